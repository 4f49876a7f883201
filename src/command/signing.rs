//! Signing from a terminal.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use super::Failure;
use crate::dossier::recent::Memory;
use crate::dossier::signing::{MinisignKey, SigningError, needs_password};
use crate::dossier::{Disk, Dossier};
use crate::language::{Language, Phrase};

/// Where a password can be left for programs that run this one.
const PASSWORD: &str = "TRAVAUX_KEY_PASSWORD";

/// With which key what is entered is signed.
#[derive(Debug, Default, Args)]
pub struct Sign {
    /// The secret key's file.
    #[arg(long, value_name = "FILE")]
    pub sign: Option<PathBuf>,
}

/// Opens a dossier to enter something in it: signed with the key named, else with the one that was announced here for
/// it, else not at all.
pub fn open(folder: &Path, asked: &Sign, language: Language) -> Result<Dossier, Failure> {
    let mut dossier = Dossier::open(folder, Arc::new(Disk))?;
    let kept = || Memory::usual().and_then(|memory| memory.settings().keys.get(dossier.id()).cloned());
    if let Some(path) = asked.sign.clone().or_else(kept) {
        dossier.sign_with(Arc::new(key(&path, language)?));
    }
    Ok(dossier)
}

/// Reads a secret key, asking for its password where it has one.
pub fn key(path: &Path, language: Language) -> Result<MinisignKey, Failure> {
    let locked = needs_password(path);
    if locked != Ok(true) {
        return Ok(MinisignKey::read(path, None)?);
    }
    let phrase = Phrase::new("key-password").with("path", path.display());
    let password = password(&language.say(phrase));
    let password = password.ok_or_else(|| SigningError::NeedsPassword(path.to_owned()))?;
    Ok(MinisignKey::read(path, Some(&password))?)
}

/// A password left for us, or typed; none where nobody is there to type it.
pub fn password(prompt: &str) -> Option<String> {
    use std::io::IsTerminal;
    if let Ok(password) = std::env::var(PASSWORD) {
        return Some(password);
    }
    if !std::io::stdin().is_terminal() {
        return None;
    }
    rpassword::prompt_password(prompt).ok()
}
