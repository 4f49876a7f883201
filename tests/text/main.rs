//! The text room: its laws as properties, its behaviour as named cases, and real texts.

mod generate;
mod laws;
mod real;
mod speed;
