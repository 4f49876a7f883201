//! The letters people call the wordings of a passage by.
//!
//! A is the draft's own. The others get theirs when they first appear on the board, in the order in which they were
//! proposed, and keep them as long as the edition lives, whatever comes later: the same words in the same place are always
//! called the same, a wording added by whoever comes first in protocol order gets the next free letter, and that of a
//! wording taken back is not given again. Where a passage becomes wider or narrower, each wording keeps the letter its
//! authors' had; where what was one wording becomes several, the first to have proposed it keeps it.

use std::collections::{BTreeMap, BTreeSet};

use super::number::Place;
use crate::consolidate::Layer;

/// A wording as it appears on the board; the draft's own is not among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worded {
    /// What it reads, as it counts.
    pub reads: String,
    /// Who holds it, each by the place at which it came in.
    pub holders: Vec<usize>,
}

/// The letters given to wordings of an edition so far, by the number of the passage.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Letters {
    passages: BTreeMap<u32, Lettered>,
}

/// The letters of a passage: 1 for B.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Lettered {
    /// What bears which, by the place of the passage.
    given: BTreeMap<(Layer, u32, u32), BTreeMap<String, usize>>,
    /// Whose wording bore which last.
    held: BTreeMap<usize, usize>,
    count: usize,
}

impl Letters {
    /// Gives letters, from 1 for B, to the wordings now on the board in a passage.
    pub fn show(&mut self, number: u32, (layer, span): &Place, wordings: &[Worded]) -> Vec<usize> {
        let Lettered { given, held, count } = self.passages.entry(number).or_default();
        let given = given.entry((*layer, span.start, span.end)).or_default();
        let mut letters: Vec<Option<usize>> =
            wordings.iter().map(|it| given.get(&it.reads).copied()).collect();
        // What was called so in this place is called so here for good.
        let mut taken: BTreeSet<usize> = given.values().copied().collect();
        let mut claims: Vec<(usize, usize, usize)> = Vec::new();
        for (at, wording) in
            wordings.iter().enumerate().filter(|(at, _)| matches!(letters.get(*at), Some(None)))
        {
            let first = wording.holders.iter().min().copied().unwrap_or(usize::MAX);
            let had = wording.holders.iter().filter_map(|holder| held.get(holder));
            claims.extend(had.map(|letter| (*letter, first, at)));
            claims.push((usize::MAX, first, at));
        }
        claims.sort_unstable();
        for (letter, _, at) in claims {
            let Some(slot) = letters.get_mut(at).filter(|slot| slot.is_none()) else { continue };
            if letter == usize::MAX {
                *count += 1;
                *slot = Some(*count);
            } else if taken.insert(letter) {
                *slot = Some(letter);
            }
        }
        let letters: Vec<usize> = letters.into_iter().map(Option::unwrap_or_default).collect();
        for (wording, letter) in wordings.iter().zip(&letters) {
            given.insert(wording.reads.clone(), *letter);
            held.extend(wording.holders.iter().map(|holder| (*holder, *letter)));
        }
        letters
    }
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::*;

    /// What each wording reads, and who holds it.
    type Wordings<'w> = &'w [(&'w str, &'w [usize])];

    /// The letters of a passage on boards, one after the other, with its place on each.
    fn lettered<'w>(boards: &[(Range<u32>, Wordings<'w>)]) -> Vec<Vec<usize>> {
        let mut letters = Letters::default();
        let worded = |(reads, holders): &(&str, &[usize])| Worded {
            reads: (*reads).to_owned(),
            holders: holders.to_vec(),
        };
        let show = |(span, wordings): &(Range<u32>, Wordings<'w>)| {
            let worded: Vec<Worded> = wordings.iter().map(worded).collect();
            letters.show(1, &(Layer::Words, span.clone()), &worded)
        };
        boards.iter().map(show).collect()
    }

    const KAZ: usize = 0;
    const RUS: usize = 1;
    const ARM: usize = 2;
    const BLR: usize = 3;

    #[test]
    fn later_wordings_get_the_next_free_letter() {
        let boards: [(_, Wordings<'_>); 3] = [
            (3..4, &[("sixty", &[KAZ]), ("ninety", &[RUS])]),
            // One earlier in protocol order comes later.
            (3..4, &[("forty", &[ARM]), ("sixty", &[KAZ]), ("ninety", &[RUS])]),
            // Whoever joins a wording has its letter.
            (3..4, &[("forty", &[ARM]), ("sixty", &[BLR, KAZ]), ("ninety", &[RUS])]),
        ];
        assert_eq!(lettered(&boards), [vec![1, 2], vec![3, 1, 2], vec![3, 1, 2]]);
    }

    #[test]
    fn the_letter_of_a_wording_taken_back_is_not_given_again() {
        let boards: [(_, Wordings<'_>); 3] = [
            (3..4, &[("sixty", &[KAZ]), ("ninety", &[RUS])]),
            (3..4, &[("forty", &[ARM]), ("ninety", &[RUS])]),
            // Proposed again, by whomever, it is what it was.
            (3..4, &[("forty", &[ARM]), ("ninety", &[RUS]), ("sixty", &[BLR])]),
        ];
        assert_eq!(lettered(&boards), [vec![1, 2], vec![3, 2], vec![3, 2, 1]]);
    }

    #[test]
    fn a_passage_that_becomes_wider_keeps_its_letters_and_parts_what_is_no_longer_the_same() {
        let narrow: Wordings<'_> = &[("sixty", &[KAZ, BLR]), ("ninety", &[RUS])];
        let wide: Wordings<'_> =
            &[("a", &[ARM]), ("sixty days or", &[BLR]), ("sixty days", &[KAZ]), ("ninety days", &[RUS])];
        let boards = [(3..4, narrow), (2..8, wide), (3..4, narrow), (2..8, wide)];
        // New letters go by who came first.
        assert_eq!(lettered(&boards), [vec![1, 2], vec![3, 4, 1, 2], vec![1, 2], vec![3, 4, 1, 2]]);
    }

    #[test]
    fn those_who_are_parted_from_a_wording_together_get_one_letter() {
        let boards: [(_, Wordings<'_>); 2] = [
            (3..4, &[("sixty", &[KAZ, ARM, BLR])]),
            (2..8, &[("sixty or", &[ARM, BLR]), ("sixty", &[KAZ]), ("a b c", &[RUS])]),
        ];
        assert_eq!(lettered(&boards), [vec![1], vec![3, 1, 2]]);
    }

    #[test]
    fn what_was_called_so_in_a_place_is_called_so_there_for_good() {
        // Two are parted when the passage becomes wider, and one of them leaves; later the other joins alone.
        let boards: [(_, Wordings<'_>); 5] = [
            (3..4, &[("sixty", &[KAZ])]),
            (2..8, &[("sixty days", &[KAZ]), ("a", &[RUS])]),
            (3..4, &[("sixty", &[KAZ, ARM])]),
            (3..4, &[("sixty", &[ARM])]),
            (2..8, &[("sixty hours", &[ARM]), ("a", &[RUS]), ("sixty days", &[BLR])]),
        ];
        assert_eq!(lettered(&boards), [vec![1], vec![1, 2], vec![1], vec![1], vec![3, 2, 1]]);
    }
}
