//! Marks at the end of an item that change only because its list grew or shrank.
//!
//! Whoever adds «в)» after «б) иные сведения.» must write «б) иные сведения;», and whoever leaves out the last
//! item puts the full stop at the end of the one before. Nobody means these marks: they are no proposal of their
//! own but part of the addition or the deletion beside them. They make a passage of [`Layer::Ending`], which is
//! kept exactly — every voice still comes out to the byte — but is not open, is not bracketed, and is taken
//! together with the provision that is added or left out ([`RollingText::compose`]).
//!
//! A passage is one of endings if it stands at the end of a provision; every wording of it is a comma, a semicolon,
//! a colon, a full stop or nothing, or one of these with the one word "and" or "or" that joins the last two items;
//! and everyone who holds a wording there adds or leaves out provisions right behind that provision, or
//! behind the next one if all that happens here is that the joining word is gone. A comma inside a sentence is a
//! proposal, and so is a full stop for a semicolon where no list changed, and
//! so is "or" for "and".

use std::collections::BTreeMap;

use super::fragment::{Fragment, Opens};
use super::{Layer, Passage, RollingText, VoiceSet};
use crate::text::Form;
use crate::text::list::JOINING;

/// Tells the passages of endings apart from the others of words.
pub(super) fn tell_apart(passages: &mut [Passage], starts: &[u32]) {
    let mut grown: BTreeMap<u32, VoiceSet> = BTreeMap::new();
    for passage in passages.iter().filter(|it| matches!(it.layer, Layer::Addition | Layer::Presence)) {
        let voices = grown.entry(passage.span.start).or_default();
        *voices = voices.union(&passage.proposers());
    }
    if grown.is_empty() {
        return;
    }
    for passage in passages.iter_mut().filter(|passage| passage.layer == Layer::Words) {
        let [near, far] = beside(passage, starts).map(|place| place.and_then(|place| grown.get(&place)));
        if near.is_none() && far.is_none() || !is_ending(passage) {
            continue;
        }
        let here = |voices: Option<&VoiceSet>, voice| voices.is_some_and(|voices| voices.contains(voice));
        let loses = loses_its_word(passage);
        if passage.proposers().iter().all(|voice| here(near, voice) || loses && here(far, voice)) {
            passage.layer = Layer::Ending;
        }
    }
}

/// Where provisions come or go that a mark at this place belongs to: right behind its provision, and behind the
/// next one. `None` where the passage does not stand at the end of a provision.
fn beside(passage: &Passage, starts: &[u32]) -> [Option<u32>; 2] {
    match starts.binary_search(&passage.span.end) {
        Ok(next) if next > 0 => [Some(passage.span.end), starts.get(next + 1).copied()],
        _ => [None, None],
    }
}

/// Whether no wording says more than how an item ends.
fn is_ending(passage: &Passage) -> bool {
    let mut joining = None;
    passage.wordings.iter().all(|wording| {
        let Some(word) = ending(&wording.fragments) else { return false };
        word.is_empty() || *joining.get_or_insert(word) == word
    })
}

/// Whether the base has the word that joins two items here and no other wording does.
fn loses_its_word(passage: &Passage) -> bool {
    let joins = |fragments: &[Fragment]| ending(fragments).is_some_and(|word| !word.is_empty());
    passage.wordings.iter().all(|wording| joins(&wording.fragments) == wording.base)
}

/// The word that joins an item to the next, empty where none does; `None` if the wording says anything else.
fn ending(fragments: &[Fragment]) -> Option<&str> {
    let said = match fragments {
        [] => "",
        [Fragment { opens: None, content }] if content.anchors.is_empty() => content.text.trim(),
        _ => return None,
    };
    let word = said.strip_prefix([',', ';', ':', '.']).unwrap_or(said).trim();
    (word.is_empty() || JOINING.contains(&word)).then_some(word)
}

impl RollingText {
    /// The wording of a passage of endings that goes with what was taken beside it, if anything was: `taken` says
    /// who holds the wording taken in a passage. `None` also for passages of any other layer.
    pub fn ending_with(&self, index: usize, taken: impl Fn(usize) -> Option<VoiceSet>) -> Option<usize> {
        let passage = self.passages.get(index).filter(|passage| passage.layer == Layer::Ending)?;
        beside(passage, &self.starts).into_iter().flatten().find_map(|place| {
            let first = self.passages.partition_point(|it| it.span.start < place);
            let here = self.passages.iter().enumerate().skip(first);
            let here = here.take_while(|(_, it)| it.span.start == place);
            let mut holders = here
                .filter(|(_, it)| matches!(it.layer, Layer::Addition | Layer::Presence))
                .filter_map(|(index, _)| taken(index));
            holders.find_map(|holders| {
                passage.wordings.iter().position(|wording| {
                    !wording.base && wording.holders.iter().any(|voice| holders.contains(voice))
                })
            })
        })
    }

    /// Whether a mark fits what comes to stand behind its item: a full stop does not where the list goes on, though
    /// whoever put it there had left out all that follows. `opened` says what each passage is given, if not the base.
    pub(super) fn ending_fits(
        &self,
        index: usize,
        mark: &[Fragment],
        opened: impl Fn(usize) -> Option<Vec<Fragment>>,
    ) -> bool {
        let Some(passage) = self.passages.get(index) else { return true };
        let says = |fragments: &[Fragment], marks: &[char]| {
            fragments.first().is_some_and(|it| it.content.text.trim_start().starts_with(marks))
        };
        let base = passage.wordings.iter().find(|wording| wording.base);
        if !says(mark, &['.']) || !base.is_some_and(|it| says(&it.fragments, &[';', ','])) {
            return true;
        }
        let form = |token: u32| self.base.provisions().get(self.provision_at(token)).map(|it| &it.form);
        let own = passage.span.end.checked_sub(1).and_then(form);
        let follows = self.opens_next(index + 1, passage.span.end, opened);
        let Some((own, follows)) = own.zip(follows) else { return true };
        let scheme = |form: &Form| form.label.as_ref().map(|label| label.scheme);
        own.kind != follows.kind || scheme(own) != scheme(&follows)
    }

    /// What the next provision is that stands from here on, looking at the passages from `index` on.
    fn opens_next(
        &self,
        index: usize,
        from: u32,
        opened: impl Fn(usize) -> Option<Vec<Fragment>>,
    ) -> Option<Form> {
        let mut at = from;
        for (index, passage) in self.passages.iter().enumerate().skip(index) {
            if passage.layer == Layer::Order || passage.span.start < at {
                continue;
            }
            if passage.span.start > at {
                break;
            }
            let Some(fragments) = opened(index) else { continue };
            if let Some(Opens::Provision(form)) = fragments.first().and_then(|it| it.opens.as_ref()) {
                return Some(form.clone());
            }
            at = passage.span.end;
        }
        self.starts
            .binary_search(&at)
            .ok()
            .and_then(|next| self.base.provisions().get(next))
            .map(|it| it.form.clone())
    }
}
