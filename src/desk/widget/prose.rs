//! A paragraph of a document: marked wordings, a selection, a click on a passage.
//!
//! iced's rich text can neither be selected nor seen by operations (and so by tests), and draws a highlight only
//! around single spans. This paragraph draws everything itself, from the lines the text was laid out in.

mod measure;

use std::ops::Range;

use iced::advanced::graphics::text::Paragraph;
use iced::advanced::mouse::click::{Click, Kind};
use iced::advanced::text::{self, Paragraph as _, Renderer as _, Shaping, Wrapping};
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Layout, Renderer as _, Shell, Widget, layout, mouse, renderer};
use iced::border::Border;
use iced::{
    Background, Color, Element, Event, Font, Length, Pixels, Point, Rectangle, Renderer, Size, Theme, Vector,
};

use measure::{State, word_around};

use crate::desk::theme::Palette;

/// A stretch of a paragraph drawn alike.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// The face, where it differs from the paragraph's.
    pub font: Option<Font>,
    /// Size relative to the paragraph's, 1 if 0.
    pub scale: f32,
    /// The colour, where it differs from the paragraph's.
    pub color: Option<Color>,
    /// The ground behind it.
    pub ground: Option<Color>,
    /// A frame around it; neighbours with equal frame and link share one.
    pub frame: Option<Color>,
    /// A line under it.
    pub underline: bool,
    /// A line through it.
    pub struck: bool,
    /// What a click on it chooses.
    pub link: Option<u64>,
}

impl Run {
    /// Words without any mark.
    pub fn plain(text: impl Into<String>) -> Self {
        Run { text: text.into(), ..Run::default() }
    }
}

/// What the pointer does with the text; offsets are bytes into the whole text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Touch {
    /// A selection begins here.
    Begin(usize),
    /// The selection now reaches to here.
    Extend(usize),
    /// These words are chosen at once, by a double or triple click.
    Span(usize, usize),
    /// The button was let go.
    End,
}

/// A paragraph of a document.
pub struct Prose<'a, Message> {
    runs: Vec<Run>,
    whole: String,
    palette: &'static Palette,
    font: Font,
    size: f32,
    leading: f32,
    color: Option<Color>,
    align: text::Alignment,
    width: Length,
    selection: Option<Range<usize>>,
    found: Vec<(Range<usize>, bool)>,
    dragging: bool,
    on_link: Option<Box<dyn Fn(u64) -> Message + 'a>>,
    on_touch: Option<Box<dyn Fn(Touch) -> Message + 'a>>,
}

/// A paragraph of these runs.
pub fn prose<'a, Message>(palette: &'static Palette, runs: Vec<Run>) -> Prose<'a, Message> {
    let whole = runs.iter().map(|run| run.text.as_str()).collect();
    Prose {
        runs,
        whole,
        palette,
        font: Font::DEFAULT,
        size: 17.0,
        leading: 27.0,
        color: None,
        align: text::Alignment::Default,
        width: Length::Fill,
        selection: None,
        found: Vec::new(),
        dragging: false,
        on_link: None,
        on_touch: None,
    }
}

impl<'a, Message> Prose<'a, Message> {
    /// The face.
    pub fn font(mut self, font: Font) -> Self {
        self.font = font;
        self
    }

    /// Size and line height.
    pub fn size(mut self, (size, leading): (f32, f32)) -> Self {
        self.size = size;
        self.leading = leading;
        self
    }

    /// The colour of what has none of its own.
    pub fn color(mut self, color: Color) -> Self {
        self.color = Some(color);
        self
    }

    /// Centred or not.
    pub fn centered(mut self, centered: bool) -> Self {
        self.align = if centered { text::Alignment::Center } else { text::Alignment::Default };
        self
    }

    /// The width.
    pub fn width(mut self, width: impl Into<Length>) -> Self {
        self.width = width.into();
        self
    }

    /// The selected bytes.
    pub fn selection(mut self, selection: Option<Range<usize>>) -> Self {
        self.selection = selection.filter(|range| !range.is_empty());
        self
    }

    /// The bytes a search found, and which of them is the current one.
    pub fn found(mut self, found: Vec<(Range<usize>, bool)>) -> Self {
        self.found = found;
        self
    }

    /// What a click on a run with a link says.
    pub fn on_link(mut self, on_link: impl Fn(u64) -> Message + 'a) -> Self {
        self.on_link = Some(Box::new(on_link));
        self
    }

    /// What selecting says; `dragging` tells whether a selection is being drawn out, perhaps from elsewhere.
    pub fn on_touch(mut self, dragging: bool, on_touch: impl Fn(Touch) -> Message + 'a) -> Self {
        self.dragging = dragging;
        self.on_touch = Some(Box::new(on_touch));
        self
    }

    fn spans(&self) -> Vec<text::Span<'_, (), Font>> {
        self.runs
            .iter()
            .map(|run| {
                let scale = if run.scale > 0.0 { run.scale } else { 1.0 };
                let mut span = text::Span::new(run.text.as_str());
                span.font = run.font;
                span.color = run.color;
                if (scale - 1.0).abs() > f32::EPSILON {
                    span.size = Some(Pixels(self.size * scale));
                    span.line_height = Some(text::LineHeight::Absolute(Pixels(self.leading)));
                }
                span
            })
            .collect()
    }

    /// How far a centred text is moved to the right: it is laid out in the least width it needs.
    fn shift(&self, state: &State, width: f32) -> f32 {
        match self.align {
            text::Alignment::Center => ((width - state.paragraph.min_bounds().width) / 2.0).max(0.0),
            _ => 0.0,
        }
    }

    /// Which run a byte lies in.
    fn run_at(&self, offset: usize) -> Option<&Run> {
        let mut end = 0;
        self.runs.iter().find(|run| {
            end += run.text.len();
            offset < end
        })
    }
}

impl<Message> Widget<Message, Theme, Renderer> for Prose<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn size(&self) -> Size<Length> {
        Size::new(self.width, Length::Shrink)
    }

    fn layout(&mut self, tree: &mut Tree, _renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        let state = tree.state.downcast_mut::<State>();
        layout::sized(limits, self.width, Length::Shrink, |limits| {
            let bounds = limits.max();
            let description = |_: ()| text::Text {
                content: (),
                bounds,
                size: Pixels(self.size),
                line_height: text::LineHeight::Absolute(Pixels(self.leading)),
                font: self.font,
                align_x: self.align,
                align_y: iced::alignment::Vertical::Top,
                shaping: Shaping::Advanced,
                wrapping: Wrapping::WordOrGlyph,
            };
            // Selection and search change nothing that is laid out, so only the runs are compared.
            let difference = if state.runs == self.runs {
                state.paragraph.compare(description(()))
            } else {
                text::Difference::Shape
            };
            match difference {
                text::Difference::None => {}
                text::Difference::Bounds => {
                    state.paragraph.resize(bounds);
                    state.measure(&self.whole);
                }
                text::Difference::Shape => {
                    let spans = self.spans();
                    state.paragraph = Paragraph::with_spans(description(()).with_content(spans.as_slice()));
                    state.runs.clone_from(&self.runs);
                    state.measure(&self.whole);
                }
            }
            let measured = state.paragraph.min_bounds();
            Size::new(measured.width, measured.height.max(self.leading))
        })
    }

    fn operate(&mut self, _: &mut Tree, layout: Layout<'_>, _: &Renderer, operation: &mut dyn Operation) {
        operation.text(None, layout.bounds(), &self.whole);
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &Renderer,
        _clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        viewport: &Rectangle,
    ) {
        let state = tree.state.downcast_mut::<State>();
        let bounds = layout.bounds();
        let over = cursor
            .position()
            .filter(|point| bounds.contains(*point) && viewport.contains(*point))
            .map(|point| point - Vector::new(bounds.x + self.shift(state, bounds.width), bounds.y));
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => {
                let (Some(point), Some(at)) = (over, cursor.position()) else { return };
                let link =
                    state.byte_under(point).and_then(|byte| self.run_at(byte)).and_then(|run| run.link);
                state.pressed = Some((at, link));
                let click = Click::new(at, mouse::Button::Left, state.last_click);
                state.last_click = Some(click);
                if let Some(on_touch) = &self.on_touch {
                    let offset = state.offset_at(point, self.whole.len());
                    shell.publish(match click.kind() {
                        Kind::Single => on_touch(Touch::Begin(offset)),
                        Kind::Double => {
                            let under = state.byte_under(point).unwrap_or(offset);
                            let (start, end) = word_around(&self.whole, under);
                            on_touch(Touch::Span(start, end))
                        }
                        Kind::Triple => on_touch(Touch::Span(0, self.whole.len())),
                    });
                    shell.capture_event();
                } else if link.is_some() {
                    shell.capture_event();
                }
            }
            Event::Mouse(mouse::Event::CursorMoved { .. }) => {
                let hovered = over
                    .and_then(|point| state.byte_under(point))
                    .and_then(|byte| self.run_at(byte))
                    .and_then(|run| run.link);
                if hovered != state.hovered {
                    state.hovered = hovered;
                    shell.request_redraw();
                }
                if self.dragging
                    && let (Some(point), Some(on_touch)) = (over, &self.on_touch)
                {
                    shell.publish(on_touch(Touch::Extend(state.offset_at(point, self.whole.len()))));
                }
            }
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left)) => {
                let Some((from, link)) = state.pressed.take() else { return };
                if let Some(on_touch) = &self.on_touch {
                    shell.publish(on_touch(Touch::End));
                }
                if let (Some(link), Some(on_link), Some(at)) = (link, &self.on_link, cursor.position())
                    && from.distance(at) < 4.0
                {
                    shell.publish(on_link(link));
                }
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
        _renderer: &Renderer,
    ) -> mouse::Interaction {
        let over = cursor
            .position()
            .is_some_and(|point| layout.bounds().contains(point) && viewport.contains(point));
        if !over {
            return mouse::Interaction::None;
        }
        if self.on_link.is_some() && tree.state.downcast_ref::<State>().hovered.is_some() {
            mouse::Interaction::Pointer
        } else if self.on_touch.is_some() {
            mouse::Interaction::Text
        } else {
            mouse::Interaction::None
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        _theme: &Theme,
        defaults: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let bounds = layout.bounds();
        let Some(clip) = bounds.intersection(viewport) else { return };
        let state = tree.state.downcast_ref::<State>();
        let shift = self.shift(state, bounds.width);
        let origin = Vector::new(bounds.x + shift, bounds.y);
        let ink = self.color.unwrap_or(defaults.text_color);

        // Letters reach a little beyond their paragraph; the software renderer clears only what was drawn before, so
        // something unseen is drawn around them, or specks would be left behind by scrolling.
        renderer.fill_quad(
            renderer::Quad { bounds: bounds.expand(4.0), ..renderer::Quad::default() },
            Background::Color(Color::TRANSPARENT),
        );
        self.draw_grounds(state, renderer, origin);
        let ground = |renderer: &mut Renderer, bytes: &Range<usize>, color: Color| {
            for line in &state.lines {
                if let Some((left, right)) = line.extent(bytes) {
                    let place =
                        Rectangle::new(Point::new(left, line.top), Size::new(right - left, line.height));
                    renderer.fill_quad(
                        renderer::Quad { bounds: place + origin, ..renderer::Quad::default() },
                        Background::Color(color),
                    );
                }
            }
        };
        for (bytes, current) in &self.found {
            ground(renderer, bytes, if *current { self.palette.open_rule } else { self.palette.found });
        }
        if let Some(selection) = &self.selection {
            ground(renderer, selection, self.palette.selection);
        }
        let anchor = Point::new(bounds.x + shift, bounds.y);
        renderer.fill_paragraph(&state.paragraph, anchor, ink, clip);
        self.draw_lines(state, renderer, origin, ink);
    }
}

impl<Message> Prose<'_, Message> {
    /// Grounds and frames; neighbouring runs of one link and look share them, so that brackets and what they
    /// hold stand in one frame.
    fn draw_grounds(&self, state: &State, renderer: &mut Renderer, origin: Vector) {
        let mut at = 0;
        let mut index = 0;
        while let Some(run) = self.runs.get(index) {
            let start = at;
            at += run.text.len();
            index += 1;
            if run.ground.is_none() && run.frame.is_none() {
                continue;
            }
            while let Some(next) = self.runs.get(index) {
                if (next.link, next.ground, next.frame) != (run.link, run.ground, run.frame) {
                    break;
                }
                at += next.text.len();
                index += 1;
            }
            // A space at the end of a run would widen its ground into the next word.
            let text = self.whole.get(start..at).unwrap_or("");
            let end = start + text.trim_end().len();
            let start = start + (text.len() - text.trim_start().len());
            for line in &state.lines {
                let Some((left, right)) = line.extent(&(start..end)) else { continue };
                let inset = ((line.height - self.size * 1.45) / 2.0).max(0.0);
                let place = Rectangle::new(
                    Point::new(left - 2.0, line.top + inset),
                    Size::new(right - left + 4.0, line.height - 2.0 * inset),
                );
                renderer.fill_quad(
                    renderer::Quad {
                        bounds: place + origin,
                        border: Border {
                            color: run.frame.unwrap_or(Color::TRANSPARENT),
                            width: if run.frame.is_some() { 1.5 } else { 0.0 },
                            radius: 4.0.into(),
                        },
                        ..renderer::Quad::default()
                    },
                    Background::Color(run.ground.unwrap_or(Color::TRANSPARENT)),
                );
            }
        }
    }

    /// Lines under and through words.
    fn draw_lines(&self, state: &State, renderer: &mut Renderer, origin: Vector, ink: Color) {
        let mut at = 0;
        let thickness = (self.size / 14.0).round().max(1.0);
        for run in &self.runs {
            let start = at;
            at += run.text.len();
            if !run.underline && !run.struck {
                continue;
            }
            let color = run.color.unwrap_or(ink);
            // A line under a space would look like a word.
            let end = start + run.text.trim_end().len();
            let start = start + run.text.len() - run.text.trim_start().len();
            for line in &state.lines {
                let Some((left, right)) = line.extent(&(start..end)) else { continue };
                let mut stroke = |y: f32| {
                    let place = Rectangle::new(Point::new(left, y), Size::new(right - left, thickness));
                    renderer.fill_quad(
                        renderer::Quad { bounds: place + origin, ..renderer::Quad::default() },
                        Background::Color(color),
                    );
                };
                if run.underline {
                    stroke((line.baseline + self.size * 0.16).round());
                }
                if run.struck {
                    stroke((line.baseline - self.size * 0.27).round());
                }
            }
        }
    }
}

impl<'a, Message: 'a> From<Prose<'a, Message>> for Element<'a, Message, Theme, Renderer> {
    fn from(prose: Prose<'a, Message>) -> Self {
        Element::new(prose)
    }
}
