//! A dossier as it once stood.

use std::collections::{BTreeMap, BTreeSet};

use super::Dossier;
use crate::negotiation::record::StoredRecord;
use crate::negotiation::{RecordId, fold};

impl Dossier {
    /// The dossier as it stood when these records were made: they themselves, and all that those who made them had seen.
    pub fn as_of(&self, records: impl IntoIterator<Item = RecordId>) -> Dossier {
        let by_id: BTreeMap<RecordId, &StoredRecord> =
            self.records.iter().map(|record| (record.id, record)).collect();
        let mut known: BTreeSet<RecordId> = BTreeSet::new();
        let mut to_see: Vec<RecordId> = records.into_iter().collect();
        while let Some(id) = to_see.pop() {
            if known.insert(id) {
                to_see.extend(by_id.get(&id).into_iter().flat_map(|record| record.after()));
            }
        }
        let records: Vec<StoredRecord> =
            self.records.iter().filter(|record| known.contains(&record.id)).cloned().collect();
        let state = fold(&self.id, &self.genesis, &records);
        Dossier { records, state, ..self.clone() }
    }
}
