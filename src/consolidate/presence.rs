//! Whole provisions that a voice leaves out.
//!
//! A deletion of whole provisions is not a change of their words: it is kept apart, so that another voice's edit
//! inside a deleted article stays an edit of that article. Only where some voice joins or splits across the edge
//! of a deleted provision is the deletion taken back into the words.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::compare::{Hunk, gap};

/// Provisions of the base that a voice leaves out, each with the place in the revision where it would stand.
pub type Deleted = BTreeMap<usize, u32>;

/// Cuts the deletions of whole provisions off a voice's changes. Gives the changes of words that are left and
/// the provisions deleted. `opens` says whether a token of the revision opens a provision.
pub fn split(hunks: &[Hunk], starts: &[u32], opens: impl Fn(u32) -> bool) -> (Vec<Hunk>, Deleted) {
    let mut words = Vec::with_capacity(hunks.len());
    let mut deleted = Deleted::new();
    for hunk in hunks {
        let whole = whole_provisions(&hunk.base, starts).filter(|provisions| {
            let lead = starts[provisions.start] > hunk.base.start;
            // Words left over belong to the end of the provision before; without one they join its text.
            hunk.revised.is_empty() || lead && !hunk.revised.clone().any(&opens)
        });
        let Some(provisions) = whole else {
            words.push(hunk.clone());
            continue;
        };
        let lead = hunk.base.start..starts[provisions.start];
        if !lead.is_empty() {
            words.push(Hunk { base: lead, revised: hunk.revised.clone() });
        }
        deleted.extend(provisions.map(|provision| (provision, hunk.revised.end)));
    }
    (words, deleted)
}

/// The whole provisions at the end of a range, if the range ends where a provision does and holds one.
fn whole_provisions(range: &Range<u32>, starts: &[u32]) -> Option<Range<usize>> {
    let end = starts.binary_search(&range.end).ok()?;
    let first = starts.partition_point(|start| *start < range.start);
    (first < end).then_some(first..end)
}

/// Puts the deletion of a provision back among the changes of words.
pub fn give_back(hunks: &mut Vec<Hunk>, deleted: &mut Deleted, provision: usize, starts: &[u32]) {
    let Some(place) = deleted.remove(&provision) else { return };
    let base = starts[provision]..starts[provision + 1];
    let at = hunks.partition_point(|hunk| hunk.base.start < base.start);
    hunks.insert(at, Hunk { base, revised: place..place });
    // Touching changes of one voice are one change.
    gap::join_touching(hunks);
}
