//! The papers of a round: what a secretariat prints and circulates about a draft.
//!
//! Every paper is a pure function of a [`Round`], a draft with everything said about it, into a [`Paper`], and is listed
//! once, in [`PaperKind`]. A round is made of what its readers may see: give it a dossier in the
//! [view](Dossier::view) of its audience, and nothing withheld from them can be printed. With names off, no paper says
//! who proposed or said anything: no name, no code, no number of a letter. Silence is never counted as consent, and
//! heads are never counted.

mod agreement;
mod approved;
mod comments;
mod comparative;
mod decided;
mod disagreements;
pub mod folder;
mod four_column;
mod gone;
mod information;
mod instruction;
pub mod kind;
pub mod letter;
pub mod mailing;
mod minutes;
mod named;
mod positions;
mod proposals;
mod provenance;
mod stances;
mod subject;

use jiff::civil::Date;

use super::Dossier;
use super::hearing::Hearing;
use crate::consolidate::VoiceSet;
use crate::exchange::paper::{Brief, Citations, Paper, Setting, Tongue, capital};
use crate::language::{Language, Phrase, date};
use crate::negotiation::outcome::Verdict;
use crate::negotiation::record::StoredRecord;
use crate::negotiation::round::{Line, lines};
use crate::negotiation::state::Stated;
use crate::negotiation::submission::{Letter, Submission};
use crate::negotiation::{Code, Edition, RecordId, StateOfPlay, VerdictWords};

pub use kind::PaperKind;

/// How papers are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manner {
    /// The language of everything the papers say by themselves; delegations are named in it.
    pub language: Language,
    /// Whether those who propose and speak are named.
    pub names: bool,
    /// The council's words for what became of a proposal.
    pub verdicts: VerdictWords,
    /// For whom the papers are: «Для служебного пользования»; may be empty.
    pub distribution: String,
    /// The delegation a paper is for, where it is for one: its proposals, its approved text.
    pub delegation: Option<Code>,
    /// The meeting minutes are of; those that dealt with the draft where none is named.
    pub meeting: Option<RecordId>,
}

/// A draft with everything said about it, ready to be put on paper.
pub struct Round<'a> {
    /// The dossier, as the readers of the papers may see it.
    pub dossier: &'a Dossier,
    /// The draft.
    pub edition: &'a Stated<Edition>,
    /// The draft and its replies set out together, in one language of the document, and how its passages stand.
    pub hearing: &'a Hearing,
    /// Who was sent the draft and has answered it, in protocol order.
    pub lines: Vec<Line<'a>>,
    /// How the papers are written.
    pub manner: Manner,
}

impl Manner {
    /// Papers for everyone in this language, with names.
    pub fn new(language: Language) -> Self {
        Self {
            language,
            names: true,
            verdicts: VerdictWords::default(),
            distribution: String::new(),
            delegation: None,
            meeting: None,
        }
    }

    /// The same in the words this dossier is set to.
    pub fn of(dossier: &Dossier, language: Language) -> Self {
        Self { verdicts: dossier.state().verdicts(), ..Self::new(language) }
    }
}

impl<'a> Round<'a> {
    /// The round of a hearing; nothing where the dossier has no such draft. `dossier` must be the view of it that the
    /// hearing was made from.
    pub fn new(dossier: &'a Dossier, hearing: &'a Hearing, manner: Manner) -> Option<Self> {
        let edition = dossier.state().edition(&hearing.edition)?;
        let lines = lines(dossier.state(), &hearing.edition);
        Some(Self { dossier, edition, hearing, lines, manner })
    }

    /// The paper of this kind.
    pub fn paper(&self, kind: PaperKind) -> Paper {
        let paper = match kind {
            PaperKind::Comments => comments::paper(self),
            PaperKind::Comparative => comparative::paper(self),
            PaperKind::FourColumn => four_column::paper(self),
            PaperKind::Disagreements => disagreements::paper(self),
            PaperKind::Information => information::paper(self),
            PaperKind::Agreement => agreement::paper(self),
            PaperKind::Positions => positions::paper(self),
            PaperKind::Minutes => minutes::paper(self),
            PaperKind::Proposals => proposals::paper(self),
            PaperKind::Provenance => provenance::paper(self),
            PaperKind::Approved => approved::paper(self),
        };
        let objects = self.hearing.objects_of(self.dossier, &paper.anchored());
        paper.shown().drawn(objects)
    }

    /// For every numbered line of the comment table the proposal on the text it is about, where it is about one: the place
    /// in dispute, counted from 0 in the order of the text, and the proposal, counted from 1.
    pub fn commented(&self) -> Vec<Option<(usize, usize)>> {
        comments::proposals(self)
    }

    /// What outcomes on the draft decided, a line each in the order of the text: the place, what changes, how firmly.
    pub fn ruled(&self, outcomes: &[RecordId]) -> Vec<String> {
        let made = decided::all(self).into_iter().filter(|it| outcomes.contains(&it.outcome.id));
        made.map(|it| it.line(self)).collect()
    }

    /// Where the negotiation stands.
    pub fn state(&self) -> &'a StateOfPlay {
        self.dossier.state()
    }

    /// Says a phrase in the language of the papers; numbers and years keep to the words they belong to.
    pub fn say(&self, phrase: impl Into<Phrase>) -> String {
        let said = self.manner.language.say(phrase);
        match self.manner.language {
            Language::Russian => said.replace("№ ", "№\u{a0}").replace(" г.", "\u{a0}г."),
            Language::English => said.replace("No. ", "No.\u{a0}"),
        }
    }

    /// A date in words.
    pub fn date(&self, day: Date) -> String {
        self.say(date(day))
    }

    /// The title of the document, in the language of the papers where it has one, else in its own.
    pub fn title(&self) -> String {
        let title = &self.dossier.genesis().title;
        let spoken = title.iter().find(|(tag, _)| tag.as_str() == self.manner.language.code());
        let own = spoken.map(|(_, title)| title).or_else(|| title.get(&self.hearing.language));
        let own = own.or_else(|| title.get(&self.dossier.genesis().leading));
        own.cloned().unwrap_or_else(|| crate::exchange::paper::title(&self.hearing.base.text))
    }

    /// Which draft it is: "Draft No. 2 of 12 March 2026".
    pub fn draft(&self) -> String {
        self.say(self.edition.what.named())
    }

    /// What papers laid out from a rolling text need to know.
    pub fn brief<'b>(&'b self, draft: &'b str) -> Brief<'b> {
        Brief {
            language: self.manner.language,
            setting: Setting::Brackets,
            names: self.manner.names,
            draft,
            distribution: &self.manner.distribution,
        }
    }

    /// The languages of a paper of this round.
    pub fn tongue(&self) -> Tongue<'_> {
        Tongue { document: self.hearing.language.as_str(), own: self.manner.language }
    }

    /// A paper of this kind with its head, and nothing under it yet.
    pub fn sheet(&self, kind: PaperKind) -> Paper {
        let draft = self.draft();
        let mut paper = Paper::named(self.say(kind.name()), self.title(), &draft, &self.manner.distribution);
        paper.landscape = kind.is_table();
        paper
    }

    /// The short name of a delegation. Ask only where names are on: see [`Manner::names`].
    pub fn name(&self, code: &Code) -> String {
        let entry = self.state().roster.get(code);
        entry.map_or(code.as_str(), |entry| entry.short(self.manner.language.code())).to_owned()
    }

    /// The short names of delegations in protocol order, parted by commas; nothing where names are off.
    pub fn names<'c>(&self, codes: impl IntoIterator<Item = &'c Code>) -> String {
        if !self.manner.names {
            return String::new();
        }
        let mut codes: Vec<Code> = codes.into_iter().cloned().collect();
        self.state().roster.sort(&mut codes);
        codes.dedup();
        let names: Vec<String> = codes.iter().map(|code| self.name(code)).collect();
        names.join(", ")
    }

    /// The delegations of a set of voices, in protocol order.
    pub fn codes(&self, holders: &VoiceSet) -> Vec<Code> {
        let names = self.hearing.rolling.codes(holders);
        let voices = self.hearing.voices.iter().filter(|voice| names.contains(&voice.name.as_str()));
        let mut codes: Vec<Code> = voices.flat_map(|voice| voice.codes.iter().cloned()).collect();
        self.state().roster.sort(&mut codes);
        codes.dedup();
        codes
    }

    /// The submissions of a set of voices, in the order of the voices.
    pub fn submissions(&self, holders: &VoiceSet) -> Vec<RecordId> {
        let names = self.hearing.rolling.codes(holders);
        let voices = self.hearing.voices.iter().filter(|voice| names.contains(&voice.name.as_str()));
        voices.map(|voice| voice.submission).collect()
    }

    /// A letter as it is referred to: "No. 12/345 of 12 March 2026"; nothing where it has neither number nor date, or
    /// names are off.
    pub fn letter(&self, letter: &Letter) -> String {
        match (letter.number.trim(), letter.date) {
            _ if !self.manner.names => String::new(),
            ("", None) => String::new(),
            ("", Some(day)) => self.say(Phrase::new("paper-letter-dated").inner("date", date(day))),
            (number, None) => self.say(Phrase::new("paper-letter-numbered").with("number", number)),
            (number, Some(day)) => {
                self.say(Phrase::new("paper-letter").with("number", number).inner("date", date(day)))
            }
        }
    }

    /// Who sent a submission and under which letter, and to which draft where not to this one; nothing where names
    /// are off.
    pub fn sender(&self, submission: &Stated<Submission>) -> String {
        self.sender_for(submission, &submission.what.voices)
    }

    /// The same, as the word of some of those who sent it.
    pub fn sender_for(&self, submission: &Stated<Submission>, codes: &[Code]) -> String {
        if !self.manner.names {
            return String::new();
        }
        let names = self.names(codes);
        let mut said = match codes.len() {
            0 | 1 => names,
            _ => self.say(Phrase::new("paper-jointly").with("names", names)),
        };
        let letter = submission.what.letter.as_ref().map(|letter| self.letter(letter)).unwrap_or_default();
        if !letter.is_empty() {
            said = format!("{said}, {letter}");
        }
        let about = submission.what.about.record();
        if let Some(edition) = self.state().edition(about).filter(|edition| edition.id != self.edition.id) {
            let carried = Phrase::new("paper-carried").with("number", edition.what.number);
            said = format!("{said} {}", self.say(carried));
        }
        said
    }

    /// Who sent the submissions of a set of voices, in the order of the voices.
    pub fn senders(&self, holders: &VoiceSet) -> Vec<String> {
        let names = self.hearing.rolling.codes(holders);
        let voices = self.hearing.voices.iter().filter(|voice| names.contains(&voice.name.as_str()));
        let sent = voices.filter_map(|voice| {
            let submission = self.state().submissions.get(&voice.submission)?;
            Some(self.sender_for(submission, &voice.codes))
        });
        sent.collect()
    }

    /// How provisions of the draft are cited.
    pub fn citations(&self) -> Citations<'_> {
        Citations::new(&self.hearing.base.text, self.manner.language)
    }

    /// The council's words for what became of a proposal, with a capital.
    pub fn verdict(&self, verdict: Verdict) -> String {
        capital(&self.say(self.manner.verdicts.key(verdict)))
    }

    /// The record with this id, if its readers may see it.
    pub fn record(&self, id: &RecordId) -> Option<&'a StoredRecord> {
        self.dossier.record(id)
    }
}
