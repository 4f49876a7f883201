//! Which record had seen which.

use std::collections::{BTreeMap, BTreeSet};

use super::{Awaited, Content, Digest, Envelope, NoEffect, RecordId, StateOfPlay, StoredRecord};
use crate::negotiation::Seal;

/// The records whose place in the order of things is certain, numbered in that order: whatever a record had seen
/// comes before it.
pub(super) struct Graph<'a> {
    records: Vec<&'a StoredRecord>,
    numbers: BTreeMap<RecordId, usize>,
    /// Per record, everything its author had seen, directly or through others.
    past: Vec<Nodes>,
    /// What the signatures are worth, of the records that have any.
    seals: BTreeMap<RecordId, BTreeSet<Seal>>,
}

/// A set of records by number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Nodes(Vec<u64>);

impl Nodes {
    pub(super) fn insert(&mut self, node: usize) {
        if let Some(word) = self.0.get_mut(node / 64) {
            *word |= 1 << (node % 64);
        }
    }

    pub(super) fn contains(&self, node: usize) -> bool {
        self.0.get(node / 64).is_some_and(|word| word >> (node % 64) & 1 == 1)
    }

    fn join(&mut self, other: &Nodes) {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word |= other;
        }
    }
}

impl<'a> Graph<'a> {
    /// Puts the records in order; those that cannot be placed are told to the state: pending while something they
    /// had seen is not here, without effect where their counter is wrong or they belong elsewhere.
    pub(super) fn new(dossier: &Digest, records: &'a [StoredRecord], state: &mut StateOfPlay) -> Self {
        // One of each. A record known beats the same record withheld; of two copies the one with more files here
        // counts.
        let mut once: BTreeMap<RecordId, &StoredRecord> = BTreeMap::new();
        for record in records {
            let rank = |r: &'a StoredRecord| (r.envelope().is_none(), &r.missing, r.counter(), r.after());
            let kept = once.entry(record.id).or_insert(record);
            if rank(record) < rank(kept) {
                *kept = record;
            }
        }
        // Of several copies all signatures count, and that one of them has none.
        let mut seals: BTreeMap<RecordId, BTreeSet<Seal>> = BTreeMap::new();
        let signed: BTreeSet<RecordId> =
            records.iter().filter(|it| !it.seals.is_empty()).map(|it| it.id).collect();
        for record in records.iter().filter(|it| signed.contains(&it.id) && it.envelope().is_some()) {
            let all = seals.entry(record.id).or_default();
            all.extend(record.seals.iter().cloned());
            if record.seals.is_empty() {
                all.insert(Seal::Bare);
            }
        }
        let mut ordered: Vec<&StoredRecord> = once.values().copied().collect();
        ordered.sort_by_key(|record| (record.counter(), record.id));

        let mut graph = Graph { records: Vec::new(), numbers: BTreeMap::new(), past: Vec::new(), seals };
        let room = Nodes(vec![0; ordered.len().div_ceil(64)]);
        for record in ordered {
            if record.dossier() != dossier {
                state.without_effect.insert(record.id, NoEffect::OtherDossier);
                continue;
            }
            let mut absent = Vec::new();
            let mut misplaced = false;
            let (mut largest, mut past) = (0, room.clone());
            for parent in record.after() {
                match graph.numbers.get(parent).copied() {
                    Some(number) => {
                        largest = largest.max(graph.records.get(number).map_or(0, |parent| parent.counter()));
                        past.insert(number);
                        if let Some(older) = graph.past.get(number) {
                            past.join(older);
                        }
                    }
                    // A parent that is here but not yet placed either waits itself, or its counter is no smaller
                    // than this record's, or it has no place at all.
                    None if once.contains_key(parent) && !state.pending.contains_key(parent) => {
                        misplaced = true;
                    }
                    None => absent.push(Awaited::Record(*parent)),
                }
            }
            if misplaced {
                state.without_effect.insert(record.id, NoEffect::Counter);
            } else if !absent.is_empty() {
                absent.sort();
                absent.dedup();
                state.pending.insert(record.id, absent);
            } else if largest.checked_add(1) != Some(record.counter()) {
                state.without_effect.insert(record.id, NoEffect::Counter);
            } else {
                graph.numbers.insert(record.id, graph.records.len());
                graph.records.push(record);
                graph.past.push(past);
            }
        }
        state.next_counter = 1 + graph.records.last().map_or(0, |record| record.counter());
        let every: Vec<usize> = (0..graph.records.len()).collect();
        state.heads = graph.ids(&graph.newest(&every));
        state.withheld = graph.records.iter().filter(|r| r.envelope().is_none()).map(|r| r.id).collect();
        graph
    }

    pub(super) fn none(&self) -> Nodes {
        Nodes(vec![0; self.records.len().div_ceil(64)])
    }

    pub(super) fn all(&self) -> Nodes {
        let mut all = self.none();
        (0..self.records.len()).for_each(|node| all.insert(node));
        all
    }

    /// The records that are known, in order.
    pub(super) fn known(&self) -> impl DoubleEndedIterator<Item = (usize, &'a Envelope)> {
        self.records.iter().enumerate().filter_map(|(node, record)| match &record.content {
            Content::Known(envelope) => Some((node, &**envelope)),
            Content::Withheld(_) => None,
        })
    }

    pub(super) fn envelope(&self, node: usize) -> Option<&'a Envelope> {
        self.records.get(node).and_then(|record| record.envelope())
    }

    /// What the signatures behind a record are worth; none where it has no signature.
    pub(super) fn seals(&self, node: usize) -> Option<&BTreeSet<Seal>> {
        self.seals.get(&self.id(node)).filter(|seals| seals.iter().any(|seal| *seal != Seal::Bare))
    }

    pub(super) fn missing(&self, node: usize) -> &'a [Digest] {
        self.records.get(node).map_or(&[], |record| record.missing.as_slice())
    }

    pub(super) fn find(&self, id: &RecordId) -> Option<usize> {
        self.numbers.get(id).copied()
    }

    pub(super) fn id(&self, node: usize) -> RecordId {
        self.records.get(node).map_or_else(|| Digest::of(&[]), |record| record.id)
    }

    /// The ids of these records, sorted.
    pub(super) fn ids(&self, nodes: &[usize]) -> Vec<RecordId> {
        let mut ids: Vec<RecordId> = nodes.iter().map(|node| self.id(*node)).collect();
        ids.sort();
        ids
    }

    pub(super) fn past(&self, node: usize) -> Option<&Nodes> {
        self.past.get(node)
    }

    /// Whether the author of `later` had seen `earlier`.
    pub(super) fn precedes(&self, earlier: usize, later: usize) -> bool {
        self.past.get(later).is_some_and(|past| past.contains(earlier))
    }

    /// Those of the records that no other of them had seen, in order.
    pub(super) fn newest(&self, nodes: &[usize]) -> Vec<usize> {
        let mut seen = self.none();
        for past in nodes.iter().filter_map(|node| self.past.get(*node)) {
            seen.join(past);
        }
        nodes.iter().copied().filter(|node| !seen.contains(*node)).collect()
    }
}
