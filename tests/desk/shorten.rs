//! What can be made shorter, in the window.

use iced::keyboard::Modifiers;
use iced::keyboard::key::{Code, Named};
use travaux::desk::Message;
use travaux::desk::screen::page::{self, shorten::ShortenMessage};
use travaux::language::Language;
use travaux::negotiation::position::Stance;
use travaux::negotiation::submission::Kind;

use crate::hand::Hand;

const NONE: Modifiers = Modifiers::empty();

/// A small draft to which two delegations propose the same but for a capital letter.
fn alike(language: Language) -> Hand {
    use travaux::dossier::Occasion;
    use travaux::dossier::entry::Reply;
    use travaux::negotiation::submission::About;

    let hand = Hand::agreement(language);
    let root = hand.page().sitting().proceedings.as_ref().unwrap().folder().to_path_buf();
    let mut dossier = hand.dossier();
    let edition = dossier.state().current.unwrap();
    let tag = dossier.genesis().leading.clone();
    let base = dossier.text_of(&edition, &tag).unwrap().text;
    let base = travaux::text::markdown::write(&base);
    let occasion = Occasion::new(dossier.office().clone(), "2026-03-20T09:00:00Z".parse().unwrap());
    for (code, words) in [("SLM", "девяноста дней"), ("BKB", "Девяноста дней")] {
        let mut reply = Reply::new(Kind::Full, vec![code.parse().unwrap()], About::Edition(edition));
        let (text, _) = travaux::text::markdown::read(&base.replacen("тридцати дней", words, 1));
        reply.texts.insert(tag.clone(), text);
        dossier.submit(reply, &occasion).unwrap();
    }
    Hand::on(hand.folder, language, vec![root])
}

#[test]
fn wordings_that_say_the_same_give_way_on_the_word_of_their_holders_only() {
    let mut hand = alike(Language::English);
    hand.key("m", Code::KeyM, NONE);
    assert!(hand.sees("What can be made shorter"));
    assert!(hand.reads("differ in letters only"));
    let before = hand.dossier().state().positions.len();
    // Nothing is recorded while nobody has agreed.
    hand.named(Named::Enter, NONE);
    assert_eq!(hand.dossier().state().positions.len(), before);
    hand.key("1", Code::Digit1, NONE);
    hand.named(Named::Enter, NONE);
    let dossier = hand.dossier();
    assert_eq!(dossier.state().positions.len(), before + 1);
    let accepted = dossier.state().positions.values().find(|it| it.what.stance == Stance::Accepts).unwrap();
    assert_eq!(accepted.what.voices.len(), 1);
    assert!(!hand.reads("differ in letters only"));
    // It is an entry like any other, and can be taken back.
    hand.send(Message::Page(page::Message::Shorten(ShortenMessage::Closed)));
    hand.key("z", Code::KeyZ, Modifiers::COMMAND);
    hand.key("m", Code::KeyM, NONE);
    assert!(hand.reads("differ in letters only"));
    // The place can be looked at; Escape closes the list.
    hand.send(Message::Page(page::Message::Shorten(ShortenMessage::PlacePressed(0))));
    assert!(!hand.sees("What can be made shorter"));
    hand.key("m", Code::KeyM, NONE);
    hand.named(Named::Escape, NONE);
    assert!(!hand.sees("What can be made shorter"));
}

#[test]
fn where_nothing_can_be_made_shorter_that_is_said() {
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("Соглашение.dossier");
    travaux::dossier::demo::negotiate(&path, std::sync::Arc::new(travaux::dossier::Disk), None).unwrap();
    let mut hand = Hand::on(root, Language::Russian, vec![path]);
    hand.key("ь", Code::KeyM, NONE);
    assert!(hand.sees("Что можно сократить"));
    assert!(hand.sees("Проверьте снова, когда поступят новые ответы."));
}
