//! Writing files: the consolidated draft, the comparative table, the clean text, the papers of a round. What is written of
//! a dossier holds what its readers may see and nothing else: what is for everyone, as long as nobody says otherwise.

use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::Arc;

use super::{Cancel, Packed, Progress, Source, dossiers};
use crate::consolidate::RollingText;
use crate::consolidate::table::Matter;
use crate::consolidate::view::Show;
use crate::desk::notice::{Notice, Tone};
use crate::desk::proceedings::Proceedings;
use crate::desk::settled::Settled;
use crate::desk::sitting::Sitting;
use crate::dossier::Disk;
use crate::dossier::hearing::Sheet;
use crate::dossier::papers::{Manner, PaperKind, Round, folder};
use crate::dossier::storage::write_over;
use crate::exchange::objects::Objects;
use crate::exchange::paper::{Block, Brief, Column, Format, Paper, Run, Setting, TableCell, Tongue};
use crate::exchange::word::identity::CONSOLIDATED;
use crate::exchange::word::{self, Clean, Frontage, Tracking};
use crate::language::{Language, Phrase};
use crate::text::{markdown, plain};

/// What can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Print {
    /// The consolidated draft in brackets.
    Consolidated,
    /// The consolidated draft, or one of two texts compared, with its changes tracked.
    Tracked,
    /// The comparative table of loose files; of a dossier it is a paper of the round.
    Table,
    /// The clean text.
    Clean,
    /// A paper of the round; of a dossier only.
    Paper(PaperKind),
    /// All papers of the round, as a folder; of a dossier only.
    Folder,
}

/// A file to be written.
#[derive(Debug, Clone)]
pub struct PrintJob {
    /// Where.
    pub path: PathBuf,
    /// What.
    pub print: Print,
    /// As which kind of file.
    pub ending: &'static str,
    /// Whether what was decided is taken in: in a table as a column, in a consolidated draft as its text.
    pub decided: bool,
    /// The title of the document.
    pub title: String,
    /// What the base is called.
    pub base_name: String,
    /// The edition and the replies.
    pub rolling: Arc<RollingText>,
    /// What was decided.
    pub settled: Settled,
    /// What lies on the desk.
    pub sitting: Sitting,
    /// Whether holders are named.
    pub attribution: bool,
    /// Who is to read it: it holds what they may see.
    pub readers: Packed,
    /// Whom it is for, as it stands on its pages; empty for nobody in particular.
    pub distribution: String,
    /// The language of headings and notes.
    pub language: Language,
}

impl PartialEq for PrintJob {
    fn eq(&self, other: &Self) -> bool {
        self.path == other.path && self.print == other.print && self.ending == other.ending
    }
}

impl PrintJob {
    /// Whether what was decided changes what is written.
    fn takes_in(&self) -> bool {
        self.decided && !self.settled.is_empty()
    }
}

impl Print {
    /// What is offered first, of a dossier or of loose files.
    pub fn offered(of_dossier: bool) -> [Print; 4] {
        let table = if of_dossier { Print::Paper(PaperKind::Comparative) } else { Print::Table };
        [Print::Consolidated, Print::Tracked, table, Print::Clean]
    }

    /// Whether it can be written as received, without what was decided: the clean text and the papers of a round always
    /// tell it.
    pub fn is_as_received(self) -> bool {
        !matches!(self, Print::Clean | Print::Paper(_) | Print::Folder)
    }

    /// The keys of its name and of what is said about it.
    pub fn names(self) -> (&'static str, &'static str) {
        match self {
            Print::Consolidated => ("desk-export-consolidated", "desk-export-consolidated-about"),
            Print::Tracked => ("desk-export-tracked", "desk-export-tracked-about"),
            Print::Table => ("desk-export-table", "desk-export-table-about"),
            Print::Clean => ("desk-export-clean", "desk-export-clean-about"),
            Print::Paper(kind) => (kind.name(), kind.about()),
            Print::Folder => ("desk-export-folder", "desk-export-folder-about"),
        }
    }

    /// The kinds of file it can be written as.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Print::Consolidated | Print::Table => &["docx", "html", "md"],
            Print::Tracked => &["docx"],
            Print::Clean => &["docx", "html", "md", "txt"],
            Print::Paper(kind) if kind.is_table() => &["docx", "xlsx", "html", "md"],
            Print::Paper(_) | Print::Folder => &["docx", "html", "md"],
        }
    }
}

/// Writes a file whole or not at all.
pub(super) fn write_whole(path: &std::path::Path, bytes: &[u8]) -> Result<(), Phrase> {
    write_over(path, bytes).map_err(|error| {
        Phrase::new("desk-error-write").with("name", super::read::name(path)).with("reason", error)
    })
}

/// Writes the file, whole or not at all.
pub fn write(
    job: &PrintJob,
    source: &Source,
    cancel: &Cancel,
    tell: &dyn Fn(Progress),
) -> Result<(), Phrase> {
    let job = &*for_readers(job, &(source.now)())?;
    if job.print == Print::Folder {
        return folder(job, cancel, tell);
    }
    let bytes = bytes(job)?;
    write_whole(&job.path, &bytes)?;
    if let Some(left_out) = left_out(job) {
        tell(Progress::Done(Notice::new(Tone::Warning, left_out)));
    }
    Ok(())
}

/// The same of what its readers may see: replies, decisions and reasons that are not for them are as if nobody had made
/// them.
fn for_readers<'j>(job: &'j PrintJob, now: &jiff::Zoned) -> Result<Cow<'j, PrintJob>, Phrase> {
    let Some(proceedings) = &job.sitting.proceedings else { return Ok(Cow::Borrowed(job)) };
    let language = job.sitting.language.as_deref();
    let sitting = dossiers::sitting(proceedings.dossier.view(job.readers.recipient()), language, now)?;
    Ok(Cow::Owned(PrintJob {
        title: sitting.title.clone(),
        base_name: job.language.say(sitting.base_name.clone()),
        rolling: sitting.rolling.clone(),
        settled: sitting.proceedings.as_ref().map(Proceedings::settled).unwrap_or_default(),
        sitting,
        ..job.clone()
    }))
}

/// What is to be said of pictures and formulas that stand in the file as words only.
fn left_out(job: &PrintJob) -> Option<Phrase> {
    if format(job) != Format::Word {
        return None;
    }
    match &job.sitting.proceedings {
        Some(proceedings) => proceedings.hearing.left_out(&proceedings.dossier),
        None => job.sitting.drawn.left_out.clone(),
    }
}

/// The pictures and formulas at hand.
fn objects(job: &PrintJob) -> Objects {
    match &job.sitting.proceedings {
        Some(proceedings) => proceedings.hearing.objects(&proceedings.dossier).clone(),
        None => job.sitting.drawn.objects.clone(),
    }
}

fn bytes(job: &PrintJob) -> Result<Vec<u8>, Phrase> {
    let setting = if job.sitting.pair { Setting::Redline } else { Setting::Brackets };
    let brief = Brief {
        language: job.language,
        setting,
        names: job.attribution && !job.sitting.pair,
        draft: &job.base_name,
        distribution: &job.distribution,
    };
    let format = format(job);
    if let Some((proceedings, sheet)) = as_circulated(job) {
        let written = proceedings.hearing.write(&proceedings.dossier, sheet, format, &brief);
        if let Some(bytes) = written.map_err(|error| error.phrase())? {
            return Ok(bytes);
        }
    }
    let document = job.sitting.language.as_deref().unwrap_or("und");
    let tongue = Tongue { document, own: job.language };
    let rolling = match job.takes_in() {
        true => Cow::Owned(job.settled.applied(&job.rolling)),
        false => Cow::Borrowed(&*job.rolling),
    };
    let paper = match job.print {
        Print::Consolidated => Paper::rolling(&rolling, Show::All, &brief),
        Print::Tracked => {
            let frontage = frontage(job, document);
            let tracking = match job.sitting.pair {
                true => Tracking::single(frontage, job.language),
                false => Tracking::consolidated(frontage, job.language),
            };
            // What is decided may leave the draft as it was circulated.
            let circulated = job.sitting.proceedings.as_ref();
            let circulated = circulated.filter(|it| it.hearing.base.text == rolling.base);
            let identity = circulated.map(|it| it.hearing.identity(&it.dossier, CONSOLIDATED));
            let (identity, names) = identity.unwrap_or_default();
            let tracking =
                Tracking { attribution: job.attribution, identity, names, objects: objects(job), ..tracking };
            return word::write_tracked(&rolling, &tracking).map_err(|error| error.phrase());
        }
        Print::Paper(kind) => {
            return of_round(job, &|round| {
                let written = format.write(&round.paper(kind), round.tongue(), kind.setting());
                written.map_err(|error| error.phrase())
            });
        }
        // A folder is no file.
        Print::Folder => return Err(Phrase::new("command-paper-about")),
        Print::Table => {
            let mut paper = Paper::comparative_table(&job.rolling, &job.sitting.matters, &brief);
            if job.takes_in() {
                outcomes(&mut paper, job);
            }
            paper
        }
        Print::Clean => {
            let text = job.sitting.clean(&job.settled);
            match job.ending {
                "txt" => return Ok(plain::write(&text, true).into_bytes()),
                "md" => return Ok(markdown::write(&text).into_bytes()),
                "docx" => {
                    let clean = Clean {
                        frontage: frontage(job, document),
                        objects: objects(job),
                        ..Clean::default()
                    };
                    return word::write_clean(&text, &clean).map_err(|error| error.phrase());
                }
                _ => Paper::clean(&text, &brief),
            }
        }
    };
    format.write(&paper.drawn(objects(job)), tongue, setting).map_err(|error| error.phrase())
}

/// The sheet of a dossier's draft that is asked for, where it holds the draft as it was circulated: it says of itself what
/// it is, and a reply to it is recognised.
fn as_circulated(job: &PrintJob) -> Option<(&Proceedings, Sheet)> {
    let proceedings = job.sitting.proceedings.as_ref()?;
    let sheet = match job.print {
        Print::Consolidated if !job.takes_in() => Sheet::Bracketed,
        Print::Tracked if !job.takes_in() => Sheet::Tracked,
        Print::Clean if job.ending != "txt" => Sheet::Clean,
        _ => return None,
    };
    let changed = || job.sitting.clean(&job.settled) != proceedings.hearing.base.text;
    (sheet != Sheet::Clean || !changed()).then_some((proceedings, sheet))
}

/// Writes papers of the round.
fn of_round<T>(job: &PrintJob, write: &dyn Fn(&Round<'_>) -> Result<T, Phrase>) -> Result<T, Phrase> {
    let nothing = || Phrase::new("command-paper-about");
    let proceedings = job.sitting.proceedings.as_ref().ok_or_else(nothing)?;
    let dossier = &proceedings.dossier;
    let distribution = job.distribution.clone();
    let manner = Manner { names: job.attribution, distribution, ..Manner::of(dossier, job.language) };
    let round = Round::new(dossier, &proceedings.hearing, manner).ok_or_else(nothing)?;
    write(&round)
}

/// As what kind of file it is written.
fn format(job: &PrintJob) -> Format {
    Format::of_ending(job.ending).unwrap_or(Format::Word)
}

/// All papers of the round in a folder of their own; called off, nothing is left of it.
fn folder(job: &PrintJob, cancel: &Cancel, tell: &dyn Fn(Progress)) -> Result<(), Phrase> {
    let format = format(job);
    of_round(job, &|round| {
        let mut step = |step: folder::Step<'_>| {
            let label = Phrase::new("desk-work-exporting").with("name", step.name);
            tell(Progress::Step(label, super::part(step.number - 1, step.of)));
            !cancel.is_asked()
        };
        folder::write(round, format, &job.path, &Disk, &mut step).map_err(|error| error.phrase())?;
        Ok(())
    })?;
    if let Some(left_out) = left_out(job) {
        tell(Progress::Done(Notice::new(Tone::Warning, left_out)));
    }
    Ok(())
}

/// What stands on every page of a text in Word.
fn frontage(job: &PrintJob, document: &str) -> Frontage {
    Frontage::new(job.title.clone(), job.language)
        .written_in(document)
        .draft(job.base_name.clone())
        .distribution(&job.distribution)
}

/// Adds a column that says what was decided on every proposal.
fn outcomes(paper: &mut Paper, job: &PrintJob) {
    let cell = |key: &'static str| TableCell {
        paragraphs: vec![vec![Run::plain(job.language.say(key))]],
        ..TableCell::default()
    };
    let mut outcomes = vec![cell("desk-table-outcome")];
    for matter in job.sitting.matters.iter() {
        // As the lines of the table stand.
        for (number, _) in matter.by_proposer() {
            outcomes.push(cell(outcome(&job.settled, &job.rolling, matter, number).1));
        }
    }
    let tables = paper.blocks.iter_mut().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    for table in tables {
        table.columns.push(Column { key: "outcome", width: 12 });
        for (line, outcome) in table.lines.iter_mut().zip(outcomes.drain(..)) {
            line.cells.push(outcome);
        }
    }
}

/// What became of a proposal on a matter, and the key of what is said.
pub fn outcome(
    settled: &Settled,
    rolling: &RollingText,
    matter: &Matter,
    number: usize,
) -> (Outcome, &'static str) {
    match (settled.decides(rolling, matter), settled.taken(matter)) {
        (false, _) => (Outcome::Open, "desk-outcome-open"),
        (true, Some(taken)) if taken == number => (Outcome::Taken, "desk-outcome-taken"),
        (true, Some(_)) => (Outcome::NotTaken, "desk-outcome-not-taken"),
        (true, None) => (Outcome::Compromise, "desk-outcome-compromise"),
    }
}

/// What became of a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing yet.
    Open,
    /// It was taken.
    Taken,
    /// Something else was.
    NotTaken,
    /// Words of one's own were.
    Compromise,
}
