//! What the desk tells a person in passing: work going on, work done, trouble.

use std::path::PathBuf;

use iced::widget::{column, container, progress_bar, row, stack};
use iced::{Center, Element, Fill, Padding};

use super::icon::{Icon, icon};
use super::look::{self, Look, body, secondary, sign, small};
use super::style;
use super::theme::space;
use super::work::Order;
use crate::language::Phrase;

/// How much a notice matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Done,
    /// What was pressed does nothing yet, and why; gone with the next thing done.
    Hint,
    /// Something deserves a look.
    Warning,
    /// Something went wrong.
    Trouble,
}

/// Something told in passing.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// How much it matters.
    pub tone: Tone,
    /// What is said.
    pub phrase: Phrase,
    /// A file it is about, which can be opened.
    pub file: Option<PathBuf>,
    /// What is offered to be done again.
    pub offer: Option<Box<Order>>,
}

impl Notice {
    /// A notice.
    pub fn new(tone: Tone, phrase: Phrase) -> Self {
        Self { tone, phrase, file: None, offer: None }
    }

    /// Something was done.
    pub fn plain(phrase: impl Into<Phrase>) -> Self {
        Self::new(Tone::Done, phrase.into())
    }

    /// A file was written.
    pub fn file(phrase: Phrase, file: PathBuf) -> Self {
        Self { file: Some(file), ..Self::new(Tone::Done, phrase) }
    }

    /// Something was not done, and can be tried again.
    pub fn offering(tone: Tone, phrase: Phrase, offer: Order) -> Self {
        Self { offer: Some(Box::new(offer)), ..Self::new(tone, phrase) }
    }
}

/// Work going on in the background.
#[derive(Debug, Clone, Copy)]
pub struct Working<'a> {
    /// What is being done.
    pub label: &'a Phrase,
    /// How much of it is done, where that is known.
    pub part: Option<f32>,
}

/// What presses on notices say.
pub struct Says<M> {
    /// Stop the work.
    pub cancel: M,
    /// The notice was read.
    pub close: fn(usize) -> M,
    /// Show the file.
    pub show: fn(PathBuf) -> M,
    /// Do what the notice offers.
    pub again: fn(usize) -> M,
}

/// How many notices are shown; older ones wait.
const SHOWN: usize = 4;

/// Lays notices and the work going on over the lower right corner of a screen, as far from its right edge as something
/// stands there that is not to be covered.
pub fn over<'a, M: Clone + 'a>(
    look: Look,
    (screen, aside): (Element<'a, M>, f32),
    notices: &'a [Notice],
    work: Option<Working<'a>>,
    says: &Says<M>,
) -> Element<'a, M> {
    let p = look.palette;
    let mut cards = column![].spacing(space::S);
    let first = notices.len().saturating_sub(SHOWN);
    for (index, notice) in notices.iter().enumerate().skip(first) {
        let (shape, color) = match notice.tone {
            Tone::Done => (Icon::Check, p.agreed),
            Tone::Hint | Tone::Warning => (Icon::Warning, p.open),
            Tone::Trouble => (Icon::Trouble, p.deleted),
        };
        let mut line = row![icon(shape, 16.0, color), body(look.say(notice.phrase.clone())).width(Fill)]
            .spacing(space::S)
            .align_y(Center);
        if let Some(file) = &notice.file {
            line = line.push(secondary(look, look.say("desk-export-show"), Some((says.show)(file.clone()))));
        }
        if notice.offer.is_some() {
            line = line.push(secondary(look, look.say("desk-notice-again"), Some((says.again)(index))));
        }
        line = line.push(sign(look, Icon::Close, look.say("desk-close"), Some((says.close)(index))));
        cards = cards.push(card(look, line.into()));
    }
    if let Some(work) = work {
        let bar = progress_bar(0.0..=1.0, work.part.unwrap_or(0.12)).girth(4.0).style(style::progress(p));
        let line = column![
            row![
                small(look, look.say(work.label.clone())).color(p.ink).width(Fill),
                secondary(look, look.say("desk-work-cancel"), Some(says.cancel.clone())),
            ]
            .spacing(space::M)
            .align_y(Center),
            bar,
        ]
        .spacing(space::S);
        cards = cards.push(card(look, line.into()));
    }
    let placed = container(container(cards).width(440.0))
        .align_right(Fill)
        .align_bottom(Fill)
        .padding(Padding { right: space::L + aside, bottom: space::SCREEN, ..Padding::ZERO });
    stack![screen, placed].into()
}

fn card<'a, M: 'a>(look: Look, content: Element<'a, M>) -> Element<'a, M> {
    container(content)
        .padding(Padding { top: 10.0, bottom: 10.0, left: 14.0, right: 10.0 })
        .width(Fill)
        .style(style::toast(look.palette))
        .into()
}

/// Words about work for the status bar.
pub fn status<'a, M: 'a>(look: Look, work: Option<Working<'a>>) -> Option<Element<'a, M>> {
    work.map(|work| look::small(look, look.say(work.label.clone())).into())
}
