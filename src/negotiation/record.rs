//! One envelope for everything that is ever said in a dossier.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::edition::{Edition, Role, TextRef};
use super::outcome::Outcome;
use super::position::Position;
use super::seal::Seal;
use super::statement::{
    Carried, Circulation, Expunged, Key, Link, Meeting, Remark, Retraction, RosterChange, Settings,
    Withdrawal,
};
use super::submission::{Letter, Original, Submission};
use super::{Audience, Code, Digest, LanguageTag, RecordId, Roster};

/// The format of records, genesis and folder this program writes.
pub const FORMAT: u32 = 1;

/// The line between a record's payload and its signature. No payload contains it: its strings have their line
/// breaks escaped.
pub const SIGNATURE_LINE: &str = "-----SIGNATURE-----\n";

/// The first statement of a dossier, written once. Its hash is the dossier's id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Genesis {
    /// The version of the format.
    pub format: u32,
    /// The title of the document per language.
    pub title: BTreeMap<LanguageTag, String>,
    /// The languages and whether each is authentic.
    pub languages: BTreeMap<LanguageTag, Role>,
    /// The language that leads the negotiation.
    pub leading: LanguageTag,
    /// The office that opened the dossier; it may always publish and decide.
    pub office: Code,
    /// When it was opened, by that office's clock.
    pub created: Timestamp,
    /// Who sits at the table to begin with.
    pub roster: Roster,
}

/// A record: who says it, having seen what, to whom, and what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Envelope {
    /// The version of the format.
    pub format: u32,
    /// The dossier it belongs to.
    pub dossier: Digest,
    /// In whose name it is said.
    pub author: Code,
    /// The office that entered it, where that is not the author.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entered_by: Option<Code>,
    /// The letter on the strength of which it was entered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_the_strength_of: Option<Letter>,
    /// 1 + the largest counter of the records seen.
    pub counter: u64,
    /// The newest records its author had seen, sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<RecordId>,
    /// When it was written, by the author's own clock: a claim, nothing follows from it.
    pub time: Timestamp,
    /// Whom it is for.
    pub audience: Audience,
    /// What it says.
    pub body: Body,
}

/// What a record says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Body {
    /// A draft is circulated.
    Edition(Edition),
    /// A reply came in.
    Submission(Submission),
    /// The table changes.
    Roster(RosterChange),
    /// A delegation speaks to a wording.
    Position(Position),
    /// A remark.
    Remark(Remark),
    /// The meeting dealt with a passage.
    Outcome(Outcome),
    /// A record is taken back.
    Withdrawal(Withdrawal),
    /// Single proposals of a reply are taken back.
    Retraction(Retraction),
    /// A file is removed.
    Expunged(Expunged),
    /// A draft is sent out.
    Circulation(Circulation),
    /// A meeting was held.
    Meeting(Meeting),
    /// One passage hangs on another.
    Link(Link),
    /// A submission is carried over to a later draft.
    Carried(Carried),
    /// An office signs with another key.
    Key(Key),
    /// How papers are written changes.
    Settings(Settings),
}

/// A record as it lies in a dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredRecord {
    /// The hash of its payload.
    pub id: RecordId,
    /// What it says, as far as it may be known here.
    pub content: Content,
    /// Texts and originals it names that are not here yet, sorted.
    pub missing: Vec<Digest>,
    /// What the signatures behind its copies are worth; nothing is as good as [`Seal::Bare`].
    pub seals: BTreeSet<Seal>,
}

/// A record's content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// The record.
    Known(Box<Envelope>),
    /// Only its place in the order of things: it is not for this office.
    Withheld(Withheld),
}

/// What is told of a record to those it is not for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withheld {
    /// The version of the format.
    pub format: u32,
    /// The dossier it belongs to.
    pub dossier: Digest,
    /// The record's id.
    pub id: RecordId,
    /// Its counter.
    pub counter: u64,
    /// The newest records its author had seen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<RecordId>,
}

/// Why bytes are not a record this program can read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// They are not a record, or a damaged one.
    #[error("not a whole record: {0}")]
    Damaged(String),
    /// They were written by a newer version of the program.
    #[error("written in format {0}, which this version cannot read")]
    Newer(u32),
    /// What was to be written cannot be put into words.
    #[error("cannot be written: {0}")]
    Unwritable(String),
}

/// Writes data the way records are written: RON, one field a line, line breaks the same on every machine.
pub fn write_ron<T: Serialize>(value: &T) -> Result<Vec<u8>, RecordError> {
    let style = ron::ser::PrettyConfig::new().new_line("\n").indentor(" ").depth_limit(7);
    let mut text =
        ron::ser::to_string_pretty(value, style).map_err(|e| RecordError::Unwritable(e.to_string()))?;
    text.push('\n');
    Ok(text.into_bytes())
}

/// Reads data written by [`write_ron`], or by hand in the same form.
pub fn read_ron<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> Result<T, RecordError> {
    let text = std::str::from_utf8(bytes).map_err(|e| RecordError::Damaged(e.to_string()))?;
    ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .from_str(text)
        .map_err(|e| RecordError::Damaged(e.to_string()))
}

/// The format a record, genesis or other versioned file says it is in, read from its beginning alone.
pub fn format_of(bytes: &[u8]) -> Option<u32> {
    let head = String::from_utf8_lossy(bytes.get(..200).unwrap_or(bytes)).into_owned();
    let rest = head.trim_start().strip_prefix('(')?.trim_start().strip_prefix("format")?;
    let rest = rest.trim_start().strip_prefix(':')?.trim_start();
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// Reads versioned data: newer formats are told apart from damage.
pub fn read_versioned<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> Result<T, RecordError> {
    match format_of(bytes) {
        Some(format) if format > FORMAT => Err(RecordError::Newer(format)),
        Some(_) => read_ron(bytes),
        None => Err(RecordError::Damaged("it does not begin with its format".to_owned())),
    }
}

/// The payload and the signature that may follow it.
pub fn split(bytes: &[u8]) -> (&[u8], Option<&[u8]>) {
    let line = SIGNATURE_LINE.as_bytes();
    let at = bytes
        .windows(line.len())
        .enumerate()
        .find(|(at, window)| *window == line && (*at == 0 || bytes.get(at - 1) == Some(&b'\n')))
        .map(|(at, _)| at);
    match at {
        Some(at) => (bytes.get(..at).unwrap_or(bytes), bytes.get(at + line.len()..)),
        None => (bytes, None),
    }
}

impl Envelope {
    /// The payload's bytes; their hash is the record's id.
    pub fn payload(&self) -> Result<Vec<u8>, RecordError> {
        write_ron(self)
    }

    /// Reads a record file: the id is the hash of the payload as it stands, never of anything written again.
    pub fn read(bytes: &[u8]) -> Result<(RecordId, Envelope), RecordError> {
        let (payload, _signature) = split(bytes);
        let envelope: Envelope = read_versioned(payload)?;
        Ok((Digest::of(payload), envelope))
    }

    /// The record this one is about, if it is about one: without effect of its own while that one is not in effect.
    pub fn subject(&self) -> Option<RecordId> {
        match &self.body {
            Body::Edition(edition) => edition.previous,
            Body::Submission(submission) => Some(*submission.about.record()),
            Body::Position(position) => Some(*position.on.edition()),
            Body::Outcome(outcome) => Some(outcome.on.edition),
            Body::Circulation(circulation) => Some(circulation.edition),
            Body::Link(link) => Some(link.of.edition),
            Body::Carried(carried) => Some(carried.submission),
            Body::Retraction(retraction) => Some(retraction.submission),
            Body::Remark(remark) => remark.on.as_ref().map(|on| on.edition).or(remark.about),
            Body::Withdrawal(withdrawal) => Some(withdrawal.of),
            Body::Roster(_) | Body::Expunged(_) | Body::Meeting(_) | Body::Key(_) | Body::Settings(_) => None,
        }
    }

    /// The texts and originals the record names: without them it is pending.
    pub fn names(&self) -> BTreeSet<Digest> {
        let mut names: BTreeSet<Digest> = self.texts().map(|text| text.hash).collect();
        names.extend(self.originals().iter().map(|original| original.hash));
        names
    }

    /// The texts the record states.
    pub fn texts(&self) -> impl Iterator<Item = &TextRef> {
        let (edition, submission, carried): (_, _, &[Carried]) = match &self.body {
            Body::Edition(edition) => (Some(edition), None, &edition.carried),
            Body::Submission(submission) => (None, Some(submission), &[]),
            Body::Carried(carried) => (None, None, std::slice::from_ref(carried)),
            _ => (None, None, &[]),
        };
        let retraction = match &self.body {
            Body::Retraction(retraction) => Some(retraction),
            _ => None,
        };
        let answers = submission.into_iter().flat_map(|submission| submission.texts.values());
        let answers = answers.chain(retraction.into_iter().flat_map(|retraction| retraction.texts.values()));
        let carried = carried.iter().flat_map(|carried| carried.texts.values());
        edition
            .into_iter()
            .flat_map(|edition| edition.texts.values())
            .chain(answers.chain(carried).map(|answer| &answer.text))
    }

    /// The files received with it.
    pub fn originals(&self) -> &[Original] {
        match &self.body {
            Body::Edition(edition) => &edition.originals,
            Body::Submission(submission) => &submission.originals,
            Body::Circulation(circulation) => &circulation.originals,
            _ => &[],
        }
    }
}

impl Body {
    /// The key of what kind of statement it is: «ответ», «результат рассмотрения».
    pub fn name(&self) -> &'static str {
        match self {
            Body::Edition(_) => "record-edition",
            Body::Submission(_) => "record-submission",
            Body::Roster(_) => "record-roster",
            Body::Position(_) => "record-position",
            Body::Remark(_) => "record-remark",
            Body::Outcome(_) => "record-outcome",
            Body::Withdrawal(_) => "record-withdrawal",
            Body::Retraction(_) => "record-retraction",
            Body::Expunged(_) => "record-expunged",
            Body::Circulation(_) => "record-circulation",
            Body::Meeting(_) => "record-meeting",
            Body::Link(_) => "record-link",
            Body::Carried(_) => "record-carried",
            Body::Key(_) => "record-key",
            Body::Settings(_) => "record-settings",
        }
    }
}

impl StoredRecord {
    /// A known record all of whose files are here.
    pub fn known(id: RecordId, envelope: Envelope) -> Self {
        Self { id, content: Content::Known(Box::new(envelope)), missing: Vec::new(), seals: BTreeSet::new() }
    }

    /// A record of which only its place is known.
    pub fn withheld(withheld: Withheld) -> Self {
        Self {
            id: withheld.id,
            content: Content::Withheld(withheld),
            missing: Vec::new(),
            seals: BTreeSet::new(),
        }
    }

    /// The record itself, unless it is withheld.
    pub fn envelope(&self) -> Option<&Envelope> {
        match &self.content {
            Content::Known(envelope) => Some(envelope),
            Content::Withheld(_) => None,
        }
    }

    /// The dossier it belongs to.
    pub fn dossier(&self) -> &Digest {
        match &self.content {
            Content::Known(envelope) => &envelope.dossier,
            Content::Withheld(withheld) => &withheld.dossier,
        }
    }

    /// Its counter.
    pub fn counter(&self) -> u64 {
        match &self.content {
            Content::Known(envelope) => envelope.counter,
            Content::Withheld(withheld) => withheld.counter,
        }
    }

    /// The records its author had seen.
    pub fn after(&self) -> &[RecordId] {
        match &self.content {
            Content::Known(envelope) => &envelope.after,
            Content::Withheld(withheld) => &withheld.after,
        }
    }
}
