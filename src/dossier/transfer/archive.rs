//! A transfer file as an archive: read under limits, and never believed.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use zip::ZipArchive;

use crate::dossier::error::DiskError;
use crate::dossier::name;
use crate::dossier::signing::seal;
use crate::dossier::storage::Storage;
use crate::dossier::{DossierError, store};
use crate::negotiation::record::{
    Body, Envelope, Genesis, RecordError, StoredRecord, Withheld, read_versioned, split,
};
use crate::negotiation::statement::Key;
use crate::negotiation::{Digest, RecordId};

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

/// A transfer file that is open.
pub(super) struct Transfer {
    archive: Archive,
    /// The first statement's bytes.
    pub first: Vec<u8>,
    /// The dossier's id.
    pub id: Digest,
    /// The first statement.
    pub genesis: Genesis,
}

/// The archive in it, read under limits.
struct Archive {
    path: PathBuf,
    zip: ZipArchive<File>,
    /// How much may still be unpacked.
    allowance: u64,
}

/// One entry, understood.
enum Piece {
    /// A record of this dossier and its bytes.
    Record(Box<StoredRecord>, Vec<u8>),
    /// A text or a file received: its hash, its ending, its bytes.
    File(Digest, String, Vec<u8>),
    /// A record of another dossier.
    Foreign,
}

/// What is in a transfer file.
#[derive(Debug, Default)]
pub(super) struct Contents {
    /// The records, in the order of the archive.
    pub records: Vec<StoredRecord>,
    /// The hashes of texts and files received.
    pub files: BTreeSet<Digest>,
    /// How many records belong to another dossier.
    pub foreign: usize,
    /// Payloads and signatures of the records that are signed.
    signed: Vec<(RecordId, Vec<u8>, Vec<u8>)>,
}

impl Contents {
    /// Finds out what the signatures are worth, with the keys announced in these records. `records` are those here and
    /// those of the file, the latter in the order they were read.
    pub fn seal(&self, records: &mut [StoredRecord], here: &[StoredRecord]) {
        let keys: Vec<Key> = records
            .iter()
            .filter_map(|record| match &record.envelope()?.body {
                Body::Key(key) => Some(key.clone()),
                _ => None,
            })
            .collect();
        let new = records.get_mut(here.len()..).unwrap_or_default();
        for (record, payload, signature) in &self.signed {
            let found = seal(payload, signature, &keys);
            for record in new.iter_mut().filter(|it| it.id == *record) {
                record.seals.insert(found.clone());
            }
        }
    }
}

impl Transfer {
    pub fn open(path: &Path) -> Result<Self, DossierError> {
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
    pub fn unpack(&mut self, storage: &dyn Storage, root: &Path) -> Result<(), DossierError> {
        let (name, content) = store::ATTRIBUTES;
        store::keep(storage, root, name, content.as_bytes())?;
        for folder in [store::RECEIVED, store::TEXTS, store::RECORDS] {
            let path = root.join(folder);
            store::make_folder(storage, &path)?;
            self.each(folder, |piece| match piece {
                Piece::Record(record, bytes) => {
                    store::keep_record(storage, &path, &name::record_name(&record), &bytes)?;
                    Ok(())
                }
                Piece::File(hash, ending, bytes) => {
                    store::keep(storage, &path, &format!("{hash}.{ending}"), &bytes)?;
                    Ok(())
                }
                Piece::Foreign => Ok(()),
            })?;
        }
        Ok(())
    }

    /// What is in it, read to the end and put nowhere.
    pub fn look(&mut self) -> Result<Contents, DossierError> {
        let mut contents = Contents::default();
        for folder in [store::RECEIVED, store::TEXTS, store::RECORDS] {
            self.each(folder, |piece| {
                match piece {
                    Piece::Record(record, bytes) => {
                        if let (payload, Some(signature)) = split(&bytes) {
                            contents.signed.push((record.id, payload.to_vec(), signature.to_vec()));
                        }
                        contents.records.push(*record);
                    }
                    Piece::File(hash, ..) => {
                        contents.files.insert(hash);
                    }
                    Piece::Foreign => contents.foreign += 1,
                }
                Ok(())
            })?;
        }
        Ok(contents)
    }

    /// Goes through the entries of one folder.
    fn each(
        &mut self,
        folder: &'static str,
        mut take: impl FnMut(Piece) -> Result<(), DossierError>,
    ) -> Result<(), DossierError> {
        for at in 0..self.archive.zip.len() {
            let Some(entry_name) = self.archive.entry_name(at) else { continue };
            let Some(inner) = entry_name.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/')) else {
                continue;
            };
            // Nothing lies deeper in a dossier, and a name with a path in it is no name.
            if inner.contains(['/', '\\']) {
                continue;
            }
            let inner = inner.to_owned();
            let bytes = self.archive.entry(at)?;
            if let Some(piece) = self.understand(folder, &inner, bytes)? {
                take(piece)?;
            }
        }
        Ok(())
    }

    /// What an entry is, from its content; none for what is nothing of a dossier's.
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
            return Ok(Some(Piece::File(hash, ending, bytes)));
        }
        let Some(promise) = name::read_record_name(entry) else { return Ok(None) };
        let record = if promise.withheld {
            let withheld: Withheld =
                read_versioned(&bytes).map_err(|error| damaged(format!("{entry}: {error}")))?;
            StoredRecord::withheld(withheld)
        } else {
            if promise.hash.is_some_and(|hash| hash != Digest::of(split(&bytes).0).short()) {
                return Err(damaged(entry.to_owned()));
            }
            let (id, envelope) =
                Envelope::read(&bytes).map_err(|error| damaged(format!("{entry}: {error}")))?;
            StoredRecord::known(id, envelope)
        };
        let ours = record.dossier() == &self.id;
        Ok(Some(if ours { Piece::Record(Box::new(record), bytes) } else { Piece::Foreign }))
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
