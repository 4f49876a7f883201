//! Drafts as delegations write them, through Draft Markdown: headings, labels, points, tables, footnotes and
//! emphasis in two languages, and what people do to them.

use std::fmt::Write as _;

use proptest::prelude::*;
use travaux::text::{Text, markdown};

/// A word with its dress.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    pub said: String,
    pub style: u8,
    pub note: Option<String>,
}

/// What a line of a draft is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Sort {
    Title,
    Chapter,
    Article,
    Point,
    Letter,
    Dash,
    Plain,
    /// A row of a table; words are parted into cells by "|".
    Row,
}

/// A line of a draft: a provision to be.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub sort: Sort,
    pub number: u32,
    pub words: Vec<Word>,
}

/// A draft before it is written down.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    pub russian: bool,
    pub lines: Vec<Line>,
}

const ENGLISH: &str = "Parties shall may not cooperate within thirty days request evidence group member competent \
     authority written consent , . ; “State” Party's co-operate 5 1,5 No unless and or the of";
const RUSSIAN: &str = "Стороны сотрудничают не в течение тридцати дней запрос доказательства группа член компетентный орган \
     письменное согласие , . ; «государство» следственно-оперативная 5 1,5 без и или по на";
const FEW: &str = "a b в г , .";

fn lexicon(russian: bool) -> Vec<&'static str> {
    if russian { RUSSIAN } else { ENGLISH }.split_whitespace().collect()
}

/// Which of the words to choose from, and how dressed.
type Choice = (bool, usize, u8, bool);

fn word(russian: bool, (few, nth, style, note): Choice) -> Word {
    let words = if few { FEW.split(' ').collect() } else { lexicon(russian) };
    let said = words[nth % words.len()].to_owned();
    let note = note.then(|| lexicon(russian)[nth % 7].to_owned());
    Word { said, style, note }
}

fn choice() -> impl Strategy<Value = Choice> {
    let style = prop_oneof![20 => Just(0u8), 1 => Just(1), 1 => Just(2)];
    (prop::bool::weighted(0.3), any::<usize>(), style, prop::bool::weighted(0.02))
}

fn said(most: usize) -> impl Strategy<Value = Vec<Choice>> {
    prop_oneof![6 => prop::collection::vec(choice(), 1..8), 2 => prop::collection::vec(choice(), 6..most)]
}

fn sort() -> impl Strategy<Value = Sort> {
    prop_oneof![
        1 => Just(Sort::Title), 1 => Just(Sort::Chapter), 3 => Just(Sort::Article), 6 => Just(Sort::Point),
        3 => Just(Sort::Letter), 1 => Just(Sort::Dash), 5 => Just(Sort::Plain), 3 => Just(Sort::Row)
    ]
}

fn line() -> impl Strategy<Value = (Sort, u32, Vec<Choice>)> {
    (sort(), 1u32..6, said(30))
}

/// A draft of up to fourteen lines.
pub fn draft() -> impl Strategy<Value = Draft> {
    (any::<bool>(), prop::collection::vec(line(), 0..14)).prop_map(|(russian, lines)| {
        let mut draft = Draft { russian, lines: lines.into_iter().map(|line| made(russian, line)).collect() };
        draft.renumber();
        draft
    })
}

fn made(russian: bool, (sort, number, words): (Sort, u32, Vec<Choice>)) -> Line {
    let mut words: Vec<Word> = words.into_iter().map(|choice| word(russian, choice)).collect();
    if sort == Sort::Row {
        let bar = || Word { said: "|".to_owned(), style: 0, note: None };
        let middle = words.len() / 2;
        words.insert(middle, bar());
        if number > 3 {
            // A numbered row.
            words.insert(0, bar());
            words.insert(0, Word { said: format!("{number}."), style: 0, note: None });
        }
    }
    Line { sort, number, words }
}

/// What somebody does to a draft.
#[derive(Debug, Clone)]
pub enum Act {
    Replace(usize, usize, usize, Vec<Choice>),
    Rewrite(usize, Vec<Choice>),
    Insert(usize, (Sort, u32, Vec<Choice>)),
    Delete(usize, usize),
    Move(usize, usize, usize),
    Copy(usize, usize),
    Join(usize),
    Split(usize, usize),
    Dress(usize, usize, u8),
    Note(usize, usize),
    Noise(usize, u8),
    Turn(usize, Sort),
    Relabel(usize, u32),
    Renumber,
    Column(usize),
}

/// One thing people do.
pub fn act() -> impl Strategy<Value = Act> {
    let at = any::<usize>;
    prop_oneof![
        8 => (at(), at(), 0usize..4, prop::collection::vec(choice(), 0..4))
            .prop_map(|(line, nth, cut, words)| Act::Replace(line, nth, cut, words)),
        1 => (at(), said(20)).prop_map(|(line, words)| Act::Rewrite(line, words)),
        3 => (at(), line()).prop_map(|(at, line)| Act::Insert(at, line)),
        3 => (at(), 1usize..4).prop_map(|(at, count)| Act::Delete(at, count)),
        3 => (at(), 1usize..4, at()).prop_map(|(from, count, to)| Act::Move(from, count, to)),
        1 => (at(), at()).prop_map(|(from, to)| Act::Copy(from, to)),
        2 => at().prop_map(Act::Join),
        2 => (at(), at()).prop_map(|(line, nth)| Act::Split(line, nth)),
        1 => (at(), at(), 0u8..3).prop_map(|(line, nth, style)| Act::Dress(line, nth, style)),
        1 => (at(), at()).prop_map(|(line, nth)| Act::Note(line, nth)),
        2 => (at(), 0u8..4).prop_map(|(line, how)| Act::Noise(line, how)),
        1 => (at(), sort()).prop_map(|(line, sort)| Act::Turn(line, sort)),
        1 => (at(), 1u32..9).prop_map(|(line, number)| Act::Relabel(line, number)),
        2 => Just(Act::Renumber),
        1 => at().prop_map(Act::Column),
    ]
}

/// A base and voices that do some of the same things to it.
pub fn case(most: usize) -> impl Strategy<Value = (Text, Vec<Text>)> {
    let voices = prop::collection::vec(prop::collection::vec(any::<prop::sample::Index>(), 0..5), 0..most);
    (draft(), prop::collection::vec(act(), 1..9), voices).prop_map(|(base, acts, voices)| {
        let revised = voices.into_iter().map(|chosen| {
            let mut draft = base.clone();
            for index in chosen {
                draft.act(index.get(&acts));
            }
            draft.text()
        });
        (base.text(), revised.collect())
    })
}

impl Draft {
    /// Does one thing.
    pub fn act(&mut self, act: &Act) {
        let russian = self.russian;
        let n = self.lines.len();
        if let Act::Insert(at, line) = act {
            self.lines.insert(at % (n + 1), made(russian, line.clone()));
            return;
        }
        if n == 0 {
            return;
        }
        match act {
            Act::Replace(at, nth, cut, words) => {
                let line = &mut self.lines[at % n].words;
                let from = nth % (line.len() + 1);
                let until = (from + cut).min(line.len());
                line.splice(from..until, words.iter().map(|choice| word(russian, *choice)));
            }
            Act::Rewrite(at, words) => {
                self.lines[at % n].words = words.iter().map(|choice| word(russian, *choice)).collect();
            }
            Act::Insert(..) => {}
            Act::Delete(at, count) => {
                let from = at % n;
                self.lines.drain(from..(from + count).min(n));
            }
            Act::Move(from, count, to) => {
                let from = from % n;
                let block: Vec<Line> = self.lines.drain(from..(from + count).min(n)).collect();
                let to = to % (self.lines.len() + 1);
                self.lines.splice(to..to, block);
            }
            Act::Copy(from, to) => {
                let line = self.lines[from % n].clone();
                self.lines.insert(to % (n + 1), line);
            }
            Act::Join(at) => {
                let at = at % n;
                if at + 1 < n {
                    let next = self.lines.remove(at + 1);
                    self.lines[at].words.extend(next.words);
                }
            }
            Act::Split(at, nth) => {
                let line = &mut self.lines[at % n];
                let rest = line.words.split_off(nth % (line.words.len() + 1));
                let next = Line { sort: line.sort, number: line.number + 1, words: rest };
                self.lines.insert(at % n + 1, next);
            }
            Act::Dress(at, nth, style) => self.at(*at, *nth, |word| word.style = *style),
            Act::Note(at, nth) => self.at(*at, *nth, |word| {
                word.note = if word.note.is_some() { None } else { Some("note a".to_owned()) };
            }),
            Act::Noise(at, how) => {
                for word in &mut self.lines[at % n].words {
                    word.said = noisy(&word.said, *how);
                }
            }
            Act::Turn(at, sort) => self.lines[at % n].sort = *sort,
            Act::Relabel(at, number) => self.lines[at % n].number = *number,
            Act::Renumber => self.renumber(),
            Act::Column(at) => {
                let bar = Word { said: "|".to_owned(), style: 0, note: None };
                self.lines[at % n].words.push(bar);
            }
        }
    }

    fn at(&mut self, line: usize, nth: usize, change: impl FnOnce(&mut Word)) {
        let n = self.lines.len();
        let words = &mut self.lines[line % n].words;
        let count = words.len().max(1);
        if let Some(word) = words.get_mut(nth % count) {
            change(word);
        }
    }

    /// Numbers everything anew, from the front.
    pub fn renumber(&mut self) {
        let (mut chapter, mut article, mut point, mut letter) = (0, 0, 0, 0);
        for line in &mut self.lines {
            let counter = match line.sort {
                Sort::Chapter => &mut chapter,
                Sort::Article => {
                    (point, letter) = (0, 0);
                    &mut article
                }
                Sort::Point => {
                    letter = 0;
                    &mut point
                }
                Sort::Letter => &mut letter,
                _ => continue,
            };
            *counter += 1;
            line.number = *counter;
        }
    }

    /// Writes it down and reads it.
    pub fn text(&self) -> Text {
        markdown::read(&self.markdown()).0
    }

    /// The draft as Draft Markdown.
    pub fn markdown(&self) -> String {
        let mut out = String::new();
        let mut notes: Vec<&str> = Vec::new();
        let mut columns = 0;
        for line in &self.lines {
            let mut body = String::new();
            for word in &line.words {
                if !body.is_empty() && !matches!(word.said.as_str(), "," | "." | ";") {
                    body.push(' ');
                }
                match (word.style, word.said.as_str()) {
                    (_, "|") => body.push_str(if line.sort == Sort::Row { "|" } else { "/" }),
                    (0, said) => body.push_str(said),
                    (1, said) => drop(write!(body, "<b>{said}</b>")),
                    (_, said) => drop(write!(body, "<i>{said}</i>")),
                }
                if let Some(note) = &word.note {
                    notes.push(note);
                    let _ = write!(body, "[^{}]", notes.len());
                }
            }
            if line.sort == Sort::Row {
                let cells = body.matches('|').count() + 1;
                if columns == 0 {
                    let _ = write!(out, "| {body} |\n|{}\n", "---|".repeat(cells));
                    columns = cells;
                } else {
                    let _ = writeln!(out, "| {body} |");
                }
                continue;
            }
            if columns > 0 {
                out.push('\n');
                columns = 0;
            }
            let _ = write!(out, "{}{body}\n\n", self.opening(line));
        }
        for (nth, note) in notes.iter().enumerate() {
            let _ = write!(out, "\n[^{}]: {note}\n", nth + 1);
        }
        out
    }

    fn opening(&self, line: &Line) -> String {
        let (number, russian) = (line.number, self.russian);
        match line.sort {
            Sort::Title => "# ".to_owned(),
            Sort::Chapter if russian => format!("## Глава {number}. "),
            Sort::Chapter => format!("## Chapter {number}. "),
            Sort::Article if russian => format!("### Статья {number}. "),
            Sort::Article => format!("### Article {number}. "),
            Sort::Point => format!("{number}. "),
            Sort::Letter if russian => {
                format!("{}) ", ["а", "б", "в", "г", "д", "е"][number as usize % 6])
            }
            Sort::Letter => format!("({}) ", ["a", "b", "c", "d", "e", "f"][number as usize % 6]),
            Sort::Dash => "— ".to_owned(),
            Sort::Plain | Sort::Row => String::new(),
        }
    }
}

/// The same word in another typography.
pub fn noisy(said: &str, how: u8) -> String {
    match how {
        0 => said.replace(['“', '”', '«', '»'], "\""),
        1 => said.replace(['“', '«'], "„").replace(['”', '»'], "“"),
        2 => said.replace('-', "\u{2011}").replace('\'', "’"),
        _ => said.replace('й', "и\u{306}").replace('e', "e\u{AD}"),
    }
}
