//! The four-column table an expert group works through: the draft, the proposals, what is said of them, and the
//! compromise. What was decided stands in the last column; where nothing was, it is left free to be written in.

use super::subject::{Subject, effect, firmness, subjects};
use super::{PaperKind, Round, stances};
use crate::consolidate::letter::written;
use crate::exchange::paper::table::{element, proposed, stands};
use crate::exchange::paper::{Block, Citations, Paper, Role, Run, Table, TableCell, capital};
use crate::language::Phrase;
use crate::negotiation::outcome::Outcome;

pub(super) fn paper(round: &Round<'_>) -> Paper {
    let mut table = Table::new(&[
        ("draft", 25, round.say("paper-column-draft")),
        ("proposals", 28, round.say("paper-column-proposals")),
        ("positions", 23, round.say("paper-column-remarks")),
        ("outcome", 24, round.say("paper-column-compromise")),
    ]);
    let citations = round.citations();
    for subject in subjects(round) {
        let place = element(&subject.matter, &citations);
        let place =
            Phrase::new("paper-numbered-place").with("number", subject.numbers()).with("place", place);
        table.section(round.say(place));
        table.row([
            TableCell::new(stands(&subject.matter)),
            TableCell::new(proposals(round, &subject, &citations)),
            TableCell::new(remarks(round, &subject)),
            TableCell::new(outcome(round, &subject)),
        ]);
    }
    let mut paper = round.sheet(PaperKind::FourColumn);
    if table.is_empty() {
        return paper.with_nothing(round.say("paper-four-column-none"));
    }
    paper.blocks.push(Block::Table(table));
    paper
}

/// Every proposal under its letter and its holders.
fn proposals(round: &Round<'_>, subject: &Subject<'_>, citations: &Citations<'_>) -> Vec<Vec<Run>> {
    let mut lines = Vec::new();
    for proposal in &subject.matter.proposals {
        let holders = round.names(&round.codes(&proposal.holders));
        lines.push(vec![Run::of(heading(round, written(proposal.letter), &holders), Role::Names)]);
        lines.extend(proposed(&subject.matter, proposal, citations, round.manner.language));
    }
    lines
}

/// What is said of each wording, and what is known of the rest.
fn remarks(round: &Round<'_>, subject: &Subject<'_>) -> Vec<Vec<Run>> {
    let mut lines = stances::of_wording(round, subject, None);
    if !lines.is_empty() {
        lines.insert(0, vec![Run::of(heading(round, written(0), &round.say("paper-draft")), Role::Names)]);
    }
    for proposal in &subject.matter.proposals {
        let said = stances::of_wording(round, subject, Some(proposal));
        if !said.is_empty() {
            lines.push(vec![Run::of(heading(round, written(proposal.letter), ""), Role::Names)]);
            lines.extend(said);
        }
    }
    lines.extend(stances::of_the_rest(round, subject));
    lines
}

/// What was decided: the words, how firmly, why, and by whom.
fn outcome(round: &Round<'_>, subject: &Subject<'_>) -> Vec<Vec<Run>> {
    let mut lines = Vec::new();
    for made in subject.outcomes(round) {
        let Outcome { decision, status, reason, meeting, .. } = &made.what;
        lines.push(vec![Run::plain(capital(&round.say(decision.key()))).bold()]);
        lines.extend(effect(&made.what).into_iter().flatten());
        if decision.settles() {
            lines.extend(firmness(round, status).map(|words| vec![Run::plain(capital(&words)).italic()]));
        }
        if !reason.trim().is_empty() {
            lines.push(vec![Run::plain(reason.trim())]);
        }
        if let Some(meeting) = meeting.as_ref().and_then(|id| round.state().meetings.get(id)) {
            let held = format!("{}, {}", meeting.what.body, round.date(meeting.what.to));
            lines.push(vec![Run::of(held, Role::Names)]);
        }
    }
    let caveats = subject.caveats(round).into_iter().map(|words| vec![Run::plain(capital(&words)).italic()]);
    lines.extend(caveats.filter(|caveat| !lines.contains(caveat)).collect::<Vec<_>>());
    lines
}

/// "B — Altania, Korsia".
fn heading(round: &Round<'_>, letter: String, whose: &str) -> String {
    match whose {
        "" => round.say(Phrase::new("paper-letter-alone").with("letter", letter)),
        whose => round.say(Phrase::new("paper-option").with("letter", letter).with("whose", whose)),
    }
}
