//! The text that results from choosing in every passage.

use std::collections::BTreeMap;
use std::ops::Range;

use super::fragment::{Fragment, Opens};
use super::project::{Builder, stretch};
use super::{Layer, Passage, RollingText};
use crate::compare::BaseSide;
use crate::text::{Body, Content, Provision, Text, plain};

/// What was chosen in a passage.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Choice {
    /// The base's wording stands.
    #[default]
    Keep,
    /// This wording (an index into [`Passage::wordings`]) is taken, as its first proposer wrote it.
    Take(usize),
    /// A text of one's own stands instead.
    Own(Vec<Fragment>),
    /// The base's wording stands for now and the passage remains open.
    Open,
}

/// A text composed by choosing, and where each passage stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Composed {
    /// The text.
    pub text: Text,
    /// For every passage, the first provision of the text that its span touches.
    pub places: Vec<usize>,
}

impl RollingText {
    /// The text that results from these choices; passages without one keep the base's wording, but for endings,
    /// which go with what is taken beside them. A passage inside a provision that is left out has no effect.
    pub fn compose(&self, choices: &BTreeMap<usize, Choice>) -> Composed {
        let side = BaseSide::new(&self.base);
        let taken = |index: usize| {
            let passage = self.passages.get(index)?;
            match choices.get(&index)? {
                Choice::Take(wording) => passage.wordings.get(*wording).map(|it| it.holders.clone()),
                // Whatever its words: something is added where they wished it.
                Choice::Own(words) if passage.layer == Layer::Addition && !words.is_empty() => {
                    Some(passage.proposers())
                }
                Choice::Keep | Choice::Own(_) | Choice::Open => None,
            }
        };
        let chosen = |index: usize, passage: &Passage| -> Option<Vec<Fragment>> {
            let wording = match choices.get(&index) {
                Some(Choice::Take(wording)) => *wording,
                Some(Choice::Own(fragments)) => return Some(fragments.clone()),
                Some(Choice::Keep | Choice::Open) => return None,
                None => self.ending_with(index, taken)?,
            };
            passage.wordings.get(wording).filter(|wording| !wording.base).map(|it| it.fragments.clone())
        };
        let mut builder = Builder::default();
        let mut places = vec![0usize; self.passages.len()];
        // Where each provision of the base begins among the provisions built.
        let mut images: Vec<usize> = Vec::with_capacity(side.provisions.len() + 1);
        // Where provisions are added: how many provisions were built before them. A block that moves ends there.
        let mut closes: BTreeMap<u32, usize> = BTreeMap::new();
        let mut at = 0u32;
        let note = |builder: &Builder, upto: u32, images: &mut Vec<usize>| {
            while side.starts.get(images.len()).is_some_and(|start| *start < upto) {
                images.push(builder.len());
            }
        };
        for (index, passage) in self.passages.iter().enumerate() {
            if passage.layer == Layer::Order {
                continue;
            }
            if passage.span.start < at {
                places[index] = builder.len().saturating_sub(1);
                continue;
            }
            walk(&side, at..passage.span.start, &mut builder, &mut images);
            at = passage.span.start;
            let opens = side.starts.binary_search(&passage.span.start).is_ok();
            places[index] = if opens { builder.len() } else { builder.len().saturating_sub(1) };
            if passage.layer == Layer::Addition {
                closes.entry(passage.span.start).or_insert(builder.len());
            }
            let given = chosen(index, passage).filter(|fragments| {
                let opened = |at: usize| self.passages.get(at).and_then(|it| chosen(at, it));
                passage.layer != Layer::Ending || self.ending_fits(index, fragments, opened)
            });
            if let Some(fragments) = given {
                note(&builder, passage.span.end, &mut images);
                for fragment in &fragments {
                    builder.push(fragment);
                }
                at = passage.span.end;
            }
        }
        walk(&side, at..side.len(), &mut builder, &mut images);
        images.push(builder.len());
        let provisions = builder.finish();
        let (provisions, moved) = self.reorder(provisions, choices, &side, (&images, &closes));
        for place in &mut places {
            *place = moved.get(*place).copied().unwrap_or(*place);
        }
        Composed { text: Text::new(provisions), places }
    }

    /// Moves the blocks whose new place was taken. Gives the provisions and, for each, where it went.
    fn reorder(
        &self,
        provisions: Vec<Provision>,
        choices: &BTreeMap<usize, Choice>,
        side: &BaseSide<'_>,
        (images, closes): (&[usize], &BTreeMap<u32, usize>),
    ) -> (Vec<Provision>, Vec<usize>) {
        let image = |token: u32| -> usize {
            let provision = side.starts.partition_point(|start| *start < token);
            images.get(provision).copied().unwrap_or(provisions.len())
        };
        let mut order: Vec<usize> = (0..provisions.len()).collect();
        for (index, passage) in self.passages.iter().enumerate() {
            let Some(Choice::Take(wording)) = choices.get(&index) else { continue };
            let Some(place) = passage.wordings.get(*wording).filter(|it| !it.base).and_then(|it| it.place)
            else {
                continue;
            };
            let end = closes.get(&passage.span.end).copied().unwrap_or_else(|| image(passage.span.end));
            let block = image(passage.span.start)..end;
            let before = image(place);
            let (taken, rest): (Vec<usize>, Vec<usize>) = order.iter().partition(|at| block.contains(at));
            let at = rest
                .iter()
                .position(|at| *at == before)
                .or_else(|| rest.iter().position(|at| *at > before))
                .unwrap_or(rest.len());
            order = rest[..at].iter().chain(&taken).chain(&rest[at..]).copied().collect();
        }
        let mut went = vec![0; provisions.len()];
        for (to, from) in order.iter().enumerate() {
            went[*from] = to;
        }
        let mut slots: Vec<Option<Provision>> = provisions.into_iter().map(Some).collect();
        let ordered = order.iter().filter_map(|from| slots.get_mut(*from).and_then(Option::take)).collect();
        (ordered, went)
    }
}

/// Feeds the builder with a stretch of the base, noting where each provision of the base begins.
fn walk(side: &BaseSide<'_>, span: Range<u32>, builder: &mut Builder, images: &mut Vec<usize>) {
    let mut at = span.start;
    while at < span.end {
        let provision = side.provision_at(at);
        let until = side.starts[provision + 1].min(span.end);
        while images.len() <= provision {
            images.push(builder.len());
        }
        stretch(side, at..until, builder);
        at = until;
    }
}

/// Fragments as one writes them: a line for every provision they open, with its label.
pub fn written(fragments: &[Fragment]) -> String {
    let mut words = String::new();
    for fragment in fragments {
        if let Some(Opens::Provision(form)) = &fragment.opens {
            if !words.is_empty() {
                words.push('\n');
            }
            if let Some(label) = &form.label {
                words.push_str(&label.surface);
                words.push(' ');
            }
        } else if fragment.opens.is_some() && !words.is_empty() {
            words.push(' ');
        }
        words.push_str(&fragment.content.text);
    }
    words.trim().to_owned()
}

/// Fragments of words typed by hand in place of a wording: spaced as the passage is. Where the passage is about
/// whole provisions, every line is one.
pub fn own_words(words: &str, passage: &Passage) -> Vec<Fragment> {
    let words = words.trim();
    if words.is_empty() {
        return Vec::new();
    }
    let first = passage.wordings.iter().find_map(|wording| wording.fragments.first());
    let opens = first.and_then(|fragment| fragment.opens.clone());
    if matches!(&opens, Some(Opens::Provision(form)) if !form.kind.is_row()) {
        let (text, _) = plain::read(words);
        let provisions = text.provisions().iter();
        return provisions
            .filter_map(|provision| match &provision.body {
                Body::Prose(content) => Some(Fragment {
                    opens: Some(Opens::Provision(provision.form.clone())),
                    content: content.clone(),
                }),
                Body::Cells(_) => None,
            })
            .collect();
    }
    let gap = match first {
        Some(fragment) if fragment.opens.is_none() => {
            let text = &fragment.content.text;
            let words = text.trim_start_matches(crate::text::token::is_gap);
            text[..text.len() - words.len()].to_owned()
        }
        _ => String::new(),
    };
    vec![Fragment { opens, content: Content::plain(format!("{gap}{words}")) }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consolidate::{Revision, consolidate};
    use crate::text::markdown;

    #[test]
    fn words_typed_for_provisions_are_provisions() {
        let base = "### Статья 5. Сроки\n\n1. Первое.\n\n### Статья 6. Иное\n\n1. Второе.\n";
        let more =
            "### Статья 5. Сроки\n\n1. Первое.\n\n2. Новое.\n\n3. Ещё.\n\n### Статья 6. Иное\n\n1. Второе.\n";
        let (base, more) = (markdown::read(base).0, markdown::read(more).0);
        let rolling = consolidate(&base, &[Revision { voice: "ALT", text: &more, partial: false }], &[]);
        let (index, passage) = rolling.open_passages().next().unwrap();
        let words = written(&passage.wordings[1].fragments);
        assert_eq!(words, "2. Новое.\n3. Ещё.");
        assert_eq!(own_words(&words, passage), passage.wordings[1].fragments);
        let own = own_words("2. Новое и ещё.", passage);
        let composed = rolling.compose(&BTreeMap::from([(index, Choice::Own(own))])).text;
        assert_eq!(composed.provisions().len(), 5);
        assert_eq!(composed.provisions()[2].line(), "Новое и ещё.");
    }
}
