//! Tokens: what a comparison counts in.
//!
//! A token is a word (letters, marks and digits with inner apostrophe and hyphen; a decimal such as "12,5" or
//! a date is one word), a single punctuation character, an anchor, the opening ¶ of a provision, or a cell
//! boundary. White space belongs to the token *after* it: so inserting words before a full stop or at the end
//! of a paragraph leaves every old token as it was. Token surfaces tile the text exactly.
//!
//! Tokens are equal when their *keys* are: a key folds what is typography only (NFC, kinds of space, quotation
//! marks, apostrophes, dashes, invisible characters). Keys are 64-bit hashes; where surfaces of equal keys
//! differ, [`same_word`] decides whether they really are the same word.

mod bytes;

use unicode_normalization::UnicodeNormalization;

pub use bytes::hash;
use bytes::{common_word, hash_within, simple_end};

use super::content::ANCHOR;
use super::{Anchor, Body, Content, Kind, Provision, Style};

/// One token of a provision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Normalised identity.
    pub key: u64,
    /// First byte of its surface (white space before it included) in its paragraph.
    pub start: u32,
    /// The byte after its surface.
    pub end: u32,
    /// Which paragraph of the provision's body it stands in (see [`Body::paragraphs`]).
    pub paragraph: u16,
    /// What it is.
    pub sort: Sort,
}

/// The sorts of token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sort {
    /// The ¶ that opens a provision.
    Opening,
    /// The boundary that opens a table cell.
    Cell,
    /// The boundary that opens a further paragraph of a cell.
    CellParagraph,
    /// A word.
    Word,
    /// A punctuation character or symbol.
    Mark,
    /// A footnote reference, picture or formula.
    Anchor,
    /// The number of a table row, alone in its first cell: a label, which renumbering may change.
    Number,
}

impl Sort {
    /// Whether the token opens a provision, cell or paragraph and has no surface of its own.
    pub fn is_boundary(self) -> bool {
        matches!(self, Sort::Opening | Sort::Cell | Sort::CellParagraph)
    }
}

/// Key of the ¶ before a provision of this kind. Headings, rows, notes, front matter and running text have a
/// key each, so that a heading is never mistaken for a paragraph.
pub fn opening_key(kind: Kind) -> u64 {
    match kind {
        Kind::Meta => 1,
        Kind::Title | Kind::Annex => 2,
        Kind::Part | Kind::Section | Kind::Chapter | Kind::Subchapter | Kind::Heading(_) => 3,
        Kind::Article => 4,
        Kind::Paragraph | Kind::Subparagraph | Kind::Unnumbered => 5,
        Kind::Head | Kind::Row => 6,
        Kind::Footnote => 7,
    }
}

/// Key of a cell boundary.
pub const CELL_KEY: u64 = 8;
/// Key of the boundary between paragraphs of one cell.
pub const CELL_PARAGRAPH_KEY: u64 = 9;

/// Whether a key is that of a ¶ or of a boundary of cells.
pub fn is_boundary_key(key: u64) -> bool {
    (1..=CELL_PARAGRAPH_KEY).contains(&key)
}

/// Key of the number of a table row.
pub const NUMBER_KEY: u64 = 10;

/// Whether the first cell of a row holds nothing but the row's number: "4", "4.", "1.2", «4 бис.».
pub fn is_row_number(content: &Content) -> bool {
    let text = content.text.as_str();
    let digits =
        text.trim_end_matches(|c: char| c.is_alphabetic() || matches!(c, '.' | ')' | ' ' | '\u{A0}'));
    let rest = &text[digits.len()..];
    let suffix = rest.trim_matches(|c: char| matches!(c, '.' | ')' | ' ' | '\u{A0}'));
    let bis = ["", "bis", "ter", "quater", "бис", "тер", "кватер"];
    // Emphasis on a part of the number would have to be kept with a part of the token.
    let whole = content.marks.iter().all(|mark| mark.range() == (0..text.len()));
    content.anchors.is_empty()
        && whole
        && digits.len() <= 8
        && digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && bis.contains(&suffix)
}

/// Appends the tokens of a provision: its ¶, then its words, with cell boundaries for a row.
pub fn tokenise(provision: &Provision, tokens: &mut Vec<Token>) {
    let boundary = |key, paragraph, sort| Token { key, start: 0, end: 0, paragraph, sort };
    tokens.push(boundary(opening_key(provision.form.kind), 0, Sort::Opening));
    match &provision.body {
        Body::Prose(content) => scan(content, 0, tokens),
        Body::Cells(cells) => {
            let mut paragraph = 0u16;
            for cell in cells {
                for (nth, content) in cell.paragraphs.iter().enumerate() {
                    tokens.push(if nth == 0 {
                        boundary(CELL_KEY, paragraph, Sort::Cell)
                    } else {
                        boundary(CELL_PARAGRAPH_KEY, paragraph, Sort::CellParagraph)
                    });
                    if paragraph == 0 && is_row_number(content) {
                        let end = content.text.len() as u32;
                        tokens.push(Token { key: NUMBER_KEY, start: 0, end, paragraph, sort: Sort::Number });
                    } else {
                        scan(content, paragraph, tokens);
                    }
                    paragraph = paragraph.saturating_add(1);
                }
            }
        }
    }
}

/// Byte ranges of the words and marks of a content, white space before them left out: where marks may begin
/// and end.
pub fn boundaries(content: &Content) -> Vec<(u32, u32)> {
    let mut tokens = Vec::new();
    scan(content, 0, &mut tokens);
    tokens
        .iter()
        .map(|token| {
            let surface = content.text.get(token.start as usize..token.end as usize).unwrap_or_default();
            let gap = surface.len() - surface.trim_start_matches(is_gap).len();
            (token.start + gap as u32, token.end)
        })
        .collect()
}

/// Appends the tokens of one paragraph.
fn scan(content: &Content, paragraph: u16, tokens: &mut Vec<Token>) {
    let text = content.text.as_str();
    let splits: Vec<u32> = content
        .marks
        .iter()
        .filter(|mark| matches!(mark.style, Style::Superscript | Style::Subscript))
        .flat_map(|mark| [mark.start, mark.end])
        .collect();
    let mut anchors = content.anchors.iter();
    let mut start = 0usize; // where the token's surface begins, its gap included
    let mut at = 0usize;
    while at < text.len() {
        if splits.is_empty()
            && let Some((word, key)) = common_word(text.as_bytes(), at)
        {
            at = word.end;
            tokens.push(Token { key, start: start as u32, end: at as u32, paragraph, sort: Sort::Word });
            start = at;
            continue;
        }
        let (character, width, class) = class_at(text, at);
        match class {
            Class::Gap => {
                at += width;
                continue;
            }
            Class::Letter => {
                let word_start = at;
                let (end, simple) = word_end(text, at + width, &splits);
                let simple = simple && character.is_none();
                at = end;
                let key = if simple {
                    hash_within(text.as_bytes(), word_start..end)
                } else {
                    folded_hash(&text[word_start..end])
                };
                tokens.push(Token { key, start: start as u32, end: at as u32, paragraph, sort: Sort::Word });
            }
            Class::Mark => {
                at += width;
                let character = character.unwrap_or_else(|| text.as_bytes()[at - 1] as char);
                let (key, sort) = if character == ANCHOR {
                    (anchor_key(anchors.next()), Sort::Anchor)
                } else {
                    let mut buffer = [0; 4];
                    (hash(fold(character).encode_utf8(&mut buffer).as_bytes()), Sort::Mark)
                };
                tokens.push(Token { key, start: start as u32, end: at as u32, paragraph, sort });
            }
        }
        start = at;
    }
    // Trailing white space is not part of normal form; should there be any, it must not be lost.
    if start < text.len() {
        if let Some(last) = tokens.last_mut().filter(|last| !last.sort.is_boundary()) {
            last.end = text.len() as u32;
        } else {
            let key = hash(b" ");
            tokens.push(Token { key, start: 0, end: text.len() as u32, paragraph, sort: Sort::Mark });
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Gap,
    Letter,
    Mark,
}

/// Class of the character at a boundary; the character itself only where it is neither ASCII nor basic Cyrillic.
fn class_at(text: &str, at: usize) -> (Option<char>, usize, Class) {
    let bytes = text.as_bytes();
    let byte = bytes[at];
    if byte < 0x80 {
        return (None, 1, ascii_class(byte));
    }
    if matches!(byte, 0xD0 | 0xD1) {
        return (None, 2, Class::Letter);
    }
    let character = text[at..].chars().next().unwrap_or(' ');
    (Some(character), character.len_utf8(), class_of(character))
}

fn ascii_class(byte: u8) -> Class {
    match byte {
        b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => Class::Letter,
        b' ' | b'\t'..=b'\r' => Class::Gap,
        _ => Class::Mark,
    }
}

fn class_of(character: char) -> Class {
    if character.is_ascii() {
        ascii_class(character as u8)
    } else if is_gap(character) {
        Class::Gap
    } else if character.is_alphanumeric() || is_combining(character) || is_invisible(character) {
        Class::Letter
    } else {
        Class::Mark
    }
}

/// White space between words, of any width.
pub fn is_gap(character: char) -> bool {
    character.is_whitespace()
}

fn is_combining(character: char) -> bool {
    unicode_normalization::char::is_combining_mark(character)
}

/// Characters that do not show and do not count: soft hyphen, zero-width space, joiners, word joiner, BOM.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | 'ʼ' | 'ʻ' | '‘')
}

fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{2010}' | '\u{2011}')
}

/// The end of the word that goes on at `at`, and whether it is made of ASCII and basic Cyrillic letters only.
fn word_end(text: &str, mut at: usize, splits: &[u32]) -> (usize, bool) {
    let bytes = text.as_bytes();
    let mut simple = true;
    if splits.is_empty() {
        at = simple_end(bytes, at);
    }
    let mut digit_before = bytes[at - 1].is_ascii_digit();
    while at < bytes.len() {
        if !splits.is_empty() && splits.contains(&(at as u32)) {
            break;
        }
        let byte = bytes[at];
        if byte.is_ascii_alphanumeric() {
            digit_before = byte.is_ascii_digit();
            at += 1;
            continue;
        }
        if matches!(byte, 0xD0 | 0xD1) {
            digit_before = false;
            at += 2;
            continue;
        }
        if matches!(byte, b' ' | b'\n' | b'\t') {
            break;
        }
        let Some(character) = text[at..].chars().next() else { break };
        let width = character.len_utf8();
        match class_of(character) {
            Class::Letter => {
                simple = false;
                digit_before = character.is_numeric();
                at += width;
            }
            Class::Gap => break,
            Class::Mark => {
                let next = text[at + width..].chars().next();
                let joins = if is_apostrophe(character) || is_hyphen(character) {
                    next.is_some_and(|next| next.is_alphanumeric())
                } else {
                    matches!(byte, b'.' | b',')
                        && digit_before
                        && next.is_some_and(|next| next.is_ascii_digit())
                };
                if !joins || splits.contains(&((at + width) as u32)) {
                    break;
                }
                // "." and "," inside numbers and the ASCII hyphen mean themselves; the others are folded.
                simple &= matches!(byte, b'.' | b',' | b'-' | b'\'');
                digit_before = false;
                at += width;
            }
        }
    }
    (at, simple)
}

/// Folds what is typography only.
fn fold(character: char) -> char {
    match character {
        '«' | '»' | '“' | '”' | '„' | '‟' | '‹' | '›' => '"',
        '‘' | '’' | 'ʼ' | 'ʻ' | '`' | '′' => '\'',
        '\u{2010}'..='\u{2015}' | '−' => '-',
        '…' => '.',
        other => other,
    }
}

/// The word as it counts: NFC, folded, without invisible characters.
fn folded(word: &str) -> String {
    word.chars().filter(|character| !is_invisible(*character)).nfc().map(fold).collect()
}

/// Appends a token's surface as it counts: without white space around it, typography folded.
pub fn fold_into(surface: &str, out: &mut String) {
    let word = surface.trim_matches(is_gap);
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, 0xD0 | 0xD1 | 0x80..=0xBF)) {
        out.push_str(word);
    } else {
        out.push_str(&folded(word));
    }
}

fn folded_hash(word: &str) -> u64 {
    hash(folded(word).as_bytes())
}

/// Whether two token surfaces are the same word but for typography.
pub fn same_word(one: &str, other: &str) -> bool {
    let (one, other) = (one.trim_matches(is_gap), other.trim_matches(is_gap));
    one == other || folded(one) == folded(other)
}

fn anchor_key(anchor: Option<&Anchor>) -> u64 {
    match anchor {
        Some(Anchor::Object { hash: object, .. }) => hash(object.as_bytes()),
        Some(Anchor::Footnote) | None => hash(b"\x01footnote"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Form;

    fn words(text: &str) -> Vec<String> {
        let mut tokens = Vec::new();
        scan(&Content::plain(text), 0, &mut tokens);
        tokens.iter().map(|token| text[token.start as usize..token.end as usize].to_owned()).collect()
    }

    #[test]
    fn words_keep_apostrophes_hyphens_and_decimals() {
        assert_eq!(
            words("Стороны-участницы O‘zbekiston 12,5 % (12.03.2026)."),
            ["Стороны-участницы", " O‘zbekiston", " 12,5", " %", " (", "12.03.2026", ")", "."]
        );
        assert_eq!(words("«тридцати» дней — срок"), ["«", "тридцати", "»", " дней", " —", " срок"]);
        assert_eq!(words("end, 5. Next"), ["end", ",", " 5", ".", " Next"]);
    }

    #[test]
    fn typography_does_not_change_keys() {
        let key = |text: &str| {
            let mut tokens = Vec::new();
            tokenise(&Provision::prose(Form::UNNUMBERED, Content::plain(text)), &mut tokens);
            tokens.iter().map(|token| token.key).collect::<Vec<_>>()
        };
        assert_eq!(key("«срок» — 30\u{A0}дней"), key("\"срок\" -  30 дней"));
        assert_eq!(key("й"), key("и\u{306}"));
        assert_eq!(key("co\u{AD}operate"), key("cooperate"));
        assert_ne!(key("Стороны"), key("стороны"));
        assert_ne!(key("все"), key("всё"));
    }

    #[test]
    fn surfaces_tile_the_text() {
        for text in ["", "  ", "a  b ", "“x”\u{FFFC}y", "é́x \u{200B} z", "¹²³ 1,a 1,2"] {
            assert_eq!(words(text).concat(), text);
        }
    }
}
