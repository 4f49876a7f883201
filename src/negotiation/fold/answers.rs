//! Which edition is current, and which submissions stand on each.

use std::collections::{BTreeMap, BTreeSet};

use super::{Answered, Code, Contradiction, Fold, Genesis, LanguageTag, RecordId, Roster};
use crate::negotiation::statement::Carried;
use crate::negotiation::submission::About;

/// What one voice said on one subject in one language, and by which record it stands there.
#[derive(Debug, Default)]
struct Said {
    /// Answers to the subject itself.
    direct: Vec<(usize, RecordId)>,
    /// Answers to an older edition, as carried over to this one.
    carried: Vec<(usize, RecordId)>,
}

/// The voices of each submission, told apart by the record by which it stands.
type BySubmission = BTreeMap<(RecordId, RecordId), Vec<Code>>;

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
        let mut answers: BTreeMap<(RecordId, LanguageTag), BySubmission> = BTreeMap::new();
        for ((about, language, voice), said) in self.said(genesis) {
            let source = if said.direct.is_empty() { said.carried } else { said.direct };
            let mut nodes: Vec<usize> = source.iter().map(|(node, _)| *node).collect();
            nodes.sort_unstable();
            nodes.dedup();
            let newest = self.graph.newest(&nodes);
            let mut standing: Vec<(RecordId, RecordId)> = source
                .iter()
                .filter(|(node, _)| newest.contains(node))
                .map(|(node, submission)| (*submission, self.graph.id(*node)))
                .collect();
            standing.sort();
            standing.dedup();
            if newest.len() > 1 {
                self.state.contradictions.push(Contradiction::Answers {
                    voice: voice.clone(),
                    about,
                    language: language.clone(),
                    submissions: standing.iter().map(|(submission, _)| *submission).collect(),
                });
            }
            let by_submission = answers.entry((about, language)).or_default();
            for key in standing {
                by_submission.entry(key).or_default().push(voice.clone());
            }
        }
        let roster: &Roster = &self.state.roster;
        self.state.answers = answers
            .into_iter()
            .map(|(key, by_submission)| (key, in_protocol_order(by_submission, roster)))
            .collect();
    }

    /// Everything said, by subject, language and voice.
    fn said(&self, genesis: &Genesis) -> BTreeMap<(RecordId, LanguageTag, Code), Said> {
        let mut languages: BTreeSet<LanguageTag> = genesis.languages.keys().cloned().collect();
        languages.extend(self.state.editions.iter().flat_map(|edition| edition.what.texts.keys().cloned()));
        languages.extend(self.state.submissions.values().flat_map(|s| s.what.texts.keys().cloned()));
        let mut said: BTreeMap<(RecordId, LanguageTag, Code), Said> = BTreeMap::new();
        for submission in self.state.submissions.values() {
            let Some(node) = self.graph.find(&submission.id) else { continue };
            if self.state.withdrawn.contains_key(&submission.id) || !submission.what.kind.supersedes() {
                continue;
            }
            for language in languages.iter().filter(|language| submission.what.speaks(language)) {
                for voice in &submission.what.voices {
                    let key = (*submission.what.about.record(), language.clone(), voice.clone());
                    said.entry(key).or_default().direct.push((node, submission.id));
                }
            }
        }
        let within = self.state.editions.iter().flat_map(|edition| {
            edition.what.carried.iter().map(move |carried| (edition.id, edition.id, carried))
        });
        let later = self
            .state
            .carried
            .values()
            .filter_map(|carried| Some((carried.what.to?, carried.id, &carried.what)));
        for (to, by, carried) in within.chain(later) {
            self.carry(&mut said, to, by, carried);
        }
        said
    }

    fn carry(
        &self,
        said: &mut BTreeMap<(RecordId, LanguageTag, Code), Said>,
        to: RecordId,
        by: RecordId,
        carried: &Carried,
    ) {
        let Some(node) = self.graph.find(&by) else { return };
        let Some(submission) = self.state.submissions.get(&carried.submission) else { return };
        if self.state.withdrawn.contains_key(&submission.id)
            || matches!(submission.what.about, About::Submission(_))
        {
            return;
        }
        for language in carried.texts.keys() {
            for voice in &submission.what.voices {
                let key = (to, language.clone(), voice.clone());
                said.entry(key).or_default().carried.push((node, submission.id));
            }
        }
    }
}

/// Answers with their voices, in protocol order of the first.
fn in_protocol_order(by_submission: BySubmission, roster: &Roster) -> Vec<Answered> {
    let mut answers: Vec<Answered> = by_submission
        .into_iter()
        .map(|((submission, by), mut voices)| {
            voices.sort();
            voices.dedup();
            roster.sort(&mut voices);
            Answered { submission, by, voices }
        })
        .collect();
    answers.sort_by_cached_key(|answer| {
        let places: Vec<_> = answer.voices.iter().map(|v| (roster.place(v), v.clone())).collect();
        (places, answer.submission, answer.by)
    });
    answers
}
