//! What has to be asked about keys: a password, and whether a fingerprint agrees with what was told by telephone.

use std::path::PathBuf;

use iced::widget::{checkbox, column, container, row, text_input};
use iced::{Center, Element, Fill, Padding};

use super::{Message, PASSWORD, groups};
use crate::desk::look::{Look, body, fill, primary, secondary, serif, small, small_in};
use crate::desk::theme::{size, space};
use crate::desk::work::{Order, Password};
use crate::desk::{font, style};
use crate::dossier::office::Met;
use crate::exchange::paper::capital;
use crate::language::Phrase;

/// A key that waits for its password, or is about to be made.
#[derive(Debug, Clone)]
pub struct Lock {
    /// Its file.
    path: PathBuf,
    /// Whether it is made.
    new: bool,
    typed: Password,
    again: Password,
    /// Whether it is kept without a password.
    bare: bool,
}

/// Keys met for the first time, one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// The keys, with the names of their holders.
    met: Vec<(Met, String)>,
}

impl Lock {
    /// A key that waits for its password.
    pub fn of(path: PathBuf) -> Self {
        let empty = || Password(String::new());
        Self { path, new: false, typed: empty(), again: empty(), bare: false }
    }

    /// A key that is about to be made.
    pub fn new(path: PathBuf) -> Self {
        Self { new: true, ..Self::of(path) }
    }

    /// Reacts to what was typed.
    pub fn update(&mut self, message: Message) {
        match message {
            Message::PasswordTyped(typed) => self.typed = Password(typed),
            Message::AgainTyped(typed) => self.again = Password(typed),
            Message::BareTicked(bare) => self.bare = bare,
            _ => {}
        }
    }

    /// What is to be done, or what is missing for it.
    pub fn order(&self) -> Result<Order, Phrase> {
        if !self.bare && self.typed.0.is_empty() {
            return Err(Phrase::new("own-password-missing"));
        }
        if self.new && !self.bare && self.typed != self.again {
            return Err(Phrase::new("own-password-differs"));
        }
        let password = (!self.bare).then(|| self.typed.clone());
        Ok(Order::Unlock { path: self.path.clone(), password, new: self.new })
    }

    /// Draws the dialog; `close` closes it.
    pub fn view<'a, M: Clone + 'a>(
        &'a self,
        look: Look,
        says: impl Fn(Message) -> M + Copy + 'a,
        close: M,
    ) -> Element<'a, M> {
        let p = look.palette;
        let (head, about, done) = match self.new {
            true => ("own-password-new", "own-password-new-about", "own-password-make"),
            false => ("own-password", "own-password-about", "own-key-unlock"),
        };
        let ready = self.order().is_ok();
        let input = |hint: String, typed: &str, message: fn(String) -> Message| {
            let enter = ready.then(|| says(Message::PasswordEntered));
            text_input(&hint, typed)
                .secure(true)
                .on_input_maybe((!self.bare).then_some(move |typed| says(message(typed))))
                .on_submit_maybe(enter)
                .size(size::BODY.0)
                .padding(Padding { top: 8.0, bottom: 8.0, left: 12.0, right: 12.0 })
                .style(style::input(p))
        };
        let hint = look.say("own-password-hint");
        let mut content = column![
            serif(look.say(head), size::CARD).font(font::bold(font::SERIF)),
            body(look.say(Phrase::new(about).with("path", self.path.display()))),
            input(hint, &self.typed.0, Message::PasswordTyped).id(PASSWORD),
        ]
        .spacing(space::M)
        .width(Fill);
        if self.new {
            let bare = checkbox(self.bare)
                .label(look.say("own-password-bare"))
                .size(16.0)
                .text_size(size::BODY.0)
                .style(style::tick(p))
                .on_toggle(move |bare| says(Message::BareTicked(bare)));
            let again = look.say("own-password-again");
            content = content.push(input(again, &self.again.0, Message::AgainTyped)).push(bare);
        }
        let said: Element<'a, M> = match self.order() {
            Err(missing) if self.new && !self.typed.0.is_empty() => {
                small_in(p.open, look.say(missing)).width(Fill).into()
            }
            _ => fill().into(),
        };
        let later = look.say(if self.new { "desk-panel-cancel" } else { "own-later" });
        let enter = ready.then(|| says(Message::PasswordEntered));
        let last = row![said, secondary(look, later, Some(close)), primary(look, look.say(done), enter)]
            .spacing(space::S)
            .align_y(Center);
        let content = content.push(last);
        container(content).padding(space::XL).width(560.0).style(style::dialog(p)).into()
    }
}

impl Meeting {
    /// Keys to be compared, with the names of their holders; nothing where there are none.
    pub fn new(met: Vec<(Met, String)>) -> Option<Self> {
        (!met.is_empty()).then_some(Self { met })
    }

    /// The key compared now.
    pub fn now(&self) -> Option<&Met> {
        self.met.first().map(|(met, _)| met)
    }

    /// All that wait to be compared.
    pub fn all(&self) -> impl Iterator<Item = &Met> {
        self.met.iter().map(|(met, _)| met)
    }

    /// The others once this one was compared.
    pub fn next(mut self) -> Option<Self> {
        self.met.remove(0);
        Self::new(self.met)
    }

    /// Draws the dialog.
    pub fn view<'a, M: Clone + 'a>(
        &'a self,
        look: Look,
        says: impl Fn(Message) -> M + Copy + 'a,
    ) -> Element<'a, M> {
        let p = look.palette;
        let Some((met, name)) = self.met.first() else { return fill().into() };
        let who = if name.is_empty() { met.office.to_string() } else { format!("{name} ({})", met.office) };
        let about = look.say(Phrase::new("own-met-about").with("who", &who));
        let mut last = row![].spacing(space::S);
        last = match self.met.len() {
            1 => last.push(fill()),
            count => {
                let more = look.say(Phrase::new("own-met-more").count("count", count - 1));
                last.push(small(look, more).width(Fill))
            }
        };
        last = last
            .push(secondary(look, look.say("own-later"), Some(says(Message::PutOff))))
            .push(primary(look, look.say("own-met-trust"), Some(says(Message::Trusted))))
            .align_y(Center);
        let content = column![
            serif(capital(&look.say(Phrase::new("own-met").with("who", &who))), size::CARD)
                .font(font::bold(font::SERIF)),
            body(about),
            groups(look, &met.public),
            small(look, look.say("own-met-why")),
            last,
        ]
        .spacing(space::L)
        .width(Fill);
        container(content).padding(space::XL).width(600.0).style(style::dialog(p)).into()
    }
}

/// Asks whether nothing of an office is to count from now on that is not signed.
pub fn only<'a, M: Clone + 'a>(
    look: Look,
    office: &str,
    says: impl Fn(Message) -> M + Copy + 'a,
    close: M,
) -> Element<'a, M> {
    let last = row![
        fill(),
        secondary(look, look.say("desk-panel-cancel"), Some(close)),
        primary(look, look.say("own-only-confirm"), Some(says(Message::OnlyConfirmed))),
    ]
    .spacing(space::S)
    .align_y(Center);
    let content = column![
        serif(look.say("own-only-title"), size::CARD).font(font::bold(font::SERIF)),
        body(look.say(Phrase::new("own-only-about").with("office", office))),
        small_in(look.palette.open, look.say("own-only-mind")),
        last,
    ]
    .spacing(space::L)
    .width(Fill);
    container(content).padding(space::XL).width(560.0).style(style::dialog(look.palette)).into()
}
