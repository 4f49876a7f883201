//! What the signatures behind a record are worth.
//!
//! A signature follows a record's payload and is no part of it, so the record's id does not depend on it. Whether it
//! fits a key is found out where the bytes are at hand; what follows from that is judged by the fold, from the keys that
//! were in force in the record's own past.

use serde::{Deserialize, Serialize};

/// What one signature behind a record is worth, as far as the keys announced in the dossier tell.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Seal {
    /// Nothing follows the payload.
    Bare,
    /// It fits this public key, which someone announced.
    By(String),
    /// It names a key that nobody announced, or is of a means this version does not know.
    Unknown,
    /// It does not fit the key it names.
    Broken,
}

/// The name of the means supplied, Ed25519 as the `minisign` program writes it, as records of keys state it.
pub const MINISIGN: &str = "minisign";

/// Whether signatures of this means can be checked by this version.
pub fn is_known(means: &str) -> bool {
    means == MINISIGN
}
