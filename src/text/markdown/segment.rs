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
    let stars: Vec<bool> =
        (0..segments.len()).map(|index| stars(content, &segments, index, guarded)).collect();
    for (segment, stars) in segments.iter_mut().zip(stars) {
        segment.stars = stars;
    }
    segments
}

/// Whether asterisks around this stretch are read as emphasis (CommonMark's flanking rules, kept on the safe
/// side) and no other emphasis is near.
fn stars(content: &Content, segments: &[Segment<'_>], index: usize, guarded: usize) -> bool {
    let Some(segment) = segments.get(index) else { return false };
    let emphasis = |style: &Style| matches!(style, Style::Bold | Style::Italic);
    if !emphasis(segment.style) || segment.range.start < guarded || segment.range.end <= guarded {
        return false;
    }
    let alone = segments.iter().enumerate().all(|(other, s)| {
        other == index
            || !emphasis(s.style)
            || s.range.start > segment.range.end
            || s.range.end < segment.range.start
    });
    let (Some(before), Some(covered), Some(behind)) = (
        content.text.get(..segment.range.start),
        content.text.get(segment.range.clone()),
        content.text.get(segment.range.end..),
    ) else {
        return false;
    };
    let tag_at = |place: usize| {
        segments
            .iter()
            .enumerate()
            .any(|(other, s)| other != index && (s.range.start == place || s.range.end == place))
    };
    let edge = |inner: Option<char>, outer: Option<char>, tag: bool| {
        let space = outer.is_none_or(char::is_whitespace) && outer != Some('\n');
        inner.is_some_and(|c| !c.is_whitespace() && !tag && (c.is_alphanumeric() || space))
    };
    alone
        && edge(covered.chars().next(), before.chars().next_back(), tag_at(segment.range.start))
        && edge(covered.chars().next_back(), behind.chars().next(), tag_at(segment.range.end))
}
