//! What else a record can state: changes of the table, circulation, meetings, remarks, links, withdrawals,
//! proposals taken back, expunging, keys, replies carried over.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::stretch::Stretch;
use super::submission::{Answer, Letter, Original};
use super::{Code, Digest, LanguageTag, ProvisionId, RecordId, RosterEntry, VerdictWords};

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

/// An edition is sent out, or a reminder is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Circulation {
    /// The edition.
    pub edition: RecordId,
    /// To whom, each under a letter of its own or the common one.
    pub to: Vec<Addressee>,
    /// The day of sending.
    pub date: Date,
    /// The day by which replies are asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Date>,
    /// The covering letter, where all have the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter: Option<Letter>,
    /// Whether it only reminds.
    #[serde(default, skip_serializing_if = "is_false")]
    pub reminder: bool,
    /// The files sent along, byte for byte.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub originals: Vec<Original>,
}

/// One who is sent an edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addressee {
    /// Who.
    pub code: Code,
    /// The number of the letter to them, where they have one of their own.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
}

/// A meeting of the expert group or of the council.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// What met: «экспертная группа».
    pub body: String,
    /// Where.
    pub place: String,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// Who was there.
    pub present: Vec<Attendance>,
    /// Who sits at the table and was not there. Absence says nothing about consent.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub absent: Vec<Code>,
}

/// A delegation at a meeting, and the people of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendance {
    /// The delegation.
    pub code: Code,
    /// Names and offices, one a line.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<String>,
}

/// A remark about the document, a provision, a record or a wording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// The record it is about, if it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<RecordId>,
    /// The provision it is about, if it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provision: Option<ProvisionId>,
    /// The wording it is about, if it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Stretch>,
    /// What it says.
    pub text: String,
}

/// One passage hangs on another: "we can accept «shall» here if 5 bis falls".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// What hangs.
    pub of: Stretch,
    /// On what.
    pub on: Stretch,
    /// Who links them.
    pub voices: Vec<Code>,
    /// How.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub condition: String,
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

/// Single proposals of a reply taken back: what is left of it goes on standing as what it was, under its own letter. The
/// letter that takes them back is the one on the strength of which this is entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retraction {
    /// The reply.
    pub submission: RecordId,
    /// What it stands on: what it is about, or the edition it was carried over to.
    pub on: RecordId,
    /// The record by which it stood there until now: its own, the one that carried it over, or an earlier retraction.
    pub from: RecordId,
    /// Who takes them back: all who sent the reply. One of several parts from it with a reply of its own instead.
    pub voices: Vec<Code>,
    /// Where what was proposed is taken back, and what it reads.
    pub proposals: Vec<Stretch>,
    /// What is left of the reply in each language concerned.
    pub texts: BTreeMap<LanguageTag, Answer>,
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

/// How papers of the dossier are written from now on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// The council's words for what became of a proposal.
    #[serde(default)]
    pub verdicts: VerdictWords,
}

/// The key with which an office signs from now on. The first is confirmed by its fingerprint, by word of mouth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key {
    /// Whose.
    pub office: Code,
    /// The public key, as the means of signing writes it.
    pub public: String,
    /// By which means it signs.
    pub means: String,
    /// Whether it takes the place of those before it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub replaces: bool,
    /// Whether nothing the office says counts from now on that is not signed.
    #[serde(default, skip_serializing_if = "is_false")]
    pub only: bool,
}

/// A submission as it reads against an edition it was not about: what of it is still open there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carried {
    /// The submission.
    pub submission: RecordId,
    /// The edition it is carried to. An edition that carries submissions over to itself leaves this out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<RecordId>,
    /// Its text in each language, as carried.
    pub texts: BTreeMap<LanguageTag, Answer>,
    /// What could not be carried.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left: Vec<LeftBehind>,
}

/// A proposal that has no place in a later edition any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftBehind {
    /// The language.
    pub language: LanguageTag,
    /// The place in the edition it was made to, as cited.
    pub at: String,
    /// The provision, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provision: Option<ProvisionId>,
    /// What the older edition reads there.
    pub was: String,
    /// What was proposed.
    pub proposed: String,
    /// What the later edition reads there.
    pub now: String,
}

fn is_false(value: &bool) -> bool {
    !value
}
