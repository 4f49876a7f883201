//! Colours by what they mean, the spacing and the sizes of type. Nothing else in the desk names a colour.

use iced::Color;
use iced::theme::Palette as Seed;

/// How the desk is lit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Light {
    /// Dark ink on warm paper.
    #[default]
    Light,
    /// Pale ink on graphite.
    Dark,
    /// Black on white with strong lines.
    HighContrast,
}

/// Colours by meaning. Colour never speaks alone: what is inserted is underlined too, what is deleted struck,
/// what is open bracketed, what is agreed ticked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Palette {
    /// The ground everything lies on.
    pub desk: Color,
    /// The sheet of paper.
    pub page: Color,
    /// Bars and side panels.
    pub chrome: Color,
    /// Cards and buttons.
    pub card: Color,
    /// Text.
    pub ink: Color,
    /// Secondary text.
    pub muted: Color,
    /// Hairlines.
    pub line: Color,
    /// The one primary action, the selection, holders.
    pub accent: Color,
    /// Text on the accent.
    pub on_accent: Color,
    /// The ground of what is selected and of holders.
    pub soft: Color,
    /// Words put in.
    pub inserted: Color,
    /// Words taken out.
    pub deleted: Color,
    /// The ground of a differing passage.
    pub open_ground: Color,
    /// The rule and brackets of a differing passage.
    pub open_rule: Color,
    /// Words about what is open.
    pub open: Color,
    /// What is settled.
    pub agreed: Color,
    /// What moved.
    pub moved: Color,
    /// The ground of selected text.
    pub selection: Color,
    /// The ground of what the search found.
    pub found: Color,
}

const fn hex(value: u32) -> Color {
    Color {
        r: ((value >> 16) & 0xff) as f32 / 255.0,
        g: ((value >> 8) & 0xff) as f32 / 255.0,
        b: (value & 0xff) as f32 / 255.0,
        a: 1.0,
    }
}

static LIGHT: Palette = Palette {
    desk: hex(0xe8e5df),
    page: hex(0xfffdf9),
    chrome: hex(0xf6f4ef),
    card: hex(0xffffff),
    ink: hex(0x211f1b),
    muted: hex(0x645f58),
    line: hex(0xd9d4cb),
    accent: hex(0x1f4e79),
    on_accent: hex(0xffffff),
    soft: hex(0xe3ecf5),
    inserted: hex(0x1c6b3c),
    deleted: hex(0x9c2f2a),
    open_ground: hex(0xfbf0d2),
    open_rule: hex(0xc8941d),
    open: hex(0x7d5800),
    agreed: hex(0x2f6a46),
    moved: hex(0x5b4a8a),
    selection: hex(0xc9dcef),
    found: hex(0xffe08a),
};

static DARK: Palette = Palette {
    desk: hex(0x191a1c),
    page: hex(0x232427),
    chrome: hex(0x1f2023),
    card: hex(0x292a2e),
    ink: hex(0xe9e6df),
    muted: hex(0xa7a29a),
    line: hex(0x3a3b3f),
    accent: hex(0x8db8e3),
    on_accent: hex(0x14202c),
    soft: hex(0x26384a),
    inserted: hex(0x7fcf9d),
    deleted: hex(0xf09a92),
    open_ground: hex(0x3d3521),
    open_rule: hex(0xd9a83a),
    open: hex(0xd9a83a),
    agreed: hex(0x8ccaa3),
    moved: hex(0xc3b1f0),
    selection: hex(0x35506b),
    found: hex(0x6b5a1e),
};

static HIGH_CONTRAST: Palette = Palette {
    desk: hex(0xffffff),
    page: hex(0xffffff),
    chrome: hex(0xffffff),
    card: hex(0xffffff),
    ink: hex(0x000000),
    muted: hex(0x2b2b2b),
    line: hex(0x595959),
    accent: hex(0x00318f),
    on_accent: hex(0xffffff),
    soft: hex(0xdde8ff),
    inserted: hex(0x00501e),
    deleted: hex(0x8f0000),
    open_ground: hex(0xfff2c2),
    open_rule: hex(0x6b4a00),
    open: hex(0x523900),
    agreed: hex(0x00501e),
    moved: hex(0x3c1d80),
    selection: hex(0xb8d0ff),
    found: hex(0xffd84d),
};

impl Light {
    /// All ways to light the desk.
    pub const ALL: [Light; 3] = [Light::Light, Light::Dark, Light::HighContrast];

    /// Its colours.
    pub fn palette(self) -> &'static Palette {
        match self {
            Light::Light => &LIGHT,
            Light::Dark => &DARK,
            Light::HighContrast => &HIGH_CONTRAST,
        }
    }

    /// What it is remembered by.
    pub fn code(self) -> &'static str {
        match self {
            Light::Light => "light",
            Light::Dark => "dark",
            Light::HighContrast => "contrast",
        }
    }

    /// The key of its name.
    pub fn name(self) -> &'static str {
        match self {
            Light::Light => "desk-light-light",
            Light::Dark => "desk-light-dark",
            Light::HighContrast => "desk-light-contrast",
        }
    }

    /// The theme handed to the window; every one has a name of its own, for iced tells themes apart by name.
    pub fn theme(self) -> iced::Theme {
        let palette = self.palette();
        let name = match self {
            Light::Light => "Travaux light",
            Light::Dark => "Travaux dark",
            Light::HighContrast => "Travaux high contrast",
        };
        iced::Theme::custom(
            name,
            Seed {
                background: palette.desk,
                text: palette.ink,
                primary: palette.accent,
                success: palette.agreed,
                warning: palette.open_rule,
                danger: palette.deleted,
            },
        )
    }

    /// The next way to light the desk, for a switch that goes round.
    pub fn next(self) -> Self {
        match self {
            Light::Light => Light::Dark,
            Light::Dark => Light::HighContrast,
            Light::HighContrast => Light::Light,
        }
    }
}

/// Spacing, in steps of four.
pub mod space {
    /// Between a sign and its word.
    pub const XS: f32 = 4.0;
    /// Between things of one group.
    pub const S: f32 = 8.0;
    /// Inside buttons and between controls.
    pub const M: f32 = 12.0;
    /// Inside bars and cards.
    pub const L: f32 = 16.0;
    /// Between groups.
    pub const XL: f32 = 24.0;
    /// Between parts of a screen.
    pub const XXL: f32 = 32.0;
    /// Around a screen.
    pub const SCREEN: f32 = 44.0;
}

/// Sizes of type: size and line height in logical pixels.
pub mod size {
    /// The text of a document.
    pub const TEXT: (f32, f32) = (17.0, 27.0);
    /// The text of a table.
    pub const TABLE: (f32, f32) = (14.5, 22.0);
    /// The interface.
    pub const BODY: (f32, f32) = (14.0, 20.0);
    /// Secondary words.
    pub const SMALL: (f32, f32) = (12.5, 18.0);
    /// Margin notes and key hints.
    pub const NOTE: (f32, f32) = (11.5, 17.0);
    /// The title of a card.
    pub const CARD: (f32, f32) = (19.0, 26.0);
    /// The heading of a screen.
    pub const SCREEN: (f32, f32) = (27.0, 36.0);
}

/// Corner radii.
pub mod radius {
    /// Paper and highlighted words.
    pub const PAPER: f32 = 3.0;
    /// Buttons and inputs.
    pub const BUTTON: f32 = 8.0;
    /// Cards and dialogs.
    pub const CARD: f32 = 11.0;
    /// Chips.
    pub const CHIP: f32 = 13.0;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(color: Color) -> f32 {
        let channel = |c: f32| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) };
        0.2126 * channel(color.r) + 0.7152 * channel(color.g) + 0.0722 * channel(color.b)
    }

    fn contrast(a: Color, b: Color) -> f32 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_text_can_be_read_on_every_ground_it_stands_on() {
        for light in Light::ALL {
            let p = light.palette();
            let pairs = [
                (
                    "ink",
                    p.ink,
                    vec![p.desk, p.page, p.chrome, p.card, p.soft, p.open_ground, p.selection, p.found],
                ),
                ("muted", p.muted, vec![p.desk, p.page, p.chrome, p.card, p.open_ground, p.soft]),
                ("accent", p.accent, vec![p.desk, p.page, p.chrome, p.card, p.soft]),
                ("on accent", p.on_accent, vec![p.accent]),
                ("inserted", p.inserted, vec![p.page, p.card, p.open_ground]),
                ("deleted", p.deleted, vec![p.page, p.card, p.open_ground, p.chrome]),
                ("open", p.open, vec![p.page, p.card, p.chrome, p.open_ground, p.desk, p.soft]),
                ("agreed", p.agreed, vec![p.page, p.card, p.chrome, p.desk, p.soft]),
                ("moved", p.moved, vec![p.page, p.card]),
            ];
            for (name, text, grounds) in pairs {
                for (place, ground) in grounds.into_iter().enumerate() {
                    let ratio = contrast(text, ground);
                    assert!(ratio >= 4.5, "{light:?}: {name} on ground {place} has {ratio:.2}");
                }
            }
        }
    }

    #[test]
    fn themes_are_told_apart() {
        let names: Vec<String> = Light::ALL.iter().map(|light| light.theme().to_string()).collect();
        assert_ne!(names[0], names[1]);
        assert_ne!(names[1], names[2]);
    }
}
