//! What a dossier keeps of an edition or a reply, read again: its texts, and the voices that stand on it.

use std::collections::BTreeMap;

use super::hearing::revisions;
use super::{Dossier, DossierError};
use crate::consolidate::{RollingText, consolidate};
use crate::negotiation::edition::Role;
use crate::negotiation::place;
use crate::negotiation::record::Body;
use crate::negotiation::state::{Answered, Spoke};
use crate::negotiation::submission::{Answer, Kind, Scope};
use crate::negotiation::{Code, Digest, LanguageTag, ProvisionId, RecordId};
use crate::text::{Text, markdown};

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
    /// The record by which it stands: its own, the one that carried it over, or the one that took single proposals of
    /// it back.
    pub by: RecordId,
    /// Whether single proposals of it were taken back.
    pub left: bool,
    /// What it says.
    pub text: Text,
    /// Whether what it does not contain is not answered, instead of deleted.
    pub partial: bool,
    /// What it answers.
    pub scope: Scope,
}

impl Voice {
    /// The record by which a print names it: the reply, or what was left of it once single proposals were taken back.
    pub fn printed(&self) -> RecordId {
        if self.left { self.by } else { self.submission }
    }
}

impl Dossier {
    /// The provision of an edition or submission people mean by «пункт 2 статьи 5», in any of its languages.
    pub fn provision_cited(&self, record: &RecordId, at: &str) -> Option<ProvisionId> {
        cited(&self.texts_of(record), at)
    }

    pub(super) fn texts_of(&self, record: &RecordId) -> Vec<Kept> {
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
                let standing = now.iter().find(|voice| voice.printed() == id).cloned();
                standing.or_else(|| {
                    let left = self.record(&id).and_then(|record| record.envelope()).map(|it| &it.body);
                    let submission = match left {
                        Some(Body::Retraction(left)) => left.submission,
                        _ => id,
                    };
                    self.spoken(&Spoke { submission, by: id }, language)
                })
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

    /// What a submission said where it stood by a record, whatever became of either since; nothing where it had no wording
    /// in this language, or its text is not here any more.
    pub(super) fn spoken(&self, spoke: &Spoke, language: &LanguageTag) -> Option<Voice> {
        let submission = self.state.submissions.get(&spoke.submission)?;
        let Spoke { submission: id, by } = *spoke;
        let answered = Answered { submission: id, by, voices: Vec::new(), carried: false };
        let answer = match self.state.answer(&answered, language) {
            Some(answer) => answer,
            None => self.once_stood(spoke)?.get(language)?,
        };
        let codes = submission.what.voices.clone();
        Some(Voice {
            name: codes.iter().map(Code::as_str).collect::<Vec<_>>().join("+"),
            codes,
            submission: id,
            by,
            left: self.state.retractions.contains_key(&by),
            text: self.text(&answer.text.hash).ok()?,
            partial: submission.what.kind == Kind::Parts && answered.is_as_sent(),
            scope: answer.scope.clone(),
        })
    }

    /// The texts of a record that was taken back since: what it had carried over, or what it had left of a reply.
    fn once_stood(&self, spoke: &Spoke) -> Option<&BTreeMap<LanguageTag, Answer>> {
        match &self.record(&spoke.by)?.envelope()?.body {
            Body::Carried(carried) if carried.submission == spoke.submission => Some(&carried.texts),
            Body::Retraction(left) if left.submission == spoke.submission => Some(&left.texts),
            _ => None,
        }
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
                by: answered.by,
                left: self.state.retractions.contains_key(&answered.by),
                text: self.text(&answer.text.hash)?,
                partial: submission.what.kind == Kind::Parts && answered.is_as_sent(),
                scope: answer.scope.clone(),
            });
        }
        Ok(voices)
    }
}

/// The provision people mean by a place, in the first of some texts that has it.
pub(super) fn cited(texts: &[Kept], at: &str) -> Option<ProvisionId> {
    texts.iter().find_map(|kept| kept.ids.get(place::find(&kept.text, at).ok()?.provision).copied())
}
