//! What stands at the head and the foot of every page. A file of ours says which lines it was written with, so that what
//! somebody typed there is told apart when it comes back.

use roxmltree::Node;
use sha2::{Digest, Sha256};

use super::identity::{items, pieces};
use super::notice::{Noted, Notices};
use super::read::Properties;

/// The start of the names of the properties that say which lines stand there.
const LINES: &str = "travaux-page";

/// The lines of a header or footer; numbers that a program counts are left out.
pub fn lines(root: Node<'_, '_>) -> Vec<String> {
    let mut lines = Vec::new();
    let paragraphs =
        root.descendants().filter(|node| matches!(node.tag_name().name(), "p" | "h") && node.is_element());
    for paragraph in paragraphs {
        let mut line = String::new();
        let mut fields = 0usize;
        gather(paragraph, &mut fields, &mut line);
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.contains(char::is_alphanumeric) {
            lines.push(line);
        }
    }
    lines
}

/// Adds the words of a paragraph; `fields` are open. Paragraphs within it, in a text box, are lines of their own.
fn gather(node: Node<'_, '_>, fields: &mut usize, line: &mut String) {
    for child in node.children() {
        if child.is_text() && *fields == 0 {
            let word = node.tag_name().namespace().is_some_and(|space| space.contains("wordprocessingml"));
            if !word || node.tag_name().name() == "t" {
                line.push_str(child.text().unwrap_or_default());
            }
            continue;
        }
        match child.tag_name().name() {
            "fldSimple" | "page-number" | "page-count" | "instrText" | "p" | "h" => {}
            "fldChar" => {
                match child.attributes().find(|it| it.name() == "fldCharType").map(|it| it.value()) {
                    Some("begin") => *fields += 1,
                    Some("end") => *fields = fields.saturating_sub(1),
                    _ => {}
                }
            }
            "tab" | "s" | "br" | "line-break" => line.push(' '),
            _ => gather(child, fields, line),
        }
    }
}

/// The properties of a file written with these lines.
pub fn properties<'l>(lines: impl IntoIterator<Item = &'l str>) -> Vec<(String, String)> {
    let marks: Vec<String> = lines.into_iter().map(mark).collect();
    pieces(LINES, &marks.join(","))
}

/// What is to be known of the lines of a file that was read: of one of ours those somebody typed, of another one that
/// there are some.
pub fn look(parts: &[Vec<String>], properties: &Properties, notices: &mut Notices) {
    let known: Vec<&str> = items(properties, LINES).collect();
    for lines in parts.iter().filter(|lines| lines.iter().any(|line| line.contains(char::is_alphabetic))) {
        if known.is_empty() {
            notices.add(Noted::HeadersAndFooters);
            continue;
        }
        for line in lines.iter().filter(|line| !known.contains(&mark(line).as_str())) {
            notices.add(Noted::TypedOnPages(line.chars().take(LONGEST).collect()));
        }
    }
}

/// The most letters of a line that are told.
const LONGEST: usize = 300;

/// A short mark of a line, by its letters and digits: programs set spaces and quotation marks as they like.
pub fn mark(line: &str) -> String {
    let said: String = line.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    Sha256::digest(said.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
