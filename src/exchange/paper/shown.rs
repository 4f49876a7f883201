//! A paper on which nothing deceives the eye: for papers that are read, not for those the draft is read out of again.

use std::borrow::Cow;

use super::{Block, Note, Paper, Run, Table};
use crate::language::shown::shown;

impl Paper {
    /// The paper with every sign that would deceive the eye named where it stands.
    pub fn shown(mut self) -> Self {
        let Self { title, name, draft, distribution, legend, blocks, .. } = &mut self;
        [title, name, draft, distribution, legend].into_iter().for_each(show);
        for block in blocks {
            match block {
                Block::Prose(prose) => {
                    show(&mut prose.label);
                    runs(&mut prose.runs);
                    notes(&mut prose.notes);
                }
                Block::Table(set) => table(set),
                Block::Caption(caption) => show(&mut caption.words),
                Block::Heading(heading) => show(&mut heading.words),
                Block::Words(words) => runs(&mut words.runs),
                Block::NewPage => {}
            }
        }
        self
    }
}

fn table(set: &mut Table) {
    for line in &mut set.lines {
        line.caption.iter_mut().for_each(show);
        notes(&mut line.notes);
        line.cells.iter_mut().flat_map(|cell| &mut cell.paragraphs).for_each(|own| runs(own));
    }
}

fn runs(runs: &mut [Run]) {
    runs.iter_mut().for_each(|run| show(&mut run.words));
}

fn notes(notes: &mut [Note]) {
    notes.iter_mut().for_each(|note| show(&mut note.words));
}

fn show(words: &mut String) {
    if let Cow::Owned(named) = shown(words) {
        *words = named;
    }
}
