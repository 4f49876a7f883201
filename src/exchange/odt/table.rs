//! Tables of an OpenDocument text.

use roxmltree::Node;

use super::attribute;
use super::walk::Walk;
use crate::exchange::word::notice::Noted;
use crate::exchange::word::read::block::{Block, flatten};
use crate::exchange::word::read::line::Finished;
use crate::exchange::word::read::table::{Row, Table};
use crate::text::{Cell, Content, Span};

/// Columns a table may have.
const MAX_COLUMNS: u16 = 1024;

impl<'w> Walk<'w, '_> {
    /// Reads a table; nothing where it has no rows.
    pub fn table(&mut self, node: Node<'w, 'w>) -> Option<Table> {
        let mut found = Vec::new();
        rows(node, &mut found);
        let mut rows: Vec<Row> = Vec::new();
        for node in found {
            let row = self.row(node);
            if !row.cells.is_empty() {
                rows.push(row);
            }
        }
        (!rows.is_empty()).then_some(Table { rows })
    }

    fn row(&mut self, node: Node<'w, 'w>) -> Row {
        let mark = self.changes.under();
        let mut row = Row { serial: self.serial(), mark, ..Row::default() };
        let cells = node.children().filter(|cell| cell.tag_name().name() == "table-cell");
        for cell in cells.take(usize::from(MAX_COLUMNS)) {
            let number =
                |name: &str| attribute(cell, name).and_then(|it| it.parse::<u16>().ok()).unwrap_or(1);
            let span = Span {
                columns: number("number-columns-spanned").clamp(1, MAX_COLUMNS),
                rows: number("number-rows-spanned").max(1),
            };
            let blocks = self.story(cell);
            let nested = blocks.iter().filter(|block| matches!(block, Block::Table(_))).count();
            if nested > 0 {
                self.notices.add_many(Noted::NestedTable, nested);
            }
            let (mut lines, mut notes, _) = flatten(blocks);
            lines.retain(|line| !line.content.text.trim().is_empty());
            if lines.is_empty() {
                lines.push(Finished::default());
            }
            let paragraphs: Vec<Content> = lines.iter().map(|line| line.content.clone()).collect();
            // Cells written once for several columns are as many cells.
            let repeated = number("number-columns-repeated").clamp(1, 64);
            for _ in 0..repeated {
                row.cells.push(Cell { paragraphs: paragraphs.clone(), span });
                row.lines.push((0, lines.clone()));
            }
            row.notes.append(&mut notes);
        }
        row
    }
}

/// The rows of a table, also those inside groups of rows, without those of tables inside it.
fn rows<'a, 'i>(node: Node<'a, 'i>, found: &mut Vec<Node<'a, 'i>>) {
    for child in node.children().filter(Node::is_element) {
        match child.tag_name().name() {
            "table-row" => found.push(child),
            "table-header-rows" | "table-rows" | "table-row-group" => rows(child, found),
            _ => {}
        }
    }
}
