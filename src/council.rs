//! Councils: who sits at the table, under which names.

pub mod files;
pub mod guess;
pub mod roster;

pub use crate::negotiation::roster::{Code, Names, NotACode, Roster, RosterEntry, Seat};
pub use roster::{RosterError, RosterFile};
