//! The letters people call the wordings of a passage by.
//!
//! A is the draft's own. The others get theirs in the order in which they were first proposed, and keep them as long as
//! the edition lives, whatever comes later: a wording added by whoever comes first in protocol order gets the next free
//! letter, and that of a wording taken back is not given again. Where a passage becomes wider and what was one wording
//! becomes several, the first to have proposed it keeps its letter.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::RecordId;
use super::number::{Place, meets};

/// A submission with the places it opened by itself, and what it reads on those where that cannot be read off its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Came {
    /// The submission.
    pub submission: RecordId,
    /// The places.
    pub opened: Vec<Place>,
    /// How many had come in when it was replaced or taken back, if it was.
    pub gone: Option<usize>,
}

/// Which letter the wording of each submission bears in a passage, by the place that gave the passage its number: 1 for B.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Letters {
    passages: Vec<Lettered>,
    order: BTreeMap<RecordId, usize>,
}

/// The letters of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Lettered {
    /// Where it was opened: what its number is by.
    origin: Place,
    /// How far it reached so far.
    place: Place,
    letters: BTreeMap<RecordId, usize>,
    next: usize,
}

/// What a submission reads on a place; none where it reads there as the draft does, or did not answer it.
pub type Reads<'r> = &'r dyn Fn(&RecordId, &Place) -> Option<String>;

/// The letters of all passages, given the places the draft brought along and the submissions in the order they came in:
/// the same places, in the same order, as passages are [numbered](super::number::number) by.
pub fn letters(brought: &[Place], came: &[Came], reads: Reads<'_>) -> Letters {
    let mut all = Letters::default();
    for place in brought {
        all.open(place);
    }
    for (at, one) in came.iter().enumerate() {
        all.order.entry(one.submission).or_insert(at);
        let touched: BTreeSet<usize> = one.opened.iter().flat_map(|place| all.open(place)).collect();
        for touched in touched {
            if let Some(passage) = all.passages.get_mut(touched) {
                passage.letter(came.get(..=at).unwrap_or_default(), reads);
            }
        }
    }
    all
}

impl Lettered {
    /// Gives letters to those who read something here and have none, and parts those who do not read the same any more.
    fn letter(&mut self, came: &[Came], reads: Reads<'_>) {
        let mut by_reading: BTreeMap<String, usize> = BTreeMap::new();
        let mut claimed: BTreeSet<usize> = BTreeSet::new();
        // Who has a letter keeps it before others get theirs, and before those who do not stand by theirs any more.
        let proposes = |one: &&Came| one.opened.iter().any(|place| meets(place, &self.place));
        let mut ordered: Vec<&Came> = came.iter().filter(proposes).collect();
        ordered.sort_by_key(|one| {
            let gone = one.gone.is_some_and(|gone| gone < came.len());
            (!self.letters.contains_key(&one.submission), gone)
        });
        for one in ordered {
            let Some(reading) = reads(&one.submission, &self.place) else { continue };
            let own = self.letters.get(&one.submission).copied();
            let letter = match (by_reading.get(&reading), own) {
                (Some(letter), None) => *letter,
                (Some(letter), Some(own)) if claimed.contains(&own) => *letter,
                (Some(_), Some(own)) => own,
                (None, Some(own)) if !claimed.contains(&own) => own,
                (None, _) => {
                    self.next += 1;
                    self.next - 1
                }
            };
            claimed.insert(letter);
            by_reading.entry(reading).or_insert(letter);
            self.letters.insert(one.submission, letter);
        }
    }
}

impl Letters {
    /// Opens a place, or widens what it meets; the passages it is of.
    fn open(&mut self, place: &Place) -> Vec<usize> {
        let new = !self.passages.iter().any(|known| meets(&known.origin, place));
        let mut touched = Vec::new();
        for (at, known) in self.passages.iter_mut().enumerate() {
            if meets(&known.place, place) {
                known.place.1 = hull(&known.place.1, &place.1);
                touched.push(at);
            }
        }
        if new {
            let (origin, place) = (place.clone(), place.clone());
            touched.push(self.passages.len());
            self.passages.push(Lettered { origin, place, letters: BTreeMap::new(), next: 1 });
        }
        touched
    }

    /// The letters of the wordings of a passage, by its number and place, given those who hold each; none are holders of the
    /// draft's own, which is A.
    pub fn of(&self, number: u32, place: &Place, wordings: &[Vec<RecordId>]) -> Vec<usize> {
        let numbered =
            usize::try_from(number).ok().and_then(|number| self.passages.get(number.checked_sub(1)?));
        let numbered = numbered.filter(|known| meets(&known.place, place));
        let passage = numbered.or_else(|| self.passages.iter().find(|known| meets(&known.place, place)));
        let known = |submission: &RecordId| passage.and_then(|it| it.letters.get(submission)).copied();
        let mut claims: Vec<(usize, usize, usize)> = Vec::new();
        let mut letters = vec![0; wordings.len()];
        for (at, holders) in wordings.iter().enumerate().filter(|(_, holders)| !holders.is_empty()) {
            let letter = holders.iter().filter_map(known).min().unwrap_or(usize::MAX);
            claims.push((letter, self.first(holders), at));
        }
        claims.sort_unstable();
        let mut next = passage.map_or(1, |passage| passage.next);
        let mut taken: BTreeSet<usize> = BTreeSet::new();
        for (letter, _, at) in claims {
            let letter = if letter != usize::MAX && taken.insert(letter) {
                letter
            } else {
                next += 1;
                next - 1
            };
            if let Some(slot) = letters.get_mut(at) {
                *slot = letter;
            }
        }
        letters
    }

    /// The place of whoever came first among these in the order they came in.
    pub fn first(&self, submissions: &[RecordId]) -> usize {
        submissions.iter().filter_map(|it| self.order.get(it)).min().copied().unwrap_or(usize::MAX)
    }
}

fn hull(one: &Range<u32>, other: &Range<u32>) -> Range<u32> {
    one.start.min(other.start)..one.end.max(other.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consolidate::Layer;
    use crate::negotiation::Digest;

    fn id(name: &str) -> RecordId {
        Digest::of(name.as_bytes())
    }

    /// Each reads a word per token: `KAZ 3..5 sixty days`.
    fn table(came: &[(&str, Range<u32>, &str)]) -> (Vec<Came>, BTreeMap<RecordId, BTreeMap<u32, String>>) {
        let mut words: BTreeMap<RecordId, BTreeMap<u32, String>> = BTreeMap::new();
        let mut all = Vec::new();
        for (name, span, said) in came {
            let own = words.entry(id(name)).or_default();
            own.extend(span.clone().zip(said.split(' ').map(str::to_owned)));
            all.push(Came { submission: id(name), opened: vec![(Layer::Words, span.clone())], gone: None });
        }
        (all, words)
    }

    fn lettered(came: &[(&str, Range<u32>, &str)], place: Range<u32>, wordings: &[&[&str]]) -> Vec<usize> {
        let (came, words) = table(came);
        let reads = |submission: &RecordId, place: &Place| {
            let own = words.get(submission)?;
            let said: Vec<&str> = place.1.clone().filter_map(|at| own.get(&at)).map(String::as_str).collect();
            (!said.is_empty())
                .then(|| format!("{:?}", place.1.clone().map(|at| own.get(&at)).collect::<Vec<_>>()))
        };
        let wordings: Vec<Vec<RecordId>> =
            wordings.iter().map(|names| names.iter().map(|name| id(name)).collect()).collect();
        letters(&[], &came, &reads).of(1, &(Layer::Words, place), &wordings)
    }

    #[test]
    fn later_wordings_get_the_next_free_letter() {
        let first = [("KAZ", 3..4, "sixty"), ("RUS", 3..4, "ninety")];
        assert_eq!(lettered(&first, 3..4, &[&[], &["KAZ"], &["RUS"]]), [0, 1, 2]);
        // One earlier in protocol order comes later.
        let later = [&first[..], &[("ARM", 3..4, "forty")]].concat();
        assert_eq!(lettered(&later, 3..4, &[&[], &["ARM"], &["KAZ"], &["RUS"]]), [0, 3, 1, 2]);
        // Whoever joins a wording has its letter.
        let joined = [&later[..], &[("BLR", 3..4, "sixty")]].concat();
        assert_eq!(lettered(&joined, 3..4, &[&[], &["ARM"], &["BLR", "KAZ"], &["RUS"]]), [0, 3, 1, 2]);
    }

    #[test]
    fn the_letter_of_a_wording_taken_back_is_not_given_again() {
        let all = [("KAZ", 3..4, "sixty"), ("RUS", 3..4, "ninety"), ("ARM", 3..4, "forty")];
        assert_eq!(lettered(&all, 3..4, &[&[], &["ARM"], &["RUS"]]), [0, 3, 2]);
    }

    #[test]
    fn a_passage_that_becomes_wider_keeps_its_letters_and_parts_what_is_no_longer_the_same() {
        let narrow =
            [("KAZ", 3..4, "sixty"), ("KGZ", 3..4, "sixty"), ("KGZ", 6..7, "or"), ("RUS", 3..4, "ninety")];
        assert_eq!(lettered(&narrow, 3..4, &[&[], &["KAZ", "KGZ"], &["RUS"]]), [0, 1, 2]);
        let wide = [&narrow[..], &[("ARM", 2..8, "a b c d e f")]].concat();
        assert_eq!(lettered(&wide, 2..8, &[&[], &["ARM"], &["KAZ"], &["KGZ"], &["RUS"]]), [0, 4, 1, 3, 2]);
    }

    #[test]
    fn those_who_are_parted_from_a_wording_together_get_one_letter() {
        let narrow = [("KAZ", 3..4, "sixty"), ("ARM", 3..4, "sixty"), ("ARM", 6..7, "or")];
        let narrow = [&narrow[..], &[("BLR", 3..4, "sixty"), ("BLR", 6..7, "or")]].concat();
        let wide = [&narrow[..], &[("KGZ", 2..8, "a b c d e f")]].concat();
        assert_eq!(lettered(&wide, 2..8, &[&[], &["ARM", "BLR"], &["KAZ"], &["KGZ"]]), [0, 2, 1, 3]);
        let more = [&wide[..], &[("RUS", 3..4, "forty")]].concat();
        let wordings: [&[&str]; 5] = [&[], &["ARM", "BLR"], &["KAZ"], &["KGZ"], &["RUS"]];
        assert_eq!(lettered(&more, 2..8, &wordings), [0, 2, 1, 3, 4]);
    }
}
