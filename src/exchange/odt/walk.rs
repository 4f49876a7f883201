//! The walk through an OpenDocument text: paragraphs, lists, tables, and the changes around them.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::Node;

use super::list::{Counters, Lists, OUTLINE};
use super::style::Styles;
use super::voice::Voice;
use super::{attribute, child};
use crate::exchange::revised::What;
use crate::exchange::word::notice::{Noted, Notices};
use crate::exchange::word::package::Package;
use crate::exchange::word::read::block::{Block, Paragraph, ended_before};
use crate::exchange::word::read::bookmark::Ranges;
use crate::exchange::word::read::line::Line;
use crate::exchange::word::read::numbering::Automatic;
use crate::exchange::word::read::paragraph::Look;
use crate::exchange::word::read::provision::Assembly;
use crate::exchange::word::read::revised::Changes;
use crate::exchange::word::read::style::Role;
use crate::exchange::word::{Comment, Object, Reading, View};

/// Who made a tracked change.
#[derive(Debug, Clone, Copy)]
pub struct Signed<'w> {
    /// Who, as the file says.
    pub author: &'w str,
    /// When, as the file says.
    pub date: &'w str,
}

impl<'w> Signed<'w> {
    fn read(kind: Node<'w, 'w>) -> Self {
        let info = child(kind, "change-info");
        let text = |name: &str| info.and_then(|info| child(info, name)?.text()).unwrap_or_default();
        Signed { author: text("creator"), date: text("date") }
    }
}

/// A tracked change.
#[derive(Debug, Clone, Copy)]
pub struct Region<'w> {
    /// Who made it.
    pub signed: Signed<'w>,
    /// Who had put in what it takes out, where that was not in the text before.
    pub inner: Option<Signed<'w>>,
    kind: Node<'w, 'w>,
}

impl<'w> Region<'w> {
    /// Reads a change and its identifier.
    pub fn read(node: Node<'w, 'w>) -> Option<(&'w str, Self)> {
        if node.tag_name().name() != "changed-region" {
            return None;
        }
        let id = attribute(node, "id")?;
        let mut kinds = node.children().filter(Node::is_element);
        let kind = kinds.next()?;
        let inner = kinds.find(|inner| inner.tag_name().name() == "insertion");
        let inner = inner.filter(|_| kind.tag_name().name() == "deletion").map(Signed::read);
        Some((id, Region { signed: Signed::read(kind), inner, kind }))
    }

    /// What it takes out.
    pub fn content(&self) -> impl Iterator<Item = Node<'w, 'w>> + use<'w> {
        self.kind.children().filter(|node| node.is_element() && node.tag_name().name() != "change-info")
    }

    /// Whether it puts in or takes out; nothing where it only changes formatting.
    pub fn inserted(&self) -> Option<bool> {
        match self.kind.tag_name().name() {
            "insertion" => Some(true),
            "deletion" => Some(false),
            _ => None,
        }
    }
}

/// What a paragraph is, as far as its place and properties say.
#[derive(Debug, Clone, Default)]
pub struct Shape {
    look: Look,
    item: Option<Item>,
}

/// An item of a list.
#[derive(Debug, Clone)]
struct Item {
    list: String,
    style: String,
    level: usize,
    start: Option<u32>,
}

/// Where in lists a place is.
#[derive(Debug, Clone, Default)]
pub struct Within {
    list: String,
    style: String,
    depth: usize,
}

/// How many insertions may lie around one place; more only a hostile file has. Inside these it is one of them.
const MOST_OPEN: usize = 64;

/// Blocks gathered so far, and what was read of the next one.
#[derive(Default)]
pub struct Flow {
    blocks: Vec<Block>,
    /// The words of the paragraph being read.
    pub line: Line,
    shape: Option<Shape>,
}

/// What a document is read with, and what is gathered on the way.
pub struct Walk<'w, 'p> {
    /// The view that is read.
    pub view: View,
    /// Whose voice is read, where it is one alone.
    pub voice: Voice<'w>,
    /// The tracked changes, where all of them are read.
    pub changes: Changes,
    /// The document's styles.
    pub styles: &'w Styles,
    /// What was noticed; its places are paragraph numbers while walking.
    pub notices: Notices,
    /// Pictures met, by hash.
    pub objects: BTreeMap<String, Object>,
    /// The formulas met, by the part they stand in, with their words.
    pub formulas: BTreeMap<String, Option<(String, String)>>,
    /// The archive, for pictures.
    pub package: &'w mut Package<'p>,
    /// Whether white space here is what the paragraph begins with, or follows other white space.
    pub spaced: bool,
    /// Whether this is a note or comment.
    pub in_note: bool,
    /// Text boxes met since the last finished paragraph.
    pub boxes: Vec<Block>,
    numbers: bool,
    lists: &'w Lists,
    regions: &'w BTreeMap<&'w str, Region<'w>>,
    counters: Counters,
    /// The insertions open here, in order.
    active: Vec<&'w str>,
    /// Deletions already set in: each stands in one place only.
    set_in: BTreeSet<&'w str>,
    paragraphs: usize,
    lists_met: usize,
    last_list: BTreeMap<String, String>,
    comments: Vec<(usize, Option<String>, Option<String>, Comment)>,
}

impl<'w, 'p> Walk<'w, 'p> {
    /// A walk in one view.
    pub fn new(
        reading: Reading,
        styles: &'w Styles,
        lists: &'w Lists,
        regions: &'w BTreeMap<&'w str, Region<'w>>,
        package: &'w mut Package<'p>,
        notices: Notices,
    ) -> Self {
        Self {
            view: reading.view,
            voice: Voice::default(),
            changes: Changes::default(),
            styles,
            notices,
            objects: BTreeMap::new(),
            formulas: BTreeMap::new(),
            package,
            spaced: true,
            in_note: false,
            boxes: Vec::new(),
            numbers: reading.numbers,
            lists,
            regions,
            counters: Counters::default(),
            active: Vec::new(),
            set_in: BTreeSet::new(),
            paragraphs: 0,
            lists_met: 0,
            last_list: BTreeMap::new(),
            comments: Vec::new(),
        }
    }

    /// The blocks in a story: the body, a cell, a note, a text box.
    pub fn story(&mut self, container: Node<'w, 'w>) -> Vec<Block> {
        let mut flow = Flow::default();
        self.spaced = true;
        self.flow(container, &Within::default(), &mut flow);
        self.flush(&mut flow);
        flow.blocks
    }

    fn flow(&mut self, container: Node<'w, 'w>, within: &Within, flow: &mut Flow) {
        container.children().filter(Node::is_element).for_each(|node| self.flow_node(node, within, flow));
    }

    fn flow_node(&mut self, node: Node<'w, 'w>, within: &Within, flow: &mut Flow) {
        match node.tag_name().name() {
            "p" | "h" => {
                let shape = self.shape(node, None);
                self.paragraph(node, shape, flow);
            }
            "list" => self.list(node, within, flow),
            "table" => {
                self.flush(flow);
                let hidden = !self.shown();
                if let Some(table) = self.table(node).filter(|_| !hidden) {
                    flow.blocks.push(Block::Table(table));
                }
            }
            "change-start" | "change-end" | "change" => self.change(node, flow),
            "tracked-changes" | "sequence-decls" | "forms" | "variable-decls" | "user-field-decls" => {}
            "index-title-template" | "table-of-content-source" | "alphabetical-index-source" => {}
            "frame" | "annotation" | "custom-shape" => self.inline_node(node, &Default::default(), flow),
            // Sections, indexes and whatever else holds paragraphs.
            _ => self.flow(node, within, flow),
        }
    }

    /// A paragraph: its words, then its mark, if that exists in the view.
    pub fn paragraph(&mut self, node: Node<'w, 'w>, shape: Shape, flow: &mut Flow) {
        if flow.line.is_empty() {
            self.spaced = true;
        }
        let begun = flow.shape.take().filter(|_| !flow.line.is_empty());
        flow.shape = Some(begun.unwrap_or(shape));
        self.inline(node, &self.base_format(node), flow);
        if self.shown() {
            self.finish(flow);
        }
    }

    fn list(&mut self, node: Node<'w, 'w>, outer: &Within, flow: &mut Flow) {
        let style = attribute(node, "style-name").unwrap_or(&outer.style).to_owned();
        let mut within = Within { list: outer.list.clone(), style, depth: outer.depth + 1 };
        if outer.depth == 0 {
            self.lists_met += 1;
            let own = match attribute(node, "id") {
                Some(id) => format!("id {id}"),
                None => format!("list {}", self.lists_met),
            };
            let before = || self.last_list.get(&within.style).cloned();
            let continued = match attribute(node, "continue-list") {
                Some(id) => self.last_list.get(&format!("id {id}")).cloned().or_else(before),
                None if attribute(node, "continue-numbering") == Some("true") => before(),
                None => None,
            };
            within.list = continued.unwrap_or_else(|| own.clone());
            self.last_list.insert(own, within.list.clone());
            self.last_list.insert(within.style.clone(), within.list.clone());
        }
        for item in node.children().filter(Node::is_element) {
            match item.tag_name().name() {
                "change-start" | "change-end" | "change" => {
                    self.change(item, flow);
                    continue;
                }
                "list-item" | "list-header" => {}
                _ => continue,
            }
            let start = attribute(item, "start-value").and_then(|start| start.parse().ok());
            let mut numbered = item.tag_name().name() == "list-item";
            for inner in item.children().filter(Node::is_element) {
                match inner.tag_name().name() {
                    "p" | "h" => {
                        let place = std::mem::take(&mut numbered).then(|| Item {
                            list: within.list.clone(),
                            style: within.style.clone(),
                            level: within.depth - 1,
                            start,
                        });
                        let shape = self.shape(inner, place);
                        self.paragraph(inner, shape, flow);
                    }
                    "list" => self.list(inner, &within, flow),
                    _ => self.flow_node(inner, &within, flow),
                }
            }
        }
    }

    fn shape(&self, node: Node<'w, 'w>, item: Option<Item>) -> Shape {
        let style = self.styles.get(true, attribute(node, "style-name").unwrap_or_default());
        let heading = node.tag_name().name() == "h";
        let level = attribute(node, "outline-level").and_then(|level| level.parse::<u8>().ok()).unwrap_or(1);
        let role = match (style.title, heading) {
            (true, _) => Some(Role::Title),
            (false, true) => Some(Role::Heading(level.max(1))),
            (false, false) => None,
        };
        let look = Look { role, centred: style.centred == Some(true), bold: style.bold == Some(true) };
        let header = attribute(node, "is-list-header") == Some("true");
        let item = item
            .map(|item| {
                // A paragraph's own list style, where the list has none.
                let style =
                    if self.lists.has(&item.style) { item.style } else { style.list.unwrap_or_default() };
                Item { style, ..item }
            })
            .or_else(|| {
                let outline = heading && !header && self.lists.has(OUTLINE);
                outline.then(|| Item {
                    list: OUTLINE.to_owned(),
                    style: OUTLINE.to_owned(),
                    level: usize::from(level.max(1)) - 1,
                    start: None,
                })
            });
        Shape { look, item }
    }

    fn number(&mut self, item: Option<&Item>) -> Option<Automatic> {
        let item = item.filter(|_| self.numbers)?;
        self.counters.count(self.lists, &item.list, &item.style, item.level, item.start)
    }

    /// Ends a paragraph.
    fn finish(&mut self, flow: &mut Flow) {
        let shape = flow.shape.take().unwrap_or_default();
        let line = std::mem::take(&mut flow.line);
        let serial = self.paragraphs;
        self.paragraphs += 1;
        self.spaced = true;
        self.notices.at(Some(self.paragraphs));
        let number =
            if line.is_empty() && shape.item.is_none() { None } else { self.number(shape.item.as_ref()) };
        if !line.is_empty() || number.is_some() {
            let mark = self.changes.under();
            let (look, line, comments) = (shape.look, line.finish(), Vec::new());
            flow.blocks.push(Block::Paragraph(Paragraph { serial, look, number, line, comments, mark }));
        } else {
            flow.line.inherit(ended_before(&mut flow.blocks, line.finish().tags));
        }
        if !self.in_note {
            flow.blocks.append(&mut self.boxes);
        }
    }

    /// Ends what was begun without a mark to end it.
    fn flush(&mut self, flow: &mut Flow) {
        if flow.line.is_empty() {
            flow.shape = None;
        } else {
            self.finish(flow);
        }
    }

    /// Whether words here exist in the view.
    pub fn shown(&self) -> bool {
        match self.view {
            View::Original => self.active.is_empty(),
            View::Accepted => !self.active.iter().any(|id| self.voice.undoes(id)),
            View::All => true,
        }
    }

    /// Where a change begins, ends, or took something out.
    pub fn change(&mut self, node: Node<'w, 'w>, flow: &mut Flow) {
        let Some(id) = attribute(node, "change-id") else { return };
        let Some((&id, region)) = self.regions.get_key_value(id) else { return };
        match (node.tag_name().name(), region.inserted()) {
            ("change-start", Some(true)) if !self.active.contains(&id) && self.active.len() < MOST_OPEN => {
                self.active.push(id);
                self.around();
                if let Some(mark) = self.voice.edge(id) {
                    flow.line.tag(&mark, Some(&mark));
                    flow.line.tag(&mark, None);
                }
            }
            ("change-end", Some(true)) => {
                self.active.retain(|open| *open != id);
                self.around();
            }
            ("change", Some(false)) => self.deletion(id, *region, flow),
            _ => {}
        }
    }

    /// Sets the stack to the insertions open here.
    fn around(&mut self) {
        self.changes.leave(0);
        for region in self.active.clone().into_iter().filter_map(|id| self.regions.get(id)) {
            self.changes.enter(What::Inserted, region.signed.author, region.signed.date);
        }
    }

    /// Sets in what was taken out here.
    fn deletion(&mut self, id: &'w str, region: Region<'w>, flow: &mut Flow) {
        let stands = match self.view {
            View::Accepted => self.voice.undoes(id) && !self.voice.undoes_inner(id),
            View::Original => region.inner.is_none(),
            View::All => true,
        };
        if !stands || !self.shown() || !self.set_in.insert(id) {
            return;
        }
        let inner = region.inner.map(|by| self.changes.enter(What::Inserted, by.author, by.date));
        let deleted = self.changes.enter(What::Deleted, region.signed.author, region.signed.date);
        let outer = inner.unwrap_or(deleted);
        let blocks: Vec<Node<'w, 'w>> = region.content().collect();
        let last = blocks.len().saturating_sub(1);
        for (nth, block) in blocks.into_iter().enumerate() {
            match block.tag_name().name() {
                "p" | "h" => {
                    let shape = self.shape(block, None);
                    if flow.line.is_empty() || nth > 0 {
                        flow.shape = Some(shape);
                    }
                    self.inline(block, &self.base_format(block), flow);
                    // The last paragraph goes on into what stands behind the deletion.
                    if nth < last {
                        self.finish(flow);
                    }
                }
                _ => {
                    self.flush(flow);
                    let mut inner = Flow::default();
                    self.flow_node(block, &Within::default(), &mut inner);
                    self.flush(&mut inner);
                    flow.blocks.append(&mut inner.blocks);
                }
            }
        }
        self.changes.leave(outer);
    }

    /// The number of the paragraph being read.
    pub fn serial(&self) -> usize {
        self.paragraphs
    }

    /// A comment in the margin.
    pub fn annotation(&mut self, node: Node<'w, 'w>) {
        let text = |name: &str| child(node, name).and_then(|it| it.text()).unwrap_or_default().to_owned();
        let words: Vec<String> = node
            .children()
            .filter(|inner| matches!(inner.tag_name().name(), "p" | "list"))
            .map(|inner| {
                inner.descendants().filter(Node::is_text).filter_map(|it| it.text()).collect::<String>()
            })
            .collect();
        let comment = Comment {
            author: text("creator"),
            initials: [text("creator-initials"), text("sender-initials")].concat(),
            date: text("date"),
            text: words.join("\n").trim().to_owned(),
            provision: None,
            span: None,
            answers: None,
            resolved: attribute(node, "resolved") == Some("true"),
        };
        let name = |name: &str| attribute(node, name).map(str::to_owned);
        self.comments.push((self.paragraphs, name("name"), name("parent-name"), comment));
    }

    /// The comments with their places.
    pub fn comments(&mut self, assembly: &Assembly, ranges: &Ranges) -> Vec<Comment> {
        let met = std::mem::take(&mut self.comments);
        let names: BTreeMap<String, usize> =
            met.iter().enumerate().filter_map(|(nth, (_, name, ..))| Some((name.clone()?, nth))).collect();
        let span = |name: &str| ranges.get(name).filter(|range| range.0 < range.1).copied();
        met.into_iter()
            .map(|(serial, name, parent, comment)| Comment {
                provision: assembly.place(serial),
                span: name.and_then(|name| span(&name)),
                answers: parent.and_then(|parent| names.get(&parent).copied()),
                ..comment
            })
            .collect()
    }

    /// Notes that something was left out.
    pub fn left_out(&mut self, what: Noted) {
        if self.shown() {
            self.notices.add(what);
        }
    }
}
