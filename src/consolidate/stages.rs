//! What the passages were as voices came and went.
//!
//! Everyone who ever spoke is aligned with the base once. What then becomes of the passages when one more is heard, or one
//! no longer, is found out window by window: a [`window`](Stages::windows) is a stretch of the base around which nobody
//! changes anything, so that its passages follow from those alone who change something in it. Going through a long history
//! costs no more than the windows it touches.

use std::ops::Range;

use super::aligned::Aligned;
use super::sweep::Sweep;
use super::{Passage, Revision};
use crate::compare::threads::{self, in_parallel};
use crate::compare::{BaseSide, Hunk, RevisedSide};
use crate::text::Text;

/// A base and everyone who ever spoke about it, ready to be set out as of any moment.
pub struct Stages<'a> {
    side: BaseSide<'a>,
    revised: Vec<RevisedSide<'a>>,
    aligned: Vec<Aligned>,
    windows: Vec<Window>,
}

/// A stretch of the base no rule of consolidation looks out of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    span: Range<u32>,
    /// Who changes something in it, by their place among the revisions.
    pub voices: Vec<usize>,
}

impl<'a> Stages<'a> {
    /// Aligns every revision with the base. Their order is the order in which wordings are looked at.
    pub fn new(base: &'a Text, revisions: &[Revision<'a>]) -> Self {
        let provisions: usize = revisions.iter().map(|revision| revision.text.provisions().len()).sum();
        let threads = threads::worth(provisions);
        let side = BaseSide::on_threads(threads, base);
        let (revised, mut aligned): (Vec<_>, Vec<_>) =
            in_parallel(threads, revisions, |revision| Aligned::hear(&side, revision)).into_iter().unzip();
        for voice in &mut aligned {
            if voice.partial {
                leave_out_one_by_one(&side, voice);
            }
            // Where a voice stands in its own text beyond the window that is looked at.
            voice.cut_alone(&side);
        }
        let windows = windows(&side, &aligned);
        Self { side, revised, aligned, windows }
    }

    /// The stretches in which something is changed, by place.
    pub fn windows(&self) -> &[Window] {
        &self.windows
    }

    /// The passages people had to decide on in a window while these were heard, those about order apart. The holders of
    /// wordings are places in `heard`, which must be sorted.
    pub fn passages(&mut self, window: usize, heard: &[usize]) -> Vec<Passage> {
        let Some(span) = self.windows.get(window).map(|window| window.span.clone()) else {
            return Vec::new();
        };
        let mut passages = self.sweep(heard).passages(&span);
        passages.retain(|passage| passage.layer.is_open());
        passages
    }

    /// The blocks that these would have stand elsewhere.
    pub fn order(&mut self, heard: &[usize]) -> Vec<Passage> {
        self.sweep(heard).order()
    }

    /// Whether a voice would have a block stand elsewhere.
    pub fn moves(&self, voice: usize) -> bool {
        self.aligned.get(voice).is_some_and(|voice| !voice.alignment.moves.is_empty())
    }

    fn sweep(&mut self, heard: &[usize]) -> Sweep<'_, 'a> {
        let revised = heard.iter().filter_map(|voice| self.revised.get(*voice)).collect();
        let voices =
            self.aligned.iter_mut().enumerate().filter(|(voice, _)| heard.binary_search(voice).is_ok());
        Sweep { side: &self.side, revised, voices: voices.map(|(_, voice)| voice).collect() }
    }
}

/// Lets what a partial reply does not contain be as many changes as provisions, so that windows may part them.
fn leave_out_one_by_one(side: &BaseSide<'_>, voice: &mut Aligned) {
    let split = voice.split(side, &(0..side.len()));
    let mut hunks = split.words;
    for (provision, place) in split.deleted {
        hunks.push(Hunk { base: side.token_range(provision..provision + 1), revised: place..place });
    }
    hunks.sort_by_key(|hunk| (hunk.base.start, hunk.base.end));
    voice.alignment.hunks = hunks;
}

/// The windows of all alignments: between two of them there are two provisions at least that nobody changes.
fn windows(side: &BaseSide<'_>, aligned: &[Aligned]) -> Vec<Window> {
    let mut touched: Vec<(usize, usize, usize)> = Vec::new();
    for (voice, aligned) in aligned.iter().enumerate() {
        let split = aligned.partial.then(|| aligned.split(side, &(0..side.len())).words);
        for hunk in split.as_ref().unwrap_or(&aligned.alignment.hunks) {
            // The provisions it changes or touches.
            let first = side.starts.partition_point(|start| *start < hunk.base.start).saturating_sub(1);
            let last = side.starts.partition_point(|start| *start <= hunk.base.end);
            touched.push((first, last.max(first + 1), voice));
        }
    }
    touched.sort_unstable();
    let provisions = side.provisions.len();
    let mut windows: Vec<(Range<usize>, Vec<usize>)> = Vec::new();
    for (first, last, voice) in touched {
        match windows.last_mut() {
            Some((span, voices)) if first < span.end + 2 => {
                span.end = span.end.max(last);
                voices.push(voice);
            }
            _ => windows.push((first..last, vec![voice])),
        }
    }
    let window = |(span, mut voices): (Range<usize>, Vec<usize>)| {
        voices.sort_unstable();
        voices.dedup();
        let whole = span.start.saturating_sub(1)..(span.end + 1).min(provisions);
        let end = if whole.end == provisions { side.len() } else { side.token_range(whole.clone()).end };
        let start = if whole.start == 0 { 0 } else { side.token_range(whole).start };
        Window { span: start..end, voices }
    };
    windows.into_iter().map(window).collect()
}
