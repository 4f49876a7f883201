//! The desk: the window in which drafts and replies are read, compared and settled.

pub mod font;
pub mod keymap;
pub mod style;
pub mod theme;
pub mod widget;
