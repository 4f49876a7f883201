//! Replies that come in to a dossier: examined first, entered when a person has looked.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Progress, Source, dossiers, part, read};
use crate::desk::screen::reports::{Arrived, Reports};
use crate::desk::sitting::Sitting;
use crate::dossier::entry::Reply;
use crate::dossier::{Disk, Dossier, DossierError, Occasion};
use crate::exchange::open::{self, How};
use crate::exchange::report::{Context, Examined, examine};
use crate::language::Phrase;
use crate::negotiation::submission::{About, Kind};
use crate::negotiation::{Code, LanguageTag};
use crate::text::Text;

/// Examines files as replies to the current draft of a dossier.
pub fn look(
    folder: &Path,
    paths: &[PathBuf],
    source: &Source,
    tell: &dyn Fn(Progress),
) -> Result<Progress, Phrase> {
    let dossier = Dossier::open(folder, Arc::new(Disk)).map_err(|error| error.phrase())?;
    let mut files = Vec::new();
    for (index, path) in paths.iter().enumerate() {
        let name = read::name(path);
        tell(Progress::Step(Phrase::new("desk-work-reading").with("name", &name), part(index, paths.len())));
        let (_, _, examined) = read(&dossier, path, None, source)?;
        let report = examined.report;
        let code = report.senders.first().map(|(code, _)| code.as_str().to_owned());
        files.push(Arrived { path: path.clone(), code, kind: report.kind.kind, report, taken: true });
    }
    let roster = dossier.state().roster.entries().iter().map(|entry| {
        let code = entry.code.as_str();
        (code.to_owned(), format!("{code} · {}", entry.short(source.language.code())))
    });
    let reports = Reports::arriving(folder.to_path_buf(), files, roster.collect());
    Ok(Progress::Examined(Box::new(reports)))
}

/// Enters replies and opens the dossier anew.
pub fn enter(
    folder: &Path,
    replies: &[(String, Kind, PathBuf)],
    source: &Source,
    tell: &dyn Fn(Progress),
) -> Result<Sitting, Phrase> {
    let said = |error: DossierError| error.phrase();
    let mut dossier = Dossier::open(folder, Arc::new(Disk)).map_err(said)?;
    let occasion = Occasion::new(dossier.genesis().office.clone(), (source.now)());
    let edition = dossier.state().current_edition().map(|edition| edition.id);
    let about = About::Edition(edition.ok_or_else(|| Phrase::new("desk-error-nothing"))?);
    for (index, (code, kind, path)) in replies.iter().enumerate() {
        let name = read::name(path);
        tell(Progress::Step(
            Phrase::new("desk-work-entering").with("name", &name),
            part(index, replies.len()),
        ));
        let voice: Code =
            code.parse().map_err(|_| Phrase::new("desk-intake-code-wrong").with("code", code))?;
        let (bytes, tag, examined) = read(&dossier, path, Some(*kind), source)?;
        let mut reply = Reply::new(*kind, vec![voice], about);
        reply.receive(examined, name, bytes, tag);
        dossier.submit(reply, &occasion).map_err(said)?;
    }
    dossiers::sitting(&dossier, None)
}

/// Reads a file and holds it against the draft in its own language.
fn read(
    dossier: &Dossier,
    path: &Path,
    kind: Option<Kind>,
    source: &Source,
) -> Result<(Vec<u8>, LanguageTag, Examined), Phrase> {
    let bytes = open::bytes(path).map_err(|error| error.phrase())?;
    let name = read::name(path);
    let state = dossier.state();
    let edition = state.current_edition().map(|edition| edition.id);
    let origin = (dossier.id().to_string(), edition.map(|id| id.to_string()).unwrap_or_default());
    let examined = |sent: Option<&Text>| {
        let context = Context {
            roster: Some(&state.roster),
            sent,
            kind,
            made_from: Some((&origin.0, &origin.1)),
            language: source.language,
        };
        examine(&name, &bytes, How::default(), &context).map_err(|error| error.phrase())
    };
    let text_in = |tag: &LanguageTag| Some(dossier.text_of(&edition?, tag).ok()?.text);
    let leading = dossier.genesis().leading.clone();
    let own = examined(None)?.report.language.filter(|tag| text_in(tag).is_some());
    let tag = own.unwrap_or(leading);
    let examined = examined(text_in(&tag).as_ref())?;
    Ok((bytes, tag, examined))
}
