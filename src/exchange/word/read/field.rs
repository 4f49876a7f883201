//! Fields: of a field only what it shows is text, not its code.

use std::collections::BTreeSet;

use roxmltree::Node;

use super::view::View;
use crate::exchange::word::xml::WordNode;

/// The fields open at a place, outermost first.
#[derive(Debug, Default)]
pub struct Fields {
    open: Vec<Field>,
    /// The characters of fields that begin and never end.
    ignored: BTreeSet<u32>,
}

#[derive(Debug, Default)]
struct Field {
    code: String,
    shown: bool,
    link: Option<String>,
}

impl Fields {
    /// Looks through a story for fields that begin and never end, whose code would swallow the rest of the
    /// text; says how many.
    pub fn of_story(story: Node<'_, '_>, view: View) -> (Self, usize) {
        // Most stories have no fields: a look at the bytes is quicker than a walk.
        let bytes = story.document().input_text().as_bytes().get(story.range()).unwrap_or_default();
        if memchr::memmem::find(bytes, b"fldChar").is_none() {
            return (Self::default(), 0);
        }
        let mut open: Vec<Vec<u32>> = Vec::new();
        let characters = story.descendants().filter(|node| node.is_word("fldChar"));
        for node in characters.filter(|node| view.shows_around(*node)) {
            match node.value("fldCharType") {
                Some("begin") => open.push(vec![node.id().get()]),
                Some("separate") => open.last_mut().into_iter().for_each(|field| field.push(node.id().get())),
                Some("end") => drop(open.pop()),
                _ => {}
            }
        }
        let endless = open.len();
        (Self { open: Vec::new(), ignored: open.into_iter().flatten().collect() }, endless)
    }

    /// Meets the character that begins, divides or ends a field.
    pub fn character(&mut self, node: Node<'_, '_>) {
        if self.ignored.contains(&node.id().get()) {
            return;
        }
        match node.value("fldCharType") {
            Some("begin") => self.open.push(Field::default()),
            Some("separate") => {
                if let Some(field) = self.open.last_mut() {
                    field.shown = true;
                    field.link = link(&field.code);
                }
            }
            Some("end") => drop(self.open.pop()),
            _ => {}
        }
    }

    /// Meets a piece of a field's code.
    pub fn code(&mut self, code: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| !field.shown && field.code.len() < 4096) {
            field.code.push_str(code);
        }
    }

    /// Whether text here is shown, not code.
    pub fn shown(&self) -> bool {
        self.open.iter().all(|field| field.shown)
    }

    /// The address the innermost open link field leads to.
    pub fn link(&self) -> Option<&str> {
        self.open.iter().rev().find_map(|field| field.link.as_deref())
    }
}

/// The address in a field's code: `HYPERLINK "https://…"`.
pub fn link(code: &str) -> Option<String> {
    let rest = code.trim_start().strip_prefix("HYPERLINK")?.trim_start();
    let address = match rest.strip_prefix('"') {
        Some(quoted) => unquoted(quoted),
        None => rest.split_whitespace().next().filter(|word| !word.starts_with('\\'))?.to_owned(),
    };
    (!address.is_empty()).then_some(address)
}

/// What stands before the closing quotation mark; a backslash takes the next character as it is.
fn unquoted(quoted: &str) -> String {
    let mut address = String::new();
    let mut characters = quoted.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => break,
            '\\' => match characters.next() {
                Some(next @ ('"' | '\\')) => address.push(next),
                Some(next) => address.extend(['\\', next]),
                None => address.push('\\'),
            },
            _ => address.push(character),
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_found_in_the_code() {
        assert_eq!(
            link(" HYPERLINK \"https://a.example/x\" \\o \"tip\" ").as_deref(),
            Some("https://a.example/x")
        );
        assert_eq!(link("HYPERLINK \"a\\\"b\\\\c\"").as_deref(), Some("a\"b\\c"));
        assert_eq!(link("HYPERLINK \\l \"_Toc1\""), None);
        assert_eq!(link(" PAGEREF _Toc1 \\h "), None);
    }

    #[test]
    fn an_endless_field_is_not_a_field() {
        let text = "<w:p xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>\
            <w:fldChar w:fldCharType='begin'/><w:fldChar w:fldCharType='begin'/>\
            <w:fldChar w:fldCharType='separate'/><w:fldChar w:fldCharType='end'/></w:p>";
        let document = roxmltree::Document::parse(text).unwrap();
        let (mut fields, endless) = Fields::of_story(document.root_element(), View::Accepted);
        assert_eq!(endless, 1);
        let mut shown = Vec::new();
        for node in document.root_element().children() {
            fields.character(node);
            shown.push(fields.shown());
        }
        assert_eq!(shown, [true, false, true, true]);
    }
}
