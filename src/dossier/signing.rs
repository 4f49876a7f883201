//! Signing, by whichever means an office has.
//!
//! The means supplied is Ed25519 as the `minisign` program writes it: key files and signatures are plain text and can be
//! checked without this program. National means of certification join by implementing [`Means`] and [`Signer`].

pub mod proof;

use std::fmt;
use std::fs::File;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

use ct_codecs::{Base64, Decoder};
use minisign::{KeyPair, PublicKey, PublicKeyBox, SecretKey, SecretKeyBox, SignatureBox};

use super::error::DiskError;
use crate::language::Phrase;
use crate::negotiation::Digest;
use crate::negotiation::record::SIGNATURE_LINE;
use crate::negotiation::seal::Seal;
use crate::negotiation::statement::Key;

/// The ending of a secret key's file.
pub const SECRET_ENDING: &str = "key";

/// The ending of a public key's file.
pub const PUBLIC_ENDING: &str = "pub";

/// The longest key file or signature read, in bytes.
const LONGEST: u64 = 1 << 16;

/// A means of signing: what its keys and signatures look like, and whether they fit.
pub trait Means: fmt::Debug + Send + Sync {
    /// Its name, as records of keys state it.
    fn name(&self) -> &'static str;

    /// Whether a signature names this public key, whether or not it fits.
    fn names(&self, public: &str, signature: &str) -> bool;

    /// Whether a signature is this key's signature of these bytes.
    fn fits(&self, public: &str, payload: &[u8], signature: &str) -> bool;
}

/// Someone who signs.
pub trait Signer: fmt::Debug + Send + Sync {
    /// By which means.
    fn means(&self) -> &'static str;

    /// The public key, as the means writes it.
    fn public(&self) -> &str;

    /// The signature of these bytes.
    fn sign(&self, payload: &[u8]) -> Result<String, SigningError>;
}

/// Why something could not be signed, or a key not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SigningError {
    /// The file is not a key.
    #[error("{0} is not a key")]
    NotAKey(PathBuf),
    /// The file is a public key, and a secret one is needed.
    #[error("{0} is a public key")]
    PublicOnly(PathBuf),
    /// The key is protected and no password was given.
    #[error("{0} needs a password")]
    NeedsPassword(PathBuf),
    /// The password is wrong, or the key damaged.
    #[error("wrong password for {0}")]
    WrongPassword(PathBuf),
    /// There is a key of that name already.
    #[error("{0} is there already")]
    AlreadyThere(PathBuf),
    /// The system gave no random numbers, or the means refused.
    #[error("cannot sign: {0}")]
    Refused(String),
    /// The disk refused.
    #[error(transparent)]
    Disk(#[from] DiskError),
}

/// Every means this program knows.
pub const MEANS: [&dyn Means; 1] = [&Minisign];

pub use crate::negotiation::seal::MINISIGN;

/// Ed25519 as the `minisign` program writes it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Minisign;

impl Means for Minisign {
    fn name(&self) -> &'static str {
        MINISIGN
    }

    fn names(&self, public: &str, signature: &str) -> bool {
        let key = PublicKey::from_base64(public);
        let signature = SignatureBox::from_string(signature);
        matches!((key, signature), (Ok(key), Ok(signature)) if key.keynum() == signature.keynum())
    }

    fn fits(&self, public: &str, payload: &[u8], signature: &str) -> bool {
        let (Ok(key), Ok(signature)) = (PublicKey::from_base64(public), SignatureBox::from_string(signature))
        else {
            return false;
        };
        minisign::verify(&key, &signature, Cursor::new(payload), true, false, true).is_ok()
    }
}

/// What a signature behind a payload is worth, given the keys announced.
pub fn seal<'k>(payload: &[u8], signature: &[u8], keys: impl IntoIterator<Item = &'k Key>) -> Seal {
    let Some(signature) = std::str::from_utf8(signature).ok().filter(|it| it.len() as u64 <= LONGEST) else {
        return Seal::Unknown;
    };
    let mut named = false;
    for key in keys {
        let Some(means) = MEANS.iter().find(|means| means.name() == key.means) else { continue };
        if means.fits(&key.public, payload, signature) {
            return Seal::By(key.public.clone());
        }
        named |= means.names(&key.public, signature);
    }
    if named { Seal::Broken } else { Seal::Unknown }
}

/// Signs a payload: the signature follows it.
pub(super) fn append_signature(payload: &mut Vec<u8>, signer: &dyn Signer) -> Result<(), SigningError> {
    let signature = signer.sign(payload)?;
    payload.extend_from_slice(SIGNATURE_LINE.as_bytes());
    payload.extend_from_slice(signature.as_bytes());
    Ok(())
}

/// What people compare by word of mouth before they confirm a key: eight groups of four.
pub fn fingerprint(public: &str) -> String {
    let digits = Digest::of(public.as_bytes()).short();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && at % 4 == 0 {
            grouped.push(' ');
        }
        grouped.push(digit);
    }
    grouped
}

/// Whether two fingerprints are the same, however they are spaced.
pub fn same_fingerprint(one: &str, other: &str) -> bool {
    let bare = |text: &str| -> String {
        text.chars().filter(|c| c.is_ascii_alphanumeric()).map(|c| c.to_ascii_lowercase()).collect()
    };
    !bare(one).is_empty() && bare(one) == bare(other)
}

/// A secret key at hand, ready to sign.
pub struct MinisignKey {
    secret: SecretKey,
    key: PublicKey,
    public: String,
}

impl fmt::Debug for MinisignKey {
    // The secret stays out of every message.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MinisignKey").field("public", &self.public).finish_non_exhaustive()
    }
}

impl Signer for MinisignKey {
    fn means(&self) -> &'static str {
        MINISIGN
    }

    fn public(&self) -> &str {
        &self.public
    }

    fn sign(&self, payload: &[u8]) -> Result<String, SigningError> {
        // No time in the comment: when a record was made is said in the record.
        let signed =
            minisign::sign(Some(&self.key), &self.secret, Cursor::new(payload), Some("travaux"), None);
        signed.map(|it| it.to_string()).map_err(|error| SigningError::Refused(error.to_string()))
    }
}

impl MinisignKey {
    /// A new key that is kept nowhere.
    pub fn fresh() -> Result<Self, SigningError> {
        let pair = KeyPair::generate_unencrypted_keypair();
        let pair = pair.map_err(|error| SigningError::Refused(error.to_string()))?;
        Ok(Self::of(pair.sk, pair.pk))
    }

    fn of(secret: SecretKey, key: PublicKey) -> Self {
        Self { secret, public: key.to_base64(), key }
    }

    /// Makes a new key and keeps it in two files: the secret one at `path`, protected by a password where one is given,
    /// and the public one beside it, with the ending `pub`. Nothing is overwritten.
    pub fn create(path: &Path, password: Option<&str>) -> Result<Self, SigningError> {
        let refused = |error: minisign::PError| SigningError::Refused(error.to_string());
        let public_path = path.with_extension(PUBLIC_ENDING);
        if let Some(there) = [path, &public_path].into_iter().find(|path| path.exists()) {
            return Err(SigningError::AlreadyThere(there.to_owned()));
        }
        let (text, key) = match password {
            // A pair made with a password is locked; what is used now is unlocked from it.
            Some(password) => {
                let locked =
                    KeyPair::generate_encrypted_keypair(Some(password.to_owned())).map_err(refused)?;
                let text = locked.sk.to_box(None).map_err(refused)?.to_string();
                let unlocked = SecretKeyBox::from_string(&text).map_err(refused)?;
                let secret = unlocked.into_secret_key(Some(password.to_owned())).map_err(refused)?;
                (text, Self::of(secret, locked.pk))
            }
            None => {
                let pair = KeyPair::generate_unencrypted_keypair().map_err(refused)?;
                let text = pair.sk.to_box(None).map_err(refused)?.to_string();
                (text, Self::of(pair.sk, pair.pk))
            }
        };
        let public = key.key.to_box().map_err(refused)?.to_string();
        write_new(path, text.as_bytes(), true)?;
        write_new(&public_path, public.as_bytes(), false)?;
        Ok(key)
    }

    /// Reads a secret key's file as `minisign` makes it.
    pub fn read(path: &Path, password: Option<&str>) -> Result<Self, SigningError> {
        let text = read(path)?;
        if read_public(&text).is_some() {
            return Err(SigningError::PublicOnly(path.to_owned()));
        }
        let not_a_key = || SigningError::NotAKey(path.to_owned());
        let boxed = SecretKeyBox::from_string(&text).map_err(|_| not_a_key())?;
        let secret = match (is_locked(&text).ok_or_else(not_a_key)?, password) {
            (false, _) => match boxed.into_unencrypted_secret_key() {
                Ok(secret) => secret,
                Err(_) => unsummed(&text).ok_or_else(not_a_key)?,
            },
            (true, None) => return Err(SigningError::NeedsPassword(path.to_owned())),
            (true, Some(password)) => {
                let unlocked = boxed.into_secret_key(Some(password.to_owned()));
                unlocked.map_err(|_| SigningError::WrongPassword(path.to_owned()))?
            }
        };
        let key = PublicKey::from_secret_key(&secret);
        let key = key.map_err(|error| SigningError::Refused(error.to_string()))?;
        Ok(Self::of(secret, key))
    }
}

/// A key without a password as the stock `minisign` writes it: without a checksum, so that whether it is whole is found
/// out by signing something with it.
fn unsummed(text: &str) -> Option<SecretKey> {
    const CHECKSUM: usize = 32;
    let bytes = Base64::decode_to_vec(text.lines().nth(1)?, None).ok()?;
    let sum = bytes.get(bytes.len().checked_sub(CHECKSUM)?..)?;
    if sum.iter().any(|byte| *byte != 0) {
        return None;
    }
    let secret = SecretKey::from_bytes(&bytes).ok()?;
    let key = MinisignKey::of(secret.clone(), PublicKey::from_secret_key(&secret).ok()?);
    let proof = key.sign(b"proof").ok()?;
    Minisign.fits(key.public(), b"proof", &proof).then_some(secret)
}

/// Whether a secret key's file is protected by a password; none where it is no secret key.
fn is_locked(text: &str) -> Option<bool> {
    // The first six bytes name the algorithms: Ed25519, none or scrypt, BLAKE2b.
    match text.lines().nth(1)?.get(..8)? {
        "RWRTY0Iy" => Some(true),
        "RWQAAEIy" => Some(false),
        _ => None,
    }
}

/// Whether a secret key's file is protected by a password.
pub fn needs_password(path: &Path) -> Result<bool, SigningError> {
    is_locked(&read(path)?).ok_or_else(|| SigningError::NotAKey(path.to_owned()))
}

/// Reads a public key: from its file, or the key itself as typed.
pub fn public_key(path: &Path) -> Result<String, SigningError> {
    let text = read(path)?;
    read_public(&text).ok_or_else(|| SigningError::NotAKey(path.to_owned()))
}

fn read_public(text: &str) -> Option<String> {
    let boxed = PublicKeyBox::from_string(text).ok()?;
    Some(boxed.into_public_key().ok()?.to_base64())
}

fn read(path: &Path) -> Result<String, SigningError> {
    let failed = |error: std::io::Error| DiskError::new(path, &error);
    let mut bytes = Vec::new();
    File::open(path).map_err(failed)?.take(LONGEST).read_to_end(&mut bytes).map_err(failed)?;
    String::from_utf8(bytes).map_err(|_| SigningError::NotAKey(path.to_owned()))
}

/// Writes a file that is not there yet; a secret one is for its owner alone.
fn write_new(path: &Path, bytes: &[u8], secret: bool) -> Result<(), SigningError> {
    let failed = |error: std::io::Error| DiskError::new(path, &error);
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if secret {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    // On Windows a file in a person's own folder is that person's alone already.
    #[cfg(not(unix))]
    let _ = secret;
    let mut file = options.open(path).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.sync_all().map_err(failed)?;
    Ok(())
}

impl SigningError {
    /// The sentence for a clerk.
    pub fn phrase(&self) -> Phrase {
        let with_path = |key, path: &PathBuf| Phrase::new(key).with("path", path.display());
        match self {
            SigningError::NotAKey(path) => with_path("key-not-a-key", path),
            SigningError::PublicOnly(path) => with_path("key-public-only", path),
            SigningError::NeedsPassword(path) => with_path("key-needs-password", path),
            SigningError::WrongPassword(path) => with_path("key-wrong-password", path),
            SigningError::AlreadyThere(path) => with_path("key-already-there", path),
            SigningError::Refused(why) => Phrase::new("key-refused").with("why", why),
            SigningError::Disk(error) => error.phrase(),
        }
    }
}
