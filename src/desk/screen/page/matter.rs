//! What is in dispute on the page: how it is cited, whether it is decided, and what is left unfinished.

use super::{Page, Side, Subject};
use crate::consolidate::Layer;
use crate::consolidate::table::Matter;
use crate::desk::journal::{Journal, Place, Restored, Typing};
use crate::desk::look::Look;
use crate::exchange::paper::Citations;

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
        let mut journal = Journal::of(&self.sitting.title, rolling, &self.settled, typing);
        if self.sitting.proceedings.is_some() {
            // What is decided stands in records; only what is half typed is nobody else's yet.
            journal.decisions.clear();
            journal.edits.clear();
            journal.reason.clone_from(&self.terms.reason);
        }
        Some(journal)
    }

    /// Takes up work that was left unfinished. Says how many decisions came back, and how many did not.
    pub fn resume(&mut self, journal: &Journal) -> (usize, usize) {
        let restored = match self.sitting.proceedings {
            Some(_) => Restored::default(),
            None => journal.restore(&self.sitting.rolling),
        };
        if self.sitting.proceedings.is_none() {
            self.settled = restored.settled;
            self.show_decided();
        }
        self.terms.reason.clone_from(&journal.reason);
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
        self.citations(look).of(provision)
    }

    /// Where a provision is to stand that is moved before this one: «перед статьёй 7», «в конец текста».
    pub(super) fn cited_before(&self, look: Look, provision: usize) -> String {
        self.citations(look).before(provision)
    }

    fn citations(&self, look: Look) -> Citations<'_> {
        Citations::along(&self.sitting.rolling.base, &self.made.tree, look.language)
    }

    /// The place a matter speaks of.
    pub(super) fn element(&self, look: Look, matter: &Matter) -> String {
        let Some(provision) = matter.provision else { return String::new() };
        match matter.layer {
            Layer::Addition => self.citations(look).after(provision),
            _ => self.citations(look).several(provision, matter.last.unwrap_or(provision)),
        }
    }

    /// The matter a passage belongs to.
    pub(super) fn matter(&self, passage: usize) -> Option<&Matter> {
        self.sitting.matters.get(*self.made.matter_of.get(&passage)?)
    }

    /// Whether a matter is decided, or stands in a provision that was written anew.
    pub(super) fn is_decided(&self, matter: &Matter) -> bool {
        self.settled.decides(&self.sitting.rolling, matter)
    }

    /// The passages people have to decide on, those of one delegation where only these are shown. Passages are what
    /// is counted everywhere, here as in the commands.
    pub(super) fn disputed(&self) -> Vec<usize> {
        let items = self.sitting.proceedings.as_ref().map(|it| it.hearing.board.items.iter());
        let all: Vec<usize> = match items {
            Some(items) => items.map(|item| item.passage).collect(),
            None => self.sitting.open_passages(),
        };
        let rolling = &self.sitting.rolling;
        let wanted = |index: &usize| {
            let passage = rolling.passages.get(*index);
            self.filter.is_none_or(|voice| passage.is_some_and(|it| it.proposers().contains(voice)))
        };
        all.into_iter().filter(wanted).collect()
    }

    /// How many open passages the contents tell of, those of every part once.
    pub fn open_in_contents(&self) -> usize {
        self.made.outline.iter().filter(|heading| heading.under.is_none()).map(|heading| heading.open).sum()
    }

    /// How many passages are still open.
    pub fn open_count(&self) -> usize {
        let rolling = &self.sitting.rolling;
        self.disputed().into_iter().filter(|index| !self.settled.settles(rolling, *index)).count()
    }
}
