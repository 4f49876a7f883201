//! The numbers people call passages by.
//!
//! A passage gets its number when it first appears on the board, in the order in which passages appeared, and keeps it as long
//! as the edition lives: whenever it stands in the same place again, it is called as it was. One that becomes wider, or
//! narrower, keeps its number; of several that become one the smallest stays; where one comes apart, the first part keeps
//! it; and one that falls away leaves a gap. No two passages that might ever stand beside each other bear one number.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::stretch::overlap;
use crate::consolidate::Layer;

/// A passage's place.
pub type Place = (Layer, Range<u32>);

/// The numbers given to passages of an edition so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Numbers {
    given: BTreeMap<(Layer, u32, u32), usize>,
    /// The places of all passages that ever bore a number, by the number from 0.
    borne: Vec<Vec<Place>>,
}

impl Numbers {
    /// The numbers of what the draft brought along.
    pub fn new(brought: &[Place]) -> Self {
        let mut numbers = Self::default();
        for place in brought {
            numbers.give(place, numbers.borne.len());
        }
        numbers
    }

    /// Gives numbers, from 1, to what now is on the board in a part of the edition, in order of place; `before` is what was
    /// on it there until now.
    pub fn show(&mut self, before: &[Place], now: &[Place]) -> Vec<u32> {
        let live: BTreeSet<usize> = before.iter().filter_map(|place| self.given(place)).collect();
        let mut numbers: Vec<Option<usize>> = now.iter().map(|place| self.given(place)).collect();
        let mut taken: BTreeSet<usize> = numbers.iter().flatten().copied().collect();
        // First those that bore it as a matter of the same sort: what was opened as a whole provision to go or to come may
        // have become a matter of words.
        for same in [true, false] {
            for (number, place) in numbers.iter_mut().zip(now).filter(|(number, _)| number.is_none()) {
                let fits = |at: &usize| !taken.contains(at) && self.may_bear(*at, place, same);
                let own = live.iter().copied().find(fits).or_else(|| (0..self.borne.len()).find(fits));
                taken.extend(own);
                *number = own;
            }
        }
        for (number, place) in numbers.iter_mut().zip(now) {
            let number = *number.get_or_insert(self.borne.len());
            self.give(place, number);
        }
        numbers.into_iter().map(|number| number.map_or(0, |number| number as u32 + 1)).collect()
    }

    fn given(&self, (layer, span): &Place) -> Option<usize> {
        self.given.get(&(*layer, span.start, span.end)).copied()
    }

    fn give(&mut self, place: &Place, number: usize) {
        let (layer, span) = place;
        if self.given.insert((*layer, span.start, span.end), number).is_some() {
            return;
        }
        match self.borne.get_mut(number) {
            Some(borne) => borne.push(place.clone()),
            None => self.borne.push(vec![place.clone()]),
        }
    }

    /// Whether a passage may bear a number: it could never stand beside any that bore it.
    fn may_bear(&self, number: usize, place: &Place, same: bool) -> bool {
        let Some(borne) = self.borne.get(number) else { return false };
        borne.iter().any(|other| other.0 == place.0) == same
            && borne.iter().all(|other| excludes(other, place))
    }
}

/// Whether two passages can never be on the board together.
fn excludes(one: &Place, other: &Place) -> bool {
    match (one.0, other.0) {
        (Layer::Order, Layer::Order) => one.1 == other.1,
        (layer, same) if layer == same => meets(one, other),
        (Layer::Words, _) => swallows(&one.1, other),
        (_, Layer::Words) => swallows(&other.1, one),
        _ => false,
    }
}

/// Whether words take in a provision as a whole, or the place where one is added.
fn swallows(words: &Range<u32>, (layer, span): &Place) -> bool {
    match layer {
        Layer::Presence => words.start <= span.start && span.end <= words.end,
        Layer::Addition => words.contains(&span.start),
        _ => false,
    }
}

/// Whether two places are of one passage: they overlap, or an insertion touches the other.
pub fn meets(one: &Place, other: &Place) -> bool {
    let (a, b) = (&one.1, &other.1);
    let touches =
        (a.is_empty() || b.is_empty()) && one.0 == Layer::Words && a.start <= b.end && b.start <= a.end;
    one.0 == other.0 && (overlap((a.start, a.end), (b.start, b.end)) || touches)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(from: u32, to: u32) -> Place {
        (Layer::Words, from..to)
    }

    /// The numbers on each of these boards, one after the other.
    fn numbers(boards: &[&[Place]]) -> Vec<Vec<u32>> {
        let mut numbers = Numbers::default();
        let mut before: &[Place] = &[];
        let shown = boards.iter().map(|now| numbers.show(std::mem::replace(&mut before, now), now));
        shown.collect()
    }

    #[test]
    fn later_replies_never_change_a_number() {
        let first = [words(10, 12), words(50, 51)];
        let second = [words(3, 4), words(10, 20), words(50, 51)];
        // One that falls away leaves a gap, and is called as it was when it comes back.
        let fewer = [words(3, 4), words(50, 51)];
        let expected: [&[u32]; 4] = [&[1, 2], &[3, 1, 2], &[3, 2], &[3, 1, 2]];
        assert_eq!(numbers(&[&first, &second, &fewer, &second]), expected);
    }

    #[test]
    fn a_provision_to_go_or_to_come_that_becomes_a_matter_of_words_keeps_its_number() {
        let first = [(Layer::Presence, 60..70), (Layer::Addition, 80..80)];
        let second = [words(10, 20), words(55, 75), words(78, 82)];
        let expected: [&[u32]; 3] = [&[1, 2], &[3, 1, 2], &[1, 2]];
        assert_eq!(numbers(&[&first, &second, &first]), expected);
        // An edit inside a provision to go is another matter.
        let inside = [(Layer::Presence, 60..70), words(62, 63)];
        let expected: [&[u32]; 3] = [&[1, 2], &[3], &[1, 3]];
        assert_eq!(numbers(&[&first, &[words(62, 63)], &inside]), expected);
    }

    #[test]
    fn parts_of_a_wide_change_that_is_taken_back_are_numbered_before_what_comes_later() {
        let wide = [words(8, 25)];
        let parts = [words(10, 12), words(20, 22)];
        let more = [words(10, 12), words(20, 22), words(50, 51)];
        let wider = [words(8, 25), words(50, 51)];
        let alone = [words(20, 22)];
        let expected: [&[u32]; 6] = [&[1], &[1, 2], &[1, 2, 3], &[1, 3], &[1, 2, 3], &[2]];
        assert_eq!(numbers(&[&wide, &parts, &more, &wider, &more, &alone]), expected);
    }

    #[test]
    fn what_nobody_proposes_any_more_gives_its_number_to_none_that_stand() {
        let boards =
            [&[words(10, 12)][..], &[words(10, 12), words(20, 22)], &[words(20, 22)], &[words(8, 25)]];
        let expected: [&[u32]; 4] = [&[1], &[1, 2], &[2], &[2]];
        assert_eq!(numbers(&boards), expected);
    }

    #[test]
    fn two_that_may_stand_beside_each_other_never_share_a_number() {
        // An insertion belongs to whatever it touches, but what it touches on either side may part.
        let boards =
            [&[words(10, 12)][..], &[words(12, 12)], &[words(12, 15)], &[words(10, 12), words(12, 15)]];
        let expected: [&[u32]; 4] = [&[1], &[1], &[2], &[1, 2]];
        assert_eq!(numbers(&boards), expected);
    }
}
