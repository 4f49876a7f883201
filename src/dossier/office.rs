//! Who works on a dossier here: as which office, with which key, and whose keys were confirmed by word of mouth.
//!
//! That is a person's own affair. It is remembered beside the settings, never in a dossier, and lent to a dossier as it
//! is opened.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;

use super::recent::Settings;
use super::signing::{MINISIGN, Signer, fingerprint};
use super::{Dossier, DossierError, Occasion};
use crate::language::Phrase;
use crate::negotiation::state::NoEffect;
use crate::negotiation::statement::Key;
use crate::negotiation::{Code, Digest, RecordId, Seal};

/// Who works on a dossier here.
#[derive(Debug, Clone, Default)]
pub struct Here {
    /// The office; the one that keeps the dossier where none is named.
    pub office: Option<Code>,
    /// The key entries are signed with.
    pub signer: Option<Arc<dyn Signer>>,
    /// Public keys whose fingerprints were confirmed, and whose they are.
    pub confirmed: BTreeSet<(Code, String)>,
}

/// What the signature behind a record tells the person here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// It is not signed.
    Unsigned,
    /// It is signed with the key of an office, by which the holder is known once the key's fingerprint was confirmed.
    Signed {
        /// Whose key.
        office: Code,
        /// The public key.
        public: String,
        /// Whether its fingerprint was confirmed by word of mouth, or it is one's own.
        confirmed: bool,
    },
    /// It is signed with a key that nobody has announced.
    Unknown,
    /// The signature does not hold.
    Broken,
}

/// A key of an office that nobody here has confirmed yet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Met {
    /// Whose.
    pub office: Code,
    /// The public key.
    pub public: String,
}

impl Settings {
    /// The office that works on a dossier here: as it was chosen, else the one that keeps the dossier.
    pub fn office_in(&self, dossier: &Dossier) -> Code {
        let seated = |code: &&Code| dossier.state().roster.get(code).is_some();
        let chosen = self.offices.get(dossier.id()).filter(seated);
        chosen.unwrap_or(&dossier.genesis().office).clone()
    }

    /// Notes on whose behalf a dossier is worked on here, and proposes it for others that come from elsewhere; `keeps` is
    /// the office that keeps it.
    pub fn choose_office(&mut self, dossier: Digest, keeps: &Code, office: Code) {
        if &office == keeps {
            self.offices.remove(&dossier);
        } else {
            self.offices.insert(dossier, office.clone());
        }
        self.office = Some(office);
    }

    /// The secret key's file that entries in a dossier are signed with: its own, else the one for all.
    pub fn key_in(&self, dossier: &Digest) -> Option<&Path> {
        self.keys.get(dossier).or(self.key.as_ref()).map(AsRef::as_ref)
    }
}

impl Dossier {
    /// The office at the keyboard: the one that keeps the dossier, unless another works on this copy.
    pub fn office(&self) -> &Code {
        self.here.office.as_ref().unwrap_or(&self.genesis.office)
    }

    /// The delegation or body this copy is worked on for; none where that is the office that keeps the dossier.
    pub fn own_voice(&self) -> Option<&Code> {
        let office = Some(self.office()).filter(|office| **office != self.genesis.office)?;
        self.state.roster.delegations().map(|entry| &entry.code).find(|code| *code == office)
    }

    /// Whether the office at the keyboard publishes drafts, enters replies of others and decides.
    pub fn decides(&self) -> bool {
        let office = self.office();
        let seat = self.state.roster.get(office).map(|entry| entry.kind);
        *office == self.genesis.office || seat.is_some_and(|seat| seat.may_decide())
    }

    /// Everything entered from now on is entered by this office.
    pub fn work_as(&mut self, office: Code) {
        self.here.office = Some(office);
    }

    /// Who signs what is entered.
    pub fn signer(&self) -> Option<&dyn Signer> {
        self.here.signer.as_deref()
    }

    /// Signs everything entered from now on.
    pub fn sign_with(&mut self, signer: Arc<dyn Signer>) {
        self.here.signer = Some(signer);
    }

    /// Somebody else works on it from now on.
    pub fn hand_to(&mut self, here: Here) {
        self.here = here;
    }

    /// The keys an office signs with now.
    fn keys_of(&self, office: &Code) -> Vec<&Key> {
        let ids = self.state.keys_in_force.get(office).into_iter().flatten();
        ids.filter_map(|id| self.state.keys.get(id)).map(|stated| &stated.what).collect()
    }

    /// Whether an office signs with this key now.
    pub fn is_key_of(&self, office: &Code, public: &str) -> bool {
        self.keys_of(office).iter().any(|key| key.public == public)
    }

    /// Sees to it that what is signed from now on counts: an office that has announced no key announces this one; where it
    /// signs with another, nothing is signed here, for that would be void. Says what was announced.
    pub fn ready_to_sign(&mut self, time: Timestamp) -> Result<Option<RecordId>, DossierError> {
        let Some(public) = self.signer().map(|signer| signer.public().to_owned()) else { return Ok(None) };
        let office = self.office().clone();
        let keys = self.keys_of(&office);
        if keys.iter().any(|key| key.public == public) {
            return Ok(None);
        }
        if !keys.is_empty() {
            self.here.signer = None;
            return Ok(None);
        }
        let means = MINISIGN.to_owned();
        let key = Key { office: office.clone(), public, means, replaces: false, only: false };
        self.announce_key(key, &Occasion::new(office, time)).map(Some)
    }

    /// What the signature behind a record tells.
    pub fn mark(&self, record: &RecordId) -> Mark {
        if let Some(key) = self.state.signed.get(record).and_then(|key| self.state.keys.get(key)) {
            let (office, public) = (key.what.office.clone(), key.what.public.clone());
            let confirmed = self.knows(&office, &public);
            return Mark::Signed { office, public, confirmed };
        }
        if let Some(NoEffect::Forged(_)) = self.state.without_effect.get(record) {
            return Mark::Broken;
        }
        let stored = self.record(record);
        let seals = stored.map(|stored| &stored.seals);
        let has = |seal: Seal| seals.is_some_and(|seals| seals.contains(&seal));
        if has(Seal::Bare) || seals.is_none_or(BTreeSet::is_empty) {
            Mark::Unsigned
        } else if has(Seal::Broken) {
            Mark::Broken
        } else {
            Mark::Unknown
        }
    }

    /// Whether anybody has announced a key: as long as nobody has, nobody misses a signature.
    pub fn has_keys(&self) -> bool {
        !self.state.keys.is_empty()
    }

    /// The keys others sign with that nobody here has confirmed, by the order of the table.
    pub fn unconfirmed(&self) -> Vec<Met> {
        let mut met: Vec<Met> = Vec::new();
        for office in self.state.keys_in_force.keys().filter(|office| *office != self.office()) {
            for key in self.keys_of(office).into_iter().filter(|key| !self.knows(office, &key.public)) {
                met.push(Met { office: office.clone(), public: key.public.clone() });
            }
        }
        met.sort_by_key(|met| self.state.roster.place(&met.office));
        met
    }

    fn knows(&self, office: &Code, public: &str) -> bool {
        let own = self.signer().is_some_and(|signer| signer.public() == public);
        own || self.here.confirmed.contains(&(office.clone(), public.to_owned()))
    }
}

impl Mark {
    /// The mark in words, short enough to stand behind an entry.
    pub fn phrase(&self) -> Phrase {
        match self {
            Mark::Unsigned => Phrase::new("mark-unsigned"),
            Mark::Unknown => Phrase::new("mark-unknown"),
            Mark::Broken => Phrase::new("mark-broken"),
            Mark::Signed { office, public, confirmed } => {
                let key = if *confirmed { "mark-signed" } else { "mark-signed-unconfirmed" };
                Phrase::new(key).with("office", office).with("fingerprint", beginning(public))
            }
        }
    }
}

/// The first two groups of a fingerprint: enough to tell keys apart that are confirmed in full elsewhere.
fn beginning(public: &str) -> String {
    fingerprint(public).chars().take(9).collect()
}
