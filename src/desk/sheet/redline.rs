//! Two texts compared: what was taken out struck through, what was put in underlined; in one column or beside
//! each other.

use std::ops::Range;

use crate::compare::BaseSide;
use crate::consolidate::{Fragment, Layer, Opens, Passage, RollingText};

use super::set_out::{adds, cited, joins};
use super::weave::{self, Draft};
use super::{Note, Row, Says, Sheet, Tone};

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
    let mut sheet = Sheet::default();
    for pair in pairs(rolling) {
        match pair {
            Pair::Merged(row) => sheet.rows.push(row),
            Pair::Apart(left, right) => {
                sheet.rows.extend(left);
                sheet.rows.extend(right);
            }
        }
    }
    for (index, row) in sheet.rows.iter().enumerate() {
        for passage in row.passages() {
            sheet.places.entry(passage).or_insert(index);
        }
    }
    sheet
}

/// Both texts beside each other.
pub fn beside(rolling: &RollingText) -> Vec<Beside> {
    let mut rows = Vec::new();
    for pair in pairs(rolling) {
        match pair {
            Pair::Merged(row) => {
                let (mut left, mut right) = (row.clone(), row);
                let differs = left
                    .cells
                    .iter()
                    .flatten()
                    .any(|piece| piece.tone != Tone::Plain && piece.tone != Tone::Label);
                for cell in &mut left.cells {
                    cell.retain(|piece| piece.tone != Tone::Inserted);
                }
                for cell in &mut right.cells {
                    cell.retain(|piece| piece.tone != Tone::Deleted);
                }
                left.notes.clear();
                let is_gone = |row: &Row| row.cells.iter().flatten().all(|piece| piece.tone == Tone::Label);
                let right = (!is_gone(&right) || !differs).then_some(right);
                rows.push(Beside { left: Some(left), right, differs });
            }
            Pair::Apart(left, right) => {
                let mut left = left.into_iter();
                let mut right = right.into_iter();
                loop {
                    let (one, other) = (left.next(), right.next());
                    if one.is_none() && other.is_none() {
                        break;
                    }
                    rows.push(Beside { left: one, right: other, differs: true });
                }
            }
        }
    }
    rows
}

enum Pair {
    /// One row holds both.
    Merged(Row),
    /// Rows of the earlier and of the later text.
    Apart(Vec<Row>, Vec<Row>),
}

/// What crosses provisions: its number and the provisions it touches.
struct Crossing<'a> {
    index: usize,
    passage: &'a Passage,
    provisions: Range<usize>,
}

fn pairs(rolling: &RollingText) -> Vec<Pair> {
    let side = BaseSide::new(&rolling.base);
    let words =
        || rolling.passages.iter().enumerate().filter(|(_, passage)| is_words(passage) || adds(passage));
    let crossings: Vec<Crossing<'_>> = words()
        .filter(|(_, passage)| crosses(&side, passage))
        .map(|(index, passage)| Crossing { index, passage, provisions: reach(&side, passage) })
        .collect();
    let mut pairs = Vec::new();
    let count = side.provisions.len();
    let mut at = 0;
    while at <= count {
        let here: Vec<&Crossing<'_>> = crossings.iter().filter(|it| it.provisions.start == at).collect();
        let end = here.iter().map(|it| it.provisions.end).max().unwrap_or(at);
        for crossing in here {
            pairs.push(apart(&side, crossing));
        }
        if end > at {
            at = end;
            continue;
        }
        if at < count {
            pairs.push(Pair::Merged(merged(rolling, &side, at)));
        }
        at += 1;
    }
    pairs
}

fn crosses(side: &BaseSide<'_>, passage: &Passage) -> bool {
    let opens = |fragment: &Fragment| matches!(fragment.opens, Some(Opens::Provision(_) | Opens::Cell(_)));
    passage.span.clone().any(|at| side.tokens.get(at as usize).is_some_and(|token| token.sort.is_boundary()))
        || passage.wordings.iter().any(|wording| wording.fragments.iter().any(opens))
}

fn reach(side: &BaseSide<'_>, passage: &Passage) -> Range<usize> {
    let (from, to) = (passage.span.start, passage.span.end);
    if from == to
        && let Ok(provision) = side.starts.binary_search(&from)
    {
        let continues = passage
            .wordings
            .iter()
            .any(|wording| wording.fragments.first().is_some_and(|fragment| fragment.opens.is_none()));
        return if continues { provision.saturating_sub(1)..provision } else { provision..provision };
    }
    let joined = side.starts.binary_search(&from).is_ok() && joins(side, passage);
    side.provision_at(from).saturating_sub(usize::from(joined))
        ..side.provision_at(to.saturating_sub(1).max(from)) + 1
}

fn row(key: u64, provision: Option<usize>, draft: Draft, notes: Vec<Note>) -> Row {
    Row {
        key,
        provision,
        kind: draft.form.kind,
        depth: draft.form.depth(),
        cells: draft.cells,
        alternative: None,
        notes,
        edited: false,
    }
}

/// A provision with its changes within the line.
fn merged(rolling: &RollingText, side: &BaseSide<'_>, index: usize) -> Row {
    let tokens = side.token_range(index..index + 1);
    let mut draft = Draft::new(side.provisions[index].form.clone());
    let mut notes = Vec::new();
    let mut gone = None;
    for (number, passage) in rolling.passages.iter().enumerate() {
        let inside = |at: u32| tokens.start <= at && at < tokens.end;
        let Some(wording) = passage.wordings.iter().find(|wording| !wording.base) else { continue };
        let holders = wording.holders.clone();
        match passage.layer {
            Layer::Presence
                if !adds(passage)
                    && passage.span.start <= tokens.start
                    && tokens.start < passage.span.end =>
            {
                gone = Some(number);
            }
            Layer::Order => {
                let place = wording.place.unwrap_or(passage.span.start);
                let label =
                    |at: u32| side.provisions.get(rolling.provision_at(at)).map(cited).unwrap_or_default();
                if inside(passage.span.start) {
                    notes.push(Note { passage: number, says: Says::MoveTo(label(place)), holders });
                } else if inside(place) {
                    notes.push(Note {
                        passage: number,
                        says: Says::MovedFrom(label(passage.span.start)),
                        holders,
                    });
                }
            }
            Layer::Form if inside(passage.span.start) => {
                let label = wording.fragments.iter().find_map(|fragment| match &fragment.opens {
                    Some(Opens::Provision(form)) => {
                        form.label.as_ref().map(|label| label.surface.to_string())
                    }
                    _ => None,
                });
                if let Some(label) = label {
                    notes.push(Note { passage: number, says: Says::Renumber(label), holders });
                }
            }
            _ => {}
        }
    }
    let tone = if gone.is_some() { Tone::Deleted } else { Tone::Plain };
    let mut at = tokens.start;
    for (number, passage) in rolling.passages.iter().enumerate() {
        if !is_words(passage) || crosses(side, passage) || reach(side, passage) != (index..index + 1) {
            continue;
        }
        weave::stretch(side, at..passage.span.start.max(at), tone, gone, &mut draft);
        weave::stretch(side, passage.span.clone(), Tone::Deleted, Some(number), &mut draft);
        if let Some(wording) = passage.wordings.iter().find(|wording| !wording.base) {
            let mut pieces = Vec::new();
            weave::words(&wording.fragments, Tone::Inserted, Some(number), &mut pieces);
            for piece in pieces {
                draft.push(piece);
            }
        }
        at = passage.span.end.max(at);
    }
    weave::stretch(side, at..tokens.end, tone, gone, &mut draft);
    draft.label(if gone.is_some() { Tone::Deleted } else { Tone::Label });
    row((index as u64) << 20, Some(index), draft, notes)
}

/// Provisions taken out and provisions put in.
fn apart(side: &BaseSide<'_>, crossing: &Crossing<'_>) -> Pair {
    let Crossing { index, passage, provisions } = crossing;
    let own = Some(*index);
    let key = |nth: usize, later: u64| {
        ((provisions.start as u64) << 20) | ((*index as u64 & 0x3ff) << 10) | (later << 9) | (nth as u64 + 1)
    };
    let mut left = Vec::new();
    for (nth, provision) in provisions.clone().enumerate() {
        let tokens = side.token_range(provision..provision + 1);
        let mut draft = Draft::new(side.provisions[provision].form.clone());
        let (from, to) = (
            passage.span.start.clamp(tokens.start, tokens.end),
            passage.span.end.clamp(tokens.start, tokens.end),
        );
        weave::stretch(side, tokens.start..from, Tone::Plain, None, &mut draft);
        weave::stretch(side, from..to, Tone::Deleted, own, &mut draft);
        weave::stretch(side, to..tokens.end, Tone::Plain, None, &mut draft);
        let opened = passage.span.start <= tokens.start && tokens.start < passage.span.end;
        draft.label(if opened { Tone::Deleted } else { Tone::Label });
        left.push(row(key(nth, 0), Some(provision), draft, Vec::new()));
    }
    let fragments = passage.wordings.iter().find(|wording| !wording.base).map_or(&[][..], |it| &it.fragments);
    let (before, mut drafts) = weave::rows(fragments, Tone::Inserted, own);
    let start = side.starts.get(provisions.start).copied().unwrap_or(passage.span.start);
    if let Some(provision) = side.provisions.get(provisions.start)
        && (passage.span.start > start || !before.is_empty())
        && !provisions.is_empty()
    {
        let mut draft = Draft::new(provision.form.clone());
        weave::stretch(side, start..passage.span.start, Tone::Plain, None, &mut draft);
        for piece in before {
            draft.push(piece);
        }
        drafts.insert(0, draft);
    }
    let end = side.token_range(provisions.start..provisions.end.max(provisions.start)).end;
    if let Some(draft) = drafts.last_mut() {
        let until = side
            .token_range(0..side.provision_at(passage.span.end.min(side.len().saturating_sub(1))) + 1)
            .end;
        weave::stretch(
            side,
            passage.span.end..until.min(end).max(passage.span.end),
            Tone::Plain,
            None,
            draft,
        );
    }
    let right = drafts
        .into_iter()
        .enumerate()
        .map(|(nth, mut draft)| {
            draft.label(Tone::Inserted);
            row(key(nth, 1), None, draft, Vec::new())
        })
        .collect();
    Pair::Apart(left, right)
}

/// Whether a passage is about words: in a redline the marks that end an item count among them.
fn is_words(passage: &Passage) -> bool {
    matches!(passage.layer, Layer::Words | Layer::Ending)
}
