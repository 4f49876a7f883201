//! Finding the phrases that refer.

use std::ops::Range;

use smallvec::{SmallVec, smallvec};

use super::words::{is_short, level, names_document, ordinal};
use super::{Level, Script, Step};
use crate::text::Number;
use crate::text::label::{letter_value, number_suffix, roman_value};

/// A reference found in a paragraph.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub range: Range<usize>,
    pub steps: Vec<Step>,
    pub elsewhere: bool,
}

/// Numbers that stand for one step, one or a list.
#[derive(Debug, Clone)]
struct Unit {
    level: Level,
    /// Each number with the bracketed numbers right behind it: "2 (a)".
    numbers: Vec<Vec<Step>>,
    end: usize,
}

/// A number, and where it ends.
type Numeral = (SmallVec<[Number; 2]>, Script, Range<usize>);

/// The references in a paragraph, in reading order.
pub(super) fn phrases(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    // Where a phrase begins whose outer steps may come from the one joined to it.
    let mut joined: Option<(usize, usize)> = None;
    let mut at = 0;
    while let Some(start) = next_word(text, at) {
        let word_end = end_of_word(text, start);
        at = word_end;
        let Some(unit) = unit(text, start) else { continue };
        let first = found.len();
        let (end, chains) = chain(text, unit);
        let elsewhere = is_elsewhere(text, end);
        for steps in chains {
            found.push(Found { range: start..end, steps, elsewhere });
        }
        // «подпункт «а» пункта 2, пункт 3 статьи 5»: the article is meant for both.
        if let Some((before, before_end)) = joined
            && is_joint(text.get(before_end..start).unwrap_or("x"))
        {
            share_outer(&mut found, before..first);
        }
        joined = Some((first, end));
        at = end;
    }
    found
}

/// Whether only a comma or an "and" stands between two phrases.
fn is_joint(between: &str) -> bool {
    matches!(between.trim_matches([' ', '\u{A0}']), "," | "и" | ", и" | "или" | "and" | "or" | ", and")
}

/// Gives the references of the phrases before the outer steps of the last one, where they have none.
fn share_outer(found: &mut [Found], before: Range<usize>) {
    let Some(last) = found.get(before.end).cloned() else { return };
    for reference in found.get_mut(before).unwrap_or_default() {
        let Some(own) = reference.steps.first().map(|step| step.level) else { continue };
        let outer: Vec<Step> = last.steps.iter().take_while(|step| step.level < own).cloned().collect();
        // Only a whole way from outside helps: «пункт 2, статья 5» are two places.
        if outer.len() < last.steps.len() && !outer.is_empty() && own > Level::Article {
            reference.steps.splice(0..0, outer);
            reference.elsewhere = last.elsewhere;
        }
    }
}

/// The start of the next word.
fn next_word(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    rest.char_indices().find(|(_, c)| c.is_alphabetic()).map(|(offset, _)| at + offset)
}

fn end_of_word(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or("");
    let mut end = 0;
    for (offset, c) in rest.char_indices() {
        let inner = c == '-' && rest.get(offset + 1..).is_some_and(|r| r.starts_with(char::is_alphabetic));
        if !c.is_alphabetic() && !inner {
            break;
        }
        end = offset + c.len_utf8();
    }
    start + end.max(rest.chars().next().map_or(1, char::len_utf8))
}

/// The word at a place in small letters, if it is short enough to be looked up, and where it ends.
fn word(text: &str, at: usize) -> Option<(String, usize)> {
    let end = end_of_word(text, at);
    let word = text.get(at..end)?;
    (word.len() <= 32 && word.starts_with(char::is_alphabetic)).then(|| (word.to_lowercase(), end))
}

fn spaces(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    at + rest.len() - rest.trim_start_matches([' ', '\u{A0}', '\u{202F}', '\n']).len()
}

/// A word of a level with its numbers, or an ordinal before it ("first subparagraph").
fn unit(text: &str, at: usize) -> Option<Unit> {
    // A quick no: only these letters begin such words.
    if !text.get(at..)?.starts_with(|c: char| "aApPsScCiIfFtTenEN2аАпПсСчЧрРгГ".contains(c)) {
        return None;
    }
    let (first, mut end) = word(text, at)?;
    if let Some(value) = ordinal(&first).filter(|_| first.is_ascii()) {
        let (second, end) = word(text, spaces(text, end))?;
        if !matches!(second.as_str(), "subparagraph" | "sub-paragraph" | "indent") {
            return None;
        }
        let step = step(Level::Unnumbered, one(value), Script::Digits, at..at + first.len());
        return Some(Unit { level: Level::Unnumbered, numbers: vec![vec![step]], end });
    }
    let level = level(&first)?;
    if is_short(&first) {
        end += usize::from(text.get(end..)?.starts_with('.').then_some(true)?);
    }
    let mut numbers = Vec::new();
    let mut place = end;
    loop {
        let start = spaces(text, place);
        let start =
            text.get(start..)?.strip_prefix('№').map_or(start, |_| spaces(text, start + '№'.len_utf8()));
        // At the first number a space must have stood between, unless a bracket does: "Article(2)" is none.
        let Some(numeral) = numeral(text, start, level).filter(|_| start > place || !numbers.is_empty())
        else {
            break;
        };
        let through = text
            .get(end..start)
            .filter(|_| !numbers.is_empty())
            .is_some_and(|between| matches!(between.trim_matches([' ', '\u{A0}']), "–" | "—" | "-"));
        if through {
            fill_range(&mut numbers, &numeral, level);
        }
        end = numeral.2.end;
        let mut steps = vec![step(level, numeral.0, numeral.1, numeral.2)];
        end = deeper(text, end, &mut steps);
        numbers.push(steps);
        let Some(next) = list_goes_on(text, end) else { break };
        place = next;
        if numbers.len() > 40 {
            break;
        }
    }
    (!numbers.is_empty()).then_some(Unit { level, numbers, end })
}

fn one(value: u32) -> SmallVec<[Number; 2]> {
    smallvec![Number { value, suffix: 0 }]
}

fn step(level: Level, numbers: SmallVec<[Number; 2]>, script: Script, range: Range<usize>) -> Step {
    Step { level, numbers, script, range: Some(range) }
}

/// The numbers between the ends of "5–7".
fn fill_range(numbers: &mut Vec<Vec<Step>>, last: &Numeral, level: Level) {
    let from =
        numbers.last().and_then(|steps| steps.first()).and_then(|step| step.numbers.first()).map(|n| n.value);
    let to = last.0.first().map(|number| number.value);
    if let (Some(from), Some(to)) = (from, to)
        && to > from
        && to - from < 40
    {
        for value in from + 1..to {
            numbers.push(vec![Step { level, numbers: one(value), script: last.1, range: None }]);
        }
    }
}

/// Where the next number of a list may begin: behind a comma, an "and", a dash.
fn list_goes_on(text: &str, end: usize) -> Option<usize> {
    let at = spaces(text, end);
    let rest = text.get(at..)?;
    let mut joints = [",", "–", "—", "-", "и ", "или ", "and ", "or ", "to ", "по "].iter();
    let joint = joints.find(|joint| rest.starts_with(**joint))?;
    let behind = at + joint.len();
    // "2, 3, and 4"
    let more = spaces(text, behind);
    let and = ["и ", "или ", "and ", "or "]
        .iter()
        .find(|and| text.get(more..).is_some_and(|r| r.starts_with(**and)));
    let next = and.map_or(behind, |and| more + and.len());
    // What follows must be a number, not a word.
    Some(next.min(spaces(text, next)).max(at + joint.trim_end().len()))
}

/// A number at a place.
fn numeral(text: &str, at: usize, level: Level) -> Option<Numeral> {
    let rest = text.get(at..)?;
    let first = rest.chars().next()?;
    match first {
        '0'..='9' => digits(text, at),
        '«' | '"' | '“' | '„' | '(' => {
            let start = at + first.len_utf8();
            let inside = text.get(start..)?;
            let length = inside.find(['»', '"', '”', '“', ')'])?;
            let (numbers, script) = letters(inside.get(..length)?, first == '(')?;
            let close = inside.get(length..)?.chars().next()?.len_utf8();
            Some((numbers, script, at..start + length + close))
        }
        _ if first.is_alphabetic() => {
            let end = end_of_word(text, at);
            let word = text.get(at..end)?;
            if let Some(value) =
                ordinal(&word.to_lowercase()).filter(|_| !word.is_ascii() && level >= Level::Part)
            {
                return Some((one(value), Script::Digits, at..end));
            }
            if word.starts_with(char::is_uppercase) && (level <= Level::Article) {
                if let Some(value) = roman_value(word) {
                    return Some((one(value), Script::Roman, at..end));
                }
                let single =
                    word.chars().nth(1).is_none() && !matches!(word, "В" | "К" | "С" | "О" | "И" | "А");
                let lettered = level == Level::Annex && single && word.is_ascii();
                return lettered.then(|| Some((one(letter_value(first)?), Script::Letter, at..end)))?;
            }
            // «подпункта а)», "a)".
            let closed = text.get(end..)?.starts_with(')');
            let short = word.len() <= 4;
            (closed && short && level >= Level::Paragraph)
                .then(|| letters(word, true).map(|(numbers, script)| (numbers, script, at..end + 1)))?
        }
        _ => None,
    }
}

/// "5", "5 bis", "5.1", "12¹", "1)".
fn digits(text: &str, at: usize) -> Option<Numeral> {
    let mut numbers: SmallVec<[Number; 2]> = SmallVec::new();
    let mut end = at;
    loop {
        let rest = text.get(end..)?;
        let length = rest.bytes().take_while(u8::is_ascii_digit).count();
        if length == 0 || length > 6 {
            return None;
        }
        let value = rest.get(..length)?.parse().ok()?;
        end += length;
        let (suffix, more) = number_suffix(text.get(end..)?);
        end += more;
        numbers.push(Number { value, suffix });
        let rest = text.get(end..)?.as_bytes();
        match rest {
            [b'.', b'0'..=b'9', ..] if numbers.len() < 4 => end += 1,
            _ => break,
        }
    }
    let rest = text.get(end..)?;
    // «подпункт 1)»; not "50 %", not "5-й".
    if rest.starts_with(')') && !text.get(..at).is_some_and(|before| before.ends_with('(')) {
        end += 1;
    }
    (!rest.starts_with(char::is_alphabetic)).then_some((numbers, Script::Digits, at..end))
}

/// «а», "a", "iv", "2", "c bis" between quotation marks or brackets.
fn letters(inside: &str, bracketed: bool) -> Option<(SmallVec<[Number; 2]>, Script)> {
    if inside.len() > 12 {
        return None;
    }
    if bracketed && inside.bytes().all(|byte| byte.is_ascii_digit()) {
        return inside.parse().ok().map(|value| (one(value), Script::Digits));
    }
    let first = inside.chars().next()?;
    let rest = inside.get(first.len_utf8()..)?;
    if rest.is_empty() {
        return letter_value(first).map(|value| (one(value), Script::Letter));
    }
    if let Some(value) = roman_value(inside) {
        return Some((one(value), Script::Roman));
    }
    let (suffix, length) = number_suffix(rest);
    (suffix > 0 && length == rest.len())
        .then(|| letter_value(first).map(|value| (smallvec![Number { value, suffix }], Script::Letter)))?
}

/// The bracketed numbers right behind a number: "5 (2) (a)(i)". Returns where they end.
fn deeper(text: &str, mut end: usize, steps: &mut Vec<Step>) -> usize {
    while let Some(last) = steps.last() {
        let start = spaces(text, end);
        if start > end + 2 || !text.get(start..).is_some_and(|rest| rest.starts_with('(')) {
            break;
        }
        let Some((mut numbers, mut script, range)) = numeral(text, start, Level::Subparagraph) else { break };
        // "(a)(i)": under a letter, unless it is the next one, "(i)" is a Roman number.
        let letter = steps
            .iter()
            .rev()
            .find(|step| step.script == Script::Letter)
            .and_then(|step| step.numbers.first());
        let inner = text.get(range.clone()).unwrap_or("").trim_matches(['(', ')']);
        if let (Some(before), Some(number), Some(roman)) = (letter, numbers.first(), roman_value(inner))
            && script == Script::Letter
            && matches!(inner, "i" | "v" | "x")
            && number.value != before.value + 1
        {
            (numbers, script) = (one(roman), Script::Roman);
        }
        let level = match (last.level, script) {
            (level, Script::Digits) if level < Level::Paragraph => Level::Paragraph,
            (Level::Unnumbered, _) => break,
            _ => Level::Subparagraph,
        };
        end = range.end;
        steps.push(step(level, numbers, script, range));
        if steps.len() > 6 {
            break;
        }
    }
    end
}

/// The units that belong to one phrase, as whole ways from outside in, and where the phrase ends.
fn chain(text: &str, first: Unit) -> (usize, Vec<Vec<Step>>) {
    let mut units = vec![first];
    let mut end = units.first().map_or(0, |unit| unit.end);
    while units.len() < 6 {
        let outermost = units.iter().map(|unit| unit.level).min().unwrap_or(Level::Unnumbered);
        let innermost = units
            .iter()
            .flat_map(|unit| unit.numbers.iter().flatten().map(|step| step.level))
            .max()
            .unwrap_or(Level::Annex);
        let near = spaces(text, end);
        // «пункта 2 статьи 5», "paragraph 2 of article 5".
        let of = ["of the ", "of ", ", of "]
            .iter()
            .find(|of| text.get(near..).is_some_and(|r| r.starts_with(**of)));
        let outward = unit(text, of.map_or(near, |of| near + of.len()))
            .filter(|next| near > end && next.level < outermost || is_part_of_article(&units, next));
        if let Some(next) = outward {
            end = next.end;
            units.insert(0, next);
            continue;
        }
        // "article 5, paragraph 2", «статья 5, пункт 2».
        let inward = text
            .get(end..)
            .and_then(|rest| rest.strip_prefix(','))
            .and_then(|_| unit(text, spaces(text, end + 1)))
            .filter(|next| {
                next.level > innermost || (next.level == Level::Subparagraph && innermost > Level::Article)
            });
        match inward {
            Some(next) => {
                end = next.end;
                units.push(next);
            }
            None => break,
        }
    }
    // «часть 1 статьи 5» counts what elsewhere is called a paragraph.
    if units.len() > 1 && units.iter().any(|unit| unit.level == Level::Article) {
        for unit in units.iter_mut().filter(|unit| unit.level == Level::Part) {
            let digits = unit.numbers.iter().flatten().all(|step| step.script == Script::Digits);
            if digits {
                unit.level = Level::Paragraph;
                unit.numbers
                    .iter_mut()
                    .filter_map(|steps| steps.first_mut())
                    .for_each(|s| s.level = Level::Paragraph);
            }
        }
    }
    let mut ways: Vec<Vec<Step>> = vec![Vec::new()];
    for unit in &units {
        let longer = ways.iter().flat_map(|way| {
            unit.numbers.iter().map(move |steps| way.iter().chain(steps).cloned().collect::<Vec<Step>>())
        });
        ways = longer.take(64).collect();
    }
    (end, ways)
}

/// «части 1 статьи 5»: a part, then an article.
fn is_part_of_article(units: &[Unit], next: &Unit) -> bool {
    next.level == Level::Article
        && units.iter().all(|unit| unit.level == Level::Part || unit.level > Level::Article)
}

/// Whether what follows says that the place is in another document.
fn is_elsewhere(text: &str, end: usize) -> bool {
    let rest = text.get(end..).unwrap_or("").trim_start_matches([' ', '\u{A0}', '\n', ',']);
    let rest = rest.strip_prefix("of ").unwrap_or(rest);
    let of = rest.len();
    let english =
        text.get(end..).is_some_and(|after| after.trim_start_matches([' ', ',']).starts_with("of "));
    let mut words = rest.split([' ', '\u{A0}', '\n']).filter(|word| !word.is_empty());
    let Some(first) = words.next() else { return false };
    let small = first.to_lowercase();
    if small.starts_with("настоящ") || small == "this" || of == 0 {
        return false;
    }
    if english {
        let second = words.next().unwrap_or("");
        return match small.as_str() {
            "the" | "that" => {
                !matches!(second, "present" | "said" | "same") && second.starts_with(char::is_uppercase)
            }
            _ => first.starts_with(char::is_uppercase),
        };
    }
    // A comma ends the phrase: what follows is no owner.
    if text.get(end..).is_some_and(|after| after.trim_start().starts_with(',')) {
        return false;
    }
    let cyrillic = first.starts_with(|c: char| ('А'..='я').contains(&c) || c == 'Ё' || c == 'ё');
    let acronym = first.len() > 2
        && first.chars().take_while(|c| c.is_alphabetic()).all(char::is_uppercase)
        && first.starts_with(char::is_uppercase);
    (cyrillic && (first.starts_with(char::is_uppercase) || names_document(&small)))
        || (acronym && first.is_ascii())
}
