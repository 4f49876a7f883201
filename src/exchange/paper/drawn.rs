//! The pictures and formulas on a paper.

use std::collections::BTreeSet;

use super::{Block, Paper, Run};
use crate::exchange::objects::{self, Objects};
use crate::language::Phrase;

impl Paper {
    /// With these pictures and formulas at hand.
    pub fn drawn(mut self, objects: Objects) -> Self {
        self.objects = objects;
        self
    }

    /// The hashes of the pictures and formulas that stand on it.
    pub fn anchored(&self) -> BTreeSet<&str> {
        let mut named = BTreeSet::new();
        for block in &self.blocks {
            match block {
                Block::Prose(prose) => gather(&prose.runs, &mut named),
                Block::Words(words) => gather(&words.runs, &mut named),
                Block::Table(table) => {
                    let cells = table.lines.iter().flat_map(|line| &line.cells);
                    cells.flat_map(|cell| &cell.paragraphs).for_each(|runs| gather(runs, &mut named));
                }
                Block::Caption(_) | Block::Heading(_) | Block::NewPage => {}
            }
        }
        named
    }

    /// What is to be said of those that stand in a Word file of it as words only.
    pub fn left_out(&self) -> Option<Phrase> {
        objects::left_out(&self.anchored(), &self.objects)
    }
}

fn gather<'p>(runs: &'p [Run], named: &mut BTreeSet<&'p str>) {
    named.extend(runs.iter().filter_map(|run| objects::hash(run.anchor.as_ref()?)));
}
