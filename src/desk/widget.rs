//! Widgets of our own, where iced has none that serve.

pub mod focus;
pub mod list;
pub mod prose;
pub mod shortcut;

pub use focus::move_focus;
pub use list::{List, Reveal, list};
pub use prose::{Prose, Run, Touch, prose};
pub use shortcut::shortcut;
