//! The comparative table: whatever is proposed stands against the draft, and no word of either is left out.

use proptest::prelude::*;
use travaux::consolidate::table::{Matter, Proposal, matters};
use travaux::consolidate::view::{Inline, Joint, RowBody, Show, View};
use travaux::consolidate::{Layer, RollingText};
use travaux::text::markdown;
use travaux::text::token::fold_into;

use crate::check::roll;
use crate::draft;
use crate::often::cases;

/// The letters of a line, as the draft has it, numbers of provisions apart, or as the proposal has it with them.
fn letters(line: &[Inline], base: bool) -> String {
    let said = line.iter().filter_map(|inline| match inline {
        Inline::Same(words) | Inline::Stands(words) => Some(words.as_str()),
        Inline::Deleted(words) if base => Some(words),
        Inline::Inserted(words) | Inline::Next(Joint::Stays | Joint::Comes, words) if !base => Some(words),
        _ => None,
    });
    compact(&said.collect::<String>())
}

/// Letters alone: the mark of a footnote is written in more ways than one, and words that stay may be in the
/// typography of whoever proposes something beside them.
fn compact(words: &str) -> String {
    const MARKS: &str = "\u{FFFC}*⁰¹²³⁴⁵⁶⁷⁸⁹";
    let mut folded = String::new();
    fold_into(words, &mut folded);
    let counts = |letter: &char| {
        !letter.is_whitespace() && *letter != '—' && *letter != '-' && !MARKS.contains(*letter)
    };
    folded.chars().filter(counts).collect()
}

/// What stands in the rows of an alternative, its first number with it.
fn alternative(rolling: &RollingText, proposal: &Proposal) -> Option<String> {
    let rows = View::new(rolling).rows(Show::All);
    let mut said = None;
    for row in rows {
        let own = row.alternative.as_ref().is_some_and(|it| !it.base && it.picks == proposal.picks);
        if !own {
            continue;
        }
        let said = said.get_or_insert_with(String::new);
        said.push_str(&row.form.lead());
        let contents: Vec<_> = match &row.body {
            RowBody::Prose(pieces) => pieces.iter().collect(),
            RowBody::Cells(cells) => cells.iter().flat_map(|it| it.paragraphs.iter().flatten()).collect(),
        };
        for piece in contents {
            match piece {
                travaux::consolidate::view::Piece::Same(content)
                | travaux::consolidate::view::Piece::Fresh(content) => said.push_str(&content.text),
                _ => {}
            }
        }
    }
    said.map(|said| compact(&said))
}

fn holds(rolling: &RollingText, matter: &Matter, proposal: &Proposal) -> Result<(), String> {
    let whole = |line: &[Inline]| !line.contains(&Inline::Ellipsis);
    if matter.layer == Layer::Order || !whole(&matter.base) || !whole(&proposal.said) {
        return Ok(());
    }
    let (stands, kept) = (letters(&matter.base, true), letters(&proposal.said, true));
    if stands != kept {
        return Err(format!("the draft says {stands:?}, the proposal leaves {kept:?}: {:#?}", proposal.said));
    }
    // Of a row with another number of empty cells nothing can be said in words.
    let row = matter.provision.and_then(|at| rolling.base.provisions().get(at));
    if row.is_some_and(|row| row.form.kind.is_row()) && matter.base == proposal.said {
        return Ok(());
    }
    if proposal.said.get(proposal.own.clone()).is_none_or(<[Inline]>::is_empty) {
        return Err(format!("the proposal changes nothing: {matter:#?}"));
    }
    let own = alternative(rolling, proposal);
    let comes = letters(&proposal.said, false);
    match own.filter(|own| *own != comes) {
        Some(own) => Err(format!("{own:?} is proposed, the table says {comes:?}: {:#?}", proposal.said)),
        None => Ok(()),
    }
}

proptest! {
    #![proptest_config(cases(300))]
    #[test]
    fn a_proposal_in_the_table_leaves_out_no_word((base, voices) in draft::case(3)) {
        let rolling = roll(&base, &voices);
        // What is only written otherwise, or has another number, is told beside the text.
        let told = |layer| matches!(layer, Layer::Typography | Layer::Form);
        prop_assume!(!rolling.passages.iter().any(|passage| told(passage.layer)));
        for matter in matters(&rolling) {
            for proposal in &matter.proposals {
                let held = holds(&rolling, &matter, proposal);
                prop_assert!(held.is_ok(), "{} BASE {} VOICES {:#?}", held.unwrap_err(), markdown::write(&base), voices.iter().map(markdown::write).collect::<Vec<_>>());
            }
        }
    }
}

/// A line as it is printed, a line for a provision: `-gone-`, `+new+`.
fn printed(line: &[Inline]) -> Vec<String> {
    let mut all = vec![String::new()];
    for inline in line {
        if matches!(inline, Inline::Next(..)) && *inline != line[0] {
            all.push(String::new());
        }
        let said = match inline {
            Inline::Same(words) | Inline::Stands(words) | Inline::Next(Joint::Stays, words) => words.clone(),
            Inline::Deleted(words) | Inline::Next(Joint::Goes, words) | Inline::Joined(words) => {
                format!("-{words}-")
            }
            Inline::Inserted(words) | Inline::Next(Joint::Comes, words) => format!("+{words}+"),
            Inline::Ellipsis => "…".to_owned(),
        };
        all.last_mut().unwrap().push_str(&said);
    }
    all
}

/// What the second of two delegations proposes on the only matter of a text in which the first joins two points.
fn beside_a_join(second: &str) -> (Proposal, Vec<String>, Vec<String>) {
    let base = "### Статья 4\n\n1. Настоящее Соглашение вступает в силу через 30 дней.\n\n2. Соглашение может быть изменено протоколом.\n";
    let join = base.replace("\n\n2. Соглашение", " Соглашение");
    let texts = [join.as_str(), second].map(|text| markdown::read(text).0);
    let rolling = roll(&markdown::read(base).0, &texts);
    let matters = matters(&rolling);
    let matter = matters.first().unwrap();
    assert_eq!((matters.len(), matter.provision, matter.last), (1, Some(1), Some(2)));
    let of = |voice: usize| matter.proposals.iter().find(|it| it.holders.contains(voice)).unwrap();
    (of(1).clone(), printed(&of(0).said), printed(&of(1).said))
}

#[test]
fn a_word_replaced_beside_a_join_is_struck() {
    let (proposal, join, word) = beside_a_join(
        "### Статья 4\n\n1. Настоящий Договор вступает в силу через 30 дней.\n\n2. Соглашение может быть изменено протоколом.\n",
    );
    assert_eq!(
        join,
        [
            "1. Настоящее Соглашение вступает в силу через 30 дней.-2. - Соглашение может быть изменено протоколом."
        ]
    );
    assert_eq!(
        word,
        [
            "1. -Настоящее Соглашение-+Настоящий Договор+ вступает в силу через 30 дней.",
            "2. Соглашение может быть изменено протоколом."
        ]
    );
    assert_eq!((proposal.provisions, proposal.own), (Some((1, 1)), 0..4));
}

#[test]
fn a_point_left_out_beside_a_join_is_struck() {
    let (proposal, _, gone) =
        beside_a_join("### Статья 4\n\n1. Настоящее Соглашение вступает в силу через 30 дней.\n");
    assert_eq!(
        gone,
        [
            "1. Настоящее Соглашение вступает в силу через 30 дней.",
            "-2. --Соглашение может быть изменено протоколом.-"
        ]
    );
    assert_eq!((proposal.provisions, proposal.own), (Some((2, 2)), 2..4));
}
