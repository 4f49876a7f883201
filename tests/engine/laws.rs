//! The invariants I1 to I11 on generated texts.

use proptest::prelude::*;
use travaux::consolidate::compose::Choice;
use travaux::consolidate::{Layer, Revision, consolidate};
use travaux::text::token::is_row_number;
use travaux::text::{Body, Provision, Text};

use crate::check::{
    every_change_has_its_passage, recoverable, revisions, roll, sound_alignment, well_formed,
};
use crate::draft;
use crate::generate::{Edit, apply, edits, lines, long_lines, text};
use crate::often::cases;

/// A base and the revisions edits make of it.
pub fn case() -> impl Strategy<Value = (Text, Vec<Text>)> {
    let base = prop_oneof![3 => lines(), 2 => long_lines()];
    let bare = (base, prop::collection::vec(edits(), 0..5)).prop_map(|(base, edits)| {
        let voices = edits.iter().map(|edits: &Vec<Edit>| text(&apply(&base, edits))).collect();
        (text(&base), voices)
    });
    prop_oneof![2 => bare, 3 => draft::case(5)]
}

proptest! {
    #![proptest_config(cases(2000))]

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
    fn every_change_lies_in_one_passage((base, voices) in case()) {
        let rolling = roll(&base, &voices);
        prop_assert_eq!(every_change_has_its_passage(&base, &voices, &rolling), Ok(()));
    }

    #[test]
    fn changes_lead_from_one_text_to_the_other((base, voices) in case()) {
        for voice in &voices {
            prop_assert_eq!(sound_alignment(&base, voice), Ok(()));
            prop_assert_eq!(sound_alignment(voice, &base), Ok(()));
            prop_assert_eq!(roll(voice, std::slice::from_ref(&base)).project(0), Some(base.clone()));
            prop_assert!(roll(voice, std::slice::from_ref(voice)).passages.is_empty());
        }
    }

    #[test]
    fn order_of_arrival_changes_nothing((base, voices) in case(), seed in any::<u64>()) {
        let mut revisions = revisions(&voices);
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
            let mut lines: Vec<String> = text.provisions().iter().map(|it| plainly(&said(it))).filter(|line| !line.is_empty()).collect();
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

/// What a provision says, the number of a row left out: it is a label.
fn said(provision: &Provision) -> String {
    match &provision.body {
        Body::Cells(cells) => {
            let skip = usize::from(is_row_number(&cells[0].paragraphs[0]));
            let rest = Provision { form: provision.form.clone(), body: Body::Cells(cells[skip..].to_vec()) };
            rest.line()
        }
        Body::Prose(_) => provision.line(),
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
