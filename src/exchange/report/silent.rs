//! Changes that are not tracked: what was sent, against the file as it was before its first tracked change.

use std::cmp::Ordering;

use super::{Places, Silent};
use crate::consolidate::{Fragment, Layer, Opens, Passage, Revision, RollingText, consolidate};
use crate::exchange::json::readable;
use crate::exchange::objects::hash;
use crate::language::Language;
use crate::text::content::ANCHOR;
use crate::text::note::described;
use crate::text::{Content, Kind, Text};

/// What stands between two provisions or paragraphs.
pub const BREAK: char = '\n';

/// The longest text of one side of an edit, in characters.
const LONGEST: usize = 2_000;

/// What is not tracked.
#[derive(Debug, Default)]
pub struct Edits {
    /// The silent edits, in order of their places.
    pub edits: Vec<Silent>,
    /// Differences of emphasis and links, in order of their places.
    pub emphasis: Vec<Silent>,
    /// How many differences there are of looks only: typography, emphasis, and numbers that follow from other changes.
    pub looks: usize,
}

/// What in a text differs from the one that was sent.
pub fn edits(sent: &Text, original: &Text, partial: bool, language: Language) -> Edits {
    let rolling = consolidate(sent, &[Revision { voice: "FILE", text: original, partial }], &[]);
    let places = Places::of(&rolling.base, language);
    let mut found = Edits::default();
    for passage in &rolling.passages {
        let provision = rolling.owner(passage);
        let kind = rolling.base.provisions().get(provision).map(|provision| provision.form.kind);
        // A Word file has no front matter, and Travaux sends none along.
        if kind == Some(Kind::Meta) {
            continue;
        }
        if matches!(passage.layer, Layer::Formatting | Layer::Typography) {
            found.looks += 1;
        }
        let edit = |before, after| Silent {
            layer: passage.layer,
            provision,
            at: places.name(provision),
            before,
            after,
        };
        match passage.layer {
            Layer::Typography => {}
            Layer::Formatting => {
                let words = passage.fragments_of(0).map(|after| cut(said(after).trim())).unwrap_or_default();
                found.emphasis.push(edit(words.clone(), words));
            }
            _ => found.edits.extend(sides(&rolling, passage, provision).map(|(one, other)| edit(one, other))),
        }
    }
    found.edits.sort_by_key(|edit| edit.provision);
    found.emphasis.sort_by_key(|edit| edit.provision);
    found
}

/// What was sent and what the file reads; nothing where only front matter differs.
fn sides(rolling: &RollingText, passage: &Passage, provision: usize) -> Option<(String, String)> {
    if passage.layer == Layer::Order {
        let line = rolling.base.provisions().get(provision)?.line();
        return Some((cut(&line), cut(&line)));
    }
    let before = &passage.base_wording()?.fragments;
    let after = passage.fragments_of(0)?;
    let is_meta = |fragment: &Fragment| matches!(&fragment.opens, Some(Opens::Provision(form)) if form.kind == Kind::Meta);
    if before.is_empty() && !after.is_empty() && after.iter().all(is_meta) {
        return None;
    }
    let drawn = objects(before) != objects(after);
    let (before, after) = (said(before), said(after));
    let breaks = |words: &str| words.matches(BREAK).count();
    if before.trim() == after.trim() && passage.layer != Layer::Form {
        // A provision parted in two or joined to the one before it says the same words: its breaks tell.
        let whole = cut(&rolling.base.provisions().get(provision)?.line());
        return match breaks(&before).cmp(&breaks(&after)) {
            Ordering::Less => Some((whole.clone(), format!("{whole}{BREAK}"))),
            Ordering::Greater => Some((format!("{whole}{BREAK}"), whole)),
            // Another picture of the same description.
            Ordering::Equal => drawn.then(|| (cut(before.trim()), cut(after.trim()))),
        };
    }
    // What kind of provision it is, and nothing that can be read.
    Some((cut(before.trim()), cut(after.trim())))
}

/// Fragments as words; a star where a footnote is anchored.
fn said(fragments: &[Fragment]) -> String {
    let worded = |fragment: &Fragment| Fragment {
        opens: fragment.opens.clone(),
        content: Content::plain(described(&fragment.content)),
    };
    let fragments: Vec<Fragment> = fragments.iter().map(worded).collect();
    readable(&fragments).replace(ANCHOR, "*")
}

/// The pictures and formulas anchored in fragments, by hash.
fn objects(fragments: &[Fragment]) -> Vec<&str> {
    fragments.iter().flat_map(|fragment| &fragment.content.anchors).filter_map(hash).collect()
}

fn cut(words: &str) -> String {
    match words.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default()),
        None => words.to_owned(),
    }
}
