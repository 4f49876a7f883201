//! `travaux new` and `travaux sample`.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use jiff::Timestamp;
use jiff::civil::Date;

use super::{Failure, files, output};
use crate::council::RosterFile;
use crate::dossier::entry::Draft;
use crate::dossier::{Disk, Dossier, NewDossier, Occasion, sample as samples};
use crate::exchange::open;
use crate::language::{Language, Phrase, read_date};
use crate::negotiation::edition::Role;
use crate::negotiation::{Code, LanguageTag, Roster};

/// `travaux new`.
#[derive(Debug, Args)]
pub struct New {
    /// The folder.
    pub folder: PathBuf,
    /// The title of the document.
    #[arg(long)]
    pub title: String,
    /// The first draft, as `[LANGUAGE=]FILE`.
    #[arg(long, required = true, num_args = 1..)]
    pub base: Vec<OsString>,
    /// Who sits at the table, from a file.
    #[arg(long, conflicts_with = "delegations")]
    pub roster: Option<PathBuf>,
    /// Who sits at the table, by codes.
    #[arg(long)]
    pub delegations: Option<String>,
    /// Languages that are working translations only.
    #[arg(long, value_delimiter = ',')]
    pub working: Vec<String>,
    /// The office that keeps the dossier.
    #[arg(long, default_value = "SEC")]
    pub office: String,
    /// The date the draft bears.
    #[arg(long)]
    pub date: Option<String>,
}

/// `travaux sample`.
#[derive(Debug, Args)]
pub struct SampleAsked {
    /// Which.
    #[arg(value_enum)]
    pub sample: samples::Sample,
    /// The folder.
    pub folder: PathBuf,
}

/// Makes a dossier and circulates its first draft.
pub fn run(asked: &New, language: Language) -> Result<(), Failure> {
    let roster = match (&asked.roster, &asked.delegations) {
        (Some(path), _) => RosterFile::read(&open::bytes(path)?)?.into_roster(),
        (None, Some(codes)) => Roster::from_codes(codes)?,
        (None, None) => Roster::new(Vec::new()),
    };
    let office: Code = asked.office.parse()?;
    let mut working = Vec::new();
    for tag in &asked.working {
        working.push(tag_of(tag)?);
    }
    let date = date(asked.date.as_deref())?;
    let read = files::texts(&asked.base, language)?;
    let Some((leading, ..)) = read.first() else { return Ok(()) };
    let leading = leading.clone();
    let role = |tag: &LanguageTag| if working.contains(tag) { Role::Working } else { Role::Authentic };
    let new = NewDossier {
        title: BTreeMap::from([(leading.clone(), asked.title.clone())]),
        languages: read.iter().map(|(tag, ..)| (tag.clone(), role(tag))).collect(),
        leading,
        roster,
        office: office.clone(),
    };
    let mut draft = Draft::new(date, BTreeMap::new());
    files::into_draft(&mut draft, read);
    let now = Timestamp::now();
    Dossier::begin(&asked.folder, new, draft, &Occasion::new(office, now), Arc::new(Disk))?;
    let phrase = Phrase::new("command-made").with("path", asked.folder.display());
    output::write(None, format!("{}\n", language.say(phrase)).as_bytes())
}

/// Writes a sample dossier.
pub fn sample(asked: &SampleAsked, language: Language) -> Result<(), Failure> {
    samples::write(asked.sample, &asked.folder, Timestamp::now(), Arc::new(Disk))?;
    let phrase = Phrase::new("command-made").with("path", asked.folder.display());
    output::write(None, format!("{}\n", language.say(phrase)).as_bytes())
}

/// A date as typed: 2026-03-12 or 12.03.2026; today where none is.
pub fn date(typed: Option<&str>) -> Result<Date, Failure> {
    let Some(typed) = typed else { return Ok(jiff::Zoned::now().date()) };
    read_date(typed).ok_or_else(|| Failure::Use(Phrase::new("command-date").with("date", typed)))
}

/// A language as typed.
pub fn tag_of(typed: &str) -> Result<LanguageTag, Failure> {
    typed.parse().map_err(|_| Failure::Use(Phrase::new("command-language").with("language", typed)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_both_ways_round() {
        let march = Date::new(2026, 3, 12).unwrap();
        assert_eq!(date(Some("2026-03-12")), Ok(march));
        assert_eq!(date(Some("12.03.2026")), Ok(march));
        for wrong in ["", "2026", "2026-13-01", "31.02.2026", "1-2-3-4", "a.b.c"] {
            assert_eq!(date(Some(wrong)).map_err(|error| error.status()), Err(2), "{wrong}");
        }
    }
}
