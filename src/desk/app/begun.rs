//! A new dossier: the draft is chosen, the rest is filled in, and it is made.

use iced::Task;
use iced::widget::operation;

use super::{Desk, Message, Screen};
use crate::desk::ask::Wanted;
use crate::desk::dialog::{Filter, READABLE};
use crate::desk::founding::{DraftFile, Founding, OFFICE, Table};
use crate::desk::screen::founding::{self, TITLE};
use crate::language::typed_date;

impl Desk {
    /// Asks for the files of a first draft.
    pub(super) fn choose_drafts(&mut self) -> Task<Message> {
        let look = self.look();
        let filter = Filter { name: look.say("desk-dialog-files"), endings: READABLE.to_vec() };
        self.ask(Wanted::Files { title: look.say("desk-dialog-new"), filter }, Message::DraftsChosen)
    }

    /// The files of a first draft were looked at: they lie on the screen of a new dossier.
    pub(super) fn drafted(
        &mut self,
        title: String,
        drafts: Vec<DraftFile>,
        tables: Vec<Table>,
    ) -> Task<Message> {
        if let Screen::Founding(founding) = &mut self.screen {
            if founding.title.trim().is_empty() {
                founding.title = title;
            }
            founding.add(drafts);
            return Task::none();
        }
        let own = self.settings.kept.office.as_ref();
        let founding = Founding {
            title,
            drafts,
            date: typed_date((self.now)().date()),
            office: own.map_or(OFFICE, |office| office.as_str()).to_owned(),
            tables,
            seats: Vec::new(),
            others: String::new(),
        };
        self.lay(Screen::Founding(Box::new(founding)));
        operation::focus(TITLE)
    }

    pub(super) fn founded(&mut self, message: founding::Message) -> Task<Message> {
        let Screen::Founding(founding) = &mut self.screen else { return Task::none() };
        match founding.update(message) {
            founding::Action::None => Task::none(),
            founding::Action::Choose => self.choose_drafts(),
            founding::Action::Make(order) => self.begin(order),
            founding::Action::Back => {
                self.close_settings();
                Task::none()
            }
        }
    }
}
