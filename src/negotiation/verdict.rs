//! The words a council has for what became of a proposal.

use serde::{Deserialize, Serialize};

use super::outcome::Verdict;

/// A set of words for verdicts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VerdictWords {
    /// «учтено», «учтено частично», «не учтено», «снято».
    #[default]
    Considered,
    /// «принято», «принято частично», «отклонено», «принято к сведению».
    Accepted,
}

impl VerdictWords {
    /// The sets there are.
    pub const ALL: [VerdictWords; 2] = [VerdictWords::Considered, VerdictWords::Accepted];

    /// The key of a verdict's words in this set.
    pub fn key(self, verdict: Verdict) -> &'static str {
        match (self, verdict) {
            (VerdictWords::Considered, Verdict::Taken) => "verdict-considered",
            (VerdictWords::Considered, Verdict::TakenInPart) => "verdict-considered-in-part",
            (VerdictWords::Considered, Verdict::NotTaken) => "verdict-not-considered",
            (VerdictWords::Accepted, Verdict::Taken) => "verdict-accepted",
            (VerdictWords::Accepted, Verdict::TakenInPart) => "verdict-accepted-in-part",
            (VerdictWords::Accepted, Verdict::NotTaken) => "verdict-rejected",
            (_, Verdict::Withdrawn) => "verdict-withdrawn",
            (_, Verdict::Noted) => "verdict-noted",
            (_, Verdict::ToDiscuss) => "verdict-to-discuss",
        }
    }

    /// Whether a verdict has to be reasoned.
    pub fn wants_reason(self, verdict: Verdict) -> bool {
        self == VerdictWords::Accepted && verdict == Verdict::NotTaken
    }
}
