//! A clean text with automatic numbers, as people expect it of a text they go on working with.
//!
//! Labels that count on from one to the next become multilevel lists, the deeper levels beginning anew below the
//! higher ones; what counts through the document, as articles do through its chapters, is the first level of a list
//! of its own; those that do not («5 bis», a gap) stay typed. Whatever Word and LibreOffice would number
//! otherwise than the text says is found by reading the file again: then all labels stay typed.

use std::collections::BTreeMap;

use super::model::{Block, Document, Frontage, Level, Piece};
use super::text;
use crate::exchange::word::error::WordError;
use crate::exchange::word::identity::{Identity, Names};
use crate::exchange::word::read::{Object, Reading, number};
use crate::text::{Body, Kind, Label, Scheme, Text};

/// The levels a list has.
const MOST: usize = 9;

/// What a clean text is written with.
#[derive(Debug, Clone, Default)]
pub struct Clean {
    /// What stands on every page.
    pub frontage: Frontage,
    /// The pictures and formulas, by hash.
    pub objects: BTreeMap<String, Object>,
    /// What the file says it is about.
    pub identity: Identity,
    /// The names of the provisions; may be empty.
    pub names: Names,
}

/// Writes a clean text, numbered automatically as far as its labels count on.
pub fn write_clean(text: &Text, clean: &Clean) -> Result<Vec<u8>, WordError> {
    let numbered = document(text, clean, true).bytes()?;
    let typed = document(text, clean, false).bytes()?;
    let read = |bytes: &[u8]| Reading::default().read(bytes).map(|import| import.text);
    Ok(if read(&numbered)? == read(&typed)? { numbered } else { typed })
}

/// The list a provision is numbered by and the level there; nothing where its label is typed.
type Place = Option<(usize, usize)>;

/// How a label is made of a number.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Pattern {
    before: String,
    format: &'static str,
    behind: String,
    indented: bool,
    depth: u8,
}

fn document(text: &Text, clean: &Clean, numbered: bool) -> Document {
    let mut document = text::document(text, &clean.frontage);
    document.objects.clone_from(&clean.objects);
    document.properties.extend(clean.identity.properties());
    let (lists, places) = if numbered { lists(text) } else { (Vec::new(), Vec::new()) };
    // Each provision but front matter and notes is a paragraph or a row, in order.
    let shown = text.provisions().iter().enumerate();
    let mut shown = shown.filter(|(_, it)| !matches!(it.form.kind, Kind::Meta | Kind::Footnote));
    for block in document.sections.iter_mut().flat_map(|section| &mut section.blocks) {
        match block {
            Block::Paragraph(paragraph) => {
                let Some((at, _)) = shown.next() else { break };
                paragraph.bookmarks.extend(clean.names.of(at));
                if let Some(Some(level)) = places.get(at) {
                    paragraph.level = Some(*level);
                    // The label is written by the list.
                    if matches!(paragraph.pieces.first(), Some(Piece::Run(_))) {
                        paragraph.pieces.remove(0);
                    }
                }
            }
            Block::Table(table) => {
                for row in &mut table.rows {
                    let Some((at, _)) = shown.next() else { break };
                    let first = row.cells.first_mut().and_then(|cell| cell.paragraphs.first_mut());
                    if let Some(paragraph) = first {
                        paragraph.bookmarks.extend(clean.names.of(at));
                    }
                }
            }
        }
    }
    document.lists = lists;
    document
}

/// The lists, and for each provision its list and the level there.
fn lists(text: &Text) -> (Vec<Vec<Level>>, Vec<Place>) {
    let made: Vec<Option<(Pattern, u32)>> = text
        .provisions()
        .iter()
        .map(|provision| {
            let worded = matches!(&provision.body, Body::Prose(content) if !content.text.is_empty());
            let label = provision.form.label.as_ref().filter(|_| worded)?;
            let (before, format, behind, value) = made_of(label)?;
            let indented = !provision.form.kind.is_heading();
            Some((Pattern { before, format, behind, indented, depth: provision.form.depth() }, value))
        })
        .collect();
    let mut patterns: Vec<Pattern> = Vec::new();
    for (pattern, _) in made.iter().flatten() {
        if !patterns.contains(pattern) {
            patterns.push(pattern.clone());
        }
    }
    patterns.sort_by_key(|pattern| pattern.depth);
    // What does not count on stays typed, and then restarts nothing.
    let mut lists: Vec<Vec<Pattern>> = Vec::new();
    for pattern in patterns {
        let above = lists.last().filter(|list| list.len() < MOST && counts_on(&made, list, &pattern));
        if above.is_some() {
            lists.last_mut().into_iter().for_each(|list| list.push(pattern.clone()));
        } else if counts_on(&made, &[], &pattern) {
            lists.push(vec![pattern]);
        }
    }
    let place = |made: &Option<(Pattern, u32)>| -> Place {
        let (pattern, _) = made.as_ref()?;
        let mut found = lists.iter().enumerate();
        found.find_map(|(list, levels)| Some((list, levels.iter().position(|level| level == pattern)?)))
    };
    let places = made.iter().map(place).collect();
    let level = |pattern: &Pattern| Level {
        before: pattern.before.clone(),
        format: pattern.format,
        behind: pattern.behind.clone(),
        indented: pattern.indented,
    };
    (lists.iter().map(|list| list.iter().map(level).collect()).collect(), places)
}

/// Whether labels of a pattern count on from one to the next, anew below every higher level.
fn counts_on(made: &[Option<(Pattern, u32)>], above: &[Pattern], pattern: &Pattern) -> bool {
    let mut last = 0;
    for (found, value) in made.iter().flatten() {
        if above.contains(found) {
            last = 0;
        } else if found == pattern {
            last += 1;
            if *value != last {
                return false;
            }
        }
    }
    true
}

/// What stands before the number of a label, its format, what stands behind it, and the number.
fn made_of(label: &Label) -> Option<(String, &'static str, String, u32)> {
    let [counted] = label.numbers.as_slice() else { return None };
    let surface = &*label.surface;
    let is_inner = |c: char| c.is_alphanumeric();
    let end = surface.rfind(is_inner)? + surface[surface.rfind(is_inner)?..].chars().next()?.len_utf8();
    let start = surface[..end]
        .rfind(|c: char| !is_inner(c))
        .map_or(0, |at| at + surface[at..].chars().next().map_or(1, char::len_utf8));
    let (before, core, behind) = (&surface[..start], &surface[start..end], &surface[end..]);
    if counted.suffix != 0 || before.contains('%') || behind.contains('%') {
        return None;
    }
    let formats: &[&'static str] = match label.scheme {
        Scheme::Letter => &["russianLower", "lowerLetter", "upperLetter", "russianUpper"],
        _ => &["decimal", "upperRoman", "lowerRoman"],
    };
    let found = formats.iter().find_map(|format| {
        let fits = |value: &u32| number::format(*value, format).as_deref() == Some(core);
        let value = if label.scheme == Scheme::Letter {
            (1..=29).find(fits)
        } else {
            Some(counted.value).filter(fits)
        };
        Some((*format, value?))
    });
    let (format, value) = found?;
    Some((before.to_owned(), format, behind.to_owned(), value))
}
