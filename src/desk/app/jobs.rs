//! Files that come in, work in the background and what it brings.

use std::path::PathBuf;

use iced::Task;

use super::{Desk, Job, Message, Screen, name_of};
use crate::desk::notice::{Notice, Tone};
use crate::desk::screen::intake::{Intake, Purpose};
use crate::desk::screen::page::Page;
use crate::desk::sitting::Origin;
use crate::desk::work::{self, Order, Progress, Source};
use crate::language::Phrase;

impl Desk {
    /// Takes files that were dropped, chosen or named on the command line.
    pub(super) fn receive(&mut self, purpose: Option<Purpose>, paths: Vec<PathBuf>) -> Task<Message> {
        let Some(first) = paths.first() else { return Task::none() };
        if paths.len() == 1 && work::is_dossier(first) {
            return self.begin(Order::Open(first.clone()));
        }
        let known = work::known();
        let (files, troubles) = work::candidates(&paths);
        self.notices.extend(troubles.into_iter().map(|phrase| Notice::new(Tone::Trouble, phrase)));
        if files.is_empty() {
            return Task::none();
        }
        // Files that fall on a dossier are replies to its draft.
        let on_dossier = match &self.screen {
            Screen::Page(page) => match &page.sitting().origin {
                Origin::Dossier(folder) => Some(folder.clone()),
                Origin::Files { .. } => None,
            },
            _ => None,
        };
        if let Some(folder) = on_dossier.filter(|_| purpose.is_none_or(|it| it == Purpose::Receive)) {
            let paths = files.into_iter().map(|(candidate, _)| candidate.path).collect();
            return self.begin(Order::Look { folder, paths });
        }
        match &mut self.screen {
            Screen::Intake(intake) => intake.add(files),
            _ => {
                let purpose =
                    purpose.unwrap_or(if files.len() == 2 { Purpose::Compare } else { Purpose::Consolidate });
                self.behind = None;
                self.screen = Screen::Intake(Intake::new(purpose, files, known));
            }
        }
        Task::none()
    }

    /// Begins work in the background; what was going on is abandoned.
    pub(super) fn begin(&mut self, order: Order) -> Task<Message> {
        self.generation += 1;
        let generation = self.generation;
        let cancel = work::Cancel::default();
        let label = order.label();
        let source =
            Source { library: self.library.clone(), language: self.settings.language, now: self.now };
        let (task, handle) = Task::run(work::run(order, source, cancel.clone()), move |progress| {
            Message::Worked(generation, progress)
        })
        .abortable();
        if let Some(old) = &self.job {
            old.cancel.ask();
        }
        self.job = Some(Job { generation, label, part: None, cancel, _handle: handle.abort_on_drop() });
        task
    }

    pub(super) fn worked(&mut self, generation: u64, progress: Progress) -> Task<Message> {
        let Some(job) = self.job.as_mut().filter(|job| job.generation == generation) else {
            // Work that was given up speaks no more.
            return Task::none();
        };
        match progress {
            Progress::Step(label, part) => {
                job.label = label;
                job.part = part;
                return Task::none();
            }
            Progress::Opened(sitting) => {
                self.job = None;
                if let Some(recent) = sitting.recent((self.now)()) {
                    self.remembered(|memory| memory.remember(recent));
                }
                for phrase in &sitting.warnings {
                    self.notices.push(Notice::new(Tone::Warning, phrase.clone()));
                }
                // Saving a draft in a dossier opens the dossier anew: one stays where one was.
                let page = match (&self.screen, &self.behind) {
                    (Screen::Page(page), _) | (_, Some(Screen::Page(page))) => page.reopened(*sitting),
                    _ => Page::new(*sitting),
                };
                self.turn_over(&page);
                self.noted = None;
                self.screen = Screen::Page(Box::new(page));
                self.behind = None;
                self.resume();
            }
            Progress::Examined(reports) => {
                self.job = None;
                self.show_reports(*reports);
            }
            Progress::Written(path) => {
                self.job = None;
                let phrase = Phrase::new("desk-export-done").with("name", name_of(&path));
                self.notices.push(Notice::file(phrase, path));
            }
            Progress::Failed(phrase) => {
                self.job = None;
                self.notices.push(Notice::new(Tone::Trouble, phrase));
            }
        }
        Task::none()
    }
}
