//! Law: window by window, any of the voices come to the passages they come to when they are set out anew.

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use travaux::consolidate::{Layer, Passage, Revision, Stages, consolidate};
use travaux::text::Text;

use crate::check::CODES;
use crate::laws::case;
use crate::often::cases;

/// Places and wordings, each with its holders by their place among the voices.
type Set = Vec<(Layer, u32, u32, Vec<(String, Vec<usize>)>)>;

fn set<'p>(passages: impl Iterator<Item = &'p Passage>, heard: &[usize]) -> Set {
    let wordings = |passage: &Passage| {
        let all = passage.wordings.iter().map(|wording| {
            let holders = wording.holders.iter().map(|holder| heard[holder]).collect();
            (format!("{:?} {:?}", wording.place, wording.fragments), holders)
        });
        all.collect()
    };
    let mut set: Set = passages.map(|it| (it.layer, it.span.start, it.span.end, wordings(it))).collect();
    set.sort();
    set
}

fn stages(base: &Text, revisions: &[Revision<'_>], asked: &[Vec<usize>]) -> Result<(), TestCaseError> {
    let mut stages = Stages::new(base, revisions);
    let windows: Vec<Vec<usize>> = stages.windows().iter().map(|it| it.voices.clone()).collect();
    for heard in asked {
        let mut found = set(stages.order(heard).iter(), heard);
        for (window, voices) in windows.iter().enumerate() {
            let heard: Vec<usize> = heard.iter().copied().filter(|voice| voices.contains(voice)).collect();
            found.extend(set(stages.passages(window, &heard).iter(), &heard));
        }
        found.sort();
        let alone: Vec<Revision<'_>> = heard.iter().map(|voice| revisions[*voice]).collect();
        let anew = consolidate(base, &alone, &[]);
        prop_assert_eq!(found, set(anew.open_passages().map(|(_, it)| it), heard));
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn as_of_any_moment_passages_are_what_they_were(
        (base, voices) in case(),
        partial in prop::collection::vec(prop::bool::weighted(0.3), 5),
        asked in prop::collection::vec(prop::collection::vec(any::<bool>(), 5), 1..5),
    ) {
        let revisions: Vec<Revision<'_>> = voices.iter().zip(CODES).zip(&partial)
            .map(|((text, voice), partial)| Revision { voice, text, partial: *partial }).collect();
        let asked: Vec<Vec<usize>> = asked.iter()
            .map(|heard| (0..revisions.len()).filter(|voice| heard[*voice]).collect()).collect();
        stages(&base, &revisions, &asked)?;
    }
}
