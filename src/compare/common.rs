//! Runs that two sequences of keys have in common: Patience, with bounds on work.
//!
//! Every bound counts steps, never time: the same sequences give the same runs on every machine.

use rustc_hash::{FxHashMap, FxHashSet};
use similar::{Algorithm, DiffTag};

/// A run that stands in both sequences: where in the one, where in the other, how long.
pub type Run = (usize, usize, usize);

/// Product of lengths up to which two sequences are compared in full.
pub const WORK: u64 = 16_000_000;

/// Up to this product nothing is left out beforehand.
const SMALL: usize = 4_096;

/// Number of differences up to which two sequences beyond [`WORK`] are compared.
const DIFFERENCES: usize = 2_000;

/// Runs that stand in both sequences, in order. What stands in one sequence only is left out beforehand: it
/// cannot be part of any run, and without it unrelated texts cost no more than related ones. `work` grows by
/// a bound on the steps taken.
pub fn equal_runs(base: &[u64], revised: &[u64], work: &mut u64) -> Vec<Run> {
    if base.len() * revised.len() <= SMALL {
        return patience(base, revised, work);
    }
    let known: FxHashSet<u64> = base.iter().copied().collect();
    let right: Vec<usize> = (0..revised.len()).filter(|at| known.contains(&revised[*at])).collect();
    let known: FxHashSet<u64> = right.iter().map(|at| revised[*at]).collect();
    let left: Vec<usize> = (0..base.len()).filter(|at| known.contains(&base[*at])).collect();
    let pick = |indices: &[usize], keys: &[u64]| indices.iter().map(|at| keys[*at]).collect::<Vec<_>>();
    let (one, other) = (pick(&left, base), pick(&right, revised));
    *work += (base.len() + revised.len()) as u64;
    let found = if one.len() as u64 * other.len() as u64 <= WORK {
        patience(&one, &other, work)
    } else {
        large(&one, &other, work)
    };
    let mut runs: Vec<Run> = Vec::with_capacity(found.len());
    for (from, to, length) in found {
        for step in 0..length {
            push(&mut runs, (left[from + step], right[to + step], 1));
        }
    }
    runs
}

/// Adds a run, joined to the one before if it goes on where that one ends.
fn push(runs: &mut Vec<Run>, run: Run) {
    match runs.last_mut() {
        Some(last) if last.0 + last.2 == run.0 && last.1 + last.2 == run.1 => last.2 += run.2,
        _ if run.2 > 0 => runs.push(run),
        _ => {}
    }
}

fn patience(one: &[u64], other: &[u64], work: &mut u64) -> Vec<Run> {
    *work += one.len() as u64 * other.len() as u64;
    similar::capture_diff_slices(Algorithm::Patience, one, other)
        .into_iter()
        .filter(|op| op.tag() == DiffTag::Equal)
        .map(|op| (op.old_range().start, op.new_range().start, op.old_range().len()))
        .collect()
}

/// Sequences beyond [`WORK`]: cut at what is unique in both; what is still too long between two cuts is
/// compared only as far as it hardly differs.
fn large(one: &[u64], other: &[u64], work: &mut u64) -> Vec<Run> {
    let head = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let (rest, left) = (&one[head..], &other[head..]);
    let tail = rest.iter().rev().zip(left.iter().rev()).take_while(|(one, other)| one == other).count();
    let (rest, left) = (&rest[..rest.len() - tail], &left[..left.len() - tail]);
    *work += (one.len() + other.len()) as u64;
    let mut runs: Vec<Run> = Vec::new();
    push(&mut runs, (0, 0, head));
    let mut at = (0, 0);
    for (from, to) in unique_pairs(rest, left).into_iter().chain([(rest.len(), left.len())]) {
        let (one, other) = (&rest[at.0..from], &left[at.1..to]);
        let between = if one.is_empty() || other.is_empty() {
            Vec::new()
        } else if one.len() as u64 * other.len() as u64 <= WORK {
            patience(one, other, work)
        } else {
            few_differences(one, other, work)
        };
        for (start, place, length) in between {
            push(&mut runs, (head + at.0 + start, head + at.1 + place, length));
        }
        let length = usize::from(from < rest.len());
        push(&mut runs, (head + from, head + to, length));
        at = (from + length, to + length);
    }
    push(&mut runs, (one.len() - tail, other.len() - tail, tail));
    runs
}

/// Places of the keys that are unique in both sequences, in the longest order they have in common.
fn unique_pairs(one: &[u64], other: &[u64]) -> Vec<(usize, usize)> {
    let mut counts: FxHashMap<u64, (u32, u32, usize)> = FxHashMap::default();
    for key in one {
        counts.entry(*key).or_default().0 += 1;
    }
    for (at, key) in other.iter().enumerate() {
        let count = counts.entry(*key).or_default();
        (count.1, count.2) = (count.1 + 1, at);
    }
    let pairs: Vec<(usize, usize)> = one
        .iter()
        .enumerate()
        .filter_map(|(at, key)| match counts.get(key) {
            Some((1, 1, place)) => Some((at, *place)),
            _ => None,
        })
        .collect();
    increasing(&pairs)
}

/// The longest subsequence of pairs in which both members increase; pairs come sorted by the first.
pub fn increasing(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, pair) in pairs.iter().enumerate() {
        let place = tails.partition_point(|tail| pairs[*tail].1 < pair.1);
        before.push(place.checked_sub(1).map(|place| tails[place]));
        match tails.get_mut(place) {
            Some(tail) => *tail = at,
            None => tails.push(at),
        }
    }
    let mut chain = Vec::with_capacity(tails.len());
    let mut at = tails.last().copied();
    while let Some(here) = at {
        chain.push(pairs[here]);
        at = before[here];
    }
    chain.reverse();
    chain
}

/// Myers' greedy algorithm, given up after [`DIFFERENCES`]: then nothing is said to be in common.
fn few_differences(one: &[u64], other: &[u64], work: &mut u64) -> Vec<Run> {
    // For every number of differences, how far each diagonal reaches; diagonals from -differences up in twos.
    let mut trace: Vec<Vec<u32>> = Vec::new();
    let (n, m) = (one.len(), other.len());
    for differences in 0..=DIFFERENCES {
        *work += differences as u64 + 1;
        let mut row: Vec<u32> = Vec::with_capacity(differences + 1);
        for step in 0..=differences {
            let start = match trace.last() {
                None => Some(0),
                Some(before) => arrival(before, step).0,
            };
            let place = |x: usize| (x + differences).checked_sub(2 * step).filter(|y| *y <= m);
            let Some((mut x, mut y)) = start.filter(|x| *x <= n).and_then(|x| Some((x, place(x)?))) else {
                row.push(NOWHERE);
                continue;
            };
            while x < n && y < m && one[x] == other[y] {
                (x, y, *work) = (x + 1, y + 1, *work + 1);
            }
            row.push(x as u32);
            if x == n && y == m {
                trace.push(row);
                return retraced(&trace, n, m);
            }
        }
        trace.push(row);
    }
    Vec::new()
}

/// A diagonal that no path inside the two sequences reaches with so many differences.
const NOWHERE: u32 = u32::MAX;

/// Where the path that comes farthest enters a diagonal, and whether it does so by leaving out a key of the
/// first sequence.
fn arrival(before: &[u32], step: usize) -> (Option<usize>, bool) {
    let reach = |at: usize| before.get(at).copied().filter(|x| *x != NOWHERE).map(|x| x as usize);
    let down = reach(step);
    let right = step.checked_sub(1).and_then(reach).map(|x| x + 1);
    (down.max(right), right > down)
}

/// The runs along the path that was found, from its end.
fn retraced(trace: &[Vec<u32>], n: usize, m: usize) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let (mut x, mut y) = (n, m);
    for differences in (0..trace.len()).rev() {
        let before = differences.checked_sub(1).and_then(|at| trace.get(at));
        let (from, right) = match before {
            None => (0, false),
            Some(row) => {
                let (from, right) = arrival(row, (x + differences - y) / 2);
                (from.unwrap_or(0), right)
            }
        };
        let length = x - from;
        if length > 0 {
            runs.push((from, y - length, length));
        }
        (x, y) = match (before, right) {
            (None, _) => break,
            (_, true) => (from - 1, y - length),
            (_, false) => (from, y - length - 1),
        };
    }
    runs.reverse();
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sound(one: &[u64], other: &[u64], runs: &[Run]) -> usize {
        let (mut at, mut to, mut total) = (0, 0, 0);
        for (from, place, length) in runs {
            assert!(*from >= at && *place >= to);
            assert_eq!(one[*from..from + length], other[*place..place + length]);
            (at, to, total) = (from + length, place + length, total + length);
        }
        total
    }

    /// Numbers that look random and are the same every time.
    fn noise(count: usize, of: u64, seed: u64) -> Vec<u64> {
        let mut state = seed;
        (0..count)
            .map(|_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (state >> 33) % of
            })
            .collect()
    }

    #[test]
    fn few_differences_are_found_exactly() {
        for seed in 0..200 {
            let (one, other) = (noise(12, 3, seed), noise(11, 3, seed + 1000));
            let mut work = 0;
            let runs = few_differences(&one, &other, &mut work);
            let best = similar::capture_diff_slices(Algorithm::Myers, &one, &other)
                .into_iter()
                .filter(|op| op.tag() == DiffTag::Equal)
                .map(|op| op.old_range().len())
                .sum::<usize>();
            assert_eq!(sound(&one, &other, &runs), best, "{one:?} {other:?} {runs:?}");
        }
    }

    #[test]
    fn long_tables_of_few_values_keep_what_hardly_differs() {
        let one = noise(20_000, 2, 1);
        let mut other = one.clone();
        other.remove(15_000);
        other.insert(3_000, 1);
        other[9_000] = 7;
        let mut work = 0;
        let runs = equal_runs(&one, &other, &mut work);
        assert_eq!(sound(&one, &other, &runs), 19_998);
        assert!(work < 1_000_000, "{work}");
    }

    #[test]
    fn work_is_bounded_where_everything_differs() {
        let (one, other) = (noise(60_000, 2, 1), noise(60_000, 2, 2));
        let mut work = 0;
        sound(&one, &other, &equal_runs(&one, &other, &mut work));
        assert!(work < 2_000 * 120_000, "{work}");
    }

    #[test]
    fn what_is_unique_cuts_long_sequences() {
        let mut one = noise(9_000, 3, 1);
        let mut other = noise(9_000, 3, 2);
        for nth in 0..90 {
            one[nth * 100 + 50] = 1_000 + nth as u64;
            other[nth * 100 + 40] = 1_000 + nth as u64;
        }
        let mut work = 0;
        let runs = equal_runs(&one, &other, &mut work);
        assert!(sound(&one, &other, &runs) > 4_500);
    }
}
