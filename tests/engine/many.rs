//! More voices than a council has seats.

use travaux::consolidate::{Layer, Revision, consolidate};
use travaux::text::Text;

use crate::check::well_formed;
use crate::generate::text;
use crate::workload::Noise;

/// A small base, and so many voices that each change some of it.
fn table(voices: usize) -> (Text, Vec<(String, Text)>) {
    let line = |nth: usize| (0..12).map(|word| format!("n{nth}w{word}")).collect::<Vec<_>>();
    let base: Vec<Vec<String>> = (0..8).map(line).collect();
    let laid = |lines: &[Vec<String>]| text(&lines.iter().map(|it| it.join(" ")).collect::<Vec<_>>());
    let noise = &mut Noise::new(7);
    let revised = (0..voices).map(|nth| {
        let mut lines = base.clone();
        for _ in 0..noise.below(4) {
            let (line, word) = (noise.below(lines.len()), noise.below(10));
            match noise.below(5) {
                0 => drop(lines.remove(line)),
                1 => lines.insert(line, vec![format!("new{}", noise.below(3)); 7]),
                2 => {
                    let at = word.min(lines[line].len());
                    lines[line].insert(at, "added".to_owned());
                }
                _ => {
                    let at = word.min(lines[line].len() - 1);
                    lines[line][at] = format!("other{}", noise.below(4));
                }
            }
        }
        (format!("V{nth:03}"), laid(&lines))
    });
    let revised = revised.collect();
    (laid(&base), revised)
}

fn laws_hold(voices: usize) {
    let (base, texts) = table(voices);
    let mut revisions: Vec<Revision<'_>> =
        texts.iter().map(|(voice, text)| Revision { voice, text, partial: false }).collect();
    let rolling = consolidate(&base, &revisions, &[]);
    assert_eq!(well_formed(&rolling), Ok(()));
    for (voice, text) in &texts {
        assert_eq!(rolling.project_code(voice).as_ref(), Some(text), "{voice}");
    }
    revisions.reverse();
    revisions.rotate_left(voices / 3);
    assert!(consolidate(&base, &revisions, &[]) == rolling);
    // Everybody who takes a wording is among its holders, whatever their number.
    let most = rolling.passages.iter().filter(|it| it.layer == Layer::Words);
    let most = most.flat_map(|it| &it.wordings).map(|wording| wording.holders.len()).max();
    assert!(most.is_some_and(|most| most > 1), "{most:?}");
}

#[test]
fn laws_hold_for_two_hundred_and_fifty_six_voices() {
    for voices in [63, 64, 65, 130, 256] {
        laws_hold(voices);
    }
}
