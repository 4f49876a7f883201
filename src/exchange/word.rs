//! Word files (.docx), read and written.
//!
//! Reading: [`read`] takes bytes nobody vouches for and gives the text in one view of its tracked changes,
//! with everything a person should know about the file. Nothing is ever run, followed or unpacked to disk.

pub mod error;
pub mod notice;
mod package;
pub mod read;
mod sniff;
mod xml;

pub use error::WordError;
pub use notice::{Noted, Notice};
pub use read::{Import, Reading, View, read};
