//! What stands beside the text at a place: remarks with what was answered, and what is to follow the leading language.

use iced::widget::{button, column, container, mouse_area, row};
use iced::{Center, Element, Fill, Padding};

use super::super::{Action, Message, Page, Show};
use crate::desk::icon::Icon;
use crate::desk::look::{self, Look, caption, chip, quiet, small, small_in, strong, words};
use crate::desk::margin::{Following, How, Margin, Remarked};
use crate::desk::sheet::Row;
use crate::desk::style;
use crate::desk::theme::{size, space};
use crate::desk::work::Order;
use crate::language::{Phrase, date};
use crate::negotiation::submission::Letter;
use crate::negotiation::{Audience, ProvisionId};

/// A place that is looked at for what stands beside it, where nothing is in dispute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// The draft as a whole.
    Whole,
    /// A provision of the base.
    Provision(usize),
}

impl Page {
    /// What stands beside the text; nothing for loose files.
    pub(in super::super) fn margin(&self) -> Option<&Margin> {
        self.sitting.proceedings.as_ref().map(|it| &*it.margin)
    }

    /// The provisions that are to follow the leading language where nothing is in dispute, in the order of the text.
    pub(in super::super) fn following(&self) -> impl Iterator<Item = usize> + '_ {
        let places = self.margin().into_iter().flat_map(|margin| margin.follow.keys().copied());
        places.filter(|at| !self.sitting.matters.iter().any(|matter| matter.provision == Some(*at)))
    }

    /// Looks at a place: at what is in dispute there, if something is.
    pub(in super::super) fn look_at(&mut self, spot: Spot) {
        let provision = match spot {
            Spot::Whole => None,
            Spot::Provision(provision) => Some(provision),
        };
        let mut matters = self.sitting.matters.iter();
        let matter = matters.find(|matter| provision.is_some() && matter.provision == provision);
        if let Some(passage) = matter.and_then(|matter| matter.passages.first().copied()) {
            return self.choose(passage);
        }
        self.chosen = None;
        self.asked = None;
        self.tab = super::Tab::Passage;
        self.spot = Some(spot);
        if let Some(provision) = provision {
            self.reveal_provision(provision);
        }
    }

    /// Opens the leading text at a provision.
    pub(in super::super) fn go_to_leading(&mut self, provision: ProvisionId) -> Action {
        let Some(proceedings) = &self.sitting.proceedings else { return Action::None };
        self.going = Some(provision);
        let leading = proceedings.dossier.genesis().leading.to_string();
        Action::Work(Order::OpenIn(proceedings.folder().to_path_buf(), leading))
    }

    /// Goes to a provision, if the draft has it.
    pub(in super::super) fn go_to(&mut self, provision: ProvisionId) {
        let Some(proceedings) = &self.sitting.proceedings else { return };
        let place = proceedings.hearing.base.ids.iter().position(|id| *id == provision);
        if let Some(place) = place {
            self.look_at(Spot::Provision(place));
        }
    }

    /// A place by itself, with what stands beside it.
    pub(super) fn spot_view(&self, look: Look, attribution: bool, spot: Spot) -> Element<'_, Message> {
        let Some(margin) = self.margin() else { return look::tall(0.0).into() };
        match spot {
            Spot::Whole => {
                let mut view = column![strong(look.say("desk-remarks-whole"))].spacing(space::M);
                for remark in &margin.whole {
                    view = view.push(remarked(look, attribution, remark));
                }
                view.into()
            }
            Spot::Provision(at) => {
                let mut view = column![strong(self.cited(look, at))].spacing(space::M);
                for line in self.follow_lines(look, at) {
                    view = view.push(line);
                }
                view.push(self.remarks_at(look, attribution, at)).into()
            }
        }
    }

    /// What is to follow the leading language at a provision, and the way there.
    pub(super) fn follow_lines<'a>(&'a self, look: Look, at: usize) -> Vec<Element<'a, Message>> {
        let following = self.margin().and_then(|margin| margin.follow.get(&at)).map(Vec::as_slice);
        let line = |it: &'a Following| {
            let key = match it.how {
                How::Change => "desk-follow-change",
                How::Add => "desk-follow-add",
                How::Delete => "desk-follow-delete",
            };
            let said = look.say(Phrase::new(key).with("language", self.leading_name(look)));
            let mut view = column![
                row![
                    container(crate::desk::icon::icon(Icon::Arrow, 13.0, look.palette.open))
                        .padding(Padding { top: 2.5, ..Padding::ZERO }),
                    small_in(look.palette.ink, said).width(Fill)
                ]
                .spacing(5.0)
            ];
            if it.how != How::Delete {
                let go = Message::FollowPressed(it.provision);
                view = view.push(row![quiet(look, look.say("desk-follow-go"), Some(go))]);
            }
            view.spacing(2.0).into()
        };
        following.unwrap_or_default().iter().map(line).collect()
    }

    /// The name of the language that leads, as it stands in a sentence.
    fn leading_name(&self, look: Look) -> String {
        let leading = self.sitting.proceedings.as_ref().map(|it| it.dossier.genesis().leading.to_string());
        let name = super::super::bars::language_name(look, &leading.unwrap_or_default());
        match look.language {
            crate::language::Language::Russian => name.to_lowercase(),
            crate::language::Language::English => name,
        }
    }

    /// The remarks on a provision.
    pub(super) fn remarks_at(&self, look: Look, attribution: bool, at: usize) -> Element<'_, Message> {
        let remarks = self.margin().and_then(|margin| margin.remarks.get(&at));
        let Some(remarks) = remarks else { return look::tall(0.0).into() };
        let mut view = column![caption(look, &look.say("desk-remarks"))].spacing(space::S);
        for remark in remarks {
            view = view.push(remarked(look, attribution, remark));
        }
        view.into()
    }

    /// The row of the contents that leads to the remarks on the whole draft.
    pub(in super::super) fn whole_row(&self, look: Look) -> Option<Element<'_, Message>> {
        let count = self.margin().map_or(0, |margin| margin.whole.len());
        let title = words(look.say("desk-remarks-whole"), size::BODY).width(Fill);
        let row = row![title, small(look, count.to_string())].spacing(space::S).align_y(Center);
        let pressed = button(row)
            .padding(Padding { top: 4.0, bottom: 4.0, left: 8.0, right: 8.0 })
            .width(Fill)
            .style(style::row(look.palette, self.spot == Some(Spot::Whole)))
            .on_press(Message::SpotPressed(Spot::Whole));
        (count > 0).then(|| pressed.into())
    }

    /// What the margin says of remarks and of what is to follow at the first row of a provision.
    pub(in super::super) fn marks(
        &self,
        look: Look,
        row: &Row,
        before: Option<&Row>,
    ) -> Option<Element<'_, Message>> {
        let at = row.beside?;
        if self.show != Show::All || self.past.is_some() || before.is_some_and(|it| it.beside == Some(at)) {
            return None;
        }
        let margin = self.margin()?;
        let mut said: Vec<String> = Vec::new();
        if margin.follow.contains_key(&at) {
            said.push(look.say("desk-follow-mark"));
        }
        if let Some(remarks) = margin.remarks.get(&at) {
            said.push(look.say(Phrase::new("desk-remarks-mark").count("count", remarks.len())));
        }
        if said.is_empty() {
            return None;
        }
        let here = self.spot == Some(Spot::Provision(at));
        let rule = if here { look.palette.open_rule } else { look.palette.line };
        let text = words(said.join("\n"), size::NOTE).color(look.palette.muted);
        let mark = row![
            look::bar(rule, 2.0),
            container(text).padding(Padding { left: 8.0, ..Padding::ZERO }).width(Fill)
        ];
        let pressed = mouse_area(mark.height(iced::Shrink))
            .on_press(Message::SpotPressed(Spot::Provision(at)))
            .interaction(iced::mouse::Interaction::Pointer);
        Some(pressed.into())
    }
}

/// A remark with its author and letter, and what was answered.
fn remarked<'a>(look: Look, attribution: bool, remark: &'a Remarked) -> Element<'a, Message> {
    let p = look.palette;
    let mut head = row![].spacing(6.0).align_y(Center);
    if attribution {
        for code in &remark.codes {
            head = head.push(chip(look, code.to_string()));
        }
        if let Some(letter) = remark.letter.as_ref().and_then(letter_phrase) {
            head = head.push(small(look, look.say(letter)));
        }
    }
    match remark.audience {
        Audience::All => {}
        Audience::Secretariat => head = head.push(small(look, look.say("history-for-secretariat"))),
        Audience::OwnOffice => head = head.push(small(look, look.say("history-for-own"))),
    }
    if !remark.answers.is_empty() {
        head = head.push(look::marked(Icon::Check, p.agreed, look.say("desk-remark-answered")));
    }
    let mut content = column![head.wrap().vertical_spacing(space::XS)].spacing(space::XS);
    if !remark.at.is_empty() {
        content = content.push(small(look, remark.at.clone()));
    }
    content = content.push(words(remark.text.as_str(), size::SMALL).color(p.ink));
    for (code, answer) in &remark.answers {
        let said = if attribution { format!("↳ {code}: {answer}") } else { format!("↳ {answer}") };
        content = content.push(container(small(look, said)).padding(Padding { left: 10.0, ..Padding::ZERO }));
    }
    container(content)
        .padding(Padding { top: 8.0, bottom: 9.0, left: 12.0, right: 10.0 })
        .width(Fill)
        .style(style::card(p))
        .into()
}

/// How a letter is referred to; nothing where it has neither number nor date.
fn letter_phrase(letter: &Letter) -> Option<Phrase> {
    match (letter.number.trim(), letter.date) {
        ("", None) => None,
        ("", Some(day)) => Some(Phrase::new("paper-letter-dated").inner("date", date(day))),
        (number, None) => Some(Phrase::new("paper-letter-numbered").with("number", number)),
        (number, Some(day)) => {
            Some(Phrase::new("paper-letter").with("number", number).inner("date", date(day)))
        }
    }
}
