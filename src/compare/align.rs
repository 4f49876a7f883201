//! The whole alignment of a revision with its base.
//!
//! The revision's provisions are put into *base order*: blocks that moved are taken back to where they stand in
//! the base. In that order the alignment is monotone, and every token of the revision lies either in a change
//! or over one token of the base. [`Alignment::pieces`] says how to undo the reordering.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::anchor::{self, Run};
use super::gap::{self, Hunk};
use super::moves::{self, Alike, Block, Gap};
use super::nuance::{Aspect, Nuance};
use super::part;
use super::side::{BaseSide, RevisedSide};
use super::strand::Strand;
use super::stretch::{Compared, Place};

/// How a revision differs from its base.
#[derive(Debug, Clone, Default)]
pub struct Alignment {
    /// Runs of the revision's provisions, in base order: their concatenation is the reordered revision.
    pub pieces: Vec<Range<usize>>,
    /// Changes of words: tokens of the base and of the reordered revision; sorted, never touching (in a partial
    /// reply whole provisions may touch).
    pub hunks: Vec<Hunk>,
    /// Tokens with equal keys that are written differently, outside the hunks; sorted.
    pub nuances: Vec<Nuance>,
    /// Blocks that moved, in base order.
    pub moves: Vec<Move>,
    /// Whether some stretch was too large to be compared word by word.
    pub coarse: bool,
    /// A bound on the steps it took to compare provisions and words.
    pub work: u64,
}

/// A block of provisions that stands elsewhere in the revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// Its tokens in the base.
    pub block: Range<u32>,
    /// The token of the base before which it stands in the revision: the ¶ of the first provision after it
    /// that did not move, or the end.
    pub to: u32,
    /// Its provisions in the revision.
    pub revised: Range<usize>,
}

/// Aligns a revision with its base.
pub fn align(base: &BaseSide<'_>, revised: &RevisedSide<'_>) -> Alignment {
    let aligner = Aligner { base, revised, built: Alignment::default(), at: (0, 0), memory: None };
    aligner.aligned(&mut Alike::default()).0
}

/// What was found out about the stretches of a revision, so that the same need not be found out again.
#[derive(Debug, Default)]
pub struct Memory {
    stretches: Vec<(Place, Compared)>,
    alike: Alike,
}

/// [`align`], with a memory of the revision as it was. `now` says where its provisions stand now: `None` where
/// one is gone or changed. The result is that of [`align`].
pub fn align_again(
    base: &BaseSide<'_>,
    revised: &RevisedSide<'_>,
    memory: Memory,
    now: impl Fn(usize) -> Option<usize>,
) -> (Alignment, Memory) {
    let stretches = memory.stretches.into_iter();
    let earlier = stretches.filter_map(|(place, found)| Some((place.counted_anew(&now)?, found))).collect();
    let mut alike = memory.alike.counted_anew(&now);
    let aligner = Aligner {
        base,
        revised,
        built: Alignment::default(),
        at: (0, 0),
        memory: Some(Remembering { earlier, kept: Vec::new() }),
    };
    let (alignment, stretches) = aligner.aligned(&mut alike);
    (alignment, Memory { stretches, alike })
}

/// Aligns a partial reply with the base: every provision of the base it does not hold is a change of its own,
/// that of a whole provision to nothing, and touches no other.
pub fn align_part(base: &BaseSide<'_>, revised: &RevisedSide<'_>) -> Alignment {
    let layout = part::layout(base, revised);
    let mut aligner = Aligner { base, revised, built: Alignment::default(), at: (0, 0), memory: None };
    for index in 0..=base.provisions.len() {
        if let Some(added) = layout.added.get(&index) {
            aligner.apart(&[], added);
        }
        if index == base.provisions.len() || layout.joined.contains(&index) {
            continue;
        }
        match layout.held.get(&index) {
            Some(held) if layout.joined.contains(&(index + 1)) => aligner.stretch(&[index, index + 1], held),
            Some(held) => aligner.stretch(&[index], held),
            None => aligner.apart(&[index], &[]),
        }
    }
    aligner.built
}

/// Stretches as they were found earlier, and all those of this time.
struct Remembering {
    earlier: FxHashMap<Place, Compared>,
    kept: Vec<(Place, Compared)>,
}

/// Builds the alignment from the front.
struct Aligner<'a, 'b> {
    base: &'a BaseSide<'b>,
    revised: &'a RevisedSide<'b>,
    built: Alignment,
    /// The next token of the base and of the reordered revision.
    at: (u32, u32),
    memory: Option<Remembering>,
}

impl Aligner<'_, '_> {
    /// The whole alignment, from anchors to words, and what is to be remembered of it.
    fn aligned(mut self, alike: &mut Alike) -> (Alignment, Vec<(Place, Compared)>) {
        let (base, revised) = (self.base, self.revised);
        let runs = anchor::anchors(base, revised, &mut self.built.work);
        let gaps = moves::gaps(base.provisions.len(), revised.provisions.len(), &runs);
        let mut blocks = moves::blocks(base, revised, &gaps, alike);
        blocks.sort_by_key(|block| block.base.start);
        for (index, gap) in gaps.iter().enumerate() {
            self.gap(gap, &blocks);
            if let Some(run) = runs.get(index) {
                self.run(run);
            }
        }
        self.built.moves = destinations(base, revised, &self.built, &blocks);
        (self.built, self.memory.map(|memory| memory.kept).unwrap_or_default())
    }

    /// A run of provisions equal but for labels and typography.
    fn run(&mut self, run: &Run) {
        for offset in 0..run.length {
            let (one, other) = (run.base + offset, run.revised + offset);
            self.piece(other..other + 1);
            self.equal(one, other);
        }
    }

    fn equal(&mut self, one: usize, other: usize) {
        let (provision, counterpart) = (&self.base.provisions[one], &self.revised.provisions[other]);
        let count = self.base.tokens_of(one).len() as u32;
        if self.revised.stands_in_base(other, self.base, one) {
            if provision.form != counterpart.form {
                let (base, revised) = self.at;
                self.built.nuances.push(Nuance { base, revised, aspect: Aspect::Form });
            }
            self.advance(count, count);
            return;
        }
        self.compared(&[one], &[other], Compared::same_words);
    }

    fn advance(&mut self, base: u32, revised: u32) {
        self.at = (self.at.0 + base, self.at.1 + revised);
    }

    /// Notes that provisions of the revision come next in base order.
    fn piece(&mut self, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        match self.built.pieces.last_mut() {
            Some(last) if last.end == range.start => last.end = range.end,
            _ => self.built.pieces.push(range),
        }
    }

    /// A stretch between two runs: cut where blocks moved away, diffed as a whole in between.
    fn gap(&mut self, gap: &Gap, blocks: &[Block]) {
        let away: Vec<&Block> = blocks.iter().filter(|block| gap.base.contains(&block.base.start)).collect();
        let here: Vec<usize> =
            gap.revised.clone().filter(|at| !blocks.iter().any(|block| block.revised.contains(at))).collect();
        if away.is_empty() {
            let base: Vec<usize> = gap.base.clone().collect();
            self.stretch(&base, &here);
            return;
        }
        let mut parts: Vec<Vec<usize>> = Vec::with_capacity(away.len() + 1);
        let mut from = gap.base.start;
        for block in &away {
            parts.push((from..block.base.start).collect());
            from = block.base.end;
        }
        parts.push((from..gap.base.end).collect());
        let cuts = self.cuts(&parts, &here);
        let mut taken = 0;
        for (index, part) in parts.iter().enumerate() {
            let until = cuts.get(index).copied().unwrap_or(here.len());
            self.stretch(part, here.get(taken..until).unwrap_or_default());
            taken = until;
            if let Some(block) = away.get(index) {
                self.block(block);
            }
        }
    }

    /// Which of the revision's provisions come before each place where a block moved away.
    fn cuts(&mut self, parts: &[Vec<usize>], here: &[usize]) -> Vec<usize> {
        let left: Vec<usize> = parts.iter().flatten().copied().collect();
        let strand = Strand::of_base(self.base, left.iter().copied());
        let other = Strand::of_revised(self.revised, self.base, here.iter().copied());
        let script = gap::raw(&strand, &other);
        self.built.work += script.work;
        let mut cuts = Vec::with_capacity(parts.len());
        let mut token = 0u32;
        for part in &parts[..parts.len().saturating_sub(1)] {
            token += part.iter().map(|index| self.base.tokens_of(*index).len() as u32).sum::<u32>();
            let image = image(&script.hunks, token);
            let mut start = 0u32;
            let mut cut = here.len();
            for (at, index) in here.iter().enumerate() {
                if start >= image {
                    cut = at;
                    break;
                }
                start += self.revised.tokens_of(*index, self.base).len() as u32;
            }
            cuts.push(cut.max(cuts.last().copied().unwrap_or(0)));
        }
        cuts
    }

    /// A block that moved, diffed with itself.
    fn block(&mut self, block: &Block) {
        let (mut one, mut other) = (block.base.start, block.revised.start);
        for (base, revised) in &block.pairs {
            let (left, right): (Vec<usize>, Vec<usize>) =
                ((one..*base).collect(), (other..*revised).collect());
            self.stretch(&left, &right);
            self.stretch(&[*base], &[*revised]);
            (one, other) = (base + 1, revised + 1);
        }
        let (left, right): (Vec<usize>, Vec<usize>) =
            ((one..block.base.end).collect(), (other..block.revised.end).collect());
        self.stretch(&left, &right);
    }

    /// Diffs provisions of the base with provisions of the revision that take their place.
    fn stretch(&mut self, base: &[usize], revised: &[usize]) {
        for index in revised {
            self.piece(*index..*index + 1);
        }
        self.compared(base, revised, Compared::new);
    }

    /// Adds what a stretch came to: as remembered, or as it is found now.
    fn compared(
        &mut self,
        base: &[usize],
        revised: &[usize],
        find: impl FnOnce(&BaseSide<'_>, &RevisedSide<'_>, &[usize], &[usize]) -> Compared,
    ) {
        let Some(mut memory) = self.memory.take() else {
            let found = find(self.base, self.revised, base, revised);
            self.add(&found);
            return;
        };
        let place = Place::new(base, revised);
        let found = memory.earlier.remove(&place);
        let found = found.unwrap_or_else(|| find(self.base, self.revised, base, revised));
        self.add(&found);
        memory.kept.push((place, found));
        self.memory = Some(memory);
    }

    fn add(&mut self, found: &Compared) {
        let (base, revised) = self.at;
        for hunk in &found.hunks {
            self.hunk(
                hunk.base.start + base..hunk.base.end + base,
                hunk.revised.start + revised..hunk.revised.end + revised,
            );
        }
        self.built.nuances.extend(found.nuances.iter().map(|nuance| Nuance {
            base: nuance.base + base,
            revised: nuance.revised + revised,
            aspect: nuance.aspect,
        }));
        self.built.coarse |= found.coarse;
        self.built.work += found.work;
        self.advance(found.length.0, found.length.1);
    }

    /// Provisions of one side only, as a change that joins with none before it.
    fn apart(&mut self, base: &[usize], revised: &[usize]) {
        for index in revised {
            self.piece(*index..*index + 1);
        }
        let (start, revised_start) = self.at;
        let long = base.iter().map(|index| self.base.tokens_of(*index).len() as u32).sum::<u32>();
        let more = revised.iter().map(|index| self.revised.tokens_of(*index, self.base).len() as u32);
        self.advance(long, more.sum());
        let (base, revised) = (start..self.at.0, revised_start..self.at.1);
        // Nothing would tell two insertions at one place apart; one of them would be lost.
        match self.built.hunks.last() {
            Some(last) if base.is_empty() && last.base.is_empty() => self.hunk(base, revised),
            _ => self.built.hunks.push(Hunk { base, revised }),
        }
    }

    fn hunk(&mut self, base: Range<u32>, revised: Range<u32>) {
        gap::join(&mut self.built.hunks, Hunk { base, revised });
    }
}

/// Where a place of the base lies in the revision, given the changes before it; inside a change, its end.
pub fn image(hunks: &[Hunk], token: u32) -> u32 {
    let before = hunks
        .partition_point(|hunk| hunk.base.end < token || hunk.base.end == token && hunk.base.start < token);
    match before.checked_sub(1).map(|last| &hunks[last]) {
        Some(last) => last.revised.end + (token - last.base.end),
        None => match hunks.first() {
            Some(first) if first.base.start < token => first.revised.end,
            _ => token,
        },
    }
}

/// Where in the base each moved block now stands. A block that no provision left in place has overtaken did not
/// move after all.
fn destinations(
    base: &BaseSide<'_>,
    revised: &RevisedSide<'_>,
    built: &Alignment,
    blocks: &[Block],
) -> Vec<Move> {
    if blocks.is_empty() {
        return Vec::new();
    }
    let count = revised.provisions.len();
    let mut stays = vec![true; count];
    for block in blocks {
        stays[block.revised.clone()].fill(false);
    }
    // The ¶ of the base over which each provision that stays stands, if over any.
    let mut over: Vec<Option<u32>> = vec![None; count];
    let (mut at, mut hunk) = (0u32, 0usize);
    for index in built.pieces.iter().cloned().flatten() {
        while built.hunks.get(hunk).is_some_and(|it| it.revised.end <= at) {
            hunk += 1;
        }
        let changed = built.hunks.get(hunk).is_some_and(|it| it.revised.start <= at);
        if stays[index] && !changed {
            let ends = hunk
                .checked_sub(1)
                .map_or((0, 0), |it| (built.hunks[it].base.end, built.hunks[it].revised.end));
            over[index] = Some(ends.0 + (at - ends.1));
        }
        at += revised.starts[index + 1] - revised.starts[index];
    }
    let mut after = vec![base.len(); count + 1];
    for index in (0..count).rev() {
        after[index] = over[index].unwrap_or(after[index + 1]);
    }
    let mut before: Vec<Option<u32>> = Vec::with_capacity(count + 1);
    before.push(None);
    for place in &over {
        before.push(place.or(before.last().copied().flatten()));
    }
    blocks
        .iter()
        .filter_map(|block| {
            let tokens = base.token_range(block.base.clone());
            let (from, to) = (before[block.revised.start], after[block.revised.end]);
            let overtaken = from.is_some_and(|from| from >= tokens.end) || to < tokens.start;
            overtaken.then(|| Move { block: tokens, to, revised: block.revised.clone() })
        })
        .collect()
}
