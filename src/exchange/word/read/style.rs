//! Styles: what a paragraph or a run inherits by the name of its style.

use std::collections::BTreeMap;

use roxmltree::Node;

use crate::exchange::word::xml::WordNode;

/// Styles a style may be based on, one upon the other.
const MAX_CHAIN: usize = 20;

/// The styles a document defines.
#[derive(Debug, Default)]
pub struct Styles {
    by_id: BTreeMap<String, Style>,
    default_paragraph: Option<String>,
}

/// One style, itself only.
#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    /// The role its name gives it.
    role: Option<Role>,
    lead: Option<Lead>,
    outline: Option<u8>,
    list: Option<u32>,
    level: Option<usize>,
    emphasis: Emphasis,
    centred: Option<bool>,
}

/// What the name of a paragraph style says of the paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The document's title.
    Title,
    /// A heading of this level, from 1.
    Heading(u8),
}

/// What our writer says, by a character style, of the first words of a paragraph where they would be read
/// otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lead {
    /// They are the label, and nothing else is.
    Label,
    /// They are no label, whatever they look like.
    Literal,
}

/// The name of the character style for [`Lead::Label`].
pub const LABEL: &str = "Travaux Label";
/// The name of the character style for [`Lead::Literal`].
pub const LITERAL: &str = "Travaux Literal";

/// The names of the character styles our writer sets wordings out with: a bracket, names, what is proposed, what is
/// proposed to go. What they look like is the print's, and never of the words typed in their place.
pub const SET_OUT: [&str; 4] = ["Travaux Bracket", "Travaux Names", "Travaux Proposed", "Travaux Goes"];

/// The emphasis a style or a run sets or clears; nothing where it says nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Emphasis {
    /// Bold.
    pub bold: Option<bool>,
    /// Italic.
    pub italic: Option<bool>,
    /// Underlined.
    pub underline: Option<bool>,
    /// Raised or lowered.
    pub height: Option<Height>,
    /// Hidden.
    pub hidden: Option<bool>,
    /// Struck out.
    pub struck: Option<bool>,
}

/// Raised or lowered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Height {
    /// On the line.
    Line,
    /// Raised.
    Above,
    /// Lowered.
    Below,
}

impl Emphasis {
    /// What run properties say.
    pub fn read(properties: Node<'_, '_>) -> Self {
        let mut emphasis = Self::default();
        for child in properties.children() {
            let on = || Some(!matches!(child.value("val"), Some("0" | "false" | "off" | "none")));
            match child.word() {
                "b" => emphasis.bold = on(),
                "i" => emphasis.italic = on(),
                "u" => emphasis.underline = on(),
                "vanish" => emphasis.hidden = on(),
                "strike" | "dstrike" => {
                    emphasis.struck = Some(emphasis.struck == Some(true) || on() == Some(true));
                }
                "vertAlign" => {
                    emphasis.height = Some(match child.value("val") {
                        Some("superscript") => Height::Above,
                        Some("subscript") => Height::Below,
                        _ => Height::Line,
                    });
                }
                _ => {}
            }
        }
        emphasis
    }

    /// This emphasis, and the other's where this one says nothing.
    pub fn or(self, other: Self) -> Self {
        Self {
            bold: self.bold.or(other.bold),
            italic: self.italic.or(other.italic),
            underline: self.underline.or(other.underline),
            height: self.height.or(other.height),
            hidden: self.hidden.or(other.hidden),
            struck: self.struck.or(other.struck),
        }
    }
}

impl Styles {
    /// Reads the styles part.
    pub fn read(root: Node<'_, '_>) -> Self {
        let mut styles = Self::default();
        for node in root.children().filter(|node| node.is_word("style")) {
            let Some(id) = node.value("styleId") else { continue };
            let default = matches!(node.value("default"), Some("1" | "true" | "on"));
            if default && node.value("type") == Some("paragraph") {
                styles.default_paragraph.get_or_insert_with(|| id.to_owned());
            }
            styles.by_id.entry(id.to_owned()).or_insert_with(|| Style::read(node, id));
        }
        styles
    }

    /// The style a paragraph without one has.
    pub fn default_paragraph(&self) -> Option<&str> {
        self.default_paragraph.as_deref()
    }

    /// The style and those it is based on.
    fn chain<'s>(&'s self, id: &'s str) -> impl Iterator<Item = (&'s str, &'s Style)> {
        let first = self.by_id.get(id).map(|style| (id, style));
        std::iter::successors(first, |(_, style)| {
            let parent = style.based_on.as_deref()?;
            Some((parent, self.by_id.get(parent)?))
        })
        .take(MAX_CHAIN)
    }

    /// The role a paragraph has by its style's name, or by the names of those it is based on.
    pub fn role(&self, id: &str) -> Option<Role> {
        // A document without a styles part can still say "Heading1".
        if !self.by_id.contains_key(id) {
            return role_by_name(id);
        }
        self.chain(id).find_map(|(_, style)| style.role)
    }

    /// What a character style says of the first words of a paragraph.
    pub fn lead(&self, id: &str) -> Option<Lead> {
        self.by_id.get(id)?.lead
    }

    /// The outline level a style gives, from 0; 9 is text.
    pub fn outline(&self, id: &str) -> Option<u8> {
        self.chain(id).find_map(|(_, style)| style.outline)
    }

    /// The list and level a style gives, each from the nearest style that says it, and that style's id.
    pub fn list(&self, id: &str) -> Option<(u32, Option<usize>, String)> {
        let (owner, list) = self.chain(id).find_map(|(owner, style)| Some((owner, style.list?)))?;
        let level = self.chain(id).find_map(|(_, style)| style.level);
        Some((list, level, owner.to_owned()))
    }

    /// The level a style gives a list named elsewhere.
    pub fn level(&self, id: &str) -> Option<usize> {
        self.chain(id).find_map(|(_, style)| style.level)
    }

    /// The list a numbering style names.
    pub fn numbering_style(&self, id: &str) -> Option<u32> {
        self.chain(id).find_map(|(_, style)| style.list)
    }

    /// The emphasis a style gives.
    pub fn emphasis(&self, id: &str) -> Emphasis {
        self.chain(id).fold(Emphasis::default(), |emphasis, (_, style)| emphasis.or(style.emphasis))
    }

    /// Whether a style centres its paragraphs.
    pub fn centred(&self, id: &str) -> bool {
        self.chain(id).find_map(|(_, style)| style.centred).unwrap_or(false)
    }
}

impl Style {
    fn read(node: Node<'_, '_>, id: &str) -> Self {
        let paragraph = node.child("pPr");
        let numbers = paragraph.and_then(|properties| properties.child("numPr"));
        let number = |name: &str| numbers?.child_value(name)?.parse::<u32>().ok();
        let name = node.child_value("name").unwrap_or(id);
        let is_paragraph = node.value("type").is_none_or(|kind| kind == "paragraph");
        Self {
            based_on: node.child_value("basedOn").map(str::to_owned),
            role: if is_paragraph { role_by_name(name) } else { None },
            lead: if is_paragraph { None } else { lead_by_name(name) },
            outline: paragraph.and_then(|p| p.child_value("outlineLvl")?.parse().ok()),
            list: number("numId"),
            level: number("ilvl").map(|level| level as usize),
            emphasis: match node.child("rPr") {
                Some(_) if !is_paragraph && sets_out(name) => Emphasis::default(),
                own => own.map(Emphasis::read).unwrap_or_default(),
            },
            centred: paragraph.and_then(|p| p.child_value("jc")).map(|jc| jc == "center"),
        }
    }
}

/// The words for "heading" at the start of a style's name in the languages of Word and LibreOffice that
/// translate it.
const HEADINGS: [&str; 16] = [
    "heading",
    "заголовок",
    "titre",
    "überschrift",
    "título",
    "titulo",
    "titolo",
    "kop",
    "rubrik",
    "nagłówek",
    "nadpis",
    "başlık",
    "тақырып",
    "загаловак",
    "overskrift",
    "cím",
];
/// The names of the title's style in the same languages.
const TITLES: [&str; 8] = ["title", "название", "заглавие", "titel", "titre", "título", "titolo", "назва"];

/// Whether the character style of this name sets wordings out on our prints.
pub fn sets_out(name: &str) -> bool {
    SET_OUT.iter().any(|own| name.eq_ignore_ascii_case(own))
}

fn lead_by_name(name: &str) -> Option<Lead> {
    match name {
        _ if name.eq_ignore_ascii_case(LABEL) => Some(Lead::Label),
        _ if name.eq_ignore_ascii_case(LITERAL) => Some(Lead::Literal),
        _ => None,
    }
}

fn role_by_name(name: &str) -> Option<Role> {
    let name = name.trim().to_lowercase();
    if TITLES.contains(&name.as_str()) {
        return Some(Role::Title);
    }
    let rest = HEADINGS.iter().find_map(|word| name.strip_prefix(word))?;
    let level: u8 = rest.trim().parse().ok()?;
    (1..=9).contains(&level).then_some(Role::Heading(level))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_in_the_languages_of_word() {
        for name in ["heading 3", "Heading3", "Заголовок 3", "Titre 3", "Überschrift 3", "Título 3"]
        {
            assert_eq!(role_by_name(name), Some(Role::Heading(3)), "{name}");
        }
        assert_eq!(role_by_name("Название"), Some(Role::Title));
        assert_eq!(role_by_name("Heading"), None);
        assert_eq!(role_by_name("heading 10"), None);
        assert_eq!(role_by_name("Заголовок оглавления"), None);
    }

    #[test]
    fn a_circle_of_styles_ends() {
        let text = "<w:styles xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>\
            <w:style w:styleId='a'><w:basedOn w:val='b'/></w:style>\
            <w:style w:styleId='b'><w:basedOn w:val='a'/></w:style></w:styles>";
        let document = roxmltree::Document::parse(text).unwrap();
        let styles = Styles::read(document.root_element());
        assert_eq!(styles.role("a"), None);
        assert_eq!(styles.list("a"), None);
    }
}
