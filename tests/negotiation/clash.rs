//! Outcomes that do not go together.

use travaux::dossier::hearing::Choice;
use travaux::language::Language;
use travaux::negotiation::clash::clashes;
use travaux::negotiation::outcome::Status;

use crate::round::{BASE, begun, day, decide, hearing, submit};

fn told(dossier: &travaux::dossier::Dossier) -> Vec<String> {
    let russian = Language::Russian;
    clashes(&hearing(dossier).board, dossier.state())
        .iter()
        .map(|it| russian.say(it.phrase(russian)))
        .collect()
}

#[test]
fn a_sentence_made_of_two_rivals_is_pointed_out() {
    let home = tempfile::tempdir().unwrap();
    let mut dossier = begun(&home.path().join("a.dossier"));
    let rewritten = |verb: &str, days: &str| BASE.replace("рассматривает", verb).replace("тридцати", days);
    submit(&mut dossier, "KAZ", &rewritten("изучает", "сорока"));
    submit(&mut dossier, "ARM", &rewritten("исполняет", "шестидесяти"));
    let take = |dossier: &mut _, number, voice: &str| {
        let board = hearing(dossier).board;
        let wording = board.numbered(number).unwrap().choice(voice).unwrap().wording;
        decide(dossier, number, Choice::Wording(wording), Status::Agreed)
    };
    take(&mut dossier, 1, "KAZ");
    assert_eq!(told(&dossier), [""; 0]);
    take(&mut dossier, 2, "ARM");
    let said = "Расхождения № 1, 2 — части одних и тех же редакций, а приняты разные: № 1 — KAZ, № 2 — ARM. \
        Получившуюся фразу никто не предлагал: перечитайте её.";
    assert_eq!(told(&dossier), [said]);
    assert_eq!(dossier.next_draft(day()).unwrap().clashes.len(), 1);
    take(&mut dossier, 2, "KAZ");
    assert_eq!(told(&dossier), [""; 0]);
}

#[test]
fn what_is_agreed_within_what_goes_is_pointed_out() {
    let home = tempfile::tempdir().unwrap();
    let mut dossier = begun(&home.path().join("a.dossier"));
    submit(&mut dossier, "KAZ", &BASE.replace("самостоятельно", "поровну"));
    submit(
        &mut dossier,
        "ARM",
        &BASE.replace("### Статья 2. Расходы\n\nСтороны несут расходы самостоятельно.\n\n", ""),
    );
    let gone: Vec<u32> = hearing(&dossier)
        .board
        .items
        .iter()
        .filter(|item| {
            item.options[1].holders[0].as_str() == "ARM" && item.options[1].reads.trim().is_empty()
        })
        .map(|item| item.number)
        .collect();
    for number in &gone {
        decide(&mut dossier, *number, Choice::Wording(1), Status::Agreed);
    }
    assert_eq!(told(&dossier), [""; 0]);
    let own = hearing(&dossier)
        .board
        .open()
        .find(|item| item.options[1].holders[0].as_str() == "KAZ")
        .unwrap()
        .number;
    decide(&mut dossier, own, Choice::Wording(0), Status::Agreed);
    assert_eq!(told(&dossier), [""; 0]);
    decide(&mut dossier, own, Choice::Wording(1), Status::Agreed);
    let said = told(&dossier);
    assert_eq!(said.len(), 1);
    assert!(said[0].starts_with(&format!("Решение по расхождению № {own} принято внутри того")), "{said:?}");
}
