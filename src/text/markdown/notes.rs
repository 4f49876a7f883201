//! Footnotes put behind what they are anchored in.

use crate::text::{Kind, Noticed, Provision, Warning, Warnings};

/// A provision that was read, with the footnotes anchored in it.
pub(super) struct Entry {
    /// What it says.
    pub provision: Provision,
    /// The names of the footnotes anchored in it.
    pub notes: Vec<String>,
    /// It is the body of the footnote of this name.
    pub note: Option<String>,
}

/// The provisions with each footnote behind its anchor; names that are not kept are named in the warnings.
pub(super) fn place_footnotes(entries: Vec<Entry>, warnings: &mut Warnings) -> Vec<Provision> {
    if entries.iter().all(|entry| entry.note.is_none() && entry.notes.is_empty()) {
        return entries.into_iter().map(|entry| entry.provision).collect();
    }
    let wanted: Vec<String> = entries.iter().flat_map(|entry| entry.notes.clone()).collect();
    let mut bodies: Vec<(String, Provision)> = Vec::new();
    let mut rest: Vec<Entry> = Vec::new();
    for entry in entries {
        match &entry.note {
            Some(name) if wanted.contains(name) && bodies.iter().all(|(known, _)| known != name) => {
                bodies.push((name.clone(), entry.provision));
            }
            Some(name) => {
                let what = Noticed::Dropped(format!("[^{name}]"));
                warnings.push(Warning { line: None, what });
                rest.push(entry);
            }
            None => rest.push(entry),
        }
    }
    let mut provisions = Vec::with_capacity(rest.len() + bodies.len());
    let mut number = 0;
    for entry in rest {
        let footnote = entry.note.is_some();
        provisions.push(entry.provision);
        if footnote && let Some(last) = provisions.last_mut() {
            // A footnote nothing refers to stays where it is.
            last.form.kind = Kind::Unnumbered;
        }
        for name in entry.notes {
            number += 1;
            if name != number.to_string() {
                // Its name stood at both its ends; a footnote's number is computed.
                let what = Noticed::Dropped(format!("[^{name}] [^{name}]:"));
                warnings.push(Warning { line: None, what });
            }
            if let Some(place) = bodies.iter().position(|(known, _)| *known == name) {
                provisions.push(bodies.swap_remove(place).1);
            }
        }
    }
    provisions
}
