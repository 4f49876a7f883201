//! The numbers people call passages by.
//!
//! Passages are numbered in the order in which they were first opened: those the edition brought along, then those of
//! each reply as it was entered. A number once given stays, whatever comes later: a passage that becomes wider keeps
//! the smallest number it covers, and one that falls away leaves a gap.

use std::collections::BTreeMap;
use std::ops::Range;

use super::stretch::overlap;
use crate::consolidate::Layer;

/// A passage's place.
pub type Place = (Layer, Range<u32>);

/// Numbers for the passages, given what each submission opened, in the order they were entered.
pub fn number(passages: &[Place], opened: &[Vec<Place>]) -> Vec<u32> {
    let mut known = Known::default();
    for place in opened.iter().flatten() {
        if known.meeting(place).next().is_none() {
            known.add(place.clone());
        }
    }
    let mut taken: Vec<bool> = vec![false; known.count];
    let mut numbers: Vec<Option<u32>> = vec![None; passages.len()];
    let mut take = |number: &mut Option<u32>, mut meeting: Vec<usize>| {
        meeting.retain(|at| taken.get(*at) == Some(&false));
        let own = meeting.into_iter().min();
        if let Some(slot) = own.and_then(|own| taken.get_mut(own)) {
            *slot = true;
        }
        *number = own.and_then(|own| u32::try_from(own + 1).ok());
    };
    for (number, passage) in numbers.iter_mut().zip(passages) {
        take(number, known.meeting(passage).collect());
    }
    // What was opened as a whole provision to go or to come may have become a matter of words, and keeps its number.
    for (number, passage) in numbers.iter_mut().zip(passages).filter(|(number, _)| number.is_none()) {
        let layers: Vec<Layer> = known.places.keys().copied().collect();
        let places = layers.into_iter().map(|layer| (layer, passage.1.clone()));
        take(number, places.flat_map(|place| known.meeting(&place).collect::<Vec<_>>()).collect());
    }
    let mut next = u32::try_from(known.count).unwrap_or(u32::MAX);
    numbers
        .into_iter()
        .map(|number| {
            number.unwrap_or_else(|| {
                next = next.saturating_add(1);
                next
            })
        })
        .collect()
}

/// Places no two of which meet, by layer and place, each with its number from 0.
#[derive(Default)]
struct Known {
    places: BTreeMap<Layer, Vec<(Range<u32>, usize)>>,
    count: usize,
}

impl Known {
    /// The numbers of those that meet a place. Since no two of them meet, they end in the order in which they begin.
    fn meeting<'k>(&'k self, place: &'k Place) -> impl Iterator<Item = usize> + 'k {
        let all = self.places.get(&place.0).map_or(&[][..], Vec::as_slice);
        let first = all.partition_point(|(span, _)| span.end < place.1.start);
        let near = all.iter().skip(first).take_while(|(span, _)| span.start <= place.1.end);
        near.filter(|(span, _)| meets(&(place.0, span.clone()), place)).map(|(_, at)| *at)
    }

    fn add(&mut self, (layer, span): Place) {
        let all = self.places.entry(layer).or_default();
        let at = all.partition_point(|(other, _)| (other.start, other.end) < (span.start, span.end));
        all.insert(at, (span, self.count));
        self.count += 1;
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

    #[test]
    fn later_replies_never_change_a_number() {
        let words = |from: u32, to: u32| (Layer::Words, from..to);
        let first = vec![words(10, 12), words(50, 51)];
        assert_eq!(number(&first, std::slice::from_ref(&first)), [1, 2]);
        let second = vec![words(3, 4), words(11, 20)];
        let all = [words(3, 4), words(10, 20), words(50, 51)];
        assert_eq!(number(&all, &[first.clone(), second.clone()]), [3, 1, 2]);
        // What was to be left out or added as a whole and becomes a matter of words is still the same.
        let gone = vec![(Layer::Presence, 60..70), (Layer::Addition, 80..80)];
        let third = [words(10, 20), words(55, 75), words(78, 82)];
        let all = [first.clone(), second.clone(), gone];
        assert_eq!(number(&third, &all), [1, 4, 5]);
        assert_eq!(number(&third, &[&all[..], &[vec![words(99, 100)]]].concat()), [1, 4, 5]);
        // One that falls away leaves a gap.
        assert_eq!(number(&[words(3, 4), words(50, 51)], &[first, second]), [3, 2]);
    }
}
