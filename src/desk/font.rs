//! The embedded faces. They carry names of their own, so that what is drawn never depends on the fonts a
//! machine happens to have (`assets/fonts/make.py` says how they are made).

use iced::Font;
use iced::font::{Style, Weight};

/// The face of the interface.
pub const SANS: Font = Font::with_name("Travaux Sans");

/// The face of documents.
pub const SERIF: Font = Font::with_name("Travaux Serif");

/// The files to load before anything is drawn.
pub const FILES: [&[u8]; 8] = [
    include_bytes!("../../assets/fonts/TravauxSans-Regular.ttf"),
    include_bytes!("../../assets/fonts/TravauxSans-Bold.ttf"),
    include_bytes!("../../assets/fonts/TravauxSans-Italic.ttf"),
    include_bytes!("../../assets/fonts/TravauxSans-BoldItalic.ttf"),
    include_bytes!("../../assets/fonts/TravauxSerif-Regular.ttf"),
    include_bytes!("../../assets/fonts/TravauxSerif-Bold.ttf"),
    include_bytes!("../../assets/fonts/TravauxSerif-Italic.ttf"),
    include_bytes!("../../assets/fonts/TravauxSerif-BoldItalic.ttf"),
];

/// The bold face of a family.
pub const fn bold(font: Font) -> Font {
    Font { weight: Weight::Bold, ..font }
}

/// The italic face of a family.
pub const fn italic(font: Font) -> Font {
    Font { style: Style::Italic, ..font }
}
