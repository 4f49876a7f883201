//! Writing Draft Markdown: a text block by block, its words in [`words`].

mod words;

use std::fmt::Write as _;
use std::ops::Range;

use super::line::{Found, Place, label_at, label_of};
use super::table;
use crate::text::{Body, Content, Kind, Label, Provision, Text};
use words::{Protect, Setting};

/// How many bytes [`write_parts`] hands on together: few enough to stay in a core's own memory.
const PART: usize = 1 << 16;

/// The text as Draft Markdown; ends with a line break unless the text is empty.
pub fn write(text: &Text) -> String {
    write_ranges(text).0
}

/// [`write()`], handed on part by part instead of as a whole.
pub fn write_parts(text: &Text, mut each: impl FnMut(&str)) {
    let mut writer = Writer { out: String::with_capacity(2 * PART), note: 0 };
    let last = blocks(text, &mut writer, &mut [], |out| {
        // What stands at the end may have to go again.
        if let Some(done) =
            out.len().checked_sub(2).filter(|done| *done >= PART && out.is_char_boundary(*done))
        {
            each(out.get(..done).unwrap_or_default());
            out.drain(..done);
        }
    });
    each(last);
}

/// The text as Draft Markdown, and the bytes of each provision in it (without the empty lines between; the head
/// of a pipe table without its line of dashes).
///
/// The footnotes of a table's rows are written behind the table, so ranges need not ascend.
pub fn write_ranges(text: &Text) -> (String, Vec<Range<usize>>) {
    let provisions = text.provisions();
    let size: usize =
        provisions.iter().map(|p| p.body.paragraphs().map(|c| c.text.len() + 16).sum::<usize>()).sum();
    let mut writer = Writer { out: String::with_capacity(size + size / 16), note: 0 };
    let mut ranges = vec![0..0; provisions.len()];
    blocks(text, &mut writer, &mut ranges, |_| ());
    (writer.out, ranges)
}

/// Writes a text block by block and notes where each provision came to stand; `done` may take away what is written,
/// all but the last two bytes. The end of what is written, without the empty line behind it.
fn blocks<'w>(
    text: &Text,
    writer: &'w mut Writer,
    ranges: &mut [Range<usize>],
    mut done: impl FnMut(&mut String),
) -> &'w str {
    let provisions = text.provisions();
    let mut index = 0;
    let mut pending: Vec<(usize, usize)> = Vec::new();
    while let Some(provision) = provisions.get(index) {
        done(&mut writer.out);
        let start = writer.out.len();
        match provision.form.kind {
            Kind::Meta => {
                let count = provisions.iter().skip(index).take_while(|p| p.form.kind == Kind::Meta).count();
                writer.front_matter(provisions, index..index + count, ranges);
                index += count;
                continue;
            }
            Kind::Head | Kind::Row => {
                let count = table_length(provisions.get(index..).unwrap_or_default());
                let notes = writer.table(provisions, index..index + count, ranges);
                writer.out.push('\n');
                for (note, footnote) in notes {
                    pending.push((note, footnote));
                }
                index += count;
                for (note, number) in pending.drain(..) {
                    let start = writer.out.len();
                    if let Some(provision) = provisions.get(note) {
                        writer.footnote(provision, number);
                    }
                    if let Some(range) = ranges.get_mut(note) {
                        *range = start..writer.out.len();
                    }
                    writer.out.push_str("\n\n");
                }
                continue;
            }
            Kind::Footnote => {
                // The footnotes behind a provision have the last numbers given out, in order.
                let before = provisions.get(..index).unwrap_or_default();
                let earlier = before.iter().rev().take_while(|p| p.form.kind == Kind::Footnote).count();
                let anchors = before
                    .get(..index - earlier)
                    .and_then(|before| before.last())
                    .map_or(1, |p| p.body.paragraphs().map(Content::footnotes).sum());
                writer.footnote(provision, (writer.note + earlier + 1).saturating_sub(anchors));
            }
            _ => writer.provision(provision),
        }
        if let Some(range) = ranges.get_mut(index) {
            *range = start..writer.out.len();
        }
        writer.out.push_str("\n\n");
        index += 1;
    }
    if writer.out.ends_with("\n\n") {
        writer.out.pop();
    }
    &writer.out
}

/// One provision as Draft Markdown, without a line break at its end. Footnotes count from 1 within it.
pub fn write_provision(provision: &Provision) -> String {
    let mut writer = Writer { out: String::new(), note: 0 };
    match provision.form.kind {
        Kind::Meta => writer.out.push_str(&meta(provision)),
        Kind::Head | Kind::Row => match &provision.body {
            Body::Cells(cells) if table::is_simple([cells.as_slice()].into_iter()) => writer.pipe_row(cells),
            Body::Cells(cells) => writer.block_row(cells, provision.form.kind),
            Body::Prose(content) => writer.content(content, Setting::Line, None),
        },
        Kind::Footnote => writer.footnote(provision, 1),
        _ => writer.provision(provision),
    }
    writer.out
}

/// Words with their marks as Draft Markdown, as they stand within a line. Footnotes count from 1.
pub fn write_content(content: &Content) -> String {
    let mut writer = Writer { out: String::new(), note: 0 };
    writer.content(content, Setting::Line, None);
    writer.out
}

/// How many provisions from the first on belong to one table, footnotes of its rows included.
fn table_length(provisions: &[Provision]) -> usize {
    let mut length = 0;
    for (index, provision) in provisions.iter().enumerate() {
        match provision.form.kind {
            Kind::Head if index > 0 => break,
            Kind::Head | Kind::Row => length = index + 1,
            // A footnote belongs to the table if another row follows, or it serves the last row.
            Kind::Footnote => length = index + 1,
            _ => break,
        }
    }
    length
}

/// The entry of front matter a provision makes.
fn meta(provision: &Provision) -> String {
    match &provision.body {
        Body::Prose(content) => content.text.replace('\n', "\n  "),
        Body::Cells(_) => provision.line(),
    }
}

struct Writer {
    out: String,
    /// The number of the last footnote anchor written.
    note: usize,
}

impl Writer {
    fn front_matter(&mut self, provisions: &[Provision], rows: Range<usize>, ranges: &mut [Range<usize>]) {
        self.out.push_str("---\n");
        for index in rows {
            let start = self.out.len();
            if let Some(provision) = provisions.get(index) {
                self.out.push_str(&meta(provision));
            }
            if let Some(range) = ranges.get_mut(index) {
                *range = start..self.out.len();
            }
            self.out.push('\n');
        }
        self.out.push_str("---\n\n");
    }

    /// A provision of running text: hashes, label, words.
    fn provision(&mut self, provision: &Provision) {
        let Body::Prose(content) = &provision.body else { return };
        let level = provision.form.kind.heading_level();
        for _ in 0..level {
            self.out.push('#');
        }
        if level > 0 {
            self.out.push(' ');
        }
        let place = if level > 0 { Place::Heading } else { Place::Line };
        if let Some(label) = &provision.form.label {
            self.labelled(label, content, place);
        } else {
            let found = label_of(content, &[], place);
            self.content(content, Setting::Line, found.map(|found| Protect::Label(found.taken)));
        }
        if level > 0 {
            self.protect_closing_hashes();
        }
    }

    /// A label, and the words behind it so that they leave it as it is.
    fn labelled(&mut self, label: &Label, content: &Content, place: Place) {
        let line = self.out.len();
        self.out.push_str(&label.surface);
        if content.is_empty() {
            return;
        }
        self.out.push(' ');
        let words = self.out.len();
        let whole = words - line;
        if content.is_plain() {
            self.content(content, Setting::Line, None);
            // Where no character is written otherwise than it reads, what is written can be looked at.
            if let Some(written) = self.out.get(line..).filter(|it| it.len() == whole + content.text.len()) {
                if is_kept(label, whole, label_at(written, place)) {
                    return;
                }
                self.out.truncate(words);
                return self.content(content, Setting::Line, Some(Protect::First));
            }
            self.out.truncate(words);
        }
        // Only a plain start matters; marks and anchors further on do not.
        let mut line = Content::plain(format!("{} ", label.surface));
        line.append(content);
        let kept = is_kept(label, whole, label_of(&line, &[], place));
        self.content(content, Setting::Line, (!kept).then_some(Protect::First));
    }

    /// A `#` at the end of a heading would close it.
    fn protect_closing_hashes(&mut self) {
        if !self.out.ends_with('#') {
            return;
        }
        let run = self.out.trim_end_matches('#').len();
        let before = self.out.get(..run).unwrap_or("");
        if !before.ends_with('\\') {
            self.out.insert(run, '\\');
        }
    }

    fn footnote(&mut self, provision: &Provision, number: usize) {
        let _ = write!(self.out, "[^{number}]:");
        if let Body::Prose(content) = &provision.body
            && !content.is_empty()
        {
            self.out.push(' ');
            self.content(content, Setting::Line, None);
        }
    }

    /// A table; returns its footnotes, index and number each, which are to be written behind it.
    fn table(
        &mut self,
        provisions: &[Provision],
        rows: Range<usize>,
        ranges: &mut [Range<usize>],
    ) -> Vec<(usize, usize)> {
        let cells = |index: usize| match provisions.get(index).map(|provision| &provision.body) {
            Some(Body::Cells(cells)) => Some(cells.as_slice()),
            _ => None,
        };
        let simple = table::is_simple(rows.clone().filter_map(cells));
        let mut notes = Vec::new();
        let mut given = self.note;
        if !simple {
            self.out.push_str("```table\n");
        }
        for index in rows {
            let kind = provisions.get(index).map_or(Kind::Row, |provision| provision.form.kind);
            let Some(row) = cells(index) else {
                given += 1;
                notes.push((index, given));
                continue;
            };
            let start = self.out.len();
            if simple {
                self.pipe_row(row);
            } else {
                self.block_row(row, kind);
            }
            if let Some(range) = ranges.get_mut(index) {
                *range = start..self.out.len();
            }
            self.out.push('\n');
            if simple && kind == Kind::Head {
                self.out.push('|');
                for _ in row {
                    self.out.push_str(" --- |");
                }
                self.out.push('\n');
            }
        }
        if !simple {
            self.out.push_str("```\n");
        }
        notes
    }

    fn pipe_row(&mut self, row: &[crate::text::Cell]) {
        self.out.push('|');
        for cell in row {
            self.out.push(' ');
            for content in &cell.paragraphs {
                self.content(content, Setting::PipeCell, None);
            }
            self.out.push_str(" |");
        }
    }

    fn block_row(&mut self, row: &[crate::text::Cell], kind: Kind) {
        self.out.push(if kind == Kind::Head { '=' } else { '-' });
        for cell in row {
            self.out.push_str("\n|");
            if cell.span != Default::default() {
                let _ = write!(self.out, "{}x{}", cell.span.columns, cell.span.rows);
            }
            for (nth, content) in cell.paragraphs.iter().enumerate() {
                if nth > 0 {
                    self.out.push_str("\n+");
                }
                if !content.is_empty() {
                    self.out.push(' ');
                    self.content(content, Setting::BlockCell, None);
                }
            }
        }
    }
}

/// Whether the label found at the start of a line is the one that was written there with so many bytes.
fn is_kept(label: &Label, whole: usize, found: Option<Found>) -> bool {
    found.is_some_and(|found| {
        found.taken == whole && found.label.surface == label.surface && {
            let written = found.label.scheme;
            written == label.scheme
                || (written.kind() == label.scheme.kind() && label.two_readings().is_some())
        }
    })
}
