//! Who sits at the desk: as which office in which dossier, with which key, and whose keys they confirmed. Every dossier
//! on the desk is opened here, so that whatever is entered is entered so.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Progress;
use crate::dossier::office::Here;
use crate::dossier::recent::Settings;
use crate::dossier::signing::{MinisignKey, Signer, SigningError, needs_password};
use crate::dossier::{Disk, Dossier, DossierError};
use crate::language::Phrase;

/// Who sits at the desk.
#[derive(Debug, Clone, Default)]
pub struct Own {
    /// What they set for themselves.
    pub settings: Settings,
    /// The keys unlocked since the desk was opened, by their files.
    pub keys: BTreeMap<PathBuf, Arc<dyn Signer>>,
}

/// A key ready to sign with.
#[derive(Debug, Clone)]
pub struct Unlocked {
    /// Its file.
    pub path: PathBuf,
    /// Whether it was made just now.
    pub new: bool,
    /// The key.
    pub key: Arc<dyn Signer>,
}

/// A password as typed. It is kept no longer than it is needed and stays out of every message.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(pub String);

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password")
    }
}

impl Own {
    /// Opens a dossier as whoever sits here works on it.
    pub fn open(&self, folder: &Path) -> Result<Dossier, Phrase> {
        let mut dossier = Dossier::open(folder, Arc::new(Disk)).map_err(|error| error.phrase())?;
        self.sit_down(&mut dossier);
        Ok(dossier)
    }

    /// Takes a dossier up as whoever sits here works on it.
    pub fn sit_down(&self, dossier: &mut Dossier) {
        let signer = self.settings.key_in(dossier.id()).and_then(|path| self.key(path));
        let office = Some(self.settings.office_in(dossier));
        dossier.hand_to(Here { office, signer, confirmed: self.settings.confirmed.clone() });
    }

    /// A key, where it is unlocked or needs no password. One that cannot be read signs nothing: that is told where keys
    /// are chosen, not whenever a dossier is opened.
    fn key(&self, path: &Path) -> Option<Arc<dyn Signer>> {
        let unlocked = self.keys.get(path).cloned();
        unlocked.or_else(|| Some(Arc::new(MinisignKey::read(path, None).ok()?)))
    }

    /// The key of a dossier that waits for its password.
    pub fn locked(&self, dossier: &Dossier) -> Option<PathBuf> {
        let path = self.settings.key_in(dossier.id())?;
        let waits = !self.keys.contains_key(path) && needs_password(path) == Ok(true);
        waits.then(|| path.to_path_buf())
    }
}

/// Sees to it that what is entered next is signed as it should be.
pub fn ready(dossier: &mut Dossier, now: jiff::Timestamp) -> Result<(), DossierError> {
    dossier.ready_to_sign(now).map(drop)
}

/// Unlocks a key, or makes one.
pub fn unlock(path: PathBuf, password: Option<&Password>, new: bool) -> Result<Progress, Phrase> {
    let password = password.map(|password| password.0.as_str());
    let key = if new { MinisignKey::create(&path, password) } else { MinisignKey::read(&path, password) };
    let key: Arc<dyn Signer> = Arc::new(key.map_err(|error| match error {
        // The window asks itself; nobody needs a terminal.
        SigningError::NeedsPassword(path) => Phrase::new("key-locked").with("path", path.display()),
        error => error.phrase(),
    })?);
    Ok(Progress::Unlocked(Unlocked { path, new, key }))
}
