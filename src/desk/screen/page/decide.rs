//! Deciding: one matter or several at once, by a choice in the journal of loose files or by records of a dossier.

use std::collections::BTreeSet;

use super::registry::Shown;
use super::{Action, Message, Page};
use crate::consolidate::compose::{Choice, own_words};
use crate::consolidate::table::Matter;
use crate::desk::notice::{Notice, Tone};
use crate::desk::settled::{choices_of, fragments, written};
use crate::desk::work::clerk::Entry;
use crate::dossier::hearing;
use crate::language::Phrase;
use crate::negotiation::outcome::Status;
use crate::negotiation::{Code, RecordId};

/// What is done with a matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// A proposal is taken, counted from 1; 0 keeps the draft's text. Where several matters are marked, the number is
    /// that of one of their proposers.
    Take(usize),
    /// It stays open.
    KeepOpen,
    /// It is put off.
    PutOff,
    /// What was agreed is opened again.
    Reopen,
}

/// How firm what is decided next is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Firmness {
    /// Agreed.
    #[default]
    Agreed,
    /// Agreed in the working group.
    InGroup,
    /// Agreed ad referendum of delegations that have still to ask at home.
    AdReferendum,
}

/// In what terms decisions are recorded from now on.
#[derive(Debug, Clone, Default)]
pub(super) struct Terms {
    pub(super) firmness: Firmness,
    /// Who has still to ask at home.
    pub(super) referendum: BTreeSet<Code>,
    /// Why; of the next decision only.
    pub(super) reason: String,
    /// The meeting that decides.
    pub(super) meeting: Option<RecordId>,
    /// Who wrote a compromise; whoever keeps the dossier, if nobody is named.
    pub(super) author: Option<Code>,
}

impl Firmness {
    /// All of them, in the order they are offered.
    pub const ALL: [Firmness; 3] = [Firmness::Agreed, Firmness::InGroup, Firmness::AdReferendum];

    /// The key of its words.
    pub fn key(self) -> &'static str {
        match self {
            Firmness::Agreed => "agreed",
            Firmness::InGroup => "agreed-in-group",
            Firmness::AdReferendum => "agreed-ad-referendum",
        }
    }
}

impl Terms {
    pub(super) fn status(&self) -> Status {
        match self.firmness {
            Firmness::Agreed => Status::Agreed,
            Firmness::InGroup => Status::AgreedInGroup,
            Firmness::AdReferendum => Status::AdReferendum(self.referendum.iter().cloned().collect()),
        }
    }
}

impl Page {
    /// The matters that are decided on: those marked, else the one at hand.
    pub(super) fn aimed(&self) -> Vec<&Matter> {
        if self.marked.is_empty() {
            return self.at_hand().into_iter().collect();
        }
        self.marked.iter().filter_map(|at| self.sitting.matters.get(*at)).collect()
    }

    /// Those who propose something in the matters marked, in protocol order.
    pub(super) fn proposers(&self) -> Vec<usize> {
        let all: BTreeSet<usize> =
            self.aimed().iter().flat_map(|it| &it.proposals).flat_map(|it| it.holders.iter()).collect();
        all.into_iter().collect()
    }

    /// Decides on what is at hand or marked.
    pub(super) fn decide(&mut self, verb: Verb) -> Action {
        let single = self.marked.is_empty();
        let proposers = self.proposers();
        let mut choices: Vec<(usize, Option<Choice>)> = Vec::new();
        for matter in self.aimed() {
            let number = match verb {
                Verb::Take(0) => Some(0),
                Verb::Take(number) if single => Some(number).filter(|it| *it <= matter.proposals.len()),
                Verb::Take(number) => {
                    number.checked_sub(1).and_then(|at| proposers.get(at)).and_then(|voice| {
                        let held = matter.proposals.iter().position(|it| it.holders.contains(*voice));
                        held.map(|at| at + 1)
                    })
                }
                _ => None,
            };
            match (verb, number) {
                (Verb::Take(_), None) => {}
                (Verb::Take(_), Some(number)) => {
                    choices.extend(choices_of(matter, number).into_iter().map(|(at, it)| (at, Some(it))));
                }
                _ => choices.extend(matter.passages.iter().map(|passage| (*passage, None))),
            }
        }
        if choices.is_empty() {
            return Action::None;
        }
        if let (Verb::Take(number), true) = (verb, single) {
            self.wording = number;
        }
        self.rule(verb, choices)
    }

    /// Decides on passages: what is chosen in each, or nothing.
    fn rule(&mut self, verb: Verb, choices: Vec<(usize, Option<Choice>)>) -> Action {
        let Some(proceedings) = self.sitting.proceedings.clone() else {
            self.settled.choose_all(choices);
            self.show_decided();
            return Action::None;
        };
        if let Some(refused) = self.lacks(verb) {
            return refused;
        }
        let mut rulings = Vec::new();
        let mut shown = Vec::new();
        for (passage, choice) in choices {
            let Some(item) = proceedings.item(passage) else { continue };
            let ruled = match (&choice, verb) {
                (Some(Choice::Take(wording)), _) => hearing::Choice::Wording(*wording),
                (Some(_), _) => hearing::Choice::Wording(0),
                (None, Verb::PutOff) => hearing::Choice::PutOff,
                (None, Verb::Reopen) => hearing::Choice::Reopen,
                (None, _) => hearing::Choice::KeepOpen,
            };
            rulings.push((item.number, self.ruling(ruled)));
            shown.push(Shown::Passage(passage, choice));
        }
        if rulings.is_empty() {
            return Action::None;
        }
        self.marked.clear();
        self.terms.reason.clear();
        self.record(Entry::Rulings(rulings), shown)
    }

    /// Comes back to what was agreed before the place at hand, or those marked, were opened again.
    pub(super) fn take_agreed(&mut self) -> Action {
        let Some(proceedings) = self.sitting.proceedings.clone() else { return Action::None };
        if let Some(refused) = self.lacks(Verb::Take(0)) {
            return refused;
        }
        let agreed = self.aimed().into_iter().flat_map(|matter| proceedings.once_agreed(matter));
        let rulings: Vec<(u32, hearing::Ruling)> = agreed
            .map(|(item, outcome)| {
                (item.number, self.ruling(hearing::Choice::Again(Box::new(outcome.what.clone()))))
            })
            .collect();
        if rulings.is_empty() {
            return Action::None;
        }
        self.marked.clear();
        self.terms.reason.clear();
        self.record(Entry::Rulings(rulings), Vec::new())
    }

    /// Says what is wanting before anything can be recorded.
    fn lacks(&self, verb: Verb) -> Option<Action> {
        let nobody = self.terms.firmness == Firmness::AdReferendum && self.terms.referendum.is_empty();
        (matches!(verb, Verb::Take(_)) && nobody)
            .then(|| Action::Tell(Notice::new(Tone::Warning, Phrase::new("desk-record-referendum"))))
    }

    /// Keeps a compromise that was written for a passage.
    pub(super) fn keep_compromise(&mut self, passage: usize, words: String) -> Action {
        let Some(found) = self.sitting.rolling.passages.get(passage) else { return Action::None };
        if words.trim().is_empty() && found.only_adds() {
            return Action::Tell(Notice::new(Tone::Warning, Phrase::new("desk-compromise-empty")));
        }
        let choice = Choice::Own(own_words(&words, found));
        let Some(item) = self.sitting.proceedings.as_ref().and_then(|it| it.item(passage)) else {
            self.settled.choose(passage, Some(choice));
            self.show_decided();
            return Action::None;
        };
        if let Some(refused) = self.lacks(Verb::Take(0)) {
            return refused;
        }
        let number = item.number;
        let ruling = self.ruling(hearing::Choice::Words(words, self.authors()));
        self.terms.reason.clear();
        let shown = vec![Shown::Passage(passage, Some(choice))];
        self.record(Entry::Rulings(vec![(number, ruling)]), shown)
    }

    /// Keeps a provision that was written anew; words equal to the draft's restore it.
    pub(super) fn keep_words(&mut self, provision: usize, words: String) -> Action {
        let Some(base) = self.sitting.rolling.base.provisions().get(provision) else { return Action::None };
        let as_drafted = written(base).trim_end() == words;
        let Some(proceedings) = self.sitting.proceedings.clone() else {
            self.settled.write(provision, (!as_drafted).then_some(words));
            self.show_decided();
            return Action::None;
        };
        let before = proceedings.rewritten(provision).map(|it| it.id);
        match (as_drafted, before) {
            (true, None) => Action::None,
            (true, Some(record)) => {
                let shown = vec![Shown::Words(provision, None)];
                self.reopen(record, shown)
            }
            (false, _) => {
                if let Some(refused) = self.lacks(Verb::Take(0)) {
                    return refused;
                }
                let fragments = fragments(base, &words);
                let ruling = self.ruling(hearing::Choice::Words(String::new(), self.authors()));
                self.terms.reason.clear();
                let shown = vec![Shown::Words(provision, Some(words))];
                self.record(Entry::Rewriting(provision, fragments, ruling), shown)
            }
        }
    }

    /// Who wrote what is written now.
    fn authors(&self) -> Vec<Code> {
        let office = self.sitting.proceedings.as_ref().map(|it| it.dossier.office().clone());
        self.terms.author.clone().or(office).into_iter().collect()
    }

    /// Marks a matter, or takes the mark off.
    pub(super) fn mark(&mut self, matter: usize) {
        if !self.marked.remove(&matter) {
            self.marked.insert(matter);
        }
    }

    /// Marks everything open under the heading one is at; if all of it is marked, takes the marks off.
    pub(super) fn mark_here(&mut self) {
        let Some(heading) = self.heading_here().and_then(|at| self.made.outline.get(at)) else { return };
        self.mark_under(heading.provision);
    }

    /// Marks everything open under a heading; if all of it is marked, takes the marks off.
    pub(super) fn mark_under(&mut self, provision: usize) {
        let outline = &self.made.outline;
        let Some(at) = outline.iter().position(|heading| heading.provision == provision) else { return };
        let level = outline.get(at).map_or(0, |heading| heading.level);
        let end = outline.iter().skip(at + 1).find(|heading| heading.level <= level);
        let end = end.map_or(usize::MAX, |heading| heading.provision);
        let matters = self.sitting.matters.iter().enumerate();
        let inside: BTreeSet<usize> = matters
            .filter(|(_, matter)| matter.provision.is_some_and(|own| (provision..end).contains(&own)))
            .filter(|(_, matter)| !self.is_decided(matter))
            .map(|(at, _)| at)
            .collect();
        if inside.is_subset(&self.marked) {
            self.marked.retain(|at| !inside.contains(at));
        } else {
            self.marked.extend(inside);
        }
    }

    /// What is typed or picked before a decision.
    pub(super) fn set_terms(&mut self, message: Message) {
        match message {
            Message::FirmnessPicked(firmness) => self.terms.firmness = firmness,
            Message::ReferendumToggled(code) => {
                let referendum = &mut self.terms.referendum;
                let _ = referendum.remove(&code) || referendum.insert(code);
            }
            Message::ReasonTyped(reason) => self.terms.reason = reason,
            Message::MeetingPicked(meeting) => self.terms.meeting = meeting.record,
            Message::AuthorPicked(author) => self.terms.author = author.code,
            _ => {}
        }
    }

    /// The next degree of firmness.
    pub(super) fn turn_firmness(&mut self) {
        let at = Firmness::ALL.iter().position(|it| *it == self.terms.firmness).unwrap_or(0);
        self.terms.firmness = Firmness::ALL.get((at + 1) % Firmness::ALL.len()).copied().unwrap_or_default();
    }
}
