//! Writing Word files: a small writer of our own.
//!
//! The same document gives the same bytes, always. What is written is valid by the schema — the order of
//! elements included — and shows the same in Word and LibreOffice. Labels are written as the text they are:
//! automatic numbers would shift when changes are accepted or rejected.

pub mod model;
mod objects;
pub mod paper;
mod part;
mod run;
mod style;
mod table;
pub mod text;
mod xml;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::error::WordError;
use model::{Block, Document, Section};
use objects::Objects;
use run::Writer;
use xml::Xml;

/// The pages, in twentieths of a point: A4, 30 mm left, 15 right, 20 above and below.
mod page {
    pub const SHORT: usize = 11_906;
    pub const LONG: usize = 16_838;
    pub const LEFT: usize = 1_701;
    pub const RIGHT: usize = 850;
    pub const ABOVE: usize = 1_134;
    pub const HEADER: usize = 567;
}

impl Document {
    /// The file's bytes.
    pub fn bytes(&self) -> Result<Vec<u8>, WordError> {
        let mut writer = Writer {
            xml: Xml::default(),
            notes: Xml::default(),
            noted: 0,
            objects: Objects::new(&self.objects),
        };
        writer.xml.raw(xml::DECLARATION);
        writer.xml.push(format_args!("<w:document {}><w:body>", part::SPACES));
        let empty = [Section::default()];
        let sections = if self.sections.is_empty() { &empty[..] } else { &self.sections };
        for (index, section) in sections.iter().enumerate() {
            writer.section(section, index + 1 == sections.len());
        }
        writer.xml.raw("</w:body></w:document>");
        let Writer { xml: document, notes, objects, .. } = writer;
        let media = objects.media();
        let custom = !self.properties.is_empty();
        let language = &self.frontage.language;
        let mut archive = Archive::new();
        archive.add("[Content_Types].xml", part::content_types(&media, custom).as_bytes())?;
        archive.add("_rels/.rels", part::package_relations(custom).as_bytes())?;
        archive.add("docProps/core.xml", part::core(&self.frontage).as_bytes())?;
        if custom {
            archive.add("docProps/custom.xml", part::custom(self).as_bytes())?;
        }
        archive.add("word/document.xml", document.finish().as_bytes())?;
        archive.add("word/_rels/document.xml.rels", part::relations(true, &media).as_bytes())?;
        archive.add("word/styles.xml", style::styles(language).as_bytes())?;
        archive.add("word/settings.xml", part::settings(language).as_bytes())?;
        archive.add("word/footnotes.xml", part::footnotes(&notes.finish()).as_bytes())?;
        if !media.is_empty() {
            archive.add("word/_rels/footnotes.xml.rels", part::relations(false, &media).as_bytes())?;
        }
        archive.add("word/header1.xml", part::header(&self.frontage).as_bytes())?;
        archive.add("word/footer1.xml", part::footer(&self.frontage).as_bytes())?;
        for picture in &media {
            archive.add(&format!("word/media/image{}.{}", picture.number, picture.ending), picture.bytes)?;
        }
        archive.finish()
    }
}

impl Writer<'_> {
    fn section(&mut self, section: &Section, last: bool) {
        let width = if section.landscape { page::LONG } else { page::SHORT } - page::LEFT - page::RIGHT;
        for block in &section.blocks {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph),
                Block::Table(table) => self.table(table, width),
            }
        }
        if !last {
            self.xml.raw("<w:p><w:pPr><w:pStyle w:val=\"Small\"/>");
        } else if section.blocks.is_empty() {
            self.xml.raw("<w:p/>");
        }
        let (width, height, turned) = if section.landscape {
            (page::LONG, page::SHORT, " w:orient=\"landscape\"")
        } else {
            (page::SHORT, page::LONG, "")
        };
        self.xml.push(format_args!(
            "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"{}\"/>\
             <w:footerReference w:type=\"default\" r:id=\"{}\"/>\
             <w:pgSz w:w=\"{width}\" w:h=\"{height}\"{turned}/>\
             <w:pgMar w:top=\"{above}\" w:right=\"{}\" w:bottom=\"{above}\" w:left=\"{}\" w:header=\"{edge}\" \
             w:footer=\"{edge}\" w:gutter=\"0\"/></w:sectPr>",
            part::HEADER,
            part::FOOTER,
            page::RIGHT,
            page::LEFT,
            above = page::ABOVE,
            edge = page::HEADER,
        ));
        if !last {
            self.xml.raw("</w:pPr></w:p>");
        }
    }
}

/// The archive under construction, without dates of its own.
struct Archive {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

impl Archive {
    fn new() -> Self {
        Self { zip: ZipWriter::new(Cursor::new(Vec::new())) }
    }

    fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), WordError> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        let fail = |why: String| WordError::NotWritten { part: name.to_owned(), why };
        self.zip.start_file(name, options).map_err(|error| fail(error.to_string()))?;
        self.zip.write_all(bytes).map_err(|error| fail(error.to_string()))
    }

    fn finish(self) -> Result<Vec<u8>, WordError> {
        let fail = |why: String| WordError::NotWritten { part: String::new(), why };
        Ok(self.zip.finish().map_err(|error| fail(error.to_string()))?.into_inner())
    }
}
