//! The page block by block, so that what a decision touches can be set out by itself.

use super::layout::Layout;
use super::{Block, Show, View};

/// The blocks of a page, from the first on or from where one skips to.
pub struct Blocks<'a, 'b> {
    view: &'a View<'b>,
    layout: Layout<'a, 'b>,
    /// The provision the next block begins with; nothing once all is set out.
    next: Option<usize>,
}

impl<'a, 'b> Blocks<'a, 'b> {
    pub(super) fn new(view: &'a View<'b>, show: Show) -> Self {
        Self { view, layout: Layout::new(view, show), next: Some(0) }
    }

    /// Goes on with the block that begins with this provision, further down than what was set out so far. Nothing may
    /// be owed to it by the block before.
    pub fn skip_to(&mut self, provision: usize) {
        self.layout.unseen.clear();
        self.next = Some(provision).filter(|next| *next == 0 || *next < self.view.side.provisions.len());
    }
}

impl Iterator for Blocks<'_, '_> {
    type Item = Block;

    fn next(&mut self) -> Option<Block> {
        let first = self.next.take()?;
        let (side, layout) = (&self.view.side, &mut self.layout);
        let provisions = side.provisions.len();
        // What stands before everything hangs on to the first provision.
        if first == 0 {
            layout.additions(0);
        }
        let end = if first < provisions { layout.set_out(first) } else { first };
        layout.additions(side.starts.get(end).copied().unwrap_or_default());
        if end < provisions {
            self.next = Some(end);
        } else if let Some(last) = layout.rows.last_mut() {
            last.passages.append(&mut layout.unseen);
        }
        let rows = std::mem::take(&mut layout.rows);
        Some(Block { provisions: first..end, rows, owes: !layout.unseen.is_empty() })
    }
}
