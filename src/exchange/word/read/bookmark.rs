//! The bookmarks our writer sets: names of provisions and of what is set out in brackets, carried through any editing.

use std::collections::BTreeMap;

use super::line::{Tag, letters};
use crate::exchange::word::identity::offer_named;
use crate::text::Content;

/// A bookmark of ours, as it came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bookmark {
    /// Its name.
    pub name: Box<str>,
    /// Where it begins.
    pub start: Spot,
    /// Where it ends.
    pub end: Spot,
}

/// A place in a text, counted so that no reader's notion of white space moves it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The provision.
    pub provision: usize,
    /// The letters before it in the provision, those of its label included: everything but white space.
    pub letters: usize,
}

/// What the ranges of comments are called among the bookmarks. No bookmark of ours has a space in its name.
const COMMENT: &str = "comment ";

/// The name of the range of a comment.
pub fn of_comment(id: &str) -> String {
    format!("{COMMENT}{id}")
}

/// Where comments begin and end, by their identifiers.
pub type Ranges = BTreeMap<Box<str>, (Spot, Spot)>;

/// The bookmarks met so far.
#[derive(Debug, Default)]
pub struct Bookmarks {
    open: BTreeMap<Box<str>, (Box<str>, Spot)>,
    closed: Vec<Bookmark>,
}

impl Bookmarks {
    /// Notes the tags of a line of a provision; `before` letters of the provision stand before the line.
    pub fn met(&mut self, provision: usize, before: usize, tags: &[Tag]) {
        for tag in tags {
            let spot = Spot { provision, letters: before + tag.letters };
            match &tag.name {
                Some(name) => drop(self.open.entry(tag.key.clone()).or_insert_with(|| (name.clone(), spot))),
                None => {
                    if let Some((name, start)) = self.open.remove(&tag.key) {
                        self.closed.push(Bookmark { name, start, end: spot });
                    }
                }
            }
        }
    }

    /// Notes the tags of the cells of a row.
    pub fn met_in_row<'l>(
        &mut self,
        provision: usize,
        lines: impl Iterator<Item = (&'l Content, &'l [Tag])>,
    ) {
        let mut before = 0;
        for (content, tags) in lines {
            self.met(provision, before, tags);
            before += letters(&content.text);
        }
    }

    /// All that have a beginning and an end, and the ranges of comments; of two of one name the first.
    ///
    /// One that spans several cells LibreOffice begins anew in the last of them, under another number: what is set out
    /// spans all of it.
    pub fn finish(mut self) -> (Vec<Bookmark>, Ranges) {
        for (name, start) in self.open.into_values() {
            let own = self.closed.iter_mut().filter(|it| it.name == name && it.start > start);
            if let Some(first) = own.min_by_key(|it| it.start) {
                first.start = start;
            }
        }
        let ends = self.closed.iter().filter(|it| offer_named(&it.name).is_some());
        let ends: Vec<(Box<str>, Spot)> = ends.map(|it| (it.name.clone(), it.end)).collect();
        for bookmark in &mut self.closed {
            let own = ends.iter().filter(|(name, _)| *name == bookmark.name).map(|(_, end)| *end);
            bookmark.end = own.max().map_or(bookmark.end, |last| last.max(bookmark.end));
        }
        self.closed.sort_by(|one, other| (&one.name, one.start).cmp(&(&other.name, other.start)));
        self.closed.dedup_by(|next, first| next.name == first.name);
        self.closed.sort_by_key(|bookmark| bookmark.start);
        let (mut ours, mut ranges) = (Vec::new(), Ranges::new());
        for bookmark in self.closed {
            match bookmark.name.strip_prefix(COMMENT) {
                Some(id) => drop(ranges.insert(id.into(), (bookmark.start, bookmark.end))),
                None => ours.push(bookmark),
            }
        }
        (ours, ranges)
    }
}
