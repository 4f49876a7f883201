//! The icons: a few of our own, drawn in one stroke and coloured by what they stand for.

use iced::widget::svg;
use iced::{Color, Theme};

macro_rules! icons {
    ($($(#[$about:meta])* $name:ident = $file:literal;)*) => {
        /// An icon.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Icon {
            $($(#[$about])* $name,)*
        }

        impl Icon {
            fn bytes(self) -> &'static [u8] {
                match self {
                    $(Icon::$name => include_bytes!(concat!("../../assets/icons/", $file, ".svg")),)*
                }
            }
        }
    };
}

icons! {
    /// Close, or take out of a list.
    Close = "close";
    /// Not taken.
    Cross = "cross";
    /// Settled.
    Check = "check";
    /// Find.
    Find = "find";
    /// Edit.
    Pencil = "pencil";
    /// Before.
    Up = "up";
    /// After.
    Down = "down";
    /// From one to another.
    Arrow = "arrow";
    /// Open.
    Open = "open";
    /// Settled in part, or by a compromise.
    Half = "half";
    /// Something deserves a look.
    Warning = "warning";
    /// Something went wrong.
    Trouble = "trouble";
    /// The outline, hidden.
    Outline = "outline";
    /// The outline, shown.
    OutlineShown = "outline-shown";
    /// The panel, hidden.
    Panel = "panel";
    /// The panel, shown.
    PanelShown = "panel-shown";
}

/// An icon of some size and colour.
pub fn icon<'a>(icon: Icon, size: f32, color: Color) -> svg::Svg<'a, Theme> {
    svg(svg::Handle::from_memory(icon.bytes()))
        .width(size)
        .height(size)
        .style(move |_: &Theme, _| svg::Style { color: Some(color) })
}
