//! The next draft out of finished texts, in the window.

use iced::keyboard::Modifiers;
use iced::keyboard::key::{Code, Named};
use travaux::desk::Message;
use travaux::desk::screen::page;
use travaux::language::Language;
use travaux::negotiation::LanguageTag;

use crate::hand::{Hand, files};

#[test]
fn a_finished_text_is_looked_at_and_becomes_the_next_draft() {
    let mut hand = Hand::agreement(Language::Russian);
    let base = travaux::text::markdown::write(&hand.page().sitting().rolling.base);
    let finished = base.replacen("тридцати дней", "девяноста дней", 1);
    *hand.asked.files.lock().unwrap() = files(hand.folder.path(), &[("Готово.md", &finished)]);
    hand.key("ы", Code::KeyS, Modifiers::COMMAND);
    hand.press("Взять готовый текст…");
    assert!(hand.sees("Готовые тексты"));
    assert!(hand.reads("от проекта отличается 1 структурная единица"));
    assert!(hand.reads("всё поступившее к текущему считается рассмотренным"));
    // Left without publishing, nothing has happened.
    let number = |hand: &Hand| hand.dossier().state().current_edition().unwrap().what.number;
    let before = number(&hand);
    hand.named(Named::Escape, Modifiers::empty());
    assert_eq!(number(&hand), before);
    hand.key("ы", Code::KeyS, Modifiers::COMMAND);
    hand.press("Взять готовый текст…");
    hand.send(Message::Page(page::Message::PublishPressed));
    assert_eq!(number(&hand), before + 1);
    let dossier = hand.dossier();
    let edition = dossier.state().current_edition().unwrap();
    let text = dossier.text_of(&edition.id, &LanguageTag::russian()).unwrap().text;
    assert!(travaux::text::markdown::write(&text).contains("девяноста дней"));
    assert!(edition.what.carried.is_empty());
    // The other language stands as it was.
    assert!(edition.what.texts.contains_key(&LanguageTag::english()));
}

#[test]
fn two_files_in_one_language_are_refused_in_a_sentence() {
    let mut hand = Hand::agreement(Language::English);
    let base = travaux::text::markdown::write(&hand.page().sitting().rolling.base);
    let paths = files(hand.folder.path(), &[("a.md", &base), ("b.md", &base)]);
    *hand.asked.files.lock().unwrap() = paths;
    hand.key("s", Code::KeyS, Modifiers::COMMAND);
    hand.press("Take finished texts…");
    assert!(hand.reads("there is another file in this language already"));
    assert!(!hand.page().is_preview());
}
