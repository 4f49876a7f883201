//! A disk that loses its power: names given in a folder survive only once the folder was synced.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use travaux::dossier::storage::{Disk, Entry, Storage};

/// What survives a power cut of the names that were not yet brought down to the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outage {
    Nothing,
    Everything,
    First,
    Last,
    AllButFirst,
    AllButLast,
}

impl Outage {
    pub const ALL: [Outage; 6] = [
        Outage::Nothing,
        Outage::Everything,
        Outage::First,
        Outage::Last,
        Outage::AllButFirst,
        Outage::AllButLast,
    ];
}

/// A change of a folder that is not yet brought down to the disk.
#[derive(Debug)]
enum Change {
    /// A name was given.
    Made(PathBuf),
    /// A name was taken away from these bytes.
    Removed(PathBuf, Vec<u8>),
}

impl Change {
    fn path(&self) -> &Path {
        match self {
            Change::Made(path) | Change::Removed(path, _) => path,
        }
    }
}

/// A disk whose power is cut after some steps.
#[derive(Debug)]
pub struct Wired {
    after: usize,
    steps: AtomicUsize,
    unsure: Mutex<Vec<Change>>,
}

impl Wired {
    pub fn new(after: usize) -> Self {
        Self { after, steps: AtomicUsize::new(0), unsure: Mutex::new(Vec::new()) }
    }

    /// Cuts the power: of what was not synced, this survives.
    pub fn cut(&self, outage: Outage) {
        let unsure = std::mem::take(&mut *self.unsure.lock().unwrap());
        let last = unsure.len().saturating_sub(1);
        // The newest first, so that what a folder holds goes before the folder.
        for (at, change) in unsure.into_iter().enumerate().rev() {
            let survives = match outage {
                Outage::Nothing => false,
                Outage::Everything => true,
                Outage::First => at == 0,
                Outage::Last => at == last,
                Outage::AllButFirst => at != 0,
                Outage::AllButLast => at != last,
            };
            match change {
                _ if survives => {}
                Change::Made(path) if path.is_dir() => std::fs::remove_dir_all(path).unwrap(),
                Change::Made(path) => drop(std::fs::remove_file(path)),
                Change::Removed(path, bytes) => drop(std::fs::write(path, bytes)),
            }
        }
    }

    fn step(&self) -> io::Result<()> {
        match self.steps.fetch_add(1, Ordering::SeqCst) >= self.after {
            true => Err(io::Error::other("no power")),
            false => Ok(()),
        }
    }

    fn note(&self, change: Change) {
        self.unsure.lock().unwrap().push(change);
    }
}

impl Storage for Wired {
    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        Disk.list(folder)
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        Disk.read(path, limit)
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        if !path.exists() {
            self.step()?;
        }
        Disk.create_folder(path)?;
        self.note(Change::Made(path.to_owned()));
        Ok(())
    }

    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.step()?;
        Disk.write_new(path, bytes)?;
        self.note(Change::Made(path.to_owned()));
        Ok(())
    }

    fn publish(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        Disk.publish(from, to)?;
        self.note(Change::Made(to.to_owned()));
        Ok(())
    }

    fn set_aside(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        Disk.set_aside(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        let bytes = std::fs::read(path)?;
        Disk.remove(path)?;
        self.note(Change::Removed(path.to_owned(), bytes));
        Ok(())
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        Disk.remove_folder(path)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        Disk.sync_folder(path)?;
        self.unsure.lock().unwrap().retain(|change| change.path().parent() != Some(path));
        Ok(())
    }

    fn wait(&self) {}
}
