//! What is remembered between sessions: settings, the dossiers opened last, notes on what is no record yet. It lies in one folder of its own,
//! which the caller names, and can be thrown away at any time.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::error::DiskError;
use crate::language::Language;
use crate::negotiation::record::{read_ron, write_ron};
use crate::negotiation::{Code, Digest};

/// How many dossiers are remembered.
const MOST: usize = 20;

/// The longest file of these that is read, in bytes.
const LONGEST: u64 = 1 << 20;

/// The folder where settings are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Memory {
    folder: PathBuf,
}

/// A dossier opened lately.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// Its folder.
    pub path: PathBuf,
    /// Its title when it was last open.
    pub title: String,
    /// When it was last open.
    pub opened: Timestamp,
    /// The number of its current draft, 0 if unknown.
    #[serde(default)]
    pub edition: u32,
    /// How many of those asked have replied, and how many were asked.
    #[serde(default)]
    pub replies: (usize, usize),
    /// How much was open in it.
    #[serde(default)]
    pub open: usize,
}

/// What people set for themselves.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The language of the interface; that of the system where none is chosen.
    pub language: Option<Language>,
    /// The look: "light", "dark", "contrast"; that of the system where none is chosen.
    pub look: Option<String>,
    /// The size of text in per cent; 100 where none is chosen.
    pub zoom: Option<u16>,
    /// Whether those who propose are named; they are where nothing is chosen.
    pub attribution: Option<bool>,
    /// Where new dossiers go.
    pub library: Option<PathBuf>,
    /// The office this person works for: proposed where a dossier comes from elsewhere.
    pub office: Option<Code>,
    /// The office that works on a dossier here, where it is not the one that keeps it.
    pub offices: BTreeMap<Digest, Code>,
    /// The secret key's file with which entries are signed in every dossier that has none of its own.
    pub key: Option<PathBuf>,
    /// The secret key's file with which entries in a dossier are signed.
    pub keys: BTreeMap<Digest, PathBuf>,
    /// Public keys whose fingerprints were confirmed by word of mouth, and whose they are. That is this person's own
    /// knowledge: it lies here, never in a dossier.
    pub confirmed: BTreeSet<(Code, String)>,
    /// Public keys this person was shown and did not confirm: they are not asked about again by themselves.
    pub put_off: BTreeSet<(Code, String)>,
}

impl Settings {
    /// Notes that a key is this office's, as its fingerprint showed.
    pub fn confirm(&mut self, office: &Code, public: &str) {
        let key = (office.clone(), public.to_owned());
        self.put_off.remove(&key);
        self.confirmed.insert(key);
    }

    /// Whether a key's fingerprint was confirmed for this office.
    pub fn is_confirmed(&self, office: &Code, public: &str) -> bool {
        self.confirmed.contains(&(office.clone(), public.to_owned()))
    }
}

impl Memory {
    /// The usual place on this system.
    pub fn usual() -> Option<Self> {
        directories::ProjectDirs::from("", "", "travaux").map(|dirs| Self::at(dirs.config_dir()))
    }

    /// A place of one's own choice.
    pub fn at(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// The settings; those that cannot be read are as if never made.
    pub fn settings(&self) -> Settings {
        self.read("settings.ron").unwrap_or_default()
    }

    /// Keeps the settings.
    pub fn keep_settings(&self, settings: &Settings) -> Result<(), DiskError> {
        self.write("settings.ron", settings)
    }

    /// The dossiers opened last, newest first.
    pub fn recent(&self) -> Vec<Recent> {
        self.read("recent.ron").unwrap_or_default()
    }

    /// Remembers that a dossier was opened. Gives what is remembered now.
    pub fn remember(&self, dossier: Recent) -> Result<Vec<Recent>, DiskError> {
        let mut recent = self.recent();
        recent.retain(|other| other.path != dossier.path);
        recent.insert(0, dossier);
        recent.truncate(MOST);
        self.write("recent.ron", &recent).map(|()| recent)
    }

    /// Forgets a dossier. Gives what is remembered now.
    pub fn forget(&self, path: &Path) -> Result<Vec<Recent>, DiskError> {
        let mut recent = self.recent();
        recent.retain(|other| other.path != path);
        self.write("recent.ron", &recent).map(|()| recent)
    }

    /// A private note kept under a name: what was being done and is no record yet.
    pub fn note<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        self.read(&format!("notes/{name}.ron"))
    }

    /// Keeps a private note, the whole of it or none.
    pub fn keep_note<T: Serialize>(&self, name: &str, note: &T) -> Result<(), DiskError> {
        self.write(&format!("notes/{name}.ron"), note)
    }

    /// Throws a private note away.
    pub fn drop_note(&self, name: &str) -> Result<(), DiskError> {
        let path = self.folder.join(format!("notes/{name}.ron"));
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(DiskError::new(&path, &error)),
            _ => Ok(()),
        }
    }

    fn read<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        use std::io::Read;
        let mut bytes = Vec::new();
        let file = std::fs::File::open(self.folder.join(name)).ok()?;
        file.take(LONGEST).read_to_end(&mut bytes).ok()?;
        read_ron(&bytes).ok()
    }

    fn write<T: Serialize>(&self, name: &str, value: &T) -> Result<(), DiskError> {
        let path = self.folder.join(name);
        let failed = |error: std::io::Error| DiskError::new(&path, &error);
        let bytes = write_ron(value).map_err(|error| failed(std::io::Error::other(error)))?;
        std::fs::create_dir_all(path.parent().unwrap_or(&self.folder)).map_err(failed)?;
        let mut file = atomic_write_file::AtomicWriteFile::open(&path).map_err(failed)?;
        file.write_all(&bytes).map_err(failed)?;
        file.commit().map_err(failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dossiers_are_remembered_newest_first_and_once() {
        let folder = tempfile::tempdir().unwrap();
        let memory = Memory::at(&folder.path().join("config"));
        assert!(memory.recent().is_empty());
        let now = |second| Timestamp::from_second(second).unwrap();
        let dossier = |path: &str, title: &str, second| Recent {
            path: path.into(),
            title: title.to_owned(),
            opened: now(second),
            edition: 2,
            replies: (7, 9),
            open: 17,
        };
        memory.remember(dossier("/a", "А", 1)).unwrap();
        memory.remember(dossier("/b", "Б", 2)).unwrap();
        memory.remember(dossier("/a", "А2", 3)).unwrap();
        let titles: Vec<String> = memory.recent().into_iter().map(|recent| recent.title).collect();
        assert_eq!(titles, ["А2", "Б"]);
        for number in 0..40 {
            memory.remember(dossier(&format!("/{number}"), "", 4)).unwrap();
        }
        assert_eq!(memory.recent().len(), MOST);
        memory.forget(Path::new("/39")).unwrap();
        assert_eq!(memory.recent()[0].path, Path::new("/38"));
    }

    #[test]
    fn settings_are_kept_and_damaged_ones_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let memory = Memory::at(folder.path());
        let settings = Settings { language: Some(Language::Russian), zoom: Some(125), ..Settings::default() };
        memory.keep_settings(&settings).unwrap();
        assert_eq!(memory.settings(), settings);
        std::fs::write(folder.path().join("settings.ron"), "(zoom: ").unwrap();
        assert_eq!(memory.settings(), Settings::default());
        memory.keep_note("a", &vec![1, 2]).unwrap();
        assert_eq!(memory.note::<Vec<u32>>("a"), Some(vec![1, 2]));
        memory.drop_note("a").unwrap();
        memory.drop_note("a").unwrap();
        assert_eq!(memory.note::<Vec<u32>>("a"), None);
        // Settings of a later version with more in them are read as far as they are known.
        std::fs::write(folder.path().join("settings.ron"), "(zoom: Some(90), new: \"x\")").unwrap();
        assert_eq!(memory.settings().zoom, Some(90));
    }
}
