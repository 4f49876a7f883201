//! Signatures as other programs check them: what was signed, the signature and the public key as files of their own.
//!
//! `minisign -Vm 0003-SEC-….ron -p SEC.pub` says whether the entry is as that office signed it.

use std::collections::BTreeMap;

use minisign::SignatureBox;

use super::{MEANS, MINISIGN, PUBLIC_ENDING};
use crate::dossier::error::DiskError;
use crate::dossier::name::{other_copy, record_name};
use crate::dossier::{Dossier, DossierError, store};
use crate::negotiation::record::split;
use crate::negotiation::statement::Key;

/// The signatures of a dossier.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proofs {
    /// The files by name: entries as signed, their signatures, the keys announced.
    pub files: Vec<(String, Vec<u8>)>,
    /// What is to be checked with what, in the order of the entries.
    pub checks: Vec<Check>,
}

/// A signature to be checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// The entry's file.
    pub entry: String,
    /// The file of the key it fits; none where it fits none that was announced.
    pub key: Option<String>,
}

impl Dossier {
    /// The signed entries, in their order, ready to be checked without this program.
    pub fn proofs(&self) -> Result<Proofs, DossierError> {
        let keys = self.key_files();
        let mut proofs = Proofs::default();
        for (name, key) in &keys {
            let comment = format!("untrusted comment: {} public key of {}", key.means, key.office);
            proofs.files.push((name.clone(), format!("{comment}\n{}\n", key.public).into_bytes()));
        }
        let mut records: Vec<_> = self.records().iter().collect();
        records.sort_by_key(|record| (record.counter(), record.id));
        // Of what is withheld nothing is told, signed or not.
        for record in records.into_iter().filter(|record| record.envelope().is_some()) {
            let own = self.record_files.get(&record.id).into_iter();
            let others = self.other_copies.get(&record.id).into_iter().flatten();
            for path in own.chain(others) {
                let bytes = self.storage.read(path, store::LONGEST);
                let bytes = bytes.map_err(|error| DiskError::new(path, &error))?;
                let (payload, Some(signature)) = split(&bytes) else { continue };
                let mut entry = record_name(record);
                if proofs.files.iter().any(|(name, _)| *name == entry) {
                    entry = other_copy(&entry, &bytes);
                }
                let written = String::from_utf8_lossy(signature);
                let ending = if SignatureBox::from_string(&written).is_ok() { "minisig" } else { "sig" };
                let fits = |key: &Key| {
                    let means = MEANS.iter().find(|means| means.name() == key.means);
                    means.is_some_and(|means| means.fits(&key.public, payload, &written))
                };
                let key = keys.iter().find(|(_, key)| fits(key)).map(|(name, _)| name.clone());
                proofs.files.push((entry.clone(), payload.to_vec()));
                proofs.files.push((format!("{entry}.{ending}"), signature.to_vec()));
                proofs.checks.push(Check { entry, key });
            }
        }
        Ok(proofs)
    }

    /// The keys that were ever announced, by the names of their files: "SEC.pub", and "SEC-2.pub" for the one after it.
    fn key_files(&self) -> BTreeMap<String, &Key> {
        let mut keys: Vec<_> = self.state().keys.values().filter(|key| key.what.means == MINISIGN).collect();
        keys.sort_by_key(|key| (key.counter, key.id));
        let mut files = BTreeMap::new();
        let mut count: BTreeMap<&str, u32> = BTreeMap::new();
        for key in keys {
            let office = key.what.office.as_str();
            let nth = count.entry(office).or_default();
            *nth += 1;
            let name = match *nth {
                1 => format!("{office}.{PUBLIC_ENDING}"),
                nth => format!("{office}-{nth}.{PUBLIC_ENDING}"),
            };
            files.insert(name, &key.what);
        }
        files
    }
}
