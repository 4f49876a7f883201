//! Accepting and rejecting, against another tool's results on the same files: the same paragraphs, cells and
//! notes, word by word.

use travaux::consolidate::{Revision, consolidate};
use travaux::exchange::word::{Frontage, Reading, Tracking, View, read, write_text, write_tracked};
use travaux::language::Language;
use travaux::text::{Text, markdown};

use crate::corpus::corpus;

#[test]
fn accepting_and_rejecting_agree_with_another_tool() {
    let Some(folder) = corpus("openxml-powertools/TestFiles/RP") else { return };
    let mut paths: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let (mut asked, mut unexpected) = (0, Vec::new());
    for path in paths {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        for (ending, view) in [("Accepted", View::Accepted), ("Rejected", View::Original)] {
            let theirs = folder.join(format!("{name}-{ending}.docx"));
            let (Ok(tracked), Ok(theirs)) = (std::fs::read(&path), std::fs::read(theirs)) else { continue };
            let lines = |bytes: &[u8], view| -> Vec<String> {
                let import = Reading { view, numbers: false }.read(bytes).unwrap();
                import.text.provisions().iter().map(|provision| provision.line()).collect()
            };
            let (ours, theirs) = (lines(&tracked, view), lines(&theirs, View::Accepted));
            asked += 1;
            if ours != theirs {
                let at = ours.iter().zip(&theirs).take_while(|(ours, theirs)| ours == theirs).count();
                unexpected.push(format!("{name} {ending}:\n  {:?}\n  {:?}", ours.get(at), theirs.get(at)));
            }
        }
    }
    println!("{} of {asked} agree", asked - unexpected.len());
    assert!(asked > 40 && unexpected.is_empty(), "{}", unexpected.join("\n"));
}

/// Pairs of files that differ, and whether the two sides are given back: by the engine exactly, and by a Word file with
/// the changes tracked as far as a clean copy written by us gives the text back.
#[test]
fn both_sides_of_every_pair_are_given_back() {
    let mut files: Vec<(String, Text)> = Vec::new();
    for folder in ["WC", "CZ", "RC", "CA"] {
        let Some(folder) = corpus(&format!("openxml-powertools/TestFiles/{folder}")) else { return };
        let mut paths: Vec<_> =
            std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            let Ok(import) = read(&std::fs::read(&path).unwrap(), View::Accepted) else { continue };
            files.push((path.file_stem().unwrap().to_string_lossy().into_owned(), import.text));
        }
    }
    let frontage = || Frontage::new("x", Language::English).made("Travaux", "2026-03-12T09:00:00Z");
    let clean = |text: &Text| {
        read(&write_text(text, &frontage(), &Default::default()).unwrap(), View::Accepted).unwrap().text
    };
    let (mut pairs, mut wrong) = (0, Vec::new());
    for (one, base) in &files {
        for (other, revised) in files.iter().filter(|(other, _)| other[..5] == one[..5]) {
            let rolling = consolidate(base, &[Revision { voice: "NEW", text: revised, partial: false }], &[]);
            pairs += 1;
            if rolling.project(0).as_ref() != Some(revised) {
                wrong.push(format!("{one} → {other}: the engine loses the newer text"));
            }
            if base == revised && !rolling.passages.is_empty() {
                wrong.push(format!("{one} → {other}: differences where there are none"));
            }
            let bytes = write_tracked(&rolling, &Tracking::single(frontage(), Language::English)).unwrap();
            for (view, side, name) in
                [(View::Original, base, "rejected"), (View::Accepted, revised, "accepted")]
            {
                let (ours, theirs) =
                    (markdown::write(&read(&bytes, view).unwrap().text), markdown::write(&clean(side)));
                if ours != theirs {
                    let at = ours.lines().zip(theirs.lines()).take_while(|(a, b)| a == b).count();
                    wrong.push(format!(
                        "{one} → {other} {name}:\n  {:?}\n  {:?}",
                        ours.lines().nth(at),
                        theirs.lines().nth(at)
                    ));
                }
            }
        }
    }
    println!("{pairs} pairs");
    assert!(pairs > 80 && wrong.is_empty(), "{} of {pairs}:\n{}", wrong.len(), wrong.join("\n"));
}
