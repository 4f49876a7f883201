//! `travaux project`.

use std::path::Path;

use super::arguments::Project;
use super::{Failure, output};
use crate::consolidate::RollingText;
use crate::exchange::{json, open};
use crate::language::Language;
use crate::text::markdown;

/// Gives a voice's text back, as `travaux read` shows its file.
pub fn run(asked: &Project, _: Language) -> Result<(), Failure> {
    output::spares(asked.output.as_deref(), [asked.rolling.as_path()])?;
    let (rolling, _) = load(&asked.rolling)?;
    let known = || rolling.voices.iter().map(|voice| voice.code.as_str()).collect::<Vec<_>>().join(", ");
    let code = asked.voice.as_str();
    if code != "base" && rolling.voice(code).is_none() {
        return Err(Failure::UnknownVoice { code: code.chars().take(60).collect(), known: known() });
    }
    let text = rolling.project_code(code).ok_or_else(|| Failure::Unrecoverable(code.to_owned()))?;
    output::write(asked.output.as_deref(), markdown::write(&text).as_bytes())
}

/// Reads a rolling text; with the bytes it was read from.
pub fn load(path: &Path) -> Result<(RollingText, Vec<u8>), Failure> {
    let bytes = open::bytes(path)?;
    match json::load(&bytes) {
        Ok(rolling) => Ok((rolling, bytes)),
        Err(error) => Err(Failure::Json { name: open::name(path), error }),
    }
}
