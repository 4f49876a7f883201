//! The invariants I1 to I11 on generated texts.

use std::collections::BTreeMap;

use proptest::prelude::*;
use travaux::consolidate::compose::Choice;
use travaux::consolidate::{Layer, Revision, RollingText, consolidate};
use travaux::text::Text;

use crate::generate::{Edit, apply, edits, lines, long_lines, text};

/// A base and the revisions edits make of it.
fn case() -> impl Strategy<Value = (Text, Vec<Text>)> {
    let base = prop_oneof![3 => lines(), 2 => long_lines()];
    (base, prop::collection::vec(edits(), 0..5)).prop_map(|(base, edits)| {
        let voices = edits.iter().map(|edits: &Vec<Edit>| text(&apply(&base, edits))).collect();
        (text(&base), voices)
    })
}

const CODES: [&str; 12] =
    ["AAA", "BBB", "CCC", "DDD", "EEE", "FFF", "GGG", "HHH", "III", "JJJ", "KKK", "LLL"];

pub fn roll(base: &Text, voices: &[Text]) -> RollingText {
    let revisions: Vec<Revision<'_>> =
        voices.iter().zip(CODES).map(|(text, voice)| Revision { voice, text, partial: false }).collect();
    consolidate(base, &revisions, &[])
}

/// I1 and I2: every voice and the base come out as they went in.
pub fn recoverable(base: &Text, voices: &[Text], rolling: &RollingText) -> Result<(), String> {
    for (index, voice) in voices.iter().enumerate() {
        let found = rolling.project(index).ok_or("no projection")?;
        if found != *voice {
            return Err(format!("voice {index}: {found:#?}\nis not\n{voice:#?}\nin {rolling:#?}"));
        }
    }
    if rolling.base == *base { Ok(()) } else { Err("base".to_owned()) }
}

/// I4 and I5, and that wordings come in order: the base's first, then by first proposer.
pub fn well_formed(rolling: &RollingText) -> Result<(), String> {
    let mut ends: BTreeMap<Layer, u32> = BTreeMap::new();
    for passage in rolling.passages.iter().filter(|passage| passage.layer != Layer::Order) {
        // Nuances of any kind share one dimension with the words: a token is never in two of them.
        let layer = match passage.layer {
            Layer::Presence | Layer::Addition => passage.layer,
            _ => Layer::Words,
        };
        let end = ends.entry(layer).or_default();
        if passage.span.start < *end {
            return Err(format!("overlap at {:?} in {rolling:#?}", passage.span));
        }
        *end = passage.span.end;
    }
    for passage in &rolling.passages {
        let [first, rest @ ..] = passage.wordings.as_slice() else { return Err("no wording".to_owned()) };
        if !first.base || !first.holders.is_empty() || rest.iter().any(|wording| wording.base) {
            return Err(format!("the base does not come first without names: {passage:#?}"));
        }
        let mut last = None;
        for wording in rest {
            if wording.holders.is_empty() {
                return Err(format!("a wording without holders: {passage:#?}"));
            }
            if wording.holders.first() <= last {
                return Err(format!("wordings out of order: {passage:#?}"));
            }
            last = wording.holders.first();
            if wording.fragments == first.fragments
                && passage.layer != Layer::Order
                && passage.layer != Layer::Presence
            {
                return Err(format!("a wording equal to the base: {passage:#?}"));
            }
        }
        if passage.layer == Layer::Words && rest.is_empty() {
            return Err(format!("a passage of words without a proposal: {passage:#?}"));
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, ..ProptestConfig::default() })]

    #[test]
    fn every_voice_is_recoverable((base, voices) in case()) {
        let rolling = roll(&base, &voices);
        prop_assert_eq!(recoverable(&base, &voices, &rolling), Ok(()));
    }

    #[test]
    fn passages_are_well_formed((base, voices) in case()) {
        prop_assert_eq!(well_formed(&roll(&base, &voices)), Ok(()));
    }

    #[test]
    fn order_of_arrival_changes_nothing((base, voices) in case(), seed in any::<u64>()) {
        let mut revisions: Vec<Revision<'_>> =
            voices.iter().zip(CODES).map(|(text, voice)| Revision { voice, text, partial: false }).collect();
        let one = consolidate(&base, &revisions, &["CCC"]);
        let turn = (seed as usize) % revisions.len().max(1);
        revisions.rotate_left(turn);
        revisions.reverse();
        prop_assert_eq!(consolidate(&base, &revisions, &["CCC"]), one);
    }

    #[test]
    fn a_voice_equal_to_the_base_adds_nothing((base, voices) in case()) {
        let one = roll(&base, &voices);
        let mut more = voices.clone();
        more.push(base.clone());
        prop_assert_eq!(roll(&base, &more).passages, one.passages);
    }

    #[test]
    fn a_voice_said_twice_makes_the_same_passages((base, voices) in case()) {
        prop_assume!(!voices.is_empty());
        let one = roll(&base, &voices);
        let mut more = voices.clone();
        more.push(voices[0].clone());
        let other = roll(&base, &more);
        prop_assert_eq!(one.passages.len(), other.passages.len());
        let twin = voices.len();
        for (one, other) in one.passages.iter().zip(&other.passages) {
            prop_assert_eq!(&one.span, &other.span);
            prop_assert_eq!(one.wordings.len(), other.wordings.len());
            for (one, other) in one.wordings.iter().zip(&other.wordings) {
                prop_assert_eq!(&one.fragments, &other.fragments);
                prop_assert_eq!(one.holders.contains(0), other.holders.contains(twin));
                prop_assert_eq!(one.holders.iter().collect::<Vec<_>>(), other.holders.iter().filter(|it| *it != twin).collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn taking_everything_of_a_lone_voice_gives_its_words((base, voices) in case()) {
        prop_assume!(!voices.is_empty());
        let rolling = roll(&base, &voices[..1]);
        let choices = (0..rolling.passages.len()).map(|index| (index, Choice::Take(1))).collect();
        let composed = rolling.compose(&choices).text;
        // Normal form, and nothing but typography and place may differ.
        prop_assert_eq!(Text::new(composed.provisions().to_vec()), composed.clone());
        let bag = |text: &Text| {
            let mut lines: Vec<String> = text.provisions().iter().map(|it| plainly(&it.line())).collect();
            lines.sort();
            lines
        };
        prop_assert_eq!(bag(&composed), bag(&voices[0]));
    }

    #[test]
    fn choosing_and_consolidating_again_loses_no_voice((base, voices) in case(), picks in prop::collection::vec(0usize..4, 40)) {
        let rolling = roll(&base, &voices);
        let choices = rolling.passages.iter().enumerate().zip(picks).map(|((index, passage), pick)| {
            (index, Choice::Take(pick % passage.wordings.len()))
        }).collect();
        let next = rolling.compose(&choices).text;
        let again = roll(&next, &voices);
        prop_assert_eq!(recoverable(&next, &voices, &again), Ok(()));
        prop_assert_eq!(well_formed(&again), Ok(()));
    }

    #[test]
    fn a_partial_reply_deletes_nothing((base, voices) in case()) {
        prop_assume!(!voices.is_empty());
        let rolling = consolidate(&base, &[Revision { voice: "AAA", text: &voices[0], partial: true }], &[]);
        prop_assert_eq!(rolling.project(0), Some(voices[0].clone()));
        prop_assert!(rolling.passages.iter().all(|passage| passage.layer != Layer::Presence));
    }
}

/// Words without typography.
fn plainly(line: &str) -> String {
    let mut plain = String::new();
    for word in line.split(char::is_whitespace) {
        travaux::text::token::fold_into(word, &mut plain);
    }
    plain
}
