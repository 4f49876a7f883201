//! Whose file is whose: what was guessed from names and authors, to be corrected.

use std::path::PathBuf;

use iced::widget::{column, container, pick_list, row, text_input};
use iced::{Center, Element, Fill, Padding};

use crate::council::RosterEntry;
use crate::council::files::{self, Candidate, Ground, Guess, Part};
use crate::desk::icon::Icon;
use crate::desk::look::{self, Look, body, fill, primary, secondary, serif, sign, small, small_in, strong};
use crate::desk::style;
use crate::desk::theme::{size, space};
use crate::desk::work::Order;
use crate::language::Phrase;

/// What the files are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A draft and the replies to it.
    Consolidate,
    /// Two files compared.
    Compare,
    /// Replies to the draft of an open dossier.
    Receive,
}

/// The files and what each of them is.
#[derive(Debug, Clone, PartialEq)]
pub struct Intake {
    purpose: Purpose,
    files: Vec<File>,
    known: Vec<RosterEntry>,
}

/// One file.
#[derive(Debug, Clone, PartialEq)]
pub struct File {
    /// Where it is and who wrote it.
    pub candidate: Candidate,
    /// Its size in bytes.
    pub size: u64,
    /// What it is taken for.
    pub guess: Guess,
}

/// What happens on the screen.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// More files are wanted.
    AddPressed,
    /// A file is taken out of the list.
    RemovePressed(usize),
    /// A file was given another part.
    PartPicked(usize, Choice),
    /// A code was typed for a file nobody recognised.
    CodeTyped(usize, String),
    /// The two files change places.
    SwapPressed,
    /// Compare two instead of consolidating, or the other way round.
    PurposePicked(Purpose),
    /// Everything is right.
    StartPressed,
    /// The file alone is the first draft of a new dossier.
    NewPressed,
    /// Back to the welcome screen.
    BackPressed,
}

/// What the desk is asked to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Nothing.
    None,
    /// Ask for more files.
    Choose(Purpose),
    /// Read the files and go on.
    Start(Order),
    /// Leave the screen.
    Back,
}

/// An entry of the list a part is picked from.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    part: Part,
    label: String,
}

impl std::fmt::Display for Choice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.label)
    }
}

impl Choice {
    /// The choice of a part, under some label.
    pub fn new(part: Part, label: impl Into<String>) -> Self {
        Self { part, label: label.into() }
    }
}

impl Intake {
    /// The screen for these files.
    pub fn new(purpose: Purpose, files: Vec<(Candidate, u64)>, known: Vec<RosterEntry>) -> Self {
        let mut intake = Self { purpose, files: Vec::new(), known };
        intake.add(files);
        intake
    }

    /// Adds files that are not there yet, and guesses anew what nobody has set by hand.
    pub fn add(&mut self, files: Vec<(Candidate, u64)>) {
        for (candidate, size) in files {
            if self.files.iter().all(|file| file.candidate.path != candidate.path) {
                let guess = Guess { part: Part::Left, ground: Ground::None };
                self.files.push(File { candidate, size, guess });
            }
        }
        let candidates: Vec<Candidate> = self.files.iter().map(|file| file.candidate.clone()).collect();
        let base_by_hand =
            self.files.iter().any(|file| file.guess.ground == Ground::Hand && file.guess.part == Part::Base);
        for (file, guess) in self.files.iter_mut().zip(files::guess(&candidates, &self.known)) {
            if file.guess.ground != Ground::Hand && !(base_by_hand && guess.part == Part::Base) {
                file.guess = guess;
            }
        }
        self.sort();
    }

    /// The files as they stand.
    pub fn files(&self) -> &[File] {
        &self.files
    }

    /// What the files are for.
    pub fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// The draft first, then replies in protocol order, then the rest.
    fn sort(&mut self) {
        let known = &self.known;
        if self.purpose == Purpose::Consolidate {
            self.files.sort_by_key(|file| match &file.guess.part {
                Part::Base => 0,
                Part::Reply(code) => {
                    1 + known.iter().position(|known| known.code.as_str() == code).unwrap_or(known.len())
                }
                Part::Left => usize::MAX,
            });
        }
    }

    /// Reacts to what happened.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::AddPressed => return Action::Choose(self.purpose),
            Message::RemovePressed(index) => {
                if index < self.files.len() {
                    self.files.remove(index);
                }
                if self.files.is_empty() {
                    return Action::Back;
                }
            }
            Message::PartPicked(index, choice) => self.set(index, choice.part),
            Message::CodeTyped(index, code) => {
                let code: String = code
                    .to_uppercase()
                    .chars()
                    .filter(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || *c == '-')
                    .take(16)
                    .collect();
                if let Some(file) = self.files.get_mut(index) {
                    file.guess = Guess { part: Part::Reply(code), ground: Ground::Hand };
                }
            }
            Message::SwapPressed => {
                if self.files.len() > 1 {
                    self.files.swap(0, 1);
                }
            }
            Message::PurposePicked(purpose) => {
                self.purpose = purpose;
                self.sort();
            }
            Message::StartPressed => {
                if let Ok(order) = self.order() {
                    return Action::Start(order);
                }
            }
            Message::NewPressed => {
                return Action::Start(Order::Glance(self.files.iter().map(File::path).collect()));
            }
            Message::BackPressed => return Action::Back,
        }
        Action::None
    }

    fn set(&mut self, index: usize, part: Part) {
        if part == Part::Base {
            for file in self.files.iter_mut().filter(|file| file.guess.part == Part::Base) {
                file.guess = Guess { part: Part::Left, ground: Ground::Hand };
            }
        }
        if let Some(file) = self.files.get_mut(index) {
            file.guess = Guess { part, ground: Ground::Hand };
        }
    }

    /// What is to be done with the files, or what is missing for it.
    pub fn order(&self) -> Result<Order, Phrase> {
        match self.purpose {
            Purpose::Compare => match self.files.as_slice() {
                [old, new] => Ok(Order::Compare { old: old.path(), new: new.path() }),
                _ => Err(Phrase::new("desk-intake-need-two")),
            },
            Purpose::Consolidate | Purpose::Receive => {
                let base = self
                    .files
                    .iter()
                    .find(|file| file.guess.part == Part::Base)
                    .ok_or(Phrase::new("desk-intake-need-base"))?;
                let mut replies: Vec<(String, PathBuf)> = Vec::new();
                let mut taken: Vec<String> = self
                    .files
                    .iter()
                    .filter_map(|file| match &file.guess.part {
                        Part::Reply(code) if !code.is_empty() => Some(code.clone()),
                        _ => None,
                    })
                    .collect();
                for file in &self.files {
                    let Part::Reply(code) = &file.guess.part else { continue };
                    let code = if code.is_empty() {
                        let code = files::code_from_name(&file.candidate.path, &taken);
                        taken.push(code.clone());
                        code
                    } else {
                        code.clone()
                    };
                    if replies.iter().any(|(other, _)| *other == code) {
                        return Err(Phrase::new("desk-intake-twice").with("voice", code));
                    }
                    replies.push((code, file.path()));
                }
                if replies.is_empty() {
                    return Err(Phrase::new("desk-intake-need-reply"));
                }
                Ok(Order::Consolidate { base: base.path(), replies })
            }
        }
    }

    /// Draws the screen.
    pub fn view(&self, look: Look) -> Element<'_, Message> {
        let p = look.palette;
        let (title, about, start) = match self.purpose {
            Purpose::Consolidate | Purpose::Receive => {
                ("desk-intake-consolidate", "desk-intake-consolidate-about", "desk-intake-start-consolidate")
            }
            Purpose::Compare => {
                ("desk-intake-compare", "desk-intake-compare-about", "desk-intake-start-compare")
            }
        };
        let order = self.order();
        let mut rows = column![];
        for (index, file) in self.files.iter().enumerate() {
            if index > 0 {
                rows = rows.push(look::line(look));
            }
            rows = rows.push(self.row(look, index, file));
        }
        let mut buttons =
            row![secondary(look, look.say("desk-intake-add"), Some(Message::AddPressed))].spacing(space::M);
        if self.purpose == Purpose::Compare && self.files.len() == 2 {
            buttons = buttons.push(secondary(look, look.say("desk-intake-swap"), Some(Message::SwapPressed)));
        }
        if self.purpose != Purpose::Compare && self.files.len() == 1 {
            buttons = buttons.push(secondary(look, look.say("desk-intake-found"), Some(Message::NewPressed)));
        }
        let missing = match &order {
            Ok(_) => small(look, look.say(Phrase::new("desk-intake-files").count("count", self.files.len()))),
            Err(phrase) => small_in(p.open, look.say(phrase.clone())),
        };
        let purposes = [
            (Purpose::Consolidate, look.say("desk-welcome-consolidate")),
            (Purpose::Compare, look.say("desk-welcome-compare")),
        ];
        let page = column![
            serif(look.say(title), size::SCREEN),
            body(look.say(about)).color(p.muted),
            container(rows).padding(1.0).width(Fill).style(style::card(p)),
            row![
                buttons,
                fill(),
                missing,
                primary(look, look.say(start), order.ok().map(|_| Message::StartPressed))
            ]
            .spacing(space::L)
            .align_y(Center),
        ]
        .spacing(space::L)
        .max_width(860.0);
        let left = row![look::name(), look::switch(look, &purposes, self.purpose, Message::PurposePicked)]
            .spacing(space::XL)
            .align_y(Center);
        let back = secondary(look, look.say("desk-back"), Some(Message::BackPressed));
        look::cards(look, look::top_bar(look, left, back), page)
    }

    fn row<'a>(&'a self, look: Look, index: usize, file: &'a File) -> Element<'a, Message> {
        let p = look.palette;
        let name = file
            .candidate
            .path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let kilobytes = file.size.div_ceil(1024);
        let size = look.say(Phrase::new("desk-intake-size").with("size", kilobytes));
        let known = |code: &str| self.known.iter().any(|known| known.code.as_str() == code);
        let mut right = row![].spacing(space::S).align_y(Center);
        let ground = match self.purpose {
            Purpose::Compare => {
                let part = match index {
                    0 => "desk-intake-old",
                    1 => "desk-intake-new",
                    _ => "desk-intake-leave",
                };
                right = right.push(strong(look.say(part)));
                String::new()
            }
            Purpose::Consolidate | Purpose::Receive => {
                let choices = self.choices(look);
                let chosen = choices.iter().find(|choice| match (&choice.part, &file.guess.part) {
                    (Part::Reply(a), Part::Reply(b)) => a == b || (a.is_empty() && !known(b)),
                    (a, b) => a == b,
                });
                if let Part::Reply(code) = &file.guess.part
                    && !known(code)
                {
                    let shown = files::code_from_name(&file.candidate.path, &[]);
                    right = right.push(
                        text_input(&shown, code)
                            .on_input(move |code| Message::CodeTyped(index, code))
                            .size(size::BODY.0)
                            .padding(Padding { top: 6.0, bottom: 6.0, left: 10.0, right: 10.0 })
                            .width(110.0)
                            .style(style::input(p)),
                    );
                }
                right = right.push(
                    pick_list(choices.clone(), chosen.cloned(), move |choice| {
                        Message::PartPicked(index, choice)
                    })
                    .text_size(size::BODY.0)
                    .padding(Padding { top: 6.0, bottom: 6.0, left: 12.0, right: 10.0 })
                    .width(240.0)
                    .style(style::pick(p))
                    .menu_style(style::menu(p)),
                );
                self.ground(look, file)
            }
        };
        let about = if ground.is_empty() { size } else { format!("{size} · {ground}") };
        right = right.push(sign(
            look,
            Icon::Close,
            look.say("desk-intake-remove"),
            Some(Message::RemovePressed(index)),
        ));
        let left = column![strong(name), small(look, about)].spacing(1.0).width(Fill);
        container(row![left, right].spacing(space::L).align_y(Center))
            .padding(Padding { top: 10.0, bottom: 10.0, left: space::L, right: 10.0 })
            .into()
    }

    fn ground(&self, look: Look, file: &File) -> String {
        match &file.guess.ground {
            Ground::Name => look.say("desk-intake-by-name"),
            Ground::Author(author) => look.say(Phrase::new("desk-intake-by-author").with("author", author)),
            Ground::Rest => look.say("desk-intake-by-rest"),
            Ground::Hand => look.say("desk-intake-by-hand"),
            Ground::None => look.say("desk-intake-unknown"),
        }
    }

    fn choices(&self, look: Look) -> Vec<Choice> {
        let mut choices = vec![Choice::new(Part::Base, look.say("desk-intake-base"))];
        choices.extend(self.known.iter().map(|known| {
            let (code, name) = (known.code.as_str(), known.short(look.language.code()));
            Choice::new(Part::Reply(code.to_owned()), format!("{code} · {name}"))
        }));
        choices.push(Choice::new(Part::Reply(String::new()), look.say("desk-intake-other")));
        choices.push(Choice::new(Part::Left, look.say("desk-intake-leave")));
        choices
    }
}

impl File {
    fn path(&self) -> PathBuf {
        self.candidate.path.clone()
    }
}
