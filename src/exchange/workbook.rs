//! A paper as a workbook (.xlsx): every table a sheet, to be filtered, sorted and worked on.
//!
//! A small writer of our own over the archive Word files are packed in: what a table needs is little, and the libraries
//! that write all a workbook can hold would be among the heaviest parts of the build. The same paper gives the same
//! bytes, always.
//!
//! Rows stand by themselves: what covers several rows on paper is said in each of them, so that filtering and sorting
//! lose nothing. The head stays in sight and is repeated on every page; a sheet is printed across, as wide as the page.
//! Everything is text: nothing a delegation wrote is ever read as a formula.

mod part;
mod sheet;

use super::paper::{Block, Paper, Table};
use super::word::WordError;
use super::word::write::Archive;
use crate::language::Language;

/// Writes a paper. `interface` is the language of the words added.
pub fn write(paper: &Paper, interface: Language) -> Result<Vec<u8>, WordError> {
    let sheets = sheets(paper);
    let names = part::names(paper, sheets.len());
    let mut archive = Archive::new();
    let laid: Vec<sheet::Laid> = sheets.iter().map(|sheet| sheet::lay(paper, sheet, interface)).collect();
    archive.add("[Content_Types].xml", part::content_types(laid.len()).as_bytes())?;
    archive.add("_rels/.rels", part::PACKAGE.as_bytes())?;
    archive.add("docProps/core.xml", part::core(paper).as_bytes())?;
    archive.add("xl/workbook.xml", part::workbook(&names, &laid).as_bytes())?;
    archive.add("xl/_rels/workbook.xml.rels", part::relations(laid.len()).as_bytes())?;
    archive.add("xl/styles.xml", part::STYLES.as_bytes())?;
    for (nth, sheet) in laid.iter().enumerate() {
        archive.add(&format!("xl/worksheets/sheet{}.xml", nth + 1), sheet.xml.as_bytes())?;
    }
    archive.finish()
}

/// What stands on one sheet: a table, with what is said before it and, on the last sheet, after it.
#[derive(Debug, Default)]
struct Sheet<'p> {
    before: Vec<&'p Block>,
    table: Option<&'p Table>,
    after: Vec<&'p Block>,
}

fn sheets(paper: &Paper) -> Vec<Sheet<'_>> {
    let mut sheets = vec![Sheet::default()];
    for block in &paper.blocks {
        let Some(last) = sheets.last_mut() else { continue };
        match (block, last.table) {
            (Block::Table(table), None) => last.table = Some(table),
            (Block::Table(table), Some(_)) => {
                let before = std::mem::take(&mut last.after);
                sheets.push(Sheet { before, table: Some(table), after: Vec::new() });
            }
            (_, None) => last.before.push(block),
            (_, Some(_)) => last.after.push(block),
        }
    }
    sheets
}
