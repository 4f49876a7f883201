//! Replies in the numbers of the text they are about, and carried to later ones.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::Index;
use travaux::consolidate::compose;
use travaux::dossier::Dossier;
use travaux::dossier::hearing::{Choice, Hearing};
use travaux::negotiation::carry::in_numbers_of;
use travaux::negotiation::outcome::Status;
use travaux::text::{Text, markdown};

use crate::often::cases;
use crate::round::{begun_with, day, decide, hearing, occasion, ru, submit, text};

#[test]
fn a_reply_that_only_renumbers_differs_in_nothing_but_numbers() {
    let base = text(include_str!("../../templates/samples/agreement/draft.ru.md"));
    let reply = text(include_str!("../../templates/samples/agreement/replies/VLN.ru.md"));
    let made = markdown::write(&in_numbers_of(&base, &reply));
    for line in made.lines().filter(|line| line.contains("стат") || line.starts_with("###")) {
        println!("{line}");
    }
    assert!(made.contains("осуществляющий руководство ею в соответствии со статьёй 9"));
}

const MOVING: &str = "# Соглашение\n\n### Статья 1. Расходы\n\n1. Сторона уведомляет другую Сторону.\n\n2. Расходы на проезд несёт направляющая Сторона.\n\n3. Принимающая Сторона обеспечивает проживание.\n";

/// What is open within a provision goes on when the provision is moved, or kept where somebody wished it away.
#[test]
fn what_is_decided_of_a_provision_answers_nothing_within_it() {
    let lines: Vec<&str> = MOVING.split("\n\n").collect();
    let moved = [lines[0], lines[1], lines[2], lines[4].trim_end(), lines[3]].join("\n\n") + "\n";
    let gone = [lines[0], lines[1], lines[2], lines[4]].join("\n\n");
    for (other, taken) in [(moved, 1), (gone, 0)] {
        let home = tempfile::tempdir().unwrap();
        let mut dossier = begun_with(&home.path().join("a.dossier"), MOVING);
        submit(&mut dossier, "KAZ", &MOVING.replace("на проезд", "на проезд и питание"));
        submit(&mut dossier, "RUS", &other);
        let item =
            hearing(&dossier).board.items.into_iter().find(|it| it.options[1].holders[0].as_str() == "RUS");
        decide(&mut dossier, item.unwrap().number, Choice::Wording(taken), Status::Agreed);
        assert_eq!(hearing(&dossier).board.open().count(), 1);
        let next = dossier.next_draft(day()).unwrap().draft;
        assert_eq!(next.open.len(), 1, "{other}");
        let carried = &next.carried[0];
        assert!(markdown::write(&carried.texts[&ru()].0).contains("на проезд и питание несёт"));
        assert_eq!(carried.left, []);
    }
}

/// A sub-point that is agreed at the end of a list brings with it the semicolon its proposer put before it.
#[test]
fn an_agreed_end_of_a_list_goes_with_its_punctuation() {
    let list = "# Соглашение\n\n### Статья 1. Формы\n\nСтороны осуществляют:\n\nа) обмен сведениями;\n\nб) обмен опытом.\n";
    let home = tempfile::tempdir().unwrap();
    let mut dossier = begun_with(&home.path().join("a.dossier"), list);
    submit(&mut dossier, "KAZ", &(list.replace("опытом.", "опытом;") + "\nв) подготовку кадров.\n"));
    let number = hearing(&dossier).board.items.first().unwrap().number;
    decide(&mut dossier, number, Choice::Wording(1), Status::Agreed);
    let next = dossier.next_draft(day()).unwrap().draft;
    let published = markdown::write(&next.texts[&ru()]);
    assert!(published.ends_with("б) обмен опытом;\n\nв) подготовку кадров.\n"), "{published}");
    assert_eq!(next.carried, []);
}

/// Who leaves out the last item puts a full stop before it; where others add items there, the list goes on.
#[test]
fn a_list_that_goes_on_has_no_full_stop_within() {
    let list = "# Agreement\n\n### Article 1. Forms\n\nThe Parties shall:\n\n(a) exchange information;\n\n(b) exchange experience;\n\n(c) train staff.\n";
    let shorter = list.replace("experience;", "experience.").replace("\n(c) train staff.\n", "");
    let longer = list.replace("staff.", "staff;") + "\n(d) do research.\n";
    for together in [true, false] {
        let home = tempfile::tempdir().unwrap();
        let mut dossier = begun_with(&home.path().join("a.dossier"), list);
        submit(&mut dossier, "KAZ", &shorter);
        submit(&mut dossier, "RUS", &longer);
        let of = |dossier: &Dossier, code: &str| {
            let mut items = hearing(dossier).board.items.into_iter();
            items.find(|it| it.options[1].holders[0].as_str() == code).unwrap().number
        };
        let number = of(&dossier, "RUS");
        decide(&mut dossier, number, Choice::Wording(1), Status::Agreed);
        if !together {
            let next = dossier.next_draft(day()).unwrap().draft;
            dossier.publish(next, &occasion()).unwrap();
        }
        let number = of(&dossier, "KAZ");
        decide(&mut dossier, number, Choice::Wording(1), Status::Agreed);
        let next = dossier.next_draft(day()).unwrap().draft;
        let published = markdown::write(&next.texts[&ru()]);
        assert!(published.ends_with("(b) exchange experience;\n\n(c) do research.\n"), "{published}");
    }
}

/// Where two delegations' ends of a list are both agreed, the stop between them is for people to mend.
#[test]
fn a_stop_between_two_agreed_items_is_pointed_out() {
    let list =
        "# Соглашение\n\n### Статья 1. Формы\n\n1. Стороны:\n\nа) обмениваются опытом.\n\n2. Прочее.\n";
    let home = tempfile::tempdir().unwrap();
    let mut dossier = begun_with(&home.path().join("a.dossier"), list);
    for (code, item) in [("KAZ", "б) готовят кадры."), ("RUS", "б) ведут исследования.")]
    {
        submit(&mut dossier, code, &list.replace("опытом.", &format!("опытом;\n\n{item}")));
    }
    assert_eq!(dossier.next_draft(day()).unwrap().endings, [""; 0]);
    let number = hearing(&dossier).board.items.first().unwrap().number;
    let both = "б) готовят кадры.\n\nв) ведут исследования.".to_owned();
    decide(&mut dossier, number, Choice::Words(both, vec![]), Status::Agreed);
    assert_eq!(dossier.next_draft(day()).unwrap().endings, ["статья 1, пункт 1, подпункт б)"]);
}

/// The words of a text, without numbers.
fn words(text: &Text) -> Vec<String> {
    let lines = text.provisions().iter().map(|provision| {
        let contents: Vec<&str> = provision.body.paragraphs().map(|it| it.text.as_str()).collect();
        contents.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
    });
    lines.filter(|line| !line.is_empty()).collect()
}

/// A voice's text where everything agreed is taken in and everything else is as the voice has it.
fn expected(hearing: &Hearing, taken: &BTreeMap<u32, usize>, voice: usize) -> Vec<String> {
    let mut choices = BTreeMap::new();
    for item in &hearing.board.items {
        let own = hearing.rolling.passages[item.passage].proposed_by(voice);
        let wording = if item.stand.is_open() { own } else { taken.get(&item.number).copied() };
        if let Some(wording) = wording.filter(|at| *at > 0) {
            choices.insert(item.passage, compose::Choice::Take(wording));
        }
    }
    words(&hearing.rolling.compose(&choices).text)
}

proptest! {
    #![proptest_config(cases(60))]

    /// What is left off the board is a consequence of numbering: with all that stands on it a voice says what it says.
    #[test]
    fn no_word_is_left_off_the_board((base, voices) in crate::draft::case(3)) {
        prop_assume!(!base.is_empty() && voices.iter().all(|voice| !voice.is_empty()));
        let home = tempfile::tempdir().unwrap();
        let mut dossier = begun_with(&home.path().join("a.dossier"), &markdown::write(&base));
        for (voice, code) in voices.iter().zip(["KAZ", "ARM", "BLR"]) {
            submit(&mut dossier, code, &markdown::write(voice));
        }
        let before = hearing(&dossier);
        for (at, voice) in before.voices.iter().enumerate() {
            let passages = before.rolling.passages.iter().enumerate();
            let all = passages.filter_map(|(index, it)| Some((index, compose::Choice::Take(it.proposed_by(at)?))));
            let said = before.rolling.compose(&all.collect()).text;
            prop_assert_eq!(expected(&before, &BTreeMap::new(), at), words(&said), "{}", voice.name);
        }
    }

    /// Whatever is not decided goes on to the next draft just as it was proposed, or is listed.
    #[test]
    fn what_is_not_decided_goes_on_or_is_listed(
        (base, voices) in crate::draft::case(4),
        rulings in prop::collection::vec(any::<(Index, Index)>(), 0..4),
    ) {
        prop_assume!(!base.is_empty() && voices.iter().all(|voice| !voice.is_empty()));
        let home = tempfile::tempdir().unwrap();
        let mut dossier = begun_with(&home.path().join("a.dossier"), &markdown::write(&base));
        for (voice, code) in voices.iter().zip(["KAZ", "ARM", "BLR", "KGZ"]) {
            submit(&mut dossier, code, &markdown::write(voice));
        }
        let mut taken = BTreeMap::new();
        for (which, how) in rulings {
            let board = hearing(&dossier).board;
            let open: Vec<_> = board.open().collect();
            if open.is_empty() { break }
            let item = which.get(&open);
            let wording = how.index(item.options.len());
            taken.insert(item.number, wording);
            decide(&mut dossier, item.number, Choice::Wording(wording), Status::Agreed);
        }
        let before = hearing(&dossier);
        let next = dossier.next_draft(day()).unwrap().draft;
        let published = words(&next.texts[&ru()]);
        for (at, voice) in before.voices.iter().enumerate() {
            let carried = next.carried.iter().find(|it| it.submission == voice.submission);
            if carried.is_some_and(|it| !it.left.is_empty()) {
                continue;
            }
            let goes_on = carried.and_then(|it| it.texts.get(&ru())).map(|(text, _)| words(text));
            prop_assert_eq!(goes_on.unwrap_or_else(|| published.clone()), expected(&before, &taken, at), "{}", voice.name);
        }
    }
}
