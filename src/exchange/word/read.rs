//! Reading a Word file into a text.

pub(in crate::exchange) mod author;
pub(in crate::exchange) mod block;
pub(in crate::exchange) mod bookmark;
pub(in crate::exchange) mod comment;
mod field;
mod inline;
pub(in crate::exchange) mod line;
mod note;
pub(in crate::exchange) mod number;
pub(in crate::exchange) mod numbering;
mod object;
pub(in crate::exchange) mod paragraph;
pub(in crate::exchange) mod property;
pub(in crate::exchange) mod provision;
pub(in crate::exchange) mod revised;
pub(in crate::exchange) mod style;
mod symbol;
pub(in crate::exchange) mod table;
mod view;
mod walk;

use std::collections::BTreeMap;

use roxmltree::Document;

pub use author::Author;
pub use bookmark::{Bookmark, Spot};
pub use comment::Comment;
pub(super) use inline::OBJECT_ALIAS;
pub(super) use object::formula_again;
pub(in crate::exchange) use object::length;
pub use object::{Extent, Object, ObjectKind, hash};
pub use property::Properties;
pub(super) use provision::reads_as;
pub use view::View;

use super::error::WordError;
use super::notice::{Noted, Notice, Notices};
use super::package::{Package, Relations};
use super::page;
use super::xml::{self, WordNode};
use crate::exchange::revised::Revised;
use crate::text::Text;
use author::Authors;
use numbering::Numbering;
use provision::Assembly;
use style::Styles;
use walk::Walk;

/// The start of the names of the properties in which our writer keeps a text's front matter.
pub(super) const FRONT_MATTER: &str = "travaux-front-";

/// What was read of a Word file.
#[derive(Debug, Clone, Default)]
pub struct Import {
    /// The text.
    pub text: Text,
    /// For each provision, whether the number it begins with was set by Word, not typed.
    pub automatic: Vec<bool>,
    /// What was noticed, dropped or simplified.
    pub notices: Vec<Notice>,
    /// Who changed and commented on it, in order of their names.
    pub authors: Vec<Author>,
    /// Whether the file holds tracked changes of its text.
    pub tracked: bool,
    /// Whether the tracking of changes was switched on when the file was saved.
    pub tracking: bool,
    /// What the file says about itself.
    pub properties: Properties,
    /// Its comments, in the file's order.
    pub comments: Vec<Comment>,
    /// The pictures and formulas the text refers to, by hash.
    pub objects: BTreeMap<String, Object>,
    /// The text with all its tracked changes, in that view.
    pub revised: Option<Revised>,
    /// The bookmarks of ours, in order of their beginnings.
    pub bookmarks: Vec<Bookmark>,
}

/// How a Word file is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// The view of its tracked changes.
    pub view: View,
    /// Whether automatic numbers become labels; typed ones always do.
    pub numbers: bool,
}

impl Default for Reading {
    fn default() -> Self {
        Self { view: View::Accepted, numbers: true }
    }
}

/// Reads a Word file in one view of its tracked changes.
pub fn read(bytes: &[u8], view: View) -> Result<Import, WordError> {
    Reading { view, ..Reading::default() }.read(bytes)
}

impl Reading {
    /// Reads a Word file.
    pub fn read(self, bytes: &[u8]) -> Result<Import, WordError> {
        self.read_prepared(bytes, &str::to_owned)
    }

    /// Reads a Word file after its text and its notes, as XML, were prepared.
    pub(super) fn read_prepared(
        self,
        bytes: &[u8],
        prepare: &dyn Fn(&str) -> String,
    ) -> Result<Import, WordError> {
        let mut notices = Notices::default();
        let mut package = Package::open(bytes, &mut notices)?;
        let mut parts = Parts::load(&mut package, &mut notices)?;
        parts.main.1 = prepare(&parts.main.1);
        for (_, _, text, _) in &mut parts.notes {
            *text = prepare(text);
        }
        parts.read(self, &mut package, notices)
    }
}

/// The parts of a file that are read, as text.
struct Parts {
    main: (String, String),
    relations: Relations,
    styles: Option<(String, String)>,
    numbering: Option<(String, String)>,
    notes: Vec<(bool, String, String, Relations)>,
    comments: Option<(String, String)>,
    threads: Option<(String, String)>,
    settings: Option<(String, String)>,
    core: Option<(String, String)>,
    custom: Option<(String, String)>,
    headers: Vec<(String, String)>,
}

impl Parts {
    fn load(package: &mut Package<'_>, notices: &mut Notices) -> Result<Self, WordError> {
        let name = package.main_part(notices)?;
        let main = package.text(&name, notices)?.ok_or(WordError::NoMainPart)?;
        let relations = package.relations(&name, notices)?;
        let root = package.relations("", notices)?;
        let mut load = |relations: &Relations, kind: &str, notices: &mut Notices| {
            let Some(part) = relations.part(kind).map(str::to_owned) else { return Ok(None) };
            Ok::<_, WordError>(package.text(&part, notices)?.map(|text| (part, text)))
        };
        let mut parts = Self {
            styles: load(&relations, "styles", notices)?,
            numbering: load(&relations, "numbering", notices)?,
            notes: Vec::new(),
            comments: load(&relations, "comments", notices)?,
            threads: load(&relations, "commentsExtended", notices)?,
            settings: load(&relations, "settings", notices)?,
            core: load(&root, "core-properties", notices)?,
            custom: load(&root, "custom-properties", notices)?,
            headers: Vec::new(),
            main: (name, main),
            relations: Relations::default(),
        };
        for (kind, endnotes) in [("footnotes", false), ("endnotes", true)] {
            if let Some((part, text)) = load(&relations, kind, notices)? {
                parts.notes.push((endnotes, part, text, Relations::default()));
            }
        }
        for (_, part, _, relations) in &mut parts.notes {
            *relations = package.relations(part, notices)?;
        }
        for kind in ["header", "footer"] {
            for relation in relations.of_kind(kind).filter(|relation| !relation.external) {
                // What is left out anyway shall not stop the reading.
                if let Ok(Some(text)) = package.text(&relation.target, notices) {
                    parts.headers.push((relation.target.clone(), text));
                }
            }
        }
        parts.relations = relations;
        Ok(parts)
    }

    fn read(
        &self,
        reading: Reading,
        package: &mut Package<'_>,
        mut notices: Notices,
    ) -> Result<Import, WordError> {
        let main = xml::parse(&self.main.1, &self.main.0)?;
        let root = main.root_element();
        let Some(body) = root.child("body").filter(|_| root.is_word("document")) else {
            return Err(WordError::NotADocument(root.tag_name().name().to_owned()));
        };
        let styles = beside(&self.styles, &mut notices);
        let styles = styles.as_ref().map(|part| Styles::read(part.root_element())).unwrap_or_default();
        let numbering = beside(&self.numbering, &mut notices);
        let numbering =
            numbering.as_ref().map(|part| Numbering::read(part.root_element())).unwrap_or_default();
        let mut note_parts = Vec::new();
        for (endnotes, part, text, relations) in &self.notes {
            note_parts.push((*endnotes, xml::parse(text, part)?, relations));
        }
        let comments = self.comments.as_ref().map(|(part, text)| xml::parse(text, part)).transpose()?;
        let threads = beside(&self.threads, &mut notices);

        let mut authors = Authors::default();
        let mut notes = note::Notes::default();
        authors.count(root);
        for (endnotes, part, relations) in &note_parts {
            authors.count(part.root_element());
            notes.add(*endnotes, part.root_element(), relations);
        }
        if authors.formatting > 0 {
            notices.add_many(Noted::FormattingOnly, authors.formatting);
        }
        self.look_at_headers(&mut notices);
        notices.at(Some(0));

        let mut walk = Walk {
            view: reading.view,
            changes: revised::Changes::new(reading.view == View::All),
            numbers: reading.numbers,
            styles: &styles,
            numbering: &numbering,
            notes: &notes,
            relations: &self.relations,
            package,
            counters: Default::default(),
            fields: Default::default(),
            objects: BTreeMap::new(),
            pictures: BTreeMap::new(),
            notices,
            named: Default::default(),
            comments: Vec::new(),
            paragraphs: 0,
            in_note: false,
            boxes: Vec::new(),
        };
        let blocks = walk.apart(body, |walk| walk.blocks(body));
        let properties = self.properties();
        let mut assembly = Assembly::default();
        let front = properties.custom.iter().filter(|(name, _)| name.starts_with(FRONT_MATTER));
        front.for_each(|(_, entry)| assembly.front_matter(entry, &walk.changes));
        assembly.add(blocks, &walk.changes);
        // A comment after the last words belongs to them.
        for id in std::mem::take(&mut walk.comments) {
            assembly.comments.entry(id).or_insert(usize::MAX);
        }
        match assembly.provisions.len().checked_sub(1) {
            Some(last) => assembly.comments.values_mut().for_each(|place| *place = last.min(*place)),
            None => assembly.comments.clear(),
        }
        let (bookmarks, ranges) = std::mem::take(&mut assembly.bookmarks).finish();
        let comments = match &comments {
            Some(part) => {
                let threads = threads.as_ref().map(Document::root_element);
                walk.notices.at(None);
                comment::read(part.root_element(), threads, &mut walk, (&assembly.comments, &ranges))
            }
            None => Vec::new(),
        };
        for comment in &comments {
            authors.comment(&comment.author, Some(&comment.date));
        }
        let kept = walk.changes.kept;
        let revised = std::mem::take(&mut walk.changes).finish(std::mem::take(&mut assembly.revised));
        let revised = kept.then_some(revised);
        let (objects, notices) = (walk.objects, walk.notices.into_list());
        let notices = notices.into_iter().map(|notice| {
            let provision = notice.provision.and_then(|serial| assembly.place(serial));
            Notice { provision, ..notice }
        });
        let notices = notices.collect();
        Ok(Import {
            text: Text::new(assembly.provisions),
            automatic: assembly.automatic,
            notices,
            tracked: authors.changes > 0,
            tracking: self.tracking(),
            authors: authors.into_list(),
            properties,
            comments,
            objects,
            revised,
            bookmarks,
        })
    }

    fn tracking(&self) -> bool {
        let settings = beside(&self.settings, &mut Notices::default());
        settings.is_some_and(|part| part.root_element().switch("trackRevisions").unwrap_or(false))
    }

    fn properties(&self) -> Properties {
        let mut properties = Properties::default();
        if let Some(part) = beside(&self.core, &mut Notices::default()) {
            properties.read_core(part.root_element());
        }
        if let Some(part) = beside(&self.custom, &mut Notices::default()) {
            properties.read_custom(part.root_element());
        }
        properties
    }

    fn look_at_headers(&self, notices: &mut Notices) {
        let lines = |(part, text): &(String, String)| {
            xml::parse(text, part).map(|part| page::lines(part.root_element())).unwrap_or_default()
        };
        let parts: Vec<Vec<String>> = self.headers.iter().map(lines).collect();
        page::look(&parts, &self.properties(), notices);
    }
}

/// A part beside the text: where it is damaged the text is read without it, and a person is told.
fn beside<'t>(part: &'t Option<(String, String)>, notices: &mut Notices) -> Option<Document<'t>> {
    let (name, text) = part.as_ref()?;
    match xml::parse(text, name) {
        Ok(document) => Some(document),
        Err(_) => {
            notices.add(Noted::LeftOut(name.clone()));
            None
        }
    }
}
