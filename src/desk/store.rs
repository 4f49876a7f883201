//! What the desk remembers between two days: language, light, size of text, dossiers opened lately.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::theme::Light;
use crate::language::{Language, Phrase};

/// How many dossiers are remembered.
const REMEMBERED: usize = 8;

/// What is remembered. Unknown fields of a later version are passed over, missing ones take their defaults.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Settings {
    /// The language of the interface.
    pub language: Language,
    /// The light.
    pub light: Light,
    /// The size of documents' text; 1 as drawn.
    pub zoom: f32,
    /// Whether holders are named.
    pub attribution: bool,
    /// Dossiers opened lately, the latest first.
    pub recent: Vec<Recent>,
}

/// A dossier opened before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Recent {
    /// Its folder.
    pub path: PathBuf,
    /// Its title.
    pub title: String,
    /// The number of its current draft, 0 if unknown.
    #[serde(default)]
    pub edition: u32,
    /// How many of those asked have replied, and how many were asked.
    #[serde(default)]
    pub replies: (usize, usize),
    /// How many differences were open when it was last seen.
    #[serde(default)]
    pub open: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: Language::English,
            light: Light::Light,
            zoom: 1.0,
            attribution: true,
            recent: Vec::new(),
        }
    }
}

impl Settings {
    /// Reads what was remembered. A file that is missing or cannot be read means the defaults: settings are not
    /// worth a complaint.
    pub fn load(path: &Path, fallback: Language) -> Self {
        let defaults = Self { language: fallback, ..Self::default() };
        let Ok(text) = std::fs::read_to_string(path) else { return defaults };
        let mut settings: Self = ron::from_str(&text).unwrap_or(defaults);
        settings.zoom = settings.zoom.clamp(ZOOMS[0], ZOOMS[ZOOMS.len() - 1]);
        settings
    }

    /// Keeps the settings, the whole file or none.
    pub fn save(&self, path: &Path) -> Result<(), Phrase> {
        let failed = |reason: String| Phrase::new("desk-error-settings").with("reason", reason);
        let text = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default())
            .map_err(|error| failed(error.to_string()))?;
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|error| failed(error.to_string()))?;
        }
        write_whole(path, text.as_bytes()).map_err(|error| failed(error.to_string()))
    }

    /// Remembers a dossier as the latest one.
    pub fn remember(&mut self, recent: Recent) {
        self.recent.retain(|other| other.path != recent.path);
        self.recent.insert(0, recent);
        self.recent.truncate(REMEMBERED);
    }
}

/// Writes a file whole or not at all.
pub fn write_whole(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write as _;

    let mut file = atomic_write_file::AtomicWriteFile::open(path)?;
    file.write_all(bytes)?;
    file.commit()
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
        let path = folder.path().join("deep/settings.ron");
        let mut settings =
            Settings { language: Language::Russian, light: Light::Dark, zoom: 1.25, ..Settings::default() };
        for number in 0..12 {
            let path = PathBuf::from(format!("/{}", number % 10));
            settings.remember(Recent {
                path,
                title: "Соглашение".into(),
                edition: 2,
                replies: (7, 9),
                open: 17,
            });
        }
        assert_eq!(settings.recent.len(), REMEMBERED);
        assert_eq!(settings.recent[0].path, PathBuf::from("/1"));
        settings.save(&path).unwrap();
        assert_eq!(Settings::load(&path, Language::English), settings);
    }

    #[test]
    fn a_damaged_file_means_the_defaults() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.ron");
        std::fs::write(&path, "(zoom: \"large").unwrap();
        assert_eq!(Settings::load(&path, Language::Russian).language, Language::Russian);
        std::fs::write(&path, "(zoom: 99.0, later: true)").unwrap();
        assert!(Settings::load(&path, Language::English).zoom <= 2.0);
    }

    #[test]
    fn zoom_goes_by_steps_and_stops_at_the_ends() {
        assert_eq!(zoom_step(1.0, true), 1.1);
        assert_eq!(zoom_step(1.0, false), 0.9);
        assert_eq!(zoom_step(2.0, true), 2.0);
        assert_eq!(zoom_step(0.7, false), 0.7);
    }
}
