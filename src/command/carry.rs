//! `travaux carry`.

use std::path::PathBuf;

use clap::Args;
use jiff::Timestamp;

use super::help::Entry;
use super::signing::Sign;
use super::{Failure, history, output, say, signing};
use crate::dossier::{Dossier, Occasion};
use crate::language::{Language, Phrase};
use crate::negotiation::late::{Late, late};
use crate::negotiation::{Code, RecordId};

/// `travaux carry`.
#[derive(Debug, Args)]
pub struct Carry {
    /// The dossier.
    pub folder: PathBuf,
    /// Whose replies, or the beginnings of their ids; all where none is named.
    pub what: Vec<String>,
    /// With which key.
    #[command(flatten)]
    pub sign: Sign,
}

/// What people read about it.
pub const HELP: Entry = Entry {
    name: "carry",
    usage: "travaux carry DIR [KAZ|ID]…",
    about: "help-carry",
    examples: "travaux carry Agreement.dossier\ntravaux carry Agreement.dossier RUS",
    arguments: &[("folder", "help-folder"), ("what", "help-carry-what")],
};

/// Carries late replies to older drafts over to the current one.
pub fn run(asked: &Carry, language: Language) -> Result<(), Failure> {
    let mut dossier = signing::open(&asked.folder, &asked.sign, language)?;
    let waiting: Vec<Late> = late(dossier.state()).into_iter().filter(|late| late.goes_on).collect();
    let mut chosen: Vec<Late> = Vec::new();
    for word in &asked.what {
        let own = named(&dossier, &waiting, word)?;
        for late in own {
            if !chosen.contains(&late) {
                chosen.push(late);
            }
        }
    }
    if asked.what.is_empty() {
        chosen = waiting;
    }
    if chosen.is_empty() {
        return output::write(None, format!("{}\n", language.say("command-carry-nothing")).as_bytes());
    }
    let occasion = Occasion::new(dossier.office().clone(), Timestamp::now());
    let current = dossier.state().current_edition().map_or(0, |edition| edition.what.number);
    let mut said = String::new();
    for late in chosen {
        let record = dossier.carry_over(late.submission, &occasion)?;
        let voices = joined(&late.voices);
        let carried = Phrase::new("command-carried").with("voice", &voices).with("number", late.number);
        said += &language.say(carried.with("current", current));
        said.push('\n');
        let left = dossier.state().carried.get(&record).map(|it| it.what.left.clone()).unwrap_or_default();
        for left in left {
            let line = |words: &str| words.trim().replace('\n', " ");
            let phrase = Phrase::new("command-left-over")
                .with("voice", &voices)
                .with("at", &left.at)
                .with("was", line(&left.was))
                .with("proposed", line(&left.proposed))
                .with("now", line(&left.now));
            say(&language.say(phrase));
        }
    }
    output::write(None, said.as_bytes())
}

/// The replies a code or the beginning of an id means.
fn named(dossier: &Dossier, waiting: &[Late], word: &str) -> Result<Vec<Late>, Failure> {
    let at_the_table = dossier.state().roster.entries().iter().any(|entry| entry.code.as_str() == word);
    let id: Option<RecordId> = match at_the_table {
        true => None,
        false => Some(history::record(dossier, word)?),
    };
    let own = waiting.iter().filter(|late| match &id {
        Some(id) => late.submission == *id,
        None => late.voices.iter().any(|voice| voice.as_str() == word),
    });
    let own: Vec<Late> = own.cloned().collect();
    match own.is_empty() {
        true => Err(Failure::Said(Phrase::new("command-carry-none").with("what", word))),
        false => Ok(own),
    }
}

/// "ARM+BLR", as joint replies are named.
pub fn joined(voices: &[Code]) -> String {
    voices.iter().map(Code::as_str).collect::<Vec<_>>().join("+")
}
