//! `travaux key`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueEnum};
use jiff::Timestamp;

use super::help::Entry;
use super::signing::{key, password, settings};
use super::{Failure, output};
use crate::dossier::recent::Memory;
use crate::dossier::signing::{
    MINISIGN, MinisignKey, PUBLIC_ENDING, Signer, fingerprint, public_key, same_fingerprint,
};
use crate::dossier::{Disk, Dossier, Occasion};
use crate::language::{Language, Phrase};
use crate::negotiation::Code;
use crate::negotiation::statement::Key;

/// `travaux key`.
#[derive(Debug, Args)]
pub struct KeyAsked {
    /// What is to be done.
    #[arg(value_enum)]
    pub what: What,
    /// A key's file, or a dossier.
    pub path: PathBuf,
    /// The secret key that is announced.
    #[arg(long)]
    pub key: Option<PathBuf>,
    /// Whose key it is; the office that keeps the dossier where not said.
    #[arg(long)]
    pub office: Option<String>,
    /// The fingerprint, as that office gave it.
    #[arg(long)]
    pub fingerprint: Option<String>,
    /// The key it takes the place of: what is announced is signed with that one.
    #[arg(long)]
    pub instead_of: Option<PathBuf>,
    /// Whether nothing of the office counts from now on that is not signed.
    #[arg(long)]
    pub only: bool,
    /// Whether a new key is kept without a password.
    #[arg(long)]
    pub no_password: bool,
}

/// What can be done with keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum What {
    /// Makes a key.
    New,
    /// Shows keys and their fingerprints.
    Show,
    /// Announces a key in a dossier.
    Announce,
    /// Confirms a key by its fingerprint.
    Confirm,
}

/// What people read about it.
pub const HELP: Entry = Entry {
    name: "key",
    usage: "travaux key new FILE [--no-password]\n       travaux key show FILE|DIR\n       travaux key announce DIR --key FILE [--office KAZ] [--only] [--instead-of FILE]\n       travaux key confirm DIR --office KAZ --fingerprint WORDS",
    about: "help-key",
    examples: "travaux key new sec.key\ntravaux key announce Agreement.dossier --key sec.key\ntravaux key show Agreement.dossier\ntravaux key confirm Agreement.dossier --office KAZ --fingerprint \"3f2a 9c41 0b7e 55d2 81aa 6c03 e9f4 17b8\"",
    arguments: &[
        ("what", "help-key-what"),
        ("path", "help-key-path"),
        ("key", "help-key-file"),
        ("office", "help-key-office"),
        ("fingerprint", "help-fingerprint"),
        ("instead_of", "help-instead-of"),
        ("only", "help-key-only"),
        ("no_password", "help-no-password"),
    ],
};

/// Makes, shows, announces and confirms keys.
pub fn run(asked: &KeyAsked, language: Language) -> Result<(), Failure> {
    let said = match asked.what {
        What::New => new(asked, language)?,
        What::Show => show(&asked.path, language)?,
        What::Announce => announce(asked, language)?,
        What::Confirm => confirm(asked, language)?,
    };
    output::write(None, format!("{said}\n").as_bytes())
}

fn new(asked: &KeyAsked, language: Language) -> Result<String, Failure> {
    let locked = match asked.no_password {
        true => None,
        false => {
            let prompt = Phrase::new("key-new-password").with("path", asked.path.display());
            let typed = password(&language.say(prompt)).filter(|password| !password.is_empty());
            Some(typed.ok_or_else(|| Failure::Said(Phrase::new("key-no-password-given")))?)
        }
    };
    let key = MinisignKey::create(&asked.path, locked.as_deref())?;
    let phrase = Phrase::new("key-made")
        .with("path", asked.path.display())
        .with("public", asked.path.with_extension(PUBLIC_ENDING).display())
        .with("fingerprint", fingerprint(key.public()));
    Ok(language.say(phrase))
}

fn show(path: &Path, language: Language) -> Result<String, Failure> {
    if !path.is_dir() {
        let public = match public_key(path) {
            Ok(public) => public,
            Err(_) => key(path, language)?.public().to_owned(),
        };
        return Ok(format!("{public}\n{}", fingerprint(&public)));
    }
    let dossier = Dossier::open(path, Arc::new(Disk))?;
    let settings = settings();
    let state = dossier.state();
    let mut lines = Vec::new();
    for stated in state.keys_in_force.values().flatten().filter_map(|id| state.keys.get(id)) {
        let confirmed = settings.is_confirmed(&stated.what.office, &stated.what.public);
        let key = if confirmed { "key-line-confirmed" } else { "key-line" };
        let phrase = Phrase::new(key)
            .with("office", &stated.what.office)
            .with("fingerprint", fingerprint(&stated.what.public));
        lines.push(language.say(phrase));
    }
    if lines.is_empty() {
        lines.push(language.say("key-none"));
    }
    Ok(lines.join("\n"))
}

fn announce(asked: &KeyAsked, language: Language) -> Result<String, Failure> {
    let Some(file) = &asked.key else {
        return Err(Failure::Use(Phrase::new("key-announce-what")));
    };
    let mut dossier = Dossier::open(&asked.path, Arc::new(Disk))?;
    let own = settings().office_in(&dossier);
    let office: Code = match &asked.office {
        Some(code) => code.parse()?,
        None => own.clone(),
    };
    let new = key(file, language)?;
    let public = new.public().to_owned();
    match &asked.instead_of {
        Some(path) => dossier.sign_with(Arc::new(key(path, language)?)),
        None => dossier.sign_with(Arc::new(new)),
    }
    let statement = Key {
        office: office.clone(),
        public: public.clone(),
        means: MINISIGN.to_owned(),
        replaces: asked.instead_of.is_some(),
        only: asked.only,
    };
    dossier.announce_key(statement, &Occasion::new(office.clone(), Timestamp::now()))?;
    let mut told = language
        .say(Phrase::new("key-announced").with("office", &office).with("fingerprint", fingerprint(&public)));
    // From now on this office's entries in this dossier are signed here without asking.
    if let Some(memory) = Memory::usual().filter(|_| office == own) {
        let mut settings = memory.settings();
        let path = std::path::absolute(file).unwrap_or_else(|_| file.clone());
        settings.keys.insert(*dossier.id(), path);
        settings.confirm(&office, &public);
        memory.keep_settings(&settings)?;
        told += &format!("\n{}", language.say("key-kept"));
    }
    Ok(told)
}

fn confirm(asked: &KeyAsked, language: Language) -> Result<String, Failure> {
    let (Some(office), Some(told)) = (&asked.office, &asked.fingerprint) else {
        return Err(Failure::Use(Phrase::new("key-confirm-what")));
    };
    let dossier = Dossier::open(&asked.path, Arc::new(Disk))?;
    let office: Code = office.parse()?;
    let state = dossier.state();
    let keys = state.keys_in_force.get(&office).into_iter().flatten().filter_map(|id| state.keys.get(id));
    let keys: Vec<&str> = keys.map(|stated| stated.what.public.as_str()).collect();
    if keys.is_empty() {
        return Err(Failure::Said(Phrase::new("key-office-none").with("office", &office)));
    }
    let public = keys.into_iter().find(|public| same_fingerprint(&fingerprint(public), told));
    let public = public.ok_or_else(|| Failure::Said(Phrase::new("key-differs").with("office", &office)))?;
    let memory = Memory::usual().ok_or_else(|| Failure::Said(Phrase::new("key-no-settings")))?;
    let mut settings = memory.settings();
    settings.confirm(&office, public);
    memory.keep_settings(&settings)?;
    Ok(language.say(Phrase::new("key-confirmed").with("office", &office)))
}
