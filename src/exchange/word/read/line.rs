//! A paragraph's words while they are read.

use std::ops::Range;

use super::style::{Height, Lead};
use crate::text::content::{ANCHOR, has_anchor};
use crate::text::{Anchor, Content, Mark, Style};

/// Words, marks and anchors gathered so far, with what hangs on them.
#[derive(Debug, Default)]
pub struct Line {
    content: Content,
    notes: Vec<Finished>,
    start: Start,
    stressed: bool,
    revised: Vec<(Range<usize>, u32)>,
    tags: Vec<Tag>,
    /// How many letters stand before this byte.
    counted: (usize, usize),
}

/// Where a bookmark begins or ends in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// What tells the bookmark from others in the file.
    pub key: Box<str>,
    /// Its name, where it begins.
    pub name: Option<Box<str>>,
    /// The letters before it: everything but white space.
    pub letters: usize,
}

/// A finished line.
#[derive(Debug, Clone, Default)]
pub struct Finished {
    /// Its words.
    pub content: Content,
    /// The bodies of the notes anchored in it, in order.
    pub notes: Vec<Finished>,
    /// What is said of its first words.
    pub start: Start,
    /// Whether bold is a stress here, not a look: it came from a character style.
    pub stressed: bool,
    /// Which bytes lie under which changes, where all changes are read; in order, apart from one another.
    pub revised: Vec<(Range<usize>, u32)>,
    /// The bookmarks that begin and end in it.
    pub tags: Vec<Tag>,
}

/// What is said of the first words of a line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Start {
    /// Nothing.
    #[default]
    Open,
    /// So many bytes are the label.
    Label(usize),
    /// They are no label.
    Literal,
}

/// How a stretch of text is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Format<'f> {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Underlined.
    pub underline: bool,
    /// Raised or lowered.
    pub height: Option<Height>,
    /// Part of a link to this address.
    pub link: Option<&'f str>,
    /// Bold by a character style.
    pub stressed: bool,
    /// What a character style says, should these be the first words of the paragraph.
    pub lead: Option<Lead>,
    /// The changes it lies under.
    pub under: u32,
}

impl Format<'_> {
    fn styles(&self) -> impl Iterator<Item = Style> {
        let height = match self.height {
            Some(Height::Above) => Some(Style::Superscript),
            Some(Height::Below) => Some(Style::Subscript),
            Some(Height::Line) | None => None,
        };
        [
            self.bold.then_some(Style::Bold),
            self.italic.then_some(Style::Italic),
            self.underline.then_some(Style::Underline),
            height,
            self.link.map(|link| Style::Link(link.into())),
        ]
        .into_iter()
        .flatten()
    }
}

impl Finished {
    /// The line with words written before it.
    pub fn prefixed(mut self, words: &str) -> Self {
        let mut whole = Content::plain(words);
        whole.append(&self.content);
        self.content = whole;
        let more = letters(words);
        self.tags.iter_mut().for_each(|tag| tag.letters += more);
        for (range, _) in &mut self.revised {
            *range = range.start + words.len()..range.end + words.len();
        }
        self
    }
}

impl Line {
    /// Whether nothing at all was gathered.
    pub fn is_empty(&self) -> bool {
        self.content.is_empty()
    }

    /// Adds words.
    pub fn push(&mut self, words: &str, format: &Format<'_>) {
        if words.is_empty() {
            return;
        }
        let start = self.content.text.len();
        self.stressed |= format.stressed;
        match format.lead {
            Some(Lead::Literal) if start == 0 => self.start = Start::Literal,
            Some(Lead::Label) if start == 0 || self.start == Start::Label(start) => {
                self.start = Start::Label(start + words.len());
            }
            _ => {}
        }
        if has_anchor(words) {
            // The character is ours to say where an anchor is.
            self.content.text.push_str(&words.replace(ANCHOR, "\u{FFFD}"));
        } else {
            self.content.text.push_str(words);
        }
        self.mark(start, format);
    }

    fn mark(&mut self, start: usize, format: &Format<'_>) {
        let end = self.content.text.len();
        if format.under != 0 && start < end {
            match self.revised.last_mut() {
                Some((range, under)) if range.end == start && *under == format.under => range.end = end,
                _ => self.revised.push((start..end, format.under)),
            }
        }
        let (start, end) = (offset(start), offset(self.content.text.len()));
        for style in format.styles() {
            let open = self.content.marks.iter_mut().rev().take(8);
            match open.into_iter().find(|mark| mark.end == start && mark.style == style) {
                Some(mark) => mark.end = end,
                None => self.content.marks.push(Mark { start, end, style }),
            }
        }
    }

    /// Adds a note's anchor and body.
    pub fn note(&mut self, body: Finished, format: &Format<'_>) {
        // The number is raised by its nature, and no part of a link.
        self.anchor(Anchor::Footnote, &Format { height: None, link: None, ..*format });
        self.notes.push(body);
    }

    /// Adds a picture or formula.
    pub fn object(&mut self, hash: &str, alt: &str, format: &Format<'_>) {
        self.anchor(Anchor::Object { hash: hash.into(), alt: alt.into() }, format);
    }

    fn anchor(&mut self, anchor: Anchor, format: &Format<'_>) {
        let start = self.content.text.len();
        self.content.text.push(ANCHOR);
        self.content.anchors.push(anchor);
        self.mark(start, format);
    }

    /// Notes where a bookmark begins or, without a name, ends.
    pub fn tag(&mut self, key: &str, name: Option<&str>) {
        let text = self.content.text.get(self.counted.0..).unwrap_or_default();
        self.counted = (self.content.text.len(), self.counted.1 + letters(text));
        self.tags.push(Tag { key: key.into(), name: name.map(Box::from), letters: self.counted.1 });
    }

    /// Takes over the bookmarks of a line that holds nothing else.
    pub fn inherit(&mut self, tags: Vec<Tag>) {
        self.tags.splice(0..0, tags);
    }

    /// Adds another line's words, after a separator.
    pub fn append(&mut self, separator: &str, other: Finished) {
        if !self.content.is_empty() {
            self.content.text.push_str(separator);
        }
        let shift = self.content.text.len();
        let shifted = other.revised.into_iter();
        self.revised.extend(shifted.map(|(range, under)| (range.start + shift..range.end + shift, under)));
        self.content.append(&other.content);
        self.notes.extend(other.notes);
    }

    /// What was gathered.
    pub fn finish(self) -> Finished {
        let Line { content, notes, start, stressed, revised, tags, .. } = self;
        Finished { content, notes, start, stressed, revised, tags }
    }
}

/// How many letters a bookmark counts: everything but white space.
pub fn letters(text: &str) -> usize {
    text.chars().filter(|c| is_letter(*c)).count()
}

/// Whether a bookmark counts it.
pub fn is_letter(c: char) -> bool {
    !c.is_whitespace() && !c.is_control()
}

/// Offsets fit: a part is smaller than 4 GB.
fn offset(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}
