//! What follows from what happens on the page.

use iced::{Task, clipboard};

use super::{Action, Editor, Exporting, Message, Page, RIGHT, Selection, Show, Side, Subject, View};
use crate::consolidate::table::Matter;
use crate::desk::keymap::Command;
use crate::desk::look::Look;
use crate::desk::settled::choices_of;
use crate::desk::sheet;
use crate::desk::work::Print;
use crate::text::outline::Outline;

impl Page {
    /// Reacts to what happened.
    pub fn update(&mut self, look: Look, attribution: bool, message: Message) -> Action {
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
            Message::WordingPressed(wording) => self.wording = wording,
            Message::TakePressed => self.take(self.wording),
            Message::LineTaken(number) => self.take(number),
            Message::KeepPressed => self.take(0),
            Message::OpenPressed => self.leave_open(),
            Message::EditPressed(provision) => return self.edit_provision(provision),
            Message::HeadingPressed(provision) => self.reveal_provision(provision),
            Message::ReplyPressed(voice) => {
                self.one = voice;
                self.view = View::Text;
                self.pick_show(Show::One);
            }
            Message::TopReached(row) => self.top = row,
            Message::Touched(row, start, touch) => self.touch(row, start, touch),
            Message::FindTyped(words) => self.search(words),
            Message::FindClosed => self.find = None,
            Message::Edited(action) => self.type_in(action),
            Message::EditKept => self.keep_edit(),
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
            Command::Take(number) => self.take(usize::from(number)),
            Command::KeepOpen => self.leave_open(),
            Command::Compromise => return self.write_compromise(),
            Command::Edit => {
                let chosen = self.chosen.and_then(|passage| self.sitting.rolling.passages.get(passage));
                let provision = match chosen {
                    Some(_) => self.at_hand().and_then(|matter| matter.provision),
                    None => self.made.sheet.rows.get(self.top).and_then(|row| row.provision),
                };
                if let Some(provision) = provision {
                    return self.edit_provision(provision);
                }
            }
            Command::Accept => self.keep_edit(),
            Command::Undo => self.undo(true),
            Command::Redo => self.undo(false),
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
                return Action::Run(iced::widget::operation::focus(super::bars::FIND_INPUT));
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
            Command::Attribution | Command::Receive | Command::Reports | Command::ShowBoard => {
                return Action::Obey(command);
            }
            _ => {}
        }
        Action::None
    }

    /// Closes what lies on top, one thing at a time.
    fn dismiss(&mut self) {
        if self.exporting.take().is_some() || self.editor.take().is_some() || self.find.take().is_some() {
            return;
        }
        if self.selection.take().is_some() {
            return;
        }
        self.chosen = None;
    }

    fn pick_show(&mut self, show: Show) {
        self.show = show;
        self.view = View::Text;
        self.selection = None;
        self.make();
        self.refind();
        if let Some(passage) = self.chosen {
            self.reveal_passage(passage);
        }
    }

    /// Makes anew what follows from what is shown and decided.
    pub(super) fn make(&mut self) {
        let rolling = &self.sitting.rolling;
        if self.made.matter_of.is_empty() {
            self.made.tree = Outline::new(&rolling.base);
            for (at, matter) in self.sitting.matters.iter().enumerate() {
                self.made.matter_of.extend(matter.passages.iter().map(|passage| (*passage, at)));
            }
        }
        let matters: Vec<(usize, bool)> = self
            .sitting
            .matters
            .iter()
            .map(|matter| (matter.provision.unwrap_or(0), !self.is_decided(matter)))
            .collect();
        self.made.outline = sheet::outline(&rolling.base, &matters, "");
        self.made.pairs.clear();
        let compared = match self.show {
            Show::One => Some((None, Some(self.one))),
            Show::Two => Some(self.two),
            _ => None,
        };
        self.made.compared = compared.map(|(left, right)| {
            if self.sitting.pair && left.is_none() && right == Some(0) {
                rolling.clone()
            } else {
                self.sitting.compare(left, right)
            }
        });
        self.made.sheet = match (self.show, &self.made.compared) {
            (Show::One | Show::Two, Some(compared)) => {
                if self.beside && self.show == Show::Two {
                    self.made.pairs = sheet::beside(compared);
                }
                sheet::redline(compared)
            }
            (Show::Clean, _) => sheet::clean(&self.sitting.clean(&self.settled)),
            _ => sheet::set_out(rolling, &self.settled, self.filter),
        };
        self.made.tables = sheet::columns(&self.made.sheet.rows);
        let side = |side: Option<usize>| side.map_or(0, |voice| voice as u64 + 1);
        self.made.identity = match self.show {
            Show::Clean => 1,
            Show::All => 2,
            Show::One => 1000 + self.one as u64,
            Show::Two => 1_000_000 + side(self.two.0) * 1000 + side(self.two.1) * 2 + u64::from(self.beside),
        };
    }

    /// The passages one goes through: all open ones, or those of one delegation.
    fn wanted(&self) -> Vec<usize> {
        let of_one = |matter: &&Matter| {
            self.filter.is_none_or(|voice| matter.proposals.iter().any(|it| it.holders.contains(voice)))
        };
        let matters = self.sitting.matters.iter().filter(of_one);
        matters.filter_map(|matter| matter.passages.first().copied()).collect()
    }

    pub(super) fn choose(&mut self, passage: usize) {
        let found = self.matter(passage);
        let first = found.and_then(|matter| matter.passages.first().copied()).unwrap_or(passage);
        self.wording = found.and_then(|matter| self.settled.taken(matter)).unwrap_or(1);
        self.chosen = Some(first);
        self.reveal_passage(first);
    }

    /// The next or the previous passage.
    fn step(&mut self, forward: bool) {
        let redlined = matches!(self.show, Show::One | Show::Two) && self.view == View::Text;
        if redlined {
            return self.step_redline(forward);
        }
        let at = self.chosen.and_then(|chosen| self.open.iter().position(|passage| *passage == chosen));
        let next = match (at, forward) {
            // At either end one is shown where one is.
            (Some(at), true) => (at + 1).min(self.open.len().saturating_sub(1)),
            (Some(at), false) => at.saturating_sub(1),
            (None, true) => 0,
            (None, false) => self.open.len().saturating_sub(1),
        };
        if let Some(passage) = self.open.get(next).copied() {
            self.choose(passage);
        }
    }

    /// Between the changes of two texts compared.
    fn step_redline(&mut self, forward: bool) {
        let places: Vec<(usize, usize)> = {
            let mut places: Vec<(usize, usize)> =
                self.made.sheet.places.iter().map(|(passage, row)| (*row, *passage)).collect();
            places.sort_unstable();
            places
        };
        let at = self.chosen.and_then(|chosen| places.iter().position(|(_, passage)| *passage == chosen));
        let next = match (at, forward) {
            (Some(at), true) => at + 1,
            (Some(at), false) => at.saturating_sub(1),
            (None, true) => 0,
            (None, false) => places.len().saturating_sub(1),
        };
        if let Some((_, passage)) = places.get(next).copied() {
            self.chosen = Some(passage);
            self.reveal_passage(passage);
        }
    }

    /// The matter that can be decided on just now. While two texts are compared there is none: what is compared
    /// is not what is being settled.
    pub(super) fn at_hand(&self) -> Option<&Matter> {
        let compared = matches!(self.show, Show::One | Show::Two) && self.view == View::Text;
        self.chosen.filter(|_| !compared && !self.sitting.pair).and_then(|passage| self.matter(passage))
    }

    /// Takes a proposal, counted from 1; 0 keeps the draft's text.
    fn take(&mut self, number: usize) {
        let Some(matter) = self.at_hand().filter(|matter| number <= matter.proposals.len()) else { return };
        let choices: Vec<_> =
            choices_of(matter, number).into_iter().map(|(passage, choice)| (passage, Some(choice))).collect();
        self.wording = number;
        self.settled.choose_all(choices);
        self.make();
        self.refind();
    }

    fn leave_open(&mut self) {
        let Some(matter) = self.at_hand() else { return };
        let choices: Vec<_> = matter.passages.iter().map(|passage| (*passage, None)).collect();
        self.settled.choose_all(choices);
        self.make();
        self.refind();
    }

    fn undo(&mut self, back: bool) {
        if self.undo_typing(back) {
            return;
        }
        let about = if back { self.settled.undo() } else { self.settled.redo() };
        if let Some(about) = about {
            self.make();
            if let Some(passage) = about {
                self.choose(passage);
            }
        }
    }

    pub(super) fn reveal_row(&mut self, row: usize) {
        self.reveal.row = row;
        self.reveal.number += 1;
    }

    fn reveal_passage(&mut self, passage: usize) {
        if self.view == View::Table {
            if let Some(row) = self.table_row(passage) {
                self.reveal_row(row);
            }
        } else if self.beside && self.show == Show::Two {
            let holds =
                |row: &Option<sheet::Row>| row.as_ref().is_some_and(|row| row.passages().contains(&passage));
            if let Some(row) = self.made.pairs.iter().position(|pair| holds(&pair.left) || holds(&pair.right))
            {
                self.reveal_row(row);
            }
        } else if let Some(row) = self.made.sheet.places.get(&passage).copied() {
            self.reveal_row(row);
        }
    }

    fn reveal_provision(&mut self, provision: usize) {
        self.view = View::Text;
        let at = |row: &sheet::Row| row.provision.is_some_and(|own| own >= provision);
        let row = if self.beside && self.show == Show::Two {
            self.made.pairs.iter().position(|pair| pair.left.as_ref().is_some_and(at))
        } else if self.show == Show::Clean {
            // The clean text has provisions of its own; headings are found by what they say.
            let title = self.made.outline.iter().find(|heading| heading.provision == provision);
            let base =
                self.sitting.rolling.base.provisions().get(provision).map(crate::text::Provision::line);
            self.made.sheet.rows.iter().position(|row| {
                title.is_some()
                    && base
                        .as_ref()
                        .is_some_and(|line| !line.is_empty() && row.text().ends_with(line.as_str()))
            })
        } else {
            self.made.sheet.rows.iter().position(at)
        };
        if let Some(row) = row {
            self.reveal_row(row);
        }
    }

    pub(super) fn focus_editor() -> Action {
        Action::Run(Task::batch([iced::widget::operation::focus(super::editing::EDITOR)]))
    }

    pub(super) fn open_editor(&mut self, subject: Subject, words: &str) -> Action {
        self.editor = Some(Editor {
            subject,
            content: iced::widget::text_editor::Content::with_text(words),
            past: Vec::new(),
            future: Vec::new(),
        });
        Self::focus_editor()
    }
}
