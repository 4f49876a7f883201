//! How buttons, cards, chips, inputs and the like look: one function for each, no colour named elsewhere.

use iced::border::{Border, Radius};
use iced::widget::{
    button, checkbox, container, pick_list, progress_bar, rule, scrollable, text_editor, text_input,
};
use iced::{Background, Color, Shadow, Theme, overlay};

use super::theme::{Palette, radius};

/// A colour between two others.
fn mix(a: Color, b: Color, part: f32) -> Color {
    Color {
        r: a.r + (b.r - a.r) * part,
        g: a.g + (b.g - a.g) * part,
        b: a.b + (b.b - a.b) * part,
        a: a.a + (b.a - a.a) * part,
    }
}

fn edge(color: Color, width: f32, radius: impl Into<Radius>) -> Border {
    Border { color, width, radius: radius.into() }
}

/// The one primary action of a screen.
pub fn primary(p: &'static Palette) -> impl Fn(&Theme, button::Status) -> button::Style {
    move |_, status| {
        let ground = match status {
            button::Status::Active => p.accent,
            button::Status::Hovered => mix(p.accent, p.ink, 0.18),
            button::Status::Pressed => mix(p.accent, p.ink, 0.32),
            button::Status::Disabled => mix(p.accent, p.desk, 0.62),
        };
        button::Style {
            background: Some(Background::Color(ground)),
            text_color: if status == button::Status::Disabled {
                mix(p.on_accent, p.desk, 0.35)
            } else {
                p.on_accent
            },
            border: edge(Color::TRANSPARENT, 0.0, radius::BUTTON),
            ..button::Style::default()
        }
    }
}

/// An ordinary button.
pub fn secondary(p: &'static Palette) -> impl Fn(&Theme, button::Status) -> button::Style {
    move |_, status| {
        let (ground, text) = match status {
            button::Status::Active => (p.card, p.ink),
            button::Status::Hovered => (p.soft, p.ink),
            button::Status::Pressed => (mix(p.soft, p.accent, 0.18), p.ink),
            button::Status::Disabled => (mix(p.card, p.chrome, 0.6), mix(p.muted, p.chrome, 0.35)),
        };
        button::Style {
            background: Some(Background::Color(ground)),
            text_color: text,
            border: edge(p.line, 1.0, radius::BUTTON),
            ..button::Style::default()
        }
    }
}

/// A button that shows itself only under the pointer.
pub fn quiet(p: &'static Palette) -> impl Fn(&Theme, button::Status) -> button::Style {
    move |_, status| button::Style {
        background: match status {
            button::Status::Hovered => Some(Background::Color(mix(p.soft, p.chrome, 0.25))),
            button::Status::Pressed => Some(Background::Color(p.soft)),
            _ => None,
        },
        text_color: if status == button::Status::Disabled { mix(p.muted, p.chrome, 0.4) } else { p.ink },
        border: edge(Color::TRANSPARENT, 0.0, 6.0),
        ..button::Style::default()
    }
}

/// A row of a list: soft when chosen.
pub fn row(p: &'static Palette, chosen: bool) -> impl Fn(&Theme, button::Status) -> button::Style {
    move |_, status| button::Style {
        background: match (chosen, status) {
            (true, _) => Some(Background::Color(p.soft)),
            (false, button::Status::Hovered) => Some(Background::Color(mix(p.soft, p.chrome, 0.5))),
            (false, button::Status::Pressed) => Some(Background::Color(p.soft)),
            _ => None,
        },
        text_color: p.ink,
        border: edge(Color::TRANSPARENT, 0.0, 6.0),
        ..button::Style::default()
    }
}

/// A card one can press: a wording, a dossier, a sample.
pub fn card_button(p: &'static Palette, chosen: bool) -> impl Fn(&Theme, button::Status) -> button::Style {
    move |_, status| {
        let over = matches!(status, button::Status::Hovered | button::Status::Pressed);
        button::Style {
            background: Some(Background::Color(p.card)),
            text_color: p.ink,
            border: edge(
                if chosen || status == button::Status::Pressed {
                    p.accent
                } else if over {
                    mix(p.line, p.accent, 0.5)
                } else {
                    p.line
                },
                if chosen { 1.5 } else { 1.0 },
                radius::CARD,
            ),
            shadow: Shadow::default(),
            snap: true,
        }
    }
}

/// A segment of a switch; `place` is 0 for the first, 2 for the last, 1 between, 3 for a switch of one.
pub fn segment(
    p: &'static Palette,
    chosen: bool,
    place: u8,
) -> impl Fn(&Theme, button::Status) -> button::Style {
    move |_, status| {
        let r = radius::BUTTON - 1.0;
        let radius = match place {
            0 => Radius::new(0.0).left(r),
            2 => Radius::new(0.0).right(r),
            3 => Radius::new(r),
            _ => Radius::new(0.0),
        };
        button::Style {
            background: Some(Background::Color(match (chosen, status) {
                (true, _) => p.soft,
                (false, button::Status::Hovered | button::Status::Pressed) => mix(p.card, p.soft, 0.5),
                _ => p.card,
            })),
            text_color: if chosen { p.accent } else { p.muted },
            border: edge(Color::TRANSPARENT, 0.0, radius),
            ..button::Style::default()
        }
    }
}

/// A word that can be on or off.
pub fn pill(p: &'static Palette, on: bool) -> impl Fn(&Theme, button::Status) -> button::Style {
    move |_, status| button::Style {
        background: Some(Background::Color(match (on, status) {
            (true, _) => p.soft,
            (false, button::Status::Hovered | button::Status::Pressed) => mix(p.card, p.soft, 0.5),
            _ => p.card,
        })),
        text_color: if on { p.accent } else { p.ink },
        border: edge(if on { p.accent } else { p.line }, 1.0, radius::CHIP),
        ..button::Style::default()
    }
}

/// The frame around a switch.
pub fn switch(p: &'static Palette) -> impl Fn(&Theme) -> container::Style {
    move |_| container::Style {
        background: Some(Background::Color(p.line)),
        border: edge(p.line, 1.0, radius::BUTTON),
        ..container::Style::default()
    }
}

/// A tab of the top bar.
pub fn tab(p: &'static Palette, chosen: bool) -> impl Fn(&Theme, button::Status) -> button::Style {
    move |_, status| button::Style {
        background: None,
        text_color: if chosen || matches!(status, button::Status::Hovered | button::Status::Pressed) {
            p.ink
        } else {
            p.muted
        },
        ..button::Style::default()
    }
}

/// A ground of one colour.
pub fn ground(color: Color) -> impl Fn(&Theme) -> container::Style {
    move |_| container::Style { background: Some(Background::Color(color)), ..container::Style::default() }
}

/// A card.
pub fn card(p: &'static Palette) -> impl Fn(&Theme) -> container::Style {
    move |_| container::Style {
        background: Some(Background::Color(p.card)),
        border: edge(p.line, 1.0, radius::CARD),
        ..container::Style::default()
    }
}

/// A great card of the welcome screen; the leading one has the accent's edge. Nothing has a shadow: where a part of a
/// window is drawn again, the software renderer lays one shadow over the other.
pub fn hero(p: &'static Palette, leading: bool) -> impl Fn(&Theme) -> container::Style {
    move |_| container::Style {
        background: Some(Background::Color(p.card)),
        border: edge(if leading { p.accent } else { p.line }, 1.0, radius::CARD + 1.0),
        ..container::Style::default()
    }
}

/// The sheet of paper.
pub fn paper(p: &'static Palette) -> impl Fn(&Theme) -> container::Style {
    move |_| container::Style {
        background: Some(Background::Color(p.page)),
        border: edge(mix(p.line, p.page, 0.35), 1.0, radius::PAPER),
        ..container::Style::default()
    }
}

/// A dialog over everything.
pub fn dialog(p: &'static Palette) -> impl Fn(&Theme) -> container::Style {
    move |_| container::Style {
        background: Some(Background::Color(p.card)),
        text_color: Some(p.ink),
        border: edge(mix(p.line, p.muted, 0.35), 1.0, radius::CARD),
        ..container::Style::default()
    }
}

/// A notice in passing.
pub fn toast(p: &'static Palette) -> impl Fn(&Theme) -> container::Style {
    move |_| container::Style {
        background: Some(Background::Color(p.card)),
        text_color: Some(p.ink),
        border: edge(p.muted, 1.0, radius::CARD),
        ..container::Style::default()
    }
}

/// How much a dialog dims what lies under it.
pub const DIM: f32 = 0.35;

/// The veil under a dialog.
pub fn veil(dim: f32) -> impl Fn(&Theme) -> container::Style {
    move |_| container::Style {
        background: Some(Background::Color(Color { a: dim, ..Color::BLACK })),
        ..container::Style::default()
    }
}

/// A chip naming a holder.
pub fn chip(p: &'static Palette) -> impl Fn(&Theme) -> container::Style {
    move |_| container::Style {
        background: Some(Background::Color(p.soft)),
        text_color: Some(p.accent),
        border: edge(Color::TRANSPARENT, 0.0, radius::CHIP),
        ..container::Style::default()
    }
}

/// A chip naming one who holds nothing here.
pub fn chip_outlined(p: &'static Palette) -> impl Fn(&Theme) -> container::Style {
    move |_| container::Style {
        background: Some(Background::Color(p.card)),
        text_color: Some(p.ink),
        border: edge(p.line, 1.0, radius::CHIP),
        ..container::Style::default()
    }
}

/// The hint that a key acts here.
pub fn key(p: &'static Palette) -> impl Fn(&Theme) -> container::Style {
    move |_| container::Style {
        background: Some(Background::Color(p.card)),
        text_color: Some(p.muted),
        border: edge(p.line, 1.0, 4.0),
        ..container::Style::default()
    }
}

/// A message that wants to be read: something went wrong or deserves a look.
pub fn notice(p: &'static Palette) -> impl Fn(&Theme) -> container::Style {
    move |_| container::Style {
        background: Some(Background::Color(p.open_ground)),
        text_color: Some(p.ink),
        border: edge(p.open_rule, 1.0, radius::BUTTON),
        ..container::Style::default()
    }
}

/// A whole alternative: ground and a rule at its left side (the rule is drawn by its first child).
pub fn alternative(p: &'static Palette) -> impl Fn(&Theme) -> container::Style {
    move |_| container::Style {
        background: Some(Background::Color(p.open_ground)),
        border: edge(Color::TRANSPARENT, 0.0, radius::PAPER),
        ..container::Style::default()
    }
}

/// A hairline.
pub fn hairline(p: &'static Palette) -> impl Fn(&Theme) -> rule::Style {
    move |_| rule::Style { color: p.line, radius: 0.0.into(), fill_mode: rule::FillMode::Full, snap: true }
}

/// A line of a colour.
pub fn stroke(color: Color) -> impl Fn(&Theme) -> rule::Style {
    move |_| rule::Style { color, radius: 0.0.into(), fill_mode: rule::FillMode::Full, snap: true }
}

/// A line of text to fill in.
pub fn input(p: &'static Palette) -> impl Fn(&Theme, text_input::Status) -> text_input::Style {
    move |_, status| text_input::Style {
        background: Background::Color(p.card),
        border: match status {
            text_input::Status::Focused { .. } => edge(p.accent, 1.5, radius::BUTTON),
            text_input::Status::Hovered => edge(mix(p.line, p.accent, 0.5), 1.0, radius::BUTTON),
            _ => edge(p.line, 1.0, radius::BUTTON),
        },
        icon: p.muted,
        placeholder: p.muted,
        value: p.ink,
        selection: p.selection,
    }
}

/// The editor of a provision or a wording.
pub fn editor(p: &'static Palette) -> impl Fn(&Theme, text_editor::Status) -> text_editor::Style {
    move |_, status| text_editor::Style {
        background: Background::Color(p.card),
        border: match status {
            text_editor::Status::Focused { .. } => edge(p.accent, 1.5, radius::PAPER),
            _ => edge(p.line, 1.0, radius::PAPER),
        },
        placeholder: p.muted,
        value: p.ink,
        selection: p.selection,
    }
}

/// A list to pick from.
pub fn pick(p: &'static Palette) -> impl Fn(&Theme, pick_list::Status) -> pick_list::Style {
    move |_, status| pick_list::Style {
        text_color: p.ink,
        placeholder_color: p.muted,
        handle_color: p.muted,
        background: Background::Color(p.card),
        border: match status {
            pick_list::Status::Active => edge(p.line, 1.0, radius::BUTTON),
            _ => edge(mix(p.line, p.accent, 0.6), 1.0, radius::BUTTON),
        },
    }
}

/// The menu of a list to pick from.
pub fn menu(p: &'static Palette) -> impl Fn(&Theme) -> overlay::menu::Style {
    move |_| overlay::menu::Style {
        background: Background::Color(p.card),
        border: edge(p.line, 1.0, radius::BUTTON),
        text_color: p.ink,
        selected_text_color: p.ink,
        selected_background: Background::Color(p.soft),
        shadow: Shadow::default(),
    }
}

/// A box to tick.
pub fn tick(p: &'static Palette) -> impl Fn(&Theme, checkbox::Status) -> checkbox::Style {
    move |_, status| {
        let (checkbox::Status::Active { is_checked }
        | checkbox::Status::Hovered { is_checked }
        | checkbox::Status::Disabled { is_checked }) = status;
        checkbox::Style {
            background: Background::Color(if is_checked { p.accent } else { p.card }),
            icon_color: p.on_accent,
            border: edge(if is_checked { p.accent } else { p.muted }, 1.0, 4.0),
            text_color: Some(p.ink),
        }
    }
}

/// Progress of work in the background.
pub fn progress(p: &'static Palette) -> impl Fn(&Theme) -> progress_bar::Style {
    move |_| progress_bar::Style {
        background: Background::Color(p.line),
        bar: Background::Color(p.accent),
        border: edge(Color::TRANSPARENT, 0.0, 3.0),
    }
}

/// A scrolling region.
pub fn scroll(p: &'static Palette) -> impl Fn(&Theme, scrollable::Status) -> scrollable::Style {
    move |_, status| {
        let active = matches!(
            status,
            scrollable::Status::Dragged { .. }
                | scrollable::Status::Hovered { is_vertical_scrollbar_hovered: true, .. }
        );
        let rail = scrollable::Rail {
            background: None,
            border: edge(Color::TRANSPARENT, 0.0, 4.0),
            scroller: scrollable::Scroller {
                background: Background::Color(thumb(p, active)),
                border: edge(Color::TRANSPARENT, 0.0, 4.0),
            },
        };
        scrollable::Style {
            container: container::Style::default(),
            vertical_rail: rail,
            horizontal_rail: rail,
            gap: None,
            auto_scroll: scrollable::AutoScroll {
                background: Background::Color(p.card),
                border: edge(p.line, 1.0, 12.0),
                shadow: Shadow::default(),
                icon: p.muted,
            },
        }
    }
}

/// The thumb of a scrollbar.
pub fn thumb(p: &Palette, active: bool) -> Color {
    mix(p.line, p.muted, if active { 0.7 } else { 0.12 })
}
