//! A small dossier to negotiate in.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::{Date, date};
use travaux::dossier::entry::{Draft, Reply};
use travaux::dossier::hearing::{Choice, Hearing, Ruling};
use travaux::dossier::{Disk, Dossier, NewDossier, Occasion};
use travaux::negotiation::board::Stand;
use travaux::negotiation::edition::Role;
use travaux::negotiation::outcome::{Decision, Status};
use travaux::negotiation::submission::{About, Kind};
use travaux::negotiation::{Code, LanguageTag, RecordId, Roster};
use travaux::text::{Text, markdown};

pub const BASE: &str = "# Соглашение\n\n### Статья 1. Предмет\n\n1. Стороны сотрудничают в борьбе с преступностью.\n\n2. Орган рассматривает запрос в течение тридцати дней.\n\n### Статья 2. Расходы\n\nСтороны несут расходы самостоятельно.\n\n### Статья 3. Споры\n\nСпоры решаются согласно статье 2.\n";

pub fn text(source: &str) -> Text {
    markdown::read(source).0
}

pub fn code(text: &str) -> Code {
    text.parse().unwrap()
}

pub fn ru() -> LanguageTag {
    LanguageTag::russian()
}

pub fn day() -> Date {
    date(2026, 3, 12)
}

pub fn occasion() -> Occasion {
    Occasion::new(code("SEC"), Timestamp::from_second(1_790_000_000).unwrap())
}

pub fn begun(root: &Path) -> Dossier {
    begun_with(root, BASE)
}

pub fn begun_with(root: &Path, base: &str) -> Dossier {
    let new = NewDossier {
        title: BTreeMap::from([(ru(), "Соглашение".to_owned())]),
        languages: BTreeMap::from([(ru(), Role::Authentic)]),
        leading: ru(),
        roster: Roster::from_codes("KAZ,ARM,BLR,KGZ,RUS,TJK").unwrap(),
        office: code("SEC"),
    };
    let draft = Draft::new(day(), BTreeMap::from([(ru(), text(base))]));
    Dossier::begin(root, new, draft, &occasion(), Arc::new(Disk)).unwrap()
}

pub fn submit(dossier: &mut Dossier, voice: &str, source: &str) -> RecordId {
    let current = dossier.state().current.unwrap();
    let mut reply = Reply::new(Kind::Full, vec![code(voice)], About::Edition(current));
    reply.texts = BTreeMap::from([(ru(), text(source))]);
    reply.date = Some(day());
    dossier.submit(reply, &occasion()).unwrap().record
}

pub fn hearing(dossier: &Dossier) -> Hearing {
    dossier.hearing(&dossier.state().current.unwrap(), &ru()).unwrap()
}

pub fn decide(dossier: &mut Dossier, number: u32, choice: Choice, status: Status) -> RecordId {
    let hearing = hearing(dossier);
    let ruling = Ruling { choice, status, reason: String::new(), verdicts: Vec::new(), meeting: None };
    let outcome = hearing.outcome(hearing.board.numbered(number).unwrap(), &ruling).unwrap();
    dossier.decide(outcome, &occasion()).unwrap()
}

fn clean(dossier: &Dossier) -> String {
    markdown::write(&dossier.text_of(&dossier.state().current.unwrap(), &ru()).unwrap().text)
}

fn stand(dossier: &Dossier, number: u32) -> Stand {
    hearing(dossier).board.numbered(number).unwrap().stand.clone()
}

#[test]
fn numbers_stay_whatever_comes_later() {
    let home = tempfile::tempdir().unwrap();
    let mut dossier = begun(&home.path().join("a.dossier"));
    submit(&mut dossier, "KGZ", &BASE.replace("самостоятельно", "поровну"));
    submit(
        &mut dossier,
        "KAZ",
        &BASE.replace("тридцати", "шестидесяти").replace("самостоятельно", "совместно"),
    );
    let numbers: Vec<u32> = hearing(&dossier).board.items.iter().map(|item| item.number).collect();
    assert_eq!(numbers, [2, 1]);
    submit(&mut dossier, "ARM", &BASE.replace("сотрудничают", "взаимодействуют"));
    let numbers: Vec<u32> = hearing(&dossier).board.items.iter().map(|item| item.number).collect();
    assert_eq!(numbers, [3, 2, 1]);
}

#[test]
fn what_is_agreed_stands_in_the_next_draft_and_what_is_open_goes_on() {
    let home = tempfile::tempdir().unwrap();
    let mut dossier = begun(&home.path().join("a.dossier"));
    let article = "### Статья 2. Переводчики\n\nСтороны привлекают переводчиков.\n\n### Статья 2. Расходы";
    let kaz = submit(
        &mut dossier,
        "KAZ",
        &BASE.replace("тридцати", "шестидесяти").replace("### Статья 2. Расходы", article),
    );
    submit(&mut dossier, "ARM", &BASE.replace("тридцати", "сорока").replace("самостоятельно", "поровну"));
    let board = hearing(&dossier).board;
    let kinds: Vec<(u32, usize)> = board.items.iter().map(|item| (item.number, item.options.len())).collect();
    assert_eq!(kinds, [(1, 3), (2, 2), (3, 2)]);
    decide(&mut dossier, 1, Choice::Words("пятидесяти".to_owned(), vec![code("BLR")]), Status::Agreed);
    let taken = decide(&mut dossier, 2, Choice::Wording(1), Status::AgreedInGroup);
    assert_eq!(dossier.state().outcomes[&taken].what.decision, Decision::Take);
    assert_eq!(stand(&dossier, 2), Stand::Agreed(Status::AgreedInGroup));
    let next = dossier.next_draft(day()).unwrap();
    assert_eq!(next.renumbered.len(), 2, "{:?}", next.renumbered);
    let draft = dossier.publish(next.draft, &occasion()).unwrap();
    let expected = BASE
        .replace("тридцати", "пятидесяти")
        .replace("### Статья 3. Споры", "### Статья 4. Споры")
        .replace("### Статья 2. Расходы", &article.replace("Статья 2. Расходы", "Статья 3. Расходы"))
        .replace("согласно статье 2", "согласно статье 3");
    assert_eq!(clean(&dossier), expected);
    // The rejected one has had its answer; the open one is asked again, with its author and its record.
    let hearing = hearing(&dossier);
    assert_eq!(hearing.board.items.len(), 1, "{:?}", hearing.board);
    let item = &hearing.board.items[0];
    assert_eq!((item.number, item.options[1].holders.clone()), (1, vec![code("ARM")]));
    let edition = dossier.state().edition(&draft).unwrap();
    assert_eq!(edition.what.open.len(), 1);
    assert!(edition.what.replies.contains(&kaz) && edition.what.carried.len() == 1);
    // A new answer takes the place of what was carried over.
    submit(&mut dossier, "ARM", &expected);
    assert_eq!(self::hearing(&dossier).board.items.len(), 0);
}

#[test]
fn what_was_rejected_does_not_come_back_by_itself() {
    let home = tempfile::tempdir().unwrap();
    let mut dossier = begun(&home.path().join("a.dossier"));
    submit(&mut dossier, "KAZ", &BASE.replace("тридцати", "шестидесяти"));
    decide(&mut dossier, 1, Choice::Wording(0), Status::Agreed);
    assert_eq!(hearing(&dossier).board.open().count(), 0);
    let draft = dossier.next_draft(day()).unwrap().draft;
    dossier.publish(draft, &occasion()).unwrap();
    assert_eq!(clean(&dossier), BASE);
    assert_eq!(hearing(&dossier).board.items.len(), 0);
}

#[test]
fn what_is_not_agreed_stays_open() {
    let home = tempfile::tempdir().unwrap();
    let mut dossier = begun(&home.path().join("a.dossier"));
    submit(&mut dossier, "KAZ", &BASE.replace("тридцати", "шестидесяти"));
    for (choice, status) in [
        (Choice::KeepOpen, Status::Agreed),
        (Choice::PutOff, Status::Agreed),
        (Choice::Wording(1), Status::Open),
        (Choice::Reopen, Status::Agreed),
    ] {
        decide(&mut dossier, 1, choice, status);
        assert!(matches!(stand(&dossier, 1), Stand::Pending(_)));
        assert_eq!(dossier.next_draft(day()).unwrap().draft.carried.len(), 1);
    }
    decide(&mut dossier, 1, Choice::Wording(1), Status::AdReferendum(vec![code("ARM")]));
    assert_eq!(stand(&dossier, 1), Stand::Agreed(Status::AdReferendum(vec![code("ARM")])));
}

#[test]
fn a_late_reply_is_carried_over_and_what_has_no_place_is_listed() {
    let home = tempfile::tempdir().unwrap();
    let mut dossier = begun(&home.path().join("a.dossier"));
    let older = dossier.state().current.unwrap();
    submit(&mut dossier, "KAZ", &BASE.replace("тридцати", "шестидесяти"));
    decide(&mut dossier, 1, Choice::Wording(1), Status::Agreed);
    let draft = dossier.next_draft(day()).unwrap().draft;
    dossier.publish(draft, &occasion()).unwrap();
    let mut reply = Reply::new(Kind::Full, vec![code("ARM")], About::Edition(older));
    let late = BASE.replace("тридцати", "сорока").replace("самостоятельно", "поровну");
    reply.texts = BTreeMap::from([(ru(), text(&late))]);
    let late = dossier.submit(reply, &occasion()).unwrap().record;
    assert_eq!(dossier.to_be_carried(), [late]);
    let record = dossier.carry_over(late, &occasion()).unwrap();
    assert!(dossier.to_be_carried().is_empty());
    let left = &dossier.state().carried[&record].what.left;
    assert_eq!(left.len(), 1);
    let said = (left[0].was.as_str(), left[0].proposed.as_str(), left[0].now.as_str());
    assert_eq!(said, ("тридцати", "сорока", "шестидесяти"));
    let hearing = hearing(&dossier);
    assert_eq!(hearing.board.items.len(), 1);
    let expected = BASE.replace("тридцати", "шестидесяти").replace("самостоятельно", "поровну");
    assert_eq!(markdown::write(&hearing.voices[0].text), expected);
}

#[test]
fn outcomes_apart_stay_open_and_nothing_is_lost_when_copies_meet() {
    let home = tempfile::tempdir().unwrap();
    let (one, two) = (home.path().join("one.dossier"), home.path().join("two.dossier"));
    let mut first = begun(&one);
    submit(&mut first, "KAZ", &BASE.replace("тридцати", "шестидесяти"));
    submit(&mut first, "ARM", &BASE.replace("самостоятельно", "поровну"));
    copy(&one, &two);
    let mut second = Dossier::open(&two, Arc::new(Disk)).unwrap();
    decide(&mut first, 1, Choice::Wording(1), Status::Agreed);
    decide(&mut second, 1, Choice::Wording(0), Status::Agreed);
    decide(&mut second, 2, Choice::Wording(1), Status::Agreed);
    submit(&mut second, "BLR", &BASE.replace("сотрудничают", "взаимодействуют"));
    // Records before the texts they name.
    for folder in ["records", "texts", "received"] {
        copy(&one.join(folder), &two.join(folder));
        copy(&two.join(folder), &one.join(folder));
        first.reload().unwrap();
        second.reload().unwrap();
    }
    assert_eq!(first.state(), second.state());
    assert_eq!(first.state().contradictions.len(), 1);
    assert!(matches!(stand(&first, 1), Stand::Contradicted(ids) if ids.len() == 2));
    assert_eq!(stand(&first, 2), Stand::Agreed(Status::Agreed));
    assert_eq!(hearing(&first).board, hearing(&second).board);
    // Nothing contradicted reaches a draft.
    let draft = first.next_draft(day()).unwrap().draft;
    assert_eq!(markdown::write(&draft.texts[&ru()]), BASE.replace("самостоятельно", "поровну"));
    // Whoever had seen both decides.
    decide(&mut first, 1, Choice::Wording(1), Status::Agreed);
    assert!(first.state().contradictions.is_empty());
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else if !target.exists() {
            std::fs::copy(&path, &target).unwrap();
        }
    }
}

#[test]
fn what_was_agreed_can_be_come_back_to_when_it_is_opened_again() {
    let home = tempfile::tempdir().unwrap();
    let mut dossier = begun(&home.path().join("a.dossier"));
    submit(&mut dossier, "KAZ", &BASE.replace("тридцати", "шестидесяти"));
    let words = Choice::Words("сорока пяти".to_owned(), vec![code("BLR")]);
    let agreed = decide(&mut dossier, 1, words, Status::Agreed);
    let item = |dossier: &Dossier| hearing(dossier).board.numbered(1).unwrap().clone();
    assert_eq!(item(&dossier).once_agreed, None);
    decide(&mut dossier, 1, Choice::Reopen, Status::Open);
    assert_eq!(item(&dossier).once_agreed, Some(agreed));
    // Whoever answers anew opens it again, too, in whatever width.
    submit(&mut dossier, "ARM", &BASE.replace("в течение тридцати дней", "без задержки"));
    assert_eq!(item(&dossier).once_agreed, Some(agreed));
    let before = Choice::Again(Box::new(dossier.state().outcomes[&agreed].what.clone()));
    decide(&mut dossier, 1, before, Status::Agreed);
    assert_eq!(item(&dossier).once_agreed, None);
    let draft = dossier.next_draft(day()).unwrap().draft;
    assert_eq!(markdown::write(&draft.texts[&ru()]), BASE.replace("тридцати", "сорока пяти"));
    // Where somebody proposes just that, it is one of the wordings already.
    decide(&mut dossier, 1, Choice::Reopen, Status::Open);
    submit(&mut dossier, "KGZ", &BASE.replace("тридцати", "сорока пяти"));
    assert_eq!(item(&dossier).once_agreed, None);
}

#[test]
fn articles_added_together_refer_to_each_other_by_their_new_numbers() {
    let home = tempfile::tempdir().unwrap();
    for (nth, (first, second)) in [("2", "3"), ("1 bis", "1 ter")].into_iter().enumerate() {
        let mut dossier = begun(&home.path().join(format!("{nth}.dossier")));
        // Two articles that refer to each other, numbered as whoever proposes them likes.
        let added = format!(
            "### Статья {first}. Запросы\n\nЗапросы направляются согласно статье {second}.\n\n\
             ### Статья {second}. Форма\n\nЗапросы по статье {first} составляются письменно.\n\n### Статья 2. Расходы"
        );
        let mut source = BASE.replace("### Статья 2. Расходы", &added);
        if nth == 0 {
            source = source
                .replace("Статья 3. Споры", "Статья 5. Споры")
                .replace("Статья 2. Расходы", "Статья 4. Расходы");
            source = source.replace("согласно статье 2.", "согласно статье 4.");
        }
        submit(&mut dossier, "KAZ", &source);
        // Another article comes before them.
        let terms = "### Статья 1. Термины\n\n«Орган» — орган Стороны.\n\n### Статья 2. Предмет";
        let other = BASE
            .replace("Статья 3. Споры", "Статья 4. Споры")
            .replace("Статья 2. Расходы", "Статья 3. Расходы")
            .replace("### Статья 1. Предмет", terms)
            .replace("согласно статье 2", "согласно статье 3");
        submit(&mut dossier, "ARM", &other);
        let numbers: Vec<u32> = hearing(&dossier).board.items.iter().map(|item| item.number).collect();
        assert_eq!(numbers.len(), 2);
        for number in numbers {
            decide(&mut dossier, number, Choice::Wording(1), Status::Agreed);
        }
        let written = markdown::write(&dossier.next_draft(day()).unwrap().draft.texts[&ru()]);
        for expected in [
            "### Статья 3. Запросы\n\nЗапросы направляются согласно статье 4.",
            "### Статья 4. Форма\n\nЗапросы по статье 3 составляются",
            "### Статья 6. Споры\n\nСпоры решаются согласно статье 5.",
        ] {
            assert!(written.contains(expected), "{expected}\n\n{written}");
        }
    }
}

#[test]
fn what_changed_parts_add_at_their_edge_is_read_and_can_be_taken() {
    let paragraph = "\n3. Орган вправе продлить этот срок.\n";
    let first = BASE.split("### Статья 2").next().unwrap();
    let article = "### Статья 4. Срок\n\nСоглашение бессрочно.\n";
    let taken = [
        // Behind what the reply contains; between two provisions of which it says nothing.
        (format!("{}{paragraph}", first.trim_end()), BASE.replace("дней.\n", &format!("дней.\n{paragraph}"))),
        (article.to_owned(), format!("{BASE}\n{article}")),
    ];
    for (parts, expected) in taken {
        let home = tempfile::tempdir().unwrap();
        let mut dossier = begun(&home.path().join("a.dossier"));
        let current = dossier.state().current.unwrap();
        let mut reply = Reply::new(Kind::Parts, vec![code("KAZ")], About::Edition(current));
        reply.texts = BTreeMap::from([(ru(), text(&parts))]);
        dossier.submit(reply, &occasion()).unwrap();
        let item = hearing(&dossier).board.items[0].clone();
        assert!(!item.options[1].reads.is_empty(), "{item:?}");
        decide(&mut dossier, 1, Choice::Wording(1), Status::Agreed);
        assert_eq!(stand(&dossier, 1), Stand::Agreed(Status::Agreed));
        let draft = dossier.next_draft(day()).unwrap().draft;
        assert_eq!(markdown::write(&draft.texts[&ru()]), expected);
    }
}
