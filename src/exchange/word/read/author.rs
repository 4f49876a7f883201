//! Who changed and commented on a document.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::view::Change;
use crate::exchange::word::xml::WordNode;

/// Someone who changed or commented on a document, by the name the file gives.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Author {
    /// The name; empty where the file gives none.
    pub name: String,
    /// Tracked insertions, moves to a place included.
    pub insertions: usize,
    /// Tracked deletions, moves from a place included.
    pub deletions: usize,
    /// Tracked changes of formatting only.
    pub formatting: usize,
    /// Comments.
    pub comments: usize,
    /// The dates of all these as the file writes them, earliest and latest; none where it gives none.
    pub dates: Option<(String, String)>,
}

/// Names that say nothing of anybody: those that word processors put in the place of one that was removed, and those a
/// program or a computer comes with.
const SCRUBBED: [&str; 23] = [
    "",
    "author",
    "автор",
    "unknown author",
    "неизвестный автор",
    "unknown",
    "неизвестный",
    "anonymous",
    "аноним",
    "user",
    "пользователь",
    "пользователь windows",
    "windows user",
    "microsoft office user",
    "microsoft office",
    "admin",
    "administrator",
    "администратор",
    "owner",
    "guest",
    "гость",
    "pc",
    "home",
];

impl Author {
    /// Whether the name says nothing of anybody; a number behind it ("User 2") is no name either.
    pub fn is_scrubbed(&self) -> bool {
        let name = self.name.trim().trim_end_matches(|c: char| c.is_ascii_digit()).trim_end().to_lowercase();
        SCRUBBED.contains(&name.as_str())
    }

    /// Notes a date of theirs, where it is one.
    pub fn met(&mut self, date: Option<&str>) {
        let Some(date) = date.map(|date| date.trim().chars().take(40).collect::<String>()) else { return };
        // LibreOffice writes «0-00-00T00:00:00Z» where there was none.
        if date.trim_start_matches(['0', '-']).starts_with('T') || date.is_empty() {
            return;
        }
        self.dates = Some(match self.dates.take() {
            None => (date.clone(), date),
            Some((first, last)) => (first.min(date.clone()), last.max(date)),
        });
    }
}

/// Authors by name.
#[derive(Debug, Default)]
pub struct Authors {
    by_name: BTreeMap<String, Author>,
    /// Tracked changes of formatting only, in all.
    pub formatting: usize,
    /// Tracked changes of the text, in all.
    pub changes: usize,
}

impl Authors {
    /// Counts the tracked changes in a part, whatever the view.
    pub fn count(&mut self, root: Node<'_, '_>) {
        for node in root.descendants().filter(Node::is_element) {
            // The namespace is looked at only where the name fits.
            let name = node.tag_name().name();
            let change = Change::of(name);
            let formatting = matches!(
                name,
                "rPrChange" | "pPrChange" | "tblPrChange" | "trPrChange" | "tcPrChange" | "sectPrChange"
            );
            // A number's own mark says nothing of the text.
            let number = name == "ins" && node.parent().is_some_and(|parent| parent.is_word("numPr"));
            if change.is_none() && !formatting || node.word().is_empty() {
                continue;
            }
            let author = self.author(node.value("author").unwrap_or_default());
            author.met(node.value("date"));
            match change {
                Some(Change::Inserted) if !number => author.insertions += 1,
                Some(Change::Deleted) => author.deletions += 1,
                _ => author.formatting += 1,
            }
            if change.is_some() && !number {
                self.changes += 1;
            } else {
                self.formatting += 1;
            }
        }
    }

    /// Counts a comment.
    pub fn comment(&mut self, name: &str, date: Option<&str>) {
        let author = self.author(name);
        author.comments += 1;
        author.met(date);
    }

    fn author(&mut self, name: &str) -> &mut Author {
        let name: String = name.chars().take(255).collect();
        self.by_name.entry(name.clone()).or_insert_with(|| Author { name, ..Author::default() })
    }

    /// The authors in order of their names.
    pub fn into_list(self) -> Vec<Author> {
        self.by_name.into_values().collect()
    }
}
