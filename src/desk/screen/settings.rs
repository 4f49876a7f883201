//! Language, light, size of text, attribution.

use iced::widget::{checkbox, column, container, row};
use iced::{Center, Element, Fill, Padding};

use crate::desk::look::{self, Look, body, primary, secondary, serif, small, strong};
use crate::desk::screen::keys::{self, OwnKey};
use crate::desk::store::Settings;
use crate::desk::style;
use crate::desk::theme::{Light, size, space};
use crate::dossier::Dossier;
use crate::language::{Language, Phrase};
use crate::negotiation::outcome::Verdict;
use crate::negotiation::verdict::VerdictWords;

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
    /// Transfer files open by a double click, or not.
    FilesTied(bool),
    /// The council's words for what became of a proposal.
    WordsPicked(VerdictWords),
    /// About keys and offices.
    Keys(keys::Message),
    /// Back to where one came from.
    BackPressed,
}

/// Draws the screen.
pub fn view<'a>(
    look: Look,
    settings: &'a Settings,
    (key, tied): (Option<&OwnKey>, Option<bool>),
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
    let attribution = ticked(
        look,
        settings.attribution,
        ("desk-settings-attribution", "desk-settings-attribution-about"),
        Message::AttributionToggled,
    );
    let cards = column![
        group(
            look,
            "desk-settings-language",
            look::switch(look, &languages, settings.language, Message::LanguagePicked)
        ),
        group(look, "desk-settings-light", look::switch(look, &lights, settings.light, Message::LightPicked)),
        group(look, "desk-settings-zoom", column![zoom, sample].spacing(space::M)),
        container(attribution).padding(18.0).width(Fill).style(style::card(p)),
        keys::key_card(look, key).map(Message::Keys),
        dossier.map(|dossier| keys::dossier_card(look, dossier, &settings.kept).map(Message::Keys)),
        dossier.filter(|dossier| dossier.decides()).map(|dossier| words(look, dossier)),
        tied.map(|tied| files(look, tied)),
        container(small(
            look,
            look.say(Phrase::new("desk-settings-version").with("version", env!("CARGO_PKG_VERSION")))
        ))
        .padding(Padding { top: space::S, ..Padding::ZERO }),
    ]
    .spacing(space::M)
    .max_width(640.0);
    let page =
        column![serif(look.say("desk-settings"), size::SCREEN), cards].spacing(space::L).max_width(640.0);
    let done = primary(look, look.say("desk-panel-done"), Some(Message::BackPressed));
    look::cards(look, look::top_bar(look, look::name(), done), page)
}

/// Something that is so or not, with what follows from it.
fn ticked<'a>(
    look: Look,
    on: bool,
    (label, about): (&'static str, &'static str),
    toggled: impl Fn(bool) -> Message + 'a,
) -> Element<'a, Message> {
    let tick = checkbox(on)
        .label(look.say(label))
        .size(18.0)
        .text_size(size::BODY.0)
        .style(style::tick(look.palette))
        .on_toggle(toggled);
    column![tick, small(look, look.say(about))].spacing(space::XS).into()
}

/// The council's words for what became of a proposal.
fn words<'a>(look: Look, dossier: &Dossier) -> Element<'a, Message> {
    let sets = VerdictWords::ALL.map(|set| {
        let all = [Verdict::Taken, Verdict::NotTaken].map(|verdict| look.say(set.key(verdict)));
        (set, all.join(" · "))
    });
    let pick = look::switch(look, &sets, dossier.state().verdicts(), Message::WordsPicked);
    group(
        look,
        "desk-settings-words",
        column![pick, small(look, look.say("desk-settings-words-about"))].spacing(space::S),
    )
}

/// What opens with the program.
fn files<'a>(look: Look, tied: bool) -> Element<'a, Message> {
    let labels = ("desk-settings-files-tie", "desk-settings-files-about");
    group(look, "desk-settings-files", ticked(look, tied, labels, Message::FilesTied))
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
