//! The names of those at the table as narrative papers give them, and how their sentences end.

use super::Round;
use crate::exchange::paper::{Block, Place, Run, Words};
use crate::language::Phrase;
use crate::negotiation::{Code, Seat};

impl Round<'_> {
    /// The full name. Ask only where names are on.
    pub fn full(&self, code: &Code) -> String {
        let entry = self.state().roster.get(code);
        entry.map_or(code.as_str(), |entry| entry.full(self.manner.language.code())).to_owned()
    }

    /// "Delegation of the Republic of Altania"; a body by its own name. Ask only where names are on.
    pub fn delegation(&self, code: &Code) -> String {
        let tongue = self.manner.language.code();
        match self.state().roster.get(code) {
            Some(entry) if entry.kind == Seat::State && entry.genitive(tongue) != entry.code.as_str() => {
                self.say(Phrase::new("paper-delegation-of").with("genitive", entry.genitive(tongue)))
            }
            _ => self.full(code),
        }
    }

    /// The same, inside a sentence.
    pub fn delegation_within(&self, code: &Code) -> String {
        let state = self.state().roster.get(code).is_some_and(|entry| entry.kind == Seat::State);
        let named = self.delegation(code);
        if state && named != self.full(code) { within(&named) } else { named }
    }

    /// Which draft it is, inside a sentence: "draft No. 2 of 12 March 2026".
    pub fn draft_within(&self) -> String {
        within(&self.draft())
    }

    /// The full names in protocol order, parted by commas; nothing where names are off.
    pub fn full_names<'c>(&self, codes: impl IntoIterator<Item = &'c Code>) -> String {
        if !self.manner.names {
            return String::new();
        }
        let mut codes: Vec<Code> = codes.into_iter().cloned().collect();
        self.state().roster.sort(&mut codes);
        codes.dedup();
        codes.iter().map(|code| self.full(code)).collect::<Vec<_>>().join(", ")
    }
}

/// Words that begin a sentence, inside one.
pub(super) fn within(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// A sentence with its full stop: a date («2026 г.») may have ended it already.
pub(super) fn stop(said: String) -> String {
    if said.ends_with(['.', '!', '?', '…']) { said } else { format!("{said}.") }
}

/// What a document reads or is to read, behind what introduces it: a few words on the same line, several provisions set
/// in as provisions.
pub(super) fn set_out(mut lead: Words, paragraphs: Vec<Vec<Run>>) -> Vec<Block> {
    if paragraphs.len() <= 1 {
        lead.runs.push(Run::plain(" "));
        lead.runs.extend(paragraphs.into_iter().flatten());
        return vec![Block::Words(lead)];
    }
    std::iter::once(Block::Words(lead)).chain(provisions(paragraphs)).collect()
}

/// Provisions of a document, set in.
pub(super) fn provisions(paragraphs: Vec<Vec<Run>>) -> impl Iterator<Item = Block> {
    paragraphs.into_iter().map(|runs| Block::runs(Place::Within, runs))
}
