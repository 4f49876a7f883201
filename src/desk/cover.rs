//! What lies on top of a screen: the palette of commands, the help, a choice to make.

use iced::widget::{
    button, center, column, container, mouse_area, opaque, pick_list, row, scrollable, stack, text_input,
};
use iced::{Center, Element, Fill, Padding, Shrink};

use super::icon::{Icon, icon};
use super::keymap::{Chord, Command, Context, ENTRIES, Entry, Reach};
use super::look::{self, Look, body, fill, key, primary, secondary, small, strong};
use super::screen::keys::offices;
use super::screen::reports::Choice;
use super::style;
use super::theme::{size, space};
use super::work::Brought;
use crate::exchange::paper::capital;
use crate::negotiation::Code;

/// The id of the palette's input, to be focused when it opens.
pub const PALETTE_INPUT: &str = "palette";

/// Commands found by typing a part of their name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Palette {
    /// What was typed.
    pub query: String,
    /// Which of the commands found is chosen.
    pub chosen: usize,
}

impl Palette {
    /// The commands whose names hold every word typed and that mean something in the place the palette lies on.
    pub fn found(&self, look: Look, context: Context) -> Vec<&'static Entry> {
        let words: Vec<String> = self.query.split_whitespace().map(str::to_lowercase).collect();
        ENTRIES
            .iter()
            .filter(|entry| entry.reach.holds(context) && entry.command != Command::Dismiss)
            // The digits are known by the cards; they are listed only when asked for.
            .filter(|entry| !words.is_empty() || !matches!(entry.command, Command::Take(_)))
            .filter(|entry| {
                let name = look.say(entry.name).to_lowercase();
                words.iter().all(|word| name.contains(word.as_str()))
            })
            .collect()
    }

    /// The chosen command.
    pub fn pick(&self, look: Look, context: Context) -> Option<Command> {
        let found = self.found(look, context);
        found.get(self.chosen.min(found.len().saturating_sub(1))).map(|entry| entry.command)
    }
}

/// Lays something over a screen; a press beside it says `beside`.
pub fn over<'a, M: Clone + 'a>(
    look: Look,
    screen: Element<'a, M>,
    top: impl Into<Element<'a, M>>,
    beside: M,
) -> Element<'a, M> {
    let dim = if look.veiled { 0.0 } else { style::DIM };
    let veil = mouse_area(center(opaque(top)).style(style::veil(dim))).on_press(beside);
    stack![screen, opaque(veil)].into()
}

/// A screen with nothing over it. It is built as if something were, so that it stays where it was scrolled to when
/// something comes to lie on it.
pub fn bare<'a, M: 'a>(screen: Element<'a, M>) -> Element<'a, M> {
    stack![screen].into()
}

/// Draws the palette.
pub fn palette<'a, M: Clone + 'a>(
    look: Look,
    palette: &'a Palette,
    context: Context,
    typed: impl Fn(String) -> M + 'a,
    picked: impl Fn(Command) -> M + 'a,
) -> Element<'a, M> {
    let found = palette.found(look, context);
    let chosen = palette.chosen.min(found.len().saturating_sub(1));
    let input = text_input(&look.say("desk-palette-placeholder"), &palette.query)
        .id(PALETTE_INPUT)
        .on_input(typed)
        .on_submit_maybe(found.get(chosen).map(|entry| picked(entry.command)))
        .size(16.0)
        .padding(Padding { top: 10.0, bottom: 10.0, left: 14.0, right: 14.0 })
        .style(style::input(look.palette));
    let mut list = column![].spacing(1.0);
    if found.is_empty() {
        list = list.push(container(small(look, look.say("desk-palette-none"))).padding(space::M));
    }
    for (index, entry) in found.into_iter().enumerate() {
        let hint = entry.command.hint();
        let mut line = row![body(look.say(entry.name)), fill()].align_y(Center).spacing(space::M);
        if !hint.is_empty() {
            line = line.push(key(look, hint));
        }
        list = list.push(
            button(line)
                .padding(Padding { top: 6.0, bottom: 6.0, left: 12.0, right: 12.0 })
                .width(Fill)
                .style(style::row(look.palette, index == chosen))
                .on_press(picked(entry.command)),
        );
    }
    let list = container(
        scrollable(container(list).padding(Padding { right: 12.0, ..Padding::ZERO }))
            .direction(look::thin())
            .style(style::scroll(look.palette)),
    )
    .max_height(360.0);
    container(column![input, list].spacing(space::S))
        .padding(space::M)
        .width(520.0)
        .style(style::dialog(look.palette))
        .into()
}

/// Draws what a transfer file brings, to be taken in or left.
pub fn brought<'a, M: Clone + 'a>(
    look: Look,
    brought: &'a Brought,
    picked: impl Fn(Choice<Code>) -> M + 'a,
    (close, add): (M, M),
) -> Element<'a, M> {
    let p = look.palette;
    let mut list = column![].spacing(6.0);
    for said in &brought.said {
        list = list.push(
            row![
                container(icon(Icon::Arrow, 13.0, p.muted)).center_y(size::BODY.1),
                body(capital(&look.say(said.clone()))).width(Fill)
            ]
            .spacing(space::S),
        );
    }
    let list = scrollable(container(list).padding(Padding { right: 14.0, ..Padding::ZERO }))
        .direction(look::thin())
        .style(style::scroll(p));
    let room = (look.window.height - 300.0).clamp(120.0, 420.0);
    let mut last = row![fill()].spacing(space::S);
    last = if brought.empty {
        last.push(primary(look, look.say("desk-close"), Some(close)))
    } else {
        let add = primary(look, look.say("board-add-done"), brought.is_ready().then_some(add));
        last.push(secondary(look, look.say("board-add-leave"), Some(close))).push(add)
    };
    let mut content = column![
        look::serif(look.say("board-parcel-title"), size::CARD).font(super::font::bold(super::font::SERIF)),
        body(look.say(brought.head.clone())),
        container(list).max_height(room),
        small(look, look.say(if brought.empty { "board-add-nothing" } else { "board-add-about" })),
    ];
    if brought.asks() {
        let choices = offices(look, &brought.keeps, &brought.seats);
        let chosen = choices.iter().find(|choice| Some(choice.value()) == brought.office.as_ref()).cloned();
        let pick = pick_list(choices, chosen, picked)
            .placeholder(look.say("own-office-choose"))
            .text_size(size::BODY.0)
            .padding(Padding { top: 6.0, bottom: 6.0, left: 12.0, right: 10.0 })
            .style(style::pick(p))
            .menu_style(style::menu(p));
        let you = row![strong(look.say("own-office-you")), pick].spacing(space::M).align_y(Center);
        content = content.push(you).push(small(look, look.say("own-office-later")));
    }
    let content = content.push(last).spacing(space::M).width(Fill);
    container(content).padding(space::XL).width(640.0).style(style::dialog(p)).into()
}

/// Draws the help: what every key does.
pub fn help<'a, M: Clone + 'a>(look: Look, close: M) -> Element<'a, M> {
    let group = |title: &'static str, reaches: &'static [Reach]| {
        let mut lines = column![strong(look.say(title))].spacing(5.0);
        for entry in ENTRIES.iter().filter(|entry| reaches.contains(&entry.reach)) {
            // The digits are one line: "1 … 9".
            if matches!(entry.command, Command::Take(2..=9)) {
                continue;
            }
            let (name, written) = match entry.command {
                Command::Take(1) => ("desk-help-take".into(), vec!["1 … 9".to_owned()]),
                _ => (
                    crate::language::Phrase::new(entry.name),
                    entry.chords.iter().map(Chord::written).collect(),
                ),
            };
            let keys = row(written.into_iter().map(|written| key(look, written))).spacing(4.0);
            lines = lines.push(
                row![container(keys).width(126.0), small(look, look.say(name)).color(look.palette.ink)]
                    .align_y(Center)
                    .spacing(space::S),
            );
        }
        lines.width(Fill)
    };
    let columns = row![
        column![
            group("desk-help-reading", &[Reach::Reading, Reach::Writing]),
            group("board-help", &[Reach::Lines, Reach::Board, Reach::Records, Reach::Dossier]),
        ]
        .spacing(space::L)
        .width(Fill),
        column![
            group("desk-help-document", &[Reach::Changing, Reach::Searching, Reach::Document]),
            group("desk-help-position", &[Reach::Form])
        ]
        .spacing(space::L)
        .width(Fill),
        group("desk-help-everywhere", &[Reach::Anywhere, Reach::Always]),
    ]
    .spacing(space::XL);
    let head = row![
        look::serif(look.say("desk-help-title"), size::CARD).font(super::font::bold(super::font::SERIF)),
        fill(),
        secondary(look, look.say("desk-close"), Some(close)),
    ]
    .align_y(Center);
    let content = column![head, small(look, look.say("desk-help-about")), columns].spacing(space::L);
    container(scrollable(content).direction(look::thin()).style(style::scroll(look.palette)).height(Shrink))
        .padding(space::XL)
        .max_width(1080.0)
        .max_height((look.window.height - 60.0).max(200.0))
        .style(style::dialog(look.palette))
        .into()
}
