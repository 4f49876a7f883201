//! What is left of the differences once all replies count alike, in the numbers of the draft: the rest are consequences
//! of numbering, and in dispute nowhere.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::consolidate::table::{Matter, matters};
use crate::consolidate::{Layer, Passage, Revision, RollingText, consolidate};
use crate::negotiation::carry::in_numbers_of;
use crate::negotiation::number::{self, Place};
use crate::text::Text;

/// The places in dispute between loose texts, in the order of the text: without those that merely follow from numbering.
pub fn disputed(
    rolling: &RollingText,
    base: &Text,
    revisions: &[Revision<'_>],
    protocol: &[&str],
) -> Vec<Matter> {
    let mut disputed = matters(rolling);
    let renumbered: Vec<Text> = revisions.iter().map(|it| in_numbers_of(base, it.text)).collect();
    if renumbered.iter().zip(revisions).all(|(own, revision)| own == revision.text) {
        return disputed;
    }
    let each = revisions.iter().zip(&renumbered);
    let alike: Vec<Revision<'_>> = each.map(|(it, text)| Revision { text, ..*it }).collect();
    let alike = consolidate(base, &alike, protocol);
    let left = alike.open_passages().map(|(_, passage)| passage);
    let stays: BTreeSet<usize> = staying(rolling.open_passages(), left).into_iter().collect();
    disputed.retain(|matter| matter.passages.iter().any(|passage| stays.contains(passage)));
    disputed
}

/// The passages of which something is left once all count alike.
pub(super) fn staying<'p>(
    passages: impl Iterator<Item = (usize, &'p Passage)>,
    alike: impl Iterator<Item = &'p Passage>,
) -> Vec<usize> {
    let mut places: Vec<Place> = alike.map(|it| (it.layer, it.span.clone())).collect();
    places.sort_by_key(|(_, span)| span.start);
    // How far those up to here reach: what ends before a passage begins need not be looked at.
    let mut reach = Vec::with_capacity(places.len());
    for (_, span) in &places {
        reach.push(span.end.max(reach.last().copied().unwrap_or_default()));
    }
    let stays = |passage: &Passage| {
        let own = (passage.layer, passage.span.clone());
        let first = reach.partition_point(|end| *end < passage.span.start);
        let mut near = places.iter().skip(first).take_while(|(_, span)| span.start <= passage.span.end);
        near.any(|place| {
            // Once all count alike, the same may be cut otherwise: words as whole provisions, whole provisions as words.
            // What is moved says nothing of its words.
            let of_what_stands = passage.layer != Layer::Order && place.0 != Layer::Order;
            let may_be_cut = match passage.layer {
                Layer::Words => touches(&place.1, &passage.span),
                _ => shares(&place.1, &passage.span),
            };
            number::meets(place, &own) || of_what_stands && may_be_cut
        })
    };
    passages.filter(|(_, passage)| stays(passage)).map(|(index, _)| index).collect()
}

/// Whether two places have a token in common, or one lies at the other.
fn shares(one: &Range<u32>, other: &Range<u32>) -> bool {
    touches(one, other)
        && (one.is_empty() || other.is_empty() || one.start < other.end && other.start < one.end)
}

fn touches(one: &Range<u32>, other: &Range<u32>) -> bool {
    one.start <= other.end && other.start <= one.end
}
