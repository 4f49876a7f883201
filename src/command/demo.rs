//! `travaux demo`.

use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::{Failure, output};
use crate::dossier::{Disk, demo};
use crate::language::{Language, Phrase};

/// `travaux demo`.
#[derive(Debug, Args)]
pub struct Demo {
    /// Which.
    #[arg(value_enum)]
    pub play: Play,
    /// The folder.
    pub folder: PathBuf,
}

/// What can be played.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Play {
    /// A negotiation.
    Negotiate,
}

/// Plays a negotiation into a dossier. Its dates are its own, so that it is the same every time.
pub fn run(asked: &Demo, language: Language) -> Result<(), Failure> {
    match asked.play {
        Play::Negotiate => demo::negotiate(&asked.folder, Arc::new(Disk))?,
    };
    let phrase = Phrase::new("command-made").with("path", asked.folder.display());
    output::write(None, format!("{}\n", language.say(phrase)).as_bytes())
}
