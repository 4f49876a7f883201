//! The papers of a session as a folder.

use std::collections::BTreeMap;
use std::path::Path;

use travaux::dossier::Disk;
use travaux::dossier::bundle::BundleError;
use travaux::dossier::hearing::Sheet;
use travaux::dossier::papers::folder::{FolderError, Leaf, leaves, write};
use travaux::dossier::papers::{Manner, PaperKind, Round};
use travaux::exchange::paper::Format;
use travaux::language::Language;

use crate::tables::hearing;

fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()))
        .collect()
}

#[test]
fn a_folder_holds_every_paper_under_its_number_and_the_same_bytes_every_time() {
    let (dossier, hearing) = hearing(2);
    let round = Round::new(&dossier, &hearing, Manner::new(Language::Russian)).unwrap();
    let home = tempfile::tempdir().unwrap();
    let (one, two) = (home.path().join("Заседание"), home.path().join("empty"));
    std::fs::create_dir(&two).unwrap();
    let mut heard = Vec::new();
    let mut step = |step: travaux::dossier::papers::folder::Step<'_>| {
        heard.push((step.number, step.of));
        true
    };
    let files = write(&round, Format::Word, &one, &Disk, &mut step).unwrap();
    write(&round, Format::Word, &two, &Disk, &mut |_| true).unwrap();
    let kinds = leaves(&round, Format::Word);
    assert_eq!(heard.len(), kinds.len());
    let texts = [Sheet::Clean, Sheet::Tracked, Sheet::Bracketed].map(Leaf::Text);
    assert_eq!(kinds[..4], [texts[0], texts[1], texts[2], Leaf::Paper(PaperKind::ALL[0])]);
    let voices = kinds.iter().filter(|leaf| matches!(leaf, Leaf::Text(Sheet::Voice(_)))).count();
    assert_eq!(voices, hearing.voices.len());
    assert_eq!(files.first().map(String::as_str), Some("00 Содержание.docx"));
    assert!(files.contains(&"01 Проект.docx".to_owned()), "{files:?}");
    // The first draft comes from nowhere: of its provenance only the list of contents speaks.
    assert_eq!(files.len(), kinds.len());
    let written = contents(&one);
    assert!(written == contents(&two));
    assert_eq!(written.keys().cloned().collect::<Vec<_>>(), files);
    // Nothing unfinished is left beside it.
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 2);
}

#[test]
fn a_folder_called_off_or_in_the_way_of_another_leaves_everything_as_it_was() {
    let (dossier, hearing) = hearing(4);
    let round = Round::new(&dossier, &hearing, Manner::new(Language::English)).unwrap();
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("Session");
    let called_off = write(&round, Format::Html, &folder, &Disk, &mut |step| step.number < 2);
    assert_eq!(called_off, Err(FolderError::Cancelled));
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 0);
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("mine.txt"), "kept").unwrap();
    let refused = write(&round, Format::Html, &folder, &Disk, &mut |_| true);
    assert_eq!(refused, Err(FolderError::Bundle(BundleError::AlreadyThere(folder.clone()))));
    assert_eq!(contents(&folder), BTreeMap::from([("mine.txt".to_owned(), b"kept".to_vec())]));
    let file = home.path().join("file");
    std::fs::write(&file, "kept").unwrap();
    assert!(write(&round, Format::Html, &file, &Disk, &mut |_| true).is_err());
    assert_eq!(std::fs::read(&file).unwrap(), b"kept");
}

#[test]
fn a_paper_with_nothing_on_it_is_no_file_but_a_line_of_the_contents() {
    // On the last draft nothing was said any more.
    let (dossier, hearing) = hearing(4);
    let round = Round::new(&dossier, &hearing, Manner::new(Language::English)).unwrap();
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("Session");
    let files = write(&round, Format::Markdown, &folder, &Disk, &mut |_| true).unwrap();
    let expected = [
        "00 Contents.md",
        "01 Draft.md",
        "02 Information note on the draft.md",
        "03 What became of the proposals.md",
        "04 Provenance of the text.md",
    ];
    assert_eq!(files, expected);
    let said = std::fs::read_to_string(folder.join("00 Contents.md")).unwrap();
    assert!(said.contains("— Table of disagreements. There are no disagreements on the text."), "{said}");
    assert!(said.contains("— Minutes. No meeting that dealt with this draft is on record."), "{said}");
}

#[test]
fn tables_alone_make_a_folder_of_workbooks() {
    let (dossier, hearing) = hearing(2);
    let round = Round::new(&dossier, &hearing, Manner::new(Language::English)).unwrap();
    let kinds = leaves(&round, Format::Workbook);
    assert!(kinds.iter().all(|leaf| matches!(leaf, Leaf::Paper(kind) if kind.is_table())));
    assert!(kinds.contains(&Leaf::Paper(PaperKind::Comments)));
}

#[test]
fn a_folder_without_names_holds_no_text_of_a_delegation() {
    let (dossier, hearing) = hearing(2);
    let manner = Manner { names: false, ..Manner::new(Language::Russian) };
    let round = Round::new(&dossier, &hearing, manner).unwrap();
    let texts = leaves(&round, Format::Html);
    let voice = |leaf: &Leaf| matches!(leaf, Leaf::Text(Sheet::Voice(_) | Sheet::Tracked));
    assert!(!texts.iter().any(voice) && texts.contains(&Leaf::Text(Sheet::Bracketed)), "{texts:?}");
}

#[test]
fn where_there_is_no_place_for_a_folder_the_place_is_named() {
    let (dossier, hearing) = hearing(4);
    let round = Round::new(&dossier, &hearing, Manner::new(Language::English)).unwrap();
    let home = tempfile::tempdir().unwrap();
    let place = home.path().join("not there");
    let failed = write(&round, Format::Html, &place.join("Session"), &Disk, &mut |_| true).unwrap_err();
    let said = Language::English.say(failed.phrase());
    assert!(said.contains(&place.display().to_string()) && !said.contains("unfinished"), "{said}");
}

#[test]
fn a_draft_in_brackets_says_what_its_codes_stand_for() {
    let (dossier, hearing) = hearing(2);
    let written = |names: bool| {
        let manner = Manner { names, ..Manner::new(Language::Russian) };
        let round = Round::new(&dossier, &hearing, manner).unwrap();
        let draft = round.draft();
        let brief = round.brief(&draft);
        let bytes = hearing.write(&dossier, Sheet::Bracketed, Format::Html, &brief).unwrap().unwrap();
        String::from_utf8(bytes).unwrap()
    };
    assert!(written(true).contains("<p class=\"legend\">ALT&nbsp;— Альтария; "), "{}", written(true));
    assert!(!written(false).contains("class=\"legend\""));
}

#[test]
fn a_page_of_contents_leads_to_every_paper_beside_it() {
    let (dossier, hearing) = hearing(2);
    let round = Round::new(&dossier, &hearing, Manner::new(Language::Russian)).unwrap();
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("Заседание");
    let files = write(&round, Format::Html, &folder, &Disk, &mut |_| true).unwrap();
    let page = std::fs::read_to_string(folder.join(&files[0])).unwrap();
    let linked = page.split("<a href=\"./").skip(1).map(|rest| rest.split('"').next().unwrap());
    let linked: Vec<String> = linked
        .map(|address| {
            let mut bytes = Vec::new();
            let mut rest = address;
            while let Some(letter) = rest.chars().next() {
                let coded = letter == '%';
                bytes.push(if coded { u8::from_str_radix(&rest[1..3], 16).unwrap() } else { letter as u8 });
                rest = &rest[if coded { 3 } else { 1 }..];
            }
            String::from_utf8(bytes).unwrap()
        })
        .collect();
    assert_eq!(linked, files[1..]);
}
