//! Entering records while the page is read on: one clerk for every dossier on the desk, on a thread of its own, takes
//! what is to be recorded in the order it was said, and tells how things stand by it.
//!
//! Records are written on what the person at the desk had seen; what others wrote meanwhile is looked for afterwards,
//! so that the dossier shows truly who knew what.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use iced::futures::channel::oneshot;

use super::own::{self, Own};
use crate::consolidate::{Fragment, Readings};
use crate::desk::proceedings::Proceedings;
use crate::dossier::follow::ToFollow;
use crate::dossier::hearing::{Hearing, Ruling};
use crate::dossier::{Dossier, DossierError, Occasion};
use crate::language::Phrase;
use crate::negotiation::board::{Board, Item};
use crate::negotiation::outcome::Outcome;
use crate::negotiation::position::Position;
use crate::negotiation::state::Stated;
use crate::negotiation::statement::Link;
use crate::negotiation::submission::Letter;
use crate::negotiation::{Code, RecordId};

/// Something to be recorded.
#[derive(Debug, Clone)]
pub enum Entry {
    /// What was decided on passages, each by its number.
    Rulings(Vec<(u32, Ruling)>),
    /// A provision written anew.
    Rewriting(usize, Vec<Fragment>, Ruling),
    /// Outcomes recorded once more: what they say stands again.
    Outcomes(Vec<Outcome>),
    /// What delegations say, and what they make it hang on.
    Positions(Vec<Position>, Vec<Link>),
    /// A proposal that several may take back, each out of their own reply.
    TakenBack(TakenBack),
    /// Records taken back, the last first; a withdrawal taken back lets stand again what it withdrew.
    Withdrawals(Vec<RecordId>),
}

/// A proposal that is taken back.
#[derive(Debug, Clone)]
pub struct TakenBack {
    /// Who takes it back.
    pub voices: Vec<Code>,
    /// The numbers of the passages in which it is made.
    pub items: Vec<u32>,
    /// Why; empty where nobody said.
    pub reason: String,
    /// The letter on the strength of which it is entered.
    pub letter: Option<Letter>,
}

/// What came of an entry.
#[derive(Debug, Clone)]
pub struct Entered {
    /// The records made, in the order of what was asked; nothing where that had been said already, or has no place.
    pub records: Vec<Option<RecordId>>,
    /// Why something was not recorded, if it was not; what was recorded before it stands.
    pub trouble: Option<Phrase>,
    /// How things stand now.
    pub proceedings: Proceedings,
    /// Whether somebody else has answered or published meanwhile: the dossier is to be opened anew.
    pub moved_on: bool,
}

/// Work for the clerk.
type Work = Box<dyn for<'h> FnOnce(&mut Office<'h>) + Send>;

/// The clerk. Whoever holds it can ask; when nobody does any more, the clerk goes.
#[derive(Debug, Clone)]
pub struct Clerk(Sender<Work>);

/// What lies before the clerk.
pub struct Office<'h> {
    dossier: Dossier,
    hearing: &'h Hearing,
    board: Board,
    to_follow: Vec<ToFollow>,
    /// What everyone reads, once it is needed.
    readings: Option<Readings<'h>>,
    now: fn() -> jiff::Zoned,
}

impl Clerk {
    /// Calls a clerk to what is recorded in a dossier.
    pub fn call(proceedings: &Proceedings, now: fn() -> jiff::Zoned) -> Self {
        let (sender, receiver) = channel();
        let (dossier, hearing) = (Arc::clone(&proceedings.dossier), Arc::clone(&proceedings.hearing));
        std::thread::spawn(move || attend(Arc::unwrap_or_clone(dossier), &hearing, now, &receiver));
        Self(sender)
    }

    /// Asks for something to be recorded. The answer comes when it was; none if the clerk is gone.
    pub fn enter(&self, entry: Entry) -> oneshot::Receiver<Entered> {
        self.ask(move |office| office.enter(entry))
    }

    /// Asks for something that follows from the records. It is done after all that was asked before.
    pub fn ask<T: Send + 'static>(
        &self,
        work: impl for<'h> FnOnce(&mut Office<'h>) -> T + Send + 'static,
    ) -> oneshot::Receiver<T> {
        let (sender, receiver) = oneshot::channel();
        let work: Work = Box::new(move |office| {
            // Nobody waits for the answer when the page was left.
            let _ = sender.send(work(office));
        });
        // The receiver is gone only with its thread: then the answer never comes, which the one who waits is told.
        let _ = self.0.send(work);
        receiver
    }
}

fn attend(dossier: Dossier, hearing: &Hearing, now: fn() -> jiff::Zoned, work: &Receiver<Work>) {
    let board = hearing.board.clone();
    let to_follow = hearing.to_follow.clone();
    let mut office = Office { dossier, hearing, board, to_follow, readings: None, now };
    while let Ok(work) = work.recv() {
        work(&mut office);
    }
}

impl Office<'_> {
    /// How things stand.
    pub fn proceedings(&self) -> Proceedings {
        let mut hearing = self.hearing.clone();
        hearing.board.clone_from(&self.board);
        hearing.to_follow.clone_from(&self.to_follow);
        Proceedings::new(Arc::new(self.dossier.clone()), Arc::new(hearing))
    }

    /// The dossier.
    pub fn dossier(&self) -> &Dossier {
        &self.dossier
    }

    /// Somebody else sits at the desk from now on.
    pub fn sit_down(&mut self, own: &Own) {
        own.sit_down(&mut self.dossier);
    }

    fn enter(&mut self, entry: Entry) -> Entered {
        let occasion = Occasion::new(self.dossier.office().clone(), (self.now)().timestamp());
        let mut records = Vec::new();
        let ready = own::ready(&mut self.dossier, (self.now)().timestamp());
        let written = ready.and_then(|()| self.write(entry, &occasion, &mut records));
        let trouble = written.err().map(|error| error.phrase());
        // What arrived meanwhile counts from now on. If it cannot be looked for, what was known stands.
        if self.dossier.has_news() {
            let _ = self.dossier.reload();
        }
        let moved_on = !self.hearing.is_current(self.dossier.state());
        if !moved_on {
            let hearing = self.hearing;
            let readings = self.readings.get_or_insert_with(|| hearing.readings());
            self.board = hearing.judge(self.dossier.state(), readings);
            // If a text cannot be read, what was known stands.
            if let Ok(to_follow) = self.dossier.to_follow(&hearing.edition, &hearing.language) {
                self.to_follow = to_follow;
            }
        }
        Entered { records, trouble, proceedings: self.proceedings(), moved_on }
    }

    fn write(
        &mut self,
        entry: Entry,
        occasion: &Occasion,
        records: &mut Vec<Option<RecordId>>,
    ) -> Result<(), DossierError> {
        let (dossier, board) = (&mut self.dossier, &self.board);
        let mut decide = |dossier: &mut Dossier, outcome: Option<Outcome>, says: Says| {
            let new = outcome.filter(|it| !stands_already(dossier, it, says, &occasion.office));
            records.push(new.map(|outcome| dossier.decide(outcome, occasion)).transpose()?);
            Ok(())
        };
        match entry {
            Entry::Rulings(rulings) => rulings.into_iter().try_for_each(|(number, ruling)| {
                let item = board.numbered(number);
                decide(dossier, item.and_then(|item| self.hearing.outcome(item, &ruling)), says(&ruling))
            }),
            Entry::Rewriting(provision, words, ruling) => {
                decide(dossier, self.hearing.rewriting(provision, &words, &ruling), says(&ruling))
            }
            Entry::Outcomes(outcomes) => {
                outcomes.into_iter().try_for_each(|outcome| decide(dossier, Some(outcome), Says::All))
            }
            Entry::Positions(positions, links) => {
                for position in positions {
                    let new = !taken_already(dossier, &position, &occasion.office);
                    records.push(new.then(|| dossier.take_position(position, occasion)).transpose()?);
                }
                for link in links {
                    let known = dossier.state().links.values();
                    let new = !known.into_iter().any(|it| it.what == link && hand(it) == &occasion.office);
                    records.push(new.then(|| dossier.link(link, occasion)).transpose()?);
                }
                Ok(())
            }
            Entry::TakenBack(back) => self.take_back(&back, occasion, records),
            Entry::Withdrawals(all) => all.into_iter().rev().try_for_each(|of| {
                records.push(Some(dossier.withdraw(of, "", occasion)?));
                Ok(())
            }),
        }
    }
}

impl Office<'_> {
    /// Takes a proposal back, reply by reply.
    fn take_back(
        &mut self,
        back: &TakenBack,
        occasion: &Occasion,
        records: &mut Vec<Option<RecordId>>,
    ) -> Result<(), DossierError> {
        let occasion = Occasion { on_the_strength_of: back.letter.clone(), ..occasion.clone() };
        for voice in self.hearing.voices.iter() {
            let own: Vec<Code> =
                voice.codes.iter().filter(|code| back.voices.contains(code)).cloned().collect();
            let proposed = |item: &&Item| {
                let choices = item.options.iter().skip(1);
                !own.is_empty()
                    && choices.into_iter().any(|it| own.iter().all(|code| it.holders.contains(code)))
            };
            let items = back.items.iter().filter_map(|number| self.board.numbered(*number));
            let items: Vec<&Item> = items.filter(proposed).collect();
            if !items.is_empty() {
                let taken =
                    self.dossier.withdraw_proposals(self.hearing, &own, &items, &back.reason, &occasion);
                records.push(Some(taken?));
            }
        }
        Ok(())
    }
}

/// Who entered something.
fn hand<T>(stated: &Stated<T>) -> &Code {
    stated.entered_by.as_ref().unwrap_or(&stated.author)
}

/// How much of an outcome is said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    /// All of it.
    All,
    /// What is chosen, and nothing of why, of the meeting, or of what became of whose proposal.
    Choice,
}

fn says(ruling: &Ruling) -> Says {
    let bare = ruling.reason.is_empty() && ruling.verdicts.is_empty() && ruling.meeting.is_none();
    if bare { Says::Choice } else { Says::All }
}

/// Whether just this was decided by the same hand last, and nobody has answered since. Who signs now and did not then
/// says more.
fn stands_already(dossier: &Dossier, outcome: &Outcome, says: Says, office: &Code) -> bool {
    let state = dossier.state();
    let known = state.outcomes.values();
    let mut last = known.filter(|it| it.what.on.overlaps(&outcome.on) && !state.overtaken.contains(&it.id));
    match (last.next(), last.next()) {
        (Some(only), None) => {
            let seen = state.unseen.get(&only.id).is_none_or(|unseen| unseen.is_empty());
            let signed = dossier.signer().is_none() || state.signed.contains_key(&only.id);
            let mut again = outcome.clone();
            if says == Says::Choice {
                let Outcome { reason, answers, meeting, .. } = only.what.clone();
                again = Outcome { reason, answers, meeting, ..again };
            }
            seen && signed && hand(only) == office && only.what == again
        }
        _ => false,
    }
}

/// Whether just this was entered by the same hand as what all of these delegations say.
fn taken_already(dossier: &Dossier, position: &Position, office: &Code) -> bool {
    let state = dossier.state();
    let spoken = state.stances.get(&position.on).map(Vec::as_slice).unwrap_or_default();
    position.voices.iter().all(|voice| {
        let last = spoken.iter().find(|it| it.voice == *voice);
        let last = last.and_then(|it| state.positions.get(&it.record));
        last.is_some_and(|last| {
            let signed = dossier.signer().is_none() || state.signed.contains_key(&last.id);
            signed && last.what == *position && hand(last) == office
        })
    })
}
