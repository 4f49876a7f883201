//! What is remembered between sessions: settings and the dossiers opened last. It lies in one folder of its own,
//! which the caller names, and can be thrown away at any time.

use std::io::Write;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::error::DiskError;
use crate::language::Language;
use crate::negotiation::Code;
use crate::negotiation::record::{read_ron, write_ron};

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
    /// Where new dossiers go.
    pub library: Option<PathBuf>,
    /// The office at this keyboard.
    pub office: Option<Code>,
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

    /// Remembers that a dossier was opened.
    pub fn remember(&self, path: &Path, title: &str, now: Timestamp) -> Result<(), DiskError> {
        let mut recent = self.recent();
        recent.retain(|other| other.path != path);
        recent.insert(0, Recent { path: path.to_owned(), title: title.to_owned(), opened: now });
        recent.truncate(MOST);
        self.write("recent.ron", &recent)
    }

    /// Forgets a dossier.
    pub fn forget(&self, path: &Path) -> Result<(), DiskError> {
        let mut recent = self.recent();
        recent.retain(|other| other.path != path);
        self.write("recent.ron", &recent)
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
        std::fs::create_dir_all(&self.folder).map_err(failed)?;
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
        memory.remember(Path::new("/a"), "А", now(1)).unwrap();
        memory.remember(Path::new("/b"), "Б", now(2)).unwrap();
        memory.remember(Path::new("/a"), "А2", now(3)).unwrap();
        let titles: Vec<String> = memory.recent().into_iter().map(|recent| recent.title).collect();
        assert_eq!(titles, ["А2", "Б"]);
        for number in 0..40 {
            memory.remember(&PathBuf::from(format!("/{number}")), "", now(4)).unwrap();
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
        // Settings of a later version with more in them are read as far as they are known.
        std::fs::write(folder.path().join("settings.ron"), "(zoom: Some(90), new: \"x\")").unwrap();
        assert_eq!(memory.settings().zoom, Some(90));
    }
}
