//! The papers there are: the one list the command, the desk and the folder of a session go by.

use crate::exchange::paper::Format;

/// A paper of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PaperKind {
    /// Every proposal beside the draft, element by element.
    Comparative,
}

impl PaperKind {
    /// All of them, in the order in which they lie in the folder of a session.
    pub const ALL: [PaperKind; 1] = [PaperKind::Comparative];

    /// Its name on the command line, and for other programs.
    pub fn word(self) -> &'static str {
        match self {
            PaperKind::Comparative => "comparative",
        }
    }

    /// The kind with this name on the command line.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The key of its name for people: what stands at its head, in menus, and in the names of files.
    pub fn name(self) -> &'static str {
        match self {
            PaperKind::Comparative => "paper-comparative-table",
        }
    }

    /// The key of a sentence about it, for those who choose.
    pub fn about(self) -> &'static str {
        match self {
            PaperKind::Comparative => "paper-about-comparative",
        }
    }

    /// Whether it is a table: printed across the sheet.
    pub fn is_table(self) -> bool {
        match self {
            PaperKind::Comparative => true,
        }
    }

    /// The kinds of file it is written as, the usual one first.
    pub fn formats(self) -> &'static [Format] {
        if self.is_table() {
            &Format::ALL
        } else {
            &[Format::Word, Format::Html, Format::Markdown, Format::Json]
        }
    }
}
