//! Entering replies and circulating drafts.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::kept::{Kept, cited};
use super::received::{answered, originals};
use super::round::CarriedReply;
use super::{Dossier, DossierError, Occasion, Parcel, store};
use crate::exchange::word::Names;
use crate::language::{Language, Phrase};
use crate::negotiation::edition::{Edition, IdRef, OpenPassage, Role, TextRef};
use crate::negotiation::identity::{Earlier, identify, inherit, reference};
use crate::negotiation::point::{Unapplied, apply_points, numbered};
use crate::negotiation::position::Position;
use crate::negotiation::record::Body;
use crate::negotiation::statement::Carried;
use crate::negotiation::submission::{
    About, Answer, Derived, Kind, Letter, Part, Point, Reason, Scope, Submission,
};
use crate::negotiation::{Audience, Code, Digest, LanguageTag, RecordId};
use crate::text::outline::{Outline, citation};
use crate::text::{Text, markdown};

/// A file as it was received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// The name it came with.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What it is.
    pub part: Part,
    /// The language of its text, where it holds one.
    pub language: Option<LanguageTag>,
}

/// A reply to be entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// What was sent.
    pub kind: Kind,
    /// Who speaks. The first is the author, unless the office entering it is among them.
    pub voices: Vec<Code>,
    /// What it is about.
    pub about: About,
    /// The date it bears.
    pub date: Option<Date>,
    /// The covering letter.
    pub letter: Option<Letter>,
    /// For a full text or changed parts: what was sent, per language.
    pub texts: BTreeMap<LanguageTag, Text>,
    /// For a list of points: the points.
    pub points: Vec<Point>,
    /// The language of the points; the leading one where none is named.
    pub points_in: Option<LanguageTag>,
    /// Reasons for single places, as cited.
    pub reasons: Vec<(String, String)>,
    /// What was said about the draft as a whole.
    pub remarks: String,
    /// The wordings made of others, as seen in a bracketed print that came back.
    pub derived: Vec<Derived>,
    /// The positions read out of the file, once somebody confirms them: one or several records each. Nobody's name stands
    /// there where it is whoever sends the reply.
    pub told: Vec<Vec<Position>>,
    /// Per language, the names the bookmarks of a file gave the provisions of its text.
    pub names: BTreeMap<LanguageTag, Vec<Option<Box<str>>>>,
    /// For changed parts: which provisions of what it is about it answers, per language, where somebody said so; else those
    /// whose words it holds.
    pub answers: BTreeMap<LanguageTag, BTreeSet<usize>>,
    /// The files it came in.
    pub files: Vec<Received>,
}

/// A reply that was entered.
#[derive(Debug, Clone, PartialEq)]
pub struct Entered {
    /// Its record.
    pub record: RecordId,
    /// The points that could not be carried out; they stand in the record all the same.
    pub unapplied: Vec<Unapplied>,
    /// Of points about the whole text, the places that were left as they are.
    pub left: Vec<Phrase>,
}

/// A draft to be circulated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its number; the one after the current edition's where none is given.
    pub number: Option<u32>,
    /// The date it bears.
    pub date: Date,
    /// The finished text per language. A language's role is that of the dossier; a language the dossier does not
    /// know is a working translation.
    pub texts: BTreeMap<LanguageTag, Text>,
    /// The passages left open.
    pub open: Vec<OpenPassage>,
    /// The submissions it takes account of.
    pub replies: Vec<RecordId>,
    /// Those of them whose proposals go on.
    pub carried: Vec<CarriedReply>,
    /// The name and version of the engine that set them out.
    pub engine: String,
    /// The letter it is circulated under.
    pub letter: Option<Letter>,
    /// The files it was made from.
    pub files: Vec<Received>,
    /// The day by which replies are asked for.
    pub deadline: Option<Date>,
}

impl Reply {
    /// A reply of this kind with nothing in it yet.
    pub fn new(kind: Kind, voices: Vec<Code>, about: About) -> Self {
        Self {
            kind,
            voices,
            about,
            date: None,
            letter: None,
            texts: BTreeMap::new(),
            points: Vec::new(),
            points_in: None,
            reasons: Vec::new(),
            remarks: String::new(),
            derived: Vec::new(),
            told: Vec::new(),
            names: BTreeMap::new(),
            answers: BTreeMap::new(),
            files: Vec::new(),
        }
    }
}

impl Draft {
    /// A draft of these texts with nothing open.
    pub fn new(date: Date, texts: BTreeMap<LanguageTag, Text>) -> Self {
        Self {
            number: None,
            date,
            texts,
            open: Vec::new(),
            replies: Vec::new(),
            carried: Vec::new(),
            engine: String::new(),
            letter: None,
            files: Vec::new(),
            deadline: None,
        }
    }
}

impl Dossier {
    /// Enters a reply.
    pub fn submit(&mut self, reply: Reply, occasion: &Occasion) -> Result<Entered, DossierError> {
        let roster = &self.state.roster;
        let mut voices = reply.voices;
        if let Some(stranger) = voices.iter().find(|code| roster.get(code).is_none()) {
            return Err(DossierError::NotAtTheTable(stranger.clone()));
        }
        roster.sort(&mut voices);
        voices.dedup();
        let author = match voices.first() {
            _ if voices.contains(&occasion.office) => occasion.office.clone(),
            Some(first) => first.clone(),
            None => return Err(DossierError::EmptyReply),
        };
        let mut parcels = Vec::new();
        let mut unapplied = Vec::new();
        let mut left = Vec::new();
        let remarks = reply.remarks;
        let mut said: BTreeMap<LanguageTag, (Text, Scope)> = BTreeMap::new();
        match reply.kind {
            Kind::Full | Kind::Approved => {
                said.extend(reply.texts.into_iter().map(|(language, text)| (language, (text, Scope::Whole))));
            }
            Kind::Parts => {
                for (language, text) in reply.texts {
                    let base = self.text_of(reply.about.record(), &language)?;
                    let answered = match reply.answers.get(&language) {
                        Some(said) => said.iter().copied().collect(),
                        None => answered(&base.text, &text),
                    };
                    let ids = answered.into_iter().filter_map(|old| base.ids.get(old)).copied();
                    said.insert(language, (text, Scope::Provisions(ids.collect())));
                }
            }
            Kind::Points => {
                let language = reply.points_in.unwrap_or_else(|| self.genesis.leading.clone());
                let base = self.text_of(reply.about.record(), &language)?;
                let applied = apply_points(&base.text, &reply.points);
                if applied.unapplied.len() == reply.points.len() {
                    return Err(DossierError::NothingPlaced);
                }
                unapplied = applied.unapplied;
                let own = Language::from_locale(language.as_str());
                let outline = Outline::new(&base.text);
                left.extend(applied.left.iter().map(|it| {
                    let at = citation(&base.text, &outline, it.provision, own, true);
                    let phrase = Phrase::new("point-left").with("at", at).with("words", &it.words);
                    phrase.with("number", numbered(&reply.points, it.point))
                }));
                let ids = applied.answered.iter().filter_map(|old| base.ids.get(*old)).copied();
                said.insert(language, (applied.text, Scope::Provisions(ids.collect())));
            }
            Kind::NoComments | Kind::Remarks => {}
        }
        let worded = reply.kind.is_worded() || reply.kind == Kind::Approved;
        if worded && said.values().all(|(text, _)| text.is_empty()) {
            return Err(DossierError::EmptyReply);
        }
        let reasons = self.place_reasons(&reply.about, reply.reasons);
        let about = reply.about;
        let earlier = |language: &LanguageTag| self.text_of(about.record(), language).ok();
        let texts = said.iter().map(|(language, (text, _))| (language, text));
        let texts = self.prepare(texts, earlier, &reply.names, &mut parcels);
        let answers = texts
            .into_iter()
            .zip(said)
            .map(|((language, text), (_, (_, scope)))| (language, Answer { text, scope }));
        let submission = Submission {
            kind: reply.kind,
            voices,
            about,
            date: reply.date,
            letter: reply.letter.clone(),
            texts: answers.collect(),
            points: reply.points,
            reasons,
            remarks,
            derived: reply.derived,
            parts_from: None,
            originals: originals(reply.files, &mut parcels),
        };
        let mut occasion = occasion.clone();
        if submission.kind == Kind::Approved {
            occasion.audience = Audience::OwnOffice;
        }
        if occasion.on_the_strength_of.is_none() && author != occasion.office {
            // What it says stands in the submission.
            occasion.on_the_strength_of = reply.letter.map(|letter| Letter { text: String::new(), ..letter });
        }
        let record = self.state_with(&occasion, author, Body::Submission(submission), parcels)?;
        Ok(Entered { record, unapplied, left })
    }

    /// Circulates a draft: the next edition.
    pub fn publish(&mut self, draft: Draft, occasion: &Occasion) -> Result<RecordId, DossierError> {
        if draft.texts.values().all(Text::is_empty) {
            return Err(DossierError::EmptyReply);
        }
        let previous = self.state.current_edition().map(|edition| (edition.id, edition.what.number));
        let mut parcels = Vec::new();
        let earlier = |language: &LanguageTag| previous.and_then(|(id, _)| self.text_of(&id, language).ok());
        let texts = self.prepare(draft.texts.iter(), earlier, &BTreeMap::new(), &mut parcels);
        let carried = self.carry(draft.carried, &draft.texts, &texts, &mut parcels);
        let mut open = draft.open;
        open.sort_by(|a, b| {
            (&a.language, a.from, a.to, a.number).cmp(&(&b.language, b.from, b.to, b.number))
        });
        let edition = Edition {
            number: draft
                .number
                .unwrap_or_else(|| previous.map_or(1, |(_, number)| number.saturating_add(1))),
            date: draft.date,
            previous: previous.map(|(id, _)| id),
            replies: draft.replies,
            engine: draft.engine,
            texts,
            open,
            letter: draft.letter,
            originals: originals(draft.files, &mut parcels),
            deadline: draft.deadline,
            carried,
        };
        let record = self.state_with(occasion, occasion.office.clone(), Body::Edition(edition), parcels)?;
        // What is not for everyone goes on beside the draft, for those who may see it. Where that is cut off, it can be
        // carried over later.
        for submission in self.to_be_carried() {
            let said = self.state.submissions.get(&submission);
            if said.is_some_and(|it| {
                it.audience != Audience::All && Some(*it.what.about.record()) == previous.map(|(id, _)| id)
            }) {
                self.carry_over(submission, occasion)?;
            }
        }
        Ok(record)
    }

    /// Writes texts down: their files join the parcels, their provisions get their ids. The leading language comes
    /// first, so that its ids are the others', too. `names` are what bookmarks say their provisions are.
    pub(super) fn prepare<'a>(
        &self,
        texts: impl Iterator<Item = (&'a LanguageTag, &'a Text)>,
        earlier: impl Fn(&LanguageTag) -> Option<Kept>,
        names: &BTreeMap<LanguageTag, Vec<Option<Box<str>>>>,
        parcels: &mut Vec<Parcel>,
    ) -> BTreeMap<LanguageTag, TextRef> {
        let mut texts: Vec<(&LanguageTag, &Text)> = texts.collect();
        texts.sort_by_key(|(language, _)| (*language != &self.genesis.leading, (*language).clone()));
        let before: Vec<Option<Kept>> = texts.iter().map(|(language, _)| earlier(language)).collect();
        let named: Vec<Vec<Option<usize>>> = texts
            .iter()
            .zip(&before)
            .map(|((language, _), before)| {
                let (Some(kept), Some(names)) = (before, names.get(*language)) else { return Vec::new() };
                let known = [Names::new(&kept.ids), Names::numbered(kept.ids.len())];
                let find = |name: &str| known.iter().find_map(|names| names.find(name));
                names.iter().map(|name| find(name.as_deref()?)).collect()
            })
            .collect();
        let with_ids: Vec<(&Text, Option<Earlier<'_>>)> = texts
            .iter()
            .zip(before.iter().zip(&named))
            .map(|((_, text), (before, named))| {
                let kept = before.as_ref();
                (*text, kept.map(|kept| Earlier { text: &kept.text, ids: &kept.ids, named }))
            })
            .collect();
        let ids = identify(&with_ids);
        let mut references = BTreeMap::new();
        for ((language, text), ids) in texts.into_iter().zip(ids) {
            let (written, ranges) = markdown::write_ranges(text);
            let bytes = written.into_bytes();
            let hash = Digest::of(&bytes);
            let role = self.genesis.languages.get(language).copied().unwrap_or(Role::Working);
            references.insert(language.clone(), reference(hash, role, &ids, &ranges));
            parcels.push(Parcel { folder: store::TEXTS, name: format!("{hash}.md"), hash, bytes });
        }
        references
    }

    /// Writes down what is carried over to an edition: where it continues a provision of the edition, it has its id.
    fn carry(
        &self,
        carried: Vec<CarriedReply>,
        texts: &BTreeMap<LanguageTag, Text>,
        references: &BTreeMap<LanguageTag, TextRef>,
        parcels: &mut Vec<Parcel>,
    ) -> Vec<Carried> {
        let numbers = references.values().flat_map(|text| &text.provisions).filter_map(|it| match it.0 {
            IdRef::New(number) => Some(number + 1),
            IdRef::Kept(_) => None,
        });
        let mut next = numbers.max().unwrap_or(0);
        let mut written = Vec::new();
        for reply in carried {
            let mut answers = BTreeMap::new();
            for (language, (text, scope)) in reply.texts {
                let (Some(base), Some(known)) = (texts.get(&language), references.get(&language)) else {
                    continue;
                };
                let mut ids = Vec::with_capacity(text.provisions().len());
                for old in inherit(base, &text) {
                    let id = old.and_then(|old| known.provisions.get(old)).map(|it| it.0);
                    ids.push(id.unwrap_or_else(|| {
                        next += 1;
                        IdRef::New(next - 1)
                    }));
                }
                let (source, ranges) = markdown::write_ranges(&text);
                let bytes = source.into_bytes();
                let hash = Digest::of(&bytes);
                let text = reference(hash, known.role, &ids, &ranges);
                parcels.push(Parcel { folder: store::TEXTS, name: format!("{hash}.md"), hash, bytes });
                answers.insert(language, Answer { text, scope });
            }
            let left = reply.left;
            written.push(Carried { submission: reply.submission, to: None, texts: answers, left });
        }
        written
    }

    /// Finds the provisions reasons are given for, in whichever of the languages their place is cited.
    fn place_reasons(&self, about: &About, reasons: Vec<(String, String)>) -> Vec<Reason> {
        let texts = self.texts_of(about.record());
        let place = |at: &str| cited(&texts, at);
        reasons.into_iter().map(|(at, text)| Reason { provision: place(&at), at, text }).collect()
    }
}
