//! Proposals that are taken back, and proposals a later reply does not make again.

use std::collections::BTreeMap;

use jiff::civil::date;
use travaux::dossier::entry::Reply;
use travaux::dossier::hearing::Choice;
use travaux::dossier::papers::{Manner, PaperKind, Round};
use travaux::dossier::{Dossier, Occasion};
use travaux::exchange::paper::Format;
use travaux::language::Language;
use travaux::negotiation::board::{Item, Stand};
use travaux::negotiation::outcome::Status;
use travaux::negotiation::submission::{About, Kind, Letter};
use travaux::negotiation::{Code, RecordId, round};

use crate::round::{BASE, begun, begun_with, code, decide, hearing, occasion, ru, submit, text};

fn lettered(number: &str, day: i8) -> Occasion {
    let letter = Letter { number: number.to_owned(), date: Some(date(2026, 5, day)), ..Letter::default() };
    Occasion { on_the_strength_of: Some(letter), ..occasion() }
}

/// A reply under a letter.
fn reply(dossier: &mut Dossier, voices: &[&str], number: &str, source: &str) -> RecordId {
    let current = dossier.state().current.unwrap();
    let voices = voices.iter().map(|voice| code(voice)).collect();
    let mut reply = Reply::new(Kind::Full, voices, About::Edition(current));
    reply.texts = BTreeMap::from([(ru(), text(source))]);
    reply.letter = lettered(number, 1).on_the_strength_of;
    dossier.submit(reply, &occasion()).unwrap().record
}

fn take_back(dossier: &mut Dossier, voices: &[&str], numbers: &[u32]) -> RecordId {
    let hearing = hearing(dossier);
    let items: Vec<&Item> = numbers.iter().map(|number| hearing.board.numbered(*number).unwrap()).collect();
    let voices: Vec<Code> = voices.iter().map(|voice| code(voice)).collect();
    let given = lettered("12/9", 2);
    dossier.withdraw_proposals(&hearing, &voices, &items, "не требуется", &given).unwrap()
}

/// Who takes one wish back says nothing new: numbers that follow from another wish of theirs stay as they had them.
#[test]
fn what_is_taken_back_leaves_the_numbers_of_the_rest() {
    let base = "# Соглашение\n\n### Статья 1. Предмет\n\nСтороны сотрудничают.\n\n### Статья 2. Формы\n\nФормы согласуются.\n\n### Статья 3. Расходы\n\nРасходы по статье 2 несёт каждая Сторона.\n";
    let added = base
        .replace("сотрудничают", "тесно сотрудничают")
        .replace("Статья 3.", "Статья 4.")
        .replace("Статья 2.", "Статья 3.")
        .replace("статье 2", "статье 3")
        .replace("### Статья 3. Ф", "### Статья 2. Термины\n\nТермины даны в приложении.\n\n### Статья 3. Ф");
    let home = tempfile::tempdir().unwrap();
    let mut dossier = begun_with(&home.path().join("a.dossier"), base);
    submit(&mut dossier, "KAZ", &added);
    let wishes = |dossier: &Dossier| -> Vec<(u32, String)> {
        let items = hearing(dossier).board.items;
        items.iter().map(|it| (it.number, it.options[1].reads.clone())).collect()
    };
    let before = wishes(&dossier);
    assert_eq!(before.len(), 2, "{before:?}");
    take_back(&mut dossier, &["KAZ"], &[before[0].0]);
    assert_eq!(wishes(&dossier), before[1..]);
}

fn paper(dossier: &Dossier, kind: PaperKind) -> String {
    let hearing = hearing(dossier);
    let round = Round::new(dossier, &hearing, Manner::new(Language::Russian)).unwrap();
    let tongue = travaux::exchange::paper::Tongue { document: "ru", own: Language::Russian };
    String::from_utf8(Format::Markdown.write(&round.paper(kind), tongue, kind.setting()).unwrap())
        .unwrap()
        .replace('\u{a0}', " ")
}

/// The one line of a paper with these words.
fn line(paper: &str, words: &str) -> String {
    let found: Vec<&str> = paper.lines().filter(|line| line.contains(words)).collect();
    assert_eq!(found.len(), 1, "{words} in\n{paper}");
    found[0].to_owned()
}

const TABLES: [PaperKind; 3] = [PaperKind::Comments, PaperKind::Comparative, PaperKind::Proposals];

#[test]
fn a_proposal_taken_back_stays_in_the_papers_beside_its_letter() {
    let home = tempfile::tempdir().unwrap();
    let mut dossier = begun(&home.path().join("a.dossier"));
    let words = BASE.replace("тридцати", "шестидесяти").replace("самостоятельно", "поровну");
    reply(&mut dossier, &["KAZ"], "12/1", &words);
    take_back(&mut dossier, &["KAZ"], &[1]);
    assert_eq!(hearing(&dossier).board.items.len(), 1);
    for kind in TABLES {
        let line = line(&paper(&dossier, kind), "шестидесяти");
        assert!(line.contains("Снято") && line.contains("№ 12/9 от 2 мая 2026 г."), "{line}");
        assert!(line.contains("не требуется"), "{line}");
    }
    let comments = paper(&dossier, PaperKind::Comments);
    assert!(line(&comments, "шестидесяти").contains("№ 12/1 от 1 мая 2026 г."));
    // What it stands by goes on standing under the letter it came with.
    assert!(line(&comments, "поровну").contains("№ 12/1 от 1 мая 2026 г."));
    assert!(!line(&comments, "поровну").contains("12/9"));
    let current = dossier.state().current.unwrap();
    let lines = round::lines(dossier.state(), &current);
    let own = lines.iter().find(|line| line.code == code("KAZ")).unwrap();
    assert_eq!(own.letter.map(|letter| letter.number.as_str()), Some("12/1"));
}

#[test]
fn taking_back_leaves_what_became_of_the_other_proposals() {
    let home = tempfile::tempdir().unwrap();
    let mut dossier = begun(&home.path().join("a.dossier"));
    let words = BASE.replace("тридцати", "шестидесяти").replace("самостоятельно", "поровну");
    reply(&mut dossier, &["KAZ"], "12/1", &words);
    let words = Choice::Words("совместно".to_owned(), vec![code("ARM")]);
    decide(&mut dossier, 2, words, Status::Agreed);
    take_back(&mut dossier, &["KAZ"], &[1]);
    let board = hearing(&dossier).board;
    assert_eq!(board.numbered(2).unwrap().stand, Stand::Agreed(Status::Agreed));
    assert!(line(&paper(&dossier, PaperKind::Comments), "поровну").contains("Учтено частично"));
}

#[test]
fn one_of_several_parts_from_a_joint_reply_and_the_others_stand_by_it() {
    let home = tempfile::tempdir().unwrap();
    let mut dossier = begun(&home.path().join("a.dossier"));
    let words = BASE.replace("тридцати", "шестидесяти").replace("самостоятельно", "поровну");
    reply(&mut dossier, &["ARM", "KAZ"], "12/1", &words);
    decide(&mut dossier, 2, Choice::Words("совместно".to_owned(), Vec::new()), Status::Agreed);
    take_back(&mut dossier, &["KAZ"], &[1]);
    let board = hearing(&dossier).board;
    assert_eq!(board.numbered(1).unwrap().options[1].holders, [code("ARM")]);
    assert_eq!(board.numbered(2).unwrap().stand, Stand::Agreed(Status::Agreed));
    let comments = paper(&dossier, PaperKind::Comments);
    let taken_back: Vec<&str> = comments.lines().filter(|line| line.contains("Снято")).collect();
    assert_eq!(taken_back.len(), 1, "{comments}");
    assert!(taken_back[0].contains("KAZ, № 12/1") && taken_back[0].contains("№ 12/9 от 2 мая"), "{comments}");
    assert!(comments.lines().any(|line| line.contains("шестидесяти") && line.contains("ARM, № 12/1")));
    // Nobody loses a proposal by the next draft.
    let carried = dossier.next_draft(crate::round::day()).unwrap().draft.carried;
    assert_eq!(carried.len(), 1);
}

#[test]
fn what_was_taken_back_in_steps_is_undone_from_the_last() {
    let home = tempfile::tempdir().unwrap();
    let mut dossier = begun(&home.path().join("a.dossier"));
    let words = BASE.replace("тридцати", "шестидесяти").replace("самостоятельно", "поровну");
    reply(&mut dossier, &["KAZ"], "12/1", &words);
    let first = take_back(&mut dossier, &["KAZ"], &[1]);
    let second = take_back(&mut dossier, &["KAZ"], &[2]);
    assert!(hearing(&dossier).board.items.is_empty());
    assert!(dossier.withdraw(first, "", &occasion()).is_err());
    dossier.withdraw(second, "", &occasion()).unwrap();
    assert_eq!(hearing(&dossier).board.items.len(), 1);
    dossier.withdraw(first, "", &occasion()).unwrap();
    assert_eq!(hearing(&dossier).board.items.len(), 2);
    assert!(!paper(&dossier, PaperKind::Comments).contains("Снято"));
}

#[test]
fn a_later_reply_that_does_not_repeat_a_proposal_is_not_taken_for_a_withdrawal() {
    let home = tempfile::tempdir().unwrap();
    let mut dossier = begun(&home.path().join("a.dossier"));
    let words = BASE.replace("тридцати", "шестидесяти").replace("самостоятельно", "поровну");
    reply(&mut dossier, &["KAZ"], "12/1", &words);
    reply(&mut dossier, &["KAZ"], "12/5", &BASE.replace("самостоятельно", "совместно"));
    for kind in TABLES {
        let paper = paper(&dossier, kind);
        let line = line(&paper, "шестидесяти");
        assert!(line.contains("Не повторено в последующем ответе (№ 12/5 от 1 мая 2026 г.)"), "{line}");
        // What the later reply words anew has a line of its own already.
        assert!(!paper.contains("Снято") && !paper.contains("поровну"), "{paper}");
    }
}

#[test]
fn each_proposal_of_a_reply_taken_back_stays_in_the_papers() {
    let home = tempfile::tempdir().unwrap();
    let mut dossier = begun(&home.path().join("a.dossier"));
    let words = BASE.replace("тридцати", "шестидесяти").replace("самостоятельно", "поровну");
    let sent = reply(&mut dossier, &["KAZ"], "12/1", &words);
    let given = lettered("12/9", 2);
    dossier.withdraw_for(code("KAZ"), sent, "отправлено по ошибке", &given).unwrap();
    for kind in TABLES {
        for words in ["шестидесяти", "поровну"] {
            let line = line(&paper(&dossier, kind), words);
            assert!(line.contains("Снято") && line.contains("№ 12/9 от 2 мая 2026 г."), "{line}");
        }
    }
}

#[test]
fn a_footnote_mark_reads_as_its_number_in_every_paper() {
    let noted = "1. Стороны сотрудничают на основе взаимной выгоды[^1].\n\n[^1]: Понимаемой широко.\n\n2. Орган рассматривает запрос в течение тридцати дней[^2].\n\n[^2]: Рабочих.\n\n";
    let base = format!("# Соглашение\n\n{noted}3. Стороны несут расходы.\n");
    let home = tempfile::tempdir().unwrap();
    let mut dossier = begun(&home.path().join("a.dossier"));
    let texts = BTreeMap::from([(ru(), text(&base))]);
    let draft = travaux::dossier::entry::Draft::new(crate::round::day(), texts);
    dossier.publish(draft, &occasion()).unwrap();
    reply(&mut dossier, &["KAZ"], "12/1", &base.replace("взаимной", "общей").replace("тридцати", "сорока"));
    let added = base.replace("расходы.", "расходы[^3].") + "\n[^3]: Свои.\n";
    reply(&mut dossier, &["ARM"], "3", &added.replace("взаимной выгоды[^1]", "равноправия[^1]"));
    for kind in PaperKind::ALL {
        let paper = paper(&dossier, kind);
        assert!(!paper.contains('\u{FFFC}'), "{kind:?}\n{paper}");
    }
    for kind in TABLES {
        let paper = paper(&dossier, kind);
        assert!(paper.contains('¹'), "{kind:?}\n{paper}");
        assert!(paper.contains("дней².") && !paper.contains("дней¹"), "{kind:?}\n{paper}");
        // What is only proposed has no number yet.
        assert!(paper.contains("\\*.++}"), "{kind:?}\n{paper}");
    }
}
