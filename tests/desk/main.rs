//! The desk, used like a person uses it: by pressing, typing and looking.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![cfg(feature = "desk")]

mod arrived;
mod board;
mod entered;
mod finished;
mod gallery;
mod hand;
mod loose;
mod margin;
mod negotiation;
mod own;
mod page;
mod pictures;
mod prints;
mod record;
mod records;
mod retract;
mod screens;
mod sent;
mod shorten;
mod wanting;
