//! What can be written into a Word file.

mod make;

use std::collections::BTreeMap;

use crate::exchange::word::read::Object;
use crate::language::{Language, Phrase};
use crate::text::Span;

/// A document to be written: what stands on every page, and its sections.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// What stands on every page and in the file's properties.
    pub frontage: Frontage,
    /// Its sections, in order. Without any the document is one empty page.
    pub sections: Vec<Section>,
    /// Properties under names of their own, in order.
    pub properties: Vec<(String, String)>,
    /// The pictures and formulas the text refers to, by hash.
    pub objects: BTreeMap<String, Object>,
    /// The comments [`Marker::CommentBegins`] and [`Marker::CommentEnds`] refer to by index.
    pub comments: Vec<Comment>,
    /// Whether the tracking of changes is switched on for whoever opens the file.
    pub tracking: bool,
    /// A part of XML that travels in the file unseen.
    pub embedded: Option<String>,
    /// The lists paragraphs are numbered by: of each its levels, the highest first; at most nine.
    pub lists: Vec<Vec<Level>>,
}

/// A level of a list; it begins anew below every higher level.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Level {
    /// What stands before the number: "Article ".
    pub before: String,
    /// The format of the number, by its name in the file format: "decimal", "russianLower".
    pub format: &'static str,
    /// What stands behind it: ".", ")".
    pub behind: String,
    /// Whether its paragraphs begin with the indent of running text.
    pub indented: bool,
}

/// A comment.
#[derive(Debug, Clone, Default)]
pub struct Comment {
    /// Who wrote it.
    pub author: String,
    /// The letters that stand for the author.
    pub initials: String,
    /// When, as `2026-03-12T09:00:00Z`; may be empty.
    pub date: String,
    /// What it says.
    pub paragraphs: Vec<Paragraph>,
    /// The comment it answers, by index.
    pub answers: Option<usize>,
}

/// A tracked change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tracked {
    /// What was done.
    pub deed: Deed,
    /// For what only moved, the number of the move: it goes at one place and comes at another.
    pub moved: Option<usize>,
    /// By whom.
    pub author: Box<str>,
    /// When, as `2026-03-12T09:00:00Z`; may be empty.
    pub date: Box<str>,
}

/// What a tracked change does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// It puts in.
    Inserts,
    /// It takes out.
    Deletes,
}

/// What stands on every page of a document and in its properties. Everything may stay empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frontage {
    /// The document's title.
    pub title: String,
    /// Which draft this is: «Проект № 2 от 12 марта 2026 г.»
    pub draft: String,
    /// For whom it is: «Для служебного пользования».
    pub distribution: String,
    /// What stands above the number of every page; may be empty.
    pub legend: String,
    /// Who made the file.
    pub creator: String,
    /// When, as `2026-03-12T09:00:00Z`.
    pub date: String,
    /// The document's language as a BCP 47 tag, "ru-RU".
    pub language: String,
    /// The language of words the program adds.
    pub own: Language,
    /// The words around the page number and the number of pages, "Page" and "of"; both empty for the page
    /// number alone.
    pub page: (String, String),
}

impl Frontage {
    /// A frontage with this title, its fixed words in a language of the interface.
    pub fn new(title: impl Into<String>, language: Language) -> Self {
        let tag = match language {
            Language::English => "en-GB",
            Language::Russian => "ru-RU",
        };
        let word = |key| language.say(Phrase::new(key));
        Self {
            title: title.into(),
            language: tag.to_owned(),
            own: language,
            page: (capitalised(&word("paper-page")), word("paper-page-of")),
            ..Self::default()
        }
    }

    /// For a document in this language: a tag with or without a region.
    pub fn written_in(mut self, tag: &str) -> Self {
        self.language = match tag {
            // Not known: what the words added are in is the best guess.
            "" | "und" => return self,
            "ru" => "ru-RU",
            "en" => "en-GB",
            other => other,
        }
        .to_owned();
        self
    }

    /// With the number and date of the draft.
    pub fn draft(mut self, draft: impl Into<String>) -> Self {
        self.draft = draft.into();
        self
    }

    /// With words above the number of every page.
    pub fn legend(mut self, legend: impl Into<String>) -> Self {
        self.legend = legend.into();
        self
    }

    /// With a distribution mark.
    pub fn distribution(mut self, mark: impl Into<String>) -> Self {
        self.distribution = mark.into();
        self
    }

    /// With who made the file and when, as `2026-03-12T09:00:00Z`.
    pub fn made(mut self, creator: impl Into<String>, date: impl Into<String>) -> Self {
        self.creator = creator.into();
        self.date = date.into();
        self
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A part of a document on pages of one orientation.
#[derive(Debug, Clone, Default)]
pub struct Section {
    /// Whether its pages lie on their side.
    pub landscape: bool,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// A paragraph or a table.
#[derive(Debug, Clone)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

/// A paragraph.
#[derive(Debug, Clone, Default)]
pub struct Paragraph {
    /// Its style.
    pub style: ParagraphStyle,
    /// What stands in it.
    pub pieces: Vec<Piece>,
    /// Its alignment where it is not that of the style.
    pub alignment: Option<Alignment>,
    /// Whether it stays on one page with the next paragraph.
    pub keep_with_next: bool,
    /// Whether it begins a new page.
    pub new_page: bool,
    /// What became of its mark: of the paragraph as a paragraph.
    pub mark: Option<Tracked>,
    /// The names under which it can be found again.
    pub bookmarks: Vec<Box<str>>,
    /// The list it is numbered by, and the level there.
    pub level: Option<(usize, usize)>,
}

/// The styles of paragraphs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ParagraphStyle {
    /// The title of the document.
    Title,
    /// A heading of this level, 1 to 6.
    Heading(u8),
    /// Running text.
    #[default]
    Body,
    /// Running text that is one of several alternatives: set in, with a line at its side.
    Alternative,
    /// A small remark about the text: who holds it, what became of it.
    Remark,
    /// Text in a table.
    Cell,
    /// Text in the head of a table.
    CellHead,
}

/// How a paragraph is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    /// To the left.
    Left,
    /// In the middle.
    Centre,
    /// To the right.
    Right,
    /// To both sides.
    Both,
}

/// Something in a paragraph.
#[derive(Debug, Clone)]
pub enum Piece {
    /// Words.
    Run(Run),
    /// A footnote; the run says how its number is set, its text is not used.
    Note(Run, Vec<Piece>),
    /// A picture or formula by the hash of its bytes, with its description; the run says how it is set.
    Object(Run, Box<str>, Box<str>),
    /// Nothing that shows.
    Marker(Marker),
}

/// Places in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Marker {
    /// What a comment is about begins here.
    CommentBegins(usize),
    /// What a comment is about ends here; its sign comes or goes with what stands around it.
    CommentEnds(usize, Option<Tracked>),
    /// A named stretch begins here.
    NameBegins(Box<str>),
    /// A named stretch ends here.
    NameEnds(Box<str>),
}

/// Words in one format.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Run {
    /// The words. A line break is `\n`, a tab `\t`.
    pub text: String,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Underlined.
    pub underline: bool,
    /// Struck out.
    pub strike: bool,
    /// Raised or lowered.
    pub height: Height,
    /// The colour of the letters.
    pub colour: Option<Colour>,
    /// The colour behind the letters.
    pub shade: Option<Colour>,
    /// The style, if any.
    pub style: Option<RunStyle>,
    /// The address the words lead to.
    pub link: Option<Box<str>>,
    /// The tracked change they came or went by.
    pub change: Option<Tracked>,
    /// How they were set before someone set them as they are now, and who that was.
    pub before: Option<Box<(Run, Tracked)>>,
}

/// Raised or lowered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Height {
    /// On the line.
    #[default]
    Line,
    /// Raised.
    Above,
    /// Lowered.
    Below,
}

/// The styles of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunStyle {
    /// Stressed: bold where the paragraph is not, and not where it is.
    Strong,
    /// The first words, said to be the label of the paragraph.
    Label,
    /// The first words, said to be no label, whatever they look like.
    Literal,
    /// A bracket around a wording.
    Bracket,
    /// Names and remarks beside a wording.
    Names,
    /// Words that are proposed.
    Proposed,
    /// Words that are proposed to go.
    Goes,
}

/// A colour: red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

/// A table over the width of the page.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// How wide its columns are, as parts of the whole. Missing ones are as wide as the average.
    pub widths: Vec<u32>,
    /// How many rows at the top are repeated on every page.
    pub head: usize,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Whether it has no lines and only sets words side by side.
    pub unruled: bool,
}

/// A row of a table.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// Its cells. A cell that covers several rows stands in the first of them only.
    pub cells: Vec<Cell>,
    /// What became of it as a row.
    pub change: Option<Tracked>,
}

/// A cell of a table.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// How many columns and rows it covers.
    pub span: Span,
    /// The colour behind it.
    pub shade: Option<Colour>,
}
