//! Laws of the fold, over histories of every kind of statement.

use std::collections::BTreeSet;

use proptest::prelude::*;
use travaux::negotiation::record::{Body, StoredRecord};
use travaux::negotiation::{Extent, RecordId, StateOfPlay, audience, fold, news};

use crate::histories::{history, steps};
use crate::often::cases;
use crate::table::{Table, code, reply};

fn folded(table: &Table, records: &[StoredRecord]) -> StateOfPlay {
    fold(&table.dossier, &table.genesis, records)
}

fn mixed(records: &[StoredRecord], order: &[prop::sample::Index]) -> Vec<StoredRecord> {
    let mut mixed = records.to_vec();
    for (at, index) in order.iter().enumerate().take(mixed.len()) {
        let other = index.index(mixed.len());
        mixed.swap(at, other);
    }
    mixed
}

/// Those whose statement counts.
fn in_effect(records: &[StoredRecord], state: &StateOfPlay) -> BTreeSet<RecordId> {
    let known = records.iter().filter(|record| record.envelope().is_some()).map(|record| record.id);
    known.filter(|id| !state.pending.contains_key(id) && !state.without_effect.contains_key(id)).collect()
}

proptest! {
    #![proptest_config(cases(96))]

    /// The state depends on the set of records alone, not on their order nor on how often each came.
    #[test]
    fn any_order_and_any_duplicates_give_the_same_state(
        steps in steps(28),
        order in prop::collection::vec(any::<prop::sample::Index>(), 36),
        twice in prop::collection::vec(any::<prop::sample::Index>(), 0..6),
        absent in prop::collection::vec(any::<prop::sample::Index>(), 0..3),
    ) {
        let table = history(&steps);
        let mut records = table.records.clone();
        for index in absent {
            records.remove(index.index(records.len()));
            prop_assume!(!records.is_empty());
        }
        let mut more = records.clone();
        more.extend(twice.iter().map(|index| index.get(&records).clone()));
        let (one, other) = (folded(&table, &records), folded(&table, &mixed(&more, &order)));
        prop_assert_eq!(format!("{:?}", one), format!("{:?}", other));
        prop_assert_eq!(one, other);
    }

    /// Nothing is lost: every record is in effect, waits, or has no effect and a reason, and of those in effect each
    /// that states something lasting can be found in the state.
    #[test]
    fn every_record_is_accounted_for(steps in steps(28)) {
        let table = history(&steps);
        let state = table.fold();
        for record in &table.records {
            let Some(envelope) = record.envelope() else { continue };
            let id = record.id;
            let refused = state.without_effect.contains_key(&id);
            let pending = state.pending.contains_key(&id);
            prop_assert!(!(refused && pending));
            let stated = match &envelope.body {
                Body::Edition(_) => state.edition(&id).is_some(),
                Body::Submission(_) => state.submissions.contains_key(&id),
                Body::Position(_) => state.positions.contains_key(&id),
                Body::Remark(_) => state.remarks.contains_key(&id),
                Body::Outcome(_) => state.outcomes.contains_key(&id),
                Body::Circulation(_) => state.circulations.contains_key(&id),
                Body::Meeting(_) => state.meetings.contains_key(&id),
                Body::Link(_) => state.links.contains_key(&id),
                Body::Carried(_) => state.carried.contains_key(&id),
                Body::Retraction(_) => state.retractions.contains_key(&id),
                Body::Key(_) => state.keys.contains_key(&id),
                Body::Settings(_) => state.settings.contains_key(&id),
                Body::Withdrawal(_) | Body::Roster(_) | Body::Expunged(_) => !refused && !pending,
            };
            let withdrawn = state.withdrawn.contains_key(&id);
            prop_assert!(stated != (refused || pending) || withdrawn && !stated, "{:?}", envelope.body);
        }
    }

    /// What later comes never changes how an earlier record was judged: rights are those of its own past.
    #[test]
    fn what_comes_later_changes_no_judgement(steps in steps(28), cut in any::<prop::sample::Index>()) {
        let table = history(&steps);
        let early = &table.records[..=cut.index(table.records.len())];
        let (before, after) = (folded(&table, early), table.fold());
        for record in early {
            let id = record.id;
            // A file may be expunged later, and then nobody waits for it.
            if !before.pending.contains_key(&id) {
                prop_assert_eq!(before.without_effect.get(&id), after.without_effect.get(&id));
            }
        }
    }

    /// Whoever is told less never sees a record judged differently, waits for nothing others do not wait for, and keeps
    /// the same place in the order of things.
    #[test]
    fn withholding_changes_no_judgement(
        steps in steps(28),
        office in prop::option::of(0..4_usize),
        extent in 0..3_usize,
    ) {
        let table = history(&steps);
        let whole = table.fold();
        let office = office.map(|at| code(["VEL", "ARN", "TOR", "SEC"][at]));
        let told = audience::only_for(office.as_ref(), &table.records, &whole.roster);
        let told = Extent::ALL[extent].of(&told);
        let state = folded(&table, &told);
        for record in &told {
            let id = record.id;
            if record.envelope().is_some() {
                prop_assert_eq!(whole.without_effect.get(&id), state.without_effect.get(&id));
                prop_assert_eq!(whole.pending.get(&id), state.pending.get(&id));
            }
        }
        prop_assert_eq!((&whole.roster, &whole.heads, whole.next_counter), (&state.roster, &state.heads, state.next_counter));
        prop_assert_eq!(&whole.expunged, &state.expunged);
    }

    /// Importing is a union of sets: whatever parts of a dossier arrive, in whatever order and however often, the state is
    /// that of everything told in any of them.
    #[test]
    fn parts_of_a_dossier_merge_in_any_order(
        steps in steps(24),
        parts in prop::collection::vec((prop::option::of(0..4_usize), 0..3_usize), 1..4),
        order in prop::collection::vec(any::<prop::sample::Index>(), 36),
    ) {
        let table = history(&steps);
        let whole = table.fold();
        let mut union: Vec<StoredRecord> = Vec::new();
        for (office, extent) in &parts {
            let office = office.map(|at| code(["VEL", "ARN", "TOR", "SEC"][at]));
            let told = audience::only_for(office.as_ref(), &table.records, &whole.roster);
            union.extend(Extent::ALL[*extent].of(&told));
        }
        let merged = folded(&table, &union);
        prop_assert_eq!(&folded(&table, &mixed(&union, &order)), &merged);
        // Everything, arriving last or first, leaves nothing withheld.
        union.extend(table.records.iter().cloned());
        prop_assert_eq!(&folded(&table, &mixed(&union, &order)), &whole);
    }

    /// What a file would bring is what it then brings, and once it is there it brings nothing.
    #[test]
    fn news_are_what_changes(steps in steps(28), here in prop::collection::vec(any::<bool>(), 30)) {
        let table = history(&steps);
        let known: Vec<StoredRecord> = table.records.iter().zip(&here)
            .filter(|(_, here)| **here).map(|(record, _)| record.clone()).collect();
        let (before, after) = (folded(&table, &known), table.fold());
        let news_of = news((&known, &before), (&table.records, &after));
        let told: BTreeSet<RecordId> = news_of.told.iter().map(|told| told.record).collect();
        prop_assert_eq!(told.len(), news_of.told.len());
        let expected: BTreeSet<RecordId> = in_effect(&table.records, &after)
            .difference(&in_effect(&known, &before)).copied().collect();
        prop_assert_eq!(told, expected);
        for phrase in news_of.phrases() {
            let said = travaux::language::Language::Russian.say(phrase);
            prop_assert!(!said.contains("news-") && !said.contains('{'), "{}", said);
        }
        prop_assert!(news((&table.records, &after), (&table.records, &after)).is_empty());
    }

    /// Adding any voice leaves earlier outcomes and positions where they are.
    #[test]
    fn adding_any_voice_leaves_what_was_decided(steps in steps(24), who in 0..4_usize, about in any::<prop::sample::Index>()) {
        let mut table = history(&steps);
        let before = table.fold();
        prop_assume!(!before.editions.is_empty());
        let about = about.get(&before.editions).id;
        let voice = ["VEL", "ARN", "TOR", "COM"][who];
        table.say(voice, &before.heads, reply(&[voice], about, "новое слово"));
        let after = table.fold();
        prop_assert_eq!(&before.outcomes, &after.outcomes);
        prop_assert_eq!(&before.overtaken, &after.overtaken);
        prop_assert_eq!(&before.stances, &after.stances);
        prop_assert_eq!(&before.links, &after.links);
        let outcomes = |state: &StateOfPlay| -> Vec<_> {
            let all = state.contradictions.iter().cloned();
            all.filter(|it| matches!(it, travaux::negotiation::state::Contradiction::Outcomes(_))).collect()
        };
        prop_assert_eq!(outcomes(&before), outcomes(&after));
    }
}
