//! Language, light, size of text, attribution.

use iced::widget::{checkbox, column, container, row, scrollable};
use iced::{Center, Element, Fill, Padding};

use crate::desk::look::{self, Look, body, primary, secondary, serif, small, strong};
use crate::desk::screen::keys::{self, OwnKey};
use crate::desk::store::Settings;
use crate::desk::style;
use crate::desk::theme::{Light, size, space};
use crate::dossier::Dossier;
use crate::language::{Language, Phrase};

/// What happens in the settings.
#[derive(Debug, Clone)]
pub enum Message {
    /// Another language.
    LanguagePicked(Language),
    /// Another light.
    LightPicked(Light),
    /// Larger or smaller text.
    ZoomPressed(bool),
    /// Holders named or not.
    AttributionToggled(bool),
    /// About keys and offices.
    Keys(keys::Message),
    /// Back to where one came from.
    BackPressed,
}

/// Draws the screen.
pub fn view<'a>(
    look: Look,
    settings: &'a Settings,
    key: Option<&OwnKey>,
    dossier: Option<&Dossier>,
) -> Element<'a, Message> {
    let p = look.palette;
    let languages = Language::ALL.map(|language| (language, language.name().to_owned()));
    let lights = Light::ALL.map(|light| (light, look.say(light.name())));
    let percent = format!("{} %", (settings.zoom * 100.0).round());
    let zoom = row![
        secondary(look, "−", Some(Message::ZoomPressed(false))),
        container(body(percent)).center_x(64.0),
        secondary(look, "+", Some(Message::ZoomPressed(true))),
    ]
    .align_y(Center)
    .spacing(space::XS);
    let sample = container(serif(look.say("desk-settings-sample"), look.zoomed(size::TEXT)))
        .padding(space::L)
        .width(Fill)
        .style(style::paper(p));
    let attribution = checkbox(settings.attribution)
        .label(look.say("desk-settings-attribution"))
        .size(18.0)
        .text_size(size::BODY.0)
        .style(style::tick(p))
        .on_toggle(Message::AttributionToggled);
    let cards = column![
        group(
            look,
            "desk-settings-language",
            look::switch(look, &languages, settings.language, Message::LanguagePicked)
        ),
        group(look, "desk-settings-light", look::switch(look, &lights, settings.light, Message::LightPicked)),
        group(look, "desk-settings-zoom", column![zoom, sample].spacing(space::M)),
        container(
            column![attribution, small(look, look.say("desk-settings-attribution-about"))].spacing(space::XS)
        )
        .padding(18.0)
        .width(Fill)
        .style(style::card(p)),
        keys::key_card(look, key).map(Message::Keys),
        dossier.map(|dossier| keys::dossier_card(look, dossier, &settings.kept).map(Message::Keys)),
        container(small(
            look,
            look.say(Phrase::new("desk-settings-version").with("version", env!("CARGO_PKG_VERSION")))
        ))
        .padding(Padding { top: space::S, ..Padding::ZERO }),
    ]
    .spacing(space::M)
    .max_width(640.0);
    let scrolled = scrollable(
        container(
            column![serif(look.say("desk-settings"), size::SCREEN), cards].spacing(space::L).max_width(640.0),
        )
        .center_x(Fill)
        .padding(Padding { top: space::XXL, bottom: space::XXL, left: space::XL, right: space::XL }),
    )
    .direction(look::thin())
    .style(style::scroll(p))
    .height(Fill);
    column![
        look::top_bar(
            look,
            look::name(),
            primary(look, look.say("desk-panel-done"), Some(Message::BackPressed))
        ),
        container(scrolled).height(Fill).style(style::ground(p.desk)),
        look::bottom_bar(
            look,
            small(look, look.say("desk-welcome-offline")),
            small(look, look.say("desk-hint-keys"))
        ),
    ]
    .into()
}

fn group<'a>(
    look: Look,
    title: &'static str,
    content: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    container(column![strong(look.say(title)), content.into()].spacing(10.0))
        .padding(18.0)
        .width(Fill)
        .style(style::card(look.palette))
        .into()
}
