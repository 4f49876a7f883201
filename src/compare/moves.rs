//! Blocks of provisions that stand elsewhere in the revision.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::anchor::Run;
use super::side::{BaseSide, RevisedSide, words};
use crate::text::token::{Sort, Token};

/// A block of provisions that moved, possibly edited on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Its provisions in the base.
    pub base: Range<usize>,
    /// Its provisions in the revision.
    pub revised: Range<usize>,
    /// Pairs of provisions inside that belong together, in order.
    pub pairs: Vec<(usize, usize)>,
}

/// The part of each text that lies between two runs, or before the first, or after the last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Provisions of the base.
    pub base: Range<usize>,
    /// Provisions of the revision.
    pub revised: Range<usize>,
}

/// A provision shorter than this is never found elsewhere by itself: too many look alike.
const MOVABLE_WORDS: usize = 6;
/// A word that stands in more provisions than this says nothing about which one.
const RARE: usize = 32;
/// How many candidates are looked at in full.
const CANDIDATES: usize = 4;
/// Dice coefficient of the two bags of words from which two provisions are the same, edited: 0.6, in percent.
const ALIKE_PERCENT: usize = 60;
/// A block may skip this many provisions on either side that have no partner.
const SKIP: usize = 2;

/// The gaps between runs.
pub fn gaps(base: usize, revised: usize, runs: &[Run]) -> Vec<Gap> {
    let mut gaps = Vec::with_capacity(runs.len() + 1);
    let (mut base_at, mut revised_at) = (0, 0);
    for run in runs {
        gaps.push(Gap { base: base_at..run.base, revised: revised_at..run.revised });
        (base_at, revised_at) = (run.base + run.length, run.revised + run.length);
    }
    gaps.push(Gap { base: base_at..base, revised: revised_at..revised });
    gaps
}

/// A pair of provisions that say the same, in whole or for the most part.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    base: usize,
    revised: usize,
    score: usize,
}

/// Finds the blocks that moved: pairs of leftover provisions that are equal or alike, joined to blocks, less
/// those that stand in order within one gap.
pub(super) fn blocks(
    base: &BaseSide<'_>,
    revised: &RevisedSide<'_>,
    gaps: &[Gap],
    alike: &mut Alike,
) -> Vec<Block> {
    let in_place = edited_in_place(base, revised, gaps);
    let left: Vec<usize> =
        gaps.iter().flat_map(|gap| gap.base.clone()).filter(|at| !in_place.0.contains(at)).collect();
    let right: Vec<usize> =
        gaps.iter().flat_map(|gap| gap.revised.clone()).filter(|at| !in_place.1.contains(at)).collect();
    if left.is_empty() || right.is_empty() {
        return Vec::new();
    }
    let mut partner_of_base: FxHashMap<usize, usize> = FxHashMap::default();
    let mut partner_of_revised: FxHashMap<usize, usize> = FxHashMap::default();
    equal_pairs(base, revised, &left, &right, &mut partner_of_base, &mut partner_of_revised);
    let gap_of_base = gap_index(gaps.iter().map(|gap| gap.base.clone()));
    let gap_of_revised = gap_index(gaps.iter().map(|gap| gap.revised.clone()));
    // How far apart: in gaps, then in provisions since the last run, so that what happens elsewhere has no say.
    let apart = |pair: &Pair| {
        let (one, other) = (gap_of_base[&pair.base], gap_of_revised[&pair.revised]);
        let places = (pair.base - gaps[one].base.start).abs_diff(pair.revised - gaps[other].revised.start);
        (one.abs_diff(other), places)
    };
    alike_pairs(
        base,
        revised,
        (&left, &right),
        apart,
        alike,
        (&mut partner_of_base, &mut partner_of_revised),
    );

    let mut pairs: Vec<(usize, usize)> = left
        .iter()
        .filter_map(|index| partner_of_base.get(index).map(|partner| (*index, *partner)))
        .collect();
    pairs.sort_unstable();

    let mut blocks = joined(&pairs, &in_place, &gap_of_base, &gap_of_revised);
    stay(base, &mut blocks, &gap_of_base, &gap_of_revised);
    grow(base, revised, &mut blocks, &gap_of_base, &gap_of_revised);
    blocks
}

/// Provisions of the base and of the revision that face one another in gaps as long on one side as on the other
/// and still say mostly the same: nobody need look for them elsewhere.
fn edited_in_place(
    base: &BaseSide<'_>,
    revised: &RevisedSide<'_>,
    gaps: &[Gap],
) -> (FxHashSet<usize>, FxHashSet<usize>) {
    let mut found = (FxHashSet::default(), FxHashSet::default());
    for gap in gaps.iter().filter(|gap| gap.base.len() == gap.revised.len()) {
        for (one, other) in gap.base.clone().zip(gap.revised.clone()) {
            let (left, right) = (base.tokens_of(one), revised.tokens_of(other, base));
            let same = |(one, other): &(&Token, &Token)| one.key == other.key;
            let head = left.iter().zip(right).take_while(same).count();
            let tail = left[head..].iter().rev().zip(right[head..].iter().rev()).take_while(same).count();
            if 200 * (head + tail) >= ALIKE_PERCENT * (left.len() + right.len()) {
                found.0.insert(one);
                found.1.insert(other);
            }
        }
    }
    found
}

/// Which gap a provision lies in.
fn gap_index(ranges: impl Iterator<Item = Range<usize>>) -> FxHashMap<usize, usize> {
    ranges.enumerate().flat_map(|(gap, range)| range.map(move |index| (index, gap))).collect()
}

/// Pairs provisions with equal keys: the k-th with the k-th.
fn equal_pairs(
    base: &BaseSide<'_>,
    revised: &RevisedSide<'_>,
    left: &[usize],
    right: &[usize],
    of_base: &mut FxHashMap<usize, usize>,
    of_revised: &mut FxHashMap<usize, usize>,
) {
    let mut places: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for index in right.iter().rev() {
        places.entry(revised.keys[*index]).or_default().push(*index);
    }
    for index in left {
        if words(base.tokens_of(*index)) < MOVABLE_WORDS {
            continue;
        }
        let partner = places.get_mut(&base.keys[*index]).and_then(Vec::pop);
        if let Some(partner) = partner.filter(|at| super::anchor::same_words(base, *index, revised, *at)) {
            of_base.insert(*index, partner);
            of_revised.insert(partner, *index);
        }
    }
}

/// Sorted keys of the words of a provision.
pub(super) fn bag(tokens: &[Token]) -> Vec<u64> {
    let mut bag: Vec<u64> =
        tokens.iter().filter(|token| token.sort == Sort::Word).map(|token| token.key).collect();
    bag.sort_unstable();
    bag
}

/// How many words two bags share.
pub(super) fn shared(one: &[u64], other: &[u64]) -> usize {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while let (Some(a), Some(b)) = (one.get(i), other.get(j)) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, count) = (i + 1, j + 1, count + 1),
        }
    }
    count
}

/// Provisions by their rare words.
pub(super) struct Candidates {
    places: FxHashMap<u64, Vec<u32>>,
}

impl Candidates {
    /// Those of these provisions, each with its sorted bag of words.
    pub(super) fn new(bags: &[(usize, Vec<u64>)]) -> Self {
        let mut index: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
        for (at, (_, bag)) in bags.iter().enumerate() {
            for word in bag.chunk_by(|one, other| one == other).filter_map(<[u64]>::first) {
                let places = index.entry(*word).or_default();
                if places.len() <= RARE {
                    places.push(at as u32);
                }
            }
        }
        index.retain(|_, places| places.len() <= RARE);
        Self { places: index }
    }

    /// The few that share most rare words with a bag, as places in the list they came in.
    pub(super) fn of(&self, bag: &[u64]) -> Vec<usize> {
        let mut hits: Vec<u32> = Vec::new();
        for word in bag.chunk_by(|one, other| one == other).filter_map(<[u64]>::first) {
            hits.extend(self.places.get(word).into_iter().flatten());
        }
        hits.sort_unstable();
        let mut best: Vec<(usize, u32)> =
            hits.chunk_by(|one, other| one == other).map(|same| (same.len(), same[0])).collect();
        best.sort_unstable_by_key(|(count, place)| (std::cmp::Reverse(*count), *place));
        best.into_iter().take(CANDIDATES).map(|(_, place)| place as usize).collect()
    }
}

/// Which of some provisions share most of their words: kept, so that the same need not be looked for again.
#[derive(Debug, Clone, Default)]
pub(super) struct Alike {
    of: (Vec<usize>, Vec<usize>),
    pairs: Vec<Pair>,
}

impl Alike {
    /// The same after the revision's provisions were counted anew; nothing where one of them is gone.
    pub(super) fn counted_anew(self, now: impl Fn(usize) -> Option<usize>) -> Self {
        let right: Option<Vec<usize>> = self.of.1.iter().map(|at| now(*at)).collect();
        let pairs: Option<Vec<Pair>> =
            self.pairs.iter().map(|pair| Some(Pair { revised: now(pair.revised)?, ..*pair })).collect();
        match (right, pairs) {
            (Some(right), Some(pairs)) => Self { of: (self.of.0, right), pairs },
            _ => Self::default(),
        }
    }

    /// The pairs among these provisions, in no particular order.
    fn among(
        &mut self,
        base: &BaseSide<'_>,
        revised: &RevisedSide<'_>,
        left: Vec<usize>,
        right: Vec<usize>,
    ) -> Vec<Pair> {
        if self.of.0 != left || self.of.1 != right {
            self.pairs = found_alike(base, revised, &left, &right);
            self.of = (left, right);
        }
        self.pairs.clone()
    }
}

/// Pairs of provisions that share most of their words.
fn found_alike(base: &BaseSide<'_>, revised: &RevisedSide<'_>, left: &[usize], right: &[usize]) -> Vec<Pair> {
    let bags = |indices: &[usize], tokens: &dyn Fn(usize) -> Vec<u64>| {
        let bags = indices.iter().map(|index| (*index, tokens(*index)));
        bags.filter(|(_, bag)| bag.len() >= MOVABLE_WORDS).collect::<Vec<_>>()
    };
    let left = bags(left, &|index| bag(base.tokens_of(index)));
    let right = bags(right, &|index| bag(revised.tokens_of(index, base)));
    let candidates = Candidates::new(&right);
    let mut pairs: Vec<Pair> = Vec::new();
    for (base_index, bag) in &left {
        for place in candidates.of(bag) {
            let (revised_index, other) = &right[place];
            let common = shared(bag, other);
            let percent = 200 * common / (bag.len() + other.len());
            if percent >= ALIKE_PERCENT {
                // Thousandths, so that order does not depend on rounding to per cent.
                let score = 2000 * common / (bag.len() + other.len());
                pairs.push(Pair { base: *base_index, revised: *revised_index, score });
            }
        }
    }
    pairs
}

/// Pairs provisions that share most of their words, best first.
fn alike_pairs(
    base: &BaseSide<'_>,
    revised: &RevisedSide<'_>,
    (left, right): (&[usize], &[usize]),
    apart: impl Fn(&Pair) -> (usize, usize),
    alike: &mut Alike,
    (of_base, of_revised): (&mut FxHashMap<usize, usize>, &mut FxHashMap<usize, usize>),
) {
    let free = |indices: &[usize], taken: &FxHashMap<usize, usize>| -> Vec<usize> {
        indices.iter().copied().filter(|index| !taken.contains_key(index)).collect()
    };
    let mut pairs = alike.among(base, revised, free(left, of_base), free(right, of_revised));
    pairs.sort_by_cached_key(|pair| (std::cmp::Reverse(pair.score), apart(pair), pair.base, pair.revised));
    for pair in pairs {
        if !of_base.contains_key(&pair.base) && !of_revised.contains_key(&pair.revised) {
            of_base.insert(pair.base, pair.revised);
            of_revised.insert(pair.revised, pair.base);
        }
    }
}

/// Joins pairs that follow one another in both texts to blocks.
fn joined(
    pairs: &[(usize, usize)],
    in_place: &(FxHashSet<usize>, FxHashSet<usize>),
    gap_of_base: &FxHashMap<usize, usize>,
    gap_of_revised: &FxHashMap<usize, usize>,
) -> Vec<Block> {
    let taken: FxHashSet<usize> = pairs.iter().map(|pair| pair.1).collect();
    let mut blocks: Vec<Block> = Vec::new();
    for (index, partner) in pairs {
        if let Some(block) = blocks.last_mut() {
            let (base_skip, revised_skip) =
                (index.wrapping_sub(block.base.end), partner.wrapping_sub(block.revised.end));
            let free =
                |mut range: Range<usize>| range.all(|at| !taken.contains(&at) && !in_place.1.contains(&at));
            let lonely = |mut range: Range<usize>| range.all(|at| !in_place.0.contains(&at));
            if base_skip <= SKIP
                && revised_skip <= SKIP
                && gap_of_base.get(&(block.base.end - 1)) == gap_of_base.get(index)
                && gap_of_revised.get(&(block.revised.end - 1)) == gap_of_revised.get(partner)
                && lonely(block.base.end..*index)
                && free(block.revised.end..*partner)
            {
                block.base.end = index + 1;
                block.revised.end = partner + 1;
                block.pairs.push((*index, *partner));
                continue;
            }
        }
        blocks.push(Block {
            base: *index..index + 1,
            revised: *partner..partner + 1,
            pairs: vec![(*index, *partner)],
        });
    }
    blocks
}

/// Gives back the blocks that did not move: of those whose both ends lie in the same gap, the heaviest chain
/// that stands in order.
fn stay(
    base: &BaseSide<'_>,
    blocks: &mut Vec<Block>,
    gap_of_base: &FxHashMap<usize, usize>,
    gap_of_revised: &FxHashMap<usize, usize>,
) {
    let mut by_gap: std::collections::BTreeMap<usize, Vec<usize>> = std::collections::BTreeMap::new();
    for (index, block) in blocks.iter().enumerate() {
        let (one, other) = (gap_of_base.get(&block.base.start), gap_of_revised.get(&block.revised.start));
        if let (Some(one), Some(other)) = (one, other)
            && one == other
        {
            by_gap.entry(*one).or_default().push(index);
        }
    }
    let mut staying = vec![false; blocks.len()];
    for members in by_gap.values() {
        for index in heaviest_chain(base, blocks, members) {
            staying[index] = true;
        }
    }
    let mut index = 0;
    blocks.retain(|_| {
        index += 1;
        !staying[index - 1]
    });
}

/// The increasing chain of blocks with the most words. Longer lists than this are chained greedily, so that
/// the work stays bounded.
fn heaviest_chain(base: &BaseSide<'_>, blocks: &[Block], members: &[usize]) -> Vec<usize> {
    const EXACT: usize = 2_000;
    let weight = |index: usize| -> u64 {
        blocks[index].base.clone().map(|at| base.tokens_of(at).len() as u64).sum::<u64>() + 1
    };
    if members.len() > EXACT {
        let mut chain: Vec<usize> = Vec::new();
        for index in members {
            if chain.last().is_none_or(|last| blocks[*last].revised.start < blocks[*index].revised.start) {
                chain.push(*index);
            }
        }
        return chain;
    }
    let mut best: Vec<(u64, Option<usize>)> = Vec::with_capacity(members.len());
    for (at, index) in members.iter().enumerate() {
        let mut found = (0, None);
        for (before, earlier) in members[..at].iter().enumerate() {
            if blocks[*earlier].revised.end <= blocks[*index].revised.start && best[before].0 > found.0 {
                found = (best[before].0, Some(before));
            }
        }
        best.push((found.0 + weight(*index), found.1));
    }
    let mut at = (0..best.len()).max_by_key(|at| (best[*at].0, std::cmp::Reverse(*at)));
    let mut chain = Vec::new();
    while let Some(here) = at {
        chain.push(members[here]);
        at = best[here].1;
    }
    chain
}

/// Lets blocks take in equal neighbours that are too short to be found alone, such as the heading above.
fn grow(
    base: &BaseSide<'_>,
    revised: &RevisedSide<'_>,
    blocks: &mut [Block],
    gap_of_base: &FxHashMap<usize, usize>,
    gap_of_revised: &FxHashMap<usize, usize>,
) {
    let mut base_taken: FxHashSet<usize> = blocks.iter().flat_map(|block| block.base.clone()).collect();
    let mut revised_taken: FxHashSet<usize> = blocks.iter().flat_map(|block| block.revised.clone()).collect();
    for block in blocks {
        while let (Some(up), Some(over)) =
            (block.base.start.checked_sub(1), block.revised.start.checked_sub(1))
        {
            let fits =
                gap_of_base.get(&up).is_some_and(|gap| gap_of_base.get(&block.base.start) == Some(gap))
                    && gap_of_revised
                        .get(&over)
                        .is_some_and(|gap| gap_of_revised.get(&block.revised.start) == Some(gap))
                    && !base_taken.contains(&up)
                    && !revised_taken.contains(&over)
                    && base.keys[up] == revised.keys[over]
                    && super::anchor::same_words(base, up, revised, over);
            if !fits {
                break;
            }
            block.base.start = up;
            block.revised.start = over;
            block.pairs.insert(0, (up, over));
            base_taken.insert(up);
            revised_taken.insert(over);
        }
        loop {
            let (down, over) = (block.base.end, block.revised.end);
            let fits = gap_of_base.get(&down).is_some_and(|gap| gap_of_base.get(&(down - 1)) == Some(gap))
                && gap_of_revised.get(&over).is_some_and(|gap| gap_of_revised.get(&(over - 1)) == Some(gap))
                && !base_taken.contains(&down)
                && !revised_taken.contains(&over)
                // A heading below belongs to what follows it.
                && !super::anchor::is_heading(base, down)
                && base.keys[down] == revised.keys[over]
                && super::anchor::same_words(base, down, revised, over);
            if !fits {
                break;
            }
            block.base.end = down + 1;
            block.revised.end = over + 1;
            block.pairs.push((down, over));
            base_taken.insert(down);
            revised_taken.insert(over);
        }
    }
}
