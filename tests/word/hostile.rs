//! Attacks and accidents: a sentence each, quickly, in little memory, never a panic.

use std::time::Duration;

use travaux::exchange::suspect::suspects;
use travaux::exchange::word::{Import, Noted, View, WordError, read};
use travaux::language::Language;

use crate::build::{Docx, archive, worked};
use crate::corpus::corpus;

/// Reads, within a time of work.
fn within(limit: Duration, name: &str, bytes: &[u8]) -> Result<Import, WordError> {
    let start = worked();
    let result = read(bytes, View::Accepted);
    let took = Duration::from_secs_f64(worked() - start);
    assert!(took < limit, "{name} took {took:?}");
    if let Err(error) = &result {
        says_a_sentence(error);
    }
    result
}

fn says_a_sentence(error: &WordError) {
    for language in Language::ALL {
        let sentence = language.say(error.phrase());
        assert!(
            sentence.len() > 20 && sentence.ends_with('.') && !sentence.starts_with("word-"),
            "{sentence}"
        );
        assert!(!sentence.contains("{$"), "{sentence}");
    }
}

fn lines(import: &Import) -> String {
    let mut text = String::new();
    for provision in import.text.provisions() {
        if let Some(label) = &provision.form.label {
            text.push_str(&label.surface);
            text.push(' ');
        }
        text.push_str(&provision.line());
        text.push('\n');
    }
    text
}

#[test]
fn the_corpus_of_attacks_meets_its_expectations() {
    let Some(folder) = corpus("hostile") else { return };
    let manifest = std::fs::read_to_string(folder.join("manifest.json")).unwrap();
    let manifest: Vec<serde_json::Value> = serde_json::from_str(&manifest).unwrap();
    let mut met = 0;
    for case in &manifest {
        let name = case["file"].as_str().unwrap();
        let Ok(bytes) = std::fs::read(folder.join(name)) else { continue };
        let patience = if name.starts_with("huge-") { 10 } else { 1 };
        let result = within(Duration::from_secs(patience), name, &bytes);
        let expected = case["expect"].as_str().unwrap();
        match (expected, &result) {
            (must, Err(_)) if must.starts_with("opens;") => panic!("{name}: {must}, but {:?}", result.err()),
            (must, Ok(_))
                if must.starts_with("refused with a message") || must.starts_with("refused by a size") =>
            {
                panic!("{name} was not refused")
            }
            _ => {}
        }
        match (name, result) {
            ("ok-minimal.docx", result) => assert_eq!(lines(&result.unwrap()), "Article 1 \n"),
            ("xml-xxe-file.docx", result) => assert!(matches!(result, Err(WordError::Entities(_)))),
            ("xml-quadratic-blowup.docx", result) => assert!(matches!(result, Err(WordError::Entities(_)))),
            ("xml-deep-nesting-100k.docx" | "xml-tbl-nesting-5k.docx", result) => {
                assert!(matches!(result, Err(WordError::TooComplex { .. })));
            }
            ("zip-no-document.docx", result) => assert_eq!(result.err(), Some(WordError::NoMainPart)),
            ("zip-case-dup.docx", result) => {
                assert!(result.unwrap().notices.iter().any(|notice| notice.what == Noted::DuplicatePart));
            }
            ("rel-external-image.docx", result) => {
                let notices = result.unwrap().notices;
                assert!(notices.iter().any(|notice| matches!(notice.what, Noted::External(_))));
            }
            ("not-a-zip-ole.docx", result) => {
                assert!(matches!(
                    result,
                    Err(WordError::OldWord | WordError::Encrypted | WordError::Foreign(_))
                ));
            }
            ("xml-invalid-utf8.docx", Ok(import)) => {
                assert!(import.notices.iter().any(|notice| matches!(notice.what, Noted::WrongBytes(_))));
            }
            ("uni-zero-width.docx" | "uni-homoglyph-diff-rev.docx", result) => {
                assert!(!suspects(&result.unwrap().text).is_empty(), "{name}");
            }
            (_, result) if name.starts_with("truncated-") => assert!(result.is_err(), "{name}"),
            _ => {}
        }
        met += 1;
    }
    println!("{met} of {} cases of the manifest are there and met", manifest.len());
}

#[test]
fn entities_are_refused_and_nothing_is_opened() {
    for declared in [
        "<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>",
        "<!ENTITY b SYSTEM 'file:///etc/passwd'>",
        "<!ENTITY b SYSTEM 'http://127.0.0.1/x'>",
    ] {
        let document = format!("<!DOCTYPE d [{declared}]><d>&b;</d>");
        let result = within(Duration::from_secs(1), declared, &Docx::document(document).bytes());
        assert_eq!(result.err(), Some(WordError::Entities("word/document.xml".into())));
    }
}

#[test]
fn a_bomb_is_refused_before_it_fills_the_memory() {
    let bomb = Docx::document(vec![b' '; 65 * 1024 * 1024]).bytes();
    let result = within(Duration::from_secs(2), "one part of 65 MB", &bomb);
    assert!(matches!(result, Err(WordError::TooLarge { .. })));

    let mut many = Docx::body("<w:p><w:r><w:t>x</w:t></w:r></w:p>");
    for number in 0..5 {
        let space = vec![b' '; 60 * 1024 * 1024];
        many = many
            .relation("header", &format!("h{number}.xml"), "")
            .file(&format!("word/h{number}.xml"), space);
    }
    // Headers are left out anyway: they stop the reading as little as they fill the memory.
    let import = within(Duration::from_secs(5), "five parts of 60 MB", &many.bytes()).unwrap();
    assert_eq!(lines(&import), "x\n");

    let crowd: Vec<_> = (0..5000).map(|number| (format!("f{number}"), Vec::new())).collect();
    let result = within(Duration::from_secs(1), "5000 parts", &archive(&crowd));
    assert!(matches!(result, Err(WordError::TooManyParts { found: 5000, .. })));
}

#[test]
fn deep_and_wide_files_are_refused() {
    for (open, close) in [("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"), ("<w:ins>", "</w:ins>")] {
        let body = open.repeat(100_000) + &close.repeat(100_000);
        let result = within(Duration::from_secs(1), open, &Docx::body(&body).bytes());
        assert!(matches!(result, Err(WordError::TooComplex { .. })), "{:?}", result.err());
    }
    let attributes: String = (0..60_000).map(|number| format!(" a{number}=\"\"")).collect();
    let result =
        within(Duration::from_secs(1), "attributes", &Docx::body(&format!("<w:p{attributes}/>")).bytes());
    assert!(matches!(result, Err(WordError::TooComplex { .. })));
}

#[test]
fn nesting_within_the_limit_is_read() {
    let body = "<w:sdt><w:sdtContent>".repeat(90)
        + "<w:p><w:r><w:t>deep</w:t></w:r></w:p>"
        + &"</w:sdtContent></w:sdt>".repeat(90);
    assert_eq!(lines(&read(&Docx::body(&body).bytes(), View::Accepted).unwrap()), "deep\n");
}

#[test]
fn a_note_that_holds_itself_ends() {
    let note = "<w:footnote w:id=\"1\"><w:p><w:r><w:t>n</w:t><w:footnoteReference w:id=\"1\"/></w:r></w:p></w:footnote>";
    let bytes = Docx::body("<w:p><w:r><w:t>x</w:t><w:footnoteReference w:id=\"1\"/></w:r></w:p>")
        .part("footnotes", "footnotes", note)
        .bytes();
    let import = read(&bytes, View::Accepted).unwrap();
    assert_eq!(import.text.provisions().len(), 2);
}

#[test]
fn every_cut_of_a_file_is_a_sentence() {
    let whole = Docx::body("<w:p><w:r><w:t>x</w:t></w:r></w:p>").bytes();
    for end in 0..whole.len() {
        let error = read(&whole[..end], View::Accepted).unwrap_err();
        says_a_sentence(&error);
    }
}

#[test]
fn every_flipped_byte_is_a_text_or_a_sentence() {
    let whole = Docx::body("<w:p><w:r><w:t>x</w:t></w:r></w:p>").bytes();
    for at in 0..whole.len() {
        for flip in [1, 0x20, 0x80, 0xFF] {
            let mut changed = whole.clone();
            changed[at] ^= flip;
            if let Err(error) = read(&changed, View::Accepted) {
                says_a_sentence(&error);
            }
        }
    }
}

#[test]
fn other_kinds_of_file_are_named() {
    let odt = archive(&[("mimetype".into(), b"x".to_vec()), ("content.xml".into(), b"<a/>".to_vec())]);
    let zip = archive(&[("a.txt".into(), b"x".to_vec())]);
    let notes = Docx::document(format!("<w:footnotes {}/>", crate::build::SPACES)).bytes();
    let wordings: Vec<String> =
        [b"%PDF-1.7".to_vec(), b"<html>".to_vec(), odt, zip, notes, b"plain".to_vec(), Vec::new()]
            .iter()
            .map(|bytes| Language::English.say(read(bytes, View::Accepted).unwrap_err().phrase()))
            .collect();
    let mut different = wordings.clone();
    different.sort();
    different.dedup();
    assert_eq!(different.len(), wordings.len(), "{wordings:#?}");
}

#[test]
fn no_file_of_the_collections_brings_the_reader_down() {
    let mut count = [0, 0];
    for folder in
        ["poi", "zip2", "mammoth", "python-docx", "open-xml-sdk", "docx-rs", "openxml-powertools", "pandoc"]
    {
        let Some(folder) = corpus(folder) else { continue };
        let mut folders = vec![folder];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let Ok(bytes) = std::fs::read(&path) else { continue };
                let name = path.display().to_string();
                let accepted = within(Duration::from_secs(3), &name, &bytes);
                let original = read(&bytes, View::Original);
                assert_eq!(accepted.is_ok(), original.is_ok(), "{name}");
                count[usize::from(accepted.is_ok())] += 1;
                for import in [accepted, original].into_iter().flatten() {
                    assert_eq!(import.automatic.len(), import.text.provisions().len(), "{name}");
                    for notice in &import.notices {
                        assert!(notice.provision.is_none_or(|at| at < import.automatic.len()), "{name}");
                        assert!(!Language::Russian.say(notice.phrase()).starts_with("word-"), "{notice:?}");
                    }
                }
            }
        }
    }
    println!("{} files read, {} refused", count[1], count[0]);
}
