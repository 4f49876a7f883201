//! From paragraphs and tables to provisions: which paragraph is a heading, which a point, what is its label.

use std::collections::BTreeMap;

use super::block::{Block, Paragraph, prefix};
use super::bookmark::Bookmarks;
use super::line::{Finished, Start, letters};
use super::numbering::Automatic;
use super::paragraph::Look;
use super::revised::Changes;
use super::style::Role;
use crate::exchange::revised::RevisedProvision;
use crate::text::content::ANCHOR;
use crate::text::{Body, Content, Form, Kind, Label, Provision, Style, normal};

/// The provisions of a document while they are put together.
#[derive(Default)]
pub struct Assembly {
    /// The provisions.
    pub provisions: Vec<Provision>,
    /// For each provision, whether the number it shows is automatic.
    pub automatic: Vec<bool>,
    /// Where comments are, by their identifiers.
    pub comments: BTreeMap<String, usize>,
    /// The provision of a paragraph, by its number in the file; in ascending order of both.
    places: Vec<(usize, usize)>,
    /// The provisions with their changes, where all changes are read.
    pub revised: Vec<RevisedProvision>,
    /// The bookmarks of ours.
    pub bookmarks: Bookmarks,
}

impl Assembly {
    /// Adds an entry of front matter, as our writer keeps them.
    pub fn front_matter(&mut self, entry: &str, changes: &Changes) {
        let mut content = Content::plain(entry);
        normal::clean(&mut content);
        if normal::is_entry(&content.text) {
            let line = Finished { content: content.clone(), ..Finished::default() };
            let provision = Provision::prose(Form { kind: Kind::Meta, label: None }, content);
            self.keep(changes, |changes| changes.prose(&provision, 0, &line, "", ""));
            self.push(provision, false);
        }
    }

    /// Keeps a provision with its changes.
    fn keep(&mut self, changes: &Changes, make: impl FnOnce(&Changes) -> RevisedProvision) {
        if changes.kept {
            self.revised.push(make(changes));
        }
    }

    /// Adds blocks in reading order.
    pub fn add(&mut self, blocks: Vec<Block>, changes: &Changes) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph, changes),
                Block::Table(table) => {
                    for (index, row) in table.rows.into_iter().enumerate() {
                        let kind = if index == 0 { Kind::Head } else { Kind::Row };
                        self.met(row.serial, row.comments);
                        let lines = row.lines.iter().flat_map(|(_, lines)| lines);
                        let lines = lines.map(|line| (&line.content, line.tags.as_slice()));
                        self.bookmarks.met_in_row(self.provisions.len(), lines);
                        let form = Form { kind, label: None };
                        let provision = Provision { form, body: Body::Cells(row.cells) };
                        self.keep(changes, |changes| changes.row(&provision, row.mark, &row.lines));
                        self.push(provision, false);
                        self.notes(row.notes, changes);
                    }
                }
            }
        }
    }

    fn paragraph(&mut self, paragraph: Paragraph, changes: &Changes) {
        let Paragraph { serial, look, number, mut line, comments, mark } = paragraph;
        let as_read = changes.kept.then(|| line.clone());
        normal::clean(&mut line.content);
        self.met(serial, comments);
        // An empty paragraph is space on the page, its number included.
        if line.content.is_empty() {
            return;
        }
        let first = self.provisions.iter().all(|provision| provision.form.kind == Kind::Meta);
        let automatic = number.is_some();
        let notes = std::mem::take(&mut line.notes);
        let before = number.as_ref().map_or(0, |number| letters(&prefix(number, &line.content)));
        self.bookmarks.met(self.provisions.len(), before, &line.tags);
        let whole = as_read.as_ref().map(|_| match &number {
            Some(number) => prefix(number, &line.content) + &line.content.text,
            None => line.content.text.clone(),
        });
        let provision = provision_from(look, number.as_ref(), line, first);
        if let (Some(line), Some(whole)) = (as_read, whole) {
            // The label is what the words lost.
            let kept = provision.body.paragraphs().map(|content| content.text.len()).sum();
            let label = whole.get(..whole.len().saturating_sub(kept)).unwrap_or_default();
            let before = number.as_ref().map(|number| prefix(number, &line.content)).unwrap_or_default();
            self.keep(changes, |changes| changes.prose(&provision, mark, &line, &before, label));
        }
        self.push(provision, automatic);
        self.notes(notes, changes);
    }

    fn push(&mut self, provision: Provision, automatic: bool) {
        self.provisions.push(provision);
        self.automatic.push(automatic);
    }

    fn notes(&mut self, notes: Vec<Finished>, changes: &Changes) {
        for note in notes {
            let form = Form { kind: Kind::Footnote, label: None };
            let provision = Provision::prose(form, note.content.clone());
            self.keep(changes, |changes| changes.prose(&provision, 0, &note, "", ""));
            self.push(provision, false);
        }
    }

    fn met(&mut self, serial: usize, comments: Vec<String>) {
        let here = self.provisions.len();
        self.places.push((serial, here));
        for comment in comments {
            self.comments.entry(comment).or_insert(here);
        }
    }

    /// The provision the paragraph with this number went into, or the next one that has a place.
    pub fn place(&self, serial: usize) -> Option<usize> {
        let at = self.places.partition_point(|(known, _)| *known < serial);
        let last = self.provisions.len().checked_sub(1)?;
        Some(self.places.get(at).map_or(last, |(_, index)| *index).min(last))
    }
}

/// The provision a paragraph makes: what it is by its look, its automatic number and its words. `first` says
/// that nothing stands before it.
pub fn provision_from(look: Look, number: Option<&Automatic>, line: Finished, first: bool) -> Provision {
    let Finished { content, start, stressed, .. } = line;
    let bold = look.bold || whole(&content, &Style::Bold);
    let full = match number {
        Some(number) => {
            let mut whole = Content::plain(prefix(number, &content));
            whole.append(&content);
            whole
        }
        None => content,
    };
    let look = Look { bold, ..look };
    // Our writer says which bold is a stress.
    let stressed = stressed || start == Start::Literal;
    let label = match start {
        Start::Literal if number.is_none() => None,
        Start::Label(end) if number.is_none() => {
            said(look, &full.text, end).or_else(|| label(look, &full.text))
        }
        _ => label(look, &full.text),
    };
    let rest = |taken: usize| {
        let rest = full.slice(taken.min(full.text.len())..full.text.len());
        if stressed { rest } else { unbold(rest) }
    };
    if let Some((kind, label, taken)) = label {
        let content = if kind.is_heading() { rest(taken) } else { full.slice(taken..full.text.len()) };
        return Provision::prose(Form { kind, label: Some(label) }, content);
    }
    let titled = first
        && look.centred
        && bold
        && start == Start::Open
        && number.is_none()
        && !full.text.ends_with(['.', ';', ':']);
    let kind = match look.role {
        Some(Role::Title | Role::Heading(0 | 1)) => Kind::Title,
        Some(Role::Heading(level)) => Kind::Heading(level.min(6)),
        None if titled => Kind::Title,
        None => return Provision::prose(Form::UNNUMBERED, full),
    };
    Provision::prose(Form { kind, label: None }, rest(0))
}

/// Whether a provision of running text, written as a paragraph in the style of its kind, reads as itself.
pub fn reads_as(provision: &Provision, content: &Content) -> bool {
    let kind = provision.form.kind;
    let role = match kind {
        Kind::Title => Some(Role::Title),
        kind if kind.is_heading() => Some(Role::Heading(kind.heading_level())),
        _ => None,
    };
    let mut line = Finished::default();
    if let Some(label) = &provision.form.label {
        let gap = if content.is_empty() { "" } else { " " };
        line.content.push_str(&format!("{}{gap}", label.surface));
    }
    line.content.append(content);
    // What is bold over all of a heading is written as a stress.
    line.stressed = true;
    let read = provision_from(Look { role, ..Look::default() }, None, line, false);
    let surface = |provision: &Provision| provision.form.label.as_ref().map(|label| label.surface.clone());
    read.form.kind == kind && surface(&read) == surface(provision) && read.body == provision.body
}

/// The label our writer says the first bytes are.
fn said(look: Look, text: &str, end: usize) -> Option<(Kind, Label, usize)> {
    let surface = text.get(..end)?.trim_end();
    let heading = || Label::heading(surface).filter(|_| look.role.is_some());
    let point = || Label::point(surface).map(|(label, taken)| (label.scheme.kind(), label, taken));
    let (kind, label, taken) = heading().or_else(point)?;
    (taken == surface.len()).then(|| (kind, label, end + (text.len() - end - text[end..].trim_start().len())))
}

/// The label a paragraph begins with. Where no style says that it is a heading, its words or its look must.
fn label(look: Look, text: &str) -> Option<(Kind, Label, usize)> {
    if look.role.is_some() {
        return Label::heading(text);
    }
    let by_look = || {
        let short = text.len() <= 400 && !text.ends_with(['.', ';', ',']);
        (look.centred && look.bold && short).then(|| Label::heading(text))?
    };
    let point = || Label::point(text).map(|(label, taken)| (label.scheme.kind(), label, taken));
    Label::heading_line(text).or_else(by_look).or_else(point)
}

/// Whether there are words and a mark of this style covers them all.
fn whole(content: &Content, style: &Style) -> bool {
    let mut end = 0;
    for mark in content.marks.iter().filter(|mark| mark.style == *style) {
        let gap = content.text.get(end..mark.start as usize).unwrap_or("x");
        if !gap.trim().is_empty() {
            return false;
        }
        end = end.max(mark.end as usize);
    }
    let words = content.text.contains(|c: char| c != ANCHOR && !c.is_whitespace());
    words && content.text.get(end..).is_some_and(|rest| rest.trim().is_empty())
}

/// A heading's words without bold over all of them: that is how headings look, not what they stress.
fn unbold(mut content: Content) -> Content {
    if whole(&content, &Style::Bold) {
        content.marks.retain(|mark| mark.style != Style::Bold);
    }
    content
}
