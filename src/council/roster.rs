//! Rosters read from files and from lists of codes.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Code, NotACode, Roster, RosterEntry, Seat};
use crate::language::Phrase;
use crate::negotiation::LanguageTag;
use crate::negotiation::record::{RecordError, read_ron, write_ron};

/// A roster as a file holds it.
///
/// ```text
/// (
///     title: {"ru": "Совет министров внутренних дел", "en": "Council of Ministers of the Interior"},
///     roster: [
///         (code: "KAZ", kind: state, order: 5,
///          names: {"ru": (short: "Казахстан", full: "Республика Казахстан", genitive: "Республики Казахстан")},
///          aliases: ["РК", "Kazakhstan"]),
///     ],
/// )
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterFile {
    /// What the roster is called, per language.
    #[serde(default)]
    pub title: BTreeMap<LanguageTag, String>,
    /// The entries.
    pub roster: Vec<RosterEntry>,
}

/// Ready-made rosters of real councils: a short name and the file. Facts of public record only.
const READY_MADE: &[(&str, &str)] = &[("cis", include_str!("../../templates/rosters/cis.ron"))];

/// Why a roster cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RosterError {
    /// The file is not a roster.
    #[error("not a roster: {0}")]
    Damaged(String),
    /// A code is not one.
    #[error(transparent)]
    Code(#[from] NotACode),
    /// A code is given twice.
    #[error("the code {0} is given twice")]
    Twice(Code),
    /// Nobody is on it.
    #[error("nobody is on the roster")]
    Empty,
}

impl RosterFile {
    /// The longest roster file read, in bytes.
    pub const LONGEST: usize = 4 << 20;

    /// Reads a roster file.
    pub fn read(bytes: &[u8]) -> Result<Self, RosterError> {
        if bytes.len() > Self::LONGEST {
            return Err(RosterError::Damaged(format!("{} bytes", bytes.len())));
        }
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        let file: Self = read_ron(bytes).map_err(|error| RosterError::Damaged(error.to_string()))?;
        let mut seen = BTreeSet::new();
        if let Some(entry) = file.roster.iter().find(|entry| !seen.insert(&entry.code)) {
            return Err(RosterError::Twice(entry.code.clone()));
        }
        if file.roster.is_empty() {
            return Err(RosterError::Empty);
        }
        Ok(file)
    }

    /// The rosters that come with the program, by short name.
    pub fn ready_made() -> Vec<(&'static str, RosterFile)> {
        READY_MADE
            .iter()
            .filter_map(|(name, file)| Some((*name, Self::read(file.as_bytes()).ok()?)))
            .collect()
    }

    /// Writes a roster file.
    pub fn write(&self) -> Result<Vec<u8>, RecordError> {
        write_ron(self)
    }

    /// The roster itself.
    pub fn into_roster(self) -> Roster {
        Roster::new(self.roster)
    }
}

impl Roster {
    /// The roster of a bare list of codes ("KAZ,RUS" or separated by spaces), all states, in the order given.
    pub fn from_codes(list: &str) -> Result<Self, RosterError> {
        let mut entries: Vec<RosterEntry> = Vec::new();
        for word in list.split([',', ';', ' ', '\n', '\t']).filter(|word| !word.is_empty()) {
            let code: Code = word.parse()?;
            if entries.iter().any(|entry| entry.code == code) {
                return Err(RosterError::Twice(code));
            }
            let order = u32::try_from(entries.len()).unwrap_or(u32::MAX).saturating_add(1);
            entries.push(RosterEntry::bare(code, Seat::State, order));
        }
        if entries.is_empty() { Err(RosterError::Empty) } else { Ok(Roster::new(entries)) }
    }
}

impl RosterError {
    /// The sentence for a clerk.
    pub fn phrase(&self) -> Phrase {
        match self {
            RosterError::Damaged(why) => Phrase::new("roster-damaged").with("why", why),
            RosterError::Code(NotACode::Reserved) => Phrase::new("roster-code-reserved"),
            RosterError::Code(NotACode::Malformed(code) | NotACode::Device(code)) => {
                Phrase::new("roster-code-malformed").with("code", code)
            }
            RosterError::Twice(code) => Phrase::new("roster-code-twice").with("code", code),
            RosterError::Empty => Phrase::new("roster-empty"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"(
        title: {"ru": "Совет", "en": "Council"},
        roster: [
            (code: "VEL", kind: state, order: 2, names: {
                "ru": (short: "Велория", full: "Республика Велория", genitive: "Республики Велория",
                       organ: "Министерство внутренних дел"),
            }, aliases: ["РВ"]),
            (code: "ARN", order: 1),
            (code: "SEC", kind: secretariat, order: 9, names: {"en": (short: "Secretariat")}),
        ],
    )"#;

    #[test]
    fn a_roster_file_reads_and_reads_back() {
        let file = RosterFile::read(FILE.as_bytes()).unwrap();
        assert_eq!(RosterFile::read(&file.write().unwrap()), Ok(file.clone()));
        let roster = file.into_roster();
        let codes: Vec<&str> = roster.entries().iter().map(|entry| entry.code.as_str()).collect();
        assert_eq!(codes, ["ARN", "VEL", "SEC"]);
        let velory = roster.get(&"VEL".parse().unwrap()).unwrap();
        assert_eq!(velory.genitive("ru"), "Республики Велория");
        assert_eq!(velory.genitive("en"), "Республики Велория");
        assert_eq!(velory.organ("ru"), Some("Министерство внутренних дел"));
        assert_eq!(roster.entries()[0].full("ru"), "ARN");
        assert_eq!(roster.secretariat().map(|entry| entry.short("ru")), Some("Secretariat"));
    }

    #[test]
    fn what_is_wrong_with_a_roster_is_said() {
        let twice = FILE.replace("ARN", "VEL");
        assert!(matches!(RosterFile::read(twice.as_bytes()), Err(RosterError::Twice(_))));
        for wrong in ["", "nonsense", "(roster: [(code: \"base\", order: 1)])", "(roster: [(code: \"A\", ord"]
        {
            assert!(matches!(RosterFile::read(wrong.as_bytes()), Err(RosterError::Damaged(_))), "{wrong}");
        }
        assert_eq!(RosterFile::read(b"(roster: [])"), Err(RosterError::Empty));
    }

    #[test]
    fn a_list_of_codes_makes_a_roster_in_its_order() {
        let roster = Roster::from_codes("RUS, KAZ,ARM").unwrap();
        let codes: Vec<&str> = roster.entries().iter().map(|entry| entry.code.as_str()).collect();
        assert_eq!(codes, ["RUS", "KAZ", "ARM"]);
        assert_eq!(Roster::from_codes(" , "), Err(RosterError::Empty));
        assert!(matches!(Roster::from_codes("KAZ,KAZ"), Err(RosterError::Twice(_))));
        assert!(matches!(Roster::from_codes("KAZ,Base"), Err(RosterError::Code(NotACode::Reserved))));
        assert!(matches!(Roster::from_codes("KAZ,../x"), Err(RosterError::Code(NotACode::Malformed(_)))));
    }
}
