//! Dossiers from the terminal, from the first draft to the next.

use serde_json::Value;

use crate::hand::{BASE, Desk};

fn founded() -> Desk {
    let desk = Desk::with(&[
        ("base.md", BASE),
        ("kaz.md", &BASE.replace("тридцати", "шестидесяти")),
        ("joint.md", &BASE.replace("тридцати", "сорока пяти").replace("самостоятельно", "совместно")),
        ("letter.txt", "Замечаний нет."),
    ]);
    let new = ["new", "a.dossier", "--title", "Соглашение", "--base", "ru=base.md"];
    desk.run(new.into_iter().chain(["--delegations", "KAZ,ARM,BLR,KGZ", "--date", "2026-03-12"])).text();
    desk
}

fn status(desk: &Desk) -> Value {
    serde_json::from_str(&desk.run(["status", "a.dossier", "--json"]).text()).unwrap()
}

#[test]
fn replies_are_entered_and_the_next_draft_is_circulated() {
    let desk = founded();
    desk.run(["submit", "a.dossier", "KAZ", "kaz.md", "--letter", "12/3", "--date", "20.03.2026"]).text();
    desk.run(["submit", "a.dossier", "ARM+BLR", "joint.md"]).text();
    desk.run(["submit", "a.dossier", "KGZ", "letter.txt", "--kind", "no-comments"]).text();
    let stands = status(&desk);
    assert_eq!(stands["format"], "travaux-status/1");
    assert_eq!(stands["title"]["ru"], "Соглашение");
    assert_eq!(stands["drafts"][0]["date"], "2026-03-12");
    assert_eq!(stands["replies"].as_array().map(Vec::len), Some(3));
    let standing: Vec<(&str, &str)> = stands["delegations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["code"].as_str().unwrap(), it["standing"].as_str().unwrap()))
        .collect();
    assert_eq!(
        standing,
        [("KAZ", "replied"), ("ARM", "replied"), ("BLR", "replied"), ("KGZ", "no-comments")]
    );
    let passages = stands["passages"].as_array().unwrap();
    assert_eq!(passages.len(), 2, "{stands}");
    assert_eq!(passages[0]["proposers"], serde_json::json!(["KAZ", "ARM+BLR"]));
    let told = desk.run(["status", "a.dossier"]).text();
    assert!(told.contains("2 passages are open:") && told.contains("replied “no comments”"), "{told}");

    // One wording is taken, one passage stays open.
    let (one, two) = (passages[0]["id"].as_str().unwrap(), passages[1]["id"].as_str().unwrap());
    let take = format!("{one}=KAZ");
    let said =
        desk.run(["publish", "a.dossier", "--take", &take, "--open", two, "--date", "2026-04-01"]).text();
    assert!(said.contains("Draft No. 2") && said.contains("one passage is open"), "{said}");
    let stands = status(&desk);
    assert_eq!(stands["drafts"][1]["open"], 1);
    assert_eq!(stands["drafts"][1]["current"], true);
    let clean = desk.run(["export", "a.dossier", "--what", "clean"]).text();
    assert_eq!(clean, BASE.replace("тридцати", "шестидесяти"));
    // The earlier draft is still there.
    let clean = desk.run(["export", "a.dossier", "--what", "clean", "--about", "1"]).text();
    assert_eq!(clean, BASE);
}

#[test]
fn papers_are_exported_in_every_format() {
    let desk = founded();
    desk.run(["submit", "a.dossier", "KAZ", "kaz.md"]).text();
    desk.run(["submit", "a.dossier", "ARM", "joint.md"]).text();
    for (what, ending) in [
        ("consolidated", "md"),
        ("consolidated", "html"),
        ("consolidated", "docx"),
        ("consolidated", "json"),
        ("comparative", "md"),
        ("comparative", "html"),
        ("comparative", "docx"),
        ("comparative", "json"),
        ("clean", "md"),
        ("clean", "html"),
        ("clean", "docx"),
        ("voice:KAZ", "md"),
        ("voice:KAZ", "html"),
        ("voice:KAZ", "docx"),
    ] {
        let name = format!("{}.{ending}", what.replace(':', "-"));
        desk.run(["export", "a.dossier", "--what", what, "-o", &name]).text();
        assert!(desk.bytes(&name).len() > 300, "{name}");
    }
    assert_eq!(desk.bytes("voice-KAZ.md"), desk.bytes("kaz.md"));
    let html = String::from_utf8(desk.bytes("consolidated.html")).unwrap();
    assert!(html.contains("<span>Draft No. 1 of 12 March 2026</span>"), "{html}");
    assert!(desk.run(["verify", "consolidated.json"]).text().lines().all(|line| line.starts_with('✓')));
    let named = |command: &str| desk.run([command, "a.dossier", "--what", "comparative"]).text();
    assert_eq!(named("table"), named("export"));
    let said = desk.run(["export", "a.dossier", "--what", "voice:RUS", "-o", "x.md"]).sentence(1);
    assert!(said.contains("RUS") && said.contains("KAZ"), "{said}");
    desk.run(["export", "a.dossier", "--what", "changes:KAZ", "--format", "json"]).sentence(2);
    assert!(!desk.path("x.md").exists());
}

#[test]
fn points_and_parts_are_entered() {
    let desk = founded();
    desk.put(
        "points.json",
        serde_json::json!([
            {"at": "пункт 2 статьи 1", "action": "replace", "find": "тридцати", "text": "десяти"},
            {"at": "пункт 9 статьи 1", "action": "delete", "find": "слово"},
        ])
        .to_string()
        .as_bytes(),
    );
    let ran = desk.run(["submit", "a.dossier", "KAZ", "points.json", "--kind", "points"]);
    assert!(ran.said.contains("Point 2 (пункт 9 статьи 1)"), "{}", ran.said);
    ran.text();
    desk.put("part.md", "### Статья 2. Расходы\n\nРасходы несёт запрашивающая Сторона.\n".as_bytes());
    desk.run(["submit", "a.dossier", "ARM", "part.md", "--kind", "parts"]).text();
    let consolidated = desk.run(["export", "a.dossier", "--what", "consolidated"]).text();
    assert!(consolidated.contains("[тридцати] [десяти — KAZ]"), "{consolidated}");
    assert!(consolidated.contains("ARM") && !consolidated.contains("delete"), "{consolidated}");
}

#[test]
fn one_reply_comes_in_several_languages() {
    let english = "# Agreement on Lamps\n\n### Article 1. Lamps\n\n1. Lamps are lit at dusk by the keepers.\n\n\
                   2. Lamps are put out at dawn by the keepers.\n";
    let russian = "# Соглашение об огнях\n\n### Статья 1. Огни\n\n1. Огни зажигают вечером смотрители.\n\n\
                   2. Огни гасят утром смотрители.\n";
    let (kaz, own) =
        (russian.replace("вечером", "в сумерках"), english.replace("at dusk", "in the twilight"));
    let files = [("ru.md", russian), ("en.md", english), ("kaz.md", kaz.as_str()), ("own.md", own.as_str())];
    let desk = Desk::with(&files);
    let new =
        ["new", "a.dossier", "--title", "T", "--base", "ru=ru.md", "en=en.md", "--delegations", "KAZ,ARM"];
    desk.run(new).text();
    let before = desk.contents();
    desk.run(["submit", "a.dossier", "KAZ", "kaz.md", "kaz.md"]).sentence(2);
    desk.run(["submit", "a.dossier", "KAZ", "ru=kaz.md", "ru=own.md"]).sentence(2);
    desk.run(["submit", "a.dossier", "KAZ", "kaz.md", "own.md", "--kind", "remarks"]).sentence(2);
    assert_eq!(desk.contents(), before);
    // Which is in which language is seen, or said.
    let said = desk.run(["submit", "a.dossier", "KAZ", "kaz.md", "own.md", "--kind", "full"]).text();
    assert!(said.contains("“вечером” → “в сумерках”"), "{said}");
    assert!(said.contains("“at dusk” → “in the twilight”"), "{said}");
    let told = ["submit", "a.dossier", "ARM", "en=own.md", "ru=kaz.md", "--kind", "full", "--report", "json"];
    let told: Value = serde_json::from_str(&desk.run(told).text()).unwrap();
    let languages: Vec<_> = told.as_array().unwrap().iter().map(|it| it["language"].clone()).collect();
    assert_eq!(languages, ["en", "ru"]);
    let stands = status(&desk);
    let replies: Vec<_> =
        stands["replies"].as_array().unwrap().iter().map(|it| it["languages"].clone()).collect();
    assert_eq!(replies, [serde_json::json!(["en", "ru"]), serde_json::json!(["en", "ru"])]);
    for (language, words) in
        [("ru", "[вечером] [в сумерках — KAZ, ARM]"), ("en", "[at dusk] [in the twilight — KAZ, ARM]")]
    {
        let draft =
            desk.run(["export", "a.dossier", "--what", "consolidated", "--language", language]).text();
        assert!(draft.contains(words), "{draft}");
    }
}

#[test]
fn what_cannot_be_done_changes_nothing() {
    let desk = founded();
    desk.run(["submit", "a.dossier", "KAZ", "kaz.md"]).text();
    desk.put("broken.json", b"[{\"at\": 5}]");
    desk.put("empty.md", b"");
    let before = desk.contents();
    for (arguments, code) in [
        (vec!["submit", "a.dossier", "RUS", "kaz.md"], 1),
        (vec!["submit", "a.dossier", "kaz", "kaz.md"], 2),
        (vec!["submit", "a.dossier", "KAZ+KAZ", "kaz.md"], 2),
        (vec!["submit", "a.dossier", "KAZ", "empty.md"], 1),
        (vec!["submit", "a.dossier", "KAZ"], 2),
        (vec!["submit", "a.dossier", "KAZ", "kaz.md", "--about", "9"], 1),
        (vec!["submit", "a.dossier", "KAZ", "kaz.md", "--date", "yesterday"], 2),
        (vec!["submit", "a.dossier", "KAZ", "kaz.md", "--language", "Русский"], 2),
        (vec!["submit", "a.dossier", "KAZ", "broken.json", "--kind", "points"], 1),
        (vec!["publish", "a.dossier", "--take", "w1-2=KAZ"], 1),
        (vec!["publish", "a.dossier", "--take", "nonsense"], 2),
        (vec!["publish", "a.dossier", "--number", "1"], 1),
        (vec!["new", "a.dossier", "--title", "T", "--base", "base.md"], 1),
        (vec!["new", "b.dossier", "--title", "T", "--base", "empty.md"], 1),
        (vec!["new", "b.dossier", "--title", "T", "--base", "ru=base.md", "ru=kaz.md"], 2),
        (vec!["new", "b.dossier", "--title", "T", "--base", "base.md", "--roster", "kaz.md"], 1),
        (vec!["new", "b.dossier", "--title", "T", "--base", "base.md", "--delegations", "kaz"], 1),
        (vec!["sample", "agreement", "a.dossier"], 1),
        (vec!["status", "folder-that-is-not-there"], 1),
    ] {
        desk.run(&arguments).sentence(code);
        assert_eq!(desk.contents(), before, "{arguments:?}");
    }
}

#[test]
fn both_samples_are_written_and_stand_as_planned() {
    let desk = Desk::new();
    for sample in ["agreement", "programme"] {
        let folder = format!("{sample}.dossier");
        desk.run(["sample", sample, &folder]).text();
        let stands: Value = serde_json::from_str(&desk.run(["status", &folder, "--json"]).text()).unwrap();
        assert!(stands["passages"].as_array().unwrap().len() > 5, "{stands}");
        assert_eq!(stands["troubles"], serde_json::json!([]));
        desk.run(["export", &folder, "--what", "consolidated", "-o", "r.json"]).text();
        let said = desk.run(["verify", "r.json", "--rederive"]).text();
        assert!(said.lines().all(|line| line.starts_with("✓ ")), "{said}");
    }
}

#[test]
fn a_file_is_reported_on_before_it_is_entered() {
    let desk = founded();
    desk.put("points.txt", "1. В пункте 2 статьи 1 слово «тридцати» заменить словом «сорока».\n".as_bytes());
    let told = desk.run(["submit", "a.dossier", "KAZ", "kaz.md", "--check"]).text();
    assert!(
        told.starts_with("No change in this file is tracked. It differs from the draft in 1 place"),
        "{told}"
    );
    assert!(told.contains("“тридцати” → “шестидесяти”") && told.contains("the full text"), "{told}");
    assert_eq!(status(&desk)["replies"].as_array().map(Vec::len), Some(0));
    // What a file is may be left to the report.
    let report = desk.run(["submit", "a.dossier", "KGZ", "letter.txt", "--report", "json"]).text();
    let report: Value = serde_json::from_str(&report).unwrap();
    assert_eq!((&report["format"], &report["kind"]), (&"travaux-report/1".into(), &"no_comments".into()));
    assert!(report["entered"].as_str().is_some_and(|id| id.len() == 64), "{report}");
    desk.run(["submit", "a.dossier", "ARM", "points.txt"]).text();
    let stands = status(&desk);
    let passages = stands["passages"].as_array().unwrap();
    assert_eq!(passages.len(), 1, "{stands}");
    assert_eq!(passages[0]["proposers"], serde_json::json!(["ARM"]));
    desk.put("empty.pdf", b"%PDF-1.7 ...");
    let said = desk.run(["submit", "a.dossier", "BLR", "empty.pdf"]).sentence(1);
    assert!(said.contains("PDF") && said.contains("Word file it was made from"), "{said}");
}
