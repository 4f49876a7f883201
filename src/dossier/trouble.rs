//! What was noticed while opening a dossier. The rest of it opens all the same.

use std::path::{Path, PathBuf};

use super::error::DiskError;
use crate::language::Phrase;

/// One file that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// The file or folder.
    pub path: PathBuf,
    /// What is the matter with it.
    pub what: Matter,
}

/// What is the matter with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Matter {
    /// It is not part of a dossier and was left alone.
    Stray,
    /// A copy made by a synchronising program, or a renamed file; its content was taken for what it is.
    Copy,
    /// Its bytes are not those its name promises: it is damaged, or still arriving.
    Mismatch,
    /// The first statement is not the one the records name.
    Altered,
    /// It cannot be understood; why is told in the words of the format, for those who look after the program.
    Damaged(String),
    /// It was written by a newer version of the program.
    Newer(u32),
    /// It cannot be read.
    Unreadable(DiskError),
}

impl Trouble {
    pub(super) fn new(path: &Path, what: Matter) -> Self {
        Self { path: path.to_owned(), what }
    }

    /// Whether nothing is lacking because of it.
    pub fn is_harmless(&self) -> bool {
        matches!(self.what, Matter::Stray | Matter::Copy)
    }

    /// The sentence for a clerk.
    pub fn phrase(&self) -> Phrase {
        let key = match &self.what {
            Matter::Stray => "trouble-stray",
            Matter::Copy => "trouble-copy",
            Matter::Mismatch => "trouble-mismatch",
            Matter::Altered => "trouble-altered",
            Matter::Damaged(_) => "trouble-damaged",
            Matter::Newer(_) => "trouble-newer",
            Matter::Unreadable(error) => return error.phrase(),
        };
        let name = self
            .path
            .file_name()
            .map_or_else(|| self.path.display().to_string(), |n| n.to_string_lossy().into());
        let phrase = Phrase::new(key).with("name", name).with("path", self.path.display());
        match &self.what {
            Matter::Newer(format) => phrase.with("format", format),
            _ => phrase,
        }
    }
}
