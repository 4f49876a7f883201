//! `travaux carry`.

use std::path::PathBuf;

use clap::Args;
use jiff::Timestamp;

use super::help::Entry;
use super::signing::Sign;
use super::{Failure, history, output, say, signing};
use crate::dossier::cite::Places;
use crate::dossier::{Dossier, Occasion};
use crate::language::{Language, Phrase};
use crate::negotiation::late::{Late, late};
use crate::negotiation::statement::LeftBehind;
use crate::negotiation::{Code, RecordId};

/// How many letters of a wording a line shows.
const SHOWN: usize = 160;

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
            say(&language.say(left_behind(&dossier, &late.submission, &left, language)));
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

/// A proposal that has no place in the current draft: where it was made, what stood there, what it asks for, what stands
/// there now.
pub fn left_behind(
    dossier: &Dossier,
    submission: &RecordId,
    left: &LeftBehind,
    language: Language,
) -> Phrase {
    let shown = |words: &str| {
        let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
        match line.char_indices().nth(SHOWN) {
            Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default().trim_end()),
            None => line,
        }
    };
    let said = |words: &str, key: &'static str, empty: &'static str| match shown(words) {
        words if words.is_empty() => Phrase::new(empty),
        words => Phrase::new(key).with("words", words),
    };
    let of = dossier.state().submissions.get(submission);
    // The entry names the place in the language of the document.
    let cited = of.map(|it| it.what.about.record()).zip(left.provision.as_ref());
    let cited = cited.map(|(about, provision)| Places::new(dossier, language).of_provision(about, provision));
    Phrase::new("command-left-behind")
        .with("voice", of.map(|it| joined(&it.what.voices)).unwrap_or_default())
        .with("at", cited.filter(|at| !at.is_empty()).unwrap_or_else(|| left.at.clone()))
        .inner("was", said(&left.was, "command-left-was", "command-left-was-nothing"))
        .inner("proposed", said(&left.proposed, "command-left-proposed", "command-left-proposed-nothing"))
        .inner("now", said(&left.now, "command-left-now", "command-left-now-nothing"))
}

/// "ARM+BLR", as joint replies are named.
pub fn joined(voices: &[Code]) -> String {
    voices.iter().map(Code::as_str).collect::<Vec<_>>().join("+")
}
