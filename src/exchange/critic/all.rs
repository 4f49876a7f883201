//! All changes of a CriticMarkup file at once: each word of the text traced back to the signs around it.

use std::collections::BTreeMap;

use super::Critic;
use crate::exchange::revised::{Piece, Revised, RevisedCell, RevisedProvision, Revision, Under, What};
use crate::exchange::word::View;
use crate::text::content::ANCHOR;
use crate::text::{Body, Content, Provision, Span, markdown};

/// The text of a file with all its changes. Every character of the text is found again in the Markdown it was read
/// from, in order; the changes it stands under there are its changes.
pub fn revised(critic: &Critic<'_>) -> Revised {
    let mut trace = Trace::of(critic);
    let (text, _) = markdown::read(&critic.view(View::All));
    let provisions = text.provisions().iter().map(|provision| trace.provision(provision)).collect();
    Revised { revisions: trace.revisions, provisions }
}

/// The characters of the Markdown with the changes around each.
struct Trace {
    characters: Vec<(char, u32)>,
    at: usize,
    stacks: Vec<Under>,
    revisions: Vec<Revision>,
}

/// How far ahead a character is looked for before it is taken as one that has no place of its own.
const AHEAD: usize = 2_000;

impl Trace {
    fn of(critic: &Critic<'_>) -> Self {
        let makers = critic.makers();
        let mut trace =
            Trace { characters: Vec::new(), at: 0, stacks: vec![Under::new()], revisions: Vec::new() };
        let mut known: BTreeMap<Revision, u32> = BTreeMap::new();
        let mut stacks: BTreeMap<Under, u32> = BTreeMap::from([(Under::new(), 0)]);
        critic.pieces(critic.source.len(), |words, changes| {
            let mut under = Under::new();
            for (depth, change) in changes.iter().enumerate() {
                let makers = makers.get(change.token).map(Vec::as_slice).unwrap_or_default();
                let (author, date) = makers.get(depth).or(makers.last()).cloned().unwrap_or_default();
                let what = if change.comes { What::Inserted } else { What::Deleted };
                let revision = Revision { what, author, date };
                let next = u32::try_from(trace.revisions.len()).unwrap_or(u32::MAX);
                let nth = *known.entry(revision.clone()).or_insert(next);
                if nth == next {
                    trace.revisions.push(revision);
                }
                if !under.contains(&nth) {
                    under.push(nth);
                }
            }
            let next = u32::try_from(trace.stacks.len()).unwrap_or(u32::MAX);
            let stack = *stacks.entry(under.clone()).or_insert(next);
            if stack == next {
                trace.stacks.push(under);
            }
            trace.characters.extend(words.chars().map(|c| (c, stack)));
        });
        trace
    }

    fn provision(&mut self, provision: &Provision) -> RevisedProvision {
        let label = provision.form.label.as_ref().map(|label| label.surface.clone()).unwrap_or_default();
        for c in label.chars().filter(|c| !c.is_whitespace()) {
            self.find(c);
        }
        let mut cells = Vec::new();
        match &provision.body {
            Body::Prose(content) => {
                cells.push(RevisedCell { paragraphs: vec![self.pieces(content)], ..RevisedCell::default() });
            }
            Body::Cells(row) => {
                for cell in row {
                    let paragraphs = cell.paragraphs.iter().map(|content| self.pieces(content)).collect();
                    let span: Span = cell.span;
                    cells.push(RevisedCell { span, paragraphs, ..RevisedCell::default() });
                }
            }
        }
        let rest = self.characters.get(self.at..).unwrap_or_default();
        let mark = rest.iter().take(AHEAD).find(|(c, _)| *c == '\n').map_or(0, |(_, stack)| *stack);
        RevisedProvision { form: provision.form.clone(), mark: self.stack(mark), cells }
    }

    fn pieces(&mut self, content: &Content) -> Vec<Piece> {
        let mut pieces: Vec<(u32, std::ops::Range<usize>)> = Vec::new();
        let mut last = 0;
        for (at, c) in content.text.char_indices() {
            // Spaces may be of another kind than in the file: they go with what stands before them.
            let stack = match c {
                ANCHOR => self.find('^').or(self.find('!')).unwrap_or(last),
                c if c.is_whitespace() => self.space().unwrap_or(last),
                c => self.find(c).unwrap_or(last),
            };
            last = stack;
            let end = at + c.len_utf8();
            match pieces.last_mut() {
                Some((same, range)) if *same == stack => range.end = end,
                _ => pieces.push((stack, at..end)),
            }
        }
        let piece = |(stack, range)| Piece { content: content.slice(range), under: self.stack(stack) };
        pieces.into_iter().map(piece).collect()
    }

    /// The stack of the next such character, and goes behind it.
    fn find(&mut self, wanted: char) -> Option<u32> {
        let rest = self.characters.get(self.at..)?;
        let found = rest.iter().take(AHEAD).position(|(c, _)| *c == wanted)?;
        let stack = rest.get(found)?.1;
        self.at += found + 1;
        Some(stack)
    }

    /// The stack of the white space right here, and goes behind it.
    fn space(&mut self) -> Option<u32> {
        let (c, stack) = *self.characters.get(self.at)?;
        if !c.is_whitespace() {
            return None;
        }
        self.at += 1;
        Some(stack)
    }

    fn stack(&self, stack: u32) -> Under {
        self.stacks.get(stack as usize).cloned().unwrap_or_default()
    }
}
