//! Big dossiers, made in a folder that goes away again.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use travaux::consolidate::Layer;
use travaux::dossier::entry::{Draft, Reply};
use travaux::dossier::{Disk, Dossier, NewDossier, Occasion, name, store};
use travaux::negotiation::edition::Role;
use travaux::negotiation::outcome::{Decision, Outcome, Status};
use travaux::negotiation::position::{Matter, Position, Stance};
use travaux::negotiation::record::{Body, Envelope, FORMAT, StoredRecord};
use travaux::negotiation::statement::Remark;
use travaux::negotiation::stretch::Stretch;
use travaux::negotiation::submission::{About, Kind};
use travaux::negotiation::{Audience, Code, Digest, LanguageTag, RecordId, Roster, RosterEntry, Seat};
use travaux::text::Text;

use crate::workload::{Set, Wish};

/// The delegations.
const VOICES: [&str; 9] = ["AA", "AB", "AC", "AD", "AE", "AF", "AG", "AH", "AI"];

/// A page holds about so many bytes of Russian text.
const PAGE: usize = 2_500;

/// How big a dossier is to be.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// Pages of its draft.
    pub pages: usize,
    pub drafts: usize,
    pub entries: usize,
}

impl Size {
    /// Five drafts of three hundred pages, with a thousand entries.
    pub const BIG: Size = Size { pages: 300, drafts: 5, entries: 1_000 };

    /// One page, with so many entries.
    pub fn entries(entries: usize) -> Self {
        Self { pages: 1, drafts: 1, entries }
    }
}

/// A dossier on disk.
pub struct Founded {
    home: tempfile::TempDir,
}

pub fn code(word: &str) -> Code {
    word.parse().unwrap()
}

/// The secretariat, so many minutes after the beginning.
pub fn occasion(minutes: i64) -> Occasion {
    Occasion::new(code("SEC"), time(minutes))
}

fn time(minutes: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + minutes * 60).unwrap()
}

impl Founded {
    /// A dossier of this size, with nine replies to each draft.
    pub fn new(Size { pages, drafts, entries }: Size) -> Self {
        let home = tempfile::tempdir().unwrap();
        let bytes = pages * PAGE;
        let set = Set::new(Wish { russian: true, bytes, voices: 9, moves: false, seed: 1 });
        let founded = Self { home };
        let mut dossier = founded.begin(&set.base);
        for number in 1..=drafts {
            if number > 1 {
                let texts = BTreeMap::from([(LanguageTag::russian(), set.voices[number - 2].clone())]);
                let draft = Draft::new("2026-03-12".parse().unwrap(), texts);
                dossier.publish(draft, &occasion(number as i64 * 100)).unwrap();
            }
            let about = dossier.state().current.unwrap();
            for (voice, text) in VOICES.iter().zip(&set.voices) {
                let mut reply = Reply::new(Kind::Full, vec![code(voice)], About::Edition(about));
                reply.texts = BTreeMap::from([(LanguageTag::russian(), text.clone())]);
                dossier.submit(reply, &occasion(number as i64 * 100 + 1)).unwrap();
            }
        }
        speak(&dossier, entries);
        founded
    }

    pub fn root(&self) -> PathBuf {
        self.home.path().join("a.dossier")
    }

    fn begin(&self, base: &Text) -> Dossier {
        let entry = |code: &str, kind, order| RosterEntry::bare(self::code(code), kind, order);
        let mut roster: Vec<RosterEntry> =
            VOICES.iter().zip(1..).map(|(voice, order)| entry(voice, Seat::State, order)).collect();
        roster.push(entry("SEC", Seat::Secretariat, 99));
        let russian = LanguageTag::russian();
        let new = NewDossier {
            title: BTreeMap::from([(russian.clone(), "Соглашение".to_owned())]),
            languages: BTreeMap::from([(russian.clone(), Role::Authentic)]),
            leading: russian.clone(),
            roster: Roster::new(roster),
            office: code("SEC"),
        };
        let draft = Draft::new("2026-03-12".parse().unwrap(), BTreeMap::from([(russian, base.clone())]));
        Dossier::begin(&self.root(), new, draft, &occasion(0), Arc::new(Disk)).unwrap()
    }
}

/// Writes positions, remarks and outcomes on the current draft until there are so many entries. They are put into the
/// folder as they are: entering each would fold all those before it.
fn speak(dossier: &Dossier, entries: usize) {
    let state = dossier.state();
    let edition = state.current.unwrap();
    let (mut after, mut counter) = (state.heads.clone(), state.next_counter);
    let folder = dossier.root().join(store::RECORDS);
    for at in dossier.records().len()..entries {
        let voice = VOICES[at % VOICES.len()];
        let (author, body) = said(at, voice, edition);
        let envelope = Envelope {
            format: FORMAT,
            dossier: *dossier.id(),
            author,
            entered_by: None,
            on_the_strength_of: None,
            counter,
            after,
            time: time(1_000 + at as i64),
            audience: Audience::All,
            body,
        };
        let bytes = envelope.payload().unwrap();
        let record = StoredRecord::known(Digest::of(&bytes), envelope);
        std::fs::write(folder.join(name::record_name(&record)), &bytes).unwrap();
        (after, counter) = (vec![record.id], counter + 1);
    }
}

fn said(at: usize, voice: &str, edition: RecordId) -> (Code, Body) {
    let from = (at * 7 % 40_000) as u32;
    let on = Stretch {
        edition,
        language: LanguageTag::russian(),
        layer: Layer::Words,
        from,
        to: from + 2,
        reads: " обязуются".to_owned(),
    };
    match at % 4 {
        0 | 1 => {
            let stance = Stance::ALL[at % Stance::ALL.len()];
            let (voices, on) = (vec![code(voice)], Matter::Wording(on));
            (code(voice), Body::Position(Position { voices, on, stance, reason: String::new() }))
        }
        2 => {
            let text = format!("замечание {at}");
            (code(voice), Body::Remark(Remark { about: Some(edition), provision: None, on: None, text }))
        }
        _ => {
            let outcome = Outcome::new(on, Decision::KeepOpen, Status::Open);
            (code("SEC"), Body::Outcome(outcome))
        }
    }
}
