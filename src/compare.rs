//! Two texts compared: what is equal, what moved, what changed.
//!
//! Provisions are anchored on their normalised content, labels apart; blocks that stand elsewhere are found;
//! each remaining gap is then diffed as words with ¶ as a token, so that splits and joins are changes too.
//! Every cap counts work, never time.

pub mod align;
mod anchor;
pub mod common;
pub mod gap;
pub mod moves;
pub mod nuance;
pub mod part;
mod place;
pub mod side;
pub mod strand;
mod stretch;
pub(crate) mod threads;

pub use align::{Alignment, Memory, Move, align, align_again, align_part};
pub use gap::Hunk;
pub use nuance::{Aspect, Nuance};
pub use side::{BaseSide, RevisedSide};
