//! Signing from a terminal.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use super::Failure;
use crate::dossier::recent::{Memory, Settings};
use crate::dossier::signing::{MinisignKey, PUBLIC_ENDING, SigningError, needs_password, public_key};
use crate::dossier::{Disk, Dossier};
use crate::language::{Language, Phrase};
use crate::negotiation::Code;

/// Where a password can be left for programs that run this one.
const PASSWORD: &str = "TRAVAUX_KEY_PASSWORD";

/// As which office, and signed with which key, something is entered.
#[derive(Debug, Default, Args)]
pub struct Sign {
    /// The secret key's file.
    #[arg(long, value_name = "FILE")]
    pub sign: Option<PathBuf>,
    /// Which office enters it.
    #[arg(long = "as", value_name = "CODE")]
    pub as_office: Option<String>,
}

/// Opens a dossier to enter something in it: as the office named, else as the one that works on this copy; signed with
/// the key named, else with the one chosen for it here where it was announced, else not at all.
pub fn open(folder: &Path, asked: &Sign, language: Language) -> Result<Dossier, Failure> {
    let mut dossier = Dossier::open(folder, Arc::new(Disk))?;
    let settings = settings();
    let office: Code = match &asked.as_office {
        Some(code) => code.parse()?,
        None => settings.office_in(&dossier),
    };
    dossier.work_as(office);
    if let Some(path) = &asked.sign {
        dossier.sign_with(Arc::new(key(path, language)?));
    } else if let Some(path) = settings.key_in(dossier.id()).filter(|path| counts(&dossier, path)) {
        dossier.sign_with(Arc::new(key(path, language)?));
    }
    Ok(dossier)
}

/// Whether what is signed with a key kept here counts in a dossier, as far as the public key beside it tells.
fn counts(dossier: &Dossier, path: &Path) -> bool {
    let public = public_key(&path.with_extension(PUBLIC_ENDING));
    public.map_or(true, |public| dossier.is_key_of(dossier.office(), &public))
}

/// What this person set for themselves.
pub fn settings() -> Settings {
    Memory::usual().map(|memory| memory.settings()).unwrap_or_default()
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
