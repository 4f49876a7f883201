//! `travaux link`.

use std::path::PathBuf;

use clap::Args;

use super::help::Entry;
use super::source::{Source, voices};
use super::{Failure, decide, output, signing};
use crate::dossier::hearing::Hearing;
use crate::dossier::history::short;
use crate::language::{Language, Phrase};
use crate::negotiation::Stretch;
use crate::negotiation::board::Item;
use crate::negotiation::statement::Link;

/// `travaux link`.
#[derive(Debug, Args)]
pub struct LinkAsked {
    /// The dossier.
    pub folder: PathBuf,
    /// Who links them; several joined by `+`.
    pub voice: String,
    /// The passage that hangs, and of it the wording: `12` or `12=B`.
    pub passage: String,
    /// The passage it hangs on, and of it the wording.
    pub hangs_on: String,
    /// How.
    #[arg(long)]
    pub condition: Option<String>,
    /// On the strength of which letter, and for whom.
    #[command(flatten)]
    pub source: Source,
    /// The language.
    #[arg(long)]
    pub language: Option<String>,
}

/// What people read about it.
pub const HELP: Entry = Entry {
    name: "link",
    usage: "travaux link DIR VOICE PASSAGE[=B] PASSAGE[=B] [--condition WORDS] [--letter No] [--date DATE]\n       [--for all|secretariat|own]",
    about: "help-link",
    examples: "travaux link Agreement.dossier KAZ 12=B 5 --condition \"«shall» here if 5 bis falls\"\ntravaux link Agreement.dossier ARM+BLR 3 8=KAZ",
    arguments: &[
        ("folder", "help-folder"),
        ("voice", "help-submit-voice"),
        ("passage", "help-link-passage"),
        ("hangs_on", "help-link-on"),
        ("condition", "help-link-condition"),
        ("letter", "help-letter-says"),
        ("date", "help-letter-date"),
        ("audience", "help-audience"),
        ("language", "help-language"),
    ],
};

/// Records that one passage hangs on another.
pub fn run(asked: &LinkAsked, language: Language) -> Result<(), Failure> {
    let voices = voices(&asked.voice)?;
    let mut dossier = signing::open(&asked.folder, &asked.source.sign, language)?;
    let occasion = asked.source.occasion(&dossier)?;
    let hearing = decide::hearing(&dossier, asked.language.as_deref())?;
    let (item, of) = place(&hearing, &asked.passage, language)?;
    let (other, on) = place(&hearing, &asked.hangs_on, language)?;
    if item.number == other.number {
        let phrase = Phrase::new("command-link-itself").with("passage", item.number);
        return Err(Failure::Use(phrase));
    }
    let (number, target) = (item.number, other.number);
    let condition = asked.condition.clone().unwrap_or_default();
    let id = dossier.link(Link { of, on, voices, condition }, &occasion)?;
    let phrase = Phrase::new("command-linked")
        .with("passage", number)
        .with("on", target)
        .with("voice", &asked.voice)
        .with("id", short(&id));
    output::write(None, format!("{}\n", language.say(phrase)).as_bytes())
}

/// The passage and wording meant by `12=B`; the draft's own words where none is named.
fn place<'h>(hearing: &'h Hearing, typed: &str, language: Language) -> Result<(&'h Item, Stretch), Failure> {
    let (name, word) = typed.split_once('=').unwrap_or((typed, "base"));
    let item = decide::item(hearing, name)?;
    let choice = item.choice(word).ok_or_else(|| decide::unknown_wording(item, word, language))?;
    Ok((item, item.stretch(hearing.edition, &hearing.language, choice.reads.clone())))
}
