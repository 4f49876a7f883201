//! The papers of a round.

// Clippy knows functions marked as tests, not those they share.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod folder;
#[path = "../word/libreoffice.rs"]
mod libreoffice;
mod narrative;
#[path = "../word/schema.rs"]
mod schema;
mod tables;
mod workbook;
