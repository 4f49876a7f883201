//! The comment table: everything that was said about a draft and what became of it. First what is about the draft as a
//! whole, then the text in its order, then what has no place in the text: nothing that was received is left out.

mod unapplied;

use std::collections::BTreeSet;

use super::gone::{self, Gone};
use super::subject::{Subject, effect, subjects};
use super::{PaperKind, Round, instruction};
use crate::exchange::paper::table::{element_of, proposed_alone};
use crate::exchange::paper::{Block, Paper, Run, Table, TableCell, capital};
use crate::language::Phrase;
use crate::negotiation::outcome::Decision;
use crate::negotiation::place;
use crate::negotiation::position::Matter;
use crate::negotiation::state::{Standing, Stated};
use crate::negotiation::statement::{LeftBehind, Remark};
use crate::negotiation::submission::{Kind, Submission};
use crate::negotiation::{ProvisionId, RecordId};
use unapplied::{in_part, unapplied, without_a_place};

/// A line of the table, before it is numbered.
struct Entry {
    element: String,
    /// Who says it, a paragraph each; empty where names are off.
    by: Vec<String>,
    /// What is said, a paragraph each.
    said: Vec<Vec<Run>>,
    /// What became of it, a paragraph each; empty where nothing was decided.
    outcome: Vec<Vec<Run>>,
    /// The proposal it is, where it is one on the text.
    proposal: Option<Commented>,
}

/// A proposal on the text: the place in dispute, counted from 0, and the proposal, counted from 1.
type Commented = (usize, usize);

/// For every numbered line of the table the proposal it is about, where it is about one.
pub(super) fn proposals(round: &Round<'_>) -> Vec<Option<Commented>> {
    sections(round).into_iter().flat_map(|(_, entries)| entries).map(|entry| entry.proposal).collect()
}

/// The parts of the table, in order.
fn sections(round: &Round<'_>) -> [(&'static str, Vec<Entry>); 7] {
    [
        ("paper-section-whole", on_the_whole(round)),
        ("paper-section-text", on_the_text(round)),
        ("paper-section-replies", on_replies(round)),
        ("paper-section-unplaced", without_a_place(round)),
        ("paper-section-partly", in_part(round)),
        ("paper-section-left", left_behind(round)),
        ("paper-section-withdrawn", withdrawn(round)),
    ]
}

impl Entry {
    fn new(element: String, by: Vec<String>, said: Vec<Vec<Run>>) -> Self {
        Self { element, by, said, outcome: Vec::new(), proposal: None }
    }
}

pub(super) fn paper(round: &Round<'_>) -> Paper {
    let names = round.manner.names;
    let mut columns = vec![
        ("number", 5, round.say("paper-column-number")),
        ("element", 15, round.say("paper-column-element")),
    ];
    if names {
        columns.push(("delegation", 18, round.say("paper-column-delegation")));
    }
    columns.push(("proposal", 40, round.say("paper-column-comment")));
    columns.push(("outcome", 22, round.say("paper-column-outcome")));
    let mut table = Table::new(&columns);
    let mut number = 0;
    for (section, entries) in sections(round) {
        if entries.is_empty() {
            continue;
        }
        table.section(round.say(section));
        for entry in entries {
            number += 1;
            let mut cells = vec![TableCell::from(number.to_string()), TableCell::from(entry.element)];
            if names {
                let by = entry.by.into_iter().map(|words| vec![Run::plain(words)]);
                cells.push(TableCell::new(by.collect()));
            }
            cells.push(TableCell::new(entry.said));
            cells.push(TableCell::new(entry.outcome));
            table.row(cells);
        }
    }
    let mut paper = round.sheet(PaperKind::Comments);
    if table.is_empty() {
        return paper.with_nothing(round.say("paper-comments-none"));
    }
    paper.blocks.push(Block::Table(table));
    paper
}

/// Remarks on the draft as a whole, what was said of the item, letters of no comments.
fn on_the_whole(round: &Round<'_>) -> Vec<Entry> {
    let state = round.state();
    let whole = round.say("paper-element-whole");
    let entry = |by, said: String| Entry::new(whole.clone(), by, paragraphs(&said));
    let mut entries = Vec::new();
    for submission in answers(round) {
        let said = remarks_of(round, submission).into_iter().filter(|(place, _)| place.is_none());
        let said = said.map(|(_, words)| words).collect::<Vec<_>>().join("\n");
        if !said.trim().is_empty() {
            entries.push(entry(vec![round.sender(submission)], said));
        }
        for reason in
            submission.what.reasons.iter().filter(|reason| place_of(round, reason.provision).is_none())
        {
            if place::find(&round.hearing.base.text, &reason.at).is_err() {
                let element = if reason.at.trim().is_empty() { whole.clone() } else { capital(&reason.at) };
                let by = vec![round.sender(submission)];
                entries.push(Entry { element, ..entry(by, reason.text.clone()) });
            }
        }
    }
    for remark in remarks(round).filter(|remark| seat(round, &remark.what).is_none()) {
        entries.push(entry(vec![round.names([&remark.author])], remark.what.text.clone()));
    }
    let about = Matter::Item(round.edition.id);
    for spoken in state.stances.get(&about).into_iter().flatten() {
        let Some(position) = state.positions.get(&spoken.record) else { continue };
        let stance = capital(&round.say(position.what.stance.key()));
        let said = match position.what.reason.trim() {
            "" => stance,
            reason => format!("{stance}: {reason}"),
        };
        entries.push(entry(vec![round.names([&spoken.voice])], said));
    }
    for line in &round.lines {
        if let Standing::NoComments(record) = &line.standing
            && let Some(submission) = state.submissions.get(record)
        {
            entries.push(entry(vec![round.sender(submission)], round.say("paper-no-comments")));
        }
    }
    entries
}

/// Proposals on the text and remarks on its provisions, in the order of the text.
fn on_the_text(round: &Round<'_>) -> Vec<Entry> {
    let citations = round.citations();
    let language = round.manner.language;
    let mut reasons = reasons(round);
    let mut entries: Vec<(usize, Entry)> = Vec::new();
    for (at, subject) in subjects(round).into_iter().enumerate() {
        let place = subject.matter.provision.unwrap_or(0);
        for (number, proposal) in subject.matter.by_proposer() {
            let own = round.submissions(&proposal.holders);
            let mut said = proposed_alone(&subject.matter, proposal, &citations, language);
            for reason in reasons.iter_mut().filter(|reason| !reason.told && own.contains(&reason.submission))
            {
                if round.hearing.base.text.under(reason.place).contains(&place) {
                    reason.told = true;
                    let rivals = own.len() > 1;
                    let whose = round.state().submissions.get(&reason.submission).filter(|_| rivals);
                    let whose = whose.map(|it| round.names(&it.what.voices)).unwrap_or_default();
                    said.extend(reasoned(round, &whose, &reason.words));
                }
            }
            let by = round.senders(&proposal.holders);
            let element = element_of(&subject.matter, proposal, &citations);
            let outcome = outcome(round, &subject, proposal);
            let entry = Entry { outcome, proposal: Some((at, number)), ..Entry::new(element, by, said) };
            entries.push((place, entry));
        }
    }
    // What was said of a provision without a wording of its own.
    for reason in reasons.iter().filter(|reason| !reason.told) {
        let Some(submission) = round.state().submissions.get(&reason.submission) else { continue };
        let (by, said) = (vec![round.sender(submission)], paragraphs(&reason.words));
        let entry = Entry::new(citations.of(reason.place), by, said);
        entries.push((reason.place, entry));
    }
    for submission in answers(round) {
        for (place, words) in remarks_of(round, submission) {
            let Some(place) = place else { continue };
            let (by, said) = (vec![round.sender(submission)], paragraphs(&words));
            entries.push((place, Entry::new(citations.of(place), by, said)));
        }
    }
    for remark in remarks(round) {
        let Some(place) = seat(round, &remark.what) else { continue };
        let (by, said) = (vec![round.names([&remark.author])], paragraphs(&remark.what.text));
        entries.push((place, Entry::new(citations.of(place), by, said)));
    }
    for gone in gone::all(round) {
        let Some(proposal) = gone.proposal() else { continue };
        let mut said = proposed_alone(&gone.matter, proposal, &citations, language);
        said.extend(reasons_of(round, &gone));
        let element = element_of(&gone.matter, proposal, &citations);
        let by = vec![gone.sender(round)];
        let entry = Entry { outcome: gone.became(round), ..Entry::new(element, by, said) };
        entries.push((gone.place(), entry));
    }
    entries.sort_by_key(|(place, _)| *place);
    entries.into_iter().map(|(_, entry)| entry).collect()
}

/// Proposals to change what another delegation proposes.
fn on_replies(round: &Round<'_>) -> Vec<Entry> {
    let mut entries = Vec::new();
    for target in answers(round) {
        for submission in standing(round, &target.id) {
            let to = round.names(&target.what.voices);
            let element = match to.as_str() {
                "" => round.say("paper-element-reply"),
                names => round.say(Phrase::new("paper-element-reply-of").with("names", names)),
            };
            entries.extend(points(round, submission, &element));
        }
    }
    entries
}

/// Proposals to an earlier draft for which there is no place any more.
fn left_behind(round: &Round<'_>) -> Vec<Entry> {
    let state = round.state();
    let later = state.carried.values().filter(|it| it.what.to == Some(round.edition.id));
    let carried = round.edition.what.carried.iter().chain(later.map(|it| &it.what));
    let mut entries = Vec::new();
    for carried in carried {
        let Some(submission) = state.submissions.get(&carried.submission) else { continue };
        for left in carried.left.iter().filter(|left| left.language == round.hearing.language) {
            let LeftBehind { was, proposed, now, .. } = left;
            let said = [("paper-left-was", was), ("paper-left-proposed", proposed), ("paper-left-now", now)];
            let said = said.into_iter().filter(|(_, words)| !words.trim().is_empty());
            let said = said.map(|(key, words)| {
                vec![Run::plain(round.say(Phrase::new(key).with("words", words.trim())))]
            });
            entries.push(Entry::new(capital(&left.at), vec![round.sender(submission)], said.collect()));
        }
    }
    entries
}

/// What their authors took back and has no place in the text: replies without a wording, points not carried out.
fn withdrawn(round: &Round<'_>) -> Vec<Entry> {
    let state = round.state();
    let mut entries = Vec::new();
    for submission in state.submissions_about(&round.edition.id) {
        let Some(by) = state.withdrawn.get(&submission.id) else { continue };
        if submission.what.kind == Kind::Approved {
            continue;
        }
        let said = match submission.what.texts.contains_key(&round.hearing.language) {
            true => unapplied(round, submission),
            false => points(round, submission, &round.say("paper-element-whole")),
        };
        let outcome = gone::taken_back(round, by);
        entries.extend(said.into_iter().map(|entry| {
            let outcome = outcome.iter().chain(&entry.outcome).cloned().collect();
            Entry { outcome, ..entry }
        }));
    }
    entries
}

/// Why a proposal was made that stands no longer, where its reply said so.
fn reasons_of(round: &Round<'_>, gone: &Gone) -> Vec<Vec<Run>> {
    let Some(submission) = round.state().submissions.get(&gone.submission) else { return Vec::new() };
    let text = &round.hearing.base.text;
    let under = |place: usize| text.under(place).contains(&gone.place());
    let cited = |at: &str| place::find(text, at).ok().map(|found| found.provision);
    let reasons = submission.what.reasons.iter();
    let given = reasons
        .map(|reason| (place_of(round, reason.provision).or_else(|| cited(&reason.at)), &reason.text))
        .chain(submission.what.points.iter().map(|point| (cited(&point.at), &point.reason)));
    let mut told: BTreeSet<&String> = BTreeSet::new();
    given
        .filter(|(place, words)| place.is_some_and(under) && told.insert(words))
        .filter_map(|(_, words)| reasoned(round, "", words))
        .collect()
}

/// A submission point by point; as one line where it came as a text or with remarks alone.
fn points(round: &Round<'_>, submission: &Stated<Submission>, element: &str) -> Vec<Entry> {
    let by = vec![round.sender(submission)];
    let entry = |element: String, said| Entry::new(element, by.clone(), said);
    if submission.what.points.is_empty() {
        let said = match submission.what.remarks.trim() {
            "" => vec![vec![Run::plain(round.say(kind_of(submission.what.kind)))]],
            remarks => paragraphs(remarks),
        };
        return vec![entry(element.to_owned(), said)];
    }
    let whole = round.say("paper-element-whole");
    let all = submission.what.points.iter().map(|point| {
        let mut said = vec![vec![Run::plain(instruction::sentence(round.manner.language, point))]];
        said.extend(reasoned(round, "", &point.reason));
        let at = capital(&point.at);
        entry(if element == whole { at } else { format!("{element}: {}", point.at) }, said)
    });
    all.collect()
}

/// What a reply without points is called.
fn kind_of(kind: Kind) -> &'static str {
    match kind {
        Kind::NoComments => "paper-no-comments",
        Kind::Parts => "paper-reply-parts",
        Kind::Remarks => "paper-reply-remarks",
        Kind::Full | Kind::Points | Kind::Approved => "paper-reply-full",
    }
}

/// What became of a proposal.
fn outcome(
    round: &Round<'_>,
    subject: &Subject<'_>,
    proposal: &crate::consolidate::table::Proposal,
) -> Vec<Vec<Run>> {
    let mut said = Vec::new();
    let mut reasons = Vec::new();
    if let Some(fate) = subject.fate(round, proposal) {
        said.push(vec![Run::plain(round.verdict(fate.verdict)).bold()]);
        reasons = fate.reasons;
        let concerned = subject.concerned(proposal);
        let ids: BTreeSet<RecordId> = concerned.flat_map(|item| item.outcomes.iter().copied()).collect();
        for made in ids.iter().filter_map(|id| round.state().outcomes.get(id)) {
            if made.what.decision == Decision::Compromise
                && let Some(words) = effect(&made.what)
            {
                let mut words = words.into_iter();
                let mut line = vec![Run::plain(round.say("paper-compromise")).italic(), Run::plain(" ")];
                line.extend(words.next().into_iter().flatten());
                said.push(line);
                said.extend(words);
            }
        }
    }
    let caveats = subject.caveats_of(round, proposal).into_iter();
    said.extend(caveats.map(|words| vec![Run::plain(capital(&words)).italic()]));
    said.extend(reasons.iter().flat_map(|reason| paragraphs(reason)));
    said
}

/// A reason given for a place, and whether it stands in the table by now.
pub(super) struct Reasoned {
    pub submission: RecordId,
    pub place: usize,
    pub words: String,
    told: bool,
}

/// The reasons that were given for places of the draft.
pub(super) fn reasons(round: &Round<'_>) -> Vec<Reasoned> {
    let mut all = Vec::new();
    for submission in answers(round) {
        let mut tell = |place: usize, words: &str| {
            let known = all.iter().any(|it: &Reasoned| {
                (it.submission, it.place, it.words.as_str()) == (submission.id, place, words)
            });
            if !words.trim().is_empty() && !known {
                let words = words.to_owned();
                all.push(Reasoned { submission: submission.id, place, words, told: false });
            }
        };
        let cited = |at: &str| place::find(&round.hearing.base.text, at).ok().map(|found| found.provision);
        for reason in &submission.what.reasons {
            if let Some(place) = place_of(round, reason.provision).or_else(|| cited(&reason.at)) {
                tell(place, &reason.text);
            }
        }
        for point in &submission.what.points {
            if let Some(place) = cited(&point.at) {
                tell(place, &point.reason);
            }
        }
    }
    all
}

/// The submissions that are the word of someone on this draft, in protocol order, carried ones and remarks included.
fn answers<'a>(round: &Round<'a>) -> Vec<&'a Stated<Submission>> {
    let state = round.state();
    let mut ids: Vec<RecordId> =
        state.answers_to(&round.edition.id, &round.hearing.language).iter().map(|it| it.submission).collect();
    for submission in state.submissions_about(&round.edition.id) {
        let remarks = submission.what.kind == Kind::Remarks && !state.withdrawn.contains_key(&submission.id);
        if remarks && !ids.contains(&submission.id) {
            ids.push(submission.id);
        }
    }
    let mut all: Vec<_> = ids.iter().filter_map(|id| state.submissions.get(id)).collect();
    let place = |submission: &Stated<Submission>| -> usize {
        let places = submission.what.voices.iter().map(|code| state.roster.place(code));
        places.min().unwrap_or(usize::MAX)
    };
    all.sort_by_key(|submission| (place(submission), submission.counter, submission.id));
    all.retain(|submission| submission.what.kind != Kind::Approved);
    all
}

/// The submissions about a record that stand, in the language of the papers' text.
fn standing<'a>(round: &Round<'a>, about: &RecordId) -> Vec<&'a Stated<Submission>> {
    let answers = round.state().answers_to(about, &round.hearing.language).iter();
    let own = answers.filter(|answered| !answered.carried);
    own.filter_map(|answered| round.state().submissions.get(&answered.submission)).collect()
}

/// What a reply says beside its wordings: of a letter of points line by line, each with the one place it names.
fn remarks_of(round: &Round<'_>, submission: &Stated<Submission>) -> Vec<(Option<usize>, String)> {
    let said = submission.what.remarks.trim();
    if submission.what.kind != Kind::Points {
        return if said.is_empty() { Vec::new() } else { vec![(None, said.to_owned())] };
    }
    let place = |line: &str| place::find(&round.hearing.base.text, line).ok().map(|found| found.provision);
    said.lines().filter(|line| !line.trim().is_empty()).map(|line| (place(line), line.to_owned())).collect()
}

/// Remarks on the draft or its provisions, oldest first.
fn remarks<'a>(round: &Round<'a>) -> impl Iterator<Item = &'a Stated<Remark>> {
    let (edition, ids) = (round.edition.id, &round.hearing.base.ids);
    let mut all: Vec<_> = round.state().remarks.values().collect();
    all.retain(|remark| {
        let what = &remark.what;
        let about = what.about.is_none_or(|about| about == edition);
        let on = what.on.as_ref().is_none_or(|on| on.edition == edition);
        let known = what.provision.is_none_or(|id| ids.contains(&id));
        about && on && known && (what.about.is_some() || what.on.is_some() || what.provision.is_some())
    });
    all.sort_by_key(|remark| (remark.counter, remark.id));
    all.into_iter()
}

/// The provision of the draft a remark is about.
fn seat(round: &Round<'_>, remark: &Remark) -> Option<usize> {
    let on = remark.on.as_ref().filter(|on| on.language == round.hearing.language);
    place_of(round, remark.provision).or_else(|| on.map(|on| round.hearing.rolling.provision_at(on.from)))
}

fn place_of(round: &Round<'_>, provision: Option<ProvisionId>) -> Option<usize> {
    let provision = provision?;
    round.hearing.base.ids.iter().position(|id| *id == provision)
}

/// A reason under a proposal; with whose it is, where several propose the same.
fn reasoned(round: &Round<'_>, whose: &str, reason: &str) -> Option<Vec<Run>> {
    let reason = reason.trim();
    let opening = match whose {
        "" => round.say("paper-reason"),
        names => round.say(Phrase::new("paper-reason-of").with("names", names)),
    };
    (!reason.is_empty()).then(|| vec![Run::plain(opening).italic(), Run::plain(" "), Run::plain(reason)])
}

fn paragraphs(words: &str) -> Vec<Vec<Run>> {
    let lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| vec![Run::plain(line)]).collect()
}
