//! Any bytes as the text of a sound OpenDocument archive.
#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use travaux::exchange::open;
use travaux::exchange::word::{Reading, View};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

fn archive(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let kind: &[u8] = b"application/vnd.oasis.opendocument.text";
    for (name, bytes) in [("mimetype", kind), ("content.xml", bytes)] {
        zip.start_file(name, options).ok()?;
        zip.write_all(bytes).ok()?;
    }
    Some(zip.finish().ok()?.into_inner())
}

fuzz_target!(|bytes: &[u8]| {
    let Some(archive) = archive(bytes) else { return };
    for view in [View::Accepted, View::Original, View::All] {
        if let Ok(opened) = open::read("a.odt", &archive, Reading { view, numbers: true })
            && let Some(revised) = opened.revised
        {
            assert_eq!(revised.provisions.len(), opened.text.provisions().len());
        }
    }
});
