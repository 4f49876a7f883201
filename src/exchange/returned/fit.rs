//! Which word of a print is which word of a reply.

use std::ops::Range;

use super::sheet::{Leaf, Sheet, Sort, key};
use crate::compare::common::equal_runs;
use crate::exchange::word::Bookmark;
use crate::exchange::word::identity::offer_named;
use crate::text::Kind;
use crate::text::increasing::increasing;

/// Words of a print found again.
#[derive(Debug)]
pub struct Fit {
    /// For each word of the print, that of the reply; rising.
    pub images: Vec<Option<usize>>,
    /// For each word of the reply, that of the print.
    pub origins: Vec<Option<usize>>,
    /// For each line of the reply, the line of the print it has most words of, and how many.
    pub lines: Vec<Option<(usize, usize)>>,
}

impl Fit {
    /// Finds a print's words in a reply; bookmarks hold both together.
    pub fn new(sheet: &Sheet, leaf: &Leaf<'_>, bookmarks: &[Bookmark]) -> Self {
        let mut fit = Self {
            images: vec![None; sheet.words.len()],
            origins: vec![None; leaf.words.len()],
            lines: vec![None; leaf.lines.len()],
        };
        let ones: Vec<(u64, usize)> = sheet.words.iter().map(|word| (word.key, word.line)).collect();
        let others: Vec<(u64, usize)> = leaf.words.iter().map(|word| (word.key, word.line)).collect();
        let mut cuts = increasing(&pins(sheet, leaf, bookmarks));
        cuts.push((ones.len(), others.len()));
        let (mut from, mut begin) = (0, 0);
        for (to, end) in cuts {
            let mut work = 0;
            let one = parted(ones.get(from..to).unwrap_or_default());
            let other = parted(others.get(begin..end).unwrap_or_default());
            for (at, place, length) in equal_runs(&one.keys, &other.keys, &mut work) {
                for step in 0..length {
                    if let (Some(print), Some(reply)) = (one.word(at + step), other.word(place + step)) {
                        fit.pair(from + print, begin + reply);
                    }
                }
            }
            (from, begin) = (to, end);
        }
        for (index, line) in leaf.lines.iter().enumerate() {
            let mut found: Vec<(usize, usize)> = Vec::new();
            for origin in fit.origins.get(line.words.clone()).unwrap_or_default().iter().flatten() {
                let Some(known) = sheet.words.get(*origin).map(|word| word.line) else { continue };
                match found.iter_mut().find(|(line, _)| *line == known) {
                    Some((_, count)) => *count += 1,
                    None => found.push((known, 1)),
                }
            }
            // Of equals the first.
            fit.lines[index] = found.into_iter().rev().max_by_key(|(_, count)| *count);
        }
        fit
    }

    fn pair(&mut self, print: usize, reply: usize) {
        if let (Some(image), Some(origin)) = (self.images.get_mut(print), self.origins.get_mut(reply)) {
            *image = Some(reply);
            *origin = Some(print);
        }
    }

    /// The reply's words between what was found before a stretch of the print and what was found behind it.
    pub fn between(&self, from: usize, to: usize) -> Range<usize> {
        let before = self.images.get(..from).unwrap_or_default().iter().rev().flatten().next();
        let behind = self.images.get(to..).unwrap_or_default().iter().flatten().next();
        let begin = before.map_or(0, |before| before + 1);
        begin..behind.copied().unwrap_or(self.origins.len()).max(begin)
    }
}

/// Words with a mark where a line begins, so that what ends a line is not taken for what begins the next.
struct Parted {
    keys: Vec<u64>,
    /// For each key which of the words it is; none for marks.
    words: Vec<Option<usize>>,
}

impl Parted {
    fn word(&self, at: usize) -> Option<usize> {
        self.words.get(at).copied().flatten()
    }
}

/// Parts words by their lines.
fn parted(words: &[(u64, usize)]) -> Parted {
    let mut parted = Parted { keys: Vec::new(), words: Vec::new() };
    let mut last = None;
    for (at, (known, line)) in words.iter().enumerate() {
        if last.replace(*line) != Some(*line) && at > 0 {
            parted.keys.push(key("\n"));
            parted.words.push(None);
        }
        parted.keys.push(*known);
        parted.words.push(Some(at));
    }
    parted
}

/// The reply's words that the bookmark of an offer spans. The notes that the offer ends with on the print belong to it;
/// one that others have as well does not.
pub fn span(sheet: &Sheet, offer: usize, leaf: &Leaf<'_>, bookmark: &Bookmark) -> Range<usize> {
    let start = leaf.word_at(bookmark.start.provision, bookmark.start.letters);
    let mut end = leaf.word_at(bookmark.end.provision, bookmark.end.letters).max(start);
    if start == end {
        return start..end;
    }
    let provisions = leaf.text.provisions();
    let own = sheet.own(offer).iter().rev().take_while(|word| word.note);
    let mut notes: Vec<usize> = own.map(|word| word.line).collect();
    notes.dedup();
    for _ in notes {
        let Some(word) = leaf.words.get(end).filter(|word| word.letters == 0) else { break };
        let provision = leaf.lines.get(word.line).map_or(0, |line| line.provision);
        if provisions.get(provision).is_none_or(|it| it.form.kind != Kind::Footnote) {
            break;
        }
        end = leaf.word_at(provision + 1, 0);
    }
    start..end
}

/// Places that bookmarks say are the same in both.
fn pins(sheet: &Sheet, leaf: &Leaf<'_>, bookmarks: &[Bookmark]) -> Vec<(usize, usize)> {
    let mut pins = Vec::new();
    for bookmark in bookmarks {
        let Some(offer) = offer_named(&bookmark.name) else { continue };
        let Some(own) = sheet.offers.get(offer).filter(|own| !own.is_empty()) else { continue };
        let words = span(sheet, offer, leaf, bookmark);
        // A whole alternative whose bookmark holds nothing may stand beside it: an edit at its end can leave that behind.
        let first = sheet.words.get(own.start).and_then(|word| sheet.lines.get(word.line));
        if words.is_empty() && first.is_some_and(|line| matches!(line.sort, Sort::Frame(_))) {
            continue;
        }
        pins.extend([(own.start, words.start), (own.end, words.end)]);
    }
    pins.sort_unstable();
    pins.dedup();
    pins
}
