//! How quickly the page follows the hand on a text of two megabytes: a measurement, printed, not a test.

use std::time::{Duration, Instant};

use iced::keyboard::Modifiers;
use iced::keyboard::key::Code;
use iced::{Event, Point, mouse};
use iced_test::Simulator;
use travaux::desk::Message;
use travaux::desk::keymap::Command;
use travaux::desk::screen::intake::Purpose;
use travaux::desk::screen::page::{self, View};
use travaux::language::Language;

use crate::hand::{Hand, files};

/// A draft of two megabytes and replies that change words all over it.
fn texts() -> Vec<(String, String)> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/workload/base-ru.txt");
    let source = std::fs::read_to_string(path).unwrap_or_else(|_| {
        let line = "Стороны сотрудничают в соответствии с законодательством своих государств. ";
        (0..4000).map(|number| format!("{number}. {}\n\n", line.repeat(5))).collect()
    });
    let mut draft = source.clone();
    while draft.len() < 2_000_000 {
        draft.push_str("\n\n");
        draft.push_str(&source);
    }
    let mut texts = vec![("Проект.txt".to_owned(), draft.clone())];
    for (voice, code) in
        ["ALT", "BLN", "VLN", "KRS", "NRD", "ORT", "SLM", "TAV", "DRV"].into_iter().enumerate()
    {
        let mut nth = 0;
        let changed: Vec<String> = draft
            .split(' ')
            .map(|word| {
                nth += 1;
                if nth % 997 == voice * 90 {
                    format!("{word} дополнительно")
                } else {
                    word.to_owned()
                }
            })
            .collect();
        texts.push((format!("{code}.txt"), changed.join(" ")));
    }
    texts
}

fn told(what: &str, time: Duration) {
    eprintln!("{what:<44} {:>9.1} ms", time.as_secs_f64() * 1000.0);
}

#[test]
#[ignore = "a measurement"]
fn two_megabytes_follow_the_hand() {
    let mut hand = Hand::new(Language::Russian, Vec::new());
    let texts = texts();
    let named: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let paths = files(hand.folder.path(), &named);
    let start = Instant::now();
    hand.send(Message::FilesChosen(Purpose::Consolidate, paths));
    told("files looked at", start.elapsed());
    let start = Instant::now();
    hand.press("Свести");
    told("read, consolidated, laid out", start.elapsed());
    let page = hand.desk.page().unwrap();
    eprintln!("{} rows, {} matters", page.sheet().rows.len(), page.sitting().matters.len());

    let time = |what: &str, hand: &mut Hand, act: &dyn Fn(&mut Hand)| {
        let start = Instant::now();
        act(hand);
        told(what, start.elapsed());
    };
    time("next difference: update", &mut hand, &|hand| hand.send(Message::Command(Command::Next)));
    time("take a wording: update", &mut hand, &|hand| hand.send(Message::Command(Command::Take(1))));
    time("undo: update", &mut hand, &|hand| hand.send(Message::Command(Command::Undo)));
    time("search: update", &mut hand, &|hand| {
        hand.send(Message::Command(Command::Find));
        hand.send(Message::Page(page::Message::FindTyped("дополнительно".into())));
    });
    time("close the search: update", &mut hand, &|hand| hand.send(Message::Page(page::Message::FindClosed)));
    time("key and window rebuilt", &mut hand, &|hand| hand.key("j", Code::KeyJ, Modifiers::empty()));

    let theme = hand.desk.theme();
    let start = Instant::now();
    let view = hand.desk.view();
    told("view", start.elapsed());
    let start = Instant::now();
    let mut ui = Simulator::with_size(iced::Settings::default(), hand.size, view);
    told("layout of a fresh window", start.elapsed());
    ui.point_at(Point::new(600.0, 500.0));
    let mut worst = Duration::ZERO;
    let mut all = Duration::ZERO;
    for _ in 0..60 {
        let start = Instant::now();
        let delta = mouse::ScrollDelta::Lines { x: 0.0, y: -3.0 };
        ui.simulate([Event::Mouse(mouse::Event::WheelScrolled { delta })]);
        worst = worst.max(start.elapsed());
        all += start.elapsed();
    }
    told("scrolling, a notch: mean", all / 60);
    told("scrolling, a notch: worst", worst);
    let start = Instant::now();
    let _ = ui.snapshot(&theme).unwrap();
    told("draw the window at twice the size", start.elapsed());
    drop(ui);
    time("the table: update", &mut hand, &|hand| {
        hand.send(Message::Page(page::Message::ViewPicked(View::Table)));
    });
    let start = Instant::now();
    let view = hand.desk.view();
    told("view of the table", start.elapsed());
    let start = Instant::now();
    let _ui = Simulator::with_size(iced::Settings::default(), hand.size, view);
    told("layout of the table", start.elapsed());
}

#[test]
#[ignore = "a measurement"]
fn a_decision_in_a_large_dossier_follows_the_hand() {
    let mut hand = Hand::new(Language::Russian, Vec::new());
    let texts = texts();
    let named: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let paths = files(hand.folder.path(), &named);
    hand.send(Message::FilesChosen(Purpose::Consolidate, paths));
    hand.press("Свести");
    let start = Instant::now();
    hand.send(Message::Command(Command::SaveDraft));
    told("a dossier of two megabytes made and opened", start.elapsed());
    let page = hand.desk.page().unwrap();
    eprintln!("{} rows, {} open", page.sheet().rows.len(), page.open_count());
    for turn in ["first", "second"] {
        hand.send(Message::Command(Command::Next));
        let start = Instant::now();
        let task = hand.desk.update(Message::Command(Command::Take(1)));
        told(&format!("decide, {turn}: shown"), start.elapsed());
        let start = Instant::now();
        hand.run(task);
        told(&format!("decide, {turn}: recorded and judged"), start.elapsed());
    }
}
