//! The comparative table as data: a line for every wording proposed.

use crate::compare::BaseSide;
use crate::consolidate::{Layer, Passage, RollingText};
use crate::text::Kind;

use super::set_out::{cited, in_context, wording_pieces};
use super::weave::{self, Draft};
use super::{Piece, Tone, push};

/// How many tokens around a passage are quoted.
const AROUND: u32 = 9;
/// How many tokens of a provision to be left out are quoted.
const QUOTED: u32 = 60;

/// A line of the table: one wording of one passage.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The passage.
    pub passage: usize,
    /// The wording.
    pub wording: usize,
    /// The place, as it is cited.
    pub element: String,
    /// The draft there.
    pub base: Vec<Piece>,
    /// What is proposed.
    pub proposed: Vec<Piece>,
    /// Where it is to be moved, for a move.
    pub place: Option<String>,
}

/// The lines of the table, in reading order.
pub fn lines(rolling: &RollingText) -> Vec<Line> {
    let side = BaseSide::new(&rolling.base);
    let mut open: Vec<(usize, &Passage)> = rolling.open_passages().collect();
    open.sort_by_key(|(index, passage)| (passage.span.start, passage.span.end, *index));
    let mut lines = Vec::new();
    for (index, passage) in open {
        let element = element(rolling, passage);
        let base = base_of(&side, passage);
        for (number, wording) in passage.wordings.iter().enumerate().filter(|(_, wording)| !wording.base) {
            let place = wording
                .place
                .map(|place| side.provisions.get(rolling.provision_at(place)).map(cited).unwrap_or_default());
            lines.push(Line {
                passage: index,
                wording: number,
                element: element.clone(),
                base: base.clone(),
                proposed: proposed(&side, passage, number),
                place: place.filter(|_| passage.layer == Layer::Order),
            });
        }
    }
    lines
}

/// The place of a passage: the labels of the provisions it stands under, from the article inwards.
pub fn element(rolling: &RollingText, passage: &Passage) -> String {
    let provisions = rolling.base.provisions();
    let at = rolling.provision_at(passage.span.start);
    let at = if passage.span.is_empty() && rolling.starts.binary_search(&passage.span.start).is_ok() {
        at.saturating_sub(1)
    } else {
        at
    };
    let mut depth = u8::MAX;
    let mut labels: Vec<String> = Vec::new();
    // A row is cited by its first cell.
    if let Some(crate::text::Body::Cells(cells)) = provisions.get(at).map(|provision| &provision.body) {
        let first = cells
            .iter()
            .flat_map(|cell| &cell.paragraphs)
            .map(|content| content.text.trim())
            .find(|text| !text.is_empty());
        labels.extend(first.map(|text| super::brief(text.trim_end_matches('.'), 24)));
    }
    for provision in provisions.iter().take(at + 1).rev() {
        let own = provision.form.depth();
        if own >= depth && depth != u8::MAX {
            continue;
        }
        let Some(label) = &provision.form.label else { continue };
        if own < 5 && !labels.is_empty() {
            break;
        }
        depth = own;
        labels.push(label.surface.trim_end_matches('.').to_owned());
        if matches!(provision.form.kind, Kind::Article | Kind::Annex) {
            break;
        }
    }
    labels.reverse();
    if labels.is_empty() { provisions.get(at).map(cited).unwrap_or_default() } else { labels.join(", ") }
}

/// The draft's own words.
fn base_of(side: &BaseSide<'_>, passage: &Passage) -> Vec<Piece> {
    match passage.layer {
        Layer::Presence | Layer::Order => whole(side, passage, Tone::Plain),
        _ => {
            let fragments = passage.base_wording().map_or(&[][..], |wording| &wording.fragments);
            if passage.span.is_empty() {
                return in_context(side, passage, &[], Tone::Plain, AROUND);
            }
            if fragments.is_empty() {
                whole(side, passage, Tone::Base)
            } else {
                in_context(side, passage, fragments, Tone::Base, AROUND)
            }
        }
    }
}

fn whole(side: &BaseSide<'_>, passage: &Passage, tone: Tone) -> Vec<Piece> {
    if passage.span.is_empty() {
        return Vec::new();
    }
    let mut draft = Draft::new(side.provisions[side.provision_at(passage.span.start)].form.clone());
    let end = passage.span.end.min(passage.span.start + QUOTED);
    weave::stretch(side, passage.span.start..end, tone, None, &mut draft);
    if end < passage.span.end {
        draft.push(Piece::new(" …", tone));
    }
    draft.label(tone);
    let mut pieces = Vec::new();
    for (index, cell) in draft.cells.into_iter().enumerate() {
        if index > 0 {
            push(&mut pieces, Piece::new(" | ", tone));
        }
        for piece in cell {
            push(&mut pieces, piece);
        }
    }
    pieces
}

/// What a wording proposes, with what it takes the place of.
fn proposed(side: &BaseSide<'_>, passage: &Passage, number: usize) -> Vec<Piece> {
    let Some(wording) = passage.wordings.get(number) else { return Vec::new() };
    match passage.layer {
        Layer::Presence if wording.fragments.is_empty() => whole(side, passage, Tone::Deleted),
        Layer::Order => Vec::new(),
        _ => {
            let base = passage.base_wording().map_or(&[][..], |wording| &wording.fragments);
            let opens = wording.fragments.iter().any(|fragment| fragment.opens.is_some());
            if opens || wording.fragments.is_empty() && base.is_empty() {
                let mut pieces = wording_pieces(&wording.fragments, Tone::Inserted);
                if let Some(first) = pieces.first_mut() {
                    first.text = first.text.trim_start().to_owned();
                }
                return pieces;
            }
            // Struck base, then the new words, both in their context.
            let mut pieces = in_context(side, passage, base, Tone::Deleted, AROUND);
            let at = pieces
                .iter()
                .rposition(|piece| piece.tone == Tone::Deleted)
                .map_or_else(|| pieces.len(), |at| at + 1);
            if base.is_empty() {
                return in_context(side, passage, &wording.fragments, Tone::Inserted, AROUND);
            }
            let mut new = wording_pieces(&wording.fragments, Tone::Inserted);
            if let Some(first) = new.first_mut()
                && !first.text.starts_with(char::is_whitespace)
                && first.text.starts_with(char::is_alphanumeric)
            {
                first.text.insert(0, ' ');
            }
            pieces.splice(at..at, new);
            pieces
        }
    }
}
