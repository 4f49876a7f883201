//! What is to follow in a language that does not lead the negotiation.

use std::collections::BTreeMap;

use super::kept::Kept;
use super::{Dossier, DossierError};
use crate::compare::BaseSide;
use crate::consolidate::Layer;
use crate::negotiation::follow::{Concordant, to_follow};
use crate::negotiation::outcome::{Decision, Outcome};
use crate::negotiation::state::Stated;
use crate::negotiation::{LanguageTag, ProvisionId, RecordId};

/// A provision that is to follow the leading language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToFollow {
    /// The provision.
    pub provision: ProvisionId,
    /// The outcomes in the leading language that changed it in this draft; none where it changed in an earlier one.
    pub outcomes: Vec<RecordId>,
}

impl Dossier {
    /// The provisions of a draft that were changed in the leading language and have still to be changed in this one, in
    /// the order of the leading text; one that it no longer has stands behind the provision it follows in the other.
    pub fn to_follow(
        &self,
        edition: &RecordId,
        language: &LanguageTag,
    ) -> Result<Vec<ToFollow>, DossierError> {
        let leading = &self.genesis.leading;
        if language == leading {
            return Ok(Vec::new());
        }
        let mut drafts: Vec<(Kept, Kept)> = Vec::new();
        let mut at = self.state.edition(edition);
        while let Some(stated) = at {
            let texts = &stated.what.texts;
            if !texts.contains_key(leading) || !texts.contains_key(language) {
                break;
            }
            drafts.push((self.text_of(&stated.id, leading)?, self.text_of(&stated.id, language)?));
            at = stated.what.previous.as_ref().and_then(|previous| self.state.edition(previous));
        }
        let Some((ours, theirs)) = drafts.first().cloned() else { return Ok(Vec::new()) };
        drafts.reverse();
        let pairs: Vec<Concordant<'_>> = drafts
            .iter()
            .map(|(leading, other)| Concordant {
                leading: (&leading.text, &leading.ids),
                other: (&other.text, &other.ids),
            })
            .collect();
        let mut behind: BTreeMap<ProvisionId, Vec<RecordId>> =
            to_follow(&pairs).into_iter().map(|id| (id, Vec::new())).collect();
        let decided = self.changing(edition, language, &theirs, |_| true);
        for (provision, (counter, outcome)) in self.changing(edition, leading, &ours, |it| {
            it.what.takes_effect() && it.what.decision != Decision::Keep
        }) {
            let followed = decided.iter().any(|(other, (later, _))| *other == provision && *later > counter);
            if !followed {
                behind.entry(provision).or_default().push(outcome);
            }
        }
        for (provision, _) in &decided {
            // A change of an earlier draft is settled by whatever was decided here since.
            if behind.get(provision).is_some_and(Vec::is_empty) {
                behind.remove(provision);
            }
        }
        let in_leading: BTreeMap<&ProvisionId, usize> = ours.ids.iter().zip(0..).collect();
        let place = |id: &ProvisionId| {
            if let Some(own) = in_leading.get(id) {
                return (Some(*own), None, *id);
            }
            let other = theirs.ids.iter().position(|known| known == id);
            let before = theirs.ids.iter().take(other.unwrap_or_default()).rev();
            (before.filter_map(|id| in_leading.get(id)).next().copied(), other, *id)
        };
        let mut all: Vec<ToFollow> =
            behind.into_iter().map(|(provision, outcomes)| ToFollow { provision, outcomes }).collect();
        all.sort_by_cached_key(|it| place(&it.provision));
        Ok(all)
    }

    /// The provisions outcomes on a draft are about in one language, with the outcome and its place in the order of things.
    fn changing(
        &self,
        edition: &RecordId,
        language: &LanguageTag,
        kept: &Kept,
        counts: impl Fn(&Stated<Outcome>) -> bool,
    ) -> Vec<(ProvisionId, (u64, RecordId))> {
        let side = BaseSide::new(&kept.text);
        if side.is_empty() {
            return Vec::new();
        }
        let mut found = Vec::new();
        let on_it = self.state.outcomes.values().filter(|outcome| {
            let on = &outcome.what.on;
            &on.edition == edition
                && &on.language == language
                && outcome.what.decision.settles()
                && !self.state.overtaken.contains(&outcome.id)
                && counts(outcome)
        });
        for outcome in on_it {
            let on = &outcome.what.on;
            let last = side.len().saturating_sub(1);
            let from = side.provision_at(on.from.min(last));
            let to = side.provision_at(on.to.saturating_sub(1).clamp(on.from.min(last), last));
            // What is added stands behind the provision before it.
            let places = match on.layer {
                Layer::Addition if on.from <= last => from.saturating_sub(1)..=from.saturating_sub(1),
                Layer::Addition => from..=from,
                _ => from..=to,
            };
            let ids = places.filter_map(|at| kept.ids.get(at)).copied();
            found.extend(ids.map(|id| (id, (outcome.counter, outcome.id))));
        }
        found.sort_unstable();
        found
    }
}
