//! `travaux consolidate`.

use std::path::Path;

use super::arguments::{Consolidate, ConsolidateFormat};
use super::progress::Progress;
use super::sheet::{format_of, headed};
use super::{Failure, files, output, sheet};
use crate::consolidate::view::Show;
use crate::consolidate::{Revision, RollingText, consolidate};
use crate::dossier::hearing::alike::disputed;
use crate::exchange::objects::Objects;
use crate::exchange::paper::{Brief, Format, Paper};
use crate::exchange::word::identity::{BRACKETS, CONSOLIDATED};
use crate::exchange::{Opened, json};
use crate::language::{Language, Phrase};
use crate::negotiation::Code;
use crate::text::Text;

/// Sets out a base and replies together.
pub fn run(asked: &Consolidate, language: Language) -> Result<(), Failure> {
    let target = asked.output.as_deref();
    let voices = files::voices(&asked.voices)?;
    let mut partial = Vec::with_capacity(asked.partial.len());
    for code in &asked.partial {
        let code: Code = code.parse()?;
        if !voices.iter().any(|voice| voice.code == code) {
            let known: Vec<&str> = voices.iter().map(|voice| voice.code.as_str()).collect();
            return Err(Failure::UnknownVoice { code: code.to_string(), known: known.join(", ") });
        }
        partial.push(code);
    }
    let paths: Vec<&Path> = std::iter::once(asked.base.as_path())
        .chain(voices.iter().map(|voice| voice.path.as_path()))
        .collect();
    output::spares(target, paths.iter().copied())?;
    let format = asked.format.unwrap_or_else(|| by_ending(target));
    let opened = files::all(&paths, language)?;
    let Some((base, replies)) = opened.split_first() else { return Ok(()) };
    let texts: Vec<(&Code, &Text)> =
        voices.iter().zip(replies).map(|(voice, reply)| (&voice.code, &reply.text)).collect();
    let progress = Progress::new(language);
    progress.step(Phrase::new("command-consolidating").count("count", texts.len()));
    let revisions: Vec<Revision<'_>> = texts
        .iter()
        .map(|(code, text)| Revision { voice: code.as_str(), text, partial: partial.contains(code) })
        .collect();
    let mut rolling = consolidate(&base.text, &revisions, &[]);
    if format == ConsolidateFormat::Json {
        let texts: Vec<(&str, &Text)> = texts.iter().map(|(code, text)| (code.as_str(), *text)).collect();
        json::certify(&mut rolling, &texts);
    }
    let objects = sheet::objects(&opened);
    let bytes = bytes((&rolling, &revisions), (base, &objects), asked, format, language)?;
    progress.done();
    output::write(target, &bytes)
}

fn bytes(
    (rolling, revisions): (&RollingText, &[Revision<'_>]),
    (base, objects): (&Opened, &Objects),
    asked: &Consolidate,
    format: ConsolidateFormat,
    language: Language,
) -> Result<Vec<u8>, Failure> {
    let brief = Brief { names: !asked.no_names, ..headed(Brief::consolidated(language), &asked.head) };
    let table = || {
        let matters = disputed(rolling, &base.text, revisions, &[]);
        Paper::comparative_table(rolling, &matters, &brief).drawn(objects.clone())
    };
    let paper = || Paper::rolling(rolling, Show::All, &brief);
    let paged = |format: Format, paper: &Paper| sheet::bytes(format, paper, &brief, &rolling.base);
    match format {
        ConsolidateFormat::Json => Ok(json::save(rolling)),
        ConsolidateFormat::Markdown => paged(Format::Markdown, &paper()),
        ConsolidateFormat::Html => paged(Format::Html, &paper()),
        ConsolidateFormat::Docx => {
            let voices = revisions.iter().map(|revision| revision.text);
            let texts: Vec<&Text> = std::iter::once(&base.text).chain(voices).collect();
            let identity = sheet::identity_of(CONSOLIDATED, base);
            sheet::tracked(rolling, &brief, identity, &[], (&texts, objects))
        }
        ConsolidateFormat::DocxBrackets => {
            sheet::print(rolling, &brief, sheet::identity_of(BRACKETS, base), objects)
        }
        ConsolidateFormat::DocxTable => paged(Format::Word, &table()),
        ConsolidateFormat::Table => {
            let kind = format_of(asked.output.as_deref()).unwrap_or(Format::Markdown);
            paged(kind, &table())
        }
    }
}

fn by_ending(target: Option<&Path>) -> ConsolidateFormat {
    match format_of(target) {
        Some(Format::Html) => ConsolidateFormat::Html,
        Some(Format::Word) => ConsolidateFormat::Docx,
        Some(Format::Json) => ConsolidateFormat::Json,
        _ => ConsolidateFormat::Markdown,
    }
}
