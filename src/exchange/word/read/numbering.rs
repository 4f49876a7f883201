//! Automatic numbers: what the numbering part defines, and the counters while a document is read.
//!
//! Word counts per abstract list: several lists made from the same one go on counting, unless an override
//! starts them anew. The counters belong to one view: a paragraph that does not exist in the view is not
//! counted in it.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::Node;

use super::number;
use super::style::Styles;
use crate::exchange::word::notice::{Noted, Notices};
use crate::exchange::word::xml::WordNode;

/// The levels a list has.
const LEVELS: usize = 9;

/// The lists a document defines.
#[derive(Debug, Default)]
pub struct Numbering {
    abstracts: BTreeMap<u32, Abstract>,
    lists: BTreeMap<u32, List>,
}

/// A definition lists are made from.
#[derive(Debug, Default)]
struct Abstract {
    levels: [Option<Level>; LEVELS],
    /// The numbering style this one stands in for.
    style: Option<String>,
}

/// A list paragraphs belong to.
#[derive(Debug, Default)]
struct List {
    of: u32,
    overrides: BTreeMap<usize, Override>,
}

/// What a list does differently at a level.
#[derive(Debug, Default)]
struct Override {
    start: Option<u32>,
    level: Option<Level>,
}

/// One level of a definition.
#[derive(Debug, Clone)]
struct Level {
    start: u32,
    format: String,
    text: String,
    /// The level (counted from 1) after which this one starts anew; 0 for never.
    restart: Option<u32>,
    /// Whether all numbers of the label are written as 1, 2, 3.
    legal: bool,
    /// Whether nothing stands between the label and the text.
    tight: bool,
    /// The paragraph style that belongs to the level.
    style: Option<String>,
}

/// Which list, and which level of it, a paragraph belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The list.
    pub list: u32,
    /// The level, counted from 0.
    pub level: usize,
}

/// An automatic number as it reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Automatic {
    /// The label: "1.", «Статья 5», "•".
    pub label: String,
    /// Whether it is a bullet, whatever its glyph.
    pub bullet: bool,
    /// Whether the text follows without a space.
    pub tight: bool,
}

/// The counters of a document in one view.
#[derive(Debug, Default)]
pub struct Counters {
    counts: BTreeMap<u32, [Option<u32>; LEVELS]>,
    started: BTreeSet<(u32, usize)>,
}

impl Numbering {
    /// Reads the numbering part.
    pub fn read(root: Node<'_, '_>) -> Self {
        let mut numbering = Self::default();
        for node in root.children() {
            match node.word() {
                "abstractNum" => {
                    let Some(id) = number_of(node.value("abstractNumId")) else { continue };
                    numbering.abstracts.entry(id).or_insert_with(|| Abstract::read(node));
                }
                "num" => {
                    let Some(id) = number_of(node.value("numId")) else { continue };
                    let Some(of) = number_of(node.child_value("abstractNumId")) else { continue };
                    let overrides = node
                        .children()
                        .filter(|child| child.is_word("lvlOverride"))
                        .filter_map(|child| Some((level_of(child.value("ilvl"))?, Override::read(child))))
                        .collect();
                    numbering.lists.entry(id).or_insert(List { of, overrides });
                }
                _ => {}
            }
        }
        numbering
    }

    /// The level of this list that belongs to a paragraph style.
    pub fn level_of_style(&self, list: u32, style: &str, styles: &Styles) -> Option<usize> {
        let (_, definition, _) = self.definition(list, styles)?;
        let belongs =
            |level: &Option<Level>| level.as_ref().is_some_and(|level| level.style.as_deref() == Some(style));
        definition.levels.iter().position(belongs)
    }

    /// The definition a list counts with: its number, itself, and the list's own overrides.
    fn definition(&self, list: u32, styles: &Styles) -> Option<(u32, &Abstract, &List)> {
        let first = self.lists.get(&list)?;
        let mut of = first.of;
        // A definition may stand in for a numbering style, whose list names another definition.
        for _ in 0..8 {
            let definition = self.abstracts.get(&of)?;
            let Some(style) = &definition.style else { return Some((of, definition, first)) };
            let Some(next) = styles.numbering_style(style).and_then(|list| self.lists.get(&list)) else {
                return Some((of, definition, first));
            };
            if next.of == of {
                return Some((of, definition, first));
            }
            of = next.of;
        }
        None
    }
}

impl Counters {
    /// Counts a paragraph at this place and says its number; nothing where the list is not defined or the
    /// level has no label.
    pub fn count(
        &mut self,
        place: Place,
        numbering: &Numbering,
        styles: &Styles,
        notices: &mut Notices,
    ) -> Option<Automatic> {
        let (of, definition, list) = numbering.definition(place.list, styles)?;
        let level_at = |index: usize| {
            let over = list.overrides.get(&index).and_then(|over| over.level.as_ref());
            over.or_else(|| definition.levels.get(index)?.as_ref())
        };
        let start_at = |index: usize| {
            let over = list.overrides.get(&index).and_then(|over| over.start);
            over.or_else(|| level_at(index).map(|level| level.start)).unwrap_or(1)
        };
        let counts = self.counts.entry(of).or_default();
        let at = place.level.min(LEVELS - 1);
        // An override of the start takes hold when the list is first met at that level.
        if self.started.insert((place.list, at)) && list.overrides.get(&at).is_some_and(|o| o.start.is_some())
        {
            counts[at] = None;
        }
        for (index, count) in counts.iter_mut().enumerate() {
            if index < at {
                count.get_or_insert_with(|| start_at(index));
            } else if index == at {
                *count = Some(count.map_or_else(|| start_at(index), |count| count.saturating_add(1)));
            } else {
                let restart = level_at(index).and_then(|level| level.restart);
                // Without a word on it a level starts anew after every higher one.
                if restart.is_none_or(|after| at < after as usize) {
                    *count = None;
                }
            }
        }
        let level = level_at(at)?;
        if level.format == "bullet" {
            let label = bullet(&level.text);
            return (!label.is_empty()).then_some(Automatic { label, bullet: true, tight: false });
        }
        let label = level.label(
            |index| {
                let number = counts[index].unwrap_or_else(|| start_at(index));
                let format = level_at(index).map_or("decimal", |level| level.format.as_str());
                (number, format)
            },
            notices,
        );
        (!label.is_empty()).then_some(Automatic { label, bullet: false, tight: level.tight })
    }
}

impl Abstract {
    fn read(node: Node<'_, '_>) -> Self {
        let mut read = Self { style: node.child_value("numStyleLink").map(str::to_owned), ..Self::default() };
        for child in node.children().filter(|child| child.is_word("lvl")) {
            if let Some(slot) = level_of(child.value("ilvl")).and_then(|index| read.levels.get_mut(index)) {
                slot.get_or_insert_with(|| Level::read(child));
            }
        }
        read
    }
}

impl Override {
    fn read(node: Node<'_, '_>) -> Self {
        Self {
            start: number_of(node.child_value("startOverride")),
            level: node.child("lvl").map(Level::read),
        }
    }
}

impl Level {
    fn read(node: Node<'_, '_>) -> Self {
        Self {
            start: number_of(node.child_value("start")).unwrap_or(0),
            format: node.child_value("numFmt").unwrap_or("decimal").to_owned(),
            text: node.child_value("lvlText").unwrap_or_default().to_owned(),
            restart: number_of(node.child_value("lvlRestart")),
            legal: node.switch("isLgl").unwrap_or(false),
            tight: node.child_value("suff") == Some("nothing"),
            style: node.child_value("pStyle").map(str::to_owned),
        }
    }

    /// The label: the level's text with the numbers put in.
    fn label<'l>(&self, counts: impl Fn(usize) -> (u32, &'l str), notices: &mut Notices) -> String {
        let mut label = String::new();
        let mut characters = self.text.chars().peekable();
        while let Some(character) = characters.next() {
            let digit = characters.peek().and_then(|next| next.to_digit(10)).filter(|digit| *digit > 0);
            match (character, digit) {
                ('%', Some(digit)) => {
                    characters.next();
                    let (count, format) = counts(digit as usize - 1);
                    let format = if self.legal && format != "none" { "decimal" } else { format };
                    match number::format(count, format) {
                        Some(number) => label.push_str(&number),
                        None => {
                            notices.add(Noted::UnknownNumberFormat(format.to_owned()));
                            label.push_str(&count.to_string());
                        }
                    }
                }
                _ => label.push(character),
            }
        }
        label.trim().to_owned()
    }
}

/// Bullets are glyphs of many fonts; what is a dash stays one, everything else is a bullet.
fn bullet(text: &str) -> String {
    match text.trim() {
        "" => String::new(),
        dash @ ("-" | "–" | "—" | "•") => dash.to_owned(),
        "\u{2212}" | "\u{2010}" | "\u{2011}" | "\u{2012}" | "\u{F02D}" | "\u{F0BE}" => "–".to_owned(),
        _ => "•".to_owned(),
    }
}

fn number_of(value: Option<&str>) -> Option<u32> {
    value?.trim().parse().ok()
}

fn level_of(value: Option<&str>) -> Option<usize> {
    value?.trim().parse().ok().filter(|level| *level < LEVELS)
}
