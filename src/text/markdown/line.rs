//! The label at the start of a line of Draft Markdown.

use crate::text::label::PROTECTED;
use crate::text::{Content, Kind, Label, Mark, Style};

/// A character that is not written plainly.
#[derive(Debug, Clone, Copy)]
pub(super) struct Escape {
    /// Its place in the content.
    pub at: usize,
    /// Its length there.
    pub length: usize,
    /// Written as an entity; otherwise with a backslash.
    pub entity: bool,
}

/// Where a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In a heading.
    Heading,
    /// A line of its own.
    Line,
    /// One of several lines of a paragraph: a heading must be the whole line.
    Within,
}

/// A label found at the start of a content.
pub(super) struct Found {
    pub kind: Kind,
    pub label: Label,
    /// The bytes of the content it takes, white space behind it included.
    pub taken: usize,
}

/// How far from the start a label can reach that is protected by an entity.
const REACH: usize = 120;

/// The label at the start of the content, as far as its characters are written plainly.
pub(super) fn label_of(content: &Content, escapes: &[Escape], place: Place) -> Option<Found> {
    let raised = raise(content);
    let text = raised.as_ref().map_or(content.text.as_str(), |(text, _)| text.as_str());
    let back = |at: usize| raised.as_ref().map_or(Some(at), |(_, map)| map.get(at).copied());
    let escape = escapes.first().and_then(|escape| {
        // Places in the raised text.
        let at = match &raised {
            Some((_, map)) => map.iter().position(|original| *original == escape.at)?,
            None => escape.at,
        };
        Some((at, escape))
    });
    let mut found = label_at(text, place);
    if let Some((at, escape)) = escape {
        // An entity near the start is there to part words from a label; a backslash may have other reasons.
        let touches = (escape.entity && at < REACH) || found.as_ref().is_some_and(|found| at <= found.taken);
        if touches {
            let barrier = if escape.entity { PROTECTED } else { '\u{2}' };
            let mut guarded = text.to_owned();
            let end = (at + escape.length).min(guarded.len());
            if guarded.is_char_boundary(at) && guarded.is_char_boundary(end) {
                let length = end - at;
                guarded.replace_range(at..end, &barrier.to_string().repeat(length));
            }
            found = label_at(&guarded, place);
        }
    }
    let found = found?;
    // A link within a label would be lost with it.
    let linked = |mark: &Mark| matches!(mark.style, Style::Link(_)) && mark.range().start < found.taken;
    if content.marks.iter().any(linked) {
        return None;
    }
    Some(Found { taken: back(found.taken)?, ..found })
}

/// The label at the start of a line of plain characters.
pub(super) fn label_at(text: &str, place: Place) -> Option<Found> {
    let found = |(kind, label, taken): (Kind, Label, usize)| Found { kind, label, taken };
    match place {
        Place::Heading => Label::heading(text).map(found),
        Place::Line | Place::Within => {
            let heading = Label::heading_line(text).map(found);
            let heading = heading.filter(|heading| place == Place::Line || heading.taken == text.len());
            heading.or_else(|| {
                let (label, taken) = Label::point(text)?;
                Some(Found { kind: label.scheme.kind(), label, taken })
            })
        }
    }
}

/// The text with its first raised digits as raised characters («12<sup>1</sup>» is «12¹»), and for each of its
/// bytes the place in the content; nothing where no digits are raised near the start.
fn raise(content: &Content) -> Option<(String, Vec<usize>)> {
    let mark = content.marks.iter().find(|mark| mark.style == Style::Superscript && mark.start < 48)?;
    let digits = content.text.get(mark.range())?;
    if digits.len() > 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut text = String::with_capacity(content.text.len() + 8);
    let mut map = Vec::with_capacity(content.text.len() + 9);
    for (at, c) in content.text.char_indices() {
        let c = match c {
            '0'..='9' if mark.range().contains(&at) => match c {
                '0' => '⁰',
                '1' => '¹',
                '2' => '²',
                '3' => '³',
                '4' => '⁴',
                '5' => '⁵',
                '6' => '⁶',
                '7' => '⁷',
                '8' => '⁸',
                _ => '⁹',
            },
            _ => c,
        };
        text.push(c);
        map.resize(text.len(), at);
    }
    map.push(content.text.len());
    Some((text, map))
}
