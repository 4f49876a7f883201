//! The screen as it is drawn: at the left whose reply it is and under which letter, at the right what it says.

use iced::widget::{button, column, container, pick_list, row, scrollable, text_editor, text_input};
use iced::{Center, Element, Fill, Padding};

use super::{Entry, Line, Message, POINTS, REMARKS};
use crate::desk::icon::{Icon, icon};
use crate::desk::look::{
    self, Look, body, caption, fill, primary, quiet, secondary, serif, sign, small, small_in, strong,
};
use crate::desk::points::{Does, Effect};
use crate::desk::reply::name;
use crate::desk::screen::page::run;
use crate::desk::screen::reports::Choice;
use crate::desk::theme::{size, space};
use crate::desk::widget::prose;
use crate::desk::{font, sheet, style};
use crate::exchange::paper::capital;
use crate::exchange::report::say::kind_key;
use crate::language::{Language, Phrase};
use crate::negotiation::Audience;
use crate::negotiation::submission::Kind;

/// The kinds that can be entered.
const KINDS: [Kind; 5] = [Kind::Points, Kind::Full, Kind::Parts, Kind::NoComments, Kind::Remarks];

/// How wide the left side is.
const LEFT: f32 = 372.0;

/// How wide a line to fill in is.
const FIELD: f32 = 190.0;

impl Entry {
    /// Draws the screen.
    pub fn view(&self, look: Look) -> Element<'_, Message> {
        let p = look.palette;
        let title = row![
            strong(look.say("board-entry")),
            small(look, sheet::brief(&self.title, 60)),
            container(small(look, look.say(self.base_name.clone())))
                .padding(Padding { top: 1.0, bottom: 1.0, left: 10.0, right: 10.0 })
                .style(style::chip_outlined(p)),
        ]
        .spacing(space::M)
        .align_y(Center);
        let missing = self.form.missing();
        let mut actions = row![].spacing(space::M).align_y(Center);
        if let Some(missing) = &missing {
            actions = actions.push(small_in(p.open, look.say(missing.clone())));
        }
        let done = if self.form.file.is_some() && self.kind().is_worded() {
            "board-entry-look"
        } else {
            "board-entry-done"
        };
        actions = actions
            .push(secondary(look, look.say("desk-back"), Some(Message::BackPressed)))
            .push(primary(look, look.say(done), missing.is_none().then_some(Message::DonePressed)));
        let left = container(
            scrollable(container(self.left(look)).padding(18.0))
                .direction(look::thin())
                .style(style::scroll(p))
                .height(Fill),
        )
        .width(LEFT)
        .height(Fill)
        .style(style::ground(p.chrome));
        let right = container(
            scrollable(
                container(container(self.right(look)).width(Fill).max_width(860.0))
                    .center_x(Fill)
                    .padding(Padding::from([20.0, 28.0])),
            )
            .direction(look::thin())
            .style(style::scroll(p))
            .height(Fill),
        )
        .width(Fill)
        .height(Fill)
        .style(style::ground(p.desk));
        column![
            look::top_bar(look, title, actions),
            row![left, look::line_down(look), right].height(Fill),
            look::bottom_bar(
                look,
                small(look, look.say("board-entry-kept")),
                small(look, look.say("desk-hint-keys"))
            ),
        ]
        .into()
    }

    fn left(&self, look: Look) -> Element<'_, Message> {
        let p = look.palette;
        let at = Language::ALL.iter().position(|own| *own == look.language).unwrap_or(0);
        let voices = self.seats.iter().enumerate().map(|(index, (code, names))| {
            let on = self.form.voices.contains(code);
            let label = body(code.clone()).font(if on { font::bold(font::SANS) } else { font::SANS });
            let chip = button(label)
                .padding(Padding { top: 3.0, bottom: 3.0, left: 9.0, right: 9.0 })
                .style(style::segment(p, on, 3))
                .on_press(Message::VoicePressed(index));
            let name = names.get(at).cloned().filter(|name| !name.is_empty()).unwrap_or(code.clone());
            look::explain(look, container(chip).padding(1.0).style(style::switch(p)), name)
        });
        let names: Vec<String> = self
            .seats
            .iter()
            .filter(|(code, _)| self.form.voices.contains(code))
            .map(|(code, names)| names.get(at).filter(|name| !name.is_empty()).unwrap_or(code).clone())
            .collect();
        let whose = match names.len() {
            0 => look.say("board-need-voice"),
            1 => names.join(", "),
            _ => look.say(Phrase::new("board-joint").with("names", names.join(", "))),
        };
        let kinds: Vec<Choice<Kind>> =
            KINDS.iter().map(|kind| Choice::new(*kind, capital(&look.say(kind_key(*kind))))).collect();
        let chosen = kinds.iter().find(|choice| *choice.value() == self.kind()).cloned();
        let kind = pick_list(kinds, chosen, |choice| Message::KindPicked(*choice.value()))
            .text_size(size::BODY.0)
            .padding(Padding { top: 6.0, bottom: 6.0, left: 12.0, right: 10.0 })
            .width(Fill)
            .style(style::pick(p))
            .menu_style(style::menu(p));
        let day = look.say("board-date-hint");
        let field = |label: &'static str, line: Line, value: &str, hint: &str| {
            let input = text_input(hint, value)
                .id(label)
                .on_input(move |words| Message::Typed(line, words))
                .size(size::BODY.0)
                .padding(Padding { top: 6.0, bottom: 6.0, left: 10.0, right: 10.0 })
                .width(FIELD)
                .style(style::input(p));
            row![body(look.say(label)).width(Fill), input].spacing(space::S).align_y(Center)
        };
        let mut letters = column![].spacing(2.0);
        for (index, path) in self.form.letters.iter().enumerate() {
            letters = letters.push(kept(look, name(path), Message::LetterRemoved(index)));
        }
        column![
            caption(look, &look.say("board-entry-whose")),
            row(voices).spacing(6.0).wrap().vertical_spacing(6.0),
            small_in(if names.is_empty() { p.open } else { p.muted }, whose),
            look::tall(space::XS),
            caption(look, &look.say("board-entry-what")),
            kind,
            look::tall(space::XS),
            caption(look, &look.say("board-entry-letter")),
            field("board-letter-number", Line::Number, &self.form.number, "9-0/77"),
            field("board-letter-date", Line::Dated, &self.form.dated, &day),
            field("board-letter-signed", Line::SignedBy, &self.form.signed_by, ""),
            field("board-letter-received", Line::Received, &self.form.received, &day),
            letters,
            row![secondary(look, look.say("board-letter-add"), Some(Message::LetterPressed))],
            small(look, look.say("board-letter-about")),
            look::tall(space::S),
            row![quiet(
                look,
                look.say("board-entry-drop"),
                (!self.form.is_empty()).then_some(Message::DropPressed)
            ),],
        ]
        .spacing(space::S)
        .into()
    }

    /// What gives way to it, and what it says.
    fn right(&self, look: Look) -> Element<'_, Message> {
        let gives_way = self.gives_way();
        if gives_way.is_empty() {
            return self.says(look);
        }
        let mut lines = column![].spacing(6.0);
        for phrase in gives_way {
            lines = lines.push(look::marked(Icon::Warning, look.palette.open, look.say(phrase)));
        }
        lines = lines.push(small(look, look.say("stood-not-repeated")));
        let told = container(lines).padding(space::L).width(Fill).style(style::card(look.palette));
        column![told, self.says(look)].spacing(space::L).into()
    }

    /// What it says, by what it is.
    fn says(&self, look: Look) -> Element<'_, Message> {
        match self.kind() {
            Kind::Points => self.points_view(look),
            Kind::NoComments => column![
                serif(capital(&look.say(kind_key(Kind::NoComments))), size::CARD)
                    .font(font::bold(font::SERIF)),
                body(look.say("board-entry-none")),
            ]
            .spacing(space::M)
            .into(),
            Kind::Remarks => column![
                serif(capital(&look.say(kind_key(Kind::Remarks))), size::CARD).font(font::bold(font::SERIF)),
                body(look.say("board-remarks-about")),
                editor(look, &self.remarks, REMARKS, 170.0, "board-remarks-hint", Message::RemarksEdited),
                self.places(look, "board-remarks-places"),
                row![body(look.say("board-remark-for")), self.audiences(look)]
                    .spacing(space::M)
                    .align_y(Center),
            ]
            .spacing(space::M)
            .into(),
            kind => {
                let about = match kind {
                    Kind::Parts => "board-entry-parts",
                    _ => "board-entry-full",
                };
                column![
                    serif(capital(&look.say(kind_key(kind))), size::CARD).font(font::bold(font::SERIF)),
                    body(look.say(about)),
                    self.file(look),
                    self.places(look, "board-reasons"),
                ]
                .spacing(space::M)
                .into()
            }
        }
    }

    fn points_view(&self, look: Look) -> Element<'_, Message> {
        let heading =
            serif(capital(&look.say(kind_key(Kind::Points))), size::CARD).font(font::bold(font::SERIF));
        if self.form.file.is_some() {
            return column![
                heading,
                body(look.say("board-points-file")),
                self.file(look),
                self.places(look, "board-reasons"),
            ]
            .spacing(space::M)
            .into();
        }
        let mut list = column![].spacing(space::S);
        let changes = self.effects.iter().filter(|it| matches!(it.does, Does::Changes { .. })).count();
        if !self.effects.is_empty() {
            let said =
                Phrase::new("board-points-count").with("count", changes).with("all", self.effects.len());
            list = list.push(small(look, look.say(said)));
        }
        for effect in &self.effects {
            list = list.push(drawn(look, effect));
        }
        if self.form.typed.trim().is_empty() {
            list = list.push(small(look, look.say("board-points-example")));
        }
        column![
            row![heading, fill(), quiet(look, look.say("board-points-choose"), Some(Message::FilePressed))]
                .align_y(Center),
            editor(look, &self.points, POINTS, 190.0, "board-points-hint", Message::PointsEdited),
            list,
            self.places(look, "board-reasons"),
        ]
        .spacing(space::M)
        .into()
    }

    /// The file with the text, or the wish for one.
    fn file(&self, look: Look) -> Element<'_, Message> {
        match &self.form.file {
            Some(path) => kept(look, name(path), Message::FileRemoved),
            None => row![secondary(look, look.say("board-file-choose"), Some(Message::FilePressed))].into(),
        }
    }

    /// What is said about single places.
    fn places(&self, look: Look, label: &'static str) -> Element<'_, Message> {
        let p = look.palette;
        let mut list = column![caption(look, &look.say(label))].spacing(6.0);
        let input = |hint: String, value: &str| {
            text_input(&hint, value)
                .size(size::BODY.0)
                .padding(Padding { top: 6.0, bottom: 6.0, left: 10.0, right: 10.0 })
                .style(style::input(p))
        };
        for (index, (place, words)) in self.form.places.iter().enumerate() {
            let found =
                place.trim().is_empty() || crate::negotiation::place::find(&self.base, place.trim()).is_ok();
            let mut line = column![
                row![
                    input(look.say("board-remark-place-hint"), place)
                        .on_input(move |words| Message::PlaceTyped(index, true, words))
                        .width(220.0),
                    input(look.say("board-remark-words"), words)
                        .on_input(move |words| Message::PlaceTyped(index, false, words)),
                    sign(
                        look,
                        Icon::Close,
                        look.say("desk-intake-remove"),
                        Some(Message::PlaceRemoved(index))
                    ),
                ]
                .spacing(space::S)
                .align_y(Center)
            ];
            if !found {
                let said = Phrase::new("board-no-place").with("place", place.trim());
                line = line.push(small_in(p.open, look.say(said)));
            }
            list = list.push(line);
        }
        list.push(row![quiet(look, look.say("board-place-add"), Some(Message::PlaceAdded))]).into()
    }

    fn audiences(&self, look: Look) -> Element<'_, Message> {
        let choices = [
            (Audience::All, look.say("board-for-everyone")),
            (Audience::Secretariat, look.say("board-for-secretariat")),
            (Audience::OwnOffice, look.say("board-for-own")),
        ];
        look::switch(look, &choices, self.form.audience, Message::AudiencePicked)
    }
}

/// A file that is kept, to be left out again.
fn kept<'a>(look: Look, name: String, remove: Message) -> Element<'a, Message> {
    let line = row![
        icon(Icon::Check, 14.0, look.palette.agreed),
        body(name).width(Fill),
        sign(look, Icon::Close, look.say("desk-intake-remove"), Some(remove)),
    ];
    container(line.spacing(space::S).align_y(Center))
        .padding(Padding { top: 4.0, bottom: 4.0, left: 12.0, right: 6.0 })
        .width(Fill)
        .style(style::card(look.palette))
        .into()
}

fn editor<'a>(
    look: Look,
    content: &'a text_editor::Content,
    id: &'static str,
    height: f32,
    hint: &'static str,
    edited: impl Fn(text_editor::Action) -> Message + 'a,
) -> Element<'a, Message> {
    text_editor(content)
        .id(id)
        .placeholder(look.say(hint))
        .on_action(edited)
        .font(font::SERIF)
        .size(size::TABLE.0 + 1.0)
        .line_height(iced::widget::text::LineHeight::Absolute((size::TABLE.1 + 1.0).into()))
        .padding(Padding { top: 10.0, bottom: 10.0, left: 14.0, right: 14.0 })
        .height(height)
        .style(style::editor(look.palette))
        .into()
}

/// What one thing typed does.
fn drawn<'a>(look: Look, effect: &'a Effect) -> Element<'a, Message> {
    let p = look.palette;
    let typed = sheet::brief(&effect.typed, 90);
    let content = match &effect.does {
        Does::Changes { at, rows, more, .. } => {
            let mut content = column![
                row![icon(Icon::Check, 14.0, p.agreed), strong(at.clone())].spacing(6.0).align_y(Center)
            ]
            .spacing(space::XS);
            for row in rows {
                let mut runs = Vec::new();
                for (index, cell) in row.cells.iter().enumerate() {
                    if index > 0 {
                        runs.push(crate::desk::widget::Run::plain(" | "));
                    }
                    runs.extend(cell.iter().map(|piece| run(look, piece, None)));
                }
                content = content.push(prose(p, runs).font(font::SERIF).size(size::TABLE).color(p.ink));
            }
            if *more > 0 {
                content = content.push(small(look, look.say(Phrase::new("desk-more").with("count", *more))));
            }
            content
        }
        Does::Left { at, why } => {
            let said = Phrase::new("board-point-left").with("at", capital(at)).inner("why", why.clone());
            column![
                row![icon(Icon::Warning, 14.0, p.open), body(look.say(said)).width(Fill)].spacing(6.0),
                small(look, look.say(Phrase::new("board-quoted").with("words", &typed))),
            ]
            .spacing(space::XS)
        }
        Does::Unread => column![
            row![icon(Icon::Warning, 14.0, p.open), body(look.say("board-point-unread")).width(Fill)]
                .spacing(6.0),
            small(look, look.say(Phrase::new("board-quoted").with("words", &typed))),
        ]
        .spacing(space::XS),
    };
    let settled = matches!(effect.does, Does::Changes { .. });
    let card = container(content).padding(Padding::from([10.0, 14.0])).width(Fill);
    if settled { card.style(style::card(p)).into() } else { card.style(style::notice(p)).into() }
}
