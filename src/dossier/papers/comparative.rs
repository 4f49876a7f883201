//! The comparative table: every proposal beside the draft, element by element, and what was decided where it was.

use super::{PaperKind, Round};
use crate::consolidate::table::matters;
use crate::exchange::paper::table::{element, proposed, stands};
use crate::exchange::paper::{Block, Paper, Role, Run, Table, TableCell, TableLine};

pub(super) fn paper(round: &Round<'_>) -> Paper {
    let names = round.manner.names;
    let mut columns = vec![
        ("element", 16, round.say("paper-column-element")),
        ("draft", 35, round.say("paper-column-draft")),
        ("proposal", 35, round.say("paper-column-proposed")),
    ];
    if names {
        columns.push(("delegation", 14, round.say("paper-column-by")));
    }
    let mut table = Table::new(&columns);
    let citations = round.citations();
    for matter in matters(&round.hearing.rolling) {
        let rivals = matter.proposals.len();
        let place = TableCell::from(element(&matter, &citations, round.manner.language)).over(rivals);
        let mut cells = vec![place, TableCell::from(stands(&matter)).over(rivals)];
        for proposal in &matter.proposals {
            cells.push(proposed(&matter, proposal, &citations, round.manner.language).into());
            if names {
                let holders = round.names(&round.codes(&proposal.holders));
                cells.push(vec![Run::of(holders, Role::Names)].into());
            }
            table.lines.push(TableLine { cells: std::mem::take(&mut cells), ..TableLine::default() });
        }
    }
    let mut paper = round.sheet(PaperKind::Comparative);
    paper.blocks.push(Block::Table(table));
    paper
}
