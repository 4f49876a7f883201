//! The changes of one paragraph, and the provisions of a voice while they are put together.

use crate::compare::BaseSide;
use crate::text::token::{Sort, Token};
use crate::text::{Anchor, Body, Cell, Content, Form, Mark, Provision, Span, Style};

use super::script::{Unit, content_of};

/// A provision of a voice, made of tokens of the base and words of its own.
#[derive(Debug, Clone)]
pub struct Own {
    /// What it is and how it is numbered.
    pub form: Form,
    /// The opening of the base it keeps.
    pub opening: Option<u32>,
    /// What it is made of.
    pub items: Vec<Item>,
    /// How far in the base it reaches.
    pub until: u32,
}

/// What a provision is made of.
#[derive(Debug, Clone)]
pub enum Item {
    /// A token of the base.
    Base(u32),
    /// A token of the base, set otherwise.
    Set(u32, Content),
    /// A cell begins; the token where the base has one, too.
    Cell(Span, Option<u32>),
    /// A further paragraph of a cell begins.
    Paragraph(Option<u32>),
    /// Words of the voice's own, and where in the base what they stand for ends.
    Words(Content, u32),
}

/// The changes of one paragraph of the base.
#[derive(Debug, Clone, Default)]
pub struct Edit {
    /// For each token, whether it stays.
    pub kept: Vec<bool>,
    /// Words put in before a token, or at the end, by place.
    pub put: Vec<(usize, Put)>,
    /// Tokens that are set otherwise.
    pub set: Vec<(usize, Content)>,
}

/// Words put in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Put {
    /// The words.
    pub content: Content,
    /// The bodies of the notes in them.
    pub notes: Vec<Content>,
}

impl Edit {
    /// Whether anything changes.
    pub fn changes(&self) -> bool {
        !self.put.is_empty() || !self.set.is_empty() || self.kept.iter().any(|kept| !kept)
    }
}

impl Own {
    /// An empty provision.
    pub fn new(form: Form, opening: Option<u32>) -> Self {
        Self { form, opening, items: Vec::new(), until: opening.map_or(0, |at| at + 1) }
    }

    /// How many notes are anchored in it.
    pub fn notes(&self, side: &BaseSide<'_>) -> usize {
        let anchored = |item: &Item| match item {
            Item::Base(at) | Item::Set(at, _) => usize::from(is_note(side, *at)),
            Item::Words(content, _) => content.footnotes(),
            Item::Cell(..) | Item::Paragraph(_) => 0,
        };
        self.items.iter().map(anchored).sum()
    }

    /// The provision of the base most of its tokens come from.
    pub fn main_source(&self, side: &BaseSide<'_>) -> Option<usize> {
        let mut counts: Vec<(usize, usize)> = Vec::new();
        for item in &self.items {
            let (Item::Base(at) | Item::Set(at, _)) = item else { continue };
            let provision = side.provision_at(*at);
            match counts.last_mut() {
                Some((known, count)) if *known == provision => *count += 1,
                _ => counts.push((provision, 1)),
            }
        }
        counts.into_iter().max_by_key(|(provision, count)| (*count, usize::MAX - provision)).map(|it| it.0)
    }

    /// Whether a cell of it reaches over several rows.
    pub fn reaches_down(&self) -> bool {
        self.items.iter().any(|item| matches!(item, Item::Cell(span, _) if span.rows > 1))
    }

    /// Whether it can stand in the place of a provision of the base with changes inside its paragraphs only.
    pub fn fits(&self, side: &BaseSide<'_>, provision: usize) -> bool {
        let base = &side.provisions[provision];
        if self.form.kind.is_row() != base.form.kind.is_row()
            || self.form.kind.heading_level() != base.form.kind.heading_level()
            || (self.form.kind == crate::text::Kind::Title) != (base.form.kind == crate::text::Kind::Title)
        {
            return false;
        }
        // The same cells, with the same spans, of the same number of paragraphs.
        let first = side.starts[provision];
        let mut bounds = side.tokens_of(provision).iter().enumerate().filter(|(_, it)| is_cell(it));
        for item in &self.items {
            let (kept, span) = match item {
                Item::Cell(span, kept) => (kept, Some(*span)),
                Item::Paragraph(kept) => (kept, None),
                _ => continue,
            };
            let next = bounds.next().map(|(nth, _)| first + nth as u32);
            if kept.is_none() || *kept != next {
                return false;
            }
            let stood = kept.and_then(|at| span_at(side, provision, at));
            if span.is_some() && span != stood {
                return false;
            }
        }
        bounds.next().is_none()
    }

    /// It as a provision with its notes.
    pub fn unit(&self, notes: &[Own], side: &BaseSide<'_>) -> Unit {
        let notes = notes.iter().map(|note| note.provision(side)).collect();
        Unit { main: self.provision(side), notes }
    }

    fn provision(&self, side: &BaseSide<'_>) -> Provision {
        if !self.form.kind.is_row() {
            let mut content = Content::default();
            for item in &self.items {
                content.append(&said(item, side));
            }
            crate::text::normal::marks::normalise(&mut content);
            return Provision::prose(self.form.clone(), content);
        }
        let mut cells: Vec<Cell> = Vec::new();
        for item in &self.items {
            match item {
                Item::Cell(span, _) => {
                    cells.push(Cell { paragraphs: vec![Content::default()], span: *span });
                    continue;
                }
                Item::Paragraph(_) => {
                    if let Some(cell) = cells.last_mut() {
                        cell.paragraphs.push(Content::default());
                        continue;
                    }
                }
                _ => {}
            }
            if cells.is_empty() {
                cells.push(Cell { paragraphs: vec![Content::default()], span: Span::default() });
            }
            if let Some(content) = cells.last_mut().and_then(|cell| cell.paragraphs.last_mut()) {
                content.append(&said(item, side));
            }
        }
        for content in cells.iter_mut().flat_map(|cell| &mut cell.paragraphs) {
            crate::text::normal::marks::normalise(content);
        }
        Provision { form: self.form.clone(), body: Body::Cells(cells) }
    }

    /// The footnote anchors in order: each with the number of the note of the base whose anchor it keeps.
    pub fn note_anchors(&self, side: &BaseSide<'_>, provision: usize) -> Vec<(usize, Option<usize>)> {
        let mut found = Vec::new();
        for item in &self.items {
            match item {
                Item::Base(at) | Item::Set(at, _) => {
                    if is_note(side, *at) {
                        found.push((found.len(), note_number(side, provision, *at)));
                    }
                }
                Item::Words(content, _) => {
                    (0..content.footnotes()).for_each(|_| found.push((found.len(), None)));
                }
                Item::Cell(..) | Item::Paragraph(_) => {}
            }
        }
        found
    }

    /// The bodies of the notes whose anchors are its own, in order.
    pub fn new_notes(&self, side: &BaseSide<'_>, provision: usize, notes: &[Own]) -> Vec<Content> {
        let anchors = self.note_anchors(side, provision);
        let own = anchors.iter().filter(|(_, base)| base.is_none());
        own.map(|(nth, _)| {
            let body = notes.get(*nth).map(|note| note.provision(side));
            body.and_then(|body| body.body.paragraphs().next().cloned()).unwrap_or_default()
        })
        .collect()
    }
}

fn is_cell(token: &Token) -> bool {
    matches!(token.sort, Sort::Cell | Sort::CellParagraph)
}

fn span_at(side: &BaseSide<'_>, provision: usize, token: u32) -> Option<Span> {
    let first = side.starts[provision];
    let before = side.tokens_of(provision).get(..(token.checked_sub(first)?) as usize)?;
    let nth = before.iter().filter(|it| it.sort == Sort::Cell).count();
    match &side.provisions[provision].body {
        Body::Cells(cells) => cells.get(nth).map(|cell| cell.span),
        Body::Prose(_) => None,
    }
}

/// What an item says.
fn said(item: &Item, side: &BaseSide<'_>) -> Content {
    match item {
        Item::Base(at) => content_of(side, *at),
        Item::Set(_, content) | Item::Words(content, _) => content.clone(),
        Item::Cell(..) | Item::Paragraph(_) => Content::default(),
    }
}

fn is_note(side: &BaseSide<'_>, token: u32) -> bool {
    side.tokens.get(token as usize).is_some_and(|found| found.sort == Sort::Anchor)
        && content_of(side, token).anchors.first() == Some(&Anchor::Footnote)
}

/// Which note of its provision an anchor of the base is.
fn note_number(side: &BaseSide<'_>, provision: usize, token: u32) -> Option<usize> {
    let first = side.starts[provision];
    let within = side.starts[provision + 1];
    (first..within).contains(&token).then(|| (first..token).filter(|at| is_note(side, *at)).count())
}

/// The changes of each paragraph of a provision of the base, made into this one.
pub fn edits(own: &Own, side: &BaseSide<'_>, provision: usize) -> Vec<Edit> {
    let first = side.starts[provision];
    let tokens = side.tokens_of(provision);
    let count = side.provisions[provision].body.paragraphs().count();
    // Where each paragraph's words begin among the tokens, and how many there are.
    let mut places: Vec<(u32, usize)> = vec![(first + 1, 0); count];
    for (nth, token) in tokens.iter().enumerate() {
        let Some(place) = places.get_mut(token.paragraph as usize) else { continue };
        if token.sort == Sort::Opening || is_cell(token) {
            *place = (first + nth as u32 + 1, 0);
        } else {
            place.1 += 1;
        }
    }
    let mut edits: Vec<Edit> =
        places.iter().map(|(_, length)| Edit { kept: vec![false; *length], ..Edit::default() }).collect();
    let mut paragraph = 0;
    let mut begun = !own.form.kind.is_row();
    let mut at = 0;
    for item in &own.items {
        let (Some((start, length)), Some(edit)) = (places.get(paragraph), edits.get_mut(paragraph)) else {
            break;
        };
        match item {
            Item::Cell(..) | Item::Paragraph(_) => {
                paragraph += usize::from(begun);
                begun = true;
                at = 0;
            }
            Item::Base(token) | Item::Set(token, _) if (*start..start + *length as u32).contains(token) => {
                let local = (token - start) as usize;
                at = local + 1;
                match item {
                    Item::Set(_, content) if leads_elsewhere(&content_of(side, *token), content) => {
                        // Words side by side go together and come together.
                        match edit.put.last_mut().filter(|(known, _)| *known == local) {
                            Some((known, put)) => {
                                *known = at;
                                put.content.append(content);
                            }
                            None => edit.put.push((at, Put { content: content.clone(), notes: Vec::new() })),
                        }
                    }
                    Item::Set(_, content) => {
                        edit.kept[local] = true;
                        edit.set.push((local, content.clone()));
                    }
                    _ => edit.kept[local] = true,
                }
            }
            other => {
                let content = said(other, side);
                let until = match other {
                    Item::Words(_, until) => until.saturating_sub(*start) as usize,
                    _ => at,
                };
                let place = until.clamp(at, (*length).max(at));
                at = place;
                match edit.put.last_mut().filter(|(known, _)| *known == place) {
                    Some((_, put)) => put.content.append(&content),
                    None => edit.put.push((place, Put { content, notes: Vec::new() })),
                }
            }
        }
    }
    edits
}

/// Whether words lead to another address than before: Word cannot track that, so they go and come. What is anchored
/// stays where it is.
fn leads_elsewhere(before: &Content, now: &Content) -> bool {
    let links = |content: &Content| -> Vec<Mark> {
        content.marks.iter().filter(|mark| matches!(mark.style, Style::Link(_))).cloned().collect()
    };
    now.anchors.is_empty() && links(before) != links(now)
}

/// Hands the bodies of new notes to the words they are anchored in, in order.
pub fn give_notes(edits: &mut [Edit], bodies: Vec<Content>) {
    let mut bodies = bodies.into_iter();
    for (_, put) in edits.iter_mut().flat_map(|edit| &mut edit.put) {
        let count = put.content.footnotes();
        put.notes = bodies.by_ref().take(count).collect();
    }
}
