//! What is asked on the board: sending the draft out, reminding, taking a reply back, a meeting, a remark, a transfer
//! file.

mod draw;

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::desk::look::Look;
use crate::desk::reply::day;
use crate::desk::round::{Reply, Round};
use crate::desk::sitting::Standing;
use crate::desk::work::{Order, Packed, Sent, Statement};
use crate::exchange::report::say::kind_key;
use crate::language::{Language, Phrase, read_date, typed_date};
use crate::negotiation::extent::Extent;
use crate::negotiation::statement::{Attendance, Meeting};
use crate::negotiation::{Audience, Code, RecordId};

/// A dialog.
#[derive(Debug, Clone)]
pub enum Dialog {
    /// The draft is sent out, or its addressees are reminded.
    Sending(Sending),
    /// A reply is taken back.
    Withdrawal {
        /// The reply.
        record: RecordId,
        /// What it is called.
        what: Phrase,
        /// Why.
        reason: String,
        /// The number of the delegation's letter, where it takes it back itself.
        letter: String,
    },
    /// A meeting was held.
    Meeting(Gathering),
    /// A remark of this office.
    Remark {
        /// The place as cited; empty for the draft as a whole.
        place: String,
        /// What it says.
        words: String,
        /// Whom it is for.
        audience: Audience,
    },
    /// A delegation has no interest in the whole item.
    Apart {
        /// The delegation.
        code: Code,
        /// What it is called.
        name: String,
        /// Why.
        reason: String,
        /// The number of its letter.
        letter: String,
    },
    /// A transfer file is to be written.
    Parcel {
        /// For whom.
        recipient: Packed,
        /// How much of the dossier.
        extent: Extent,
        /// Everyone it may be for, with names.
        all: Vec<(Packed, String)>,
    },
}

/// A draft to be sent out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sending {
    /// Whether it only reminds.
    pub reminder: bool,
    /// The draft.
    pub edition: RecordId,
    /// Its number.
    pub number: u32,
    /// The day of sending, as typed.
    pub date: String,
    /// The day by which replies are asked for, as typed.
    pub deadline: String,
    /// The number of the letter.
    pub letter: String,
    /// Everyone it may go to.
    pub to: Vec<Addressee>,
    /// Whether files for the addressees are written, too.
    pub files: bool,
    /// The language of the letters.
    pub language: Language,
}

/// One it may go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addressee {
    /// The code.
    pub code: String,
    /// The name.
    pub name: String,
    /// Whether it goes to them.
    pub on: bool,
    /// The number of the letter to them, where it is another one.
    pub letter: String,
}

/// A meeting being recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gathering {
    /// What met.
    pub body: String,
    /// Where.
    pub place: String,
    /// The first day, as typed.
    pub from: String,
    /// The last day, as typed; empty for one day.
    pub to: String,
    /// Who sits at the table, whether they were there, and their people, parted by semicolons.
    pub seats: Vec<Addressee>,
}

/// What happens in a dialog.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// A line was filled in.
    Typed(Line, String),
    /// Somebody was ticked, or not.
    Ticked(usize, bool),
    /// What belongs to somebody was filled in.
    Own(usize, String),
    /// Everyone is ticked, or nobody.
    AllTicked(bool),
    /// Files are written along, or not.
    FilesTicked(bool),
    /// Whom a remark is for.
    AudiencePicked(Audience),
    /// Whom a transfer file is for.
    RecipientPicked(crate::desk::screen::reports::Choice<Packed>),
    /// How much of the dossier goes into it.
    ExtentPicked(Extent),
    /// It is right so.
    Done,
    /// Nothing is to be done.
    Cancelled,
}

/// A line to fill in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// A date: of sending, the first day.
    Date,
    /// Another date: the deadline, the last day.
    Until,
    /// The number of a letter.
    Letter,
    /// What met.
    Body,
    /// A place.
    Place,
    /// Words: a reason, a remark.
    Words,
}

/// What follows from it.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Nothing.
    None,
    /// Close the dialog.
    Close,
    /// State it.
    State(Statement),
    /// Ask for a folder first.
    AskFolder,
    /// Ask for a place first.
    AskPlace,
}

impl Dialog {
    /// Sending the draft to everyone who has not got it yet; to all where everyone has.
    pub fn sending(look: Look, round: &Round) -> Self {
        let fresh = |standing: Standing| standing == Standing::NotSent || round.sent.is_none();
        let none = !round.lines.iter().any(|line| fresh(line.standing));
        Dialog::Sending(Sending {
            to: addressees(look, round, |line| none || fresh(line.standing)),
            ..Sending::new(look, round, false)
        })
    }

    /// Reminding one delegation, or all from whom nothing came.
    pub fn reminder(look: Look, round: &Round, code: Option<&str>) -> Self {
        let on = |line: &crate::desk::round::Line| match code {
            Some(code) => line.code == code,
            None => line.standing == Standing::Silent,
        };
        Dialog::Sending(Sending { to: addressees(look, round, on), ..Sending::new(look, round, true) })
    }

    /// Taking back a reply.
    pub fn withdrawal(reply: &Reply) -> Self {
        let what = Phrase::new("board-reply-of")
            .with("codes", reply.voices.join(", "))
            .inner("kind", Phrase::new(kind_key(reply.kind)))
            .with("number", if reply.letter.is_empty() { "—" } else { &reply.letter });
        Dialog::Withdrawal { record: reply.record, what, reason: String::new(), letter: String::new() }
    }

    /// Recording that a delegation has no interest in the whole item.
    pub fn apart(look: Look, line: &crate::desk::round::Line) -> Option<Self> {
        let (reason, letter) = (String::new(), String::new());
        Some(Dialog::Apart {
            code: line.code.parse().ok()?,
            name: line.name(look.language).to_owned(),
            reason,
            letter,
        })
    }

    /// Taking back an entry of any sort.
    pub fn withdrawal_of(record: RecordId, words: &str) -> Self {
        let what = Phrase::new("board-entry-of").with("words", words);
        Dialog::Withdrawal { record, what, reason: String::new(), letter: String::new() }
    }

    /// Recording a meeting of everyone.
    pub fn meeting(look: Look, round: &Round) -> Self {
        Dialog::Meeting(Gathering {
            body: look.say("board-expert-group"),
            place: String::new(),
            from: typed_date(round.today),
            to: String::new(),
            seats: addressees(look, round, |_| true),
        })
    }

    /// A remark of this office.
    pub fn remark() -> Self {
        Dialog::Remark { place: String::new(), words: String::new(), audience: Audience::OwnOffice }
    }

    /// Writing a transfer file.
    pub fn parcel(look: Look, round: &Round) -> Self {
        let mut all = vec![
            (Packed::Everyone, look.say("board-for-everyone")),
            (Packed::Own, look.say("board-for-own")),
        ];
        for line in &round.lines {
            let name = line.name(look.language);
            if let Ok(code) = line.code.parse::<Code>() {
                all.push((Packed::Office(code), format!("{} · {name}", line.code)));
            }
        }
        // What a delegation sends goes to the office that keeps the dossier, unless somebody says otherwise.
        let (keeps, names) = &round.keeps;
        let recipient = match round.decides {
            true => Packed::Everyone,
            false => {
                let name = Language::ALL.iter().zip(names).find(|(own, _)| **own == look.language);
                let name = name.map_or("", |(_, name)| name);
                all.insert(0, (Packed::Office(keeps.clone()), format!("{keeps} · {name}")));
                Packed::Office(keeps.clone())
            }
        };
        Dialog::Parcel { recipient, extent: Extent::Everything, all }
    }

    /// The id of the line that is filled in first.
    pub fn first(&self) -> Option<&'static str> {
        match self {
            Dialog::Sending(_) | Dialog::Withdrawal { .. } | Dialog::Apart { .. } => {
                Some("board-letter-number")
            }
            // What met is known; where it met is not.
            Dialog::Meeting(_) => Some("board-meeting-place"),
            Dialog::Remark { .. } => Some("board-remark-words"),
            Dialog::Parcel { .. } => None,
        }
    }

    /// Reacts to what happened.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Typed(line, words) => {
                if let Some(own) = self.own(line) {
                    *own = words;
                }
            }
            Message::Ticked(at, on) => {
                if let Some(addressee) = self.seats().and_then(|seats| seats.get_mut(at)) {
                    addressee.on = on;
                }
            }
            Message::Own(at, words) => {
                if let Some(addressee) = self.seats().and_then(|seats| seats.get_mut(at)) {
                    addressee.letter = words;
                }
            }
            Message::AllTicked(on) => {
                self.seats().into_iter().flatten().for_each(|addressee| addressee.on = on);
            }
            Message::FilesTicked(on) => {
                if let Dialog::Sending(sending) = self {
                    sending.files = on;
                }
            }
            Message::AudiencePicked(picked) => {
                if let Dialog::Remark { audience, .. } = self {
                    *audience = picked;
                }
            }
            Message::RecipientPicked(picked) => {
                if let Dialog::Parcel { recipient, .. } = self {
                    *recipient = picked.value().clone();
                }
            }
            Message::ExtentPicked(picked) => {
                if let Dialog::Parcel { extent, .. } = self {
                    *extent = picked;
                }
            }
            Message::Done => return self.done(),
            Message::Cancelled => return Action::Close,
        }
        Action::None
    }

    /// The line to be filled in, where the dialog has it.
    fn own(&mut self, line: Line) -> Option<&mut String> {
        match (self, line) {
            (Dialog::Sending(sending), Line::Date) => Some(&mut sending.date),
            (Dialog::Sending(sending), Line::Until) => Some(&mut sending.deadline),
            (Dialog::Sending(sending), Line::Letter) => Some(&mut sending.letter),
            (Dialog::Withdrawal { reason, .. }, Line::Words) => Some(reason),
            (Dialog::Withdrawal { letter, .. }, Line::Letter) => Some(letter),
            (Dialog::Apart { reason, .. }, Line::Words) => Some(reason),
            (Dialog::Apart { letter, .. }, Line::Letter) => Some(letter),
            (Dialog::Meeting(meeting), Line::Body) => Some(&mut meeting.body),
            (Dialog::Meeting(meeting), Line::Place) => Some(&mut meeting.place),
            (Dialog::Meeting(meeting), Line::Date) => Some(&mut meeting.from),
            (Dialog::Meeting(meeting), Line::Until) => Some(&mut meeting.to),
            (Dialog::Remark { place, .. }, Line::Place) => Some(place),
            (Dialog::Remark { words, .. }, Line::Words) => Some(words),
            _ => None,
        }
    }

    fn seats(&mut self) -> Option<&mut Vec<Addressee>> {
        match self {
            Dialog::Sending(sending) => Some(&mut sending.to),
            Dialog::Meeting(meeting) => Some(&mut meeting.seats),
            _ => None,
        }
    }

    /// What is missing before it can be done.
    pub fn missing(&self) -> Option<Phrase> {
        match self {
            Dialog::Sending(sending) => sending.statement(None).err(),
            Dialog::Meeting(meeting) => meeting.statement().err(),
            Dialog::Withdrawal { reason, letter, .. } => {
                let none = reason.trim().is_empty() && letter.trim().is_empty();
                none.then(|| Phrase::new("board-need-reason"))
            }
            Dialog::Remark { words, .. } => {
                words.trim().is_empty().then(|| Phrase::new("board-need-remarks"))
            }
            Dialog::Parcel { .. } | Dialog::Apart { .. } => None,
        }
    }

    fn done(&self) -> Action {
        let statement = match self {
            Dialog::Sending(sending) if sending.files => {
                return if self.missing().is_none() { Action::AskFolder } else { Action::None };
            }
            Dialog::Sending(sending) => sending.statement(None),
            Dialog::Meeting(meeting) => meeting.statement(),
            Dialog::Withdrawal { record, reason, letter, .. } if self.missing().is_none() => {
                let (reason, letter) = (reason.trim().to_owned(), letter.trim().to_owned());
                Ok(Statement::Withdraw { record: *record, reason, letter })
            }
            Dialog::Apart { code, reason, letter, .. } => {
                let (reason, letter) = (reason.trim().to_owned(), letter.trim().to_owned());
                Ok(Statement::StandApart { code: code.clone(), reason, letter })
            }
            Dialog::Remark { place, words, audience } if self.missing().is_none() => Ok(Statement::Remark {
                place: place.trim().to_owned(),
                words: words.trim().to_owned(),
                audience: *audience,
            }),
            Dialog::Withdrawal { .. } | Dialog::Remark { .. } => return Action::None,
            Dialog::Parcel { .. } => return Action::AskPlace,
        };
        statement.map_or(Action::None, Action::State)
    }

    /// The draft sent out, with files written into a folder.
    pub fn sent_into(&self, out: PathBuf) -> Option<Statement> {
        match self {
            Dialog::Sending(sending) => sending.statement(Some(out)).ok(),
            _ => None,
        }
    }

    /// The transfer file to be written.
    pub fn packed(&self, folder: &Path, path: PathBuf) -> Option<Order> {
        match self {
            Dialog::Parcel { recipient, extent, .. } => {
                let (folder, recipient) = (folder.to_path_buf(), recipient.clone());
                Some(Order::Pack { folder, path, recipient, extent: *extent })
            }
            _ => None,
        }
    }
}

fn addressees(look: Look, round: &Round, on: impl Fn(&crate::desk::round::Line) -> bool) -> Vec<Addressee> {
    let lines = round.lines.iter().map(|line| Addressee {
        code: line.code.clone(),
        name: line.name(look.language).to_owned(),
        on: on(line),
        letter: String::new(),
    });
    lines.collect()
}

impl Sending {
    fn new(look: Look, round: &Round, reminder: bool) -> Self {
        let deadline = round.deadline().filter(|_| reminder);
        Self {
            reminder,
            edition: round.edition,
            number: round.number,
            date: typed_date(round.today),
            deadline: deadline.map(typed_date).unwrap_or_default(),
            letter: String::new(),
            to: Vec::new(),
            files: !reminder,
            language: look.language,
        }
    }

    /// What is stated, or what is missing.
    pub fn statement(&self, out: Option<PathBuf>) -> Result<Statement, Phrase> {
        let date = needed(&self.date)?;
        let deadline = day(&self.deadline)?;
        if deadline.is_some_and(|deadline| deadline < date) {
            return Err(Phrase::new("board-need-later"));
        }
        let mut to = Vec::new();
        for addressee in self.to.iter().filter(|addressee| addressee.on) {
            if let Ok(code) = addressee.code.parse::<Code>() {
                to.push((code, addressee.letter.trim().to_owned()));
            }
        }
        if to.is_empty() {
            return Err(Phrase::new("board-need-addressee"));
        }
        Ok(Statement::Circulate(Sent {
            edition: self.edition,
            to,
            date,
            deadline,
            letter: self.letter.trim().to_owned(),
            reminder: self.reminder,
            out,
            language: self.language,
        }))
    }
}

impl Gathering {
    fn statement(&self) -> Result<Statement, Phrase> {
        if self.body.trim().is_empty() || self.place.trim().is_empty() {
            return Err(Phrase::new("board-need-place"));
        }
        let from = needed(&self.from)?;
        let to = day(&self.to)?.unwrap_or(from);
        if to < from {
            return Err(Phrase::new("board-need-order"));
        }
        let (mut present, mut absent) = (Vec::new(), Vec::new());
        for seat in &self.seats {
            let Ok(code) = seat.code.parse::<Code>() else { continue };
            if seat.on {
                let people = seat.letter.split(';').map(|name| name.trim().to_owned());
                present.push(Attendance { code, people: people.filter(|it| !it.is_empty()).collect() });
            } else {
                absent.push(code);
            }
        }
        if present.is_empty() {
            return Err(Phrase::new("board-need-present"));
        }
        let (body, place) = (self.body.trim().to_owned(), self.place.trim().to_owned());
        Ok(Statement::Meet(Meeting { body, place, from, to, present, absent }))
    }
}

/// A date that has to be there.
fn needed(typed: &str) -> Result<Date, Phrase> {
    read_date(typed).ok_or_else(|| Phrase::new("board-date-wrong").with("date", typed.trim()))
}
