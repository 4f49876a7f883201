//! Numbers as they are written in labels.

use smallvec::{SmallVec, smallvec};

use super::Number;

/// The numbers of a label.
pub(super) type Numbers = SmallVec<[Number; 2]>;

/// The digits at the start, at most nine: value and length.
pub(super) fn arabic(text: &str) -> Option<(u32, usize)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 9 {
        return None;
    }
    Some((text.get(..digits)?.parse().ok()?, digits))
}

/// The Roman number at the start: value and length. Capital Cyrillic look-alikes count («Х», «І», «С», «М»),
/// for people type them; forms nobody writes ("IIII", "VX") do not.
pub(super) fn roman(text: &str) -> Option<(u32, usize)> {
    let capital = text.chars().next()?.is_uppercase();
    let mut digits: SmallVec<[u32; 12]> = SmallVec::new();
    let mut length = 0;
    for c in text.chars() {
        let value = match c {
            'I' | 'І' | 'Ӏ' if capital => 1,
            'V' | 'Ѵ' if capital => 5,
            'X' | 'Х' if capital => 10,
            'L' if capital => 50,
            'C' | 'С' if capital => 100,
            'i' if !capital => 1,
            'v' if !capital => 5,
            'x' if !capital => 10,
            'l' if !capital => 50,
            'c' if !capital => 100,
            _ => break,
        };
        digits.push(value);
        length += c.len_utf8();
        if digits.len() > 12 {
            return None;
        }
    }
    let mut value = 0;
    for (place, digit) in digits.iter().enumerate() {
        let next = digits.get(place + 1).copied().unwrap_or(0);
        if next > *digit { value -= *digit as i32 } else { value += *digit as i32 }
    }
    let value = u32::try_from(value).ok().filter(|value| (1..400).contains(value))?;
    (spell(value) == digits).then_some((value, length))
}

/// The digits of the usual Roman spelling.
fn spell(mut value: u32) -> SmallVec<[u32; 12]> {
    const STEPS: [(u32, &[u32]); 9] = [
        (100, &[100]),
        (90, &[10, 100]),
        (50, &[50]),
        (40, &[10, 50]),
        (10, &[10]),
        (9, &[1, 10]),
        (5, &[5]),
        (4, &[1, 5]),
        (1, &[1]),
    ];
    let mut digits = SmallVec::new();
    for (step, spelled) in STEPS {
        while value >= step {
            digits.extend_from_slice(spelled);
            value -= step;
        }
    }
    digits
}

/// The number a letter stands for: its place in the alphabet, for Cyrillic without the letters lists leave
/// out (ё, й, ъ, ы, ь), which come after the others.
pub(super) fn letter(c: char) -> Option<u32> {
    const RUSSIAN: &str = "абвгдежзиклмнопрстуфхцчшщэюяёйъыь";
    let small = c.to_lowercase().next()?;
    if small.is_ascii_lowercase() {
        return Some(small as u32 - 'a' as u32 + 1);
    }
    if !small.is_alphabetic() {
        return None;
    }
    let place = RUSSIAN.chars().position(|known| known == small);
    let place = place.and_then(|place| u32::try_from(place + 1).ok());
    place.or_else(|| match small {
        'ա'..='ֆ' => Some(small as u32 - 'ա' as u32 + 1),
        'ა'..='ჺ' => Some(small as u32 - 'ა' as u32 + 1),
        'α'..='ω' => Some(small as u32 - 'α' as u32 + 1),
        _ => Some(1000 + small as u32),
    })
}

/// What follows a number: "bis", «бис», a raised index; its value and its length with the space before it.
pub(super) fn suffix(rest: &str) -> (u32, usize) {
    let mut value = 0;
    let mut length = 0;
    for c in rest.chars() {
        let digit = match c {
            '⁰' => 0,
            '¹' => 1,
            '²' => 2,
            '³' => 3,
            '⁴'..='⁹' => c as u32 - '⁴' as u32 + 4,
            _ => break,
        };
        if value > 9999 {
            break;
        }
        value = value * 10 + digit;
        length += c.len_utf8();
    }
    if length > 0 {
        return (value, length);
    }
    let trimmed = rest.trim_start_matches([' ', '\u{A0}', '\u{202F}', '-', '\u{2010}', '\u{2011}']);
    let before = rest.len() - trimmed.len();
    if before > 4 {
        return (0, 0);
    }
    let word_end = trimmed.find(|c: char| !c.is_alphabetic()).unwrap_or(trimmed.len());
    let word = trimmed.get(..word_end).unwrap_or("");
    if !(3..=18).contains(&word.len()) {
        return (0, 0);
    }
    const WORDS: [&[&str]; 9] = [
        &["bis", "бис"],
        &["ter", "тер"],
        &["quater", "кватер", "quarter"],
        &["quinquies", "квинквиес", "quinque"],
        &["sexies", "сексиес"],
        &["septies", "септиес"],
        &["octies", "октиес"],
        &["novies", "nonies", "новиес"],
        &["decies", "дециес"],
    ];
    let same = |known: &&str| known.chars().eq(word.chars().flat_map(char::to_lowercase));
    let Some(place) = WORDS.iter().position(|forms| forms.iter().any(same)) else { return (0, 0) };
    let value = place as u32 + 2;
    (value, before + word_end)
}

/// One number.
pub(super) fn one(value: u32, suffix: u32) -> Numbers {
    smallvec![Number { value, suffix }]
}

/// Whether the text is at its end or at white space.
pub(super) fn at_space(rest: &str) -> bool {
    rest.chars().next().is_none_or(char::is_whitespace)
}
