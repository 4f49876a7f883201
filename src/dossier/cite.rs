//! Places of drafts as people cite them.

use std::collections::BTreeMap;

use super::Dossier;
use super::kept::Kept;
use crate::compare::BaseSide;
use crate::exchange::paper::Citations;
use crate::language::Language;
use crate::negotiation::{LanguageTag, ProvisionId, RecordId, Stretch};
use crate::text::outline::Outline;

/// The places of a dossier's drafts. Each text is read and looked through once, however many places of it are asked for.
pub struct Places<'d> {
    dossier: &'d Dossier,
    language: Language,
    read: BTreeMap<(RecordId, LanguageTag), Option<Read>>,
}

/// A text, and what citing its places needs.
struct Read {
    kept: Kept,
    outline: Outline,
    /// Where its provisions begin, in tokens, and where the last ends.
    starts: Vec<u32>,
}

impl<'d> Places<'d> {
    /// Places cited in a language.
    pub fn new(dossier: &'d Dossier, language: Language) -> Self {
        Self { dossier, language, read: BTreeMap::new() }
    }

    /// The language places are cited in.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The dossier.
    pub fn dossier(&self) -> &'d Dossier {
        self.dossier
    }

    /// The place of a stretch: «Пункт 2 статьи 5»; empty where the text it is about is not here.
    pub fn of(&mut self, on: &Stretch) -> String {
        let language = self.language;
        match self.text(&on.edition, &on.language).filter(|read| !read.kept.text.is_empty()) {
            Some(read) => read.citations(language).stretch(on.layer, on.from..on.to),
            None => String::new(),
        }
    }

    /// The place of a provision in a draft, in whichever of its languages has it, the leading one first; empty where
    /// none has.
    pub fn of_provision(&mut self, edition: &RecordId, provision: &ProvisionId) -> String {
        let (language, genesis) = (self.language, self.dossier.genesis());
        for tag in std::iter::once(&genesis.leading).chain(genesis.languages.keys()) {
            let Some(read) = self.text(edition, tag) else { continue };
            if let Some(at) = read.kept.ids.iter().position(|id| id == provision) {
                return read.citations(language).of(at);
            }
        }
        String::new()
    }

    fn text(&mut self, edition: &RecordId, language: &LanguageTag) -> Option<&Read> {
        let dossier = self.dossier;
        let key = (*edition, language.clone());
        let read = || {
            let kept = dossier.text_of(edition, language).ok()?;
            let (outline, starts) = (Outline::new(&kept.text), BaseSide::new(&kept.text).starts.to_vec());
            Some(Read { kept, outline, starts })
        };
        self.read.entry(key).or_insert_with(read).as_ref()
    }
}

impl Read {
    fn citations(&self, language: Language) -> Citations<'_> {
        Citations::along(&self.kept.text, &self.outline, language).starting(&self.starts)
    }
}
