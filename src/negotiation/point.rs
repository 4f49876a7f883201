//! Carrying out a list of points: «в пункте 2 статьи 5 слово … заменить словом …».
//!
//! Every place is looked for in the text the list is about, so that points do not disturb one another's numbering;
//! what cannot be carried out is left alone and named, with the reason.

mod beside;
mod moved;
mod throughout;

use std::ops::Range;

pub use throughout::is_throughout;

use super::place::{self, Found, NotFound, Side};
use super::submission::{Action, Point};
use crate::language::Phrase;
use crate::text::{Body, Cell, Content, Form, Kind, Mark, Provision, Text, content, markdown};

/// What became of a list of points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// The whole text with the points carried out.
    pub text: Text,
    /// The provisions of the text they are about that were changed, taken out, or added to; in reading order.
    pub answered: Vec<usize>,
    /// The points that could not be carried out.
    pub unapplied: Vec<Unapplied>,
    /// Of points about the whole text, the places that were left.
    pub left: Vec<Left>,
}

/// A place that a point about the whole text means and that was left as it was: in which form the new words belong
/// there is for a person to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// The point, by its index in the list.
    pub point: usize,
    /// The provision of the text.
    pub provision: usize,
    /// The words as they stand there.
    pub words: String,
}

/// A point that could not be carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unapplied {
    /// Its index in the list.
    pub point: usize,
    /// Why.
    pub why: Why,
}

impl Unapplied {
    /// The sentence for a clerk. `points` is the list it is of.
    pub fn phrase(&self, points: &[Point]) -> Phrase {
        let at = points.get(self.point).map(|point| point.at.clone()).unwrap_or_default();
        let number = numbered(points, self.point);
        Phrase::new("command-point-left")
            .with("number", number)
            .with("at", at)
            .inner("why", self.why.phrase())
    }
}

/// The number of a point: as the letter has it, else its place in the list.
pub fn numbered(points: &[Point], index: usize) -> String {
    let own = points.get(index).map(|point| point.number.clone()).unwrap_or_default();
    if own.is_empty() { (index + 1).to_string() } else { own }
}

/// Why a point could not be carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The citation cannot be read.
    Unread,
    /// There is no such place.
    NoPlace,
    /// There are several such places, and nothing tells which is meant.
    Places,
    /// The words do not stand there.
    NoWords,
    /// The words stand there more than once.
    Several,
    /// There is nothing to put in.
    Nothing,
    /// An earlier point of the list already changed this.
    Taken,
    /// A footnote, picture or formula stands among the words.
    Anchored,
    /// The words stand there in other forms only, and in which form the new ones belong there is not clear.
    Form,
}

impl Why {
    /// The sentence for a clerk.
    pub fn phrase(self) -> Phrase {
        Phrase::new(match self {
            Why::Unread => "point-unread",
            Why::NoPlace => "point-no-place",
            Why::Places => "point-places",
            Why::NoWords => "point-no-words",
            Why::Several => "point-several",
            Why::Nothing => "point-nothing",
            Why::Taken => "point-taken",
            Why::Anchored => "point-anchored",
            Why::Form => "point-form",
        })
    }
}

impl From<NotFound> for Why {
    fn from(not_found: NotFound) -> Self {
        match not_found {
            NotFound::Unread => Why::Unread,
            NotFound::NoPlace => Why::NoPlace,
            NotFound::Several => Why::Places,
        }
    }
}

/// A provision while points are carried out.
struct Slot {
    /// The provision as it now reads; none once it is taken out.
    now: Option<Provision>,
    /// Whether it was replaced or taken out as a whole.
    closed: bool,
    answered: bool,
    before: Vec<Provision>,
    after: Vec<Provision>,
}

/// Carries out a list of points on a text.
pub fn apply_points(text: &Text, points: &[Point]) -> Applied {
    let slot = |provision: &Provision| Slot {
        now: Some(provision.clone()),
        closed: false,
        answered: false,
        before: Vec::new(),
        after: Vec::new(),
    };
    let slots = text.provisions().iter().map(slot).collect();
    let mut work = Work { text, slots, left: Vec::new() };
    let mut unapplied = Vec::new();
    for (index, point) in points.iter().enumerate() {
        if let Err(why) = work.carry_out(index, point) {
            unapplied.push(Unapplied { point: index, why });
        }
    }
    let answered =
        work.slots.iter().enumerate().filter(|(_, slot)| slot.answered).map(|(index, _)| index).collect();
    let provisions =
        work.slots.into_iter().flat_map(|slot| slot.before.into_iter().chain(slot.now).chain(slot.after));
    let left = work.left;
    Applied { text: Text::new(provisions.collect()), answered, unapplied, left }
}

struct Work<'a> {
    text: &'a Text,
    slots: Vec<Slot>,
    left: Vec<Left>,
}

impl Work<'_> {
    fn carry_out(&mut self, nth: usize, point: &Point) -> Result<(), Why> {
        if is_throughout(&point.at) {
            return self.throughout(nth, point);
        }
        let found = place::find(self.text, &point.at)?;
        // Of a sentence that is cited, all of its words are meant where none are quoted.
        let sentence = found.sentence.as_deref().unwrap_or_default();
        let find = if point.find.trim().is_empty() { sentence } else { point.find.trim() };
        let new = point.text.trim();
        if new.is_empty() && point.action != Action::Delete {
            return Err(Why::Nothing);
        }
        match (point.action, find.is_empty()) {
            (Action::Move, _) => self.moved(&found, new),
            (Action::Replace | Action::Delete, false) => self.put(&found, find, |_, _| new.to_owned()),
            (Action::Insert, false) => self.put(&found, find, |there, _| join(there, new)),
            (Action::InsertBefore, false) => self.put(&found, find, |there, _| join(new, there)),
            (Action::Replace | Action::Delete, true) if found.name => self.reword(&found, new),
            (Action::Replace, true) if self.is_footnote(&found) => self.reword(&found, new),
            (Action::Delete, true) => self.take_out(&found),
            (Action::Replace, true) => self.replace(&found, new),
            (Action::Insert, true) => self.add(&found, new, point.action),
            (Action::InsertBefore, true) => self.add(&found, new, point.action),
        }
    }

    /// Changes the words found in a place.
    fn put(&mut self, found: &Found, find: &str, make: impl Fn(&str, &str) -> String) -> Result<(), Why> {
        // In the provision itself, or else under it; but in one place only.
        let mut own: Vec<Hit> = self.hits(found.provision..found.provision + 1, found.cell, find);
        if let Some(sentence) = &found.sentence {
            let whole = self.hits(found.provision..found.provision + 1, found.cell, sentence);
            let inside = |it: &Hit, in_: &Hit| {
                in_.paragraph == it.paragraph
                    && in_.bytes.start <= it.bytes.start
                    && it.bytes.end <= in_.bytes.end
            };
            own.retain(|it| whole.iter().any(|whole| inside(it, whole)));
        }
        let hits = if own.is_empty() && found.cell.is_none() && found.sentence.is_none() && !found.name {
            self.hits(found.range.clone(), None, find)
        } else {
            own
        };
        let hit = match hits.as_slice() {
            [] => return Err(Why::NoWords),
            [hit] => hit.clone(),
            _ => return Err(Why::Several),
        };
        let slot = self.slots.get_mut(hit.provision).ok_or(Why::NoPlace)?;
        if slot.closed {
            return Err(Why::Taken);
        }
        let content = slot.now.as_mut().and_then(|now| paragraph(now, hit.paragraph)).ok_or(Why::Taken)?;
        let there = content.text.get(hit.bytes.clone()).ok_or(Why::NoWords)?.to_owned();
        if there.contains(content::ANCHOR) {
            return Err(Why::Anchored);
        }
        let made = make(&there, find);
        splice(content, hit.bytes, &made);
        slot.answered = true;
        Ok(())
    }

    /// Where words stand in some provisions.
    fn hits(&self, within: Range<usize>, cell: Option<usize>, find: &str) -> Vec<Hit> {
        let mut hits = Vec::new();
        for provision in within {
            let Some(now) = self.slots.get(provision).and_then(|slot| slot.now.as_ref()) else { continue };
            for (paragraph, (in_cell, content)) in paragraphs(now).into_iter().enumerate() {
                if cell.is_none() || in_cell == cell {
                    let at = find_words(&content.text, find);
                    hits.extend(at.into_iter().map(|bytes| Hit { provision, paragraph, bytes }));
                }
            }
        }
        hits
    }

    /// Takes out a whole place.
    fn take_out(&mut self, found: &Found) -> Result<(), Why> {
        if let Some(cell) = found.cell {
            return self.set_cell(found.provision, cell, vec![Content::default()]);
        }
        if self.is_footnote(found) {
            // Its mark stands in the text.
            return Err(Why::Anchored);
        }
        self.close(found.range.clone())?;
        for slot in self.slots.get_mut(found.range.clone()).unwrap_or_default() {
            slot.now = None;
        }
        Ok(())
    }

    /// Puts another text in a place: «изложить в следующей редакции».
    fn replace(&mut self, found: &Found, new: &str) -> Result<(), Why> {
        if let Some(cell) = found.cell {
            return self.set_cell(found.provision, cell, vec![Content::plain(new)]);
        }
        let now = self.slots.get(found.provision).and_then(|slot| slot.now.clone()).ok_or(Why::Taken)?;
        let mut made = read(new, &now);
        // A wording given without its number or heading keeps those it has.
        if let (Some(first), Some(label)) = (made.first_mut(), &now.form.label)
            && first.form.label.is_none()
            && !first.form.kind.is_heading()
            && !first.form.kind.is_row()
        {
            if now.form.kind.is_heading() {
                made.insert(0, now.clone());
            } else {
                first.form = Form { kind: now.form.kind, label: Some(label.clone()) };
            }
        }
        // A single provision replaces the provision; more, everything under it as well.
        let range = if made.len() > 1 { found.range.clone() } else { found.provision..found.provision + 1 };
        self.close(range.clone())?;
        for (index, slot) in self.slots.get_mut(range).unwrap_or_default().iter_mut().enumerate() {
            slot.now = None;
            if index == 0 {
                slot.after.splice(0..0, std::mem::take(&mut made));
            }
        }
        Ok(())
    }

    /// Adds to a place: new provisions beside it, or words at its end or beginning.
    fn add(&mut self, found: &Found, new: &str, action: Action) -> Result<(), Why> {
        let like = self.text.provisions().get(found.provision).ok_or(Why::NoPlace)?;
        let made = read(new, like);
        let own = made.first().is_some_and(|first| first.form.label.is_some() || first.form.kind.is_row());
        let before = found.side == Side::Before || found.side == Side::At && action == Action::InsertBefore;
        let words_only = found.name || self.is_footnote(found);
        if words_only && (own || made.len() > 1 || found.side != Side::At) {
            return Err(Why::NoPlace);
        }
        if own
            && found.side == Side::At
            && action == Action::Insert
            && let Some((at, before)) = made.first().and_then(|first| self.seat(found, first))
        {
            return self.put_beside(at, before, made);
        }
        if !words_only && (own || made.len() > 1 || found.side != Side::At || like.form.kind.is_heading()) {
            // Under a heading its last provision comes first; beside anything else, all that stands under it.
            let at = if before { found.provision } else { found.range.end.saturating_sub(1) };
            return self.put_beside(at, before, made);
        }
        let slot = self.slots.get_mut(found.provision).ok_or(Why::NoPlace)?;
        if slot.closed {
            return Err(Why::Taken);
        }
        let now = slot.now.as_mut().ok_or(Why::Taken)?;
        let last = paragraphs(now).iter().rposition(|(cell, _)| found.cell.is_none() || *cell == found.cell);
        let content = last.and_then(|last| paragraph(now, last)).ok_or(Why::NoPlace)?;
        let (at, made) = match before {
            true => (0, if content.text.is_empty() { new.to_owned() } else { format!("{new} ") }),
            false => (content.text.len(), join(&content.text, new).split_off(content.text.len())),
        };
        splice(content, at..at, &made);
        slot.answered = true;
        Ok(())
    }

    fn set_cell(&mut self, provision: usize, cell: usize, paragraphs: Vec<Content>) -> Result<(), Why> {
        let slot = self.slots.get_mut(provision).filter(|slot| !slot.closed).ok_or(Why::Taken)?;
        let Some(Provision { body: Body::Cells(cells), .. }) = &mut slot.now else {
            return Err(Why::NoPlace);
        };
        let cell: &mut Cell = cells.get_mut(cell).ok_or(Why::NoPlace)?;
        if cell.paragraphs.iter().any(|paragraph| !paragraph.anchors.is_empty()) {
            return Err(Why::Anchored);
        }
        cell.paragraphs = paragraphs;
        slot.answered = true;
        Ok(())
    }

    /// Marks provisions as dealt with as a whole, unless some were already changed.
    fn close(&mut self, range: Range<usize>) -> Result<(), Why> {
        let slots = self.slots.get_mut(range).ok_or(Why::NoPlace)?;
        if slots.iter().any(|slot| slot.closed || slot.now.is_none()) {
            return Err(Why::Taken);
        }
        if slots.iter().filter_map(|slot| slot.now.as_ref()).any(has_anchor) {
            return Err(Why::Anchored);
        }
        for slot in slots {
            slot.closed = true;
            slot.answered = true;
        }
        Ok(())
    }
}

/// Words found in a paragraph of a provision.
#[derive(Debug, Clone)]
struct Hit {
    provision: usize,
    paragraph: usize,
    bytes: Range<usize>,
}

fn has_anchor(provision: &Provision) -> bool {
    provision.body.paragraphs().any(|content| !content.anchors.is_empty())
}

/// The paragraphs of a provision with the cell each stands in.
fn paragraphs(provision: &Provision) -> Vec<(Option<usize>, &Content)> {
    match &provision.body {
        Body::Prose(content) => vec![(None, content)],
        Body::Cells(cells) => {
            let numbered = cells.iter().enumerate();
            numbered.flat_map(|(index, cell)| cell.paragraphs.iter().map(move |p| (Some(index), p))).collect()
        }
    }
}

fn paragraph(provision: &mut Provision, index: usize) -> Option<&mut Content> {
    match &mut provision.body {
        Body::Prose(content) => (index == 0).then_some(content),
        Body::Cells(cells) => cells.iter_mut().flat_map(|cell| &mut cell.paragraphs).nth(index),
    }
}

/// Where words stand in a text, whatever the spaces, dashes and quotation marks; only whole words count.
fn find_words(text: &str, find: &str) -> Vec<Range<usize>> {
    let face = |c: char| match c {
        '\u{a0}' | '\u{202f}' | '\u{2009}' | '\n' | '\t' => ' ',
        '«' | '»' | '“' | '”' | '„' => '"',
        '’' | 'ʼ' => '\'',
        '–' | '—' | '−' | '‑' => '-',
        'ё' => 'е',
        'Ё' => 'Е',
        other => other,
    };
    let find: Vec<char> = find.chars().map(face).collect();
    let letters: Vec<(usize, char)> = text.char_indices().map(|(at, c)| (at, face(c))).collect();
    let byte = |index: usize| letters.get(index).map_or(text.len(), |(at, _)| *at);
    let is_letter = |index: Option<usize>| {
        index.and_then(|index| letters.get(index)).is_some_and(|(_, c)| c.is_alphanumeric())
    };
    let (Some(first), Some(last)) = (find.first(), find.last()) else { return Vec::new() };
    let mut found = Vec::new();
    let mut at = 0;
    while at + find.len() <= letters.len() {
        let end = at + find.len();
        let equal = letters.iter().skip(at).zip(&find).all(|((_, a), b)| a == b);
        let inside_before = first.is_alphanumeric() && is_letter(at.checked_sub(1));
        let inside_after = last.is_alphanumeric() && is_letter(Some(end));
        if equal && !inside_before && !inside_after {
            found.push(byte(at)..byte(end));
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

/// Two pieces of a sentence with a space between, unless punctuation follows.
fn join(left: &str, right: &str) -> String {
    let clings = right.starts_with([',', '.', ';', ':', ')', '»']) || left.ends_with(['(', '«', ' ']);
    if left.is_empty() || clings { format!("{left}{right}") } else { format!("{left} {right}") }
}

/// Puts other words in the place of some bytes of a content; marks around them stay, marks on them go.
fn splice(content: &mut Content, bytes: Range<usize>, new: &str) {
    let mut range = bytes;
    // Words taken out take the space before them along.
    if new.is_empty() {
        let before = content.text.get(..range.start).unwrap_or_default();
        let after = content.text.get(range.end..).unwrap_or_default();
        if before.ends_with(' ') && (after.is_empty() || after.starts_with([' ', ',', '.', ';', ':'])) {
            range.start -= 1;
        } else if before.is_empty() && after.starts_with(' ') {
            range.end += 1;
        }
    }
    let (Ok(start), Ok(end), Ok(length)) =
        (u32::try_from(range.start), u32::try_from(range.end), u32::try_from(new.len()))
    else {
        return;
    };
    let moved = |at: u32| at - (end - start) + length;
    let mut marks = Vec::new();
    for mark in &content.marks {
        let (from, to) = (mark.start, mark.end);
        if to <= start {
            marks.push(mark.clone());
        } else if from >= end {
            marks.push(Mark { start: moved(from), end: moved(to), style: mark.style.clone() });
        } else if from <= start && to >= end && (from < start || to > end) {
            marks.push(Mark { start: from, end: moved(to), style: mark.style.clone() });
        } else {
            if from < start {
                marks.push(Mark { start: from, end: start, style: mark.style.clone() });
            }
            if to > end {
                marks.push(Mark { start: moved(end), end: moved(to), style: mark.style.clone() });
            }
        }
    }
    content.marks = marks;
    content.text.replace_range(range, new);
}

/// New provisions as given in a point: Draft Markdown, or a row of a table by itself.
fn read(new: &str, like: &Provision) -> Vec<Provision> {
    if like.form.kind.is_row() && new.starts_with('|') && !new.contains('\n') {
        let cells = new.trim().trim_start_matches('|').trim_end_matches('|').split('|');
        let cell =
            |words: &str| Cell { paragraphs: vec![Content::plain(words.trim())], span: Default::default() };
        let form = Form { kind: Kind::Row, label: None };
        return vec![Provision { form, body: Body::Cells(cells.map(cell).collect()) }];
    }
    let (text, _) = markdown::read(new);
    text.into_provisions()
}
