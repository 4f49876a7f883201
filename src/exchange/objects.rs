//! Pictures and formulas beside the words: which of them texts refer to, and what stands for one whose bytes are not
//! at hand.

use std::collections::{BTreeMap, BTreeSet};

use super::open;
use super::word::Object;
use crate::language::{Language, Phrase};
use crate::text::{Anchor, Text};

/// Pictures and formulas, by the hash of their bytes.
pub type Objects = BTreeMap<String, Object>;

/// The hashes of all pictures and formulas texts refer to.
pub fn named<'t>(texts: impl IntoIterator<Item = &'t Text>) -> BTreeSet<&'t str> {
    let provisions = texts.into_iter().flat_map(Text::provisions);
    let anchors = provisions.flat_map(|it| it.body.paragraphs()).flat_map(|content| &content.anchors);
    anchors.filter_map(hash).collect()
}

/// The hash of what is anchored, if it is a picture or formula.
pub fn hash(anchor: &Anchor) -> Option<&str> {
    match anchor {
        Anchor::Object { hash, .. } => Some(hash),
        Anchor::Footnote => None,
    }
}

/// Of these pictures and formulas those that can be written into a Word file: of a kind it shows, and together no
/// larger than a file that is read.
pub fn writable(known: &Objects) -> BTreeSet<&str> {
    let mut room = open::LARGEST;
    let fits = known.iter().filter(|(hash, object)| object.hash() == **hash && object.is_written());
    let fits = fits.filter_map(|(hash, object)| {
        room = room.checked_sub(object.bytes.len() as u64)?;
        Some(hash.as_str())
    });
    fits.collect()
}

/// A sentence for whoever gets a file made without the bytes of some of these pictures and formulas.
pub fn left_out(named: &BTreeSet<&str>, known: &Objects) -> Option<Phrase> {
    let written = writable(known);
    let missing = named.difference(&written).count();
    (missing > 0).then(|| Phrase::new("object-left-out").count("count", missing))
}

/// What stands where a picture or formula belongs that cannot be shown: its description, in brackets.
pub fn words(alt: &str, language: Language) -> String {
    match alt.is_empty() {
        true => language.say("object-here"),
        false => {
            let (before, behind) = around(language);
            format!("{before}{alt}{behind}")
        }
    }
}

/// The description in such words, in whichever language they are; nothing where they are not of that kind.
pub fn description(words: &str) -> Option<&str> {
    Language::ALL.into_iter().find_map(|language| {
        if words == language.say("object-here") {
            return Some("");
        }
        let (before, behind) = around(language);
        words.strip_prefix(before.as_str())?.strip_suffix(behind.as_str())
    })
}

/// What stands before and behind a description. That itself is taken as it is: it comes back with the text.
fn around(language: Language) -> (String, String) {
    const HERE: &str = "⌖";
    let whole = language.say(Phrase::new("object-described").with("alt", HERE));
    let (before, behind) = whole.split_once(HERE).unwrap_or((whole.as_str(), ""));
    (before.to_owned(), behind.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_is_found_in_its_brackets() {
        for language in Language::ALL {
            for alt in ["", "x", "схема: [два] потока", "]"] {
                assert_eq!(description(&words(alt, language)), Some(alt));
            }
        }
        assert_eq!(description("схема"), None);
        assert_eq!(words("схема", Language::Russian), "[рисунок или формула: схема]");
    }
}
