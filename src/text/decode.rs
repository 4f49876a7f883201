//! Bytes of a file → text.
//!
//! UTF-8 and UTF-16 or UTF-32 with a byte order mark are certain; UTF-16 without one is told by its regular
//! high bytes. UTF-8 with a few damaged bytes is still UTF-8. Everything else is guessed, which the warnings
//! say. What is plainly no text is refused.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use super::{Noticed, Warning, Warnings};
use crate::language::Phrase;

/// A file that is not text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a text file ({})", .looks_like.unwrap_or("unknown"))]
pub struct NotText {
    /// What the first bytes say it is, where they say something.
    pub looks_like: Option<&'static str>,
}

impl NotText {
    /// What to tell a person.
    pub fn phrase(&self) -> Phrase {
        match self.looks_like {
            Some(name) => Phrase::new("text-not-text-but").with("format", name),
            None => Phrase::new("text-not-text"),
        }
    }
}

/// Decodes the bytes of a text file. Line ends are left as they are; a byte order mark is taken off. UTF-8 is not
/// copied.
pub fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, Warnings), NotText> {
    if let Some(name) = signature(bytes) {
        return Err(NotText { looks_like: Some(name) });
    }
    if let Some(text) = utf_32(bytes) {
        return sensible(text.into(), Some("UTF-32"));
    }
    if let Some((encoding, bom)) = Encoding::for_bom(bytes) {
        let name = (encoding != encoding_rs::UTF_8).then(|| encoding.name());
        let (text, _) = encoding.decode_without_bom_handling(bytes.get(bom..).unwrap_or_default());
        return sensible(text, name);
    }
    // Russian in UTF-16 is valid UTF-8, full of control characters.
    if let Some(encoding) = utf_16(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        return sensible(text, Some(encoding.name()));
    }
    if let Some(text) = encoding_rs::UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        return sensible(text, None);
    }
    if bytes.contains(&0) {
        return Err(NotText { looks_like: None });
    }
    if is_damaged_utf_8(bytes) {
        return sensible(String::from_utf8_lossy(bytes), None);
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, chardetng::Utf8Detection::Deny);
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    sensible(text, Some(encoding.name()))
}

/// Decodes the bytes of a text file in an encoding a person names; a byte order mark is taken off.
pub fn decode_as<'b>(
    bytes: &'b [u8],
    encoding: &'static Encoding,
) -> Result<(Cow<'b, str>, Warnings), NotText> {
    if let Some(name) = signature(bytes) {
        return Err(NotText { looks_like: Some(name) });
    }
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    sensible(text, Some(encoding.name()))
}

/// The encoding people call by this name: the names of the Web, and what offices say («1251», "866", "cp866").
pub fn encoding_named(name: &str) -> Option<&'static Encoding> {
    let name = name.trim().to_ascii_lowercase();
    let digits = name.trim_start_matches(|c: char| !c.is_ascii_digit());
    let known = match digits {
        "866" => Some(encoding_rs::IBM866),
        "1251" => Some(encoding_rs::WINDOWS_1251),
        "1252" => Some(encoding_rs::WINDOWS_1252),
        "8-r" | "8r" if name.starts_with("koi") => Some(encoding_rs::KOI8_R),
        "8-u" | "8u" if name.starts_with("koi") => Some(encoding_rs::KOI8_U),
        "8" if name.starts_with("koi") => Some(encoding_rs::KOI8_R),
        "16" if name.starts_with("utf") => Some(UTF_16LE),
        _ => None,
    };
    Encoding::for_label(name.as_bytes()).or(known)
}

/// The text, unless it holds more control characters than a text does; with the warnings.
fn sensible<'b>(text: Cow<'b, str>, encoding: Option<&str>) -> Result<(Cow<'b, str>, Warnings), NotText> {
    let text = match text.strip_prefix('\u{FEFF}') {
        Some(rest) => match &text {
            Cow::Borrowed(whole) => Cow::Borrowed(&whole[whole.len() - rest.len()..]),
            Cow::Owned(_) => Cow::Owned(rest.to_owned()),
        },
        None => text,
    };
    // A stray control character happens; one in a hundred bytes does not, nor do many noughts.
    let control: usize = text.as_bytes().chunks(CHUNK).map(controls).sum();
    let nulls = memchr::memchr_iter(0, text.as_bytes()).count();
    if control * 100 > text.len() || nulls * 1000 > text.len() {
        return Err(NotText { looks_like: None });
    }
    let mut warnings = Warnings::new();
    if let Some(name) = encoding {
        warnings.push(Warning { line: None, what: Noticed::Encoding(name.to_owned()) });
    }
    let replaced = memchr::memmem::find_iter(text.as_bytes(), "\u{FFFD}").count();
    if replaced > 0 {
        warnings.push(Warning { line: None, what: Noticed::Replaced(replaced) });
    }
    Ok((text, warnings))
}

/// How many bytes are looked at together.
const CHUNK: usize = 128;

/// How many of a few bytes are control characters. Without branches, so that the compiler takes many at a time.
fn controls(chunk: &[u8]) -> usize {
    let count: u8 = chunk
        .iter()
        .map(|byte| {
            let space = (*byte >= b'\t') & (*byte <= b'\r');
            u8::from(((*byte < 0x20) & !space) | (*byte == 0x7F))
        })
        .sum();
    usize::from(count)
}

/// What the first bytes of the usual files say.
fn signature(bytes: &[u8]) -> Option<&'static str> {
    const KNOWN: [(&[u8], &str); 10] = [
        (b"PK\x03\x04", "ZIP, Word or Excel"),
        (b"PK\x05\x06", "ZIP"),
        (b"%PDF-", "PDF"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "Word 97–2003"),
        (b"\x89PNG\r\n", "PNG"),
        (b"\xFF\xD8\xFF", "JPEG"),
        (b"GIF8", "GIF"),
        (b"{\\rtf", "RTF"),
        (b"\x1F\x8B\x08", "GZIP"),
        (b"\x7FELF", "ELF"),
    ];
    KNOWN.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, name)| *name)
}

/// UTF-32 with its byte order mark.
fn utf_32(bytes: &[u8]) -> Option<String> {
    let little = match bytes.get(..4)? {
        [0xFF, 0xFE, 0, 0] => true,
        [0, 0, 0xFE, 0xFF] => false,
        _ => return None,
    };
    let characters = bytes.get(4..)?.chunks(4).map(|unit| {
        let unit: [u8; 4] = unit.try_into().unwrap_or_default();
        let code = if little { u32::from_le_bytes(unit) } else { u32::from_be_bytes(unit) };
        char::from_u32(code).unwrap_or('\u{FFFD}')
    });
    Some(characters.collect())
}

/// UTF-16 without a byte order mark: nearly all its high bytes are those of Latin, Cyrillic or punctuation.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let sample = bytes.get(..bytes.len().min(65_536)).unwrap_or(bytes);
    let share = |odd: usize| {
        let high = || sample.iter().skip(odd).step_by(2);
        let letters = high().filter(|byte| matches!(byte, 0 | 4 | 5)).count();
        let punctuation = high().filter(|byte| **byte == 0x20).count();
        let all = sample.len() / 2;
        letters * 10 >= all * 8 && (letters + punctuation) * 20 >= all * 19
    };
    match (share(1), share(0)) {
        (true, false) => Some(UTF_16LE),
        (false, true) => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether the bytes are UTF-8 but for a few: far more characters of several bytes are whole than damaged.
fn is_damaged_utf_8(bytes: &[u8]) -> bool {
    let (mut whole, mut damaged) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        damaged += usize::from(!chunk.invalid().is_empty());
    }
    whole > damaged * 20
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUSSIAN: &str = "Статья 5. Стороны сотрудничают в борьбе с преступностью и обмениваются сведениями.\n\
        Настоящее Соглашение вступает в силу со дня подписания. Стороны принимают меры.\n";

    fn encoding(warnings: &Warnings) -> Option<&str> {
        warnings.iter().find_map(|warning| match &warning.what {
            Noticed::Encoding(name) => Some(name.as_str()),
            _ => None,
        })
    }

    #[test]
    fn unicode_is_certain() {
        assert_eq!(decode(b"").unwrap(), ("".into(), Warnings::new()));
        assert_eq!(decode("\u{FEFF}текст".as_bytes()).unwrap(), ("текст".into(), Warnings::new()));
        let little: Vec<u8> = RUSSIAN.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = RUSSIAN.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (bom, bytes, name) in [(&b"\xFF\xFE"[..], &little, "UTF-16LE"), (b"\xFE\xFF", &big, "UTF-16BE")] {
            let marked = [bom, bytes].concat();
            for bytes in [&marked, bytes] {
                let (text, warnings) = decode(bytes).unwrap();
                assert_eq!(text, RUSSIAN);
                assert_eq!(encoding(&warnings), Some(name));
            }
        }
    }

    #[test]
    fn russian_encodings_are_guessed() {
        let encodings =
            [encoding_rs::WINDOWS_1251, encoding_rs::KOI8_R, encoding_rs::IBM866, encoding_rs::ISO_8859_5];
        for known in encodings {
            let (bytes, _, _) = known.encode(RUSSIAN);
            let (text, warnings) = decode(&bytes).unwrap();
            assert_eq!(text, RUSSIAN, "{}", known.name());
            assert!(encoding(&warnings).is_some());
        }
    }

    #[test]
    fn a_damaged_byte_costs_a_character() {
        let mut bytes = RUSSIAN.as_bytes().to_vec();
        bytes.insert(0, 0xFF);
        let (text, warnings) = decode(&bytes).unwrap();
        assert_eq!(text.trim_start_matches('\u{FFFD}'), RUSSIAN);
        assert_eq!(warnings, [Warning { line: None, what: Noticed::Replaced(1) }]);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(decode(b"PK\x03\x04...").unwrap_err().looks_like, Some("ZIP, Word or Excel"));
        assert_eq!(decode(b"%PDF-1.7").unwrap_err().looks_like, Some("PDF"));
        assert!(decode(&[0, 1, 2, 0, 255, 254, 0, 3, 200, 0]).is_err());
        assert!(decode(&(0..=255u8).cycle().take(4096).collect::<Vec<_>>()).is_err());
        assert!(decode(&vec![0; 4096]).is_err());
    }
}
