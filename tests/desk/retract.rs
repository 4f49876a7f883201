//! Taking a single proposal back in the window.

use iced::keyboard::Modifiers;
use iced::keyboard::key::{Code, Named};
use travaux::desk::Message;
use travaux::desk::keymap::Command;
use travaux::desk::screen::page::{self, retract::RetractMessage};
use travaux::language::Language;

use crate::hand::Hand;

const NONE: Modifiers = Modifiers::empty();

/// Goes to the first matter a single delegation proposes something in; gives the delegation.
fn alone(hand: &mut Hand) -> String {
    let sitting = hand.page().sitting();
    let found = sitting.matters.iter().find_map(|matter| {
        let [only] = matter.proposals.as_slice() else { return None };
        let codes = sitting.codes(&only.holders);
        let [code] = codes.as_slice() else { return None };
        Some((*matter.passages.first()?, code.clone()))
    });
    let (passage, code) = found.unwrap();
    hand.send(Message::Page(page::Message::ProposalPressed(passage, 1)));
    code
}

fn typed(hand: &mut Hand, message: RetractMessage) {
    hand.send(Message::Page(page::Message::Retract(message)));
}

#[test]
fn a_proposal_is_taken_back_by_letter_and_the_rest_of_the_reply_stands() {
    let mut hand = Hand::agreement(Language::Russian);
    hand.resize(1440.0, 1400.0);
    let code = alone(&mut hand);
    let (matters, replies) = (hand.page().sitting().matters.len(), hand.dossier().state().submissions.len());
    hand.press("Снять…");
    assert!(hand.reads("Эту редакцию больше никто не будет предлагать."));
    // Whose word is given up must be said, and on what ground.
    assert!(hand.sees("Укажите письмо или причину."));
    hand.press("Снять предложение");
    assert!(hand.dossier().state().retractions.is_empty());
    typed(&mut hand, RetractMessage::LetterTyped("9-0/90".into()));
    typed(&mut hand, RetractMessage::DatedTyped("1.4.2026".into()));
    hand.press("Снять предложение");
    let dossier = hand.dossier();
    let taken: Vec<_> = dossier.state().retractions.values().collect();
    assert_eq!(taken.len(), 1);
    assert_eq!(taken[0].what.voices[0].as_str(), code);
    assert_eq!(taken[0].on_the_strength_of.as_ref().unwrap().number, "9-0/90");
    assert_eq!(dossier.state().submissions.len(), replies);
    // What it bound together may stand apart now.
    let left = hand.page().sitting().matters.len();
    assert_ne!(left, matters);
    assert!(hand.reads("предложение снято"));
    // Taken back itself, the proposal stands again; and once more it does not.
    hand.key("я", Code::KeyZ, Modifiers::COMMAND);
    assert_eq!(hand.page().sitting().matters.len(), matters);
    hand.key("Я", Code::KeyZ, Modifiers::COMMAND | Modifiers::SHIFT);
    assert_eq!(hand.page().sitting().matters.len(), left);
}

#[test]
fn of_a_proposal_several_make_one_takes_back_its_own_word_only() {
    let mut hand = Hand::agreement(Language::English);
    let sitting = hand.page().sitting();
    let found = sitting.matters.iter().find_map(|matter| {
        let at = matter.proposals.iter().position(|it| sitting.codes(&it.holders).len() > 1)?;
        Some((*matter.passages.first()?, at + 1, sitting.codes(&matter.proposals[at].holders)))
    });
    let (passage, number, codes) = found.unwrap();
    hand.send(Message::Page(page::Message::ProposalPressed(passage, number)));
    hand.named(Named::Delete, NONE);
    assert!(hand.sees("Say who takes it back."));
    typed(&mut hand, RetractMessage::WhoPressed(0));
    assert!(hand.reads(&format!("It is still proposed by {}.", codes[1..].join(", "))));
    typed(&mut hand, RetractMessage::ReasonTyped("said at the meeting".into()));
    hand.named(Named::Enter, NONE);
    let state = hand.dossier();
    let taken: Vec<_> = state.state().retractions.values().collect();
    assert_eq!(taken[0].what.voices.iter().map(|it| it.as_str()).collect::<Vec<_>>(), [codes[0].as_str()]);
    assert_eq!(taken[0].what.reason, "said at the meeting");
}

#[test]
fn nothing_is_taken_back_where_nobody_proposes_anything() {
    let mut hand = Hand::agreement(Language::English);
    hand.send(Message::Page(page::Message::WordingPressed(0)));
    hand.send(Message::Command(Command::Retract));
    assert!(hand.reads("Choose a proposal first"));
    // Escape gives the dialog up.
    alone(&mut hand);
    hand.named(Named::Delete, NONE);
    assert!(hand.sees("Take back"));
    hand.named(Named::Escape, NONE);
    assert!(!hand.sees("Take back"));
    assert!(hand.dossier().state().retractions.is_empty());
}
