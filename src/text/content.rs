//! The words of a provision with their marks and anchors.

use std::ops::Range;

/// The character that stands in [`Content::text`] where an anchor is. The k-th such character belongs to the
/// k-th entry of [`Content::anchors`].
pub const ANCHOR: char = '\u{FFFC}';

/// Whether an anchor stands in the words: its first byte is rare in every script, while its last is not.
pub fn has_anchor(words: &str) -> bool {
    memchr::memchr(0xEF, words.as_bytes()).is_some() && words.contains(ANCHOR)
}

/// Plain text, the marks on it and the things anchored in it.
///
/// A `\n` inside the text is a line break within the provision. In normal form the text neither begins nor
/// ends with white space and holds no control characters; marks are sorted, merged and begin and end at token
/// boundaries (only raised and lowered text and links may split a word).
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
    /// A link to this address: a URL or a path, see [`is_target`].
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

    /// The part of the content in this byte range, with its marks and anchors. A range that does not lie on
    /// character boundaries gives nothing.
    pub fn slice(&self, range: Range<usize>) -> Content {
        let Some(text) = self.text.get(range.clone()) else { return Content::default() };
        let marks = self.marks.iter().filter_map(|mark| {
            let start = mark.range().start.max(range.start);
            let end = mark.range().end.min(range.end);
            (start < end).then(|| Mark::new(start - range.start..end - range.start, mark.style.clone()))
        });
        let before = self.text.get(..range.start).map_or(0, anchor_count);
        let within = anchor_count(text);
        let anchors = self.anchors.iter().skip(before).take(within).cloned().collect();
        Content { text: text.to_owned(), marks: marks.collect(), anchors }
    }

    /// Adds other content at the end.
    pub fn append(&mut self, other: &Content) {
        let shift = self.text.len();
        self.text.push_str(&other.text);
        self.marks.extend(other.marks.iter().map(|mark| {
            let range = mark.range();
            Mark::new(range.start + shift..range.end + shift, mark.style.clone())
        }));
        self.anchors.extend(other.anchors.iter().cloned());
    }

    /// Adds plain words at the end.
    pub fn push_str(&mut self, words: &str) {
        self.text.push_str(words);
    }

    /// How many footnotes are anchored in it.
    pub fn footnotes(&self) -> usize {
        self.anchors.iter().filter(|anchor| matches!(anchor, Anchor::Footnote)).count()
    }
}

/// How many anchor characters there are.
fn anchor_count(text: &str) -> usize {
    text.matches(ANCHOR).count()
}

impl Mark {
    /// The mark of this style on these bytes.
    pub fn new(range: Range<usize>, style: Style) -> Self {
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { start: place(range.start), end: place(range.end), style }
    }

    /// The bytes the mark covers.
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Whether this can be the target of a link. Drafts are full of `[shall](may)`, so only what is plainly an
/// address counts: a URL with a scheme, `mailto:`, a path that begins with `/`, `./`, `../` or `#`, and a name
/// with a file's ending in Latin letters.
pub fn is_target(address: &str) -> bool {
    if address.is_empty() || address.contains(char::is_control) {
        return false;
    }
    if ["/", "./", "../", "#"].iter().any(|start| address.starts_with(start)) {
        return true;
    }
    if let Some(colon) = address.find(':') {
        let scheme = address.get(..colon).unwrap_or("");
        let known = matches!(scheme.to_ascii_lowercase().as_str(), "mailto" | "tel" | "urn" | "doi");
        let slashes = address.get(colon + 1..).is_some_and(|rest| rest.starts_with("//"));
        let worded = scheme.len() > 1
            && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
            && scheme.starts_with(|c: char| c.is_ascii_alphabetic());
        return worded && (slashes || known);
    }
    let path = address.split(['#', '?']).next().unwrap_or("");
    let name = path.rsplit('/').next().unwrap_or("");
    name.rsplit_once('.').is_some_and(|(stem, ending)| {
        !stem.is_empty()
            && (2..=5).contains(&ending.len())
            && ending.bytes().all(|b| b.is_ascii_alphanumeric())
            && ending.bytes().any(|b| b.is_ascii_alphabetic())
            && !stem.contains(char::is_whitespace)
    })
}
