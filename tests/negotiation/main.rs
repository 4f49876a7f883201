//! The negotiation: what follows from records, texts and outcomes together.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod carry;
mod course;
mod demo;
mod hold;
mod late;
mod laws;
mod letters;
#[path = "../engine/often.rs"]
mod often;
mod round;
mod streamline;
