//! Cases that once went wrong, named.

use travaux::consolidate::compose::Choice;
use travaux::consolidate::{Layer, Passage, RollingText};
use travaux::text::{Text, markdown};

use crate::check::{recoverable, roll, well_formed};
use crate::generate::text;

fn read(draft: &str) -> Text {
    markdown::read(draft).0
}

fn lines(lines: &[&str]) -> Text {
    text(&lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>())
}

fn sound(base: &Text, voices: &[Text]) -> RollingText {
    let rolling = roll(base, voices);
    assert_eq!(recoverable(base, voices, &rolling), Ok(()));
    assert_eq!(well_formed(&rolling), Ok(()));
    rolling
}

fn layer(rolling: &RollingText, layer: Layer) -> Vec<&Passage> {
    rolling.passages.iter().filter(|passage| passage.layer == layer).collect()
}

#[test]
fn emphasis_on_a_row_number_is_formatting() {
    let base = read("| № | Measure |\n|---|---|\n| 4. | Exchange |\n");
    let bold = read("| № | Measure |\n|---|---|\n| **4.** | Exchange |\n");
    let rolling = sound(&base, &[bold]);
    assert_eq!(layer(&rolling, Layer::Formatting).len(), rolling.passages.len());
}

#[test]
fn emphasis_on_a_part_of_a_row_number_is_recoverable() {
    let base = read("| 4. | Exchange |\n|---|---|\n");
    let bold = read("| 4.<b>.</b> | Exchange |\n|---|---|\n");
    assert!(!sound(&base, &[bold]).passages.is_empty());
}

#[test]
fn what_is_added_beside_a_moved_block_does_not_move_with_it() {
    let base = read(
        "# First[^1] request evidence group member competent authority\n\n# Party\n\n# Party\n\n[^1]: note\n",
    );
    let voice = read(
        "# First[^1]\n\n# request evidence group member competent authority\n\n# Party\n\n# Party\n\n[^1]: note\n",
    );
    let rolling = sound(&base, std::slice::from_ref(&voice));
    let all = (0..rolling.passages.len()).map(|index| (index, Choice::Take(1))).collect();
    assert_eq!(rolling.compose(&all).text, voice);
}

#[test]
fn a_block_nothing_has_overtaken_did_not_move() {
    let ten = "Party Party Party Party Party Party Party Party Party Party";
    let base = lines(&[ten, ten]);
    let voice = lines(&["Party", &ten[6..], "Party Party Party", &ten[18..]]);
    for order in layer(&sound(&base, &[voice]), Layer::Order) {
        assert_ne!(order.wordings[0].place, order.wordings[1].place);
    }
}

#[test]
fn the_end_of_a_text_holds_like_an_unchanged_provision() {
    let four = "Parties shall not move";
    let shorter = sound(&lines(&[four, four]), &[lines(&[four])]);
    let held = sound(&lines(&[four, four, "landmark"]), &[lines(&[four, "landmark"])]);
    assert_eq!(shorter.passages, held.passages);
}

#[test]
fn what_happens_elsewhere_has_no_say_in_what_moved() {
    let seven = "Party Party Party Party Party Party Party";
    let base = ["authority", "written", "consent", seven, seven, "group"];
    let moved = ["group", "here", "Party Party Party Party Party Party Party Party", "authority"];
    let alone = sound(&lines(&base), &[lines(&moved)]);
    let before = |head: &[&str], tail: &[&str]| lines(&[head, &["a landmark stands here"], tail].concat());
    let whole = sound(&before(&["one"], &base), &[before(&["one", "two", "three"], &moved)]);
    let shift = whole.starts[2];
    let places = |rolling: &RollingText, shift: u32| -> Vec<(Layer, u32, u32)> {
        let passages = rolling.passages.iter().filter(|it| it.span.start >= shift);
        passages.map(|it| (it.layer, it.span.start - shift, it.span.end - shift)).collect()
    };
    assert_eq!(places(&alone, 0), places(&whole, shift));
}

/// The passages of words people have to decide on.
fn open_words(rolling: &RollingText) -> usize {
    layer(rolling, Layer::Words).len()
}

#[test]
fn marks_that_change_with_their_list_go_with_it() {
    let base = read("The forms are:\n\n(a) exchange; and\n\n(b) training.\n");
    let longer = read("The forms are:\n\n(a) exchange;\n\n(b) training; and\n\n(c) joint groups.\n");
    let shorter = read("The forms are:\n\n(a) exchange.\n");
    let rolling = sound(&base, &[longer.clone(), shorter.clone()]);
    assert_eq!(open_words(&rolling), 0, "{:#?}", rolling.passages);
    assert_eq!(layer(&rolling, Layer::Ending).len(), 2);
    for (kind, expected) in [(Layer::Addition, longer), (Layer::Presence, shorter)] {
        let index = rolling.passages.iter().position(|it| it.layer == kind).unwrap();
        let taken = [(index, Choice::Take(1))].into_iter().collect();
        assert_eq!(rolling.compose(&taken).text, expected);
    }
    assert_eq!(rolling.compose(&Default::default()).text, base);
}

#[test]
fn marks_that_somebody_means_are_proposals() {
    let base = read("The forms are:\n\n(a) exchange;\n\n(b) training.\n\nThe Parties agree.\n");
    let comma = base_with("The Parties agree", "The Parties, agree");
    let stop = base_with("(a) exchange;", "(a) exchange.");
    let other = read(
        "The forms are:\n\n(a) exchange; or\n\n(b) training; and\n\n(c) groups.\n\nThe Parties agree.\n",
    );
    for voice in [comma, stop, other] {
        assert_eq!(open_words(&sound(&base, &[voice])), 1);
    }
}

fn base_with(from: &str, to: &str) -> Text {
    read(&"The forms are:\n\n(a) exchange;\n\n(b) training.\n\nThe Parties agree.\n".replace(from, to))
}
