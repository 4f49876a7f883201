//! The page: reading, choosing, settling, writing, finding, copying, saving, exporting.

use iced::keyboard::key::{Code, Named};
use iced::keyboard::{Key, Modifiers};
use travaux::consolidate::VoiceSet;
use travaux::consolidate::compose::Choice;
use travaux::desk::Message;
use travaux::desk::keymap::Place;
use travaux::desk::screen::page::{self, Show};
use travaux::desk::screen::welcome;
use travaux::desk::sitting::Standing;
use travaux::desk::widget::Touch;
use travaux::desk::work::Sample;
use travaux::language::Language;

use crate::hand::Hand;

const NONE: Modifiers = Modifiers::empty();

fn agreement() -> Hand {
    let mut hand = Hand::new(Language::Russian, Vec::new());
    hand.send(Message::Welcome(welcome::Message::SamplePressed(Sample::Agreement)));
    assert!(hand.desk.page().is_some(), "the sample opens");
    hand
}

fn page(hand: &Hand) -> &page::Page {
    hand.desk.page().unwrap()
}

#[test]
fn the_sample_opens_with_everyone_at_the_table() {
    let mut hand = agreement();
    assert!(hand.sees("Соглашение о совместных следственных группах"));
    let seats = &page(&hand).sitting().seats;
    assert_eq!(seats.len(), 10);
    // Who has replied stands below the contents.
    hand.resize(1440.0, 1600.0);
    assert!(hand.sees("SLM · Сельмия"));
    assert!(hand.sees("нет ответа"));
    assert!(hand.sees("без замечаний"));
    assert!(page(&hand).open_count() > 10);
    let kept = hand.desk.recent();
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].replies.1, 10);
}

#[test]
fn silence_is_never_consent() {
    let hand = agreement();
    let sitting = page(&hand).sitting();
    for matter in sitting.matters.iter() {
        let mut holders = VoiceSet::default();
        for proposal in &matter.proposals {
            let codes = sitting.codes(&proposal.holders);
            assert!(!codes.is_empty());
            assert!(!codes.iter().any(|code| code == "SLM" || code == "DRV"), "{codes:?}");
            holders = holders.union(&proposal.holders);
        }
        let told: usize = sitting.others(matter).iter().map(|(_, codes)| codes.len()).sum();
        assert_eq!(told + sitting.codes(&holders).len(), sitting.seats.len());
    }
    for passage in &sitting.rolling.passages {
        assert!(passage.wordings.iter().all(|wording| !wording.base || wording.holders.is_empty()));
    }
}

#[test]
fn j_and_k_go_through_the_differences_on_both_layouts() {
    let mut hand = agreement();
    let open: Vec<usize> = page(&hand).sitting().matters.iter().map(|matter| matter.passages[0]).collect();
    assert_eq!(page(&hand).chosen(), Some(open[0]));
    hand.key("j", Code::KeyJ, NONE);
    assert_eq!(page(&hand).chosen(), Some(open[1]));
    hand.key("о", Code::KeyJ, NONE);
    assert_eq!(page(&hand).chosen(), Some(open[2]));
    hand.key("л", Code::KeyK, NONE);
    hand.key("k", Code::KeyK, NONE);
    assert_eq!(page(&hand).chosen(), Some(open[0]));
    // What people call a passage by is its number, the same as in the commands.
    assert!(hand.reads("№ "));
}

#[test]
fn digits_settle_and_undo_takes_back() {
    let mut hand = agreement();
    let open = page(&hand).open_count();
    let chosen = page(&hand).chosen().unwrap();
    hand.key("1", Code::Digit1, NONE);
    assert_eq!(page(&hand).settled().choice(chosen), Some(&Choice::Take(1)));
    assert_eq!(page(&hand).open_count(), open - 1);
    hand.key("0", Code::Digit0, NONE);
    assert_eq!(page(&hand).settled().choice(chosen), Some(&Choice::Keep));
    hand.key("щ", Code::KeyO, NONE);
    assert_eq!(page(&hand).open_count(), open);
    for _ in 0..3 {
        hand.key("я", Code::KeyZ, Modifiers::COMMAND);
    }
    assert_eq!(page(&hand).settled().choice(chosen), None);
    hand.key("Я", Code::KeyZ, Modifiers::COMMAND | Modifiers::SHIFT);
    assert_eq!(page(&hand).settled().choice(chosen), Some(&Choice::Take(1)));
    assert!(hand.sees("Всё внесено · войдёт в следующий проект"));
    // A number beyond the wordings means nothing.
    hand.key("9", Code::Digit9, NONE);
    assert_eq!(page(&hand).settled().choice(chosen), Some(&Choice::Take(1)));
}

#[test]
fn the_buttons_of_the_panel_settle_as_well() {
    let mut hand = agreement();
    let chosen = page(&hand).chosen().unwrap();
    hand.press("Принять редакцию");
    assert_eq!(page(&hand).settled().choice(chosen), Some(&Choice::Take(1)));
    assert!(hand.reads("редакция принята — согласовано, 2 апреля 2026 г."));
    hand.press("Оставить проект");
    assert_eq!(page(&hand).settled().choice(chosen), Some(&Choice::Keep));
    assert!(hand.reads("сохранена редакция проекта — согласовано"));
    hand.press("Вернуться к обсуждению");
    assert_eq!(page(&hand).settled().choice(chosen), None);
    assert!(hand.sees("обсуждение возобновлено"));
}

#[test]
fn a_compromise_is_written_and_stands_in_the_clean_text() {
    use iced::widget::text_editor::{Action, Edit};
    use travaux::desk::screen::page::EDITOR;

    let mut hand = agreement();
    for _ in 0..4 {
        hand.key("j", Code::KeyJ, NONE);
    }
    let chosen = page(&hand).chosen().unwrap();
    hand.key("с", Code::KeyC, NONE);
    assert!(page(&hand).is_editing());
    assert_eq!(hand.desk.context().place, Place::Page);
    hand.send(Message::Page(page::Message::Edited(Action::SelectAll)));
    let words = std::sync::Arc::new("или иным согласованным способом".to_owned());
    hand.send(Message::Page(page::Message::Edited(Action::Edit(Edit::Paste(words)))));
    hand.named_within(EDITOR, Named::Enter, Modifiers::COMMAND);
    assert!(!page(&hand).is_editing());
    assert!(matches!(page(&hand).settled().choice(chosen), Some(Choice::Own(_))));
    let clean = page(&hand).sitting().clean(page(&hand).settled());
    assert!(
        clean
            .provisions()
            .iter()
            .any(|provision| provision.line().contains("или иным согласованным способом"))
    );
    hand.key("1", Code::Digit1, Modifiers::ALT);
    assert_eq!(page(&hand).show(), Show::Clean);
    assert!(hand.reads("или иным согласованным способом"));
}

#[test]
fn a_provision_is_edited_in_place_and_restored() {
    use iced::widget::text_editor::{Action, Edit};

    let mut hand = agreement();
    let provision =
        page(&hand).sheet().rows.iter().find_map(|row| row.provision.filter(|_| row.cells[0].len() > 1));
    let provision = provision.unwrap();
    hand.send(Message::Page(page::Message::EditPressed(provision)));
    assert!(page(&hand).is_editing());
    hand.send(Message::Page(page::Message::Edited(Action::SelectAll)));
    let words = std::sync::Arc::new("Совсем новые слова.".to_owned());
    hand.send(Message::Page(page::Message::Edited(Action::Edit(Edit::Paste(words)))));
    // While one writes, undo takes back what was typed.
    hand.key("z", Code::KeyZ, Modifiers::COMMAND);
    hand.key("Z", Code::KeyZ, Modifiers::COMMAND | Modifiers::SHIFT);
    hand.send(Message::Page(page::Message::EditKept));
    assert_eq!(page(&hand).settled().edit(provision), Some("Совсем новые слова."));
    let clean = page(&hand).sitting().clean(page(&hand).settled());
    let held = clean.provisions().iter().filter(|own| own.line() == "Совсем новые слова.").count();
    assert_eq!(held, 1);
    assert_eq!(clean.provisions().len(), page(&hand).sitting().rolling.base.provisions().len());
    hand.key("z", Code::KeyZ, Modifiers::COMMAND);
    assert_eq!(page(&hand).settled().edit(provision), None);
}

#[test]
fn every_view_shows_its_text() {
    let mut hand = agreement();
    for (digit, code, show) in [
        ("1", Code::Digit1, Show::Clean),
        ("2", Code::Digit2, Show::All),
        ("3", Code::Digit3, Show::One),
        ("4", Code::Digit4, Show::Two),
    ] {
        hand.key(digit, code, Modifiers::ALT);
        assert_eq!(page(&hand).show(), show);
        assert!(page(&hand).sheet().rows.len() > 40);
        assert!(hand.finds("Чистый текст"));
    }
    hand.key("5", Code::Digit5, Modifiers::ALT);
    assert!(hand.sees("Рядом"));
    hand.key("2", Code::Digit2, Modifiers::COMMAND);
    assert_eq!(hand.desk.context().place, Place::Table);
    assert!(hand.sees("Обоснование"));
    hand.key("1", Code::Digit1, Modifiers::COMMAND);
    assert_eq!(hand.desk.context().place, Place::Page);
}

#[test]
fn one_delegation_reads_as_it_wrote() {
    let mut hand = agreement();
    hand.send(Message::Page(page::Message::ShowPicked(Show::One)));
    let page = page(&hand);
    let own = page.sitting().rolling.project(0).unwrap();
    use travaux::desk::sheet::Tone;
    let shown: Vec<String> = page
        .sheet()
        .rows
        .iter()
        .map(|row| {
            let pieces = row.cells.iter().flatten();
            pieces
                .filter(|piece| piece.tone != Tone::Deleted)
                .map(|piece| piece.text.as_str())
                .collect::<String>()
        })
        .collect();
    for provision in own.provisions() {
        let line = provision.line();
        let near: Vec<&String> =
            shown.iter().filter(|row| row.contains(line.trim().get(..20).unwrap_or(""))).collect();
        assert!(shown.iter().any(|row| row.replace('\n', " ").contains(line.trim())), "{line}: {near:?}");
    }
}

#[test]
fn the_table_is_settled_from_its_lines() {
    let mut hand = agreement();
    hand.key("2", Code::Digit2, Modifiers::COMMAND);
    let open = page(&hand).open_count();
    hand.press("Учесть");
    assert_eq!(page(&hand).open_count(), open - 1);
    assert!(hand.sees("учтено"));
    hand.press("Не учитывать");
    assert!(hand.sees("не учтено"));
}

#[test]
fn names_can_be_left_out_everywhere() {
    let mut hand = agreement();
    assert!(hand.sees("Предложили"));
    hand.key("A", Code::KeyA, Modifiers::COMMAND | Modifiers::SHIFT);
    assert!(!hand.desk.settings().attribution);
    assert!(!hand.sees("Предложили"));
    assert!(!hand.sees("Предложений здесь нет:"));
}

#[test]
fn a_filter_leaves_one_delegations_proposals() {
    let mut hand = agreement();
    let all = page(&hand).sheet().places().len();
    hand.send(Message::Page(page::Message::FilterPicked(page::Voice {
        index: Some(0),
        label: String::new(),
    })));
    let page = page(&hand);
    assert!(page.sheet().places().len() < all);
    for passage in page.sheet().places().keys() {
        assert!(page.sitting().rolling.passages[*passage].proposers().contains(0));
    }
}

#[test]
fn words_are_found_and_counted() {
    let mut hand = agreement();
    hand.key("а", Code::KeyF, Modifiers::COMMAND);
    hand.send(Message::Page(page::Message::FindTyped("группы".into())));
    assert!(hand.reads("1 из "));
    hand.named(Named::F3, NONE);
    assert!(hand.reads("2 из "));
    hand.named(Named::F3, Modifiers::SHIFT);
    assert!(hand.reads("1 из "));
    hand.send(Message::Page(page::Message::FindTyped("абракадабра".into())));
    assert!(hand.sees("ничего не найдено"));
    hand.named(Named::Escape, NONE);
    assert!(!hand.sees("ничего не найдено"));
}

#[test]
fn text_is_selected_across_provisions() {
    let mut hand = agreement();
    let rows: Vec<String> = page(&hand).sheet().rows.iter().map(travaux::desk::sheet::Row::text).collect();
    hand.send(Message::Page(page::Message::Touched(1, 0, Touch::Begin(0))));
    hand.send(Message::Page(page::Message::Touched(3, 0, Touch::Extend(rows[3].len()))));
    hand.send(Message::Page(page::Message::Touched(3, 0, Touch::End)));
    assert_eq!(page(&hand).selected_text().unwrap(), rows[1..=3].join("\n"));
    hand.key("c", Code::KeyC, Modifiers::COMMAND);
    hand.key("a", Code::KeyA, Modifiers::COMMAND);
    assert_eq!(page(&hand).selected_text().unwrap(), rows.join("\n"));
    hand.named(Named::Escape, NONE);
    assert_eq!(page(&hand).selected_text(), None);
}

#[test]
fn panels_collapse_on_a_narrow_window_and_open_when_asked() {
    let mut hand = agreement();
    assert!(hand.sees("Принять редакцию"));
    hand.resize(1280.0, 800.0);
    assert!(!hand.sees("Принять редакцию"));
    assert!(!hand.reads("СОДЕРЖАНИЕ"));
    hand.named(Named::F8, NONE);
    assert!(hand.sees("Принять редакцию"));
    hand.named(Named::F7, NONE);
    assert!(hand.reads("СОДЕРЖАНИЕ"));
}

#[test]
fn names_are_switched_by_the_mouse_as_well() {
    let mut hand = agreement();
    hand.press("Авторы");
    assert!(!hand.desk.settings().attribution);
    assert!(!hand.sees("Предложили"));
    hand.press("Авторы");
    assert!(hand.desk.settings().attribution);
}

#[test]
fn decisions_and_half_typed_words_survive_a_crash() {
    use iced::widget::text_editor::{Action, Edit};

    let mut hand = agreement();
    hand.key("1", Code::Digit1, NONE);
    hand.key("j", Code::KeyJ, NONE);
    hand.key("0", Code::Digit0, NONE);
    for _ in 0..3 {
        hand.key("j", Code::KeyJ, NONE);
    }
    hand.key("c", Code::KeyC, NONE);
    let words = std::sync::Arc::new(" и ещё слова".to_owned());
    hand.send(Message::Page(page::Message::Edited(Action::Edit(Edit::Paste(words)))));
    let (settled, chosen) = (page(&hand).settled().choices().clone(), page(&hand).chosen());
    let (first, second) =
        (page(&hand).sitting().matters[0].passages[0], page(&hand).sitting().matters[1].passages[0]);
    assert!(page(&hand).settled().is_settled(first) && page(&hand).settled().is_settled(second));
    // Nobody closed anything.
    let mut hand = hand.restarted();
    hand.send(Message::Welcome(welcome::Message::SamplePressed(Sample::Agreement)));
    assert_eq!(page(&hand).settled().choices(), &settled);
    assert!(page(&hand).is_editing());
    assert_eq!(page(&hand).chosen(), chosen);
    hand.named(Named::Enter, Modifiers::COMMAND);
    assert!(matches!(page(&hand).settled().choice(chosen.unwrap()), Some(Choice::Own(own))
        if own[0].content.text.contains("и ещё слова")));
    // In a draft they are kept for good, and the note is gone.
    hand.key("s", Code::KeyS, Modifiers::COMMAND);
    hand.named(Named::Enter, NONE);
    assert_eq!(page(&hand).sitting().edition, 3);
    let notes = hand.folder.path().join("memory/notes");
    assert_eq!(std::fs::read_dir(notes).unwrap().count(), 0);
}

#[test]
fn the_next_draft_is_saved_with_what_is_open() {
    let mut hand = agreement();
    hand.key("1", Code::Digit1, NONE);
    hand.key("ы", Code::KeyS, Modifiers::COMMAND);
    assert!(hand.sees("Проект № 3 перед выпуском"));
    hand.named(Named::Enter, NONE);
    let sitting = page(&hand).sitting();
    assert_eq!(sitting.edition, 3);
    let travaux::desk::sitting::Origin::Dossier(folder) = &sitting.origin else { panic!("a dossier") };
    let dossier =
        travaux::dossier::Dossier::open(folder, std::sync::Arc::new(travaux::dossier::Disk)).unwrap();
    let edition = dossier.state().current_edition().unwrap();
    assert_eq!(edition.what.number, 3);
    assert!(dossier.troubles().is_empty());
    assert!(hand.sees("Все изменения сохранены"));
    // What was kept open is shown before anybody has answered the new draft.
    let in_russian = edition.what.open.iter().filter(|open| open.language.as_str() == "ru").count();
    assert!(in_russian > 20);
    assert_eq!(page(&hand).open_count(), in_russian);
    assert!(page(&hand).sitting().seats.iter().all(|seat| seat.standing == Standing::Silent));
    hand.key("2", Code::Digit2, Modifiers::ALT);
    assert!(hand.reads("Предложил"));
}

#[test]
fn text_beside_text_can_be_selected_at_either_side() {
    let mut hand = agreement();
    hand.send(Message::Page(page::Message::ShowPicked(Show::Two)));
    hand.send(Message::Page(page::Message::BesideToggled(true)));
    hand.key("a", Code::KeyA, Modifiers::COMMAND);
    let later = page(&hand).selected_text().unwrap();
    assert!(later.contains("непосредственно или через Бюро"), "{later}");
    // From the first row at the left down to the third, and not across.
    let touch = |row: usize, touch| Message::Page(page::Message::Touched(row, 0, touch));
    hand.send(touch(0, Touch::Begin(0)));
    hand.send(touch(2, Touch::Extend(10)));
    hand.send(touch((1 << 40) + 1, Touch::Extend(3)));
    hand.send(touch(2, Touch::End));
    let text = page(&hand).selected_text().unwrap();
    assert!(text.starts_with("Соглашение о совместных") && text.lines().count() == 3, "{text}");
}

#[test]
fn a_space_typed_beside_the_text_does_not_leaf_through_it() {
    let mut hand = agreement();
    hand.resize(1280.0, 800.0);
    hand.named(Named::F8, NONE);
    let space = |key: Key| {
        iced::Event::Keyboard(iced::keyboard::Event::KeyPressed {
            key: key.clone(),
            modified_key: key,
            physical_key: iced::keyboard::key::Physical::Code(Code::Space),
            location: iced::keyboard::Location::Standard,
            modifiers: NONE,
            repeat: false,
            text: Some(" ".into()),
        })
    };
    let stays = hand.with(|ui| {
        ui.click(iced_test::selector::id("reason")).map(|_| ()).unwrap();
        ui.simulate([space(Key::Named(Named::Space))]);
        ui.find(iced_test::selector::is_focused()).is_ok()
    });
    assert!(stays);
    assert_eq!(hand.page().top(), 0, "the text was not leafed through");
    hand.with(|ui| ui.simulate([space(Key::Named(Named::Space)), space(Key::Named(Named::Space))]));
    assert!(hand.page().top() > 0, "without a line to type in, a space leafs on");
}

#[test]
fn a_reply_dropped_on_a_dossier_is_looked_at_and_entered() {
    let mut hand = agreement();
    let base = travaux::text::markdown::write(&page(&hand).sitting().rolling.base);
    assert!(base.contains("уведомляет депозитарий в течение тридцати дней"));
    let changed = base.replace(
        "уведомляет депозитарий в течение тридцати дней",
        "уведомляет депозитарий в течение десяти дней",
    );
    let paths = crate::hand::files(hand.folder.path(), &[("Ответ Сельмии.md", &changed)]);
    hand.send(Message::Dropped(paths[0].clone()));
    assert_eq!(hand.desk.context().place, Place::Reports);
    assert!(hand.sees("Что пришло"));
    // What differs is listed, and its place can be looked at.
    hand.press("Статья 3, пункт 2: «тридцати» → «десяти»");
    assert_eq!(hand.desk.context().place, Place::Page);
    hand.send(Message::Dropped(paths[0].clone()));
    hand.press("Внести в дело");
    let sitting = page(&hand).sitting();
    let seat = sitting.seats.iter().find(|seat| seat.code == "SLM").unwrap();
    assert_eq!(seat.standing, Standing::Full);
    assert!(sitting.voice_of("SLM").is_some());
    // Escape leaves the reports and enters nothing.
    hand.send(Message::Dropped(paths[0].clone()));
    hand.named(Named::Escape, NONE);
    assert_eq!(hand.desk.context().place, Place::Page);
}
