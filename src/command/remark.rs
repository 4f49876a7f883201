//! `travaux remark`.

use std::path::PathBuf;

use clap::Args;

use super::help::Entry;
use super::source::Source;
use super::{Failure, decide, history, output, signing, submit};
use crate::dossier::history::short;
use crate::language::{Language, Phrase};
use crate::negotiation::Code;
use crate::negotiation::statement::Remark;

/// `travaux remark`.
#[derive(Debug, Args)]
pub struct RemarkAsked {
    /// The dossier.
    pub folder: PathBuf,
    /// What is to be remarked.
    pub words: String,
    /// Who says it, where that is not the office that keeps the dossier.
    #[arg(long)]
    pub by: Option<String>,
    /// The provision it is about, as cited.
    #[arg(long, conflicts_with_all = ["passage", "record"])]
    pub at: Option<String>,
    /// The passage it is about, by its number.
    #[arg(long, conflicts_with = "record")]
    pub passage: Option<String>,
    /// Of that passage, the wording: its letter, someone who proposed it, or `base`.
    #[arg(long, requires = "passage")]
    pub on: Option<String>,
    /// The entry it is about: the beginning of its id.
    #[arg(long)]
    pub record: Option<String>,
    /// The draft's number.
    #[arg(long)]
    pub about: Option<String>,
    /// On the strength of which letter, and for whom.
    #[command(flatten)]
    pub source: Source,
    /// The language.
    #[arg(long)]
    pub language: Option<String>,
}

/// What people read about it.
pub const HELP: Entry = Entry {
    name: "remark",
    usage: "travaux remark DIR WORDS [--at PLACE | --passage No [--on B|KAZ|base] | --record ID] [--by KAZ]\n       [--letter No] [--date DATE] [--for all|secretariat|own]",
    about: "help-remark",
    examples: "travaux remark Agreement.dossier \"terms are counted in days here and in working days there\" --by BKB\ntravaux remark Agreement.dossier \"ask the ministry\" --at \"статья 5, пункт 1\" --for own\ntravaux remark Agreement.dossier \"close to the 1995 Agreement\" --passage 12 --on KAZ",
    arguments: &[
        ("folder", "help-folder"),
        ("words", "help-remark-words"),
        ("by", "help-remark-by"),
        ("at", "help-remark-at"),
        ("passage", "help-remark-passage"),
        ("on", "help-on"),
        ("record", "help-remark-record"),
        ("about", "help-about-draft"),
        ("letter", "help-letter-says"),
        ("date", "help-letter-date"),
        ("audience", "help-audience"),
        ("language", "help-language"),
    ],
};

/// Records a remark.
pub fn run(asked: &RemarkAsked, language: Language) -> Result<(), Failure> {
    if asked.words.trim().is_empty() {
        return Err(Failure::Use(Phrase::new("command-remark-empty")));
    }
    let mut dossier = signing::open(&asked.folder, &asked.source.sign, language)?;
    let occasion = asked.source.occasion(&dossier)?;
    let edition = *submit::about(&dossier, asked.about.as_deref())?.record();
    let text = asked.words.trim().to_owned();
    let mut remark = Remark { about: Some(edition), provision: None, on: None, text };
    if let Some(at) = &asked.at {
        let found = dossier.provision_cited(&edition, at);
        let none = || Failure::Said(Phrase::new("command-no-place").with("at", at));
        remark.provision = Some(found.ok_or_else(none)?);
    } else if let Some(name) = &asked.passage {
        let hearing = decide::hearing(&dossier, asked.language.as_deref())?;
        let item = decide::item(&hearing, name)?;
        let word = asked.on.as_deref().unwrap_or("base");
        let choice = item.choice(word).ok_or_else(|| decide::unknown_wording(item, word, language))?;
        remark.provision = hearing.base.ids.get(item.provision).copied();
        remark.on = Some(item.stretch(hearing.edition, &hearing.language, choice.reads.clone()));
    } else if let Some(word) = &asked.record {
        remark.about = Some(history::record(&dossier, word)?);
    }
    let author: Code = match &asked.by {
        Some(code) => code.parse()?,
        None => occasion.office.clone(),
    };
    let id = dossier.remark_for(author, remark, &occasion)?;
    let phrase = Phrase::new("command-remarked").with("id", short(&id));
    output::write(None, format!("{}\n", language.say(phrase)).as_bytes())
}
