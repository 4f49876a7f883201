//! The archive a .docx is: its parts, unpacked in memory under limits, and how they refer to each other.
//!
//! Nothing in an archive is believed: sizes are counted while unpacking, names are only ever compared with
//! names, and no address in it is followed.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::error::{Foreign, WordError};
use super::notice::{Noted, Notices};
use super::{sniff, xml};

/// Parts an archive may have.
pub const MAX_PARTS: usize = 4096;
/// Bytes one part may unpack to.
pub const MAX_PART: u64 = 64 * 1024 * 1024;
/// Bytes all parts that are read may unpack to.
pub const MAX_TOTAL: u64 = 256 * 1024 * 1024;

/// Bytes set aside for a part on the strength of its declared size.
const MAX_GUESS: u64 = 16 * 1024 * 1024;

/// An opened archive.
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Lower-cased part name without the leading slash → index in the archive. Part names are
    /// case-insensitive.
    names: BTreeMap<String, usize>,
    unpacked: u64,
}

/// What a part refers to, by the identifiers used in it.
#[derive(Debug, Clone, Default)]
pub struct Relations {
    by_id: BTreeMap<String, Relation>,
}

/// One reference from a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// The last segment of the relationship's type: "footnotes", "image", "hyperlink".
    pub kind: String,
    /// The part's name, or the address where `external`.
    pub target: String,
    /// Whether the target is outside the archive. Such a target is never opened.
    pub external: bool,
}

impl<'a> Package<'a> {
    /// Opens the archive of a Word file and lists its parts.
    pub fn open(bytes: &'a [u8], notices: &mut Notices) -> Result<Self, WordError> {
        let package = Self::open_any(bytes, notices)?;
        if !package.has("[content_types].xml") {
            notices.add(Noted::NoContentTypes);
        }
        Ok(package)
    }

    /// Opens any archive and lists its parts.
    pub fn open_any(bytes: &'a [u8], notices: &mut Notices) -> Result<Self, WordError> {
        let found = sniff::archive_parts(bytes)?;
        let too_many = |found| WordError::TooManyParts { found, limit: MAX_PARTS };
        if found > MAX_PARTS {
            return Err(too_many(found));
        }
        let archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|error| WordError::Archive(error.to_string()))?;
        if archive.len() > MAX_PARTS {
            return Err(too_many(archive.len()));
        }
        if archive.has_duplicate_names() || archive.len() < found {
            notices.add(Noted::DuplicatePart);
        }
        let mut names = BTreeMap::new();
        for index in 0..archive.len() {
            let Some(Ok(name)) = archive.name_for_index(index) else { continue };
            let name = key(&name);
            if names.contains_key(&name) {
                // The first of two names that differ in case only counts, whatever the archive's order says.
                notices.add(Noted::DuplicatePart);
                continue;
            }
            if name.ends_with("vbaproject.bin") {
                notices.add(Noted::Macros);
            }
            names.insert(name, index);
        }
        Ok(Self { archive, names, unpacked: 0 })
    }

    /// Whether there is such a part.
    pub fn has(&self, part: &str) -> bool {
        self.names.contains_key(&key(part))
    }

    /// The bytes of a part; nothing where there is no such part.
    pub fn bytes(&mut self, part: &str) -> Result<Option<Vec<u8>>, WordError> {
        let Some(&index) = self.names.get(&key(part)) else { return Ok(None) };
        let fail = |why: String| WordError::Part { part: part.to_owned(), why };
        let file = self.archive.by_index(index).map_err(|error| fail(error.to_string()))?;
        let limit = MAX_PART.min(MAX_TOTAL - self.unpacked);
        // The declared size is a claim: it may spare some copying, and what counts is what comes out.
        let mut bytes =
            Vec::with_capacity(usize::try_from(file.size().min(limit).min(MAX_GUESS)).unwrap_or(0));
        file.take(limit + 1).read_to_end(&mut bytes).map_err(|error| fail(error.to_string()))?;
        let length = bytes.len() as u64;
        if length > limit {
            let limit = if limit < MAX_PART { MAX_TOTAL } else { MAX_PART };
            return Err(WordError::TooLarge { part: part.to_owned(), limit });
        }
        self.unpacked += length;
        Ok(Some(bytes))
    }

    /// A part as text, whatever encoding it is in; nothing where there is no such part.
    pub fn text(&mut self, part: &str, notices: &mut Notices) -> Result<Option<String>, WordError> {
        let Some(bytes) = self.bytes(part)? else { return Ok(None) };
        Ok(Some(xml::decode(bytes, part, notices)))
    }

    /// What a part refers to; "" stands for the package itself.
    pub fn relations(&mut self, part: &str, notices: &mut Notices) -> Result<Relations, WordError> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = if folder.is_empty() {
            format!("_rels/{file}.rels")
        } else {
            format!("{folder}/_rels/{file}.rels")
        };
        let Some(text) = self.text(&name, notices)? else { return Ok(Relations::default()) };
        let document = xml::parse(&text, &name)?;
        let mut by_id = BTreeMap::new();
        for node in document.root_element().children().filter(|node| node.tag_name().name() == "Relationship")
        {
            let (Some(id), Some(target)) = (node.attribute("Id"), node.attribute("Target")) else { continue };
            let kind = node.attribute("Type").unwrap_or_default();
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            let external = node.attribute("TargetMode").is_some_and(|mode| mode == "External");
            if external && kind != "hyperlink" {
                notices.add(Noted::External(target.to_owned()));
            }
            let target = if external { target.to_owned() } else { resolve(folder, target) };
            by_id.entry(id.to_owned()).or_insert(Relation { kind, target, external });
        }
        Ok(Relations { by_id })
    }

    /// The name of the main part.
    pub fn main_part(&mut self, notices: &mut Notices) -> Result<String, WordError> {
        let relations = self.relations("", notices)?;
        if let Some(main) = relations.of_kind("officeDocument").find(|main| self.has(&main.target)) {
            let name = main.target.to_ascii_lowercase();
            return if name.starts_with("xl/") {
                Err(WordError::Foreign(Foreign::Workbook))
            } else if name.starts_with("ppt/") {
                Err(WordError::Foreign(Foreign::Presentation))
            } else {
                Ok(main.target.clone())
            };
        }
        if self.has("word/document.xml") {
            notices.add(Noted::NoRelations);
            return Ok("word/document.xml".to_owned());
        }
        if self.has("content.xml") && self.has("mimetype") {
            return Err(WordError::Foreign(Foreign::OpenDocument));
        }
        let office = self.has("[content_types].xml") || self.has("_rels/.rels");
        Err(if office { WordError::NoMainPart } else { WordError::Foreign(Foreign::Zip) })
    }
}

impl Relations {
    /// The reference with this identifier.
    pub fn get(&self, id: &str) -> Option<&Relation> {
        self.by_id.get(id)
    }

    /// The references of this kind, in order of their identifiers.
    pub fn of_kind<'r>(&'r self, kind: &'r str) -> impl Iterator<Item = &'r Relation> {
        self.by_id.values().filter(move |relation| relation.kind == kind)
    }

    /// The name of the part of this kind inside the archive.
    pub fn part(&self, kind: &str) -> Option<&str> {
        let mut relations = self.by_id.values();
        let found = relations.find(|relation| relation.kind == kind && !relation.external);
        found.map(|relation| relation.target.as_str())
    }
}

/// A part's name as it is looked up.
fn key(name: &str) -> String {
    name.trim_start_matches('/').replace('\\', "/").to_lowercase()
}

/// The part a target names, seen from a folder of the archive.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.split('#').next().unwrap_or_default();
    let mut path: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').filter(|segment| !segment.is_empty()).collect(),
    };
    for segment in target.split(['/', '\\']) {
        match segment {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            segment => path.push(segment),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_resolve_inside_the_archive() {
        assert_eq!(resolve("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word", "../customXml/item1.xml"), "customXml/item1.xml");
        assert_eq!(resolve("word", "../../../../etc/passwd"), "etc/passwd");
        assert_eq!(resolve("", "word\\document.xml"), "word/document.xml");
    }
}
