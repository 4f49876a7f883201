//! The minutes of a meeting: who was there, what was heard and decided place by place, what stays open, annexes, lines for
//! the signatures.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::decided::{self, Decided};
use super::named::{provisions, set_out, stop};
use super::subject::{Subject, subjects};
use super::{PaperKind, Round};
use crate::exchange::paper::table::{proposed, stands};
use crate::exchange::paper::{Block, Paper, Place, Run, Table, TableCell, Words, capital};
use crate::language::Phrase;
use crate::negotiation::RecordId;
use crate::negotiation::outcome::{Outcome, Reply, Status};
use crate::negotiation::state::Stated;
use crate::negotiation::statement::{Attendance, Meeting};
use crate::negotiation::submission::About;

pub(super) fn paper(round: &Round<'_>) -> Paper {
    let mut paper = round.sheet(PaperKind::Minutes);
    let meetings = meetings(round);
    if meetings.is_empty() {
        return paper.with_nothing(round.say("minutes-none"));
    }
    // Each meeting has minutes of its own, under its own heading.
    paper.blocks.clear();
    for (nth, meeting) in meetings.into_iter().enumerate() {
        if nth > 0 {
            paper.blocks.push(Block::NewPage);
        }
        paper.blocks.extend(as_it_stood(round, meeting));
    }
    paper
}

/// The minutes of a meeting, made from what lay before it: what was proposed or decided later is no matter of them.
fn as_it_stood(round: &Round<'_>, meeting: &Stated<Meeting>) -> Vec<Block> {
    let decided = of_meeting(round, meeting).map(|outcome| outcome.id);
    let then = round.dossier.as_of(decided.chain([meeting.id]));
    let hearing = then.hearing(&round.edition.id, &round.hearing.language);
    let then = hearing.as_ref().ok().and_then(|hearing| Round::new(&then, hearing, round.manner.clone()));
    match &then {
        Some(then) => minutes(then, meeting, round),
        // A text that lay before it is not here any more.
        None => minutes(round, meeting, round),
    }
}

/// What a meeting decided on the draft, as far as it was not taken back since.
fn of_meeting<'r>(
    round: &'r Round<'_>,
    meeting: &'r Stated<Meeting>,
) -> impl Iterator<Item = &'r Stated<Outcome>> {
    round.state().outcomes.values().filter(|outcome| {
        let on = &outcome.what.on;
        outcome.what.meeting == Some(meeting.id)
            && on.edition == round.edition.id
            && on.language == round.hearing.language
    })
}

/// The meeting asked for, else those that decided something on this draft, the earliest first.
fn meetings<'a>(round: &Round<'a>) -> Vec<&'a Stated<Meeting>> {
    let state = round.state();
    let mut all: Vec<&Stated<Meeting>> = match round.manner.meeting {
        Some(id) => state.meetings.get(&id).into_iter().collect(),
        None => {
            let all = state.meetings.values();
            all.filter(|meeting| of_meeting(round, meeting).next().is_some()).collect()
        }
    };
    all.sort_by_key(|meeting| (meeting.what.from, meeting.what.to, meeting.id));
    all
}

fn text(words: impl Into<String>) -> Block {
    Block::words(Place::Text, words)
}

/// The minutes, from the round as it stood at the meeting; `now` is the round as it stands.
fn minutes(round: &Round<'_>, meeting: &Stated<Meeting>, now: &Round<'_>) -> Vec<Block> {
    let what = &meeting.what;
    let mut blocks = vec![Block::heading(0, heading(round, &what.body))];
    let mut where_when = Table::unruled(&[50, 50]);
    where_when.row([what.place.clone(), days(round, what.from, what.to)]);
    blocks.push(Block::Table(where_when));
    blocks.extend(attendance(round, what));
    blocks.push(Block::heading(1, round.say("minutes-agenda")));
    let about = Phrase::new("minutes-about").with("title", round.title()).with("draft", round.draft_within());
    blocks.push(Block::item("1.", round.say(about)));
    blocks.push(Block::heading(1, round.say("minutes-course")));
    blocks.extend(opening(round));
    let stands: BTreeSet<RecordId> = of_meeting(now, meeting).map(|outcome| outcome.id).collect();
    let decided: Vec<Decided<'_>> =
        decided::all(round).into_iter().filter(|it| stands.contains(&it.outcome.id)).collect();
    if decided.is_empty() {
        blocks.push(text(round.say("minutes-nothing-decided")));
    }
    let subjects = subjects(round);
    let mut heard: BTreeMap<usize, usize> = BTreeMap::new();
    for (nth, it) in (1..).zip(&decided) {
        let number = |subject: &Subject<'_>| subject.items.iter().any(|item| Some(item.number) == it.number);
        let at = subjects.iter().position(number);
        let first = at.map(|at| *heard.entry(at).or_insert(nth)).filter(|first| *first < nth);
        blocks.extend(item(round, nth, it, at.and_then(|at| subjects.get(at)), first));
    }
    blocks.extend(referendum(round, &decided));
    blocks.push(left_open(round, &decided));
    blocks.push(Block::heading(1, round.say("minutes-annexes")));
    let draft = round.draft_within();
    blocks.push(Block::item("1.", round.say(Phrase::new("minutes-annex-draft").with("draft", &draft))));
    if decided.iter().any(|it| !it.outcome.what.takes_effect()) {
        blocks.push(Block::item("2.", round.say("minutes-annex-open")));
    }
    blocks.push(signatures(round, what));
    blocks
}

/// "Minutes of the meeting of the expert group".
fn heading(round: &Round<'_>, body: &str) -> String {
    use crate::language::Language;
    let group = |language: &Language| language.say("meeting-expert-group").eq_ignore_ascii_case(body.trim());
    let russian = body.trim().to_lowercase() == Language::Russian.say("meeting-expert-group").to_lowercase();
    if body.trim().is_empty() || russian || Language::ALL.iter().any(group) {
        return round.say("minutes-of-expert-group");
    }
    round.say(Phrase::new("minutes-of").with("body", body.trim()))
}

/// "7–8 April 2026".
fn days(round: &Round<'_>, from: Date, to: Date) -> String {
    let last = round.date(to);
    if from == to {
        return last;
    }
    if (from.year(), from.month()) == (to.year(), to.month()) {
        return format!("{}–{last}", from.day());
    }
    format!("{} — {last}", round.date(from))
}

fn attendance(round: &Round<'_>, meeting: &Meeting) -> Vec<Block> {
    if !round.manner.names {
        return Vec::new();
    }
    let mut blocks = vec![Block::heading(1, round.say("minutes-present"))];
    for Attendance { code, people } in &meeting.present {
        let mut said = round.delegation(code);
        if !people.is_empty() {
            said = format!("{said}: {}", people.join("; "));
        }
        blocks.push(Block::item("—", said));
    }
    if !meeting.absent.is_empty() {
        let names =
            meeting.absent.iter().map(|code| round.delegation_within(code)).collect::<Vec<_>>().join("; ");
        blocks.push(text(round.say(Phrase::new("minutes-absent").with("names", names))));
    }
    blocks
}

/// What lay before the meeting.
fn opening(round: &Round<'_>) -> Vec<Block> {
    let state = round.state();
    let replies = state
        .submissions_about(&round.edition.id)
        .into_iter()
        .any(|it| matches!(it.what.about, About::Edition(_)) && !state.withdrawn.contains_key(&it.id));
    let key = if replies { "minutes-considered" } else { "minutes-considered-draft" };
    vec![text(round.say(Phrase::new(key).with("draft", round.draft_within()).with("title", round.title())))]
}

/// What was heard and decided on one place. What was `heard` under an earlier number is not set out once more.
fn item(
    round: &Round<'_>,
    nth: usize,
    it: &Decided<'_>,
    subject: Option<&Subject<'_>>,
    heard: Option<usize>,
) -> Vec<Block> {
    let heading = match it.number {
        Some(number) => round.say(
            Phrase::new("minutes-item").with("nth", nth).with("place", &it.place).with("number", number),
        ),
        None => format!("{nth}. {}", it.place),
    };
    let mut blocks = vec![Block::heading(2, heading)];
    let led = |lead: &'static str, runs: Vec<Run>| {
        let mut all = vec![Run::plain(round.say(lead)).bold(), Run::plain(" ")];
        all.extend(runs);
        Words { runs: all, ..Words::default() }
    };
    let said = |lead: &'static str, runs: Vec<Run>| Block::Words(led(lead, runs));
    if let Some(first) = heard {
        let above = round.say(Phrase::new("minutes-heard-above").with("nth", first));
        blocks.push(said("minutes-heard", vec![Run::plain(above)]));
    } else if let Some(subject) = subject {
        let citations = round.citations();
        match subject.matter.base.is_empty() {
            true => blocks.push(said("minutes-heard", vec![Run::plain(round.say("minutes-nothing-there"))])),
            false => {
                let lead = vec![Run::plain(round.say("minutes-draft-reads"))];
                blocks.extend(set_out(led("minutes-heard", lead), stands(&subject.matter)));
            }
        }
        for proposal in &subject.matter.proposals {
            let names = round.full_names(&round.codes(&proposal.holders));
            let lead = match names.as_str() {
                "" => round.say("minutes-proposal"),
                names => round.say(Phrase::new("minutes-proposal-of").with("names", names)),
            };
            let lead = Words { runs: vec![Run::plain(lead)], mark: "—".to_owned(), ..Words::default() };
            let said = proposed(&subject.matter, proposal, &citations, round.manner.language);
            blocks.extend(set_out(lead, said));
        }
    }
    let sentence = it.sentence(round);
    let firmness = it.firmness(round);
    let decision = match it.outcome.what.takes_effect() {
        true => stop(format!("{sentence} {}", capital(&firmness))),
        false => sentence,
    };
    blocks.push(said("minutes-decided", vec![Run::plain(decision)]));
    blocks.extend(provisions(it.added()));
    for answer in it.outcome.what.answers.iter().filter(|answer| !answer.reason.trim().is_empty()) {
        blocks.extend(verdict(round, answer));
    }
    blocks
}

/// What became of one proposal, where that was reasoned by itself.
fn verdict(round: &Round<'_>, answer: &Reply) -> Option<Block> {
    let submission = round.state().submissions.get(&answer.submission)?;
    let names = round.full_names(&submission.what.voices);
    let verdict = round.verdict(answer.verdict).to_lowercase();
    let phrase = match names.as_str() {
        "" => Phrase::new("minutes-verdict"),
        names => Phrase::new("minutes-verdict-of").with("names", names),
    };
    let said = round.say(phrase.with("verdict", verdict).with("reason", answer.reason.trim()));
    Some(Block::item("—", said))
}

/// What was agreed ad referendum.
fn referendum(round: &Round<'_>, decided: &[Decided<'_>]) -> Option<Block> {
    let pending = decided.iter().filter(|it| {
        it.outcome.what.takes_effect() && matches!(it.outcome.what.status, Status::AdReferendum(_))
    });
    let places: Vec<String> = pending.map(|it| it.place.clone()).collect();
    (!places.is_empty())
        .then(|| text(round.say(Phrase::new("minutes-referendum").with("places", places.join("; ")))))
}

/// What the meeting dealt with and left open. What came later is no matter of these minutes.
fn left_open(round: &Round<'_>, decided: &[Decided<'_>]) -> Block {
    let open = decided.iter().filter(|it| !it.outcome.what.takes_effect());
    let places: Vec<String> = open.map(|it| it.heading(round)).collect();
    if places.is_empty() {
        return text(round.say("minutes-nothing-open"));
    }
    text(round.say(Phrase::new("minutes-open").with("places", places.join("; "))))
}

/// A line for each delegation that was there; where names are off, for whoever chairs and keeps the minutes alone.
fn signatures(round: &Round<'_>, meeting: &Meeting) -> Block {
    let line = "________________";
    // Where nobody's name is known there is no column for it.
    let known = round.manner.names && meeting.present.iter().any(|it| !it.people.is_empty());
    let mut table = Table::unruled(if known { &[46, 27, 27] } else { &[66, 34] });
    if round.manner.names {
        for Attendance { code, people } in &meeting.present {
            let head = people.first().map(|person| person.split(',').next().unwrap_or_default().trim());
            let head = known.then(|| head.unwrap_or_default().to_owned());
            let cells = [round.delegation(code), line.to_owned()].into_iter().chain(head);
            table.row(cells.map(TableCell::from));
        }
    } else {
        for key in ["minutes-chair", "minutes-keeper"] {
            table.row([round.say(key), line.to_owned()].map(TableCell::from));
        }
    }
    Block::Table(table)
}
