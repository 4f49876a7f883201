//! Files written from the page: drafts, tables and papers.

use iced::keyboard::Modifiers;
use iced::keyboard::key::Code;
use travaux::desk::Message;
use travaux::desk::keymap::Command;
use travaux::desk::screen::page;
use travaux::desk::screen::reports::Choice;
use travaux::desk::work::{Packed, Print};
use travaux::dossier::papers::PaperKind;
use travaux::language::Language;

use crate::hand::Hand;

const NONE: Modifiers = Modifiers::empty();

#[test]
fn exports_honour_what_was_decided_or_not_as_one_likes() {
    let mut hand = Hand::agreement(Language::Russian);
    while !hand.sees("Статья 5, пункт 1") {
        hand.key("j", Code::KeyJ, NONE);
    }
    hand.key("1", Code::Digit1, NONE);
    let mut write = |print: Print, decided: bool| {
        let place = hand.folder.path().join("print.md");
        *hand.asked.place.lock().unwrap() = Some(place.clone());
        hand.key("e", Code::KeyE, Modifiers::COMMAND);
        hand.send(Message::Page(page::Message::PrintPicked(print)));
        hand.send(Message::Page(page::Message::EndingPicked("md")));
        hand.press(if decided { "Учесть" } else { "Как получено" });
        hand.press("Записать файл…");
        std::fs::read_to_string(place).unwrap()
    };
    let received = write(Print::Consolidated, false);
    assert!(received.contains("[тридцати] [шестидесяти — ALT, KRS]"), "{received}");
    let decided = write(Print::Consolidated, true);
    assert!(decided.contains("в течение сорока пяти дней"), "{decided}");
    assert!(!decided.contains("[тридцати]"));
}

#[test]
fn the_comparative_table_of_a_dossier_is_the_paper_of_the_round() {
    let mut hand = Hand::agreement(Language::Russian);
    let write = |hand: &mut Hand| {
        let place = hand.folder.path().join("print.md");
        *hand.asked.place.lock().unwrap() = Some(place.clone());
        hand.resize(1440.0, 1200.0);
        hand.key("e", Code::KeyE, Modifiers::COMMAND);
        hand.send(Message::Page(page::Message::PrintPicked(Print::Paper(PaperKind::Comparative))));
        assert!(!hand.sees("Как получено"));
        hand.send(Message::Page(page::Message::EndingPicked("md")));
        hand.press("Записать файл…");
        std::fs::read_to_string(place).unwrap()
    };
    assert!(!write(&mut hand).contains("Не учтено"));
    while !hand.sees("Статья 5, пункт 1") {
        hand.key("j", Code::KeyJ, NONE);
    }
    hand.key("1", Code::Digit1, NONE);
    let table = write(&mut hand);
    assert!(table.contains("Учтено") && table.contains("Не учтено"), "{table}");
    let folder = hand.page().sitting().proceedings.as_ref().unwrap().folder().to_path_buf();
    let dossier =
        travaux::dossier::Dossier::open(&folder, std::sync::Arc::new(travaux::dossier::Disk)).unwrap();
    let (edition, language) = (dossier.state().current.unwrap(), dossier.genesis().leading.clone());
    let hearing = dossier.hearing(&edition, &language).unwrap();
    let manner = travaux::dossier::papers::Manner::of(&dossier, Language::Russian);
    let round = travaux::dossier::papers::Round::new(&dossier, &hearing, manner).unwrap();
    let paper = round.paper(PaperKind::Comparative);
    let format = travaux::exchange::paper::Format::of_ending("md").unwrap();
    let kind = PaperKind::Comparative.setting();
    assert_eq!(table.into_bytes(), format.write(&paper, round.tongue(), kind).unwrap());
}

#[test]
fn nothing_internal_goes_out_in_a_file() {
    use travaux::dossier::entry::Reply;
    use travaux::dossier::{Disk, Dossier, Occasion};
    use travaux::negotiation::Audience;
    use travaux::negotiation::statement::Remark;
    use travaux::negotiation::submission::{About, Kind};

    let first = Hand::agreement(Language::Russian);
    let folder = first.page().sitting().proceedings.as_ref().unwrap().folder().to_path_buf();
    let mut dossier = Dossier::open(&folder, std::sync::Arc::new(Disk)).unwrap();
    let (edition, language) = (dossier.state().current.unwrap(), dossier.genesis().leading.clone());
    let base = travaux::text::markdown::write(&dossier.text_of(&edition, &language).unwrap().text);
    let secret = base.replace("в течение тридцати дней", "в течение негласного срока");
    assert_ne!(secret, base);
    let time = "2026-04-01T10:00:00Z".parse().unwrap();
    let mut own = Occasion::new(dossier.genesis().office.clone(), time);
    own.audience = Audience::OwnOffice;
    let mut reply = Reply::new(Kind::Full, vec!["SLM".parse().unwrap()], About::Edition(edition));
    reply.texts = [(language, travaux::text::markdown::read(&secret).0)].into();
    dossier.submit(reply, &own).unwrap();
    let text = "негласная уступка возможна".to_owned();
    let remark = Remark { about: Some(edition), provision: None, on: None, text };
    dossier.remark_for(own.office.clone(), remark, &own).unwrap();

    let mut hand = Hand::new(Language::Russian, vec![folder]);
    // In the office it is seen.
    let rows = &hand.page().sheet().rows;
    assert!(rows.iter().any(|row| row.text().contains("негласного срока")));
    let mut papers = vec![Print::Paper(PaperKind::Comments), Print::Paper(PaperKind::Disagreements)];
    papers.extend(Print::offered(true));
    for print in papers {
        let docx = print == Print::Tracked;
        let (ending, name) = if docx { ("docx", "print.docx") } else { ("md", "print.md") };
        let place = hand.folder.path().join(name);
        *hand.asked.place.lock().unwrap() = Some(place.clone());
        hand.key("e", Code::KeyE, Modifiers::COMMAND);
        hand.send(Message::Page(page::Message::PrintPicked(print)));
        hand.send(Message::Page(page::Message::EndingPicked(ending)));
        hand.press("Записать файл…");
        let bytes = std::fs::read(&place).unwrap();
        let written = if docx {
            let recovered = travaux::exchange::word::recover(&bytes).unwrap();
            assert!(!recovered.voices.is_empty());
            let texts = recovered.voices.iter().map(|voice| &voice.text).chain([&recovered.base]);
            texts.map(travaux::text::markdown::write).collect::<String>()
        } else {
            String::from_utf8(bytes).unwrap()
        };
        assert!(written.len() > 500 && !written.contains("негласн"), "{print:?}");
    }
    // For the own office it is written, and every page says that it is not to be sent on.
    let place = hand.folder.path().join("own.html");
    *hand.asked.place.lock().unwrap() = Some(place.clone());
    hand.key("e", Code::KeyE, Modifiers::COMMAND);
    hand.send(Message::Page(page::Message::PrintPicked(Print::Paper(PaperKind::Comments))));
    hand.send(Message::Page(page::Message::EndingPicked("html")));
    hand.send(Message::Page(page::Message::ReadersPicked(Choice::new(Packed::Own, ""))));
    assert!(hand.reads("только для своей канцелярии"));
    hand.press("Записать файл…");
    let written = std::fs::read_to_string(&place).unwrap();
    assert!(written.contains("негласная уступка") && written.contains("не для рассылки"), "{written}");
}

#[test]
fn every_print_is_written_and_can_be_opened() {
    let papers = [PaperKind::Comments, PaperKind::Minutes].map(Print::Paper);
    for print in Print::offered(true).into_iter().chain(papers) {
        for ending in print.endings() {
            let mut hand = Hand::agreement(Language::Russian);
            let place = hand.folder.path().join(format!("print.{ending}"));
            *hand.asked.place.lock().unwrap() = Some(place.clone());
            hand.key("e", Code::KeyE, Modifiers::COMMAND);
            assert!(hand.desk.context().covered);
            hand.send(Message::Page(page::Message::PrintPicked(print)));
            hand.send(Message::Page(page::Message::EndingPicked(ending)));
            hand.press("Записать файл…");
            let bytes = std::fs::read(&place).unwrap();
            // There were no meetings yet to have minutes.
            let least = if print == Print::Paper(PaperKind::Minutes) { 100 } else { 1000 };
            assert!(bytes.len() > least, "{print:?} {ending}");
            if print == Print::Tracked {
                let recovered = travaux::exchange::word::recover(&bytes).unwrap();
                let seats = hand.page().sitting().rolling.voices.len();
                assert_eq!(recovered.voices.len(), seats);
                assert_eq!(recovered.base, hand.page().sitting().rolling.base);
            }
            if *ending == "docx" && matches!(print, Print::Tracked | Print::Clean) {
                // A reply to it is recognised whatever it is called.
                let opened = travaux::exchange::open::read(
                    "reply.docx",
                    &bytes,
                    travaux::exchange::word::Reading::default(),
                );
                let identity = travaux::exchange::word::Identity::of(&opened.unwrap().beside.properties)
                    .unwrap_or_else(|| panic!("{print:?} says nothing of itself"));
                assert!(!identity.edition.is_empty(), "{print:?}");
            }
            if !matches!(print, Print::Paper(_)) && *ending != "docx" {
                assert!(String::from_utf8(bytes).unwrap().contains("Статья"));
            }
            hand.press("Открыть");
            assert_eq!(hand.asked.shown.lock().unwrap().as_slice(), [place]);
        }
    }
}

#[test]
fn a_place_that_cannot_be_written_is_a_sentence() {
    let mut hand = Hand::agreement(Language::Russian);
    *hand.asked.place.lock().unwrap() = Some(hand.folder.path().join("no/such/folder/text.md"));
    hand.send(Message::Command(Command::Export));
    hand.press("Записать файл…");
    assert!(hand.reads("Не удалось записать text.md"));
}

#[test]
fn a_distribution_mark_stands_on_what_is_written() {
    let mut hand = Hand::agreement(Language::Russian);
    for print in [Print::Consolidated, Print::Paper(PaperKind::Comments), Print::Clean] {
        let place = hand.folder.path().join("print.html");
        *hand.asked.place.lock().unwrap() = Some(place.clone());
        hand.key("e", Code::KeyE, Modifiers::COMMAND);
        hand.send(Message::Page(page::Message::PrintPicked(print)));
        hand.send(Message::Page(page::Message::EndingPicked("html")));
        hand.send(Message::Page(page::Message::DistributionTyped(" Для экспертной группы ".into())));
        hand.press("Записать файл…");
        let written = std::fs::read_to_string(place).unwrap();
        assert!(written.contains("Для экспертной группы"), "{print:?}");
    }
}
