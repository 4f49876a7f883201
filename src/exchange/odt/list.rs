//! Lists and their automatic numbers.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::attribute;
use crate::exchange::word::read::number;
use crate::exchange::word::read::numbering::Automatic;

/// Levels of a list.
const LEVELS: usize = 10;

/// The list styles of a document; the headings' own under [`OUTLINE`].
#[derive(Debug, Default)]
pub struct Lists {
    styles: BTreeMap<String, Vec<Level>>,
}

/// The name under which the numbering of headings is kept.
pub const OUTLINE: &str = "\u{1}outline";

#[derive(Debug, Clone, Default)]
struct Level {
    bullet: Option<String>,
    format: Option<&'static str>,
    prefix: String,
    suffix: String,
    pattern: Option<String>,
    shown: usize,
    start: u32,
}

impl Lists {
    /// Reads the list styles under these roots.
    pub fn read(roots: &[Node<'_, '_>]) -> Self {
        let mut styles: BTreeMap<String, Vec<Level>> = BTreeMap::new();
        for node in roots.iter().flat_map(|root| root.descendants()) {
            let name = match node.tag_name().name() {
                "list-style" => attribute(node, "name").unwrap_or_default(),
                "outline-style" => OUTLINE,
                _ => continue,
            };
            let mut levels = vec![Level::default(); LEVELS];
            for level in node.children().filter(Node::is_element) {
                let nth =
                    attribute(level, "level").and_then(|level| level.parse::<usize>().ok()).unwrap_or(1);
                if let Some(place) = nth.checked_sub(1).and_then(|nth| levels.get_mut(nth)) {
                    *place = Level::of(level);
                }
            }
            styles.insert(name.to_owned(), levels);
        }
        Self { styles }
    }

    /// Whether there is such a list style.
    pub fn has(&self, style: &str) -> bool {
        self.styles.contains_key(style)
    }
}

impl Level {
    fn of(node: Node<'_, '_>) -> Self {
        let text = |name: &str| attribute(node, name).unwrap_or_default().to_owned();
        let number = |name: &str| attribute(node, name).and_then(|number| number.parse::<u32>().ok());
        Self {
            bullet: node.tag_name().name().ends_with("bullet").then(|| text("bullet-char")),
            format: attribute(node, "num-format").and_then(format),
            prefix: text("num-prefix"),
            suffix: text("num-suffix"),
            pattern: attribute(node, "num-list-format").map(str::to_owned),
            shown: number("display-levels").map_or(1, |shown| shown as usize).clamp(1, LEVELS),
            start: number("start-value").unwrap_or(1),
        }
    }
}

/// Word's name of a number format.
fn format(name: &str) -> Option<&'static str> {
    Some(match name {
        "" => return None,
        "1" => "decimal",
        "a" => "lowerLetter",
        "A" => "upperLetter",
        "i" => "lowerRoman",
        "I" => "upperRoman",
        _ if name.starts_with('а') => "russianLower",
        _ if name.starts_with('А') => "russianUpper",
        _ if name.starts_with("01") => "decimalZero",
        _ => "decimal",
    })
}

/// The counters of a document in one view, by list.
#[derive(Debug, Default)]
pub struct Counters {
    counts: BTreeMap<String, [Option<u32>; LEVELS]>,
}

impl Counters {
    /// Counts an item of a list and says its number. `list` is the list, `start` the value the item is set to.
    pub fn count(
        &mut self,
        lists: &Lists,
        list: &str,
        style: &str,
        level: usize,
        start: Option<u32>,
    ) -> Option<Automatic> {
        let levels = lists.styles.get(style)?;
        let level = level.min(LEVELS - 1);
        let own = levels.get(level)?;
        let counts = self.counts.entry(list.to_owned()).or_default();
        let place = counts.get_mut(level)?;
        *place = Some(start.unwrap_or_else(|| place.map_or(own.start, |count| count.saturating_add(1))));
        counts.get_mut(level + 1..)?.fill(None);
        if let Some(bullet) = &own.bullet {
            // Whatever the glyph, a bullet is a bullet; a dash is a dash.
            let dash = matches!(bullet.as_str(), "-" | "–" | "—");
            let label = if dash { bullet.clone() } else { "•".to_owned() };
            return Some(Automatic { label, bullet: true, tight: false });
        }
        own.format?;
        let written = |nth: usize| {
            let level = levels.get(nth)?;
            let count = counts.get(nth).copied().flatten().unwrap_or(level.start);
            number::format(count, level.format?)
        };
        let label = match &own.pattern {
            Some(pattern) => (0..LEVELS).fold(pattern.chars().take(200).collect::<String>(), |label, nth| {
                let hole = format!("%{}%", nth + 1);
                if label.contains(&hole) {
                    label.replace(&hole, &written(nth).unwrap_or_default())
                } else {
                    label
                }
            }),
            None => {
                let first = (level + 1).saturating_sub(own.shown);
                let parts: Vec<String> = (first..=level).filter_map(written).collect();
                format!("{}{}{}", own.prefix, parts.join("."), own.suffix)
            }
        };
        let label = label.trim().to_owned();
        (!label.is_empty()).then_some(Automatic { label, bullet: false, tight: false })
    }
}
