//! How much of a dossier travels in a transfer file.

use serde::{Deserialize, Serialize};

use super::audience::withhold;
use super::record::{Body, StoredRecord};

/// How much of a dossier travels: chosen explicitly, and apart from whom it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Extent {
    /// The drafts and how they were sent out.
    Draft,
    /// The drafts and the replies to them.
    Proposals,
    /// Everything: positions, remarks, outcomes, meetings and links, too.
    #[default]
    Everything,
}

impl Extent {
    /// All of them, the narrowest first.
    pub const ALL: [Extent; 3] = [Extent::Draft, Extent::Proposals, Extent::Everything];

    /// The word on the command line and for other programs.
    pub fn word(self) -> &'static str {
        match self {
            Extent::Draft => "draft",
            Extent::Proposals => "proposals",
            Extent::Everything => "everything",
        }
    }

    /// The key of its words.
    pub fn key(self) -> &'static str {
        match self {
            Extent::Draft => "extent-draft",
            Extent::Proposals => "extent-proposals",
            Extent::Everything => "extent-everything",
        }
    }

    /// Whether a statement of this sort belongs to it. A withdrawal belongs where what it takes back does.
    fn holds(self, body: &Body) -> bool {
        match body {
            Body::Edition(_)
            | Body::Circulation(_)
            | Body::Roster(_)
            | Body::Key(_)
            | Body::Settings(_)
            | Body::Expunged(_)
            | Body::Withdrawal(_) => true,
            Body::Submission(_) | Body::Carried(_) | Body::Retraction(_) => self >= Extent::Proposals,
            Body::Position(_) | Body::Remark(_) | Body::Outcome(_) | Body::Meeting(_) | Body::Link(_) => {
                self == Extent::Everything
            }
        }
    }

    /// The records of this extent; of the others only their place in the order of things is told.
    pub fn of(self, records: &[StoredRecord]) -> Vec<StoredRecord> {
        match self {
            Extent::Everything => records.to_vec(),
            _ => withhold(records, |envelope| self.holds(&envelope.body)),
        }
    }
}
