//! `travaux streamline`.

use std::path::PathBuf;

use clap::Args;
use jiff::Timestamp;
use serde::Serialize;

use super::decide::hearing;
use super::help::Entry;
use super::signing::{Sign, open};
use super::{Failure, output};
use crate::dossier::hearing::Hearing;
use crate::dossier::{Dossier, Occasion};
use crate::language::{Language, Phrase};
use crate::negotiation::Code;
use crate::negotiation::streamline::{Suggestion, suggestions};

/// Name and version of the format.
const FORMAT: &str = "travaux-streamline/1";

/// `travaux streamline`.
#[derive(Debug, Args)]
pub struct Streamline {
    /// The dossier.
    pub folder: PathBuf,
    /// Records what follows from a suggestion, by its number.
    #[arg(long)]
    pub apply: Option<usize>,
    /// Who has agreed that a wording gives way.
    #[arg(long, value_delimiter = ',', requires = "apply")]
    pub agreed: Vec<String>,
    /// Whether other programs are to read it.
    #[arg(long, conflicts_with = "apply")]
    pub json: bool,
    /// The language.
    #[arg(long)]
    pub language: Option<String>,
    /// With which key.
    #[command(flatten)]
    pub sign: Sign,
}

/// What can be made shorter, for other programs.
#[derive(Debug, Serialize)]
struct Written {
    format: &'static str,
    suggestions: Vec<WrittenSuggestion>,
}

/// One suggestion.
#[derive(Debug, Serialize)]
struct WrittenSuggestion {
    number: usize,
    kind: &'static str,
    passages: Vec<u32>,
    holders: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stays: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gives_way: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    differs: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    was: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reads: Option<String>,
}

/// What people read about it.
pub const HELP: Entry = Entry {
    name: "streamline",
    usage: "travaux streamline DIR [--apply NUMBER [--agreed KAZ,ARM]] [--json] [--language ru]",
    about: "help-streamline",
    examples: "travaux streamline Agreement.dossier\ntravaux streamline Agreement.dossier --apply 2 --agreed KAZ,ARM\ntravaux streamline Agreement.dossier --json",
    arguments: &[
        ("folder", "help-folder"),
        ("apply", "help-apply"),
        ("agreed", "help-agreed"),
        ("json", "help-json"),
        ("language", "help-language"),
    ],
};

/// Says what can be made shorter, or records what follows from it.
pub fn run(asked: &Streamline, language: Language) -> Result<(), Failure> {
    let mut dossier = open(&asked.folder, &asked.sign, language)?;
    let hearing = hearing(&dossier, asked.language.as_deref())?;
    let found = suggestions(&hearing.board);
    if let Some(number) = asked.apply {
        let suggestion = number.checked_sub(1).and_then(|at| found.get(at));
        let suggestion = suggestion.ok_or_else(|| {
            Failure::Said(
                Phrase::new("streamline-no-such").with("number", number).count("count", found.len()),
            )
        })?;
        return apply(&mut dossier, &hearing, suggestion, asked, language);
    }
    if asked.json {
        let suggestions = found.iter().zip(1..).map(|(it, number)| written(it, number)).collect();
        let mut bytes =
            serde_json::to_vec_pretty(&Written { format: FORMAT, suggestions }).unwrap_or_default();
        bytes.push(b'\n');
        return output::write(None, &bytes);
    }
    let mut said = language.say(Phrase::new("streamline-found").count("count", found.len())) + "\n";
    for (suggestion, number) in found.iter().zip(1..) {
        said += &format!("  {number:<4}{}\n", language.say(hearing.suggested(suggestion)));
    }
    output::write(None, said.as_bytes())
}

fn apply(
    dossier: &mut Dossier,
    hearing: &Hearing,
    suggestion: &Suggestion,
    asked: &Streamline,
    language: Language,
) -> Result<(), Failure> {
    let mut agreed: Vec<Code> = Vec::new();
    for code in &asked.agreed {
        agreed.push(code.trim().parse()?);
    }
    let silent: Vec<&str> =
        suggestion.must_agree().iter().filter(|code| !agreed.contains(code)).map(Code::as_str).collect();
    if !silent.is_empty() {
        let phrase = Phrase::new("streamline-not-agreed").with("codes", silent.join(", "));
        return Err(Failure::Said(phrase));
    }
    let occasion = Occasion::new(dossier.office().clone(), Timestamp::now());
    let count = dossier.streamline(hearing, suggestion, &language.say("streamline-reason"), &occasion)?;
    let phrase = Phrase::new("streamline-applied").count("count", count);
    output::write(None, format!("{}\n", language.say(phrase)).as_bytes())
}

fn written(suggestion: &Suggestion, number: usize) -> WrittenSuggestion {
    let mut written = WrittenSuggestion {
        number,
        kind: suggestion.word(),
        passages: suggestion.passages(),
        holders: suggestion.holders().iter().map(ToString::to_string).collect(),
        stays: None,
        gives_way: None,
        differs: None,
        was: None,
        reads: None,
    };
    match suggestion {
        Suggestion::Alike { stays, gives_way, differs, .. } => {
            written.stays = Some(stays.clone());
            written.gives_way = Some(gives_way.clone());
            written.differs = Some(differs.word());
        }
        Suggestion::Repeated { was, reads, .. } => {
            written.was = Some(was.clone());
            written.reads = Some(reads.clone());
        }
        Suggestion::Together { .. } => {}
    }
    written
}
