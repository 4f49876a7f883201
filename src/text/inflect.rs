//! Forms of Russian words, as far as their letters alone decide them.
//!
//! This is no grammar: a word of a class is its stem and one of a closed list of endings. A word of the same class
//! takes over the ending of another; everything else is for a person to decide.

/// A class of words: the ending they are quoted with, what their stem ends with, and the endings they take.
struct Class {
    quoted: &'static str,
    stem: Stem,
    endings: &'static [&'static str],
}

/// What a stem ends with.
enum Stem {
    Any,
    /// A consonant after which nothing is written otherwise than it is said.
    Plain,
    /// г, к, х.
    Velar,
}

/// The classes, the longest endings first.
const CLASSES: &[Class] = &[
    Class {
        quoted: "тель",
        stem: Stem::Any,
        endings: &["тель", "теля", "телю", "телем", "теле", "тели", "телей", "телям", "телями", "телях"],
    },
    Class {
        quoted: "ство",
        stem: Stem::Any,
        endings: &["ство", "ства", "ству", "ством", "стве", "ств", "ствам", "ствами", "ствах"],
    },
    Class {
        quoted: "ость",
        stem: Stem::Any,
        endings: &["ость", "ости", "остью", "остей", "остям", "остями", "остях"],
    },
    Class {
        quoted: "ние",
        stem: Stem::Any,
        endings: &["ние", "ния", "нию", "нием", "нии", "ний", "ниям", "ниями", "ниях"],
    },
    Class {
        quoted: "ия", stem: Stem::Any, endings: &["ия", "ии", "ию", "ией", "ий", "иям", "иями", "иях"]
    },
    Class { quoted: "ии", stem: Stem::Any, endings: &["ии", "ий", "иям", "иями", "иях"] },
    Class { quoted: "ый", stem: Stem::Any, endings: HARD },
    Class { quoted: "ая", stem: Stem::Plain, endings: HARD },
    Class { quoted: "ое", stem: Stem::Plain, endings: HARD },
    Class { quoted: "ые", stem: Stem::Plain, endings: HARD },
    Class { quoted: "ий", stem: Stem::Velar, endings: SOFTENED },
    Class { quoted: "ая", stem: Stem::Velar, endings: SOFTENED },
    Class { quoted: "ое", stem: Stem::Velar, endings: SOFTENED },
    Class { quoted: "ие", stem: Stem::Velar, endings: SOFTENED },
    Class {
        quoted: "а", stem: Stem::Plain, endings: &["а", "ы", "е", "у", "ой", "ам", "ами", "ах"]
    },
    Class { quoted: "ы", stem: Stem::Plain, endings: &["ы", "ам", "ами", "ах"] },
    Class { quoted: "и", stem: Stem::Velar, endings: &["и", "ам", "ами", "ах"] },
    Class {
        quoted: "",
        stem: Stem::Plain,
        endings: &["", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах"],
    },
    Class {
        quoted: "",
        stem: Stem::Velar,
        endings: &["", "а", "у", "ом", "е", "и", "ов", "ам", "ами", "ах"],
    },
];

const HARD: &[&str] = &["ый", "ая", "ое", "ые", "ого", "ой", "ую", "ому", "ым", "ом", "ых", "ыми"];
const SOFTENED: &[&str] = &["ий", "ая", "ое", "ие", "ого", "ой", "ую", "ому", "им", "ом", "их", "ими"];

/// Endings a form may have: what follows the stem of a word is one of these, or it is another word.
const ENDINGS: &[&str] = &[
    "", "а", "я", "у", "ю", "ы", "и", "е", "о", "ь", "ой", "ей", "ом", "ем", "ов", "ев", "ам", "ям", "ами",
    "ями", "ах", "ях", "ий", "ия", "ии", "ию", "ией", "иям", "иями", "иях", "ью", "ый", "ая", "ое", "ые",
    "ого", "ую", "ому", "ым", "ых", "ыми", "ие", "им", "их", "ими", "его", "ему", "яя", "ее", "юю",
];

/// The fewest letters of a stem by which a word is told.
const SHORTEST: usize = 3;

/// Whether a word is another one in some form.
pub fn is_form(word: &str, of: &str) -> bool {
    let (word, of) = (word.to_lowercase(), of.to_lowercase());
    if word == of {
        return true;
    }
    if latin(&word) && latin(&of) {
        return word == plural(&of) || of == plural(&word);
    }
    let stem = bare(&of);
    stem.chars().count() >= SHORTEST
        && cyrillic(&of)
        && word.strip_prefix(stem).is_some_and(|ending| ENDINGS.contains(&ending))
}

/// A word in the form in which another one stands: `there` is a form of `of`. Nothing where the letters do not decide.
pub fn in_form(word: &str, of: &str, there: &str) -> Option<String> {
    let begins = |text: &str| text.chars().next().is_some_and(char::is_uppercase);
    let lower = |text: &str| text.to_lowercase();
    let made = if lower(there) == lower(of) || is_rigid(word) {
        word.to_owned()
    } else if lower(word) == lower(of) {
        there.to_owned()
    } else if latin(&lower(of)) && latin(&lower(word)) {
        // Of an English word there is the plural.
        (lower(there) == plural(&lower(of))).then(|| plural(word))?
    } else {
        let (class, stem) = class(&lower(of))?;
        let there = lower(there);
        let ending = there.strip_prefix(stem.as_str()).filter(|ending| class.endings.contains(ending))?;
        let (own, mine) = self::class(&lower(word))?;
        let kept = word.get(..mine.len()).filter(|_| std::ptr::eq(own, class))?;
        format!("{kept}{ending}")
    };
    // At the beginning of a sentence.
    let mut letters = made.chars();
    match letters.next() {
        Some(first) if begins(there) && !begins(of) => {
            Some(first.to_uppercase().chain(letters).collect::<String>())
        }
        _ => Some(made),
    }
}

fn latin(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_ascii_alphabetic())
}

/// The plural of an English word, as most have it.
fn plural(word: &str) -> String {
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    match word.strip_suffix('y') {
        Some(stem) if !stem.ends_with(vowel) => format!("{stem}ies"),
        _ if word.ends_with(['s', 'x', 'z']) || word.ends_with("ch") || word.ends_with("sh") => {
            format!("{word}es")
        }
        _ => format!("{word}s"),
    }
}

/// Whether a word never changes: an abbreviation in capital letters.
fn is_rigid(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(char::is_uppercase)
}

fn cyrillic(word: &str) -> bool {
    word.chars().all(|c| ('а'..='я').contains(&c) || c == 'ё' || c == '-')
}

/// The class of a word in small letters, and its stem.
fn class(word: &str) -> Option<(&'static Class, String)> {
    if !cyrillic(word) {
        return None;
    }
    CLASSES.iter().find_map(|class| {
        let stem = word.strip_suffix(class.quoted)?;
        let last = stem.chars().last()?;
        let fits = match class.stem {
            Stem::Any => true,
            Stem::Plain => "бвдзлмнпрстф".contains(last),
            // «срок» keeps its vowel, «участок» loses it.
            Stem::Velar => "гкх".contains(last) && !(class.quoted.is_empty() && loses_a_vowel(stem)),
        };
        let long = stem.chars().count() + class.quoted.chars().count() > SHORTEST;
        (fits && long).then(|| (class, stem.to_owned()))
    })
}

fn loses_a_vowel(stem: &str) -> bool {
    ["ок", "ек", "ёк"].iter().any(|ending| stem.ends_with(ending)) && stem.chars().count() > 4
}

/// A word without its ending, whatever it is.
fn bare(word: &str) -> &str {
    let endings =
        ENDINGS.iter().filter(|ending| !ending.is_empty() && word.ends_with(*ending)).map(|it| it.len());
    let longest = endings.max().unwrap_or(0);
    let cut = word.get(..word.len() - longest).unwrap_or(word);
    if cut.chars().count() < SHORTEST { word } else { cut }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_class_take_each_other_s_endings() {
        for (word, of, there, made) in [
            ("департамент", "отдел", "отделами", "департаментами"),
            ("конференция", "организация", "организацией", "конференцией"),
            ("требование", "обращение", "Обращения", "Требования"),
            ("уполномоченный", "компетентный", "компетентных", "уполномоченных"),
            ("ведомство", "министерство", "министерств", "ведомств"),
            ("БКБОП", "бюро", "бюро", "БКБОП"),
            ("орган", "орган", "органов", "органов"),
        ] {
            assert_eq!(in_form(word, of, there).as_deref(), Some(made), "{word}");
        }
    }

    #[test]
    fn what_letters_do_not_decide_is_left() {
        for (word, of, there) in [
            ("ведомство", "орган", "органами"),
            ("участок", "отдел", "отдела"),
            ("страна", "Сторона", "Сторон"),
            ("день", "сутки", "суток"),
        ] {
            assert_eq!(in_form(word, of, there), None, "{word}");
        }
    }

    #[test]
    fn forms_are_told_from_other_words() {
        for (word, of) in [("органами", "орган"), ("Сторон", "Сторона"), ("запроса", "запрос")]
        {
            assert!(is_form(word, of), "{word}");
        }
        for (word, of) in [("организация", "орган"), ("сторонник", "сторона"), ("по", "пот")]
        {
            assert!(!is_form(word, of), "{word}");
        }
    }
}
