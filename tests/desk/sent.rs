//! What leaves the desk and comes to it: drafts sent out, transfer files.

use std::path::PathBuf;
use std::sync::Arc;

use iced::keyboard::Modifiers;
use iced::keyboard::key::{Code, Named};
use travaux::desk::Message;
use travaux::desk::keymap::{Command, Place};
use travaux::desk::screen::board::{self, dialog};
use travaux::desk::screen::keys;
use travaux::desk::screen::reports::Choice;
use travaux::desk::sitting::Standing;
use travaux::dossier::entry::Reply;
use travaux::dossier::sample::{self, Sample};
use travaux::dossier::transfer::{Recipient, open_path};
use travaux::dossier::{Disk, Occasion};
use travaux::language::Language;
use travaux::negotiation::extent::Extent;
use travaux::negotiation::submission::{About, Kind, Letter};

use crate::board::{dossier, line, open};
use crate::hand::Hand;

const NONE: Modifiers = Modifiers::empty();

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

#[test]
fn a_dossier_that_lies_elsewhere_is_known_by_its_transfer_file() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("на общем диске/Соглашение.dossier");
    std::fs::create_dir_all(root.parent().unwrap()).unwrap();
    let time = "2026-03-12T09:00:00Z".parse().unwrap();
    let dossier = sample::write(Sample::Agreement, &root, time, Arc::new(Disk)).unwrap();
    let file = folder.path().join("файл.travaux");
    dossier.write_transfer(&file, Recipient::Own, Extent::Everything).unwrap();
    // The file in the folder that opens by a double click leads to the dossier.
    let hand = Hand::on(folder, Language::Russian, vec![root.join("dossier.ron")]);
    assert_eq!(hand.page().sitting().edition, 2);
    // Another day the transfer file is opened with nothing on the desk.
    let mut hand = Hand::on(hand.folder, Language::Russian, vec![file]);
    assert!(hand.desk.page().is_none());
    assert!(hand.sees("В файле нет ничего нового."), "it is not taken for a dossier that is not here");
}

#[test]
fn positions_that_come_are_told_in_the_words_people_wrote() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("Соглашение.dossier");
    let dossier = travaux::dossier::demo::negotiate(&root, Arc::new(Disk), None).unwrap();
    let file: PathBuf = folder.path().join("файл.travaux");
    dossier.write_transfer(&file, Recipient::Own, Extent::Everything).unwrap();
    let elsewhere = folder.path().join("elsewhere.dossier");
    std::fs::rename(&root, elsewhere).unwrap();
    let mut hand = Hand::on(folder, Language::English, vec![file]);
    assert!(hand.reads("supports: “учитывая положительный опыт"));
    assert!(!hand.reads("¶"));
}

#[test]
fn a_draft_becomes_a_dossier_and_is_ready_to_be_sent_out() {
    use travaux::desk::screen::founding::{Line, Message as Said};

    let mut hand = Hand::new(Language::English, Vec::new());
    let paths = crate::hand::files(
        hand.folder.path(),
        &[
            ("draft.md", "# Agreement on records\n\n## Article 1\n\n1. The Parties keep records.\n"),
            ("проект.md", "# Соглашение о сведениях\n\n## Статья 1\n\n1. Стороны ведут учёт сведений.\n"),
        ],
    );
    *hand.asked.files.lock().unwrap() = vec![paths[0].clone()];
    hand.press("New dossier…");
    assert_eq!(hand.desk.context().place, Place::Founding);
    assert!(hand.sees("Say who is at the table: take over a table, or type codes."));
    // A text in another language is added to the same draft.
    *hand.asked.files.lock().unwrap() = vec![paths[1].clone()];
    hand.press("Add a text in another language…");
    hand.send(Message::Founding(Said::WorkingTicked(1, true)));
    hand.send(Message::Founding(Said::Typed(Line::Others, "alt, krs, vln".into())));
    hand.send(Message::Founding(Said::Typed(Line::Title, "Agreement on records, 2026".into())));
    hand.press("Make the dossier");
    assert_eq!(hand.desk.context().place, Place::Page);
    let made = hand.dossier();
    assert_eq!(made.title("en"), "Agreement on records, 2026");
    let codes: Vec<&str> = made.state().roster.delegations().map(|entry| entry.code.as_str()).collect();
    assert_eq!(codes, ["ALT", "KRS", "VLN"]);
    let edition = &made.state().current_edition().unwrap().what;
    assert_eq!((edition.number, edition.texts.len()), (1, 2));
    assert_eq!(edition.date, "2026-04-02".parse().unwrap());
    // What was chosen is kept as it came.
    assert_eq!(edition.originals.len(), 2);
    // From here it is sent out.
    hand.press("Replies");
    hand.press("Circulate…");
    assert!(hand.sees("Circulate draft No. 1"));
    hand.named(Named::Escape, NONE);
    // The next dossier is offered the same table.
    hand.send(Message::DraftsChosen(vec![paths[0].clone()]));
    hand.send(Message::Founding(Said::TablePicked(Choice::new(0, ""))));
    assert!(hand.reads("of 4 take part"));
    hand.named(Named::Escape, NONE);
    assert_eq!(hand.desk.context().place, Place::Board);
}

#[test]
fn one_draft_opened_alone_is_offered_as_a_new_dossier() {
    let folder = tempfile::tempdir().unwrap();
    let paths =
        crate::hand::files(folder.path(), &[("Проект.md", "# Соглашение\n\nСтороны сотрудничают.\n")]);
    let mut hand = Hand::on(folder, Language::Russian, paths);
    assert_eq!(hand.desk.context().place, Place::Intake);
    hand.press("Создать дело по этому проекту…");
    assert_eq!(hand.desk.context().place, Place::Founding);
    assert!(hand.reads("Проект.md"));
}

#[test]
fn no_interest_in_the_whole_item_is_recorded_seen_and_taken_back() {
    let mut hand = open(Language::Russian);
    hand.send(Message::Board(board::Message::LinePressed(7)));
    hand.press("Незаинтересованность…");
    let typed = dialog::Message::Typed(dialog::Line::Letter, "9-0/99".into());
    hand.send(Message::Board(board::Message::Dialog(typed)));
    hand.press("Записать");
    assert!(line(&hand, "SLM").apart);
    assert!(hand.reads("незаинтересованность"));
    // It is taken back from the record, by a key.
    hand.send(Message::Command(Command::ShowRecords));
    assert!(hand.reads("Отозвать…"));
    hand.named(Named::Delete, NONE);
    assert_eq!(hand.desk.context().place, Place::Board);
    let typed = dialog::Message::Typed(dialog::Line::Letter, "9-0/100".into());
    hand.send(Message::Board(board::Message::Dialog(typed)));
    hand.press("Отозвать");
    assert!(!line(&hand, "SLM").apart);
}

#[test]
fn the_councils_words_are_chosen_in_the_settings() {
    let mut hand = open(Language::Russian);
    hand.resize(1440.0, 1800.0);
    hand.send(Message::Command(Command::Settings));
    hand.press("принято · отклонено");
    assert_eq!(hand.desk.context().place, Place::Settings, "one stays where one was");
    let words = dossier(&hand).state().verdicts();
    assert_eq!(words, travaux::negotiation::verdict::VerdictWords::Accepted);
    hand.named(Named::Escape, NONE);
    assert_eq!(hand.desk.context().place, Place::Board);
}
