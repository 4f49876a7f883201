//! The languages people read the program in, and the phrases it says.
//!
//! A room never builds sentences: it returns a [`Phrase`], and the edge (a window, a command) says it in the
//! reader's [`Language`]. The wordings stand in `assets/translations/<language>/*.ftl`.

pub mod shown;

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Russian.
    Russian,
}

/// Something to say: the key of a wording and what fills its blanks.
#[derive(Debug, Clone, PartialEq)]
pub struct Phrase {
    key: &'static str,
    blanks: Vec<(&'static str, Blank)>,
}

/// What fills a blank of a phrase.
#[derive(Debug, Clone, PartialEq)]
enum Blank {
    Words(String),
    Number(i64),
    Phrase(Phrase),
}

impl Phrase {
    /// The phrase with this key.
    pub fn new(key: &'static str) -> Self {
        Self { key, blanks: Vec::new() }
    }

    /// Fills a blank with words.
    pub fn with(mut self, name: &'static str, words: impl ToString) -> Self {
        self.blanks.push((name, Blank::Words(words.to_string())));
        self
    }

    /// Fills a blank with a number, which chooses the plural form.
    pub fn count(mut self, name: &'static str, number: usize) -> Self {
        self.blanks.push((name, Blank::Number(i64::try_from(number).unwrap_or(i64::MAX))));
        self
    }

    /// Fills a blank with another phrase.
    pub fn inner(mut self, name: &'static str, phrase: Phrase) -> Self {
        self.blanks.push((name, Blank::Phrase(phrase)));
        self
    }

    /// The key of the wording.
    pub fn key(&self) -> &'static str {
        self.key
    }
}

impl From<&'static str> for Phrase {
    fn from(key: &'static str) -> Self {
        Self::new(key)
    }
}

/// A date in words: "12 March 2026", «12 марта 2026 г.».
pub fn date(date: jiff::civil::Date) -> Phrase {
    const MONTHS: [&str; 12] = [
        "desk-month-1",
        "desk-month-2",
        "desk-month-3",
        "desk-month-4",
        "desk-month-5",
        "desk-month-6",
        "desk-month-7",
        "desk-month-8",
        "desk-month-9",
        "desk-month-10",
        "desk-month-11",
        "desk-month-12",
    ];
    let month = usize::try_from(date.month()).unwrap_or(1).saturating_sub(1);
    let month = MONTHS.get(month).copied().unwrap_or("desk-month-1");
    Phrase::new("desk-date")
        .with("day", date.day())
        .inner("month", Phrase::new(month))
        .with("year", date.year())
}

/// A date in figures, for lists: "12 Mar 2026", «12.03.2026».
pub fn day(date: jiff::civil::Date) -> Phrase {
    Phrase::new("desk-day")
        .with("day", date.day())
        .with("padded", format!("{:02}.{:02}", date.day(), date.month()))
        .count("month", usize::try_from(date.month()).unwrap_or(1))
        .with("year", date.year())
}

/// Reads a date as people type it: "2026-03-12" or «12.03.2026».
pub fn read_date(typed: &str) -> Option<jiff::civil::Date> {
    let parts: Vec<&str> = typed.trim().split(['-', '.']).collect();
    let [one, month, other] = parts.as_slice() else { return None };
    let (year, day) = if typed.contains('.') { (other, one) } else { (one, other) };
    // «12.03.26» is of this century.
    let year: i16 = year.parse().ok()?;
    let year = if (0..100).contains(&year) { year + 2000 } else { year };
    jiff::civil::Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

/// A date as people type it, the way [`read_date`] reads it.
pub fn typed_date(date: jiff::civil::Date) -> String {
    format!("{:02}.{:02}.{}", date.day(), date.month(), date.year())
}

/// The translation files of a language: name and content.
type Files = [(&'static str, &'static str)];

const ENGLISH: &Files = &[
    ("text", include_str!("../assets/translations/en/text.ftl")),
    ("engine", include_str!("../assets/translations/en/engine.ftl")),
    ("dossier", include_str!("../assets/translations/en/dossier.ftl")),
    ("exchange", include_str!("../assets/translations/en/exchange.ftl")),
    ("command", include_str!("../assets/translations/en/command.ftl")),
    ("round", include_str!("../assets/translations/en/round.ftl")),
    ("papers", include_str!("../assets/translations/en/papers.ftl")),
    ("record", include_str!("../assets/translations/en/record.ftl")),
    ("narrative", include_str!("../assets/translations/en/narrative.ftl")),
    ("trust", include_str!("../assets/translations/en/trust.ftl")),
    ("desk", include_str!("../assets/translations/en/desk.ftl")),
    ("board", include_str!("../assets/translations/en/board.ftl")),
    ("own", include_str!("../assets/translations/en/own.ftl")),
];

const RUSSIAN: &Files = &[
    ("text", include_str!("../assets/translations/ru/text.ftl")),
    ("engine", include_str!("../assets/translations/ru/engine.ftl")),
    ("dossier", include_str!("../assets/translations/ru/dossier.ftl")),
    ("exchange", include_str!("../assets/translations/ru/exchange.ftl")),
    ("command", include_str!("../assets/translations/ru/command.ftl")),
    ("round", include_str!("../assets/translations/ru/round.ftl")),
    ("papers", include_str!("../assets/translations/ru/papers.ftl")),
    ("record", include_str!("../assets/translations/ru/record.ftl")),
    ("narrative", include_str!("../assets/translations/ru/narrative.ftl")),
    ("trust", include_str!("../assets/translations/ru/trust.ftl")),
    ("desk", include_str!("../assets/translations/ru/desk.ftl")),
    ("board", include_str!("../assets/translations/ru/board.ftl")),
    ("own", include_str!("../assets/translations/ru/own.ftl")),
];

static ENGLISH_BUNDLE: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle(Language::English));
static RUSSIAN_BUNDLE: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| bundle(Language::Russian));

impl Language {
    /// All languages of the interface.
    pub const ALL: [Language; 2] = [Language::English, Language::Russian];

    /// The BCP 47 code.
    pub fn code(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Russian => "ru",
        }
    }

    /// The language's own name.
    pub fn name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::Russian => "Русский",
        }
    }

    /// The language that fits a locale name such as "ru_RU.UTF-8"; English where none does.
    pub fn from_locale(locale: &str) -> Self {
        if locale.to_ascii_lowercase().starts_with("ru") { Language::Russian } else { Language::English }
    }

    /// Says a phrase. A key without a wording is said as the key itself, so that nothing is ever silent; in what fills
    /// its blanks nothing deceives the eye.
    pub fn say(self, phrase: impl Into<Phrase>) -> String {
        let phrase = phrase.into();
        let bundle = match self {
            Language::English => &*ENGLISH_BUNDLE,
            Language::Russian => &*RUSSIAN_BUNDLE,
        };
        let mut arguments = FluentArgs::new();
        for (name, blank) in phrase.blanks {
            let value = match blank {
                Blank::Words(words) => match shown::shown(&words) {
                    Cow::Borrowed(_) => FluentValue::from(words),
                    Cow::Owned(named) => FluentValue::from(named),
                },
                Blank::Number(number) => FluentValue::from(number),
                Blank::Phrase(inner) => FluentValue::from(self.say(inner)),
            };
            arguments.set(name, value);
        }
        let Some(pattern) = bundle.get_message(phrase.key).and_then(|message| message.value()) else {
            return phrase.key.to_owned();
        };
        let mut errors = Vec::new();
        bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned()
    }
}

fn bundle(language: Language) -> FluentBundle<FluentResource> {
    let (code, files): (LanguageIdentifier, _) = match language {
        Language::English => (unic_langid::langid!("en"), ENGLISH),
        Language::Russian => (unic_langid::langid!("ru"), RUSSIAN),
    };
    let mut bundle = FluentBundle::new_concurrent(vec![code]);
    // Isolation marks (U+2068, U+2069) would end up in copied and printed text.
    bundle.set_use_isolating(false);
    for (_, source) in files {
        let resource = match FluentResource::try_new((*source).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        // A key given twice keeps its first wording; a test forbids it.
        let _ = bundle.add_resource(resource);
    }
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(files: &Files) -> Vec<String> {
        let mut keys: Vec<String> = files
            .iter()
            .flat_map(|(_, source)| source.lines())
            .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
            .filter_map(|line| line.split_once('=').map(|(key, _)| key.trim().to_owned()))
            .collect();
        keys.sort();
        keys
    }

    #[test]
    fn both_languages_say_the_same_things_once() {
        let english = keys(ENGLISH);
        assert_eq!(english, keys(RUSSIAN));
        let mut once = english.clone();
        once.dedup();
        assert_eq!(english, once);
    }

    #[test]
    fn every_file_parses() {
        for (name, source) in ENGLISH.iter().chain(RUSSIAN) {
            assert!(FluentResource::try_new((*source).to_owned()).is_ok(), "{name}");
        }
    }
}
