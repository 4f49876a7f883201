//! The negotiation: what follows from records, texts and outcomes together.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod carry;
mod demo;
mod hold;
mod letters;
mod round;
mod streamline;
