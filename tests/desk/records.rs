//! The record of a dossier: what was entered, by whom, and where it leads.

use std::sync::Arc;

use iced::keyboard::Modifiers;
use iced::keyboard::key::{Code, Named};
use travaux::desk::Message;
use travaux::desk::keymap::Place;
use travaux::desk::screen::page::Show;
use travaux::desk::screen::records::{Message as Said, Sort};
use travaux::dossier::Disk;
use travaux::dossier::history::Effect;
use travaux::language::Language;

use crate::hand::Hand;

const NONE: Modifiers = Modifiers::empty();

/// A dossier with a whole negotiation in it: taken back, forged, on behalf of others.
fn negotiated(language: Language) -> Hand {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("Соглашение.dossier");
    travaux::dossier::demo::negotiate(&root, Arc::new(Disk), None).unwrap();
    Hand::on(folder, language, vec![root])
}

fn shown(hand: &Hand) -> usize {
    hand.desk.records().unwrap().shown().count()
}

#[test]
fn everything_entered_is_listed_and_found() {
    let mut hand = negotiated(Language::Russian);
    let all = hand.dossier().records().iter().filter(|record| record.envelope().is_some()).count();
    hand.key("о", Code::KeyJ, Modifiers::COMMAND);
    assert_eq!(hand.desk.context().place, Place::Records);
    assert_eq!(shown(&hand), all);
    let newest = hand.desk.records().unwrap().shown().next().unwrap().time;
    assert!(hand.desk.records().unwrap().shown().all(|line| line.time <= newest));
    // By the clock on the wall here, five hours ahead of world time.
    let first =
        hand.dossier().records().iter().filter_map(|record| record.envelope()).map(|it| it.time).min();
    let oldest = hand.desk.records().unwrap().shown().map(|line| line.time).min();
    assert_eq!(
        oldest.unwrap(),
        first.unwrap().to_zoned(jiff::tz::Offset::constant(5).to_time_zone()).datetime()
    );
    hand.send(Message::Records(Said::SortPicked(Sort::Void)));
    let void: Vec<Effect> = hand.desk.records().unwrap().shown().map(|line| line.effect).collect();
    assert!(void.contains(&Effect::None) && void.contains(&Effect::Withdrawn), "{void:?}");
    assert!(hand.reads("без действия: "), "why it has none is said");
    hand.send(Message::Records(Said::SortPicked(Sort::Replies)));
    let replies = shown(&hand);
    hand.send(Message::Records(Said::Typed("krs".into())));
    assert!((1..replies).contains(&shown(&hand)));
    hand.send(Message::Records(Said::Typed("такого никто не вносил".into())));
    assert!(hand.sees("Таких записей нет."));
    // Escape first forgets what was looked for, then leads back.
    hand.named(Named::Escape, NONE);
    assert_eq!(shown(&hand), replies);
    hand.named(Named::Escape, NONE);
    assert_ne!(hand.desk.context().place, Place::Records);
    // The record speaks the language of the desk.
    hand.key("j", Code::KeyJ, Modifiers::COMMAND);
    hand.key("i", Code::KeyI, Modifiers::COMMAND | Modifiers::SHIFT);
    assert!(hand.sees("Without effect · 2") || hand.reads("Without effect · "));
    assert!(hand.reads("Outcome"));
}

#[test]
fn an_entry_leads_to_its_place_in_the_text() {
    let mut hand = Hand::agreement(Language::Russian);
    for _ in 0..5 {
        hand.key("j", Code::KeyJ, NONE);
    }
    let decided = hand.page().chosen();
    hand.key("1", Code::Digit1, NONE);
    hand.named(Named::Escape, NONE);
    assert_eq!(hand.page().chosen(), None);
    hand.key("2", Code::Digit2, Modifiers::COMMAND);
    hand.key("j", Code::KeyJ, Modifiers::COMMAND);
    assert!(hand.reads("Результат рассмотрения"), "the newest stands first");
    hand.named(Named::Enter, NONE);
    assert_eq!(hand.desk.context().place, Place::Page);
    assert_eq!(hand.page().chosen(), decided);
    // A reply leads to the text of who sent it.
    hand.key("j", Code::KeyJ, Modifiers::COMMAND);
    hand.send(Message::Records(Said::SortPicked(Sort::Replies)));
    let at = hand.desk.records().unwrap().shown().position(|line| line.author == "VLN").unwrap();
    hand.send(Message::Records(Said::Pressed(at)));
    assert_eq!(hand.page().show(), Show::One);
}

#[test]
fn what_is_recorded_while_another_screen_is_shown_arrives_all_the_same() {
    let mut hand = Hand::agreement(Language::Russian);
    hand.key("j", Code::KeyJ, NONE);
    // The decision is on its way when the record is opened.
    let task = hand.desk.update(Message::Command(travaux::desk::keymap::Command::Take(1)));
    hand.key("j", Code::KeyJ, Modifiers::COMMAND);
    let before = shown(&hand);
    hand.run(task);
    assert_eq!(shown(&hand), before + 1);
    hand.named(Named::Escape, NONE);
    hand.key("z", Code::KeyZ, Modifiers::COMMAND);
    assert!(hand.sees("Отменено новой записью. Прежняя запись остаётся в истории."));
}

#[test]
fn a_key_with_control_is_no_word_to_look_for() {
    let mut hand = Hand::agreement(Language::Russian);
    hand.key("j", Code::KeyJ, Modifiers::COMMAND);
    hand.with(|ui| {
        ui.click(iced_test::selector::id(travaux::desk::screen::records::SEARCH)).map(|_| ()).unwrap();
        let key = iced::keyboard::Key::Character("2".into());
        ui.simulate([iced::Event::Keyboard(iced::keyboard::Event::KeyPressed {
            key: key.clone(),
            modified_key: key,
            physical_key: iced::keyboard::key::Physical::Code(Code::Digit2),
            location: iced::keyboard::Location::Standard,
            modifiers: Modifiers::COMMAND,
            repeat: false,
            text: Some("2".into()),
        })])
    });
    assert_eq!(hand.desk.context().place, Place::Table);
}
