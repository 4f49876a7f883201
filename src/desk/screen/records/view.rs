//! The record as it is drawn: what is looked for above, the entries below.

use iced::widget::{button, column, container, row, text_input};
use iced::{Center, Element, Fill, Padding};

use super::{Line, Message, Records, SEARCH, Sort};
use crate::desk::icon::{Icon, icon};
use crate::desk::keymap::Command;
use crate::desk::look::{self, Look, body, chip, fill, key, quiet, small, small_in};
use crate::desk::theme::{size, space};
use crate::desk::widget::list;
use crate::desk::{font, sheet, style};
use crate::dossier::history::Effect;
use crate::language::{Phrase, day};

/// How wide the columns beside the words are: when, who, what sort.
const WHEN: f32 = 96.0;
const WHO: f32 = 190.0;
const SORT: f32 = 170.0;

impl Records {
    /// Draws the record.
    pub fn view(&self, look: Look) -> Element<'_, Message> {
        let p = look.palette;
        let tab = |label: &'static str, chosen: bool, command: Command| {
            look::tab(look, label, chosen, Message::Command(command))
        };
        let room = if look.window.width < 1400.0 { 60 } else { 110 };
        let title = body(sheet::brief(&self.title, room)).font(font::bold(font::SANS));
        let tabs = row![
            tab("records-tab", true, Command::ShowRecords),
            tab("board-tab", false, Command::ShowBoard),
            tab("desk-tab-text", false, Command::ShowText),
            tab("desk-tab-table", false, Command::ShowTable),
        ]
        .spacing(space::M)
        .align_y(Center);
        let mut sorts = row![].spacing(space::XS);
        for sort in Sort::ALL {
            let count = self.count(sort);
            let on = sort == self.sort;
            if count == 0 && !on && sort != Sort::All {
                continue;
            }
            let label = look::words(format!("{} · {count}", look.say(sort.key())), size::SMALL);
            let face = if on { font::bold(font::SANS) } else { font::SANS };
            sorts = sorts.push(
                button(label.font(face))
                    .padding(Padding { top: 4.0, bottom: 4.0, left: 10.0, right: 10.0 })
                    .style(style::pill(p, on))
                    .on_press(Message::SortPicked(sort)),
            );
        }
        let search = text_input(&look.say("records-search"), &self.words)
            .id(SEARCH)
            .on_input(Message::Typed)
            .size(size::BODY.0)
            .padding(Padding { top: 6.0, bottom: 6.0, left: 12.0, right: 12.0 })
            .width(300.0)
            .style(style::input(p));
        let head =
            row![sorts.wrap().vertical_spacing(space::XS), fill(), search].spacing(space::L).align_y(Center);
        let content: Element<'_, Message> = match (&self.lines, self.shown.is_empty()) {
            (None, _) => said(look, "records-reading"),
            (Some(_), true) => said(look, "records-none"),
            (Some(_), false) => {
                let shown: Vec<&Line> = self.shown().collect();
                list(p, shown.len(), move |index| match shown.get(index) {
                    Some(line) => self.line(look, index, line),
                    None => look::tall(0.0).into(),
                })
                .identity(self.sort as u64)
                .estimate(|_| 46.0)
                .reveal(self.reveal)
                .into()
            }
        };
        let small_head = |key: &'static str| small(look, look.say(key)).font(font::bold(font::SANS));
        let heads = row![
            small_head("records-when").width(WHEN),
            small_head("records-who").width(WHO),
            small_head("records-what").width(Fill),
            container(small_head("records-sort")).width(SORT),
        ]
        .spacing(space::M);
        let heads = container(heads)
            .padding(Padding { top: 8.0, bottom: 8.0, left: 16.0, right: 30.0 })
            .style(style::ground(p.card));
        let card = container(column![heads, look::line(look), content])
            .padding(1.0)
            .width(Fill)
            .height(Fill)
            .style(style::card(p));
        let placed = container(container(column![head, card].spacing(space::M)).max_width(1480.0))
            .center_x(Fill)
            .padding(Padding { top: space::L, bottom: space::L, left: space::XL, right: space::XL });
        let count = Phrase::new("records-count").count("count", self.shown.len());
        let right = row![
            small(look, look.say("records-go")),
            key(look, "↑"),
            key(look, "↓"),
            key(look, "Enter"),
            small(look, look.say("desk-hint-keys")),
        ]
        .spacing(6.0)
        .align_y(Center);
        column![
            look::top_bar(look, title, tabs),
            container(placed).height(Fill).style(style::ground(p.desk)),
            look::bottom_bar(look, small(look, look.say(count)), right),
        ]
        .into()
    }

    fn line<'a>(&'a self, look: Look, at: usize, line: &'a Line) -> Element<'a, Message> {
        let p = look.palette;
        let void = line.effect != Effect::InEffect;
        let time = line.time.time();
        let when = column![
            body(look.say(day(line.time.date()))),
            small(look, format!("{:02}:{:02}", time.hour(), time.minute())),
        ];
        let mut who = column![chip(look, line.author.clone())].spacing(2.0);
        if let Some(by) = &line.entered_by {
            who = who.push(small(look, by.as_str()));
        }
        let words = body(line.words.as_str()).color(if void { p.muted } else { p.ink }).width(Fill);
        let mut what = column![words].spacing(2.0);
        if !line.asides.is_empty() {
            let said = line.asides.join(" · ");
            what = what.push(match void {
                true => look::marked(Icon::Warning, p.open, said),
                false => small(look, said).into(),
            });
        }
        if let Some((mark, good)) = &line.mark {
            what = what.push(small_in(if *good { p.agreed } else { p.muted }, mark.as_str()));
        }
        let sort = row![
            small(look, look.say(line.sort.key())),
            fill(),
            line.goal.as_ref().map(|_| icon(Icon::Arrow, 13.0, p.muted)),
        ]
        .align_y(Center);
        let mut sort = column![sort].spacing(2.0);
        if at == self.chosen && line.can_be_withdrawn() {
            let withdraw = quiet(look, look.say("records-withdraw"), Some(Message::WithdrawPressed));
            sort = sort.push(container(withdraw).align_right(Fill));
        }
        let cells = row![
            container(when).width(WHEN),
            container(who).width(WHO),
            container(what).width(Fill),
            container(sort).width(SORT),
        ]
        .spacing(space::M);
        let pressed = button(cells)
            .padding(Padding { top: 7.0, bottom: 7.0, left: 12.0, right: 12.0 })
            .width(Fill)
            .style(style::row(p, at == self.chosen))
            .on_press(Message::Pressed(at));
        container(column![pressed, look::line(look)])
            .padding(Padding { left: 4.0, right: 18.0, ..Padding::ZERO })
            .into()
    }
}

fn said<'a>(look: Look, key: &'static str) -> Element<'a, Message> {
    container(small(look, look.say(key))).padding(Padding::from([16.0, 18.0])).into()
}
