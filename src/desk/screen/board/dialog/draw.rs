//! The dialogs of the board as they are drawn.

use iced::widget::{checkbox, column, container, pick_list, row, scrollable, text_input};
use iced::{Center, Element, Fill, Padding};

use super::{Addressee, Dialog, Gathering, Line, Message, Sending};
use crate::desk::font;
use crate::desk::look::{self, Look, body, fill, primary, quiet, secondary, serif, small, small_in, strong};
use crate::desk::screen::reports::Choice;
use crate::desk::style;
use crate::desk::theme::{size, space};
use crate::language::Phrase;
use crate::negotiation::Audience;
use crate::negotiation::extent::Extent;

/// How wide what is said before a line is.
const LABEL: f32 = 172.0;

impl Dialog {
    /// Draws the dialog; `title` is the document's.
    pub fn view<'a>(&'a self, look: Look, title: &'a str) -> Element<'a, Message> {
        let (head, about, content, done) = match self {
            Dialog::Sending(sending) => {
                let (head, done) = match sending.reminder {
                    true => ("board-remind-title", "board-remind-done"),
                    false => ("board-circulate-title", "board-circulate-done"),
                };
                let head = Phrase::new(head).with("number", sending.number);
                (head, None, sending.view(look), done)
            }
            Dialog::Withdrawal { what, reason, letter, .. } => {
                let content = column![
                    field(look, "board-letter-number", Line::Letter, letter, "9-0/82"),
                    field(look, "board-reason", Line::Words, reason, ""),
                    small(look, look.say("board-withdraw-about")),
                ];
                let (about, content) = (look.say(what.clone()), content.spacing(space::M).into());
                (Phrase::new("board-withdraw-title"), Some(about), content, "board-withdraw-done")
            }
            Dialog::Apart { name, reason, letter, .. } => {
                let content = column![
                    field(look, "board-letter-number", Line::Letter, letter, "9-0/82"),
                    field(look, "board-reason", Line::Words, reason, ""),
                    small(look, look.say("board-apart-about")),
                ];
                let content = content.spacing(space::M).into();
                (Phrase::new("board-apart-title"), Some(name.clone()), content, "board-apart-done")
            }
            Dialog::Meeting(meeting) => {
                (Phrase::new("board-meeting-title"), None, meeting.view(look), "board-meeting-done")
            }
            Dialog::Remark { place, words, audience } => {
                let content = column![
                    field(look, "board-remark-place", Line::Place, place, "board-remark-place-hint"),
                    field(look, "board-remark-words", Line::Words, words, ""),
                    labelled(look, "board-remark-for", audiences(look, *audience)),
                ];
                let content = content.spacing(space::M).into();
                (Phrase::new("board-remark-title"), None, content, "board-remark-done")
            }
            Dialog::Parcel { recipient, extent, all } => {
                let choices: Vec<Choice<_>> =
                    all.iter().map(|(value, label)| Choice::new(value.clone(), label.clone())).collect();
                let chosen = choices.iter().find(|choice| choice.value() == recipient).cloned();
                let pick = pick_list(choices, chosen, Message::RecipientPicked)
                    .text_size(size::BODY.0)
                    .padding(Padding { top: 6.0, bottom: 6.0, left: 12.0, right: 10.0 })
                    .style(style::pick(look.palette))
                    .menu_style(style::menu(look.palette));
                let about = look.say(recipient.about());
                let content = column![
                    labelled(look, "board-parcel-for", pick.into()),
                    row![look::wide(LABEL + space::M), small(look, about).width(Fill)],
                    look::tall(space::XS),
                    labelled(look, "board-parcel-what", extents(look, *extent)),
                ];
                let about = Some(title.to_owned());
                let content = content.spacing(space::XS).into();
                (Phrase::new("board-parcel-title"), about, content, "board-parcel-done")
            }
        };
        let missing = self.missing();
        let mut last = row![].spacing(space::S).align_y(Center);
        last = match &missing {
            Some(missing) => last.push(small_in(look.palette.open, look.say(missing.clone())).width(Fill)),
            None => last.push(fill()),
        };
        last = last.push(secondary(look, look.say("desk-panel-cancel"), Some(Message::Cancelled)));
        last = last.push(primary(look, look.say(done), missing.is_none().then_some(Message::Done)));
        let mut top = column![serif(look.say(head), size::CARD).font(font::bold(font::SERIF))];
        if let Some(about) = about {
            top = top.push(small(look, about));
        }
        let whole = column![top, content, last].spacing(space::L).width(Fill);
        let narrow = matches!(self, Dialog::Withdrawal { .. } | Dialog::Remark { .. } | Dialog::Apart { .. });
        let wide = if narrow { 560.0 } else { 640.0 };
        container(whole).padding(space::XL).width(wide).style(style::dialog(look.palette)).into()
    }
}

impl Sending {
    fn view<'a>(&'a self, look: Look) -> Element<'a, Message> {
        let mut content = column![
            field(look, "board-letter-number", Line::Letter, &self.letter, "4-17/201"),
            field(look, "board-sent-on", Line::Date, &self.date, "board-date-hint"),
            field(look, "board-answer-by", Line::Until, &self.deadline, "board-date-hint"),
            seats(look, &self.to, &ADDRESSEES),
        ]
        .spacing(space::M);
        if !self.reminder {
            let files = checkbox(self.files)
                .label(look.say("board-files"))
                .size(16.0)
                .text_size(size::BODY.0)
                .style(style::tick(look.palette))
                .on_toggle(Message::FilesTicked);
            content = content.push(column![files, small(look, look.say("board-files-about"))].spacing(2.0));
        }
        content.into()
    }
}

impl Gathering {
    fn view<'a>(&'a self, look: Look) -> Element<'a, Message> {
        column![
            field(look, "board-meeting-body", Line::Body, &self.body, ""),
            field(look, "board-meeting-place", Line::Place, &self.place, ""),
            field(look, "board-meeting-from", Line::Date, &self.from, "board-date-hint"),
            field(look, "board-meeting-to", Line::Until, &self.to, "board-date-hint"),
            seats(look, &self.seats, &PRESENT),
        ]
        .spacing(space::M)
        .into()
    }
}

/// How much of the dossier goes along.
fn extents<'a>(look: Look, extent: Extent) -> Element<'a, Message> {
    let choices = [
        (Extent::Draft, look.say("extent-draft")),
        (Extent::Proposals, look.say("extent-proposals")),
        (Extent::Everything, look.say("extent-everything")),
    ];
    look::switch(look, &choices, extent, Message::ExtentPicked)
}

/// Whom it is for: one's own office, the secretariat, everyone.
fn audiences<'a>(look: Look, audience: Audience) -> Element<'a, Message> {
    let choices = [
        (Audience::OwnOffice, look.say("board-for-own")),
        (Audience::Secretariat, look.say("board-for-secretariat")),
        (Audience::All, look.say("board-for-everyone")),
    ];
    look::switch(look, &choices, audience, Message::AudiencePicked)
}

/// What is said of a list of seats: its head, the line of each, all, none.
type Words = [&'static str; 4];

const ADDRESSEES: Words = ["board-chosen", "board-own-letter", "board-everyone", "board-none"];
const PRESENT: Words = ["board-present", "board-people", "board-all-present", "board-none-present"];

/// Who sits at the table, each to be ticked, with a line of their own.
fn seats<'a>(look: Look, seats: &'a [Addressee], [head, own, every, none]: &Words) -> Element<'a, Message> {
    let p = look.palette;
    let on = seats.iter().filter(|seat| seat.on).count();
    let all = on == seats.len();
    let head = row![
        strong(look.say(Phrase::new(head).with("count", on).with("all", seats.len()))),
        fill(),
        quiet(look, look.say(if all { *none } else { *every }), Some(Message::AllTicked(!all))),
    ]
    .align_y(Center);
    let mut list = column![].spacing(2.0);
    for (at, seat) in seats.iter().enumerate() {
        let name = if seat.name == seat.code {
            seat.code.clone()
        } else {
            format!("{} · {}", seat.code, seat.name)
        };
        let tick = checkbox(seat.on)
            .label(name)
            .size(16.0)
            .text_size(size::BODY.0)
            .width(Fill)
            .style(style::tick(p))
            .on_toggle(move |on| Message::Ticked(at, on));
        let mut line = row![tick].spacing(space::M).align_y(Center).height(32.0);
        if seat.on {
            line = line.push(
                text_input(&look.say(*own), &seat.letter)
                    .on_input(move |words| Message::Own(at, words))
                    .on_submit(Message::Done)
                    .size(size::SMALL.0)
                    .padding(Padding { top: 3.0, bottom: 3.0, left: 8.0, right: 8.0 })
                    .width(230.0)
                    .style(style::input(p)),
            );
        }
        list = list.push(line);
    }
    let room = (look.window.height - 480.0).clamp(120.0, 360.0);
    let list = scrollable(container(list).padding(Padding { right: 14.0, ..Padding::ZERO }))
        .direction(look::thin())
        .style(style::scroll(p));
    column![head, container(list).max_height(room)].spacing(space::XS).into()
}

/// A line to be filled in.
fn field<'a>(
    look: Look,
    label: &'static str,
    line: Line,
    value: &'a str,
    hint: &'static str,
) -> Element<'a, Message> {
    let hint = if hint.starts_with("board-") { look.say(hint) } else { hint.to_owned() };
    let input = text_input(&hint, value)
        .id(label)
        .on_input(move |words| Message::Typed(line, words))
        .on_submit(Message::Done)
        .size(size::BODY.0)
        .padding(Padding { top: 6.0, bottom: 6.0, left: 10.0, right: 10.0 })
        .style(style::input(look.palette));
    labelled(look, label, input.into())
}

fn labelled<'a>(look: Look, label: &'static str, content: Element<'a, Message>) -> Element<'a, Message> {
    row![container(body(look.say(label))).width(LABEL), content].spacing(space::M).align_y(Center).into()
}
