//! Rich texts and revisions of them.

use proptest::prelude::*;
use travaux::consolidate::{Revision, RollingText, consolidate};
use travaux::exchange::json;
use travaux::text::{Body, Provision, Text};

use crate::generate;

pub const CODES: [&str; 4] = ["ALT", "BLN", "KRS", "DRV"];

/// An edit of a list of provisions.
#[derive(Debug, Clone)]
enum Edit {
    Drop(usize),
    Swap(usize, usize),
    Insert(usize, Vec<Provision>),
    Reform(usize, usize),
    Words(usize, usize, String),
    Unmark(usize),
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        any::<usize>().prop_map(Edit::Drop),
        (any::<usize>(), any::<usize>()).prop_map(|(one, other)| Edit::Swap(one, other)),
        (any::<usize>(), generate::provisions())
            .prop_map(|(at, new)| Edit::Insert(at, new.into_iter().take(2).collect())),
        (any::<usize>(), any::<usize>()).prop_map(|(one, other)| Edit::Reform(one, other)),
        (any::<usize>(), any::<usize>(), "(shall|не|5|\u{A0}|«x»| бис| word word)")
            .prop_map(|(at, place, words)| Edit::Words(at, place, words)),
        any::<usize>().prop_map(Edit::Unmark),
    ]
}

fn apply(base: &Text, edits: &[Edit]) -> Text {
    let mut provisions = base.provisions().to_vec();
    for edit in edits {
        let count = provisions.len();
        match edit {
            Edit::Insert(at, new) => {
                let at = at % (count + 1);
                provisions.splice(at..at, new.clone());
            }
            _ if count == 0 => {}
            Edit::Drop(at) => {
                provisions.remove(at % count);
            }
            Edit::Swap(one, other) => provisions.swap(one % count, other % count),
            Edit::Reform(one, other) => provisions[one % count].form = provisions[other % count].form.clone(),
            Edit::Words(at, place, words) => {
                if let Body::Prose(content) = &mut provisions[at % count].body {
                    let places: Vec<usize> = content.text.char_indices().map(|(at, _)| at).collect();
                    let at = places.get(place % places.len().max(1)).copied().unwrap_or(0);
                    let mut all = content.slice(0..at);
                    all.push_str(words);
                    all.append(&content.slice(at..content.text.len()));
                    *content = all;
                }
            }
            Edit::Unmark(at) => {
                if let Body::Prose(content) = &mut provisions[at % count].body {
                    content.marks.clear();
                }
            }
        }
    }
    // As a file would give it: read from its written form.
    let text = Text::new(provisions);
    travaux::text::markdown::read(&travaux::text::markdown::write(&text)).0
}

/// A base and up to four revisions of it.
pub fn case() -> impl Strategy<Value = (Text, Vec<Text>)> {
    (generate::provisions(), prop::collection::vec(prop::collection::vec(edit(), 0..5), 0..4)).prop_map(
        |(base, edits)| {
            let base = apply(&Text::new(base), &[]);
            let voices = edits.iter().map(|edits| apply(&base, edits)).collect();
            (base, voices)
        },
    )
}

/// The certified rolling text of a base and its voices; the last voice's reply is partial if asked for.
pub fn roll(base: &Text, voices: &[Text], partial: bool) -> RollingText {
    let last = voices.len().saturating_sub(1);
    let revisions: Vec<Revision<'_>> = voices
        .iter()
        .zip(CODES)
        .enumerate()
        .map(|(index, (text, voice))| Revision { voice, text, partial: partial && index == last })
        .collect();
    let mut rolling = consolidate(base, &revisions, &["KRS"]);
    let texts: Vec<(&str, &Text)> = CODES.into_iter().zip(voices).collect();
    json::certify(&mut rolling, &texts);
    rolling
}
