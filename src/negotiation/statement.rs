//! What else a record can state: changes of the roster, positions, remarks, outcomes, withdrawals, expunging.

use serde::{Deserialize, Serialize};

use super::{Code, Digest, LanguageTag, RecordId, RosterEntry};

/// A change of who sits at the table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterChange {
    /// Entries added or given anew.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub set: Vec<RosterEntry>,
    /// Codes that leave the table.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remove: Vec<Code>,
}

/// A stretch of an edition and what it reads there: how positions, remarks and outcomes hold on to a wording.
/// On every fold they attach to each wording that says exactly this on exactly this stretch.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Stretch {
    /// The edition.
    pub edition: RecordId,
    /// The language.
    pub language: LanguageTag,
    /// First token of the base.
    pub from: u32,
    /// The token after the stretch.
    pub to: u32,
    /// The wording on this stretch, normalised; empty for none.
    pub reads: String,
}

/// What a delegation says about a wording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// Whose position it is.
    pub voices: Vec<Code>,
    /// The wording.
    pub on: Stretch,
    /// What is said.
    pub stance: Stance,
    /// Why, or on what condition.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// What a position says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// Supports it.
    Supports,
    /// Can accept it.
    Accepts,
    /// Can accept it on a condition, which the reason names.
    AcceptsIf,
    /// Opposes it.
    Opposes,
    /// Reserves its position.
    Reserves,
    /// Expressly keeps the base as it is.
    KeepsBase,
}

/// A remark about the document, a record or a wording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// The record it is about, if it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<RecordId>,
    /// The wording it is about, if it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Stretch>,
    /// What it says.
    pub text: String,
}

/// What the meeting did with a passage. Its effect is in the record, never recomputed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The passage, and the wording it now has.
    pub on: Stretch,
    /// The verdict.
    pub verdict: Verdict,
    /// How firm it is.
    pub status: Status,
    /// The proposals it answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<RecordId>,
    /// The reason.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// What became of a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Taken into the text.
    Taken,
    /// Taken in part.
    TakenInPart,
    /// Not taken.
    NotTaken,
    /// Withdrawn by its author.
    Withdrawn,
    /// Noted.
    Noted,
    /// To be discussed at the session.
    ToDiscuss,
    /// The base stays.
    BaseKept,
}

/// How firm an outcome is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Open.
    Open,
    /// Agreed by the working group.
    AgreedInGroup,
    /// Agreed.
    Agreed,
}

/// A record taken back. It never reaches into an edition already published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// The record taken back; a withdrawal can be taken back, too.
    pub of: RecordId,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// A file received by mistake and removed: its hash and the reason stay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expunged {
    /// The hash of the bytes that are gone.
    pub hash: Digest,
    /// Why.
    pub reason: String,
}
