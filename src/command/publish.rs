//! `travaux publish`.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::PathBuf;

use clap::Args;
use jiff::Timestamp;

use super::create::date;
use super::signing::Sign;
use super::{Failure, carry, decide, files, output, say, signing};
use crate::dossier::Occasion;
use crate::dossier::hearing::{Choice, Hearing, Ruling};
use crate::language::{Language, Phrase};
use crate::negotiation::outcome::{Outcome, Status};

/// `travaux publish`.
#[derive(Debug, Args)]
pub struct Publish {
    /// The dossier.
    pub folder: PathBuf,
    /// Wordings to be taken, as `PASSAGE=VOICE`.
    #[arg(long)]
    pub take: Vec<String>,
    /// Words of one's own, as `PASSAGE=WORDS`.
    #[arg(long)]
    pub own: Vec<String>,
    /// Passages to keep open.
    #[arg(long, value_delimiter = ',')]
    pub open: Vec<String>,
    /// Keeps the base wherever nothing was decided.
    #[arg(long)]
    pub keep_rest: bool,
    /// Finished texts instead, as `[LANGUAGE=]FILE`.
    #[arg(long, num_args = 1.., conflicts_with_all = ["take", "own", "open", "keep_rest"])]
    pub text: Vec<OsString>,
    /// The language the choices are about.
    #[arg(long)]
    pub language: Option<String>,
    /// The number of the draft.
    #[arg(long)]
    pub number: Option<u32>,
    /// The date it bears.
    #[arg(long)]
    pub date: Option<String>,
    /// The day by which replies are asked for.
    #[arg(long)]
    pub deadline: Option<String>,
    /// With which key.
    #[command(flatten)]
    pub sign: Sign,
}

/// Publishes the next draft: of finished texts, or of what was agreed on the current one.
pub fn run(asked: &Publish, language: Language) -> Result<(), Failure> {
    let mut dossier = signing::open(&asked.folder, &asked.sign, language)?;
    let day = date(asked.date.as_deref())?;
    let deadline = asked.deadline.as_deref().map(|typed| date(Some(typed))).transpose()?;
    let occasion = Occasion::new(dossier.office().clone(), Timestamp::now());
    let mut draft = if asked.text.is_empty() {
        let hearing = decide::hearing(&dossier, asked.language.as_deref())?;
        for outcome in outcomes(asked, &hearing, language)? {
            dossier.decide(outcome, &occasion)?;
        }
        let next = dossier.next_draft(day)?;
        for (old, new) in next.renumbered {
            say(&language.say(Phrase::new("command-renumbered").with("old", old).with("new", new)));
        }
        for clash in &next.clashes {
            say(&language.say(clash.phrase(language)));
        }
        for at in next.left_references {
            say(&language.say(Phrase::new("command-reference-left").with("at", at)));
        }
        for at in next.endings {
            say(&language.say(Phrase::new("command-ending-amiss").with("at", at)));
        }
        next.draft
    } else {
        let mut draft = dossier.finished_draft(day)?;
        files::into_draft(&mut draft, files::texts(&asked.text, language)?);
        draft
    };
    (draft.number, draft.deadline) = (asked.number, deadline);
    for carried in &draft.carried {
        for left in &carried.left {
            say(&language.say(carry::left_behind(&dossier, &carried.submission, left, language)));
        }
    }
    let open = draft.open.len();
    let id = dossier.publish(draft, &occasion)?;
    let number = dossier.state().edition(&id).map_or(0, |edition| edition.what.number);
    let phrase = Phrase::new("command-published").with("number", number).count("open", open);
    output::write(None, format!("{}\n", language.say(phrase)).as_bytes())
}

/// What was asked for, passage by passage, as outcomes.
fn outcomes(asked: &Publish, hearing: &Hearing, language: Language) -> Result<Vec<Outcome>, Failure> {
    let mut rulings: BTreeMap<u32, (String, Choice)> = BTreeMap::new();
    let mut rule =
        |name: &str, choice: &dyn Fn(&crate::negotiation::board::Item) -> Result<Choice, Failure>| {
            let item = decide::item(hearing, name)?;
            match rulings.insert(item.number, (name.to_owned(), choice(item)?)) {
                Some(_) => Err(Failure::PassageTwice(name.to_owned())),
                None => Ok(()),
            }
        };
    for words in &asked.take {
        let (name, code) = parted(words)?;
        // A joint reply is named by any of those who made it.
        let word = code.split('+').next().unwrap_or(code);
        rule(name, &|item| {
            let found = item.choice(word).ok_or_else(|| decide::unknown_wording(item, word, language))?;
            Ok(Choice::Wording(found.wording))
        })?;
    }
    for words in &asked.own {
        let (name, own) = parted(words)?;
        rule(name, &|item| decide::compromise(hearing, item, own, &[]))?;
    }
    for name in &asked.open {
        rule(name, &|_| Ok(Choice::KeepOpen))?;
    }
    if asked.keep_rest {
        for item in hearing.board.open() {
            rulings.entry(item.number).or_insert_with(|| (item.number.to_string(), Choice::Wording(0)));
        }
    }
    let ruled = rulings.into_iter().filter_map(|(number, (_, choice))| {
        let status = Status::Agreed;
        let ruling = Ruling { choice, status, reason: String::new(), verdicts: Vec::new(), meeting: None };
        hearing.outcome(hearing.board.numbered(number)?, &ruling)
    });
    Ok(ruled.collect())
}

fn parted(words: &str) -> Result<(&str, &str), Failure> {
    words.split_once('=').ok_or_else(|| Failure::Use(Phrase::new("command-choice").with("words", words)))
}
