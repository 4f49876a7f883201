//! `travaux settings`.

use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, ValueEnum};
use jiff::Timestamp;

use super::help::Entry;
use super::signing::{Sign, open};
use super::{Failure, output};
use crate::dossier::{Disk, Dossier, Occasion};
use crate::language::{Language, Phrase};
use crate::negotiation::outcome::Verdict;
use crate::negotiation::statement::Settings;
use crate::negotiation::verdict::VerdictWords;

/// `travaux settings`.
#[derive(Debug, Args)]
pub struct SettingsAsked {
    /// The dossier.
    pub folder: PathBuf,
    /// The council's words for what became of a proposal.
    #[arg(long, value_enum)]
    pub verdicts: Option<VerdictsAsked>,
}

/// The sets of words for verdicts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum VerdictsAsked {
    /// «учтено».
    Considered,
    /// «принято».
    Accepted,
}

/// What people read about it.
pub const HELP: Entry = Entry {
    name: "settings",
    usage: "travaux settings DIR [--verdicts considered|accepted]",
    about: "help-settings",
    examples: "travaux settings Agreement.dossier\ntravaux settings Agreement.dossier --verdicts accepted",
    arguments: &[("folder", "help-folder"), ("verdicts", "help-verdicts")],
};

/// Records a setting of the dossier, or says how it is set.
pub fn run(asked: &SettingsAsked, language: Language) -> Result<(), Failure> {
    let mut dossier = match asked.verdicts {
        Some(_) => open(&asked.folder, &Sign::default(), language)?,
        None => Dossier::open(&asked.folder, Arc::new(Disk))?,
    };
    if let Some(verdicts) = asked.verdicts {
        let verdicts = match verdicts {
            VerdictsAsked::Considered => VerdictWords::Considered,
            VerdictsAsked::Accepted => VerdictWords::Accepted,
        };
        let occasion = Occasion::new(dossier.office().clone(), Timestamp::now());
        dossier.set(Settings { verdicts }, &occasion)?;
    }
    let words = dossier.state().verdicts();
    let all = Verdict::ALL.map(|verdict| language.say(words.key(verdict)));
    let phrase = Phrase::new("command-settings-verdicts").with("words", all.join(", "));
    output::write(None, format!("{}\n", language.say(phrase)).as_bytes())
}
