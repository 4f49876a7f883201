//! Any bytes as the main part of a sound archive, where checksums do not stop them; up to four parts, set apart by
//! a zero byte: document, numbering, styles, footnotes.
#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use travaux::exchange::word::{View, read};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const ROOT: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
    <Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
const OWN: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
    <Relationship Id=\"a\" Type=\"x/numbering\" Target=\"numbering.xml\"/>\
    <Relationship Id=\"b\" Type=\"x/styles\" Target=\"styles.xml\"/>\
    <Relationship Id=\"c\" Type=\"x/footnotes\" Target=\"footnotes.xml\"/></Relationships>";

fn archive(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let names = ["document", "numbering", "styles", "footnotes"];
    let fixed = [("_rels/.rels".to_owned(), ROOT.as_bytes()), ("word/_rels/document.xml.rels".to_owned(), OWN.as_bytes())];
    let parts = names.iter().zip(bytes.split(|byte| *byte == 0));
    let parts = parts.map(|(name, bytes)| (format!("word/{name}.xml"), bytes));
    for (name, bytes) in fixed.into_iter().chain(parts) {
        zip.start_file(name.as_str(), options).ok()?;
        zip.write_all(bytes).ok()?;
    }
    Some(zip.finish().ok()?.into_inner())
}

fuzz_target!(|bytes: &[u8]| {
    let Some(archive) = archive(bytes) else { return };
    for view in [View::Accepted, View::Original, View::All] {
        if let Ok(import) = read(&archive, view) {
            assert_eq!(import.automatic.len(), import.text.provisions().len());
        }
    }
});
