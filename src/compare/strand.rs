//! A run of tokens as the comparison of words sees it: keys, and what sort of place each token is.

use std::ops::Range;

use super::side::{BaseSide, RevisedSide, surface};
use crate::text::token::{Sort, Token, opening_key};
use crate::text::{Form, Provision};

/// Tokens of some provisions, one after the other.
#[derive(Debug, Clone, Default)]
pub struct Strand<'a> {
    keys: Vec<u64>,
    /// Where each provision's tokens begin, the provision, and its tokens. What sort of place a token is costs
    /// more to know than its key and is asked only beside changes.
    parts: Vec<(u32, &'a Provision, &'a [Token])>,
}

/// What sort of place a token is, for sliding and tidying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grain {
    /// The ¶ of a heading.
    Heading,
    /// Another ¶.
    Opening,
    /// A cell boundary.
    Cell,
    /// A full stop, semicolon, colon, question or exclamation mark.
    SentenceEnd,
    /// A comma, dash, bracket or quotation mark.
    Clause,
    /// A word.
    Word,
    /// A number, a negation or a word in capitals: never swept into a neighbouring change.
    Weighty,
}

impl Grain {
    /// Whether an island with this token may be taken into the changes around it.
    pub fn may_be_absorbed(self) -> bool {
        matches!(self, Grain::Word | Grain::Clause | Grain::SentenceEnd)
    }

    fn of(provision: &Provision, token: &Token) -> Self {
        match token.sort {
            Sort::Opening if (2..=4).contains(&opening_key(provision.form.kind)) => Grain::Heading,
            Sort::Opening => Grain::Opening,
            Sort::Cell | Sort::CellParagraph => Grain::Cell,
            Sort::Anchor | Sort::Number => Grain::Weighty,
            Sort::Mark => match surface(provision, token).trim_start() {
                "." | ";" | ":" | "?" | "!" => Grain::SentenceEnd,
                _ => Grain::Clause,
            },
            Sort::Word => {
                let word = surface(provision, token).trim_start();
                if is_weighty(word) { Grain::Weighty } else { Grain::Word }
            }
        }
    }
}

/// Numbers, negations and words in capitals.
fn is_weighty(word: &str) -> bool {
    const NEGATIONS: [&str; 17] = [
        "not",
        "no",
        "nor",
        "never",
        "neither",
        "without",
        "unless",
        "except",
        "не",
        "ни",
        "нет",
        "без",
        "никогда",
        "кроме",
        "исключая",
        "нельзя",
        "cannot",
    ];
    if word.chars().any(char::is_numeric) {
        return true;
    }
    let mut letters = word.chars().filter(|letter| letter.is_alphabetic());
    if word.chars().nth(1).is_some() && letters.all(char::is_uppercase) {
        return true;
    }
    let lower = word.to_lowercase();
    NEGATIONS.contains(&lower.as_str())
}

impl<'a> Strand<'a> {
    /// The strand of these provisions of the base.
    pub fn of_base(base: &'a BaseSide<'_>, provisions: impl IntoIterator<Item = usize>) -> Self {
        let mut strand = Self::default();
        for index in provisions {
            strand.push(&base.provisions[index], base.tokens_of(index));
        }
        strand
    }

    /// The strand of these provisions of the revision.
    pub fn of_revised(
        revised: &'a RevisedSide<'_>,
        base: &'a BaseSide<'_>,
        provisions: impl IntoIterator<Item = usize>,
    ) -> Self {
        let mut strand = Self::default();
        for index in provisions {
            strand.push(&revised.provisions[index], revised.tokens_of(index, base));
        }
        strand
    }

    /// The strand of provisions that belong to no text, each with its tokens.
    pub fn of(provisions: impl IntoIterator<Item = (&'a Provision, &'a [Token])>) -> Self {
        let mut strand = Self::default();
        for (provision, tokens) in provisions {
            strand.push(provision, tokens);
        }
        strand
    }

    fn push(&mut self, provision: &'a Provision, tokens: &'a [Token]) {
        self.parts.push((self.keys.len() as u32, provision, tokens));
        self.keys.extend(tokens.iter().map(|token| token.key));
    }

    /// How many tokens.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The key of a token.
    pub fn key(&self, at: u32) -> u64 {
        self.keys[at as usize]
    }

    /// The keys of a range of tokens.
    pub fn keys(&self, range: &Range<u32>) -> &[u64] {
        &self.keys[range.start as usize..range.end as usize]
    }

    /// What sort of place a token is; the end of the strand is a ¶.
    pub fn grain(&self, at: u32) -> Grain {
        let part = self.parts.partition_point(|part| part.0 <= at).saturating_sub(1);
        self.parts
            .get(part)
            .and_then(|(start, provision, tokens)| {
                Some(Grain::of(provision, tokens.get((at - start) as usize)?))
            })
            .unwrap_or(Grain::Opening)
    }

    /// The form of the provision a token opens, if it opens one.
    pub fn form(&self, at: u32) -> Option<&'a Form> {
        let part = self.parts.binary_search_by_key(&at, |part| part.0).ok()?;
        self.parts.get(part).map(|part| &part.1.form)
    }

    /// The tokens in a range that open provisions.
    pub fn openings(&self, range: Range<u32>) -> impl DoubleEndedIterator<Item = u32> + '_ {
        let from = self.parts.partition_point(|part| part.0 < range.start);
        let to = self.parts.partition_point(|part| part.0 < range.end).max(from);
        self.parts[from..to].iter().map(|part| part.0)
    }

    /// Whether a provision ends before this token: it opens the next, or there is none.
    pub fn closes(&self, at: u32) -> bool {
        at >= self.keys.len() as u32 || self.parts.binary_search_by_key(&at, |part| part.0).is_ok()
    }

    /// How natural a place it is for a change to begin just before this token.
    pub fn strength(&self, at: u32) -> u8 {
        let before = at.checked_sub(1).map_or(Grain::SentenceEnd, |before| self.grain(before));
        match (before, self.grain(at)) {
            (_, Grain::Heading) => 7,
            (_, Grain::Opening) => 6,
            (_, Grain::Cell) => 5,
            (Grain::Heading | Grain::Opening | Grain::Cell, _) => 4,
            (Grain::SentenceEnd, _) => 3,
            (Grain::Clause, Grain::Word | Grain::Weighty) => 2,
            (_, Grain::Word | Grain::Weighty) => 1,
            _ => 0,
        }
    }
}
