//! Automatic numbers of real files, as Word and LibreOffice show them.

use travaux::exchange::word::{View, read};

use crate::corpus::corpus;

/// A file and the labels of its paragraphs, "" for none.
const LISTS: &[(&str, &[&str])] = &[
    ("lists_continuing", &["1.", "2.", "3.", "", "4."]),
    ("lists_sublist_reset", &["1.", "1.1", "1.2", "2.", "1.1"]),
    ("lists-compact", &["1.", "2.", "3.", "4."]),
    ("lists_level_override", &["", "1.", "", "2.", "", "3.", "", "4.", "", "5.", "", "6.", ""]),
    ("german_styled_lists", &["–", "–", "–", "–"]),
    ("lists", &["", "1.", "2.", "a.", "b.", "•", "•", "–", "•", "", "•", "•"]),
    ("task_list", &["•", "•", "", "•", "•", "•", "1."]),
];

#[test]
fn lists_are_numbered_as_they_are_shown() {
    for (name, labels) in LISTS {
        let Some(path) = corpus(&format!("pandoc/test/docx/{name}.docx")) else { return };
        let import = read(&std::fs::read(path).unwrap(), View::Accepted).unwrap();
        let found: Vec<&str> = import
            .text
            .provisions()
            .iter()
            .map(|provision| provision.form.label.as_ref().map_or("", |label| &label.surface))
            .collect();
        assert_eq!(&found, labels, "{name}");
        for (label, automatic) in found.iter().zip(&import.automatic) {
            assert_eq!(label.is_empty(), !automatic, "{name}");
        }
    }
}
