//! What happens on the page, and what it asks the desk to do.

use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;
use iced::widget::text_editor;

use super::decide::Firmness;
use super::form::FormMessage;
use super::history::Traced;
use super::judge::JudgeMessage;
use super::next::Next;
use super::panel::aside::Spot;
use super::panel::ruling::{AuthorChoice, MeetingChoice};
use super::papers::VerdictChoice;
use super::retract::RetractMessage;
use super::shorten::ShortenMessage;
use super::{Show, Tab, View, Voice};
use crate::desk::keymap::Command;
use crate::desk::notice::Notice;
use crate::desk::screen::reports::Choice;
use crate::desk::widget::Touch;
use crate::desk::work::clerk::Entered;
use crate::desk::work::{Order, Packed, Print};
use crate::dossier::papers::PaperKind;
use crate::language::Phrase;
use crate::negotiation::{Code, ProvisionId};

/// What happens on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// A command.
    Command(Command),
    /// Text or table.
    ViewPicked(View),
    /// What is shown.
    ShowPicked(Show),
    /// The delegation shown alone.
    OnePicked(Voice),
    /// The earlier of two texts.
    LeftPicked(Voice),
    /// The later of two texts.
    RightPicked(Voice),
    /// Inline or side by side.
    BesideToggled(bool),
    /// Whose proposals are shown.
    FilterPicked(Voice),
    /// The text in another language.
    LanguagePicked(Voice),
    /// Only what is open, in the table.
    OnlyOpenToggled(bool),
    /// A passage was chosen.
    PassagePressed(usize),
    /// A line of a table was chosen: a passage, and the proposal it is about.
    ProposalPressed(usize, usize),
    /// A wording was chosen in the panel.
    WordingPressed(usize),
    /// The wording looked at is taken.
    TakePressed,
    /// The wording of a line of the table is taken.
    LineTaken(usize),
    /// The draft is kept.
    KeepPressed,
    /// The passage stays open.
    OpenPressed,
    /// Something was recorded, or could not be; nothing comes back where nobody records any more.
    Entered(u64, Option<Box<Entered>>),
    /// How firm what is decided next is.
    FirmnessPicked(Firmness),
    /// A delegation has still to ask at home, or has not.
    ReferendumToggled(Code),
    /// Why the next decision is taken.
    ReasonTyped(String),
    /// The meeting that decides.
    MeetingPicked(MeetingChoice),
    /// Who wrote a compromise.
    AuthorPicked(AuthorChoice),
    /// A position on a proposal is to be entered.
    PositionPressed(usize),
    /// In the form of a position.
    Form(FormMessage),
    /// While a verdict is given.
    Judge(JudgeMessage),
    /// A proposal of the matter at hand is to be taken back.
    RetractPressed(usize),
    /// While a proposal is taken back.
    Retract(RetractMessage),
    /// While what can be made shorter is looked at.
    Shorten(ShortenMessage),
    /// A matter is marked, or not any more.
    MarkToggled(usize),
    /// Everything open under a heading is marked, or not any more.
    HeadingMarked(usize),
    /// Nothing is marked any more.
    MarksCleared,
    /// The passage with this number is gone to.
    ItemPressed(u32),
    /// The right side shows something else.
    TabPicked(Tab),
    /// Words were traced.
    Traced(Result<Arc<Traced>, Phrase>),
    /// Another table is shown.
    TablePicked(PaperKind),
    /// What became of a proposal of the matter at hand.
    VerdictPicked(usize, VerdictChoice),
    /// An earlier draft is to be read.
    DraftPicked(Voice),
    /// The next draft was worked out, or could not be.
    Prepared(Result<Arc<Next>, Phrase>),
    /// Finished texts are to take the place of the draft.
    FinishedPressed,
    /// Their files were chosen.
    FinishedChosen(Vec<PathBuf>),
    /// The next draft that is looked at is published.
    PublishPressed,
    /// The next draft is not looked at any more.
    PreviewClosed,
    /// The provision of a row is to be edited.
    EditPressed(usize),
    /// A place is looked at for what stands beside it.
    SpotPressed(Spot),
    /// The leading text is gone to, at this provision.
    FollowPressed(ProvisionId),
    /// A heading of the outline.
    HeadingPressed(usize),
    /// A reply: show that delegation's text.
    ReplyPressed(usize),
    /// Another row came to the top.
    TopReached(usize),
    /// The pointer selects in a cell of a row.
    Touched(usize, usize, Touch),
    /// The words sought.
    FindTyped(String),
    /// The search is closed.
    FindClosed,
    /// The editor.
    Edited(text_editor::Action),
    /// What was written is kept.
    EditKept,
    /// What was written is dropped.
    EditDropped,
    /// What is to be exported.
    PrintPicked(Print),
    /// Whether what was decided is taken in.
    DecidedPicked(bool),
    /// As which kind of file.
    EndingPicked(&'static str),
    /// The file is to be written.
    ExportPressed,
    /// Who is to read what is written.
    ReadersPicked(Choice<Packed>),
    /// Whom what is written is for.
    DistributionTyped(String),
    /// The export dialog was closed.
    ExportClosed,
    /// Where to write.
    PlaceChosen(Option<PathBuf>),
    /// A side panel opens or closes.
    OutlineToggled,
    /// A side panel opens or closes.
    PanelToggled,
}

impl Message {
    /// Whether something may be decided or typed by it: what merely moves the page is not worth a note.
    pub fn may_change(&self) -> bool {
        match self {
            Message::Edited(action) => action.is_edit(),
            Message::ReasonTyped(_) => true,
            Message::Command(_)
            | Message::TakePressed
            | Message::LineTaken(_)
            | Message::KeepPressed
            | Message::OpenPressed
            | Message::EditPressed(_)
            | Message::EditKept
            | Message::EditDropped => true,
            _ => false,
        }
    }
}

/// What the page asks the desk to do.
pub enum Action {
    /// Nothing.
    None,
    /// Run a task.
    Run(Task<Message>),
    /// Obey a command that is not the page's.
    Obey(Command),
    /// Ask where to write a file.
    SaveAs {
        /// The title of the dialog.
        title: String,
        /// The name proposed.
        name: String,
        /// The endings.
        endings: Vec<&'static str>,
    },
    /// Ask for the files of finished texts.
    ChooseFinished,
    /// Work in the background.
    Work(Order),
    /// Lay the page out anew, which the records ask for, and tell what was recorded.
    Anew(Order, Option<Notice>),
    /// Tell something.
    Tell(Notice),
}
