//! The import report: what is to be known of a Word file before it is taken in.

use std::collections::BTreeMap;

use travaux::council::RosterFile;
use travaux::exchange::open;
use travaux::exchange::report::{Context, Ground, Report, Told, examine};
use travaux::exchange::word::{Clean, Frontage, Reading, View, read, write_clean, write_text};
use travaux::language::Language;
use travaux::negotiation::Roster;
use travaux::negotiation::position::Stance;
use travaux::negotiation::submission::Kind;
use travaux::text::{Text, markdown};

use crate::build::{Docx, changed};
use crate::large::{large, large_but};

const SENT: &str = "# Соглашение\n\nСтороны согласились о нижеследующем:\n\n### Статья 1\n\n\
    1. Стороны сотрудничают в борьбе с преступностью.\n\n2. Срок исполнения запроса — тридцать дней.\n\n\
    ### Статья 2\n\nРасходы несёт запрашиваемая Сторона.\n\n### Статья 3\n\nСпоры решаются переговорами.\n";

fn roster() -> Roster {
    let file = r#"(roster: [
        (code: "KAZ", order: 1, names: {"ru": (short: "Казахстан", genitive: "Республики Казахстан")}, aliases: ["РК"]),
        (code: "ARM", order: 2, names: {"ru": (short: "Армения", genitive: "Республики Армения")}),
    ])"#;
    RosterFile::read(file.as_bytes()).unwrap().into_roster()
}

fn report_on(name: &str, bytes: &[u8], sent: Option<&Text>) -> Report {
    let roster = roster();
    let context = Context { roster: Some(&roster), sent, language: Language::Russian, ..Context::default() };
    examine(name, bytes, Reading::default(), &context).unwrap().report
}

fn sent() -> Text {
    markdown::read(SENT).0
}

fn paragraph(words: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>")
}

/// The draft as Word paragraphs, some of them others.
fn reply(changed: &[(&str, &str)]) -> String {
    let mut body = String::new();
    for line in SENT.lines().filter(|line| !line.is_empty()) {
        let line = line.trim_start_matches(['#', ' ']);
        match changed.iter().find(|(before, _)| *before == line) {
            Some((_, xml)) => body.push_str(xml),
            None => body.push_str(&paragraph(line)),
        }
    }
    body
}

#[test]
fn a_letter_changed_without_tracking_is_found_among_seven_hundred_changes() {
    let sent = read(&large(), View::Original).unwrap().text;
    let report = report_on("reply.docx", &large(), Some(&sent));
    assert_eq!(report.silent_count, 0, "{:?}", report.silent.first());
    assert!(report.tracking.changes >= 700);
    let edited = large_but("сотрудничество", "сотрудничества");
    let report = report_on("reply.docx", &edited, Some(&sent));
    assert_eq!(report.silent_count, 1, "{:?}", report.silent);
    assert_eq!((&*report.silent[0].before, &*report.silent[0].after), ("сотрудничество", "сотрудничества"));
    let whole = report.plain(Language::English);
    assert!(whole.starts_with("1 change was made without tracking"), "{whole}");
    assert!(whole.contains("“сотрудничество” → “сотрудничества”"), "{whole}");
}

#[test]
fn tracked_changes_are_not_silent_and_silent_ones_are_named_by_place() {
    let tracked = "<w:p><w:r><w:t xml:space=\"preserve\">2. Срок исполнения запроса — </w:t></w:r>\
        <w:del w:author=\"МВД РК\" w:date=\"2026-03-01T00:00:00Z\"><w:r><w:delText>тридцать</w:delText></w:r></w:del>\
        <w:ins w:author=\"МВД РК\" w:date=\"2026-03-02T00:00:00Z\"><w:r><w:t>сорок</w:t></w:r></w:ins>\
        <w:r><w:t xml:space=\"preserve\"> дней.</w:t></w:r></w:p>";
    let silent = paragraph("Расходы несёт запрашивающая Сторона.");
    let body = reply(&[
        ("2. Срок исполнения запроса — тридцать дней.", tracked),
        ("Расходы несёт запрашиваемая Сторона.", &silent),
    ]);
    let report = report_on("ответ.docx", &Docx::body(&body).bytes(), Some(&sent()));
    assert_eq!(report.kind.kind, Kind::Full);
    assert_eq!((report.tracking.changes, report.tracking.on), (2, Some(false)));
    let [edit] = report.silent.as_slice() else { panic!("{:?}", report.silent) };
    assert_eq!((&*edit.before, &*edit.after), ("запрашиваемая", "запрашивающая"));
    assert!(edit.at.to_lowercase().contains("статья 2"), "{}", edit.at);
    assert_eq!(report.authors[0].delegation.as_ref().map(|code| code.as_str()), Some("KAZ"));
    let said = report.plain(Language::Russian);
    assert!(said.starts_with("1 изменение внесено без записи исправлений"), "{said}");
    assert!(said.contains("запись исправлений была выключена"), "{said}");
}

#[test]
fn a_clean_copy_says_that_nothing_is_tracked() {
    let body = reply(&[("Споры решаются переговорами.", &paragraph("Споры решаются консультациями."))]);
    let report = report_on("чистый.docx", &Docx::body(&body).bytes(), Some(&sent()));
    assert_eq!((report.silent_count, report.tracking.changes), (1, 0));
    let said = report.plain(Language::English);
    assert!(
        said.starts_with("No change in this file is tracked. It differs from the draft in 1 place"),
        "{said}"
    );
}

#[test]
fn some_articles_are_a_partial_reply_and_what_they_lack_is_no_silent_deletion() {
    let body = ["Статья 2", "Расходы несут Стороны поровну."].map(paragraph).concat();
    let report = report_on("статья 2.docx", &Docx::body(&body).bytes(), Some(&sent()));
    assert_eq!(report.kind.kind, Kind::Parts, "{:?}", report.kind);
    assert_eq!(report.kind.ground, Ground::SomeArticles { found: 1, of: 3 });
    assert!(
        report.silent.iter().all(|edit| edit.at.to_lowercase().contains("статья 2")),
        "{:?}",
        report.silent
    );
    // A full text that lacks an article says which.
    let body = reply(&[("Статья 3", ""), ("Споры решаются переговорами.", "")]);
    let report = report_on("ответ.docx", &Docx::body(&body).bytes(), Some(&sent()));
    let Ground::Covers { missing, .. } = &report.kind.ground else { panic!("{:?}", report.kind) };
    assert_eq!(missing, &["Статья 3"]);
}

#[test]
fn a_list_of_points_and_a_letter_are_told_apart() {
    let points = [
        "Замечания и предложения Республики Казахстан",
        "1. В пункте 2 статьи 1 слово «тридцать» заменить словом «сорок».",
        "2. Статью 3 исключить.",
        "Обоснование: повторяет статью 1.",
    ]
    .map(paragraph)
    .concat();
    let report = report_on("замечания РК.docx", &Docx::body(&points).bytes(), Some(&sent()));
    assert_eq!(report.kind.kind, Kind::Points, "{:?}", report.kind);
    let found: Vec<(&str, &str, &str)> =
        report.points.iter().map(|it| (&*it.point.at, &*it.point.find, &*it.point.text)).collect();
    assert_eq!(found, [("статья 1, пункт 2", "тридцать", "сорок"), ("статья 3", "", "")]);
    assert_eq!(report.points[1].point.reason, "повторяет статью 1.");
    assert_eq!(report.senders[0].0.as_str(), "KAZ");
    let letter =
        ["Уважаемые коллеги!", "Замечаний и предложений к проекту не имеется."].map(paragraph).concat();
    let report = report_on("письмо.docx", &Docx::body(&letter).bytes(), Some(&sent()));
    assert_eq!(report.kind.kind, Kind::NoComments);
    let prose = paragraph("Просим уточнить, как документ соотносится с Конвенцией 1993 года.");
    let report = report_on("письмо.docx", &Docx::body(&prose).bytes(), Some(&sent()));
    assert_eq!(report.kind.kind, Kind::Remarks);
}

#[test]
fn names_that_say_nothing_are_told_and_the_sender_is_to_be_asked() {
    let by = |author: &str| {
        format!(
            "<w:p><w:ins w:author=\"{author}\"><w:r><w:t>Слово</w:t></w:r></w:ins><w:r><w:t> и дело</w:t></w:r></w:p>"
        )
    };
    for nobody in ["Автор", "Пользователь", "User 2", "Windows User", "Неизвестный автор", ""]
    {
        let report = report_on("a.docx", &Docx::body(&by(nobody)).bytes(), None);
        assert!(report.tracking.nameless, "{nobody}");
        assert!(report.plain(Language::Russian).contains("спросите отправителя, чьи это исправления"));
    }
    for somebody in ["Иванов И. И.", "Пользователев", "Authority"] {
        let report = report_on("a.docx", &Docx::body(&by(somebody)).bytes(), None);
        assert!(!report.tracking.nameless, "{somebody}");
    }
    let body = format!("{}<w:p><w:r><w:commentReference w:id=\"1\"/></w:r></w:p>", paragraph("Слово"));
    let comment =
        "<w:comment w:id=\"1\" w:author=\"Автор\"><w:p><w:r><w:t>исключить</w:t></w:r></w:p></w:comment>";
    let report = report_on("a.docx", &Docx::body(&body).part("comments", "comments", comment).bytes(), None);
    assert!(report.plain(Language::Russian).contains("спросите отправителя, чьи это примечания"));
}

/// The draft as it is circulated.
fn circulated() -> Vec<u8> {
    let frontage = Frontage::new("Соглашение", Language::Russian)
        .draft("Проект № 2 от 12 марта 2026 г.")
        .distribution("Для служебного пользования");
    write_clean(&sent(), &Clean { frontage, ..Clean::default() }).unwrap()
}

#[test]
fn only_what_somebody_typed_at_the_head_or_foot_of_pages_is_told() {
    let report = report_on("a.docx", &circulated(), Some(&sent()));
    assert_eq!(report.notices, []);
    let typed = |xml: &str| xml.replace("служебного", "внутреннего");
    let returned = changed(&circulated(), "word/header1.xml", typed);
    let said = report_on("a.docx", &returned, Some(&sent())).plain(Language::Russian);
    assert!(
        said.contains("опущены: «Для внутреннего пользования»") && !said.contains("Проект № 2"),
        "{said}"
    );
    let typed = |xml: &str| xml.replace("Страница ", "Наши предложения на с. ");
    let returned = changed(&circulated(), "word/footer1.xml", typed);
    let said = report_on("a.docx", &returned, Some(&sent())).plain(Language::Russian);
    assert!(said.contains("опущены: «Наши предложения на с. из»"), "{said}");
}

#[test]
fn what_was_parted_joined_or_set_otherwise_is_named_by_place() {
    let parted = SENT.replace("Споры решаются переговорами.", "Споры решаются\n\nпереговорами.");
    let joined = SENT
        .replace("### Статья 2\n\nРасходы несёт запрашиваемая Сторона.\n\n", "")
        .replace("Споры решаются", "Расходы несёт запрашиваемая Сторона.\n\nСпоры решаются");
    let bold = SENT.replace("Расходы", "**Расходы**");
    let written =
        |source: &str| write_text(&markdown::read(source).0, &Frontage::default(), &BTreeMap::new()).unwrap();
    let report = report_on("a.docx", &written(&parted), Some(&sent()));
    let said = report.plain(Language::Russian);
    assert_eq!(report.silent_count, 1, "{said}");
    assert!(said.contains("разделено на абзацы: «Споры решаются переговорами.»"), "{said}");
    let before = markdown::read(&joined).0;
    let context = Context { sent: Some(&before), language: Language::Russian, ..Context::default() };
    let together = joined.replace("Сторона.\n\nСпоры", "Сторона. Споры");
    let report = examine("a.docx", &written(&together), Reading::default(), &context).unwrap().report;
    let said = report.plain(Language::Russian);
    assert!(said.contains("соединено с соседним абзацем"), "{said}");
    let report = report_on("a.docx", &written(&bold), Some(&sent()));
    let said = report.plain(Language::Russian);
    assert!(said.contains("оформлено иначе: «Расходы»"), "{said}");
    assert_eq!(report.silent_count, 0);
}

#[test]
fn people_without_names_and_comments_of_several_are_told() {
    let body = "<w:p><w:ins w:author=\"Author\"><w:r><w:t>Слово</w:t></w:r></w:ins>\
        <w:r><w:t xml:space=\"preserve\"> и дело. pаyment</w:t></w:r><w:r><w:commentReference w:id=\"1\"/></w:r></w:p>";
    let comments = "<w:comment w:id=\"1\" w:author=\"Секретарь\"><w:p><w:r><w:t>Казахстан/РК, Армения: исключить</w:t></w:r></w:p></w:comment>";
    let bytes = Docx::body(body).part("comments", "comments", comments).bytes();
    let report = report_on("a.docx", &bytes, None);
    assert!(report.tracking.nameless);
    let codes: Vec<&str> = report.remarks[0].delegations.iter().map(|code| code.as_str()).collect();
    assert_eq!((codes, &*report.remarks[0].text), (vec!["KAZ", "ARM"], "исключить"));
    assert_eq!(report.suspects.len(), 1);
    for language in Language::ALL {
        let said = report.plain(language);
        assert!(!said.contains("report-") && said.contains("KAZ, ARM"), "{said}");
    }
    let opened = open::read("a.docx", &bytes, Reading::default()).unwrap();
    assert!(opened.tracked);
}

#[test]
fn comments_that_take_a_position_take_it_on_the_wording_they_stand_at() {
    let note = |id: u32, words: &str| {
        format!(
            "<w:commentRangeStart w:id=\"{id}\"/><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>\
             <w:commentRangeEnd w:id=\"{id}\"/><w:r><w:commentReference w:id=\"{id}\"/></w:r>"
        )
    };
    let run = |words: &str| format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>");
    // Two changes in one paragraph; the comment stands at one of them.
    let changed =
        format!("<w:p>{}{}{}</w:p>", run("2. Срок исполнения просьбы — "), note(1, "сорок"), run(" дней."));
    let body = reply(&[
        ("2. Срок исполнения запроса — тридцать дней.", &changed),
        ("Споры решаются переговорами.", &format!("<w:p>{}</w:p>", note(2, "Споры решаются переговорами."))),
        (
            "Расходы несёт запрашиваемая Сторона.",
            &format!("<w:p>{}</w:p>", note(3, "Расходы несёт запрашиваемая Сторона.")),
        ),
    ]);
    let comment = |id: u32, words: &str| {
        format!("<w:comment w:id=\"{id}\" w:author=\"Секретарь\">{}</w:comment>", paragraph(words))
    };
    let comments = [
        comment(1, "РК: не может согласиться, так как срок велик."),
        comment(2, "Казахстан, Армения — поддерживают"),
        comment(3, "Армения: поддерживаем исключение"),
    ];
    let bytes = Docx::body(&body).part("comments", "comments", &comments.concat()).bytes();
    let report = report_on("reply.docx", &bytes, Some(&sent()));
    assert_eq!(report.kind.kind, Kind::Full);
    let [refused, supported] = report.positions.as_slice() else { panic!("{:#?}", report.positions) };
    let codes = |told: &Told| told.voices.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    assert_eq!((codes(refused), refused.stance), ("KAZ".to_owned(), Stance::Opposes));
    assert_eq!((&*refused.reason, &*refused.reads), ("так как срок велик", "сорок"));
    assert!(!refused.base && refused.on.len() == 1, "{refused:#?}");
    // Nothing is proposed there: the position is on the draft's own words.
    assert_eq!((codes(supported), supported.stance), ("KAZ ARM".to_owned(), Stance::Supports));
    assert!(supported.base && supported.reads == "Споры решаются переговорами.", "{supported:#?}");
    // Who supports a deletion says nothing clear of the wording: that stays a remark.
    assert_eq!(report.remarks.len(), 3);
    for language in Language::ALL {
        let said = report.plain(language);
        assert!(said.contains("KAZ, ARM") && !said.contains("report-"), "{said}");
    }
}
