//! A text with all its tracked changes in it: what was put in, what was taken out, by whom and when.
//!
//! Nothing is decided here: words put in and words taken out stand side by side, each under the changes that cover
//! it. Changes lie on one another: what one inserts another may delete, and both are kept. The accepted and the
//! original text are read from the file, not made from this.

mod critic;

pub use critic::write;

use crate::text::{Content, Form, Span};

/// A text with all its tracked changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Revised {
    /// The changes: each kind, author and date once, in order of first occurrence.
    pub revisions: Vec<Revision>,
    /// The provisions, those that only some view has among them.
    pub provisions: Vec<RevisedProvision>,
}

/// Who changed something, how and when.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Revision {
    /// How.
    pub what: What,
    /// Who, as the file says.
    pub author: String,
    /// When, as the file writes it; empty where it does not say.
    pub date: String,
}

/// What a tracked change does to what it covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// It was put in.
    Inserted,
    /// It was taken out.
    Deleted,
    /// It was moved to this place.
    MovedHere,
    /// It was moved away from this place.
    MovedAway,
}

impl What {
    /// Whether what it covers came in; else it goes.
    pub fn comes(self) -> bool {
        matches!(self, What::Inserted | What::MovedHere)
    }
}

/// The changes something lies under, the outermost first: indices into [`Revised::revisions`].
pub type Under = Vec<u32>;

/// A provision with its changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevisedProvision {
    /// What it is; without a label where the label itself was changed and stands among the words.
    pub form: Form,
    /// The changes of its paragraph mark, or of the whole row.
    pub mark: Under,
    /// Its cells; one for running text.
    pub cells: Vec<RevisedCell>,
}

/// A cell with its changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RevisedCell {
    /// What it covers.
    pub span: Span,
    /// The changes of the cell itself.
    pub mark: Under,
    /// Its paragraphs, as pieces.
    pub paragraphs: Vec<Vec<Piece>>,
}

/// Words that lie under the same changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub content: Content,
    /// The changes.
    pub under: Under,
}

impl Revised {
    /// Whether what lies under these changes is in the text once all are accepted.
    pub fn accepted(&self, under: &[u32]) -> bool {
        self.all(under, What::comes)
    }

    /// Whether what lies under these changes was in the text before any.
    pub fn original(&self, under: &[u32]) -> bool {
        self.all(under, |what| !what.comes())
    }

    fn all(&self, under: &[u32], is: impl Fn(What) -> bool) -> bool {
        under.iter().filter_map(|at| self.revisions.get(*at as usize)).all(|revision| is(revision.what))
    }
}

impl RevisedProvision {
    /// The pieces of all its paragraphs.
    pub fn pieces(&self) -> impl Iterator<Item = &Piece> {
        self.cells.iter().flat_map(|cell| cell.paragraphs.iter().flatten())
    }

    /// Whether anything in it was changed.
    pub fn is_changed(&self) -> bool {
        !self.mark.is_empty()
            || self.cells.iter().any(|cell| !cell.mark.is_empty())
            || self.pieces().any(|piece| !piece.under.is_empty())
    }
}
