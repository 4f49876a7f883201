//! The page as rows: what stands in each, in which tone, and what the margin says. Built once for a state of
//! things, never while drawing.

pub mod find;
pub mod ink;
pub mod outline;
pub mod paint;
pub mod redline;
pub mod set_out;

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::consolidate::VoiceSet;
use crate::consolidate::view::{self, Alternative};
use crate::language::shown::shown;
use crate::text::{Kind, Style};

pub use outline::{Heading, count, outline};
pub use redline::{Beside, beside, redline};
pub use set_out::{Changed, SetOut};

/// The page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    /// Its rows, from the top.
    pub rows: Vec<Row>,
}

/// A row: a provision, or one alternative of a provision.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// A key that stays when other rows come or go.
    pub key: u64,
    /// The provision of the base it shows, if it shows one.
    pub provision: Option<usize>,
    /// The provision of the base it shows or stands beside.
    pub beside: Option<usize>,
    /// What it is.
    pub kind: Kind,
    /// How deep it stands.
    pub depth: u8,
    /// The words: one cell for running text, several for a table row.
    pub cells: Vec<Vec<Piece>>,
    /// Whether it is one of several alternatives, set apart by a rule.
    pub alternative: Option<Alternative>,
    /// What the margin says.
    pub notes: Vec<Note>,
    /// Whether somebody's own words replace the provision.
    pub edited: bool,
}

/// A stretch of a row in one tone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// What they are.
    pub tone: Tone,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Underlined by the author of the text.
    pub underlined: bool,
    /// Raised or lowered.
    pub small: bool,
    /// The passage they belong to.
    pub passage: Option<usize>,
}

/// What words are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Tone {
    /// The text as everyone has it.
    #[default]
    Plain,
    /// The number or letter of a provision.
    Label,
    /// Put in.
    Inserted,
    /// Taken out.
    Deleted,
    /// The base's words among rivals.
    Base,
    /// A rival wording.
    Rival,
    /// A bracket around a wording.
    Bracket,
    /// Settled.
    Settled,
}

/// A note in the margin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The passage.
    pub passage: usize,
    /// What it says.
    pub says: Says,
    /// Whose it is.
    pub holders: VoiceSet,
}

/// What a note says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Says {
    /// These words instead.
    Instead(String),
    /// These words added.
    Add(String),
    /// Leave it out.
    Delete,
    /// Move it before this provision of the base; the number of provisions stands for the end.
    MoveTo(usize),
    /// This provision of the base is to come here.
    MovedFrom(usize),
    /// Renumber to this label.
    Renumber(String),
    /// It was settled.
    Settled,
}

impl Sheet {
    /// The first row that speaks of a passage.
    pub fn place(&self, passage: usize) -> Option<usize> {
        self.rows.iter().position(|row| row.passages().any(|own| own == passage))
    }

    /// The first row of every passage that stands on the page.
    pub fn places(&self) -> BTreeMap<usize, usize> {
        let mut places = BTreeMap::new();
        for (index, row) in self.rows.iter().enumerate() {
            for passage in row.passages() {
                places.entry(passage).or_insert(index);
            }
        }
        places
    }
}

impl Row {
    /// The row as it reads: cells parted by tabs.
    pub fn text(&self) -> String {
        let cells: Vec<String> = self.cells.iter().map(|cell| reading(cell)).collect();
        cells.join("\t")
    }

    /// The length of the text in bytes.
    pub fn len(&self) -> usize {
        let words: usize = self.cells.iter().flatten().map(|piece| piece.text.len()).sum();
        words + self.cells.len().saturating_sub(1)
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Where a cell begins in the text.
    pub fn cell_start(&self, cell: usize) -> usize {
        self.cells
            .iter()
            .take(cell)
            .map(|cell| cell.iter().map(|piece| piece.text.len()).sum::<usize>() + 1)
            .sum()
    }

    /// The passages whose words stand in the row, or which it is an alternative of.
    pub fn passages(&self) -> impl Iterator<Item = usize> + '_ {
        let words = self.cells.iter().flatten().filter_map(|piece| piece.passage);
        let picked = self.alternative.iter().flat_map(|it| it.picks.iter().map(|(passage, _)| *passage));
        words.chain(picked).chain(self.notes.iter().map(|note| note.passage))
    }
}

/// Pieces as they read.
pub fn reading(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

impl Piece {
    /// Words in a tone; every sign in them that would deceive the eye is named where it stands.
    pub fn new(text: impl Into<String>, tone: Tone) -> Self {
        let text: String = text.into();
        let named = match shown(&text) {
            Cow::Owned(named) => Some(named),
            Cow::Borrowed(_) => None,
        };
        Piece { text: named.unwrap_or(text), tone, ..Piece::default() }
    }

    fn styled(mut self, styles: &[&Style]) -> Self {
        for style in styles {
            match style {
                Style::Bold => self.bold = true,
                Style::Italic => self.italic = true,
                Style::Underline | Style::Link(_) => self.underlined = true,
                Style::Superscript | Style::Subscript => self.small = true,
            }
        }
        self
    }

    fn like(&self, other: &Piece) -> bool {
        (self.tone, self.bold, self.italic, self.underlined, self.small, self.passage)
            == (other.tone, other.bold, other.italic, other.underlined, other.small, other.passage)
    }
}

/// Adds a piece, joined to the one before where nothing tells them apart.
fn push(pieces: &mut Vec<Piece>, piece: Piece) {
    if piece.text.is_empty() {
        return;
    }
    match pieces.last_mut() {
        Some(last) if last.like(&piece) => last.text.push_str(&piece.text),
        _ => pieces.push(piece),
    }
}

/// Whether a row stands on the page: what a file says of itself before the text does only where somebody changes it.
fn on_the_page(row: &view::Row) -> bool {
    row.form.kind != Kind::Meta || !row.passages.is_empty()
}

/// A text as it stands, without anything proposed.
pub fn clean(text: &crate::text::Text) -> Sheet {
    let rows = text
        .provisions()
        .iter()
        .enumerate()
        .filter(|(_, provision)| provision.form.kind != Kind::Meta)
        .map(|(index, provision)| Row {
            key: index as u64,
            provision: None,
            beside: None,
            kind: provision.form.kind,
            depth: provision.form.depth(),
            cells: ink::provision(provision),
            alternative: None,
            notes: Vec::new(),
            edited: false,
        })
        .collect();
    Sheet { rows }
}

/// The tables of a page and how wide their columns are, relative to each other: by what stands in them.
pub fn columns(rows: &[Row]) -> Vec<(std::ops::Range<usize>, Vec<u16>)> {
    let mut tables = Vec::new();
    let mut start = 0;
    while start < rows.len() {
        let length = rows.iter().skip(start).take_while(|row| row.kind.is_row()).count();
        if length == 0 {
            start += 1;
            continue;
        }
        let mut widths: Vec<(usize, usize)> = Vec::new();
        for row in rows.iter().skip(start).take(length) {
            widths.resize(widths.len().max(row.cells.len()), (0, 0));
            for ((all, longest), cell) in widths.iter_mut().zip(&row.cells) {
                let text = reading(cell);
                *all += text.chars().count();
                *longest =
                    text.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0).max(*longest);
            }
        }
        let columns = widths
            .into_iter()
            .map(|(all, longest)| {
                let mean = (all / length) as f32;
                // Between a share by area and one equal for all, but never narrower than the longest word.
                (mean.sqrt() * 4.0).max(longest as f32 * 1.35).clamp(5.0, 60.0) as u16
            })
            .collect();
        tables.push((start..start + length, columns));
        start += length;
    }
    tables
}

/// The first words of a text, for a margin.
pub fn brief(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= most {
        return text;
    }
    let mut short = String::new();
    for word in text.split(' ') {
        if short.chars().count() + word.chars().count() + 1 > most {
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    if short.is_empty() {
        short = text.chars().take(most).collect();
    }
    short.push('…');
    short
}
