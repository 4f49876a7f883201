//! What is recorded from the page: once, and so that it can be taken back and done again.

use iced::keyboard::Modifiers;
use iced::keyboard::key::{Code, Named};
use travaux::desk::Message;
use travaux::desk::screen::page;
use travaux::language::Language;
use travaux::negotiation::board::Stand;
use travaux::negotiation::outcome::{Status, Verdict};

use crate::hand::Hand;

const NONE: Modifiers = Modifiers::empty();

fn entries(hand: &Hand) -> usize {
    hand.dossier().records().len()
}

fn stand(hand: &Hand) -> Stand {
    let proceedings = hand.page().sitting().proceedings.as_ref().unwrap();
    proceedings.item(hand.page().chosen().unwrap()).unwrap().stand.clone()
}

#[test]
fn the_same_choice_pressed_twice_is_recorded_once() {
    let mut hand = Hand::agreement(Language::Russian);
    let before = entries(&hand);
    hand.key("1", Code::Digit1, NONE);
    let once = entries(&hand);
    assert!(once > before);
    hand.key("1", Code::Digit1, NONE);
    hand.press("Принять редакцию");
    assert_eq!(entries(&hand), once);
    // Pressed twice before the first is written, too.
    hand.key("j", Code::KeyJ, NONE);
    let take = || Message::Command(travaux::desk::keymap::Command::Take(0));
    let (first, second) = (hand.desk.update(take()), hand.desk.update(take()));
    hand.run(first);
    hand.run(second);
    let twice = entries(&hand);
    hand.send(take());
    assert_eq!(entries(&hand), twice);
    // One step takes it back.
    hand.key("z", Code::KeyZ, Modifiers::COMMAND);
    assert!(!matches!(stand(&hand), Stand::Agreed(_)));
    // Another degree of firmness, or a reason, is something else.
    hand.key("k", Code::KeyK, NONE);
    let now = entries(&hand);
    hand.key("s", Code::KeyS, NONE);
    hand.key("1", Code::Digit1, NONE);
    assert_eq!(stand(&hand), Stand::Agreed(Status::AgreedInGroup));
    assert!(entries(&hand) > now);
    let now = entries(&hand);
    hand.send(Message::Page(page::Message::ReasonTyped("так решила группа".into())));
    hand.key("1", Code::Digit1, NONE);
    assert!(entries(&hand) > now);
    assert!(hand.sees("так решила группа"));
    // Who repeats the choice without a reason lets the reason stand.
    let now = entries(&hand);
    hand.key("1", Code::Digit1, NONE);
    assert_eq!(entries(&hand), now);
    assert!(hand.sees("так решила группа"));
}

#[test]
fn a_verdict_given_twice_is_recorded_once() {
    let mut hand = Hand::agreement(Language::English);
    hand.key("1", Code::Digit1, NONE);
    let verdict = |verdict| {
        let choice = page::papers::VerdictChoice::of(verdict, Language::English);
        Message::Page(page::Message::VerdictPicked(1, choice))
    };
    hand.send(verdict(Verdict::TakenInPart));
    let once = entries(&hand);
    hand.send(verdict(Verdict::TakenInPart));
    assert_eq!(entries(&hand), once);
    hand.send(verdict(Verdict::Noted));
    assert!(entries(&hand) > once);
}

#[test]
fn a_position_is_recorded_once_and_comes_back_after_undo() {
    let mut hand = Hand::agreement(Language::Russian);
    let before = entries(&hand);
    let enter = |hand: &mut Hand| {
        hand.key("з", Code::KeyP, NONE);
        hand.key("4", Code::Digit4, NONE);
        hand.named(Named::Enter, NONE);
    };
    enter(&mut hand);
    let once = entries(&hand);
    assert!(once > before);
    enter(&mut hand);
    assert_eq!(entries(&hand), once);
    let said = |hand: &Hand| hand.dossier().state().positions.len();
    let positions = said(&hand);
    assert!(positions > 0 && hand.reads("возражает: "));
    hand.key("я", Code::KeyZ, Modifiers::COMMAND);
    assert_eq!(said(&hand), 0);
    assert!(!hand.reads("возражает: "));
    hand.key("Я", Code::KeyZ, Modifiers::COMMAND | Modifiers::SHIFT);
    assert_eq!(said(&hand), positions);
    assert!(hand.reads("возражает: "));
    hand.key("я", Code::KeyZ, Modifiers::COMMAND);
    assert!(!hand.reads("возражает: "));
    // Nothing was erased on the way.
    assert!(entries(&hand) >= once + 3 * positions);
}

#[test]
fn verdict_and_reason_are_given_in_the_line_of_the_comment_table() {
    for (language, table, word) in [
        (Language::Russian, "Замечания", "Учтено частично"),
        (Language::English, "Comments", "Taken into account in part"),
    ] {
        let mut hand = Hand::agreement(language);
        hand.key("2", Code::Digit2, Modifiers::COMMAND);
        hand.press(table);
        assert!(!hand.reads(word));
        let matters = hand.page().sitting().matters.clone();
        let two = matters.iter().find(|matter| matter.proposals.len() > 1).unwrap();
        let before = entries(&hand);
        // The line of the second proposal is pressed: what became of it is said there, and of no other.
        hand.send(Message::Page(page::Message::ProposalPressed(two.passages[0], 2)));
        hand.key("w", Code::KeyW, NONE);
        assert!(hand.finds(iced_test::selector::id("reason")));
        hand.send(Message::Page(page::Message::ReasonTyped("см. пункт 3".into())));
        let choice = page::papers::VerdictChoice::of(Verdict::TakenInPart, language);
        hand.send(Message::Page(page::Message::VerdictPicked(2, choice)));
        assert!(entries(&hand) > before);
        assert!(hand.reads(word) && hand.reads("см. пункт 3"));
        hand.picture(&format!("comments-{}", language.code()));
        let kept = hand.dossier();
        let given = kept.state().outcomes.values().flat_map(|it| &it.what.answers);
        let given: Vec<_> = given.filter(|it| it.verdict == Verdict::TakenInPart).collect();
        assert!(!given.is_empty() && given.iter().all(|it| it.reason == "см. пункт 3"));
        let proceedings = hand.page().sitting().proceedings.clone().unwrap();
        let own = proceedings.wordings(two, 2);
        let holders: Vec<_> = own.iter().flat_map(|(item, at)| &item.options[*at].submissions).collect();
        assert!(given.iter().all(|it| holders.contains(&&it.submission)));
        // J goes on to the lines of the next place.
        hand.key("о", Code::KeyJ, NONE);
        assert_ne!(hand.page().chosen(), Some(two.passages[0]));
    }
}

#[test]
fn a_verdict_is_given_by_keys_alone() {
    let mut hand = Hand::agreement(Language::Russian);
    hand.key("2", Code::Digit2, Modifiers::COMMAND);
    hand.press("Замечания");
    let matters = hand.page().sitting().matters.clone();
    let two = matters.iter().find(|matter| matter.proposals.len() > 1).unwrap();
    while hand.page().chosen() != two.passages.first().copied() {
        hand.key("о", Code::KeyJ, NONE);
    }
    let before = entries(&hand);
    hand.key("м", Code::KeyV, NONE);
    assert!(hand.reads("Результат по предложению"));
    // The second proposal is gone to, a verdict picked, a reason typed; nothing is recorded until it is said.
    hand.named(Named::ArrowDown, NONE);
    hand.key("2", Code::Digit2, NONE);
    hand.send(Message::Page(page::Message::Judge(page::judge::JudgeMessage::ReasonTyped(
        "см. пункт 3".into(),
    ))));
    assert_eq!(entries(&hand), before);
    // Tab leads to the reason of the verdict, not to the lines beneath.
    assert_eq!(hand.page().line_to_fill(), Some(page::judge::REASON));
    assert!(hand.finds(iced_test::selector::id(page::judge::REASON)));
    hand.named(Named::Enter, NONE);
    assert!(entries(&hand) > before);
    assert!(hand.reads("см. пункт 3"));
    let kept = hand.dossier();
    let mut given = kept.state().outcomes.values().flat_map(|it| &it.what.answers);
    assert!(given.any(|it| it.verdict == Verdict::TakenInPart && it.reason == "см. пункт 3"));
    // What was said is there when it is said anew; Escape leaves it.
    let said = entries(&hand);
    hand.key("v", Code::KeyV, NONE);
    hand.named(Named::Escape, NONE);
    assert_eq!(entries(&hand), said);
}
