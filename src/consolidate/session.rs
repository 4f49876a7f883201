//! A consolidation kept up to date while its voices change.
//!
//! Consolidating nine replies of two megabytes takes a third of a second; a person typing into one of them changes a
//! single provision. A [`Session`] remembers what was found out — the tokens of the base, each voice's alignment, what
//! every stretch of words came to, the passages — and finds out anew only what a change can have touched:
//!
//! - *tokens* of the provisions that changed;
//! - *the alignment of the voice that changed*: anchors and moves are found again (they look at whole provisions and
//!   are quick), the words only of stretches that hold a changed provision or were not looked at before;
//! - *the passages of a window of the base*: all that the old and the new alignment of the voice disagree on, widened
//!   until it begins and ends at two provisions that no voice changes in any respect. No rule of consolidation looks
//!   across two such provisions, so all other passages are as they were.
//!
//! Where that cannot be shown — provisions of the voice changed places, a partial reply or one too large to be compared
//! word by word changed, voices came or went — all passages are made anew from the alignments. The result is always,
//! to the last byte, what [`consolidate`](super::consolidate()) makes of the same texts: a law with a test.

use std::ops::Range;
use std::sync::Arc;

use super::aligned::{Aligned, place_within};
use super::sweep::{Sweep, in_protocol_order, sort};
use super::{Certificate, Layer, Lettering, Revision, RollingText};
use crate::compare::threads::{self, in_parallel};
use crate::compare::{BaseSide, Hunk, Memory, RevisedSide, align_again, align_part};
use crate::text::{Provision, Text};

/// A base and voices, consolidated, and ready for changes.
pub struct Session {
    rolling: Arc<RollingText>,
    /// Tokens of the base; its text is in the rolling text.
    base: BaseSide<'static>,
    /// In protocol order.
    voices: Vec<Heard>,
    /// Their alignments, in the same order.
    aligned: Vec<Aligned>,
    protocol: Vec<String>,
    renewed: Range<u32>,
}

/// A voice and what is remembered of it.
struct Heard {
    code: String,
    text: Text,
    partial: bool,
    /// Its tokens.
    side: RevisedSide<'static>,
    memory: Memory,
}

impl Session {
    /// Consolidates revisions of a base; [`consolidate`](super::consolidate()) says how.
    pub fn new(base: &Text, revisions: &[Revision<'_>], protocol: &[&str]) -> Self {
        let revisions = in_protocol_order(revisions, protocol);
        let side = BaseSide::on_threads(threads::worth(base.provisions().len()), base);
        let provisions = revisions.iter().map(|revision| revision.text.provisions().len()).sum();
        let heard = in_parallel(threads::worth(provisions), &revisions, |revision| hear(&side, revision));
        let (voices, aligned) = heard.into_iter().unzip();
        let rolling = RollingText {
            base: base.clone(),
            starts: side.starts.to_vec(),
            voices: Vec::new(),
            passages: Vec::new(),
            certificate: Certificate::default(),
            lettering: Lettering::default(),
        };
        let protocol = protocol.iter().map(|code| (*code).to_owned()).collect();
        let mut session = Self {
            rolling: Arc::new(rolling),
            base: side.on(Text::nothing()),
            voices,
            aligned,
            protocol,
            renewed: 0..0,
        };
        session.renew(&session.everything());
        session
    }

    /// The rolling text as it now is, without a certificate. Whoever still holds one when the next change comes
    /// makes it be copied.
    pub fn rolling(&self) -> &Arc<RollingText> {
        &self.rolling
    }

    /// The stretch of the base whose passages the last change can have touched (tokens); the others are as they
    /// were, but for blocks that moved.
    pub fn renewed(&self) -> &Range<u32> {
        &self.renewed
    }

    /// The text of the voice with this code.
    pub fn text(&self, voice: &str) -> Option<&Text> {
        self.voices.iter().find(|heard| heard.code == voice).map(|heard| &heard.text)
    }

    /// A voice changed its text. Gives what the rolling text now is, or `None` if there is no such voice.
    pub fn change(&mut self, voice: &str, text: Text) -> Option<&Arc<RollingText>> {
        let index = self.voices.iter().position(|heard| heard.code == voice)?;
        let base = self.base.on(&self.rolling.base);
        let (heard, aligned) = (self.voices.get_mut(index)?, self.aligned.get_mut(index)?);
        let change = Change::new(heard.text.provisions(), text.provisions());
        if change.old.is_empty() && change.new.is_empty() {
            return Some(&self.rolling);
        }
        let side = std::mem::take(&mut heard.side);
        let length = |side: &RevisedSide<'_>| side.starts.last().map_or(0, |end| i64::from(*end));
        let before = length(&side);
        let side = side.edited(&text, &base, (change.old.start, change.tail));
        let longer = length(&side) - before;
        let (alignment, memory) = if heard.partial {
            (align_part(&base, &side), Memory::default())
        } else {
            align_again(&base, &side, std::mem::take(&mut heard.memory), |at| change.now(at))
        };
        let now = Aligned::new(&base, &side, alignment, heard.partial);
        heard.side = side.on(Text::nothing());
        (heard.text, heard.memory) = (text, memory);
        let former = std::mem::replace(aligned, now);
        let touched = change.touched(&former, aligned);
        aligned.changes = former.changes;
        let window = touched.map_or_else(|| self.everything(), |touched| self.window(&base, touched));
        // What comes after the window stands so many tokens later in the voice.
        if let Some(aligned) = self.aligned.get_mut(index) {
            let place = place_within(&aligned.changes, &window, |it| &it.base);
            for change in aligned.changes.get_mut(place.end..).unwrap_or_default() {
                let later = |at: u32| (i64::from(at) + longer) as u32;
                change.revised = later(change.revised.start)..later(change.revised.end);
            }
        }
        self.renew(&window);
        Some(&self.rolling)
    }

    /// A voice is heard: for the first time, or instead of what it said before.
    pub fn put(&mut self, revision: Revision<'_>) -> &Arc<RollingText> {
        self.forget(revision.voice);
        let (heard, aligned) = hear(&self.base.on(&self.rolling.base), &revision);
        let rank = |code: &str| self.protocol.iter().position(|it| it == code).unwrap_or(usize::MAX);
        let place = self.voices.partition_point(|other| {
            (rank(&other.code), other.code.as_str()) < (rank(&heard.code), heard.code.as_str())
        });
        self.voices.insert(place, heard);
        self.aligned.insert(place, aligned);
        self.renew(&self.everything());
        &self.rolling
    }

    /// A voice is no longer heard. `None` if it never was.
    pub fn remove(&mut self, voice: &str) -> Option<&Arc<RollingText>> {
        self.forget(voice).then(|| self.renew(&self.everything()))?;
        Some(&self.rolling)
    }

    fn forget(&mut self, voice: &str) -> bool {
        let Some(index) = self.voices.iter().position(|heard| heard.code == voice) else { return false };
        self.voices.remove(index);
        self.aligned.remove(index);
        true
    }

    fn everything(&self) -> Range<u32> {
        0..self.base.len()
    }

    /// The window around what was touched: to its left and right two provisions that nobody changes.
    fn window(&self, base: &BaseSide<'_>, touched: Range<u32>) -> Range<u32> {
        let last = base.provisions.len().saturating_sub(1);
        let clean = |at: usize| {
            let (start, end) = (base.starts[at], base.starts[at + 1]);
            self.aligned.iter().all(|voice| {
                let (hunks, nuances) = (&voice.alignment.hunks, &voice.alignment.nuances);
                let hunk = hunks.get(hunks.partition_point(|hunk| hunk.base.end < start));
                let nuance = nuances.get(nuances.partition_point(|nuance| nuance.base < start));
                hunk.is_none_or(|hunk| hunk.base.start > end) && nuance.is_none_or(|it| it.base >= end)
            })
        };
        let mut first = base.provision_at(touched.start);
        let start = loop {
            let Some(before) = first.checked_sub(1) else { break 0 };
            first = before;
            if clean(first) && (first == 0 || clean(first - 1)) {
                break base.starts[first];
            }
        };
        let mut after = base.provision_at(touched.end);
        let end = loop {
            after += 1;
            if after > last {
                break base.len();
            }
            if clean(after) && (after == last || clean(after + 1)) {
                break base.starts[after + 1];
            }
        };
        start..end
    }

    /// Makes the passages of a window anew.
    fn renew(&mut self, window: &Range<u32>) {
        let side = self.base.on(&self.rolling.base);
        let revised: Vec<RevisedSide<'_>> =
            self.voices.iter().map(|heard| heard.side.on(&heard.text)).collect();
        let voices = self.aligned.iter_mut().collect();
        let mut sweep = Sweep { side: &side, revised: revised.iter().collect(), voices };
        let mut fresh = sweep.passages(window);
        let order = sweep.order();
        drop(side);
        self.renewed = window.clone();
        let rolling = Arc::make_mut(&mut self.rolling);
        let whole = *window == (0..self.base.len());
        if whole {
            rolling.passages = fresh;
        } else {
            let from = rolling.passages.partition_point(|it| it.span.start < window.start);
            let to = rolling
                .passages
                .partition_point(|it| it.span.start < window.end || window.end == self.base.len());
            fresh.extend(rolling.passages.drain(from..to).filter(|it| it.layer == Layer::Order));
            sort(&mut fresh);
            rolling.passages.splice(from..from, fresh);
        }
        let told = rolling.passages.iter().filter(|passage| passage.layer == Layer::Order);
        if !told.eq(order.iter()) {
            rolling.passages.retain(|passage| passage.layer != Layer::Order);
            rolling.passages.extend(order);
            sort(&mut rolling.passages);
        }
        let voices = self.voices.iter().zip(&self.aligned);
        rolling.voices = voices.map(|(heard, aligned)| aligned.voice(&heard.code)).collect();
    }
}

/// Aligns a voice and remembers how.
fn hear(base: &BaseSide<'_>, revision: &Revision<'_>) -> (Heard, Aligned) {
    let side = RevisedSide::new(revision.text, base);
    let (alignment, memory) = if revision.partial {
        (align_part(base, &side), Memory::default())
    } else {
        align_again(base, &side, Memory::default(), |_| None)
    };
    let aligned = Aligned::new(base, &side, alignment, revision.partial);
    let heard = Heard {
        code: revision.voice.to_owned(),
        text: revision.text.clone(),
        partial: revision.partial,
        side: side.on(Text::nothing()),
        memory,
    };
    (heard, aligned)
}

/// Which provisions of a text changed: those between what both begin with and what both end with.
struct Change {
    old: Range<usize>,
    new: Range<usize>,
    /// How many both end with.
    tail: usize,
}

impl Change {
    fn new(old: &[Provision], new: &[Provision]) -> Self {
        let head = old.iter().zip(new).take_while(|(one, other)| one == other).count();
        let rest = old[head..].iter().rev().zip(new[head..].iter().rev());
        let tail = rest.take_while(|(one, other)| one == other).count();
        Self { old: head..old.len() - tail, new: head..new.len() - tail, tail }
    }

    /// Where a provision stands now.
    fn now(&self, at: usize) -> Option<usize> {
        match at {
            at if at < self.old.start => Some(at),
            at if at >= self.old.end => Some(at - self.old.end + self.new.end),
            _ => None,
        }
    }

    /// All of the base on which the two alignments may disagree; `None` where that cannot be told.
    fn touched(&self, old: &Aligned, new: &Aligned) -> Option<Range<u32>> {
        if new.partial || old.alignment.coarse || new.alignment.coarse {
            return None;
        }
        let stayed = old.provisions.iter().filter_map(|at| self.now(*at));
        if !stayed.eq(new.provisions.iter().copied().filter(|at| !self.new.contains(at))) {
            return None;
        }
        let mut touched: Option<Range<u32>> = None;
        let mut touch = |range: Range<u32>| {
            touched = Some(match &touched {
                Some(all) => all.start.min(range.start)..all.end.max(range.end),
                None => range,
            });
        };
        let same =
            |one: &Hunk, other: &Hunk| one.base == other.base && one.revised.len() == other.revised.len();
        let (one, other) = differing(&old.alignment.hunks, &new.alignment.hunks, same);
        one.iter().chain(other).for_each(|hunk| touch(hunk.base.clone()));
        let (one, other) = differing(&old.alignment.nuances, &new.alignment.nuances, |one, other| {
            (one.base, one.aspect) == (other.base, other.aspect)
        });
        one.iter().chain(other).for_each(|nuance| touch(nuance.base..nuance.base + 1));
        for (aligned, changed) in [(old, &self.old), (new, &self.new)] {
            for (nth, _) in aligned.provisions.iter().enumerate().filter(|(_, at)| changed.contains(at)) {
                let start = aligned.starts.get(nth).copied()?;
                let end = aligned.starts.get(nth + 1).copied().unwrap_or(u32::MAX);
                touch(over(&aligned.alignment.hunks, start..end));
            }
        }
        touched
    }
}

/// The parts of two lists between what both begin with and what both end with.
fn differing<'t, T>(old: &'t [T], new: &'t [T], same: impl Fn(&T, &T) -> bool) -> (&'t [T], &'t [T]) {
    let head = old.iter().zip(new).take_while(|(one, other)| same(one, other)).count();
    let (old, new) = (&old[head..], &new[head..]);
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(one, other)| same(one, other)).count();
    (&old[..old.len() - tail], &new[..new.len() - tail])
}

/// The stretch of the base over which tokens of a revision lie, changes that touch them included.
fn over(hunks: &[Hunk], revised: Range<u32>) -> Range<u32> {
    let beyond = |before: usize, at: u32| {
        let last = before.checked_sub(1).and_then(|last| hunks.get(last));
        last.map_or(at, |last| last.base.end.saturating_add(at - last.revised.end))
    };
    let first = hunks.partition_point(|hunk| hunk.revised.end < revised.start);
    let start = match hunks.get(first) {
        Some(hunk) if hunk.revised.start <= revised.start => hunk.base.start,
        _ => beyond(first, revised.start),
    };
    let last = hunks.partition_point(|hunk| hunk.revised.start <= revised.end);
    let end = match last.checked_sub(1).and_then(|last| hunks.get(last)) {
        Some(hunk) if hunk.revised.end >= revised.end => hunk.base.end,
        _ => beyond(last, revised.end),
    };
    start..end.max(start)
}
