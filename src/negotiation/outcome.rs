//! What the meeting did with a passage.

use serde::{Deserialize, Serialize};

use super::piece::Piece;
use super::stretch::Stretch;
use super::{Code, RecordId};

/// What the meeting did with a passage. Its effect is in the record, never recomputed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The passage, and what it reads by this outcome.
    pub on: Stretch,
    /// What was decided.
    pub decision: Decision,
    /// The words that stand there from now on; of use only where the decision changes the base.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub effect: Vec<Piece>,
    /// For a block that is moved: the token of the base before which it now stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<u32>,
    /// How the items beside it end, where that goes with it: the semicolon before what is added to a list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub endings: Vec<Ending>,
    /// Who wrote a compromise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Code>,
    /// How firm it is.
    pub status: Status,
    /// What became of each proposal that stood there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<Reply>,
    /// The reason.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// The meeting that decided, as recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<RecordId>,
}

/// How an item ends because a provision beside it comes or goes: see [`Layer::Ending`](crate::consolidate::Layer).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ending {
    /// First token of the base it covers.
    pub from: u32,
    /// The token after it.
    pub to: u32,
    /// The mark that stands there from now on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub effect: Vec<Piece>,
}

/// What became of one proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// The submission it stands in.
    pub submission: RecordId,
    /// What became of it.
    pub verdict: Verdict,
    /// Why, where that is not the outcome's own reason.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// What was decided on a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// A proposed wording is taken.
    Take,
    /// The base's wording is kept.
    Keep,
    /// A text nobody had proposed stands instead.
    Compromise,
    /// It stays open.
    KeepOpen,
    /// It is put off.
    PutOff,
    /// What was agreed is opened again.
    Reopen,
}

/// What became of a proposal. The words are the council's: see [`super::verdict`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Taken into the text.
    Taken,
    /// Taken in part.
    TakenInPart,
    /// Not taken.
    NotTaken,
    /// Withdrawn by its author.
    Withdrawn,
    /// Noted.
    Noted,
    /// To be discussed at the session.
    ToDiscuss,
}

/// How firm an outcome is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Open.
    Open,
    /// Agreed by the working group.
    AgreedInGroup,
    /// Agreed, but these have still to ask at home.
    AdReferendum(Vec<Code>),
    /// Agreed.
    Agreed,
}

impl Decision {
    /// Whether it settles the passage.
    pub fn settles(self) -> bool {
        matches!(self, Decision::Take | Decision::Keep | Decision::Compromise)
    }

    /// The key of its words.
    pub fn key(self) -> &'static str {
        match self {
            Decision::Take => "decision-take",
            Decision::Keep => "decision-keep",
            Decision::Compromise => "decision-compromise",
            Decision::KeepOpen => "decision-keep-open",
            Decision::PutOff => "decision-put-off",
            Decision::Reopen => "decision-reopen",
        }
    }

    /// The word other programs read.
    pub fn word(self) -> &'static str {
        match self {
            Decision::Take => "take",
            Decision::Keep => "keep",
            Decision::Compromise => "compromise",
            Decision::KeepOpen => "keep-open",
            Decision::PutOff => "put-off",
            Decision::Reopen => "reopen",
        }
    }
}

impl Outcome {
    /// An outcome that changes no word and says nothing else.
    pub fn new(on: Stretch, decision: Decision, status: Status) -> Self {
        Self {
            on,
            decision,
            effect: Vec::new(),
            before: None,
            endings: Vec::new(),
            authors: Vec::new(),
            status,
            answers: Vec::new(),
            reason: String::new(),
            meeting: None,
        }
    }
}

impl Verdict {
    /// All of them, in the order they are offered.
    pub const ALL: [Verdict; 6] = [
        Verdict::Taken,
        Verdict::TakenInPart,
        Verdict::NotTaken,
        Verdict::Withdrawn,
        Verdict::Noted,
        Verdict::ToDiscuss,
    ];

    /// The word other programs read.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Taken => "taken",
            Verdict::TakenInPart => "taken-in-part",
            Verdict::NotTaken => "not-taken",
            Verdict::Withdrawn => "withdrawn",
            Verdict::Noted => "noted",
            Verdict::ToDiscuss => "to-discuss",
        }
    }
}

impl Status {
    /// Whether it counts as agreed, if only for now.
    pub fn is_agreed(&self) -> bool {
        !matches!(self, Status::Open)
    }

    /// The key of its words.
    pub fn key(&self) -> &'static str {
        match self {
            Status::Open => "agreed-not",
            Status::AgreedInGroup => "agreed-in-group",
            Status::AdReferendum(_) => "agreed-ad-referendum",
            Status::Agreed => "agreed",
        }
    }

    /// The word other programs read.
    pub fn word(&self) -> &'static str {
        match self {
            Status::Open => "open",
            Status::AgreedInGroup => "agreed-in-group",
            Status::AdReferendum(_) => "ad-referendum",
            Status::Agreed => "agreed",
        }
    }
}

impl Outcome {
    /// Whether what it decides stands in the next draft: it settles the passage and is agreed.
    pub fn takes_effect(&self) -> bool {
        self.decision.settles() && self.status.is_agreed()
    }
}
