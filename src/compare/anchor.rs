//! Runs of provisions that stand unchanged in both texts and hold the comparison in place.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::common::equal_runs;
use super::side::{self, BaseSide, RevisedSide};
use crate::text::increasing::increasing;
use crate::text::token;

/// A run of provisions equal but for labels and typography: from `base` and `revised`, `length` long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// First provision in the base.
    pub base: usize,
    /// First provision in the revision.
    pub revised: usize,
    /// How many provisions.
    pub length: usize,
}

impl Run {
    /// The provisions after it in the base and in the revision.
    fn ends(&self) -> (usize, usize) {
        (self.base + self.length, self.revised + self.length)
    }
}

/// How many words make a provision strong enough to hold a run in place by itself.
const STRONG_WORDS: usize = 4;

/// Finds the runs. A run is kept only if it holds a provision of at least four words or one that is unique in
/// both texts: else "(a)" or an empty row might anchor wrongly. Where both texts begin or end with it, it cannot.
pub fn anchors(base: &BaseSide<'_>, revised: &RevisedSide<'_>, work: &mut u64) -> Vec<Run> {
    let mut counts: FxHashMap<u64, (u32, u32)> = FxHashMap::default();
    for key in base.keys.iter() {
        counts.entry(*key).or_default().0 += 1;
    }
    for key in revised.keys.iter() {
        counts.entry(*key).or_default().1 += 1;
    }
    let strong = |run: &Run| {
        let edge = (run.base, run.revised) == (0, 0) || run.ends() == (base.keys.len(), revised.keys.len());
        edge || (run.base..run.base + run.length).any(|index| {
            counts.get(&base.keys[index]) == Some(&(1, 1))
                || side::words(base.tokens_of(index)) >= STRONG_WORDS
        })
    };
    let mut runs = unique_runs(&base.keys, &revised.keys, &counts);
    runs = between(&base.keys, &revised.keys, runs, work);
    runs.retain(strong);
    for run in &mut runs {
        confirm(base, revised, run);
    }
    runs.retain(|run| run.length > 0);
    slide(base, revised, &mut runs);
    release(base, revised, &mut runs);
    runs
}

/// A heading without words belongs to what follows it. At the end of a run, with something else after it on
/// either side, it is let go.
fn release(base: &BaseSide<'_>, revised: &RevisedSide<'_>, runs: &mut Vec<Run>) {
    /// More of them in a row are no headings.
    const CHAIN: usize = 8;
    let end = (base.keys.len(), revised.keys.len());
    for run in runs.iter_mut().filter(|run| run.ends() != end) {
        let bare = (1..=run.length)
            .take_while(|step| base.tokens_of(run.base + run.length - step).len() == 1)
            .take(CHAIN + 1)
            .count();
        run.length -= if bare > CHAIN { 0 } else { bare };
    }
    runs.retain(|run| run.length > 0);
}

/// Runs around provisions that are unique in both texts, in the longest order they have in common. Where the
/// texts begin and where they end counts as unique, too.
fn unique_runs(base: &[u64], revised: &[u64], counts: &FxHashMap<u64, (u32, u32)>) -> Vec<Run> {
    let unique = |key: &u64| counts.get(key) == Some(&(1, 1));
    let places: FxHashMap<u64, usize> =
        revised.iter().enumerate().filter(|(_, key)| unique(key)).map(|(at, key)| (*key, at)).collect();
    let pairs: Vec<(usize, usize)> =
        base.iter().enumerate().filter_map(|(at, key)| Some((at, *places.get(key)?))).collect();
    let head = base.iter().zip(revised).take_while(|(one, other)| one == other).count();
    let mut runs: Vec<Run> = Vec::new();
    push(&mut runs, Run { base: 0, revised: 0, length: head });
    let mut end = (head, head);
    for (from, to) in increasing(&pairs).into_iter().chain([(base.len(), revised.len())]) {
        if from < end.0 || to < end.1 {
            continue;
        }
        let before = base[end.0..from].iter().rev().zip(revised[end.1..to].iter().rev());
        let before = before.take_while(|(one, other)| one == other).count();
        let after = base[from..].iter().zip(&revised[to..]);
        let after = after.take_while(|(one, other)| one == other).count();
        push(&mut runs, Run { base: from - before, revised: to - before, length: before + after });
        end = (from + after, to + after);
    }
    runs
}

/// Adds the runs of repeated provisions between the runs found so far.
fn between(base: &[u64], revised: &[u64], found: Vec<Run>, work: &mut u64) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::with_capacity(found.len());
    let mut at = (0, 0);
    let last = Run { base: base.len(), revised: revised.len(), length: 0 };
    for run in found.into_iter().chain([last]) {
        let (one, other) = (&base[at.0..run.base], &revised[at.1..run.revised]);
        if !one.is_empty() && !other.is_empty() {
            for (from, to, length) in equal_runs(one, other, work) {
                push(&mut runs, Run { base: at.0 + from, revised: at.1 + to, length });
            }
        }
        push(&mut runs, run);
        at = (run.base + run.length, run.revised + run.length);
    }
    runs
}

fn push(runs: &mut Vec<Run>, run: Run) {
    if run.length == 0 {
        return;
    }
    match runs.last_mut() {
        Some(last) if last.base + last.length == run.base && last.revised + last.length == run.revised => {
            last.length += run.length;
        }
        _ => runs.push(run),
    }
}

/// Cuts a run where equal keys turn out to hide different words, which hashes alone cannot exclude.
fn confirm(base: &BaseSide<'_>, revised: &RevisedSide<'_>, run: &mut Run) {
    let honest = (0..run.length)
        .take_while(|offset| same_words(base, run.base + offset, revised, run.revised + offset))
        .count();
    run.length = honest;
}

/// Whether two provisions have the same tokens, labels and typography apart.
pub fn same_words(base: &BaseSide<'_>, one: usize, revised: &RevisedSide<'_>, other: usize) -> bool {
    if revised.stands_in_base(other, base, one) {
        return true;
    }
    let (one, other) = (base.tokens_of(one), revised.tokens_of(other, base));
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.key == other.key)
}

/// Where provisions were only inserted or only deleted between two runs, and could as well be said to stand
/// one or more places earlier or later, lets the stretch begin at the highest heading it can; of several, where
/// most labels of what is left agree; of those, the earliest.
fn slide(base: &BaseSide<'_>, revised: &RevisedSide<'_>, runs: &mut Vec<Run>) {
    let end = (base.keys.len(), revised.keys.len());
    // The edges of the texts hold like runs, but have nothing to give away.
    runs.insert(0, Run { base: 0, revised: 0, length: 0 });
    runs.push(Run { base: end.0, revised: end.1, length: 0 });
    for index in 1..runs.len() {
        let (before, after) = (runs[index - 1], runs[index]);
        let (from, to) = (before.ends(), (after.base, after.revised));
        let (gap, keys, kinds): (Range<usize>, &[u64], _) = if from.0 == to.0 && from.1 < to.1 {
            (from.1..to.1, &revised.keys, revised.provisions)
        } else if from.1 == to.1 && from.0 < to.0 {
            (from.0..to.0, &base.keys, base.provisions)
        } else {
            continue;
        };
        let added = from.0 == to.0 && from.1 < to.1;
        let rank = |start: usize| kinds.get(start).map_or(u8::MAX, |provision| provision.form.depth());
        // Whether labels agree, the provision that stays where it is first.
        let agree = |stays: usize, moves: usize| {
            let (one, other) = if added { (stays, moves) } else { (moves, stays) };
            i64::from(side::same_label(&base.provisions[one].form, &revised.provisions[other].form))
        };
        let fixed = if added { from.0 } else { from.1 };
        // A run keeps one provision to hold on to, unless an edge of the texts holds it.
        let held_before = usize::from((before.base, before.revised) != (0, 0));
        let held_after = usize::from(after.ends() != end);
        let earliest = (0..before.length.saturating_sub(held_before))
            .take_while(|step| keys[gap.end - 1 - step] == keys[gap.start - 1 - step])
            .count();
        let latest = (0..after.length.saturating_sub(held_after))
            .take_while(|step| keys.get(gap.start + step) == keys.get(gap.end + step))
            .count();
        // What was matched on the one side of the gap is then matched on the other.
        let (mut best, mut agreement) = ((rank(gap.start), 0, gap.start), 0);
        for step in 1..=earliest {
            agreement += agree(fixed - step, gap.start - step) - agree(fixed - step, gap.end - step);
            best = best.min((rank(gap.start - step), agreement, gap.start - step));
        }
        agreement = 0;
        for step in 0..latest {
            agreement += agree(fixed + step, gap.end + step) - agree(fixed + step, gap.start + step);
            best = best.min((rank(gap.start + step + 1), agreement, gap.start + step + 1));
        }
        let best = best.2;
        if best < gap.start {
            let step = gap.start - best;
            runs[index - 1].length -= step;
            let run = &mut runs[index];
            (run.base, run.revised, run.length) = (run.base - step, run.revised - step, run.length + step);
        } else if best > gap.start {
            let step = best - gap.start;
            runs[index - 1].length += step;
            let run = &mut runs[index];
            (run.base, run.revised, run.length) = (run.base + step, run.revised + step, run.length - step);
        }
    }
    runs.retain(|run| run.length > 0);
}

/// Whether a provision's ¶ is that of a heading.
pub fn is_heading(side: &BaseSide<'_>, provision: usize) -> bool {
    matches!(token::opening_key(side.provisions[provision].form.kind), 2..=4)
}
