//! The commands, as people run them: the built program, real files, its exit status and what it says.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod apart;
mod bad;
#[allow(dead_code)]
#[path = "../word/build.rs"]
mod build;
mod certificate;
mod corpus;
mod dossier;
mod examples;
mod formats;
mod hand;
mod identity;
mod keys;
mod killed;
#[allow(dead_code)]
#[path = "../word/libreoffice.rs"]
mod libreoffice;
mod objects;
#[allow(dead_code)]
#[path = "../word/office.rs"]
mod office;
#[path = "../engine/often.rs"]
mod often;
mod read;
mod record;
mod returned;
mod round;
mod secret;
mod told;
