//! Names made of hashes: of records, texts and files received, and the ids of provisions.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// The SHA-256 of some bytes; written as 64 hex digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Digest([u8; 32]);

/// A record is named by the hash of its payload's bytes as stored.
pub type RecordId = Digest;

/// The lasting name of a provision: 32 hex digits, the same in all concordant languages and kept from edition
/// to edition.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ProvisionId([u8; 16]);

/// What should have been a hash is not one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a hash of {digits} lower-case hex digits")]
pub struct NotAHash {
    digits: usize,
}

/// Hashes bytes that come piece by piece.
#[derive(Debug, Clone, Default)]
pub struct Hasher(Sha256);

impl Hasher {
    /// Takes in the next bytes.
    pub fn add(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The hash of all of them.
    pub fn finish(self) -> Digest {
        Digest(self.0.finalize().into())
    }
}

impl Digest {
    /// The hash of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The first 32 hex digits, as used in file names.
    pub fn short(&self) -> String {
        hex(self.0.get(..16).unwrap_or(&self.0))
    }

    /// The bytes of the hash.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl ProvisionId {
    /// The id of a provision that first appears in this record, as its `ordinal`-th new one.
    pub fn new(record: &RecordId, ordinal: u32) -> Self {
        let mut hash = Sha256::new();
        hash.update(b"provision");
        hash.update(record.0);
        hash.update(ordinal.to_le_bytes());
        let whole: [u8; 32] = hash.finalize().into();
        let mut id = [0; 16];
        for (to, from) in id.iter_mut().zip(whole) {
            *to = from;
        }
        Self(id)
    }
}

fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// Reads exactly `N` bytes of lower-case hex.
fn unhex<const N: usize>(text: &str) -> Result<[u8; N], NotAHash> {
    let wrong = NotAHash { digits: 2 * N };
    let nibble = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    if text.len() != 2 * N {
        return Err(wrong);
    }
    let mut bytes = [0; N];
    for (to, pair) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
        *to = match pair {
            [high, low] => match (nibble(*high), nibble(*low)) {
                (Some(high), Some(low)) => high << 4 | low,
                _ => return Err(wrong),
            },
            _ => return Err(wrong),
        };
    }
    Ok(bytes)
}

macro_rules! written_as_hex {
    ($type:ident) => {
        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&hex(&self.0))
            }
        }

        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&hex(&self.0))
            }
        }

        impl FromStr for $type {
            type Err = NotAHash;

            fn from_str(text: &str) -> Result<Self, NotAHash> {
                unhex(text).map(Self)
            }
        }

        impl TryFrom<String> for $type {
            type Error = NotAHash;

            fn try_from(text: String) -> Result<Self, NotAHash> {
                text.parse()
            }
        }

        impl From<$type> for String {
            fn from(hash: $type) -> String {
                hash.to_string()
            }
        }
    };
}

written_as_hex!(Digest);
written_as_hex!(ProvisionId);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_reads_back_as_written() {
        let hash = Digest::of("Стороны сотрудничают".as_bytes());
        assert_eq!(hash.to_string().parse::<Digest>(), Ok(hash));
        assert_eq!(hash.to_string().len(), 64);
        assert!(hash.to_string().starts_with(&hash.short()));
        let mut hasher = Hasher::default();
        "Стороны сотрудничают".as_bytes().chunks(3).for_each(|piece| hasher.add(piece));
        assert_eq!(hasher.finish(), hash);
        assert_eq!(
            Digest::of(b"").to_string(),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
    }

    #[test]
    fn what_is_no_hash_is_refused() {
        let hash = Digest::of(b"x").to_string();
        for wrong in ["", "12", &hash.to_uppercase(), &hash.replace('2', "я"), &format!("{hash}0")] {
            assert!(wrong.parse::<Digest>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn new_ids_depend_on_record_and_ordinal() {
        let (a, b) = (Digest::of(b"a"), Digest::of(b"b"));
        assert_eq!(ProvisionId::new(&a, 3), ProvisionId::new(&a, 3));
        assert_ne!(ProvisionId::new(&a, 3), ProvisionId::new(&a, 4));
        assert_ne!(ProvisionId::new(&a, 3), ProvisionId::new(&b, 3));
    }
}
