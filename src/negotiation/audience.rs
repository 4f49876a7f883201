//! Whom a record is for.

use serde::{Deserialize, Serialize};

use super::record::{Content, StoredRecord, Withheld};
use super::{Code, Envelope, Roster};

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
    let admitted = |envelope: &Envelope| match office {
        Some(office) => envelope.is_for(office, roster),
        None => envelope.is_for_all(),
    };
    records
        .iter()
        .map(|record| match &record.content {
            Content::Known(envelope) if !admitted(envelope) => StoredRecord {
                id: record.id,
                content: Content::Withheld(Withheld {
                    format: envelope.format,
                    dossier: envelope.dossier,
                    id: record.id,
                    counter: envelope.counter,
                    after: envelope.after.clone(),
                }),
                missing: Vec::new(),
            },
            _ => record.clone(),
        })
        .collect()
}
