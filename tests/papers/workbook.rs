//! Tables as workbooks.

use std::io::Read as _;

use travaux::dossier::papers::{Manner, PaperKind};
use travaux::exchange::paper::{Block, Format, Paper, Place, Run, Table, TableCell, TableLine};
use travaux::exchange::workbook;
use travaux::language::Language;

use crate::libreoffice::convert;
use crate::tables::{bytes, draft_of, paper};

/// A part of the archive.
fn part(file: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file)).unwrap();
    let mut said = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut said).unwrap();
    said
}

#[test]
fn every_table_is_a_workbook_that_keeps_its_head_in_sight() {
    let tables = PaperKind::ALL.into_iter().filter(|kind| kind.formats().contains(&Format::Workbook));
    for kind in tables.filter(|kind| !kind.is_internal()) {
        let paper = paper(kind, draft_of(kind), Manner::new(Language::Russian));
        let file = bytes(&paper, kind, Format::Workbook, Language::Russian);
        let sheet = part(&file, "xl/worksheets/sheet1.xml");
        assert!(sheet.contains("state=\"frozen\"") && sheet.contains("<autoFilter"), "{}", kind.word());
        assert!(sheet.contains("orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\""));
        assert!(sheet.contains("Страница &amp;P из &amp;N") && sheet.contains("Проект №"));
        assert!(part(&file, "xl/workbook.xml").contains("_xlnm.Print_Titles"));
        let title = part(&file, "docProps/core.xml");
        assert!(title.contains(&paper.name) && title.contains("Соглашение о совместных"), "{title}");
    }
}

#[test]
fn rows_of_a_workbook_stand_by_themselves_and_nothing_is_a_formula() {
    let mut table = Table::new(&[("a", 1, "A".to_owned()), ("b", 2, "B".to_owned())]);
    let shared = TableCell::from("=HYPERLINK(\"http://x\")").over(2);
    table.lines.push(TableLine { cells: vec![shared, "one".into()], ..TableLine::default() });
    table.lines.push(TableLine { cells: vec!["two\u{1}".into()], ..TableLine::default() });
    table.section("All & sundry");
    let mut paper = Paper::named("A [table]: of/all", "Doc", "", "");
    paper.blocks.push(Block::Table(table));
    paper.blocks.push(Block::words(Place::Left, "Said after it"));
    let file = workbook::write(&paper, Language::English).unwrap();
    let sheet = part(&file, "xl/worksheets/sheet1.xml");
    assert_eq!(sheet.matches("=HYPERLINK(&quot;http://x&quot;)").count(), 2, "{sheet}");
    assert!(!sheet.contains("<f>") && sheet.contains(">two</t>") && sheet.contains("All &amp; sundry"));
    assert!(sheet.find("Said after it") > sheet.find("All &amp; sundry"));
    assert!(part(&file, "xl/workbook.xml").contains("<sheet name=\"A table ofall\""));
}

#[test]
fn a_cell_longer_than_a_workbook_can_hold_says_where_it_goes_on() {
    let mut table = Table::new(&[("a", 1, "A".to_owned())]);
    table.row([vec![Run::plain("я".repeat(40_000))]]);
    let mut paper = Paper::named("Long", "Doc", "", "");
    paper.blocks.push(Block::Table(table));
    let file = workbook::write(&paper, Language::English).unwrap();
    let sheet = part(&file, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains(&Language::English.say("workbook-cut")));
    assert_eq!(sheet.matches('я').count(), 32_000);
}

#[test]
fn libreoffice_opens_a_workbook_and_finds_every_cell() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("comments.xlsx");
    let table = paper(PaperKind::Comments, 2, Manner::new(Language::Russian));
    std::fs::write(&path, bytes(&table, PaperKind::Comments, Format::Workbook, Language::Russian)).unwrap();
    let Some(converted) = convert(std::slice::from_ref(&path), "csv:Text - txt - csv (StarCalc):44,34,76")
    else {
        return;
    };
    let Some(csv) = converted.of(&path) else {
        eprintln!("skipped: LibreOffice has no spreadsheets here");
        return;
    };
    let said = String::from_utf8_lossy(&csv).into_owned();
    assert!(said.starts_with("Сводная таблица замечаний и предложений"), "{said}");
    for words in ["Замечаний и предложений не имеется.", "отозвано письмом № 9-0/81", "Учтено частично"]
    {
        assert!(said.contains(words), "{words} is missing");
    }
}
