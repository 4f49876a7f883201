//! The one door for files that hold a text: what kind a file is, and how it is read.
//!
//! The name's ending decides, but never against the bytes: an archive is read as a Word file whatever it is called,
//! and what is plainly another kind of file is refused by its kind. A text file whose ending says nothing is Draft
//! Markdown if it looks like it (front matter, or a line that begins with `#`), else plain text.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use encoding_rs::Encoding;

use super::critic::{self, Critic};
use super::odt;
use super::revised::Revised;
use super::web;
use super::word::{self, Author, Bookmark, Comment, Import, Object, Properties, Reading, View, WordError};
use crate::language::Phrase;
use crate::text::decode::{NotText, decode, decode_as};
use crate::text::{Noticed, Text, Warning, Warnings, markdown, plain};

/// The largest file that is read, in bytes.
pub const LARGEST: u64 = 256 << 20;

/// The kinds of file a text is read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Draft Markdown, or any CommonMark.
    Markdown,
    /// Plain text.
    Plain,
    /// A Word file.
    Word,
    /// An OpenDocument text.
    OpenDocument,
    /// A web page.
    Html,
}

/// A file that was read.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Its name, without folders.
    pub name: String,
    /// What kind of file it is.
    pub format: Format,
    /// Its text; never empty.
    pub text: Text,
    /// Sentences a person should read.
    pub notices: Vec<Phrase>,
    /// Who changed or commented on it, then who saved and who made it, as far as the file says so.
    pub authors: Vec<String>,
    /// Whether it holds tracked changes.
    pub tracked: bool,
    /// The pictures and formulas the text refers to, by hash.
    pub objects: BTreeMap<String, Object>,
    /// What the file says beside its text.
    pub beside: Beside,
    /// The text with all its tracked changes, where that view was asked for.
    pub revised: Option<Revised>,
}

/// What a file says beside its text.
#[derive(Debug, Clone, Default)]
pub struct Beside {
    /// Who changed and commented on it, in order of their names.
    pub authors: Vec<Author>,
    /// Its comments, in the file's order.
    pub comments: Vec<Comment>,
    /// Whether the tracking of changes was switched on when it was saved; none where a file of its kind cannot say.
    pub tracking: Option<bool>,
    /// Tracked changes of formatting only.
    pub formatting: usize,
    /// What it says about itself.
    pub properties: Properties,
    /// The bookmarks our writer set in it.
    pub bookmarks: Vec<Bookmark>,
    /// The encoding its letters were read in; none where that is certain.
    pub encoding: Option<String>,
}

/// How a file is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct How {
    /// Which view of its tracked changes, with or without automatic numbers.
    pub reading: Reading,
    /// The encoding of its letters, where a person knows better than a guess.
    pub encoding: Option<&'static Encoding>,
}

impl From<Reading> for How {
    fn from(reading: Reading) -> Self {
        How { reading, encoding: None }
    }
}

/// A file that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{name}: {why}")]
pub struct OpenError {
    /// The name of the file.
    pub name: String,
    /// Why.
    pub why: Why,
}

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// It is not there.
    #[error("not found")]
    Missing,
    /// It is a folder.
    #[error("a folder")]
    Folder,
    /// There is no permission to read it.
    #[error("no permission")]
    Forbidden,
    /// The system cannot read it; what it says.
    #[error("{0}")]
    Disk(String),
    /// It is larger than [`LARGEST`].
    #[error("too large")]
    TooLarge,
    /// There is nothing in it.
    #[error("empty")]
    Empty,
    /// It is no text.
    #[error(transparent)]
    NotText(NotText),
    /// It cannot be read as a Word file.
    #[error(transparent)]
    Word(WordError),
}

/// Opens a file in the accepted view of its tracked changes.
pub fn open(path: &Path) -> Result<Opened, OpenError> {
    open_as(path, Reading::default())
}

/// Opens a file, a Word file in the view asked for.
pub fn open_as(path: &Path, how: impl Into<How>) -> Result<Opened, OpenError> {
    read(&name(path), &bytes(path)?, how)
}

/// The name of a file, without folders, as it can be said.
pub fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// The bytes of a file, unless there are more than [`LARGEST`].
pub fn bytes(path: &Path) -> Result<Vec<u8>, OpenError> {
    let failed = |why| OpenError { name: path.display().to_string(), why };
    let disk = |error: std::io::Error| {
        failed(match error.kind() {
            ErrorKind::NotFound => Why::Missing,
            ErrorKind::IsADirectory => Why::Folder,
            ErrorKind::PermissionDenied => Why::Forbidden,
            _ => Why::Disk(error.to_string()),
        })
    };
    let file = File::open(path).map_err(disk)?;
    let metadata = file.metadata().map_err(disk)?;
    if metadata.is_dir() {
        return Err(failed(Why::Folder));
    }
    if metadata.len() > LARGEST {
        return Err(failed(Why::TooLarge));
    }
    // The length is a hint only: pipes have none, and a file may grow.
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0).saturating_add(1));
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(disk)?;
    if bytes.len() as u64 > LARGEST {
        return Err(failed(Why::TooLarge));
    }
    Ok(bytes)
}

/// Reads the bytes of a file of this name.
pub fn read(name: &str, bytes: &[u8], how: impl Into<How>) -> Result<Opened, OpenError> {
    let how = how.into();
    let failed = |why| OpenError { name: name.to_owned(), why };
    if bytes.is_empty() {
        return Err(failed(Why::Empty));
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    let of_word = |error| failed(Why::Word(error));
    let opened = if odt::is_odt(bytes, &ending) {
        let import = odt::read(bytes, how.reading).map_err(of_word)?;
        of_import(name, Format::OpenDocument, import)
    } else if is_for_word(&ending, bytes) {
        of_import(name, Format::Word, how.reading.read(bytes).map_err(of_word)?)
    } else {
        of_text(name, &ending, bytes, how).map_err(|error| failed(Why::NotText(error)))?
    };
    if opened.text.is_empty() { Err(failed(Why::Empty)) } else { Ok(opened) }
}

/// Whether the reader of Word files is to say what this is.
fn is_for_word(ending: &str, bytes: &[u8]) -> bool {
    const ENDINGS: [&str; 8] = ["docx", "docm", "dotx", "dotm", "doc", "rtf", "odt", "pdf"];
    const STARTS: [&[u8]; 4] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0", b"%PDF-", b"{\\rtf"];
    // Some programs save web pages as .doc.
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    let page = web::is_page(&String::from_utf8_lossy(head));
    ENDINGS.contains(&ending) && !page || STARTS.iter().any(|start| bytes.starts_with(start))
}

impl Opened {
    /// Puts another reading of the same file in the place of this one.
    pub(super) fn take(&mut self, import: Import) {
        *self = of_import(&std::mem::take(&mut self.name), self.format, import);
    }
}

/// A file that was read by the reader of Word files, or by one that gives the same.
fn of_import(name: &str, format: Format, import: Import) -> Opened {
    let mut authors: Vec<String> = import.authors.iter().map(|author| author.name.clone()).collect();
    for author in [&import.properties.modified_by, &import.properties.creator] {
        if !authors.contains(author) {
            authors.push(author.clone());
        }
    }
    authors.retain(|author| !author.trim().is_empty());
    Opened {
        name: name.to_owned(),
        format,
        text: import.text,
        notices: import.notices.iter().map(word::Notice::phrase).collect(),
        authors,
        tracked: import.tracked,
        objects: import.objects,
        revised: import.revised,
        beside: Beside {
            formatting: import.authors.iter().map(|author| author.formatting).sum(),
            authors: import.authors,
            comments: import.comments,
            tracking: (format != Format::Html).then_some(import.tracking),
            properties: import.properties,
            bookmarks: import.bookmarks,
            encoding: None,
        },
    }
}

fn of_text(name: &str, ending: &str, bytes: &[u8], how: How) -> Result<Opened, NotText> {
    let page = matches!(ending, "htm" | "html" | "xhtml");
    let declared = if page { web::declared(bytes) } else { None };
    let (source, mut warnings) = match how.encoding.or(declared) {
        Some(encoding) => decode_as(bytes, encoding)?,
        None => decode(bytes)?,
    };
    let encoding = warnings.iter().find_map(|warning| match &warning.what {
        Noticed::Encoding(name) => Some(name.clone()),
        _ => None,
    });
    if page || !matches!(ending, "md" | "markdown" | "txt" | "text") && web::is_page(&source) {
        let import = web::read(&source, how.reading);
        let mut opened = of_import(name, Format::Html, import);
        // What a page says of itself is no guess.
        opened.beside.encoding = encoding.filter(|_| declared.is_none());
        if declared.is_some() && how.encoding.is_none() {
            warnings.retain(|warning| !matches!(warning.what, Noticed::Encoding(_)));
        }
        opened.notices.extend(warnings.iter().filter_map(said));
        return Ok(opened);
    }
    let format = match ending {
        "md" | "markdown" => Format::Markdown,
        "txt" | "text" => Format::Plain,
        _ if looks_like_markdown(&source) => Format::Markdown,
        _ => Format::Plain,
    };
    let critic = Critic::read(&source).filter(|_| format == Format::Markdown);
    let mut beside = Beside { encoding, ..Beside::default() };
    let mut revised = None;
    let (text, noticed): (Text, Warnings) = match (&critic, format) {
        (Some(critic), _) => {
            let view = how.reading.view;
            beside.authors = critic.authors();
            beside.comments = critic.comments(Some(view));
            revised = (view == View::All).then(|| critic::revised(critic));
            markdown::read(&critic.view(view))
        }
        (None, Format::Markdown) => markdown::read(&source),
        (None, _) => plain::read(&source),
    };
    warnings.extend(noticed);
    Ok(Opened {
        name: name.to_owned(),
        format,
        text,
        notices: warnings.iter().filter_map(said).chain(mojibake(&source)).collect(),
        authors: beside
            .authors
            .iter()
            .map(|author| author.name.clone())
            .filter(|name| !name.is_empty())
            .collect(),
        tracked: critic.is_some_and(|critic| critic.is_changed()),
        objects: BTreeMap::new(),
        beside,
        revised,
    })
}

/// Whether a file begins with front matter or has a heading of Markdown near its beginning.
fn looks_like_markdown(source: &str) -> bool {
    const NEAR: usize = 200;
    let heading = |line: &str| {
        let hashes = line.bytes().take_while(|byte| *byte == b'#').count();
        (1..=6).contains(&hashes) && line.get(hashes..).is_some_and(|rest| rest.starts_with(' '))
    };
    source.starts_with("---\n") || source.lines().take(NEAR).any(heading)
}

/// A warning where a text reads like Russian in UTF-8 that was once taken for windows-1251: «РЎС‚Р°С‚СЊСЏ».
fn mojibake(source: &str) -> Option<Phrase> {
    const SHOWN: usize = 40;
    memchr::memchr(0xD0, source.as_bytes())?;
    let line = source.lines().find(|line| {
        let bytes = line.as_bytes();
        // Letters of U+0400 to U+04FF; «Р» and «С» among them. Without branches, many bytes are counted at a time.
        let letters: usize = bytes.iter().map(|byte| usize::from(*byte & 0xFC == 0xD0)).sum();
        let pairs = bytes.iter().zip(bytes.iter().skip(1));
        letters >= 12
            && pairs.map(|(one, two)| usize::from((*one == 0xD0) & (*two | 1 == 0xA1))).sum::<usize>() * 3
                >= letters
    })?;
    let (bytes, _, lost) = encoding_rs::WINDOWS_1251.encode(line);
    let meant = std::str::from_utf8(&bytes).ok().filter(|_| !lost)?;
    let cut = |text: &str| text.chars().take(SHOWN).collect::<String>();
    Some(Phrase::new("open-noticed-mojibake").with("shown", cut(line)).with("meant", cut(meant)))
}

/// What a person should know of what a reader noticed; what can be seen in the text itself is not repeated.
fn said(warning: &Warning) -> Option<Phrase> {
    let phrase = match &warning.what {
        Noticed::Dropped(what) => {
            let shown: String = what.chars().take(60).collect();
            Phrase::new("open-noticed-dropped").with("what", shown)
        }
        Noticed::Encoding(encoding) => Phrase::new("open-noticed-encoding").with("encoding", encoding),
        Noticed::Replaced(count) => Phrase::new("open-noticed-replaced").count("count", *count),
        Noticed::Simplified(what) => Phrase::new("open-noticed-simplified").with("what", what),
        _ => return None,
    };
    Some(match warning.line {
        Some(line) => Phrase::new("open-noticed-line").with("line", line).inner("what", phrase),
        None => phrase,
    })
}

impl OpenError {
    /// The sentence for a clerk.
    pub fn phrase(&self) -> Phrase {
        let key = match &self.why {
            Why::Missing => "open-missing",
            Why::Folder => "open-folder",
            Why::Forbidden => "open-forbidden",
            Why::Disk(why) => return Phrase::new("open-disk").with("name", &self.name).with("why", why),
            Why::TooLarge => {
                let limit = usize::try_from(LARGEST >> 20).unwrap_or(usize::MAX);
                return Phrase::new("open-too-large").with("name", &self.name).count("limit", limit);
            }
            Why::Empty => "open-empty",
            Why::NotText(error) => {
                return Phrase::new("open-inside").with("name", &self.name).inner("what", error.phrase());
            }
            Why::Word(error) => {
                return Phrase::new("open-inside").with("name", &self.name).inner("what", error.phrase());
            }
        };
        Phrase::new(key).with("name", &self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn format(name: &str, bytes: &[u8]) -> Result<Format, Why> {
        read(name, bytes, Reading::default()).map(|opened| opened.format).map_err(|error| error.why)
    }

    #[test]
    fn ending_and_content_say_what_a_file_is() {
        assert_eq!(format("a.md", b"text"), Ok(Format::Markdown));
        assert_eq!(format("a.txt", b"# text"), Ok(Format::Plain));
        assert_eq!(format("stdin", b"# text\n\nmore"), Ok(Format::Markdown));
        assert_eq!(format("stdin", b"---\ntitle: x\n---\ntext"), Ok(Format::Markdown));
        assert_eq!(format("stdin", "№ 5\n\n#5".as_bytes()), Ok(Format::Plain));
    }

    #[test]
    fn letters_of_a_wrong_encoding_are_told() {
        let (once, _, _) = encoding_rs::WINDOWS_1251.decode("Статья 5. Срок исполнения".as_bytes());
        let opened = read("a.txt", once.as_bytes(), Reading::default()).unwrap();
        let said: Vec<String> = opened.notices.into_iter().map(|it| Language::Russian.say(it)).collect();
        assert!(said.iter().any(|said| said.contains("«Статья 5. Срок исполнения»")), "{said:?}");
        let honest =
            read("a.txt", "РСФСР и СССР: РОССИЯ, СТРАНЫ СНГ.".as_bytes(), Reading::default()).unwrap();
        assert!(honest.notices.is_empty());
    }

    #[test]
    fn what_is_no_text_is_said_to_be_none() {
        assert_eq!(format("a.md", b""), Err(Why::Empty));
        assert_eq!(format("a.txt", b" \n\n \t"), Err(Why::Empty));
        assert!(matches!(format("a.txt", b"%PDF-1.7 ..."), Err(Why::Word(WordError::Foreign(_)))));
        assert!(matches!(format("a.docx", b"plain words"), Err(Why::Word(_))));
        assert!(matches!(format("a.md", &[0, 159, 3, 0, 255, 0, 1, 7, 0]), Err(Why::NotText(_))));
        for why in [Why::Missing, Why::Folder, Why::Forbidden, Why::Empty, Why::TooLarge] {
            for language in Language::ALL {
                let sentence = language.say(OpenError { name: "a.md".to_owned(), why: why.clone() }.phrase());
                assert!(sentence.contains("a.md") && sentence.ends_with('.'), "{sentence}");
            }
        }
    }
}
