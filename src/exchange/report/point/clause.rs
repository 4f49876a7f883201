//! One clause of a list of points.

use super::speech::{asked, is_filling, reason_at};
use super::what;
use crate::language::Language;
use crate::negotiation::Point;
use crate::negotiation::place::{Added, Citation, Reading};
use crate::negotiation::submission::Action;

/// A clause with its quotations taken out: each stands in the words as one [`HOLE`].
pub struct Skeleton {
    /// The words.
    pub words: String,
    /// The quotations, in order.
    pub quoted: Vec<String>,
}

/// Where a quotation stood.
pub const HOLE: char = '\u{1}';

/// What a clause asks for, at one place or at several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// The places, as they are named; of a point about a whole text that one.
    pub places: Vec<String>,
    /// The point, without a place.
    pub point: Point,
}

impl Ask {
    /// The points, a place each.
    pub fn points(self) -> Vec<Point> {
        let Self { places, point } = self;
        places.into_iter().map(|at| Point { at, ..point.clone() }).collect()
    }

    /// The places as one that others stand under.
    pub fn under(&self) -> String {
        self.places.join(", ")
    }
}

/// A point with nothing in it yet.
pub fn bare(action: Action) -> Point {
    let [number, at, find, text, reason] = [(); 5].map(|()| String::new());
    Point { number, at, action, find, text, reason }
}

/// The language a clause is written in.
pub fn language(words: &str) -> Language {
    let cyrillic = words.chars().any(|c| ('а'..='я').contains(&c) || ('А'..='Я').contains(&c));
    if cyrillic { Language::Russian } else { Language::English }
}

/// Reads a clause; `under` is the heading or place it stands under. A clause with a word that is not understood asks
/// for something that cannot be told: it is not read.
pub fn clause(text: &str, under: &str) -> Option<Ask> {
    let text = asked(text);
    let skeleton = Skeleton::of(text);
    let lower = skeleton.words.to_lowercase();
    // Positions in `lower` are used in `words`: they must agree.
    if lower.len() != skeleton.words.len() {
        return None;
    }
    if skeleton.quoted.is_empty()
        && let Some(ask) = moves(&skeleton.words, &lower, under)
    {
        return Some(ask);
    }
    let (word, verb, at) = verb(&lower)?;
    let quoted = |nth: usize| skeleton.quoted.get(nth).map(|quoted| quoted.trim().to_owned());
    let count = skeleton.quoted.len();
    let mut point = bare(Action::Replace);
    let after = find_any(&lower, AFTER);
    let before =
        find_any(&lower, &["перед слов", "до слов", "перед цифр", "before the word", "before \u{1}"]);
    let objects = find_any(&lower, OBJECTS).is_some();
    let begin = ["в начал", "the beginning"].iter().any(|phrase| lower.contains(phrase));
    match (verb, count) {
        // «пункт 2 заменить следующим текстом: «…»».
        (Verb::Rewrite, 1) => point.text = quoted(0)?,
        (Verb::Replace, 1) if !objects => point.text = quoted(0)?,
        // "substitute “Y” for “X”".
        (Verb::Replace, 2)
            if word.starts_with("substitut")
                && lower.split(HOLE).nth(1).is_some_and(|between| between.trim_end().ends_with("for")) =>
        {
            (point.text, point.find) = (quoted(0)?, quoted(1)?);
        }
        (Verb::Replace, 2) => (point.find, point.text) = (quoted(0)?, quoted(1)?),
        (Verb::Rewrite, 2) if objects => (point.find, point.text) = (quoted(0)?, quoted(1)?),
        (Verb::Delete, 0 | 1) => {
            point.action = Action::Delete;
            point.find = quoted(0).unwrap_or_default();
        }
        (Verb::Add, _) => {
            point.action = if before.is_some() || begin { Action::InsertBefore } else { Action::Insert };
            match (after.or(before), count) {
                (Some(beside), 2) => {
                    // "insert “Y” after “X”" names the new words first.
                    let first = lower.get(at..).and_then(|rest| rest.find(HOLE)).map(|hole| at + hole);
                    let turned = at < beside && first.is_some_and(|hole| hole < beside);
                    let (find, new) = if turned { (1, 0) } else { (0, 1) };
                    (point.find, point.text) = (quoted(find)?, quoted(new)?);
                }
                (None, 1) => point.text = quoted(0)?,
                _ => return None,
            }
        }
        _ => return None,
    }
    let reason = reason_at(&lower, at + word.len());
    if let Some(reason) = reason {
        let given = skeleton.words.get(reason..).unwrap_or_default();
        point.reason = given.trim_matches([',', ' ', '.', ';']).to_owned();
    }
    let words = skeleton.words.get(..reason.unwrap_or(skeleton.words.len()))?;
    let lower = lower.get(..words.len())?;
    let everywhere = throughout(lower);
    let (words, added) = match verb {
        Verb::Add => what::cut(words, at, word),
        _ => (words.to_owned(), None),
    };
    let reading = Reading::of(&plain(&words));
    let adds = verb == Verb::Add && point.find.is_empty();
    if !reading.rest.iter().all(|word| is_filling(word, adds, everywhere.is_some())) {
        return None;
    }
    let under = Reading::of(under).places;
    let language = language(text);
    if let Some(everywhere) = everywhere {
        if point.find.is_empty() || added.is_some() {
            return None;
        }
        let part = match reading.places.as_slice() {
            [] => String::new(),
            [one] if language == Language::Russian => one.genitive(),
            [one] => one.name(language),
            _ => return None,
        };
        return Some(Ask { places: vec![everywhere_at(everywhere, lower, &part)], point });
    }
    let mut places: Vec<Citation> = match (reading.places.as_slice(), under.first()) {
        ([], _) => under.clone(),
        (own, Some(under)) => own.iter().map(|place| place.within(under)).collect(),
        (own, None) => own.to_vec(),
    };
    match added {
        Some(Added::Labelled(label)) => point.text = labelled(&label, point.text),
        // The n-th stands behind the one before it; as the first, only a person can tell where.
        Some(Added::Unnumbered(Some(nth))) => {
            let before = nth.checked_sub(1).filter(|before| *before > 0)?;
            places = places.iter().map(|place| place.behind_unnumbered(before)).collect();
        }
        Some(Added::Unnumbered(None)) => places = places.iter().map(Citation::behind).collect(),
        Some(Added::Article(value, suffix)) if places.is_empty() => {
            let before = if suffix > 0 { value } else { value.checked_sub(1)? };
            places = vec![Citation::behind_article(before, 0)];
        }
        _ => {}
    }
    let places: Vec<String> = places.iter().map(|place| place.name(language)).collect();
    (!places.is_empty()).then_some(Ask { places, point })
}

/// What stands behind words of the text: «после слов …».
const AFTER: &[&str] = &[
    "после слов",
    "после цифр",
    "после фраз",
    "после аббревиатур",
    "после знак",
    "after the word",
    "after the phrase",
    "after \u{1}",
];

/// Words of the text as what a clause is about.
const OBJECTS: &[&str] = &[
    "слов",
    "цифр",
    "числ",
    "фраз",
    "аббревиатур",
    "словосочетани",
    "предложени",
    "термин",
    "союз",
    "предлог",
    "знак",
    "выражени",
    "the word",
    "the words",
    "the phrase",
    "the figure",
    "the term",
];

/// The one thing a clause asks for, by its first word; nothing where it asks for several.
fn verb(lower: &str) -> Option<(&'static str, Verb, usize)> {
    let found = VERBS.iter().filter_map(|(word, verb)| Some((*word, *verb, find_word(lower, word)?)));
    let found: Vec<(&'static str, Verb, usize)> = found.collect();
    if found.is_empty() {
        return exchange(lower).map(|at| ("", Verb::Replace, at));
    }
    let firm = |it: &&(&str, Verb, usize)| !WEAK.contains(&it.0);
    let (word, verb, at) = *found.iter().filter(firm).min_by_key(|it| it.2).or_else(|| found.first())?;
    let others = found.iter().filter(firm).any(|it| it.1 != verb);
    (!others).then_some((word, verb, at))
}

/// Verbs that only say how another is meant: «дополнить пунктом в следующей редакции», "replace … to read".
const WEAK: [&str; 5] = ["в следующей редакции", "в редакции", "to read", "as follows", "вместо"];

/// Without what holds words together and what stands for quotations.
fn plain(words: &str) -> String {
    words.replace([HOLE, ':'], " ")
}

/// New words with the label they are announced with, unless they have one.
fn labelled(label: &str, text: String) -> String {
    let first = text.split_whitespace().next().unwrap_or_default();
    let own = first.ends_with(['.', ')']) && first.chars().count() <= 6 || first.starts_with('(');
    if own { text } else { format!("{label} {text}") }
}

/// Whether a clause is about a whole text or all of a part of it.
fn throughout(lower: &str) -> Option<&'static str> {
    ["по всему тексту", "по тексту", "throughout"].into_iter().find(|phrase| lower.contains(phrase))
}

/// The whole text as a place, or all of the part of it that is named: «по тексту статьи 5»; with what is said of forms.
fn everywhere_at(found: &str, lower: &str, part: &str) -> String {
    let mut place = match (found, part) {
        ("throughout", "") => "throughout the text".to_owned(),
        (found, "") => found.to_owned(),
        (found, part) => format!("{found} {part}"),
    };
    if lower.contains("соответствующ") {
        let which = if lower.contains("числе") || lower.contains("числах") {
            "падеже и числе"
        } else {
            "падеже"
        };
        place.push_str(&format!(", в соответствующем {which}"));
    } else if lower.contains("appropriate") || lower.contains("mutatis mutandis") {
        place.push_str(", in the appropriate form");
    }
    place
}

/// The verbs of points that move provisions, in small letters.
const MOVING: [&str; 8] =
    ["переместить", "перенести", "поместить", "be moved", "be relocated", "move", "relocate", "переставить"];

/// «Пункт 3 статьи 5 переместить в статью 7», «Статью 6 поместить перед статьёй 4», "Move article 6 before article 4".
fn moves(words: &str, lower: &str, under: &str) -> Option<Ask> {
    let (verb, at) =
        MOVING.iter().filter_map(|verb| Some((*verb, find_word(lower, verb)?))).min_by_key(|it| it.1)?;
    let under = Reading::of(under).places;
    let language = language(words);
    let one = |words: &str| {
        let reading = Reading::of(&plain(words));
        let clear =
            reading.rest.iter().all(|word| is_filling(word, true, false) || MOVING.contains(&word.as_str()));
        match reading.places.as_slice() {
            [place] if clear => Some(under.first().map_or(place.clone(), |under| place.within(under))),
            _ => None,
        }
    };
    let (ahead, behind) = (words.get(..at)?, words.get(at + verb.len()..)?);
    let (source, target) = match (one(ahead), one(behind)) {
        (Some(source), Some(target)) => (source, target),
        _ => {
            const PARTS: [&str; 9] =
                [" перед ", " после ", " в конец ", " в ", " во ", " before ", " after ", " to ", " into "];
            let lower = lower.get(at + verb.len()..)?;
            let cut = PARTS.iter().filter_map(|part| lower.find(part)).min()?;
            // Nothing but who asks may stand before the verb.
            let alone = Reading::of(&plain(ahead));
            if !alone.places.is_empty() || !alone.rest.iter().all(|word| is_filling(word, false, false)) {
                return None;
            }
            (one(behind.get(..cut)?)?, one(behind.get(cut..)?)?)
        }
    };
    let mut point = bare(Action::Move);
    point.text = target.name(language);
    Some(Ask { places: vec![source.name(language)], point })
}

/// What a clause asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// A place is to read otherwise.
    Rewrite,
    /// Words stand for others.
    Replace,
    /// Something goes.
    Delete,
    /// Something comes.
    Add,
}

/// Where a clause says with what words to exchange others without saying the verb: "“shall” by “may”".
pub fn exchange(lower: &str) -> Option<usize> {
    let at = lower.find(HOLE)?;
    let behind = lower.get(at + HOLE.len_utf8()..)?;
    let between = behind.get(..behind.find(HOLE)?)?.trim();
    let words = ["the words", "the word", "the phrase", "the figures", "the figure"];
    let between = words.iter().fold(between, |it, words| it.strip_suffix(words).unwrap_or(it).trim_end());
    matches!(between, "by" | "with").then_some(at)
}

/// The verbs, in small letters.
pub const VERBS: &[(&str, Verb)] = &[
    ("изложить", Verb::Rewrite),
    ("изложив", Verb::Rewrite),
    ("излагается", Verb::Rewrite),
    ("сформулировать", Verb::Rewrite),
    ("переформулировать", Verb::Rewrite),
    ("в следующей редакции", Verb::Rewrite),
    ("в редакции", Verb::Rewrite),
    ("to read", Verb::Rewrite),
    ("should read", Verb::Rewrite),
    ("shall read", Verb::Rewrite),
    ("reads as follows", Verb::Rewrite),
    ("reword", Verb::Rewrite),
    ("reworded", Verb::Rewrite),
    ("reformulate", Verb::Rewrite),
    ("reformulated", Verb::Rewrite),
    ("rephrase", Verb::Rewrite),
    ("rephrased", Verb::Rewrite),
    ("redraft", Verb::Rewrite),
    ("redrafted", Verb::Rewrite),
    ("as follows", Verb::Rewrite),
    ("заменить", Verb::Replace),
    ("заменив", Verb::Replace),
    ("заменяется", Verb::Replace),
    ("заменяются", Verb::Replace),
    ("замените", Verb::Replace),
    ("вместо", Verb::Replace),
    ("вместо слов", Verb::Replace),
    ("replace", Verb::Replace),
    ("replaced", Verb::Replace),
    ("replacing", Verb::Replace),
    ("substitute", Verb::Replace),
    ("substituted", Verb::Replace),
    ("исключить", Verb::Delete),
    ("исключив", Verb::Delete),
    ("исключается", Verb::Delete),
    ("исключаются", Verb::Delete),
    ("исключите", Verb::Delete),
    ("удалить", Verb::Delete),
    ("удалив", Verb::Delete),
    ("опустить", Verb::Delete),
    ("вычеркнуть", Verb::Delete),
    ("убрать", Verb::Delete),
    ("снять", Verb::Delete),
    ("delete", Verb::Delete),
    ("deleted", Verb::Delete),
    ("strike", Verb::Delete),
    ("strike out", Verb::Delete),
    ("omit", Verb::Delete),
    ("omitted", Verb::Delete),
    ("remove", Verb::Delete),
    ("removed", Verb::Delete),
    ("дополнить", Verb::Add),
    ("дополнив", Verb::Add),
    ("дополняется", Verb::Add),
    ("дополните", Verb::Add),
    ("добавить", Verb::Add),
    ("добавив", Verb::Add),
    ("включить", Verb::Add),
    ("вставить", Verb::Add),
    ("insert", Verb::Add),
    ("inserted", Verb::Add),
    ("add", Verb::Add),
    ("added", Verb::Add),
];

impl Skeleton {
    /// Takes the quotations out of a clause; those that only name a place stay.
    pub fn of(text: &str) -> Self {
        let mut skeleton = Skeleton { words: String::new(), quoted: Vec::new() };
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let opens = matches!(c, '«' | '“' | '„' | '"');
            let end = if opens { closing(rest, c) } else { None };
            let Some(end) = end else {
                skeleton.words.push(c);
                rest = rest.get(c.len_utf8()..).unwrap_or_default();
                continue;
            };
            let (inner, behind) =
                (rest.get(c.len_utf8()..end.0).unwrap_or_default(), rest.get(end.1..).unwrap_or_default());
            let before = skeleton.words.trim_end().to_lowercase();
            let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
            let named = ["раздел", "граф", "столб", "колонк", "column", "section"];
            let named = named.iter().any(|unit| word.starts_with(unit));
            let short = inner.chars().count() <= 3;
            // «в подпунктах «а» и «в»».
            let on =
                short && ["» и", "» или", "»,", "» and", "” and"].iter().any(|end| before.ends_with(end));
            let units = ["подпункт", "пункт", "subparagraph", "sub-paragraph", "point"];
            let of_place = on || short && units.iter().any(|unit| word.starts_with(unit));
            if of_place || named {
                skeleton.words.push_str(rest.get(..end.1).unwrap_or_default());
            } else {
                skeleton.words.push(HOLE);
                skeleton.quoted.push(inner.to_owned());
            }
            rest = behind;
        }
        skeleton
    }
}

/// Where the quotation that opens here closes: the place of the closing mark, and the place behind it.
fn closing(text: &str, open: char) -> Option<(usize, usize)> {
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        let closes = match open {
            '«' => c == '»',
            '„' => c == '“' || c == '”',
            '“' => c == '”',
            _ => c == '"' && at > 0,
        };
        if closes {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return Some((at, at + c.len_utf8()));
            }
        } else if c == open {
            depth += 1;
        }
    }
    None
}

/// Where a word or phrase stands as such.
pub fn find_word(lower: &str, word: &str) -> Option<usize> {
    let end =
        |at: usize| lower.get(at + word.len()..).is_none_or(|rest| !rest.starts_with(char::is_alphabetic));
    find_all(lower, word).find(|at| end(*at))
}

/// Where a word begins so.
fn find_start(lower: &str, word: &str) -> Option<usize> {
    find_all(lower, word).next()
}

fn find_all<'t>(lower: &'t str, word: &'t str) -> impl Iterator<Item = usize> + 't {
    lower
        .match_indices(word)
        .map(|(at, _)| at)
        .filter(|at| lower.get(..*at).is_none_or(|before| !before.ends_with(char::is_alphabetic)))
}

fn find_any(lower: &str, words: &[&str]) -> Option<usize> {
    words.iter().filter_map(|word| find_start(lower, word)).min()
}
