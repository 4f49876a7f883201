//! What the desk remembers between two days, as it uses it: language, light, size of text, attribution.

use crate::dossier::DiskError;
use crate::dossier::recent::{self, Memory};
use crate::language::Language;

use super::theme::Light;

/// How the desk is set.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The language of the interface.
    pub language: Language,
    /// The light.
    pub light: Light,
    /// The size of documents' text; 1 as drawn.
    pub zoom: f32,
    /// Whether holders are named.
    pub attribution: bool,
    /// What is kept, with what is not of the interface: the office, the keys.
    pub kept: recent::Settings,
}

impl Settings {
    /// As nobody has set anything yet.
    pub fn new(language: Language) -> Self {
        Self::of(recent::Settings::default(), language)
    }

    /// What was remembered; the language where none was chosen.
    pub fn load(memory: &Memory, language: Language) -> Self {
        Self::of(memory.settings(), language)
    }

    fn of(kept: recent::Settings, language: Language) -> Self {
        let light = Light::ALL.into_iter().find(|light| Some(light.code()) == kept.look.as_deref());
        let zoom = f32::from(kept.zoom.unwrap_or(100)) / 100.0;
        Self {
            language: kept.language.unwrap_or(language),
            light: light.unwrap_or_default(),
            zoom: zoom.clamp(ZOOMS[0], ZOOMS[ZOOMS.len() - 1]),
            attribution: kept.attribution.unwrap_or(true),
            kept,
        }
    }

    /// Keeps the settings of the interface. What else was set stays as it is kept: a command may have changed it meanwhile.
    pub fn save(&self, memory: &Memory) -> Result<(), DiskError> {
        memory.keep_settings(&recent::Settings {
            language: Some(self.language),
            look: Some(self.light.code().to_owned()),
            zoom: Some((self.zoom * 100.0).round() as u16),
            attribution: Some(self.attribution),
            ..memory.settings()
        })
    }
}

/// The sizes of text to choose from.
pub const ZOOMS: [f32; 9] = [0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0];

/// The next larger or smaller size.
pub fn zoom_step(zoom: f32, larger: bool) -> f32 {
    let mut steps = ZOOMS.into_iter();
    if larger {
        steps.find(|step| *step > zoom + 0.01).unwrap_or(zoom)
    } else {
        steps.rev().find(|step| *step < zoom - 0.01).unwrap_or(zoom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_kept_and_come_back() {
        let folder = tempfile::tempdir().unwrap();
        let memory = Memory::at(&folder.path().join("deep"));
        let kept = Settings {
            light: Light::Dark,
            zoom: 1.25,
            attribution: false,
            ..Settings::new(Language::Russian)
        };
        kept.save(&memory).unwrap();
        let back = Settings::load(&memory, Language::English);
        assert_eq!(
            (back.language, back.light, back.zoom, back.attribution),
            (Language::Russian, Light::Dark, 1.25, false)
        );
    }

    #[test]
    fn a_damaged_file_means_the_defaults() {
        let folder = tempfile::tempdir().unwrap();
        let memory = Memory::at(folder.path());
        std::fs::write(folder.path().join("settings.ron"), "(zoom: \"large").unwrap();
        assert_eq!(Settings::load(&memory, Language::Russian), Settings::new(Language::Russian));
        std::fs::write(folder.path().join("settings.ron"), "(zoom: Some(9900), later: true)").unwrap();
        assert!(Settings::load(&memory, Language::English).zoom <= 2.0);
    }

    #[test]
    fn zoom_goes_by_steps_and_stops_at_the_ends() {
        assert_eq!(zoom_step(1.0, true), 1.1);
        assert_eq!(zoom_step(1.0, false), 0.9);
        assert_eq!(zoom_step(2.0, true), 2.0);
        assert_eq!(zoom_step(0.7, false), 0.7);
    }
}
