//! Labels of points: "1.", «а)», "(iv)", "—".

use smallvec::SmallVec;

use super::number::{Numbers, arabic, at_space, letter, one, roman, suffix};
use super::{Label, Number, PROTECTED, Scheme, finish};
use crate::text::content::ANCHOR;

/// The label of a point at the start of the line.
pub(super) fn parse(line: &str) -> Option<(Label, usize)> {
    let bytes = line.as_bytes();
    match bytes.first()? {
        b'0'..=b'9' => digits(line),
        b'(' => bracketed(line),
        b'-' => dash(line, 1),
        b'A'..=b'Z' | b'a'..=b'z' => {
            // Most lines begin with a word: look at what ends a label before anything else.
            let stop = bytes.iter().take(10).position(|b| !b.is_ascii_alphabetic())?;
            match bytes.get(stop)? {
                b')' => before_bracket(line),
                b'.' => before_stop(line, stop),
                b' ' | 0xC2 => spaced_suffix(line, stop),
                _ => None,
            }
        }
        // The two-byte letters: Cyrillic, Armenian, Greek, accented Latin.
        0xC3..=0xDF => match bytes.get(2)? {
            b')' => before_bracket(line),
            b'.' => before_stop(line, 2),
            0xC2 | 0xE2 | 0xD0 | b'I' | b'V' | b'X' | b' ' => {
                before_bracket(line).or_else(|| roman_stop(line))
            }
            _ => None,
        },
        0xC2 => line.starts_with('·').then(|| dash(line, 2))?,
        0xE1 => before_bracket(line),
        0xE2 => {
            let c = line.chars().next()?;
            "–—−•●▪◦‣‒―".contains(c).then(|| dash(line, 3))?
        }
        _ => None,
    }
}

/// A dash or bullet; white space must follow.
fn dash(line: &str, end: usize) -> Option<(Label, usize)> {
    at_space(line.get(end..)?).then(|| finish(Scheme::Dash, SmallVec::new(), line, end))?
}

/// "1.", "1.2.", "1.2 The", "3 bis.", "1)".
fn digits(line: &str) -> Option<(Label, usize)> {
    let mut numbers = Numbers::new();
    let mut at = 0;
    loop {
        let (value, length) = arabic(line.get(at..)?)?;
        at += length;
        let (suffix, length) = suffix(line.get(at..)?);
        at += length;
        numbers.push(Number { value, suffix });
        let rest = line.get(at..)?;
        match rest.as_bytes().first() {
            Some(b'.') => match rest.as_bytes().get(1) {
                Some(b'0'..=b'9') if numbers.len() < 6 => at += 1,
                _ => return full_stop(line, at + 1, numbers),
            },
            Some(b')') if numbers.len() == 1 => {
                let behind = rest.get(1..)?;
                let ends = at_space(behind) || behind.starts_with(char::is_alphabetic);
                return ends.then(|| finish(Scheme::Bracketed, numbers, line, at + 1))?;
            }
            _ => return no_stop(line, at, numbers),
        }
    }
}

/// After the full stop of a number.
fn full_stop(line: &str, end: usize, numbers: Numbers) -> Option<(Label, usize)> {
    let written = line.get(..end)?;
    // A date: 12.03.2026.
    if let [_, _, year] = numbers.as_slice()
        && year.value >= 1000
    {
        return None;
    }
    let behind = line.get(end..)?;
    // "1.Text": a capital with a small letter or a space behind it (not an initial or an abbreviation).
    let glued = || {
        let mut next = behind.chars();
        written.len() <= 12
            && next.next().is_some_and(char::is_uppercase)
            && next.next().is_some_and(|c| c.is_lowercase() || c == ' ')
    };
    (at_space(behind) || glued()).then(|| finish(Scheme::Decimal, numbers, line, end))?
}

/// "1.2 The Parties": several numbers, no last stop, a capital behind; not a time of day.
fn no_stop(line: &str, end: usize, numbers: Numbers) -> Option<(Label, usize)> {
    let first = numbers.first()?.value;
    let second = numbers.get(1)?;
    let time = numbers.len() == 2 && (6..=24).contains(&first) && (10..60).contains(&second.value);
    if time || first > 99 || numbers.iter().any(|number| number.value > 999) {
        return None;
    }
    let behind = line.get(end..)?;
    let word = behind.trim_start();
    let capital = word.starts_with(|c: char| c.is_uppercase() || c == PROTECTED || c == ANCHOR);
    if !behind.is_empty() && (word.len() == behind.len() || !capital) {
        return None;
    }
    // A leading nought is a decimal fraction or a date ("01.02 Meeting").
    if line.split(['.', ' ']).take(numbers.len()).any(|part| part.len() > 1 && part.starts_with('0')) {
        return None;
    }
    finish(Scheme::Decimal, numbers, line, end)
}

/// "(1)", "(a)", "(aa)", "(iv)", "(c bis)".
fn bracketed(line: &str) -> Option<(Label, usize)> {
    let inner = line.get(1..)?;
    let close = inner.as_bytes().iter().take(24).position(|byte| *byte == b')')?;
    let end = close + 2;
    let behind = line.get(end..)?;
    // "(a)(i)": another bracketed letter may follow at once.
    let another = || {
        behind
            .strip_prefix('(')
            .and_then(|next| next.find(')'))
            .is_some_and(|length| (1..=5).contains(&length))
    };
    if !at_space(behind) && !another() {
        return None;
    }
    let inside = inner.get(..close)?;
    if let Some((value, length)) = arabic(inside) {
        let (suffix, more) = suffix(inside.get(length..)?);
        let whole = length + more == inside.len() && length <= 3;
        return whole.then(|| finish(Scheme::Bracketed, one(value, suffix), line, end))?;
    }
    let (scheme, numbers) = letters(inside)?;
    finish(scheme, numbers, line, end)
}

/// «а)», "aa)", "iv)", "c bis)".
fn before_bracket(line: &str) -> Option<(Label, usize)> {
    let close = line.as_bytes().iter().take(24).position(|byte| *byte == b')')?;
    let (scheme, numbers) = letters(line.get(..close)?)?;
    let behind = line.get(close + 1..)?;
    let ends = at_space(behind) || behind.starts_with(char::is_alphabetic);
    ends.then(|| finish(scheme, numbers, line, close + 1))?
}

/// What the letters between brackets mean.
fn letters(inside: &str) -> Option<(Scheme, Numbers)> {
    let mut chars = inside.chars();
    let first = chars.next()?;
    let value = letter(first)?;
    let Some(second) = chars.next() else {
        let scheme =
            if matches!(first, 'i' | 'v' | 'x' | 'I' | 'V' | 'X') { Scheme::Roman } else { Scheme::Letter };
        let value = if scheme == Scheme::Roman { roman(inside)?.0 } else { value };
        return Some((scheme, one(value, 0)));
    };
    if inside.is_ascii()
        && let Some((value, length)) = roman(inside)
        && length > 1
    {
        let (suffix, more) = suffix(inside.get(length..)?);
        return (length + more == inside.len() && value < 90).then(|| (Scheme::Roman, one(value, suffix)));
    }
    if second == first && chars.next().is_none() && value <= 33 {
        return Some((Scheme::Letter, one(value + 33, 0)));
    }
    let (suffix, length) = suffix(inside.get(first.len_utf8()..)?);
    (suffix > 0 && first.len_utf8() + length == inside.len()).then(|| (Scheme::Letter, one(value, suffix)))
}

/// "IV.", "ii.", "a.".
fn before_stop(line: &str, stop: usize) -> Option<(Label, usize)> {
    let word = line.get(..stop)?;
    let behind = line.get(stop + 1..)?;
    if !at_space(behind) {
        return None;
    }
    if word.starts_with(char::is_uppercase) {
        return roman_stop(line);
    }
    // Small Latin letters only: «г. Москва», «п. 2» are abbreviations, and so are "p. 5" and "e. g.".
    if !word.is_ascii() {
        return None;
    }
    let text = behind.trim_start();
    let mut next = text.chars();
    let (first, second) = (next.next(), next.next());
    let another = first.is_some_and(char::is_alphabetic) && second == Some('.');
    if another || first.is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    let (scheme, numbers) = letters(word)?;
    finish(scheme, numbers, line, stop + 1)
}

/// "IV." with a capital behind it or nothing.
fn roman_stop(line: &str) -> Option<(Label, usize)> {
    let (value, length) = roman(line)?;
    if value >= 90 {
        return None;
    }
    let (suffix, more) = suffix(line.get(length..)?);
    let end = length + more;
    let behind = line.get(end..)?.strip_prefix('.')?;
    if !at_space(behind) {
        return None;
    }
    if line.chars().nth(1) == Some('.') && initial(behind.trim_start()) {
        return None;
    }
    finish(Scheme::Decimal, one(value, suffix), line, end + 1)
}

/// Whether what follows one capital letter and a full stop reads like the rest of a person's name: a single
/// capitalised word, such a word with a comma, or another initial.
fn initial(rest: &str) -> bool {
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '-' && c != '’').unwrap_or(rest.len());
    let word = rest.get(..end).unwrap_or("");
    let mut chars = word.chars();
    let (Some(first), second) = (chars.next(), chars.next()) else { return false };
    if !first.is_uppercase() {
        return false;
    }
    let behind = rest.get(end..).unwrap_or("");
    if second.is_none() {
        return behind.starts_with('.');
    }
    second.is_some_and(char::is_lowercase) && (behind.is_empty() || behind.starts_with(','))
}

/// "IV bis.", "c bis)".
fn spaced_suffix(line: &str, stop: usize) -> Option<(Label, usize)> {
    // A single letter or a Roman number, not the first word of a sentence.
    if stop > 1 && !line.get(..stop)?.bytes().all(|byte| b"IVXL".contains(&byte)) {
        return None;
    }
    let (suffix, length) = suffix(line.get(stop..)?);
    if suffix == 0 {
        return None;
    }
    match line.as_bytes().get(stop + length)? {
        b'.' => roman_stop(line),
        b')' => before_bracket(line),
        _ => None,
    }
}
