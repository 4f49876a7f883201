//! What the screens ask for.

use std::path::Path;

use iced::Task;

use super::{Desk, Message, Screen};
use crate::desk::ask::Wanted;
use crate::desk::dialog::{Filter, LETTERS, READABLE};
use crate::desk::keymap::Command;
use crate::desk::notice::{Notice, Tone};
use crate::desk::screen::intake::{self, Purpose};
use crate::desk::screen::reports::{self, Reports};
use crate::desk::screen::{page, settings, welcome};
use crate::desk::store::zoom_step;
use crate::desk::work::{Order, Statement};
use crate::dossier::DiskError;
use crate::dossier::desktop::Desktop;
use crate::language::Phrase;

impl Desk {
    pub(super) fn open_settings(&mut self) {
        self.tied = self.desktop.as_ref().map(Desktop::knows);
        if !matches!(self.screen, Screen::Settings) {
            self.behind.push(std::mem::replace(&mut self.screen, Screen::Settings));
        }
    }

    pub(super) fn show_reports(&mut self, reports: Reports) {
        let screen = Screen::Reports(Box::new(reports));
        let before = std::mem::replace(&mut self.screen, screen);
        if matches!(before, Screen::Page(_) | Screen::Board(_) | Screen::Entry(_)) {
            self.behind.push(before);
        }
    }

    pub(super) fn reported(&mut self, message: reports::Message) -> Task<Message> {
        let Screen::Reports(reports) = &mut self.screen else { return Task::none() };
        match reports.update(message) {
            reports::Action::None => Task::none(),
            reports::Action::Enter(order) => self.begin(order),
            reports::Action::ChooseLetter => {
                let look = self.look();
                let filter = Filter { name: look.say("desk-dialog-files"), endings: LETTERS.to_vec() };
                let wanted = Wanted::Files { title: look.say("board-letter-add"), filter };
                self.ask(wanted, |paths| Message::Reports(reports::Message::LettersChosen(paths)))
            }
            reports::Action::Back => {
                self.close_settings();
                Task::none()
            }
            reports::Action::Show(provision) => {
                self.show_page();
                self.paged(page::Message::HeadingPressed(provision))
            }
        }
    }

    pub(super) fn close_settings(&mut self) {
        self.screen = self.behind.pop().unwrap_or(Screen::Welcome);
    }

    pub(super) fn choose(&mut self, purpose: Purpose) -> Task<Message> {
        let look = self.look();
        let title = look.say(match purpose {
            Purpose::Consolidate => "desk-dialog-consolidate",
            Purpose::Compare => "desk-dialog-compare",
            Purpose::Receive => "desk-dialog-receive",
        });
        let filter = Filter { name: look.say("desk-dialog-files"), endings: READABLE.to_vec() };
        self.ask(Wanted::Files { title, filter }, move |paths| Message::FilesChosen(purpose, paths))
    }

    pub(super) fn welcomed(&mut self, message: welcome::Message) -> Task<Message> {
        match message {
            welcome::Message::ConsolidatePressed => self.choose(Purpose::Consolidate),
            welcome::Message::ComparePressed => self.choose(Purpose::Compare),
            welcome::Message::NewPressed => self.obey(Command::New),
            welcome::Message::OpenPressed => self.obey(Command::Open),
            welcome::Message::SettingsPressed => self.obey(Command::Settings),
            welcome::Message::LightPressed => self.obey(Command::SwitchLight),
            welcome::Message::LanguagePicked(language) => {
                self.set(settings::Message::LanguagePicked(language))
            }
            welcome::Message::SamplePressed(sample) => self.begin(Order::Sample(sample)),
            welcome::Message::RecentPressed(index) => {
                let Some(recent) = self.recent.get(index).cloned() else { return Task::none() };
                if recent.path.is_dir() {
                    return self.begin(Order::Open(recent.path));
                }
                self.remembered(|memory| memory.forget(&recent.path));
                let phrase = Phrase::new("desk-error-gone").with("name", recent.title);
                self.notices.push(Notice::new(Tone::Trouble, phrase));
                Task::none()
            }
        }
    }

    pub(super) fn taken_in(&mut self, message: intake::Message) -> Task<Message> {
        let Screen::Intake(intake) = &mut self.screen else { return Task::none() };
        match intake.update(message) {
            intake::Action::None => Task::none(),
            intake::Action::Choose(purpose) => self.choose(purpose),
            intake::Action::Start(order) => self.begin(order),
            intake::Action::Back => {
                self.screen = Screen::Welcome;
                Task::none()
            }
        }
    }

    pub(super) fn paged(&mut self, message: page::Message) -> Task<Message> {
        let look = self.look();
        let attribution = self.settings.attribution;
        if matches!(message, page::Message::PassagePressed(_)) {
            self.notices.retain(|notice| notice.tone != Tone::Hint);
        }
        let changes = message.may_change();
        let recorded = matches!(message, page::Message::Entered(..));
        // What was asked of the page is answered even where another screen lies on it by then.
        let Some(page) = self.page_mut() else { return Task::none() };
        let action = page.update(look, attribution, message);
        if changes {
            self.note();
        }
        let followed = self.follow(action);
        if recorded { Task::batch([followed, self.read_records()]) } else { followed }
    }

    /// Tells something of the page; what was told of the thing done before it is old news by then.
    fn tell(&mut self, notice: Notice) {
        let stays = |old: &Notice| old.tone != Tone::Done || old.file.is_some();
        self.notices.retain(|old| notice.tone != Tone::Done || stays(old));
        self.notices.push(notice);
    }

    /// Does what the page asks for.
    fn follow(&mut self, action: page::Action) -> Task<Message> {
        match action {
            page::Action::None => Task::none(),
            page::Action::Run(task) => task.map(Message::Page),
            page::Action::Obey(command) => self.obey(command),
            page::Action::SaveAs { title, name, endings } => {
                let filter = Filter { name: title.clone(), endings };
                self.ask(Wanted::Place { title, name, filter }, |paths| {
                    Message::Page(page::Message::PlaceChosen(paths.into_iter().next()))
                })
            }
            page::Action::ChooseFinished => {
                let look = self.look();
                let filter = Filter { name: look.say("desk-dialog-files"), endings: READABLE.to_vec() };
                let wanted = Wanted::Files { title: look.say("finished-choose"), filter };
                self.ask(wanted, |paths| Message::Page(page::Message::FinishedChosen(paths)))
            }
            page::Action::Work(order) => self.begin(order),
            page::Action::Anew(order, notice) => {
                notice.into_iter().for_each(|notice| self.tell(notice));
                self.begin(order)
            }
            page::Action::Tell(notice) => {
                self.tell(notice);
                Task::none()
            }
        }
    }

    /// Tells the person's desktop what opens with the program, or lets it forget that.
    fn tie(&mut self, tied: bool) {
        let Some(desktop) = &self.desktop else { return };
        let done = match (tied, std::env::current_exe()) {
            (true, Ok(program)) => desktop.install(&program),
            (true, Err(error)) => Err(DiskError::new(Path::new("travaux"), &error).into()),
            (false, _) => desktop.remove(),
        };
        let notice = match done {
            Ok(_) => {
                let key = if tied { "desktop-installed" } else { "desktop-removed" };
                Notice::plain(Phrase::new(key).with("folder", desktop.folder().display()))
            }
            Err(error) => Notice::new(Tone::Trouble, error.phrase()),
        };
        self.tied = Some(desktop.knows());
        self.notices.push(notice);
    }

    pub(super) fn set(&mut self, message: settings::Message) -> Task<Message> {
        match message {
            settings::Message::LanguagePicked(language) => self.settings.language = language,
            settings::Message::LightPicked(light) => self.settings.light = light,
            settings::Message::ZoomPressed(larger) => {
                self.settings.zoom = zoom_step(self.settings.zoom, larger);
            }
            settings::Message::AttributionToggled(on) => self.settings.attribution = on,
            settings::Message::FilesTied(tied) => {
                self.tie(tied);
                return Task::none();
            }
            settings::Message::WordsPicked(words) => {
                let folder = self.dossier().map(|dossier| dossier.root().to_path_buf());
                let statement = Box::new(Statement::Words(words));
                return folder
                    .map_or_else(Task::none, |folder| self.begin(Order::State { folder, statement }));
            }
            settings::Message::Keys(message) => return self.keyed(message),
            settings::Message::BackPressed => {
                self.close_settings();
                // The language may be another by now.
                return self.read_records();
            }
        }
        self.keep_settings();
        Task::none()
    }
}
