//! A paragraph of a list of points: its sentences and clauses, each with what it asks for.

use super::several::several;
use crate::negotiation::Point;
use crate::negotiation::point::is_throughout;

/// Of every verb a point is made with, some letters that need no folding.
const STEMS: [&str; 52] = [
    "\" by ",
    "” by ",
    "» by ",
    "\" with ",
    "” with ",
    "» with ",
    "мести",
    "ренести",
    "реставить",
    "стами",
    "ove",
    "relocat",
    "МЕСТИ",
    "злож",
    "злаг",
    "амен",
    "сключ",
    "ополн",
    "обав",
    "далит",
    "далив",
    "ключит",
    "тавить",
    "место",
    "едакци",
    "формулир",
    "пустить",
    "черкнуть",
    "брать",
    "нять",
    "eplace",
    "elete",
    "nsert",
    "dd",
    " read",
    "eword",
    "eformulat",
    "ephras",
    "edraft",
    "follows",
    "ubstitut",
    "trike",
    "mit",
    "wap",
    "nterchange",
    "ADD",
    "DELETE",
    "ЗЛОЖ",
    "АМЕН",
    "СКЛЮЧ",
    "ОПОЛН",
    "ОБАВ",
];

/// What a paragraph says.
#[derive(Debug, Default)]
pub struct Read {
    /// The points, in order.
    pub points: Vec<Point>,
    /// The clauses and sentences that are no points, in order, each with how many points stand before it.
    pub left: Vec<(usize, String)>,
}

/// The points in a paragraph, and what of it is none.
pub fn read(whole: &str, under: &str) -> Read {
    let mut read = Read::default();
    if !STEMS.iter().any(|stem| memchr::memmem::find(whole.as_bytes(), stem.as_bytes()).is_some()) {
        read.left.extend(all(whole));
        return read;
    }
    let mut under = under.to_owned();
    for sentence in sentences(whole) {
        // «Предлагаем: в пункте 2 …; в пункте 3 …».
        for part in clauses(&sentence) {
            let points = several(&part, &under);
            let words = part.trim().trim_end_matches(';');
            if points.is_empty() && !words.is_empty() {
                read.left.push((read.points.len(), words.to_owned()));
            }
            // «в пункте 2 слово … заменить …; слово … исключить»: the place goes on.
            if points.first().is_some_and(|point| !is_throughout(&point.at)) {
                under = points.iter().map(|point| point.at.as_str()).collect::<Vec<_>>().join(", ");
            }
            read.points.extend(points);
        }
    }
    if read.points.is_empty() {
        read.left = all(whole).into_iter().collect();
    }
    read
}

fn all(whole: &str) -> Option<(usize, String)> {
    Some((0, whole.trim().to_owned())).filter(|(_, words)| !words.is_empty())
}

/// The sentences of a paragraph: one ends outside quotations where a capital letter begins the next.
fn sentences(whole: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut open = 0usize;
    let mut straight = false;
    for (at, c) in whole.char_indices() {
        match c {
            '«' | '“' | '„' => open += 1,
            '»' | '”' => open = open.saturating_sub(1),
            '"' => straight = !straight,
            _ => {}
        }
        let Some(last) = parts.last_mut() else { break };
        last.push(c);
        let behind = whole.get(at + c.len_utf8()..).unwrap_or_default();
        let word =
            last.trim_end_matches('.').rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let full = word.chars().count() > 2 || word.chars().all(|c| c.is_ascii_digit());
        let next = behind.trim_start().chars().next().is_some_and(char::is_uppercase);
        if c == '.' && open == 0 && !straight && full && next && behind.starts_with(char::is_whitespace) {
            parts.push(String::new());
        }
    }
    parts.retain(|part| !part.trim().is_empty());
    parts
}

/// How many quotations are open at the end.
pub fn depth_of(text: &str) -> usize {
    let mut depth = 0usize;
    for c in text.chars() {
        match c {
            '«' | '„' => depth += 1,
            '»' => depth = depth.saturating_sub(1),
            // „…“ and “…”.
            '“' if depth > 0 && text.contains('„') => depth = depth.saturating_sub(1),
            '“' => depth += 1,
            '”' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    if text.matches('"').count() % 2 == 1 { depth + 1 } else { depth }
}

/// The clauses of a paragraph: divided by semicolons outside quotations.
fn clauses(whole: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut open = 0usize;
    let mut straight = false;
    for c in whole.chars() {
        match c {
            '«' | '“' | '„' => open += 1,
            '»' | '”' => open = open.saturating_sub(1),
            '"' => straight = !straight,
            ';' if open == 0 && !straight => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(last) = parts.last_mut() {
            last.push(c);
        }
    }
    parts
}
