//! `travaux blame`.

use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, ValueEnum};
use jiff::tz::TimeZone;
use serde::Serialize;

use super::{Failure, create, output, submit};
use crate::compare::BaseSide;
use crate::dossier::chain::Chain;
use crate::dossier::history::TakenBack;
use crate::dossier::{Disk, Dossier};
use crate::exchange::paper::Citations;
use crate::language::{Language, Phrase, date};
use crate::negotiation::Code;
use crate::negotiation::provenance::{How, Origin};

/// Name and version of the format.
const FORMAT: &str = "travaux-blame/1";

/// `travaux blame`.
#[derive(Debug, Args)]
pub struct Blame {
    /// The dossier.
    pub folder: PathBuf,
    /// The draft's number.
    #[arg(long)]
    pub about: Option<String>,
    /// The language.
    #[arg(long)]
    pub language: Option<String>,
    /// As what.
    #[arg(long, value_enum, default_value = "text")]
    pub format: BlameFormat,
    /// Where to.
    #[arg(short, long)]
    pub output: Option<PathBuf>,
}

/// As what provenance is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum BlameFormat {
    /// For the eye.
    Text,
    /// For other programs.
    Json,
}

/// Where the words of a draft come from, for other programs.
#[derive(Debug, Serialize)]
struct Written {
    format: &'static str,
    draft: u32,
    language: String,
    pieces: Vec<WrittenPiece>,
}

/// Words with one origin.
#[derive(Debug, Serialize)]
struct WrittenPiece {
    at: String,
    tokens: [u32; 2],
    words: String,
    how: &'static str,
    draft: u32,
    authors: Vec<String>,
    submissions: Vec<String>,
    outcomes: Vec<String>,
    /// What of these was taken back since.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    taken_back: Vec<WrittenTakenBack>,
    /// What brought the words in, for a person.
    #[serde(skip)]
    told: String,
}

/// A submission or outcome that was taken back after it had brought words in.
#[derive(Debug, Serialize)]
struct WrittenTakenBack {
    record: String,
    by: String,
    author: String,
    date: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    reason: String,
}

/// Says where every word of a draft comes from.
pub fn run(asked: &Blame, language: Language) -> Result<(), Failure> {
    let dossier = Dossier::open(&asked.folder, Arc::new(Disk))?;
    let edition = *submit::about(&dossier, asked.about.as_deref())?.record();
    let tag = match &asked.language {
        Some(typed) => create::tag_of(typed)?,
        None => dossier.genesis().leading.clone(),
    };
    let chain = dossier.chain(&edition, &tag)?;
    let pieces = pieces(&dossier, &chain, language);
    let draft = chain.drafts.last().map_or(0, |draft| draft.number);
    let bytes = match asked.format {
        BlameFormat::Json => {
            let written = Written { format: FORMAT, draft, language: tag.to_string(), pieces };
            let mut bytes = serde_json::to_vec_pretty(&written).unwrap_or_default();
            bytes.push(b'\n');
            bytes
        }
        BlameFormat::Text => told(&pieces).into_bytes(),
    };
    output::write(asked.output.as_deref(), &bytes)
}

fn pieces(dossier: &Dossier, chain: &Chain, language: Language) -> Vec<WrittenPiece> {
    let provenance = chain.provenance();
    let Some(last) = chain.drafts.last() else { return Vec::new() };
    let side = BaseSide::new(&last.text);
    let citations = Citations::new(&last.text, language);
    let edition = chain.drafts.len() - 1;
    let mut written = Vec::new();
    for piece in provenance.pieces(edition) {
        let Some(origin) = provenance.origin(piece.origin) else { continue };
        // A piece may run over several provisions; each is cited by itself.
        let mut at = piece.tokens.start;
        while at < piece.tokens.end {
            let provision = side.provision_at(at);
            let end =
                side.starts.get(provision + 1).copied().unwrap_or(piece.tokens.end).min(piece.tokens.end);
            let words = side.read(at..end);
            written.push(WrittenPiece {
                at: citations.of(provision),
                tokens: [at, end],
                words: words.trim().to_owned(),
                how: how(origin.how),
                draft: chain.drafts.get(origin.edition).map_or(0, |draft| draft.number),
                authors: origin.authors.iter().map(Code::to_string).collect(),
                submissions: ids(&origin.submissions),
                outcomes: ids(&origin.outcomes),
                taken_back: taken_back(dossier, origin),
                told: told_of(dossier, chain, origin, language),
            });
            at = end.max(at + 1);
        }
    }
    written
}

fn ids(records: &[crate::negotiation::RecordId]) -> Vec<String> {
    records.iter().map(ToString::to_string).collect()
}

/// The word other programs read.
fn how(how: How) -> &'static str {
    match how {
        How::First => "first",
        How::Proposed => "proposed",
        How::Compromise => "compromise",
        How::Edited => "edited",
        How::Numbering => "numbering",
    }
}

/// What brought words in and was taken back since.
fn taken_back(dossier: &Dossier, origin: &Origin) -> Vec<WrittenTakenBack> {
    let records = origin.submissions.iter().chain(&origin.outcomes);
    let written = records.filter_map(|record| {
        let taken_back = TakenBack::of(dossier, record)?;
        Some(WrittenTakenBack {
            record: record.to_string(),
            by: taken_back.by.to_string(),
            author: taken_back.author.to_string(),
            date: taken_back.day.to_string(),
            reason: taken_back.reason.to_owned(),
        })
    });
    written.collect()
}

/// Where words come from, in a line: who wrote them, the outcomes that brought them in, and what was taken back since.
fn told_of(dossier: &Dossier, chain: &Chain, origin: &Origin, language: Language) -> String {
    let key = match origin.how {
        How::First => "blame-first",
        How::Proposed => "blame-proposed",
        How::Compromise => "blame-compromise",
        How::Edited => "blame-edited",
        How::Numbering => "blame-numbering",
    };
    let draft = |edition: usize| chain.drafts.get(edition).map_or(0, |draft| draft.number);
    let names = origin.authors.iter().map(Code::as_str).collect::<Vec<_>>().join(", ");
    let back = |record| {
        let taken_back = TakenBack::of(dossier, record)?;
        Some(language.say(taken_back.phrase(taken_back.author.as_str())))
    };
    let phrase = Phrase::new(key).with("number", draft(origin.edition)).with("names", names);
    let mut told = vec![language.say(phrase)];
    told.extend(origin.submissions.iter().filter_map(back));
    for outcome in origin.outcomes.iter().filter_map(|id| dossier.state().outcome(id)) {
        let day = outcome.time.to_zoned(TimeZone::UTC).date();
        let decided = language.say(Phrase::new("blame-outcome").inner("date", date(day)));
        let back = back(&outcome.id).map(|back| format!(", {back}")).unwrap_or_default();
        let decided = format!("{decided}{back}");
        // Several outcomes of one day are one to the eye.
        if !told.contains(&decided) {
            told.push(decided);
        }
    }
    told.join("; ")
}

/// Every provision with its words, each run of them after where it comes from.
fn told(pieces: &[WrittenPiece]) -> String {
    let mut lines = Vec::new();
    let mut at = "";
    for piece in pieces.iter().filter(|piece| !piece.words.is_empty()) {
        if piece.at != at {
            lines.push(String::new());
            lines.push(piece.at.clone());
            at = &piece.at;
        }
        lines.push(format!("  [{}] {}", piece.told, piece.words));
    }
    lines.push(String::new());
    lines.join("\n").trim_start().to_owned()
}
