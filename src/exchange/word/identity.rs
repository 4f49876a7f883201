//! What a file we wrote says of itself, so that it is recognised when it comes back, whatever it is called.
//!
//! Custom properties say of which dossier and edition it is, and what the edition's text hashes to; bookmarks
//! carry the names of provisions through any editing.

use std::collections::BTreeMap;

use super::read::{Bookmark, Properties};

/// The properties, by name.
const KIND: &str = "travaux-kind";
const DOSSIER: &str = "travaux-dossier";
const EDITION: &str = "travaux-edition";
const LANGUAGE: &str = "travaux-language";
const TEXT: &str = "travaux-text";
const REPLIES: &str = "travaux-replies-";
/// The kind of file that holds a text and nothing else.
pub const CLEAN: &str = "clean";
/// The kind of file that holds everyone's changes, tracked.
pub const CONSOLIDATED: &str = "consolidated";
/// The kind of file that sets everyone's wordings out in brackets.
pub const BRACKETS: &str = "brackets";
/// The kind of file that holds one voice's changes.
pub const CHANGES: &str = "changes";
/// The start of the names of the bookmarks on provisions.
const BOOKMARK: &str = "tvx_";

/// What follows the start in the names of the bookmarks on what is set out in brackets.
const OFFER: &str = "offer_";

/// Whether a bookmark is of ours.
pub fn is_ours(name: &str) -> bool {
    name.starts_with(BOOKMARK)
}

/// The name of the bookmark on an offer of a paper.
pub fn offer_name(offer: usize) -> Box<str> {
    format!("{BOOKMARK}{OFFER}{offer}").into()
}

/// The offer whose bookmark has this name.
pub fn offer_named(name: &str) -> Option<usize> {
    name.strip_prefix(BOOKMARK)?.strip_prefix(OFFER)?.parse().ok()
}

/// What follows the start in the names of the marks set where words stand right beside a wording of another.
const EDGE: &str = "edge_";

/// The name of the mark on one of these places.
pub fn edge_name(edge: usize) -> Box<str> {
    format!("{BOOKMARK}{EDGE}{edge}").into()
}

/// The place whose mark has this name.
pub fn edge_named(name: &str) -> Option<usize> {
    name.strip_prefix(BOOKMARK)?.strip_prefix(EDGE)?.parse().ok()
}

/// What a file we wrote says of itself. What is not known is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Identity {
    /// What kind of file it is: [`CLEAN`], [`CONSOLIDATED`], [`BRACKETS`], [`CHANGES`].
    pub kind: String,
    /// The dossier, by its id.
    pub dossier: String,
    /// The edition, by the id of its record.
    pub edition: String,
    /// The language of the text.
    pub language: String,
    /// SHA-256 of the edition's text as Draft Markdown.
    pub text: String,
    /// The replies set out in it, by the ids of their records.
    pub replies: Vec<String>,
}

impl Identity {
    /// The identity as properties of a file.
    pub fn properties(&self) -> Vec<(String, String)> {
        let known = [
            (KIND, &self.kind),
            (DOSSIER, &self.dossier),
            (EDITION, &self.edition),
            (LANGUAGE, &self.language),
            (TEXT, &self.text),
        ]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| (name.to_owned(), value.clone()));
        known.chain(pieces(REPLIES, &self.replies.join(","))).collect()
    }

    /// What a file says of itself; nothing if we did not write it.
    pub fn of(properties: &Properties) -> Option<Self> {
        let value = |name: &str| {
            let found = properties.custom.iter().find(|(known, _)| known == name);
            found.map(|(_, value)| value.clone()).unwrap_or_default()
        };
        let identity = Self {
            kind: value(KIND),
            dossier: value(DOSSIER),
            edition: value(EDITION),
            language: value(LANGUAGE),
            text: value(TEXT),
            replies: items(properties, REPLIES).map(str::to_owned).collect(),
        };
        (identity != Self::default()).then_some(identity)
    }
}

/// A long list as properties of at most 250 letters each.
pub(super) fn pieces(name: &str, list: &str) -> Vec<(String, String)> {
    let mut pieces: Vec<String> = Vec::new();
    for item in list.split(',').filter(|item| !item.is_empty()) {
        match pieces.last_mut().filter(|piece| piece.len() + item.len() < 250) {
            Some(piece) => {
                piece.push(',');
                piece.push_str(item);
            }
            None => pieces.push(item.to_owned()),
        }
    }
    pieces.into_iter().enumerate().map(|(nth, piece)| (format!("{name}{}", nth + 1), piece)).collect()
}

/// The items of a long list among the properties.
pub(super) fn items<'p>(properties: &'p Properties, name: &'p str) -> impl Iterator<Item = &'p str> {
    let own = properties.custom.iter().filter(move |(known, _)| {
        known.strip_prefix(name).is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
    });
    own.flat_map(|(_, list)| list.split(',')).map(str::trim).filter(|item| !item.is_empty())
}

/// The names of a text's provisions, stable from edition to edition.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    names: Vec<Box<str>>,
    places: BTreeMap<Box<str>, usize>,
}

impl Names {
    /// Names from provision ids, as many letters and digits as a bookmark can hold.
    pub fn new<I: ToString>(ids: impl IntoIterator<Item = I>) -> Self {
        let name = |id: I| {
            let id: String = id.to_string().chars().filter(char::is_ascii_alphanumeric).take(32).collect();
            format!("{BOOKMARK}{id}").into()
        };
        Self::of_names(ids.into_iter().map(name).collect())
    }

    fn of_names(names: Vec<Box<str>>) -> Self {
        let named = names.iter().enumerate().rev().filter(|(_, name)| !name.is_empty());
        let places = named.map(|(at, name)| (name.clone(), at)).collect();
        Self { names, places }
    }

    /// The names that bookmarks of ours give so many provisions of a file; one without a bookmark has none.
    pub fn read(bookmarks: &[Bookmark], provisions: usize) -> Self {
        let mut names: Vec<Box<str>> = vec![Box::default(); provisions];
        for bookmark in bookmarks.iter().filter(|bookmark| offer_named(&bookmark.name).is_none()) {
            if let Some(slot) = names.get_mut(bookmark.start.provision).filter(|slot| slot.is_empty()) {
                *slot = bookmark.name.clone();
            }
        }
        Self::of_names(names)
    }

    /// Names of provisions that have no ids: by their number.
    pub fn numbered(provisions: usize) -> Self {
        Self::new(0..provisions)
    }

    /// The name of a provision.
    pub fn of(&self, provision: usize) -> Option<Box<str>> {
        self.names.get(provision).filter(|name| !name.is_empty()).cloned()
    }

    /// For each of so many provisions of a file that came back, which of ours it is.
    pub fn among(&self, bookmarks: &[Bookmark], provisions: usize) -> Vec<Option<usize>> {
        let mut found = vec![None; provisions];
        for bookmark in bookmarks {
            if let Some(slot) = found.get_mut(bookmark.start.provision)
                && slot.is_none()
            {
                *slot = self.find(&bookmark.name);
            }
        }
        found
    }

    /// The provision with this name.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.places.get(name).copied()
    }
}
