//! A paper as a Word document: the consolidated draft, a comparison, the papers of a round.
//!
//! Nothing depends on colour: what goes is struck, what comes is underlined, brackets are bold and names in
//! italics. Footnotes of undisputed words are footnotes; what the margin of a screen says stands below the
//! provision it is about.

use super::model::{
    Alignment, Block, Cell, Colour, Document, Frontage, Height, Marker, Paragraph, ParagraphStyle, Piece,
    Row, Run, RunStyle, Section, Table,
};
use crate::consolidate::RollingText;
use crate::exchange::paper::{self, LineKind, Paper, Place, Prose, Role, Tongue};
use crate::exchange::word::error::WordError;
use crate::exchange::word::identity::{Identity, Names, offer_name};
use crate::exchange::word::recover;
use crate::text::{Anchor, Kind, Style};

/// Captions and remarks.
const MUTED: Colour = Colour(0x5C, 0x57, 0x50);
/// Behind whole alternatives.
const OPEN: Colour = Colour(0xFB, 0xF0, 0xD2);
/// Behind the head of a table.
const PALE: Colour = Colour(0xF2, 0xF2, 0xF2);

/// What a paper that is to be answered carries unseen.
#[derive(Debug, Clone, Default)]
pub struct Print<'a> {
    /// What the file says it is of.
    pub identity: Identity,
    /// The names of the draft's provisions.
    pub names: Names,
    /// What is set out in it; none where nobody is to be named.
    pub rolling: Option<&'a RollingText>,
}

/// Writes a paper.
pub fn write_paper(paper: &Paper, tongue: Tongue<'_>) -> Result<Vec<u8>, WordError> {
    document(paper, tongue, None).bytes()
}

/// Writes a paper to be answered: it says what it is of, bookmarks tell its provisions and offers apart when it comes
/// back, and what is set out in it travels along, so that it is read as it was printed whatever has come in since.
pub fn write_print(paper: &Paper, tongue: Tongue<'_>, print: &Print<'_>) -> Result<Vec<u8>, WordError> {
    let mut document = document(paper, tongue, Some(&print.names));
    document.properties.extend(print.identity.properties());
    document.embedded = print.rolling.map(|rolling| recover::embed(rolling, ""));
    document.bytes()
}

/// The document a paper makes, its provisions and offers under their names where names are given.
pub fn document(paper: &Paper, tongue: Tongue<'_>, names: Option<&Names>) -> Document {
    let interface = tongue.own;
    let draft = if paper.draft.is_empty() { interface.say("paper-status") } else { paper.draft.clone() };
    let title = if paper.name.is_empty() { &paper.title } else { &paper.name };
    let frontage = Frontage::new(title, interface)
        .draft(draft)
        .distribution(&paper.distribution)
        .legend(&paper.legend)
        .made("Travaux", "")
        .written_in(tongue.document);
    let mut setter = Setter { notes: Vec::new(), blocks: Vec::new(), new_page: false, names, open: None };
    let mut blocks = paper.blocks.iter().peekable();
    while let Some(block) = blocks.next() {
        let mut notes = Vec::new();
        while let Some(note) = blocks.next_if(|next| is_note(next)) {
            notes.push(note);
        }
        notes.reverse();
        setter.notes = notes;
        setter.block(block);
        setter.notes_left(blocks.peek().and_then(|next| offer(next)));
    }
    setter.begin(None);
    let section = Section { landscape: paper.landscape, blocks: setter.blocks };
    let mut document = Document::new(frontage).section(section);
    document.objects.clone_from(&paper.objects);
    document
}

fn is_note(block: &paper::Block) -> bool {
    matches!(block, paper::Block::Prose(prose) if prose.kind == Kind::Footnote)
}

/// The offer a block belongs to.
fn offer(block: &paper::Block) -> Option<usize> {
    match block {
        paper::Block::Caption(caption) => caption.offer,
        paper::Block::Prose(prose) => prose.offer,
        paper::Block::Table(table) => table.lines.first()?.offer,
        _ => None,
    }
}

struct Setter<'p> {
    /// The bodies of footnotes not yet anchored, the next one last.
    notes: Vec<&'p paper::Block>,
    blocks: Vec<Block>,
    /// Whether the next paragraph begins a page.
    new_page: bool,
    /// The names of the provisions, where what is set is to be found again.
    names: Option<&'p Names>,
    /// The offer whose provisions are being set.
    open: Option<usize>,
}

impl<'p> Setter<'p> {
    fn block(&mut self, block: &'p paper::Block) {
        match block {
            paper::Block::Caption(caption) => {
                let words = Run::new(&caption.words).coloured(MUTED);
                let words = if caption.introduces { words.bold() } else { words };
                let mut paragraph = Paragraph::remark(words);
                paragraph.keep_with_next = caption.introduces;
                self.begin(caption.offer);
                self.push(paragraph, caption.offer);
            }
            paper::Block::Prose(prose) => self.prose(prose),
            paper::Block::Table(table) => self.table(table),
            paper::Block::Heading(heading) => {
                let mut paragraph = match heading.level {
                    0 => Paragraph::title(heading.words.as_str()),
                    level => Paragraph::heading(level, heading.words.as_str()),
                };
                paragraph.keep_with_next = true;
                self.push(paragraph, None);
            }
            paper::Block::Words(words) => {
                let style = match words.place {
                    Place::Within => ParagraphStyle::Alternative,
                    _ => ParagraphStyle::Body,
                };
                let mut paragraph = Paragraph::new(style);
                paragraph.alignment = match words.place {
                    Place::Text | Place::Within => None,
                    Place::Left => Some(Alignment::Left),
                    Place::Centre => Some(Alignment::Centre),
                    Place::Right => Some(Alignment::Right),
                };
                if !words.mark.is_empty() {
                    paragraph.pieces.push(Piece::Run(Run::new(format!("{} ", words.mark))));
                }
                self.runs(&words.runs, &mut paragraph.pieces);
                self.push(paragraph, None);
            }
            paper::Block::NewPage => self.new_page = true,
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
        self.begin(prose.offer);
        let mut paragraph = Paragraph::new(style);
        paragraph.bookmarks.extend(self.name(prose.provision));
        if !prose.label.is_empty() {
            let gap = match prose.kind {
                _ if prose.runs.is_empty() => "",
                _ => " ",
            };
            let style = if prose.role == Role::Goes { RunStyle::Goes } else { RunStyle::Label };
            let label = Run::new(format!("{}{gap}", prose.label)).styled(style);
            paragraph.pieces.push(Piece::Run(label));
        }
        self.runs(&prose.runs, &mut paragraph.pieces);
        if prose.alternative {
            shade(&mut paragraph.pieces);
        }
        paragraph.keep_with_next = !prose.notes.is_empty();
        self.push(paragraph, prose.offer);
        for note in &prose.notes {
            let mut paragraph = remark(&note.words);
            if self.names.is_some() {
                paragraph.bookmarks.extend(note.offer.map(offer_name));
            }
            self.blocks.push(paragraph.into());
        }
    }

    /// The name of a provision.
    fn name(&self, provision: Option<usize>) -> Option<Box<str>> {
        self.names?.of(provision?)
    }

    /// Ends the offer whose provisions were being set, unless this one goes on.
    fn begin(&mut self, offer: Option<usize>) {
        let Some(open) = self.open.filter(|open| Some(*open) != offer) else { return };
        self.open = None;
        if self.names.is_some()
            && let Some(pieces) = self.blocks.last_mut().and_then(last_pieces)
        {
            pieces.push(Piece::Marker(Marker::NameEnds(offer_name(open))));
        }
    }

    /// Adds a paragraph, the bookmark of its offer begun with the first.
    fn push(&mut self, mut paragraph: Paragraph, offer: Option<usize>) {
        paragraph.new_page |= std::mem::take(&mut self.new_page);
        self.opened(&mut paragraph.pieces, offer);
        self.blocks.push(paragraph.into());
    }

    fn opened(&mut self, pieces: &mut Vec<Piece>, offer: Option<usize>) {
        if let Some(offer) = offer.filter(|offer| Some(*offer) != self.open) {
            self.open = Some(offer);
            if self.names.is_some() {
                pieces.insert(0, Piece::Marker(Marker::NameBegins(offer_name(offer))));
            }
        }
    }

    fn table(&mut self, set: &'p paper::Table) {
        if std::mem::take(&mut self.new_page) {
            self.blocks.push(Paragraph::new(ParagraphStyle::Cell).on_new_page().into());
        }
        self.begin(set.lines.first().and_then(|first| first.offer));
        let widths = set.columns.iter().map(|column| column.width).collect();
        let mut table = Table { widths, unruled: set.unruled, ..Table::default() };
        for (index, line) in set.lines.iter().enumerate() {
            let head = line.kind == LineKind::Head && index == 0;
            let style = match () {
                () if head => ParagraphStyle::CellHead,
                // What only stands side by side is as large as the text around it.
                () if set.unruled => ParagraphStyle::Body,
                () => ParagraphStyle::Cell,
            };
            let section = line.kind == LineKind::Section;
            let mut row = Row::default();
            for (column, cell) in line.cells.iter().enumerate() {
                let mut paragraphs = Vec::new();
                if column == 0 {
                    let said =
                        |words: &str| Paragraph::new(style).with(Run::new(words).styled(RunStyle::Names));
                    paragraphs.extend(line.caption.iter().map(|words| said(words)));
                    for note in &line.notes {
                        let mut paragraph = said(&note.words);
                        if self.names.is_some() {
                            paragraph.bookmarks.extend(note.offer.map(offer_name));
                        }
                        paragraphs.push(paragraph);
                    }
                }
                for runs in &cell.paragraphs {
                    let mut paragraph = Paragraph::new(style);
                    paragraph.alignment = set.unruled.then_some(Alignment::Left);
                    self.runs(runs, &mut paragraph.pieces);
                    if section {
                        embolden(&mut paragraph.pieces);
                        paragraph.keep_with_next = true;
                    }
                    paragraphs.push(paragraph);
                }
                let shade = (head || section).then_some(PALE);
                row.cells.push(Cell { paragraphs, span: cell.span, shade });
            }
            let first = row.cells.first_mut().and_then(|cell| cell.paragraphs.first_mut());
            if let Some(first) = first {
                self.opened(&mut first.pieces, line.offer);
                first.bookmarks.extend(self.name(line.provision));
            }
            // What the last row is of may go on behind the table.
            let next = set.lines.get(index + 1).map(|next| next.offer);
            if let (Some(open), Some(next)) = (self.open, next)
                && next != Some(open)
            {
                self.open = None;
                let last = row.cells.last_mut().and_then(|cell| cell.paragraphs.last_mut());
                if let Some(last) = last.filter(|_| self.names.is_some()) {
                    last.pieces.push(Piece::Marker(Marker::NameEnds(offer_name(open))));
                }
            }
            table.head += usize::from(head);
            table.rows.push(row);
        }
        self.blocks.push(table.into());
    }

    fn runs(&mut self, runs: &'p [paper::Run], pieces: &mut Vec<Piece>) {
        let mut first = true;
        let mut open: Option<usize> = None;
        for run in runs {
            if self.names.is_some() && run.offer != open {
                let ends = open.map(|offer| Marker::NameEnds(offer_name(offer)));
                let begins = run.offer.map(|offer| Marker::NameBegins(offer_name(offer)));
                pieces.extend(ends.into_iter().chain(begins).map(Piece::Marker));
                open = run.offer;
            }
            let words = if first { run.words.trim_start() } else { run.words.as_str() };
            first &= words.is_empty() && run.anchor.is_none();
            let format = set(words.to_owned(), run.role, &run.styles);
            match &run.anchor {
                None => pieces.push(Piece::Run(format)),
                Some(Anchor::Object { hash, alt }) => {
                    pieces.push(Piece::Object(format, hash.clone(), alt.clone()));
                }
                Some(Anchor::Footnote) => match self.notes.pop() {
                    Some(paper::Block::Prose(note)) => {
                        let body = note.runs.iter();
                        let body = body.map(|run| Piece::Run(set(run.words.clone(), run.role, &run.styles)));
                        let body = body.collect();
                        pieces.push(Piece::Note(format, body));
                    }
                    // The note stands with another wording of the same words.
                    _ => {
                        pieces.push(Piece::Run(Run {
                            text: "*".to_owned(),
                            height: Height::Above,
                            ..format
                        }));
                    }
                },
            }
        }
        if let Some(offer) = open.filter(|_| self.names.is_some()) {
            pieces.push(Piece::Marker(Marker::NameEnds(offer_name(offer))));
        }
    }

    /// Notes whose words nothing on the paper is anchored to are set out below. The draft's own end the offer before them
    /// unless the block behind them goes on with it.
    fn notes_left(&mut self, next: Option<usize>) {
        while let Some(paper::Block::Prose(note)) = self.notes.pop() {
            if note.offer.is_none() && next != self.open {
                self.begin(None);
            }
            let mut paragraph = Paragraph::remark("* ");
            self.runs(&note.runs, &mut paragraph.pieces);
            self.blocks.push(paragraph.into());
        }
    }
}

/// The pieces of the last paragraph in a block.
fn last_pieces(block: &mut Block) -> Option<&mut Vec<Piece>> {
    match block {
        Block::Paragraph(paragraph) => Some(&mut paragraph.pieces),
        Block::Table(table) => {
            let cell = table.rows.last_mut()?.cells.last_mut()?;
            Some(&mut cell.paragraphs.last_mut()?.pieces)
        }
    }
}

fn remark(words: &str) -> Paragraph {
    Paragraph::remark(Run::new(words).coloured(MUTED))
}

fn embolden(pieces: &mut [Piece]) {
    for piece in pieces {
        if let Piece::Run(run) = piece {
            run.bold = true;
        }
    }
}

fn shade(pieces: &mut [Piece]) {
    for piece in pieces {
        if let Piece::Run(run) = piece {
            run.shade = Some(OPEN);
        }
    }
}

/// Whether a link leads to the web or a mail address: no other scheme goes into a paper.
fn is_web(address: &str) -> bool {
    let address = address.to_ascii_lowercase();
    ["http://", "https://", "mailto:"].iter().any(|scheme| address.starts_with(scheme))
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
            Style::Link(address) => run.link = is_web(address).then(|| address.clone()),
        }
    }
    match role {
        Role::Plain | Role::Stands => run,
        Role::Proposed => run.styled(RunStyle::Proposed),
        Role::Goes => run.styled(RunStyle::Goes),
        Role::Bracket => run.styled(RunStyle::Bracket),
        Role::Names => run.styled(RunStyle::Names),
    }
}
