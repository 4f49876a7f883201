//! Work in the background: reading, consolidating, opening, writing. It runs on a thread of its own and tells how
//! far it is; what is given up is thrown away.

pub mod arrival;
pub mod clerk;
pub mod dossiers;
pub mod found;
mod loose;
pub mod own;
pub mod print;
pub mod read;
pub mod receive;
pub mod round;
pub mod state;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use iced::futures::Stream;
use iced::futures::channel::mpsc;

use super::founding::{DraftFile, Plan, Table};
use super::journal::Journal;
use super::notice::Notice;
use super::proceedings::Proceedings;
use super::reply::Form;
use super::screen::reports::Reports;
use super::sitting::Sitting;
use crate::dossier::entry::Draft;
use crate::language::{Language, Phrase};
use crate::negotiation::extent::Extent;
use crate::negotiation::{Code, Digest, RecordId};
use crate::text::{Text, markdown};

pub use arrival::Brought;
pub use own::{Own, Password, Unlocked};
pub use print::{Outcome, Print, PrintJob, outcome};
pub use read::{candidates, dossier_at, known};
pub use state::{Packed, Sent, Statement};

/// What is to be done.
#[derive(Debug, Clone, PartialEq)]
pub enum Order {
    /// Set the replies out over the base.
    Consolidate {
        /// The base.
        base: PathBuf,
        /// Every reply with its code.
        replies: Vec<(String, PathBuf)>,
    },
    /// Compare two files.
    Compare {
        /// The earlier one.
        old: PathBuf,
        /// The later one.
        new: PathBuf,
    },
    /// Open a dossier.
    Open(PathBuf),
    /// Open a dossier in another of its languages.
    OpenIn(PathBuf, String),
    /// Write a sample out, unless it is there, and open it.
    Sample(Sample),
    /// Make the next edition of a dossier.
    Publish {
        /// The dossier and what is recorded in it.
        proceedings: Proceedings,
        /// The draft, as it was looked at.
        draft: Box<Draft>,
    },
    /// Look at the files of a first draft.
    Glance(Vec<PathBuf>),
    /// Make a dossier of a first draft.
    Begin(Box<Plan>),
    /// Make a dossier of the files on the desk.
    Found {
        /// The title of the document.
        title: String,
        /// The base.
        base: PathBuf,
        /// Every reply with its code.
        replies: Vec<(String, PathBuf)>,
        /// What was decided on the files already.
        decided: Box<Journal>,
    },
    /// Examine the files of replies to the current draft of a dossier.
    Look {
        /// The dossier.
        folder: PathBuf,
        /// The replies, each with its file.
        replies: Vec<Form>,
    },
    /// Report once more on a reply that was entered.
    Again {
        /// The dossier.
        folder: PathBuf,
        /// The reply.
        record: RecordId,
    },
    /// Write the files for those to whom the draft was sent once more.
    Deliver {
        /// The dossier.
        folder: PathBuf,
        /// Where to.
        out: PathBuf,
        /// For whom.
        to: Vec<Code>,
    },
    /// Enter replies in a dossier.
    Enter {
        /// The dossier.
        folder: PathBuf,
        /// The replies.
        replies: Vec<Form>,
    },
    /// State something else in a dossier.
    State {
        /// The dossier.
        folder: PathBuf,
        /// What.
        statement: Box<Statement>,
    },
    /// Write a transfer file.
    Pack {
        /// The dossier.
        folder: PathBuf,
        /// Where to.
        path: PathBuf,
        /// For whom.
        recipient: Packed,
        /// How much of it.
        extent: Extent,
    },
    /// Say what a transfer file would bring.
    Preview {
        /// The dossier on the desk, if there is one.
        folder: Option<PathBuf>,
        /// The file.
        path: PathBuf,
    },
    /// Take a transfer file in.
    Add {
        /// The dossier it belongs to, if it is here.
        folder: Option<PathBuf>,
        /// The file.
        path: PathBuf,
    },
    /// Unlock the key that signs, or make one.
    Unlock {
        /// The secret key's file.
        path: PathBuf,
        /// Its password, where it has one.
        password: Option<Password>,
        /// Whether it is made.
        new: bool,
    },
    /// Write a file.
    Write(Box<PrintJob>),
}

/// The samples to learn on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sample {
    /// An agreement with nine delegations.
    Agreement,
    /// A programme of measures.
    Programme,
}

/// News from the background.
#[derive(Debug, Clone)]
pub enum Progress {
    /// What is being done now, and how much of all is done.
    Step(Phrase, Option<f32>),
    /// Something is ready to lie on the desk.
    Opened(Box<Sitting>),
    /// Something was done on the way, and is told at once.
    Done(Notice),
    /// The files of a first draft were looked at: what the document is called, the files, and the tables known.
    Drafted(String, Vec<DraftFile>, Vec<Table>),
    /// Files were examined and are to be looked at.
    Examined(Box<Reports>),
    /// It is known what a transfer file would bring.
    Brought(Box<Brought>),
    /// A file was written.
    Written(PathBuf),
    /// A key is ready to sign with.
    Unlocked(Unlocked),
    /// It did not work; what happened, and that nothing is lost.
    Failed(Phrase),
}

/// What work needs to know of the desk.
#[derive(Debug, Clone)]
pub struct Source {
    /// Where samples and new dossiers go.
    pub library: PathBuf,
    /// The folders of the dossiers opened lately.
    pub lately: Vec<PathBuf>,
    /// The language of the interface.
    pub language: Language,
    /// The clock, in the time of this place.
    pub now: fn() -> jiff::Zoned,
    /// Who sits at the desk.
    pub own: Own,
}

/// A request to stop.
#[derive(Debug, Clone, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Asks the work to stop at its next step.
    pub fn ask(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked to.
    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

impl Order {
    /// What is said while it is done.
    pub fn label(&self) -> Phrase {
        let named =
            |key: &'static str, path: &std::path::Path| Phrase::new(key).with("name", read::name(path));
        match self {
            Order::Consolidate { .. } => Phrase::new("desk-work-consolidating"),
            Order::Compare { .. } => Phrase::new("desk-work-comparing"),
            Order::Open(folder) | Order::OpenIn(folder, _) => named("desk-work-opening", folder),
            Order::Sample(_) => Phrase::new("desk-work-sample"),
            Order::Publish { .. } => Phrase::new("desk-work-publishing"),
            Order::Glance(_) => Phrase::new("desk-work-drafts"),
            Order::Begin(_) | Order::Found { .. } => Phrase::new("desk-work-founding"),
            Order::Look { .. } => Phrase::new("desk-work-looking"),
            Order::Again { .. } => Phrase::new("desk-work-looking"),
            Order::Enter { .. } => Phrase::new("desk-work-entering-all"),
            Order::State { .. } => Phrase::new("board-work-stating"),
            Order::Deliver { out, .. } => named("desk-work-exporting", out),
            Order::Pack { path, .. } => named("desk-work-exporting", path),
            Order::Preview { path, .. } => named("desk-work-reading", path),
            Order::Add { path, .. } => named("board-work-adding", path),
            Order::Unlock { path, .. } => named("desk-work-key", path),
            Order::Write(job) => named("desk-work-exporting", &job.path),
        }
    }
}

/// Does the work on a thread of its own; what it tells comes as a stream.
pub fn run(order: Order, source: Source, cancel: Cancel) -> impl Stream<Item = Progress> + Send + 'static {
    let (sender, receiver) = mpsc::unbounded();
    std::thread::spawn(move || {
        // The receiver is gone when the work was given up: nobody is left to tell.
        let tell = |progress: Progress| {
            let _ = sender.unbounded_send(progress);
        };
        let end = match perform(order, &source, &cancel, &tell) {
            Ok(progress) => progress,
            Err(phrase) => Progress::Failed(phrase),
        };
        if !cancel.is_asked() {
            tell(end);
        }
    });
    receiver
}

fn perform(
    order: Order,
    source: &Source,
    cancel: &Cancel,
    tell: &dyn Fn(Progress),
) -> Result<Progress, Phrase> {
    match order {
        Order::Consolidate { base, replies } => {
            let sitting = loose::consolidate_files(base, replies, source, cancel, tell)?;
            Ok(Progress::Opened(Box::new(sitting)))
        }
        Order::Compare { old, new } => {
            let sitting = loose::compare_files(old, new, source.language, cancel, tell)?;
            Ok(Progress::Opened(Box::new(sitting)))
        }
        Order::Open(folder) => opened(dossiers::open(&folder, None, source)),
        Order::OpenIn(folder, language) => opened(dossiers::open(&folder, Some(&language), source)),
        Order::Sample(sample) => opened(dossiers::open_sample(sample, source)),
        Order::Publish { proceedings, draft } => {
            let language = &proceedings.hearing.language;
            opened(dossiers::publish(&proceedings, &draft, language, source))
        }
        Order::Glance(paths) => found::glance(paths, source),
        Order::Begin(plan) => {
            let sitting = found::begin(*plan, source)?;
            tell(Progress::Done(Notice::plain(Phrase::new("founding-made"))));
            Ok(Progress::Opened(Box::new(sitting)))
        }
        Order::Found { title, base, replies, decided } => {
            opened(found::found(&title, &base, (&replies, &decided), source, tell))
        }
        Order::Look { folder, replies } => receive::look(&folder, replies, source, tell),
        Order::Again { folder, record } => receive::again(&folder, &record, source),
        Order::Enter { folder, replies } => opened(receive::enter(&folder, &replies, source, tell)),
        Order::State { folder, statement } => opened(state::state(&folder, *statement, source, tell)),
        Order::Deliver { folder, out, to } => opened(state::deliver_again(&folder, out, &to, source, tell)),
        Order::Preview { folder, path } => arrival::preview(folder.as_deref(), &path, source),
        Order::Add { folder, path } => opened(arrival::add(folder.as_deref(), &path, source, tell)),
        Order::Pack { folder, path, recipient, extent } => {
            let dossier = source.own.open(&folder)?;
            state::pack(&dossier, &path, &recipient, extent)?;
            Ok(Progress::Written(path))
        }
        Order::Unlock { path, password, new } => own::unlock(path, password.as_ref(), new),
        Order::Write(job) => {
            print::write(&job, source, cancel, tell).map(|()| Progress::Written(job.path.clone()))
        }
    }
}

fn opened(sitting: Result<Sitting, Phrase>) -> Result<Progress, Phrase> {
    sitting.map(|sitting| Progress::Opened(Box::new(sitting)))
}

/// How much of all is done.
fn part(done: usize, all: usize) -> Option<f32> {
    Some(done as f32 / all.max(1) as f32)
}

/// What unfinished work on a text is kept by.
fn key_of(base: &Text) -> String {
    Digest::of(markdown::write(base).as_bytes()).to_string()
}

/// The short names of a delegation of a ready-made roster.
fn names_of(code: &str) -> [String; 2] {
    let known = known();
    let entry = known.iter().find(|entry| entry.code.as_str() == code);
    Language::ALL
        .map(|language| entry.map(|entry| entry.short(language.code()).to_owned()).unwrap_or_default())
}

/// The title of a document: what its text says, else the name of its file.
fn title_of(text: &Text, path: &std::path::Path) -> String {
    text.provisions()
        .iter()
        .find(|provision| provision.form.kind == crate::text::Kind::Title)
        .map(crate::text::Provision::line)
        .filter(|title| !title.is_empty())
        .unwrap_or_else(|| read::name(path))
}
