//! Two texts compared: what was taken out struck through, what was put in underlined; in one column or beside
//! each other.

use crate::consolidate::view::{self, RowBody, View};
use crate::consolidate::{Passage, RollingText, VoiceSet};
use crate::text::Content;

use super::paint::{Arrivals, arrival, arrivals, departures, renumbered};
use super::{Note, Piece, Row, Sheet, Tone, ink, on_the_page, push};

/// A pair of rows beside each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Beside {
    /// The earlier text.
    pub left: Option<Row>,
    /// The later text.
    pub right: Option<Row>,
    /// Whether they differ.
    pub differs: bool,
}

/// Both texts in one column. The rolling text must have one voice.
pub fn redline(rolling: &RollingText) -> Sheet {
    let rows = redlined(rolling);
    Sheet { rows: Comparison::new(rolling).rows(&rows) }
}

/// Both texts beside each other.
pub fn beside(rolling: &RollingText) -> Vec<Beside> {
    let rows = redlined(rolling);
    let painted = Comparison::new(rolling).rows(&rows);
    let mut pairs: Vec<Beside> = Vec::new();
    for (source, row) in rows.iter().zip(painted) {
        let differs =
            row.cells.iter().flatten().any(|piece| !matches!(piece.tone, Tone::Plain | Tone::Label));
        let (mut left, mut right) = (row.clone(), row);
        for cell in &mut left.cells {
            cell.retain(|piece| piece.tone != Tone::Inserted);
        }
        for cell in &mut right.cells {
            cell.retain(|piece| piece.tone != Tone::Deleted);
        }
        left.notes.clear();
        let differs = differs || source.added;
        if source.added {
            // Words of a new provision that stood at the end of the one before stand there still.
            let before = pairs.iter_mut().rev().find_map(|pair| pair.left.as_mut());
            let stood = left.cells.into_iter().flatten().filter(|piece| piece.tone != Tone::Label);
            if let Some(cell) = before.and_then(|row| row.cells.last_mut()) {
                stood.for_each(|piece| push(cell, piece));
            }
            pairs.push(Beside { left: None, right: Some(right), differs });
        } else {
            let right = source.presence.is_none().then_some(right);
            pairs.push(Beside { left: Some(left), right, differs });
        }
    }
    pairs
}

fn redlined(rolling: &RollingText) -> Vec<view::Row> {
    let mut rows = View::new(rolling).redline(0);
    rows.retain(on_the_page);
    rows
}

struct Comparison<'a> {
    rolling: &'a RollingText,
    arrivals: Arrivals,
}

impl<'a> Comparison<'a> {
    fn new(rolling: &'a RollingText) -> Self {
        Self { rolling, arrivals: arrivals(rolling, None) }
    }

    fn rows(&self, rows: &[view::Row]) -> Vec<Row> {
        let (mut nth, mut before) = (0, None);
        rows.iter()
            .map(|row| {
                nth = if before == row.provision { nth + 1 } else { 0 };
                before = row.provision;
                self.row(row, nth)
            })
            .collect()
    }

    fn row(&self, row: &view::Row, nth: u64) -> Row {
        let tone = if row.presence.is_some() { Tone::Deleted } else { Tone::Plain };
        // What changed in a row is gone through as one.
        let passage = row.passages.first().copied();
        let cell = |pieces: &[view::Piece], drawn: &mut Vec<Piece>| {
            for piece in pieces {
                let joined;
                let (content, tone) = match piece {
                    view::Piece::Same(content) | view::Piece::Settled { content, .. } => (content, tone),
                    view::Piece::Fresh(content) => (content, Tone::Inserted),
                    view::Piece::Gone(content) => (content, Tone::Deleted),
                    view::Piece::Joined(lead) => {
                        joined = Content::plain(format!(" ¶ {}", lead.trim_end()));
                        (&joined, Tone::Deleted)
                    }
                    view::Piece::Rivals(_) => continue,
                };
                ink::content(content, tone, passage.filter(|_| tone != Tone::Plain), drawn);
            }
        };
        let mut cells: Vec<Vec<Piece>> = match &row.body {
            RowBody::Prose(pieces) => {
                let mut drawn = Vec::new();
                cell(pieces, &mut drawn);
                vec![drawn]
            }
            RowBody::Cells(own) => own
                .iter()
                .map(|own| {
                    let mut drawn = Vec::new();
                    for (index, paragraph) in own.paragraphs.iter().enumerate() {
                        if index > 0 {
                            push(&mut drawn, Piece::new("\n", tone));
                        }
                        cell(paragraph, &mut drawn);
                    }
                    drawn
                })
                .collect(),
        };
        let label = match (row.added, tone) {
            (true, _) => Tone::Inserted,
            (_, Tone::Deleted) => Tone::Deleted,
            _ => Tone::Label,
        };
        ink::label(&row.form, &mut cells, label);
        let anchor = row.provision.unwrap_or(0) as u64;
        Row {
            key: (anchor << 20) | nth,
            provision: row.provision.filter(|_| !row.added),
            beside: row.provision,
            kind: row.form.kind,
            depth: row.form.depth(),
            cells,
            alternative: None,
            notes: if row.added { Vec::new() } else { self.notes(row) },
            edited: false,
        }
    }

    fn notes(&self, row: &view::Row) -> Vec<Note> {
        let passage =
            |index: usize| -> Option<(usize, &Passage)> { Some((index, self.rolling.passages.get(index)?)) };
        let mut notes = Vec::new();
        if let Some((index, found)) = row.order.and_then(passage) {
            notes.extend(departures(self.rolling, index, found));
        }
        let here = row.provision.and_then(|provision| self.arrivals.get(&provision));
        for (index, found) in here.into_iter().flatten().filter_map(|index| passage(*index)) {
            notes.push(arrival(self.rolling, index, found));
        }
        if let Some((index, found)) = row.numbering.and_then(passage) {
            notes.extend(renumbered(index, found));
        }
        // Two texts have nobody to name.
        for note in &mut notes {
            note.holders = VoiceSet::default();
        }
        notes
    }
}
