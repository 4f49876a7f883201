//! What the desk does at a command that is not a screen's alone.

use iced::Task;
use iced::widget::operation;

use super::{Cover, Desk, Message, Screen};
use crate::desk::ask::Wanted;
use crate::desk::cover::{self, Palette};
use crate::desk::keymap::Command;
use crate::desk::notice::{Notice, Tone};
use crate::desk::screen::intake::Purpose;
use crate::desk::screen::reports::Reports;
use crate::desk::screen::{board, entry, page, records};
use crate::desk::sitting::Origin;
use crate::desk::store::zoom_step;
use crate::language::{Language, Phrase};

impl Desk {
    pub(super) fn obey(&mut self, command: Command) -> Task<Message> {
        if let Some(Cover::Palette(_)) = &self.cover
            && command != Command::Dismiss
        {
            self.cover = None;
        }
        self.notices.retain(|notice| notice.tone != Tone::Hint);
        if command.turns_away() {
            // What was done is said where it was done; on another screen it would only lie in the way.
            self.notices.retain(|notice| notice.tone != Tone::Done);
        }
        let task = self.carry_out(command);
        Task::batch([task, self.come_back()])
    }

    /// Whether Escape puts notices away: a dialog that lies on the screen is closed before them.
    fn notices_go_first(&self) -> bool {
        let context = self.context();
        !self.notices.is_empty() && !context.editing && !context.covered
    }

    fn carry_out(&mut self, command: Command) -> Task<Message> {
        match command {
            Command::Palette => {
                self.lay_on_top(Cover::Palette(Palette::default()));
                return operation::focus(cover::PALETTE_INPUT);
            }
            Command::Help if matches!(self.cover, Some(Cover::Help)) => self.cover = None,
            Command::Help => self.lay_on_top(Cover::Help),
            Command::Quit => return iced::exit(),
            Command::SwitchLight => {
                self.settings.light = self.settings.light.next();
                self.keep_settings();
            }
            Command::SwitchLanguage => {
                self.settings.language = match self.settings.language {
                    Language::English => Language::Russian,
                    Language::Russian => Language::English,
                };
                self.keep_settings();
                return self.read_records();
            }
            Command::ZoomIn | Command::ZoomOut => {
                self.settings.zoom = zoom_step(self.settings.zoom, command == Command::ZoomIn);
                self.keep_settings();
            }
            Command::ZoomReset => {
                self.settings.zoom = 1.0;
                self.keep_settings();
            }
            Command::Attribution => {
                self.settings.attribution = !self.settings.attribution;
                self.keep_settings();
            }
            Command::Settings => self.open_settings(),
            Command::Consolidate => return self.choose(Purpose::Consolidate),
            Command::Compare => return self.choose(Purpose::Compare),
            Command::New => return self.choose_drafts(),
            Command::AddTransfer => return self.choose_transfer(),
            Command::Open => {
                let title = self.look().say("desk-dialog-open");
                return self
                    .ask(Wanted::Folder { title }, |paths| Message::FolderChosen(paths.into_iter().next()));
            }
            Command::Dismiss if self.cover.is_some() => return self.uncover(),
            Command::ShowBoard => self.show_board(),
            Command::ShowRecords => return self.show_records(),
            Command::EnterReply
            | Command::Circulate
            | Command::Remind
            | Command::Meeting
            | Command::Remark
            | Command::SaveTransfer => {
                self.show_board();
                return self.boarded(board::Message::Command(command));
            }
            Command::ShowText | Command::ShowTable
                if matches!(self.screen, Screen::Board(_) | Screen::Records(_)) =>
            {
                self.show_page();
                return self.paged(page::Message::Command(command));
            }
            Command::Dismiss
                if matches!(self.screen, Screen::Settings | Screen::Reports(_) | Screen::Founding(_)) =>
            {
                self.close_settings();
            }
            Command::Receive => {
                let dossier =
                    self.page().is_some_and(|page| matches!(page.sitting().origin, Origin::Dossier(_)));
                if !dossier {
                    self.notices.push(Notice::new(Tone::Warning, Phrase::new("desk-error-receive")));
                    return Task::none();
                }
                return self.choose(Purpose::Receive);
            }
            Command::Reports => {
                let reports = self.page().map(|page| page.sitting().reports.clone()).unwrap_or_default();
                if reports.is_empty() {
                    self.notices.push(Notice::plain(Phrase::new("desk-reports-none")));
                } else {
                    self.show_reports(Reports::of(&reports));
                }
            }
            Command::Dismiss if matches!(self.screen, Screen::Intake(_)) => self.screen = Screen::Welcome,
            Command::Dismiss if self.notices_go_first() => self.notices.clear(),
            Command::Close => {
                if matches!(self.screen, Screen::Settings | Screen::Reports(_) | Screen::Founding(_)) {
                    self.close_settings();
                } else {
                    self.screen = Screen::Welcome;
                    self.behind.clear();
                }
            }
            other => match &self.screen {
                Screen::Board(_) => return self.boarded(board::Message::Command(other)),
                Screen::Entry(_) => return self.filled(entry::Message::Command(other)),
                Screen::Records(_) => return self.recorded(records::Message::Command(other)),
                _ => return self.paged(page::Message::Command(other)),
            },
        }
        Task::none()
    }
}
