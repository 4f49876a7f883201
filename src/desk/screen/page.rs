//! The page: the draft with everything proposed to it, to be read, settled, edited and saved.

mod bars;
pub mod decide;
mod editing;
mod export;
pub mod form;
pub mod history;
mod matter;
pub mod next;
pub mod panel;
pub mod papers;
mod registry;
mod select;
mod sides;
mod table;
mod text;
mod update;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use iced::widget::{Space, column, container, row, text_editor};
use iced::{Element, Fill, Task};

use crate::consolidate::RollingText;
use crate::desk::keymap::Command;
use crate::desk::look::{self, Look};
use crate::desk::notice::Notice;
pub use crate::desk::notice::Working;
use crate::desk::settled::Settled;
use crate::desk::sheet::find::Hit;
use crate::desk::sheet::{Beside, Heading, Sheet};
use crate::desk::sitting::Sitting;
use crate::desk::style;
use crate::desk::widget::{Reveal, Touch};
use crate::desk::work::clerk::Entered;
use crate::desk::work::{Order, Print};
use crate::dossier::papers::PaperKind;
use crate::language::Phrase;
use crate::negotiation::Code;
use crate::negotiation::VerdictWords;
use crate::text::outline::Outline;
pub use text::run;

use decide::{Firmness, Terms};
use form::{Form, FormMessage};
use history::{Trace, Traced};
use next::{Next, Preview};
use panel::ruling::{AuthorChoice, MeetingChoice};
use papers::{Laid, VerdictChoice};
use registry::Registry;

/// The page.
pub struct Page {
    sitting: Sitting,
    settled: Settled,
    view: View,
    show: Show,
    /// The delegation whose text is shown alone.
    one: usize,
    /// The two texts compared; `None` is the draft.
    two: (Option<usize>, Option<usize>),
    beside: bool,
    /// The only delegation whose proposals are shown, if not all are.
    filter: Option<usize>,
    only_open: bool,
    /// Everything that follows from the above; made anew when one of them changes.
    made: Made,
    /// What one goes through: the first passage of every matter, or of those of one delegation.
    open: Vec<usize>,
    /// The passage chosen.
    chosen: Option<usize>,
    /// The proposal looked at in the panel, counted from 1; 0 is the draft's text.
    wording: usize,
    top: usize,
    reveal: Reveal,
    selection: Option<Selection>,
    dragging: bool,
    find: Option<Find>,
    editor: Option<Editor>,
    left: Side,
    right: Side,
    exporting: Option<Exporting>,
    /// What is written where the dialog leads.
    awaiting: Option<Exporting>,
    /// The clock.
    now: fn() -> jiff::Timestamp,
    /// What is being recorded, and what was from here.
    registry: Registry,
    /// In what terms decisions are recorded.
    terms: Terms,
    /// The words for verdicts.
    verdicts: VerdictWords,
    /// Matters marked to be decided together.
    marked: BTreeSet<usize>,
    /// A position being entered.
    form: Option<Form>,
    /// What the right side shows.
    tab: Tab,
    /// Where words come from.
    trace: Trace,
    /// The words asked about, if not those of the passage chosen.
    asked: Option<history::Asked>,
    /// An earlier draft that is read, counted from the first.
    past: Option<usize>,
    /// The next draft, as it would be published.
    preview: Preview,
    /// The table shown, of those that are papers.
    table: PaperKind,
    laid: Laid,
}

/// What follows from what is shown and decided.
#[derive(Default)]
struct Made {
    sheet: Sheet,
    pairs: Vec<Beside>,
    /// What stands under what in the base, for citations.
    tree: Outline,
    /// The matter every passage belongs to.
    matter_of: BTreeMap<usize, usize>,
    tables: Vec<(std::ops::Range<usize>, Vec<u16>)>,
    outline: Vec<Heading>,
    compared: Option<Arc<RollingText>>,
    identity: u64,
}

impl Made {
    /// How wide the columns of a table are, relative to each other.
    fn columns(&self, row: usize) -> &[u16] {
        self.tables.iter().find(|(rows, _)| rows.contains(&row)).map_or(&[], |(_, columns)| columns)
    }
}

/// Text or table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// The page of text.
    Text,
    /// The comparative table.
    Table,
}

/// What the page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Show {
    /// The clean text.
    Clean,
    /// All proposals.
    All,
    /// One delegation.
    One,
    /// Two compared.
    Two,
}

/// What the right side shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// The passage chosen.
    Passage,
    /// Where words come from, and what was decided before.
    History,
}

/// Whether a side panel is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    /// As the width of the window has it.
    Auto,
    Open,
    Closed,
}

/// Added to the number of a row that stands at the right of two texts beside each other.
const RIGHT: usize = 1 << 40;

/// Selected text: from a place in a row to a place in another, as drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Selection {
    from: (usize, usize),
    to: (usize, usize),
}

/// A search.
#[derive(Debug, Clone, Default, PartialEq)]
struct Find {
    words: String,
    hits: Vec<Hit>,
    at: usize,
}

/// Something being written.
struct Editor {
    subject: Subject,
    content: text_editor::Content,
    /// Earlier states, for undo while writing.
    past: Vec<String>,
    future: Vec<String>,
}

/// What is being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Subject {
    /// A provision of the base, in a row of the page.
    Provision(usize),
    /// A compromise for a passage.
    Compromise(usize),
}

/// What is to be exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Exporting {
    print: Print,
    ending: &'static str,
    /// Whether what was decided is taken in.
    decided: bool,
}

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
    /// The next draft that is looked at is published.
    PublishPressed,
    /// The next draft is not looked at any more.
    PreviewClosed,
    /// The provision of a row is to be edited.
    EditPressed(usize),
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
    /// Work in the background.
    Work(Order),
    /// Tell something.
    Tell(Notice),
}

/// A text in a list to pick from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voice {
    /// The voice; `None` for the draft, or for everyone.
    pub index: Option<usize>,
    /// What it is called.
    pub label: String,
}

impl std::fmt::Display for Voice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.label)
    }
}

impl Page {
    /// The page of a sitting.
    pub fn new(sitting: Sitting, now: fn() -> jiff::Timestamp) -> Self {
        let pair = sitting.pair;
        let open: Vec<usize> =
            sitting.matters.iter().filter_map(|matter| matter.passages.first().copied()).collect();
        let mut page = Self {
            settled: sitting.proceedings.as_ref().map(|it| it.settled()).unwrap_or_default(),
            view: View::Text,
            show: if pair { Show::Two } else { Show::All },
            one: 0,
            two: (None, (!sitting.rolling.voices.is_empty()).then_some(0)),
            beside: false,
            filter: None,
            only_open: false,
            made: Made::default(),
            chosen: open.first().copied().filter(|_| !pair),
            open,
            wording: 1,
            top: 0,
            reveal: Reveal::default(),
            selection: None,
            dragging: false,
            find: None,
            editor: None,
            left: Side::Auto,
            right: Side::Auto,
            exporting: None,
            awaiting: None,
            now,
            registry: Registry::default(),
            terms: Terms::default(),
            verdicts: sitting.proceedings.as_ref().map(|it| it.state().verdicts()).unwrap_or_default(),
            marked: BTreeSet::new(),
            form: None,
            tab: Tab::Passage,
            trace: Trace::default(),
            asked: None,
            past: None,
            preview: Preview::Closed,
            table: PaperKind::Comparative,
            laid: Laid::default(),
            sitting,
        };
        page.make();
        page
    }

    /// The page of the same document after something new was stated about it.
    pub fn reopened(&self, sitting: Sitting) -> Self {
        let mut page = Self::new(sitting, self.now);
        if page.sitting.title == self.sitting.title {
            page.view = self.view;
            page.left = self.left;
            page.table = self.table;
            page.right = self.right;
            page.terms.firmness = self.terms.firmness;
        }
        page
    }

    /// The title of the document.
    pub fn title(&self) -> &str {
        &self.sitting.title
    }

    /// What lies on the desk.
    pub fn sitting(&self) -> &Sitting {
        &self.sitting
    }

    /// What was decided.
    pub fn settled(&self) -> &Settled {
        &self.settled
    }

    /// What is shown.
    pub fn show(&self) -> Show {
        self.show
    }

    /// The rows of the page.
    pub fn sheet(&self) -> &Sheet {
        &self.made.sheet
    }

    /// The passage chosen.
    pub fn chosen(&self) -> Option<usize> {
        self.chosen
    }

    /// Whether the table is shown.
    pub fn is_table(&self) -> bool {
        self.view == View::Table
    }

    /// Whether something is being written.
    pub fn is_editing(&self) -> bool {
        self.editor.is_some()
    }

    /// Whether a dialog of the page lies on top.
    pub fn is_covered(&self) -> bool {
        self.exporting.is_some() || self.form.is_some() || self.is_preview()
    }

    /// Whether something lies on top that Enter confirms: the form of a position, the next draft.
    pub fn is_form(&self) -> bool {
        self.form.is_some() || self.is_preview()
    }

    /// Whether the next draft is looked at.
    pub fn is_preview(&self) -> bool {
        !matches!(self.preview, Preview::Closed)
    }

    /// What the right side shows.
    pub fn tab(&self) -> Tab {
        self.tab
    }

    /// How many matters are marked.
    pub fn marked(&self) -> usize {
        self.marked.len()
    }

    /// The words asked about.
    pub fn asked(&self) -> Option<&history::Asked> {
        self.asked.as_ref()
    }

    fn voices(&self, look: Look, none: Option<String>) -> Vec<Voice> {
        let mut voices: Vec<Voice> = none.map(|label| Voice { index: None, label }).into_iter().collect();
        voices.extend(
            self.sitting.rolling.voices.iter().enumerate().map(|(index, voice)| Voice {
                index: Some(index),
                label: self.voice_name(look, &voice.code),
            }),
        );
        voices
    }

    fn voice_name(&self, look: Look, code: &str) -> String {
        match self.sitting.seats.iter().find(|seat| seat.code == code) {
            Some(seat) if !seat.name(look.language).is_empty() && seat.name(look.language) != seat.code => {
                format!("{code} · {}", seat.name(look.language))
            }
            _ => code.to_owned(),
        }
    }

    /// Draws the page.
    pub fn view(&self, look: Look, attribution: bool) -> Element<'_, Message> {
        if self.is_preview() {
            let preview = self.preview_view(look, attribution);
            return iced::widget::stack![preview, Space::new()].into();
        }
        let middle: Element<'_, Message> = match self.view {
            View::Table if self.table != PaperKind::Comparative => self.paper_view(look, attribution),
            View::Table => self.table_view(look, attribution),
            View::Text => self.text_view(look, attribution),
        };
        let mut body = row![];
        if self.outline_open(look) {
            body = body.push(self.left_side(look)).push(look::line_down(look));
        }
        body = body.push(
            container(column![self.tool_bar(look, attribution), middle])
                .width(Fill)
                .height(Fill)
                .style(style::ground(look.palette.desk)),
        );
        if self.panel_open(look) {
            body = body.push(look::line_down(look)).push(self.right_side(look, attribution));
        }
        let screen = column![self.top_bar(look), body.height(Fill), self.status_bar(look)].into();
        match (self.exporting, &self.form) {
            (Some(exporting), _) => crate::desk::cover::over(
                look,
                screen,
                self.export_dialog(look, attribution, exporting),
                Message::ExportClosed,
            ),
            (None, Some(form)) => crate::desk::cover::over(
                look,
                screen,
                self.form_dialog(look, form),
                Message::Form(FormMessage::Closed),
            ),
            (None, None) => iced::widget::stack![screen, Space::new()].into(),
        }
    }

    fn outline_open(&self, look: Look) -> bool {
        match self.left {
            Side::Open => true,
            Side::Closed => false,
            Side::Auto => {
                !look.narrow() && self.view == View::Text && !(self.beside && self.show == Show::Two)
            }
        }
    }

    fn panel_open(&self, look: Look) -> bool {
        if self.sitting.pair || matches!(self.show, Show::One | Show::Two) && self.view == View::Text {
            return false;
        }
        match self.right {
            Side::Open => true,
            Side::Closed => false,
            Side::Auto => !look.narrow() && self.view == View::Text,
        }
    }
}
