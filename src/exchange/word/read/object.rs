//! Pictures and formulas: kept by the hash of their bytes, written back unread.

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
    pub bytes: Vec<u8>,
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
    } else if matches!(node.word(), "" | "rPrChange") {
        return;
    } else {
        "w"
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
    if node.has_children() {
        xml.push('>');
        node.children().for_each(|child| write_node(child, view, xml));
        xml.push_str(&format!("</{prefix}:{name}>"));
    } else {
        xml.push_str("/>");
    }
}
