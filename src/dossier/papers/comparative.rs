//! The comparative table: every proposal beside the draft, element by element; what became of it, once something
//! was decided or taken back. What merely follows from numbering is left out.

use super::subject::subjects;
use super::{PaperKind, Round, gone};
use crate::exchange::paper::table::{element, proposed, stands};
use crate::exchange::paper::{Block, Paper, Role, Run, Table, TableCell, TableLine};

pub(super) fn paper(round: &Round<'_>) -> Paper {
    let names = round.manner.names;
    let subjects = subjects(round);
    let gone = gone::all(round);
    let decided = !gone.is_empty() || subjects.iter().any(|subject| !subject.outcomes(round).is_empty());
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
    let mut lines: Vec<(usize, Vec<TableLine>)> = Vec::new();
    for subject in &subjects {
        let matter = &subject.matter;
        let rivals = matter.proposals.len();
        let place = TableCell::from(element(matter, &citations)).over(rivals);
        let mut cells = vec![place, TableCell::new(stands(matter)).over(rivals)];
        let mut group = Vec::new();
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
            group.push(TableLine { cells: std::mem::take(&mut cells), ..TableLine::default() });
        }
        lines.push((matter.provision.unwrap_or(0), group));
    }
    for gone in &gone {
        let Some(proposal) = gone.proposal() else { continue };
        let mut cells = vec![
            TableCell::from(element(&gone.matter, &citations)),
            TableCell::new(stands(&gone.matter)),
            TableCell::new(proposed(&gone.matter, proposal, &citations, language)),
        ];
        if names {
            cells.push(vec![Run::of(round.names(&gone.codes), Role::Names)].into());
        }
        cells.push(TableCell::new(gone.became(round)));
        lines.push((gone.place(), vec![TableLine { cells, ..TableLine::default() }]));
    }
    lines.sort_by_key(|(place, _)| *place);
    table.lines.extend(lines.into_iter().flat_map(|(_, lines)| lines));
    let mut paper = round.sheet(PaperKind::Comparative);
    if table.is_empty() {
        return paper.with_nothing(round.say("paper-four-column-none"));
    }
    paper.blocks.push(Block::Table(table));
    paper
}
