//! Which characters of a text are written with a backslash.

use std::ops::RangeInclusive;

use crate::text::content::ANCHOR;

/// Bytes that may need attention in running text; a multiple of three.
const SPECIAL: &[u8; 12] = b"\\*_`<&[]!|\n\xEF";

/// Bytes that need attention behind a bracket only.
const BEHIND_BRACKET: &[u8] = b"(:^";

/// Of every byte whether it may need attention between marks, tags and anchors.
const ATTENTION: [bool; 256] = {
    let mut table = [false; 256];
    let mut nth = 0;
    while nth < SPECIAL.len() {
        table[SPECIAL[nth] as usize] = true;
        nth += 1;
    }
    nth = 0;
    while nth < BEHIND_BRACKET.len() {
        table[BEHIND_BRACKET[nth] as usize] = true;
        nth += 1;
    }
    table
};

/// Whether running text holds a byte that may need attention.
pub(super) fn has_special(text: &str) -> bool {
    // Looking for three bytes in one go, four times, is many times faster than looking at every byte once.
    SPECIAL
        .chunks_exact(3)
        .any(|three| memchr::memchr3(three[0], three[1], three[2], text.as_bytes()).is_some())
}

/// The place of the next byte that may need attention, or the end.
pub(super) fn next_special(text: &str) -> usize {
    text.bytes().position(|byte| ATTENTION[usize::from(byte)]).unwrap_or(text.len())
}

/// What stands around a character that may need an escape.
pub(super) struct Around<'t> {
    /// The text before the character.
    pub before: &'t str,
    /// The text behind it.
    pub behind: &'t str,
    /// In a cell of a pipe table.
    pub cell: bool,
    /// Within the words of a link.
    pub link: bool,
    /// Where tags and marks begin and end, ascending.
    pub edges: &'t [usize],
}

impl Around<'_> {
    /// Whether a tag or mark begins or ends at one of these places.
    fn edge_within(&self, places: RangeInclusive<usize>) -> bool {
        let first = self.edges.partition_point(|edge| edge < places.start());
        self.edges.get(first).is_some_and(|edge| places.contains(edge))
    }
}

/// Whether a character needs a backslash here. The rules err on the side of a backslash only where both
/// readings are rare.
pub(super) fn needs_backslash(c: char, around: &Around<'_>) -> bool {
    let next = around.behind.chars().next();
    match c {
        '\\' | '*' | '`' => true,
        '<' => next.is_none_or(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')),
        '&' => next.is_none_or(|c| c.is_ascii_alphanumeric() || c == '#'),
        '[' | ']' => around.link,
        // "[^1](may)" and "[^1]: may" would not be a footnote and words either. "](" and "]:" are a link and a definition only without a backslash; "[^" is a footnote.
        '(' | ':' => around.before.ends_with([']', ANCHOR]),
        '^' => around.before.ends_with('['),
        '!' => next == Some('[') || around.edge_within(around.before.len() + 1..=around.before.len() + 1),
        '_' => underscore(around),
        '|' => around.cell,
        _ => false,
    }
}

/// A run of underscores is literal by itself before white space, where it cannot open emphasis, and within a word.
fn underscore(around: &Around<'_>) -> bool {
    let before = around.before.trim_end_matches('_');
    let behind = around.behind.trim_start_matches('_');
    let end = around.before.len() + 1 + (around.behind.len() - behind.len());
    if around.edge_within(before.len()..=end) {
        return true;
    }
    let left = before.chars().next_back();
    let right = behind.chars().next();
    // A line break is written as a tag.
    let space = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() && c != '\n');
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    // A line of nothing but underscores is a thematic break.
    let alone = around.before.is_empty() && around.behind.chars().all(|c| c == '_' || c == ' ' || c == '\t');
    alone || !(space(right) || (word(left) && word(right)))
}

/// The place of the character that must be escaped because the text begins like a block of Markdown: a
/// heading, a quotation, a list, a thematic break, a fence.
pub(super) fn block_start(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let spaced = |at: usize| bytes.get(at).is_none_or(|byte| matches!(byte, b' ' | b'\t' | b'\n'));
    match bytes.first()? {
        b'#' => {
            let run = bytes.iter().take_while(|byte| **byte == b'#').count();
            (run <= 6 && spaced(run)).then_some(0)
        }
        b'>' => Some(0),
        b'+' => spaced(1).then_some(0),
        b'-' => (spaced(1) || bytes.iter().all(|byte| matches!(byte, b'-' | b' ' | b'\t'))).then_some(0),
        b'=' => bytes.iter().all(|byte| matches!(byte, b'=' | b' ' | b'\t')).then_some(0),
        b'~' => text.starts_with("~~~").then_some(0),
        b'0'..=b'9' => {
            let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
            let marker = digits <= 9 && matches!(bytes.get(digits), Some(b'.' | b')')) && spaced(digits + 1);
            marker.then_some(digits)
        }
        b'|' => Some(0),
        _ => None,
    }
}
