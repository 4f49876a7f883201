//! JSON: what commands give other programs, versioned and self-contained.
//!
//! Several kinds of file, told apart by their `format`. All are UTF-8, one item of a long list a line, keys always
//! in the same order, so the same data are the same bytes. Numbers of tokens count from 0; a span `[from, to]`
//! takes in the token `from` and leaves out the token `to`.
//!
//! # `travaux-rolling/1`
//!
//! A base and every voice over it. See [`save`] and [`load`].
//!
//! | key | what it holds |
//! |---|---|
//! | `algorithm` | name and version of what made it |
//! | `voices` | `[{code, unanswered, order}]` in protocol order: spans a partial reply did not answer; its provisions in base order as runs `[from, to]` of the order they stand in its own text |
//! | `base` | the base as canonical Draft Markdown |
//! | `provisions` | `[{kind, label, depth, tokens}]`: the provisions of the base and their spans; each span begins with the token ¶ |
//! | `passages` | `[{id, layer, span, coarse?, wordings}]`, sorted by span and layer |
//! | `wordings` | `[{text, base, holders, place?, variants, fragments?}]`: the base's first, without holders; then in protocol order of their first proposer. `holders` are codes, sorted. `place` is the token before which a moved block stands |
//! | `variants` | `[{text, holders, fragments?}]`: the same words in another typography, formatting or numbering |
//! | `fragments` | what `text` alone cannot carry: `[{opens?, kind?, label?, scheme?, numbers?, columns?, rows?, text, marks?, anchors?}]`. Left out where the wording is nothing, or plain words within a paragraph. Always left out for the base's wording, which is the base on that span |
//! | `moves` | `[{passage, block, what, to, before, holders}]`: the passages of order once more, to be read |
//! | `certificate` | `{algorithm, base, voices: {code: hash}, rolling}` |
//!
//! In a `text` a line break stands for the ¶ before a provision, a tab for the boundary before a cell, and
//! U+FFFC for a footnote, picture or formula.
//!
//! Hashes are SHA-256 in hexadecimal digits: of the base and of each voice's text as canonical Draft Markdown,
//! and, as `rolling`, of the file itself with nothing between the quotation marks of `rolling`. That key is the
//! last of the file, so `sed '$s/[0-9a-f]\{64\}"}}$/"}}/' FILE | sha256sum` gives it.
//!
//! # `travaux-comparison/1`
//!
//! What changed between two texts. See [`comparison`].
//!
//! | key | what it holds |
//! |---|---|
//! | `algorithm` | name and version of what made it |
//! | `old`, `new` | `{sha256}` of the texts as canonical Draft Markdown |
//! | `coarse` | whether some stretch was too large to be compared word by word |
//! | `changes` | `[{id, layer, path, provision, span, old, new, coarse?}]`: `path` is the labels leading to the place, `provision` its index in the old text, `old` and `new` the words |
//! | `moves` | `[{block, what, before}]` |
//! | `renumbered` | `[{provision, old, new}]` |
//!
//! # `travaux-text/1`
//!
//! One text. See [`text`].
//!
//! | key | what it holds |
//! |---|---|
//! | `sha256` | of the text as canonical Draft Markdown |
//! | `markdown` | that |
//! | `provisions` | `[{kind, label, depth, text, marks?, anchors?, cells?}]` |
//! | `warnings` | sentences |
//!
//! # `travaux-revised/1`
//!
//! A text with all its tracked changes. See [`revised`]. `under` and `mark` list the changes something lies under,
//! the outermost first, as indices into `revisions`; the `mark` of a provision is that of its paragraph mark or row.
//!
//! # `travaux-report/1`
//!
//! What is to be known of a file before it is taken in. See [`report`]. `silent` are the changes that are not
//! tracked; `sections` is the whole report in sentences.

//!
//! # `travaux-paper/1`
//!
//! A paper of a round: see [`paper`].
//!
//! | key | what it holds |
//! |---|---|
//! | `name`, `title` | what the paper is called and the document it is about |
//! | `draft`, `distribution` | which draft it is, and for whom |
//! | `blocks` | `[{heading: {level, text}} or {text: {mark, text}} or {provision: {label, text, notes}} or {caption: {text}} or {table: {columns, rows}}]`, in order |
//! | `columns` | `[{key, name}]`: the key is always the same, the name is in the language of the paper |
//! | `rows` | `[{section}]` for a heading across the columns, else `[{key: text}]` for every column. What covers several rows is said in each of them |
//!
//! In a `text` what goes stands as `{--so--}` and what comes beside other words as `{++so++}`, a line break between
//! paragraphs.

pub mod comparison;
mod error;
mod form;
mod load;
pub mod paper;
pub mod report;
pub mod revised;
mod save;
pub mod text;

pub use error::{JsonError, Part};
pub use form::readable;
pub use load::{load, own_hash};
pub use save::{certify, save};

/// Name and version of the format of rolling texts.
pub const ROLLING: &str = "travaux-rolling/1";

/// Appends a value as JSON. Writing into memory cannot fail; a value that has no JSON form would be left out.
pub(crate) fn put(out: &mut Vec<u8>, value: &impl serde::Serialize) {
    if serde_json::to_writer(&mut *out, value).is_err() {
        debug_assert!(false, "a value without JSON form");
    }
}

/// Appends `,\n"key":[`, then the values one a line, then `]`.
pub(crate) fn put_list<T: serde::Serialize>(out: &mut Vec<u8>, key: &str, values: impl Iterator<Item = T>) {
    out.extend_from_slice(b",\n\"");
    out.extend_from_slice(key.as_bytes());
    out.extend_from_slice(b"\":[");
    for (index, value) in values.enumerate() {
        out.extend_from_slice(if index == 0 { b"\n" } else { b",\n" });
        put(out, &value);
    }
    out.push(b']');
}

/// Appends `,\n"key":value`.
pub(crate) fn put_entry(out: &mut Vec<u8>, key: &str, value: &impl serde::Serialize) {
    out.extend_from_slice(b",\n\"");
    out.extend_from_slice(key.as_bytes());
    out.extend_from_slice(b"\":");
    put(out, value);
}
