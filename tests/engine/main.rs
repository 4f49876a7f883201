//! Laws of comparison and consolidation.

#![allow(clippy::unwrap_used)]

mod cases;
mod check;
mod draft;
mod exhaustive;
mod generate;
mod laws;
mod many;
mod natural;
mod often;
mod part;
mod planted;
mod provenance;
mod redline;
mod sample;
mod session;
mod stages;
mod table;
mod work;
mod workload;
