//! The draft as whoever sent a print back wants it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::fit::Fit;
use super::mend;
use super::note::{Noted, Notes};
use super::sheet::{Leaf, LeafLine, Sheet, Sort, is_inline};
use super::unit::{State, States, Unit};
use crate::consolidate::RollingText;
use crate::exchange::paper::{Paper, Shape};
use crate::exchange::word::Bookmark;
use crate::exchange::word::identity::{is_ours, offer_named};
use crate::text::content::ANCHOR;
use crate::text::{Anchor, Body, Cell, Content, Form, Kind, Provision, Style, Text};

/// A text made of a reply.
pub struct Restored {
    /// The text.
    pub text: Text,
    /// For each provision, the name its bookmark has.
    pub names: Vec<Option<Box<str>>>,
    /// The units that stand in it in place of others.
    pub chosen: Vec<Unit>,
    /// The offers that stand in it again though they were taken out.
    pub put_back: Vec<usize>,
    /// For each provision, that of the reply it comes from.
    sources: Vec<Option<usize>>,
}

impl Restored {
    /// With the names of provisions that bookmarks tell.
    pub fn named(mut self, bookmarks: &[Bookmark]) -> Self {
        self.names = self
            .sources
            .iter()
            .map(|source| {
                let source = (*source)?;
                let own = |it: &&Bookmark| it.start.provision == source && offer_named(&it.name).is_none();
                bookmarks.iter().filter(|it| is_ours(&it.name)).find(own).map(|it| it.name.clone())
            })
            .collect();
        self
    }
}

/// What is to be done with a word of the reply.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Fate {
    /// It stays.
    Stays,
    /// It stays, with this white space before it.
    Begins(String),
    /// It goes.
    Goes,
}

/// Makes the text.
pub fn restore(
    paper: &Paper,
    sheet: &Sheet,
    leaf: &Leaf<'_>,
    fit: &Fit,
    states: &States,
    reply: &Text,
    rolling: &RollingText,
) -> Restored {
    let mut maker = Maker {
        paper,
        sheet,
        leaf,
        fit,
        states,
        fates: vec![Fate::Stays; leaf.words.len()],
        put: BTreeMap::new(),
        put_notes: BTreeMap::new(),
        plain: vec![false; leaf.words.len()],
        added: BTreeMap::new(),
        chosen: Vec::new(),
        returned: Vec::new(),
        left_out: vec![false; reply.provisions().len()],
    };
    maker.leave_frames();
    maker.settle(rolling);
    let notes = Notes { paper, sheet, leaf, fit, rolling };
    let provisions = maker.provisions(reply, &notes);
    let (chosen, put_back) = (maker.chosen, maker.returned);
    let (text, sources) = mend::mend(provisions, &rolling.base, sheet, leaf, fit);
    Restored { text, names: Vec::new(), chosen, put_back, sources }
}

struct Maker<'a> {
    paper: &'a Paper,
    sheet: &'a Sheet,
    leaf: &'a Leaf<'a>,
    fit: &'a Fit,
    states: &'a States,
    fates: Vec<Fate>,
    /// Words of the draft to be put back: by line of the reply and word they stand before.
    put: BTreeMap<(usize, usize), Content>,
    /// The words of the print that stand for the footnotes in what is put back.
    put_notes: BTreeMap<(usize, usize), Vec<usize>>,
    /// Words whose underline is the print's.
    plain: Vec<bool>,
    /// Provisions of the draft to be put back, by the provision of the reply they stand before.
    added: BTreeMap<usize, Vec<Provision>>,
    chosen: Vec<Unit>,
    /// The offers that were put back.
    returned: Vec<usize>,
    /// The provisions of the reply that are of alternatives not taken.
    left_out: Vec<bool>,
}

impl Maker<'_> {
    /// Captions, remarks and the print's head go.
    fn leave_frames(&mut self) {
        for (index, word) in self.leaf.words.iter().enumerate() {
            let origin = self.fit.origins[index].and_then(|origin| self.sheet.words.get(origin));
            let of_frame = origin.is_some_and(|it| matches!(self.sheet.lines[it.line].sort, Sort::Frame(_)));
            if self.states.frames.get(word.line) == Some(&true) || of_frame {
                self.fates[index] = Fate::Goes;
            }
        }
        for word in &self.states.shells {
            self.fates[*word] = Fate::Goes;
        }
    }

    /// Of every group one reading stays.
    fn settle(&mut self, rolling: &RollingText) {
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (index, offer) in self.paper.offers.iter().enumerate() {
            if offer.shape != Shape::Margin {
                groups.entry(offer.group).or_default().push(index);
            }
        }
        for (group, offers) in groups {
            let inline = offers.first().is_some_and(|first| is_inline(&self.paper.offers[*first].shape));
            let typed = self.states.typed.iter().find(|(known, _)| *known == group).map(|(_, unit)| unit);
            let state = |offer: &&usize| &self.states.offers[**offer];
            let proposed = || offers.iter().filter(|offer| !self.paper.offers[**offer].base);
            let edited = proposed().find(|offer| matches!(state(offer), State::Edited(_)));
            let bare = proposed().find(|offer| matches!(state(offer), State::Bare(_)));
            let base = offers.iter().find(|offer| self.paper.offers[**offer].base);
            let taken = if typed.is_some() { None } else { edited.or(bare).or(base) };
            if inline {
                self.settle_words(&offers, taken.copied(), typed.cloned());
            } else {
                self.settle_provisions(&offers, taken.copied(), rolling, group);
            }
        }
    }

    fn settle_words(&mut self, offers: &[usize], taken: Option<usize>, typed: Option<Unit>) {
        let group = self.paper.offers[offers[0]].group;
        let others =
            self.states.typed.iter().filter(|(known, _)| *known == group).map(|(_, unit)| unit.clone());
        let others: Vec<Unit> = others.collect();
        for unit in &others {
            self.drop(unit);
        }
        for offer in offers {
            if let State::Intact(unit) | State::Edited(unit) = self.states.offers[*offer].clone() {
                self.drop(&unit);
            }
        }
        if let Some(unit) = typed {
            let first = unit.words.first().map_or("", |word| self.leaf.surface(*word));
            let tight = first.starts_with([',', '.', ';', ':', ')', '»', '!', '?', '%']);
            self.keep(&unit, if tight { "" } else { " " }, true);
            self.chosen.push(unit);
            return;
        }
        let Some(offer) = taken else { return };
        let Shape::Words(content) = &self.paper.offers[offer].shape else { return };
        let gap = content.text.len() - content.text.trim_start().len();
        let gap = content.text.get(..gap).unwrap_or_default().to_owned();
        let proposed = !self.paper.offers[offer].base;
        match self.states.offers[offer].clone() {
            State::Intact(unit) | State::Edited(unit) => {
                self.keep(&unit, &gap, proposed);
                self.chosen.push(unit);
            }
            State::Bare(unit) => self.take(&unit, offer, content),
            State::Gone => {
                if !self.states.filled.get(group).copied().unwrap_or(false) && !content.text.trim().is_empty()
                {
                    self.put_back(offers, offer, content);
                }
            }
        }
    }

    /// Puts a wording taken as it is where its words stand now: as it was proposed, emphasis and notes included.
    fn take(&mut self, unit: &Unit, offer: usize, content: &Content) {
        for word in &unit.words {
            self.fates[*word] = Fate::Goes;
        }
        if let Some(first) = unit.words.first().copied() {
            self.put((self.leaf.words[first].line, first), offer, content);
        }
    }

    /// Puts what an offer says before a word of a line.
    fn put(&mut self, place: (usize, usize), offer: usize, content: &Content) {
        self.put.entry(place).or_default().append(content);
        let own = self.sheet.offers.get(offer).cloned().unwrap_or_default();
        self.put_notes.entry(place).or_default().extend(own.filter(|word| self.sheet.is_note(*word)));
    }

    /// Puts words of the draft back where a group stood.
    fn put_back(&mut self, offers: &[usize], offer: usize, content: &Content) {
        let first = offers.iter().map(|offer| self.sheet.offers[*offer].start).min().unwrap_or(0);
        let last = offers.iter().map(|offer| self.sheet.offers[*offer].end).max().unwrap_or(0);
        let region = self.fit.between(first, last);
        let line_of = |print: usize| self.sheet.words.get(print).map(|word| word.line);
        let before = first.checked_sub(1).filter(|before| line_of(*before) == line_of(first));
        let before = before.and_then(|_| region.start.checked_sub(1)).and_then(|it| self.leaf.words.get(it));
        let line = before.or_else(|| self.leaf.words.get(region.start)).map(|word| word.line);
        if let Some(line) = line {
            self.returned.push(offer);
            self.put((line, region.start), offer, content);
        }
    }

    fn settle_provisions(
        &mut self,
        offers: &[usize],
        taken: Option<usize>,
        rolling: &RollingText,
        group: usize,
    ) {
        for (left_out, offer) in self.left_out.iter_mut().zip(&self.states.whole) {
            *left_out |= offer.is_some_and(|offer| offers.contains(&offer) && Some(offer) != taken);
        }
        for (index, word) in self.leaf.words.iter().enumerate() {
            let provision = self.leaf.lines[word.line].provision;
            let Some(offer) = self.states.whole[provision].filter(|offer| offers.contains(offer)) else {
                continue;
            };
            if Some(offer) != taken {
                self.fates[index] = Fate::Goes;
            }
            self.plain[index] = !self.paper.offers[offer].base;
        }
        let Some(offer) = taken else { return };
        match self.states.offers[offer].clone() {
            State::Intact(unit) | State::Edited(unit) | State::Bare(unit) => self.chosen.push(unit),
            State::Gone if self.states.filled.get(group) != Some(&true) => {
                let first = offers.iter().map(|offer| self.sheet.offers[*offer].start).min().unwrap_or(0);
                let before = self.fit.between(first, self.sheet.words.len()).start.checked_sub(1);
                let line = before.and_then(|it| self.leaf.words.get(it)).map(|word| word.line);
                let after =
                    line.and_then(|line| self.leaf.lines.get(line)).map_or(0, |line| line.provision + 1);
                let own = self.sheet.lines.iter().filter(|line| line.sort == Sort::Text(Some(offer)));
                let mut places: Vec<usize> = own.filter_map(|line| line.provision).collect();
                places.dedup();
                let back = places.iter().filter_map(|place| rolling.base.provisions().get(*place)).cloned();
                self.added.entry(after).or_default().extend(back);
                self.returned.push(offer);
            }
            State::Gone => {}
        }
    }

    fn drop(&mut self, unit: &Unit) {
        for word in unit.range.clone() {
            if let Some(fate) = self.fates.get_mut(word) {
                *fate = Fate::Goes;
            }
        }
    }

    fn keep(&mut self, unit: &Unit, gap: &str, plain: bool) {
        for (nth, word) in unit.words.iter().enumerate() {
            self.fates[*word] = if nth == 0 { Fate::Begins(gap.to_owned()) } else { Fate::Stays };
            self.plain[*word] = plain;
        }
    }

    /// The provisions that are left, each with that of the reply it comes from.
    fn provisions(&self, reply: &Text, notes: &Notes<'_>) -> Vec<(Provision, Option<usize>)> {
        let mut made: Vec<(Provision, Option<usize>)> = Vec::new();
        // Up to which provision of the reply its footnotes were set under the words they are to.
        let mut noted = 0;
        // Provisions of the reply that say footnotes of what is set above them.
        let mut claimed = BTreeSet::new();
        let mut lines = self.leaf.lines.iter().enumerate().peekable();
        for (index, provision) in reply.provisions().iter().enumerate() {
            made.extend(self.added.get(&index).into_iter().flatten().map(|back| (back.clone(), None)));
            let mut paragraphs: Vec<Option<Content>> = Vec::new();
            let mut kept = false;
            let mut anchored: Vec<Noted> = Vec::new();
            while let Some((nth, line)) = lines.next_if(|(_, line)| line.provision == index) {
                let mut words = line.words.clone();
                // A label alone is a provision without words; others may propose some.
                let labelled = provision.form.label.is_some() && self.without_words(&words);
                let stays = line.words.is_empty()
                    || self.put.keys().any(|(known, _)| *known == nth)
                    || words.any(|word| {
                        self.fates[word] != Fate::Goes && (labelled || self.leaf.words[word].bytes.is_some())
                    });
                kept |= stays && !line.words.is_empty();
                paragraphs.push(stays.then(|| self.paragraph(nth, line, &mut anchored)));
            }
            let empty = paragraphs.iter().all(Option::is_none) || !kept && provision.form.kind != Kind::Row;
            let beneath = index < noted
                || claimed.contains(&index)
                || notes.is_below(index) && provision.form.kind != Kind::Footnote;
            if empty && !paragraphs.is_empty() || self.left_out[index] || beneath {
                continue;
            }
            let mut paragraphs = paragraphs.into_iter();
            let body = match &provision.body {
                Body::Prose(content) => {
                    Body::Prose(paragraphs.next().flatten().unwrap_or_else(|| content.clone()))
                }
                Body::Cells(cells) => Body::Cells(
                    cells
                        .iter()
                        .map(|cell| {
                            let own = paragraphs.by_ref().take(cell.paragraphs.len());
                            let mut own: Vec<Content> = own.flatten().collect();
                            if own.is_empty() {
                                own.push(Content::default());
                            }
                            Cell { paragraphs: own, span: cell.span }
                        })
                        .collect(),
                ),
            };
            made.push((Provision { form: provision.form.clone(), body }, Some(index)));
            if anchored.iter().any(|anchor| matches!(anchor, Noted::Print(_))) {
                let behind = reply.provisions().get(index + 1..).unwrap_or_default();
                let own = behind.iter().take_while(|it| it.form.kind == Kind::Footnote).count();
                noted = index + 1 + own;
                for anchor in anchored {
                    let (note, source) = match anchor {
                        Noted::Reply(nth) => {
                            (behind.get(..own).and_then(|own| own.get(nth)).cloned(), Some(index + 1 + nth))
                        }
                        Noted::Print(word) => match notes.of_star(word, |line| self.noted(line)) {
                            Some(found) => {
                                claimed.extend(found.source);
                                (Some(found.note), found.source)
                            }
                            None => (None, None),
                        },
                    };
                    let empty = || {
                        Provision::prose(
                            Form { kind: Kind::Footnote, ..Form::UNNUMBERED },
                            Content::default(),
                        )
                    };
                    made.push((note.unwrap_or_else(empty), source));
                }
            }
        }
        let end = reply.provisions().len();
        made.extend(self.added.range(end..).flat_map(|(_, back)| back).map(|back| (back.clone(), None)));
        made
    }

    /// Whether words are a label alone, or one with nothing behind it but what is set out in brackets and goes.
    fn without_words(&self, words: &Range<usize>) -> bool {
        words.clone().all(|word| {
            let offer = self.fit.origins.get(word).copied().flatten();
            let offered = || offer.is_some_and(|origin| self.sheet.is_offered(origin));
            self.leaf.words.get(word).is_none_or(|it| it.bytes.is_none()) || offered()
        })
    }

    /// What is left of a line that says a footnote, the star before it apart.
    fn noted(&self, nth: usize) -> Option<Content> {
        let line = self.leaf.lines.get(nth)?;
        let left = self.paragraph(nth, line, &mut Vec::new());
        let bare = left.text.trim_start_matches(['*', ' ']);
        (!bare.is_empty()).then(|| left.slice(left.text.len() - bare.len()..left.text.len()))
    }

    /// What is left of a line; `anchored` takes where the footnotes to it are found.
    fn paragraph(&self, nth: usize, line: &LeafLine, anchored: &mut Vec<Noted>) -> Content {
        let mut out = Content::default();
        let Some(content) = self.leaf.content(line) else { return out };
        let mut behind = 0;
        let provision = self.leaf.text.provisions().get(line.provision);
        let earlier = provision.into_iter().flat_map(|it| it.body.paragraphs().take(line.paragraph));
        let mut footnotes: usize = earlier.map(Content::footnotes).sum();
        let put = |at: usize, out: &mut Content, anchored: &mut Vec<Noted>| {
            let noted = self.put_notes.get(&(nth, at)).into_iter().flatten();
            anchored.extend(noted.map(|word| Noted::Print(*word)));
            if let Some(back) = self.put.get(&(nth, at)) {
                let from =
                    if out.text.is_empty() { back.text.len() - back.text.trim_start().len() } else { 0 };
                out.append(&back.slice(from..back.text.len()));
            }
        };
        for at in line.words.clone() {
            put(at, &mut out, anchored);
            let Some(word) = self.leaf.words.get(at) else { continue };
            let Some(bytes) = word.bytes.clone() else { continue };
            let gap = content.text.get(behind..bytes.start).unwrap_or_default();
            behind = bytes.end;
            let whole = content.slice(bytes.clone()).footnotes();
            let own = footnotes..footnotes + whole;
            footnotes = own.end;
            match &self.fates[at] {
                Fate::Goes => continue,
                _ if out.text.is_empty() => {}
                Fate::Begins(gap) => out.push_str(gap),
                Fate::Stays => out.push_str(gap),
            }
            let origin = self.fit.origins[at].and_then(|origin| self.sheet.words.get(origin));
            let surface = content.text.get(bytes.clone()).unwrap_or_default();
            match origin.and_then(|word| word.anchor.clone()) {
                Some(anchor) if !surface.starts_with(ANCHOR) => {
                    if anchor == Anchor::Footnote {
                        anchored.extend(self.fit.origins[at].map(Noted::Print));
                    }
                    out.append(&Content {
                        text: ANCHOR.to_string(),
                        marks: Vec::new(),
                        anchors: vec![anchor],
                    });
                }
                _ => {
                    let mut slice = content.slice(bytes);
                    if self.plain[at] {
                        slice.marks.retain(|mark| mark.style != Style::Underline);
                    }
                    out.append(&slice);
                    anchored.extend(own.map(Noted::Reply));
                }
            }
        }
        put(line.words.end, &mut out, anchored);
        out
    }
}
