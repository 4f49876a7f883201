//! From N alignments to passages.

use std::collections::BTreeSet;
use std::ops::Range;

use super::column::{Change, Column, cut, sweep};
use super::presence::{self, Deleted};
use super::reading::{Part, Reader};
use super::threads::{self, in_parallel};
use super::{Certificate, Layer, Passage, Revision, RollingText, Variant, Voice, VoiceSet, Wording};
use crate::compare::{Alignment, Aspect, BaseSide, Hunk, RevisedSide, align, align_part};
use crate::text::Text;

/// Sets out a base and its revisions as one rolling text. `protocol` lists codes in protocol order; voices not
/// in it follow by code. The result depends on the set of revisions only, not on their order, the machine or
/// the number of threads. Of revisions with the same code the first in order of their text counts; callers
/// refuse such input beforehand.
pub fn consolidate(base: &Text, revisions: &[Revision<'_>], protocol: &[&str]) -> RollingText {
    let provisions: usize = revisions.iter().map(|revision| revision.text.provisions().len()).sum();
    consolidate_on(threads::worth(provisions), base, revisions, protocol)
}

/// [`consolidate`] on so many threads: fewer leave room for others, the result is the same.
pub fn consolidate_on(
    threads: usize,
    base: &Text,
    revisions: &[Revision<'_>],
    protocol: &[&str],
) -> RollingText {
    let rank = |code: &str| protocol.iter().position(|listed| *listed == code).unwrap_or(usize::MAX);
    let mut revisions: Vec<Revision<'_>> = revisions.to_vec();
    revisions.sort_by(|one, other| (rank(one.voice), one.voice).cmp(&(rank(other.voice), other.voice)));
    let side = BaseSide::new(base);
    let aligned = in_parallel(threads, &revisions, |revision| Aligned::new(&side, revision));
    let passages = Sweep { side: &side, voices: aligned }.passages();
    let voices = revisions.iter().zip(passages.1);
    RollingText {
        base: base.clone(),
        starts: side.starts.clone(),
        voices: voices
            .map(|(revision, (unanswered, order))| Voice {
                code: revision.voice.to_owned(),
                unanswered,
                order,
            })
            .collect(),
        passages: passages.0,
        certificate: Certificate::default(),
    }
}

/// A revision aligned with the base, its changes sorted by layer.
pub(super) struct Aligned<'a> {
    pub revised: RevisedSide<'a>,
    pub alignment: Alignment,
    /// Changes of words, deletions of whole provisions apart.
    pub words: Vec<Hunk>,
    /// All changes, those that end in whole new provisions cut in two.
    pub changes: Vec<Change>,
    pub deleted: Deleted,
    /// The revision's provisions in base order, and where each one's tokens begin in that order.
    pub provisions: Vec<usize>,
    pub starts: Vec<u32>,
    partial: bool,
}

impl<'a> Aligned<'a> {
    pub(super) fn new(side: &BaseSide<'_>, revision: &Revision<'a>) -> Self {
        let revised = RevisedSide::new(revision.text, side);
        let alignment = if revision.partial { align_part(side, &revised) } else { align(side, &revised) };
        let provisions: Vec<usize> = alignment.pieces.iter().cloned().flatten().collect();
        let mut starts = Vec::with_capacity(provisions.len());
        let mut at = 0u32;
        for provision in &provisions {
            starts.push(at);
            at += revised.starts[provision + 1] - revised.starts[*provision];
        }
        let opens = |at: u32| starts.binary_search(&at).is_ok();
        let (words, deleted) = presence::split(&alignment.hunks, &side.starts, opens);
        Self {
            revised,
            alignment,
            words,
            changes: Vec::new(),
            deleted,
            provisions,
            starts,
            partial: revision.partial,
        }
    }
}

impl Aligned<'_> {
    /// Whether the voice answered a stretch of the base: a partial reply does not answer what it does not contain.
    pub(super) fn answers(&self, side: &BaseSide<'_>, span: &Range<u32>) -> bool {
        let last = if span.is_empty() { span.start } else { span.end - 1 };
        let (first, last) = (side.provision_at(span.start), side.provision_at(last));
        !self.partial || !(first..=last).any(|provision| self.deleted.contains_key(&provision))
    }
}

/// What is kept of each voice: what it did not answer, and the order of its provisions.
type Kept = (Vec<Range<u32>>, Vec<Range<usize>>);

struct Sweep<'a, 'b> {
    side: &'a BaseSide<'b>,
    voices: Vec<Aligned<'b>>,
}

impl Sweep<'_, '_> {
    fn passages(mut self) -> (Vec<Passage>, Vec<Kept>) {
        let (columns, additions) = self.columns();
        let readers: Vec<Reader<'_, '_>> =
            self.voices.iter().map(|voice| Reader::new(self.side, voice)).collect();
        let mut passages = self.words(&columns, &readers);
        passages.retain(|passage| passage.wordings.len() > 1 || !passage.wordings[0].variants.is_empty());
        passages.extend(additions.iter().map(|addition| Passage {
            layer: Layer::Addition,
            span: addition.span.clone(),
            wordings: self.wordings(&addition.span, &addition.voices, &readers, Part::Added),
            coarse: false,
        }));
        self.nuances(&columns, &readers, &mut passages);
        self.presence(&mut passages);
        self.order(&mut passages);
        super::ending::tell_apart(&mut passages, &self.side.starts);
        passages.sort_by(|one, other| {
            (one.span.start, one.span.end, one.layer).cmp(&(other.span.start, other.span.end, other.layer))
        });
        let kept = self
            .voices
            .iter()
            .map(|voice| {
                let unanswered =
                    if voice.partial { self.runs(voice.deleted.keys().copied()) } else { Vec::new() };
                (unanswered, voice.alignment.pieces.clone())
            })
            .collect();
        (passages, kept)
    }

    /// The columns of words, with every deletion of a provision they cut into taken back, and the places where
    /// whole provisions are added.
    fn columns(&mut self) -> (Vec<Column>, Vec<Column>) {
        loop {
            let covered = self.covered();
            let starts = &self.side.starts;
            let changes: Vec<Vec<Change>> =
                self.voices.iter().map(|voice| cut(&voice.words, voice, starts, &covered)).collect();
            let columns = sweep(&changes, false);
            let mut crossed: Vec<usize> = Vec::new();
            for column in &columns {
                self.crossings(column, &mut crossed);
            }
            crossed.sort_unstable();
            crossed.dedup();
            let mut changed = false;
            for provision in crossed {
                for voice in self.voices.iter_mut().filter(|voice| !voice.partial) {
                    if voice.deleted.contains_key(&provision) {
                        presence::give_back(&mut voice.words, &mut voice.deleted, provision, starts);
                        changed = true;
                    }
                }
            }
            if !changed {
                let additions = sweep(&changes, true);
                for voice in &mut self.voices {
                    voice.changes = cut(&voice.alignment.hunks, voice, starts, &covered);
                }
                return (columns, additions);
            }
        }
    }

    /// The provisions whose ¶ some voice's change of words replaces or removes: nothing is added before them
    /// apart from that change.
    fn covered(&self) -> BTreeSet<u32> {
        let starts = &self.side.starts;
        let mut covered = BTreeSet::new();
        for hunk in self.voices.iter().flat_map(|voice| &voice.words) {
            let first = starts.partition_point(|start| *start < hunk.base.start);
            covered.extend(starts[first..].iter().take_while(|start| **start < hunk.base.end));
        }
        covered
    }

    /// The provisions whose edges a column cuts across: those before and after every ¶ it holds, and the one
    /// at whose end something is added.
    fn crossings(&self, column: &Column, crossed: &mut Vec<usize>) {
        let starts = &self.side.starts;
        let first = starts.partition_point(|start| *start < column.span.start);
        let last = starts.partition_point(|start| *start < column.span.end);
        for provision in first..last {
            crossed.extend(provision.checked_sub(1));
            crossed.push(provision);
        }
        // Words added to the end of a provision touch it.
        if column.span.is_empty() && starts.get(first) == Some(&column.span.start) {
            crossed.extend(first.checked_sub(1));
        }
    }

    fn words(&self, columns: &[Column], readers: &[Reader<'_, '_>]) -> Vec<Passage> {
        let mut nuanced = NuancedVoices::new(&self.voices);
        columns
            .iter()
            .map(|column| {
                let mut voices = column.voices.clone();
                for voice in nuanced.inside(&column.span) {
                    voices.insert(voice);
                }
                let coarse = column.voices.iter().any(|voice| self.voices[voice].alignment.coarse);
                Passage {
                    layer: Layer::Words,
                    span: column.span.clone(),
                    wordings: self.wordings(&column.span, &voices, readers, Part::Changed),
                    coarse,
                }
            })
            .collect()
    }

    /// The base's wording and the voices' readings on a span, equal ones together.
    fn wordings(
        &self,
        span: &Range<u32>,
        voices: &VoiceSet,
        readers: &[Reader<'_, '_>],
        part: Part,
    ) -> Vec<Wording> {
        let (fragments, meaning) = super::reading::of_base(self.side, span);
        let mut wordings = vec![Wording {
            fragments,
            place: None,
            base: true,
            holders: VoiceSet::default(),
            variants: Vec::new(),
        }];
        let mut meanings = vec![meaning];
        for voice in voices.iter() {
            let (fragments, meaning) = readers[voice].read(span, part);
            let same = meanings.iter().position(|known| *known == meaning);
            // The number of a row is a word where it shares its cell with others: written the same, it is the same.
            let same = same.or_else(|| wordings.iter().position(|known| known.fragments == fragments));
            let Some(at) = same else {
                meanings.push(meaning);
                wordings.push(Wording {
                    fragments,
                    place: None,
                    base: false,
                    holders: VoiceSet::of(voice),
                    variants: Vec::new(),
                });
                continue;
            };
            let wording = &mut wordings[at];
            if wording.fragments == fragments {
                if !wording.base {
                    wording.holders.insert(voice);
                }
            } else if let Some(variant) =
                wording.variants.iter_mut().find(|variant| variant.fragments == fragments)
            {
                variant.holders.insert(voice);
            } else {
                wording.variants.push(Variant { fragments, holders: VoiceSet::of(voice) });
            }
        }
        for wording in wordings.iter_mut().filter(|wording| !wording.base) {
            // Whoever writes the same words otherwise proposes them too.
            let all =
                wording.variants.iter().fold(wording.holders.clone(), |all, one| all.union(&one.holders));
            wording.holders = all;
        }
        wordings
    }

    /// Same words, written differently, outside the columns: one passage a run of tokens.
    fn nuances(&self, columns: &[Column], readers: &[Reader<'_, '_>], passages: &mut Vec<Passage>) {
        let mut spots: Vec<(u32, Aspect, usize)> = Vec::new();
        for (voice, aligned) in self.voices.iter().enumerate() {
            let mut at = 0;
            for nuance in &aligned.alignment.nuances {
                while columns.get(at).is_some_and(|column| column.span.end <= nuance.base) {
                    at += 1;
                }
                let inside = columns[at.min(columns.len())..]
                    .first()
                    .is_some_and(|column| column.span.contains(&nuance.base));
                if !inside {
                    spots.push((nuance.base, nuance.aspect, voice));
                }
            }
        }
        spots.sort_unstable();
        let mut at = 0;
        while at < spots.len() {
            // Where voices differ from the base in several respects, the first is the weightiest. Neighbouring
            // tokens that the same voices write differently in the same respect are one passage.
            let (token, aspect) = (spots[at].0, spots[at].1);
            let voices = voices_at(&spots, at);
            let mut end = token + 1;
            let mut next = past(&spots, at);
            while next < spots.len()
                && spots[next].0 == end
                && spots[next].1 == aspect
                && aspect != Aspect::Form
                && voices_at(&spots, next) == voices
                && columns.binary_search_by(|column| column.span.start.cmp(&end)).is_err()
            {
                end += 1;
                next = past(&spots, next);
            }
            let span = token..end;
            passages.push(Passage {
                layer: match aspect {
                    Aspect::Form => Layer::Form,
                    Aspect::Formatting => Layer::Formatting,
                    Aspect::Typography => Layer::Typography,
                },
                wordings: self.wordings(&span, &voices, readers, Part::Inside),
                span,
                coarse: false,
            });
            at = next;
        }
    }

    /// Deletions of whole provisions, article by article.
    fn presence(&self, passages: &mut Vec<Passage>) {
        let mut by_provision: std::collections::BTreeMap<usize, VoiceSet> = std::collections::BTreeMap::new();
        for (voice, aligned) in self.voices.iter().enumerate().filter(|(_, aligned)| !aligned.partial) {
            for provision in aligned.deleted.keys() {
                by_provision.entry(*provision).or_default().insert(voice);
            }
        }
        let mut runs: Vec<(Range<usize>, VoiceSet)> = Vec::new();
        for (provision, voices) in by_provision {
            match runs.last_mut() {
                Some((run, set))
                    if run.end == provision
                        && *set == voices
                        && !self.side.provisions[provision].form.kind.is_heading() =>
                {
                    run.end = provision + 1;
                }
                _ => runs.push((provision..provision + 1, voices)),
            }
        }
        for (run, holders) in runs {
            let span = self.side.token_range(run);
            let (fragments, _) = super::reading::of_base(self.side, &span);
            passages.push(Passage {
                layer: Layer::Presence,
                span,
                wordings: vec![
                    Wording {
                        fragments,
                        place: None,
                        base: true,
                        holders: VoiceSet::default(),
                        variants: Vec::new(),
                    },
                    Wording {
                        fragments: Vec::new(),
                        place: None,
                        base: false,
                        holders,
                        variants: Vec::new(),
                    },
                ],
                coarse: false,
            });
        }
    }

    /// Blocks that moved: one passage a block, one wording a place.
    fn order(&self, passages: &mut Vec<Passage>) {
        let mut moved: Vec<(u32, u32, u32, usize)> = self
            .voices
            .iter()
            .enumerate()
            .flat_map(|(voice, aligned)| {
                aligned
                    .alignment
                    .moves
                    .iter()
                    .map(move |step| (step.block.start, step.block.end, step.to, voice))
            })
            .collect();
        moved.sort_unstable();
        let mut at = 0;
        while at < moved.len() {
            let span = moved[at].0..moved[at].1;
            let here: Vec<_> =
                moved[at..].iter().take_while(|step| step.0 == span.start && step.1 == span.end).collect();
            let mut wordings = vec![Wording {
                fragments: Vec::new(),
                place: Some(span.end),
                base: true,
                holders: VoiceSet::default(),
                variants: Vec::new(),
            }];
            for (_, _, to, voice) in &here {
                match wordings.iter_mut().find(|wording| !wording.base && wording.place == Some(*to)) {
                    Some(wording) => wording.holders.insert(*voice),
                    None => wordings.push(Wording {
                        fragments: Vec::new(),
                        place: Some(*to),
                        base: false,
                        holders: VoiceSet::of(*voice),
                        variants: Vec::new(),
                    }),
                }
            }
            wordings.sort_by_key(|wording| (!wording.base, wording.holders.first()));
            at += here.len();
            passages.push(Passage { layer: Layer::Order, span, wordings, coarse: false });
        }
    }

    /// Token ranges of runs of provisions.
    fn runs(&self, provisions: impl Iterator<Item = usize>) -> Vec<Range<u32>> {
        let mut runs: Vec<Range<u32>> = Vec::new();
        for provision in provisions {
            let tokens = self.side.token_range(provision..provision + 1);
            match runs.last_mut() {
                Some(last) if last.end == tokens.start => last.end = tokens.end,
                _ => runs.push(tokens),
            }
        }
        runs
    }
}

/// The voices that write a token differently, those of the spots from `at` on.
fn voices_at(spots: &[(u32, Aspect, usize)], at: usize) -> VoiceSet {
    spots[at..past(spots, at)].iter().map(|spot| spot.2).collect()
}

/// The first spot on a later token.
fn past(spots: &[(u32, Aspect, usize)], at: usize) -> usize {
    at + spots[at..].iter().take_while(|spot| spot.0 == spots[at].0).count()
}

/// Finds, span after span, the voices with a nuance inside.
struct NuancedVoices<'a> {
    voices: Vec<&'a [crate::compare::Nuance]>,
}

impl<'a> NuancedVoices<'a> {
    fn new(voices: &'a [Aligned<'_>]) -> Self {
        Self { voices: voices.iter().map(|voice| voice.alignment.nuances.as_slice()).collect() }
    }

    /// The voices with a nuance in a span; spans must come in order.
    fn inside(&mut self, span: &Range<u32>) -> Vec<usize> {
        let mut found = Vec::new();
        for (voice, nuances) in self.voices.iter_mut().enumerate() {
            let skip = nuances.iter().take_while(|nuance| nuance.base < span.start).count();
            *nuances = &nuances[skip..];
            if nuances.first().is_some_and(|nuance| nuance.base < span.end) {
                found.push(voice);
            }
        }
        found
    }
}
