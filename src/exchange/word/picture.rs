//! Which pictures may stand in a Word file: by their own first bytes, whatever their name says.

use super::read::Extent;

/// The kinds of picture Word shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// The ending of its files.
    pub ending: &'static str,
    /// Its media type.
    pub media: &'static str,
}

/// All of them.
pub const KINDS: [Kind; 8] = [
    Kind { ending: "png", media: "image/png" },
    Kind { ending: "jpeg", media: "image/jpeg" },
    Kind { ending: "gif", media: "image/gif" },
    Kind { ending: "bmp", media: "image/bmp" },
    Kind { ending: "tiff", media: "image/tiff" },
    Kind { ending: "emf", media: "image/x-emf" },
    Kind { ending: "wmf", media: "image/x-wmf" },
    Kind { ending: "svg", media: "image/svg+xml" },
];

/// The ending of a drawing that is itself XML.
pub const SVG: &str = "svg";

/// What kind of picture these bytes are; none for what is no picture Word shows, and for a drawing that could run or
/// fetch something.
pub fn kind(bytes: &[u8]) -> Option<Kind> {
    let starts = |start: &[u8]| bytes.starts_with(start);
    let ending = if starts(b"\x89PNG\r\n\x1a\n") {
        "png"
    } else if starts(b"\xFF\xD8\xFF") {
        "jpeg"
    } else if starts(b"GIF87a") || starts(b"GIF89a") {
        "gif"
    } else if starts(b"BM") && bytes.len() > 26 {
        "bmp"
    } else if starts(b"II*\0") || starts(b"MM\0*") {
        "tiff"
    } else if starts(b"\x01\0\0\0") && bytes.get(40..44) == Some(b" EMF") {
        "emf"
    } else if starts(b"\xD7\xCD\xC6\x9A") || starts(b"\x01\0\x09\0\0\x03") {
        "wmf"
    } else if is_quiet_drawing(bytes) {
        SVG
    } else {
        return None;
    };
    KINDS.into_iter().find(|kind| kind.ending == ending)
}

/// Whether these bytes are an SVG drawing that shows itself and does nothing else: no script, no handler, nothing of
/// another file, no entity.
fn is_quiet_drawing(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(64)).unwrap_or_default().trim_ascii_start();
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    if !head.starts_with(b"<") {
        return false;
    }
    let Ok(source) = std::str::from_utf8(bytes) else { return false };
    let Ok(drawing) = super::xml::parse(source, SVG) else { return false };
    let root = drawing.root_element();
    let named = root.tag_name();
    named.name() == SVG
        && named.namespace() == Some("http://www.w3.org/2000/svg")
        && root.descendants().filter(|node| node.is_element()).all(|node| {
            let runs = ["script", "foreignobject", "iframe", "handler", "set", "animate"];
            let name = node.tag_name().name().to_ascii_lowercase();
            let leads_nowhere = |value: &str| {
                let value = value.trim().to_ascii_lowercase();
                value.starts_with('#') || value.starts_with("data:image/")
            };
            let style = name == "style" && node.descendants().filter_map(|it| it.text()).any(fetches);
            !runs.contains(&name.as_str())
                && !style
                && node.attributes().all(|it| match it.name() {
                    "href" | "src" => leads_nowhere(it.value()),
                    handler if handler.to_ascii_lowercase().starts_with("on") => false,
                    _ => !fetches(it.value()),
                })
        })
}

/// Whether a style names something outside the drawing.
fn fetches(style: &str) -> bool {
    let style = style.to_ascii_lowercase();
    let mut outside =
        style.match_indices("url(").map(|(at, found)| style.get(at + found.len()..).unwrap_or(""));
    style.contains("@import")
        || style.contains('\\')
        || outside.any(|target| !target.trim_start().trim_start_matches(['"', '\'']).starts_with('#'))
}

/// English Metric Units in a picture's point, at 96 to the inch.
const POINT: u64 = 9_525;

/// How large a picture is by itself; none where it does not say so in a way that is read here.
pub fn extent(bytes: &[u8]) -> Option<Extent> {
    let (width, height) = points(bytes)?;
    Extent::new(u64::from(width.max(1)) * POINT, u64::from(height.max(1)) * POINT)
}

/// The width and height a PNG, GIF, BMP or JPEG file names.
fn points(bytes: &[u8]) -> Option<(u32, u32)> {
    let wide = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    let low = |at: usize| Some(i32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?).unsigned_abs());
    let big = |at: usize| Some(u32::from(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?)));
    let little = |at: usize| Some(u32::from(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?)));
    match kind(bytes)?.ending {
        "png" => Some((wide(16)?.min(100_000), wide(20)?.min(100_000))),
        "gif" => Some((little(6)?, little(8)?)),
        // The height of a picture stored from its top is written negative.
        "bmp" => Some((low(18)?.min(100_000), low(22)?.min(100_000))),
        "jpeg" => {
            let mut at = 2;
            while let Some([0xFF, marker]) = bytes.get(at..at + 2) {
                // The frames that say the size: all SOF markers but three that are something else.
                if matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC) {
                    return Some((big(at + 7)?, big(at + 5)?));
                }
                at += 2 + big(at + 2)? as usize;
            }
            None
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ending(bytes: &[u8]) -> Option<&'static str> {
        kind(bytes).map(|kind| kind.ending)
    }

    #[test]
    fn a_picture_is_what_its_bytes_say() {
        assert_eq!(ending(b"\x89PNG\r\n\x1a\n...."), Some("png"));
        assert_eq!(ending(b"GIF89a\x01\0\x01\0"), Some("gif"));
        assert_eq!(ending(b"\xFF\xD8\xFF\xE0"), Some("jpeg"));
        for no in [&b""[..], b"MZ\x90", b"<html/>", b"%PDF-1.7", b"PK\x03\x04", b"BM"] {
            assert_eq!(ending(no), None);
        }
    }

    #[test]
    fn a_drawing_that_runs_or_fetches_something_is_none() {
        let drawing = |inner: &str| {
            format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">{inner}</svg>"
            )
        };
        for quiet in [
            "<path d=\"M0 0\"/>",
            "<use xlink:href=\"#a\"/>",
            "<rect fill=\"url(#g)\" style=\"stroke: red\"/>",
            "<image xlink:href=\"data:image/png;base64,AA==\"/>",
        ] {
            assert_eq!(ending(drawing(quiet).as_bytes()), Some("svg"), "{quiet}");
        }
        for loud in [
            "<script>1</script>",
            "<rect onload=\"x()\"/>",
            "<image xlink:href=\"http://host/a.png\"/>",
            "<image href=\"file:///etc/passwd\"/>",
            "<style>@import 'http://host/a.css';</style>",
            "<rect fill=\"url(http://host/x)\"/>",
            "<foreignObject/>",
        ] {
            assert_eq!(ending(drawing(loud).as_bytes()), None, "{loud}");
        }
        assert_eq!(
            ending(b"<!DOCTYPE svg [<!ENTITY a SYSTEM 'x'>]><svg xmlns='http://www.w3.org/2000/svg'/>"),
            None
        );
    }
}
