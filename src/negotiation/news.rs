//! What records bring to a dossier: told before they are added, and the same whoever asks.
//!
//! [`news`] compares the state of play without the records that come and with them. Nothing is written and nothing is
//! settled: it is a value to be shown, on a screen or in a terminal, before a person says *take it in*.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;

use super::outcome::{Decision, Status};
use super::position::{Matter, Stance};
use super::record::{Body, StoredRecord};
use super::state::{Awaited, Contradiction, NoEffect};
use super::stretch::readable;
use super::submission::Kind;
use super::{Code, Envelope, RecordId, StateOfPlay};
use crate::language::{Phrase, date};

/// What records bring.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct News {
    /// What will be in effect and was not, in the order of things: what comes, and what waited for it.
    pub told: Vec<Told>,
    /// How many records come of which only their place in the order of things is told.
    pub withheld: usize,
    /// Contradictions that will arise.
    pub arising: Vec<Contradiction>,
    /// Contradictions that will be settled.
    pub settled: Vec<Contradiction>,
    /// What comes and will wait for something that is not here, in the order of things.
    pub waiting: Vec<(RecordId, Vec<Awaited>)>,
    /// What will be kept, marked and without effect, in the order of things.
    pub refused: Vec<Refused>,
}

/// One statement that comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The record.
    pub record: RecordId,
    /// In whose name it is said.
    pub author: Code,
    /// The office that entered it, where that is not the author.
    pub entered_by: Option<Code>,
    /// When, by the author's own clock.
    pub time: Timestamp,
    /// What it says.
    pub what: Happening,
}

/// A record without effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The record.
    pub record: RecordId,
    /// In whose name it claims to be said; unknown where it is withheld.
    pub author: Option<Code>,
    /// What it would say.
    pub what: Option<Happening>,
    /// Why it has no effect.
    pub why: NoEffect,
}

/// What a record says, in short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happening {
    /// A draft: its number and the date it bears.
    Edition(u32, Date),
    /// A reply.
    Reply {
        /// Who speaks.
        voices: Vec<Code>,
        /// What was sent.
        kind: Kind,
        /// The number of the draft it is about; none for a reply to a reply.
        about: Option<u32>,
    },
    /// A position.
    Position {
        /// Whose.
        voices: Vec<Code>,
        /// What is said.
        stance: Stance,
        /// The wording it is about; none for the whole item.
        on: Option<String>,
    },
    /// A remark.
    Remark(String),
    /// An outcome.
    Outcome {
        /// What was decided.
        decision: Decision,
        /// How firm it is.
        status: Status,
        /// What the passage reads by it.
        reads: String,
    },
    /// Two passages are linked, by these.
    Link(Vec<Code>),
    /// A meeting: what met, and from when to when.
    Meeting(String, Date, Date),
    /// A draft was sent out: its number, the day, to how many, and whether it was a reminder only.
    Circulation {
        /// The number of the draft.
        number: Option<u32>,
        /// The day of sending.
        date: Date,
        /// To how many.
        to: usize,
        /// Whether it only reminds.
        reminder: bool,
    },
    /// A reply of these was carried over to the draft of this number.
    Carried(Vec<Code>, Option<u32>),
    /// These take so many proposals of their reply back.
    Retraction(Vec<Code>, usize),
    /// Something is taken back; what, where that is known.
    Withdrawal(Option<Box<Happening>>),
    /// The table changes: these are set or given anew, these leave.
    Roster(Vec<Code>, Vec<Code>),
    /// A file is removed, for this reason.
    Expunged(String),
    /// This office announces a key.
    Key(Code),
    /// How papers are written.
    Settings,
}

/// What records bring to a dossier. `here` is what is in it, `all` the same with what comes; the states are their
/// folds.
pub fn news(
    (here, before): (&[StoredRecord], &StateOfPlay),
    (all, after): (&[StoredRecord], &StateOfPlay),
) -> News {
    let told_before: BTreeMap<RecordId, bool> =
        here.iter().map(|record| (record.id, record.envelope().is_some())).collect();
    let envelopes: BTreeMap<RecordId, &Envelope> =
        all.iter().filter_map(|record| Some((record.id, record.envelope()?))).collect();
    let mut news = News::default();
    let mut ordered: Vec<&StoredRecord> = all.iter().collect();
    ordered.sort_by_key(|record| (record.counter(), record.id, record.envelope().is_none()));
    ordered.dedup_by_key(|record| record.id);
    let speaks = |id: &RecordId, state: &StateOfPlay| {
        !state.pending.contains_key(id) && !state.without_effect.contains_key(id)
    };
    for record in ordered {
        let id = record.id;
        let known = told_before.get(&id).copied();
        let envelope = record.envelope();
        let what = envelope.map(|envelope| happening(envelope, &envelopes, after));
        if let Some(why) = after.without_effect.get(&id) {
            if known.is_none() || !before.without_effect.contains_key(&id) {
                let author = envelope.map(|envelope| envelope.author.clone());
                news.refused.push(Refused { record: id, author, what, why: why.clone() });
            }
            continue;
        }
        if let Some(awaited) = after.pending.get(&id) {
            if known.is_none() {
                news.waiting.push((id, awaited.clone()));
            }
            continue;
        }
        match (envelope, what) {
            (Some(envelope), Some(what)) if known != Some(true) || !speaks(&id, before) => {
                news.told.push(Told {
                    record: id,
                    author: envelope.author.clone(),
                    entered_by: envelope.entered_by.clone(),
                    time: envelope.time,
                    what,
                });
            }
            (None, _) if known.is_none() => news.withheld += 1,
            _ => {}
        }
    }
    let (old, new): (BTreeSet<&Contradiction>, BTreeSet<&Contradiction>) =
        (before.contradictions.iter().collect(), after.contradictions.iter().collect());
    news.arising = new.difference(&old).map(|it| (*it).clone()).collect();
    news.settled = old.difference(&new).map(|it| (*it).clone()).collect();
    news
}

/// What a record says, in short.
fn happening(envelope: &Envelope, known: &BTreeMap<RecordId, &Envelope>, state: &StateOfPlay) -> Happening {
    let number = |id: &RecordId| match known.get(id).map(|about| &about.body) {
        Some(Body::Edition(edition)) => Some(edition.number),
        _ => state.edition(id).map(|edition| edition.what.number),
    };
    let voices = |id: &RecordId| match known.get(id).map(|about| &about.body) {
        Some(Body::Submission(submission)) => submission.voices.clone(),
        _ => Vec::new(),
    };
    match &envelope.body {
        Body::Edition(edition) => Happening::Edition(edition.number, edition.date),
        Body::Submission(submission) => Happening::Reply {
            voices: submission.voices.clone(),
            kind: submission.kind,
            about: number(submission.about.record()),
        },
        Body::Position(position) => Happening::Position {
            voices: position.voices.clone(),
            stance: position.stance,
            on: match &position.on {
                Matter::Wording(on) => Some(readable(&on.reads)),
                Matter::Item(_) => None,
            },
        },
        Body::Remark(remark) => Happening::Remark(remark.text.clone()),
        Body::Outcome(outcome) => Happening::Outcome {
            decision: outcome.decision,
            status: outcome.status.clone(),
            reads: readable(&outcome.on.reads),
        },
        Body::Link(link) => Happening::Link(link.voices.clone()),
        Body::Meeting(meeting) => Happening::Meeting(meeting.body.clone(), meeting.from, meeting.to),
        Body::Circulation(circulation) => Happening::Circulation {
            number: number(&circulation.edition),
            date: circulation.date,
            to: circulation.to.len(),
            reminder: circulation.reminder,
        },
        Body::Carried(carried) => {
            Happening::Carried(voices(&carried.submission), carried.to.as_ref().and_then(number))
        }
        Body::Retraction(retraction) => {
            Happening::Retraction(retraction.voices.clone(), retraction.proposals.len())
        }
        Body::Withdrawal(withdrawal) => {
            let of = known.get(&withdrawal.of);
            // One step is enough for a reader, and a long chain of withdrawals is no reason to go deep.
            Happening::Withdrawal(of.map(|of| match &of.body {
                Body::Withdrawal(_) => Box::new(Happening::Withdrawal(None)),
                _ => Box::new(happening(of, known, state)),
            }))
        }
        Body::Roster(change) => Happening::Roster(
            change.set.iter().map(|entry| entry.code.clone()).collect(),
            change.remove.clone(),
        ),
        Body::Expunged(expunged) => Happening::Expunged(expunged.reason.clone()),
        Body::Key(key) => Happening::Key(key.office.clone()),
        Body::Settings(_) => Happening::Settings,
    }
}

impl News {
    /// Whether nothing comes at all.
    pub fn is_empty(&self) -> bool {
        *self == News::default()
    }

    /// The statements of one kind that come.
    pub fn count(&self, kind: impl Fn(&Happening) -> bool) -> usize {
        self.told.iter().filter(|told| kind(&told.what)).count()
    }

    /// All of it in sentences, one a line: statements, contradictions, what waits, what has no effect, what is
    /// withheld.
    pub fn phrases(&self) -> Vec<Phrase> {
        let mut phrases: Vec<Phrase> = self.told.iter().map(Told::phrase).collect();
        let arising = self.arising.iter().map(|it| Phrase::new("news-arising").inner("what", it.phrase()));
        phrases.extend(arising);
        let settled = self.settled.iter().map(|it| Phrase::new("news-settled").inner("what", it.phrase()));
        phrases.extend(settled);
        for (record, awaited) in &self.waiting {
            let phrase = Phrase::new("news-waiting").with("record", record.short());
            let first = awaited.first().map_or(Phrase::new("news-something"), Awaited::phrase);
            phrases.push(phrase.inner("what", first));
        }
        phrases.extend(self.refused.iter().map(Refused::phrase));
        if self.withheld > 0 {
            phrases.push(Phrase::new("news-withheld").count("count", self.withheld));
        }
        phrases
    }
}

impl Told {
    /// The sentence for a clerk.
    pub fn phrase(&self) -> Phrase {
        let phrase = self.what.phrase(&self.author);
        match &self.entered_by {
            Some(office) => Phrase::new("news-entered-by").inner("what", phrase).with("office", office),
            None => Phrase::new("news-told").inner("what", phrase),
        }
    }
}

impl Refused {
    /// The sentence for a clerk: what it would say, and why it has no effect.
    pub fn phrase(&self) -> Phrase {
        let what = match (&self.what, &self.author) {
            (Some(what), Some(author)) => what.phrase(author),
            _ => Phrase::new("news-entry").with("record", self.record.short()),
        };
        Phrase::new("news-refused").inner("what", what).inner("why", self.why.phrase())
    }
}

impl Happening {
    /// As a clause: "draft No. 2 of 12 March 2026", "KAZ: reply to draft No. 2".
    pub fn phrase(&self, author: &Code) -> Phrase {
        let numbered = |number: Option<u32>| match number {
            Some(number) => Phrase::new("news-draft").with("number", number),
            None => Phrase::new("news-no-draft"),
        };
        match self {
            Happening::Edition(number, on) => {
                Phrase::new("news-edition").with("number", number).inner("date", date(*on))
            }
            Happening::Reply { voices, kind, about } => Phrase::new("news-reply")
                .with("voices", joined(voices))
                .inner("kind", Phrase::new(reply_key(*kind)))
                .inner("draft", numbered(*about)),
            Happening::Position { voices, stance, on } => {
                let phrase = match on.as_deref() {
                    None => Phrase::new("news-position-item"),
                    Some("") => Phrase::new("news-position-nothing"),
                    Some(words) => Phrase::new("news-position").with("words", shortened(words)),
                };
                phrase.with("voices", joined(voices)).inner("stance", Phrase::new(stance.key()))
            }
            Happening::Remark(text) => {
                Phrase::new("news-remark").with("author", author).with("text", shortened(text))
            }
            Happening::Outcome { decision, status, reads } => {
                let phrase = match reads.as_str() {
                    "" => Phrase::new("news-outcome-nothing"),
                    words => Phrase::new("news-outcome").with("words", shortened(words)),
                };
                phrase
                    .inner("decision", Phrase::new(decision.key()))
                    .inner("status", Phrase::new(status.key()))
            }
            Happening::Link(voices) => Phrase::new("news-link").with("voices", joined(voices)),
            Happening::Meeting(body, from, to) => Phrase::new("news-meeting")
                .with("body", shortened(body))
                .inner("from", date(*from))
                .inner("to", date(*to)),
            Happening::Circulation { number, date: on, to, reminder } => {
                let key = if *reminder { "news-reminder" } else { "news-circulation" };
                Phrase::new(key)
                    .inner("draft", numbered(*number))
                    .inner("date", date(*on))
                    .count("count", *to)
            }
            Happening::Carried(voices, number) => {
                Phrase::new("news-carried").with("voices", joined(voices)).inner("draft", numbered(*number))
            }
            Happening::Retraction(voices, count) => {
                Phrase::new("news-retraction").with("voices", joined(voices)).count("count", *count)
            }
            Happening::Withdrawal(Some(of)) => {
                Phrase::new("news-withdrawal").with("author", author).inner("what", of.phrase(author))
            }
            Happening::Withdrawal(None) => Phrase::new("news-withdrawal-unknown").with("author", author),
            Happening::Roster(set, remove) => match (set.is_empty(), remove.is_empty()) {
                (_, true) => Phrase::new("news-roster-set").with("set", joined(set)),
                (true, false) => Phrase::new("news-roster-left").with("left", joined(remove)),
                (false, false) => {
                    Phrase::new("news-roster").with("set", joined(set)).with("left", joined(remove))
                }
            },
            Happening::Expunged(reason) => Phrase::new("news-expunged").with("reason", shortened(reason)),
            Happening::Key(office) => Phrase::new("news-key").with("office", office),
            Happening::Settings => Phrase::new("news-settings"),
        }
    }
}

fn joined(codes: &[Code]) -> String {
    codes.iter().map(Code::as_str).collect::<Vec<_>>().join(", ")
}

/// As many words as fit a line.
fn shortened(words: &str) -> String {
    const LONGEST: usize = 80;
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default().trim_end()),
        None => line,
    }
}

fn reply_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Full => "news-kind-full",
        Kind::Parts => "news-kind-parts",
        Kind::Points => "news-kind-points",
        Kind::NoComments => "news-kind-no-comments",
        Kind::Remarks => "news-kind-remarks",
        Kind::Approved => "news-kind-approved",
    }
}
