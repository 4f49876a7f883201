//! Keys with what is held down.

use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;

/// A key with its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chord {
    /// Control, or Command on a Mac.
    pub command: bool,
    /// Shift. Ignored for signs that need it on some layouts (`+`).
    pub shift: bool,
    /// Alt.
    pub alt: bool,
    /// The key itself.
    pub stroke: Stroke,
}

/// A key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stroke {
    /// The key that writes this Latin letter, digit or sign, on whatever layout.
    Sign(char),
    /// A key with a name.
    Named(Named),
}

pub(super) const fn plain(sign: char) -> Chord {
    Chord { command: false, shift: false, alt: false, stroke: Stroke::Sign(sign) }
}

pub(super) const fn ctrl(sign: char) -> Chord {
    Chord { command: true, shift: false, alt: false, stroke: Stroke::Sign(sign) }
}

pub(super) const fn ctrl_shift(sign: char) -> Chord {
    Chord { command: true, shift: true, alt: false, stroke: Stroke::Sign(sign) }
}

pub(super) const fn alt(sign: char) -> Chord {
    Chord { command: false, shift: false, alt: true, stroke: Stroke::Sign(sign) }
}

pub(super) const fn shift(sign: char) -> Chord {
    Chord { command: false, shift: true, alt: false, stroke: Stroke::Sign(sign) }
}

pub(super) const fn named(key: Named) -> Chord {
    Chord { command: false, shift: false, alt: false, stroke: Stroke::Named(key) }
}

pub(super) const fn with(command: bool, shift: bool, key: Named) -> Chord {
    Chord { command, shift, alt: false, stroke: Stroke::Named(key) }
}

impl Chord {
    pub(super) fn matches(&self, stroke: Stroke, modifiers: Modifiers) -> bool {
        let free_shift = matches!(self.stroke, Stroke::Sign('=' | '+' | '/' | ','));
        self.stroke == stroke
            && self.command == modifiers.command()
            && self.alt == modifiers.alt()
            && (free_shift || self.shift == modifiers.shift())
    }

    /// How the keys are written: "Ctrl+Shift+Z".
    pub fn written(&self) -> String {
        let mut written = String::new();
        let command = if cfg!(target_os = "macos") { "⌘" } else { "Ctrl+" };
        for (held, name) in [(self.command, command), (self.alt, "Alt+"), (self.shift, "Shift+")] {
            if held {
                written.push_str(name);
            }
        }
        match self.stroke {
            Stroke::Sign('-') => written.push('−'),
            Stroke::Sign('=') => written.push('+'),
            Stroke::Sign(sign) => written.extend(sign.to_uppercase()),
            Stroke::Named(Named::Escape) => written.push_str("Esc"),
            Stroke::Named(Named::ArrowDown) => written.push('↓'),
            Stroke::Named(Named::ArrowUp) => written.push('↑'),
            Stroke::Named(Named::ArrowRight) => written.push('→'),
            Stroke::Named(Named::ArrowLeft) => written.push('←'),
            Stroke::Named(named) => written.push_str(&format!("{named:?}")),
        }
        written
    }
}
