//! Asking for files, folders and places: by the system's dialogs, or by a line to type a path in where it has none.

use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;
use iced::widget::operation;

use super::{Cover, Desk, Message};
use crate::desk::ask::{self, PATH, Typed, Wanted};

impl Desk {
    /// Asks for something; the answer has no paths when the person changed their mind.
    pub(super) fn ask(
        &mut self,
        wanted: Wanted,
        answer: impl Fn(Vec<PathBuf>) -> Message + Send + Sync + 'static,
    ) -> Task<Message> {
        if !self.dialogs.can_ask() {
            self.lay_on_top(Cover::Asked(Typed::new(wanted, &self.library, Arc::new(answer))));
            return operation::focus(PATH);
        }
        let one = |path: Option<PathBuf>| path.into_iter().collect::<Vec<PathBuf>>();
        match wanted {
            Wanted::Files { title, filter } => Task::perform(self.dialogs.open_files(title, filter), answer),
            Wanted::Folder { title } | Wanted::Room { title } => {
                Task::perform(self.dialogs.open_folder(title), move |path| answer(one(path)))
            }
            Wanted::Place { title, name, filter } => {
                Task::perform(self.dialogs.save_file(title, name, filter), move |path| answer(one(path)))
            }
        }
    }

    /// A path is typed, or done.
    pub(super) fn asked(&mut self, message: ask::Message) -> Task<Message> {
        let Some(Cover::Asked(typed)) = &mut self.cover else { return Task::none() };
        match message {
            ask::Message::Typed(words) => typed.typed(words),
            ask::Message::Entered => {
                if let Some(answer) = typed.enter() {
                    self.cover = None;
                    let back = self.come_back();
                    return Task::batch([self.update(answer), back]);
                }
            }
        }
        Task::none()
    }
}
