//! The papers there are: the one list the command, the desk and the folder of a session go by.

use crate::exchange::paper::{Format, Setting};

/// A paper of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PaperKind {
    /// Everything that was said about the draft and what became of it.
    Comments,
    /// Every proposal beside the draft, element by element.
    Comparative,
    /// The draft, the proposals, the positions and the compromise, side by side.
    FourColumn,
    /// What is still open: every wording with its holders, and what is said of each.
    Disagreements,
}

impl PaperKind {
    /// All of them, in the order in which they lie in the folder of a session.
    pub const ALL: [PaperKind; 4] =
        [PaperKind::Comments, PaperKind::Comparative, PaperKind::FourColumn, PaperKind::Disagreements];

    /// Its name on the command line, and for other programs.
    pub fn word(self) -> &'static str {
        match self {
            PaperKind::Comments => "comments",
            PaperKind::Comparative => "comparative",
            PaperKind::FourColumn => "four-column",
            PaperKind::Disagreements => "disagreements",
        }
    }

    /// The kind with this name on the command line.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The key of its name for people: what stands at its head, in menus, and in the names of files.
    pub fn name(self) -> &'static str {
        match self {
            PaperKind::Comments => "paper-comments",
            PaperKind::Comparative => "paper-comparative-table",
            PaperKind::FourColumn => "paper-four-column",
            PaperKind::Disagreements => "paper-disagreements",
        }
    }

    /// The key of a sentence about it, for those who choose.
    pub fn about(self) -> &'static str {
        match self {
            PaperKind::Comments => "paper-about-comments",
            PaperKind::Comparative => "paper-about-comparative",
            PaperKind::FourColumn => "paper-about-four-column",
            PaperKind::Disagreements => "paper-about-disagreements",
        }
    }

    /// Whether it is a table: printed across the sheet.
    pub fn is_table(self) -> bool {
        match self {
            PaperKind::Comments
            | PaperKind::Comparative
            | PaperKind::FourColumn
            | PaperKind::Disagreements => true,
        }
    }

    /// How differences are set out on it: tables mark what goes and what comes, a consolidated text has brackets.
    pub fn setting(self) -> Setting {
        if self.is_table() { Setting::Redline } else { Setting::Brackets }
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
