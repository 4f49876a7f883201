//! What a file says about itself.

use roxmltree::Node;

/// What a file says about itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Properties {
    /// Its title.
    pub title: String,
    /// Who made it.
    pub creator: String,
    /// Who saved it last.
    pub modified_by: String,
    /// When it was saved last, as the file writes it.
    pub modified: String,
    /// Properties under names of their own, in the file's order.
    pub custom: Vec<(String, String)>,
}

impl Properties {
    /// Reads the core properties.
    pub fn read_core(&mut self, root: Node<'_, '_>) {
        for node in root.children().filter(Node::is_element) {
            let text = || node.text().unwrap_or_default().trim().to_owned();
            match node.tag_name().name() {
                "title" => self.title = text(),
                "creator" => self.creator = text(),
                "lastModifiedBy" => self.modified_by = text(),
                "modified" => self.modified = text(),
                _ => {}
            }
        }
    }

    /// Reads the custom properties.
    pub fn read_custom(&mut self, root: Node<'_, '_>) {
        for node in root.children().filter(|node| node.tag_name().name() == "property") {
            let Some(name) = node.attribute("name") else { continue };
            let value = node.first_element_child().and_then(|value| value.text()).unwrap_or_default();
            self.custom.push((name.to_owned(), value.to_owned()));
        }
    }
}
