//! What the chair can make shorter without taking a word from anyone.
//!
//! Three things are found: wordings of one passage that say the same but for letters, punctuation or the order of what
//! they list; neighbouring passages whose sides are the same, so that one pair of brackets does for both; one
//! change proposed in several places, to be dealt with once. They are a view of the [`Board`] and change nothing. What
//! follows from a suggestion is always a record: a wording gives way only on the word of everyone who proposed it, and
//! even then its submission stays as it was sent and [projects](crate::consolidate) to the same text as before.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::Code;
use super::board::{Board, Choice, Item};
use super::neighbour::runs;
use crate::consolidate::Layer;

/// Something that can be made shorter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Suggestion {
    /// Two wordings of one passage say the same but for this.
    Alike {
        /// The passage's number.
        passage: u32,
        /// The letter of the wording that stays.
        stays: String,
        /// The letter of the wording that can give way.
        gives_way: String,
        /// In what they differ.
        differs: Differs,
        /// Who proposed the one that can give way: each of them has to agree.
        holders: Vec<Code>,
    },
    /// Neighbouring passages whose wordings are proposed by the same sides: they can stand in one pair of brackets, and no
    /// choice is lost.
    Together {
        /// The passages' numbers, in reading order.
        passages: Vec<u32>,
        /// Who proposes something in them.
        holders: Vec<Code>,
    },
    /// The same words are to be replaced by the same words in several places.
    Repeated {
        /// The passages' numbers, in reading order.
        passages: Vec<u32>,
        /// What the draft reads there.
        was: String,
        /// What is proposed.
        reads: String,
        /// Who proposes it everywhere.
        holders: Vec<Code>,
    },
}

/// In what two wordings differ that say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Differs {
    /// In capital letters, ё and е, letters of another alphabet that look the same.
    Letters,
    /// In punctuation, too.
    Punctuation,
    /// In the order of what is listed, too.
    Order,
}

impl Differs {
    /// The key of its words.
    pub fn key(self) -> &'static str {
        match self {
            Differs::Letters => "streamline-letters",
            Differs::Punctuation => "streamline-punctuation",
            Differs::Order => "streamline-order",
        }
    }

    /// The word other programs read.
    pub fn word(self) -> &'static str {
        match self {
            Differs::Letters => "letters",
            Differs::Punctuation => "punctuation",
            Differs::Order => "order",
        }
    }
}

impl Suggestion {
    /// The passages it is about, in reading order.
    pub fn passages(&self) -> Vec<u32> {
        match self {
            Suggestion::Alike { passage, .. } => vec![*passage],
            Suggestion::Together { passages, .. } | Suggestion::Repeated { passages, .. } => passages.clone(),
        }
    }

    /// Whose word is needed before anything follows from it: nobody's where only the order of business is concerned.
    pub fn must_agree(&self) -> &[Code] {
        match self {
            Suggestion::Alike { holders, .. } => holders,
            Suggestion::Together { .. } | Suggestion::Repeated { .. } => &[],
        }
    }

    /// Whose proposals it is about.
    pub fn holders(&self) -> &[Code] {
        match self {
            Suggestion::Alike { holders, .. }
            | Suggestion::Together { holders, .. }
            | Suggestion::Repeated { holders, .. } => holders,
        }
    }

    /// The word other programs read.
    pub fn word(&self) -> &'static str {
        match self {
            Suggestion::Alike { .. } => "alike",
            Suggestion::Together { .. } => "together",
            Suggestion::Repeated { .. } => "repeated",
        }
    }
}

/// The fewest places in which a change counts as repeated.
const OFTEN: usize = 2;

/// What can be made shorter among the passages that are open, in reading order: first within passages, then between
/// neighbours, then what is repeated.
pub fn suggestions(board: &Board) -> Vec<Suggestion> {
    let open: Vec<&Item> = board.open().collect();
    let mut found: Vec<Suggestion> = open.iter().flat_map(|item| alike(item)).collect();
    found.extend(together(&open));
    found.extend(repeated(&open));
    found
}

/// Wordings of one passage that say the same. The draft's own stays before any other, then the first proposed.
fn alike(item: &Item) -> Vec<Suggestion> {
    if item.layer != Layer::Words {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut gone: Vec<usize> = Vec::new();
    for (at, stays) in item.options.iter().enumerate() {
        for (later, other) in item.options.iter().enumerate().skip(at + 1) {
            if gone.contains(&at) || gone.contains(&later) || other.holders.is_empty() {
                continue;
            }
            let Some(differs) = differ(&stays.reads, &other.reads) else { continue };
            // What gives way already makes nothing else give way.
            gone.push(later);
            if other.holders.iter().all(|holder| accepts(stays, holder)) {
                continue;
            }
            found.push(Suggestion::Alike {
                passage: item.number,
                stays: stays.letter.clone(),
                gives_way: other.letter.clone(),
                differs,
                holders: other.holders.clone(),
            });
        }
    }
    found
}

/// Whether someone has said already that a wording will do.
fn accepts(choice: &Choice, code: &Code) -> bool {
    use super::position::Stance;
    let mut said = choice.positions.iter().filter(|(voice, ..)| voice == code);
    said.any(|(_, stance, _)| matches!(stance, Stance::Supports | Stance::Accepts))
}

/// Neighbours whose sides are the same.
fn together(open: &[&Item]) -> Vec<Suggestion> {
    let runs = runs(open.iter().copied()).into_iter();
    runs.filter_map(|run| match run.as_slice() {
        [first, rest @ ..] if !rest.is_empty() && !rest.iter().all(|item| linked(first, item)) => {
            let passages = run.iter().map(|item| item.number).collect();
            Some(Suggestion::Together { passages, holders: holders(first) })
        }
        _ => None,
    })
    .collect()
}

/// Whether two passages are linked already.
fn linked(one: &Item, other: &Item) -> bool {
    one.links.iter().any(|link| other.links.contains(link))
}

/// Everyone who proposes something in a passage, as they stand there.
fn holders(item: &Item) -> Vec<Code> {
    let mut all: Vec<Code> = Vec::new();
    for code in item.options.iter().flat_map(|choice| &choice.holders) {
        if !all.contains(code) {
            all.push(code.clone());
        }
    }
    all
}

/// A change of words by words: what the draft reads, what is proposed, by whom.
type Change<'b> = (&'b str, &'b str, &'b [Code]);

/// One change proposed in several places by the same delegations.
fn repeated(open: &[&Item]) -> Vec<Suggestion> {
    let mut order: Vec<Change<'_>> = Vec::new();
    let mut places: BTreeMap<Change<'_>, Vec<&Item>> = BTreeMap::new();
    for item in open.iter().copied().filter(|item| item.layer == Layer::Words) {
        let Some(base) = item.options.first() else { continue };
        for choice in item.options.iter().skip(1) {
            let change: Change<'_> = (&base.reads, &choice.reads, &choice.holders);
            // Nothing by something, or something by nothing, is said at its place and means nothing elsewhere.
            if base.reads.trim().is_empty() || choice.reads.trim().is_empty() {
                continue;
            }
            match places.entry(change) {
                Entry::Vacant(entry) => {
                    order.push(change);
                    entry.insert(vec![item]);
                }
                Entry::Occupied(mut entry) => entry.get_mut().push(item),
            }
        }
    }
    let mut found = Vec::new();
    for change in order {
        let items = places.remove(&change).unwrap_or_default();
        let known = items.split_first().is_some_and(|(first, rest)| rest.iter().all(|it| linked(first, it)));
        if items.len() >= OFTEN && !known {
            let passages = items.iter().map(|item| item.number).collect();
            let (was, reads, holders) = change;
            found.push(Suggestion::Repeated {
                passages,
                was: was.trim().to_owned(),
                reads: reads.trim().to_owned(),
                holders: holders.to_vec(),
            });
        }
    }
    found
}

/// In what two wordings differ that say the same; none where they say different things.
pub fn differ(one: &str, other: &str) -> Option<Differs> {
    let (one, other) = (Folded::of(one), Folded::of(other));
    if one.words.is_empty() || one.breaks != other.breaks {
        return None;
    }
    if one.marked == other.marked {
        Some(Differs::Letters)
    } else if one.words == other.words {
        Some(Differs::Punctuation)
    } else if lists_the_same(&one.marked, &other.marked) {
        Some(Differs::Order)
    } else {
        None
    }
}

/// Whether both list the same things in another order, between the same words.
fn lists_the_same(one: &[String], other: &[String]) -> bool {
    // What a negation stands before is no matter of order.
    const NEGATIONS: [&str; 8] = ["не", "ни", "без", "кроме", "not", "no", "without", "except"];
    let before = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let last = before.checked_sub(1).and_then(|last| one.get(last));
    if last.is_some_and(|word| NEGATIONS.contains(&word.as_str())) {
        return false;
    }
    let (one, other) = (one.get(before..).unwrap_or_default(), other.get(before..).unwrap_or_default());
    let after = one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count();
    let middle = |words: &[String]| words.get(..words.len() - after).unwrap_or_default().to_vec();
    let (one, other) = (List::of(&middle(one)), List::of(&middle(other)));
    one.items.len() > 1 && one == other
}

/// What is listed, sorted, and what joins it, sorted.
#[derive(PartialEq, Eq)]
struct List {
    items: Vec<Vec<String>>,
    joints: Vec<String>,
}

impl List {
    fn of(words: &[String]) -> Self {
        let mut items: Vec<Vec<String>> = vec![Vec::new()];
        let mut joints = Vec::new();
        for word in words {
            match (word.as_str(), items.last_mut()) {
                ("," | ";" | "и" | "или" | "and" | "or", _) | (_, None) => {
                    joints.push(word.clone());
                    items.push(Vec::new());
                }
                (_, Some(item)) => item.push(word.clone()),
            }
        }
        items.retain(|item| !item.is_empty());
        items.sort();
        joints.sort();
        Self { items, joints }
    }
}

/// A wording as it sounds: what is lost on the ear is lost here.
struct Folded {
    /// Words and punctuation.
    marked: Vec<String>,
    /// Words alone.
    words: Vec<String>,
    /// Where provisions, paragraphs and cells begin: the same places or different things.
    breaks: Vec<String>,
}

impl Folded {
    fn of(reads: &str) -> Self {
        let mut marked: Vec<String> = Vec::new();
        let mut breaks = Vec::new();
        let mut word = String::new();
        let mut letters = reads.chars().chain([' ']).peekable();
        while let Some(letter) = letters.next() {
            if letter.is_alphanumeric() || is_inside(letter, &word, letters.peek().copied()) {
                word.extend(letter.to_lowercase().map(|c| if c == 'ё' { 'е' } else { c }));
                continue;
            }
            if !word.is_empty() {
                marked.push(in_one_alphabet(&std::mem::take(&mut word)));
            }
            match letter {
                '\n' | '\t' | '¶' => breaks.push(format!("{}{letter}", marked.len())),
                _ if letter.is_whitespace() => {}
                // Kinds of quotation mark and dash are a matter of typography.
                '«' | '»' | '“' | '”' | '„' | '"' => marked.push("\"".to_owned()),
                '–' | '—' | '-' | '‑' | '−' => marked.push("-".to_owned()),
                other => marked.push(other.to_string()),
            }
        }
        let spoken = |word: &&String| word.chars().any(char::is_alphanumeric);
        let words: Vec<String> = marked.iter().filter(spoken).cloned().collect();
        // Places in the text count only where the words before them are the same.
        let breaks = if words.is_empty() { Vec::new() } else { breaks };
        Self { marked, words, breaks }
    }
}

/// Whether a sign stands inside a word or a number: "don't", «3,5».
fn is_inside(sign: char, word: &str, next: Option<char>) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    match sign {
        '\'' | '’' | '\u{301}' => !word.is_empty(),
        ',' | '.' | '/' | ':' => digit(word.chars().last()) && digit(next),
        _ => false,
    }
}

/// Letters that look the same, in the alphabet of the rest of the word.
fn in_one_alphabet(word: &str) -> String {
    const LATIN: &str = "aeopcxyk";
    const CYRILLIC: &str = "аеорсхук";
    if !word.chars().any(|c| ('а'..='я').contains(&c)) {
        return word.to_owned();
    }
    let to =
        |c: char| LATIN.chars().zip(CYRILLIC.chars()).find(|(latin, _)| *latin == c).map_or(c, |it| it.1);
    word.chars().map(to).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wordings_that_say_the_same_are_told_from_those_that_do_not() {
        for (one, other, differs) in [
            (" в течение трёх дней", " в течение трех дней", Some(Differs::Letters)),
            (" Стороны", " стороны", Some(Differs::Letters)),
            (" cрок рассмотрения", " срок рассмотрения", Some(Differs::Letters)),
            (" «розыск»", " “розыск”", Some(Differs::Letters)),
            (" при необходимости, срочно", " при необходимости срочно", Some(Differs::Punctuation)),
            (" лиц, грузов и средств", " грузов, лиц и средств", Some(Differs::Order)),
            (" задержание или выдача", " выдача или задержание", Some(Differs::Order)),
            (" задержание или выдача", " задержание и выдача", None),
            (
                " в отношении лиц, грузов и средств",
                " в отношении грузов, лиц и средств",
                Some(Differs::Order),
            ),
            (" не лиц, грузов", " лиц, не грузов", None),
            (" не лиц, грузов", " не грузов, лиц", None),
            (" трёх дней", " пяти дней", None),
            (" 5,3 балла", " 3,5 балла", None),
            (" от 1.5", " от 15", None),
            ("", "", None),
            (" ,", " ;", None),
        ] {
            assert_eq!(differ(one, other), differs, "{one} / {other}");
            assert_eq!(differ(other, one), differs, "{other} / {one}");
        }
    }

    #[test]
    fn provisions_that_begin_elsewhere_are_not_alike() {
        assert_eq!(differ(" а б\n¶ в", " а\n¶ б в"), None);
        assert_eq!(differ(" а б\n¶ в", " А б\n¶ в"), Some(Differs::Letters));
    }
}
