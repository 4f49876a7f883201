//! What was said about a document, and what follows from it.
//!
//! Everything that happens to a document is a [`record`]: immutable, named by the hash of its bytes, saying
//! which records its author had seen. Records are only ever added. [`fold`](fold::fold) turns a set of them into
//! the [`state of play`](state::StateOfPlay): a pure function of the set, whatever the order they came in.
//! What cannot be settled from the records (two answers of one delegation written apart, two editions with
//! the same parent) is shown as a contradiction and stays open.

pub mod added;
pub mod audience;
pub mod board;
pub mod carry;
pub mod clash;
pub mod digest;
pub mod edition;
pub mod extent;
pub mod fold;
pub mod follow;
pub mod identity;
pub mod late;
pub mod letter;
pub mod neighbour;
pub mod news;
pub mod number;
pub mod outcome;
pub mod piece;
pub mod place;
pub mod point;
pub mod position;
pub mod provenance;
pub mod record;
pub mod roster;
pub mod round;
pub mod seal;
pub mod settle;
pub mod state;
pub mod statement;
pub mod streamline;
pub mod stretch;
pub mod submission;
pub mod tag;
pub mod verdict;

pub use audience::Audience;
pub use digest::{Digest, ProvisionId, RecordId};
pub use edition::{Edition, OpenPassage, OpenWording, Role, TextRef};
pub use extent::Extent;
pub use fold::fold;
pub use news::{News, news};
pub use record::{Body, Envelope, Genesis, RecordError, StoredRecord};
pub use roster::{Code, Names, Roster, RosterEntry, Seat};
pub use seal::Seal;
pub use state::StateOfPlay;
pub use stretch::Stretch;
pub use submission::{Letter, Original, Point, Reason, Scope, Submission};
pub use tag::LanguageTag;
pub use verdict::VerdictWords;
