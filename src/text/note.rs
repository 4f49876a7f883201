//! How the mark of a footnote reads where there are words alone: as its number, raised. What else is anchored in a text
//! (a picture, a formula) reads as its description, in square brackets.

use std::borrow::Cow;

use super::content::{ANCHOR, Content, has_anchor};
use super::{Anchor, Kind, Provision};

/// The mark of a footnote that has no number yet: it is only proposed.
pub const PROPOSED: char = '*';

/// The number of the first footnote that is anchored in a provision or behind it.
pub fn first(provisions: &[Provision], at: usize) -> usize {
    let before = provisions.iter().take(at);
    before.filter(|provision| provision.form.kind == Kind::Footnote).count() + 1
}

/// The marks that stand in some words, told one after the other.
pub struct Marks<'a, A: Iterator<Item = &'a Anchor>> {
    anchors: A,
    number: Option<usize>,
}

impl<'a, A: Iterator<Item = &'a Anchor>> Marks<'a, A> {
    /// What is anchored in the words, in order, and the number of the first footnote among it where it has one.
    pub fn new(anchors: A, number: Option<usize>) -> Self {
        Self { anchors, number }
    }

    /// The next words with their marks; `proposed` ones have no number and take none.
    pub fn read(&mut self, words: &str, proposed: bool) -> String {
        if !has_anchor(words) {
            return words.to_owned();
        }
        let mut read = String::with_capacity(words.len());
        for letter in words.chars() {
            if letter != ANCHOR {
                read.push(letter);
                continue;
            }
            match (self.anchors.next(), self.number.filter(|_| !proposed)) {
                (Some(Anchor::Object { alt, .. }), _) => push_object(alt, &mut read),
                (_, Some(number)) => {
                    read.push_str(&raised(number));
                    self.number = Some(number + 1);
                }
                (_, None) => read.push(PROPOSED),
            }
        }
        read
    }
}

/// Words in which pictures and formulas read as their descriptions; the marks of footnotes stay.
pub fn described(content: &Content) -> Cow<'_, str> {
    if !content.anchors.iter().any(|anchor| matches!(anchor, Anchor::Object { .. })) {
        return Cow::Borrowed(&content.text);
    }
    let mut anchors = content.anchors.iter();
    let mut read = String::with_capacity(content.text.len());
    for letter in content.text.chars() {
        match (letter, if letter == ANCHOR { anchors.next() } else { None }) {
            (_, Some(Anchor::Object { alt, .. })) => push_object(alt, &mut read),
            _ => read.push(letter),
        }
    }
    Cow::Owned(read)
}

/// A picture or formula as words alone show it.
fn push_object(alt: &str, read: &mut String) {
    read.push('[');
    read.push_str(if alt.is_empty() { "…" } else { alt });
    read.push(']');
}

/// Words that are only proposed, with their marks.
pub fn proposed(words: &str) -> String {
    Marks::new(std::iter::empty(), None).read(words, true)
}

/// Words of which nothing more is known than what they read: without marks.
pub fn without(words: String) -> String {
    if has_anchor(&words) { words.replace(ANCHOR, "") } else { words }
}

fn raised(number: usize) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digit = |digit: char| digit.to_digit(10).and_then(|digit| DIGITS.get(digit as usize)).copied();
    number.to_string().chars().filter_map(digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_reads_as_its_number_and_what_is_only_proposed_has_none() {
        let picture = Anchor::Object { hash: "00".into(), alt: "схема".into() };
        let anchors = [Anchor::Footnote, picture, Anchor::Footnote, Anchor::Footnote];
        let mut marks = Marks::new(anchors.iter(), Some(9));
        assert_eq!(marks.read("выгоды.\u{FFFC} См. \u{FFFC}", false), "выгоды.⁹ См. [схема]");
        assert_eq!(marks.read("дней\u{FFFC}", true), "дней*");
        assert_eq!(marks.read("суток\u{FFFC}", false), "суток¹⁰");
        assert_eq!(without("выгоды.\u{FFFC}".to_owned()), "выгоды.");
        let content = Content {
            text: "Дни\u{FFFC} по \u{FFFC}".into(),
            marks: Vec::new(),
            anchors: anchors[..2].to_vec(),
        };
        assert_eq!(described(&content), "Дни\u{FFFC} по [схема]");
    }
}
