//! Writing Word files: a small writer of our own.
//!
//! The same document gives the same bytes, always. What is written is valid by the schema — the order of
//! elements included — and shows the same in Word and LibreOffice. Labels are written as the text they are:
//! automatic numbers would shift when changes are accepted or rejected.

mod keep;
pub mod model;
pub mod numbered;
mod objects;
pub mod paper;
mod part;
mod run;
mod style;
mod table;
pub mod text;
pub mod tracked;
pub(in crate::exchange) mod xml;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::error::WordError;

use model::{Block, Comment, Document, Paragraph, Section};
use objects::Objects;
use run::Writer;
use xml::Xml;

/// The pages, in twentieths of a point: A4, 30 mm left (20 across), 15 right, 20 above and below.
mod page {
    pub const SHORT: usize = 11_906;
    pub const LONG: usize = 16_838;
    pub const LEFT: usize = 1_701;
    /// Left of a page printed across, which is bound at its upper edge.
    pub const LEFT_ACROSS: usize = 1_134;
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
            objects: Objects::new(&self.objects, self.frontage.own),
            serial: 0,
            open: Vec::new(),
            deleted: false,
            kept: false,
        };
        writer.xml.raw(xml::DECLARATION);
        writer.xml.push(format_args!("<w:document {}><w:body>", part::SPACES));
        let empty = [Section::default()];
        let sections = if self.sections.is_empty() { &empty[..] } else { &self.sections };
        for (index, section) in sections.iter().enumerate() {
            writer.section(section, index + 1 == sections.len());
        }
        writer.xml.raw("</w:body></w:document>");
        let document = std::mem::take(&mut writer.xml);
        let comments: Vec<String> =
            self.comments.iter().enumerate().map(|(id, comment)| writer.comment(id, comment)).collect();
        let Writer { notes, objects, .. } = writer;
        let media = objects.media();
        let (header, footer) = (part::header(&self.frontage), part::footer(&self.frontage));
        let mut properties = self.properties.clone();
        let mut pages = Vec::new();
        for (xml, name) in [(&header, "header1.xml"), (&footer, "footer1.xml")] {
            pages.extend(super::page::lines(super::xml::parse(xml, name)?.root_element()));
        }
        properties.extend(super::page::properties(pages.iter().map(String::as_str)));
        let custom = !properties.is_empty();
        let language = &self.frontage.language;
        let mut archive = Archive::new();
        archive.add("[Content_Types].xml", part::content_types(&media, self, custom).as_bytes())?;
        archive.add("_rels/.rels", part::package_relations(custom).as_bytes())?;
        archive.add("docProps/core.xml", part::core(&self.frontage).as_bytes())?;
        if custom {
            archive.add("docProps/custom.xml", part::custom(&properties).as_bytes())?;
        }
        archive.add("word/document.xml", document.finish().as_bytes())?;
        archive.add("word/_rels/document.xml.rels", part::relations(Some(self), &media).as_bytes())?;
        archive.add("word/styles.xml", style::styles(language).as_bytes())?;
        archive.add("word/settings.xml", part::settings(language, self.tracking).as_bytes())?;
        archive.add("word/footnotes.xml", part::footnotes(&notes.finish()).as_bytes())?;
        if !media.is_empty() {
            archive.add("word/_rels/footnotes.xml.rels", part::relations(None, &media).as_bytes())?;
        }
        archive.add("word/header1.xml", header.as_bytes())?;
        archive.add("word/footer1.xml", footer.as_bytes())?;
        if !self.lists.is_empty() {
            archive.add("word/numbering.xml", part::numbering(&self.lists).as_bytes())?;
        }
        if !self.comments.is_empty() {
            archive.add("word/comments.xml", part::comments(&self.comments, &comments).as_bytes())?;
            archive.add("word/commentsExtended.xml", part::threads(&self.comments).as_bytes())?;
        }
        if let Some(embedded) = &self.embedded {
            archive.add("customXml/item1.xml", embedded.as_bytes())?;
            archive.add("customXml/_rels/item1.xml.rels", part::embedded_relations().as_bytes())?;
            archive.add("customXml/itemProps1.xml", part::embedded_properties().as_bytes())?;
        }
        for picture in &media {
            archive
                .add(&format!("word/media/image{}.{}", picture.number, picture.kind.ending), picture.bytes)?;
        }
        archive.finish()
    }
}

impl Writer<'_> {
    /// The paragraphs of a comment; the last one carries the identifier threads refer to.
    fn comment(&mut self, id: usize, comment: &Comment) -> String {
        let outer = std::mem::take(&mut self.xml);
        let empty = [Paragraph::default()];
        let paragraphs = if comment.paragraphs.is_empty() { &empty[..] } else { &comment.paragraphs };
        for (index, paragraph) in paragraphs.iter().enumerate() {
            if index + 1 == paragraphs.len() {
                self.xml.push(format_args!("<w:p w14:paraId=\"{}\">", part::comment_paragraph(id)));
            } else {
                self.xml.raw("<w:p>");
            }
            self.xml.raw("<w:pPr><w:pStyle w:val=\"CommentText\"/></w:pPr>");
            if index == 0 {
                self.xml.raw(
                    "<w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr><w:annotationRef/></w:r>",
                );
            }
            self.pieces(&paragraph.pieces);
            self.xml.raw("</w:p>");
        }
        std::mem::replace(&mut self.xml, outer).finish()
    }

    fn section(&mut self, section: &Section, last: bool) {
        let left = if section.landscape { page::LEFT_ACROSS } else { page::LEFT };
        let width = if section.landscape { page::LONG } else { page::SHORT } - left - page::RIGHT;
        for (block, kept) in section.blocks.iter().zip(keep::with_next(&section.blocks)) {
            match block {
                Block::Paragraph(paragraph) => {
                    self.kept = kept;
                    self.paragraph(paragraph);
                    self.kept = false;
                }
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
            left,
            above = page::ABOVE,
            edge = page::HEADER,
        ));
        if !last {
            self.xml.raw("</w:pPr></w:p>");
        }
    }
}

/// An archive under construction, without dates of its own.
pub(in crate::exchange) struct Archive {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

impl Archive {
    /// An empty one.
    pub fn new() -> Self {
        Self { zip: ZipWriter::new(Cursor::new(Vec::new())) }
    }

    /// Adds a part.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), WordError> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        let fail = |why: String| WordError::NotWritten { part: name.to_owned(), why };
        self.zip.start_file(name, options).map_err(|error| fail(error.to_string()))?;
        self.zip.write_all(bytes).map_err(|error| fail(error.to_string()))
    }

    /// The file's bytes.
    pub fn finish(self) -> Result<Vec<u8>, WordError> {
        let fail = |why: String| WordError::NotWritten { part: String::new(), why };
        Ok(self.zip.finish().map_err(|error| fail(error.to_string()))?.into_inner())
    }
}
