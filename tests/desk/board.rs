//! The reply board, and replies entered from it.

use std::path::PathBuf;
use std::sync::Arc;

use iced::keyboard::Modifiers;
use iced::keyboard::key::{Code, Named};
use travaux::desk::Message;
use travaux::desk::keymap::{Command, Place};
use travaux::desk::round::Line;
use travaux::desk::screen::board::{self, dialog};
use travaux::desk::sitting::Standing;
use travaux::dossier::entry::Reply;
use travaux::dossier::round::Sending;
use travaux::dossier::sample::{self, Sample};
use travaux::dossier::{Disk, Dossier, Occasion};
use travaux::language::Language;
use travaux::negotiation::statement::Addressee;
use travaux::negotiation::submission::{About, Action, Kind, Letter, Point};

use crate::hand::Hand;

const NONE: Modifiers = Modifiers::empty();

/// The sample agreement, sent out on 12 March with replies asked for by 26 March; two who are silent were reminded.
pub fn circulated(folder: &std::path::Path) -> PathBuf {
    let root = folder.join("Соглашение.dossier");
    let at = |day: &str| format!("2026-{day}T09:00:00Z").parse().unwrap();
    let mut dossier = sample::write(Sample::Agreement, &root, at("03-12"), Arc::new(Disk)).unwrap();
    let edition = dossier.state().current.unwrap();
    let office = dossier.genesis().office.clone();
    let mut send = |day: &str, number: &str, to: &[&str], reminder: bool| {
        let sending = Sending {
            edition,
            to: dossier
                .state()
                .roster
                .delegations()
                .filter(|entry| to.is_empty() || to.contains(&entry.code.as_str()))
                .map(|entry| Addressee { code: entry.code.clone(), number: String::new() })
                .collect(),
            date: format!("2026-{day}").parse().unwrap(),
            deadline: Some("2026-03-26".parse().unwrap()),
            letter: Some(Letter { number: number.into(), ..Letter::default() }),
            reminder,
            files: Vec::new(),
        };
        dossier.circulate(sending, &Occasion::new(office.clone(), at(day))).unwrap();
    };
    send("03-12", "4-17/201", &[], false);
    send("03-24", "4-17/230", &["SLM"], true);
    // One that came too late, in place of nothing.
    let mut late = Reply::new(Kind::Points, vec!["BKB".parse().unwrap()], About::Edition(edition));
    late.date = Some("2026-03-30".parse().unwrap());
    late.points.push(Point {
        number: String::new(),
        at: "пункт 1 статьи 5".into(),
        action: Action::Replace,
        find: "тридцати".into(),
        text: "сорока".into(),
        reason: String::new(),
    });
    dossier.submit(late, &Occasion::new(office, at("03-30"))).unwrap();
    root
}

pub fn open(language: Language) -> Hand {
    let folder = tempfile::tempdir().unwrap();
    let root = circulated(folder.path());
    Hand::on(folder, language, vec![root])
}

pub fn line<'a>(hand: &'a Hand, code: &str) -> &'a Line {
    hand.desk.board().unwrap().round().lines.iter().find(|line| line.code == code).unwrap()
}

pub fn dossier(hand: &Hand) -> Dossier {
    Dossier::open(hand.desk.board().unwrap().folder(), Arc::new(Disk)).unwrap()
}

#[test]
fn a_dossier_that_was_sent_out_opens_on_the_board() {
    let mut hand = open(Language::Russian);
    assert_eq!(hand.desk.context().place, Place::Board);
    assert!(hand.sees("Ответили 9 из 10"));
    assert!(hand.sees("Сельмия"));
    assert!(hand.sees("нет ответа"));
    assert!(hand.sees("просрочен на 7 дней"));
    assert!(hand.sees("№ 4-17/201"));
    let silent = line(&hand, "SLM");
    assert_eq!(silent.standing, Standing::Silent);
    assert_eq!((silent.proposals, silent.replies.len()), (0, 0));
    assert!(silent.reminded.is_some());
    let late = line(&hand, "BKB");
    assert!(late.late && late.proposals == 1, "{late:?}");
    assert!(late.wanting.iter().any(|phrase| phrase.key() == "board-want-letter"));
    // The page is one key away, on a Russian layout as well, and back again.
    hand.key("1", Code::Digit1, Modifiers::COMMAND);
    assert_eq!(hand.desk.context().place, Place::Page);
    hand.key("и", Code::KeyB, Modifiers::COMMAND);
    assert_eq!(hand.desk.context().place, Place::Board);
    hand.press("Таблица");
    assert_eq!(hand.desk.context().place, Place::Table);
}

#[test]
fn a_dossier_nobody_was_sent_opens_on_the_page() {
    let mut hand = Hand::new(Language::English, Vec::new());
    let pressed =
        travaux::desk::screen::welcome::Message::SamplePressed(travaux::desk::work::Sample::Agreement);
    hand.send(Message::Welcome(pressed));
    assert_eq!(hand.desk.context().place, Place::Page);
    hand.press("Replies");
    assert_eq!(hand.desk.context().place, Place::Board);
    assert!(hand.sees("Nothing is recorded yet of the draft being circulated."));
}

#[test]
fn the_board_is_walked_by_keys_and_leads_to_the_passages() {
    let mut hand = open(Language::English);
    hand.key("о", Code::KeyJ, NONE);
    hand.named(Named::ArrowDown, NONE);
    let second = hand.desk.board().unwrap().chosen().unwrap().clone();
    assert_eq!(second.code, hand.desk.board().unwrap().round().lines[1].code);
    hand.named(Named::Enter, NONE);
    assert!(hand.reads("Go to the differences"));
    assert!(hand.sees("stands"));
    hand.key("p", Code::KeyP, NONE);
    assert_eq!(hand.desk.context().place, Place::Page);
    let page = hand.desk.page().unwrap();
    let voice = page.sitting().voice_of(&second.code).unwrap();
    let chosen = page.chosen().unwrap();
    let matter = page.sitting().matters.iter().find(|matter| matter.passages.contains(&chosen)).unwrap();
    assert!(matter.proposals.iter().any(|it| it.holders.contains(voice)));
}

#[test]
fn who_is_late_and_who_is_awaited_can_be_shown_alone() {
    let mut hand = open(Language::English);
    hand.press("Late · 2");
    assert!(hand.sees("SLM") && hand.sees("BKB") && !hand.sees("KRS"));
    hand.press("All · 10");
    assert!(hand.sees("KRS"));
}

#[test]
fn a_meeting_and_a_remark_are_recorded() {
    let mut hand = open(Language::Russian);
    hand.press("Заседание…");
    let say = |line, words: &str| {
        Message::Board(board::Message::Dialog(dialog::Message::Typed(line, words.into())))
    };
    hand.send(say(dialog::Line::Place, "Веланд"));
    hand.send(say(dialog::Line::Date, "07.04.2026"));
    hand.send(say(dialog::Line::Until, "08.04.2026"));
    hand.send(Message::Board(board::Message::Dialog(dialog::Message::Ticked(8, false))));
    hand.press("Записать");
    assert!(hand.reads("Веланд, 07.04.2026 – 08.04.2026"));
    assert_eq!(dossier(&hand).state().meetings.len(), 1);
    hand.press("Замечание…");
    hand.send(say(dialog::Line::Place, "статья 5"));
    hand.send(say(dialog::Line::Words, "Проверить сроки."));
    hand.press("Записать");
    let stated = dossier(&hand);
    let remark = stated.state().remarks.values().next().unwrap();
    assert!(remark.what.provision.is_some());
    assert_eq!(remark.audience, travaux::negotiation::Audience::OwnOffice);
    // A place the draft does not have is a sentence, and nothing is recorded.
    hand.press("Замечание…");
    hand.send(say(dialog::Line::Place, "статья 99"));
    hand.send(say(dialog::Line::Words, "Лишнее."));
    hand.press("Записать");
    assert!(hand.reads("такого места в проекте нет"));
    assert_eq!(dossier(&hand).state().remarks.len(), 1);
}

#[test]
fn what_is_the_matter_with_a_dossier_is_told_in_sentences() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("demo.dossier");
    travaux::dossier::demo::negotiate(&root, Arc::new(Disk), None).unwrap();
    let mut hand = Hand::on(folder, Language::Russian, vec![root]);
    hand.send(Message::Command(Command::ShowBoard));
    assert!(hand.reads("Запись участника TAV (отзыв записи"));
    assert!(hand.reads("нет такого права"));
}
