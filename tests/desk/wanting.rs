//! What the desk says where nothing can be done, and to whom it offers what.

use std::sync::Arc;

use iced::keyboard::Modifiers;
use iced::keyboard::key::{Code as Place, Named};
use travaux::desk::Message;
use travaux::desk::keymap::Command;
use travaux::desk::screen::intake::Purpose;
use travaux::desk::screen::page::{self, Show, View};
use travaux::desk::screen::welcome;
use travaux::desk::work::Sample;
use travaux::dossier::recent::Memory;
use travaux::dossier::{Disk, sample};
use travaux::language::Language;
use travaux::negotiation::{Code, LanguageTag};

use crate::hand::{Hand, files};

const NONE: Modifiers = Modifiers::empty();

fn programme(language: Language) -> Hand {
    let mut hand = Hand::new(language, Vec::new());
    hand.send(Message::Welcome(welcome::Message::SamplePressed(Sample::Programme)));
    hand
}

/// The sample as a delegation has it on its desk.
fn copy(language: Language) -> Hand {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("Соглашение.dossier");
    let at = "2026-03-12T09:00:00Z".parse().unwrap();
    let dossier = sample::write(sample::Sample::Agreement, &root, at, Arc::new(Disk)).unwrap();
    let memory = Memory::at(&folder.path().join("memory"));
    let mut settings = memory.settings();
    let (keeps, own): (Code, Code) = (dossier.genesis().office.clone(), "KRS".parse().unwrap());
    settings.choose_office(*dossier.id(), &keeps, own);
    memory.keep_settings(&settings).unwrap();
    drop(dossier);
    Hand::on(folder, language, vec![root])
}

#[test]
fn no_key_of_the_page_is_pressed_in_vain_without_a_word() {
    let mut hand = Hand::agreement(Language::Russian);
    hand.named(Named::Escape, NONE);
    assert_eq!(hand.page().chosen(), None);
    let choose = "Сначала выберите расхождение: щёлкните его в тексте или перейдите к нему клавишами J и K.";
    for (letter, code) in [("з", Place::KeyP), ("c", Place::KeyC), ("1", Place::Digit1), ("в", Place::KeyD)]
    {
        hand.key(letter, code, NONE);
        assert!(hand.sees(choose), "{letter}");
        hand.send(Message::NoticeClosed(0));
        assert!(!hand.sees(choose), "it is said once");
    }
    for _ in 0..3 {
        hand.key("p", Place::KeyP, NONE);
    }
    hand.send(Message::NoticeClosed(0));
    assert!(!hand.sees(choose), "it is said once, however often the key is pressed");
    hand.key("z", Place::KeyZ, Modifiers::COMMAND);
    assert!(hand.sees("Отменять нечего."));
    hand.key("j", Place::KeyJ, NONE);
    assert!(!hand.sees("Отменять нечего."), "it goes with the next thing done");
    hand.key("9", Place::Digit9, NONE);
    assert!(hand.sees("Редакции 9 здесь нет: предложена 1 редакция."));
    // While two texts are compared nothing is decided.
    let open = hand.page().open_count();
    hand.send(Message::Page(page::Message::ShowPicked(Show::One)));
    hand.key("1", Place::Digit1, NONE);
    assert!(hand.reads("Сейчас сравниваются два текста."));
    assert_eq!(hand.page().open_count(), open);
    // Where nothing is looked for yet, F3 asks for what.
    hand.send(Message::Page(page::Message::ShowPicked(Show::All)));
    hand.named(Named::F3, NONE);
    assert!(hand.finds(iced_test::selector::id("find")));
}

#[test]
fn what_is_recorded_in_a_dossier_alone_says_so_with_loose_files() {
    let folder = tempfile::tempdir().unwrap();
    let text = "1. Срок тридцать дней.\n\n2. Отказ мотивируется.\n";
    let paths = files(folder.path(), &[("Проект.md", text), ("ALT.md", &text.replace("тридцать", "сорок"))]);
    let mut hand = Hand::on(folder, Language::English, Vec::new());
    hand.send(Message::FilesChosen(Purpose::Consolidate, paths));
    hand.press("Consolidate");
    for (letter, code) in [("p", Place::KeyP), ("d", Place::KeyD), ("s", Place::KeyS), ("h", Place::KeyH)] {
        hand.key(letter, code, NONE);
        assert!(hand.reads("This is recorded in a dossier."), "{letter}");
        hand.send(Message::NoticeClosed(0));
    }
}

#[test]
fn a_delegation_is_offered_what_it_may_do_and_told_who_decides() {
    let mut hand = copy(Language::Russian);
    hand.key("j", Place::KeyJ, NONE);
    for offered in ["Позиция…", "Замечание…"] {
        assert!(hand.sees(offered), "{offered}");
    }
    for decided in
        ["Принять редакцию", "Оставить проект", "Оставить открытым", "Отложить", "Компромисс…", "согласовано"]
    {
        assert!(!hand.sees(decided), "{decided}");
    }
    assert!(hand.reads("Проекты выпускает и решения вносит"));
    hand.picture("copy-ru");
    let open = hand.page().open_count();
    hand.key("1", Place::Digit1, NONE);
    assert_eq!(hand.page().open_count(), open, "nothing is shown as decided that is not");
    hand.press("Позиция…");
    hand.named(Named::Enter, NONE);
    assert_eq!(hand.dossier().state().positions.len(), 1);
    // The table offers no decisions either.
    hand.send(Message::Page(page::Message::ViewPicked(View::Table)));
    assert!(!hand.sees("Принять"));
    hand.send(Message::Page(page::Message::ViewPicked(View::Text)));
    hand.press("Замечание…");
    assert!(hand.desk.board().is_some_and(|board| board.dialog().is_some()));
}

#[test]
fn what_is_open_is_counted_the_same_on_the_page_and_in_the_next_draft() {
    for sample in [Sample::Agreement, Sample::Programme] {
        let mut hand = Hand::new(Language::Russian, Vec::new());
        hand.send(Message::Welcome(welcome::Message::SamplePressed(sample)));
        let counted = |hand: &Hand| {
            let next = hand.dossier().next_draft("2026-05-12".parse().unwrap()).unwrap();
            let ru: LanguageTag = "ru".parse().unwrap();
            let open = next.draft.open.iter().filter(|it| it.language == ru).count();
            (hand.page().open_count(), hand.page().open_in_contents(), open)
        };
        let (page, contents, next) = counted(&hand);
        assert_eq!((page, contents), (next, next));
        for _ in 0..4 {
            hand.key("1", Place::Digit1, NONE);
            hand.key("j", Place::KeyJ, NONE);
        }
        let (page, contents, next) = counted(&hand);
        assert_eq!((page, contents), (next, next));
    }
}

#[test]
fn headings_stand_over_the_middle_of_a_table() {
    let width = |hand: &mut Hand, words: &str| {
        hand.with(|ui| ui.find(words).map(|found| iced_test::selector::Bounded::bounds(&found).width))
            .unwrap()
    };
    let mut hand = programme(Language::Russian);
    hand.resize(1280.0, 800.0);
    let title = width(&mut hand, "Паспорт Программы");
    assert!(title > 600.0, "{title}");
    hand.picture("programme-ru-1280");
    let mut hand = Hand::agreement(Language::Russian);
    hand.resize(1280.0, 800.0);
    let title = width(&mut hand, "Соглашение о совместных следственных группах");
    assert!(title < 520.0, "{title}");
}

#[test]
fn the_title_of_the_document_has_the_room_there_is() {
    for width in [1280.0, 1440.0, 1920.0] {
        let mut hand = Hand::agreement(Language::Russian);
        hand.resize(width, 800.0);
        hand.send(Message::Page(page::Message::ViewPicked(View::Table)));
        assert!(hand.sees("Соглашение о совместных следственных группах"), "{width}");
        hand.picture(&format!("bar-ru-{width}"));
    }
}

#[test]
fn a_dialog_that_waits_comes_back_after_the_palette_and_the_help() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.key");
    let mut hand = Hand::on(folder, Language::English, Vec::new());
    hand.send(Message::Welcome(welcome::Message::SamplePressed(Sample::Agreement)));
    hand.send(Message::Keys(travaux::desk::screen::keys::Message::PlaceChosen(Some(path))));
    let asked = "Make the key";
    assert!(hand.sees(asked));
    hand.key("k", Place::KeyK, Modifiers::COMMAND);
    assert!(!hand.sees(asked));
    // The commands of the page are under the dialog, out of reach.
    assert!(hand.sees("Help"));
    assert!(!hand.reads("Next difference"));
    hand.named(Named::Escape, NONE);
    assert!(hand.sees(asked));
    hand.send(Message::Command(Command::Palette));
    hand.send(Message::Command(Command::SwitchLight));
    assert!(hand.sees(asked), "a command of the palette leads back as well");
    hand.named(Named::F1, NONE);
    assert!(!hand.sees(asked));
    hand.key("k", Place::KeyK, Modifiers::COMMAND);
    hand.named(Named::Escape, NONE);
    assert!(hand.sees(asked), "the help under the palette is not waited for");
    hand.send(Message::CoverClosed);
    assert!(!hand.desk.context().covered);
}
