//! Files and dossiers as they come.

use std::path::{Path, PathBuf};

use crate::desk::guess::{Candidate, Known};
use crate::dossier::sample::rosters;
use crate::exchange::word;
use crate::language::{Language, Phrase};
use crate::text::{Noticed, Text, Warning, markdown, plain};

/// The largest file that is read.
const LARGEST: u64 = 64 << 20;

/// How many notices of one Word file are told.
const NOTICES: usize = 3;

/// A file that was read.
#[derive(Debug, Clone)]
pub struct Read {
    /// Its text.
    pub text: Text,
    /// What should be known about it.
    pub warnings: Vec<Phrase>,
}

/// The name of a file or folder.
pub fn name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// Whether a folder is a dossier.
pub fn is_dossier(path: &Path) -> bool {
    path.is_dir() && path.join("dossier.ron").is_file()
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

/// Reads a file, whatever its kind.
pub fn file(path: &Path) -> Result<Read, Phrase> {
    let metadata = std::fs::metadata(path).map_err(|error| failed(path, &error))?;
    if metadata.is_dir() {
        return Err(Phrase::new("desk-error-folder").with("name", name(path)));
    }
    if metadata.len() > LARGEST {
        return Err(Phrase::new("desk-error-large").with("name", name(path)).with("size", LARGEST >> 20));
    }
    let bytes = std::fs::read(path).map_err(|error| failed(path, &error))?;
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    if ending == "docx" || ending == "docm" {
        let import = word::read(&bytes, word::View::Accepted).map_err(|error| {
            Phrase::new("desk-error-word").with("name", name(path)).inner("reason", error.phrase())
        })?;
        if import.text.is_empty() {
            return Err(Phrase::new("desk-error-empty").with("name", name(path)));
        }
        let notices = import.notices.iter().take(NOTICES);
        let warnings = notices
            .map(|notice| {
                Phrase::new("desk-warning-word").with("name", name(path)).inner("notice", notice.phrase())
            })
            .collect();
        return Ok(Read { text: import.text, warnings });
    }
    let (text, noticed) = match ending.as_str() {
        "md" | "markdown" | "txt" => {
            let source = String::from_utf8(bytes)
                .map_err(|_| Phrase::new("desk-error-encoding").with("name", name(path)))?;
            if ending == "txt" { plain::read(&source) } else { markdown::read(&source) }
        }
        _ => return Err(Phrase::new("desk-error-kind").with("name", name(path))),
    };
    if text.is_empty() {
        return Err(Phrase::new("desk-error-empty").with("name", name(path)));
    }
    let warnings = noticed.iter().filter_map(|warning| said(path, warning)).collect();
    Ok(Read { text, warnings })
}

/// What a person should know of what a reader noticed.
fn said(path: &Path, warning: &Warning) -> Option<Phrase> {
    match &warning.what {
        Noticed::Encoding(encoding) => {
            Some(Phrase::new("desk-warning-encoding").with("name", name(path)).with("encoding", encoding))
        }
        Noticed::Replaced(count) => {
            Some(Phrase::new("desk-warning-replaced").with("name", name(path)).count("count", *count))
        }
        _ => None,
    }
}

/// Who wrote a file, as far as it says so.
fn author(path: &Path) -> Option<String> {
    let word = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("docx"));
    if !word || std::fs::metadata(path).is_ok_and(|metadata| metadata.len() > LARGEST) {
        return None;
    }
    let import = word::read(&std::fs::read(path).ok()?, word::View::Accepted).ok()?;
    let changed = import.authors.iter().max_by_key(|author| author.insertions + author.deletions);
    let names = [
        changed.map(|author| author.name.clone()).unwrap_or_default(),
        import.properties.modified_by,
        import.properties.creator,
    ];
    names.into_iter().find(|name| !name.trim().is_empty())
}

/// The delegations files may come from: those of the ready-made rosters.
pub fn known(language: Language) -> Vec<Known> {
    rosters()
        .into_iter()
        .flat_map(|(_, file)| file.into_roster().entries().to_vec())
        .map(|entry| {
            let names = entry.names.values().flat_map(|names| [&names.short, &names.full, &names.genitive]);
            let spellings = names.chain(&entry.aliases).filter(|name| !name.is_empty()).cloned().collect();
            Known {
                code: entry.code.as_str().to_owned(),
                name: entry.short(language.code()).to_owned(),
                spellings,
            }
        })
        .collect()
}
