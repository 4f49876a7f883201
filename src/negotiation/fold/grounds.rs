//! What every edition was made of: what had been said of the one before it and decided on it, as far as whoever made it had
//! seen. Nothing that comes later changes that.

use super::Fold;
use super::RecordId;
use super::answers::AllSaid;
use super::decided::meeting;
use super::graph::Nodes;
use super::turns::{Course, Said, TakenBack};
use crate::negotiation::state::Spoke;

/// An edition, the one it follows, and what its author had seen.
type Made<'g> = (RecordId, RecordId, &'g Nodes);

impl<'a> Fold<'a> {
    /// The editions that follow another.
    fn made(&self) -> Vec<Made<'a>> {
        let graph = self.graph;
        let made = self.state.editions.iter().filter_map(|edition| {
            let past = graph.past(graph.find(&edition.id)?)?;
            Some((edition.id, edition.what.previous?, past))
        });
        made.collect()
    }

    /// The outcomes that stood when the next edition was made.
    pub(super) fn settle_grounds(&mut self) {
        for (edition, before, past) in self.made() {
            let withdrawn = self.rights.withdrawn(self.graph, past);
            let stood = |id: &RecordId| {
                let node = self.graph.find(id);
                node.is_some_and(|node| past.contains(node) && !withdrawn.contains_key(&node))
            };
            let all = self.state.outcomes.values().chain(self.state.taken_back.values());
            let here = all.filter(|outcome| outcome.what.on.edition == before && stood(&outcome.id));
            let here: Vec<_> = here.collect();
            let (overtaken, _) = meeting(self.graph, here.iter().copied());
            let outcomes =
                here.iter().map(|outcome| outcome.id).filter(|id| !overtaken.contains(id)).collect();
            self.state.grounds.entry(edition).or_default().outcomes = outcomes;
        }
    }

    /// What had been said when the next edition was made.
    pub(super) fn note_heard(&mut self, said: &AllSaid) {
        for (edition, before, past) in self.made() {
            let taken_back = TakenBack::among(self.rights, |node| past.contains(node));
            let here = said.iter().filter(|((about, _, _), _)| *about == before);
            let mut grounds = self.state.grounds.remove(&edition).unwrap_or_default();
            for ((_, language, _), all) in here {
                let seen: Vec<Said> = all.iter().filter(|one| past.contains(one.it.by)).cloned().collect();
                let course = Course::of(&seen, self.graph, &taken_back);
                let heard = grounds.heard.entry(language.clone()).or_default();
                for one in &seen {
                    let spoke = Spoke { submission: one.it.submission, by: self.graph.id(one.it.by) };
                    let stood = course.last().is_some_and(|standing| standing.contains(&one.it));
                    *heard.entry(spoke).or_default() |= stood;
                }
            }
            self.state.grounds.insert(edition, grounds);
        }
    }
}
