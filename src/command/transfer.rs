//! `travaux transfer`.

use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::{Failure, output};
use crate::dossier::transfer::{Recipient, open_path, preview_path};
use crate::dossier::{Disk, Dossier};
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
    let phrase = match (&asked.output, &asked.into) {
        (Some(path), _) => {
            let dossier = Dossier::open(&asked.from, Arc::new(Disk))?;
            let readers: Readers = asked.recipient.parse()?;
            dossier.write_transfer(path, readers.recipient(&dossier), asked.what.into())?;
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
