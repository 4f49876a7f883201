//! What changed between two texts, as JSON.

use std::borrow::Cow;

use serde::Serialize;

use super::form;
use super::save::name_at;
use super::{put, put_entry, put_list};
use crate::consolidate::{ALGORITHM, Fragment, Layer, Opens, Passage, RollingText};
use crate::text::Label;

/// Name and version of the format.
pub const FORMAT: &str = "travaux-comparison/1";

/// A text that was compared.
#[derive(Debug, Serialize)]
struct Compared<'a> {
    sha256: &'a str,
}

/// A change as written.
#[derive(Debug, Serialize)]
struct Change<'a> {
    id: String,
    layer: Layer,
    path: Vec<&'a str>,
    provision: usize,
    span: [u32; 2],
    old: Cow<'a, str>,
    new: Cow<'a, str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    coarse: bool,
}

/// A move as written.
#[derive(Debug, Serialize)]
struct Moved<'a> {
    block: [u32; 2],
    what: Cow<'a, str>,
    before: Option<Cow<'a, str>>,
}

/// A renumbering as written.
#[derive(Debug, Serialize)]
struct Renumbered<'a> {
    provision: usize,
    old: &'a str,
    new: &'a str,
}

/// The comparison of a base with its only voice. `old` and `new` are the hashes of their canonical Draft
/// Markdown.
pub fn save(rolling: &RollingText, old: &str, new: &str) -> Vec<u8> {
    let coarse = rolling.passages.iter().any(|passage| passage.coarse);
    let mut out = Vec::with_capacity(256 + rolling.passages.len() * 192);
    out.extend_from_slice(b"{\"format\":");
    put(&mut out, &FORMAT);
    put_entry(&mut out, "algorithm", &ALGORITHM);
    put_entry(&mut out, "old", &Compared { sha256: old });
    put_entry(&mut out, "new", &Compared { sha256: new });
    put_entry(&mut out, "coarse", &coarse);
    put_list(&mut out, "changes", changes(rolling));
    put_list(&mut out, "moves", moves(rolling));
    put_list(&mut out, "renumbered", renumbered(rolling));
    out.extend_from_slice(b"}\n");
    out
}

fn changes(rolling: &RollingText) -> impl Iterator<Item = Change<'_>> {
    let mut path = Path { rolling, next: 0, labels: Vec::new() };
    let changed = rolling
        .passages
        .iter()
        .filter(|passage| !matches!(passage.layer, Layer::Order) && renumbering(passage).is_none());
    changed.filter_map(move |passage| {
        let (old, new) = sides(passage)?;
        let provision = rolling.owner(passage);
        Some(Change {
            id: passage.id(),
            layer: passage.layer,
            path: path.to(provision),
            provision,
            span: [passage.span.start, passage.span.end],
            old: form::readable(old),
            new: form::readable(new),
            coarse: passage.coarse,
        })
    })
}

/// What a passage of one voice reads in the base and in the voice.
fn sides(passage: &Passage) -> Option<(&[Fragment], &[Fragment])> {
    Some((&passage.base_wording()?.fragments, passage.fragments_of(0)?))
}

fn moves(rolling: &RollingText) -> impl Iterator<Item = Moved<'_>> {
    let order = rolling.passages.iter().filter(|passage| passage.layer == Layer::Order);
    order.filter_map(|passage| {
        let (wording, _) = passage.reading_of(0)?;
        Some(Moved {
            block: [passage.span.start, passage.span.end],
            what: name_at(rolling, passage.span.start)?,
            before: wording.place.and_then(|place| name_at(rolling, place)),
        })
    })
}

fn renumbered(rolling: &RollingText) -> impl Iterator<Item = Renumbered<'_>> {
    rolling.passages.iter().filter_map(|passage| {
        let (old, new) = renumbering(passage)?;
        Some(Renumbered { provision: rolling.owner(passage), old, new })
    })
}

/// The old and the new label where a passage is about numbers only.
fn renumbering(passage: &Passage) -> Option<(&str, &str)> {
    if passage.layer != Layer::Form {
        return None;
    }
    let (old, new) = sides(passage)?;
    let (old, new) = (label(old)?, label(new)?);
    (old.scheme == new.scheme).then_some((&*old.surface, &*new.surface))
}

fn label(fragments: &[Fragment]) -> Option<&Label> {
    match fragments {
        [Fragment { opens: Some(Opens::Provision(form)), .. }] => form.label.as_ref(),
        _ => None,
    }
}

/// Finds the labels that lead to a place; places must come in order.
struct Path<'a> {
    rolling: &'a RollingText,
    next: usize,
    labels: Vec<(u8, &'a str)>,
}

impl<'a> Path<'a> {
    /// The labels leading to a provision, its own last.
    fn to(&mut self, provision: usize) -> Vec<&'a str> {
        for passed in self.rolling.base.provisions().get(self.next..=provision).unwrap_or_default() {
            let depth = passed.form.depth();
            while self.labels.last().is_some_and(|(above, _)| *above >= depth) {
                self.labels.pop();
            }
            if let Some(label) = &passed.form.label {
                self.labels.push((depth, &label.surface));
            }
        }
        self.next = self.next.max(provision + 1);
        self.labels.iter().map(|(_, label)| *label).collect()
    }
}
