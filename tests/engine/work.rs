//! P23: work is bounded where texts are at their worst.

use travaux::compare::{Alignment, BaseSide, RevisedSide, align};
use travaux::text::{Content, Form, Provision, Text};

use crate::check::{recoverable, roll, sound_alignment};
use crate::workload::{Noise, Set, Wish};

/// Steps for every token at worst: half the square root of what is compared in full.
const STEPS: u64 = 2_500;

fn paragraphs(lines: impl IntoIterator<Item = String>) -> Text {
    Text::new(
        lines.into_iter().map(|line| Provision::prose(Form::UNNUMBERED, Content::plain(line))).collect(),
    )
}

/// Words from so many different ones.
fn words(count: usize, of: usize, noise: &mut Noise) -> String {
    (0..count).map(|_| format!("w{}", noise.below(of))).collect::<Vec<_>>().join(" ")
}

/// The worst we know of: a base and a revision, some `size` words each.
fn worst(size: usize) -> Vec<(&'static str, Text, Text)> {
    let noise = &mut Noise::new(5);
    let mut lines = |count: usize, long: usize, of: usize| -> Vec<String> {
        (0..count).map(|_| words(long, of, noise)).collect()
    };
    let rows = (lines(size, 1, 2), lines(size, 1, 2));
    let few = (lines(size / 10, 10, 3), lines(size / 10, 10, 3));
    let huge = (lines(1, size, 4), lines(1, size, 4));
    let shuffled = lines(size / 10, 10, 5_000);
    let mut turned = shuffled.clone();
    turned.reverse();
    let same: Vec<String> =
        (0..size / 7).map(|_| "The Parties shall cooperate in good faith.".to_owned()).collect();
    let mut mixed = same.clone();
    for (nth, line) in mixed.iter_mut().enumerate().filter(|(nth, _)| nth % 9 == 0) {
        *line = format!("The Parties shall cooperate in case {nth}.");
    }
    let steps = |up: bool| (0..size / 10).map(move |nth| words_of(if up { nth } else { size / 10 - nth }));
    vec![
        ("rows of two values", paragraphs(rows.0), paragraphs(rows.1)),
        ("sentences of three words", paragraphs(few.0), paragraphs(few.1)),
        ("one huge paragraph of four words", paragraphs(huge.0), paragraphs(huge.1)),
        ("all paragraphs turned round", paragraphs(shuffled), paragraphs(turned)),
        ("equal paragraphs", paragraphs(same), paragraphs(mixed)),
        ("ever the same word", paragraphs(steps(true)), paragraphs(steps(false))),
    ]
}

/// A word said over and over.
fn words_of(count: usize) -> String {
    vec!["said"; count % 20 + 1].join(" ")
}

fn aligned(base: &Text, revised: &Text) -> (Alignment, u64) {
    let side = BaseSide::new(base);
    let other = RevisedSide::new(revised, &side);
    let tokens = u64::from(side.len()) + u64::from(other.starts.last().copied().unwrap_or_default());
    (align(&side, &other), tokens)
}

#[test]
fn work_is_bounded() {
    let (small, large) = (worst(20_000), worst(80_000));
    for ((name, base, revised), (_, more, changed)) in small.iter().zip(&large) {
        assert_eq!(sound_alignment(base, revised), Ok(()), "{name}");
        let (alignment, tokens) = aligned(base, revised);
        let (larger, many) = aligned(more, changed);
        for (work, tokens) in [(alignment.work, tokens), (larger.work, many)] {
            assert!(work <= STEPS * tokens, "{name}: {work} steps for {tokens} tokens");
        }
        let voices = [revised.clone()];
        assert_eq!(recoverable(base, &voices, &roll(base, &voices)), Ok(()), "{name}");
    }
}

#[test]
fn unrelated_texts_are_no_harder() {
    let wish = Wish { russian: false, bytes: 200_000, voices: 1, moves: false, seed: 1 };
    let (one, other) = (Set::new(wish), Set::new(Wish { russian: true, ..wish }));
    let (alignment, tokens) = aligned(&one.base, &other.base);
    assert!(alignment.work <= 100 * tokens, "{} steps for {tokens} tokens", alignment.work);
    let half = one.base.provisions().len() / 2;
    let (front, back) = one.base.provisions().split_at(half);
    let (alignment, tokens) = aligned(&Text::new(front.to_vec()), &Text::new(back.to_vec()));
    assert!(alignment.work <= STEPS * tokens, "{} steps for {tokens} tokens", alignment.work);
}
