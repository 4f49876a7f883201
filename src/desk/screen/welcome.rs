//! The first screen: two great actions, the dossiers opened lately, two samples.

use iced::widget::{button, column, container, mouse_area, row};
use iced::{Center, Element, Fill, Length, Padding};

use crate::desk::icon::Icon;
use crate::desk::look::{self, Look, body, caption, fill, primary, secondary, serif, small, strong, tall};
use crate::desk::theme::{size, space};
use crate::desk::work::Sample;
use crate::desk::{font, style};
use crate::dossier::recent::Recent;
use crate::language::{Language, Phrase};

/// What happens on the welcome screen.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Files to consolidate are wanted.
    ConsolidatePressed,
    /// Two files to compare are wanted.
    ComparePressed,
    /// A dossier is to be made.
    NewPressed,
    /// A dossier is to be chosen.
    OpenPressed,
    /// A dossier opened before is wanted.
    RecentPressed(usize),
    /// A sample is wanted.
    SamplePressed(Sample),
    /// Another language.
    LanguagePicked(Language),
    /// The next light.
    LightPressed,
    /// The settings are wanted.
    SettingsPressed,
}

/// Draws the screen.
pub fn view<'a>(look: Look, recent: &'a [Recent], hovering: bool) -> Element<'a, Message> {
    let languages = Language::ALL.map(|language| (language, language.name().to_owned()));
    let bar = look::top_bar(
        look,
        look::name(),
        row![
            look::switch(look, &languages, look.language, Message::LanguagePicked),
            secondary(look, look.say(look.light.name()), Some(Message::LightPressed)),
            secondary(look, look.say("desk-settings"), Some(Message::SettingsPressed)),
        ]
        .spacing(space::M)
        .align_y(Center),
    );
    let question = if hovering { "desk-welcome-drop" } else { "desk-welcome-question" };
    let heroes = row![
        hero(
            look,
            true,
            "desk-welcome-consolidate",
            "desk-welcome-consolidate-about",
            primary(look, look.say("desk-welcome-choose"), Some(Message::ConsolidatePressed)),
            Message::ConsolidatePressed,
        ),
        hero(
            look,
            false,
            "desk-welcome-compare",
            "desk-welcome-compare-about",
            secondary(look, look.say("desk-welcome-choose"), Some(Message::ComparePressed)),
            Message::ComparePressed,
        ),
    ]
    .spacing(20.0)
    .height(Length::Shrink);
    let lower = row![
        container(dossiers(look, recent)).width(Length::FillPortion(8)),
        container(samples(look)).width(Length::FillPortion(5)),
    ]
    .spacing(20.0);
    let page = column![serif(look.say(question), size::SCREEN), tall(4.0), heroes, tall(space::M), lower]
        .spacing(space::L)
        .max_width(980.0);
    look::cards(look, bar, page)
}

fn hero<'a>(
    look: Look,
    leading: bool,
    title: &'static str,
    about: &'static str,
    press: Element<'a, Message>,
    message: Message,
) -> Element<'a, Message> {
    let content = column![
        serif(look.say(title), size::CARD).font(font::bold(font::SERIF)),
        container(body(look.say(about)).color(look.palette.muted)).height(64.0),
        press,
    ]
    .spacing(space::M);
    let card = container(content)
        .padding(Padding { top: 26.0, bottom: 26.0, left: 28.0, right: 28.0 })
        .width(Fill)
        .style(style::hero(look.palette, leading));
    mouse_area(card).on_release(message).interaction(iced::mouse::Interaction::Pointer).into()
}

fn dossiers<'a>(look: Look, recent: &'a [Recent]) -> Element<'a, Message> {
    let open = row![
        secondary(look, look.say("desk-welcome-open"), Some(Message::OpenPressed)),
        secondary(look, look.say("desk-command-new"), Some(Message::NewPressed)),
    ]
    .spacing(space::S);
    if recent.is_empty() {
        let none = container(body(look.say("desk-welcome-none")).color(look.palette.muted))
            .padding(Padding { top: 18.0, bottom: 18.0, left: space::L, right: space::L })
            .width(Fill)
            .style(style::card(look.palette));
        return column![caption(look, &look.say("desk-welcome-dossiers")), none, open]
            .spacing(space::M)
            .into();
    }
    let mut list = column![];
    for (index, dossier) in recent.iter().enumerate() {
        if index > 0 {
            list = list.push(look::line(look));
        }
        let about = look.say(
            Phrase::new("desk-recent-about")
                .with("edition", dossier.edition)
                .with("replies", dossier.replies.0)
                .with("asked", dossier.replies.1),
        );
        let state = if dossier.open == 0 {
            look::marked(Icon::Check, look.palette.agreed, look.say("desk-agreed"))
        } else {
            look::marked(
                Icon::Open,
                look.palette.open,
                look.say(Phrase::new("desk-status-open").count("count", dossier.open)),
            )
        };
        let titles = column![strong(&dossier.title), small(look, about)].spacing(1.0).width(Fill);
        list = list.push(
            button(row![titles, state].spacing(space::M).align_y(Center))
                .padding(Padding { top: 10.0, bottom: 10.0, left: 14.0, right: 14.0 })
                .width(Fill)
                .style(style::row(look.palette, false))
                .on_press(Message::RecentPressed(index)),
        );
    }
    let list = container(list).padding(1.0).width(Fill).style(style::card(look.palette));
    column![caption(look, &look.say("desk-welcome-dossiers")), list, open].spacing(space::M).into()
}

fn samples<'a>(look: Look) -> Element<'a, Message> {
    let sample = |title: &'static str, about: &'static str, sample: Sample| {
        button(column![strong(look.say(title)), small(look, look.say(about))].spacing(2.0).width(Fill))
            .padding(Padding { top: 12.0, bottom: 12.0, left: 14.0, right: 14.0 })
            .width(Fill)
            .style(style::card_button(look.palette, false))
            .on_press(Message::SamplePressed(sample))
    };
    column![
        row![caption(look, &look.say("desk-welcome-samples")), fill()],
        sample("desk-welcome-sample-agreement", "desk-welcome-sample-agreement-about", Sample::Agreement),
        sample("desk-welcome-sample-programme", "desk-welcome-sample-programme-about", Sample::Programme),
    ]
    .spacing(space::M)
    .into()
}
