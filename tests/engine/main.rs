//! Laws of comparison and consolidation.

mod exhaustive;
mod generate;
mod laws;
