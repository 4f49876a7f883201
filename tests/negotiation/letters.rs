//! Law: the numbers of passages and the letters of wordings stay fixed for the life of an edition.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use travaux::consolidate::Layer;
use travaux::dossier::{Disk, Dossier};
use travaux::negotiation::board::Board;
use travaux::negotiation::{Code, RecordId};

use crate::course::{Course, Step, steps};
use crate::often::cases;
use crate::round::{BASE, begun, code, hearing, occasion, ru, submit};

#[test]
fn a_wording_added_later_leaves_the_letters_of_the_earlier_ones() {
    let home = tempfile::tempdir().unwrap();
    let mut dossier = begun(&home.path().join("a.dossier"));
    let days = |words: &str| BASE.replace("тридцати", words);
    let told = |dossier: &Dossier| -> Vec<(String, Vec<Code>)> {
        let item = hearing(dossier).board.items[0].clone();
        item.options.into_iter().skip(1).map(|it| (it.letter, it.holders)).collect()
    };
    submit(&mut dossier, "BLR", &days("сорока"));
    let kyrgyz = submit(&mut dossier, "KGZ", &days("девяноста"));
    assert_eq!(told(&dossier), [("B".to_owned(), vec![code("BLR")]), ("C".to_owned(), vec![code("KGZ")])]);
    // In protocol order it comes first, and has the next letter.
    submit(&mut dossier, "KAZ", &days("шестидесяти"));
    let all = [("D", "KAZ"), ("B", "BLR"), ("C", "KGZ")].map(|(at, who)| (at.to_owned(), vec![code(who)]));
    assert_eq!(told(&dossier), all);
    assert_eq!(hearing(&dossier).board.items[0].choice("D").unwrap().holders, [code("KAZ")]);
    // The letter of a wording taken back is not given again.
    dossier.withdraw_for(code("KGZ"), kyrgyz, "", &occasion()).unwrap();
    submit(&mut dossier, "ARM", &days("семидесяти"));
    let all = [("D", "KAZ"), ("E", "ARM"), ("B", "BLR")].map(|(at, who)| (at.to_owned(), vec![code(who)]));
    assert_eq!(told(&dossier), all);
    // Proposed again, it is what it was.
    submit(&mut dossier, "KGZ", &days("девяноста"));
    assert_eq!(told(&dossier)[3], ("C".to_owned(), vec![code("KGZ")]));
}

/// What was ever seen of the boards of a draft.
#[derive(Default)]
struct Seen {
    /// The number of each place.
    numbers: BTreeMap<(Layer, u32, u32), u32>,
    /// The letter of each reading, by number and place.
    letters: BTreeMap<(u32, Layer, u32, u32), BTreeMap<String, String>>,
    /// Who held a letter, and what it read, by number and letter.
    held: BTreeMap<(u32, String), (BTreeSet<RecordId>, BTreeSet<String>)>,
    last: Board,
}

impl Seen {
    /// Looks at a board after those before; says what does not hold.
    fn look(&mut self, board: Board, came: &[RecordId]) -> Result<(), String> {
        let first = |it: &travaux::negotiation::board::Choice| {
            came.iter().find(|id| it.submissions.contains(id)).copied()
        };
        let mut numbers = BTreeSet::new();
        for item in &board.items {
            let (layer, span, number) = (item.layer, item.span.clone(), item.number);
            if !numbers.insert(number) {
                return Err(format!("two are called {number}"));
            }
            let known = *self.numbers.entry((layer, span.start, span.end)).or_insert(number);
            if known != number {
                return Err(format!("{layer:?} {span:?} was called {known}, and now {number}"));
            }
            let letters = self.letters.entry((number, layer, span.start, span.end)).or_default();
            let mut given = BTreeSet::new();
            for (at, choice) in item.options.iter().enumerate() {
                let (letter, reads) = (&choice.letter, &choice.reads);
                if !given.insert(letter) || (at == 0) != (letter == "A") {
                    return Err(format!("each has a letter of its own: {item:?}"));
                }
                if at == 0 {
                    continue;
                }
                let known = letters.entry(reads.clone()).or_insert_with(|| letter.clone());
                if known != letter {
                    return Err(format!("«{reads}» was called {number}{known}, and now {number}{letter}"));
                }
                let (held, read) = self.held.entry((number, letter.clone())).or_default();
                let own = choice.submissions.iter().any(|it| held.contains(it)) || read.contains(reads);
                if !held.is_empty() && !own {
                    return Err(format!("{number}{letter} was another's: {item:?}"));
                }
                held.extend(choice.submissions.iter().copied());
                read.insert(reads.clone());
            }
            let Some(before) = self.last.numbered(number) else { continue };
            for choice in item.options.iter().skip(1) {
                let own = first(choice);
                let Some(was) = before.options.iter().skip(1).find(|it| first(it) == own) else { continue };
                // Unless that is what another wording in this place was called before.
                let bound = letters.iter().any(|(reads, it)| *it == was.letter && *reads != choice.reads);
                if was.letter != choice.letter && !bound {
                    return Err(format!(
                        "{number}{} became {number}{}: {before:?}\nthen {item:?}",
                        was.letter, choice.letter
                    ));
                }
            }
        }
        self.last = board;
        Ok(())
    }
}

/// Takes the steps, looking at the board of every draft after each.
fn watch(steps: &[Step]) -> Result<(), TestCaseError> {
    let home = tempfile::tempdir().unwrap();
    let mut course = Course::new(begun(&home.path().join("a.dossier")));
    let mut seen: BTreeMap<RecordId, Seen> = BTreeMap::new();
    let mut found = Ok(());
    for step in steps {
        course.take(step, |course| {
            let came: Vec<RecordId> = course.said.iter().map(|(id, _)| *id).collect();
            for edition in &course.dossier.state().editions {
                let board = course.dossier.hearing(&edition.id, &ru()).unwrap().board;
                let looked = seen.entry(edition.id).or_default().look(board, &came);
                if found.is_ok() {
                    found = looked;
                }
            }
        });
        prop_assert!(found.is_ok(), "{} at {:?}", found.unwrap_err(), step);
    }
    let current = course.dossier.state().current.unwrap();
    let again = Dossier::open(course.dossier.root(), Arc::new(Disk)).unwrap();
    if let Some(seen) = seen.get(&current) {
        prop_assert_eq!(&again.hearing(&current, &ru()).unwrap().board, &seen.last);
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn numbers_and_letters_stay_whatever_comes_later(steps in steps(9)) {
        watch(&steps)?;
    }
}

#[test]
fn an_article_added_at_the_very_end_is_a_passage_like_others() {
    let home = tempfile::tempdir().unwrap();
    let mut dossier = begun(&home.path().join("a.dossier"));
    submit(&mut dossier, "KAZ", &format!("{BASE}\n### Статья 4. Срок\n\nСоглашение бессрочно.\n"));
    let board = hearing(&dossier).board;
    assert_eq!(board.items[0].options[1].holders, [code("KAZ")]);
}

#[test]
fn an_article_left_out_reads_nothing_whatever_is_changed_before_it() {
    let home = tempfile::tempdir().unwrap();
    let mut dossier = begun(&home.path().join("a.dossier"));
    let shorter = BASE.replace("запрос в течение тридцати дней", "обращение без задержки");
    let article = "### Статья 2. Расходы\n\nСтороны несут расходы самостоятельно.\n\n";
    submit(&mut dossier, "RUS", &shorter.replace(article, ""));
    let board = hearing(&dossier).board;
    let gone = board.items.iter().find(|it| it.layer == Layer::Presence).unwrap();
    assert_eq!(gone.options[1].reads, "");
}
