//! What a stretch of provisions came to when its words were compared.

use std::ops::Range;

use smallvec::SmallVec;

use super::gap::{self, Hunk};
use super::nuance::{Aspect, Nuance, Verdict, differ};
use super::side::{BaseSide, RevisedSide};
use super::strand::Strand;
use crate::text::token::{Sort, Token};

/// The provisions of a stretch, in the base and in the revision.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Place {
    base: SmallVec<[u32; 4]>,
    revised: SmallVec<[u32; 4]>,
}

impl Place {
    pub(super) fn new(base: &[usize], revised: &[usize]) -> Self {
        let short = |indices: &[usize]| indices.iter().map(|index| *index as u32).collect();
        Self { base: short(base), revised: short(revised) }
    }

    /// The same place after the revision's provisions were counted anew; none where one of them is gone.
    pub(super) fn counted_anew(mut self, now: impl Fn(usize) -> Option<usize>) -> Option<Self> {
        for index in &mut self.revised {
            *index = now(*index as usize)? as u32;
        }
        Some(self)
    }
}

/// Changes and nuances of a stretch, counted from where it begins.
#[derive(Debug, Clone, Default)]
pub(super) struct Compared {
    pub hunks: Vec<Hunk>,
    pub nuances: Vec<Nuance>,
    /// Tokens of the base and of the revision.
    pub length: (u32, u32),
    pub coarse: bool,
    pub work: u64,
}

impl Compared {
    /// Compares provisions of the base with those of the revision that take their place, as one stretch.
    pub(super) fn new(
        base: &BaseSide<'_>,
        revised: &RevisedSide<'_>,
        ones: &[usize],
        others: &[usize],
    ) -> Self {
        let one = Strand::of_base(base, ones.iter().copied());
        let other = Strand::of_revised(revised, base, others.iter().copied());
        let script = gap::script(&one, &other);
        let mut found = Self { coarse: script.coarse, work: script.work, ..Self::default() };
        let mut matched = (0u32, 0u32);
        for hunk in &script.hunks {
            found.matched(
                base,
                revised,
                Part { provisions: ones, tokens: matched.0..hunk.base.start },
                Part { provisions: others, tokens: matched.1..hunk.revised.start },
            );
            found.length = (hunk.base.end, hunk.revised.end);
            gap::join(&mut found.hunks, hunk.clone());
            matched = found.length;
        }
        found.matched(
            base,
            revised,
            Part { provisions: ones, tokens: matched.0..one.len() as u32 },
            Part { provisions: others, tokens: matched.1..other.len() as u32 },
        );
        found
    }

    /// Provisions that match token by token.
    pub(super) fn same_words(
        base: &BaseSide<'_>,
        revised: &RevisedSide<'_>,
        ones: &[usize],
        others: &[usize],
    ) -> Self {
        let mut found = Self::default();
        let count = ones.iter().map(|index| base.tokens_of(*index).len() as u32).sum::<u32>();
        found.matched(
            base,
            revised,
            Part { provisions: ones, tokens: 0..count },
            Part { provisions: others, tokens: 0..count },
        );
        found
    }

    fn hunk(&mut self, base: Range<u32>, revised: Range<u32>) {
        gap::join(&mut self.hunks, Hunk { base, revised });
    }

    /// Tokens that match one to one: notes where they are written differently.
    fn matched(&mut self, base: &BaseSide<'_>, revised: &RevisedSide<'_>, one: Part<'_>, other: Part<'_>) {
        let mut left = Walk::new(&one, |index| base.tokens_of(index));
        let mut right = Walk::new(&other, |index| revised.tokens_of(index, base));
        let (base_at, revised_at) = self.length;
        let count = one.tokens.len() as u32;
        let mut found: Vec<(u32, Verdict)> = Vec::new();
        for step in 0..count {
            let (Some((one, token)), Some((other, counterpart))) = (left.next(), right.next()) else { break };
            if revised.stands_in_base(other, base, one)
                && token.sort != Sort::Opening
                && token.start == counterpart.start
                && token.paragraph == counterpart.paragraph
            {
                continue;
            }
            if let Some(verdict) =
                differ(&base.provisions[one], &token, &revised.provisions[other], &counterpart)
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
                        .hunks
                        .last()
                        .is_some_and(|last| last.base.end == base && last.revised.end == revised);
                    if beside && aspect == Aspect::Typography {
                        self.hunk(base..base + 1, revised..revised + 1);
                    } else {
                        self.nuances.push(Nuance { base, revised, aspect });
                    }
                }
                // Keys can collide; the words themselves decide.
                Verdict::Words => self.hunk(base..base + 1, revised..revised + 1),
            }
        }
        self.length = (base_at + count, revised_at + count);
    }
}

/// Tokens of a run of provisions.
struct Part<'a> {
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
    fn new(stretch: &Part<'a>, tokens_of: F) -> Self {
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
