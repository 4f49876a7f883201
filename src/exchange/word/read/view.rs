//! Views of a document with tracked changes.

use roxmltree::Node;

use crate::exchange::word::xml::WordNode;

/// How tracked changes are seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum View {
    /// As if every change had been accepted.
    #[default]
    Accepted,
    /// As if every change had been rejected: the text before its first change.
    Original,
    /// With all changes in it: what was taken out beside what was put in.
    All,
}

/// What a tracked change does to what it covers. A move is a deletion here and an insertion there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Change {
    /// It was put in.
    Inserted,
    /// It was taken out.
    Deleted,
}

impl Change {
    /// The change an element of this name stands for.
    pub fn of(name: &str) -> Option<Change> {
        match name {
            "ins" | "moveTo" | "cellIns" => Some(Change::Inserted),
            "del" | "moveFrom" | "cellDel" => Some(Change::Deleted),
            _ => None,
        }
    }
}

impl View {
    /// Whether what is under this change exists in the view. Under several changes it exists where it
    /// exists under each.
    pub fn shows(self, change: Change) -> bool {
        match self {
            View::Accepted => change == Change::Inserted,
            View::Original => change == Change::Deleted,
            View::All => true,
        }
    }

    /// Whether the changes marked directly inside these properties leave the thing in the view.
    pub fn shows_marked(self, properties: Option<Node<'_, '_>>) -> bool {
        let changes = properties.into_iter().flat_map(|properties| properties.children());
        changes.filter_map(|child| Change::of(child.word())).all(|change| self.shows(change))
    }

    /// Whether all changes around a node leave it in the view.
    pub fn shows_around(self, node: Node<'_, '_>) -> bool {
        node.ancestors().filter_map(|around| Change::of(around.word())).all(|change| self.shows(change))
    }

    /// Properties as they are in the view: before a tracked change of formatting they were others.
    pub fn properties<'a, 'i>(self, properties: Option<Node<'a, 'i>>, change: &str) -> Option<Node<'a, 'i>> {
        let now = properties?;
        if self == View::Original
            && let Some(changed) = now.child(change)
        {
            let name = now.word();
            return changed.child(name).or(Some(changed));
        }
        Some(now)
    }
}
