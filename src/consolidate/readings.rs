//! What each voice reads on any stretch of the base, whatever the others say.
//!
//! A passage becomes wider when another voice joins in, and its wordings longer. What a voice reads on a
//! stretch it was once asked about does not change with that: it depends on the base and its own text alone. Outcomes
//! and positions hold on to such stretches.

use std::ops::Range;
use std::sync::Arc;

use super::aligned::Aligned;
use super::reading::{Part, Reader, of_base, say};
use super::{Fragment, Layer, Opens, Revision};
use crate::compare::threads::{self, in_parallel};
use crate::compare::{BaseSide, RevisedSide};
use crate::text::{Form, Provision, Text, token};

/// The base and its revisions, each aligned with it by itself.
pub struct Readings<'a> {
    side: BaseSide<'a>,
    voices: Vec<(String, (RevisedSide<'a>, Arc<Aligned>))>,
}

/// What was found out about a base and its revisions, without the texts: to be read again without aligning anew.
#[derive(Clone)]
pub struct KeptReadings {
    side: BaseSide<'static>,
    voices: Vec<(String, (RevisedSide<'static>, Arc<Aligned>))>,
}

impl KeptReadings {
    /// The readings of the same base and the same texts, in the same order, wherever they now lie.
    pub fn on<'a>(&self, base: &'a Text, texts: impl IntoIterator<Item = &'a Text>) -> Readings<'a> {
        let voices = self
            .voices
            .iter()
            .zip(texts)
            .map(|((code, (side, aligned)), text)| (code.clone(), (side.on(text), Arc::clone(aligned))));
        Readings { voices: voices.collect(), side: self.side.on(base) }
    }
}

impl std::fmt::Debug for KeptReadings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("KeptReadings").field("voices", &self.voices.len()).finish_non_exhaustive()
    }
}

/// What is read on a stretch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// As written.
    pub fragments: Vec<Fragment>,
    /// As it counts: equal for readings that differ in typography alone.
    pub meaning: String,
}

impl<'a> Readings<'a> {
    /// Aligns every revision with the base.
    pub fn new(base: &'a Text, revisions: &[Revision<'a>]) -> Self {
        let side = BaseSide::on_threads(threads::worth(base.provisions().len()), base);
        let provisions: usize = revisions.iter().map(|revision| revision.text.provisions().len()).sum();
        let mut heard =
            in_parallel(threads::worth(provisions), revisions, |revision| Aligned::hear(&side, revision));
        for (_, voice) in &mut heard {
            voice.cut_alone(&side);
        }
        let heard = heard.into_iter().map(|(revised, voice)| (revised, Arc::new(voice)));
        let voices = revisions.iter().map(|revision| revision.voice.to_owned()).zip(heard).collect();
        Self { side, voices }
    }

    /// What was found out, without the texts.
    pub fn keep(&self) -> KeptReadings {
        let voices = self
            .voices
            .iter()
            .map(|(code, (side, aligned))| (code.clone(), (side.on(Text::nothing()), Arc::clone(aligned))));
        KeptReadings { voices: voices.collect(), side: self.side.keep() }
    }

    /// The base, in tokens.
    pub fn side(&self) -> &BaseSide<'a> {
        &self.side
    }

    /// What the base reads on a stretch.
    pub fn base(&self, span: &Range<u32>, layer: Layer) -> Read {
        if layer == Layer::Addition || span.end > self.side.len() {
            return Read { fragments: Vec::new(), meaning: String::new() };
        }
        let (fragments, meaning) = of_base(&self.side, span);
        Read { fragments, meaning }
    }

    /// What a voice reads on a stretch of a layer of words; nothing where it did not answer it, or there is no such
    /// voice or stretch.
    pub fn read(&self, voice: &str, span: &Range<u32>, layer: Layer) -> Option<Read> {
        let (_, (revised, aligned)) = self.voices.iter().find(|(code, _)| code == voice)?;
        if span.end > self.side.len() || span.start > span.end {
            return None;
        }
        let answers = aligned.answers(&self.side, span);
        if !answers && !span.is_empty() {
            return None;
        }
        if layer == Layer::Presence && aligned.leaves_out(&self.side, span) {
            return Some(Read { fragments: Vec::new(), meaning: String::new() });
        }
        let part = if layer == Layer::Addition { Part::Added } else { Part::Changed };
        let (fragments, meaning) = Reader::new(&self.side, revised, aligned).read(span, part);
        // Whoever adds something between two provisions it says nothing of speaks all the same.
        (answers || !fragments.is_empty()).then_some(Read { fragments, meaning })
    }

    /// What a voice reads on a stretch, without what it inserts at the edges.
    pub fn inside(&self, voice: &str, span: &Range<u32>) -> Option<Read> {
        let (_, (revised, aligned)) = self.voices.iter().find(|(code, _)| code == voice)?;
        if span.end > self.side.len() || !aligned.answers(&self.side, span) {
            return None;
        }
        let (fragments, meaning) = Reader::new(&self.side, revised, aligned).read(span, Part::Inside);
        Some(Read { fragments, meaning })
    }
}

/// What fragments read, as it counts.
pub fn meaning_of(fragments: &[Fragment]) -> String {
    let mut meaning = String::new();
    for fragment in fragments {
        let form = match &fragment.opens {
            Some(Opens::Provision(form)) => form.clone(),
            _ => Form::UNNUMBERED,
        };
        match fragment.opens {
            Some(Opens::Cell(_)) => meaning.push('\u{3}'),
            Some(Opens::Paragraph) => meaning.push('\u{4}'),
            _ => {}
        }
        let provision = Provision::prose(form, fragment.content.clone());
        let mut tokens = Vec::new();
        token::tokenise(&provision, &mut tokens);
        let opens = fragment.opens_provision();
        for token in tokens.iter().skip(usize::from(!opens)) {
            say(&provision, token, &mut meaning);
        }
    }
    meaning
}
