//! Word files, read and written.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod build;
mod corpus;
mod hostile;
mod oracle;
