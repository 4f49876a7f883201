//! Clean content: no control characters, no white space at the ends, anchors that fit, marks in order.

use super::marks;
use crate::text::content::{ANCHOR, has_anchor};
use crate::text::{Anchor, Content};

/// Brings content into normal form.
pub(crate) fn clean(content: &mut Content) {
    if suspicious(content.text.as_bytes()) && content.text.chars().any(|c| replace(c) != Some(c)) {
        swap_breaks(content);
        remove(content, |c| replace(c).is_none());
    }
    if !content.anchors.is_empty() || has_anchor(&content.text) {
        fit_anchors(content);
    }
    trim(content);
    if !content.marks.is_empty() {
        marks::normalise(content);
    }
}

/// Whether a text may hold characters that do not belong there; a quick look without decoding.
fn suspicious(bytes: &[u8]) -> bool {
    // Control characters, or the first bytes of U+0080…, U+2028, U+2029 and of the noncharacters.
    bytes.chunks(64).any(|chunk| {
        chunk.iter().fold(false, |found, &byte| {
            found | ((byte < 0x20) & (byte != b'\t') & (byte != b'\n')) | (byte == 0x7F) | (byte == 0xEF)
        })
    }) || memchr::memchr2_iter(0xC2, 0xE2, bytes).any(|at| match bytes.get(at..at + 3) {
        Some([0xC2, second, _]) => (0x80..0xA0).contains(second),
        Some([0xE2, 0x80, third]) => matches!(third, 0xA8 | 0xA9),
        Some(_) => false,
        None => bytes.get(at) == Some(&0xC2),
    })
}

/// What stands for a character: itself, a line break for the many kinds of it, or nothing.
fn replace(c: char) -> Option<char> {
    match c {
        '\n' | '\t' => Some(c),
        '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\u{FDD0}'..='\u{FDEF}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' => None,
        _ if c.is_control() => None,
        _ => Some(c),
    }
}

/// Puts a line break for "\r\n" and the other kinds of break.
fn swap_breaks(content: &mut Content) {
    let mut first = true;
    let mut before = ' ';
    // "\r\n" is one break: its "\r" goes.
    let doubled: Vec<bool> = content
        .text
        .chars()
        .map(|c| {
            let second = before == '\r' && c == '\n' && !first;
            first = false;
            before = c;
            second
        })
        .collect();
    let mut nth = 0;
    remove(content, |_| {
        nth += 1;
        doubled.get(nth - 1).copied().unwrap_or(false)
    });
    let broken: Vec<(usize, usize)> = content
        .text
        .char_indices()
        .filter(|(_, c)| *c != '\n' && replace(*c) == Some('\n'))
        .map(|(at, c)| (at, c.len_utf8()))
        .collect();
    for (at, length) in broken.into_iter().rev() {
        content.text.replace_range(at..at + length, "\n");
        let shrink = |place: &mut u32| {
            if *place as usize > at {
                *place = (*place as usize + 1).saturating_sub(length).max(at + 1) as u32;
            }
        };
        for mark in &mut content.marks {
            shrink(&mut mark.start);
            shrink(&mut mark.end);
        }
    }
}

/// Takes out the characters `unwanted` names and moves the marks along. Anchors are left to the caller.
pub(super) fn remove(content: &mut Content, mut unwanted: impl FnMut(char) -> bool) {
    let mut text = String::with_capacity(content.text.len());
    let mut gone: Vec<(usize, usize)> = Vec::new();
    for (at, c) in content.text.char_indices() {
        if unwanted(c) { gone.push((at, c.len_utf8())) } else { text.push(c) }
    }
    if gone.is_empty() {
        return;
    }
    if !content.marks.is_empty() {
        // How many bytes are gone before each removed place, so that a mark finds its shift by bisection.
        let mut total = 0;
        let shifts: Vec<(usize, usize)> = gone
            .iter()
            .map(|(at, length)| {
                total += length;
                (*at, total)
            })
            .collect();
        let moved = |place: u32| {
            let place = place as usize;
            let before = shifts.partition_point(|(at, _)| *at < place);
            let shift = before.checked_sub(1).and_then(|last| shifts.get(last)).map_or(0, |(_, sum)| *sum);
            place.saturating_sub(shift) as u32
        };
        for mark in &mut content.marks {
            mark.start = moved(mark.start);
            mark.end = moved(mark.end);
        }
    }
    content.text = text;
}

/// Makes anchors and anchor characters agree: a character without an anchor goes, an anchor without a
/// character stands at the end.
fn fit_anchors(content: &mut Content) {
    let characters = content.text.matches(ANCHOR).count();
    if characters > content.anchors.len() {
        let known = content.anchors.len();
        let mut nth = 0;
        remove(content, |c| {
            nth += usize::from(c == ANCHOR);
            c == ANCHOR && nth > known
        });
    }
    for _ in characters..content.anchors.len() {
        content.text.push(ANCHOR);
    }
    for anchor in &mut content.anchors {
        if let Anchor::Object { hash, alt } = anchor {
            if hash.is_empty() || !hash.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
                let kept: String = hash.chars().filter(char::is_ascii_alphanumeric).collect();
                *hash = if kept.is_empty() { "0".into() } else { kept.into() };
            }
            let unfit = |c: char| replace(c) != Some(c) || c == '\n' || c == ANCHOR;
            if alt.contains(unfit) || alt.trim().len() != alt.len() {
                let kept: String = alt.chars().filter_map(replace).filter(|c| *c != ANCHOR).collect();
                let words: Vec<&str> = kept.split_whitespace().collect();
                *alt = words.join(" ").into();
            }
        }
    }
}

/// Takes white space off both ends.
fn trim(content: &mut Content) {
    let kept = content.text.trim_end().len();
    content.text.truncate(kept);
    let start = content.text.len() - content.text.trim_start().len();
    if start > 0 {
        content.text.drain(..start);
        for mark in &mut content.marks {
            mark.start = (mark.start as usize).saturating_sub(start) as u32;
            mark.end = (mark.end as usize).saturating_sub(start) as u32;
        }
    }
}
