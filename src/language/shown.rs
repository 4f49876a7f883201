//! Words that are quoted, with every sign in them that would deceive the eye named in its place.

use std::borrow::Cow;
use std::fmt::Write as _;

/// How a character deceives the eye.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unseen {
    /// It turns the order of what is shown around.
    Direction,
    /// It takes no room.
    Invisible,
    /// It is of a block that only labels text, and is never shown.
    Tag,
    /// Only one font knows it.
    Private,
    /// It steers whatever shows it.
    Control,
}

/// How a character behind another one deceives the eye, if it does.
pub fn unseen(before: Option<char>, character: char) -> Option<Unseen> {
    Some(match character {
        '\t' | '\n' | '\r' => return None,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => Unseen::Direction,
        '\u{E0000}'..='\u{E007F}' => Unseen::Tag,
        // Joiners are letters' business in Arabic, Persian and Indian scripts.
        '\u{200C}' | '\u{200D}' if before.is_some_and(|before| before > '\u{590}') => return None,
        '\u{200B}'..='\u{200F}'
        | '\u{2060}'..='\u{2064}'
        | '\u{FEFF}'
        | '\u{3164}'
        | '\u{115F}'
        | '\u{1160}' => Unseen::Invisible,
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFD}' => Unseen::Private,
        control if control.is_control() => Unseen::Control,
        _ => return None,
    })
}

/// The name of a character: "U+202E".
pub fn code(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

/// Words as they are quoted: what would deceive the eye stands in them by its name, "[U+202E]".
pub fn shown(words: &str) -> Cow<'_, str> {
    let mut before = None;
    let mut deceives = |character: char| {
        let unseen = unseen(before, character).is_some();
        before = Some(character);
        unseen
    };
    if !words.chars().any(&mut deceives) {
        return Cow::Borrowed(words);
    }
    let mut out = String::with_capacity(words.len() + 16);
    let mut before = None;
    for character in words.chars() {
        match unseen(before, character) {
            // Writing to a string never fails.
            Some(_) => drop(write!(out, "[{}]", code(character))),
            None => out.push(character),
        }
        before = Some(character);
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_named_where_it_stands() {
        assert_eq!(shown("\u{202E}дзеорп\u{202C}"), "[U+202E]дзеорп[U+202C]");
        assert_eq!(shown("ша\u{200B}г"), "ша[U+200B]г");
        assert_eq!(shown("\u{1B}[2J"), "[U+001B][2J");
        assert_eq!(shown("می\u{200C}خواهم"), "می\u{200C}خواهم");
        assert!(matches!(shown("Стороны\nсотрудничают — «да»"), Cow::Borrowed(_)));
    }
}
