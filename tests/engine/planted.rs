//! P14 to P19: what is planted is found, and stays where it was planted.

use std::ops::Range;

use proptest::prelude::*;
use travaux::consolidate::{Layer, Passage, RollingText, VoiceSet};
use travaux::text::{Content, Form, Provision, Text};

use crate::check::{recoverable, roll, well_formed};
use crate::draft::{self, Act, Sort};
use crate::generate::{Edit, apply, edits, lines, long_lines, text};
use crate::often::cases;

/// A provision of its own, unlike any other.
fn landmark(nth: usize) -> String {
    const NAMES: [&str; 6] = ["alpha", "beta", "гамма", "delta", "эпсилон", "zeta"];
    format!("{} landmark {} stands {}", NAMES[nth % 6], nth, NAMES[(nth + 1) % 6])
}

fn block() -> impl Strategy<Value = Vec<String>> {
    prop_oneof![2 => lines(), 1 => long_lines()]
}

/// The tokens of provisions of the base.
fn tokens(rolling: &RollingText, provisions: Range<usize>) -> Range<u32> {
    rolling.starts[provisions.start]..rolling.starts[provisions.end]
}

/// Texts written without what normal form would drop, so that lines count provisions.
fn kept(lines: Vec<String>) -> Vec<String> {
    lines.into_iter().filter(|line| !line.trim().is_empty() && line.trim() != "#").collect()
}

proptest! {
    #![proptest_config(cases(1000))]

    /// P14: changes with an unchanged provision between them, unique in the text, never share a passage.
    #[test]
    fn changes_well_apart_share_no_passage(
        blocks in prop::collection::vec(block(), 2..4),
        voices in prop::collection::vec((any::<prop::sample::Index>(), edits()), 1..5),
    ) {
        let blocks: Vec<Vec<String>> = blocks.into_iter().map(kept).collect();
        let laid = |blocks: &[Vec<String>]| {
            let mut all = Vec::new();
            for (nth, block) in blocks.iter().enumerate() {
                all.extend(block.iter().cloned());
                all.push(landmark(nth));
            }
            all
        };
        let chosen: Vec<usize> = voices.iter().map(|(index, _)| index.index(blocks.len())).collect();
        let revised: Vec<Text> = voices.iter().zip(&chosen).map(|((_, edits), chosen)| {
            let mut blocks = blocks.clone();
            blocks[*chosen] = apply(&blocks[*chosen], edits);
            text(&laid(&blocks))
        }).collect();
        let rolling = roll(&text(&laid(&blocks)), &revised);
        prop_assert_eq!(recoverable(&text(&laid(&blocks)), &revised, &rolling), Ok(()));
        let mut from = 0;
        let mut homes: Vec<Range<u32>> = Vec::new();
        for block in &blocks {
            homes.push(tokens(&rolling, from..from + block.len()));
            from += block.len() + 1;
        }
        for passage in &rolling.passages {
            let home = homes.iter().position(|home| home.start <= passage.span.start && passage.span.end <= home.end);
            prop_assert!(home.is_some(), "{passage:#?} lies in none of {homes:?}");
            for voice in voices_in(passage).iter() {
                prop_assert_eq!(Some(chosen[voice]), home, "{:#?}", passage);
            }
        }
    }

    /// P15: two stretches with nothing in common, consolidated one after the other or together, come out alike.
    #[test]
    fn stretches_with_nothing_in_common_do_not_touch(
        one in block(), other in block(),
        voices in prop::collection::vec((edits(), edits()), 1..4),
    ) {
        // The second stretch in words the first does not know.
        let foreign = |lines: &[String]| lines.iter().map(|line| in_other_words(line)).collect::<Vec<_>>();
        let (one, other) = (kept(one), kept(foreign(&other)));
        let together = |one: &[String], other: &[String]| {
            [one, &[landmark(7)], other].concat()
        };
        let first: Vec<Vec<String>> = voices.iter().map(|(edits, _)| apply(&one, edits)).collect();
        let second: Vec<Vec<String>> = voices.iter().map(|(_, edits)| apply(&other, &foreign_edits(edits))).collect();
        let all: Vec<Text> = first.iter().zip(&second).map(|(one, other)| text(&together(one, other))).collect();
        let texts = |lines: &[Vec<String>]| lines.iter().map(|it| text(it)).collect::<Vec<Text>>();
        let whole = roll(&text(&together(&one, &other)), &all);
        // Common punctuation and equal empty provisions are in common: leave those cases out.
        let keys = |lines: &[Vec<String>]| lines.iter().flatten().cloned().collect::<std::collections::BTreeSet<_>>();
        let (mut left, mut right) = (keys(&first), keys(&second));
        left.extend(one.iter().cloned());
        right.extend(other.iter().cloned());
        prop_assume!(left.is_disjoint(&right));
        let (front, back) = (roll(&text(&one), &texts(&first)), roll(&text(&other), &texts(&second)));
        let shift = whole.starts[one.len() + 1];
        let mut expected: Vec<Passage> = front.passages.clone();
        expected.extend(back.passages.iter().map(|passage| {
            let mut passage = passage.clone();
            passage.span = passage.span.start + shift..passage.span.end + shift;
            for wording in &mut passage.wordings {
                wording.place = wording.place.map(|place| place + shift);
            }
            passage
        }));
        prop_assert_eq!(whole.passages, expected);
    }

    /// P16: the same proposal by some voices, with nobody else nearby, is one wording with those holders, however
    /// its words repeat what stands beside them and whatever the voices change further on in the provision.
    #[test]
    fn identical_proposals_are_one_wording(
        at in 4usize..16, cut in 0usize..3, repeat in 0usize..3, fresh in 0usize..3,
        others in prop::collection::vec((0u8..3, any::<bool>()), 2..8),
    ) {
        let words: Vec<String> = (0..30).map(|nth| format!("word{nth}")).collect();
        let sentence = |words: &[String]| words.join(" ");
        let mut planted: Vec<String> = words[at - repeat..at].to_vec();
        planted.extend((0..fresh).map(|nth| format!("fresh{nth}")));
        prop_assume!(planted.len() + cut > 0);
        let mut holders = VoiceSet::default();
        let voices: Vec<Text> = others.iter().enumerate().map(|(voice, (also, takes))| {
            let mut mine = words.clone();
            match also {
                1 => mine[25] = format!("other{voice}"),
                2 => mine.push("longer".to_owned()),
                _ => {}
            }
            if *takes {
                holders.insert(voice);
                mine.splice(at..at + cut, planted.iter().cloned());
            }
            text(&[landmark(0), sentence(&mine), landmark(1)])
        }).collect();
        let base = text(&[landmark(0), sentence(&words), landmark(1)]);
        let rolling = roll(&base, &voices);
        prop_assert_eq!(well_formed(&rolling), Ok(()));
        // Token 0 of the provision is its ¶; the words changed further on are from 25 on.
        let edge = tokens(&rolling, 1..2).start + 22;
        let near: Vec<&Passage> = rolling.passages.iter().filter(|passage| passage.span.start < edge).collect();
        if holders.is_empty() {
            prop_assert!(near.is_empty());
        } else {
            prop_assert_eq!(near.len(), 1, "{:#?}", near);
            prop_assert_eq!(near[0].wordings.len(), 2);
            prop_assert_eq!(&near[0].wordings[1].holders, &holders);
        }
    }

    /// P17: a provision that moves and is edited on the way is a move, and another voice's edit of it is not contested.
    #[test]
    fn planted_moves_are_moves(
        from in 0usize..8, to in 0usize..8, length in 6usize..20, edited in 0usize..20, count in 1usize..3, other in 0usize..20,
    ) {
        let from = from.min(8 - count);
        let line = |nth: usize| (0..length).map(|word| format!("n{nth}w{word}")).collect::<Vec<_>>();
        let base: Vec<Vec<String>> = (0..8).map(line).collect();
        let laid = |lines: &[Vec<String>]| text(&lines.iter().map(|words| words.join(" ")).collect::<Vec<_>>());
        let mut moved = base.clone();
        let block: Vec<Vec<String>> = moved.drain(from..from + count).collect();
        // Of two blocks that change places either can be said to have moved: the shorter must be planted.
        let far = (0..=moved.len()).filter(|to| from.abs_diff(*to) > count).collect::<Vec<_>>();
        let to = far[to % far.len()];
        moved.splice(to..to, block);
        moved[to][edited % length] = "changed".to_owned();
        let mut elsewhere = base.clone();
        let other = if other % length == edited % length { (other + 1) % length } else { other % length };
        elsewhere[from][other] = "another".to_owned();
        let voices = [laid(&moved), laid(&elsewhere)];
        let rolling = roll(&laid(&base), &voices);
        prop_assert_eq!(recoverable(&laid(&base), &voices, &rolling), Ok(()));
        let order: Vec<&Passage> = rolling.passages.iter().filter(|it| it.layer == Layer::Order).collect();
        prop_assert_eq!(order.len(), 1, "{:#?}", rolling.passages);
        prop_assert_eq!(&order[0].span, &tokens(&rolling, from..from + count));
        prop_assert_eq!(&order[0].wordings[1].holders, &VoiceSet::of(0));
        // The block stands before the base's provision at its new place.
        let before = if to < from { to } else { to + count };
        prop_assert_eq!(order[0].wordings[1].place, Some(rolling.starts[before]));
        let words: Vec<&Passage> = rolling.passages.iter().filter(|it| it.layer == Layer::Words).collect();
        prop_assert_eq!(words.len() + order.len(), rolling.passages.len(), "{:#?}", rolling.passages);
        if edited % length != other && edited.abs_diff(other) % length > 1 {
            prop_assert_eq!(words.len(), 2, "{:#?}", words);
            for passage in words {
                prop_assert_eq!(passage.span.len(), 1);
                prop_assert_eq!(passage.wordings.len(), 2);
            }
        }
    }

    /// P18: numbering anew changes no words, in headings, points, letters and rows of tables.
    #[test]
    fn numbering_anew_changes_no_words(base in draft::draft(), by in 1u32..4, rows in any::<bool>()) {
        let mut anew = base.clone();
        for line in &mut anew.lines {
            line.number += by;
            let numbered = |word: &draft::Word| word.said.ends_with('.') && word.said.len() > 1;
            if line.sort == Sort::Row && rows && line.words.first().is_some_and(numbered) {
                line.words[0].said = format!("{}.", line.number);
            }
        }
        let (base, anew) = (base.text(), anew.text());
        let rolling = roll(&base, std::slice::from_ref(&anew));
        prop_assert_eq!(rolling.project(0), Some(anew));
        for passage in &rolling.passages {
            prop_assert_eq!(passage.layer, Layer::Form, "{:#?}", passage);
        }
    }

    /// P19: white space, quotation marks, dashes and invisible characters by themselves are typography only.
    #[test]
    fn noise_alone_is_typography(base in draft::draft(), noise in prop::collection::vec((any::<usize>(), 0u8..4), 1..6), wide in any::<bool>()) {
        let mut noisy = base.clone();
        for (line, how) in noise {
            noisy.act(&Act::Noise(line, how));
        }
        let (base, written) = (base.text(), noisy.markdown());
        let mut noisy = noisy.text();
        if wide {
            let provisions = noisy.into_provisions().into_iter().map(|mut provision| {
                if let travaux::text::Body::Prose(content) = &mut provision.body && content.is_plain() {
                    content.text = content.text.replace(' ', "\u{A0}");
                }
                provision
            });
            noisy = Text::new(provisions.collect());
        }
        let rolling = roll(&base, std::slice::from_ref(&noisy));
        prop_assert_eq!(rolling.project(0), Some(noisy));
        for passage in &rolling.passages {
            prop_assert_eq!(passage.layer, Layer::Typography, "{:#?}\n{}", passage, written);
        }
    }
}

/// Everyone who differs in a passage in any respect.
fn voices_in(passage: &Passage) -> VoiceSet {
    passage.wordings.iter().fold(VoiceSet::default(), |all, wording| {
        wording.variants.iter().fold(all.union(&wording.holders), |all, variant| all.union(&variant.holders))
    })
}

/// The same line in words of its own.
fn in_other_words(line: &str) -> String {
    let word = |word: &str| match word.rfind(char::is_alphanumeric) {
        Some(last) => {
            let end = last + word[last..].chars().next().map_or(0, char::len_utf8);
            format!("{}ъ{}", &word[..end], &word[end..])
        }
        None => word.to_owned(),
    };
    line.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// The same edits in words of the second stretch.
fn foreign_edits(edits: &[Edit]) -> Vec<Edit> {
    edits
        .iter()
        .cloned()
        .map(|edit| match edit {
            Edit::Replace(at, line) => Edit::Replace(at, in_other_words(&line)),
            Edit::Insert(at, line) => Edit::Insert(at, in_other_words(&line)),
            Edit::Word(at, nth, said) => Edit::Word(at, nth, in_other_words(&said)),
            other => other,
        })
        .collect()
}

/// Ten thousand equal provisions, some of them gone, some changed.
#[test]
fn ten_thousand_equal_provisions() {
    let line = |said: &str| Provision::prose(Form::UNNUMBERED, Content::plain(said));
    let same = "The Parties shall cooperate in good faith.";
    let base = Text::new(vec![line(same); 10_000]);
    let mut provisions = vec![line(same); 9_000];
    for nth in 0..100 {
        provisions[nth * 90] = line(&format!("The Parties shall cooperate in case {nth}."));
    }
    let voice = Text::new(provisions);
    let voices = [voice.clone(), base.clone(), voice];
    let rolling = roll(&base, &voices);
    assert_eq!(recoverable(&base, &voices, &rolling), Ok(()));
    assert_eq!(well_formed(&rolling), Ok(()));
    assert!(rolling.passages.iter().all(|passage| !passage.proposers().contains(1)));
}

/// One provision of half a megabyte, and none.
#[test]
fn huge_and_empty_texts() {
    let words: Vec<String> = (0..80_000).map(|nth| format!("w{}", nth * 7919 % 1000)).collect();
    let line = |words: &[String]| {
        Text::new(vec![Provision::prose(Form::UNNUMBERED, Content::plain(words.join(" ")))])
    };
    let base = line(&words);
    let mut changed = words.clone();
    changed[40_000] = "changed".to_owned();
    changed.drain(60_000..60_010);
    let voices = [line(&changed), Text::default(), base.clone()];
    let rolling = roll(&base, &voices);
    assert_eq!(recoverable(&base, &voices, &rolling), Ok(()));
    let words: Vec<&Passage> = rolling.passages.iter().filter(|it| it.layer == Layer::Words).collect();
    assert_eq!(words.len(), 2);
    assert_eq!(roll(&Text::default(), &voices).project(0), Some(voices[0].clone()));
    assert!(roll(&base, &[]).passages.is_empty());
    assert!(roll(&Text::default(), &[Text::default()]).passages.is_empty());
}
