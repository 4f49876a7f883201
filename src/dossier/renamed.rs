//! Which passages and wordings of the current draft are called otherwise than they were, once records made earlier have come in
//! from another copy.
//!
//! Names follow the order of all records, so that two copies with the same records show the same ones. Records that come in
//! later but were made earlier take their place in that order: then names change, and people who wrote them down have to know.

use super::Dossier;
use crate::language::Phrase;
use crate::negotiation::board::{Board, Item};
use crate::negotiation::stretch::overlap;
use crate::negotiation::{LanguageTag, RecordId};

/// What the passages and wordings of the current draft were called.
#[derive(Debug, Clone, Default)]
pub struct Called {
    draft: Option<RecordId>,
    boards: Vec<(LanguageTag, Board)>,
}

/// A name that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Renamed {
    /// A passage bears another number.
    Passage {
        /// The number it bore.
        was: u32,
        /// The number it bears.
        now: u32,
    },
    /// A wording of a passage bears another letter.
    Wording {
        /// The number of the passage now.
        passage: u32,
        /// The letter it bore.
        was: String,
        /// The letter it bears.
        now: String,
    },
}

impl Renamed {
    /// What is said before a list of them.
    pub const HEAD: &str = "renamed-head";

    /// The line for a clerk.
    pub fn phrase(&self) -> Phrase {
        match self {
            Renamed::Passage { was, now } => Phrase::new("renamed-passage").with("was", was).with("now", now),
            Renamed::Wording { passage, was, now } => {
                Phrase::new("renamed-wording").with("passage", passage).with("was", was).with("now", now)
            }
        }
    }
}

impl Called {
    /// What they are called now; nothing where a text of the draft is not here.
    pub fn of(dossier: &Dossier) -> Self {
        let Some(edition) = dossier.state().current_edition() else { return Self::default() };
        let board = |tag: &LanguageTag| Some((tag.clone(), dossier.hearing(&edition.id, tag).ok()?.board));
        let boards = edition.what.texts.keys().filter_map(board).collect();
        Self { draft: Some(edition.id), boards }
    }

    /// What of this is called otherwise now, in the order of the text, language by language.
    pub fn otherwise(&self, now: &Called) -> Vec<Renamed> {
        let mut all = Vec::new();
        // On another draft everything is called anew.
        for (language, board) in self.boards.iter().filter(|_| self.draft == now.draft) {
            let Some((_, later)) = now.boards.iter().find(|(tag, _)| tag == language) else { continue };
            for item in &board.items {
                if let Some(same) = later.items.iter().find(|it| is_same(item, it)) {
                    all.extend(between(item, same));
                }
            }
        }
        all
    }
}

/// Whether it is the same passage still, though wider or narrower: somebody proposes there what was proposed before.
fn is_same(was: &Item, now: &Item) -> bool {
    let proposes = |item: &Item, one| item.options.iter().any(|option| option.submissions.contains(one));
    let mut before = was.options.iter().flat_map(|option| &option.submissions);
    was.layer == now.layer
        && overlap((was.span.start, was.span.end), (now.span.start, now.span.end))
        && before.any(|submission| proposes(now, submission))
}

fn between(was: &Item, now: &Item) -> Vec<Renamed> {
    let mut all = Vec::new();
    if was.number != now.number {
        all.push(Renamed::Passage { was: was.number, now: now.number });
    }
    for option in was.options.iter().skip(1) {
        let same = now.options.iter().skip(1).find(|it| {
            it.reads == option.reads && it.submissions.iter().any(|one| option.submissions.contains(one))
        });
        if let Some(same) = same.filter(|same| same.letter != option.letter) {
            let (was, letter) = (option.letter.clone(), same.letter.clone());
            all.push(Renamed::Wording { passage: now.number, was, now: letter });
        }
    }
    all
}
