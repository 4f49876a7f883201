//! Places of drafts as people cite them.

use super::Dossier;
use crate::exchange::paper::Citations;
use crate::language::Language;
use crate::negotiation::{ProvisionId, RecordId, Stretch};

impl Dossier {
    /// The place of a stretch: «Пункт 2 статьи 5»; empty where the text it is about is not here.
    pub fn cite(&self, on: &Stretch, language: Language) -> String {
        let Ok(kept) = self.text_of(&on.edition, &on.language) else { return String::new() };
        if kept.text.is_empty() {
            return String::new();
        }
        Citations::new(&kept.text, language).stretch(on.layer, on.from..on.to)
    }

    /// The place of a provision in a draft, in whichever of its languages has it, the leading one first; empty where
    /// none has.
    pub fn cite_provision(&self, edition: &RecordId, provision: &ProvisionId, language: Language) -> String {
        let leading = std::iter::once(&self.genesis.leading);
        for tag in leading.chain(self.genesis.languages.keys()) {
            let Ok(kept) = self.text_of(edition, tag) else { continue };
            if let Some(at) = kept.ids.iter().position(|id| id == provision) {
                return Citations::new(&kept.text, language).of(at);
            }
        }
        String::new()
    }
}
