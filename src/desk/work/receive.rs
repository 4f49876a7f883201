//! Replies to a dossier: looked at first, entered when they are confirmed. And the reports on those entered before.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::{Progress, Source, dossiers, own, part, read};
use crate::desk::reply::Form;
use crate::desk::screen::reports::scope::Scope;
use crate::desk::screen::reports::{Arrived, Reports};
use crate::desk::sitting::Sitting;
use crate::dossier::entry::{Received, Reply};
use crate::dossier::history::clause;
use crate::dossier::received::{Brought, Came};
use crate::dossier::{Dossier, DossierError, Occasion};
use crate::exchange::open::{self, How};
use crate::exchange::report::point::read_letter;
use crate::exchange::report::{Both, Report};
use crate::language::Phrase;
use crate::negotiation::position::Position;
use crate::negotiation::statement::Remark;
use crate::negotiation::submission::{About, Kind, Letter, Part};
use crate::negotiation::{Code, Digest, RecordId};
use crate::text::plain;

/// Examines the files of replies to the current draft of a dossier.
pub fn look(
    folder: &Path,
    replies: Vec<Form>,
    source: &Source,
    tell: &dyn Fn(Progress),
) -> Result<Progress, Phrase> {
    let dossier = source.own.open(folder)?;
    let mut files = Vec::new();
    let all = replies.len();
    for (index, mut form) in replies.into_iter().enumerate() {
        let Some(path) = form.file.clone() else { continue };
        let name = read::name(&path);
        tell(Progress::Step(Phrase::new("desk-work-reading").with("name", &name), part(index, all)));
        let bytes = open::bytes(&path).map_err(|error| error.phrase())?;
        let voices: Vec<Code> = form.voices.iter().filter_map(|code| code.parse().ok()).collect();
        let came = examined(&dossier, (&name, &bytes), None, form.kind, &voices, source)?;
        let draft = dossier.text_of(came.about.record(), &came.language).ok();
        let parts = &came.examined.opened.text;
        let scope = draft.map(|draft| Scope::new(&draft.text, parts, source.language));
        let (about, language) = (*came.about.record(), came.language.to_string());
        let digest = Digest::of(&bytes);
        let same = dossier.state().submissions_about(&about);
        let same = same.into_iter().filter(|it| it.what.originals.iter().any(|own| own.hash == digest));
        let same = same.map(|it| clause(&dossier, &it.id, source.language)).collect();
        let stood = dossier.stood(&about, source.language);
        let report = came.examined.report;
        if form.voices.is_empty() {
            let sender = dossier.own_voice().or(report.senders.first().map(|(code, _)| code));
            form.voices.extend(sender.map(ToString::to_string));
        }
        form.kind = Some(report.kind.kind);
        files.push(Arrived { scope, stood, language, same, ..Arrived::new(form, report) });
    }
    let roster = dossier.state().roster.delegations().map(|entry| {
        let code = entry.code.as_str();
        (code.to_owned(), format!("{code} · {}", entry.short(source.language.code())))
    });
    let reports = Reports::arriving(folder.to_path_buf(), files, roster.collect());
    Ok(Progress::Examined(Box::new(reports)))
}

/// Reports once more on a reply that was entered, from the file it came in.
pub fn again(folder: &Path, record: &RecordId, source: &Source) -> Result<Progress, Phrase> {
    let said = |error: DossierError| error.phrase();
    let dossier = source.own.open(folder)?;
    let found = dossier.state().submissions.get(record);
    let found = found.ok_or_else(|| Phrase::new("desk-error-nothing"))?;
    let mut reports = Vec::new();
    for original in found.what.originals.iter().filter(|it| it.part == Part::Text) {
        let bytes = dossier.original(&original.hash).map_err(said)?;
        let file = (original.name.as_str(), bytes.as_slice());
        let (about, kind, voices) = (found.what.about, found.what.kind, &found.what.voices);
        let came = examined(&dossier, file, Some(about), Some(kind), voices, source)?;
        let mut reply = Reply::new(kind, voices.clone(), about);
        let report = reply.receive(came.examined, original.name.clone(), Vec::new(), came.language);
        let told: Vec<Vec<Position>> =
            (0..report.positions.len()).map(|at| reply.positions(Some(&BTreeSet::from([at])))).collect();
        let stands =
            |position: &Position| dossier.state().positions.values().any(|stated| &stated.what == position);
        let recorded = told.iter().enumerate().filter(|(_, it)| it.iter().all(stands)).map(|(at, _)| at);
        let recorded = recorded.collect();
        let form = Form {
            voices: voices.iter().map(ToString::to_string).collect(),
            kind: Some(kind),
            ..Form::default()
        };
        let noted = comments(&dossier, about.record(), &report, voices);
        let known = |(author, remark): &(Code, Remark)| {
            let mut known = dossier.state().remarks.values();
            known.any(|stated| stated.author == *author && stated.what == *remark)
        };
        let kept =
            noted.iter().enumerate().filter(|(_, it)| it.iter().all(known)).map(|(at, _)| at).collect();
        reports.push(Arrived { told, recorded, noted, kept, ..Arrived::new(form, report) });
    }
    Ok(Progress::Examined(Box::new(Reports::entered_before(folder.to_path_buf(), reports))))
}

/// Enters replies and opens the dossier anew.
pub fn enter(
    folder: &Path,
    replies: &[Form],
    source: &Source,
    tell: &dyn Fn(Progress),
) -> Result<Sitting, Phrase> {
    let said = |error: DossierError| error.phrase();
    let mut dossier = source.own.open(folder)?;
    own::ready(&mut dossier, (source.now)().timestamp()).map_err(said)?;
    let edition = dossier.state().current_edition().map(|edition| edition.id);
    let about = About::Edition(edition.ok_or_else(|| Phrase::new("desk-error-nothing"))?);
    let mut warnings = Vec::new();
    for (index, form) in replies.iter().enumerate() {
        let name = form.file.as_deref().map_or_else(|| form.voices.join(", "), read::name);
        tell(Progress::Step(
            Phrase::new("desk-work-entering").with("name", &name),
            part(index, replies.len()),
        ));
        let (reply, report) = reply(&dossier, form, about, source)?;
        // What was read out of the file again may be another file by now.
        if report.as_ref().is_some_and(|report| report.unlooked > 0 && !form.looked) {
            return Err(Phrase::new("reports-look-first").with("name", &name));
        }
        let mut occasion = Occasion::new(dossier.office().clone(), (source.now)().timestamp());
        if form.kind == Some(Kind::Remarks) {
            occasion.audience = form.audience;
        }
        let points = reply.points.clone();
        let positions = reply.positions(Some(&form.confirmed));
        let letter = reply.letter.clone();
        let (about, voices) = (reply.about, reply.voices.clone());
        let entered = dossier.submit(reply, &occasion).map_err(said)?;
        for position in positions {
            dossier.take_position(position, &occasion).map_err(said)?;
        }
        if let Some(report) = report.filter(|_| !form.noted.is_empty()) {
            occasion.on_the_strength_of = letter;
            let noted = comments(&dossier, about.record(), &report, &voices).into_iter().enumerate();
            let ticked = noted.filter(|(at, _)| form.noted.contains(at)).flat_map(|(_, it)| it);
            for (author, remark) in ticked {
                dossier.remark_for(author, remark, &occasion).map_err(said)?;
            }
        }
        warnings.extend(entered.left);
        warnings.extend(entered.unapplied.iter().map(|left| left.phrase(&points)));
    }
    let language = replies.iter().find_map(|form| form.language.as_deref());
    let mut sitting = dossiers::sitting(dossier, language, &(source.now)())?;
    sitting.warnings.extend(warnings);
    Ok(sitting)
}

/// What the comments in a file are as remarks, by their places in its report: each in the name of the delegations it
/// opens with, or of those who sent it, and at the provision of the draft it stands at.
fn comments(
    dossier: &Dossier,
    about: &RecordId,
    report: &Report,
    senders: &[Code],
) -> Vec<Vec<(Code, Remark)>> {
    let each = report.remarks.iter().map(|comment| {
        let authors = if comment.delegations.is_empty() { senders } else { comment.delegations.as_slice() };
        let provision = dossier.provision_cited(about, &comment.at);
        // A place the draft does not have is named in the words.
        let text = match (provision, comment.at.is_empty()) {
            (None, false) => format!("{}: {}", comment.at, comment.text),
            _ => comment.text.clone(),
        };
        let remark = Remark { about: Some(*about), provision, on: None, text };
        authors.iter().map(|author| (author.clone(), remark.clone())).collect()
    });
    each.collect()
}

/// A form as the reply it is, with the report on its file.
fn reply(
    dossier: &Dossier,
    form: &Form,
    about: About,
    source: &Source,
) -> Result<(Reply, Option<Report>), Phrase> {
    let mut report = None;
    let mut voices = Vec::new();
    for code in &form.voices {
        let code: Code =
            code.parse().map_err(|_| Phrase::new("desk-intake-code-wrong").with("code", code))?;
        voices.push(code);
    }
    let (dated, received) = form.dates()?;
    let mut reply = Reply::new(form.kind.unwrap_or(Kind::Full), voices, about);
    reply.date = received.or(dated);
    if !form.number.trim().is_empty() || dated.is_some() || !form.signed_by.trim().is_empty() {
        reply.letter = Some(Letter {
            number: form.number.trim().to_owned(),
            date: dated,
            signed_by: form.signed_by.trim().to_owned(),
            text: String::new(),
        });
    }
    if let Some(path) = &form.file {
        let (name, bytes) = (read::name(path), open::bytes(path).map_err(|error| error.phrase())?);
        let came = examined(dossier, (&name, &bytes), None, form.kind, &reply.voices, source)?;
        reply.about = came.about;
        if let Some(answers) = &form.answers {
            reply.answers.insert(came.language.clone(), answers.clone());
        }
        report = Some(reply.receive(came.examined, name, bytes, came.language));
    } else if form.kind == Some(Kind::Points) {
        let (typed, _) = plain::read(&form.typed);
        let letter = read_letter(&typed);
        // What is no point stays, as a remark.
        reply.remarks = letter.remarks();
        reply.points = letter.points.into_iter().map(|found| found.point).collect();
        reply.points_in = form.language.as_deref().and_then(|tag| tag.parse().ok());
    }
    if !form.remarks.trim().is_empty() {
        let own = std::mem::take(&mut reply.remarks);
        let both = [form.remarks.trim(), own.trim()];
        reply.remarks = both.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n");
    }
    for (at, words) in &form.places {
        let (at, words) = (at.trim(), words.trim());
        if !words.is_empty() {
            reply.reasons.push((at.to_owned(), words.to_owned()));
        }
    }
    for path in &form.letters {
        let (name, bytes) = (read::name(path), open::bytes(path).map_err(|error| error.phrase())?);
        reply.files.push(Received { name, bytes, part: Part::Letter, language: None });
    }
    Ok((reply, report))
}

/// Reads a file and holds it against what it answers, in its own language: as was said, else as it says of itself.
fn examined(
    dossier: &Dossier,
    (name, bytes): (&str, &[u8]),
    about: Option<About>,
    kind: Option<Kind>,
    senders: &[Code],
    source: &Source,
) -> Result<Came, Phrase> {
    let both = Both::read(name, bytes, How::default(), senders).map_err(|error| error.phrase())?;
    let brought = Brought { kind, senders, about, said_in: source.language, ..Brought::default() };
    dossier.examine(both, &brought).map_err(|error| error.phrase())
}

/// The files of forms for replies received on a day, whoever sent them.
pub fn forms(paths: Vec<PathBuf>, voices: &[String], day: jiff::civil::Date) -> Vec<Form> {
    paths.into_iter().map(|path| Form::file(path, voices.to_vec(), day)).collect()
}
