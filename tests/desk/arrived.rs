//! Files that come as replies: looked at, ticked, entered.

use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;
use travaux::consolidate::view::Show;
use travaux::desk::Message;
use travaux::desk::keymap::{Command, Place};
use travaux::desk::screen::{board, reports};
use travaux::desk::sitting::Standing;
use travaux::exchange::bracketed;
use travaux::exchange::paper::{Brief, Paper, Setting};
use travaux::language::Language;
use travaux::negotiation::position::Stance;
use travaux::negotiation::submission::Kind;

use crate::board::{dossier, line, open};
use crate::hand::{Hand, files};

const NONE: Modifiers = Modifiers::empty();

#[test]
fn a_file_dropped_on_a_line_is_that_delegations_reply() {
    let mut hand = open(Language::Russian);
    let base = travaux::text::markdown::write(&hand.desk.page().unwrap().sitting().rolling.base);
    let paths = files(hand.folder.path(), &[("ответ.md", &base.replace("тридцати дней", "десяти дней"))]);
    let silent = hand.desk.board().unwrap().round().lines.iter().position(|line| line.code == "SLM").unwrap();
    hand.send(Message::Board(board::Message::Pointed(silent, true)));
    hand.send(Message::Dropped(paths[0].clone()));
    assert_eq!(hand.desk.context().place, Place::Reports);
    assert!(hand.sees("SLM"));
    hand.send(Message::Reports(reports::Message::NumberTyped("9-0/80".into())));
    hand.press("Внести в дело");
    assert_eq!(hand.desk.context().place, Place::Board);
    let line = line(&hand, "SLM");
    assert_eq!(line.standing, Standing::Full);
    assert_eq!(line.letter.as_ref().unwrap().0, "9-0/80");
    assert!(line.late);
    // The report can be opened again, and so can the file as it came.
    let record = line.replies[0].record;
    let (_, kept) = line.replies[0].files[0].clone();
    assert!(kept.unwrap().is_file());
    hand.send(Message::Board(board::Message::ReportPressed(record)));
    assert_eq!(hand.desk.context().place, Place::Reports);
    assert!(hand.sees("ответ.md"));
    hand.named(Named::Escape, NONE);
    assert_eq!(hand.desk.context().place, Place::Board);
}

/// Everything proposed to the draft, printed with its brackets, and what of it is struck out of the print.
fn struck(hand: &Hand) -> String {
    let rolling = hand.desk.page().unwrap().sitting().rolling.clone();
    let paper = Paper::rolling(&rolling, Show::All, &Brief::consolidated(Language::Russian));
    let print = bracketed::write(&paper, Setting::Brackets);
    let (before, _) = print.split_once(" — KRS]").unwrap();
    let open = before.rfind('[').unwrap();
    format!("{}{}", print[..open].trim_end(), &print[before.len() + " — KRS]".len()..])
}

fn dropped_on(hand: &mut Hand, code: &str, name: &str, words: &str) {
    let paths = files(hand.folder.path(), &[(name, words)]);
    let at = hand.desk.board().unwrap().round().lines.iter().position(|line| line.code == code).unwrap();
    hand.send(Message::Board(board::Message::Pointed(at, true)));
    hand.send(Message::Dropped(paths[0].clone()));
    assert_eq!(hand.desk.context().place, Place::Reports);
}

#[test]
fn what_was_struck_out_of_a_print_is_a_position_once_it_is_confirmed() {
    let mut hand = open(Language::Russian);
    let print = struck(&hand);
    dropped_on(&mut hand, "SLM", "сводный.md", &print);
    assert!(hand.sees("Позиции, которые видны из файла"));
    assert!(hand.reads("вычеркнута редакция KRS"));
    // Entered without a tick, nothing is recorded of it.
    hand.send(Message::Reports(reports::Message::NumberTyped("9-0/80".into())));
    hand.press("Внести в дело");
    assert!(dossier(&hand).state().positions.is_empty());
    let record = line(&hand, "SLM").replies[0].record;
    // The report on the reply in the dossier reads the print back as well, and can still be confirmed.
    hand.send(Message::Board(board::Message::ReportPressed(record)));
    assert!(hand.reads("вычеркнута редакция KRS"));
    hand.send(Message::Reports(reports::Message::ToldTicked(0, true)));
    hand.press("Внести 1 позицию");
    let stated = dossier(&hand);
    let position = &stated.state().positions.values().next().unwrap().what;
    assert_eq!((position.stance, position.voices[0].as_str()), (Stance::Opposes, "SLM"));
    hand.send(Message::Board(board::Message::ReportPressed(record)));
    assert!(!hand.sees("Внести 1 позицию"));
    hand.picture("told-entered-ru");
}

#[test]
fn a_comment_of_another_delegation_is_confirmed_with_the_reply_it_stands_in() {
    let mut hand = open(Language::English);
    let base = travaux::text::markdown::write(&hand.desk.page().unwrap().sitting().rolling.base);
    let reply = base.replacen("тридцати дней", "десяти{>>KRS: cannot accept<<} дней", 1);
    dropped_on(&mut hand, "SLM", "reply.md", &reply);
    assert!(hand.reads("KRS: opposes"));
    // What nobody marked comes first.
    let top = |hand: &mut Hand, words: &str| {
        hand.with(|ui| iced_test::selector::Bounded::bounds(&ui.find(words).unwrap()).y)
    };
    let silent = top(&mut hand, "No change in this file is tracked. It differs from the draft in 1 place");
    assert!(silent < top(&mut hand, "Positions read out of the file"));
    hand.picture("told-en");
    hand.send(Message::Reports(reports::Message::ToldTicked(0, true)));
    hand.press("Enter in the dossier");
    let stated = dossier(&hand);
    let all = stated.state().positions.values();
    let mut said: Vec<(String, Stance)> =
        all.map(|it| (it.what.voices[0].to_string(), it.what.stance)).collect();
    said.sort();
    assert_eq!(said[said.len() - 1], ("KRS".to_owned(), Stance::Opposes), "{said:?}");
    // It stands at the wording on the page.
    let position = stated.state().positions.values().find(|it| it.what.stance == Stance::Opposes).unwrap();
    let edition = stated.state().current.unwrap();
    let hearing = stated.hearing(&edition, &stated.genesis().leading).unwrap();
    let mut choices = hearing.board.items.iter().flat_map(|item| &item.options);
    assert!(choices.any(|choice| choice.positions.iter().any(|it| it.2 == position.id)));
}

#[test]
fn a_comment_in_a_reply_is_kept_as_a_remark_once_it_is_ticked() {
    let mut hand = open(Language::Russian);
    let base = travaux::text::markdown::write(&hand.desk.page().unwrap().sitting().rolling.base);
    let reply = base.replacen("тридцати дней", "десяти{>>просим пояснить порядок исчисления<<} дней", 1);
    dropped_on(&mut hand, "SLM", "ответ.md", &reply);
    assert!(hand.sees("Примечания в файле — внести как замечания"));
    // Entered without a tick, nothing is recorded of it; the report on the reply still offers it.
    hand.press("Внести в дело");
    assert!(dossier(&hand).state().remarks.is_empty());
    let record = line(&hand, "SLM").replies[0].record;
    hand.send(Message::Board(board::Message::ReportPressed(record)));
    hand.send(Message::Reports(reports::Message::NotedTicked(0, true)));
    hand.press("Внести 1 замечание");
    let kept = dossier(&hand);
    let remark = kept.state().remarks.values().next().unwrap();
    assert_eq!(
        (remark.author.as_str(), remark.what.text.as_str()),
        ("SLM", "просим пояснить порядок исчисления")
    );
    assert!(remark.what.provision.is_some(), "it stands at its provision");
    // What is kept is not offered again.
    let record = line(&hand, "SLM").replies[0].record;
    hand.send(Message::Board(board::Message::ReportPressed(record)));
    assert!(!hand.sees("Внести 1 замечание"));
    assert!(hand.reads("просим пояснить порядок исчисления"));
}

#[test]
fn a_ticked_comment_is_entered_together_with_the_reply() {
    let mut hand = open(Language::English);
    let base = travaux::text::markdown::write(&hand.desk.page().unwrap().sitting().rolling.base);
    let reply = base.replacen("тридцати дней", "десяти{>>KRS: please explain<<} дней", 1);
    dropped_on(&mut hand, "SLM", "reply.md", &reply);
    hand.send(Message::Reports(reports::Message::NumberTyped("9-0/81".into())));
    hand.send(Message::Reports(reports::Message::AllNoted(true)));
    hand.press("Enter in the dossier");
    let kept = dossier(&hand);
    let remark = kept.state().remarks.values().next().unwrap();
    assert_eq!((remark.author.as_str(), remark.what.text.as_str()), ("KRS", "please explain"));
    assert_eq!(remark.on_the_strength_of.as_ref().unwrap().number, "9-0/81");
}

#[test]
fn what_changed_parts_answer_is_seen_and_corrected_by_hand() {
    let mut hand = open(Language::Russian);
    let base = hand.desk.page().unwrap().sitting().rolling.base.clone();
    let source = travaux::text::markdown::write(&base);
    let start = source.find("### Статья 5").unwrap();
    let end = source[start..].find("### Статья 6").unwrap() + start;
    dropped_on(&mut hand, "SLM", "статья 5.md", &source[start..end].replace("тридцати", "десяти"));
    hand.send(Message::Reports(reports::Message::KindPicked(reports::Choice::new(Kind::Parts, "parts"))));
    assert!(hand.sees("На что отвечает"));
    assert!(hand.reads("Определено по словам ответа."));
    // The letter says they agree to article 1, too.
    let first = base.provisions().iter().position(|it| it.line().starts_with("Статья 1")).unwrap_or(0);
    let article = first..first + 2;
    hand.send(Message::Reports(reports::Message::AnswerTicked(article.clone(), true)));
    assert!(hand.reads("Исправлено вручную."));
    hand.send(Message::Reports(reports::Message::UnitPressed(1)));
    hand.resize(1280.0, 1800.0);
    hand.picture("scope-ru");
    hand.press("Внести в дело");
    let stated = dossier(&hand);
    let reply = &stated.state().submissions[&line(&hand, "SLM").replies[0].record].what;
    let answer = reply.texts.values().next().unwrap();
    let travaux::negotiation::submission::Scope::Provisions(ids) = &answer.scope else { panic!() };
    let edition = stated.state().current.unwrap();
    let draft = stated.text_of(&edition, &stated.genesis().leading).unwrap();
    assert!(article.clone().all(|at| ids.contains(&draft.ids[at])));
    assert!(ids.len() > 2 && ids.len() < draft.ids.len());
}

#[test]
fn a_report_says_which_earlier_replies_give_way_before_the_new_one_is_entered() {
    let mut hand = open(Language::Russian);
    let base = travaux::text::markdown::write(&hand.desk.page().unwrap().sitting().rolling.base);
    let answered = hand.desk.board().unwrap().round().lines.iter().find(|line| line.code == "KRS").unwrap();
    assert_eq!(answered.standing, Standing::Full);
    dropped_on(&mut hand, "KRS", "новый.md", &base.replace("тридцати дней", "десяти дней"));
    assert!(hand.reads("Прежний ответ уступит ему место и останется в деле"));
    assert!(hand.reads("его отправители больше не предлагают"));
    // Of those who have not answered, nothing gives way; remarks leave what was proposed as it is.
    let voice = reports::Choice::new("SLM".to_owned(), "");
    hand.send(Message::Reports(reports::Message::VoicePicked(voice)));
    assert!(!hand.reads("Прежний ответ уступит"));
    let voice = reports::Choice::new("KRS".to_owned(), "");
    hand.send(Message::Reports(reports::Message::VoicePicked(voice)));
    assert!(hand.reads("Прежний ответ уступит"));
    hand.send(Message::Reports(reports::Message::KindPicked(reports::Choice::new(Kind::Remarks, ""))));
    assert!(!hand.reads("Прежний ответ уступит"));
    hand.send(Message::Reports(reports::Message::KindPicked(reports::Choice::new(Kind::Full, ""))));
    hand.press("Внести в дело");
    // The very same file once more is recognised.
    dropped_on(&mut hand, "KRS", "ещё раз.md", &base.replace("тридцати дней", "десяти дней"));
    assert!(hand.reads("Этот же файл уже внесён"));
}

#[test]
fn characters_that_deceive_the_eye_are_looked_at_before_a_reply_is_entered() {
    let mut hand = open(Language::English);
    let base = travaux::text::markdown::write(&hand.desk.page().unwrap().sitting().rolling.base);
    let before = dossier(&hand).state().submissions.len();
    dropped_on(&mut hand, "SLM", "reply.md", &base.replace("тридцати дней", "девяно\u{200B}ста дней"));
    assert!(hand.reads("U+200B"));
    assert!(hand.reads("the characters that deceive the eye have not been looked at"));
    hand.press("Enter in the dossier");
    assert_eq!(hand.desk.context().place, Place::Reports);
    assert_eq!(dossier(&hand).state().submissions.len(), before);
    hand.send(Message::Reports(reports::Message::LookedTicked(true)));
    assert!(!hand.reads("have not been looked at"));
    hand.press("Enter in the dossier");
    assert_eq!(hand.desk.context().place, Place::Board);
    assert_eq!(dossier(&hand).state().submissions.len(), before + 1);
    // On the page the character is named where it stands, and never drawn.
    hand.send(Message::Command(Command::ShowText));
    let drawn = |text: &str| {
        let sheet = hand.desk.page().unwrap().sheet();
        let cells = sheet.rows.iter().flat_map(|row| &row.cells);
        cells.flatten().any(|piece| piece.text.contains(text))
    };
    assert!(drawn("[U+200B]"));
    assert!(!drawn("\u{200B}"));
}
