//! The negotiation: what follows from records, texts and outcomes together.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod back;
mod carry;
mod clash;
mod course;
mod demo;
#[path = "../engine/draft.rs"]
mod draft;
mod hold;
mod late;
mod laws;
mod letters;
#[path = "../engine/often.rs"]
mod often;
mod round;
mod streamline;
