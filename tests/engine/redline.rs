//! A redline holds both texts: without what comes it is the base, without what goes it is the revision.

use proptest::prelude::*;
use travaux::consolidate::view::{Piece, Row, RowBody, View};
use travaux::consolidate::{Layer, Passage};
use travaux::text::{Text, markdown};

use crate::check::roll;
use crate::draft;
use crate::often::cases;

/// The letters of a text in order, numbers of provisions and white space apart.
fn letters(text: &Text) -> String {
    let said =
        text.provisions().iter().flat_map(|it| it.body.paragraphs().map(|content| content.text.clone()));
    said.flat_map(|said| said.chars().filter(|letter| !letter.is_whitespace()).collect::<Vec<_>>()).collect()
}

fn letters_of(rows: &[Row], base: bool) -> String {
    let mut said = String::new();
    for row in rows {
        let removed = row.presence.is_some();
        let mut say = |pieces: &[Piece]| {
            for piece in pieces {
                match piece {
                    Piece::Same(content) if base || !removed => said.push_str(&content.text),
                    Piece::Gone(content) if base => said.push_str(&content.text),
                    Piece::Fresh(content) if !base => said.push_str(&content.text),
                    _ => {}
                }
            }
        };
        match &row.body {
            RowBody::Prose(pieces) => say(pieces),
            RowBody::Cells(cells) => cells.iter().flat_map(|it| &it.paragraphs).for_each(|it| say(it)),
        }
    }
    said.retain(|letter| !letter.is_whitespace());
    said
}

proptest! {
    #![proptest_config(cases(300))]
    #[test]
    fn a_redline_holds_both_texts((base, voices) in draft::case(2)) {
        let Some(voice) = voices.first() else { return Ok(()) };
        let rolling = roll(&base, std::slice::from_ref(voice));
        let rows = View::new(&rolling).redline(0);
        prop_assert_eq!(letters_of(&rows, true), letters(&base), "BASE {} VOICE {} ROWS {:#?} PASSAGES {:?}", markdown::write(&base), markdown::write(voice), rows, rolling.passages);
        // What is written otherwise, stands elsewhere, or is a row with another number is told beside the text.
        let row = |passage: &Passage| {
            let provision = base.provisions().get(rolling.provision_at(passage.span.start));
            provision.is_some_and(|it| it.form.kind.is_row())
        };
        let told = |passage: &Passage| {
            matches!(passage.layer, Layer::Order | Layer::Typography)
                || passage.layer == Layer::Form && row(passage)
        };
        if !rolling.passages.iter().any(told) {
            prop_assert_eq!(letters_of(&rows, false), letters(voice), "{}", markdown::write(&base));
        }
    }
}

#[test]
fn words_written_otherwise_at_the_end_of_a_change_are_seen_as_both_have_them() {
    let line = |times: usize, word: &str| vec![word; times].join(" ");
    let (one, long) = (line(1, "Parties"), line(23, "Parties"));
    let base = markdown::read(&[&one, &one, &long, &one, &one].map(String::as_str).join("\n\n")).0;
    // The same word, with a place where it may be hyphenated.
    let hyphenated = line(22, "Partie\u{AD}s");
    let voice = [&one, &one, &one, &hyphenated, &one, &one].map(String::as_str).join("\n\n");
    let rolling = roll(&base, &[markdown::read(&voice).0]);
    let rows = View::new(&rolling).redline(0);
    assert_eq!(letters_of(&rows, true), letters(&base));
}
