//! One voice alone out of an OpenDocument text that holds the tracked changes of several.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::Node;

use super::attribute;
use super::walk::Region;
use crate::exchange::word::identity::edge_name;
use crate::exchange::word::recover::{Edge, Finder, Speaker, Within};

/// Which changes are undone so that one voice alone is read.
#[derive(Debug, Default)]
pub struct Voice<'w> {
    undone: BTreeSet<&'w str>,
    /// Of what takes words out that somebody had put in, where the putting in is undone.
    undone_inner: BTreeSet<&'w str>,
    marks: BTreeMap<&'w str, usize>,
    within: Within,
}

impl<'w> Voice<'w> {
    /// Finds what is undone in a text with these changes.
    pub fn find(body: Node<'w, 'w>, regions: &BTreeMap<&'w str, Region<'w>>, speaker: Speaker<'_>) -> Self {
        let mut places =
            Places { regions, finder: Finder::new(speaker), changes: BTreeMap::new(), active: Vec::new() };
        places.walk(body, false);
        let (within, changes) = (places.finder.finish(), places.changes);
        let mut voice = Self::default();
        for (id, region) in regions {
            let (outer, inner) = changes.get(id).copied().unwrap_or_default();
            if !speaker.owns(region.signed.author, within.of(outer)) {
                voice.undone.insert(id);
            }
            if region.inner.is_some_and(|signed| !speaker.owns(signed.author, within.of(inner))) {
                voice.undone_inner.insert(id);
            }
            if let Some(edge) = within.edges.iter().position(|edge| edge.nth == outer) {
                voice.marks.insert(id, edge);
            }
        }
        voice.within = within;
        voice
    }

    /// Whether a change is undone.
    pub fn undoes(&self, id: &str) -> bool {
        self.undone.contains(id)
    }

    /// Whether what a deletion takes out was never put in for this voice.
    pub fn undoes_inner(&self, id: &str) -> bool {
        self.undone_inner.contains(id)
    }

    /// The mark to set where a change puts words in right beside a wording of another.
    pub fn edge(&self, id: &str) -> Option<Box<str>> {
        self.marks.get(id).map(|edge| edge_name(*edge))
    }

    /// The places where words stand right beside a wording of another, in the order of their marks.
    pub fn edges(&self) -> Vec<Edge> {
        self.within.edges.clone()
    }
}

/// The walk that tells the finder of changes and words in their order.
struct Places<'w, 's, 'r> {
    regions: &'r BTreeMap<&'w str, Region<'w>>,
    finder: Finder<'s>,
    /// For each change met which one it is, and of a deletion that which put in what it takes out.
    changes: BTreeMap<&'w str, (usize, usize)>,
    active: Vec<&'w str>,
}

impl<'w> Places<'w, '_, '_> {
    fn walk(&mut self, container: Node<'w, 'w>, in_line: bool) {
        for node in container.children() {
            if node.is_text() {
                if in_line {
                    self.finder.words(node.text().unwrap_or_default());
                }
                continue;
            }
            match node.tag_name().name() {
                "p" | "h" => {
                    self.walk(node, true);
                    self.finder.end_line(!self.active.is_empty());
                }
                "change-start" | "change-end" | "change" => self.change(node),
                "s" | "tab" | "line-break" => self.finder.words(" "),
                "note" | "frame" | "custom-shape" | "rect" | "g" | "line" => self.finder.words(""),
                "tracked-changes" | "annotation" => {}
                _ => self.walk(node, in_line),
            }
        }
    }

    fn change(&mut self, node: Node<'w, 'w>) {
        let Some((&id, region)) = attribute(node, "change-id").and_then(|id| self.regions.get_key_value(id))
        else {
            return;
        };
        let by = region.signed.author.to_owned();
        match (node.tag_name().name(), region.inserted()) {
            ("change-start", Some(true)) if !self.changes.contains_key(id) => {
                self.active.push(id);
                let nth = self.finder.enter(true, by);
                self.changes.insert(id, (nth, 0));
            }
            ("change-end", Some(true)) if self.active.contains(&id) => {
                self.active.retain(|open| *open != id);
                self.finder.leave();
            }
            ("change", Some(false)) if !self.changes.contains_key(id) => {
                let inner = region.inner.map(|signed| self.finder.enter(true, signed.author.to_owned()));
                let nth = self.finder.enter(false, by);
                self.changes.insert(id, (nth, inner.unwrap_or(0)));
                let taken = region.content().flat_map(|block| block.descendants());
                for words in taken.filter(Node::is_text).filter_map(|text| text.text()) {
                    self.finder.words(words);
                }
                self.finder.leave();
                if inner.is_some() {
                    self.finder.leave();
                }
            }
            _ => {}
        }
    }
}
