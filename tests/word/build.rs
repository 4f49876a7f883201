//! Word files made by hand for a test.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The namespaces of a part.
pub const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:v=\"urn:schemas-microsoft-com:vml\" \
    xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" \
    xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\" \
    xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\"";

/// What kinds of part there are, as far as other programs ask.
const TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
    <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
    <Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" \
    ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";

/// A Word file under construction.
pub struct Docx {
    parts: Vec<(String, Vec<u8>)>,
    relations: String,
}

impl Docx {
    /// A file with this body.
    pub fn body(body: &str) -> Self {
        Self::document(format!("<w:document {SPACES}><w:body>{body}</w:body></w:document>"))
    }

    /// A file with this main part.
    pub fn document(document: impl Into<Vec<u8>>) -> Self {
        Self { parts: vec![("word/document.xml".into(), document.into())], relations: String::new() }
    }

    /// With another part the main one refers to; `xml` is what its root element holds.
    pub fn part(mut self, kind: &str, root: &str, xml: &str) -> Self {
        self.relate(kind, &format!("{kind}.xml"), "");
        self.parts
            .push((format!("word/{kind}.xml"), format!("<w:{root} {SPACES}>{xml}</w:{root}>").into_bytes()));
        self
    }

    /// With a reference from the main part.
    pub fn relation(mut self, kind: &str, target: &str, more: &str) -> Self {
        self.relate(kind, target, more);
        self
    }

    /// With a file under this name.
    pub fn file(mut self, name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.parts.push((name.into(), bytes.into()));
        self
    }

    fn relate(&mut self, kind: &str, target: &str, more: &str) {
        let id = self.relations.matches("<Relationship ").count() + 1;
        self.relations.push_str(&format!(
            "<Relationship Id=\"rId{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\" {more}/>"
        ));
    }

    /// The bytes.
    pub fn bytes(self) -> Vec<u8> {
        const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
        let root = format!(
            "<Relationships xmlns=\"{RELATIONS}\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
        );
        let own = format!("<Relationships xmlns=\"{RELATIONS}\">{}</Relationships>", self.relations);
        let mut parts = vec![
            ("[Content_Types].xml".to_owned(), TYPES.as_bytes().to_vec()),
            ("_rels/.rels".to_owned(), root.into_bytes()),
            ("word/_rels/document.xml.rels".to_owned(), own.into_bytes()),
        ];
        parts.extend(self.parts);
        archive(&parts)
    }
}

/// An archive of these files.
pub fn archive(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in parts {
        zip.start_file(name.as_str(), options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
