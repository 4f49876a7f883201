//! Bracketed prints sent out and sent back, from the terminal.

use serde_json::Value;

use crate::hand::{BASE, Desk};

fn printed(format: &str, file: &str) -> Desk {
    let desk = Desk::with(&[
        ("base.md", BASE),
        ("kaz.md", &BASE.replace("тридцати", "шестидесяти")),
        ("arm.md", &BASE.replace("тридцати", "сорока пяти")),
    ]);
    let new = ["new", "a.dossier", "--title", "Соглашение", "--base", "ru=base.md"];
    desk.run(new.into_iter().chain(["--delegations", "KAZ,ARM,BLR,KGZ", "--date", "2026-03-12"])).text();
    desk.run(["submit", "a.dossier", "KAZ", "kaz.md"]).text();
    desk.run(["submit", "a.dossier", "ARM", "arm.md"]).text();
    let export = ["export", "a.dossier", "--what", "consolidated", "--format", format, "-o", file];
    assert_eq!(desk.run(export).status, 0);
    desk
}

fn report(desk: &Desk, file: &str, more: &[&str]) -> Value {
    let told = ["submit", "a.dossier", "BLR", file, "--report", "json"];
    serde_json::from_str(&desk.run(told.into_iter().chain(more.iter().copied())).text()).unwrap()
}

#[test]
fn an_edited_print_is_a_reply_with_wordings_of_others_and_positions() {
    let desk = printed("markdown", "print.md");
    let print = std::fs::read_to_string(desk.path("print.md")).unwrap();
    let edited = print
        .replace("[шестидесяти — KAZ]", "[шестидесяти рабочих — KAZ]")
        .replace(" [сорока пяти — ARM]", "");
    assert_ne!(print, edited);
    desk.put("reply.md", edited.as_bytes());
    let said = report(&desk, "reply.md", &["--check"]);
    let made = &said["returned"]["reworded"][0];
    assert_eq!(
        (made["was"].as_str(), made["reads"].as_str()),
        (Some("шестидесяти"), Some("шестидесяти рабочих"))
    );
    assert_eq!(made["from"], serde_json::json!(["KAZ"]));
    assert_eq!(said["returned"]["opposed"][0]["holders"], serde_json::json!(["ARM"]));
    assert_eq!(said["kind"], "full");
    report(&desk, "reply.md", &["--positions"]);
    let own = desk.run(["export", "a.dossier", "--what", "voice:BLR"]).text();
    assert_eq!(own, BASE.replace("тридцати", "шестидесяти рабочих"));
    let stands = desk.run(["status", "a.dossier", "--json"]).text();
    assert!(stands.contains("opposes"), "{stands}");
}

#[test]
fn an_untouched_print_in_word_asks_for_the_draft_whoever_has_replied_since() {
    let desk = printed("docx-brackets", "print.docx");
    // What others sent after the print went out changes nothing in what it says.
    desk.put("kgz.md", BASE.replace("тридцати", "девяноста").as_bytes());
    desk.run(["submit", "a.dossier", "KGZ", "kgz.md"]).text();
    let said = report(&desk, "print.docx", &[]);
    assert_eq!(said["returned"]["reworded"], serde_json::json!([]));
    assert_eq!(said["returned"]["opposed"], serde_json::json!([]));
    assert_eq!(said["origin"], "this-draft");
    assert_eq!(said["silent_count"], 0);
    assert_eq!(desk.run(["export", "a.dossier", "--what", "voice:BLR"]).text(), BASE);
}

#[test]
fn comments_that_open_with_names_become_positions_once_they_are_confirmed() {
    let desk = printed("markdown", "print.md");
    let reply = BASE
        .replace("течение тридцати дней.", "течение девяноста дней.{>>ARM: возражает, так как срок велик<<}")
        .replace("самостоятельно.", "самостоятельно.{>>KAZ: can accept if costs are shared<<}");
    desk.put("reply.md", reply.as_bytes());
    let said = report(&desk, "reply.md", &["--check"]);
    let told = said["positions"].as_array().unwrap();
    assert_eq!(told.len(), 2, "{said:#}");
    assert_eq!(told[0]["voices"], serde_json::json!(["ARM"]));
    assert_eq!((told[0]["stance"].as_str(), told[0]["base"].as_bool()), (Some("opposes"), Some(false)));
    assert_eq!(told[1]["stance"], "accepts-if");
    assert_eq!(told[1]["reason"], "costs are shared");
    // Without a confirmation nothing is recorded, with one all of them are.
    let plain = desk.run(["submit", "a.dossier", "BLR", "reply.md", "--check", "--interface", "ru"]).text();
    assert!(plain.contains("ARM: возражает") && plain.contains("(так как срок велик)"), "{plain}");
    report(&desk, "reply.md", &[]);
    let stands = desk.run(["status", "a.dossier", "--json"]).text();
    assert!(!stands.contains("opposes"), "{stands}");
    report(&desk, "reply.md", &["--positions"]);
    let stands = desk.run(["status", "a.dossier", "--json"]).text();
    assert!(stands.contains("opposes"), "{stands}");
}

#[test]
fn what_deceives_the_eye_is_named_in_quotations_and_asked_about_before_it_is_entered() {
    let desk = printed("markdown", "print.md");
    desk.put("blr.md", BASE.replace("тридцати", "\u{202E}итавд\u{202C}").as_bytes());
    let told = ["--interface", "ru", "submit", "a.dossier", "BLR", "blr.md"];
    let check = desk.run(told.into_iter().chain(["--check"]));
    assert_eq!(check.status, 0);
    let refused = desk.run(told);
    assert_ne!(refused.status, 0);
    assert!(refused.said.contains("--suspicious"), "{}", refused.said);
    for out in [check.out, refused.out] {
        let said = String::from_utf8(out).unwrap();
        assert!(said.contains("«[U+202E]итавд[U+202C]»"), "{said}");
        assert!(!said.contains('\u{202E}'), "{said}");
    }
    assert!(!desk.run(["export", "a.dossier", "--what", "comments"]).text().contains("U+202E"));
    assert_eq!(desk.run(told.into_iter().chain(["--suspicious"])).status, 0);
    for paper in ["comments", "comparative", "disagreements"] {
        let table = desk.run(["export", "a.dossier", "--what", paper]).text();
        assert!(table.contains("[U+202E]") || table.contains("\\[U+202E\\]"), "{table}");
        assert!(!table.contains('\u{202E}'), "{table}");
    }
    // What was sent stays as it was sent.
    assert!(desk.run(["export", "a.dossier", "--what", "voice:BLR"]).text().contains('\u{202E}'));
}
