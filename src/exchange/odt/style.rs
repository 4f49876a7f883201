//! Styles: what words and paragraphs look like, by their own properties and those of the styles they stand on.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::{attribute, child};
use crate::exchange::word::read::style::{Height, sets_out};

/// What a style says; nothing where it leaves a matter to the one it stands on.
#[derive(Debug, Clone, Default)]
pub struct Style {
    /// The style it stands on.
    pub parent: Option<String>,
    /// Bold.
    pub bold: Option<bool>,
    /// Italic.
    pub italic: Option<bool>,
    /// Underlined.
    pub underline: Option<bool>,
    /// Struck out.
    pub struck: Option<bool>,
    /// Hidden.
    pub hidden: Option<bool>,
    /// Raised or lowered.
    pub height: Option<Height>,
    /// Centred.
    pub centred: Option<bool>,
    /// The style of the lists its paragraphs are items of.
    pub list: Option<String>,
    /// Whether it is the style of titles.
    pub title: bool,
}

/// The styles of a document by family and name.
#[derive(Debug, Default)]
pub struct Styles {
    styles: BTreeMap<(bool, String), Style>,
}

/// How long a chain of styles may be.
const LONGEST_CHAIN: usize = 50;

impl Styles {
    /// Reads the styles under these roots.
    pub fn read(roots: &[Node<'_, '_>]) -> Self {
        let mut styles = BTreeMap::new();
        for node in roots.iter().flat_map(|root| root.descendants()) {
            if node.tag_name().name() != "style" {
                continue;
            }
            let paragraph = match attribute(node, "family") {
                Some("paragraph") => true,
                Some("text") => false,
                _ => continue,
            };
            if let Some(name) = attribute(node, "name") {
                let shown = attribute(node, "display-name").unwrap_or(name);
                let style = match !paragraph && sets_out(shown) {
                    true => Style::default(),
                    false => Style::of(node, name),
                };
                styles.insert((paragraph, name.to_owned()), style);
            }
        }
        Self { styles }
    }

    /// What a style says together with those it stands on.
    pub fn get(&self, paragraph: bool, name: &str) -> Style {
        let mut whole = Style::default();
        let mut name = Some(name.to_owned());
        for _ in 0..LONGEST_CHAIN {
            let Some(style) = name.and_then(|name| self.styles.get(&(paragraph, name))) else { break };
            whole = whole.over(style);
            name = style.parent.clone();
        }
        whole
    }
}

impl Style {
    fn of(node: Node<'_, '_>, name: &str) -> Self {
        let text = child(node, "text-properties");
        let of_text = |name: &str| text.and_then(|text| attribute(text, name));
        let paragraph = child(node, "paragraph-properties");
        let height = of_text("text-position").map(|position| {
            let first = position.split_whitespace().next().unwrap_or_default();
            let percent: i32 = first.trim_end_matches('%').parse().unwrap_or(0);
            match first {
                "super" => Height::Above,
                "sub" => Height::Below,
                _ if percent > 0 => Height::Above,
                _ if percent < 0 => Height::Below,
                _ => Height::Line,
            }
        });
        let weight = of_text("font-weight");
        Self {
            parent: attribute(node, "parent-style-name").map(str::to_owned),
            bold: weight
                .map(|weight| weight == "bold" || weight.parse::<u32>().is_ok_and(|weight| weight >= 600)),
            italic: of_text("font-style").map(|style| matches!(style, "italic" | "oblique")),
            underline: of_text("text-underline-style").map(|style| style != "none"),
            struck: of_text("text-line-through-style").map(|style| style != "none"),
            hidden: of_text("display").map(|display| display == "none"),
            height,
            centred: paragraph.and_then(|it| attribute(it, "text-align")).map(|align| align == "center"),
            list: attribute(node, "list-style-name").map(str::to_owned),
            title: name == "Title",
        }
    }

    /// This, and where it says nothing the other.
    pub fn over(self, other: &Style) -> Style {
        Style {
            parent: None,
            bold: self.bold.or(other.bold),
            italic: self.italic.or(other.italic),
            underline: self.underline.or(other.underline),
            struck: self.struck.or(other.struck),
            hidden: self.hidden.or(other.hidden),
            height: self.height.or(other.height),
            centred: self.centred.or(other.centred),
            list: self.list.or_else(|| other.list.clone()),
            title: self.title || other.title,
        }
    }
}
