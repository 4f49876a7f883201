//! Replies that stand, and how far a new one takes their place: what a clerk is told before it is entered.

use std::collections::BTreeMap;

use super::Dossier;
use super::history::clause;
use crate::language::{Language, Phrase};
use crate::negotiation::submission::Kind;
use crate::negotiation::{Code, LanguageTag, RecordId};

/// A reply that is somebody's word on a draft, or on a reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stood {
    /// Its record.
    pub submission: RecordId,
    /// Whose word it is, language by language.
    pub speaks: BTreeMap<LanguageTag, Vec<Code>>,
    /// What it is, in a clause.
    pub words: String,
}

impl Dossier {
    /// The replies that stand on a draft or on a reply, in protocol order, named in a language.
    pub fn stood(&self, about: &RecordId, language: Language) -> Vec<Stood> {
        let mut stood: Vec<Stood> = Vec::new();
        for ((_, tag), answers) in self.state.answers.iter().filter(|((subject, _), _)| subject == about) {
            for answered in answers {
                let at = stood.iter().position(|it| it.submission == answered.submission);
                let speaks = match at.and_then(|at| stood.get_mut(at)) {
                    Some(known) => &mut known.speaks,
                    None => {
                        let submission = answered.submission;
                        let words = clause(self, &submission, language);
                        stood.push(Stood { submission, speaks: BTreeMap::new(), words });
                        let Some(new) = stood.last_mut() else { continue };
                        &mut new.speaks
                    }
                };
                speaks.entry(tag.clone()).or_default().extend(answered.voices.iter().cloned());
            }
        }
        stood
    }
}

impl Stood {
    /// That it gives way to a reply of these voices, of a kind, in a language; nothing where it does not. A letter of no
    /// comments speaks of every language.
    pub fn gives_way(&self, voices: &[String], kind: Kind, language: &str) -> Option<Phrase> {
        if !kind.supersedes() {
            return None;
        }
        let said = |tag: &LanguageTag| kind == Kind::NoComments || tag.as_str() == language;
        let answers = |code: &&Code| voices.iter().any(|voice| voice == code.as_str());
        let taken = self.speaks.iter().filter(|(tag, _)| said(tag)).flat_map(|(_, codes)| codes);
        let taken: Vec<&Code> = taken.filter(answers).collect();
        if taken.is_empty() {
            return None;
        }
        let mut left: Vec<&str> = Vec::new();
        for (tag, codes) in &self.speaks {
            for code in codes.iter().filter(|code| !said(tag) || !answers(code)) {
                if !left.contains(&code.as_str()) {
                    left.push(code.as_str());
                }
            }
        }
        let key = match left.iter().all(|code| voices.iter().any(|voice| voice == code)) {
            _ if left.is_empty() => "stood-gives-way",
            // The same delegations go on with it in other languages.
            true => "stood-gives-way-language",
            false => "stood-gives-way-in-part",
        };
        Some(Phrase::new(key).with("what", &self.words).with("left", left.join(", ")))
    }
}
