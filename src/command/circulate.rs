//! `travaux circulate`.

use std::path::PathBuf;

use clap::Args;
use jiff::Timestamp;

use super::create::date;
use super::source::{enclosed, seated};
use super::{Failure, letters, output, signing, submit};
use crate::dossier::Occasion;
use crate::dossier::round::Sending;
use crate::language::{Language, Phrase};
use crate::negotiation::Code;
use crate::negotiation::state::Standing;
use crate::negotiation::statement::Addressee;
use crate::negotiation::submission::Letter;

/// `travaux circulate`.
#[derive(Debug, Args)]
pub struct Circulate {
    /// The dossier.
    pub folder: PathBuf,
    /// To whom; everyone from whom a reply is expected where not said. A letter of one's own as `KAZ=12/3`.
    #[arg(long, value_delimiter = ',')]
    pub to: Vec<String>,
    /// The draft's number.
    #[arg(long)]
    pub about: Option<String>,
    /// The number of the covering letter.
    #[arg(long)]
    pub letter: Option<String>,
    /// The day of sending.
    #[arg(long)]
    pub date: Option<String>,
    /// The day by which replies are asked for.
    #[arg(long)]
    pub deadline: Option<String>,
    /// Whether it only reminds.
    #[arg(long)]
    pub remind: bool,
    /// Files sent along.
    #[arg(long, num_args = 1..)]
    pub files: Vec<PathBuf>,
    /// With which key.
    #[command(flatten)]
    pub sign: signing::Sign,
    /// The folder the letters are written into, with the draft and each addressee's transfer file.
    #[arg(long)]
    pub letters: Option<PathBuf>,
}

/// Records that a draft was sent out.
pub fn run(asked: &Circulate, language: Language) -> Result<(), Failure> {
    let mut dossier = signing::open(&asked.folder, &asked.sign, language)?;
    let edition = *submit::about(&dossier, asked.about.as_deref())?.record();
    let mut to = Vec::new();
    for word in &asked.to {
        let (code, number) = word.split_once('=').unwrap_or((word, ""));
        let code: Code = code.trim().parse()?;
        to.push(Addressee { code, number: number.trim().to_owned() });
    }
    if to.is_empty() {
        // Those who have replied need no reminder.
        let standings = dossier.state().standings(&edition).into_iter();
        let all = standings.filter(|(_, standing)| !asked.remind || *standing == Standing::Silent);
        to = all.map(|(code, _)| Addressee { code, number: String::new() }).collect();
    }
    if to.is_empty() {
        return Err(Failure::Said(Phrase::new("command-nobody-to-remind")));
    }
    let day = date(asked.date.as_deref())?;
    let letter = asked.letter.as_ref().map(|number| Letter {
        number: number.clone(),
        date: Some(day),
        ..Letter::default()
    });
    let files = enclosed(&asked.files)?;
    let count = to.len();
    let sending = Sending {
        edition,
        to,
        date: day,
        deadline: asked.deadline.as_deref().map(|typed| date(Some(typed))).transpose()?,
        letter,
        reminder: asked.remind,
        files,
    };
    let occasion = Occasion::new(dossier.office().clone(), Timestamp::now());
    let addressees: Vec<Code> = sending.to.iter().map(|to| to.code.clone()).collect();
    seated(&dossier, &addressees)?;
    // Before anything is recorded: a folder that cannot be written is no circulation.
    if let Some(folder) = &asked.letters {
        letters::write(&dossier, &sending, folder, language)?;
    }
    dossier.circulate(sending, &occasion)?;
    if let Some(folder) = &asked.letters {
        letters::pack(&dossier, &addressees, folder)?;
    }
    let number = dossier.state().edition(&edition).map_or(0, |edition| edition.what.number);
    let key = if asked.remind { "command-reminded" } else { "command-circulated" };
    let phrase = Phrase::new(key).with("number", number).count("count", count);
    if let Some(folder) = &asked.letters {
        super::say(&language.say(Phrase::new("command-letters").with("path", folder.display())));
    }
    output::write(None, format!("{}\n", language.say(phrase)).as_bytes())
}
