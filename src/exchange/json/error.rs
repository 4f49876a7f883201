//! Why a JSON file could not be read.

use crate::language::Phrase;

/// Why a JSON file could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JsonError {
    /// It is not JSON, or not built as the format asks.
    #[error("line {line}, column {column}: {why}")]
    Malformed {
        /// Line, counted from 1.
        line: usize,
        /// Column, counted from 1.
        column: usize,
        /// What the parser says.
        why: String,
    },
    /// It is JSON, but not a rolling text.
    #[error("not a rolling text")]
    NotRolling,
    /// It is a rolling text of a version that is not known.
    #[error("unknown format {0}")]
    Unknown(String),
    /// It contradicts itself; in which part, and which item of it.
    #[error("{part:?} {item} contradicts the rest")]
    Contradiction {
        /// The part.
        part: Part,
        /// The item: a code, an id or a number counted from 1.
        item: String,
    },
    /// It names a voice it does not hold.
    #[error("unknown voice {0}")]
    UnknownVoice(String),
    /// It holds two voices of one code.
    #[error("the voice {0} twice")]
    Twice(String),
}

/// The parts of a rolling text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// The base is not canonical Draft Markdown.
    Base,
    /// The provisions are not those of the base.
    Provisions,
    /// A voice has an impossible code, span or order.
    Voice,
    /// A passage has an impossible span, or stands in the wrong place.
    Passage,
    /// A wording is not one.
    Wording,
    /// The moves are not those of the passages.
    Moves,
    /// The certificate names another algorithm.
    Certificate,
}

impl JsonError {
    pub(super) fn contradiction(part: Part, item: impl ToString) -> Self {
        Self::Contradiction { part, item: item.to_string() }
    }

    /// The sentence for a clerk.
    pub fn phrase(&self) -> Phrase {
        match self {
            JsonError::Malformed { line, column, .. } => {
                Phrase::new("json-malformed").with("line", line).with("column", column)
            }
            JsonError::NotRolling => Phrase::new("json-not-rolling"),
            JsonError::Unknown(format) => Phrase::new("json-unknown").with("format", format),
            JsonError::Contradiction { part, item } => {
                let part = Phrase::new(match part {
                    Part::Base => "json-part-base",
                    Part::Provisions => "json-part-provisions",
                    Part::Voice => "json-part-voice",
                    Part::Passage => "json-part-passage",
                    Part::Wording => "json-part-wording",
                    Part::Moves => "json-part-moves",
                    Part::Certificate => "json-part-certificate",
                });
                Phrase::new("json-contradiction").inner("part", part.with("item", item))
            }
            JsonError::UnknownVoice(code) => Phrase::new("json-unknown-voice").with("code", code),
            JsonError::Twice(code) => Phrase::new("json-twice").with("code", code),
        }
    }
}

impl From<serde_json::Error> for JsonError {
    fn from(error: serde_json::Error) -> Self {
        let why: String = error.to_string().chars().take(200).collect();
        Self::Malformed { line: error.line().max(1), column: error.column().max(1), why }
    }
}
