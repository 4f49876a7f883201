//! How a dossier stands, for other programs.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{is_circulated, standing};
use crate::dossier::Dossier;
use crate::dossier::cite::Places;
use crate::dossier::hearing::Hearing;
use crate::dossier::papers::{Manner, Round};
use crate::exchange::paper::Citations;
use crate::language::{Language, Phrase};
use crate::negotiation::board::{Item, Known};
use crate::negotiation::late::{Late, late};
use crate::negotiation::piece::Piece;
use crate::negotiation::position::Matter;
use crate::negotiation::round::{Line, lines};
use crate::negotiation::statement::Remark;
use crate::negotiation::submission::Letter;
use crate::negotiation::{Code, RecordId, carry, outcome};

/// Name and version of the format.
const FORMAT: &str = "travaux-status/1";

/// How a dossier stands, for other programs.
#[derive(Debug, Serialize)]
pub struct Written {
    pub format: &'static str,
    pub id: String,
    pub title: BTreeMap<String, String>,
    pub leading: String,
    pub languages: BTreeMap<String, bool>,
    pub drafts: Vec<WrittenDraft>,
    pub replies: Vec<WrittenReply>,
    pub delegations: Vec<WrittenDelegation>,
    /// How many passages are open, in all languages.
    pub open: usize,
    pub passages: Vec<WrittenPassage>,
    /// How many suggestions there are to make it shorter, in all languages.
    pub streamline: usize,
    /// Outcomes that do not go together.
    pub clashes: Vec<String>,
    /// What was changed in the leading language and is to follow in another.
    pub to_follow: Vec<WrittenToFollow>,
    /// What is said of the whole item.
    pub item: Vec<WrittenPosition>,
    pub remarks: Vec<WrittenRemark>,
    pub meetings: Vec<WrittenMeeting>,
    /// Proposals that could not be carried over to the current draft.
    pub left_behind: Vec<WrittenLeft>,
    /// Replies to older drafts that nobody has carried over yet.
    pub to_be_carried: Vec<String>,
    /// Replies to older drafts that came when the current one was out, those that cannot be carried over included.
    pub late_replies: Vec<WrittenLate>,
    /// Positions on wordings nobody proposes any more.
    pub earlier_positions: Vec<String>,
    pub contradictions: Vec<String>,
    pub pending: Vec<String>,
    /// How many entries are not for this office.
    pub withheld: usize,
    pub without_effect: Vec<WrittenRefusal>,
    pub troubles: Vec<String>,
}

/// An entry that is kept and has no effect.
#[derive(Debug, Serialize)]
pub struct WrittenRefusal {
    pub id: String,
    pub why: &'static str,
}

/// A draft that was circulated.
#[derive(Debug, Serialize)]
pub struct WrittenDraft {
    pub id: String,
    pub number: u32,
    pub date: String,
    pub current: bool,
    pub open: usize,
    pub languages: Vec<String>,
}

/// A reply to the current draft.
#[derive(Debug, Serialize)]
pub struct WrittenReply {
    pub id: String,
    pub voices: Vec<String>,
    pub kind: &'static str,
    pub date: Option<String>,
    pub languages: Vec<String>,
    pub stands: bool,
}

/// How far a delegation has answered the current draft.
#[derive(Debug, Serialize)]
pub struct WrittenDelegation {
    pub code: String,
    pub standing: &'static str,
    pub sent: Option<String>,
    pub sent_letter: Option<String>,
    pub reminded: Option<String>,
    pub deadline: Option<String>,
    pub received: Option<String>,
    pub letter: Option<String>,
    pub late: bool,
    pub partial: bool,
    /// Whether proposals to an older draft are carried over.
    pub carried: bool,
}

/// A passage of the current draft.
#[derive(Debug, Serialize)]
pub struct WrittenPassage {
    pub number: u32,
    pub id: String,
    pub language: String,
    pub at: String,
    pub proposers: Vec<String>,
    pub stand: &'static str,
    pub outcomes: Vec<WrittenOutcome>,
    pub options: Vec<WrittenOption>,
    pub known: BTreeMap<String, &'static str>,
    /// What was agreed here before it was opened again, where nobody proposes that any more: `--take agreed`.
    pub once_agreed: Option<String>,
    /// What it hangs on, and what hangs on it.
    pub links: Vec<WrittenLink>,
}

/// One passage hangs on another.
#[derive(Debug, Clone, Serialize)]
pub struct WrittenLink {
    pub id: String,
    /// The passage that hangs; none where it is no passage any more.
    pub passage: Option<u32>,
    /// The passage it hangs on.
    pub hangs_on: Option<u32>,
    pub voices: Vec<String>,
    pub condition: String,
}

/// What a delegation says of the whole item.
#[derive(Debug, Serialize)]
pub struct WrittenPosition {
    pub voice: String,
    pub stance: &'static str,
    pub reason: String,
    pub id: String,
}

/// A remark.
#[derive(Debug, Serialize)]
pub struct WrittenRemark {
    pub id: String,
    pub author: String,
    pub at: String,
    pub text: String,
    pub audience: &'static str,
}

/// A meeting.
#[derive(Debug, Serialize)]
pub struct WrittenMeeting {
    pub id: String,
    pub body: String,
    pub place: String,
    pub from: String,
    pub to: String,
    pub present: BTreeMap<String, Vec<String>>,
    pub absent: Vec<String>,
    pub outcomes: usize,
}

/// A provision that is to follow the leading language.
#[derive(Debug, Serialize)]
pub struct WrittenToFollow {
    pub language: String,
    pub at: String,
    pub outcomes: Vec<String>,
}

/// What was found in the languages of the current draft.
#[derive(Debug, Default)]
pub struct Found {
    pub passages: Vec<WrittenPassage>,
    pub earlier: Vec<String>,
    /// How much can be made shorter.
    pub streamline: usize,
    /// Outcomes that do not go together.
    pub clashes: Vec<String>,
    pub to_follow: Vec<WrittenToFollow>,
    /// What is agreed, a line each for people.
    pub agreed: Vec<String>,
}

/// What was decided.
#[derive(Debug, Serialize)]
pub struct WrittenOutcome {
    pub id: String,
    pub decision: &'static str,
    pub status: &'static str,
    pub ad_referendum_of: Vec<String>,
    pub reason: String,
    pub verdicts: Vec<WrittenVerdict>,
}

/// What became of one proposal.
#[derive(Debug, Serialize)]
pub struct WrittenVerdict {
    pub voices: Vec<String>,
    pub verdict: &'static str,
    pub reason: String,
}

/// A wording.
#[derive(Debug, Serialize)]
pub struct WrittenOption {
    pub letter: String,
    pub base: bool,
    pub words: String,
    pub holders: Vec<String>,
    pub positions: BTreeMap<String, &'static str>,
}

/// A reply to an older draft that came when the current one was out.
#[derive(Debug, Serialize)]
pub struct WrittenLate {
    pub id: String,
    /// The number of the draft it answers.
    pub draft: u32,
    /// Those who have said nothing since.
    pub voices: Vec<String>,
    /// Whether it can be carried over.
    pub to_be_carried: bool,
}

/// A proposal without a place in the current draft.
#[derive(Debug, Serialize)]
pub struct WrittenLeft {
    pub voices: Vec<String>,
    pub at: String,
    pub was: String,
    pub proposed: String,
    pub now: String,
}

impl Found {
    /// Adds what is found in one language.
    pub fn add(&mut self, dossier: &Dossier, hearing: &Hearing, language: Language) {
        self.passages.extend(passages(dossier, hearing, language));
        let mut places = Places::new(dossier, language);
        self.earlier.extend(hearing.board.earlier.iter().map(ToString::to_string));
        if let Some(round) = Round::new(dossier, hearing, Manner::of(dossier, language)) {
            self.agreed.extend(round.ruled(&hearing.board.agreed));
        }
        self.to_follow.extend(hearing.to_follow.iter().map(|it| WrittenToFollow {
            language: hearing.language.to_string(),
            at: places.of_provision(&hearing.edition, &it.provision),
            outcomes: it.outcomes.iter().map(ToString::to_string).collect(),
        }));
    }
}

/// What is said of the whole item, in protocol order.
fn item(dossier: &Dossier, edition: &RecordId) -> Vec<WrittenPosition> {
    let state = dossier.state();
    let spoken = state.stances.get(&Matter::Item(*edition)).map(Vec::as_slice).unwrap_or_default();
    let said = spoken.iter().filter_map(|it| Some((it, &state.positions.get(&it.record)?.what)));
    said.map(|(it, position)| WrittenPosition {
        voice: it.voice.to_string(),
        stance: position.stance.word(),
        reason: position.reason.clone(),
        id: it.record.to_string(),
    })
    .collect()
}

/// The remarks on a draft, in the order they were entered.
fn remarks(dossier: &Dossier, edition: &RecordId, language: Language) -> Vec<WrittenRemark> {
    let about = |remark: &Remark| remark.on.as_ref().map(|on| on.edition).or(remark.about);
    let mut all: Vec<_> =
        dossier.state().remarks.values().filter(|it| about(&it.what).as_ref() == Some(edition)).collect();
    all.sort_by_key(|it| (it.counter, it.id));
    let mut places = Places::new(dossier, language);
    all.into_iter()
        .map(|it| WrittenRemark {
            id: it.id.to_string(),
            author: it.author.to_string(),
            at: match (&it.what.on, &it.what.provision) {
                (Some(on), _) => places.of(on),
                (None, Some(provision)) => places.of_provision(edition, provision),
                (None, None) => String::new(),
            },
            text: it.what.text.clone(),
            audience: it.audience.word(),
        })
        .collect()
}

fn meetings(dossier: &Dossier) -> Vec<WrittenMeeting> {
    let state = dossier.state();
    let mut all: Vec<_> = state.meetings.values().collect();
    all.sort_by_key(|it| (it.what.from, it.what.to, it.id));
    let of = |id: RecordId| state.outcomes.values().filter(|it| it.what.meeting == Some(id)).count();
    all.into_iter()
        .map(|it| WrittenMeeting {
            id: it.id.to_string(),
            body: it.what.body.clone(),
            place: it.what.place.clone(),
            from: it.what.from.to_string(),
            to: it.what.to.to_string(),
            present: it.what.present.iter().map(|at| (at.code.to_string(), at.people.clone())).collect(),
            absent: it.what.absent.iter().map(Code::to_string).collect(),
            outcomes: of(it.id),
        })
        .collect()
}

fn verdict(dossier: &Dossier, answer: &outcome::Reply) -> WrittenVerdict {
    let voices = dossier.state().submissions.get(&answer.submission).map(|it| it.what.voices.as_slice());
    WrittenVerdict {
        voices: voices.unwrap_or_default().iter().map(Code::to_string).collect(),
        verdict: answer.verdict.word(),
        reason: answer.reason.clone(),
    }
}

/// The links an item has with others.
fn links(dossier: &Dossier, hearing: &Hearing, item: &Item) -> Vec<WrittenLink> {
    let links = item.links.iter().filter_map(|id| dossier.state().links.get(id));
    let number = |on| hearing.item_at(on).map(|item| item.number);
    links
        .map(|link| WrittenLink {
            id: link.id.to_string(),
            passage: number(&link.what.of),
            hangs_on: number(&link.what.on),
            voices: link.what.voices.iter().map(Code::to_string).collect(),
            condition: link.what.condition.clone(),
        })
        .collect()
}

fn passages(dossier: &Dossier, hearing: &Hearing, language: Language) -> Vec<WrittenPassage> {
    let state = dossier.state();
    let rolling = &hearing.rolling;
    let circulated = is_circulated(state, &hearing.edition);
    let citations = Citations::new(&rolling.base, language).starting(&rolling.starts);
    let open = hearing.board.items.iter().filter_map(|item| {
        let passage = hearing.passage(item)?;
        let outcomes =
            item.outcomes.iter().filter_map(|id| state.outcomes.get(id)).map(|it| WrittenOutcome {
                id: it.id.to_string(),
                decision: it.what.decision.word(),
                status: it.what.status.word(),
                ad_referendum_of: match &it.what.status {
                    outcome::Status::AdReferendum(codes) => codes.iter().map(ToString::to_string).collect(),
                    _ => Vec::new(),
                },
                reason: it.what.reason.clone(),
                verdicts: it.what.answers.iter().map(|answer| verdict(dossier, answer)).collect(),
            });
        let options = item.options.iter().zip(&passage.wordings).map(|(choice, wording)| WrittenOption {
            letter: choice.letter.clone(),
            base: wording.base,
            words: carry::written(&wording.fragments),
            holders: choice.holders.iter().map(ToString::to_string).collect(),
            positions: choice.positions.iter().map(|it| (it.0.to_string(), it.1.word())).collect(),
        });
        Some(WrittenPassage {
            number: item.number,
            id: passage.id(),
            language: hearing.language.to_string(),
            at: if rolling.base.is_empty() {
                String::new()
            } else {
                citations.stretch(item.layer, item.span.clone())
            },
            proposers: rolling.codes(&passage.proposers()).into_iter().map(str::to_owned).collect(),
            stand: item.stand.word(),
            outcomes: outcomes.collect(),
            options: options.collect(),
            known: item
                .known
                .iter()
                .map(|(code, known)| match known {
                    Known::Silent if !circulated => (code.to_string(), Known::NotSent.word()),
                    _ => (code.to_string(), known.word()),
                })
                .collect(),
            once_agreed: item.once_agreed.and_then(|id| state.outcomes.get(&id)).map(|outcome| {
                let fragments: Vec<_> = outcome.what.effect.iter().filter_map(Piece::read).collect();
                carry::written(&fragments)
            }),
            links: links(dossier, hearing, item),
        })
    });
    open.collect()
}

/// The whole of it.
pub fn written(dossier: &Dossier, current: Option<RecordId>, found: Found, language: Language) -> Written {
    let state = dossier.state();
    let genesis = dossier.genesis();
    let drafts = state.editions.iter().map(|edition| WrittenDraft {
        id: edition.id.to_string(),
        number: edition.what.number,
        date: edition.what.date.to_string(),
        current: Some(edition.id) == current,
        open: edition.what.open.len(),
        languages: edition.what.texts.keys().map(ToString::to_string).collect(),
    });
    let about = current.map(|id| state.submissions_about(&id)).unwrap_or_default();
    let replies = about.into_iter().map(|submission| WrittenReply {
        id: submission.id.to_string(),
        voices: submission.what.voices.iter().map(ToString::to_string).collect(),
        kind: submission.what.kind.word(),
        date: submission.what.date.map(|date| date.to_string()),
        languages: submission.what.texts.keys().map(ToString::to_string).collect(),
        stands: state.stands(&submission.id),
    });
    let lines = current.map(|id| lines(state, &id)).unwrap_or_default();
    let circulated = current.is_some_and(|id| is_circulated(state, &id));
    let said = |phrases: Vec<Phrase>| phrases.into_iter().map(|it| language.say(it)).collect();
    Written {
        format: FORMAT,
        id: dossier.id().to_string(),
        title: genesis.title.iter().map(|(tag, title)| (tag.to_string(), title.clone())).collect(),
        leading: genesis.leading.to_string(),
        languages: genesis
            .languages
            .iter()
            .map(|(tag, role)| (tag.to_string(), *role == crate::negotiation::Role::Authentic))
            .collect(),
        drafts: drafts.collect(),
        replies: replies.collect(),
        delegations: lines.iter().map(|line| delegation(line, circulated)).collect(),
        open: found.passages.iter().filter(|passage| is_open(passage)).count(),
        passages: found.passages,
        to_follow: found.to_follow,
        item: current.map(|id| item(dossier, &id)).unwrap_or_default(),
        remarks: current.map(|id| remarks(dossier, &id, language)).unwrap_or_default(),
        meetings: meetings(dossier),
        left_behind: left_behind(dossier, current),
        to_be_carried: dossier.to_be_carried().iter().map(ToString::to_string).collect(),
        late_replies: late(state).iter().map(late_reply).collect(),
        streamline: found.streamline,
        clashes: found.clashes,
        earlier_positions: found.earlier,
        contradictions: said(state.contradictions.iter().map(|it| it.phrase()).collect()),
        pending: state.pending.keys().map(ToString::to_string).collect(),
        withheld: state.withheld.len(),
        without_effect: state
            .without_effect
            .iter()
            .map(|(id, why)| WrittenRefusal { id: id.to_string(), why: why.word() })
            .collect(),
        troubles: said(dossier.troubles().iter().map(|it| it.phrase()).collect()),
    }
}

/// Whether people have still to deal with it.
pub fn is_open(passage: &WrittenPassage) -> bool {
    !matches!(passage.stand, "agreed" | "agreed-in-group" | "ad-referendum")
}

fn delegation(line: &Line<'_>, circulated: bool) -> WrittenDelegation {
    let number = |letter: Option<&Letter>| letter.map(|it| it.number.clone()).filter(|it| !it.is_empty());
    let said = |date: Option<jiff::civil::Date>| date.map(|date| date.to_string());
    WrittenDelegation {
        code: line.code.to_string(),
        standing: standing(&line.standing, circulated).0,
        sent: said(line.sent),
        sent_letter: line.sent_letter.clone(),
        reminded: said(line.reminded),
        deadline: said(line.deadline),
        received: said(line.received),
        letter: number(line.letter),
        late: line.late,
        partial: line.partial,
        carried: line.carried,
    }
}

fn late_reply(late: &Late) -> WrittenLate {
    WrittenLate {
        id: late.submission.to_string(),
        draft: late.number,
        voices: late.voices.iter().map(ToString::to_string).collect(),
        to_be_carried: late.goes_on,
    }
}

/// What of older replies has no place in the current draft.
fn left_behind(dossier: &Dossier, current: Option<RecordId>) -> Vec<WrittenLeft> {
    let state = dossier.state();
    let within = current.and_then(|id| state.edition(&id)).map(|edition| edition.what.carried.as_slice());
    let later = state.carried.values().filter(|it| it.what.to == current).map(|it| &it.what);
    let mut left = Vec::new();
    for carried in within.unwrap_or_default().iter().chain(later) {
        let voices = state.submissions.get(&carried.submission).map(|it| it.what.voices.as_slice());
        left.extend(carried.left.iter().map(|it| WrittenLeft {
            voices: voices.unwrap_or_default().iter().map(ToString::to_string).collect(),
            at: it.at.clone(),
            was: it.was.clone(),
            proposed: it.proposed.clone(),
            now: it.now.clone(),
        }));
    }
    left
}
