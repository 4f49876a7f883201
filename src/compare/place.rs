//! Where changes stand that could as well stand elsewhere: at the place people would name.

use std::ops::Range;

use super::gap::{Hunk, join_touching};
use super::side::same_label;
use super::strand::{Grain, Strand};

/// Among equal placements of a pure insertion or deletion chooses the one at the strongest boundary; of several,
/// the one at which most labels of what is left agree; of those, the leftmost. Only where whole provisions come
/// or go may it touch the change beside it: a heading belongs with what follows, not with what is added.
pub(super) fn slide(base: &Strand<'_>, revised: &Strand<'_>, hunks: &mut Vec<Hunk>) {
    for index in 0..hunks.len() {
        let floor = match index.checked_sub(1) {
            Some(before) => (hunks[before].base.end, hunks[before].revised.end),
            None => (0, 0),
        };
        let ceiling = hunks
            .get(index + 1)
            .map_or((base.len() as u32, revised.len() as u32), |next| (next.base.start, next.revised.start));
        let (first, last) = (index == 0, index + 1 == hunks.len());
        let hunk = &mut hunks[index];
        let added = hunk.base.is_empty();
        let (strand, range, low, high, fixed) = if added {
            (revised, hunk.revised.clone(), floor.1, ceiling.1, hunk.base.start)
        } else if hunk.revised.is_empty() {
            (base, hunk.base.clone(), floor.0, ceiling.0, hunk.revised.start)
        } else {
            continue;
        };
        let agree = |stays: u32, moves: u32| {
            let (one, other) = if added { (stays, moves) } else { (moves, stays) };
            match (base.form(one), revised.form(other)) {
                (Some(one), Some(other)) => i64::from(same_label(one, other)),
                _ => 0,
            }
        };
        let mut best = ((strand.strength(range.start), 0i64), 0i64);
        let (mut step, mut agreement) = (0i64, 0);
        let (mut start, mut end, mut stays) = (range.start, range.end, fixed);
        while start > low && strand.key(start - 1) == strand.key(end - 1) {
            (start, end, stays, step) = (start - 1, end - 1, stays - 1, step - 1);
            agreement += agree(stays, end) - agree(stays, start);
            let worth = (strand.strength(start), agreement);
            let free = start > low || first || strand.closes(start);
            if worth >= best.0 && free {
                best = (worth, step);
            }
        }
        (start, end, stays, step, agreement) = (range.start, range.end, fixed, 0, 0);
        while end < high && strand.key(start) == strand.key(end) {
            agreement += agree(stays, start) - agree(stays, end);
            (start, end, stays, step) = (start + 1, end + 1, stays + 1, step + 1);
            let worth = (strand.strength(start), agreement);
            let free = end < high || last || strand.closes(start);
            if worth > best.0 && free {
                best = (worth, step);
            }
        }
        let shift = |at: u32| (i64::from(at) + best.1) as u32;
        hunk.base = shift(hunk.base.start)..shift(hunk.base.end);
        hunk.revised = shift(hunk.revised.start)..shift(hunk.revised.end);
    }
    join_touching(hunks);
}

/// Where whole provisions came or went but for the full stop that stands at their end, takes the stop into the
/// change: «…; ¶ в) …» added before a "." is the old stop become a semicolon, and a whole new provision.
pub(super) fn square(base: &Strand<'_>, revised: &Strand<'_>, hunks: &mut Vec<Hunk>) {
    const TAIL: u32 = 2;
    let closed = |strand: &Strand<'_>, at: u32| {
        at >= strand.len() as u32 || matches!(strand.grain(at), Grain::Opening | Grain::Heading)
    };
    for index in 0..hunks.len() {
        let next = hunks.get(index + 1).map_or(base.len() as u32, |next| next.base.start);
        let hunk = &mut hunks[index];
        let (strand, range) = if hunk.base.is_empty() {
            (revised, &hunk.revised)
        } else if hunk.revised.is_empty() {
            (base, &hunk.base)
        } else {
            continue;
        };
        let crosses =
            range.clone().skip(1).any(|at| matches!(strand.grain(at), Grain::Opening | Grain::Heading));
        if !crosses || closed(strand, range.start) {
            continue;
        }
        let tail = (0..=TAIL)
            .find(|step| closed(base, hunk.base.end + step) && closed(revised, hunk.revised.end + step));
        let Some(tail) = tail.filter(|tail| *tail > 0 && hunk.base.end + tail <= next) else { continue };
        let marks = (0..tail)
            .all(|step| matches!(base.grain(hunk.base.end + step), Grain::SentenceEnd | Grain::Clause));
        if marks {
            hunk.base.end += tail;
            hunk.revised.end += tail;
        }
    }
    // A change that now reaches the next one is one with it.
    join_touching(hunks);
}

/// Where nothing but openings of provisions stands between two changes, no words hold them in place: of all they
/// could be matched with there, those are right whose labels agree.
pub(super) fn headings(base: &Strand<'_>, revised: &Strand<'_>, hunks: &mut [Hunk]) {
    /// Longer chains of empty provisions are no headings, and longer changes are not searched.
    const CHAIN: u32 = 8;
    const FAR: u32 = 4_096;
    for index in 1..hunks.len() {
        let (before, after) = (hunks[index - 1].clone(), hunks[index].clone());
        let island = before.base.end..after.base.start;
        let chain = island.len() as u32;
        if chain > CHAIN || island.clone().any(|at| base.form(at).is_none()) {
            continue;
        }
        let agree = |one: u32, other: u32| {
            let both = (0..chain).map(|step| (base.form(one + step), revised.form(other + step)));
            both.filter(
                |(one, other)| matches!((one, other), (Some(one), Some(other)) if same_label(one, other)),
            )
            .count()
        };
        let keys = base.keys(&island);
        let places = |strand: &Strand<'_>, range: Range<u32>, here: u32| -> Vec<u32> {
            let reach = range.start.max(here.saturating_sub(FAR))..range.end.min(here + FAR);
            let last = reach.end.saturating_sub(chain);
            strand
                .openings(reach.start..last + 1)
                .filter(|at| *at != here && strand.keys(&(*at..*at + chain)) == keys)
                .collect()
        };
        let (one, other) = (island.start, before.revised.end);
        let mut best = (agree(one, other), one, other);
        if before.base.start + chain <= after.base.end {
            for at in places(base, before.base.start..after.base.end, one) {
                best = if agree(at, other) > best.0 { (agree(at, other), at, other) } else { best };
            }
        }
        if before.revised.start + chain <= after.revised.end {
            for at in places(revised, before.revised.start..after.revised.end, other) {
                best = if agree(one, at) > best.0 { (agree(one, at), one, at) } else { best };
            }
        }
        let (_, one, other) = best;
        (hunks[index - 1].base.end, hunks[index - 1].revised.end) = (one, other);
        (hunks[index].base.start, hunks[index].revised.start) = (one + chain, other + chain);
    }
}

/// A replacement that reaches across a ¶ is told apart into words replaced and whole provisions come or gone,
/// where the equal words beside it allow it: in «a. ¶ b.» become «a, c.» the full stop is that of the first
/// provision, and the second is gone.
pub(super) fn provisions(base: &Strand<'_>, revised: &Strand<'_>, hunks: &mut Vec<Hunk>) {
    let mut parted: Vec<Hunk> = Vec::with_capacity(hunks.len());
    let count = hunks.len();
    for (index, hunk) in hunks.iter().enumerate() {
        if hunk.base.is_empty() || hunk.revised.is_empty() {
            parted.push(hunk.clone());
            continue;
        }
        // Equal tokens on either side; one is left between this change and the next.
        let before = parted.last().map_or(hunk.base.start, |last| hunk.base.start - last.base.end - 1);
        let after = if index + 1 < count {
            hunks[index + 1].base.start - hunk.base.end - 1
        } else {
            base.len() as u32 - hunk.base.end
        };
        let sides = [(base, &hunk.base, revised, &hunk.revised), (revised, &hunk.revised, base, &hunk.base)];
        let found = sides.iter().enumerate().find_map(|(side, (strand, range, other, place))| {
            let at = at_end(strand, range, after)
                .map(|k| (k, true))
                .or_else(|| at_start(strand, range, other, place.start, before).map(|k| (k, false)));
            at.map(|found| (side == 1, found))
        });
        match found {
            Some((added, ((cut, beside), behind))) => {
                let (range, other) =
                    if added { (&hunk.revised, &hunk.base) } else { (&hunk.base, &hunk.revised) };
                let side = |mine: Range<u32>, theirs: Range<u32>| {
                    if added {
                        Hunk { base: theirs, revised: mine }
                    } else {
                        Hunk { base: mine, revised: theirs }
                    }
                };
                if behind {
                    parted.push(side(range.start..cut - beside, other.clone()));
                    parted.push(side(cut..range.end + beside, other.end + beside..other.end + beside));
                } else {
                    let from = other.start - beside;
                    parted.push(side(range.start - beside..cut, from..from));
                    parted.push(side(cut + beside..range.end, other.clone()));
                }
            }
            None => parted.push(hunk.clone()),
        }
    }
    parted.retain(|hunk| !hunk.base.is_empty() || !hunk.revised.is_empty());
    *hunks = parted;
}

/// How far a change is from where a provision ends or begins, at most.
const REACH: u32 = 64;

/// Where in a change whole provisions begin that end with the same words as stand behind it, up to the end of
/// the provision; and how many words those are.
fn at_end(strand: &Strand<'_>, range: &Range<u32>, after: u32) -> Option<(u32, u32)> {
    let beside = (1..=after.min(REACH)).find(|step| strand.closes(range.end + step))?;
    if strand.closes(range.end) {
        return None;
    }
    let tail = strand.keys(&(range.end..range.end + beside));
    strand
        .openings(range.start + beside..range.end)
        .find(|cut| strand.keys(&(cut - beside..*cut)) == tail)
        .map(|cut| (cut, beside))
}

/// Where in a change a provision begins with the same words as stand before it, from the beginning of the
/// provision; and how many words those are. Of several the one whose label agrees, else the last.
fn at_start(
    strand: &Strand<'_>,
    range: &Range<u32>,
    other: &Strand<'_>,
    place: u32,
    before: u32,
) -> Option<(u32, u32)> {
    let beside = (1..=before.min(REACH)).find(|step| strand.closes(range.start - step))?;
    let head = strand.keys(&(range.start - beside..range.start));
    let last = range.end.checked_sub(beside)?;
    strand
        .openings(range.start..last + 1)
        .filter(|cut| strand.keys(&(*cut..cut + beside)) == head)
        .max_by_key(|cut| {
            let both = (strand.form(*cut), other.form(place - beside));
            (matches!(both, (Some(one), Some(other)) if same_label(one, other)), *cut)
        })
        .map(|cut| (cut, beside))
}
