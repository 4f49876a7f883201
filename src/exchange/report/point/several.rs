//! Several points in one clause: «слова «А» заменить словами «Б», слова «В» — словами «Г»», «слова «А» и «Б»
//! исключить», «слова «А» и «Б» заменить соответственно словами «В» и «Г»», "replace “A” by “B” and “C” by “D”".

use super::clause::{HOLE, Skeleton, VERBS, Verb, bare, clause, exchange, find_word, language};
use super::speech::{asked, is_filling};
use crate::negotiation::Point;
use crate::negotiation::place::{Citation, Reading};
use crate::negotiation::point::is_throughout;
use crate::negotiation::submission::Action;

/// Reads all that a clause asks for; nothing where a part of it cannot be read.
pub fn several(text: &str, under: &str) -> Vec<Point> {
    if let Some(points) = swapped(text, under) {
        return points;
    }
    if let Some(ask) = clause(text, under) {
        return ask.points();
    }
    listed(text, under).or_else(|| in_turn(text, under)).unwrap_or_default()
}

/// One verb and several quotations at one side of it or at both.
fn listed(text: &str, under: &str) -> Option<Vec<Point>> {
    let skeleton = Skeleton::of(text);
    let pieces: Vec<&str> = skeleton.words.split(HOLE).collect();
    let [first, between @ .., last] = pieces.as_slice() else { return None };
    let joins = |words: &&str| matches!(words.trim(), "," | "и" | ", и" | "and" | ", and" | "или" | "or");
    let parted: Vec<usize> = (0..between.len()).filter(|at| !between.get(*at).is_some_and(joins)).collect();
    let said = |quoted: &[&String]| -> Option<Vec<Point>> {
        let middle = parted.first().and_then(|at| between.get(*at)).copied().unwrap_or_default();
        let line = match quoted {
            [one] => format!("{first}«{one}»{last}"),
            [one, other] => format!("{first}«{one}»{middle}«{other}»{last}"),
            _ => return None,
        };
        let ask = clause(&line, under)?;
        let same = |words: &str| quoted.iter().any(|quoted| quoted.trim() == words);
        (same(&ask.point.find) && (ask.point.text.is_empty() || same(&ask.point.text))).then(|| ask.points())
    };
    let quoted: Vec<&String> = skeleton.quoted.iter().collect();
    let said: Option<Vec<Vec<Point>>> = match parted.as_slice() {
        // Nothing is put in the place of what one verb takes out.
        [] => quoted.iter().map(|one| said(&[one])).collect(),
        [at] => {
            let (old, new) = quoted.split_at(at + 1);
            match new {
                [only] => old.iter().map(|one| said(&[one, only])).collect(),
                _ if new.len() == old.len() => {
                    old.iter().zip(new).map(|(one, other)| said(&[one, other])).collect()
                }
                _ => None,
            }
        }
        _ => None,
    };
    Some(said?.into_iter().flatten().collect())
}

/// «Пункты 2 и 3 статьи 2 поменять местами»: each goes where the other stands.
fn swapped(text: &str, under: &str) -> Option<Vec<Point>> {
    let text = asked(text);
    let lower = text.to_lowercase();
    let verb = ["поменять местами", "переставить местами", "swap", "interchange"];
    let verb = verb.into_iter().find(|verb| find_word(&lower, verb).is_some())?;
    let reading = Reading::of(&lower.replace(verb, " "));
    let [first, second] = reading.places.as_slice() else { return None };
    if !reading.rest.iter().all(|word| is_filling(word, false, false)) {
        return None;
    }
    let under = Reading::of(under).places;
    let whole = |place: &Citation| under.first().map_or(place.clone(), |under| place.within(under));
    let (first, second) = (whole(first), whole(second));
    let language = language(text);
    let moved = |from: &Citation, to: Citation| Point {
        at: from.name(language),
        text: to.name(language),
        ..bare(Action::Move)
    };
    Some(vec![moved(&second, first.ahead()), moved(&first, second.behind())])
}

/// Clauses divided by commas; the verb is said once.
fn in_turn(text: &str, under: &str) -> Option<Vec<Point>> {
    let parts = parts(text);
    if parts.len() < 2 {
        return None;
    }
    let verbs: Vec<Option<&str>> = parts.iter().map(|part| verb(part)).collect();
    let mut points: Vec<Point> = Vec::new();
    let mut last: Option<String> = None;
    for (at, part) in parts.iter().enumerate() {
        let line = match verbs.get(at).copied().flatten() {
            Some(_) => part.clone(),
            // "“must” by “should”" says it without its verb.
            None if exchange(&Skeleton::of(part).words).is_some() => part.clone(),
            None => {
                let before = verbs.get(..at)?.iter().rev().copied().flatten().next();
                match (dash(part), before) {
                    (Some((ahead, behind)), Some(verb)) => format!("{ahead}{verb}{behind}"),
                    // «слово «А», слово «Б» исключить»
                    _ => format!("{part} {}", verbs.get(at + 1..)?.iter().copied().flatten().next()?),
                }
            }
        };
        let (line, within) = match &last {
            Some(last) if is_throughout(last) => (format!("по всему тексту {line}"), under.to_owned()),
            Some(last) => (line, last.clone()),
            None => (line, under.to_owned()),
        };
        let read = match clause(&line, &within) {
            Some(ask) => {
                last = Some(ask.under());
                ask.points()
            }
            None => {
                let read = listed(&line, &within)?;
                last = read.last().map(|point| point.at.clone());
                read
            }
        };
        points.extend(read);
    }
    Some(points)
}

/// The verb of a clause, as it may be said again.
fn verb(part: &str) -> Option<&'static str> {
    let lower = Skeleton::of(part).words.to_lowercase();
    let found = VERBS.iter().filter_map(|(word, what)| Some((find_word(&lower, word)?, *word, *what)));
    let (_, word, what) = found.min_by_key(|it| it.0)?;
    Some(match what {
        Verb::Replace if word.starts_with("вместо") => "заменить",
        _ => word,
    })
}

/// What stands before a dash that stands for a verb, and behind it.
fn dash(part: &str) -> Option<(String, String)> {
    let skeleton = Skeleton::of(part);
    let at = [" — ", " – ", " - "].iter().filter_map(|dash| skeleton.words.find(dash)).min()?;
    let quoted = |words: &str, from: usize| {
        let mut quoted = skeleton.quoted.iter().skip(from);
        let mut line = String::new();
        for c in words.chars() {
            match c {
                HOLE => line.push_str(&again(quoted.next())),
                c => line.push(c),
            }
        }
        line
    };
    let (ahead, behind) = skeleton.words.split_at_checked(at)?;
    let behind = behind.trim_start_matches([' ', '—', '–', '-']);
    let from = ahead.matches(HOLE).count();
    Some((format!("{} ", quoted(ahead, 0)), format!(" {}", quoted(behind, from))))
}

/// A quotation set in its marks again.
fn again(quoted: Option<&String>) -> String {
    format!("«{}»", quoted.map_or("", String::as_str))
}

/// A clause divided at the commas outside quotations behind which another object or place is named.
fn parts(text: &str) -> Vec<String> {
    const BEGINS: [&str; 22] = [
        "слов",
        "цифр",
        "фраз",
        "аббревиатур",
        "после слов",
        "перед слов",
        "после цифр",
        "в пункт",
        "в подпункт",
        "в абзац",
        "в стать",
        "in article",
        "in paragraph",
        "in subparagraph",
        "in the preamble",
        "in annex",
        "the phrase",
        "the word",
        "replace",
        "delete",
        "insert",
        "after",
    ];
    let skeleton = Skeleton::of(text);
    let mut quoted = skeleton.quoted.iter();
    let mut parts = vec![String::new()];
    // Whether the part holds a quotation already.
    let mut said = false;
    for (at, c) in skeleton.words.char_indices() {
        let behind = skeleton.words.get(at + c.len_utf8()..).unwrap_or_default();
        let behind = behind.trim_start().to_lowercase();
        let begins = without_lead(&behind);
        let named = BEGINS.iter().any(|begin| begins.starts_with(begin));
        let turned = (named || begins.starts_with(HOLE)) && exchange(begins).is_some();
        let ends = c == ',' && (named || turned) || c == ' ' && turned && behind.starts_with("and ");
        if said && ends {
            parts.push(String::new());
            said = false;
            continue;
        }
        if let Some(part) = parts.last_mut() {
            match c {
                HOLE => part.push_str(&again(quoted.next())),
                c => part.push(c),
            }
        }
        said |= c == HOLE;
    }
    parts.iter().map(|part| without_lead(part.trim_start()).to_owned()).collect()
}

/// What follows the words that join a clause to the one before.
fn without_lead(clause: &str) -> &str {
    const LEADS: [&str; 4] = ["а также ", "а ", "и ", "and "];
    LEADS.iter().fold(clause, |clause, lead| clause.strip_prefix(lead).unwrap_or(clause))
}
