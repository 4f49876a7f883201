//! A draft that was circulated: a clean base text per language, and the passages kept open in it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::statement::Carried;
use super::submission::{Letter, Original};
use super::{Code, Digest, LanguageTag, ProvisionId, RecordId};
use crate::consolidate::Layer;
use crate::language::{Phrase, date};

/// An edition, as its record states it. The record's id is the edition's id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// Its number: 1 for the first draft circulated.
    pub number: u32,
    /// The date it bears.
    pub date: Date,
    /// The edition it follows; none for the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<RecordId>,
    /// The submissions it takes account of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replies: Vec<RecordId>,
    /// The name and version of the engine that set the replies out, if one did.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub engine: String,
    /// The base text in each language.
    pub texts: BTreeMap<LanguageTag, TextRef>,
    /// The passages left open, by language and place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<OpenPassage>,
    /// The letter it was circulated under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter: Option<Letter>,
    /// The files it was made from, as received.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub originals: Vec<Original>,
    /// The day by which replies are asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Date>,
    /// The submissions to the edition before whose proposals are still open, as they read against this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub carried: Vec<Carried>,
}

impl Edition {
    /// Which draft it is: "Draft No. 2 of 12 March 2026".
    pub fn named(&self) -> Phrase {
        Phrase::new("command-draft").with("number", self.number).inner("date", date(self.date))
    }
}

/// One stored text and the provisions in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextRef {
    /// The hash of the canonical text's bytes, its name in the folder.
    pub hash: Digest,
    /// Whether this language is authentic.
    pub role: Role,
    /// Each provision's id and where it stands in the text, in reading order.
    pub provisions: Vec<ProvisionRef>,
}

/// Whether the text in a language is authentic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// It will be signed.
    #[default]
    #[serde(alias = "Authentic")]
    Authentic,
    /// A working translation.
    #[serde(alias = "Working")]
    Working,
}

/// A provision of a stored text: its id and its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProvisionRef(pub IdRef, pub u32, pub u32);

/// A provision's id as a record writes it. The id of a provision that is new in a record depends on the
/// record's own hash, so the record can only number it; an inherited one is written out and never recomputed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum IdRef {
    /// The n-th new provision of the record. Concordant provisions of two languages have the same number.
    New(u32),
    /// Inherited from an earlier record.
    Kept(ProvisionId),
}

/// A passage an edition leaves open, as data; brackets are only one way to print it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenPassage {
    /// Its number within the edition.
    pub number: u32,
    /// The language it stands in.
    pub language: LanguageTag,
    /// What is at stake.
    #[serde(default = "words", skip_serializing_if = "is_words")]
    pub layer: Layer,
    /// First token of the base it covers.
    pub from: u32,
    /// The token after it.
    pub to: u32,
    /// The wordings: the base first, then in protocol order of their first proposer.
    pub wordings: Vec<OpenWording>,
}

/// One wording of an open passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenWording {
    /// The wording on this stretch, as Draft Markdown.
    pub text: String,
    /// Whether it is the base's own.
    #[serde(default, skip_serializing_if = "is_false")]
    pub base: bool,
    /// Who proposed it, in protocol order. The base is nobody's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holders: Vec<Code>,
    /// The submissions it stands in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub submissions: Vec<RecordId>,
}

fn words() -> Layer {
    Layer::Words
}

fn is_words(layer: &Layer) -> bool {
    *layer == Layer::Words
}

fn is_false(value: &bool) -> bool {
    !value
}

impl TextRef {
    /// The ids of the provisions in reading order; `record` is the record this stands in.
    pub fn ids(&self, record: &RecordId) -> Vec<ProvisionId> {
        self.provisions.iter().map(|provision| provision.0.resolve(record)).collect()
    }
}

impl IdRef {
    /// The id it stands for in this record.
    pub fn resolve(self, record: &RecordId) -> ProvisionId {
        match self {
            IdRef::New(ordinal) => ProvisionId::new(record, ordinal),
            IdRef::Kept(id) => id,
        }
    }
}

impl TryFrom<String> for IdRef {
    type Error = super::digest::NotAHash;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        match text.strip_prefix('+').and_then(|ordinal| ordinal.parse().ok()) {
            Some(ordinal) => Ok(IdRef::New(ordinal)),
            None => text.parse().map(IdRef::Kept),
        }
    }
}

impl From<IdRef> for String {
    fn from(id: IdRef) -> String {
        match id {
            IdRef::New(ordinal) => format!("+{ordinal}"),
            IdRef::Kept(id) => id.to_string(),
        }
    }
}
