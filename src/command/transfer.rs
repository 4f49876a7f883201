//! `travaux transfer`.

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::source::seated;
use super::{Failure, output};
use crate::dossier::papers::mailing::made_for;
use crate::dossier::recent::Memory;
use crate::dossier::renamed::Renamed;
use crate::dossier::transfer::{Arrival, Recipient, open_path, preview_path};
use crate::dossier::{Disk, Dossier, DossierError};
use crate::exchange::open;
use crate::language::{Language, Phrase};
use crate::negotiation::{Code, Extent};

/// `travaux transfer`.
#[derive(Debug, Args)]
pub struct Transfer {
    /// The dossier, or a transfer file to be taken in.
    pub from: PathBuf,
    /// For whom: a code, `everyone` or `own`.
    #[arg(long = "for", default_value = "everyone")]
    pub recipient: String,
    /// How much of it.
    #[arg(long, value_enum, default_value = "everything")]
    pub what: ExtentAsked,
    /// The transfer file to be written.
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    /// The dossier, or the folder of dossiers, the file is taken into.
    #[arg(long, conflicts_with = "output")]
    pub into: Option<PathBuf>,
    /// The office that works on the copy it is taken into, from now on.
    #[arg(long = "as", value_name = "CODE", requires = "into")]
    pub as_office: Option<String>,
    /// Says what it would bring, and changes nothing.
    #[arg(long, conflicts_with = "output")]
    pub preview: bool,
}

/// How much of a dossier is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExtentAsked {
    /// The drafts.
    Draft,
    /// The drafts and the replies.
    Proposals,
    /// Everything.
    Everything,
}

impl From<ExtentAsked> for Extent {
    fn from(asked: ExtentAsked) -> Extent {
        match asked {
            ExtentAsked::Draft => Extent::Draft,
            ExtentAsked::Proposals => Extent::Proposals,
            ExtentAsked::Everything => Extent::Everything,
        }
    }
}

/// Those for whom something is made.
pub enum Readers {
    /// Everyone at the table.
    Everyone,
    /// One's own office.
    Own,
    /// The secretariat.
    Secretariat,
    /// An office.
    Office(Code),
}

impl FromStr for Readers {
    type Err = Failure;

    fn from_str(word: &str) -> Result<Self, Failure> {
        Ok(match word {
            "everyone" => Readers::Everyone,
            "own" => Readers::Own,
            "secretariat" => Readers::Secretariat,
            code => Readers::Office(code.parse()?),
        })
    }
}

impl Readers {
    /// What they may see of a dossier.
    pub fn recipient<'a>(&'a self, dossier: &'a Dossier) -> Recipient<'a> {
        match self {
            Readers::Everyone => Recipient::Everyone,
            Readers::Own => Recipient::Own,
            Readers::Office(code) => Recipient::Office(code),
            Readers::Secretariat => {
                let seat = dossier.state().roster.secretariat();
                Recipient::Office(seat.map_or(&dossier.genesis().office, |entry| &entry.code))
            }
        }
    }
}

/// Packs a dossier for someone, or takes in what was packed.
pub fn run(asked: &Transfer, language: Language) -> Result<(), Failure> {
    if asked.preview {
        return preview(asked, language);
    }
    let said = match (&asked.output, &asked.into) {
        (Some(path), _) => {
            let dossier = Dossier::open(&asked.from, Arc::new(Disk))?;
            let readers: Readers = asked.recipient.parse()?;
            dossier.write_transfer(path, readers.recipient(&dossier), asked.what.into())?;
            vec![language.say(Phrase::new("command-made").with("path", path.display()))]
        }
        (None, Some(into)) => take_in(asked, into, language)?,
        (None, None) => return Err(Failure::Use(Phrase::new("command-transfer-nothing"))),
    };
    output::write(None, (said.join("\n") + "\n").as_bytes())
}

/// Takes a transfer file in; what came of it.
fn take_in(asked: &Transfer, into: &Path, language: Language) -> Result<Vec<String>, Failure> {
    let asked_for: Option<Code> = asked.as_office.as_deref().map(str::parse).transpose()?;
    let arrival = if into.join("dossier.ron").is_file() {
        let mut dossier = Dossier::open(into, Arc::new(Disk))?;
        let taken = dossier.merge_transfer(&asked.from)?;
        Arrival { dossier, new: false, taken }
    } else {
        open_path(&asked.from, into, Arc::new(Disk))?
    };
    let Arrival { dossier, new, taken } = arrival;
    let path = dossier.root().display();
    let mut said = vec![language.say(match (taken.records, taken.files) {
        (0, files @ 1..) => Phrase::new("command-taken-files").with("path", path).count("count", files),
        (records, _) => Phrase::new("command-taken-in").with("path", path).count("count", records),
    })];
    if !taken.renamed.is_empty() {
        said.push(language.say(Renamed::HEAD));
        said.extend(taken.renamed.iter().map(|it| format!("  {}", language.say(it.phrase()))));
    }
    let home = at_home(&dossier, asked_for, new.then(|| open::name(&asked.from)))?;
    said.extend(home.map(|phrase| language.say(phrase)));
    Ok(said)
}

/// Notes which office works on a copy: the one asked for, else of a new copy the one the file was made for, as its name tells.
/// What is to be said about it.
fn at_home(dossier: &Dossier, asked: Option<Code>, file: Option<String>) -> Result<Option<Phrase>, Failure> {
    if let Some(code) = &asked {
        seated(dossier, std::slice::from_ref(code))?;
    }
    let (new, name) = (file.is_some(), file.unwrap_or_default());
    let office = asked.or_else(|| made_for(dossier.state().roster.entries(), &name).cloned());
    let keeps = &dossier.genesis().office;
    match office {
        Some(office) => {
            if let Some(memory) = Memory::usual() {
                let mut settings = memory.settings();
                settings.choose_office(*dossier.id(), keeps, office.clone());
                memory.keep_settings(&settings).map_err(DossierError::from)?;
            }
            Ok(Some(Phrase::new("command-works-as").with("office", office)))
        }
        None if new => Ok(Some(Phrase::new("command-works-as-keeper").with("office", keeps))),
        None => Ok(None),
    }
}

/// Says what a transfer file would bring.
fn preview(asked: &Transfer, language: Language) -> Result<(), Failure> {
    let Some(into) = &asked.into else {
        return Err(Failure::Use(Phrase::new("command-transfer-preview")));
    };
    let preview = if into.join("dossier.ron").is_file() {
        Dossier::open(into, Arc::new(Disk))?.preview_transfer(&asked.from)?
    } else {
        preview_path(&asked.from, into, Arc::new(Disk))?
    };
    let path = asked.from.display();
    let head = match &preview.dossier {
        _ if preview.is_empty() => Phrase::new("news-nothing").with("path", path),
        Some(_) => Phrase::new("news-head").with("path", path),
        None => Phrase::new("news-whole").with("path", path).with("title", &preview.title),
    };
    let mut said = language.say(head);
    for phrase in preview.phrases() {
        said += &format!("\n  {}", language.say(phrase));
    }
    output::write(None, format!("{said}\n").as_bytes())
}
