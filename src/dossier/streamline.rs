//! What follows from a suggestion to make the text shorter: records, never a change of what anyone sent.

use super::hearing::Hearing;
use super::{Dossier, DossierError, Occasion};
use crate::language::Phrase;
use crate::negotiation::board::{Choice, Item};
use crate::negotiation::position::{Matter, Position, Stance};
use crate::negotiation::statement::Link;
use crate::negotiation::streamline::Suggestion;
use crate::negotiation::stretch::Stretch;
use crate::negotiation::{Code, carry};

/// What follows from a suggestion, as it is recorded: positions, and what hangs together.
pub type Following = (Vec<Position>, Vec<Link>);

impl Hearing {
    /// What follows from a suggestion, once those who must agree have agreed: that the holders of a wording accept the
    /// one that says the same, or that passages are dealt with together, on the word of an office.
    pub fn follows(&self, suggestion: &Suggestion, reason: &str, office: &Code) -> Following {
        let stretch = |item: &Item, letter: Option<&str>| -> Option<Stretch> {
            let choice = match letter {
                Some(letter) => item.options.iter().find(|choice| choice.letter == letter)?,
                None => item.options.first()?,
            };
            Some(item.stretch(self.edition, &self.language, choice.reads.clone()))
        };
        let items = suggestion.passages().into_iter().filter_map(|number| self.board.numbered(number));
        if let Suggestion::Alike { stays, holders, .. } = suggestion {
            let positions = items.filter_map(|item| stretch(item, Some(stays))).map(|on| Position {
                voices: holders.clone(),
                on: Matter::Wording(on),
                stance: Stance::Accepts,
                reason: reason.to_owned(),
            });
            return (positions.collect(), Vec::new());
        }
        let mut stretches = items.filter_map(|item| stretch(item, None));
        let Some(first) = stretches.next() else { return Following::default() };
        let links = stretches.map(|of| Link {
            of,
            on: first.clone(),
            voices: vec![office.clone()],
            condition: reason.to_owned(),
        });
        (Vec::new(), links.collect())
    }

    /// A suggestion as a sentence that quotes the words as they were written.
    pub fn suggested(&self, suggestion: &Suggestion) -> Phrase {
        let codes = |codes: &[Code]| codes.iter().map(Code::as_str).collect::<Vec<_>>().join(", ");
        let numbers: Vec<String> = suggestion.passages().iter().map(u32::to_string).collect();
        // The words as they were written: what counts of them is no way to quote them.
        let quoted = |passage: u32, means: &dyn Fn(&Choice) -> bool| {
            let item = self.board.numbered(passage);
            let wording = item.and_then(|item| {
                let choice = item.options.iter().find(|choice| means(choice))?;
                let wording = self.passage(item)?.wordings.get(choice.wording)?;
                Some(carry::written(&wording.fragments))
            });
            wording.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let lettered = |passage: u32, letter: &str| quoted(passage, &|choice| choice.letter == letter);
        match suggestion {
            Suggestion::Alike { passage, stays, gives_way, differs, holders } => {
                Phrase::new("streamline-alike")
                    .with("passage", passage)
                    .with("gives", gives_way)
                    .with("stays", stays)
                    .with("words", lettered(*passage, gives_way))
                    .with("instead", lettered(*passage, stays))
                    .inner("differs", Phrase::new(differs.key()))
                    .with("holders", codes(holders))
            }
            Suggestion::Together { holders, .. } => Phrase::new("streamline-together")
                .with("passages", numbers.join(", "))
                .with("holders", codes(holders)),
            Suggestion::Repeated { passages, was, reads, holders } => {
                let first = passages.first().copied().unwrap_or_default();
                let wording = |words: &String| quoted(first, &|choice| choice.reads.trim() == words);
                Phrase::new("streamline-repeated")
                    .with("passages", numbers.join(", "))
                    .with("was", wording(was))
                    .with("reads", wording(reads))
                    .with("holders", codes(holders))
            }
        }
    }
}

impl Dossier {
    /// Records what follows from a suggestion. Gives the number of entries. The submissions stay as they were sent: every
    /// voice projects to the text it projected to before.
    pub fn streamline(
        &mut self,
        hearing: &Hearing,
        suggestion: &Suggestion,
        reason: &str,
        occasion: &Occasion,
    ) -> Result<usize, DossierError> {
        let (positions, links) = hearing.follows(suggestion, reason, &occasion.office);
        let count = positions.len() + links.len();
        for position in positions {
            self.take_position(position, occasion)?;
        }
        for link in links {
            self.link(link, occasion)?;
        }
        Ok(count)
    }
}
