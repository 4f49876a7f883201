//! Transfer files: a whole dossier, or what of it is for one office, as one file.
//!
//! A transfer file is a zip archive laid out like the folder. It is never trusted: no path of the archive reaches the
//! disk (every name is made anew from the content's own hash), what does not belong is left out, and there are
//! limits to everything.

mod archive;

use std::collections::BTreeSet;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::error::DiskError;
use super::library;
use super::name::{self, TRANSFER_ENDING};
use super::renamed::{Called, Renamed};
use super::storage::{Storage, write_over};
use super::{Dossier, DossierError, store};
use crate::language::Phrase;
use crate::negotiation::record::{Content, Envelope, StoredRecord, write_ron};
use crate::negotiation::{Code, Digest, Extent, News, Roster, StateOfPlay, audience, fold, news};
use archive::{Contents, Transfer};

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
    /// What it changed.
    pub taken: Taken,
}

/// What taking a transfer file in changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Taken {
    /// How many records are known that were not, or only by their hash.
    pub records: usize,
    /// How many texts and files received are here that were not.
    pub files: usize,
    /// What is called otherwise now on the draft that was being negotiated.
    pub renamed: Vec<Renamed>,
}

/// What a transfer file would bring, told before anything is changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// The dossier it would go into; none where it holds one that is not here yet.
    pub dossier: Option<PathBuf>,
    /// That dossier's title, in its leading language.
    pub title: String,
    /// What its records bring.
    pub news: News,
    /// How many texts and files received are new.
    pub files: usize,
    /// How many of its records belong to another dossier and are left out.
    pub foreign: usize,
    /// The dossier's id.
    pub id: Digest,
    /// The office that keeps it.
    pub office: Code,
    /// Who sits at the table.
    pub roster: Roster,
}

impl Preview {
    /// Whether taking it in would change nothing.
    pub fn is_empty(&self) -> bool {
        self.dossier.is_some() && self.news.is_empty() && self.files == 0
    }

    /// All of it in sentences, one a line.
    pub fn phrases(&self) -> Vec<Phrase> {
        let mut phrases = self.news.phrases();
        for (key, count) in [("news-files", self.files), ("news-foreign", self.foreign)] {
            if count > 0 {
                phrases.push(Phrase::new(key).count("count", count));
            }
        }
        phrases
    }
}

impl Dossier {
    /// The dossier as a transfer file's bytes: as much of it as is wanted and the recipient may see. The same dossier
    /// packed twice gives the same bytes.
    pub fn pack(&self, recipient: Recipient<'_>, extent: Extent) -> Result<Vec<u8>, DossierError> {
        let records = extent.of(&self.seen_by(recipient));
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
            let name = name::record_name(record);
            for copy in self.other_copies.get(&record.id).into_iter().flatten() {
                let bytes = self.read_own(copy)?;
                entries.push((format!("{}/{}", store::RECORDS, name::other_copy(&name, &bytes)), bytes));
            }
            entries.push((format!("{}/{name}", store::RECORDS), bytes));
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
    pub fn write_transfer(
        &self,
        path: &Path,
        recipient: Recipient<'_>,
        extent: Extent,
    ) -> Result<(), DossierError> {
        let bytes = self.pack(recipient, extent)?;
        Ok(write_over(path, &bytes).map_err(|error| DiskError::new(path, &error))?)
    }

    fn read_own(&self, path: &Path) -> Result<Vec<u8>, DossierError> {
        Ok(self.storage.read(path, store::LONGEST).map_err(|error| DiskError::new(path, &error))?)
    }

    /// What a transfer file of this dossier would bring. Nothing is changed.
    pub fn preview_transfer(&self, path: &Path) -> Result<Preview, DossierError> {
        let mut transfer = Transfer::open(path)?;
        if transfer.id != self.id {
            return Err(DossierError::TransferForeign(path.to_owned()));
        }
        Ok(self.foresee(transfer.look()?))
    }

    fn foresee(&self, mut contents: Contents) -> Preview {
        let here = |hash: &Digest| self.files.contains_key(hash);
        let files: BTreeSet<&Digest> = contents.files.iter().filter(|hash| !here(hash)).collect();
        let mut all = self.records.clone();
        all.append(&mut contents.records);
        contents.seal(&mut all, &self.records);
        for record in &mut all {
            let names = record.envelope().map(Envelope::names).unwrap_or_default();
            record.missing = names.into_iter().filter(|hash| !here(hash) && !files.contains(hash)).collect();
        }
        let state = fold(&self.id, &self.genesis, &all);
        Preview {
            dossier: Some(self.root.clone()),
            title: self.genesis.title.get(&self.genesis.leading).cloned().unwrap_or_default(),
            news: news((&self.records, &self.state), (&all, &state)),
            files: files.len(),
            foreign: contents.foreign,
            id: self.id,
            office: self.genesis.office.clone(),
            roster: state.roster,
        }
    }

    /// Takes in what a transfer file of this dossier brings.
    pub fn merge_transfer(&mut self, path: &Path) -> Result<Taken, DossierError> {
        let mut transfer = Transfer::open(path)?;
        if transfer.id != self.id {
            return Err(DossierError::TransferForeign(path.to_owned()));
        }
        let (records, files, called) = (self.known(), self.files.len(), Called::of(self));
        transfer.unpack(&*self.storage, &self.root)?;
        self.reload()?;
        Ok(Taken {
            records: self.known().saturating_sub(records),
            files: self.files.len().saturating_sub(files),
            renamed: called.otherwise(&Called::of(self)),
        })
    }

    /// How many records are known by more than their hash.
    fn known(&self) -> usize {
        self.records.iter().filter(|record| record.envelope().is_some()).count()
    }
}

/// What a transfer file would bring to a library: to the dossier it belongs to, if that is there, else as a new one.
/// Nothing is changed.
pub fn preview_path(path: &Path, library: &Path, storage: Arc<dyn Storage>) -> Result<Preview, DossierError> {
    let mut transfer = Transfer::open(path)?;
    if let Some(folder) = home_of(&transfer, library, &*storage) {
        let contents = transfer.look()?;
        return Ok(Dossier::open(&folder, storage)?.foresee(contents));
    }
    let mut contents = transfer.look()?;
    let mut records = std::mem::take(&mut contents.records);
    contents.seal(&mut records, &[]);
    for record in &mut records {
        let names = record.envelope().map(Envelope::names).unwrap_or_default();
        record.missing = names.into_iter().filter(|hash| !contents.files.contains(hash)).collect();
    }
    let state = fold(&transfer.id, &transfer.genesis, &records);
    Ok(Preview {
        dossier: None,
        title: title_of(&transfer).to_owned(),
        news: news((&[], &StateOfPlay::default()), (&records, &state)),
        files: contents.files.len(),
        foreign: contents.foreign,
        id: transfer.id,
        office: transfer.genesis.office.clone(),
        roster: state.roster,
    })
}

/// The folder of the dossier a transfer file belongs to, if it is in the library.
fn home_of(transfer: &Transfer, library: &Path, storage: &dyn Storage) -> Option<PathBuf> {
    let folders = library::dossiers(storage, library).unwrap_or_default();
    folders.into_iter().find(|folder| is_home(transfer, folder, storage))
}

fn is_home(transfer: &Transfer, folder: &Path, storage: &dyn Storage) -> bool {
    let first = storage.read(&folder.join(store::GENESIS), store::LONGEST);
    first.is_ok_and(|bytes| Digest::of(&bytes) == transfer.id)
}

/// Which of these folders holds the dossier a transfer file belongs to.
pub fn home_among<'f>(
    path: &Path,
    folders: &'f [PathBuf],
    storage: &dyn Storage,
) -> Result<Option<&'f Path>, DossierError> {
    let transfer = Transfer::open(path)?;
    Ok(folders.iter().map(PathBuf::as_path).find(|folder| is_home(&transfer, folder, storage)))
}

fn title_of(transfer: &Transfer) -> &str {
    let titles = &transfer.genesis.title;
    let leading = titles.get(&transfer.genesis.leading);
    leading.or_else(|| titles.values().next()).map_or("", String::as_str)
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
        return Ok(Arrival { dossier, new: false, taken: Taken::default() });
    }
    let mut transfer = Transfer::open(path)?;
    if let Some(folder) = home_of(&transfer, library, &*storage) {
        let mut dossier = Dossier::open(&folder, Arc::clone(&storage))?;
        let taken = dossier.merge_transfer(path)?;
        return Ok(Arrival { dossier, new: false, taken });
    }
    let root = library::new_folder(&*storage, library, title_of(&transfer))?;
    store::make_folder(&*storage, &root)?;
    let unpacked = transfer.unpack(&*storage, &root).and_then(|()| {
        // Last, so that a dossier whose unpacking was cut off is none.
        Ok(store::place(&*storage, &root, store::GENESIS, &transfer.first)?)
    });
    if let Err(error) = unpacked {
        super::create::clear(&*storage, &root, true);
        return Err(error);
    }
    let dossier = Dossier::open(&root, storage)?;
    let taken = Taken { records: dossier.known(), files: dossier.files.len(), renamed: Vec::new() };
    Ok(Arrival { dossier, new: true, taken })
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
