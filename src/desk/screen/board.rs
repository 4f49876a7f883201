//! The reply board: who was sent the draft, who has answered and how, who is late, what is still to be entered. The
//! secretariat's first screen of the day.

pub mod dialog;
mod line;
mod view;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use crate::desk::keymap::Command;
use crate::desk::look::Look;
use crate::desk::round::{Line, Round, Shown};
use crate::desk::sitting::{Origin, Sitting, Standing};
use crate::desk::work::{Order, Statement};
use crate::dossier::Dossier;
use crate::language::Phrase;
use crate::negotiation::RecordId;
use dialog::Dialog;

/// The id of the list.
pub const LIST: &str = "board";

/// The board.
pub struct Board {
    title: String,
    base_name: Phrase,
    folder: PathBuf,
    round: Arc<Round>,
    /// Codes of those whose reply is half filled in.
    begun: BTreeSet<String>,
    shown: Shown,
    /// The line chosen.
    chosen: Option<usize>,
    /// Whether the chosen line shows what was sent.
    unfolded: bool,
    /// The line under the pointer: files that are dropped there are that delegation's reply.
    under: Option<usize>,
    dialog: Option<Dialog>,
}

/// What happens on the board.
#[derive(Debug, Clone)]
pub enum Message {
    /// A command.
    Command(Command),
    /// Whose lines are shown.
    ShownPicked(Shown),
    /// A line was pressed.
    LinePressed(usize),
    /// The pointer came over a line, or left it.
    Pointed(usize, bool),
    /// A file received is to be shown.
    FilePressed(PathBuf),
    /// The report on a reply is wanted.
    ReportPressed(RecordId),
    /// A reply is to be taken back.
    WithdrawPressed(RecordId),
    /// The passages of a delegation are wanted.
    PassagesPressed(usize),
    /// A reply of a delegation is to be entered.
    EnterPressed(usize),
    /// A delegation is to be reminded.
    RemindPressed(usize),
    /// A delegation has no interest in the whole item.
    ApartPressed(usize),
    /// Its proposals to an older draft are to be carried over.
    CarryPressed(usize),
    /// In the dialog on top.
    Dialog(dialog::Message),
    /// The dialog was closed.
    DialogClosed,
    /// A folder for what goes out was chosen.
    FolderChosen(Option<PathBuf>),
    /// A place for a transfer file was chosen.
    PlaceChosen(Option<PathBuf>),
}

/// What the board asks the desk to do.
#[derive(Debug)]
pub enum Action {
    /// Nothing.
    None,
    /// Obey a command that is not the board's.
    Obey(Command),
    /// Work in the background.
    Work(Order),
    /// Show a file.
    Show(PathBuf),
    /// Show the passages of somebody on the page.
    Passages(String),
    /// Fill in a reply of somebody, or of whoever it will be.
    Enter(Option<String>),
    /// Scroll to this part of the list, between 0 and 1.
    Reveal(f32),
    /// Ask for a folder for what goes out.
    AskFolder,
    /// Ask where to write a transfer file of this name.
    AskPlace(String),
}

impl Board {
    /// The board of what lies on the desk, where that is a dossier.
    pub fn new(sitting: &Sitting) -> Option<Self> {
        let (Origin::Dossier(folder), Some(round)) = (&sitting.origin, &sitting.round) else { return None };
        Some(Self {
            title: sitting.title.clone(),
            base_name: sitting.base_name.clone(),
            folder: folder.clone(),
            round: round.clone(),
            begun: BTreeSet::new(),
            shown: Shown::default(),
            chosen: None,
            unfolded: false,
            under: None,
            dialog: None,
        })
    }

    /// The board after something new was stated: one stays where one was.
    pub fn reopened(&self, sitting: &Sitting) -> Option<Self> {
        let new = Self::new(sitting)?;
        if new.folder != self.folder {
            return Some(new);
        }
        let code = self.chosen.and_then(|at| self.round.lines.get(at)).map(|line| &line.code);
        let chosen = code.and_then(|code| new.round.lines.iter().position(|line| &line.code == code));
        Some(Self { chosen, unfolded: self.unfolded && chosen.is_some(), shown: self.shown, ..new })
    }

    /// Marks what is signed anew: whoever sits at the desk knows other keys.
    pub fn mark(&mut self, dossier: &Dossier) {
        Arc::make_mut(&mut self.round).mark(dossier);
    }

    /// What it shows.
    pub fn round(&self) -> &Round {
        &self.round
    }

    /// The dossier's folder.
    pub fn folder(&self) -> &PathBuf {
        &self.folder
    }

    /// The line chosen.
    pub fn chosen(&self) -> Option<&Line> {
        self.chosen.and_then(|at| self.round.lines.get(at))
    }

    /// The dialog on top.
    pub fn dialog(&self) -> Option<&Dialog> {
        self.dialog.as_ref()
    }

    /// Whether a dialog lies on top.
    pub fn is_covered(&self) -> bool {
        self.dialog.is_some()
    }

    /// Whose reply files dropped just now are, where the pointer tells.
    pub fn under(&self) -> Option<&str> {
        self.under.and_then(|at| self.round.lines.get(at)).map(|line| line.code.as_str())
    }

    /// Tells whose reply is half filled in.
    pub fn begin(&mut self, begun: BTreeSet<String>) {
        self.begun = begun;
    }

    /// Lays a dialog on top.
    pub fn ask(&mut self, dialog: Dialog) {
        self.dialog = Some(dialog);
    }

    /// Reacts to what happened.
    pub fn update(&mut self, look: Look, message: Message) -> Action {
        match message {
            Message::Command(command) => return self.obey(look, command),
            Message::ShownPicked(shown) => {
                self.shown = shown;
                let still = self.round.shown(shown).any(|(at, _)| Some(at) == self.chosen);
                if !still {
                    self.chosen = None;
                }
            }
            Message::LinePressed(at) => {
                self.unfolded = self.chosen != Some(at) || !self.unfolded;
                self.chosen = Some(at);
            }
            Message::Pointed(at, true) => self.under = Some(at),
            Message::Pointed(at, false) => {
                if self.under == Some(at) {
                    self.under = None;
                }
            }
            Message::FilePressed(path) => return Action::Show(path),
            Message::ReportPressed(record) => {
                return Action::Work(Order::Again { folder: self.folder.clone(), record });
            }
            Message::WithdrawPressed(record) => {
                let mut replies = self.round.lines.iter().flat_map(|line| &line.replies);
                self.dialog = replies.find(|reply| reply.record == record).map(Dialog::withdrawal);
            }
            Message::PassagesPressed(at) => {
                if let Some(line) = self.round.lines.get(at) {
                    return Action::Passages(line.code.clone());
                }
            }
            Message::EnterPressed(at) => {
                if let Some(line) = self.round.lines.get(at) {
                    return Action::Enter(Some(line.code.clone()));
                }
            }
            Message::RemindPressed(at) => {
                let code = self.round.lines.get(at).map(|line| line.code.as_str());
                self.dialog = Some(Dialog::reminder(look, &self.round, code));
            }
            Message::ApartPressed(at) => {
                self.dialog = self.round.lines.get(at).and_then(|line| Dialog::apart(look, line));
            }
            Message::CarryPressed(at) => {
                if let Some(line) = self.round.lines.get(at) {
                    return self.state(Statement::Carry(line.code.clone()));
                }
            }
            Message::Dialog(message) => {
                let Some(dialog) = &mut self.dialog else { return Action::None };
                match dialog.update(message) {
                    dialog::Action::None => {}
                    dialog::Action::Close => self.dialog = None,
                    dialog::Action::State(statement) => {
                        self.dialog = None;
                        return self.state(statement);
                    }
                    dialog::Action::AskFolder => return Action::AskFolder,
                    dialog::Action::AskPlace => {
                        let name = crate::desk::sheet::brief(&self.title, 60).replace('/', "-");
                        return Action::AskPlace(name);
                    }
                }
            }
            Message::DialogClosed => self.dialog = None,
            Message::FolderChosen(out) => {
                let statement = self.dialog.as_ref().zip(out).and_then(|(it, out)| it.sent_into(out));
                if let Some(statement) = statement {
                    self.dialog = None;
                    return self.state(statement);
                }
            }
            Message::PlaceChosen(path) => {
                let order =
                    self.dialog.as_ref().zip(path).and_then(|(it, path)| it.packed(&self.folder, path));
                if let Some(order) = order {
                    self.dialog = None;
                    return Action::Work(order);
                }
            }
        }
        Action::None
    }

    fn state(&self, statement: Statement) -> Action {
        Action::Work(Order::State { folder: self.folder.clone(), statement: Box::new(statement) })
    }

    fn obey(&mut self, look: Look, command: Command) -> Action {
        match command {
            Command::Enter => return self.update(look, Message::Dialog(dialog::Message::Done)),
            Command::NextLine | Command::PreviousLine => {
                self.step(command == Command::NextLine);
                return Action::Reveal(self.part());
            }
            Command::Unfold => {
                self.unfolded = !self.unfolded;
                if self.chosen.is_none() {
                    self.step(true);
                }
            }
            Command::Passages => {
                if let Some(line) = self.chosen().filter(|line| line.proposals > 0) {
                    return Action::Passages(line.code.clone());
                }
            }
            Command::EnterReply => return Action::Enter(self.chosen().map(|line| line.code.clone())),
            Command::Circulate => self.dialog = Some(Dialog::sending(look, &self.round)),
            Command::Remind => self.dialog = Some(Dialog::reminder(look, &self.round, None)),
            Command::Meeting => self.dialog = Some(Dialog::meeting(look, &self.round)),
            Command::Remark => self.dialog = Some(Dialog::remark()),
            Command::SaveTransfer => self.dialog = Some(Dialog::parcel(look, &self.round)),
            Command::Dismiss => {
                if self.dialog.take().is_none() {
                    if self.unfolded {
                        self.unfolded = false;
                    } else {
                        self.chosen = None;
                    }
                }
            }
            other => return Action::Obey(other),
        }
        Action::None
    }

    /// To the next or the previous of the lines shown.
    fn step(&mut self, forward: bool) {
        let shown: Vec<usize> = self.round.shown(self.shown).map(|(at, _)| at).collect();
        let here = self.chosen.and_then(|chosen| shown.iter().position(|at| *at == chosen));
        let last = shown.len().saturating_sub(1);
        let next = match (here, forward) {
            (Some(at), true) => (at + 1).min(last),
            (Some(at), false) => at.saturating_sub(1),
            (None, true) => 0,
            (None, false) => last,
        };
        self.chosen = shown.get(next).copied().or(self.chosen);
    }

    /// How far down the chosen line stands among those shown.
    fn part(&self) -> f32 {
        let shown: Vec<usize> = self.round.shown(self.shown).map(|(at, _)| at).collect();
        let here = shown.iter().position(|at| Some(*at) == self.chosen).unwrap_or(0);
        here as f32 / shown.len().saturating_sub(1).max(1) as f32
    }

    /// How many have answered, and from how many a reply is expected.
    fn answered(&self) -> (usize, usize) {
        let asked = self.round.lines.iter().filter(|line| line.standing != Standing::NotSent).count();
        let silent = self.round.lines.iter().filter(|line| line.standing == Standing::Silent).count();
        (asked - silent, asked)
    }
}
