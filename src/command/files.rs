//! Files named on the command line.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use super::progress::Progress;
use super::{Failure, say};
use crate::compare::threads;
use crate::dossier::entry::{Draft, Received};
use crate::exchange::open::{self, How};
use crate::exchange::word::Reading;
use crate::exchange::{Opened, open_as};
use crate::language::{Language, Phrase};
use crate::negotiation::submission::Part;
use crate::negotiation::{Code, LanguageTag};

/// How many notices of one file are said.
const NOTICES: usize = 6;

/// A reply: whose, and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voice {
    /// Whose.
    pub code: Code,
    /// The file.
    pub path: PathBuf,
}

/// Reads `VOICE=FILE`, each voice once.
pub fn voices(words: &[OsString]) -> Result<Vec<Voice>, Failure> {
    let mut voices: Vec<Voice> = Vec::new();
    for word in words {
        let (code, path) =
            split(word).ok_or_else(|| Failure::NotAVoice(word.to_string_lossy().into_owned()))?;
        let code: Code = code.parse()?;
        if voices.iter().any(|voice| voice.code == code) {
            return Err(Failure::Twice(code.to_string()));
        }
        voices.push(Voice { code, path });
    }
    Ok(voices)
}

/// What stands before and after the first `=`; the part behind it may be any path.
fn split(word: &OsStr) -> Option<(String, PathBuf)> {
    let bytes = word.as_encoded_bytes();
    let at = bytes.iter().position(|byte| *byte == b'=')?;
    let (before, behind) = bytes.split_at_checked(at)?;
    let before = std::str::from_utf8(before).ok()?.to_owned();
    let behind = behind.get(1..).filter(|path| !path.is_empty())?;
    Some((before, path_of(word, behind)))
}

/// The path at the end of a word.
#[cfg(unix)]
fn path_of(_: &OsStr, bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(OsStr::from_bytes(bytes))
}

/// The path at the end of a word.
#[cfg(not(unix))]
fn path_of(_: &OsStr, bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}

/// A text in a language, and the bytes it was read from.
pub type Named = (LanguageTag, Opened, Vec<u8>);

/// The parts of `[LANGUAGE=]FILE`.
pub fn named(word: &OsStr) -> (Option<LanguageTag>, PathBuf) {
    match split(word).and_then(|(tag, path)| Some((tag.parse().ok()?, path))) {
        Some((tag, path)) => (Some(tag), path),
        None => (None, PathBuf::from(word)),
    }
}

/// Reads `[LANGUAGE=]FILE`, each language once. Without a language the text itself says it.
pub fn texts(words: &[OsString], language: Language) -> Result<Vec<Named>, Failure> {
    let mut texts: Vec<Named> = Vec::new();
    for word in words {
        let (said, path) = named(word);
        // Read once: what is kept is what was looked at.
        let bytes = open::bytes(&path)?;
        let opened = open::read(&open::name(&path), &bytes, Reading::default())?;
        tell(&opened, language);
        let tag = said.unwrap_or_else(|| tag_of(&opened));
        if texts.iter().any(|(known, ..)| *known == tag) {
            return Err(Failure::Use(Phrase::new("command-language-twice").with("language", tag)));
        }
        texts.push((tag, opened, bytes));
    }
    Ok(texts)
}

/// Puts texts into a draft, each with the file it came in.
pub fn into_draft(draft: &mut Draft, texts: Vec<Named>) {
    for (tag, opened, bytes) in texts {
        draft.files.push(Received {
            name: opened.name,
            bytes,
            part: Part::Text,
            language: Some(tag.clone()),
        });
        draft.texts.insert(tag, opened.text);
    }
}

/// The language a text is written in, as far as its letters tell: Russian or English.
pub fn tag_of(opened: &Opened) -> LanguageTag {
    match super::sheet::letters(&opened.text) {
        Language::Russian => LanguageTag::russian(),
        Language::English => LanguageTag::english(),
    }
}

/// Opens a file and says what should be known about it.
pub fn one(path: &Path, how: impl Into<How>, language: Language) -> Result<Opened, Failure> {
    let opened = open_as(path, how)?;
    tell(&opened, language);
    Ok(opened)
}

/// Opens files, on all cores; says what should be known about them in the order given.
pub fn all(paths: &[&Path], language: Language) -> Result<Vec<Opened>, Failure> {
    let progress = Progress::new(language);
    let step = |path: &Path| {
        progress.step(Phrase::new("command-reading").with("name", crate::exchange::open::name(path)));
        open_as(path, Reading::default())
    };
    let results = threads::in_parallel(threads::worth(usize::MAX), paths, |path| step(path));
    progress.done();
    let mut files = Vec::with_capacity(results.len());
    for result in results {
        let opened = result?;
        tell(&opened, language);
        files.push(opened);
    }
    Ok(files)
}

/// Says what should be known about a file.
fn tell(opened: &Opened, language: Language) {
    let mut said = BTreeSet::new();
    for notice in &opened.notices {
        let sentence = language.say(notice.clone());
        if said.len() == NOTICES {
            let more = opened.notices.len() - NOTICES;
            say(&language
                .say(Phrase::new("command-more-notices").with("name", &opened.name).count("count", more)));
            return;
        }
        if said.insert(sentence.clone()) {
            say(&format!("{}: {sentence}", opened.name));
        }
    }
}
