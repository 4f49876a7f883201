//! The decision: what is done, how firmly, why, at which meeting; for one matter or several together.

use iced::widget::{button, column, pick_list, row, text_input};
use iced::{Center, Element, Fill, Padding};

use super::super::decide::Firmness;
use super::super::{Message, Page};
use crate::consolidate::Layer;
use crate::consolidate::table::Matter;
use crate::desk::keymap::Command;
use crate::desk::look::{self, Look, body, caption, key, primary, secondary, small, strong};
use crate::desk::style;
use crate::desk::theme::{size, space};
use crate::language::{Phrase, date};
use crate::negotiation::{Code, RecordId};

/// The id of the reason, to be focused.
pub(in super::super) const REASON: &str = "reason";

/// A meeting in a list to pick from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingChoice {
    /// Its record; none for no meeting.
    pub record: Option<RecordId>,
    label: String,
}

/// Someone in a list to pick from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthorChoice {
    /// Who; nobody for whoever keeps the dossier.
    pub code: Option<Code>,
    label: String,
}

impl std::fmt::Display for MeetingChoice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.label)
    }
}

impl std::fmt::Display for AuthorChoice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.label)
    }
}

impl Page {
    /// What can be done with the matter at hand.
    pub(in super::super) fn decide_view<'a>(
        &'a self,
        look: Look,
        matter: &'a Matter,
    ) -> Element<'a, Message> {
        if !self.decides() {
            return self.heard_view(look);
        }
        let can_take = self.wording > 0 && self.wording <= matter.proposals.len();
        let mut buttons = row![if can_take {
            primary(look, look.say("desk-panel-take"), Some(Message::TakePressed))
        } else {
            primary(look, look.say("desk-panel-keep"), Some(Message::KeepPressed))
        },]
        .spacing(space::S);
        if can_take {
            buttons = buttons.push(secondary(look, look.say("desk-panel-keep"), Some(Message::KeepPressed)));
        }
        let single = matter.passages.len() == 1 && matches!(matter.layer, Layer::Words | Layer::Addition);
        if single || self.rewritable(matter).is_some() {
            buttons = buttons.push(secondary(
                look,
                look.say("desk-panel-compromise"),
                Some(Message::Command(Command::Compromise)),
            ));
        }
        let decided = matter.passages.iter().any(|passage| self.settled.is_settled(*passage));
        let Some(proceedings) = &self.sitting.proceedings else {
            buttons = buttons.push(secondary(
                look,
                look.say("desk-panel-open"),
                decided.then_some(Message::OpenPressed),
            ));
            return buttons.wrap().vertical_spacing(space::S).into();
        };
        let dealt = proceedings.items(matter).any(|item| !item.outcomes.is_empty());
        if decided {
            buttons = buttons.push(secondary(
                look,
                look.say("desk-panel-reopen"),
                Some(Message::Command(Command::Reopen)),
            ));
        } else if !dealt {
            buttons = buttons.push(secondary(look, look.say("desk-panel-open"), Some(Message::OpenPressed)));
        }
        if !decided {
            buttons = buttons.push(secondary(
                look,
                look.say("desk-panel-put-off"),
                Some(Message::Command(Command::PutOff)),
            ));
        }
        column![self.terms_view(look), buttons.wrap().vertical_spacing(space::S)].spacing(space::M).into()
    }

    /// What a delegation can do on its own copy: say what it holds of it. Others decide.
    fn heard_view(&self, look: Look) -> Element<'_, Message> {
        let position = Message::Command(Command::Position);
        let remark = Message::Command(Command::Remark);
        column![
            row![
                primary(look, look.say("desk-position-add"), Some(position)),
                secondary(look, look.say("desk-remark-add"), Some(remark)),
            ]
            .spacing(space::S),
            small(look, look.say(self.who_decides(look))),
        ]
        .spacing(space::M)
        .into()
    }

    /// In what terms the next decision is recorded.
    fn terms_view(&self, look: Look) -> Element<'_, Message> {
        let p = look.palette;
        let mut firmness = row![].spacing(space::XS);
        for own in Firmness::ALL {
            firmness = firmness.push(pill(
                look,
                look.say(own.key()),
                own == self.terms.firmness,
                Message::FirmnessPicked(own),
            ));
        }
        let mut terms = column![
            row![caption(look, &look.say("desk-terms")).width(Fill), key(look, "S")].align_y(Center),
            firmness.wrap().vertical_spacing(space::XS),
        ]
        .spacing(6.0);
        if self.terms.firmness == Firmness::AdReferendum {
            let mut codes = row![].spacing(space::XS);
            let roster = self.sitting.proceedings.iter().flat_map(|it| it.state().roster.delegations());
            for entry in roster {
                let on = self.terms.referendum.contains(&entry.code);
                let pressed = Message::ReferendumToggled(entry.code.clone());
                codes = codes.push(pill(look, entry.code.to_string(), on, pressed));
            }
            terms = terms.push(codes.wrap().vertical_spacing(space::XS));
        }
        let reason = text_input(&look.say("desk-terms-reason"), &self.terms.reason)
            .id(REASON)
            .on_input(Message::ReasonTyped)
            .size(size::BODY.0)
            .padding(Padding { top: 5.0, bottom: 5.0, left: 10.0, right: 10.0 })
            .style(style::input(p));
        terms = terms.push(reason);
        let meetings = self.meetings(look);
        if meetings.len() > 1 {
            let chosen = meetings.iter().find(|it| it.record == self.terms.meeting).cloned();
            terms = terms.push(
                pick_list(meetings, chosen, Message::MeetingPicked)
                    .text_size(size::BODY.0)
                    .padding(Padding { top: 4.0, bottom: 4.0, left: 10.0, right: 10.0 })
                    .style(style::pick(p))
                    .menu_style(style::menu(p))
                    .width(Fill),
            );
        }
        terms.into()
    }

    /// The meetings recorded, the latest first, after "no meeting".
    fn meetings(&self, look: Look) -> Vec<MeetingChoice> {
        let mut meetings = vec![MeetingChoice { record: None, label: look.say("desk-terms-no-meeting") }];
        let Some(proceedings) = &self.sitting.proceedings else { return meetings };
        let mut held: Vec<_> = proceedings.state().meetings.values().collect();
        held.sort_by_key(|meeting| std::cmp::Reverse((meeting.what.to, meeting.id)));
        meetings.extend(held.into_iter().map(|meeting| MeetingChoice {
            record: Some(meeting.id),
            label: format!("{}, {}", meeting.what.body, look.say(date(meeting.what.from))),
        }));
        meetings
    }

    /// Who wrote the compromise.
    pub(super) fn author_view(&self, look: Look) -> Element<'_, Message> {
        let p = look.palette;
        let Some(proceedings) = &self.sitting.proceedings else { return look::tall(0.0).into() };
        let office = proceedings.dossier.office().to_string();
        let mut authors = vec![AuthorChoice { code: None, label: office }];
        let all = proceedings.state().roster.entries().iter();
        authors.extend(all.filter(|entry| entry.code != *proceedings.dossier.office()).map(|entry| {
            let short = entry.short(look.language.code());
            let label = if short == entry.code.as_str() {
                short.to_owned()
            } else {
                format!("{} · {short}", entry.code)
            };
            AuthorChoice { code: Some(entry.code.clone()), label }
        }));
        let chosen = authors.iter().find(|it| it.code == self.terms.author).cloned();
        row![
            small(look, look.say("desk-terms-author")),
            pick_list(authors, chosen, Message::AuthorPicked)
                .text_size(size::BODY.0)
                .padding(Padding { top: 4.0, bottom: 4.0, left: 10.0, right: 10.0 })
                .style(style::pick(p))
                .menu_style(style::menu(p))
        ]
        .spacing(space::S)
        .align_y(Center)
        .into()
    }

    /// Several matters together, where the choice is the same.
    pub(super) fn together(&self, look: Look, attribution: bool) -> Element<'_, Message> {
        let matters = self.aimed();
        let count = Phrase::new("desk-marked").count("count", matters.len());
        let mut places = column![].spacing(2.0);
        for matter in matters.iter().take(8) {
            let numbers = self.numbers(matter);
            let place = self.element(look, matter);
            let line = match numbers.is_empty() {
                true => place,
                false => {
                    let numbered = look.say(Phrase::new("desk-panel-number").with("numbers", numbers));
                    format!("{numbered} · {place}")
                }
            };
            places = places.push(small(look, line));
        }
        if matters.len() > 8 {
            places =
                places.push(small(look, look.say(Phrase::new("desk-more").with("count", matters.len() - 8))));
        }
        let mut view = column![strong(look.say(count)), places].spacing(space::M);
        if self.sitting.proceedings.is_some() {
            view = view.push(self.terms_view(look));
        }
        let mut takes = row![].spacing(space::XS);
        for (at, voice) in self.proposers().into_iter().enumerate() {
            let Some(voice) = self.sitting.rolling.voices.get(voice) else { continue };
            let name = if attribution { voice.code.clone() } else { (at + 1).to_string() };
            takes = takes.push(
                button(row![body(name), key(look, (at + 1).to_string())].spacing(6.0).align_y(Center))
                    .padding(Padding { top: 3.0, bottom: 3.0, left: 9.0, right: 6.0 })
                    .style(style::secondary(look.palette))
                    .on_press(Message::LineTaken(at + 1)),
            );
        }
        let mut buttons = row![
            primary(look, look.say("desk-panel-keep"), Some(Message::KeepPressed)),
            secondary(look, look.say("desk-panel-open"), Some(Message::OpenPressed)),
        ]
        .spacing(space::S);
        if self.sitting.proceedings.is_some() {
            buttons = buttons
                .push(secondary(
                    look,
                    look.say("desk-panel-put-off"),
                    Some(Message::Command(Command::PutOff)),
                ))
                .push(secondary(
                    look,
                    look.say("desk-panel-reopen"),
                    Some(Message::Command(Command::Reopen)),
                ));
        }
        view.push(
            column![small(look, look.say("desk-marked-take")), takes.wrap().vertical_spacing(space::XS)]
                .spacing(space::XS),
        )
        .push(buttons.wrap().vertical_spacing(space::S))
        .push(secondary(look, look.say("desk-marked-clear"), Some(Message::MarksCleared)))
        .into()
    }
}

/// A word that can be on or off.
pub(in super::super) fn pill<'a>(
    look: Look,
    label: String,
    on: bool,
    pressed: Message,
) -> Element<'a, Message> {
    let label = look::words(label, size::SMALL).font(if on {
        crate::desk::font::bold(crate::desk::font::SANS)
    } else {
        crate::desk::font::SANS
    });
    button(label)
        .padding(Padding { top: 3.0, bottom: 3.0, left: 9.0, right: 9.0 })
        .style(style::pill(look.palette, on))
        .on_press(pressed)
        .into()
}
