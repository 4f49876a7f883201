//! `travaux withdraw`.

use std::path::PathBuf;

use clap::Args;

use super::help::Entry;
use super::source::{Source, voices};
use super::{Failure, decide, history, output, signing};
use crate::dossier::Dossier;
use crate::dossier::history::clause;
use crate::language::{Language, Phrase};
use crate::negotiation::state::Standing;
use crate::negotiation::{Code, RecordId};

/// `travaux withdraw`.
#[derive(Debug, Args)]
pub struct Withdraw {
    /// The dossier.
    pub folder: PathBuf,
    /// What is taken back: the beginning of an entry's id, or the code of a delegation for its reply.
    pub what: String,
    /// Of that delegation's reply, only what it proposes in these passages.
    #[arg(value_delimiter = ',')]
    pub passages: Vec<String>,
    /// Who takes it back, where that is not whoever enters it.
    #[arg(long)]
    pub by: Option<String>,
    /// Why.
    #[arg(long)]
    pub reason: Option<String>,
    /// On the strength of which letter, and for whom.
    #[command(flatten)]
    pub source: Source,
    /// The language.
    #[arg(long)]
    pub language: Option<String>,
}

/// What people read about it.
pub const HELP: Entry = Entry {
    name: "withdraw",
    usage: "travaux withdraw DIR ID [--by KAZ] [--reason WORDS] [--letter No] [--date DATE]\n       travaux withdraw DIR KAZ [PASSAGE…] [--reason WORDS] [--letter No] [--date DATE]",
    about: "help-withdraw",
    examples: "travaux withdraw Agreement.dossier KAZ 5,7 --letter 12/401 --date 2026-04-02\ntravaux withdraw Agreement.dossier KAZ --reason \"sent by mistake\"\ntravaux withdraw Agreement.dossier 3f2a9c --by ARM",
    arguments: &[
        ("folder", "help-folder"),
        ("what", "help-withdraw-what"),
        ("passages", "help-withdraw-passages"),
        ("by", "help-withdraw-by"),
        ("reason", "help-why"),
        ("letter", "help-letter-says"),
        ("date", "help-letter-date"),
        ("audience", "help-audience"),
        ("language", "help-language"),
    ],
};

/// Takes a record, a reply or single proposals back.
pub fn run(asked: &Withdraw, language: Language) -> Result<(), Failure> {
    let mut dossier = signing::open(&asked.folder, &asked.source.sign, language)?;
    let occasion = asked.source.occasion(&dossier)?;
    let reason = asked.reason.clone().unwrap_or_default();
    let by: Option<Code> = asked.by.as_deref().map(str::parse).transpose()?;
    let phrase = if asked.passages.is_empty() {
        let named = dossier.state().roster.entries().iter().find(|entry| entry.code.as_str() == asked.what);
        let (of, author) = match named.map(|entry| entry.code.clone()) {
            Some(code) => (reply_of(&dossier, &code)?, by.unwrap_or(code)),
            None => {
                let office = dossier.office().clone();
                (history::record(&dossier, &asked.what)?, by.unwrap_or(office))
            }
        };
        dossier.withdraw_for(author, of, &reason, &occasion)?;
        let what = clause(&dossier, &of, language);
        Phrase::new("command-withdrawn").with("what", what)
    } else {
        let codes = voices(&asked.what)?;
        let hearing = decide::hearing(&dossier, asked.language.as_deref())?;
        let mut items = Vec::new();
        for name in &asked.passages {
            let item = decide::item(&hearing, name)?;
            let proposed = item.options.iter().skip(1);
            let own =
                proposed.filter(|choice| codes.iter().all(|code| choice.holders.contains(code))).count() > 0;
            if !own {
                let phrase = Phrase::new("command-proposes-nothing").with("voice", &asked.what);
                return Err(Failure::Said(phrase.with("passage", name)));
            }
            items.push(item);
        }
        dossier.withdraw_proposals(&hearing, &codes, &items, &reason, &occasion)?;
        Phrase::new("command-withdrawn-proposals").with("voice", &asked.what).count("count", items.len())
    };
    output::write(None, format!("{}\n", language.say(phrase)).as_bytes())
}

/// The one reply to the current draft that is a delegation's word.
fn reply_of(dossier: &Dossier, code: &Code) -> Result<RecordId, Failure> {
    let none = || Failure::Said(Phrase::new("command-no-single-reply").with("voice", code));
    let current = dossier.state().current.ok_or_else(none)?;
    match dossier.state().standing(&current, code) {
        Standing::NoComments(reply) => Ok(reply),
        Standing::Replied(replies) | Standing::Remarked(replies) => match replies.as_slice() {
            [one] => Ok(*one),
            _ => Err(none()),
        },
        Standing::NotSent | Standing::Silent => Err(none()),
    }
}
