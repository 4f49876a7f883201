//! Getting a voice back out of a rolling text.

use std::ops::Range;

use super::fragment::{Fragment, Gatherer, Opens, append, join_marks};
use super::{Layer, RollingText};
use crate::compare::BaseSide;
use crate::text::{Body, Cell, Content, Form, Kind, Provision, Text};

impl RollingText {
    /// The text of a voice, exactly as it was. `None` if there is no such voice or the rolling text contradicts
    /// itself.
    pub fn project(&self, voice: usize) -> Option<Text> {
        let spoken = self.voices.get(voice)?;
        let mut readings: Vec<(Range<u32>, &[Fragment])> = self
            .passages
            .iter()
            .filter(|passage| passage.layer != Layer::Order)
            .filter_map(|passage| Some((passage.span.clone(), passage.fragments_of(voice)?)))
            .collect();
        readings.extend(spoken.unanswered.iter().map(|span| (span.clone(), &[][..])));
        readings.sort_by_key(|(span, _)| (span.start, span.end));
        let mut builder = Builder::default();
        weave(&BaseSide::new(&self.base), &readings, &mut builder);
        let provisions = builder.finish();
        Some(Text::new(restore(provisions, &spoken.order)?))
    }

    /// The text of the voice with this code, or of the base for `base`.
    pub fn project_code(&self, code: &str) -> Option<Text> {
        if code == "base" { Some(self.base.clone()) } else { self.project(self.voice(code)?) }
    }
}

/// Puts provisions in base order back into the order of the voice.
fn restore(provisions: Vec<Provision>, order: &[Range<usize>]) -> Option<Vec<Provision>> {
    if order.iter().map(ExactSizeIterator::len).sum::<usize>() != provisions.len() {
        return None;
    }
    let mut places: Vec<Option<Provision>> = vec![None; provisions.len()];
    for (index, provision) in order.iter().cloned().flatten().zip(provisions) {
        let place = places.get_mut(index)?;
        if place.replace(provision).is_some() {
            return None;
        }
    }
    places.into_iter().collect()
}

/// Feeds a builder with the base, with readings in place of their spans. Readings must be sorted; what a later
/// one covers of an earlier one's span is skipped.
pub(super) fn weave(base: &BaseSide<'_>, readings: &[(Range<u32>, &[Fragment])], builder: &mut Builder) {
    let mut at = 0u32;
    for (span, fragments) in readings {
        if span.start > at {
            stretch(base, at..span.start, builder);
        }
        for fragment in *fragments {
            builder.push(fragment);
        }
        at = at.max(span.end);
    }
    stretch(base, at..base.len(), builder);
}

/// Feeds a builder with a stretch of the base: whole provisions where it can.
pub(super) fn stretch(base: &BaseSide<'_>, span: Range<u32>, builder: &mut Builder) {
    let mut at = span.start.min(base.len());
    let end = span.end.min(base.len());
    let mut provision = base.provision_at(at);
    while at < end {
        let whole = base.token_range(provision..provision + 1);
        if at == whole.start && whole.end <= end {
            builder.whole(&base.provisions[provision]);
            at = whole.end;
        } else {
            let until = whole.end.min(end);
            let mut gathered = Gatherer::default();
            for token in &base.tokens[at as usize..until as usize] {
                gathered.push(&base.provisions[provision], token);
            }
            for fragment in gathered.finish() {
                builder.push(&fragment);
            }
            at = until;
        }
        provision += 1;
    }
}

/// Builds provisions from fragments.
#[derive(Debug, Default)]
pub struct Builder {
    provisions: Vec<Provision>,
}

impl Builder {
    /// How many provisions there are so far.
    pub fn len(&self) -> usize {
        self.provisions.len()
    }

    /// Whether there is none yet.
    pub fn is_empty(&self) -> bool {
        self.provisions.is_empty()
    }

    /// The last provision so far.
    pub fn last(&self) -> Option<&Provision> {
        self.provisions.last()
    }

    /// Adds a whole provision.
    pub fn whole(&mut self, provision: &Provision) {
        self.provisions.push(provision.clone());
    }

    /// Adds a fragment: opens what it opens, appends what it says.
    pub fn push(&mut self, fragment: &Fragment) {
        match &fragment.opens {
            Some(Opens::Provision(form)) => self.open(form.clone()),
            Some(Opens::Cell(span)) => {
                self.ensure_row();
                if let Some(Provision { body: Body::Cells(cells), .. }) = self.provisions.last_mut() {
                    cells.push(Cell { paragraphs: vec![Content::default()], span: *span });
                }
            }
            Some(Opens::Paragraph) => {
                if let Some(Provision { body: Body::Cells(cells), .. }) = self.provisions.last_mut() {
                    match cells.last_mut() {
                        Some(cell) => cell.paragraphs.push(Content::default()),
                        None => {
                            cells.push(Cell {
                                paragraphs: vec![Content::default()],
                                span: Default::default(),
                            });
                        }
                    }
                }
            }
            None => {}
        }
        if fragment.content.text.is_empty() {
            return;
        }
        if self.provisions.is_empty() {
            self.open(Form::UNNUMBERED);
        }
        let target = match self.provisions.last_mut().map(|provision| &mut provision.body) {
            Some(Body::Prose(content)) => content,
            Some(Body::Cells(cells)) => {
                if cells.is_empty() {
                    cells.push(Cell { paragraphs: vec![Content::default()], span: Default::default() });
                }
                match cells.last_mut().and_then(|cell| cell.paragraphs.last_mut()) {
                    Some(content) => content,
                    None => return,
                }
            }
            None => return,
        };
        append(target, &fragment.content);
    }

    fn open(&mut self, form: Form) {
        let body = if form.kind.is_row() { Body::Cells(Vec::new()) } else { Body::Prose(Content::default()) };
        self.provisions.push(Provision { form, body });
    }

    /// A cell outside a row begins one.
    fn ensure_row(&mut self) {
        if !matches!(self.provisions.last(), Some(Provision { body: Body::Cells(_), .. })) {
            self.open(Form { kind: Kind::Row, label: None });
        }
    }

    /// The provisions built.
    pub fn finish(mut self) -> Vec<Provision> {
        for provision in &mut self.provisions {
            match &mut provision.body {
                Body::Prose(content) => join_marks(content),
                Body::Cells(cells) => {
                    for content in cells.iter_mut().flat_map(|cell| &mut cell.paragraphs) {
                        join_marks(content);
                    }
                }
            }
        }
        self.provisions
    }
}
