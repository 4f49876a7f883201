//! An edition and N revisions of it, set out as one rolling text from which every voice can be told apart and
//! recovered.
//!
//! There is one coordinate space: the tokens of the base, with ¶ and cell boundaries counted among them. Each
//! voice is aligned with the base by itself; one file is never folded into the next. Changes that overlap form
//! a [`Passage`]; what each voice has there is a reading, and equal readings share a [`Wording`].

mod aligned;
pub mod certificate;
mod column;
pub mod compose;
mod ending;
pub mod fragment;
pub mod letter;
mod presence;
pub mod project;
mod reading;
pub mod readings;
pub mod session;
pub mod stages;
mod sweep;
pub mod table;
pub mod view;
pub mod voices;

use std::ops::Range;

use crate::text::Text;

pub use certificate::Certificate;
pub use fragment::{Fragment, Opens};
pub use letter::Lettering;
pub use reading::of_base;
pub use readings::{KeptReadings, Read, Readings};
pub use session::Session;
pub use stages::Stages;
pub use sweep::{consolidate, consolidate_on};
pub use voices::VoiceSet;

/// Name and version of the algorithm, written into every certificate.
pub const ALGORITHM: &str = "travaux-2";

/// One revision to be consolidated.
#[derive(Debug, Clone, Copy)]
pub struct Revision<'a> {
    /// The voice's code, unique among the voices.
    pub voice: &'a str,
    /// What it sent.
    pub text: &'a Text,
    /// Whether what it does not contain is *not answered*, instead of deleted.
    pub partial: bool,
}

/// An edition and its revisions set out together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RollingText {
    /// The edition's text.
    pub base: Text,
    /// Where each provision of the base begins in the base token space, and the number of tokens at the end.
    pub starts: Vec<u32>,
    /// The voices, in protocol order.
    pub voices: Vec<Voice>,
    /// The passages, by place.
    pub passages: Vec<Passage>,
    /// What proves that every voice can be recovered.
    pub certificate: Certificate,
    /// By which letters people call the wordings; by their order where nobody has given them any. No part of what is
    /// certified or kept.
    pub lettering: Lettering,
}

/// A voice in a rolling text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voice {
    /// Its code.
    pub code: String,
    /// Parts of the base it did not answer (tokens): whole provisions missing from a partial reply.
    pub unanswered: Vec<Range<u32>>,
    /// Its provisions in base order, as runs of the order they stand in its own text. A single run where
    /// nothing moved.
    pub order: Vec<Range<usize>>,
}

/// A stretch of the base on which at least one voice differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// What is at stake.
    pub layer: Layer,
    /// Tokens of the base; empty for an insertion.
    pub span: Range<u32>,
    /// The wordings: the base's first, then in protocol order of their first proposer.
    pub wordings: Vec<Wording>,
    /// Whether a stretch was too large to be compared word by word.
    pub coarse: bool,
}

/// What a passage is about. Passages of one layer never overlap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layer {
    /// Whether whole provisions stay.
    Presence,
    /// Where a block of provisions stands.
    Order,
    /// The words.
    Words,
    /// The mark at the end of an item, changed only because its list grew or shrank: part of the addition or the
    /// deletion beside it, and never bracketed.
    Ending,
    /// Whole provisions added between two of the base.
    Addition,
    /// The kind or label of a provision: «renumbered 5 → 6».
    Form,
    /// Emphasis, links and spans of cells.
    Formatting,
    /// Spaces, quotation marks, dashes: never bracketed.
    Typography,
}

impl Layer {
    /// Whether people have to decide on it; endings, formatting, typography and numbering settle themselves.
    pub fn is_open(self) -> bool {
        matches!(self, Layer::Presence | Layer::Order | Layer::Words | Layer::Addition)
    }
}

/// One alternative in a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// What it says; empty for a deletion, and for order.
    pub fragments: Vec<Fragment>,
    /// For [`Layer::Order`]: before which token of the base the block stands. The base's own place is the
    /// block's end.
    pub place: Option<u32>,
    /// Whether it is the base's.
    pub base: bool,
    /// Who proposed it. The base is printed without names: its set is always empty.
    pub holders: VoiceSet,
    /// The same words written differently, with those who wrote them so.
    pub variants: Vec<Variant>,
}

/// The same words with another typography, formatting or numbering.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// How it is written.
    pub fragments: Vec<Fragment>,
    /// Who wrote it so.
    pub holders: VoiceSet,
}

impl Passage {
    /// Whether the base says nothing here: there are no words that could be left out.
    pub fn only_adds(&self) -> bool {
        let says = |fragment: &Fragment| fragment.opens.is_some() || !fragment.content.text.trim().is_empty();
        !self.base_wording().is_some_and(|base| base.fragments.iter().any(says))
    }

    /// A short name of the passage that depends on its place and layer alone, so that it stays the same
    /// whatever other voices do elsewhere.
    pub fn id(&self) -> String {
        let letter = match self.layer {
            Layer::Presence => 'p',
            Layer::Order => 'o',
            Layer::Words => 'w',
            Layer::Ending => 'e',
            Layer::Addition => 'a',
            Layer::Form => 'n',
            Layer::Formatting => 'f',
            Layer::Typography => 't',
        };
        format!("{letter}{}-{}", self.span.start, self.span.end)
    }

    /// The base's wording.
    pub fn base_wording(&self) -> Option<&Wording> {
        self.wordings.iter().find(|wording| wording.base)
    }

    /// Everyone who proposed something here.
    pub fn proposers(&self) -> VoiceSet {
        self.wordings.iter().fold(VoiceSet::default(), |all, wording| all.union(&wording.holders))
    }

    /// Which of the wordings a voice proposes instead of the base's, if any.
    pub fn proposed_by(&self, voice: usize) -> Option<usize> {
        self.wordings.iter().position(|wording| !wording.base && wording.holders.contains(voice))
    }

    /// The wording a voice has here, and which of its variants if not the first writing. `None` where it reads
    /// as the base does, to the byte.
    pub fn reading_of(&self, voice: usize) -> Option<(&Wording, Option<&Variant>)> {
        self.wordings.iter().find_map(|wording| {
            if let Some(variant) = wording.variants.iter().find(|variant| variant.holders.contains(voice)) {
                return Some((wording, Some(variant)));
            }
            wording.holders.contains(voice).then_some((wording, None))
        })
    }

    /// What a voice reads here.
    pub fn fragments_of(&self, voice: usize) -> Option<&[Fragment]> {
        let (wording, variant) = self.reading_of(voice)?;
        Some(variant.map_or(&wording.fragments, |variant| &variant.fragments))
    }
}

impl RollingText {
    /// The provision of the base a token stands in; the one before it for an insertion at the very end.
    pub fn provision_at(&self, token: u32) -> usize {
        let last = self.base.provisions().len().saturating_sub(1);
        self.starts.partition_point(|start| *start <= token).saturating_sub(1).min(last)
    }

    /// The first difference in a provision of the base, or in what stands under it, on which a voice proposes something.
    pub fn first_proposal(&self, voice: usize, provision: usize) -> Option<usize> {
        let under = self.base.under(provision);
        let mut passages = self.open_passages();
        let here =
            |passage: &Passage| under.contains(&self.owner(passage)) && passage.proposers().contains(voice);
        passages.find(|(_, passage)| here(passage)).map(|(index, _)| index)
    }

    /// The provision of the base a passage is about: what is added to the end of one, or joined to it, belongs
    /// to it; whole provisions that are added are cited by the one they follow.
    pub fn owner(&self, passage: &Passage) -> usize {
        let place = self.provision_at(passage.span.start);
        let edge = self.starts.get(place) == Some(&passage.span.start);
        let joins = || {
            matches!(passage.layer, Layer::Words | Layer::Ending)
                && passage
                    .wordings
                    .iter()
                    .any(|it| !it.fragments.first().is_some_and(Fragment::opens_provision))
        };
        let before = edge && (passage.span.is_empty() || joins());
        place.saturating_sub(usize::from(before))
    }

    /// The index of the voice with this code.
    pub fn voice(&self, code: &str) -> Option<usize> {
        self.voices.iter().position(|voice| voice.code == code)
    }

    /// The codes of a set of voices, in protocol order.
    pub fn codes(&self, set: &VoiceSet) -> Vec<&str> {
        set.iter().filter_map(|voice| self.voices.get(voice)).map(|voice| voice.code.as_str()).collect()
    }

    /// The passages people have to decide on.
    pub fn open_passages(&self) -> impl Iterator<Item = (usize, &Passage)> {
        self.passages.iter().enumerate().filter(|(_, passage)| passage.layer.is_open())
    }
}
