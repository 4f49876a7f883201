//! The signs of CriticMarkup in a file, those that have their partner.

use std::ops::Range;

/// What a sign means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sign {
    /// `{++`
    Insertion,
    /// `++}`
    InsertionEnd,
    /// `{--`
    Deletion,
    /// `--}`
    DeletionEnd,
    /// `{~~`
    Old,
    /// `~>`
    New,
    /// `~~}`
    NewEnd,
    /// `{==`
    Highlight,
    /// `==}`
    HighlightEnd,
    /// `{>>words<<}`, the whole of it; the words.
    Comment(Range<usize>),
}

/// A sign and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its bytes.
    pub range: Range<usize>,
    /// What it means.
    pub sign: Sign,
}

/// The deepest nesting; deeper signs are words.
const DEEPEST: usize = 50;

/// The signs in a file, each with its partner, in order.
pub fn tokens(source: &str) -> Vec<Token> {
    let mut found: Vec<Option<Token>> = Vec::new();
    // Signs that wait for their partners: which, and for a replacement whether its middle was met.
    let mut open: Vec<(usize, Sign)> = Vec::new();
    // No comment ends behind this place: looked for once only.
    let mut no_comment = usize::MAX;
    let bytes = source.as_bytes();
    let mut at = 0;
    while let Some(next) = memchr::memchr3_iter(b'{', b'}', b'~', bytes.get(at..).unwrap_or_default()).next()
    {
        let here = at + next;
        at = here + 1;
        let escaped =
            |place: usize| place.checked_sub(1).and_then(|before| bytes.get(before)) == Some(&b'\\');
        let starts = |sign: &str| bytes.get(here..).is_some_and(|rest| rest.starts_with(sign.as_bytes()));
        let mut keep = |range: Range<usize>, sign: Sign| {
            found.push(Some(Token { range, sign }));
            found.len() - 1
        };
        match bytes.get(here) {
            Some(b'{') if !escaped(here) => {
                let sign = match bytes.get(here + 1..here + 3) {
                    Some(b"++") => Sign::Insertion,
                    Some(b"--") => Sign::Deletion,
                    Some(b"~~") => Sign::Old,
                    Some(b"==") => Sign::Highlight,
                    Some(b">>") if here < no_comment => {
                        match memchr::memmem::find(bytes.get(here + 3..).unwrap_or_default(), b"<<}") {
                            Some(end) => {
                                let end = here + 3 + end;
                                keep(here..end + 3, Sign::Comment(here + 3..end));
                                at = end + 3;
                            }
                            None => no_comment = here,
                        }
                        continue;
                    }
                    _ => continue,
                };
                if open.len() < DEEPEST {
                    let nth = keep(here..here + 3, sign.clone());
                    open.push((nth, sign));
                }
                at = here + 3;
            }
            Some(b'~') if starts("~>") && open.last().is_some_and(|(_, sign)| *sign == Sign::Old) => {
                keep(here..here + 2, Sign::New);
                if let Some(last) = open.last_mut() {
                    last.1 = Sign::New;
                }
                at = here + 2;
            }
            Some(b'}') => {
                let Some(start) = here.checked_sub(2).filter(|start| !escaped(*start)) else { continue };
                let (sign, partner) = match bytes.get(start..here) {
                    Some(b"++") => (Sign::InsertionEnd, Sign::Insertion),
                    Some(b"--") => (Sign::DeletionEnd, Sign::Deletion),
                    Some(b"~~") => (Sign::NewEnd, Sign::New),
                    Some(b"==") => (Sign::HighlightEnd, Sign::Highlight),
                    _ => continue,
                };
                // A sign such as `{++}` does not close itself.
                let Some(place) = open.iter().rposition(|(nth, sign)| {
                    *sign == partner
                        && found.get(*nth).and_then(Option::as_ref).is_some_and(|it| it.range.end <= start)
                }) else {
                    continue;
                };
                // What was opened inside and never closed is words.
                for (nth, _) in open.drain(place + 1..) {
                    forget(&mut found, nth);
                }
                open.pop();
                found.push(Some(Token { range: start..here + 1, sign }));
            }
            _ => {}
        }
    }
    for (nth, _) in open {
        forget(&mut found, nth);
    }
    found.into_iter().flatten().collect()
}

/// Takes out a sign without its partner, and the middle of a replacement that has no end.
fn forget(found: &mut [Option<Token>], nth: usize) {
    let old = found.get(nth).and_then(Option::as_ref).is_some_and(|token| token.sign == Sign::Old);
    if let Some(token) = found.get_mut(nth) {
        *token = None;
    }
    if !old {
        return;
    }
    let mut depth = 0usize;
    for token in found.get_mut(nth + 1..).unwrap_or_default() {
        match token.as_ref().map(|token| &token.sign) {
            Some(Sign::Old) => depth += 1,
            Some(Sign::NewEnd) => depth = depth.saturating_sub(1),
            Some(Sign::New) if depth == 0 => {
                *token = None;
                return;
            }
            _ => {}
        }
    }
}
