//! The papers of a session as a numbered folder: «01 Сводная таблица замечаний и предложений.docx» and so on, with a
//! list of contents.
//!
//! The folder gets its name when everything in it is written: half of it never looks whole. It is never written over
//! another. The same round gives the same bytes.

use std::path::{Path, PathBuf};

use super::{PaperKind, Round};
use crate::dossier::{DiskError, DossierError, Storage};
use crate::exchange::paper::{Block, Format, Paper, Place, Table};
use crate::exchange::word::WordError;
use crate::language::Phrase;

/// A paper about to be laid out and written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step<'s> {
    /// Its number in the folder.
    pub number: usize,
    /// How many there are.
    pub of: usize,
    /// Its name for people.
    pub name: &'s str,
}

/// Why a folder was not written. Nothing is left of it.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum FolderError {
    /// Something is in its place.
    #[error("{0} is already there")]
    AlreadyThere(PathBuf),
    /// The disk refused.
    #[error(transparent)]
    Disk(#[from] DiskError),
    /// A paper could not be written.
    #[error(transparent)]
    Paper(#[from] WordError),
    /// It was called off.
    #[error("called off")]
    Cancelled,
}

impl FolderError {
    /// The sentence for a clerk.
    pub fn phrase(&self) -> Phrase {
        match self {
            FolderError::AlreadyThere(path) => Phrase::new("paper-folder-there").with("path", path.display()),
            FolderError::Disk(error) => DossierError::Disk(error.clone()).phrase(),
            FolderError::Paper(error) => error.phrase(),
            FolderError::Cancelled => Phrase::new("paper-folder-cancelled"),
        }
    }
}

/// The papers of a folder and the names of their files, the list of contents left out.
pub fn names(round: &Round<'_>, format: Format) -> Vec<(PaperKind, String)> {
    let goes = |kind: &PaperKind| !kind.is_internal() && kind.formats().contains(&format);
    let kinds = PaperKind::ALL.into_iter().filter(goes);
    let named = kinds.zip(1..).map(|(kind, number)| {
        let name = round.manner.language.say(kind.name());
        (kind, file_name(number, &name, format))
    });
    named.collect()
}

/// Writes the papers of a round as a folder, each as this kind of file. `step` hears of every paper beforehand and
/// says whether to go on. Gives the names of the files, in order.
pub fn write(
    round: &Round<'_>,
    format: Format,
    folder: &Path,
    storage: &dyn Storage,
    step: &mut dyn FnMut(Step<'_>) -> bool,
) -> Result<Vec<String>, FolderError> {
    let papers = names(round, format);
    let empty = match storage.list(folder) {
        Ok(entries) if entries.is_empty() => true,
        Ok(_) => return Err(FolderError::AlreadyThere(folder.to_owned())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => false,
        Err(_) if folder.exists() => return Err(FolderError::AlreadyThere(folder.to_owned())),
        Err(error) => return Err(DiskError::new(folder, &error).into()),
    };
    let mut files: Vec<(String, Vec<u8>)> = vec![contents(round, format, &papers)?];
    let of = papers.len();
    for (number, (kind, file)) in (1..).zip(&papers) {
        let name = round.manner.language.say(kind.name());
        if !step(Step { number, of, name: &name }) {
            return Err(FolderError::Cancelled);
        }
        let paper = round.paper(*kind);
        files.push((file.clone(), format.write(&paper, round.tongue(), kind.setting())?));
    }
    lay_down(storage, folder, empty, &files)?;
    Ok(files.into_iter().map(|(name, _)| name).collect())
}

/// The list of contents.
fn contents(
    round: &Round<'_>,
    format: Format,
    papers: &[(PaperKind, String)],
) -> Result<(String, Vec<u8>), WordError> {
    let name = round.say("paper-contents");
    let mut paper = Paper::named(&name, round.title(), round.draft(), &round.manner.distribution);
    let mut table = Table::new(&[
        ("number", 6, round.say("paper-column-number")),
        ("paper", 52, round.say("paper-column-paper")),
        ("file", 42, round.say("paper-column-file")),
    ]);
    for (number, (kind, file)) in (1..).zip(papers) {
        table.row([format!("{number}"), round.say(kind.name()), file.clone()]);
    }
    paper.blocks.push(Block::Table(table));
    if !round.manner.names {
        paper.blocks.push(Block::words(Place::Left, round.say("paper-contents-nameless")));
    }
    let setting = crate::exchange::paper::Setting::Redline;
    let bytes = format.write(&paper, round.tongue(), setting)?;
    Ok((file_name(0, &name, format), bytes))
}

/// "01 Comment table.docx": what some system forbids in names goes.
fn file_name(number: usize, name: &str, format: Format) -> String {
    let fits = |letter: &char| !letter.is_control() && !"<>:\"/\\|?*".contains(*letter);
    let name: String = name.chars().filter(fits).take(80).collect();
    format!("{number:02} {}.{}", name.trim(), format.ending())
}

/// Writes the files into a folder beside the one meant and gives it its name when all of them are there.
fn lay_down(
    storage: &dyn Storage,
    folder: &Path,
    empty: bool,
    files: &[(String, Vec<u8>)],
) -> Result<(), FolderError> {
    let draft = beside(storage, folder)?;
    let mut written: Vec<PathBuf> = Vec::new();
    let mut lay = || -> Result<(), DiskError> {
        for (name, bytes) in files {
            let path = draft.join(name);
            written.push(path.clone());
            storage.write_new(&path, bytes).map_err(|error| DiskError::new(&path, &error))?;
        }
        let fail = |error: std::io::Error| DiskError::new(folder, &error);
        storage.sync_folder(&draft).map_err(fail)?;
        // Windows gives no folder the name of another, not even of an empty one.
        if empty {
            storage.remove_folder(folder).map_err(fail)?;
        }
        storage.set_aside(&draft, folder).map_err(fail)
    };
    let done = lay();
    if let Err(error) = done {
        // What cannot be cleared away bears the name of an unfinished folder, and says so.
        for path in &written {
            let _ = storage.remove(path);
        }
        let _ = storage.remove_folder(&draft);
        return Err(error.into());
    }
    if let Some(parent) = folder.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        storage.sync_folder(parent).map_err(|error| DiskError::new(parent, &error))?;
    }
    Ok(())
}

/// A new folder beside the one meant, its name telling that it is unfinished.
fn beside(storage: &dyn Storage, folder: &Path) -> Result<PathBuf, FolderError> {
    const TRIES: u32 = 100;
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut taken = std::io::Error::from(std::io::ErrorKind::AlreadyExists);
    for nth in 1..=TRIES {
        let path = folder.with_file_name(format!(".{name}.unfinished-{nth}"));
        match storage.create_folder(&path) {
            Ok(()) => return Ok(path),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => taken = error,
            Err(error) => return Err(DiskError::new(&path, &error).into()),
        }
    }
    Err(DiskError::new(folder, &taken).into())
}
