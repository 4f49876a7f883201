//! `travaux project`.

use std::path::Path;

use super::arguments::Project;
use super::{Failure, output, say};
use crate::consolidate::RollingText;
use crate::exchange::open::OpenError;
use crate::exchange::word::{self, Embedded, Recovered};
use crate::exchange::{json, open};
use crate::language::{Language, Phrase};
use crate::text::{Text, markdown};

/// Gives a voice's text back, as `travaux read` shows its file.
pub fn run(asked: &Project, language: Language) -> Result<(), Failure> {
    output::spares(asked.output.as_deref(), [asked.rolling.as_path()])?;
    let Loaded { rolling, recovered, .. } = load(&asked.rolling)?;
    let known = || rolling.voices.iter().map(|voice| voice.code.as_str()).collect::<Vec<_>>().join(", ");
    let code = asked.voice.as_str();
    if code != "base" && rolling.voice(code).is_none() {
        return Err(Failure::UnknownVoice { code: code.chars().take(60).collect(), known: known() });
    }
    let text = match &recovered {
        Some(recovered) => {
            if let Some(phrase) = warning(recovered) {
                say(&language.say(phrase));
            }
            said(recovered, &rolling, code)
        }
        None => rolling.project_code(code),
    };
    let text = text.ok_or_else(|| Failure::Unrecoverable(code.to_owned()))?;
    output::write(asked.output.as_deref(), markdown::write(&text).as_bytes())
}

/// What a voice says in a Word file: to the letter while the embedded part counts, else as it is visible.
fn said(recovered: &Recovered, rolling: &RollingText, code: &str) -> Option<Text> {
    match &recovered.embedded {
        Embedded::Exact(..) => rolling.project_code(code),
        _ if code == "base" => Some(recovered.base.clone()),
        _ => recovered.voices.iter().find(|voice| voice.code == code).map(|voice| voice.text.clone()),
    }
}

/// What is to be said where a Word file gives its voices by what is visible only.
fn warning(recovered: &Recovered) -> Option<Phrase> {
    match recovered.embedded {
        Embedded::Exact(..) => None,
        Embedded::Stale => Some(Phrase::new("command-stale")),
        Embedded::Missing => Some(Phrase::new("command-visible-only")),
    }
}

/// A rolling text that was read.
pub struct Loaded {
    /// The rolling text.
    pub rolling: RollingText,
    /// The JSON it was read from; none where it was read off the changes in a Word file.
    pub json: Option<Vec<u8>>,
    /// What was recovered, if it came in a Word file.
    pub recovered: Option<Recovered>,
}

/// Reads a rolling text from JSON or from a Word file.
pub fn load(path: &Path) -> Result<Loaded, Failure> {
    let bytes = open::bytes(path)?;
    if bytes.starts_with(b"PK") {
        let recovered = word::recover(&bytes)
            .map_err(|error| OpenError { name: open::name(path), why: open::Why::Word(error) })?;
        if recovered.voices.is_empty() {
            return Err(Failure::Said(
                Phrase::new("command-no-tracked-voices").with("name", open::name(path)),
            ));
        }
        let json = match &recovered.embedded {
            Embedded::Exact(_, json) => Some(json.clone()),
            _ => None,
        };
        return Ok(Loaded { rolling: recovered.rolling(), json, recovered: Some(recovered) });
    }
    match json::load(&bytes) {
        Ok(rolling) => Ok(Loaded { rolling, json: Some(bytes), recovered: None }),
        Err(error) => Err(Failure::Json { name: open::name(path), error }),
    }
}
