//! A reply on its way into a dossier: whose it is, under which letter, and what it says, as far as that was filled in.
//! It is kept as a private note until it is entered.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::language::{Phrase, read_date, typed_date};
use crate::negotiation::Audience;
use crate::negotiation::submission::Kind;

/// A reply as it is being filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// The codes of those who speak; several for a joint reply.
    pub voices: Vec<String>,
    /// What it is; where nobody has said, the file tells.
    pub kind: Option<Kind>,
    /// The number of the letter on the strength of which it is entered.
    pub number: String,
    /// The date of the letter, as typed.
    pub dated: String,
    /// The day it was received, as typed.
    pub received: String,
    /// Who signed the letter.
    pub signed_by: String,
    /// The file that holds the text, or the list of points.
    pub file: Option<PathBuf>,
    /// Files that are kept as they came: the scanned letter, enclosures.
    pub letters: Vec<PathBuf>,
    /// The list of points, typed in.
    pub typed: String,
    /// The language of the text they were typed for, as files write it; the leading one where none is named.
    pub language: Option<String>,
    /// What is said about the draft as a whole.
    pub remarks: String,
    /// What is said about single places: the place as cited, and the words.
    pub places: Vec<(String, String)>,
    /// Whom remarks are for.
    pub audience: Audience,
    /// Which of the positions read out of the file were confirmed, by their places in its report.
    pub confirmed: BTreeSet<usize>,
    /// Which of the comments in the file are kept as remarks, by their places in its report.
    pub noted: BTreeSet<usize>,
    /// Which provisions of the draft it answers, where somebody corrected that.
    pub answers: Option<BTreeSet<usize>>,
    /// Whether somebody looked at the characters in the file that deceive the eye, and lets them stand.
    pub looked: bool,
}

impl Form {
    /// A reply of somebody, received on a day, with nothing filled in yet.
    pub fn new(voices: Vec<String>, received: Date) -> Self {
        Self { voices, received: typed_date(received), ..Self::default() }
    }

    /// A file that came in on a day.
    pub fn file(path: PathBuf, voices: Vec<String>, received: Date) -> Self {
        Self { file: Some(path), ..Self::new(voices, received) }
    }

    /// Whether nobody has filled anything in.
    pub fn is_empty(&self) -> bool {
        let bare = Self {
            voices: self.voices.clone(),
            kind: self.kind,
            received: self.received.clone(),
            language: self.language.clone(),
            ..Self::default()
        };
        *self == bare
    }

    /// What is missing before it can be entered.
    pub fn missing(&self) -> Option<Phrase> {
        if self.voices.is_empty() {
            return Some(Phrase::new("board-need-voice"));
        }
        if let Err(phrase) = self.dates() {
            return Some(phrase);
        }
        let said = |words: &str| !words.trim().is_empty();
        let filled = match self.kind {
            Some(Kind::NoComments) | None => true,
            Some(Kind::Full | Kind::Parts | Kind::Approved) => self.file.is_some(),
            Some(Kind::Points) => self.file.is_some() || said(&self.typed),
            Some(Kind::Remarks) => {
                self.file.is_some() || said(&self.remarks) || self.places.iter().any(|(_, words)| said(words))
            }
        };
        (!filled).then(|| {
            Phrase::new(match self.kind {
                Some(Kind::Points) => "board-need-points",
                Some(Kind::Remarks) => "board-need-remarks",
                _ => "board-need-file",
            })
        })
    }

    /// The date of the letter and the day of receipt.
    pub fn dates(&self) -> Result<(Option<Date>, Option<Date>), Phrase> {
        Ok((day(&self.dated)?, day(&self.received)?))
    }

    /// The code of the voice its note is kept under.
    pub fn key(&self) -> &str {
        self.voices.first().map_or("", String::as_str)
    }
}

/// A day as typed; none where nothing was.
pub fn day(typed: &str) -> Result<Option<Date>, Phrase> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    read_date(typed).map(Some).ok_or_else(|| Phrase::new("board-date-wrong").with("date", typed.trim()))
}

/// The name a file is known by.
pub fn name(path: &Path) -> String {
    super::work::read::name(path)
}
