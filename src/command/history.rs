//! `travaux history`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use serde::Serialize;

use super::help::Entry;
use super::transfer::Readers;
use super::{Failure, output};
use crate::dossier::cite::Places;
use crate::dossier::history::{ENOUGH, Effect, asides, letter, line};
use crate::dossier::{Disk, Dossier, bundle};
use crate::language::{Language, Phrase};
use crate::negotiation::record::{Body, Envelope, StoredRecord};
use crate::negotiation::{Code, RecordId};

/// Name and version of the format.
const FORMAT: &str = "travaux-history/1";
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
    let mut places = Places::new(&dossier, language);
    if asked.json {
        let records = records.iter().map(|(record, envelope)| WrittenRecord {
            id: record.id.to_string(),
            kind: kind(&envelope.body),
            author: envelope.author.to_string(),
            entered_by: envelope.entered_by.as_ref().map(Code::to_string),
            letter: letter(envelope).map(|letter| letter.number.clone()).filter(|it| !it.is_empty()),
            time: envelope.time.to_string(),
            audience: envelope.audience.word(),
            effect: Effect::of(&dossier, &record.id).word(),
            words: line(&mut places, envelope),
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
        let words = line(&mut places, envelope);
        lines += &format!("{id}  {day}  {:<8} {words}", envelope.author.as_str());
        for said in asides(&dossier, &record.id, envelope) {
            lines += &format!(" [{}]", language.say(said));
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

fn kind(body: &Body) -> &'static str {
    match body {
        Body::Edition(_) => "draft",
        Body::Submission(_) => "reply",
        Body::Roster(_) => "roster",
        Body::Position(_) => "position",
        Body::Remark(_) => "remark",
        Body::Outcome(_) => "outcome",
        Body::Withdrawal(_) => "withdrawal",
        Body::Retraction(_) => "retraction",
        Body::Expunged(_) => "expunged",
        Body::Circulation(_) => "circulation",
        Body::Meeting(_) => "meeting",
        Body::Link(_) => "link",
        Body::Carried(_) => "carried",
        Body::Key(_) => "key",
        Body::Settings(_) => "settings",
    }
}
