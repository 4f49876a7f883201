//! Writing: a provision in place, a compromise in the panel.

use iced::widget::{column, row, text_editor};
use iced::{Center, Element, Padding};

use super::{Action, Message, Page, Show, Subject};
use crate::consolidate::compose::{self, Choice};
use crate::consolidate::table::Matter;
use crate::consolidate::{Layer, Passage};
use crate::desk::font;
use crate::desk::look::{self, Look, primary, secondary, small};
use crate::desk::settled::written;
use crate::desk::style;
use crate::desk::theme::{size, space};

/// The id of the editor, to be focused when it opens.
pub const EDITOR: &str = "editor";
/// How many states of what is written are kept.
const KEPT: usize = 200;

impl Page {
    pub(super) fn edit_provision(&mut self, provision: usize) -> Action {
        if self.show != Show::All {
            self.show = Show::All;
            self.make();
        }
        let Some(base) = self.sitting.rolling.base.provisions().get(provision) else { return Action::None };
        let words = self.settled.edit(provision).map_or_else(|| written(base), str::to_owned);
        self.open_editor(Subject::Provision(provision), &words)
    }

    pub(super) fn write_compromise(&mut self) -> Action {
        let Some(matter) = self.at_hand() else { return Action::None };
        let [passage] = matter.passages.as_slice() else {
            // Several differences that read as one are settled by writing the provision itself.
            return match self.rewritable(matter) {
                Some(provision) => self.edit_provision(provision),
                None => Action::None,
            };
        };
        let passage = *passage;
        let Some(found) = self.sitting.rolling.passages.get(passage) else { return Action::None };
        let fragments = match self.settled.choice(passage) {
            Some(Choice::Own(own)) => own.clone(),
            _ => {
                let proposal = self.wording.checked_sub(1).and_then(|at| matter.proposals.get(at));
                let number = proposal.and_then(|it| it.picks.first()).map_or(0, |(_, wording)| *wording);
                let wording = found.wordings.get(number).or(found.wordings.first());
                wording.map(|wording| wording.fragments.clone()).unwrap_or_default()
            }
        };
        let words = compose::written(&fragments);
        self.right = super::Side::Open;
        self.open_editor(Subject::Compromise(passage), &words)
    }

    /// The one provision a matter of several passages stands in, if it is one.
    pub(super) fn rewritable(&self, matter: &Matter) -> Option<usize> {
        let rolling = &self.sitting.rolling;
        let passages = matter.passages.iter().filter_map(|index| rolling.passages.get(*index));
        let inside = |passage: &Passage| {
            passage.layer == Layer::Words
                && Some(rolling.provision_at(passage.span.start)) == matter.provision
                && Some(rolling.provision_at(passage.span.end.saturating_sub(1).max(passage.span.start)))
                    == matter.provision
        };
        matter.provision.filter(|_| passages.clone().all(inside))
    }

    pub(super) fn type_in(&mut self, action: text_editor::Action) {
        let Some(editor) = &mut self.editor else { return };
        if action.is_edit() {
            editor.past.push(editor.content.text());
            if editor.past.len() > KEPT {
                editor.past.remove(0);
            }
            editor.future.clear();
        }
        editor.content.perform(action);
    }

    /// Takes back what was typed last. Says whether something is being written at all.
    pub(super) fn undo_typing(&mut self, back: bool) -> bool {
        let Some(editor) = &mut self.editor else { return false };
        let (from, to) = if back {
            (&mut editor.past, &mut editor.future)
        } else {
            (&mut editor.future, &mut editor.past)
        };
        if let Some(words) = from.pop() {
            to.push(editor.content.text());
            editor.content = text_editor::Content::with_text(&words);
            editor.content.perform(text_editor::Action::Move(text_editor::Motion::DocumentEnd));
        }
        true
    }

    pub(super) fn keep_edit(&mut self) -> Action {
        let Some(editor) = self.editor.take() else { return Action::None };
        let words = editor.content.text().trim_end().to_owned();
        match editor.subject {
            Subject::Provision(provision) => self.keep_words(provision, words),
            Subject::Compromise(passage) => self.keep_compromise(passage, words),
        }
    }

    /// The editor of a provision in its row, or of a compromise in the panel.
    pub(super) fn editor_view<'a>(&'a self, look: Look, editor: &'a super::Editor) -> Element<'a, Message> {
        let (text, leading) = match editor.subject {
            Subject::Provision(_) => look.zoomed(size::TEXT),
            Subject::Compromise(_) => size::TABLE,
        };
        let input = text_editor(&editor.content)
            .id(EDITOR)
            .on_action(Message::Edited)
            .font(font::SERIF)
            .size(text)
            .line_height(iced::widget::text::LineHeight::Absolute(leading.into()))
            .padding(Padding { top: 6.0, bottom: 6.0, left: 10.0, right: 10.0 })
            .style(style::editor(look.palette));
        column![
            input,
            row![
                small(look, look.say("desk-editing-hint")).width(iced::Fill),
                secondary(look, look.say("desk-panel-cancel"), Some(Message::EditDropped)),
                primary(look, look.say("desk-panel-done"), Some(Message::EditKept)),
            ]
            .spacing(space::S)
            .align_y(Center),
            look::tall(2.0),
        ]
        .spacing(space::S)
        .into()
    }
}
