//! What is wanting before a command of the page can do anything: no key is pressed in vain without a word.

use super::history::Trace;
use super::{Page, Show, Tab, View};
use crate::consolidate::table::Matter;
use crate::desk::keymap::Command;
use crate::desk::look::Look;
use crate::language::Phrase;

impl Page {
    /// Whether who sits at the desk decides: with loose files everyone does; of a dossier, who keeps it.
    pub(super) fn decides(&self) -> bool {
        self.sitting.proceedings.as_ref().is_none_or(|it| it.dossier.decides())
    }

    /// Who decides, said to those who do not.
    pub(super) fn who_decides(&self, look: Look) -> Phrase {
        let named = self.sitting.proceedings.as_ref().map(|proceedings| {
            let office = &proceedings.dossier.genesis().office;
            let entry = proceedings.state().roster.get(office);
            entry.map_or_else(|| office.to_string(), |entry| entry.short(look.language.code()).to_owned())
        });
        Phrase::new("desk-decides-other").with("office", named.unwrap_or_default())
    }

    /// What is wanting before a command can do anything; nothing where it can.
    pub(super) fn wanting(&self, look: Look, command: Command) -> Option<Phrase> {
        let of_dossier = self.sitting.proceedings.is_some();
        match command {
            Command::Position
            | Command::PutOff
            | Command::Reopen
            | Command::TakeAgreed
            | Command::Judge
            | Command::Retract
            | Command::Shorten
            | Command::Firmness
            | Command::Reason
            | Command::History
            | Command::Remarked(_)
                if !of_dossier =>
            {
                Some(Phrase::new("desk-wanting-dossier"))
            }
            Command::Take(_)
            | Command::KeepOpen
            | Command::PutOff
            | Command::Reopen
            | Command::TakeAgreed
            | Command::Judge
            | Command::Compromise
            | Command::Edit
            | Command::Firmness
            | Command::Reason
            | Command::Mark
            | Command::MarkAll
            | Command::Shorten
            | Command::SaveDraft
                if !self.decides() =>
            {
                Some(self.who_decides(look))
            }
            Command::Take(number) => self.not_aimed().or_else(|| self.no_wording(usize::from(number))),
            Command::KeepOpen | Command::PutOff | Command::Reopen => self.not_aimed(),
            Command::TakeAgreed => self.not_aimed().or_else(|| {
                let agreed = |matter: &&Matter| {
                    self.sitting.proceedings.as_ref().is_some_and(|it| !it.once_agreed(matter).is_empty())
                };
                let none = !self.aimed().iter().any(agreed);
                none.then(|| Phrase::new("desk-wanting-agreed"))
            }),
            Command::Position | Command::Mark | Command::Judge => self.not_at_hand(),
            Command::Retract => self.not_at_hand().or_else(|| {
                let number = self.wording;
                let none = self.at_hand().is_none_or(|matter| self.retractors(matter, number).is_empty());
                none.then(|| Phrase::new("retract-nobody"))
            }),
            Command::Compromise => self.not_at_hand().or_else(|| {
                let apart = |matter: &Matter| matter.passages.len() > 1 && self.rewritable(matter).is_none();
                self.at_hand().is_some_and(apart).then(|| Phrase::new("desk-wanting-apart"))
            }),
            Command::MarkAll => self.not_shown().or_else(|| {
                let nowhere = self.heading_here().is_none();
                nowhere.then(|| Phrase::new("desk-wanting-heading"))
            }),
            Command::Edit => self.not_shown(),
            Command::Next | Command::Previous if self.is_compared() => {
                self.made.sheet.places().is_empty().then(|| Phrase::new("desk-wanting-equal"))
            }
            Command::Next | Command::Previous => {
                let none = self.open.is_empty() && self.following().next().is_none();
                none.then(|| Phrase::new("desk-wanting-differences"))
            }
            Command::Remarked(_) => {
                let none = self.margin().is_none_or(|it| it.whole.is_empty() && it.remarks.is_empty());
                none.then(|| Phrase::new("desk-wanting-remarks"))
            }
            Command::Word(_) if self.tab == Tab::History && matches!(self.trace, Trace::Ready(_)) => {
                self.subject().is_none().then(|| Phrase::new("desk-wanting-words"))
            }
            Command::Undo | Command::Redo if self.editor.is_none() && !self.registry.is_busy() => {
                let (done, undone) = match of_dossier {
                    true => self.registry.depth(),
                    false => self.settled.depth(),
                };
                match command {
                    Command::Undo if done == 0 => Some(Phrase::new("desk-wanting-undo")),
                    Command::Redo if undone == 0 => Some(Phrase::new("desk-wanting-redo")),
                    _ => None,
                }
            }
            Command::Copy => self.selected_text().is_none().then(|| Phrase::new("desk-wanting-selection")),
            _ => None,
        }
    }

    /// Whether two texts compared are read.
    fn is_compared(&self) -> bool {
        self.view == View::Text && matches!(self.show, Show::One | Show::Two)
    }

    /// Why nothing can be decided on: nothing is marked, and nothing is at hand.
    fn not_aimed(&self) -> Option<Phrase> {
        if self.marked.is_empty() { self.not_at_hand() } else { None }
    }

    /// Why nothing is at hand: what is read is not what is negotiated, or nothing is chosen.
    fn not_at_hand(&self) -> Option<Phrase> {
        if self.at_hand().is_some() {
            return None;
        }
        let choose = if self.open.is_empty() { "desk-wanting-differences" } else { "desk-wanting-choice" };
        Some(self.not_shown().unwrap_or_else(|| Phrase::new(choose)))
    }

    /// Why nothing can be decided or written where one reads.
    fn not_shown(&self) -> Option<Phrase> {
        if self.sitting.pair {
            return Some(Phrase::new("desk-wanting-pair"));
        }
        if self.past.is_some() {
            return Some(Phrase::new("desk-wanting-past"));
        }
        self.is_compared().then(|| Phrase::new("desk-wanting-compared"))
    }

    /// Why a wording of this number cannot be taken: there is none.
    fn no_wording(&self, number: usize) -> Option<Phrase> {
        let most = match self.marked.is_empty() {
            true => self.at_hand().map_or(0, |matter| matter.proposals.len()),
            false => self.proposers().len(),
        };
        (number > most)
            .then(|| Phrase::new("desk-wanting-wording").with("number", number).count("most", most))
    }
}
