//! Where a negotiation stands: what [`fold`](super::fold()) makes of a set of records.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::outcome::Outcome;
use super::position::{Matter, Position};
use super::statement::{Carried, Circulation, Key, Link, Meeting, Remark, Retraction, Settings};
use super::submission::{About, Answer, Kind, Letter};
use super::{Audience, Code, Digest, Edition, LanguageTag, RecordId, Roster, Submission, VerdictWords};
use crate::language::Phrase;

/// Where a negotiation stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StateOfPlay {
    /// Who sits at the table now.
    pub roster: Roster,
    /// The editions in effect, by number.
    pub editions: Vec<Stated<Edition>>,
    /// The edition being negotiated. While two editions contradict each other it is the last one before them.
    pub current: Option<RecordId>,
    /// The submissions in effect, by id, those superseded or withdrawn included.
    pub submissions: BTreeMap<RecordId, Stated<Submission>>,
    /// The answers that stand, by what they are about and language: in protocol order of their first voice.
    pub answers: BTreeMap<(RecordId, LanguageTag), Vec<Answered>>,
    /// How the answers came and went, by what they are about and language, in the order of things.
    pub turns: BTreeMap<(RecordId, LanguageTag), Vec<Turn>>,
    /// Positions in effect.
    pub positions: BTreeMap<RecordId, Stated<Position>>,
    /// Remarks in effect.
    pub remarks: BTreeMap<RecordId, Stated<Remark>>,
    /// Outcomes in effect.
    pub outcomes: BTreeMap<RecordId, Stated<Outcome>>,
    /// Circulations and reminders in effect.
    pub circulations: BTreeMap<RecordId, Stated<Circulation>>,
    /// Meetings in effect.
    pub meetings: BTreeMap<RecordId, Stated<Meeting>>,
    /// Links between passages in effect.
    pub links: BTreeMap<RecordId, Stated<Link>>,
    /// Submissions carried over after the edition they are carried to was published.
    pub carried: BTreeMap<RecordId, Stated<Carried>>,
    /// Single proposals of replies that were taken back.
    pub retractions: BTreeMap<RecordId, Stated<Retraction>>,
    /// Keys with which offices sign, those replaced included.
    pub keys: BTreeMap<RecordId, Stated<Key>>,
    /// The keys each office signs with now.
    pub keys_in_force: BTreeMap<Code, Vec<RecordId>>,
    /// Records signed with a key of whoever entered them, and which.
    pub signed: BTreeMap<RecordId, RecordId>,
    /// How papers are written.
    pub settings: BTreeMap<RecordId, Stated<Settings>>,
    /// What was last said of each wording and item, and by whom, in protocol order.
    pub stances: BTreeMap<Matter, Vec<Spoken>>,
    /// Outcomes in whose place later ones came.
    pub overtaken: BTreeSet<RecordId>,
    /// For an outcome, the submissions standing on its edition that its author had not seen.
    pub unseen: BTreeMap<RecordId, BTreeSet<RecordId>>,
    /// Outcomes the next edition was published without: they changed nothing.
    pub belated: BTreeSet<RecordId>,
    /// Outcomes that were taken back: what was published while they stood goes back to them still.
    pub taken_back: BTreeMap<RecordId, Stated<Outcome>>,
    /// For each edition that follows another, what stood on that other when it was made, whatever became of it since.
    pub grounds: BTreeMap<RecordId, Grounds>,
    /// Records taken back, and by which withdrawal.
    pub withdrawn: BTreeMap<RecordId, RecordId>,
    /// Hashes of files removed, and the reason.
    pub expunged: BTreeMap<Digest, String>,
    /// Records that wait for something that is not here yet, and for what.
    pub pending: BTreeMap<RecordId, Vec<Awaited>>,
    /// Records that have no effect, and why.
    pub without_effect: BTreeMap<RecordId, NoEffect>,
    /// What was said apart and does not agree; all of it stays open.
    pub contradictions: Vec<Contradiction>,
    /// The newest records: what the next record says it has seen.
    pub heads: Vec<RecordId>,
    /// The counter of the next record.
    pub next_counter: u64,
    /// Records of which only the place in the order of things is known.
    pub withheld: BTreeSet<RecordId>,
}

/// A statement in effect and who made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated<T> {
    /// The record.
    pub id: RecordId,
    /// In whose name it is said.
    pub author: Code,
    /// The office that entered it, where that is not the author.
    pub entered_by: Option<Code>,
    /// The letter on the strength of which it was entered.
    pub on_the_strength_of: Option<Letter>,
    /// Its counter: with its id, its place in the order of things.
    pub counter: u64,
    /// When, by the author's own clock.
    pub time: Timestamp,
    /// Whom it is for.
    pub audience: Audience,
    /// What is stated.
    pub what: T,
}

/// An answer that stands: a submission, and for whom of its voices it is their current word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The submission.
    pub submission: RecordId,
    /// The record by which it stands here: its own, the one that carried it over to this edition, or the one that took
    /// single proposals of it back.
    pub by: RecordId,
    /// Whether it was made to an older edition and carried over to this one.
    pub carried: bool,
    /// Those for whom it stands, in protocol order.
    pub voices: Vec<Code>,
}

/// What had been said of an edition and decided on it when the next was made, as far as the author of that had seen it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grounds {
    /// The outcomes that stood then.
    pub outcomes: BTreeSet<RecordId>,
    /// By language, everything said until then, with whether it stood then.
    pub heard: BTreeMap<LanguageTag, BTreeMap<Spoke, bool>>,
}

/// A moment at which other answers came to stand on a subject than before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// The record that changed it.
    pub by: RecordId,
    /// What has come to stand.
    pub came: Vec<Spoke>,
    /// What stands no longer: replaced or taken back.
    pub gone: Vec<Spoke>,
}

/// A submission, and the record by which it stood where it did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spoke {
    /// The submission.
    pub submission: RecordId,
    /// Its own record, the one that carried it over, or the one that took single proposals of it back.
    pub by: RecordId,
}

/// What a voice last said of a wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken {
    /// Who.
    pub voice: Code,
    /// The position.
    pub record: RecordId,
}

impl Answered {
    /// Whether it stands as it was sent.
    pub fn is_as_sent(&self) -> bool {
        self.submission == self.by
    }
}

/// How far a delegation has answered an edition. Silence is never consent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Was not sent the draft.
    NotSent,
    /// Has not replied.
    Silent,
    /// Replied "no comments".
    NoComments(RecordId),
    /// Sent remarks without a wording.
    Remarked(Vec<RecordId>),
    /// Replied.
    Replied(Vec<RecordId>),
}

/// What a pending record waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Awaited {
    /// A record its author had seen.
    Record(RecordId),
    /// A text or an original it names.
    File(Digest),
    /// The record it is about, which is itself not in effect here.
    Subject(RecordId),
}

/// Why a record has no effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoEffect {
    /// It belongs to another dossier.
    OtherDossier,
    /// Its counter is not one more than the largest it had seen, or it follows such a record.
    Counter,
    /// This code does not sit at the table.
    NotAtTheTable(Code),
    /// This code may not do that.
    NoRight(Code),
    /// It is about a record its author had not seen, or that is no such thing.
    NoSubject(RecordId),
    /// Nobody speaks in it.
    NoVoice,
    /// An edition's number is not larger than that of the one it follows.
    Number,
    /// A published edition cannot be taken back.
    Published,
    /// It claims to be signed by this code, and the signature is not its.
    Forged(Code),
    /// It is not signed, and this code announced that all it says is.
    Unsigned(Code),
}

/// What does not agree.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Contradiction {
    /// Editions published apart.
    Editions(Vec<RecordId>),
    /// Answers of one delegation written apart.
    Answers {
        /// The delegation.
        voice: Code,
        /// What they are about.
        about: RecordId,
        /// The language.
        language: LanguageTag,
        /// The answers.
        submissions: Vec<RecordId>,
    },
    /// Changes of one seat written apart: it stays as it was before them.
    Seat {
        /// The seat.
        code: Code,
        /// The changes.
        changes: Vec<RecordId>,
    },
    /// Outcomes for overlapping stretches written apart.
    Outcomes(Vec<RecordId>),
}

impl StateOfPlay {
    /// The edition with this id.
    pub fn edition(&self, id: &RecordId) -> Option<&Stated<Edition>> {
        self.editions.iter().find(|edition| &edition.id == id)
    }

    /// The outcome with this id, though it was taken back.
    pub fn outcome(&self, id: &RecordId) -> Option<&Stated<Outcome>> {
        self.outcomes.get(id).or_else(|| self.taken_back.get(id))
    }

    /// The edition being negotiated.
    pub fn current_edition(&self) -> Option<&Stated<Edition>> {
        self.current.as_ref().and_then(|id| self.edition(id))
    }

    /// The edition with this number; the current one's line first where two have it.
    pub fn edition_numbered(&self, number: u32) -> Option<&Stated<Edition>> {
        let mut at = self.current_edition();
        while let Some(edition) = at {
            if edition.what.number == number {
                return Some(edition);
            }
            at = edition.what.previous.as_ref().and_then(|id| self.edition(id));
        }
        self.editions.iter().find(|edition| edition.what.number == number)
    }

    /// The council's words for what became of a proposal: those set last. Of two set apart from each other those that
    /// are not the usual ones, so that no hash decides.
    pub fn verdicts(&self) -> VerdictWords {
        let last = self.settings.values().max_by_key(|set| (set.counter, set.what.verdicts));
        last.map(|set| set.what.verdicts).unwrap_or_default()
    }

    /// The answers to an edition or submission that stand, in one language.
    pub fn answers_to(&self, about: &RecordId, language: &LanguageTag) -> &[Answered] {
        self.answers.get(&(*about, language.clone())).map_or(&[], Vec::as_slice)
    }

    /// Every submission in effect about this record, those superseded or withdrawn included, oldest first by the
    /// authors' clocks.
    pub fn submissions_about(&self, about: &RecordId) -> Vec<&Stated<Submission>> {
        let mut all: Vec<_> =
            self.submissions.values().filter(|submission| submission.what.about.record() == about).collect();
        all.sort_by_key(|submission| (submission.time, submission.id));
        all
    }

    /// How far everyone from whom a reply is expected has answered an edition, in protocol order.
    pub fn standings(&self, edition: &RecordId) -> Vec<(Code, Standing)> {
        self.roster
            .delegations()
            .map(|entry| (entry.code.clone(), self.standing(edition, &entry.code)))
            .collect()
    }

    /// How far one delegation has answered an edition.
    pub fn standing(&self, edition: &RecordId, voice: &Code) -> Standing {
        let current: BTreeSet<RecordId> = self
            .answers
            .iter()
            .filter(|((about, _), _)| about == edition)
            .flat_map(|(_, answers)| answers)
            .filter(|answer| !answer.carried && answer.voices.contains(voice))
            .map(|answer| answer.submission)
            .collect();
        let of_kind = |wanted: &dyn Fn(Kind) -> bool| -> Vec<RecordId> {
            let fits = |id: &&RecordId| self.submissions.get(*id).is_some_and(|s| wanted(s.what.kind));
            current.iter().filter(fits).copied().collect()
        };
        let worded = of_kind(&Kind::is_worded);
        if !worded.is_empty() {
            return Standing::Replied(worded);
        }
        if let Some(letter) = of_kind(&|kind| kind == Kind::NoComments).first() {
            return Standing::NoComments(*letter);
        }
        let remarks: Vec<RecordId> = self
            .submissions
            .values()
            .filter(|s| s.what.kind == Kind::Remarks && s.what.about == About::Edition(*edition))
            .filter(|s| s.what.voices.contains(voice) && !self.withdrawn.contains_key(&s.id))
            .map(|s| s.id)
            .collect();
        if !remarks.is_empty() {
            return Standing::Remarked(remarks);
        }
        // As long as nothing was recorded of how the draft was sent out, everyone is taken to have it.
        let mut sent = self.circulations.values().filter(|sent| &sent.what.edition == edition).peekable();
        let known = sent.peek().is_some();
        if known && !sent.any(|sent| sent.what.to.iter().any(|to| &to.code == voice)) {
            return Standing::NotSent;
        }
        Standing::Silent
    }

    /// An answer's text in a language, as it stands on what it is counted under.
    pub fn answer(&self, answered: &Answered, language: &LanguageTag) -> Option<&Answer> {
        let submission = &answered.submission;
        if answered.is_as_sent() {
            return self.submissions.get(submission)?.what.texts.get(language);
        }
        if let Some(left) = self.retractions.get(&answered.by) {
            return (left.what.submission == *submission).then(|| left.what.texts.get(language)).flatten();
        }
        let within = |carried: &&Carried| &carried.submission == submission;
        let carried = match self.edition(&answered.by) {
            Some(edition) => edition.what.carried.iter().find(within),
            None => self.carried.get(&answered.by).map(|carried| &carried.what).filter(within),
        };
        carried?.texts.get(language)
    }

    /// The record by which something was first said of which single proposals were taken back: what is left says nothing
    /// new.
    pub fn said_by(&self, by: &RecordId) -> RecordId {
        let mut by = *by;
        // What is named here was there before, so that this comes to an end.
        while let Some(before) = self.before(&by) {
            by = before;
        }
        by
    }

    fn before(&self, by: &RecordId) -> Option<RecordId> {
        match self.retractions.get(by) {
            Some(left) => Some(left.what.from),
            None => self.submissions.get(by)?.what.parts_from,
        }
    }

    /// A submission and those its authors parted from, the newest first.
    pub fn parted_from(&self, submission: &RecordId) -> Vec<RecordId> {
        let parts_from = |id: &RecordId| self.submissions.get(id)?.what.parts_from;
        std::iter::successors(Some(*submission), |id| parts_from(id)).collect()
    }

    /// Whether a submission is the current word of at least one of its voices.
    pub fn stands(&self, submission: &RecordId) -> bool {
        self.answers.values().flatten().any(|answer| &answer.submission == submission)
    }
}

impl Contradiction {
    /// The records that do not agree.
    pub fn records(&self) -> &[RecordId] {
        match self {
            Contradiction::Editions(records)
            | Contradiction::Answers { submissions: records, .. }
            | Contradiction::Seat { changes: records, .. }
            | Contradiction::Outcomes(records) => records,
        }
    }

    /// The sentence for a clerk.
    pub fn phrase(&self) -> Phrase {
        match self {
            Contradiction::Editions(editions) => {
                Phrase::new("contradiction-editions").count("count", editions.len())
            }
            Contradiction::Answers { voice, language, submissions, .. } => {
                Phrase::new("contradiction-answers")
                    .with("voice", voice)
                    .with("language", language)
                    .count("count", submissions.len())
            }
            Contradiction::Seat { code, .. } => Phrase::new("contradiction-seat").with("code", code),
            Contradiction::Outcomes(_) => Phrase::new("contradiction-outcomes"),
        }
    }
}

impl Awaited {
    /// The sentence for a clerk.
    pub fn phrase(&self) -> Phrase {
        let (key, hash) = match self {
            Awaited::Record(hash) => ("awaited-record", hash),
            Awaited::File(hash) => ("awaited-file", hash),
            Awaited::Subject(hash) => ("awaited-subject", hash),
        };
        Phrase::new(key).with("hash", hash.short())
    }
}

impl NoEffect {
    /// The word other programs read.
    pub fn word(&self) -> &'static str {
        match self {
            NoEffect::OtherDossier => "other-dossier",
            NoEffect::Counter => "counter",
            NoEffect::NotAtTheTable(_) => "not-at-the-table",
            NoEffect::NoRight(_) => "no-right",
            NoEffect::NoSubject(_) => "no-subject",
            NoEffect::NoVoice => "no-voice",
            NoEffect::Number => "number",
            NoEffect::Published => "published",
            NoEffect::Forged(_) => "forged",
            NoEffect::Unsigned(_) => "unsigned",
        }
    }

    /// Why, as a clause a sentence can end with.
    pub fn phrase(&self) -> Phrase {
        match self {
            NoEffect::OtherDossier => Phrase::new("no-effect-other-dossier"),
            NoEffect::Counter => Phrase::new("no-effect-counter"),
            NoEffect::NotAtTheTable(code) => Phrase::new("no-effect-not-at-the-table").with("code", code),
            NoEffect::NoRight(code) => Phrase::new("no-effect-no-right").with("code", code),
            NoEffect::NoSubject(record) => Phrase::new("no-effect-no-subject").with("record", record.short()),
            NoEffect::NoVoice => Phrase::new("no-effect-no-voice"),
            NoEffect::Number => Phrase::new("no-effect-number"),
            NoEffect::Published => Phrase::new("no-effect-published"),
            NoEffect::Forged(code) => Phrase::new("no-effect-forged").with("code", code),
            NoEffect::Unsigned(code) => Phrase::new("no-effect-unsigned").with("code", code),
        }
    }
}
