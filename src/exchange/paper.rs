//! A rolling text as a paper: what stands on it, before any file format.
//!
//! The consolidated draft, a comparison of two texts and the comparative table are laid out once, here, and
//! written as Markdown, HTML or Word by the modules named after the formats.
//!
//! In brackets, each alternative stands in square brackets with those who propose it: `[thirty] [sixty — ALT,
//! KRS]`. The draft's own wording is printed without names. As a redline, what goes is struck and what comes is
//! underlined, and there are neither brackets nor names.

mod row;
mod table;

use crate::consolidate::view::{Row, Show, View};
use crate::consolidate::{RollingText, VoiceSet};
use crate::language::{Language, Phrase};
use crate::text::outline::{self, Outline};
use crate::text::{Anchor, Kind, Span, Style as MarkStyle, Text};

/// A paper.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paper {
    /// Its title, as the document has it.
    pub title: String,
    /// Which draft it is: "Draft No. 2 of 12 March 2026"; may be empty.
    pub draft: String,
    /// For whom it is; may be empty.
    pub distribution: String,
    /// What stands on it, in order.
    pub blocks: Vec<Block>,
}

/// What stands on a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph or heading.
    Prose(Prose),
    /// Rows of a table of the document.
    Table(Vec<TableLine>),
    /// What is said about what follows: "Option B — proposed by ORT, TAV".
    Caption(Caption),
}

/// A caption over one or several provisions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caption {
    /// The words.
    pub words: String,
    /// Whether it introduces one of several whole alternatives or an addition; else it is a remark.
    pub introduces: bool,
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
    pub notes: Vec<String>,
    /// Whether it belongs to one of several whole alternatives.
    pub alternative: bool,
}

/// A row of a table of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableLine {
    /// Whether it is a head.
    pub head: bool,
    /// Its cells.
    pub cells: Vec<TableCell>,
    /// What the margin says about it.
    pub notes: Vec<String>,
    /// What introduces it, if it is proposed as a whole.
    pub caption: Option<String>,
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
        Self {
            title: title(&rolling.base),
            draft: brief.draft.to_owned(),
            distribution: brief.distribution.to_owned(),
            blocks: row::blocks(rolling, rows, brief),
        }
    }

    /// The comparative table: element, draft, proposal, by whom.
    pub fn comparative_table(rolling: &RollingText, brief: &Brief<'_>) -> Self {
        let heading = Prose {
            kind: Kind::Title,
            depth: 0,
            label: String::new(),
            role: Role::Plain,
            runs: vec![Run::plain(brief.language.say("paper-comparative-table"))],
            notes: Vec::new(),
            alternative: false,
        };
        Self {
            title: title(&rolling.base),
            draft: brief.draft.to_owned(),
            distribution: brief.distribution.to_owned(),
            blocks: vec![Block::Prose(heading), Block::Table(table::lines(rolling, brief))],
        }
    }

    /// A text as it is, on paper.
    pub fn clean(text: &Text, brief: &Brief<'_>) -> Self {
        let rolling = crate::consolidate::consolidate(text, &[], &[]);
        Self::rolling(&rolling, Show::Clean, brief)
    }
}

impl Run {
    /// Undisputed words.
    pub fn plain(words: impl Into<String>) -> Self {
        Self::of(words, Role::Plain)
    }

    /// Words in a role.
    pub fn of(words: impl Into<String>, role: Role) -> Self {
        Self { words: words.into(), role, styles: Vec::new(), anchor: None }
    }
}

/// How provisions of a text are cited.
pub struct Citations<'a> {
    text: &'a Text,
    outline: Outline,
    language: Language,
}

impl<'a> Citations<'a> {
    /// Citations of the provisions of a text, in a language.
    pub fn new(text: &'a Text, language: Language) -> Self {
        Self { text, outline: Outline::new(text), language }
    }

    /// The provision: "Article 5, paragraph 1".
    pub fn of(&self, provision: usize) -> String {
        capital(&outline::citation(self.text, &self.outline, provision, self.language, true))
    }

    /// "before Article 5"; "at the end" beyond the last provision.
    pub fn before(&self, provision: usize) -> String {
        if provision >= self.text.provisions().len() {
            return self.language.say("paper-to-the-end");
        }
        let place = outline::citation(self.text, &self.outline, provision, self.language, true);
        self.language.say(Phrase::new("paper-before").with("place", place))
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

/// The title of a text: its first title or heading, else its first words.
pub fn title(text: &Text) -> String {
    let provisions = text.provisions();
    let named = provisions.iter().find(|provision| provision.form.kind == Kind::Title);
    let first = named.or_else(|| provisions.iter().find(|provision| provision.form.kind != Kind::Meta));
    let line = first.map(|provision| provision.line()).unwrap_or_default();
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
