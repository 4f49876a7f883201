//! What every view needs to know: the language, the light, the zoom, the room there is. And the small parts that
//! screens are built of, so that a button is drawn in one place only.

use std::borrow::Cow;

use iced::alignment::Vertical;
use iced::widget::{Space, button, column, container, row, rule, scrollable, text, tooltip};
use iced::{Center, Color, Element, Font, Length, Padding, Size};

use super::icon::{Icon, icon};
use super::keymap::Command;
use super::theme::{Light, Palette, size, space};
use super::{font, style};
use crate::language::shown::shown;
use crate::language::{Language, Phrase};

/// How things look just now.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Look {
    /// The language of the interface.
    pub language: Language,
    /// The light.
    pub light: Light,
    /// Its colours.
    pub palette: &'static Palette,
    /// The size of documents' text, 1 as drawn.
    pub zoom: f32,
    /// The window.
    pub window: Size,
    /// Whether something lies over the screen already.
    pub veiled: bool,
}

impl Look {
    /// Says a phrase.
    pub fn say(&self, phrase: impl Into<Phrase>) -> String {
        self.language.say(phrase)
    }

    /// Whether the window is too narrow for both side panels.
    pub fn narrow(&self) -> bool {
        self.window.width <= 1280.0
    }

    /// A size of document text under the zoom, with whole pixels between lines.
    pub fn zoomed(&self, (size, leading): (f32, f32)) -> (f32, f32) {
        (size * self.zoom, (leading * self.zoom).round())
    }
}

/// Words of the interface in some size.
pub fn words<'a>(content: impl text::IntoFragment<'a>, (size, leading): (f32, f32)) -> text::Text<'a> {
    text(named(content.into_fragment()))
        .size(size)
        .line_height(text::LineHeight::Absolute(leading.into()))
        .shaping(text::Shaping::Advanced)
}

/// Words with every sign that would deceive the eye named where it stands, as papers name it.
fn named(words: Cow<'_, str>) -> Cow<'_, str> {
    let deceives = match shown(&words) {
        Cow::Owned(named) => Some(named),
        Cow::Borrowed(_) => None,
    };
    deceives.map_or(words, Cow::Owned)
}

/// Words in the ordinary size.
pub fn body<'a>(content: impl text::IntoFragment<'a>) -> text::Text<'a> {
    words(content, size::BODY)
}

/// Bold words in the ordinary size.
pub fn strong<'a>(content: impl text::IntoFragment<'a>) -> text::Text<'a> {
    body(content).font(font::bold(font::SANS))
}

/// Secondary words.
pub fn small<'a>(look: Look, content: impl text::IntoFragment<'a>) -> text::Text<'a> {
    words(content, size::SMALL).color(look.palette.muted)
}

/// Secondary words in a colour of their own.
pub fn small_in<'a>(color: Color, content: impl text::IntoFragment<'a>) -> text::Text<'a> {
    words(content, size::SMALL).color(color)
}

/// The heading of a group in a side panel.
pub fn caption<'a>(look: Look, content: &str) -> text::Text<'a> {
    words(content.to_uppercase(), size::SMALL).color(look.palette.muted)
}

/// Words in the face of documents.
pub fn serif<'a>(content: impl text::IntoFragment<'a>, size: (f32, f32)) -> text::Text<'a> {
    words(content, size).font(font::SERIF)
}

const BUTTON: Padding = Padding { top: 6.0, bottom: 6.0, left: 14.0, right: 14.0 };

/// The primary button of a screen.
pub fn primary<'a, M: Clone + 'a>(
    look: Look,
    label: impl text::IntoFragment<'a>,
    press: Option<M>,
) -> Element<'a, M> {
    button(body(label).wrapping(text::Wrapping::None))
        .padding(BUTTON)
        .style(style::primary(look.palette))
        .on_press_maybe(press)
        .into()
}

/// An ordinary button.
pub fn secondary<'a, M: Clone + 'a>(
    look: Look,
    label: impl text::IntoFragment<'a>,
    press: Option<M>,
) -> Element<'a, M> {
    button(body(label).wrapping(text::Wrapping::None))
        .padding(BUTTON)
        .style(style::secondary(look.palette))
        .on_press_maybe(press)
        .into()
}

/// A button without a frame.
pub fn quiet<'a, M: Clone + 'a>(
    look: Look,
    label: impl text::IntoFragment<'a>,
    press: Option<M>,
) -> Element<'a, M> {
    button(body(label).wrapping(text::Wrapping::None))
        .padding(Padding { top: 5.0, bottom: 5.0, left: 10.0, right: 10.0 })
        .style(style::quiet(look.palette))
        .on_press_maybe(press)
        .into()
}

/// A small icon to press, explained when the pointer rests on it.
pub fn sign<'a, M: Clone + 'a>(
    look: Look,
    shape: Icon,
    explained: String,
    press: Option<M>,
) -> Element<'a, M> {
    let pressed = button(container(icon(shape, 16.0, look.palette.muted)).center_x(20.0).center_y(20.0))
        .padding(4.0)
        .style(style::quiet(look.palette))
        .on_press_maybe(press);
    // Tests and readers of the screen know it by what it does.
    explain(look, container(pressed).id(explained.clone()), explained)
}

/// Secondary words with an icon before them.
pub fn marked<'a, M: 'a>(shape: Icon, color: Color, content: impl text::IntoFragment<'a>) -> Element<'a, M> {
    row![icon(shape, 13.0, color), small_in(color, content)].spacing(4.0).align_y(Center).into()
}

/// Explains something when the pointer rests on it.
pub fn explain<'a, M: 'a>(look: Look, about: impl Into<Element<'a, M>>, explained: String) -> Element<'a, M> {
    let tip = container(small_in(look.palette.ink, explained))
        .padding(Padding { top: 4.0, bottom: 4.0, left: 8.0, right: 8.0 })
        .style(style::dialog(look.palette));
    tooltip(about, tip, tooltip::Position::Bottom)
        .gap(4.0)
        .delay(std::time::Duration::from_millis(400))
        .into()
}

/// The hint that a key acts here.
pub fn key<'a, M: 'a>(look: Look, written: impl text::IntoFragment<'a>) -> Element<'a, M> {
    container(words(written, size::NOTE).color(look.palette.muted))
        .padding(Padding { top: 0.0, bottom: 0.0, left: 5.0, right: 5.0 })
        .style(style::key(look.palette))
        .into()
}

/// The key of a command.
pub fn key_of<'a, M: 'a>(look: Look, command: Command) -> Element<'a, M> {
    key(look, command.hint())
}

/// A holder.
pub fn chip<'a, M: 'a>(look: Look, code: impl text::IntoFragment<'a>) -> Element<'a, M> {
    container(words(code, size::SMALL).font(font::bold(font::SANS)).color(look.palette.accent))
        .padding(Padding { top: 1.0, bottom: 1.0, left: 9.0, right: 9.0 })
        .style(style::chip(look.palette))
        .into()
}

/// One who holds nothing here.
pub fn chip_outlined<'a, M: 'a>(look: Look, code: impl text::IntoFragment<'a>) -> Element<'a, M> {
    container(words(code, size::NOTE))
        .padding(Padding { top: 1.0, bottom: 1.0, left: 8.0, right: 8.0 })
        .style(style::chip_outlined(look.palette))
        .into()
}

/// A line across.
pub fn line<'a, M: 'a>(look: Look) -> Element<'a, M> {
    rule::horizontal(1).style(style::hairline(look.palette)).into()
}

/// A line down.
pub fn line_down<'a, M: 'a>(look: Look) -> Element<'a, M> {
    rule::vertical(1).style(style::hairline(look.palette)).into()
}

/// A coloured line down, of some width.
pub fn bar<'a, M: 'a>(color: Color, width: f32) -> Element<'a, M> {
    rule::vertical(width).style(style::stroke(color)).into()
}

/// Empty space that takes what is left of a row.
pub fn fill() -> Space {
    Space::new().width(Length::Fill)
}

/// Empty space of a width.
pub fn wide(width: f32) -> Space {
    Space::new().width(width)
}

/// Empty space of a height.
pub fn tall(height: f32) -> Space {
    Space::new().height(height)
}

/// A switch of several segments, one of them chosen.
pub fn switch<'a, M: Clone + 'a, T: Copy + PartialEq + 'a>(
    look: Look,
    choices: &[(T, String)],
    chosen: T,
    choose: impl Fn(T) -> M,
) -> Element<'a, M> {
    let last = choices.len().saturating_sub(1);
    let mut segments = row![].spacing(1.0);
    for (index, (value, label)) in choices.iter().enumerate() {
        let on = *value == chosen;
        let place = match (index, last) {
            (_, 0) => 3,
            (0, _) => 0,
            (at, end) if at == end => 2,
            _ => 1,
        };
        let label = body(label.clone()).wrapping(text::Wrapping::None).font(if on {
            font::bold(font::SANS)
        } else {
            font::SANS
        });
        segments = segments.push(
            button(label)
                .padding(Padding { top: 5.0, bottom: 5.0, left: 14.0, right: 14.0 })
                .style(style::segment(look.palette, on, place))
                .on_press(choose(*value)),
        );
    }
    container(segments).padding(1.0).style(style::switch(look.palette)).into()
}

/// A tab of the top bar.
pub fn tab<'a, M: Clone + 'a>(look: Look, label: &'static str, chosen: bool, press: M) -> Element<'a, M> {
    let word = body(look.say(label)).font(if chosen { font::bold(font::SANS) } else { font::SANS });
    let color = if chosen { look.palette.accent } else { Color::TRANSPARENT };
    let mark = container(tall(2.0)).width(Length::Fill).style(style::ground(color));
    let word = container(word).height(48.0).align_y(Vertical::Center);
    button(column![word, mark].width(Length::Shrink))
        .padding(0)
        .style(style::tab(look.palette, chosen))
        .on_press(press)
        .into()
}

/// The bar at the top of a screen: what it is about at the left, what can be done at the right.
pub fn top_bar<'a, M: 'a>(
    look: Look,
    left: impl Into<Element<'a, M>>,
    right: impl Into<Element<'a, M>>,
) -> Element<'a, M> {
    let bar =
        row![container(left).width(Length::Fill).clip(true), right.into()].align_y(Center).spacing(space::L);
    column![
        container(bar)
            .padding(Padding { top: 0.0, bottom: 0.0, left: space::L, right: space::L })
            .height(51.0)
            .align_y(Vertical::Center)
            .style(style::ground(look.palette.chrome)),
        line(look)
    ]
    .into()
}

/// The bar at the bottom of a screen.
pub fn bottom_bar<'a, M: 'a>(
    look: Look,
    left: impl Into<Element<'a, M>>,
    right: impl Into<Element<'a, M>>,
) -> Element<'a, M> {
    let bar =
        row![container(left).width(Length::Fill).clip(true), right.into()].align_y(Center).spacing(space::L);
    column![
        line(look),
        container(bar)
            .padding(Padding { top: 0.0, bottom: 0.0, left: space::L, right: space::L })
            .height(31.0)
            .align_y(Vertical::Center)
            .style(style::ground(look.palette.chrome))
    ]
    .into()
}

/// A screen of cards one scrolls through, under its bar.
pub fn cards<'a, M: 'a>(look: Look, bar: Element<'a, M>, page: impl Into<Element<'a, M>>) -> Element<'a, M> {
    let scrolled = scrollable(container(page).center_x(Length::Fill).padding(Padding {
        top: space::SCREEN,
        bottom: space::XXL,
        left: space::XXL,
        right: space::XXL,
    }))
    .direction(thin())
    .style(style::scroll(look.palette))
    .height(Length::Fill);
    column![
        bar,
        container(scrolled).height(Length::Fill).style(style::ground(look.palette.desk)),
        bottom_bar(
            look,
            small(look, look.say("desk-welcome-offline")),
            small(look, look.say("desk-hint-keys"))
        ),
    ]
    .into()
}

/// A narrow scrollbar.
pub fn thin() -> scrollable::Direction {
    scrollable::Direction::Vertical(scrollable::Scrollbar::new().width(7).scroller_width(6).margin(1))
}

/// The name of the program as it stands in the top bar.
pub fn name<'a>() -> text::Text<'a> {
    serif("Travaux", (18.0, 26.0)).font(Font { ..font::bold(font::SERIF) })
}
