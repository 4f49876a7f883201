//! `travaux desktop`.

use clap::{Args, ValueEnum};

use super::help::Entry;
use super::{Failure, output};
use crate::dossier::DiskError;
use crate::dossier::desktop::Desktop;
use crate::language::{Language, Phrase};

/// `travaux desktop`.
#[derive(Debug, Args)]
pub struct DesktopAsked {
    /// What is to be done.
    #[arg(value_enum)]
    pub what: What,
}

/// What a desktop can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum What {
    /// What opens with the program.
    Install,
    /// To forget it.
    Remove,
}

/// What people read about it.
pub const HELP: Entry = Entry {
    name: "desktop",
    usage: "travaux desktop install|remove",
    about: "help-desktop",
    examples: "travaux desktop install\ntravaux desktop remove",
    arguments: &[("what", "help-desktop-what")],
};

/// Tells the desktop what opens with the program, or lets it forget that.
pub fn run(asked: &DesktopAsked, language: Language) -> Result<(), Failure> {
    let said = |error: crate::dossier::desktop::DesktopError| Failure::Said(error.phrase());
    let desktop = Desktop::usual().map_err(said)?;
    let (done, missing) = match asked.what {
        What::Install => {
            let program = std::env::current_exe()
                .map_err(|error| DiskError::new(std::path::Path::new("travaux"), &error))?;
            ("desktop-installed", desktop.install(&program).map_err(said)?)
        }
        What::Remove => ("desktop-removed", desktop.remove().map_err(said)?),
    };
    let mut told = language.say(Phrase::new(done).with("folder", desktop.folder().display()));
    if !missing.is_empty() {
        let phrase = Phrase::new("desktop-tools").with("tools", missing.join(", "));
        told += &format!("\n{}", language.say(phrase));
    }
    output::write(None, format!("{told}\n").as_bytes())
}
