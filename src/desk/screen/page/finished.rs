//! The next draft out of finished texts: files take the place of the draft, and everything said to it counts as dealt
//! with. It is looked at before it is published, like the one made of decisions.

use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;

use super::next::{Line, Next, Preview, changed, part};
use super::{Action, Message, Page};
use crate::desk::look::Look;
use crate::desk::proceedings::Proceedings;
use crate::desk::work::read;
use crate::dossier::entry::Received;
use crate::dossier::round::NextDraft;
use crate::language::{Language, Phrase};
use crate::negotiation::submission::Part;

impl Next {
    /// The next draft of a dossier as files have it, each in the language it is written in.
    fn of_files(
        proceedings: Proceedings,
        day: jiff::civil::Date,
        paths: &[PathBuf],
        language: Language,
    ) -> Result<Next, Phrase> {
        let said = |error: crate::dossier::DossierError| error.phrase();
        let dossier = &proceedings.dossier;
        let hearing = &proceedings.hearing;
        let mut draft = dossier.finished_draft(day).map_err(said)?;
        let (mut noted, mut rows) = (Vec::new(), Vec::new());
        for path in paths {
            let file = read::file(path, None, language)?;
            let (opened, report) = (file.examined.opened, file.examined.report);
            let tag = report.language.clone().unwrap_or_else(|| hearing.language.clone());
            if draft.files.iter().any(|known| known.language.as_ref() == Some(&tag)) {
                return Err(Phrase::new("finished-twice").with("name", read::name(path)));
            }
            let before = draft.texts.get(&tag);
            let changes = before.map(|before| changed(before, &opened.text)).unwrap_or_default();
            noted.push(
                Phrase::new("finished-file")
                    .with("name", read::name(path))
                    .with("language", tag.as_str())
                    .count("count", changes.len()),
            );
            noted.extend(file.warnings);
            if report.tracking.changes > 0 {
                let count = report.tracking.changes;
                noted.push(
                    Phrase::new("finished-tracked").with("name", read::name(path)).count("count", count),
                );
            }
            noted.extend(report.suspects.iter().map(|(at, suspect)| {
                Phrase::new("finished-suspect").with("at", at).inner("what", suspect.phrase())
            }));
            if tag == hearing.language {
                rows = changes;
            }
            draft.files.push(Received {
                name: read::name(path),
                bytes: file.bytes,
                part: Part::Text,
                language: Some(tag.clone()),
            });
            draft.texts.insert(tag, opened.text);
        }
        let open = hearing.board.open().count();
        if open > 0 {
            noted.insert(0, Phrase::new("finished-open").count("count", open));
        }
        let mut lines = Vec::new();
        part(&mut lines, "finished-texts", noted.into_iter().map(Line::Noted).collect());
        let taken = rows.into_iter().map(|row| Line::Taken { row, outcomes: Vec::new() });
        part(&mut lines, "desk-next-taken", taken.collect());
        let next = NextDraft {
            draft,
            renumbered: Vec::new(),
            left_references: Vec::new(),
            endings: Vec::new(),
            clashes: Vec::new(),
        };
        Ok(Next { proceedings, next, lines })
    }
}

impl Page {
    /// Works out the next draft from the files chosen, to be looked at.
    pub(super) fn prepare_files(&mut self, look: Look, paths: Vec<PathBuf>) -> Action {
        if paths.is_empty() || !self.is_preview() {
            return Action::None;
        }
        let Some(clerk) = self.clerk() else { return Action::None };
        self.preview = Preview::UnderWay;
        let (day, language) = ((self.now)().date(), look.language);
        let answer = clerk
            .ask(move |office| Next::of_files(office.proceedings(), day, &paths, language).map(Arc::new));
        Action::Run(Task::perform(answer, |next| {
            Message::Prepared(next.unwrap_or_else(|_| Err(Phrase::new("desk-record-lost"))))
        }))
    }
}
