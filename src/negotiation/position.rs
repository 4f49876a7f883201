//! What delegations say about wordings, and about the item as a whole.

use serde::{Deserialize, Serialize};

use super::stretch::Stretch;
use super::{Code, RecordId};

/// What a delegation says about a wording or an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// Whose position it is.
    pub voices: Vec<Code>,
    /// What it is about.
    pub on: Matter,
    /// What is said.
    pub stance: Stance,
    /// Why, or on what condition.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// What a position is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Matter {
    /// A wording; the base's own where it reads as the base does.
    Wording(Stretch),
    /// The whole item: this edition of the document.
    Item(RecordId),
}

/// What a position says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// Supports it; said of the base's wording: expressly keeps the text.
    Supports,
    /// Can accept it.
    Accepts,
    /// Can accept it on a condition, which the reason names.
    AcceptsIf,
    /// Opposes it.
    Opposes,
    /// Makes a scrutiny reservation.
    Reserves,
    /// Is studying it.
    Studies,
    /// Is not interested; of a whole item only.
    NotInterested,
}

impl Stance {
    /// All of them, the warmest first.
    pub const ALL: [Stance; 7] = [
        Stance::Supports,
        Stance::Accepts,
        Stance::AcceptsIf,
        Stance::Studies,
        Stance::Reserves,
        Stance::Opposes,
        Stance::NotInterested,
    ];

    /// What can be said of a wording, in the order in which people are asked; of whole items alone one can be not
    /// interested.
    pub const OF_A_WORDING: [Stance; 6] = [
        Stance::Supports,
        Stance::Accepts,
        Stance::AcceptsIf,
        Stance::Opposes,
        Stance::Reserves,
        Stance::Studies,
    ];

    /// The key of its words.
    pub fn key(self) -> &'static str {
        match self {
            Stance::Supports => "stance-supports",
            Stance::Accepts => "stance-accepts",
            Stance::AcceptsIf => "stance-accepts-if",
            Stance::Opposes => "stance-opposes",
            Stance::Reserves => "stance-reserves",
            Stance::Studies => "stance-studies",
            Stance::NotInterested => "stance-not-interested",
        }
    }

    /// The word other programs read.
    pub fn word(self) -> &'static str {
        match self {
            Stance::Supports => "supports",
            Stance::Accepts => "accepts",
            Stance::AcceptsIf => "accepts-if",
            Stance::Opposes => "opposes",
            Stance::Reserves => "reserves",
            Stance::Studies => "studies",
            Stance::NotInterested => "not-interested",
        }
    }
}

impl Matter {
    /// The edition it concerns.
    pub fn edition(&self) -> &RecordId {
        match self {
            Matter::Wording(stretch) => &stretch.edition,
            Matter::Item(edition) => edition,
        }
    }
}
