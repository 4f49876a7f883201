//! Entering a reply on somebody's behalf, on the strength of a letter: the whole text, parts of it, points typed in by
//! hand, a letter of no comments, remarks.

mod view;

use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;
use iced::widget::text_editor::{self, Content};

use crate::desk::keymap::Command;
use crate::desk::look::Look;
use crate::desk::points::{Effect, effects};
use crate::desk::reply::Form;
use crate::desk::round::Round;
use crate::desk::work::Order;
use crate::dossier::stood::Stood;
use crate::language::Phrase;
use crate::negotiation::Audience;
use crate::negotiation::submission::Kind;
use crate::text::Text;

/// The id of the editor of points.
pub const POINTS: &str = "points";
/// The id of the editor of remarks.
pub const REMARKS: &str = "remarks";

/// How many earlier states of what is typed are kept.
const KEPT: usize = 200;

/// A reply being filled in.
pub struct Entry {
    folder: PathBuf,
    title: String,
    base_name: Phrase,
    base: Arc<Text>,
    /// Codes and names in the languages of the interface, in protocol order.
    seats: Vec<(String, [String; 2])>,
    form: Form,
    points: Content,
    remarks: Content,
    past: Vec<String>,
    future: Vec<String>,
    /// What the points typed would do.
    effects: Vec<Effect>,
    /// The replies that stand on the draft.
    stood: Vec<Stood>,
    /// The number of the latest question for it, and of the latest answer.
    asked: u64,
    answered: u64,
}

/// A line to fill in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// The number of the letter.
    Number,
    /// Its date.
    Dated,
    /// Who signed it.
    SignedBy,
    /// The day it was received.
    Received,
}

/// What happens on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    /// A command.
    Command(Command),
    /// Somebody joins the reply, or leaves it.
    VoicePressed(usize),
    /// It is of another kind.
    KindPicked(Kind),
    /// A line was filled in.
    Typed(Line, String),
    /// The points are edited.
    PointsEdited(text_editor::Action),
    /// The remarks are edited.
    RemarksEdited(text_editor::Action),
    /// A place was named, or something said about it.
    PlaceTyped(usize, bool, String),
    /// Something is said about one more place.
    PlaceAdded,
    /// Nothing is said about a place after all.
    PlaceRemoved(usize),
    /// Whom remarks are for.
    AudiencePicked(Audience),
    /// A file with the text is wanted.
    FilePressed,
    /// The letter as it came is wanted.
    LetterPressed,
    /// Files were chosen: the text, or what is kept beside it.
    Chosen(bool, Vec<PathBuf>),
    /// The file is left out again.
    FileRemoved,
    /// A letter is left out again.
    LetterRemoved(usize),
    /// What the points do is known.
    Known(u64, Vec<Effect>),
    /// It is right so.
    DonePressed,
    /// Back to the board; what was filled in is kept.
    BackPressed,
    /// What was filled in is thrown away.
    DropPressed,
}

/// What the desk is asked to do.
pub enum Action {
    /// Nothing.
    None,
    /// Run a task.
    Run(Task<Message>),
    /// Ask for the file with the text, or for the letter as it came.
    Choose(bool),
    /// Work in the background.
    Work(Order),
    /// Obey a command that is not this screen's.
    Obey(Command),
    /// Back to the board.
    Back,
    /// Back to the board, keeping nothing.
    Drop,
}

impl Entry {
    /// A reply of these, as far as it was filled in before.
    pub fn new(
        folder: PathBuf,
        (title, base_name): (String, Phrase),
        round: &Round,
        stood: Vec<Stood>,
        mut form: Form,
    ) -> Self {
        form.language = Some(round.language.clone());
        let seats = round.lines.iter().map(|line| (line.code.clone(), line.names.clone())).collect();
        Self {
            folder,
            title,
            base_name,
            base: round.base.clone(),
            seats,
            points: Content::with_text(&form.typed),
            remarks: Content::with_text(&form.remarks),
            form,
            past: Vec::new(),
            future: Vec::new(),
            effects: Vec::new(),
            stood,
            asked: 0,
            answered: 0,
        }
    }

    /// What was filled in.
    pub fn form(&self) -> &Form {
        &self.form
    }

    /// What the points typed would do.
    pub fn effects(&self) -> &[Effect] {
        &self.effects
    }

    /// The earlier replies that give way to it, each in a sentence. Of a file that is told once it was looked at.
    fn gives_way(&self) -> Vec<Phrase> {
        let language = self.form.language.as_deref().unwrap_or_default();
        let stood = self.stood.iter().filter(|_| self.form.file.is_none());
        stood.filter_map(|it| it.gives_way(&self.form.voices, self.kind(), language)).collect()
    }

    /// What it is; a list of points where nobody has said.
    fn kind(&self) -> Kind {
        self.form.kind.unwrap_or(Kind::Points)
    }

    /// What is to be known at once: what points typed before do.
    pub fn begin(&mut self, look: Look) -> Task<Message> {
        self.form.kind = Some(self.kind());
        self.ask(look)
    }

    /// Reacts to what happened.
    pub fn update(&mut self, look: Look, message: Message) -> Action {
        match message {
            Message::Command(command) => return self.obey(look, command),
            Message::VoicePressed(at) => {
                let Some((code, _)) = self.seats.get(at) else { return Action::None };
                match self.form.voices.iter().position(|own| own == code) {
                    Some(own) => drop(self.form.voices.remove(own)),
                    None => self.form.voices.push(code.clone()),
                }
                let place = |code: &String| self.seats.iter().position(|(own, _)| own == code);
                self.form.voices.sort_by_key(place);
            }
            Message::KindPicked(kind) => self.form.kind = Some(kind),
            Message::Typed(line, words) => {
                *(match line {
                    Line::Number => &mut self.form.number,
                    Line::Dated => &mut self.form.dated,
                    Line::SignedBy => &mut self.form.signed_by,
                    Line::Received => &mut self.form.received,
                }) = words;
            }
            Message::PointsEdited(action) => {
                let edit = action.is_edit();
                if edit {
                    self.past.push(self.points.text());
                    if self.past.len() > KEPT {
                        self.past.remove(0);
                    }
                    self.future.clear();
                }
                self.points.perform(action);
                if edit {
                    return self.typed(look);
                }
            }
            Message::RemarksEdited(action) => {
                self.remarks.perform(action);
                self.form.remarks = self.remarks.text().trim_end().to_owned();
            }
            Message::PlaceTyped(at, place, words) => {
                if let Some((own, said)) = self.form.places.get_mut(at) {
                    *(if place { own } else { said }) = words;
                }
            }
            Message::PlaceAdded => self.form.places.push(Default::default()),
            Message::PlaceRemoved(at) => {
                if at < self.form.places.len() {
                    self.form.places.remove(at);
                }
            }
            Message::AudiencePicked(audience) => self.form.audience = audience,
            Message::FilePressed => return Action::Choose(true),
            Message::LetterPressed => return Action::Choose(false),
            Message::Chosen(text, paths) => self.take(text, paths),
            Message::FileRemoved => self.form.file = None,
            Message::LetterRemoved(at) => {
                if at < self.form.letters.len() {
                    self.form.letters.remove(at);
                }
            }
            Message::Known(number, effects) => {
                if number > self.answered {
                    self.answered = number;
                    self.effects = effects;
                }
            }
            Message::DonePressed => return self.done(),
            Message::BackPressed => return Action::Back,
            Message::DropPressed => return Action::Drop,
        }
        Action::None
    }

    /// Takes files in: the first holds the text, others are kept beside it.
    pub fn take(&mut self, text: bool, paths: Vec<PathBuf>) {
        let mut paths = paths.into_iter();
        if text && let Some(path) = paths.next() {
            self.form.file = Some(path);
        }
        for path in paths {
            if !self.form.letters.contains(&path) {
                self.form.letters.push(path);
            }
        }
    }

    /// Files dropped on the screen: what can be read as the text is, where a text is wanted; the rest is kept beside it.
    pub fn dropped(&mut self, paths: Vec<PathBuf>) {
        let wanted = matches!(self.kind(), Kind::Full | Kind::Parts)
            || self.kind() == Kind::Points && self.form.typed.trim().is_empty();
        let readable = |path: &PathBuf| {
            path.extension().is_some_and(|ending| {
                crate::desk::dialog::READABLE.iter().any(|known| ending.eq_ignore_ascii_case(known))
            })
        };
        let (mut texts, mut rest): (Vec<PathBuf>, Vec<PathBuf>) =
            paths.into_iter().partition(|path| wanted && self.form.file.is_none() && readable(path));
        if texts.len() > 1 {
            rest.extend(texts.drain(1..));
        }
        self.take(true, texts);
        self.take(false, rest);
    }

    fn obey(&mut self, look: Look, command: Command) -> Action {
        match command {
            Command::Accept => self.done(),
            Command::Dismiss => Action::Back,
            Command::Undo | Command::Redo => self.undo(look, command == Command::Undo),
            other => Action::Obey(other),
        }
    }

    /// Takes back what was typed last into the list of points.
    fn undo(&mut self, look: Look, back: bool) -> Action {
        let (from, to) =
            if back { (&mut self.past, &mut self.future) } else { (&mut self.future, &mut self.past) };
        let Some(words) = from.pop() else { return Action::None };
        to.push(self.points.text());
        self.points = Content::with_text(&words);
        self.points.perform(text_editor::Action::Move(text_editor::Motion::DocumentEnd));
        self.typed(look)
    }

    fn typed(&mut self, look: Look) -> Action {
        self.form.typed = self.points.text().trim_end().to_owned();
        Action::Run(self.ask(look))
    }

    /// Asks in the background what the points do; only the latest answer counts.
    fn ask(&mut self, look: Look) -> Task<Message> {
        self.asked += 1;
        if self.form.typed.trim().is_empty() {
            self.answered = self.asked;
            self.effects.clear();
            return Task::none();
        }
        let (number, base, typed) = (self.asked, self.base.clone(), self.form.typed.clone());
        let language = look.language;
        let work = async move { (number, effects(&base, &typed, language)) };
        Task::perform(work, |(number, effects)| Message::Known(number, effects))
    }

    /// Enters it, or looks first at what a file holds.
    fn done(&self) -> Action {
        if self.form.missing().is_some() {
            return Action::None;
        }
        let (folder, replies) = (self.folder.clone(), vec![self.form.clone()]);
        let looked_at = self.form.file.is_some() && self.kind().is_worded();
        Action::Work(match looked_at {
            true => Order::Look { folder, replies },
            false => Order::Enter { folder, replies },
        })
    }
}
