//! Automatic numbers of real files, as Word and LibreOffice show them.

use travaux::exchange::word::{View, read};
use travaux::text::Text;

use crate::build::Docx;
use crate::corpus::corpus;
use crate::libreoffice::convert;

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

/// Lines with their labels and without spaces; bullets of every glyph are one.
fn lines(text: &str) -> Vec<String> {
    let bullet = |c: char| {
        if "–◦▪•●○■\u{f0b7}-".contains(c) || ('\u{E000}'..'\u{F8FF}').contains(&c) {
            '•'
        } else {
            c
        }
    };
    let squeezed = text.trim_start_matches('\u{feff}').lines().map(|line| {
        line.chars().filter(|c| !c.is_whitespace() && *c != '\u{feff}').map(bullet).collect::<String>()
    });
    squeezed.filter(|line| !line.is_empty()).collect()
}

fn own(text: &Text) -> Vec<String> {
    let mut whole = String::new();
    for provision in text.provisions() {
        let label = provision.form.label.as_ref().map_or("", |label| &label.surface);
        let words: Vec<&str> = provision.body.paragraphs().map(|content| content.text.as_str()).collect();
        whole.push_str(&format!("{label} {}\n", words.join("\n")));
    }
    lines(&whole)
}

/// Levels as a treaty has them: articles, points, Russian letters, Roman figures, a restart. (Legal
/// numbers are left out: LibreOffice does not know them.)
fn levels() -> Vec<u8> {
    let level = |nth: usize, format: &str, text: &str, more: &str| {
        format!(
            "<w:lvl w:ilvl=\"{nth}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{more}<w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let lists = format!(
        "<w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"multilevel\"/>{}{}{}{}</w:abstractNum>\
         <w:abstractNum w:abstractNumId=\"1\"><w:multiLevelType w:val=\"multilevel\"/>{}{}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\
         <w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>\
         <w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"7\"/></w:lvlOverride></w:num>",
        level(0, "decimal", "Статья %1.", ""),
        level(1, "decimal", "%2.", ""),
        level(2, "russianLower", "%3)", ""),
        level(3, "lowerRoman", "(%4)", ""),
        level(0, "upperRoman", "%1.", ""),
        level(1, "decimal", "%1.%2.", ""),
    );
    let item = |list: u32, level: u32, words: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
        )
    };
    let mut body = String::new();
    let places = [
        (1, 0),
        (1, 1),
        (1, 1),
        (1, 2),
        (1, 2),
        (1, 3),
        (1, 2),
        (1, 0),
        (1, 1),
        (2, 0),
        (2, 1),
        (2, 1),
        (2, 0),
        (2, 1),
        (3, 0),
        (3, 1),
        (1, 0),
    ];
    for (nth, (list, level)) in places.into_iter().enumerate() {
        body.push_str(&item(list, level, &format!("слова {nth}")));
    }
    for _ in 0..30 {
        body.push_str(&item(1, 2, "буква"));
    }
    Docx::body(&body).part("numbering", "numbering", &lists).bytes()
}

#[test]
fn automatic_numbers_are_libreoffices() {
    let folder = tempfile::tempdir().unwrap();
    let made = folder.path().join("levels-made.docx");
    std::fs::write(&made, levels()).unwrap();
    let names = [
        "lists",
        "lists-compact",
        "lists_continuing",
        "lists_level_override",
        "lists_sublist_reset",
        "numbered_header",
        "german_styled_lists",
    ];
    let mut paths: Vec<_> =
        names.iter().filter_map(|name| corpus(&format!("pandoc/test/docx/{name}.docx"))).collect();
    paths.push(made);
    let Some(converted) = convert(&paths, "txt:Text") else { return };
    for path in paths {
        let text = String::from_utf8(converted.of(&path).unwrap()).unwrap();
        let import = read(&std::fs::read(&path).unwrap(), View::Accepted).unwrap();
        assert_eq!(own(&import.text), lines(&text), "{}", path.display());
    }
}
