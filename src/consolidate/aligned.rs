//! A voice laid against the base.

use std::collections::BTreeSet;
use std::ops::Range;

use super::column::{Change, cut};
use super::presence::{self, Deleted};
use super::{Revision, Voice};
use crate::compare::{Alignment, BaseSide, Hunk, RevisedSide, align, align_part};

/// A revision's alignment with the base, and what else is needed to read it.
#[derive(Debug)]
pub(super) struct Aligned {
    pub alignment: Alignment,
    /// All changes, those that end in whole new provisions cut in two.
    pub changes: Vec<Change>,
    /// The revision's provisions in base order, and where each one's tokens begin in that order.
    pub provisions: Vec<usize>,
    pub starts: Vec<u32>,
    pub partial: bool,
    /// Of a partial revision, what it does not contain.
    unanswered: Vec<Range<u32>>,
    /// The provisions it leaves out, as if nobody else were heard; known once its changes are cut so.
    left_out: BTreeSet<usize>,
}

impl Aligned {
    pub(super) fn new(
        side: &BaseSide<'_>,
        revised: &RevisedSide<'_>,
        alignment: Alignment,
        partial: bool,
    ) -> Self {
        let provisions: Vec<usize> = alignment.pieces.iter().cloned().flatten().collect();
        let mut starts = Vec::with_capacity(provisions.len());
        let mut at = 0u32;
        for provision in &provisions {
            starts.push(at);
            at += revised.starts[provision + 1] - revised.starts[*provision];
        }
        let mut aligned = Self {
            alignment,
            changes: Vec::new(),
            provisions,
            starts,
            partial,
            unanswered: Vec::new(),
            left_out: BTreeSet::new(),
        };
        if partial {
            let everything = 0..side.len();
            let deleted = aligned.split(side, &everything).deleted;
            aligned.unanswered = runs(side, deleted.into_keys());
        }
        aligned
    }

    /// Aligns a revision with the base, and gives its tokens.
    pub(super) fn hear<'a>(side: &BaseSide<'_>, revision: &Revision<'a>) -> (RevisedSide<'a>, Self) {
        let revised = RevisedSide::new(revision.text, side);
        let alignment = if revision.partial { align_part(side, &revised) } else { align(side, &revised) };
        let aligned = Self::new(side, &revised, alignment, revision.partial);
        (revised, aligned)
    }

    /// Finds all its changes, as if nobody else were heard.
    pub(super) fn cut_alone(&mut self, side: &BaseSide<'_>) {
        // The edges a voice's own changes touch, and nobody else's.
        let mut covered = BTreeSet::new();
        let Split { words, deleted } = self.split(side, &(0..side.len()));
        self.left_out = deleted.into_keys().collect();
        for hunk in words {
            let first = side.starts.partition_point(|start| *start < hunk.base.start);
            let within = side.starts.iter().skip(first).take_while(|start| **start < hunk.base.end);
            covered.extend(within.copied());
        }
        self.changes = cut(&self.alignment.hunks, self, &side.starts, &covered);
    }

    /// Whether the voice answered a stretch of the base: a partial reply does not answer what it does not contain. A
    /// place between two provisions is answered with either of them.
    pub(super) fn answers(&self, side: &BaseSide<'_>, span: &Range<u32>) -> bool {
        // What is added behind the last provision touches that one.
        let Some(end) = side.len().checked_sub(1) else { return true };
        let touching = |from: u32, to: u32| {
            side.token_range(side.provision_at(from.min(end))..side.provision_at(to.min(end)) + 1)
        };
        if span.is_empty() {
            let [before, behind] = [span.start.saturating_sub(1), span.start].map(|at| touching(at, at));
            return !self.omits(&before) || !self.omits(&behind);
        }
        !self.omits(&touching(span.start, span.end - 1))
    }

    /// Whether it leaves out all provisions of a span. What it puts in beside them is no reading of theirs.
    pub(super) fn leaves_out(&self, side: &BaseSide<'_>, span: &Range<u32>) -> bool {
        let provisions = side.provision_at(span.start)..=side.provision_at(span.end.saturating_sub(1));
        !span.is_empty() && provisions.into_iter().all(|provision| self.left_out.contains(&provision))
    }

    /// Whether a span holds something a partial reply does not contain.
    pub(super) fn omits(&self, span: &Range<u32>) -> bool {
        self.unanswered.iter().any(|run| run.start < span.end && span.start < run.end)
    }

    /// The voice as the rolling text knows it.
    pub(super) fn voice(&self, code: &str) -> Voice {
        Voice {
            code: code.to_owned(),
            unanswered: self.unanswered.clone(),
            order: self.alignment.pieces.clone(),
        }
    }

    /// Its changes in a window, deletions of whole provisions apart.
    pub(super) fn split(&self, side: &BaseSide<'_>, window: &Range<u32>) -> Split {
        let opens = |at: u32| self.starts.binary_search(&at).is_ok();
        let (words, deleted) =
            presence::split(within(&self.alignment.hunks, window, |it| &it.base), &side.starts, opens);
        Split { words, deleted }
    }
}

/// What lies in a window, of things sorted by place.
pub(super) fn within<'t, T>(all: &'t [T], window: &Range<u32>, base: impl Fn(&T) -> &Range<u32>) -> &'t [T] {
    all.get(place_within(all, window, base)).unwrap_or_default()
}

/// Where that is.
pub(super) fn place_within<T>(
    all: &[T],
    window: &Range<u32>,
    base: impl Fn(&T) -> &Range<u32>,
) -> Range<usize> {
    let from = all.partition_point(|it| base(it).start < window.start);
    from..all.partition_point(|it| base(it).end <= window.end).max(from)
}

/// Token ranges of runs of provisions.
fn runs(side: &BaseSide<'_>, provisions: impl Iterator<Item = usize>) -> Vec<Range<u32>> {
    let mut runs: Vec<Range<u32>> = Vec::new();
    for provision in provisions {
        let tokens = side.token_range(provision..provision + 1);
        match runs.last_mut() {
            Some(last) if last.end == tokens.start => last.end = tokens.end,
            _ => runs.push(tokens),
        }
    }
    runs
}

/// A voice's changes, deletions of whole provisions apart.
pub(super) struct Split {
    pub words: Vec<Hunk>,
    pub deleted: Deleted,
}
