//! From one edition to the next.

use std::collections::BTreeMap;
use std::ops::Range;

use super::credit::{Credit, Index};
use super::history::Kept;
use super::{Confidence, How, Origin, Origins, Replaced, Step, Word};
use crate::compare::common::equal_runs;
use crate::compare::{Aspect, BaseSide, Hunk, RevisedSide, align};
use crate::text::Text;
use crate::text::outline::Outline;
use crate::text::reference::{self, Reference};
use crate::text::token::{Sort, Token};

/// What the next edition came to.
pub(super) struct Taken {
    /// Its tokens, in its own order.
    pub words: Vec<Word>,
    pub replaced: Vec<Replaced>,
    pub kept: Vec<Kept>,
}

/// Lays the next edition against the one before.
pub(super) fn take(
    base: &BaseSide<'_>,
    old: &[Word],
    (before, next, edition): (&Step<'_>, &Step<'_>, usize),
    origins: &mut Origins,
    index: &mut Index,
) -> Taken {
    let side = RevisedSide::new(next.text, base);
    let alignment = align(base, &side);
    // The tokens of the new edition in base order: each one's place in its own order, and the token.
    let mut order: Vec<(u32, Token)> = Vec::with_capacity(old.len());
    for provision in alignment.pieces.iter().cloned().flatten() {
        let start = side.starts[provision];
        order.extend((start..).zip(side.tokens_of(provision, base).iter().copied()));
    }
    let moved = |token: u32| {
        let of = |block: &Range<usize>| side.starts[block.start]..side.starts[block.end];
        alignment.moves.iter().any(|step| of(&step.revised).contains(&token))
    };
    let numbering = origins.number(Origin {
        edition,
        how: How::Numbering,
        outcomes: Vec::new(),
        submissions: Vec::new(),
        authors: Vec::new(),
        earlier: None,
    });
    let fresh = Word { origin: numbering, written: (edition, 0), confidence: Confidence::Exact };
    let mut walk = Walk { order: &order, old, words: vec![fresh; order.len()], kept: Vec::new() };
    let (mut at, mut to) = (0u32, 0u32);
    for hunk in &alignment.hunks {
        walk.keep(at, to, hunk.base.start - at, &moved);
        (at, to) = (hunk.base.end, hunk.revised.end);
    }
    walk.keep(at, to, base.len() - at, &moved);
    for nuance in &alignment.nuances {
        let Some((own, token)) = order.get(nuance.revised as usize) else { continue };
        let Some(word) = walk.words.get_mut(*own as usize) else { continue };
        word.written = (edition, *own);
        if nuance.aspect == Aspect::Form && matches!(token.sort, Sort::Opening | Sort::Number) {
            word.origin = numbering;
        }
    }
    let references = References::new(base, &side, before, next, &walk);
    let credit = Credit::new(base, before);
    let mut replaced = Vec::new();
    for hunk in &alignment.hunks {
        let new: Vec<(u32, Token)> = order[hunk.revised.start as usize..hunk.revised.end as usize].to_vec();
        let tokens: Vec<Token> = new.iter().map(|(_, token)| *token).collect();
        let keys: Vec<u64> = tokens.iter().map(|token| token.key).collect();
        let gone = &base.tokens[hunk.base.start as usize..hunk.base.end as usize];
        // Words a change only swept along are those they were.
        let mut stays: Vec<Option<u32>> = vec![None; keys.len()];
        let old_keys: Vec<u64> = gone.iter().map(|token| token.key).collect();
        for (from, to, length) in equal_runs(&old_keys, &keys, &mut 0) {
            for step in 0..length {
                stays[to + step] = Some(hunk.base.start + (from + step) as u32);
            }
        }
        let authors = credit.of(hunk, &tokens);
        let earlier = index.find(&tokens);
        let renumbered = references.renumbered(hunk, &new);
        for (nth, (own, _)) in new.iter().enumerate() {
            let confidence = match (alignment.coarse, earlier[nth]) {
                (true, _) => Confidence::Coarse,
                (_, Some(_)) => Confidence::Again,
                _ => Confidence::Exact,
            };
            let origin = || {
                let (how, outcomes, submissions, authors) = credit.origin(&authors[nth], hunk, &next.authors);
                Origin { edition, how, outcomes, submissions, authors, earlier: earlier[nth] }
            };
            let (origin, confidence) = match stays[nth] {
                Some(token) => (old[token as usize].origin, Confidence::Exact),
                None if renumbered.contains(own) => (numbering, Confidence::Exact),
                None => (origins.number(origin()), confidence),
            };
            walk.words[*own as usize] = Word { origin, written: (edition, *own), confidence };
            if let Some(token) = stays[nth] {
                walk.kept.push(Kept { new: *own, old: token, length: 1 });
            }
        }
        for run in runs(&new) {
            replaced.push(Replaced { new: run, old: hunk.base.clone() });
        }
        if new.is_empty() {
            let place = walk.place(hunk.revised.start);
            replaced.push(Replaced { new: place..place, old: hunk.base.clone() });
        }
        index.keep(gone, &old[hunk.base.start as usize..hunk.base.end as usize]);
    }
    for (own, stands) in references.phrases(base, &side) {
        let origin = stands.and_then(|token| old.get(token as usize)).map_or(numbering, |word| word.origin);
        if let Some(word) = walk.words.get_mut(own as usize).filter(|word| word.origin != origin) {
            *word = Word { origin, written: (edition, own), confidence: Confidence::Exact };
        }
    }
    replaced.sort_by_key(|it| (it.new.start, it.new.end, it.old.start));
    Taken { words: walk.words, replaced, kept: walk.kept }
}

/// Runs of tokens that follow one another in the edition's own order.
fn runs(tokens: &[(u32, Token)]) -> Vec<Range<u32>> {
    let mut runs: Vec<Range<u32>> = Vec::new();
    for (own, _) in tokens {
        match runs.last_mut() {
            Some(last) if last.end == *own => last.end += 1,
            _ => runs.push(*own..own + 1),
        }
    }
    runs
}

/// The new edition's tokens as they become known.
struct Walk<'a> {
    order: &'a [(u32, Token)],
    old: &'a [Word],
    words: Vec<Word>,
    kept: Vec<Kept>,
}

impl Walk<'_> {
    /// Tokens that stayed: so many, from these places on.
    fn keep(&mut self, base: u32, revised: u32, count: u32, moved: &impl Fn(u32) -> bool) {
        for step in 0..count {
            let (Some(old), Some((own, _))) =
                (self.old.get((base + step) as usize), self.order.get((revised + step) as usize))
            else {
                continue;
            };
            let confidence = if moved(*own) { Confidence::Moved } else { old.confidence };
            if let Some(word) = self.words.get_mut(*own as usize) {
                *word = Word { confidence, ..*old };
            }
            match self.kept.last_mut() {
                Some(last) if last.new + last.length == *own && last.old + last.length == base + step => {
                    last.length += 1;
                }
                _ => self.kept.push(Kept { new: *own, old: base + step, length: 1 }),
            }
        }
    }

    /// Where a place in base order lies in the edition's own order.
    fn place(&self, revised: u32) -> u32 {
        match self.order.get(revised as usize) {
            Some((own, _)) => *own,
            None => self.words.len() as u32,
        }
    }
}

/// The references of both editions.
struct References<'a> {
    old: Named<'a>,
    new: Named<'a>,
    /// For provisions of the old edition, where they stand in the new one.
    counterpart: Vec<Option<usize>>,
}

/// The references of a text, and the tokens they take.
struct Named<'a> {
    text: &'a Text,
    outline: Outline,
    found: Vec<(Range<u32>, Reference)>,
}

/// A phrase that names provisions: «статьями 11 и 12».
struct Phrase {
    /// Where it stands.
    provision: usize,
    /// Its tokens.
    span: Range<u32>,
    /// What it names, in its order.
    targets: Vec<Option<usize>>,
    /// The bytes of its numbers.
    numbers: Vec<Range<usize>>,
}

impl<'a> References<'a> {
    fn new(
        base: &BaseSide<'_>,
        side: &RevisedSide<'_>,
        before: &Step<'a>,
        next: &Step<'a>,
        walk: &Walk<'_>,
    ) -> Self {
        let mut counterpart = vec![None; base.provisions.len()];
        for kept in &walk.kept {
            let first = base.starts.partition_point(|start| *start < kept.old);
            let starts = base.starts.iter().zip(&mut counterpart).skip(first);
            for (start, found) in starts.take_while(|(start, _)| **start < kept.old + kept.length) {
                *found = side.starts.binary_search(&(kept.new + (start - kept.old))).ok();
            }
        }
        let old = Named::new(before.text, |at| (base.starts[at], base.tokens_of(at)));
        let new = Named::new(next.text, |at| (side.starts[at], side.tokens_of(at, base)));
        Self { old, new, counterpart }
    }

    /// The tokens of the new edition that stand in a phrase naming what a phrase of the old edition named there, by
    /// whatever numbers: with the token of the old edition that reads the same in its place, or none for a new number. «Статьями 11 и
    /// 12» that became «статьями 12 и 13» has its words from the old edition and both numbers from the numbering.
    fn phrases(&self, base: &BaseSide<'_>, side: &RevisedSide<'_>) -> Vec<(u32, Option<u32>)> {
        let mut old: BTreeMap<usize, Vec<Phrase>> = BTreeMap::new();
        for mut phrase in self.old.phrases() {
            let Some(now) = self.counterpart.get(phrase.provision).copied().flatten() else { continue };
            for target in &mut phrase.targets {
                *target = target.and_then(|target| self.counterpart.get(target).copied()?);
            }
            old.entry(now).or_default().push(phrase);
        }
        let mut found = Vec::new();
        for phrase in self.new.phrases() {
            let Some(phrases) = old.get_mut(&phrase.provision) else { continue };
            let same = |it: &Phrase| {
                let known = it.targets.iter().all(Option::is_some);
                known && it.span.len() == phrase.span.len() && it.targets == phrase.targets
            };
            let Some(nth) = phrases.iter().position(same) else { continue };
            let stood = phrases.remove(nth).span;
            let new = side.tokens_of(phrase.provision, base);
            let new = new.iter().skip((phrase.span.start - side.starts[phrase.provision]) as usize);
            for ((own, token), stood) in phrase.span.clone().zip(new).zip(stood) {
                let (start, end) = (token.start as usize, token.end as usize);
                match base.tokens.get(stood as usize).is_some_and(|it| it.key == token.key) {
                    true => found.push((own, Some(stood))),
                    false if phrase.numbers.iter().any(|it| start < it.end && it.start < end) => {
                        found.push((own, None));
                    }
                    // A word somebody changed is theirs.
                    false => {}
                }
            }
        }
        found
    }

    /// The tokens of a change that only follow the number of what they refer to.
    fn renumbered(&self, hunk: &Hunk, new: &[(u32, Token)]) -> Vec<u32> {
        let old = self.old.targets(&hunk.base);
        let old: Vec<usize> = old.filter_map(|target| self.counterpart.get(target).copied()?).collect();
        if old.is_empty() {
            return Vec::new();
        }
        let follows = |own: u32| self.new.targets(&(own..own + 1)).any(|target| old.contains(&target));
        new.iter().map(|(own, _)| *own).filter(|own| follows(*own)).collect()
    }
}

impl<'a> Named<'a> {
    fn new<'t>(text: &'a Text, tokens_of: impl Fn(usize) -> (u32, &'t [Token])) -> Self {
        let span = |found: &Reference| {
            let (start, tokens) = tokens_of(found.provision);
            let inside = |token: &&Token| {
                usize::from(token.paragraph) == found.paragraph
                    && !token.sort.is_boundary()
                    && (token.start as usize) < found.range.end
                    && found.range.start < token.end as usize
            };
            let first = start + tokens.iter().take_while(|token| !inside(token)).count() as u32;
            first..first + tokens.iter().filter(inside).count() as u32
        };
        let found = reference::parse(text).into_iter().map(|found| (span(&found), found)).collect();
        Self { text, outline: Outline::new(text), found }
    }

    /// The phrases that name provisions, in reading order.
    fn phrases(&self) -> Vec<Phrase> {
        let mut phrases: Vec<Phrase> = Vec::new();
        for (span, found) in &self.found {
            let target = reference::resolve(self.text, &self.outline, found);
            let numbers = found.steps.iter().filter_map(|step| step.range.clone());
            match phrases.last_mut() {
                Some(last) if (last.provision, &last.span) == (found.provision, span) => {
                    last.targets.push(target);
                    last.numbers.extend(numbers);
                }
                _ => phrases.push(Phrase {
                    provision: found.provision,
                    span: span.clone(),
                    targets: vec![target],
                    numbers: numbers.collect(),
                }),
            }
        }
        phrases
    }

    /// The provisions named within some tokens.
    fn targets(&self, tokens: &Range<u32>) -> impl Iterator<Item = usize> + '_ {
        let tokens = tokens.clone();
        // References come in reading order.
        let from = self.found.partition_point(|(span, _)| span.end <= tokens.start);
        let here = self.found.get(from..).unwrap_or_default();
        here.iter()
            .take_while(move |(span, _)| span.start < tokens.end)
            .filter_map(|(_, found)| reference::resolve(self.text, &self.outline, found))
    }
}
