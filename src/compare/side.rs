//! A text made ready for comparison: keys of its provisions, tokens of those that need them.

use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHasher};

use super::threads::in_parallel;
use crate::text::content::has_anchor;
use crate::text::note::{self, Marks};
use crate::text::token::{self, Sort, Token};
use crate::text::{Body, Form, Provision, Text};

/// The base of a comparison: every provision tokenised, in one token space. Clones share what was found.
#[derive(Clone)]
pub struct BaseSide<'a> {
    /// The provisions.
    pub provisions: &'a [Provision],
    /// All tokens, provision after provision; each provision begins with its ¶.
    pub tokens: Arc<Vec<Token>>,
    /// Where each provision's tokens begin, and the number of tokens at the end.
    pub starts: Arc<Vec<u32>>,
    /// Normalised identity of each provision's content, labels apart.
    pub keys: Arc<Vec<u64>>,
    /// Provisions by the hash of their exact body.
    exact: Arc<FxHashMap<u64, u32>>,
}

/// A revision to be compared with the base: provisions that stand in the base to the byte share its tokens.
/// Clones share what was found.
#[derive(Clone, Default)]
pub struct RevisedSide<'a> {
    /// The provisions.
    pub provisions: &'a [Provision],
    /// Tokens of the provisions that are not in the base.
    own: Arc<Vec<Token>>,
    /// Where each provision's tokens are.
    sources: Arc<Vec<Source>>,
    /// Where each provision's tokens begin in the revision's own token space, and the number of tokens.
    pub starts: Arc<Vec<u32>>,
    /// Normalised identity of each provision's content, labels apart.
    pub keys: Arc<Vec<u64>>,
}

/// A revised side in the making.
#[derive(Default)]
struct Found {
    own: Vec<Token>,
    sources: Vec<Source>,
    starts: Vec<u32>,
    keys: Vec<u64>,
    total: u32,
}

impl Found {
    fn push(&mut self, provision: &Provision, index: usize, base: &BaseSide<'_>) {
        self.starts.push(self.total);
        if let Some(same) = base.same_body(provision, index) {
            self.sources.push(Source::Base(same as u32));
            self.keys.push(base.keys[same]);
            self.total += base.starts[same + 1] - base.starts[same];
        } else {
            let start = self.own.len();
            self.sources.push(Source::Own(start as u32));
            token::tokenise(provision, &mut self.own);
            self.keys.push(content_key(&self.own[start..]));
            self.total += (self.own.len() - start) as u32;
        }
    }

    fn side(mut self, provisions: &[Provision]) -> RevisedSide<'_> {
        self.starts.push(self.total);
        RevisedSide {
            provisions,
            own: Arc::new(self.own),
            sources: Arc::new(self.sources),
            starts: Arc::new(self.starts),
            keys: Arc::new(self.keys),
        }
    }
}

/// Provisions of a base with their tokens and keys.
#[derive(Default)]
struct Tokenised {
    tokens: Vec<Token>,
    /// Where each provision's tokens begin.
    starts: Vec<u32>,
    keys: Vec<u64>,
    /// The hash of each provision's exact body.
    exact: Vec<u64>,
}

impl Tokenised {
    /// Tokenises provisions, with room for all that are to follow behind them.
    fn of(provisions: &[Provision], all: &[Provision]) -> Self {
        let bytes: usize =
            all.iter().flat_map(|it| it.body.paragraphs()).map(|content| content.text.len()).sum();
        let count = all.len();
        let mut found = Self {
            // A word and what parts it from the next take some six bytes.
            tokens: Vec::with_capacity(bytes / 6 + count),
            starts: Vec::with_capacity(count + 1),
            keys: Vec::with_capacity(count),
            exact: Vec::with_capacity(count),
        };
        for provision in provisions {
            let start = found.tokens.len();
            found.starts.push(start as u32);
            token::tokenise(provision, &mut found.tokens);
            found.keys.push(content_key(&found.tokens[start..]));
            found.exact.push(exact_key(provision));
        }
        found
    }

    /// Sets what follows behind it.
    fn append(&mut self, mut next: Self) {
        let before = self.tokens.len() as u32;
        self.starts.extend(next.starts.iter().map(|start| start + before));
        self.tokens.append(&mut next.tokens);
        self.keys.append(&mut next.keys);
        self.exact.append(&mut next.exact);
    }
}

/// Where the tokens of a revised provision are found.
#[derive(Debug, Clone, Copy)]
enum Source {
    /// The body is that of this provision of the base.
    Base(u32),
    /// At this place in the revision's own tokens.
    Own(u32),
}

impl<'a> BaseSide<'a> {
    /// Tokenises the base.
    pub fn new(base: &'a Text) -> Self {
        Self::on_threads(1, base)
    }

    /// [`BaseSide::new`] on so many threads; the result is the same.
    pub(crate) fn on_threads(threads: usize, base: &'a Text) -> Self {
        let provisions = base.provisions();
        let share = provisions.len().div_ceil(threads.max(1)).max(1);
        let shares: Vec<(usize, &[Provision])> = provisions.chunks(share).enumerate().collect();
        let tokenised = in_parallel(threads, &shares, |(nth, share)| {
            // The first has the others set behind it, and moves nowhere for it.
            Tokenised::of(share, if *nth == 0 { provisions } else { share })
        });
        let mut shares = tokenised.into_iter();
        let mut all = shares.next().unwrap_or_default();
        shares.for_each(|share| all.append(share));
        all.starts.push(all.tokens.len() as u32);
        let mut exact = FxHashMap::default();
        exact.reserve(provisions.len());
        for (index, key) in all.exact.into_iter().enumerate() {
            exact.entry(key).or_insert(index as u32);
        }
        Self {
            provisions,
            tokens: Arc::new(all.tokens),
            starts: Arc::new(all.starts),
            keys: Arc::new(all.keys),
            exact: Arc::new(exact),
        }
    }

    /// The same of the same text, wherever that now lies.
    pub(crate) fn on<'b>(&self, base: &'b Text) -> BaseSide<'b> {
        let Self { tokens, starts, keys, exact, .. } = self.clone();
        BaseSide { provisions: base.provisions(), tokens, starts, keys, exact }
    }

    /// What was found out, without the text.
    pub(crate) fn keep(&self) -> BaseSide<'static> {
        let Self { tokens, starts, keys, exact, .. } = self.clone();
        BaseSide { provisions: &[], tokens, starts, keys, exact }
    }

    /// The tokens of a provision.
    pub fn tokens_of(&self, provision: usize) -> &[Token] {
        &self.tokens[self.starts[provision] as usize..self.starts[provision + 1] as usize]
    }

    /// The tokens of a run of provisions.
    pub fn token_range(&self, provisions: Range<usize>) -> Range<u32> {
        self.starts[provisions.start]..self.starts[provisions.end]
    }

    /// The provision a token stands in.
    pub fn provision_at(&self, token: u32) -> usize {
        self.starts.partition_point(|start| *start <= token).saturating_sub(1)
    }

    /// How many tokens there are.
    pub fn len(&self) -> u32 {
        self.tokens.len() as u32
    }

    /// Whether there are no tokens.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The token a byte of a provision's paragraph lies in; the white space before a word belongs to it.
    pub fn token_at(&self, provision: usize, paragraph: usize, byte: usize) -> Option<u32> {
        let start = *self.starts.get(provision)?;
        let end = *self.starts.get(provision + 1)?;
        let tokens = self.tokens.get(start as usize..end as usize)?;
        let at = tokens.iter().position(|token| {
            usize::from(token.paragraph) == paragraph
                && !token.sort.is_boundary()
                && byte < token.end as usize
        })?;
        Some(start + at as u32)
    }

    /// The surface of a token.
    pub fn surface(&self, token: u32) -> &str {
        self.tokens
            .get(token as usize)
            .map_or("", |found| surface(&self.provisions[self.provision_at(token)], found))
    }

    /// The words of a stretch as they read: where a footnote is anchored stands its number, between the cells of a row a
    /// dash.
    pub fn read(&self, tokens: Range<u32>) -> String {
        let words = |tokens: Range<u32>| -> String {
            let mut words = String::new();
            for token in tokens {
                match self.tokens.get(token as usize).map(|found| found.sort) {
                    Some(Sort::Cell) if !words.is_empty() => words.push_str(" — "),
                    Some(Sort::CellParagraph) if !words.is_empty() => words.push(' '),
                    _ => words.push_str(self.surface(token)),
                }
            }
            words
        };
        let end = tokens.end.min(self.len());
        let (mut at, mut read) = (tokens.start, String::new());
        while at < end {
            let place = self.provision_at(at);
            let next = self.starts.get(place + 1).copied().unwrap_or(end).clamp(at + 1, end);
            let here = words(at..next);
            match self.provisions.get(place).filter(|_| has_anchor(&here)) {
                Some(provision) => {
                    let anchors = provision.body.paragraphs().flat_map(|content| &content.anchors);
                    let mut marks = Marks::new(anchors, Some(note::first(self.provisions, place)));
                    let before = self.starts.get(place).copied().unwrap_or(at);
                    marks.read(&words(before..at), false);
                    read.push_str(&marks.read(&here, false));
                }
                None => read.push_str(&here),
            }
            at = next;
        }
        read
    }
}

impl<'a> RevisedSide<'a> {
    /// Finds what the revision shares with the base and tokenises the rest.
    pub fn new(revised: &'a Text, base: &BaseSide<'_>) -> Self {
        let provisions = revised.provisions();
        let mut found = Found::default();
        for (index, provision) in provisions.iter().enumerate() {
            found.push(provision, index, base);
        }
        found.side(provisions)
    }

    /// The same of the same text, wherever that now lies.
    pub(crate) fn on<'b>(&self, revised: &'b Text) -> RevisedSide<'b> {
        let Self { own, sources, starts, keys, .. } = self.clone();
        RevisedSide { provisions: revised.provisions(), own, sources, starts, keys }
    }

    /// The side of another revision that begins and ends with so many of the same provisions: what is between
    /// is tokenised, the rest is taken over.
    pub(crate) fn edited<'b>(
        self,
        revised: &'b Text,
        base: &BaseSide<'_>,
        (head, tail): (usize, usize),
    ) -> RevisedSide<'b> {
        let provisions = revised.provisions();
        let old = self.sources.len();
        let mut found = Found {
            own: Arc::unwrap_or_clone(self.own),
            sources: self.sources[..head].to_vec(),
            starts: self.starts[..head].to_vec(),
            keys: self.keys[..head].to_vec(),
            total: self.starts[head],
        };
        for (offset, provision) in provisions[head..provisions.len() - tail].iter().enumerate() {
            found.push(provision, head + offset, base);
        }
        found.sources.extend_from_slice(&self.sources[old - tail..]);
        found.keys.extend_from_slice(&self.keys[old - tail..]);
        let from = self.starts[old - tail];
        found.starts.extend(self.starts[old - tail..old].iter().map(|start| start - from + found.total));
        found.total += self.starts[old] - from;
        found.side(provisions)
    }

    /// The tokens of a provision.
    pub fn tokens_of<'b>(&'b self, provision: usize, base: &'b BaseSide<'_>) -> &'b [Token] {
        let length = (self.starts[provision + 1] - self.starts[provision]) as usize;
        match self.sources[provision] {
            Source::Base(same) => base.tokens_of(same as usize),
            Source::Own(start) => &self.own[start as usize..start as usize + length],
        }
    }

    /// Whether a provision's body is to the byte that of a provision of the base.
    pub fn stands_in_base(&self, provision: usize, base: &BaseSide<'_>, base_provision: usize) -> bool {
        match self.sources[provision] {
            Source::Base(same) => {
                same as usize == base_provision
                    || base.provisions[same as usize].body == base.provisions[base_provision].body
            }
            Source::Own(_) => false,
        }
    }
}

impl BaseSide<'_> {
    /// A provision of the base with exactly this body and sort of opening; the one at `near` if it is.
    fn same_body(&self, provision: &Provision, near: usize) -> Option<usize> {
        let same = |index: usize| {
            let found = self.provisions.get(index)?;
            (found.body == provision.body
                && token::opening_key(found.form.kind) == token::opening_key(provision.form.kind))
            .then_some(index)
        };
        same(near).or_else(|| same(*self.exact.get(&exact_key(provision))? as usize))
    }
}

/// Hash of the exact body and the sort of opening.
fn exact_key(provision: &Provision) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write_u64(token::opening_key(provision.form.kind));
    match &provision.body {
        Body::Prose(content) if content.is_plain() => hasher.write(content.text.as_bytes()),
        body => body.hash(&mut hasher),
    }
    hasher.finish()
}

/// Hash of the keys of a provision's tokens.
fn content_key(tokens: &[Token]) -> u64 {
    let mut hasher = FxHasher::default();
    for token in tokens {
        hasher.write_u64(token.key);
    }
    hasher.write_usize(tokens.len());
    hasher.finish()
}

/// The surface of a token of a provision, the white space before it included.
pub fn surface<'p>(provision: &'p Provision, token: &Token) -> &'p str {
    if token.sort.is_boundary() {
        return "";
    }
    let content = match &provision.body {
        Body::Prose(content) => Some(content),
        body @ Body::Cells(_) => body.paragraphs().nth(token.paragraph as usize),
    };
    content.and_then(|content| content.text.get(token.start as usize..token.end as usize)).unwrap_or_default()
}

/// Whether two provisions are of one kind and carry the same number.
pub fn same_label(one: &Form, other: &Form) -> bool {
    one.kind == other.kind
        && matches!((&one.label, &other.label), (Some(one), Some(other)) if one.same_number(other))
}

/// Number of words among tokens.
pub fn words(tokens: &[Token]) -> usize {
    tokens.iter().filter(|token| token.sort == Sort::Word).count()
}
