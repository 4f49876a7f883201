//! Pictures and formulas: kept by the hash of their bytes, written back unread.

use std::sync::Arc;

use roxmltree::Node;
use sha2::{Digest, Sha256};

use super::view::{Change, View};
use crate::exchange::word::xml::{self, WordNode};

/// A picture or formula a text refers to by its hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object {
    /// What it is.
    pub kind: ObjectKind,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
    /// How large the file shows it where it stands first; none where it does not say so.
    pub extent: Option<Extent>,
}

/// How wide and how high something is shown, in English Metric Units: 36 000 to the millimetre.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// The width, at least 1.
    pub width: u64,
    /// The height, at least 1.
    pub height: u64,
}

impl Extent {
    /// An extent, unless it is no size at all or larger than any page.
    pub fn new(width: u64, height: u64) -> Option<Self> {
        const LARGEST: u64 = 36_000 * 10_000;
        let sized = (1..=LARGEST).contains(&width) && (1..=LARGEST).contains(&height);
        sized.then_some(Self { width, height })
    }
}

/// What an object is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ObjectKind {
    /// A picture; the ending of its file name, in lower case ("png").
    Picture(String),
    /// A formula in Office MathML.
    Formula,
}

impl Object {
    /// A formula in Office MathML.
    pub fn formula(xml: String) -> Self {
        Self { kind: ObjectKind::Formula, bytes: xml.into_bytes().into(), extent: None }
    }

    /// A picture out of a part of this name, and how large it is shown.
    pub fn picture(part: &str, bytes: Vec<u8>, extent: Option<Extent>) -> Self {
        let ending = part.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
        Self { kind: ObjectKind::Picture(ending), bytes: bytes.into(), extent }
    }

    /// The SHA-256 of the bytes, as 64 hex digits.
    pub fn hash(&self) -> String {
        hash(&self.bytes)
    }
}

/// The SHA-256 of bytes, as 64 hex digits.
pub fn hash(bytes: &[u8]) -> String {
    use std::fmt::Write;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// A length with its unit as style sheets have it ("12.5pt", "3cm"), in English Metric Units.
pub fn length(words: &str) -> Option<u64> {
    const UNITS: [(&str, f64); 6] = [
        ("pt", 12_700.0),
        ("cm", 360_000.0),
        ("mm", 36_000.0),
        ("in", 914_400.0),
        ("pc", 152_400.0),
        ("px", 9_525.0),
    ];
    let words = words.trim();
    let (number, unit) = UNITS.iter().find_map(|(unit, size)| Some((words.strip_suffix(unit)?, size)))?;
    let length = number.trim().parse::<f64>().ok()? * unit;
    // What is no size of anything on a page is none.
    (length.is_finite() && (1.0..=1e12).contains(&length)).then(|| length.round() as u64)
}

/// The words of a formula, as they follow each other.
pub fn formula_words(formula: Node<'_, '_>, view: View) -> String {
    let letters = formula.descendants().filter(|node| node.is_math() && node.tag_name().name() == "t");
    letters.filter(|node| view.shows_around(*node)).filter_map(|node| node.text()).collect()
}

/// A formula as XML of its own, the same for the same formula whatever prefixes its file uses and without
/// marks of who typed it when.
pub fn formula_xml(formula: Node<'_, '_>, view: View) -> String {
    let mut xml = String::new();
    write_node(formula, view, &mut xml);
    xml
}

/// A formula's XML, if it is what [`formula_xml`] writes and nothing else: only that may go back into a file.
pub fn formula_again(object: &Object) -> Option<String> {
    if object.kind != ObjectKind::Formula {
        return None;
    }
    let formula = std::str::from_utf8(&object.bytes).ok()?;
    let whole = format!(
        "<x xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" \
         xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">{formula}</x>"
    );
    let document = xml::parse(&whole, "formula").ok()?;
    let mut children = document.root_element().children();
    let only = children.next().filter(|node| node.is_math() && children.next().is_none())?;
    let known = matches!(only.tag_name().name(), "oMath" | "oMathPara");
    (known && formula_xml(only, View::Accepted) == formula).then(|| formula.to_owned())
}

/// What of a text's own markup may stand in a formula: words and how they are set. No field, no link, no control: what
/// is taken over leads nowhere.
const SET: [&str; 30] = [
    "r",
    "t",
    "br",
    "tab",
    "rPr",
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "caps",
    "smallCaps",
    "strike",
    "dstrike",
    "vanish",
    "color",
    "spacing",
    "w",
    "kern",
    "position",
    "sz",
    "szCs",
    "highlight",
    "u",
    "shd",
    "vertAlign",
    "lang",
    "noProof",
    "em",
];

fn write_node(node: Node<'_, '_>, view: View, xml: &mut String) {
    if node.is_text() {
        // Anything else is the layout of the XML.
        if node.parent().is_none_or(|parent| parent.tag_name().name() != "t") {
            return;
        }
        xml.push_str(&quick_xml::escape::escape(node.text().unwrap_or_default()));
        return;
    }
    if let Some(change) = Change::of(node.word()) {
        if view.shows(change) {
            node.children().for_each(|child| write_node(child, view, xml));
        }
        return;
    }
    let prefix = if node.is_math() {
        "m"
    } else if SET.contains(&node.word()) {
        "w"
    } else {
        return;
    };
    let name = node.tag_name().name();
    xml.push_str(&format!("<{prefix}:{name}"));
    for attribute in node.attributes() {
        let known = attribute.namespace().is_some_and(|space| {
            space.contains("wordprocessingml/") && prefix == "w" || space.ends_with("/math")
        });
        if known && !attribute.name().starts_with("rsid") {
            let value = quick_xml::escape::escape(attribute.value());
            xml.push_str(&format!(" {prefix}:{}=\"{value}\"", attribute.name()));
        }
    }
    if node.tag_name().name() == "t" {
        xml.push_str(" xml:space=\"preserve\"");
    }
    let open = xml.len();
    xml.push('>');
    node.children().for_each(|child| write_node(child, view, xml));
    if xml.len() > open + 1 {
        xml.push_str(&format!("</{prefix}:{name}>"));
    } else {
        // Nothing that is taken over stands in it.
        xml.truncate(open);
        xml.push_str("/>");
    }
}
