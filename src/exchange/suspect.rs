//! Characters that deceive the eye: a person sees them named before a text is taken in.

use crate::language::Phrase;
use crate::language::shown::{Unseen, code, unseen};
use crate::text::Text;

/// Something in a text that does not look like what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suspect {
    /// The index of the provision.
    pub provision: usize,
    /// The paragraph of the provision, counted over all cells of a row.
    pub paragraph: usize,
    /// The first byte in that paragraph.
    pub offset: usize,
    /// What it is.
    pub what: Deception,
}

/// The ways a text can deceive the eye.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deception {
    /// A control character turns the order of what is shown around.
    Direction(char),
    /// A character takes no room and is not seen.
    Invisible(char),
    /// A character of a block that only labels text, never seen: a way to hide words.
    Tag(char),
    /// A word mixes Latin and Cyrillic letters that look alike.
    Mixed(String),
    /// A character only one font knows.
    Private(char),
}

/// The deceptions in a text, in reading order.
pub fn suspects(text: &Text) -> Vec<Suspect> {
    let mut found = Vec::new();
    for (provision, content) in text.provisions().iter().enumerate() {
        for (paragraph, content) in content.body.paragraphs().enumerate() {
            look(&content.text, |offset, what| found.push(Suspect { provision, paragraph, offset, what }));
        }
    }
    found
}

fn look(text: &str, mut found: impl FnMut(usize, Deception)) {
    if text.is_ascii() {
        return;
    }
    let mut word = 0..0;
    for (offset, character) in text.char_indices() {
        if is_letter(character) {
            if word.end != offset {
                word = offset..offset;
            }
            word.end = offset + character.len_utf8();
            let rest = text.get(word.end..).unwrap_or_default();
            let ends = !rest.starts_with(is_letter);
            if let Some(word) = text.get(word.clone()).filter(|word| ends && mixes(word)) {
                found(offset + character.len_utf8() - word.len(), Deception::Mixed(word.to_owned()));
            }
            continue;
        }
        let before = text.get(..offset).and_then(|before| before.chars().next_back());
        match unseen(before, character) {
            Some(Unseen::Direction) => found(offset, Deception::Direction(character)),
            Some(Unseen::Invisible) => found(offset, Deception::Invisible(character)),
            Some(Unseen::Tag) => found(offset, Deception::Tag(character)),
            Some(Unseen::Private) => found(offset, Deception::Private(character)),
            Some(Unseen::Control) | None => {}
        }
    }
}

/// Whether a character is a letter; those that nearly all texts are made of are known at a glance.
fn is_letter(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' | 'А'..='я' => true,
        _ if c.is_ascii() => false,
        _ => c.is_alphabetic(),
    }
}

/// The letters of one script that pass for letters of the other.
const ALIKE: (&str, &str) = ("acehiopsxyjABCEHIKMOPSTXYJ", "асеһіорѕхујАВСЕНІКМОРЅТХУЈ");

/// Whether all letters of one script in a word pass for letters of the other, which the word also has.
fn mixes(word: &str) -> bool {
    let latin = |c: char| c.is_ascii_alphabetic();
    let cyrillic = |c: char| matches!(c, '\u{400}'..='\u{52F}');
    let has = |is: &dyn Fn(char) -> bool| word.chars().any(is);
    if !has(&latin) || !has(&cyrillic) {
        return false;
    }
    let all =
        |is: &dyn Fn(char) -> bool, alike: &str| word.chars().filter(|c| is(*c)).all(|c| alike.contains(c));
    all(&latin, ALIKE.0) || all(&cyrillic, ALIKE.1)
}

impl Suspect {
    /// The sentence for a person.
    pub fn phrase(&self) -> Phrase {
        let code = |character: &char| code(*character);
        match &self.what {
            Deception::Direction(character) => Phrase::new("suspect-direction").with("code", code(character)),
            Deception::Invisible(character) => Phrase::new("suspect-invisible").with("code", code(character)),
            Deception::Tag(character) => Phrase::new("suspect-tag").with("code", code(character)),
            Deception::Mixed(word) => Phrase::new("suspect-mixed").with("word", word),
            Deception::Private(character) => Phrase::new("suspect-private").with("code", code(character)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(usize, Deception)> {
        let mut list = Vec::new();
        look(text, |offset, what| list.push((offset, what)));
        list
    }

    #[test]
    fn what_deceives_the_eye_is_found() {
        assert_eq!(found("a\u{202E}b"), [(1, Deception::Direction('\u{202E}'))]);
        assert_eq!(found("ша\u{200B}г"), [(4, Deception::Invisible('\u{200B}'))]);
        assert_eq!(found("x\u{E0041}"), [(1, Deception::Tag('\u{E0041}'))]);
        assert_eq!(found("the pаyment is"), [(4, Deception::Mixed("pаyment".into()))]);
        assert_eq!(found("\u{F045}"), [(0, Deception::Private('\u{F045}'))]);
    }

    #[test]
    fn honest_text_is_left_alone() {
        for text in [
            "Стороны сотрудничают",
            "IT-сектор",
            "№ 5 «Интерпол» — INTERPOL",
            "می\u{200C}خواهم",
            "O‘zbekiston",
            "x\u{AD}y",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
