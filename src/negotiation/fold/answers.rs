//! Which edition is current, and which submissions stand on each.

use std::collections::{BTreeMap, BTreeSet};

use super::turns::{Course, Said, Standing, TakenBack, turns};
use super::{Answered, Body, Code, Contradiction, Fold, Genesis, LanguageTag, RecordId, Roster};
use crate::negotiation::statement::{Carried, Retraction};
use crate::negotiation::submission::About;

/// The voices of each submission, told apart by the record by which it stands.
type BySubmission = BTreeMap<(RecordId, RecordId), Vec<Code>>;

/// What was said, by subject, language and voice.
pub(super) type AllSaid = BTreeMap<(RecordId, LanguageTag, Code), Vec<Said>>;

impl Fold<'_> {
    /// Which edition is current: the one all others lead up to, or else the last before they part.
    pub(super) fn settle_editions(&mut self) {
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

    /// Which submissions stand: of each voice, on each subject, in each language, the newest. What was carried over
    /// from an older edition stands until the voice answers the edition itself.
    pub(super) fn settle_answers(&mut self, genesis: &Genesis) {
        let taken_back = TakenBack::new(self.rights);
        let said = self.said(genesis);
        self.note_heard(&said);
        let mut answers: BTreeMap<(RecordId, LanguageTag), BySubmission> = BTreeMap::new();
        let mut courses: BTreeMap<(RecordId, LanguageTag), Vec<Course>> = BTreeMap::new();
        for ((about, language, voice), said) in said {
            let course = Course::of(&said, self.graph, &taken_back);
            let standing: BTreeSet<Standing> = course.last().cloned().unwrap_or_default();
            let nodes: BTreeSet<usize> = standing.iter().map(|it| it.by).collect();
            if nodes.len() > 1 {
                let mut submissions: Vec<RecordId> = standing.iter().map(|it| it.submission).collect();
                submissions.sort();
                submissions.dedup();
                self.state.contradictions.push(Contradiction::Answers {
                    voice: voice.clone(),
                    about,
                    language: language.clone(),
                    submissions,
                });
            }
            let by_submission = answers.entry((about, language.clone())).or_default();
            for it in &standing {
                let key = (it.submission, self.graph.id(it.by));
                by_submission.entry(key).or_default().push(voice.clone());
            }
            courses.entry((about, language)).or_default().push(course);
        }
        let roster: &Roster = &self.state.roster;
        self.state.answers = answers
            .into_iter()
            .filter(|(_, by_submission)| !by_submission.is_empty())
            .map(|(key, by_submission)| {
                let here = |id: &RecordId| {
                    self.state.submissions.get(id).is_some_and(|it| *it.what.about.record() == key.0)
                };
                let answers = in_protocol_order(by_submission, roster, &here);
                (key, answers)
            })
            .collect();
        let turns = |courses: Vec<Course>| turns(self.graph, &courses);
        self.state.turns = courses.into_iter().map(|(key, courses)| (key, turns(courses))).collect();
    }

    /// Everything ever said, by subject, language and voice, what was taken back included.
    fn said(&self, genesis: &Genesis) -> AllSaid {
        let mut languages: BTreeSet<LanguageTag> = genesis.languages.keys().cloned().collect();
        languages.extend(self.state.editions.iter().flat_map(|edition| edition.what.texts.keys().cloned()));
        languages.extend(self.state.submissions.values().flat_map(|s| s.what.texts.keys().cloned()));
        let mut said = AllSaid::new();
        for submission in self.state.submissions.values().filter(|it| it.what.kind.supersedes()) {
            let Some(node) = self.graph.find(&submission.id) else { continue };
            for language in languages.iter().filter(|language| submission.what.speaks(language)) {
                for voice in &submission.what.voices {
                    let key = (*submission.what.about.record(), language.clone(), voice.clone());
                    let it = Standing { by: node, submission: submission.id };
                    said.entry(key).or_default().push(Said { it, of: vec![node], carried: false });
                }
            }
        }
        for (node, envelope) in self.graph.known().filter(|(node, _)| self.effective.contains(*node)) {
            match &envelope.body {
                Body::Edition(edition) => {
                    let to = self.graph.id(node);
                    edition.carried.iter().for_each(|carried| self.carry(&mut said, to, node, carried));
                }
                Body::Carried(carried) => {
                    let to = carried.to.into_iter();
                    to.for_each(|to| self.carry(&mut said, to, node, carried));
                }
                Body::Retraction(retraction) => self.leave(&mut said, node, retraction),
                _ => {}
            }
        }
        for all in said.values_mut() {
            all.sort();
            all.dedup();
        }
        said
    }

    fn carry(&self, said: &mut AllSaid, to: RecordId, by: usize, carried: &Carried) {
        let Some(submission) = self.state.submissions.get(&carried.submission) else { return };
        let Some(of) = self.graph.find(&submission.id) else { return };
        if matches!(submission.what.about, About::Submission(_)) {
            return;
        }
        for language in carried.texts.keys() {
            for voice in &submission.what.voices {
                let key = (to, language.clone(), voice.clone());
                let it = Standing { by, submission: submission.id };
                said.entry(key).or_default().push(Said { it, of: vec![of], carried: true });
            }
        }
    }

    /// What is left of a reply of which single proposals were taken back.
    fn leave(&self, said: &mut AllSaid, by: usize, retraction: &Retraction) {
        let Some(submission) = self.state.submissions.get(&retraction.submission) else { return };
        let mut from = retraction.from;
        while let Some(Body::Retraction(before)) =
            self.graph.find(&from).and_then(|node| self.graph.envelope(node)).map(|before| &before.body)
        {
            from = before.from;
        }
        let of: BTreeSet<usize> = [submission.id, from].iter().filter_map(|id| self.graph.find(id)).collect();
        let carried = submission.what.about.record() != &retraction.on;
        for language in retraction.texts.keys() {
            for voice in &submission.what.voices {
                let key = (retraction.on, language.clone(), voice.clone());
                let it = Standing { by, submission: submission.id };
                let of = of.iter().copied().collect();
                said.entry(key).or_default().push(Said { it, of, carried });
            }
        }
    }
}

/// Answers with their voices, in protocol order of the first. `here` says whether a submission is about what is answered.
fn in_protocol_order(
    by_submission: BySubmission,
    roster: &Roster,
    here: &dyn Fn(&RecordId) -> bool,
) -> Vec<Answered> {
    let mut answers: Vec<Answered> = by_submission
        .into_iter()
        .map(|((submission, by), mut voices)| {
            voices.sort();
            voices.dedup();
            roster.sort(&mut voices);
            Answered { submission, by, voices, carried: !here(&submission) }
        })
        .collect();
    answers.sort_by_cached_key(|answer| {
        let places: Vec<_> = answer.voices.iter().map(|v| (roster.place(v), v.clone())).collect();
        (places, answer.submission, answer.by)
    });
    answers
}
