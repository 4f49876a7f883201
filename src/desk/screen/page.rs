//! The page: the draft with everything proposed to it, to be read, settled, edited and saved.

mod bars;
pub mod decide;
mod editing;
mod export;
mod finished;
pub mod form;
mod going;
pub mod history;
pub mod judge;
mod made;
mod matter;
mod message;
pub mod next;
mod over;
pub mod panel;
pub mod papers;
mod registry;
pub mod retract;
mod select;
pub mod shorten;
mod sides;
mod table;
mod text;
mod update;
mod wanting;

use std::collections::BTreeSet;

pub(super) use bars::language_name;

use iced::widget::{Space, column, container, row, stack, text_editor};
use iced::{Element, Fill};
use jiff::tz::TimeZone;

use crate::consolidate;
use crate::desk::look::{self, Look};
use crate::desk::settled::Settled;
use crate::desk::sheet::Sheet;
use crate::desk::sheet::find::Hit;
use crate::desk::sitting::Sitting;
use crate::desk::style;
use crate::desk::widget::Reveal;
use crate::desk::work::{Packed, Print};
use crate::dossier::papers::PaperKind;
use crate::negotiation::{ProvisionId, VerdictWords};
pub use editing::EDITOR;
pub use message::{Action, Message};
pub use text::run;

use decide::Terms;
use form::Form;
use history::Trace;
use judge::Judging;
use made::Made;
use next::Preview;
use panel::aside::Spot;
use papers::Laid;
use registry::Registry;
use retract::Retracting;
use shorten::Shortening;

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
    /// The place looked at where nothing is in dispute.
    spot: Option<Spot>,
    /// The provision that is gone to in another language.
    going: Option<ProvisionId>,
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
    /// Whom what is written is for, as it stands on its pages.
    distribution: String,
    /// Who is to read it: it holds what they may see.
    readers: Packed,
    /// What is written where the dialog leads.
    awaiting: Option<Exporting>,
    /// The clock.
    now: fn() -> jiff::Zoned,
    /// The time of this place.
    zone: TimeZone,
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
    /// A verdict being given.
    judging: Option<Judging>,
    /// A proposal being taken back.
    retracting: Option<Retracting>,
    /// What can be made shorter, while it is looked at.
    shortening: Option<Shortening>,
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
    pub fn new(sitting: Sitting, now: fn() -> jiff::Zoned) -> Self {
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
            made: Made::new(&sitting),
            chosen: open.first().copied().filter(|_| !pair),
            open,
            spot: None,
            going: None,
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
            distribution: String::new(),
            readers: Packed::Everyone,
            awaiting: None,
            now,
            zone: now().time_zone().clone(),
            registry: Registry::default(),
            terms: Terms::default(),
            verdicts: sitting.proceedings.as_ref().map(|it| it.state().verdicts()).unwrap_or_default(),
            marked: BTreeSet::new(),
            form: None,
            judging: None,
            retracting: None,
            shortening: None,
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
        if page.sitting.title == self.sitting.title || page.sitting.origin == self.sitting.origin {
            page.view = self.view;
            page.left = self.left;
            page.table = self.table;
            page.right = self.right;
            page.terms.firmness = self.terms.firmness;
            // The list below goes on counting what it was asked to bring into view.
            page.reveal = self.reveal;
            if page.sitting.edition == self.sitting.edition {
                page.registry = self.registry.handed_over();
            }
            page.come_back_to(self);
        }
        if let Some(provision) = self.going {
            page.go_to(provision);
        }
        page
    }

    /// Chooses what was chosen on the page before, where it is still in dispute, and brings it into view.
    fn come_back_to(&mut self, before: &Self) {
        let old = before.chosen.and_then(|chosen| before.sitting.rolling.passages.get(chosen));
        let same = before.sitting.edition == self.sitting.edition;
        let again = old.filter(|_| same).map(consolidate::Passage::id).and_then(|id| {
            let passages = self.sitting.rolling.passages.iter();
            passages.into_iter().position(|passage| passage.id() == id)
        });
        if let Some(passage) = again.filter(|it| self.matter(*it).is_some()).or(self.chosen) {
            self.choose(passage);
        }
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

    /// The row at the upper edge.
    pub fn top(&self) -> usize {
        self.top
    }

    /// The passage chosen.
    pub fn chosen(&self) -> Option<usize> {
        self.chosen
    }

    /// The place looked at where nothing is in dispute.
    pub fn spot(&self) -> Option<Spot> {
        self.spot
    }

    /// Whether the table is shown.
    pub fn is_table(&self) -> bool {
        self.view == View::Table
    }

    /// Whether something is being written.
    pub fn is_editing(&self) -> bool {
        self.editor.is_some()
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
            return stack![preview, Space::new()].into();
        }
        let middle: Element<'_, Message> = match self.view {
            View::Table if self.table != PaperKind::Comparative => self.paper_view(look, attribution),
            View::Table => self.table_view(look, attribution),
            View::Text => self.text_view(look, attribution),
        };
        let (outline, panel) = (self.outline_open(look), self.panel_open(look));
        let left: Element<'_, Message> = match outline {
            true => row![self.left_side(look), look::line_down(look)].into(),
            false => Space::new().into(),
        };
        let middle = container(column![self.tool_bar(look, attribution), middle])
            .width(Fill)
            .height(Fill)
            .style(style::ground(look.palette.desk));
        // The right side lies over the rest, beside the text, so that it hears keys first: a space typed into a
        // compromise must not leaf through the text. All have their slot even when closed: the text stays where it was
        // scrolled to when a side opens.
        let beneath = row![left, middle, look::wide(if panel { panel::WIDTH } else { 0.0 })];
        let right: Element<'_, Message> = match panel {
            true => container(row![look::line_down(look), self.right_side(look, attribution)])
                .align_right(Fill)
                .height(Fill)
                .into(),
            false => Space::new().into(),
        };
        let body = stack![beneath, right].height(Fill);
        let screen = column![self.top_bar(look), body, self.status_bar(look)].into();
        self.covered(look, attribution, screen)
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

    /// How much of the right edge the panel takes, where nothing lies over it.
    pub fn aside(&self, look: Look) -> f32 {
        if self.panel_open(look) && !self.is_covered() { panel::WIDTH } else { 0.0 }
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
