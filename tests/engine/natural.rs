//! P20, P21 and the oracles: natural text against other engines.

use jj_core::diff::{ContentDiff, DiffHunkKind};
use similar::{Algorithm, DiffTag};
use travaux::compare::{BaseSide, RevisedSide, align};
use travaux::consolidate::{Layer, consolidate, consolidate_on};
use travaux::text::Text;
use travaux::text::token::{Sort, tokenise};

use crate::check::{every_change_has_its_passage, recoverable, revisions, sound_alignment, well_formed};
use crate::workload::{Set, Wish};

const SMALL: Wish = Wish { russian: false, bytes: 200_000, voices: 9, moves: true, seed: 1 };

fn sets() -> [Set; 2] {
    [Set::new(SMALL), Set::new(Wish { russian: true, ..SMALL })]
}

/// I1 to I7 on revisions of natural text.
#[test]
fn laws_hold_on_natural_text() {
    for set in sets() {
        let mut revisions = revisions(&set.voices);
        let rolling = consolidate(&set.base, &revisions, &["DDD", "AAA"]);
        revisions.rotate_left(4);
        revisions.swap(0, 3);
        assert!(consolidate(&set.base, &revisions, &["DDD", "AAA"]) == rolling);
        let rolling = crate::check::roll(&set.base, &set.voices);
        assert_eq!(recoverable(&set.base, &set.voices, &rolling), Ok(()));
        assert_eq!(well_formed(&rolling), Ok(()));
        assert_eq!(every_change_has_its_passage(&set.base, &set.voices, &rolling), Ok(()));
        for voice in &set.voices {
            assert_eq!(sound_alignment(&set.base, voice), Ok(()));
        }
    }
}

/// P21: the same result on one thread and on many.
#[test]
fn threads_change_nothing() {
    for set in sets() {
        let revisions = revisions(&set.voices);
        let one = consolidate_on(1, &set.base, &revisions, &[]);
        for threads in [2, 3, 16] {
            assert!(consolidate_on(threads, &set.base, &revisions, &[]) == one);
        }
    }
}

/// Keys of all tokens, ¶ included.
fn keys(text: &Text) -> Vec<u64> {
    let mut tokens = Vec::new();
    for provision in text.provisions() {
        tokenise(provision, &mut tokens);
    }
    tokens.iter().map(|token| token.key).collect()
}

/// P20: on natural text without moves, in total, hardly more words are changed than the least possible.
#[test]
fn few_more_words_change_than_must() {
    let (mut ours, mut least) = (0, 0);
    for russian in [false, true] {
        let set = Set::new(Wish { russian, moves: false, voices: 4, ..SMALL });
        let side = BaseSide::new(&set.base);
        let base = keys(&set.base);
        for voice in &set.voices {
            let revised = RevisedSide::new(voice, &side);
            let alignment = align(&side, &revised);
            // What was found elsewhere did not change.
            ours += alignment.hunks.iter().map(|it| it.base.len() + it.revised.len()).sum::<usize>();
            least += similar::capture_diff_slices(Algorithm::RawMyers, &base, &keys(voice))
                .iter()
                .filter(|op| op.tag() != DiffTag::Equal)
                .map(|op| op.old_range().len() + op.new_range().len())
                .sum::<usize>();
        }
    }
    assert!(ours * 100 <= least * 105, "{ours} tokens change where {least} must");
}

/// What nobody touches according to jj's comparison of N texts is for the most part untouched here, too, and
/// we never call more of the base contested than it does.
#[test]
fn as_much_is_common_to_all_as_jj_finds() {
    for russian in [false, true] {
        let set = Set::new(Wish { russian, moves: false, ..SMALL });
        let flat = |text: &Text| -> String {
            let mut flat = String::new();
            for provision in text.provisions() {
                flat.push_str("¶ ");
                flat.push_str(&provision.line());
                flat.push('\n');
            }
            flat
        };
        let files: Vec<String> = std::iter::once(&set.base).chain(&set.voices).map(flat).collect();
        let diff = ContentDiff::by_line(files.iter().map(|file| file.as_bytes()));
        let mut common = 0;
        for hunk in diff.hunks() {
            match hunk.kind {
                DiffHunkKind::Matching => common += hunk.contents[0].len(),
                DiffHunkKind::Different => {
                    let words = ContentDiff::by_word(hunk.contents.iter());
                    common += words
                        .hunks()
                        .filter(|hunk| hunk.kind == DiffHunkKind::Matching)
                        .map(|hunk| hunk.contents[0].len())
                        .sum::<usize>();
                }
            }
        }
        let rolling = crate::check::roll(&set.base, &set.voices);
        let side = BaseSide::new(&set.base);
        let mut touched = vec![false; side.tokens.len()];
        for passage in rolling.passages.iter().filter(|passage| passage.layer != Layer::Order) {
            touched[passage.span.start as usize..passage.span.end as usize].fill(true);
        }
        let ours: usize = (0..side.len())
            .filter(|at| !touched[*at as usize])
            .map(|at| match side.tokens[at as usize].sort {
                Sort::Opening => "¶ \n".len(),
                _ => side.surface(at).len(),
            })
            .sum();
        // Words made of a few syllables recur by chance where words of a language do not.
        let share = if set.real { 99 } else { 98 };
        assert!(ours * 100 >= common * share, "{ours} bytes are common to all; jj finds {common}");
    }
}
