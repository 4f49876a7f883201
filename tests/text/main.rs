//! The text room: its laws as properties, its behaviour as named cases, and real texts.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod cases;
mod generate;
mod laws;
#[path = "../engine/often.rs"]
mod often;
mod real;
