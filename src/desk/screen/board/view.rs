//! The board as it is drawn: bars, what needs attention, the list.

use iced::widget::{column, container, row, scrollable};
use iced::{Center, Element, Fill, Padding};

use super::{Board, Message};
use crate::desk::icon::{Icon, icon};
use crate::desk::keymap::Command;
use crate::desk::look::{self, Look, body, fill, primary, quiet, secondary, small, small_in};
use crate::desk::round::Shown;
use crate::desk::style;
use crate::desk::theme::{size, space};
use crate::desk::{cover, font, sheet};
use crate::language::{Phrase, day};

/// Under what width of the window the bar is short of room.
const TIGHT: f32 = 1500.0;
/// How wide a letter of the title is, more or less.
const LETTER: f32 = 8.4;

impl Board {
    /// Draws the board.
    pub fn view(&self, look: Look, hovering: bool) -> Element<'_, Message> {
        let p = look.palette;
        let mut content = column![self.head(look)].spacing(space::M).width(Fill);
        if !self.round.troubles.is_empty() {
            content = content.push(self.troubles(look));
        }
        content = content.push(self.list(look));
        if let Some(meeting) = self.round.meetings.first() {
            let (from, to) = meeting.days;
            let days = if from == to {
                look.say(day(from))
            } else {
                format!("{} – {}", look.say(day(from)), look.say(day(to)))
            };
            let mut said = look.say(
                Phrase::new("board-met")
                    .with("body", &meeting.body)
                    .with("place", &meeting.place)
                    .with("days", days)
                    .count("count", meeting.present),
            );
            if !meeting.absent.is_empty() {
                said += &look.say(Phrase::new("board-met-absent").with("codes", meeting.absent.join(", ")));
            }
            content = content.push(small(look, said));
        }
        let placed = container(container(content).max_width(1480.0)).center_x(Fill).padding(Padding {
            top: space::L,
            bottom: space::XXL,
            left: space::XL,
            right: space::XL,
        });
        let scrolled =
            scrollable(placed).id(super::LIST).direction(look::thin()).style(style::scroll(p)).height(Fill);
        let screen = column![
            self.top_bar(look),
            container(scrolled).height(Fill).style(style::ground(p.desk)),
            self.status_bar(look, hovering),
        ]
        .into();
        match &self.dialog {
            None => cover::bare(screen),
            Some(dialog) => {
                let title = &self.title;
                let top = dialog.view(look, title).map(Message::Dialog);
                cover::over(look, screen, top, Message::DialogClosed)
            }
        }
    }

    fn top_bar(&self, look: Look) -> Element<'_, Message> {
        let p = look.palette;
        // In a narrow window the day of the draft leaves its room to the title: it is told when the pointer rests there.
        let tight = look.window.width < TIGHT;
        let room = ((look.window.width - if tight { 830.0 } else { 930.0 }) / LETTER).clamp(12.0, 110.0);
        let brief = sheet::brief(&self.title, room as usize);
        let cut = brief != self.title;
        let title = body(brief).font(font::bold(font::SANS)).wrapping(iced::widget::text::Wrapping::None);
        let title: Element<'_, Message> =
            if cut { look::explain(look, title, self.title.clone()) } else { title.into() };
        let whole = look.say(self.base_name.clone());
        let number = Phrase::new("desk-base-number").with("number", self.round.number);
        let name = if tight { look.say(number) } else { whole.clone() };
        let chip = container(body(name).wrapping(iced::widget::text::Wrapping::None))
            .padding(Padding { top: 3.0, bottom: 3.0, left: 12.0, right: 12.0 })
            .style(style::chip_outlined(p));
        let base: Element<'_, Message> = if tight { look::explain(look, chip, whole) } else { chip.into() };
        let tab = |label: &'static str, chosen: bool, command: Command| {
            look::tab(look, label, chosen, Message::Command(command))
        };
        let command = |label: &'static str, command: Command| {
            secondary(look, look.say(label), Some(Message::Command(command)))
        };
        let mut right = row![
            tab("records-tab", false, Command::ShowRecords),
            tab("board-tab", true, Command::ShowBoard),
            tab("desk-tab-text", false, Command::ShowText),
            tab("desk-tab-table", false, Command::ShowTable),
            look::wide(space::S),
        ]
        .spacing(space::M)
        .align_y(Center);
        let enter = look.say("board-enter");
        right = match self.round.sent {
            // A delegation sends its own copy back.
            _ if !self.round.decides => {
                right.push(secondary(look, enter, Some(Message::Command(Command::EnterReply)))).push(primary(
                    look,
                    look.say("board-transfer"),
                    Some(Message::Command(Command::SaveTransfer)),
                ))
            }
            None => right
                .push(secondary(look, enter, Some(Message::Command(Command::EnterReply))))
                .push(primary(look, look.say("board-circulate"), Some(Message::Command(Command::Circulate)))),
            Some(_) => right
                .push(command("board-circulate", Command::Circulate))
                .push(command("board-remind", Command::Remind))
                .push(primary(look, enter, Some(Message::Command(Command::EnterReply)))),
        };
        look::top_bar(look, row![title, base].spacing(space::M).align_y(Center), right)
    }

    /// What the round is: sent when, answered by how many, whose lines are shown.
    fn head(&self, look: Look) -> Element<'_, Message> {
        let (answered, asked) = self.answered();
        let said = match self.round.sent {
            None => look.say("board-not-sent"),
            Some(sent) => {
                let mut said = look.say(Phrase::new("board-sent").inner("date", crate::language::date(sent)));
                if let Some(deadline) = self.round.deadline() {
                    let left = crate::desk::round::days(self.round.today, deadline);
                    said += &look
                        .say(Phrase::new("board-deadline").inner("date", crate::language::date(deadline)));
                    if let Ok(left) = usize::try_from(left) {
                        said += &look.say(Phrase::new("board-days-left").count("count", left));
                    }
                }
                said
            }
        };
        let of = Phrase::new("board-answered").with("count", answered).with("asked", asked);
        let count = |shown: Shown| self.round.shown(shown).count();
        let choices = [
            (Shown::All, format!("{} · {}", look.say("board-all"), count(Shown::All))),
            (Shown::Awaited, format!("{} · {}", look.say("board-awaited"), count(Shown::Awaited))),
            (Shown::Late, format!("{} · {}", look.say("board-late"), count(Shown::Late))),
        ];
        let decides = self.round.decides;
        row![
            column![look::serif(look.say(of), size::CARD).font(font::bold(font::SERIF)), small(look, said),]
                .width(Fill),
            decides.then(|| quiet(look, look.say("board-meeting"), Some(Message::Command(Command::Meeting)))),
            quiet(look, look.say("board-remark"), Some(Message::Command(Command::Remark))),
            decides.then(|| {
                quiet(look, look.say("board-transfer"), Some(Message::Command(Command::SaveTransfer)))
            }),
            quiet(look, look.say("board-add"), Some(Message::Command(Command::AddTransfer))),
            look::switch(look, &choices, self.shown, Message::ShownPicked),
        ]
        .spacing(space::S)
        .align_y(Center)
        .into()
    }

    /// What does not agree, waits or has no effect: each in a sentence of its own.
    fn troubles(&self, look: Look) -> Element<'_, Message> {
        let p = look.palette;
        let mut lines = column![].spacing(6.0);
        for trouble in &self.round.troubles {
            lines = lines.push(
                row![icon(Icon::Warning, 15.0, p.open), body(look.say(trouble.clone())).width(Fill)]
                    .spacing(space::S),
            );
        }
        container(lines).padding(space::M).width(Fill).style(style::notice(p)).into()
    }

    fn list(&self, look: Look) -> Element<'_, Message> {
        let p = look.palette;
        let mut list = column![super::line::heads(look)];
        let mut none = true;
        for (at, line) in self.round.shown(self.shown) {
            none = false;
            list = list.push(look::line(look)).push(self.line(look, at, line));
        }
        if none {
            let said = if self.shown == Shown::Late { "board-nobody-late" } else { "board-nobody-awaited" };
            list = list
                .push(look::line(look))
                .push(container(small(look, look.say(said))).padding(Padding::from([16.0, 18.0])));
        }
        container(list).padding(1.0).width(Fill).style(style::card(p)).into()
    }

    fn status_bar(&self, look: Look, hovering: bool) -> Element<'_, Message> {
        let p = look.palette;
        if hovering {
            // Said where nothing moves: what lies under the pointer must stay there.
            let said = small_in(p.accent, look.say("board-drop")).font(font::bold(font::SANS));
            return look::bottom_bar(look, said, small(look, ""));
        }
        let mut left = row![].spacing(22.0).align_y(Center);
        let awaited: Vec<&str> =
            self.round.shown(Shown::Awaited).map(|(_, line)| line.code.as_str()).collect();
        if !awaited.is_empty() {
            let said = format!("{} {}", look.say("board-awaited-from"), awaited.join(", "));
            left = left.push(look::marked(Icon::Open, p.open, said));
        }
        let right = row![small(look, look.say("desk-status-saved")), small(look, look.say("desk-hint-keys"))]
            .spacing(22.0);
        look::bottom_bar(look, left, right)
    }
}

/// Empty space that keeps a cell open.
pub(super) fn nothing<'a>(look: Look) -> Element<'a, Message> {
    row![small(look, "—"), fill()].into()
}
