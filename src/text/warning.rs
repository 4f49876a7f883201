//! What a reader noticed, dropped or simplified: part of the result of every import.

/// Something a person should know about a file that was read.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Warning {
    /// Where: a line number counted from 1, where the format has lines.
    pub line: Option<u32>,
    /// What it is about.
    pub what: Noticed,
}

/// The things a reader notices.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Noticed {
    /// These visible characters are not part of the text that was read.
    Dropped(String),
    /// A square bracket without its partner; the place is the provision's index and a byte offset in it.
    UnbalancedBracket {
        /// Index of the provision.
        provision: usize,
        /// Byte offset in its text.
        offset: usize,
        /// Whether it is an opening bracket.
        opening: bool,
    },
    /// The file was not UTF-8 and was read as this encoding.
    Encoding(String),
    /// Bytes that are not text in the file's encoding were replaced; how many.
    Replaced(usize),
    /// Something was kept in a simpler form; a short name of it.
    Simplified(String),
}

/// What was noticed, in reading order.
pub type Warnings = Vec<Warning>;
