//! What can be made shorter without taking a word from anyone: wordings that say the same, neighbours with the same sides,
//! one change in several places. What follows is recorded once those who must agree have agreed; all of it by keys, too.

use std::collections::BTreeSet;

use iced::widget::{button, column, container, row, scrollable};
use iced::{Center, Element, Fill, Padding};

use super::{Action, Message, Page};
use crate::desk::look::{self, Look, body, fill, key, quiet, secondary, serif, small};
use crate::desk::theme::{size, space};
use crate::desk::work::clerk::Entry;
use crate::desk::{font, style};
use crate::dossier::hearing::Hearing;
use crate::language::Phrase;
use crate::negotiation::Code;
use crate::negotiation::streamline::{Suggestion, suggestions};

/// The list of what can be made shorter.
#[derive(Debug, Clone)]
pub(super) struct Shortening {
    found: Vec<Suggestion>,
    /// The one chosen.
    at: usize,
    /// Who has agreed that the wording chosen gives way.
    agreed: BTreeSet<Code>,
}

/// What happens in the list.
#[derive(Debug, Clone)]
pub enum ShortenMessage {
    /// A suggestion is chosen.
    Chosen(usize),
    /// Somebody has agreed, or has not: the suggestion, and the place among its holders.
    AgreedPressed(usize, usize),
    /// What follows from a suggestion is recorded.
    Kept(usize),
    /// The place of a suggestion is to be shown.
    PlacePressed(usize),
    /// The list is closed.
    Closed,
}

impl Shortening {
    fn new(hearing: &Hearing) -> Self {
        Self { found: suggestions(&hearing.board), at: 0, agreed: BTreeSet::new() }
    }

    /// What can still be made shorter once something was recorded.
    pub(super) fn again(&mut self, hearing: &Hearing) {
        let at = self.at;
        *self = Self::new(hearing);
        self.at = at.min(self.found.len().saturating_sub(1));
    }

    fn choose(&mut self, at: usize) {
        if at != self.at && at < self.found.len() {
            self.at = at;
            self.agreed.clear();
        }
    }

    /// Goes on to the next, or back to the one before.
    pub(super) fn step(&mut self, forward: bool) {
        self.choose(if forward { self.at + 1 } else { self.at.saturating_sub(1) });
    }

    /// Whether everyone has agreed who must.
    fn is_agreed(&self, at: usize) -> bool {
        let must = self.found.get(at).map(Suggestion::must_agree).unwrap_or_default();
        must.iter().all(|code| at == self.at && self.agreed.contains(code))
    }
}

impl Page {
    /// Shows what can be made shorter.
    pub(super) fn shorten(&mut self) -> Action {
        self.shortening = self.sitting.proceedings.as_ref().map(|it| Shortening::new(&it.hearing));
        Action::None
    }

    pub(super) fn fill_shortening(&mut self, look: Look, message: ShortenMessage) -> Action {
        let Some(shortening) = &mut self.shortening else { return Action::None };
        match message {
            ShortenMessage::Chosen(at) => shortening.choose(at),
            ShortenMessage::AgreedPressed(at, holder) => {
                shortening.choose(at);
                let must = shortening.found.get(at).map(Suggestion::must_agree).unwrap_or_default();
                if let Some(code) = must.get(holder).cloned() {
                    let _ = shortening.agreed.remove(&code) || shortening.agreed.insert(code);
                }
            }
            ShortenMessage::Closed => self.shortening = None,
            ShortenMessage::PlacePressed(at) => {
                let number = shortening.found.get(at).and_then(|it| it.passages().first().copied());
                self.shortening = None;
                number.into_iter().for_each(|number| self.go_to_item(number));
            }
            ShortenMessage::Kept(at) if self.registry.is_busy() || !shortening.is_agreed(at) => {}
            ShortenMessage::Kept(at) => return self.keep_shorter(look, at),
        }
        Action::None
    }

    /// Acts on the suggestion chosen: somebody has agreed, by their place, or what follows is recorded.
    pub(super) fn press_shortening(&mut self, look: Look, holder: Option<usize>) -> Action {
        let Some(at) = self.shortening.as_ref().map(|it| it.at) else { return Action::None };
        self.fill_shortening(
            look,
            match holder {
                Some(holder) => ShortenMessage::AgreedPressed(at, holder),
                None => ShortenMessage::Kept(at),
            },
        )
    }

    fn keep_shorter(&mut self, look: Look, at: usize) -> Action {
        let (Some(shortening), Some(proceedings)) = (&self.shortening, self.sitting.proceedings.clone())
        else {
            return Action::None;
        };
        let Some(suggestion) = shortening.found.get(at) else { return Action::None };
        let reason = look.say("streamline-reason");
        let office = proceedings.dossier.office();
        let (positions, links) = proceedings.hearing.follows(suggestion, &reason, office);
        let told = Phrase::new("streamline-applied").count("count", positions.len() + links.len());
        self.record_telling(Entry::Positions(positions, links), told)
    }

    /// Draws the list.
    pub(super) fn shorten_dialog<'a>(
        &'a self,
        look: Look,
        shortening: &'a Shortening,
    ) -> Element<'a, Message> {
        let p = look.palette;
        let said = |message: ShortenMessage| Message::Shorten(message);
        let head = row![
            serif(look.say("shorten-title"), size::CARD).font(font::bold(font::SERIF)),
            fill(),
            small(look, look.say(Phrase::new("shorten-count").count("count", shortening.found.len()))),
        ]
        .align_y(Center);
        let mut list = column![].spacing(space::S);
        for (at, suggestion) in shortening.found.iter().enumerate() {
            list = list.push(self.suggestion(look, shortening, at, suggestion));
        }
        let middle: Element<'a, Message> = match shortening.found.is_empty() {
            true => body(look.say("shorten-none")).into(),
            false => {
                let height = (look.window.height - 260.0).max(200.0);
                let inner = container(list).padding(Padding { right: 12.0, ..Padding::ZERO });
                let scrolled = scrollable(inner).direction(look::thin()).style(style::scroll(p)).width(Fill);
                container(scrolled).max_height(height).into()
            }
        };
        let hint = match shortening.found.is_empty() {
            true => "shorten-none-hint",
            false => "shorten-keys",
        };
        let last = row![
            small(look, look.say(hint)).width(Fill),
            secondary(look, look.say("desk-close"), Some(said(ShortenMessage::Closed))),
        ]
        .spacing(space::S)
        .align_y(Center);
        let about = small(look, look.say("shorten-about"));
        let content = column![column![head, about].spacing(space::XS), middle, last].spacing(space::L);
        container(content).padding(space::XL).width(720.0).style(style::dialog(p)).into()
    }

    fn suggestion<'a>(
        &'a self,
        look: Look,
        shortening: &'a Shortening,
        at: usize,
        suggestion: &'a Suggestion,
    ) -> Element<'a, Message> {
        let p = look.palette;
        let said = |message: ShortenMessage| Message::Shorten(message);
        let chosen = at == shortening.at;
        let hearing = self.sitting.proceedings.as_ref().map(|it| &it.hearing);
        let words = hearing.map(|hearing| look.say(hearing.suggested(suggestion))).unwrap_or_default();
        let mut content = column![body(words)].spacing(space::S);
        let mut foot = row![].spacing(space::XS).align_y(Center);
        if !suggestion.must_agree().is_empty() {
            foot = foot.push(small(look, look.say("shorten-agreed")));
        }
        for (holder, code) in suggestion.must_agree().iter().enumerate() {
            let on = chosen && shortening.agreed.contains(code);
            let label = body(code.to_string()).font(if on { font::bold(font::SANS) } else { font::SANS });
            foot = foot.push(
                button(label)
                    .padding(Padding { top: 2.0, bottom: 2.0, left: 9.0, right: 9.0 })
                    .style(style::pill(p, on))
                    .on_press(said(ShortenMessage::AgreedPressed(at, holder))),
            );
        }
        let ready = shortening.is_agreed(at) && !self.registry.is_busy();
        let mut right = row![
            quiet(look, look.say("shorten-show"), Some(said(ShortenMessage::PlacePressed(at)))),
            secondary(look, look.say("shorten-keep"), ready.then_some(said(ShortenMessage::Kept(at)))),
        ]
        .spacing(space::XS)
        .align_y(Center);
        if chosen {
            right = right.push(key(look, "Enter"));
        }
        content = content.push(row![foot.wrap().vertical_spacing(space::XS), fill(), right].align_y(Center));
        button(content.width(Fill))
            .padding(Padding { top: 10.0, bottom: 10.0, left: 14.0, right: 10.0 })
            .width(Fill)
            .style(style::card_button(p, chosen))
            .on_press(said(ShortenMessage::Chosen(at)))
            .into()
    }
}
