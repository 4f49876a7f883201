//! Transfer files: what they carry, to whom, and what they cannot do.

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use travaux::dossier::hearing::{Choice, Ruling};
use travaux::dossier::round::Sending;
use travaux::dossier::transfer::{Recipient, open_path, preview_path};
use travaux::dossier::{Disk, Dossier, DossierError};
use travaux::language::Language;
use travaux::negotiation::news::Happening;
use travaux::negotiation::outcome::Status;
use travaux::negotiation::position::{Matter, Position, Stance};
use travaux::negotiation::record::{Body, Envelope, FORMAT};
use travaux::negotiation::state::NoEffect;
use travaux::negotiation::statement::{Addressee, Expunged};
use travaux::negotiation::submission::{About, Kind};
use travaux::negotiation::{Audience, Digest, Extent};

use crate::folder::{DRAFT, begun, full, open, secretariat};
use crate::frail::{Failure, Frail};
use crate::table::{code, ru, time};

fn arrive(path: &Path, library: &Path) -> Result<travaux::dossier::transfer::Arrival, DossierError> {
    open_path(path, library, Arc::new(Disk))
}

fn packed(dossier: &Dossier, home: &Path, recipient: Recipient<'_>) -> PathBuf {
    let path = home.join("дело.travaux");
    dossier.write_transfer(&path, recipient, Extent::Everything).unwrap();
    path
}

/// The names of everything in a folder and under it.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = crate::samples::contents(folder).into_keys().collect();
    names.sort();
    names
}

#[test]
fn a_dossier_travels_whole_and_opens_in_the_library() {
    let home = tempfile::tempdir().unwrap();
    let (dossier, edition) = begun(&home.path().join("d"));
    let path = packed(&dossier, home.path(), Recipient::Own);
    assert_eq!(
        dossier.pack(Recipient::Own, Extent::Everything).unwrap(),
        fs::read(&path).unwrap(),
        "the same bytes twice"
    );
    let library = home.path().join("Travaux");
    let arrival = arrive(&path, &library).unwrap();
    assert!(arrival.new && arrival.taken.records == 2);
    assert_eq!(arrival.dossier.state(), dossier.state());
    assert_eq!(arrival.dossier.root(), library.join("Соглашение-о-маяках.dossier"));
    assert_eq!(arrival.dossier.troubles(), []);
    let original = arrival.dossier.state().submissions.values().next().unwrap().what.originals[0].hash;
    assert_eq!(arrival.dossier.original(&original), dossier.original(&original));

    // Sent again with something new in it, it goes where it belongs.
    let mut dossier = dossier;
    dossier.submit(full("ARN", edition, DRAFT), &secretariat(3)).unwrap();
    let again = arrive(&packed(&dossier, home.path(), Recipient::Own), &library).unwrap();
    assert!(!again.new && again.taken.records == 1);
    assert_eq!(again.dossier.state(), dossier.state());
    assert_eq!(fs::read_dir(&library).unwrap().count(), 1);
    // And again: nothing new.
    assert_eq!(arrive(&packed(&dossier, home.path(), Recipient::Own), &library).unwrap().taken.records, 0);
}

#[test]
fn folders_and_their_first_statement_open_by_path_too() {
    let home = tempfile::tempdir().unwrap();
    let root = home.path().join("d");
    let (dossier, _) = begun(&root);
    for path in [root.clone(), root.join("dossier.ron")] {
        let arrival = arrive(&path, home.path()).unwrap();
        assert_eq!(arrival.dossier.state(), dossier.state());
    }
    assert!(arrive(&home.path().join("нет.travaux"), home.path()).is_err());
}

#[test]
fn what_is_not_for_an_office_does_not_travel_to_it() {
    let home = tempfile::tempdir().unwrap();
    let (mut dossier, edition) = begun(&home.path().join("d"));
    let mut secret = full("VEL", edition, &DRAFT.replace("ночью", "ТАЙНОЕ СЛОВО"));
    secret.about = About::Edition(edition);
    let mut occasion = secretariat(3);
    occasion.office = code("VEL");
    occasion.audience = Audience::OwnOffice;
    let secret = dossier.submit(secret, &occasion).unwrap().record;
    let mut line = full("VEL", edition, "");
    (line.kind, line.texts, line.remarks) = (Kind::Remarks, Default::default(), "КРАСНАЯ ЛИНИЯ".to_owned());
    occasion.audience = Audience::Secretariat;
    let line = dossier.submit(line, &occasion).unwrap().record;
    let open_one = dossier.submit(full("ARN", edition, DRAFT), &secretariat(5)).unwrap().record;

    for (recipient, sees_secret, sees_line) in [
        (Recipient::Own, true, true),
        (Recipient::Office(&code("VEL")), true, true),
        (Recipient::Office(&code("SEC")), false, true),
        (Recipient::Office(&code("ARN")), false, false),
        (Recipient::Everyone, false, false),
    ] {
        let library = tempfile::tempdir().unwrap();
        let arrival = arrive(&packed(&dossier, home.path(), recipient), library.path()).unwrap();
        let state = arrival.dossier.state();
        assert!(state.pending.is_empty() && arrival.dossier.troubles().is_empty());
        assert!(state.stands(&open_one), "what follows a withheld record stands");
        assert_eq!(state.submissions.contains_key(&secret), sees_secret);
        assert_eq!(state.submissions.contains_key(&line), sees_line);
        let view = dossier.view(recipient);
        assert_eq!(view.state(), state);
        // The reply they may see stands until they see the newer one.
        let velory = &view.voices(&edition, &ru()).unwrap()[0];
        assert_eq!((velory.name.as_str(), velory.submission == secret), ("VEL", sees_secret));
        assert_eq!(
            (&state.heads, state.next_counter),
            (&dossier.state().heads, dossier.state().next_counter)
        );
        let all: Vec<u8> = crate::samples::contents(arrival.dossier.root()).into_values().flatten().collect();
        let all = String::from_utf8_lossy(&all).into_owned();
        assert_eq!(all.contains("ТАЙНОЕ СЛОВО"), sees_secret, "{recipient:?}");
        assert_eq!(all.contains("КРАСНАЯ ЛИНИЯ"), sees_line, "{recipient:?}");
    }
    // One who was withheld a record and later gets it, has it.
    let library = tempfile::tempdir().unwrap();
    arrive(&packed(&dossier, home.path(), Recipient::Everyone), library.path()).unwrap();
    let later = arrive(&packed(&dossier, home.path(), Recipient::Own), library.path()).unwrap();
    assert_eq!(later.dossier.state(), dossier.state());
    // And one who has it does not lose it to a file that withholds it.
    let after = arrive(&packed(&dossier, home.path(), Recipient::Everyone), library.path()).unwrap();
    assert_eq!(after.dossier.state(), dossier.state());
}

/// Entries of an archive: name and bytes.
type Entries<'a> = Vec<(&'a str, Vec<u8>)>;

/// A zip archive with these entries.
fn archive(home: &Path, entries: &[(&str, Vec<u8>)]) -> PathBuf {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    let path = home.join("чужое.travaux");
    fs::write(&path, zip.finish().unwrap().into_inner()).unwrap();
    path
}

#[test]
fn no_path_of_an_archive_reaches_the_disk() {
    let home = tempfile::tempdir().unwrap();
    let root = home.path().join("d");
    let (dossier, _) = begun(&root);
    let genesis = fs::read(root.join("dossier.ron")).unwrap();
    let evil = b"evil".to_vec();
    let hash = Digest::of(&evil);
    let names_of_evil = [
        "../evil.txt".to_owned(),
        "/tmp/evil.txt".to_owned(),
        "received/../../evil.txt".to_owned(),
        "received/sub/evil.txt".to_owned(),
        "received\\..\\..\\evil.txt".to_owned(),
        "received/..\\..\\evil.txt".to_owned(),
        "C:\\evil.txt".to_owned(),
        "evil.txt".to_owned(),
        "records/evil.txt".to_owned(),
        format!("received/{hash}.docm"),
        format!("received/{hash}.d/x"),
        "texts/CON.md".to_owned(),
    ];
    let mut entries: Vec<(&str, Vec<u8>)> = vec![("dossier.ron", genesis)];
    entries.extend(names_of_evil.iter().map(|name| (name.as_str(), evil.clone())));
    let path = archive(home.path(), &entries);
    let library = home.path().join("library");
    let arrival = arrive(&path, &library).unwrap();
    assert_eq!(arrival.dossier.id(), dossier.id());
    let found = names(&library);
    let inside = arrival.dossier.root().display().to_string();
    let expected = [
        format!("{inside}/.gitattributes"),
        format!("{inside}/dossier.ron"),
        format!("{inside}/received/{hash}.docm"),
        format!("{inside}/texts/{hash}.md"),
    ];
    assert_eq!(found, expected);
    assert!(!Path::new("/tmp/evil.txt").exists() && !home.path().join("evil.txt").exists());
}

#[test]
fn hostile_and_damaged_archives_are_refused_and_leave_nothing_behind() {
    let home = tempfile::tempdir().unwrap();
    let root = home.path().join("d");
    let (dossier, _) = begun(&root);
    let genesis = fs::read(root.join("dossier.ron")).unwrap();
    let library = home.path().join("library");
    fs::create_dir(&library).unwrap();
    let hash = Digest::of(b"x");
    let record = "records/0001-SEC-0123456789abcdef0123456789abcdef.ron";
    let newer = String::from_utf8(genesis.clone()).unwrap().replacen("format: 1", "format: 9", 1);
    let cases: Vec<(&str, Entries<'_>)> = vec![
        ("transfer-damaged", vec![]),
        ("transfer-damaged", vec![("dossier.ron", b"garbage".to_vec())]),
        ("transfer-damaged", vec![("records/dossier.ron", genesis.clone())]),
        ("dossier-newer", vec![("dossier.ron", newer.into_bytes())]),
        ("transfer-damaged", vec![("dossier.ron", genesis.clone()), (record, b"(format: 1)".to_vec())]),
        ("transfer-too-large", vec![("dossier.ron", genesis.clone()), ("received/x.bin", vec![0; 66 << 20])]),
        ("transfer-too-large", vec![("dossier.ron", vec![b' '; 66 << 20])]),
    ];
    for (key, entries) in cases {
        let refused = arrive(&archive(home.path(), &entries), &library).unwrap_err();
        assert_eq!(refused.phrase().key(), key, "{refused:?}");
        assert_eq!(fs::read_dir(&library).unwrap().count(), 0, "{key}");
    }
    let mismatched = format!("texts/{hash}.md");
    let path = archive(home.path(), &[("dossier.ron", genesis), (mismatched.as_str(), b"y".to_vec())]);
    assert_eq!(arrive(&path, &library).unwrap_err().phrase().key(), "transfer-damaged");
    assert_eq!(fs::read_dir(&library).unwrap().count(), 0);
    // Cut off anywhere, or with bytes changed, an archive is refused or whole.
    let good = dossier.pack(Recipient::Own, Extent::Everything).unwrap();
    for cut in [0, 1, 10, good.len() / 2, good.len() - 1] {
        fs::write(&path, &good[..cut]).unwrap();
        assert_eq!(arrive(&path, &library).unwrap_err().phrase().key(), "transfer-damaged");
    }
    for at in (0..good.len()).step_by(61) {
        let mut bytes = good.clone();
        bytes[at] ^= 0x20;
        fs::write(&path, &bytes).unwrap();
        match arrive(&path, &library) {
            Err(_) => assert_eq!(fs::read_dir(&library).unwrap().count(), 0, "byte {at}"),
            Ok(arrival) => {
                // Names and dates in the archive are not believed; what is taken in is what the hashes say.
                for submission in arrival.dossier.state().submissions.keys() {
                    assert!(dossier.state().submissions.contains_key(submission));
                }
                fs::remove_dir_all(arrival.dossier.root()).unwrap();
            }
        }
    }
    // A folder is no archive.
    assert!(arrive(&root.join("../library.travaux"), &library).is_err());
}

#[test]
fn a_transfer_of_another_dossier_is_not_merged() {
    let home = tempfile::tempdir().unwrap();
    let (mut here, _) = begun(&home.path().join("a"));
    let there =
        Dossier::create(&home.path().join("b"), crate::folder::new_dossier(), time(99), Arc::new(Disk))
            .unwrap();
    let path = packed(&there, home.path(), Recipient::Own);
    assert_eq!(here.merge_transfer(&path), Err(DossierError::TransferForeign(path.clone())));
    // Two dossiers with one title get two folders.
    let library = home.path().join("library");
    let first = arrive(&path, &library).unwrap();
    let second = arrive(&packed(&here, home.path(), Recipient::Own), &library).unwrap();
    assert!(second.dossier.root().ends_with("Соглашение-о-маяках-2.dossier"), "{:?}", first.dossier.root());
}

#[test]
fn unpacking_that_is_cut_off_or_finds_the_disk_full_leaves_no_dossier() {
    let home = tempfile::tempdir().unwrap();
    let (dossier, _) = begun(&home.path().join("d"));
    let path = packed(&dossier, home.path(), Recipient::Own);
    for failure in [Failure::Killed, Failure::Full] {
        for step in 0.. {
            let library = home.path().join(format!("{failure:?}-{step}"));
            let result = open_path(&path, &library, Arc::new(Frail::new(failure, step)));
            let there = fs::read_dir(&library).into_iter().flatten();
            let folders: Vec<PathBuf> = there.map(|entry| entry.unwrap().path()).collect();
            match result {
                Ok(arrival) => {
                    assert_eq!(arrival.dossier.state(), dossier.state());
                    break;
                }
                Err(error) if failure == Failure::Full => {
                    assert_eq!(error.phrase().key(), "disk-full");
                    assert_eq!(folders.len(), 0, "step {step}");
                }
                // What was begun is no dossier, or it is whole.
                Err(_) => {
                    for folder in folders {
                        assert!(
                            Dossier::open(&folder, Arc::new(Disk))
                                .map_or(true, |d| d.state() == dossier.state())
                        );
                    }
                }
            }
            assert!(step < 200);
        }
    }
    // A transfer file that cannot be written leaves nothing either.
    let nowhere = home.path().join("нет/дело.travaux");
    assert!(matches!(
        dossier.write_transfer(&nowhere, Recipient::Own, Extent::Everything),
        Err(DossierError::Disk(_))
    ));
}

#[test]
fn a_signed_record_keeps_its_signature_and_its_name() {
    let home = tempfile::tempdir().unwrap();
    let root = home.path().join("d");
    let (dossier, edition) = begun(&root);
    for entry in fs::read_dir(root.join("records")).unwrap() {
        let path = entry.unwrap().path();
        let mut bytes = fs::read(&path).unwrap();
        bytes.extend_from_slice(b"-----SIGNATURE-----\nuntrusted comment: signature\nRWQ\n");
        fs::write(path, bytes).unwrap();
    }
    let opened = open(&root);
    assert_eq!((opened.state(), opened.troubles()), (dossier.state(), &[][..]));
    assert!(opened.text_of(&edition, &ru()).is_ok());
    let arrival =
        arrive(&packed(&opened, home.path(), Recipient::Own), &home.path().join("library")).unwrap();
    let all: Vec<u8> = crate::samples::contents(arrival.dossier.root()).into_values().flatten().collect();
    assert_eq!(String::from_utf8_lossy(&all).matches("-----SIGNATURE-----").count(), 2);
}

/// A dossier in which a draft was sent out, answered, spoken about and decided.
fn spoken(root: &Path) -> Dossier {
    let (mut dossier, edition) = begun(root);
    let to = ["VEL", "ARN"].map(|voice| Addressee { code: code(voice), number: String::new() });
    let sending = Sending {
        edition,
        to: to.to_vec(),
        date: "2026-03-13".parse().unwrap(),
        deadline: None,
        letter: None,
        reminder: false,
        files: Vec::new(),
    };
    dossier.circulate(sending, &secretariat(3)).unwrap();
    let reply = dossier.submit(full("ARN", edition, DRAFT), &secretariat(4)).unwrap().record;
    let hearing = dossier.hearing(&edition, &ru()).unwrap();
    let item = &hearing.board.items[0];
    let position = Position {
        voices: vec![code("ARN")],
        on: Matter::Wording(item.stretch(edition, &ru(), item.options[1].reads.clone())),
        stance: Stance::Accepts,
        reason: String::new(),
    };
    dossier.take_position(position, &secretariat(5)).unwrap();
    let ruling = Ruling {
        choice: Choice::Wording(1),
        status: Status::Agreed,
        reason: String::new(),
        verdicts: Vec::new(),
        meeting: None,
    };
    dossier.decide(hearing.outcome(item, &ruling).unwrap(), &secretariat(6)).unwrap();
    dossier.withdraw(reply, "прислано по ошибке", &secretariat(7)).unwrap();
    dossier
}

#[test]
fn as_much_travels_as_was_chosen_and_the_rest_is_known_by_hash() {
    let home = tempfile::tempdir().unwrap();
    let dossier = spoken(&home.path().join("d"));
    let whole = dossier.state();
    let mut libraries = Vec::new();
    for (extent, withheld) in [(Extent::Draft, 5), (Extent::Proposals, 2), (Extent::Everything, 0)] {
        let library = tempfile::tempdir().unwrap();
        let path = home.path().join(format!("{}.travaux", extent.word()));
        dossier.write_transfer(&path, Recipient::Everyone, extent).unwrap();
        let arrival = arrive(&path, library.path()).unwrap();
        let state = arrival.dossier.state();
        assert_eq!(state.withheld.len(), withheld, "{extent:?}");
        assert!(state.pending.is_empty() && state.without_effect.is_empty(), "{extent:?}");
        assert!(arrival.dossier.troubles().is_empty());
        assert_eq!((&state.heads, state.next_counter), (&whole.heads, whole.next_counter));
        assert_eq!((state.editions.len(), state.circulations.len()), (1, 1));
        assert_eq!(state.submissions.len(), if extent == Extent::Draft { 0 } else { 2 });
        assert_eq!(state.withdrawn.len(), usize::from(extent != Extent::Draft));
        assert_eq!(state.outcomes.len(), usize::from(extent == Extent::Everything));
        let words = crate::samples::contents(arrival.dossier.root()).into_values().flatten().collect();
        let words = String::from_utf8_lossy(&Vec::<u8>::clone(&words)).into_owned();
        assert_eq!(words.contains("всю ночь"), extent != Extent::Draft, "no text of a reply travels along");
        libraries.push((library, path));
    }
    // Whatever arrives first, in the end everything is there.
    let paths: Vec<PathBuf> = libraries.iter().map(|(_, path)| path.clone()).collect();
    for (library, _) in &libraries {
        for path in &paths {
            arrive(path, library.path()).unwrap();
        }
        let merged = arrive(&paths[0], library.path()).unwrap();
        assert_eq!((merged.taken.records, merged.dossier.state()), (0, whole));
    }
}

#[test]
fn what_a_transfer_file_brings_is_said_before_it_is_taken_in() {
    let home = tempfile::tempdir().unwrap();
    let dossier = spoken(&home.path().join("d"));
    let draft = home.path().join("draft.travaux");
    dossier.write_transfer(&draft, Recipient::Everyone, Extent::Draft).unwrap();
    let library = tempfile::tempdir().unwrap();
    let preview = preview_path(&draft, library.path(), Arc::new(Disk)).unwrap();
    assert_eq!((preview.dossier.clone(), preview.title.as_str()), (None, "Соглашение о маяках"));
    assert_eq!((preview.news.told.len(), preview.news.withheld, preview.files), (2, 5, 1));
    assert_eq!(fs::read_dir(library.path()).unwrap().count(), 0, "nothing is written");
    let mut here = arrive(&draft, library.path()).unwrap().dossier;
    // Here and there the same delegation is heard, apart from each other.
    let edition = here.state().current.unwrap();
    here.submit(full("VEL", edition, &DRAFT.replace("ночью", "днём")), &secretariat(9)).unwrap();

    let whole = packed(&dossier, home.path(), Recipient::Own);
    let before = crate::samples::contents(here.root());
    let preview = here.preview_transfer(&whole).unwrap();
    assert_eq!(crate::samples::contents(here.root()), before, "nothing is changed");
    let kinds = |wanted: fn(&Happening) -> bool| preview.news.count(wanted);
    assert_eq!(kinds(|it| matches!(it, Happening::Reply { .. })), 2);
    assert_eq!(kinds(|it| matches!(it, Happening::Position { .. })), 1);
    assert_eq!(kinds(|it| matches!(it, Happening::Outcome { .. })), 1);
    assert_eq!(kinds(|it| matches!(it, Happening::Withdrawal(Some(_)))), 1);
    assert_eq!((preview.news.told.len(), preview.news.withheld), (5, 0));
    let said: Vec<String> = preview.phrases().into_iter().map(|it| Language::Russian.say(it)).collect();
    assert!(said[0].starts_with("VEL: ответ к проекту № 1"), "{said:?}");
    assert!(said.iter().all(|line| !line.contains("news-")), "{said:?}");

    // What it said is what happens.
    let taken = here.merge_transfer(&whole).unwrap();
    assert_eq!((taken.records, taken.files), (5, preview.files), "their hashes alone were known");
    for told in &preview.news.told {
        assert!(!here.state().pending.contains_key(&told.record));
        assert!(here.records().iter().any(|it| it.id == told.record && it.envelope().is_some()));
    }
    assert_eq!(here.state().contradictions, preview.news.arising);
    let again = here.preview_transfer(&whole).unwrap();
    assert!(again.is_empty(), "{again:?}");
}

#[test]
fn what_will_have_no_effect_is_said_too() {
    let home = tempfile::tempdir().unwrap();
    let root = home.path().join("d");
    let (dossier, edition) = begun(&root);
    let there = home.path().join("there.travaux");
    dossier.write_transfer(&there, Recipient::Own, Extent::Everything).unwrap();
    let library = home.path().join("library");
    let here = arrive(&there, &library).unwrap().dossier;
    // An entry whose number does not follow, one by someone who may not, and one of another dossier.
    let state = dossier.state();
    let forge = |author: &str, counter: u64, id: Digest| {
        let envelope = Envelope {
            format: FORMAT,
            dossier: id,
            author: code(author),
            entered_by: None,
            on_the_strength_of: None,
            counter,
            after: state.heads.clone(),
            time: time(9),
            audience: Audience::All,
            body: Body::Expunged(Expunged { hash: edition, reason: String::new() }),
        };
        let bytes = envelope.payload().unwrap();
        let name = format!("records/{counter:04}-{author}-{}.ron", Digest::of(&bytes).short());
        (name, bytes)
    };
    let own = *dossier.id();
    let forged = [forge("SEC", 99, own), forge("ARN", 3, own), forge("SEC", 3, Digest::of(b"other"))];
    let mut entries = vec![("dossier.ron", fs::read(root.join("dossier.ron")).unwrap())];
    entries.extend(forged.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())));
    let path = archive(home.path(), &entries);
    let preview = here.preview_transfer(&path).unwrap();
    let why: Vec<&NoEffect> = preview.news.refused.iter().map(|it| &it.why).collect();
    assert_eq!(why, [&NoEffect::NoRight(code("ARN")), &NoEffect::Counter]);
    assert_eq!((preview.foreign, preview.news.told.len()), (1, 0));
    let mut here = here;
    assert_eq!(here.merge_transfer(&path).unwrap().records, 2, "they are kept, and marked");
    assert_eq!(here.state().without_effect.len(), 2);
}
