//! Parts as XML: decoded, scanned for what would hurt a parser, parsed.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
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

/// Walks a part once without building anything, and refuses what a tree would choke on.
fn scan(text: &str, part: &str) -> Result<(), WordError> {
    let excess = |what| WordError::TooComplex { part: part.to_owned(), what };
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    let (mut depth, mut elements) = (0usize, 0usize);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => {
                depth += 1;
                elements += 1;
                if depth > MAX_DEPTH {
                    return Err(excess(Excess::Depth));
                }
                if attributes(&element) > MAX_ATTRIBUTES {
                    return Err(excess(Excess::Attributes));
                }
            }
            Ok(Event::Empty(element)) => {
                elements += 1;
                if attributes(&element) > MAX_ATTRIBUTES {
                    return Err(excess(Excess::Attributes));
                }
            }
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(Event::DocType(_)) => return Err(WordError::Entities(part.to_owned())),
            Ok(Event::Eof) => return Ok(()),
            Ok(_) => {}
            // Not well formed; the tree parser says where.
            Err(error) => {
                let at = usize::try_from(reader.error_position()).unwrap_or(usize::MAX);
                return Err(not_well_formed(text, part, at, error.to_string()));
            }
        }
        if elements > MAX_ELEMENTS {
            return Err(excess(Excess::Elements));
        }
    }
}

fn attributes(element: &BytesStart<'_>) -> usize {
    element.attributes().with_checks(false).take(MAX_ATTRIBUTES + 1).count()
}

fn not_well_formed(text: &str, part: &str, at: usize, why: String) -> WordError {
    let before = &text.as_bytes()[..at.min(text.len())];
    let line = memchr::memchr_iter(b'\n', before).count() + 1;
    let column = before.len() - memchr::memrchr(b'\n', before).map_or(0, |newline| newline + 1) + 1;
    let short = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    WordError::Xml { part: part.to_owned(), line: short(line), column: short(column), why }
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
