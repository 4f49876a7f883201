//! What follows from a suggestion to make the text shorter: records, never a change of what anyone sent.

use super::hearing::Hearing;
use super::{Dossier, DossierError, Occasion};
use crate::negotiation::board::Item;
use crate::negotiation::position::{Matter, Position, Stance};
use crate::negotiation::statement::Link;
use crate::negotiation::streamline::Suggestion;
use crate::negotiation::stretch::Stretch;

impl Dossier {
    /// Records what follows from a suggestion, once those who must agree have agreed: that the holders of a wording accept
    /// the one that says the same, or that passages are dealt with together. Gives the number of entries. The submissions
    /// stay as they were sent: every voice projects to the text it projected to before.
    pub fn streamline(
        &mut self,
        hearing: &Hearing,
        suggestion: &Suggestion,
        reason: &str,
        occasion: &Occasion,
    ) -> Result<usize, DossierError> {
        let stretch = |item: &Item, letter: Option<&str>| -> Option<Stretch> {
            let choice = match letter {
                Some(letter) => item.options.iter().find(|choice| choice.letter == letter)?,
                None => item.options.first()?,
            };
            Some(item.stretch(hearing.edition, &hearing.language, choice.reads.clone()))
        };
        let items = suggestion.passages().into_iter().filter_map(|number| hearing.board.numbered(number));
        if let Suggestion::Alike { stays, holders, .. } = suggestion {
            let mut entered = 0;
            for on in items.filter_map(|item| stretch(item, Some(stays))) {
                let position = Position {
                    voices: holders.clone(),
                    on: Matter::Wording(on),
                    stance: Stance::Accepts,
                    reason: reason.to_owned(),
                };
                self.take_position(position, occasion)?;
                entered += 1;
            }
            return Ok(entered);
        }
        let mut stretches = items.filter_map(|item| stretch(item, None));
        let Some(first) = stretches.next() else { return Ok(0) };
        let mut entered = 0;
        for of in stretches {
            let voices = vec![occasion.office.clone()];
            let link = Link { of, on: first.clone(), voices, condition: reason.to_owned() };
            self.link(link, occasion)?;
            entered += 1;
        }
        Ok(entered)
    }
}
