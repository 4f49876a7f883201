//! A table of invented states, and records made by hand.

use std::collections::BTreeMap;

use jiff::Timestamp;
use travaux::negotiation::edition::{Edition, IdRef, ProvisionRef, Role, TextRef};
use travaux::negotiation::record::{Body, Envelope, FORMAT, Genesis, StoredRecord};
use travaux::negotiation::statement::Withdrawal;
use travaux::negotiation::submission::{About, Answer, Kind, Scope, Submission};
use travaux::negotiation::{
    Audience, Code, Digest, LanguageTag, RecordId, Roster, RosterEntry, Seat, StateOfPlay, fold,
};

pub fn code(text: &str) -> Code {
    text.parse().unwrap()
}

pub fn ru() -> LanguageTag {
    LanguageTag::russian()
}

pub fn time(minutes: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + minutes * 60).unwrap()
}

pub fn genesis() -> Genesis {
    let entry = |name: &str, kind, order| RosterEntry::bare(code(name), kind, order);
    Genesis {
        format: FORMAT,
        title: BTreeMap::from([(ru(), "Соглашение о маяках".to_owned())]),
        languages: BTreeMap::from([(ru(), Role::Authentic), (LanguageTag::english(), Role::Working)]),
        leading: ru(),
        office: code("SEC"),
        created: time(0),
        roster: Roster::new(vec![
            entry("VEL", Seat::State, 1),
            entry("ARN", Seat::State, 2),
            entry("TOR", Seat::State, 3),
            entry("COM", Seat::Body, 4),
            entry("SEC", Seat::Secretariat, 9),
        ]),
    }
}

/// Records made one after another, each by someone who had seen some of the earlier ones.
pub struct Table {
    pub genesis: Genesis,
    pub dossier: Digest,
    pub records: Vec<StoredRecord>,
}

impl Table {
    pub fn new() -> Self {
        Self { genesis: genesis(), dossier: Digest::of(b"dossier"), records: Vec::new() }
    }

    pub fn fold(&self) -> StateOfPlay {
        fold(&self.dossier, &self.genesis, &self.records)
    }

    pub fn envelope(&self, author: &str, after: &[RecordId], body: Body) -> Envelope {
        let seen =
            |id: &RecordId| self.records.iter().find(|record| &record.id == id).map_or(0, |r| r.counter());
        let mut after = after.to_vec();
        after.sort();
        after.dedup();
        Envelope {
            format: FORMAT,
            dossier: self.dossier,
            author: code(author),
            entered_by: None,
            on_the_strength_of: None,
            counter: 1 + after.iter().map(seen).max().unwrap_or(0),
            after,
            time: time(i64::try_from(self.records.len()).unwrap()),
            audience: Audience::All,
            body,
        }
    }

    pub fn put(&mut self, envelope: Envelope) -> RecordId {
        let (id, read) = Envelope::read(&envelope.payload().unwrap()).unwrap();
        assert_eq!(read, envelope, "a record reads back as written");
        self.records.push(StoredRecord::known(id, envelope));
        id
    }

    pub fn say(&mut self, author: &str, after: &[RecordId], body: Body) -> RecordId {
        let envelope = self.envelope(author, after, body);
        self.put(envelope)
    }

    pub fn edition(&mut self, number: u32, previous: Option<RecordId>, after: &[RecordId]) -> RecordId {
        self.say("SEC", after, Body::Edition(edition(number, previous)))
    }
}

pub fn text(words: &str) -> TextRef {
    TextRef {
        hash: Digest::of(words.as_bytes()),
        role: Role::Authentic,
        provisions: vec![ProvisionRef(IdRef::New(0), 0, u32::try_from(words.len()).unwrap())],
    }
}

pub fn edition(number: u32, previous: Option<RecordId>) -> Edition {
    Edition {
        number,
        date: "2026-03-12".parse().unwrap(),
        previous,
        replies: Vec::new(),
        engine: String::new(),
        texts: BTreeMap::from([(ru(), text("1. Стороны сотрудничают."))]),
        open: Vec::new(),
        letter: None,
        originals: Vec::new(),
        deadline: None,
        carried: Vec::new(),
    }
}

pub fn reply(voices: &[&str], about: RecordId, words: &str) -> Body {
    let answer = Answer { text: text(words), scope: Scope::Whole };
    Body::Submission(Submission {
        kind: Kind::Full,
        voices: voices.iter().map(|voice| code(voice)).collect(),
        about: About::Edition(about),
        date: None,
        letter: None,
        texts: BTreeMap::from([(ru(), answer)]),
        points: Vec::new(),
        reasons: Vec::new(),
        remarks: String::new(),
        derived: Vec::new(),
        parts_from: None,
        originals: Vec::new(),
    })
}

pub fn wordless(kind: Kind, voices: &[&str], about: RecordId) -> Body {
    match reply(voices, about, "") {
        Body::Submission(submission) => {
            Body::Submission(Submission { kind, texts: BTreeMap::new(), ..submission })
        }
        other => other,
    }
}

pub fn withdraw(of: RecordId) -> Body {
    Body::Withdrawal(Withdrawal { of, reason: String::new() })
}
