//! A part as one voice alone would have sent it.

use quick_xml::events::{BytesEnd, BytesStart, Event};
use quick_xml::{Reader, Writer};

use super::within::{Edge, Finder, Within};
use crate::exchange::word::identity::edge_name;

/// Who speaks, of all who signed changes in a file.
#[derive(Debug, Clone, Copy)]
pub struct Speaker<'a> {
    /// The voices the file lists.
    pub listed: &'a [String],
    /// Who speaks: voices that are listed, or the name somebody works under.
    pub codes: &'a [String],
    /// Whether everybody who is not listed speaks as well. Where they worked inside a wording of another voice, they
    /// speak from that wording, not from the draft.
    pub strangers: bool,
}

impl Speaker<'_> {
    /// Whether somebody who signs like this speaks.
    pub fn signs(&self, author: &str) -> bool {
        super::signatories(author, self.listed)
            .iter()
            .any(|name| self.codes.contains(name) || self.strangers && !self.listed.contains(name))
    }

    /// Whether a change is the speaker's; `within` is the wording of another voice they worked in there.
    pub fn owns(&self, author: &str, within: Option<&str>) -> bool {
        let Some(within) = within else { return self.signs(author) };
        let names = super::signatories(within, self.listed);
        let signed = super::signatories(author, self.listed);
        signed.iter().any(|name| !self.listed.contains(name) || names.contains(name))
    }
}

/// A part in which the changes of one voice are the only ones: what others put in is marked as taken out, what
/// others take out as put in, and how others set words is undone. Read as if all changes were accepted, it gives
/// the voice's text. A part that is not well formed stays as it is; the reader will say so.
///
/// The words that stand right beside a wording of another are added to `edges`, and where they begin a bookmark is set.
pub fn as_one_voice(part: &str, speaker: Speaker<'_>, edges: &mut Vec<Edge>) -> String {
    rewrite(part, speaker, edges).unwrap_or_else(|| part.to_owned())
}

fn rewrite(part: &str, speaker: Speaker<'_>, edges: &mut Vec<Edge>) -> Option<String> {
    let within = if speaker.strangers { within(part, speaker)? } else { Within::default() };
    let mut reader = Counted { reader: Reader::from_str(part), met: 0 };
    let mut writer = Writer::new(Vec::with_capacity(part.len()));
    let own =
        |start: &BytesStart<'_>, nth: usize| speaker.owns(&author(start).unwrap_or_default(), within.of(nth));
    // The names under which open elements are to be closed.
    let mut names: Vec<Option<String>> = Vec::new();
    loop {
        let (nth, event) = reader.read()?;
        if let Event::Start(start) = &event
            && is_change(local(start.name().as_ref()))
            && let Some(edge) = within.edge(nth)
        {
            let name = start.name();
            let prefix = name.as_ref().strip_suffix(local(name.as_ref())).unwrap_or_default();
            for (mark, attribute) in [("bookmarkStart", "name"), ("bookmarkEnd", "end")] {
                let mut mark = BytesStart::new(format!("{prefix}{mark}"));
                let called = edge_name(edges.len());
                mark.push_attribute((format!("{prefix}id").as_str(), &*called));
                mark.push_attribute((format!("{prefix}{attribute}").as_str(), &*called));
                writer.write_event(Event::Empty(mark)).ok()?;
            }
            edges.push(edge.clone());
        }
        match event {
            Event::Eof => break,
            Event::Start(start) if local(start.name().as_ref()) == "rPr" => {
                format(&mut reader, start.into_owned(), &own, &mut writer)?;
            }
            Event::Start(start) => {
                let name = turned(&start, nth, &own);
                match &name {
                    Some(name) => {
                        writer.write_event(Event::Start(renamed(&start, name)?)).ok()?;
                    }
                    None => writer.write_event(Event::Start(start)).ok()?,
                }
                names.push(name);
            }
            Event::End(end) => match names.pop()? {
                Some(name) => {
                    writer.write_event(Event::End(BytesEnd::new(name))).ok()?;
                }
                None => writer.write_event(Event::End(end)).ok()?,
            },
            Event::Empty(start) => match turned(&start, nth, &own) {
                Some(name) => writer.write_event(Event::Empty(renamed(&start, &name)?)).ok()?,
                None => writer.write_event(Event::Empty(start)).ok()?,
            },
            event => writer.write_event(event).ok()?,
        }
    }
    String::from_utf8(writer.into_inner()).ok()
}

/// Where a speaker worked inside wordings of others; nothing where the part is not well formed.
fn within(part: &str, speaker: Speaker<'_>) -> Option<Within> {
    let mut finder = Finder::new(speaker);
    let mut reader = Counted { reader: Reader::from_str(part), met: 0 };
    let (mut formats, mut texts) = (0usize, 0usize);
    let mut marked = false;
    loop {
        let (_, event) = reader.read()?;
        match &event {
            Event::Eof => break,
            Event::Start(start) | Event::Empty(start) if is_change(local(start.name().as_ref())) => {
                let inserts = matches!(local(start.name().as_ref()), "ins" | "moveTo");
                let empty = matches!(event, Event::Empty(_));
                if formats > 0 || empty {
                    finder.count();
                }
                if formats > 0 {
                    // Of the mark of a paragraph.
                    marked = true;
                    if !empty {
                        reader.skip(start)?;
                    }
                } else if !empty {
                    finder.enter(inserts, author(start).unwrap_or_default());
                }
            }
            Event::Start(start) => match local(start.name().as_ref()) {
                "rPr" => formats += 1,
                "p" => marked = false,
                "t" | "delText" => texts += 1,
                "drawing" | "pict" | "object" | "oMath" => finder.words(""),
                _ => {}
            },
            Event::Empty(start) => match local(start.name().as_ref()) {
                "t" | "sym" | "noBreakHyphen" | "footnoteReference" => finder.words(""),
                "tab" | "br" | "cr" => finder.words(" "),
                _ => {}
            },
            Event::Text(text) if texts > 0 => {
                finder.words(text);
            }
            Event::GeneralRef(reference) if texts > 0 => {
                let written = format!("&{};", reference.as_ref());
                finder.words(&quick_xml::escape::unescape(&written).unwrap_or_default());
            }
            Event::End(end) => match local(end.name().as_ref()) {
                name if is_change(name) => finder.leave(),
                "rPr" => formats = formats.saturating_sub(1),
                "t" | "delText" => texts = texts.saturating_sub(1),
                "p" => finder.end_line(marked),
                _ => {}
            },
            _ => {}
        }
    }
    Some(finder.finish())
}

/// A reader that counts the changes it comes by.
pub struct Counted<'p> {
    /// The reader.
    pub reader: Reader<&'p [u8]>,
    /// The changes met.
    pub met: usize,
}

impl<'p> Counted<'p> {
    /// The next event, and of a change which one it is.
    pub fn read(&mut self) -> Option<(usize, Event<'p>)> {
        let event = self.reader.read_event().ok()?;
        if let Event::Start(start) | Event::Empty(start) = &event
            && is_change(local(start.name().as_ref()))
        {
            self.met += 1;
        }
        Some((self.met, event))
    }

    /// Passes over everything in an element, uncounted.
    pub fn skip(&mut self, start: &BytesStart<'_>) -> Option<()> {
        self.reader.read_to_end(start.name()).ok().map(drop)
    }
}

/// An event, and of a change which one it is.
type Counting = (usize, Event<'static>);

/// The properties of a run or of a paragraph's mark.
fn format(
    reader: &mut Counted<'_>,
    start: BytesStart<'static>,
    own: &impl Fn(&BytesStart<'_>, usize) -> bool,
    writer: &mut Writer<Vec<u8>>,
) -> Option<()> {
    let mut depth = 0usize;
    // What stands now, and what stood before somebody else changed it.
    let (mut now, mut before): (Vec<Counting>, Option<Vec<Counting>>) = (Vec::new(), None);
    let mut other_from: Option<usize> = None;
    loop {
        let (nth, event) = reader.read()?;
        let event = event.into_owned();
        match &event {
            Event::Eof => return None,
            // Some programs write an empty element in two tags.
            Event::Start(inner) if is_change(local(inner.name().as_ref())) => {
                reader.skip(inner)?;
                now.push((nth, Event::Empty(inner.clone())));
                continue;
            }
            Event::Start(inner) => {
                depth += 1;
                let name = local(inner.name().as_ref()).to_owned();
                if name == "rPrChange" && depth == 1 {
                    if own(inner, 0) {
                        other_from = Some(usize::MAX);
                    } else {
                        other_from = Some(depth);
                        before = Some(Vec::new());
                    }
                    continue;
                }
                if other_from.is_some() && name == "rPr" {
                    continue;
                }
            }
            Event::End(inner) => {
                if depth == 0 {
                    break;
                }
                depth -= 1;
                let name = local(inner.name().as_ref()).to_owned();
                if name == "rPrChange" && depth == 0 {
                    other_from = None;
                    continue;
                }
                if other_from.is_some() && name == "rPr" {
                    continue;
                }
            }
            _ => {}
        }
        match (other_from, &mut before) {
            // The voice's own change: what stood before is of no interest.
            (Some(usize::MAX), _) => {}
            (Some(_), Some(before)) => before.push((nth, event)),
            _ => now.push((nth, event)),
        }
    }
    writer.write_event(Event::Start(start.clone())).ok()?;
    let is_fate = |(_, event): &Counting| matches!(event, Event::Empty(empty) if is_change(local(empty.name().as_ref())));
    let fates: Vec<Counting> = now.iter().filter(|event| is_fate(event)).cloned().collect();
    let rest = before.unwrap_or_else(|| now.into_iter().filter(|event| !is_fate(event)).collect());
    for (nth, event) in fates.into_iter().chain(rest) {
        match &event {
            Event::Empty(empty) => match turned(empty, nth, own) {
                Some(name) => writer.write_event(Event::Empty(renamed(empty, &name)?)).ok()?,
                None => writer.write_event(event).ok()?,
            },
            _ => writer.write_event(event).ok()?,
        }
    }
    writer.write_event(Event::End(start.to_end().into_owned())).ok()
}

/// The name without its prefix.
pub fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, name)| name)
}

/// Whether an element of this name is a change of the text.
pub fn is_change(name: &str) -> bool {
    matches!(name, "ins" | "del" | "moveFrom" | "moveTo" | "cellIns" | "cellDel")
}

/// The name of an element turned around, if it is a change by others.
fn turned(
    start: &BytesStart<'_>,
    nth: usize,
    own: &impl Fn(&BytesStart<'_>, usize) -> bool,
) -> Option<String> {
    let name = start.name();
    let name = name.as_ref();
    let opposite = match local(name) {
        "ins" | "moveTo" => "del",
        "del" | "moveFrom" => "ins",
        "cellIns" => "cellDel",
        "cellDel" => "cellIns",
        _ => return None,
    };
    if own(start, nth) {
        return None;
    }
    let prefix = name.len() - local(name).len();
    Some(format!("{}{opposite}", name.get(..prefix)?))
}

fn renamed(start: &BytesStart<'_>, name: &str) -> Option<BytesStart<'static>> {
    let mut renamed = start.clone().into_owned();
    renamed.set_name(name);
    Some(renamed)
}

/// Who signed a change; nothing where the file does not say.
pub fn author(start: &BytesStart<'_>) -> Option<String> {
    let mut attributes = start.attributes();
    let author = attributes.with_checks(false).flatten().find(|it| local(it.key.as_ref()) == "author")?;
    Some(quick_xml::escape::unescape(&author.value).unwrap_or_default().into_owned())
}
