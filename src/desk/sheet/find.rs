//! Searching the page: case and ё apart, across the pieces of a row.

use std::ops::Range;

use super::{Changed, Row, Sheet};

/// A place where the words were found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The row.
    pub row: usize,
    /// The bytes of its text.
    pub bytes: Range<usize>,
}

/// Every place where the words stand, in reading order.
pub fn find(sheet: &Sheet, words: &str) -> Vec<Hit> {
    find_in(sheet, 0..sheet.rows.len(), words)
}

/// Finds the words again where rows changed; the places found elsewhere stay with their rows.
pub fn find_again(sheet: &Sheet, changed: &[Changed], words: &str, hits: &mut Vec<Hit>) {
    for Changed { rows, now } in changed {
        let above = hits.partition_point(|hit| hit.row < rows.start);
        let below = hits.partition_point(|hit| hit.row < rows.end);
        for hit in hits.iter_mut().skip(below) {
            hit.row = hit.row - rows.end + rows.start + now;
        }
        hits.splice(above..below, find_in(sheet, rows.start..rows.start + now, words));
    }
}

fn find_in(sheet: &Sheet, rows: Range<usize>, words: &str) -> Vec<Hit> {
    let sought = folded(words).0;
    if sought.is_empty() {
        return Vec::new();
    }
    let mut hits = Vec::new();
    for (content, row) in sheet.rows.get(rows.clone()).unwrap_or_default().iter().zip(rows) {
        let text = Row::text(content);
        let (folded, places) = folded(&text);
        let mut from = 0;
        while let Some(at) = folded.get(from..).and_then(|rest| rest.find(&sought)) {
            let start = from + at;
            let end = start + sought.len();
            if let (Some(&first), Some(&last)) = (places.get(start), places.get(end)) {
                hits.push(Hit { row, bytes: first..last });
            }
            from = end;
        }
    }
    hits
}

/// A text in lower case with ё as е and every white space as one space, and for each of its bytes the byte of
/// the text it came from; one more for the end.
fn folded(text: &str) -> (String, Vec<usize>) {
    let mut folded = String::with_capacity(text.len());
    let mut places = Vec::with_capacity(text.len() + 1);
    let mut space = false;
    for (at, c) in text.char_indices() {
        if c == '\u{301}' || c == '\u{ad}' {
            continue;
        }
        if c.is_whitespace() {
            if !space {
                folded.push(' ');
                places.push(at);
            }
            space = true;
            continue;
        }
        space = false;
        for lower in c.to_lowercase() {
            let lower = match lower {
                'ё' => 'е',
                '’' => '\'',
                '‑' => '-',
                other => other,
            };
            folded.push(lower);
            places.resize(folded.len(), at);
        }
    }
    places.push(text.len());
    (folded, places)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::sheet::{Piece, Tone};
    use crate::text::Kind;

    fn sheet(texts: &[&[&str]]) -> Sheet {
        let rows = texts
            .iter()
            .map(|pieces| Row {
                key: 0,
                provision: None,
                beside: None,
                kind: Kind::Unnumbered,
                depth: 0,
                cells: vec![pieces.iter().map(|text| Piece::new(*text, Tone::Plain)).collect()],
                alternative: None,
                notes: Vec::new(),
                edited: false,
            })
            .collect();
        Sheet { rows }
    }

    #[test]
    fn words_are_found_across_pieces_and_whatever_their_case() {
        let sheet = sheet(&[&["Срок продлён на ", "Тридцать", " дней."], &["ТРИДЦАТЬ\u{a0}дней"]]);
        let hits = find(&sheet, "продлен на тридцать дней");
        assert_eq!(hits.len(), 1);
        assert_eq!(&sheet.rows[0].text()[hits[0].bytes.clone()], "продлён на Тридцать дней");
        assert_eq!(find(&sheet, "тридцать дней").len(), 2);
        assert!(find(&sheet, "").is_empty());
        assert!(find(&sheet, "сорок").is_empty());
    }
}
