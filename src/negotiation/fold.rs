//! From a set of records to the state of play.
//!
//! A pure function of the set: records are taken in an order of their own (counter, then id), never in the order
//! they came in, and a record given twice counts once. A record has effect when everything its author had
//! seen is here, its files are here, and its author had the right to it as far as the author could know. Where two
//! statements that do not agree were made apart, both stand and the contradiction is named.

mod graph;
mod rights;

use std::collections::{BTreeMap, BTreeSet};

use super::record::{Body, Content, Envelope, Genesis, StoredRecord};
use super::state::{Answered, Awaited, Contradiction, NoEffect, StateOfPlay, Stated};
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
        let subject = match &envelope.body {
            Body::Edition(edition) => edition.previous,
            Body::Submission(submission) => Some(*submission.about.record()),
            Body::Position(position) => Some(position.on.edition),
            Body::Outcome(outcome) => Some(outcome.on.edition),
            Body::Remark(remark) => remark.on.as_ref().map(|on| on.edition).or(remark.about),
            _ => None,
        };
        let Some(subject) = subject else { return Subject::InEffect };
        let Some(target) = self.graph.find(&subject).filter(|target| self.graph.precedes(*target, node))
        else {
            return Subject::Wrong(NoEffect::NoSubject(subject));
        };
        let Some(about) = self.graph.envelope(target) else { return Subject::Awaited(subject) };
        let fits = match (&envelope.body, &about.body) {
            (Body::Submission(submission), body) => match submission.about {
                About::Edition(_) => matches!(body, Body::Edition(_)),
                About::Submission(_) => matches!(body, Body::Submission(_)),
            },
            (Body::Edition(edition), Body::Edition(previous)) if edition.number <= previous.number => {
                return Subject::Wrong(NoEffect::Number);
            }
            (Body::Edition(_) | Body::Position(_) | Body::Outcome(_), body) => {
                matches!(body, Body::Edition(_))
            }
            _ => true,
        };
        match fits {
            false => Subject::Wrong(NoEffect::NoSubject(subject)),
            true if self.effective.contains(target) => Subject::InEffect,
            true => Subject::Awaited(subject),
        }
    }

    fn state_it(&mut self, id: RecordId, envelope: &Envelope) {
        fn stated<T: Clone>(id: RecordId, envelope: &Envelope, what: &T) -> Stated<T> {
            Stated {
                id,
                author: envelope.author.clone(),
                entered_by: envelope.entered_by.clone(),
                on_the_strength_of: envelope.on_the_strength_of.clone(),
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
            Body::Outcome(outcome) if !withdrawn => {
                self.state.outcomes.insert(id, stated(id, envelope, outcome));
            }
            _ => {}
        }
    }

    /// Which edition is current: the one all others lead up to, or else the last before they part.
    fn settle_editions(&mut self) {
        let nodes: Vec<usize> =
            self.state.editions.iter().filter_map(|edition| self.graph.find(&edition.id)).collect();
        let heads = self.graph.newest(&nodes);
        self.state.current = match heads.as_slice() {
            [] => None,
            [head] => Some(self.graph.id(*head)),
            several => {
                self.state.contradictions.push(Contradiction::Editions(self.graph.ids(several)));
                let before: Vec<usize> = nodes
                    .iter()
                    .copied()
                    .filter(|node| several.iter().all(|head| self.graph.precedes(*node, *head)))
                    .collect();
                match self.graph.newest(&before).as_slice() {
                    [one] => Some(self.graph.id(*one)),
                    _ => None,
                }
            }
        };
    }

    /// Which submissions stand: of each voice, on each subject, in each language, the newest.
    fn settle_answers(&mut self, genesis: &Genesis) {
        let mut languages: BTreeSet<LanguageTag> = genesis.languages.keys().cloned().collect();
        languages.extend(self.state.editions.iter().flat_map(|edition| edition.what.texts.keys().cloned()));
        languages.extend(self.state.submissions.values().flat_map(|s| s.what.texts.keys().cloned()));

        // (about, language, voice) → the submissions of that voice.
        let mut said: BTreeMap<(RecordId, LanguageTag, Code), Vec<usize>> = BTreeMap::new();
        for submission in self.state.submissions.values() {
            let Some(node) = self.graph.find(&submission.id) else { continue };
            if self.state.withdrawn.contains_key(&submission.id) || !submission.what.kind.supersedes() {
                continue;
            }
            for language in languages.iter().filter(|language| submission.what.speaks(language)) {
                for voice in &submission.what.voices {
                    let key = (*submission.what.about.record(), language.clone(), voice.clone());
                    said.entry(key).or_default().push(node);
                }
            }
        }
        let mut answers: BTreeMap<(RecordId, LanguageTag), BTreeMap<RecordId, Vec<Code>>> = BTreeMap::new();
        for ((about, language, voice), mut nodes) in said {
            nodes.sort_unstable();
            let newest = self.graph.newest(&nodes);
            if newest.len() > 1 {
                let submissions = self.graph.ids(&newest);
                let (voice, language) = (voice.clone(), language.clone());
                self.state.contradictions.push(Contradiction::Answers {
                    voice,
                    about,
                    language,
                    submissions,
                });
            }
            for node in newest {
                let by_submission = answers.entry((about, language.clone())).or_default();
                by_submission.entry(self.graph.id(node)).or_default().push(voice.clone());
            }
        }
        let roster: &Roster = &self.state.roster;
        self.state.answers = answers
            .into_iter()
            .map(|(key, by_submission)| {
                let mut answers: Vec<Answered> = by_submission
                    .into_iter()
                    .map(|(submission, mut voices)| {
                        voices.sort();
                        voices.dedup();
                        roster.sort(&mut voices);
                        Answered { submission, voices }
                    })
                    .collect();
                answers.sort_by_key(|answer| {
                    let places: Vec<_> = answer.voices.iter().map(|v| (roster.place(v), v.clone())).collect();
                    (places, answer.submission)
                });
                (key, answers)
            })
            .collect();
    }

    /// Outcomes written apart that overlap and do not say the same stay open together.
    fn settle_outcomes(&mut self) {
        let outcomes: Vec<_> = self.state.outcomes.values().collect();
        let mut found = Vec::new();
        for (at, a) in outcomes.iter().enumerate() {
            for b in outcomes.iter().skip(at + 1) {
                let (on, other) = (&a.what.on, &b.what.on);
                let overlap = on.edition == other.edition
                    && on.language == other.language
                    && ((on.from < other.to && other.from < on.to)
                        || (on.from, on.to) == (other.from, other.to));
                let agree = on == other && a.what.verdict == b.what.verdict && a.what.status == b.what.status;
                let apart = match (self.graph.find(&a.id), self.graph.find(&b.id)) {
                    (Some(a), Some(b)) => !self.graph.precedes(a, b) && !self.graph.precedes(b, a),
                    _ => false,
                };
                if overlap && apart && !agree {
                    found.push(Contradiction::Outcomes(vec![a.id, b.id]));
                }
            }
        }
        self.state.contradictions.extend(found);
    }
}

enum Subject {
    InEffect,
    Awaited(RecordId),
    Wrong(NoEffect),
}
