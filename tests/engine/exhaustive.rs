//! Every base and every two revisions over a tiny alphabet.

use travaux::text::{Content, Form, Provision, Text};

use crate::check::{recoverable, roll, well_formed};

/// All strings over {x, y, ¶} up to a length, as texts; ¶ separates provisions.
fn texts(longest: usize) -> Vec<Text> {
    let mut strings = vec![String::new()];
    let mut all = strings.clone();
    for _ in 0..longest {
        strings =
            strings.iter().flat_map(|it| ["x", "y", "/"].map(|letter| format!("{it}{letter}"))).collect();
        all.extend(strings.iter().cloned());
    }
    let mut texts: Vec<Text> = all
        .iter()
        .map(|string| {
            let provisions = string.split('/').filter(|line| !line.is_empty()).map(|line| {
                let words: Vec<String> = line.chars().map(String::from).collect();
                Provision::prose(Form::UNNUMBERED, Content::plain(words.join(" ")))
            });
            Text::new(provisions.collect())
        })
        .collect();
    texts.sort_by_key(|text| format!("{text:?}"));
    texts.dedup();
    texts
}

#[test]
fn laws_hold_for_every_small_text() {
    let texts = texts(4);
    for base in &texts {
        for one in &texts {
            let alone = roll(base, std::slice::from_ref(one));
            assert_eq!(recoverable(base, std::slice::from_ref(one), &alone), Ok(()));
            for other in &texts {
                let voices = [one.clone(), other.clone()];
                let rolling = roll(base, &voices);
                assert_eq!(recoverable(base, &voices, &rolling), Ok(()));
                assert_eq!(well_formed(&rolling), Ok(()));
            }
        }
    }
}
