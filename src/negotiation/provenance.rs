//! Where every word of every edition comes from.
//!
//! Editions follow one another; each is laid against the one before. What stayed keeps its origin. What is new is
//! credited to the outcome that brought it in and to the replies that proposed it there, all of them where several
//! said the same; what nobody proposed is a compromise of the outcome's authors or an edit of whoever circulated
//! the draft. Numbers and references that were only renumbered have their origin in the numbering of the edition.
//! Words that were dropped in an earlier round and came back remember where they stood first.
//!
//! An edition is a list of [`Piece`]s that tile its tokens. A piece says where its words are first written so, so
//! that playing the pieces back gives the text to the byte ([`Provenance::replay`]).

mod credit;
mod history;
mod step;

use std::ops::Range;

use rustc_hash::FxHashMap;

pub use history::Past;

use super::{Code, RecordId};
use crate::compare::BaseSide;
use crate::consolidate::fragment::Gatherer;
use crate::consolidate::project::Builder;
use crate::text::Text;
use history::Kept;

/// An edition and what was said and decided about it.
#[derive(Debug, Clone)]
pub struct Step<'a> {
    /// The edition.
    pub edition: RecordId,
    /// Who circulated it.
    pub authors: Vec<Code>,
    /// Its text, in the language in question.
    pub text: &'a Text,
    /// The replies to it, in protocol order.
    pub replies: Vec<Said<'a>>,
    /// The outcomes on it that stand in the next edition.
    pub outcomes: Vec<Settled>,
}

/// A reply to an edition.
#[derive(Debug, Clone)]
pub struct Said<'a> {
    /// The submission.
    pub submission: RecordId,
    /// Who sent it.
    pub authors: Vec<Code>,
    /// What it says.
    pub text: &'a Text,
    /// Whether it holds changed parts only.
    pub partial: bool,
    /// Whether it stood when the next edition was made; else it was replaced or taken back before, and is credited with
    /// what no other says.
    pub stood: bool,
}

/// An outcome on an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// Its record.
    pub outcome: RecordId,
    /// The tokens of the edition it is about.
    pub span: Range<u32>,
    /// Who wrote the compromise, if it is one.
    pub authors: Vec<Code>,
}

/// Where words come from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Origin {
    /// The edition they came to stand in, counted from 0 along the chain.
    pub edition: usize,
    /// How they came there.
    pub how: How,
    /// The outcomes that brought them in.
    pub outcomes: Vec<RecordId>,
    /// The submissions that proposed them, in protocol order.
    pub submissions: Vec<RecordId>,
    /// Who wrote them: those who sent the submissions, agreed the compromise, or circulated the edition.
    pub authors: Vec<Code>,
    /// For words that had stood in the text before: where they came from then.
    pub earlier: Option<usize>,
}

/// How words came into an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum How {
    /// They stood in the first draft.
    First,
    /// Somebody proposed them.
    Proposed,
    /// The meeting agreed on words nobody had proposed.
    Compromise,
    /// Whoever circulated the edition wrote them, without a proposal or an outcome.
    Edited,
    /// They are a number, or a reference to one, and follow the numbering of the edition.
    Numbering,
}

/// How sure the origin is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Confidence {
    /// The words stand where they stood, or are new beyond doubt.
    Exact,
    /// The provision they stand in was moved.
    Moved,
    /// They had been dropped and came back.
    Again,
    /// The texts differ too much to be compared word by word.
    Coarse,
}

/// A run of tokens of an edition with one origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The tokens, in the order of the edition.
    pub tokens: Range<u32>,
    /// Their origin: an index for [`Provenance::origin`].
    pub origin: usize,
    /// Where they are first written exactly so: the edition, and the first of the tokens there.
    pub written: (usize, u32),
    /// How sure the origin is.
    pub confidence: Confidence,
}

/// Words of an edition and those of the edition before that they replace; either may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaced {
    /// Tokens of the edition.
    pub new: Range<u32>,
    /// Tokens of the edition before.
    pub old: Range<u32>,
}

/// Where every word of every edition of a chain comes from.
#[derive(Debug, Clone, Default)]
pub struct Provenance {
    origins: Vec<Origin>,
    editions: Vec<Written>,
}

/// One edition.
#[derive(Debug, Clone, Default)]
struct Written {
    pieces: Vec<Piece>,
    replaced: Vec<Replaced>,
    kept: Vec<Kept>,
}

/// The origin of every word of every edition of a chain, the oldest first.
pub fn provenance(chain: &[Step<'_>]) -> Provenance {
    let mut origins = Origins::default();
    let mut editions: Vec<Written> = Vec::with_capacity(chain.len());
    let mut index = credit::Index::default();
    let Some(first) = chain.first() else { return Provenance::default() };
    let mut side = BaseSide::new(first.text);
    let origin = origins.number(Origin {
        edition: 0,
        how: How::First,
        outcomes: Vec::new(),
        submissions: Vec::new(),
        authors: first.authors.clone(),
        earlier: None,
    });
    let mut words: Vec<Word> =
        (0..side.len()).map(|at| Word { origin, written: (0, at), confidence: Confidence::Exact }).collect();
    index.add(&side, &words, 0);
    editions.push(Written { pieces: pieces(&words), ..Written::default() });
    for (nth, step) in chain.windows(2).enumerate() {
        let [before, next] = step else { continue };
        let taken = step::take(&side, &words, (before, next, nth + 1), &mut origins, &mut index);
        words = taken.words;
        side = BaseSide::new(next.text);
        index.add(&side, &words, nth + 1);
        editions.push(Written { pieces: pieces(&words), replaced: taken.replaced, kept: taken.kept });
    }
    Provenance { origins: origins.all, editions }
}

/// What is known of one token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Word {
    origin: usize,
    written: (usize, u32),
    confidence: Confidence,
}

/// Origins, each once.
#[derive(Default)]
struct Origins {
    all: Vec<Origin>,
    numbers: FxHashMap<Origin, usize>,
}

impl Origins {
    fn number(&mut self, origin: Origin) -> usize {
        if let Some(number) = self.numbers.get(&origin) {
            return *number;
        }
        let number = self.all.len();
        self.numbers.insert(origin.clone(), number);
        self.all.push(origin);
        number
    }
}

/// Runs of tokens with one origin that are written one after the other.
fn pieces(words: &[Word]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (at, word) in (0u32..).zip(words) {
        if let Some(last) = pieces.last_mut() {
            let next = (last.written.0, last.written.1 + (at - last.tokens.start));
            if (last.origin, last.confidence, next) == (word.origin, word.confidence, word.written) {
                last.tokens.end = at + 1;
                continue;
            }
        }
        pieces.push(Piece {
            tokens: at..at + 1,
            origin: word.origin,
            written: word.written,
            confidence: word.confidence,
        });
    }
    pieces
}

impl Provenance {
    /// How many editions the chain has.
    pub fn len(&self) -> usize {
        self.editions.len()
    }

    /// Whether there is no edition.
    pub fn is_empty(&self) -> bool {
        self.editions.is_empty()
    }

    /// The pieces of an edition, which tile its tokens.
    pub fn pieces(&self, edition: usize) -> &[Piece] {
        self.editions.get(edition).map(|written| written.pieces.as_slice()).unwrap_or_default()
    }

    /// What an edition replaces in the one before, by place.
    pub fn replaced(&self, edition: usize) -> &[Replaced] {
        self.editions.get(edition).map(|written| written.replaced.as_slice()).unwrap_or_default()
    }

    /// The origin with this number.
    pub fn origin(&self, number: usize) -> Option<&Origin> {
        self.origins.get(number)
    }

    /// The piece a token of an edition lies in; [`BaseSide::token_at`] finds the token of a byte.
    pub fn at(&self, edition: usize, token: u32) -> Option<&Piece> {
        let pieces = self.pieces(edition);
        let after = pieces.partition_point(|piece| piece.tokens.start <= token);
        pieces.get(after.checked_sub(1)?).filter(|piece| token < piece.tokens.end)
    }

    /// The text of an edition played back from its pieces. `None` where the chain is another one.
    pub fn replay(&self, chain: &[Step<'_>], edition: usize) -> Option<Text> {
        let sides: Vec<BaseSide<'_>> = chain.iter().map(|step| BaseSide::new(step.text)).collect();
        let mut gathered = Gatherer::default();
        for piece in &self.editions.get(edition)?.pieces {
            let side = sides.get(piece.written.0)?;
            let from = piece.written.1;
            for at in from..from + piece.tokens.len() as u32 {
                let provision = side.provisions.get(side.provision_at(at))?;
                gathered.push(provision, side.tokens.get(at as usize)?);
            }
        }
        let mut builder = Builder::default();
        for fragment in gathered.finish() {
            builder.push(&fragment);
        }
        Some(Text::new(builder.finish()))
    }
}
