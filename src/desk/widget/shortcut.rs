//! Keys for what it holds: a wrapper in the tree of widgets, so that tests can press keys like a person.

use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Layout, Shell, Widget, layout, overlay, renderer};
use iced::keyboard::key::{Named, Physical};
use iced::keyboard::{self, Key, Modifiers};
use iced::{Element, Event, Length, Rectangle, Size, Theme, Vector, mouse};

/// What a key means: the key, where it lies on the keyboard, what is held down.
type Keys<'a, Message> = Box<dyn Fn(&Key, Physical, Modifiers) -> Option<Message> + 'a>;

/// An element with keys.
///
/// The element sees a key first, so that letters go into a focused input; what it leaves is looked up. Escape and
/// the function keys are looked up first: an input would swallow Escape merely to lose its focus. So are Enter and signs
/// with Control or Alt, which an input would take for words ("Ctrl+1" writes a 1), but for those it copies and pastes with.
pub struct Shortcut<'a, Message, Renderer> {
    base: Element<'a, Message, Theme, Renderer>,
    keys: Keys<'a, Message>,
}

/// Wraps an element with keys.
pub fn shortcut<'a, Message, Renderer>(
    base: impl Into<Element<'a, Message, Theme, Renderer>>,
    keys: impl Fn(&Key, Physical, Modifiers) -> Option<Message> + 'a,
) -> Shortcut<'a, Message, Renderer> {
    Shortcut { base: base.into(), keys: Box::new(keys) }
}

fn goes_first(key: &Key, physical: Physical, modifiers: Modifiers) -> bool {
    match key {
        Key::Named(name) => {
            matches!(name, Named::Escape | Named::F1 | Named::F2 | Named::F3 | Named::F7 | Named::F8)
                || *name == Named::Enter && modifiers.command()
        }
        Key::Character(_) if modifiers.command() || modifiers.alt() => {
            let edits = matches!(key.to_latin(physical), Some('a' | 'c' | 'v' | 'x'));
            !edits || modifiers.shift()
        }
        _ => false,
    }
}

impl<Message, Renderer: iced::advanced::Renderer> Widget<Message, Theme, Renderer>
    for Shortcut<'_, Message, Renderer>
{
    fn tag(&self) -> tree::Tag {
        self.base.as_widget().tag()
    }

    fn state(&self) -> tree::State {
        self.base.as_widget().state()
    }

    fn children(&self) -> Vec<Tree> {
        self.base.as_widget().children()
    }

    fn diff(&self, tree: &mut Tree) {
        self.base.as_widget().diff(tree);
    }

    fn size(&self) -> Size<Length> {
        self.base.as_widget().size()
    }

    fn size_hint(&self) -> Size<Length> {
        self.base.as_widget().size_hint()
    }

    fn layout(&mut self, tree: &mut Tree, renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        self.base.as_widget_mut().layout(tree, renderer, limits)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        self.base.as_widget_mut().operate(tree, layout, renderer, operation);
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
        let pressed = match event {
            Event::Keyboard(keyboard::Event::KeyPressed { key, physical_key, modifiers, .. }) => {
                Some((key, *physical_key, *modifiers))
            }
            _ => None,
        };
        if let Some((key, physical, modifiers)) = pressed
            && goes_first(key, physical, modifiers)
            && let Some(message) = (self.keys)(key, physical, modifiers)
        {
            shell.publish(message);
            shell.capture_event();
            return;
        }
        self.base.as_widget_mut().update(tree, event, layout, cursor, renderer, clipboard, shell, viewport);
        if let Some((key, physical, modifiers)) = pressed
            && !shell.is_event_captured()
            && let Some(message) = (self.keys)(key, physical, modifiers)
        {
            shell.publish(message);
            shell.capture_event();
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
        self.base.as_widget().mouse_interaction(tree, layout, cursor, viewport, renderer)
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
        self.base.as_widget().draw(tree, renderer, theme, style, layout, cursor, viewport);
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, Renderer>> {
        self.base.as_widget_mut().overlay(tree, layout, renderer, viewport, translation)
    }
}

impl<'a, Message: 'a, Renderer: iced::advanced::Renderer + 'a> From<Shortcut<'a, Message, Renderer>>
    for Element<'a, Message, Theme, Renderer>
{
    fn from(shortcut: Shortcut<'a, Message, Renderer>) -> Self {
        Element::new(shortcut)
    }
}
