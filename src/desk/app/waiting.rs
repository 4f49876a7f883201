//! What lies on top of what: a dialog that waits for an answer comes back once the palette or the help over it is gone.

use iced::Task;
use iced::widget::operation;

use super::{Cover, Desk, Message};
use crate::desk::ask::PATH;
use crate::desk::keymap::Context;
use crate::desk::screen::keys::PASSWORD;

impl Cover {
    /// Whether it waits for an answer.
    fn waits(&self) -> bool {
        match self {
            Cover::Brought(_) | Cover::Lock(_) | Cover::Met(_) | Cover::Asked(_) | Cover::Only => true,
            Cover::Palette(_) | Cover::Help => false,
        }
    }
}

impl Desk {
    /// Lays something on top; what waits for an answer waits under it.
    pub(super) fn lay_on_top(&mut self, cover: Cover) {
        let under = self.cover.replace(cover);
        self.waiting.extend(under.filter(Cover::waits));
    }

    /// Shows what waits for an answer again, if nothing lies on top any more.
    pub(super) fn come_back(&mut self) -> Task<Message> {
        if self.cover.is_some() {
            return Task::none();
        }
        self.cover = self.waiting.pop();
        match self.cover {
            Some(Cover::Lock(_)) => operation::focus(PASSWORD),
            Some(Cover::Asked(_)) => operation::focus(PATH),
            _ => Task::none(),
        }
    }

    /// Where the desk is under the palette: a dialog that waits there keeps the commands of the screen away.
    pub(super) fn beneath(&self) -> Context {
        Context { covered: !self.waiting.is_empty(), ..self.context() }
    }
}
