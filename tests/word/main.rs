//! Word files, read and written.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod all;
mod beside;
mod build;
mod corpus;
#[allow(dead_code)]
#[path = "../engine/draft.rs"]
mod draft;
#[allow(dead_code)]
#[path = "../text/generate.rs"]
mod generate;
mod hostile;
mod large;
mod libreoffice;
mod lists;
mod mutate;
mod objects;
mod odt;
mod office;
#[path = "../engine/often.rs"]
mod often;
mod oracle;
mod paper;
mod reading;
mod report;
mod returned;
mod schema;
mod soup;
mod tracked;
mod triples;
mod web;
mod writing;
