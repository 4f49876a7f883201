//! Footnotes and endnotes.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::block::flatten;
use super::line::{Finished, Line};
use super::walk::Walk;
use crate::exchange::word::package::Relations;
use crate::exchange::word::xml::WordNode;

/// The notes of a document by kind and identifier.
#[derive(Default)]
pub struct Notes<'w> {
    notes: BTreeMap<(bool, &'w str), (Node<'w, 'w>, &'w Relations)>,
}

impl<'w> Notes<'w> {
    /// Adds the notes of a part.
    pub fn add(&mut self, endnotes: bool, root: Node<'w, 'w>, relations: &'w Relations) {
        for note in root.children().filter(Node::is_element) {
            // Separators are no notes.
            let ordinary = note.value("type").is_none_or(|kind| kind == "normal");
            if let Some(id) = note.value("id").filter(|_| ordinary) {
                self.notes.entry((endnotes, id)).or_insert((note, relations));
            }
        }
    }

    /// The note with this identifier.
    pub fn get(&self, endnote: bool, id: &str) -> Option<(Node<'w, 'w>, &'w Relations)> {
        self.notes.get(&(endnote, id)).copied()
    }
}

impl<'w> Walk<'w, '_> {
    /// The body of a note, its paragraphs as lines.
    pub fn note(&mut self, note: Node<'w, 'w>, relations: &'w Relations) -> Finished {
        let outer = std::mem::replace(&mut self.relations, relations);
        self.in_note = true;
        let boxes = std::mem::take(&mut self.boxes);
        let mut blocks = self.apart(note, |walk| walk.blocks(note));
        blocks.extend(std::mem::replace(&mut self.boxes, boxes));
        self.in_note = false;
        self.relations = outer;
        let mut whole = Line::default();
        for paragraph in flatten(blocks).0 {
            whole.append("\n", paragraph);
        }
        whole.finish()
    }
}
