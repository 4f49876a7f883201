//! `travaux transfer`.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::{Failure, output};
use crate::dossier::transfer::{Recipient, open_path};
use crate::dossier::{Disk, Dossier};
use crate::language::{Language, Phrase};
use crate::negotiation::Code;

/// `travaux transfer`.
#[derive(Debug, Args)]
pub struct Transfer {
    /// The dossier, or a transfer file to be taken in.
    pub from: PathBuf,
    /// For whom: a code, `everyone` or `own`.
    #[arg(long = "for", default_value = "everyone")]
    pub recipient: String,
    /// The transfer file to be written.
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    /// The dossier, or the folder of dossiers, the file is taken into.
    #[arg(long, conflicts_with = "output")]
    pub into: Option<PathBuf>,
}

/// Packs a dossier for someone, or takes in what was packed.
pub fn run(asked: &Transfer, language: Language) -> Result<(), Failure> {
    let phrase = match (&asked.output, &asked.into) {
        (Some(path), _) => {
            let dossier = Dossier::open(&asked.from, Arc::new(Disk))?;
            let code: Option<Code> = match asked.recipient.as_str() {
                "everyone" | "own" => None,
                code => Some(code.parse()?),
            };
            let recipient = match (&code, asked.recipient.as_str()) {
                (Some(code), _) => Recipient::Office(code),
                (None, "own") => Recipient::Own,
                _ => Recipient::Everyone,
            };
            dossier.write_transfer(path, recipient)?;
            Phrase::new("command-made").with("path", path.display())
        }
        (None, Some(into)) => {
            let (root, records) = if into.join("dossier.ron").is_file() {
                let mut dossier = Dossier::open(into, Arc::new(Disk))?;
                let records = dossier.merge_transfer(&asked.from)?;
                (into.clone(), records)
            } else {
                let arrival = open_path(&asked.from, into, Arc::new(Disk))?;
                (arrival.dossier.root().to_path_buf(), arrival.records)
            };
            Phrase::new("command-taken-in").with("path", root.display()).count("count", records)
        }
        (None, None) => return Err(Failure::Use(Phrase::new("command-transfer-nothing"))),
    };
    output::write(None, format!("{}\n", language.say(phrase)).as_bytes())
}
