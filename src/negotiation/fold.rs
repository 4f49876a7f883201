//! From a set of records to the state of play.
//!
//! A pure function of the set: records are taken in an order of their own (counter, then id), never in the order
//! they came in, and a record given twice counts once. A record has effect when everything its author had
//! seen is here, its files are here, and its author had the right to it as far as the author could know. Where two
//! statements that do not agree were made apart, both stand and the contradiction is named.

mod answers;
mod decided;
mod graph;
mod grounds;
mod keys;
mod rights;
mod turns;

use super::record::{Body, Content, Envelope, Genesis, StoredRecord};
use super::state::{Answered, Awaited, Contradiction, NoEffect, StateOfPlay, Stated};
use super::statement::Retraction;
use super::submission::About;
use super::{Code, Digest, LanguageTag, RecordId, Roster};
use graph::{Graph, Nodes};
use rights::Rights;

/// Folds the records of a dossier into the state of play.
pub fn fold(dossier: &Digest, genesis: &Genesis, records: &[StoredRecord]) -> StateOfPlay {
    let mut state = StateOfPlay::default();
    let graph = Graph::new(dossier, records, &mut state);
    let rights = Rights::judge(genesis, &graph);
    let mut fold = Fold { graph: &graph, rights: &rights, effective: graph.none(), state };
    fold.settle_table();
    fold.take_effect();
    fold.settle_editions();
    fold.settle_answers(genesis);
    fold.settle_outcomes();
    fold.settle_grounds();
    fold.settle_positions();
    fold.settle_keys();
    let mut state = fold.state;
    state.contradictions.sort();
    state
}

struct Fold<'a> {
    graph: &'a Graph<'a>,
    rights: &'a Rights,
    /// The records in effect.
    effective: Nodes,
    state: StateOfPlay,
}

impl Fold<'_> {
    /// The table as it is now, what is withdrawn and what is expunged.
    fn settle_table(&mut self) {
        let all = self.graph.all();
        let withdrawn = self.rights.withdrawn(self.graph, &all);
        let (roster, contradictions) = self.rights.roster(self.graph, &all, &withdrawn);
        self.state.roster = roster;
        self.state.contradictions.extend(contradictions);
        for (target, by) in withdrawn {
            self.state.withdrawn.insert(self.graph.id(target), self.graph.id(by));
        }
        for (node, envelope) in self.graph.known() {
            let in_force = self.rights.refusal(node).is_none() && !self.is_withdrawn(node);
            if let (Body::Expunged(expunged), true) = (&envelope.body, in_force) {
                self.state.expunged.insert(expunged.hash, expunged.reason.clone());
            }
        }
    }

    /// Who signs with what, and which entries in effect are signed.
    fn settle_keys(&mut self) {
        self.state.keys_in_force = self.rights.keys_in_force(self.graph);
        for (node, _) in self.graph.known().filter(|(node, _)| self.effective.contains(*node)) {
            if let Some(key) = self.rights.signed_with(self.graph, node) {
                self.state.signed.insert(self.graph.id(node), key);
            }
        }
    }

    fn is_withdrawn(&self, node: usize) -> bool {
        self.state.withdrawn.contains_key(&self.graph.id(node))
    }

    /// Sorts records into those in effect, pending and without effect, in the order of things.
    fn take_effect(&mut self) {
        let graph = self.graph;
        for (node, envelope) in graph.known() {
            let id = graph.id(node);
            if let Some(refusal) = self.rights.refusal(node) {
                self.state.without_effect.insert(id, refusal.clone());
                continue;
            }
            let mut awaited: Vec<Awaited> = graph
                .missing(node)
                .iter()
                .filter(|file| !self.state.expunged.contains_key(file))
                .map(|file| Awaited::File(*file))
                .collect();
            match self.subject(node, envelope) {
                Subject::InEffect => {}
                Subject::Awaited(subject) => awaited.push(Awaited::Subject(subject)),
                Subject::Wrong(reason) => {
                    self.state.without_effect.insert(id, reason);
                    continue;
                }
            }
            if !awaited.is_empty() {
                self.state.pending.insert(id, awaited);
                continue;
            }
            self.effective.insert(node);
            self.state_it(id, envelope);
        }
        self.state.editions.sort_by_key(|edition| (edition.what.number, edition.id));
    }

    /// Whether what a record is about is in effect.
    fn subject(&self, node: usize, envelope: &Envelope) -> Subject {
        let Some(subject) = envelope.subject() else { return Subject::InEffect };
        let Some(target) = self.graph.find(&subject).filter(|target| self.graph.precedes(*target, node))
        else {
            return Subject::Wrong(NoEffect::NoSubject(subject));
        };
        let Some(about) = self.graph.envelope(target) else { return Subject::Awaited(subject) };
        // Whatever became of a record, it can be taken back; the rights to it are judged elsewhere.
        if matches!(envelope.body, Body::Withdrawal(_)) {
            return Subject::InEffect;
        }
        let fits = match (&envelope.body, &about.body) {
            (Body::Submission(submission), body) => match submission.about {
                About::Edition(_) => matches!(body, Body::Edition(_)),
                About::Submission(_) => matches!(body, Body::Submission(_)),
            },
            (Body::Edition(edition), Body::Edition(previous)) if edition.number <= previous.number => {
                return Subject::Wrong(NoEffect::Number);
            }
            (
                Body::Edition(_)
                | Body::Position(_)
                | Body::Outcome(_)
                | Body::Circulation(_)
                | Body::Link(_),
                body,
            ) => matches!(body, Body::Edition(_)),
            (Body::Carried(carried), body) => {
                matches!(body, Body::Submission(_)) && self.carries_to_an_edition(node, carried.to.as_ref())
            }
            (Body::Retraction(retraction), body) => {
                matches!(body, Body::Submission(_)) && self.stood_by(node, retraction)
            }
            _ => true,
        };
        match fits {
            false => Subject::Wrong(NoEffect::NoSubject(subject)),
            true if self.effective.contains(target) => Subject::InEffect,
            true => Subject::Awaited(subject),
        }
    }

    /// Whether what a submission is carried to is an edition its author had seen.
    fn carries_to_an_edition(&self, node: usize, to: Option<&RecordId>) -> bool {
        let target = to.and_then(|to| self.graph.find(to));
        target.is_some_and(|target| {
            let edition = self.graph.envelope(target).is_some_and(|it| matches!(it.body, Body::Edition(_)));
            edition && self.graph.precedes(target, node)
        })
    }

    /// Whether the reply a retraction is about stood on its subject by the record it names, as its author had seen.
    fn stood_by(&self, node: usize, retraction: &Retraction) -> bool {
        let seen = |id: &RecordId| {
            let found = self.graph.find(id).filter(|it| self.graph.precedes(*it, node))?;
            self.graph.envelope(found).map(|envelope| &envelope.body)
        };
        let known = matches!(seen(&retraction.on), Some(Body::Edition(_) | Body::Submission(_)));
        let stood = match seen(&retraction.from) {
            Some(Body::Submission(said)) => {
                retraction.from == retraction.submission && said.about.record() == &retraction.on
            }
            Some(Body::Edition(edition)) => {
                retraction.from == retraction.on
                    && edition.carried.iter().any(|it| it.submission == retraction.submission)
            }
            Some(Body::Carried(carried)) => {
                carried.submission == retraction.submission && carried.to == Some(retraction.on)
            }
            Some(Body::Retraction(before)) => {
                before.submission == retraction.submission && before.on == retraction.on
            }
            _ => false,
        };
        known && stood
    }

    fn state_it(&mut self, id: RecordId, envelope: &Envelope) {
        fn stated<T: Clone>(id: RecordId, envelope: &Envelope, what: &T) -> Stated<T> {
            Stated {
                id,
                author: envelope.author.clone(),
                entered_by: envelope.entered_by.clone(),
                on_the_strength_of: envelope.on_the_strength_of.clone(),
                counter: envelope.counter,
                time: envelope.time,
                audience: envelope.audience,
                what: what.clone(),
            }
        }
        let withdrawn = self.state.withdrawn.contains_key(&id);
        match &envelope.body {
            Body::Edition(edition) => self.state.editions.push(stated(id, envelope, edition)),
            Body::Submission(submission) => {
                self.state.submissions.insert(id, stated(id, envelope, submission));
            }
            Body::Position(position) if !withdrawn => {
                self.state.positions.insert(id, stated(id, envelope, position));
            }
            Body::Remark(remark) if !withdrawn => {
                self.state.remarks.insert(id, stated(id, envelope, remark));
            }
            Body::Outcome(outcome) => {
                let outcomes = if withdrawn { &mut self.state.taken_back } else { &mut self.state.outcomes };
                outcomes.insert(id, stated(id, envelope, outcome));
            }
            Body::Circulation(circulation) if !withdrawn => {
                self.state.circulations.insert(id, stated(id, envelope, circulation));
            }
            Body::Meeting(meeting) if !withdrawn => {
                self.state.meetings.insert(id, stated(id, envelope, meeting));
            }
            Body::Link(link) if !withdrawn => {
                self.state.links.insert(id, stated(id, envelope, link));
            }
            Body::Carried(carried) if !withdrawn => {
                self.state.carried.insert(id, stated(id, envelope, carried));
            }
            Body::Retraction(retraction) if !withdrawn => {
                self.state.retractions.insert(id, stated(id, envelope, retraction));
            }
            Body::Settings(settings) if !withdrawn => {
                self.state.settings.insert(id, stated(id, envelope, settings));
            }
            Body::Key(key) if !withdrawn => {
                self.state.keys.insert(id, stated(id, envelope, key));
            }
            _ => {}
        }
    }
}

enum Subject {
    InEffect,
    Awaited(RecordId),
    Wrong(NoEffect),
}
