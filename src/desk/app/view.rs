//! How the window is drawn: the screen, what lies on top of it, the keys of both.

use iced::Element;
use iced::keyboard::key::Physical;
use iced::keyboard::{Key, Modifiers};

use super::{Cover, Desk, Message, Screen};
use crate::desk::cover;
use crate::desk::keymap::{Place, keymap};
use crate::desk::look::Look;
use crate::desk::notice::{self, Working};
use crate::desk::screen::{keys, settings, welcome};
use crate::desk::widget::shortcut;

impl Desk {
    /// Draws the window.
    pub fn view(&self) -> Element<'_, Message> {
        let over = self.look();
        // Under what lies on top, a dialog of the screen dims it no second time.
        let look = Look { veiled: self.cover.is_some(), ..over };
        let work = self.job.as_ref().map(|job| Working { label: &job.label, part: job.part });
        let screen = match &self.screen {
            Screen::Welcome => welcome::view(look, &self.recent, self.hovering).map(Message::Welcome),
            Screen::Intake(intake) => intake.view(look).map(Message::Intake),
            Screen::Founding(founding) => founding.view(look).map(Message::Founding),
            Screen::Reports(reports) => reports.view(look).map(Message::Reports),
            Screen::Settings => {
                let own = (self.own_key(), self.tied);
                settings::view(look, &self.settings, own, self.dossier()).map(Message::Settings)
            }
            Screen::Board(board) => board.view(look, self.hovering).map(Message::Board),
            Screen::Entry(entry) => entry.view(look).map(Message::Entry),
            Screen::Records(records) => records.view(look).map(Message::Records),
            Screen::Page(page) => page.view(look, self.settings.attribution).map(Message::Page),
        };
        // Who is told of a decision goes on deciding: what is decided with stays in sight.
        let aside = match &self.screen {
            Screen::Page(page) => page.aside(look),
            _ => 0.0,
        };
        let screen = notice::over(look, (screen, aside), &self.notices, work, &self.cancel_and_close());
        let context = self.context();
        let covered = match &self.cover {
            None => cover::bare(screen),
            Some(Cover::Palette(palette)) => cover::over(
                over,
                screen,
                cover::palette(over, palette, self.beneath(), Message::PaletteTyped, Message::Command),
                Message::CoverClosed,
            ),
            Some(Cover::Brought(brought)) => {
                let picked = |choice| Message::Keys(keys::Message::OfficePicked(choice));
                let top = cover::brought(over, brought, picked, (Message::CoverClosed, Message::AddPressed));
                cover::over(over, screen, top, Message::CoverClosed)
            }
            Some(Cover::Lock(lock)) => {
                let top = lock.view(over, Message::Keys, Message::CoverClosed);
                cover::over(over, screen, top, Message::CoverClosed)
            }
            Some(Cover::Only) => {
                let office = self.dossier().map(|dossier| dossier.office().to_string()).unwrap_or_default();
                let top = keys::only(over, &office, Message::Keys, Message::CoverClosed);
                cover::over(over, screen, top, Message::CoverClosed)
            }
            Some(Cover::Met(met)) => {
                cover::over(over, screen, met.view(over, Message::Keys), Message::CoverClosed)
            }
            Some(Cover::Asked(typed)) => {
                let top = typed.view(over, Message::Asked, Message::CoverClosed);
                cover::over(over, screen, top, Message::CoverClosed)
            }
            Some(Cover::Help) => {
                cover::over(over, screen, cover::help(over, Message::CoverClosed), Message::CoverClosed)
            }
        };
        let fills = context.form
            || matches!(context.place, Place::Entry | Place::Reports | Place::Founding)
            || context.place == Place::Board && context.covered
            || matches!(self.cover, Some(Cover::Lock(_)));
        let palette_open = matches!(self.cover, Some(Cover::Palette(_)));
        shortcut(covered, move |key: &Key, physical: Physical, modifiers: Modifiers| {
            use iced::keyboard::key::Named;
            match key {
                Key::Named(Named::ArrowDown) if palette_open => Some(Message::PaletteMoved(1)),
                Key::Named(Named::ArrowUp) if palette_open => Some(Message::PaletteMoved(-1)),
                Key::Named(Named::Tab) if fills => Some(Message::FocusMoved(!modifiers.shift())),
                _ => keymap(key, physical, modifiers, context).map(Message::Command),
            }
        })
        .into()
    }

    fn cancel_and_close(&self) -> notice::Says<Message> {
        notice::Says {
            cancel: Message::CancelPressed,
            close: Message::NoticeClosed,
            show: Message::ShowPressed,
            again: Message::OfferTaken,
        }
    }
}
