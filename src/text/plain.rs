//! Plain text in and out.
//!
//! # Where a paragraph ends
//!
//! A file has either one paragraph a line, or lines wrapped at some width within blocks separated by empty
//! lines. The choice is made once for the whole file, by a majority among all pairs of lines that stand
//! directly under one another, so that an edit here and there does not turn it over: a pair speaks for wrapping
//! if the first line has a usual width (40 to 120 characters' worth), does not end like a sentence or a point, and
//! the second begins with a small letter; it speaks against it if the second begins with a label or the first is
//! too long to have been wrapped or ends like a sentence. A tie means one paragraph a line.
//!
//! In a wrapped file a line that begins with a label, or is a heading by itself, still begins a paragraph.
//!
//! # What counts
//!
//! Lines that begin with a label are labelled ([`Label::heading_line`], [`Label::point`]); the first line is the
//! title if it reads like one (short, not labelled, not ending like a sentence, and something else follows). All
//! characters are literal.

use memchr::memchr_iter;

use super::content::ANCHOR;
use super::label::is_small;
use super::{Anchor, Body, Content, Form, Kind, Label, Provision, Text, Warnings};

/// The longest title, in bytes.
const LONGEST_TITLE: usize = 400;

/// Lines this long were not wrapped by anyone, in bytes.
const LONGEST_WRAPPED: usize = 260;

/// Reads plain text.
pub fn read(source: &str) -> (Text, Warnings) {
    let source = source.strip_prefix('\u{FEFF}').unwrap_or(source);
    let lines = lines(source);
    let mut provisions = Vec::with_capacity(lines.len());
    if is_wrapped(&lines) {
        let mut block = String::new();
        let mut alone = false;
        for line in lines.iter().copied().chain([""]) {
            let begins = line.is_empty() || alone || Label::point(line).is_some() || is_heading(line);
            if begins && !block.is_empty() {
                provisions.push(provision(&block));
                block.clear();
            }
            alone = is_heading(line);
            if !block.is_empty() {
                block.push(' ');
            }
            block.push_str(line);
        }
    } else {
        provisions.extend(lines.iter().filter(|line| !line.is_empty()).map(|line| provision(line)));
    }
    let more = provisions.len() > 1;
    if let Some(first) = provisions.first_mut().filter(|first| more && is_title(first)) {
        first.form.kind = Kind::Title;
    }
    (Text::new(provisions), Warnings::new())
}

/// The lines without the white space at their ends; empty ones stand for themselves.
fn lines(source: &str) -> Vec<&str> {
    let mut lines = Vec::with_capacity(source.len() / 100 + 1);
    let mut start = 0;
    for end in memchr_iter(b'\n', source.as_bytes()).chain([source.len()]) {
        let line = source.get(start..end).unwrap_or("");
        if memchr::memchr2(b'\r', 0x0C, line.as_bytes()).is_some() {
            lines.extend(line.trim_end_matches('\r').split(['\r', '\u{C}']).map(str::trim));
        } else {
            lines.push(line.trim());
        }
        start = end + 1;
    }
    lines
}

/// Whether a line is a heading and nothing else.
fn is_heading(line: &str) -> bool {
    line.len() < 200 && Label::heading_line(line).is_some()
}

/// Whether the lines of a block make one paragraph.
fn is_wrapped(lines: &[&str]) -> bool {
    let mut wrapped = 0usize;
    let mut separate = 0usize;
    for pair in lines.windows(2) {
        let [above, below] = pair else { continue };
        if above.is_empty() || below.is_empty() {
            continue;
        }
        let ends = above.ends_with(['.', ';', ':', '!', '?']);
        let small = below.starts_with(is_small);
        if above.len() > LONGEST_WRAPPED || (ends && !small) || Label::point(below).is_some() {
            separate += 1;
        } else if above.len() >= 40 && small && !ends {
            wrapped += 1;
        }
    }
    wrapped > separate
}

/// The provision a line makes.
fn provision(line: &str) -> Provision {
    let label = Label::heading_line(line).or_else(|| {
        let (label, taken) = Label::point(line)?;
        Some((label.scheme.kind(), label, taken))
    });
    match label {
        Some((kind, label, taken)) => {
            let rest = line.get(taken..).unwrap_or("");
            Provision::prose(Form { kind, label: Some(label) }, Content::plain(rest))
        }
        None => Provision::prose(Form::UNNUMBERED, Content::plain(line)),
    }
}

/// Whether the first provision reads like a title.
fn is_title(provision: &Provision) -> bool {
    let Body::Prose(content) = &provision.body else { return false };
    let text = content.text.as_str();
    provision.form == Form::UNNUMBERED
        && !text.is_empty()
        && text.len() <= LONGEST_TITLE
        && !text.ends_with(['.', ';', ':', ','])
        && text.starts_with(|c: char| c.is_alphanumeric() && !is_small(c) || "«\"“[(".contains(c))
}

/// The text as it reads: paragraphs separated by an empty line, labels before them, cells separated by tabs, a
/// footnote's number in brackets at its place and before its words. Without `numbers` the labels of points are
/// left out; headings keep theirs.
pub fn write(text: &Text, numbers: bool) -> String {
    let size: usize =
        text.provisions().iter().map(|p| p.body.paragraphs().map(|c| c.text.len() + 8).sum::<usize>()).sum();
    let mut out = String::with_capacity(size);
    let mut anchored = 0;
    let mut noted = 0;
    for provision in text.provisions() {
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        if provision.form.kind == Kind::Footnote {
            noted += 1;
            out.push_str(&format!("[{noted}] "));
        }
        if let Some(label) = &provision.form.label
            && (numbers || label.scheme.is_heading())
        {
            out.push_str(&label.surface);
            out.push(' ');
        }
        match &provision.body {
            Body::Prose(content) => words(&mut out, content, &mut anchored),
            Body::Cells(cells) => {
                for (nth, cell) in cells.iter().enumerate() {
                    if nth > 0 {
                        out.push('\t');
                    }
                    for (nth, paragraph) in cell.paragraphs.iter().enumerate() {
                        if nth > 0 {
                            out.push('\n');
                        }
                        words(&mut out, paragraph, &mut anchored);
                    }
                }
            }
        }
        let kept = out.trim_end_matches(' ').len();
        out.truncate(kept);
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

fn words(out: &mut String, content: &Content, anchored: &mut usize) {
    if content.anchors.is_empty() {
        out.push_str(&content.text);
        return;
    }
    let mut anchors = content.anchors.iter();
    for c in content.text.chars() {
        if c != ANCHOR {
            out.push(c);
            continue;
        }
        match anchors.next() {
            Some(Anchor::Footnote) => {
                *anchored += 1;
                out.push_str(&format!("[{anchored}]"));
            }
            Some(Anchor::Object { alt, .. }) => out.push_str(alt),
            None => {}
        }
    }
}
