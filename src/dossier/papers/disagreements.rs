//! The table of disagreements: what is still open, every wording with its holders, and what is said of each. The
//! draft's own wording is nobody's.

use super::subject::{Subject, subjects};
use super::{PaperKind, Round, stances};
use crate::consolidate::letter::written;
use crate::exchange::paper::table::{element, proposed, stands};
use crate::exchange::paper::{Block, Paper, Role, Run, Table, TableCell, TableLine, capital};
use crate::language::Phrase;
use crate::negotiation::outcome::Decision;

pub(super) fn paper(round: &Round<'_>) -> Paper {
    let names = round.manner.names;
    let mut columns = vec![
        ("number", 5, round.say("paper-column-number")),
        ("element", 13, round.say("paper-column-element")),
        ("wording", 33, round.say("paper-column-wording")),
    ];
    // Without names it is the letters that tell the wordings apart.
    columns.push(match names {
        true => ("delegation", 12, round.say("paper-column-holders")),
        false => ("option", 9, round.say("paper-column-option")),
    });
    columns.push(("positions", 14, round.say("paper-column-positions")));
    let standing_of = if names { "paper-column-standing" } else { "paper-column-course" };
    columns.push(("standing", 23, round.say(standing_of)));
    let mut table = Table::new(&columns);
    let citations = round.citations();
    let language = round.manner.language;
    for subject in subjects(round).into_iter().filter(Subject::is_open) {
        let matter = &subject.matter;
        let rows = matter.proposals.len() + 1;
        let draft = round.say("paper-draft");
        let mut cells = vec![
            TableCell::from(subject.numbers()).over(rows),
            TableCell::from(element(matter, &citations)).over(rows),
            TableCell::new(stands(matter)),
        ];
        cells.push(vec![Run::of(capital(&draft), Role::Names)].into());
        cells.push(TableCell::new(stances::of_wording(round, &subject, None)));
        cells.push(TableCell::new(standing(round, &subject)).over(rows));
        table.lines.push(TableLine { cells, ..TableLine::default() });
        for proposal in &matter.proposals {
            let mut cells = vec![TableCell::new(proposed(matter, proposal, &citations, language))];
            let whose = match names {
                true => round.names(&round.codes(&proposal.holders)),
                false => {
                    round.say(Phrase::new("paper-letter-alone").with("letter", written(proposal.letter)))
                }
            };
            cells.push(vec![Run::of(whose, Role::Names)].into());
            cells.push(TableCell::new(stances::of_wording(round, &subject, Some(proposal))));
            table.lines.push(TableLine { cells, ..TableLine::default() });
        }
    }
    let mut paper = round.sheet(PaperKind::Disagreements);
    if table.is_empty() {
        return paper.with_nothing(round.say("paper-disagreements-none"));
    }
    paper.blocks.push(Block::Table(table));
    paper
}

/// How far the place was dealt with, and what is known of those who proposed nothing.
fn standing(round: &Round<'_>, subject: &Subject<'_>) -> Vec<Vec<Run>> {
    let mut lines = Vec::new();
    for made in subject.outcomes(round) {
        if matches!(made.what.decision, Decision::KeepOpen | Decision::PutOff | Decision::Reopen) {
            let said = capital(&round.say(made.what.decision.key()));
            let said = match made.what.reason.trim() {
                "" => said,
                reason => format!("{said}: {reason}"),
            };
            lines.push(vec![Run::plain(said).bold()]);
        }
    }
    lines.extend(subject.caveats(round).into_iter().map(|words| vec![Run::plain(capital(&words)).bold()]));
    lines.extend(stances::of_the_rest(round, subject));
    lines
}
