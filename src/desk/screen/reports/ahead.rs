//! What is to be known before a file is entered: which earlier replies give way to it, whether the very same file is in
//! the dossier already, and whether characters in it deceive the eye.

use iced::widget::{checkbox, column, container};
use iced::{Element, Fill};

use super::{Arrived, Message};
use crate::desk::icon::Icon;
use crate::desk::look::{self, Look, small};
use crate::desk::style;
use crate::desk::theme::{size, space};
use crate::language::Phrase;

impl Arrived {
    /// Whether characters in it deceive the eye, and nobody has said that they may stand.
    pub(super) fn deceives(&self) -> bool {
        self.report.unlooked > 0 && !self.form.looked
    }

    /// The earlier replies that give way to it, each in a sentence.
    fn gives_way(&self) -> Vec<Phrase> {
        let kind = self.form.kind.unwrap_or(self.report.kind.kind);
        let stood = self.stood.iter();
        stood.filter_map(|it| it.gives_way(&self.form.voices, kind, &self.language)).collect()
    }

    /// What was entered before and is touched by it; nothing where there is none.
    pub(super) fn before<'a>(&'a self, look: Look) -> Option<Element<'a, Message>> {
        let p = look.palette;
        let mut lines = column![].spacing(6.0);
        let gives_way = self.gives_way();
        let gone = (!gives_way.is_empty()).then(|| small(look, look.say("stood-not-repeated")));
        for what in &self.same {
            let phrase = Phrase::new("reports-same-file").with("what", what);
            lines = lines.push(look::marked(Icon::Warning, p.open, look.say(phrase)));
        }
        if gone.is_none() && self.same.is_empty() {
            return None;
        }
        for phrase in gives_way {
            lines = lines.push(look::marked(Icon::Warning, p.open, look.say(phrase)));
        }
        let lines = lines.push(gone);
        Some(container(lines).padding(space::L).width(Fill).style(style::card(p)).into())
    }

    /// Where one says that the characters that deceive the eye were looked at; nothing where there are none.
    pub(super) fn looking<'a>(&'a self, look: Look) -> Option<Element<'a, Message>> {
        (self.report.unlooked > 0).then(|| {
            checkbox(self.form.looked)
                .label(look.say("reports-looked"))
                .size(16.0)
                .text_size(size::BODY.0)
                .style(style::tick(look.palette))
                .on_toggle(Message::LookedTicked)
                .into()
        })
    }
}
