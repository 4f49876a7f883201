//! Labels of headings: «Статья 5.», "PART II", «§ 1», «1-бап», "I.".

use smallvec::SmallVec;

use super::number::{Numbers, arabic, at_space, letter, one, roman, suffix};
use super::words::{heads, heads_behind, may_begin, ordinal};
use super::{Label, Number, Scheme, finish, is_small};

/// The longest word looked up, in bytes.
const LONGEST: usize = 40;

/// What may follow the label of an unmarked heading line, in bytes.
const LONGEST_TITLE: usize = 400;

/// What may follow where a full stop sets the label apart.
const LONGEST_AFTER_STOP: usize = 900;

/// A label with a word: «Статья 5», «5-бап», «§ 1».
pub(super) fn word(text: &str) -> Option<(Label, usize)> {
    let first = text.chars().next()?;
    if first.is_ascii_digit() {
        return number_first(text);
    }
    if !may_begin(first) {
        return None;
    }
    if first == '§' {
        let at = '§'.len_utf8();
        let at = at + spaces(text.get(at..)?);
        let (numbers, end) = number(text, at, Scheme::Subchapter)?;
        return close(Scheme::Subchapter, numbers, text, end);
    }
    let word_end = text.find(|c: char| !is_word(c)).unwrap_or(text.len());
    if word_end > LONGEST {
        return None;
    }
    let mut at = word_end;
    // An abbreviation has its full stop: "Art. 5".
    let stop = text.get(at..)?.starts_with('.');
    let behind = text.get(at + usize::from(stop)..)?;
    if !at_space(behind) {
        return None;
    }
    // Before the word is looked up, what follows must look like a number, unless nothing follows.
    let gap = spaces(behind);
    let next = behind.get(gap..)?.chars().next();
    let numbered = next.is_some_and(|c| c.is_ascii_digit() || c == '№' || c.is_alphabetic());
    let mut buffer = [0; 2 * LONGEST];
    let small = small_letters(text.get(..word_end)?, &mut buffer)?;
    let scheme = heads(small)?;
    if stop != (small == "art" || small == "ст") && (stop || next.is_some()) && scheme != Scheme::Annex {
        return None;
    }
    if numbered && !stop | (small == "art" || small == "ст") {
        at += usize::from(stop) + gap;
        let marked = ["№", "No.", "No", "N°", "Nº", "N"].iter().find_map(|mark| {
            let rest = text.get(at..)?.strip_prefix(mark)?;
            let gap = spaces(rest);
            rest.get(gap..)?.starts_with(|c: char| c.is_ascii_digit()).then_some(mark.len() + gap)
        });
        if let Some((numbers, end)) = number(text, at + marked.unwrap_or(0), scheme)
            && let Some(found) = close(scheme, numbers, text, end)
        {
            return Some(found);
        }
    }
    (scheme == Scheme::Annex).then(|| close(scheme, SmallVec::new(), text, word_end))?
}

/// «5-бап», «5 бап», «5‐нҗи МАДДА», "5-modda".
fn number_first(text: &str) -> Option<(Label, usize)> {
    let (value, mut at) = arabic(text)?;
    let rest = text.get(at..)?;
    let hyphen = rest.starts_with(['-', '\u{2010}', '\u{2011}', '–']);
    let gap = rest.find(|c: char| is_word(c))?;
    if gap == 0 || gap > 5 || !rest.get(..gap)?.chars().all(|c| " \u{A0}-\u{2010}\u{2011}–".contains(c)) {
        return None;
    }
    at += gap;
    for ending in [false, true] {
        let rest = text.get(at..)?;
        let end = rest.find(|c: char| !is_word(c)).unwrap_or(rest.len());
        if end == 0 || end > LONGEST {
            return None;
        }
        let mut buffer = [0; 2 * LONGEST];
        let small = small_letters(rest.get(..end)?, &mut buffer)?;
        if let Some(scheme) = heads_behind(small)
            && (hyphen || small == "бап" || small == "bap")
        {
            return close(scheme, one(value, 0), text, at + end);
        }
        // The ordinal's ending may stand between: «1-нҗи МАДДА», "1-inci maddə".
        if ending || !hyphen || end > 12 {
            return None;
        }
        at += end;
        at += spaces(text.get(at..)?);
    }
    None
}

/// The number of a heading at `at`, and where it ends.
fn number(text: &str, at: usize, scheme: Scheme) -> Option<(Numbers, usize)> {
    let rest = text.get(at..)?;
    if let Some((value, mut length)) = arabic(rest) {
        let mut numbers = one(value, 0);
        // «5.1», «5-1», "1-01": inserted articles and numbers within chapters.
        while numbers.len() < 4 {
            let Some(more) = rest.get(length..)?.strip_prefix(['.', '-', '\u{2011}']) else { break };
            let Some((value, digits)) = arabic(more) else { break };
            numbers.push(Number { value, suffix: 0 });
            length = rest.len() - more.len() + digits;
        }
        let (found, more) = suffix(rest.get(length..)?);
        if found > 0 {
            numbers.last_mut()?.suffix = found;
            return Some((numbers, at + length + more));
        }
        // "1er", "1º", "5A", «5а».
        let behind = rest.get(length..)?;
        let end = behind.find(|c: char| !is_word(c) && !"ºª°".contains(c)).unwrap_or(behind.len());
        match behind.get(..end)? {
            "" => {}
            "er" | "re" | "º" | "ª" | "°" => length += end,
            one if one.chars().count() == 1 => {
                numbers.last_mut()?.suffix = letter(one.chars().next()?)?;
                length += end;
            }
            _ => return None,
        }
        return Some((numbers, at + length));
    }
    let end = rest.find(|c: char| !is_word(c)).unwrap_or(rest.len());
    let word = rest.get(..end)?;
    if word.is_empty() || end > LONGEST {
        return None;
    }
    let single = word.chars().nth(1).is_none();
    if let Some((value, length)) = roman(word)
        && word.starts_with(char::is_uppercase)
        && (length == end || suffix(word.get(length..)?).0 > 0)
        && !(single && matches!(word, "L" | "C" | "С"))
    {
        let (suffix, more) = suffix(rest.get(length..)?);
        return Some((one(value, suffix), at + length + more));
    }
    // "Annex B", «Раздел А»; «ПРИЛОЖЕНИЕ К СОГЛАШЕНИЮ» is a preposition.
    let first = word.chars().next()?;
    if single && first.is_uppercase() && scheme != Scheme::Article && first != 'К' {
        return Some((one(letter(first)?, 0), at + end));
    }
    Some((one(ordinal(&word.to_lowercase())?, 0), at + end))
}

/// The label with its closing full stop or colon; white space must follow.
fn close(scheme: Scheme, numbers: Numbers, text: &str, end: usize) -> Option<(Label, usize)> {
    let rest = text.get(end..)?;
    if let Some(behind) = rest.strip_prefix(['.', ':'])
        && at_space(behind)
    {
        return finish(scheme, numbers, text, end + 1);
    }
    at_space(rest).then(|| finish(scheme, numbers, text, end))?
}

/// A bare number in a heading: "I.", "1.", "1.1.", "1.1", "1.1.1.".
pub(super) fn bare(text: &str) -> Option<(Label, usize)> {
    let first = text.chars().next()?;
    if first.is_uppercase() {
        return bare_roman(text);
    }
    let mut numbers = Numbers::new();
    let mut at = 0;
    loop {
        let (value, length) = arabic(text.get(at..)?)?;
        numbers.push(Number { value, suffix: 0 });
        at += length;
        let rest = text.get(at..)?;
        match rest.strip_prefix('.') {
            Some(behind) if behind.starts_with(|c: char| c.is_ascii_digit()) && numbers.len() < 4 => at += 1,
            Some(behind) if at_space(behind) => {
                at += 1;
                break;
            }
            None if numbers.len() > 1 && at_space(rest) => break,
            _ => return None,
        }
    }
    // A date is no number of a heading.
    if numbers.iter().any(|number| number.value > 999) {
        return None;
    }
    let scheme = match numbers.len() {
        1 => Scheme::Section,
        2 => Scheme::Chapter,
        _ => Scheme::Subchapter,
    };
    finish(scheme, numbers, text, at)
}

/// "IV." in a heading.
fn bare_roman(text: &str) -> Option<(Label, usize)> {
    let (value, length) = roman(text)?;
    let behind = text.get(length..)?.strip_prefix('.')?;
    (value < 90 && at_space(behind)).then(|| finish(Scheme::Section, one(value, 0), text, length + 1))?
}

/// A line that nothing marks as a heading.
pub(super) fn line(line: &str) -> Option<(Label, usize)> {
    let (label, taken) = match word(line) {
        Some(found) => found,
        None => {
            let found = bare_roman(line).filter(|_| line.starts_with(char::is_uppercase))?;
            // The guards against initials hold for a line as they do for a point.
            super::point::parse(line)?;
            found
        }
    };
    let title = line.get(taken..)?;
    if title.is_empty() {
        return (label.numbers.len() + usize::from(label.scheme == Scheme::Annex) > 0)
            .then_some((label, taken));
    }
    let apart = label.surface.ends_with(['.', ':']);
    let worded = !label.surface.ends_with('.') || label.surface.chars().any(char::is_whitespace);
    let first = title.chars().next()?;
    let begins = if label.scheme == Scheme::Annex {
        first != ',' && first != ';'
    } else {
        first.is_uppercase()
            || first.is_ascii_digit()
            || "«\"“„([".contains(first)
            || (first.is_alphabetic() && !is_small(first))
    };
    // A script without capitals must be told by the rest.
    if !begins {
        return None;
    }
    let sentence = title.ends_with(['.', ';', ':', ',', '!', '?']);
    let longest = if apart && worded { LONGEST_AFTER_STOP } else { LONGEST_TITLE };
    let quiet =
        !sentence || (apart && worded && label.scheme != Scheme::Annex && !title.ends_with([';', ',', ':']));
    (title.len() <= longest && quiet).then_some((label, taken))
}

/// The word in small letters, written into the buffer: looking up a word must not cost an allocation.
fn small_letters<'b>(word: &str, buffer: &'b mut [u8; 2 * LONGEST]) -> Option<&'b str> {
    if word.is_ascii() {
        let small = buffer.get_mut(..word.len())?;
        small.copy_from_slice(word.as_bytes());
        small.make_ascii_lowercase();
        return std::str::from_utf8(small).ok();
    }
    let mut length = 0;
    for c in word.chars().flat_map(char::to_lowercase) {
        length += c.encode_utf8(buffer.get_mut(length..length + c.len_utf8())?).len();
    }
    std::str::from_utf8(buffer.get(..length)?).ok()
}

/// The length of the spaces at the start.
fn spaces(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\u{A0}', '\t', '\u{202F}']).len()
}

/// The letters of a heading word.
fn is_word(c: char) -> bool {
    // Most letters that are not in the first table are these.
    matches!(c, 'а'..='я' | 'А'..='Я') || c.is_alphabetic() || "'’‘ʻ\u{301}".contains(c)
}
