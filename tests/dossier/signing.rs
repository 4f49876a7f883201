//! Signatures: what they prove, what they void, and what an office without a key never hears of.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use travaux::dossier::signing::{
    MINISIGN, Means, Minisign, MinisignKey, Signer, SigningError, fingerprint, needs_password, public_key,
    same_fingerprint, seal,
};
use travaux::dossier::transfer::{Recipient, open_path};
use travaux::dossier::{Disk, Dossier, DossierError};
use travaux::negotiation::record::{Body, SIGNATURE_LINE, split};
use travaux::negotiation::state::NoEffect;
use travaux::negotiation::statement::{Key, RosterChange};
use travaux::negotiation::{Extent, RecordId, Seal};

use crate::folder::{DRAFT, begun, full, open, secretariat};
use crate::table::{Table, code, reply, withdraw};

fn fresh() -> Arc<MinisignKey> {
    Arc::new(MinisignKey::fresh().unwrap())
}

fn announced(office: &str, public: &str, only: bool) -> Key {
    Key { office: code(office), public: public.to_owned(), means: MINISIGN.to_owned(), replaces: false, only }
}

/// A dossier whose secretariat signs.
fn signing(root: &Path, only: bool) -> (Dossier, RecordId, Arc<MinisignKey>) {
    let (mut dossier, edition) = begun(root);
    let key = fresh();
    dossier.sign_with(key.clone());
    dossier.announce_key(announced("SEC", key.public(), only), &secretariat(3)).unwrap();
    (dossier, edition, key)
}

/// The file of a record.
fn file(dossier: &Dossier, record: &RecordId) -> std::path::PathBuf {
    let all = fs::read_dir(dossier.root().join("records")).unwrap().map(|entry| entry.unwrap().path());
    all.into_iter().find(|path| path.to_string_lossy().contains(&record.short())).unwrap()
}

#[test]
fn keys_are_the_files_minisign_makes() {
    let home = tempfile::tempdir().unwrap();
    let plain = home.path().join("plain.key");
    let made = MinisignKey::create(&plain, None).unwrap();
    let locked = home.path().join("locked.key");
    let with_password = MinisignKey::create(&locked, Some("тайна")).unwrap();
    let signature = with_password.sign(b"payload").unwrap();
    let lines: Vec<&str> = signature.lines().collect();
    assert_eq!(lines.len(), 4);
    assert!(lines[0].starts_with("untrusted comment: ") && lines[2].starts_with("trusted comment: "));
    let read = MinisignKey::read(&locked, Some("тайна")).unwrap();
    assert_eq!(read.public(), with_password.public());
    assert!(Minisign.fits(read.public(), b"payload", &read.sign(b"payload").unwrap()));
    assert!(Minisign.fits(read.public(), b"payload", &signature));
    assert!(!Minisign.fits(read.public(), b"Payload", &signature));
    assert!(!Minisign.fits(made.public(), b"payload", &signature));
    assert_eq!(public_key(&home.path().join("plain.pub")).as_deref(), Ok(made.public()));
    assert_eq!((needs_password(&plain), needs_password(&locked)), (Ok(false), Ok(true)));
    // What is no key, or not the right one, is said.
    let refused = |path: &Path, password| MinisignKey::read(path, password).unwrap_err();
    assert_eq!(refused(&locked, None), SigningError::NeedsPassword(locked.clone()));
    assert_eq!(refused(&locked, Some("не та")), SigningError::WrongPassword(locked.clone()));
    let public = home.path().join("plain.pub");
    assert_eq!(refused(&public, None), SigningError::PublicOnly(public.clone()));
    let other = home.path().join("letter.txt");
    fs::write(&other, "Замечаний нет.\nЗамечаний нет.\n").unwrap();
    assert_eq!(refused(&other, None), SigningError::NotAKey(other.clone()));
    let again = MinisignKey::create(&plain, None).unwrap_err();
    assert_eq!(again, SigningError::AlreadyThere(plain.clone()));
    let secret = fs::read_to_string(&plain).unwrap();
    assert!(!format!("{made:?}").contains(secret.lines().nth(1).unwrap()));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&plain).unwrap().permissions().mode() & 0o077, 0);
    }
}

#[test]
fn fingerprints_are_compared_however_they_are_typed() {
    let key = fresh();
    let print = fingerprint(key.public());
    assert_eq!((print.len(), print.split(' ').count()), (39, 8));
    assert!(same_fingerprint(&print, &print.to_uppercase().replace(' ', "-")));
    assert!(!same_fingerprint(&print, &fingerprint(fresh().public())) && !same_fingerprint("", ""));
}

#[test]
fn whatever_follows_a_payload_is_a_signature_or_is_not() {
    let key = fresh();
    let own = announced("SEC", key.public(), false);
    let signature = key.sign(b"x").unwrap();
    assert_eq!(seal(b"x", signature.as_bytes(), [&own]), Seal::By(key.public().to_owned()));
    assert_eq!(seal(b"y", signature.as_bytes(), [&own]), Seal::Broken);
    assert_eq!(seal(b"x", signature.as_bytes(), []), Seal::Unknown);
    assert_eq!(seal(b"x", fresh().sign(b"x").unwrap().as_bytes(), [&own]), Seal::Unknown);
    for junk in [&b""[..], b"\xff", b"untrusted comment: \nRWQ\n", "untrusted comment: я\n\n\n\n".as_bytes()]
    {
        assert_eq!(seal(b"x", junk, [&own]), Seal::Unknown);
    }
    let elsewhere = Key { means: "ГОСТ".to_owned(), ..own };
    assert_eq!(seal(b"x", signature.as_bytes(), [&elsewhere]), Seal::Unknown);
}

#[test]
fn what_an_office_signs_is_known_as_its_own_and_what_is_not_signed_counts_too() {
    let home = tempfile::tempdir().unwrap();
    let (mut dossier, edition, _) = signing(&home.path().join("d"), false);
    let reply = dossier.submit(full("ARN", edition, DRAFT), &secretariat(4)).unwrap().record;
    let opened = open(dossier.root());
    assert_eq!(opened.state(), dossier.state());
    let key = opened.state().keys_in_force[&code("SEC")][0];
    assert_eq!(opened.state().signed, [(key, key), (reply, key)].into());
    let bytes = fs::read(file(&dossier, &reply)).unwrap();
    assert!(split(&bytes).1.is_some_and(|signature| signature.starts_with(b"untrusted comment: ")));
    // On another computer nobody signs, and nobody is asked to.
    let mut unsigned = open(dossier.root());
    let bare = unsigned.submit(full("VEL", edition, DRAFT), &secretariat(5)).unwrap().record;
    assert!(unsigned.state().stands(&bare) && !unsigned.state().signed.contains_key(&bare));
}

#[test]
fn an_office_may_bind_itself_to_sign() {
    let home = tempfile::tempdir().unwrap();
    let (dossier, edition, _) = signing(&home.path().join("d"), true);
    let mut unsigned = open(dossier.root());
    let refused = unsigned.submit(full("VEL", edition, DRAFT), &secretariat(5)).unwrap_err();
    assert_eq!(refused, DossierError::Refused(NoEffect::Unsigned(code("SEC"))));
    unsigned.sign_with(fresh());
    let refused = unsigned.submit(full("VEL", edition, DRAFT), &secretariat(5)).unwrap_err();
    assert_eq!(refused, DossierError::Refused(NoEffect::Forged(code("SEC"))));
}

#[test]
fn a_forged_or_altered_entry_is_kept_and_has_no_effect() {
    let home = tempfile::tempdir().unwrap();
    let (mut dossier, edition, key) = signing(&home.path().join("d"), false);
    let reply = dossier.submit(full("ARN", edition, DRAFT), &secretariat(4)).unwrap().record;
    let path = file(&dossier, &reply);
    let bytes = fs::read(&path).unwrap();
    let (payload, _) = split(&bytes);
    let with = |signature: &str| [payload, SIGNATURE_LINE.as_bytes(), signature.as_bytes()].concat();
    for signature in
        [fresh().sign(payload).unwrap(), key.sign(b"something else").unwrap(), "no signature".to_owned()]
    {
        fs::write(&path, with(&signature)).unwrap();
        let opened = open(dossier.root());
        assert_eq!(opened.state().without_effect.get(&reply), Some(&NoEffect::Forged(code("SEC"))));
        assert!(opened.troubles().is_empty() && !opened.state().stands(&reply));
    }
    // Put back from another copy it counts again.
    fs::write(&path, &bytes).unwrap();
    assert_eq!(open(dossier.root()).state(), dossier.state());
}

#[test]
fn a_better_signature_wins_whichever_comes_first() {
    let home = tempfile::tempdir().unwrap();
    let (mut dossier, edition, _) = signing(&home.path().join("d"), true);
    let reply = dossier.submit(full("ARN", edition, DRAFT), &secretariat(4)).unwrap().record;
    let good = home.path().join("good.travaux");
    dossier.write_transfer(&good, Recipient::Own, Extent::Everything).unwrap();
    let path = file(&dossier, &reply);
    let whole = fs::read(&path).unwrap();
    let stripped = split(&whole).0.to_vec();
    let garbled = [&stripped, SIGNATURE_LINE.as_bytes(), b"garbled"].concat();
    for (nth, worse) in [stripped, garbled].into_iter().enumerate() {
        fs::write(&path, worse).unwrap();
        let bad = home.path().join("bad.travaux");
        open(dossier.root()).write_transfer(&bad, Recipient::Own, Extent::Everything).unwrap();
        fs::write(&path, &whole).unwrap();
        let mut states = Vec::new();
        for (at, order) in [[&good, &bad], [&bad, &good]].into_iter().enumerate() {
            let library = home.path().join(format!("{nth}-{at}"));
            for file in order {
                open_path(file, &library, Arc::new(Disk)).unwrap();
            }
            let arrival = open_path(&good, &library, Arc::new(Disk)).unwrap();
            assert_eq!(arrival.dossier.troubles(), [], "both copies are its own");
            // Packed again, both copies travel on.
            let onward = home.path().join("onward.travaux");
            arrival.dossier.write_transfer(&onward, Recipient::Own, Extent::Everything).unwrap();
            let there = open_path(&onward, &library.join("onward"), Arc::new(Disk)).unwrap();
            assert_eq!(there.dossier.state(), arrival.dossier.state());
            states.push(arrival.dossier.state().clone());
        }
        assert_eq!((&states[0], &states[1]), (dossier.state(), dossier.state()));
    }
}

fn key(office: &str, public: &str, replaces: bool) -> Body {
    Body::Key(Key { replaces, ..announced(office, public, true) })
}

/// Says something with a signature that fits a key.
fn sealed(table: &mut Table, author: &str, after: &[RecordId], body: Body, public: &str) -> RecordId {
    let id = table.say(author, after, body);
    table.records.last_mut().unwrap().seals.insert(Seal::By(public.to_owned()));
    id
}

#[test]
fn a_key_is_changed_with_the_key_before_or_by_whoever_decides_and_signs() {
    let mut table = Table::new();
    let first = table.edition(1, None, &[]);
    let a = sealed(&mut table, "VEL", &[first], key("VEL", "a", false), "a");
    // Without the key, nobody changes it: not even who decides, while that is not signed.
    let stolen = sealed(&mut table, "VEL", &[a], key("VEL", "x", true), "x");
    let bare = table.say("VEL", &[a], key("VEL", "x", true));
    let usurped = table.say("SEC", &[a], key("VEL", "x", true));
    let taken_back = table.say("VEL", &[a], withdraw(a));
    let state = table.fold();
    assert_eq!(state.without_effect.get(&stolen), Some(&NoEffect::Forged(code("VEL"))));
    assert_eq!(state.without_effect.get(&bare), Some(&NoEffect::Unsigned(code("VEL"))));
    assert_eq!(state.without_effect.get(&usurped), Some(&NoEffect::Unsigned(code("SEC"))));
    assert_eq!(state.without_effect.get(&taken_back), Some(&NoEffect::Unsigned(code("VEL"))));
    assert_eq!(state.keys_in_force[&code("VEL")], [a]);
    // With it, it does, and what was signed before stays.
    let early = sealed(&mut table, "VEL", &[a], reply(&["VEL"], first, "а"), "a");
    let b = sealed(&mut table, "VEL", &[early], key("VEL", "b", true), "a");
    let late = sealed(&mut table, "VEL", &[b], reply(&["VEL"], first, "б"), "a");
    let proper = sealed(&mut table, "VEL", &[b], reply(&["VEL"], first, "в"), "b");
    let state = table.fold();
    assert_eq!(state.keys_in_force[&code("VEL")], [b]);
    assert_eq!(state.without_effect.get(&late), Some(&NoEffect::Forged(code("VEL"))));
    assert_eq!((state.signed.get(&early), state.signed.get(&proper)), (Some(&a), Some(&b)));
    // A key that was lost is replaced by the secretariat, once that signs.
    let s = sealed(&mut table, "SEC", &[b], key("SEC", "s", false), "s");
    let c = sealed(&mut table, "SEC", &[s], key("VEL", "c", true), "s");
    assert_eq!(table.fold().keys_in_force[&code("VEL")], [c]);
    // Others' keys are nobody's business.
    let foreign = table.say("ARN", &[c], key("VEL", "y", true));
    let state = table.fold();
    assert!(matches!(state.without_effect.get(&foreign), Some(NoEffect::Unsigned(_) | NoEffect::NoRight(_))));
}

#[test]
fn what_this_version_cannot_check_it_does_not_void() {
    let mut table = Table::new();
    let first = table.edition(1, None, &[]);
    let national = Key { means: "ГОСТ".to_owned(), ..announced("VEL", "a", true) };
    let a = table.say("VEL", &[first], Body::Key(national));
    let said = table.say("VEL", &[a], reply(&["VEL"], first, "а"));
    table.records.last_mut().unwrap().seals.insert(Seal::Unknown);
    let bare = table.say("VEL", &[said], reply(&["VEL"], first, "б"));
    let state = table.fold();
    assert!(state.stands(&said) && state.signed.is_empty());
    assert_eq!(state.without_effect.get(&bare), Some(&NoEffect::Unsigned(code("VEL"))));
}

#[test]
fn an_entry_made_before_a_key_was_known_needs_none() {
    let mut table = Table::new();
    let first = table.edition(1, None, &[]);
    let early = table.say("VEL", &[first], reply(&["VEL"], first, "а"));
    sealed(&mut table, "VEL", &[early], key("VEL", "a", false), "a");
    // Apart from it, without having seen it: judged by what its author knew.
    let apart = table.say("VEL", &[early], reply(&["VEL"], first, "б"));
    let state = table.fold();
    assert!(state.without_effect.is_empty() && state.stands(&apart));
}

#[test]
fn the_table_is_changed_by_what_is_signed_where_the_office_signs() {
    let mut table = Table::new();
    let first = table.edition(1, None, &[]);
    let s = sealed(&mut table, "SEC", &[first], key("SEC", "s", false), "s");
    let change = || Body::Roster(RosterChange { set: Vec::new(), remove: vec![code("TOR")] });
    let forged = table.say("SEC", &[s], change());
    let state = table.fold();
    assert_eq!(state.without_effect.get(&forged), Some(&NoEffect::Unsigned(code("SEC"))));
    assert!(state.roster.get(&code("TOR")).is_some());
    sealed(&mut table, "SEC", &[s], change(), "s");
    assert!(table.fold().roster.get(&code("TOR")).is_none());
}
