//! Taking a single proposal of a reply back: whose word is given up, under which letter, why. What is left of the reply
//! goes on standing, and the entry can be taken back itself.

use iced::widget::{button, column, container, row, text_input};
use iced::{Center, Element, Fill, Padding};

use super::{Action, Message, Page};
use crate::consolidate::letter::written;
use crate::consolidate::table::Matter;
use crate::desk::icon::Icon;
use crate::desk::look::{self, Look, body, caption, primary, secondary, serif, small, small_in};
use crate::desk::notice::{Notice, Tone};
use crate::desk::reply::day;
use crate::desk::sheet::ink;
use crate::desk::theme::{size, space};
use crate::desk::widget::prose;
use crate::desk::work::clerk::{Entry, TakenBack};
use crate::desk::{font, style};
use crate::language::Phrase;
use crate::negotiation::Code;
use crate::negotiation::submission::Letter;

/// The id of the number of the letter, to be focused.
pub const LETTER: &str = "retract-letter";

const DATED: &str = "retract-dated";
const REASON: &str = "retract-reason";

/// The lines to fill in, in their order.
const LINES: [&str; 3] = [LETTER, DATED, REASON];

/// A proposal being taken back.
#[derive(Debug, Clone)]
pub(super) struct Retracting {
    /// The matter, by its place.
    matter: usize,
    /// The proposal, counted from 1.
    number: usize,
    /// Everyone who makes it, and whether they take it back.
    who: Vec<(Code, bool)>,
    letter: String,
    dated: String,
    reason: String,
    /// The line that was last gone to by key.
    line: usize,
}

/// What happens while a proposal is taken back.
#[derive(Debug, Clone)]
pub enum RetractMessage {
    /// Somebody takes it back, or does not.
    WhoPressed(usize),
    /// The number of the letter was typed.
    LetterTyped(String),
    /// The date of the letter was typed.
    DatedTyped(String),
    /// Why, as typed.
    ReasonTyped(String),
    /// It is recorded.
    Kept,
    /// It is dropped.
    Closed,
}

impl Retracting {
    /// The line being filled in, by its id.
    pub(super) fn line(&self) -> Option<&'static str> {
        LINES.get(self.line).copied()
    }

    /// Goes on to the next line, or back to the one before.
    pub(super) fn step(&mut self, forward: bool) {
        let step = if forward { 1 } else { LINES.len() - 1 };
        self.line = (self.line + step) % LINES.len();
    }

    fn those(&self) -> Vec<Code> {
        self.who.iter().filter(|(_, on)| *on).map(|(code, _)| code.clone()).collect()
    }

    /// What is missing before it can be recorded.
    fn missing(&self) -> Option<Phrase> {
        if self.those().is_empty() {
            return Some(Phrase::new("retract-need-who"));
        }
        if let Err(wrong) = day(&self.dated) {
            return Some(wrong);
        }
        let said = !self.letter.trim().is_empty() || !self.reason.trim().is_empty();
        (!said).then(|| Phrase::new("board-need-reason"))
    }
}

impl Page {
    /// Those who make a proposal of a matter and may take it back from this desk: of a delegation's own copy only itself.
    pub(super) fn retractors(&self, matter: &Matter, number: usize) -> Vec<Code> {
        let Some(proceedings) = &self.sitting.proceedings else { return Vec::new() };
        let proposal = number.checked_sub(1).and_then(|at| matter.proposals.get(at));
        let codes = proposal.map(|proposal| self.sitting.codes(&proposal.holders)).unwrap_or_default();
        let own = proceedings.dossier.own_voice();
        let mut codes: Vec<Code> = codes.iter().filter_map(|code| code.parse().ok()).collect();
        codes.retain(|code| self.decides() || own == Some(code));
        codes
    }

    /// Begins to take back the proposal looked at.
    pub(super) fn retract(&mut self, number: usize) -> Action {
        // What is on its way has first to arrive: the replies may be others by then.
        if self.registry.is_busy() {
            return Action::Tell(Notice::new(Tone::Warning, Phrase::new("desk-record-under-way")));
        }
        let Some(matter) = self.at_hand() else { return Action::None };
        let codes = self.retractors(matter, number);
        let first = matter.passages.first().and_then(|first| self.made.matter_of.get(first)).copied();
        let (Some(matter), false) = (first, codes.is_empty()) else {
            return Action::Tell(Notice::new(Tone::Hint, Phrase::new("retract-nobody")));
        };
        // Nobody's word is given up by default where several could be meant.
        let only = codes.len() == 1;
        self.wording = number;
        self.retracting = Some(Retracting {
            matter,
            number,
            who: codes.into_iter().map(|code| (code, only)).collect(),
            letter: String::new(),
            dated: String::new(),
            reason: String::new(),
            line: 0,
        });
        Action::Run(iced::widget::operation::focus(LETTER))
    }

    pub(super) fn fill_retraction(&mut self, message: RetractMessage) -> Action {
        let Some(retracting) = &mut self.retracting else { return Action::None };
        match message {
            RetractMessage::WhoPressed(at) => {
                if let Some((_, on)) = retracting.who.get_mut(at) {
                    *on = !*on;
                }
            }
            RetractMessage::LetterTyped(number) => retracting.letter = number,
            RetractMessage::DatedTyped(dated) => retracting.dated = dated,
            RetractMessage::ReasonTyped(reason) => retracting.reason = reason,
            RetractMessage::Closed => self.retracting = None,
            RetractMessage::Kept if retracting.missing().is_some() => {}
            RetractMessage::Kept => return self.keep_retraction(),
        }
        Action::None
    }

    fn keep_retraction(&mut self) -> Action {
        let (Some(retracting), Some(proceedings)) =
            (self.retracting.take(), self.sitting.proceedings.clone())
        else {
            return Action::None;
        };
        let Some(matter) = self.sitting.matters.get(retracting.matter) else { return Action::None };
        let wordings = proceedings.wordings(matter, retracting.number);
        let items: Vec<u32> = wordings.iter().map(|(item, _)| item.number).collect();
        let dated = day(&retracting.dated).unwrap_or_default();
        let number = retracting.letter.trim().to_owned();
        let letter = (!number.is_empty() || dated.is_some()).then(|| Letter {
            number,
            date: dated,
            ..Letter::default()
        });
        let voices = retracting.those();
        let codes = voices.iter().map(Code::as_str).collect::<Vec<_>>().join(", ");
        let told = Phrase::new("retract-done").with("codes", codes).with("numbers", self.numbers(matter));
        let reason = retracting.reason.trim().to_owned();
        self.record_telling(Entry::TakenBack(TakenBack { voices, items, reason, letter }), told)
    }

    /// Draws what is asked.
    pub(super) fn retract_dialog<'a>(
        &'a self,
        look: Look,
        retracting: &'a Retracting,
    ) -> Element<'a, Message> {
        let p = look.palette;
        let found = self.sitting.matters.get(retracting.matter);
        let found =
            found.and_then(|matter| Some((matter, matter.proposals.get(retracting.number.checked_sub(1)?)?)));
        let Some((matter, proposal)) = found else { return look::tall(0.0).into() };
        let said = |message: RetractMessage| Message::Retract(message);
        let title = Phrase::new("retract-title")
            .with("option", written(proposal.letter))
            .with("numbers", self.numbers(matter));
        let runs =
            ink::line(&proposal.said).iter().map(|piece| super::text::run(look, piece, None)).collect();
        let wording = prose(p, runs).font(font::SERIF).size(size::TABLE).color(p.ink);
        let mut who = row![].spacing(space::XS);
        for (at, (code, on)) in retracting.who.iter().enumerate() {
            let label = body(code.to_string()).font(if *on { font::bold(font::SANS) } else { font::SANS });
            who = who.push(
                button(label)
                    .padding(Padding { top: 3.0, bottom: 3.0, left: 9.0, right: 9.0 })
                    .style(style::pill(p, *on))
                    .on_press(said(RetractMessage::WhoPressed(at))),
            );
        }
        let input = |hint: String, value: &str| {
            text_input(&hint, value)
                .size(size::BODY.0)
                .padding(Padding { top: 6.0, bottom: 6.0, left: 10.0, right: 10.0 })
                .style(style::input(p))
                .on_submit(said(RetractMessage::Kept))
        };
        let letter = row![
            body(look.say("board-letter-number")),
            input("9-0/77".to_owned(), &retracting.letter)
                .id(LETTER)
                .on_input(move |typed| said(RetractMessage::LetterTyped(typed)))
                .width(Fill),
            body(look.say("board-letter-dated")),
            input(look.say("board-date-hint"), &retracting.dated)
                .id(DATED)
                .on_input(move |typed| said(RetractMessage::DatedTyped(typed)))
                .width(124.0),
        ]
        .spacing(space::S)
        .align_y(Center);
        let reason = input(look.say("retract-reason"), &retracting.reason)
            .id(REASON)
            .on_input(move |typed| said(RetractMessage::ReasonTyped(typed)));
        let missing = retracting.missing();
        let last: Element<'a, Message> = match &missing {
            Some(missing) => small_in(p.open, look.say(missing.clone())).width(Fill).into(),
            None => small(look, look.say("retract-rest")).width(Fill).into(),
        };
        let content = column![
            serif(look.say(title), size::CARD).font(font::bold(font::SERIF)),
            column![small(look, self.element(look, matter)), wording].spacing(space::XS),
            column![caption(look, &look.say("retract-who")), who.wrap().vertical_spacing(space::XS)]
                .spacing(space::XS),
            letter,
            reason,
            look::marked(Icon::Arrow, p.muted, look.say(self.left_of(matter, retracting))),
            row![
                last,
                secondary(look, look.say("desk-panel-cancel"), Some(said(RetractMessage::Closed))),
                primary(
                    look,
                    look.say("retract-keep"),
                    missing.is_none().then_some(said(RetractMessage::Kept))
                ),
            ]
            .spacing(space::S)
            .align_y(Center),
        ]
        .spacing(space::L);
        container(content).padding(space::XL).width(540.0).style(style::dialog(p)).into()
    }

    /// Who goes on proposing what is taken back, and that the rest of the replies stays.
    fn left_of(&self, matter: &Matter, retracting: &Retracting) -> Phrase {
        let proposal = retracting.number.checked_sub(1).and_then(|at| matter.proposals.get(at));
        let all = proposal.map(|proposal| self.sitting.codes(&proposal.holders)).unwrap_or_default();
        let gone = retracting.those();
        let left: Vec<String> =
            all.into_iter().filter(|code| gone.iter().all(|it| it.as_str() != code)).collect();
        match left.is_empty() {
            true => Phrase::new("retract-left-nobody"),
            false => Phrase::new("retract-left").with("codes", left.join(", ")),
        }
    }
}
