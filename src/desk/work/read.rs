//! Files and dossiers as they come.

use std::path::{Path, PathBuf};

use crate::council::RosterEntry;
use crate::council::files::Candidate;
use crate::dossier::sample::rosters;
use crate::dossier::store::GENESIS;
use crate::exchange::open::{self, How, open};
use crate::exchange::report::{Context, Examined, examine};
use crate::language::{Language, Phrase};
use crate::text::Text;

/// How many notices of one Word file are told.
const NOTICES: usize = 3;

/// A file that was read.
#[derive(Debug, Clone)]
pub struct Read {
    /// The file with the report on it.
    pub examined: Examined,
    /// What should be known about it at once.
    pub warnings: Vec<Phrase>,
    /// The file as it is.
    pub bytes: Vec<u8>,
}

/// The name of a file or folder.
pub fn name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// The folder of the dossier somebody points at: by the folder, or by the file in it that opens by a double click.
pub fn dossier_at(path: &Path) -> Option<&Path> {
    let folder = match path.file_name() {
        Some(name) if name == GENESIS => path.parent()?,
        _ => path,
    };
    folder.join(GENESIS).is_file().then_some(folder)
}

/// The files among these paths that can be looked at, with their sizes, and what is wrong with the others. The
/// files directly in a folder are taken for the folder.
pub fn candidates(paths: &[PathBuf]) -> (Vec<(Candidate, u64)>, Vec<Phrase>) {
    let mut files = Vec::new();
    let mut troubles = Vec::new();
    let mut all: Vec<PathBuf> = Vec::new();
    for path in paths {
        if !path.is_dir() {
            all.push(path.clone());
            continue;
        }
        match std::fs::read_dir(path) {
            Ok(entries) => {
                let mut inside: Vec<PathBuf> = entries
                    .filter_map(Result::ok)
                    .map(|entry| entry.path())
                    .filter(|path| is_readable(path))
                    .collect();
                inside.sort();
                if inside.is_empty() {
                    troubles.push(Phrase::new("desk-error-empty-folder").with("name", name(path)));
                }
                all.extend(inside);
            }
            Err(error) => troubles.push(failed(path, &error)),
        }
    }
    for path in all {
        match std::fs::metadata(&path) {
            Ok(metadata) if !is_readable(&path) && metadata.is_file() => {
                troubles.push(Phrase::new("desk-error-kind").with("name", name(&path)));
            }
            Ok(metadata) => {
                let author = author(&path);
                files.push((Candidate { path, author }, metadata.len()));
            }
            Err(error) => troubles.push(failed(&path, &error)),
        }
    }
    (files, troubles)
}

/// Whether a file is of a kind that can be read.
fn is_readable(path: &Path) -> bool {
    path.is_file()
        && path.extension().is_some_and(|ending| {
            crate::desk::dialog::READABLE.iter().any(|known| ending.eq_ignore_ascii_case(known))
        })
}

fn failed(path: &Path, error: &std::io::Error) -> Phrase {
    let why = match error.kind() {
        std::io::ErrorKind::NotFound => "desk-error-missing",
        std::io::ErrorKind::PermissionDenied => "desk-error-forbidden",
        _ => "desk-error-read",
    };
    Phrase::new(why).with("name", name(path)).with("reason", error)
}

/// Reads a file, whatever its kind, and holds it against the text it answers.
pub fn file(path: &Path, sent: Option<&Text>, language: Language) -> Result<Read, Phrase> {
    let bytes = open::bytes(path).map_err(|error| error.phrase())?;
    let context = Context { sent, language, ..Context::default() };
    let examined = examine(&name(path), &bytes, How::default(), &context).map_err(|error| error.phrase())?;
    let warnings = examined.opened.notices.iter().take(NOTICES).map(|notice| {
        Phrase::new("desk-warning-word").with("name", name(path)).inner("notice", notice.clone())
    });
    Ok(Read { warnings: warnings.collect(), examined, bytes })
}

/// Who wrote a file, as far as it says so.
fn author(path: &Path) -> Option<String> {
    let word = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("docx"));
    if !word {
        return None;
    }
    let opened = open(path).ok()?;
    opened.authors.into_iter().find(|name| !name.trim().is_empty())
}

/// The delegations files may come from: those of the ready-made rosters.
pub fn known() -> Vec<RosterEntry> {
    rosters().into_iter().flat_map(|(_, file)| file.into_roster().entries().to_vec()).collect()
}
