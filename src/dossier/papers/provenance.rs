//! The provenance annex (travaux préparatoires): for each provision of the draft, which words came from which proposal and
//! which outcome.

use std::collections::BTreeSet;

use super::named::within;
use super::{PaperKind, Round};
use crate::compare::BaseSide;
use crate::dossier::chain::Chain;
use crate::dossier::history::TakenBack;
use crate::exchange::paper::{Block, Citations, Paper, Place, Run, Table, TableCell, capital};
use crate::language::Phrase;
use crate::negotiation::RecordId;
use crate::negotiation::provenance::{How, Origin};
use crate::text::token::Sort;

pub(super) fn paper(round: &Round<'_>) -> Paper {
    let mut paper = round.sheet(PaperKind::Provenance);
    let Ok(chain) = round.dossier.chain(&round.edition.id, &round.hearing.language) else {
        paper.blocks.push(Block::words(Place::Text, round.say("provenance-unknown")));
        return paper;
    };
    let table = table(round, &chain);
    if table.is_empty() {
        return paper.with_nothing(round.say("provenance-unchanged"));
    }
    if let Some(first) = chain.drafts.first() {
        paper.blocks.push(Block::words(Place::Text, round.say(introduction(round, first.edition))));
    }
    paper.blocks.push(Block::Table(table));
    paper
}

/// Which draft all words not named below come from.
fn introduction(round: &Round<'_>, first: RecordId) -> Phrase {
    let draft = round
        .state()
        .edition(&first)
        .map_or_else(|| round.draft(), |edition| round.say(edition.what.named()));
    Phrase::new("provenance-introduction").with("draft", within(&draft))
}

/// Every run of words that did not stand in the first draft: its provision, itself, whence it comes, what brought it in.
fn table(round: &Round<'_>, chain: &Chain) -> Table {
    let mut table = Table::new(&[
        ("element", 20, round.say("paper-column-element")),
        ("words", 38, round.say("provenance-column-words")),
        ("origin", 24, round.say("provenance-column-origin")),
        ("outcome", 18, round.say("provenance-column-outcome")),
    ]);
    let Some(last) = chain.drafts.last() else { return table };
    let provenance = chain.provenance();
    let side = BaseSide::new(&last.text);
    let citations = Citations::new(&last.text, round.manner.language);
    let mut rows: Vec<Row> = Vec::new();
    for piece in provenance.pieces(chain.drafts.len().saturating_sub(1)) {
        let Some(origin) = provenance.origin(piece.origin) else { continue };
        if matches!(origin.how, How::First | How::Numbering) {
            continue;
        }
        let mut at = piece.tokens.start;
        while at < piece.tokens.end {
            let provision = side.provision_at(at);
            let next = side.starts.get(provision + 1).copied().unwrap_or(piece.tokens.end);
            let end = next.min(piece.tokens.end);
            let tokens = at..end;
            let spoken = tokens
                .clone()
                .any(|token| side.tokens.get(token as usize).is_some_and(|token| token.sort == Sort::Word));
            let words = side.read(tokens);
            if spoken {
                let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
                let words = round.say(Phrase::new("provenance-quoted").with("words", words));
                let (whence, by) = (whence(round, chain, origin), brought_in(round, origin));
                let row = Row { provision, words, whence, by };
                match rows.last_mut().filter(|last| last.goes_with(&row)) {
                    Some(last) => last.words = format!("{}, {}", last.words, row.words),
                    None => rows.push(row),
                }
            }
            at = end.max(at + 1);
        }
    }
    for row in rows {
        table.row([
            TableCell::from(citations.of(row.provision)),
            TableCell::from(row.words),
            TableCell::new(row.whence),
            TableCell::new(row.by),
        ]);
    }
    table
}

/// Words of one provision with one origin.
struct Row {
    provision: usize,
    words: String,
    whence: Vec<Vec<Run>>,
    by: Vec<Vec<Run>>,
}

impl Row {
    fn goes_with(&self, next: &Row) -> bool {
        self.provision == next.provision && self.whence == next.whence && self.by == next.by
    }
}

/// Who wrote the words, and in what.
fn whence(round: &Round<'_>, chain: &Chain, origin: &Origin) -> Vec<Vec<Run>> {
    let number = chain.drafts.get(origin.edition.saturating_sub(1)).map_or(0, |draft| draft.number);
    let key = match origin.how {
        How::Proposed => "provenance-proposed",
        How::Compromise => "provenance-compromise",
        _ => "provenance-edited",
    };
    let mut lines: Vec<Vec<Run>> = vec![vec![Run::plain(round.say(Phrase::new(key).with("number", number)))]];
    let submissions = origin.submissions.iter().filter_map(|id| round.state().submissions.get(id));
    let senders: Vec<String> = submissions
        .map(|submission| since(round, &submission.id, round.sender(submission)))
        .filter(|it| !it.is_empty())
        .collect();
    match (senders.is_empty(), origin.how) {
        // A sender says by itself to which draft the proposal was made.
        (false, How::Proposed) => lines.clear(),
        (true, How::Compromise) => {
            let names = round.names(&origin.authors);
            lines.extend((!names.is_empty()).then(|| vec![Run::plain(names)]));
        }
        _ => {}
    }
    lines.extend(senders.into_iter().map(|sender| vec![Run::plain(sender)]));
    lines
}

/// What is said of a record, and that it was taken back since, where it was.
fn since(round: &Round<'_>, record: &RecordId, said: String) -> String {
    let Some(taken_back) = TakenBack::of(round.dossier, record).filter(|_| !said.is_empty()) else {
        return said;
    };
    format!("{said}; {}", round.say(taken_back.phrase(&round.names([taken_back.author]))))
}

/// The outcomes that brought the words in: when and at what meeting.
fn brought_in(round: &Round<'_>, origin: &Origin) -> Vec<Vec<Run>> {
    let state = round.state();
    let mut said: BTreeSet<String> = BTreeSet::new();
    for outcome in origin.outcomes.iter().filter_map(|id| state.outcome(id)) {
        let meeting = outcome.what.meeting.and_then(|id| state.meetings.get(&id));
        let brought = match meeting {
            Some(meeting) => round.say(
                Phrase::new("provenance-at")
                    .with("body", meeting.what.body.trim())
                    .with("place", meeting.what.place.trim())
                    .with("date", round.date(meeting.what.from)),
            ),
            None => {
                let day = outcome.time.to_zoned(jiff::tz::TimeZone::UTC).date();
                capital(&round.say(Phrase::new("provenance-on").with("date", round.date(day))))
            }
        };
        said.insert(since(round, &outcome.id, brought));
    }
    if said.is_empty() {
        return vec![vec![Run::plain("—")]];
    }
    said.into_iter().map(|words| vec![Run::plain(words)]).collect()
}
