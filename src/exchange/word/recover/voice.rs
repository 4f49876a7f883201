//! A part as one voice alone would have sent it.

use quick_xml::events::{BytesEnd, BytesStart, Event};
use quick_xml::{Reader, Writer};

/// A part in which the changes of one voice are the only ones: what others put in is marked as taken out, what
/// others take out as put in, and how others set words is undone. Read as if all changes were accepted, it gives
/// the voice's text. A part that is not well formed stays as it is; the reader will say so.
pub fn as_one_voice(part: &str, code: &str, listed: &[String]) -> String {
    rewrite(part, code, listed).unwrap_or_else(|| part.to_owned())
}

fn rewrite(part: &str, code: &str, listed: &[String]) -> Option<String> {
    let mut reader = Reader::from_str(part);
    let mut writer = Writer::new(Vec::with_capacity(part.len()));
    let own = |start: &BytesStart<'_>| is_own(start, code, listed);
    // The names under which open elements are to be closed.
    let mut names: Vec<Option<String>> = Vec::new();
    loop {
        match reader.read_event().ok()? {
            Event::Eof => break,
            Event::Start(start) if local(start.name().as_ref()) == "rPr" => {
                format(&mut reader, start.into_owned(), &own, &mut writer)?;
            }
            Event::Start(start) => {
                let name = turned(&start, &own);
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
            Event::Empty(start) => match turned(&start, &own) {
                Some(name) => writer.write_event(Event::Empty(renamed(&start, &name)?)).ok()?,
                None => writer.write_event(Event::Empty(start)).ok()?,
            },
            event => writer.write_event(event).ok()?,
        }
    }
    String::from_utf8(writer.into_inner()).ok()
}

/// The properties of a run or of a paragraph's mark.
fn format(
    reader: &mut Reader<&[u8]>,
    start: BytesStart<'static>,
    own: &impl Fn(&BytesStart<'_>) -> bool,
    writer: &mut Writer<Vec<u8>>,
) -> Option<()> {
    let mut depth = 0usize;
    // What stands now, and what stood before somebody else changed it.
    let (mut now, mut before): (Vec<Event<'static>>, Option<Vec<Event<'static>>>) = (Vec::new(), None);
    let mut other_from: Option<usize> = None;
    loop {
        let event = reader.read_event().ok()?.into_owned();
        match &event {
            Event::Eof => return None,
            // Some programs write an empty element in two tags.
            Event::Start(inner) if is_change(local(inner.name().as_ref())) => {
                reader.read_to_end(inner.name()).ok()?;
                now.push(Event::Empty(inner.clone()));
                continue;
            }
            Event::Start(inner) => {
                depth += 1;
                let name = local(inner.name().as_ref()).to_owned();
                if name == "rPrChange" && depth == 1 {
                    if own(inner) {
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
            (Some(_), Some(before)) => before.push(event),
            _ => now.push(event),
        }
    }
    writer.write_event(Event::Start(start.clone())).ok()?;
    let is_fate =
        |event: &Event<'_>| matches!(event, Event::Empty(empty) if is_change(local(empty.name().as_ref())));
    let fates: Vec<Event<'static>> = now.iter().filter(|event| is_fate(event)).cloned().collect();
    let rest = before.unwrap_or_else(|| now.into_iter().filter(|event| !is_fate(event)).collect());
    for event in fates.into_iter().chain(rest) {
        match &event {
            Event::Empty(empty) => match turned(empty, own) {
                Some(name) => writer.write_event(Event::Empty(renamed(empty, &name)?)).ok()?,
                None => writer.write_event(event).ok()?,
            },
            _ => writer.write_event(event).ok()?,
        }
    }
    writer.write_event(Event::End(start.to_end().into_owned())).ok()
}

/// The name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, name)| name)
}

fn is_change(name: &str) -> bool {
    matches!(name, "ins" | "del" | "moveFrom" | "moveTo" | "cellIns" | "cellDel")
}

/// The name of an element turned around, if it is a change by others.
fn turned(start: &BytesStart<'_>, own: &impl Fn(&BytesStart<'_>) -> bool) -> Option<String> {
    let name = start.name();
    let name = name.as_ref();
    let opposite = match local(name) {
        "ins" | "moveTo" => "del",
        "del" | "moveFrom" => "ins",
        "cellIns" => "cellDel",
        "cellDel" => "cellIns",
        _ => return None,
    };
    if own(start) {
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

/// Whether a change is signed by a voice.
fn is_own(start: &BytesStart<'_>, code: &str, listed: &[String]) -> bool {
    let author =
        start.attributes().with_checks(false).flatten().find(|it| local(it.key.as_ref()) == "author");
    let Some(author) = author else { return code.is_empty() };
    let Ok(value) = quick_xml::escape::unescape(&author.value) else { return false };
    super::signatories(&value, listed).iter().any(|own| own == code)
}
