//! What the tables go through: the places in dispute, each with what was decided on it and said of it.

use std::collections::BTreeSet;

use super::Round;
use crate::consolidate::fragment::{Fragment, Opens};
use crate::consolidate::table::{Matter, Proposal, matters};
use crate::exchange::paper::Run;
use crate::negotiation::RecordId;
use crate::negotiation::board::{Item, Stand};
use crate::negotiation::outcome::{Decision, Outcome, Status, Verdict};
use crate::negotiation::piece::Piece;
use crate::negotiation::state::Stated;

/// A place in dispute.
pub(super) struct Subject<'a> {
    /// The place, what the draft says there and what is proposed.
    pub matter: Matter,
    /// Its passages, as people call and decide them.
    pub items: Vec<&'a Item>,
}

/// What became of a proposal.
pub(super) struct Fate {
    /// The verdict.
    pub verdict: Verdict,
    /// Why.
    pub reasons: Vec<String>,
}

/// The places in dispute, in the order of the text. What merely follows from numbering is in dispute nowhere.
pub(super) fn subjects<'a>(round: &Round<'a>) -> Vec<Subject<'a>> {
    let items = &round.hearing.board.items;
    let subject = |matter: Matter| {
        let items = items.iter().filter(|item| matter.passages.contains(&item.passage));
        Subject { items: items.collect(), matter }
    };
    let all = matters(&round.hearing.rolling).into_iter().map(subject);
    all.filter(|subject| !subject.items.is_empty()).collect()
}

impl<'a> Subject<'a> {
    /// The numbers of its passages: "3, 4".
    pub fn numbers(&self) -> String {
        numbers(&self.items)
    }

    /// The numbers of those people have still to deal with.
    pub fn open_numbers(&self) -> String {
        let open = self.items.iter().copied().filter(|item| item.stand.is_open());
        numbers(&open.collect::<Vec<_>>())
    }

    /// Whether people have still to deal with it.
    pub fn is_open(&self) -> bool {
        self.items.iter().any(|item| item.stand.is_open())
    }

    /// The outcomes that concern it, the earliest first.
    pub fn outcomes(&self, round: &Round<'a>) -> Vec<&'a Stated<Outcome>> {
        let ids: BTreeSet<RecordId> =
            self.items.iter().flat_map(|item| item.outcomes.iter().copied()).collect();
        let mut outcomes: Vec<_> = ids.iter().filter_map(|id| round.state().outcomes.get(id)).collect();
        outcomes.sort_by_key(|outcome| (outcome.counter, outcome.id));
        outcomes
    }

    /// What became of a proposal by the outcomes, where that was said: nothing is inferred. Where parts of it were
    /// dealt with differently, it was taken in part.
    pub fn fate(&self, round: &Round<'a>, proposal: &Proposal) -> Option<Fate> {
        // Whoever parted from a joint reply has its answer.
        let own = round.submissions(&proposal.holders);
        let own: Vec<RecordId> = own.iter().flat_map(|id| round.state().parted_from(id)).collect();
        let mut fate: Option<Fate> = None;
        for item in self.concerned(proposal) {
            let said = match item.stand {
                Stand::Contradicted(_) | Stand::Reopened(_) => None,
                _ => of_item(round, item, &own),
            };
            let (verdict, reason) = said?;
            let fate = fate.get_or_insert(Fate { verdict, reasons: Vec::new() });
            if fate.verdict != verdict {
                fate.verdict = Verdict::TakenInPart;
            }
            if !reason.is_empty() && !fate.reasons.contains(&reason) {
                fate.reasons.push(reason);
            }
        }
        fate
    }

    /// How the passages stand, where that is more than open or agreed: reopened, decided twice, agreed in part, agreed
    /// ad referendum.
    pub fn caveats(&self, round: &Round<'a>) -> Vec<String> {
        caveats(round, self.items.iter().copied())
    }

    /// The same of the passages a proposal is about: what became of its neighbours is not said of it.
    pub fn caveats_of(&self, round: &Round<'a>, proposal: &Proposal) -> Vec<String> {
        caveats(round, self.concerned(proposal))
    }

    /// The passages a proposal is about.
    pub fn concerned(&self, proposal: &Proposal) -> impl Iterator<Item = &'a Item> {
        let passages: BTreeSet<usize> = proposal.picks.iter().map(|(passage, _)| *passage).collect();
        self.items.iter().copied().filter(move |item| passages.contains(&item.passage))
    }
}

fn caveats<'i>(round: &Round<'_>, items: impl Iterator<Item = &'i Item>) -> Vec<String> {
    let mut caveats = Vec::new();
    for item in items {
        let said = match &item.stand {
            Stand::Reopened(_) | Stand::Contradicted(_) | Stand::Partly(_) => round.say(item.stand.key()),
            Stand::Agreed(status) => match firmness(round, status) {
                Some(said) => said,
                None => continue,
            },
            Stand::Open | Stand::Pending(_) => continue,
        };
        if !caveats.contains(&said) {
            caveats.push(said);
        }
    }
    caveats
}

fn numbers(items: &[&Item]) -> String {
    let numbers: BTreeSet<u32> = items.iter().map(|item| item.number).collect();
    let numbers: Vec<String> = numbers.iter().map(u32::to_string).collect();
    numbers.join(", ")
}

/// What an outcome of a passage says of the proposals of these submissions: the latest that says something.
fn of_item(round: &Round<'_>, item: &Item, own: &[RecordId]) -> Option<(Verdict, String)> {
    let outcomes = item.outcomes.iter().filter_map(|id| round.state().outcomes.get(id));
    let latest = outcomes
        .filter(|outcome| outcome.what.answers.iter().any(|answer| own.contains(&answer.submission)))
        .max_by_key(|outcome| (outcome.counter, outcome.id))?;
    let answer = latest.what.answers.iter().find(|answer| own.contains(&answer.submission))?;
    let reason = if answer.reason.trim().is_empty() { &latest.what.reason } else { &answer.reason };
    Some((answer.verdict, reason.trim().to_owned()))
}

/// How firm an agreement is, where it is less than agreed.
pub(super) fn firmness(round: &Round<'_>, status: &Status) -> Option<String> {
    match status {
        Status::Agreed | Status::Open => None,
        Status::AgreedInGroup => Some(round.say(status.key())),
        Status::AdReferendum(codes) => {
            let names = round.names(codes);
            let said = round.say(status.key());
            Some(if names.is_empty() { said } else { format!("{said}: {names}") })
        }
    }
}

/// A wording as plain words, a provision or a row of a table a line.
pub(super) fn in_line(fragments: &[Fragment]) -> String {
    let mut words = String::new();
    for fragment in fragments {
        match &fragment.opens {
            Some(Opens::Provision(form)) => {
                words.push_str(if words.is_empty() { "" } else { "\n" });
                words.push_str(&form.lead());
            }
            Some(_) if words.is_empty() || words.ends_with('\n') => {}
            Some(Opens::Cell(_)) => words.push_str(" — "),
            Some(Opens::Paragraph) => words.push(' '),
            None => {}
        }
        words.push_str(&fragment.content.text);
    }
    words.trim().to_owned()
}

/// The words an outcome puts into the text, a paragraph each; none where it leaves the draft's or leaves words out.
pub(super) fn effect(outcome: &Outcome) -> Option<Vec<Vec<Run>>> {
    if !matches!(outcome.decision, Decision::Take | Decision::Compromise) {
        return None;
    }
    let fragments: Vec<_> = outcome.effect.iter().filter_map(Piece::read).collect();
    let words = in_line(&fragments);
    (!words.is_empty()).then(|| words.lines().map(|line| vec![Run::plain(line)]).collect())
}
