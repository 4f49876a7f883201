//! Two copies of a dossier, worked on apart by two processes and put together by copying files: by hand, on a share, by a
//! synchronising program that leaves copies of its own. Both come to say the same, and nothing is lost.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use serde_json::Value;

use crate::hand::{BASE, Desk, copy};
use crate::often::cases;

/// The names synchronising programs give to a second copy of a file.
const CONFLICTS: [&str; 6] = [
    " (конфликтующая копия 2026-03-14)",
    " (SECRETARIAT-PC's conflicted copy 2026-03-14)",
    ".sync-conflict-20260314-101010-ABCDEFG",
    " (1)",
    "-SECRETARIAT-PC",
    " — копия",
];
const FOLDERS: [&str; 3] = ["received", "texts", "records"];

/// Two desks with the same dossier: a draft, and a reply to two places of it.
fn founded() -> (Desk, Desk) {
    let other = |from: &str, to: &str| BASE.replace(from, to);
    let replies = [
        ("base.md", BASE.to_owned()),
        ("kaz.md", other("тридцати", "шестидесяти").replace("самостоятельно", "поровну")),
        ("arm.md", other("тридцати", "сорока")),
        ("blr.md", other("преступностью", "преступлениями")),
        ("kgz.md", other("рассматривает запрос", "отвечает на запрос")),
    ];
    let replies: Vec<(&str, &str)> = replies.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let (one, two) = (Desk::with(&replies), Desk::with(&replies));
    let new = ["new", "a.dossier", "--title", "Соглашение", "--base", "ru=base.md"];
    one.run(new.into_iter().chain(["--delegations", "KAZ,ARM,BLR,KGZ", "--date", "2026-03-12"])).text();
    one.run(["submit", "a.dossier", "KAZ", "kaz.md", "--date", "2026-03-18"]).text();
    copy(&one.path("a.dossier"), &two.path("a.dossier"));
    (one, two)
}

fn status(desk: &Desk) -> String {
    desk.run(["status", "a.dossier", "--json"]).text()
}

fn read(status: &str) -> Value {
    serde_json::from_str(status).unwrap()
}

/// The files of one of a dossier's folders by name, drafts left out.
fn files(desk: &Desk, folder: &str) -> BTreeMap<String, PathBuf> {
    let Ok(entries) = std::fs::read_dir(desk.path("a.dossier").join(folder)) else { return BTreeMap::new() };
    let named = |path: PathBuf| (path.file_name().unwrap().to_string_lossy().into_owned(), path);
    let all = entries.map(|entry| named(entry.unwrap().path()));
    all.filter(|(name, _)| !name.starts_with('.')).collect()
}

fn bring(from: &Desk, to: &Desk, folder: &str) {
    copy(&from.path("a.dossier").join(folder), &to.path("a.dossier").join(folder));
}

/// Puts a copy of a file beside it, as a synchronising program names it.
fn copy_in_conflict(path: &Path, suffix: &str) {
    let (stem, ending) = (path.file_stem().unwrap().to_string_lossy(), path.extension().unwrap());
    std::fs::copy(path, path.with_file_name(format!("{stem}{suffix}.{}", ending.to_string_lossy()))).unwrap();
}

/// Every file of both, by its bytes.
fn held(desks: [&Desk; 2]) -> BTreeSet<Vec<u8>> {
    let all = desks.into_iter().flat_map(|desk| FOLDERS.map(|folder| files(desk, folder)));
    all.flat_map(BTreeMap::into_values).map(|path| std::fs::read(path).unwrap()).collect()
}

#[test]
fn two_copies_worked_on_apart_come_to_say_the_same() {
    let (one, two) = founded();
    // Each decides, enters and publishes for itself.
    one.run(["decide", "a.dossier", "1", "--take", "KAZ", "--reason", "срок"]).text();
    two.run(["decide", "a.dossier", "1", "--keep"]).text();
    one.run(["submit", "a.dossier", "ARM", "arm.md", "--date", "2026-03-19"]).text();
    two.run(["submit", "a.dossier", "ARM", "blr.md", "--date", "2026-03-20"]).text();
    two.run(["submit", "a.dossier", "BLR", "blr.md", "--date", "2026-03-20"]).text();
    one.run(["position", "a.dossier", "KGZ", "2", "supports", "--on", "KAZ"]).text();
    two.run(["remark", "a.dossier", "Кто платит?", "--by", "BLR"]).text();
    let everything = held([&one, &two]);
    let before = [&one, &two].map(|desk| read(&status(desk)));

    // The records come first, their texts and originals later: they wait, and nothing else changes.
    bring(&one, &two, "records");
    bring(&two, &one, "records");
    for (desk, before) in [&one, &two].into_iter().zip(&before) {
        let now = read(&status(desk));
        assert!(!now["pending"].as_array().unwrap().is_empty());
        assert_eq!(now["troubles"], before["troubles"]);
        assert_eq!((&now["drafts"], &now["id"]), (&before["drafts"], &before["id"]));
        assert!(now["replies"].as_array().unwrap().len() >= before["replies"].as_array().unwrap().len());
        // Meanwhile one can work on.
        desk.run(["history", "a.dossier"]).text();
        desk.run(["export", "a.dossier", "--what", "comments", "-o", "comments.docx"]).text();
    }
    bring(&one, &two, "received");
    bring(&two, &one, "texts");
    bring(&two, &one, "received");
    bring(&one, &two, "texts");
    let merged = status(&one);
    assert_eq!(merged, status(&two));
    let merged = read(&merged);
    assert_eq!((&merged["pending"], &merged["troubles"]), (&serde_json::json!([]), &serde_json::json!([])));
    // What does not agree is named, and both stand.
    let contradictions = merged["contradictions"].as_array().unwrap();
    assert_eq!(contradictions.len(), 2, "{contradictions:?}");
    assert_eq!(merged["replies"].as_array().unwrap().len(), 4);
    let mut passages = merged["passages"].as_array().unwrap().iter();
    assert_eq!(passages.find(|it| it["number"] == 1).unwrap()["stand"], "contradicted");
    assert_eq!(held([&one, &two]), everything);
    assert_eq!(held([&one, &one]), everything);

    // Settled by whoever decides, on either side.
    one.run(["decide", "a.dossier", "1", "--words", "сорока пяти", "--by", "KGZ"]).text();
    two.run(["submit", "a.dossier", "ARM", "arm.md", "--date", "2026-03-25"]).text();
    for folder in FOLDERS {
        bring(&one, &two, folder);
        bring(&two, &one, folder);
    }
    assert_eq!(status(&one), status(&two));
    assert_eq!(read(&status(&one))["contradictions"], serde_json::json!([]));
}

#[test]
fn drafts_published_apart_are_both_kept_and_the_one_before_stands() {
    let (one, two) = founded();
    one.run(["publish", "a.dossier", "--take", "1=KAZ", "--date", "2026-04-01"]).text();
    two.run(["publish", "a.dossier", "--keep-rest", "--date", "2026-04-02"]).text();
    for folder in FOLDERS {
        bring(&one, &two, folder);
        bring(&two, &one, folder);
    }
    let merged = status(&one);
    assert_eq!(merged, status(&two));
    let merged = read(&merged);
    // The drafts, and the outcomes they were published with.
    assert_eq!(merged["contradictions"].as_array().unwrap().len(), 2);
    let drafts: Vec<(&Value, &Value)> =
        merged["drafts"].as_array().unwrap().iter().map(|it| (&it["number"], &it["current"])).collect();
    assert_eq!(
        drafts,
        [(&1.into(), &true.into()), (&2.into(), &false.into()), (&2.into(), &false.into())],
        "the last before they part"
    );
    let said = one.run(["status", "a.dossier"]).text();
    assert!(said.contains("1 April 2026") && said.contains("2 April 2026"), "{said}");
    // One of them, or a third, is published by whoever decides: then that one stands.
    one.run(["publish", "a.dossier", "--keep-rest", "--number", "3", "--date", "2026-04-03"]).text();
    let settled = read(&status(&one));
    assert_eq!(settled["contradictions"], serde_json::json!([]));
    assert_eq!(settled["drafts"][3]["current"], true);
}

#[test]
fn copies_a_synchronising_program_leaves_change_nothing() {
    let (one, two) = founded();
    two.run(["submit", "a.dossier", "ARM", "arm.md", "--date", "2026-03-19"]).text();
    one.run(["decide", "a.dossier", "1", "--take", "KAZ"]).text();
    for folder in FOLDERS {
        bring(&two, &one, folder);
    }
    let plain = read(&status(&one));
    let mut suffixes = CONFLICTS.iter().cycle();
    for folder in FOLDERS {
        for (nth, path) in files(&one, folder).into_values().enumerate() {
            copy_in_conflict(&path, suffixes.next().unwrap());
            // Of some only the copy is left.
            if nth % 2 == 1 {
                std::fs::remove_file(path).unwrap();
            }
        }
    }
    for folder in FOLDERS {
        std::fs::remove_dir_all(two.path("a.dossier").join(folder)).unwrap();
        bring(&one, &two, folder);
    }
    assert_eq!(status(&one), status(&two));
    let mut copied = read(&status(&one));
    assert!(!copied["troubles"].as_array().unwrap().is_empty(), "they are named");
    copied["troubles"] = plain["troubles"].clone();
    assert_eq!(copied, plain, "and mean nothing");
    // They can be worked with, and sent on under names of their own.
    one.run(["submit", "a.dossier", "BLR", "blr.md", "--date", "2026-03-21"]).text();
    one.run(["transfer", "a.dossier", "--for", "own", "-o", "all.travaux"]).text();
    one.run(["transfer", "all.travaux", "--into", "there"]).text();
    let there = one.run(["status", "there/Соглашение.dossier", "--json"]).text();
    assert_eq!(read(&there)["troubles"], serde_json::json!([]));
    assert_eq!(read(&there)["passages"], read(&status(&one))["passages"]);
}

/// Something done on one of two copies.
#[derive(Debug, Clone)]
enum Deed {
    Run(bool, usize),
    /// Files of one folder are brought over, all of them or every second.
    Bring(bool, usize, bool),
    /// A copy of a file appears.
    Conflict(bool, usize, prop::sample::Index, usize),
}

const RUNS: [&[&str]; 14] = [
    &["submit", "a.dossier", "ARM", "arm.md", "--date", "2026-03-19"],
    &["submit", "a.dossier", "BLR", "blr.md", "--date", "2026-03-19"],
    &["submit", "a.dossier", "KGZ", "kgz.md", "--date", "2026-03-19"],
    &["submit", "a.dossier", "ARM+BLR", "kgz.md", "--date", "2026-03-20"],
    &["submit", "a.dossier", "KGZ", "--kind", "no-comments", "--letter", "5"],
    &["decide", "a.dossier", "1", "--take", "B"],
    &["decide", "a.dossier", "1", "--keep"],
    &["decide", "a.dossier", "2", "--words", "пополам", "--by", "ARM"],
    &["decide", "a.dossier", "1", "--reopen"],
    &["position", "a.dossier", "BLR", "1", "opposes", "--on", "KAZ"],
    &["remark", "a.dossier", "Кто платит?", "--by", "KGZ"],
    &["circulate", "a.dossier", "--to", "ARM,BLR", "--date", "2026-03-12"],
    &["publish", "a.dossier", "--date", "2026-04-01"],
    &["meeting", "a.dossier", "--place", "Порт", "--from", "2026-04-07", "--present", "KAZ", "ARM"],
];

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        6 => (any::<bool>(), 0..RUNS.len()).prop_map(|(side, nth)| Deed::Run(side, nth)),
        2 => (any::<bool>(), 0..3_usize, any::<bool>()).prop_map(|(to, folder, all)| Deed::Bring(to, folder, all)),
        1 => (any::<bool>(), 0..3_usize, any::<prop::sample::Index>(), 0..CONFLICTS.len())
            .prop_map(|(side, folder, file, name)| Deed::Conflict(side, folder, file, name)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 12, ..cases(6) })]

    /// Whatever two processes do apart, and however parts of it travel meanwhile: once all files are on both sides, both
    /// say the same, and every record that was ever made is there.
    #[test]
    fn whatever_is_done_apart_comes_together(deeds in prop::collection::vec(deed(), 4..14)) {
        let (one, two) = founded();
        let desks = [&one, &two];
        let mut everything = held(desks);
        for deed in deeds {
            match deed {
                Deed::Run(side, nth) => {
                    let ran = desks[usize::from(side)].run(RUNS[nth]);
                    prop_assert!(ran.status == 0 || !ran.said.contains("panicked"), "{}", ran.said);
                }
                Deed::Bring(to, folder, all) => {
                    let (from, to) = (desks[usize::from(!to)], desks[usize::from(to)]);
                    for (name, path) in files(from, FOLDERS[folder]).into_iter().step_by(if all { 1 } else { 2 }) {
                        let target = to.path("a.dossier").join(FOLDERS[folder]).join(name);
                        if !target.exists() {
                            std::fs::copy(path, target).unwrap();
                        }
                    }
                }
                Deed::Conflict(side, folder, file, name) => {
                    let all: Vec<PathBuf> = files(desks[usize::from(side)], FOLDERS[folder]).into_values().collect();
                    if !all.is_empty() {
                        copy_in_conflict(&all[file.index(all.len())], CONFLICTS[name]);
                    }
                }
            }
            let now = held(desks);
            prop_assert!(now.is_superset(&everything), "nothing is lost");
            everything = now;
        }
        for folder in FOLDERS {
            bring(&one, &two, folder);
            bring(&two, &one, folder);
        }
        let (ours, theirs) = (status(&one), status(&two));
        prop_assert_eq!(&ours, &theirs);
        prop_assert_eq!(&read(&ours)["pending"], &serde_json::json!([]));
        prop_assert_eq!(held([&one, &one]), everything);
        let history = one.run(["history", "a.dossier", "--json"]).text();
        prop_assert_eq!(&history, &two.run(["history", "a.dossier", "--json"]).text());
        let paper = |desk: &Desk| desk.run(["export", "a.dossier", "--what", "comments", "--format", "html"]);
        prop_assert_eq!(paper(&one).out, paper(&two).out);
    }
}
