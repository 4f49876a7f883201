//! Making a dossier: all of it, or nothing.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;

use super::{DiskError, Dossier, DossierError, NewDossier, Occasion, Storage, entry, store};
use crate::negotiation::LanguageTag;
use crate::negotiation::edition::Role;
use crate::negotiation::record::{FORMAT, Genesis, write_ron};
use crate::negotiation::roster::{Code, Names, Roster, RosterEntry, Seat};

impl Dossier {
    /// Makes a new dossier in a folder that is not there yet, or is empty.
    pub fn create(
        root: &Path,
        new: NewDossier,
        now: Timestamp,
        storage: Arc<dyn Storage>,
    ) -> Result<Self, DossierError> {
        let mut languages = new.languages;
        languages.entry(new.leading.clone()).or_insert(Role::Authentic);
        let mut roster = new.roster;
        if roster.get(&new.office).is_none() {
            let mut entries = roster.entries().to_vec();
            entries.push(secretariat(new.office.clone(), &roster));
            roster = Roster::new(entries);
        }
        let genesis = Genesis {
            format: FORMAT,
            title: new.title,
            languages,
            leading: new.leading,
            office: new.office,
            created: now,
            roster,
        };
        let bytes = write_ron(&genesis)?;
        let made = make_folder(&*storage, root)?;
        lay_out(&*storage, root, &bytes).inspect_err(|_| clear(&*storage, root, made))?;
        Self::open(root, storage)
    }

    /// Makes a new dossier and circulates its first draft; where that fails, nothing is left of it.
    pub fn begin(
        root: &Path,
        new: NewDossier,
        draft: entry::Draft,
        occasion: &Occasion,
        storage: Arc<dyn Storage>,
    ) -> Result<Self, DossierError> {
        let there = storage.list(root).is_ok();
        let mut dossier = Self::create(root, new, occasion.time, Arc::clone(&storage))?;
        match dossier.publish(draft, occasion) {
            Ok(_) => Ok(dossier),
            Err(error) => {
                clear(&*storage, root, !there);
                Err(error)
            }
        }
    }
}

/// The folder for a new dossier: made, or there and empty; whether it was made.
fn make_folder(storage: &dyn Storage, root: &Path) -> Result<bool, DossierError> {
    if store::make_folder(storage, root)? {
        return Ok(true);
    }
    match storage.list(root) {
        Ok(entries) if entries.is_empty() => Ok(false),
        Err(error) if error.kind() != ErrorKind::NotADirectory => Err(DiskError::new(root, &error).into()),
        _ => Err(DossierError::AlreadyThere(root.to_owned())),
    }
}

/// Lays out an empty dossier.
fn lay_out(storage: &dyn Storage, root: &Path, genesis: &[u8]) -> Result<(), DossierError> {
    for folder in [store::RECORDS, store::TEXTS, store::RECEIVED] {
        store::make_folder(storage, &root.join(folder))?;
    }
    let (name, content) = store::ATTRIBUTES;
    store::place(storage, root, name, content.as_bytes())?;
    // Last, so that a dossier whose making was cut off is none.
    Ok(store::place(storage, root, store::GENESIS, genesis)?)
}

/// Removes what was begun in a folder that was empty before, and the folder itself if it was made.
pub(super) fn clear(storage: &dyn Storage, root: &Path, made: bool) {
    for folder in [store::RECORDS, store::TEXTS, store::RECEIVED, ""] {
        let path = if folder.is_empty() { root.to_owned() } else { root.join(folder) };
        for entry in storage.list(&path).unwrap_or_default() {
            // What cannot be removed stays; the error that led here is the one to tell.
            let _ = storage.remove(&path.join(entry.name));
        }
        if made || !folder.is_empty() {
            let _ = storage.remove_folder(&path);
        }
    }
}

/// An entry for an office that is not on a roster.
fn secretariat(code: Code, roster: &Roster) -> RosterEntry {
    let last = roster.entries().iter().map(|entry| entry.order).max().unwrap_or(0);
    let named = |short: &str, genitive: &str| Names {
        short: short.to_owned(),
        full: short.to_owned(),
        genitive: genitive.to_owned(),
        organ: String::new(),
    };
    RosterEntry {
        names: BTreeMap::from([
            (LanguageTag::russian(), named("Секретариат", "Секретариата")),
            (LanguageTag::english(), named("Secretariat", "of the Secretariat")),
        ]),
        ..RosterEntry::bare(code, Seat::Secretariat, last.saturating_add(1))
    }
}
