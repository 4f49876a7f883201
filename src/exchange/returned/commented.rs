//! Which wording of a print a comment stands at.

use std::ops::Range;

use super::fit::Fit;
use super::sheet::{Leaf, Sheet};
use super::{Offered, Stated, place, stated};
use crate::compare::BaseSide;
use crate::consolidate::{Layer, Readings, RollingText};
use crate::exchange::paper::{Citations, Paper};
use crate::exchange::word::Comment;
use crate::language::Language;
use crate::negotiation::stretch::legible;
use crate::text::{Provision, Text};

/// A print and the reply to it, side by side.
pub(super) struct Desk<'a> {
    pub paper: &'a Paper,
    pub sheet: &'a Sheet,
    pub leaf: &'a Leaf<'a>,
    pub fit: &'a Fit,
    pub rolling: &'a RollingText,
    pub language: Language,
}

impl Desk<'_> {
    /// The wording a comment stands at: the innermost that holds most of its words, else the draft's own words of a
    /// provision about which nothing else is proposed.
    pub fn commented(&self, comment: &Comment) -> Option<Offered> {
        let words = match comment.span {
            Some((start, end)) => {
                let start = self.leaf.word_at(start.provision, start.letters);
                start..self.leaf.word_at(end.provision, end.letters).max(start)
            }
            None => {
                let provision = comment.provision?;
                self.leaf.word_at(provision, 0)..self.leaf.word_at(provision + 1, 0)
            }
        };
        let origins: Vec<usize> = self.fit.origins.get(words)?.iter().flatten().copied().collect();
        let (first, last) = (*origins.first()?, *origins.last()?);
        let most = |span: &Range<usize>| {
            origins.iter().filter(|origin| span.contains(origin)).count() * 3 >= origins.len() * 2
        };
        let offers = self.sheet.offers.iter().enumerate();
        let held = offers.filter(|(_, span)| most(span)).min_by_key(|(_, span)| span.len());
        if let Some((index, _)) = held {
            return self.offered(index);
        }
        let beside = self.sheet.offers.iter().any(|span| span.start <= last && first < span.end);
        let line = self.sheet.words.get(first).and_then(|word| self.sheet.lines.get(word.line))?;
        (!beside).then(|| whole(&self.rolling.base, line.provision?, self.language)).flatten()
    }

    fn offered(&self, index: usize) -> Option<Offered> {
        let offer = self.paper.offers.get(index)?;
        let provision = place(self.rolling, &offer.picks);
        Some(Offered {
            at: Citations::new(&self.rolling.base, self.language).of(provision),
            provision,
            on: stated(self.rolling, &offer.picks, offer.base),
            base: offer.base,
            holders: self.rolling.codes(&offer.holders).into_iter().map(str::to_owned).collect(),
            reads: self.sheet.reads(index),
            stands: true,
        })
    }
}

/// The words of a provision of the draft as one wording, the draft's own.
pub fn whole(base: &Text, provision: usize, language: Language) -> Option<Offered> {
    let side = BaseSide::new(base);
    // What opens a provision is no word of it.
    let span = side.starts.get(provision)? + 1..*side.starts.get(provision + 1)?;
    if span.is_empty() {
        return None;
    }
    let reads = legible(&Readings::new(base, &[]).base(&span, Layer::Words).meaning);
    Some(Offered {
        at: Citations::new(base, language).of(provision),
        provision,
        on: vec![Stated { layer: Layer::Words, span, reads }],
        base: true,
        holders: Vec::new(),
        reads: base.provisions().get(provision).map(Provision::line).unwrap_or_default(),
        stands: true,
    })
}
