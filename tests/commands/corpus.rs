//! Real texts, where they are at hand: robustness, and figures that say how fast it was.

use std::path::{Path, PathBuf};

use crate::hand::{Desk, Ran, shared};

/// The files of a folder with this ending, sorted.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|found| found == ending))
        .collect();
    files.sort();
    files
}

/// A base and replies through the whole of it: consolidated, verified and derived again, every voice projected.
fn round(desk: &Desk, base: &Path, replies: &[PathBuf]) {
    let base = base.display().to_string();
    let voices: Vec<String> =
        replies.iter().enumerate().map(|(nth, path)| format!("V{nth}={}", path.display())).collect();
    let mut arguments = vec!["consolidate".to_owned(), base.clone()];
    arguments.extend(voices.clone());
    arguments.extend(["-o", "r.json"].map(str::to_owned));
    good(desk.run(&arguments), &base);
    let said = good(desk.run(["verify", "r.json", "--rederive"]), &base);
    assert!(said.lines().all(|line| line.starts_with("✓ ")), "{base}: {said}");
    for voice in &voices {
        let (code, file) = voice.split_once('=').unwrap();
        let read = good(desk.run(["read", file]), file);
        assert_eq!(good(desk.run(["project", "r.json", code]), &base), read, "{file} over {base}");
    }
    for format in ["html", "markdown", "table"] {
        let mut arguments = vec!["consolidate".to_owned(), base.clone()];
        arguments.extend(voices.iter().rev().cloned());
        arguments.extend(["--format", format].map(str::to_owned));
        assert!(!good(desk.run(&arguments), &base).is_empty());
    }
}

#[track_caller]
fn good(ran: Ran, what: &str) -> String {
    assert_eq!(ran.status, 0, "{what}: {}", ran.said);
    String::from_utf8(ran.out).unwrap()
}

/// The Universal Declaration in the languages there are, as if they were replies to one another.
#[test]
fn translations_consolidate_and_come_back() {
    let Some(folder) = shared("corpus/udhr") else { return };
    let texts = files(&folder, "txt");
    assert!(texts.len() >= 16);
    let desk = Desk::new();
    let (one, others) = texts.split_first().unwrap();
    round(&desk, one, others);
    let russian = texts.iter().find(|path| path.ends_with("rus.txt")).unwrap();
    let near: Vec<PathBuf> =
        texts.iter().filter(|path| path.ends_with("bel.txt") || path.ends_with("ukr.txt")).cloned().collect();
    round(&desk, russian, &near);
}

/// The words of an XML file, a paragraph for every piece that stands between tags or empty lines.
fn words(path: &Path) -> String {
    let source = std::fs::read_to_string(path).unwrap();
    let document = roxmltree::Document::parse(&source).unwrap();
    let body = document.descendants().find(|node| node.has_tag_name("body"));
    let mut paragraphs = Vec::new();
    for node in body.into_iter().flat_map(|body| body.descendants()) {
        if let Some(name) = node.attribute("name").filter(|_| node.is_element()) {
            paragraphs.push(name.to_owned());
        }
        let Some(text) = node.text().filter(|_| node.is_text()) else { continue };
        let mut paragraph = String::new();
        for line in text.lines().chain([""]) {
            if line.trim().is_empty() {
                paragraphs.push(std::mem::take(&mut paragraph));
            } else {
                paragraph.push_str(line.trim());
                paragraph.push(' ');
            }
        }
    }
    paragraphs.retain(|paragraph| !paragraph.trim().is_empty());
    paragraphs.join("\n\n")
}

/// Treaties that have nothing to do with one another but their subject.
#[test]
fn treaties_consolidate_and_come_back() {
    let Some(folder) = shared("corpus/tota") else { return };
    let desk = Desk::new();
    let mut texts: Vec<(usize, PathBuf)> = files(&folder, "xml")
        .iter()
        .map(|path| {
            let words = words(path);
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (words.len(), desk.put(&format!("{name}.txt"), words.as_bytes()))
        })
        .collect();
    texts.sort();
    assert!(texts.len() >= 10);
    let paths: Vec<PathBuf> = texts.into_iter().map(|(_, path)| path).collect();
    round(&desk, &paths[0], &paths[1..6]);
    let longest: Vec<&PathBuf> = paths.iter().rev().take(2).collect();
    let (old, new) = (longest[0].display().to_string(), longest[1].display().to_string());
    let changes = good(desk.run(["compare", &old, &new]), &old);
    eprintln!("two unrelated treaties: {} lines", changes.lines().count());
    assert!(changes.lines().count() > 3);
}

/// Two drafts of the Paris Agreement, seven weeks and most of the text apart.
#[test]
fn the_paris_drafts_are_compared() {
    let Some(folder) = shared("corpus/cop21/agreement") else { return };
    let desk = Desk::new();
    let old = folder.join("23-oct-2015/index.md").display().to_string();
    let new = folder.join("12-dec-2015/index.md").display().to_string();
    let changes = good(desk.run(["compare", &old, &new]), &old);
    eprintln!("the Paris drafts: {} lines", changes.lines().count());
    assert!(changes.lines().last().is_some_and(|last| last.contains("changes")), "{changes}");
    assert!(!changes.contains("too large"));
    let json = good(desk.run(["compare", &old, &new, "--format", "json"]), &old);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert!(json["changes"].as_array().unwrap().len() > 50);
    round(&desk, Path::new(&old), &[PathBuf::from(&new)]);
}
