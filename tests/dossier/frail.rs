//! Disks that fail.

use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use travaux::dossier::storage::{Disk, Entry, Storage};

/// How a disk fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// The program is killed: nothing works from then on, and what was being written stays half-written.
    Killed,
    /// The disk is full: writing fails half-way, everything else works.
    Full,
    /// The folder may not be changed.
    Forbidden,
    /// The folder may not be read.
    Unreadable,
    /// Hard links and exclusive names do not work, as on FAT.
    NoLinks,
    /// Another program is still writing: the first readings of every file come out short.
    Arriving,
}

/// A disk that fails after some steps.
#[derive(Debug)]
pub struct Frail {
    failure: Failure,
    after: usize,
    steps: AtomicUsize,
}

impl Frail {
    pub fn new(failure: Failure, after: usize) -> Self {
        Self { failure, after, steps: AtomicUsize::new(0) }
    }

    /// Counts a step that changes something; whether it fails.
    fn fails(&self) -> bool {
        self.steps.fetch_add(1, Ordering::SeqCst) >= self.after
    }

    fn check(&self, writes: bool) -> io::Result<()> {
        match self.failure {
            Failure::Killed if self.fails() => Err(io::Error::other("killed")),
            Failure::Forbidden if writes => Err(io::ErrorKind::PermissionDenied.into()),
            _ => Ok(()),
        }
    }
}

impl Storage for Frail {
    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        if self.failure == Failure::Unreadable && folder.ends_with("texts") {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        Disk.list(folder)
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Disk.read(path, limit)?;
        if self.failure == Failure::Arriving && self.steps.load(Ordering::SeqCst) < self.after {
            bytes.truncate(bytes.len() / 2);
        }
        Ok(bytes)
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.check(!path.exists())?;
        Disk.create_folder(path)
    }

    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let fails = match self.failure {
            Failure::Killed => self.fails().then_some(io::ErrorKind::Other),
            Failure::Full => self.fails().then_some(io::ErrorKind::StorageFull),
            Failure::Forbidden => return Err(io::ErrorKind::PermissionDenied.into()),
            _ => None,
        };
        match fails {
            None => Disk.write_new(path, bytes),
            Some(kind) => {
                if self.steps.load(Ordering::SeqCst) == self.after + 1 {
                    Disk.write_new(path, &bytes[..bytes.len() / 2])?;
                }
                Err(kind.into())
            }
        }
    }

    fn publish(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.check(true)?;
        match self.failure {
            Failure::NoLinks if to.exists() => Err(io::ErrorKind::AlreadyExists.into()),
            Failure::NoLinks => std::fs::rename(from, to),
            _ => Disk.publish(from, to),
        }
    }

    fn set_aside(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.check(true)?;
        Disk.set_aside(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.check(true)?;
        Disk.remove(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.check(true)?;
        Disk.remove_folder(path)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.check(false)?;
        Disk.sync_folder(path)
    }

    fn wait(&self) {
        self.steps.fetch_add(1, Ordering::SeqCst);
    }
}
