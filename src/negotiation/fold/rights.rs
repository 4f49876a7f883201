//! Who might do what, judged by what the author of a record could know.

use std::collections::BTreeMap;

use super::graph::{Graph, Nodes};
use super::{Body, Code, Contradiction, Envelope, Genesis, NoEffect, RecordId, Roster};
use crate::negotiation::roster::RosterEntry;

/// What was judged of every record.
pub(super) struct Rights {
    office: Code,
    first: Roster,
    refused: BTreeMap<usize, NoEffect>,
    /// Changes of the table, in order.
    changes: Vec<usize>,
    /// Announcements of keys their authors had a right to, in order.
    pub(super) keys: Vec<usize>,
    /// Withdrawals its author had a right to, in order, with their targets.
    withdrawals: Vec<(usize, usize)>,
}

impl Rights {
    /// Judges every record by its own past.
    pub(super) fn judge(genesis: &Genesis, graph: &Graph<'_>) -> Self {
        let mut rights = Rights {
            office: genesis.office.clone(),
            first: genesis.roster.clone(),
            refused: BTreeMap::new(),
            changes: Vec::new(),
            keys: Vec::new(),
            withdrawals: Vec::new(),
        };
        for (node, envelope) in graph.known() {
            let roster = rights.roster_at(graph, node);
            match rights.refuse(graph, node, envelope, &roster) {
                Some(refusal) => {
                    rights.refused.insert(node, refusal);
                }
                None => match &envelope.body {
                    Body::Roster(_) => rights.changes.push(node),
                    Body::Key(_) => rights.keys.push(node),
                    Body::Withdrawal(withdrawal) => {
                        let target = graph.find(&withdrawal.of).filter(|it| graph.envelope(*it).is_some());
                        rights.withdrawals.extend(target.map(|target| (node, target)));
                    }
                    _ => {}
                },
            }
        }
        rights
    }

    /// Why a record may not have effect.
    pub(super) fn refusal(&self, node: usize) -> Option<&NoEffect> {
        self.refused.get(&node)
    }

    fn roster_at(&self, graph: &Graph<'_>, node: usize) -> Roster {
        match graph.past(node) {
            Some(past) if self.changes.iter().any(|change| past.contains(*change)) => {
                let withdrawn = self.withdrawn(graph, past);
                self.roster(graph, past, &withdrawn).0
            }
            _ => self.first.clone(),
        }
    }

    pub(super) fn may_decide(&self, code: &Code, roster: &Roster) -> bool {
        code == &self.office || roster.get(code).is_some_and(|entry| entry.kind.may_decide())
    }

    fn refuse(
        &self,
        graph: &Graph<'_>,
        node: usize,
        envelope: &Envelope,
        roster: &Roster,
    ) -> Option<NoEffect> {
        let author = &envelope.author;
        let seated = |code: &Code| code == &self.office || roster.get(code).is_some();
        let hand = envelope.entered_by.as_ref().unwrap_or(author);
        if let Some(stranger) = [author, hand].into_iter().find(|code| !seated(code)) {
            return Some(NoEffect::NotAtTheTable(stranger.clone()));
        }
        if hand != author && !self.may_decide(hand, roster) {
            return Some(NoEffect::NoRight(hand.clone()));
        }
        if let Some(refusal) = self.unsealed(graph, node, envelope, hand) {
            return Some(refusal);
        }
        let speaks_for = |voices: &[Code]| {
            if voices.is_empty() {
                return Some(NoEffect::NoVoice);
            }
            if let Some(stranger) = voices.iter().find(|code| !seated(code)) {
                return Some(NoEffect::NotAtTheTable(stranger.clone()));
            }
            let allowed = voices.contains(author) || self.may_decide(author, roster);
            (!allowed).then(|| NoEffect::NoRight(author.clone()))
        };
        let decides = || (!self.may_decide(author, roster)).then(|| NoEffect::NoRight(author.clone()));
        match &envelope.body {
            Body::Edition(_)
            | Body::Roster(_)
            | Body::Outcome(_)
            | Body::Expunged(_)
            | Body::Circulation(_)
            | Body::Settings(_)
            | Body::Meeting(_) => decides(),
            Body::Submission(submission) => speaks_for(&submission.voices),
            Body::Position(position) => speaks_for(&position.voices),
            Body::Link(link) => speaks_for(&link.voices),
            Body::Carried(carried) => {
                // What its author could not know yet gives nobody a right.
                let target = graph.find(&carried.submission).filter(|target| graph.precedes(*target, node));
                match target.and_then(|target| graph.envelope(target)).map(|target| &target.body) {
                    Some(Body::Submission(submission)) => speaks_for(&submission.voices),
                    _ => decides(),
                }
            }
            Body::Retraction(retraction) => {
                let target = graph.find(&retraction.submission).filter(|it| graph.precedes(*it, node));
                let said = target.and_then(|target| graph.envelope(target)).map(|target| &target.body);
                let all = |said: &[Code]| {
                    let within = |one: &[Code], other: &[Code]| one.iter().all(|code| other.contains(code));
                    within(&retraction.voices, said) && within(said, &retraction.voices)
                };
                match said {
                    Some(Body::Submission(said)) if !all(&said.voices) => Some(NoEffect::NoVoice),
                    _ => speaks_for(&retraction.voices),
                }
            }
            Body::Key(key) => {
                if &key.office == author {
                    None
                } else {
                    decides()
                }
            }
            Body::Remark(_) => None,
            Body::Withdrawal(withdrawal) => {
                let target = graph.find(&withdrawal.of).filter(|target| graph.precedes(*target, node));
                let Some(target) = target else { return Some(NoEffect::NoSubject(withdrawal.of)) };
                // Whose it is cannot be told here: it waits until what it takes back is known.
                let of = graph.envelope(target)?;
                let own = match &of.body {
                    Body::Edition(_) => return Some(NoEffect::Published),
                    Body::Submission(submission) => submission.voices.contains(author),
                    Body::Position(position) => position.voices.contains(author),
                    Body::Retraction(retraction) => retraction.voices.contains(author),
                    Body::Link(link) => link.voices.contains(author),
                    _ => false,
                };
                if own || &of.author == author { None } else { decides() }
            }
        }
    }

    /// Withdrawals their authors had a right to, in order, with their targets.
    pub(super) fn withdrawals(&self) -> &[(usize, usize)] {
        &self.withdrawals
    }

    /// What is withdrawn within a set of records, and by which record. A withdrawal that is itself withdrawn has
    /// no effect; since it can only be withdrawn by a later one, going backwards settles everything.
    pub(super) fn withdrawn(&self, graph: &Graph<'_>, within: &Nodes) -> BTreeMap<usize, usize> {
        let mut withdrawn = BTreeMap::new();
        for (node, target) in self.withdrawals.iter().rev() {
            let undone = withdrawn.contains_key(node);
            if within.contains(*node) && !undone && graph.precedes(*target, *node) {
                withdrawn.insert(*target, *node);
            }
        }
        withdrawn
    }

    /// The table as a set of records leaves it. Seats changed apart stay as they were and are named.
    pub(super) fn roster(
        &self,
        graph: &Graph<'_>,
        within: &Nodes,
        withdrawn: &BTreeMap<usize, usize>,
    ) -> (Roster, Vec<Contradiction>) {
        let mut by_seat: BTreeMap<Code, Vec<(usize, Option<RosterEntry>)>> = BTreeMap::new();
        for node in
            self.changes.iter().filter(|node| within.contains(**node) && !withdrawn.contains_key(node))
        {
            let Some(Body::Roster(change)) = graph.envelope(*node).map(|envelope| &envelope.body) else {
                continue;
            };
            for code in &change.remove {
                by_seat.entry(code.clone()).or_default().push((*node, None));
            }
            for entry in &change.set {
                by_seat.entry(entry.code.clone()).or_default().push((*node, Some(entry.clone())));
            }
        }
        let mut entries: BTreeMap<Code, RosterEntry> =
            self.first.entries().iter().map(|entry| (entry.code.clone(), entry.clone())).collect();
        let mut contradictions = Vec::new();
        for (code, mut changes) in by_seat {
            // Take the newest change; where several were made apart and differ, go back before all of them.
            let settled = loop {
                let nodes: Vec<usize> = changes.iter().map(|(node, _)| *node).collect();
                let newest = graph.newest(&nodes);
                let said: Vec<&(usize, Option<RosterEntry>)> =
                    changes.iter().filter(|(node, _)| newest.contains(node)).collect();
                match said.as_slice() {
                    [] => break None,
                    [first, rest @ ..] if rest.iter().all(|other| other.1 == first.1) => {
                        break Some(first.1.clone());
                    }
                    several => {
                        let apart: Vec<usize> = several.iter().map(|(node, _)| *node).collect();
                        let mut ids: Vec<RecordId> = graph.ids(&apart);
                        ids.dedup();
                        contradictions.push(Contradiction::Seat { code: code.clone(), changes: ids });
                        changes.retain(|(node, _)| apart.iter().all(|late| graph.precedes(*node, *late)));
                    }
                }
            };
            match settled {
                Some(Some(entry)) => {
                    entries.insert(code, entry);
                }
                Some(None) => {
                    entries.remove(&code);
                }
                None => {}
            }
        }
        (Roster::new(entries.into_values().collect()), contradictions)
    }
}
