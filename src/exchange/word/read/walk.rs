//! The walk through a document: what every step of it shares.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::Node;

use super::field::Fields;
use super::line::Format;
use super::numbering::{Counters, Numbering};
use super::object::Object;
use super::revised::Changes;
use super::style::{Emphasis, Styles};
use super::view::View;
use crate::exchange::word::notice::{Noted, Notices};
use crate::exchange::word::package::{Package, Relations};

/// What a document is read with, and what is gathered on the way.
pub struct Walk<'w, 'p> {
    /// The view that is read.
    pub view: View,
    /// The tracked changes, where all of them are read.
    pub changes: Changes,
    /// Whether automatic numbers are wanted.
    pub numbers: bool,
    /// The document's styles.
    pub styles: &'w Styles,
    /// The document's lists.
    pub numbering: &'w Numbering,
    /// The notes by kind and identifier.
    pub notes: &'w super::note::Notes<'w>,
    /// What the part being walked refers to.
    pub relations: &'w Relations,
    /// The archive, for pictures.
    pub package: &'w mut Package<'p>,
    /// The counters of automatic numbers.
    pub counters: Counters,
    /// The fields open here.
    pub fields: Fields,
    /// Pictures and formulas met, by hash.
    pub objects: BTreeMap<String, Object>,
    /// Hashes of picture parts already read.
    pub pictures: BTreeMap<String, Option<String>>,
    /// What was noticed; its places are paragraph numbers while walking.
    pub notices: Notices,
    /// Identifiers of bookmarks of ours that are open.
    pub named: BTreeSet<String>,
    /// Identifiers of comments met since the last finished paragraph.
    pub comments: Vec<String>,
    /// Paragraphs finished so far.
    pub paragraphs: usize,
    /// Notes inside notes do not exist; a file that says so would never end.
    pub in_note: bool,
    /// Text boxes met since the last finished paragraph.
    pub boxes: Vec<super::block::Block>,
}

/// What holds around a place in a paragraph.
#[derive(Debug, Clone, Copy, Default)]
pub struct Around<'a> {
    /// The address of the link around it.
    pub link: Option<&'a str>,
}

impl<'w> Walk<'w, '_> {
    /// Reads something that stands apart from the text around it (a note, a text box) with fields of its own.
    pub fn apart<T>(&mut self, story: Node<'_, '_>, read: impl FnOnce(&mut Self) -> T) -> T {
        let (fields, endless) = Fields::of_story(story, self.view);
        if endless > 0 {
            self.notices.add_many(Noted::OpenField, endless);
        }
        let outer = std::mem::replace(&mut self.fields, fields);
        let result = read(self);
        self.fields = outer;
        result
    }

    /// How a run with these properties is set.
    pub fn format<'f>(&mut self, properties: Option<Node<'_, '_>>, link: Option<&'f str>) -> Format<'f> {
        use crate::exchange::word::xml::WordNode;
        let properties = self.view.properties(properties, "rPrChange");
        let own = properties.map(Emphasis::read).unwrap_or_default();
        let style = properties.and_then(|properties| properties.child_value("rStyle"));
        let styled = style.map(|style| self.styles.emphasis(style)).unwrap_or_default();
        let emphasis = own.or(styled);
        let on = |switch: Option<bool>| switch.unwrap_or(false);
        if on(emphasis.hidden) {
            self.notices.add(Noted::HiddenText);
        }
        if on(emphasis.struck) {
            self.notices.add(Noted::StruckOut);
        }
        Format {
            bold: on(emphasis.bold),
            italic: on(emphasis.italic),
            // Links are underlined as such, by their style or directly; only both together are a stress.
            underline: match link {
                None => on(emphasis.underline),
                Some(_) => on(own.underline) && style.is_some(),
            },
            height: emphasis.height,
            link,
            stressed: own.bold.is_none() && styled.bold == Some(true),
            lead: style.and_then(|style| self.styles.lead(style)),
            under: self.changes.under(),
        }
    }
}
