//! One sheet of a workbook.

use super::Sheet;
use super::part::style;
use crate::exchange::objects;
use crate::exchange::paper::{Block, LineKind, Paper, Role, Run, Table, TableCell};
use crate::exchange::word::write::xml::{DECLARATION, Xml, escape};
use crate::language::Language;
use crate::text::{Anchor, Style};

/// A sheet as it is written, and where its table stands.
pub(super) struct Laid {
    /// The part.
    pub xml: String,
    /// The row of the table's head, its last row and its last column, if there is a table with a head; rows count from 1.
    pub table: Option<(usize, usize, String)>,
}

/// Letters a cell holds at most.
const MOST: usize = 32_000;

/// The height of a line, in points.
const LINE: u32 = 14;

/// The height of a row at most, in points.
const HIGHEST: u32 = 409;

/// The width of a page in letters.
const PAGE: u32 = 150;

/// Lays a sheet out.
pub(super) fn lay(paper: &Paper, sheet: &Sheet<'_>, interface: Language) -> Laid {
    let columns = sheet.table.map_or(1, columns);
    let mut rows = Rows { xml: Xml::default(), row: 0, interface };
    sheet.before.iter().for_each(|block| rows.block(block));
    let mut table = None;
    if let Some(set) = sheet.table {
        rows.blank();
        let head = rows.row + 1;
        let headed = set.lines.first().is_some_and(|line| line.kind == LineKind::Head);
        rows.table(set, &widths(sheet.table, columns));
        table = headed.then(|| (head, rows.row, letters(columns - 1)));
    }
    if !sheet.after.is_empty() {
        rows.blank();
    }
    sheet.after.iter().for_each(|block| rows.block(block));
    let mut xml = Xml::default();
    xml.raw(DECLARATION);
    xml.raw(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
         <sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView workbookViewId=\"0\">",
    );
    if let Some((head, ..)) = &table {
        let below = head + 1;
        xml.push(format_args!(
            "<pane ySplit=\"{head}\" topLeftCell=\"A{below}\" activePane=\"bottomLeft\" state=\"frozen\"/>\
             <selection pane=\"bottomLeft\" activeCell=\"A{below}\" sqref=\"A{below}\"/>"
        ));
    }
    xml.raw("</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>");
    for (nth, width) in widths(sheet.table, columns).into_iter().enumerate() {
        let at = nth + 1;
        xml.push(format_args!("<col min=\"{at}\" max=\"{at}\" width=\"{width}\" customWidth=\"1\"/>"));
    }
    xml.push(format_args!("</cols><sheetData>{}</sheetData>", rows.xml.finish()));
    if let Some((head, last, column)) = &table {
        xml.push(format_args!("<autoFilter ref=\"A{head}:{column}{last}\"/>"));
    }
    let orientation = if paper.landscape { "landscape" } else { "portrait" };
    xml.push(format_args!(
        "<pageMargins left=\"0.7\" right=\"0.5\" top=\"0.75\" bottom=\"0.75\" header=\"0.35\" footer=\"0.35\"/>\
         <pageSetup paperSize=\"9\" orientation=\"{orientation}\" fitToWidth=\"1\" fitToHeight=\"0\"/>\
         <headerFooter><oddHeader>{}</oddHeader><oddFooter>{}</oddFooter></headerFooter></worksheet>",
        escape(&header(paper, interface)),
        escape(&footer(interface)),
    ));
    Laid { xml: xml.finish(), table }
}

/// What stands above every printed page: what it is at the left, for whom at the right.
fn header(paper: &Paper, interface: Language) -> String {
    let draft = if paper.draft.is_empty() { interface.say("paper-status") } else { paper.draft.clone() };
    let plain = |words: &str| words.replace('&', "&&");
    let left: Vec<&str> = [paper.name.as_str(), &draft].into_iter().filter(|it| !it.is_empty()).collect();
    let mut header = format!("&L{}", plain(&left.join(" — ")));
    if !paper.distribution.is_empty() {
        header.push_str("&R&B");
        header.push_str(&plain(&paper.distribution));
    }
    header
}

/// What stands below every printed page.
fn footer(interface: Language) -> String {
    let (page, of) = (interface.say("paper-page"), interface.say("paper-page-of"));
    format!("&C{} &P {of} &N", crate::exchange::paper::capital(&page))
}

/// How many columns a table has.
fn columns(table: &Table) -> usize {
    let cells = |cells: &[TableCell]| cells.iter().map(|cell| usize::from(cell.span.columns.max(1))).sum();
    let widest: usize = table.lines.iter().map(|line| cells(&line.cells)).max().unwrap_or(1);
    widest.max(table.columns.len()).max(1)
}

/// The columns' widths in letters.
fn widths(table: Option<&Table>, columns: usize) -> Vec<u32> {
    let known = table.map_or(&[][..], |table| &table.columns);
    let whole: u32 = known.iter().map(|column| column.width).sum();
    let even = PAGE / u32::try_from(columns).unwrap_or(PAGE).max(1);
    (0..columns)
        .map(|at| match known.get(at) {
            Some(column) if whole > 0 => (column.width.min(10_000) * PAGE / whole).clamp(6, 250),
            _ => even.clamp(6, 250),
        })
        .collect()
}

/// How many lines a cell takes in a column so wide, a little more than measured.
fn lines(cell: &TableCell, width: u32) -> u32 {
    let width = width.saturating_sub(1).max(1);
    let of = |runs: &Vec<Run>| {
        let letters: usize = runs.iter().map(|run| run.words.chars().count()).sum();
        // Words are not broken: the end of every line stays empty by half a word or so.
        let letters = u32::try_from(letters).unwrap_or(u32::MAX).min(MOST as u32);
        (letters * 21 / 20).div_ceil(width).max(1)
    };
    cell.paragraphs.iter().map(of).sum::<u32>().max(1)
}

/// The letters of a column: A, B … Z, AA.
fn letters(mut column: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + (column % 26) as u8));
        if column < 26 {
            break;
        }
        column = column / 26 - 1;
    }
    letters.iter().rev().collect()
}

struct Rows {
    xml: Xml,
    /// The row written last; the first is 1.
    row: usize,
    interface: Language,
}

impl Rows {
    fn blank(&mut self) {
        self.row += 1;
    }

    /// A paragraph outside a table, in the first column and on over the others.
    fn block(&mut self, block: &Block) {
        let (look, runs) = match block {
            Block::Heading(heading) if heading.level == 0 => {
                (style::NAME, vec![Run::plain(heading.words.as_str())])
            }
            Block::Heading(heading) => (style::HEADING, vec![Run::plain(heading.words.as_str())]),
            Block::Words(words) => {
                let mark = if words.mark.is_empty() { String::new() } else { format!("{} ", words.mark) };
                let runs = std::iter::once(Run::plain(mark)).chain(words.runs.iter().cloned());
                (style::WORDS, runs.collect())
            }
            Block::Caption(caption) => (style::WORDS, vec![Run::plain(caption.words.as_str())]),
            Block::Prose(prose) => {
                let label = Run::plain(format!("{} ", prose.label));
                (style::WORDS, std::iter::once(label).chain(prose.runs.iter().cloned()).collect())
            }
            Block::NewPage | Block::Table(_) => return,
        };
        self.row += 1;
        self.xml.push(format_args!("<row r=\"{}\">", self.row));
        self.cell(0, look, &[runs]);
        self.xml.raw("</row>");
    }

    /// A table, what covers several rows or columns said in each row.
    fn table(&mut self, table: &Table, widths: &[u32]) {
        let nothing = TableCell::default();
        let mut reaching: Vec<(u16, &TableCell)> = vec![(0, &nothing); widths.len()];
        for line in &table.lines {
            let mut cells = line.cells.iter();
            let mut covered = 0;
            for (reach, said) in &mut reaching {
                if *reach > 0 {
                    *reach -= 1;
                } else if covered > 0 {
                    covered -= 1;
                    *said = &nothing;
                } else {
                    let own = cells.next().unwrap_or(&nothing);
                    *reach = own.span.rows.saturating_sub(1);
                    covered = own.span.columns.saturating_sub(1);
                    *said = own;
                }
            }
            let (look, wraps) = match line.kind {
                LineKind::Head => (style::HEAD, true),
                LineKind::Section => (style::SECTION, false),
                LineKind::Row => (style::CELL, true),
            };
            let said = reaching.iter().zip(widths);
            let lines = said.map(|((_, cell), width)| if wraps { lines(cell, *width) } else { 1 }).max();
            // Not as fixed heights: a program that measures the words for itself may find better ones.
            let height = (lines.unwrap_or(1) * LINE + 2).min(HIGHEST);
            self.row += 1;
            self.xml.push(format_args!("<row r=\"{}\" ht=\"{height}\">", self.row));
            for (at, (_, said)) in reaching.iter().enumerate() {
                self.cell(at, look, &said.paragraphs);
            }
            self.xml.raw("</row>");
        }
    }

    fn cell(&mut self, column: usize, look: usize, paragraphs: &[Vec<Run>]) {
        let place = format!("{}{}", letters(column), self.row);
        let empty = paragraphs.iter().flatten().all(|run| run.words.is_empty() && run.anchor.is_none());
        if empty {
            self.xml.push(format_args!("<c r=\"{place}\" s=\"{look}\"/>"));
            return;
        }
        self.xml.push(format_args!("<c r=\"{place}\" s=\"{look}\" t=\"inlineStr\"><is>"));
        let mut left = MOST;
        'paragraphs: for (nth, runs) in paragraphs.iter().enumerate() {
            if nth > 0 {
                self.xml.raw("<r><t xml:space=\"preserve\">&#10;</t></r>");
            }
            for run in runs {
                let described;
                let words = match &run.anchor {
                    None => run.words.as_str(),
                    Some(Anchor::Footnote) => "*",
                    Some(Anchor::Object { alt, .. }) => {
                        described = objects::words(alt, self.interface);
                        described.as_str()
                    }
                };
                let count = words.chars().count();
                if count > left {
                    let cut: String = words.chars().take(left).collect();
                    self.run(run, &cut, look);
                    let more = self.interface.say("workbook-cut");
                    self.run(&Run::of("", Role::Names), &format!(" {more}"), look);
                    break 'paragraphs;
                }
                left -= count;
                self.run(run, words, look);
            }
        }
        self.xml.raw("</is></c>");
    }

    fn run(&mut self, run: &Run, words: &str, look: usize) {
        if words.is_empty() {
            return;
        }
        self.xml.raw("<r><rPr>");
        let has = |style: &Style| run.styles.contains(style);
        if has(&Style::Bold) || matches!(look, style::NAME | style::HEADING | style::HEAD | style::SECTION) {
            self.xml.raw("<b/>");
        }
        if has(&Style::Italic) || run.role == Role::Names {
            self.xml.raw("<i/>");
        }
        if run.role == Role::Goes {
            self.xml.raw("<strike/>");
        }
        if has(&Style::Underline) || run.role == Role::Proposed {
            self.xml.raw("<u/>");
        }
        if has(&Style::Superscript) {
            self.xml.raw("<vertAlign val=\"superscript\"/>");
        } else if has(&Style::Subscript) {
            self.xml.raw("<vertAlign val=\"subscript\"/>");
        }
        let colour = match run.role {
            Role::Proposed => "FF1C6B3C",
            Role::Goes => "FF9C2F2A",
            Role::Names => "FF5C5750",
            Role::Plain | Role::Stands | Role::Bracket => "FF000000",
        };
        self.xml.push(format_args!(
            "<sz val=\"{}\"/><color rgb=\"{colour}\"/><rFont val=\"Times New Roman\"/><family val=\"1\"/></rPr>\
             <t xml:space=\"preserve\">",
            style::size(look)
        ));
        self.xml.words(words);
        self.xml.raw("</t></r>");
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn columns_are_named_as_people_name_them() {
        let named = [0, 25, 26, 51, 52, 701, 702].map(super::letters);
        assert_eq!(named, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
