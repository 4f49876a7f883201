//! Which provisions of a reply are whole alternatives of a print.

use std::ops::Range;

use super::sheet::Sort;
use super::unit::{Finder, State, States, Unit};
use crate::exchange::paper::Shape;

impl Finder<'_> {
    /// Whole alternatives: the provisions under each caption.
    pub(super) fn whole(&self, states: &mut States) {
        let mut current: Option<usize> = None;
        let mut captioned = false;
        let mut seen = vec![false; self.paper.offers.len()];
        let mut units: Vec<Unit> = vec![Unit::default(); self.paper.offers.len()];
        let mut begun: Option<usize> = None;
        for (index, line) in self.leaf.lines.iter().enumerate() {
            if states.frames.get(index) == Some(&true) {
                let sort = self.fit.lines[index]
                    .and_then(|(known, _)| self.sheet.lines.get(known))
                    .map(|it| it.sort);
                if let Some(Sort::Frame(Some(offer))) = sort
                    && self.paper.offers.get(offer).map(|offer| &offer.shape) == Some(&Shape::Provisions)
                {
                    (current, captioned) = (Some(offer), true);
                    seen[offer] = true;
                }
                continue;
            }
            // The paragraphs of a row stay together.
            if begun != Some(line.provision) {
                begun = Some(line.provision);
                let last = self.leaf.lines.get(index..).unwrap_or_default();
                let last = last.iter().take_while(|it| it.provision == line.provision).last();
                let words = line.words.start..last.map_or(line.words.end, |last| last.words.end);
                current = self.belongs(&words, current, captioned);
                captioned = false;
                states.whole[line.provision] = current;
            }
            if let Some(unit) = current.and_then(|offer| units.get_mut(offer)) {
                // A label belongs to the provision, not to what it says.
                let origin = |word: &usize| self.fit.origins[*word].and_then(|it| self.sheet.words.get(it));
                let words = line.words.clone().filter(|word| {
                    !origin(word).is_some_and(|it| matches!(self.sheet.lines[it.line].sort, Sort::Frame(_)))
                });
                unit.words.extend(words);
            }
        }
        for (offer, unit) in units.into_iter().enumerate() {
            if self.paper.offers[offer].shape != Shape::Provisions {
                continue;
            }
            // In a cell a caption may have run into the words.
            let caption = self.sheet.own(offer).iter().take_while(|word| word.frame).count();
            let from = self.sheet.offers[offer].start;
            let captioned = seen[offer] || 2 * self.found(&(from..from + caption)) > caption;
            let state = self.state(offer, unit);
            states.offers[offer] = match state {
                State::Intact(unit) if !captioned && !unit.words.is_empty() => State::Bare(unit),
                state => state,
            };
        }
        // What lost its caption among others that kept theirs is not taken: it only lost its caption.
        for offer in 0..self.paper.offers.len() {
            let group = self.paper.offers[offer].group;
            let others = |states: &States| {
                (0..self.paper.offers.len()).any(|other| {
                    other != offer
                        && self.paper.offers[other].group == group
                        && !matches!(states.offers[other], State::Gone)
                })
            };
            if self.paper.offers[offer].shape == Shape::Provisions
                && let State::Bare(unit) = &states.offers[offer]
                && others(states)
            {
                states.offers[offer] = State::Intact(unit.clone());
            }
        }
    }

    /// The whole alternative a provision of the reply belongs to.
    fn belongs(&self, words: &Range<usize>, before: Option<usize>, captioned: bool) -> Option<usize> {
        let marked = self.marks.iter().position(|mark| {
            mark.as_ref()
                .is_some_and(|mark| mark.start <= words.start && words.end <= mark.end && !mark.is_empty())
        });
        let marked = marked.filter(|offer| self.paper.offers[*offer].shape == Shape::Provisions);
        if marked.is_some() {
            return marked;
        }
        // What says nothing has nothing under its caption; what is written there its bookmark spans.
        let silent = |offer: usize| self.marks[offer].is_some() && self.said(offer).is_empty();
        let captioned = captioned && !before.is_some_and(silent);
        let mut votes: Vec<(Option<usize>, usize)> = Vec::new();
        for origin in self.fit.origins.get(words.clone()).unwrap_or_default().iter().flatten() {
            let Some(line) = self.sheet.words.get(*origin).and_then(|word| self.sheet.lines.get(word.line))
            else {
                continue;
            };
            let Sort::Text(offer) = line.sort else { continue };
            match votes.iter_mut().find(|(known, _)| *known == offer) {
                Some((_, count)) => *count += 1,
                None => votes.push((offer, 1)),
            }
        }
        let best = votes.iter().rev().max_by_key(|(_, count)| *count);
        match best {
            // Words of one's own under a caption are the alternative, rewritten.
            Some((None, count)) if captioned && 3 * count < words.len() => before,
            Some((offer, _)) => *offer,
            None if captioned => before,
            None => {
                let behind = self.fit.origins.get(words.end..).unwrap_or_default().iter().flatten().next();
                let behind = behind
                    .and_then(|it| self.sheet.words.get(*it))
                    .map(|word| self.sheet.lines[word.line].sort);
                before.filter(|_| behind == Some(Sort::Text(before)))
            }
        }
    }
}
