//! What delegations say of wordings, and what is known of the rest, as lines of a table.

use super::Round;
use super::subject::Subject;
use crate::consolidate::table::Proposal;
use crate::dossier::office::Mark;
use crate::exchange::paper::{Run, capital};
use crate::language::Phrase;
use crate::negotiation::board::Known;
use crate::negotiation::position::Stance;
use crate::negotiation::{Code, RecordId};

/// What was said of one wording of a subject, the warmest first, a paragraph for each stance and reason; of the draft's
/// own where no proposal is given.
pub(super) fn of_wording(round: &Round<'_>, subject: &Subject<'_>, of: Option<&Proposal>) -> Vec<Vec<Run>> {
    spoken(round, subject, of, &|_| String::new())
}

/// The same, each with the office that signed it; with names off nobody is told to have signed.
pub(super) fn of_wording_signed(
    round: &Round<'_>,
    subject: &Subject<'_>,
    of: Option<&Proposal>,
) -> Vec<Vec<Run>> {
    spoken(round, subject, of, &|record| match round.dossier.mark(record) {
        Mark::Signed { office, .. } if round.manner.names => {
            round.say(Phrase::new("positions-signed").with("office", round.name(&office)))
        }
        // What is not signed counts just as well, and what counts is not forged.
        _ => String::new(),
    })
}

fn spoken(
    round: &Round<'_>,
    subject: &Subject<'_>,
    of: Option<&Proposal>,
    signed: &dyn Fn(&RecordId) -> String,
) -> Vec<Vec<Run>> {
    let mut said: Vec<(Stance, String, String, Vec<Code>)> = Vec::new();
    for item in &subject.items {
        let options = item.options.iter().filter(|choice| match of {
            Some(proposal) => proposal.picks.contains(&(item.passage, choice.wording)),
            None => is_base(round, item.passage, choice.wording),
        });
        for (code, stance, record) in options.flat_map(|choice| &choice.positions) {
            let (reason, signed) = (reason(round, record), signed(record));
            match said.iter_mut().find(|it| it.0 == *stance && it.1 == reason && it.2 == signed) {
                Some((.., codes)) if codes.contains(code) => {}
                Some((.., codes)) => codes.push(code.clone()),
                None => said.push((*stance, reason, signed, vec![code.clone()])),
            }
        }
    }
    let warmth = |stance: Stance| Stance::ALL.iter().position(|it| *it == stance);
    said.sort_by_key(|(stance, ..)| warmth(*stance));
    let lines = said.into_iter().map(|(stance, reason, signed, codes)| {
        let mut line = line(round, stance.key(), &codes, &reason);
        if !signed.is_empty() {
            line.push(Run::plain(format!(" ({signed})")));
        }
        line
    });
    lines.collect()
}

/// What is known of those who neither proposed nor said anything, a paragraph for each sort; nothing where names are off, for without
/// them it would only count heads.
pub(super) fn of_the_rest(round: &Round<'_>, subject: &Subject<'_>) -> Vec<Vec<Run>> {
    const ORDER: [&str; 7] = [
        "known-no-proposal",
        "known-no-comments",
        "known-remarks",
        "known-not-answered",
        "known-silent",
        "known-absent",
        "known-not-sent",
    ];
    if !round.manner.names {
        return Vec::new();
    }
    // Who proposes something in another part of the same place, or has said something of a wording, is not one of them.
    let speaks = |code: &Code| {
        subject.items.iter().flat_map(|item| &item.options).any(|choice| {
            choice.holders.contains(code) || choice.positions.iter().any(|(voice, ..)| voice == code)
        })
    };
    let known: Vec<&(Code, Known)> =
        subject.items.iter().flat_map(|item| &item.known).filter(|(code, _)| !speaks(code)).collect();
    let mut lines = Vec::new();
    for key in ORDER {
        let mut codes: Vec<Code> = Vec::new();
        for (code, _) in known.iter().filter(|(_, known)| known.key() == key) {
            if !codes.contains(code) {
                codes.push(code.clone());
            }
        }
        if !codes.is_empty() {
            lines.push(line(round, key, &codes, ""));
        }
    }
    lines
}

/// "Supports: Altania, Korsia — because".
fn line(round: &Round<'_>, key: &'static str, codes: &[Code], reason: &str) -> Vec<Run> {
    let names = round.names(codes);
    let said = capital(&round.say(key));
    let said = match names.as_str() {
        "" => said,
        names => round.say(Phrase::new("paper-said-by").with("said", said).with("names", names)),
    };
    let mut runs = vec![Run::plain(said)];
    if !reason.is_empty() {
        runs.push(Run::plain(format!(" — {reason}")).italic());
    }
    runs
}

fn reason(round: &Round<'_>, record: &RecordId) -> String {
    let position = round.state().positions.get(record);
    position.map(|position| position.what.reason.trim().to_owned()).unwrap_or_default()
}

fn is_base(round: &Round<'_>, passage: usize, wording: usize) -> bool {
    let passage = round.hearing.rolling.passages.get(passage);
    passage.and_then(|passage| passage.wordings.get(wording)).is_some_and(|wording| wording.base)
}
