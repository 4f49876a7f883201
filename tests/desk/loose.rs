//! Loose files on the desk, and paths that are typed.

use iced::keyboard::Modifiers;
use iced::keyboard::key::{Code, Named};
use travaux::desk::Message;
use travaux::desk::keymap::Place;
use travaux::language::Language;

use crate::hand::Hand;

const NONE: Modifiers = Modifiers::empty();

#[test]
fn files_become_a_dossier_in_one_step_and_keep_the_decisions() {
    let mut hand = Hand::new(Language::Russian, Vec::new());
    let draft = "# Соглашение о сведениях\n\n### Статья 1. Предмет\n\n1. Срок тридцать дней.\n\n2. Стороны ведут учёт.\n";
    let paths = crate::hand::files(
        hand.folder.path(),
        &[
            ("Проект.md", draft),
            ("ALT.md", &draft.replace("тридцать", "сорок")),
            ("KRS.md", &draft.replace("ведут", "ведут и сверяют")),
        ],
    );
    hand.send(Message::FilesChosen(travaux::desk::screen::intake::Purpose::Consolidate, paths));
    hand.press("Свести");
    assert!(hand.sees("Отдельные файлы"));
    hand.key("1", Code::Digit1, NONE);
    let decided = hand.page().settled().choices().clone();
    hand.press("Сохранить как дело");
    let sitting = hand.page().sitting();
    let travaux::desk::sitting::Origin::Dossier(folder) = &sitting.origin else { panic!("a dossier") };
    assert!(folder.starts_with(hand.folder.path().join("library")));
    assert_eq!(sitting.title, "Соглашение о сведениях");
    assert_eq!(sitting.edition, 1);
    assert_eq!(sitting.seats.iter().map(|seat| seat.code.as_str()).collect::<Vec<_>>(), ["ALT", "KRS"]);
    assert_eq!(hand.page().settled().choices(), &decided);
    let dossier =
        travaux::dossier::Dossier::open(folder, std::sync::Arc::new(travaux::dossier::Disk)).unwrap();
    assert!(dossier.troubles().is_empty());
    assert_eq!(dossier.state().submissions.len(), 2);
    assert_eq!(hand.desk.recent().len(), 1);
}

#[test]
fn ten_thousand_provisions_build_only_what_is_seen() {
    let lines: String = (1..=10_000)
        .map(|number| format!("{number}. Стороны обмениваются сведениями {number}.\n\n"))
        .collect();
    let mut hand = Hand::new(Language::English, Vec::new());
    let changed = lines.replace("сведениями 9000.", "данными 9000.");
    let paths = crate::hand::files(hand.folder.path(), &[("base.md", &lines), ("ALT.md", &changed)]);
    hand.send(Message::FilesChosen(travaux::desk::screen::intake::Purpose::Consolidate, paths));
    hand.press("Consolidate");
    assert_eq!(hand.page().sheet().rows.len(), 10_000);
    let drawn = hand.with(|ui| {
        let mut count = 0;
        let _ = ui.find(|candidate: iced_test::selector::Candidate<'_>| {
            if let iced_test::selector::Candidate::Text { content, .. } = candidate
                && content.contains("Стороны обмениваются")
            {
                count += 1;
            }
            None::<()>
        });
        count
    });
    assert!((5..80).contains(&drawn), "{drawn}");
    hand.key("j", Code::KeyJ, NONE);
    assert!(hand.reads("9000. Стороны обмениваются сведениями данными 9000."));
}

#[test]
fn where_the_system_has_no_dialogs_a_path_is_typed() {
    let mut hand = Hand::agreement(Language::Russian);
    hand.asked.deaf.store(true, std::sync::atomic::Ordering::Relaxed);
    hand.key("o", Code::KeyO, Modifiers::COMMAND);
    assert!(hand.reads("нет портала рабочего стола"));
    let typed = |words: &str| Message::Asked(travaux::desk::ask::Message::Typed(words.to_owned()));
    hand.send(typed("/нет/такой/папки"));
    hand.press("Открыть");
    assert!(hand.sees("Нет папки /нет/такой/папки."));
    hand.named(Named::Escape, NONE);
    assert!(!hand.reads("нет портала рабочего стола"));
    hand.key("e", Code::KeyE, Modifiers::COMMAND);
    hand.press("Записать файл…");
    hand.press("Записать");
    let written = |hand: &Hand| {
        let entries = std::fs::read_dir(hand.folder.path().join("library")).unwrap();
        let paths = entries.map(|entry| entry.unwrap().path());
        paths.filter(|path| path.extension().is_some_and(|it| it == "docx")).collect::<Vec<_>>()
    };
    assert_eq!(written(&hand).len(), 1);
    // What is there already is not written over unasked.
    hand.key("e", Code::KeyE, Modifiers::COMMAND);
    hand.press("Записать файл…");
    hand.press("Записать");
    assert!(hand.reads("уже есть"));
    hand.press("Заменить");
    assert!(!hand.reads("уже есть"));
    assert_eq!(written(&hand).len(), 1);
    // A folder stands for the replies in it.
    let replies = hand.folder.path().join("ответы");
    std::fs::create_dir(&replies).unwrap();
    let draft = "### Статья 1\n\n1. Стороны сотрудничают.\n";
    crate::hand::files(&replies, &[("Проект.md", draft), ("ALT.md", draft), ("KRS.md", draft)]);
    hand.key("n", Code::KeyN, Modifiers::COMMAND);
    hand.send(typed(&replies.display().to_string()));
    hand.send(Message::Asked(travaux::desk::ask::Message::Entered));
    assert_eq!(hand.desk.context().place, Place::Intake);
}

#[test]
fn contents_of_thousands_of_headings_build_only_what_is_seen() {
    let lines: String =
        (1..=4000).map(|number| format!("### Статья {number}\n\n1. Стороны сотрудничают.\n\n")).collect();
    let mut hand = Hand::new(Language::Russian, Vec::new());
    let changed = lines.replacen("сотрудничают", "взаимодействуют", 1);
    let paths = crate::hand::files(hand.folder.path(), &[("base.md", &lines), ("ALT.md", &changed)]);
    hand.send(Message::FilesChosen(travaux::desk::screen::intake::Purpose::Consolidate, paths));
    hand.press("Свести");
    let drawn = hand.with(|ui| {
        let mut count = 0;
        let _ = ui.find(|candidate: iced_test::selector::Candidate<'_>| {
            if let iced_test::selector::Candidate::Text { content, .. } = candidate
                && content.starts_with("Статья ")
            {
                count += 1;
            }
            None::<()>
        });
        count
    });
    assert!((20..120).contains(&drawn), "{drawn}");
}

#[test]
fn replies_cannot_be_entered_where_there_is_no_dossier() {
    let mut hand = Hand::new(Language::English, Vec::new());
    let paths =
        crate::hand::files(hand.folder.path(), &[("a.md", "# A\n\n1. One.\n"), ("b.md", "# A\n\n1. Two.\n")]);
    hand.send(Message::FilesChosen(travaux::desk::screen::intake::Purpose::Compare, paths));
    hand.press("Compare");
    hand.key("r", Code::KeyR, Modifiers::COMMAND);
    assert!(hand.reads("Open one first"));
}

#[test]
fn what_only_follows_from_numbering_is_nobodys_to_decide() {
    let draft = "# Соглашение\n\n## Статья 1\n\n1. Стороны сотрудничают в течение срока.\n\n2. Стороны ведут учёт сведений.\n\n3. Споры решаются переговорами.\n";
    let reply = draft
        .replace("2. Стороны ведут", "2. Срок определяется отдельно.\n\n3. Стороны ведут")
        .replace("3. Споры", "4. Споры");
    let mut hand = Hand::new(Language::Russian, Vec::new());
    let paths = crate::hand::files(hand.folder.path(), &[("Проект.md", draft), ("ALT.md", &reply)]);
    hand.send(Message::FilesChosen(travaux::desk::screen::intake::Purpose::Consolidate, paths));
    hand.press("Свести");
    let matters = &hand.page().sitting().matters;
    assert_eq!(matters.len(), 1, "{matters:?}");
    assert_eq!(hand.page().open_count(), 1);
    let place = hand.folder.path().join("table.md");
    *hand.asked.place.lock().unwrap() = Some(place.clone());
    hand.key("e", Code::KeyE, Modifiers::COMMAND);
    hand.send(Message::Page(travaux::desk::screen::page::Message::PrintPicked(
        travaux::desk::work::Print::Table,
    )));
    hand.send(Message::Page(travaux::desk::screen::page::Message::EndingPicked("md")));
    hand.press("Записать файл…");
    let table = std::fs::read_to_string(place).unwrap();
    assert!(table.contains("Срок определяется отдельно") && !table.contains("Споры"), "{table}");
}
