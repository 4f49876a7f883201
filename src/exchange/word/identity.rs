//! What a file we wrote says of itself, so that it is recognised when it comes back, whatever it is called.
//!
//! Custom properties say of which dossier and edition it is, and what the edition's text hashes to; bookmarks
//! carry the names of provisions through any editing.

use super::read::Properties;

/// The properties, by name.
const KIND: &str = "travaux-kind";
const DOSSIER: &str = "travaux-dossier";
const EDITION: &str = "travaux-edition";
const LANGUAGE: &str = "travaux-language";
const TEXT: &str = "travaux-text";
/// The start of the names of the bookmarks on provisions.
const BOOKMARK: &str = "tvx_";

/// What a file we wrote says of itself. What is not known is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Identity {
    /// What kind of file it is: "clean", "consolidated", "brackets", "changes".
    pub kind: String,
    /// The dossier, by its id.
    pub dossier: String,
    /// The edition, by the id of its record.
    pub edition: String,
    /// The language of the text.
    pub language: String,
    /// SHA-256 of the edition's text as Draft Markdown.
    pub text: String,
}

impl Identity {
    /// The identity as properties of a file.
    pub fn properties(&self) -> Vec<(String, String)> {
        [
            (KIND, &self.kind),
            (DOSSIER, &self.dossier),
            (EDITION, &self.edition),
            (LANGUAGE, &self.language),
            (TEXT, &self.text),
        ]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| (name.to_owned(), value.clone()))
        .collect()
    }

    /// What a file says of itself; nothing if we did not write it.
    pub fn of(properties: &Properties) -> Option<Self> {
        let value = |name: &str| {
            let found = properties.custom.iter().find(|(known, _)| known == name);
            found.map(|(_, value)| value.clone()).unwrap_or_default()
        };
        let identity = Self {
            kind: value(KIND),
            dossier: value(DOSSIER),
            edition: value(EDITION),
            language: value(LANGUAGE),
            text: value(TEXT),
        };
        (identity != Self::default()).then_some(identity)
    }
}

/// The names of a text's provisions, stable from edition to edition.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    names: Vec<Box<str>>,
}

impl Names {
    /// Names from provision ids, as many letters and digits as a bookmark can hold.
    pub fn new<I: ToString>(ids: impl IntoIterator<Item = I>) -> Self {
        let name = |id: I| {
            let id: String = id.to_string().chars().filter(char::is_ascii_alphanumeric).take(32).collect();
            format!("{BOOKMARK}{id}").into()
        };
        Self { names: ids.into_iter().map(name).collect() }
    }

    /// Names of provisions that have no ids: by their number.
    pub fn numbered(provisions: usize) -> Self {
        Self::new(0..provisions)
    }

    /// The name of a provision.
    pub fn of(&self, provision: usize) -> Option<Box<str>> {
        self.names.get(provision).cloned()
    }

    /// The provision with this name.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|known| **known == *name)
    }
}
