//! Who sits at the table: codes, names, protocol order.
//!
//! These are the types records carry. Reading rosters from files and finding a delegation by a name stands in
//! [`crate::council`].

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::LanguageTag;

/// The code of a delegation, body, chair or secretariat: "KAZ". It stands in file names, so it is checked:
/// `[A-Z0-9][A-Z0-9-]{0,15}`, and `BASE` is reserved for the base text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Code(Box<str>);

/// Why something is not a code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotACode {
    /// It does not look like one.
    #[error("“{0}” is not a code: use 1 to 16 capital Latin letters, digits or hyphens")]
    Malformed(String),
    /// It is reserved for the base text.
    #[error("the code BASE is reserved for the base text")]
    Reserved,
    /// It is a name Windows does not allow for files.
    #[error("“{0}” cannot be a code: Windows reserves the name")]
    Device(String),
}

/// What someone at the table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Seat {
    /// A state: comments and decides.
    #[default]
    #[serde(alias = "State")]
    State,
    /// A body at the table: comments and does not decide.
    #[serde(alias = "Body")]
    Body,
    /// Whoever chairs.
    #[serde(alias = "Chair")]
    Chair,
    /// The secretariat, which circulates drafts and enters what comes in.
    #[serde(alias = "Secretariat")]
    Secretariat,
}

/// The names of one entry in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Names {
    /// The short name: «Казахстан».
    pub short: String,
    /// The full name, nominative: «Республика Казахстан».
    #[serde(default)]
    pub full: String,
    /// The full name, genitive, for headings and signature lines: «Республики Казахстан».
    #[serde(default)]
    pub genitive: String,
    /// The organ that takes part: «Министерство внутренних дел».
    #[serde(default)]
    pub organ: String,
}

/// One seat at the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterEntry {
    /// The code.
    pub code: Code,
    /// What it is.
    #[serde(default)]
    pub kind: Seat,
    /// Its place in protocol order.
    pub order: u32,
    /// Its names per language.
    #[serde(default)]
    pub names: BTreeMap<LanguageTag, Names>,
    /// Other spellings it is known by in file names, author names and letters.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// Everyone at the table, in protocol order (by order, then code).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roster {
    entries: Vec<RosterEntry>,
}

impl Code {
    /// The longest code.
    pub const LONGEST: usize = 16;

    /// The code as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Code {
    type Err = NotACode;

    fn from_str(text: &str) -> Result<Self, NotACode> {
        if text.eq_ignore_ascii_case("base") {
            return Err(NotACode::Reserved);
        }
        let capital = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
        let fits = (1..=Self::LONGEST).contains(&text.len())
            && text.bytes().next().is_some_and(capital)
            && text.bytes().all(|byte| capital(byte) || byte == b'-');
        if !fits {
            return Err(NotACode::Malformed(text.chars().take(40).collect()));
        }
        let digit_after = |stem: &str| {
            text.strip_prefix(stem)
                .is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_digit()))
        };
        if ["CON", "PRN", "AUX", "NUL"].contains(&text) || digit_after("COM") || digit_after("LPT") {
            return Err(NotACode::Device(text.to_owned()));
        }
        Ok(Self(text.into()))
    }
}

impl TryFrom<String> for Code {
    type Error = NotACode;

    fn try_from(text: String) -> Result<Self, NotACode> {
        text.parse()
    }
}

impl From<Code> for String {
    fn from(code: Code) -> String {
        code.0.into()
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl Seat {
    /// Whether whoever sits here may publish editions, enter replies of others and decide.
    pub fn may_decide(self) -> bool {
        matches!(self, Seat::Chair | Seat::Secretariat)
    }

    /// Whether a reply is expected from this seat.
    pub fn replies(self) -> bool {
        matches!(self, Seat::State | Seat::Body)
    }
}

impl RosterEntry {
    /// An entry known by its code alone.
    pub fn bare(code: Code, kind: Seat, order: u32) -> Self {
        Self { code, kind, order, names: BTreeMap::new(), aliases: Vec::new() }
    }

    /// The short name in this language, else in any, else the code.
    pub fn short(&self, language: &str) -> &str {
        self.named(language, |names| &names.short)
    }

    /// The full name in this language, else its short one, else the code.
    pub fn full(&self, language: &str) -> &str {
        self.named(language, |names| if names.full.is_empty() { &names.short } else { &names.full })
    }

    /// The full name in the genitive, else the full name.
    pub fn genitive(&self, language: &str) -> &str {
        self.named(language, |names| {
            [&names.genitive, &names.full, &names.short]
                .into_iter()
                .find(|name| !name.is_empty())
                .unwrap_or(&names.short)
        })
    }

    /// The organ that takes part, if it is named.
    pub fn organ(&self, language: &str) -> Option<&str> {
        self.names
            .iter()
            .find(|(tag, _)| tag.as_str() == language)
            .map(|(_, names)| names.organ.as_str())
            .filter(|organ| !organ.is_empty())
    }

    fn named<'a>(&'a self, language: &str, pick: impl Fn(&'a Names) -> &'a str) -> &'a str {
        let own = self.names.iter().find(|(tag, _)| tag.as_str() == language).map(|(_, names)| names);
        own.into_iter()
            .chain(self.names.values())
            .map(pick)
            .find(|name| !name.is_empty())
            .unwrap_or_else(|| self.code.as_str())
    }
}

impl Roster {
    /// The roster of these entries. Of two entries with one code the first in protocol order is kept.
    pub fn new(mut entries: Vec<RosterEntry>) -> Self {
        entries.sort_by(|a, b| (a.order, &a.code).cmp(&(b.order, &b.code)));
        let mut seen = std::collections::BTreeSet::new();
        entries.retain(|entry| seen.insert(entry.code.clone()));
        Self { entries }
    }

    /// The entries in protocol order.
    pub fn entries(&self) -> &[RosterEntry] {
        &self.entries
    }

    /// The entry with this code.
    pub fn get(&self, code: &Code) -> Option<&RosterEntry> {
        self.entries.iter().find(|entry| &entry.code == code)
    }

    /// The place of a code in protocol order; codes not at the table come last.
    pub fn place(&self, code: &Code) -> usize {
        self.entries.iter().position(|entry| &entry.code == code).unwrap_or(usize::MAX)
    }

    /// Sorts codes into protocol order; codes not at the table come last, by code point.
    pub fn sort(&self, codes: &mut [Code]) {
        codes.sort_by(|a, b| (self.place(a), a).cmp(&(self.place(b), b)));
    }

    /// The secretariat's entry, if one is at the table.
    pub fn secretariat(&self) -> Option<&RosterEntry> {
        self.entries.iter().find(|entry| entry.kind == Seat::Secretariat)
    }

    /// Those from whom a reply is expected, in protocol order.
    pub fn delegations(&self) -> impl Iterator<Item = &RosterEntry> {
        self.entries.iter().filter(|entry| entry.kind.replies())
    }
}

impl Serialize for Roster {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.entries.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Roster {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Roster::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_checked() {
        for right in ["KAZ", "A", "0", "EXEC-COM", "ABCDEFGHIJKLMNOP"] {
            assert!(right.parse::<Code>().is_ok(), "{right}");
        }
        for wrong in ["", "kaz", "-A", "КАЗ", "A B", "A/B", "..", "ABCDEFGHIJKLMNOPQ", "A\n", "CON", "COM1"]
        {
            assert!(wrong.parse::<Code>().is_err(), "{wrong}");
        }
        for reserved in ["BASE", "base", "Base"] {
            assert_eq!(reserved.parse::<Code>(), Err(NotACode::Reserved));
        }
    }

    #[test]
    fn entries_stand_in_protocol_order_once() {
        let code = |text: &str| text.parse::<Code>().unwrap();
        let entry = |text: &str, order| RosterEntry::bare(code(text), Seat::State, order);
        let roster = Roster::new(vec![entry("C", 2), entry("B", 1), entry("A", 2), entry("C", 9)]);
        let codes: Vec<&str> = roster.entries().iter().map(|entry| entry.code.as_str()).collect();
        assert_eq!(codes, ["B", "A", "C"]);
        let mut some = [code("ZZ"), code("C"), code("B"), code("YY")];
        roster.sort(&mut some);
        assert_eq!(some.map(|code| code.to_string()), ["B", "C", "YY", "ZZ"]);
    }
}
