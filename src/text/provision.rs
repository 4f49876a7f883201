//! The smallest citable unit of a document.

use super::{Content, Label};

/// A provision: title, heading, article, paragraph, subparagraph, unnumbered paragraph, table row, footnote
/// or line of front matter.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Provision {
    /// What it is and how it is numbered.
    pub form: Form,
    /// What it says.
    pub body: Body,
}

/// What a provision is and how it is numbered, apart from what it says.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Form {
    /// The kind; in normal form a labelled provision's kind follows from its label.
    pub kind: Kind,
    /// The number or letter it is written with.
    pub label: Option<Label>,
}

/// The kinds of provision. A recital and a signature line are unnumbered paragraphs in a certain place: see
/// [`super::outline`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A line of front matter, `key: value`; only before everything else.
    Meta,
    /// The title of the document (a heading of the first level without a label).
    Title,
    /// «Часть II», "Part II".
    Part,
    /// «Раздел II», "Section 2".
    Section,
    /// «Глава 1», "Chapter 1".
    Chapter,
    /// «Параграф 1», «§ 1».
    Subchapter,
    /// «Статья 5», "Article 5".
    Article,
    /// «Приложение № 1», "Annex I".
    Annex,
    /// A heading without a number, of this level (2 to 6).
    Heading(u8),
    /// A numbered paragraph, «пункт»: "1.", "1.2.".
    Paragraph,
    /// A lettered or bracketed subparagraph, «подпункт»: "а)", "1)", "(a)", "(i)", or a dash item.
    Subparagraph,
    /// An unnumbered paragraph, «абзац».
    Unnumbered,
    /// The first row of a table, its head.
    Head,
    /// A further row of a table.
    Row,
    /// The body of a footnote.
    Footnote,
}

/// What a provision says.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Body {
    /// Running text.
    Prose(Content),
    /// The cells of a table row, from the left.
    Cells(Vec<Cell>),
}

/// A cell of a table row.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Cell {
    /// Its paragraphs; at least one, which may be empty.
    pub paragraphs: Vec<Content>,
    /// How many columns and rows it covers.
    pub span: Span,
}

/// How many columns and rows a cell covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// Columns, at least 1.
    pub columns: u16,
    /// Rows, at least 1.
    pub rows: u16,
}

impl Default for Span {
    fn default() -> Self {
        Self { columns: 1, rows: 1 }
    }
}

impl Form {
    /// An unnumbered paragraph.
    pub const UNNUMBERED: Form = Form { kind: Kind::Unnumbered, label: None };

    /// Depth in the document's tree: 0 for the title, growing inwards; see [`Kind::depth`].
    pub fn depth(&self) -> u8 {
        match (&self.label, self.kind) {
            (Some(label), Kind::Paragraph | Kind::Subparagraph) => label.depth(),
            _ => self.kind.depth(),
        }
    }

    /// What stands before the words where a provision is run into a line: its label and a space, or nothing.
    pub fn lead(&self) -> String {
        self.label.as_ref().map(|label| format!("{} ", label.surface)).unwrap_or_default()
    }
}

impl Kind {
    /// Whether this kind stands over others: titles, parts, chapters, articles, annexes, headings.
    pub fn is_heading(self) -> bool {
        matches!(
            self,
            Kind::Title
                | Kind::Part
                | Kind::Section
                | Kind::Chapter
                | Kind::Subchapter
                | Kind::Article
                | Kind::Annex
                | Kind::Heading(_)
        )
    }

    /// Whether this kind is a row of a table.
    pub fn is_row(self) -> bool {
        matches!(self, Kind::Head | Kind::Row)
    }

    /// The level of heading (number of `#`) this kind is written with; 0 for what is no heading.
    pub fn heading_level(self) -> u8 {
        match self {
            Kind::Title | Kind::Annex => 1,
            Kind::Part | Kind::Section | Kind::Chapter => 2,
            Kind::Subchapter | Kind::Article => 3,
            Kind::Heading(level) => level,
            _ => 0,
        }
    }

    /// Depth in the tree of a provision of this kind: title and annex 0, part 1, section 2, chapter 3,
    /// subchapter 4, article 5, numbered paragraph from 6, everything unnumbered innermost at 12.
    pub fn depth(self) -> u8 {
        match self {
            Kind::Meta | Kind::Title | Kind::Annex => 0,
            Kind::Part => 1,
            Kind::Section => 2,
            Kind::Chapter => 3,
            Kind::Subchapter => 4,
            Kind::Article => 5,
            Kind::Heading(level) => match level {
                0..=1 => 0,
                2 => 3,
                3 => 4,
                _ => 5,
            },
            Kind::Paragraph => 6,
            Kind::Subparagraph => 9,
            Kind::Unnumbered | Kind::Head | Kind::Row | Kind::Footnote => 12,
        }
    }
}

impl Body {
    /// The paragraphs of the body in reading order: one for running text, all cells' for a row.
    pub fn paragraphs(&self) -> impl Iterator<Item = &Content> {
        let (prose, cells) = match self {
            Body::Prose(content) => (Some(content), &[][..]),
            Body::Cells(cells) => (None, cells.as_slice()),
        };
        prose.into_iter().chain(cells.iter().flat_map(|cell| cell.paragraphs.iter()))
    }
}

impl Provision {
    /// A provision of running text.
    pub fn prose(form: Form, content: Content) -> Self {
        Self { form, body: Body::Prose(content) }
    }

    /// What it says as one line: cells joined by " | ", paragraphs and line breaks by a space, without label.
    pub fn line(&self) -> String {
        match &self.body {
            Body::Prose(content) => content.text.replace('\n', " "),
            Body::Cells(cells) => {
                let cells: Vec<String> = cells
                    .iter()
                    .map(|cell| {
                        let paragraphs: Vec<&str> = cell.paragraphs.iter().map(|p| p.text.as_str()).collect();
                        paragraphs.join(" ").replace('\n', " ")
                    })
                    .collect();
                cells.join(" | ")
            }
        }
    }
}
