//! `travaux demo`.

use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::{Failure, output};
use crate::dossier::Disk;
use crate::dossier::demo::{self, Keys};
use crate::dossier::signing::MinisignKey;
use crate::language::{Language, Phrase};

/// `travaux demo`.
#[derive(Debug, Args)]
pub struct Demo {
    /// Which.
    #[arg(value_enum)]
    pub play: Play,
    /// The folder.
    pub folder: PathBuf,
    /// Signs what the secretariat enters, with a key made for the occasion.
    #[arg(long)]
    pub signed: bool,
}

/// What can be played.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Play {
    /// A negotiation.
    Negotiate,
}

/// Plays a negotiation into a dossier. Its dates are its own, so that it is the same every time, unless it is signed.
pub fn run(asked: &Demo, language: Language) -> Result<(), Failure> {
    let keys = match asked.signed {
        true => {
            Some(Keys { office: Arc::new(MinisignKey::fresh()?), forger: Arc::new(MinisignKey::fresh()?) })
        }
        false => None,
    };
    match asked.play {
        Play::Negotiate => demo::negotiate(&asked.folder, Arc::new(Disk), keys.as_ref())?,
    };
    let phrase = Phrase::new("command-made").with("path", asked.folder.display());
    output::write(None, format!("{}\n", language.say(phrase)).as_bytes())
}
