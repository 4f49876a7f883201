//! What a reader of Word files noticed, dropped or simplified.

use crate::language::Phrase;

/// Something a person should know about a Word file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it is about.
    pub what: Noted,
    /// How often it occurs.
    pub count: usize,
    /// The index of the provision where it occurs first, where it has a place in the text.
    pub provision: Option<usize>,
}

/// The things the reader notices.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Noted {
    /// Two parts of the archive have the same name; the first was read.
    DuplicatePart,
    /// The list of content types is missing.
    NoContentTypes,
    /// The list of relations is missing; the main part was found by its usual name.
    NoRelations,
    /// The file carries macros. They were neither run nor kept.
    Macros,
    /// The file refers to something outside itself, which was not opened; the address.
    External(String),
    /// Bytes of this part are not text in its encoding and were replaced.
    WrongBytes(String),
    /// A part of the file beside the text is damaged and was left out; its name.
    LeftOut(String),
    /// A table within a table was set out as text of its cell.
    NestedTable,
    /// A cell covered by a merged one holds words Word does not show; they were left out.
    CoveredCell,
    /// A text box was read as text after the paragraph it is anchored to.
    TextBox,
    /// Text formatted as hidden was read as text.
    HiddenText,
    /// Text is struck out by formatting, not by tracked deletion; it was read as text.
    StruckOut,
    /// A note is referred to and not there.
    MissingNote,
    /// A field begins and never ends; its code was read as text.
    OpenField,
    /// A shape or chart without words was left out.
    Shape,
    /// An embedded object of another program was left out, its picture kept.
    Embedded,
    /// A picture whose data is not in the file was left out.
    MissingPicture,
    /// An embedded document was left out.
    EmbeddedDocument,
    /// Headers or footers with words were left out.
    HeadersAndFooters,
    /// Words somebody typed into the header or footer of a file of ours were left out; the line.
    TypedOnPages(String),
    /// A character of a symbol font is not known in Unicode; the font.
    UnknownSymbol(String),
    /// A number format is not known and was written as 1, 2, 3; its name.
    UnknownNumberFormat(String),
    /// Changes of formatting only, tracked; not shown as changes of the text.
    FormattingOnly,
}

/// What was noticed, in order of first occurrence, each thing once with its count.
#[derive(Debug, Clone, Default)]
pub struct Notices {
    list: Vec<Notice>,
    place: Option<usize>,
}

impl Notices {
    /// What is noticed from now on has its place in this provision.
    pub fn at(&mut self, provision: Option<usize>) {
        self.place = provision;
    }

    /// Notes a thing once more.
    pub fn add(&mut self, what: Noted) {
        self.add_many(what, 1);
    }

    /// Notes a thing so many times more.
    pub fn add_many(&mut self, what: Noted, count: usize) {
        if let Some(notice) = self.list.iter_mut().find(|notice| notice.what == what) {
            notice.count += count;
        } else if self.list.len() < MOST {
            self.list.push(Notice { what, count, provision: self.place });
        }
    }

    /// What was noticed.
    pub fn list(&self) -> &[Notice] {
        &self.list
    }

    /// What was noticed.
    pub fn into_list(self) -> Vec<Notice> {
        self.list
    }
}

/// Different things noted in one file; a hostile file could name thousands of addresses.
const MOST: usize = 100;

impl Notice {
    /// The sentence for a person.
    pub fn phrase(&self) -> Phrase {
        let phrase = match &self.what {
            Noted::DuplicatePart => Phrase::new("word-noted-duplicate-part"),
            Noted::NoContentTypes => Phrase::new("word-noted-no-content-types"),
            Noted::NoRelations => Phrase::new("word-noted-no-relations"),
            Noted::Macros => Phrase::new("word-noted-macros"),
            Noted::External(address) => Phrase::new("word-noted-external").with("address", address),
            Noted::WrongBytes(part) => Phrase::new("word-noted-wrong-bytes").with("part", part),
            Noted::LeftOut(part) => Phrase::new("word-noted-left-out").with("part", part),
            Noted::NestedTable => Phrase::new("word-noted-nested-table"),
            Noted::CoveredCell => Phrase::new("word-noted-covered-cell"),
            Noted::TextBox => Phrase::new("word-noted-text-box"),
            Noted::HiddenText => Phrase::new("word-noted-hidden-text"),
            Noted::StruckOut => Phrase::new("word-noted-struck-out"),
            Noted::MissingNote => Phrase::new("word-noted-missing-note"),
            Noted::OpenField => Phrase::new("word-noted-open-field"),
            Noted::Shape => Phrase::new("word-noted-shape"),
            Noted::Embedded => Phrase::new("word-noted-embedded"),
            Noted::MissingPicture => Phrase::new("word-noted-missing-picture"),
            Noted::EmbeddedDocument => Phrase::new("word-noted-embedded-document"),
            Noted::HeadersAndFooters => Phrase::new("word-noted-headers"),
            Noted::TypedOnPages(line) => Phrase::new("word-noted-typed-on-pages").with("line", line),
            Noted::UnknownSymbol(font) => Phrase::new("word-noted-unknown-symbol").with("font", font),
            Noted::UnknownNumberFormat(name) => {
                Phrase::new("word-noted-unknown-number-format").with("format", name)
            }
            Noted::FormattingOnly => Phrase::new("word-noted-formatting-only"),
        };
        phrase.count("count", self.count)
    }
}
