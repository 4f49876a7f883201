//! Who says something, on the strength of which letter, and for whom it is entered.

use std::path::PathBuf;

use clap::Args;
use jiff::Timestamp;

use super::Failure;
use super::create::date;
use super::signing::Sign;
use crate::dossier::entry::Received;
use crate::dossier::{Dossier, DossierError, Occasion};
use crate::exchange::open;
use crate::negotiation::submission::{Letter, Part};
use crate::negotiation::{Audience, Code};

/// On the strength of which letter something is entered, and for whom.
#[derive(Debug, Default, Args)]
pub struct Source {
    /// The number of the letter that says so.
    #[arg(long)]
    pub letter: Option<String>,
    /// The date it bears.
    #[arg(long)]
    pub date: Option<String>,
    /// For whom it is entered.
    #[arg(long = "for", value_enum, default_value = "all")]
    pub audience: Audience,
    /// With which key.
    #[command(flatten)]
    pub sign: Sign,
}

impl Source {
    /// The occasion: the office that keeps the dossier enters it now.
    pub fn occasion(&self, dossier: &Dossier) -> Result<Occasion, Failure> {
        let mut occasion = Occasion::new(dossier.office().clone(), Timestamp::now());
        occasion.audience = self.audience;
        let day = self.date.as_deref().map(|typed| date(Some(typed))).transpose()?;
        if self.letter.is_some() || day.is_some() {
            let number = self.letter.clone().unwrap_or_default();
            occasion.on_the_strength_of = Some(Letter { number, date: day, ..Letter::default() });
        }
        Ok(occasion)
    }
}

/// Codes as typed, joined by `+` or a comma, each once.
pub fn voices(typed: &str) -> Result<Vec<Code>, Failure> {
    let mut voices: Vec<Code> = Vec::new();
    for code in typed.split(['+', ',']) {
        let code: Code = code.trim().parse()?;
        if voices.contains(&code) {
            return Err(Failure::Twice(code.to_string()));
        }
        voices.push(code);
    }
    Ok(voices)
}

/// Files that came with a letter, or go with one, the letter itself among them.
pub fn enclosed(paths: &[PathBuf]) -> Result<Vec<Received>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        let (name, bytes) = (open::name(path), open::bytes(path)?);
        files.push(Received { name, bytes, part: Part::Letter, language: None });
    }
    Ok(files)
}

/// Whether all of them sit at the table.
pub fn seated(dossier: &Dossier, codes: &[Code]) -> Result<(), Failure> {
    match codes.iter().find(|code| dossier.state().roster.get(code).is_none()) {
        Some(stranger) => Err(DossierError::NotAtTheTable(stranger.clone()).into()),
        None => Ok(()),
    }
}
