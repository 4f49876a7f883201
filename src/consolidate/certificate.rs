//! What proves that a rolling text gives every voice back.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::{ALGORITHM, RollingText};
use crate::text::{Text, markdown};

/// Hashes of what went into a rolling text, and of the rolling text itself. All are SHA-256 in hexadecimal
/// digits, of UTF-8 bytes in canonical form (Draft Markdown).
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Certificate {
    /// The algorithm that made the rolling text.
    pub algorithm: String,
    /// The base.
    pub base: String,
    /// Each voice's text, in the order of the voices.
    pub voices: Vec<String>,
    /// The rolling text without its certificate.
    pub rolling: String,
}

/// What a check of a certificate found wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Broken {
    /// The rolling text is not the one the certificate was made for.
    Rolling,
    /// The base is not the one named.
    Base,
    /// This voice's text does not come out.
    Voice(String),
    /// The certificate names another number of voices than the rolling text has.
    Voices,
}

/// SHA-256 of bytes in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    digits(&Sha256::digest(bytes))
}

/// SHA-256 of a text in its canonical form.
pub fn of_text(text: &Text) -> String {
    let mut hasher = Sha256::new();
    markdown::write_parts(text, |part| hasher.update(part));
    digits(&hasher.finalize())
}

fn digits(hash: &[u8]) -> String {
    hash.iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

impl Certificate {
    /// The certificate of a rolling text, given the hash of its form without certificate and of its voices.
    pub fn new(base: String, voices: Vec<String>, rolling: String) -> Self {
        Self { algorithm: ALGORITHM.to_owned(), base, voices, rolling }
    }
}

/// Checks that every projection of a rolling text hashes to the text its certificate names, and that the
/// rolling text hashes to `rolling` (computed by whoever knows the written form). Needs no engine.
pub fn verify(text: &RollingText, rolling: &str) -> Vec<Broken> {
    let certificate = &text.certificate;
    let mut broken = Vec::new();
    if certificate.rolling != rolling {
        broken.push(Broken::Rolling);
    }
    if certificate.base != of_text(&text.base) {
        broken.push(Broken::Base);
    }
    if certificate.voices.len() != text.voices.len() {
        broken.push(Broken::Voices);
    }
    for (index, voice) in text.voices.iter().enumerate() {
        let named = certificate.voices.get(index);
        let found = text.project(index).map(|found| of_text(&found));
        if found.is_none() || found.as_ref() != named {
            broken.push(Broken::Voice(voice.code.clone()));
        }
    }
    broken
}
