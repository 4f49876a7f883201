//! The drafts that led to an edition, with what was said to each and decided on it: what provenance is traced along.

use super::kept::Voice;
use super::{Dossier, DossierError};
use crate::negotiation::provenance::{Provenance, Said, Settled, Step, provenance};
use crate::negotiation::{Code, LanguageTag, RecordId};
use crate::text::Text;

/// The drafts that led to an edition, the oldest first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Chain {
    /// The drafts.
    pub drafts: Vec<ChainDraft>,
}

/// One draft of a chain.
#[derive(Debug, Clone, PartialEq)]
pub struct ChainDraft {
    /// The edition.
    pub edition: RecordId,
    /// Its number.
    pub number: u32,
    /// Who circulated it.
    pub authors: Vec<Code>,
    /// Its text.
    pub text: Text,
    /// What was answered to it.
    pub voices: Vec<Voice>,
    /// What was agreed on it.
    pub settled: Vec<Settled>,
}

impl Chain {
    /// The steps provenance is traced along.
    pub fn steps(&self) -> Vec<Step<'_>> {
        self.drafts.iter().map(of).collect()
    }

    /// Where every word of every draft comes from.
    pub fn provenance(&self) -> Provenance {
        provenance(&self.steps())
    }
}

fn of(draft: &ChainDraft) -> Step<'_> {
    Step {
        edition: draft.edition,
        authors: draft.authors.clone(),
        text: &draft.text,
        replies: draft.voices.iter().map(said).collect(),
        outcomes: draft.settled.clone(),
    }
}

fn said(voice: &Voice) -> Said<'_> {
    let authors = voice.codes.clone();
    Said { submission: voice.submission, authors, text: &voice.text, partial: voice.partial }
}

impl Dossier {
    /// The drafts that led to an edition, in one language. A draft that had no text in it is left out.
    pub fn chain(&self, edition: &RecordId, language: &LanguageTag) -> Result<Chain, DossierError> {
        let mut drafts = Vec::new();
        let mut at = self.state().edition(edition);
        while let Some(stated) = at {
            if stated.what.texts.contains_key(language) {
                let settled = self.state().outcomes.values().filter(|outcome| {
                    let on = &outcome.what.on;
                    on.edition == stated.id
                        && &on.language == language
                        && outcome.what.takes_effect()
                        && !self.state().overtaken.contains(&outcome.id)
                });
                drafts.push(ChainDraft {
                    edition: stated.id,
                    number: stated.what.number,
                    authors: vec![stated.author.clone()],
                    text: self.text_of(&stated.id, language)?.text,
                    voices: self.voices(&stated.id, language)?,
                    settled: settled
                        .map(|outcome| Settled {
                            outcome: outcome.id,
                            span: outcome.what.on.from..outcome.what.on.to,
                            authors: outcome.what.authors.clone(),
                        })
                        .collect(),
                });
            }
            at = stated.what.previous.as_ref().and_then(|previous| self.state().edition(previous));
        }
        drafts.reverse();
        Ok(Chain { drafts })
    }
}
