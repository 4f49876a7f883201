//! What follows from what happens on the page.

use iced::widget::operation::{self, RelativeOffset};
use iced::{Task, clipboard};

use super::decide::Verb;
use super::form::FormMessage;
use super::history::Trace;
use super::judge::JudgeMessage;
use super::next::Preview;
use super::panel::PANEL;
use super::retract::RetractMessage;
use super::{Action, Editor, Exporting, Message, Page, RIGHT, Selection, Show, Side, Subject, Tab, View};
use crate::desk::keymap::Command;
use crate::desk::look::Look;
use crate::desk::notice::{Notice, Tone};
use crate::desk::sheet;
use crate::desk::work::Print;
use crate::language::Phrase;
use crate::negotiation::outcome::Verdict;
use crate::negotiation::position::Stance;

impl Page {
    /// Reacts to what happened.
    pub fn update(&mut self, look: Look, attribution: bool, message: Message) -> Action {
        let before = (self.chosen, self.spot, self.tab);
        let action = self.react(look, attribution, message);
        if before == (self.chosen, self.spot, self.tab) || !self.panel_open(look) {
            return action;
        }
        // The right side tells of another place: one reads it from its beginning.
        let top = operation::snap_to(PANEL, RelativeOffset::START);
        match action {
            Action::None => Action::Run(top),
            Action::Run(task) => Action::Run(Task::batch([top, task])),
            other => other,
        }
    }

    fn react(&mut self, look: Look, attribution: bool, message: Message) -> Action {
        match message {
            Message::Command(command) => return self.obey(look, attribution, command),
            Message::ViewPicked(view) => self.view = view,
            Message::ShowPicked(show) => self.pick_show(show),
            Message::OnePicked(voice) => {
                self.one = voice.index.unwrap_or(0);
                self.pick_show(Show::One);
            }
            Message::LeftPicked(voice) => {
                self.two.0 = voice.index;
                self.pick_show(Show::Two);
            }
            Message::RightPicked(voice) => {
                self.two.1 = voice.index;
                self.pick_show(Show::Two);
            }
            Message::BesideToggled(on) => {
                self.beside = on;
                self.selection = None;
                self.make();
            }
            Message::FilterPicked(voice) => {
                self.filter = voice.index;
                self.make();
                self.open = self.wanted();
            }
            Message::LanguagePicked(language) => {
                let tag = language.index.and_then(|index| self.sitting.languages.get(index));
                if let (Some(tag), crate::desk::sitting::Origin::Dossier(folder)) =
                    (tag, &self.sitting.origin)
                {
                    return Action::Work(crate::desk::work::Order::OpenIn(folder.clone(), tag.tag.clone()));
                }
            }
            Message::OnlyOpenToggled(on) => self.only_open = on,
            Message::PassagePressed(passage) => {
                self.choose(passage);
                if look.narrow() && self.view == View::Text {
                    // Who points at a difference wants to see who says what.
                    self.right = Side::Open;
                }
            }
            Message::ProposalPressed(passage, number) => {
                self.choose(passage);
                self.wording = number;
            }
            Message::WordingPressed(wording) => self.wording = wording,
            Message::TakePressed => return self.decide(Verb::Take(self.wording)),
            Message::LineTaken(number) => return self.decide(Verb::Take(number)),
            Message::KeepPressed => return self.decide(Verb::Take(0)),
            Message::OpenPressed => return self.decide(Verb::KeepOpen),
            Message::Entered(number, entered) => return self.entered(number, entered),
            Message::FirmnessPicked(_)
            | Message::ReferendumToggled(_)
            | Message::ReasonTyped(_)
            | Message::MeetingPicked(_)
            | Message::AuthorPicked(_) => self.set_terms(message),
            Message::PositionPressed(wording) => return self.open_form(wording),
            Message::Form(message) => return self.fill_form(message),
            Message::Judge(message) => return self.fill_judging(message),
            Message::RetractPressed(number) => return self.retract(number),
            Message::Retract(message) => return self.fill_retraction(message),
            Message::Shorten(message) => return self.fill_shortening(look, message),
            Message::MarkToggled(matter) => self.mark(matter),
            Message::HeadingMarked(provision) => self.mark_under(provision),
            Message::MarksCleared => self.marked.clear(),
            Message::ItemPressed(number) => self.go_to_item(number),
            Message::TabPicked(tab) => return self.pick_tab(tab),
            Message::Traced(traced) => return self.traced(traced),
            Message::TablePicked(table) => self.table = table,
            Message::VerdictPicked(number, choice) => return self.give_verdict(number, choice.verdict),
            Message::DraftPicked(draft) => return self.pick_draft(draft.index),
            Message::Prepared(next) => return self.prepared(next),
            Message::FinishedPressed => return Action::ChooseFinished,
            Message::FinishedChosen(paths) => return self.prepare_files(look, paths),
            Message::PublishPressed => return self.publish(),
            Message::PreviewClosed => self.preview = Preview::Closed,
            Message::EditPressed(provision) => return self.edit_provision(provision),
            Message::SpotPressed(spot) => {
                self.right = Side::Open;
                self.look_at(spot);
            }
            Message::FollowPressed(provision) => return self.go_to_leading(provision),
            Message::HeadingPressed(provision) => self.reveal_provision(provision),
            Message::ReplyPressed(voice) => {
                self.one = voice;
                self.view = View::Text;
                self.pick_show(Show::One);
            }
            Message::TopReached(row) => self.top = row,
            Message::Touched(row, start, touch) => return self.touch(row, start, touch),
            Message::FindTyped(words) => self.search(words),
            Message::FindClosed => self.find = None,
            Message::Edited(action) => self.type_in(action),
            Message::EditKept => return self.keep_edit(),
            Message::EditDropped => self.editor = None,
            Message::PrintPicked(print) => {
                let ending = print.endings().first().copied().unwrap_or("md");
                let decided = self.exporting.is_none_or(|before| before.decided);
                self.exporting = Some(Exporting { print, ending, decided });
            }
            Message::DecidedPicked(decided) => {
                if let Some(exporting) = &mut self.exporting {
                    exporting.decided = decided;
                }
            }
            Message::EndingPicked(ending) => {
                if let Some(exporting) = &mut self.exporting {
                    exporting.ending = ending;
                }
            }
            Message::ReadersPicked(readers) => self.readers = readers.value().clone(),
            Message::DistributionTyped(words) => self.distribution = words,
            Message::ExportClosed => self.exporting = None,
            Message::ExportPressed => return self.ask_place(look),
            Message::PlaceChosen(place) => return self.write_to(look, attribution, place),
            Message::OutlineToggled => {
                self.left = if self.outline_open(look) { Side::Closed } else { Side::Open }
            }
            Message::PanelToggled => {
                self.right = if self.panel_open(look) { Side::Closed } else { Side::Open }
            }
        }
        Action::None
    }

    fn obey(&mut self, look: Look, attribution: bool, command: Command) -> Action {
        if let Some(wanting) = self.wanting(look, command) {
            return Action::Tell(Notice::new(Tone::Hint, wanting));
        }
        match command {
            Command::ShowText => self.view = View::Text,
            Command::ShowTable => self.view = View::Table,
            Command::ViewClean => self.pick_show(Show::Clean),
            Command::ViewAll => self.pick_show(Show::All),
            Command::ViewOne => self.pick_show(Show::One),
            Command::ViewTwo => self.pick_show(Show::Two),
            Command::SideBySide => {
                self.beside = !self.beside;
                self.pick_show(Show::Two);
            }
            Command::Next => self.step(true),
            Command::Previous => self.step(false),
            Command::Take(number) => return self.decide(Verb::Take(usize::from(number))),
            Command::KeepOpen => return self.decide(Verb::KeepOpen),
            Command::PutOff => return self.decide(Verb::PutOff),
            Command::Reopen => return self.decide(Verb::Reopen),
            Command::TakeAgreed => return self.take_agreed(),
            Command::Position => return self.open_form(self.wording),
            Command::Judge => return self.judge(),
            Command::Shorten => return self.shorten(),
            Command::Retract => return self.retract(self.wording),
            Command::Stance(number) if self.shortening.is_some() => {
                return self.press_shortening(look, usize::from(number).checked_sub(1));
            }
            Command::Stance(number) if self.judging.is_some() => {
                let verdict = usize::from(number).checked_sub(1).and_then(|at| Verdict::ALL.get(at));
                if let Some(verdict) = verdict {
                    return self.fill_judging(JudgeMessage::Picked(*verdict));
                }
            }
            Command::Stance(number) => {
                let stance = usize::from(number).checked_sub(1).and_then(|at| Stance::OF_A_WORDING.get(at));
                if let Some(stance) = stance {
                    return self.fill_form(FormMessage::StancePicked(*stance));
                }
            }
            Command::Delegation(forward) if self.shortening.is_some() => {
                self.shortening.iter_mut().for_each(|it| it.step(forward));
            }
            Command::Delegation(forward) if self.judging.is_some() => self.step_judged(forward),
            Command::Delegation(forward) => self.step_voice(forward),
            Command::Enter if self.is_preview() => return self.publish(),
            Command::Enter if self.judging.is_some() => return self.fill_judging(JudgeMessage::Kept),
            Command::Enter if self.retracting.is_some() => return self.fill_retraction(RetractMessage::Kept),
            Command::Enter if self.shortening.is_some() => return self.press_shortening(look, None),
            Command::Enter => return self.fill_form(FormMessage::Kept),
            Command::Firmness => self.turn_firmness(),
            Command::Reason => {
                // In a table it is typed in the line itself.
                if self.view == View::Text {
                    self.right = Side::Open;
                }
                self.tab = Tab::Passage;
                return Action::Run(operation::focus(super::panel::ruling::REASON));
            }
            Command::Mark => {
                let matter = self.at_hand().and_then(|it| it.passages.first().copied());
                if let Some(matter) = matter.and_then(|it| self.made.matter_of.get(&it).copied()) {
                    self.mark(matter);
                }
            }
            Command::MarkAll => self.mark_here(),
            Command::History => {
                let tab = if self.tab == Tab::History { Tab::Passage } else { Tab::History };
                self.right = Side::Open;
                return self.pick_tab(tab);
            }
            Command::Word(forward) => return self.step_word(forward),
            Command::Remarked(forward) => {
                self.right = Side::Open;
                self.step_remark(forward);
            }
            Command::Compromise => return self.write_compromise(),
            Command::Edit => {
                let chosen = self.chosen.and_then(|passage| self.sitting.rolling.passages.get(passage));
                let provision = match chosen {
                    Some(_) => self.at_hand().and_then(|matter| matter.provision),
                    None => self.made.sheet.rows.get(self.top).and_then(|row| row.provision),
                };
                return match provision {
                    Some(provision) => self.edit_provision(provision),
                    None => Action::Tell(Notice::new(Tone::Hint, Phrase::new("desk-wanting-provision"))),
                };
            }
            Command::Accept => return self.keep_edit(),
            Command::Undo => return self.undo(true),
            Command::Redo => return self.undo(false),
            Command::SaveDraft => return self.save_draft(),
            Command::Export => {
                let print = if self.sitting.pair { Print::Tracked } else { Print::Consolidated };
                let ending = print.endings().first().copied().unwrap_or("md");
                self.exporting = Some(Exporting { print, ending, decided: true });
            }
            Command::Find => {
                let words = self.selected_text().filter(|text| !text.contains('\n')).unwrap_or_default();
                self.view = View::Text;
                self.search(words);
                return Action::Run(operation::focus(super::bars::FIND_INPUT));
            }
            // Where nothing is looked for yet, one is asked for what.
            Command::FindNext | Command::FindPrevious if self.find.is_none() => {
                return self.obey(look, attribution, Command::Find);
            }
            Command::FindNext => self.find_step(true),
            Command::FindPrevious => self.find_step(false),
            Command::Copy => {
                if let Some(text) = self.selected_text() {
                    return Action::Run(clipboard::write(text));
                }
            }
            Command::SelectAll => {
                let beside = self.beside && self.show == Show::Two;
                let (first, rows) = match beside {
                    true => (RIGHT, self.made.pairs.len()),
                    false => (0, self.made.sheet.rows.len()),
                };
                if let Some(last) = rows.checked_sub(1) {
                    let end = self.row_at(first + last).map_or(0, sheet::Row::len);
                    self.selection = Some(Selection { from: (first, 0), to: (first + last, end) });
                }
            }
            Command::Outline => return self.update(look, attribution, Message::OutlineToggled),
            Command::Panel => return self.update(look, attribution, Message::PanelToggled),
            Command::Dismiss => self.dismiss(),
            // One switch for every view and export; the desk keeps it.
            Command::Attribution
            | Command::Receive
            | Command::Reports
            | Command::ShowBoard
            | Command::ShowRecords
            | Command::Remark => {
                return Action::Obey(command);
            }
            _ => {}
        }
        Action::None
    }

    /// Closes what lies on top, one thing at a time.
    fn dismiss(&mut self) {
        if self.is_preview() {
            self.preview = Preview::Closed;
            return;
        }
        if self.exporting.take().is_some() || self.form.take().is_some() || self.judging.take().is_some() {
            return;
        }
        if self.retracting.take().is_some() || self.shortening.take().is_some() {
            return;
        }
        if self.editor.take().is_some() || self.find.take().is_some() {
            return;
        }
        if !self.marked.is_empty() {
            self.marked.clear();
            return;
        }
        if self.asked.take().is_some() {
            return;
        }
        if self.selection.take().is_some() || self.spot.take().is_some() {
            return;
        }
        self.chosen = None;
    }

    fn pick_show(&mut self, show: Show) {
        self.show = show;
        self.past = None;
        self.view = View::Text;
        self.selection = None;
        self.make();
        self.refind();
        if let Some(passage) = self.chosen {
            self.reveal_passage(passage);
        }
    }

    fn undo(&mut self, back: bool) -> Action {
        if self.undo_typing(back) {
            return Action::None;
        }
        if self.sitting.proceedings.is_some() {
            // What is on its way has first to arrive: it could not be told apart from what was before.
            if self.registry.is_busy() {
                return Action::Tell(Notice::new(Tone::Warning, Phrase::new("desk-record-under-way")));
            }
            return if back { self.take_back() } else { self.do_again() };
        }
        let about = if back { self.settled.undo() } else { self.settled.redo() };
        if let Some(about) = about {
            self.show_decided();
            if let Some(passage) = about {
                self.choose(passage);
            }
        }
        Action::None
    }

    fn pick_tab(&mut self, tab: Tab) -> Action {
        self.tab = tab;
        if tab == Tab::History { self.trace() } else { Action::None }
    }

    fn traced(&mut self, traced: Result<std::sync::Arc<super::history::Traced>, Phrase>) -> Action {
        match traced {
            Ok(traced) => {
                self.trace = Trace::Ready(traced);
                if self.past.is_some() {
                    self.make();
                }
                Action::None
            }
            Err(phrase) => {
                self.trace = Trace::Unasked;
                self.past = None;
                Action::Tell(Notice::new(Tone::Trouble, phrase))
            }
        }
    }

    /// Reads an earlier draft; the current one with everything proposed to it where none is named.
    fn pick_draft(&mut self, draft: Option<usize>) -> Action {
        let last = self.drafts().len().checked_sub(1);
        self.pick_show(Show::All);
        self.past = draft.filter(|draft| Some(*draft) != last);
        self.asked = None;
        if self.past.is_none() {
            return Action::None;
        }
        self.chosen = None;
        let action = self.trace();
        self.make();
        action
    }

    pub(super) fn open_editor(&mut self, subject: Subject, words: &str) -> Action {
        self.editor = Some(Editor {
            subject,
            content: iced::widget::text_editor::Content::with_text(words),
            past: Vec::new(),
            future: Vec::new(),
        });
        let focus = operation::focus(super::editing::EDITOR);
        match subject {
            Subject::Provision(_) => Action::Run(focus),
            // It is written below the wordings, where nothing can be seen of it on a low window.
            Subject::Compromise(_) => Action::Run(Task::batch([focus, operation::snap_to_end(PANEL)])),
        }
    }
}
