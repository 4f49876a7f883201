//! The words of the base and of wordings as pieces.

use std::ops::Range;

use crate::compare::BaseSide;
use crate::compare::nuance::{content_of, styles};
use crate::compare::side::surface;
use crate::consolidate::{Fragment, Opens};
use crate::text::content::ANCHOR;
use crate::text::token::Sort;
use crate::text::{Body, Content, Form, Kind, Provision};

use super::{Piece, Tone, push};

/// A row being written.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    pub form: Form,
    pub cells: Vec<Vec<Piece>>,
}

impl Draft {
    pub fn new(form: Form) -> Self {
        let cells = if form.kind.is_row() { Vec::new() } else { vec![Vec::new()] };
        Self { form, cells }
    }

    pub fn push(&mut self, piece: Piece) {
        if self.cells.is_empty() {
            self.cells.push(Vec::new());
        }
        if let Some(cell) = self.cells.last_mut() {
            push(cell, piece);
        }
    }

    /// Writes the label before the first words, in some tone.
    pub fn label(&mut self, tone: Tone) {
        // White space before the first word is no part of the row.
        if let Some(first) = self.cells.first_mut().and_then(|cell| cell.first_mut()) {
            first.text = first.text.trim_start().to_owned();
        }
        let Some(label) = &self.form.label else { return };
        let heading = self.form.kind.is_heading();
        let empty = self.cells.iter().flatten().all(|piece| piece.text.trim().is_empty());
        let gap = match (heading, empty) {
            (_, true) => "",
            (true, false) => "\n",
            (false, false) => " ",
        };
        let surface = if heading { label.surface.trim_end_matches('.') } else { &label.surface };
        let piece = Piece::new(format!("{surface}{gap}"), tone);
        if let Some(cell) = self.cells.first_mut() {
            cell.insert(0, piece);
        }
    }
}

/// A stretch of the base, without the ¶ of its provisions: they open nothing here.
pub fn stretch(side: &BaseSide<'_>, span: Range<u32>, tone: Tone, passage: Option<usize>, draft: &mut Draft) {
    for index in span {
        let Some(token) = side.tokens.get(index as usize) else { return };
        let provision = &side.provisions[side.provision_at(index)];
        match token.sort {
            Sort::Opening => {}
            Sort::Cell => draft.cells.push(Vec::new()),
            Sort::CellParagraph => draft.push(Piece::new("\n", tone)),
            Sort::Word | Sort::Number | Sort::Mark | Sort::Anchor => {
                let text = shown(surface(provision, token));
                let mut piece = Piece::new(text, tone).styled(&styles(content_of(provision, token), token));
                piece.passage = passage;
                draft.push(piece);
            }
        }
    }
}

/// The words of fragments, whatever they open; provisions are parted by line breaks.
pub fn words(fragments: &[Fragment], tone: Tone, passage: Option<usize>, pieces: &mut Vec<Piece>) {
    for fragment in fragments {
        match &fragment.opens {
            Some(Opens::Provision(form)) => {
                let gap = if pieces.is_empty() { "" } else { "\n" };
                let label =
                    form.label.as_ref().map(|label| format!("{} ", label.surface)).unwrap_or_default();
                let mut piece = Piece::new(format!("{gap}{label}"), tone);
                piece.passage = passage;
                push(pieces, piece);
            }
            Some(Opens::Cell(_)) if !pieces.is_empty() => push(pieces, Piece::new(" | ", tone)),
            Some(Opens::Paragraph) => push(pieces, Piece::new("\n", tone)),
            _ => {}
        }
        content(&fragment.content, tone, passage, pieces);
    }
}

/// Fragments as rows of their own: every provision they open is one. The words before the first opening are
/// given apart.
pub fn rows(fragments: &[Fragment], tone: Tone, passage: Option<usize>) -> (Vec<Piece>, Vec<Draft>) {
    let mut before = Vec::new();
    let mut drafts: Vec<Draft> = Vec::new();
    for fragment in fragments {
        match &fragment.opens {
            Some(Opens::Provision(form)) => drafts.push(Draft::new(form.clone())),
            Some(Opens::Cell(_)) => {
                if drafts.is_empty() {
                    drafts.push(Draft::new(Form { kind: Kind::Row, label: None }));
                }
                if let Some(draft) = drafts.last_mut() {
                    draft.cells.push(Vec::new());
                }
            }
            Some(Opens::Paragraph) => {
                if let Some(draft) = drafts.last_mut() {
                    draft.push(Piece::new("\n", tone));
                }
            }
            None => {}
        }
        match drafts.last_mut() {
            Some(draft) => {
                let mut pieces = Vec::new();
                content(&fragment.content, tone, passage, &mut pieces);
                for piece in pieces {
                    draft.push(piece);
                }
            }
            None => content(&fragment.content, tone, passage, &mut before),
        }
    }
    (before, drafts)
}

/// A provision as a row.
pub fn provision(provision: &Provision, tone: Tone, passage: Option<usize>) -> Draft {
    let mut draft = Draft::new(provision.form.clone());
    match &provision.body {
        Body::Prose(prose) => {
            if let Some(cell) = draft.cells.first_mut() {
                content(prose, tone, passage, cell);
            }
        }
        Body::Cells(cells) => {
            draft.cells = cells
                .iter()
                .map(|cell| {
                    let mut pieces = Vec::new();
                    for (index, paragraph) in cell.paragraphs.iter().enumerate() {
                        if index > 0 {
                            push(&mut pieces, Piece::new("\n", tone));
                        }
                        content(paragraph, tone, passage, &mut pieces);
                    }
                    pieces
                })
                .collect();
        }
    }
    draft
}

/// Content cut where its marks begin and end.
fn content(content: &Content, tone: Tone, passage: Option<usize>, pieces: &mut Vec<Piece>) {
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
