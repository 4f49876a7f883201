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
fn negotiating_on_the_sample() {
    use travaux::desk::screen::page::form::FormMessage;

    let mut hand = sample(Language::Russian, Sample::Agreement);
    for _ in 0..4 {
        hand.key("j", Code::KeyJ, Modifiers::empty());
    }
    hand.key("p", Code::KeyP, Modifiers::empty());
    hand.key("3", Code::Digit3, Modifiers::empty());
    hand.send(Message::Page(page::Message::Form(FormMessage::ReasonTyped(
        "если решён вопрос о сроке".into(),
    ))));
    hand.picture("position-ru");
    hand.named(Named::Enter, Modifiers::empty());
    hand.key("p", Code::KeyP, Modifiers::empty());
    hand.named(Named::ArrowDown, Modifiers::empty());
    hand.named(Named::Enter, Modifiers::empty());
    hand.picture("stand-open-ru");
    hand.key("s", Code::KeyS, Modifiers::empty());
    hand.key("2", Code::Digit2, Modifiers::empty());
    hand.picture("stand-agreed-ru");
    hand.key("h", Code::KeyH, Modifiers::empty());
    hand.picture("history-ru");
    hand.key("h", Code::KeyH, Modifiers::empty());
    hand.key("j", Code::KeyJ, Modifiers::empty());
    hand.key("X", Code::KeyX, Modifiers::SHIFT);
    hand.picture("together-ru");
    hand.named(Named::Escape, Modifiers::empty());
    hand.key("1", Code::Digit1, Modifiers::empty());
    hand.key("s", Code::KeyS, Modifiers::COMMAND);
    hand.picture("next-ru");
    hand.resize(1280.0, 800.0);
    hand.send(Message::Command(Command::SwitchLight));
    hand.picture("next-dark-ru-1280");
    hand.named(Named::Escape, Modifiers::empty());
    hand.named(Named::F8, Modifiers::empty());
    hand.send(Message::Command(Command::SwitchLanguage));
    hand.picture("stand-dark-en-1280");
    hand.resize(1920.0, 1080.0);
    hand.send(Message::Command(Command::SwitchLight));
    hand.send(Message::Command(Command::SwitchLight));
    hand.send(Message::Page(page::Message::ViewPicked(View::Table)));
    hand.send(Message::Page(page::Message::TablePicked(travaux::dossier::papers::PaperKind::Comments)));
    hand.picture("comments-en-1920");
    hand.send(Message::Page(page::Message::TablePicked(travaux::dossier::papers::PaperKind::Disagreements)));
    let passage = hand.desk.page().unwrap().sitting().matters[0].passages[0];
    hand.send(Message::Page(page::Message::PassagePressed(passage)));
    hand.picture("disagreements-en-1920");
    hand.send(Message::Command(Command::Export));
    hand.picture("export-dossier-en");
}

#[test]
fn where_words_of_a_negotiated_draft_come_from() {
    use travaux::desk::widget::Touch;

    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("Соглашение.dossier");
    travaux::dossier::demo::negotiate(&root, std::sync::Arc::new(travaux::dossier::Disk), None).unwrap();
    let mut hand = Hand::new(Language::Russian, vec![root]);
    hand.resize(1920.0, 1080.0);
    let row =
        hand.desk.page().unwrap().sheet().rows.iter().position(|row| row.text().contains("сорока пяти"));
    let row = row.unwrap();
    let offset = hand.desk.page().unwrap().sheet().rows[row].text().find("сорока пяти").unwrap();
    hand.send(Message::Page(page::Message::Touched(row, 0, Touch::Begin(offset))));
    hand.send(Message::Page(page::Message::Touched(row, 0, Touch::End)));
    hand.picture("origin-ru-1920");
}

#[test]
fn table_of_the_sample() {
    let mut hand = sample(Language::English, Sample::Programme);
    hand.picture("programme-en");
    hand.send(Message::Page(page::Message::ViewPicked(View::Table)));
    hand.picture("table-en");
}

#[test]
fn board_and_what_is_entered() {
    use travaux::desk::screen::{board, entry};
    let folder = tempfile::tempdir().unwrap();
    let root = crate::board::circulated(folder.path());
    let mut hand = Hand::on(folder, Language::Russian, vec![root]);
    hand.resize(1280.0, 800.0);
    hand.picture("board-light-ru-1280");
    hand.send(Message::Board(board::Message::LinePressed(1)));
    hand.picture("board-unfolded-ru-1280");
    hand.send(Message::Command(Command::SwitchLight));
    hand.send(Message::Command(Command::SwitchLanguage));
    hand.resize(1920.0, 1080.0);
    hand.picture("board-dark-en-1920");
    hand.resize(1280.0, 800.0);
    hand.send(Message::Command(Command::Circulate));
    hand.picture("board-circulate-dark-en");
    hand.named(Named::Escape, Modifiers::empty());
    hand.send(Message::Command(Command::SwitchLight));
    hand.send(Message::Command(Command::SwitchLight));
    hand.send(Message::Command(Command::SwitchLanguage));
    hand.send(Message::Command(Command::Meeting));
    hand.picture("board-meeting-ru");
    hand.named(Named::Escape, Modifiers::empty());
    hand.send(Message::Command(Command::Remark));
    hand.picture("board-remark-ru");
    hand.named(Named::Escape, Modifiers::empty());
    hand.send(Message::Command(Command::SaveTransfer));
    hand.picture("board-parcel-ru");
    hand.named(Named::Escape, Modifiers::empty());
    hand.send(Message::Board(board::Message::EnterPressed(8)));
    let words = "В пункте 1 статьи 5 слово «тридцати» заменить словом «двадцати».\nВ пункте 9 статьи 5 слово «срок» исключить.\nСроки надо обдумать.";
    let paste = iced::widget::text_editor::Edit::Paste(std::sync::Arc::new(words.to_owned()));
    let edited = entry::Message::PointsEdited(iced::widget::text_editor::Action::Edit(paste));
    hand.send(Message::Entry(edited));
    hand.picture("entry-points-ru");
    hand.send(Message::Entry(entry::Message::KindPicked(travaux::negotiation::submission::Kind::Full)));
    hand.picture("entry-full-ru");
    hand.send(Message::Entry(entry::Message::KindPicked(travaux::negotiation::submission::Kind::Remarks)));
    hand.send(Message::Entry(entry::Message::PlaceAdded));
    hand.send(Message::Command(Command::SwitchLanguage));
    hand.send(Message::Command(Command::SwitchLight));
    hand.picture("entry-remarks-dark-en");
}

/// A language, a light and a size of the window.
const SOME: [(Language, &str, (f32, f32)); 3] = [
    (Language::Russian, "light", (1280.0, 800.0)),
    (Language::English, "dark", (1920.0, 1080.0)),
    (Language::English, "light", (1280.0, 800.0)),
];

/// A desk in some light and size, with a round going on.
fn lit(language: Language, light: &str, (width, height): (f32, f32)) -> (Hand, String) {
    let folder = tempfile::tempdir().unwrap();
    let root = crate::board::circulated(folder.path());
    let mut hand = Hand::on(folder, language, vec![root]);
    hand.resize(width, height);
    if light == "dark" {
        hand.send(Message::Command(Command::SwitchLight));
    }
    (hand, format!("{light}-{}-{width}", language.code()))
}

#[test]
fn the_screens_of_a_round_look_as_they_were_judged() {
    use travaux::desk::screen::{board, entry};
    for (language, light, size) in SOME {
        let (mut hand, name) = lit(language, light, size);
        hand.send(Message::Board(board::Message::LinePressed(6)));
        golden(&mut hand, &format!("board-{name}"));
        hand.send(Message::Command(Command::Circulate));
        golden(&mut hand, &format!("circulate-{name}"));
        hand.named(Named::Escape, Modifiers::empty());
        hand.send(Message::Board(board::Message::EnterPressed(7)));
        let words = match language {
            Language::Russian => {
                "В пункте 1 статьи 5 слово «тридцати» заменить словом «двадцати».\nСтатью 99 исключить.\nСроки надо обдумать."
            }
            Language::English => {
                "In article 5, paragraph 1, replace “тридцати” with “двадцати”.\nDelete article 99.\nThe terms want some thought."
            }
        };
        let paste = iced::widget::text_editor::Edit::Paste(std::sync::Arc::new(words.to_owned()));
        let edited = iced::widget::text_editor::Action::Edit(paste);
        hand.send(Message::Entry(entry::Message::PointsEdited(edited)));
        golden(&mut hand, &format!("entry-{name}"));
        hand.named(Named::Escape, Modifiers::empty());
        let base = travaux::text::markdown::write(&hand.desk.page().unwrap().sitting().rolling.base);
        let files = [("SLM.md", base.replace("тридцати дней", "десяти дней"))];
        let paths = crate::hand::files(hand.folder.path(), &[(files[0].0, &files[0].1)]);
        hand.send(Message::FilesChosen(travaux::desk::screen::intake::Purpose::Receive, paths));
        golden(&mut hand, &format!("reports-{name}"));
        hand.named(Named::Escape, Modifiers::empty());
        hand.send(Message::Command(Command::ShowText));
        hand.send(Message::Command(Command::Export));
        golden(&mut hand, &format!("export-{name}"));
    }
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

#[test]
fn negotiating_looks_as_it_was_judged() {
    let looks = [
        ("light-ru-1280", Language::Russian, false, (1280.0, 800.0)),
        ("dark-en-1920", Language::English, true, (1920.0, 1080.0)),
    ];
    for (name, language, dark, (width, height)) in looks {
        let mut hand = sample(language, Sample::Agreement);
        hand.resize(width, height);
        if dark {
            hand.send(Message::Command(Command::SwitchLight));
        }
        hand.named(Named::F8, Modifiers::empty());
        if dark {
            hand.named(Named::F8, Modifiers::empty());
        }
        hand.key("p", Code::KeyP, Modifiers::empty());
        hand.key("5", Code::Digit5, Modifiers::empty());
        hand.named(Named::Enter, Modifiers::empty());
        hand.key("1", Code::Digit1, Modifiers::empty());
        golden(&mut hand, &format!("stand-{name}"));
        hand.key("h", Code::KeyH, Modifiers::empty());
        golden(&mut hand, &format!("history-{name}"));
        hand.key("s", Code::KeyS, Modifiers::COMMAND);
        golden(&mut hand, &format!("next-{name}"));
        hand.named(Named::Escape, Modifiers::empty());
        hand.key("j", Code::KeyJ, Modifiers::COMMAND);
        golden(&mut hand, &format!("records-{name}"));
        let draft = "# Соглашение о сведениях\n\nСтороны согласились о нижеследующем.\n";
        let paths = crate::hand::files(hand.folder.path(), &[("Проект.md", draft)]);
        hand.send(Message::DraftsChosen(paths));
        let table = travaux::desk::screen::reports::Choice::new(0, "");
        hand.send(Message::Founding(travaux::desk::screen::founding::Message::TablePicked(table)));
        golden(&mut hand, &format!("founding-{name}"));
    }
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
