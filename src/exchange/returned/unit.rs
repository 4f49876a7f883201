//! What became of each offer of a print.

use std::ops::Range;

use super::fit::{Fit, span};
use super::sheet::{Leaf, LeafLine, PrintLine, STAR, Sheet, Sort, is_inline, key};
use crate::exchange::paper::{Paper, Shape};
use crate::exchange::word::Bookmark;
use crate::exchange::word::identity::offer_named;
use crate::text::Kind;

/// Words of a reply that belong together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unit {
    /// What they say: indices of words.
    pub words: Vec<usize>,
    /// All that is set out, brackets and names included; empty for whole provisions.
    pub range: Range<usize>,
}

/// What became of an offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// It stands as it was printed.
    Intact(Unit),
    /// It was changed.
    Edited(Unit),
    /// It stands alone, without what set it apart from others.
    Bare(Unit),
    /// It was taken out.
    Gone,
}

/// What became of all of them.
#[derive(Debug)]
pub struct States {
    /// Of each offer.
    pub offers: Vec<State>,
    /// What was typed beside the offers of a group.
    pub typed: Vec<(usize, Unit)>,
    /// What was typed in place of all offers of a group.
    pub instead: Vec<(usize, Unit)>,
    /// For each line of the reply, whether it is no text of the document.
    pub frames: Vec<bool>,
    /// For each provision of the reply, the whole alternative it belongs to.
    pub whole: Vec<Option<usize>>,
    /// Words of the reply that are left of what set an offer apart: empty brackets, half a pair, a name.
    pub shells: Vec<usize>,
    /// Groups with words of one's own in place of the draft's, or deleted with all that stands around them: by group.
    pub filled: Vec<bool>,
    moot: Vec<bool>,
}

impl States {
    /// Whether it says nothing that an offer is gone: all around it went, too, or it stands elsewhere.
    pub fn moot(&self, paper: &Paper, offer: usize) -> bool {
        let Some(own) = paper.offers.get(offer) else { return true };
        let again = paper.offers.iter().zip(&self.offers).enumerate().any(|(index, (other, state))| {
            let same = other.shape == Shape::Margin && own.shape == Shape::Margin && other.picks == own.picks;
            same && index != offer && (index < offer || !matches!(state, State::Gone))
        });
        again || self.moot.get(offer) == Some(&true)
    }
}

/// Finds out what became of each offer.
pub fn states(paper: &Paper, sheet: &Sheet, leaf: &Leaf<'_>, fit: &Fit, bookmarks: &[Bookmark]) -> States {
    let groups = paper.offers.iter().map(|offer| offer.group + 1).max().unwrap_or(0);
    let mut states = States {
        offers: vec![State::Gone; paper.offers.len()],
        typed: Vec::new(),
        instead: Vec::new(),
        frames: frames(sheet, leaf, fit),
        whole: vec![None; leaf.text.provisions().len()],
        shells: Vec::new(),
        filled: vec![false; groups],
        moot: vec![false; paper.offers.len()],
    };
    let mut marks: Vec<Option<Range<usize>>> = vec![None; paper.offers.len()];
    for bookmark in bookmarks {
        let Some(offer) = offer_named(&bookmark.name) else { continue };
        if let Some(mark) = marks.get_mut(offer) {
            *mark = Some(span(sheet, offer, leaf, bookmark));
        }
    }
    let finder = Finder { paper, sheet, leaf, fit, marks };
    finder.margins(&mut states);
    finder.whole(&mut states);
    let mut at = 0;
    while at < paper.offers.len() {
        let end = finder.cluster(at);
        if end > at {
            finder.inline(at..end, &mut states);
        }
        at = end.max(at + 1);
    }
    states
}

/// Which lines of a reply are captions, remarks in the margin, the head of the print.
fn frames(sheet: &Sheet, leaf: &Leaf<'_>, fit: &Fit) -> Vec<bool> {
    // What stands above the title is the head of the print: which draft it is, and for whom.
    let title = leaf.text.provisions().iter().position(|it| it.form.kind == Kind::Title);
    let above = |line: &LeafLine| {
        let kind = leaf.text.provisions().get(line.provision).map(|it| it.form.kind);
        kind != Some(Kind::Meta) && title.is_some_and(|title| line.provision < title)
    };
    let titled =
        sheet.lines.iter().find(|line| matches!(line.sort, Sort::Text(_))).is_some_and(|line| line.title);
    let lines = leaf.lines.iter().zip(&fit.lines);
    let sort = |line: usize| sheet.lines.get(line).map(|known| known.sort);
    // In a cell a caption may have run into the words.
    let runs_in = |line: &LeafLine| {
        let row = leaf.text.provisions().get(line.provision).is_some_and(|it| it.form.kind.is_row());
        let mut origins = fit.origins.get(line.words.clone()).unwrap_or_default().iter().flatten();
        let said = |origin: &usize| {
            matches!(sheet.words.get(*origin).map(|word| sort(word.line)), Some(Some(Sort::Text(_))))
        };
        row && origins.any(said)
    };
    let mut frames: Vec<bool> = lines
        .map(|(line, found)| {
            let Some((known, count)) = found else { return false };
            matches!(sort(*known), Some(Sort::Frame(_))) && 2 * count >= line.words.len() && !runs_in(line)
        })
        .collect();
    for (frame, line) in frames.iter_mut().zip(&leaf.lines) {
        let found = line.words.clone().any(|word| fit.origins.get(word).is_some_and(Option::is_some));
        *frame |= titled && above(line) && !found;
    }
    frames
}

/// What is looked for in what.
pub(super) struct Finder<'a> {
    pub(super) paper: &'a Paper,
    pub(super) sheet: &'a Sheet,
    pub(super) leaf: &'a Leaf<'a>,
    pub(super) fit: &'a Fit,
    /// The words of the reply that bookmarks say are an offer's.
    pub(super) marks: Vec<Option<Range<usize>>>,
}

impl Finder<'_> {
    /// How many of some words of the print are in the reply.
    pub(super) fn found(&self, words: &Range<usize>) -> usize {
        self.fit.images.get(words.clone()).unwrap_or_default().iter().flatten().count()
    }

    /// What words say; a note among them says nothing here, and not every print has it.
    fn keys(&self, words: &[usize]) -> Vec<u64> {
        let words = words.iter().filter_map(|word| self.leaf.words.get(*word)).map(|word| word.key);
        words.filter(|known| *known != key(STAR)).collect()
    }

    pub(super) fn said(&self, offer: usize) -> Vec<u64> {
        self.sheet.said_by(offer).map(|word| word.key).filter(|known| *known != key(STAR)).collect()
    }

    /// Whether it says the same, footnotes apart: one that several alternatives have is printed with the last.
    fn same_but_for_notes(&self, offer: usize, unit: &Unit) -> bool {
        let said = self.sheet.said_by(offer).filter(|word| !word.note && word.key != key(STAR));
        let said: Vec<u64> = said.map(|word| word.key).collect();
        let own = |word: &&usize| {
            let provision = self.leaf.words.get(**word).and_then(|word| self.leaf.lines.get(word.line));
            let provision = provision.and_then(|line| self.leaf.text.provisions().get(line.provision));
            provision.is_some_and(|it| it.form.kind != Kind::Footnote)
        };
        let words: Vec<usize> = unit.words.iter().filter(own).copied().collect();
        !said.is_empty() && self.keys(&words) == said
    }

    /// As it was printed, or changed.
    pub(super) fn state(&self, offer: usize, unit: Unit) -> State {
        if self.keys(&unit.words) == self.said(offer) || self.same_but_for_notes(offer, &unit) {
            State::Intact(unit)
        } else if unit.words.is_empty() {
            State::Gone
        } else {
            State::Edited(unit)
        }
    }

    /// Remarks in the margin stand or are gone; with the provision they are about they go without saying anything.
    fn margins(&self, states: &mut States) {
        for (index, line) in self.sheet.lines.iter().enumerate() {
            let Sort::Frame(Some(offer)) = line.sort else { continue };
            if self.paper.offers.get(offer).map(|offer| &offer.shape) != Some(&Shape::Margin) {
                continue;
            }
            if 2 * self.found(&line.words) >= line.words.len() {
                states.offers[offer] = State::Intact(Unit::default());
            }
            let about = self.sheet.lines.get(..index).unwrap_or_default().iter().rev();
            let about = about.into_iter().find(|line| matches!(line.sort, Sort::Text(_)));
            // In Word nothing can be said in the margin of a footnote.
            let note =
                |about: &PrintLine| self.sheet.words.get(about.words.start).is_some_and(|word| word.note);
            states.moot[offer] = about
                .is_some_and(|about| note(about) || !about.words.is_empty() && self.found(&about.words) == 0);
        }
    }

    /// Where the offers end that stand in brackets side by side with this one, nothing between them.
    fn cluster(&self, first: usize) -> usize {
        let mut end = first;
        while let Some(offer) = self.paper.offers.get(end) {
            let touches = end == first
                || self.sheet.offers[end - 1].end == self.sheet.offers[end].start
                    && self.sheet.words.get(self.sheet.offers[end].start).map(|it| it.line)
                        == self.sheet.words.get(self.sheet.offers[first].start).map(|it| it.line);
            if !is_inline(&offer.shape) || !touches {
                break;
            }
            end += 1;
        }
        end
    }

    /// Offers in brackets side by side.
    fn inline(&self, offers: Range<usize>, states: &mut States) {
        let printed = self.sheet.offers[offers.start].start..self.sheet.offers[offers.end - 1].end;
        let words: Vec<usize> = self
            .region(&printed)
            .filter(|word| states.frames.get(self.leaf.words[*word].line) != Some(&true))
            .collect();
        let (units, loose) = self.units(&words);
        let (shells, loose): (Vec<usize>, Vec<usize>) = loose.into_iter().partition(|word| {
            let origin = self.fit.origins.get(*word).copied().flatten().filter(|it| printed.contains(it));
            origin.and_then(|it| self.sheet.words.get(it)).is_some_and(|it| it.frame)
        });
        states.shells.extend(shells);
        let mut free: Vec<Option<Unit>> = units.into_iter().map(Some).collect();
        let mut left: Vec<usize> = offers.clone().collect();
        let take = |states: &mut States, left: &mut Vec<usize>, slot: &mut Option<Unit>, offer: usize| {
            if let Some(unit) = slot.take() {
                let unit = self.without_names(unit, offer);
                if unit.words.is_empty() {
                    states.shells.extend(unit.range.clone());
                }
                states.offers[offer] = self.state(offer, unit);
                left.retain(|known| *known != offer);
            }
        };
        for offer in offers.clone() {
            let Some(mark) = &self.marks[offer] else { continue };
            let within: Vec<usize> = (0..free.len())
                .filter(|at| free[*at].as_ref().is_some_and(|unit| mark.contains(&unit.range.start)))
                .collect();
            // What was typed at either end of a bookmark may stand in it.
            let same = |at: &&usize| {
                let unit = free[**at].clone();
                unit.is_some_and(|unit| {
                    matches!(self.state(offer, self.without_names(unit, offer)), State::Intact(_))
                })
            };
            if let Some(at) = within.iter().find(same).or(within.first()).copied() {
                take(states, &mut left, &mut free[at], offer);
            }
        }
        // Whose bookmark is there and holds nothing is gone; without bookmarks brackets have to tell.
        let told = |offer: &usize| self.marks[*offer].is_some();
        left.retain(|offer| !told(offer));
        for slot in &mut free {
            let Some(unit) = slot.as_ref() else { continue };
            let keys = self.keys(&unit.words);
            let named = |offer: &usize| {
                let names = self.sheet.names(*offer);
                !names.is_empty() && keys.ends_with(&names)
            };
            if let Some(offer) = left.iter().copied().find(named) {
                take(states, &mut left, slot, offer);
            }
        }
        for slot in &mut free {
            let Some(unit) = slot.as_ref() else { continue };
            let keys = self.keys(&unit.words);
            if let Some(offer) = left.iter().copied().find(|offer| self.said(*offer) == keys) {
                take(states, &mut left, slot, offer);
            }
        }
        let marks = offers.clone().any(|offer| self.marks[offer].is_some());
        let even = free.iter().flatten().count() == left.len() && !marks;
        for slot in &mut free {
            let Some(unit) = slot.as_ref() else { continue };
            let keys = self.keys(&unit.words);
            let like = |offer: &usize| {
                let said = self.said(*offer);
                let shared = keys.iter().filter(|key| said.contains(key)).count();
                even && self.sheet.names(*offer).is_empty() || 2 * shared > said.len().max(keys.len())
            };
            if let Some(offer) = left.iter().copied().find(like) {
                take(states, &mut left, slot, offer);
            }
        }
        for unit in free.into_iter().flatten() {
            let unit = self.without_names(unit, usize::MAX);
            if !unit.words.is_empty() {
                states.typed.push((self.paper.offers[offers.start].group, unit));
            }
        }
        let group = self.paper.offers[offers.start].group;
        let keys = self.keys(&loose);
        let bare = offers.clone().find(|offer| {
            matches!(states.offers[*offer], State::Gone) && !keys.is_empty() && self.said(*offer) == keys
        });
        if let Some(offer) = bare {
            states.offers[offer] = State::Bare(Unit { words: loose, range: 0..0 });
        } else if !loose.is_empty() {
            for offer in offers.clone() {
                states.filled[self.paper.offers[offer].group] = true;
            }
            let gone = offers.clone().all(|offer| matches!(states.offers[offer], State::Gone));
            if gone && !states.typed.iter().any(|(known, _)| *known == group) {
                states.instead.push((group, Unit { words: loose, range: 0..0 }));
            }
        }
        self.gone_with_all_around(offers.clone(), &printed, states);
        if states.moot[offers.start] {
            states.instead.retain(|(known, _)| *known != group);
        }
    }

    /// The reply's words in which offers side by side are to be looked for. What stands at the end of the line before
    /// or at the beginning of the next is not theirs: other offers may be there.
    fn region(&self, printed: &Range<usize>) -> Range<usize> {
        let mut region = self.fit.between(printed.start, printed.end);
        let images = self.fit.images.get(printed.clone()).unwrap_or_default();
        let line = |word: usize| self.leaf.words.get(word).map(|word| word.line);
        let words =
            |line: Option<usize>| line.and_then(|line| self.leaf.lines.get(line)).map(|it| it.words.clone());
        let first = images.iter().flatten().next().and_then(|word| line(*word));
        let last = images.iter().rev().flatten().next().and_then(|word| line(*word));
        let printed_line = |word: usize| self.sheet.words.get(word).map(|word| word.line);
        let before = region.start.checked_sub(1).and_then(line);
        let begins = printed.start.checked_sub(1).and_then(printed_line) != printed_line(printed.start);
        if begins && first.is_some() && first != before {
            region.start = words(before).map_or(region.start, |words| words.end.max(region.start));
        }
        let behind = line(region.end);
        let ends = printed.end.checked_sub(1).and_then(printed_line) != printed_line(printed.end);
        if ends && last.is_some() && last != behind {
            region.end = words(behind).map_or(region.end, |words| words.start.min(region.end));
        }
        region.start..region.end.max(region.start)
    }

    /// Offers that went together with the words on both sides of them, or with their whole line, say nothing by that.
    fn gone_with_all_around(&self, offers: Range<usize>, printed: &Range<usize>, states: &mut States) {
        let Some(line) = self.sheet.words.get(printed.start).and_then(|word| self.sheet.lines.get(word.line))
        else {
            return;
        };
        let beside = |at: usize| line.words.contains(&at).then(|| self.fit.images[at].is_some());
        let sides = [printed.start.checked_sub(1).and_then(beside), beside(printed.end)];
        let around = sides.iter().any(Option::is_some) && sides.iter().flatten().all(|found| !found);
        if around && offers.clone().all(|offer| matches!(states.offers[offer], State::Gone)) {
            for offer in offers {
                states.moot[offer] = true;
                states.filled[self.paper.offers[offer].group] = true;
            }
        }
    }

    /// What stands in brackets among some words, outermost brackets only; the other words.
    fn units(&self, words: &[usize]) -> (Vec<Unit>, Vec<usize>) {
        let (mut units, mut loose) = (Vec::new(), Vec::new());
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let mut depth = 0usize;
            let end = self.leaf.is(*word, "[").then(|| {
                words.get(at..).unwrap_or_default().iter().position(|word| {
                    depth += usize::from(self.leaf.is(*word, "["));
                    depth -= usize::from(self.leaf.is(*word, "]")).min(depth);
                    depth == 0
                })
            });
            match end.flatten() {
                Some(length) => {
                    let inner = words.get(at + 1..at + length).unwrap_or_default().to_vec();
                    let last = words.get(at + length).copied().unwrap_or(*word);
                    units.push(Unit { words: inner, range: *word..last + 1 });
                    at += length;
                }
                None => loose.push(*word),
            }
            at += 1;
        }
        (units, loose)
    }

    /// A unit without the names at its end: those of an offer, else whatever looks like codes behind a dash.
    fn without_names(&self, mut unit: Unit, offer: usize) -> Unit {
        let names = self.sheet.names(offer);
        let keys = self.keys(&unit.words);
        if !names.is_empty() && keys.ends_with(&names) {
            unit.words.truncate(unit.words.len() - names.len());
            return unit;
        }
        let dash = |word: &usize| matches!(self.leaf.surface(*word), "—" | "–" | "-");
        if let Some(at) = unit.words.iter().rposition(dash) {
            let behind = unit.words.get(at + 1..).unwrap_or_default();
            let code = |word: &usize| {
                let word = self.leaf.surface(*word);
                word == ","
                    || word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
            };
            if !behind.is_empty() && behind.iter().all(code) {
                unit.words.truncate(at);
            }
        }
        unit
    }
}
