//! The rows of a view as they are drawn with all proposals: short rivals in brackets, whole alternatives apart,
//! what was settled as it was settled, and what the margin says.

use std::collections::BTreeMap;

use crate::consolidate::compose::Choice;
use crate::consolidate::view::{self, Block, RowBody};
use crate::consolidate::{Layer, Passage, RollingText};
use crate::desk::settled::Settled;
use crate::text::Content;

use super::{Note, Piece, Row, Says, Tone, brief, ink, on_the_page, push};

/// How many letters a note in the margin quotes.
const QUOTED: usize = 30;

/// Where blocks that are to move would stand: by provision, the passages.
pub(super) type Arrivals = BTreeMap<usize, Vec<usize>>;

pub(super) fn arrivals(rolling: &RollingText, only: Option<usize>) -> Arrivals {
    let mut arrivals = Arrivals::new();
    for (index, passage) in rolling.passages.iter().enumerate() {
        if passage.layer != Layer::Order {
            continue;
        }
        for wording in passage.wordings.iter().filter(|wording| !wording.base) {
            if only.is_none_or(|voice| wording.holders.contains(voice))
                && let Some(place) = wording.place
            {
                arrivals.entry(rolling.provision_at(place)).or_default().push(index);
            }
        }
    }
    arrivals
}

pub(super) struct Painter<'a> {
    pub rolling: &'a RollingText,
    pub settled: &'a Settled,
    pub arrivals: &'a Arrivals,
}

impl Painter<'_> {
    /// The rows of a block. Their keys stay as long as the block begins where it does.
    pub fn rows<'r>(&'r self, block: &'r Block) -> impl Iterator<Item = Row> + 'r {
        let first = (block.provisions.start as u64) << 20;
        block
            .rows
            .iter()
            .zip(first..)
            .filter(|(row, _)| on_the_page(row))
            .map(|(row, key)| self.row(row, key))
    }

    fn passage(&self, index: usize) -> Option<&Passage> {
        self.rolling.passages.get(index)
    }

    fn row(&self, row: &view::Row, key: u64) -> Row {
        let mut notes = Vec::new();
        let stands = row.alternative.as_ref().is_none_or(|alternative| alternative.base);
        let edited = row
            .provision
            .filter(|_| row.alternative.is_none())
            .and_then(|provision| self.settled.edit(provision));
        if stands {
            self.moves(row, &mut notes);
        }
        let gone = row.presence.filter(|_| self.presence(row, &mut notes));
        let tone = if gone.is_some() { Tone::Deleted } else { Tone::Plain };
        let mut cells: Vec<Vec<Piece>> = match (&row.body, edited) {
            (RowBody::Prose(_), Some(words)) => vec![vec![Piece::new(words, Tone::Settled)]],
            (RowBody::Cells(_), Some(words)) => {
                words.split('\n').map(|line| vec![Piece::new(line, Tone::Settled)]).collect()
            }
            (RowBody::Prose(pieces), None) => vec![self.cell(row, pieces, tone, gone, &mut notes)],
            (RowBody::Cells(own), None) => own
                .iter()
                .map(|cell| {
                    let mut all = Vec::new();
                    for (index, paragraph) in cell.paragraphs.iter().enumerate() {
                        if index > 0 {
                            push(&mut all, Piece::new("\n", tone));
                        }
                        for piece in self.cell(row, paragraph, tone, gone, &mut notes) {
                            push(&mut all, piece);
                        }
                    }
                    all
                })
                .collect(),
        };
        ink::label(&row.form, &mut cells, if gone.is_some() { Tone::Deleted } else { Tone::Label });
        self.unseen(row, &cells, &mut notes);
        if let Some(passage) = row.numbering.and_then(|index| Some((index, self.passage(index)?))) {
            notes.extend(renumbered(passage.0, passage.1));
        }
        Row {
            key,
            provision: row.provision.filter(|_| row.alternative.is_none()),
            beside: row.provision,
            kind: row.form.kind,
            depth: row.form.depth(),
            cells,
            alternative: row.alternative.clone(),
            notes,
            edited: edited.is_some(),
        }
    }

    /// Whether the provision is struck, with what the margin says about it.
    fn presence(&self, row: &view::Row, notes: &mut Vec<Note>) -> bool {
        let Some((index, passage)) = row.presence.and_then(|index| Some((index, self.passage(index)?)))
        else {
            return false;
        };
        let start = row.provision.and_then(|provision| self.rolling.starts.get(provision));
        let holders = passage.proposers();
        let (says, struck) = match self.settled.choice(index) {
            Some(Choice::Keep) => (Says::Settled, false),
            Some(Choice::Take(_) | Choice::Own(_)) => (Says::Settled, true),
            Some(Choice::Open) | None => (Says::Delete, true),
        };
        if start == Some(&passage.span.start) {
            notes.push(Note { passage: index, says, holders });
        }
        struck
    }

    /// What is to move from here, and to here.
    fn moves(&self, row: &view::Row, notes: &mut Vec<Note>) {
        if let Some((index, passage)) = row.order.and_then(|index| Some((index, self.passage(index)?))) {
            if self.settled.is_settled(index) {
                notes.push(Note { passage: index, says: Says::Settled, holders: passage.proposers() });
            } else {
                notes.extend(departures(self.rolling, index, passage));
            }
        }
        let arriving = row.provision.and_then(|provision| self.arrivals.get(&provision));
        for index in arriving.into_iter().flatten().filter(|index| !self.settled.is_settled(**index)) {
            if let Some(passage) = self.passage(*index) {
                notes.push(arrival(self.rolling, *index, passage));
            }
        }
    }

    /// The words of a cell.
    fn cell(
        &self,
        row: &view::Row,
        pieces: &[view::Piece],
        tone: Tone,
        gone: Option<usize>,
        notes: &mut Vec<Note>,
    ) -> Vec<Piece> {
        let mut drawn = Vec::new();
        let own = row.alternative.as_ref().and_then(lead);
        for piece in pieces {
            match piece {
                view::Piece::Same(content) => ink::content(content, tone, gone, &mut drawn),
                // Only redlines have these.
                view::Piece::Gone(_) | view::Piece::Joined(_) => {}
                view::Piece::Fresh(content) => {
                    let rival = row.alternative.as_ref().is_some_and(|it| it.of > 1 && !it.settled);
                    let tone = if rival && !row_is_new(row) { Tone::Inserted } else { Tone::Plain };
                    ink::content(content, tone, own, &mut drawn);
                }
                view::Piece::Settled { passage, content } => {
                    ink::content(content, Tone::Settled, Some(*passage), &mut drawn);
                    notes.push(self.settlement(*passage));
                }
                view::Piece::Rivals(rivals) => self.rivals(rivals, &mut drawn, notes),
            }
        }
        drawn
    }

    /// Rivals within the line: one against the draft struck and underlined, several in brackets.
    fn rivals(&self, rivals: &view::Rivals, drawn: &mut Vec<Piece>, notes: &mut Vec<Note>) {
        let Some(index) = rivals.passages.first().copied() else { return };
        let base = rivals.options.iter().find(|option| option.base);
        let stands = base.is_some_and(|option| !option.content.text.trim().is_empty());
        let proposed: Vec<&view::Rival> = rivals.options.iter().filter(|option| !option.base).collect();
        for rival in &proposed {
            let words = brief(&rival.content.text, QUOTED);
            let says = match (words.is_empty(), stands) {
                (true, _) => Says::Delete,
                (false, true) => Says::Instead(words),
                (false, false) => Says::Add(words),
            };
            notes.push(Note { passage: index, says, holders: rival.holders.clone() });
        }
        if let [only] = proposed.as_slice() {
            if let Some(base) = base {
                ink::content(&base.content, Tone::Deleted, Some(index), drawn);
            }
            ink::content(&only.content, Tone::Inserted, Some(index), drawn);
            return;
        }
        if let Some(base) = base.filter(|_| stands) {
            bracketed(&base.content, Tone::Base, index, drawn);
        }
        for rival in proposed {
            bracketed(&rival.content, Tone::Rival, index, drawn);
        }
    }

    fn settlement(&self, passage: usize) -> Note {
        let holders = match self.settled.choice(passage) {
            Some(Choice::Take(wording)) => self
                .passage(passage)
                .and_then(|found| found.wordings.get(*wording))
                .map(|wording| wording.holders.clone()),
            _ => None,
        };
        Note { passage, says: Says::Settled, holders: holders.unwrap_or_default() }
    }

    /// What was settled and left no words in the row is told in the margin.
    fn unseen(&self, row: &view::Row, cells: &[Vec<Piece>], notes: &mut Vec<Note>) {
        if row.alternative.is_some() {
            return;
        }
        for index in &row.passages {
            let told = notes.iter().any(|note| note.passage == *index)
                || cells.iter().flatten().any(|piece| piece.passage == Some(*index));
            if !told && self.settled.is_settled(*index) {
                notes.push(self.settlement(*index));
            }
        }
    }
}

/// Whether every word of the row is new: nothing in it is worth telling apart.
fn row_is_new(row: &view::Row) -> bool {
    let new = |pieces: &[view::Piece]| pieces.iter().all(|piece| matches!(piece, view::Piece::Fresh(_)));
    match &row.body {
        RowBody::Prose(pieces) => new(pieces),
        RowBody::Cells(cells) => cells.iter().flat_map(|cell| &cell.paragraphs).all(|it| new(it)),
    }
}

/// The passage an alternative stands for when it is pressed: the first in which it differs from the base.
pub fn lead(alternative: &view::Alternative) -> Option<usize> {
    let differs = alternative.picks.iter().find(|(_, wording)| *wording > 0);
    differs.or(alternative.picks.first()).map(|(passage, _)| *passage)
}

/// Words in brackets; the space before them stands before the bracket.
fn bracketed(content: &Content, tone: Tone, passage: usize, drawn: &mut Vec<Piece>) {
    let text = &content.text;
    let gap = text.len() - text.trim_start().len();
    let follows = drawn.last().is_some_and(|piece| !piece.text.ends_with(char::is_whitespace));
    let mut sign = |words: &str, tone: Tone| {
        push(drawn, Piece { passage: Some(passage), ..Piece::new(words, tone) });
    };
    sign(if gap > 0 || follows { " [" } else { "[" }, Tone::Bracket);
    if text.trim().is_empty() {
        sign("—", tone);
    } else {
        let words = view::slice(content, gap, text.trim_end().len());
        ink::content(&words, tone, Some(passage), drawn);
    }
    push(drawn, Piece { passage: Some(passage), ..Piece::new("]", Tone::Bracket) });
}

/// Where a block is to be moved.
pub(super) fn departures(rolling: &RollingText, index: usize, passage: &Passage) -> Vec<Note> {
    let proposed = passage.wordings.iter().filter(|wording| !wording.base);
    proposed
        .map(|wording| {
            let place = wording.place.unwrap_or(passage.span.start);
            let before = rolling.starts.partition_point(|start| *start < place);
            Note { passage: index, says: Says::MoveTo(before), holders: wording.holders.clone() }
        })
        .collect()
}

/// From where a block would come.
pub(super) fn arrival(rolling: &RollingText, index: usize, passage: &Passage) -> Note {
    let from = rolling.provision_at(passage.span.start);
    Note { passage: index, says: Says::MovedFrom(from), holders: passage.proposers() }
}

/// How a provision is numbered by others.
pub(super) fn renumbered(index: usize, passage: &Passage) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    for variant in passage.wordings.iter().flat_map(|wording| &wording.variants) {
        let Some(label) = variant.fragments.first().and_then(|fragment| fragment.label()) else { continue };
        let says = Says::Renumber(label.to_owned());
        match notes.iter_mut().find(|note| note.says == says) {
            Some(note) => note.holders = note.holders.union(&variant.holders),
            None => notes.push(Note { passage: index, says, holders: variant.holders.clone() }),
        }
    }
    notes
}
