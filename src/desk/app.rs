//! The application: what it knows, what happens, what follows, how it is drawn.

mod asking;
mod begun;
mod entries;
mod jobs;
mod obey;
mod own;
mod round;
mod screens;
mod unfinished;
mod view;
mod waiting;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use iced::widget::operation;
use iced::{Size, Subscription, Task, Theme, task, window};

use super::ask::{self, Typed};
use super::cover::Palette;
use super::dialog::Dialogs;
use super::founding::Founding;
use super::journal::Journal;
use super::keymap::{Command, Context, Place};
use super::look::Look;
use super::notice::{Notice, Tone};
use super::screen::board::{self, Board};
use super::screen::entry::{self, Entry};
use super::screen::founding;
use super::screen::intake::{self, Intake, Purpose};
use super::screen::keys::{self, OwnKey};
use super::screen::page::{self, Page};
use super::screen::records::{self, Records};
use super::screen::reports::{self, Reports};
use super::screen::{settings, welcome};
use super::store::Settings;
use super::widget::move_focus;
use super::work::{self, Brought, Order, Progress};
use crate::dossier::desktop::Desktop;
use crate::dossier::recent::{Memory, Recent};
use crate::dossier::signing::Signer;
use crate::language::{Language, Phrase};

/// How long after a drop the pointer is waited for.
const SETTLES: std::time::Duration = std::time::Duration::from_millis(150);

/// Everything the desk knows.
pub struct Desk {
    settings: Settings,
    recent: Vec<Recent>,
    memory: Option<Memory>,
    library: PathBuf,
    window: Size,
    screen: Screen,
    /// Where one comes back to, the nearest last.
    behind: Vec<Screen>,
    cover: Option<Cover>,
    /// What waits under it for an answer, the nearest last.
    waiting: Vec<Cover>,
    notices: Vec<Notice>,
    /// What was last kept of unfinished work.
    noted: Option<Journal>,
    job: Option<Job>,
    generation: u64,
    hovering: bool,
    dropped: Vec<PathBuf>,
    /// The keys unlocked since the desk was opened, by their files.
    keys: BTreeMap<PathBuf, Arc<dyn Signer>>,
    /// The key that signs, as far as it is known.
    own_key: Option<OwnKey>,
    /// Whether nobody wants to be asked for its password again.
    later: bool,
    dialogs: Arc<dyn Dialogs>,
    /// The person's desktop, where it can be told what opens with the program.
    desktop: Option<Desktop>,
    /// Whether it was told, as far as the settings show it.
    tied: Option<bool>,
    now: fn() -> jiff::Zoned,
}

/// The screens.
enum Screen {
    Welcome,
    Intake(Intake),
    Founding(Box<Founding>),
    Reports(Box<Reports>),
    Board(Box<Board>),
    Entry(Box<Entry>),
    Page(Box<Page>),
    Records(Box<Records>),
    Settings,
}

/// What lies on top of a screen.
enum Cover {
    Palette(Palette),
    Help,
    /// A transfer file came in.
    Brought(Box<Brought>),
    /// A key waits for its password.
    Lock(keys::Lock),
    /// Keys were met for the first time.
    Met(keys::Meeting),
    /// Whether nothing of this office is to count that is not signed.
    Only,
    /// A path is typed, where the system has no dialogs.
    Asked(Typed<Message>),
}

/// Work in the background.
struct Job {
    generation: u64,
    label: Phrase,
    part: Option<f32>,
    cancel: work::Cancel,
    _handle: task::Handle,
}

/// What the desk is opened with.
pub struct Options {
    /// Dossiers or files to open at once; of loose files the base comes first.
    pub paths: Vec<PathBuf>,
    /// The language where none was chosen before.
    pub language: Language,
    /// The language it is to be opened in whatever was chosen before.
    pub asked: Option<Language>,
    /// Where settings, dossiers opened lately and unfinished work are kept; nowhere if absent.
    pub memory: Option<Memory>,
    /// Where samples and new dossiers are written.
    pub library: PathBuf,
    /// The clock, in the time of this place.
    pub now: fn() -> jiff::Zoned,
    /// The system's dialogs.
    pub dialogs: Arc<dyn Dialogs>,
    /// The person's desktop, where it can be told what opens with the program.
    pub desktop: Option<Desktop>,
    /// The size of the window at first.
    pub window: Size,
}

/// What happens.
#[derive(Debug, Clone)]
pub enum Message {
    /// A command by key, palette or button.
    Command(Command),
    /// On the welcome screen.
    Welcome(welcome::Message),
    /// On the screen of files.
    Intake(intake::Message),
    /// While a new dossier is filled in.
    Founding(founding::Message),
    /// On the reports.
    Reports(reports::Message),
    /// On the reply board.
    Board(board::Message),
    /// While a reply is filled in.
    Entry(entry::Message),
    /// On the page.
    Page(page::Message),
    /// On the record.
    Records(records::Message),
    /// In the settings.
    Settings(settings::Message),
    /// About keys and offices.
    Keys(keys::Message),
    /// While a path is typed.
    Asked(ask::Message),
    /// Something was typed into the palette.
    PaletteTyped(String),
    /// The choice in the palette moves.
    PaletteMoved(isize),
    /// What lies on top was dismissed.
    CoverClosed,
    /// The transfer file looked at is to be taken in.
    AddPressed,
    /// Files were chosen for some purpose.
    FilesChosen(Purpose, Vec<PathBuf>),
    /// The files of a first draft were chosen.
    DraftsChosen(Vec<PathBuf>),
    /// A folder was chosen.
    FolderChosen(Option<PathBuf>),
    /// Files hover over the window, or leave it.
    Hovered(bool),
    /// A file was dropped.
    Dropped(PathBuf),
    /// All files of one drop are here.
    DropEnded,
    /// The pointer is where they were dropped.
    DropSettled,
    /// The next line to fill in is wanted, or the one before.
    FocusMoved(bool),
    /// News from work in the background.
    Worked(u64, Progress),
    /// The work in the background is to stop.
    CancelPressed,
    /// The window has another size.
    Resized(Size),
    /// The window is there.
    Opened(window::Id, Size),
    /// How large the screen is it stands on, where the system tells.
    ScreenKnown(window::Id, Option<Size>),
    /// A notice was read.
    NoticeClosed(usize),
    /// What a notice offers is to be done.
    OfferTaken(usize),
    /// A written file is to be shown.
    ShowPressed(PathBuf),
}

impl Desk {
    /// The desk as it is first seen, and what it does at once.
    pub fn new(options: Options) -> (Self, Task<Message>) {
        let mut settings = match &options.memory {
            Some(memory) => Settings::load(memory, options.language),
            None => Settings::new(options.language),
        };
        settings.language = options.asked.unwrap_or(settings.language);
        let mut desk = Self {
            settings,
            recent: options.memory.as_ref().map(Memory::recent).unwrap_or_default(),
            memory: options.memory,
            library: options.library,
            window: options.window,
            screen: Screen::Welcome,
            behind: Vec::new(),
            cover: None,
            waiting: Vec::new(),
            notices: Vec::new(),
            noted: None,
            job: None,
            generation: 0,
            hovering: false,
            dropped: Vec::new(),
            keys: BTreeMap::new(),
            own_key: None,
            later: false,
            dialogs: options.dialogs,
            desktop: options.desktop,
            tied: None,
            now: options.now,
        };
        desk.look_at_key();
        let task = desk.receive(None, options.paths);
        (desk, task)
    }

    /// How things look just now.
    pub fn look(&self) -> Look {
        Look {
            language: self.settings.language,
            light: self.settings.light,
            palette: self.settings.light.palette(),
            zoom: self.settings.zoom,
            window: self.window,
            veiled: false,
        }
    }

    /// The title of the window.
    pub fn title(&self) -> String {
        match self.page() {
            Some(page) => format!("{} — Travaux", page.title()),
            None => "Travaux".to_owned(),
        }
    }

    /// The theme of the window.
    pub fn theme(&self) -> Theme {
        self.settings.light.theme()
    }

    /// How the desk is set.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The dossiers opened lately, the latest first.
    pub fn recent(&self) -> &[Recent] {
        &self.recent
    }

    /// The page, if one is open.
    pub fn page(&self) -> Option<&Page> {
        std::iter::once(&self.screen).chain(self.behind.iter().rev()).find_map(|screen| match screen {
            Screen::Page(page) => Some(&**page),
            _ => None,
        })
    }

    fn page_mut(&mut self) -> Option<&mut Page> {
        std::iter::once(&mut self.screen).chain(self.behind.iter_mut().rev()).find_map(
            |screen| match screen {
                Screen::Page(page) => Some(&mut **page),
                _ => None,
            },
        )
    }

    /// The reply board, if it is open.
    pub fn board(&self) -> Option<&Board> {
        std::iter::once(&self.screen).chain(self.behind.iter().rev()).find_map(|screen| match screen {
            Screen::Board(board) => Some(&**board),
            _ => None,
        })
    }

    /// The record, if it is shown.
    pub fn records(&self) -> Option<&Records> {
        match &self.screen {
            Screen::Records(records) => Some(records),
            _ => None,
        }
    }

    /// The reply being filled in, if one is.
    pub fn entry(&self) -> Option<&Entry> {
        std::iter::once(&self.screen).chain(self.behind.iter().rev()).find_map(|screen| match screen {
            Screen::Entry(entry) => Some(&**entry),
            _ => None,
        })
    }

    /// Whether work goes on in the background.
    pub fn is_working(&self) -> bool {
        self.job.is_some()
    }

    /// Where the desk is, as far as keys are concerned.
    pub fn context(&self) -> Context {
        let (place, editing) = match &self.screen {
            Screen::Welcome => (Place::Welcome, false),
            Screen::Intake(_) => (Place::Intake, false),
            Screen::Founding(_) => (Place::Founding, false),
            Screen::Reports(_) => (Place::Reports, false),
            Screen::Settings => (Place::Settings, false),
            Screen::Board(_) => (Place::Board, false),
            Screen::Entry(_) => (Place::Entry, true),
            Screen::Records(_) => (Place::Records, false),
            Screen::Page(page) => {
                (if page.is_table() { Place::Table } else { Place::Page }, page.is_editing())
            }
        };
        let form = match &self.screen {
            Screen::Page(page) => page.is_form() && self.cover.is_none(),
            Screen::Board(board) => board.is_covered() && self.cover.is_none(),
            _ => false,
        };
        let covered = self.cover.is_some()
            || match &self.screen {
                Screen::Page(page) => page.is_covered(),
                Screen::Board(board) => board.is_covered(),
                _ => false,
            };
        Context { place, editing, covered, form }
    }

    /// What follows from what happened.
    pub fn update(&mut self, message: Message) -> Task<Message> {
        match message {
            Message::Command(command) => self.obey(command),
            Message::Welcome(message) => self.welcomed(message),
            Message::Intake(message) => self.taken_in(message),
            Message::Founding(message) => self.founded(message),
            Message::Reports(message) => self.reported(message),
            Message::Board(message) => self.boarded(message),
            Message::Entry(message) => self.filled(message),
            Message::Page(message) => self.paged(message),
            Message::Records(message) => self.recorded(message),
            Message::Settings(message) => self.set(message),
            Message::PaletteTyped(query) => {
                self.cover = Some(Cover::Palette(Palette { query, chosen: 0 }));
                Task::none()
            }
            Message::PaletteMoved(by) => {
                let (look, context) = (self.look(), self.beneath());
                if let Some(Cover::Palette(palette)) = &mut self.cover {
                    let last = palette.found(look, context).len().saturating_sub(1);
                    palette.chosen = palette.chosen.min(last).saturating_add_signed(by).min(last);
                }
                Task::none()
            }
            Message::Keys(message) => self.keyed(message),
            Message::Asked(message) => self.asked(message),
            Message::CoverClosed => self.uncover(),
            Message::AddPressed => self.take_in(),
            Message::FilesChosen(purpose, paths) => {
                if paths.is_empty() {
                    Task::none()
                } else {
                    self.receive(Some(purpose), paths)
                }
            }
            Message::DraftsChosen(paths) if paths.is_empty() => Task::none(),
            Message::DraftsChosen(paths) => self.begin(Order::Glance(paths)),
            Message::FolderChosen(folder) => match folder {
                Some(folder) => self.begin(Order::Open(folder)),
                None => Task::none(),
            },
            Message::Hovered(hovering) => {
                self.hovering = hovering;
                Task::none()
            }
            Message::Dropped(path) => {
                self.hovering = false;
                // Files of one drop come one by one, in one batch of messages; they are taken together.
                self.dropped.push(path);
                if self.dropped.len() == 1 { Task::done(Message::DropEnded) } else { Task::none() }
            }
            // Where they were dropped tells whose they are; the pointer is only known once it moves again.
            Message::DropEnded if self.board_waits() => {
                Task::perform(async { std::thread::sleep(SETTLES) }, |()| Message::DropSettled)
            }
            Message::DropEnded | Message::DropSettled => {
                let paths = std::mem::take(&mut self.dropped);
                self.receive(None, paths)
            }
            Message::FocusMoved(forward) => {
                // Under a form of the page there are lines as well, which are not to be typed in just now.
                if let Screen::Page(page) = &mut self.screen {
                    return page.next_to_fill(forward).map_or_else(Task::none, operation::focus);
                }
                move_focus(forward)
            }
            Message::Worked(generation, progress) => self.worked(generation, progress),
            Message::CancelPressed => {
                if let Some(job) = self.job.take() {
                    job.cancel.ask();
                    self.notices.push(Notice::plain("desk-work-cancelled"));
                }
                Task::none()
            }
            Message::Resized(size) => {
                self.window = size;
                Task::none()
            }
            Message::Opened(id, size) => {
                self.window = size;
                window::monitor_size(id).map(move |screen| Message::ScreenKnown(id, screen))
            }
            Message::ScreenKnown(id, screen) => match screen {
                Some(screen) if screen.width < self.window.width || screen.height < self.window.height => {
                    let width = screen.width.min(self.window.width);
                    let fitting = Size::new(width, screen.height.min(self.window.height));
                    Task::batch([window::resize(id, fitting), window::maximize(id, true)])
                }
                _ => Task::none(),
            },
            Message::NoticeClosed(index) => {
                if index < self.notices.len() {
                    self.notices.remove(index);
                }
                Task::none()
            }
            Message::OfferTaken(index) => {
                let offer = self.notices.get(index).and_then(|notice| notice.offer.clone());
                match offer {
                    Some(order) => {
                        self.notices.remove(index);
                        self.begin(*order)
                    }
                    None => Task::none(),
                }
            }
            Message::ShowPressed(path) => {
                if !self.dialogs.show(&path) {
                    let place = path.parent().map(|place| place.display().to_string()).unwrap_or_default();
                    let phrase = Phrase::new("desk-error-cannot-open")
                        .with("name", name_of(&path))
                        .with("place", place);
                    self.notices.push(Notice::new(Tone::Trouble, phrase));
                }
                Task::none()
            }
        }
    }

    /// What is listened to beside the widgets.
    pub fn subscription(&self) -> Subscription<Message> {
        iced::event::listen_with(|event, _, id| match event {
            iced::Event::Window(window::Event::Resized(size)) => Some(Message::Resized(size)),
            iced::Event::Window(window::Event::Opened { size, .. }) => Some(Message::Opened(id, size)),
            iced::Event::Window(window::Event::FileHovered(_)) => Some(Message::Hovered(true)),
            iced::Event::Window(window::Event::FilesHoveredLeft) => Some(Message::Hovered(false)),
            iced::Event::Window(window::Event::FileDropped(path)) => Some(Message::Dropped(path)),
            _ => None,
        })
    }
}

fn name_of(path: &std::path::Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
