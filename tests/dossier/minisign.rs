//! The stock `minisign` program and this one: each checks what the other signs, each takes the other's keys.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

use travaux::dossier::Dossier;
use travaux::dossier::signing::{MINISIGN, Means, Minisign, MinisignKey, Signer, needs_password, public_key};
use travaux::dossier::transfer::Recipient;
use travaux::negotiation::record::SIGNATURE_LINE;
use travaux::negotiation::statement::Key;
use travaux::negotiation::{Audience, RecordId};

use crate::folder::{DRAFT, begun, files, full, open, secretariat};
use crate::table::code;

/// The program, where it is installed.
fn minisign(arguments: &[&str], folder: &Path, typed: &str) -> Option<Output> {
    let mut program = Command::new("minisign");
    program.args(arguments).current_dir(folder);
    program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let Ok(mut child) = program.spawn() else {
        eprintln!("skipped: minisign is not installed");
        return None;
    };
    // One that asks nothing may have gone.
    let _ = child.stdin.take().unwrap().write_all(typed.as_bytes());
    Some(child.wait_with_output().unwrap())
}

fn announced(public: &str) -> Key {
    Key {
        office: code("SEC"),
        public: public.to_owned(),
        means: MINISIGN.to_owned(),
        replaces: false,
        only: false,
    }
}

/// Writes the signatures of a dossier for someone as files.
fn proofs(dossier: &Dossier, recipient: Recipient<'_>, folder: &Path) -> Vec<(String, Option<String>)> {
    let proofs = dossier.view(recipient).proofs().unwrap();
    fs::create_dir(folder).unwrap();
    for (name, bytes) in &proofs.files {
        assert!(!folder.join(name).exists(), "{name}");
        fs::write(folder.join(name), bytes).unwrap();
    }
    proofs.checks.into_iter().map(|check| (check.entry, check.key)).collect()
}

#[test]
fn what_is_signed_here_is_checked_by_minisign() {
    let home = tempfile::tempdir().unwrap();
    let (mut dossier, edition) = begun(&home.path().join("d"));
    let first = Arc::new(MinisignKey::fresh().unwrap());
    dossier.sign_with(first.clone());
    dossier.announce_key(announced(first.public()), &secretariat(3)).unwrap();
    dossier.submit(full("ARN", edition, DRAFT), &secretariat(4)).unwrap();
    let second = Arc::new(MinisignKey::fresh().unwrap());
    dossier.announce_key(Key { replaces: true, ..announced(second.public()) }, &secretariat(5)).unwrap();
    dossier.sign_with(second);
    let mut inside = secretariat(6);
    inside.audience = Audience::OwnOffice;
    dossier.submit(full("TOR", edition, &DRAFT.replace("ночью", "ТАЙНО")), &inside).unwrap();
    let folder = home.path().join("own");
    let checks = proofs(&open(dossier.root()), Recipient::Own, &folder);
    let keys: Vec<Option<&str>> = checks.iter().map(|(_, key)| key.as_deref()).collect();
    assert_eq!(keys, [Some("SEC.pub"), Some("SEC.pub"), Some("SEC.pub"), Some("SEC-2.pub")]);
    for (entry, key) in &checks {
        let check = ["-V", "-m", entry, "-p", key.as_deref().unwrap()];
        let Some(checked) = minisign(&check, &folder, "") else { return };
        assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
        // One letter changed, or another key: minisign says so.
        let changed = fs::read_to_string(folder.join(entry)).unwrap().replacen("SEC", "SEK", 1);
        fs::write(folder.join(entry), changed).unwrap();
        assert!(!minisign(&check, &folder, "").unwrap().status.success());
    }
    // What is not for everyone is not in what goes to everyone.
    let folder = home.path().join("everyone");
    assert_eq!(proofs(&open(dossier.root()), Recipient::Everyone, &folder).len(), 3);
    for path in fs::read_dir(&folder).unwrap() {
        assert!(!String::from_utf8_lossy(&fs::read(path.unwrap().path()).unwrap()).contains("own_office"));
    }
}

#[test]
fn minisign_signs_with_keys_made_here() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("x"), "слова").unwrap();
    for (name, password) in [("plain.key", None), ("locked.key", Some("тайна"))] {
        let key = MinisignKey::create(&home.path().join(name), password).unwrap();
        let typed = password.map(|it| format!("{it}\n")).unwrap_or_default();
        let Some(signed) = minisign(&["-S", "-m", "x", "-s", name], home.path(), &typed) else { return };
        assert!(signed.status.success(), "{}", String::from_utf8_lossy(&signed.stderr));
        let signature = fs::read_to_string(home.path().join("x.minisig")).unwrap();
        assert!(Minisign.fits(key.public(), "слова".as_bytes(), &signature));
    }
}

/// Signs a record with minisign: the signature follows it.
fn sign_by_hand(path: &Path, folder: &Path, arguments: &[&str], typed: &str) -> Option<()> {
    let payload = fs::read(path).unwrap();
    fs::write(folder.join("entry"), &payload).unwrap();
    let arguments: Vec<&str> = ["-S", "-m", "entry"].into_iter().chain(arguments.iter().copied()).collect();
    let signed = minisign(&arguments, folder, typed)?;
    assert!(signed.status.success(), "{}", String::from_utf8_lossy(&signed.stderr));
    let signature = fs::read(folder.join("entry.minisig")).unwrap();
    fs::write(path, [&payload[..], SIGNATURE_LINE.as_bytes(), &signature].concat()).unwrap();
    Some(())
}

fn file(root: &Path, record: &RecordId) -> PathBuf {
    let mut all = files(root, "records").into_iter();
    all.find(|path| path.to_string_lossy().contains(&record.short())).unwrap()
}

#[test]
fn what_minisign_signs_with_keys_of_its_own_counts_here() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path();
    for (nth, (password, typed)) in
        [(None, ""), (Some("тайна и соль"), "тайна и соль\nтайна и соль\n")].into_iter().enumerate()
    {
        let (public, secret) = (format!("{nth}.pub"), format!("{nth}.key"));
        let mut make = vec!["-G", "-p", &public, "-s", &secret];
        make.extend(password.is_none().then_some("-W"));
        let Some(made) = minisign(&make, folder, typed) else { return };
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        assert_eq!(needs_password(&folder.join(&secret)), Ok(password.is_some()));
        let key = Arc::new(MinisignKey::read(&folder.join(&secret), password).unwrap());
        assert_eq!(public_key(&folder.join(&public)).as_deref(), Ok(key.public()));
        // Signed here with minisign's key, checked there.
        fs::write(folder.join("x"), "слова").unwrap();
        fs::write(folder.join("x.minisig"), key.sign("слова".as_bytes()).unwrap()).unwrap();
        assert!(minisign(&["-V", "-m", "x", "-p", &public], folder, "").unwrap().status.success());
        // Signed there, in both of its ways, taken here.
        let root = folder.join(format!("{nth}"));
        let (mut dossier, edition) = begun(&root);
        dossier.sign_with(key.clone());
        dossier.announce_key(announced(key.public()), &secretariat(3)).unwrap();
        let mut unsigned = open(&root);
        // To unlock a key takes minisign its time: once is enough.
        let ways = [(4, &["-t", "подписано вручную"][..]), (5, &["-H"]), (6, &["-l"])];
        for (minute, way) in ways.into_iter().take(if password.is_some() { 1 } else { 3 }) {
            let reply = full("ARN", edition, &DRAFT.replace("ночью", &format!("в {minute} часов")));
            let entered = unsigned.submit(reply, &secretariat(minute)).unwrap().record;
            assert!(!open(&root).state().signed.contains_key(&entered));
            let arguments: Vec<&str> = ["-s", &secret].into_iter().chain(way.iter().copied()).collect();
            sign_by_hand(&file(&root, &entered), folder, &arguments, typed).unwrap();
            let opened = open(&root);
            assert!(opened.troubles().is_empty() && opened.state().stands(&entered));
            assert!(opened.state().signed.contains_key(&entered), "{way:?}");
        }
    }
}

/// What minisign 0.11 made, for machines that have none.
#[test]
fn a_key_and_signatures_minisign_once_made_are_still_good() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dossier/minisign");
    let entry = fs::read(folder.join("entry")).unwrap();
    let public = public_key(&folder.join("minisign.pub")).unwrap();
    let plain = MinisignKey::read(&folder.join("plain.key"), None).unwrap();
    assert_eq!(plain.public(), public);
    for signature in ["prehashed.minisig", "legacy.minisig"] {
        let signature = fs::read_to_string(folder.join(signature)).unwrap();
        assert!(Minisign.names(&public, &signature));
        assert!(Minisign.fits(&public, &entry, &signature));
        assert!(!Minisign.fits(&public, &entry[1..], &signature));
    }
    assert_eq!(needs_password(&folder.join("locked.key")), Ok(true));
    // One letter of it changed, and it is none.
    let home = tempfile::tempdir().unwrap();
    let text = fs::read_to_string(folder.join("plain.key")).unwrap();
    let at = text.find('\n').unwrap() + 120;
    let other = if &text[at..=at] == "A" { "B" } else { "A" };
    let spoilt = home.path().join("spoilt.key");
    fs::write(&spoilt, [&text[..at], other, &text[at + 1..]].concat()).unwrap();
    assert!(MinisignKey::read(&spoilt, None).is_err());
    let locked = MinisignKey::read(&folder.join("locked.key"), Some("тайна")).unwrap();
    assert_eq!(locked.public(), public_key(&folder.join("locked.pub")).unwrap());
}
