//! `travaux submit`.

use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;

use super::arguments::{KindAsked, Submit};
use super::create::{date, tag_of};
use super::{Failure, files, output, say};
use crate::dossier::entry::{Received, Reply};
use crate::dossier::{Disk, Dossier, DossierError, Occasion};
use crate::exchange::open;
use crate::exchange::word::Reading;
use crate::language::{Language, Phrase};
use crate::negotiation::submission::{About, Kind, Letter, Part};
use crate::negotiation::{Code, Point, RecordId};
use crate::text::plain;

/// Enters a reply.
pub fn run(asked: &Submit, language: Language) -> Result<(), Failure> {
    let mut voices: Vec<Code> = Vec::new();
    for code in asked.voice.split(['+', ',']) {
        let code: Code = code.trim().parse()?;
        if voices.contains(&code) {
            return Err(Failure::Twice(code.to_string()));
        }
        voices.push(code);
    }
    let mut dossier = Dossier::open(&asked.folder, Arc::new(Disk))?;
    let about = about(&dossier, asked.about.as_deref())?;
    let mut reply = Reply::new(kind(asked.kind), voices, about);
    if asked.letter.is_some() || asked.date.is_some() {
        let day = date(asked.date.as_deref())?;
        reply.date = Some(day);
        reply.letter = Some(Letter {
            number: asked.letter.clone().unwrap_or_default(),
            date: Some(day),
            ..Letter::default()
        });
    }
    match &asked.file {
        Some(path) => fill(&mut reply, path, asked, &dossier, language)?,
        None if asked.kind == KindAsked::NoComments => {}
        None => return Err(Failure::Use(Phrase::new("command-reply-without-file"))),
    }
    let points: Vec<Point> = reply.points.clone();
    let occasion = Occasion::new(dossier.genesis().office.clone(), Timestamp::now());
    let entered = dossier.submit(reply, &occasion)?;
    for unapplied in &entered.unapplied {
        let at = points.get(unapplied.point).map(|point| point.at.clone()).unwrap_or_default();
        let phrase = Phrase::new("command-point-left")
            .with("number", unapplied.point + 1)
            .with("at", at)
            .inner("why", unapplied.why.phrase());
        say(&language.say(phrase));
    }
    let short: String = entered.record.short().chars().take(12).collect();
    let phrase = Phrase::new("command-entered").with("voice", &asked.voice).with("id", short);
    output::write(None, format!("{}\n", language.say(phrase)).as_bytes())
}

fn kind(asked: KindAsked) -> Kind {
    match asked {
        KindAsked::Full => Kind::Full,
        KindAsked::Parts => Kind::Parts,
        KindAsked::Points => Kind::Points,
        KindAsked::NoComments => Kind::NoComments,
        KindAsked::Remarks => Kind::Remarks,
    }
}

/// Puts what a file says into a reply.
fn fill(
    reply: &mut Reply,
    path: &Path,
    asked: &Submit,
    dossier: &Dossier,
    language: Language,
) -> Result<(), Failure> {
    let bytes = open::bytes(path)?;
    let tag = match &asked.language {
        Some(typed) => tag_of(typed)?,
        None => dossier.genesis().leading.clone(),
    };
    let mut received =
        Received { name: open::name(path), bytes, part: Part::Text, language: Some(tag.clone()) };
    match reply.kind {
        Kind::Points => {
            reply.points = serde_json::from_slice(&received.bytes).map_err(|error| {
                let phrase = Phrase::new("command-points").with("name", &received.name);
                Failure::Said(phrase.with("line", error.line()).with("column", error.column()))
            })?;
            reply.points_in = Some(tag);
        }
        Kind::Full | Kind::Parts => {
            let opened = files::one(path, Reading::default(), language)?;
            reply.texts.insert(tag, opened.text);
        }
        Kind::NoComments | Kind::Remarks => {
            let said = plain::write(&files::one(path, Reading::default(), language)?.text, true);
            let said = said.trim_end().to_owned();
            received.part = Part::Letter;
            received.language = None;
            if reply.kind == Kind::Remarks {
                reply.remarks = said;
            } else {
                reply.letter.get_or_insert_default().text = said;
            }
        }
    }
    reply.files.push(received);
    Ok(())
}

/// The draft or reply meant: a draft's number, the beginning of an id, or the current draft.
pub fn about(dossier: &Dossier, named: Option<&str>) -> Result<About, Failure> {
    let state = dossier.state();
    let none = |name: &str| Failure::Dossier(DossierError::NoEdition(name.to_owned()));
    let Some(named) = named else {
        return state.current_edition().map(|edition| About::Edition(edition.id)).ok_or_else(|| none("1"));
    };
    if let Some(edition) = named.parse().ok().and_then(|number| state.edition_numbered(number)) {
        return Ok(About::Edition(edition.id));
    }
    let begins = |id: &RecordId| named.len() >= 6 && id.to_string().starts_with(named);
    let mut found: Vec<About> =
        state.editions.iter().map(|edition| edition.id).filter(begins).map(About::Edition).collect();
    found.extend(state.submissions.keys().copied().filter(begins).map(About::Submission));
    match found.as_slice() {
        [one] => Ok(*one),
        _ => Err(none(&named.chars().take(60).collect::<String>())),
    }
}
