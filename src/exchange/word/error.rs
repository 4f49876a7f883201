//! Why a Word file could not be read.

use crate::language::Phrase;

/// Why a Word file could not be read. The file itself is never changed by reading.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WordError {
    /// There are no bytes at all.
    #[error("the file is empty")]
    Empty,
    /// A Word file of the format used until 2003.
    #[error("an old .doc file")]
    OldWord,
    /// A Word file locked with a password.
    #[error("locked with a password")]
    Encrypted,
    /// Some other kind of file; its kind.
    #[error("not a Word file but {0:?}")]
    Foreign(Foreign),
    /// The file begins like a Word file and breaks off.
    #[error("the file breaks off after {0} bytes")]
    Truncated(usize),
    /// The archive that every .docx is cannot be read.
    #[error("damaged archive: {0}")]
    Archive(String),
    /// More parts than any real document has.
    #[error("{found} parts, more than {limit}")]
    TooManyParts {
        /// Parts found.
        found: usize,
        /// Parts allowed.
        limit: usize,
    },
    /// A part, or all parts together, unpack to more than is allowed.
    #[error("part {part} unpacks to more than {limit} bytes")]
    TooLarge {
        /// The part.
        part: String,
        /// Bytes allowed.
        limit: u64,
    },
    /// A part is nested too deeply, or has too many elements or attributes.
    #[error("part {part} has too many {what:?}")]
    TooComplex {
        /// The part.
        part: String,
        /// What there is too much of.
        what: Excess,
    },
    /// A part declares a document type: entities are how files reach for other files, or blow up.
    #[error("part {0} declares entities")]
    Entities(String),
    /// No main part.
    #[error("no main document part")]
    NoMainPart,
    /// A part that is needed is named and not there, or cannot be unpacked.
    #[error("part {part} cannot be unpacked: {why}")]
    Part {
        /// The part.
        part: String,
        /// What the unpacker says.
        why: String,
    },
    /// A part is not well-formed XML.
    #[error("part {part}, line {line}, column {column}: {why}")]
    Xml {
        /// The part.
        part: String,
        /// Line, counted from 1.
        line: u32,
        /// Column, counted from 1.
        column: u32,
        /// What the parser says.
        why: String,
    },
    /// A file could not be put together; nothing was written.
    #[error("part {part} could not be written: {why}")]
    NotWritten {
        /// The part.
        part: String,
        /// What the packer says.
        why: String,
    },
    /// The main part is XML but not a Word document.
    #[error("the main part is <{0}>, not a document")]
    NotADocument(String),
}

/// What a part has too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Excess {
    /// Elements inside elements.
    Depth,
    /// Attributes on one element.
    Attributes,
    /// Elements in all.
    Elements,
}

/// The other kinds of file people hand over as .docx.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Foreign {
    /// PDF.
    Pdf,
    /// Rich Text Format.
    Rtf,
    /// A web page.
    Html,
    /// Word's single-file XML, or other XML.
    Xml,
    /// An OpenDocument text.
    OpenDocument,
    /// An Excel workbook.
    Workbook,
    /// A PowerPoint presentation.
    Presentation,
    /// An archive without a document in it.
    Zip,
    /// An old Office file that is not a document.
    Ole,
    /// Nothing recognised.
    Unknown,
}

impl WordError {
    /// The sentence for a person.
    pub fn phrase(&self) -> Phrase {
        match self {
            WordError::Empty => Phrase::new("word-empty"),
            WordError::OldWord => Phrase::new("word-old"),
            WordError::Encrypted => Phrase::new("word-encrypted"),
            WordError::Foreign(Foreign::Pdf) => Phrase::new("word-pdf"),
            WordError::Foreign(kind) => Phrase::new("word-foreign").inner("kind", kind.phrase()),
            WordError::Truncated(bytes) => Phrase::new("word-truncated").count("bytes", *bytes),
            WordError::Archive(_) => Phrase::new("word-archive"),
            WordError::TooManyParts { found, limit } => {
                Phrase::new("word-too-many-parts").count("found", *found).count("limit", *limit)
            }
            WordError::TooLarge { part, limit } => Phrase::new("word-too-large")
                .with("part", part)
                .count("limit", usize::try_from(limit / (1024 * 1024)).unwrap_or(usize::MAX)),
            WordError::TooComplex { part, what } => {
                let key = match what {
                    Excess::Depth => "word-too-deep",
                    Excess::Attributes => "word-too-many-attributes",
                    Excess::Elements => "word-too-many-elements",
                };
                Phrase::new(key).with("part", part)
            }
            WordError::Entities(part) => Phrase::new("word-entities").with("part", part),
            WordError::NoMainPart => Phrase::new("word-no-main-part"),
            WordError::Part { part, .. } => Phrase::new("word-part").with("part", part),
            WordError::Xml { part, line, column, .. } => {
                Phrase::new("word-xml").with("part", part).with("line", line).with("column", column)
            }
            WordError::NotWritten { .. } => Phrase::new("word-not-written"),
            WordError::NotADocument(_) => Phrase::new("word-not-a-document"),
        }
    }
}

impl Foreign {
    fn phrase(self) -> Phrase {
        Phrase::new(match self {
            Foreign::Pdf => "word-foreign-pdf",
            Foreign::Rtf => "word-foreign-rtf",
            Foreign::Html => "word-foreign-html",
            Foreign::Xml => "word-foreign-xml",
            Foreign::OpenDocument => "word-foreign-odt",
            Foreign::Workbook => "word-foreign-workbook",
            Foreign::Presentation => "word-foreign-presentation",
            Foreign::Zip => "word-foreign-zip",
            Foreign::Ole => "word-foreign-ole",
            Foreign::Unknown => "word-foreign-unknown",
        })
    }
}
