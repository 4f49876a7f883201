//! Other people's files, in and out.
//!
//! Every reader takes bytes it does not trust and gives a [`crate::text::Text`] with what it noticed on the
//! way; every writer takes a text (or a rendering of it) and gives bytes, the same each time. No reader follows a
//! link or writes to disk, and only [`mod@open`] opens a file.
//!
//! | module | files |
//! |---|---|
//! | [`bracketed`] | Markdown with rivals in brackets, out |
//! | [`critic`] | Markdown with CriticMarkup, in |
//! | [`html`] | one file to be read and printed, out |
//! | [`json`] | rolling texts, comparisons and texts for other programs |
//! | [`odt`] | .odt, in |
//! | [`mod@open`] | whatever holds a text, in |
//! | [`report`] | what is to be known of a file before it is taken in |
//! | [`returned`] | bracketed prints that come back |
//! | [`web`] | web pages, in |
//! | [`word`] | .docx, in and out |
//!
//! [`revised`] is a text with all its tracked changes, whatever file they came from.
//! [`suspect`] names the characters in a text that deceive the eye, whatever file they came from.

pub mod bracketed;
pub mod critic;
pub mod html;
pub mod json;
pub mod objects;
pub mod odt;
pub mod open;
pub mod paper;
pub mod report;
pub mod returned;
pub mod revised;
pub mod suspect;
pub mod web;
pub mod word;
pub mod workbook;

pub use open::{Format, OpenError, Opened, open, open_as};
