//! Tables as markup.

use super::model::{Cell, Colour, Paragraph, ParagraphStyle, Piece, Row, Table, Tracked};
use super::run::Writer;
use crate::text::Span;

/// A cell from a row above that still covers a column.
#[derive(Clone, Copy)]
struct Above {
    columns: usize,
    rows: usize,
}

/// What stands at a place of a row.
enum Place<'t> {
    /// A cell of the row.
    Own(&'t Cell, Span),
    /// The rest of a cell that began above.
    Rest(usize),
    /// Nothing: columns skipped because a cell from above reaches in beside it.
    Gap(usize),
}

/// A row laid out.
struct Laid<'t> {
    places: Vec<Place<'t>>,
    /// What became of the row.
    change: Option<Tracked>,
    /// Cells for which there was no column left.
    beyond: Vec<&'t Cell>,
}

/// A row in which no cell has as many letters is not parted by the end of a page.
const LONG: usize = 700;

/// Columns a table has in Word at most.
const MOST: usize = 63;

impl Writer<'_> {
    /// Writes a table over this width, in twentieths of a point.
    pub fn table(&mut self, table: &Table, width: usize) {
        let mut rows = places(table);
        let beyond: Vec<&Cell> = rows.iter_mut().flat_map(|row| row.beyond.drain(..)).collect();
        rows.retain(|row| !row.places.is_empty());
        let columns =
            rows.iter().map(|row| row.places.iter().map(Place::columns).sum::<usize>()).max().unwrap_or(0);
        if columns == 0 {
            return;
        }
        // Cells beyond the last column Word knows are set out below the table rather than lost.
        let known =
            if table.widths.is_empty() { by_words(&rows, columns, width) } else { table.widths.clone() };
        let widths = widths(&known, columns, width);
        let style = if table.unruled { "TableNormal" } else { "TableGrid" };
        self.xml.push(format_args!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"{style}\"/><w:tblW w:w=\"{width}\" w:type=\"dxa\"/>\
             <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"04A0\"/></w:tblPr><w:tblGrid>"
        ));
        for width in &widths {
            self.xml.push(format_args!("<w:gridCol w:w=\"{width}\"/>"));
        }
        self.xml.raw("</w:tblGrid>");
        for (index, row) in rows.iter().enumerate() {
            // What only stands side by side, signatures above all, is not parted; nor is what one cell is about.
            let next = rows.get(index + 1);
            let goes_on = |next: &Laid<'_>| next.places.iter().any(|place| matches!(place, Place::Rest(_)));
            self.kept = next.is_some_and(|next| table.unruled || goes_on(next));
            self.row(row, &widths, index < table.head);
            self.kept = false;
        }
        self.xml.raw("</w:tbl>");
        // Two tables one after the other would become one, and a table cannot end a page by itself.
        let all = rows.iter().all(|row| row.change.is_some() && row.change == rows[0].change);
        let mark = rows.first().and_then(|row| row.change.clone()).filter(|_| all);
        self.paragraph(&Paragraph { mark, ..Paragraph::new(ParagraphStyle::Cell) });
        beyond.iter().flat_map(|cell| &cell.paragraphs).for_each(|paragraph| self.paragraph(paragraph));
    }

    fn row(&mut self, row: &Laid<'_>, widths: &[usize], head: bool) {
        let Laid { places: row, change, .. } = row;
        let whole = widths.len();
        let filled: usize = row.iter().map(Place::columns).sum();
        self.xml.raw("<w:tr>");
        let short = row.iter().map(Place::letters).max().unwrap_or(0) < LONG;
        if filled < whole || head || short || change.is_some() {
            self.xml.raw("<w:trPr>");
            if filled < whole {
                self.xml.push(format_args!("<w:gridAfter w:val=\"{}\"/>", whole - filled));
            }
            if short {
                self.xml.raw("<w:cantSplit/>");
            }
            if head {
                self.xml.raw("<w:tblHeader/>");
            }
            if let Some(change) = change {
                let fate = self.fate(change);
                self.xml.raw(&fate);
            }
            self.xml.raw("</w:trPr>");
        }
        let mut column = 0;
        for place in row {
            let covered = place.columns();
            let width: usize = widths.iter().skip(column).take(covered).sum();
            column += covered;
            self.xml.push(format_args!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>"));
            if covered > 1 {
                self.xml.push(format_args!("<w:gridSpan w:val=\"{covered}\"/>"));
            }
            match place {
                Place::Own(cell, span) => {
                    if span.rows > 1 {
                        self.xml.raw("<w:vMerge w:val=\"restart\"/>");
                    }
                    if let Some(Colour(red, green, blue)) = cell.shade {
                        self.xml.push(format_args!(
                            "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{red:02X}{green:02X}{blue:02X}\"/>"
                        ));
                    }
                    self.xml.raw("</w:tcPr>");
                    cell.paragraphs.iter().for_each(|paragraph| self.paragraph(paragraph));
                    if cell.paragraphs.is_empty() {
                        self.paragraph(&Paragraph::new(ParagraphStyle::Cell));
                    }
                }
                Place::Rest(_) | Place::Gap(_) => {
                    if matches!(place, Place::Rest(_)) {
                        self.xml.raw("<w:vMerge/>");
                    }
                    self.xml.raw("</w:tcPr>");
                    self.paragraph(&Paragraph::new(ParagraphStyle::Cell));
                }
            }
            self.xml.raw("</w:tc>");
        }
        self.xml.raw("</w:tr>");
    }
}

impl Place<'_> {
    /// How many letters stand there.
    fn letters(&self) -> usize {
        match self {
            Place::Own(cell, _) => cell.paragraphs.iter().map(letters).sum(),
            Place::Rest(_) | Place::Gap(_) => 0,
        }
    }

    fn columns(&self) -> usize {
        match self {
            Place::Own(_, span) => usize::from(span.columns),
            Place::Rest(columns) | Place::Gap(columns) => *columns,
        }
    }
}

/// Lays the cells of a table out in columns.
fn places(table: &Table) -> Vec<Laid<'_>> {
    let mut above: Vec<Option<Above>> = vec![None; MOST];
    let last = table.rows.len();
    let laid = table.rows.iter().enumerate();
    laid.map(|(index, row)| lay(row, last - index, &mut above)).collect()
}

/// One row; `left` rows are left including it.
fn lay<'t>(row: &'t Row, left: usize, above: &mut [Option<Above>]) -> Laid<'t> {
    let mut places = Vec::new();
    let mut column = 0;
    let mut cells = row.cells.iter().peekable();
    let mut began: Vec<(usize, Above)> = Vec::new();
    while column < MOST {
        if let Some(rest) = above.get(column).copied().flatten() {
            places.push(Place::Rest(rest.columns));
            column += rest.columns;
            continue;
        }
        let Some(cell) = cells.peek() else { break };
        let wanted = usize::from(cell.span.columns.max(1)).min(MOST - column);
        let free =
            (column..column + wanted).take_while(|at| above.get(*at).is_some_and(Option::is_none)).count();
        // A cell that does not fit between those from above goes behind them.
        if free < wanted {
            places.push(Place::Gap(free));
            column += free;
            continue;
        }
        let rows = usize::from(cell.span.rows.max(1)).min(left);
        let span = Span { columns: wanted as u16, rows: rows as u16 };
        places.push(Place::Own(cell, span));
        if rows > 1 {
            began.push((column, Above { columns: wanted, rows: rows - 1 }));
        }
        column += wanted;
        cells.next();
    }
    // Cells from above count one row less; those that reach in behind the last own cell stand there too.
    let mut at = column;
    while at < MOST {
        match above.get(at).copied().flatten() {
            Some(rest) => {
                if at > column {
                    places.push(Place::Gap(at - column));
                }
                places.push(Place::Rest(rest.columns));
                at += rest.columns;
                column = at;
            }
            None => at += 1,
        }
    }
    for slot in above.iter_mut() {
        if let Some(rest) = slot {
            rest.rows -= 1;
            if rest.rows == 0 {
                *slot = None;
            }
        }
    }
    for (column, begun) in began {
        if let Some(slot) = above.get_mut(column) {
            *slot = Some(begun);
        }
    }
    Laid { places, change: row.change.clone(), beyond: cells.collect() }
}

/// The room a letter of a table's head takes, and what stands free at both sides of a cell's words: in twentieths of
/// a point.
const LETTER: usize = 124;
const MARGINS: usize = 230;

/// The columns' parts of a width by their words: room for the longest word, so that none is broken, and what is left
/// by how much there is to say, so that a column of numbers is narrow and one of measures wide.
fn by_words(rows: &[Laid<'_>], columns: usize, width: usize) -> Vec<u32> {
    let mut longest = vec![3usize; columns];
    let mut most = vec![0usize; columns];
    for row in rows {
        let mut column = 0;
        for place in &row.places {
            if let (Place::Own(cell, span), Some(longest), Some(most)) =
                (place, longest.get_mut(column), most.get_mut(column))
                && span.columns == 1
            {
                for text in cell.paragraphs.iter().map(words) {
                    let word = text.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0);
                    *longest = (*longest).max(word.min(22));
                }
                *most = (*most).max(place.letters());
            }
            column += place.columns();
        }
    }
    let least: Vec<usize> = longest.iter().map(|letters| letters * LETTER + MARGINS).collect();
    let left = width.saturating_sub(least.iter().sum());
    // Long cells want to be wide, but not as wide as they are long.
    let wanted = most.iter().map(|most| ((*most as f64).sqrt() * 2.2) as usize * LETTER);
    let more: Vec<usize> = wanted.zip(&least).map(|(wanted, least)| wanted.saturating_sub(*least)).collect();
    let all: usize = more.iter().sum();
    let parts = least.iter().zip(&more);
    parts.map(|(least, more)| (least + (left * more).checked_div(all).unwrap_or(0)) as u32).collect()
}

/// The words of a paragraph.
fn words(paragraph: &Paragraph) -> String {
    let run = |piece: &Piece| match piece {
        Piece::Run(run) => Some(run.text.clone()),
        _ => None,
    };
    paragraph.pieces.iter().filter_map(run).collect()
}

fn letters(paragraph: &Paragraph) -> usize {
    words(paragraph).chars().count()
}

/// The columns' widths: parts of the whole made to fill it.
fn widths(parts: &[u32], columns: usize, whole: usize) -> Vec<usize> {
    let known: Vec<usize> = parts.iter().take(columns).map(|part| *part as usize).collect();
    let average = if known.is_empty() { 1 } else { known.iter().sum::<usize>() / known.len() };
    let mut parts = known;
    parts.resize(columns, average.max(1));
    let sum = parts.iter().sum::<usize>().max(1);
    parts.iter().map(|part| (whole * part / sum).max(1)).collect()
}
