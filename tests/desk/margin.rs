//! What stands beside the text: remarks, and what is to follow the leading language.

use iced::keyboard::Modifiers;
use iced::keyboard::key::{Code, Named};
use travaux::desk::Message;
use travaux::desk::keymap::Command;
use travaux::desk::margin::How;
use travaux::desk::screen::page;
use travaux::desk::screen::page::panel::aside::Spot;
use travaux::dossier::Occasion;
use travaux::language::Language;
use travaux::negotiation::statement::Remark;
use travaux::negotiation::submission::Letter;

use crate::hand::Hand;

const NONE: Modifiers = Modifiers::empty();

/// Shows the draft in its other language.
fn in_language(hand: &mut Hand, tag: &str) {
    let at = hand.page().sitting().languages.iter().position(|own| own.tag == tag).unwrap();
    let voice = page::Voice { index: Some(at), label: String::new() };
    hand.send(Message::Page(page::Message::LanguagePicked(voice)));
    assert_eq!(hand.page().sitting().language.as_deref(), Some(tag));
}

#[test]
fn what_was_decided_in_the_leading_language_is_to_follow_in_the_other() {
    for (language, mark, said, go) in [
        (
            Language::English,
            "to follow the leading text",
            "This provision was changed in the leading text (Russian)",
            "Go to the leading text",
        ),
        (
            Language::Russian,
            "предстоит изменить вслед за ведущим текстом",
            "В ведущем тексте (русский язык) эта структурная единица изменена",
            "Перейти к ведущему тексту",
        ),
    ] {
        let mut hand = Hand::agreement(language);
        in_language(&mut hand, "en");
        assert!(!hand.reads(mark));
        in_language(&mut hand, "ru");
        hand.key("1", Code::Digit1, NONE);
        let chosen = hand.page().chosen().unwrap();
        let proceedings = hand.page().sitting().proceedings.as_ref().unwrap();
        assert!(proceedings.margin.follow.is_empty());
        let provision = proceedings.item(chosen).unwrap().provision;
        let id = proceedings.hearing.base.ids[provision];
        in_language(&mut hand, "en");
        let margin = hand.page().sitting().proceedings.as_ref().unwrap().margin.clone();
        let (at, following) = margin.follow.iter().next().unwrap();
        assert_eq!((margin.follow.len(), following[0].provision, following[0].how), (1, id, How::Change));
        hand.send(Message::Page(page::Message::SpotPressed(Spot::Provision(*at))));
        assert!(hand.reads(mark));
        assert!(hand.reads(said));
        hand.resize(1280.0, 800.0);
        hand.picture(&format!("margin-follow-{}-1280", language.code()));
        hand.press(go);
        assert_eq!(hand.page().sitting().language.as_deref(), Some("ru"));
        assert_eq!(hand.page().chosen(), Some(chosen));
    }
}

#[test]
fn what_follows_is_gone_through_with_the_differences_and_settled_by_a_decision() {
    let mut hand = Hand::agreement(Language::English);
    for _ in 0..6 {
        hand.key("1", Code::Digit1, NONE);
        hand.key("j", Code::KeyJ, NONE);
    }
    in_language(&mut hand, "en");
    let follow = |hand: &Hand| hand.page().sitting().proceedings.as_ref().unwrap().margin.follow.len();
    let before = follow(&hand);
    assert!(before > 2);
    // J comes by all of them.
    let mut seen = 0;
    for _ in 0..30 {
        hand.key("k", Code::KeyK, NONE);
    }
    let mut last = (hand.page().chosen(), hand.page().spot());
    for _ in 0..60 {
        if hand.reads("the change is still to be made here") {
            seen += 1;
        }
        hand.key("о", Code::KeyJ, NONE);
        let now = (hand.page().chosen(), hand.page().spot());
        if now == last {
            break;
        }
        last = now;
    }
    assert_eq!(seen, before);
    // A decision in this language settles it.
    let margin = hand.page().sitting().proceedings.as_ref().unwrap().margin.clone();
    let matters = hand.page().sitting().matters.clone();
    let matter = matters.iter().find(|it| it.provision.is_some_and(|at| margin.follow.contains_key(&at)));
    if let Some(matter) = matter {
        hand.send(Message::Page(page::Message::PassagePressed(matter.passages[0])));
        hand.key("1", Code::Digit1, NONE);
        assert_eq!(follow(&hand), before - 1);
    }
}

#[test]
fn remarks_are_read_where_they_belong_with_what_was_answered() {
    let first = Hand::agreement(Language::English);
    let mut kept = first.dossier();
    let edition = kept.state().current.unwrap();
    let hearing = kept.hearing(&edition, &kept.genesis().leading.clone()).unwrap();
    let disputed: Vec<usize> = first.page().sitting().matters.iter().filter_map(|it| it.provision).collect();
    let texts = hearing.base.text.provisions();
    let quiet = (4..texts.len()).find(|at| !disputed.contains(at) && texts[*at].line().len() > 80).unwrap();
    let office = Occasion::new(kept.genesis().office.clone(), "2026-04-01T10:00:00Z".parse().unwrap());
    let letter =
        Letter { number: "12/7".into(), date: Some("2026-03-30".parse().unwrap()), ..Letter::default() };
    let by_letter = Occasion { on_the_strength_of: Some(letter), ..office.clone() };
    let remark =
        |provision, text: &str| Remark { about: Some(edition), provision, on: None, text: text.to_owned() };
    let whole = remark(None, "Terms are counted in days here and in working days there.");
    let asked = kept.remark_for("KRS".parse().unwrap(), whole, &by_letter).unwrap();
    let place = remark(Some(hearing.base.ids[quiet]), "The Bureau is to be named in full.");
    kept.remark_for("VLN".parse().unwrap(), place.clone(), &by_letter).unwrap();
    let place = Remark { text: "So say we.".to_owned(), ..place };
    kept.remark_for("ORT".parse().unwrap(), place, &office).unwrap();
    let disputed = remark(Some(hearing.base.ids[disputed[0]]), "The title is too long.");
    kept.remark_for("NRD".parse().unwrap(), disputed, &by_letter).unwrap();
    let answer = Remark { about: Some(asked), ..remark(None, "Days are calendar days throughout.") };
    kept.remark_for(office.office.clone(), answer, &office).unwrap();

    let mut hand = Hand::new(Language::English, vec![kept.root().to_path_buf()]);
    // At a difference its remarks stand with it.
    assert!(hand.reads("The title is too long."));
    assert!(!hand.reads("Terms are counted in days"));
    hand.press("On the draft as a whole");
    assert!(hand.reads("Terms are counted in days here"));
    assert!(hand.sees("No. 12/7 of 30 March 2026") && hand.sees("answered"));
    assert!(hand.reads("Days are calendar days throughout."));
    assert!(!hand.reads("The Bureau is to be named in full."));
    hand.resize(1920.0, 1080.0);
    hand.send(Message::Command(Command::SwitchLight));
    hand.picture("margin-whole-dark-en-1920");
    hand.send(Message::Command(Command::SwitchLight));
    hand.send(Message::Command(Command::SwitchLight));
    hand.resize(1440.0, 900.0);
    // In the text the margin says that there are some; pressed, they are read.
    hand.send(Message::Page(page::Message::HeadingPressed(quiet)));
    hand.picture("margin-remarks-en");
    hand.press("2 remarks");
    assert_eq!(hand.page().spot(), Some(Spot::Provision(quiet)));
    assert!(hand.reads("The Bureau is to be named in full."));
    // The keys lead from remark to remark, on either layout.
    hand.key("К", Code::KeyK, Modifiers::SHIFT);
    assert!(hand.page().spot() < Some(Spot::Provision(quiet)));
    hand.key("О", Code::KeyJ, Modifiers::SHIFT);
    assert_eq!(hand.page().spot(), Some(Spot::Provision(quiet)));
    for _ in 0..40 {
        hand.send(Message::Command(Command::Remarked(false)));
    }
    assert_eq!(hand.page().spot(), Some(Spot::Whole));
    hand.send(Message::Page(page::Message::SpotPressed(Spot::Provision(quiet))));
    // Nothing is decided by a digit where nothing is in dispute.
    let entries = hand.dossier().records().len();
    hand.key("1", Code::Digit1, NONE);
    assert_eq!(hand.dossier().records().len(), entries);
    // Without names neither author nor letter is told.
    hand.key("A", Code::KeyA, Modifiers::COMMAND | Modifiers::SHIFT);
    assert!(hand.reads("The Bureau is to be named in full.") && !hand.reads("12/7"));
    hand.named(Named::Escape, NONE);
    assert_eq!(hand.page().spot(), None);
}
