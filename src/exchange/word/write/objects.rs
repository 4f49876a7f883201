//! Pictures and formulas written back.

use std::collections::BTreeMap;

use super::model::Run;
use super::run::Writer;
use super::xml::escape;
use crate::exchange::word::read::{OBJECT_ALIAS, Object, ObjectKind, formula_again};

/// English Metric Units in a millimetre.
const MILLIMETRE: u64 = 36_000;
/// How wide a picture may be: what the margins leave of an upright page.
const WIDEST: u64 = 165 * MILLIMETRE;
/// How high a picture may be.
const HIGHEST: u64 = 200 * MILLIMETRE;
/// English Metric Units in a picture's point, at 96 to the inch.
const POINT: u64 = 9_525;

/// The pictures and formulas a document refers to.
pub struct Objects<'d> {
    known: &'d BTreeMap<String, Object>,
    /// The pictures used so far: hash → number.
    used: BTreeMap<&'d str, usize>,
    drawn: usize,
}

/// A picture's file in the archive.
pub struct Media<'d> {
    /// Its number.
    pub number: usize,
    /// The ending of its name.
    pub ending: &'static str,
    /// Its bytes.
    pub bytes: &'d [u8],
}

/// The endings of picture files Word knows, and their media types.
pub const PICTURES: [(&str, &str); 9] = [
    ("png", "image/png"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("gif", "image/gif"),
    ("bmp", "image/bmp"),
    ("tiff", "image/tiff"),
    ("tif", "image/tiff"),
    ("emf", "image/x-emf"),
    ("wmf", "image/x-wmf"),
];

impl<'d> Objects<'d> {
    /// These objects, none used.
    pub fn new(known: &'d BTreeMap<String, Object>) -> Self {
        Self { known, used: BTreeMap::new(), drawn: 0 }
    }

    /// The pictures used, by number.
    pub fn media(&self) -> Vec<Media<'d>> {
        let mut media: Vec<Media<'d>> = self
            .used
            .iter()
            .filter_map(|(hash, number)| {
                let object = self.known.get(*hash)?;
                Some(Media { number: *number, ending: ending(object)?, bytes: &object.bytes })
            })
            .collect();
        media.sort_by_key(|media| media.number);
        media
    }
}

impl Writer<'_> {
    /// Writes a picture or formula; where its bytes are not there, or not what the hash says, its description
    /// in a control that keeps the hash.
    pub fn object(&mut self, run: &Run, hash: &str, alt: &str) {
        let known = self.objects.known;
        let found = known.get_key_value(hash).filter(|(_, object)| object.hash() == hash);
        match found {
            Some((hash, object)) if ending(object).is_some() => self.picture(run, hash, object, alt),
            Some((_, object)) => match formula_again(object) {
                Some(formula) => self.xml.raw(&formula),
                None => self.described(run, hash, alt),
            },
            None => self.described(run, hash, alt),
        }
    }

    fn described(&mut self, run: &Run, hash: &str, alt: &str) {
        let tag: String = hash.chars().take(64).collect();
        self.xml.push(format_args!(
            "<w:sdt><w:sdtPr><w:alias w:val=\"{OBJECT_ALIAS}\"/><w:tag w:val=\"{}\"/></w:sdtPr><w:sdtContent><w:r>",
            escape(&tag)
        ));
        self.format(run);
        self.text(alt);
        self.xml.raw("</w:r></w:sdtContent></w:sdt>");
    }
}

impl<'d> Writer<'d> {
    fn known_number(&mut self, hash: &str) -> Option<usize> {
        let (hash, _) = self.objects.known.get_key_value(hash)?;
        let next = self.objects.used.len() + 1;
        Some(*self.objects.used.entry(hash).or_insert(next))
    }

    fn picture(&mut self, run: &Run, hash: &str, object: &Object, alt: &str) {
        let Some(number) = self.known_number(hash) else { return };
        self.objects.drawn += 1;
        let drawn = self.objects.drawn;
        let (width, height) = size(&object.bytes);
        let alt = escape(alt);
        self.xml.raw("<w:r>");
        self.format(run);
        self.xml.push(format_args!(
            "<w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
             <wp:extent cx=\"{width}\" cy=\"{height}\"/>\
             <wp:docPr id=\"{drawn}\" name=\"Picture {drawn}\" descr=\"{alt}\"/>\
             <a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">\
             <a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">\
             <pic:pic xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">\
             <pic:nvPicPr><pic:cNvPr id=\"{drawn}\" name=\"Picture {drawn}\"/><pic:cNvPicPr/></pic:nvPicPr>\
             <pic:blipFill><a:blip r:embed=\"rIdImage{number}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
             <pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm>\
             <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>\
             </wp:inline></w:drawing></w:r>"
        ));
    }
}

/// The ending a picture's file is written with; none for what is no picture Word knows.
fn ending(object: &Object) -> Option<&'static str> {
    let ObjectKind::Picture(ending) = &object.kind else { return None };
    PICTURES.iter().find(|(known, _)| known == ending).map(|(known, _)| *known)
}

/// The size to show a picture at: its own, made to fit the page.
fn size(bytes: &[u8]) -> (u64, u64) {
    let (width, height) = pixels(bytes).unwrap_or((302, 227));
    let (width, height) = (u64::from(width.max(1)) * POINT, u64::from(height.max(1)) * POINT);
    let (mut shown, mut tall) = (width, height);
    if shown > WIDEST {
        (shown, tall) = (WIDEST, height * WIDEST / width);
    }
    if tall > HIGHEST {
        (shown, tall) = (shown * HIGHEST / tall, HIGHEST);
    }
    (shown.max(1), tall.max(1))
}

/// The width and height a PNG, GIF or JPEG file names.
fn pixels(bytes: &[u8]) -> Option<(u32, u32)> {
    let wide = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    let big = |at: usize| Some(u32::from(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?)));
    let little = |at: usize| Some(u32::from(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?)));
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some((wide(16)?.min(100_000), wide(20)?.min(100_000)));
    }
    if bytes.starts_with(b"GIF8") {
        return Some((little(6)?, little(8)?));
    }
    if bytes.starts_with(&[0xFF, 0xD8]) {
        let mut at = 2;
        while let Some([0xFF, marker]) = bytes.get(at..at + 2) {
            // The frames that say the size: all SOF markers but three that are something else.
            if matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC) {
                return Some((big(at + 7)?, big(at + 5)?));
            }
            at += 2 + big(at + 2)? as usize;
        }
    }
    None
}
