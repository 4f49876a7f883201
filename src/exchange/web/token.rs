//! HTML as tags and words. Whatever is not well formed is taken as browsers take it: nothing is an error.

use quick_xml::escape::resolve_html5_entity;

/// A piece of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    /// Words, entities resolved.
    Words(String),
    /// A tag that opens; its name in small letters, and its attributes.
    Open(String, Vec<(String, String)>),
    /// A tag that closes.
    Close(String),
}

/// Elements whose content is no markup.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// The longest tag that is taken for one, in bytes: pictures may stand in tags.
const LONGEST_TAG: usize = 64 << 20;
/// The longest once so many bytes were searched for the ends of tags that have none.
const SHORT_TAG: usize = 1_000;
const PATIENCE: usize = 4 << 20;
/// The most attributes of a tag that are kept.
const MOST_ATTRIBUTES: usize = 64;

/// Goes through a page.
pub struct Tokens<'s> {
    rest: &'s str,
    raw: Option<String>,
    /// Bytes searched in vain.
    vain: usize,
}

impl<'s> Tokens<'s> {
    /// The tokens of a page.
    pub fn new(source: &'s str) -> Self {
        Self { rest: source, raw: None, vain: 0 }
    }

    fn skip(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
    }

    /// What stands before the end of an element that holds no markup.
    fn raw(&mut self, name: &str) -> Option<Token> {
        let bytes = self.rest.as_bytes();
        let end = memchr::memmem::find_iter(bytes, b"</").find(|at| {
            let found = bytes.get(at + 2..at + 2 + name.len());
            found.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
        });
        let end = end.unwrap_or(bytes.len());
        let words = self.rest.get(..end).unwrap_or_default().to_owned();
        self.skip(end);
        (!words.is_empty()).then_some(Token::Words(words))
    }

    fn tag(&mut self) -> Option<Token> {
        let rest = self.rest;
        if rest.starts_with("<!--") {
            // A comment without an end is the rest of the page.
            let end = rest.get(4..).and_then(|inner| inner.find("-->")).map_or(rest.len(), |end| end + 7);
            self.skip(end);
            return None;
        }
        if rest.starts_with("<!") || rest.starts_with("<?") {
            let end = rest.find('>').map_or(rest.len(), |end| end + 1);
            self.skip(end);
            return None;
        }
        let closes = rest.starts_with("</");
        let start = if closes { 2 } else { 1 };
        let name: String = rest
            .get(start..)
            .unwrap_or_default()
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | ':'))
            .take(40)
            .collect();
        if name.is_empty() {
            self.skip(1);
            return Some(Token::Words("<".to_owned()));
        }
        let longest = if self.vain > PATIENCE { SHORT_TAG } else { LONGEST_TAG };
        let searched = rest.len().min(longest);
        let Some(end) = end_of_tag(rest.as_bytes().get(..searched).unwrap_or_default()) else {
            self.vain = self.vain.saturating_add(searched);
            self.skip(1);
            return Some(Token::Words("<".to_owned()));
        };
        let inner = rest.get(start + name.len()..end).unwrap_or_default();
        let name = name.to_ascii_lowercase();
        let token = if closes {
            Token::Close(name)
        } else {
            if RAW.contains(&name.as_str()) {
                self.raw = Some(name.clone());
            }
            Token::Open(name, attributes(inner))
        };
        self.skip(end + 1);
        Some(token)
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        while !self.rest.is_empty() {
            if let Some(name) = self.raw.take() {
                match self.raw(&name) {
                    Some(words) => return Some(words),
                    None => continue,
                }
            }
            if self.rest.starts_with('<') {
                match self.tag() {
                    Some(token) => return Some(token),
                    None => continue,
                }
            }
            let end = memchr::memchr(b'<', self.rest.as_bytes()).unwrap_or(self.rest.len());
            let words = resolved(self.rest.get(..end).unwrap_or_default());
            self.skip(end);
            return Some(Token::Words(words));
        }
        None
    }
}

/// The place of the bracket that ends a tag; quotation marks hide brackets.
fn end_of_tag(bytes: &[u8]) -> Option<usize> {
    let mut at = 1;
    loop {
        at += memchr::memchr3(b'>', b'"', b'\'', bytes.get(at..)?)?;
        let found = *bytes.get(at)?;
        if found == b'>' {
            return Some(at);
        }
        // Only a quotation mark behind "=" opens a value.
        let before = bytes.get(..at)?.trim_ascii_end();
        at += 1;
        if before.ends_with(b"=") {
            at += memchr::memchr(found, bytes.get(at..)?)? + 1;
        }
    }
}

fn attributes(inner: &str) -> Vec<(String, String)> {
    let mut attributes = Vec::new();
    let mut rest = inner.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
    while !rest.is_empty() && attributes.len() < MOST_ATTRIBUTES {
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '/')).unwrap_or(rest.len());
        let name = rest.get(..end).unwrap_or_default().to_ascii_lowercase();
        rest = rest.get(end..).unwrap_or_default().trim_start();
        let mut value = String::new();
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            let (found, behind) = match after.chars().next().filter(|c| matches!(c, '"' | '\'')) {
                Some(quote) => {
                    let inside = after.get(1..).unwrap_or_default();
                    inside.split_once(quote).unwrap_or((inside, ""))
                }
                None => {
                    let end = after.find(char::is_whitespace).unwrap_or(after.len());
                    (after.get(..end).unwrap_or_default(), after.get(end..).unwrap_or_default())
                }
            };
            value = resolved(found);
            rest = behind;
        }
        if !name.is_empty() {
            attributes.push((name, value));
        } else if let Some(first) = rest.chars().next() {
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        }
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
    }
    attributes
}

/// Words with their entities resolved; what is none stays as it is.
fn resolved(words: &str) -> String {
    if !words.contains('&') {
        return words.to_owned();
    }
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let end = after.find(|c: char| !c.is_ascii_alphanumeric() && c != '#').unwrap_or(after.len());
        let name = after.get(..end).unwrap_or_default();
        let number = |digits: &str| match digits.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok(),
            None => digits.parse::<u32>().ok(),
        };
        let found: Option<String> = match name.strip_prefix('#') {
            Some(digits) => number(digits).map(|code| character(code).to_string()),
            None => resolve_html5_entity(name).map(str::to_owned),
        };
        match found {
            Some(found) => {
                out.push_str(&found);
                let behind = after.get(end..).unwrap_or_default();
                rest = behind.strip_prefix(';').unwrap_or(behind);
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// The character with this code; the codes of old Windows are what browsers take them for.
fn character(code: u32) -> char {
    match u8::try_from(code) {
        Ok(byte @ 0x80..=0x9F) => {
            let (text, _) =
                encoding_rs::WINDOWS_1252.decode_without_bom_handling(std::slice::from_ref(&byte));
            text.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        _ => char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_written_is_tags_and_words() {
        let all = |source: &str| Tokens::new(source).collect::<Vec<_>>();
        let words = |text: &str| Token::Words(text.to_owned());
        assert_eq!(
            all("<P Class=\"a>b\" id=x hidden>a &amp; b&nbsp;&#1073;&laquo;c"),
            [
                Token::Open(
                    "p".into(),
                    vec![
                        ("class".into(), "a>b".into()),
                        ("id".into(), "x".into()),
                        ("hidden".into(), String::new())
                    ]
                ),
                words("a & b\u{a0}б«c"),
            ]
        );
        assert_eq!(
            all("a < b & c &x; <!-- <p> --></p ><"),
            [words("a "), words("<"), words(" b & c &x; "), Token::Close("p".into()), words("<")]
        );
        assert_eq!(all("<script>if (a<b) '</p>'</script>x").last(), Some(&words("x")));
        assert_eq!(resolved("&#150;&#xFFFFFFFF;&copy"), "–\u{FFFD}©");
        for open in ["<p a='", "<!--", "<!doc", "</", "<script>", "&", "&#"] {
            all(open);
        }
    }
}
