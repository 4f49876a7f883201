//! The folder on disk: what is in it, and how something is added so that nothing half-written is ever seen.
//!
//! ```text
//! Соглашение-о-группах.dossier/
//!   dossier.ron                       the first statement, written once
//!   records/0007-KAZ-3f2a9c….ron      counter, author, first half of the hash
//!   texts/9c41….md                    canonical texts by hash
//!   received/9c41….docx               originals by hash, byte for byte
//!   .gitattributes                    * -text
//! ```
//!
//! Every file is written under another name, brought down to the disk, and only then given its own, which never
//! replaces another. A copy that is cut off leaves at most a file nobody looks at.

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::error::DiskError;
use super::name;
use super::signing::seal;
use super::storage::{Entry, Sort, Storage};
use super::trouble::{Matter, Trouble};
use crate::negotiation::record::{
    Body, Content, Envelope, RecordError, StoredRecord, Withheld, read_versioned, split,
};
use crate::negotiation::statement::Key;
use crate::negotiation::{Digest, RecordId, Seal};

/// The name of the first statement.
pub const GENESIS: &str = "dossier.ron";
/// The folder of records.
pub const RECORDS: &str = "records";
/// The folder of texts.
pub const TEXTS: &str = "texts";
/// The folder of files received.
pub const RECEIVED: &str = "received";
/// The file that keeps Git from touching line ends, on which every hash depends.
pub const ATTRIBUTES: (&str, &str) = (".gitattributes", "* -text\n");

/// The longest record, genesis or text read, in bytes.
pub const LONGEST: u64 = 256 << 20;
/// The longest received file read, in bytes.
pub const LONGEST_RECEIVED: u64 = 1 << 30;

/// How often a file that is not what its name promises is read again before it is named.
const PATIENCE: u32 = 2;

/// What a dossier's folder holds.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// The records, by id, with their files.
    pub records: BTreeMap<RecordId, (Content, PathBuf)>,
    /// The signed files of records, by id: payload, signature and file. The same signature counts once.
    pub signed: BTreeMap<RecordId, Vec<Signed>>,
    /// Records of which there is a file without a signature.
    bare: BTreeSet<RecordId>,
    /// Texts by hash.
    pub texts: BTreeMap<Digest, PathBuf>,
    /// Received files by hash.
    pub received: BTreeMap<Digest, PathBuf>,
    /// What was noticed.
    pub troubles: Vec<Trouble>,
    /// Texts and received files whose names promise nothing.
    loose: Vec<(Digest, PathBuf)>,
}

/// A record's file with a signature in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// The payload as stored.
    pub payload: Vec<u8>,
    /// What follows it.
    pub signature: Vec<u8>,
    /// The file.
    pub path: PathBuf,
}

impl Found {
    /// Looks through a dossier's folder. Only what cannot be done without is an error: one file that cannot be
    /// read is named and the rest opens.
    pub fn look(storage: &dyn Storage, root: &Path) -> Result<Self, DiskError> {
        let mut found = Found::default();
        let entries = storage.list(root).map_err(|error| DiskError::new(root, &error))?;
        for entry in entries {
            let path = root.join(&entry.name);
            match (entry.name.as_str(), entry.sort) {
                (RECORDS, Sort::Folder) => found.each(storage, &path, Found::record),
                (TEXTS, Sort::Folder) => found.each(storage, &path, |found, storage, path, entry| {
                    let held = found.file(storage, path, entry);
                    found.texts.extend(held);
                }),
                (RECEIVED, Sort::Folder) => found.each(storage, &path, |found, storage, path, entry| {
                    let held = found.file(storage, path, entry);
                    found.received.extend(held);
                }),
                (GENESIS, Sort::File) => {}
                (other, _) if name::is_clutter(other) => {}
                _ => found.troubles.push(Trouble::new(&path, Matter::Stray)),
            }
        }
        found.take_in_loose();
        Ok(found)
    }

    /// A file whose name promises nothing is a renamed text or original if a record names its hash; otherwise it is
    /// none of ours.
    fn take_in_loose(&mut self) {
        let known = self.records.values().filter_map(|(content, _)| match content {
            Content::Known(envelope) => Some(envelope.names()),
            Content::Withheld(_) => None,
        });
        let wanted: BTreeSet<Digest> = known.flatten().collect();
        for (hash, path) in std::mem::take(&mut self.loose) {
            let matter = if wanted.contains(&hash) { Matter::Copy } else { Matter::Stray };
            self.troubles.push(Trouble::new(&path, matter.clone()));
            if matter == Matter::Copy {
                let holder = if path.parent().is_some_and(|folder| folder.ends_with(TEXTS)) {
                    &mut self.texts
                } else {
                    &mut self.received
                };
                holder.entry(hash).or_insert(path);
            }
        }
    }

    /// Looks at every file of a folder.
    fn each(
        &mut self,
        storage: &dyn Storage,
        folder: &Path,
        look: impl Fn(&mut Self, &dyn Storage, &Path, &Entry),
    ) {
        let entries = match storage.list(folder) {
            Ok(entries) => entries,
            Err(error) => {
                let matter = Matter::Unreadable(DiskError::new(folder, &error));
                return self.troubles.push(Trouble::new(folder, matter));
            }
        };
        for entry in entries.iter().filter(|entry| !name::is_clutter(&entry.name)) {
            let path = folder.join(&entry.name);
            match entry.sort {
                Sort::File => look(self, storage, &path, entry),
                _ => self.troubles.push(Trouble::new(&path, Matter::Stray)),
            }
        }
    }

    fn record(&mut self, storage: &dyn Storage, path: &Path, entry: &Entry) {
        let Some(promise) = name::read_record_name(&entry.name) else {
            return self.troubles.push(Trouble::new(path, Matter::Stray));
        };
        let mut patience = PATIENCE;
        let read = loop {
            let read =
                storage.read(path, LONGEST).map_err(|error| Matter::Unreadable(DiskError::new(path, &error)));
            let read = read.and_then(|bytes| understand(&bytes, &promise).map(|found| (found, bytes)));
            match read {
                Err(Matter::Mismatch | Matter::Damaged(_)) if patience > 0 => {
                    patience -= 1;
                    storage.wait();
                }
                settled => break settled,
            }
        };
        match read {
            Err(matter) => self.troubles.push(Trouble::new(path, matter)),
            Ok(((id, content), bytes)) => {
                self.note_signature(id, &bytes, path);
                if !promise.own {
                    self.troubles.push(Trouble::new(path, Matter::Copy));
                }
                // Known beats withheld; the program's own name beats a copy's.
                let better = match self.records.get(&id) {
                    None => true,
                    Some((Content::Withheld(_), _)) => matches!(content, Content::Known(_)),
                    Some((Content::Known(_), _)) => promise.own && matches!(content, Content::Known(_)),
                };
                if better {
                    self.records.insert(id, (content, path.to_owned()));
                }
            }
        }
    }

    fn note_signature(&mut self, id: RecordId, bytes: &[u8], path: &Path) {
        let (payload, signature) = split(bytes);
        let Some(signature) = signature else {
            self.bare.insert(id);
            return;
        };
        let signed = self.signed.entry(id).or_default();
        if signed.iter().all(|other| other.signature != signature) {
            let (payload, signature) = (payload.to_vec(), signature.to_vec());
            signed.push(Signed { payload, signature, path: path.to_owned() });
        }
    }

    /// What the signatures behind a record are worth.
    fn seals(&self, id: &RecordId, keys: &[Key]) -> BTreeSet<Seal> {
        let Some(signed) = self.signed.get(id) else { return BTreeSet::new() };
        let mut seals: BTreeSet<Seal> =
            signed.iter().map(|it| seal(&it.payload, &it.signature, keys)).collect();
        if self.bare.contains(id) {
            seals.insert(Seal::Bare);
        }
        seals
    }

    /// The keys announced in these records.
    fn keys(&self) -> Vec<Key> {
        let keys = self.records.values().filter_map(|(content, _)| match content {
            Content::Known(envelope) => match &envelope.body {
                Body::Key(key) => Some(key.clone()),
                _ => None,
            },
            Content::Withheld(_) => None,
        });
        keys.collect()
    }

    /// Finds out what a text or received file is: its hash, if it can be read and is what its name promises.
    fn file(&mut self, storage: &dyn Storage, path: &Path, entry: &Entry) -> Option<(Digest, PathBuf)> {
        let (promised, own) = name::read_file_name(&entry.name);
        let mut patience = PATIENCE;
        loop {
            let hash = match storage.digest(path, LONGEST_RECEIVED) {
                Ok(hash) => hash,
                Err(error) => {
                    let matter = Matter::Unreadable(DiskError::new(path, &error));
                    self.troubles.push(Trouble::new(path, matter));
                    return None;
                }
            };
            match promised {
                Some(promised) if promised != hash && patience > 0 => {
                    patience -= 1;
                    storage.wait();
                }
                Some(promised) if promised != hash => {
                    self.troubles.push(Trouble::new(path, Matter::Mismatch));
                    return None;
                }
                Some(_) => {
                    if !own {
                        self.troubles.push(Trouble::new(path, Matter::Copy));
                    }
                    return Some((hash, path.to_owned()));
                }
                None => {
                    self.loose.push((hash, path.to_owned()));
                    return None;
                }
            }
        }
    }
}

/// What the bytes of a file among the records say, if they are what its name promises.
fn understand(bytes: &[u8], promise: &name::RecordName) -> Result<(RecordId, Content), Matter> {
    let matter = |error| match error {
        RecordError::Newer(format) => Matter::Newer(format),
        RecordError::Damaged(why) | RecordError::Unwritable(why) => Matter::Damaged(why),
    };
    let keeps = |id: &RecordId| promise.hash.as_ref().is_none_or(|hash| hash == &id.short());
    if promise.withheld {
        let withheld: Withheld = read_versioned(bytes).map_err(matter)?;
        return if keeps(&withheld.id) {
            Ok((withheld.id, Content::Withheld(withheld)))
        } else {
            Err(Matter::Mismatch)
        };
    }
    let (payload, _) = split(bytes);
    if !keeps(&Digest::of(payload)) {
        return Err(Matter::Mismatch);
    }
    let (id, envelope) = Envelope::read(bytes).map_err(matter)?;
    Ok((id, Content::Known(Box::new(envelope))))
}

/// The records with what each is missing, in the order of their ids.
pub fn stored(found: &Found) -> Vec<StoredRecord> {
    let here = |digest: &Digest| found.texts.contains_key(digest) || found.received.contains_key(digest);
    let missing = |content: &Content| match content {
        Content::Known(envelope) => envelope.names().into_iter().filter(|digest| !here(digest)).collect(),
        Content::Withheld(_) => Vec::new(),
    };
    let keys = found.keys();
    found
        .records
        .iter()
        .map(|(id, (content, _))| StoredRecord {
            id: *id,
            missing: missing(content),
            seals: found.seals(id, &keys),
            content: content.clone(),
        })
        .collect()
}

/// Makes a folder and brings its name down to the disk; whether it was not there before.
pub fn make_folder(storage: &dyn Storage, folder: &Path) -> Result<bool, DiskError> {
    let failed = |error: std::io::Error| DiskError::new(folder, &error);
    match storage.create_folder(folder) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Ok(false),
        Err(error) => return Err(failed(error)),
    }
    let above = folder.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match storage.sync_folder(above) {
        Ok(()) => Ok(true),
        Err(error) => {
            let _ = storage.remove_folder(folder);
            Err(failed(error))
        }
    }
}

/// Puts a file into a folder under its own name, whole or not at all. A file of that name that holds the same
/// bytes is what was wanted; one that holds others is damaged (the name is a hash), and is set aside, not lost.
pub fn keep(storage: &dyn Storage, folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf, DiskError> {
    let path = folder.join(name);
    match storage.read(&path, LONGEST_RECEIVED) {
        Ok(there) if there == bytes => return Ok(path),
        Ok(_) => put_aside(storage, &path)?,
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(DiskError::new(&path, &error)),
    }
    place(storage, folder, name, bytes)?;
    Ok(path)
}

/// Puts a record into its folder. The same record with another signature, or with none, is kept beside it under a name of
/// its own: which of them counts is not decided here.
pub fn keep_record(
    storage: &dyn Storage,
    folder: &Path,
    name: &str,
    bytes: &[u8],
) -> Result<PathBuf, DiskError> {
    let there = storage.read(&folder.join(name), LONGEST);
    match there {
        Ok(there) if there != bytes && split(&there).0 == split(bytes).0 => {
            keep(storage, folder, &name::other_copy(name, bytes), bytes)
        }
        _ => keep(storage, folder, name, bytes),
    }
}

/// Puts a new file into a folder, whole or not at all.
pub fn place(storage: &dyn Storage, folder: &Path, name: &str, bytes: &[u8]) -> Result<(), DiskError> {
    let path = folder.join(name);
    let draft = write_draft(storage, folder, name, bytes)?;
    let published = storage.publish(&draft, &path);
    // Whether or not it worked, the draft's name has done its work; one that stays is clutter and no harm.
    let _ = storage.remove(&draft);
    match published {
        Ok(()) => {}
        // Someone else wrote the same in the meantime.
        Err(error)
            if error.kind() == ErrorKind::AlreadyExists
                && storage.read(&path, LONGEST_RECEIVED).is_ok_and(|there| there == bytes) => {}
        Err(error) => return Err(DiskError::new(&path, &error)),
    }
    storage.sync_folder(folder).map_err(|error| DiskError::new(folder, &error))
}

/// Writes the bytes under a name of their own that no one looks at.
fn write_draft(storage: &dyn Storage, folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf, DiskError> {
    let mut attempt = 0;
    loop {
        let draft = folder.join(format!(".{name}.{attempt}.part"));
        match storage.write_new(&draft, bytes) {
            Ok(()) => return Ok(draft),
            // Left by a program that was cut off, or in use by another: take the next.
            Err(error) if error.kind() == ErrorKind::AlreadyExists && attempt < 1000 => attempt += 1,
            Err(error) => {
                let _ = storage.remove(&draft);
                // People know the file by the name it was to have.
                return Err(DiskError::new(&folder.join(name), &error));
            }
        }
    }
}

/// Renames a damaged file that is in the way, so that it is neither lost nor taken for anything.
fn put_aside(storage: &dyn Storage, path: &Path) -> Result<(), DiskError> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = path.parent().unwrap_or(path);
    let taken: BTreeSet<String> = storage
        .list(folder)
        .map(|entries| entries.into_iter().map(|entry| entry.name).collect())
        .unwrap_or_default();
    let short: String = name.chars().take(16).collect();
    let aside =
        (1_u32..).map(|number| format!("damaged-{short}-{number}.bad")).find(|name| !taken.contains(name));
    let aside = folder.join(aside.unwrap_or_else(|| format!("damaged-{short}.bad")));
    storage.set_aside(path, &aside).map_err(|error| DiskError::new(path, &error))
}
