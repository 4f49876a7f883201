//! Tracked changes while all of them are read: which ones lie around a place.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::line::Finished;
use super::view::Change;
use crate::exchange::revised::{Piece, Revised, RevisedCell, RevisedProvision, Revision, Under, What};
use crate::exchange::word::xml::WordNode;
use crate::text::content::ANCHOR;
use crate::text::{Body, Content, Provision};

/// The changes met so far, and which of them lie around the place the walk is at.
#[derive(Debug, Default)]
pub struct Changes {
    /// Whether they are kept.
    pub kept: bool,
    revisions: Vec<Revision>,
    known: BTreeMap<Revision, u32>,
    stacks: Vec<Under>,
    known_stacks: BTreeMap<(u32, u32), u32>,
    under: u32,
}

impl Changes {
    /// Changes, to be kept or not.
    pub fn new(kept: bool) -> Self {
        Self { kept, stacks: vec![Under::new()], ..Self::default() }
    }

    /// The stack around this place; 0 stands for none.
    pub fn under(&self) -> u32 {
        self.under
    }

    /// Goes into a change; gives the stack to come back to.
    pub fn enter(&mut self, what: What, author: &str, date: &str) -> u32 {
        let outer = self.under;
        if self.kept {
            self.under = self.over(outer, what, author, date);
        }
        outer
    }

    /// Goes into the change an element stands for.
    pub fn enter_node(&mut self, node: Node<'_, '_>) -> u32 {
        match self.kept.then(|| what(node.word())).flatten() {
            Some(what) => {
                let date = node.value("date").unwrap_or_default();
                self.enter(what, node.value("author").unwrap_or_default(), date)
            }
            None => self.under,
        }
    }

    /// Goes out of all changes; gives the stack to come back to.
    pub fn enter_none(&mut self) -> u32 {
        std::mem::take(&mut self.under)
    }

    /// Comes back out.
    pub fn leave(&mut self, outer: u32) {
        self.under = outer;
    }

    /// The stack of something with its own changes marked in its properties.
    pub fn marked(&mut self, properties: Option<Node<'_, '_>>) -> u32 {
        let mut stack = self.under;
        if !self.kept {
            return stack;
        }
        for node in properties.into_iter().flat_map(|properties| properties.children()) {
            if let Some(what) = what(node.word()) {
                let author = node.value("author").unwrap_or_default();
                stack = self.over(stack, what, author, node.value("date").unwrap_or_default());
            }
        }
        stack
    }

    fn over(&mut self, stack: u32, what: What, author: &str, date: &str) -> u32 {
        let short = |text: &str, most: usize| text.trim().chars().take(most).collect::<String>();
        let revision = Revision { what, author: short(author, 255), date: short(date, 40) };
        let next = u32::try_from(self.revisions.len()).unwrap_or(u32::MAX);
        let at = *self.known.entry(revision.clone()).or_insert(next);
        if at == next {
            self.revisions.push(revision);
        }
        let next = u32::try_from(self.stacks.len()).unwrap_or(u32::MAX);
        let found = *self.known_stacks.entry((stack, at)).or_insert(next);
        if found == next {
            let mut whole = self.stack(stack);
            // A change inside itself is one change.
            if !whole.contains(&at) {
                whole.push(at);
            }
            self.stacks.push(whole);
        }
        found
    }

    fn stack(&self, stack: u32) -> Under {
        self.stacks.get(stack as usize).cloned().unwrap_or_default()
    }

    /// The pieces of a line.
    fn pieces(&self, line: &Finished) -> Vec<Piece> {
        let text = &line.content.text;
        let mut pieces: Vec<Piece> = Vec::new();
        let mut add = |range: std::ops::Range<usize>, stack: u32| {
            if range.is_empty() {
                return;
            }
            let under = self.stack(stack);
            let content = line.content.slice(range);
            match pieces.last_mut() {
                Some(last) if last.under == under => last.content.append(&content),
                _ => pieces.push(Piece { content, under }),
            }
        };
        let mut at = 0;
        for (range, stack) in &line.revised {
            add(at..range.start, 0);
            add(range.clone(), *stack);
            at = range.end;
        }
        add(at..text.len(), 0);
        pieces
    }

    /// A row with its changes.
    pub fn row(&self, provision: &Provision, mark: u32, cells: &[(u32, Vec<Finished>)]) -> RevisedProvision {
        let spans = match &provision.body {
            Body::Cells(cells) => cells.iter().map(|cell| cell.span).collect(),
            Body::Prose(_) => Vec::new(),
        };
        let cells = cells.iter().enumerate().map(|(nth, (mark, lines))| RevisedCell {
            span: spans.get(nth).copied().unwrap_or_default(),
            mark: self.stack(*mark),
            paragraphs: lines.iter().map(|line| trimmed(self.pieces(line))).collect(),
        });
        RevisedProvision { form: provision.form.clone(), mark: self.stack(mark), cells: cells.collect() }
    }

    /// A provision of running text with its changes. `line` is the paragraph as it was read; `prefix` the automatic
    /// number written before it; `words` everything with that number, of which the label takes `taken` bytes.
    pub fn prose(
        &self,
        provision: &Provision,
        mark: u32,
        line: &Finished,
        prefix: &str,
        label: &str,
    ) -> RevisedProvision {
        let mut pieces = trimmed(self.pieces(line));
        let mut form = provision.form.clone();
        // What of the label was typed.
        let typed: Vec<char> = label.chars().skip(prefix.chars().count()).collect();
        if form.label.is_some() {
            match without(&pieces, &typed, &self.stack(mark)) {
                Some(rest) => pieces = trimmed(rest),
                None => form.label = None,
            }
        }
        if form.label.is_none() && !prefix.is_empty() {
            pieces.insert(0, Piece { content: Content::plain(prefix), under: Under::new() });
        }
        let cell = RevisedCell { span: Default::default(), mark: Under::new(), paragraphs: vec![pieces] };
        RevisedProvision { form, mark: self.stack(mark), cells: vec![cell] }
    }

    /// Everything that was read.
    pub fn finish(self, provisions: Vec<RevisedProvision>) -> Revised {
        Revised { revisions: self.revisions, provisions }
    }
}

/// What an element does.
fn what(name: &str) -> Option<What> {
    Change::of(name).map(|change| match (name, change) {
        ("moveTo", _) => What::MovedHere,
        ("moveFrom", _) => What::MovedAway,
        (_, Change::Inserted) => What::Inserted,
        (_, Change::Deleted) => What::Deleted,
    })
}

/// The pieces without the white space at both ends.
fn trimmed(mut pieces: Vec<Piece>) -> Vec<Piece> {
    for piece in &mut pieces {
        let blank = |c: char| c.is_control() && c != '\n' && c != '\t';
        if piece.content.text.contains(blank) {
            piece.content.text.retain(|c| !blank(c));
            piece.content.marks.clear();
        }
    }
    while let Some(first) = pieces.first_mut() {
        let cut = first.content.text.len() - first.content.text.trim_start().len();
        first.content = first.content.slice(cut..first.content.text.len());
        if !first.content.is_empty() {
            break;
        }
        pieces.remove(0);
    }
    while let Some(last) = pieces.last_mut() {
        last.content = last.content.slice(0..last.content.text.trim_end().len());
        if !last.content.is_empty() {
            break;
        }
        pieces.pop();
    }
    pieces
}

/// The pieces without a label at their beginning; nothing where a change touches it other than the one that the
/// whole paragraph with its mark lies under.
fn without(pieces: &[Piece], label: &[char], mark: &[u32]) -> Option<Vec<Piece>> {
    let whole = pieces.iter().all(|piece| piece.under.starts_with(mark));
    let mark = if whole { mark } else { Default::default() };
    let mut wanted = label.iter().filter(|c| !c.is_whitespace()).peekable();
    let mut rest = pieces.to_vec();
    while wanted.peek().is_some() {
        let first = rest.first_mut()?;
        let mut taken = 0;
        for c in first.content.text.chars() {
            if !c.is_whitespace() && wanted.next_if(|wanted| **wanted == c).is_none() {
                break;
            }
            taken += c.len_utf8();
            if wanted.peek().is_none() {
                break;
            }
        }
        // Stuck at another character, or in words that were changed.
        if taken == 0 || first.under != mark || first.content.text.get(..taken)?.contains(ANCHOR) {
            return None;
        }
        first.content = first.content.slice(taken..first.content.text.len());
        if first.content.is_empty() {
            rest.remove(0);
        }
    }
    Some(rest)
}
