//! `travaux meeting`.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use super::create::date;
use super::help::Entry;
use super::source::{Source, seated};
use super::{Failure, output, signing};
use crate::dossier::Dossier;
use crate::dossier::history::short;
use crate::language::{Language, Phrase};
use crate::negotiation::statement::{Attendance, Meeting};
use crate::negotiation::{Code, RecordId};

/// `travaux meeting`.
#[derive(Debug, Args)]
pub struct MeetingAsked {
    /// The dossier.
    pub folder: PathBuf,
    /// What meets.
    #[arg(long)]
    pub body: Option<String>,
    /// Where.
    #[arg(long)]
    pub place: String,
    /// The first day.
    #[arg(long = "from")]
    pub from_day: String,
    /// The last day; the first where not said.
    #[arg(long = "to")]
    pub to_day: Option<String>,
    /// Who is there, as `KAZ` or `KAZ=Name, office; Name, office`.
    #[arg(long, required = true, num_args = 1..)]
    pub present: Vec<String>,
    /// Who sits at the table and is not there.
    #[arg(long, value_delimiter = ',')]
    pub absent: Vec<String>,
    /// On the strength of which letter, and for whom.
    #[command(flatten)]
    pub source: Source,
}

/// What people read about it.
pub const HELP: Entry = Entry {
    name: "meeting",
    usage: "travaux meeting DIR --place WORDS --from DATE [--to DATE] [--body WORDS]\n       --present KAZ \"ARM=Name, office; Name, office\"… [--absent BLR,RUS]",
    about: "help-meeting",
    examples: "travaux meeting Agreement.dossier --place Астана --from 2026-04-07 --to 2026-04-08 --present \"KAZ=А. К. Ахметов, начальник департамента\" ARM BLR --absent KGZ\ntravaux meeting Agreement.dossier --body \"Рабочая группа\" --place Минск --from 2026-05-12 --present ARM,BLR,KAZ",
    arguments: &[
        ("folder", "help-folder"),
        ("body", "help-meeting-body"),
        ("place", "help-meeting-place"),
        ("from_day", "help-meeting-from"),
        ("to_day", "help-meeting-to"),
        ("present", "help-meeting-present"),
        ("absent", "help-meeting-absent"),
        ("letter", "help-letter-says"),
        ("date", "help-letter-date"),
        ("audience", "help-audience"),
    ],
};

/// Records a meeting.
pub fn run(asked: &MeetingAsked, language: Language) -> Result<(), Failure> {
    let mut dossier = signing::open(&asked.folder, &asked.source.sign, language)?;
    let occasion = asked.source.occasion(&dossier)?;
    let from = date(Some(&asked.from_day))?;
    let to = asked.to_day.as_deref().map_or(Ok(from), |typed| date(Some(typed)))?;
    if to < from {
        return Err(Failure::Use(Phrase::new("command-meeting-days")));
    }
    let mut present: Vec<Attendance> = Vec::new();
    for words in &asked.present {
        for attendance in attendance(words)? {
            if present.iter().any(|known| known.code == attendance.code) {
                return Err(Failure::Twice(attendance.code.to_string()));
            }
            present.push(attendance);
        }
    }
    let mut absent: Vec<Code> = Vec::new();
    for code in &asked.absent {
        let code: Code = code.trim().parse()?;
        if absent.contains(&code) || present.iter().any(|known| known.code == code) {
            return Err(Failure::Twice(code.to_string()));
        }
        absent.push(code);
    }
    let there: Vec<Code> = present.iter().map(|attendance| attendance.code.clone()).collect();
    seated(&dossier, &there)?;
    seated(&dossier, &absent)?;
    let roster = &dossier.state().roster;
    present.sort_by_key(|attendance| roster.place(&attendance.code));
    roster.sort(&mut absent);
    let body = asked.body.clone().unwrap_or_else(|| tongue(&dossier).say("meeting-expert-group"));
    let place = asked.place.trim().to_owned();
    let count = present.len();
    let meeting = Meeting { body, place, from, to, present, absent };
    let id = dossier.meet(meeting, &occasion)?;
    let phrase = Phrase::new("command-met").count("count", count).with("id", short(&id));
    output::write(None, format!("{}\n", language.say(phrase)).as_bytes())
}

/// Words that go into the dossier are in the language that leads it.
fn tongue(dossier: &Dossier) -> Language {
    Language::from_locale(dossier.genesis().leading.as_str())
}

/// Who is there: codes joined by commas, or one code and the people of it.
fn attendance(words: &str) -> Result<Vec<Attendance>, Failure> {
    let Some((code, people)) = words.split_once('=') else {
        let codes =
            words.split(',').map(|code| Ok(Attendance { code: code.trim().parse()?, people: Vec::new() }));
        return codes.collect();
    };
    let people = people.split(';').map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned);
    Ok(vec![Attendance { code: code.trim().parse()?, people: people.collect() }])
}

/// The meeting an outcome is of: as named by its first day or the beginning of its id; where none is named, the one in
/// session on this day.
pub fn named(dossier: &Dossier, typed: Option<&str>, today: Date) -> Result<Option<RecordId>, Failure> {
    let meetings = dossier.state().meetings.values();
    let mut found: Vec<(Date, RecordId)> = match typed {
        Some("none") => return Ok(None),
        Some(word) => {
            let day = date(Some(word)).ok();
            meetings
                .filter(|it| match day {
                    Some(day) => it.what.from <= day && day <= it.what.to,
                    None => word.len() >= 4 && it.id.to_string().starts_with(word),
                })
                .map(|it| (it.what.from, it.id))
                .collect()
        }
        None => meetings
            .filter(|it| it.what.from <= today && today <= it.what.to)
            .map(|it| (it.what.from, it.id))
            .collect(),
    };
    found.sort_unstable();
    match (found.as_slice(), typed) {
        ([(_, one)], _) => Ok(Some(*one)),
        (_, None) => Ok(None),
        (several, Some(word)) => {
            let key = if several.is_empty() { "command-no-meeting" } else { "command-several-meetings" };
            Err(Failure::Said(Phrase::new(key).with("meeting", word)))
        }
    }
}
