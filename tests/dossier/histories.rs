//! Random histories: every kind of statement, by anyone, having seen anything, with and without a right to it.

use proptest::prelude::*;
use travaux::consolidate::Layer;
use travaux::negotiation::outcome::{Decision, Outcome, Status};
use travaux::negotiation::position::{Matter, Position, Stance};
use travaux::negotiation::record::Body;
use travaux::negotiation::statement::{
    Addressee, Attendance, Carried, Circulation, Expunged, Key, Link, Meeting, Remark, Retraction,
    RosterChange,
};
use travaux::negotiation::stretch::Stretch;
use travaux::negotiation::submission::{About, Kind, Submission};
use travaux::negotiation::{Audience, Digest, RecordId, RosterEntry, Seal, Seat};

use crate::table::{Table, code, edition, reply, ru, withdraw, wordless};

/// Those who speak; the last is a stranger.
const VOICES: [&str; 6] = ["VEL", "ARN", "TOR", "COM", "SEC", "XYZ"];

/// One step of a random history.
#[derive(Debug, Clone)]
pub struct Step {
    what: u8,
    who: u8,
    by: Option<u8>,
    target: prop::sample::Index,
    other: prop::sample::Index,
    seen: Vec<prop::sample::Index>,
    /// Whether it has seen everything so far, as honest offices have, or only some.
    informed: bool,
    number: u8,
    audience: u8,
    missing: bool,
    /// By how much the counter is wrong.
    miscounted: u8,
    /// Which signatures stand behind its copies.
    seals: Vec<u8>,
}

/// Histories of up to so many steps.
pub fn steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
    let index = any::<prop::sample::Index>;
    let step = (
        (0..25_u8, 0..6_u8, prop::option::weighted(0.2, 0..6_u8)),
        (index(), index(), prop::collection::vec(index(), 0..3), prop::bool::weighted(0.6)),
        (0..8_u8, 0..8_u8, prop::bool::weighted(0.05), prop_oneof![30 => Just(0_u8), 1 => 1..3_u8]),
        prop_oneof![4 => Just(Vec::new()), 1 => prop::collection::vec(0..11_u8, 1..3)],
    );
    let step = step.prop_map(|((what, who, by), (target, other, seen, informed), rest, seals)| {
        let (number, audience, missing, miscounted) = rest;
        Step { what, who, by, target, other, seen, informed, number, audience, missing, miscounted, seals }
    });
    prop::collection::vec(step, 1..most)
}

/// The records of a history.
pub fn history(steps: &[Step]) -> Table {
    let mut table = Table::new();
    let mut ids = vec![table.edition(1, None, &[])];
    for (at, step) in steps.iter().enumerate() {
        let who = VOICES[usize::from(step.who)];
        let target = *step.target.get(&ids);
        let mut seen: Vec<RecordId> = step.seen.iter().map(|index| *index.get(&ids)).collect();
        if step.informed {
            seen.clone_from(&table.fold().heads);
        } else if step.number > 0 {
            seen.push(target);
        }
        let said = table.records.iter().find(|record| record.id == target).and_then(|it| it.envelope());
        let said = said.and_then(|it| if let Body::Submission(said) = &it.body { Some(said) } else { None });
        let body = body(step, at, who, (target, said), *step.other.get(&ids));
        let mut envelope = table.envelope(who, &seen, body);
        envelope.entered_by =
            step.by.map(|by| code(VOICES[usize::from(by)])).filter(|by| by != &envelope.author);
        envelope.audience = match step.audience {
            0 => Audience::OwnOffice,
            1 => Audience::Secretariat,
            _ => Audience::All,
        };
        envelope.counter += u64::from(step.miscounted);
        ids.push(table.put(envelope));
        if let Some(last) = table.records.last_mut() {
            last.seals = step.seals.iter().map(|seal| self::seal(*seal)).collect();
        }
        if let Some(last) = table.records.last_mut().filter(|_| step.missing) {
            last.missing = last.envelope().map(|it| it.names().into_iter().collect()).unwrap_or_default();
        }
    }
    table
}

/// One of eight keys, or what is none.
fn seal(number: u8) -> Seal {
    match number {
        8 => Seal::Bare,
        9 => Seal::Unknown,
        10 => Seal::Broken,
        number => Seal::By(format!("ключ {number}")),
    }
}

fn stretch(edition: RecordId, step: &Step) -> Stretch {
    let from = u32::from(step.number);
    let reads = ["обязуются", "стремятся", ""][usize::from(step.audience % 3)].to_owned();
    Stretch { edition, language: ru(), layer: Layer::Words, from, to: from + u32::from(step.who), reads }
}

fn body(
    step: &Step,
    at: usize,
    who: &str,
    (target, said): (RecordId, Option<&Submission>),
    other: RecordId,
) -> Body {
    let words = format!("текст {at}");
    let day = "2026-03-12".parse().unwrap();
    let number = u32::try_from(at).unwrap();
    match step.what {
        0 | 1 => Body::Edition(edition(2 + number, Some(target))),
        2..=4 => reply(&[who], target, &words),
        5 => reply(&[who, "VEL"], target, &words),
        6 => match reply(&[who], target, &words) {
            Body::Submission(mut submission) => {
                submission.about = About::Submission(target);
                Body::Submission(submission)
            }
            other => other,
        },
        7 => wordless([Kind::NoComments, Kind::Remarks][usize::from(step.number % 2)], &[who], target),
        8 => match reply(&[who], target, &words) {
            Body::Submission(mut submission) => {
                submission.kind = [Kind::Parts, Kind::Points, Kind::Approved][usize::from(step.number % 3)];
                Body::Submission(submission)
            }
            other => other,
        },
        9 | 10 => withdraw(target),
        11 => {
            let entry = RosterEntry::bare(code(who), Seat::State, number);
            let remove = if step.number.is_multiple_of(2) { vec![code("TOR")] } else { Vec::new() };
            Body::Roster(RosterChange { set: vec![entry], remove })
        }
        12 | 13 => Body::Position(Position {
            voices: vec![code(who)],
            on: if step.number == 7 { Matter::Item(target) } else { Matter::Wording(stretch(target, step)) },
            stance: Stance::ALL[usize::from(step.number) % Stance::ALL.len()],
            reason: String::new(),
        }),
        14 => Body::Remark(Remark {
            about: Some(target),
            provision: None,
            on: (step.number.is_multiple_of(2)).then(|| stretch(target, step)),
            text: words,
        }),
        15..=17 => Body::Outcome(Outcome {
            on: stretch(target, step),
            decision: [
                Decision::Take,
                Decision::Keep,
                Decision::Compromise,
                Decision::KeepOpen,
                Decision::PutOff,
                Decision::Reopen,
            ][usize::from(step.number) % 6],
            effect: Vec::new(),
            before: None,
            endings: Vec::new(),
            authors: Vec::new(),
            status: [Status::Agreed, Status::AgreedInGroup, Status::Open][usize::from(step.number) % 3]
                .clone(),
            answers: Vec::new(),
            reason: String::new(),
            meeting: None,
        }),
        18 => Body::Circulation(Circulation {
            edition: target,
            to: vec![Addressee { code: code("VEL"), number: String::new() }],
            date: day,
            deadline: None,
            letter: None,
            reminder: step.number.is_multiple_of(2),
            originals: Vec::new(),
        }),
        19 => Body::Meeting(Meeting {
            body: "группа".to_owned(),
            place: String::new(),
            from: day,
            to: day,
            present: vec![Attendance { code: code("VEL"), people: Vec::new() }],
            absent: Vec::new(),
        }),
        20 => Body::Link(Link {
            of: stretch(target, step),
            on: stretch(target, step),
            voices: vec![code(who)],
            condition: words,
        }),
        21 => {
            let texts = match reply(&[who], target, &words) {
                Body::Submission(submission) => submission.texts,
                _ => Default::default(),
            };
            Body::Carried(Carried { submission: target, to: Some(other), texts, left: Vec::new() })
        }
        23 => {
            let texts = match reply(&[who], target, &words) {
                Body::Submission(submission) => submission.texts,
                _ => Default::default(),
            };
            let (on, voices) = match said {
                Some(said) if step.number > 1 => (*said.about.record(), said.voices.clone()),
                _ => (other, vec![code(who)]),
            };
            let from = if step.number.is_multiple_of(4) { other } else { target };
            let (proposals, reason) = (Vec::new(), String::new());
            Body::Retraction(Retraction { submission: target, on, from, voices, proposals, texts, reason })
        }
        22 => Body::Expunged(Expunged { hash: Digest::of(words.as_bytes()), reason: String::new() }),
        _ => Body::Key(Key {
            office: code(who),
            public: format!("ключ {}", step.number),
            means: "minisign".to_owned(),
            replaces: step.number.is_multiple_of(2),
            only: step.audience.is_multiple_of(2),
        }),
    }
}
