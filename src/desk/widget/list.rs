//! A list of rows of unequal height that builds only the rows in view, however many there are.
//!
//! The place in the list is kept as a row and a distance into it, so that rows above may change their height
//! without a jump. Heights are measured when a row is first seen and estimated before that. Scrolling lays the
//! rows out anew and sends no message, so the rest of the window is not rebuilt.

mod place;

use std::collections::BTreeMap;

use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Layout, Renderer as _, Shell, Widget, layout, mouse, overlay, renderer};
use iced::border::Border;
use iced::keyboard::{self, Key, key::Named};
use iced::{Background, Element, Event, Length, Point, Rectangle, Renderer, Size, Theme, Vector};
use rustc_hash::FxHashMap;

use crate::desk::style;
use crate::desk::theme::{Palette, radius};

/// The width of the strip the scrollbar lives in.
const BAR: f32 = 14.0;
/// How far one notch of a wheel goes.
const NOTCH: f32 = 60.0;

/// A request to bring a row into view. It is obeyed once for each number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reveal {
    /// Which row.
    pub row: usize,
    /// The number of the request; 0 asks for nothing.
    pub number: u64,
}

/// A list of rows.
pub struct List<'a, Message> {
    count: usize,
    identity: u64,
    key: Box<dyn Fn(usize) -> u64 + 'a>,
    estimate: Box<dyn Fn(usize) -> f32 + 'a>,
    row: Box<dyn Fn(usize) -> Element<'a, Message, Theme, Renderer> + 'a>,
    palette: &'static Palette,
    sheet: Option<f32>,
    margin: f32,
    reveal: Reveal,
    dragging: bool,
    keyed: bool,
    on_top: Option<Box<dyn Fn(usize) -> Message + 'a>>,
    /// Rows built since this list was made, by index.
    built: BTreeMap<usize, Element<'a, Message, Theme, Renderer>>,
    /// The rows in view, parallel to the tree's children.
    visible: Vec<usize>,
}

/// A list of `count` rows made by `row`.
pub fn list<'a, Message>(
    palette: &'static Palette,
    count: usize,
    row: impl Fn(usize) -> Element<'a, Message, Theme, Renderer> + 'a,
) -> List<'a, Message> {
    List {
        count,
        identity: 0,
        key: Box::new(|index| index as u64),
        estimate: Box::new(|_| 60.0),
        row: Box::new(row),
        palette,
        sheet: None,
        margin: 0.0,
        reveal: Reveal::default(),
        dragging: false,
        keyed: true,
        on_top: None,
        built: BTreeMap::new(),
        visible: Vec::new(),
    }
}

impl<'a, Message> List<'a, Message> {
    /// What the list is about; a list about something else starts at its top.
    pub fn identity(mut self, identity: u64) -> Self {
        self.identity = identity;
        self
    }

    /// The lasting key of a row.
    pub fn key(mut self, key: impl Fn(usize) -> u64 + 'a) -> Self {
        self.key = Box::new(key);
        self
    }

    /// How high a row probably is.
    pub fn estimate(mut self, estimate: impl Fn(usize) -> f32 + 'a) -> Self {
        self.estimate = Box::new(estimate);
        self
    }

    /// Draws a sheet of paper of this width behind the rows.
    pub fn sheet(mut self, width: f32) -> Self {
        self.sheet = Some(width);
        self
    }

    /// Empty space above the first and below the last row.
    pub fn margin(mut self, margin: f32) -> Self {
        self.margin = margin;
        self
    }

    /// Brings a row into view.
    pub fn reveal(mut self, reveal: Reveal) -> Self {
        self.reveal = reveal;
        self
    }

    /// Whether a selection is being drawn out: near an edge the list then scrolls along.
    pub fn dragging(mut self, dragging: bool) -> Self {
        self.dragging = dragging;
        self
    }

    /// Leaves the keys that leaf through a text to another list.
    pub fn without_keys(mut self) -> Self {
        self.keyed = false;
        self
    }

    /// What is said when another row comes to the top.
    pub fn on_top(mut self, on_top: impl Fn(usize) -> Message + 'a) -> Self {
        self.on_top = Some(Box::new(on_top));
        self
    }
}

struct State {
    identity: u64,
    /// The row at the upper edge and how much of it lies above.
    anchor: usize,
    anchor_key: u64,
    into: f32,
    heights: FxHashMap<u64, f32>,
    width: f32,
    /// The keys of the tree's children.
    keys: Vec<u64>,
    obeyed: u64,
    /// Estimated height of everything, and of what lies above the upper edge.
    total: f32,
    above: f32,
    viewport: f32,
    /// Where in the thumb the pointer took hold.
    grabbed: Option<f32>,
    bar_hovered: bool,
    told_top: Option<usize>,
    /// The top of the first and the bottom of the last row, when in view.
    first_top: Option<f32>,
    last_bottom: Option<f32>,
}

impl State {
    fn new() -> Self {
        State {
            identity: u64::MAX,
            anchor: 0,
            anchor_key: 0,
            into: 0.0,
            heights: FxHashMap::default(),
            width: 0.0,
            keys: Vec::new(),
            obeyed: 0,
            total: 0.0,
            above: 0.0,
            viewport: 0.0,
            grabbed: None,
            bar_hovered: false,
            told_top: None,
            first_top: None,
            last_bottom: None,
        }
    }

    fn thumb(&self, bounds: Rectangle) -> Option<Rectangle> {
        if self.total <= self.viewport + 1.0 {
            return None;
        }
        let length = (bounds.height * self.viewport / self.total).max(36.0).min(bounds.height);
        let part = (self.above / (self.total - self.viewport)).clamp(0.0, 1.0);
        let top = bounds.y + part * (bounds.height - length);
        Some(Rectangle::new(
            Point::new(bounds.x + bounds.width - BAR + 4.0, top),
            Size::new(BAR - 6.0, length),
        ))
    }
}

impl<Message> List<'_, Message> {
    fn scroll(state: &mut State, by: f32, shell: &mut Shell<'_, Message>) {
        state.into += by;
        shell.invalidate_layout();
        shell.request_redraw();
        shell.capture_event();
    }

    /// Goes to a part of the whole, by estimates.
    fn jump(&self, state: &mut State, part: f32, shell: &mut Shell<'_, Message>) {
        let mut left = part.clamp(0.0, 1.0) * (state.total - state.viewport) - self.margin;
        let mut row = 0;
        while row + 1 < self.count {
            let key = (self.key)(row);
            let height = state.heights.get(&key).copied().unwrap_or_else(|| (self.estimate)(row));
            if left < height {
                break;
            }
            left -= height;
            row += 1;
        }
        state.anchor = row;
        state.anchor_key = (self.key)(row);
        state.into = left;
        shell.invalidate_layout();
        shell.request_redraw();
    }

    fn keys(&self, state: &mut State, key: &Key, shell: &mut Shell<'_, Message>) {
        let page = (state.viewport - 60.0).max(60.0);
        match key {
            Key::Named(Named::PageDown | Named::Space) => Self::scroll(state, page, shell),
            Key::Named(Named::PageUp) => Self::scroll(state, -page, shell),
            Key::Named(Named::Home) => {
                self.jump(state, 0.0, shell);
                shell.capture_event();
            }
            Key::Named(Named::End) => {
                self.jump(state, 1.0, shell);
                shell.capture_event();
            }
            _ => {}
        }
    }

    /// The scrollbar. Says whether the event was its own.
    fn bar(
        &self,
        state: &mut State,
        event: &Event,
        bounds: Rectangle,
        cursor: mouse::Cursor,
        shell: &mut Shell<'_, Message>,
    ) -> bool {
        let Some(thumb) = state.thumb(bounds) else { return false };
        let part_at =
            |y: f32, grabbed: f32| (y - grabbed - bounds.y) / (bounds.height - thumb.height).max(1.0);
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => {
                let strip = Rectangle { x: bounds.x + bounds.width - BAR, width: BAR, ..bounds };
                let Some(point) = cursor.position().filter(|point| strip.contains(*point)) else {
                    return false;
                };
                let grabbed = if thumb.contains(Point::new(thumb.center_x(), point.y)) {
                    point.y - thumb.y
                } else {
                    thumb.height / 2.0
                };
                state.grabbed = Some(grabbed);
                self.jump(state, part_at(point.y, grabbed), shell);
                shell.capture_event();
                true
            }
            Event::Mouse(mouse::Event::CursorMoved { position }) => {
                let hovered = bounds.contains(*position) && position.x >= bounds.x + bounds.width - BAR;
                if hovered != state.bar_hovered {
                    state.bar_hovered = hovered;
                    shell.request_redraw();
                }
                let Some(grabbed) = state.grabbed else { return false };
                self.jump(state, part_at(position.y, grabbed), shell);
                true
            }
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left)) => state.grabbed.take().is_some(),
            _ => false,
        }
    }
}

impl<Message> Widget<Message, Theme, Renderer> for List<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::new())
    }

    fn diff(&self, _tree: &mut Tree) {
        // The rows are matched with their trees by key when they are laid out.
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fill, Length::Fill)
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        let size = limits.max();
        let state = tree.state.downcast_mut::<State>();
        let nodes = self.place(state, &mut tree.children, renderer, size);
        layout::Node::with_children(size, nodes)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        operation.container(None, layout.bounds());
        operation.traverse(&mut |operation| {
            for ((index, tree), layout) in self.visible.iter().zip(&mut tree.children).zip(layout.children())
            {
                if let Some(element) = self.built.get_mut(index) {
                    element.as_widget_mut().operate(tree, layout, renderer, operation);
                }
            }
        });
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        viewport: &Rectangle,
    ) {
        let bounds = layout.bounds();
        let state = tree.state.downcast_mut::<State>();
        if self.bar(state, event, bounds, cursor, shell) {
            return;
        }
        let view = bounds.intersection(viewport).unwrap_or_default();
        for ((index, tree), layout) in self.visible.iter().zip(&mut tree.children).zip(layout.children()) {
            if let Some(element) = self.built.get_mut(index) {
                element
                    .as_widget_mut()
                    .update(tree, event, layout, cursor, renderer, clipboard, shell, &view);
            }
        }
        if let Some(on_top) = &self.on_top
            && let Some(top) = self.visible.first().copied()
            && state.told_top != Some(top)
        {
            state.told_top = Some(top);
            shell.publish(on_top(top));
        }
        if shell.is_event_captured() {
            return;
        }
        match event {
            Event::Mouse(mouse::Event::WheelScrolled { delta }) if cursor.is_over(bounds) => {
                let by = match delta {
                    mouse::ScrollDelta::Lines { y, .. } => y * NOTCH,
                    mouse::ScrollDelta::Pixels { y, .. } => *y,
                };
                Self::scroll(state, -by, shell);
            }
            Event::Mouse(mouse::Event::CursorMoved { position }) if self.dragging => {
                if position.y < bounds.y + 8.0 {
                    Self::scroll(state, -NOTCH / 3.0, shell);
                } else if position.y > bounds.y + bounds.height - 8.0 {
                    Self::scroll(state, NOTCH / 3.0, shell);
                }
            }
            Event::Keyboard(keyboard::Event::KeyPressed { key, modifiers, .. })
                if self.keyed && modifiers.is_empty() =>
            {
                self.keys(state, key, shell);
            }
            _ => {}
        }
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        let Some(view) = layout.bounds().intersection(viewport).filter(|view| cursor.is_over(*view)) else {
            return mouse::Interaction::None;
        };
        self.visible
            .iter()
            .zip(&tree.children)
            .zip(layout.children())
            .filter_map(|((index, tree), layout)| {
                let element = self.built.get(index)?;
                Some(element.as_widget().mouse_interaction(tree, layout, cursor, &view, renderer))
            })
            .max()
            .unwrap_or_default()
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let bounds = layout.bounds();
        let Some(view) = bounds.intersection(viewport) else { return };
        let state = tree.state.downcast_ref::<State>();
        renderer.with_layer(view, |renderer| {
            if let Some(width) = self.sheet {
                let top = state.first_top.unwrap_or(-12.0).max(-12.0);
                let bottom = state.last_bottom.unwrap_or(bounds.height + 12.0).min(bounds.height + 12.0);
                let bottom = bottom.max(top);
                let sheet = Rectangle::new(
                    Point::new(bounds.x + ((bounds.width - width) / 2.0).round(), bounds.y + top),
                    Size::new(width, bottom - top),
                );
                renderer.fill_quad(
                    renderer::Quad {
                        bounds: sheet,
                        border: Border { color: self.palette.line, width: 1.0, radius: radius::PAPER.into() },
                        ..renderer::Quad::default()
                    },
                    Background::Color(self.palette.page),
                );
            }
            for ((index, tree), layout) in self.visible.iter().zip(&tree.children).zip(layout.children()) {
                if let Some(element) = self.built.get(index) {
                    element.as_widget().draw(tree, renderer, theme, style, layout, cursor, &view);
                }
            }
            if let Some(thumb) = state.thumb(bounds) {
                let active = state.bar_hovered || state.grabbed.is_some();
                let inset = if active { 0.0 } else { 2.0 };
                renderer.fill_quad(
                    renderer::Quad {
                        bounds: Rectangle { x: thumb.x + inset, width: thumb.width - inset, ..thumb },
                        border: Border { radius: 4.0.into(), ..Border::default() },
                        ..renderer::Quad::default()
                    },
                    Background::Color(style::thumb(self.palette, active)),
                );
            }
        });
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, Renderer>> {
        let visible = &self.visible;
        let overlays: Vec<_> = self
            .built
            .iter_mut()
            .filter(|(index, _)| visible.contains(index))
            .zip(&mut tree.children)
            .zip(layout.children())
            .filter_map(|(((_, element), tree), layout)| {
                element.as_widget_mut().overlay(tree, layout, renderer, viewport, translation)
            })
            .collect();
        (!overlays.is_empty()).then(|| overlay::Group::with_children(overlays).overlay())
    }
}

impl<'a, Message: 'a> From<List<'a, Message>> for Element<'a, Message, Theme, Renderer> {
    fn from(list: List<'a, Message>) -> Self {
        Element::new(list)
    }
}
