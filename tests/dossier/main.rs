//! The dossier: records folded into the state of play, and the folder on disk.

// Clippy knows functions marked as tests, not those they share.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod crash;
mod damage;
mod fold;
mod folder;
mod frail;
mod histories;
mod identity;
mod laws;
mod minisign;
#[path = "../engine/often.rs"]
mod often;
mod power;
mod samples;
mod signing;
mod table;
mod transfer;
