//! A folder of files that gets its name when everything in it is written: half of it never looks whole. It is never
//! written over another.

use std::path::{Path, PathBuf};

use super::{DiskError, DossierError, Storage};
use crate::language::Phrase;

/// Why a folder was not written. Nothing is left of it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BundleError {
    /// Something is in its place.
    #[error("{0} is already there")]
    AlreadyThere(PathBuf),
    /// The disk refused.
    #[error(transparent)]
    Disk(#[from] DiskError),
}

impl BundleError {
    /// The sentence for a clerk.
    pub fn phrase(&self) -> Phrase {
        match self {
            BundleError::AlreadyThere(path) => Phrase::new("paper-folder-there").with("path", path.display()),
            BundleError::Disk(error) => DossierError::Disk(error.clone()).phrase(),
        }
    }
}

/// Whether there is an empty folder of this name: it may be filled. One that is not empty may not.
pub fn is_empty(storage: &dyn Storage, folder: &Path) -> Result<bool, BundleError> {
    match storage.list(folder) {
        Ok(entries) if entries.is_empty() => Ok(true),
        Ok(_) => Err(BundleError::AlreadyThere(folder.to_owned())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(_) if folder.exists() => Err(BundleError::AlreadyThere(folder.to_owned())),
        Err(error) => Err(DiskError::new(folder, &error).into()),
    }
}

/// Writes the files into a folder beside the one meant and gives it its name when all of them are there.
pub fn lay_down(
    storage: &dyn Storage,
    folder: &Path,
    files: &[(String, Vec<u8>)],
) -> Result<(), BundleError> {
    let empty = is_empty(storage, folder)?;
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
fn beside(storage: &dyn Storage, folder: &Path) -> Result<PathBuf, DiskError> {
    const TRIES: u32 = 100;
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut taken = std::io::Error::from(std::io::ErrorKind::AlreadyExists);
    for nth in 1..=TRIES {
        let path = folder.with_file_name(format!(".{name}.unfinished-{nth}"));
        match storage.create_folder(&path) {
            Ok(()) => return Ok(path),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => taken = error,
            // The name of the unfinished folder says nothing to anyone; where its place is missing, that is what to name.
            Err(error) => {
                let place = folder.parent().filter(|parent| !parent.as_os_str().is_empty());
                let missing = place.filter(|_| error.kind() == std::io::ErrorKind::NotFound);
                return Err(DiskError::new(missing.unwrap_or(folder), &error));
            }
        }
    }
    Err(DiskError::new(folder, &taken))
}
