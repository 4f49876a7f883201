//! Laying out the rows in view: from a row and a distance into it, downwards until the window is full.

use std::collections::BTreeMap;

use iced::advanced::layout;
use iced::advanced::widget::Tree;
use iced::{Point, Renderer, Size};
use rustc_hash::FxHashMap;

use super::{List, State};

/// Rows laid out during one layout, with what is left of the trees of the last one.
struct Workshop<'w, 'a, Message> {
    list: &'w mut List<'a, Message>,
    heights: &'w mut FxHashMap<u64, f32>,
    old: FxHashMap<u64, Tree>,
    done: BTreeMap<usize, (Tree, layout::Node)>,
    renderer: &'w Renderer,
    width: f32,
}

impl<Message> Workshop<'_, '_, Message> {
    /// Lays a row out, once, and gives its height.
    fn height(&mut self, index: usize) -> f32 {
        if let Some((_, node)) = self.done.get(&index) {
            return node.size().height;
        }
        let key = (self.list.key)(index);
        let fresh = !self.list.built.contains_key(&index);
        let element = self.list.built.entry(index).or_insert_with(|| (self.list.row)(index));
        let tree = match self.old.remove(&key) {
            Some(mut tree) => {
                if fresh {
                    tree.diff(&*element);
                }
                tree
            }
            None => Tree::new(&*element),
        };
        let mut tree = tree;
        let limits = layout::Limits::new(Size::ZERO, Size::new(self.width, f32::INFINITY));
        let node = element.as_widget_mut().layout(&mut tree, self.renderer, &limits);
        let height = node.size().height;
        self.heights.insert(key, height);
        self.done.insert(index, (tree, node));
        height
    }

    /// The height measured before, or an estimate.
    fn guess(&self, index: usize) -> f32 {
        let key = (self.list.key)(index);
        self.heights.get(&key).copied().unwrap_or_else(|| (self.list.estimate)(index))
    }

    /// Brings a row and a distance into it to where the distance lies within the row.
    fn normalise(&mut self, mut row: usize, mut into: f32, margin: f32) -> (usize, f32) {
        while into < 0.0 && row > 0 {
            row -= 1;
            into += self.height(row);
        }
        while row + 1 < self.list.count {
            let height = self.height(row);
            if into < height {
                break;
            }
            into -= height;
            row += 1;
        }
        if row == 0 { (0, into.max(-margin)) } else { (row, into) }
    }
}

impl<Message> List<'_, Message> {
    pub(super) fn place(
        &mut self,
        state: &mut State,
        children: &mut Vec<Tree>,
        renderer: &Renderer,
        size: Size,
    ) -> Vec<layout::Node> {
        let old = state.keys.drain(..).zip(children.drain(..)).collect();
        if state.identity != self.identity {
            *state = State { identity: self.identity, into: -self.margin, ..State::new() };
        }
        if (state.width - size.width).abs() > 0.5 {
            // Heights of another width are still the best estimates there are.
            state.width = size.width;
        }
        state.viewport = size.height;
        self.visible.clear();
        state.first_top = None;
        state.last_bottom = None;
        if self.count == 0 {
            state.total = 0.0;
            return Vec::new();
        }
        let (margin, count, reveal) = (self.margin, self.count, self.reveal);
        // Rows may have come or gone above the upper edge.
        let mut row = state.anchor.min(count - 1);
        if (self.key)(row) != state.anchor_key {
            let wanted = state.anchor_key;
            let near = (0..count)
                .filter(|index| (self.key)(*index) == wanted)
                .min_by_key(|index| index.abs_diff(row));
            row = near.unwrap_or(row);
        }
        let mut into = state.into;
        let mut shop = Workshop {
            list: self,
            heights: &mut state.heights,
            old,
            done: BTreeMap::new(),
            renderer,
            width: size.width,
        };
        if reveal.number != 0 && reveal.number != state.obeyed {
            state.obeyed = reveal.number;
            let wanted = reveal.row.min(count - 1);
            if !in_view(&mut shop, (row, into), wanted, size.height) {
                row = wanted;
                into = -(size.height * 0.28).round();
            }
        }
        (row, into) = shop.normalise(row, into, margin);
        // At the end the last row stands at the lower edge, unless everything fits.
        let mut bottom = -into;
        let mut last = row;
        loop {
            bottom += shop.height(last);
            if bottom >= size.height || last + 1 >= count {
                break;
            }
            last += 1;
        }
        if last + 1 == count && bottom + margin < size.height {
            (row, into) = shop.normalise(row, into - (size.height - bottom - margin), margin);
        }
        into = into.round();
        state.anchor = row;
        state.into = into;

        let mut nodes = Vec::new();
        let mut keys = Vec::new();
        let mut y = -into;
        let mut index = row;
        while y < size.height && index < count {
            let height = shop.height(index);
            if index == 0 {
                state.first_top = Some(y);
            }
            if index + 1 == count {
                state.last_bottom = Some(y + height);
            }
            if let Some((tree, node)) = shop.done.remove(&index) {
                nodes.push(node.move_to(Point::new(0.0, y)));
                children.push(tree);
                keys.push((shop.list.key)(index));
                shop.list.visible.push(index);
            }
            y += height;
            index += 1;
        }
        let above: f32 = (0..row).map(|index| shop.guess(index)).sum();
        let rest: f32 = (row..count).map(|index| shop.guess(index)).sum();
        state.above = above + into + margin;
        state.total = above + rest + 2.0 * margin;
        state.anchor_key = (self.key)(row);
        state.keys = keys;
        // Rows out of view are built again when they come back.
        let visible = &self.visible;
        self.built.retain(|index, _| visible.contains(index));
        nodes
    }
}

/// Whether a row lies wholly in view, or fills it.
fn in_view<Message>(
    shop: &mut Workshop<'_, '_, Message>,
    (row, into): (usize, f32),
    wanted: usize,
    height: f32,
) -> bool {
    if wanted < row {
        return false;
    }
    let mut y = -into;
    for index in row..=wanted {
        if y >= height {
            return false;
        }
        let own = shop.height(index);
        if index == wanted {
            return y >= 0.0 && (y + own <= height || own > height * 0.8);
        }
        y += own;
    }
    false
}
