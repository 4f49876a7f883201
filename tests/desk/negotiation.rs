//! Negotiating in the window: outcomes and positions as records, several passages at once, history, the next draft.

use std::sync::Arc;

use iced::keyboard::Modifiers;
use iced::keyboard::key::{Code, Named};
use travaux::desk::Message;
use travaux::desk::screen::page::decide::Firmness;
use travaux::desk::screen::page::form::FormMessage;
use travaux::desk::screen::page::{self, Show, Tab};
use travaux::desk::screen::welcome;
use travaux::desk::sheet::Tone;
use travaux::desk::widget::Touch;
use travaux::desk::work::Sample;
use travaux::dossier::{Disk, Dossier};
use travaux::language::Language;
use travaux::negotiation::board::Stand;
use travaux::negotiation::outcome::{Decision, Status};
use travaux::negotiation::position::Stance;

use crate::hand::Hand;

const NONE: Modifiers = Modifiers::empty();

fn agreement(language: Language) -> Hand {
    let mut hand = Hand::new(language, Vec::new());
    hand.send(Message::Welcome(welcome::Message::SamplePressed(Sample::Agreement)));
    hand
}

/// A dossier in which two drafts were negotiated to the end.
fn negotiated(language: Language) -> Hand {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("Соглашение.dossier");
    travaux::dossier::demo::negotiate(&root, Arc::new(Disk), None).unwrap();
    let hand = Hand::new(language, vec![root]);
    // The folder lives as long as the test.
    std::mem::forget(folder);
    hand
}

fn page(hand: &Hand) -> &page::Page {
    hand.desk.page().unwrap()
}

/// The dossier as it lies on the disk.
fn dossier(hand: &Hand) -> Dossier {
    let root = page(hand).sitting().proceedings.as_ref().unwrap().folder().to_path_buf();
    Dossier::open(&root, Arc::new(Disk)).unwrap()
}

/// How the chosen passage stands.
fn stand(hand: &Hand) -> Stand {
    let proceedings = page(hand).sitting().proceedings.as_ref().unwrap();
    proceedings.item(page(hand).chosen().unwrap()).unwrap().stand.clone()
}

#[test]
fn a_decision_is_a_record_and_taking_it_back_is_another() {
    let mut hand = agreement(Language::Russian);
    let before = dossier(&hand).state().outcomes.len();
    hand.key("ц", Code::KeyW, NONE);
    hand.send(Message::Page(page::Message::ReasonTyped("согласовано экспертами".into())));
    hand.send(Message::Page(page::Message::FirmnessPicked(Firmness::InGroup)));
    hand.key("1", Code::Digit1, NONE);
    assert_eq!(stand(&hand), Stand::Agreed(Status::AgreedInGroup));
    assert!(hand.reads("согласовано в рабочей группе"));
    assert!(hand.sees("согласовано экспертами"));
    let kept = dossier(&hand);
    assert_eq!(kept.state().outcomes.len(), before + 1);
    let outcome = kept.state().outcomes.values().next().unwrap();
    assert_eq!(outcome.what.decision, Decision::Take);
    assert_eq!(outcome.what.reason, "согласовано экспертами");
    hand.key("z", Code::KeyZ, Modifiers::COMMAND);
    assert!(hand.sees("Отменено новой записью. Прежняя запись остаётся в истории."));
    assert!(matches!(stand(&hand), Stand::Pending(_)));
    assert_eq!(dossier(&hand).state().outcomes.len(), before + 2);
    // The history shows both.
    hand.key("р", Code::KeyH, NONE);
    assert_eq!(page(&hand).tab(), Tab::History);
    assert!(hand.reads("редакция принята — согласовано в рабочей группе"));
    assert!(hand.reads("позднее заменено"));
    assert!(hand.reads("обсуждение возобновлено"));
}

#[test]
fn a_decision_is_seen_before_it_is_written() {
    let mut hand = agreement(Language::English);
    let open = page(&hand).open_count();
    let chosen = page(&hand).chosen().unwrap();
    let command = travaux::desk::keymap::Command::Take(1);
    let task = hand.desk.update(Message::Command(command));
    assert!(page(&hand).settled().is_settled(chosen));
    assert_eq!(page(&hand).open_count(), open - 1);
    assert!(hand.sees("Recording…"));
    hand.run(task);
    assert_eq!(page(&hand).open_count(), open - 1);
    assert_eq!(stand(&hand), Stand::Agreed(Status::Agreed));
}

#[test]
fn what_cannot_be_written_is_said_and_stays_open() {
    let mut hand = agreement(Language::English);
    let open = page(&hand).open_count();
    let root = page(&hand).sitting().proceedings.as_ref().unwrap().folder().to_path_buf();
    // The folder of records is gone and cannot be made again: a file lies in its place.
    std::fs::rename(root.join("records"), root.join("away")).unwrap();
    std::fs::write(root.join("records"), b"").unwrap();
    hand.key("1", Code::Digit1, NONE);
    assert!(hand.reads("Not everything was recorded."));
    assert_eq!(page(&hand).open_count(), open);
}

#[test]
fn one_comes_back_to_what_was_agreed_before_it_was_opened_again() {
    use iced::widget::text_editor::{Action, Edit};

    let mut hand = agreement(Language::Russian);
    for _ in 0..4 {
        hand.key("о", Code::KeyJ, NONE);
    }
    hand.key("ф", Code::KeyA, NONE);
    assert!(hand.sees("Иного здесь ранее не согласовано."));
    hand.key("с", Code::KeyC, NONE);
    hand.send(Message::Page(page::Message::Edited(Action::SelectAll)));
    let words = Arc::new("иным согласованным способом".to_owned());
    hand.send(Message::Page(page::Message::Edited(Action::Edit(Edit::Paste(words)))));
    hand.named(Named::Enter, Modifiers::COMMAND);
    assert_eq!(stand(&hand), Stand::Agreed(Status::Agreed));
    assert!(!hand.sees("Вернуться к согласованному"));
    hand.key("к", Code::KeyR, NONE);
    assert!(matches!(stand(&hand), Stand::Pending(_)));
    assert!(hand.sees("Было согласовано; сейчас этого никто не предлагает"));
    assert!(hand.reads("иным согласованным способом"));
    hand.press("Вернуться к согласованному");
    assert_eq!(stand(&hand), Stand::Agreed(Status::Agreed));
    let last = dossier(&hand).state().outcomes.values().max_by_key(|it| it.counter).unwrap().what.clone();
    assert_eq!(last.decision, Decision::Compromise);
    // Taken back and done by its key as well.
    hand.key("z", Code::KeyZ, Modifiers::COMMAND);
    assert!(stand(&hand).is_open());
    hand.key("a", Code::KeyA, NONE);
    assert_eq!(stand(&hand), Stand::Agreed(Status::Agreed));
}

#[test]
fn places_are_named_in_the_cases_of_the_language() {
    let mut hand = agreement(Language::Russian);
    assert!(hand.sees("После абзаца четвёртого преамбулы"), "what is put in is cited by what it follows");
    assert!(!hand.reads("После:"));
    hand.key("2", Code::Digit2, Modifiers::COMMAND);
    assert!(!hand.reads("перенести перед:"));
}

#[test]
fn agreed_ad_referendum_names_who_has_to_ask_at_home() {
    let mut hand = agreement(Language::English);
    hand.key("s", Code::KeyS, NONE);
    hand.key("s", Code::KeyS, NONE);
    hand.key("1", Code::Digit1, NONE);
    assert!(hand.sees("Choose the delegations that have still to ask at home."));
    assert_eq!(stand(&hand), Stand::Open);
    let code: travaux::negotiation::Code = "KRS".parse().unwrap();
    hand.send(Message::Page(page::Message::ReferendumToggled(code.clone())));
    hand.key("1", Code::Digit1, NONE);
    assert_eq!(stand(&hand), Stand::Agreed(Status::AdReferendum(vec![code])));
    assert!(hand.reads("agreed ad referendum: KRS"));
}

#[test]
fn a_position_is_entered_on_behalf_of_a_delegation_by_the_keys() {
    let mut hand = agreement(Language::Russian);
    hand.key("з", Code::KeyP, NONE);
    assert!(hand.desk.context().form);
    hand.named(Named::ArrowDown, NONE);
    hand.key("4", Code::Digit4, NONE);
    hand.named(Named::Enter, NONE);
    assert!(!hand.desk.context().covered);
    let kept = dossier(&hand);
    let position = kept.state().positions.values().next().unwrap();
    assert_eq!(position.what.stance, Stance::Opposes);
    let second = kept.state().roster.delegations().nth(1).unwrap().code.clone();
    assert_eq!(position.what.voices, std::slice::from_ref(&second));
    assert_eq!(position.entered_by.as_ref(), Some(&kept.genesis().office));
    assert!(hand.sees(&format!("возражает: {second}")));
    // A later word of the same delegation takes its place.
    hand.key("p", Code::KeyP, NONE);
    hand.named(Named::ArrowRight, NONE);
    hand.key("3", Code::Digit3, NONE);
    hand.send(Message::Page(page::Message::Form(FormMessage::ReasonTyped("если исчезнет пункт 2".into()))));
    hand.send(Message::Page(page::Message::Form(FormMessage::HangsTyped("3".into()))));
    hand.press("Внести");
    assert!(hand.sees(&format!("может согласиться при условии: {second} («если исчезнет пункт 2»)")));
    assert!(!hand.reads("возражает"));
    // It hangs on No. 3, and one can go there.
    assert!(hand.reads("Зависит от № 3"));
    hand.press(&format!("Зависит от № 3 — {second}: «если исчезнет пункт 2»"));
    assert!(hand.reads("От этого зависит № "));
}

#[test]
fn the_window_counts_what_the_commands_count() {
    let hand = agreement(Language::English);
    let kept = dossier(&hand);
    let edition = kept.state().current.unwrap();
    let hearing = kept.hearing(&edition, &kept.genesis().leading).unwrap();
    assert_eq!(page(&hand).open_count(), hearing.board.open().count());
    let outline: usize = hand.desk.page().unwrap().open_in_contents();
    assert_eq!(outline, hearing.board.open().count());
}

#[test]
fn several_passages_are_decided_together() {
    let mut hand = agreement(Language::English);
    let open = page(&hand).open_count();
    hand.key("x", Code::KeyX, NONE);
    hand.key("j", Code::KeyJ, NONE);
    hand.key("ч", Code::KeyX, NONE);
    assert_eq!(page(&hand).marked(), 2);
    assert!(hand.sees("2 differences together"));
    hand.key("0", Code::Digit0, NONE);
    assert_eq!(page(&hand).marked(), 0);
    assert!(page(&hand).open_count() <= open - 2);
    let outcomes = dossier(&hand).state().outcomes.len();
    assert!(dossier(&hand).state().outcomes.values().all(|it| it.what.decision == Decision::Keep));
    assert!(outcomes >= 2);
    // Everything open under a heading, put off at once.
    hand.key("X", Code::KeyX, Modifiers::SHIFT);
    let marked = page(&hand).marked();
    if marked > 0 {
        hand.key("d", Code::KeyD, NONE);
        assert!(dossier(&hand).state().outcomes.values().any(|it| it.what.decision == Decision::PutOff));
    }
    // What was decided in one step is taken back in one.
    hand.key("z", Code::KeyZ, Modifiers::COMMAND);
    if marked > 0 {
        hand.key("z", Code::KeyZ, Modifiers::COMMAND);
    }
    assert_eq!(page(&hand).open_count(), open);
}

#[test]
fn two_who_decide_apart_contradict_each_other_and_both_are_shown() {
    let mut hand = agreement(Language::English);
    let root = page(&hand).sitting().proceedings.as_ref().unwrap().folder().to_path_buf();
    let number = {
        let proceedings = page(&hand).sitting().proceedings.as_ref().unwrap();
        proceedings.item(page(&hand).chosen().unwrap()).unwrap().number
    };
    // Another copy of the dossier decides the other way, and its records arrive.
    let copy = hand.folder.path().join("copy.dossier");
    copy_folder(&root, &copy);
    let mut other = Dossier::open(&copy, Arc::new(Disk)).unwrap();
    let edition = other.state().current.unwrap();
    let hearing = other.hearing(&edition, &other.genesis().leading.clone()).unwrap();
    let ruling = travaux::dossier::hearing::Ruling {
        choice: travaux::dossier::hearing::Choice::Wording(0),
        status: Status::Agreed,
        reason: String::new(),
        verdicts: Vec::new(),
        meeting: None,
    };
    let outcome = hearing.outcome(hearing.board.numbered(number).unwrap(), &ruling).unwrap();
    let occasion = travaux::dossier::Occasion::new(
        other.genesis().office.clone(),
        "2026-04-02T08:00:00Z".parse().unwrap(),
    );
    other.decide(outcome, &occasion).unwrap();
    copy_folder(&copy, &root);
    hand.key("1", Code::Digit1, NONE);
    assert!(matches!(stand(&hand), Stand::Contradicted(ids) if ids.len() == 2));
    assert!(hand.sees("decided twice, apart from each other"));
    assert!(hand.reads("taken — agreed"));
    assert!(hand.reads("the draft’s words are kept — agreed"));
    // Deciding once more settles it: this time both are known.
    hand.key("1", Code::Digit1, NONE);
    assert_eq!(stand(&hand), Stand::Agreed(Status::Agreed));
}

fn copy_folder(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().filter_map(Result::ok) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else if !target.exists() {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn a_word_leads_back_to_the_first_draft() {
    let mut hand = negotiated(Language::Russian);
    assert_eq!(page(&hand).sitting().edition, 4);
    let base = &page(&hand).sitting().rolling.base;
    let at = base.provisions().iter().position(|it| it.line().contains("сорока пяти")).unwrap();
    let row = page(&hand).sheet().rows.iter().position(|row| row.provision == Some(at)).unwrap();
    let offset = page(&hand).sheet().rows[row].text().find("сорока").unwrap();
    let touch = |touch| Message::Page(page::Message::Touched(row, 0, touch));
    hand.send(touch(Touch::Begin(offset + 3)));
    hand.send(touch(Touch::End));
    assert_eq!(page(&hand).tab(), Tab::History);
    assert!(hand.sees("«сорока»"));
    // The meeting agreed on the body's compromise, and VLN had proposed the same words: both are told.
    assert!(hand.reads("Предложено: VLN; в тексте с проекта № 3"));
    assert!(hand.reads("← компромиссная редакция — согласовано в рабочей группе, 8 апреля 2026 г."));
    assert!(hand.reads("← Ответ: VLN, 19 марта 2026 г., № 03-77"));
    assert!(hand.reads("«тридцати»"), "what it replaced");
    assert!(hand.reads("Из первого проекта"));
    // From word to word by the keys.
    hand.named(Named::ArrowRight, NONE);
    assert!(hand.sees("«пяти»"));
    hand.named(Named::ArrowLeft, NONE);
    assert!(hand.sees("«сорока»"));
    // Escape goes back to the passage.
    hand.named(Named::Escape, NONE);
    assert!(page(&hand).asked().is_none());
}

#[test]
fn an_earlier_draft_is_read_and_its_words_are_traced() {
    let mut hand = negotiated(Language::English);
    let first = page::Voice { index: Some(0), label: String::new() };
    hand.send(Message::Page(page::Message::DraftPicked(first)));
    let rows = &page(&hand).sheet().rows;
    let row = rows.iter().position(|row| row.text().contains("тридцати")).unwrap();
    let offset = rows[row].text().find("тридцати").unwrap();
    hand.send(Message::Page(page::Message::Touched(row, 0, Touch::Begin(offset))));
    hand.send(Message::Page(page::Message::Touched(row, 0, Touch::End)));
    assert!(hand.sees("«тридцати»"));
    assert!(hand.reads("the first; circulated by"));
    hand.key("2", Code::Digit2, Modifiers::ALT);
    assert_eq!(page(&hand).show(), Show::All);
    assert!(page(&hand).sheet().rows.iter().any(|row| row.text().contains("сорока пяти")));
}

#[test]
fn the_next_draft_is_looked_at_before_it_is_published() {
    let mut hand = agreement(Language::Russian);
    for _ in 0..4 {
        hand.key("1", Code::Digit1, NONE);
        hand.key("j", Code::KeyJ, NONE);
    }
    let open = page(&hand).open_count();
    hand.key("ы", Code::KeyS, Modifiers::COMMAND);
    assert!(page(&hand).is_preview());
    assert!(hand.sees("Вносится в текст"));
    assert!(hand.reads("← редакция принята — согласовано"));
    assert!(hand.sees("Остаётся открытым"));
    // Nothing is published until it is confirmed.
    hand.named(Named::Escape, NONE);
    assert!(!page(&hand).is_preview());
    assert_eq!(dossier(&hand).state().editions.len(), 1);
    hand.key("s", Code::KeyS, Modifiers::COMMAND);
    hand.press("Выпустить проект № 3");
    assert_eq!(page(&hand).sitting().edition, 3);
    // What followed from numbers alone is gone with the new numbers.
    assert!(page(&hand).open_count() <= open);
    let kept = dossier(&hand);
    assert!(!kept.state().current_edition().unwrap().what.carried.is_empty());
}

#[test]
fn a_provision_written_anew_is_an_outcome_with_its_author() {
    use iced::widget::text_editor::{Action, Edit};

    let mut hand = agreement(Language::Russian);
    let provision = page(&hand).sheet().rows.iter().find_map(|row| {
        let plain = row.cells.iter().flatten().all(|piece| matches!(piece.tone, Tone::Plain | Tone::Label));
        row.provision.filter(|_| plain && !row.kind.is_heading() && row.len() > 60)
    });
    let provision = provision.unwrap();
    hand.send(Message::Page(page::Message::EditPressed(provision)));
    hand.send(Message::Page(page::Message::Edited(Action::SelectAll)));
    let words = Arc::new("Совсем новые слова.".to_owned());
    hand.send(Message::Page(page::Message::Edited(Action::Edit(Edit::Paste(words)))));
    hand.named(Named::Enter, Modifiers::COMMAND);
    assert_eq!(page(&hand).settled().edit(provision), Some("Совсем новые слова."));
    let kept = dossier(&hand);
    let outcome = kept.state().outcomes.values().next().unwrap();
    assert_eq!(outcome.what.decision, Decision::Compromise);
    assert_eq!(outcome.what.authors, [kept.genesis().office.clone()]);
    hand.key("s", Code::KeyS, Modifiers::COMMAND);
    hand.named(Named::Enter, NONE);
    let base = &page(&hand).sitting().rolling.base;
    assert_eq!(base.provisions().iter().filter(|it| it.line() == "Совсем новые слова.").count(), 1);
}

#[test]
fn a_verdict_is_given_in_the_table_and_stands_in_the_papers() {
    use travaux::dossier::papers::PaperKind;
    use travaux::negotiation::outcome::Verdict;

    let mut hand = agreement(Language::Russian);
    hand.key("2", Code::Digit2, Modifiers::COMMAND);
    hand.press("Разногласия");
    assert!(hand.sees("Позиции") || hand.reads("Позиции"));
    // Pressed, a line shows what can be said of it in its place.
    let passage = page(&hand).sitting().matters[0].passages[0];
    hand.send(Message::Page(page::Message::PassagePressed(passage)));
    assert!(hand.sees("Отложить"));
    hand.send(Message::Page(page::Message::ReasonTyped("требует обсуждения с Бюро".into())));
    let choice = page::papers::VerdictChoice::of(Verdict::Noted, Language::Russian);
    hand.send(Message::Page(page::Message::VerdictPicked(1, choice)));
    let kept = dossier(&hand);
    let outcome = kept.state().outcomes.values().next().unwrap();
    assert_eq!(outcome.what.decision, Decision::KeepOpen);
    assert_eq!(outcome.what.answers[0].verdict, Verdict::Noted);
    assert_eq!(outcome.what.answers[0].reason, "требует обсуждения с Бюро");
    assert!(!matches!(stand(&hand), Stand::Agreed(_)));
    hand.send(Message::Page(page::Message::TablePicked(PaperKind::Comparative)));
    assert!(hand.sees("требует обсуждения с Бюро"));
    hand.press("Замечания");
    assert!(hand.reads("требует обсуждения с Бюро"));
    // Without names nobody is named in any table.
    assert!(hand.reads("Веландия"));
    hand.key("A", Code::KeyA, Modifiers::COMMAND | Modifiers::SHIFT);
    assert!(!hand.reads("Веландия"));
}

#[test]
fn the_papers_of_a_session_are_written_as_a_folder() {
    use travaux::desk::work::Print;

    let mut hand = agreement(Language::English);
    let place = hand.folder.path().join("Papers");
    *hand.asked.place.lock().unwrap() = Some(place.clone());
    hand.resize(1440.0, 1200.0);
    hand.key("e", Code::KeyE, Modifiers::COMMAND);
    assert!(hand.reads("in a numbered folder"));
    hand.send(Message::Page(page::Message::PrintPicked(Print::Folder)));
    hand.send(Message::Page(page::Message::EndingPicked("md")));
    hand.press("Write the folder…");
    let mut names: Vec<String> = std::fs::read_dir(&place)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let kinds = travaux::dossier::papers::PaperKind::ALL;
    // The draft twice, the papers and each delegation's text; a paper for which there is nothing to print is left out.
    let voices = page(&hand).sitting().rolling.voices.len();
    assert!(names.len() > 5 && names.len() <= kinds.len() + 3 + voices, "{names:?}");
    assert!(names[0].starts_with("00 "));
    // Work that was called off leaves nothing.
    let other = hand.folder.path().join("Other");
    *hand.asked.place.lock().unwrap() = Some(other.clone());
    hand.key("e", Code::KeyE, Modifiers::COMMAND);
    hand.send(Message::Page(page::Message::PrintPicked(Print::Paper(kinds[0]))));
    hand.send(Message::Page(page::Message::EndingPicked("md")));
    hand.press("Write the file…");
    assert!(std::fs::read_to_string(&other).unwrap().contains("Velandia"));
}
