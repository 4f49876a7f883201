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
use crate::dossier::hearing::{Hearing, Ruling};
use crate::dossier::{Dossier, DossierError, Occasion};
use crate::language::Phrase;
use crate::negotiation::RecordId;
use crate::negotiation::board::Board;
use crate::negotiation::outcome::Outcome;
use crate::negotiation::position::Position;
use crate::negotiation::statement::Link;

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
    /// A record taken back.
    Withdrawal(RecordId, String),
}

/// What came of an entry.
#[derive(Debug, Clone)]
pub struct Entered {
    /// The records made.
    pub records: Vec<RecordId>,
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
    /// What everyone reads, once it is needed.
    readings: Option<Readings<'h>>,
    now: fn() -> jiff::Timestamp,
}

impl Clerk {
    /// Calls a clerk to what is recorded in a dossier.
    pub fn call(proceedings: &Proceedings, now: fn() -> jiff::Timestamp) -> Self {
        let (sender, receiver) = channel();
        let (dossier, hearing) = ((*proceedings.dossier).clone(), Arc::clone(&proceedings.hearing));
        std::thread::spawn(move || attend(dossier, &hearing, now, &receiver));
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

fn attend(dossier: Dossier, hearing: &Hearing, now: fn() -> jiff::Timestamp, work: &Receiver<Work>) {
    let board = hearing.board.clone();
    let mut office = Office { dossier, hearing, board, readings: None, now };
    while let Ok(work) = work.recv() {
        work(&mut office);
    }
}

impl Office<'_> {
    /// How things stand.
    pub fn proceedings(&self) -> Proceedings {
        let mut hearing = self.hearing.clone();
        hearing.board.clone_from(&self.board);
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
        let occasion = Occasion::new(self.dossier.office().clone(), (self.now)());
        let mut records = Vec::new();
        let ready = own::ready(&mut self.dossier, (self.now)());
        let written = ready.and_then(|()| self.write(entry, &occasion, &mut records));
        let trouble = written.err().map(|error| error.phrase());
        // What arrived meanwhile counts from now on. If it cannot be looked for, what was known stands.
        let mut moved_on = false;
        if self.dossier.has_news() && self.dossier.reload().is_ok() {
            moved_on = !self.hearing.is_current(self.dossier.state());
        }
        if !moved_on {
            let hearing = self.hearing;
            let readings = self.readings.get_or_insert_with(|| hearing.readings());
            self.board = hearing.judge(self.dossier.state(), readings);
        }
        Entered { records, trouble, proceedings: self.proceedings(), moved_on }
    }

    fn write(
        &mut self,
        entry: Entry,
        occasion: &Occasion,
        records: &mut Vec<RecordId>,
    ) -> Result<(), DossierError> {
        let (dossier, board) = (&mut self.dossier, &self.board);
        match entry {
            Entry::Rulings(rulings) => {
                for (number, ruling) in rulings {
                    let item = board.numbered(number);
                    if let Some(outcome) = item.and_then(|item| self.hearing.outcome(item, &ruling)) {
                        records.push(dossier.decide(outcome, occasion)?);
                    }
                }
            }
            Entry::Rewriting(provision, words, ruling) => {
                if let Some(outcome) = self.hearing.rewriting(provision, &words, &ruling) {
                    records.push(dossier.decide(outcome, occasion)?);
                }
            }
            Entry::Outcomes(outcomes) => {
                for outcome in outcomes {
                    records.push(dossier.decide(outcome, occasion)?);
                }
            }
            Entry::Positions(positions, links) => {
                for position in positions {
                    records.push(dossier.take_position(position, occasion)?);
                }
                for link in links {
                    records.push(dossier.link(link, occasion)?);
                }
            }
            Entry::Withdrawal(of, reason) => records.push(dossier.withdraw(of, &reason, occasion)?),
        }
        Ok(())
    }
}
