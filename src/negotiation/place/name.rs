//! The name of a cited place, as papers write it: «статья 5, пункт 2», "article 5, paragraph 2, subparagraph (a)".

use super::{Citation, LAST, Mark, ORDINALS, Side, Step, Unit};
use crate::language::Language;

/// Nominative and genitive of a Russian unit, its gender, and the English word.
fn words(unit: Unit) -> (&'static str, &'static str, Gender, &'static str) {
    use Gender::{Feminine, Masculine, Neuter};
    match unit {
        Unit::Title => ("наименование", "наименования", Neuter, "title"),
        Unit::Preamble => ("преамбула", "преамбулы", Feminine, "preamble"),
        Unit::Annex => ("приложение", "приложения", Neuter, "annex"),
        Unit::Part => ("часть", "части", Feminine, "part"),
        Unit::Section => ("раздел", "раздела", Masculine, "section"),
        Unit::Chapter => ("глава", "главы", Feminine, "chapter"),
        Unit::Subchapter => ("параграф", "параграфа", Masculine, "subchapter"),
        Unit::Article => ("статья", "статьи", Feminine, "article"),
        Unit::Paragraph => ("пункт", "пункта", Masculine, "paragraph"),
        Unit::Subparagraph | Unit::Innermost => ("подпункт", "подпункта", Masculine, "subparagraph"),
        Unit::Unnumbered => ("абзац", "абзаца", Masculine, "indent"),
        Unit::Row => ("строка", "строки", Feminine, "row"),
        Unit::Column => ("графа", "графы", Feminine, "column"),
        Unit::Footnote => ("сноска", "сноски", Feminine, "footnote"),
        Unit::Sentence => ("предложение", "предложения", Neuter, "sentence"),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    Nominative,
    Genitive,
    Instrumental,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Gender {
    Masculine,
    Feminine,
    Neuter,
}

impl Citation {
    /// The name of the place: from the outside in; beside it, as «после пункта 2 статьи 5».
    pub fn name(&self, language: Language) -> String {
        let beside = match (self.side, language) {
            (Side::At, _) => return self.steps(language, Case::Nominative).join(", "),
            (Side::After, Language::Russian) => return format!("после {}", self.genitive()),
            (Side::Before, Language::Russian) => "перед",
            (Side::After, Language::English) => "after",
            (Side::Before, Language::English) => "before",
        };
        let mut steps = self.steps(language, Case::Instrumental);
        if language == Language::English {
            return format!("{beside} {}", steps.join(", "));
        }
        // «перед пунктом 2 статьи 5»: only the innermost is instrumental.
        let innermost = steps.pop().unwrap_or_default();
        let mut outer = self.steps(language, Case::Genitive);
        outer.pop();
        outer.reverse();
        let all: Vec<String> = std::iter::once(innermost).chain(outer).collect();
        format!("{beside} {}", all.join(" "))
    }

    /// The place in Russian, in the genitive: «пункта 2 статьи 5».
    pub fn genitive(&self) -> String {
        let mut steps = self.steps(Language::Russian, Case::Genitive);
        steps.reverse();
        steps.join(" ")
    }

    fn steps(&self, language: Language, case: Case) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for it in &self.steps {
            match (names.last_mut(), &it.mark) {
                // «подпункт «а» (i)».
                (Some(last), Mark::Letter(letter)) if it.unit == Unit::Innermost => {
                    last.push_str(&format!(" ({letter})"));
                }
                (Some(last), Mark::Numbers(numbers)) if it.unit == Unit::Innermost => {
                    let numbers: Vec<String> = numbers.iter().map(|it| numbered(*it, language)).collect();
                    last.push_str(&format!(" ({})", numbers.join(".")));
                }
                _ => names.push(step(it, language, case)),
            }
        }
        names
    }
}

fn step(step: &Step, language: Language, case: Case) -> String {
    let (nominative, genitive, gender, english) = words(step.unit);
    let counted = matches!(step.unit, Unit::Unnumbered | Unit::Sentence);
    match language {
        Language::Russian => {
            let unit = match case {
                Case::Nominative => nominative.to_owned(),
                Case::Genitive => genitive.to_owned(),
                Case::Instrumental => instrumental(nominative, gender),
            };
            match mark(&step.mark, (counted || step.mark == Mark::Last).then_some((gender, case)), language) {
                mark if mark.is_empty() => unit,
                mark => format!("{unit} {mark}"),
            }
        }
        Language::English => match (mark(&step.mark, None, language), counted) {
            (mark, _) if mark.is_empty() => english.to_owned(),
            (mark, true) => format!("{} {english}", ordinal(&mark, None)),
            (mark, _) => format!("{english} {mark}"),
        },
    }
}

/// «пунктом», «статьёй», «наименованием».
fn instrumental(unit: &str, gender: Gender) -> String {
    match (gender, unit) {
        (_, "статья") => "статьёй".to_owned(),
        (_, "часть") => "частью".to_owned(),
        (_, "абзац") => "абзацем".to_owned(),
        (Gender::Masculine, unit) => format!("{unit}ом"),
        (Gender::Feminine, unit) => format!("{}ой", unit.strip_suffix('а').unwrap_or(unit)),
        (Gender::Neuter, unit) => format!("{}ем", unit.strip_suffix('е').unwrap_or(unit)),
    }
}

/// What tells a unit apart, as written. `counted`: gender and case of a unit that is counted by words.
fn mark(mark: &Mark, counted: Option<(Gender, Case)>, language: Language) -> String {
    match mark {
        Mark::None => String::new(),
        Mark::Last if language == Language::English => "last".to_owned(),
        Mark::Last => ordinal("last", counted),
        Mark::Numbers(numbers) => {
            let numbers: Vec<String> = numbers.iter().map(|number| numbered(*number, language)).collect();
            let number = numbers.join(".");
            if counted.is_some() { ordinal(&number, counted) } else { number }
        }
        Mark::Letter(letter) => match language {
            Language::Russian => format!("«{letter}»"),
            Language::English => format!("({letter})"),
        },
        Mark::Name(name) => {
            let mut letters = name.chars();
            let first = letters.next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default();
            format!("«{first}{}»", letters.as_str())
        }
    }
}

/// «12», «5 бис», «10¹».
fn numbered((value, suffix): (u32, u32), language: Language) -> String {
    const LATIN: [&str; 4] = ["bis", "ter", "quater", "quinquies"];
    const RUSSIAN: [&str; 4] = ["бис", "тер", "кватер", "квинквиес"];
    let words = if language == Language::Russian { RUSSIAN } else { LATIN };
    let word = suffix.checked_sub(2).and_then(|nth| words.get(nth as usize));
    match (suffix, word) {
        (0, _) => value.to_string(),
        (_, Some(word)) => format!("{value} {word}"),
        (suffix, None) => {
            let raised = |c: char| c.to_digit(10).and_then(|nth| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(nth as usize));
            format!("{value}{}", suffix.to_string().chars().filter_map(raised).collect::<String>())
        }
    }
}

/// «второй», «второго», «вторым», «вторая»; "second". What has no word stays a figure.
fn ordinal(number: &str, russian: Option<(Gender, Case)>) -> String {
    let nth = match number {
        "last" => Some((10, LAST)),
        number => {
            let nth = number.parse::<usize>().ok().and_then(|nth| nth.checked_sub(1));
            nth.and_then(|nth| Some((nth, *ORDINALS.get(nth)?)))
        }
    };
    let Some((nth, (stem, english))) = nth else { return number.to_owned() };
    // What is read has lost its dots.
    let stem = stem.replace("четверт", "четвёрт");
    let Some((gender, case)) = russian else { return english.to_owned() };
    // Masculine, neuter, their genitive and instrumental; feminine, and its other cases.
    let [masculine, neuter, of, with, feminine, other] = match nth {
        2 => ["ий", "ье", "ьего", "ьим", "ья", "ьей"],
        10 => ["ий", "ее", "его", "им", "яя", "ей"],
        1 | 5..=7 => ["ой", "ое", "ого", "ым", "ая", "ой"],
        _ => ["ый", "ое", "ого", "ым", "ая", "ой"],
    };
    let ending = match (gender, case) {
        (Gender::Feminine, Case::Nominative) => feminine,
        (Gender::Feminine, _) => other,
        (Gender::Masculine, Case::Nominative) => masculine,
        (Gender::Neuter, Case::Nominative) => neuter,
        (_, Case::Genitive) => of,
        (_, Case::Instrumental) => with,
    };
    format!("{stem}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::negotiation::place::Reading;

    #[test]
    fn places_are_named_in_the_nominative_from_the_outside_in() {
        let named = |cited: &str, language: Language| -> Vec<String> {
            Reading::of(cited).places.iter().map(|place| place.name(language)).collect()
        };
        for (cited, names) in [
            ("абзаце первом преамбулы", &["преамбула, абзац первый"][..]),
            ("В пунктах 1 и 2 статьи 4", &["статья 4, пункт 1", "статья 4, пункт 2"]),
            ("статьи 3, 5–7", &["статья 3", "статья 5", "статья 6", "статья 7"]),
            (
                "в подпунктах «а» и «в» пункта 2 статьи 5",
                &["статья 5, пункт 2, подпункт «а»", "статья 5, пункт 2, подпункт «в»"],
            ),
            ("второй и третий абзацы статьи 12¹", &["статья 12¹, абзац второй", "статья 12¹, абзац третий"]),
            (
                "пункт 1 и подпункт «а» пункта 2 статьи 5",
                &["статья 5, пункт 1", "статья 5, пункт 2, подпункт «а»"],
            ),
            ("пункт 1 статьи 2 и пункт 3 статьи 5", &["статья 2, пункт 1", "статья 5, пункт 3"]),
            ("Статья 5, пункт 1 и пункт 2", &["статья 5, пункт 1", "статья 5, пункт 2"]),
            ("в сноске к пункту 1 статьи 1", &["статья 1, пункт 1, сноска"]),
            ("второе предложение пункта 2 статьи 5", &["статья 5, пункт 2, предложение второе"]),
            ("после абзаца второго пункта 1 статьи 5 бис", &["после абзаца второго пункта 1 статьи 5 бис"]),
            ("перед статьёй 4", &["перед статьёй 4"]),
            ("последний абзац статьи 3", &["статья 3, абзац последний"]),
            ("графа «Исполнители» позиции 2", &["строка 2, графа «Исполнители»"]),
        ] {
            assert_eq!(named(cited, Language::Russian), names, "{cited}");
        }
        for (cited, names) in [
            ("Paragraphs 2 and 3 of article 6", &["article 6, paragraph 2", "article 6, paragraph 3"][..]),
            ("Articles 3 to 5", &["article 3", "article 4", "article 5"]),
            ("article 5, paragraph 2 (a)", &["article 5, paragraph 2, subparagraph (a)"]),
            ("the chapeau of article 5", &["article 5, first indent"]),
            ("the second sentence of paragraph 2", &["paragraph 2, second sentence"]),
        ] {
            assert_eq!(named(cited, Language::English), names, "{cited}");
        }
    }
}
