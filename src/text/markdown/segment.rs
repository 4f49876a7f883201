//! Marks as properly nested tags.

use std::ops::Range;

use crate::text::{Content, Mark, Style};

/// A stretch of a mark between the places where tags open and close.
pub(super) struct Segment<'m> {
    /// Its bytes.
    pub range: Range<usize>,
    /// The style.
    pub style: &'m Style,
    /// Written with asterisks.
    pub stars: bool,
}

/// The marks cut into properly nested stretches, in the order in which they open.
pub(super) fn segments(content: &Content, guarded: usize) -> Vec<Segment<'_>> {
    if content.marks.is_empty() {
        return Vec::new();
    }
    let mut marks: Vec<&Mark> = content.marks.iter().collect();
    let link_last = |mark: &Mark| !matches!(mark.style, Style::Link(_));
    marks.sort_by_key(|mark| (mark.start, std::cmp::Reverse(mark.end), link_last(mark)));
    let mut segments: Vec<Segment<'_>> = Vec::new();
    // Marks now open, outermost first, each with the start of its current stretch.
    let mut open: Vec<(&Mark, usize)> = Vec::new();
    let mut edges: Vec<usize> = marks.iter().flat_map(|m| [m.range().start, m.range().end]).collect();
    edges.sort_unstable();
    edges.dedup();
    let mut waiting = marks.into_iter().peekable();
    for edge in edges {
        if let Some(lowest) = open.iter().position(|(mark, _)| mark.range().end == edge) {
            let closed = open.split_off(lowest);
            for (mark, start) in closed {
                segments.push(Segment { range: start..edge, style: &mark.style, stars: false });
                if mark.range().end > edge {
                    open.push((mark, edge));
                }
            }
        }
        while let Some(mark) = waiting.next_if(|mark| mark.range().start == edge) {
            open.push((mark, edge));
        }
    }
    // Outer stretches first where several begin together; the sort is stable for equal ones, and equal
    // stretches were pushed outermost first.
    segments.sort_by_key(|segment| (segment.range.start, std::cmp::Reverse(segment.range.end)));
    let around = Around::of(&segments);
    let stars: Vec<bool> = segments.iter().map(|segment| around.stars(content, segment, guarded)).collect();
    for (segment, stars) in segments.iter_mut().zip(stars) {
        segment.stars = stars;
    }
    segments
}

/// What the stretches of a text begin and end at, in order: a paragraph may have very many.
struct Around {
    /// All beginnings and ends.
    tags: Vec<usize>,
    /// The beginnings of emphasis.
    starts: Vec<usize>,
    /// The ends of emphasis.
    ends: Vec<usize>,
}

impl Around {
    fn of(segments: &[Segment<'_>]) -> Self {
        let emphasis = || segments.iter().filter(|segment| is_emphasis(segment.style));
        let mut around = Self {
            tags: segments.iter().flat_map(|it| [it.range.start, it.range.end]).collect(),
            starts: emphasis().map(|it| it.range.start).collect(),
            ends: emphasis().map(|it| it.range.end).collect(),
        };
        around.tags.sort_unstable();
        around.starts.sort_unstable();
        around.ends.sort_unstable();
        around
    }

    /// Whether asterisks around this stretch are read as emphasis (CommonMark's flanking rules, kept on the safe
    /// side) and no other emphasis is near.
    fn stars(&self, content: &Content, segment: &Segment<'_>, guarded: usize) -> bool {
        let range = &segment.range;
        if !is_emphasis(segment.style) || range.start < guarded || range.end <= guarded {
            return false;
        }
        // Those that begin before its end, but for those that end before its beginning: itself alone.
        let begun = self.starts.partition_point(|start| *start <= range.end);
        let over = self.ends.partition_point(|end| *end < range.start);
        let alone = begun - over.min(begun) == 1;
        let (Some(before), Some(covered), Some(behind)) =
            (content.text.get(..range.start), content.text.get(range.clone()), content.text.get(range.end..))
        else {
            return false;
        };
        let tag_at = |place: usize| {
            let from = self.tags.partition_point(|tag| *tag < place);
            let to = self.tags.partition_point(|tag| *tag <= place);
            to - from > usize::from(range.start == place) + usize::from(range.end == place)
        };
        let edge = |inner: Option<char>, outer: Option<char>, tag: bool| {
            let space = outer.is_none_or(char::is_whitespace) && outer != Some('\n');
            inner.is_some_and(|c| !c.is_whitespace() && !tag && (c.is_alphanumeric() || space))
        };
        alone
            && edge(covered.chars().next(), before.chars().next_back(), tag_at(range.start))
            && edge(covered.chars().next_back(), behind.chars().next(), tag_at(range.end))
    }
}

fn is_emphasis(style: &Style) -> bool {
    matches!(style, Style::Bold | Style::Italic)
}
