//! The passages a draft keeps open, as data: what was left undecided when it was made from a rolling text.

use std::collections::BTreeMap;
use std::ops::Range;

use super::entry::Voice;
use crate::compare::BaseSide;
use crate::consolidate::compose::{Choice, Composed};
use crate::consolidate::{Fragment, Opens, Passage, RollingText, VoiceSet};
use crate::negotiation::edition::{OpenPassage, OpenWording};
use crate::negotiation::{Code, LanguageTag, RecordId};
use crate::text::{Provision, markdown, token};

/// The passages chosen to stay open, as they stand in the text composed by the same choices. `voices` are those the
/// rolling text was made of. A passage whose exact place in the new text cannot be told is kept open for the whole
/// of its provision.
pub fn open_passages(
    rolling: &RollingText,
    choices: &BTreeMap<usize, Choice>,
    composed: &Composed,
    voices: &[Voice],
    language: &LanguageTag,
) -> Vec<OpenPassage> {
    let old = BaseSide::new(&rolling.base);
    let new = BaseSide::new(&composed.text);
    let mut open = Vec::new();
    for (index, passage) in rolling.open_passages() {
        if choices.get(&index) != Some(&Choice::Open) {
            continue;
        }
        let exact = shifted(rolling, choices, passage).filter(|span| same_words(&old, passage, &new, span));
        let span = exact.unwrap_or_else(|| {
            let last = new.provisions.len().saturating_sub(1);
            let provision = composed.places.get(index).copied().unwrap_or(0).min(last);
            new.token_range(provision..(provision + 1).min(new.provisions.len()))
        });
        open.push(OpenPassage {
            number: u32::try_from(open.len() + 1).unwrap_or(u32::MAX),
            language: language.clone(),
            layer: passage.layer,
            from: span.start,
            to: span.end,
            wordings: passage
                .wordings
                .iter()
                .map(|wording| OpenWording {
                    text: written(&wording.fragments),
                    base: wording.base,
                    holders: codes(rolling, voices, &wording.holders),
                    submissions: submissions(rolling, voices, &wording.holders),
                })
                .collect(),
        });
    }
    open
}

fn of<'v>(rolling: &RollingText, voices: &'v [Voice], holders: &VoiceSet) -> Vec<&'v Voice> {
    let names = rolling.codes(holders);
    names.iter().filter_map(|name| voices.iter().find(|voice| voice.name == *name)).collect()
}

fn codes(rolling: &RollingText, voices: &[Voice], holders: &VoiceSet) -> Vec<Code> {
    let mut codes: Vec<Code> = Vec::new();
    for code in of(rolling, voices, holders).into_iter().flat_map(|voice| &voice.codes) {
        if !codes.contains(code) {
            codes.push(code.clone());
        }
    }
    codes
}

fn submissions(rolling: &RollingText, voices: &[Voice], holders: &VoiceSet) -> Vec<RecordId> {
    of(rolling, voices, holders).into_iter().map(|voice| voice.submission).collect()
}

/// Where a passage of the base stands after what was taken before it.
fn shifted(
    rolling: &RollingText,
    choices: &BTreeMap<usize, Choice>,
    passage: &Passage,
) -> Option<Range<u32>> {
    let mut shift = 0i64;
    for (index, choice) in choices {
        let before = rolling.passages.get(*index).filter(|it| it.span.end <= passage.span.start);
        let Some(before) = before else { continue };
        let taken = match choice {
            Choice::Take(wording) => {
                before.wordings.get(*wording).filter(|it| !it.base).map(|it| &it.fragments)
            }
            Choice::Own(own) => Some(own),
            Choice::Keep | Choice::Open => None,
        };
        if let Some(fragments) = taken {
            shift += tokens(fragments) - before.span.len() as i64;
        }
    }
    let at = |place: u32| u32::try_from(i64::from(place) + shift).ok();
    Some(at(passage.span.start)?..at(passage.span.end)?)
}

fn tokens(fragments: &[Fragment]) -> i64 {
    let counts = fragments
        .iter()
        .map(|fragment| usize::from(fragment.opens.is_some()) + token::boundaries(&fragment.content).len());
    counts.sum::<usize>() as i64
}

/// Whether the new text reads in a span what the base reads in the passage.
fn same_words(old: &BaseSide<'_>, passage: &Passage, new: &BaseSide<'_>, span: &Range<u32>) -> bool {
    span.end <= new.len()
        && passage
            .span
            .clone()
            .zip(span.clone())
            .all(|(one, other)| old.surface(one).trim() == new.surface(other).trim())
}

/// A wording as Draft Markdown.
fn written(fragments: &[Fragment]) -> String {
    let parts: Vec<String> = fragments
        .iter()
        .map(|fragment| match &fragment.opens {
            Some(Opens::Provision(form)) => {
                markdown::write_provision(&Provision::prose(form.clone(), fragment.content.clone()))
            }
            _ => markdown::write_content(&fragment.content).trim().to_owned(),
        })
        .collect();
    parts.join("\n\n")
}
