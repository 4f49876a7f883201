//! Reading Draft Markdown, and any other CommonMark file.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd};

use super::inline::{self, Events, Inline, Notes, OPTIONS, fold};
use super::line::{Escape, Place, label_of};
use super::notes::{Entry, place_footnotes};
use super::source::{break_brackets, front_matter, tidy};
use super::table;
use crate::text::{
    Body, Cell, Content, Form, Kind, Label, Noticed, Provision, Span, Text, Warning, Warnings,
};

/// Reads a Markdown file. It never fails: what cannot be part of a text is named in the warnings.
pub fn read(source: &str) -> (Text, Warnings) {
    let tidied = tidy(source);
    let mut warnings = Warnings::new();
    let (entries, taken) = front_matter(&tidied);
    let first_line =
        tidied.get(..taken).map_or(0, |front| memchr::memchr_iter(b'\n', front.as_bytes()).count());
    let body = tidied.get(taken..).unwrap_or("");
    let body = break_brackets(body, &mut warnings);
    let mut reader = Reader::new(&body);
    reader.warnings = warnings;
    for entry in entries {
        let form = Form { kind: Kind::Meta, label: None };
        reader.push(Provision::prose(form, Content::plain(entry)), Vec::new());
    }
    reader.run();
    let Reader { entries, mut warnings, .. } = reader;
    let provisions = place_footnotes(entries, &mut warnings);
    for warning in &mut warnings {
        warning.line = warning.line.map(|line| line.saturating_add(u32::try_from(first_line).unwrap_or(0)));
    }
    (Text::new(provisions), warnings)
}

/// The table that is being read.
struct Table {
    head: bool,
    row: Vec<Cell>,
    notes: Vec<String>,
    columns: usize,
}

struct Reader<'s> {
    source: &'s str,
    entries: Vec<Entry>,
    warnings: Warnings,
    notes: Notes,
    /// Events of the paragraph, heading or cell that is being read.
    inline: Events<'s>,
    /// The marker of a list item whose words have not come yet.
    marker: Option<Label>,
    /// The footnote that is being read: its name and words.
    note: Option<(String, Content)>,
    table: Option<Table>,
    /// The literal block that is being read, and whether it may be a table block.
    block: Option<(String, bool)>,
}

impl<'s> Reader<'s> {
    fn new(source: &'s str) -> Self {
        let mut notes = Notes::default();
        if source.contains("[^") {
            for event in Parser::new_ext(source, OPTIONS) {
                if let Event::Start(Tag::FootnoteDefinition(name)) = event {
                    notes.defined.push(fold(&name));
                }
            }
        }
        Self {
            source,
            entries: Vec::new(),
            warnings: Warnings::new(),
            notes,
            inline: Events::new(),
            marker: None,
            note: None,
            table: None,
            block: None,
        }
    }

    fn run(&mut self) {
        for (event, range) in Parser::new_ext(self.source, OPTIONS).into_offset_iter() {
            self.event(event, range);
        }
        self.paragraph();
        self.lone_marker();
    }

    fn event(&mut self, event: Event<'s>, range: Range<usize>) {
        match event {
            Event::Start(Tag::Paragraph | Tag::List(_) | Tag::BlockQuote(_))
            | Event::End(TagEnd::Paragraph | TagEnd::BlockQuote(_)) => self.paragraph(),
            Event::End(TagEnd::List(_)) => {}
            Event::Start(Tag::Heading { .. }) => {
                self.paragraph();
                self.lone_marker();
            }
            Event::End(TagEnd::Heading(level)) => self.heading(level),
            Event::Start(Tag::Item) => {
                self.paragraph();
                self.lone_marker();
                self.marker = self.marker_at(range.start);
            }
            Event::End(TagEnd::Item) => {
                self.paragraph();
                self.lone_marker();
            }
            Event::Rule => {
                self.paragraph();
                // A line to write on is no thematic break.
                let line = self.source.get(range).unwrap_or("").trim();
                if line.contains('_') {
                    self.literal_line(line);
                }
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                self.paragraph();
                let mut may_be_table = false;
                if let CodeBlockKind::Fenced(info) = kind {
                    may_be_table = &*info == "table";
                    if !may_be_table && !info.is_empty() {
                        self.dropped(info.to_string(), range.start);
                    }
                }
                self.block = Some((String::new(), may_be_table));
            }
            Event::Start(Tag::HtmlBlock) => {
                self.paragraph();
                self.block = Some((String::new(), false));
            }
            Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock) => self.end_block(range),
            Event::Html(text) => match &mut self.block {
                Some((block, _)) => block.push_str(&text),
                None => self.literal_line(&text),
            },
            Event::Text(text) if self.block.is_some() => {
                if let Some((block, _)) = &mut self.block {
                    block.push_str(&text);
                }
            }
            Event::Start(Tag::FootnoteDefinition(name)) => {
                self.paragraph();
                self.lone_marker();
                self.note = Some((fold(&name), Content::default()));
                self.notes.within = true;
            }
            Event::End(TagEnd::FootnoteDefinition) => self.end_note(),
            Event::Start(Tag::Table(columns)) => {
                self.paragraph();
                self.lone_marker();
                let columns = columns.len();
                self.table = Some(Table { head: true, row: Vec::new(), notes: Vec::new(), columns });
            }
            Event::End(TagEnd::Table) => self.table = None,
            Event::Start(Tag::TableHead | Tag::TableRow | Tag::TableCell) => {}
            Event::End(TagEnd::TableCell) => self.end_cell(),
            Event::End(TagEnd::TableHead | TagEnd::TableRow) => self.end_row(range),
            event => self.inline.push((event, range)),
        }
    }

    /// The label a list marker makes.
    fn marker_at(&self, at: usize) -> Option<Label> {
        let source = self.source.get(at..)?.trim_start_matches(|c: char| c.is_whitespace() || c == '>');
        let end = source.find(|c: char| !c.is_ascii_digit()).unwrap_or(source.len());
        let marker = source.get(..end + 1)?;
        let marker = if matches!(marker, "*" | "+") { "-" } else { marker };
        Label::point(marker).map(|(label, _)| label)
    }

    fn line_number(&self, at: usize) -> Option<u32> {
        let before = self.source.get(..at)?;
        u32::try_from(memchr::memchr_iter(b'\n', before.as_bytes()).count() + 1).ok()
    }

    fn dropped(&mut self, what: String, at: usize) {
        if what.trim().is_empty() {
            return;
        }
        self.warnings.push(Warning { line: self.line_number(at), what: Noticed::Dropped(what) });
    }

    fn push(&mut self, provision: Provision, notes: Vec<String>) {
        self.entries.push(Entry { provision, notes, note: None });
    }

    /// The words collected so far.
    fn take_inline(&mut self) -> Option<Inline> {
        if self.inline.is_empty() {
            return None;
        }
        let events = std::mem::take(&mut self.inline);
        let start = events.first().map_or(0, |(_, range)| range.start);
        let mut inline = inline::read(&events, self.source, &mut self.notes);
        for dropped in std::mem::take(&mut inline.dropped) {
            self.dropped(dropped, start);
        }
        Some(inline)
    }

    /// Ends a paragraph: its lines become provisions.
    fn paragraph(&mut self) {
        let Some(inline) = self.take_inline() else { return };
        let Inline { content, escapes, breaks, mut notes, .. } = inline;
        if self.note.is_some() {
            self.note_line(joined(&content, &breaks));
            return;
        }
        if breaks.is_empty() {
            self.line(content, &escapes, Place::Line, notes);
            return;
        }
        // Cut at the line ends; a line without a label goes on with the one before.
        let mut start = 0;
        let mut whole: Option<(Content, Vec<Escape>)> = None;
        let ends = breaks.iter().map(|(at, soft)| (*at, *soft)).chain([(content.text.len(), true)]);
        let mut soft = true;
        let mut after_heading = false;
        for (end, next_soft) in ends {
            let piece = content.slice(start..end);
            let here: Vec<Escape> = escapes
                .iter()
                .filter(|escape| (start..end).contains(&escape.at))
                .map(|escape| Escape { at: escape.at - start, ..*escape })
                .collect();
            let piece = trimmed(piece, here);
            let labelled = label_of(&piece.0, &piece.1, Place::Within);
            let alone = labelled.as_ref().is_some_and(|found| found.kind.is_heading());
            match &mut whole {
                Some((whole, escapes)) if labelled.is_none() && !after_heading => {
                    whole.push_str(if soft { " " } else { "\n" });
                    let shift = whole.text.len();
                    whole.append(&piece.0);
                    escapes.extend(piece.1.iter().map(|e| Escape { at: e.at + shift, ..*e }));
                }
                _ => {
                    if let Some((whole, escapes)) = whole.take() {
                        self.split_notes(whole, &escapes, &mut notes);
                    }
                    whole = Some(piece);
                }
            }
            after_heading = alone;
            soft = next_soft;
            start = end + 1;
        }
        if let Some((whole, escapes)) = whole {
            self.split_notes(whole, &escapes, &mut notes);
        }
    }

    /// Emits one of several provisions of a paragraph with its share of the footnotes.
    fn split_notes(&mut self, content: Content, escapes: &[Escape], notes: &mut Vec<String>) {
        let share = content.footnotes().min(notes.len());
        let rest = notes.split_off(share);
        let share = std::mem::replace(notes, rest);
        self.line(content, escapes, Place::Within, share);
    }

    /// A line of words: with the list marker before it, or with the label it begins with, or without one.
    fn line(&mut self, content: Content, escapes: &[Escape], place: Place, notes: Vec<String>) {
        if self.note.is_some() {
            self.note_line(content);
            return;
        }
        if let Some(label) = self.marker.take() {
            let form = Form { kind: label.scheme.kind(), label: Some(label) };
            self.push(Provision::prose(form, content), notes);
            return;
        }
        let provision = match label_of(&content, escapes, place) {
            Some(found) => {
                let rest = content.slice(found.taken..content.text.len());
                Provision::prose(Form { kind: found.kind, label: Some(found.label) }, rest)
            }
            None => Provision::prose(Form::UNNUMBERED, content),
        };
        self.push(provision, notes);
    }

    fn literal_line(&mut self, line: &str) {
        let content = Content::plain(line.trim());
        if content.is_empty() {
            return;
        }
        self.line(content, &[], Place::Line, Vec::new());
    }

    /// A list item without words.
    fn lone_marker(&mut self) {
        let Some(label) = self.marker.take() else { return };
        if self.note.is_some() {
            self.note_line(Content::plain(&*label.surface));
            return;
        }
        let form = Form { kind: label.scheme.kind(), label: Some(label) };
        self.push(Provision::prose(form, Content::default()), Vec::new());
    }

    fn heading(&mut self, level: HeadingLevel) {
        let Some(Inline { content, escapes, breaks, notes, .. }) = self.take_inline() else { return };
        let content = joined(&content, &breaks);
        if self.note.is_some() {
            self.note_line(content);
            return;
        }
        let provision = match label_of(&content, &escapes, Place::Heading) {
            Some(found) => {
                let rest = content.slice(found.taken..content.text.len());
                Provision::prose(Form { kind: found.kind, label: Some(found.label) }, rest)
            }
            None => Provision::prose(Form { kind: Kind::Heading(level as u8), label: None }, content),
        };
        self.push(provision, notes);
    }

    /// A further line of the footnote that is being read.
    fn note_line(&mut self, content: Content) {
        let marker = self.marker.take();
        let Some((_, words)) = &mut self.note else { return };
        if !words.is_empty() {
            words.push_str("\n");
        }
        if let Some(marker) = marker {
            words.push_str(&marker.surface);
            words.push_str(" ");
        }
        words.append(&content);
    }

    fn end_note(&mut self) {
        self.paragraph();
        self.lone_marker();
        self.notes.within = false;
        if let Some((name, content)) = self.note.take() {
            let form = Form { kind: Kind::Footnote, label: None };
            let provision = Provision::prose(form, content);
            self.entries.push(Entry { provision, notes: Vec::new(), note: Some(name) });
        }
    }

    /// Ends a block of literal lines, or a table block.
    fn end_block(&mut self, range: Range<usize>) {
        let Some((block, may_be_table)) = self.block.take() else { return };
        if may_be_table
            && self.note.is_none()
            && let Some(rows) = table::rows(&block)
        {
            self.lone_marker();
            for row in rows {
                let mut notes = Vec::new();
                let cells = row
                    .cells
                    .iter()
                    .map(|(span, paragraphs)| Cell {
                        span: *span,
                        paragraphs: paragraphs
                            .iter()
                            .map(|words| self.alone(words, &mut notes, range.start))
                            .collect(),
                    })
                    .collect();
                let form = Form { kind: row.kind, label: None };
                self.push(Provision { form, body: Body::Cells(cells) }, notes);
            }
            return;
        }
        if may_be_table {
            self.dropped("table".to_owned(), range.start);
        }
        let words = block.trim();
        let comment = words.starts_with("<!--")
            && words.strip_suffix("-->").is_some_and(|inner| !inner.contains("-->"));
        if comment {
            self.dropped(words.to_owned(), range.start);
            return;
        }
        for line in block.lines() {
            self.literal_line(line);
        }
    }

    /// Words that stand by themselves in the source.
    fn alone(&mut self, words: &str, notes: &mut Vec<String>, at: usize) -> Content {
        let mut inline = inline::read_alone(words, &mut self.notes);
        for dropped in std::mem::take(&mut inline.dropped) {
            self.dropped(dropped, at);
        }
        notes.append(&mut inline.notes);
        inline.content
    }

    fn end_cell(&mut self) {
        let inline = self.take_inline().unwrap_or_default();
        let content = joined(&inline.content, &inline.breaks);
        if let Some(table) = &mut self.table {
            table.notes.extend(inline.notes);
            table.row.push(Cell { paragraphs: vec![content], span: Span::default() });
        }
    }

    fn end_row(&mut self, range: Range<usize>) {
        let Some(table) = &mut self.table else { return };
        let kind = if table.head { Kind::Head } else { Kind::Row };
        table.head = false;
        let mut cells = std::mem::take(&mut table.row);
        let mut notes = std::mem::take(&mut table.notes);
        // The parser leaves out cells beyond the head's; they are read here.
        let columns = table.columns;
        let start = range.start;
        let source = self.source.get(range).unwrap_or("");
        let pieces = table::split_pipes(source);
        if pieces.len() > columns {
            for piece in pieces.iter().skip(columns) {
                let content = self.alone(piece, &mut notes, start);
                cells.push(Cell { paragraphs: vec![content], span: Span::default() });
            }
            let what = Noticed::Simplified("table row with more cells than its head".to_owned());
            self.warnings.push(Warning { line: self.line_number(start), what });
        }
        if self.note.is_some() {
            let provision = Provision { form: Form { kind, label: None }, body: Body::Cells(cells) };
            self.note_line(Content::plain(provision.line()));
            return;
        }
        self.push(Provision { form: Form { kind, label: None }, body: Body::Cells(cells) }, notes);
    }
}

/// The content with its soft line ends as spaces.
fn joined(content: &Content, breaks: &[(usize, bool)]) -> Content {
    if breaks.is_empty() {
        return content.clone();
    }
    let mut content = content.clone();
    for (at, soft) in breaks {
        if *soft && content.text.get(*at..at + 1) == Some("\n") {
            content.text.replace_range(*at..at + 1, " ");
        }
    }
    content
}

/// A line without the white space at its start.
fn trimmed(content: Content, escapes: Vec<Escape>) -> (Content, Vec<Escape>) {
    let cut = content.text.len() - content.text.trim_start().len();
    if cut == 0 {
        return (content, escapes);
    }
    let moved = escapes.into_iter().filter(|e| e.at >= cut).map(|e| Escape { at: e.at - cut, ..e }).collect();
    (content.slice(cut..content.text.len()), moved)
}
