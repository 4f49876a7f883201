//! The page: reading, choosing, settling, writing, finding, copying, saving, exporting.

use iced::keyboard::key::{Code, Named};
use iced::keyboard::{Key, Modifiers};
use travaux::consolidate::VoiceSet;
use travaux::consolidate::compose::Choice;
use travaux::desk::Message;
use travaux::desk::keymap::{Command, Place};
use travaux::desk::screen::page::{self, Show};
use travaux::desk::screen::welcome;
use travaux::desk::sitting::Standing;
use travaux::desk::widget::Touch;
use travaux::desk::work::{Print, Sample};
use travaux::dossier::papers::PaperKind;
use travaux::language::Language;

use crate::hand::Hand;

const NONE: Modifiers = Modifiers::empty();

fn agreement() -> Hand {
    let mut hand = Hand::new(Language::Russian, Vec::new());
    hand.send(Message::Welcome(welcome::Message::SamplePressed(Sample::Agreement)));
    assert!(hand.desk.page().is_some(), "the sample opens");
    hand
}

fn page(hand: &Hand) -> &page::Page {
    hand.desk.page().unwrap()
}

#[test]
fn the_sample_opens_with_everyone_at_the_table() {
    let mut hand = agreement();
    assert!(hand.sees("Соглашение о совместных следственных группах"));
    let seats = &page(&hand).sitting().seats;
    assert_eq!(seats.len(), 10);
    // Who has replied stands below the contents.
    hand.resize(1440.0, 1600.0);
    assert!(hand.sees("SLM · Сельмия"));
    assert!(hand.sees("нет ответа"));
    assert!(hand.sees("без замечаний"));
    assert!(page(&hand).open_count() > 10);
    let kept = hand.desk.recent();
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].replies.1, 10);
}

#[test]
fn silence_is_never_consent() {
    let hand = agreement();
    let sitting = page(&hand).sitting();
    for matter in sitting.matters.iter() {
        let mut holders = VoiceSet::default();
        for proposal in &matter.proposals {
            let codes = sitting.codes(&proposal.holders);
            assert!(!codes.is_empty());
            assert!(!codes.iter().any(|code| code == "SLM" || code == "DRV"), "{codes:?}");
            holders = holders.union(&proposal.holders);
        }
        let told: usize = sitting.others(matter).iter().map(|(_, codes)| codes.len()).sum();
        assert_eq!(told + sitting.codes(&holders).len(), sitting.seats.len());
    }
    for passage in &sitting.rolling.passages {
        assert!(passage.wordings.iter().all(|wording| !wording.base || wording.holders.is_empty()));
    }
}

#[test]
fn j_and_k_go_through_the_differences_on_both_layouts() {
    let mut hand = agreement();
    let open: Vec<usize> = page(&hand).sitting().matters.iter().map(|matter| matter.passages[0]).collect();
    assert_eq!(page(&hand).chosen(), Some(open[0]));
    hand.key("j", Code::KeyJ, NONE);
    assert_eq!(page(&hand).chosen(), Some(open[1]));
    hand.key("о", Code::KeyJ, NONE);
    assert_eq!(page(&hand).chosen(), Some(open[2]));
    hand.key("л", Code::KeyK, NONE);
    hand.key("k", Code::KeyK, NONE);
    assert_eq!(page(&hand).chosen(), Some(open[0]));
    // What people call a passage by is its number, the same as in the commands.
    assert!(hand.reads("№ "));
}

#[test]
fn digits_settle_and_undo_takes_back() {
    let mut hand = agreement();
    let open = page(&hand).open_count();
    let chosen = page(&hand).chosen().unwrap();
    hand.key("1", Code::Digit1, NONE);
    assert_eq!(page(&hand).settled().choice(chosen), Some(&Choice::Take(1)));
    assert_eq!(page(&hand).open_count(), open - 1);
    hand.key("0", Code::Digit0, NONE);
    assert_eq!(page(&hand).settled().choice(chosen), Some(&Choice::Keep));
    hand.key("щ", Code::KeyO, NONE);
    assert_eq!(page(&hand).open_count(), open);
    for _ in 0..3 {
        hand.key("я", Code::KeyZ, Modifiers::COMMAND);
    }
    assert_eq!(page(&hand).settled().choice(chosen), None);
    hand.key("Я", Code::KeyZ, Modifiers::COMMAND | Modifiers::SHIFT);
    assert_eq!(page(&hand).settled().choice(chosen), Some(&Choice::Take(1)));
    assert!(hand.sees("Всё внесено · войдёт в следующий проект"));
    // A number beyond the wordings means nothing.
    hand.key("9", Code::Digit9, NONE);
    assert_eq!(page(&hand).settled().choice(chosen), Some(&Choice::Take(1)));
}

#[test]
fn the_buttons_of_the_panel_settle_as_well() {
    let mut hand = agreement();
    let chosen = page(&hand).chosen().unwrap();
    hand.press("Принять редакцию");
    assert_eq!(page(&hand).settled().choice(chosen), Some(&Choice::Take(1)));
    assert!(hand.reads("редакция принята — согласовано, 2 апреля 2026 г."));
    hand.press("Оставить проект");
    assert_eq!(page(&hand).settled().choice(chosen), Some(&Choice::Keep));
    assert!(hand.reads("сохранена редакция проекта — согласовано"));
    hand.press("Вернуться к обсуждению");
    assert_eq!(page(&hand).settled().choice(chosen), None);
    assert!(hand.sees("обсуждение возобновлено"));
}

#[test]
fn a_compromise_is_written_and_stands_in_the_clean_text() {
    use iced::widget::text_editor::{Action, Edit};
    use travaux::desk::screen::page::EDITOR;

    let mut hand = agreement();
    for _ in 0..4 {
        hand.key("j", Code::KeyJ, NONE);
    }
    let chosen = page(&hand).chosen().unwrap();
    hand.key("с", Code::KeyC, NONE);
    assert!(page(&hand).is_editing());
    assert_eq!(hand.desk.context().place, Place::Page);
    hand.send(Message::Page(page::Message::Edited(Action::SelectAll)));
    let words = std::sync::Arc::new("или иным согласованным способом".to_owned());
    hand.send(Message::Page(page::Message::Edited(Action::Edit(Edit::Paste(words)))));
    hand.named_within(EDITOR, Named::Enter, Modifiers::COMMAND);
    assert!(!page(&hand).is_editing());
    assert!(matches!(page(&hand).settled().choice(chosen), Some(Choice::Own(_))));
    let clean = page(&hand).sitting().clean(page(&hand).settled());
    assert!(
        clean
            .provisions()
            .iter()
            .any(|provision| provision.line().contains("или иным согласованным способом"))
    );
    hand.key("1", Code::Digit1, Modifiers::ALT);
    assert_eq!(page(&hand).show(), Show::Clean);
    assert!(hand.reads("или иным согласованным способом"));
}

#[test]
fn a_provision_is_edited_in_place_and_restored() {
    use iced::widget::text_editor::{Action, Edit};

    let mut hand = agreement();
    let provision =
        page(&hand).sheet().rows.iter().find_map(|row| row.provision.filter(|_| row.cells[0].len() > 1));
    let provision = provision.unwrap();
    hand.send(Message::Page(page::Message::EditPressed(provision)));
    assert!(page(&hand).is_editing());
    hand.send(Message::Page(page::Message::Edited(Action::SelectAll)));
    let words = std::sync::Arc::new("Совсем новые слова.".to_owned());
    hand.send(Message::Page(page::Message::Edited(Action::Edit(Edit::Paste(words)))));
    // While one writes, undo takes back what was typed.
    hand.key("z", Code::KeyZ, Modifiers::COMMAND);
    hand.key("Z", Code::KeyZ, Modifiers::COMMAND | Modifiers::SHIFT);
    hand.send(Message::Page(page::Message::EditKept));
    assert_eq!(page(&hand).settled().edit(provision), Some("Совсем новые слова."));
    let clean = page(&hand).sitting().clean(page(&hand).settled());
    let held = clean.provisions().iter().filter(|own| own.line() == "Совсем новые слова.").count();
    assert_eq!(held, 1);
    assert_eq!(clean.provisions().len(), page(&hand).sitting().rolling.base.provisions().len());
    hand.key("z", Code::KeyZ, Modifiers::COMMAND);
    assert_eq!(page(&hand).settled().edit(provision), None);
}

#[test]
fn every_view_shows_its_text() {
    let mut hand = agreement();
    for (digit, code, show) in [
        ("1", Code::Digit1, Show::Clean),
        ("2", Code::Digit2, Show::All),
        ("3", Code::Digit3, Show::One),
        ("4", Code::Digit4, Show::Two),
    ] {
        hand.key(digit, code, Modifiers::ALT);
        assert_eq!(page(&hand).show(), show);
        assert!(page(&hand).sheet().rows.len() > 40);
        assert!(hand.finds("Чистый текст"));
    }
    hand.key("5", Code::Digit5, Modifiers::ALT);
    assert!(hand.sees("Рядом"));
    hand.key("2", Code::Digit2, Modifiers::COMMAND);
    assert_eq!(hand.desk.context().place, Place::Table);
    assert!(hand.sees("Обоснование"));
    hand.key("1", Code::Digit1, Modifiers::COMMAND);
    assert_eq!(hand.desk.context().place, Place::Page);
}

#[test]
fn one_delegation_reads_as_it_wrote() {
    let mut hand = agreement();
    hand.send(Message::Page(page::Message::ShowPicked(Show::One)));
    let page = page(&hand);
    let own = page.sitting().rolling.project(0).unwrap();
    use travaux::desk::sheet::Tone;
    let shown: Vec<String> = page
        .sheet()
        .rows
        .iter()
        .map(|row| {
            let pieces = row.cells.iter().flatten();
            pieces
                .filter(|piece| piece.tone != Tone::Deleted)
                .map(|piece| piece.text.as_str())
                .collect::<String>()
        })
        .collect();
    for provision in own.provisions() {
        let line = provision.line();
        let near: Vec<&String> =
            shown.iter().filter(|row| row.contains(line.trim().get(..20).unwrap_or(""))).collect();
        assert!(shown.iter().any(|row| row.replace('\n', " ").contains(line.trim())), "{line}: {near:?}");
    }
}

#[test]
fn the_table_is_settled_from_its_lines() {
    let mut hand = agreement();
    hand.key("2", Code::Digit2, Modifiers::COMMAND);
    let open = page(&hand).open_count();
    hand.press("Учесть");
    assert_eq!(page(&hand).open_count(), open - 1);
    assert!(hand.sees("учтено"));
    hand.press("Не учитывать");
    assert!(hand.sees("не учтено"));
}

#[test]
fn names_can_be_left_out_everywhere() {
    let mut hand = agreement();
    assert!(hand.sees("Предложили"));
    hand.key("A", Code::KeyA, Modifiers::COMMAND | Modifiers::SHIFT);
    assert!(!hand.desk.settings().attribution);
    assert!(!hand.sees("Предложили"));
    assert!(!hand.sees("Предложений здесь нет:"));
}

#[test]
fn a_filter_leaves_one_delegations_proposals() {
    let mut hand = agreement();
    let all = page(&hand).sheet().places().len();
    hand.send(Message::Page(page::Message::FilterPicked(page::Voice {
        index: Some(0),
        label: String::new(),
    })));
    let page = page(&hand);
    assert!(page.sheet().places().len() < all);
    for passage in page.sheet().places().keys() {
        assert!(page.sitting().rolling.passages[*passage].proposers().contains(0));
    }
}

#[test]
fn words_are_found_and_counted() {
    let mut hand = agreement();
    hand.key("а", Code::KeyF, Modifiers::COMMAND);
    hand.send(Message::Page(page::Message::FindTyped("группы".into())));
    assert!(hand.reads("1 из "));
    hand.named(Named::F3, NONE);
    assert!(hand.reads("2 из "));
    hand.named(Named::F3, Modifiers::SHIFT);
    assert!(hand.reads("1 из "));
    hand.send(Message::Page(page::Message::FindTyped("абракадабра".into())));
    assert!(hand.sees("ничего не найдено"));
    hand.named(Named::Escape, NONE);
    assert!(!hand.sees("ничего не найдено"));
}

#[test]
fn text_is_selected_across_provisions() {
    let mut hand = agreement();
    let rows: Vec<String> = page(&hand).sheet().rows.iter().map(travaux::desk::sheet::Row::text).collect();
    hand.send(Message::Page(page::Message::Touched(1, 0, Touch::Begin(0))));
    hand.send(Message::Page(page::Message::Touched(3, 0, Touch::Extend(rows[3].len()))));
    hand.send(Message::Page(page::Message::Touched(3, 0, Touch::End)));
    assert_eq!(page(&hand).selected_text().unwrap(), rows[1..=3].join("\n"));
    hand.key("c", Code::KeyC, Modifiers::COMMAND);
    hand.key("a", Code::KeyA, Modifiers::COMMAND);
    assert_eq!(page(&hand).selected_text().unwrap(), rows.join("\n"));
    hand.named(Named::Escape, NONE);
    assert_eq!(page(&hand).selected_text(), None);
}

#[test]
fn panels_collapse_on_a_narrow_window_and_open_when_asked() {
    let mut hand = agreement();
    assert!(hand.sees("Принять редакцию"));
    hand.resize(1280.0, 800.0);
    assert!(!hand.sees("Принять редакцию"));
    assert!(!hand.reads("СОДЕРЖАНИЕ"));
    hand.named(Named::F8, NONE);
    assert!(hand.sees("Принять редакцию"));
    hand.named(Named::F7, NONE);
    assert!(hand.reads("СОДЕРЖАНИЕ"));
}

#[test]
fn names_are_switched_by_the_mouse_as_well() {
    let mut hand = agreement();
    hand.press("Авторы");
    assert!(!hand.desk.settings().attribution);
    assert!(!hand.sees("Предложили"));
    hand.press("Авторы");
    assert!(hand.desk.settings().attribution);
}

#[test]
fn decisions_and_half_typed_words_survive_a_crash() {
    use iced::widget::text_editor::{Action, Edit};

    let mut hand = agreement();
    hand.key("1", Code::Digit1, NONE);
    hand.key("j", Code::KeyJ, NONE);
    hand.key("0", Code::Digit0, NONE);
    for _ in 0..3 {
        hand.key("j", Code::KeyJ, NONE);
    }
    hand.key("c", Code::KeyC, NONE);
    let words = std::sync::Arc::new(" и ещё слова".to_owned());
    hand.send(Message::Page(page::Message::Edited(Action::Edit(Edit::Paste(words)))));
    let (settled, chosen) = (page(&hand).settled().choices().clone(), page(&hand).chosen());
    let (first, second) =
        (page(&hand).sitting().matters[0].passages[0], page(&hand).sitting().matters[1].passages[0]);
    assert!(page(&hand).settled().is_settled(first) && page(&hand).settled().is_settled(second));
    // Nobody closed anything.
    let mut hand = hand.restarted();
    hand.send(Message::Welcome(welcome::Message::SamplePressed(Sample::Agreement)));
    assert_eq!(page(&hand).settled().choices(), &settled);
    assert!(page(&hand).is_editing());
    assert_eq!(page(&hand).chosen(), chosen);
    hand.named(Named::Enter, Modifiers::COMMAND);
    assert!(matches!(page(&hand).settled().choice(chosen.unwrap()), Some(Choice::Own(own))
        if own[0].content.text.contains("и ещё слова")));
    // In a draft they are kept for good, and the note is gone.
    hand.key("s", Code::KeyS, Modifiers::COMMAND);
    hand.named(Named::Enter, NONE);
    assert_eq!(page(&hand).sitting().edition, 3);
    let notes = hand.folder.path().join("memory/notes");
    assert_eq!(std::fs::read_dir(notes).unwrap().count(), 0);
}

#[test]
fn files_become_a_dossier_in_one_step_and_keep_the_decisions() {
    let mut hand = Hand::new(Language::Russian, Vec::new());
    let draft = "# Соглашение о сведениях\n\n### Статья 1. Предмет\n\n1. Срок тридцать дней.\n\n2. Стороны ведут учёт.\n";
    let paths = crate::hand::files(
        hand.folder.path(),
        &[
            ("Проект.md", draft),
            ("ALT.md", &draft.replace("тридцать", "сорок")),
            ("KRS.md", &draft.replace("ведут", "ведут и сверяют")),
        ],
    );
    hand.send(Message::FilesChosen(travaux::desk::screen::intake::Purpose::Consolidate, paths));
    hand.press("Свести");
    assert!(hand.sees("Отдельные файлы"));
    hand.key("1", Code::Digit1, NONE);
    let decided = page(&hand).settled().choices().clone();
    hand.press("Сохранить как дело");
    let sitting = page(&hand).sitting();
    let travaux::desk::sitting::Origin::Dossier(folder) = &sitting.origin else { panic!("a dossier") };
    assert!(folder.starts_with(hand.folder.path().join("library")));
    assert_eq!(sitting.title, "Соглашение о сведениях");
    assert_eq!(sitting.edition, 1);
    assert_eq!(sitting.seats.iter().map(|seat| seat.code.as_str()).collect::<Vec<_>>(), ["ALT", "KRS"]);
    assert_eq!(page(&hand).settled().choices(), &decided);
    let dossier =
        travaux::dossier::Dossier::open(folder, std::sync::Arc::new(travaux::dossier::Disk)).unwrap();
    assert!(dossier.troubles().is_empty());
    assert_eq!(dossier.state().submissions.len(), 2);
    assert_eq!(hand.desk.recent().len(), 1);
}

#[test]
fn exports_honour_what_was_decided_or_not_as_one_likes() {
    let mut hand = agreement();
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
    let mut hand = agreement();
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
    let folder = page(&hand).sitting().proceedings.as_ref().unwrap().folder().to_path_buf();
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

    let first = agreement();
    let folder = page(&first).sitting().proceedings.as_ref().unwrap().folder().to_path_buf();
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
    let rows = &page(&hand).sheet().rows;
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
}

#[test]
fn the_next_draft_is_saved_with_what_is_open() {
    let mut hand = agreement();
    hand.key("1", Code::Digit1, NONE);
    hand.key("ы", Code::KeyS, Modifiers::COMMAND);
    assert!(hand.sees("Проект № 3 перед выпуском"));
    hand.named(Named::Enter, NONE);
    let sitting = page(&hand).sitting();
    assert_eq!(sitting.edition, 3);
    let travaux::desk::sitting::Origin::Dossier(folder) = &sitting.origin else { panic!("a dossier") };
    let dossier =
        travaux::dossier::Dossier::open(folder, std::sync::Arc::new(travaux::dossier::Disk)).unwrap();
    let edition = dossier.state().current_edition().unwrap();
    assert_eq!(edition.what.number, 3);
    assert!(dossier.troubles().is_empty());
    assert!(hand.sees("Все изменения сохранены"));
    // What was kept open is shown before anybody has answered the new draft.
    let in_russian = edition.what.open.iter().filter(|open| open.language.as_str() == "ru").count();
    assert!(in_russian > 20);
    assert_eq!(page(&hand).open_count(), in_russian);
    assert!(page(&hand).sitting().seats.iter().all(|seat| seat.standing == Standing::Silent));
    hand.key("2", Code::Digit2, Modifiers::ALT);
    assert!(hand.reads("Предложил"));
}

#[test]
fn every_print_is_written_and_can_be_opened() {
    let papers = [PaperKind::Comments, PaperKind::Minutes].map(Print::Paper);
    for print in Print::offered(true).into_iter().chain(papers) {
        for ending in print.endings() {
            let mut hand = agreement();
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
                let seats = page(&hand).sitting().rolling.voices.len();
                assert_eq!(recovered.voices.len(), seats);
                assert_eq!(recovered.base, page(&hand).sitting().rolling.base);
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
    let mut hand = agreement();
    *hand.asked.place.lock().unwrap() = Some(hand.folder.path().join("no/such/folder/text.md"));
    hand.send(Message::Command(Command::Export));
    hand.press("Записать файл…");
    assert!(hand.reads("Не удалось записать text.md"));
}

#[test]
fn ten_thousand_provisions_build_only_what_is_seen() {
    let lines: String = (1..=10_000)
        .map(|number| format!("{number}. Стороны обмениваются сведениями {number}.\n\n"))
        .collect();
    let mut hand = Hand::new(Language::English, Vec::new());
    let changed = lines.replace("сведениями 9000.", "данными 9000.");
    let paths = crate::hand::files(hand.folder.path(), &[("base.md", &lines), ("ALT.md", &changed)]);
    hand.send(Message::FilesChosen(travaux::desk::screen::intake::Purpose::Consolidate, paths));
    hand.press("Consolidate");
    assert_eq!(page(&hand).sheet().rows.len(), 10_000);
    let drawn = hand.with(|ui| {
        let mut count = 0;
        let _ = ui.find(|candidate: iced_test::selector::Candidate<'_>| {
            if let iced_test::selector::Candidate::Text { content, .. } = candidate
                && content.contains("Стороны обмениваются")
            {
                count += 1;
            }
            None::<()>
        });
        count
    });
    assert!((5..80).contains(&drawn), "{drawn}");
    hand.key("j", Code::KeyJ, NONE);
    assert!(hand.reads("9000. Стороны обмениваются сведениями данными 9000."));
}

#[test]
fn text_beside_text_can_be_selected_at_either_side() {
    let mut hand = agreement();
    hand.send(Message::Page(page::Message::ShowPicked(Show::Two)));
    hand.send(Message::Page(page::Message::BesideToggled(true)));
    hand.key("a", Code::KeyA, Modifiers::COMMAND);
    let later = page(&hand).selected_text().unwrap();
    assert!(later.contains("непосредственно или через Бюро"), "{later}");
    // From the first row at the left down to the third, and not across.
    let touch = |row: usize, touch| Message::Page(page::Message::Touched(row, 0, touch));
    hand.send(touch(0, Touch::Begin(0)));
    hand.send(touch(2, Touch::Extend(10)));
    hand.send(touch((1 << 40) + 1, Touch::Extend(3)));
    hand.send(touch(2, Touch::End));
    let text = page(&hand).selected_text().unwrap();
    assert!(text.starts_with("Соглашение о совместных") && text.lines().count() == 3, "{text}");
}

#[test]
fn where_the_system_has_no_dialogs_a_path_is_typed() {
    let mut hand = agreement();
    hand.asked.deaf.store(true, std::sync::atomic::Ordering::Relaxed);
    hand.key("o", Code::KeyO, Modifiers::COMMAND);
    assert!(hand.reads("нет портала рабочего стола"));
    let typed = |words: &str| Message::Asked(travaux::desk::ask::Message::Typed(words.to_owned()));
    hand.send(typed("/нет/такой/папки"));
    hand.press("Открыть");
    assert!(hand.sees("Нет папки /нет/такой/папки."));
    hand.named(Named::Escape, NONE);
    assert!(!hand.reads("нет портала рабочего стола"));
    hand.key("e", Code::KeyE, Modifiers::COMMAND);
    hand.press("Записать файл…");
    hand.press("Записать");
    let written = |hand: &Hand| {
        let entries = std::fs::read_dir(hand.folder.path().join("library")).unwrap();
        let paths = entries.map(|entry| entry.unwrap().path());
        paths.filter(|path| path.extension().is_some_and(|it| it == "docx")).collect::<Vec<_>>()
    };
    assert_eq!(written(&hand).len(), 1);
    // What is there already is not written over unasked.
    hand.key("e", Code::KeyE, Modifiers::COMMAND);
    hand.press("Записать файл…");
    hand.press("Записать");
    assert!(hand.reads("уже есть"));
    hand.press("Заменить");
    assert!(!hand.reads("уже есть"));
    assert_eq!(written(&hand).len(), 1);
    // A folder stands for the replies in it.
    let replies = hand.folder.path().join("ответы");
    std::fs::create_dir(&replies).unwrap();
    let draft = "### Статья 1\n\n1. Стороны сотрудничают.\n";
    crate::hand::files(&replies, &[("Проект.md", draft), ("ALT.md", draft), ("KRS.md", draft)]);
    hand.key("n", Code::KeyN, Modifiers::COMMAND);
    hand.send(typed(&replies.display().to_string()));
    hand.send(Message::Asked(travaux::desk::ask::Message::Entered));
    assert_eq!(hand.desk.context().place, Place::Intake);
}

#[test]
fn a_space_typed_beside_the_text_does_not_leaf_through_it() {
    let mut hand = agreement();
    hand.resize(1280.0, 800.0);
    hand.named(Named::F8, NONE);
    let space = |key: Key| {
        iced::Event::Keyboard(iced::keyboard::Event::KeyPressed {
            key: key.clone(),
            modified_key: key,
            physical_key: iced::keyboard::key::Physical::Code(Code::Space),
            location: iced::keyboard::Location::Standard,
            modifiers: NONE,
            repeat: false,
            text: Some(" ".into()),
        })
    };
    let stays = hand.with(|ui| {
        ui.click(iced_test::selector::id("reason")).map(|_| ()).unwrap();
        ui.simulate([space(Key::Named(Named::Space))]);
        ui.find(iced_test::selector::is_focused()).is_ok()
    });
    assert!(stays);
    assert_eq!(hand.page().top(), 0, "the text was not leafed through");
    hand.with(|ui| ui.simulate([space(Key::Named(Named::Space)), space(Key::Named(Named::Space))]));
    assert!(hand.page().top() > 0, "without a line to type in, a space leafs on");
}

#[test]
fn contents_of_thousands_of_headings_build_only_what_is_seen() {
    let lines: String =
        (1..=4000).map(|number| format!("### Статья {number}\n\n1. Стороны сотрудничают.\n\n")).collect();
    let mut hand = Hand::new(Language::Russian, Vec::new());
    let changed = lines.replacen("сотрудничают", "взаимодействуют", 1);
    let paths = crate::hand::files(hand.folder.path(), &[("base.md", &lines), ("ALT.md", &changed)]);
    hand.send(Message::FilesChosen(travaux::desk::screen::intake::Purpose::Consolidate, paths));
    hand.press("Свести");
    let drawn = hand.with(|ui| {
        let mut count = 0;
        let _ = ui.find(|candidate: iced_test::selector::Candidate<'_>| {
            if let iced_test::selector::Candidate::Text { content, .. } = candidate
                && content.starts_with("Статья ")
            {
                count += 1;
            }
            None::<()>
        });
        count
    });
    assert!((20..120).contains(&drawn), "{drawn}");
}

#[test]
fn a_reply_dropped_on_a_dossier_is_looked_at_and_entered() {
    let mut hand = agreement();
    let base = travaux::text::markdown::write(&page(&hand).sitting().rolling.base);
    assert!(base.contains("уведомляет депозитарий в течение тридцати дней"));
    let changed = base.replace(
        "уведомляет депозитарий в течение тридцати дней",
        "уведомляет депозитарий в течение десяти дней",
    );
    let paths = crate::hand::files(hand.folder.path(), &[("Ответ Сельмии.md", &changed)]);
    hand.send(Message::Dropped(paths[0].clone()));
    assert_eq!(hand.desk.context().place, Place::Reports);
    assert!(hand.sees("Что пришло"));
    // What differs is listed, and its place can be looked at.
    hand.press("Статья 3, пункт 2: «тридцати» → «десяти»");
    assert_eq!(hand.desk.context().place, Place::Page);
    hand.send(Message::Dropped(paths[0].clone()));
    hand.press("Внести в дело");
    let sitting = page(&hand).sitting();
    let seat = sitting.seats.iter().find(|seat| seat.code == "SLM").unwrap();
    assert_eq!(seat.standing, Standing::Full);
    assert!(sitting.voice_of("SLM").is_some());
    // Escape leaves the reports and enters nothing.
    hand.send(Message::Dropped(paths[0].clone()));
    hand.named(Named::Escape, NONE);
    assert_eq!(hand.desk.context().place, Place::Page);
}

#[test]
fn replies_cannot_be_entered_where_there_is_no_dossier() {
    let mut hand = Hand::new(Language::English, Vec::new());
    let paths =
        crate::hand::files(hand.folder.path(), &[("a.md", "# A\n\n1. One.\n"), ("b.md", "# A\n\n1. Two.\n")]);
    hand.send(Message::FilesChosen(travaux::desk::screen::intake::Purpose::Compare, paths));
    hand.press("Compare");
    hand.key("r", Code::KeyR, Modifiers::COMMAND);
    assert!(hand.reads("Open one first"));
}
