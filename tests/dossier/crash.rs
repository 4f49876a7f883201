//! What a crash, a full disk or a power cut cannot do: at every step of everything that is entered, all of it is there
//! afterwards, or none, and nothing that was there before is gone.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use travaux::dossier::bundle::lay_down;
use travaux::dossier::entry::{Draft, Received};
use travaux::dossier::hearing::{Choice, Hearing, Ruling};
use travaux::dossier::round::Sending;
use travaux::dossier::transfer::{Recipient, open_path};
use travaux::dossier::{Disk, Dossier, DossierError, Storage};
use travaux::negotiation::outcome::Status;
use travaux::negotiation::position::{Matter, Position, Stance};
use travaux::negotiation::statement::{
    Addressee, Attendance, Key, Link, Meeting, Remark, RosterChange, Settings,
};
use travaux::negotiation::stretch::Stretch;
use travaux::negotiation::submission::{Letter, Part};
use travaux::negotiation::{Extent, RosterEntry, Seat, VerdictWords};

use crate::folder::{DRAFT, begun, copy, files, full, new_dossier, open, secretariat, text};
use crate::frail::{Failure, Frail};
use crate::power::{Outage, Wired};
use crate::samples::contents;
use crate::table::{code, ru, time};

/// Something that is entered.
type Deed<'a> = Box<dyn Fn(&mut Dossier) -> Result<(), DossierError> + 'a>;

fn heard(dossier: &Dossier) -> Hearing {
    dossier.hearing(&dossier.state().current.unwrap(), &ru()).unwrap()
}

fn stretch(hearing: &Hearing, nth: usize) -> Stretch {
    let item = &hearing.board.items[nth];
    item.stretch(hearing.edition, &hearing.language, item.options[1].reads.clone())
}

/// Everything a dossier can be told, by name. Each works on the dossier of [`ready`].
fn deeds<'a>(transfer: &'a Path) -> Vec<(&'static str, Deed<'a>)> {
    let mut deeds: Vec<(&'static str, Deed<'a>)> = Vec::new();
    let mut add = |name, deed: Deed<'a>| deeds.push((name, deed));
    let edition = |dossier: &Dossier| dossier.state().current.unwrap();
    add(
        "submit",
        Box::new(move |dossier| {
            let reply = full("ARN", edition(dossier), &DRAFT.replace("ночью", "вечером"));
            dossier.submit(reply, &secretariat(9)).map(drop)
        }),
    );
    add(
        "circulate",
        Box::new(move |dossier| {
            let sending = Sending {
                edition: edition(dossier),
                to: vec![Addressee { code: code("TOR"), number: "7/1".to_owned() }],
                date: "2026-03-13".parse().unwrap(),
                deadline: Some("2026-04-13".parse().unwrap()),
                letter: Some(Letter { number: "7".to_owned(), ..Letter::default() }),
                reminder: false,
                files: vec![Received {
                    name: "Проект.docx".to_owned(),
                    bytes: b"PK sent".to_vec(),
                    part: Part::Letter,
                    language: None,
                }],
            };
            dossier.circulate(sending, &secretariat(9)).map(drop)
        }),
    );
    add(
        "position",
        Box::new(|dossier| {
            let on = Matter::Wording(stretch(&heard(dossier), 0));
            let voices = vec![code("TOR")];
            let position =
                Position { voices, on, stance: Stance::AcceptsIf, reason: "туман".to_owned() };
            dossier.take_position(position, &secretariat(9)).map(drop)
        }),
    );
    add(
        "decide",
        Box::new(|dossier| {
            let hearing = heard(dossier);
            let (choice, status) = (Choice::Wording(1), Status::Agreed);
            let ruling =
                Ruling { choice, status, reason: String::new(), verdicts: Vec::new(), meeting: None };
            let outcome = hearing.outcome(&hearing.board.items[0], &ruling).unwrap();
            dossier.decide(outcome, &secretariat(9)).map(drop)
        }),
    );
    add(
        "publish",
        Box::new(|dossier| {
            let draft = dossier.next_draft("2026-04-01".parse().unwrap()).unwrap().draft;
            assert!(!draft.carried.is_empty());
            dossier.publish(draft, &secretariat(9)).map(drop)
        }),
    );
    add(
        "withdraw",
        Box::new(|dossier| {
            let reply = *dossier.state().submissions.keys().next().unwrap();
            dossier.withdraw_for(code("VEL"), reply, "передумали", &secretariat(9)).map(drop)
        }),
    );
    add(
        "withdraw one proposal",
        Box::new(|dossier| {
            let hearing = heard(dossier);
            let items = [&hearing.board.items[0]];
            dossier.withdraw_proposals(&hearing, &[code("VEL")], &items, "", &secretariat(9)).map(drop)
        }),
    );
    add(
        "meet",
        Box::new(|dossier| {
            let present = vec![Attendance { code: code("VEL"), people: vec!["А. Маяков".to_owned()] }];
            let meeting = Meeting {
                body: "экспертная группа".to_owned(),
                place: "Порт".to_owned(),
                from: "2026-04-07".parse().unwrap(),
                to: "2026-04-08".parse().unwrap(),
                present,
                absent: vec![code("TOR")],
            };
            dossier.meet(meeting, &secretariat(9)).map(drop)
        }),
    );
    add(
        "remark",
        Box::new(move |dossier| {
            let (about, text) = (Some(edition(dossier)), "Кто платит?".to_owned());
            let remark = Remark { about, provision: None, on: None, text };
            dossier.remark_for(code("ARN"), remark, &secretariat(9)).map(drop)
        }),
    );
    add(
        "link",
        Box::new(|dossier| {
            let hearing = heard(dossier);
            let (of, on) = (stretch(&hearing, 0), stretch(&hearing, 1));
            let link = Link { of, on, voices: vec![code("VEL")], condition: "вместе".to_owned() };
            dossier.link(link, &secretariat(9)).map(drop)
        }),
    );
    add(
        "change of the table",
        Box::new(|dossier| {
            let set = vec![RosterEntry::bare(code("NEW"), Seat::State, 7)];
            let change = RosterChange { set, remove: vec![code("COM")] };
            dossier.change_roster(change, &secretariat(9)).map(drop)
        }),
    );
    add(
        "key",
        Box::new(|dossier| {
            let key = Key {
                office: code("SEC"),
                public: "ключ".to_owned(),
                means: "ГОСТ".to_owned(),
                replaces: false,
                only: false,
            };
            dossier.announce_key(key, &secretariat(9)).map(drop)
        }),
    );
    add(
        "settings",
        Box::new(|dossier| {
            let settings = Settings { verdicts: VerdictWords::default() };
            dossier.set(settings, &secretariat(9)).map(drop)
        }),
    );
    add("transfer in", Box::new(move |dossier| dossier.merge_transfer(transfer).map(drop)));
    deeds
}

/// A dossier with a draft and a reply to two places of it.
fn ready(root: &Path) -> Dossier {
    let (mut dossier, edition) = begun(root);
    let reply = DRAFT.replace("ночью", "всю ночь").replace("каждая Сторона", "Велория");
    dossier.submit(full("VEL", edition, &reply), &secretariat(3)).unwrap();
    dossier
}

/// The same as others have it, with one reply more, as a transfer file.
fn transfer(home: &Path, root: &Path) -> std::path::PathBuf {
    let (there, path) = (home.join("there"), home.join("there.travaux"));
    copy(root, &there);
    let mut theirs = open(&there);
    let reply = full("TOR", theirs.state().current.unwrap(), &DRAFT.replace("маяков", "буёв"));
    theirs.submit(reply, &secretariat(8)).unwrap();
    theirs.write_transfer(&path, Recipient::Own, Extent::Everything).unwrap();
    path
}

/// Nothing that was there is gone or changed.
fn nothing_lost(before: &Path, after: &Path, when: &str) {
    let (was, is) = (contents(before), contents(after));
    let (from, to) = (before.display().to_string(), after.display().to_string());
    for (path, bytes) in was {
        let path = path.replacen(&from, &to, 1);
        assert!(is.get(&path) == Some(&bytes), "{when}: {path}");
    }
}

/// A deed on a dossier, and the dossier before and after it.
struct Case<'c> {
    /// A folder to work in.
    home: &'c Path,
    /// The dossier before.
    root: &'c Path,
    name: &'c str,
    deed: &'c Deed<'c>,
    before: &'c Dossier,
    after: &'c Dossier,
}

/// Tries every deed, each on the dossier of [`ready`].
fn for_each_deed(attempt: impl Fn(&Case<'_>)) {
    let home = tempfile::tempdir().unwrap();
    let root = home.path().join("d");
    let before = ready(&root);
    let transfer = transfer(home.path(), &root);
    for (name, deed) in &deeds(&transfer) {
        let whole = home.path().join(format!("{name} whole"));
        copy(&root, &whole);
        let mut after = open(&whole);
        deed(&mut after).unwrap();
        attempt(&Case { home: home.path(), root: &root, name, deed, before: &before, after: &after });
    }
}

#[test]
fn whatever_is_cut_off_is_there_whole_or_not_at_all() {
    for_each_deed(|&Case { home, root, name, deed, before, after }| {
        assert_ne!(before.state(), after.state(), "{name}");
        for failure in [Failure::Killed, Failure::Full] {
            for step in 0.. {
                let here = home.join(format!("{name} {failure:?} {step}"));
                copy(root, &here);
                let mut crashing = Dossier::open(&here, Arc::new(Frail::new(failure, step))).unwrap();
                let result = deed(&mut crashing);
                let when = format!("{name}, {failure:?} at {step}");
                let opened = open(&here);
                assert!(opened.troubles().is_empty(), "{when}: {:?}", opened.troubles());
                nothing_lost(root, &here, &when);
                let complete = opened.state() == after.state();
                assert!(complete || opened.state() == before.state(), "{when}");
                match &result {
                    // What was said to be done is done.
                    Ok(()) => assert!(complete, "{when}"),
                    Err(error) => {
                        assert_eq!(crashing.state(), before.state(), "{when}");
                        assert!(!error.phrase().key().is_empty());
                        if failure == Failure::Full {
                            assert_eq!(error.phrase().key(), "disk-full", "{when}");
                            let all = ["records", "texts", "received"].iter();
                            let mut all = all.flat_map(|folder| files(&here, folder));
                            assert!(!all.any(|it| it.to_string_lossy().ends_with(".part")), "{when}");
                        }
                    }
                }
                // Done again on a sound disk, it gives the same dossier.
                if !complete {
                    deed(&mut open(&here)).unwrap();
                }
                assert_eq!(open(&here).state(), after.state(), "{when}");
                std::fs::remove_dir_all(&here).unwrap();
                if result.is_ok() {
                    // Something is always written, named and synced: there is something to cut off.
                    assert!(step >= if failure == Failure::Killed { 3 } else { 1 }, "{when}");
                    break;
                }
            }
        }
    });
}

#[test]
fn a_power_cut_takes_back_nothing_that_was_said_to_be_done() {
    for_each_deed(|&Case { home, root, name, deed, before, after }| {
        for step in 0.. {
            let mut done = false;
            // Of the names that were not yet brought down to the disk, none survives, or all, or one, or all but one.
            for outage in Outage::ALL {
                let here = home.join(format!("{name} {step} {outage:?}"));
                copy(root, &here);
                let wired = Arc::new(Wired::new(step));
                let mut dossier = Dossier::open(&here, Arc::clone(&wired) as Arc<dyn Storage>).unwrap();
                done = deed(&mut dossier).is_ok();
                wired.cut(outage);
                let opened = open(&here);
                let when = format!("{name}, step {step}, {outage:?}");
                assert!(opened.troubles().is_empty(), "{when}: {:?}", opened.troubles());
                assert!(opened.state().pending.is_empty(), "{when}");
                nothing_lost(root, &here, &when);
                let complete = opened.state() == after.state();
                assert!(complete || !done && opened.state() == before.state(), "{when}");
                std::fs::remove_dir_all(&here).unwrap();
            }
            if done {
                break;
            }
        }
    });
}

#[test]
fn a_power_cut_takes_no_folder_that_was_made_anew() {
    let home = tempfile::tempdir().unwrap();
    let (root, wired) = (home.path().join("d"), Arc::new(Wired::new(usize::MAX)));
    let mut dossier =
        Dossier::create(&root, new_dossier(), time(0), Arc::clone(&wired) as Arc<dyn Storage>).unwrap();
    // Git keeps no empty folders.
    for folder in ["records", "texts", "received"] {
        std::fs::remove_dir(root.join(folder)).unwrap();
    }
    wired.cut(Outage::Nothing);
    assert!(open(&root).troubles().is_empty(), "the dossier itself is there");
    let draft = Draft::new("2026-03-12".parse().unwrap(), BTreeMap::from([(ru(), text(DRAFT))]));
    let edition = dossier.publish(draft, &secretariat(1)).unwrap();
    dossier.submit(full("VEL", edition, DRAFT), &secretariat(2)).unwrap();
    wired.cut(Outage::Nothing);
    assert_eq!(open(&root).state(), dossier.state());
    // What arrives from elsewhere stays, too.
    let file = home.path().join("file.travaux");
    dossier.write_transfer(&file, Recipient::Own, Extent::Everything).unwrap();
    let library = home.path().join("library");
    let arrived = open_path(&file, &library, Arc::clone(&wired) as Arc<dyn Storage>).unwrap();
    wired.cut(Outage::Nothing);
    assert_eq!(open(arrived.dossier.root()).state(), dossier.state());
    for folder in ["records", "texts", "received"] {
        std::fs::remove_dir_all(root.join(folder)).unwrap();
    }
    let mut bare = Dossier::open(&root, Arc::clone(&wired) as Arc<dyn Storage>).unwrap();
    bare.merge_transfer(&file).unwrap();
    wired.cut(Outage::Nothing);
    assert_eq!(open(&root).state(), dossier.state());
}

#[test]
fn a_file_that_is_removed_is_gone_once_that_is_said() {
    let home = tempfile::tempdir().unwrap();
    let root = home.path().join("d");
    let before = ready(&root);
    let original = before.state().submissions.values().next().unwrap().what.originals[0].hash;
    for step in 0.. {
        let here = home.path().join(format!("{step}"));
        copy(&root, &here);
        let wired = Arc::new(Wired::new(step));
        let mut dossier = Dossier::open(&here, Arc::clone(&wired) as Arc<dyn Storage>).unwrap();
        let done = dossier.expunge(original, "по ошибке", &secretariat(9)).is_ok();
        wired.cut(Outage::Nothing);
        let opened = open(&here);
        assert!(opened.state().pending.is_empty() && opened.troubles().is_empty(), "{step}");
        let gone = opened.original(&original).is_err();
        assert!(!gone || opened.state().expunged.contains_key(&original), "never without a word, {step}");
        if done {
            assert!(gone, "{step}");
            break;
        }
        // Said again, it is gone.
        let mut again = open(&here);
        again.expunge(original, "по ошибке", &secretariat(10)).unwrap();
        assert!(again.original(&original).is_err());
    }
}

#[test]
fn a_crash_while_a_dossier_is_made_leaves_none_or_a_whole_one() {
    let home = tempfile::tempdir().unwrap();
    for failure in [Failure::Killed, Failure::Full] {
        for step in 0.. {
            let root = home.path().join(format!("{failure:?}-{step}"));
            let made = Dossier::create(&root, new_dossier(), time(0), Arc::new(Frail::new(failure, step)));
            match (made, Dossier::open(&root, Arc::new(Disk))) {
                (Ok(_), opened) => {
                    assert!(opened.unwrap().troubles().is_empty());
                    break;
                }
                (Err(_), Ok(opened)) => assert!(opened.troubles().is_empty()),
                (Err(_), Err(none)) => {
                    assert!(failure == Failure::Killed || !root.exists(), "nothing is left behind");
                    assert!(matches!(none, DossierError::NotADossier(_) | DossierError::Disk(_)), "{none:?}");
                }
            }
            assert!(step < 100);
        }
    }
}

#[test]
fn a_disk_that_fails_leaves_the_whole_folder_or_none() {
    let files: Vec<(String, Vec<u8>)> = (0..3).map(|at| (format!("{at}.txt"), vec![b'x'; 40])).collect();
    for failure in [Failure::Killed, Failure::Full] {
        for step in 0.. {
            let home = tempfile::tempdir().unwrap();
            let folder = home.path().join("Session");
            let done = lay_down(&Frail::new(failure, step), &folder, &files).is_ok();
            let there = folder.exists();
            assert!(there || !done);
            assert!(
                !there || std::fs::read_dir(&folder).unwrap().count() == files.len(),
                "{failure:?} {step}"
            );
            // What is left beside it says that it is unfinished; a full disk leaves nothing.
            let beside = std::fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().file_name());
            let beside: Vec<_> = beside.filter(|name| name != "Session").collect();
            assert!(beside.is_empty() || failure == Failure::Killed && !there, "{failure:?} {step}");
            if done {
                break;
            }
        }
    }
}
