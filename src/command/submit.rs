//! `travaux submit`.

mod scope;

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::Args;
use encoding_rs::Encoding;
use jiff::Timestamp;

use super::arguments::{ReportFormat, encoding};
use super::create::{date, tag_of};
use super::signing::Sign;
use super::source::{enclosed, voices};
use super::{Failure, files, output, say, signing};
use crate::dossier::entry::{Received, Reply};
use crate::dossier::history::clause;
use crate::dossier::received::Brought;
use crate::dossier::{Dossier, Occasion};
use crate::exchange::json;
use crate::exchange::open::{self, How};
use crate::exchange::report::{Both, Report};
use crate::exchange::word::Reading;
use crate::language::{Language, Phrase};
use crate::negotiation::late::late;
use crate::negotiation::submission::{About, Kind, Letter, Part};
use crate::negotiation::{Digest, LanguageTag, Point, RecordId};

/// `travaux submit`.
#[derive(Debug, Args)]
pub struct Submit {
    /// The dossier.
    pub folder: PathBuf,
    /// Who speaks; several joined by `+`.
    pub voice: String,
    /// What was sent, as `[LANGUAGE=]FILE`: one text in each language.
    pub texts: Vec<OsString>,
    /// The draft's number, or the beginning of a reply's id.
    #[arg(long)]
    pub about: Option<String>,
    /// The language of the text.
    #[arg(long)]
    pub language: Option<String>,
    /// What kind of reply it is; as the file looks where not said.
    #[arg(long, value_enum)]
    pub kind: Option<Kind>,
    /// The number of the covering letter.
    #[arg(long)]
    pub letter: Option<String>,
    /// The date it bears.
    #[arg(long)]
    pub date: Option<String>,
    /// Files that came with it.
    #[arg(long, num_args = 1..)]
    pub files: Vec<PathBuf>,
    /// Reasons for single places, as `PLACE=WORDS`.
    #[arg(long)]
    pub reason: Vec<String>,
    /// Places of the draft that changed parts of it answer, though their words do not tell.
    #[arg(long)]
    pub answers: Vec<String>,
    /// Places they do not answer, though their words seem to.
    #[arg(long)]
    pub passes_over: Vec<String>,
    /// As what the import report is printed.
    #[arg(long, value_enum, default_value = "text")]
    pub report: ReportFormat,
    /// Prints the report and enters nothing.
    #[arg(long)]
    pub check: bool,
    /// Confirms that what was taken out of a bracketed print is opposed, and records it.
    #[arg(long)]
    pub positions: bool,
    /// Enters the file though it has characters that deceive the eye.
    #[arg(long)]
    pub suspicious: bool,
    /// The encoding of the file's letters.
    #[arg(long, value_parser = encoding)]
    pub encoding: Option<&'static Encoding>,
    /// With which key.
    #[command(flatten)]
    pub sign: Sign,
}

/// Reports on a reply and enters it.
pub fn run(asked: &Submit, language: Language) -> Result<(), Failure> {
    let voices = voices(&asked.voice)?;
    let mut dossier = signing::open(&asked.folder, &asked.sign, language)?;
    let about = about(&dossier, asked.about.as_deref())?;
    let mut reply = Reply::new(asked.kind.unwrap_or(Kind::Full), voices, about);
    if asked.letter.is_some() || asked.date.is_some() {
        let day = date(asked.date.as_deref())?;
        reply.date = Some(day);
        reply.letter = Some(Letter {
            number: asked.letter.clone().unwrap_or_default(),
            date: Some(day),
            ..Letter::default()
        });
    }
    if asked.texts.is_empty() && asked.kind != Some(Kind::NoComments) {
        return Err(Failure::Use(Phrase::new("command-reply-without-file")));
    }
    let reports = fill(&mut reply, asked, &dossier, language)?;
    reply.files.extend(enclosed(&asked.files)?);
    for given in &asked.reason {
        let (at, words) = reason(given)?;
        if dossier.provision_cited(reply.about.record(), at).is_none() {
            return Err(Failure::Said(Phrase::new("command-no-place").with("at", at)));
        }
        reply.reasons.push((at.to_owned(), words.to_owned()));
    }
    scope::correct(&mut reply, asked, &dossier)?;
    for same in known(&dossier, &reply) {
        say(&language.say(Phrase::new("command-same-file").with("what", clause(&dossier, &same, language))));
    }
    if asked.check {
        return print(&reports, asked.report, language, None);
    }
    if let Some(report) = reports.iter().find(|report| report.unlooked > 0 && !asked.suspicious) {
        print(&reports, asked.report, language, None)?;
        return Err(Failure::Said(
            Phrase::new("command-suspicious").with("name", &report.name).count("count", report.unlooked),
        ));
    }
    let points: Vec<Point> = reply.points.clone();
    let positions = if asked.positions { reply.positions(None) } else { Vec::new() };
    let occasion = Occasion::new(dossier.office().clone(), Timestamp::now());
    let stood = standing(&dossier, &reply);
    let entered = dossier.submit(reply, &occasion)?;
    for earlier in stood.into_iter().filter(|earlier| !dossier.state().stands(earlier)) {
        say(&language
            .say(Phrase::new("command-supersedes").with("what", clause(&dossier, &earlier, language))));
    }
    for unapplied in &entered.unapplied {
        say(&language.say(unapplied.phrase(&points)));
    }
    for left in entered.left {
        say(&language.say(left));
    }
    for told in scope::told(&dossier, &entered.record, language) {
        say(&language.say(told));
    }
    let recorded = positions.len();
    for position in positions {
        dossier.take_position(position, &occasion)?;
    }
    if recorded > 0 {
        say(&language.say(Phrase::new("command-positions-recorded").count("count", recorded)));
    }
    let id = entered.record.to_string();
    print(&reports, asked.report, language, Some(&id))?;
    let short: String = entered.record.short().chars().take(12).collect();
    let phrase = Phrase::new("command-entered").with("voice", &asked.voice).with("id", short);
    let sentence = language.say(phrase);
    if late(dossier.state()).iter().any(|late| late.submission == entered.record && late.goes_on) {
        say(&language.say("command-entered-late"));
    }
    if asked.report == ReportFormat::Json {
        say(&sentence);
        return Ok(());
    }
    output::write(None, format!("{sentence}\n").as_bytes())
}

/// The replies that are the word of its voices on what a reply is about.
fn standing(dossier: &Dossier, reply: &Reply) -> BTreeSet<RecordId> {
    let about = |(subject, _): &(RecordId, LanguageTag)| subject == reply.about.record();
    let on_it = dossier.state().answers.iter().filter(|(key, _)| about(key)).flat_map(|(_, answers)| answers);
    let own = on_it.filter(|it| it.voices.iter().any(|voice| reply.voices.contains(voice)));
    own.map(|it| it.submission).collect()
}

/// The replies of its voices on the same subject that came in the same file.
fn known(dossier: &Dossier, reply: &Reply) -> Vec<RecordId> {
    let files: BTreeSet<Digest> = reply
        .files
        .iter()
        .filter(|file| file.part == Part::Text)
        .map(|file| Digest::of(&file.bytes))
        .collect();
    let about = dossier.state().submissions_about(reply.about.record());
    let same = about.into_iter().filter(|it| {
        it.what.voices.iter().any(|voice| reply.voices.contains(voice))
            && it.what.originals.iter().any(|original| files.contains(&original.hash))
    });
    same.map(|it| it.id).collect()
}

/// Prints the reports: for other programs one, or a list where several files were read.
fn print(
    reports: &[Report],
    format: ReportFormat,
    language: Language,
    entered: Option<&str>,
) -> Result<(), Failure> {
    let bytes = match (format, reports) {
        (_, []) => return Ok(()),
        (ReportFormat::Json, [report]) => json::report::save(report, language, entered),
        (ReportFormat::Json, reports) => {
            let each = reports.iter().map(|report| json::report::save(report, language, entered));
            let each: Vec<Vec<u8>> = each.map(|report| report.trim_ascii_end().to_vec()).collect();
            [b"[", each.join(&b",\n"[..]).as_slice(), b"]\n"].concat()
        }
        (ReportFormat::Text, reports) => {
            let each = reports.iter().map(|report| report.plain(language) + "\n");
            each.collect::<String>().into_bytes()
        }
    };
    output::write(None, &bytes)
}

/// A reason for a place as typed: `пункт 2 статьи 5=потому что…`.
fn reason(typed: &str) -> Result<(&str, &str), Failure> {
    let parted = typed.split_once('=').map(|(at, words)| (at.trim(), words.trim()));
    let parted = parted.filter(|(at, words)| !at.is_empty() && !words.is_empty());
    parted.ok_or_else(|| Failure::Use(Phrase::new("command-reason").with("words", typed)))
}

/// Puts what the files say into a reply; the reports on them.
fn fill(
    reply: &mut Reply,
    asked: &Submit,
    dossier: &Dossier,
    language: Language,
) -> Result<Vec<Report>, Failure> {
    let mut reports = Vec::new();
    let mut said_in = BTreeSet::new();
    for (nth, named) in asked.texts.iter().enumerate() {
        let (tag, path) = files::named(named);
        let typed = asked.language.as_deref().filter(|_| asked.texts.len() == 1);
        let tag = typed.map(tag_of).transpose()?.or(tag);
        let (about, kind) = match nth {
            0 => (asked.about.is_some().then_some(reply.about), asked.kind),
            // What the others are in other words: about the same, of the same kind.
            _ => (Some(reply.about), Some(reply.kind)),
        };
        let brought = Brought {
            about,
            language: tag.as_ref(),
            kind,
            senders: &reply.voices.clone(),
            said_in: language,
        };
        let (report, tag) = take(reply, &path, asked, dossier, &brought)?;
        if asked.texts.len() > 1 && reply.texts.is_empty() {
            return Err(Failure::Use(Phrase::new("command-languages-of-texts")));
        }
        if let Some(tag) = tag.filter(|tag| !said_in.insert(tag.clone())) {
            return Err(Failure::Use(Phrase::new("command-language-twice").with("language", tag)));
        }
        reports.extend(report);
    }
    Ok(reports)
}

/// Puts what a file says into a reply; the report on it, unless it is a list made by a program, and the language it
/// speaks in.
fn take(
    reply: &mut Reply,
    path: &Path,
    asked: &Submit,
    dossier: &Dossier,
    brought: &Brought<'_>,
) -> Result<(Option<Report>, Option<LanguageTag>), Failure> {
    let (name, bytes) = (open::name(path), open::bytes(path)?);
    let leading = || dossier.genesis().leading.clone();
    if reply.kind == Kind::Points && name.to_ascii_lowercase().ends_with(".json") {
        reply.points = serde_json::from_slice(&bytes).map_err(|error| {
            let phrase = Phrase::new("command-points").with("name", &name);
            Failure::Said(phrase.with("line", error.line()).with("column", error.column()))
        })?;
        let tag = brought.language.cloned().unwrap_or_else(leading);
        reply.points_in = Some(tag.clone());
        reply.files.push(Received { name, bytes, part: Part::Text, language: Some(tag.clone()) });
        return Ok((None, Some(tag)));
    }
    let how = How { reading: Reading::default(), encoding: asked.encoding };
    let both = match Both::read(&name, &bytes, how, &reply.voices) {
        // A letter that was scanned says nothing a program can read.
        Err(_) if asked.kind == Some(Kind::NoComments) => {
            say(&brought.said_in.say(Phrase::new("command-letter-kept").with("name", &name)));
            reply.files.push(Received { name, bytes, part: Part::Letter, language: None });
            return Ok((None, None));
        }
        both => both?,
    };
    let came = dossier.examine(both, brought)?;
    if came.about != reply.about {
        reply.about = came.about;
        say(&brought.said_in.say(earlier(dossier, &came.about)));
    }
    let tag = came.language.clone();
    let report = reply.receive(came.examined, name.clone(), bytes, came.language);
    if reply.kind == Kind::Points && reply.points.is_empty() {
        return Err(Failure::Said(Phrase::new("command-no-points").with("name", name)));
    }
    Ok((Some(report), Some(tag)))
}

/// That a file answers another draft than the current one.
fn earlier(dossier: &Dossier, about: &About) -> Phrase {
    let number = |edition: Option<u32>| edition.unwrap_or_default();
    let state = dossier.state();
    Phrase::new("command-answers-earlier")
        .with("number", number(state.edition(about.record()).map(|edition| edition.what.number)))
        .with("current", number(state.current_edition().map(|edition| edition.what.number)))
}

/// The draft or reply meant: a draft's number, the beginning of an id, or the current draft.
pub fn about(dossier: &Dossier, named: Option<&str>) -> Result<About, Failure> {
    let state = dossier.state();
    let none = |name: &str| Failure::Dossier(dossier.no_draft(name));
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
