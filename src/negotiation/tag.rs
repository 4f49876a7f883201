//! The language a text is in.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A BCP 47 language tag of a document: "ru", "en", "kk", "uz-Latn". Documents come in any language, so this is
/// not one of the interface's languages.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LanguageTag(Box<str>);

/// What should have been a language tag is not one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a language tag such as ru, en or uz-Latn")]
pub struct NotALanguage(pub String);

impl LanguageTag {
    /// The tag as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Russian.
    pub fn russian() -> Self {
        Self("ru".into())
    }

    /// English.
    pub fn english() -> Self {
        Self("en".into())
    }
}

impl FromStr for LanguageTag {
    type Err = NotALanguage;

    fn from_str(text: &str) -> Result<Self, NotALanguage> {
        let mut parts = text.split('-');
        let primary = parts.next().unwrap_or_default();
        let fits = (2..=3).contains(&primary.len())
            && primary.bytes().all(|b| b.is_ascii_lowercase())
            && text.len() <= 35
            && parts
                .all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
        if fits { Ok(Self(text.into())) } else { Err(NotALanguage(text.chars().take(40).collect())) }
    }
}

impl TryFrom<String> for LanguageTag {
    type Error = NotALanguage;

    fn try_from(text: String) -> Result<Self, NotALanguage> {
        text.parse()
    }
}

impl From<LanguageTag> for String {
    fn from(tag: LanguageTag) -> String {
        tag.0.into()
    }
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_checked() {
        for right in ["ru", "en", "kk", "uz-Latn", "tg", "zh-Hans-CN"] {
            assert_eq!(right.parse::<LanguageTag>().map(|tag| tag.to_string()), Ok(right.to_owned()));
        }
        for wrong in ["", "r", "RU", "русский", "ru-", "../ru", "ru_RU", "english"] {
            assert!(wrong.parse::<LanguageTag>().is_err(), "{wrong}");
        }
    }
}
