//! Named cases in plain text: a base, replies, and the consolidated draft they must make.
//!
//! Each file of `tests/cases` is a sequence of parts, each under a line of its own: `=== base`, `=== KAZ` for a
//! reply (`=== KAZ partial` where it sent changed parts only), `=== consolidated` for what is expected as Markdown.
//! With `TRAVAUX_CASES=write` the expectations are written anew, to be read before they are kept.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::Path;

use travaux::consolidate::view::Show;
use travaux::consolidate::{Revision, consolidate};
use travaux::exchange::bracketed;
use travaux::exchange::paper::{Brief, Paper, Setting};
use travaux::language::Language;
use travaux::text::{Text, markdown};

/// The parts of a case: name and content.
fn parts(source: &str) -> Vec<(String, String)> {
    let mut parts: Vec<(String, String)> = Vec::new();
    for line in source.lines() {
        match line.strip_prefix("=== ") {
            Some(name) => parts.push((name.trim().to_owned(), String::new())),
            None => {
                if let Some((_, content)) = parts.last_mut() {
                    content.push_str(line);
                    content.push('\n');
                }
            }
        }
    }
    parts
}

/// The consolidated draft of a case; in Russian where the case is.
fn consolidated(parts: &[(String, String)]) -> String {
    let text = |source: &str| markdown::read(source).0;
    let base = parts.iter().find(|(name, _)| name == "base").map(|(_, source)| text(source)).unwrap();
    let voices: Vec<(&str, bool, Text)> = parts
        .iter()
        .filter(|(name, _)| name != "base" && name != "consolidated")
        .map(|(name, source)| match name.split_once(' ') {
            Some((code, "partial")) => (code, true, text(source)),
            Some((_, other)) => panic!("what is {other}?"),
            None => (name.as_str(), false, text(source)),
        })
        .collect();
    let revisions: Vec<Revision<'_>> =
        voices.iter().map(|(voice, partial, text)| Revision { voice, text, partial: *partial }).collect();
    let rolling = consolidate(&base, &revisions, &[]);
    for (code, _, text) in &voices {
        assert_eq!(rolling.project_code(code).as_ref(), Some(text), "{code} does not come back");
    }
    let russian = parts.iter().any(|(_, source)| source.contains("Сторон"));
    let language = if russian { Language::Russian } else { Language::English };
    let paper = Paper::rolling(&rolling, Show::All, &Brief::consolidated(language));
    bracketed::write(&paper, Setting::Brackets)
}

#[test]
fn every_case_comes_out_as_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    assert!(files.len() >= 12);
    let mut wrong = Vec::new();
    for path in files {
        let source = std::fs::read_to_string(&path).unwrap();
        let parts = parts(&source);
        let found = consolidated(&parts);
        let expected = parts.iter().find(|(name, _)| name == "consolidated").map(|(_, source)| source);
        if expected.map(|it| it.trim()) == Some(found.trim()) {
            continue;
        }
        if std::env::var("TRAVAUX_CASES").is_ok_and(|value| value == "write") {
            let kept = source.split("=== consolidated").next().unwrap_or_default();
            std::fs::write(&path, format!("{}\n\n=== consolidated\n{found}", kept.trim_end())).unwrap();
        } else {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            wrong.push(format!("## {name}\nfound:\n{found}\nexpected:\n{}", expected.map_or("", |it| it)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
