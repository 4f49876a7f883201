//! The comparative table: element, draft, proposal, by whom, reason, outcome.

use iced::widget::{button, column, container, row};
use iced::{Element, Fill, Length, Padding, Shrink};

use super::panel::stand::stand_mark;
use super::{Message, Page};
use crate::consolidate::Layer;
use crate::consolidate::table::{Matter, Proposal};
use crate::consolidate::view::Inline;
use crate::desk::icon::Icon;
use crate::desk::look::{self, Look, body, chip, small, words};
use crate::desk::sheet::ink;
use crate::desk::theme::{size, space};
use crate::desk::widget::{list, prose};
use crate::desk::work::{self, Outcome};
use crate::desk::{font, style};
use crate::language::Phrase;

/// The width of the columns, relative to each other.
const PORTIONS: [u16; 6] = [19, 40, 44, 14, 26, 18];

impl Page {
    /// The lines shown, each a matter and one of its proposals: of one delegation, or only open ones, if so asked.
    pub(super) fn table_lines(&self) -> Vec<(&Matter, usize)> {
        let wanted = |proposal: &Proposal| self.filter.is_none_or(|voice| proposal.holders.contains(voice));
        let matters = self.sitting.matters.iter().filter(|it| !(self.only_open && self.is_decided(it)));
        matters
            .flat_map(|matter| {
                let proposals = matter.proposals.iter().enumerate().filter(|(_, it)| wanted(it));
                proposals.map(move |(at, _)| (matter, at + 1))
            })
            .collect()
    }

    /// The first line of the matter a passage belongs to.
    pub(super) fn table_row(&self, passage: usize) -> Option<usize> {
        self.table_lines().iter().position(|(matter, _)| matter.passages.contains(&passage))
    }

    pub(super) fn table_view(&self, look: Look, attribution: bool) -> Element<'_, Message> {
        let p = look.palette;
        let lines = self.table_lines();
        let heads = [
            "desk-table-element",
            "desk-table-base",
            "desk-table-proposed",
            "desk-table-by",
            "desk-table-reason",
            "desk-table-outcome",
        ];
        let heads = heads.into_iter().zip(PORTIONS).map(|(label, portion)| match label {
            "desk-table-base" => (look.say(self.sitting.base_name.clone()), portion),
            label => (look.say(label), portion),
        });
        let count = lines.len();
        let content: Element<'_, Message> = if count == 0 {
            container(body(look.say("desk-table-empty")).color(p.muted))
                .padding(space::XL)
                .center_x(Fill)
                .into()
        } else {
            let keys: Vec<u64> = lines.iter().map(|(matter, number)| key_of(matter, *number)).collect();
            list(p, count, move |index| match lines.get(index) {
                Some((matter, number)) => self.line(look, attribution, matter, *number),
                None => look::tall(0.0).into(),
            })
            .identity(7)
            .key(move |index| keys.get(index).copied().unwrap_or(0))
            .estimate(|_| 90.0)
            .reveal(self.reveal)
            .into()
        };
        on_paper(look, heads, content)
    }

    fn line<'a>(
        &'a self,
        look: Look,
        attribution: bool,
        matter: &'a Matter,
        number: usize,
    ) -> Element<'a, Message> {
        let p = look.palette;
        let Some(proposal) = matter.proposals.get(number - 1) else { return look::tall(0.0).into() };
        let codes = self.sitting.codes(&proposal.holders);
        let chosen = self.chosen.is_some_and(|passage| matter.passages.contains(&passage));
        let set = |line: &[Inline]| -> Element<'a, Message> {
            let runs = ink::line(line).iter().map(|piece| super::text::run(look, piece, None)).collect();
            prose(p, runs).font(font::SERIF).size(look.zoomed(size::TABLE)).color(p.ink).into()
        };
        let proposed: Element<'a, Message> = match proposal.before.filter(|_| matter.layer == Layer::Order) {
            Some(before) => {
                let place = Phrase::new("desk-move-to").with("place", self.cited_before(look, before));
                words(look.say(place), size::TABLE).color(p.moved).into()
            }
            None if proposal.said.is_empty() => small(look, look.say("desk-panel-deleted")).into(),
            None => set(&proposal.said),
        };
        let by: Element<'a, Message> = if attribution {
            let mut chips = row![].spacing(4.0);
            for code in &codes {
                chips = chips.push(chip(look, code.clone()));
            }
            chips.wrap().vertical_spacing(4.0).into()
        } else {
            small(look, codes.len().to_string()).into()
        };
        let reasons: Vec<String> =
            self.sitting.reasons_at(matter, &codes).into_iter().map(|reason| reason.text.clone()).collect();
        let reason = if reasons.is_empty() || !attribution { "—".to_owned() } else { reasons.join(" ") };
        let cells: [Element<'a, Message>; 6] = [
            words(self.element(look, matter), size::SMALL)
                .wrapping(iced::widget::text::Wrapping::WordOrGlyph)
                .into(),
            if matter.base.is_empty() { small(look, "—").into() } else { set(&matter.base) },
            proposed,
            by,
            words(reason, size::SMALL).color(if reasons.is_empty() { p.muted } else { p.ink }).into(),
            self.outcome(look, matter, number, chosen),
        ];
        let mut grid = row![look::line_down(look)];
        for (cell, portion) in cells.into_iter().zip(PORTIONS) {
            grid = grid
                .push(
                    container(cell)
                        .padding(Padding { top: 9.0, bottom: 10.0, left: 11.0, right: 8.0 })
                        .width(Length::FillPortion(portion)),
                )
                .push(look::line_down(look));
        }
        let ground = if chosen { p.soft } else { p.page };
        let first = matter.passages.first().copied().unwrap_or(0);
        let pressed = iced::widget::mouse_area(container(grid.height(Shrink)).style(style::ground(ground)))
            .on_press(Message::PassagePressed(first));
        container(column![pressed, look::line(look)]).padding(Padding { right: 16.0, ..Padding::ZERO }).into()
    }

    fn outcome<'a>(
        &'a self,
        look: Look,
        matter: &'a Matter,
        number: usize,
        chosen: bool,
    ) -> Element<'a, Message> {
        let p = look.palette;
        let (outcome, says) = work::outcome(&self.settled, &self.sitting.rolling, matter, number);
        let (icon, color) = match outcome {
            Outcome::Open => (Icon::Open, p.open),
            Outcome::Taken => (Icon::Check, p.agreed),
            Outcome::NotTaken => (Icon::Cross, p.deleted),
            Outcome::Compromise => (Icon::Half, p.agreed),
        };
        let state = match self.sitting.proceedings.as_ref().and_then(|it| Some((it, it.weakest(matter)?))) {
            Some((proceedings, item)) => {
                let stand = self.stand_words(look, proceedings, item);
                let mut told = column![stand_mark(look, &item.stand, stand)].spacing(3.0);
                if let Some(reply) = self.verdict(matter, number) {
                    told = told.push(small(look, look.say(self.verdicts.key(reply.verdict))));
                    if !reply.reason.is_empty() {
                        told = told.push(small(look, reply.reason.clone()));
                    }
                }
                told.into()
            }
            None => look::marked(icon, color, look.say(says)),
        };
        if !chosen || !self.decides() {
            return state;
        }
        let small_button = |label: &'static str, message: Message| {
            button(words(look.say(label), size::SMALL))
                .padding(Padding { top: 3.0, bottom: 3.0, left: 9.0, right: 9.0 })
                .style(style::secondary(p))
                .on_press(message)
        };
        let mut decide = column![state].spacing(5.0);
        decide = decide.push(small_button("desk-table-take", Message::LineTaken(number)));
        decide = decide.push(small_button("desk-table-keep", Message::KeepPressed));
        if self.sitting.proceedings.is_some() {
            decide = decide.push(self.answer_view(look, matter, number));
        }
        if matter.passages.iter().any(|passage| self.settled.is_settled(*passage)) {
            decide = decide.push(small_button("desk-panel-open", Message::OpenPressed));
        }
        decide.into()
    }
}

/// A table on its sheet, under the names of its columns, each as wide as its share.
pub(super) fn on_paper<'a>(
    look: Look,
    heads: impl IntoIterator<Item = (String, u16)>,
    content: Element<'a, Message>,
) -> Element<'a, Message> {
    let p = look.palette;
    let mut head = row![look::line_down(look)];
    for (label, portion) in heads {
        head = head
            .push(
                container(small(look, label).font(font::bold(font::SANS)))
                    .padding(Padding { top: 8.0, bottom: 8.0, left: 11.0, right: 8.0 })
                    .width(Length::FillPortion(portion)),
            )
            .push(look::line_down(look));
    }
    let head = column![
        look::line(look),
        container(head.height(Shrink)).style(style::ground(p.chrome)),
        look::line(look)
    ];
    let right = 16.0;
    let paper = container(column![container(head).padding(Padding { right, ..Padding::ZERO }), content])
        .padding(Padding { top: 24.0, bottom: 8.0, left: 28.0, right: 12.0 })
        .width(Fill)
        .height(Fill)
        .style(style::paper(p));
    container(paper)
        .padding(Padding { top: 0.0, bottom: 12.0, left: space::XL, right: space::XL })
        .width(Fill)
        .height(Fill)
        .into()
}

/// The lasting key of a line.
fn key_of(matter: &Matter, number: usize) -> u64 {
    ((matter.passages.first().copied().unwrap_or(0) as u64) << 16) | number as u64
}
