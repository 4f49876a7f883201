//! What is to be added, where it is named as a unit: «дополнить пунктом 3 следующего содержания», "add a new
//! paragraph 5".

use crate::negotiation::place::{Added, Citation, Reading};

/// The words of a clause without the name of what is to be added, and what that is.
pub fn cut(words: &str, verb_at: usize, verb: &str) -> (String, Option<Added>) {
    let tokens: Vec<(usize, &str)> = tokens(words);
    let bare = |nth: usize| {
        let token = tokens.get(nth).map_or("", |(_, token)| token);
        token.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
    };
    // «добавить пункт 3», «включить статью 5»: what is added is the object of the verb.
    let direct = ["добав", "включ", "встав", "add", "insert"].iter().any(|stem| verb.starts_with(stem));
    let named = (0..tokens.len()).find(|nth| {
        let word = bare(*nth);
        if is_instrumental(&word) {
            return true;
        }
        let behind = tokens.get(*nth).is_some_and(|(at, _)| *at > verb_at);
        if !direct || !behind || Citation::read(&word).is_none() {
            return false;
        }
        let before = nth.checked_sub(1).map(&bare).unwrap_or_default();
        let leads = [
            "в",
            "во",
            "к",
            "на",
            "после",
            "перед",
            "из",
            "in",
            "into",
            "to",
            "after",
            "before",
            "of",
            "the",
            "from",
        ];
        let new = ["новый", "новую", "новое", "a", "an", "new", "following", "additional", "another"];
        let cyrillic = word.chars().any(|c| ('а'..='я').contains(&c));
        if cyrillic {
            is_accusative(&word) && !leads.contains(&before.as_str())
        } else {
            let first = tokens.get(nth.wrapping_sub(1)).is_some_and(|(at, _)| *at == verb_at);
            first || new.contains(&before.as_str())
        }
    });
    let Some(from) = named else { return (words.to_owned(), None) };
    // The unit with the marks that belong to it: as long as they read as one place and nothing else.
    let start = tokens.get(from).map_or(0, |(at, _)| *at);
    let mut end = start;
    let mut added = None;
    for (at, token) in tokens.iter().skip(from).take(3) {
        let to = at + token.len();
        let reading = Reading::of(words.get(start..to).unwrap_or_default().trim_end_matches([':', ',', '.']));
        match reading.places.as_slice() {
            [one] if reading.rest.is_empty() => (added, end) = (Some(one.added()), to),
            _ => break,
        }
        if token.ends_with([':', ',']) || token.contains(super::clause::HOLE) {
            break;
        }
    }
    let rest = format!("{} {}", words.get(..start).unwrap_or_default(), words.get(end..).unwrap_or_default());
    (rest, added)
}

fn tokens(words: &str) -> Vec<(usize, &str)> {
    let mut tokens = Vec::new();
    let mut at = 0;
    for token in words.split_inclusive(char::is_whitespace) {
        let bare = token.trim_end();
        if !bare.is_empty() {
            tokens.push((at, bare));
        }
        at += token.len();
    }
    tokens
}

/// «пунктом», «абзацами», «статьёй».
fn is_instrumental(word: &str) -> bool {
    const UNITS: [&str; 24] = [
        "пунктом",
        "пунктами",
        "подпунктом",
        "подпунктами",
        "абзацем",
        "абзацами",
        "статьей",
        "статьёй",
        "статьями",
        "разделом",
        "разделами",
        "главой",
        "главами",
        "частью",
        "частями",
        "приложением",
        "строкой",
        "строками",
        "позицией",
        "позициями",
        "сноской",
        "графой",
        "предложением",
        "предложениями",
    ];
    UNITS.contains(&word)
}

fn is_accusative(word: &str) -> bool {
    const UNITS: [&str; 12] = [
        "пункт",
        "подпункт",
        "абзац",
        "статью",
        "раздел",
        "главу",
        "часть",
        "приложение",
        "строку",
        "позицию",
        "сноску",
        "предложение",
    ];
    UNITS.contains(&word)
}
