//! What waits for something that is not here yet, each in a sentence: whose entry, and for which file.

use jiff::tz::TimeZone;

use super::Dossier;
use crate::language::{Phrase, date};
use crate::negotiation::RecordId;
use crate::negotiation::record::{Envelope, StoredRecord};
use crate::negotiation::state::Awaited;

/// Whose record it is, of what kind and day, in a sentence of this name.
pub fn about(dossier: &Dossier, key: &'static str, record: &RecordId) -> Phrase {
    let phrase = Phrase::new(key);
    match dossier.record(record).and_then(StoredRecord::envelope) {
        None => phrase.with("voice", record.short()).inner("what", Phrase::new("record-unknown")),
        Some(envelope) => {
            let day = envelope.time.to_zoned(TimeZone::system()).date();
            phrase
                .with("voice", &envelope.author)
                .inner("what", Phrase::new(envelope.body.name()))
                .inner("date", date(day))
        }
    }
}

/// The records that wait, in the order of their ids, and for what.
pub fn waiting(dossier: &Dossier) -> Vec<Phrase> {
    let pending = dossier.state().pending.iter();
    pending
        .filter_map(|(record, awaited)| {
            let envelope = dossier.record(record).and_then(StoredRecord::envelope);
            let why = why(awaited.first()?, envelope);
            Some(about(dossier, "board-pending", record).inner("why", why))
        })
        .collect()
}

/// What it waits for: a file by the folder and the name it is to have there.
fn why(awaited: &Awaited, envelope: Option<&Envelope>) -> Phrase {
    let (Awaited::File(hash), Some(envelope)) = (awaited, envelope) else { return awaited.phrase() };
    if envelope.texts().any(|text| text.hash == *hash) {
        return Phrase::new("awaited-text").with("hash", hash.short());
    }
    match envelope.originals().iter().find(|original| original.hash == *hash) {
        Some(original) => {
            Phrase::new("awaited-original").with("hash", hash.short()).with("name", &original.name)
        }
        None => awaited.phrase(),
    }
}
