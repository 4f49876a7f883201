//! Words with their marks, from the events of the CommonMark parser.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::line::Escape;
use super::source::BREAK;
use crate::text::content::{ANCHOR, is_target};
use crate::text::{Anchor, Content, Mark, Style};

/// The events of one paragraph with their places in the source.
pub(super) type Events<'s> = Vec<(Event<'s>, Range<usize>)>;

/// What the parser is to know beyond CommonMark.
pub(super) const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_FOOTNOTES);

/// Words that were read, with what a line needs to know of how they were written.
#[derive(Default)]
pub(super) struct Inline {
    pub content: Content,
    /// Characters not written plainly, in order.
    pub escapes: Vec<Escape>,
    /// Places of the line breaks that are line ends in the source; whether each is a soft one.
    pub breaks: Vec<(usize, bool)>,
    /// The names of the footnotes anchored, in order.
    pub notes: Vec<String>,
    /// Visible characters that are not part of the words.
    pub dropped: Vec<String>,
}

/// What footnotes there are, and which are anchored already.
#[derive(Default)]
pub(super) struct Notes {
    /// Names of the definitions in the file.
    pub defined: Vec<String>,
    /// Names anchored so far.
    pub taken: Vec<String>,
    /// Within a footnote there are no footnotes.
    pub within: bool,
}

impl Notes {
    /// Whether this is the first reference to a footnote that exists.
    fn take(&mut self, name: &str) -> bool {
        let name = fold(name);
        if self.within || self.taken.contains(&name) || !self.defined.contains(&name) {
            return false;
        }
        self.taken.push(name);
        true
    }
}

/// Footnote names are compared without regard to case.
pub(super) fn fold(name: &str) -> String {
    name.to_lowercase()
}

/// A piece of source that stands by itself, such as a cell of a table block, as words.
pub(super) fn read_alone(source: &str, notes: &mut Notes) -> Inline {
    if source.is_empty() {
        return Inline::default();
    }
    // A character before the words keeps them from being read as a block; definitions make footnotes known.
    let mut whole = format!("{BREAK} {source}");
    let length = whole.len();
    if source.contains("[^") {
        for name in &notes.defined {
            whole.push_str("\n\n[^");
            whole.push_str(name);
            whole.push_str("]: .");
        }
    }
    let events: Events<'_> = Parser::new_ext(&whole, OPTIONS)
        .into_offset_iter()
        .filter(|(event, range)| range.start < length && !is_block(event))
        .collect();
    let mut inline = read(&events, &whole, notes);
    let kept = inline.content.text.trim_start().len();
    let cut = inline.content.text.len() - kept;
    inline.content = inline.content.slice(cut..inline.content.text.len());
    inline.escapes.clear();
    inline
}

fn is_block(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => !matches!(
            tag,
            Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. } | Tag::Strikethrough
        ),
        Event::End(tag) => !matches!(
            tag,
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image | TagEnd::Strikethrough
        ),
        Event::Html(_) | Event::Rule => true,
        _ => false,
    }
}

/// What an inline tag of HTML means.
enum Html {
    Open(Style),
    Close(Style),
    Break,
}

fn html(tag: &str) -> Option<Html> {
    let inner = tag.strip_prefix('<')?.strip_suffix('>')?;
    let (closing, name) = match inner.strip_prefix('/') {
        Some(name) => (true, name),
        None => (false, inner),
    };
    let name = name.trim_end_matches('/').trim();
    let style = match name.to_ascii_lowercase().as_str() {
        "br" if !closing => return Some(Html::Break),
        "b" | "strong" => Style::Bold,
        "i" | "em" => Style::Italic,
        "u" | "ins" => Style::Underline,
        "sup" => Style::Superscript,
        "sub" => Style::Subscript,
        _ => return None,
    };
    Some(if closing { Html::Close(style) } else { Html::Open(style) })
}

/// Which of the HTML tags have a partner.
fn partners(events: &Events<'_>) -> Vec<bool> {
    let mut paired = vec![false; events.len()];
    let mut open: Vec<(usize, Style)> = Vec::new();
    for (index, (event, _)) in events.iter().enumerate() {
        let Event::InlineHtml(tag) = event else { continue };
        match html(tag) {
            Some(Html::Open(style)) => open.push((index, style)),
            Some(Html::Close(style)) => {
                if let Some(place) = open.iter().rposition(|(_, known)| *known == style) {
                    let (partner, _) = open.remove(place);
                    for index in [partner, index] {
                        if let Some(paired) = paired.get_mut(index) {
                            *paired = true;
                        }
                    }
                }
            }
            Some(Html::Break) => {
                if let Some(paired) = paired.get_mut(index) {
                    *paired = true;
                }
            }
            None => {}
        }
    }
    paired
}

/// A link that is being read.
struct OpenLink {
    /// Where its words begin.
    start: usize,
    /// Its address; `None` where it is words.
    address: Option<String>,
    /// Where its inner source ends so far.
    inner_end: usize,
    /// What of it is named in the warnings.
    title: String,
    /// The words are not all of its visible source ("[text][name]").
    named: bool,
}

/// Reads the events of one paragraph.
pub(super) fn read(events: &Events<'_>, source: &str, notes: &mut Notes) -> Inline {
    let mut inline = Inline::default();
    let paired = partners(events);
    let mut open: Vec<(Style, usize)> = Vec::new();
    let mut links: Vec<OpenLink> = Vec::new();
    let mut read_to = 0;
    let mut index = 0;
    while let Some((event, range)) = events.get(index) {
        if let Some(link) = links.last_mut()
            && !matches!(event, Event::End(TagEnd::Link))
        {
            link.inner_end = link.inner_end.max(range.end);
        }
        match event {
            Event::Text(text) => {
                inline.text(text, range, source, read_to);
                read_to = range.end;
            }
            Event::SoftBreak | Event::HardBreak => {
                inline.breaks.push((inline.content.text.len(), matches!(event, Event::SoftBreak)));
                inline.content.text.push('\n');
                read_to = range.end;
            }
            Event::InlineHtml(tag) => {
                let known = if paired.get(index).copied().unwrap_or(false) { html(tag) } else { None };
                match known {
                    Some(Html::Break) => inline.content.text.push('\n'),
                    Some(Html::Open(style)) => open.push((style, inline.content.text.len())),
                    Some(Html::Close(style)) => {
                        if let Some(place) = open.iter().rposition(|(known, _)| *known == style) {
                            let (style, start) = open.remove(place);
                            inline.mark(start, style);
                        }
                    }
                    None => {
                        let next = events.get(index + 1).map(|(event, _)| event);
                        if tag.starts_with("<!--") || tag.starts_with("<?") && tag.ends_with("?>") {
                            inline.dropped.push(visible(tag));
                        } else if is_place(tag)
                            && matches!(next, Some(Event::InlineHtml(end)) if end.eq_ignore_ascii_case("</a>"))
                        {
                            // A place to link to, without words.
                            inline.dropped.push(format!("{}</a>", visible(tag)));
                            index += 1;
                        } else {
                            inline.literal(tag);
                        }
                    }
                }
                read_to = range.end;
            }
            Event::Start(Tag::Strong) => open.push((Style::Bold, inline.content.text.len())),
            Event::Start(Tag::Emphasis) => open.push((Style::Italic, inline.content.text.len())),
            Event::End(tag @ (TagEnd::Strong | TagEnd::Emphasis)) => {
                let style = if matches!(tag, TagEnd::Strong) { Style::Bold } else { Style::Italic };
                if let Some(place) = open.iter().rposition(|(known, _)| *known == style) {
                    let (style, start) = open.remove(place);
                    inline.mark(start, style);
                }
            }
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let mail = matches!(link_type, LinkType::Email) && !dest_url.starts_with("mailto:");
                let address = if mail { format!("mailto:{dest_url}") } else { dest_url.to_string() };
                let auto = matches!(link_type, LinkType::Autolink | LinkType::Email);
                let target = is_target(&address) || auto;
                if !target {
                    inline.literal("[");
                }
                links.push(OpenLink {
                    start: inline.content.text.len(),
                    address: target.then_some(address),
                    inner_end: if auto { range.start } else { range.start + 1 },
                    title: if title.is_empty() { String::new() } else { title.to_string() },
                    named: matches!(link_type, LinkType::Reference) && !id.is_empty(),
                });
            }
            Event::End(TagEnd::Link) => {
                if let Some(link) = links.pop() {
                    inline.end_link(link, range, source);
                    read_to = range.end;
                }
                if let Some(outer) = links.last_mut() {
                    outer.inner_end = outer.inner_end.max(range.end);
                }
            }
            Event::Start(Tag::Image { dest_url, title, .. }) => {
                let end = image_end(events, index);
                inline.image(events.get(index..end).unwrap_or_default(), dest_url, title, source, range);
                index = end;
                read_to = range.end;
            }
            Event::FootnoteReference(name) => {
                if notes.take(name) {
                    inline.content.text.push(ANCHOR);
                    inline.content.anchors.push(Anchor::Footnote);
                    inline.notes.push(fold(name));
                } else {
                    inline.literal(source.get(range.clone()).unwrap_or(""));
                }
                read_to = range.end;
            }
            // Code and whatever else: as it is written.
            Event::Start(_) | Event::End(_) => {}
            _ => {
                inline.literal(source.get(range.clone()).unwrap_or(""));
                read_to = range.end;
            }
        }
        index += 1;
    }
    inline
}

/// The index of the event that ends the picture begun at `start`.
fn image_end(events: &Events<'_>, start: usize) -> usize {
    let mut depth = 0;
    for (index, (event, _)) in events.iter().enumerate().skip(start) {
        match event {
            Event::Start(Tag::Image { .. }) => depth += 1,
            Event::End(TagEnd::Image) => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return index;
        }
    }
    events.len()
}

/// Whether a tag marks a place to link to: `<a id="…">`, `<a name="…">`.
fn is_place(tag: &str) -> bool {
    let lower = tag.to_ascii_lowercase();
    lower.starts_with("<a id=") || lower.starts_with("<a name=")
}

/// A piece of source for a warning.
fn visible(piece: &str) -> String {
    piece.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Inline {
    fn text(&mut self, text: &str, range: &Range<usize>, source: &str, read_to: usize) {
        let at = self.content.text.len();
        if text.contains(BREAK) {
            // Only our own character; the rest is written plainly.
            self.content.text.extend(text.chars().filter(|c| *c != BREAK));
        } else {
            self.content.text.push_str(text);
        }
        let length = self.content.text.len() - at;
        if source.get(range.clone()) != Some(text) {
            if !text.contains(BREAK) && length > 0 {
                self.escapes.push(Escape { at, length, entity: true });
            }
            return;
        }
        let backslash = range.start.checked_sub(1).filter(|before| *before >= read_to);
        if backslash.and_then(|before| source.as_bytes().get(before)) == Some(&b'\\')
            && let Some(c) = text.chars().next().filter(char::is_ascii_punctuation)
        {
            self.escapes.push(Escape { at, length: c.len_utf8(), entity: false });
        }
    }

    /// Source that is kept as words.
    fn literal(&mut self, source: &str) {
        for c in source.chars() {
            match c {
                BREAK => {}
                '\n' => self.content.text.push(' '),
                _ => self.content.text.push(c),
            }
        }
    }

    fn mark(&mut self, start: usize, style: Style) {
        let end = self.content.text.len();
        if start < end {
            self.content.marks.push(Mark::new(start..end, style));
        }
    }

    fn end_link(&mut self, link: OpenLink, range: &Range<usize>, source: &str) {
        let rest = source.get(link.inner_end..range.end).unwrap_or("");
        let rest = rest.find(']').and_then(|at| rest.get(at..)).unwrap_or(rest);
        let Some(address) = link.address else {
            self.literal(rest);
            return;
        };
        if link.named {
            self.dropped.push(visible(rest));
        }
        if !link.title.is_empty() {
            self.dropped.push(visible(&link.title));
        }
        if self.content.text.get(link.start..).is_none_or(|words| words.trim().is_empty()) {
            // No words to carry the link.
            self.dropped.push(address);
            return;
        }
        self.mark(link.start, Style::Link(address.into()));
    }

    fn image(
        &mut self,
        inner: &[(Event<'_>, Range<usize>)],
        address: &str,
        title: &str,
        source: &str,
        range: &Range<usize>,
    ) {
        let hash = address.strip_prefix("object:");
        let plain = inner.iter().skip(1).all(|(event, _)| matches!(event, Event::Text(_)));
        let known = hash.filter(|hash| !hash.is_empty() && hash.bytes().all(|b| b.is_ascii_alphanumeric()));
        let (Some(hash), true, true) = (known, plain, title.is_empty()) else {
            self.literal(source.get(range.clone()).unwrap_or(""));
            return;
        };
        let mut alt = String::new();
        for (event, _) in inner {
            if let Event::Text(text) = event {
                alt.extend(text.chars().filter(|c| *c != BREAK));
            }
        }
        self.content.text.push(ANCHOR);
        self.content.anchors.push(Anchor::Object { hash: hash.into(), alt: alt.into() });
    }
}
