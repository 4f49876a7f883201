//! Runs that two sequences of keys have in common: Patience, with bounds on work.
//!
//! What is unique in both sequences holds them together; what lies between is compared by Myers' algorithm.
//! Every bound counts steps, never time: the same sequences give the same runs on every machine.

use rustc_hash::FxHashSet;
use similar::{Algorithm, DiffTag};

use crate::text::increasing::increasing;

/// A run that stands in both sequences: where in the one, where in the other, how long.
pub type Run = (usize, usize, usize);

/// Product of lengths up to which two sequences are compared in full.
pub const WORK: u64 = 8_000_000;

/// Up to this product nothing is left out beforehand.
const SMALL: usize = 65_536;

/// Number of differences up to which two sequences beyond [`WORK`] are compared.
const DIFFERENCES: usize = 2_000;

/// Runs that stand in both sequences, in order. What stands in one sequence only is left out beforehand: it
/// cannot be part of any run, and without it unrelated texts cost no more than related ones. `work` grows by
/// a bound on the steps taken.
pub fn equal_runs(base: &[u64], revised: &[u64], work: &mut u64) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    if base.len() * revised.len() <= SMALL {
        patience(base, revised, (0, 0), work, &mut runs);
        return runs;
    }
    let known: FxHashSet<u64> = base.iter().copied().collect();
    let right: Vec<usize> = (0..revised.len()).filter(|at| known.contains(&revised[*at])).collect();
    let known: FxHashSet<u64> = right.iter().map(|at| revised[*at]).collect();
    let left: Vec<usize> = (0..base.len()).filter(|at| known.contains(&base[*at])).collect();
    let pick = |indices: &[usize], keys: &[u64]| indices.iter().map(|at| keys[*at]).collect::<Vec<_>>();
    let mut found: Vec<Run> = Vec::new();
    patience(&pick(&left, base), &pick(&right, revised), (0, 0), work, &mut found);
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

/// Compares two sequences that begin at these places: their equal ends, then what is unique in both, then what
/// lies between.
fn patience(one: &[u64], other: &[u64], at: (usize, usize), work: &mut u64, runs: &mut Vec<Run>) {
    *work += (one.len() + other.len()) as u64;
    within_ends(one, other, at, runs, |one, other, at, runs| {
        let mut done = (0, 0);
        for (from, to) in unique_pairs(one, other).into_iter().chain([(one.len(), other.len())]) {
            // The ends of what lies between may take in places that are unique.
            let (between, rest) = (&one[done.0..from], &other[done.1..to]);
            let place = (at.0 + done.0, at.1 + done.1);
            within_ends(between, rest, place, runs, |one, other, at, runs| {
                myers(one, other, at, work, runs);
            });
            let length = usize::from(from < one.len());
            push(runs, (at.0 + from, at.1 + to, length));
            done = (from + length, to + length);
        }
    });
}

/// Takes off what two sequences begin and end with alike, and does something with what is left of both.
fn within_ends(
    one: &[u64],
    other: &[u64],
    at: (usize, usize),
    runs: &mut Vec<Run>,
    rest: impl FnOnce(&[u64], &[u64], (usize, usize), &mut Vec<Run>),
) {
    let head = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let (left, right) = (&one[head..], &other[head..]);
    let tail = left.iter().rev().zip(right.iter().rev()).take_while(|(one, other)| one == other).count();
    let (left, right) = (&left[..left.len() - tail], &right[..right.len() - tail]);
    push(runs, (at.0, at.1, head));
    if !left.is_empty() && !right.is_empty() {
        rest(left, right, (at.0 + head, at.1 + head), runs);
    }
    push(runs, (at.0 + one.len() - tail, at.1 + other.len() - tail, tail));
}

/// Places of the keys that are unique in both sequences, in the longest order they have in common.
fn unique_pairs(one: &[u64], other: &[u64]) -> Vec<(usize, usize)> {
    const OTHER: u32 = 1 << 31;
    let mut places: Vec<(u64, u32)> = Vec::with_capacity(one.len() + other.len());
    places.extend(one.iter().zip(0u32..).map(|(key, at)| (*key, at)));
    places.extend(other.iter().zip(OTHER..).map(|(key, at)| (*key, at)));
    places.sort_unstable();
    let mut pairs: Vec<(usize, usize)> = places
        .chunk_by(|one, other| one.0 == other.0)
        .filter_map(|same| match same {
            [(_, one), (_, other)] if *one < OTHER && *other >= OTHER => {
                Some((*one as usize, (*other - OTHER) as usize))
            }
            _ => None,
        })
        .collect();
    pairs.sort_unstable();
    increasing(&pairs)
}

/// Compares what has nothing in common at its ends: as far as it hardly differs, or in full within [`WORK`].
fn myers(one: &[u64], other: &[u64], at: (usize, usize), work: &mut u64, runs: &mut Vec<Run>) {
    /// Beyond so many differences keeping track of all paths takes more memory than starting again.
    const TRACED: usize = 400;
    let in_full = one.len() as u64 * other.len() as u64 <= WORK;
    let found = few_differences(one, other, if in_full { TRACED } else { DIFFERENCES }, work);
    let found = found.or_else(|| {
        in_full.then(|| {
            *work += one.len() as u64 * other.len() as u64;
            similar::capture_diff_slices(Algorithm::RawMyers, one, other)
                .into_iter()
                .filter(|op| op.tag() == DiffTag::Equal)
                .map(|op| (op.old_range().start, op.new_range().start, op.old_range().len()))
                .collect()
        })
    });
    for (from, to, length) in found.unwrap_or_default() {
        push(runs, (at.0 + from, at.1 + to, length));
    }
}

/// Myers' greedy algorithm, given up after so many differences.
fn few_differences(one: &[u64], other: &[u64], most: usize, work: &mut u64) -> Option<Vec<Run>> {
    let (n, m) = (one.len(), other.len());
    if n.abs_diff(m) > most {
        return None;
    }
    // For every number of differences a row: one more than the place each diagonal reaches in the first
    // sequence, 0 where none does. Diagonals go from -differences up in twos.
    let mut trace: Vec<u32> = Vec::new();
    for differences in 0..=most {
        let start = row(differences);
        trace.resize(start + differences + 1, 0);
        let (before, here) = trace.split_at_mut(start);
        let before = &before[start - differences..];
        let (low, high) = (differences.saturating_sub(m).div_ceil(2), differences.min((differences + n) / 2));
        *work += differences as u64 + 1;
        for (step, place) in here.iter_mut().enumerate().take(high + 1).skip(low) {
            let reached = if differences == 0 { 1 } else { arrival(before, step).0 };
            let Some(mut x) = reached.checked_sub(1).map(|x| x as usize).filter(|x| *x <= n) else {
                continue;
            };
            let Some(mut y) = (x + differences).checked_sub(2 * step).filter(|y| *y <= m) else { continue };
            let run = one[x..].iter().zip(&other[y..]).take_while(|(one, other)| one == other).count();
            (x, y) = (x + run, y + run);
            *work += run as u64;
            *place = x as u32 + 1;
            if x == n && y == m {
                return Some(retraced(&trace, differences, n, m));
            }
        }
    }
    None
}

/// Where the row for so many differences begins.
fn row(differences: usize) -> usize {
    differences * (differences + 1) / 2
}

/// Where the path that comes farthest enters a diagonal, and whether it does so by leaving out a key of the
/// first sequence.
fn arrival(before: &[u32], step: usize) -> (u32, bool) {
    let reach = |at: usize| before.get(at).copied().unwrap_or(0);
    let down = reach(step);
    let right = step.checked_sub(1).map_or(0, reach);
    let right = if right == 0 { 0 } else { right + 1 };
    (down.max(right), right > down)
}

/// The runs along the path that was found, from its end.
fn retraced(trace: &[u32], differences: usize, n: usize, m: usize) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let (mut x, mut y) = (n, m);
    for differences in (0..=differences).rev() {
        let start = row(differences);
        let before = &trace[start - differences..start];
        let (from, right) = match differences {
            0 => (0, false),
            _ => {
                let (reached, right) = arrival(before, (x + differences - y) / 2);
                (reached as usize - 1, right)
            }
        };
        let length = x - from;
        if length > 0 {
            runs.push((from, y - length, length));
        }
        (x, y) = match (differences, right) {
            (0, _) => break,
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
            let runs = few_differences(&one, &other, 40, &mut work).unwrap();
            let best = similar::capture_diff_slices(Algorithm::RawMyers, &one, &other)
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
