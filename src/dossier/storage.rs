//! The few things a dossier asks of a disk, so that tests can make each of them fail.

use std::fmt;
use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;
use std::time::Duration;

use atomic_write_file::AtomicWriteFile;

use crate::negotiation::Digest;
use crate::negotiation::digest::Hasher;

/// A disk, or something that behaves like one.
pub trait Storage: fmt::Debug + Send + Sync {
    /// What is in a folder, by name.
    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>>;

    /// The whole of a file, refused when it is longer than `limit`.
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>>;

    /// The hash of a file's bytes.
    fn digest(&self, path: &Path, limit: u64) -> io::Result<Digest> {
        self.read(path, limit).map(|bytes| Digest::of(&bytes))
    }

    /// Makes a folder; one that is there already is an error of kind `AlreadyExists`.
    fn create_folder(&self, path: &Path) -> io::Result<()>;

    /// Writes a file that must not be there yet, down to the disk.
    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;

    /// Gives a written file its name; one that is there already is an error of kind `AlreadyExists`. The old
    /// name may remain.
    fn publish(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Renames a file that is in the way.
    fn set_aside(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Removes a folder with nothing in it.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;

    /// Makes sure that names given in a folder survive a power cut.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;

    /// Waits a moment for another program to finish writing.
    fn wait(&self);
}

/// Something in a folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Its name; what is not Unicode in it is replaced.
    pub name: String,
    /// What it is.
    pub sort: Sort,
    /// Its length in bytes.
    pub bytes: u64,
}

/// What an entry of a folder is. A link is never followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// A file.
    File,
    /// A folder.
    Folder,
    /// Anything else.
    Other,
}

/// The disk of this machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct Disk;

impl Storage for Disk {
    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        let mut entries = Vec::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let kind = entry.file_type()?;
            let sort = match (kind.is_file(), kind.is_dir()) {
                (true, _) => Sort::File,
                (_, true) => Sort::Folder,
                _ => Sort::Other,
            };
            // A file another program removes meanwhile is not there.
            let bytes = match entry.metadata() {
                Ok(metadata) => metadata.len(),
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => return Err(error),
            };
            entries.push(Entry { name: entry.file_name().to_string_lossy().into_owned(), sort, bytes });
        }
        entries.sort();
        Ok(entries)
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        fs::File::open(path)?.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > limit {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, format!("more than {limit} bytes")));
        }
        Ok(bytes)
    }

    fn digest(&self, path: &Path, limit: u64) -> io::Result<Digest> {
        // Piece by piece: what was received may be large.
        let mut file = fs::File::open(path)?;
        if file.metadata()?.len() > limit {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, format!("more than {limit} bytes")));
        }
        let mut hasher = Hasher::default();
        let mut piece = vec![0; 1 << 16];
        loop {
            match file.read(&mut piece)? {
                0 => return Ok(hasher.finish()),
                length => hasher.add(piece.get(..length).unwrap_or(&piece)),
            }
        }
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut file = fs::File::options().write(true).create_new(true).open(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    }

    fn publish(&self, from: &Path, to: &Path) -> io::Result<()> {
        match fs::hard_link(from, to) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
            // Some file systems (FAT, some network shares) have no hard links. A rename may replace, but only
            // within the moment between the two lines, and only a file of the same hash: its name says so.
            Err(_) if to.try_exists()? => Err(io::ErrorKind::AlreadyExists.into()),
            Err(_) => fs::rename(from, to),
        }
    }

    fn set_aside(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }

    #[cfg(unix)]
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        let folder = match fs::File::open(path) {
            // Who may write in a folder may not be allowed to read it, and what cannot be opened cannot be synced.
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => return Ok(()),
            opened => opened?,
        };
        match folder.sync_all() {
            // Some network file systems cannot sync a folder; the file itself is safe.
            Err(error)
                if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) =>
            {
                Ok(())
            }
            other => other,
        }
    }

    #[cfg(not(unix))]
    fn sync_folder(&self, _path: &Path) -> io::Result<()> {
        // Windows cannot sync a folder. NTFS journals its names, so that after a power cut the file is there
        // whole or not at all; other file systems promise less, and a record lost that way can be entered again.
        Ok(())
    }

    fn wait(&self) {
        std::thread::sleep(Duration::from_millis(60));
    }
}

/// Writes a file of a person's choosing outside any dossier: one that is there is replaced whole or not at all, through a
/// link and not over it; anything that is no file (a pipe, a device) is written to straight.
pub fn write_over(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let replace = |path: &Path| {
        let mut file = AtomicWriteFile::open(path)?;
        file.write_all(bytes)?;
        file.commit()
    };
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        Ok(found) if !found.is_file() => {
            let mut file = fs::File::options().write(true).open(path)?;
            file.write_all(bytes).and_then(|()| file.flush())
        }
        Ok(_) => replace(&path.canonicalize()?),
        Err(_) => replace(path),
    }
}
