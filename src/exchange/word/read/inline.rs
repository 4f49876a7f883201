//! What stands in a paragraph: runs, and what may stand around them.

use roxmltree::Node;

use super::line::{Format, Line};
use super::object::{self, Extent, Object};
use super::symbol;
use super::view::Change;
use super::walk::{Around, Walk};
use super::{bookmark, field};
use crate::exchange::objects::description;
use crate::exchange::word::identity::is_ours;
use crate::exchange::word::notice::Noted;
use crate::exchange::word::xml::WordNode;

/// The title of the content control our writer puts around the description of an object whose bytes it does
/// not have; its tag is the object's hash.
pub const OBJECT_ALIAS: &str = "travaux-object";

impl<'w> Walk<'w, '_> {
    /// Adds everything in a paragraph, or in something inside a paragraph, to a line.
    pub fn inline(&mut self, parent: Node<'w, 'w>, around: Around<'_>, line: &mut Line) {
        for node in parent.children() {
            self.inline_node(node, around, line);
        }
    }

    /// Adds one thing that may stand in a paragraph.
    pub fn inline_node(&mut self, node: Node<'w, 'w>, around: Around<'_>, line: &mut Line) {
        if !node.is_element() {
            return;
        }
        let name = node.word();
        if let Some(change) = Change::of(name) {
            if self.view.shows(change) {
                let outer = self.changes.enter_node(node);
                self.inline(node, around, line);
                self.changes.leave(outer);
            }
            return;
        }
        match name {
            "r" => self.run(node, around, line),
            "hyperlink" => {
                let relation = node.relation("id").and_then(|id| self.relations.get(id));
                let address = relation.filter(|relation| relation.external).map(|to| to.target.as_str());
                self.inline(node, Around { link: address.or(around.link) }, line);
            }
            "fldSimple" => {
                let link = node.value("instr").and_then(field::link);
                self.inline(node, Around { link: link.as_deref().or(around.link) }, line);
            }
            "smartTag" | "customXml" | "bdo" | "dir" => self.inline(node, around, line),
            "sdt" => self.control(node, around, line),
            "commentReference" => self.comment(node),
            "commentRangeStart" => {
                self.comment(node);
                if let Some(name) = node.value("id").map(bookmark::of_comment) {
                    line.tag(&name, Some(&name));
                }
            }
            "commentRangeEnd" => {
                if let Some(name) = node.value("id").map(bookmark::of_comment) {
                    line.tag(&name, None);
                }
            }
            "bookmarkStart" => {
                if let (Some(id), Some(name)) = (node.value("id"), node.value("name"))
                    && is_ours(name)
                {
                    self.named.insert(id.to_owned());
                    line.tag(id, Some(name));
                }
            }
            "bookmarkEnd" => {
                if let Some(id) = node.value("id").filter(|id| self.named.remove(*id)) {
                    line.tag(id, None);
                }
            }
            "" if node.is_math() && matches!(node.tag_name().name(), "oMath" | "oMathPara") => {
                self.formula(node, line);
            }
            "" if node.tag_name().name() == "AlternateContent" => {
                if let Some(chosen) = alternative(node) {
                    self.inline(chosen, around, line);
                }
            }
            _ => {}
        }
    }

    /// A content control.
    fn control(&mut self, node: Node<'w, 'w>, around: Around<'_>, line: &mut Line) {
        let Some(content) = node.child("sdtContent") else { return };
        let properties = node.child("sdtPr").filter(|p| p.child_value("alias") == Some(OBJECT_ALIAS));
        if let Some(hash) = properties.and_then(|properties| properties.child_value("tag")) {
            let mut alt = Line::default();
            self.inline(content, Around::default(), &mut alt);
            let alt = alt.finish().content.text;
            let first = content.child("r").and_then(|run| run.child("rPr"));
            let field_link = self.fields.link().map(str::to_owned);
            let format = self.format(first, field_link.as_deref().or(around.link));
            line.object(hash, description(&alt).unwrap_or(&alt), &format);
            return;
        }
        self.inline(content, around, line);
    }

    fn comment(&mut self, node: Node<'w, 'w>) {
        if let Some(id) = node.value("id").filter(|id| !self.comments.iter().any(|known| known == id)) {
            self.comments.push(id.to_owned());
        }
    }

    /// A run: text in one format.
    fn run(&mut self, run: Node<'w, 'w>, around: Around<'_>, line: &mut Line) {
        let properties = run.child("rPr");
        let field_link = self.fields.link().map(str::to_owned);
        let link = field_link.as_deref().or(around.link);
        let mut known: Option<Format<'_>> = None;
        for node in run.children().filter(Node::is_element) {
            match node.word() {
                "fldChar" => self.fields.character(node),
                "instrText" | "delInstrText" => self.fields.code(node.text().unwrap_or_default()),
                "commentReference" => self.comment(node),
                "rPr" | "lastRenderedPageBreak" | "footnoteRef" | "endnoteRef" | "annotationRef" => {}
                _ if !self.fields.shown() => {}
                _ => {
                    let format = match known {
                        Some(format) => format,
                        None => *known.insert(self.format(properties, link)),
                    };
                    self.run_child(node, properties, &format, around, line);
                }
            }
        }
    }

    fn run_child(
        &mut self,
        node: Node<'w, 'w>,
        properties: Option<Node<'w, 'w>>,
        format: &Format<'_>,
        around: Around<'_>,
        line: &mut Line,
    ) {
        match node.word() {
            "t" | "delText" => {
                let text = layout_free(node.text().unwrap_or_default());
                if may_be_symbols(&text) {
                    let fonts = properties.and_then(|properties| properties.child("rFonts"));
                    let font = fonts.and_then(|fonts| fonts.value("ascii")).unwrap_or_default();
                    let text: String = text.chars().map(|c| self.symbol(font, u32::from(c), c)).collect();
                    line.push(&text, format);
                } else {
                    line.push(&text, format);
                }
            }
            "tab" | "ptab" => line.push("\t", format),
            "br" | "cr" => line.push("\n", format),
            "noBreakHyphen" => line.push("\u{2011}", format),
            "softHyphen" => line.push("\u{AD}", format),
            "sym" => {
                let code = node.value("char").and_then(|code| u32::from_str_radix(code, 16).ok());
                if let Some(code) = code {
                    let font = node.value("font").unwrap_or_default();
                    let own = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
                    line.push(self.symbol(font, code, own).encode_utf8(&mut [0; 4]), format);
                }
            }
            "footnoteReference" | "endnoteReference" => self.note_reference(node, format, line),
            "ruby" => {
                if let Some(base) = node.child("rubyBase") {
                    self.inline(base, around, line);
                }
            }
            "drawing" | "pict" | "object" => self.drawing(node, format, line),
            "" if node.tag_name().name() == "AlternateContent" => {
                for inner in alternative(node).into_iter().flat_map(|chosen| chosen.children()) {
                    if matches!(inner.word(), "drawing" | "pict" | "object" | "t") {
                        self.run_child(inner, properties, format, around, line);
                    }
                }
            }
            _ => {}
        }
    }

    fn symbol(&mut self, font: &str, code: u32, own: char) -> char {
        let private = (0xF000..=0xF0FF).contains(&code);
        match symbol::unicode(font, code) {
            Some(character) => character,
            None => {
                if private {
                    self.notices.add(Noted::UnknownSymbol(font.to_owned()));
                }
                own
            }
        }
    }

    fn note_reference(&mut self, node: Node<'w, 'w>, format: &Format<'_>, line: &mut Line) {
        if self.in_note {
            return;
        }
        let endnote = node.is_word("endnoteReference");
        match node.value("id").and_then(|id| self.notes.get(endnote, id)) {
            Some((note, relations)) => {
                let body = self.note(note, relations);
                line.note(body, format);
            }
            None => self.notices.add(Noted::MissingNote),
        }
    }

    fn formula(&mut self, node: Node<'w, 'w>, line: &mut Line) {
        let xml = object::formula_xml(node, self.view);
        let words = object::formula_words(node, self.view);
        let object = Object::formula(xml);
        let hash = object.hash();
        line.object(&hash, &words, &Format { under: self.changes.under(), ..Format::default() });
        self.objects.entry(hash).or_insert(object);
    }

    /// A picture, a shape, an embedded object, or a text box.
    fn drawing(&mut self, node: Node<'w, 'w>, format: &Format<'_>, line: &mut Line) {
        if node.is_word("object") {
            self.notices.add(Noted::Embedded);
        }
        let (mut boxes, mut pictures) = (Vec::new(), Vec::new());
        gather(node, &mut boxes, &mut pictures);
        for story in &boxes {
            self.notices.add(Noted::TextBox);
            let blocks = self.apart(*story, |walk| walk.box_blocks(*story));
            self.boxes.extend(blocks);
        }
        let alt = alt_text(node);
        // What several pictures are shown as together says nothing of the single one.
        let extent = if pictures.len() == 1 { extent(node) } else { None };
        for picture in &pictures {
            let id = ["embed", "id", "link", "pict"].iter().find_map(|name| picture.relation(name));
            match id.and_then(|id| self.picture(id, extent)) {
                Some(hash) => line.object(&hash, &alt, format),
                None => self.notices.add(Noted::MissingPicture),
            }
        }
        if boxes.is_empty() && pictures.is_empty() && !node.is_word("object") {
            self.notices.add(Noted::Shape);
        }
    }

    /// The hash of a picture the part refers to.
    fn picture(&mut self, id: &str, extent: Option<Extent>) -> Option<String> {
        let relation = self.relations.get(id).filter(|relation| !relation.external)?;
        let part = relation.target.clone();
        if let Some(known) = self.pictures.get(&part) {
            return known.clone();
        }
        // A picture that cannot be unpacked is a picture that is missing, not a reason to refuse the text.
        let bytes = self.package.bytes(&part).ok().flatten();
        let hash = bytes.map(|bytes| {
            let object = Object::picture(&part, bytes, extent);
            let hash = object.hash();
            self.objects.entry(hash.clone()).or_insert(object);
            hash
        });
        self.pictures.insert(part, hash.clone());
        hash
    }
}

/// Of content that is written several times for readers of several ages, the one to read: the newest, which
/// differs in drawing, not in words.
pub fn alternative<'a, 'i>(node: Node<'a, 'i>) -> Option<Node<'a, 'i>> {
    let named = |name: &str| node.children().find(|child| child.tag_name().name() == name);
    named("Choice").or_else(|| named("Fallback"))
}

/// The text boxes and pictures of a drawing, outermost boxes only.
fn gather<'a, 'i>(node: Node<'a, 'i>, boxes: &mut Vec<Node<'a, 'i>>, pictures: &mut Vec<Node<'a, 'i>>) {
    for child in node.children().filter(Node::is_element) {
        if child.is_word("txbxContent") {
            boxes.push(child);
            continue;
        }
        match child.tag_name().name() {
            "blip" | "imagedata" => pictures.push(child),
            "AlternateContent" => {
                if let Some(chosen) = alternative(child) {
                    gather(chosen, boxes, pictures);
                }
                continue;
            }
            _ => {}
        }
        gather(child, boxes, pictures);
    }
}

/// The description of a drawing; its title where there is none.
fn alt_text(node: Node<'_, '_>) -> String {
    let properties = node.descendants().find(|inner| inner.tag_name().name() == "docPr");
    let alt = properties.and_then(|p| ["descr", "title"].iter().find_map(|name| p.attribute(*name)));
    let alt = alt.or_else(|| {
        let old = node.descendants().filter(|inner| matches!(inner.tag_name().name(), "shape" | "imagedata"));
        old.into_iter().find_map(|shape| shape.attribute("alt").or_else(|| shape.attribute("title")))
    });
    alt.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How large a drawing is shown: as it says itself, in the older notation as its style does.
fn extent(node: Node<'_, '_>) -> Option<Extent> {
    if let Some(extent) = node.descendants().find(|inner| inner.tag_name().name() == "extent") {
        let length = |name: &str| extent.attribute(name)?.parse().ok();
        return Extent::new(length("cx")?, length("cy")?);
    }
    let shape = node.descendants().find(|inner| inner.tag_name().name() == "shape")?;
    let length = |name: &str| {
        let mut settings = shape.attribute("style")?.split(';').filter_map(|it| it.split_once(':'));
        object::length(settings.find(|(key, _)| key.trim() == name)?.1)
    };
    Extent::new(length("width")?, length("height")?)
}

/// Whether a text may hold characters of a symbol font, U+F000 to U+F0FF; a quick look at its bytes.
fn may_be_symbols(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(0xEF, bytes).any(|at| matches!(bytes.get(at + 1), Some(0x80..=0x83)))
}

/// Text without the line breaks of the XML's own layout, which Word shows as spaces.
fn layout_free(text: &str) -> std::borrow::Cow<'_, str> {
    if memchr::memchr2(b'\n', b'\r', text.as_bytes()).is_none() {
        return text.into();
    }
    let trimmed = if text.starts_with(['\n', '\r']) { text.trim_start() } else { text };
    let trimmed = if trimmed.ends_with(['\n', '\r']) { trimmed.trim_end() } else { trimmed };
    trimmed.replace(['\n', '\r'], " ").into()
}
