//! One text, as JSON.

use std::borrow::Cow;

use serde::Serialize;

use super::form::{WrittenContent, kind_name};
use super::{put, put_entry, put_list};
use crate::consolidate::certificate::sha256;
use crate::text::{Body, Text, markdown};

/// Name and version of the format.
pub const FORMAT: &str = "travaux-text/1";

/// A provision as written.
#[derive(Debug, Serialize)]
struct WrittenProvision<'a> {
    kind: Cow<'a, str>,
    label: Option<&'a str>,
    depth: u8,
    #[serde(flatten)]
    content: Option<WrittenContent<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cells: Vec<WrittenCell<'a>>,
}

/// A cell of a row as written.
#[derive(Debug, Serialize)]
struct WrittenCell<'a> {
    columns: u16,
    rows: u16,
    paragraphs: Vec<WrittenContent<'a>>,
}

/// A text with the sentences its reader had to say about it.
pub fn save(text: &Text, warnings: &[String]) -> Vec<u8> {
    let source = markdown::write(text);
    let mut out = Vec::with_capacity(source.len() * 3);
    out.extend_from_slice(b"{\"format\":");
    put(&mut out, &FORMAT);
    put_entry(&mut out, "sha256", &sha256(source.as_bytes()));
    put_entry(&mut out, "markdown", &source);
    put_list(&mut out, "provisions", provisions(text));
    put_list(&mut out, "warnings", warnings.iter());
    out.extend_from_slice(b"}\n");
    out
}

fn provisions(text: &Text) -> impl Iterator<Item = WrittenProvision<'_>> {
    text.provisions().iter().map(|provision| {
        let (content, cells) = match &provision.body {
            Body::Prose(content) => (Some(WrittenContent::of(content)), Vec::new()),
            Body::Cells(cells) => (None, cells.iter().map(cell).collect()),
        };
        WrittenProvision {
            kind: kind_name(provision.form.kind),
            label: provision.form.label.as_ref().map(|label| &*label.surface),
            depth: provision.form.depth(),
            content,
            cells,
        }
    })
}

fn cell(cell: &crate::text::Cell) -> WrittenCell<'_> {
    WrittenCell {
        columns: cell.span.columns,
        rows: cell.span.rows,
        paragraphs: cell.paragraphs.iter().map(WrittenContent::of).collect(),
    }
}
