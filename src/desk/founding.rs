//! A new dossier as it is filled in: the document, its drafts, who sits at the table, which office keeps it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::civil::Date;

use super::reply::day;
use crate::language::Phrase;
use crate::negotiation::edition::Role;
use crate::negotiation::roster::{RosterEntry, Seat};
use crate::negotiation::{Code, LanguageTag, Roster};

/// The office that keeps a dossier nobody has named an office for.
pub const OFFICE: &str = "SEC";

/// A dossier being made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Founding {
    /// The title of the document.
    pub title: String,
    /// The first draft, in each of its languages; the first one leads.
    pub drafts: Vec<DraftFile>,
    /// The day the draft bears, as typed.
    pub date: String,
    /// The office that keeps the dossier, as typed.
    pub office: String,
    /// The tables to choose from.
    pub tables: Vec<Table>,
    /// Everyone of the table chosen, and whether they are asked.
    pub seats: Vec<(RosterEntry, bool)>,
    /// The codes of others, as typed.
    pub others: String,
}

/// A draft in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftFile {
    /// The file.
    pub path: PathBuf,
    /// Its language, where it is known.
    pub language: Option<LanguageTag>,
    /// Whether it is a working translation only.
    pub working: bool,
}

/// Who sat at a table before: that of a council, or of a dossier opened lately.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it is called.
    pub name: String,
    /// Everyone at it.
    pub entries: Vec<RosterEntry>,
    /// The office that keeps what is negotiated there.
    pub office: Option<Code>,
}

/// A dossier ready to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The title of the document.
    pub title: String,
    /// The files of the first draft; the first one leads.
    pub drafts: Vec<(LanguageTag, Role, PathBuf)>,
    /// The day it bears.
    pub date: Date,
    /// The office that keeps the dossier.
    pub office: Code,
    /// Who sits at the table.
    pub roster: Roster,
}

impl Founding {
    /// Seats everyone of a table.
    pub fn seat(&mut self, table: usize) {
        let Some(table) = self.tables.get(table) else { return };
        self.seats = table.entries.iter().map(|entry| (entry.clone(), true)).collect();
        let keeper = table.entries.iter().find(|entry| entry.kind == Seat::Secretariat);
        if let Some(code) = table.office.as_ref().or(keeper.map(|entry| &entry.code)) {
            self.office = code.to_string();
        }
    }

    /// Adds drafts in other languages: files that are not there yet.
    pub fn add(&mut self, drafts: Vec<DraftFile>) {
        for draft in drafts {
            if self.drafts.iter().all(|own| own.path != draft.path) {
                self.drafts.push(draft);
            }
        }
    }

    /// The dossier that is to be made, or what is missing for it.
    pub fn plan(&self) -> Result<Plan, Phrase> {
        let missing = |key: &'static str| Phrase::new(key);
        let title = self.title.trim().to_owned();
        if title.is_empty() {
            return Err(missing("founding-need-title"));
        }
        let mut drafts: Vec<(LanguageTag, Role, PathBuf)> = Vec::new();
        for (at, draft) in self.drafts.iter().enumerate() {
            let language = draft.language.clone().ok_or_else(|| missing("founding-need-language"))?;
            if drafts.iter().any(|(other, ..)| *other == language) {
                return Err(missing("founding-language-twice"));
            }
            let role = if draft.working && at > 0 { Role::Working } else { Role::Authentic };
            drafts.push((language, role, draft.path.clone()));
        }
        if drafts.is_empty() {
            return Err(missing("founding-need-draft"));
        }
        let date = day(&self.date)?.ok_or_else(|| missing("founding-need-date"))?;
        let code = |word: &str| -> Result<Code, Phrase> {
            word.parse().map_err(|_| Phrase::new("desk-intake-code-wrong").with("code", word))
        };
        let office = code(self.office.trim().to_uppercase().as_str())?;
        let seated = self.seats.iter().filter(|(entry, on)| *on || entry.code == office);
        let mut entries: BTreeMap<Code, RosterEntry> =
            seated.map(|(entry, _)| (entry.code.clone(), entry.clone())).collect();
        let mut last = entries.values().map(|entry| entry.order).max().unwrap_or_default();
        let typed = self.others.split([',', ';', ' ']).filter(|word| !word.is_empty());
        for word in typed {
            let code = code(&word.to_uppercase())?;
            last = last.saturating_add(1);
            entries.entry(code.clone()).or_insert_with(|| RosterEntry::bare(code, Seat::State, last));
        }
        let roster = Roster::new(entries.into_values().collect());
        if roster.delegations().all(|entry| entry.code == office) {
            return Err(missing("founding-need-table"));
        }
        Ok(Plan { title, drafts, date, office, roster })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled() -> Founding {
        Founding {
            title: "Соглашение".into(),
            drafts: vec![DraftFile {
                path: "проект.docx".into(),
                language: "ru".parse().ok(),
                working: false,
            }],
            date: "12.03.2026".into(),
            office: "sec".into(),
            tables: Vec::new(),
            seats: Vec::new(),
            others: "alt, krs; VLN alt".into(),
        }
    }

    #[test]
    fn codes_typed_sit_at_the_table_in_the_order_given() {
        let plan = filled().plan().unwrap();
        let codes: Vec<&str> = plan.roster.delegations().map(|entry| entry.code.as_str()).collect();
        assert_eq!(codes, ["ALT", "KRS", "VLN"]);
        assert_eq!(plan.office.as_str(), "SEC");
    }

    #[test]
    fn what_is_missing_is_named() {
        let key = |change: &dyn Fn(&mut Founding)| {
            let mut founding = filled();
            change(&mut founding);
            founding.plan().unwrap_err().key().to_owned()
        };
        assert_eq!(key(&|it| it.title = " ".into()), "founding-need-title");
        assert_eq!(key(&|it| it.drafts.clear()), "founding-need-draft");
        assert_eq!(key(&|it| it.drafts[0].language = None), "founding-need-language");
        assert_eq!(key(&|it| it.drafts.push(it.drafts[0].clone())), "founding-language-twice");
        assert_eq!(key(&|it| it.date.clear()), "founding-need-date");
        assert_eq!(key(&|it| it.date = "вчера".into()), "board-date-wrong");
        assert_eq!(key(&|it| it.others.clear()), "founding-need-table");
        assert_eq!(key(&|it| it.others = "Альтария".into()), "desk-intake-code-wrong");
    }

    #[test]
    fn a_table_brings_its_seats_and_the_office_that_keeps_it() {
        let entry = |code: &str, kind| RosterEntry::bare(code.parse().unwrap(), kind, 1);
        let entries =
            vec![entry("ALT", Seat::State), entry("BKB", Seat::Body), entry("OFF", Seat::Secretariat)];
        let mut founding = filled();
        founding.tables = vec![Table { name: "Совет".into(), entries, office: None }];
        founding.others.clear();
        founding.seat(0);
        founding.seats[1].1 = false;
        let plan = founding.plan().unwrap();
        assert_eq!(plan.office.as_str(), "OFF");
        let codes: Vec<&str> = plan.roster.entries().iter().map(|entry| entry.code.as_str()).collect();
        assert_eq!(codes, ["ALT", "OFF"]);
    }
}
