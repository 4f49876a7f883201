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

/// A file with one of its parts changed.
pub fn changed(bytes: &[u8], part: &str, edit: impl Fn(&str) -> String) -> Vec<u8> {
    use std::io::Read;
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        let name = file.name().unwrap().into_owned();
        if name == part {
            bytes = edit(std::str::from_utf8(&bytes).unwrap()).into_bytes();
        }
        parts.push((name, bytes));
    }
    archive(&parts)
}

/// The words in a main part, with the places they stand at.
fn words(xml: &str) -> (String, Vec<(usize, usize)>) {
    let (mut flat, mut places) = (String::new(), Vec::new());
    for (at, _) in xml.match_indices("<w:t ") {
        let start = at + xml[at..].find('>').unwrap() + 1;
        let end = start + xml[start..].find("</w:t>").unwrap();
        places.push((flat.len(), start));
        flat.push_str(&xml[start..end]);
    }
    (flat, places)
}

/// The words in a main part, one after another.
pub fn flat(xml: &str) -> String {
    words(xml).0
}

/// A main part in which somebody selects what is not common to both and types the new words, once.
pub fn typed(xml: &str, from: &str, to: &str) -> String {
    let ends = |one: &str, other: &str, back: bool| {
        let pairs: Vec<(char, char)> = match back {
            false => one.chars().zip(other.chars()).collect(),
            true => one.chars().rev().zip(other.chars().rev()).collect(),
        };
        pairs.iter().take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum::<usize>()
    };
    let head = ends(from, to, false);
    let tail = ends(&from[head..], &to[head..], true);
    let (flat, places) = words(xml);
    let start = flat.find(from).unwrap() + head;
    let end = start + from.len() - head - tail;
    let mut out = xml.to_owned();
    // From the back, so that places before stay what they are.
    for (nth, (at, place)) in places.iter().enumerate().rev() {
        let until = places.get(nth + 1).map_or(flat.len(), |next| next.0);
        let (cut, stop) = (start.max(*at), end.min(until));
        let types = (*at..until).contains(&start);
        if cut < stop {
            out.replace_range(place + cut - at..place + stop - at, "");
        }
        if types {
            out.insert_str(place + start - at, &to[head..to.len() - tail]);
        }
    }
    out
}

/// Where somebody may type words in a print where nothing is set out in brackets, beneath captions or as a remark: the
/// part and the place in it.
pub fn typeable(bytes: &[u8]) -> Vec<(&'static str, usize)> {
    let places = std::cell::RefCell::new(Vec::new());
    for part in ["word/document.xml", "word/footnotes.xml"] {
        changed(bytes, part, |xml| {
            for (at, _) in xml.match_indices("</w:t>") {
                let before = &xml[..at];
                let paragraph = &before[before.rfind("<w:p>").unwrap_or(0)..];
                let behind = &xml[at + "</w:t></w:r>".len()..];
                let offers = before.match_indices("w:name=\"tvx_offer_").filter(|(offer, _)| {
                    let id = before[..*offer].rfind("w:id=").map_or("", |id| &before[id..offer - 1]);
                    !before.contains(&format!("<w:bookmarkEnd {id}/>"))
                });
                let apart = ["\"Remark\"", "\"Travaux"].iter().any(|style| paragraph.contains(style));
                // Behind white space one would type a word of its own.
                let apart = apart || before.ends_with(' ');
                // What touches a bracket may be of it.
                if offers.count() == 0 && !apart && !behind.starts_with("<w:bookmark") {
                    places.borrow_mut().push((part, at));
                }
            }
            xml.to_owned()
        });
    }
    places.into_inner()
}

/// Seconds this thread has worked, whatever else the machine does; nothing where the system does not say.
pub fn worked() -> f64 {
    let said = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    said.split(' ').next().and_then(|nanos| nanos.parse::<f64>().ok()).unwrap_or_default() / 1e9
}
