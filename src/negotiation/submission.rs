//! What a delegation, a body, the chair or the secretariat sent about an edition or about another submission.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::stretch::Stretch;
use super::{Code, Digest, LanguageTag, ProvisionId, RecordId, TextRef};

/// A reply, as its record states it. The record's id is the submission's id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    /// What was sent.
    pub kind: Kind,
    /// Who speaks; several for a joint reply. At least one.
    pub voices: Vec<Code>,
    /// What it is about.
    pub about: About,
    /// The date it bears.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The covering letter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter: Option<Letter>,
    /// The texts in each language. A language that is not here is not answered, which is not agreement.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub texts: BTreeMap<LanguageTag, Answer>,
    /// The list of points, where one was sent.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<Point>,
    /// Reasons given for single places.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
    /// What was said about the draft as a whole.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub remarks: String,
    /// The wordings of it that were made of others, in a print of the draft.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub derived: Vec<Derived>,
    /// The joint reply from which its authors part by taking single proposals of it back: what stands here was said there.
    /// The letter that takes them back, and why, is the one on the strength of which this is entered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parts_from: Option<RecordId>,
    /// The files it came in, byte for byte.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub originals: Vec<Original>,
}

/// A wording made of another one, as was seen in a bracketed print that came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Derived {
    /// The place as cited.
    pub at: String,
    /// The wordings it comes from, one for each passage; none where it was typed beside them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub from: Vec<Stretch>,
    /// What it reads.
    pub reads: String,
    /// Whether it stands in the text; of several made in one passage only the first does.
    pub stands: bool,
}

/// What kind of reply it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The whole text as the delegation wants it.
    Full,
    /// The changed parts only: what they do not contain is not answered, never deleted.
    Parts,
    /// A list of points: «в пункте 2 статьи 5 слово … заменить словом …».
    Points,
    /// A letter: no comments.
    NoComments,
    /// Remarks without a wording.
    Remarks,
    /// The text its government approved, kept in the office that entered it: a yardstick, never an answer.
    Approved,
}

/// What a submission is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// An edition.
    Edition(RecordId),
    /// Another submission.
    Submission(RecordId),
}

/// A submission's text in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The stored text: of changed parts the parts alone, of a list of points the whole text with the points
    /// carried out, otherwise what was sent.
    pub text: TextRef,
    /// What it answers.
    #[serde(default, skip_serializing_if = "Scope::is_whole")]
    pub scope: Scope,
}

/// How much of the text it is about a submission answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// All of it.
    #[default]
    Whole,
    /// These provisions of it, and what it inserts beside them.
    Provisions(Vec<ProvisionId>),
}

/// One point of a list: a place and what is to be done there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// The number it has in the letter: «6», «3, а)»; empty where it has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// The place as cited: «пункт 2 статьи 5».
    pub at: String,
    /// What is to be done.
    pub action: Action,
    /// The words it is to be done with; empty for the whole place.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub find: String,
    /// The new words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

impl Point {
    /// What its quotations are called, those to be found and the new ones: "word", "words" or "figures".
    pub fn called(&self) -> [&'static str; 2] {
        [&self.find, &self.text].map(|words| {
            let words = words.trim();
            let letters = words.chars().any(char::is_alphabetic);
            match words.split_whitespace().count() {
                _ if !letters && words.chars().any(|c| c.is_ascii_digit()) => "figures",
                1 => "word",
                _ => "words",
            }
        })
    }
}

/// What a point asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// «слова … заменить словами …»; without words to find: «изложить в следующей редакции».
    #[serde(alias = "Replace")]
    Replace,
    /// «после слов … дополнить словами …»; without words to find: at the end of the place, or, where the text is
    /// a numbered provision, as a new one after it.
    #[serde(alias = "Insert", alias = "insert_after", alias = "after")]
    Insert,
    /// «перед словами … дополнить словами …».
    #[serde(alias = "before")]
    InsertBefore,
    /// «слова … исключить»; without words to find: the whole place.
    #[serde(alias = "Delete")]
    Delete,
    /// «переместить …», «поместить перед …»: the place with all that stands under it, to the place the text names.
    #[serde(alias = "Move")]
    Move,
}

/// A reason given for a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// The place as cited.
    pub at: String,
    /// The provision of the text it is about, where the place was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provision: Option<ProvisionId>,
    /// The reason.
    pub text: String,
}

/// A letter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// Its number.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// Its date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Who signed it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub signed_by: String,
    /// What it says.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// A file kept byte for byte as it was received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Original {
    /// The hash of its bytes.
    pub hash: Digest,
    /// Its size.
    pub bytes: u64,
    /// The name it came with.
    pub name: String,
    /// The ending it is kept with in the folder: lower-case letters and digits, "bin" where it came without one.
    pub extension: String,
    /// What it is.
    #[serde(default)]
    pub part: Part,
    /// The language of its text, where it holds one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<LanguageTag>,
}

/// What a received file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// It holds the text.
    #[default]
    Text,
    /// It is the covering letter.
    Letter,
    /// Something else that came along.
    Enclosure,
}

impl Scope {
    /// Whether everything is answered.
    pub fn is_whole(&self) -> bool {
        matches!(self, Scope::Whole)
    }

    /// Whether this provision of the text it is about is answered.
    pub fn answers(&self, provision: &ProvisionId) -> bool {
        match self {
            Scope::Whole => true,
            Scope::Provisions(provisions) => provisions.contains(provision),
        }
    }
}

impl Kind {
    /// Whether a later reply of this kind takes the place of an earlier one. Remarks only add.
    pub fn supersedes(self) -> bool {
        !matches!(self, Kind::Remarks | Kind::Approved)
    }

    /// Whether a reply of this kind brings wordings.
    pub fn is_worded(self) -> bool {
        matches!(self, Kind::Full | Kind::Parts | Kind::Points)
    }

    /// All of them, the fullest answer first.
    pub const ALL: [Kind; 6] =
        [Kind::Full, Kind::Parts, Kind::Points, Kind::NoComments, Kind::Remarks, Kind::Approved];

    /// The word other programs read.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Full => "full",
            Kind::Parts => "parts",
            Kind::Points => "points",
            Kind::NoComments => "no-comments",
            Kind::Remarks => "remarks",
            Kind::Approved => "approved",
        }
    }
}

impl Submission {
    /// Whether it says something about the text in this language: a letter of no comments speaks of all.
    pub fn speaks(&self, language: &LanguageTag) -> bool {
        self.kind == Kind::NoComments || self.texts.contains_key(language)
    }
}

impl About {
    /// The record it is about.
    pub fn record(&self) -> &RecordId {
        match self {
            About::Edition(record) | About::Submission(record) => record,
        }
    }
}
