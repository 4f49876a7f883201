//! Welcome, files, settings, palette, help: what a person meets before and around the page.

use iced::keyboard::Modifiers;
use iced::keyboard::key::{Code, Named};
use travaux::council::files::Part;
use travaux::desk::Message;
use travaux::desk::keymap::{Command, ENTRIES, Place, Reach};
use travaux::desk::sitting::Standing;
use travaux::desk::theme::Light;
use travaux::language::Language;

use crate::hand::{Hand, files};

const DRAFT: &str = "# Agreement\n\nArticle 1\n\n1. The Parties shall cooperate within thirty days.\n\n2. They keep records.\n";
const REPLY: &str = "# Agreement\n\nArticle 1\n\n1. The Parties shall cooperate within sixty days.\n\n2. They keep records.\n";

#[test]
fn the_welcome_screen_speaks_both_languages_and_switches_live() {
    let mut hand = Hand::new(Language::English, Vec::new());
    assert!(hand.sees("What is on the table today?"));
    hand.press("Русский");
    assert!(hand.sees("Что сегодня на столе?"));
    assert!(hand.sees("Свести ответы"));
    hand.press("English");
    assert!(hand.sees("Consolidate replies"));
}

#[test]
fn the_light_goes_round_and_is_remembered() {
    let mut hand = Hand::new(Language::English, Vec::new());
    hand.press("Light");
    assert_eq!(hand.desk.settings().light, Light::Dark);
    hand.key("L", Code::KeyL, Modifiers::COMMAND | Modifiers::SHIFT);
    assert_eq!(hand.desk.settings().light, Light::HighContrast);
    let kept = std::fs::read_to_string(hand.folder.path().join("memory/settings.ron")).unwrap();
    assert!(kept.contains("contrast"), "{kept}");
}

#[test]
fn chosen_files_are_guessed_corrected_and_consolidated() {
    let mut hand = Hand::new(Language::English, Vec::new());
    let paths =
        files(hand.folder.path(), &[("ALT.md", REPLY), ("Draft agreement.md", DRAFT), ("KRS.md", DRAFT)]);
    *hand.asked.files.lock().unwrap() = paths;
    hand.press("Consolidate replies");
    assert_eq!(hand.desk.context().place, Place::Intake);
    assert!(hand.sees("Whose file is whose?"));
    assert!(hand.reads("by its name"));
    hand.press("Consolidate");
    let page = hand.desk.page().expect("the page opens");
    let codes: Vec<&str> = page.sitting().rolling.voices.iter().map(|voice| voice.code.as_str()).collect();
    assert_eq!(codes, ["ALT", "KRS"]);
    assert_eq!(page.open_count(), 1);
}

#[test]
fn files_can_be_left_out_and_removed() {
    use travaux::desk::screen::intake::{self, Choice};

    let mut hand = Hand::new(Language::English, Vec::new());
    let paths = files(hand.folder.path(), &[("a.md", DRAFT), ("ALT.md", REPLY), ("KRS.md", REPLY)]);
    for path in paths {
        hand.send(Message::Dropped(path));
    }
    assert!(hand.sees("Whose file is whose?"));
    hand.send(Message::Intake(intake::Message::PartPicked(1, Choice::new(Part::Left, ""))));
    hand.send(Message::Intake(intake::Message::RemovePressed(2)));
    assert!(hand.sees("Add at least one reply."));
    hand.press("Back");
    assert_eq!(hand.desk.context().place, Place::Welcome);
}

#[test]
fn two_files_are_compared_and_can_be_swapped() {
    let mut hand = Hand::new(Language::English, Vec::new());
    let paths = files(hand.folder.path(), &[("old.md", DRAFT), ("new.md", REPLY)]);
    *hand.asked.files.lock().unwrap() = paths;
    hand.press("Compare two files");
    assert!(hand.sees("Which file is older?"));
    hand.press("Swap");
    hand.press("Swap");
    hand.press("Compare");
    let page = hand.desk.page().expect("the comparison opens");
    assert!(page.sitting().pair);
    assert_eq!(page.title(), "old.md → new.md");
    assert!(hand.reads("1. The Parties shall cooperate within thirty sixty days."));
    assert!(hand.sees("1 change"));
}

#[test]
fn a_file_that_cannot_be_read_is_a_sentence_and_nothing_opens() {
    let mut hand = Hand::new(Language::English, Vec::new());
    let mut paths = files(hand.folder.path(), &[("base.md", DRAFT), ("ALT.docx", "not a Word file")]);
    paths.push(hand.folder.path().join("missing.md"));
    *hand.asked.files.lock().unwrap() = paths;
    hand.press("Consolidate replies");
    assert!(hand.sees("missing.md is not there."));
    hand.press("Consolidate");
    assert!(hand.desk.page().is_none());
    assert!(hand.reads("ALT.docx"));
    assert!(!hand.desk.is_working());
}

#[test]
fn work_that_was_given_up_changes_nothing() {
    let mut hand = Hand::new(Language::English, Vec::new());
    let paths = files(hand.folder.path(), &[("base.md", DRAFT), ("ALT.md", REPLY)]);
    let order = travaux::desk::work::Order::Consolidate {
        base: paths[0].clone(),
        replies: vec![("ALT".into(), paths[1].clone())],
    };
    // The work begins, but nobody waits for it: it is cancelled before it tells anything.
    let intake = travaux::desk::screen::intake::Message::StartPressed;
    hand.send(Message::FilesChosen(travaux::desk::screen::intake::Purpose::Consolidate, paths));
    let task = hand.desk.update(Message::Intake(intake));
    assert!(hand.desk.is_working());
    let _ = hand.desk.update(Message::CancelPressed);
    assert!(!hand.desk.is_working());
    hand.run(task);
    assert!(hand.desk.page().is_none());
    assert!(hand.sees("Stopped. Nothing was changed."));
    assert_eq!(order.label().key(), "desk-work-consolidating");
}

#[test]
fn the_palette_finds_a_command_and_obeys_it() {
    let mut hand = Hand::new(Language::Russian, Vec::new());
    hand.key("л", Code::KeyK, Modifiers::COMMAND);
    assert!(hand.desk.context().covered);
    hand.send(Message::PaletteTyped("настр".into()));
    assert!(hand.sees("Настройки"));
    hand.with(|ui| {
        ui.click(iced_test::selector::id(travaux::desk::cover::PALETTE_INPUT)).map(|_| ()).unwrap();
    });
    let theme = hand.desk.settings().light;
    hand.send(Message::Command(Command::Settings));
    assert_eq!(hand.desk.context().place, Place::Settings);
    hand.press("Тёмная");
    assert_ne!(hand.desk.settings().light, theme);
    hand.named(Named::Escape, Modifiers::empty());
    assert_eq!(hand.desk.context().place, Place::Welcome);
}

#[test]
fn help_tells_every_key() {
    let mut hand = Hand::new(Language::English, Vec::new());
    hand.resize(1440.0, 1200.0);
    hand.named(Named::F1, Modifiers::empty());
    for entry in ENTRIES {
        if matches!(entry.command, Command::Take(1..=9)) || entry.reach == Reach::Writing {
            continue;
        }
        let name = Language::English.say(entry.name);
        assert!(hand.sees(&name), "{name}");
    }
    hand.named(Named::Escape, Modifiers::empty());
    assert!(!hand.desk.context().covered);
}

#[test]
fn zoom_and_attribution_are_settings() {
    let mut hand = Hand::new(Language::English, Vec::new());
    hand.key("=", Code::Equal, Modifiers::COMMAND);
    assert!(hand.desk.settings().zoom > 1.0);
    hand.key("0", Code::Digit0, Modifiers::COMMAND);
    assert_eq!(hand.desk.settings().zoom, 1.0);
    hand.key(",", Code::Comma, Modifiers::COMMAND);
    hand.press("+");
    assert!(hand.desk.settings().zoom > 1.0);
    hand.press("−");
    assert_eq!(hand.desk.settings().zoom, 1.0);
}

#[test]
fn without_a_display_there_is_a_sentence() {
    let error = travaux::desk::DeskError::NoDisplay;
    for language in Language::ALL {
        let said = language.say(error.phrase());
        assert!(said.contains("travaux --help"), "{said}");
    }
}

#[test]
fn a_list_of_points_and_a_letter_among_loose_files_delete_nothing() {
    let mut hand = Hand::new(Language::English, Vec::new());
    let draft = "# Agreement\n\n### Article 1\n\n1. The Parties shall cooperate within thirty days.\n\n\
                 2. Each Party shall bear its own costs.\n\n### Article 2\n\nDisputes shall be settled by negotiation.\n";
    let points = "Comments and proposals of Altaria\n\n1. In paragraph 1 of Article 1, replace “thirty” with “sixty”.\n\n\
                  2. In paragraph 9 of Article 8, delete “any”.\n";
    let letter = "Dear colleagues,\n\nWe have no comments or proposals on the draft.\n";
    let paths = files(
        hand.folder.path(),
        &[
            ("base.md", draft),
            ("ALT.md", points),
            ("KRS.md", letter),
            ("VLN.md", &draft.replace("own", "full")),
        ],
    );
    for path in paths {
        hand.send(Message::Dropped(path));
    }
    hand.press("Consolidate");
    let sitting = hand.desk.page().expect("the files open").sitting();
    let standing = |code: &str| sitting.seats.iter().find(|seat| seat.code == code).map(|seat| seat.standing);
    assert_eq!(standing("ALT"), Some(Standing::Points));
    assert_eq!(standing("KRS"), Some(Standing::NoComments));
    assert_eq!(standing("VLN"), Some(Standing::Full));
    // Two words are proposed, and nothing is taken out.
    assert_eq!(sitting.matters.len(), 2, "{:#?}", sitting.matters);
    assert!(sitting.rolling.voices.iter().all(|voice| voice.code != "KRS"));
    assert!(sitting.unanswered["ALT"].len() > 3);
    assert!(hand.reads("Point 2"));
}

#[test]
fn files_open_by_a_double_click_once_it_is_ticked() {
    let mut hand = Hand::new(Language::English, Vec::new());
    hand.resize(1440.0, 1400.0);
    hand.press("Settings");
    let entry = hand.folder.path().join("data/applications/travaux.desktop");
    hand.press("Open .travaux files by a double click");
    assert!(entry.is_file());
    assert!(hand.reads("now open by a double click"));
    hand.press("Open .travaux files by a double click");
    assert!(!entry.exists());
    // Where it cannot be written, that is said and nothing is ticked.
    std::fs::remove_dir_all(hand.folder.path().join("data")).unwrap();
    std::fs::write(hand.folder.path().join("data"), b"").unwrap();
    hand.press("Open .travaux files by a double click");
    assert!(!entry.exists());
    assert!(hand.reads("a folder"), "the trouble is said");
}

#[test]
fn a_window_larger_than_the_screen_is_fitted_to_it() {
    let mut hand = Hand::new(Language::English, Vec::new());
    let id = iced::window::Id::unique();
    let asked = |hand: &mut Hand, screen: Option<iced::Size>| {
        use iced::futures::StreamExt;
        use iced_test::runtime::{Action, window};
        let task = hand.desk.update(Message::ScreenKnown(id, screen));
        let stream = iced_test::runtime::task::into_stream(task);
        let actions = stream.map(|it| iced::futures::executor::block_on(it.collect::<Vec<_>>()));
        let all = actions.unwrap_or_default().into_iter();
        let sizes = all.filter_map(|action| match action {
            Action::Window(window::Action::Resize(_, size)) => Some(size),
            _ => None,
        });
        sizes.collect::<Vec<_>>()
    };
    assert_eq!(asked(&mut hand, Some(iced::Size::new(1920.0, 1080.0))), []);
    assert_eq!(asked(&mut hand, None), []);
    assert_eq!(asked(&mut hand, Some(iced::Size::new(1280.0, 720.0))), [iced::Size::new(1280.0, 720.0)]);
}
