//! Marks in order: sorted, merged, and at the edges of words.

use crate::text::content::{ANCHOR, is_target};
use crate::text::token::boundaries;
use crate::text::{Anchor, Content, Mark, Style};

/// Brings the marks of a content into normal form; its text is clean already.
///
/// A mark loses the white space at its ends; bold, italic and underline grow to whole tokens; touching marks of
/// one style become one, bold and italic also across white space; links do not overlap; a link's address is
/// a plain target ("./" is put before what would not count as one), and a link covers no footnote's number.
pub(crate) fn normalise(content: &mut Content) {
    let text = content.text.as_str();
    let mut marks = std::mem::take(&mut content.marks);
    for mark in &mut marks {
        mark.start = floor(text, mark.start as usize);
        mark.end = floor(text, mark.end as usize);
        if let Style::Link(address) = &mut mark.style {
            settle_address(address);
        }
    }
    marks.retain(|mark| !matches!(&mark.style, Style::Link(address) if address.is_empty()));
    merge(text, &mut marks);
    part_links(&mut marks);
    leave_footnotes_out(text, &content.anchors, &mut marks);
    for mark in &mut marks {
        shrink(text, mark);
    }
    merge(text, &mut marks);
    // Raised and lowered text splits words, so the tokens must know these marks.
    content.marks = marks;
    if content.marks.iter().any(grows) {
        let tokens = boundaries(content);
        content.marks.iter_mut().filter(|mark| grows(mark)).for_each(|mark| grow(&tokens, mark));
        merge(&content.text, &mut content.marks);
    }
    content.marks.sort();
}

/// Whether marks of this style cover whole words.
fn grows(mark: &Mark) -> bool {
    matches!(mark.style, Style::Bold | Style::Italic | Style::Underline)
}

fn settle_address(address: &mut Box<str>) {
    if address.contains(|c: char| c.is_control() || ('\u{FDD0}'..='\u{FDEF}').contains(&c) || c == '\u{FFFC}')
        || address.trim().len() != address.len()
    {
        let kept: String = address
            .chars()
            .filter(|c| !c.is_control() && !('\u{FDD0}'..='\u{FDEF}').contains(c) && *c != '\u{FFFC}')
            .collect();
        *address = kept.trim().into();
    }
    if !address.is_empty() && !is_target(address) {
        *address = format!("./{address}").into();
    }
}

/// The character boundary at or before a place.
fn floor(text: &str, place: usize) -> u32 {
    let mut place = place.min(text.len());
    while !text.is_char_boundary(place) {
        place -= 1;
    }
    place as u32
}

/// Takes white space off both ends of a mark.
fn shrink(text: &str, mark: &mut Mark) {
    let covered = text.get(mark.range()).unwrap_or("");
    let start = covered.len() - covered.trim_start().len();
    let kept = covered.trim().len();
    mark.start += start as u32;
    mark.end = mark.start + kept as u32;
}

/// Grows a mark to whole tokens.
fn grow(tokens: &[(u32, u32)], mark: &mut Mark) {
    let around = |place: u32| {
        let index = tokens.partition_point(|(_, end)| *end <= place);
        tokens.get(index).filter(|(start, end)| *start < place && place < *end)
    };
    if let Some((start, _)) = around(mark.start) {
        mark.start = *start;
    }
    if let Some((_, end)) = around(mark.end) {
        mark.end = *end;
    }
}

/// Joins touching marks of one style and drops empty ones.
fn merge(text: &str, marks: &mut Vec<Mark>) {
    marks.retain(|mark| mark.start < mark.end);
    marks.sort_by(|a, b| (&a.style, a.start, a.end).cmp(&(&b.style, b.start, b.end)));
    marks.dedup_by(|next, kept| {
        if next.style != kept.style {
            return false;
        }
        let gap = text.get(kept.end as usize..next.start as usize);
        let across = matches!(kept.style, Style::Bold | Style::Italic)
            && gap.is_some_and(|gap| gap.chars().all(char::is_whitespace));
        let joined = next.start <= kept.end || across;
        if joined {
            kept.end = kept.end.max(next.end);
        }
        joined
    });
}

/// Ends a link where the next one begins.
fn part_links(marks: &mut Vec<Mark>) {
    let is_link = |mark: &Mark| matches!(mark.style, Style::Link(_));
    if marks.iter().filter(|mark| is_link(mark)).count() < 2 {
        return;
    }
    marks.sort_by_key(|mark| (is_link(mark), mark.start, mark.end));
    let mut end = 0;
    for mark in marks.iter_mut().filter(|mark| is_link(mark)) {
        mark.start = mark.start.max(end);
        mark.end = mark.end.max(mark.start);
        end = end.max(mark.end);
    }
    marks.retain(|mark| mark.start < mark.end);
}

/// Cuts links around the footnotes anchored in them.
fn leave_footnotes_out(text: &str, anchors: &[Anchor], marks: &mut Vec<Mark>) {
    let is_link = |mark: &Mark| matches!(mark.style, Style::Link(_));
    if anchors.is_empty() || !marks.iter().any(is_link) {
        return;
    }
    let notes = text.char_indices().filter(|(_, c)| *c == ANCHOR).map(|(at, _)| at).zip(anchors);
    for (at, _) in notes.filter(|(_, anchor)| **anchor == Anchor::Footnote) {
        let behind = at + ANCHOR.len_utf8();
        for index in 0..marks.len() {
            let Some(mark) = marks.get_mut(index).filter(|mark| is_link(mark) && mark.range().contains(&at))
            else {
                continue;
            };
            let rest = Mark::new(behind..mark.range().end, mark.style.clone());
            mark.end = at as u32;
            marks.push(rest);
        }
    }
}
