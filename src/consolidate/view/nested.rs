//! What rivals share: a comparison inside long alternatives.

use super::Piece;
use crate::compare::common::equal_runs;
use crate::text::token::{Token, tokenise};
use crate::text::{Content, Form, Mark, Provision};

/// Cuts an alternative into the words it shares with another (the first of the group) and its own.
pub fn shared_words(first: &Content, other: &Content) -> Vec<Piece> {
    let tokens = |content: &Content| {
        let mut tokens = Vec::new();
        tokenise(&Provision::prose(Form::UNNUMBERED, content.clone()), &mut tokens);
        tokens
    };
    let (one, tokens) = (tokens(first), tokens(other));
    let keys = |tokens: &[Token]| tokens.iter().map(|token| token.key).collect::<Vec<_>>();
    let mut shared = vec![false; tokens.len()];
    for (_, start, length) in equal_runs(&keys(&one), &keys(&tokens), &mut 0) {
        // One or two words in common say nothing, but at either end; the ¶ that opens both always matches.
        if length > 2 || start <= 1 || start + length == tokens.len() {
            shared[start..start + length].fill(true);
        }
    }
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = 1;
    while at < tokens.len() {
        let kind = shared[at];
        let from = tokens[at].start as usize;
        while at < tokens.len() && shared[at] == kind {
            at += 1;
        }
        let content = slice(other, from, tokens[at - 1].end as usize);
        pieces.push(if kind { Piece::Same(content) } else { Piece::Fresh(content) });
    }
    pieces
}

/// A stretch of content with the marks and anchors that lie in it.
pub fn slice(content: &Content, from: usize, until: usize) -> Content {
    let anchor = crate::text::content::ANCHOR;
    let skipped = content.text.get(..from).unwrap_or_default().matches(anchor).count();
    let text = content.text.get(from..until).unwrap_or_default().to_owned();
    let held = text.matches(anchor).count();
    Content {
        marks: content
            .marks
            .iter()
            .filter(|mark| (mark.start as usize) < until && (mark.end as usize) > from)
            .map(|mark| Mark {
                start: (mark.start as usize).max(from) as u32 - from as u32,
                end: (mark.end as usize).min(until) as u32 - from as u32,
                style: mark.style.clone(),
            })
            .collect(),
        anchors: content.anchors.iter().skip(skipped).take(held).cloned().collect(),
        text,
    }
}
