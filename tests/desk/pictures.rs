//! Pictures of every screen.

use iced::keyboard::Modifiers;
use iced::keyboard::key::{Code, Named};
use travaux::desk::Message;
use travaux::desk::keymap::Command;
use travaux::desk::screen::page::{self, Show, View};
use travaux::desk::screen::welcome;
use travaux::desk::work::Sample;
use travaux::language::Language;

use crate::hand::Hand;

fn sample(language: Language, which: Sample) -> Hand {
    let mut hand = Hand::new(language, Vec::new());
    hand.send(Message::Welcome(welcome::Message::SamplePressed(which)));
    assert!(hand.desk.page().is_some());
    hand
}

#[test]
fn welcome_screen() {
    for (language, code) in [(Language::English, "en"), (Language::Russian, "ru")] {
        let mut hand = Hand::new(language, Vec::new());
        hand.picture(&format!("welcome-light-{code}"));
    }
}

#[test]
fn page_of_the_sample() {
    let mut hand = sample(Language::Russian, Sample::Agreement);
    hand.key("j", Code::KeyJ, Modifiers::empty());
    hand.key("j", Code::KeyJ, Modifiers::empty());
    hand.key("j", Code::KeyJ, Modifiers::empty());
    hand.key("j", Code::KeyJ, Modifiers::empty());
    hand.picture("page-light-ru");
    hand.send(Message::Command(Command::SwitchLight));
    hand.picture("page-dark-ru");
    hand.send(Message::Command(Command::SwitchLight));
    hand.resize(1920.0, 1080.0);
    hand.send(Message::Command(Command::SwitchLanguage));
    hand.picture("page-contrast-en-1920");
    hand.send(Message::Command(Command::SwitchLight));
    hand.resize(1280.0, 800.0);
    hand.picture("page-light-en-1280");
    hand.resize(1440.0, 900.0);
    hand.key("c", Code::KeyC, Modifiers::empty());
    hand.picture("compromise");
    hand.named(Named::Escape, Modifiers::empty());
    hand.key("e", Code::KeyE, Modifiers::empty());
    hand.picture("edit");
    hand.named(Named::Escape, Modifiers::empty());
    hand.key("1", Code::Digit1, Modifiers::empty());
    hand.picture("taken");
    hand.send(Message::Page(page::Message::ShowPicked(Show::One)));
    hand.picture("one");
    hand.send(Message::Page(page::Message::ShowPicked(Show::Two)));
    hand.picture("two");
    hand.send(Message::Page(page::Message::BesideToggled(true)));
    hand.picture("beside");
    hand.send(Message::Page(page::Message::ShowPicked(Show::Clean)));
    hand.picture("clean");
    hand.send(Message::Command(Command::Find));
    hand.send(Message::Page(page::Message::FindTyped("группы".into())));
    hand.picture("find");
    hand.send(Message::Command(Command::Palette));
    hand.picture("palette");
    hand.send(Message::Command(Command::Help));
    hand.picture("help");
    hand.send(Message::CoverClosed);
    hand.send(Message::Command(Command::Export));
    hand.picture("export");
    hand.named(Named::Escape, Modifiers::empty());
    hand.send(Message::Command(Command::Settings));
    hand.picture("settings");
    hand.named(Named::Escape, Modifiers::empty());
    let base = travaux::text::markdown::write(&hand.desk.page().unwrap().sitting().rolling.base);
    let paths = crate::hand::files(
        hand.folder.path(),
        &[
            ("Ответ Сельмии.md", &base.replace("тридцати дней", "десяти дней")),
            ("Письмо Дарвании.txt", "Замечаний и предложений к проекту не имеется.\n"),
        ],
    );
    hand.send(Message::FilesChosen(travaux::desk::screen::intake::Purpose::Receive, paths));
    hand.picture("reports");
}

#[test]
fn table_of_the_sample() {
    let mut hand = sample(Language::English, Sample::Programme);
    hand.picture("programme-en");
    hand.send(Message::Page(page::Message::ViewPicked(View::Table)));
    hand.picture("table-en");
}

/// Compares a picture with the one kept. A picture that was never kept is an error, not a success; they are kept
/// anew with `DESK_GOLDEN=write`.
fn golden(hand: &mut Hand, name: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/desk/golden").join(name);
    let kept = path.with_file_name(format!("{name}-tiny-skia.sha256"));
    let write = std::env::var_os("DESK_GOLDEN").is_some_and(|value| value == "write");
    if write {
        let _ = std::fs::remove_file(&kept);
    }
    assert!(write || kept.exists(), "no picture of {name} is kept");
    let snapshot = hand.picture(&format!("golden-{name}"));
    assert!(snapshot.matches_hash(&path).unwrap(), "{name} looks otherwise; look at it, then keep it anew");
}

const DRAFT: &str = "# Соглашение о сведениях\n\n## Глава I. Общие положения\n\n### Статья 1. Предмет\n\n1. Стороны сотрудничают в течение тридцати дней со дня получения запроса.\n\n2. Стороны ведут учёт сведений.\n\n### Статья 2. Порядок\n\nПорядок определяется Сторонами.\n";

#[test]
fn key_screens_look_as_they_were_judged() {
    let sizes = [("1280", 1280.0, 800.0), ("1920", 1920.0, 1080.0)];
    for (language, code) in [(Language::English, "en"), (Language::Russian, "ru")] {
        for light in ["light", "dark"] {
            for (size, width, height) in sizes {
                let mut hand = Hand::new(language, Vec::new());
                hand.resize(width, height);
                if light == "dark" {
                    hand.send(Message::Command(Command::SwitchLight));
                }
                golden(&mut hand, &format!("welcome-{light}-{code}-{size}"));
                let paths = crate::hand::files(
                    hand.folder.path(),
                    &[
                        ("Проект.md", DRAFT),
                        ("ALT.md", &DRAFT.replace("тридцати", "шестидесяти")),
                        (
                            "KRS.md",
                            &DRAFT
                                .replace("тридцати", "сорока пяти")
                                .replace("ведут учёт", "ведут и проверяют учёт"),
                        ),
                        ("VLN.md", &DRAFT.replace("Порядок определяется Сторонами.\n", "")),
                    ],
                );
                hand.send(Message::FilesChosen(travaux::desk::screen::intake::Purpose::Consolidate, paths));
                golden(&mut hand, &format!("intake-{light}-{code}-{size}"));
                hand.press(&language.say("desk-intake-start-consolidate"));
                golden(&mut hand, &format!("page-{light}-{code}-{size}"));
                hand.send(Message::Page(page::Message::ViewPicked(View::Table)));
                golden(&mut hand, &format!("table-{light}-{code}-{size}"));
            }
        }
    }
}
