//! Where new dossiers go.

use std::path::{Path, PathBuf};

use super::name::{FOLDER_ENDING, slug};
use super::store::make_folder;
use super::{DiskError, Storage};

/// The library folder people find without being told: "Travaux" among their documents, or in their home where
/// there is no such folder.
pub fn default_library() -> Option<PathBuf> {
    let dirs = directories::UserDirs::new()?;
    Some(dirs.document_dir().unwrap_or_else(|| dirs.home_dir()).join("Travaux"))
}

/// A folder in the library for a new document with this title that is not taken yet, whatever the case of letters.
/// The library itself is made if it is not there.
pub fn new_folder(storage: &dyn Storage, library: &Path, title: &str) -> Result<PathBuf, DiskError> {
    // Those above it first.
    let missing: Vec<&Path> = library.ancestors().take_while(|above| !above.exists()).collect();
    for folder in missing.into_iter().rev().filter(|folder| !folder.as_os_str().is_empty()) {
        make_folder(storage, folder)?;
    }
    let entries = storage.list(library).map_err(|error| DiskError::new(library, &error))?;
    let taken: Vec<String> = entries.iter().map(|entry| entry.name.to_lowercase()).collect();
    let slug = slug(title);
    let numbered = |number: u32| match number {
        1 => format!("{slug}.{FOLDER_ENDING}"),
        _ => format!("{slug}-{number}.{FOLDER_ENDING}"),
    };
    let mut number = 1;
    while taken.contains(&numbered(number).to_lowercase()) {
        number += 1;
    }
    Ok(library.join(numbered(number)))
}

/// The dossiers in the library: every folder with the ending of one, by name.
pub fn dossiers(storage: &dyn Storage, library: &Path) -> Result<Vec<PathBuf>, DiskError> {
    let entries = storage.list(library).map_err(|error| DiskError::new(library, &error))?;
    let ours = |name: &str| Path::new(name).extension().is_some_and(|ending| ending == FOLDER_ENDING);
    let folders =
        entries.into_iter().filter(|entry| entry.sort == super::storage::Sort::Folder && ours(&entry.name));
    Ok(folders.map(|entry| library.join(entry.name)).collect())
}
