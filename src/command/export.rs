//! `travaux export`.

use std::sync::Arc;

use super::arguments::{Export, ExportFormat};
use super::sheet::{Sheet, ending};
use super::{Failure, create, output, submit};
use crate::consolidate::view::Show;
use crate::consolidate::{Revision, RollingText, consolidate};
use crate::dossier::entry::Voice;
use crate::dossier::transfer::Recipient;
use crate::dossier::{Disk, Dossier};
use crate::exchange::json;
use crate::exchange::paper::{Brief, Paper};
use crate::language::{Language, Phrase, date};
use crate::negotiation::{LanguageTag, RecordId};
use crate::text::{Text, markdown};

/// What a paper is to hold.
enum What {
    Consolidated,
    Table,
    Clean,
    Voice(String),
}

/// Writes a paper of a dossier: what is for everyone, and nothing else.
pub fn run(asked: &Export, language: Language) -> Result<(), Failure> {
    let target = asked.output.as_deref();
    let what = match asked.what.as_str() {
        "consolidated" => What::Consolidated,
        "table" => What::Table,
        "clean" => What::Clean,
        other => match other.strip_prefix("voice:") {
            Some(code) if !code.is_empty() => What::Voice(code.to_owned()),
            _ => return Err(Failure::Use(Phrase::new("command-what").with("what", other))),
        },
    };
    let dossier = Dossier::open(&asked.folder, Arc::new(Disk))?.view(Recipient::Everyone);
    let gathered = Gathered::of(&dossier, asked.about.as_deref(), asked.language.as_deref())?;
    let line = gathered.draft_line(&dossier, language);
    let brief = Brief {
        draft: &line,
        names: !asked.no_names,
        distribution: asked.distribution.as_deref().unwrap_or_default(),
        ..Brief::consolidated(language)
    };
    let format = asked.format.unwrap_or_else(|| match Sheet::of(target) {
        Some(Sheet::Html) => ExportFormat::Html,
        Some(Sheet::Word) => ExportFormat::Docx,
        None if ending(target).as_deref() == Some("json") => ExportFormat::Json,
        _ => ExportFormat::Markdown,
    });
    let bytes = match &what {
        What::Consolidated => gathered.consolidated(format, &brief)?,
        What::Table => {
            let rolling = gathered.rolling();
            let paper = Paper::comparative_table(&rolling, &brief);
            sheet(format)?.bytes(&paper, &brief, &gathered.base)?
        }
        What::Clean => clean(&gathered.base, format, &brief)?,
        What::Voice(code) => {
            let voice = gathered
                .voices
                .iter()
                .find(|voice| voice.name == *code || voice.codes.iter().any(|own| own.as_str() == code));
            let voice = voice.ok_or_else(|| {
                let known: Vec<&str> = gathered.voices.iter().map(|voice| voice.name.as_str()).collect();
                Failure::UnknownVoice { code: code.clone(), known: known.join(", ") }
            })?;
            clean(&voice.text, format, &brief)?
        }
    };
    output::write(target, &bytes)
}

fn sheet(format: ExportFormat) -> Result<Sheet, Failure> {
    match format {
        ExportFormat::Markdown => Ok(Sheet::Markdown),
        ExportFormat::Html => Ok(Sheet::Html),
        ExportFormat::Docx => Ok(Sheet::Word),
        ExportFormat::Json => Err(Failure::Use(Phrase::new("command-no-json"))),
    }
}

/// A text without brackets.
fn clean(text: &Text, format: ExportFormat, brief: &Brief<'_>) -> Result<Vec<u8>, Failure> {
    Ok(match format {
        ExportFormat::Markdown => markdown::write(text).into_bytes(),
        ExportFormat::Json => json::text::save(text, &[]),
        ExportFormat::Html => Sheet::Html.bytes(&Paper::clean(text, brief), brief, text)?,
        ExportFormat::Docx => Sheet::Word.bytes(&Paper::clean(text, brief), brief, text)?,
    })
}

/// A draft of a dossier in one language, with everything that was answered to it.
pub struct Gathered {
    /// The draft.
    pub edition: RecordId,
    /// The language.
    pub tag: LanguageTag,
    /// The draft's text.
    pub base: Text,
    /// The answers.
    pub voices: Vec<Voice>,
}

impl Gathered {
    /// Gathers the draft meant (the current one) in a language (the leading one).
    pub fn of(dossier: &Dossier, about: Option<&str>, language: Option<&str>) -> Result<Self, Failure> {
        let edition = *submit::about(dossier, about)?.record();
        let tag = match language {
            Some(typed) => create::tag_of(typed)?,
            None => dossier.genesis().leading.clone(),
        };
        let base = dossier.text_of(&edition, &tag)?.text;
        let voices = dossier.voices(&edition, &tag)?;
        Ok(Self { edition, tag, base, voices })
    }

    /// The draft and its answers set out together; not certified.
    pub fn rolling(&self) -> RollingText {
        let revisions: Vec<Revision<'_>> = self
            .voices
            .iter()
            .map(|voice| Revision { voice: &voice.name, text: &voice.text, partial: voice.partial })
            .collect();
        let protocol: Vec<&str> = self.voices.iter().map(|voice| voice.name.as_str()).collect();
        consolidate(&self.base, &revisions, &protocol)
    }

    fn consolidated(&self, format: ExportFormat, brief: &Brief<'_>) -> Result<Vec<u8>, Failure> {
        let mut rolling = self.rolling();
        if format == ExportFormat::Json {
            let texts: Vec<(&str, &Text)> =
                self.voices.iter().map(|voice| (voice.name.as_str(), &voice.text)).collect();
            json::certify(&mut rolling, &texts);
            return Ok(json::save(&rolling));
        }
        sheet(format)?.bytes(&Paper::rolling(&rolling, Show::All, brief), brief, &self.base)
    }

    /// "Draft No. 2 of 12 March 2026".
    fn draft_line(&self, dossier: &Dossier, language: Language) -> String {
        let Some(edition) = dossier.state().edition(&self.edition) else { return String::new() };
        language.say(
            Phrase::new("command-draft")
                .with("number", edition.what.number)
                .inner("date", date(edition.what.date)),
        )
    }
}
