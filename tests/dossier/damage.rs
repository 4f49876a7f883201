//! A folder that is damaged, incomplete or kept on a poor disk: what is named, and what opens all the same.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use proptest::prelude::*;
use travaux::dossier::entry::Draft;
use travaux::dossier::trouble::Matter;
use travaux::dossier::{Disk, Dossier, DossierError};
use travaux::language::Language;
use travaux::negotiation::Digest;
use travaux::negotiation::state::Awaited;

use crate::folder::{DRAFT, begun, files, full, new_dossier, open, secretariat, text};
use crate::frail::{Failure, Frail};
use crate::often::cases;
use crate::table::{ru, time};

fn matters(dossier: &Dossier) -> Vec<(String, &Matter)> {
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    dossier.troubles().iter().map(|trouble| (name(&trouble.path), &trouble.what)).collect()
}

#[test]
fn strays_are_left_alone_and_named_but_clutter_is_not_worth_a_word() {
    let home = tempfile::tempdir().unwrap();
    let root = home.path().join("d");
    let state = begun(&root).0.state().clone();
    for clutter in
        [".DS_Store", "records/Thumbs.db", "texts/desktop.ini", "received/~$Ответ.docx", "records/.x.0.part"]
    {
        fs::write(root.join(clutter), "x").unwrap();
    }
    for stray in ["Список.xlsx", "records/заметка.txt", "texts/черновик.md", "received/фото.jpg"]
    {
        fs::write(root.join(stray), format!("не наше {stray}")).unwrap();
    }
    fs::create_dir(root.join("records/папка")).unwrap();
    let opened = open(&root);
    assert_eq!(opened.state(), &state);
    assert_eq!(opened.troubles().len(), 5, "{:?}", opened.troubles());
    assert!(opened.troubles().iter().all(|trouble| trouble.what == Matter::Stray && trouble.is_harmless()));
    assert!(Language::Russian.say(opened.troubles()[0].phrase()).contains('«'));
}

#[test]
fn copies_made_by_synchronising_programs_count_as_what_they_are() {
    let home = tempfile::tempdir().unwrap();
    let root = home.path().join("d");
    let state = begun(&root).0.state().clone();
    for (folder, suffix) in [
        ("records", " (conflicted copy 2026-03-14)"),
        ("texts", ".sync-conflict-20260314-101010-ABCDEFG"),
        ("received", "-SECRETARIAT-PC"),
    ] {
        // One copy beside its original, one instead of it.
        let all = files(&root, folder);
        let renamed = |path: &Path| {
            let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
            path.with_file_name(format!("{stem}{suffix}.{}", path.extension().unwrap().to_string_lossy()))
        };
        fs::copy(&all[0], renamed(&all[0])).unwrap();
        fs::rename(all.last().unwrap(), renamed(all.last().unwrap())).unwrap();
    }
    let opened = open(&root);
    assert_eq!(opened.state(), &state);
    assert!(opened.troubles().iter().all(|trouble| trouble.what == Matter::Copy), "{:?}", opened.troubles());
    let original = opened.state().submissions.values().next().unwrap().what.originals[0].hash;
    assert!(opened.original(&original).is_ok());
    // Even a name that says nothing will do: the hash decides.
    for (number, path) in files(&root, "records").into_iter().chain(files(&root, "texts")).enumerate() {
        let ending = path.extension().unwrap().to_string_lossy().into_owned();
        fs::rename(&path, path.with_file_name(format!("файл {number}.{ending}"))).unwrap();
    }
    assert_eq!(open(&root).state(), &state);
}

#[test]
fn records_that_come_before_their_files_wait_for_them() {
    let home = tempfile::tempdir().unwrap();
    let root = home.path().join("d");
    let (dossier, edition) = begun(&root);
    let texts = root.join("texts");
    fs::rename(&texts, home.path().join("texts")).unwrap();
    let mut opened = open(&root);
    assert_eq!(opened.state().pending.len(), 2);
    assert!(matches!(opened.state().pending[&edition].as_slice(), [Awaited::File(_)]));
    assert!(opened.state().editions.is_empty() && opened.troubles().is_empty());
    fs::rename(home.path().join("texts"), &texts).unwrap();
    opened.reload().unwrap();
    assert_eq!(opened.state(), dossier.state());
    // A record before those its author had seen waits, too.
    let first = files(&root, "records").remove(0);
    let kept = fs::read(&first).unwrap();
    fs::remove_file(&first).unwrap();
    opened.reload().unwrap();
    assert_eq!(opened.state().pending.values().next().unwrap().as_slice(), [Awaited::Record(edition)]);
    fs::write(&first, kept).unwrap();
    opened.reload().unwrap();
    assert_eq!(opened.state(), dossier.state());
}

#[test]
fn each_damaged_file_is_named_and_the_rest_opens() {
    let home = tempfile::tempdir().unwrap();
    let root = home.path().join("d");
    let (mut dossier, edition) = begun(&root);
    dossier.submit(full("ARN", edition, &DRAFT.replace("ночью", "вечером")), &secretariat(3)).unwrap();
    dossier.submit(full("TOR", edition, &DRAFT.replace("ночью", "в туман")), &secretariat(4)).unwrap();
    let records = files(&root, "records");
    // The last record is cut off, the text of the one before has one letter changed, an original is emptied.
    let last = fs::read(&records[3]).unwrap();
    fs::write(&records[3], &last[..last.len() / 2]).unwrap();
    let evening = files(&root, "texts")
        .into_iter()
        .find(|p| fs::read_to_string(p).unwrap().contains("вечером"))
        .unwrap();
    fs::write(&evening, fs::read_to_string(&evening).unwrap().replace("вечером", "вечерам")).unwrap();
    let opened = open(&root);
    let mut expected = vec![
        (records[3].file_name().unwrap().to_string_lossy().into_owned(), &Matter::Mismatch),
        (evening.file_name().unwrap().to_string_lossy().into_owned(), &Matter::Mismatch),
    ];
    expected.sort_by(|a, b| a.0.cmp(&b.0));
    let mut found = matters(&opened);
    found.sort_by(|a, b| a.0.cmp(&b.0));
    assert_eq!(found, expected);
    assert_eq!(opened.state().submissions.len(), 1);
    assert_eq!(opened.state().pending.len(), 1);
    for trouble in opened.troubles() {
        let sentence = Language::English.say(trouble.phrase());
        assert!(sentence.contains(&*trouble.path.file_name().unwrap().to_string_lossy()), "{sentence}");
    }
    // The same reply entered again repairs the text; the damaged one is set aside, not lost.
    let mut opened = opened;
    opened.submit(full("ARN", edition, &DRAFT.replace("ночью", "вечером")), &secretariat(5)).unwrap();
    let again = open(&root);
    assert!(again.state().pending.is_empty());
    let aside: Vec<PathBuf> =
        files(&root, "texts").into_iter().filter(|p| p.extension().unwrap() == "bad").collect();
    assert_eq!(aside.len(), 1);
    assert!(fs::read_to_string(&aside[0]).unwrap().contains("вечерам"));
}

#[test]
fn what_a_newer_version_wrote_is_named_and_not_touched() {
    let home = tempfile::tempdir().unwrap();
    let root = home.path().join("d");
    let state = begun(&root).0.state().clone();
    let newer = b"(\n format: 2,\n marvels: [(a: 1)],\n)\n";
    let name = format!("0003-SEC-{}.ron", Digest::of(newer).short());
    fs::write(root.join("records").join(&name), newer).unwrap();
    let opened = open(&root);
    assert_eq!(matters(&opened), [(name, &Matter::Newer(2))]);
    assert_eq!(opened.state(), &state);
    let genesis = fs::read_to_string(root.join("dossier.ron")).unwrap();
    fs::write(root.join("dossier.ron"), genesis.replacen("format: 1", "format: 7", 1)).unwrap();
    let refused = Dossier::open(&root, Arc::new(Disk)).unwrap_err();
    assert!(matches!(refused, DossierError::Newer { format: 7, .. }), "{refused:?}");
}

#[test]
fn the_first_statement_can_be_put_back_from_a_copy() {
    let home = tempfile::tempdir().unwrap();
    let root = home.path().join("d");
    let state = begun(&root).0.state().clone();
    let own = root.join("dossier.ron");
    let good = fs::read(&own).unwrap();
    for spoilt in
        [&b"garbage"[..], &good[..100], String::from_utf8_lossy(&good).replace("VEL", "VIL").as_bytes()]
    {
        fs::write(&own, spoilt).unwrap();
        fs::write(root.join("dossier (conflicted copy).ron"), &good).unwrap();
        let opened = open(&root);
        assert_eq!(opened.state(), &state);
        assert!(opened.troubles().iter().any(|trouble| trouble.path == own && !trouble.is_harmless()));
        fs::remove_file(root.join("dossier (conflicted copy).ron")).unwrap();
    }
    fs::write(&own, b"garbage").unwrap();
    let refused = Dossier::open(&root, Arc::new(Disk)).unwrap_err();
    assert!(matches!(refused, DossierError::GenesisDamaged { .. }), "{refused:?}");
    fs::remove_file(&own).unwrap();
    assert_eq!(Dossier::open(&root, Arc::new(Disk)).unwrap_err(), DossierError::NotADossier(root.clone()));
    // Altered and with no copy: it opens, and says that its records belong elsewhere.
    fs::write(&own, String::from_utf8_lossy(&good).replace("VEL", "VIL")).unwrap();
    let opened = open(&root);
    assert_eq!(opened.state().without_effect.len(), 2);
    assert_eq!(matters(&opened), [("dossier.ron".to_owned(), &Matter::Altered)]);
}

#[test]
fn folders_that_are_none_are_refused_with_a_sentence() {
    let home = tempfile::tempdir().unwrap();
    let open = |path: &Path| Dossier::open(path, Arc::new(Disk)).unwrap_err();
    let file = home.path().join("file");
    fs::write(&file, "x").unwrap();
    assert!(matches!(open(&home.path().join("nowhere")), DossierError::Disk(_)));
    assert!(matches!(open(&file), DossierError::Disk(_)));
    assert!(matches!(open(home.path()), DossierError::NotADossier(_)));
    for path in [home.path().join("nowhere"), file.clone(), home.path().to_owned()] {
        for language in Language::ALL {
            assert!(language.say(open(&path).phrase()).contains(&*path.to_string_lossy()));
        }
    }
    let create = |path: &Path| Dossier::create(path, new_dossier(), time(0), Arc::new(Disk)).map(|_| ());
    assert_eq!(create(home.path()), Err(DossierError::AlreadyThere(home.path().to_owned())));
    assert_eq!(create(&file), Err(DossierError::AlreadyThere(file.clone())));
    assert!(matches!(create(&home.path().join("a/b")), Err(DossierError::Disk(_))));
    let empty = home.path().join("empty");
    fs::create_dir(&empty).unwrap();
    assert_eq!(create(&empty), Ok(()));
    assert_eq!(create(&empty), Err(DossierError::AlreadyThere(empty.clone())));
}

#[test]
fn what_cannot_be_read_is_named_and_what_cannot_be_written_changes_nothing() {
    let home = tempfile::tempdir().unwrap();
    let root = home.path().join("d");
    let (dossier, edition) = begun(&root);
    let opened = Dossier::open(&root, Arc::new(Frail::new(Failure::Unreadable, 0))).unwrap();
    assert!(matches!(matters(&opened).as_slice(), [(name, Matter::Unreadable(_))] if name == "texts"));
    assert_eq!(opened.state().pending.len(), 2);
    let mut opened = Dossier::open(&root, Arc::new(Frail::new(Failure::Forbidden, 0))).unwrap();
    let refused = opened.submit(full("ARN", edition, DRAFT), &secretariat(3)).unwrap_err();
    let sentence = Language::English.say(refused.phrase());
    assert!(sentence.contains("no permission") && sentence.contains("received"), "{sentence}");
    assert_eq!(opened.state(), dossier.state());
    assert_eq!(open(&root).state(), dossier.state());
}

#[test]
fn a_file_still_arriving_is_read_again() {
    let home = tempfile::tempdir().unwrap();
    let root = home.path().join("d");
    let (dossier, _) = begun(&root);
    let opened = Dossier::open(&root, Arc::new(Frail::new(Failure::Arriving, 1))).unwrap();
    assert_eq!((opened.state(), opened.troubles()), (dossier.state(), &[][..]));
}

#[test]
fn git_and_fat_do_no_harm() {
    let home = tempfile::tempdir().unwrap();
    let root = home.path().join("d");
    let new =
        Dossier::create(&root, new_dossier(), time(0), Arc::new(Frail::new(Failure::NoLinks, 0))).unwrap();
    // Git keeps no empty folders.
    for folder in ["records", "texts", "received"] {
        fs::remove_dir(root.join(folder)).unwrap();
    }
    let mut dossier = Dossier::open(&root, Arc::new(Frail::new(Failure::NoLinks, 0))).unwrap();
    assert_eq!(dossier.state(), new.state());
    let draft = Draft::new("2026-03-12".parse().unwrap(), BTreeMap::from([(ru(), text(DRAFT))]));
    let edition = dossier.publish(draft, &secretariat(1)).unwrap();
    dossier.submit(full("VEL", edition, DRAFT), &secretariat(2)).unwrap();
    assert_eq!(open(&root).state(), dossier.state());
}

proptest! {
    #![proptest_config(cases(24))]

    /// Law 1: whatever single file is damaged in whatever way, opening never fails on anything but the first
    /// statement, and never shows a statement that was not made.
    #[test]
    fn any_damage_to_one_file_leaves_the_rest(
        which in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
        how in 0..4_u8,
    ) {
        let home = tempfile::tempdir().unwrap();
        let root = home.path().join("d");
        let (dossier, _) = begun(&root);
        let all: Vec<PathBuf> = ["records", "texts", "received"].iter().flat_map(|folder| files(&root, folder)).collect();
        let path = which.get(&all);
        let mut bytes = fs::read(path).unwrap();
        let at = at.index(bytes.len());
        let changed = match how {
            0 => { let old = bytes[at]; bytes[at] = byte; old != byte }
            1 => { bytes.truncate(at); true }
            2 => { bytes.insert(at, byte); true }
            _ => { bytes.clear(); true }
        };
        fs::write(path, &bytes).unwrap();
        let storage = Arc::new(Frail::new(Failure::NoLinks, 0));
        let opened = Dossier::open(&root, storage).unwrap();
        prop_assert_eq!(opened.troubles().is_empty(), !changed);
        for (id, submission) in &opened.state().submissions {
            prop_assert_eq!(dossier.state().submissions.get(id), Some(submission));
        }
        prop_assert!(opened.records().len() + 1 >= dossier.records().len());
        for record in opened.records() {
            prop_assert!(dossier.records().iter().any(|known| known.id == record.id && known.content == record.content));
        }
    }
}
