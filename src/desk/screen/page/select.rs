//! Selecting and finding text.

use super::{Action, Find, Page, RIGHT, Selection, Show};
use crate::desk::sheet::{self, find};
use crate::desk::widget::Touch;

impl Page {
    pub(super) fn touch(&mut self, row: usize, start: usize, touch: Touch) -> Action {
        match touch {
            Touch::Begin(offset) => {
                let at = (row, start + offset);
                self.selection = Some(Selection { from: at, to: at });
                self.dragging = true;
            }
            Touch::Extend(offset) => {
                // What is selected at one side does not spill over to the other.
                let one_side = |selection: &&mut Selection| (selection.from.0 >= RIGHT) == (row >= RIGHT);
                if let Some(selection) = self.selection.as_mut().filter(|_| self.dragging).filter(one_side) {
                    selection.to = (row, start + offset);
                }
            }
            Touch::Span(from, to) => {
                self.selection = Some(Selection { from: (row, start + from), to: (row, start + to) });
                self.dragging = false;
            }
            Touch::End => {
                self.dragging = false;
                // A word that is merely pressed is asked where it comes from.
                if let Some(selection) = self.selection.take_if(|it| it.from == it.to) {
                    return self.ask_about(selection.from.0, selection.from.1);
                }
            }
        }
        Action::None
    }

    /// The selected text, as it is drawn.
    pub fn selected_text(&self) -> Option<String> {
        let selection = self.selection?;
        let (from, to) = selection.ordered();
        let mut lines = Vec::new();
        for index in from.0..=to.0 {
            let Some(row) = self.row_at(index) else { continue };
            let text = row.text();
            let start = if index == from.0 { from.1 } else { 0 };
            let end = if index == to.0 { to.1 } else { text.len() };
            lines.push(text.get(start.min(text.len())..end.min(text.len())).unwrap_or("").to_owned());
        }
        Some(lines.join("\n")).filter(|text| !text.is_empty())
    }

    /// A row by its number: of the page, or of one of two texts beside each other.
    pub(super) fn row_at(&self, index: usize) -> Option<&sheet::Row> {
        if !self.beside || self.show != Show::Two {
            return self.made.sheet.rows.get(index);
        }
        match index.checked_sub(RIGHT) {
            Some(index) => self.made.pairs.get(index)?.right.as_ref(),
            None => self.made.pairs.get(index)?.left.as_ref(),
        }
    }

    pub(super) fn search(&mut self, words: String) {
        let hits = find::find(&self.made.sheet, &words);
        let at = hits.iter().position(|hit| hit.row >= self.top).unwrap_or(0);
        let row = hits.get(at).map(|hit| hit.row);
        self.find = Some(Find { words, hits, at });
        if let Some(row) = row {
            self.reveal_row(row);
        }
    }

    /// Searches again after the page changed.
    pub(super) fn refind(&mut self) {
        if let Some(found) = &mut self.find {
            found.hits = find::find(&self.made.sheet, &found.words);
            found.at = found.at.min(found.hits.len().saturating_sub(1));
        }
    }

    pub(super) fn find_step(&mut self, forward: bool) {
        let Some(found) = &mut self.find else { return };
        let count = found.hits.len();
        if count == 0 {
            return;
        }
        found.at = if forward { (found.at + 1) % count } else { (found.at + count - 1) % count };
        let row = found.hits.get(found.at).map(|hit| hit.row);
        if let Some(row) = row {
            self.reveal_row(row);
        }
    }
}

impl Selection {
    /// The earlier place first.
    pub fn ordered(&self) -> ((usize, usize), (usize, usize)) {
        if self.from <= self.to { (self.from, self.to) } else { (self.to, self.from) }
    }

    /// The bytes selected in a row of this length.
    pub fn in_row(&self, row: usize, length: usize) -> Option<std::ops::Range<usize>> {
        let (from, to) = self.ordered();
        if row < from.0 || to.0 < row {
            return None;
        }
        let start = if row == from.0 { from.1 } else { 0 };
        let end = if row == to.0 { to.1 } else { length };
        Some(start..end)
    }
}
