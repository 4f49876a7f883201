//! What stands beside the text of a draft without being a proposal: remarks on the whole and on its provisions, with
//! what was answered, and what is to follow the leading language.

use std::collections::{BTreeMap, BTreeSet};

use crate::consolidate::RollingText;
use crate::dossier::Dossier;
use crate::dossier::hearing::Hearing;
use crate::negotiation::state::Stated;
use crate::negotiation::statement::Remark;
use crate::negotiation::submission::{Kind, Letter, Submission};
use crate::negotiation::{Audience, Code, ProvisionId, RecordId};

/// What stands beside the text of a draft.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Margin {
    /// Remarks on the draft as a whole, the oldest first.
    pub whole: Vec<Remarked>,
    /// Remarks on provisions of the base.
    pub remarks: BTreeMap<usize, Vec<Remarked>>,
    /// What is to follow the leading language, by the provision of the base it is shown at.
    pub follow: BTreeMap<usize, Vec<Following>>,
}

/// A remark.
#[derive(Debug, Clone, PartialEq)]
pub struct Remarked {
    /// Who made it.
    pub codes: Vec<Code>,
    /// The letter it came with.
    pub letter: Option<Letter>,
    /// Whom it is for.
    pub audience: Audience,
    /// The place it speaks of, in its author's words, where that was not found in the draft.
    pub at: String,
    /// What it says.
    pub text: String,
    /// What was answered to it, the oldest first.
    pub answers: Vec<(Code, String)>,
}

/// A provision that is to follow the leading language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Following {
    /// The provision.
    pub provision: ProvisionId,
    /// What is to be done.
    pub how: How,
}

/// What is to be done to follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// The provision is to be changed.
    Change,
    /// It stands in the leading text alone, behind the provision it is shown at.
    Add,
    /// The leading text has it no more.
    Delete,
}

impl Margin {
    /// What stands beside the text of a hearing.
    pub fn of(dossier: &Dossier, hearing: &Hearing) -> Self {
        let place = hearing.base.ids.iter().enumerate().map(|(index, id)| (*id, index)).collect();
        let mut margin = Self::default();
        for (said, place) in remarks(dossier, hearing, &place) {
            match place {
                Some(place) => margin.remarks.entry(place).or_default().push(said),
                None => margin.whole.push(said),
            }
        }
        margin.follow = following(dossier, hearing, &place);
        margin
    }
}

/// All remarks, each with the provision it is about, the oldest first.
fn remarks(
    dossier: &Dossier,
    hearing: &Hearing,
    place: &BTreeMap<ProvisionId, usize>,
) -> Vec<(Remarked, Option<usize>)> {
    let state = dossier.state();
    let mut all: Vec<(u64, RecordId, Remarked, Option<usize>)> = Vec::new();
    let answers = |of: &RecordId| -> Vec<(Code, String)> {
        let mut answers: Vec<&Stated<Remark>> =
            state.remarks.values().filter(|it| it.what.about.as_ref() == Some(of)).collect();
        answers.sort_by_key(|it| (it.counter, it.id));
        answers.into_iter().map(|it| (it.author.clone(), it.what.text.clone())).collect()
    };
    for remark in state.remarks.values() {
        let what = &remark.what;
        let edition = what.on.as_ref().map(|on| on.edition).or(what.about);
        if edition != Some(hearing.edition) {
            continue;
        }
        let on = what.on.as_ref().filter(|on| on.language == hearing.language);
        let named = what.provision.and_then(|id| place.get(&id).copied());
        let place = named.or_else(|| on.map(|on| hearing.rolling.provision_at(on.from)));
        let said = Remarked {
            codes: vec![remark.author.clone()],
            letter: remark.on_the_strength_of.clone(),
            audience: remark.audience,
            at: String::new(),
            text: what.text.clone(),
            answers: answers(&remark.id),
        };
        all.push((remark.counter, remark.id, said, place));
    }
    for submission in state.submissions_about(&hearing.edition) {
        let kind = submission.what.kind;
        let stands = state.stands(&submission.id) || kind == Kind::Remarks;
        if !stands || kind == Kind::Approved || state.withdrawn.contains_key(&submission.id) {
            continue;
        }
        let mut answered = answers(&submission.id);
        for (at, text, found) in spoken(submission, hearing, place) {
            let said = Remarked {
                codes: submission.what.voices.clone(),
                letter: submission.what.letter.clone(),
                audience: submission.audience,
                at,
                text,
                // What answers a reply stands under the first thing it says.
                answers: std::mem::take(&mut answered),
            };
            all.push((submission.counter, submission.id, said, found));
        }
    }
    all.sort_by_key(|(counter, id, ..)| (*counter, *id));
    all.into_iter().map(|(_, _, said, place)| (said, place)).collect()
}

/// What a reply says beside its proposals: remarks on the whole, and reasons for places where it proposes nothing.
fn spoken(
    submission: &Stated<Submission>,
    hearing: &Hearing,
    place: &BTreeMap<ProvisionId, usize>,
) -> Vec<(String, String, Option<usize>)> {
    let mut spoken = Vec::new();
    let remarks = submission.what.remarks.trim();
    if !remarks.is_empty() {
        spoken.push((String::new(), remarks.to_owned(), None));
    }
    let own = hearing.voices.iter().find(|voice| voice.submission == submission.id);
    let voice = own.and_then(|voice| hearing.rolling.voice(&voice.name));
    let proposes = voice.map(|voice| proposes(&hearing.rolling, voice)).unwrap_or_default();
    for reason in &submission.what.reasons {
        let found = reason.provision.and_then(|id| place.get(&id).copied());
        let under = found.is_some_and(|at| hearing.base.text.under(at).any(|it| proposes.contains(&it)));
        if !under && !reason.text.trim().is_empty() {
            let at = if found.is_none() { reason.at.trim().to_owned() } else { String::new() };
            spoken.push((at, reason.text.trim().to_owned(), found));
        }
    }
    spoken
}

/// The provisions a voice proposes something in.
fn proposes(rolling: &RollingText, voice: usize) -> BTreeSet<usize> {
    let own = rolling.open_passages().filter(|(_, passage)| passage.proposers().contains(voice));
    own.flat_map(|(_, passage)| [rolling.owner(passage), rolling.provision_at(passage.span.start)]).collect()
}

/// What is to follow the leading language, where it is shown.
fn following(
    dossier: &Dossier,
    hearing: &Hearing,
    place: &BTreeMap<ProvisionId, usize>,
) -> BTreeMap<usize, Vec<Following>> {
    let mut follow: BTreeMap<usize, Vec<Following>> = BTreeMap::new();
    if hearing.to_follow.is_empty() {
        return follow;
    }
    // A leading text that cannot be read was named when the dossier was opened.
    let leading = dossier.text_of(&hearing.edition, &dossier.genesis().leading);
    let leading = leading.map(|kept| kept.ids.to_vec()).unwrap_or_default();
    for it in &hearing.to_follow {
        let there = leading.iter().position(|id| *id == it.provision);
        let here = place.get(&it.provision).copied();
        let (at, how) = match (here, there) {
            (Some(here), Some(_)) => (here, How::Change),
            (Some(here), None) => (here, How::Delete),
            (None, Some(there)) => {
                let before = leading.iter().take(there).rev().find_map(|id| place.get(id).copied());
                (before.unwrap_or_default(), How::Add)
            }
            (None, None) => continue,
        };
        follow.entry(at).or_default().push(Following { provision: it.provision, how });
    }
    follow
}
