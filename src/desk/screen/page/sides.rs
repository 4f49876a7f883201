//! The left side: contents with what is open in each part, and who has replied.

use iced::widget::{button, column, container, row};
use iced::{Center, Element, Fill, Padding};

use super::panel::aside::Spot;
use super::{Message, Page};
use crate::desk::icon::{Icon, icon};
use crate::desk::keymap::Command;
use crate::desk::look::{self, Look, body, caption, secondary, small_in, words};
use crate::desk::sheet::Heading;
use crate::desk::sitting::{Origin, Standing};
use crate::desk::style;
use crate::desk::theme::{size, space};
use crate::desk::widget::{Reveal, list};
use crate::desk::{font, sheet};
use crate::language::Phrase;

impl Page {
    pub(super) fn left_side(&self, look: Look) -> Element<'_, Message> {
        let p = look.palette;
        let heading = if self.sitting.pair {
            look.say("desk-outline")
        } else {
            look.say(Phrase::new("desk-outline-open").count("count", self.open_count()))
        };
        let here = self.heading_here();
        let headings = &self.made.outline;
        let after = headings.len() + 1;
        let replies = !self.sitting.pair && !self.sitting.seats.is_empty();
        // Only the headings in view are built: a long text has thousands.
        let parts = list(p, after + usize::from(replies), move |index| {
            let (top, bottom) =
                (if index == 0 { 18.0 } else { 1.0 }, if index >= after { 18.0 } else { 0.0 });
            let part = match index.checked_sub(1).and_then(|at| Some((at, headings.get(at)?))) {
                Some((at, heading)) => self.heading_row(look, heading, here == Some(at)),
                None if index == 0 => column![
                    container(caption(look, &heading)).padding(Padding {
                        bottom: 6.0,
                        left: 8.0,
                        ..Padding::ZERO
                    }),
                    self.whole_row(look),
                ]
                .into(),
                None => column![look::tall(space::XL), self.replies(look)].into(),
            };
            container(part).padding(Padding { top, bottom, left: 10.0, right: 14.0 }).width(Fill).into()
        })
        .identity(11)
        .estimate(|_| 29.0)
        // The contents follow the text: where one is comes into view when one gets there.
        .reveal(here.map_or_else(Reveal::default, |at| Reveal { row: at + 1, number: at as u64 + 1 }))
        .without_keys();
        container(parts).width(247.0).height(Fill).style(style::ground(p.chrome)).into()
    }

    /// A heading in the contents, with what is open under it.
    fn heading_row<'a>(&'a self, look: Look, heading: &Heading, here: bool) -> Element<'a, Message> {
        let p = look.palette;
        let title = if heading.title.is_empty() { look.say("desk-preamble") } else { heading.title.clone() };
        let color = if heading.level == 0 { p.ink } else { p.muted };
        let title = body(sheet::brief(&title, 60)).color(color).width(Fill);
        let state: Element<'_, Message> = match (heading.open, heading.all) {
            (0, 0) => look::wide(1.0).into(),
            (0, _) => icon(Icon::Check, 14.0, p.agreed).into(),
            (open, _) => small_in(p.open, open.to_string()).font(font::bold(font::SANS)).into(),
        };
        let indent = 8.0 + 15.0 * f32::from(heading.level.min(4));
        button(row![title, state].spacing(space::S))
            .padding(Padding { top: 4.0, bottom: 4.0, left: indent, right: 8.0 })
            .width(Fill)
            .style(style::row(p, here))
            .on_press(Message::HeadingPressed(heading.provision))
            .into()
    }

    fn replies(&self, look: Look) -> Element<'_, Message> {
        let p = look.palette;
        let mut replies = column![container(caption(look, &look.say("desk-replies"))).padding(Padding {
            bottom: 6.0,
            left: 8.0,
            ..Padding::ZERO
        })]
        .spacing(1.0);
        for seat in &self.sitting.seats {
            let color = match seat.standing {
                Standing::Part | Standing::Silent => p.open,
                _ => p.agreed,
            };
            let mut state = small_in(color, look.say(seat.standing.name()));
            if seat.standing.is_wanting() {
                state = state.font(font::bold(font::SANS));
            }
            let own = seat.name(look.language);
            let name = if own.is_empty() || own == seat.code {
                seat.code.clone()
            } else {
                format!("{} · {}", seat.code, sheet::brief(own, 18))
            };
            let name = words(name, size::BODY).width(Fill);
            let voice = self.sitting.voice_of(&seat.code);
            replies = replies.push(
                button(row![name, state].spacing(space::S).align_y(Center))
                    .padding(Padding { top: 4.0, bottom: 4.0, left: 8.0, right: 8.0 })
                    .width(Fill)
                    .style(style::row(p, false))
                    .on_press_maybe(voice.map(Message::ReplyPressed)),
            );
        }
        if matches!(self.sitting.origin, Origin::Dossier(_)) {
            replies = replies.push(
                container(secondary(
                    look,
                    look.say("desk-receive"),
                    Some(Message::Command(Command::Receive)),
                ))
                .padding(Padding { top: 8.0, left: 8.0, ..Padding::ZERO }),
            );
        }
        replies.into()
    }

    /// The heading the top of the page stands under.
    pub(super) fn heading_here(&self) -> Option<usize> {
        let chosen = self.chosen.filter(|_| !self.sitting.pair).and_then(|passage| {
            let passage = self.sitting.rolling.passages.get(passage)?;
            Some(self.sitting.rolling.owner(passage))
        });
        let spot = match self.spot {
            Some(Spot::Provision(at)) => Some(at),
            Some(Spot::Whole) => return None,
            None => None,
        };
        let chosen = chosen.or(spot);
        let top = || self.made.sheet.rows.iter().take(self.top + 1).rev().find_map(|row| row.provision);
        let provision = chosen.or_else(top)?;
        self.made.outline.iter().rposition(|heading| heading.provision <= provision)
    }
}
