//! What can go wrong with a dossier, in sentences.

use std::io;
use std::path::{Path, PathBuf};

use super::signing::SigningError;
use crate::language::Phrase;
use crate::negotiation::record::RecordError;
use crate::negotiation::state::NoEffect;
use crate::negotiation::{Code, Digest, LanguageTag};

/// Why something could not be done with a dossier. Whatever it is, everything recorded before is safe.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DossierError {
    /// The folder holds no dossier.
    #[error("{0} is not a dossier")]
    NotADossier(PathBuf),
    /// The dossier's first statement is damaged.
    #[error("{path} is damaged: {why}")]
    GenesisDamaged {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// It was written by a newer version of the program.
    #[error("{path} is in format {format}, which this version cannot read")]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its format.
        format: u32,
    },
    /// Something is already in the place where a dossier was to be made.
    #[error("{0} is already there")]
    AlreadyThere(PathBuf),
    /// The disk refused.
    #[error(transparent)]
    Disk(#[from] DiskError),
    /// A record cannot be put into words.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// A record would have no effect, so it was not written.
    #[error("it would have no effect: {0:?}")]
    Refused(NoEffect),
    /// A code that does not sit at the table.
    #[error("{0} is not at the table")]
    NotAtTheTable(Code),
    /// There is no edition yet, or none with this name.
    #[error("there is no edition {0}")]
    NoEdition(String),
    /// No draft is here whole yet: so many entries wait for files.
    #[error("no draft yet: {0} entries wait for files")]
    DraftAwaited(usize),
    /// The record has no text in this language.
    #[error("there is no text in {0}")]
    NoText(LanguageTag),
    /// A text is not here, or is damaged.
    #[error("the text {0} is not here or damaged")]
    TextMissing(Digest),
    /// A file received is not here, or is damaged.
    #[error("the file {0} is not here or damaged")]
    OriginalMissing(Digest),
    /// A reply says nothing: neither text nor points nor letter.
    #[error("there is nothing in the reply")]
    EmptyReply,
    /// Single proposals of a reply were taken back by a record, and more of them since by this one.
    #[error("more of the same reply was taken back since by {0}")]
    TakenBackSince(String),
    /// None of a list of points, or of the parts sent, finds its place.
    #[error("none of it finds its place in the text")]
    NothingPlaced,
    /// A transfer file cannot be read.
    #[error("the transfer file {path} cannot be read: {why}")]
    TransferDamaged {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// A transfer file is larger than anything honest.
    #[error("the transfer file {0} is too large")]
    TransferTooLarge(PathBuf),
    /// A transfer file belongs to another dossier.
    #[error("the transfer file {0} belongs to another dossier")]
    TransferForeign(PathBuf),
    /// A record could not be signed.
    #[error(transparent)]
    Signing(#[from] SigningError),
    /// A sample's own files are wrong.
    #[error("the sample is damaged: {0}")]
    SampleDamaged(String),
}

/// The disk refused something.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {why}")]
pub struct DiskError {
    /// The file or folder.
    pub path: PathBuf,
    /// The kind of refusal.
    pub kind: io::ErrorKind,
    /// The system's own words.
    pub why: String,
}

/// The name under which what a command prints is spoken of, as on the command line.
pub const OUTPUT: &str = "-";

impl DiskError {
    /// What the system said about a path.
    pub fn new(path: &Path, error: &io::Error) -> Self {
        Self { path: path.to_owned(), kind: error.kind(), why: error.to_string() }
    }

    /// The sentence for a clerk.
    pub fn phrase(&self) -> Phrase {
        let key = match self.kind {
            io::ErrorKind::NotFound => "disk-not-found",
            io::ErrorKind::PermissionDenied => "disk-permission",
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "disk-full",
            io::ErrorKind::ReadOnlyFilesystem => "disk-read-only",
            io::ErrorKind::NotADirectory => "disk-not-a-folder",
            io::ErrorKind::FileTooLarge => "disk-too-large",
            _ => "disk-other",
        };
        let phrase = Phrase::new(key).with("why", &self.why);
        match self.path == Path::new(OUTPUT) {
            true => phrase.inner("path", Phrase::new("disk-output")),
            false => phrase.with("path", self.path.display()),
        }
    }
}

impl DossierError {
    /// The sentence for a clerk: what happened, to which file, what is safe, what to do.
    pub fn phrase(&self) -> Phrase {
        let with_path = |key, path: &PathBuf| Phrase::new(key).with("path", path.display());
        match self {
            DossierError::NotADossier(path) => with_path("dossier-not-a-dossier", path),
            DossierError::GenesisDamaged { path, .. } => with_path("dossier-genesis-damaged", path),
            DossierError::Newer { path, format } => with_path("dossier-newer", path).with("format", format),
            DossierError::AlreadyThere(path) => with_path("dossier-already-there", path),
            DossierError::Disk(error) => error.phrase(),
            DossierError::Record(error) => Phrase::new("dossier-record-unwritable").with("why", error),
            DossierError::Refused(why) => Phrase::new("dossier-refused").inner("why", why.phrase()),
            DossierError::NotAtTheTable(code) => Phrase::new("dossier-not-at-the-table").with("code", code),
            DossierError::NoEdition(name) => Phrase::new("dossier-no-edition").with("name", name),
            DossierError::DraftAwaited(count) => Phrase::new("dossier-draft-awaited").count("count", *count),
            DossierError::NoText(language) => Phrase::new("dossier-no-text").with("language", language),
            DossierError::TextMissing(hash) => Phrase::new("dossier-text-missing").with("hash", hash.short()),
            DossierError::OriginalMissing(hash) => {
                Phrase::new("dossier-original-missing").with("hash", hash.short())
            }
            DossierError::EmptyReply => Phrase::new("dossier-empty-reply"),
            DossierError::TakenBackSince(id) => Phrase::new("dossier-taken-back-since").with("id", id),
            DossierError::NothingPlaced => Phrase::new("dossier-nothing-placed"),
            DossierError::TransferDamaged { path, .. } => with_path("transfer-damaged", path),
            DossierError::TransferTooLarge(path) => with_path("transfer-too-large", path),
            DossierError::TransferForeign(path) => with_path("transfer-foreign", path),
            DossierError::Signing(error) => error.phrase(),
            DossierError::SampleDamaged(why) => Phrase::new("sample-damaged").with("why", why),
        }
    }
}
