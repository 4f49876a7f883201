//! Tables: rows of cells, with what they cover.

use roxmltree::Node;

use super::block::{Block, flatten};
use super::line::Finished;
use super::view::{Change, View};
use super::walk::Walk;
use crate::exchange::word::notice::Noted;
use crate::exchange::word::xml::WordNode;
use crate::text::{Cell, Content, Span};

/// Columns a table may have: Word allows 63, other programs more.
const MAX_COLUMNS: usize = 1024;

/// A table as read.
#[derive(Debug)]
pub struct Table {
    /// Its rows that exist in the view; at least one.
    pub rows: Vec<Row>,
}

/// A row as read.
#[derive(Debug, Default)]
pub struct Row {
    /// The number of the first paragraph in it.
    pub serial: usize,
    /// Its cells.
    pub cells: Vec<Cell>,
    /// The paragraphs of each cell as they were read, with the changes of the cell.
    pub lines: Vec<(u32, Vec<Finished>)>,
    /// The changes of the row.
    pub mark: u32,
    /// The bodies of the notes anchored in it.
    pub notes: Vec<Finished>,
    /// The comments that begin in it.
    pub comments: Vec<String>,
}

/// A merged cell that may go on in the next row: where it began and which columns it covers.
#[derive(Debug, Clone, Copy)]
struct Merged {
    row: usize,
    cell: usize,
    columns: u16,
}

impl<'w> Walk<'w, '_> {
    /// Reads a table; nothing where none of its rows exists in the view.
    pub fn table(&mut self, node: Node<'w, 'w>) -> Option<Table> {
        let mut rows: Vec<Row> = Vec::new();
        let mut merged: Vec<Option<Merged>> = Vec::new();
        let mut found = Vec::new();
        inside(node, "tr", self.view, &mut found);
        for node in found {
            let properties = self.view.properties(node.child("trPr"), "trPrChange");
            if !self.view.shows_marked(node.child("trPr")) {
                continue;
            }
            let before = properties.and_then(|p| p.child_value("gridBefore")).and_then(|n| n.parse().ok());
            let row = self.row(node, before.unwrap_or(0), &mut rows, &mut merged);
            // A row all of whose cells go on from above is no row of its own.
            if !row.cells.is_empty() {
                rows.push(row);
            }
        }
        (!rows.is_empty()).then_some(Table { rows })
    }

    fn row(
        &mut self,
        node: Node<'w, 'w>,
        before: usize,
        rows: &mut [Row],
        merged: &mut Vec<Option<Merged>>,
    ) -> Row {
        let serial = self.paragraphs;
        let mut row = Row { serial, mark: self.changes.marked(node.child("trPr")), ..Row::default() };
        let mut column = before.min(MAX_COLUMNS);
        let mut going_on = Vec::new();
        let mut cells = Vec::new();
        inside(node, "tc", self.view, &mut cells);
        for node in cells {
            if column >= MAX_COLUMNS {
                self.notices.add(Noted::LeftOut("tbl".to_owned()));
                break;
            }
            if !self.view.shows_marked(node.child("tcPr")) {
                continue;
            }
            let properties = self.view.properties(node.child("tcPr"), "tcPrChange");
            let span = properties.and_then(|p| p.child_value("gridSpan")).and_then(|n| n.parse().ok());
            let columns = span.unwrap_or(1u16).clamp(1, MAX_COLUMNS as u16);
            let vertical = properties.and_then(|p| p.child("vMerge")).map(|m| m.value("val"));
            let horizontal = properties.and_then(|p| p.child("hMerge")).map(|m| m.value("val"));
            let goes_on = |merge: Option<Option<&str>>| merge.is_some_and(|value| value != Some("restart"));
            let mark = self.changes.marked(node.child("tcPr"));
            let (lines, mut notes, mut comments) = self.cell(node);
            let paragraphs: Vec<Content> = lines.iter().map(|line| line.content.clone()).collect();
            if merged.len() <= column + usize::from(columns) {
                merged.resize(column + usize::from(columns) + 1, None);
            }
            let above = merged[column].filter(|above| above.columns == columns);
            let covered = match above {
                Some(above) if goes_on(vertical) => {
                    going_on.push((above, column));
                    rows.get_mut(above.row).and_then(|row| row.cells.get_mut(above.cell))
                }
                _ if goes_on(horizontal) => row.cells.last_mut(),
                _ => None,
            };
            match covered {
                Some(cover) => {
                    if goes_on(horizontal) && !goes_on(vertical) {
                        cover.span.columns = cover.span.columns.saturating_add(columns);
                    }
                    // Word shows nothing of a covered cell; the file may still hold words there.
                    if paragraphs.iter().any(|paragraph| !paragraph.text.trim().is_empty()) {
                        self.notices.add(Noted::CoveredCell);
                    }
                }
                None => {
                    let span = Span { columns, rows: 1 };
                    let begins = vertical.is_some();
                    let cell = row.cells.len();
                    merged[column] = begins.then_some(Merged { row: rows.len(), cell, columns });
                    row.cells.push(Cell { paragraphs, span });
                    row.lines.push((mark, lines));
                    row.notes.append(&mut notes);
                    row.comments.append(&mut comments);
                }
            }
            column += usize::from(columns);
        }
        // Columns no merged cell reaches in this row end what came from above.
        let reached = |column: usize| going_on.iter().any(|(_, reached)| *reached == column);
        for (column, above) in merged.iter_mut().enumerate() {
            if above.is_some_and(|above| above.row < rows.len()) && !reached(column) {
                *above = None;
            }
        }
        // A row that is nothing but continuations is left out, so nothing reaches further for it.
        if !row.cells.is_empty() {
            for (above, _) in going_on {
                if let Some(cell) = rows.get_mut(above.row).and_then(|row| row.cells.get_mut(above.cell)) {
                    cell.span.rows = cell.span.rows.saturating_add(1);
                }
            }
        }
        row
    }

    /// The paragraphs of a cell; at least one, without empty ones before and after.
    fn cell(&mut self, node: Node<'w, 'w>) -> (Vec<Finished>, Vec<Finished>, Vec<String>) {
        let blocks = self.blocks(node);
        let nested = blocks.iter().filter(|block| matches!(block, Block::Table(_))).count();
        if nested > 0 {
            self.notices.add_many(Noted::NestedTable, nested);
        }
        let (mut paragraphs, notes, comments) = flatten(blocks);
        paragraphs.retain(|paragraph| !paragraph.content.text.trim().is_empty());
        if paragraphs.is_empty() {
            paragraphs.push(Finished::default());
        }
        (paragraphs, notes, comments)
    }
}

/// The rows of a table or the cells of a row that exist in the view, also those inside content controls.
fn inside<'a, 'i>(node: Node<'a, 'i>, name: &str, view: View, found: &mut Vec<Node<'a, 'i>>) {
    for child in node.children().filter(Node::is_element) {
        let word = child.word();
        if word == name {
            found.push(child);
        } else if Change::of(word).is_some_and(|change| view.shows(change))
            || matches!(word, "sdt" | "sdtContent" | "customXml")
        {
            inside(child, name, view, found);
        }
    }
}
