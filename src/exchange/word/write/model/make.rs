//! How documents, paragraphs, runs and tables are put together.

use super::{
    Alignment, Block, Cell, Colour, Comment, Deed, Document, Frontage, Height, Paragraph, ParagraphStyle,
    Piece, Row, Run, RunStyle, Section, Table, Tracked,
};
use crate::text::{Content, Span};

impl Document {
    /// A document with this frontage.
    pub fn new(frontage: Frontage) -> Self {
        Self { frontage, ..Self::default() }
    }

    /// With another section.
    pub fn section(mut self, section: Section) -> Self {
        self.sections.push(section);
        self
    }
}

impl Comment {
    /// What it says, its paragraphs as lines.
    pub fn words(&self) -> String {
        let line = |paragraph: &Paragraph| {
            let runs = paragraph.pieces.iter().filter_map(|piece| match piece {
                Piece::Run(run) => Some(run.text.as_str()),
                _ => None,
            });
            runs.collect::<String>()
        };
        self.paragraphs.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

impl Section {
    /// A section on upright pages.
    pub fn portrait() -> Self {
        Self::default()
    }

    /// A section on pages that lie on their side.
    pub fn landscape() -> Self {
        Self { landscape: true, ..Self::default() }
    }

    /// With another paragraph or table.
    pub fn with(mut self, block: impl Into<Block>) -> Self {
        self.blocks.push(block.into());
        self
    }

    /// Adds a paragraph or table.
    pub fn add(&mut self, block: impl Into<Block>) {
        self.blocks.push(block.into());
    }
}

impl From<Paragraph> for Block {
    fn from(paragraph: Paragraph) -> Self {
        Block::Paragraph(paragraph)
    }
}

impl From<Table> for Block {
    fn from(table: Table) -> Self {
        Block::Table(table)
    }
}

impl Paragraph {
    /// An empty paragraph in this style.
    pub fn new(style: ParagraphStyle) -> Self {
        Self { style, ..Self::default() }
    }

    /// The document's title.
    pub fn title(words: impl Into<Run>) -> Self {
        Self::new(ParagraphStyle::Title).with(words)
    }

    /// A heading.
    pub fn heading(level: u8, words: impl Into<Run>) -> Self {
        Self::new(ParagraphStyle::Heading(level)).with(words)
    }

    /// A paragraph of running text.
    pub fn body(words: impl Into<Run>) -> Self {
        Self::new(ParagraphStyle::Body).with(words)
    }

    /// A small remark.
    pub fn remark(words: impl Into<Run>) -> Self {
        Self::new(ParagraphStyle::Remark).with(words)
    }

    /// With more words.
    pub fn with(mut self, words: impl Into<Run>) -> Self {
        self.pieces.push(Piece::Run(words.into()));
        self
    }

    /// With a footnote.
    pub fn note(mut self, body: impl Into<Run>) -> Self {
        self.pieces.push(Piece::Note(Run::default(), vec![Piece::Run(body.into())]));
        self
    }

    /// With the words, marks and anchors of a text's content; the notes' bodies are taken in order.
    pub fn content<'c>(mut self, content: &Content, notes: &mut impl Iterator<Item = &'c Content>) -> Self {
        crate::exchange::word::write::text::pieces(content, notes, &mut self.pieces);
        self
    }

    /// Aligned otherwise than its style says.
    pub fn aligned(mut self, alignment: Alignment) -> Self {
        self.alignment = Some(alignment);
        self
    }

    /// Kept on one page with the next paragraph.
    pub fn keep_with_next(mut self) -> Self {
        self.keep_with_next = true;
        self
    }

    /// At the top of a new page.
    pub fn on_new_page(mut self) -> Self {
        self.new_page = true;
        self
    }
}

impl Tracked {
    /// What someone puts in.
    pub fn inserts(author: impl Into<Box<str>>, date: impl Into<Box<str>>) -> Self {
        Self { deed: Deed::Inserts, moved: None, author: author.into(), date: date.into() }
    }

    /// What someone takes out.
    pub fn deletes(author: impl Into<Box<str>>, date: impl Into<Box<str>>) -> Self {
        Self { deed: Deed::Deletes, moved: None, author: author.into(), date: date.into() }
    }
}

impl From<&str> for Run {
    fn from(text: &str) -> Self {
        Run::new(text)
    }
}

impl From<String> for Run {
    fn from(text: String) -> Self {
        Run::new(text)
    }
}

impl Run {
    /// Plain words.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Bold.
    pub fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// Italic.
    pub fn italic(self) -> Self {
        Self { italic: true, ..self }
    }

    /// Underlined.
    pub fn underlined(self) -> Self {
        Self { underline: true, ..self }
    }

    /// Struck out.
    pub fn struck(self) -> Self {
        Self { strike: true, ..self }
    }

    /// Raised.
    pub fn raised(self) -> Self {
        Self { height: Height::Above, ..self }
    }

    /// Lowered.
    pub fn lowered(self) -> Self {
        Self { height: Height::Below, ..self }
    }

    /// In this colour.
    pub fn coloured(self, colour: Colour) -> Self {
        Self { colour: Some(colour), ..self }
    }

    /// On this colour.
    pub fn shaded(self, colour: Colour) -> Self {
        Self { shade: Some(colour), ..self }
    }

    /// In this style.
    pub fn styled(self, style: RunStyle) -> Self {
        Self { style: Some(style), ..self }
    }
}

impl Table {
    /// A table with columns of these parts of the width.
    pub fn new(widths: impl Into<Vec<u32>>) -> Self {
        Self { widths: widths.into(), ..Self::default() }
    }

    /// With a head that is repeated on every page.
    pub fn head<C: Into<Cell>>(mut self, cells: impl IntoIterator<Item = C>) -> Self {
        let mut row = Row { cells: cells.into_iter().map(Into::into).collect(), change: None };
        for paragraph in row.cells.iter_mut().flat_map(|cell| &mut cell.paragraphs) {
            paragraph.style = ParagraphStyle::CellHead;
        }
        self.rows.insert(self.head, row);
        self.head += 1;
        self
    }

    /// With another row.
    pub fn row<C: Into<Cell>>(mut self, cells: impl IntoIterator<Item = C>) -> Self {
        self.rows.push(Row { cells: cells.into_iter().map(Into::into).collect(), change: None });
        self
    }
}

impl Cell {
    /// A cell with these paragraphs.
    pub fn new(paragraphs: impl Into<Vec<Paragraph>>) -> Self {
        Self { paragraphs: paragraphs.into(), ..Self::default() }
    }

    /// Over so many columns and rows.
    pub fn covering(mut self, columns: u16, rows: u16) -> Self {
        self.span = Span { columns, rows };
        self
    }

    /// On this colour.
    pub fn shaded(mut self, colour: Colour) -> Self {
        self.shade = Some(colour);
        self
    }
}

impl From<Paragraph> for Cell {
    fn from(paragraph: Paragraph) -> Self {
        Cell::new([paragraph])
    }
}

impl From<Run> for Cell {
    fn from(run: Run) -> Self {
        Paragraph::new(ParagraphStyle::Cell).with(run).into()
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Run::new(text).into()
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Run::new(text).into()
    }
}
