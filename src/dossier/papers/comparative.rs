//! The comparative table: every proposal beside the draft, element by element; what became of it, once something
//! was decided. What merely follows from numbering is left out.

use super::subject::subjects;
use super::{PaperKind, Round};
use crate::exchange::paper::table::{element, proposed, stands};
use crate::exchange::paper::{Block, Paper, Role, Run, Table, TableCell, TableLine};

pub(super) fn paper(round: &Round<'_>) -> Paper {
    let names = round.manner.names;
    let subjects = subjects(round);
    let decided = subjects.iter().any(|subject| !subject.outcomes(round).is_empty());
    let mut columns = vec![
        ("element", 16, round.say("paper-column-element")),
        ("draft", 33, round.say("paper-column-draft")),
        ("proposal", 35, round.say("paper-column-proposed")),
    ];
    if names {
        columns.push(("delegation", 15, round.say("paper-column-by")));
    }
    if decided {
        columns.push(("outcome", 16, round.say("paper-column-outcome")));
    }
    let mut table = Table::new(&columns);
    let citations = round.citations();
    let language = round.manner.language;
    for subject in &subjects {
        let matter = &subject.matter;
        let rivals = matter.proposals.len();
        let place = TableCell::from(element(matter, &citations)).over(rivals);
        let mut cells = vec![place, TableCell::new(stands(matter)).over(rivals)];
        for (_, proposal) in matter.by_proposer() {
            cells.push(TableCell::new(proposed(matter, proposal, &citations, language)));
            if names {
                let holders = round.names(&round.codes(&proposal.holders));
                cells.push(vec![Run::of(holders, Role::Names)].into());
            }
            if decided {
                let fate = subject.fate(round, proposal);
                let verdict = fate.map(|fate| round.verdict(fate.verdict)).unwrap_or_default();
                cells.push(verdict.into());
            }
            table.lines.push(TableLine { cells: std::mem::take(&mut cells), ..TableLine::default() });
        }
    }
    let mut paper = round.sheet(PaperKind::Comparative);
    if table.is_empty() {
        paper.blocks.push(Block::words(Default::default(), round.say("paper-four-column-none")));
    } else {
        paper.blocks.push(Block::Table(table));
    }
    paper
}
