//! Law: adding any voice leaves earlier outcomes attached; an agreed stretch opens again only where a later submission
//! reads there neither as the base does nor as was agreed.

use travaux::consolidate::{Revision, consolidate};
use travaux::dossier::hearing::Choice;
use travaux::negotiation::board::Stand;
use travaux::negotiation::outcome::Status;
use travaux::negotiation::stretch::overlap;

use crate::round::{BASE, begun, decide, hearing, submit, text};

const OTHERS: [&str; 8] = [
    "тридцати=шестидесяти",
    "запрос=обращение",
    "рассматривает запрос в течение тридцати дней=отвечает на запрос без задержки",
    "борьбе с преступностью=предупреждении преступлений",
    "самостоятельно=поровну",
    "преступностью.\n\n2. Орган=преступностью. Орган",
    "Стороны несут расходы самостоятельно.\n\n=",
    "в течение тридцати дней.=в течение тридцати дней со дня получения.",
];

#[test]
fn adding_any_voice_leaves_earlier_outcomes_attached() {
    let home = tempfile::tempdir().unwrap();
    for (at, other) in OTHERS.iter().enumerate() {
        let mut dossier = begun(&home.path().join(format!("{at}.dossier")));
        submit(
            &mut dossier,
            "KAZ",
            &BASE.replace("тридцати", "шестидесяти").replace("самостоятельно", "совместно"),
        );
        let first = decide(&mut dossier, 1, Choice::Wording(1), Status::Agreed);
        let second = decide(&mut dossier, 2, Choice::Wording(0), Status::Agreed);
        let (from, to) = other.split_once('=').unwrap();
        let later = BASE.replace(from, to);
        submit(&mut dossier, "ARM", &later);
        let board = hearing(&dossier).board;
        let (base, later) = (text(BASE), text(&later));
        let alone = consolidate(&base, &[Revision { voice: "ARM", text: &later, partial: false }], &[]);
        for outcome in [first, second] {
            let on = &dossier.state().outcomes[&outcome].what.on;
            let touched =
                alone.open_passages().any(|(_, it)| overlap((it.span.start, it.span.end), (on.from, on.to)));
            let repeats = later == text(&BASE.replace("тридцати", "шестидесяти"));
            let opened = board
                .items
                .iter()
                .any(|item| matches!(item.stand, Stand::Reopened(_)) && item.outcomes.contains(&outcome));
            assert_eq!(board.agreed.contains(&outcome), !opened, "{other}");
            assert!(!opened || touched && !repeats, "{other}: {board:?}");
        }
        // What only the later voice touches is open.
        assert!(repeats_or_open(&board, at), "{other}: {board:?}");
    }
}

/// The first repeats what was agreed; every other brings something to deal with.
fn repeats_or_open(board: &travaux::negotiation::board::Board, at: usize) -> bool {
    (board.open().count() == 0) == (at == 0)
}

#[test]
fn a_position_stays_with_its_wording_when_the_passage_grows() {
    use travaux::negotiation::position::{Matter, Position, Stance};
    let home = tempfile::tempdir().unwrap();
    let mut dossier = begun(&home.path().join("a.dossier"));
    submit(&mut dossier, "KAZ", &BASE.replace("тридцати", "шестидесяти"));
    let before = hearing(&dossier);
    let item = &before.board.items[0];
    let on = Matter::Wording(item.stretch(before.edition, &before.language, item.options[1].reads.clone()));
    let voices = vec![crate::round::code("KGZ")];
    let position = Position { voices, on, stance: Stance::Accepts, reason: String::new() };
    dossier.take_position(position, &crate::round::occasion()).unwrap();
    submit(&mut dossier, "ARM", &BASE.replace("в течение тридцати дней", "без задержки"));
    let after = hearing(&dossier);
    let item = &after.board.items[0];
    assert!(item.span.len() > before.board.items[0].span.len());
    let spoken: Vec<(usize, usize)> =
        item.options.iter().map(|choice| (choice.wording, choice.positions.len())).collect();
    let kaz = item.options.iter().find(|choice| choice.holders == [crate::round::code("KAZ")]).unwrap();
    assert_eq!(kaz.positions.len(), 1, "{spoken:?}");
    assert_eq!(spoken.iter().map(|(_, count)| count).sum::<usize>(), 1);
    assert!(after.board.earlier.is_empty());
    // Once nobody proposes it any more, it is about an earlier wording.
    submit(&mut dossier, "KAZ", BASE);
    assert_eq!(hearing(&dossier).board.earlier.len(), 1);
}

#[test]
fn what_is_heard_again_is_what_is_heard_anew() {
    let home = tempfile::tempdir().unwrap();
    let mut dossier = begun(&home.path().join("a.dossier"));
    submit(
        &mut dossier,
        "KAZ",
        &BASE.replace("тридцати", "шестидесяти").replace("самостоятельно", "совместно"),
    );
    let mut kept = hearing(&dossier);
    let check = |dossier: &travaux::dossier::Dossier, kept: &mut travaux::dossier::hearing::Hearing| {
        dossier.hear_again(kept).unwrap();
        let anew = hearing(dossier);
        assert_eq!((&kept.board, &kept.rolling, &kept.voices), (&anew.board, &anew.rolling, &anew.voices));
    };
    decide(&mut dossier, 1, Choice::Wording(1), Status::Agreed);
    check(&dossier, &mut kept);
    assert_eq!(kept.board.open().count(), 1);
    // A reply, and a reply in the place of another, set everything out anew.
    submit(&mut dossier, "ARM", &BASE.replace("запрос", "обращение"));
    check(&dossier, &mut kept);
    let again = submit(&mut dossier, "ARM", &BASE.replace("тридцати", "девяноста"));
    check(&dossier, &mut kept);
    assert_eq!(kept.board.open().count(), 2, "what was agreed is open again");
    dossier.withdraw(again, "", &crate::round::occasion()).unwrap();
    check(&dossier, &mut kept);
}
