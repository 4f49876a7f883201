//! Entering a position: whose, on which wording, what is said, on what it hangs.

use iced::widget::{button, column, container, radio, row, text_input};
use iced::{Center, Element, Padding};

use super::{Action, Message, Page};
use crate::consolidate::letter::written;
use crate::desk::look::{self, Look, body, caption, fill, key, primary, secondary, serif, small, words};
use crate::desk::sheet::ink;
use crate::desk::theme::{size, space};
use crate::desk::widget::prose;
use crate::desk::work::clerk::Entry;
use crate::desk::{font, style};
use crate::language::Phrase;
use crate::negotiation::Code;
use crate::negotiation::position::{Matter as About, Position, Stance};
use crate::negotiation::statement::Link;

/// The id of the reason, to be focused.
pub const REASON: &str = "position-reason";

/// A position being entered.
#[derive(Debug, Clone)]
pub(super) struct Form {
    /// The matter, by its place.
    matter: usize,
    /// The proposal it is about, counted from 1; 0 for the draft's text.
    wording: usize,
    /// Whose it is, by its place among the delegations.
    voice: usize,
    stance: Stance,
    reason: String,
    /// The number of the passage it hangs on, as typed.
    hangs: String,
}

/// What happens in the form.
#[derive(Debug, Clone)]
pub enum FormMessage {
    /// Whose position it is.
    VoicePicked(usize),
    /// What is said.
    StancePicked(Stance),
    /// Why.
    ReasonTyped(String),
    /// What it hangs on.
    HangsTyped(String),
    /// It is recorded.
    Kept,
    /// It is dropped.
    Closed,
}

impl Page {
    /// Those who can take a position, in protocol order.
    fn delegations(&self) -> Vec<Code> {
        let roster = self.sitting.proceedings.as_ref().map(|it| &it.state().roster);
        let all = roster.into_iter().flat_map(|roster| roster.delegations());
        all.map(|entry| entry.code.clone()).collect()
    }

    /// Opens the form for a wording of the matter at hand.
    pub(super) fn open_form(&mut self, wording: usize) -> Action {
        if self.sitting.proceedings.is_none() {
            return Action::None;
        }
        let Some(matter) = self.at_hand().and_then(|it| it.passages.first()).copied() else {
            return Action::None;
        };
        let Some(matter) = self.made.matter_of.get(&matter).copied() else { return Action::None };
        let before = self.form.take();
        let own = self.sitting.proceedings.as_ref().and_then(|it| it.dossier.own_voice());
        let own = own.and_then(|own| self.delegations().iter().position(|code| code == own)).unwrap_or(0);
        let (voice, stance) = before.map_or((own, Stance::Supports), |form| (form.voice, form.stance));
        self.form =
            Some(Form { matter, wording, voice, stance, reason: String::new(), hangs: String::new() });
        Action::None
    }

    /// The delegation before or after is chosen.
    pub(super) fn step_voice(&mut self, forward: bool) {
        let count = self.delegations().len();
        if let Some(form) = self.form.as_mut().filter(|_| count > 0) {
            form.voice = if forward { (form.voice + 1) % count } else { (form.voice + count - 1) % count };
        }
    }

    pub(super) fn fill_form(&mut self, message: FormMessage) -> Action {
        let Some(form) = &mut self.form else { return Action::None };
        match message {
            FormMessage::VoicePicked(voice) => form.voice = voice,
            FormMessage::StancePicked(stance) => {
                form.stance = stance;
                if stance == Stance::AcceptsIf {
                    return Action::Run(iced::widget::operation::focus(REASON));
                }
            }
            FormMessage::ReasonTyped(reason) => form.reason = reason,
            FormMessage::HangsTyped(hangs) => {
                form.hangs = hangs.chars().filter(char::is_ascii_digit).take(6).collect();
            }
            FormMessage::Closed => self.form = None,
            FormMessage::Kept => return self.keep_form(),
        }
        Action::None
    }

    fn keep_form(&mut self) -> Action {
        let (Some(form), Some(proceedings)) = (self.form.take(), self.sitting.proceedings.clone()) else {
            return Action::None;
        };
        let delegations = self.delegations();
        let (Some(matter), Some(code)) = (self.sitting.matters.get(form.matter), delegations.get(form.voice))
        else {
            return Action::None;
        };
        let hearing = &proceedings.hearing;
        let reason = form.reason.trim().to_owned();
        let (mut positions, mut links) = (Vec::new(), Vec::new());
        let other = form.hangs.parse().ok().and_then(|number| hearing.board.numbered(number));
        for (item, wording) in proceedings.wordings(matter, form.wording) {
            let Some(choice) = item.options.get(wording) else { continue };
            let on = item.stretch(hearing.edition, &hearing.language, choice.reads.clone());
            if let Some(other) = other.filter(|other| other.number != item.number) {
                let base = other.options.first().map(|base| base.reads.clone()).unwrap_or_default();
                links.push(Link {
                    of: on.clone(),
                    on: other.stretch(hearing.edition, &hearing.language, base),
                    voices: vec![code.clone()],
                    condition: reason.clone(),
                });
            }
            positions.push(Position {
                voices: vec![code.clone()],
                on: About::Wording(on),
                stance: form.stance,
                reason: reason.clone(),
            });
        }
        if positions.is_empty() {
            return Action::None;
        }
        self.record(Entry::Positions(positions, links), Vec::new())
    }

    /// Draws the form.
    pub(super) fn form_dialog<'a>(&'a self, look: Look, form: &'a Form) -> Element<'a, Message> {
        let p = look.palette;
        let Some(matter) = self.sitting.matters.get(form.matter) else { return look::tall(0.0).into() };
        let said = |message: FormMessage| Message::Form(message);
        let proposal = form.wording.checked_sub(1).and_then(|at| matter.proposals.get(at));
        let letter = written(proposal.map_or(0, |it| it.letter));
        let title =
            Phrase::new("desk-position-title").with("option", letter).with("numbers", self.numbers(matter));
        let line = proposal.map_or(&matter.base, |proposal| &proposal.said);
        let runs = ink::line(line).iter().map(|piece| super::text::run(look, piece, None)).collect();
        let wording = prose(p, runs).font(font::SERIF).size(size::TABLE).color(p.ink);
        let mut voices = row![].spacing(space::XS);
        for (at, code) in self.delegations().iter().enumerate() {
            let on = at == form.voice;
            let label = body(code.to_string()).font(if on { font::bold(font::SANS) } else { font::SANS });
            voices = voices.push(
                button(label)
                    .padding(Padding { top: 3.0, bottom: 3.0, left: 9.0, right: 9.0 })
                    .style(style::pill(p, on))
                    .on_press(said(FormMessage::VoicePicked(at))),
            );
        }
        let mut stances = column![].spacing(6.0);
        for (at, stance) in Stance::OF_A_WORDING.into_iter().enumerate() {
            let choice = radio(look.say(stance.key()), stance, Some(form.stance), move |stance| {
                said(FormMessage::StancePicked(stance))
            });
            let choice = choice.size(17.0).text_size(size::BODY.0);
            stances = stances.push(row![choice, fill(), key(look, (at + 1).to_string())].align_y(Center));
        }
        let input = |label: &'static str, value: &str| {
            text_input(&look.say(label), value)
                .size(size::BODY.0)
                .padding(Padding { top: 6.0, bottom: 6.0, left: 10.0, right: 10.0 })
                .style(style::input(p))
                .on_submit(said(FormMessage::Kept))
        };
        let condition = form.stance == Stance::AcceptsIf;
        let why = if condition { "desk-position-condition" } else { "desk-position-reason" };
        let reason =
            input(why, &form.reason).id(REASON).on_input(move |typed| said(FormMessage::ReasonTyped(typed)));
        let hangs = input("desk-position-hangs-number", &form.hangs)
            .on_input(move |typed| said(FormMessage::HangsTyped(typed)))
            .width(110.0);
        let content = column![
            serif(look.say(title), size::CARD).font(font::bold(font::SERIF)),
            container(wording).padding(Padding { left: 2.0, ..Padding::ZERO }),
            column![
                caption(look, &look.say("desk-position-whose")),
                voices.wrap().vertical_spacing(space::XS)
            ]
            .spacing(space::XS),
            stances,
            reason,
            row![words(look.say("desk-position-hangs"), size::BODY), hangs].spacing(space::S).align_y(Center),
            row![
                small(look, look.say("desk-position-keys")).width(iced::Fill),
                secondary(look, look.say("desk-panel-cancel"), Some(said(FormMessage::Closed))),
                primary(look, look.say("desk-position-record"), Some(said(FormMessage::Kept))),
            ]
            .spacing(space::S)
            .align_y(Center),
        ]
        .spacing(space::L);
        container(content).padding(space::XL).width(500.0).style(style::dialog(p)).into()
    }
}
