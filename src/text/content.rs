//! The words of a provision with their marks and anchors.

use std::ops::Range;

/// The character that stands in [`Content::text`] where an anchor is. The k-th such character belongs to the
/// k-th entry of [`Content::anchors`].
pub const ANCHOR: char = '\u{FFFC}';

/// Plain text, the marks on it and the things anchored in it.
///
/// A `\n` inside the text is a line break within the provision. In normal form the text neither begins nor
/// ends with a space, tab or line break; marks are sorted, merged and begin and end at token boundaries.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Content {
    /// The words, as they read.
    pub text: String,
    /// Emphasis and links; byte ranges into `text`.
    pub marks: Vec<Mark>,
    /// What stands at each [`ANCHOR`] character, in order.
    pub anchors: Vec<Anchor>,
}

/// A stretch of text in one style.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Mark {
    /// First byte of the stretch.
    pub start: u32,
    /// The byte after the stretch.
    pub end: u32,
    /// The style.
    pub style: Style,
}

/// How a stretch of text is set.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Style {
    /// Bold.
    Bold,
    /// Italic.
    Italic,
    /// Underlined.
    Underline,
    /// Raised.
    Superscript,
    /// Lowered.
    Subscript,
    /// A link to this address.
    Link(Box<str>),
}

/// Something that stands in the text without being words.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Anchor {
    /// A footnote; its body is the next footnote provision not yet taken by an earlier anchor of the same
    /// provision, its number is computed.
    Footnote,
    /// A picture or formula kept by the SHA-256 of its bytes (64 hex digits) and written back unread.
    Object {
        /// The hash of the kept bytes.
        hash: Box<str>,
        /// The description shown in its place.
        alt: Box<str>,
    },
}

impl Content {
    /// Content without marks or anchors. The text is taken as it is; [`crate::text::Text::new`] normalises.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), marks: Vec::new(), anchors: Vec::new() }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether the text carries neither marks nor anchors.
    pub fn is_plain(&self) -> bool {
        self.marks.is_empty() && self.anchors.is_empty()
    }
}

impl Mark {
    /// The bytes the mark covers.
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}
