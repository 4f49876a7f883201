//! The commands of the desk. One table feeds the keys, the palette, the menus' hints and the help, so that they
//! can never disagree.

mod chord;
mod reach;

use iced::keyboard::Modifiers;
use iced::keyboard::key::{Key, Named, Physical};

pub use chord::{Chord, Stroke};
use chord::{alt, ctrl, ctrl_shift, named, plain, shift, with};
pub use reach::{Context, Place, Reach};

/// Something a person can ask the desk to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Command {
    /// Choose files to consolidate.
    Consolidate,
    /// Choose two files to compare.
    Compare,
    /// Choose replies to enter in the dossier.
    Receive,
    /// Show what is to be known of the replies read.
    Reports,
    /// The reply board.
    ShowBoard,
    /// The record: everything entered in the dossier.
    ShowRecords,
    /// The place in the text the chosen entry is about.
    GoThere,
    /// Take the chosen entry back.
    WithdrawEntry,
    /// Fill in a reply of somebody by hand.
    EnterReply,
    /// Send the draft out.
    Circulate,
    /// Remind those from whom nothing came.
    Remind,
    /// Record a meeting.
    Meeting,
    /// Record a remark of this office.
    Remark,
    /// Write a transfer file.
    SaveTransfer,
    /// Choose a transfer file to take in.
    AddTransfer,
    /// The next line of the board.
    NextLine,
    /// The one before.
    PreviousLine,
    /// Show what the chosen delegation sent, or fold it away.
    Unfold,
    /// The passages of the chosen delegation on the page.
    Passages,
    /// Make a dossier of a first draft.
    New,
    /// Choose a dossier to open.
    Open,
    /// Go back to the welcome screen.
    Close,
    /// Show the text.
    ShowText,
    /// Show the comparative table.
    ShowTable,
    /// The clean text, as it stands decided.
    ViewClean,
    /// All proposals together.
    ViewAll,
    /// One delegation's text.
    ViewOne,
    /// Two texts compared.
    ViewTwo,
    /// Turn between inline and side by side.
    SideBySide,
    /// The next differing passage.
    Next,
    /// The one before.
    Previous,
    /// Settle the chosen passage with the wording of this number; 0 keeps the base.
    Take(u8),
    /// Settle the chosen passage with words of one's own.
    Compromise,
    /// Leave the chosen passage open.
    KeepOpen,
    /// Put the chosen passage off.
    PutOff,
    /// Open again what was agreed.
    Reopen,
    /// Come back to what was agreed before it was opened again.
    TakeAgreed,
    /// Say what became of the proposal looked at.
    Judge,
    /// Take the proposal looked at back for those who made it.
    Retract,
    /// Show what can be made shorter without taking a word from anyone.
    Shorten,
    /// Enter a position on the wording looked at.
    Position,
    /// In a position: what is said, by its number.
    Stance(u8),
    /// In a position: the next delegation, or the one before.
    Delegation(bool),
    /// Record what the form says.
    Enter,
    /// The next degree of firmness in which decisions are recorded.
    Firmness,
    /// Give the reason for the next decision.
    Reason,
    /// Mark the chosen passage, to decide on several together.
    Mark,
    /// Mark everything open under this heading.
    MarkAll,
    /// Where words come from, and what was decided before.
    History,
    /// The next word whose origin is shown, or the one before.
    Word(bool),
    /// The next remark on the draft, or the one before.
    Remarked(bool),
    /// Edit the provision in place.
    Edit,
    /// Finish editing and keep what was written.
    Accept,
    /// Undo the last decision.
    Undo,
    /// Do it again.
    Redo,
    /// Issue the next draft.
    SaveDraft,
    /// Write the consolidated draft, the table or a clean text to a file.
    Export,
    /// Search the page.
    Find,
    /// The next place found.
    FindNext,
    /// The place found before.
    FindPrevious,
    /// Copy the selected text.
    Copy,
    /// Select the whole text.
    SelectAll,
    /// Name the holders, or leave names out.
    Attribution,
    /// Show or hide the outline.
    Outline,
    /// Show or hide the panel of the chosen passage.
    Panel,
    /// Larger text.
    ZoomIn,
    /// Smaller text.
    ZoomOut,
    /// Text of the ordinary size.
    ZoomReset,
    /// Light, dark or high contrast.
    SwitchLight,
    /// The other language of the interface.
    SwitchLanguage,
    /// The settings.
    Settings,
    /// The palette of commands.
    Palette,
    /// What the keys do.
    Help,
    /// Close what lies on top: a dialog, the search, the editor, the selection.
    Dismiss,
    /// Leave the program.
    Quit,
}

/// A command with what is said about it.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// The command.
    pub command: Command,
    /// The key of its name.
    pub name: &'static str,
    /// Where it means something.
    pub reach: Reach,
    /// The keys that give it; the first is the one shown.
    pub chords: &'static [Chord],
}

macro_rules! entries {
    ($($command:expr, $name:literal, $reach:ident, [$($chord:expr),*];)*) => {
        &[$(Entry { command: $command, name: $name, reach: Reach::$reach, chords: &[$($chord),*] }),*]
    };
}

/// Every command.
pub const ENTRIES: &[Entry] = entries! {
    Command::Next, "desk-command-next", Reading, [plain('j'), named(Named::ArrowDown)];
    Command::Previous, "desk-command-previous", Reading, [plain('k'), named(Named::ArrowUp)];
    Command::Take(0), "desk-command-keep-base", Reading, [plain('0')];
    Command::Take(1), "desk-command-take-1", Reading, [plain('1')];
    Command::Take(2), "desk-command-take-2", Reading, [plain('2')];
    Command::Take(3), "desk-command-take-3", Reading, [plain('3')];
    Command::Take(4), "desk-command-take-4", Reading, [plain('4')];
    Command::Take(5), "desk-command-take-5", Reading, [plain('5')];
    Command::Take(6), "desk-command-take-6", Reading, [plain('6')];
    Command::Take(7), "desk-command-take-7", Reading, [plain('7')];
    Command::Take(8), "desk-command-take-8", Reading, [plain('8')];
    Command::Take(9), "desk-command-take-9", Reading, [plain('9')];
    Command::Compromise, "desk-command-compromise", Reading, [plain('c')];
    Command::KeepOpen, "desk-command-keep-open", Reading, [plain('o')];
    Command::PutOff, "desk-command-put-off", Reading, [plain('d')];
    Command::Reopen, "desk-command-reopen", Reading, [plain('r')];
    Command::TakeAgreed, "desk-panel-take-agreed", Reading, [plain('a')];
    Command::Judge, "desk-command-judge", Reading, [plain('v')];
    Command::Position, "desk-command-position", Reading, [plain('p')];
    Command::Shorten, "shorten-command", Reading, [plain('m')];
    Command::Retract, "retract-command", Reading, [named(Named::Delete)];
    Command::Firmness, "desk-command-firmness", Reading, [plain('s')];
    Command::Reason, "desk-command-reason", Reading, [plain('w')];
    Command::Mark, "desk-command-mark", Reading, [plain('x')];
    Command::MarkAll, "desk-command-mark-all", Reading, [shift('x')];
    Command::History, "desk-command-history", Reading, [plain('h')];
    Command::Remarked(true), "desk-command-remark-next", Reading, [shift('j')];
    Command::Remarked(false), "desk-command-remark-previous", Reading, [shift('k')];
    Command::Word(true), "desk-command-word-next", Reading, [named(Named::ArrowRight)];
    Command::Word(false), "desk-command-word-previous", Reading, [named(Named::ArrowLeft)];
    Command::Delegation(true), "desk-command-delegation-next", Form, [named(Named::ArrowDown), named(Named::ArrowRight)];
    Command::Delegation(false), "desk-command-delegation-previous", Form, [named(Named::ArrowUp), named(Named::ArrowLeft)];
    Command::Stance(1), "stance-supports", Form, [plain('1')];
    Command::Stance(2), "stance-accepts", Form, [plain('2')];
    Command::Stance(3), "stance-accepts-if", Form, [plain('3')];
    Command::Stance(4), "stance-opposes", Form, [plain('4')];
    Command::Stance(5), "stance-reserves", Form, [plain('5')];
    Command::Stance(6), "stance-studies", Form, [plain('6')];
    Command::Enter, "desk-position-record", Form, [named(Named::Enter), with(true, false, Named::Enter)];
    Command::Edit, "desk-command-edit", Reading, [plain('e'), named(Named::F2)];
    Command::Accept, "desk-command-accept", Writing, [with(true, false, Named::Enter)];
    Command::Undo, "desk-command-undo", Changing, [ctrl('z')];
    Command::Redo, "desk-command-redo", Changing, [ctrl_shift('z'), ctrl('y')];
    Command::SaveDraft, "desk-command-save", Document, [ctrl('s')];
    Command::Export, "desk-command-export", Document, [ctrl('e')];
    Command::Receive, "desk-command-receive", Dossier, [ctrl('r')];
    Command::Reports, "desk-command-reports", Dossier, [ctrl_shift('r')];
    Command::ShowBoard, "board-command-show", Dossier, [ctrl('b')];
    Command::ShowRecords, "records-command-show", Dossier, [ctrl('j')];
    Command::EnterReply, "board-command-enter", Dossier, [ctrl_shift('n')];
    Command::Circulate, "board-command-circulate", Dossier, [ctrl_shift('c')];
    Command::Remind, "board-command-remind", Dossier, [ctrl_shift('m')];
    Command::Meeting, "board-command-meeting", Dossier, [];
    Command::Remark, "board-command-remark", Dossier, [];
    Command::SaveTransfer, "board-command-transfer", Dossier, [ctrl_shift('t')];
    Command::NextLine, "board-command-next", Lines, [plain('j'), named(Named::ArrowDown)];
    Command::PreviousLine, "board-command-previous", Lines, [plain('k'), named(Named::ArrowUp)];
    Command::Unfold, "board-command-unfold", Board, [named(Named::Enter)];
    Command::Passages, "board-command-passages", Board, [plain('p')];
    Command::GoThere, "records-command-go", Records, [named(Named::Enter)];
    Command::WithdrawEntry, "records-command-withdraw", Records, [named(Named::Delete)];
    Command::Find, "desk-command-find", Searching, [ctrl('f'), plain('/')];
    Command::FindNext, "desk-command-find-next", Document, [named(Named::F3), ctrl('g')];
    Command::FindPrevious, "desk-command-find-previous", Document, [with(false, true, Named::F3), ctrl_shift('g')];
    Command::Copy, "desk-command-copy", Document, [ctrl('c'), with(true, false, Named::Insert)];
    Command::SelectAll, "desk-command-select-all", Document, [ctrl('a')];
    Command::ShowText, "desk-command-text", Dossier, [ctrl('1')];
    Command::ShowTable, "desk-command-table", Dossier, [ctrl('2')];
    Command::ViewClean, "desk-command-clean", Document, [alt('1')];
    Command::ViewAll, "desk-command-all", Document, [alt('2')];
    Command::ViewOne, "desk-command-one", Document, [alt('3')];
    Command::ViewTwo, "desk-command-two", Document, [alt('4')];
    Command::SideBySide, "desk-command-side", Document, [alt('5')];
    Command::Attribution, "desk-command-attribution", Document, [ctrl_shift('a')];
    Command::Outline, "desk-command-outline", Document, [named(Named::F7)];
    Command::Panel, "desk-command-panel", Document, [named(Named::F8)];
    Command::Consolidate, "desk-command-consolidate", Anywhere, [ctrl('n')];
    Command::Compare, "desk-command-compare", Anywhere, [ctrl('d')];
    Command::New, "desk-command-new", Anywhere, [ctrl_shift('o')];
    Command::Open, "desk-command-open", Anywhere, [ctrl('o')];
    Command::AddTransfer, "board-command-add", Anywhere, [];
    Command::Close, "desk-command-close", Anywhere, [ctrl('w')];
    Command::ZoomIn, "desk-command-zoom-in", Anywhere, [ctrl('='), ctrl('+')];
    Command::ZoomOut, "desk-command-zoom-out", Anywhere, [ctrl('-')];
    Command::ZoomReset, "desk-command-zoom-reset", Anywhere, [ctrl('0')];
    Command::SwitchLight, "desk-command-light", Always, [ctrl_shift('l')];
    Command::SwitchLanguage, "desk-command-language", Always, [ctrl_shift('i')];
    Command::Settings, "desk-command-settings", Anywhere, [ctrl(',')];
    Command::Palette, "desk-command-palette", Always, [ctrl('k'), ctrl_shift('p')];
    Command::Help, "desk-command-help", Always, [named(Named::F1)];
    Command::Dismiss, "desk-command-dismiss", Always, [named(Named::Escape)];
    Command::Quit, "desk-command-quit", Always, [ctrl('q')];
};

/// What a key means here, if anything.
///
/// Letters are compared by the Latin letter of the key, so that J is next on a Russian keyboard as well.
pub fn keymap(key: &Key, physical: Physical, modifiers: Modifiers, context: Context) -> Option<Command> {
    let stroke = match key.as_ref() {
        Key::Named(named) => Stroke::Named(named),
        Key::Character(_) => Stroke::Sign(key.to_latin(physical)?.to_ascii_lowercase()),
        Key::Unidentified => return None,
    };
    ENTRIES
        .iter()
        .find(|entry| {
            entry.reach.holds(context) && entry.chords.iter().any(|chord| chord.matches(stroke, modifiers))
        })
        .map(|entry| entry.command)
}

impl Command {
    /// What is said about the command.
    pub fn entry(self) -> Option<&'static Entry> {
        ENTRIES.iter().find(|entry| entry.command == self)
    }

    /// Whether it leads to another screen.
    pub fn turns_away(self) -> bool {
        matches!(
            self,
            Command::ShowBoard
                | Command::ShowRecords
                | Command::ShowText
                | Command::ShowTable
                | Command::EnterReply
                | Command::Settings
                | Command::Close
        )
    }

    /// The keys shown beside it, such as "Ctrl+S".
    pub fn hint(self) -> String {
        self.entry().and_then(|entry| entry.chords.first()).map(Chord::written).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use iced::keyboard::key::Code;

    use super::*;
    use crate::language::Language;

    const READING: Context = Context { place: Place::Page, editing: false, covered: false, form: false };

    fn press(sign: &str, code: Code, modifiers: Modifiers, context: Context) -> Option<Command> {
        keymap(&Key::Character(sign.into()), Physical::Code(code), modifiers, context)
    }

    #[test]
    fn letters_act_on_a_cyrillic_layout() {
        for (latin, cyrillic, code, command) in [
            ("j", "о", Code::KeyJ, Command::Next),
            ("k", "л", Code::KeyK, Command::Previous),
            ("e", "у", Code::KeyE, Command::Edit),
            ("c", "с", Code::KeyC, Command::Compromise),
            ("o", "щ", Code::KeyO, Command::KeepOpen),
        ] {
            assert_eq!(press(latin, code, Modifiers::empty(), READING), Some(command));
            assert_eq!(press(cyrillic, code, Modifiers::empty(), READING), Some(command));
        }
        assert_eq!(press("я", Code::KeyZ, Modifiers::COMMAND, READING), Some(Command::Undo));
        assert_eq!(
            press("Я", Code::KeyZ, Modifiers::COMMAND | Modifiers::SHIFT, READING),
            Some(Command::Redo)
        );
        assert_eq!(press("а", Code::KeyF, Modifiers::COMMAND, READING), Some(Command::Find));
        assert_eq!(press("ы", Code::KeyS, Modifiers::COMMAND, READING), Some(Command::SaveDraft));
    }

    #[test]
    fn plain_letters_are_text_while_one_writes() {
        let writing = Context { editing: true, ..READING };
        assert_eq!(press("j", Code::KeyJ, Modifiers::empty(), writing), None);
        assert_eq!(press("1", Code::Digit1, Modifiers::empty(), writing), None);
        assert_eq!(press("z", Code::KeyZ, Modifiers::COMMAND, writing), Some(Command::Undo));
    }

    #[test]
    fn digits_choose_a_wording_only_on_a_document() {
        assert_eq!(press("2", Code::Digit2, Modifiers::empty(), READING), Some(Command::Take(2)));
        assert_eq!(press("2", Code::Digit2, Modifiers::ALT, READING), Some(Command::ViewAll));
        assert_eq!(press("2", Code::Digit2, Modifiers::COMMAND, READING), Some(Command::ShowTable));
        let welcome = Context { place: Place::Welcome, ..READING };
        assert_eq!(press("2", Code::Digit2, Modifiers::empty(), welcome), None);
    }

    #[test]
    fn a_dialog_keeps_the_keys_of_the_page_away() {
        let covered = Context { covered: true, ..READING };
        assert_eq!(press("j", Code::KeyJ, Modifiers::empty(), covered), None);
        assert_eq!(press("s", Code::KeyS, Modifiers::COMMAND, covered), None);
        let escape =
            keymap(&Key::Named(Named::Escape), Physical::Code(Code::Escape), Modifiers::empty(), covered);
        assert_eq!(escape, Some(Command::Dismiss));
    }

    #[test]
    fn no_two_commands_share_a_key_in_one_place() {
        for place in [
            Place::Welcome,
            Place::Intake,
            Place::Founding,
            Place::Board,
            Place::Records,
            Place::Entry,
            Place::Page,
            Place::Table,
            Place::Settings,
        ] {
            for editing in [false, true] {
                let context = Context { place, editing, covered: false, form: false };
                let mut seen: Vec<(Chord, Command)> = Vec::new();
                for entry in ENTRIES.iter().filter(|entry| entry.reach.holds(context)) {
                    for chord in entry.chords {
                        assert!(
                            !seen.iter().any(|(other, _)| other == chord),
                            "{} at {context:?}",
                            chord.written()
                        );
                        seen.push((*chord, entry.command));
                    }
                }
            }
        }
    }

    #[test]
    fn every_command_has_a_name_in_both_languages() {
        for entry in ENTRIES {
            for language in Language::ALL {
                assert_ne!(language.say(entry.name), entry.name, "{:?}", entry.command);
            }
        }
    }
}
