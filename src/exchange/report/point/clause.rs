//! One clause of a list of points.

use crate::negotiation::Point;
use crate::negotiation::place::Citation;
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

/// Reads a clause; `under` is the heading or place it stands under.
pub fn clause(text: &str, under: &str) -> Option<Point> {
    let skeleton = Skeleton::of(text);
    let lower = skeleton.words.to_lowercase();
    // Positions in `lower` are used in `words`: they must agree.
    if lower.len() != skeleton.words.len() {
        return None;
    }
    if skeleton.quoted.is_empty()
        && let Some(point) = moves(&skeleton.words, &lower, under)
    {
        return Some(point);
    }
    let verb =
        VERBS.iter().filter_map(|(word, verb)| Some((*verb, find_word(&lower, word)?))).min_by_key(|it| it.1);
    let (verb, at) = verb.or_else(|| Some((Verb::Replace, exchange(&lower)?)))?;
    let quoted = |nth: usize| skeleton.quoted.get(nth).map(|quoted| quoted.trim().to_owned());
    let mut point = Point {
        at: String::new(),
        action: Action::Replace,
        find: String::new(),
        text: String::new(),
        reason: String::new(),
    };
    let after =
        find_any(&lower, &["после слов", "после цифр", "после фраз", "after the word", "after \u{1}"]);
    let before = find_any(&lower, &["перед слов", "до слов", "before the word", "before \u{1}"]);
    match verb {
        Verb::Rewrite => {
            point.text = quoted(0).filter(|_| skeleton.quoted.len() == 1)?;
        }
        Verb::Replace => {
            let (Some(first), Some(second), 2) = (quoted(0), quoted(1), skeleton.quoted.len()) else {
                return None;
            };
            // "substitute “Y” for “X”" names the new words first.
            let turned = lower.contains("substitut")
                && lower.split(HOLE).nth(1).is_some_and(|between| between.trim_end().ends_with("for"));
            (point.find, point.text) = if turned { (second, first) } else { (first, second) };
        }
        Verb::Delete => {
            point.action = Action::Delete;
            if skeleton.quoted.len() > 1 {
                return None;
            }
            point.find = quoted(0).unwrap_or_default();
        }
        Verb::Add => {
            point.action = if before.is_some() { Action::InsertBefore } else { Action::Insert };
            match (after.or(before), skeleton.quoted.len()) {
                (Some(_), 2) => {
                    // "insert “Y” after “X”" names the new words first.
                    let turned = at < after.or(before).unwrap_or(0)
                        && lower.get(at..).is_some_and(|rest| {
                            rest.find(HOLE).is_some_and(|hole| at + hole < after.or(before).unwrap_or(0))
                        });
                    let (find, new) = if turned { (1, 0) } else { (0, 1) };
                    (point.find, point.text) = (quoted(find)?, quoted(new)?);
                }
                (None, 1) => point.text = quoted(0)?,
                _ => return None,
            }
        }
    }
    point.at = match throughout(&skeleton.words, &lower) {
        Some(_) if point.find.is_empty() => return None,
        Some(place) => place,
        None => place(&skeleton.words, &lower, at, verb, under)?,
    };
    Some(point)
}

/// The whole text as a place, or all of the part of it that is named: «по тексту статьи 5»; with what is said of forms.
fn throughout(words: &str, lower: &str) -> Option<String> {
    const RUSSIAN: [&str; 2] = ["по всему тексту", "по тексту"];
    let found = RUSSIAN.into_iter().chain(["throughout"]).find(|phrase| lower.contains(phrase))?;
    let mut place = found.to_owned();
    let from = lower.find(found)? + found.len();
    let to = words.get(from..)?.find(HOLE).map_or(words.len(), |to| from + to);
    let behind = words.get(from..to).unwrap_or_default();
    let ends = ["слов", "фраз", "цифр", ",", " replace"];
    let end = ends.iter().filter_map(|end| behind.find(end)).min().unwrap_or(behind.len());
    let behind = behind.get(..end).unwrap_or_default().trim_matches([' ', '.', ':']);
    if Citation::read(behind).is_some() {
        place = format!("{place} {behind}");
    } else if found == "throughout" {
        place.push_str(" the text");
    }
    if lower.contains("соответствующ") {
        let which = if lower.contains("числе") { "падеже и числе" } else { "падеже" };
        place.push_str(&format!(", в соответствующем {which}"));
    }
    Some(place)
}

/// The verbs of points that move provisions, in small letters.
const MOVING: [&str; 8] =
    ["переместить", "перенести", "поместить", "be moved", "be relocated", "move", "relocate", "переставить"];

/// «Пункт 3 статьи 5 переместить в статью 7», «Статью 6 поместить перед статьёй 4», "Move article 6 before article 4".
fn moves(words: &str, lower: &str, under: &str) -> Option<Point> {
    let (verb, at) =
        MOVING.iter().filter_map(|verb| Some((*verb, find_word(lower, verb)?))).min_by_key(|it| it.1)?;
    let ahead = tidy(words.get(..at)?);
    let ahead = ["should", "shall", "to", "is", "are"]
        .iter()
        .fold(ahead.as_str(), |words, word| words.strip_suffix(word).map_or(words, str::trim_end));
    let behind = words.get(at + verb.len()..)?;
    let (source, target) = match Citation::read(ahead) {
        Some(_) => (ahead.to_owned(), behind.to_owned()),
        None => {
            const PARTS: [&str; 9] =
                [" перед ", " после ", " в конец ", " в ", " во ", " before ", " after ", " to ", " into "];
            let lower = lower.get(at + verb.len()..)?;
            let cut = PARTS.iter().filter_map(|part| lower.find(part)).min()?;
            (behind.get(..cut)?.to_owned(), behind.get(cut..)?.to_owned())
        }
    };
    let whole = |place: String| {
        let lower = place.to_lowercase();
        let named =
            ["стать", "article", "раздел", "глав", "приложени", "annex", "преамбул", "строк", "chapter"];
        let alone = named.iter().any(|unit| lower.contains(unit)) || under.is_empty();
        if alone { place } else { format!("{place} {}", outer(under)) }
    };
    let source = whole(tidy(&source));
    let target = tidy(&target);
    let target = ["в конец ", "to the end of ", "into ", "to "]
        .iter()
        .fold(target.as_str(), |words, lead| words.strip_prefix(lead).unwrap_or(words));
    let target = whole(target.to_owned());
    let both = Citation::read(&source).is_some() && Citation::read(&target).is_some();
    both.then(|| Point {
        at: source,
        action: Action::Move,
        find: String::new(),
        text: target,
        reason: String::new(),
    })
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
    ("в следующей редакции", Verb::Rewrite),
    ("to read", Verb::Rewrite),
    ("should read", Verb::Rewrite),
    ("shall read", Verb::Rewrite),
    ("reads as follows", Verb::Rewrite),
    ("заменить", Verb::Replace),
    ("заменив", Verb::Replace),
    ("вместо слов", Verb::Replace),
    ("replace", Verb::Replace),
    ("be replaced", Verb::Replace),
    ("substitute", Verb::Replace),
    ("be substituted", Verb::Replace),
    ("исключить", Verb::Delete),
    ("исключив", Verb::Delete),
    ("удалить", Verb::Delete),
    ("delete", Verb::Delete),
    ("be deleted", Verb::Delete),
    ("дополнить", Verb::Add),
    ("дополнив", Verb::Add),
    ("добавить", Verb::Add),
    ("включить", Verb::Add),
    ("insert", Verb::Add),
    ("add", Verb::Add),
];

/// The place: what stands before the words it is about, else behind them, completed by what it stands under.
fn place(words: &str, lower: &str, verb: usize, what: Verb, under: &str) -> Option<String> {
    const OBJECTS: &[&str] = &[
        "после слов",
        "после цифр",
        "перед слов",
        "до слов",
        "вместо слов",
        "слов",
        "цифр",
        "фраз",
        "предложени",
        "после фраз",
        "аббревиатур",
        "the word",
        "after \u{1}",
        "before \u{1}",
        "the phrase",
    ];
    let object = OBJECTS.iter().filter_map(|object| find_start(lower, object)).min();
    let hole = lower.find(HOLE);
    let end = [object, hole, Some(verb)].into_iter().flatten().min().unwrap_or(lower.len());
    let ahead = words.get(..end).unwrap_or_default();
    let mut place = tidy(ahead);
    if Citation::read(&place).is_none() {
        // «Исключить слова … в пункте 4», "Delete article 9", «изложить пункт 2 … в следующей редакции».
        let behind = match (what, words.rfind(HOLE)) {
            (Verb::Rewrite, _) => {
                let from = verb + lower.get(verb..)?.find(char::is_whitespace).unwrap_or(0);
                let to = find_any(lower, &["в следующей", "в редакции", "as follows"])
                    .or(hole)
                    .unwrap_or(words.len());
                words.get(from..to).unwrap_or_default()
            }
            // What is to be added names a unit, too: «дополнить пунктом 4 …».
            (Verb::Add, Some(hole)) => words.get(hole..).unwrap_or_default(),
            (_, Some(hole)) => words.get(hole..).unwrap_or_default(),
            (Verb::Delete, None) => {
                let from = verb + lower.get(verb..)?.find(char::is_whitespace).unwrap_or(0);
                words.get(from..).unwrap_or_default()
            }
            (_, None) => "",
        };
        let behind = tidy(behind.trim_start_matches(HOLE));
        place = if Citation::read(&behind).is_some() { behind } else { String::new() };
    }
    let article = |place: &str| {
        let lower = place.to_lowercase();
        [
            "стать",
            "ст.",
            "article",
            "преамбул",
            "preamb",
            "приложени",
            "annex",
            "раздел",
            "строк",
            "наименовани",
            "title",
        ]
        .iter()
        .any(|unit| lower.contains(unit))
    };
    if !under.is_empty() && !article(&place) {
        // A place of its own level takes the place of the one it stands under.
        let under = if place.is_empty() { under.to_owned() } else { outer(under) };
        place = if place.is_empty() { under } else { format!("{place} {under}") };
    }
    Citation::read(&place).map(|_| place.trim().to_owned())
}

/// Of a place only its article or section, where it names one.
fn outer(place: &str) -> String {
    let lower = place.to_lowercase();
    let at = ["стать", "article", "раздел", "приложени", "annex"]
        .iter()
        .filter_map(|unit| lower.rfind(unit))
        .max();
    at.and_then(|at| place.get(at..)).unwrap_or(place).to_owned()
}

/// A piece of a clause without the words that lead to a place.
fn tidy(words: &str) -> String {
    let words = words.replace(HOLE, " ");
    let mut words = words.trim().trim_start_matches(['-', '–', '—', '•', '*']).trim_start();
    // A number of the list, «1)», «2.»; not «5 статьи».
    if let Some((number, rest)) = words.split_once([')', '.'])
        && !number.is_empty()
        && number.chars().count() <= 3
        && number.chars().all(|c| c.is_ascii_digit())
    {
        words = rest.trim_start();
    }
    for lead in ["В ", "Во ", "во ", "в ", "In ", "in "] {
        words = words.strip_prefix(lead).unwrap_or(words);
    }
    words.trim_end_matches([' ', '.', ';', ',', ':']).trim().to_owned()
}

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
            let of_place = inner.chars().count() <= 3
                && [
                    "подпункт",
                    "подпункте",
                    "подпункта",
                    "пункт",
                    "пункте",
                    "пункта",
                    "подпункту",
                    "subparagraph",
                    "point",
                ]
                .iter()
                .any(|unit| before.ends_with(unit));
            let named = [
                "раздел",
                "разделе",
                "раздела",
                "графа",
                "графе",
                "графы",
                "графу",
                "столбец",
                "столбце",
                "column",
                "section",
            ]
            .iter()
            .any(|unit| before.ends_with(unit));
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
