//! Law: making shorter takes no word from anyone. A suggestion changes nothing; what follows from one is a record,
//! made on the word of everyone who proposed what gives way, and every voice still projects to what it sent.

use proptest::prelude::*;
use travaux::consolidate::RollingText;
use travaux::dossier::hearing::Hearing;
use travaux::negotiation::streamline::{Differs, Suggestion, differ, suggestions};
use travaux::text::markdown;

use crate::often::cases;
use crate::round::{BASE, begun, code, hearing, occasion, submit};

/// Everything that can be got back out of a rolling text.
fn projections(rolling: &RollingText) -> Vec<(String, Option<String>)> {
    let voices = rolling.voices.iter().enumerate();
    let voices =
        voices.map(|(at, voice)| (voice.code.clone(), rolling.project(at).map(|it| markdown::write(&it))));
    voices.chain([(String::new(), Some(markdown::write(&rolling.base)))]).collect()
}

fn options(hearing: &Hearing) -> Vec<(u32, Vec<Vec<travaux::negotiation::Code>>)> {
    let items = hearing.board.items.iter();
    items.map(|item| (item.number, item.options.iter().map(|it| it.holders.clone()).collect())).collect()
}

const LONG: &str = "в отношении лиц, грузов и транспортных средств";

#[test]
fn wordings_that_say_the_same_are_found_and_give_way_only_on_their_holders_word() {
    let home = tempfile::tempdir().unwrap();
    let mut dossier = begun(&home.path().join("a.dossier"));
    let with = |words: &str| BASE.replace("в борьбе с преступностью", words);
    submit(&mut dossier, "KAZ", &with(LONG));
    submit(&mut dossier, "ARM", &with("в отношении грузов, лиц и транспортных средств"));
    submit(&mut dossier, "BLR", &with("в отношении Лиц, грузов, и транспортных средств"));
    submit(&mut dossier, "KGZ", &with("в отношении лиц"));
    let before = hearing(&dossier);
    let found = suggestions(&before.board);
    let told: Vec<(Differs, &[travaux::negotiation::Code])> = found
        .iter()
        .filter_map(|it| match it {
            Suggestion::Alike { differs, holders, .. } => Some((*differs, holders.as_slice())),
            _ => None,
        })
        .collect();
    assert_eq!(
        told,
        [(Differs::Order, [code("ARM")].as_slice()), (Differs::Punctuation, [code("BLR")].as_slice())],
        "{found:?}"
    );
    for suggestion in &found {
        assert_eq!(suggestion.must_agree(), suggestion.holders());
        dossier.streamline(&before, suggestion, "одно и то же", &occasion()).unwrap();
    }
    let after = hearing(&dossier);
    assert_eq!(after.rolling, before.rolling);
    assert_eq!(options(&after), options(&before), "no option and no holder is lost");
    assert!(suggestions(&after.board).is_empty(), "it is not suggested again");
    let item = &after.board.items[0];
    let kaz = item.options.iter().find(|choice| choice.holders == [code("KAZ")]).unwrap();
    assert_eq!(kaz.positions.len(), 2, "those who agreed are known to accept");
}

#[test]
fn brackets_with_the_same_sides_and_repeated_changes_are_dealt_with_together() {
    let home = tempfile::tempdir().unwrap();
    let mut dossier = begun(&home.path().join("a.dossier"));
    let changed = BASE.replace("рассматривает запрос в течение тридцати", "изучает запрос в течение сорока");
    submit(&mut dossier, "KAZ", &changed.replace("Стороны", "Государства"));
    let before = hearing(&dossier);
    let found = suggestions(&before.board);
    assert!(
        found.iter().any(|it| matches!(it, Suggestion::Together { passages, .. } if passages.len() == 2)),
        "{found:?}"
    );
    let repeated = found.iter().find_map(|it| match it {
        Suggestion::Repeated { passages, was, reads, .. } => {
            Some((passages.len(), was.as_str(), reads.as_str()))
        }
        _ => None,
    });
    assert_eq!(repeated, Some((2, "Стороны", "Государства")), "{found:?}");
    for suggestion in &found {
        assert!(suggestion.must_agree().is_empty());
        assert_eq!(
            dossier.streamline(&before, suggestion, "", &occasion()),
            Ok(suggestion.passages().len() - 1)
        );
    }
    let after = hearing(&dossier);
    assert_eq!((&after.rolling, options(&after)), (&before.rolling, options(&before)));
    assert!(suggestions(&after.board).is_empty(), "{:?}", suggestions(&after.board));
}

/// What delegations write.
fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("лиц"),
        Just("Лиц"),
        Just("грузов"),
        Just("средств,"),
        Just("и"),
        Just("трёх"),
        Just("трех"),
        Just("не"),
        Just("3,5"),
        Just("—"),
        Just("дней."),
    ];
    prop::collection::vec(word, 0..6).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn no_projection_changes_whatever_is_streamlined(
        said in prop::collection::vec((words(), words(), any::<bool>()), 2..4),
    ) {
        let home = tempfile::tempdir().unwrap();
        let mut dossier = begun(&home.path().join("a.dossier"));
        for (voice, (one, two, both)) in ["KAZ", "ARM", "BLR"].iter().zip(&said) {
            let mut text = BASE.replace("борьбе с преступностью", one).replace("тридцати дней", two);
            if *both {
                text = text.replace("Стороны", "Государства");
            }
            submit(&mut dossier, voice, &text);
        }
        let before = hearing(&dossier);
        let kept = projections(&before.rolling);
        for suggestion in suggestions(&before.board) {
            prop_assert!(suggestion.passages().iter().all(|number| before.board.numbered(*number).is_some()));
            dossier.streamline(&before, &suggestion, "", &occasion()).unwrap();
        }
        let after = hearing(&dossier);
        prop_assert_eq!(projections(&after.rolling), kept);
        prop_assert_eq!(options(&after), options(&before));
        prop_assert!(suggestions(&after.board).is_empty(), "{:?}", suggestions(&after.board));
    }

    /// To say the same is mutual, and what differs in a word does not say the same.
    #[test]
    fn to_say_the_same_is_mutual(one in words(), other in words()) {
        prop_assert_eq!(differ(&one, &other), differ(&other, &one));
        let negated = |words: &str| words.split(' ').filter(|word| *word == "не").count();
        if negated(&one) != negated(&other) {
            prop_assert_eq!(differ(&one, &other), None);
        }
    }
}
