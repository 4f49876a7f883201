//! What the page has recorded: decisions and positions are shown at once and entered by the clerk behind it; what was
//! recorded is taken back by a further record, never by erasing.

use std::collections::BTreeMap;
use std::sync::Arc;

use iced::Task;

use super::{Action, Message, Page};
use crate::consolidate::compose::Choice;
use crate::desk::notice::{Notice, Tone};
use crate::desk::work::clerk::{Clerk, Entered, Entry};
use crate::desk::work::{Order, Own};
use crate::dossier::hearing;
use crate::language::Phrase;
use crate::negotiation::RecordId;
use crate::negotiation::outcome::{Decision, Outcome, Status};

/// What is being recorded and what was recorded from this page.
#[derive(Default)]
pub(super) struct Registry {
    clerk: Option<Clerk>,
    /// How many entries were asked for, and which was heard of last.
    asked: u64,
    heard: u64,
    under_way: BTreeMap<u64, Asked>,
    done: Vec<Step>,
    undone: Vec<Step>,
}

/// An entry on its way.
struct Asked {
    /// What is told once it is recorded.
    told: Option<Phrase>,
    /// How it is shown meanwhile.
    shown: Vec<Shown>,
    turn: Turn,
}

/// What is shown before it is recorded.
#[derive(Debug, Clone)]
pub(super) enum Shown {
    /// A passage.
    Passage(usize, Option<Choice>),
    /// A provision written anew.
    Words(usize, Option<String>),
}

/// Whether something is done, taken back, or done again.
enum Turn {
    /// It is done; what stood before, place by place, where it is of outcomes.
    Do(Vec<Vec<Outcome>>),
    Undo(Step),
    Redo(Step),
}

/// Something recorded from this page.
#[derive(Clone)]
enum Step {
    /// Outcomes, each with what stood in its place before.
    Outcomes(Vec<(RecordId, Vec<Outcome>)>),
    /// Anything else; and by which records it was taken back, once it was.
    Said { records: Vec<RecordId>, taken_back: Vec<RecordId> },
}

impl Registry {
    /// Whether something is not recorded yet.
    pub(super) fn is_busy(&self) -> bool {
        !self.under_way.is_empty()
    }

    /// What can be taken back and again, on a page of the same draft laid out anew.
    pub(super) fn handed_over(&self) -> Self {
        Self { done: self.done.clone(), undone: self.undone.clone(), ..Self::default() }
    }

    /// How many steps can be taken back and again.
    pub(super) fn depth(&self) -> (usize, usize) {
        (self.done.len(), self.undone.len())
    }
}

impl Page {
    /// Has something recorded; it is shown at once.
    pub(super) fn record(&mut self, entry: Entry, shown: Vec<Shown>) -> Action {
        let before = self.standing_before(&entry);
        self.ask(entry, shown, Turn::Do(before))
    }

    /// Has something recorded that is told once it is.
    pub(super) fn record_telling(&mut self, entry: Entry, told: Phrase) -> Action {
        let action = self.record(entry, Vec::new());
        if let Some(asked) = self.registry.under_way.get_mut(&self.registry.asked) {
            asked.told = Some(told);
        }
        action
    }

    fn ask(&mut self, entry: Entry, shown: Vec<Shown>, turn: Turn) -> Action {
        let Some(clerk) = self.clerk() else { return Action::None };
        let answer = clerk.enter(entry);
        self.registry.asked += 1;
        let number = self.registry.asked;
        self.show_at_once(&shown);
        self.registry.under_way.insert(number, Asked { told: None, shown, turn });
        Action::Run(Task::perform(answer, move |entered| {
            Message::Entered(number, entered.ok().map(Box::new))
        }))
    }

    /// Takes over who sits at the desk from now on.
    pub fn sit_down(&mut self, own: &Own) {
        let Some(proceedings) = &mut self.sitting.proceedings else { return };
        own.sit_down(Arc::make_mut(&mut proceedings.dossier));
        if let Some(round) = &mut self.sitting.round {
            Arc::make_mut(round).mark(&proceedings.dossier);
        }
        if let Some(clerk) = &self.registry.clerk {
            let own = own.clone();
            // Nobody waits for an answer: what is asked afterwards is done afterwards.
            drop(clerk.ask(move |office| office.sit_down(&own)));
        }
    }

    /// The clerk of this dossier.
    pub(super) fn clerk(&mut self) -> Option<Clerk> {
        let proceedings = self.sitting.proceedings.as_ref()?;
        Some(self.registry.clerk.get_or_insert_with(|| Clerk::call(proceedings, self.now)).clone())
    }

    fn show_at_once(&mut self, shown: &[Shown]) {
        if shown.is_empty() {
            return;
        }
        for shown in shown {
            match shown.clone() {
                Shown::Passage(passage, choice) => self.settled.put(passage, choice),
                Shown::Words(provision, words) => self.settled.put_words(provision, words),
            }
        }
        self.show_decided();
    }

    /// What stands now in the places an entry decides on.
    fn standing_before(&self, entry: &Entry) -> Vec<Vec<Outcome>> {
        let Some(proceedings) = &self.sitting.proceedings else { return Vec::new() };
        let outcomes = &proceedings.state().outcomes;
        let of_item = |number: u32| -> Vec<Outcome> {
            let item = proceedings.hearing.board.numbered(number);
            let ids = item.map(|item| item.outcomes.as_slice()).unwrap_or_default();
            ids.iter().filter_map(|id| outcomes.get(id)).map(|it| it.what.clone()).collect()
        };
        match entry {
            Entry::Rulings(rulings) => rulings.iter().map(|(number, _)| of_item(*number)).collect(),
            Entry::Rewriting(provision, ..) => {
                vec![proceedings.rewritten(*provision).map(|it| it.what.clone()).into_iter().collect()]
            }
            _ => Vec::new(),
        }
    }

    /// Something was recorded, or could not be.
    pub(super) fn entered(&mut self, number: u64, entered: Option<Box<Entered>>) -> Action {
        let asked = self.registry.under_way.remove(&number);
        let Some(entered) = entered else {
            // The clerk is gone: nothing was recorded.
            self.registry.clerk = None;
            self.stand_by_records();
            return Action::Tell(Notice::new(Tone::Trouble, Phrase::new("desk-record-lost")));
        };
        let Entered { records, trouble, proceedings, moved_on } = *entered;
        let folder = proceedings.folder().to_path_buf();
        let language = proceedings.hearing.language.to_string();
        if moved_on {
            // What was shown is laid out anew from the records.
        } else if number > self.registry.heard {
            self.registry.heard = number;
            self.shortening.iter_mut().for_each(|it| it.again(&proceedings.hearing));
            self.sitting.proceedings = Some(proceedings);
        }
        self.stand_by_records();
        let told = asked.and_then(|asked| {
            let own = asked.told.filter(|_| records.iter().any(Option::is_some));
            self.note_step(asked.turn, records, trouble.is_some()).or(own)
        });
        let notice = match (trouble, told) {
            (Some(trouble), _) => {
                let phrase = Phrase::new("desk-record-refused").inner("reason", trouble);
                Some(Notice::new(Tone::Trouble, phrase))
            }
            (None, told) => told.map(Notice::plain),
        };
        match (moved_on, notice) {
            (true, notice) => Action::Anew(Order::OpenIn(folder, language), notice),
            (false, Some(notice)) => Action::Tell(notice),
            (false, None) => Action::None,
        }
    }

    /// Remembers what was recorded, to be taken back or done again; says so where that is what was done. Of what was
    /// asked, `records` has nothing where it had been said already.
    fn note_step(&mut self, turn: Turn, records: Vec<Option<RecordId>>, refused: bool) -> Option<Phrase> {
        let registry = &mut self.registry;
        let made: Vec<RecordId> = records.iter().flatten().copied().collect();
        match turn {
            Turn::Do(_) if made.is_empty() => None,
            Turn::Do(before) => {
                registry.done.push(match before.is_empty() {
                    true => Step::Said { records: made, taken_back: Vec::new() },
                    false => {
                        let each = records.into_iter().zip(before);
                        Step::Outcomes(each.filter_map(|(record, stood)| Some((record?, stood))).collect())
                    }
                });
                registry.undone.clear();
                None
            }
            Turn::Undo(step) if refused && made.is_empty() => {
                registry.done.push(step);
                None
            }
            Turn::Undo(step) => {
                registry.undone.push(match step {
                    Step::Said { records, .. } => Step::Said { records, taken_back: made.clone() },
                    outcomes => outcomes,
                });
                Some(Phrase::new("desk-record-taken-back").count("count", made.len()))
            }
            Turn::Redo(step) if refused && made.is_empty() => {
                registry.undone.push(step);
                None
            }
            Turn::Redo(Step::Said { records, .. }) => {
                registry.done.push(Step::Said { records, taken_back: Vec::new() });
                None
            }
            Turn::Redo(Step::Outcomes(before)) => {
                let each = records.into_iter().zip(before);
                let again = each.filter_map(|(record, (_, stood))| Some((record?, stood)));
                registry.done.push(Step::Outcomes(again.collect()));
                None
            }
        }
    }

    /// Shows what the records say, and what is on its way to them.
    fn stand_by_records(&mut self) {
        let Some(proceedings) = &self.sitting.proceedings else { return };
        let mut settled = proceedings.settled();
        for shown in self.registry.under_way.values().flat_map(|asked| asked.shown.clone()) {
            match shown {
                Shown::Passage(passage, choice) => settled.put(passage, choice),
                Shown::Words(provision, words) => settled.put_words(provision, words),
            }
        }
        if settled == self.settled {
            self.count_open();
        } else {
            self.settled = settled;
            self.show_decided();
        }
    }

    /// Takes back what was recorded last: outcomes by recording that their places are open again, or what stood before;
    /// anything else by withdrawing it.
    pub(super) fn take_back(&mut self) -> Action {
        let Some(proceedings) = self.sitting.proceedings.clone() else { return Action::None };
        let Some(step) = self.registry.done.pop() else { return Action::None };
        let (entry, shown) = match &step {
            Step::Said { records, .. } => (Entry::Withdrawals(records.clone()), Vec::new()),
            Step::Outcomes(outcomes) => {
                let state = proceedings.state();
                let mut again = Vec::new();
                let mut shown = Vec::new();
                for (record, stood) in outcomes {
                    let Some(outcome) = state.outcomes.get(record).map(|it| &it.what) else { continue };
                    if stood.is_empty() {
                        again.push(reopened(outcome));
                        shown.extend(self.shown_open(outcome));
                    } else {
                        again.extend(stood.iter().cloned());
                    }
                }
                (Entry::Outcomes(again), shown)
            }
        };
        self.ask(entry, shown, Turn::Undo(step))
    }

    /// Records once more what was taken back last.
    pub(super) fn do_again(&mut self) -> Action {
        let Some(proceedings) = self.sitting.proceedings.clone() else { return Action::None };
        let Some(step) = self.registry.undone.pop() else { return Action::None };
        let entry = match &step {
            Step::Said { taken_back, .. } => Entry::Withdrawals(taken_back.clone()),
            Step::Outcomes(outcomes) => {
                let known = &proceedings.state().outcomes;
                let again = outcomes.iter().filter_map(|(record, _)| known.get(record));
                Entry::Outcomes(again.map(|it| it.what.clone()).collect())
            }
        };
        self.ask(entry, Vec::new(), Turn::Redo(step))
    }

    /// Opens again what one outcome decided.
    pub(super) fn reopen(&mut self, record: RecordId, shown: Vec<Shown>) -> Action {
        let Some(proceedings) = &self.sitting.proceedings else { return Action::None };
        let Some(outcome) = proceedings.state().outcomes.get(&record).map(|it| &it.what) else {
            return Action::None;
        };
        let (before, again) = (outcome.clone(), reopened(outcome));
        self.ask(Entry::Outcomes(vec![again]), shown, Turn::Do(vec![vec![before]]))
    }

    /// How a place is shown when what was decided there is opened again.
    fn shown_open(&self, outcome: &Outcome) -> Option<Shown> {
        let (on, rolling) = (&outcome.on, &self.sitting.rolling);
        let exactly = |passage: &crate::consolidate::Passage| {
            passage.layer == on.layer && (passage.span.start, passage.span.end) == (on.from, on.to)
        };
        if let Some(passage) = rolling.passages.iter().position(exactly) {
            return Some(Shown::Passage(passage, None));
        }
        let provision = rolling.starts.binary_search(&on.from.checked_sub(1)?).ok()?;
        Some(Shown::Words(provision, None))
    }

    /// A ruling in the terms set in the panel, and the choice as it is shown.
    pub(super) fn ruling(&self, choice: hearing::Choice) -> hearing::Ruling {
        hearing::Ruling {
            choice,
            status: self.terms.status(),
            reason: self.terms.reason.trim().to_owned(),
            verdicts: Vec::new(),
            meeting: self.terms.meeting,
        }
    }
}

/// An outcome that opens again what another decided.
fn reopened(outcome: &Outcome) -> Outcome {
    Outcome::new(outcome.on.clone(), Decision::Reopen, Status::Open)
}
