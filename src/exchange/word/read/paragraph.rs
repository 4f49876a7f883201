//! What a paragraph is by its properties: a heading, an item of a list, centred; and whether its mark is
//! there at all.

use roxmltree::Node;

use super::numbering::Place;
use super::style::{Emphasis, Role};
use super::view::View;
use super::walk::Walk;
use crate::exchange::word::xml::WordNode;

/// What a paragraph's properties say of it in the view.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Shape {
    /// How it looks and what its style says.
    pub look: Look,
    /// The list it belongs to.
    pub place: Option<Place>,
    /// The changes of its mark.
    pub mark: u32,
    /// Whether its mark does not exist in the view: the text goes on into the next paragraph, which then
    /// says what the whole is.
    pub unmarked: bool,
}

/// What the look of a paragraph says about its rank.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Look {
    /// What its style or outline level says.
    pub role: Option<Role>,
    /// Whether it is centred.
    pub centred: bool,
    /// Whether its style makes it bold.
    pub bold: bool,
}

impl Walk<'_, '_> {
    /// Reads the properties of a paragraph.
    pub fn shape(&mut self, properties: Option<Node<'_, '_>>) -> Shape {
        let mark = properties.and_then(|properties| properties.child("rPr"));
        let now = self.view.properties(properties, "pPrChange");
        // A dropped capital is a paragraph of its own only for the layout.
        let frame = now.and_then(|now| now.child("framePr")).and_then(|frame| frame.value("dropCap"));
        let dropped = matches!(frame, Some("drop" | "margin"));
        let unmarked = dropped || !self.view.shows_marked(mark);
        let named = now.and_then(|now| now.child_value("pStyle"));
        let style = named.or(self.styles.default_paragraph());
        let look = Look {
            role: self.role(now, style),
            centred: match now.and_then(|now| now.child_value("jc")) {
                Some(alignment) => alignment == "center",
                None => style.is_some_and(|style| self.styles.centred(style)),
            },
            bold: style.map_or(Emphasis::default(), |style| self.styles.emphasis(style)).bold == Some(true),
        };
        Shape { look, place: self.place(now, style), mark: self.changes.marked(mark), unmarked }
    }

    fn role(&self, properties: Option<Node<'_, '_>>, style: Option<&str>) -> Option<Role> {
        let named = style.and_then(|style| self.styles.role(style));
        let direct = properties.and_then(|properties| properties.child_value("outlineLvl"));
        match direct.and_then(|level| level.parse::<u8>().ok()) {
            Some(level) if level < 9 => return named.or(Some(Role::Heading(level + 1))),
            Some(_) => return None,
            None => {}
        }
        named.or_else(|| {
            let level = self.styles.outline(style?)?;
            (level < 9).then_some(Role::Heading(level + 1))
        })
    }

    fn place(&self, properties: Option<Node<'_, '_>>, style: Option<&str>) -> Option<Place> {
        let direct = properties.and_then(|properties| properties.child("numPr"));
        // A number can itself be a tracked insertion.
        let direct = direct.filter(|direct| self.view != View::Original || direct.child("ins").is_none());
        let number = |name: &str| direct?.child_value(name)?.parse::<u32>().ok();
        let level = number("ilvl").map(|level| level as usize);
        let (list, level) = match number("numId") {
            Some(list) => {
                let by_style = || self.numbering.level_of_style(list, style?, self.styles);
                (list, level.or_else(by_style).or_else(|| self.styles.level(style?)))
            }
            None => {
                let (list, styled, owner) = self.styles.list(style?)?;
                let of_style = || self.numbering.level_of_style(list, style?, self.styles);
                let of_owner = || self.numbering.level_of_style(list, &owner, self.styles);
                (list, level.or_else(of_style).or(styled).or_else(of_owner))
            }
        };
        (list != 0).then_some(Place { list, level: level.unwrap_or(0) })
    }
}
