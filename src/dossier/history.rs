//! What the records of a dossier say, each in a line: what a command lists and the desk shows.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::Dossier;
use super::cite::Places;
use crate::language::{Language, Phrase, date};
use crate::negotiation::position::Matter;
use crate::negotiation::record::{Body, Envelope, StoredRecord};
use crate::negotiation::stretch::Stretch;
use crate::negotiation::submission::{About, Letter};
use crate::negotiation::{Audience, Code, RecordId};

/// How many letters of an id are enough for a person.
pub const ENOUGH: usize = 12;

/// The id of a record as a person types it.
pub fn short(id: &RecordId) -> String {
    id.to_string().chars().take(ENOUGH).collect()
}

/// What a record says, in one line.
pub fn told(places: &mut Places<'_>, id: &RecordId) -> String {
    match places.dossier().record(id).and_then(StoredRecord::envelope) {
        Some(envelope) => line(places, envelope),
        None => short(id),
    }
}

/// The same as a clause a sentence can end with: a shortened word at its end keeps no stop of its own.
pub fn clause(dossier: &Dossier, id: &RecordId, language: Language) -> String {
    let mut said = told(&mut Places::new(dossier, language), id);
    said.truncate(said.trim_end_matches('.').len());
    said
}

/// What a record with this content says, in one line.
pub fn line(places: &mut Places<'_>, envelope: &Envelope) -> String {
    let language = places.language();
    let phrase = match &envelope.body {
        Body::Edition(edition) => edition.named(),
        Body::Submission(submission) if submission.parts_from.is_some() => Phrase::new("history-parted")
            .with("voices", joined(&submission.voices))
            .inner("letter", lettered(envelope.on_the_strength_of.as_ref())),
        Body::Submission(submission) => Phrase::new("history-reply")
            .with("voices", joined(&submission.voices))
            .inner("kind", Phrase::new(reply_kind(submission.kind)))
            .inner("letter", lettered(letter(envelope))),
        Body::Roster(change) => {
            let set = change.set.iter().map(|entry| &entry.code);
            let codes: Vec<Code> = set.chain(&change.remove).cloned().collect();
            Phrase::new("history-roster").with("codes", joined(&codes))
        }
        Body::Position(position) => {
            let at = match &position.on {
                Matter::Wording(on) => places.of(on),
                Matter::Item(_) => language.say("history-whole-item"),
            };
            Phrase::new("history-position")
                .with("voices", joined(&position.voices))
                .inner("stance", Phrase::new(position.stance.key()))
                .with("at", at)
        }
        Body::Remark(remark) => Phrase::new("history-remark").with("text", beginning(&remark.text)),
        Body::Outcome(outcome) => Phrase::new("history-outcome")
            .with("at", places.of(&outcome.on))
            .inner("decision", Phrase::new(outcome.decision.key()))
            .inner("status", Phrase::new(outcome.status.key())),
        Body::Withdrawal(withdrawal) => Phrase::new("history-withdrawal").with("id", short(&withdrawal.of)),
        Body::Retraction(retraction) => Phrase::new("history-retraction")
            .with("voices", joined(&retraction.voices))
            .with("at", cited(places, &retraction.proposals))
            .count("count", retraction.proposals.len())
            .inner("letter", lettered(letter(envelope))),
        Body::Expunged(expunged) => Phrase::new("history-expunged").with("reason", &expunged.reason),
        Body::Circulation(circulation) => {
            let to: Vec<Code> = circulation.to.iter().map(|to| to.code.clone()).collect();
            let key = if circulation.reminder { "history-reminder" } else { "history-circulation" };
            Phrase::new(key)
                .with("to", joined(&to))
                .inner("date", date(circulation.date))
                .inner("letter", lettered(circulation.letter.as_ref()))
        }
        Body::Meeting(meeting) => Phrase::new("history-meeting")
            .with("body", &meeting.body)
            .with("place", &meeting.place)
            .inner("date", date(meeting.from)),
        Body::Link(link) => Phrase::new("history-link")
            .with("voices", joined(&link.voices))
            .with("of", places.of(&link.of))
            .with("on", places.of(&link.on)),
        Body::Carried(carried) => Phrase::new("history-carried").with("id", short(&carried.submission)),
        Body::Key(key) => Phrase::new("history-key").with("office", &key.office),
        Body::Settings(_) => Phrase::new("news-settings"),
    };
    language.say(phrase)
}

/// How a record was taken back.
#[derive(Debug, Clone, Copy)]
pub struct TakenBack<'a> {
    /// The record that takes it back.
    pub by: RecordId,
    /// Who took it back.
    pub author: &'a Code,
    /// The day, by their clock.
    pub day: Date,
    /// Why; empty where nobody said.
    pub reason: &'a str,
}

impl<'a> TakenBack<'a> {
    /// How this record was taken back, if it was.
    pub fn of(dossier: &'a Dossier, id: &RecordId) -> Option<Self> {
        let by = *dossier.state().withdrawn.get(id)?;
        let envelope = dossier.record(&by).and_then(StoredRecord::envelope)?;
        let Body::Withdrawal(withdrawal) = &envelope.body else { return None };
        let day = envelope.time.to_zoned(TimeZone::UTC).date();
        Some(Self { by, author: &envelope.author, day, reason: withdrawal.reason.trim() })
    }

    /// As a clause behind what was taken back, with the name of whoever did it; without where it is empty.
    pub fn phrase(&self, name: &str) -> Phrase {
        let key = if name.is_empty() { "history-taken-back-nameless" } else { "history-taken-back" };
        let reason = match self.reason {
            "" => Phrase::new("history-no-reason"),
            reason => Phrase::new("history-reason").with("reason", reason),
        };
        Phrase::new(key).with("name", name).inner("date", date(self.day)).inner("reason", reason)
    }
}

fn beginning(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(80) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default().trim_end()),
        None => line,
    }
}

fn joined(codes: &[Code]) -> String {
    codes.iter().map(Code::as_str).collect::<Vec<_>>().join(", ")
}

/// Places as cited, each once.
fn cited(places: &mut Places<'_>, all: &[Stretch]) -> String {
    let mut cited: Vec<String> = Vec::new();
    for on in all {
        let place = places.of(on);
        if !cited.contains(&place) {
            cited.push(place);
        }
    }
    cited.join("; ")
}

/// "letter No. 12/3 of 12 March 2026", or nothing.
fn lettered(letter: Option<&Letter>) -> Phrase {
    let Some(letter) = letter.filter(|letter| !letter.number.is_empty()) else {
        return Phrase::new("history-no-letter");
    };
    match letter.date {
        Some(day) => Phrase::new("history-letter-of").with("number", &letter.number).inner("date", date(day)),
        None => Phrase::new("history-letter").with("number", &letter.number),
    }
}

/// The letter a record came with, or on the strength of which it was entered.
pub fn letter(envelope: &Envelope) -> Option<&Letter> {
    match &envelope.body {
        Body::Submission(submission) => submission.letter.as_ref(),
        Body::Circulation(circulation) => circulation.letter.as_ref(),
        _ => None,
    }
    .or(envelope.on_the_strength_of.as_ref())
}

fn reply_kind(kind: crate::negotiation::submission::Kind) -> &'static str {
    use crate::negotiation::submission::Kind;
    match kind {
        Kind::Full => "history-kind-full",
        Kind::Parts => "history-kind-parts",
        Kind::Points => "history-kind-points",
        Kind::NoComments => "history-kind-no-comments",
        Kind::Remarks => "history-kind-remarks",
        Kind::Approved => "history-kind-approved",
    }
}

/// What else is to be known of a record: for whom it is, and whether it still has effect.
pub fn asides(dossier: &Dossier, id: &RecordId, envelope: &Envelope) -> Vec<Phrase> {
    let mut said = Vec::new();
    if let Body::Submission(submission) = &envelope.body
        && let About::Submission(about) = submission.about
    {
        said.push(Phrase::new("history-about").with("id", short(&about)));
    }
    match envelope.audience {
        Audience::All => {}
        Audience::Secretariat => said.push(Phrase::new("history-for-secretariat")),
        Audience::OwnOffice => said.push(Phrase::new("history-for-own")),
    }
    match Effect::of(dossier, id) {
        Effect::Withdrawn => said.push(Phrase::new("history-withdrawn")),
        Effect::Pending => said.push(Phrase::new("history-pending")),
        Effect::None => said.push(Phrase::new("history-no-effect")),
        Effect::InEffect => {}
    }
    said
}

/// Whether a record has effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// It has.
    InEffect,
    /// It was taken back.
    Withdrawn,
    /// It waits for something that is not here yet.
    Pending,
    /// It never had any.
    None,
}

impl Effect {
    /// The effect of a record.
    pub fn of(dossier: &Dossier, id: &RecordId) -> Self {
        let state = dossier.state();
        if state.withdrawn.contains_key(id) {
            Effect::Withdrawn
        } else if state.pending.contains_key(id) {
            Effect::Pending
        } else if state.without_effect.contains_key(id) {
            Effect::None
        } else {
            Effect::InEffect
        }
    }

    /// The word other programs read.
    pub fn word(self) -> &'static str {
        match self {
            Effect::InEffect => "in-effect",
            Effect::Withdrawn => "withdrawn",
            Effect::Pending => "pending",
            Effect::None => "none",
        }
    }
}
