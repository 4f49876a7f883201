//! One line of the board, and what a delegation sent beneath it.

use iced::widget::{button, column, container, mouse_area, row};
use iced::{Center, Element, Fill, Length, Padding};

use super::view::nothing;
use super::{Board, Message};
use crate::desk::icon::{Icon, icon};
use crate::desk::look::{self, Look, body, quiet, secondary, small, small_in, strong, words};
use crate::desk::round::{Fate, Line, Reply};
use crate::desk::screen::keys;
use crate::desk::sitting::Standing;
use crate::desk::theme::{size, space};
use crate::desk::{font, sheet, style};
use crate::exchange::report::say::kind_key;
use crate::language::{Phrase, day};

/// The columns: what heads them, and how much of the width each takes.
const COLUMNS: [(&str, u16); 8] = [
    ("board-head-delegation", 17),
    ("board-head-sent", 12),
    ("board-head-deadline", 14),
    ("board-head-reply", 20),
    ("board-head-letter", 13),
    ("board-head-proposals", 9),
    ("board-head-wanting", 18),
    ("", 11),
];

/// How many letters of what was said are shown.
const SAID: usize = 240;

/// The heads of the columns.
pub(super) fn heads<'a>(look: Look) -> Element<'a, Message> {
    let heads = COLUMNS.map(|(head, width)| {
        let word: Element<'a, Message> = match head {
            "" => look::wide(0.0).into(),
            head => words(look.say(head), size::NOTE).color(look.palette.muted).into(),
        };
        container(word).width(Length::FillPortion(width)).into()
    });
    container(row(heads).spacing(space::M))
        .padding(Padding { top: 8.0, bottom: 7.0, left: 18.0, right: 14.0 })
        .style(style::ground(iced::Color::TRANSPARENT))
        .into()
}

impl Board {
    pub(super) fn line<'a>(&'a self, look: Look, at: usize, line: &'a Line) -> Element<'a, Message> {
        let p = look.palette;
        let chosen = self.chosen == Some(at);
        let name = line.name(look.language);
        let who = if name == line.code {
            column![strong(line.code.clone())]
        } else {
            column![strong(name), small(look, line.code.clone())]
        };
        let sent = match &line.sent {
            None => column![small(look, look.say("desk-reply-not-sent"))],
            Some((date, letter)) => {
                let mut sent = column![body(look.say(day(*date)))];
                if let Some(letter) = letter {
                    sent = sent.push(small(look, numbered(look, letter)));
                }
                sent
            }
        };
        let deadline: Element<'a, Message> = match line.deadline {
            None => nothing(look),
            Some(deadline) => {
                let mut cell = column![body(look.say(day(deadline)))];
                if let Some(days) = line.overdue(self.round.today) {
                    let said = look.say(Phrase::new("board-overdue").count("count", days));
                    cell = cell.push(small_in(p.open, said).font(font::bold(font::SANS)));
                } else if let Some(reminded) = line.reminded {
                    let said = Phrase::new("board-reminded").inner("date", day(reminded));
                    cell = cell.push(small(look, look.say(said)));
                }
                cell.into()
            }
        };
        let letter: Element<'a, Message> = match &line.letter {
            None => nothing(look),
            Some((number, date)) => {
                let mut cell = column![];
                if !number.is_empty() {
                    cell = cell.push(body(numbered(look, number)));
                }
                if let Some(date) = date {
                    cell =
                        cell.push(small(look, look.say(Phrase::new("board-of").inner("date", day(*date)))));
                }
                cell.into()
            }
        };
        let proposals: Element<'a, Message> = match line.proposals {
            0 => nothing(look),
            count => body(count.to_string()).into(),
        };
        let press: Element<'a, Message> = if line.is_awaited() {
            secondary(look, look.say("board-enter-short"), Some(Message::EnterPressed(at)))
        } else {
            look::wide(0.0).into()
        };
        let cells: [Element<'a, Message>; 8] = [
            who.into(),
            sent.into(),
            deadline,
            state(look, line),
            letter,
            proposals,
            self.wanting(look, line),
            container(press).align_right(Fill).into(),
        ];
        let cells = cells
            .into_iter()
            .zip(COLUMNS)
            .map(|(cell, (_, width))| container(cell).width(Length::FillPortion(width)).clip(true).into());
        let pressed = button(row(cells).spacing(space::M).align_y(Center))
            .padding(Padding { top: 7.0, bottom: 7.0, left: 18.0, right: 14.0 })
            .width(Fill)
            .style(style::row(p, chosen))
            .on_press(Message::LinePressed(at));
        let mut whole = column![container(pressed).id(format!("line-{}", line.code))];
        if chosen && self.unfolded {
            whole = whole.push(self.unfolded(look, at, line));
        }
        mouse_area(whole).on_enter(Message::Pointed(at, true)).on_exit(Message::Pointed(at, false)).into()
    }

    /// What is still to be entered.
    fn wanting<'a>(&self, look: Look, line: &'a Line) -> Element<'a, Message> {
        let mut wanting: Vec<String> = line.wanting.iter().map(|phrase| look.say(phrase.clone())).collect();
        if self.begun.contains(&line.code) {
            wanting.insert(0, look.say("board-want-rest"));
        }
        if wanting.is_empty() {
            return nothing(look);
        }
        small_in(look.palette.open, sheet::brief(&wanting.join("; "), 64)).into()
    }

    /// Everything a delegation sent, and what can be done about it.
    fn unfolded<'a>(&'a self, look: Look, at: usize, line: &'a Line) -> Element<'a, Message> {
        let mut list = column![].spacing(space::S);
        for reply in &line.replies {
            list = list.push(self.reply(look, line, reply));
        }
        if line.replies.is_empty() {
            list = list.push(small(look, look.say("board-nothing-came")));
        }
        let mut actions = row![].spacing(space::S).align_y(Center);
        if line.proposals > 0 {
            let said = Phrase::new("board-passages").with("count", line.proposals);
            actions = actions.push(secondary(look, look.say(said), Some(Message::PassagesPressed(at))));
        }
        actions = actions.push(secondary(look, look.say("board-enter"), Some(Message::EnterPressed(at))));
        if line.standing == Standing::Silent && self.round.sent.is_some() {
            actions =
                actions.push(secondary(look, look.say("board-remind"), Some(Message::RemindPressed(at))));
        }
        if line.wanting.iter().any(|phrase| phrase.key() == "board-want-carry") {
            actions = actions.push(secondary(look, look.say("board-carry"), Some(Message::CarryPressed(at))));
        }
        if !line.apart && self.round.sent.is_some() {
            actions = actions.push(quiet(look, look.say("board-apart"), Some(Message::ApartPressed(at))));
        }
        container(column![list, actions].spacing(space::M))
            .padding(Padding { top: 8.0, bottom: 14.0, left: 34.0, right: 14.0 })
            .width(Fill)
            .into()
    }

    fn reply<'a>(&'a self, look: Look, line: &'a Line, reply: &'a Reply) -> Element<'a, Message> {
        let p = look.palette;
        let mut said = vec![look.say(kind_key(reply.kind))];
        if reply.voices.len() > 1 {
            let others: Vec<&str> =
                reply.voices.iter().filter(|code| **code != line.code).map(String::as_str).collect();
            said.push(look.say(Phrase::new("board-with").with("codes", others.join(", "))));
        }
        said.extend(reply.date.map(|date| look.say(day(date))));
        if !reply.letter.is_empty() {
            said.push(numbered(look, &reply.letter));
        }
        let (fate, color) = match reply.fate {
            Fate::Stands => (Phrase::new("board-stands"), p.agreed),
            Fate::Superseded => (Phrase::new("board-superseded"), p.muted),
            Fate::Withdrawn => (Phrase::new("board-withdrawn"), p.deleted),
            Fate::Older(number) => (Phrase::new("board-older").with("number", number), p.muted),
            Fate::Kept => (Phrase::new("board-kept"), p.muted),
        };
        let mut head =
            row![body(said.join(" · ")), small_in(color, look.say(fate))].spacing(space::M).align_y(Center);
        if let Some(mark) = &reply.mark {
            head = head.push(small_in(keys::color(p, mark), look.say(mark.phrase())));
        }
        let mut files = row![].spacing(space::XS).align_y(Center);
        for (name, path) in &reply.files {
            let press = path.clone().map(Message::FilePressed);
            files = files.push(quiet(look, sheet::brief(name, 34), press));
        }
        if reply.reported {
            let press = Message::ReportPressed(reply.record);
            files = files.push(quiet(look, look.say("board-report"), Some(press)));
        }
        if reply.fate != Fate::Withdrawn {
            let press = Message::WithdrawPressed(reply.record);
            files = files.push(quiet(look, look.say("board-withdraw"), Some(press)));
        }
        let mut lines = column![row![container(head).width(Fill), files].spacing(space::M).align_y(Center)];
        for words in &reply.words {
            lines = lines.push(small(
                look,
                look.say(Phrase::new("board-quoted").with("words", sheet::brief(words, SAID))),
            ));
        }
        row![look::bar(p.line, 2.0), lines].spacing(space::M).height(Length::Shrink).into()
    }
}

/// How far a delegation has answered. Silence is never drawn as consent.
fn state<'a>(look: Look, line: &Line) -> Element<'a, Message> {
    let p = look.palette;
    let (shape, color) = match line.standing {
        Standing::Full | Standing::Points => (Icon::Check, p.agreed),
        Standing::NoComments | Standing::Remarks => (Icon::Check, p.muted),
        Standing::Part => (Icon::Half, p.open),
        Standing::Silent => (Icon::Open, p.open),
        Standing::NotSent => (Icon::Cross, p.muted),
    };
    let word =
        body(look.say(line.standing.name())).color(if line.standing.is_wanting() { color } else { p.ink });
    let word = if line.standing.is_wanting() { word.font(font::bold(font::SANS)) } else { word };
    let mut below: Vec<String> = line.received.map(|date| look.say(day(date))).into_iter().collect();
    let mut told = p.muted;
    if line.late {
        below.push(look.say("status-late"));
        told = p.open;
    }
    if line.apart {
        below.push(look.say("stance-not-interested"));
    }
    if line.carried {
        below.push(look.say("board-carried"));
    }
    below.extend(
        line.older.iter().map(|number| look.say(Phrase::new("board-came-late").with("number", number))),
    );
    let mut cell = column![row![icon(shape, 14.0, color), word].spacing(6.0).align_y(Center)];
    if !below.is_empty() {
        cell = cell.push(
            container(small_in(told, below.join(" · "))).padding(Padding { left: 20.0, ..Padding::ZERO }),
        );
    }
    cell.into()
}

/// "No. 9-0/77".
fn numbered(look: Look, number: &str) -> String {
    look.say(Phrase::new("board-numbered").with("number", number))
}
