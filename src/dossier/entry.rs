//! Entering replies and circulating drafts.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::hearing::revisions;
use super::received::{answered, originals};
use super::round::CarriedReply;
use super::{Dossier, DossierError, Occasion, Parcel, store};
use crate::consolidate::{RollingText, consolidate};
use crate::exchange::word::Names;
use crate::language::{Language, Phrase};
use crate::negotiation::edition::{Edition, IdRef, OpenPassage, Role, TextRef};
use crate::negotiation::identity::{Earlier, identify, inherit, reference};
use crate::negotiation::place;
use crate::negotiation::point::{Unapplied, apply_points};
use crate::negotiation::position::Position;
use crate::negotiation::record::Body;
use crate::negotiation::statement::Carried;
use crate::negotiation::submission::{
    About, Answer, Derived, Kind, Letter, Part, Point, Reason, Scope, Submission,
};
use crate::negotiation::{Audience, Code, Digest, LanguageTag, ProvisionId, RecordId};
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
    /// Of points about the whole text, the places that were left as they are: they are kept as remarks, too.
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

/// A text as kept in a dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The text.
    pub text: Text,
    /// The ids of its provisions.
    pub ids: Vec<ProvisionId>,
    /// Whether its language is authentic.
    pub role: Role,
    /// The hash of its bytes.
    pub hash: Digest,
}

/// A voice of an edition or submission in one language, ready to be consolidated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voice {
    /// Its name, unique among the voices: its codes joined by "+"; a number follows where one delegation has
    /// several answers that contradict each other.
    pub name: String,
    /// Who speaks, in protocol order.
    pub codes: Vec<Code>,
    /// The submission.
    pub submission: RecordId,
    /// What it says.
    pub text: Text,
    /// Whether what it does not contain is not answered, instead of deleted.
    pub partial: bool,
    /// What it answers.
    pub scope: Scope,
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
        let mut remarks = reply.remarks;
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
                    phrase.with("number", it.point + 1)
                }));
                let named = left.iter().map(|phrase| own.say(phrase.clone()));
                let all = std::iter::once(remarks).filter(|own| !own.is_empty()).chain(named);
                remarks = all.collect::<Vec<_>>().join("\n");
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

    /// The provision of an edition or submission people mean by «пункт 2 статьи 5», in any of its languages.
    pub fn provision_cited(&self, record: &RecordId, at: &str) -> Option<ProvisionId> {
        cited(&self.texts_of(record), at)
    }

    fn texts_of(&self, record: &RecordId) -> Vec<Kept> {
        let languages = self.genesis.languages.keys();
        languages.filter_map(|language| self.text_of(record, language).ok()).collect()
    }

    /// The text an edition or submission has in a language.
    pub fn text_of(&self, record: &RecordId, language: &LanguageTag) -> Result<Kept, DossierError> {
        let reference = if let Some(edition) = self.state.edition(record) {
            edition.what.texts.get(language)
        } else if let Some(submission) = self.state.submissions.get(record) {
            submission.what.texts.get(language).map(|answer| &answer.text)
        } else {
            return Err(DossierError::NoEdition(record.short()));
        };
        let reference = reference.ok_or_else(|| DossierError::NoText(language.clone()))?;
        let text = self.text(&reference.hash)?;
        // Ids beyond the provisions (a reader of a later version may see more or fewer) are not made up.
        let ids = reference.ids(record);
        Ok(Kept { text, ids, role: reference.role, hash: reference.hash })
    }

    /// A text by its hash.
    pub fn text(&self, hash: &Digest) -> Result<Text, DossierError> {
        let bytes = self.held(hash)?.ok_or(DossierError::TextMissing(*hash))?;
        let source = std::str::from_utf8(&bytes).map_err(|_| DossierError::TextMissing(*hash))?;
        Ok(markdown::read(source).0)
    }

    /// The draft as it may have been printed for a file that came back, set out with all proposals: first with the
    /// replies the file names, then as it stands now.
    pub fn printed(&self, about: &RecordId, language: &LanguageTag, replies: &[String]) -> Vec<RollingText> {
        let Ok(base) = self.text_of(about, language) else { return Vec::new() };
        let now = self.voices(about, language).unwrap_or_default();
        let named: Option<Vec<Voice>> = replies
            .iter()
            .map(|reply| {
                let id: RecordId = reply.parse().ok()?;
                now.iter().find(|voice| voice.submission == id).cloned().or_else(|| self.voice(&id, language))
            })
            .collect();
        let set_out = |voices: &[Voice]| {
            let protocol: Vec<&str> = voices.iter().map(|voice| voice.name.as_str()).collect();
            consolidate(&base.text, &revisions(voices), &protocol)
        };
        let named = named.filter(|voices| !voices.is_empty() && *voices != now);
        let mut printed: Vec<RollingText> = named.iter().map(|voices| set_out(voices)).collect();
        if !now.is_empty() {
            printed.push(set_out(&now));
        }
        printed
    }

    /// The voice of a submission that may not stand any more.
    fn voice(&self, id: &RecordId, language: &LanguageTag) -> Option<Voice> {
        let submission = self.state.submissions.get(id)?;
        let answer = submission.what.texts.get(language)?;
        let codes = submission.what.voices.clone();
        Some(Voice {
            name: codes.iter().map(Code::as_str).collect::<Vec<_>>().join("+"),
            codes,
            submission: *id,
            text: self.text(&answer.text.hash).ok()?,
            partial: submission.what.kind == Kind::Parts,
            scope: answer.scope.clone(),
        })
    }

    /// The voices that stand on an edition or submission in a language, in protocol order: what is consolidated
    /// with its text. Replies without a wording are not among them.
    pub fn voices(&self, about: &RecordId, language: &LanguageTag) -> Result<Vec<Voice>, DossierError> {
        let mut voices: Vec<Voice> = Vec::new();
        for answered in self.state.answers_to(about, language) {
            let Some(submission) = self.state.submissions.get(&answered.submission) else { continue };
            let Some(answer) = self.state.answer(answered, language) else { continue };
            let codes = answered.voices.clone();
            let joined = codes.iter().map(Code::as_str).collect::<Vec<_>>().join("+");
            let same = voices.iter().filter(|voice| voice.codes == codes).count();
            voices.push(Voice {
                name: if same == 0 { joined } else { format!("{joined} ({})", same + 1) },
                codes,
                submission: answered.submission,
                text: self.text(&answer.text.hash)?,
                partial: submission.what.kind == Kind::Parts && !answered.is_carried(),
                scope: answer.scope.clone(),
            });
        }
        Ok(voices)
    }
}

fn cited(texts: &[Kept], at: &str) -> Option<ProvisionId> {
    texts.iter().find_map(|kept| kept.ids.get(place::find(&kept.text, at).ok()?.provision).copied())
}
