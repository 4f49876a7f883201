//! The whole alignment of a revision with its base.
//!
//! The revision's provisions are put into *base order*: blocks that moved are taken back to where they stand in
//! the base. In that order the alignment is monotone, and every token of the revision lies either in a change
//! or over one token of the base. [`Alignment::pieces`] says how to undo the reordering.

use std::ops::Range;

use super::anchor::{self, Run};
use super::gap::{self, Hunk};
use super::moves::{self, Block, Gap};
use super::nuance::{Aspect, Nuance, Verdict, differ};
use super::part;
use super::side::{BaseSide, RevisedSide};
use super::strand::Strand;
use crate::text::token::{Sort, Token};

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
    let mut work = 0;
    let runs = anchor::anchors(base, revised, &mut work);
    let gaps = moves::gaps(base.provisions.len(), revised.provisions.len(), &runs);
    let mut blocks = moves::blocks(base, revised, &gaps);
    blocks.sort_by_key(|block| block.base.start);
    let mut aligner =
        Aligner { base, revised, built: Alignment { work, ..Alignment::default() }, at: (0, 0) };
    for (index, gap) in gaps.iter().enumerate() {
        aligner.gap(gap, &blocks);
        if let Some(run) = runs.get(index) {
            aligner.run(run);
        }
    }
    let mut alignment = aligner.built;
    alignment.moves = destinations(base, revised, &alignment, &blocks);
    alignment
}

/// Aligns a partial reply with the base: every provision of the base it does not hold is a change of its own,
/// that of a whole provision to nothing, and touches no other.
pub fn align_part(base: &BaseSide<'_>, revised: &RevisedSide<'_>) -> Alignment {
    let layout = part::layout(base, revised);
    let mut aligner = Aligner { base, revised, built: Alignment::default(), at: (0, 0) };
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

/// Builds the alignment from the front.
struct Aligner<'a, 'b> {
    base: &'a BaseSide<'b>,
    revised: &'a RevisedSide<'b>,
    built: Alignment,
    /// The next token of the base and of the reordered revision.
    at: (u32, u32),
}

impl Aligner<'_, '_> {
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
        self.matched(
            Stretch { provisions: &[one], tokens: 0..count },
            Stretch { provisions: &[other], tokens: 0..count },
        );
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
        let one = Strand::of_base(self.base, base.iter().copied());
        let other = Strand::of_revised(self.revised, self.base, revised.iter().copied());
        let script = gap::script(&one, &other);
        self.built.coarse |= script.coarse;
        self.built.work += script.work;
        let (start, revised_start) = self.at;
        let mut matched = (0u32, 0u32);
        for hunk in &script.hunks {
            self.matched(
                Stretch { provisions: base, tokens: matched.0..hunk.base.start },
                Stretch { provisions: revised, tokens: matched.1..hunk.revised.start },
            );
            self.hunk(
                start + hunk.base.start..start + hunk.base.end,
                revised_start + hunk.revised.start..revised_start + hunk.revised.end,
            );
            self.advance(hunk.base.len() as u32, hunk.revised.len() as u32);
            matched = (hunk.base.end, hunk.revised.end);
        }
        self.matched(
            Stretch { provisions: base, tokens: matched.0..one.len() as u32 },
            Stretch { provisions: revised, tokens: matched.1..other.len() as u32 },
        );
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
        self.built.hunks.push(Hunk { base: start..self.at.0, revised: revised_start..self.at.1 });
    }

    fn hunk(&mut self, base: Range<u32>, revised: Range<u32>) {
        match self.built.hunks.last_mut() {
            Some(last) if last.base.end == base.start && last.revised.end == revised.start => {
                last.base.end = base.end;
                last.revised.end = revised.end;
            }
            _ => self.built.hunks.push(Hunk { base, revised }),
        }
    }

    /// Tokens that match one to one: notes where they are written differently.
    fn matched(&mut self, one: Stretch<'_>, other: Stretch<'_>) {
        let mut left = Walk::new(&one, |index| self.base.tokens_of(index));
        let mut right = Walk::new(&other, |index| self.revised.tokens_of(index, self.base));
        let (base_at, revised_at) = self.at;
        let count = one.tokens.len() as u32;
        let mut found: Vec<(u32, Verdict)> = Vec::new();
        for step in 0..count {
            let (Some((one, token)), Some((other, counterpart))) = (left.next(), right.next()) else { break };
            if self.revised.stands_in_base(other, self.base, one)
                && token.sort != Sort::Opening
                && token.start == counterpart.start
                && token.paragraph == counterpart.paragraph
            {
                continue;
            }
            if let Some(verdict) =
                differ(&self.base.provisions[one], &token, &self.revised.provisions[other], &counterpart)
            {
                found.push((step, verdict));
            }
        }
        for (step, verdict) in found {
            let (base, revised) = (base_at + step, revised_at + step);
            match verdict {
                Verdict::Nuance(aspect) => {
                    // A gap that changed only because the word before it came or went belongs to that change.
                    let beside = self
                        .built
                        .hunks
                        .last()
                        .is_some_and(|last| last.base.end == base && last.revised.end == revised);
                    if beside && aspect == Aspect::Typography {
                        self.hunk(base..base + 1, revised..revised + 1);
                    } else {
                        self.built.nuances.push(Nuance { base, revised, aspect });
                    }
                }
                // Keys can collide; the words themselves decide.
                Verdict::Words => self.hunk(base..base + 1, revised..revised + 1),
            }
        }
        self.advance(count, count);
    }
}

/// Tokens of a run of provisions.
struct Stretch<'a> {
    provisions: &'a [usize],
    tokens: Range<u32>,
}

/// Walks over the tokens of a stretch, with the provision each stands in.
struct Walk<'a, F: Fn(usize) -> &'a [Token]> {
    provisions: &'a [usize],
    tokens_of: F,
    nth: usize,
    offset: usize,
}

impl<'a, F: Fn(usize) -> &'a [Token]> Walk<'a, F> {
    fn new(stretch: &Stretch<'a>, tokens_of: F) -> Self {
        let mut skip = stretch.tokens.start as usize;
        let mut nth = 0;
        while let Some(index) = stretch.provisions.get(nth) {
            let length = tokens_of(*index).len();
            if skip < length {
                break;
            }
            skip -= length;
            nth += 1;
        }
        Self { provisions: stretch.provisions, tokens_of, nth, offset: skip }
    }
}

impl<'a, F: Fn(usize) -> &'a [Token]> Iterator for Walk<'a, F> {
    type Item = (usize, Token);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let index = *self.provisions.get(self.nth)?;
            if let Some(token) = (self.tokens_of)(index).get(self.offset) {
                self.offset += 1;
                return Some((index, *token));
            }
            self.nth += 1;
            self.offset = 0;
        }
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
