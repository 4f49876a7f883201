//! Replies filled in by hand: points, letters, remarks, a joint reply.

use std::sync::Arc;

use iced::keyboard::Modifiers;
use iced::keyboard::key::{Code, Named};
use iced::widget::text_editor::{Action as Typing, Edit};
use travaux::desk::Message;
use travaux::desk::keymap::Place;
use travaux::desk::points::Does;
use travaux::desk::round::Fate;
use travaux::desk::screen::board::{self, dialog};
use travaux::desk::screen::entry;
use travaux::desk::sitting::Standing;
use travaux::language::Language;
use travaux::negotiation::submission::Kind;

use crate::board::{dossier, line, open};
use crate::hand::{Hand, files};

fn typed(hand: &mut Hand, text: &str) {
    let paste = Typing::Edit(Edit::Paste(Arc::new(text.to_owned())));
    hand.send(Message::Entry(entry::Message::PointsEdited(paste)));
}

#[test]
fn typed_points_show_at_once_what_they_do_and_are_entered() {
    let mut hand = open(Language::Russian);
    hand.send(Message::Board(board::Message::LinePressed(8)));
    let code = hand.desk.board().unwrap().chosen().unwrap().code.clone();
    hand.key("Т", Code::KeyN, Modifiers::COMMAND | Modifiers::SHIFT);
    assert_eq!(hand.desk.context().place, Place::Entry);
    assert_eq!(hand.desk.entry().unwrap().form().key(), code);
    typed(
        &mut hand,
        "В пункте 1 статьи 5 слово «тридцати» заменить словом «двадцати».\nВ пункте 9 статьи 5 слово «срок» исключить.\nСроки надо обдумать.",
    );
    let effects = hand.desk.entry().unwrap().effects();
    assert!(matches!(effects[0].does, Does::Changes { .. }), "{effects:?}");
    assert!(matches!(effects[1].does, Does::Left { .. }), "{effects:?}");
    assert!(matches!(effects[2].does, Does::Unread), "{effects:?}");
    assert!(hand.reads("двадцати"));
    assert!(hand.reads("такого места в проекте нет"));
    // Undo takes the words back and the effects with them; redo brings both.
    hand.key("я", Code::KeyZ, Modifiers::COMMAND);
    assert!(hand.desk.entry().unwrap().effects().is_empty());
    hand.key("Я", Code::KeyZ, Modifiers::COMMAND | Modifiers::SHIFT);
    assert_eq!(hand.desk.entry().unwrap().effects().len(), 3);
    hand.send(Message::Entry(entry::Message::Typed(entry::Line::Number, "9-0/77".into())));
    hand.named(Named::Enter, Modifiers::COMMAND);
    assert_eq!(hand.desk.context().place, Place::Board);
    let line = line(&hand, &code);
    assert_eq!(line.letter.as_ref().unwrap().0, "9-0/77");
    assert_eq!(line.replies[0].kind, Kind::Points);
    assert_eq!(line.replies[0].words, ["Сроки надо обдумать."]);
    // The earlier reply stays readable.
    assert!(line.replies.iter().skip(1).all(|reply| reply.fate != Fate::Stands), "{:?}", line.replies);
    let stated = dossier(&hand);
    let found = &stated.state().submissions[&line.replies[0].record];
    assert_eq!(found.on_the_strength_of.as_ref().unwrap().number, "9-0/77");
}

#[test]
fn what_was_half_typed_is_back_after_a_crash() {
    let mut hand = open(Language::English);
    let silent = hand.desk.board().unwrap().round().lines.iter().position(|line| line.code == "SLM").unwrap();
    hand.send(Message::Board(board::Message::EnterPressed(silent)));
    typed(&mut hand, "Delete article 3.");
    let root = hand.desk.page().unwrap().sitting().origin.clone();
    let travaux::desk::sitting::Origin::Dossier(root) = root else { panic!() };
    let mut hand = Hand::on(hand.folder, Language::English, vec![root]);
    assert!(hand.reads("entry not finished"));
    hand.send(Message::Board(board::Message::EnterPressed(silent)));
    assert_eq!(hand.desk.entry().unwrap().form().typed, "Delete article 3.");
    hand.press("Throw away what was typed");
    assert_eq!(hand.desk.context().place, Place::Board);
    assert!(!hand.reads("entry not finished"));
}

#[test]
fn a_letter_of_no_comments_is_kept_and_can_be_withdrawn() {
    let mut hand = open(Language::Russian);
    let silent = hand.desk.board().unwrap().round().lines.iter().position(|line| line.code == "SLM").unwrap();
    hand.send(Message::Board(board::Message::EnterPressed(silent)));
    hand.send(Message::Entry(entry::Message::KindPicked(Kind::NoComments)));
    let scan = hand.folder.path().join("письмо.pdf");
    std::fs::write(&scan, b"%PDF-1.4 scanned").unwrap();
    *hand.asked.files.lock().unwrap() = vec![scan];
    hand.press("Приложить письмо…");
    assert!(hand.sees("письмо.pdf"));
    hand.send(Message::Entry(entry::Message::Typed(entry::Line::Number, "9-0/81".into())));
    hand.press("Внести ответ");
    assert_eq!(line(&hand, "SLM").standing, Standing::NoComments);
    let record = line(&hand, "SLM").replies[0].record;
    let original = dossier(&hand).state().submissions[&record].what.originals[0].clone();
    assert_eq!(dossier(&hand).original(&original.hash).unwrap(), b"%PDF-1.4 scanned");
    hand.send(Message::Board(board::Message::WithdrawPressed(record)));
    assert!(hand.sees("Укажите письмо или причину."));
    let reason = dialog::Message::Typed(dialog::Line::Letter, "9-0/82".into());
    hand.send(Message::Board(board::Message::Dialog(reason)));
    hand.press("Отозвать");
    let line = line(&hand, "SLM");
    assert_eq!(line.standing, Standing::Silent);
    assert_eq!(line.replies[0].fate, Fate::Withdrawn);
}

#[test]
fn a_scan_dropped_on_a_line_is_kept_with_that_delegations_reply() {
    let mut hand = open(Language::English);
    let silent = hand.desk.board().unwrap().round().lines.iter().position(|line| line.code == "SLM").unwrap();
    let scan = hand.folder.path().join("letter.PDF");
    std::fs::write(&scan, b"%PDF").unwrap();
    hand.send(Message::Board(board::Message::Pointed(silent, true)));
    hand.send(Message::Dropped(scan.clone()));
    assert_eq!(hand.desk.context().place, Place::Entry);
    let form = hand.desk.entry().unwrap().form();
    assert_eq!((form.key(), form.letters.as_slice()), ("SLM", &[scan][..]));
    // Files dropped while one fills in are taken along, whatever they are.
    hand.send(Message::Entry(entry::Message::KindPicked(Kind::Full)));
    let text = files(hand.folder.path(), &[("reply.md", "# A")]).remove(0);
    hand.send(Message::Dropped(text.clone()));
    assert_eq!(hand.desk.entry().unwrap().form().file, Some(text));
}

#[test]
fn a_joint_reply_and_remarks_are_entered() {
    let mut hand = open(Language::Russian);
    let at = |hand: &Hand, code: &str| {
        hand.desk.board().unwrap().round().lines.iter().position(|line| line.code == code).unwrap()
    };
    let (silent, other) = (at(&hand, "SLM"), at(&hand, "DRV"));
    hand.send(Message::Board(board::Message::EnterPressed(silent)));
    hand.send(Message::Entry(entry::Message::VoicePressed(other)));
    assert!(hand.reads("Совместный ответ"));
    hand.send(Message::Entry(entry::Message::KindPicked(Kind::Remarks)));
    hand.press("+ Добавить место");
    hand.send(Message::Entry(entry::Message::PlaceTyped(0, true, "статья 99".into())));
    assert!(hand.reads("такого места в проекте нет"));
    hand.send(Message::Entry(entry::Message::PlaceTyped(0, true, "статья 5".into())));
    assert!(!hand.reads("такого места в проекте нет"));
    hand.send(Message::Entry(entry::Message::PlaceTyped(0, false, "Сроки малы.".into())));
    hand.press("Внести ответ");
    let line = line(&hand, "SLM");
    assert_eq!(line.standing, Standing::Remarks);
    assert_eq!(line.replies[0].voices.len(), 2);
    let stated = dossier(&hand);
    let found = &stated.state().submissions[&line.replies[0].record].what;
    assert!(found.reasons[0].provision.is_some());
}
