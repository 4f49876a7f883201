//! Reading a citation: its words, the units they name and what tells each apart.

use super::{Citation, Mark, Side, Step, Unit};

impl Citation {
    /// Reads a citation; none if no unit is named in it.
    pub fn read(citation: &str) -> Option<Self> {
        let words = words(citation);
        let mut side = Side::At;
        let mut steps: Vec<Step> = Vec::new();
        let mut at = 0;
        while let Some(word) = words.get(at) {
            at += 1;
            match word.as_str() {
                "после" | "after" => side = Side::After,
                "перед" | "before" => side = Side::Before,
                _ => {}
            }
            let Some(unit) = unit(word) else {
                // "(a)" after a paragraph is a subparagraph of it, «2 (a) (i)».
                if let (Some(inner), Some(last)) = (word.strip_prefix('('), steps.last())
                    && last.unit >= Unit::Article
                    && let Some(mark) = bracketed(inner.trim_end_matches(')'))
                {
                    let unit = match last.unit {
                        Unit::Article => Unit::Paragraph,
                        Unit::Paragraph => Unit::Subparagraph,
                        _ => Unit::Innermost,
                    };
                    steps.push(Step { unit, mark });
                }
                continue;
            };
            let before =
                at.checked_sub(2).and_then(|before| words.get(before)).and_then(|word| ordinal(word));
            let (mark, used) = match mark(unit, words.get(at..).unwrap_or_default()) {
                (Mark::None, _) => (before.map_or(Mark::None, |number| Mark::Numbers(vec![(number, 0)])), 0),
                found => found,
            };
            at += used;
            steps.push(Step { unit, mark });
        }
        // «подпункт» of a «подпункт» keeps its order; everything else has one place in the order of units.
        steps.sort_by_key(|step| step.unit);
        (!steps.is_empty()).then_some(Citation { side, steps })
    }
}

/// Lower case, ё as е, only letters and digits, one space between words.
pub(super) fn folded(name: &str) -> String {
    let lower = name.to_lowercase().replace('ё', "е");
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Cuts a citation into words. What stands in quotation marks is one word that begins with «.
pub(super) fn words(citation: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut quoted: Option<char> = None;
    for letter in citation.chars() {
        let ends = match (quoted, letter) {
            (Some(end), letter) => letter == end,
            (None, letter) => letter.is_whitespace() || matches!(letter, ',' | ';' | '\u{a0}'),
        };
        let opens = match (quoted, letter) {
            (None, '«') => Some('»'),
            (None, '“') => Some('”'),
            (None, '„') => Some('“'),
            (None, '"') => Some('"'),
            _ => None,
        };
        if ends || opens.is_some() {
            if quoted.is_some() {
                words.push(format!("«{}", folded(&word)));
            } else if !word.is_empty() {
                words.push(word.to_lowercase().replace('ё', "е"));
            }
            word.clear();
            quoted = opens;
        } else if quoted.is_none() && letter == '(' && !word.is_empty() {
            // "2(a)" is "2 (a)".
            words.push(word.to_lowercase());
            word = letter.to_string();
        } else {
            word.push(letter);
        }
    }
    if !word.is_empty() {
        words.push(word.to_lowercase().replace('ё', "е"));
    }
    words
}

/// The unit a word names, in any case.
fn unit(word: &str) -> Option<Unit> {
    let stems: &[(&str, usize, Unit)] = &[
        // stem, how many letters may follow, unit
        ("преамбул", 2, Unit::Preamble),
        ("preambl", 2, Unit::Preamble),
        ("preambular", 0, Unit::Preamble),
        ("наименовани", 2, Unit::Title),
        ("названи", 2, Unit::Title),
        ("title", 0, Unit::Title),
        ("приложени", 2, Unit::Annex),
        ("annex", 2, Unit::Annex),
        ("част", 2, Unit::Part),
        ("part", 0, Unit::Part),
        ("раздел", 2, Unit::Section),
        ("section", 0, Unit::Section),
        ("глав", 2, Unit::Chapter),
        ("chapter", 0, Unit::Chapter),
        ("параграф", 2, Unit::Subchapter),
        ("§", 0, Unit::Subchapter),
        ("стать", 2, Unit::Article),
        ("ст.", 0, Unit::Article),
        ("article", 0, Unit::Article),
        ("art.", 0, Unit::Article),
        ("подпункт", 2, Unit::Subparagraph),
        ("subparagraph", 0, Unit::Subparagraph),
        ("sub-paragraph", 0, Unit::Subparagraph),
        ("пункт", 2, Unit::Paragraph),
        ("п.", 0, Unit::Paragraph),
        ("paragraph", 0, Unit::Paragraph),
        ("para.", 0, Unit::Paragraph),
        ("point", 0, Unit::Subparagraph),
        ("item", 0, Unit::Paragraph),
        ("абзац", 2, Unit::Unnumbered),
        ("indent", 0, Unit::Unnumbered),
        ("строк", 2, Unit::Row),
        ("row", 0, Unit::Row),
        ("measure", 0, Unit::Row),
        ("граф", 2, Unit::Column),
        ("столб", 3, Unit::Column),
        ("колонк", 2, Unit::Column),
        ("column", 0, Unit::Column),
    ];
    stems.iter().find_map(|(stem, letters, unit)| {
        let rest = word.strip_prefix(stem)?;
        (rest.chars().count() <= *letters && rest.chars().all(char::is_alphabetic)).then_some(*unit)
    })
}

/// The mark that follows a unit, and how many words it takes.
fn mark(unit_of: Unit, words: &[String]) -> (Mark, usize) {
    let Some(first) = words.first() else { return (Mark::None, 0) };
    if matches!(first.as_str(), "№" | "no." | "no") {
        let (found, used) = mark(unit_of, words.get(1..).unwrap_or_default());
        return (found, used + 1);
    }
    if let Some(name) = first.strip_prefix('«') {
        let letter = name.chars().count() <= 2 && name.chars().all(char::is_alphabetic);
        let letter = letter || (!name.is_empty() && name.chars().all(|c| "ivx".contains(c)));
        return (if letter { Mark::Letter(name.to_owned()) } else { Mark::Name(name.to_owned()) }, 1);
    }
    if let Some(number) = ordinal(first) {
        return (Mark::Numbers(vec![(number, 0)]), 1);
    }
    let letters =
        matches!(unit_of, Unit::Subparagraph | Unit::Innermost) && !first.contains(|c: char| c.is_numeric());
    if !letters && let Some((numbers, used)) = read_numbers(words) {
        return (Mark::Numbers(numbers), used);
    }
    match bracketed(first.trim_matches(|c| matches!(c, '(' | ')' | '.'))) {
        Some(mark) if unit(first).is_none() => (mark, 1),
        _ => (Mark::None, 0),
    }
}

/// A letter or small Roman figures in brackets, or a number.
fn bracketed(inner: &str) -> Option<Mark> {
    if let Ok(number) = inner.parse::<u32>() {
        return Some(Mark::Numbers(vec![(number, 0)]));
    }
    let letter = inner.chars().count() == 1 && inner.chars().all(char::is_alphabetic);
    let roman = !inner.is_empty() && inner.chars().all(|c| "ivx".contains(c));
    (letter || roman).then(|| Mark::Letter(inner.to_owned()))
}

/// «5», «12¹», «1.2», «5 бис», "IV"; and how many words they take.
pub(super) fn read_numbers(words: &[String]) -> Option<(Vec<(u32, u32)>, usize)> {
    let first = words.first()?.trim_end_matches(['.', ')']);
    let mut numbers = Vec::new();
    for part in first.split('.') {
        let digits: String = part.chars().take_while(char::is_ascii_digit).collect();
        let rest = part.get(digits.len()..)?;
        let raised = rest.chars().map(|c| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|other| other == c));
        let index = raised.collect::<Option<Vec<usize>>>();
        match (digits.parse::<u32>(), index) {
            (Ok(value), Some(index)) => {
                let index = index.iter().fold(0, |all, digit| all * 10 + *digit);
                numbers.push((value, u32::try_from(index).ok()?));
            }
            _ => {
                numbers.clear();
                break;
            }
        }
    }
    if numbers.is_empty() {
        numbers.push((roman(first)?, 0));
    }
    let suffix = words.get(1).map(|word| word.trim_end_matches(['.', ')'])).and_then(|word| match word {
        "бис" | "bis" => Some(2),
        "тер" | "ter" => Some(3),
        "кватер" | "quater" => Some(4),
        "квинквиес" | "quinquies" => Some(5),
        _ => None,
    });
    match (suffix, numbers.last_mut()) {
        (Some(suffix), Some(last)) => {
            last.1 = suffix;
            Some((numbers, 2))
        }
        _ => Some((numbers, 1)),
    }
}

/// Roman figures, in small letters as folded.
fn roman(word: &str) -> Option<u32> {
    let value = |c: char| match c {
        'i' | 'і' => Some(1),
        'v' => Some(5),
        'x' | 'х' => Some(10),
        'l' => Some(50),
        'c' => Some(100),
        _ => None,
    };
    let values: Vec<u32> = word.chars().map(value).collect::<Option<_>>()?;
    if values.is_empty() || values.len() > 8 {
        return None;
    }
    let followed = values.iter().zip(values.iter().skip(1).chain(std::iter::once(&0)));
    let (mut more, mut less) = (0, 0);
    for (value, next) in followed {
        if value < next {
            less += value;
        } else {
            more += value;
        }
    }
    u32::checked_sub(more, less)
}

/// «второй», «втором», "second".
fn ordinal(word: &str) -> Option<u32> {
    let stems = [
        ("перв", "first"),
        ("втор", "second"),
        ("трет", "third"),
        ("четверт", "fourth"),
        ("пят", "fifth"),
        ("шест", "sixth"),
        ("седьм", "seventh"),
        ("восьм", "eighth"),
        ("девят", "ninth"),
        ("десят", "tenth"),
    ];
    let place = stems.iter().position(|(stem, english)| {
        word == *english || word.strip_prefix(stem).is_some_and(|end| (1..=4).contains(&end.chars().count()))
    })?;
    u32::try_from(place + 1).ok()
}
