//! The papers of a session as a folder.

use std::collections::BTreeMap;
use std::path::Path;

use travaux::dossier::Disk;
use travaux::dossier::papers::folder::{FolderError, names, write};
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
    let papers = names(&round, Format::Word);
    assert_eq!(heard.len(), papers.len());
    assert_eq!(papers.iter().map(|(kind, _)| *kind).collect::<Vec<_>>().first(), PaperKind::ALL.first());
    assert_eq!(files.first().map(String::as_str), Some("00 Содержание.docx"));
    assert!(files.contains(&papers[0].1) && papers[0].1.starts_with("01 "), "{files:?}");
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
    assert_eq!(refused, Err(FolderError::AlreadyThere(folder.clone())));
    assert_eq!(contents(&folder), BTreeMap::from([("mine.txt".to_owned(), b"kept".to_vec())]));
    let file = home.path().join("file");
    std::fs::write(&file, "kept").unwrap();
    assert!(write(&round, Format::Html, &file, &Disk, &mut |_| true).is_err());
    assert_eq!(std::fs::read(&file).unwrap(), b"kept");
}

#[test]
fn tables_alone_make_a_folder_of_workbooks() {
    let (dossier, hearing) = hearing(2);
    let round = Round::new(&dossier, &hearing, Manner::new(Language::English)).unwrap();
    let kinds: Vec<PaperKind> = names(&round, Format::Workbook).into_iter().map(|(kind, _)| kind).collect();
    assert!(kinds.iter().all(|kind| kind.is_table()) && kinds.contains(&PaperKind::Comments));
}
