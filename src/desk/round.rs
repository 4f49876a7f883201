//! The round of a draft: who was sent it and when, who has answered and how, who is late, and what is still to be
//! entered. What the reply board shows.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use super::sitting::Standing;
use crate::dossier::Dossier;
use crate::dossier::office::Mark;
use crate::language::{Language, Phrase};
use crate::negotiation::submission::Kind;
use crate::negotiation::{Code, RecordId};
use crate::text::Text;

/// The round of a draft.
#[derive(Debug, Clone)]
pub struct Round {
    /// The dossier's id, as files write it.
    pub dossier: String,
    /// The draft.
    pub edition: RecordId,
    /// Its number.
    pub number: u32,
    /// The day it was first sent out; none while nothing was recorded of that.
    pub sent: Option<Date>,
    /// Today, by the clock of this computer.
    pub today: Date,
    /// Everyone from whom a reply is expected, in protocol order.
    pub lines: Vec<Line>,
    /// What does not agree, waits for something, or has no effect, each in a sentence.
    pub troubles: Vec<Phrase>,
    /// The office that keeps the dossier, and its short name in the languages of the interface.
    pub keeps: (Code, [String; 2]),
    /// Whether the office at the desk sends drafts out and records meetings.
    pub decides: bool,
    /// The meetings held, the latest first.
    pub meetings: Vec<Held>,
    /// The text of the draft that typed points are carried out on.
    pub base: Arc<Text>,
    /// Its language, as files write it.
    pub language: String,
}

/// One delegation's line.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its code.
    pub code: String,
    /// Its short name, in the languages of the interface.
    pub names: [String; 2],
    /// How far it has answered.
    pub standing: Standing,
    /// When the draft was sent to it, under which letter.
    pub sent: Option<(Date, Option<String>)>,
    /// When it was last reminded.
    pub reminded: Option<Date>,
    /// The day by which its reply is asked for.
    pub deadline: Option<Date>,
    /// When its newest reply came.
    pub received: Option<Date>,
    /// The number and date of the letter with it.
    pub letter: Option<(String, Option<Date>)>,
    /// Whether that reply came after the deadline.
    pub late: bool,
    /// Whether it declared that it has no interest in the whole item.
    pub apart: bool,
    /// Whether proposals to an older draft are carried over.
    pub carried: bool,
    /// The numbers of older drafts it answered too late, where that is not carried over.
    pub older: Vec<u32>,
    /// How many proposals it makes.
    pub proposals: usize,
    /// What is still to be entered.
    pub wanting: Vec<Phrase>,
    /// Everything it sent, the newest first.
    pub replies: Vec<Reply>,
}

/// Something a delegation sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// Its record.
    pub record: RecordId,
    /// Everyone who speaks in it.
    pub voices: Vec<String>,
    /// What it is.
    pub kind: Kind,
    /// The date it bears.
    pub date: Option<Date>,
    /// The number of the letter with it.
    pub letter: String,
    /// The files it came in, and where each lies.
    pub files: Vec<(String, Option<PathBuf>)>,
    /// Whether one of the files holds the text, so that there is a report on it.
    pub reported: bool,
    /// What became of it.
    pub fate: Fate,
    /// What it says where it says it in words: remarks, points, reasons.
    pub words: Vec<String>,
    /// What its signature tells; nothing where nobody in the dossier signs.
    pub mark: Option<Mark>,
}

/// What became of a reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It stands.
    Stands,
    /// A later one took its place.
    Superseded,
    /// It was taken back.
    Withdrawn,
    /// It was made to the draft of this number.
    Older(u32),
    /// It is a text kept in this office, not an answer.
    Kept,
}

/// A meeting that was held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// What met.
    pub body: String,
    /// Where.
    pub place: String,
    /// The first and the last day.
    pub days: (Date, Date),
    /// How many delegations were there.
    pub present: usize,
    /// Who was not.
    pub absent: Vec<String>,
}

/// Whose lines of the board are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shown {
    /// Everyone's.
    #[default]
    All,
    /// Those a reply is still awaited from.
    Awaited,
    /// Those past their deadline: nothing came, or it came late.
    Late,
}

impl Round {
    /// Marks what is signed, as far as the one at the desk knows the keys, and what that one may do.
    pub fn mark(&mut self, dossier: &Dossier) {
        self.decides = dossier.decides();
        for reply in self.lines.iter_mut().flat_map(|line| &mut line.replies) {
            reply.mark = dossier.has_keys().then(|| dossier.mark(&reply.record));
        }
    }

    /// The lines to be shown, with their numbers.
    pub fn shown(&self, shown: Shown) -> impl Iterator<Item = (usize, &Line)> {
        self.lines.iter().enumerate().filter(move |(_, line)| match shown {
            Shown::All => true,
            Shown::Awaited => line.is_awaited(),
            Shown::Late => line.late || line.overdue(self.today).is_some(),
        })
    }

    /// The day by which replies are asked for, where all were given the same.
    pub fn deadline(&self) -> Option<Date> {
        let mut all = self.lines.iter().map(|line| line.deadline);
        let first = all.next()??;
        all.all(|other| other == Some(first)).then_some(first)
    }
}

impl Line {
    /// The short name in a language, or the code where none is known.
    pub fn name(&self, language: Language) -> &str {
        let at = Language::ALL.iter().position(|own| *own == language).unwrap_or(0);
        self.names.get(at).map(String::as_str).filter(|name| !name.is_empty()).unwrap_or(&self.code)
    }

    /// Whether a reply is still awaited.
    pub fn is_awaited(&self) -> bool {
        matches!(self.standing, Standing::Silent | Standing::Part)
    }

    /// How many days the reply is overdue, if it is.
    pub fn overdue(&self, today: Date) -> Option<usize> {
        let deadline = self.deadline.filter(|_| self.standing == Standing::Silent)?;
        usize::try_from(days(deadline, today)).ok().filter(|days| *days > 0)
    }
}

/// How many days lie between two days.
pub fn days(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}
