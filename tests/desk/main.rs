//! The desk, used like a person uses it: by pressing, typing and looking.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![cfg(feature = "desk")]

mod board;
mod hand;
mod margin;
mod negotiation;
mod own;
mod page;
mod pictures;
mod record;
mod records;
mod screens;
mod wanting;
