//! The desk, used like a person uses it: by pressing, typing and looking.
#![cfg(feature = "desk")]

mod hand;
mod page;
mod pictures;
mod screens;
