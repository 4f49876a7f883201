//! How the parts of a paper are made.

use super::{Block, Column, Heading, LineKind, Paper, Place, Role, Run, Table, TableCell, TableLine, Words};
use crate::text::{Span, Style as MarkStyle, note};

impl Block {
    /// A heading of the paper's own; 0 is the level of its name.
    pub fn heading(level: u8, words: impl Into<String>) -> Self {
        Block::Heading(Heading { level, words: words.into() })
    }

    /// A paragraph of the paper's own.
    pub fn words(place: Place, words: impl Into<String>) -> Self {
        Self::runs(place, vec![Run::plain(words)])
    }

    /// A paragraph of the paper's own, of several runs.
    pub fn runs(place: Place, runs: Vec<Run>) -> Self {
        Block::Words(Words { runs, place, ..Words::default() })
    }

    /// An item of a list of the paper's own, under its mark.
    pub fn item(mark: impl Into<String>, words: impl Into<String>) -> Self {
        let runs = vec![Run::plain(words)];
        Block::Words(Words { runs, mark: mark.into(), ..Words::default() })
    }
}

impl Paper {
    /// With nothing on it but a sentence that says so.
    pub fn with_nothing(mut self, said: impl Into<String>) -> Self {
        let said = said.into();
        self.blocks.push(Block::words(Place::Text, said.as_str()));
        self.nothing = Some(said);
        self
    }
}

impl Table {
    /// A table with these columns (what each holds, its part of the width, its head) and no rows yet.
    pub fn new(columns: &[(&'static str, u32, String)]) -> Self {
        let head = columns.iter().map(|(_, _, words)| TableCell::from(words.as_str()));
        let head = TableLine { kind: LineKind::Head, cells: head.collect(), ..TableLine::default() };
        let columns = columns.iter().map(|(key, width, _)| Column { key, width: *width });
        Self { columns: columns.collect(), lines: vec![head], unruled: false }
    }

    /// A table without lines and without a head, which sets words side by side; each column's part of the width.
    pub fn unruled(widths: &[u32]) -> Self {
        let columns = widths.iter().map(|width| Column { key: "", width: *width });
        Self { columns: columns.collect(), lines: Vec::new(), unruled: true }
    }

    /// A table of the document.
    pub fn of_document(lines: Vec<TableLine>) -> Self {
        Self { lines, ..Self::default() }
    }

    /// With a row.
    pub fn row<C: Into<TableCell>>(&mut self, cells: impl IntoIterator<Item = C>) {
        let cells = cells.into_iter().map(Into::into).collect();
        self.lines.push(TableLine { cells, ..TableLine::default() });
    }

    /// With a heading across its columns.
    pub fn section(&mut self, words: impl Into<String>) {
        let columns = u16::try_from(self.columns.len()).unwrap_or(u16::MAX).max(1);
        let cell = TableCell { span: Span { columns, rows: 1 }, ..TableCell::from(words.into()) };
        self.lines.push(TableLine { kind: LineKind::Section, cells: vec![cell], ..TableLine::default() });
    }

    /// Whether there is nothing in it but its head.
    pub fn is_empty(&self) -> bool {
        self.lines.iter().all(|line| line.kind == LineKind::Head)
    }
}

impl TableCell {
    /// A cell with these paragraphs.
    pub fn new(paragraphs: Vec<Vec<Run>>) -> Self {
        Self { span: Span::default(), paragraphs }
    }

    /// Over this many rows.
    pub fn over(mut self, rows: usize) -> Self {
        self.span.rows = u16::try_from(rows).unwrap_or(u16::MAX).max(1);
        self
    }
}

impl From<Vec<Run>> for TableCell {
    fn from(runs: Vec<Run>) -> Self {
        Self::new(vec![runs])
    }
}

impl From<&str> for TableCell {
    fn from(words: &str) -> Self {
        Self::new(words.lines().map(|line| vec![Run::plain(line)]).collect())
    }
}

impl From<String> for TableCell {
    fn from(words: String) -> Self {
        words.as_str().into()
    }
}

impl Run {
    /// Undisputed words.
    pub fn plain(words: impl Into<String>) -> Self {
        Self::of(words, Role::Plain)
    }

    /// Words in a role. What is anchored has a run of its own: here nothing could say what a mark stands for.
    pub fn of(words: impl Into<String>, role: Role) -> Self {
        Self { words: note::without(words.into()), role, styles: Vec::new(), anchor: None, offer: None }
    }

    /// In bold letters.
    pub fn bold(self) -> Self {
        self.styled(MarkStyle::Bold)
    }

    /// In italics.
    pub fn italic(self) -> Self {
        self.styled(MarkStyle::Italic)
    }

    fn styled(mut self, style: MarkStyle) -> Self {
        self.styles.push(style);
        self
    }
}
