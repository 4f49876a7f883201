//! What references among provisions a reply adds mean: each other, by the numbers the reply gave them.
//!
//! A reply numbers what it adds as it likes; once several replies are put together, such a number may be that of another
//! provision, too. What a reference means is therefore looked up in the reply itself.

use std::collections::BTreeMap;

use super::identity::inherit;
use crate::text::Text;
use crate::text::outline::Outline;
use crate::text::reference::{self, Reference};

/// References from added provisions to added provisions: by the words of the provision, the place of the reference in it
/// and the step of it, the words of what it means.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AmongAdded {
    known: BTreeMap<(String, usize, usize), String>,
}

impl AmongAdded {
    /// Takes in what a reply means: as it was sent, and in the numbers of the base, in which its words will stand.
    pub fn take_in(&mut self, base: &Text, sent: &Text, numbered: &Text) {
        let inherited = inherit(base, sent);
        let added = |at: usize| inherited.get(at).is_some_and(Option::is_none);
        let outline = Outline::new(sent);
        for (nth, found) in reference::ordinals(sent) {
            if !added(found.provision) {
                continue;
            }
            for step in 0..found.steps.len() {
                let steps = found.steps.get(..=step).unwrap_or_default().to_vec();
                let target = reference::resolve(sent, &outline, &Reference { steps, ..found.clone() });
                if let Some(target) = target.filter(|target| added(*target)) {
                    let key = (words(numbered, found.provision), nth, step);
                    self.known.insert(key, words(numbered, target));
                }
            }
        }
    }

    /// What a step of a reference means in a text to which these provisions were added; none where it does not mean one of
    /// them.
    pub fn target(
        &self,
        text: &Text,
        added: &[usize],
        (provision, nth, step): (usize, usize, usize),
    ) -> Option<usize> {
        if self.known.is_empty() || !added.contains(&provision) {
            return None;
        }
        let meant = self.known.get(&(words(text, provision), nth, step))?;
        added.iter().copied().find(|at| words(text, *at) == *meant)
    }
}

/// The words by which a provision is told from others: its own, or where it has none those of the next.
fn words(text: &Text, at: usize) -> String {
    let line = |at: usize| text.provisions().get(at).map(|it| it.line()).unwrap_or_default();
    let own = line(at);
    if own.trim().is_empty() { format!("\n{}", line(at + 1)) } else { own }
}
