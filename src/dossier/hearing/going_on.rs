//! What of a voice's proposals goes on once outcomes are carried out.

use std::collections::BTreeMap;

use super::{Hearing, counting_alike};
use crate::consolidate::compose::Choice;
use crate::consolidate::{Layer, Passage, RollingText, consolidate};
use crate::negotiation::outcome::{Decision, Outcome};
use crate::negotiation::piece::Piece;
use crate::text::Text;

/// What of a voice's proposals goes on, in the numbers of the edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoingOn {
    /// What it says without what has had its answer: there the base stands. The same words are cut otherwise when a
    /// voice is set out alone, and an answer given to one cut would miss the other. Nothing where nothing was answered.
    pub unanswered: Option<Text>,
    /// The text with every outcome carried out and everything else as it says. Nothing where an outcome is about another
    /// stretch than the passages here.
    pub comes_to: Option<Text>,
}

impl Hearing {
    /// What of each voice goes on once these outcomes are carried out, voice by voice.
    pub fn going_on(&self, outcomes: &[&Outcome]) -> Vec<GoingOn> {
        let protocol: Vec<&str> = self.voices.iter().map(|voice| voice.name.as_str()).collect();
        let alike = consolidate(&self.base.text, &counting_alike(&self.voices, &self.renumbered), &protocol);
        let settled: Vec<bool> =
            alike.passages.iter().map(|it| self.is_settled(outcomes, it.layer, &it.span)).collect();
        let carried_out = choices_of(outcomes, &alike, &settled);
        let going_on = |name: &&str| {
            let code = alike.voices.iter().position(|it| it.code == *name);
            let mut answered = false;
            let mut left: BTreeMap<usize, Choice> = BTreeMap::new();
            for (at, (passage, settled)) in alike.passages.iter().zip(&settled).enumerate() {
                let Some(own) = code.and_then(|code| passage.proposed_by(code)) else { continue };
                answered |= settled;
                // Nobody decides on an ending: it goes with what it was changed for.
                if !settled && passage.layer != Layer::Ending {
                    left.insert(at, Choice::Take(own));
                }
            }
            let comes_to = carried_out.as_ref().map(|carried_out| {
                let choices = left.iter().chain(carried_out);
                alike.compose(&choices.map(|(at, choice)| (*at, choice.clone())).collect()).text
            });
            GoingOn { unanswered: answered.then(|| alike.compose(&left).text), comes_to }
        };
        protocol.iter().map(going_on).collect()
    }
}

/// What outcomes choose in the passages they are about. Nothing where one of them is about another stretch, or a passage
/// was answered by none of them.
fn choices_of(
    outcomes: &[&Outcome],
    rolling: &RollingText,
    settled: &[bool],
) -> Option<BTreeMap<usize, Choice>> {
    let mut choices = BTreeMap::new();
    for outcome in outcomes.iter().filter(|it| it.takes_effect()) {
        let on = &outcome.on;
        let here = |it: &Passage| it.layer == on.layer && it.span == (on.from..on.to);
        let Some(at) = rolling.passages.iter().position(here) else {
            if outcome.decision == Decision::Keep {
                continue;
            }
            return None;
        };
        if choices.contains_key(&at) {
            continue;
        }
        let choice = match (outcome.decision, on.layer) {
            (Decision::Keep, _) => Choice::Keep,
            (_, Layer::Order) => {
                let mut wordings = rolling.passages.get(at)?.wordings.iter();
                Choice::Take(wordings.position(|it| !it.base && it.place == outcome.before)?)
            }
            _ => Choice::Own(Piece::read_all(&outcome.effect)?),
        };
        choices.insert(at, choice);
        for ending in &outcome.endings {
            let mut passages = rolling.passages.iter();
            let here = |it: &Passage| it.layer == Layer::Ending && it.span == (ending.from..ending.to);
            if let Some(at) = passages.position(here) {
                choices.entry(at).or_insert(Choice::Own(Piece::read_all(&ending.effect)?));
            }
        }
    }
    let every = settled.iter().enumerate().all(|(at, settled)| !settled || choices.contains_key(&at));
    every.then_some(choices)
}
