//! The same words, written differently: in what, and whether they are the same words at all.

use std::ops::Range;

use super::side::surface;
use crate::text::token::{self, Sort, Token};
use crate::text::{Body, Content, Provision, Style};

/// A token that is the same word on both sides and yet written differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nuance {
    /// The token of the base.
    pub base: u32,
    /// The token of the reordered revision.
    pub revised: u32,
    /// In what it differs.
    pub aspect: Aspect,
}

/// In what two writings of the same word differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Aspect {
    /// The provision's kind or label.
    Form,
    /// Emphasis, links, spans of cells.
    Formatting,
    /// Spaces, quotation marks, dashes, invisible characters.
    Typography,
}

/// What two tokens with equal keys come to.
pub(super) enum Verdict {
    /// The same, written differently.
    Nuance(Aspect),
    /// Other words after all.
    Words,
}

/// In what two tokens with equal keys differ, if in anything.
pub(super) fn differ(
    one: &Provision,
    token: &Token,
    other: &Provision,
    counterpart: &Token,
) -> Option<Verdict> {
    match token.sort {
        Sort::Opening => (one.form != other.form).then_some(Verdict::Nuance(Aspect::Form)),
        Sort::Cell => {
            (span(one, token) != span(other, counterpart)).then_some(Verdict::Nuance(Aspect::Formatting))
        }
        Sort::CellParagraph => None,
        Sort::Number if surface(one, token) != surface(other, counterpart) => {
            Some(Verdict::Nuance(Aspect::Form))
        }
        Sort::Word | Sort::Mark | Sort::Anchor | Sort::Number => {
            let (left, right) = (surface(one, token), surface(other, counterpart));
            if left != right {
                return Some(if token::same_word(left, right) || token.sort != Sort::Word {
                    Verdict::Nuance(Aspect::Typography)
                } else {
                    Verdict::Words
                });
            }
            let (content, paragraph) = (content_of(one, token), content_of(other, counterpart));
            let styled = |content: Option<&Content>| content.is_some_and(|content| !content.is_plain());
            if !styled(content) && !styled(paragraph) {
                return None;
            }
            (coverage(content, token) != coverage(paragraph, counterpart)
                || anchor_at(content, token) != anchor_at(paragraph, counterpart))
            .then_some(Verdict::Nuance(Aspect::Formatting))
        }
    }
}

/// The cell a boundary token opens.
pub fn span(provision: &Provision, token: &Token) -> Option<crate::text::Span> {
    let Body::Cells(cells) = &provision.body else { return None };
    let mut paragraph = token.paragraph as usize;
    cells.iter().find_map(|cell| {
        if paragraph < cell.paragraphs.len() {
            Some(cell.span)
        } else {
            paragraph -= cell.paragraphs.len();
            None
        }
    })
}

/// The paragraph a token stands in.
pub fn content_of<'p>(provision: &'p Provision, token: &Token) -> Option<&'p Content> {
    match &provision.body {
        Body::Prose(content) => Some(content),
        body @ Body::Cells(_) => body.paragraphs().nth(token.paragraph as usize),
    }
}

/// The styles on a token, each with the bytes of its surface it covers. Bold and italic run on across white
/// space by themselves, so for them the white space before the word does not count.
pub fn coverage<'p>(content: Option<&'p Content>, token: &Token) -> Vec<(Range<u32>, &'p Style)> {
    let Some(content) = content else { return Vec::new() };
    if content.marks.is_empty() {
        return Vec::new();
    }
    let surface = content.text.get(token.start as usize..token.end as usize).unwrap_or_default();
    let gap = (surface.len() - surface.trim_start_matches(token::is_gap).len()) as u32;
    let covered = content.marks.iter().map(|mark| {
        let from = match mark.style {
            Style::Bold | Style::Italic => token.start + gap,
            _ => token.start,
        };
        (mark.start.max(from)..mark.end.min(token.end), &mark.style)
    });
    covered
        .filter(|(range, _)| range.start < range.end)
        .map(|(range, style)| (range.start - token.start..range.end - token.start, style))
        .collect()
}

/// The styles on a token.
pub fn styles<'p>(content: Option<&'p Content>, token: &Token) -> Vec<&'p Style> {
    coverage(content, token).into_iter().map(|(_, style)| style).collect()
}

/// The anchor a token is, if it is one.
pub fn anchor_at<'p>(content: Option<&'p Content>, token: &Token) -> Option<&'p crate::text::Anchor> {
    let content = content?;
    if token.sort != Sort::Anchor {
        return None;
    }
    let before = content.text.get(..token.end as usize)?.matches(crate::text::content::ANCHOR).count();
    content.anchors.get(before.checked_sub(1)?)
}
