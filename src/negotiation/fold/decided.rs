//! Which outcomes and positions are the last word.

use std::collections::{BTreeMap, BTreeSet};

use super::graph::Graph;
use super::{Code, Contradiction, Fold, RecordId};
use crate::negotiation::outcome::Outcome;
use crate::negotiation::position::Matter;
use crate::negotiation::state::{Spoken, Stated};
use crate::negotiation::stretch::Stretch;

/// A place in a text apart from the tokens: outcomes elsewhere never meet.
type Where<'a> = (&'a RecordId, &'a crate::negotiation::LanguageTag, crate::consolidate::Layer);

/// Of some outcomes, those that give way to a later one whose author had seen them, and those that meet and were written
/// apart.
pub(super) fn meeting<'s>(
    graph: &Graph<'_>,
    outcomes: impl Iterator<Item = &'s Stated<Outcome>>,
) -> (BTreeSet<RecordId>, Vec<(RecordId, RecordId)>) {
    let mut places: BTreeMap<Where<'_>, Vec<(usize, RecordId, &Stretch)>> = BTreeMap::new();
    for outcome in outcomes {
        let Some(node) = graph.find(&outcome.id) else { continue };
        let on = &outcome.what.on;
        places.entry((&on.edition, &on.language, on.layer)).or_default().push((node, outcome.id, on));
    }
    let mut overtaken = BTreeSet::new();
    let mut apart = Vec::new();
    for outcomes in places.values_mut() {
        outcomes.sort_by_key(|(_, id, on)| (on.from, on.to, *id));
        for (at, (node, id, on)) in outcomes.iter().enumerate() {
            let rest = outcomes.iter().skip(at + 1).take_while(|(_, _, other)| other.from <= on.to);
            for (other_node, other_id, _) in rest.filter(|(_, _, other)| on.overlaps(other)) {
                if graph.precedes(*node, *other_node) {
                    overtaken.insert(*id);
                } else if graph.precedes(*other_node, *node) {
                    overtaken.insert(*other_id);
                } else {
                    apart.push((*id, *other_id));
                }
            }
        }
    }
    (overtaken, apart)
}

impl Fold<'_> {
    /// A later outcome on overlapping words takes the place of those its author had seen. Outcomes written apart that
    /// overlap and do not say the same stay open together.
    pub(super) fn settle_outcomes(&mut self) {
        let (overtaken, apart) = meeting(self.graph, self.state.outcomes.values());
        for (one, other) in apart {
            let says = |id: &RecordId| {
                let what = &self.state.outcomes.get(id)?.what;
                Some((&what.on, what.takes_effect(), &what.status))
            };
            if !overtaken.contains(&one) && !overtaken.contains(&other) && says(&one) != says(&other) {
                self.state.contradictions.push(Contradiction::Outcomes(vec![one, other]));
            }
        }
        self.state.overtaken = overtaken;
        self.note_unseen();
        self.note_belated();
    }

    /// Which of the answers that stand the author of an outcome had not seen.
    fn note_unseen(&mut self) {
        for outcome in self.state.outcomes.values() {
            let Some(node) = self.graph.find(&outcome.id) else { continue };
            let on = &outcome.what.on;
            let answers = self.state.answers_to(&on.edition, &on.language);
            let unseen: BTreeSet<RecordId> = answers
                .iter()
                .filter(|answer| {
                    // Whoever takes back says nothing new.
                    let said = self.graph.find(&self.state.said_by(&answer.by));
                    said.is_some_and(|said| !self.graph.precedes(said, node))
                })
                .map(|answer| answer.submission)
                .collect();
            if !unseen.is_empty() {
                self.state.unseen.insert(outcome.id, unseen);
            }
        }
    }

    /// Outcomes on an edition whose successor was published without knowing them: they changed nothing.
    fn note_belated(&mut self) {
        for outcome in self.state.outcomes.values() {
            let Some(node) = self.graph.find(&outcome.id) else { continue };
            let next = self
                .state
                .editions
                .iter()
                .filter(|edition| edition.what.previous == Some(outcome.what.on.edition))
                .filter_map(|edition| self.graph.find(&edition.id));
            let next: Vec<usize> = next.collect();
            if !next.is_empty() && next.iter().all(|edition| !self.graph.precedes(node, *edition)) {
                self.state.belated.insert(outcome.id);
            }
        }
    }

    /// Of what each voice said of each wording, the newest; where it spoke apart, all.
    pub(super) fn settle_positions(&mut self) {
        let mut said: BTreeMap<(&Matter, &Code), Vec<usize>> = BTreeMap::new();
        for position in self.state.positions.values() {
            let Some(node) = self.graph.find(&position.id) else { continue };
            for voice in &position.what.voices {
                said.entry((&position.what.on, voice)).or_default().push(node);
            }
        }
        let mut stances: BTreeMap<Matter, Vec<Spoken>> = BTreeMap::new();
        for ((matter, voice), mut nodes) in said {
            nodes.sort_unstable();
            for node in self.graph.newest(&nodes) {
                let spoken = Spoken { voice: voice.clone(), record: self.graph.id(node) };
                stances.entry(matter.clone()).or_default().push(spoken);
            }
        }
        let roster = &self.state.roster;
        for spoken in stances.values_mut() {
            spoken.sort_by_cached_key(|it| (roster.place(&it.voice), it.voice.clone(), it.record));
        }
        self.state.stances = stances;
    }
}
