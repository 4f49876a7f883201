//! What stands in a body, a cell, a note or a text box: paragraphs and tables.

use roxmltree::Node;

use super::line::{Finished, Line, Tag, letters};
use super::numbering::Automatic;
use super::paragraph::{Look, Shape};
use super::table::Table;
use super::view::Change;
use super::walk::{Around, Walk};
use crate::exchange::word::notice::Noted;
use crate::exchange::word::xml::WordNode;
use crate::text::Content;

/// A paragraph or a table, as read.
#[allow(clippy::large_enum_variant, reason = "hardly any block is a table")]
#[derive(Debug)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

/// A paragraph as read.
#[derive(Debug)]
pub struct Paragraph {
    /// Which paragraph of the file it is, in order of reading.
    pub serial: usize,
    /// Its look.
    pub look: Look,
    /// Its automatic number.
    pub number: Option<Automatic>,
    /// Its words and notes.
    pub line: Finished,
    /// The comments that begin in it.
    pub comments: Vec<String>,
    /// The changes of its mark.
    pub mark: u32,
}

/// Ends what began before an empty paragraph and ends in it with the words before it, or else it would take in what
/// follows. The other tags of the paragraph are given back.
pub fn ended_before(blocks: &mut [Block], tags: Vec<Tag>) -> Vec<Tag> {
    let last = match blocks.last_mut() {
        Some(Block::Paragraph(paragraph)) => Some(&mut paragraph.line),
        Some(Block::Table(table)) => {
            table.rows.last_mut().and_then(|row| row.lines.last_mut()).and_then(|(_, lines)| lines.last_mut())
        }
        None => None,
    };
    let Some(last) = last else { return tags };
    let begun: Vec<Box<str>> =
        tags.iter().filter(|tag| tag.name.is_some()).map(|tag| tag.key.clone()).collect();
    let (ends, rest): (Vec<Tag>, Vec<Tag>) =
        tags.into_iter().partition(|tag| tag.name.is_none() && !begun.contains(&tag.key));
    let letters = letters(&last.content.text);
    last.tags.extend(ends.into_iter().map(|tag| Tag { letters, ..tag }));
    rest
}

/// Blocks gathered so far, and what was read of the next one.
#[derive(Default)]
struct Flow {
    blocks: Vec<Block>,
    line: Line,
    shape: Option<Shape>,
}

impl<'w> Walk<'w, '_> {
    /// The blocks in a container.
    pub fn blocks(&mut self, container: Node<'w, 'w>) -> Vec<Block> {
        let mut flow = Flow::default();
        self.flow(container, &mut flow);
        self.flush(&mut flow);
        flow.blocks
    }

    /// The blocks in a text box; the paragraph it hangs on goes on after it.
    pub fn box_blocks(&mut self, story: Node<'w, 'w>) -> Vec<Block> {
        let boxes = std::mem::take(&mut self.boxes);
        let blocks = self.blocks(story);
        self.boxes = boxes;
        blocks
    }

    fn flow(&mut self, container: Node<'w, 'w>, flow: &mut Flow) {
        for node in container.children().filter(Node::is_element) {
            let name = node.word();
            if let Some(change) = Change::of(name) {
                if self.view.shows(change) {
                    let outer = self.changes.enter_node(node);
                    self.flow(node, flow);
                    self.changes.leave(outer);
                }
                continue;
            }
            match name {
                "p" => {
                    let shape = self.shape(node.child("pPr"));
                    self.inline(node, Around::default(), &mut flow.line);
                    if shape.unmarked {
                        flow.shape = Some(shape);
                    } else {
                        self.finish(flow, shape);
                    }
                }
                "tbl" => {
                    self.flush(flow);
                    if let Some(table) = self.table(node) {
                        flow.blocks.push(Block::Table(table));
                    }
                }
                "sdt" => {
                    if let Some(content) = node.child("sdtContent") {
                        self.flow(content, flow);
                    }
                }
                "customXml" | "smartTag" => self.flow(node, flow),
                "altChunk" | "subDoc" => self.notices.add(Noted::EmbeddedDocument),
                "" if node.tag_name().name() == "AlternateContent" => {
                    if let Some(chosen) = super::inline::alternative(node) {
                        self.flow(chosen, flow);
                    }
                }
                "" if node.is_math() => {
                    self.flush(flow);
                    self.inline_node(node, Around::default(), &mut flow.line);
                    self.flush(flow);
                }
                // Runs between paragraphs are not what the format allows, and words all the same.
                _ => self.inline_node(node, Around::default(), &mut flow.line),
            }
        }
    }

    /// Ends what was begun without a paragraph mark to end it.
    fn flush(&mut self, flow: &mut Flow) {
        let shape = flow.shape.take();
        if !flow.line.is_empty() {
            self.finish(flow, shape.unwrap_or_default());
        }
    }

    fn finish(&mut self, flow: &mut Flow, shape: Shape) {
        flow.shape = None;
        let line = std::mem::take(&mut flow.line);
        let number = shape
            .place
            .filter(|_| self.numbers)
            .and_then(|place| self.counters.count(place, self.numbering, self.styles, &mut self.notices));
        let serial = self.paragraphs;
        self.paragraphs += 1;
        self.notices.at(Some(self.paragraphs));
        if !line.is_empty() || number.is_some() {
            let line = line.finish();
            let comments = if self.in_note { Vec::new() } else { std::mem::take(&mut self.comments) };
            let look = shape.look;
            let mark = shape.mark;
            flow.blocks.push(Block::Paragraph(Paragraph { serial, look, number, line, comments, mark }));
        } else {
            flow.line.inherit(ended_before(&mut flow.blocks, line.finish().tags));
        }
        if !self.in_note {
            flow.blocks.append(&mut self.boxes);
        }
    }
}

impl Paragraph {
    /// The words with the automatic number written before them.
    pub fn numbered(self) -> (Finished, Vec<Finished>) {
        let mut line = self.line;
        let notes = std::mem::take(&mut line.notes);
        match &self.number {
            Some(number) => {
                let before = prefix(number, &line.content);
                (line.prefixed(&before), notes)
            }
            None => (line, notes),
        }
    }
}

/// What an automatic number writes before these words.
pub fn prefix(number: &Automatic, words: &Content) -> String {
    let gap = if number.tight || words.text.is_empty() { "" } else { " " };
    format!("{}{gap}", number.label)
}

/// Blocks as plain paragraphs, for places that hold nothing else: tables cell by cell.
pub fn flatten(blocks: Vec<Block>) -> (Vec<Finished>, Vec<Finished>, Vec<String>) {
    let (mut paragraphs, mut notes, mut comments) = (Vec::new(), Vec::new(), Vec::new());
    for block in blocks {
        match block {
            Block::Paragraph(mut paragraph) => {
                comments.append(&mut paragraph.comments);
                let (content, mut hanging) = paragraph.numbered();
                notes.append(&mut hanging);
                paragraphs.push(content);
            }
            Block::Table(table) => {
                for row in table.rows {
                    notes.extend(row.notes);
                    comments.extend(row.comments);
                    paragraphs.extend(row.lines.into_iter().flat_map(|(_, lines)| lines));
                }
            }
        }
    }
    (paragraphs, notes, comments)
}
