//! Reading citations: their words, the units they name and what tells each apart.

use super::unit::unit;
use super::{Citation, LAST, Mark, ORDINALS, Side, Step, Unit};

/// What stands in some words: the places they cite, and the words that cite nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// The places, in order: «пункты 1 и 2 статьи 4» are two.
    pub places: Vec<Citation>,
    /// All other words, in small letters.
    pub rest: Vec<String>,
}

/// The most places one citation may name.
const MOST: usize = 100;

/// A citation while it is read: for every unit the marks it is named with.
#[derive(Debug, Clone, Default)]
struct Group {
    side: Side,
    steps: Vec<(Unit, Vec<Mark>)>,
}

impl Reading {
    /// Reads the places that some words cite.
    pub fn of(words_of: &str) -> Self {
        let words = words(words_of);
        let mut groups: Vec<Group> = Vec::new();
        let mut group = Group::default();
        let mut rest: Vec<String> = Vec::new();
        let mut at = 0;
        // Whether another place may begin here, as after «и».
        let mut joined = false;
        while let Some(word) = words.get(at) {
            at += 1;
            let beyond = words.get(at..).unwrap_or_default();
            let side = match word.as_str() {
                "после" | "after" => Some(Side::After),
                "перед" | "before" => Some(Side::Before),
                _ => None,
            };
            if let Some(side) = side
                && begins(beyond)
            {
                group.side = side;
                continue;
            }
            let Some(unit) = unit(word) else {
                // "(a)" after a paragraph is a subparagraph of it, «2 (a) (i)».
                if let (Some(inner), Some((last, _))) = (word.strip_prefix('('), group.steps.last())
                    && (Unit::Article..=Unit::Innermost).contains(last)
                    && let Some(mark) = bracketed(inner.trim_end_matches(')'))
                {
                    let inner = match last {
                        Unit::Article => Unit::Paragraph,
                        Unit::Paragraph => Unit::Subparagraph,
                        _ => Unit::Innermost,
                    };
                    if !known_in(&group, inner) {
                        group.steps.push((inner, vec![mark]));
                        continue;
                    }
                }
                if is_and(word) && begins(beyond) && !group.steps.is_empty() {
                    joined = true;
                } else {
                    rest.push(word.clone());
                }
                continue;
            };
            if unit == Unit::Unnumbered && word == "chapeau" {
                // The words that open a provision are its first ones.
                group.steps.push((unit, vec![Mark::Numbers(vec![(1, 0)])]));
                continue;
            }
            if matches!(word.as_str(), "preambular" | "recital" | "recitals") {
                // "The second preambular paragraph": the paragraphs of the preamble are counted.
                let mut marks = ordinals_before(&mut rest);
                let named =
                    beyond.first().is_some_and(|word| matches!(word.as_str(), "paragraph" | "paragraphs"));
                at += usize::from(named);
                if marks.is_empty() {
                    let used;
                    (marks, used) = self::marks(Unit::Unnumbered, words.get(at..).unwrap_or_default());
                    at += used;
                }
                group.steps.push((Unit::Preamble, Vec::new()));
                group.steps.push((Unit::Unnumbered, marks));
                continue;
            }
            // What was taken for other words before it: «второй и третий абзацы».
            let mut marks = ordinals_before(&mut rest);
            if marks.is_empty() {
                let used;
                (marks, used) = self::marks(unit, beyond);
                at += used;
            }
            if unit == Unit::Sentence && marks.is_empty() {
                // «Предложение» is a proposal, too.
                rest.push(word.clone());
                continue;
            }
            let known = group.steps.iter_mut().find(|(known, _)| *known == unit);
            if let (Some((inner, _)), "подпункта", false) = (known, word.as_str(), joined) {
                // «подпункт 1 подпункта «а»».
                *inner = Unit::Innermost;
            } else if known_in(&group, unit) || joined && !group.steps.is_empty() {
                groups.push(std::mem::take(&mut group));
            }
            joined = false;
            group.steps.push((unit, marks));
        }
        groups.push(group);
        groups.retain(|group| !group.steps.is_empty());
        Self { places: places(&groups), rest }
    }
}

fn known_in(group: &Group, unit: Unit) -> bool {
    group.steps.iter().any(|(known, _)| *known == unit)
}

impl Citation {
    /// Reads a citation; none if no unit is named in it. Of several places it names it is the first.
    pub fn read(citation: &str) -> Option<Self> {
        Reading::of(citation).places.into_iter().next()
    }
}

/// The single places of what was read; where one does not say within what it stands, the one behind it does, or else
/// the one before it: «пункт 1 и подпункт «а» пункта 2 статьи 5», «статья 5, пункт 1 и пункт 2».
fn places(groups: &[Group]) -> Vec<Citation> {
    let mut all: Vec<Citation> = Vec::new();
    for (nth, group) in groups.iter().enumerate() {
        let outermost = group.steps.iter().map(|(unit, _)| *unit).min();
        let wider = |other: &&Group| other.steps.iter().any(|(unit, _)| Some(*unit) < outermost);
        let behind = groups.get(nth + 1..).unwrap_or_default().iter().find(wider);
        let before = groups.get(..nth).unwrap_or_default().iter().rev().find(wider);
        let mut steps: Vec<(Unit, Vec<Mark>)> = Vec::new();
        if outermost > Some(Unit::Article)
            && let Some(outer) = behind.or(before)
        {
            steps.extend(outer.steps.iter().filter(|(unit, _)| Some(*unit) < outermost).cloned());
        }
        steps.extend(group.steps.iter().cloned());
        let mut single = vec![Vec::new()];
        for (unit, marks) in steps {
            let marks = if marks.is_empty() { vec![Mark::None] } else { marks };
            let with = |mark: &Mark| {
                let step = Step { unit, mark: mark.clone() };
                single
                    .iter()
                    .map(move |steps: &Vec<Step>| [steps.as_slice(), std::slice::from_ref(&step)].concat())
            };
            single = marks.iter().flat_map(with).take(MOST).collect();
        }
        for mut steps in single {
            // «подпункт» of a «подпункт» keeps its order; everything else has one place in the order of units.
            steps.sort_by_key(|step| step.unit);
            if all.len() < MOST {
                all.push(Citation { side: group.side, steps });
            }
        }
    }
    all
}

/// Whether a place begins with these words: a unit, perhaps counted before it.
fn begins(words: &[String]) -> bool {
    let counted = |word: &&String| counts(word) || matches!(word.as_str(), "the" | "также");
    words.iter().find(|word| !counted(word)).is_some_and(|word| unit(word).is_some())
}

/// Whether a word counts the unit behind it, as those are counted that have no number of their own.
fn counts_what_follows(words: &[String]) -> bool {
    let [first, next, ..] = words else { return false };
    if is_and(next) {
        return counts(first) && counts_what_follows(words.get(2..).unwrap_or_default());
    }
    counts(first) && matches!(unit(next), Some(Unit::Unnumbered | Unit::Sentence))
}

fn is_and(word: &str) -> bool {
    matches!(word, "и" | "and" | "а" | "или" | "or")
}

/// What counts a unit by a word: «второй», "second", «последний».
fn counted(word: &str) -> Option<Mark> {
    let last = word == LAST.1 || word.strip_prefix(LAST.0).is_some_and(|end| end.chars().count() <= 3);
    if last {
        return Some(Mark::Last);
    }
    ordinal(word).map(|number| Mark::Numbers(vec![(number, 0)]))
}

fn counts(word: &str) -> bool {
    counted(word).is_some()
}

/// The words that count a unit and stand before it, taken from the end of what was read before.
fn ordinals_before(rest: &mut Vec<String>) -> Vec<Mark> {
    let mut marks = Vec::new();
    while let Some(mark) = rest.last().and_then(|word| counted(word)) {
        marks.push(mark);
        rest.pop();
        let [.., before, and] = rest.as_slice() else { break };
        if is_and(and) && counts(before) {
            rest.pop();
        }
    }
    marks.reverse();
    marks
}

/// The marks behind a unit, and how many words they take: «1, 3 и 5», «1–4», «первый и третий», «а» и «б».
fn marks(unit_of: Unit, words: &[String]) -> (Vec<Mark>, usize) {
    let mut marks: Vec<Mark> = Vec::new();
    let mut at = 0;
    loop {
        let rest = words.get(at..).unwrap_or_default();
        let skipped = usize::from(!marks.is_empty() && rest.first().is_some_and(|word| is_and(word)));
        let rest = rest.get(skipped..).unwrap_or_default();
        // «… статьи 5 и третий абзац» counts what follows.
        let by_word = rest.first().is_some_and(|word| counts(word));
        let other = !marks.is_empty() && !words.first().is_some_and(|word| counts(word));
        let own = marks.is_empty() && matches!(unit_of, Unit::Unnumbered | Unit::Sentence);
        let ahead = by_word && (other || !own && counts_what_follows(rest));
        let spans =
            rest.first().is_some_and(|word| matches!(word.as_str(), "to" | "-" | "–" | "—" | "through"));
        if let (true, Some(Mark::Numbers(from))) = (spans && skipped == 0, marks.last().cloned())
            && let (Mark::Numbers(to), used) = mark(unit_of, rest.get(1..).unwrap_or_default())
            && let Some(between) = span(&from, &to)
        {
            marks.extend(between);
            at += 1 + used;
            continue;
        }
        if let Some((from, to)) = rest.first().and_then(|word| word.split_once(['–', '-', '—']))
            && let Some((from, _)) = read_numbers(&[from.to_owned()])
            && let Some((to, _)) = read_numbers(&[to.to_owned()])
            && let Some(between) = span(&from, &to)
        {
            marks.push(Mark::Numbers(from));
            marks.extend(between);
            at += skipped + 1;
            continue;
        }
        let (found, used) = mark(unit_of, rest);
        // A letter behind numbers and a name behind a letter are something else, and so is «в» behind «а».
        let quoted = |words: &[String]| {
            words.first().and_then(|word| word.chars().next()).filter(|first| matches!(first, '«' | '('))
        };
        let alike = marks.is_empty() || !matches!(found, Mark::Letter(_)) || quoted(words) == quoted(rest);
        // "(a), (b) and (c)" are several, "(a) (i)" is one within the other.
        let run = rest.iter().take_while(|word| word.starts_with('(')).count();
        let listed = skipped > 0 || run == 0 || rest.get(run).is_some_and(|word| is_and(word));
        let alike = alike && (marks.is_empty() || listed);
        let same = alike
            && marks.last().is_none_or(|last| std::mem::discriminant(last) == std::mem::discriminant(&found));
        if used == 0 || ahead || !same || marks.len() >= MOST {
            return (marks, at);
        }
        marks.push(found);
        at += skipped + used;
    }
}

/// The numbers behind one up to another.
fn span(from: &[(u32, u32)], to: &[(u32, u32)]) -> Option<Vec<Mark>> {
    let ([(from, 0)], [(to, 0)]) = (from, to) else { return None };
    let short = from < to && to - from < 50;
    short.then(|| (from + 1..=*to).map(|number| Mark::Numbers(vec![(number, 0)])).collect())
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
    if let Some(mark) = counted(first) {
        return (mark, 1);
    }
    let letters =
        matches!(unit_of, Unit::Subparagraph | Unit::Innermost) && !first.contains(|c: char| c.is_numeric());
    if !letters && let Some((numbers, used)) = read_numbers(words) {
        return (Mark::Numbers(numbers), used);
    }
    // «пункт в следующей редакции» has no letter, «подпункт в пункта 2» has.
    let leads = matches!(first.as_str(), "в" | "с" | "к" | "о" | "у" | "и" | "а" | "a" | "i");
    let letters = matches!(unit_of, Unit::Subparagraph | Unit::Innermost);
    if leads && (!letters || words.get(1).is_some_and(|next| unit(next).is_none())) {
        return (Mark::None, 0);
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
    let place = ORDINALS.iter().position(|(stem, english)| {
        word == *english || word.strip_prefix(stem).is_some_and(|end| (1..=4).contains(&end.chars().count()))
    })?;
    u32::try_from(place + 1).ok()
}
