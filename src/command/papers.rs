//! `travaux papers`.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use super::export::{ExportFormat, PapersAsked};
use super::help::Entry;
use super::progress::Progress;
use super::{Failure, export, output};
use crate::dossier::papers::{Round, folder};
use crate::dossier::{Disk, Storage};
use crate::exchange::paper::Format;
use crate::language::{Language, Phrase};

/// `travaux papers`.
#[derive(Debug, Args)]
pub struct Papers {
    /// The dossier.
    pub folder: PathBuf,
    /// The folder to be written.
    #[arg(short, long)]
    pub output: PathBuf,
    /// As what each paper is written.
    #[arg(long, value_enum, default_value = "docx")]
    pub format: ExportFormat,
    /// How the papers are made.
    #[command(flatten)]
    pub papers: PapersAsked,
}

/// What people read about it.
pub const HELP: Entry = Entry {
    name: "papers",
    usage: "travaux papers DIR -o FOLDER [--about No] [--language ru] [--for everyone|secretariat|own|KAZ] [--no-names]\n       [--format docx|html|markdown|xlsx|json]",
    about: "help-papers",
    examples: "travaux papers Agreement.dossier -o Session\ntravaux papers Agreement.dossier -o Session --about 2 --no-names --distribution \"For the expert group\"",
    arguments: &[
        ("folder", "help-folder"),
        ("output", "help-papers-output"),
        ("format", "help-papers-format"),
        ("language", "help-language"),
        ("about", "help-about-draft"),
        ("readers", "help-readers"),
        ("no_names", "help-no-names"),
        ("distribution", "help-distribution"),
    ],
};

/// Writes all papers of a round as a numbered folder.
pub fn run(asked: &Papers, language: Language) -> Result<(), Failure> {
    let dossier = export::view(&asked.folder, &asked.papers)?;
    let (edition, tag) = export::meant(&dossier, &asked.papers)?;
    let progress = Progress::new(language);
    progress.step(Phrase::new("command-papers-reading"));
    let hearing = dossier.hearing(&edition, &tag)?;
    let manner = export::manner(&dossier, &asked.papers, language);
    let Some(round) = Round::new(&dossier, &hearing, manner) else {
        return Err(Failure::Use(Phrase::new("command-paper-about")));
    };
    let mut step = |step: folder::Step<'_>| {
        let phrase = Phrase::new("command-papers-step").count("number", step.number).count("of", step.of);
        progress.step(phrase.with("name", step.name));
        true
    };
    let storage: Arc<dyn Storage> = Arc::new(Disk);
    let format = Format::from(asked.format);
    let files = folder::write(&round, format, &asked.output, &*storage, &mut step)?;
    progress.done();
    if format == Format::Word {
        super::sheet::tell(hearing.left_out(&dossier), language);
    }
    let phrase = Phrase::new("command-papers-written").count("count", files.len());
    let said = language.say(phrase.with("path", asked.output.display()));
    let list = files.iter().fold(said, |said, file| format!("{said}\n  {file}"));
    output::write(None, format!("{list}\n").as_bytes())
}
