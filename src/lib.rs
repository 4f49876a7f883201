//! Travaux, the drafting desk for interstate documents. This page is the map of the house.
//!
//! Arrows only run downwards; the rooms below the line know no window, no file dialog and no clock but the
//! one handed to them.
//!
//! | room | what it does |
//! |---|---|
//! | `desk` | the window: screens, widgets, theme, keys |
//! | `command` | the same work from a terminal |
//! | `council` | rosters of states and bodies |
//! | `dossier` | the folder on disk: records, texts, originals |
//! | `exchange` | other people's files, in and out |
//! | — the line — | |
//! | `negotiation` | records folded into the state of play |
//! | `consolidate` | an edition and N texts → one rolling text |
//! | `compare` | two texts → a comparison |
//! | `text` | what a document is |

pub mod command;
pub mod compare;
pub mod consolidate;
pub mod council;
#[cfg(feature = "desk")]
pub mod desk;
pub mod dossier;
pub mod exchange;
pub mod language;
pub mod negotiation;
pub mod text;
