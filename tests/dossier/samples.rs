//! The samples: written out, opened again, the same twice.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use travaux::consolidate::{Revision, consolidate};
use travaux::council::RosterFile;
use travaux::dossier::sample::{self, Sample};
use travaux::dossier::{Disk, Dossier};
use travaux::negotiation::place;
use travaux::negotiation::point::apply_points;
use travaux::negotiation::state::Standing;
use travaux::negotiation::submission::{Kind, Scope};
use travaux::text::markdown;

use crate::table::{code, ru, time};

pub fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(contents(&path));
        } else {
            all.insert(path.display().to_string(), std::fs::read(&path).unwrap());
        }
    }
    all
}

fn relative(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let cut = folder.display().to_string();
    contents(folder).into_iter().map(|(path, bytes)| (path.replacen(&cut, "", 1), bytes)).collect()
}

#[test]
fn samples_write_the_same_bytes_twice_and_open_without_trouble() {
    for kind in Sample::ALL {
        let home = tempfile::tempdir().unwrap();
        let (a, b) = (home.path().join("a.dossier"), home.path().join("b.dossier"));
        let written = sample::write(kind, &a, time(0), Arc::new(Disk)).unwrap();
        sample::write(kind, &b, time(0), Arc::new(Disk)).unwrap();
        assert_eq!(relative(&a), relative(&b));
        assert!(relative(&a).len() > 20);
        let opened = Dossier::open(&a, Arc::new(Disk)).unwrap();
        assert_eq!(opened.troubles(), []);
        assert_eq!(opened.state(), written.state());
        assert!(opened.state().pending.is_empty() && opened.state().without_effect.is_empty());
        assert!(opened.state().contradictions.is_empty());
        // Another moment, another dossier.
        let c = home.path().join("c.dossier");
        let later = sample::write(kind, &c, time(1), Arc::new(Disk)).unwrap();
        assert_ne!(later.id(), opened.id());
    }
}

#[test]
fn the_agreement_has_every_kind_of_reply() {
    let home = tempfile::tempdir().unwrap();
    let dossier = sample::write(Sample::Agreement, &home.path().join("x"), time(0), Arc::new(Disk)).unwrap();
    let state = dossier.state();
    let edition = state.current_edition().unwrap();
    let standing = |name: &str| state.standing(&edition.id, &code(name));
    assert_eq!(standing("SLM"), Standing::Silent);
    assert!(matches!(standing("DRV"), Standing::NoComments(_)));
    assert!(matches!(standing("BKB"), Standing::Remarked(_)));
    assert!(matches!(standing("TAV"), Standing::Replied(_)));
    let voices = dossier.voices(&edition.id, &ru()).unwrap();
    let names: Vec<&str> = voices.iter().map(|voice| voice.name.as_str()).collect();
    assert_eq!(names, ["ALT", "BLN", "VLN", "KRS", "NRD", "ORT+TAV"]);
    let joint = voices.last().unwrap();
    assert!(joint.partial && matches!(&joint.scope, Scope::Provisions(ids) if ids.len() > 10));
    let english = dossier.voices(&edition.id, &"en".parse().unwrap()).unwrap();
    assert_eq!(english.iter().map(|voice| voice.name.as_str()).collect::<Vec<_>>(), ["ALT"]);
}

#[test]
fn every_reason_and_point_of_the_samples_finds_its_place() {
    for kind in Sample::ALL {
        let home = tempfile::tempdir().unwrap();
        let dossier = sample::write(kind, &home.path().join("x"), time(0), Arc::new(Disk)).unwrap();
        for submission in dossier.state().submissions.values() {
            let about = submission.what.about.record();
            let base = dossier.text_of(about, &ru()).unwrap();
            for reason in &submission.what.reasons {
                assert!(reason.provision.is_some(), "{}", reason.at);
                assert!(place::find(&base.text, &reason.at).is_ok());
            }
            let applied = apply_points(&base.text, &submission.what.points);
            assert_eq!(applied.unapplied, [], "{:?}", submission.what.points);
        }
    }
}

#[test]
fn points_of_the_programme_are_carried_out_word_for_word() {
    let home = tempfile::tempdir().unwrap();
    let dossier = sample::write(Sample::Programme, &home.path().join("x"), time(0), Arc::new(Disk)).unwrap();
    let state = dossier.state();
    let edition = state.current_edition().unwrap();
    let list = state.submissions.values().find(|s| s.what.kind == Kind::Points).unwrap();
    let base = markdown::write(&dossier.text_of(&edition.id, &ru()).unwrap().text);
    let made = markdown::write(&dossier.text_of(&list.id, &ru()).unwrap().text);
    let lines = |text: &str| -> Vec<String> { text.lines().map(str::to_owned).collect() };
    let gone: Vec<String> = lines(&base).into_iter().filter(|line| !made.contains(line)).collect();
    let new: Vec<String> = lines(&made).into_iter().filter(|line| !base.contains(line)).collect();
    assert_eq!((gone.len(), new.len()), (5, 5), "{gone:#?} {new:#?}");
    assert!(gone[0].contains("Проведение совместных совещаний"));
    assert!(new[0].contains("| органы внутренних дел, органы по контролю за оборотом наркотиков |"));
    assert!(new[1].contains("| ежеквартально |"));
    assert!(new[2].contains("| 2027 год |"));
    assert!(new[3].contains("4 бис"));
    assert!(new[4].contains("информацию и не позднее 1 апреля "));
}

#[test]
fn ids_of_the_samples_follow_provisions_across_replies_and_languages() {
    let home = tempfile::tempdir().unwrap();
    let dossier = sample::write(Sample::Agreement, &home.path().join("x"), time(0), Arc::new(Disk)).unwrap();
    let state = dossier.state();
    let edition = state.current_edition().unwrap();
    let base = dossier.text_of(&edition.id, &ru()).unwrap();
    let english = dossier.text_of(&edition.id, &"en".parse().unwrap()).unwrap();
    assert_eq!(base.ids.len(), base.text.provisions().len());
    assert_eq!(base.ids, english.ids, "concordant languages share ids");
    let mut once = base.ids.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), base.ids.len());
    // Velandia moved article 9 behind article 6 and edited it: it is still that article.
    let moved =
        dossier.voices(&edition.id, &ru()).unwrap().into_iter().find(|voice| voice.name == "VLN").unwrap();
    let moved = dossier.text_of(&moved.submission, &ru()).unwrap();
    let nine = place::find(&base.text, "статья 9").unwrap().provision;
    let seven = place::find(&moved.text, "статья 7").unwrap().provision;
    assert!(moved.text.provisions()[seven].line().contains("Руководство группой"));
    assert_eq!(base.ids[nine], moved.ids[seven]);
    assert_eq!(base.ids[nine + 1], moved.ids[seven + 1]);
    // Balnoria's new article 11 is nobody's old one.
    let inserted =
        dossier.voices(&edition.id, &ru()).unwrap().into_iter().find(|voice| voice.name == "BLN").unwrap();
    let inserted = dossier.text_of(&inserted.submission, &ru()).unwrap();
    let eleven = place::find(&inserted.text, "статья 11").unwrap().provision;
    assert!(!base.ids.contains(&inserted.ids[eleven]));
    let twelve = place::find(&inserted.text, "статья 12").unwrap().provision;
    assert_eq!(base.ids[place::find(&base.text, "статья 11").unwrap().provision], inserted.ids[twelve]);
}

#[test]
fn voices_go_straight_into_consolidation_and_come_back() {
    for kind in Sample::ALL {
        let home = tempfile::tempdir().unwrap();
        let dossier = sample::write(kind, &home.path().join("x"), time(0), Arc::new(Disk)).unwrap();
        let edition = dossier.state().current.unwrap();
        let base = dossier.text_of(&edition, &ru()).unwrap().text;
        let voices = dossier.voices(&edition, &ru()).unwrap();
        let revisions: Vec<Revision<'_>> = voices
            .iter()
            .map(|voice| Revision { voice: &voice.name, text: &voice.text, partial: voice.partial })
            .collect();
        let protocol: Vec<&str> = voices.iter().map(|voice| voice.name.as_str()).collect();
        let rolling = consolidate(&base, &revisions, &protocol);
        assert_eq!(rolling.voices.len(), voices.len());
        assert!(rolling.open_passages().count() > 5);
        for (index, voice) in voices.iter().enumerate() {
            assert_eq!(rolling.project(index).as_ref(), Some(&voice.text), "{}", voice.name);
        }
    }
}

#[test]
fn ready_made_rosters_are_sound() {
    let rosters = RosterFile::ready_made();
    assert!(rosters.iter().any(|(name, _)| *name == "cis"));
    for (_, roster) in rosters {
        let roster = roster.into_roster();
        assert_eq!(roster.guess(&["Предложения Республики Казахстан.docx"])[0].0, code("KAZ"));
        for entry in roster.entries() {
            for names in entry.names.values() {
                assert_eq!(
                    roster.find(&names.short).map(|found| &found.code),
                    Some(&entry.code),
                    "{}",
                    names.short
                );
            }
        }
    }
}
