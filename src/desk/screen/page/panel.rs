//! The right side: the chosen passage, its wordings and who holds them, what is said of them, what is known of the
//! others, and the decision.

pub mod aside;
pub mod ruling;
pub mod stand;

use iced::widget::{button, column, container, row, scrollable};
use iced::{Center, Element, Fill, Padding};

use super::{Message, Page, Subject, Tab};
use crate::consolidate::Layer;
use crate::consolidate::letter::written;
use crate::consolidate::table::Matter;
use crate::consolidate::view::Inline;
use crate::desk::icon::Icon;
use crate::desk::look::{
    self, Look, caption, chip, chip_outlined, fill, key, quiet, secondary, small, small_in, strong, words,
};
use crate::desk::sheet::ink;
use crate::desk::theme::{size, space};
use crate::desk::widget::prose;
use crate::desk::{font, style};
use crate::language::Phrase;

/// How wide the right side is, with the line that parts it from the text.
pub const WIDTH: f32 = SIDE + 1.0;
const SIDE: f32 = 372.0;

/// The id of the right side, to be scrolled.
pub const PANEL: &str = "panel";

impl Page {
    pub(super) fn right_side(&self, look: Look, attribution: bool) -> Element<'_, Message> {
        let p = look.palette;
        let shown = self.chosen.filter(|_| self.made.compared.is_none());
        let mut panel = column![].spacing(space::M);
        if self.sitting.proceedings.is_some() {
            let tabs = [
                (Tab::Passage, look.say("desk-side-passage")),
                (Tab::History, look.say("desk-side-history")),
            ];
            panel = panel.push(look::switch(look, &tabs, self.tab, Message::TabPicked));
        }
        if !self.marked.is_empty() {
            panel = panel.push(self.together(look, attribution));
        } else if self.tab == Tab::History {
            panel = panel.push(self.history_view(look, attribution));
        } else if let Some(spot) = self.spot.filter(|_| self.made.compared.is_none()) {
            panel = panel.push(self.spot_view(look, attribution, spot));
        } else {
            panel = panel.push(match shown.and_then(|passage| self.matter(passage)) {
                Some(matter) => self.matter_view(look, attribution, matter),
                None => {
                    let said =
                        if self.open_count() == 0 { "desk-panel-all-settled" } else { "desk-panel-none" };
                    small(look, look.say(said)).into()
                }
            });
        }
        let content = container(panel)
            .padding(Padding { top: 16.0, bottom: 16.0, left: 16.0, right: 16.0 })
            .width(Fill);
        let scrolled =
            scrollable(content).id(PANEL).direction(look::thin()).style(style::scroll(p)).height(Fill);
        container(scrolled).width(SIDE).height(Fill).style(style::ground(p.chrome)).into()
    }

    fn matter_view<'a>(&'a self, look: Look, attribution: bool, matter: &'a Matter) -> Element<'a, Message> {
        let first = matter.passages.first().copied();
        let head = row![
            strong(self.element(look, matter)).width(Fill),
            small(look, self.place_of(look, matter)),
            key(look, "K"),
            key(look, "J"),
        ]
        .spacing(6.0)
        .align_y(Center);
        let mut panel = column![head].spacing(10.0);
        panel = match &self.sitting.proceedings {
            Some(proceedings) => {
                let stand = self.stand_view(look, attribution, proceedings, matter);
                panel.push(stand).push(self.agreed_view(look, proceedings, matter))
            }
            None => match self.state_of(look, attribution, matter) {
                Some(state) => panel.push(look::marked(Icon::Check, look.palette.agreed, state)),
                None => panel,
            },
        };
        for line in matter.provision.map(|at| self.follow_lines(look, at)).unwrap_or_default() {
            panel = panel.push(line);
        }
        panel = panel.push(self.card(look, attribution, matter, 0));
        for number in 1..=matter.proposals.len() {
            panel = panel.push(self.card(look, attribution, matter, number));
        }
        if let Some(at) = matter.provision {
            panel = panel.push(self.remarks_at(look, attribution, at));
        }
        let editor = self.editor.as_ref().filter(
            |editor| matches!(editor.subject, Subject::Compromise(passage) if Some(passage) == first),
        );
        panel = match editor {
            Some(editor) => {
                let mut part = column![
                    caption(look, &look.say("desk-panel-compromise-title")),
                    small(look, look.say("desk-panel-compromise-hint")),
                ]
                .spacing(space::S);
                if self.sitting.proceedings.is_some() {
                    part = part.push(self.author_view(look));
                }
                panel.push(part.push(self.editor_view(look, editor)))
            }
            None => panel.push(self.decide_view(look, matter)),
        };
        if attribution {
            panel = panel.push(self.others(look, matter));
        }
        panel.into()
    }

    /// The numbers of a matter's passages: "No. 12", "No. 12, 14".
    pub(super) fn numbers(&self, matter: &Matter) -> String {
        let items = self.sitting.proceedings.iter().flat_map(|proceedings| proceedings.items(matter));
        let mut numbers: Vec<u32> = items.map(|item| item.number).collect();
        numbers.sort_unstable();
        numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
    }

    /// What people call a matter by: the numbers of its passages in a dossier, else its place among all.
    fn place_of(&self, look: Look, matter: &Matter) -> String {
        if self.sitting.proceedings.is_some() {
            return look.say(Phrase::new("desk-panel-number").with("numbers", self.numbers(matter)));
        }
        let first = matter.passages.first().copied();
        let place = self.open.iter().position(|open| Some(*open) == first).map_or(0, |at| at + 1);
        look.say(Phrase::new("desk-panel-passage").with("place", place).with("count", self.open.len()))
    }

    /// How a matter of loose files was settled, if it was.
    fn state_of(&self, look: Look, attribution: bool, matter: &Matter) -> Option<String> {
        if !self.is_decided(matter) {
            return None;
        }
        let phrase = match self.settled.taken(matter) {
            Some(0) => Phrase::new("desk-panel-settled-base"),
            Some(number) => match matter.proposals.get(number - 1).filter(|_| attribution) {
                Some(proposal) => Phrase::new("desk-panel-settled-wording")
                    .with("holders", self.sitting.codes(&proposal.holders).join(", ")),
                None => Phrase::new("desk-outcome-taken"),
            },
            None => Phrase::new("desk-panel-settled-own"),
        };
        Some(look.say(phrase))
    }

    /// The draft's text, or a proposal, as a card.
    fn card<'a>(
        &'a self,
        look: Look,
        attribution: bool,
        matter: &'a Matter,
        number: usize,
    ) -> Element<'a, Message> {
        let p = look.palette;
        let recorded = self.sitting.proceedings.is_some();
        let proposal = number.checked_sub(1).and_then(|at| matter.proposals.get(at));
        let mut head = row![].spacing(6.0).align_y(Center);
        if recorded {
            let letter = written(proposal.map_or(0, |it| it.letter));
            head = head.push(small(look, letter).font(font::bold(font::SANS)));
        }
        let mut said_of = column![].spacing(space::XS);
        match proposal {
            None => head = head.push(small(look, look.say(self.sitting.base_name.clone()))),
            Some(_) if !attribution => head = head.push(small(look, look.say("desk-table-proposed"))),
            Some(proposal) => {
                let codes = self.sitting.codes(&proposal.holders);
                let said =
                    if codes.len() == 1 { "desk-panel-proposed-one" } else { "desk-panel-proposed-many" };
                head = head.push(small(look, look.say(said)));
                for code in codes.iter().take(5) {
                    head = head.push(chip(look, code.clone()));
                }
                if codes.len() > 5 {
                    let more = Phrase::new("desk-more").with("count", codes.len() - 5);
                    head = head.push(small(look, look.say(more)));
                }
                for reason in self.sitting.reasons_at(matter, &codes) {
                    said_of = said_of
                        .push(small_in(p.ink, format!("«{}» — {}", reason.text, reason.codes.join(", "))));
                }
            }
        }
        if attribution {
            for line in self.positions_on(look, matter, number) {
                said_of = said_of.push(line);
            }
        }
        head = head.push(fill());
        if number < 10 {
            head = head.push(key(look, number.to_string()));
        }
        let said: &[Inline] = proposal.map_or(&matter.base, |proposal| &proposal.said);
        let before = proposal.and_then(|it| it.before).filter(|_| matter.layer == Layer::Order);
        let mut content = column![head].spacing(6.0);
        if let Some(before) = before {
            let place = Phrase::new("desk-move-to").with("place", self.cited_before(look, before));
            content = content.push(words(look.say(place), size::TABLE).color(p.moved));
        } else if said.is_empty() {
            content = content.push(small(look, look.say("desk-panel-nothing")));
        } else {
            let runs = ink::line(said).iter().map(|piece| super::text::run(look, piece, None)).collect();
            content = content.push(prose(p, runs).font(font::SERIF).size(size::TABLE).color(p.ink));
        }
        content = content.push(said_of);
        // Where nothing else can be done, the button for positions stands below.
        let back = recorded && self.wording == number && !self.retractors(matter, number).is_empty();
        let back =
            back.then(|| quiet(look, look.say("retract-offer"), Some(Message::RetractPressed(number))));
        let position = (recorded && self.wording == number && self.decides())
            .then(|| secondary(look, look.say("desk-position-add"), Some(Message::PositionPressed(number))));
        if back.is_some() || position.is_some() {
            content = content.push(row![back, fill(), position].spacing(space::S).align_y(Center));
        }
        button(content.width(Fill))
            .padding(Padding { top: 10.0, bottom: 10.0, left: 14.0, right: 10.0 })
            .width(Fill)
            .style(style::card_button(p, self.wording == number))
            .on_press(Message::WordingPressed(number))
            .into()
    }

    /// What is known of those who proposed nothing here. Silence is never consent.
    fn others<'a>(&'a self, look: Look, matter: &'a Matter) -> Element<'a, Message> {
        let mut lines = column![].spacing(6.0);
        for (known, codes) in self.known(matter) {
            let mut line = row![small(look, look.say(known))].spacing(5.0).align_y(Center);
            for code in codes {
                line = line.push(chip_outlined(look, code));
            }
            lines = lines.push(line.wrap().vertical_spacing(4.0));
        }
        container(lines).padding(Padding { top: 6.0, ..Padding::ZERO }).into()
    }

    /// Those who proposed nothing in a matter, by what is known of them.
    fn known(&self, matter: &Matter) -> Vec<(&'static str, Vec<String>)> {
        let Some(proceedings) = &self.sitting.proceedings else {
            let others = self.sitting.others(matter).into_iter();
            return others
                .map(|(known, codes)| (known.name(), codes.into_iter().map(str::to_owned).collect()))
                .collect();
        };
        let proposers: Vec<String> =
            matter.proposals.iter().flat_map(|it| self.sitting.codes(&it.holders)).collect();
        let mut groups: Vec<(&'static str, Vec<String>)> =
            stand::KNOWN.iter().map(|(_, key)| (*key, Vec::new())).collect();
        for item in proceedings.items(matter).take(1) {
            for (code, known) in &item.known {
                let key = stand::known_key(*known);
                let code = code.to_string();
                if let Some((_, codes)) = groups.iter_mut().find(|(own, _)| *own == key)
                    && !proposers.contains(&code)
                {
                    codes.push(code);
                }
            }
        }
        groups.retain(|(_, codes)| !codes.is_empty());
        groups
    }
}
