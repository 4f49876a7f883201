//! The record and what leads from it: the places in the text its entries are about.

use std::collections::BTreeMap;
use std::sync::Arc;

use iced::Task;
use iced::widget::operation;

use super::{Desk, Message, Screen};
use crate::desk::keymap::Command;
use crate::desk::notice::{Notice, Tone};
use crate::desk::screen::board::dialog::Dialog;
use crate::desk::screen::page;
use crate::desk::screen::records::{self, Goal, Records, SEARCH, lines};
use crate::language::Phrase;

impl Desk {
    /// Turns to the record of the dossier on the desk.
    pub(super) fn show_records(&mut self) -> Task<Message> {
        if matches!(self.screen, Screen::Records(_)) {
            return Task::none();
        }
        match self.page().and_then(|page| Records::new(page.sitting())) {
            Some(records) => {
                self.lay(Screen::Records(Box::new(records)));
                Task::batch([self.read_records(), operation::focus(SEARCH)])
            }
            None => {
                self.notices.push(Notice::new(Tone::Warning, Phrase::new("desk-error-receive")));
                Task::none()
            }
        }
    }

    /// Reads the record out beside the window, in the language of the desk: a long one takes its time.
    pub(super) fn read_records(&self) -> Task<Message> {
        let (Screen::Records(_), Some(page)) = (&self.screen, self.page()) else { return Task::none() };
        let Some(proceedings) = page.sitting().proceedings.clone() else { return Task::none() };
        let voices: BTreeMap<String, usize> = page
            .sitting()
            .seats
            .iter()
            .filter_map(|seat| Some((seat.code.clone(), page.sitting().voice_of(&seat.code)?)))
            .collect();
        let (language, zone) = (self.settings.language, (self.now)().time_zone().clone());
        Task::perform(async move { Arc::new(lines(&proceedings, &voices, (language, &zone))) }, |lines| {
            Message::Records(records::Message::Read(lines))
        })
    }

    pub(super) fn recorded(&mut self, message: records::Message) -> Task<Message> {
        if let records::Message::Command(command) = message
            && command.entry().is_some_and(|entry| !entry.reach.is_of_the_page())
            && command != Command::Dismiss
        {
            return self.obey(command);
        }
        let Screen::Records(records) = &mut self.screen else { return Task::none() };
        match records.update(message) {
            records::Action::None => Task::none(),
            records::Action::Search => operation::focus(SEARCH),
            records::Action::Back => {
                self.close_settings();
                Task::none()
            }
            records::Action::Withdraw(record, words) => {
                self.show_board();
                if let Screen::Board(board) = &mut self.screen {
                    board.ask(Dialog::withdrawal_of(record, &words));
                }
                operation::focus("board-letter-number")
            }
            records::Action::Go(Goal::Board) => {
                self.show_board();
                Task::none()
            }
            records::Action::Go(goal) => {
                self.show_page();
                let shown = self.paged(page::Message::ViewPicked(page::View::Text));
                let gone = match goal {
                    Goal::Item(number) => {
                        let all = self.paged(page::Message::ShowPicked(page::Show::All));
                        let item = self.paged(page::Message::ItemPressed(number));
                        Task::batch([all, item])
                    }
                    Goal::Provision(provision) => {
                        let all = self.paged(page::Message::ShowPicked(page::Show::All));
                        Task::batch([all, self.paged(page::Message::HeadingPressed(provision))])
                    }
                    Goal::Reply(voice) => self.paged(page::Message::ReplyPressed(voice)),
                    Goal::Draft(draft) => {
                        let drafts = self.page().map(page::Page::drafts).unwrap_or_default();
                        let index = drafts.iter().position(|(number, _)| *number == draft);
                        self.paged(page::Message::DraftPicked(page::Voice { index, label: String::new() }))
                    }
                    Goal::Board => Task::none(),
                };
                Task::batch([shown, gone])
            }
        }
    }
}
