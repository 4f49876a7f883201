//! What a voice reads on a span of the base.

use std::ops::Range;

use super::aligned::Aligned;
use super::column::Change;
use super::fragment::{Fragment, Gatherer, join_marks};
use crate::compare::side::surface;
use crate::compare::{BaseSide, RevisedSide};
use crate::text::Provision;
use crate::text::token::{self, Sort, Token};

/// Which changes at the edges of a span belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Words inserted at either end do: the span is that of a change of words.
    Changed,
    /// Only whole provisions added at this place: the span is empty.
    Added,
    /// None do: the span is that of words written differently.
    Inside,
}

/// Finds a voice's tokens by their place in base order.
pub struct Reader<'a, 'b> {
    side: &'a BaseSide<'b>,
    revised: &'a RevisedSide<'b>,
    voice: &'a Aligned,
}

impl<'a, 'b> Reader<'a, 'b> {
    pub(super) fn new(side: &'a BaseSide<'b>, revised: &'a RevisedSide<'b>, voice: &'a Aligned) -> Self {
        Self { side, revised, voice }
    }

    /// What the voice reads on a span: as written, and as it counts.
    pub fn read(&self, span: &Range<u32>, part: Part) -> (Vec<Fragment>, String) {
        let image = self.image(span, part);
        let mut reading = Reading::default();
        let starts = &self.voice.starts;
        let mut nth = starts.partition_point(|start| *start <= image.start).saturating_sub(1);
        let mut at = image.start;
        while at < image.end {
            let Some(provision) = self.voice.provisions.get(nth).copied() else { break };
            let tokens = self.revised.tokens_of(provision, self.side);
            let from = (at - starts[nth]) as usize;
            let until = ((image.end - starts[nth]) as usize).min(tokens.len());
            for token in tokens.get(from..until).unwrap_or_default() {
                reading.push(&self.revised.provisions[provision], token);
            }
            at = starts[nth] + until as u32;
            nth += 1;
        }
        reading.finish()
    }

    /// Where a span of the base lies in the voice's text in base order.
    fn image(&self, span: &Range<u32>, part: Part) -> Range<u32> {
        let changes = &self.voice.changes;
        if part == Part::Added {
            let first = changes.partition_point(|change| change.base.start < span.start);
            let added = changes[first..].iter().take_while(|change| change.base.start == span.start);
            let mut added = added.filter(|change| change.adds);
            return added.next().map_or(0..0, |change| change.revised.clone());
        }
        let edges = |change: &Change| part == Part::Changed && change.base.is_empty() && !change.adds;
        let first = changes.partition_point(|change| {
            // What is added as whole provisions stands after words added at the same place.
            let outside = part == Part::Inside || !change.base.is_empty();
            change.base.end < span.start || change.base.end == span.start && outside
        });
        let start = match changes.get(first) {
            Some(change) if change.base.start < span.start => change.revised.start,
            _ => match first.checked_sub(1).map(|before| &changes[before]) {
                Some(before) => before.revised.end + (span.start - before.base.end),
                None => span.start,
            },
        };
        let last = changes.partition_point(|change| {
            change.base.start < span.end || change.base.start == span.end && edges(change)
        });
        let end = match last.checked_sub(1).map(|before| &changes[before]) {
            Some(before) if before.base.end > span.end => before.revised.end,
            Some(before) => before.revised.end + (span.end - before.base.end),
            None => span.end,
        };
        start..end.max(start)
    }
}

/// What the base reads on a span: as written, and as it counts.
pub fn of_base(side: &BaseSide<'_>, span: &Range<u32>) -> (Vec<Fragment>, String) {
    let mut reading = Reading::default();
    let mut provision = side.provision_at(span.start);
    for at in span.clone() {
        while side.starts.get(provision + 1).is_some_and(|next| *next <= at) {
            provision += 1;
        }
        reading.push(&side.provisions[provision], &side.tokens[at as usize]);
    }
    reading.finish()
}

/// Appends a token as it counts.
pub(super) fn say(provision: &Provision, token: &Token, meaning: &mut String) {
    match token.sort {
        Sort::Opening => {
            meaning.push('\u{2}');
            meaning.extend(char::from_digit(token::opening_key(provision.form.kind) as u32, 10));
        }
        Sort::Cell => meaning.push('\u{3}'),
        Sort::CellParagraph => meaning.push('\u{4}'),
        Sort::Number => meaning.push('\u{6}'),
        Sort::Anchor => {
            meaning.push('\u{5}');
            meaning.push_str(&format!("{:x}", token.key));
        }
        Sort::Word | Sort::Mark => {
            meaning.push('\u{1}');
            token::fold_into(surface(provision, token), meaning);
        }
    }
}

/// Gathers a reading in both forms.
#[derive(Default)]
struct Reading {
    fragments: Gatherer,
    meaning: String,
}

impl Reading {
    fn push(&mut self, provision: &Provision, token: &Token) {
        self.fragments.push(provision, token);
        say(provision, token, &mut self.meaning);
    }

    fn finish(self) -> (Vec<Fragment>, String) {
        let mut fragments = self.fragments.finish();
        for fragment in &mut fragments {
            join_marks(&mut fragment.content);
        }
        (fragments, self.meaning)
    }
}
