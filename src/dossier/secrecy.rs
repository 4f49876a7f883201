//! What is said about words that are not for everyone is not for everyone either, or it would tell them.

use super::{Dossier, Occasion};
use crate::negotiation::stretch::Stretch;
use crate::negotiation::{Audience, RecordId};

impl Dossier {
    /// The occasion on which something is said about these wordings: for nobody but those who may see one that repeats
    /// each of them.
    pub(super) fn discreet<'s>(
        &self,
        occasion: &Occasion,
        about: impl IntoIterator<Item = &'s Stretch>,
    ) -> Occasion {
        let mut occasion = occasion.clone();
        for on in about {
            occasion.audience = occasion.audience.min(self.audience_of(on));
        }
        occasion
    }

    /// The occasion on which what a submission says is said again.
    pub(super) fn as_discreet_as(&self, submission: &RecordId, occasion: &Occasion) -> Occasion {
        let said = self.state.submissions.get(submission);
        let audience = said.map_or(occasion.audience, |said| occasion.audience.min(said.audience));
        Occasion { audience, ..occasion.clone() }
    }

    /// Who may see a wording: whoever may see one of the submissions it stands in.
    fn audience_of(&self, on: &Stretch) -> Audience {
        let restricted = |id: &RecordId| {
            self.state.submissions.get(id).map(|it| it.audience).filter(|it| *it != Audience::All)
        };
        let answers = self.state.answers_to(&on.edition, &on.language);
        if answers.iter().all(|answer| restricted(&answer.submission).is_none()) {
            return Audience::All;
        }
        // A text that is not here tells nothing.
        let Ok(hearing) = self.hearing(&on.edition, &on.language) else { return Audience::All };
        let options = hearing.item_at(on).map(|item| item.options.as_slice()).unwrap_or_default();
        let holding: Vec<&RecordId> = options
            .iter()
            .skip(1)
            .filter(|choice| choice.reads == on.reads)
            .flat_map(|choice| &choice.submissions)
            .collect();
        let own = options.first().is_none_or(|base| base.reads == on.reads);
        let widest = holding.into_iter().map(|id| restricted(id).unwrap_or_default()).max();
        widest.filter(|_| !own).unwrap_or_default()
    }
}
