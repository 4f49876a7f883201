//! What a document is: a flat list of provisions, and how it is written down.
//!
//! A [`Text`] is one version of a document in one language. It is always in *normal form*: the kind, depth
//! and label of every provision follow from its written content alone, so that writing a text as Draft
//! Markdown and reading it back gives the same text. The rules of normal form stand in [`normal`].

pub mod bracket;
pub mod content;
pub mod decode;
pub mod increasing;
pub mod inflect;
pub mod label;
pub mod list;
pub mod markdown;
pub mod normal;
pub mod note;
pub mod outline;
pub mod plain;
pub mod provision;
pub mod reference;
pub mod renumber;
pub mod token;
pub mod warning;

pub use content::{Anchor, Content, Mark, Style};
pub use label::{Label, Number, Scheme};
pub use provision::{Body, Cell, Form, Kind, Provision, Span};
pub use warning::{Noticed, Warning, Warnings};

use std::ops::Range;
use std::sync::{Arc, LazyLock};

/// One version of a document in one language: its provisions in reading order, in normal form. Clones share them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    provisions: Arc<Vec<Provision>>,
}

impl Text {
    /// The text with these provisions, brought into normal form.
    pub fn new(provisions: Vec<Provision>) -> Self {
        Self { provisions: Arc::new(normal::normalise(provisions)) }
    }

    /// The text that says nothing.
    pub fn nothing() -> &'static Text {
        static NOTHING: LazyLock<Text> = LazyLock::new(Text::default);
        &NOTHING
    }

    /// The provisions in reading order.
    pub fn provisions(&self) -> &[Provision] {
        &self.provisions
    }

    /// Takes the text apart.
    pub fn into_provisions(self) -> Vec<Provision> {
        Arc::unwrap_or_clone(self.provisions)
    }

    /// A provision and what stands under it, by their places.
    pub fn under(&self, place: usize) -> Range<usize> {
        let depth = self.provisions.get(place).map_or(0, |provision| provision.form.depth());
        let rest = self.provisions.iter().skip(place + 1);
        place..place + 1 + rest.take_while(|provision| provision.form.depth() > depth).count()
    }

    /// Whether the text holds no provision at all.
    pub fn is_empty(&self) -> bool {
        self.provisions.is_empty()
    }
}
