//! `travaux history`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use serde::Serialize;

use super::help::Entry;
use super::transfer::Readers;
use super::{Failure, output};
use crate::dossier::{Disk, Dossier, bundle};
use crate::language::{Language, Phrase, date};
use crate::negotiation::position::Matter;
use crate::negotiation::record::{Body, Envelope, StoredRecord};
use crate::negotiation::submission::{About, Letter};
use crate::negotiation::{Audience, Code, RecordId};

/// Name and version of the format.
const FORMAT: &str = "travaux-history/1";
/// How many letters of an id are enough for a person.
const ENOUGH: usize = 12;

/// `travaux history`.
#[derive(Debug, Args)]
pub struct History {
    /// The dossier.
    pub folder: PathBuf,
    /// Whether other programs are to read it.
    #[arg(long)]
    pub json: bool,
    /// A folder for the signatures, to be checked without this program.
    #[arg(long, conflicts_with = "json")]
    pub signatures: Option<PathBuf>,
    /// Who will check them: a code, `everyone` or `own`.
    #[arg(long = "for", default_value = "everyone", requires = "signatures")]
    pub readers: String,
}

/// What people read about it.
pub const HELP: Entry = Entry {
    name: "history",
    usage: "travaux history DIR [--json | --signatures FOLDER [--for everyone|own|KAZ]]",
    about: "help-history",
    examples: "travaux history Agreement.dossier\ntravaux history Agreement.dossier --json\ntravaux history Agreement.dossier --signatures Signatures",
    arguments: &[
        ("folder", "help-folder"),
        ("json", "help-json"),
        ("signatures", "help-signatures"),
        ("readers", "help-readers"),
    ],
};

/// The records, for other programs.
#[derive(Debug, Serialize)]
struct Written {
    format: &'static str,
    records: Vec<WrittenRecord>,
}

/// One record.
#[derive(Debug, Serialize)]
struct WrittenRecord {
    id: String,
    kind: &'static str,
    author: String,
    entered_by: Option<String>,
    letter: Option<String>,
    time: String,
    audience: &'static str,
    effect: &'static str,
    words: String,
}

/// Lists what was recorded, the oldest first.
pub fn run(asked: &History, language: Language) -> Result<(), Failure> {
    let dossier = Dossier::open(&asked.folder, Arc::new(Disk))?;
    if let Some(folder) = &asked.signatures {
        let readers: Readers = asked.readers.parse()?;
        return signatures(&dossier.view(readers.recipient(&dossier)), folder, language);
    }
    let mut records: Vec<(&StoredRecord, &Envelope)> =
        dossier.records().iter().filter_map(|record| Some((record, record.envelope()?))).collect();
    records.sort_by_key(|(record, envelope)| (envelope.counter, record.id));
    if asked.json {
        let records = records.iter().map(|(record, envelope)| WrittenRecord {
            id: record.id.to_string(),
            kind: kind(&envelope.body),
            author: envelope.author.to_string(),
            entered_by: envelope.entered_by.as_ref().map(Code::to_string),
            letter: letter(envelope).map(|letter| letter.number.clone()).filter(|it| !it.is_empty()),
            time: envelope.time.to_string(),
            audience: envelope.audience.word(),
            effect: effect(&dossier, &record.id),
            words: told(&dossier, &record.id, language),
        });
        let written = Written { format: FORMAT, records: records.collect() };
        let mut bytes = serde_json::to_vec_pretty(&written).unwrap_or_default();
        bytes.push(b'\n');
        return output::write(None, &bytes);
    }
    let mut lines = String::new();
    for (record, envelope) in records {
        let id: String = record.id.to_string().chars().take(ENOUGH).collect();
        let day = envelope.time.to_zoned(jiff::tz::TimeZone::UTC).date();
        let words = told(&dossier, &record.id, language);
        lines += &format!("{id}  {day}  {:<8} {words}", envelope.author.as_str());
        for said in remarks(&dossier, record, envelope, language) {
            lines += &format!(" [{said}]");
        }
        lines.push('\n');
    }
    output::write(None, lines.as_bytes())
}

/// Writes the signed entries, their signatures and the keys announced as files of their own.
fn signatures(dossier: &Dossier, folder: &Path, language: Language) -> Result<(), Failure> {
    let proofs = dossier.proofs()?;
    if proofs.checks.is_empty() {
        return Err(Failure::Said(Phrase::new("history-nothing-signed")));
    }
    bundle::lay_down(&Disk, folder, &proofs.files)?;
    let said = Phrase::new("history-signatures").count("count", proofs.checks.len());
    let mut lines = language.say(said.with("path", folder.display()));
    for check in &proofs.checks {
        let said = match &check.key {
            Some(key) => format!("minisign -Vm {} -p {key}", check.entry),
            None => language.say(Phrase::new("history-no-key").with("entry", &check.entry)),
        };
        lines += &format!("\n  {said}");
    }
    output::write(None, format!("{lines}\n").as_bytes())
}

/// The record an id begins, withheld ones left out.
pub fn record(dossier: &Dossier, word: &str) -> Result<RecordId, Failure> {
    let begins = |id: &RecordId| word.len() >= 4 && id.to_string().starts_with(word);
    let mut found = dossier.records().iter().filter(|it| it.envelope().is_some() && begins(&it.id));
    match (found.next(), found.next()) {
        (Some(record), None) => Ok(record.id),
        (None, _) => {
            let word: String = word.chars().take(60).collect();
            Err(Failure::Said(Phrase::new("command-no-record").with("id", word)))
        }
        _ => Err(Failure::Said(Phrase::new("command-several-records").with("id", word))),
    }
}

/// The id of a record as a person types it.
pub fn short(id: &RecordId) -> String {
    id.to_string().chars().take(ENOUGH).collect()
}

/// What a record says, in one line.
pub fn told(dossier: &Dossier, id: &RecordId, language: Language) -> String {
    let found = dossier.records().iter().find(|record| &record.id == id);
    let Some(envelope) = found.and_then(StoredRecord::envelope) else { return short(id) };
    let phrase = match &envelope.body {
        Body::Edition(edition) => edition.named(),
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
                Matter::Wording(on) => dossier.cite(on, language),
                Matter::Item(_) => language.say("history-whole-item"),
            };
            Phrase::new("history-position")
                .with("voices", joined(&position.voices))
                .inner("stance", Phrase::new(position.stance.key()))
                .with("at", at)
        }
        Body::Remark(remark) => Phrase::new("history-remark").with("text", beginning(&remark.text)),
        Body::Outcome(outcome) => Phrase::new("history-outcome")
            .with("at", dossier.cite(&outcome.on, language))
            .inner("decision", Phrase::new(outcome.decision.key()))
            .inner("status", Phrase::new(outcome.status.key())),
        Body::Withdrawal(withdrawal) => Phrase::new("history-withdrawal").with("id", short(&withdrawal.of)),
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
            .with("of", dossier.cite(&link.of, language))
            .with("on", dossier.cite(&link.on, language)),
        Body::Carried(carried) => Phrase::new("history-carried").with("id", short(&carried.submission)),
        Body::Key(key) => Phrase::new("history-key").with("office", &key.office),
        Body::Settings(_) => Phrase::new("news-settings"),
    };
    language.say(phrase)
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

fn letter(envelope: &Envelope) -> Option<&Letter> {
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
fn remarks(dossier: &Dossier, record: &StoredRecord, envelope: &Envelope, language: Language) -> Vec<String> {
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
    match effect(dossier, &record.id) {
        "withdrawn" => said.push(Phrase::new("history-withdrawn")),
        "pending" => said.push(Phrase::new("history-pending")),
        "none" => said.push(Phrase::new("history-no-effect")),
        _ => {}
    }
    said.into_iter().map(|phrase| language.say(phrase)).collect()
}

fn effect(dossier: &Dossier, id: &RecordId) -> &'static str {
    let state = dossier.state();
    if state.withdrawn.contains_key(id) {
        "withdrawn"
    } else if state.pending.contains_key(id) {
        "pending"
    } else if state.without_effect.contains_key(id) {
        "none"
    } else {
        "in-effect"
    }
}

fn kind(body: &Body) -> &'static str {
    match body {
        Body::Edition(_) => "draft",
        Body::Submission(_) => "reply",
        Body::Roster(_) => "roster",
        Body::Position(_) => "position",
        Body::Remark(_) => "remark",
        Body::Outcome(_) => "outcome",
        Body::Withdrawal(_) => "withdrawal",
        Body::Expunged(_) => "expunged",
        Body::Circulation(_) => "circulation",
        Body::Meeting(_) => "meeting",
        Body::Link(_) => "link",
        Body::Carried(_) => "carried",
        Body::Key(_) => "key",
        Body::Settings(_) => "settings",
    }
}
