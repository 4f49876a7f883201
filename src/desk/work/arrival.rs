//! Transfer files on their way in: what they would bring is said before anything is changed.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Order, Progress, Source, dossiers, read};
use crate::desk::sitting::Sitting;
use crate::dossier::transfer::{open_path, preview_path};
use crate::dossier::{Disk, Dossier, DossierError};
use crate::language::Phrase;

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
}

impl Brought {
    /// Taking it in.
    pub fn order(&self) -> Order {
        Order::Add { folder: self.folder.clone(), path: self.path.clone() }
    }
}

/// Says what a transfer file would bring: to the dossier on the desk if it belongs there, else to the library.
pub fn preview(folder: Option<&Path>, path: &Path, source: &Source) -> Result<Progress, Phrase> {
    let said = |error: DossierError| error.phrase();
    let here = match folder {
        Some(folder) => match Dossier::open(folder, Arc::new(Disk)).map_err(said)?.preview_transfer(path) {
            Err(DossierError::TransferForeign(_)) => None,
            other => Some(other.map_err(said)?),
        },
        None => None,
    };
    let elsewhere = here.is_none() && folder.is_some();
    let preview = match here {
        Some(preview) => preview,
        None => preview_path(path, &source.library, Arc::new(Disk)).map_err(said)?,
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
    })))
}

/// Takes a transfer file in and opens the dossier.
pub fn add(folder: Option<&Path>, path: &Path, source: &Source) -> Result<Sitting, Phrase> {
    let said = |error: DossierError| error.phrase();
    let dossier = match folder {
        Some(folder) => {
            let mut dossier = Dossier::open(folder, Arc::new(Disk)).map_err(said)?;
            dossier.merge_transfer(path).map_err(said)?;
            dossier
        }
        None => {
            std::fs::create_dir_all(&source.library).map_err(|error| {
                Phrase::new("desk-error-write").with("name", source.library.display()).with("reason", error)
            })?;
            open_path(path, &source.library, Arc::new(Disk)).map_err(said)?.dossier
        }
    };
    dossiers::sitting(dossier, None, (source.now)())
}
