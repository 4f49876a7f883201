//! Work that is in no draft yet: kept as a note, taken up again.

use super::Desk;
use crate::desk::journal::Journal;
use std::collections::BTreeSet;

use crate::desk::notice::{Notice, Tone};
use crate::desk::reply::Form;
use crate::desk::screen::page::Page;
use crate::dossier::DiskError;
use crate::dossier::recent::{Memory, Recent};
use crate::language::Phrase;

impl Desk {
    /// Throws away what was kept of the page before if it has become a draft.
    pub(super) fn turn_over(&mut self, next: &Page) {
        let (Some(before), Some(memory)) = (self.page(), &self.memory) else { return };
        let (old, new) = (before.sitting(), next.sitting());
        if old.origin == new.origin && old.language == new.language && old.edition < new.edition {
            // What cannot be thrown away is found again and does no harm.
            let _ = memory.drop_note(&old.key);
        }
    }

    /// Takes up work on the page that was left unfinished.
    pub(super) fn resume(&mut self) {
        let Some(memory) = self.memory.clone() else { return };
        let Some(page) = self.page_mut() else { return };
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
        let (Some(page), Some(memory)) = (self.page(), &self.memory) else { return };
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

    /// The name a reply that is being filled in is kept under.
    fn reply_note(&self, code: &str) -> Option<String> {
        let round = self.page()?.sitting().round.as_ref()?;
        let edition: String = round.edition.to_string().chars().take(24).collect();
        Some(format!("reply-{edition}-{code}"))
    }

    /// A reply of somebody as far as it was filled in before.
    pub(super) fn begun_reply(&self, code: &str) -> Option<Form> {
        self.memory.as_ref()?.note(&self.reply_note(code)?)
    }

    /// Those whose reply is half filled in.
    pub(super) fn begun_replies(&self) -> BTreeSet<String> {
        let round = self.page().and_then(|page| page.sitting().round.clone());
        let codes = round.iter().flat_map(|round| &round.lines).map(|line| line.code.clone());
        codes.filter(|code| self.begun_reply(code).is_some()).collect()
    }

    /// Keeps what is being filled in; what is empty, or was kept under another name, is thrown away.
    pub(super) fn note_reply(&mut self, before: Option<&str>, form: &Form) {
        let Some(memory) = &self.memory else { return };
        let name = self.reply_note(form.key());
        let old = before.filter(|code| *code != form.key()).and_then(|code| self.reply_note(code));
        let dropped = old.map(|name| memory.drop_note(&name));
        let kept =
            name.map(
                |name| {
                    if form.is_empty() { memory.drop_note(&name) } else { memory.keep_note(&name, form) }
                },
            );
        for error in [dropped, kept].into_iter().flatten().filter_map(Result::err) {
            self.trouble(&error);
        }
    }

    /// Throws away what was kept of a reply: it was entered, or is not wanted.
    pub(super) fn forget_reply(&mut self, code: &str) {
        if let (Some(memory), Some(name)) = (&self.memory, self.reply_note(code)) {
            // What cannot be thrown away is found again and does no harm.
            let _ = memory.drop_note(&name);
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
