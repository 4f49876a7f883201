//! The drafts that led to an edition, with what was said to each and decided on it: what provenance is traced along.

use super::kept::Voice;
use super::{Dossier, DossierError};
use crate::negotiation::provenance::{Provenance, Said, Settled, Step, provenance};
use crate::negotiation::state::Grounds;
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
    /// What was answered to it before the next was made, and whether it stood then.
    pub voices: Vec<(Voice, bool)>,
    /// What was agreed on it when the next was made.
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

fn said((voice, stood): &(Voice, bool)) -> Said<'_> {
    let authors = voice.codes.clone();
    Said { submission: voice.submission, authors, text: &voice.text, partial: voice.partial, stood: *stood }
}

impl Dossier {
    /// Those who spoke on a draft before the next one was made, whatever became of it since: each with whether it stood then.
    fn answered(&self, grounds: &Grounds, language: &LanguageTag) -> Vec<(Voice, bool)> {
        let all = grounds.heard.get(language).into_iter().flatten();
        let said = all.filter_map(|(spoke, stood)| Some((self.spoken(spoke, language)?, *stood)));
        let mut heard: Vec<(Voice, bool)> = said.collect();
        let roster = &self.state().roster;
        heard.sort_by_cached_key(|(voice, _)| {
            let places: Vec<_> = voice.codes.iter().map(|code| (roster.place(code), code.clone())).collect();
            (places, voice.submission)
        });
        heard
    }

    /// The outcomes a draft was made of.
    fn settled(&self, grounds: &Grounds, language: &LanguageTag) -> Vec<Settled> {
        let all = grounds.outcomes.iter().filter_map(|id| self.state().outcome(id));
        let here = all.filter(|outcome| &outcome.what.on.language == language && outcome.what.takes_effect());
        here.map(|outcome| Settled {
            outcome: outcome.id,
            span: outcome.what.on.from..outcome.what.on.to,
            authors: match outcome.what.authors.as_slice() {
                [] => vec![outcome.author.clone()],
                authors => authors.to_vec(),
            },
        })
        .collect()
    }

    /// The drafts that led to an edition, in one language. A draft that had no text in it is left out.
    pub fn chain(&self, edition: &RecordId, language: &LanguageTag) -> Result<Chain, DossierError> {
        let mut drafts = Vec::new();
        let mut at = self.state().edition(edition);
        let nothing = Grounds::default();
        let mut grounds = &nothing;
        while let Some(stated) = at {
            if stated.what.texts.contains_key(language) {
                drafts.push(ChainDraft {
                    edition: stated.id,
                    number: stated.what.number,
                    authors: vec![stated.author.clone()],
                    text: self.text_of(&stated.id, language)?.text,
                    voices: self.answered(grounds, language),
                    settled: self.settled(grounds, language),
                });
            }
            grounds = self.state().grounds.get(&stated.id).unwrap_or(&nothing);
            at = stated.what.previous.as_ref().and_then(|previous| self.state().edition(previous));
        }
        drafts.reverse();
        Ok(Chain { drafts })
    }
}
