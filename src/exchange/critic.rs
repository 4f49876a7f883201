//! CriticMarkup in Markdown, read as tracked changes: `{++put in++}`, `{--taken out--}`, `{~~this~>that~~}`,
//! `{>>comment<<}`, `{==highlighted==}`, nested as they come.
//!
//! A comment right behind a change that reads like names and days says who made it; any other is a comment of the
//! margin, `{>>Altaria: why?<<}`. Signs without their partner are words.

mod all;
mod sign;

pub use all::revised;

use std::collections::BTreeMap;

use super::word::{Author, Comment, View};
use crate::text::markdown;
use sign::{Sign, Token, tokens};

/// A Markdown file with tracked changes, taken apart.
#[derive(Debug, Clone)]
pub struct Critic<'s> {
    source: &'s str,
    tokens: Vec<Token>,
}

/// A comment and the byte of the file it stands at.
struct Said<'s> {
    at: usize,
    words: &'s str,
    /// Whether it stands right behind a change.
    behind: bool,
}

/// Comments whose place is looked for; each costs a reading of what stands before it.
const PLACED: usize = 64;

impl<'s> Critic<'s> {
    /// Takes a file apart; nothing where it has no CriticMarkup.
    pub fn read(source: &'s str) -> Option<Self> {
        let tokens = tokens(source);
        (!tokens.is_empty()).then_some(Self { source, tokens })
    }

    /// Whether anything is put in or taken out in it, rather than commented on.
    pub fn is_changed(&self) -> bool {
        self.tokens
            .iter()
            .any(|token| !matches!(token.sign, Sign::Comment(_) | Sign::Highlight | Sign::HighlightEnd))
    }

    /// The Markdown in one view.
    pub fn view(&self, view: View) -> String {
        self.until(view, self.source.len())
    }

    fn until(&self, view: View, end: usize) -> String {
        let mut out = String::with_capacity(end);
        self.pieces(end, |words, changes| {
            let shown = changes.iter().all(|change| match view {
                View::Accepted => change.comes,
                View::Original => !change.comes,
                View::All => true,
            });
            if shown {
                out.push_str(words);
            }
        });
        out
    }

    /// Goes through the words before some byte with the changes around each.
    fn pieces(&self, end: usize, mut each: impl FnMut(&'s str, &[Change])) {
        let mut open: Vec<Change> = Vec::new();
        let mut at = 0;
        for (nth, token) in self.tokens.iter().enumerate().take_while(|(_, token)| token.range.start < end) {
            each(self.source.get(at..token.range.start).unwrap_or_default(), &open);
            at = token.range.end;
            match token.sign {
                Sign::Insertion => open.push(Change { token: nth, comes: true }),
                Sign::Deletion | Sign::Old => open.push(Change { token: nth, comes: false }),
                Sign::New => {
                    open.pop();
                    open.push(Change { token: nth, comes: true });
                }
                Sign::InsertionEnd | Sign::DeletionEnd | Sign::NewEnd => drop(open.pop()),
                Sign::Comment(_) | Sign::Highlight | Sign::HighlightEnd => {}
            }
        }
        each(self.source.get(at.min(end)..end).unwrap_or_default(), &open);
    }

    fn said(&self) -> impl Iterator<Item = Said<'s>> {
        self.tokens.iter().enumerate().filter_map(|(nth, token)| {
            let Sign::Comment(words) = &token.sign else { return None };
            let before = nth.checked_sub(1).and_then(|before| self.tokens.get(before));
            let behind = before.is_some_and(|before| {
                before.range.end == token.range.start
                    && matches!(before.sign, Sign::InsertionEnd | Sign::DeletionEnd | Sign::NewEnd)
            });
            Some(Said { at: token.range.start, words: self.source.get(words.clone())?, behind })
        })
    }

    /// Who made the change each token begins, as far as the comments behind changes say so: name and day.
    fn makers(&self) -> Vec<Vec<(String, String)>> {
        let mut makers: Vec<Vec<(String, String)>> = vec![Vec::new(); self.tokens.len()];
        let mut pending: Vec<usize> = Vec::new();
        let mut end = 0;
        let said: BTreeMap<usize, Vec<(String, String)>> = self
            .said()
            .filter(|said| said.behind)
            .filter_map(|said| Some((said.at, names(said.words)?)))
            .collect();
        let mut depth = 0usize;
        for (nth, token) in self.tokens.iter().enumerate() {
            match token.sign {
                Sign::Insertion | Sign::Deletion | Sign::Old | Sign::New => {
                    // Changes that stand apart are made by others, unless somebody says so.
                    if depth == 0 && token.range.start > end && token.sign != Sign::New {
                        pending.clear();
                    }
                    if token.sign != Sign::New {
                        depth += 1;
                    }
                    pending.push(nth);
                }
                Sign::InsertionEnd | Sign::DeletionEnd | Sign::NewEnd => {
                    depth = depth.saturating_sub(1);
                    end = token.range.end;
                }
                Sign::Comment(_) => {
                    if let Some(names) = said.get(&token.range.start) {
                        for nth in pending.drain(..) {
                            if let Some(maker) = makers.get_mut(nth) {
                                *maker = names.clone();
                            }
                        }
                    }
                    end = end.max(token.range.end);
                }
                Sign::Highlight | Sign::HighlightEnd => {}
            }
        }
        makers
    }

    /// Who changed and commented on the file.
    pub fn authors(&self) -> Vec<Author> {
        let mut authors: BTreeMap<String, Author> = BTreeMap::new();
        let author =
            |authors: &mut BTreeMap<String, Author>, name: &str, count: &dyn Fn(&mut Author), day: &str| {
                let author = authors
                    .entry(name.to_owned())
                    .or_insert_with(|| Author { name: name.to_owned(), ..Author::default() });
                count(author);
                if !day.is_empty() {
                    author.dates = Some(match author.dates.take() {
                        None => (day.to_owned(), day.to_owned()),
                        Some((first, last)) => (first.min(day.to_owned()), last.max(day.to_owned())),
                    });
                }
            };
        for (token, makers) in self.tokens.iter().zip(self.makers()) {
            let comes = match token.sign {
                Sign::Insertion | Sign::New => true,
                Sign::Deletion | Sign::Old => false,
                _ => continue,
            };
            let (name, day) = makers.first().cloned().unwrap_or_default();
            let count = |author: &mut Author| {
                if comes { author.insertions += 1 } else { author.deletions += 1 }
            };
            author(&mut authors, &name, &count, &day);
        }
        for comment in self.comments(None) {
            author(&mut authors, &comment.author, &|author| author.comments += 1, "");
        }
        authors.into_values().collect()
    }

    /// The comments of the margin; with a view, each with its provision in it.
    pub fn comments(&self, view: Option<View>) -> Vec<Comment> {
        let margin = self.said().filter(|said| !(said.behind && names(said.words).is_some()));
        let comment = |(nth, said): (usize, Said<'s>)| {
            let words = said.words.trim();
            let answer = words.starts_with('↳');
            let words = words.trim_start_matches(['↳', ' ']);
            let (author, text) = match words.split_once(':') {
                Some((author, text)) if author.chars().count() <= 60 && !author.contains('\n') => {
                    (author, text)
                }
                _ => ("", words),
            };
            let provision = view.filter(|_| nth < PLACED).and_then(|view| {
                let before = self.until(view, said.at);
                markdown::read(&before).0.provisions().len().checked_sub(1)
            });
            Comment {
                author: author.trim_end_matches(['✓', ' ']).to_owned(),
                initials: String::new(),
                date: String::new(),
                text: text.trim().to_owned(),
                provision,
                span: None,
                answers: nth.checked_sub(1).filter(|_| answer),
                resolved: author.ends_with('✓'),
            }
        };
        margin.enumerate().map(comment).collect()
    }
}

/// A change around some words: the token that begins it, and whether it puts in.
#[derive(Debug, Clone, Copy)]
struct Change {
    token: usize,
    comes: bool,
}

/// «Altaria, 2026-03-01; Karsia»: names, each perhaps with a day.
fn names(words: &str) -> Option<Vec<(String, String)>> {
    let words = words.trim();
    if words.is_empty() || words.chars().count() > 300 || words.contains([':', '\n', '?', '!']) {
        return None;
    }
    let name = |part: &str| {
        let part = part.trim().trim_start_matches(['⇄', ' ']);
        let day =
            |text: &str| text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        match part.rsplit_once(", ") {
            Some((name, last)) if day(last) => Some((name.to_owned(), last.to_owned())),
            _ if day(part) => Some((String::new(), part.to_owned())),
            _ if part.chars().count() <= 60 && !part.ends_with('.') => Some((part.to_owned(), String::new())),
            _ => None,
        }
    };
    words.split(';').map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn views(source: &str) -> [String; 2] {
        let critic = Critic::read(source).unwrap();
        [critic.view(View::Accepted), critic.view(View::Original)]
    }

    #[test]
    fn changes_are_accepted_and_rejected() {
        assert_eq!(views("a {++b ++}c{-- d--}"), ["a b c", "a c d"]);
        assert_eq!(views("{~~thirty~>sixty~~} days"), ["sixty days", "thirty days"]);
        assert_eq!(views("x{>>why?<<} {==y==}{>>Z: no<<}"), ["x y", "x y"]);
        assert_eq!(views("{++a {--b--} c++}"), ["a  c", ""]);
        assert_eq!(views("one{++\n\ntwo++}"), ["one\n\ntwo", "one"]);
    }

    #[test]
    fn signs_without_partners_are_words() {
        assert!(Critic::read("a {++ b").is_none());
        assert!(Critic::read("a ++} b {-- c ++} {>> d").is_none());
        assert!(Critic::read("\\{++a++}").is_none());
        assert_eq!(views("{++a {-- b++}"), ["a {-- b", ""]);
        assert_eq!(views("{++a++} ++} {++b++}"), ["a ++} b", " ++} "]);
    }

    #[test]
    fn who_did_what_is_said_behind_it() {
        let critic = Critic::read(
            "{--a--}{++b++}{>>Altaria, 2026-03-01<<} c {++d++} {++e++}{>>Karsia<<}{>>Karsia: is this right?<<}",
        )
        .unwrap();
        let authors: Vec<(String, usize, usize, usize)> = critic
            .authors()
            .into_iter()
            .map(|it| (it.name, it.insertions, it.deletions, it.comments))
            .collect();
        assert_eq!(authors, [("".into(), 1, 0, 0), ("Altaria".into(), 1, 1, 0), ("Karsia".into(), 1, 0, 1)]);
        assert_eq!(critic.comments(None)[0].text, "is this right?");
    }
}
