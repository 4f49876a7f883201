//! The words references are made of.

use super::Level;

/// What a word (in small letters) counts.
pub(super) fn level(word: &str) -> Option<Level> {
    const MALE: &[&str] = &["", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах"];
    let inflected =
        |stem: &str, endings: &[&str]| word.strip_prefix(stem).is_some_and(|end| endings.contains(&end));
    Some(match word {
        "article" | "articles" | "art" => Level::Article,
        "paragraph" | "paragraphs" | "para" | "paras" => Level::Paragraph,
        "subparagraph" | "subparagraphs" | "sub-paragraph" | "sub-paragraphs" | "point" | "points" => {
            Level::Subparagraph
        }
        "section" | "sections" => Level::Section,
        "chapter" | "chapters" => Level::Chapter,
        "part" | "parts" => Level::Part,
        "annex" | "annexes" | "appendix" => Level::Annex,
        "indent" | "indents" => Level::Unnumbered,
        "ст" => Level::Article,
        "п" => Level::Paragraph,
        "пп" | "подп" => Level::Subparagraph,
        "абз" => Level::Unnumbered,
        "гл" => Level::Chapter,
        "разд" => Level::Section,
        _ if inflected("подпункт", MALE) => Level::Subparagraph,
        _ if inflected("пункт", MALE) => Level::Paragraph,
        _ if inflected("абзац", &["", "а", "у", "ем", "ём", "е", "ы", "ев", "ам", "ами", "ах"]) => {
            Level::Unnumbered
        }
        _ if inflected("стат", &["ья", "ьи", "ье", "ью", "ьей", "ьёй", "ей", "ьям", "ьями", "ьях"]) => {
            Level::Article
        }
        _ if inflected("част", &["ь", "и", "ью", "ей", "ям", "ями", "ях"]) => Level::Part,
        _ if inflected("раздел", MALE) => Level::Section,
        _ if inflected("глав", &["а", "ы", "е", "у", "ой", "", "ам", "ами", "ах"]) => {
            Level::Chapter
        }
        _ if inflected("параграф", MALE) => Level::Subchapter,
        _ if inflected("приложени", &["е", "я", "ю", "ем", "и", "й", "ям", "ями", "ях"]) => {
            Level::Annex
        }
        _ => return None,
    })
}

/// Whether a word of this level is an abbreviation, which is nothing without its full stop.
pub(super) fn is_short(word: &str) -> bool {
    matches!(word, "art" | "para" | "paras" | "ст" | "п" | "пп" | "подп" | "абз" | "гл" | "разд")
}

/// A number as a word: «второй», «шестом», "second".
pub(super) fn ordinal(word: &str) -> Option<u32> {
    const ENGLISH: [&str; 10] =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    const RUSSIAN: [(&str, u32); 22] = [
        ("первый", 1),
        ("втор", 2),
        ("трет", 3),
        ("четверт", 4),
        ("четвёрт", 4),
        ("пят", 5),
        ("шест", 6),
        ("седьм", 7),
        ("восьм", 8),
        ("девят", 9),
        ("десят", 10),
        ("одиннадцат", 11),
        ("двенадцат", 12),
        ("тринадцат", 13),
        ("четырнадцат", 14),
        ("пятнадцат", 15),
        ("шестнадцат", 16),
        ("семнадцат", 17),
        ("восемнадцат", 18),
        ("девятнадцат", 19),
        ("двадцат", 20),
        ("перв", 1),
    ];
    const ENDINGS: &[&str] = &[
        "", "ый", "ой", "ий", "ого", "ому", "ым", "ом", "ая", "ую", "ые", "ых", "ыми", "ьего", "ьему", "ьим",
        "ьем", "ьём", "ья", "ьей", "ью", "ьи", "ьих", "ое", "ье",
    ];
    if let Some(place) = ENGLISH.iter().position(|known| *known == word) {
        return u32::try_from(place + 1).ok();
    }
    RUSSIAN
        .iter()
        .find(|(stem, _)| word.strip_prefix(stem).is_some_and(|end| ENDINGS.contains(&end)))
        .map(|(_, value)| *value)
        .filter(|_| word.chars().count() > 4)
}

/// Words that head the name of another document in running Russian.
pub(super) fn names_document(word: &str) -> bool {
    [
        "закон",
        "федеральн",
        "указ",
        "постановлен",
        "конвенц",
        "договор",
        "соглашен",
        "протокол",
        "устав",
        "кодекс",
    ]
    .iter()
    .any(|stem| word.starts_with(stem))
}
