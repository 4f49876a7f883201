//! Outcomes that do not go together though each of them is sound. Nothing is wrong with the records: it is for people to
//! read the text that results once more.

use super::Code;
use super::board::{Board, Choice, Item, Stand};
use super::neighbour::runs;
use super::outcome::{Decision, Outcome};
use super::state::StateOfPlay;
use crate::consolidate::Layer;
use crate::language::{Language, Phrase};

/// What does not go together, by the numbers of the passages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clash {
    /// Parts of the same rival wordings in which different sides were taken: nobody proposed the sentence that results.
    /// With each passage, who proposed what was taken; nobody where the draft's words were kept.
    Mixed(Vec<(u32, Vec<Code>)>),
    /// Words agreed within provisions that are agreed to go.
    Within {
        /// The passage that goes.
        gone: u32,
        /// The passages within it.
        passages: Vec<u32>,
    },
}

impl Clash {
    /// The passages it is about.
    pub fn passages(&self) -> Vec<u32> {
        match self {
            Clash::Mixed(taken) => taken.iter().map(|(number, _)| *number).collect(),
            Clash::Within { gone, passages } => std::iter::once(gone).chain(passages).copied().collect(),
        }
    }

    /// What to say of it.
    pub fn phrase(&self, language: Language) -> Phrase {
        let listed = |numbers: &[u32]| numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
        match self {
            Clash::Mixed(taken) => {
                let of = |(number, holders): &(u32, Vec<Code>)| {
                    let codes: Vec<&str> = holders.iter().map(Code::as_str).collect();
                    let whose = if codes.is_empty() { language.say("paper-draft") } else { codes.join(", ") };
                    language.say(Phrase::new("clash-taken").with("number", *number).with("whose", whose))
                };
                let taken = taken.iter().map(of).collect::<Vec<_>>().join(", ");
                Phrase::new("clash-mixed").with("passages", listed(&self.passages())).with("taken", taken)
            }
            Clash::Within { gone, passages } => Phrase::new("clash-within")
                .with("gone", *gone)
                .with("passages", listed(passages))
                .count("count", passages.len()),
        }
    }
}

/// What does not go together among the outcomes of a board, in reading order.
pub fn clashes(board: &Board, state: &StateOfPlay) -> Vec<Clash> {
    let mut found = Vec::new();
    for run in runs(&board.items) {
        let taken: Vec<(u32, Vec<Code>)> =
            run.iter().filter_map(|item| Some((item.number, taken(item, state)?.holders.clone()))).collect();
        // Of one proposal alone a part may well be taken.
        let rivals = run.first().is_some_and(|item| item.options.len() > 2);
        let apart = taken.windows(2).any(|pair| matches!(pair, [one, other] if one.1 != other.1));
        if rivals && apart {
            found.push(Clash::Mixed(taken));
        }
    }
    for gone in board.items.iter().filter(|item| goes(item, state)) {
        let within = board.items.iter().filter(|item| {
            item.number != gone.number
                && gone.span.start <= item.span.start
                && item.span.end <= gone.span.end
                && settled(item, state).is_some_and(|outcome| outcome.decision != Decision::Keep)
        });
        let passages: Vec<u32> = within.map(|item| item.number).collect();
        if !passages.is_empty() {
            found.push(Clash::Within { gone: gone.number, passages });
        }
    }
    found
}

/// The outcome by which a passage is agreed.
fn settled<'s>(item: &Item, state: &'s StateOfPlay) -> Option<&'s Outcome> {
    if !matches!(item.stand, Stand::Agreed(_)) {
        return None;
    }
    let all = item.outcomes.iter().rev().filter_map(|id| state.outcomes.get(id)).map(|outcome| &outcome.what);
    all.into_iter().find(|outcome| outcome.takes_effect())
}

/// The wording by which a passage is agreed, where it is one that was proposed, or the draft's.
fn taken<'b>(item: &'b Item, state: &StateOfPlay) -> Option<&'b Choice> {
    let outcome = settled(item, state)?;
    match outcome.decision {
        Decision::Keep => item.options.first(),
        Decision::Take => item.options.iter().find(|choice| choice.reads == outcome.on.reads),
        _ => None,
    }
}

/// Whether a passage of whole provisions is agreed to go.
fn goes(item: &Item, state: &StateOfPlay) -> bool {
    item.layer == Layer::Presence
        && settled(item, state)
            .is_some_and(|outcome| outcome.decision == Decision::Take && outcome.on.reads.trim().is_empty())
}
