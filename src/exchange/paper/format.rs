//! The kinds of file a paper is written as.

use super::{Paper, Setting};
use crate::exchange::{bracketed, html, json, word, workbook};
use crate::language::Language;

/// A kind of file a paper is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// Word.
    Word,
    /// A workbook: tables to be filtered and worked on.
    Workbook,
    /// HTML, to be read and printed.
    Html,
    /// Markdown.
    Markdown,
    /// JSON, for other programs: see [`json::paper`].
    Json,
}

/// The languages of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tongue<'a> {
    /// The tag of the document's own language: "ru".
    pub document: &'a str,
    /// The language of the words added to it.
    pub own: Language,
}

impl Format {
    /// All of them.
    pub const ALL: [Format; 5] =
        [Format::Word, Format::Workbook, Format::Html, Format::Markdown, Format::Json];

    /// The ending of its files, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Word => "docx",
            Format::Workbook => "xlsx",
            Format::Html => "html",
            Format::Markdown => "md",
            Format::Json => "json",
        }
    }

    /// The kind of file an ending in small letters asks for.
    pub fn of_ending(ending: &str) -> Option<Self> {
        match ending {
            "docx" => Some(Format::Word),
            "xlsx" => Some(Format::Workbook),
            "html" | "htm" => Some(Format::Html),
            "md" | "markdown" | "txt" => Some(Format::Markdown),
            "json" => Some(Format::Json),
            _ => None,
        }
    }

    /// The paper as bytes, the same for the same paper. `setting` must be the one it was laid out with.
    pub fn write(
        self,
        paper: &Paper,
        tongue: Tongue<'_>,
        setting: Setting,
    ) -> Result<Vec<u8>, word::WordError> {
        Ok(match self {
            Format::Word => word::write_paper(paper, tongue)?,
            Format::Workbook => workbook::write(paper, tongue.own)?,
            Format::Html => html::write(paper, tongue.document, tongue.own, setting).into_bytes(),
            Format::Markdown => bracketed::write(paper, setting).into_bytes(),
            Format::Json => json::paper::save(paper),
        })
    }
}
