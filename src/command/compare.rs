//! `travaux compare`.

use std::path::Path;

use super::arguments::{Compare, CompareFormat};
use super::sheet::{format_of, headed};
use super::{Failure, files, output, sheet, terminal};
use crate::consolidate::certificate::of_text;
use crate::consolidate::view::Show;
use crate::consolidate::{Revision, RollingText, consolidate, consolidate_on};
use crate::exchange::json;
use crate::exchange::paper::{Brief, Format, Paper};
use crate::exchange::word::identity::CHANGES;
use crate::language::Language;
use crate::text::Text;

/// The voice the newer file is given: nobody sees it.
const NEW: &str = "NEW";

/// Shows what changed between two files.
pub fn run(asked: &Compare, language: Language) -> Result<(), Failure> {
    let target = asked.output.as_deref();
    output::spares(target, [asked.old.as_path(), asked.new.as_path()])?;
    let format = asked.format.unwrap_or_else(|| by_ending(target));
    let mut opened = files::all(&[&asked.old, &asked.new], language)?;
    let (Some(new), Some(old)) = (opened.pop(), opened.pop()) else { return Ok(()) };
    let objects = sheet::objects([&old, &new]);
    let (old, new) = (old.text, new.text);
    let bytes = match format {
        CompareFormat::Json => json(&old, &new),
        CompareFormat::Terminal => {
            terminal::comparison(&compare(&old, &new), language, terminal::is_coloured(target)).into_bytes()
        }
        CompareFormat::Docx => {
            let voice = language.say("paper-newer");
            let rolling = consolidate(&old, &[Revision { voice: &voice, text: &new, partial: false }], &[]);
            let brief = Brief { names: true, ..headed(Brief::comparison(language), &asked.head) };
            let drawn = (&[&old, &new][..], &objects);
            sheet::tracked(&rolling, &brief, sheet::identity(CHANGES, &old), &[], drawn)?
        }
        CompareFormat::Markdown | CompareFormat::Html => {
            let rolling = compare(&old, &new);
            let brief = headed(Brief::comparison(language), &asked.head);
            let format = if format == CompareFormat::Html { Format::Html } else { Format::Markdown };
            sheet::bytes(format, &Paper::rolling(&rolling, Show::All, &brief), &brief, &old)?
        }
    };
    output::write(target, &bytes)?;
    // The process ends now: giving back every word of two documents one by one would take longer than it helps.
    std::mem::forget((old, new));
    Ok(())
}

/// A comparison is a consolidation of one voice.
fn compare(old: &Text, new: &Text) -> RollingText {
    consolidate(old, &[Revision { voice: NEW, text: new, partial: false }], &[])
}

/// The comparison as JSON; both texts are hashed while they are compared, on a thread of their own.
fn json(old: &Text, new: &Text) -> Vec<u8> {
    let (rolling, hashes) = std::thread::scope(|scope| {
        let hashes = scope.spawn(|| (of_text(old), of_text(new)));
        let rolling = consolidate_on(1, old, &[Revision { voice: NEW, text: new, partial: false }], &[]);
        (rolling, hashes.join())
    });
    let (one, other) = hashes.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
    let bytes = json::comparison::save(&rolling, &one, &other);
    std::mem::forget(rolling);
    bytes
}

fn by_ending(target: Option<&Path>) -> CompareFormat {
    match format_of(target) {
        Some(Format::Html) => CompareFormat::Html,
        Some(Format::Word) => CompareFormat::Docx,
        Some(Format::Markdown) => CompareFormat::Markdown,
        Some(Format::Json) => CompareFormat::Json,
        Some(Format::Workbook) | None => CompareFormat::Terminal,
    }
}
