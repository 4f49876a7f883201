//! The desk: the window in which drafts and replies are read, compared and settled.

pub mod app;
pub mod ask;
pub mod cover;
pub mod dialog;
pub mod font;
pub mod founding;
pub mod icon;
pub mod journal;
pub mod keymap;
pub mod look;
pub mod margin;
pub mod notice;
pub mod points;
pub mod proceedings;
pub mod reply;
pub mod round;
pub mod screen;
pub mod settled;
pub mod sheet;
pub mod sitting;
pub mod store;
pub mod style;
pub mod theme;
pub mod widget;
pub mod work;

use std::path::PathBuf;
use std::sync::Arc;

use iced::Size;

pub use app::{Desk, Message, Options};

use crate::dossier::desktop::Desktop;
use crate::dossier::library::default_library;
use crate::dossier::recent::Memory;
use crate::language::{Language, Phrase};

/// Why the window cannot be opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DeskError {
    /// There is no graphical display.
    #[error("there is no graphical display")]
    NoDisplay,
    /// The system refused a window.
    #[error("the window cannot be opened: {0}")]
    Window(String),
}

impl DeskError {
    /// What is said to the person.
    pub fn phrase(&self) -> Phrase {
        match self {
            DeskError::NoDisplay => Phrase::new("desk-error-display"),
            DeskError::Window(reason) => Phrase::new("desk-error-window").with("reason", reason),
        }
    }
}

/// The size of a new window.
const WINDOW: Size = Size::new(1440.0, 900.0);

/// The application, ready to be run; tests run the very same one.
pub fn application(
    options: impl Fn() -> Options + 'static,
) -> iced::Application<impl iced::Program<State = Desk, Message = Message, Theme = iced::Theme>> {
    let mut application = iced::application(move || Desk::new(options()), Desk::update, Desk::view)
        .title(Desk::title)
        .theme(Desk::theme)
        .style(|desk: &Desk, _: &iced::Theme| iced::theme::Style {
            background_color: desk.look().palette.desk,
            text_color: desk.look().palette.ink,
        })
        .subscription(Desk::subscription)
        .default_font(font::SANS)
        .window(iced::window::Settings {
            size: WINDOW,
            min_size: Some(Size::new(900.0, 600.0)),
            platform_specific: known_as(),
            ..iced::window::Settings::default()
        });
    for file in font::FILES {
        application = application.font(file);
    }
    application
}

/// The name the system knows the window by: that of the desktop entry, so that it finds its icon there.
#[cfg(target_os = "linux")]
fn known_as() -> iced::window::settings::PlatformSpecific {
    iced::window::settings::PlatformSpecific { application_id: "travaux".to_owned(), ..Default::default() }
}

#[cfg(not(target_os = "linux"))]
fn known_as() -> iced::window::settings::PlatformSpecific {
    Default::default()
}

/// Opens the window and stays until it is closed: in the system's language where none was chosen, in the one asked for
/// whatever was chosen.
pub fn run(paths: Vec<PathBuf>, language: Language, asked: Option<Language>) -> Result<(), DeskError> {
    if !has_display() {
        return Err(DeskError::NoDisplay);
    }
    let memory = Memory::usual();
    let chosen = memory.as_ref().and_then(|memory| memory.settings().library);
    let library = chosen.or_else(default_library).unwrap_or_default();
    let options = move || Options {
        paths: paths.clone(),
        language,
        asked,
        memory: memory.clone(),
        library: library.clone(),
        now: jiff::Zoned::now,
        dialogs: Arc::new(dialog::System),
        desktop: Desktop::usual().ok(),
        window: WINDOW,
    };
    application(options).run().map_err(|error| DeskError::Window(error.to_string()))
}

/// Whether a window can be shown at all. Elsewhere than on Linux and its kin there always is a display.
fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos")))
        || set("DISPLAY")
        || set("WAYLAND_DISPLAY")
        || set("WAYLAND_SOCKET")
}
