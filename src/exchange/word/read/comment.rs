//! Comments in the margin.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::block::flatten;
use super::bookmark::{Ranges, Spot};
use super::walk::Walk;
use crate::exchange::word::xml::WordNode;

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Who wrote it, as the file says.
    pub author: String,
    /// The writer's initials, as the file says.
    pub initials: String,
    /// When, as the file writes it; empty where it does not say.
    pub date: String,
    /// What it says, its paragraphs as lines.
    pub text: String,
    /// The index of the provision it is attached to; none where its place does not exist in the view.
    pub provision: Option<usize>,
    /// Where the words begin and end that it is attached to, where the file says so.
    pub span: Option<(Spot, Spot)>,
    /// The index in the list of comments of the one it answers.
    pub answers: Option<usize>,
    /// Whether it is marked as resolved.
    pub resolved: bool,
}

/// Reads the comments, in the order of the file; `place` says in which provisions they stand and on which words.
pub fn read<'w>(
    root: Node<'w, 'w>,
    extended: Option<Node<'w, 'w>>,
    walk: &mut Walk<'w, '_>,
    (place, ranges): (&BTreeMap<String, usize>, &Ranges),
) -> Vec<Comment> {
    let threads = extended.map(Threads::read).unwrap_or_default();
    let mut comments = Vec::new();
    let mut by_paragraph: BTreeMap<String, usize> = BTreeMap::new();
    let mut paragraphs = Vec::new();
    for node in root.children().filter(|node| node.is_word("comment")) {
        let attribute = |name: &str| node.value(name).unwrap_or_default().to_owned();
        walk.in_note = true;
        let blocks = walk.apart(node, |walk| walk.blocks(node));
        walk.in_note = false;
        let lines: Vec<String> = flatten(blocks).0.into_iter().map(|line| line.content.text).collect();
        let last = node.children().rfind(|child| child.is_word("p")).and_then(paragraph_id);
        if let Some(id) = &last {
            by_paragraph.insert(id.clone(), comments.len());
        }
        paragraphs.push(last);
        comments.push(Comment {
            author: attribute("author"),
            initials: attribute("initials"),
            date: attribute("date"),
            text: lines.join("\n").trim().to_owned(),
            provision: node.value("id").and_then(|id| place.get(id)).copied(),
            span: node.value("id").and_then(|id| ranges.get(id)).filter(|range| range.0 < range.1).copied(),
            answers: None,
            resolved: false,
        });
    }
    for (comment, paragraph) in comments.iter_mut().zip(paragraphs) {
        let Some(thread) = paragraph.and_then(|id| threads.by_paragraph.get(&id)) else { continue };
        comment.resolved = thread.resolved;
        comment.answers = thread.parent.as_ref().and_then(|parent| by_paragraph.get(parent)).copied();
    }
    comments
}

/// What the part beside the comments says about threads, by the identifier of a comment's last paragraph.
#[derive(Default)]
struct Threads {
    by_paragraph: BTreeMap<String, Thread>,
}

struct Thread {
    parent: Option<String>,
    resolved: bool,
}

impl Threads {
    fn read(root: Node<'_, '_>) -> Self {
        let local = |node: Node<'_, '_>, name: &str| {
            let mut attributes = node.attributes();
            attributes.find(|attribute| attribute.name() == name).map(|found| found.value().to_uppercase())
        };
        let by_paragraph = root
            .children()
            .filter(|node| node.tag_name().name() == "commentEx")
            .filter_map(|node| {
                let resolved = local(node, "done").is_some_and(|done| done == "1" || done == "TRUE");
                Some((local(node, "paraId")?, Thread { parent: local(node, "paraIdParent"), resolved }))
            })
            .collect();
        Self { by_paragraph }
    }
}

fn paragraph_id(paragraph: Node<'_, '_>) -> Option<String> {
    let mut attributes = paragraph.attributes();
    attributes.find(|attribute| attribute.name() == "paraId").map(|found| found.value().to_uppercase())
}
