//! Drafts written by the desk, worked on in another program, called something else, and sent back.

use std::sync::Arc;

use serde_json::Value;
use travaux::dossier::{Disk, Dossier};
use travaux::negotiation::submission::Submission;
use travaux::negotiation::{LanguageTag, ProvisionId, RecordId};

use crate::hand::Desk;
use crate::office::Office;

const DRAFT: &str = "# Соглашение о маяках\n\nСтороны согласились о нижеследующем:\n\n\
    ### Статья 1. Предмет\n\n1. Стороны содержат маяки на своём побережье.\n\n\
    2. Орган рассматривает запрос в течение тридцати дней со дня его получения.\n\n\
    3. Отказ мотивируется в письменной форме.\n\n\
    ### Статья 2. Расходы\n\n1. Расходы несёт запрашивающая Сторона, если Стороны не договорились об ином.\n\n\
    2. Споры решаются переговорами.\n";

/// A dossier with two replies to its draft.
fn dossier() -> Desk {
    let desk = Desk::with(&[
        ("base.md", DRAFT),
        ("kaz.md", &DRAFT.replace("тридцати", "шестидесяти")),
        ("arm.md", &DRAFT.replace("тридцати", "сорока пяти").replace("в письменной форме", "письменно")),
    ]);
    let new = ["new", "a.dossier", "--title", "Маяки", "--base", "ru=base.md", "--date", "2026-03-12"];
    desk.run(new.into_iter().chain(["--delegations", "KAZ,ARM,BLR,KGZ"])).text();
    desk.run(["submit", "a.dossier", "KAZ", "kaz.md"]).text();
    desk.run(["submit", "a.dossier", "ARM", "arm.md"]).text();
    desk
}

/// What is exported under these words, after these steps in LibreOffice.
fn worked_on(desk: &Desk, office: &Office, export: &[&str], steps: &[&str]) {
    let told = ["export", "a.dossier", "-o", "out.docx"].into_iter().chain(export.iter().copied());
    assert_eq!(desk.run(told).status, 0);
    desk.put("Ответ.docx", &office.saved(&desk.bytes("out.docx"), steps, "docx"));
}

#[test]
fn a_consolidated_draft_saved_as_an_opendocument_text_is_known_as_well() {
    let Some(office) = Office::new() else { return };
    let desk = dossier();
    desk.run(["export", "a.dossier", "--what", "consolidated", "-o", "out.docx"]).text();
    let steps = ["track^on", "swap^побережье^берегу", "swap^Споры решаются^Споры разрешаются"];
    desk.put("Ответ.odt", &office.saved(&desk.bytes("out.docx"), &steps, "odt"));
    let report = said(&desk, &["BLR", "Ответ.odt"]);
    assert_eq!(report["origin"], "this-draft");
    assert_eq!(report["others"], serde_json::json!(["KAZ", "ARM"]));
    assert_eq!((&report["silent_count"], &report["remarks"]), (&0.into(), &serde_json::json!([])));
    let wanted = DRAFT.replace("побережье", "берегу").replace("Споры решаются", "Споры разрешаются");
    assert_eq!(entered(&desk, "BLR").1, wanted);
    // The other exports come back so, too.
    for (export, others) in [(["--what", "clean"], 0), (["--what", "changes:ARM"], 1)] {
        desk.run(["export", "a.dossier", "-o", "out.docx"].into_iter().chain(export)).text();
        desk.put("Ответ.odt", &office.saved(&desk.bytes("out.docx"), &steps, "odt"));
        let report = said(&desk, &["BLR", "Ответ.odt"]);
        assert_eq!(report["others"].as_array().map_or(0, Vec::len), others);
        assert_eq!(entered(&desk, "BLR").1, wanted, "{export:?}");
    }
}

/// A main part without a change: with its words if they stay, else without.
fn settled(xml: &str, author: &str, words: &str, stays: bool) -> String {
    let at = xml.find(words).unwrap();
    let start = xml[..at].rfind(&format!("w:author=\"{author}\"")).unwrap();
    let start = xml[..start].rfind('<').unwrap();
    let open = start + xml[start..].find('>').unwrap() + 1;
    let close = format!("</{}>", &xml[start + 1..start + 6]);
    let end = open + xml[open..].find(&close).unwrap();
    let inner = if stays { &xml[open..end] } else { "" };
    format!("{}{inner}{}", &xml[..start], &xml[end + close.len()..])
}

#[test]
fn what_was_accepted_is_taken_and_what_was_rejected_is_opposed() {
    let desk = dossier();
    desk.run(["export", "a.dossier", "--what", "consolidated", "-o", "out.docx"]).text();
    let edited = crate::build::changed(&desk.bytes("out.docx"), "word/document.xml", |xml| {
        let xml = settled(xml, "KAZ, ARM", "тридцати", false);
        let xml = settled(&xml, "KAZ", "шестидесяти", true);
        settled(&xml, "ARM", "сорока пяти", false)
    });
    desk.put("Ответ.docx", &edited);
    let report = said(&desk, &["BLR", "Ответ.docx", "--positions"]);
    let returned = &report["returned"];
    assert_eq!(returned["reworded"][0]["from"], serde_json::json!(["KAZ"]), "{report:#}");
    assert_eq!(returned["reworded"][0]["reads"], "шестидесяти");
    assert_eq!(returned["reworded"].as_array().map(Vec::len), Some(1));
    assert_eq!(returned["opposed"][0]["holders"], serde_json::json!(["ARM"]));
    assert_eq!(returned["opposed"].as_array().map(Vec::len), Some(1));
    assert_eq!(report["silent_count"], 0, "{report:#}");
    assert_eq!(entered(&desk, "BLR").1, DRAFT.replace("тридцати", "шестидесяти"));
    let stands = desk.run(["status", "a.dossier", "--json"]).text();
    assert!(stands.contains("opposes"), "{stands}");
    // The sentence is said in words, too.
    let plain = desk.run(["submit", "a.dossier", "KGZ", "Ответ.docx", "--check"]).text();
    assert!(plain.contains("takes the wording of KAZ") && plain.contains("left aside"), "{plain}");
}

#[test]
fn names_that_another_program_dropped_are_told() {
    let desk = dossier();
    desk.run(["export", "a.dossier", "--what", "clean", "-o", "out.docx"]).text();
    let edited = crate::build::changed(&desk.bytes("out.docx"), "word/document.xml", |xml| {
        let at = xml.find("<w:bookmarkStart").unwrap();
        let end = at + xml[at..].find("/>").unwrap() + 2;
        format!("{}{}", &xml[..at], &xml[end..])
    });
    desk.put("Ответ.docx", &edited);
    let plain = desk.run(["submit", "a.dossier", "KGZ", "Ответ.docx", "--check"]).text();
    assert!(plain.contains("1 provision came back without"), "{plain}");
    let whole = desk.run(["submit", "a.dossier", "KGZ", "out.docx", "--check"]).text();
    assert!(!whole.contains("came back without"), "{whole}");
}

/// The next draft, with a word of the first changed.
fn publish_another(desk: &Desk) {
    desk.put("second.md", DRAFT.replace("побережье", "берегу").as_bytes());
    desk.run(["publish", "a.dossier", "--text", "ru=second.md", "--date", "2026-04-12"]).text();
}

fn said(desk: &Desk, told: &[&str]) -> Value {
    let told = ["submit", "a.dossier"].into_iter().chain(told.iter().copied());
    serde_json::from_str(&desk.run(told.chain(["--report", "json"])).text()).unwrap()
}

/// What a delegation's last reply is about, and its text with the ids of its provisions.
fn entered(desk: &Desk, code: &str) -> (RecordId, String, Vec<(String, ProvisionId)>) {
    let dossier = Dossier::open(&desk.path("a.dossier"), Arc::new(Disk)).unwrap();
    let of = |submission: &Submission| submission.voices.iter().any(|voice| voice.as_str() == code);
    let own = dossier.state().submissions.iter().filter(|(_, stated)| of(&stated.what));
    let (id, stated) = own.max_by_key(|(_, stated)| stated.counter).unwrap();
    let kept = dossier.text_of(id, &LanguageTag::russian()).unwrap();
    let lines = kept.text.provisions().iter().map(|it| format!("{}{}", it.form.lead(), it.line()));
    let text = travaux::text::markdown::write(&kept.text);
    (*stated.what.about.record(), text, lines.zip(kept.ids).collect())
}

/// The first draft with the ids of its provisions, by their words.
fn drafted(desk: &Desk) -> (RecordId, Vec<(String, ProvisionId)>) {
    let dossier = Dossier::open(&desk.path("a.dossier"), Arc::new(Disk)).unwrap();
    let edition = dossier.state().edition_numbered(1).unwrap().id;
    let kept = dossier.text_of(&edition, &LanguageTag::russian()).unwrap();
    let lines = kept.text.provisions().iter().map(travaux::text::Provision::line);
    (edition, lines.zip(kept.ids).collect())
}

/// Proposals of others taken or refused one by one are wordings taken and wordings opposed, whatever the file is saved as.
#[test]
fn what_became_of_single_proposals_comes_back_out_of_an_opendocument_text() {
    let Some(office) = Office::new() else { return };
    for ending in ["odt", "docx"] {
        let desk = dossier();
        desk.run(["export", "a.dossier", "--what", "consolidated", "-o", "out.docx"]).text();
        let steps = ["take^тридцати", "take^шестидесяти", "refuse^сорока пяти"];
        let name = format!("Ответ.{ending}");
        desk.put(&name, &office.saved(&desk.bytes("out.docx"), &steps, ending));
        let report = said(&desk, &["BLR", &name]);
        assert_eq!(report["origin"], "this-draft", "{ending}: {report:#}");
        assert_eq!(report["silent_count"], 0, "{ending}: {report:#}");
        let made = &report["returned"]["reworded"];
        assert_eq!(made.as_array().map(Vec::len), Some(1), "{ending}: {report:#}");
        assert_eq!(
            (&made[0]["from"], &made[0]["reads"]),
            (&serde_json::json!(["KAZ"]), &"шестидесяти".into())
        );
        let opposed = &report["returned"]["opposed"];
        assert_eq!(opposed.as_array().map(Vec::len), Some(1), "{ending}: {report:#}");
        assert_eq!(opposed[0]["holders"], serde_json::json!(["ARM"]), "{ending}");
        assert_eq!(entered(&desk, "BLR").1, DRAFT.replace("тридцати", "шестидесяти"), "{ending}");
    }
}

fn id_of(ids: &[(String, ProvisionId)], words: &str) -> ProvisionId {
    ids.iter().find(|(line, _)| line.contains(words)).unwrap_or_else(|| panic!("{words}: {ids:#?}")).1
}

#[test]
fn a_clean_draft_is_known_again_and_its_provisions_keep_their_names() {
    let Some(office) = Office::new() else { return };
    let desk = dossier();
    // Paragraph 3 goes before paragraph 2, and gets other words; Word would number both anew.
    let steps = [
        "up^Отказ мотивируется",
        "swap^Отказ мотивируется в письменной форме^О причинах отказа сообщают сразу",
        "swap^тридцати^девяноста",
    ];
    worked_on(&desk, &office, &["--what", "clean"], &steps);
    publish_another(&desk);
    let told = desk.run(["submit", "a.dossier", "BLR", "Ответ.docx"]);
    assert!(told.said.contains("No. 1"), "{}", told.said);
    let said = told.text();
    assert!(said.contains("The file was made from the draft it is held against."), "{said}");
    let (edition, ids) = drafted(&desk);
    let (about, text, own) = entered(&desk, "BLR");
    assert_eq!(about, edition);
    assert!(text.contains("девяноста"), "{text}");
    assert_eq!(id_of(&own, "О причинах отказа"), id_of(&ids, "Отказ мотивируется"), "{own:#?}");
    for words in ["Стороны содержат маяки", "Орган рассматривает", "Расходы несёт", "Споры решаются"]
    {
        assert_eq!(id_of(&own, words), id_of(&ids, words), "{words}");
    }
    let places: Vec<usize> = ["О причинах отказа", "Орган рассматривает"]
        .iter()
        .map(|words| own.iter().position(|(line, _)| line.contains(words)).unwrap())
        .collect();
    assert!(places.is_sorted(), "{own:#?}");
}

#[test]
fn what_is_done_in_a_consolidated_draft_is_the_sender_s_own() {
    let Some(office) = Office::new() else { return };
    let desk = dossier();
    let steps = ["track^on", "swap^побережье^берегу", "swap^шестидесяти^девяноста"];
    worked_on(&desk, &office, &["--what", "consolidated"], &steps);
    publish_another(&desk);
    let report = said(&desk, &["BLR", "Ответ.docx"]);
    assert_eq!(report["origin"], "this-draft");
    assert_eq!(report["others"], serde_json::json!(["KAZ", "ARM"]));
    assert_eq!(report["silent_count"], 0, "{report:#}");
    assert_eq!(report["remarks"], serde_json::json!([]), "{report:#}");
    let (about, text, own) = entered(&desk, "BLR");
    let (edition, ids) = drafted(&desk);
    assert_eq!(about, edition);
    assert_eq!(text, DRAFT.replace("побережье", "берегу").replace("тридцати", "девяноста"));
    assert!(own.iter().map(|(_, id)| id).eq(ids.iter().map(|(_, id)| id)));
}

#[test]
fn a_delegation_goes_on_from_its_own_changes() {
    let Some(office) = Office::new() else { return };
    for what in ["changes:ARM", "consolidated"] {
        let desk = dossier();
        worked_on(&desk, &office, &["--what", what], &["track^on", "swap^Споры решаются^Споры разрешаются"]);
        let report = said(&desk, &["ARM", "Ответ.docx"]);
        assert_eq!(report["origin"], "this-draft", "{what}");
        let (_, text, _) = entered(&desk, "ARM");
        let mine = DRAFT.replace("тридцати", "сорока пяти").replace("в письменной форме", "письменно");
        assert_eq!(text, mine.replace("Споры решаются", "Споры разрешаются"), "{what}");
        // Another delegation that works in the same file speaks for itself.
        said(&desk, &["KGZ", "Ответ.docx"]);
        assert_eq!(entered(&desk, "KGZ").1, DRAFT.replace("Споры решаются", "Споры разрешаются"), "{what}");
    }
}

#[test]
fn a_bracketed_print_is_known_again() {
    let Some(office) = Office::new() else { return };
    let desk = dossier();
    let export = ["--what", "consolidated", "--format", "docx-brackets"];
    worked_on(&desk, &office, &export, &["swap^побережье^берегу", "put^шестидесяти^ рабочих"]);
    publish_another(&desk);
    let report = said(&desk, &["BLR", "Ответ.docx"]);
    assert_eq!(report["origin"], "this-draft");
    let (about, text, own) = entered(&desk, "BLR");
    let (edition, ids) = drafted(&desk);
    assert_eq!(about, edition);
    assert_eq!(text, DRAFT.replace("побережье", "берегу").replace("тридцати", "шестидесяти рабочих"));
    assert!(own.iter().map(|(_, id)| id).eq(ids.iter().map(|(_, id)| id)));
}

#[test]
fn what_is_set_out_outside_a_dossier_names_the_draft_it_was_made_of() {
    let Some(office) = Office::new() else { return };
    let desk = dossier();
    publish_another(&desk);
    // From the draft as it was sent out, and from its words alone.
    desk.run(["export", "a.dossier", "--what", "clean", "--about", "1", "-o", "draft.docx"]);
    for base in ["draft.docx", "base.md"] {
        for (format, steps) in [
            ("docx", vec!["track^on", "swap^побережье^берегу"]),
            ("docx-brackets", vec!["swap^побережье^берегу"]),
        ] {
            let told =
                ["consolidate", base, "KAZ=kaz.md", "ARM=arm.md", "--format", format, "-o", "out.docx"];
            assert_eq!(desk.run(told).status, 0);
            desk.put("Ответ.docx", &office.saved(&desk.bytes("out.docx"), &steps, "docx"));
            let report = said(&desk, &["BLR", "Ответ.docx"]);
            assert_eq!(report["origin"], "this-draft", "{base} {format}");
            let (about, text, own) = entered(&desk, "BLR");
            let (edition, ids) = drafted(&desk);
            assert_eq!(about, edition, "{base} {format}");
            assert_eq!(text, DRAFT.replace("побережье", "берегу"), "{base} {format}");
            assert!(own.iter().map(|(_, id)| id).eq(ids.iter().map(|(_, id)| id)), "{base} {format}");
        }
    }
}
