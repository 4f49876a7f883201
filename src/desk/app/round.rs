//! The reply board and what leads from it: replies filled in, files taken in as replies, the page.

use std::path::PathBuf;

use iced::Task;
use iced::widget::operation;
use iced::widget::scrollable::RelativeOffset;

use super::{Desk, Message, Screen};
use crate::desk::ask::Wanted;
use crate::desk::dialog::{Filter, LETTERS, READABLE};
use crate::desk::keymap::Command;
use crate::desk::notice::{Notice, Tone};
use crate::desk::reply::Form;
use crate::desk::screen::board::{self, Board};
use crate::desk::screen::entry::{self, Entry};
use crate::desk::screen::intake::Purpose;
use crate::desk::screen::page::{self, Page};
use crate::desk::sitting::{Origin, Sitting};
use crate::desk::work::{Order, receive};
use crate::language::Phrase;

impl Desk {
    /// Lays something out that was opened, or opened anew after something was stated: one stays where one was.
    pub(super) fn lay_out(&mut self, sitting: Sitting) -> Task<Message> {
        let before = self.page().map(|page| page.sitting().origin.clone());
        let known = before.as_ref() == Some(&sitting.origin);
        let on_page = known && self.board().is_none();
        let board = match self.board().filter(|_| known) {
            Some(board) => board.reopened(&sitting),
            None => Board::new(&sitting),
        };
        // Saving a draft in a dossier opens the dossier anew.
        let page = match self.page() {
            Some(page) => page.reopened(sitting),
            None => Page::new(sitting, self.now),
        };
        self.turn_over(&page);
        let entered: Vec<String> = match &self.screen {
            Screen::Entry(entry) => vec![entry.form().key().to_owned()],
            Screen::Reports(reports) => reports.entered(),
            _ => Vec::new(),
        };
        let set = known && matches!(self.screen, Screen::Settings);
        let listed = known && matches!(self.screen, Screen::Records(_));
        self.noted = None;
        self.screen = Screen::Page(Box::new(page));
        self.behind.clear();
        self.resume();
        for code in entered {
            self.forget_reply(&code);
        }
        let sent =
            self.page().and_then(|page| page.sitting().round.as_ref()).is_some_and(|it| it.sent.is_some());
        let board = board.filter(|_| !on_page && (sent || known));
        if let Some(mut board) = board {
            board.begin(self.begun_replies());
            self.lay(Screen::Board(Box::new(board)));
        }
        if set {
            self.lay(Screen::Settings);
        }
        if listed { self.show_records() } else { Task::none() }
    }

    /// Lays a screen on top of the one that is shown.
    pub(super) fn lay(&mut self, screen: Screen) {
        let before = std::mem::replace(&mut self.screen, screen);
        self.behind.push(before);
    }

    /// Turns back to the page.
    pub(super) fn show_page(&mut self) {
        while !matches!(self.screen, Screen::Page(_)) {
            match self.behind.pop() {
                Some(screen) => self.screen = screen,
                None => {
                    self.screen = Screen::Welcome;
                    return;
                }
            }
        }
    }

    /// Turns to the reply board of the dossier on the desk.
    pub(super) fn show_board(&mut self) {
        if matches!(self.screen, Screen::Board(_)) {
            return;
        }
        self.show_page();
        match self.page().and_then(|page| Board::new(page.sitting())) {
            Some(mut board) => {
                board.begin(self.begun_replies());
                self.lay(Screen::Board(Box::new(board)));
            }
            None => self.notices.push(Notice::new(Tone::Warning, Phrase::new("desk-error-receive"))),
        }
    }

    /// Whether files dropped on the board wait for the pointer to tell whose they are.
    pub(super) fn board_waits(&self) -> bool {
        matches!(&self.screen, Screen::Board(board) if board.under().is_none())
    }

    /// Takes files in as replies where a dossier is open; nothing where none is. Where they were dropped on a line of
    /// the board, they are that delegation's.
    pub(super) fn take_replies(
        &mut self,
        paths: Vec<PathBuf>,
        letters: Vec<PathBuf>,
        dropped: bool,
    ) -> Option<Task<Message>> {
        let voices: Vec<String> = match &self.screen {
            Screen::Board(board) => {
                board.under().filter(|_| dropped).map(str::to_owned).into_iter().collect()
            }
            Screen::Page(_) => Vec::new(),
            _ => return None,
        };
        let sitting = self.page()?.sitting();
        let (Origin::Dossier(folder), Some(round)) = (&sitting.origin, &sitting.round) else { return None };
        let mut replies = receive::forms(paths, &voices, round.today);
        if let Some(first) = replies.first_mut() {
            first.letters = letters;
        }
        Some(self.begin(Order::Look { folder: folder.clone(), replies }))
    }

    /// Asks for a transfer file.
    pub(super) fn choose_transfer(&mut self) -> Task<Message> {
        let title = self.look().say("board-command-add");
        let filter = Filter { name: title.clone(), endings: vec!["travaux"] };
        self.ask(Wanted::Files { title, filter }, |paths| Message::FilesChosen(Purpose::Receive, paths))
    }

    /// Looks at a transfer file before it is taken in; nothing where none is among the files.
    pub(super) fn take_transfer(&mut self, paths: &[PathBuf]) -> Option<Task<Message>> {
        let is_transfer =
            |path: &&PathBuf| path.extension().is_some_and(|it| it.eq_ignore_ascii_case("travaux"));
        let path = paths.iter().find(is_transfer)?.clone();
        if paths.len() > 1 {
            self.notices.push(Notice::new(Tone::Warning, Phrase::new("board-add-one")));
        }
        let folder = self.page().and_then(|page| match &page.sitting().origin {
            Origin::Dossier(folder) => Some(folder.clone()),
            Origin::Files { .. } => None,
        });
        Some(self.begin(Order::Preview { folder, path }))
    }

    pub(super) fn boarded(&mut self, message: board::Message) -> Task<Message> {
        let look = self.look();
        let Screen::Board(board) = &mut self.screen else { return Task::none() };
        let covered = board.is_covered();
        let action = board.update(look, message);
        let first = board.dialog().filter(|_| !covered).and_then(|dialog| dialog.first());
        if let Some(first) = first {
            return operation::focus(first);
        }
        match action {
            board::Action::None => Task::none(),
            board::Action::Obey(command) => match command {
                Command::ShowBoard | Command::Accept => Task::none(),
                other => self.obey_elsewhere(other),
            },
            board::Action::Work(order) => self.begin(order),
            board::Action::Reveal(part) => {
                operation::snap_to(board::LIST, RelativeOffset { x: 0.0, y: part })
            }
            board::Action::Show(path) => self.update(Message::ShowPressed(path)),
            board::Action::Passages(code) => {
                self.show_page();
                self.show_passages_of(&code)
            }
            board::Action::Enter(code) => self.fill_in(code),
            board::Action::AskFolder => {
                let title = look.say("board-dialog-out");
                self.ask(Wanted::Room { title }, |paths| {
                    Message::Board(board::Message::FolderChosen(paths.into_iter().next()))
                })
            }
            board::Action::AskPlace(name) => {
                let name = format!("{name}.travaux");
                let title = look.say("board-parcel-title");
                let filter = Filter { name: title.clone(), endings: vec!["travaux"] };
                self.ask(Wanted::Place { title, name, filter }, |paths| {
                    Message::Board(board::Message::PlaceChosen(paths.into_iter().next()))
                })
            }
        }
    }

    /// Goes through what one delegation proposes.
    fn show_passages_of(&mut self, code: &str) -> Task<Message> {
        let Some(sitting) = self.page().map(Page::sitting) else { return Task::none() };
        let Some(voice) = sitting.voice_of(code) else { return Task::none() };
        let mut own = sitting
            .matters
            .iter()
            .filter(|matter| matter.proposals.iter().any(|it| it.holders.contains(voice)));
        let first = own.next().and_then(|matter| matter.passages.first().copied());
        let label = sitting.rolling.voices.get(voice).map(|it| it.code.clone()).unwrap_or_default();
        let filter = page::Voice { index: Some(voice), label };
        let shown = self.paged(page::Message::ShowPicked(page::Show::All));
        let filtered = self.paged(page::Message::FilterPicked(filter));
        let chosen = first.map(|first| self.paged(page::Message::PassagePressed(first)));
        Task::batch([shown, filtered, chosen.unwrap_or_else(Task::none)])
    }

    /// Obeys what the board leaves to the desk and cannot come back to it.
    fn obey_elsewhere(&mut self, command: Command) -> Task<Message> {
        match command.entry().map(|entry| entry.reach) {
            // Commands of the page mean nothing here.
            Some(reach) if reach.is_of_the_page() => Task::none(),
            None => Task::none(),
            Some(_) => self.obey(command),
        }
    }

    /// Opens the screen on which a reply is filled in, as far as it was filled in before.
    fn fill_in(&mut self, code: Option<String>) -> Task<Message> {
        let look = self.look();
        let own = self.dossier().and_then(|dossier| dossier.own_voice()).map(ToString::to_string);
        let code = code.or(own);
        let begun = code.as_deref().and_then(|code| self.begun_reply(code));
        let Some(sitting) = self.page().map(Page::sitting) else { return Task::none() };
        let (Origin::Dossier(folder), Some(round)) = (&sitting.origin, &sitting.round) else {
            return Task::none();
        };
        let again = begun.is_some();
        let form = begun.unwrap_or_else(|| Form::new(code.into_iter().collect(), round.today));
        let (title, base_name) = (sitting.title.clone(), sitting.base_name.clone());
        let stood = sitting.proceedings.as_ref();
        let stood = stood.map(|it| it.dossier.stood(&round.edition, look.language)).unwrap_or_default();
        let mut entry = Entry::new(folder.clone(), (title, base_name), round, stood, form);
        let task = entry.begin(look).map(Message::Entry);
        if again {
            self.notices.push(Notice::plain(Phrase::new("board-begun")));
        }
        // What was done before is said where it was done.
        self.notices.retain(|notice| notice.tone != Tone::Done);
        self.lay(Screen::Entry(Box::new(entry)));
        Task::batch([task, operation::focus(entry::POINTS)])
    }

    /// Takes files in on the screen where a reply is filled in.
    pub(super) fn attach(&mut self, paths: Vec<PathBuf>) {
        if let Screen::Entry(entry) = &mut self.screen {
            entry.dropped(paths);
            self.note_entry(None);
        }
    }

    /// Fills in a reply of whoever's line letters were dropped on.
    pub(super) fn fill_in_from(&mut self, letters: Vec<PathBuf>) -> Task<Message> {
        let Screen::Board(board) = &self.screen else { return Task::none() };
        let task = self.fill_in(board.under().map(str::to_owned));
        self.attach(letters);
        task
    }

    /// Keeps what is being filled in.
    fn note_entry(&mut self, before: Option<&str>) {
        if let Screen::Entry(entry) = &self.screen {
            let form = entry.form().clone();
            self.note_reply(before, &form);
        }
    }

    pub(super) fn filled(&mut self, message: entry::Message) -> Task<Message> {
        let look = self.look();
        let Screen::Entry(entry) = &mut self.screen else { return Task::none() };
        let before = entry.form().clone();
        let action = entry.update(look, message);
        let changed = *entry.form() != before;
        if changed {
            self.note_entry(Some(before.key()));
        }
        match action {
            entry::Action::None => Task::none(),
            entry::Action::Run(task) => task.map(Message::Entry),
            entry::Action::Choose(text) => {
                let title = look.say(if text { "desk-dialog-receive" } else { "board-letter-add" });
                let endings = if text { READABLE } else { LETTERS };
                let filter = Filter { name: look.say("desk-dialog-files"), endings: endings.to_vec() };
                self.ask(Wanted::Files { title, filter }, move |paths| {
                    Message::Entry(entry::Message::Chosen(text, paths))
                })
            }
            entry::Action::Work(order) => self.begin(order),
            entry::Action::Obey(command) => self.obey_elsewhere(command),
            entry::Action::Back => {
                self.show_board_again();
                Task::none()
            }
            entry::Action::Drop => {
                self.forget_reply(before.key());
                self.show_board_again();
                Task::none()
            }
        }
    }

    /// Back from a reply to the board, which tells whose is half filled in.
    fn show_board_again(&mut self) {
        self.close_settings();
        let begun = self.begun_replies();
        if let Screen::Board(board) = &mut self.screen {
            board.begin(begun);
        }
    }
}
