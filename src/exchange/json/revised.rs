//! A text with all its tracked changes, as JSON.

use std::borrow::Cow;

use serde::Serialize;

use super::form::{WrittenContent, kind_name};
use super::{put, put_list};
use crate::exchange::revised::{Piece, Revised, RevisedProvision, Revision, What};
use crate::exchange::word::Comment;

/// Name and version of the format.
pub const FORMAT: &str = "travaux-revised/1";

#[derive(Debug, Serialize)]
struct WrittenRevision<'a> {
    what: What,
    author: &'a str,
    date: &'a str,
}

#[derive(Debug, Serialize)]
struct WrittenProvision<'a> {
    kind: Cow<'a, str>,
    label: Option<&'a str>,
    mark: &'a [u32],
    cells: Vec<WrittenCell<'a>>,
}

#[derive(Debug, Serialize)]
struct WrittenCell<'a> {
    columns: u16,
    rows: u16,
    mark: &'a [u32],
    paragraphs: Vec<Vec<WrittenPiece<'a>>>,
}

#[derive(Debug, Serialize)]
struct WrittenPiece<'a> {
    under: &'a [u32],
    #[serde(flatten)]
    content: WrittenContent<'a>,
}

#[derive(Debug, Serialize)]
struct WrittenComment<'a> {
    author: &'a str,
    initials: &'a str,
    date: &'a str,
    text: &'a str,
    provision: Option<usize>,
    answers: Option<usize>,
    resolved: bool,
}

/// A text with all its tracked changes and its comments.
pub fn save(revised: &Revised, comments: &[Comment]) -> Vec<u8> {
    let mut out = Vec::new();
    out.extend_from_slice(b"{\"format\":");
    put(&mut out, &FORMAT);
    put_list(&mut out, "revisions", revised.revisions.iter().map(revision));
    put_list(&mut out, "provisions", revised.provisions.iter().map(provision));
    put_list(&mut out, "comments", comments.iter().map(comment));
    out.extend_from_slice(b"}\n");
    out
}

fn revision(revision: &Revision) -> WrittenRevision<'_> {
    WrittenRevision { what: revision.what, author: &revision.author, date: &revision.date }
}

fn provision(provision: &RevisedProvision) -> WrittenProvision<'_> {
    let cells = provision.cells.iter().map(|cell| WrittenCell {
        columns: cell.span.columns,
        rows: cell.span.rows,
        mark: &cell.mark,
        paragraphs: cell.paragraphs.iter().map(|pieces| pieces.iter().map(piece).collect()).collect(),
    });
    WrittenProvision {
        kind: kind_name(provision.form.kind),
        label: provision.form.label.as_ref().map(|label| &*label.surface),
        mark: &provision.mark,
        cells: cells.collect(),
    }
}

fn piece(piece: &Piece) -> WrittenPiece<'_> {
    WrittenPiece { under: &piece.under, content: WrittenContent::of(&piece.content) }
}

fn comment(comment: &Comment) -> WrittenComment<'_> {
    WrittenComment {
        author: &comment.author,
        initials: &comment.initials,
        date: &comment.date,
        text: &comment.text,
        provision: comment.provision,
        answers: comment.answers,
        resolved: comment.resolved,
    }
}
