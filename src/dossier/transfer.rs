//! Transfer files: a whole dossier, or what of it is for one office, as one file.
//!
//! A transfer file is a zip archive laid out like the folder. It is never trusted: no path of the archive reaches the
//! disk (every name is made anew from the content's own hash), what does not belong is left out, and there are
//! limits to everything.

use std::fs::File;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::error::DiskError;
use super::library;
use super::name::{self, TRANSFER_ENDING};
use super::storage::Storage;
use super::{Dossier, DossierError, store};
use crate::negotiation::record::{
    Content, Envelope, Genesis, RecordError, StoredRecord, Withheld, read_versioned, split, write_ron,
};
use crate::negotiation::{Code, Digest, audience, fold};

/// For whom a transfer file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recipient<'a> {
    /// One's own office, to keep or carry: everything.
    Own,
    /// An office: what it may see.
    Office(&'a Code),
    /// Anyone: what is for all.
    Everyone,
}

/// What a transfer file brought.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// The dossier it is now in.
    pub dossier: Dossier,
    /// Whether the dossier was not known before.
    pub new: bool,
    /// How many records were not known before.
    pub records: usize,
}

/// The most entries an archive may have.
const MOST_ENTRIES: usize = 100_000;
/// The longest single entry, unpacked.
const LONGEST_ENTRY: u64 = 256 << 20;
/// The most all entries may hold, unpacked.
const MOST_BYTES: u64 = 1 << 30;
/// How many times its packed size an archive may unpack to, once it is larger than [`ALWAYS_FINE`].
const RATIO: u64 = 100;
/// What any archive may unpack to.
const ALWAYS_FINE: u64 = 64 << 20;

impl Dossier {
    /// The dossier as a transfer file's bytes. The same dossier packed twice gives the same bytes.
    pub fn pack(&self, recipient: Recipient<'_>) -> Result<Vec<u8>, DossierError> {
        let records = self.seen_by(recipient);
        let mut entries: Vec<(String, Vec<u8>)> = Vec::new();
        entries.push((store::GENESIS.to_owned(), self.read_own(&self.root.join(store::GENESIS))?));
        let (attributes, content) = store::ATTRIBUTES;
        entries.push((attributes.to_owned(), content.as_bytes().to_vec()));
        for record in &records {
            let bytes = match (&record.content, self.record_files.get(&record.id)) {
                // As stored, with its signature.
                (Content::Known(_), Some(path)) => self.read_own(path)?,
                (Content::Known(envelope), None) => envelope.payload()?,
                (Content::Withheld(withheld), _) => write_ron(withheld)?,
            };
            entries.push((format!("{}/{}", store::RECORDS, name::record_name(record)), bytes));
        }
        let named = |record: &StoredRecord| record.envelope().map(Envelope::names).unwrap_or_default();
        let mut wanted: Vec<Digest> = records.iter().flat_map(named).collect();
        wanted.sort();
        wanted.dedup();
        for hash in wanted {
            let expunged = self.state.expunged.contains_key(&hash);
            let Some(path) = self.files.get(&hash).filter(|_| !expunged) else { continue };
            let Some(bytes) = self.held(&hash)? else { continue };
            let text = path.parent().is_some_and(|folder| folder.ends_with(store::TEXTS));
            let entry = match (text, name::extension(&path.to_string_lossy())) {
                (true, _) => format!("{}/{hash}.md", store::TEXTS),
                (false, ending) => format!("{}/{hash}.{ending}", store::RECEIVED),
            };
            entries.push((entry, bytes));
        }
        entries.sort();
        zipped(&entries).map_err(|error| {
            let why = DiskError {
                path: self.root.clone(),
                kind: std::io::ErrorKind::Other,
                why: error.to_string(),
            };
            DossierError::Disk(why)
        })
    }

    /// The records as a recipient may see them.
    fn seen_by(&self, recipient: Recipient<'_>) -> Vec<StoredRecord> {
        let roster = &self.state.roster;
        match recipient {
            Recipient::Own => self.records.clone(),
            Recipient::Office(office) => audience::only_for(Some(office), &self.records, roster),
            Recipient::Everyone => audience::only_for(None, &self.records, roster),
        }
    }

    /// The dossier as a recipient may see it: what papers for them are made from. A reply that is not for them does
    /// not even take the place of an earlier one that is.
    pub fn view(&self, recipient: Recipient<'_>) -> Dossier {
        let records = self.seen_by(recipient);
        let state = fold(&self.id, &self.genesis, &records);
        Dossier { records, state, ..self.clone() }
    }

    /// Writes a transfer file, whole or not at all.
    pub fn write_transfer(&self, path: &Path, recipient: Recipient<'_>) -> Result<(), DossierError> {
        let bytes = self.pack(recipient)?;
        let failed = |error: std::io::Error| DiskError::new(path, &error);
        let mut file = atomic_write_file::AtomicWriteFile::open(path).map_err(failed)?;
        file.write_all(&bytes).map_err(failed)?;
        file.commit().map_err(failed)?;
        Ok(())
    }

    fn read_own(&self, path: &Path) -> Result<Vec<u8>, DossierError> {
        Ok(self.storage.read(path, store::LONGEST).map_err(|error| DiskError::new(path, &error))?)
    }

    /// Takes in what a transfer file of this dossier brings; how many records are new.
    pub fn merge_transfer(&mut self, path: &Path) -> Result<usize, DossierError> {
        let mut transfer = Transfer::open(path)?;
        if transfer.id != self.id {
            return Err(DossierError::TransferForeign(path.to_owned()));
        }
        let before = self.records.len();
        transfer.unpack(&*self.storage, &self.root)?;
        self.reload()?;
        Ok(self.records.len().saturating_sub(before))
    }
}

/// Opens whatever a person points at: a dossier's folder, a file in it, or a transfer file, which goes into the
/// library (into the dossier it belongs to, if that is there already).
pub fn open_path(path: &Path, library: &Path, storage: Arc<dyn Storage>) -> Result<Arrival, DossierError> {
    let is_transfer = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(TRANSFER_ENDING));
    if !is_transfer {
        let folder = match path.file_name() {
            Some(name) if name == store::GENESIS => path.parent().unwrap_or(path),
            _ => path,
        };
        let dossier = Dossier::open(folder, storage)?;
        return Ok(Arrival { dossier, new: false, records: 0 });
    }
    let mut transfer = Transfer::open(path)?;
    for folder in library::dossiers(&*storage, library).unwrap_or_default() {
        let known = storage
            .read(&folder.join(store::GENESIS), store::LONGEST)
            .is_ok_and(|b| Digest::of(&b) == transfer.id);
        if known {
            let mut dossier = Dossier::open(&folder, Arc::clone(&storage))?;
            let records = dossier.merge_transfer(path)?;
            return Ok(Arrival { dossier, new: false, records });
        }
    }
    let title = transfer
        .genesis
        .title
        .get(&transfer.genesis.leading)
        .or_else(|| transfer.genesis.title.values().next());
    let root = library::new_folder(&*storage, library, title.map_or("", String::as_str))?;
    storage.create_folder(&root).map_err(|error| DiskError::new(&root, &error))?;
    let unpacked = transfer.unpack(&*storage, &root).and_then(|()| {
        // Last, so that a dossier whose unpacking was cut off is none.
        Ok(store::place(&*storage, &root, store::GENESIS, &transfer.first)?)
    });
    if let Err(error) = unpacked {
        super::clear(&*storage, &root, true);
        return Err(error);
    }
    let dossier = Dossier::open(&root, storage)?;
    let records = dossier.records().len();
    Ok(Arrival { dossier, new: true, records })
}

/// A transfer file that is open.
struct Transfer {
    archive: Archive,
    first: Vec<u8>,
    id: Digest,
    genesis: Genesis,
}

/// The archive in it, read under limits.
struct Archive {
    path: PathBuf,
    zip: ZipArchive<File>,
    /// How much may still be unpacked.
    allowance: u64,
}

/// One entry, understood.
struct Piece {
    folder: &'static str,
    name: String,
    bytes: Vec<u8>,
}

impl Transfer {
    fn open(path: &Path) -> Result<Self, DossierError> {
        let failed = |error: std::io::Error| DossierError::Disk(DiskError::new(path, &error));
        let file = File::open(path).map_err(failed)?;
        let size = file.metadata().map_err(failed)?.len();
        let damaged = |why: String| DossierError::TransferDamaged { path: path.to_owned(), why };
        let zip = ZipArchive::new(file).map_err(|error| damaged(error.to_string()))?;
        if zip.len() > MOST_ENTRIES {
            return Err(DossierError::TransferTooLarge(path.to_owned()));
        }
        let allowance = MOST_BYTES.min(ALWAYS_FINE.max(size.saturating_mul(RATIO)));
        let mut archive = Archive { path: path.to_owned(), zip, allowance };
        let at = (0..archive.zip.len()).find(|at| archive.entry_name(*at).as_deref() == Some(store::GENESIS));
        let at = at.ok_or_else(|| damaged("dossier.ron".to_owned()))?;
        let first = archive.entry(at)?;
        let genesis = read_versioned(&first).map_err(|error| match error {
            RecordError::Newer(format) => DossierError::Newer { path: path.to_owned(), format },
            other => damaged(other.to_string()),
        })?;
        Ok(Transfer { archive, id: Digest::of(&first), first, genesis })
    }

    /// Puts everything that belongs to the dossier into its folder: originals, texts, then records.
    fn unpack(&mut self, storage: &dyn Storage, root: &Path) -> Result<(), DossierError> {
        let (name, content) = store::ATTRIBUTES;
        store::keep(storage, root, name, content.as_bytes())?;
        for folder in [store::RECEIVED, store::TEXTS, store::RECORDS] {
            let path = root.join(folder);
            match storage.create_folder(&path) {
                Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
                    return Err(DiskError::new(&path, &error).into());
                }
                _ => {}
            }
            for at in 0..self.archive.zip.len() {
                let Some(entry_name) = self.archive.entry_name(at) else { continue };
                let Some(inner) = entry_name.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'))
                else {
                    continue;
                };
                // Nothing lies deeper in a dossier, and a name with a path in it is no name.
                if inner.contains(['/', '\\']) {
                    continue;
                }
                let inner = inner.to_owned();
                let bytes = self.archive.entry(at)?;
                if let Some(piece) = self.understand(folder, &inner, bytes)? {
                    self.keep(storage, root, &piece)?;
                }
            }
        }
        Ok(())
    }

    /// What an entry is, from its content; none for what does not belong to this dossier.
    fn understand(
        &self,
        folder: &'static str,
        entry: &str,
        bytes: Vec<u8>,
    ) -> Result<Option<Piece>, DossierError> {
        let damaged = |why: String| DossierError::TransferDamaged { path: self.archive.path.clone(), why };
        if folder != store::RECORDS {
            let hash = Digest::of(&bytes);
            let (promised, _) = name::read_file_name(entry);
            if promised.is_some_and(|promised| promised != hash) {
                return Err(damaged(entry.to_owned()));
            }
            let ending = if folder == store::TEXTS { "md".to_owned() } else { name::extension(entry) };
            return Ok(Some(Piece { folder, name: format!("{hash}.{ending}"), bytes }));
        }
        let Some(promise) = name::read_record_name(entry) else { return Ok(None) };
        let record = if promise.withheld {
            let withheld: Withheld =
                read_versioned(&bytes).map_err(|error| damaged(format!("{entry}: {error}")))?;
            StoredRecord { id: withheld.id, content: Content::Withheld(withheld), missing: Vec::new() }
        } else {
            if promise.hash.is_some_and(|hash| hash != Digest::of(split(&bytes).0).short()) {
                return Err(damaged(entry.to_owned()));
            }
            let (id, envelope) =
                Envelope::read(&bytes).map_err(|error| damaged(format!("{entry}: {error}")))?;
            StoredRecord::known(id, envelope)
        };
        let ours = record.dossier() == &self.id;
        Ok(ours.then(|| Piece { folder, name: name::record_name(&record), bytes }))
    }

    fn keep(&self, storage: &dyn Storage, root: &Path, piece: &Piece) -> Result<(), DossierError> {
        store::keep(storage, &root.join(piece.folder), &piece.name, &piece.bytes)?;
        Ok(())
    }
}

impl Archive {
    fn entry_name(&mut self, at: usize) -> Option<String> {
        let entry = self.zip.by_index_raw(at).ok()?;
        let name = entry.name().ok()?;
        entry.is_file().then(|| name.into_owned())
    }

    /// The bytes of an entry, counted as they come: what the archive says about sizes is not believed.
    fn entry(&mut self, at: usize) -> Result<Vec<u8>, DossierError> {
        let too_large = DossierError::TransferTooLarge(self.path.clone());
        let damaged = |why: String| DossierError::TransferDamaged { path: self.path.clone(), why };
        let limit = LONGEST_ENTRY.min(self.allowance);
        let entry = self.zip.by_index(at).map_err(|error| damaged(error.to_string()))?;
        let mut bytes = Vec::new();
        entry.take(limit + 1).read_to_end(&mut bytes).map_err(|error| damaged(error.to_string()))?;
        let length = bytes.len() as u64;
        if length > limit {
            return Err(too_large);
        }
        self.allowance -= length;
        Ok(bytes)
    }
}

fn zipped(entries: &[(String, Vec<u8>)]) -> Result<Vec<u8>, zip::result::ZipError> {
    // No clock: the same content gives the same bytes.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        writer.start_file(name.as_str(), options)?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}
