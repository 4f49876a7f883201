//! Every screen and dialog in four looks: each is drawn whole, and can be looked at where `DESK_PICTURES` says.

use iced::keyboard::Modifiers;
use iced::keyboard::key::{Code, Named};
use iced::widget::text_editor::{Action, Edit};
use travaux::desk::Message;
use travaux::desk::keymap::{Command, Place};
use travaux::desk::screen::intake::Purpose;
use travaux::desk::screen::page::{self, Show, View, form::FormMessage};
use travaux::desk::screen::reports::Choice;
use travaux::desk::screen::welcome;
use travaux::desk::screen::{board, entry, founding};
use travaux::desk::work::Sample;
use travaux::dossier::papers::PaperKind;
use travaux::language::Language;
use travaux::negotiation::submission::Kind;

use crate::hand::Hand;

const NONE: Modifiers = Modifiers::empty();

/// A way to look at the desk: its name, language, how often the light is switched, and the size of the window.
type Looks = (&'static str, Language, usize, (f32, f32));

const LOOKS: [Looks; 4] = [
    ("en-light", Language::English, 0, (1280.0, 720.0)),
    ("ru-dark", Language::Russian, 1, (1440.0, 900.0)),
    ("ru-contrast", Language::Russian, 2, (1280.0, 800.0)),
    ("en-1920", Language::English, 0, (1920.0, 1080.0)),
];

/// Somebody who goes from screen to screen and takes pictures.
struct Visit {
    hand: Hand,
    look: &'static str,
    seen: usize,
    group: &'static str,
}

impl Visit {
    fn new(group: &'static str, (look, language, light, (width, height)): Looks, hand: Hand) -> Self {
        let mut hand = hand;
        assert_eq!(hand.desk.settings().language, language);
        for _ in 0..light {
            hand.send(Message::Command(Command::SwitchLight));
        }
        hand.resize(width, height);
        Self { hand, look, seen: 0, group }
    }

    /// Looks at what is shown: something is drawn all over the window, and it lies where it should.
    #[track_caller]
    fn look(&mut self, name: &str, place: Place) {
        self.seen += 1;
        assert_eq!(self.hand.desk.context().place, place, "{name}");
        let (group, seen, look) = (self.group, self.seen, self.look);
        // It is laid out in any case; painted only where somebody looks.
        match std::env::var_os("DESK_PICTURES") {
            Some(_) => drop(self.hand.picture(&format!("gallery-{group}-{seen:02}-{name}-{look}"))),
            None => self.hand.with(|_| ()),
        }
    }

    fn command(&mut self, command: Command) {
        self.hand.send(Message::Command(command));
    }

    fn escape(&mut self) {
        self.hand.named(Named::Escape, NONE);
    }

    fn page(&mut self, message: page::Message) {
        self.hand.send(Message::Page(message));
    }
}

#[test]
fn before_a_document_lies_on_the_desk() {
    for look in LOOKS {
        let mut visit = Visit::new("a", look, Hand::new(look.1, Vec::new()));
        visit.look("welcome", Place::Welcome);
        visit.hand.send(Message::Hovered(true));
        visit.look("welcome-hovered", Place::Welcome);
        visit.hand.send(Message::Hovered(false));
        visit.command(Command::Settings);
        visit.look("settings", Place::Settings);
        visit.escape();
        visit.command(Command::Palette);
        visit.look("palette", Place::Welcome);
        visit.escape();
        visit.command(Command::Help);
        visit.look("help", Place::Welcome);
        visit.escape();
        let draft = crate::hand::files(
            visit.hand.folder.path(),
            &[("Новый проект.md", "# Соглашение о новом\n\nСтороны согласились о нижеследующем.\n")],
        );
        visit.hand.send(Message::DraftsChosen(draft));
        visit.hand.send(Message::Founding(founding::Message::TablePicked(Choice::new(0, ""))));
        visit.look("founding", Place::Founding);
        visit.escape();
        visit.hand.asked.deaf.store(true, std::sync::atomic::Ordering::Relaxed);
        visit.command(Command::Open);
        visit.look("path", Place::Welcome);
        visit.escape();
        let draft = "# Соглашение\n\n## Статья 1\n\n1. Срок тридцать дней.\n\n2. Стороны ведут учёт.\n\n3. Споры решаются переговорами.\n";
        let paths = crate::hand::files(
            visit.hand.folder.path(),
            &[
                ("Проект.md", draft),
                ("ALT.md", &draft.replace("тридцать", "сорок")),
                ("KRS.md", &draft.replace("2. Стороны ведут учёт.\n\n3.", "2.")),
                ("Письмо без подписи.md", &draft.replace("ведут", "ведут и проверяют")),
            ],
        );
        visit.hand.send(Message::FilesChosen(Purpose::Consolidate, paths.clone()));
        visit.look("intake", Place::Intake);
        visit.hand.press(&look.1.say("desk-intake-start-consolidate"));
        visit.look("loose", Place::Page);
        visit.command(Command::ShowTable);
        visit.look("loose-table", Place::Table);
        visit.command(Command::Export);
        visit.look("loose-export", Place::Table);
        visit.escape();
        visit.command(Command::Close);
        visit.hand.send(Message::FilesChosen(Purpose::Compare, paths[..2].to_vec()));
        visit.look("intake-compare", Place::Intake);
        visit.hand.press(&look.1.say("desk-intake-start-compare"));
        visit.look("compared", Place::Page);
        visit.command(Command::SideBySide);
        visit.look("beside", Place::Page);
    }
}

#[test]
fn the_page_and_its_dialogs() {
    for look in LOOKS {
        let mut hand = Hand::new(look.1, Vec::new());
        hand.send(Message::Welcome(welcome::Message::SamplePressed(Sample::Agreement)));
        let mut visit = Visit::new("b", look, hand);
        for _ in 0..4 {
            visit.hand.key("j", Code::KeyJ, NONE);
        }
        visit.look("page", Place::Page);
        if !visit.hand.sees(&look.1.say("desk-panel-take")) {
            visit.command(Command::Panel);
        }
        visit.look("panel", Place::Page);
        visit.hand.key("c", Code::KeyC, NONE);
        visit.look("compromise", Place::Page);
        visit.escape();
        visit.hand.key("e", Code::KeyE, NONE);
        visit.look("edit", Place::Page);
        visit.escape();
        visit.hand.key("p", Code::KeyP, NONE);
        visit.hand.key("3", Code::Digit3, NONE);
        visit.page(page::Message::Form(FormMessage::ReasonTyped("…".into())));
        visit.look("position", Place::Page);
        visit.hand.named(Named::Enter, NONE);
        visit.look("positioned", Place::Page);
        visit.hand.key("v", Code::KeyV, NONE);
        visit.look("judge", Place::Page);
        visit.escape();
        visit.hand.named(Named::Delete, NONE);
        visit.look("retract", Place::Page);
        visit.escape();
        visit.hand.key("m", Code::KeyM, NONE);
        visit.look("shorten", Place::Page);
        visit.escape();
        visit.hand.key("s", Code::KeyS, NONE);
        visit.hand.key("s", Code::KeyS, NONE);
        visit.hand.key("1", Code::Digit1, NONE);
        visit.look("agreed", Place::Page);
        visit.hand.key("h", Code::KeyH, NONE);
        visit.look("history", Place::Page);
        visit.hand.key("h", Code::KeyH, NONE);
        visit.hand.key("X", Code::KeyX, Modifiers::SHIFT);
        visit.look("together", Place::Page);
        visit.escape();
        visit.command(Command::Export);
        visit.look("export", Place::Page);
        visit.escape();
        visit.command(Command::Find);
        visit.page(page::Message::FindTyped("группы".into()));
        visit.look("find", Place::Page);
        visit.escape();
        visit.page(page::Message::ShowPicked(Show::One));
        visit.look("one", Place::Page);
        visit.page(page::Message::ShowPicked(Show::Two));
        visit.look("two", Place::Page);
        visit.page(page::Message::ShowPicked(Show::Clean));
        visit.look("clean", Place::Page);
        visit.page(page::Message::ShowPicked(Show::All));
        visit.page(page::Message::ViewPicked(View::Table));
        for (kind, name) in [
            (PaperKind::Comparative, "comparative"),
            (PaperKind::Comments, "comments"),
            (PaperKind::Disagreements, "disagreements"),
            (PaperKind::FourColumn, "four-column"),
        ] {
            visit.page(page::Message::TablePicked(kind));
            visit.look(name, Place::Table);
        }
        visit.hand.key("s", Code::KeyS, Modifiers::COMMAND);
        visit.look("next", Place::Table);
        visit.escape();
        visit.command(Command::ShowRecords);
        visit.look("records", Place::Records);
        visit.command(Command::Settings);
        visit.look("settings", Place::Settings);
    }
}

#[test]
fn a_round_and_its_dialogs() {
    for look in LOOKS {
        let folder = tempfile::tempdir().unwrap();
        let root = crate::board::circulated(folder.path());
        let mut visit = Visit::new("c", look, Hand::on(folder, look.1, vec![root]));
        visit.hand.send(Message::Board(board::Message::LinePressed(6)));
        visit.look("board", Place::Board);
        for (command, name) in [
            (Command::Circulate, "circulate"),
            (Command::Remind, "remind"),
            (Command::Meeting, "meeting"),
            (Command::Remark, "remark"),
            (Command::SaveTransfer, "parcel"),
        ] {
            visit.command(command);
            visit.look(name, Place::Board);
            if command == Command::Circulate {
                visit.hand.asked.deaf.store(true, std::sync::atomic::Ordering::Relaxed);
                visit.hand.send(Message::Board(board::Message::Dialog(board::dialog::Message::Done)));
                visit.look("circulate-where", Place::Board);
                visit.hand.asked.deaf.store(false, std::sync::atomic::Ordering::Relaxed);
                visit.escape();
            }
            visit.escape();
        }
        visit.hand.send(Message::Board(board::Message::ApartPressed(7)));
        visit.look("apart", Place::Board);
        visit.escape();
        visit.hand.send(Message::Board(board::Message::EnterPressed(7)));
        visit.look("entry-empty", Place::Entry);
        let words = "В пункте 1 статьи 5 слово «тридцати» заменить словом «двадцати».\nСтатью 99 исключить.\nСроки надо обдумать.";
        let paste = Edit::Paste(std::sync::Arc::new(words.to_owned()));
        visit.hand.send(Message::Entry(entry::Message::PointsEdited(Action::Edit(paste))));
        visit.look("entry-points", Place::Entry);
        for (kind, name) in [
            (Kind::Full, "entry-full"),
            (Kind::Parts, "entry-parts"),
            (Kind::NoComments, "entry-none"),
            (Kind::Remarks, "entry-remarks"),
        ] {
            visit.hand.send(Message::Entry(entry::Message::KindPicked(kind)));
            visit.look(name, Place::Entry);
        }
        visit.escape();
        let base = travaux::text::markdown::write(&visit.hand.page().sitting().rolling.base);
        let reply = base.replacen("тридцати дней", "десяти{>>KRS: просим пояснить<<} дней", 1);
        let paths = crate::hand::files(visit.hand.folder.path(), &[("SLM.md", &reply)]);
        visit.hand.send(Message::FilesChosen(Purpose::Receive, paths));
        visit.look("reports", Place::Reports);
        visit.escape();
        let reply = base.replacen("тридцати дней", "девяно\u{200B}ста дней", 1);
        let paths = crate::hand::files(visit.hand.folder.path(), &[("KRS.md", &reply)]);
        visit.hand.send(Message::FilesChosen(Purpose::Receive, paths));
        visit.look("reports-again", Place::Reports);
    }
}

#[test]
fn a_negotiation_that_has_gone_on() {
    for look in LOOKS {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("Соглашение.dossier");
        let dossier =
            travaux::dossier::demo::negotiate(&root, std::sync::Arc::new(travaux::dossier::Disk), None)
                .unwrap();
        let file = folder.path().join("Соглашение — KRS.travaux");
        let office = "KRS".parse().unwrap();
        let recipient = travaux::dossier::transfer::Recipient::Office(&office);
        dossier.write_transfer(&file, recipient, travaux::negotiation::Extent::Everything).unwrap();
        let mut visit = Visit::new("d", look, Hand::on(folder, look.1, vec![root.clone()]));
        visit.look("page", Place::Page);
        visit.command(Command::ShowBoard);
        visit.look("board", Place::Board);
        visit.command(Command::ShowRecords);
        visit.look("records", Place::Records);
        visit.hand.send(Message::Dropped(file.clone()));
        visit.look("brought-nothing", Place::Records);
        visit.escape();
        let elsewhere = visit.hand.folder.path().join("elsewhere");
        std::fs::rename(&root, elsewhere).unwrap();
        let mut fresh = Visit::new("d", look, Hand::on(visit.hand.folder, look.1, vec![file]));
        fresh.seen = visit.seen;
        fresh.look("brought", Place::Welcome);
    }
}
