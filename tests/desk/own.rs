//! Who sits at the desk: keys made, unlocked and compared, and the office worked for.

use std::path::Path;
use std::sync::Arc;

use iced::keyboard::Modifiers;
use iced::keyboard::key::{Code as Place, Named};
use travaux::desk::Message;
use travaux::desk::keymap::Command;
use travaux::desk::screen::board::dialog::Dialog;
use travaux::desk::screen::keys::Message as Said;
use travaux::desk::screen::reports::Choice;
use travaux::desk::screen::welcome;
use travaux::desk::work::{Packed, Sample};
use travaux::dossier::office::Mark;
use travaux::dossier::recent::Memory;
use travaux::dossier::signing::{MINISIGN, MinisignKey, Signer, fingerprint};
use travaux::dossier::transfer::Recipient;
use travaux::dossier::{Disk, Dossier, Occasion, sample};
use travaux::language::Language;
use travaux::negotiation::extent::Extent;
use travaux::negotiation::statement::{Key, Remark};
use travaux::negotiation::{Code, RecordId};

use crate::hand::Hand;

const NONE: Modifiers = Modifiers::empty();

fn agreement(language: Language) -> Hand {
    let mut hand = Hand::new(language, Vec::new());
    hand.send(Message::Welcome(welcome::Message::SamplePressed(Sample::Agreement)));
    hand
}

fn now() -> jiff::Timestamp {
    "2026-03-12T09:00:00Z".parse().unwrap()
}

fn code(code: &str) -> Code {
    code.parse().unwrap()
}

/// The dossier on the desk, with whatever is known of keys there.
fn dossier(hand: &Hand) -> &Dossier {
    &hand.desk.page().unwrap().sitting().proceedings.as_ref().unwrap().dossier
}

/// What the signature behind the outcome recorded last tells.
fn last(hand: &Hand) -> Mark {
    let newest = dossier(hand).state().outcomes.values().max_by_key(|it| it.counter).unwrap();
    dossier(hand).mark(&newest.id)
}

/// Makes a key in the settings, without a password.
fn make_key(hand: &mut Hand, label: &str) {
    let place = hand.folder.path().join("own.key");
    *hand.asked.place.lock().unwrap() = Some(place);
    hand.send(Message::Command(Command::Settings));
    hand.press(label);
    hand.send(Message::Keys(Said::BareTicked(true)));
}

/// The sample in a folder, in which somebody has announced a key and remarked something with it.
fn signed_by(folder: &Path, office: &str) -> (std::path::PathBuf, String, RecordId) {
    let root = folder.join("Соглашение.dossier");
    let mut dossier = sample::write(sample::Sample::Agreement, &root, now(), Arc::new(Disk)).unwrap();
    let key = MinisignKey::fresh().unwrap();
    let public = key.public().to_owned();
    dossier.work_as(code(office));
    dossier.sign_with(Arc::new(key));
    let occasion = Occasion::new(code(office), now());
    let means = MINISIGN.to_owned();
    let statement = Key { office: code(office), public: public.clone(), means, replaces: false, only: false };
    dossier.announce_key(statement, &occasion).unwrap();
    let about = dossier.state().current;
    let remark = Remark { about, provision: None, on: None, text: "Уточнить сроки.".into() };
    let remark = dossier.remark_for(code(office), remark, &occasion).unwrap();
    (root, public, remark)
}

#[test]
fn a_key_made_in_the_settings_signs_what_is_decided_from_then_on() {
    let mut hand = agreement(Language::Russian);
    hand.key("1", Place::Digit1, NONE);
    assert_eq!(last(&hand), Mark::Unsigned);
    make_key(&mut hand, "Создать ключ…");
    hand.press("Создать ключ");
    let key = hand.desk.own_key().unwrap().clone();
    assert!(key.path.is_file() && !key.locked);
    let public = key.public.unwrap();
    // The fingerprint stands there in its groups, to be read out.
    for group in fingerprint(&public).split(' ') {
        assert!(hand.sees(group), "{group}");
    }
    let office = dossier(&hand).office().clone();
    assert!(hand.reads("С первой записью ваш ключ будет объявлен"));
    hand.named(Named::Escape, NONE);
    hand.key("n", Place::KeyN, NONE);
    hand.key("1", Place::Digit1, NONE);
    assert_eq!(last(&hand), Mark::Signed { office: office.clone(), public: public.clone(), confirmed: true });
    // It was announced once, before the first entry, and is in force.
    let state = dossier(&hand).state();
    assert_eq!(state.keys_in_force[&office].len(), 1);
    hand.key("р", Place::KeyH, NONE);
    assert!(hand.reads("подписано: "));
    // The desk knows it again the next morning, without a question.
    let root = dossier(&hand).root().to_path_buf();
    let mut hand = hand.restarted();
    let task = hand.desk.update(Message::FolderChosen(Some(root)));
    hand.run(task);
    hand.key("n", Place::KeyN, NONE);
    hand.key("1", Place::Digit1, NONE);
    assert!(matches!(last(&hand), Mark::Signed { confirmed: true, .. }));
}

#[test]
fn a_password_is_asked_for_once_and_may_wait() {
    let mut hand = agreement(Language::English);
    make_key(&mut hand, "Make a key…");
    hand.send(Message::Keys(Said::BareTicked(false)));
    assert!(!hand.sees("The two passwords differ."));
    hand.with(|ui| ui.typewrite("x"));
    hand.send(Message::Keys(Said::PasswordTyped("Карсия-17".into())));
    hand.send(Message::Keys(Said::AgainTyped("Карсия".into())));
    assert!(hand.sees("The two passwords differ."));
    hand.send(Message::Keys(Said::AgainTyped("Карсия-17".into())));
    hand.press("Make the key");
    assert!(hand.desk.own_key().is_some_and(|key| !key.locked));
    let root = dossier(&hand).root().to_path_buf();
    let mut hand = hand.restarted();
    hand.send(Message::FolderChosen(Some(root.clone())));
    // Nobody is kept from working: what is entered meanwhile is not signed.
    assert!(hand.sees("Password of the key"));
    hand.press("Not now");
    assert!(!hand.desk.context().covered);
    hand.key("1", Place::Digit1, NONE);
    assert_eq!(last(&hand), Mark::Unsigned);
    hand.send(Message::FolderChosen(Some(root.clone())));
    assert!(!hand.desk.context().covered, "it is not asked for twice");
    // In the settings it can be unlocked at any time; a wrong password is told.
    hand.send(Message::Command(Command::Settings));
    hand.press("Unlock");
    hand.send(Message::Keys(Said::PasswordTyped("wrong".into())));
    hand.send(Message::Keys(Said::PasswordEntered));
    assert!(hand.reads("This is not the password of"));
    hand.send(Message::Keys(Said::PasswordTyped("Карсия-17".into())));
    hand.send(Message::Keys(Said::PasswordEntered));
    assert!(!hand.desk.context().covered);
    hand.named(Named::Escape, NONE);
    hand.key("n", Place::KeyN, NONE);
    hand.key("1", Place::Digit1, NONE);
    assert!(matches!(last(&hand), Mark::Signed { confirmed: true, .. }));
}

#[test]
fn a_key_met_for_the_first_time_is_compared_by_telephone() {
    let folder = tempfile::tempdir().unwrap();
    let (root, public, remark) = signed_by(folder.path(), "KRS");
    let mut hand = Hand::on(folder, Language::Russian, vec![root.clone()]);
    assert!(hand.desk.context().covered);
    assert!(hand.reads("Сверьте эти группы с тем, что вам сообщат по телефону."));
    for group in fingerprint(&public).split(' ') {
        assert!(hand.sees(group), "{group}");
    }
    assert!(matches!(dossier(&hand).mark(&remark), Mark::Signed { confirmed: false, .. }));
    hand.press("Совпадает: доверять");
    assert!(!hand.desk.context().covered);
    assert!(matches!(dossier(&hand).mark(&remark), Mark::Signed { confirmed: true, .. }));
    // The command knows it as well: both keep it in the same place.
    let memory = Memory::at(&hand.folder.path().join("memory"));
    assert!(memory.settings().is_confirmed(&code("KRS"), &public));
    hand.send(Message::FolderChosen(Some(root)));
    assert!(!hand.desk.context().covered);
}

#[test]
fn a_key_not_compared_is_not_asked_about_again_but_can_be_later() {
    let folder = tempfile::tempdir().unwrap();
    let (root, _, remark) = signed_by(folder.path(), "KRS");
    let mut hand = Hand::on(folder, Language::English, vec![root.clone()]);
    // Escape is the same as “Not now”.
    hand.named(Named::Escape, NONE);
    assert!(!hand.desk.context().covered);
    let mut hand = hand.restarted();
    hand.send(Message::FolderChosen(Some(root)));
    assert!(!hand.desk.context().covered);
    hand.send(Message::Command(Command::Settings));
    hand.resize(1440.0, 1400.0);
    hand.press("Compare…");
    hand.press("They agree: trust it");
    assert!(hand.sees("confirmed by word of mouth"));
    assert!(matches!(dossier(&hand).mark(&remark), Mark::Signed { confirmed: true, .. }));
}

#[test]
fn an_office_that_signs_with_another_key_is_not_signed_for_here() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("Соглашение.dossier");
    let dossier_there = sample::write(sample::Sample::Agreement, &root, now(), Arc::new(Disk)).unwrap();
    let office = dossier_there.genesis().office.clone();
    drop(dossier_there);
    std::fs::remove_dir_all(&root).unwrap();
    let (root, _, _) = signed_by(folder.path(), office.as_str());
    let mut hand = Hand::on(folder, Language::English, vec![root]);
    assert!(!hand.desk.context().covered, "one's own office is not compared");
    make_key(&mut hand, "Make a key…");
    hand.press("Make the key");
    assert!(hand.reads("signs with another key in this dossier"));
    hand.named(Named::Escape, NONE);
    hand.key("1", Place::Digit1, NONE);
    // It counts all the same.
    assert_eq!(last(&hand), Mark::Unsigned);
    // The key a colleague announced can be compared like any other.
    hand.send(Message::Command(Command::Settings));
    hand.resize(1440.0, 1400.0);
    assert!(hand.sees("Compare…"));
}

#[test]
fn a_delegation_says_once_who_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("Соглашение.dossier");
    let there = sample::write(sample::Sample::Agreement, &root, now(), Arc::new(Disk)).unwrap();
    let path = folder.path().join("Соглашение.travaux");
    there.write_transfer(&path, Recipient::Office(&code("KRS")), Extent::Everything).unwrap();
    std::fs::remove_dir_all(&root).unwrap();
    let mut hand = Hand::on(folder, Language::Russian, vec![path.clone()]);
    assert!(hand.sees("Вы работаете как:"));
    // Nothing is taken in before it is said.
    hand.send(Message::AddPressed);
    assert!(hand.desk.page().is_none());
    hand.send(Message::Keys(Said::OfficePicked(Choice::new(code("KRS"), "KRS"))));
    hand.press("Принять");
    assert_eq!(dossier(&hand).office(), &code("KRS"));
    assert_eq!(dossier(&hand).own_voice(), Some(&code("KRS")));
    // Drafts are published and sent out by others; a delegation sends its own copy back.
    hand.send(Message::Command(Command::ShowBoard));
    assert!(!hand.sees("Разослать…") && hand.sees("Файл обмена…"));
    hand.press("Файл обмена…");
    let keeps = dossier(&hand).genesis().office.clone();
    let Some(Dialog::Parcel { recipient, .. }) = hand.desk.board().unwrap().dialog() else { panic!() };
    assert_eq!(recipient, &Packed::Office(keeps));
    hand.named(Named::Escape, NONE);
    // A position is the delegation's own, entered by nobody else.
    hand.send(Message::Command(Command::ShowText));
    hand.key("з", Place::KeyP, NONE);
    hand.named(Named::Enter, NONE);
    let position = dossier(&hand).state().positions.values().next().unwrap();
    assert_eq!((position.what.voices.as_slice(), &position.author), (&[code("KRS")][..], &code("KRS")));
    let stored = dossier(&hand).records().iter().find(|it| it.id == position.id).unwrap();
    assert_eq!(stored.envelope().unwrap().entered_by, None);
    // What it may not do is refused with a reason.
    hand.key("1", Place::Digit1, NONE);
    assert!(dossier(&hand).state().outcomes.is_empty());
    // The next dossier from elsewhere proposes the same delegation; the settings can change it.
    assert_eq!(hand.desk.settings().kept.office, Some(code("KRS")));
    hand.send(Message::Command(Command::Settings));
    assert!(hand.sees("Это дело"));
    let keeps = dossier(&hand).genesis().office.clone();
    hand.send(Message::Keys(Said::OfficePicked(Choice::new(keeps.clone(), keeps.to_string()))));
    assert_eq!(dossier(&hand).office(), &keeps);
    hand.send(Message::Command(Command::ShowBoard));
    assert!(hand.sees("Разослать…"));
}

#[test]
fn pictures_of_keys_and_offices() {
    for (language, tongue) in [(Language::English, "en"), (Language::Russian, "ru")] {
        let folder = tempfile::tempdir().unwrap();
        let (root, _, _) = signed_by(folder.path(), "KRS");
        let mut hand = Hand::on(folder, language, vec![root]);
        hand.resize(1280.0, 800.0);
        hand.picture(&format!("own-met-{tongue}"));
        hand.named(Named::Escape, NONE);
        let label =
            if language == Language::English { "Make a key…" } else { "Создать ключ…" };
        make_key(&mut hand, label);
        hand.send(Message::Keys(Said::BareTicked(false)));
        hand.send(Message::Keys(Said::PasswordTyped("слово".into())));
        hand.send(Message::Keys(Said::AgainTyped("слава".into())));
        hand.picture(&format!("own-password-{tongue}"));
        hand.send(Message::Keys(Said::BareTicked(true)));
        hand.send(Message::Keys(Said::PasswordEntered));
        hand.send(Message::NoticeClosed(0));
        hand.resize(1280.0, 1500.0);
        hand.picture(&format!("own-settings-{tongue}"));
    }
}

#[test]
fn an_office_that_signs_lets_nothing_count_that_is_not_signed_once_it_says_so() {
    let mut hand = agreement(Language::Russian);
    // Without a key there is nothing to ask for.
    hand.send(Message::Command(Command::Settings));
    assert!(!hand.sees("Признавать только подписанное…"));
    hand.named(Named::Escape, NONE);
    make_key(&mut hand, "Создать ключ…");
    hand.press("Создать ключ");
    hand.named(Named::Escape, NONE);
    hand.key("1", Place::Digit1, NONE);
    hand.send(Message::Command(Command::Settings));
    hand.resize(1280.0, 2400.0);
    hand.press("Признавать только подписанное…");
    assert!(hand.reads("не действуют, если они не подписаны"));
    // Asked, it can still be left.
    hand.press("Отменить");
    let only = |hand: &Hand| dossier(hand).state().keys.values().filter(|key| key.what.only).count();
    assert_eq!(only(&hand), 0);
    hand.press("Признавать только подписанное…");
    hand.press("Признавать только подписанное");
    assert_eq!(only(&hand), 1);
    hand.send(Message::Command(Command::Settings));
    assert!(hand.reads("действуют только подписанные записи"));
    assert!(!hand.sees("Признавать только подписанное…"));
    // What is decided from then on is signed and counts.
    hand.named(Named::Escape, NONE);
    hand.key("2", Place::Digit2, NONE);
    assert!(matches!(last(&hand), Mark::Signed { confirmed: true, .. }));
}
