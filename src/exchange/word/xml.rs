//! Parts as XML: decoded, scanned for what would hurt a parser, parsed.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use memchr::{memchr, memmem};
use roxmltree::{Document, Node, ParsingOptions};

use super::error::{Excess, WordError};
use super::notice::{Noted, Notices};

/// Elements inside elements.
pub const MAX_DEPTH: usize = 200;
/// Attributes on one element; the tree parser compares each with each.
pub const MAX_ATTRIBUTES: usize = 256;
/// Elements in one part.
pub const MAX_ELEMENTS: usize = 4_000_000;

/// The main namespace, transitional and strict.
const WORD: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];
/// The namespace of references between parts.
const RELATIONS: [&str; 2] = [
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
];
/// The namespace of formulas.
const MATH: [&str; 2] = [
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
];

/// Bytes as text: by byte order mark, by declared encoding, else as UTF-8 with wrong bytes replaced.
pub fn decode(bytes: Vec<u8>, part: &str, notices: &mut Notices) -> String {
    let encoding = match Encoding::for_bom(&bytes) {
        Some((encoding, _)) => encoding,
        None => match bytes.as_slice() {
            [b'<', 0, ..] => UTF_16LE,
            [0, b'<', ..] => UTF_16BE,
            _ => declared(&bytes).unwrap_or(UTF_8),
        },
    };
    if encoding == UTF_8 {
        return match String::from_utf8(bytes) {
            Ok(text) if text.starts_with('\u{FEFF}') => text['\u{FEFF}'.len_utf8()..].to_owned(),
            Ok(text) => text,
            Err(error) => {
                let text = String::from_utf8_lossy(error.as_bytes());
                let wrong = text.matches(char::REPLACEMENT_CHARACTER).count();
                notices.add_many(Noted::WrongBytes(part.to_owned()), wrong.max(1));
                text.trim_start_matches('\u{FEFF}').to_owned()
            }
        };
    }
    let (text, _, wrong) = encoding.decode(&bytes);
    if wrong {
        notices.add(Noted::WrongBytes(part.to_owned()));
    }
    text.into_owned()
}

/// The encoding an XML declaration names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(200))?;
    let head = head.strip_prefix(b"<?xml")?;
    let head = &head[..memchr::memmem::find(head, b"?>")?];
    let after = &head[memchr::memmem::find(head, b"encoding")? + "encoding".len()..];
    let quote = after.iter().position(|byte| matches!(byte, b'"' | b'\''))?;
    let value = &after[quote + 1..];
    let end = value.iter().position(|byte| matches!(byte, b'"' | b'\''))?;
    let encoding = Encoding::for_label(&value[..end])?;
    // A declaration readable as bytes cannot be UTF-16, whatever it says.
    (encoding != UTF_16LE && encoding != UTF_16BE).then_some(encoding)
}

/// Parses a part that has first been scanned for depth, size and entities.
pub fn parse<'t>(text: &'t str, part: &str) -> Result<Document<'t>, WordError> {
    scan(text, part)?;
    let options = ParsingOptions { allow_dtd: false, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|error| {
        let place = error.pos();
        WordError::Xml { part: part.to_owned(), line: place.row, column: place.col, why: error.to_string() }
    })
}

/// Runs through a part once without building anything, and refuses what a tree would choke on.
///
/// Only the shape of tags is looked at: what is not well formed is left to the tree parser, which goes through
/// the text in the same order and stops there, so that nothing behind such a place gets past both.
fn scan(text: &str, part: &str) -> Result<(), WordError> {
    let bytes = text.as_bytes();
    let excess = |what| WordError::TooComplex { part: part.to_owned(), what };
    let (mut at, mut depth, mut elements) = (0usize, 0usize, 0usize);
    while let Some(open) = find(bytes, at, |rest| memchr(b'<', rest)) {
        let rest = bytes.get(open..).unwrap_or_default();
        let end = if rest.starts_with(b"<!--") {
            find(bytes, open + 4, |rest| memmem::find(rest, b"-->"))
        } else if rest.starts_with(b"<![CDATA[") {
            find(bytes, open, |rest| memmem::find(rest, b"]]>"))
        } else if rest.starts_with(b"<!") {
            return Err(WordError::Entities(part.to_owned()));
        } else if rest.starts_with(b"<?") {
            find(bytes, open, |rest| memmem::find(rest, b"?>"))
        } else if rest.starts_with(b"</") {
            depth = depth.saturating_sub(1);
            find(bytes, open, |rest| rest.iter().position(|byte| *byte == b'>'))
        } else {
            elements += 1;
            if elements > MAX_ELEMENTS {
                return Err(excess(Excess::Elements));
            }
            let Some((end, attributes)) = tag(bytes, open) else { return Ok(()) };
            if attributes > MAX_ATTRIBUTES {
                return Err(excess(Excess::Attributes));
            }
            if bytes.get(end.wrapping_sub(1)) != Some(&b'/') {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Err(excess(Excess::Depth));
                }
            }
            Some(end)
        };
        let Some(end) = end else { return Ok(()) };
        at = end + 1;
    }
    Ok(())
}

/// The place of the bracket that ends the tag begun at `open`, and how many attributes it has. Names and values are
/// short: asking byte by byte is quicker than setting out to search.
fn tag(bytes: &[u8], open: usize) -> Option<(usize, usize)> {
    let (mut at, mut attributes) = (open, 0);
    loop {
        at = find(bytes, at, |rest| rest.iter().position(|byte| matches!(byte, b'"' | b'\'' | b'>')))?;
        let found = *bytes.get(at)?;
        if found == b'>' {
            return Some((at, attributes));
        }
        attributes += 1;
        at = find(bytes, at + 1, |rest| rest.iter().position(|byte| *byte == found))? + 1;
    }
}

/// Where `search` finds something from `from` on.
fn find(bytes: &[u8], from: usize, search: impl Fn(&[u8]) -> Option<usize>) -> Option<usize> {
    Some(from + search(bytes.get(from..)?)?)
}

/// What the reader asks of a node.
pub trait WordNode<'a, 'i> {
    /// The local name of an element in the main namespace; "" for anything else.
    fn word(&self) -> &'i str;
    /// Whether the node is this element of the main namespace.
    fn is_word(&self, name: &str) -> bool;
    /// Whether the node is an element of the namespace of formulas.
    fn is_math(&self) -> bool;
    /// The first child that is this element of the main namespace.
    fn child(&self, name: &str) -> Option<Node<'a, 'i>>;
    /// An attribute of the main namespace.
    fn value(&self, name: &str) -> Option<&'a str>;
    /// The attribute `val` of the child with this name.
    fn child_value(&self, name: &str) -> Option<&'a str>;
    /// The attribute `val` of the child with this name, as a switch; a child without one is on.
    fn switch(&self, name: &str) -> Option<bool>;
    /// An attribute of the namespace of references between parts.
    fn relation(&self, name: &str) -> Option<&'a str>;
}

impl<'a, 'i> WordNode<'a, 'i> for Node<'a, 'i> {
    fn word(&self) -> &'i str {
        let name = self.tag_name();
        if self.is_element() && name.namespace().is_some_and(|space| WORD.contains(&space)) {
            name.name()
        } else {
            ""
        }
    }

    fn is_word(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name && self.word() == name
    }

    fn is_math(&self) -> bool {
        self.is_element() && self.tag_name().namespace().is_some_and(|space| MATH.contains(&space))
    }

    fn child(&self, name: &str) -> Option<Node<'a, 'i>> {
        self.children().find(|child| child.is_word(name))
    }

    fn value(&self, name: &str) -> Option<&'a str> {
        WORD.iter().find_map(|space| self.attribute((*space, name)))
    }

    fn child_value(&self, name: &str) -> Option<&'a str> {
        self.child(name)?.value("val")
    }

    fn switch(&self, name: &str) -> Option<bool> {
        let child = self.child(name)?;
        Some(!matches!(child.value("val"), Some("0" | "false" | "off" | "none")))
    }

    fn relation(&self, name: &str) -> Option<&'a str> {
        RELATIONS.iter().find_map(|space| self.attribute((*space, name)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> WordError {
        parse(text, "p").unwrap_err()
    }

    #[test]
    fn hostile_parts_are_refused_before_a_tree_is_built() {
        let deep = "<a>".repeat(300_000);
        assert_eq!(refused(&deep), WordError::TooComplex { part: "p".into(), what: Excess::Depth });
        let wide: String = (0..60_000).map(|n| format!(" a{n}=''")).collect();
        assert_eq!(
            refused(&format!("<a{wide}/>")),
            WordError::TooComplex { part: "p".into(), what: Excess::Attributes }
        );
        assert_eq!(refused("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), WordError::Entities("p".into()));
        assert!(matches!(refused("<a>\n <b></a>"), WordError::Xml { line: 2, .. }));
        assert!(matches!(refused("<a>&nbsp;</a>"), WordError::Xml { .. }));
        let closed = "<a b='>' c=\"&lt;/a>\"/>".repeat(300);
        assert!(parse(&format!("<r>{closed}<!-- <a> --><![CDATA[<a>]]><?a <a> ?></r>"), "p").is_ok());
        for open in ["<a b='", "<a", "<!--", "<![CDATA[", "<?x", "</a", "<", "<a b=\"'>"] {
            assert!(matches!(refused(open), WordError::Xml { .. }), "{open}");
        }
    }

    #[test]
    fn any_encoding_xml_allows_is_read() {
        let text = "<?xml version='1.0' encoding='UTF-16'?><a>Статья 1</a>";
        let wide: Vec<u8> =
            "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let mut notices = Notices::default();
        assert_eq!(decode(wide, "p", &mut notices), text);
        let text = "<?xml version='1.0' encoding='windows-1251'?><a>Статья 1</a>";
        let (narrow, _, _) = encoding_rs::WINDOWS_1251.encode(text);
        assert_eq!(decode(narrow.into_owned(), "p", &mut notices), text);
        assert!(notices.list().is_empty());
        assert_eq!(decode(b"<a>\xFF</a>".to_vec(), "p", &mut notices), "<a>\u{FFFD}</a>");
        assert_eq!(notices.list().len(), 1);
    }
}
