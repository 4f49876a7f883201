//! The reply board, and replies entered from it.

use std::path::PathBuf;
use std::sync::Arc;

use iced::keyboard::Modifiers;
use iced::keyboard::key::{Code, Named};
use iced::widget::text_editor::{Action as Typing, Edit};
use travaux::consolidate::view::Show;
use travaux::desk::Message;
use travaux::desk::keymap::{Command, Place};
use travaux::desk::points::Does;
use travaux::desk::round::{Fate, Line};
use travaux::desk::screen::board::{self, dialog};
use travaux::desk::screen::reports::Choice;
use travaux::desk::screen::{entry, keys, reports};
use travaux::desk::sitting::Standing;
use travaux::dossier::entry::Reply;
use travaux::dossier::round::Sending;
use travaux::dossier::sample::{self, Sample};
use travaux::dossier::transfer::{Recipient, open_path};
use travaux::dossier::{Disk, Dossier, Occasion};
use travaux::exchange::bracketed;
use travaux::exchange::paper::{Brief, Paper, Setting};
use travaux::language::Language;
use travaux::negotiation::extent::Extent;
use travaux::negotiation::position::Stance;
use travaux::negotiation::statement::Addressee;
use travaux::negotiation::submission::{About, Action, Kind, Letter, Point};

use crate::hand::{Hand, files};

const NONE: Modifiers = Modifiers::empty();

/// The sample agreement, sent out on 12 March with replies asked for by 26 March; two who are silent were reminded.
pub fn circulated(folder: &std::path::Path) -> PathBuf {
    let root = folder.join("Соглашение.dossier");
    let at = |day: &str| format!("2026-{day}T09:00:00Z").parse().unwrap();
    let mut dossier = sample::write(Sample::Agreement, &root, at("03-12"), Arc::new(Disk)).unwrap();
    let edition = dossier.state().current.unwrap();
    let office = dossier.genesis().office.clone();
    let mut send = |day: &str, number: &str, to: &[&str], reminder: bool| {
        let sending = Sending {
            edition,
            to: dossier
                .state()
                .roster
                .delegations()
                .filter(|entry| to.is_empty() || to.contains(&entry.code.as_str()))
                .map(|entry| Addressee { code: entry.code.clone(), number: String::new() })
                .collect(),
            date: format!("2026-{day}").parse().unwrap(),
            deadline: Some("2026-03-26".parse().unwrap()),
            letter: Some(Letter { number: number.into(), ..Letter::default() }),
            reminder,
            files: Vec::new(),
        };
        dossier.circulate(sending, &Occasion::new(office.clone(), at(day))).unwrap();
    };
    send("03-12", "4-17/201", &[], false);
    send("03-24", "4-17/230", &["SLM"], true);
    // One that came too late, in place of nothing.
    let mut late = Reply::new(Kind::Points, vec!["BKB".parse().unwrap()], About::Edition(edition));
    late.date = Some("2026-03-30".parse().unwrap());
    late.points.push(Point {
        at: "пункт 1 статьи 5".into(),
        action: Action::Replace,
        find: "тридцати".into(),
        text: "сорока".into(),
        reason: String::new(),
    });
    dossier.submit(late, &Occasion::new(office, at("03-30"))).unwrap();
    root
}

fn open(language: Language) -> Hand {
    let folder = tempfile::tempdir().unwrap();
    let root = circulated(folder.path());
    Hand::on(folder, language, vec![root])
}

fn line<'a>(hand: &'a Hand, code: &str) -> &'a Line {
    hand.desk.board().unwrap().round().lines.iter().find(|line| line.code == code).unwrap()
}

fn dossier(hand: &Hand) -> Dossier {
    Dossier::open(hand.desk.board().unwrap().folder(), Arc::new(Disk)).unwrap()
}

fn typed(hand: &mut Hand, text: &str) {
    let paste = Typing::Edit(Edit::Paste(Arc::new(text.to_owned())));
    hand.send(Message::Entry(entry::Message::PointsEdited(paste)));
}

#[test]
fn a_dossier_that_was_sent_out_opens_on_the_board() {
    let mut hand = open(Language::Russian);
    assert_eq!(hand.desk.context().place, Place::Board);
    assert!(hand.sees("Ответили 9 из 10"));
    assert!(hand.sees("Сельмия"));
    assert!(hand.sees("нет ответа"));
    assert!(hand.sees("просрочен на 7 дней"));
    assert!(hand.sees("№ 4-17/201"));
    let silent = line(&hand, "SLM");
    assert_eq!(silent.standing, Standing::Silent);
    assert_eq!((silent.proposals, silent.replies.len()), (0, 0));
    assert!(silent.reminded.is_some());
    let late = line(&hand, "BKB");
    assert!(late.late && late.proposals == 1, "{late:?}");
    assert!(late.wanting.iter().any(|phrase| phrase.key() == "board-want-letter"));
    // The page is one key away, on a Russian layout as well, and back again.
    hand.key("1", Code::Digit1, Modifiers::COMMAND);
    assert_eq!(hand.desk.context().place, Place::Page);
    hand.key("и", Code::KeyB, Modifiers::COMMAND);
    assert_eq!(hand.desk.context().place, Place::Board);
    hand.press("Таблица");
    assert_eq!(hand.desk.context().place, Place::Table);
}

#[test]
fn a_dossier_nobody_was_sent_opens_on_the_page() {
    let mut hand = Hand::new(Language::English, Vec::new());
    let pressed =
        travaux::desk::screen::welcome::Message::SamplePressed(travaux::desk::work::Sample::Agreement);
    hand.send(Message::Welcome(pressed));
    assert_eq!(hand.desk.context().place, Place::Page);
    hand.press("Replies");
    assert_eq!(hand.desk.context().place, Place::Board);
    assert!(hand.sees("Nothing is recorded yet of the draft being circulated."));
}

#[test]
fn the_board_is_walked_by_keys_and_leads_to_the_passages() {
    let mut hand = open(Language::English);
    hand.key("о", Code::KeyJ, NONE);
    hand.named(Named::ArrowDown, NONE);
    let second = hand.desk.board().unwrap().chosen().unwrap().clone();
    assert_eq!(second.code, hand.desk.board().unwrap().round().lines[1].code);
    hand.named(Named::Enter, NONE);
    assert!(hand.reads("Go to the differences"));
    assert!(hand.sees("stands"));
    hand.key("p", Code::KeyP, NONE);
    assert_eq!(hand.desk.context().place, Place::Page);
    let page = hand.desk.page().unwrap();
    let voice = page.sitting().voice_of(&second.code).unwrap();
    let chosen = page.chosen().unwrap();
    let matter = page.sitting().matters.iter().find(|matter| matter.passages.contains(&chosen)).unwrap();
    assert!(matter.proposals.iter().any(|it| it.holders.contains(voice)));
}

#[test]
fn who_is_late_and_who_is_awaited_can_be_shown_alone() {
    let mut hand = open(Language::English);
    hand.press("Late · 2");
    assert!(hand.sees("SLM") && hand.sees("BKB") && !hand.sees("KRS"));
    hand.press("All · 10");
    assert!(hand.sees("KRS"));
}

#[test]
fn sending_out_is_recorded_with_a_file_for_every_addressee() {
    let mut hand = Hand::new(Language::Russian, Vec::new());
    let pressed =
        travaux::desk::screen::welcome::Message::SamplePressed(travaux::desk::work::Sample::Agreement);
    hand.send(Message::Welcome(pressed));
    hand.key("С", Code::KeyC, Modifiers::COMMAND | Modifiers::SHIFT);
    assert!(hand.sees("Разослать проект № 2"));
    let say = |line, words: &str| {
        Message::Board(board::Message::Dialog(dialog::Message::Typed(line, words.into())))
    };
    hand.send(say(dialog::Line::Letter, "4-17/201"));
    hand.send(say(dialog::Line::Until, "31.02.2026"));
    assert!(hand.reads("«31.02.2026» — не дата."));
    hand.send(say(dialog::Line::Until, "26.04.2026"));
    let out = hand.folder.path().join("out");
    std::fs::create_dir_all(&out).unwrap();
    *hand.asked.folder.lock().unwrap() = Some(out.clone());
    hand.press("Записать рассылку");
    assert_eq!(hand.desk.context().place, Place::Board);
    assert!(hand.desk.board().unwrap().dialog().is_none());
    let names: Vec<String> = std::fs::read_dir(&out)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    let ending = |ending: &str| names.iter().filter(|name| name.ends_with(ending)).count();
    assert_eq!(ending(".travaux"), 10, "{names:?}");
    // A letter for each addressee, and the draft in both its languages.
    assert_eq!(ending(".docx"), 12, "{names:?}");
    let letter = travaux::exchange::open::open(&out.join("ALT.docx")).unwrap();
    assert!(travaux::text::plain::write(&letter.text, true).contains("4-17/201"));
    let first = line(&hand, "ALT");
    assert_eq!(first.sent.as_ref().unwrap().1.as_deref(), Some("4-17/201"));
    assert_eq!(first.deadline, Some("2026-04-26".parse().unwrap()));
    assert!(hand.reads("остал"));
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

#[test]
fn a_meeting_and_a_remark_are_recorded() {
    let mut hand = open(Language::Russian);
    hand.press("Заседание…");
    let say = |line, words: &str| {
        Message::Board(board::Message::Dialog(dialog::Message::Typed(line, words.into())))
    };
    hand.send(say(dialog::Line::Place, "Веланд"));
    hand.send(say(dialog::Line::Date, "07.04.2026"));
    hand.send(say(dialog::Line::Until, "08.04.2026"));
    hand.send(Message::Board(board::Message::Dialog(dialog::Message::Ticked(8, false))));
    hand.press("Записать");
    assert!(hand.reads("Веланд, 07.04.2026 – 08.04.2026"));
    assert_eq!(dossier(&hand).state().meetings.len(), 1);
    hand.press("Замечание…");
    hand.send(say(dialog::Line::Place, "статья 5"));
    hand.send(say(dialog::Line::Words, "Проверить сроки."));
    hand.press("Записать");
    let stated = dossier(&hand);
    let remark = stated.state().remarks.values().next().unwrap();
    assert!(remark.what.provision.is_some());
    assert_eq!(remark.audience, travaux::negotiation::Audience::OwnOffice);
    // A place the draft does not have is a sentence, and nothing is recorded.
    hand.press("Замечание…");
    hand.send(say(dialog::Line::Place, "статья 99"));
    hand.send(say(dialog::Line::Words, "Лишнее."));
    hand.press("Записать");
    assert!(hand.reads("такого места в проекте нет"));
    assert_eq!(dossier(&hand).state().remarks.len(), 1);
}

#[test]
fn a_transfer_file_is_saved_for_whom_it_is() {
    let mut hand = open(Language::English);
    let place = hand.folder.path().join("for all.travaux");
    *hand.asked.place.lock().unwrap() = Some(place.clone());
    hand.send(Message::Command(Command::SaveTransfer));
    assert!(hand.sees("Everything meant for all. Internal records stay out of the file."));
    hand.press("Save…");
    assert!(place.is_file());
    assert!(hand.reads("for all.travaux"));
}

#[test]
fn enter_confirms_a_dialog_of_the_board() {
    let mut hand = open(Language::Russian);
    let place = hand.folder.path().join("файл.travaux");
    *hand.asked.place.lock().unwrap() = Some(place.clone());
    hand.send(Message::Command(Command::SaveTransfer));
    assert!(hand.desk.board().unwrap().dialog().is_some());
    hand.named(Named::Enter, NONE);
    assert!(place.is_file());
    assert!(hand.desk.board().unwrap().dialog().is_none());
}

#[test]
fn a_transfer_file_says_what_it_brings_before_it_is_taken_in() {
    let mut hand = open(Language::Russian);
    let root = hand.desk.board().unwrap().folder().clone();
    // Elsewhere, on a copy of the dossier, a delegation answers.
    let copy = hand.folder.path().join("copy.dossier");
    let whole = hand.folder.path().join("whole.travaux");
    dossier(&hand).write_transfer(&whole, Recipient::Own, Extent::Everything).unwrap();
    let library = hand.folder.path().join("elsewhere");
    std::fs::create_dir_all(&library).unwrap();
    let mut other = open_path(&whole, &library, Arc::new(Disk)).unwrap().dossier;
    assert_ne!(other.root(), copy);
    let edition = other.state().current.unwrap();
    let mut reply = Reply::new(Kind::NoComments, vec!["SLM".parse().unwrap()], About::Edition(edition));
    reply.letter = Some(Letter { number: "9-0/90".into(), ..Letter::default() });
    let occasion = Occasion::new("SLM".parse().unwrap(), "2026-04-01T09:00:00Z".parse().unwrap());
    other.submit(reply, &occasion).unwrap();
    let brought = hand.folder.path().join("SLM.travaux");
    other.write_transfer(&brought, Recipient::Everyone, Extent::Everything).unwrap();
    let before = dossier(&hand).records().len();
    hand.send(Message::Dropped(brought.clone()));
    assert!(hand.reads("SLM: письмо «замечаний не имеется»"));
    assert_eq!(dossier(&hand).records().len(), before);
    hand.press("Не принимать");
    assert_eq!(dossier(&hand).records().len(), before);
    *hand.asked.files.lock().unwrap() = vec![brought.clone()];
    hand.press("Принять файл…");
    hand.press("Принять");
    assert_eq!(hand.desk.context().place, Place::Board);
    assert_eq!(line(&hand, "SLM").standing, Standing::NoComments);
    // A second time it brings nothing.
    hand.send(Message::Dropped(brought));
    assert!(hand.sees("В файле нет ничего нового."));
    hand.named(Named::Escape, NONE);
    // On a desk with nothing on it, it is a dossier of its own.
    let mut fresh = Hand::new(Language::English, vec![whole]);
    assert!(fresh.reads("is a dossier that is not here yet"));
    let keeps = dossier(&hand).genesis().office.clone();
    let picked = Choice::new(keeps.clone(), keeps.to_string());
    fresh.send(Message::Keys(keys::Message::OfficePicked(picked)));
    fresh.press("Take in");
    assert_eq!(fresh.desk.context().place, Place::Board);
    assert!(root.is_dir());
}

#[test]
fn what_is_the_matter_with_a_dossier_is_told_in_sentences() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("demo.dossier");
    travaux::dossier::demo::negotiate(&root, Arc::new(Disk), None).unwrap();
    let mut hand = Hand::on(folder, Language::Russian, vec![root]);
    hand.send(Message::Command(Command::ShowBoard));
    assert!(hand.reads("Запись участника TAV (отзыв записи"));
    assert!(hand.reads("нет такого права"));
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
fn files_that_could_not_be_written_are_named_and_written_again() {
    let mut hand = open(Language::Russian);
    let out = hand.folder.path().join("рассылка");
    std::fs::create_dir_all(&out).unwrap();
    *hand.asked.folder.lock().unwrap() = Some(out.clone());
    hand.send(Message::Command(Command::Circulate));
    // A folder lies where the file for one of them is to go.
    let stated = dossier(&hand);
    let title = stated.title(stated.genesis().leading.as_str());
    let code = "KRS".parse().unwrap();
    let blocked = out.join(format!("{title} — {}", travaux::dossier::papers::mailing::transfer_name(&code)));
    std::fs::create_dir_all(blocked.join("занято")).unwrap();
    let before = stated.state().circulations.len();
    let sent = |line, words: &str| {
        Message::Board(board::Message::Dialog(dialog::Message::Typed(line, words.into())))
    };
    hand.send(sent(dialog::Line::Letter, "4-17/260"));
    hand.send(Message::Board(board::Message::Dialog(dialog::Message::Done)));
    // The sending stands; what is missing is said and offered.
    assert_eq!(dossier(&hand).state().circulations.len(), before + 1);
    assert!(hand.reads("Не удалось записать файлы обмена для KRS"));
    let written = |out: &std::path::Path| {
        let all = std::fs::read_dir(out).unwrap().filter_map(Result::ok);
        all.filter(|it| it.path().is_file() && it.path().extension().is_some_and(|it| it == "travaux"))
            .count()
    };
    assert_eq!(written(&out), 9);
    std::fs::remove_dir_all(&blocked).unwrap();
    hand.press("Повторить");
    assert_eq!(written(&out), 10);
    assert_eq!(dossier(&hand).state().circulations.len(), before + 1);
}
