//! What is in dispute on the page: how it is cited, whether it is decided, and what is left unfinished.

use super::{Page, Side, Subject};
use crate::consolidate::Layer;
use crate::consolidate::table::Matter;
use crate::desk::journal::{Journal, Place, Typing};
use crate::desk::look::Look;
use crate::exchange::paper::capital;
use crate::language::Phrase;
use crate::text::outline;

impl Page {
    /// What is to be kept of work that is in no draft yet.
    pub fn journal(&self) -> Option<Journal> {
        if self.sitting.pair {
            return None;
        }
        let rolling = &self.sitting.rolling;
        let typing = self.editor.as_ref().and_then(|editor| {
            let place = match editor.subject {
                Subject::Provision(provision) => Place::Provision(provision),
                Subject::Compromise(passage) => Place::Passage(rolling.passages.get(passage)?.id()),
            };
            Some(Typing { place, words: editor.content.text() })
        });
        Some(Journal::of(&self.sitting.title, rolling, &self.settled, typing))
    }

    /// Takes up work that was left unfinished. Says how many decisions came back, and how many did not.
    pub fn resume(&mut self, journal: &Journal) -> (usize, usize) {
        let restored = journal.restore(&self.sitting.rolling);
        self.settled = restored.settled;
        self.make();
        if let Some(typing) = &journal.typing {
            let subject = match &typing.place {
                Place::Provision(provision) => Some(Subject::Provision(*provision)),
                Place::Passage(id) => {
                    let mut passages = self.sitting.rolling.passages.iter();
                    passages.position(|passage| passage.id() == *id).map(Subject::Compromise)
                }
            };
            if let Some(subject) = subject {
                if let Subject::Compromise(passage) = subject {
                    self.choose(passage);
                    self.right = Side::Open;
                }
                let _ = self.open_editor(subject, &typing.words);
            }
        }
        (restored.found, restored.lost)
    }

    /// How a provision of the base is cited: «Статья 3, пункт 3».
    pub(super) fn cited(&self, look: Look, provision: usize) -> String {
        let base = &self.sitting.rolling.base;
        if provision >= base.provisions().len() {
            return look.say("paper-to-the-end");
        }
        capital(&outline::citation(base, &self.made.tree, provision, look.language, true))
    }

    /// The place a matter speaks of.
    pub(super) fn element(&self, look: Look, matter: &Matter) -> String {
        let Some(provision) = matter.provision else { return String::new() };
        let base = &self.sitting.rolling.base;
        let place = outline::citation(base, &self.made.tree, provision, look.language, true);
        capital(&match matter.layer {
            Layer::Addition => look.say(Phrase::new("paper-after").with("place", place)),
            _ => place,
        })
    }

    /// The matter a passage belongs to.
    pub(super) fn matter(&self, passage: usize) -> Option<&Matter> {
        self.sitting.matters.get(*self.made.matter_of.get(&passage)?)
    }

    /// Whether a matter is decided, or stands in a provision that was written anew.
    pub(super) fn is_decided(&self, matter: &Matter) -> bool {
        self.settled.decides(&self.sitting.rolling, matter)
    }

    /// How many matters are still open.
    pub fn open_count(&self) -> usize {
        self.open
            .iter()
            .filter_map(|passage| self.matter(*passage))
            .filter(|matter| !self.is_decided(matter))
            .count()
    }
}
