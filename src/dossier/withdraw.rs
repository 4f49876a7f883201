//! Taking back: a record, or single proposals of a reply.

use std::collections::BTreeMap;

use super::hearing::Hearing;
use super::{Dossier, DossierError, Occasion};
use crate::consolidate::compose::Choice;
use crate::negotiation::board::Item;
use crate::negotiation::record::Body;
use crate::negotiation::statement::Withdrawal;
use crate::negotiation::submission::{About, Answer, Kind, Letter, Submission};
use crate::negotiation::{Code, RecordId};

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
        let body = Body::Withdrawal(Withdrawal { of, reason: reason.to_owned() });
        self.state_with(occasion, author, body, Vec::new())
    }

    /// Takes single proposals of a reply back: a reply without them takes its place, answering as much of the draft.
    /// Where several had replied together, those who are not among `voices` stand by theirs.
    pub fn withdraw_proposals(
        &mut self,
        hearing: &Hearing,
        voices: &[Code],
        items: &[&Item],
        letter: Option<Letter>,
        occasion: &Occasion,
    ) -> Result<RecordId, DossierError> {
        let speaks = |codes: &[Code]| voices.iter().all(|code| codes.contains(code));
        let spoken = hearing.voices.iter().find(|voice| !voices.is_empty() && speaks(&voice.codes));
        let voice = spoken.ok_or(DossierError::EmptyReply)?;
        let holder = hearing.rolling.voice(&voice.name).ok_or(DossierError::EmptyReply)?;
        let mut choices: BTreeMap<usize, Choice> = BTreeMap::new();
        for (index, passage) in hearing.rolling.passages.iter().enumerate() {
            let own = passage.wordings.iter().position(|wording| wording.holders.contains(holder));
            let taken_back = items.iter().any(|item| item.passage == index);
            let choice = own.filter(|_| !taken_back).map_or(Choice::Keep, Choice::Take);
            choices.insert(index, choice);
        }
        let text = hearing.rolling.compose(&choices).text;
        let mut parcels = Vec::new();
        let prepared = self.prepare(
            std::iter::once((&hearing.language, &text)),
            |language| self.text_of(&hearing.edition, language).ok(),
            &BTreeMap::new(),
            &mut parcels,
        );
        let left = |provision: &crate::negotiation::ProvisionId| {
            !items.iter().any(|item| hearing.base.ids.get(item.provision) == Some(provision))
        };
        let said = self.state.submissions.get(&voice.submission);
        let reasons = said.map(|said| said.what.reasons.clone()).unwrap_or_default();
        let submission = Submission {
            kind: Kind::Full,
            voices: voices.to_vec(),
            about: About::Edition(hearing.edition),
            date: letter.as_ref().and_then(|letter| letter.date),
            letter,
            texts: prepared
                .into_iter()
                .map(|(language, text)| (language, Answer { text, scope: voice.scope.clone() }))
                .collect(),
            points: Vec::new(),
            reasons: reasons
                .into_iter()
                .filter(|reason| reason.provision.as_ref().is_none_or(left))
                .collect(),
            remarks: String::new(),
            derived: said.map(|said| said.what.derived.clone()).unwrap_or_default(),
            originals: Vec::new(),
        };
        let author = self.speaks(voices, occasion)?;
        let occasion = self.as_discreet_as(&voice.submission, occasion);
        self.state_with(&occasion, author, Body::Submission(submission), parcels)
    }
}
