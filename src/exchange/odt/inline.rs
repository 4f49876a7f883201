//! What stands in a paragraph: words, spans, notes, pictures.

use roxmltree::Node;

use super::formula;
use super::style::Style;
use super::walk::{Flow, Walk};
use super::{attribute, child};
use crate::exchange::word::identity::is_ours;
use crate::exchange::word::notice::Noted;
use crate::exchange::word::read::block::flatten;
use crate::exchange::word::read::bookmark;
use crate::exchange::word::read::length;
use crate::exchange::word::read::line::{Finished, Format, Line};
use crate::exchange::word::xml;
use crate::exchange::word::{Extent, Object};
use crate::text::content::is_target;

/// How words are set here.
#[derive(Debug, Clone, Default)]
pub struct Setting {
    style: Style,
    link: Option<String>,
}

/// The longest run of spaces one element stands for; more say nothing more.
const MOST_SPACES: usize = 20;

impl<'w> Walk<'w, '_> {
    /// How the words of a paragraph are set: as its style says, but for what makes headings look like headings.
    pub fn base_format(&self, paragraph: Node<'w, 'w>) -> Setting {
        let style = self.styles.get(true, attribute(paragraph, "style-name").unwrap_or_default());
        Setting { style: Style { hidden: style.hidden, ..Style::default() }, link: None }
    }

    /// Adds everything in a paragraph, or in something inside a paragraph.
    pub fn inline(&mut self, parent: Node<'w, 'w>, setting: &Setting, flow: &mut Flow) {
        for node in parent.children() {
            self.inline_node(node, setting, flow);
        }
    }

    /// Adds one thing that may stand in a paragraph.
    pub fn inline_node(&mut self, node: Node<'w, 'w>, setting: &Setting, flow: &mut Flow) {
        if node.is_text() {
            let words = self.collapsed(node.text().unwrap_or_default());
            self.words(&words, setting, flow);
            return;
        }
        if !node.is_element() {
            return;
        }
        match node.tag_name().name() {
            "span" => {
                let own = self.styles.get(false, attribute(node, "style-name").unwrap_or_default());
                let inner = Setting { style: own.over(&setting.style), link: setting.link.clone() };
                self.inline(node, &inner, flow);
            }
            "a" => {
                let address = attribute(node, "href").filter(|address| is_target(address)).map(str::to_owned);
                let inner = Setting { link: address.or(setting.link.clone()), ..setting.clone() };
                self.inline(node, &inner, flow);
            }
            "s" => {
                let count = attribute(node, "c").and_then(|count| count.parse::<usize>().ok()).unwrap_or(1);
                self.words(&" ".repeat(count.clamp(1, MOST_SPACES)), setting, flow);
            }
            "tab" => self.words("\t", setting, flow),
            "line-break" => {
                self.words("\n", setting, flow);
                self.spaced = true;
            }
            "change-start" | "change-end" | "change" => self.change(node, flow),
            "note" => self.note_anchor(node, setting, flow),
            "annotation" => {
                if let Some(name) = attribute(node, "name").map(bookmark::of_comment) {
                    flow.line.tag(&name, Some(&name));
                }
                self.annotation(node);
            }
            "annotation-end" => {
                if let Some(name) = attribute(node, "name").map(bookmark::of_comment) {
                    flow.line.tag(&name, None);
                }
            }
            "frame" | "custom-shape" | "rect" | "line" | "g" => self.drawing(node, setting, flow),
            "ruby" => {
                if let Some(base) = child(node, "ruby-base") {
                    self.inline(base, setting, flow);
                }
            }
            "bookmark-start" | "bookmark-end" | "bookmark" => {
                let name = attribute(node, "name").unwrap_or_default();
                if is_ours(name) {
                    let local = node.tag_name().name();
                    if local != "bookmark-end" {
                        flow.line.tag(name, Some(name));
                    }
                    if local != "bookmark-start" {
                        flow.line.tag(name, None);
                    }
                }
            }
            "soft-page-break" | "reference-mark" | "script" | "note-citation" => {}
            // Fields and whatever else: what they show.
            _ => self.inline(node, setting, flow),
        }
    }

    /// White space as the format counts it: any run of it is one space, and none at the beginning.
    fn collapsed(&mut self, text: &str) -> String {
        let mut words = String::with_capacity(text.len());
        for c in text.chars() {
            let space = matches!(c, ' ' | '\t' | '\n' | '\r');
            if !(space && self.spaced) {
                words.push(if space { ' ' } else { c });
            }
            self.spaced = space;
        }
        words
    }

    fn words(&mut self, words: &str, setting: &Setting, flow: &mut Flow) {
        if words.is_empty() || !self.shown() {
            return;
        }
        if !words.ends_with(' ') {
            self.spaced = false;
        }
        let on = |switch: Option<bool>| switch.unwrap_or(false);
        if on(setting.style.hidden) {
            self.left_out(Noted::HiddenText);
        }
        if on(setting.style.struck) {
            self.left_out(Noted::StruckOut);
        }
        let format = self.format(setting);
        flow.line.push(words, &format);
    }

    fn format<'f>(&self, setting: &'f Setting) -> Format<'f> {
        let on = |switch: Option<bool>| switch.unwrap_or(false);
        Format {
            bold: on(setting.style.bold),
            italic: on(setting.style.italic),
            underline: setting.link.is_none() && on(setting.style.underline),
            height: setting.style.height,
            link: setting.link.as_deref(),
            under: self.changes.under(),
            ..Format::default()
        }
    }

    fn note_anchor(&mut self, node: Node<'w, 'w>, setting: &Setting, flow: &mut Flow) {
        let Some(body) = child(node, "note-body").filter(|_| !self.in_note && self.shown()) else { return };
        self.in_note = true;
        let boxes = std::mem::take(&mut self.boxes);
        let spaced = self.spaced;
        let mut blocks = self.story(body);
        blocks.extend(std::mem::replace(&mut self.boxes, boxes));
        self.spaced = spaced;
        self.in_note = false;
        let mut whole = Line::default();
        for paragraph in flatten(blocks).0 {
            whole.append("\n", paragraph);
        }
        let note: Finished = whole.finish();
        let format = self.format(setting);
        flow.line.note(note, &format);
        self.spaced = false;
    }

    /// A frame: a picture, a text box, or something of another program.
    fn drawing(&mut self, node: Node<'w, 'w>, setting: &Setting, flow: &mut Flow) {
        if !self.shown() {
            return;
        }
        let find = |name: &str| node.descendants().find(|inner| inner.tag_name().name() == name);
        if let Some(story) = find("text-box").or_else(|| {
            let own = matches!(node.tag_name().name(), "custom-shape" | "rect");
            own.then_some(node).filter(|node| child(*node, "p").is_some())
        }) {
            self.left_out(Noted::TextBox);
            let (boxes, spaced) = (std::mem::take(&mut self.boxes), self.spaced);
            let blocks = self.story(story);
            self.boxes = boxes;
            self.spaced = spaced;
            self.boxes.extend(blocks);
            return;
        }
        if find("object").is_some_and(|object| self.formula(object, setting, flow)) {
            return;
        }
        let object = find("object").is_some() || find("object-ole").is_some();
        if object {
            self.left_out(Noted::Embedded);
        }
        let Some(image) = find("image") else {
            if !object {
                self.left_out(Noted::Shape);
            }
            return;
        };
        let words = |name: &str| child(node, name).and_then(|it| it.text()).unwrap_or_default();
        let alt = [words("desc"), words("title")]
            .into_iter()
            .find(|alt| !alt.trim().is_empty())
            .unwrap_or_default();
        let alt = alt.split_whitespace().collect::<Vec<_>>().join(" ");
        let part = attribute(image, "href").unwrap_or_default().trim_start_matches("./");
        let outside = part.contains("://") || part.is_empty();
        let bytes = if outside { None } else { self.package.bytes(part).ok().flatten() };
        let Some(bytes) = bytes else {
            self.left_out(if outside && !part.is_empty() {
                Noted::External(part.to_owned())
            } else {
                Noted::MissingPicture
            });
            return;
        };
        let length = |name: &str| attribute(node, name).and_then(length);
        let extent = length("width").zip(length("height")).and_then(|(wide, high)| Extent::new(wide, high));
        let object = Object::picture(part, bytes, extent);
        let hash = object.hash();
        let format = self.format(setting);
        flow.line.object(&hash, &alt, &format);
        self.objects.entry(hash).or_insert(object);
        self.spaced = false;
    }

    /// An embedded object, if it is a formula.
    fn formula(&mut self, node: Node<'w, 'w>, setting: &Setting, flow: &mut Flow) -> bool {
        let folder = attribute(node, "href").unwrap_or_default().trim_start_matches("./");
        let part = format!("{folder}/content.xml");
        let known = match node.children().find(is_math) {
            Some(inline) => Some(self.kept(formula::read(inline))),
            None if folder.is_empty() => None,
            None => match self.formulas.get(&part) {
                Some(known) => known.clone(),
                None => {
                    let read = self.formula_part(&part);
                    self.formulas.insert(part, read.clone());
                    read
                }
            },
        };
        let Some((hash, words)) = known else { return false };
        let format = self.format(setting);
        flow.line.object(&hash, &words, &format);
        self.spaced = false;
        true
    }

    /// The formula in a part of its own.
    fn formula_part(&mut self, part: &str) -> Option<(String, String)> {
        let content = self.package.text(part, &mut self.notices).ok().flatten()?;
        let content = xml::parse(&content, part).ok()?;
        let root = Some(content.root_element()).filter(is_math)?;
        Some(self.kept(formula::read(root)))
    }

    /// Keeps a formula; its hash and its words.
    fn kept(&mut self, (object, words): (Object, String)) -> (String, String) {
        let hash = object.hash();
        self.objects.entry(hash.clone()).or_insert(object);
        (hash, words)
    }
}

fn is_math(node: &Node<'_, '_>) -> bool {
    node.tag_name().name() == "math"
}
