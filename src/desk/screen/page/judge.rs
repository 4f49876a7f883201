//! Saying what became of a proposal: which, the verdict, why. All of it can be done by keys.

use iced::widget::{column, container, radio, row, text_input};
use iced::{Center, Element, Padding};

use super::{Action, Message, Page};
use crate::consolidate::letter::written;
use crate::desk::look::{self, Look, chip, fill, key, primary, secondary, serif, small};
use crate::desk::sheet::ink;
use crate::desk::theme::{size, space};
use crate::desk::widget::prose;
use crate::desk::{font, style};
use crate::language::Phrase;
use crate::negotiation::outcome::Verdict;

/// The id of the reason, to be focused.
pub const REASON: &str = "verdict-reason";

/// A verdict being given.
#[derive(Debug, Clone)]
pub(super) struct Judging {
    /// The proposal, counted from 1.
    number: usize,
    verdict: Option<Verdict>,
    reason: String,
}

/// What happens while a verdict is given.
#[derive(Debug, Clone)]
pub enum JudgeMessage {
    /// The verdict.
    Picked(Verdict),
    /// Why.
    ReasonTyped(String),
    /// It is recorded.
    Kept,
    /// It is dropped.
    Closed,
}

impl Page {
    /// Begins to say what became of the proposal looked at.
    pub(super) fn judge(&mut self) -> Action {
        let most = self.at_hand().map_or(0, |matter| matter.proposals.len());
        if most > 0 {
            self.judging = Some(self.judging_of(self.wording.clamp(1, most)));
        }
        Action::None
    }

    /// What is recorded of a proposal, to be said anew.
    fn judging_of(&self, number: usize) -> Judging {
        let said = self.at_hand().and_then(|matter| self.verdict(matter, number));
        let verdict = said.as_ref().map(|reply| reply.verdict);
        Judging { number, verdict, reason: said.map(|reply| reply.reason).unwrap_or_default() }
    }

    /// Goes on to the next proposal of the matter, or back to the one before.
    pub(super) fn step_judged(&mut self, forward: bool) {
        let most = self.at_hand().map_or(0, |matter| matter.proposals.len());
        let Some(number) = self.judging.as_ref().map(|judging| judging.number).filter(|_| most > 0) else {
            return;
        };
        let next = if forward { number % most + 1 } else { (number + most - 2) % most + 1 };
        self.wording = next;
        self.judging = Some(self.judging_of(next));
    }

    pub(super) fn fill_judging(&mut self, message: JudgeMessage) -> Action {
        let Some(judging) = &mut self.judging else { return Action::None };
        match message {
            JudgeMessage::Picked(verdict) => judging.verdict = Some(verdict),
            JudgeMessage::ReasonTyped(reason) => judging.reason = reason,
            JudgeMessage::Closed => self.judging = None,
            JudgeMessage::Kept => {
                let Some(verdict) = judging.verdict else { return Action::None };
                let (number, reason) = (judging.number, std::mem::take(&mut judging.reason));
                self.judging = None;
                self.terms.reason = reason;
                return self.give_verdict(number, verdict);
            }
        }
        Action::None
    }

    /// Draws what is asked.
    pub(super) fn judge_dialog<'a>(&'a self, look: Look, judging: &'a Judging) -> Element<'a, Message> {
        let p = look.palette;
        let found =
            self.at_hand().and_then(|matter| Some((matter, matter.proposals.get(judging.number - 1)?)));
        let Some((matter, proposal)) = found else { return look::tall(0.0).into() };
        let letter = written(proposal.letter);
        let title =
            Phrase::new("desk-judge-title").with("option", letter).with("numbers", self.numbers(matter));
        let runs =
            ink::line(&proposal.said).iter().map(|piece| super::text::run(look, piece, None)).collect();
        let wording = prose(p, runs).font(font::SERIF).size(size::TABLE).color(p.ink);
        let mut holders = row![small(look, self.element(look, matter))].spacing(space::XS).align_y(Center);
        for code in self.sitting.codes(&proposal.holders) {
            holders = holders.push(chip(look, code));
        }
        let mut verdicts = column![].spacing(6.0);
        for (at, verdict) in Verdict::ALL.into_iter().enumerate() {
            let name = look.say(self.verdicts.key(verdict));
            let choice = radio(name, verdict, judging.verdict, |verdict| {
                Message::Judge(JudgeMessage::Picked(verdict))
            });
            let choice = choice.size(17.0).text_size(size::BODY.0);
            verdicts = verdicts.push(row![choice, fill(), key(look, (at + 1).to_string())].align_y(Center));
        }
        let kept = judging.verdict.map(|_| Message::Judge(JudgeMessage::Kept));
        let reason = text_input(&look.say("desk-terms-reason"), &judging.reason)
            .id(REASON)
            .on_input(|typed| Message::Judge(JudgeMessage::ReasonTyped(typed)))
            .on_submit_maybe(kept.clone())
            .size(size::BODY.0)
            .padding(Padding { top: 6.0, bottom: 6.0, left: 10.0, right: 10.0 })
            .style(style::input(p));
        let content = column![
            serif(look.say(title), size::CARD).font(font::bold(font::SERIF)),
            holders.wrap().vertical_spacing(4.0),
            wording,
            verdicts,
            reason,
            row![
                small(look, look.say("desk-judge-keys")).width(iced::Fill),
                secondary(look, look.say("desk-panel-cancel"), Some(Message::Judge(JudgeMessage::Closed))),
                primary(look, look.say("desk-position-record"), kept),
            ]
            .spacing(space::S)
            .align_y(Center),
        ]
        .spacing(space::L);
        container(content).padding(space::XL).width(500.0).style(style::dialog(p)).into()
    }
}
