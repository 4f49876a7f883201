//! Work that is in no draft yet: kept as a note, taken up again.

use super::{Desk, Screen};
use crate::desk::journal::Journal;
use crate::desk::notice::{Notice, Tone};
use crate::desk::screen::page::Page;
use crate::dossier::DiskError;
use crate::dossier::recent::{Memory, Recent};
use crate::language::Phrase;

impl Desk {
    /// Throws away what was kept of the page before if it has become a draft.
    pub(super) fn turn_over(&mut self, next: &Page) {
        let (Screen::Page(before), Some(memory)) = (&self.screen, &self.memory) else { return };
        let (old, new) = (before.sitting(), next.sitting());
        if old.origin == new.origin && old.language == new.language && old.edition < new.edition {
            // What cannot be thrown away is found again and does no harm.
            let _ = memory.drop_note(&old.key);
        }
    }

    /// Takes up work on the page that was left unfinished.
    pub(super) fn resume(&mut self) {
        let (Screen::Page(page), Some(memory)) = (&mut self.screen, &self.memory) else { return };
        if page.sitting().pair {
            return;
        }
        let Some(journal) = memory.note::<Journal>(&page.sitting().key) else { return };
        let (found, lost) = page.resume(&journal);
        self.noted = Some(journal);
        if found > 0 {
            self.notices.push(Notice::plain(Phrase::new("desk-resumed").count("count", found)));
        }
        if lost > 0 {
            let phrase = Phrase::new("desk-resumed-not").count("count", lost);
            self.notices.push(Notice::new(Tone::Warning, phrase));
        }
    }

    /// Keeps what was decided and typed on the page, if it changed.
    pub(super) fn note(&mut self) {
        let (Screen::Page(page), Some(memory)) = (&self.screen, &self.memory) else { return };
        let Some(journal) = page.journal() else { return };
        if self.noted.as_ref() == Some(&journal) || self.noted.is_none() && journal.is_empty() {
            return;
        }
        let key = &page.sitting().key;
        let kept = if journal.is_empty() { memory.drop_note(key) } else { memory.keep_note(key, &journal) };
        self.noted = Some(journal);
        if let Err(error) = kept {
            self.trouble(&error);
        }
    }

    pub(super) fn keep_settings(&mut self) {
        let Some(memory) = &self.memory else { return };
        if let Err(error) = self.settings.save(memory) {
            self.trouble(&error);
        }
    }

    /// Changes what is remembered of dossiers.
    pub(super) fn remembered(&mut self, change: impl FnOnce(&Memory) -> Result<Vec<Recent>, DiskError>) {
        match self.memory.as_ref().map(change) {
            Some(Ok(recent)) => self.recent = recent,
            Some(Err(error)) => self.trouble(&error),
            None => {}
        }
    }

    /// Tells that something could not be remembered.
    pub(super) fn trouble(&mut self, error: &DiskError) {
        let phrase = Phrase::new("desk-error-settings").with("reason", error);
        self.notices.push(Notice::new(Tone::Trouble, phrase));
    }
}
