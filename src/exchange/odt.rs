//! OpenDocument texts (.odt), in.
//!
//! Tracked changes are read as in a Word file: accepted, original, or all at once. A deletion's words stand apart
//! in an OpenDocument file and are set in where the text says that something went.

mod formula;
mod inline;
mod list;
mod style;
mod table;
mod voice;
mod walk;

use std::collections::BTreeMap;

use roxmltree::Node;

use super::word::error::{Foreign, WordError};
use super::word::notice::{Noted, Notice, Notices};
use super::word::package::Package;
use super::word::page;
use super::word::read::author::Author;
use super::word::read::provision::Assembly;
use super::word::read::revised::Changes;
use super::word::recover::{Edge, Speaker};
use super::word::xml;
use super::word::{Import, Properties, Reading, View};
use crate::text::Text;
use voice::Voice;
use walk::{Region, Walk};

/// Whether the bytes of a file whose name ends so are an archive that holds an OpenDocument text.
pub fn is_odt(bytes: &[u8], ending: &str) -> bool {
    // The kind stands first and plain, so that programs can tell; not where somebody packed the archive anew.
    let head = bytes.get(..bytes.len().min(200)).unwrap_or_default();
    let says = |head, words: &[u8]| memchr::memmem::find(head, words).is_some();
    head.starts_with(b"PK\x03\x04")
        && (says(head, b"application/vnd.oasis.opendocument.text")
            || ending == "odt" && !says(bytes, b"word/document.xml"))
}

/// Reads an OpenDocument text.
pub fn read(bytes: &[u8], reading: Reading) -> Result<Import, WordError> {
    read_as(bytes, reading, None).map(|(import, _)| import)
}

/// The same as one voice alone would have sent it, all others having changed nothing; and the places where its words
/// stand right beside a wording of another, each with a bookmark.
pub fn read_as(
    bytes: &[u8],
    reading: Reading,
    speaker: Option<Speaker<'_>>,
) -> Result<(Import, Vec<Edge>), WordError> {
    let mut notices = Notices::default();
    let mut package = Package::open_any(bytes, &mut notices)?;
    let content = package.text("content.xml", &mut notices)?.ok_or(WordError::Foreign(Foreign::Zip))?;
    let named = package.text("styles.xml", &mut notices)?.unwrap_or_default();
    let meta = package.text("meta.xml", &mut notices)?.unwrap_or_default();
    let settings = package.text("settings.xml", &mut notices).ok().flatten().unwrap_or_default();
    let content_part = xml::parse(&content, "content.xml")?;
    let root = content_part.root_element();
    let body = child(root, "body").and_then(|body| child(body, "text"));
    let Some(body) = body else {
        return Err(WordError::NotADocument(root.tag_name().name().to_owned()));
    };
    let styles_part = (!named.is_empty()).then(|| xml::parse(&named, "styles.xml").ok()).flatten();
    if !named.is_empty() && styles_part.is_none() {
        notices.add(Noted::LeftOut("styles.xml".to_owned()));
    }
    let roots: Vec<Node<'_, '_>> =
        styles_part.iter().map(roxmltree::Document::root_element).chain([root]).collect();
    if let Some(part) = &styles_part {
        look_at_headers(part.root_element(), &properties(&meta), &mut notices);
    }
    let tracked = child(body, "tracked-changes");
    let regions: BTreeMap<&str, Region<'_>> =
        tracked.into_iter().flat_map(|changes| changes.children()).filter_map(Region::read).collect();
    let (mut authors, changes, formatting) = count(regions.values());
    if formatting > 0 {
        notices.add_many(Noted::FormattingOnly, formatting);
    }
    notices.at(Some(0));
    let styles = style::Styles::read(&roots);
    let lists = list::Lists::read(&roots);
    let mut walk = Walk::new(reading, &styles, &lists, &regions, &mut package, notices);
    walk.voice = speaker.map(|speaker| Voice::find(body, &regions, speaker)).unwrap_or_default();
    walk.changes = Changes::new(reading.view == View::All);
    let blocks = walk.story(body);
    let mut assembly = Assembly::default();
    assembly.add(blocks, &walk.changes);
    let (bookmarks, ranges) = std::mem::take(&mut assembly.bookmarks).finish();
    let comments = walk.comments(&assembly, &ranges);
    for comment in &comments {
        let author = authors
            .entry(comment.author.clone())
            .or_insert_with(|| Author { name: comment.author.clone(), ..Author::default() });
        author.comments += 1;
    }
    let kept = walk.changes.kept;
    let revised = std::mem::take(&mut walk.changes).finish(std::mem::take(&mut assembly.revised));
    let edges = walk.voice.edges();
    let (objects, notices) = (walk.objects, walk.notices.into_list());
    let notices = notices.into_iter().map(|notice| {
        let provision = notice.provision.and_then(|serial| assembly.place(serial));
        Notice { provision, ..notice }
    });
    let tracking = tracked.is_some_and(|changes| attribute(changes, "track-changes") != Some("false"))
        || settings.contains("\"TrackChanges\" config:type=\"boolean\">true<");
    let import = Import {
        notices: notices.collect(),
        text: Text::new(assembly.provisions),
        automatic: assembly.automatic,
        authors: authors.into_values().collect(),
        tracked: changes > 0,
        tracking: tracking && tracked.is_some(),
        properties: properties(&meta),
        comments,
        objects,
        revised: kept.then_some(revised),
        bookmarks,
    };
    Ok((import, edges))
}

/// Who changed what: authors, changes of the text, changes of formatting only.
fn count<'a, 'r: 'a>(
    regions: impl Iterator<Item = &'a Region<'r>>,
) -> (BTreeMap<String, Author>, usize, usize) {
    let mut authors: BTreeMap<String, Author> = BTreeMap::new();
    let (mut changes, mut formatting) = (0, 0);
    let inner = |region: &'a Region<'r>| region.inner.map(|signed| (Some(true), signed));
    for (inserted, signed) in regions.flat_map(|it| [Some((it.inserted(), it.signed)), inner(it)]).flatten() {
        let author = authors
            .entry(signed.author.to_owned())
            .or_insert_with(|| Author { name: signed.author.to_owned(), ..Author::default() });
        match inserted {
            Some(true) => author.insertions += 1,
            Some(false) => author.deletions += 1,
            None => author.formatting += 1,
        }
        if inserted.is_some() {
            changes += 1;
        } else {
            formatting += 1;
        }
        author.met(Some(signed.date));
    }
    (authors, changes, formatting)
}

fn look_at_headers(styles: Node<'_, '_>, properties: &Properties, notices: &mut Notices) {
    let pages = |node: &Node<'_, '_>| {
        node.tag_name().name().starts_with("header") || node.tag_name().name().starts_with("footer")
    };
    let pages = styles.descendants().filter(|node| node.is_element() && pages(node));
    let parts: Vec<Vec<String>> = pages.map(page::lines).collect();
    page::look(&parts, properties, notices);
}

fn properties(meta: &str) -> Properties {
    let mut properties = Properties::default();
    let Ok(document) = xml::parse(meta, "meta.xml") else { return properties };
    for node in document.root_element().descendants().filter(Node::is_element) {
        let text = || node.text().unwrap_or_default().trim().to_owned();
        match node.tag_name().name() {
            "title" => properties.title = text(),
            "initial-creator" => properties.creator = text(),
            "creator" => properties.modified_by = text(),
            "date" => properties.modified = text(),
            "user-defined" => {
                properties.custom.push((attribute(node, "name").unwrap_or_default().to_owned(), text()));
            }
            _ => {}
        }
    }
    properties
}

/// The first child element of this name, whatever its namespace: names are unique enough.
fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| child.is_element() && child.tag_name().name() == name)
}

/// The attribute of this name, whatever its namespace.
fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}
