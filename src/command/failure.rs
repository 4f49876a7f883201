//! Why a command did not do what was asked.

use std::path::{Path, PathBuf};

use crate::council::RosterError;
use crate::dossier::bundle::BundleError;
use crate::dossier::papers::folder::FolderError;
use crate::dossier::signing::SigningError;
use crate::dossier::{DiskError, DossierError};
use crate::exchange::OpenError;
use crate::exchange::json::JsonError;
use crate::exchange::word::WordError;
use crate::language::Phrase;
use crate::negotiation::roster::NotACode;

/// Why a command did not do what was asked.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Failure {
    /// Whoever was to read the output has gone: nothing to be said, nothing failed.
    #[error("the reader has gone")]
    Hushed,
    /// A file cannot be read.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// A rolling text cannot be read.
    #[error("{name}: {error}")]
    Json {
        /// The file.
        name: String,
        /// Why.
        error: JsonError,
    },
    /// A dossier refused.
    #[error(transparent)]
    Dossier(#[from] DossierError),
    /// A roster cannot be read.
    #[error(transparent)]
    Roster(#[from] RosterError),
    /// Something cannot be signed, or a key not be read.
    #[error(transparent)]
    Signing(#[from] SigningError),
    /// A Word file cannot be written.
    #[error(transparent)]
    Word(#[from] WordError),
    /// The window cannot be opened.
    #[cfg(feature = "desk")]
    #[error(transparent)]
    Desk(crate::desk::DeskError),
    /// The program was built without the window.
    #[cfg(not(feature = "desk"))]
    #[error("built without the desk")]
    NoDesk,
    /// Something cannot be written.
    #[error(transparent)]
    Disk(#[from] DiskError),
    /// A folder of files cannot be written.
    #[error(transparent)]
    Bundle(#[from] BundleError),
    /// The papers of a session cannot be written.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// The output would overwrite a file that is being read.
    #[error("{0} is being read")]
    Overwrites(PathBuf),
    /// A path that is not there.
    #[error("{0} is not there")]
    NotThere(PathBuf),
    /// A word that is neither a path nor a command.
    #[error("no command {word}")]
    NoCommand {
        /// The word.
        word: String,
        /// What it was probably meant to be.
        meant: &'static str,
    },
    /// Paths stand before a command.
    #[error("paths before a command")]
    PathsBeforeCommand,
    /// The arguments do not make sense.
    #[error("wrong use")]
    Use(Phrase),
    /// A reply is not given as VOICE=FILE.
    #[error("{0} is not VOICE=FILE")]
    NotAVoice(String),
    /// A code is not one.
    #[error(transparent)]
    Code(#[from] NotACode),
    /// A voice is given twice.
    #[error("{0} is given twice")]
    Twice(String),
    /// There is no such voice.
    #[error("no voice {code}")]
    UnknownVoice {
        /// The code asked for.
        code: String,
        /// Those there are.
        known: String,
    },
    /// A voice's text does not come out of a rolling text.
    #[error("{0} cannot be recovered")]
    Unrecoverable(String),
    /// A rolling text does not hold what it promises; what was found.
    #[error("not as certified")]
    NotAsCertified(Vec<Phrase>),
    /// There is no such passage.
    #[error("no passage {0}")]
    UnknownPassage(String),
    /// A passage is disposed of twice.
    #[error("passage {0} twice")]
    PassageTwice(String),
    /// Something else, already in words.
    #[error("{0:?}")]
    Said(Phrase),
}

impl Failure {
    /// A system's refusal to write.
    pub fn disk(path: &Path, error: &std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            return Failure::Hushed;
        }
        Failure::Disk(DiskError::new(path, error))
    }

    /// The exit status: 2 for a wrong use, 1 for everything else.
    pub fn status(&self) -> u8 {
        match self {
            Failure::Use(_)
            | Failure::PathsBeforeCommand
            | Failure::NoCommand { .. }
            | Failure::NotAVoice(_)
            | Failure::Code(_)
            | Failure::Twice(_)
            | Failure::PassageTwice(_) => 2,
            _ => 1,
        }
    }

    /// The sentence for a clerk.
    pub fn phrase(&self) -> Phrase {
        match self {
            Failure::Hushed => Phrase::new("command-hushed"),
            Failure::Open(error) => error.phrase(),
            Failure::Json { name, error } => {
                Phrase::new("open-inside").with("name", name).inner("what", error.phrase())
            }
            Failure::Dossier(error) => error.phrase(),
            Failure::Roster(error) => error.phrase(),
            Failure::Signing(error) => error.phrase(),
            Failure::Word(error) => error.phrase(),
            #[cfg(feature = "desk")]
            Failure::Desk(error) => error.phrase(),
            #[cfg(not(feature = "desk"))]
            Failure::NoDesk => Phrase::new("command-no-desk"),
            Failure::Disk(error) => match error.kind {
                std::io::ErrorKind::IsADirectory => {
                    Phrase::new("command-output-folder").with("path", error.path.display())
                }
                _ => error.phrase(),
            },
            Failure::Bundle(error) => error.phrase(),
            Failure::Folder(error) => error.phrase(),
            Failure::Overwrites(path) => Phrase::new("command-overwrites").with("path", path.display()),
            Failure::NotThere(path) => Phrase::new("open-missing").with("name", path.display()),
            Failure::NoCommand { word, meant } => {
                Phrase::new("command-no-command").with("word", word).with("meant", meant)
            }
            Failure::PathsBeforeCommand => Phrase::new("command-paths-before"),
            Failure::Use(phrase) | Failure::Said(phrase) => phrase.clone(),
            Failure::NotAVoice(word) => Phrase::new("command-not-a-voice").with("word", word),
            Failure::Code(NotACode::Reserved) => Phrase::new("roster-code-reserved"),
            Failure::Code(NotACode::Malformed(code) | NotACode::Device(code)) => {
                Phrase::new("roster-code-malformed").with("code", code)
            }
            Failure::Twice(code) => Phrase::new("command-twice").with("code", code),
            Failure::UnknownVoice { code, known } if known.is_empty() => {
                Phrase::new("command-no-voices").with("code", code)
            }
            Failure::UnknownVoice { code, known } => {
                Phrase::new("command-unknown-voice").with("code", code).with("known", known)
            }
            Failure::Unrecoverable(code) => Phrase::new("command-unrecoverable").with("code", code),
            Failure::NotAsCertified(found) => {
                Phrase::new("command-not-as-certified").count("count", found.len())
            }
            Failure::UnknownPassage(id) => Phrase::new("command-unknown-passage").with("id", id),
            Failure::PassageTwice(id) => Phrase::new("command-passage-twice").with("id", id),
        }
    }
}
