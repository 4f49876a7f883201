//! The rules of normal form.
//!
//! A [`super::Text`] is always in normal form; every constructor goes through [`normalise`]. The rules:
//!
//! - **Kind follows from the label.** A label is read again from its surface; one that cannot be read becomes
//!   part of the text. Decimal labels make paragraphs; bracketed ones, letters, Roman numbers and dashes make
//!   subparagraphs; labels of headings make their heading. A heading without a label is a title (first level)
//!   or a [`Kind::Heading`] of level 2 to 6; whatever else has no label is unnumbered.
//! - **"(i)" is a letter after "(h)"**, and likewise "v" after "u" and "x" after "w", within the same parent;
//!   otherwise it is a Roman number.
//! - **Content** is trimmed of white space, free of control characters and noncharacters; marks are sorted,
//!   merged and snapped to words (see `marks`); there are as many anchors as anchor characters.
//! - **Front matter** stands at the top only, each entry a `key: value`, without label, marks or anchors.
//! - **A table** is a run of rows; its first row is the head, and a head in the middle begins the next table.
//!   Every cell has at least one paragraph, and empty paragraphs only where there is no other.
//! - **A footnote** follows the provision it is anchored in, one for each anchor and in their order; an anchor
//!   without a body gets an empty one, a body without an anchor is an unnumbered paragraph.
//! - **Nothing empty**: a provision without label and without words is dropped.

mod content;
mod footnote;
mod label;
pub(crate) mod marks;

use super::{Body, Cell, Content, Form, Kind, Provision};

pub(crate) use content::clean;

/// Brings provisions into normal form.
pub fn normalise(mut provisions: Vec<Provision>) -> Vec<Provision> {
    let mut odd = false;
    let mut anchored = false;
    for provision in &mut provisions {
        odd |= settle(provision);
        anchored |= provision.form.kind == Kind::Footnote
            || provision.body.paragraphs().any(|content| !content.anchors.is_empty());
    }
    if odd {
        provisions.retain(|provision| !is_nothing(provision));
    }
    if anchored {
        provisions = footnote::place(provisions);
    }
    front_and_tables(&mut provisions);
    label::tell_letters(&mut provisions);
    provisions
}

/// Front matter stands at the top only, and the first row of every table is its head.
fn front_and_tables(provisions: &mut [Provision]) {
    let mut front = true;
    let mut in_table = false;
    for provision in provisions {
        front &= provision.form.kind == Kind::Meta;
        match provision.form.kind {
            Kind::Meta if !front => {
                provision.form.kind = Kind::Unnumbered;
                in_table = false;
            }
            Kind::Head => in_table = true,
            Kind::Row if !in_table => {
                provision.form.kind = Kind::Head;
                in_table = true;
            }
            // The footnotes of a row do not end its table.
            Kind::Row | Kind::Footnote => {}
            _ => in_table = false,
        }
    }
}

/// Whether the provision says nothing at all. A footnote may be empty: its anchor is there.
fn is_nothing(provision: &Provision) -> bool {
    if provision.form.label.is_some() || provision.form.kind == Kind::Footnote {
        return false;
    }
    match &provision.body {
        Body::Prose(content) => content.is_empty(),
        Body::Cells(cells) => cells.is_empty(),
    }
}

/// Settles a provision as far as that needs no neighbours; says whether it may have to be dropped.
fn settle(provision: &mut Provision) -> bool {
    let Provision { form, body } = provision;
    match body {
        Body::Prose(content) => {
            clean(content);
            match form.kind {
                Kind::Head | Kind::Row => {
                    let content = label::into_words(form, std::mem::take(content));
                    *body = Body::Cells(vec![Cell { paragraphs: vec![content], span: Default::default() }]);
                    return false;
                }
                Kind::Meta => front_matter(form, content),
                Kind::Footnote => *content = label::into_words(form, std::mem::take(content)),
                _ => label::settle(form, content),
            }
            content.is_empty()
        }
        Body::Cells(cells) => {
            if !form.kind.is_row() {
                form.kind = Kind::Row;
            }
            for cell in cells.iter_mut() {
                settle_cell(cell);
            }
            if form.label.is_some()
                && let Some(content) = cells.first_mut().and_then(|cell| cell.paragraphs.first_mut())
            {
                *content = label::into_words(form, std::mem::take(content));
            }
            form.label = None;
            cells.is_empty()
        }
    }
}

fn settle_cell(cell: &mut Cell) {
    for paragraph in &mut cell.paragraphs {
        clean(paragraph);
    }
    if cell.paragraphs.len() > 1 {
        cell.paragraphs.retain(|paragraph| !paragraph.is_empty());
    }
    if cell.paragraphs.is_empty() {
        cell.paragraphs.push(Content::default());
    }
    cell.span.columns = cell.span.columns.max(1);
    cell.span.rows = cell.span.rows.max(1);
}

/// A line of front matter is plain `key: value`, in one line or with further lines below it.
fn front_matter(form: &mut Form, content: &mut Content) {
    *content = label::into_words(form, std::mem::take(content));
    if !content.is_plain() {
        content.text.retain(|c| c != super::content::ANCHOR);
        *content = Content::plain(std::mem::take(&mut content.text));
        clean(content);
    }
    if content.text.contains('\n') {
        let lines: Vec<&str> = content.text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        content.text = lines.join("\n");
    }
    if !is_entry(&content.text) {
        form.kind = Kind::Unnumbered;
        label::settle(form, content);
    }
}

/// Whether a line can stand in front matter by itself: a key, a colon, perhaps a value.
pub(crate) fn is_entry(line: &str) -> bool {
    let first = line.lines().next().unwrap_or("");
    let key = first.split_once(':').map_or("", |(key, _)| key);
    !key.is_empty() && key.len() <= 80 && !first.starts_with(['-', '#', '.'])
}
