//! A paper as a Word document: the consolidated draft, a comparison, the comparative table.
//!
//! Nothing depends on colour: what goes is struck, what comes is underlined, brackets are bold and names in
//! italics. Footnotes of undisputed words are footnotes; what the margin of a screen says stands below the
//! provision it is about.

use super::model::{Alignment, Block, Cell, Colour, Document, Frontage, Height, Paragraph};
use super::model::{ParagraphStyle, Piece, Row, Run, Section, Table};
use crate::exchange::paper::{self, Paper, Prose, Role, TableLine};
use crate::exchange::word::error::WordError;
use crate::language::Language;
use crate::text::{Anchor, Kind, Style};

/// What comes.
const GREEN: Colour = Colour(0x1C, 0x6B, 0x3C);
/// What goes.
const RED: Colour = Colour(0x9C, 0x2F, 0x2A);
/// What is said about the text.
const GREY: Colour = Colour(0x40, 0x40, 0x40);
/// Behind the head of a table.
const PALE: Colour = Colour(0xF2, 0xF2, 0xF2);

/// Writes a paper; `language` is that of the words added to it.
pub fn write_paper(paper: &Paper, language: Language) -> Result<Vec<u8>, WordError> {
    document(paper, language).bytes()
}

/// The document a paper makes.
pub fn document(paper: &Paper, language: Language) -> Document {
    let draft = if paper.draft.is_empty() { language.say("paper-status") } else { paper.draft.clone() };
    let frontage = Frontage::new(&paper.title, language).draft(draft).distribution(&paper.distribution);
    let is_table = matches!(paper.blocks.as_slice(), [_, paper::Block::Table(_)]);
    let mut setter = Setter { notes: Vec::new(), blocks: Vec::new(), comparative: is_table };
    let mut blocks = paper.blocks.iter().peekable();
    while let Some(block) = blocks.next() {
        let mut notes = Vec::new();
        while let Some(note) = blocks.next_if(|next| is_note(next)) {
            notes.push(note);
        }
        notes.reverse();
        setter.notes = notes;
        setter.block(block);
        setter.notes_left();
        if is_table && matches!(block, paper::Block::Prose(_)) && !paper.title.is_empty() {
            setter.blocks.push(Paragraph::body(paper.title.as_str()).aligned(Alignment::Centre).into());
        }
    }
    let section = Section { landscape: is_table, blocks: setter.blocks };
    Document::new(frontage).section(section)
}

fn is_note(block: &paper::Block) -> bool {
    matches!(block, paper::Block::Prose(prose) if prose.kind == Kind::Footnote)
}

struct Setter<'p> {
    /// The bodies of footnotes not yet anchored, the next one last.
    notes: Vec<&'p paper::Block>,
    blocks: Vec<Block>,
    comparative: bool,
}

impl<'p> Setter<'p> {
    fn block(&mut self, block: &'p paper::Block) {
        match block {
            paper::Block::Caption(caption) => {
                let words = Run::new(&caption.words);
                let words = if caption.introduces { words.bold() } else { words };
                let mut paragraph = Paragraph::remark(words);
                paragraph.keep_with_next = caption.introduces;
                self.blocks.push(paragraph.into());
            }
            paper::Block::Prose(prose) => self.prose(prose),
            paper::Block::Table(lines) => self.table(lines),
        }
    }

    fn prose(&mut self, prose: &'p Prose) {
        let level = prose.kind.heading_level();
        let style = match (prose.kind, prose.alternative) {
            (Kind::Title, _) => ParagraphStyle::Title,
            _ if level > 0 => ParagraphStyle::Heading(level),
            (_, true) => ParagraphStyle::Alternative,
            _ => ParagraphStyle::Body,
        };
        let mut paragraph = Paragraph::new(style);
        if !prose.label.is_empty() {
            let gap = match prose.kind {
                _ if prose.runs.is_empty() => "",
                Kind::Article => "\n",
                _ => " ",
            };
            paragraph.pieces.push(Piece::Run(set(format!("{}{gap}", prose.label), prose.role, &[])));
        }
        self.runs(&prose.runs, &mut paragraph.pieces);
        paragraph.keep_with_next = !prose.notes.is_empty();
        self.blocks.push(paragraph.into());
        self.blocks.extend(prose.notes.iter().map(|note| Paragraph::remark(note.as_str()).into()));
    }

    fn table(&mut self, lines: &'p [TableLine]) {
        let mut table = Table { widths: self.widths(lines), ..Table::default() };
        for (index, line) in lines.iter().enumerate() {
            let head = line.head && index == 0;
            let style = if head { ParagraphStyle::CellHead } else { ParagraphStyle::Cell };
            let mut row = Row::default();
            for (column, cell) in line.cells.iter().enumerate() {
                let mut paragraphs = Vec::new();
                if column == 0 {
                    let remarks = line.caption.iter().chain(&line.notes);
                    paragraphs
                        .extend(remarks.map(|words| {
                            Paragraph::new(style).with(Run::new(words).italic().coloured(GREY))
                        }));
                }
                for runs in &cell.paragraphs {
                    let mut paragraph = Paragraph::new(style);
                    self.runs(runs, &mut paragraph.pieces);
                    paragraphs.push(paragraph);
                }
                row.cells.push(Cell { paragraphs, span: cell.span, shade: head.then_some(PALE) });
            }
            table.head += usize::from(head);
            table.rows.push(row);
        }
        self.blocks.push(table.into());
    }

    /// The columns' parts of the width: those of the comparative table are known, others go by their heads.
    fn widths(&self, lines: &[TableLine]) -> Vec<u32> {
        let Some(first) = lines.first() else { return Vec::new() };
        if self.comparative {
            return match first.cells.len() {
                3 => vec![18, 41, 41],
                _ => vec![17, 36, 36, 11],
            };
        }
        let weight = |cell: &paper::TableCell| {
            let length =
                |runs: &Vec<paper::Run>| runs.iter().map(|run| run.words.chars().count()).sum::<usize>();
            let longest = cell.paragraphs.iter().map(length).max().unwrap_or(0);
            longest.clamp(4, 24) as u32 * u32::from(cell.span.columns.max(1))
        };
        first.cells.iter().map(weight).collect()
    }

    fn runs(&mut self, runs: &'p [paper::Run], pieces: &mut Vec<Piece>) {
        for run in runs {
            let format = set(run.words.clone(), run.role, &run.styles);
            match &run.anchor {
                None => pieces.push(Piece::Run(format)),
                Some(Anchor::Object { hash, alt }) => {
                    pieces.push(Piece::Object(format, hash.clone(), alt.clone()));
                }
                Some(Anchor::Footnote) => match self.notes.pop() {
                    Some(paper::Block::Prose(note)) => {
                        let mut body = Vec::new();
                        for run in &note.runs {
                            body.push(Piece::Run(set(run.words.clone(), run.role, &run.styles)));
                        }
                        pieces.push(Piece::Note(format, body));
                    }
                    // The note stands with another wording of the same words.
                    _ => {
                        pieces.push(Piece::Run(Run { text: "*".to_owned(), height: Height::Above, ..format }))
                    }
                },
            }
        }
    }

    /// Notes whose words nothing on the paper is anchored to are set out below.
    fn notes_left(&mut self) {
        while let Some(paper::Block::Prose(note)) = self.notes.pop() {
            let mut paragraph = Paragraph::remark("* ");
            self.runs(&note.runs, &mut paragraph.pieces);
            self.blocks.push(paragraph.into());
        }
    }
}

/// Words in a role.
fn set(words: String, role: Role, styles: &[Style]) -> Run {
    let mut run = Run::new(words);
    for style in styles {
        match style {
            Style::Bold => run.bold = true,
            Style::Italic => run.italic = true,
            Style::Underline => run.underline = true,
            Style::Superscript => run.height = Height::Above,
            Style::Subscript => run.height = Height::Below,
            Style::Link(address) => run.link = Some(address.clone()),
        }
    }
    match role {
        Role::Plain | Role::Stands => run,
        Role::Proposed => run.underlined().coloured(GREEN),
        Role::Goes => run.struck().coloured(RED),
        Role::Bracket => run.bold(),
        Role::Names => run.italic().coloured(GREY),
    }
}
