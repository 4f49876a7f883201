//! What a voice makes of the base, unit by unit.
//!
//! A unit is a provision with its footnotes. A voice keeps a unit, perhaps changed inside, or takes it out; what it
//! adds stands in the gaps between units. A unit that moves is taken out at one place and added at another; one
//! that is split or joined keeps the part that keeps its opening. So no mark of a paragraph is ever shared by two
//! provisions, and accepting or rejecting never joins what was apart.

mod plan;

use std::ops::Range;

use super::edit::{Edit, Item, Own, edits};
use crate::compare::BaseSide;
use crate::compare::side::surface;
use crate::consolidate::{Fragment, Layer, Opens, Passage, RollingText};
use crate::exchange::word::read::reads_as;
use crate::text::token::Sort;
use crate::text::{Body, Content, Form, Kind, Provision, normal};
use plan::Plan;

/// The base as units, with its tokens.
pub struct Ground<'r> {
    /// The rolling text.
    pub rolling: &'r RollingText,
    /// The base's tokens.
    pub side: BaseSide<'r>,
    /// The units: a provision each with its footnotes.
    pub units: Vec<Range<usize>>,
    /// The tables: units from a head to the last row.
    pub tables: Vec<Range<usize>>,
}

/// A provision of a voice with its footnotes.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// The provision.
    pub main: Provision,
    /// The bodies of its notes.
    pub notes: Vec<Provision>,
}

/// What becomes of a unit of the base.
#[derive(Debug, Clone)]
pub enum Fate {
    /// It stands as it is.
    Kept,
    /// It stands with changes inside.
    Changed(Box<Changed>),
    /// It goes.
    Gone,
}

/// A unit with changes inside.
#[derive(Debug, Clone)]
pub struct Changed {
    /// What it is and how it is numbered.
    pub form: Form,
    /// The changes of each of its paragraphs.
    pub paragraphs: Vec<Edit>,
    /// For each note of the base whose number stays, the changes of its body.
    pub notes: Vec<Option<Edit>>,
    /// Whether the words as they stand then would be read as something else.
    pub misread: bool,
    /// The unit as it stands then.
    pub whole: Unit,
}

/// What a voice makes of the base.
#[derive(Debug, Clone)]
pub struct Script {
    /// For each unit of the base.
    pub fates: Vec<Fate>,
    /// What is added before each unit, and at the end.
    pub added: Vec<Vec<Unit>>,
}

impl<'r> Ground<'r> {
    /// The ground of a rolling text.
    pub fn new(rolling: &'r RollingText) -> Self {
        let side = BaseSide::new(&rolling.base);
        let provisions = rolling.base.provisions();
        let kinds: Vec<Kind> = provisions.iter().map(|provision| provision.form.kind).collect();
        let units = units(&kinds);
        let mut tables: Vec<Range<usize>> = Vec::new();
        for (at, unit) in units.iter().enumerate() {
            match kinds[unit.start] {
                Kind::Head => tables.push(at..at + 1),
                Kind::Row => {
                    if let Some(table) = tables.last_mut().filter(|table| table.end == at) {
                        table.end = at + 1;
                    }
                }
                _ => {}
            }
        }
        Self { rolling, side, units, tables }
    }

    /// The unit a provision of the base belongs to.
    pub fn unit_of(&self, provision: usize) -> usize {
        self.units.partition_point(|unit| unit.start <= provision).saturating_sub(1)
    }

    /// The main provision of a unit.
    pub fn main(&self, unit: usize) -> &'r Provision {
        &self.side.provisions[self.units[unit].start]
    }

    /// What a voice makes of the base. `exact` says whether typography counts.
    pub fn script(&self, voice: usize, exact: bool) -> Script {
        let owns = self.owns(voice, exact);
        let unanswered = &self.rolling.voices[voice].unanswered;
        let mut plan = Plan::new(self, self.in_own_order(voice, owns));
        plan.settle();
        plan.script(unanswered)
    }

    /// The voice's provisions in base order.
    fn owns(&self, voice: usize, exact: bool) -> Vec<Own> {
        let mut weave = Weave { side: &self.side, owns: Vec::new(), at: 0 };
        let mut readings: Vec<(Range<u32>, Option<Reading<'_>>)> = Vec::new();
        for passage in self.rolling.passages.iter().filter(|passage| passage.layer != Layer::Order) {
            if let Some(reading) = reading(passage, voice, exact) {
                readings.push((passage.span.clone(), Some(reading)));
            }
        }
        let unanswered = &self.rolling.voices[voice].unanswered;
        readings.extend(unanswered.iter().map(|span| (span.clone(), None)));
        readings.sort_by_key(|(span, _)| (span.start, span.end));
        for (span, reading) in &readings {
            weave.keep(span.start);
            match reading {
                Some(Reading::Words(fragments)) => weave.say(fragments, span),
                Some(Reading::Form(form)) => weave.renumber(form),
                Some(Reading::Set(content)) => weave.set(content, span),
                None => {}
            }
            weave.at = weave.at.max(span.end);
        }
        weave.keep(self.side.len());
        weave.owns
    }

    /// The voice's units in the order of its own text.
    fn in_own_order(&self, voice: usize, owns: Vec<Own>) -> Vec<(Own, Vec<Own>)> {
        let order = &self.rolling.voices[voice].order;
        let places: Vec<usize> = order.iter().cloned().flatten().collect();
        let mut placed: Vec<(usize, Own)> = match places.len() == owns.len() {
            true => places.into_iter().zip(owns).collect(),
            false => owns.into_iter().enumerate().collect(),
        };
        placed.sort_by_key(|(place, _)| *place);
        let mut units: Vec<(Own, Vec<Own>)> = Vec::new();
        for (_, own) in placed {
            match units.last_mut() {
                Some((main, notes))
                    if own.form.kind == Kind::Footnote && notes.len() < main.notes(&self.side) =>
                {
                    notes.push(own);
                }
                _ => units.push((own, Vec::new())),
            }
        }
        units
    }
}

/// Provisions as units.
fn units(kinds: &[Kind]) -> Vec<Range<usize>> {
    let mut units: Vec<Range<usize>> = Vec::new();
    for (at, kind) in kinds.iter().enumerate() {
        match units.last_mut() {
            Some(unit) if *kind == Kind::Footnote => unit.end = at + 1,
            _ => units.push(at..at + 1),
        }
    }
    units
}

/// How a voice reads a passage.
enum Reading<'r> {
    /// Words in place of those of the base.
    Words(&'r [Fragment]),
    /// Another form of the provision that opens here.
    Form(&'r Form),
    /// The same words, set otherwise.
    Set(&'r Content),
}

/// What a voice reads in a passage where that is not what the base says. What is typography only counts if
/// `exact`.
fn reading<'r>(passage: &'r Passage, voice: usize, exact: bool) -> Option<Reading<'r>> {
    let (wording, variant) = passage.reading_of(voice)?;
    let own = variant.map_or(&wording.fragments, |variant| &variant.fragments);
    match passage.layer {
        Layer::Typography if !exact => None,
        Layer::Form => match own.first().and_then(|fragment| fragment.opens.as_ref()) {
            Some(Opens::Provision(form)) => Some(Reading::Form(form)),
            _ => Some(Reading::Words(own)),
        },
        Layer::Formatting => match own.as_slice() {
            [Fragment { opens: None, content }] => {
                let base = passage.base_wording().map(|base| base.fragments.as_slice());
                let same = matches!(base, Some([stood]) if stood.content.text == content.text && stood.opens.is_none());
                match (same, exact) {
                    (true, _) => Some(Reading::Set(content)),
                    (false, true) => Some(Reading::Words(own)),
                    (false, false) => None,
                }
            }
            _ => Some(Reading::Words(own)),
        },
        Layer::Words if !exact => {
            // Who writes the same words and labels otherwise is shown with those who wrote them first.
            let alike = variant.is_some() && same_but_typography(own, &wording.fragments);
            match (alike, wording.base) {
                (true, true) => None,
                (true, false) => Some(Reading::Words(&wording.fragments)),
                (false, _) => Some(Reading::Words(own)),
            }
        }
        _ => Some(Reading::Words(own)),
    }
}

/// Whether two readings of equal meaning open the same provisions under the same labels.
fn same_but_typography(one: &[Fragment], other: &[Fragment]) -> bool {
    let opens = |fragments: &[Fragment]| fragments.iter().map(|it| it.opens.clone()).collect::<Vec<_>>();
    opens(one) == opens(other)
}

/// Builds a voice's provisions, in base order, out of tokens of the base and words of its own.
struct Weave<'g, 'r> {
    side: &'g BaseSide<'r>,
    owns: Vec<Own>,
    at: u32,
}

impl Weave<'_, '_> {
    /// Tokens of the base up to a place stand.
    fn keep(&mut self, until: u32) {
        while self.at < until {
            let at = self.at;
            let provision = self.side.provision_at(at);
            let owner = &self.side.provisions[provision];
            let Some(token) = self.side.tokens.get(at as usize) else { return };
            match token.sort {
                Sort::Opening => self.owns.push(Own::new(owner.form.clone(), Some(at))),
                Sort::Cell => {
                    let nth = self.side.tokens_of(provision);
                    let first = self.side.starts[provision];
                    let nth = nth[..(at - first) as usize].iter().filter(|it| it.sort == Sort::Cell).count();
                    let span = match &owner.body {
                        Body::Cells(cells) => cells.get(nth).map(|cell| cell.span).unwrap_or_default(),
                        Body::Prose(_) => Default::default(),
                    };
                    self.last().items.push(Item::Cell(span, Some(at)));
                }
                Sort::CellParagraph => self.last().items.push(Item::Paragraph(Some(at))),
                _ => self.last().items.push(Item::Base(at)),
            }
            self.at += 1;
            let reached = self.at;
            self.last().until = reached;
        }
    }

    /// Words of the voice's own stand in place of a span.
    fn say(&mut self, fragments: &[Fragment], span: &Range<u32>) {
        for fragment in fragments {
            match &fragment.opens {
                Some(Opens::Provision(form)) => self.owns.push(Own::new(form.clone(), None)),
                Some(Opens::Cell(cell)) => self.last().items.push(Item::Cell(*cell, None)),
                Some(Opens::Paragraph) => self.last().items.push(Item::Paragraph(None)),
                None => {}
            }
            let last = self.last();
            last.until = span.end;
            if !fragment.content.text.is_empty() {
                last.items.push(Item::Words(fragment.content.clone(), span.end));
            }
        }
    }

    /// A provision stands under another form.
    fn renumber(&mut self, form: &Form) {
        let at = self.at;
        self.owns.push(Own::new(form.clone(), Some(at)));
        self.at = at + 1;
        self.last().until = at + 1;
    }

    /// Tokens of the base stand, set otherwise.
    fn set(&mut self, content: &Content, span: &Range<u32>) {
        let mut from = 0;
        for at in span.clone() {
            let length = self.side.surface(at).len();
            let set = content.slice(from..(from + length).min(content.text.len()));
            from += length;
            self.last().items.push(Item::Set(at, set));
        }
        self.last().until = span.end;
        self.at = span.end;
    }

    /// The provision being built.
    fn last(&mut self) -> &mut Own {
        if self.owns.is_empty() {
            self.owns.push(Own::new(Form::UNNUMBERED, None));
        }
        let last = self.owns.len() - 1;
        &mut self.owns[last]
    }
}

impl Ground<'_> {
    /// What becomes of a unit that stays.
    fn fate(&self, unit: usize, own: &Own, notes: &[Own]) -> Fate {
        let provisions = self.units[unit].clone();
        let first = self.side.provisions[provisions.start].form.label.as_ref();
        let paragraphs = edits(own, &self.side, provisions.start);
        let mut bodies: Vec<Option<Edit>> = vec![None; provisions.len() - 1];
        for (nth, base) in own.note_anchors(&self.side, provisions.start) {
            if let (Some(note), Some(slot)) = (notes.get(nth), base.and_then(|base| bodies.get_mut(base))) {
                let at = provisions.start + 1 + base.unwrap_or_default();
                *slot = edits(note, &self.side, at).pop();
            }
        }
        let relabelled = first.map(|label| &label.surface) != own.form.label.as_ref().map(|it| &it.surface);
        let noted = bodies.iter().flatten().any(Edit::changes);
        if !relabelled && !noted && !paragraphs.iter().any(Edit::changes) {
            return Fate::Kept;
        }
        let put = own.new_notes(&self.side, provisions.start, notes);
        let mut paragraphs = paragraphs;
        super::edit::give_notes(&mut paragraphs, put);
        let whole = own.unit(notes, &self.side);
        let misread = misread(&whole.main);
        Fate::Changed(Box::new(Changed { form: own.form.clone(), paragraphs, notes: bodies, misread, whole }))
    }
}

/// Where some take a row out and others change it inside, the others replace it by theirs: LibreOffice forgets that
/// a row was taken out if somebody put words into it.
pub fn part_rows(ground: &Ground<'_>, scripts: &mut [Script]) {
    for table in &ground.tables {
        let reaches = |unit: usize| match &ground.main(unit).body {
            Body::Cells(cells) => cells.iter().any(|cell| cell.span.rows > 1),
            Body::Prose(_) => false,
        };
        if table.clone().any(reaches) {
            continue;
        }
        // The head stays where it is: without it the rows would be another table.
        for unit in table.clone().skip(1) {
            if !scripts.iter().any(|script| matches!(script.fates[unit], Fate::Gone)) {
                continue;
            }
            for script in scripts.iter_mut() {
                if let Fate::Changed(changed) = &script.fates[unit] {
                    script.added[unit + 1].insert(0, changed.whole.clone());
                    script.fates[unit] = Fate::Gone;
                }
            }
        }
    }
}

/// Whether a provision of running text, written as a paragraph, would be read as something else.
pub fn misread(provision: &Provision) -> bool {
    match &provision.body {
        Body::Prose(content) => {
            let mut content = content.clone();
            normal::clean(&mut content);
            let clean = Provision::prose(provision.form.clone(), content.clone());
            !reads_as(&clean, &content)
        }
        Body::Cells(_) => false,
    }
}

/// The words of a token of the base as content.
pub fn content_of(side: &BaseSide<'_>, token: u32) -> Content {
    let provision = &side.provisions[side.provision_at(token)];
    let Some(found) = side.tokens.get(token as usize) else { return Content::default() };
    let content = match &provision.body {
        Body::Prose(content) => Some(content),
        body @ Body::Cells(_) => body.paragraphs().nth(found.paragraph as usize),
    };
    match content {
        Some(content) => content.slice(found.start as usize..found.end as usize),
        None => Content::plain(surface(provision, found)),
    }
}
