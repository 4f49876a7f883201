//! The dossier: one document under negotiation with everything that happened to it, as a folder of plain files.
//!
//! Nothing in the folder is ever changed: records, texts and originals are only added, each under a name made of
//! its hash. Two copies edited apart merge by copying files. Opening is tolerant: what is damaged, half-arrived
//! or not ours is [named](trouble::Trouble), and the rest opens.

pub mod bundle;
pub mod chain;
pub mod cite;
mod create;
pub mod demo;
pub mod desktop;
pub mod entry;
pub mod error;
pub mod follow;
pub mod hearing;
pub mod history;
pub mod kept;
pub mod library;
pub mod name;
mod objects;
pub mod office;
pub mod papers;
pub mod received;
pub mod recent;
pub mod renamed;
pub mod round;
pub mod sample;
mod secrecy;
pub mod signing;
pub mod stood;
pub mod storage;
pub mod store;
pub mod streamline;
mod then;
pub mod transfer;
pub mod trouble;
pub mod waiting;
pub mod withdraw;

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

pub use error::{DiskError, DossierError};
pub use storage::{Disk, Storage};
pub use trouble::{Matter, Trouble};

use crate::negotiation::edition::Role;
use crate::negotiation::record::{
    Body, Content, Envelope, FORMAT, Genesis, RecordError, StoredRecord, read_versioned,
};
use crate::negotiation::roster::{Code, Roster};
use crate::negotiation::state::Standing;
use crate::negotiation::statement::{Expunged, RosterChange};
use crate::negotiation::submission::{About, Letter};
use crate::negotiation::{Audience, Digest, LanguageTag, RecordId, Seal, StateOfPlay, fold};
use office::Here;

/// A dossier that is open.
#[derive(Debug, Clone)]
pub struct Dossier {
    root: PathBuf,
    storage: Arc<dyn Storage>,
    id: Digest,
    genesis: Genesis,
    records: Vec<StoredRecord>,
    record_files: BTreeMap<RecordId, PathBuf>,
    /// Further copies of records, with other signatures.
    other_copies: BTreeMap<RecordId, Vec<PathBuf>>,
    here: Here,
    files: BTreeMap<Digest, PathBuf>,
    troubles: Vec<Trouble>,
    state: StateOfPlay,
}

/// What a new dossier begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDossier {
    /// The title of the document per language.
    pub title: BTreeMap<LanguageTag, String>,
    /// Its languages, and whether each is authentic.
    pub languages: BTreeMap<LanguageTag, Role>,
    /// The language that leads the negotiation.
    pub leading: LanguageTag,
    /// Who sits at the table.
    pub roster: Roster,
    /// The office that opens it; one that is not on the roster joins it as the secretariat.
    pub office: Code,
}

/// On what occasion something is entered: by which office, when, for whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occasion {
    /// The office at the keyboard.
    pub office: Code,
    /// When.
    pub time: Timestamp,
    /// For whom.
    pub audience: Audience,
    /// The letter on the strength of which it is entered for someone else.
    pub on_the_strength_of: Option<Letter>,
}

/// A file on its way into a dossier: its name in the folder and its bytes.
struct Parcel {
    folder: &'static str,
    name: String,
    hash: Digest,
    bytes: Vec<u8>,
}

impl Occasion {
    /// An office entering something for everyone.
    pub fn new(office: Code, time: Timestamp) -> Self {
        Self { office, time, audience: Audience::All, on_the_strength_of: None }
    }
}

impl Dossier {
    /// Opens the dossier in a folder.
    pub fn open(root: &Path, storage: Arc<dyn Storage>) -> Result<Self, DossierError> {
        let mut found = store::Found::look(&*storage, root)?;
        let (id, genesis) = read_genesis(&*storage, root, &mut found)?;
        let records = store::stored(&found);
        let state = fold(&id, &genesis, &records);
        let mut files = found.received;
        files.extend(found.texts);
        let record_files: BTreeMap<RecordId, PathBuf> =
            found.records.into_iter().map(|(id, (_, path))| (id, path)).collect();
        let mut other_copies: BTreeMap<RecordId, Vec<PathBuf>> = BTreeMap::new();
        for (id, signed) in found.signed {
            let others = signed.into_iter().map(|it| it.path);
            let others: Vec<PathBuf> =
                others.filter(|path| record_files.get(&id).is_none_or(|own| own != path)).collect();
            if !others.is_empty() {
                other_copies.insert(id, others);
            }
        }
        let (root, troubles) = (root.to_owned(), found.troubles);
        Ok(Self {
            root,
            storage,
            id,
            genesis,
            records,
            record_files,
            other_copies,
            here: Here::default(),
            files,
            troubles,
            state,
        })
    }

    /// Looks through the folder again.
    pub fn reload(&mut self) -> Result<(), DossierError> {
        let reopened = Self::open(&self.root, Arc::clone(&self.storage))?;
        let here = std::mem::take(&mut self.here);
        *self = Self { here, ..reopened };
        Ok(())
    }

    /// Whether the folder holds records that were not there when it was last looked through.
    pub fn has_news(&self) -> bool {
        let folder = self.root.join(store::RECORDS);
        let known: BTreeSet<&Path> = self
            .record_files
            .values()
            .map(PathBuf::as_path)
            .chain(self.troubles.iter().map(|trouble| trouble.path.as_path()))
            .collect();
        // A folder that cannot be listed just now tells nothing new.
        self.storage.list(&folder).is_ok_and(|entries| {
            let mut records = entries.iter().filter(|entry| name::read_record_name(&entry.name).is_some());
            records.any(|entry| !known.contains(folder.join(&entry.name).as_path()))
        })
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The disk it is on.
    pub fn storage(&self) -> &Arc<dyn Storage> {
        &self.storage
    }

    /// The dossier's id: the hash of its first statement.
    pub fn id(&self) -> &Digest {
        &self.id
    }

    /// The first statement: title, languages, the roster to begin with.
    pub fn genesis(&self) -> &Genesis {
        &self.genesis
    }

    /// Where the negotiation stands.
    pub fn state(&self) -> &StateOfPlay {
        &self.state
    }

    /// Every record that is here, by id.
    pub fn records(&self) -> &[StoredRecord] {
        &self.records
    }

    /// The record with this id, if it is here.
    pub fn record(&self, id: &RecordId) -> Option<&StoredRecord> {
        let at = self.records.binary_search_by_key(id, |record| record.id).ok()?;
        self.records.get(at)
    }

    /// What was noticed when the folder was looked through.
    pub fn troubles(&self) -> &[Trouble] {
        &self.troubles
    }

    /// The title in this language, else in the leading one, else any.
    pub fn title(&self, language: &str) -> &str {
        let titles = &self.genesis.title;
        let own = titles.iter().find(|(tag, _)| tag.as_str() == language).map(|(_, title)| title);
        own.or_else(|| titles.get(&self.genesis.leading))
            .or_else(|| titles.values().next())
            .map_or("", String::as_str)
    }

    /// The bytes of a received file.
    pub fn original(&self, hash: &Digest) -> Result<Vec<u8>, DossierError> {
        self.held(hash)?.ok_or(DossierError::OriginalMissing(*hash))
    }

    /// Where a received file lies, if it is here.
    pub fn original_path(&self, hash: &Digest) -> Option<&Path> {
        self.files.get(hash).map(PathBuf::as_path)
    }

    /// The bytes kept under a hash, if they are here and are what it promises.
    fn held(&self, hash: &Digest) -> Result<Option<Vec<u8>>, DossierError> {
        let Some(path) = self.files.get(hash) else { return Ok(None) };
        let bytes = match self.storage.read(path, store::LONGEST_RECEIVED) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(DiskError::new(path, &error).into()),
        };
        Ok((Digest::of(&bytes) == *hash).then_some(bytes))
    }

    /// Why there is no draft of this name.
    pub fn no_draft(&self, name: &str) -> DossierError {
        match self.state.pending.len() {
            count if count > 0 && self.state.editions.is_empty() => DossierError::DraftAwaited(count),
            _ => DossierError::NoEdition(name.to_owned()),
        }
    }

    /// What a person means by a word: the number of a draft ("2"), the code of a delegation (its one current reply to
    /// the current draft), or the beginning of a record's id.
    pub fn subject(&self, word: &str) -> Result<About, DossierError> {
        let unknown = || self.no_draft(word);
        let number = word.parse().ok().and_then(|number: u32| self.state.edition_numbered(number));
        if let Some(edition) = number {
            return Ok(About::Edition(edition.id));
        }
        if let (Some(entry), Some(current)) = (self.state.roster.find(word), self.state.current) {
            return match self.state.standing(&current, &entry.code) {
                Standing::Replied(replies) | Standing::Remarked(replies) => match replies.as_slice() {
                    [only] => Ok(About::Submission(*only)),
                    _ => Err(unknown()),
                },
                Standing::NoComments(letter) => Ok(About::Submission(letter)),
                Standing::Silent | Standing::NotSent => Err(unknown()),
            };
        }
        let begins = |id: &RecordId| word.len() >= 4 && id.to_string().starts_with(word);
        let editions = self.state.editions.iter().map(|edition| About::Edition(edition.id));
        let submissions = self.state.submissions.keys().map(|id| About::Submission(*id));
        let mut found = editions.chain(submissions).filter(|about| begins(about.record()));
        match (found.next(), found.next()) {
            (Some(about), None) => Ok(about),
            _ => Err(unknown()),
        }
    }

    /// States something: the record is written last, after every file it names, and not at all if it would have
    /// no effect.
    fn state_with(
        &mut self,
        occasion: &Occasion,
        author: Code,
        body: Body,
        parcels: Vec<Parcel>,
    ) -> Result<RecordId, DossierError> {
        let entered_by = (author != occasion.office).then(|| occasion.office.clone());
        let envelope = Envelope {
            format: FORMAT,
            dossier: self.id,
            author,
            entered_by,
            on_the_strength_of: occasion.on_the_strength_of.clone(),
            counter: self.state.next_counter,
            after: self.state.heads.clone(),
            time: occasion.time,
            audience: occasion.audience,
            body,
        };
        let mut bytes = envelope.payload()?;
        let id = Digest::of(&bytes);
        let mut record = StoredRecord::known(id, envelope);
        if let Some(signer) = self.signer() {
            signing::append_signature(&mut bytes, signer)?;
            record.seals.insert(Seal::By(signer.public().to_owned()));
        }
        let mut records = self.records.clone();
        records.push(record.clone());
        let state = fold(&self.id, &self.genesis, &records);
        if let Some(why) = state.without_effect.get(&id) {
            return Err(DossierError::Refused(why.clone()));
        }
        let folder_of = |name: &str| self.root.join(name);
        for parcel in parcels {
            let folder = folder_of(parcel.folder);
            self.ensure(&folder)?;
            let path = store::keep(&*self.storage, &folder, &parcel.name, &parcel.bytes)?;
            self.files.insert(parcel.hash, path);
        }
        let folder = folder_of(store::RECORDS);
        self.ensure(&folder)?;
        let path = store::keep(&*self.storage, &folder, &name::record_name(&record), &bytes)?;
        self.record_files.insert(id, path);
        self.records = records;
        self.records.sort_by_key(|record| record.id);
        self.state = state;
        Ok(id)
    }

    /// Makes one of the dossier's own folders if it is gone (Git keeps no empty folders).
    fn ensure(&self, folder: &Path) -> Result<(), DossierError> {
        store::make_folder(&*self.storage, folder)?;
        Ok(())
    }

    /// Removes a file that was received by mistake: its hash and the reason stay. Copies elsewhere are not reached.
    pub fn expunge(
        &mut self,
        hash: Digest,
        reason: &str,
        occasion: &Occasion,
    ) -> Result<RecordId, DossierError> {
        let received = self.state.submissions.values().flat_map(|s| &s.what.originals);
        let circulated = self.state.editions.iter().flat_map(|edition| &edition.what.originals);
        if !received.chain(circulated).any(|original| original.hash == hash) {
            return Err(DossierError::OriginalMissing(hash));
        }
        let body = Body::Expunged(Expunged { hash, reason: reason.to_owned() });
        let record = self.state_with(occasion, occasion.office.clone(), body, Vec::new())?;
        if let Some(path) = self.files.remove(&hash) {
            let failed = |error: std::io::Error| DiskError::new(&path, &error);
            self.storage.remove(&path).map_err(failed)?;
            let folder = path.parent().unwrap_or(&self.root);
            self.storage.sync_folder(folder).map_err(failed)?;
        }
        Ok(record)
    }

    /// Changes who sits at the table.
    pub fn change_roster(
        &mut self,
        change: RosterChange,
        occasion: &Occasion,
    ) -> Result<RecordId, DossierError> {
        self.state_with(occasion, occasion.office.clone(), Body::Roster(change), Vec::new())
    }
}

/// Reads the first statement. Should the file of that name be damaged or altered, a copy a synchronising program
/// left beside it will do, if the records prove it right.
fn read_genesis(
    storage: &dyn Storage,
    root: &Path,
    found: &mut store::Found,
) -> Result<(Digest, Genesis), DossierError> {
    let named = |content: &Content| match content {
        Content::Known(envelope) => envelope.dossier,
        Content::Withheld(withheld) => withheld.dossier,
    };
    let claimed: Vec<Digest> = found.records.values().map(|(content, _)| named(content)).collect();
    let own = root.join(store::GENESIS);
    let first = match storage.read(&own, store::LONGEST) {
        Ok(bytes) => match read_versioned::<Genesis>(&bytes) {
            Ok(genesis) => Ok((Digest::of(&bytes), genesis)),
            Err(RecordError::Newer(format)) => return Err(DossierError::Newer { path: own, format }),
            Err(error) => Err(DossierError::GenesisDamaged { path: own.clone(), why: error.to_string() }),
        },
        Err(error) if error.kind() == ErrorKind::NotFound => Err(DossierError::NotADossier(root.to_owned())),
        Err(error) => return Err(DiskError::new(&own, &error).into()),
    };
    if let Ok((id, _)) = &first
        && (claimed.is_empty() || claimed.contains(id))
    {
        return first;
    }
    let entries = storage.list(root).map_err(|error| DiskError::new(root, &error))?;
    let names = entries.iter().map(|entry| entry.name.as_str());
    for name in
        names.filter(|name| *name != store::GENESIS && name.contains("dossier") && name.ends_with(".ron"))
    {
        let path = root.join(name);
        let Ok(bytes) = storage.read(&path, store::LONGEST) else { continue };
        let id = Digest::of(&bytes);
        if claimed.contains(&id)
            && let Ok(genesis) = read_versioned(&bytes)
        {
            let spoilt = match first {
                Err(DossierError::NotADossier(_)) => None,
                Err(error) => Some(Matter::Damaged(error.to_string())),
                Ok(_) => Some(Matter::Altered),
            };
            found.troubles.retain(|trouble| trouble.path != path);
            found.troubles.push(Trouble::new(&path, Matter::Copy));
            found.troubles.extend(spoilt.map(|matter| Trouble::new(&own, matter)));
            return Ok((id, genesis));
        }
    }
    if first.is_ok() {
        found.troubles.push(Trouble::new(&own, Matter::Altered));
    }
    first
}
