//! The comparative table: element, draft, proposal, by whom, reason, outcome.

use iced::widget::{button, column, container, row};
use iced::{Element, Fill, Length, Padding, Shrink};

use super::{Message, Page};
use crate::consolidate::compose::Choice;
use crate::desk::look::{self, Look, body, chip, small, small_in, words};
use crate::desk::sheet::Piece;
use crate::desk::sheet::table::Line;
use crate::desk::theme::{size, space};
use crate::desk::widget::{list, prose};
use crate::desk::{font, style};
use crate::language::Phrase;

/// The width of the columns, relative to each other.
const PORTIONS: [u16; 6] = [15, 40, 44, 14, 26, 18];

impl Page {
    /// The lines shown: of one delegation, or only open ones, if so asked.
    pub(super) fn table_lines(&self) -> Vec<&Line> {
        let settled = self.hidden_settled();
        self.made
            .lines
            .iter()
            .filter(|line| self.open.contains(&line.passage))
            .filter(|line| !self.only_open || !settled.contains(&line.passage))
            .filter(|line| {
                let Some(voice) = self.filter else { return true };
                let passage = self.sitting.rolling.passages.get(line.passage);
                let wording = passage.and_then(|passage| passage.wordings.get(line.wording));
                wording.is_some_and(|wording| wording.holders.contains(voice))
            })
            .collect()
    }

    /// The first line of a passage.
    pub(super) fn table_row(&self, passage: usize) -> Option<usize> {
        self.table_lines().iter().position(|line| line.passage == passage)
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
        let mut head = row![look::line_down(look)];
        for (label, portion) in heads.into_iter().zip(PORTIONS) {
            let label = if label == "desk-table-base" {
                look.say(self.sitting.base_name.clone())
            } else {
                look.say(label)
            };
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
        let count = lines.len();
        let content: Element<'_, Message> = if count == 0 {
            container(body(look.say("desk-table-empty")).color(p.muted))
                .padding(space::XL)
                .center_x(Fill)
                .into()
        } else {
            let keys: Vec<u64> =
                lines.iter().map(|line| ((line.passage as u64) << 16) | line.wording as u64).collect();
            list(p, count, move |index| match lines.get(index) {
                Some(line) => self.line(look, attribution, line),
                None => look::tall(0.0).into(),
            })
            .identity(7)
            .key(move |index| keys.get(index).copied().unwrap_or(0))
            .estimate(|_| 90.0)
            .reveal(self.reveal)
            .into()
        };
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

    fn line<'a>(&'a self, look: Look, attribution: bool, line: &'a Line) -> Element<'a, Message> {
        let p = look.palette;
        let rolling = &self.sitting.rolling;
        let passage = rolling.passages.get(line.passage);
        let wording = passage.and_then(|passage| passage.wordings.get(line.wording));
        let codes = wording.map(|wording| self.sitting.codes(&wording.holders)).unwrap_or_default();
        let chosen = self.chosen == Some(line.passage);
        let set = |pieces: &[Piece]| -> Element<'a, Message> {
            let runs = pieces.iter().map(|piece| super::text::run(look, piece, None)).collect();
            prose(p, runs).font(font::SERIF).size(look.zoomed(size::TABLE)).color(p.ink).into()
        };
        let proposed: Element<'a, Message> = match &line.place {
            Some(place) => words(look.say(Phrase::new("desk-move-to").with("place", place)), size::TABLE)
                .color(p.moved)
                .into(),
            None if line.proposed.is_empty() => small(look, look.say("desk-panel-deleted")).into(),
            None => set(&line.proposed),
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
        let reasons: Vec<String> = passage
            .map(|passage| self.sitting.reasons_at(passage, &codes))
            .unwrap_or_default()
            .into_iter()
            .map(|reason| reason.text.clone())
            .collect();
        let reason = if reasons.is_empty() || !attribution { "—".to_owned() } else { reasons.join(" ") };
        let cells: [Element<'a, Message>; 6] = [
            words(line.element.clone(), size::SMALL)
                .wrapping(iced::widget::text::Wrapping::WordOrGlyph)
                .into(),
            if line.base.is_empty() { small(look, "—").into() } else { set(&line.base) },
            proposed,
            by,
            words(reason, size::SMALL).color(if reasons.is_empty() { p.muted } else { p.ink }).into(),
            self.outcome(look, line, chosen),
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
        let ground = match (chosen, self.settled.settles(rolling, line.passage)) {
            (true, _) => p.soft,
            (false, true) => p.page,
            (false, false) => p.page,
        };
        let pressed = iced::widget::mouse_area(container(grid.height(Shrink)).style(style::ground(ground)))
            .on_press(Message::PassagePressed(line.passage));
        container(column![pressed, look::line(look)]).padding(Padding { right: 16.0, ..Padding::ZERO }).into()
    }

    fn outcome<'a>(&'a self, look: Look, line: &'a Line, chosen: bool) -> Element<'a, Message> {
        let p = look.palette;
        let open = || small_in(p.open, format!("● {}", look.say("desk-outcome-open")));
        let state: Element<'a, Message> = match self.settled.choice(line.passage) {
            _ if self.settled.choice(line.passage).is_none()
                && self.settled.settles(&self.sitting.rolling, line.passage) =>
            {
                small_in(p.agreed, format!("◐ {}", look.say("desk-outcome-compromise"))).into()
            }
            None | Some(Choice::Open) => open().into(),
            Some(Choice::Keep) => {
                small_in(p.deleted, format!("✕ {}", look.say("desk-outcome-not-taken"))).into()
            }
            Some(Choice::Own(_)) => {
                small_in(p.agreed, format!("◐ {}", look.say("desk-outcome-compromise"))).into()
            }
            Some(Choice::Take(number)) if *number == line.wording => {
                small_in(p.agreed, format!("✓ {}", look.say("desk-outcome-taken"))).into()
            }
            Some(Choice::Take(_)) => {
                small_in(p.deleted, format!("✕ {}", look.say("desk-outcome-not-taken"))).into()
            }
        };
        if !chosen {
            return state;
        }
        let small_button = |label: &'static str, message: Message| {
            button(words(look.say(label), size::SMALL))
                .padding(Padding { top: 3.0, bottom: 3.0, left: 9.0, right: 9.0 })
                .style(style::secondary(p))
                .on_press(message)
        };
        let number = line.wording;
        let mut decide = column![state].spacing(5.0);
        decide = decide.push(small_button("desk-table-take", Message::LineTaken(number)));
        decide = decide.push(small_button("desk-table-keep", Message::KeepPressed));
        if self.settled.is_settled(line.passage) {
            decide = decide.push(small_button("desk-panel-open", Message::OpenPressed));
        }
        decide.into()
    }
}
