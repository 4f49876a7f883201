//! Widgets of our own, where iced has none that serve.

pub mod list;
pub mod prose;
pub mod shortcut;

pub use list::{List, Reveal, list};
pub use prose::{Prose, Run, Touch, prose};
pub use shortcut::shortcut;
