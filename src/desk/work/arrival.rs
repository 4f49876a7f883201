//! Transfer files on their way in: what they would bring is said before anything is changed.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Order, Progress, Source, dossiers, read};
use crate::desk::notice::{Notice, Tone};
use crate::desk::sitting::Sitting;
use crate::dossier::papers::mailing::made_for;
use crate::dossier::renamed::Renamed;
use crate::dossier::transfer::{Preview, home_among, open_path, preview_path};
use crate::dossier::{Disk, DossierError};
use crate::language::Phrase;
use crate::negotiation::{Code, Digest, RosterEntry};

/// How many changed names are told at once.
const TOLD: usize = 6;

/// What a transfer file would bring.
#[derive(Debug, Clone, PartialEq)]
pub struct Brought {
    /// The file.
    pub path: PathBuf,
    /// The dossier it belongs to; none where that is not here yet.
    pub folder: Option<PathBuf>,
    /// What it is, in a sentence.
    pub head: Phrase,
    /// What it brings, each in a sentence.
    pub said: Vec<Phrase>,
    /// Whether there is nothing new in it.
    pub empty: bool,
    /// The dossier's id.
    pub dossier: Digest,
    /// The office that keeps it.
    pub keeps: Code,
    /// Who sits at the table.
    pub seats: Vec<RosterEntry>,
    /// Which of them works on it here, where that is to be said: a dossier that is not here yet.
    pub office: Option<Code>,
}

impl Brought {
    /// Whether it has to be said who works on it here.
    pub fn asks(&self) -> bool {
        self.folder.is_none()
    }

    /// Whether it can be taken in.
    pub fn is_ready(&self) -> bool {
        !self.asks() || self.office.is_some()
    }

    /// Taking it in.
    pub fn order(&self) -> Order {
        Order::Add { folder: self.folder.clone(), path: self.path.clone() }
    }
}

/// Says what a transfer file would bring: to the dossier on the desk if it belongs there, else to one opened lately,
/// wherever that lies, else to the library.
pub fn preview(folder: Option<&Path>, path: &Path, source: &Source) -> Result<Progress, Phrase> {
    let said = |error: DossierError| error.phrase();
    let here = match folder {
        Some(folder) => match source.own.open(folder)?.preview_transfer(path) {
            Err(DossierError::TransferForeign(_)) => None,
            other => Some(other.map_err(said)?),
        },
        None => None,
    };
    let elsewhere = here.is_none() && folder.is_some();
    let preview = match here {
        Some(preview) => preview,
        None => match home_among(path, &source.lately, &Disk).map_err(said)? {
            Some(folder) => source.own.open(folder)?.preview_transfer(path).map_err(said)?,
            None => preview_path(path, &source.library, Arc::new(Disk)).map_err(said)?,
        },
    };
    let name = read::name(path);
    let head = match &preview.dossier {
        None => "board-add-new",
        Some(_) if elsewhere => "board-add-other",
        Some(_) => "board-add-head",
    };
    Ok(Progress::Brought(Box::new(Brought {
        path: path.to_path_buf(),
        folder: preview.dossier.clone(),
        head: Phrase::new(head).with("name", name).with("title", &preview.title),
        said: preview.phrases(),
        empty: preview.is_empty(),
        office: preview.dossier.is_none().then(|| office(&preview, path, source)).flatten(),
        dossier: preview.id,
        keeps: preview.office,
        seats: preview.roster.entries().to_vec(),
    })))
}

/// Which office seems to be at home here: the one the file was made for, as its name tells, or the one worked for before.
fn office(preview: &Preview, path: &Path, source: &Source) -> Option<Code> {
    let seats = preview.roster.entries();
    let before = source.own.settings.office.as_ref();
    let worked = || seats.iter().map(|entry| &entry.code).find(|code| Some(*code) == before);
    made_for(seats, &read::name(path)).or_else(worked).cloned()
}

/// That passages and wordings are called otherwise now, and how the first of them.
fn renamed(all: &[Renamed], source: &Source) -> Phrase {
    let told = all.iter().take(TOLD).map(|it| source.language.say(it.phrase()));
    let list = told.collect::<Vec<_>>().join("; ");
    let key = if all.len() > TOLD { "renamed-told-more" } else { "renamed-told" };
    Phrase::new(key).with("list", list).count("more", all.len().saturating_sub(TOLD))
}

/// Takes a transfer file in and opens the dossier.
pub fn add(
    folder: Option<&Path>,
    path: &Path,
    source: &Source,
    tell: &dyn Fn(Progress),
) -> Result<Sitting, Phrase> {
    let said = |error: DossierError| error.phrase();
    let dossier = match folder {
        Some(folder) => {
            let mut dossier = source.own.open(folder)?;
            let taken = dossier.merge_transfer(path).map_err(said)?;
            if !taken.renamed.is_empty() {
                tell(Progress::Done(Notice::new(Tone::Warning, renamed(&taken.renamed, source))));
            }
            dossier
        }
        None => {
            std::fs::create_dir_all(&source.library).map_err(|error| {
                Phrase::new("desk-error-write").with("name", source.library.display()).with("reason", error)
            })?;
            let mut dossier = open_path(path, &source.library, Arc::new(Disk)).map_err(said)?.dossier;
            source.own.sit_down(&mut dossier);
            dossier
        }
    };
    dossiers::sitting(dossier, None, &(source.now)())
}
