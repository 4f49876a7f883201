//! A paper as a Word document: the consolidated draft in brackets, a comparison, the comparative table.
//!
//! Nothing is tracked here: what goes is struck, what comes is underlined and both are coloured, so that the file
//! reads alike in every office program and on paper.

use super::error::WordError;
use super::write::model::{
    Cell, Colour, Document, Frontage, Paragraph, ParagraphStyle, Row, Run, RunStyle, Section, Table,
};
use crate::exchange::paper::{self, Block, Paper, Prose, Role, TableLine};
use crate::language::Language;
use crate::text::{Kind, Style};

/// What comes.
const COMES: Colour = Colour(0x1c, 0x6b, 0x3c);
/// What goes.
const GOES: Colour = Colour(0x9c, 0x2f, 0x2a);
/// Brackets.
const RULE: Colour = Colour(0x8a, 0x61, 0x00);
/// Names and remarks.
const MUTED: Colour = Colour(0x5c, 0x57, 0x50);
/// The ground of whole alternatives.
const OPEN: Colour = Colour(0xfb, 0xf0, 0xd2);

/// Writes a paper as a .docx file. `interface` is the language of the words added; `made` says when, as
/// `2026-03-12T09:00:00Z`, and may be empty.
pub fn write(paper: &Paper, interface: Language, made: &str) -> Result<Vec<u8>, WordError> {
    document(paper, interface, made).bytes()
}

/// The document a paper makes. A paper that is one table goes across the sheet.
pub fn document(paper: &Paper, interface: Language, made: &str) -> Document {
    let draft = if paper.draft.is_empty() { interface.say("paper-status") } else { paper.draft.clone() };
    let frontage = Frontage::new(paper.title.clone(), interface)
        .draft(draft)
        .distribution(paper.distribution.clone())
        .made("Travaux", made);
    let wide = matches!(paper.blocks.as_slice(), [_, Block::Table(_)]);
    let mut section = if wide { Section::landscape() } else { Section::portrait() };
    for block in &paper.blocks {
        match block {
            Block::Caption(caption) => {
                section.add(remark(&caption.words).keep_with_next());
            }
            Block::Prose(prose) => {
                section.add(paragraph(prose));
                for note in &prose.notes {
                    section.add(remark(note));
                }
            }
            Block::Table(lines) => section.add(table(lines, wide)),
        }
    }
    Document::new(frontage).section(section)
}

fn remark(words: &str) -> Paragraph {
    Paragraph::remark(Run::new(words).coloured(MUTED))
}

fn paragraph(prose: &Prose) -> Paragraph {
    let style = match prose.kind {
        Kind::Title => ParagraphStyle::Title,
        kind if kind.is_heading() => ParagraphStyle::Heading(kind.heading_level()),
        _ if prose.alternative => ParagraphStyle::Alternative,
        _ => ParagraphStyle::Body,
    };
    let mut paragraph = Paragraph::new(style);
    if !prose.label.is_empty() {
        let gap = if prose.runs.is_empty() { "" } else { " " };
        let label = Run::new(format!("{}{gap}", prose.label)).styled(RunStyle::Label);
        paragraph =
            paragraph.with(if prose.role == Role::Goes { label.struck().coloured(GOES) } else { label });
    }
    with_runs(paragraph, &prose.runs, prose.alternative)
}

fn with_runs(mut paragraph: Paragraph, runs: &[paper::Run], shaded: bool) -> Paragraph {
    let mut first = true;
    for run in runs {
        let words = if first { run.words.trim_start() } else { run.words.as_str() };
        let words = if run.anchor.is_some() { "*" } else { words };
        if words.is_empty() {
            continue;
        }
        first = false;
        let written = set(Run::new(words), run);
        paragraph = paragraph.with(if shaded { written.shaded(OPEN) } else { written });
    }
    paragraph
}

/// A run as its role and styles have it.
fn set(mut written: Run, run: &paper::Run) -> Run {
    for style in &run.styles {
        written = match style {
            Style::Bold => written.bold(),
            Style::Italic => written.italic(),
            Style::Underline => written.underlined(),
            Style::Superscript => written.raised(),
            Style::Subscript => written.lowered(),
            Style::Link(_) => written,
        };
    }
    match run.role {
        Role::Plain | Role::Stands => written,
        Role::Proposed => written.underlined().coloured(COMES),
        Role::Goes => written.struck().coloured(GOES),
        Role::Bracket => written.bold().coloured(RULE),
        Role::Names => written.coloured(MUTED),
    }
}

fn table(lines: &[TableLine], comparative: bool) -> Table {
    let columns = lines.iter().map(|line| line.cells.len()).max().unwrap_or(1);
    let widths = match (comparative, columns) {
        (true, 4) => vec![16, 34, 38, 12],
        (true, 3) => vec![18, 38, 44],
        _ => lines.first().map(|line| line.cells.iter().map(weight).collect()).unwrap_or_default(),
    };
    let head = usize::from(lines.first().is_some_and(|line| line.head));
    let rows = lines.iter().enumerate().map(|(nth, line)| {
        let style = if nth < head { ParagraphStyle::CellHead } else { ParagraphStyle::Cell };
        let cells = line.cells.iter().enumerate().map(|(column, cell)| {
            let said =
                if column == 0 { line.caption.iter().chain(&line.notes).collect() } else { Vec::new() };
            let mut paragraphs: Vec<Paragraph> = said
                .into_iter()
                .map(|words| Paragraph::new(style).with(Run::new(words).italic().coloured(MUTED)))
                .collect();
            let written = cell.paragraphs.iter().map(|runs| with_runs(Paragraph::new(style), runs, false));
            paragraphs.extend(written);
            Cell { paragraphs, span: cell.span, shade: None }
        });
        Row { cells: cells.collect() }
    });
    Table { widths, head, rows: rows.collect() }
}

/// How much of the width a column gets by the words in its head.
fn weight(cell: &paper::TableCell) -> u32 {
    let length = |runs: &Vec<paper::Run>| runs.iter().map(|run| run.words.chars().count()).sum::<usize>();
    let longest = cell.paragraphs.iter().map(length).max().unwrap_or(0);
    (longest.clamp(4, 24) as u32) * u32::from(cell.span.columns.max(1))
}
