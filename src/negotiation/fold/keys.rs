//! Which keys an office signs with, and what an entry is worth that is signed, forged or bare.
//!
//! Keys are judged like rights: by what the author of an entry could know. An office that announced no key is never asked
//! for one. Once it has, a signature that is not its makes an entry void; a bare entry counts unless the office
//! announced that all it says is signed. Who signs with which key is itself only changed by a signed entry.

use std::collections::{BTreeMap, BTreeSet};

use super::graph::{Graph, Nodes};
use super::rights::Rights;
use super::{Body, Code, Envelope, NoEffect, RecordId};
use crate::negotiation::Seal;
use crate::negotiation::seal::is_known;
use crate::negotiation::statement::Key;

impl Rights {
    /// The keys of an office in force within a set of records: those not taken back and in whose place no later one came.
    fn keys_of<'g>(&self, graph: &Graph<'g>, within: &Nodes, office: &Code) -> Vec<(usize, &'g Key)> {
        let announced = self.keys.iter().filter_map(|node| match &graph.envelope(*node)?.body {
            Body::Key(key) if &key.office == office && within.contains(*node) => Some((*node, key)),
            _ => None,
        });
        let announced: Vec<(usize, &Key)> = announced.collect();
        if announced.is_empty() {
            return announced;
        }
        let withdrawn = self.withdrawn(graph, within);
        let standing: Vec<(usize, &Key)> =
            announced.into_iter().filter(|(node, _)| !withdrawn.contains_key(node)).collect();
        let replaced =
            |node: usize| standing.iter().any(|(by, key)| key.replaces && graph.precedes(node, *by));
        standing.iter().copied().filter(|(node, _)| !replaced(*node)).collect()
    }

    /// The keys each office signs with now.
    pub(super) fn keys_in_force(&self, graph: &Graph<'_>) -> BTreeMap<Code, Vec<RecordId>> {
        let offices: BTreeSet<&Code> = self
            .keys
            .iter()
            .filter_map(|node| match &graph.envelope(*node)?.body {
                Body::Key(key) => Some(&key.office),
                _ => None,
            })
            .collect();
        let all = graph.all();
        let mut in_force = BTreeMap::new();
        for office in offices {
            let nodes: Vec<usize> =
                self.keys_of(graph, &all, office).into_iter().map(|(node, _)| node).collect();
            if !nodes.is_empty() {
                in_force.insert(office.clone(), graph.ids(&nodes));
            }
        }
        in_force
    }

    /// The key of whoever entered a record that fits its signature.
    pub(super) fn signed_with(&self, graph: &Graph<'_>, node: usize) -> Option<RecordId> {
        let (envelope, seals) = (graph.envelope(node)?, graph.seals(node)?);
        let hand = envelope.entered_by.as_ref().unwrap_or(&envelope.author);
        let fits = |key: &Key| seals.contains(&Seal::By(key.public.clone()));
        if let Body::Key(key) = &envelope.body
            && &key.office == hand
            && fits(key)
        {
            return Some(graph.id(node));
        }
        let keys = self.keys_of(graph, graph.past(node)?, hand);
        keys.into_iter().find(|(_, key)| fits(key)).map(|(key, _)| graph.id(key))
    }

    /// Why a record may have no effect for the sake of its signature, or for want of one.
    pub(super) fn unsealed(
        &self,
        graph: &Graph<'_>,
        node: usize,
        envelope: &Envelope,
        hand: &Code,
    ) -> Option<NoEffect> {
        let past = graph.past(node)?;
        let none = BTreeSet::new();
        let seals = graph.seals(node).unwrap_or(&none);
        let keys = self.keys_of(graph, past, hand);
        let bare = seals.is_empty() || seals.contains(&Seal::Bare);
        let by = |key: &Key| seals.contains(&Seal::By(key.public.clone()));
        if keys.iter().any(|(_, key)| by(key)) {
            return None;
        }
        // What a later version of the program can check, this one may not void.
        if !bare && keys.iter().any(|(_, key)| !is_known(&key.means)) {
            return None;
        }
        if keys.is_empty() {
            let broken = !bare && seals.iter().all(|seal| *seal == Seal::Broken);
            if broken {
                return Some(NoEffect::Forged(hand.clone()));
            }
        } else if !bare {
            return Some(NoEffect::Forged(hand.clone()));
        } else if keys.iter().any(|(_, key)| key.only) {
            return Some(NoEffect::Unsigned(hand.clone()));
        }
        let touched = match &envelope.body {
            Body::Key(key) => Some(&key.office),
            Body::Withdrawal(withdrawal) => {
                let of = graph.find(&withdrawal.of).and_then(|target| graph.envelope(target));
                match of.map(|of| &of.body) {
                    Some(Body::Key(key)) => Some(&key.office),
                    _ => None,
                }
            }
            _ => None,
        };
        let guarded = |office: &Code| !keys.is_empty() || !self.keys_of(graph, past, office).is_empty();
        touched.filter(|office| guarded(office)).map(|_| NoEffect::Unsigned(hand.clone()))
    }
}
