//! XML written by hand: escaped, without what XML forbids.

use std::fmt::Write;

/// XML under construction.
#[derive(Debug, Default)]
pub struct Xml {
    text: String,
}

/// The declaration every part begins with.
pub const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

impl Xml {
    /// Adds markup as it is.
    pub fn raw(&mut self, markup: &str) {
        self.text.push_str(markup);
    }

    /// Adds formatted markup.
    pub fn push(&mut self, markup: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.text.write_fmt(markup);
    }

    /// Adds words as text.
    pub fn words(&mut self, words: &str) {
        escape_into(words, &mut self.text);
    }

    /// What was written.
    pub fn finish(self) -> String {
        self.text
    }
}

/// Words as they stand in text and in attributes, without characters XML forbids.
pub fn escape(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    escape_into(words, &mut escaped);
    escaped
}

fn escape_into(words: &str, escaped: &mut String) {
    for character in words.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // As they are, an attribute would turn them into spaces.
            '\t' => escaped.push_str("&#9;"),
            '\n' => escaped.push_str("&#10;"),
            '\u{0}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {}
            _ => escaped.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_xml_forbids_is_left_out() {
        assert_eq!(super::escape("a\u{0}\u{B}<&\">\u{FFFE}\tб"), "a&lt;&amp;&quot;&gt;&#9;б");
    }
}
