//! From N alignments to passages.

use std::collections::BTreeSet;
use std::ops::Range;

use super::aligned::{Aligned, Split, place_within, within};
use super::column::{Change, Column, cut, sweep};
use super::presence;
use super::reading::{Part, Reader};
use super::{Certificate, Layer, Lettering, Passage, Revision, RollingText, Variant, VoiceSet, Wording};
use crate::compare::threads::{self, in_parallel};
use crate::compare::{Aspect, BaseSide, Nuance, RevisedSide};
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
    let revisions = in_protocol_order(revisions, protocol);
    let side = BaseSide::on_threads(threads, base);
    let (revised, mut voices): (Vec<_>, Vec<_>) =
        in_parallel(threads, &revisions, |revision| Aligned::hear(&side, revision)).into_iter().unzip();
    let mut sweep =
        Sweep { side: &side, revised: revised.iter().collect(), voices: voices.iter_mut().collect() };
    let mut passages = sweep.passages(&(0..side.len()));
    passages.extend(sweep.order());
    sort(&mut passages);
    RollingText {
        base: base.clone(),
        starts: side.starts.to_vec(),
        voices: revisions
            .iter()
            .zip(&voices)
            .map(|(revision, aligned)| aligned.voice(revision.voice))
            .collect(),
        passages,
        certificate: Certificate::default(),
        lettering: Lettering::default(),
    }
}

/// Revisions in protocol order; those it does not list follow by code.
pub(super) fn in_protocol_order<'a>(revisions: &[Revision<'a>], protocol: &[&str]) -> Vec<Revision<'a>> {
    let rank = |code: &str| protocol.iter().position(|listed| *listed == code).unwrap_or(usize::MAX);
    let mut revisions: Vec<Revision<'a>> = revisions.to_vec();
    revisions.sort_by(|one, other| (rank(one.voice), one.voice).cmp(&(rank(other.voice), other.voice)));
    revisions
}

/// Sorts passages by place and layer.
pub(super) fn sort(passages: &mut [Passage]) {
    passages.sort_by(|one, other| {
        (one.span.start, one.span.end, one.layer).cmp(&(other.span.start, other.span.end, other.layer))
    });
}

/// From alignments to passages, window by window: a window begins and ends where no voice changes anything,
/// nor in the provision before and after, or where the base does.
pub(super) struct Sweep<'a, 'b> {
    pub side: &'a BaseSide<'b>,
    pub revised: Vec<&'a RevisedSide<'b>>,
    pub voices: Vec<&'a mut Aligned>,
}

impl Sweep<'_, '_> {
    /// The passages of a window, those about order apart.
    pub(super) fn passages(&mut self, window: &Range<u32>) -> Vec<Passage> {
        let mut splits: Vec<Split> = self.voices.iter().map(|voice| voice.split(self.side, window)).collect();
        let (columns, additions) = self.columns(window, &mut splits);
        let readers: Vec<Reader<'_, '_>> = self
            .revised
            .iter()
            .zip(self.voices.iter())
            .map(|(revised, voice)| Reader::new(self.side, revised, voice))
            .collect();
        let mut passages = self.words(window, &columns, &readers);
        passages.retain(|passage| passage.wordings.len() > 1 || !passage.wordings[0].variants.is_empty());
        passages.extend(additions.iter().map(|addition| Passage {
            layer: Layer::Addition,
            span: addition.span.clone(),
            wordings: self.wordings(&addition.span, &addition.voices, &readers, Part::Added),
            coarse: false,
        }));
        self.nuances(window, &columns, &readers, &mut passages);
        self.presence(&splits, &mut passages);
        super::ending::tell_apart(&mut passages, &self.side.starts);
        sort(&mut passages);
        passages
    }

    /// The columns of words, with every deletion of a provision they cut into taken back, and the places where
    /// whole provisions are added.
    fn columns(&mut self, window: &Range<u32>, splits: &mut [Split]) -> (Vec<Column>, Vec<Column>) {
        loop {
            let covered = self.covered(splits);
            let starts = &self.side.starts;
            let changes: Vec<Vec<Change>> = self
                .voices
                .iter()
                .zip(splits.iter())
                .map(|(voice, split)| cut(&split.words, voice, starts, &covered))
                .collect();
            let columns = sweep(&changes, false);
            let mut crossed: Vec<usize> = Vec::new();
            for column in &columns {
                self.crossings(column, &mut crossed);
            }
            crossed.sort_unstable();
            crossed.dedup();
            let mut changed = false;
            for provision in crossed {
                let full = self.voices.iter().zip(splits.iter_mut()).filter(|(voice, _)| !voice.partial);
                for (_, split) in full {
                    if split.deleted.contains_key(&provision) {
                        presence::give_back(&mut split.words, &mut split.deleted, provision, starts);
                        changed = true;
                    }
                }
            }
            if !changed {
                let additions = sweep(&changes, true);
                for voice in self.voices.iter_mut() {
                    let here = within(&voice.alignment.hunks, window, |it| &it.base);
                    let cut = cut(here, voice, starts, &covered);
                    let place = place_within(&voice.changes, window, |it| &it.base);
                    voice.changes.splice(place, cut);
                }
                return (columns, additions);
            }
        }
    }

    /// The provisions whose ¶ some voice's change of words replaces or removes: nothing is added before them
    /// apart from that change.
    fn covered(&self, splits: &[Split]) -> BTreeSet<u32> {
        let starts = &self.side.starts;
        let mut covered = BTreeSet::new();
        for hunk in splits.iter().flat_map(|split| &split.words) {
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

    fn words(&self, window: &Range<u32>, columns: &[Column], readers: &[Reader<'_, '_>]) -> Vec<Passage> {
        let mut nuanced = NuancedVoices::new(&self.voices, window);
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
            // A partial reply that says again, as an addition, what it seems to leave out reads as the base does,
            // and must be said to: where nothing is said of it, it has no words there.
            let said_again = wording.base && self.voices[voice].omits(span);
            if wording.fragments == fragments && !said_again {
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
    fn nuances(
        &self,
        window: &Range<u32>,
        columns: &[Column],
        readers: &[Reader<'_, '_>],
        passages: &mut Vec<Passage>,
    ) {
        let mut spots: Vec<(u32, Aspect, usize)> = Vec::new();
        for (voice, aligned) in self.voices.iter().enumerate() {
            let mut at = 0;
            for nuance in nuances_within(&aligned.alignment.nuances, window) {
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
    fn presence(&self, splits: &[Split], passages: &mut Vec<Passage>) {
        let mut by_provision: std::collections::BTreeMap<usize, VoiceSet> = std::collections::BTreeMap::new();
        for (voice, split) in splits.iter().enumerate().filter(|(voice, _)| !self.voices[*voice].partial) {
            for provision in split.deleted.keys() {
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
    pub(super) fn order(&self) -> Vec<Passage> {
        let mut passages = Vec::new();
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
        passages
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
    voices: Vec<&'a [Nuance]>,
}

impl<'a> NuancedVoices<'a> {
    fn new(voices: &'a [&mut Aligned], window: &Range<u32>) -> Self {
        Self { voices: voices.iter().map(|voice| nuances_within(&voice.alignment.nuances, window)).collect() }
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

/// The nuances in a window.
fn nuances_within<'n>(nuances: &'n [Nuance], window: &Range<u32>) -> &'n [Nuance] {
    let from = nuances.partition_point(|nuance| nuance.base < window.start);
    let to = nuances.partition_point(|nuance| nuance.base < window.end);
    nuances.get(from..to).unwrap_or_default()
}
