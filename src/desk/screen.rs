//! The screens. Each has a state, a message of its own and an action: what it asks the desk to do.

pub mod board;
pub mod entry;
pub mod founding;
pub mod intake;
pub mod keys;
pub mod page;
pub mod records;
pub mod reports;
pub mod settings;
pub mod welcome;
