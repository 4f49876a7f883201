//! Who wrote what is new, and whether it is new.

use std::ops::Range;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::super::{Code, RecordId};
use super::{How, Settled, Step, Word};
use crate::compare::common::equal_runs;
use crate::compare::{BaseSide, Hunk, RevisedSide, align, align_part};
use crate::text::token::{self, Sort, Token};

/// Shorter phrases come back by chance.
const PHRASE_WORDS: usize = 6;

/// The replies that said a word, by their place in the step.
pub(super) type Sayers = SmallVec<[usize; 2]>;

/// The replies to an edition, laid against it.
pub(super) struct Credit<'a> {
    step: &'a Step<'a>,
    replies: Vec<Reply>,
    /// Provisions the replies add, wherever they add them.
    added: FxHashMap<u64, Sayers>,
}

/// A reply in base order.
struct Reply {
    keys: Vec<u64>,
    hunks: Vec<Hunk>,
}

impl<'a> Credit<'a> {
    pub(super) fn new(base: &BaseSide<'_>, step: &'a Step<'a>) -> Self {
        let mut credit =
            Self { step, replies: Vec::with_capacity(step.replies.len()), added: FxHashMap::default() };
        for (nth, said) in step.replies.iter().enumerate() {
            let side = RevisedSide::new(said.text, base);
            let alignment = if said.partial { align_part(base, &side) } else { align(base, &side) };
            let mut keys = Vec::new();
            for provision in alignment.pieces.iter().cloned().flatten() {
                let tokens = side.tokens_of(provision, base);
                let start = keys.len() as u32;
                keys.extend(tokens.iter().map(|token| token.key));
                let whole = start..keys.len() as u32;
                let at = alignment.hunks.partition_point(|hunk| hunk.revised.end < whole.end);
                let new = alignment.hunks.get(at).is_some_and(|hunk| hunk.revised.start <= whole.start);
                if new && let Some(hash) = hash(tokens) {
                    credit.added.entry(hash).or_default().push(nth);
                }
            }
            credit.replies.push(Reply { keys, hunks: alignment.hunks });
        }
        credit
    }

    /// For each token that a change brings in, the replies that have it there.
    pub(super) fn of(&self, hunk: &Hunk, tokens: &[Token]) -> Vec<Sayers> {
        let keys: Vec<u64> = tokens.iter().map(|token| token.key).collect();
        let mut sayers = vec![Sayers::new(); keys.len()];
        for (nth, reply) in self.replies.iter().enumerate() {
            let range = reply.over(&hunk.base);
            let said = reply.keys.get(range.start as usize..range.end as usize).unwrap_or_default();
            for (from, to, length) in equal_runs(said, &keys, &mut 0) {
                for step in (0..length).filter(|step| reply.wrote(range.start + (from + step) as u32)) {
                    sayers[to + step].push(nth);
                }
            }
        }
        for provision in provisions(tokens) {
            if sayers[provision.clone()].iter().any(|some| !some.is_empty()) {
                continue;
            }
            if let Some(all) = hash(&tokens[provision.clone()]).and_then(|hash| self.added.get(&hash)) {
                sayers[provision].fill(all.clone());
            }
        }
        sayers
    }

    /// How a word came in: by which outcomes, from which submissions, and whose it is.
    pub(super) fn origin(
        &self,
        sayers: &Sayers,
        hunk: &Hunk,
        circulated_by: &[Code],
    ) -> (How, Vec<RecordId>, Vec<RecordId>, Vec<Code>) {
        let settled: Vec<&Settled> =
            self.step.outcomes.iter().filter(|it| touches(&it.span, &hunk.base)).collect();
        let outcomes = settled.iter().map(|it| it.outcome).collect();
        let all_said = || sayers.iter().filter_map(|nth| self.step.replies.get(*nth));
        let any_stood = all_said().any(|reply| reply.stood);
        let said = || all_said().filter(|reply| reply.stood == any_stood);
        if !sayers.is_empty() {
            let submissions = said().map(|reply| reply.submission).collect();
            return (How::Proposed, outcomes, submissions, all(said().flat_map(|reply| &reply.authors)));
        }
        if !settled.is_empty() {
            let authors = all(settled.iter().flat_map(|it| &it.authors));
            return (How::Compromise, outcomes, Vec::new(), authors);
        }
        (How::Edited, outcomes, Vec::new(), circulated_by.to_vec())
    }
}

/// Codes, each once, in the order they come.
fn all<'c>(codes: impl Iterator<Item = &'c Code>) -> Vec<Code> {
    let mut all: Vec<Code> = Vec::new();
    for code in codes {
        if !all.contains(code) {
            all.push(code.clone());
        }
    }
    all
}

/// Whether two stretches share a token, or one is empty and stands at the other.
fn touches(one: &Range<u32>, other: &Range<u32>) -> bool {
    if one.is_empty() || other.is_empty() {
        one.start <= other.end && other.start <= one.end
    } else {
        one.start < other.end && other.start < one.end
    }
}

impl Reply {
    /// Where a stretch of the base lies in the reply, with what is added at its ends.
    fn over(&self, base: &Range<u32>) -> Range<u32> {
        let beyond = |before: usize, at: u32| {
            let last = before.checked_sub(1).and_then(|last| self.hunks.get(last));
            last.map_or(at, |last| last.revised.end + (at - last.base.end))
        };
        let first = self.hunks.partition_point(|hunk| hunk.base.end < base.start);
        let start = match self.hunks.get(first) {
            Some(hunk) if hunk.base.start <= base.start => hunk.revised.start,
            _ => beyond(first, base.start),
        };
        let last = self.hunks.partition_point(|hunk| hunk.base.start <= base.end);
        let end = match last.checked_sub(1).and_then(|last| self.hunks.get(last)) {
            Some(hunk) if hunk.base.end >= base.end => hunk.revised.end,
            _ => beyond(last, base.end),
        };
        start..end.max(start)
    }

    /// Whether a token is one of its own, not the base's.
    fn wrote(&self, token: u32) -> bool {
        let at = self.hunks.partition_point(|hunk| hunk.revised.end <= token);
        self.hunks.get(at).is_some_and(|hunk| hunk.revised.start <= token)
    }
}

/// Everything that was ever said in the editions, by provision, sentence and stretch left out.
#[derive(Default)]
pub(super) struct Index {
    /// The origin of each token of a phrase when it was first said.
    seen: FxHashMap<u64, Vec<usize>>,
}

impl Index {
    /// Adds the provisions and sentences of an edition that it did not take over.
    pub(super) fn add(&mut self, side: &BaseSide<'_>, words: &[Word], edition: usize) {
        for provision in 0..side.provisions.len() {
            let range = side.token_range(provision..provision + 1);
            let range = range.start as usize..range.end as usize;
            if words[range.clone()].iter().any(|word| word.written.0 == edition) {
                for phrase in phrases(&side.tokens[range.clone()]) {
                    let place = range.start + phrase.start..range.start + phrase.end;
                    self.keep(&side.tokens[place.clone()], &words[place]);
                }
            }
        }
    }

    /// Adds a phrase with its words, unless it was said before.
    pub(super) fn keep(&mut self, tokens: &[Token], words: &[Word]) {
        if let Some(hash) = hash(tokens) {
            let origins = || words[words.len() - bare(tokens).len()..].iter().map(|it| it.origin).collect();
            self.seen.entry(hash).or_insert_with(origins);
        }
    }

    /// For the tokens of what is said now, where they came from when they were said before, if they were.
    pub(super) fn find(&self, tokens: &[Token]) -> Vec<Option<usize>> {
        let mut found: Vec<Option<usize>> = vec![None; tokens.len()];
        for phrase in std::iter::once(0..tokens.len()).chain(phrases(tokens)) {
            let origins = hash(&tokens[phrase.clone()]).and_then(|hash| self.seen.get(&hash));
            let Some(origins) = origins else { continue };
            let from = phrase.end - bare(&tokens[phrase.clone()]).len();
            for (slot, origin) in found[from..phrase.end].iter_mut().zip(origins) {
                *slot = slot.or(Some(*origin));
            }
        }
        found
    }
}

/// The provisions among tokens, what stands before the first ¶ included.
fn provisions(tokens: &[Token]) -> Vec<Range<usize>> {
    let opens = (1..tokens.len()).filter(|at| tokens[*at].sort == Sort::Opening);
    let edges: Vec<usize> = std::iter::once(0).chain(opens).chain([tokens.len()]).collect();
    edges.windows(2).map(|pair| pair[0]..pair[1]).collect()
}

/// The provisions and the sentences among tokens.
fn phrases(tokens: &[Token]) -> Vec<Range<usize>> {
    let ends = [".", ";", "?", "!", ":"].map(|mark| token::hash(mark.as_bytes()));
    let mut phrases = Vec::new();
    for provision in provisions(tokens) {
        phrases.push(provision.clone());
        let mut start = provision.start;
        for at in provision.clone() {
            if tokens[at].sort == Sort::Mark && ends.contains(&tokens[at].key) {
                phrases.push(start..at + 1);
                start = at + 1;
            }
        }
        phrases.push(start..provision.end);
    }
    phrases
}

/// A phrase without the ¶ it begins with.
fn bare(tokens: &[Token]) -> &[Token] {
    match tokens {
        [first, rest @ ..] if first.sort == Sort::Opening => rest,
        all => all,
    }
}

/// The hash of a phrase, its ¶ left out, if it is of some length.
fn hash(tokens: &[Token]) -> Option<u64> {
    let tokens = bare(tokens);
    let words = tokens.iter().filter(|token| token.sort == Sort::Word).count();
    (words >= PHRASE_WORDS).then(|| {
        tokens.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, token| {
            (hash ^ token.key).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(23)
        })
    })
}
