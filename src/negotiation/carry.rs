//! Proposals made to one edition, as they read against a later one.
//!
//! The edition, its successor and the reply are set out together: where only the reply differs, it goes on as a
//! proposal to the successor; where only the successor does, its words stand; where both do, the proposal is left
//! behind, with its place and both texts, for people to see to.

use std::collections::BTreeMap;
use std::ops::Range;

use super::added::AmongAdded;
use super::identity::inherit;
use crate::consolidate::compose::Choice;
use crate::consolidate::{Fragment, Layer, Passage, Revision, RollingText, consolidate};
use crate::text::renumber::relabel;
use crate::text::{Label, Text};

/// A reply carried to a later edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carriage {
    /// The later edition with what is still proposed put in; nothing where nothing is.
    pub text: Option<Text>,
    /// What has no place there any more.
    pub left: Vec<Left>,
}

/// A proposal left behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// The provision of the older edition.
    pub provision: usize,
    /// What the older edition reads there.
    pub was: String,
    /// What was proposed.
    pub proposed: String,
    /// What the later edition reads there.
    pub now: String,
}

/// What is carried: a reply to `old`.
#[derive(Debug, Clone, Copy)]
pub struct Load<'a> {
    /// The older edition.
    pub old: &'a Text,
    /// The later edition, numbered as the older one.
    pub new: &'a Text,
    /// The later edition as it was published: the same provisions, with their new numbers.
    pub published: &'a Text,
    /// The reply.
    pub reply: &'a Text,
    /// Whether what the reply does not contain is not answered.
    pub partial: bool,
    /// The later edition with the reply's proposals put in, numbered as the older one, where that is known for certain:
    /// the reply need not be found in it again, which fails where a text comes to say a thing twice.
    pub comes_to: Option<&'a Text>,
    /// What references among what it adds mean.
    pub among: &'a AmongAdded,
}

const NEW: &str = "1";
const REPLY: &str = "2";

/// Carries a reply over. `settled` says which places of the older edition were decided: what was proposed there has had
/// its answer.
pub fn carry(load: &Load<'_>, settled: &dyn Fn(Layer, &Range<u32>) -> bool) -> Carriage {
    let revisions = [
        Revision { voice: NEW, text: load.new, partial: false },
        Revision { voice: REPLY, text: load.reply, partial: load.partial },
    ];
    let rolling = consolidate(load.old, &revisions, &[NEW, REPLY]);
    let mut choices = BTreeMap::new();
    let mut left = Vec::new();
    let mut goes_on = false;
    let gone: Vec<Range<u32>> = rolling
        .open_passages()
        .filter(|(_, it)| it.layer == Layer::Presence && it.proposed_by(0).is_some())
        .map(|(_, it)| it.span.clone())
        .collect();
    for (index, passage) in rolling.open_passages() {
        let (new, reply) = (passage.proposed_by(0), passage.proposed_by(1));
        let decided = settled(passage.layer, &passage.span);
        if let Some(new) = new {
            choices.insert(index, Choice::Take(new));
        }
        let Some(proposed) = reply.filter(|reply| new != Some(*reply) && !decided) else { continue };
        let within = |gone: &Range<u32>| {
            gone != &passage.span && gone.start <= passage.span.start && passage.span.end <= gone.end
        };
        if new.is_none() && !gone.iter().any(within) {
            choices.insert(index, Choice::Take(proposed));
            goes_on = true;
        } else {
            left.push(leave(&rolling, passage, proposed, new));
        }
    }
    let text = match load.comes_to.filter(|_| left.is_empty()) {
        Some(merged) if merged == load.new => None,
        Some(merged) => Some(settle_in(load, merged)).filter(|text| text != load.published),
        None => goes_on.then(|| settle_in(load, &rolling.compose(&choices).text)),
    };
    Carriage { text, left }
}

fn leave(rolling: &RollingText, passage: &Passage, proposed: usize, new: Option<usize>) -> Left {
    let words = |wording: Option<usize>| -> String {
        let found = wording.and_then(|at| passage.wordings.get(at));
        found.map(|wording| written(&wording.fragments)).unwrap_or_default()
    };
    Left {
        provision: rolling.provision_at(passage.span.start),
        was: words(Some(0)),
        proposed: words(Some(proposed)),
        now: words(new),
    }
}

/// A wording as plain words.
pub fn written(fragments: &[Fragment]) -> String {
    let mut words = String::new();
    for fragment in fragments {
        if fragment.opens.is_some() && !words.is_empty() {
            words.push('\n');
        }
        if let (Some(_), Some(label)) =
            (&fragment.opens, fragment.label().filter(|_| fragment.opens_provision()))
        {
            words.push_str(label);
            words.push(' ');
        }
        words.push_str(&fragment.content.text);
    }
    words.trim().to_owned()
}

/// A reply in the numbers of the text it is about: provisions that continue one of it have its number, and references to
/// them follow. What is left between the two is no mere consequence of numbering.
pub fn in_numbers_of(base: &Text, reply: &Text) -> Text {
    let mut labels: Vec<Option<Label>> = reply.provisions().iter().map(|it| it.form.label.clone()).collect();
    let mut changed = false;
    for (old, label) in inherit(base, reply).into_iter().zip(&mut labels) {
        let own = old.and_then(|old| base.provisions().get(old)).and_then(|it| it.form.label.clone());
        if let (Some(own), Some(label)) = (own, label.as_mut())
            && own != *label
        {
            *label = own;
            changed = true;
        }
    }
    if changed { relabel(reply, &labels, &[], &|_| None).text } else { reply.clone() }
}

/// The carried text in the later edition's own numbers and dress: it differs from it in what is proposed alone.
fn settle_in(load: &Load<'_>, merged: &Text) -> Text {
    let mut labels: Vec<Option<Label>> = merged.provisions().iter().map(|it| it.form.label.clone()).collect();
    let mut added = Vec::new();
    // References were written when neither what the later edition added nor what the reply adds was there.
    let older = inherit(load.old, load.new);
    for (index, new) in inherit(load.new, merged).into_iter().enumerate() {
        let published = new.and_then(|new| load.published.provisions().get(new));
        if let (Some(published), Some(label)) = (published, labels.get_mut(index)) {
            *label = published.form.label.clone();
        }
        if new.and_then(|new| older.get(new)).copied().flatten().is_none() {
            added.push(index);
        }
    }
    let known = |place| load.among.target(merged, &added, place);
    let dressed = relabel(merged, &labels, &added, &known).text;
    let revision = Revision { voice: REPLY, text: &dressed, partial: false };
    let rolling = consolidate(load.published, &[revision], &[REPLY]);
    let take = |passage: &Passage| passage.proposed_by(0).map(Choice::Take);
    let choices =
        rolling.open_passages().filter_map(|(index, passage)| Some((index, take(passage)?))).collect();
    rolling.compose(&choices).text
}
