//! Word changes in a stretch that differs: the whole stretch at once, with ¶ as a token.

use std::ops::Range;

use super::common::{WORK, equal_runs};
use super::place;
use super::strand::{Grain, Strand};
use crate::text::token;

/// A change: these tokens of the base became those of the revision. Either side may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hunk {
    /// Tokens of the base.
    pub base: Range<u32>,
    /// Tokens of the revision.
    pub revised: Range<u32>,
}

impl Hunk {
    fn size(&self) -> usize {
        self.base.len().max(self.revised.len())
    }
}

/// What a stretch came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Script {
    /// The changes, in order, apart from one another by at least one equal token.
    pub hunks: Vec<Hunk>,
    /// Whether some part was too large to be looked at word by word and is given as replaced.
    pub coarse: bool,
    /// A bound on the steps it took.
    pub work: u64,
}

/// The changes that lead from one strand to the other, slid and tidied for human eyes.
pub fn script(base: &Strand<'_>, revised: &Strand<'_>) -> Script {
    let mut script = raw(base, revised);
    place::headings(base, revised, &mut script.hunks);
    place::provisions(base, revised, &mut script.hunks);
    place::slide(base, revised, &mut script.hunks);
    tidy(base, &mut script.hunks);
    place::square(base, revised, &mut script.hunks);
    script
}

/// The changes as the algorithm found them.
pub fn raw(base: &Strand<'_>, revised: &Strand<'_>) -> Script {
    let mut script = Script::default();
    whole(base, revised, 0..base.len() as u32, 0..revised.len() as u32, Cut::Sentences, &mut script);
    script
}

/// How a stretch beyond the cap is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cut {
    Sentences,
    Chunks,
    Nothing,
}

/// A stretch is compared word by word where the product of token counts allows. Beyond that it is first cut at
/// sentences, then at chunks, that stand in both.
fn whole(
    base: &Strand<'_>,
    revised: &Strand<'_>,
    mut one: Range<u32>,
    mut other: Range<u32>,
    cut: Cut,
    script: &mut Script,
) {
    while !one.is_empty() && !other.is_empty() && base.key(one.start) == revised.key(other.start) {
        one.start += 1;
        other.start += 1;
    }
    while !one.is_empty() && !other.is_empty() && base.key(one.end - 1) == revised.key(other.end - 1) {
        one.end -= 1;
        other.end -= 1;
    }
    if one.is_empty() && other.is_empty() {
        return;
    }
    if one.is_empty() || other.is_empty() {
        push(script, one, other);
        return;
    }
    if one.len() as u64 * other.len() as u64 <= WORK {
        let (keys, others) = (base.keys(&one), revised.keys(&other));
        let mut at = (one.start, other.start);
        for run in equal_runs(keys, others, &mut script.work) {
            let (from, to) = (one.start + run.0 as u32, other.start + run.1 as u32);
            push(script, at.0..from, at.1..to);
            at = (from + run.2 as u32, to + run.2 as u32);
        }
        push(script, at.0..one.end, at.1..other.end);
        return;
    }
    let next = match cut {
        Cut::Sentences => Cut::Chunks,
        Cut::Chunks => Cut::Nothing,
        Cut::Nothing => {
            script.coarse = true;
            push(script, one, other);
            return;
        }
    };
    let (pieces, others) = (pieces(base, &one, cut), pieces(revised, &other, cut));
    let hashes = |pieces: &[(Range<u32>, u64)]| pieces.iter().map(|piece| piece.1).collect::<Vec<_>>();
    script.work += (one.len() + other.len()) as u64;
    let runs = equal_runs(&hashes(&pieces), &hashes(&others), &mut script.work);
    let mut at = (one.start, other.start);
    for run in runs {
        for step in 0..run.2 {
            let (left, right) = (&pieces[run.0 + step].0, &others[run.1 + step].0);
            if base.keys(left) == revised.keys(right) {
                whole(base, revised, at.0..left.start, at.1..right.start, next, script);
                at = (left.end, right.end);
            }
        }
    }
    whole(base, revised, at.0..one.end, at.1..other.end, next, script);
}

fn push(script: &mut Script, base: Range<u32>, revised: Range<u32>) {
    if base.is_empty() && revised.is_empty() {
        return;
    }
    match script.hunks.last_mut() {
        Some(last) if last.base.end == base.start && last.revised.end == revised.start => {
            last.base.end = base.end;
            last.revised.end = revised.end;
        }
        _ => script.hunks.push(Hunk { base, revised }),
    }
}

/// Cuts a stretch into pieces by its content, so that equal stretches are cut alike wherever they stand.
fn pieces(strand: &Strand<'_>, range: &Range<u32>, cut: Cut) -> Vec<(Range<u32>, u64)> {
    const LONGEST: u32 = 64;
    // Keys alone say enough here, and every token is asked.
    let stops = [".", ";", ":", "?", "!"].map(|mark| token::hash(mark.as_bytes()));
    let mut pieces = Vec::new();
    let mut start = range.start;
    for at in range.clone() {
        let last = at + 1 == range.end;
        let ends = match cut {
            Cut::Sentences => {
                stops.contains(&strand.key(at)) || !last && token::is_boundary_key(strand.key(at + 1))
            }
            _ => strand.key(at).is_multiple_of(16) || at + 1 - start >= LONGEST,
        };
        if ends || last {
            let piece = start..at + 1;
            let mut hash = 0xcbf2_9ce4_8422_2325_u64;
            for key in strand.keys(&piece) {
                hash = (hash ^ key).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(23);
            }
            pieces.push((piece, hash));
            start = at + 1;
        }
    }
    pieces
}

/// Takes a tiny equal island between two larger changes into one change with them: never across a ¶ or a cell
/// boundary, never a number, a negation or a word in capitals.
fn tidy(base: &Strand<'_>, hunks: &mut Vec<Hunk>) {
    let mut tidied: Vec<Hunk> = Vec::with_capacity(hunks.len());
    for hunk in hunks.drain(..) {
        if let Some(last) = tidied.last_mut() {
            let island = last.base.end..hunk.base.start;
            let words = || island.clone().filter(|at| base.grain(*at) == Grain::Word).count();
            let tiny = island.len() <= 4
                && words() <= 2
                && island.clone().all(|at| base.grain(at).may_be_absorbed())
                && last.size() + hunk.size() >= 3 * island.len()
                && last.size().min(hunk.size()) >= island.len();
            if tiny {
                last.base.end = hunk.base.end;
                last.revised.end = hunk.revised.end;
                continue;
            }
        }
        tidied.push(hunk);
    }
    *hunks = tidied;
}

/// Adds a change; one that touches the last is one with it.
pub(super) fn join(hunks: &mut Vec<Hunk>, hunk: Hunk) {
    match hunks.last_mut() {
        Some(last) if last.base.end == hunk.base.start && last.revised.end == hunk.revised.start => {
            last.base.end = hunk.base.end;
            last.revised.end = hunk.revised.end;
        }
        _ => hunks.push(hunk),
    }
}

/// Makes one change of changes that touch.
pub fn join_touching(hunks: &mut Vec<Hunk>) {
    let mut joined: Vec<Hunk> = Vec::with_capacity(hunks.len());
    for hunk in hunks.drain(..) {
        join(&mut joined, hunk);
    }
    *hunks = joined;
}
