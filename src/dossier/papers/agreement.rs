//! The state of agreement, provision by provision: agreed, agreed in the working group, ad referendum, open.

use super::subject::subjects;
use super::{PaperKind, Round, decided};
use crate::exchange::paper::table::{element, stands};
use crate::exchange::paper::{Block, Paper, Place, Run, Table, TableCell, capital};
use crate::negotiation::board::Stand;
use crate::negotiation::state::Standing;

/// A row, and where it stands in the text.
struct Row {
    at: u32,
    number: String,
    place: String,
    text: Vec<Vec<Run>>,
    standing: Vec<Vec<Run>>,
}

pub(super) fn paper(round: &Round<'_>) -> Paper {
    let mut table = Table::new(&[
        ("number", 6, round.say("paper-column-number")),
        ("element", 22, round.say("paper-column-element")),
        ("text", 42, round.say("agreement-column-text")),
        ("standing", 30, round.say("agreement-column-standing")),
    ]);
    let mut rows = open(round);
    rows.extend(agreed(round));
    rows.sort_by(|one, other| (one.at, &one.number).cmp(&(other.at, &other.number)));
    for row in rows {
        table.row([
            TableCell::from(row.number),
            TableCell::from(row.place),
            TableCell::new(row.text),
            TableCell::new(row.standing),
        ]);
    }
    let mut paper = round.sheet(PaperKind::Agreement);
    let silent = |standing: &Standing| matches!(standing, Standing::Silent | Standing::NotSent);
    let silence =
        round.lines.iter().any(|line| silent(&line.standing)).then(|| round.say("information-silence"));
    if table.is_empty() {
        let said: Vec<String> = [round.say("agreement-none")].into_iter().chain(silence).collect();
        return paper.with_nothing(said.join(" "));
    }
    paper.blocks.push(Block::Table(table));
    paper.blocks.push(Block::words(Place::Text, round.say("agreement-rest")));
    paper.blocks.extend(silence.map(|said| Block::words(Place::Text, said)));
    paper
}

fn agreed(round: &Round<'_>) -> Vec<Row> {
    let agreed = decided::agreed(round).into_iter();
    agreed
        .map(|it| {
            let mut standing = vec![vec![Run::plain(capital(&it.firmness(round))).bold()]];
            let reason = it.outcome.what.reason.trim();
            if !reason.is_empty() {
                standing.push(vec![Run::plain(capital(reason))]);
            }
            Row {
                at: it.outcome.what.on.from,
                number: it.number.map(|number| number.to_string()).unwrap_or_default(),
                place: it.place.clone(),
                text: std::iter::once(vec![Run::plain(capital(&it.change(round)))])
                    .chain(it.added())
                    .collect(),
                standing,
            }
        })
        .collect()
}

fn open(round: &Round<'_>) -> Vec<Row> {
    let citations = round.citations();
    let open = subjects(round).into_iter().filter(|subject| subject.is_open());
    open.map(|subject| {
        let mut standing: Vec<Vec<Run>> = Vec::new();
        for item in subject.items.iter().filter(|item| item.stand.is_open()) {
            let words = vec![Run::plain(capital(&round.say(item.stand.key()))).bold()];
            if !standing.contains(&words) {
                standing.push(words);
            }
            if let Stand::Pending(outcome) = &item.stand
                && let Some(outcome) = round.state().outcomes.get(outcome)
            {
                let decision = capital(&round.say(outcome.what.decision.key()));
                let said = match outcome.what.reason.trim() {
                    "" => decision,
                    reason => format!("{decision}: {reason}"),
                };
                standing.push(vec![Run::plain(said)]);
            }
        }
        Row {
            at: subject.items.first().map_or(0, |item| item.span.start),
            number: subject.numbers(),
            place: element(&subject.matter, &citations),
            text: stands(&subject.matter),
            standing,
        }
    })
    .collect()
}
