//! The right side: the chosen passage, its wordings and who holds them, what is known of the others, and the
//! decision.

use iced::widget::{button, column, container, row, scrollable};
use iced::{Center, Element, Fill, Padding};

use super::{Message, Page, Subject};
use crate::consolidate::Layer;
use crate::consolidate::table::Matter;
use crate::consolidate::view::Inline;
use crate::desk::icon::Icon;
use crate::desk::keymap::Command;
use crate::desk::look::{
    self, Look, caption, chip, chip_outlined, fill, key, primary, secondary, small, small_in, strong, words,
};
use crate::desk::sheet::ink;
use crate::desk::theme::{size, space};
use crate::desk::widget::prose;
use crate::desk::{font, style};
use crate::language::Phrase;

impl Page {
    pub(super) fn right_side(&self, look: Look, attribution: bool) -> Element<'_, Message> {
        let p = look.palette;
        let shown = self.chosen.filter(|_| self.made.compared.is_none());
        let content: Element<'_, Message> = match shown.and_then(|passage| self.matter(passage)) {
            Some(matter) => self.matter_view(look, attribution, matter),
            None => {
                let said = if self.open_count() == 0 { "desk-panel-all-settled" } else { "desk-panel-none" };
                column![small(look, look.say(said))].into()
            }
        };
        let content = container(content)
            .padding(Padding { top: 16.0, bottom: 16.0, left: 16.0, right: 16.0 })
            .width(Fill);
        container(scrollable(content).direction(look::thin()).style(style::scroll(p)).height(Fill))
            .width(372.0)
            .height(Fill)
            .style(style::ground(p.chrome))
            .into()
    }

    fn matter_view<'a>(&'a self, look: Look, attribution: bool, matter: &'a Matter) -> Element<'a, Message> {
        let first = matter.passages.first().copied();
        let place = self.open.iter().position(|open| Some(*open) == first).map_or(0, |at| at + 1);
        let count =
            look.say(Phrase::new("desk-panel-passage").with("place", place).with("count", self.open.len()));
        let head = row![
            strong(self.element(look, matter)).width(Fill),
            small(look, count),
            key(look, "K"),
            key(look, "J"),
        ]
        .spacing(6.0)
        .align_y(Center);
        let mut panel = column![head].spacing(10.0);
        if let Some(state) = self.state_of(look, attribution, matter) {
            panel = panel.push(look::marked(Icon::Check, look.palette.agreed, state));
        }
        panel = panel.push(self.card(look, attribution, matter, 0));
        for number in 1..=matter.proposals.len() {
            panel = panel.push(self.card(look, attribution, matter, number));
        }
        let editor = self.editor.as_ref().filter(
            |editor| matches!(editor.subject, Subject::Compromise(passage) if Some(passage) == first),
        );
        panel = match editor {
            Some(editor) => panel.push(
                column![
                    caption(look, &look.say("desk-panel-compromise-title")),
                    small(look, look.say("desk-panel-compromise-hint")),
                    self.editor_view(look, editor)
                ]
                .spacing(space::S),
            ),
            None => panel.push(self.decide(look, matter)),
        };
        if attribution {
            panel = panel.push(self.others(look, matter));
        }
        panel.into()
    }

    /// How a matter was settled, if it was.
    fn state_of(&self, look: Look, attribution: bool, matter: &Matter) -> Option<String> {
        if !self.is_decided(matter) {
            return None;
        }
        let phrase = match self.settled.taken(matter) {
            Some(0) => Phrase::new("desk-panel-settled-base"),
            Some(number) => match matter.proposals.get(number - 1).filter(|_| attribution) {
                Some(proposal) => Phrase::new("desk-panel-settled-wording")
                    .with("holders", self.sitting.codes(&proposal.holders).join(", ")),
                None => Phrase::new("desk-outcome-taken"),
            },
            None => Phrase::new("desk-panel-settled-own"),
        };
        Some(look.say(phrase))
    }

    /// The draft's text, or a proposal, as a card.
    fn card<'a>(
        &'a self,
        look: Look,
        attribution: bool,
        matter: &'a Matter,
        number: usize,
    ) -> Element<'a, Message> {
        let p = look.palette;
        let proposal = number.checked_sub(1).and_then(|at| matter.proposals.get(at));
        let mut head = row![].spacing(6.0).align_y(Center);
        let mut reasons = column![].spacing(space::XS);
        match proposal {
            None => head = head.push(small(look, look.say(self.sitting.base_name.clone()))),
            Some(_) if !attribution => head = head.push(small(look, look.say("desk-table-proposed"))),
            Some(proposal) => {
                let codes = self.sitting.codes(&proposal.holders);
                let said =
                    if codes.len() == 1 { "desk-panel-proposed-one" } else { "desk-panel-proposed-many" };
                head = head.push(small(look, look.say(said)));
                for code in codes.iter().take(5) {
                    head = head.push(chip(look, code.clone()));
                }
                if codes.len() > 5 {
                    let more = Phrase::new("desk-more").with("count", codes.len() - 5);
                    head = head.push(small(look, look.say(more)));
                }
                for reason in self.sitting.reasons_at(matter, &codes) {
                    reasons = reasons
                        .push(small_in(p.ink, format!("«{}» — {}", reason.text, reason.codes.join(", "))));
                }
            }
        }
        head = head.push(fill());
        if number < 10 {
            head = head.push(key(look, number.to_string()));
        }
        let said: &[Inline] = proposal.map_or(&matter.base, |proposal| &proposal.said);
        let before = proposal.and_then(|it| it.before).filter(|_| matter.layer == Layer::Order);
        let mut content = column![head].spacing(6.0);
        if let Some(before) = before {
            let place = Phrase::new("desk-move-to").with("place", self.cited(look, before));
            content = content.push(words(look.say(place), size::TABLE).color(p.moved));
        } else if said.is_empty() {
            content = content.push(small(look, look.say("desk-panel-nothing")));
        } else {
            let runs = ink::line(said).iter().map(|piece| super::text::run(look, piece, None)).collect();
            content = content.push(prose(p, runs).font(font::SERIF).size(size::TABLE).color(p.ink));
        }
        button(content.push(reasons).width(Fill))
            .padding(Padding { top: 10.0, bottom: 10.0, left: 14.0, right: 10.0 })
            .width(Fill)
            .style(style::card_button(p, self.wording == number))
            .on_press(Message::WordingPressed(number))
            .into()
    }

    /// The buttons of the decision.
    fn decide<'a>(&'a self, look: Look, matter: &'a Matter) -> Element<'a, Message> {
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
        buttons = buttons.push(secondary(
            look,
            look.say("desk-panel-open"),
            decided.then_some(Message::OpenPressed),
        ));
        buttons.wrap().vertical_spacing(space::S).into()
    }

    /// What is known of those who proposed nothing here. Silence is never consent.
    fn others<'a>(&'a self, look: Look, matter: &'a Matter) -> Element<'a, Message> {
        let mut lines = column![].spacing(6.0);
        for (known, codes) in self.sitting.others(matter) {
            let mut line = row![small(look, look.say(known.name()))].spacing(5.0).align_y(Center);
            for code in codes {
                line = line.push(chip_outlined(look, code.to_owned()));
            }
            lines = lines.push(line.wrap().vertical_spacing(4.0));
        }
        container(lines).padding(Padding { top: 6.0, ..Padding::ZERO }).into()
    }
}
