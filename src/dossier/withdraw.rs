//! Taking back: a record, or single proposals of a reply.

use std::collections::BTreeMap;

use super::hearing::Hearing;
use super::{Dossier, DossierError, Occasion};
use crate::consolidate::compose::Choice;
use crate::negotiation::board::Item;
use crate::negotiation::identity::inherit;
use crate::negotiation::record::Body;
use crate::negotiation::statement::{Retraction, Withdrawal};
use crate::negotiation::submission::{About, Answer, Kind, Submission};
use crate::negotiation::{Code, ProvisionId, RecordId};
use crate::text::Text;

impl Dossier {
    /// Takes a record back in the office's own name.
    pub fn withdraw(
        &mut self,
        of: RecordId,
        reason: &str,
        occasion: &Occasion,
    ) -> Result<RecordId, DossierError> {
        self.withdraw_for(occasion.office.clone(), of, reason, occasion)
    }

    /// Takes a record back in someone's name.
    pub fn withdraw_for(
        &mut self,
        author: Code,
        of: RecordId,
        reason: &str,
        occasion: &Occasion,
    ) -> Result<RecordId, DossierError> {
        if self.state.roster.get(&author).is_none() {
            return Err(DossierError::NotAtTheTable(author));
        }
        let mut retractions = self.state.retractions.values();
        if let Some(later) = retractions.find(|it| it.what.from == of && it.what.submission != of) {
            return Err(DossierError::TakenBackSince(super::history::short(&later.id)));
        }
        let body = Body::Withdrawal(Withdrawal { of, reason: reason.to_owned() });
        self.state_with(occasion, author, body, Vec::new())
    }

    /// Takes single proposals of a reply back: what is left of it goes on standing under its own letter; the one
    /// by which they are taken back is the occasion's. Where several had replied together and not all of them
    /// are among `voices`, those who are part from the others: a reply of their own without them takes its place.
    pub fn withdraw_proposals(
        &mut self,
        hearing: &Hearing,
        voices: &[Code],
        items: &[&Item],
        reason: &str,
        occasion: &Occasion,
    ) -> Result<RecordId, DossierError> {
        let speaks = |codes: &[Code]| voices.iter().all(|code| codes.contains(code));
        let spoken = hearing.voices.iter().find(|voice| !voices.is_empty() && speaks(&voice.codes));
        let voice = spoken.ok_or(DossierError::EmptyReply)?;
        let holder = hearing.rolling.voice(&voice.name).ok_or(DossierError::EmptyReply)?;
        let mut choices: BTreeMap<usize, Choice> = BTreeMap::new();
        let mut proposals = Vec::new();
        for (index, passage) in hearing.rolling.passages.iter().enumerate() {
            let own = passage.proposed_by(holder);
            let taken_back = items.iter().find(|item| item.passage == index);
            let choice = own.filter(|_| taken_back.is_none()).map_or(Choice::Keep, Choice::Take);
            choices.insert(index, choice);
            let said = taken_back.and_then(|item| Some((item, item.options.get(own?)?)));
            proposals.extend(said.map(|(item, choice)| {
                item.stretch(hearing.edition, &hearing.language, choice.reads.clone())
            }));
        }
        if proposals.is_empty() {
            return Err(DossierError::EmptyReply);
        }
        let text = numbered_as(&voice.text, hearing.rolling.compose(&choices).text);
        let mut parcels = Vec::new();
        let prepared = self.prepare(
            std::iter::once((&hearing.language, &text)),
            |language| self.text_of(&hearing.edition, language).ok(),
            &BTreeMap::new(),
            &mut parcels,
        );
        let answer = |text| Answer { text, scope: voice.scope.clone() };
        let texts = prepared.into_iter().map(|(language, text)| (language, answer(text))).collect();
        let author = self.speaks(voices, occasion)?;
        let mut occasion = self.as_discreet_as(&voice.submission, occasion);
        let said = self.state.submissions.get(&voice.submission).ok_or(DossierError::EmptyReply)?;
        let reason = reason.trim().to_owned();
        let body = if said.what.voices.iter().all(|code| voices.contains(code)) {
            Body::Retraction(Retraction {
                submission: voice.submission,
                on: hearing.edition,
                from: voice.by,
                voices: voices.to_vec(),
                proposals,
                texts,
                reason,
            })
        } else {
            if !reason.is_empty() {
                occasion.on_the_strength_of.get_or_insert_default().text = reason;
            }
            let taken_back =
                |id: &ProvisionId| items.iter().any(|item| hearing.base.ids.get(item.provision) == Some(id));
            let mut own = Submission {
                kind: Kind::Full,
                voices: voices.to_vec(),
                about: About::Edition(hearing.edition),
                texts,
                points: Vec::new(),
                remarks: String::new(),
                originals: Vec::new(),
                parts_from: Some(voice.submission),
                ..said.what.clone()
            };
            own.reasons.retain(|reason| !reason.provision.as_ref().is_some_and(taken_back));
            Body::Submission(own)
        };
        self.state_with(&occasion, author, body, parcels)
    }
}

/// A text with the numbers of another for what continues it: what it refers to is called by those.
fn numbered_as(other: &Text, text: Text) -> Text {
    let continued = inherit(other, &text);
    let mut provisions = text.into_provisions();
    for (provision, other_at) in provisions.iter_mut().zip(continued) {
        if let Some(same) = other_at.and_then(|at| other.provisions().get(at)) {
            provision.form.label.clone_from(&same.form.label);
        }
    }
    Text::new(provisions)
}
