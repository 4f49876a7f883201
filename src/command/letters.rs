//! The letters of a circulation: a folder with the draft, a letter to each addressee and what is sent with it.

use std::path::Path;

use super::{Failure, output};
use crate::dossier::Dossier;
use crate::dossier::papers::mailing::{mailing, transfer_name};
use crate::dossier::round::Sending;
use crate::dossier::transfer::Recipient;
use crate::language::Language;
use crate::negotiation::{Code, Extent};

/// Writes the draft in each of its languages and a letter to each addressee.
pub fn write(dossier: &Dossier, sending: &Sending, folder: &Path, language: Language) -> Result<(), Failure> {
    let files =
        mailing(dossier, sending, language, &transfer_name).map_err(|error| Failure::Said(error.phrase()))?;
    std::fs::create_dir_all(folder).map_err(|error| Failure::disk(folder, &error))?;
    for file in files {
        output::write(Some(&folder.join(file.name)), &file.bytes)?;
    }
    Ok(())
}

/// Packs for each addressee what it may see.
pub fn pack(dossier: &Dossier, addressees: &[Code], folder: &Path) -> Result<(), Failure> {
    for code in addressees {
        let path = folder.join(transfer_name(code));
        dossier.write_transfer(&path, Recipient::Office(code), Extent::Everything)?;
    }
    Ok(())
}
