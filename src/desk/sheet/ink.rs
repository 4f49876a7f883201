//! Content, inline stretches and labels as pieces to be drawn.

use crate::consolidate::view::{Inline, Joint};
use crate::text::content::ANCHOR;
use crate::text::{Body, Content, Form, Provision};

use super::{Piece, Tone, push};

/// Content cut where its marks begin and end.
pub fn content(content: &Content, tone: Tone, passage: Option<usize>, pieces: &mut Vec<Piece>) {
    let mut cuts: Vec<usize> = vec![0, content.text.len()];
    for mark in &content.marks {
        cuts.push(mark.start as usize);
        cuts.push(mark.end as usize);
    }
    cuts.sort_unstable();
    cuts.dedup();
    for pair in cuts.windows(2) {
        let (Some(&from), Some(&to)) = (pair.first(), pair.get(1)) else { continue };
        let Some(text) = content.text.get(from..to) else { continue };
        let over: Vec<_> = content
            .marks
            .iter()
            .filter(|mark| mark.start as usize <= from && to <= mark.end as usize)
            .map(|mark| &mark.style)
            .collect();
        let mut piece = Piece::new(shown(text), tone).styled(&over);
        piece.passage = passage;
        push(pieces, piece);
    }
}

/// Text with a sign where something is anchored.
fn shown(text: &str) -> String {
    if text.contains(ANCHOR) { text.replace(ANCHOR, "*") } else { text.to_owned() }
}

/// A provision as it stands, cell by cell.
pub fn provision(provision: &Provision) -> Vec<Vec<Piece>> {
    let mut cells = match &provision.body {
        Body::Prose(prose) => {
            let mut pieces = Vec::new();
            content(prose, Tone::Plain, None, &mut pieces);
            vec![pieces]
        }
        Body::Cells(cells) => cells
            .iter()
            .map(|cell| {
                let mut pieces = Vec::new();
                for (index, paragraph) in cell.paragraphs.iter().enumerate() {
                    if index > 0 {
                        push(&mut pieces, Piece::new("\n", Tone::Plain));
                    }
                    content(paragraph, Tone::Plain, None, &mut pieces);
                }
                pieces
            })
            .collect(),
    };
    label(&provision.form, &mut cells, Tone::Label);
    cells
}

/// Writes the label before the first words; white space before them is no part of the row.
pub fn label(form: &Form, cells: &mut Vec<Vec<Piece>>, tone: Tone) {
    if cells.is_empty() {
        cells.push(Vec::new());
    }
    if let Some(first) = cells.first_mut().and_then(|cell| cell.first_mut()) {
        first.text = first.text.trim_start().to_owned();
    }
    let Some(label) = &form.label else { return };
    let heading = form.kind.is_heading();
    let empty = cells.iter().flatten().all(|piece| piece.text.trim().is_empty());
    let gap = match (heading, empty) {
        (_, true) => "",
        (true, false) => "\n",
        (false, false) => " ",
    };
    let surface = if heading { label.surface.trim_end_matches('.') } else { &label.surface };
    if let Some(cell) = cells.first_mut() {
        cell.insert(0, Piece::new(format!("{surface}{gap}"), tone));
    }
}

/// Stretches of a line that shows one wording against the base.
pub fn line(inlines: &[Inline]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for inline in inlines {
        let (words, tone) = match inline {
            Inline::Same(words) => (words.as_str(), Tone::Plain),
            Inline::Stands(words) => (words.as_str(), Tone::Base),
            Inline::Deleted(words) => (words.as_str(), Tone::Deleted),
            Inline::Inserted(words) => (words.as_str(), Tone::Inserted),
            Inline::Ellipsis => ("…", Tone::Plain),
            Inline::Next(joint, lead) => {
                if !pieces.is_empty() {
                    push(&mut pieces, Piece::new("\n", Tone::Plain));
                }
                let tone = match joint {
                    Joint::Stays => Tone::Plain,
                    Joint::Goes => Tone::Deleted,
                    Joint::Comes => Tone::Inserted,
                };
                push(&mut pieces, Piece::new(lead.as_str(), tone));
                continue;
            }
            Inline::Joined(lead) => {
                push(&mut pieces, Piece::new(format!(" ¶ {}", lead.trim_end()), Tone::Deleted));
                continue;
            }
        };
        let struck = pieces.last().is_some_and(|before| before.tone == Tone::Deleted);
        let parted = words.starts_with(char::is_whitespace) || !words.starts_with(char::is_alphanumeric);
        if tone == Tone::Inserted && struck && !parted {
            push(&mut pieces, Piece::new(" ", Tone::Plain));
        }
        let words = if pieces.is_empty() { words.trim_start() } else { words };
        push(&mut pieces, Piece::new(shown(words), tone));
    }
    pieces
}
