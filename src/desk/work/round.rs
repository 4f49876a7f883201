//! The round of a dossier's current draft, as the reply board shows it.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::dossiers::{names, standing};
use crate::consolidate::table::Matter;
use crate::consolidate::{RollingText, VoiceSet};
use crate::desk::round::{Fate, Held, Line, Reply, Round};
use crate::dossier::Dossier;
use crate::dossier::waiting::{about, waiting};
use crate::language::Phrase;
use crate::negotiation::edition::{Edition, Role};
use crate::negotiation::position::{Matter as Concern, Stance};
use crate::negotiation::state::{StateOfPlay, Stated};
use crate::negotiation::submission::{Kind, Part, Submission};
use crate::negotiation::{Code, LanguageTag, RecordId, round};

/// The round of an edition; `rolling` and `matters` are what was proposed to it.
pub fn of(
    dossier: &Dossier,
    edition: &Stated<Edition>,
    (rolling, matters): (&RollingText, &[Matter]),
    language: &LanguageTag,
    now: &jiff::Zoned,
) -> Round {
    let state = dossier.state();
    let spoken = state.stances.get(&Concern::Item(edition.id)).map(Vec::as_slice).unwrap_or_default();
    let disinterested = spoken.iter().filter(|it| {
        state.positions.get(&it.record).is_some_and(|position| position.what.stance == Stance::NotInterested)
    });
    let apart: BTreeSet<Code> = disinterested.map(|it| it.voice.clone()).collect();
    let lines = round::lines(state, &edition.id).into_iter().map(|line| {
        let code = line.code.as_str();
        let replies = replies(dossier, edition, &line.code);
        let standing = standing(state, &line.standing);
        Line {
            names: state.roster.get(&line.code).map_or_else(Default::default, names),
            sent: line.sent.map(|day| (day, line.sent_letter.clone())),
            reminded: line.reminded,
            deadline: line.deadline,
            received: line.received,
            letter: line.letter.map(|letter| (letter.number.clone(), letter.date)),
            late: line.late,
            apart: apart.contains(&line.code),
            carried: line.carried,
            older: line.older.iter().filter(|late| !late.goes_on).map(|late| late.number).collect(),
            proposals: proposals(rolling, matters, code),
            wanting: wanting(edition, &line, state),
            code: code.to_owned(),
            standing,
            replies,
        }
    });
    let mut sent: Vec<_> =
        state.circulations.values().filter(|it| it.what.edition == edition.id && !it.what.reminder).collect();
    sent.sort_by_key(|it| it.what.date);
    let mut round = Round {
        dossier: dossier.id().to_string(),
        edition: edition.id,
        number: edition.what.number,
        sent: sent.first().map(|it| it.what.date),
        today: now.date(),
        lines: lines.collect(),
        troubles: troubles(dossier),
        keeps: {
            let office = &dossier.genesis().office;
            (office.clone(), state.roster.get(office).map_or_else(Default::default, names))
        },
        decides: false,
        meetings: meetings(state),
        base: Arc::new(rolling.base.clone()),
        language: language.to_string(),
    };
    round.mark(dossier);
    round
}

/// How many proposals somebody makes, alone or with others.
fn proposals(rolling: &RollingText, matters: &[Matter], code: &str) -> usize {
    let speaks = |name: &str| crate::desk::sitting::speakers(name).any(|own| own == code);
    let own: Vec<usize> = rolling
        .voices
        .iter()
        .enumerate()
        .filter(|(_, voice)| speaks(&voice.code))
        .map(|(index, _)| index)
        .collect();
    let holds = |holders: &VoiceSet| own.iter().any(|voice| holders.contains(*voice));
    matters.iter().filter(|matter| matter.proposals.iter().any(|it| holds(&it.holders))).count()
}

/// What is still to be entered of what a delegation sent.
fn wanting(edition: &Stated<Edition>, line: &round::Line<'_>, state: &StateOfPlay) -> Vec<Phrase> {
    use crate::negotiation::state::Standing as Stand;
    let records: &[RecordId] = match &line.standing {
        Stand::NoComments(record) => std::slice::from_ref(record),
        Stand::Remarked(records) | Stand::Replied(records) => records,
        Stand::Silent | Stand::NotSent => &[],
    };
    let replies: Vec<&Stated<Submission>> =
        records.iter().filter_map(|record| state.submissions.get(record)).collect();
    let mut wanting = Vec::new();
    if !replies.is_empty() {
        if line.letter.is_none_or(|letter| letter.number.is_empty()) {
            wanting.push(Phrase::new("board-want-letter"));
        }
        if replies.iter().all(|reply| reply.what.originals.is_empty()) {
            wanting.push(Phrase::new("board-want-file"));
        }
        let full = replies.iter().all(|reply| reply.what.kind == Kind::Full);
        for (tag, text) in &edition.what.texts {
            let there = replies.iter().any(|reply| reply.what.texts.contains_key(tag));
            if full && !there && text.role == Role::Authentic {
                wanting.push(Phrase::new("board-want-language").with("language", tag.as_str()));
            }
        }
    }
    if line.older.iter().any(|late| late.goes_on) {
        wanting.push(Phrase::new("board-want-carry"));
    }
    wanting
}

/// Everything a delegation sent, to this draft and to those before, the newest first.
fn replies(dossier: &Dossier, edition: &Stated<Edition>, code: &Code) -> Vec<Reply> {
    let state = dossier.state();
    let mut all: Vec<&Stated<Submission>> =
        state.submissions.values().filter(|found| found.what.voices.contains(code)).collect();
    all.sort_by_key(|found| std::cmp::Reverse((found.counter, found.id)));
    // A joint reply may still stand for others.
    let stands = |id: &RecordId| {
        state.answers.values().flatten().any(|it| &it.submission == id && it.voices.contains(code))
    };
    let fate = |found: &Stated<Submission>| {
        let about = found.what.about.record();
        if state.withdrawn.contains_key(&found.id) {
            return Fate::Withdrawn;
        }
        if found.what.kind == Kind::Approved {
            return Fate::Kept;
        }
        match state.edition(about) {
            Some(older) if older.id != edition.id => Fate::Older(older.what.number),
            _ if stands(&found.id) || found.what.kind == Kind::Remarks => Fate::Stands,
            _ => Fate::Superseded,
        }
    };
    let file = |original: &crate::negotiation::Original| {
        (original.name.clone(), dossier.original_path(&original.hash).map(PathBuf::from))
    };
    let replies = all.into_iter().map(|found| Reply {
        record: found.id,
        voices: found.what.voices.iter().map(ToString::to_string).collect(),
        kind: found.what.kind,
        date: found.what.date,
        letter: found.what.letter.as_ref().map(|letter| letter.number.clone()).unwrap_or_default(),
        files: found.what.originals.iter().map(file).collect(),
        reported: found.what.originals.iter().any(|it| it.part == Part::Text),
        fate: fate(found),
        words: words(&found.what),
        mark: None,
    });
    replies.collect()
}

/// What a reply says in words of its own.
fn words(reply: &Submission) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    words.extend(reply.letter.iter().map(|letter| letter.text.clone()));
    words.push(reply.remarks.clone());
    words.extend(reply.reasons.iter().map(|reason| format!("{} — {}", reason.at, reason.text)));
    words.retain(|words| !words.trim().is_empty());
    words
}

/// What does not agree, waits or has no effect, each in a sentence.
fn troubles(dossier: &Dossier) -> Vec<Phrase> {
    let state = dossier.state();
    let mut troubles: Vec<Phrase> = state.contradictions.iter().map(|it| it.phrase()).collect();
    let noticed = dossier.troubles().iter().filter(|trouble| !trouble.is_harmless());
    troubles.extend(noticed.map(|trouble| trouble.phrase()));
    troubles.extend(waiting(dossier));
    for (record, why) in &state.without_effect {
        troubles.push(about(dossier, "board-no-effect", record).inner("why", why.phrase()));
    }
    troubles
}

fn meetings(state: &StateOfPlay) -> Vec<Held> {
    let mut meetings: Vec<Held> = state
        .meetings
        .values()
        .map(|meeting| Held {
            body: meeting.what.body.clone(),
            place: meeting.what.place.clone(),
            days: (meeting.what.from, meeting.what.to),
            present: meeting.what.present.len(),
            absent: meeting.what.absent.iter().map(ToString::to_string).collect(),
        })
        .collect();
    meetings.sort_by_key(|meeting| std::cmp::Reverse(meeting.days));
    meetings
}
