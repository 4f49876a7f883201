//! The exchange room: what goes out comes back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../text/generate.rs"]
#[allow(dead_code, reason = "shared with the tests of the text room, which use the rest")]
mod generate;
mod json;
#[path = "../engine/often.rs"]
mod often;
mod points;
mod revise;
mod title;
