//! A round of negotiation from the terminal.

use serde_json::Value;

use crate::hand::{BASE, Desk};

pub fn status(desk: &Desk) -> Value {
    serde_json::from_str(&desk.run(["status", "a.dossier", "--json"]).text()).unwrap()
}

pub fn founded() -> Desk {
    let desk = Desk::with(&[
        ("base.md", BASE),
        ("kaz.md", &BASE.replace("тридцати", "шестидесяти").replace("самостоятельно", "поровну")),
        ("arm.md", &BASE.replace("тридцати", "сорока")),
    ]);
    let new = ["new", "a.dossier", "--title", "Соглашение", "--base", "ru=base.md"];
    desk.run(new.into_iter().chain(["--delegations", "KAZ,ARM,BLR,KGZ", "--date", "2026-03-12"])).text();
    desk
}

#[test]
fn nobody_owes_a_reply_to_a_draft_that_was_never_sent_out() {
    let desk = founded();
    let said = desk.run(["status", "a.dossier"]).text();
    assert_eq!(said.matches("no reply on record; nor is the sending of the draft").count(), 4, "{said}");
    assert!(!said.contains("has not replied"), "{said}");
    desk.run(["circulate", "a.dossier", "--to", "KAZ,ARM,BLR", "--date", "2026-03-12"]).text();
    let said = desk.run(["status", "a.dossier"]).text();
    assert_eq!(said.matches("has not replied").count(), 3, "{said}");
    assert_eq!(said.matches("was not sent the draft").count(), 1, "{said}");
}

#[test]
fn passages_of_another_language_are_told_apart() {
    let desk = Desk::new();
    desk.run(["sample", "agreement", "a.dossier"]).text();
    let said = desk.run(["status", "a.dossier"]).text();
    let (leading, other) = said.split_once("In English (commands about these").expect(&said);
    assert_eq!((leading.matches("No. 1 ").count(), other.matches("No. 1 ").count()), (1, 1), "{said}");
}

#[test]
fn a_round_goes_from_sending_out_to_a_draft_with_nothing_open() {
    let desk = founded();
    let sent =
        ["circulate", "a.dossier", "--to", "KAZ,ARM=7/2,BLR", "--letter", "7/1", "--date", "2026-03-12"];
    desk.run(sent.into_iter().chain(["--deadline", "2026-03-20"])).text();
    desk.run(["submit", "a.dossier", "KAZ", "kaz.md", "--letter", "12/3", "--date", "2026-03-21"]).text();
    desk.run(["submit", "a.dossier", "ARM", "arm.md", "--date", "2026-03-19"]).text();
    let stands = status(&desk);
    assert_eq!(stands["open"], 2);
    let line = |at: usize, key: &str| stands["delegations"][at][key].clone();
    assert_eq!((line(0, "late"), line(0, "letter")), (true.into(), "12/3".into()));
    assert_eq!((line(1, "late"), line(1, "sent_letter")), (false.into(), "7/2".into()));
    assert_eq!((line(2, "standing"), line(3, "standing")), ("silent".into(), "not-sent".into()));
    assert_eq!(stands["passages"][0]["known"]["KGZ"], "not-sent");

    desk.run(["position", "a.dossier", "BLR", "1", "accepts-if", "--on", "KAZ", "--hangs-on", "2"]).text();
    desk.run(["position", "a.dossier", "KGZ", "item", "not-interested"]).text();
    let said = desk.run(["decide", "a.dossier", "1", "--words", "сорока пяти", "--by", "BLR"]).text();
    assert!(said.contains("one is open"), "{said}");
    let said = desk.run(["decide", "a.dossier", "2", "--keep", "--status", "ad-referendum:KAZ"]).text();
    assert!(said.contains("nothing is open"), "{said}");
    let stands = status(&desk);
    assert_eq!(stands["open"], 0);
    assert_eq!(stands["passages"][0]["outcomes"][0]["decision"], "compromise");
    assert_eq!(stands["passages"][1]["stand"], "ad-referendum");
    desk.run(["publish", "a.dossier", "--date", "2026-04-01"]).text();
    let clean = desk.run(["export", "a.dossier", "--what", "clean"]).text();
    assert_eq!(clean, BASE.replace("тридцати", "сорока пяти"));
    let blame: Value =
        serde_json::from_str(&desk.run(["blame", "a.dossier", "--format", "json"]).text()).unwrap();
    let by: Vec<&Value> =
        blame["pieces"].as_array().unwrap().iter().filter(|it| it["how"] == "compromise").collect();
    assert_eq!(by.len(), 1, "{blame}");
    // Armenia had proposed the other word.
    assert_eq!((by[0]["words"].clone(), by[0]["authors"][0].clone()), ("пяти".into(), "BLR".into()));
}

#[test]
fn what_was_decided_is_said_in_words_and_can_be_found_again() {
    let desk = founded();
    desk.run(["submit", "a.dossier", "KAZ", "kaz.md"]).text();
    let russian = |arguments: &[&str]| desk.run_in("ru_RU.UTF-8", arguments);
    let said = russian(&["decide", "a.dossier", "1", "--take", "KAZ"]).text();
    assert!(said.contains("Рассмотрено 1 расхождение") && said.contains("№\u{a0}1. "), "{said}");
    assert!(said.contains("«тридцати»") && said.contains("«шестидесяти» (согласовано)."), "{said}");
    // By its number it can be opened again.
    let listed = russian(&["status", "a.dossier"]).text();
    assert!(listed.contains("Согласовано 1 решение:") && listed.contains("«шестидесяти»"), "{listed}");
    assert!(!listed.contains(" w") && !listed.contains(" a1"), "inner names are nobody's business: {listed}");
    let said = russian(&["position", "a.dossier", "BLR", "item", "not-interested"]).text();
    assert_eq!(said, "По вопросу в целом: BLR — незаинтересованность.\n");
    let refused = russian(&["decide", "a.dossier", "999", "--keep"]).sentence(1);
    assert!(refused.contains("№ 999") && refused.ends_with("Ничего не внесено."), "{refused}");
    let refused = russian(&["decide", "a.dossier", "2", "--take", "ARM"]).sentence(1);
    assert!(refused.contains("(проект)") && !refused.contains("base"), "{refused}");
}

#[test]
fn a_compromise_without_words_is_none_where_the_draft_has_none() {
    let desk = founded();
    desk.put("blr.md", BASE.replace("самостоятельно", "самостоятельно и поровну").as_bytes());
    desk.run(["submit", "a.dossier", "BLR", "blr.md"]).text();
    let before = desk.contents();
    for words in ["", "  "] {
        desk.run(["decide", "a.dossier", "1", "--words", words]).sentence(1);
        desk.run(["publish", "a.dossier", "--own", &format!("1={words}")]).sentence(1);
    }
    assert_eq!(desk.contents(), before);
    // Where it has some, they are left out.
    desk.run(["submit", "a.dossier", "KAZ", "kaz.md"]).text();
    let said = desk.run(["decide", "a.dossier", "2", "--words", ""]).text();
    assert!(said.contains("тридцати"), "{said}");
}

#[test]
fn what_can_be_made_shorter_is_quoted_as_it_was_written() {
    let desk = founded();
    desk.put("arm.md", BASE.replace("самостоятельно", "«поровну», сообща").as_bytes());
    desk.put("blr.md", BASE.replace("самостоятельно", "«Поровну», сообща").as_bytes());
    desk.run(["submit", "a.dossier", "ARM", "arm.md"]).text();
    desk.run(["submit", "a.dossier", "BLR", "blr.md"]).text();
    let said = desk.run(["streamline", "a.dossier"]).text();
    assert!(said.contains("«поровну», сообща") && said.contains("«Поровну», сообща"), "{said}");
}

#[test]
fn what_cannot_be_decided_changes_nothing() {
    let desk = founded();
    desk.run(["submit", "a.dossier", "KAZ", "kaz.md"]).text();
    let before = desk.contents();
    for (arguments, code) in [
        (vec!["decide", "a.dossier", "9", "--keep"], 1),
        (vec!["decide", "a.dossier", "1"], 2),
        (vec!["decide", "a.dossier", "1", "--take", "RUS"], 1),
        (vec!["decide", "a.dossier", "1", "--keep", "--status", "perhaps"], 2),
        (vec!["position", "a.dossier", "RUS", "1", "supports"], 1),
        (vec!["position", "a.dossier", "KAZ", "7", "supports"], 1),
        (vec!["circulate", "a.dossier", "--to", "RUS"], 1),
        (vec!["transfer", "a.dossier"], 2),
        (vec!["demo", "negotiate", "a.dossier"], 1),
    ] {
        desk.run(&arguments).sentence(code);
        assert_eq!(desk.contents(), before, "{arguments:?}");
    }
}

#[test]
fn a_transfer_file_is_taken_in_once() {
    let desk = founded();
    desk.run(["transfer", "a.dossier", "--for", "KAZ", "-o", "kaz.travaux"]).text();
    desk.run(["transfer", "kaz.travaux", "--into", "."]).text();
    desk.run(["submit", "a.dossier", "KAZ", "kaz.md"]).text();
    desk.run(["transfer", "a.dossier", "-o", "all.travaux"]).text();
    let said = desk.run(["transfer", "all.travaux", "--into", "a.dossier"]).text();
    assert!(said.contains("Nothing in it is new"), "{said}");
}

#[test]
fn a_transfer_file_is_looked_into_before_it_is_taken_in() {
    let desk = founded();
    desk.run(["submit", "a.dossier", "KAZ", "kaz.md"]).text();
    desk.run(["transfer", "a.dossier", "--what", "draft", "-o", "draft.travaux"]).text();
    desk.run(["transfer", "a.dossier", "--for", "own", "-o", "whole.travaux"]).text();
    std::fs::create_dir(desk.path("there")).unwrap();
    let before = desk.contents();
    let said = desk.run(["transfer", "draft.travaux", "--into", "there", "--preview"]).text();
    assert!(said.contains("draft No. 1 of 12 March 2026") && said.contains("One entry is not for"), "{said}");
    assert_eq!(desk.contents(), before, "nothing is changed");
    desk.run(["transfer", "draft.travaux", "--into", "there"]).text();
    let there = "there/Соглашение.dossier";
    let stands: Value = serde_json::from_str(&desk.run(["status", there, "--json"]).text()).unwrap();
    assert_eq!((&stands["withheld"], &stands["replies"]), (&1.into(), &serde_json::json!([])));
    assert!(desk.run(["status", there]).text().contains("One entry is withheld"));
    let said = desk.run(["transfer", "whole.travaux", "--into", there, "--preview"]).text();
    assert!(said.contains("KAZ: reply to draft No. 1"), "{said}");
    desk.run(["transfer", "whole.travaux", "--into", there]).text();
    let said = desk.run(["transfer", "whole.travaux", "--into", there, "--preview"]).text();
    assert_eq!(said, "Nothing in whole.travaux is new.\n");
    // What cannot be is said.
    desk.run(["transfer", "whole.travaux", "--preview"]).sentence(2);
    desk.run(["transfer", "a.dossier", "--what", "half", "-o", "x.travaux"]).sentence(2);
    desk.run(["transfer", "base.md", "--into", there, "--preview"]).sentence(1);
}

#[test]
fn wordings_that_say_the_same_can_give_way() {
    let desk = founded();
    desk.put("blr.md", BASE.replace("тридцати", "Сорока").as_bytes());
    desk.run(["submit", "a.dossier", "ARM", "arm.md"]).text();
    desk.run(["submit", "a.dossier", "BLR", "blr.md"]).text();
    let said = desk.run(["streamline", "a.dossier"]).text();
    assert!(said.contains("differ in letters only") && said.contains("If BLR agree"), "{said}");
    let listed: Value =
        serde_json::from_str(&desk.run(["streamline", "a.dossier", "--json"]).text()).unwrap();
    assert_eq!(listed["suggestions"][0]["kind"], "alike");
    assert_eq!(status(&desk)["streamline"], 1);
    desk.run(["streamline", "a.dossier", "--apply", "1"]).sentence(1);
    desk.run(["streamline", "a.dossier", "--apply", "1", "--agreed", "ARM"]).sentence(1);
    desk.run(["streamline", "a.dossier", "--apply", "7"]).sentence(1);
    desk.run(["streamline", "a.dossier", "--agreed", "BLR"]).sentence(2);
    desk.run(["streamline", "a.dossier", "--apply", "1", "--agreed", "BLR"]).text();
    assert_eq!(status(&desk)["streamline"], 0);
    assert_eq!(status(&desk)["passages"][0]["options"].as_array().map(Vec::len), Some(3));
}

#[test]
fn what_a_reply_of_parts_answers_is_told_and_corrected() {
    let base = "# Соглашение\n\n### Статья 1. Срок\n\n1. Орган отвечает в течение тридцати дней.\n\n2. Срок продлевается.\n\n\
                ### Статья 2. Расходы\n\nРасходы делятся.\n";
    let part =
        "### Статья 1. Срок\n\n1. Орган отвечает в течение шестидесяти дней.\n\n2. Срок продлевается.\n";
    let whole = base.replace("продлевается", "не продлевается").replace("делятся", "не делятся");
    let desk = Desk::with(&[("base.md", base), ("part.md", part), ("rus.md", &whole)]);
    let new = ["new", "a.dossier", "--title", "Соглашение", "--base", "ru=base.md"];
    desk.run(new.into_iter().chain(["--delegations", "KAZ,ARM,BLR,RUS"])).text();
    let submit = |code: &'static str, more: &[&'static str]| {
        let words = ["submit", "a.dossier", code, "part.md", "--kind", "parts"];
        desk.run(words.into_iter().chain(more.iter().copied()))
    };
    let told = submit("KAZ", &[]).said;
    assert!(
        told.contains("The reply answers 3 provisions of 6: Article 1; Article 1, paragraph 1"),
        "{told}"
    );
    // The letter says that nothing is proposed in the second article; of a paragraph sent along nothing is said.
    let told = submit("ARM", &["--answers", "статья 2", "--passes-over", "статья 1, пункт 2"]).said;
    assert!(
        told.contains("The reply answers 4 provisions of 6: Article 1; Article 1, paragraph 1; Article 2")
    );
    desk.run(["submit", "a.dossier", "RUS", "rus.md"]).text();
    let passages = status(&desk)["passages"].clone();
    let known = |at: &str, code: &str| {
        let passage = passages.as_array().unwrap().iter().find(|it| it["at"].as_str().unwrap().contains(at));
        passage.unwrap()["known"][code].as_str().unwrap().to_owned()
    };
    assert_eq!(
        (known("Article 2", "KAZ").as_str(), known("Article 2", "ARM").as_str()),
        ("not-answered", "no-proposal")
    );
    let second = "Article 1, paragraph 2";
    assert_eq!(
        (known(second, "KAZ").as_str(), known(second, "ARM").as_str()),
        ("no-proposal", "not-answered")
    );

    let failed =
        desk.run(["submit", "a.dossier", "BLR", "part.md", "--kind", "full", "--answers", "статья 2"]);
    assert!(failed.sentence(2).contains("Nothing was entered"));
    assert!(submit("BLR", &["--answers", "статья 9"]).sentence(1).contains("статья 9"));
    assert_eq!(status(&desk)["delegations"][2]["standing"], "not-sent");
}

#[test]
fn a_reply_to_an_older_draft_is_carried_over_and_what_cannot_be_is_listed_with_both_texts() {
    let desk = founded();
    desk.run(["submit", "a.dossier", "KAZ", "kaz.md"]).text();
    desk.run(["decide", "a.dossier", "1", "--take", "KAZ"]).text();
    desk.run(["publish", "a.dossier", "--date", "2026-04-01"]).text();
    let late = BASE.replace("тридцати", "сорока").replace("Стороны сотрудничают", "Стороны взаимодействуют");
    desk.put("late.md", late.as_bytes());
    desk.run(["submit", "a.dossier", "ARM", "late.md", "--about", "1"]).text();
    let said = desk.run(["carry", "a.dossier"]).text();
    assert_eq!(said, "ARM: the reply to draft No. 1 was carried over to draft No. 2.\n");
    let left = "ARM: the proposal on Article 1, paragraph 2 cannot be carried over to the new draft. The draft read “тридцати”. Proposed: “сорока”. The new draft reads “шестидесяти”.";
    let said = desk.run(["status", "a.dossier"]).text();
    assert!(said.contains(left), "{said}");
    assert!(said.contains("Article 1, paragraph 1 — ARM"), "{said}");
}

#[test]
fn letters_that_were_scanned_are_kept_with_what_they_say() {
    let desk = founded();
    desk.put("scan.png", b"\x89PNG\r\n\x1a\n a picture");
    let kept = |desk: &Desk| {
        let names = std::fs::read_dir(desk.path("a.dossier/received")).unwrap();
        names.filter(|name| name.as_ref().unwrap().file_name().to_string_lossy().ends_with(".png")).count()
    };
    desk.run(["submit", "a.dossier", "BLR", "scan.png"]).sentence(1);
    desk.run(["submit", "a.dossier", "BLR", "scan.png", "--kind", "no-comments", "--letter", "5"]).text();
    assert_eq!((status(&desk)["delegations"][2]["standing"].clone(), kept(&desk)), ("no-comments".into(), 1));
    desk.put("scan.png", b"\x89PNG\r\n\x1a\n another picture");
    desk.run(["submit", "a.dossier", "ARM", "arm.md", "--letter", "12/3", "--files", "scan.png"]).text();
    assert_eq!(kept(&desk), 2);
}

#[test]
fn names_that_change_as_earlier_entries_come_in_are_said() {
    let desk = founded();
    std::fs::create_dir(desk.path("office")).unwrap();
    desk.run(["transfer", "a.dossier", "--for", "own", "-o", "there.travaux"]).text();
    desk.run(["transfer", "there.travaux", "--into", "office"]).text();
    // Two replies there, one here: by whichever is first in the order of things, the names of the other copy change.
    desk.put("blr.md", BASE.replace("сотрудничают", "взаимодействуют").as_bytes());
    desk.put("kgz.md", BASE.replace("самостоятельно", "совместно").as_bytes());
    desk.run(["submit", "office/Соглашение.dossier", "BLR", "blr.md"]).text();
    desk.run(["submit", "office/Соглашение.dossier", "KGZ", "kgz.md"]).text();
    desk.run(["submit", "a.dossier", "ARM", "arm.md"]).text();
    desk.run(["transfer", "a.dossier", "--for", "own", "-o", "here.travaux"]).text();
    desk.run(["transfer", "office/Соглашение.dossier", "--for", "own", "-o", "there.travaux"]).text();
    let told = [
        desk.run(["transfer", "here.travaux", "--into", "office/Соглашение.dossier"]).text(),
        desk.run(["transfer", "there.travaux", "--into", "a.dossier"]).text(),
    ];
    assert!(told[0].contains("passage No. 2 is now No. 3"), "{told:?}");
    assert!(
        told.iter().all(|said| said.contains("This is called otherwise now:") == said.contains("is now No."))
    );
    let again = desk.run(["transfer", "there.travaux", "--into", "a.dossier"]).text();
    assert_eq!(again, "Nothing in it is new to a.dossier.\n");
}

#[test]
fn a_copy_made_for_an_office_is_worked_on_as_that_office() {
    let desk = founded();
    std::fs::create_dir(desk.path("office")).unwrap();
    desk.run(["circulate", "a.dossier", "--to", "KAZ,ARM", "--letters", "letters"]).text();
    let said = desk.run(["transfer", "letters/KAZ.travaux", "--into", "office"]).text();
    assert!(said.contains("What you enter in this copy is entered as KAZ."), "{said}");
    desk.run(["submit", "office/Соглашение.dossier", "KAZ", "kaz.md"]).text();
    let history: Value =
        serde_json::from_str(&desk.run(["history", "office/Соглашение.dossier", "--json"]).text()).unwrap();
    let last = history["records"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((last["author"].clone(), last["entered_by"].clone()), ("KAZ".into(), Value::Null));
    desk.run(["transfer", "letters/KAZ.travaux", "--into", "office/Соглашение.dossier", "--as", "UZB"])
        .sentence(1);
}
