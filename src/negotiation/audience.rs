//! Whom a record is for.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::record::{Body, Content, StoredRecord, Withheld};
use super::{Code, Envelope, RecordId, Roster};

/// Whom a record is for. Red lines, internal approvals and notes stay where they belong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// The office that wrote it, and nobody else.
    OwnOffice,
    /// That office and the secretariat.
    Secretariat,
    /// Everyone at the table.
    #[default]
    All,
}

impl Audience {
    /// All of them, the widest first.
    pub const ALL: [Audience; 3] = [Audience::All, Audience::Secretariat, Audience::OwnOffice];

    /// The word other programs read.
    pub fn word(self) -> &'static str {
        match self {
            Audience::All => "all",
            Audience::Secretariat => "secretariat",
            Audience::OwnOffice => "own",
        }
    }
}

impl Envelope {
    /// Whether this office may see the record.
    pub fn is_for(&self, office: &Code, roster: &Roster) -> bool {
        let own = &self.author == office || self.entered_by.as_ref() == Some(office);
        match self.audience {
            Audience::OwnOffice => self.entered_by.as_ref().unwrap_or(&self.author) == office,
            Audience::Secretariat => own || roster.get(office).is_some_and(|entry| entry.kind.may_decide()),
            Audience::All => true,
        }
    }

    /// Whether the record may be shown to everyone: printed, exported, circulated.
    pub fn is_for_all(&self) -> bool {
        self.audience == Audience::All
    }
}

/// The records as they may go to this office (to everyone, where none is named): those it may not see are
/// withheld, leaving only their place in the order of things, so that what refers to them still stands.
pub fn only_for(office: Option<&Code>, records: &[StoredRecord], roster: &Roster) -> Vec<StoredRecord> {
    withhold(records, |envelope| match office {
        Some(office) => envelope.is_for(office, roster),
        None => envelope.is_for_all(),
    })
}

/// The records without those that are not admitted, of which only their place in the order of things is told. What is
/// said about a withheld record is withheld with it. What rights hang on (who sits at the table, keys) and what
/// explains a missing file goes to everyone, or the same records would mean different things in different offices.
pub fn withhold(records: &[StoredRecord], admitted: impl Fn(&Envelope) -> bool) -> Vec<StoredRecord> {
    let mut ordered: Vec<&StoredRecord> = records.iter().collect();
    // What a record is about has a smaller counter.
    ordered.sort_by_key(|record| (record.counter(), record.id));
    let mut fate: BTreeMap<RecordId, Fate> = BTreeMap::new();
    for record in ordered {
        let fated = match record.envelope() {
            None => Fate::Withheld,
            Some(envelope) => {
                let known = |record: Option<RecordId>| record.and_then(|record| fate.get(&record).copied());
                let subject = known(envelope.subject());
                // What is carried over is about the draft it is carried to, too; what is left of it, about both.
                let goal = match &envelope.body {
                    Body::Carried(carried) => known(carried.to),
                    Body::Retraction(retraction) => [retraction.on, retraction.from]
                        .into_iter()
                        .map(Some)
                        .map(known)
                        .find(|it| *it == Some(Fate::Withheld))
                        .flatten(),
                    _ => None,
                };
                let open = match &envelope.body {
                    Body::Roster(_) | Body::Key(_) | Body::Settings(_) | Body::Expunged(_) => {
                        Fate::ForEveryone
                    }
                    Body::Withdrawal(_) if subject == Some(Fate::ForEveryone) => Fate::ForEveryone,
                    _ if admitted(envelope) => Fate::Told,
                    _ => Fate::Withheld,
                };
                if [subject, goal].contains(&Some(Fate::Withheld)) { Fate::Withheld } else { open }
            }
        };
        fate.insert(record.id, fated);
    }
    let kept = |record: &StoredRecord| match &record.content {
        Content::Known(envelope) if fate.get(&record.id) == Some(&Fate::Withheld) => {
            StoredRecord::withheld(Withheld {
                format: envelope.format,
                dossier: envelope.dossier,
                id: record.id,
                counter: envelope.counter,
                after: envelope.after.clone(),
            })
        }
        _ => record.clone(),
    };
    records.iter().map(kept).collect()
}

/// What becomes of a record on its way to someone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Told,
    ForEveryone,
    Withheld,
}
