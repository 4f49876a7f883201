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
    /// What was circulated, who replied and who has not, what is agreed, what is open.
    Information,
    /// How firmly each place is agreed.
    Agreement,
    /// Place by place every wording, who proposed it and why, and what was said of it.
    Positions,
    /// The minutes of the meetings that dealt with the draft.
    Minutes,
    /// What became of the proposals of a delegation, for its ministry.
    Proposals,
    /// Where the words of the draft come from.
    Provenance,
    /// Every wording as a difference from the text a government approved.
    Approved,
}

impl PaperKind {
    /// All of them, in the order in which they lie in the folder of a session.
    pub const ALL: [PaperKind; 11] = [
        PaperKind::Information,
        PaperKind::Comments,
        PaperKind::Comparative,
        PaperKind::FourColumn,
        PaperKind::Disagreements,
        PaperKind::Agreement,
        PaperKind::Positions,
        PaperKind::Minutes,
        PaperKind::Proposals,
        PaperKind::Provenance,
        PaperKind::Approved,
    ];

    /// Its name on the command line, and for other programs.
    pub fn word(self) -> &'static str {
        match self {
            PaperKind::Comments => "comments",
            PaperKind::Comparative => "comparative",
            PaperKind::FourColumn => "four-column",
            PaperKind::Disagreements => "disagreements",
            PaperKind::Information => "information",
            PaperKind::Agreement => "agreement",
            PaperKind::Positions => "positions",
            PaperKind::Minutes => "minutes",
            PaperKind::Proposals => "proposals",
            PaperKind::Provenance => "provenance",
            PaperKind::Approved => "approved",
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
            PaperKind::Information => "paper-information",
            PaperKind::Agreement => "paper-agreement",
            PaperKind::Positions => "paper-positions",
            PaperKind::Minutes => "paper-minutes",
            PaperKind::Proposals => "paper-proposals",
            PaperKind::Provenance => "paper-provenance",
            PaperKind::Approved => "paper-approved",
        }
    }

    /// The key of a sentence about it, for those who choose.
    pub fn about(self) -> &'static str {
        match self {
            PaperKind::Comments => "paper-about-comments",
            PaperKind::Comparative => "paper-about-comparative",
            PaperKind::FourColumn => "paper-about-four-column",
            PaperKind::Disagreements => "paper-about-disagreements",
            PaperKind::Information => "paper-about-information",
            PaperKind::Agreement => "paper-about-agreement",
            PaperKind::Positions => "paper-about-positions",
            PaperKind::Minutes => "paper-about-minutes",
            PaperKind::Proposals => "paper-about-proposals",
            PaperKind::Provenance => "paper-about-provenance",
            PaperKind::Approved => "paper-about-approved",
        }
    }

    /// Whether it is a table: printed across the sheet.
    pub fn is_table(self) -> bool {
        match self {
            PaperKind::Comments
            | PaperKind::Comparative
            | PaperKind::FourColumn
            | PaperKind::Disagreements
            | PaperKind::Agreement
            | PaperKind::Proposals
            | PaperKind::Provenance
            | PaperKind::Approved => true,
            PaperKind::Information | PaperKind::Positions | PaperKind::Minutes => false,
        }
    }

    /// How differences are set out on it: what goes and what comes is marked. Only a consolidated text has brackets.
    pub fn setting(self) -> Setting {
        Setting::Redline
    }

    /// Whether it stays in the office that holds what it is made from, whoever else may see the rest of the round.
    pub fn is_internal(self) -> bool {
        self == PaperKind::Approved
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
