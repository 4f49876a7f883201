//! What is to be known of files that came in — what somebody changed without marking it first of all — and, for a
//! dossier, whose replies they are.

mod ahead;
mod told;

pub mod scope;

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::PathBuf;

use iced::widget::{button, checkbox, column, container, pick_list, row, scrollable, text_input};
use iced::{Center, Element, Fill, Padding};

use crate::desk::icon::{Icon, icon};
use crate::desk::look::{self, Look, body, fill, primary, quiet, secondary, serif, small, strong, words};
use crate::desk::reply::Form;
use crate::desk::style;
use crate::desk::theme::{size, space};
use crate::desk::work::{Order, Statement};
use crate::dossier::stood::Stood;
use crate::exchange::paper::capital;
use crate::exchange::report::{Report, Section, say::kind_key};
use crate::language::Phrase;
use crate::negotiation::Code;
use crate::negotiation::position::Position;
use crate::negotiation::statement::Remark;
use crate::negotiation::submission::Kind;
use scope::Scope;

/// The files with their reports.
#[derive(Debug, Clone)]
pub struct Reports {
    /// The dossier they are to be entered in; none where they lie on the desk already.
    folder: Option<PathBuf>,
    files: Vec<Arrived>,
    at: usize,
    /// Codes and names of those who may have sent them.
    roster: Vec<(String, String)>,
    /// The dossier the replies were entered in before.
    before: Option<PathBuf>,
    /// The part of the draft whose provisions are shown.
    unfolded: Option<usize>,
}

/// A file that came in.
#[derive(Debug, Clone)]
pub struct Arrived {
    /// The reply it is: whose, of which kind, under which letter.
    pub form: Form,
    /// The report on it.
    pub report: Report,
    /// Whether it is to be entered.
    pub taken: bool,
    /// What of the draft it answers.
    pub scope: Option<Scope>,
    /// Of a reply that was entered: the positions read out of it, as they would be recorded.
    pub told: Vec<Vec<Position>>,
    /// Which of them are recorded.
    pub recorded: BTreeSet<usize>,
    /// Of a reply that was entered: the comments in it, as the remarks they would be recorded as.
    pub noted: Vec<Vec<(Code, Remark)>>,
    /// Which of them are recorded.
    pub kept: BTreeSet<usize>,
    /// The replies that stand on what it answers.
    pub stood: Vec<Stood>,
    /// The language it is read in, as files write it.
    pub language: String,
    /// What came in the very same file before, each in a clause.
    pub same: Vec<String>,
}

/// What happens on the screen.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Another file is looked at.
    FilePicked(usize),
    /// It is somebody else's.
    VoicePicked(Choice<String>),
    /// It is of another kind.
    KindPicked(Choice<Kind>),
    /// The number of the letter was typed.
    NumberTyped(String),
    /// The date of the letter was typed.
    DatedTyped(String),
    /// The day it was received was typed.
    ReceivedTyped(String),
    /// The letter as it came is wanted.
    LetterPressed,
    /// It was chosen.
    LettersChosen(Vec<PathBuf>),
    /// It is to be entered, or not.
    TakenToggled(bool),
    /// A position read out of the file is confirmed, or not.
    ToldTicked(usize, bool),
    /// All of them are, or none.
    AllTold(bool),
    /// What was confirmed is to be recorded.
    RecordPressed,
    /// A comment in the file is to be kept as a remark, or not.
    NotedTicked(usize, bool),
    /// All of them are, or none.
    AllNoted(bool),
    /// The comments chosen are to be recorded as remarks.
    KeepPressed,
    /// The characters that deceive the eye may stand, or not.
    LookedTicked(bool),
    /// The reply answers provisions of the draft, or not.
    AnswerTicked(Range<usize>, bool),
    /// The provisions of a part of the draft are shown, or not.
    UnitPressed(usize),
    /// A place of the draft is to be shown.
    PlacePressed(usize),
    /// Everything is right.
    EnterPressed,
    /// Back to the page.
    BackPressed,
}

/// What the desk is asked to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Nothing.
    None,
    /// Enter the replies, or what was confirmed of one.
    Enter(Order),
    /// Ask for the letter as it came.
    ChooseLetter,
    /// Show a provision of the draft.
    Show(usize),
    /// Leave the screen.
    Back,
}

/// An entry of a list to pick from.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice<T> {
    value: T,
    label: String,
}

impl<T> std::fmt::Display for Choice<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.label)
    }
}

impl<T> Choice<T> {
    /// A value under some label.
    pub fn new(value: T, label: impl Into<String>) -> Self {
        Self { value, label: label.into() }
    }

    /// The value.
    pub fn value(&self) -> &T {
        &self.value
    }
}

/// The kinds of reply to choose from.
const KINDS: [Kind; 5] = [Kind::Full, Kind::Parts, Kind::Points, Kind::NoComments, Kind::Remarks];

impl Reports {
    /// The reports on files that are to be entered in a dossier.
    pub fn arriving(folder: PathBuf, files: Vec<Arrived>, roster: Vec<(String, String)>) -> Self {
        Self { folder: Some(folder), files, at: 0, roster, before: None, unfolded: None }
    }

    /// The reports on a reply that was entered before.
    pub fn entered_before(folder: PathBuf, files: Vec<Arrived>) -> Self {
        Self { folder: None, files, at: 0, roster: Vec::new(), before: Some(folder), unfolded: None }
    }

    /// The reports on replies that lie on the desk.
    pub fn of(reports: &[(String, Report)]) -> Self {
        let files = reports.iter().map(|(code, report)| {
            let kind = Some(report.kind.kind);
            Arrived::new(Form { voices: vec![code.clone()], kind, ..Form::default() }, report.clone())
        });
        let mut files: Vec<Arrived> = files.collect();
        files.sort_by_key(|file| std::cmp::Reverse(silent(&file.report)));
        Self { folder: None, files, at: 0, roster: Vec::new(), before: None, unfolded: None }
    }

    /// The files.
    pub fn files(&self) -> &[Arrived] {
        &self.files
    }

    /// Under whose names the replies were kept while they were filled in.
    pub fn entered(&self) -> Vec<String> {
        let taken = self.files.iter().filter(|file| self.folder.is_some() && file.taken);
        taken.map(|file| file.form.key().to_owned()).collect()
    }

    /// Reacts to what happened.
    pub fn update(&mut self, message: Message) -> Action {
        let file = self.files.get_mut(self.at);
        match (message, file) {
            (Message::FilePicked(at), _) => self.at = at,
            // A joint reply is one entry of the list: it stays joint.
            (Message::VoicePicked(choice), Some(file)) if !choice.value.contains(" + ") => {
                file.form.voices = vec![choice.value];
            }
            (Message::KindPicked(choice), Some(file)) => file.form.kind = Some(choice.value),
            (Message::NumberTyped(number), Some(file)) => file.form.number = number,
            (Message::DatedTyped(day), Some(file)) => file.form.dated = day,
            (Message::ReceivedTyped(day), Some(file)) => file.form.received = day,
            (Message::LetterPressed, Some(_)) => return Action::ChooseLetter,
            (Message::LettersChosen(paths), Some(file)) => file.form.letters.extend(paths),
            (Message::TakenToggled(taken), Some(file)) => file.taken = taken,
            (Message::ToldTicked(at, on), Some(file)) => told::tick(&mut file.form.confirmed, at, on),
            (Message::AllTold(on), Some(file)) => {
                file.form.confirmed = if on { file.open().collect() } else { BTreeSet::new() };
            }
            (Message::RecordPressed, Some(file)) => {
                let positions = file.confirmed();
                if let Some(folder) = self.before.clone().filter(|_| !positions.is_empty()) {
                    let statement = Box::new(Statement::Positions(positions));
                    return Action::Enter(Order::State { folder, statement });
                }
            }
            (Message::NotedTicked(at, on), Some(file)) => told::tick(&mut file.form.noted, at, on),
            (Message::AllNoted(on), Some(file)) => {
                file.form.noted = if on { file.unnoted().collect() } else { BTreeSet::new() };
            }
            (Message::KeepPressed, Some(file)) => {
                let remarks = file.chosen_remarks();
                if let Some(folder) = self.before.clone().filter(|_| !remarks.is_empty()) {
                    let statement = Box::new(Statement::Remarks(remarks));
                    return Action::Enter(Order::State { folder, statement });
                }
            }
            (Message::LookedTicked(on), Some(file)) => file.form.looked = on,
            (Message::AnswerTicked(provisions, on), Some(file)) => file.answer(provisions, on),
            (Message::UnitPressed(at), _) => {
                self.unfolded = Some(at).filter(|_| self.unfolded != Some(at));
            }
            (Message::PlacePressed(provision), _) => return Action::Show(provision),
            (Message::BackPressed, _) => return Action::Back,
            (Message::EnterPressed, _) => {
                if let Ok(order) = self.order() {
                    return Action::Enter(order);
                }
            }
            _ => {}
        }
        Action::None
    }

    /// What is to be entered, or what is missing for it.
    pub fn order(&self) -> Result<Order, Phrase> {
        let folder = self.folder.clone().ok_or(Phrase::new("desk-intake-need-reply"))?;
        let mut replies = Vec::new();
        for file in self.files.iter().filter(|file| file.taken) {
            if file.form.voices.is_empty() {
                return Err(Phrase::new("desk-reports-whose").with("name", file.report.name.clone()));
            }
            if let Some(missing) = file.form.missing() {
                return Err(missing);
            }
            if file.deceives() {
                return Err(Phrase::new("reports-look-first").with("name", file.report.name.clone()));
            }
            replies.push(file.form.clone());
        }
        match replies.is_empty() {
            true => Err(Phrase::new("desk-intake-need-reply")),
            false => Ok(Order::Enter { folder, replies }),
        }
    }

    /// Draws the screen.
    pub fn view(&self, look: Look) -> Element<'_, Message> {
        let p = look.palette;
        let mut list = column![].spacing(2.0);
        for (at, file) in self.files.iter().enumerate() {
            list = list.push(self.entry(look, at, file));
        }
        let left = container(scrollable(container(list).padding(12.0)).style(style::scroll(p)).height(Fill))
            .width(300.0)
            .height(Fill)
            .style(style::ground(p.chrome));
        let right: Element<'_, Message> = match self.files.get(self.at) {
            Some(file) => self.report(look, file),
            None => look::tall(0.0).into(),
        };
        let order = self.order();
        let mut actions = row![].spacing(space::M).align_y(Center);
        if self.folder.is_some() {
            if let Err(missing) = &order {
                actions = actions.push(small(look, look.say(missing.clone())));
            }
            actions = actions
                .push(secondary(look, look.say("desk-panel-cancel"), Some(Message::BackPressed)))
                .push(primary(
                    look,
                    look.say("desk-reports-enter"),
                    order.is_ok().then_some(Message::EnterPressed),
                ));
        } else {
            actions = actions.push(secondary(look, look.say("desk-back"), Some(Message::BackPressed)));
        }
        column![
            look::top_bar(look, strong(look.say("desk-reports")), actions),
            row![left, look::line_down(look), right].height(Fill),
            look::bottom_bar(
                look,
                small(look, look.say("desk-reports-about")),
                small(look, look.say("desk-hint-keys"))
            ),
        ]
        .into()
    }

    fn entry<'a>(&'a self, look: Look, at: usize, file: &'a Arrived) -> Element<'a, Message> {
        let p = look.palette;
        let count = silent(&file.report);
        let state: Element<'a, Message> = match (file.taken, count) {
            (false, _) => small(look, look.say("desk-intake-leave")).into(),
            (_, 0) => icon(Icon::Check, 14.0, p.agreed).into(),
            (_, count) => look::marked(Icon::Warning, p.open, count.to_string()),
        };
        let code = match file.form.voices.as_slice() {
            [] => "?".to_owned(),
            voices => voices.join("+"),
        };
        let lines = column![strong(code), small(look, file.report.name.clone())].width(Fill);
        button(row![lines, state].spacing(space::S).align_y(Center))
            .padding(Padding { top: 7.0, bottom: 7.0, left: 10.0, right: 10.0 })
            .width(Fill)
            .style(style::row(p, at == self.at))
            .on_press(Message::FilePicked(at))
            .into()
    }

    fn report<'a>(&'a self, look: Look, file: &'a Arrived) -> Element<'a, Message> {
        let p = look.palette;
        let mut page =
            column![serif(file.report.name.clone(), size::CARD)].spacing(space::L).max_width(820.0);
        if self.folder.is_some() {
            page = page.push(self.choices(look, file));
            page = page.push(file.before(look));
        }
        // First what nobody marked, then what is to be confirmed here: it need not be said again.
        let sections = file.report.sections(look.language).into_iter();
        let (silent, rest): (Vec<Section>, Vec<Section>) = sections
            .filter(|section| section.heading.key() != "report-positions")
            .partition(Section::is_silent);
        for section in silent {
            page = page.push(part(look, section, None));
        }
        // What holds the reply up stands where it is seen.
        let asks = self.folder.is_some() && file.report.unlooked > 0;
        let (suspects, rest): (Vec<Section>, Vec<Section>) =
            rest.into_iter().partition(|section| asks && section.heading.key() == "report-suspects");
        for section in suspects {
            page = page.push(part(look, section, file.looking(look)));
        }
        if let Some(told) = self.told(look, file) {
            page = page.push(told);
        }
        if let Some(noted) = self.noted(look, file) {
            page = page.push(noted);
        }
        if let Some(scope) = file.scope.as_ref().filter(|_| file.form.kind == Some(Kind::Parts)) {
            page = page.push(scope.view(look, file.form.answers.as_ref(), self.unfolded));
        }
        for section in rest {
            page = page.push(part(look, section, None));
        }
        let placed = container(page).center_x(Fill).padding(space::XL);
        let scrolled = scrollable(placed).direction(look::thin()).style(style::scroll(p)).height(Fill);
        container(scrolled).width(Fill).height(Fill).style(style::ground(p.desk)).into()
    }

    /// Whose reply it is, and of which kind: proposed, to be confirmed.
    fn choices<'a>(&'a self, look: Look, file: &'a Arrived) -> Element<'a, Message> {
        let p = look.palette;
        let mut voices: Vec<Choice<String>> =
            self.roster.iter().map(|(code, name)| Choice::new(code.clone(), name.clone())).collect();
        let joint = file.form.voices.join(" + ");
        if file.form.voices.len() > 1 {
            voices.insert(0, Choice::new(joint.clone(), joint.clone()));
        }
        let voice = voices.iter().find(|choice| choice.value == joint).cloned();
        let kinds: Vec<Choice<Kind>> =
            KINDS.iter().map(|kind| Choice::new(*kind, look.say(kind_key(*kind)))).collect();
        let kind = kinds.iter().find(|choice| Some(choice.value) == file.form.kind).cloned();
        let padding = Padding { top: 6.0, bottom: 6.0, left: 12.0, right: 10.0 };
        let input = |hint: String, value: &str, width: f32| {
            text_input(&hint, value)
                .size(size::BODY.0)
                .padding(Padding { top: 6.0, bottom: 6.0, left: 10.0, right: 10.0 })
                .width(width)
                .style(style::input(p))
        };
        let whose = row![
            body(look.say("desk-reports-from")),
            pick_list(voices, voice, Message::VoicePicked)
                .placeholder(look.say("desk-intake-unknown"))
                .text_size(size::BODY.0)
                .padding(padding)
                .style(style::pick(p))
                .menu_style(style::menu(p)),
            pick_list(kinds, kind, Message::KindPicked)
                .text_size(size::BODY.0)
                .padding(padding)
                .style(style::pick(p))
                .menu_style(style::menu(p)),
            fill(),
            checkbox(file.taken)
                .label(look.say("desk-reports-take"))
                .size(16.0)
                .text_size(size::BODY.0)
                .style(style::tick(p))
                .on_toggle(Message::TakenToggled),
        ];
        let letter = row![
            body(look.say("board-letter-number")),
            input("9-0/77".to_owned(), &file.form.number, 124.0).on_input(Message::NumberTyped),
            body(look.say("board-letter-dated")),
            input(look.say("board-date-hint"), &file.form.dated, 116.0).on_input(Message::DatedTyped),
            body(look.say("board-letter-received")),
            input(look.say("board-date-hint"), &file.form.received, 116.0).on_input(Message::ReceivedTyped),
            fill(),
            match file.form.letters.len() {
                0 => quiet(look, look.say("board-letter-add"), Some(Message::LetterPressed)),
                count => quiet(
                    look,
                    look.say(Phrase::new("board-letter-added").count("count", count)),
                    Some(Message::LetterPressed)
                ),
            },
        ];
        column![whose.spacing(space::M).align_y(Center), letter.spacing(space::M).align_y(Center),]
            .spacing(space::S)
            .into()
    }
}

/// A part of the report; its lines lead to their places. What is to be answered stands below them.
fn part<'a>(look: Look, section: Section, answer: Option<Element<'a, Message>>) -> Element<'a, Message> {
    let p = look.palette;
    let mut lines = column![].spacing(6.0);
    // How to confirm something is shown where it is done.
    for line in section.lines.into_iter().filter(|line| line.phrase.key() != "report-returned-confirm") {
        let said = words(capital(&look.say(line.phrase)), size::BODY);
        lines = match line.sent {
            Some(provision) => lines.push(
                button(
                    row![said.width(Fill), icon(Icon::Arrow, 14.0, p.muted)]
                        .spacing(space::S)
                        .align_y(Center),
                )
                .padding(Padding { top: 3.0, bottom: 3.0, left: 8.0, right: 8.0 })
                .width(Fill)
                .style(style::row(p, false))
                .on_press(Message::PlacePressed(provision)),
            ),
            None => lines.push(container(said).padding(Padding { left: 8.0, ..Padding::ZERO })),
        };
    }
    container(column![strong(look.say(section.heading)), lines].push(answer).spacing(space::S))
        .padding(space::L)
        .width(Fill)
        .style(style::card(p))
        .into()
}

/// How many changes somebody made without marking them, in a file where others are marked.
pub fn silent(report: &Report) -> usize {
    if report.tracking.changes > 0 { report.silent_count } else { 0 }
}
