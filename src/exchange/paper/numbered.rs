//! A paper whose footnotes have their numbers, for kinds of file that do not count them themselves.

use super::{Block, Paper, Prose, Role, Run};
use crate::text::{Anchor, Kind, note};

impl Paper {
    /// The paper with the number of every footnote as the words of its mark and the label of its own words. A number
    /// is that in the draft; what is only proposed has none yet and takes [`note::PROPOSED`]. A picture or formula takes
    /// its description.
    pub fn numbered(&self) -> Self {
        let mut paper = self.clone();
        let (mut marks, mut notes) = (Count(0), Count(0));
        for block in &mut paper.blocks {
            match block {
                Block::Prose(prose) => {
                    let drafts = prose.provision.is_some() && prose.role != Role::Proposed;
                    label(prose, drafts, &mut notes);
                    mark(&mut prose.runs, drafts, &mut marks);
                }
                Block::Table(table) => {
                    for line in &mut table.lines {
                        for paragraph in line.cells.iter_mut().flat_map(|cell| &mut cell.paragraphs) {
                            mark(paragraph, line.provision.is_some(), &mut marks);
                        }
                    }
                }
                Block::Words(words) => mark(&mut words.runs, false, &mut marks),
                Block::Caption(_) | Block::Heading(_) | Block::NewPage => {}
            }
        }
        paper
    }
}

struct Count(usize);

impl Count {
    /// The next number, if it is one of the draft's.
    fn next(&mut self, drafts: bool) -> String {
        if !drafts {
            return note::PROPOSED.to_string();
        }
        self.0 += 1;
        self.0.to_string()
    }
}

fn label(prose: &mut Prose, drafts: bool, notes: &mut Count) {
    if prose.kind == Kind::Footnote {
        prose.label = notes.next(drafts);
    }
}

fn mark(runs: &mut [Run], drafts: bool, marks: &mut Count) {
    for run in runs {
        match &run.anchor {
            Some(Anchor::Footnote) => run.words = marks.next(drafts && run.role != Role::Proposed),
            Some(Anchor::Object { alt, .. }) => run.words = alt.to_string(),
            None => {}
        }
    }
}
