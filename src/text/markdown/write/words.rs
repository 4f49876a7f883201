//! Words with their marks, as they stand within a line: tags, escapes, anchors.

use std::fmt::Write as _;
use std::ops::Range;

use super::super::escape::{Around, block_start, has_special, needs_backslash, next_special};
use super::super::segment::{Segment, segments};
use super::Writer;
use crate::text::content::ANCHOR;
use crate::text::{Anchor, Content, Style};

/// Where words stand, which decides some escapes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    /// In a line of its own or a heading.
    Line,
    /// In a cell of a pipe table.
    PipeCell,
    /// In a cell of a table block.
    BlockCell,
}

/// What of the words must not be read as a label.
pub(super) enum Protect {
    /// The first character, which would be read as part of the label before it.
    First,
    /// Something like a label that takes this many bytes.
    Label(usize),
}

/// Words on their way out.
struct Words<'w> {
    text: &'w str,
    guard: Guard,
    setting: Setting,
    /// Where tags open and close.
    edges: &'w [usize],
}

/// Places that must be escaped whatever they look like.
struct Guard {
    backslash: [Option<usize>; 2],
    entity: Option<usize>,
}

impl Writer {
    /// Words with their marks.
    pub(super) fn content(&mut self, content: &Content, setting: Setting, protect: Option<Protect>) {
        let text = content.text.as_str();
        let block = if setting == Setting::Line { block_start(text) } else { None };
        if content.is_plain() && protect.is_none() && block.is_none() && !has_special(text) {
            self.out.push_str(text);
            return;
        }
        let guard = Guard::new(text, block, protect);
        let segments = segments(content, guard.end());
        let mut edges: Vec<usize> = segments.iter().flat_map(|s| [s.range.start, s.range.end]).collect();
        edges.sort_unstable();
        edges.dedup();
        let words = Words { text, guard, setting, edges: &edges };
        let mut open: Vec<&Segment<'_>> = Vec::new();
        let mut anchors = content.anchors.iter();
        let mut at = 0;
        let mut next_segment = segments.iter().peekable();
        for edge in edges.iter().copied().chain([text.len()]) {
            let link = open.iter().any(|segment| matches!(segment.style, Style::Link(_)));
            self.words(&words, at..edge, link, &mut anchors);
            at = edge;
            while open.last().is_some_and(|segment| segment.range.end == edge) {
                if let Some(segment) = open.pop() {
                    self.tag(segment, false);
                }
            }
            while let Some(segment) = next_segment.next_if(|segment| segment.range.start == edge) {
                if segment.range.end > edge {
                    self.tag(segment, true);
                    open.push(segment);
                }
            }
        }
    }

    fn tag(&mut self, segment: &Segment<'_>, opening: bool) {
        let (name, stars) = match segment.style {
            Style::Bold => ("b", "**"),
            Style::Italic => ("i", "*"),
            Style::Underline => ("u", ""),
            Style::Superscript => ("sup", ""),
            Style::Subscript => ("sub", ""),
            Style::Link(address) => {
                if opening {
                    self.out.push('[');
                } else {
                    self.out.push_str("](");
                    self.address(address);
                    self.out.push(')');
                }
                return;
            }
        };
        if segment.stars {
            self.out.push_str(stars);
        } else {
            let _ = write!(self.out, "<{}{name}>", if opening { "" } else { "/" });
        }
    }

    fn address(&mut self, address: &str) {
        let pointed = address.contains(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '<' | '>'));
        if pointed {
            self.out.push('<');
        }
        for c in address.chars() {
            match c {
                '<' | '>' | '\\' | '&' | '*' | '_' | '`' => {
                    self.out.push('\\');
                    self.out.push(c);
                }
                // A pipe would end the cell of a table, whatever stands before it.
                '|' => self.out.push_str("&#124;"),
                _ => self.out.push(c),
            }
        }
        if pointed {
            self.out.push('>');
        }
    }

    /// A stretch of text without tags in it.
    fn words<'a>(
        &mut self,
        words: &Words<'_>,
        range: Range<usize>,
        link: bool,
        anchors: &mut impl Iterator<Item = &'a Anchor>,
    ) {
        let text = words.text;
        let mut at = range.start;
        while let Some(rest) = text.get(at..range.end).filter(|rest| !rest.is_empty()) {
            let plain = next_special(rest).min(words.guard.next(at).map_or(rest.len(), |place| place - at));
            self.out.push_str(rest.get(..plain).unwrap_or(""));
            at += plain;
            let Some(c) = rest.get(plain..).and_then(|rest| rest.chars().next()) else { break };
            self.character(words, at, c, link, anchors);
            at += c.len_utf8();
        }
    }

    /// A character that may need attention.
    fn character<'a>(
        &mut self,
        words: &Words<'_>,
        at: usize,
        c: char,
        link: bool,
        anchors: &mut impl Iterator<Item = &'a Anchor>,
    ) {
        if words.guard.entity == Some(at) {
            let _ = write!(self.out, "&#{};", c as u32);
            return;
        }
        if c == ANCHOR {
            self.anchor(anchors.next());
            return;
        }
        if c == '\n' {
            self.out.push_str("<br>");
            return;
        }
        if c.is_ascii_punctuation() {
            let around = Around {
                before: words.text.get(..at).unwrap_or(""),
                behind: words.text.get(at + c.len_utf8()..).unwrap_or(""),
                cell: words.setting == Setting::PipeCell,
                link,
                edges: words.edges,
            };
            if c == '|' && around.cell && around.before.ends_with('\\') {
                self.out.push_str("&#124;");
                return;
            }
            if words.guard.backslash.contains(&Some(at)) || needs_backslash(c, &around) {
                self.out.push('\\');
            }
        }
        self.out.push(c);
    }

    fn anchor(&mut self, anchor: Option<&Anchor>) {
        match anchor {
            Some(Anchor::Footnote) => {
                self.note += 1;
                let _ = write!(self.out, "[^{}]", self.note);
            }
            Some(Anchor::Object { hash, alt }) => {
                self.out.push_str("![");
                for c in alt.chars() {
                    if c == '|' {
                        self.out.push_str("&#124;");
                        continue;
                    }
                    if c.is_ascii_punctuation() {
                        self.out.push('\\');
                    }
                    self.out.push(c);
                }
                let _ = write!(self.out, "](object:{hash})");
            }
            None => {}
        }
    }
}

impl Guard {
    fn new(text: &str, block: Option<usize>, protect: Option<Protect>) -> Self {
        let mut guard = Self { backslash: [block, None], entity: None };
        match protect {
            None => {}
            Some(Protect::First) => guard.entity = Some(0),
            Some(Protect::Label(taken)) => {
                let label = text.get(..taken).unwrap_or("").trim_end();
                match label.char_indices().find(|(_, c)| c.is_ascii_punctuation() || c.is_whitespace()) {
                    Some((at, c)) if c.is_ascii_punctuation() => guard.backslash[1] = Some(at),
                    Some((at, _)) => guard.entity = Some(at),
                    None => guard.entity = Some(0),
                }
            }
        }
        guard
    }

    /// The first guarded place from here on.
    fn next(&self, at: usize) -> Option<usize> {
        let places = [self.backslash[0], self.backslash[1], self.entity];
        places.into_iter().flatten().filter(|place| *place >= at).min()
    }

    /// Behind the last guarded place.
    fn end(&self) -> usize {
        self.entity.map_or(0, |place| place + 4)
    }
}
