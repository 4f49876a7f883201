//! A text as a Word document.

use std::collections::BTreeMap;

use super::model::{Block, Cell, Document, Frontage, Height, Paragraph, ParagraphStyle, Piece, Row, Run};
use super::model::{RunStyle, Section, Table};
use crate::exchange::word::error::WordError;
use crate::exchange::word::read::{FRONT_MATTER, Object, reads_as};
use crate::text::content::ANCHOR;
use crate::text::{Anchor, Body, Content, Kind, Label, Provision, Style, Text};

/// Writes a clean text, labels as typed. Pictures and formulas are written from `objects`; of one that is not
/// there its description stands in the text.
pub fn write_text(
    text: &Text,
    frontage: &Frontage,
    objects: &BTreeMap<String, Object>,
) -> Result<Vec<u8>, WordError> {
    let mut document = document(text, frontage);
    document.objects.clone_from(objects);
    document.bytes()
}

/// The document a clean text makes.
pub fn document(text: &Text, frontage: &Frontage) -> Document {
    let mut document = Document::new(frontage.clone());
    let mut section = Section::portrait();
    let mut provisions = text.provisions().iter().peekable();
    while let Some(provision) = provisions.next() {
        if provision.form.kind == Kind::Meta {
            let name = format!("{FRONT_MATTER}{}", document.properties.len() + 1);
            document.properties.push((name, front_matter(provision)));
            continue;
        }
        let mut notes = Vec::new();
        while let Some(note) = provisions.next_if(|next| next.form.kind == Kind::Footnote) {
            notes.extend(note.body.paragraphs());
        }
        add(provision, &mut notes.into_iter(), &mut section.blocks);
    }
    document.sections.push(section);
    document
}

fn front_matter(provision: &Provision) -> String {
    provision.body.paragraphs().map(|content| content.text.as_str()).collect()
}

/// Adds a provision to the blocks of a section; a row goes into the table before it, unless it is a head. The
/// bodies of its notes are taken in order.
pub fn add<'c>(
    provision: &Provision,
    notes: &mut impl Iterator<Item = &'c Content>,
    blocks: &mut Vec<Block>,
) {
    match &provision.body {
        Body::Prose(content) => blocks.push(paragraph(provision, content, notes).into()),
        Body::Cells(cells) => place(provision, row(provision.form.kind, cells, notes), blocks),
    }
}

/// Puts a row into the table at the end, unless it is the head of the next one.
pub fn place(provision: &Provision, row: Row, blocks: &mut Vec<Block>) {
    let head = provision.form.kind == Kind::Head;
    match blocks.last_mut() {
        Some(Block::Table(table)) if !head => table.rows.push(row),
        _ => blocks.push(Table { head: usize::from(head), rows: vec![row], ..Table::default() }.into()),
    }
}

/// The row cells make.
pub fn row<'c>(
    kind: Kind,
    cells: &[crate::text::Cell],
    notes: &mut impl Iterator<Item = &'c Content>,
) -> Row {
    let style = if kind == Kind::Head { ParagraphStyle::CellHead } else { ParagraphStyle::Cell };
    let cell = |cell: &crate::text::Cell| {
        let mut write = |content: &Content| Paragraph::new(style).content(content, notes);
        let paragraphs: Vec<Paragraph> = cell.paragraphs.iter().map(&mut write).collect();
        Cell { paragraphs, span: cell.span, shade: None }
    };
    Row { cells: cells.iter().map(cell).collect(), change: None }
}

/// The style of the paragraph a provision makes.
pub fn style_of(kind: Kind) -> ParagraphStyle {
    match kind {
        Kind::Title => ParagraphStyle::Title,
        kind if kind.is_heading() => ParagraphStyle::Heading(kind.heading_level()),
        _ => ParagraphStyle::Body,
    }
}

/// The paragraph a provision of running text makes.
pub fn paragraph<'c>(
    provision: &Provision,
    content: &Content,
    notes: &mut impl Iterator<Item = &'c Content>,
) -> Paragraph {
    let mut paragraph = Paragraph::new(style_of(provision.form.kind));
    if let Some(label) = &provision.form.label {
        paragraph.pieces.push(Piece::Run(Run::new(spaced(label, content))));
    }
    let words = paragraph.pieces.len();
    pieces(content, notes, &mut paragraph.pieces);
    if provision.form.kind.is_heading() {
        stress(&mut paragraph.pieces[words..]);
    }
    // Where the words alone would be read as something else, a style says what they are.
    if !reads_as(provision, content) {
        let said = if provision.form.label.is_some() { RunStyle::Label } else { RunStyle::Literal };
        if let Some(Piece::Run(run)) = paragraph.pieces.first_mut() {
            run.style = Some(said);
        }
    }
    paragraph
}

fn spaced(label: &Label, content: &Content) -> String {
    let gap = if content.text.is_empty() { "" } else { " " };
    format!("{}{gap}", label.surface)
}

/// In a heading, bold over all the words would be taken for the look of headings.
fn stress(pieces: &mut [Piece]) {
    for piece in pieces {
        if let Piece::Run(run) = piece
            && run.bold
        {
            run.style = Some(RunStyle::Strong);
        }
    }
}

/// The pieces a content makes; the notes' bodies are taken in order.
pub fn pieces<'c>(content: &Content, notes: &mut impl Iterator<Item = &'c Content>, pieces: &mut Vec<Piece>) {
    let mut body = || {
        let mut body = Vec::new();
        if let Some(note) = notes.next() {
            pieces_with(note, &mut Vec::new, &mut body);
        }
        body
    };
    pieces_with(content, &mut body, pieces);
}

/// The pieces a content makes; `note` gives the body of each next note.
pub fn pieces_with(content: &Content, note: &mut dyn FnMut() -> Vec<Piece>, pieces: &mut Vec<Piece>) {
    let mut edges: Vec<usize> = vec![0, content.text.len()];
    edges.extend(content.marks.iter().flat_map(|mark| [mark.range().start, mark.range().end]));
    for (at, _) in content.text.match_indices(ANCHOR) {
        edges.extend([at, at + ANCHOR.len_utf8()]);
    }
    edges.sort_unstable();
    edges.dedup();
    let mut anchors = content.anchors.iter();
    for edge in edges.windows(2) {
        let &[start, end] = edge else { continue };
        let Some(words) = content.text.get(start..end) else { continue };
        let run = format(content, start, end);
        if !words.starts_with(ANCHOR) {
            pieces.push(Piece::Run(Run { text: words.to_owned(), ..run }));
            continue;
        }
        match anchors.next() {
            Some(Anchor::Footnote) => pieces.push(Piece::Note(run, note())),
            Some(Anchor::Object { hash, alt }) => {
                pieces.push(Piece::Object(run, hash.clone(), alt.clone()));
            }
            None => {}
        }
    }
}

/// How the words between two edges are set.
pub fn format(content: &Content, start: usize, end: usize) -> Run {
    let mut run = Run::default();
    for mark in content.marks.iter().filter(|mark| mark.range().start <= start && mark.range().end >= end) {
        match &mark.style {
            Style::Bold => run.bold = true,
            Style::Italic => run.italic = true,
            Style::Underline => run.underline = true,
            Style::Superscript => run.height = Height::Above,
            Style::Subscript => run.height = Height::Below,
            Style::Link(address) => run.link = Some(address.clone()),
        }
    }
    run
}
