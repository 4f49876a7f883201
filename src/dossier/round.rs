//! A round of negotiation: sending a draft out, positions, outcomes, meetings, and the next draft.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::entry::{Draft, Received};
use super::hearing::{Hearing, revisions};
use super::received::originals;
use super::transfer::Recipient;
use super::{Dossier, DossierError, Occasion};
use crate::consolidate::{ALGORITHM, Passage, RollingText, consolidate};
use crate::negotiation::added::AmongAdded;
use crate::negotiation::carry::{self, Load, written};
use crate::negotiation::clash::{Clash, clashes};
use crate::negotiation::edition::{OpenPassage, OpenWording};
use crate::negotiation::identity::inherit;
use crate::negotiation::late::late;
use crate::negotiation::outcome::Outcome;
use crate::negotiation::position::{Matter, Position};
use crate::negotiation::record::Body;
use crate::negotiation::settle::carry_out;
use crate::negotiation::statement::{
    Addressee, Carried, Circulation, Key, LeftBehind, Link, Meeting, Remark, Settings,
};
use crate::negotiation::submission::{Answer, Kind, Letter, Scope};
use crate::negotiation::{Code, LanguageTag, RecordId};
use crate::text::renumber::{Origin, renumber};
use crate::text::{Text, list, outline};

/// A draft to be sent out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sending {
    /// The edition.
    pub edition: RecordId,
    /// To whom, with the number of the letter to each.
    pub to: Vec<Addressee>,
    /// The day of sending.
    pub date: Date,
    /// The day by which replies are asked for.
    pub deadline: Option<Date>,
    /// The covering letter.
    pub letter: Option<Letter>,
    /// Whether it only reminds.
    pub reminder: bool,
    /// The files sent along.
    pub files: Vec<Received>,
}

/// A reply whose proposals go on in the next draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CarriedReply {
    /// The submission.
    pub submission: RecordId,
    /// Its text against the next draft, per language, and what of it is answered.
    pub texts: BTreeMap<LanguageTag, (Text, Scope)>,
    /// What could not be carried.
    pub left: Vec<LeftBehind>,
}

/// The next draft as it would be published, to be looked at beforehand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextDraft {
    /// The draft itself.
    pub draft: Draft,
    /// Provisions whose number changes, in the leading language: the old label and the new one.
    pub renumbered: Vec<(String, String)>,
    /// Places where a reference names a changed number in words that cannot be rewritten.
    pub left_references: Vec<String>,
    /// Items whose final mark fits what follows no longer, in the leading language.
    pub endings: Vec<String>,
    /// Outcomes that do not go together.
    pub clashes: Vec<Clash>,
}

impl Dossier {
    /// Records that a draft was sent out.
    pub fn circulate(&mut self, sending: Sending, occasion: &Occasion) -> Result<RecordId, DossierError> {
        if let Some(stranger) = sending.to.iter().find(|to| self.state.roster.get(&to.code).is_none()) {
            return Err(DossierError::NotAtTheTable(stranger.code.clone()));
        }
        let mut parcels = Vec::new();
        let circulation = Circulation {
            edition: sending.edition,
            to: sending.to,
            date: sending.date,
            deadline: sending.deadline,
            letter: sending.letter,
            reminder: sending.reminder,
            originals: originals(sending.files, &mut parcels),
        };
        self.state_with(occasion, occasion.office.clone(), Body::Circulation(circulation), parcels)
    }

    /// Records a position.
    pub fn take_position(
        &mut self,
        position: Position,
        occasion: &Occasion,
    ) -> Result<RecordId, DossierError> {
        let author = self.speaks(&position.voices, occasion)?;
        let on = match &position.on {
            Matter::Wording(on) => Some(on),
            Matter::Item(_) => None,
        };
        let occasion = self.discreet(occasion, on);
        self.state_with(&occasion, author, Body::Position(position), Vec::new())
    }

    /// Records that one passage hangs on another.
    pub fn link(&mut self, link: Link, occasion: &Occasion) -> Result<RecordId, DossierError> {
        let author = self.speaks(&link.voices, occasion)?;
        let occasion = self.discreet(occasion, [&link.of, &link.on]);
        self.state_with(&occasion, author, Body::Link(link), Vec::new())
    }

    /// Records a remark in someone's name.
    pub fn remark_for(
        &mut self,
        author: Code,
        remark: Remark,
        occasion: &Occasion,
    ) -> Result<RecordId, DossierError> {
        if self.state.roster.get(&author).is_none() {
            return Err(DossierError::NotAtTheTable(author));
        }
        let occasion = self.discreet(occasion, &remark.on);
        self.state_with(&occasion, author, Body::Remark(remark), Vec::new())
    }

    /// Records a meeting.
    pub fn meet(&mut self, meeting: Meeting, occasion: &Occasion) -> Result<RecordId, DossierError> {
        self.state_with(occasion, occasion.office.clone(), Body::Meeting(meeting), Vec::new())
    }

    /// A draft of finished texts, still to be put in: everything said to the current one is taken for dealt with, and a
    /// language no text is given in stands as it was, for what was decided is to follow there.
    pub fn finished_draft(&self, day: jiff::civil::Date) -> Result<Draft, DossierError> {
        let mut draft = Draft::new(day, BTreeMap::new());
        if let Some(current) = self.state.current_edition() {
            let said = self.state.submissions_about(&current.id).into_iter().map(|submission| submission.id);
            draft.replies = said.filter(|id| !self.state.withdrawn.contains_key(id)).collect();
            for tag in current.what.texts.keys() {
                draft.texts.insert(tag.clone(), self.text_of(&current.id, tag)?.text);
            }
        }
        Ok(draft)
    }

    /// Records an outcome.
    pub fn decide(&mut self, outcome: Outcome, occasion: &Occasion) -> Result<RecordId, DossierError> {
        self.state_with(occasion, occasion.office.clone(), Body::Outcome(outcome), Vec::new())
    }

    /// Records the key an office signs with.
    pub fn announce_key(&mut self, key: Key, occasion: &Occasion) -> Result<RecordId, DossierError> {
        self.state_with(occasion, occasion.office.clone(), Body::Key(key), Vec::new())
    }

    /// Records how papers are written.
    pub fn set(&mut self, settings: Settings, occasion: &Occasion) -> Result<RecordId, DossierError> {
        self.state_with(occasion, occasion.office.clone(), Body::Settings(settings), Vec::new())
    }

    /// In whose name something is said: the office's own where it is among the voices, else the first of them.
    pub(super) fn speaks(&self, voices: &[Code], occasion: &Occasion) -> Result<Code, DossierError> {
        if let Some(stranger) = voices.iter().find(|code| self.state.roster.get(code).is_none()) {
            return Err(DossierError::NotAtTheTable(stranger.clone()));
        }
        let own = voices.iter().find(|code| **code == occasion.office);
        own.or_else(|| voices.first()).cloned().ok_or(DossierError::EmptyReply)
    }

    /// Replies to older drafts that are to be carried over to the current one: see [`late()`].
    pub fn to_be_carried(&self) -> Vec<RecordId> {
        late(&self.state).into_iter().filter(|late| late.goes_on).map(|late| late.submission).collect()
    }

    /// Carries a reply to an older draft over to the current one. Where something its authors said earlier was carried
    /// there, it gives way, though nothing of the later reply should go on.
    pub fn carry_over(
        &mut self,
        submission: RecordId,
        occasion: &Occasion,
    ) -> Result<RecordId, DossierError> {
        let none = || DossierError::NoEdition(submission.short());
        let current = self.state.current.ok_or_else(none)?;
        let found = self.state.submissions.get(&submission).ok_or_else(none)?;
        let about = *found.what.about.record();
        let author = found.author.clone();
        let mut texts: BTreeMap<LanguageTag, (Text, Scope)> = BTreeMap::new();
        let mut left = Vec::new();
        let gives_way = |language: &LanguageTag| {
            self.state.answers_to(&current, language).iter().any(|answered| {
                let own = answered.voices.iter().any(|voice| found.what.voices.contains(voice));
                own && answered.carried && answered.submission != submission
            })
        };
        if found.what.kind == Kind::NoComments {
            for language in self.state.edition(&current).into_iter().flat_map(|it| it.what.texts.keys()) {
                if gives_way(language) {
                    let text = self.text_of(&current, language)?.text;
                    texts.insert(language.clone(), (text, Scope::Whole));
                }
            }
        }
        for (language, sent) in &found.what.texts {
            // Where single proposals of it were taken back, what is left goes on.
            let mut standing = self.state.answers_to(&about, language).iter();
            let left_of_it = standing.find(|it| it.submission == submission && !it.is_as_sent());
            let answer = left_of_it.and_then(|it| self.state.answer(it, language)).unwrap_or(sent);
            let (old, new) = (self.text_of(&about, language)?, self.text_of(&current, language)?);
            let sent = self.text(&answer.text.hash)?;
            let reply = carry::in_numbers_of(&old.text, &sent);
            let mut among = AmongAdded::default();
            among.take_in(&old.text, &sent, &reply);
            let numbered = carry::in_numbers_of(&old.text, &new.text);
            let load = Load {
                old: &old.text,
                new: &numbered,
                published: &new.text,
                reply: &reply,
                partial: found.what.kind == Kind::Parts && left_of_it.is_none(),
                comes_to: None,
                among: &among,
            };
            let carriage = carry::carry(&load, &|_, _| false);
            left.extend(left_behind(language, &old.text, &old.ids, &carriage.left));
            let nothing = || gives_way(language).then(|| new.text.clone());
            if let Some(text) = carriage.text.or_else(nothing) {
                texts.insert(language.clone(), (text, answer.scope.clone()));
            }
        }
        let mut parcels = Vec::new();
        let references = self.prepare(
            texts.iter().map(|(language, (text, _))| (language, text)),
            |language| self.text_of(&current, language).ok(),
            &BTreeMap::new(),
            &mut parcels,
        );
        let answers = references
            .into_iter()
            .zip(texts)
            .map(|((language, text), (_, (_, scope)))| (language, Answer { text, scope }));
        let carried = Carried { submission, to: Some(current), texts: answers.collect(), left };
        let occasion = self.as_discreet_as(&submission, occasion);
        self.state_with(&occasion, author, Body::Carried(carried), parcels)
    }

    /// The next draft that follows from the outcomes: what is agreed taken in, numbered anew, references following; what
    /// is open carried over. It is made of what everyone may see, for everyone will see it.
    pub fn next_draft(&self, date: Date) -> Result<NextDraft, DossierError> {
        self.view(Recipient::Everyone).follow_up(date)
    }

    fn follow_up(&self, date: Date) -> Result<NextDraft, DossierError> {
        let current = self.state.current_edition().ok_or_else(|| self.no_draft("1"))?;
        let mut draft = Draft::new(date, BTreeMap::new());
        draft.engine = ALGORITHM.to_owned();
        let mut carried: BTreeMap<RecordId, CarriedReply> = BTreeMap::new();
        let (mut renumbered, mut left_references, mut together) = (Vec::new(), Vec::new(), Vec::new());
        let mut endings = Vec::new();
        for language in current.what.texts.keys() {
            let hearing = self.hearing(&current.id, language)?;
            let agreed: Vec<&Outcome> = hearing
                .board
                .agreed
                .iter()
                .filter_map(|id| self.state.outcomes.get(id))
                .map(|outcome| &outcome.what)
                .collect();
            together.extend(clashes(&hearing.board, &self.state));
            let composed = carry_out(&hearing.base.text, agreed.iter().copied());
            let kept = inherit(&hearing.base.text, &composed);
            let origin = Origin { base: &hearing.base.text, kept: &kept };
            let added = origin.added();
            let mut among = AmongAdded::default();
            for (voice, numbered) in hearing.voices.iter().zip(hearing.renumbered.iter()) {
                among.take_in(&hearing.base.text, &voice.text, numbered);
            }
            let known = |place| among.target(&composed, &added, place);
            let published = match agreed.is_empty() {
                true => renumber_nothing(&composed),
                false => renumber(&composed, origin, &known),
            };
            if language == &self.genesis.leading {
                renumbered =
                    published.labels.iter().map(|(_, old, new)| (old.clone(), new.clone())).collect();
                left_references = cited(&published.text, &published.left);
                let before = list::amiss(&hearing.base.text);
                let mut amiss = list::amiss(&published.text);
                amiss.retain(|at| !kept.get(*at).copied().flatten().is_some_and(|old| before.contains(&old)));
                endings = cited(&published.text, &amiss);
            }
            self.carry_voices(&hearing, &agreed, (&composed, &published.text, &among), &mut carried);
            draft.texts.insert(language.clone(), published.text);
        }
        draft.replies = self.taken_account_of(&current.id);
        draft.carried = carried.into_values().collect();
        for language in current.what.texts.keys() {
            draft.open.extend(self.still_open(&draft, language));
        }
        Ok(NextDraft { draft, renumbered, left_references, endings, clashes: together })
    }

    fn carry_voices(
        &self,
        hearing: &Hearing,
        agreed: &[&Outcome],
        (composed, published, among): (&Text, &Text, &AmongAdded),
        carried: &mut BTreeMap<RecordId, CarriedReply>,
    ) {
        let said = hearing.voices.iter().zip(hearing.renumbered.iter());
        for ((voice, reply), going_on) in said.zip(hearing.going_on(agreed)) {
            let load = Load {
                old: &hearing.base.text,
                new: composed,
                published,
                partial: voice.partial && going_on.unanswered.is_none(),
                reply: going_on.unanswered.as_ref().unwrap_or(reply),
                comes_to: going_on.comes_to.as_ref(),
                among,
            };
            let carriage = carry::carry(&load, &|layer, span| hearing.is_settled(agreed, layer, span));
            if carriage.text.is_none() && carriage.left.is_empty() {
                continue;
            }
            let entry = carried.entry(voice.submission).or_insert_with(|| CarriedReply {
                submission: voice.submission,
                texts: BTreeMap::new(),
                left: Vec::new(),
            });
            let (text, ids) = (&hearing.base.text, &hearing.base.ids);
            entry.left.extend(left_behind(&hearing.language, text, ids, &carriage.left));
            if let Some(text) = carriage.text {
                entry.texts.insert(hearing.language.clone(), (text, voice.scope.clone()));
            }
        }
    }

    /// The submissions that stand on a draft.
    fn taken_account_of(&self, edition: &RecordId) -> Vec<RecordId> {
        let all = self.state.submissions_about(edition).into_iter().map(|submission| submission.id);
        all.filter(|id| !self.state.withdrawn.contains_key(id)).collect()
    }

    /// The passages open in a draft, by what is carried over to it.
    fn still_open(&self, draft: &Draft, language: &LanguageTag) -> Vec<OpenPassage> {
        let Some(base) = draft.texts.get(language) else { return Vec::new() };
        let mut voices = Vec::new();
        for carried in &draft.carried {
            let Some((text, scope)) = carried.texts.get(language) else { continue };
            let Some(submission) = self.state.submissions.get(&carried.submission) else { continue };
            let codes = submission.what.voices.clone();
            voices.push(super::kept::Voice {
                name: carried.submission.to_string(),
                codes,
                submission: carried.submission,
                by: carried.submission,
                left: false,
                text: text.clone(),
                partial: false,
                scope: scope.clone(),
            });
        }
        let roster = &self.state.roster;
        voices.sort_by_cached_key(|voice| {
            (voice.codes.iter().map(|code| roster.place(code)).collect::<Vec<_>>(), voice.submission)
        });
        let protocol: Vec<&str> = voices.iter().map(|voice| voice.name.as_str()).collect();
        let rolling = consolidate(base, &revisions(&voices), &protocol);
        let open = rolling.open_passages().zip(1_u32..);
        open.map(|((_, passage), number)| OpenPassage {
            number,
            language: language.clone(),
            layer: passage.layer,
            from: passage.span.start,
            to: passage.span.end,
            wordings: wordings(&rolling, passage, &voices),
        })
        .collect()
    }
}

fn renumber_nothing(text: &Text) -> crate::text::renumber::Renumbered {
    crate::text::renumber::Renumbered { text: text.clone(), labels: Vec::new(), left: Vec::new() }
}

/// The wordings of a passage as an edition keeps them.
fn wordings(rolling: &RollingText, passage: &Passage, voices: &[super::kept::Voice]) -> Vec<OpenWording> {
    let of = |wording: &crate::consolidate::Wording| {
        let names = rolling.codes(&wording.holders);
        let holders: Vec<&super::kept::Voice> =
            voices.iter().filter(|voice| names.contains(&voice.name.as_str())).collect();
        let mut codes: Vec<Code> = Vec::new();
        for code in holders.iter().flat_map(|voice| &voice.codes) {
            if !codes.contains(code) {
                codes.push(code.clone());
            }
        }
        OpenWording {
            text: written(&wording.fragments),
            base: wording.base,
            holders: codes,
            submissions: holders.iter().map(|voice| voice.submission).collect(),
        }
    };
    passage.wordings.iter().map(of).collect()
}

/// Proposals left behind, with their places.
fn left_behind(
    language: &LanguageTag,
    old: &Text,
    ids: &[crate::negotiation::ProvisionId],
    left: &[carry::Left],
) -> Vec<LeftBehind> {
    let outline = outline::Outline::new(old);
    let tongue = crate::language::Language::from_locale(language.as_str());
    let place = |provision: usize| outline::citation(old, &outline, provision, tongue, true);
    left.iter()
        .map(|left| LeftBehind {
            language: language.clone(),
            at: if old.is_empty() { String::new() } else { place(left.provision) },
            provision: ids.get(left.provision).copied(),
            was: left.was.clone(),
            proposed: left.proposed.clone(),
            now: left.now.clone(),
        })
        .collect()
}

/// Provisions of a text, as cited in its own language.
fn cited(text: &Text, provisions: &[usize]) -> Vec<String> {
    let outline = outline::Outline::new(text);
    let russian = text.provisions().iter().any(|it| it.line().contains(|c: char| ('а'..='я').contains(&c)));
    let tongue =
        if russian { crate::language::Language::Russian } else { crate::language::Language::English };
    provisions.iter().map(|at| outline::citation(text, &outline, *at, tongue, true)).collect()
}
