//! What kind of file some bytes are, where they are not a Word file.

use super::error::{Foreign, WordError};

/// How every archive begins.
const ZIP: &[u8] = b"PK\x03\x04";
/// How every archive ends: the record the reader starts from.
const ZIP_END: &[u8] = b"PK\x05\x06";
/// How old Office files begin, and encrypted new ones.
const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
/// A comment after the end record has at most 65,535 bytes.
const END_REACH: usize = 22 + 65_535;

/// The number of parts the archive says it has; an error says what else the bytes are.
pub fn archive_parts(bytes: &[u8]) -> Result<usize, WordError> {
    if bytes.is_empty() {
        return Err(WordError::Empty);
    }
    let tail = &bytes[bytes.len().saturating_sub(END_REACH)..];
    let end = memchr::memmem::rfind(tail, ZIP_END);
    if let Some(record) = end.and_then(|end| tail.get(end..))
        && (bytes.starts_with(ZIP) || record.len() >= 22)
    {
        return match record.get(10..12) {
            Some(&[low, high]) => Ok(usize::from(u16::from_le_bytes([low, high]))),
            _ => Err(WordError::Truncated(bytes.len())),
        };
    }
    Err(other_kind(bytes))
}

fn other_kind(bytes: &[u8]) -> WordError {
    if bytes.starts_with(b"PK") || ZIP.starts_with(bytes) {
        return WordError::Truncated(bytes.len());
    }
    if bytes.starts_with(OLE) {
        // Stream names in the old container are UTF-16.
        let named = |name: &str| {
            let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            memchr::memmem::find(bytes, &wide).is_some()
        };
        return if named("EncryptedPackage") {
            WordError::Encrypted
        } else if named("WordDocument") {
            WordError::OldWord
        } else {
            WordError::Foreign(Foreign::Ole)
        };
    }
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let start = start.trim_ascii_start();
    let head = start[..start.len().min(1024)].to_ascii_lowercase();
    let kind = if head.starts_with(b"%pdf") {
        Foreign::Pdf
    } else if head.starts_with(b"{\\rtf") {
        Foreign::Rtf
    } else if head.starts_with(b"<!doctype html") || memchr::memmem::find(&head, b"<html").is_some() {
        Foreign::Html
    } else if head.starts_with(b"<?xml") || head.starts_with(b"\xFF\xFE<\0") {
        Foreign::Xml
    } else {
        Foreign::Unknown
    };
    WordError::Foreign(kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(bytes: &[u8]) -> WordError {
        archive_parts(bytes).unwrap_err()
    }

    #[test]
    fn names_what_is_not_word() {
        assert_eq!(kind(b""), WordError::Empty);
        assert_eq!(kind(b"P"), WordError::Truncated(1));
        assert_eq!(kind(b"PK\x03\x04\x14\x00"), WordError::Truncated(6));
        assert_eq!(kind(b"PK\x05\x06\0\0\0\0\0\0"), WordError::Truncated(10));
        assert_eq!(kind(b"%PDF-1.7"), WordError::Foreign(Foreign::Pdf));
        assert_eq!(kind(b"{\\rtf1"), WordError::Foreign(Foreign::Rtf));
        assert_eq!(kind(b"\xEF\xBB\xBF  <!DOCTYPE html><html>"), WordError::Foreign(Foreign::Html));
        assert_eq!(kind(b"<?xml version='1.0'?><pkg:package/>"), WordError::Foreign(Foreign::Xml));
        assert_eq!(kind(b"hello"), WordError::Foreign(Foreign::Unknown));
    }

    #[test]
    fn tells_a_locked_file_from_an_old_one() {
        let with = |name: &str| {
            let mut bytes = OLE.to_vec();
            bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
            bytes
        };
        assert_eq!(kind(&with("EncryptedPackage")), WordError::Encrypted);
        assert_eq!(kind(&with("WordDocument")), WordError::OldWord);
        assert_eq!(kind(&with("Workbook")), WordError::Foreign(Foreign::Ole));
    }
}
