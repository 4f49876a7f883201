//! Law: the numbers of passages and the letters of wordings stay fixed for the life of an edition.

use std::collections::BTreeMap;

use proptest::prelude::*;
use travaux::consolidate::Layer;
use travaux::dossier::Dossier;
use travaux::negotiation::board::Board;
use travaux::negotiation::{Code, RecordId};

use crate::round::{BASE, begun, code, hearing, occasion, submit};

/// What delegations change, all at once or one thing at a time.
const CHANGES: [(&str, &str); 11] = [
    ("тридцати", "шестидесяти"),
    ("тридцати", "сорока"),
    ("тридцати", "девяноста"),
    ("запрос в течение тридцати дней", "обращение без задержки"),
    ("запрос", "обращение"),
    ("самостоятельно", "поровну"),
    ("самостоятельно", "совместно"),
    ("Стороны несут расходы самостоятельно.\n\n", ""),
    ("статье 2.\n", "статье 2.\n\n### Статья 4. Срок\n\nСоглашение действует пять лет.\n"),
    ("статье 2.\n", "статье 2.\n\n### Статья 4. Срок\n\nСоглашение бессрочно.\n"),
    ("преступностью.\n\n2. Орган", "преступностью. Орган"),
];
const VOICES: [&str; 6] = ["KAZ", "ARM", "BLR", "KGZ", "RUS", "TJK"];

/// The letters of a board: by passage and wording, who holds it and what it reads.
type Letters = BTreeMap<u32, BTreeMap<String, (Vec<RecordId>, String)>>;

fn letters(board: &Board) -> Letters {
    let of = |item: &travaux::negotiation::board::Item| {
        let mut options = item.options.iter();
        assert!(options.next().is_none_or(|base| base.letter == "A"));
        let lettered = options.map(|it| (it.letter.clone(), (it.submissions.clone(), it.reads.clone())));
        let all: BTreeMap<_, _> = lettered.collect();
        assert_eq!(all.len() + 1, item.options.len(), "each has a letter of its own: {item:?}");
        (item.number, all)
    };
    board.items.iter().map(of).collect()
}

/// Who was the first to propose each wording, by the order in which they came.
fn first(came: &[RecordId], holders: &[RecordId]) -> RecordId {
    *came.iter().find(|it| holders.contains(it)).unwrap()
}

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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn numbers_and_letters_stay_whatever_comes_later(
        steps in prop::collection::vec(prop::collection::vec(0..CHANGES.len(), 1..4), 2..7),
        order in Just(VOICES.to_vec()).prop_shuffle(),
    ) {
        let home = tempfile::tempdir().unwrap();
        let mut dossier = begun(&home.path().join("a.dossier"));
        let mut came: Vec<RecordId> = Vec::new();
        let mut seen: Letters = BTreeMap::new();
        let mut numbers: BTreeMap<(Layer, u32, u32), u32> = BTreeMap::new();
        for (changes, voice) in steps.iter().zip(order) {
            let source = changes.iter().fold(BASE.to_owned(), |text, at| {
                text.replacen(CHANGES[*at].0, CHANGES[*at].1, 1)
            });
            came.push(submit(&mut dossier, voice, &source));
            let board = hearing(&dossier).board;
            for item in &board.items {
                // A passage that stands where one stood before has its number.
                let place = (item.layer, item.span.start, item.span.end);
                let number = *numbers.entry(place).or_insert(item.number);
                prop_assert_eq!(number, item.number, "{:?}", place);
            }
            let now = letters(&board);
            for (number, wordings) in &now {
                let Some(before) = seen.get(number) else { continue };
                for (letter, (holders, _)) in wordings {
                    // Whoever proposed a wording first keeps its letter while it is held.
                    let own = first(&came, holders);
                    for (earlier, (held, _)) in before {
                        if first(&came, held) == own {
                            prop_assert_eq!(earlier, letter, "{}: {:?} then {:?}", number, before, wordings);
                        }
                    }
                    // Nobody gets a letter that was another's.
                    if let Some((held, reads)) = before.get(letter) {
                        let shared = held.iter().any(|it| holders.contains(it));
                        let same = wordings.get(letter).is_some_and(|(_, now)| now == reads);
                        prop_assert!(shared || same, "{}{}: {:?} then {:?}", number, letter, before, wordings);
                    }
                }
            }
            for (number, wordings) in now {
                seen.entry(number).or_default().extend(wordings);
            }
        }
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
