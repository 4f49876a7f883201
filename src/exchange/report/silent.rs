//! Changes that are not tracked: what was sent, against the file as it was before its first tracked change.

use super::{Places, Silent};
use crate::consolidate::{Fragment, Layer, Opens, Passage, Revision, RollingText, consolidate};
use crate::exchange::json::readable;
use crate::language::Language;
use crate::text::{Kind, Text};

/// The longest text of one side of an edit, in characters.
const LONGEST: usize = 2_000;

/// The silent edits in order of their places, and how many differences there are of looks only: typography, emphasis,
/// and numbers that follow from other changes.
pub fn edits(sent: &Text, original: &Text, partial: bool, language: Language) -> (Vec<Silent>, usize) {
    let rolling = consolidate(sent, &[Revision { voice: "FILE", text: original, partial }], &[]);
    let places = Places::of(&rolling.base, language);
    let mut looks = 0;
    let mut edits = Vec::new();
    for passage in &rolling.passages {
        let provision = rolling.owner(passage);
        let kind = rolling.base.provisions().get(provision).map(|provision| provision.form.kind);
        // A Word file has no front matter, and Travaux sends none along.
        if kind == Some(Kind::Meta) {
            continue;
        }
        if matches!(passage.layer, Layer::Formatting | Layer::Typography) {
            looks += 1;
            continue;
        }
        let Some((before, after)) = sides(&rolling, passage, provision) else { continue };
        edits.push(Silent { layer: passage.layer, provision, at: places.name(provision), before, after });
    }
    edits.sort_by_key(|edit| edit.provision);
    (edits, looks)
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
    let (before, after) = (cut(readable(before).trim()), cut(readable(after).trim()));
    // What kind of provision it is, and nothing that can be read.
    (before != after || passage.layer == Layer::Form).then_some((before, after))
}

fn cut(words: &str) -> String {
    match words.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default()),
        None => words.to_owned(),
    }
}
