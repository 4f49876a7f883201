//! A paper: what stands on it, before any file format.
//!
//! The consolidated draft, a comparison of two texts and the comparative table are laid out here, the papers of a
//! round in [`crate::dossier::papers`]. All are written as Markdown, HTML, Word, a workbook or JSON by the modules
//! named after the formats. What a paper says by itself — its name, headings, sentences, tables — are [`Heading`],
//! [`Words`] and [`Table`]; what it reproduces of the document are [`Prose`] and tables as the document has them.
//!
//! In brackets, each alternative stands in square brackets with those who propose it: `[thirty] [sixty — ALT,
//! KRS]`. The draft's own wording is printed without names. As a redline, what goes is struck and what comes is
//! underlined, and there are neither brackets nor names.

mod cite;
mod drawn;
pub mod format;
mod make;
mod numbered;
mod row;
mod shown;
pub mod table;

pub use cite::Citations;
pub use format::{Format, Tongue};

use crate::consolidate::table::Matter;
use crate::consolidate::view::{Row, Show, View};
use crate::consolidate::{RollingText, VoiceSet};
use crate::exchange::objects::Objects;
use crate::language::{Language, Phrase};
use crate::text::content::ANCHOR;
use crate::text::{Anchor, Content, Kind, Provision, Span, Style as MarkStyle, Text};

/// A paper.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paper {
    /// The title of the document it is about.
    pub title: String,
    /// What the paper itself is called: "Comment table"; empty where it is the document.
    pub name: String,
    /// Which draft it is: "Draft No. 2 of 12 March 2026"; may be empty.
    pub draft: String,
    /// For whom it is; may be empty.
    pub distribution: String,
    /// What the codes on it stand for, at the foot of every page: "ALT — Altania; KRS — Korsia"; may be empty.
    pub legend: String,
    /// Whether it is printed across the sheet.
    pub landscape: bool,
    /// Where there is nothing to put on it, the one sentence that stands on it and says so.
    pub nothing: Option<String>,
    /// What stands on it, in order.
    pub blocks: Vec<Block>,
    /// What is set out beside something else on it, in order: brackets, options, additions, remarks in the margin.
    pub offers: Vec<Offer>,
    /// The pictures and formulas at hand of those it shows.
    pub objects: Objects,
}

/// One of several wordings set out side by side, or a proposal set out alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Offers of one number rival one another.
    pub group: usize,
    /// Which wording it takes in each passage.
    pub picks: Vec<(usize, usize)>,
    /// Whether it is the draft's.
    pub base: bool,
    /// Who proposed it.
    pub holders: VoiceSet,
    /// How it is set out.
    pub shape: Shape,
}

/// How an offer is set out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// In brackets in a line: the words, with the white space they begin with.
    Words(Content),
    /// As provisions or rows of their own, under a caption.
    Provisions,
    /// As a remark in the margin.
    Margin,
}

/// What stands on a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph or heading of the document.
    Prose(Prose),
    /// A table.
    Table(Table),
    /// What is said about what follows: "Option B — proposed by ORT, TAV".
    Caption(Caption),
    /// A heading of the paper's own.
    Heading(Heading),
    /// A paragraph of the paper's own.
    Words(Words),
    /// What follows begins on a new page.
    NewPage,
}

/// A heading of the paper's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 0 for the name of the paper, 1 to 6 for headings inside it.
    pub level: u8,
    /// What it says.
    pub words: String,
}

/// A paragraph of the paper's own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// What it says.
    pub runs: Vec<Run>,
    /// Where its lines begin and end.
    pub place: Place,
    /// For an item of a list: its mark, "1." or "—". Empty otherwise.
    pub mark: String,
    /// How deep the item stands in lists, 0 for the outermost.
    pub depth: u8,
}

/// Where the lines of a paragraph begin and end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Place {
    /// From margin to margin, the first line set in: running text.
    #[default]
    Text,
    /// From the left margin: an address, a note.
    Left,
    /// In the middle: what stands under a title.
    Centre,
    /// To the right margin: a date, a distribution.
    Right,
    /// Set in under what introduces it: provisions of a document.
    Within,
}

/// A table: the paper's own, or of the document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The columns of a table of the paper's own; none for a table of the document, whose columns go by their words.
    pub columns: Vec<Column>,
    /// Its rows. A head stands first, and is repeated on every page.
    pub lines: Vec<TableLine>,
    /// Whether it only sets words side by side, without lines: a pair of signatures, an address beside a date.
    pub unruled: bool,
}

/// A column of a table of the paper's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// What it holds, in the word other programs read: "number", "proposal".
    pub key: &'static str,
    /// Its part of the width; only the proportions count.
    pub width: u32,
}

/// A caption over one or several provisions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caption {
    /// The words.
    pub words: String,
    /// Whether it introduces one of several whole alternatives or an addition; else it is a remark.
    pub introduces: bool,
    /// The offer it introduces.
    pub offer: Option<usize>,
}

/// What the margin says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The words.
    pub words: String,
    /// The offer it speaks of.
    pub offer: Option<usize>,
}

/// A paragraph or heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prose {
    /// What it is.
    pub kind: Kind,
    /// How deep it stands: see [`crate::text::Form::depth`].
    pub depth: u8,
    /// Its label, as written.
    pub label: String,
    /// Whether the label is disputed with the whole provision.
    pub role: Role,
    /// What it says.
    pub runs: Vec<Run>,
    /// What the margin says about it.
    pub notes: Vec<Note>,
    /// Whether it belongs to one of several whole alternatives.
    pub alternative: bool,
    /// The offer it belongs to as a whole.
    pub offer: Option<usize>,
    /// The provision of the draft it is.
    pub provision: Option<usize>,
}

/// A row of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TableLine {
    /// What it is.
    pub kind: LineKind,
    /// Its cells. A cell that covers several rows stands in the first of them only.
    pub cells: Vec<TableCell>,
    /// What the margin says about it.
    pub notes: Vec<Note>,
    /// What introduces it, if it is proposed as a whole.
    pub caption: Option<String>,
    /// The offer it belongs to as a whole.
    pub offer: Option<usize>,
    /// The provision of the draft it is.
    pub provision: Option<usize>,
}

/// What a row of a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LineKind {
    /// The head: the names of the columns.
    Head,
    /// A heading across the columns: "On the draft as a whole".
    Section,
    /// A row like others.
    #[default]
    Row,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TableCell {
    /// How much it covers.
    pub span: Span,
    /// Its paragraphs.
    pub paragraphs: Vec<Vec<Run>>,
}

/// A stretch of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub words: String,
    /// What they are on this paper.
    pub role: Role,
    /// How the document sets them.
    pub styles: Vec<MarkStyle>,
    /// The footnote or object that stands here instead of words.
    pub anchor: Option<Anchor>,
    /// The offer in brackets it belongs to, its brackets and names included.
    pub offer: Option<usize>,
}

/// What words are on a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// Undisputed.
    #[default]
    Plain,
    /// The draft's wording of something disputed.
    Stands,
    /// Proposed.
    Proposed,
    /// To go.
    Goes,
    /// A square bracket of ours.
    Bracket,
    /// Names of those who propose.
    Names,
}

/// How differences are set out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Setting {
    /// In square brackets, with names.
    #[default]
    Brackets,
    /// Struck and underlined, without names.
    Redline,
}

/// What to put on a paper.
#[derive(Debug, Clone, Copy)]
pub struct Brief<'a> {
    /// The language its own words are in.
    pub language: Language,
    /// How differences are set out.
    pub setting: Setting,
    /// Whether those who propose are named.
    pub names: bool,
    /// The draft's line: number and date; may be empty.
    pub draft: &'a str,
    /// For whom it is; may be empty.
    pub distribution: &'a str,
}

impl<'a> Brief<'a> {
    /// A consolidated draft with names.
    pub fn consolidated(language: Language) -> Self {
        Brief { language, setting: Setting::Brackets, names: true, draft: "", distribution: "" }
    }

    /// A comparison of two texts.
    pub fn comparison(language: Language) -> Self {
        Brief { setting: Setting::Redline, names: false, ..Self::consolidated(language) }
    }
}

impl Paper {
    /// The rolling text as a paper; as a redline, where it is the changes of one voice that are shown.
    pub fn rolling(rolling: &RollingText, show: Show, brief: &Brief<'_>) -> Self {
        let view = View::new(rolling);
        let voice = match show {
            Show::Voice(voice) => Some(voice),
            Show::All if rolling.voices.len() == 1 => Some(0),
            Show::All | Show::Clean => None,
        };
        let rows = match voice.filter(|_| brief.setting == Setting::Redline) {
            Some(voice) => view.redline(voice),
            None => view.rows(show),
        };
        Self::of_rows(rolling, &rows, brief)
    }

    /// Rows of a rolling text as a paper.
    pub fn of_rows(rolling: &RollingText, rows: &[Row], brief: &Brief<'_>) -> Self {
        let (blocks, offers) = row::blocks(rolling, rows, brief);
        Self {
            title: title(&rolling.base),
            draft: brief.draft.to_owned(),
            distribution: brief.distribution.to_owned(),
            blocks,
            offers,
            ..Self::default()
        }
    }

    /// The comparative table of loose files, of the places given: element, draft, proposal, by whom.
    pub fn comparative_table(rolling: &RollingText, matters: &[Matter], brief: &Brief<'_>) -> Self {
        let name = brief.language.say("paper-comparative-table");
        let mut paper = Self::named(name, title(&rolling.base), brief.draft, brief.distribution);
        paper.landscape = true;
        paper.blocks.push(Block::Table(table::table(rolling, matters, brief)));
        paper
    }

    /// A paper of its own name about a document: its head, and nothing under it yet.
    pub fn named(
        name: impl Into<String>,
        title: impl Into<String>,
        draft: impl Into<String>,
        distribution: impl Into<String>,
    ) -> Self {
        let (name, title) = (name.into(), title.into());
        let mut blocks = vec![Block::heading(0, name.as_str())];
        if !title.is_empty() {
            blocks.push(Block::words(Place::Centre, title.as_str()));
        }
        let (draft, distribution) = (draft.into(), distribution.into());
        if !draft.is_empty() {
            blocks.push(Block::words(Place::Centre, draft.as_str()));
        }
        Self { title, name, draft, distribution, blocks, ..Self::default() }
    }

    /// A text as it is, on paper.
    pub fn clean(text: &Text, brief: &Brief<'_>) -> Self {
        let rolling = crate::consolidate::consolidate(text, &[], &[]);
        Self::rolling(&rolling, Show::Clean, brief)
    }
}

/// Words with a capital at their beginning.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// The title of a text: its first title or heading, else its first words; a picture or the mark of a note is no part of
/// it.
pub fn title(text: &Text) -> String {
    let words = |provision: &Provision| provision.line().replace(ANCHOR, "").trim().to_owned();
    let provisions = text.provisions();
    let named = provisions.iter().filter(|provision| provision.form.kind == Kind::Title);
    let others = provisions.iter().filter(|provision| provision.form.kind != Kind::Meta);
    let line = named.chain(others).map(words).find(|words| !words.is_empty()).unwrap_or_default();
    line.chars().take(200).collect()
}

/// The codes of a set of voices: "ALT, KRS".
pub fn names(rolling: &RollingText, holders: &VoiceSet) -> String {
    rolling.codes(holders).join(", ")
}

/// Says a phrase about holders, or its nameless form when names are off.
fn by(
    brief: &Brief<'_>,
    rolling: &RollingText,
    holders: &VoiceSet,
    key: &'static str,
    bare: &'static str,
) -> String {
    if brief.names && !holders.is_empty() {
        let phrase = Phrase::new(key).with("names", names(rolling, holders)).count("count", holders.len());
        brief.language.say(phrase)
    } else {
        brief.language.say(bare)
    }
}

/// A provision that goes on from the one before: its number, which goes; a remark where it has none.
fn joined(lead: &str, say: &dyn Fn(&'static str) -> String) -> [Run; 2] {
    let mark = match lead.trim_end() {
        "" => Run::plain(say("paper-goes-on")).italic(),
        lead => Run::of(lead, Role::Goes),
    };
    [Run::plain(" "), mark]
}

/// Sets a space between words that go and words that come in their place, where the text has none.
fn part(runs: &mut Vec<Run>) {
    let mut at = 1;
    while at < runs.len() {
        let (before, here) = (&runs[at - 1], &runs[at]);
        let apart =
            before.words.ends_with(char::is_whitespace) || here.words.starts_with(char::is_whitespace);
        let wordy = here.words.starts_with(char::is_alphanumeric);
        if before.role == Role::Goes && here.role == Role::Proposed && wordy && !apart {
            runs.insert(at, Run::plain(" "));
            at += 1;
        }
        at += 1;
    }
}
