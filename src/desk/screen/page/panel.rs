//! The right side: the chosen passage, its wordings and who holds them, what is known of the others, and the
//! decision.

use iced::widget::{button, column, container, row, scrollable};
use iced::{Center, Element, Fill, Padding};

use super::{Message, Page, Subject};
use crate::consolidate::compose::Choice;
use crate::consolidate::{Layer, Passage, Wording};
use crate::desk::keymap::Command;
use crate::desk::look::{
    self, Look, caption, chip, chip_outlined, fill, key, primary, secondary, small, small_in, strong, words,
};
use crate::desk::sheet::Piece;
use crate::desk::sheet::table;
use crate::desk::theme::{size, space};
use crate::desk::widget::prose;
use crate::desk::{font, style};
use crate::language::Phrase;

impl Page {
    pub(super) fn right_side(&self, look: Look, attribution: bool) -> Element<'_, Message> {
        let p = look.palette;
        let content: Element<'_, Message> =
            match self.chosen.and_then(|index| Some((index, self.passage(index)?))) {
                Some((index, passage)) => self.passage_view(look, attribution, index, passage),
                None => {
                    let said =
                        if self.open_count() == 0 { "desk-panel-all-settled" } else { "desk-panel-none" };
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

    fn passage(&self, index: usize) -> Option<&Passage> {
        match &self.made.compared {
            Some(_) => None,
            None => self.sitting.rolling.passages.get(index),
        }
    }

    fn passage_view<'a>(
        &'a self,
        look: Look,
        attribution: bool,
        index: usize,
        passage: &'a Passage,
    ) -> Element<'a, Message> {
        let rolling = &self.sitting.rolling;
        let place = self.open.iter().position(|open| *open == index).map_or(0, |at| at + 1);
        let count =
            look.say(Phrase::new("desk-panel-passage").with("place", place).with("count", self.open.len()));
        let head = row![
            strong(table::element(rolling, passage)).width(Fill),
            small(look, count),
            key(look, "K"),
            key(look, "J"),
        ]
        .spacing(6.0)
        .align_y(Center);
        let mut panel = column![head].spacing(10.0);
        if let Some(state) = self.state_of(look, attribution, index, passage) {
            panel = panel.push(small_in(look.palette.agreed, format!("✓ {state}")));
        }
        let lines: Vec<&table::Line> = self.made.lines.iter().filter(|line| line.passage == index).collect();
        let base = lines.first().map_or(&[][..], |line| line.base.as_slice());
        panel = panel.push(self.card(look, attribution, 0, None, base, None));
        for line in &lines {
            let Some(wording) = passage.wordings.get(line.wording) else { continue };
            panel = panel.push(self.card(
                look,
                attribution,
                line.wording,
                Some((passage, wording)),
                &line.proposed,
                line.place.as_deref(),
            ));
        }
        if let Some(editor) = &self.editor
            && editor.subject == Subject::Compromise(index)
        {
            panel = panel.push(
                column![
                    caption(look, &look.say("desk-panel-compromise-title")),
                    small(look, look.say("desk-panel-compromise-hint")),
                    self.editor_view(look, editor)
                ]
                .spacing(space::S),
            );
        } else {
            panel = panel.push(self.decide(look, index, passage));
        }
        if attribution {
            panel = panel.push(self.others(look, passage));
        }
        panel.into()
    }

    /// How the passage was settled, if it was.
    fn state_of(&self, look: Look, attribution: bool, index: usize, passage: &Passage) -> Option<String> {
        let phrase = match self.settled.choice(index)? {
            Choice::Open => return None,
            Choice::Keep => Phrase::new("desk-panel-settled-base"),
            Choice::Own(_) => Phrase::new("desk-panel-settled-own"),
            Choice::Take(number) => {
                let holders = passage
                    .wordings
                    .get(*number)
                    .map(|wording| self.sitting.codes(&wording.holders).join(", "));
                match holders {
                    Some(holders) if attribution => {
                        Phrase::new("desk-panel-settled-wording").with("holders", holders)
                    }
                    _ => Phrase::new("desk-outcome-taken"),
                }
            }
        };
        Some(look.say(phrase))
    }

    /// A wording as a card.
    fn card<'a>(
        &'a self,
        look: Look,
        attribution: bool,
        number: usize,
        wording: Option<(&'a Passage, &'a Wording)>,
        pieces: &[Piece],
        place: Option<&str>,
    ) -> Element<'a, Message> {
        let p = look.palette;
        let mut head = row![].spacing(6.0).align_y(Center);
        let mut reasons = column![].spacing(space::XS);
        match wording {
            None => head = head.push(small(look, look.say(self.sitting.base_name.clone()))),
            Some((passage, wording)) => {
                let codes = self.sitting.codes(&wording.holders);
                if attribution {
                    let said =
                        if codes.len() == 1 { "desk-panel-proposed-one" } else { "desk-panel-proposed-many" };
                    head = head.push(small(look, look.say(said)));
                    for code in codes.iter().take(5) {
                        head = head.push(chip(look, code.clone()));
                    }
                    if codes.len() > 5 {
                        head = head.push(small(
                            look,
                            look.say(Phrase::new("desk-more").with("count", codes.len() - 5)),
                        ));
                    }
                    for reason in self.sitting.reasons_at(passage, &codes) {
                        reasons = reasons.push(small_in(
                            p.ink,
                            format!("«{}» — {}", reason.text, reason.codes.join(", ")),
                        ));
                    }
                } else {
                    head = head.push(small(look, look.say("desk-table-proposed")));
                }
            }
        }
        head = head.push(fill());
        if number < 10 {
            head = head.push(key(look, number.to_string()));
        }
        let mut content = column![head].spacing(6.0);
        if let Some(place) = place {
            content = content.push(
                words(look.say(Phrase::new("desk-move-to").with("place", place)), size::TABLE).color(p.moved),
            );
        } else if pieces.is_empty() {
            content = content.push(small(look, look.say("desk-panel-nothing")));
        } else {
            let runs = pieces.iter().map(|piece| super::text::run(look, piece, None)).collect();
            content = content.push(prose(p, runs).font(font::SERIF).size(size::TABLE).color(p.ink));
        }
        let chosen = self.wording == number;
        button(content.push(reasons).width(Fill))
            .padding(Padding { top: 10.0, bottom: 10.0, left: 14.0, right: 10.0 })
            .width(Fill)
            .style(style::card_button(p, chosen))
            .on_press(Message::WordingPressed(number))
            .into()
    }

    /// The buttons of the decision.
    fn decide<'a>(&'a self, look: Look, index: usize, passage: &'a Passage) -> Element<'a, Message> {
        let can_take =
            self.wording > 0 && passage.wordings.get(self.wording).is_some_and(|wording| !wording.base);
        let settled = self.settled.is_settled(index);
        let mut buttons = row![if can_take {
            primary(look, look.say("desk-panel-take"), Some(Message::TakePressed))
        } else {
            primary(look, look.say("desk-panel-keep"), Some(Message::KeepPressed))
        },]
        .spacing(space::S);
        if can_take {
            buttons = buttons.push(secondary(look, look.say("desk-panel-keep"), Some(Message::KeepPressed)));
        }
        if passage.layer == Layer::Words {
            buttons = buttons.push(secondary(
                look,
                look.say("desk-panel-compromise"),
                Some(Message::Command(Command::Compromise)),
            ));
        }
        buttons = buttons.push(secondary(
            look,
            look.say("desk-panel-open"),
            settled.then_some(Message::OpenPressed),
        ));
        buttons.wrap().vertical_spacing(space::S).into()
    }

    /// What is known of those who proposed nothing here. Silence is never consent.
    fn others<'a>(&'a self, look: Look, passage: &'a Passage) -> Element<'a, Message> {
        let mut lines = column![].spacing(6.0);
        for (known, codes) in self.sitting.others(passage) {
            let mut line = row![small(look, look.say(known.name()))].spacing(5.0).align_y(Center);
            for code in codes {
                line = line.push(chip_outlined(look, code.to_owned()));
            }
            lines = lines.push(line.wrap().vertical_spacing(4.0));
        }
        container(lines).padding(Padding { top: 6.0, ..Padding::ZERO }).into()
    }
}
