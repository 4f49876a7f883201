//! What lies over the page: the next draft, the export, a position, a verdict, a proposal taken back, what can be made
//! shorter. One of them at a time.

use iced::Element;
use iced::widget::{Space, stack};

use super::form::{self, FormMessage};
use super::judge::{self, JudgeMessage};
use super::next::Preview;
use super::retract::{RetractMessage, Retracting};
use super::shorten::ShortenMessage;
use super::{Message, Page};
use crate::desk::cover::over;
use crate::desk::look::Look;

impl Page {
    /// Whether a dialog of the page lies on top.
    pub fn is_covered(&self) -> bool {
        self.exporting.is_some() || self.is_form()
    }

    /// Whether something lies on top that Enter confirms: the form of a position, a verdict, a proposal taken back, the
    /// next draft.
    pub fn is_form(&self) -> bool {
        self.form.is_some()
            || self.judging.is_some()
            || self.retracting.is_some()
            || self.shortening.is_some()
            || self.is_preview()
    }

    /// The line that can be filled in in what lies on top, by its id.
    pub fn line_to_fill(&self) -> Option<&'static str> {
        if self.form.is_some() {
            Some(form::REASON)
        } else if self.judging.is_some() {
            Some(judge::REASON)
        } else {
            self.retracting.as_ref().and_then(Retracting::line)
        }
    }

    /// The next line that can be filled in, or the one before.
    pub fn next_to_fill(&mut self, forward: bool) -> Option<&'static str> {
        self.retracting.iter_mut().for_each(|it| it.step(forward));
        self.line_to_fill()
    }

    /// Whether the next draft is looked at.
    pub fn is_preview(&self) -> bool {
        !matches!(self.preview, Preview::Closed)
    }

    /// The screen, and what lies over it.
    pub(super) fn covered<'a>(
        &'a self,
        look: Look,
        attribution: bool,
        screen: Element<'a, Message>,
    ) -> Element<'a, Message> {
        let (dialog, close) = if let Some(exporting) = self.exporting {
            (self.export_dialog(look, attribution, exporting), Message::ExportClosed)
        } else if let Some(form) = &self.form {
            (self.form_dialog(look, form), Message::Form(FormMessage::Closed))
        } else if let Some(judging) = &self.judging {
            (self.judge_dialog(look, judging), Message::Judge(JudgeMessage::Closed))
        } else if let Some(retracting) = &self.retracting {
            (self.retract_dialog(look, retracting), Message::Retract(RetractMessage::Closed))
        } else if let Some(shortening) = &self.shortening {
            (self.shorten_dialog(look, shortening), Message::Shorten(ShortenMessage::Closed))
        } else {
            return stack![screen, Space::new()].into();
        };
        over(look, screen, dialog, close)
    }
}
