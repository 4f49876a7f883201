//! Files that come in, work in the background and what it brings.

use std::path::PathBuf;

use iced::Task;

use super::{Cover, Desk, Job, Message, Screen, name_of};
use crate::desk::dialog::{LETTERS, READABLE};
use crate::desk::notice::{Notice, Tone};
use crate::desk::screen::intake::{Intake, Purpose};
use crate::desk::work::{self, Order, Progress, Source};
use crate::language::Phrase;

/// How many things to know about loose files are told one by one.
const WARNINGS: usize = 2;

/// Whether a file is a letter as it came, rather than a text that can be read.
fn is_scan(path: &std::path::Path) -> bool {
    let one_of = |endings: &[&str]| {
        path.extension().is_some_and(|own| endings.iter().any(|ending| own.eq_ignore_ascii_case(ending)))
    };
    one_of(LETTERS) && !one_of(READABLE)
}

impl Desk {
    /// Takes files that were dropped, chosen or named on the command line.
    pub(super) fn receive(&mut self, purpose: Option<Purpose>, paths: Vec<PathBuf>) -> Task<Message> {
        if paths.is_empty() {
            return Task::none();
        }
        if let [path] = paths.as_slice()
            && let Some(folder) = work::dossier_at(path)
        {
            return self.begin(Order::Open(folder.to_path_buf()));
        }
        if let Some(task) = self.take_transfer(&paths) {
            return task;
        }
        let replies = purpose.is_none_or(|it| it == Purpose::Receive);
        if let Screen::Entry(_) = &self.screen
            && replies
        {
            self.attach(paths);
            return Task::none();
        }
        if let Screen::Founding(_) = &self.screen {
            return self.begin(Order::Glance(paths));
        }
        // Scanned letters beside the replies, or by themselves.
        let (letters, paths): (Vec<PathBuf>, Vec<PathBuf>) = match &self.screen {
            Screen::Board(_) if replies => paths.into_iter().partition(|path| is_scan(path)),
            _ => (Vec::new(), paths),
        };
        if paths.is_empty() {
            return self.fill_in_from(letters);
        }
        let known = work::known();
        let (files, troubles) = work::candidates(&paths);
        self.notices.extend(troubles.into_iter().map(|phrase| Notice::new(Tone::Trouble, phrase)));
        if files.is_empty() {
            return Task::none();
        }
        let paths: Vec<PathBuf> = files.iter().map(|(candidate, _)| candidate.path.clone()).collect();
        if replies && let Some(task) = self.take_replies(paths, letters, purpose.is_none()) {
            return task;
        }
        match &mut self.screen {
            Screen::Intake(intake) => intake.add(files),
            _ => {
                let purpose =
                    purpose.unwrap_or(if files.len() == 2 { Purpose::Compare } else { Purpose::Consolidate });
                self.behind.clear();
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
        let source = Source {
            library: self.library.clone(),
            lately: self.recent.iter().map(|recent| recent.path.clone()).collect(),
            language: self.settings.language,
            now: self.now,
            own: self.own(),
        };
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
                if let Some(recent) = sitting.recent((self.now)().timestamp()) {
                    self.remembered(|memory| memory.remember(recent));
                }
                // The board names what is the matter by itself.
                let named = |phrase: &Phrase| {
                    let board = sitting.round.as_ref().filter(|round| round.sent.is_some());
                    board.is_some_and(|round| {
                        round.troubles.contains(phrase) || phrase.key() == "desk-warning-contradictions"
                    })
                };
                let warnings: Vec<&Phrase> =
                    sitting.warnings.iter().filter(|phrase| !named(phrase)).collect();
                if warnings.len() > WARNINGS && !sitting.reports.is_empty() {
                    // The reports tell all of it.
                    let phrase = Phrase::new("desk-warnings").count("count", warnings.len());
                    self.notices.push(Notice::new(Tone::Warning, phrase));
                } else {
                    let told = warnings.into_iter().map(|phrase| Notice::new(Tone::Warning, phrase.clone()));
                    self.notices.extend(told);
                }
                let task = self.lay_out(*sitting);
                return Task::batch([task, self.meet()]);
            }
            Progress::Done(notice) => self.notices.push(notice),
            Progress::Examined(reports) => {
                self.job = None;
                self.show_reports(*reports);
            }
            Progress::Drafted(title, drafts, tables) => {
                self.job = None;
                return self.drafted(title, drafts, tables);
            }
            Progress::Brought(brought) => {
                self.job = None;
                self.lay_on_top(Cover::Brought(brought));
            }
            Progress::Unlocked(unlocked) => {
                self.job = None;
                return self.unlocked(unlocked);
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
