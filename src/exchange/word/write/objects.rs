//! Pictures and formulas written back.

use std::collections::{BTreeMap, BTreeSet};

use super::model::Run;
use super::run::Writer;
use super::xml::escape;
use crate::exchange::objects::{words, writable};
use crate::exchange::word::picture::{self, Kind, SVG};
use crate::exchange::word::read::{Extent, OBJECT_ALIAS, Object, ObjectKind, formula_again};
use crate::language::Language;

/// English Metric Units in a millimetre.
const MILLIMETRE: u64 = 36_000;
/// How wide a picture may be: what the margins leave of an upright page.
const WIDEST: u64 = 165 * MILLIMETRE;
/// How high a picture may be.
const HIGHEST: u64 = 200 * MILLIMETRE;
/// How wide and high a picture is shown of which nobody says it.
const UNKNOWN: (u64, u64) = (80 * MILLIMETRE, 60 * MILLIMETRE);

/// The pictures and formulas a document refers to.
pub struct Objects<'d> {
    known: &'d BTreeMap<String, Object>,
    /// Those of them that are written.
    written: BTreeSet<&'d str>,
    /// The pictures used so far: hash → number.
    used: BTreeMap<&'d str, usize>,
    drawn: usize,
    /// The language of the words that stand for what cannot be written.
    language: Language,
}

/// A picture's file in the archive.
pub struct Media<'d> {
    /// Its number.
    pub number: usize,
    /// What kind of picture it is.
    pub kind: Kind,
    /// Its bytes.
    pub bytes: &'d [u8],
}

impl<'d> Objects<'d> {
    /// These objects, none used.
    pub fn new(known: &'d BTreeMap<String, Object>, language: Language) -> Self {
        Self { known, written: writable(known), used: BTreeMap::new(), drawn: 0, language }
    }

    /// The pictures used, by number.
    pub fn media(&self) -> Vec<Media<'d>> {
        let mut media: Vec<Media<'d>> = self
            .used
            .iter()
            .filter_map(|(hash, number)| {
                let object = self.known.get(*hash)?;
                Some(Media { number: *number, kind: picture_kind(object)?, bytes: &object.bytes })
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
        let written = self.objects.written.contains(hash);
        let found = known.get_key_value(hash).filter(|_| written);
        match found {
            Some((_, object)) => match (picture_kind(object), formula_again(object)) {
                (Some(kind), _) => self.picture(run, (hash, object, kind), alt),
                (None, Some(formula)) => self.xml.raw(&formula),
                (None, None) => self.described(run, hash, alt),
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
        self.text(&words(alt, self.objects.language));
        self.xml.raw("</w:r></w:sdtContent></w:sdt>");
    }
}

impl<'d> Writer<'d> {
    fn known_number(&mut self, hash: &str) -> Option<usize> {
        let (hash, _) = self.objects.known.get_key_value(hash)?;
        let next = self.objects.used.len() + 1;
        Some(*self.objects.used.entry(hash).or_insert(next))
    }

    fn picture(&mut self, run: &Run, (hash, object, kind): (&str, &Object, Kind), alt: &str) {
        let Some(number) = self.known_number(hash) else { return };
        self.objects.drawn += 1;
        let drawn = self.objects.drawn;
        let (width, height) = size(object);
        let alt = escape(alt);
        // Readers that know drawings of lines look for them in an extension.
        let lines = match kind.ending {
            SVG => format!(
                "<a:extLst><a:ext uri=\"{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}\">\
                 <asvg:svgBlip xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" \
                 r:embed=\"rIdImage{number}\"/></a:ext></a:extLst>"
            ),
            _ => String::new(),
        };
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
             <pic:blipFill><a:blip r:embed=\"rIdImage{number}\">{lines}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
             <pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm>\
             <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>\
             </wp:inline></w:drawing></w:r>"
        ));
    }
}

/// What kind of picture an object is; none for a formula, and for what is no picture Word shows.
fn picture_kind(object: &Object) -> Option<Kind> {
    matches!(object.kind, ObjectKind::Picture(_)).then(|| picture::kind(&object.bytes)).flatten()
}

impl Object {
    /// Whether it can be written into a Word file; else words stand for it.
    pub fn is_written(&self) -> bool {
        picture_kind(self).is_some() || formula_again(self).is_some()
    }
}

/// The size to show a picture at: as it was shown, else its own, made to fit the page.
fn size(object: &Object) -> (u64, u64) {
    let own = || picture::extent(&object.bytes);
    let Some(Extent { width, height }) = object.extent.or_else(own) else { return UNKNOWN };
    let (mut shown, mut tall) = (width, height);
    if shown > WIDEST {
        (shown, tall) = (WIDEST, height * WIDEST / width);
    }
    if tall > HIGHEST {
        (shown, tall) = (shown * HIGHEST / tall, HIGHEST);
    }
    (shown.max(1), tall.max(1))
}
