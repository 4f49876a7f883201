//! Tables a pipe table cannot hold: a fenced block with the info string `table`.
//!
//! ~~~text
//! ```table
//! =
//! | No.
//! | Measure
//! | Term
//! -
//! |3x1 I. Joint operations
//! -
//! | 1
//! | First paragraph of the cell
//! + second paragraph
//! | 2026
//! ```
//! ~~~
//!
//! A line `=` begins the head row, a line `-` any other row. A line with `|` begins a cell; columns and rows
//! it covers stand right behind the bar (`|3x1`, nothing for one of each). A line with `+` is a further
//! paragraph of the cell. Behind a space stand the paragraph's words as Draft Markdown within a line.

use crate::text::{Cell, Content, Kind, Span};

/// A row as it was read: head or not, and its cells with their unread words.
pub(super) struct Row<'s> {
    pub kind: Kind,
    pub cells: Vec<(Span, Vec<&'s str>)>,
}

/// Whether these rows can stand in a pipe table.
pub(super) fn is_simple<'c>(mut rows: impl Iterator<Item = &'c [Cell]>) -> bool {
    let Some(first) = rows.next() else { return false };
    let plain = |row: &[Cell]| {
        row.len() == first.len()
            && row.iter().all(|cell| cell.paragraphs.len() == 1 && cell.span == Span::default())
    };
    // A pipe table with one empty column is not read as a table.
    let visible =
        |row: &[Cell]| row.len() > 1 || row.iter().any(|cell| !cell.paragraphs.iter().all(Content::is_empty));
    plain(first) && visible(first) && rows.all(|row| plain(row) && visible(row))
}

/// The rows of a table block; `None` if some line does not follow the syntax.
pub(super) fn rows(block: &str) -> Option<Vec<Row<'_>>> {
    let mut rows: Vec<Row<'_>> = Vec::new();
    for line in block.lines() {
        let line = line.trim_end();
        match line.as_bytes().first() {
            None => {}
            Some(b'=') if line.len() == 1 => rows.push(Row { kind: Kind::Head, cells: Vec::new() }),
            Some(b'-') if line.len() == 1 => rows.push(Row { kind: Kind::Row, cells: Vec::new() }),
            Some(b'|') => {
                let (span, words) = span(line.get(1..)?)?;
                rows.last_mut()?.cells.push((span, vec![words]));
            }
            Some(b'+') => {
                let words = line.get(1..)?;
                let words = if words.is_empty() { words } else { words.strip_prefix(' ')? };
                rows.last_mut()?.cells.last_mut()?.1.push(words);
            }
            Some(_) => return None,
        }
    }
    (!rows.is_empty() && rows.iter().all(|row| !row.cells.is_empty())).then_some(rows)
}

/// What a cell covers, and its words.
fn span(line: &str) -> Option<(Span, &str)> {
    let (size, words) = match line.split_once(' ') {
        Some((size, words)) => (size, words),
        None => (line, ""),
    };
    if size.is_empty() {
        return Some((Span::default(), words));
    }
    let (columns, rows) = size.split_once('x')?;
    let span = Span { columns: columns.parse().ok()?, rows: rows.parse().ok()? };
    (span.columns > 0 && span.rows > 0).then_some((span, words))
}

/// The source of the cells of a pipe table's row, split at the bars that are not escaped.
pub(super) fn split_pipes(row: &str) -> Vec<&str> {
    // As the parser sees it: a hard space is a cell's content.
    const BLANK: [char; 3] = [' ', '\t', '\n'];
    let row = row.trim_matches(BLANK);
    let row = row.strip_prefix('|').unwrap_or(row);
    let mut cells = Vec::new();
    let mut start = 0;
    let mut escaped = false;
    for (at, c) in row.char_indices() {
        match c {
            '\\' => escaped = !escaped,
            '|' if !escaped => {
                cells.push(row.get(start..at).unwrap_or("").trim_matches(BLANK));
                start = at + 1;
            }
            _ => escaped = false,
        }
    }
    let last = row.get(start..).unwrap_or("").trim_matches(BLANK);
    if !last.is_empty() {
        cells.push(last);
    }
    cells
}
