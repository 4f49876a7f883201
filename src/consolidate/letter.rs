//! The letters by which people call the options of a passage, or of several set out together.

use std::collections::BTreeMap;

use super::{Passage, RollingText, VoiceSet};

/// Letters given to wordings for longer than a rolling text lives: 0 for A.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lettering {
    /// The letter of each wording of a passage, by the passage's [id](Passage::id).
    pub wordings: BTreeMap<String, Vec<usize>>,
    /// Where each voice stands in the order in which they came in.
    pub came: Vec<usize>,
}

impl RollingText {
    /// The letter of a wording of a passage.
    pub fn letter(&self, passage: usize, wording: usize) -> usize {
        let given = self.passages.get(passage).and_then(|it| self.lettering.wordings.get(&Passage::id(it)));
        given.and_then(|letters| letters.get(wording)).copied().unwrap_or(wording)
    }

    /// The letters of what is proposed in one place, each by the wordings it takes and by whom; A is the draft's. Where
    /// several passages are set out together, they go by the order in which the proposals came in.
    pub fn letters(&self, proposals: &[(&[(usize, usize)], &VoiceSet)]) -> Vec<usize> {
        let alone: Option<Vec<(usize, usize)>> = proposals
            .iter()
            .map(|(picks, _)| match picks {
                [only] => Some(*only),
                _ => None,
            })
            .collect();
        let alone =
            alone.filter(|picks| picks.iter().all(|pick| Some(pick.0) == picks.first().map(|it| it.0)));
        if let Some(picks) = alone {
            return picks.into_iter().map(|(passage, wording)| self.letter(passage, wording)).collect();
        }
        let came = |holders: &VoiceSet| {
            let all = holders.iter().filter_map(|voice| self.lettering.came.get(voice));
            all.min().copied().unwrap_or(usize::MAX)
        };
        let mut order: Vec<usize> = (0..proposals.len()).collect();
        order.sort_by_key(|at| proposals.get(*at).map(|(_, holders)| came(holders)));
        let mut letters = vec![0; proposals.len()];
        for (letter, at) in (1..).zip(order) {
            if let Some(slot) = letters.get_mut(at) {
                *slot = letter;
            }
        }
        letters
    }
}

/// A letter as it is written: A, B, … Z, AA.
pub fn written(letter: usize) -> String {
    let mut left = letter;
    let mut letters = String::new();
    loop {
        letters.insert(0, char::from(b'A' + (left % 26) as u8));
        left /= 26;
        if left == 0 {
            return letters;
        }
        left -= 1;
    }
}

/// A letter as people type it: small, or in the Cyrillic sign that looks the same. Others are left as they are: «Б» may
/// be meant as the second or as what sounds like it, and who guesses takes the wrong wording.
pub fn as_typed(word: &str) -> String {
    const ALIKE: [(char, char); 11] = [
        ('А', 'A'),
        ('В', 'B'),
        ('Е', 'E'),
        ('К', 'K'),
        ('М', 'M'),
        ('Н', 'H'),
        ('О', 'O'),
        ('Р', 'P'),
        ('С', 'C'),
        ('Т', 'T'),
        ('Х', 'X'),
    ];
    let latin = |c: char| ALIKE.iter().find(|(cyrillic, _)| *cyrillic == c).map_or(c, |(_, latin)| *latin);
    word.chars().flat_map(char::to_uppercase).map(latin).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_latin_however_they_are_typed() {
        assert_eq!([0, 1, 25, 26].map(written), ["A", "B", "Z", "AA"]);
        assert_eq!(["В", "c", "аа"].map(as_typed), ["B", "C", "AA"]);
        assert_eq!(as_typed("Б"), "Б");
    }
}
