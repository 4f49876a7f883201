//! A Markdown file made ready for the CommonMark parser: line ends, front matter, reference definitions.

use std::borrow::Cow;
use std::ops::Range;

use memchr::{memchr, memchr_iter, memmem};

use crate::text::content::is_target;
use crate::text::normal::is_entry;
use crate::text::{Noticed, Warning, Warnings};

/// A character that never is part of a text: it breaks what would be a reference definition.
pub(super) const BREAK: char = '\u{FDD0}';

/// The text with `\n` line ends, without byte order mark and without characters that belong in no text.
pub(super) fn tidy(source: &str) -> Cow<'_, str> {
    let source = source.strip_prefix('\u{FEFF}').unwrap_or(source);
    let clean = |c: char| match c {
        '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\n' | '\t' => Some(c),
        '\u{FDD0}'..='\u{FDEF}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' | '\u{FFFC}' => None,
        _ if c.is_control() => None,
        _ => Some(c),
    };
    let odd = source.bytes().any(|byte| matches!(byte, 0..=8 | 11..=31 | 127 | 0xEF))
        || memchr_iter(0xC2, source.as_bytes())
            .any(|at| source.as_bytes().get(at + 1).is_some_and(|byte| (0x80..0xA0).contains(byte)))
        || memmem::find(source.as_bytes(), "\u{2028}".as_bytes()).is_some()
        || memmem::find(source.as_bytes(), "\u{2029}".as_bytes()).is_some();
    if !odd {
        return Cow::Borrowed(source);
    }
    Cow::Owned(source.replace("\r\n", "\n").chars().filter_map(clean).collect())
}

/// The entries of the front matter and the bytes it takes; nothing if the file does not begin with one.
pub(super) fn front_matter(source: &str) -> (Vec<String>, usize) {
    let mut entries: Vec<String> = Vec::new();
    let Some(mut at) = source.strip_prefix("---").and_then(|rest| {
        let end = memchr(b'\n', rest.as_bytes())?;
        rest.get(..end)?.trim().is_empty().then_some(3 + end + 1)
    }) else {
        return (entries, 0);
    };
    while let Some(rest) = source.get(at..).filter(|rest| !rest.is_empty()) {
        let end = memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        let line = rest.get(..end).unwrap_or("");
        at += (end + 1).min(rest.len());
        let words = line.trim();
        if matches!(line.trim_end(), "---" | "...") {
            return if entries.is_empty() { (entries, 0) } else { (entries, at) };
        }
        if words.is_empty() {
            continue;
        }
        let indented = line.starts_with([' ', '\t']);
        match entries.last_mut() {
            Some(entry) if indented || !is_entry(words) => {
                entry.push('\n');
                entry.push_str(words);
            }
            None if indented || !is_entry(words) => break,
            _ => entries.push(words.to_owned()),
        }
    }
    (Vec::new(), 0)
}

/// Puts a break where the CommonMark parser would take a draft's brackets for something else: before the `:` of
/// every `]:` that would begin a reference definition, and between a footnote and a bracket ("[^1][shall]"), which
/// it would take for a reference. True definitions (one line, an address as target) stay and are named.
pub(super) fn break_brackets<'s>(source: &'s str, warnings: &mut Warnings) -> Cow<'s, str> {
    let mut broken: Option<String> = None;
    let mut copied = 0;
    let mut known: Vec<String> = Vec::new();
    for at in memchr_iter(b']', source.as_bytes()) {
        let breaks = match source.as_bytes().get(at + 1) {
            Some(b'[') => ends_note(source, at),
            Some(b':') => begins_definition(source, at, &mut known, warnings),
            _ => false,
        };
        if breaks {
            let broken = broken.get_or_insert_with(|| String::with_capacity(source.len() + 64));
            broken.push_str(source.get(copied..at + 1).unwrap_or(""));
            broken.push(BREAK);
            copied = at + 1;
        }
    }
    match broken {
        None => Cow::Borrowed(source),
        Some(mut broken) => {
            broken.push_str(source.get(copied..).unwrap_or(""));
            Cow::Owned(broken)
        }
    }
}

/// Whether the bracket at `close` closes a footnote reference.
fn ends_note(source: &str, close: usize) -> bool {
    let line = line_around(source, close).start;
    let before = source.get(line..close).unwrap_or("");
    before.rfind('[').is_some_and(|open| {
        let name = before.get(open + 1..).unwrap_or("");
        name.len() > 1 && name.starts_with('^') && !name.contains(']')
    })
}

/// Whether the `]:` at `at` must be broken: it is no footnote's definition and no true reference definition, which
/// is named instead.
fn begins_definition(source: &str, at: usize, known: &mut Vec<String>, warnings: &mut Warnings) -> bool {
    let line = line_around(source, at);
    let text = source.get(line.clone()).unwrap_or("");
    let open = text.trim_start_matches(['>', ' ', '\t', '-', '*', '+']);
    if open.starts_with("[^") {
        // The first "]:" of a footnote's definition.
        let start = line.end - open.len();
        if source.get(start..at).is_some_and(|name| !name.contains(']')) {
            return false;
        }
    }
    match definition(text, at - line.start) {
        Some(name) if !source.get(line.end..).is_some_and(may_continue) && !known.contains(&name) => {
            known.push(name);
            let before = source.get(..at).unwrap_or("");
            let number = memchr_iter(b'\n', before.as_bytes()).count() + 1;
            let what = Noticed::Dropped(text.trim().to_owned());
            warnings.push(Warning { line: u32::try_from(number).ok(), what });
            false
        }
        _ => true,
    }
}

/// The line a place is on.
fn line_around(source: &str, at: usize) -> Range<usize> {
    let bytes = source.as_bytes();
    let start = bytes.get(..at).and_then(|b| memchr::memrchr(b'\n', b)).map_or(0, |newline| newline + 1);
    let end = bytes.get(at..).and_then(|b| memchr(b'\n', b)).map_or(bytes.len(), |newline| at + newline);
    start..end
}

/// The name of a reference definition of one line: `[name]: target` or `[name]: <target>`.
fn definition(line: &str, close: usize) -> Option<String> {
    let indent = line.len() - line.trim_start_matches(' ').len();
    let name = line.get(indent..close)?.strip_prefix('[')?;
    let plain = !name.trim().is_empty() && !name.contains(['[', ']', '\\', '`', '<', '&']);
    if indent > 3 || !plain || name.starts_with('^') {
        return None;
    }
    let target = line.get(close + 2..)?.trim();
    let target = target.strip_prefix('<').and_then(|t| t.strip_suffix('>')).unwrap_or(target);
    let one =
        !target.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '\\' | '&'));
    (one && is_target(target)).then(|| name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase())
}

/// Whether the line behind a definition could belong to it as its title.
fn may_continue(rest: &str) -> bool {
    rest.trim_start_matches('\n').len() + 1 >= rest.len() && rest.trim_start().starts_with(['"', '\'', '('])
}
