//! How positions, remarks and outcomes hold on to a wording.

use serde::{Deserialize, Serialize};

use super::{LanguageTag, RecordId};
use crate::consolidate::Layer;
use crate::text::content::ANCHOR;

/// A stretch of an edition and what it reads there. On every fold what is said about it attaches to each wording
/// that says exactly this on exactly this stretch, however wide the passage has become meanwhile.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Stretch {
    /// The edition.
    pub edition: RecordId,
    /// The language.
    pub language: LanguageTag,
    /// What is at stake.
    #[serde(default = "words", skip_serializing_if = "is_words")]
    pub layer: Layer,
    /// First token of the base.
    pub from: u32,
    /// The token after the stretch.
    pub to: u32,
    /// The wording on this stretch, normalised; empty for none. For a block that is to stand elsewhere: the token
    /// before which it goes, as "→ 120".
    pub reads: String,
}

fn words() -> Layer {
    Layer::Words
}

fn is_words(layer: &Layer) -> bool {
    *layer == Layer::Words
}

impl Stretch {
    /// Whether both speak of the same place, whatever they read there.
    pub fn same_place(&self, other: &Stretch) -> bool {
        self.same_text(other) && self.layer == other.layer && (self.from, self.to) == (other.from, other.to)
    }

    /// Whether both concern something in common: they overlap in one layer, or an insertion touches the other.
    pub fn overlaps(&self, other: &Stretch) -> bool {
        self.same_text(other)
            && self.layer == other.layer
            && overlap((self.from, self.to), (other.from, other.to))
    }

    fn same_text(&self, other: &Stretch) -> bool {
        self.edition == other.edition && self.language == other.language
    }
}

/// Whether two stretches of tokens overlap; an empty one overlaps what it stands in, and its equal.
pub fn overlap(one: (u32, u32), other: (u32, u32)) -> bool {
    one == other || one.0 < other.1 && other.0 < one.1
}

/// A reading as it counts, in letters that can be read and kept: one space before every word, a line break and the
/// sort before every provision, a tab before every cell.
pub fn legible(meaning: &str) -> String {
    let mut reads = String::with_capacity(meaning.len());
    for letter in meaning.chars() {
        match letter {
            '\u{1}' => reads.push(' '),
            '\u{2}' => reads.push_str("\n¶"),
            '\u{3}' => reads.push('\t'),
            '\u{4}' => reads.push_str("\t¶"),
            '\u{5}' => reads.push_str("\t@"),
            '\u{6}' => reads.push_str("\t#"),
            other => reads.push(other),
        }
    }
    reads
}

/// What a stretch reads, for the eye: the signs that hold its paragraphs apart are left out, no space stands before a
/// mark, and quotation marks open and close as they are written in its language.
pub fn readable(reads: &str) -> String {
    let russian = reads.contains(|letter| ('а'..='я').contains(&letter));
    let marks = if russian { ['«', '»'] } else { ['“', '”'] };
    let mut words = String::new();
    let mut quoted = false;
    // No space stands behind a mark that opens.
    let mut opened = false;
    let mut letters = reads.chars();
    while let Some(letter) = letters.next() {
        let opens = letter == '(' || letter == '«' || letter == '"' && !quoted;
        match letter {
            // The sort of a provision follows its sign.
            '¶' => drop(letters.next()),
            ANCHOR => {}
            '\n' | '\t' | '@' | '#' => words.push(' '),
            ' ' if opened => continue,
            '"' if opens => words.push(marks[0]),
            ',' | '.' | ';' | ':' | '!' | '?' | ')' | '»' | '"' => {
                words.truncate(words.trim_end().len());
                words.push(if letter == '"' { marks[1] } else { letter });
            }
            _ => words.push(letter),
        }
        quoted ^= letter == '"';
        opened = opens;
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a block that is to stand before this token reads.
pub fn before(token: u32) -> String {
    format!("→ {token}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_said_of_a_wording_reads_as_people_write() {
        assert_eq!(readable("\n¶5 учитывая опыт , если иное"), "учитывая опыт, если иное");
        assert_eq!(readable(" тридцати"), "тридцати");
        assert_eq!(readable("→ 120"), "→ 120");
        assert_eq!(readable(" под \" кадрами \" ( лицами ) понимаются"), "под «кадрами» (лицами) понимаются");
        assert_eq!(readable(" the \" staff \" of a Party"), "the “staff” of a Party");
        assert_eq!(readable(" выгоды . \u{FFFC}"), "выгоды.");
    }

    #[test]
    fn an_insertion_overlaps_what_it_stands_in_and_its_equal() {
        assert!(overlap((3, 3), (3, 3)) && overlap((3, 3), (2, 5)) && overlap((2, 5), (4, 9)));
        assert!(!overlap((3, 3), (3, 5)) && !overlap((2, 3), (3, 5)) && !overlap((5, 5), (3, 5)));
    }
}
