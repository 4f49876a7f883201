//! A bracketed print that came back: what a delegation wants, read out of what it did to the print.
//!
//! Words changed outside brackets are edits of the draft. Words changed inside an alternative are a new wording that
//! comes from that one. An alternative taken out is opposed, never silently deleted: the draft's words stand. Words
//! typed in brackets beside the others are a further wording. An alternative left standing alone, without its
//! brackets, is taken as it is.
//!
//! What is what is known by the bookmarks a print in Word carries; without them (Markdown, a web page, another
//! program) by the brackets and the names in them. Emphasis is not read from a print, which has its own.

mod commented;
mod fit;
mod mend;
mod note;
mod restore;
mod sheet;
mod tracked;
mod unit;
mod whole;

use std::collections::BTreeSet;
use std::ops::Range;

use super::paper::{Brief, Citations, Paper};
use super::word::{Bookmark, Comment};
use crate::consolidate::readings::meaning_of;
use crate::consolidate::view::Show;
use crate::consolidate::{Layer, Passage, RollingText};
use crate::language::Language;
use crate::negotiation::stretch::{before, legible};
use crate::text::Text;
use commented::Desk;
pub use commented::whole;
use fit::Fit;
use restore::Restored;
use sheet::{Leaf, Sheet, Sort};
use unit::State;

pub use tracked::{fates, lost_notes};

/// What a print that came back says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Returned {
    /// The draft as whoever sent it wants it.
    pub text: Text,
    /// For each provision of it, the name its bookmark has.
    pub names: Vec<Option<Box<str>>>,
    /// The wordings made or taken in open passages.
    pub reworded: Vec<Reworded>,
    /// The wordings taken out.
    pub opposed: Vec<Offered>,
    /// Words typed into captions, remarks in the margin and the head of the print: the place where it has one, and the
    /// words. They are no part of the text.
    pub aside: Vec<(String, String)>,
    /// Of each comment the wording it stands at; none where nobody can tell which that is.
    pub commented: Vec<Option<Offered>>,
}

/// A wording made of another one, taken as it is, or typed beside the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reworded {
    /// The place in the draft, cited.
    pub at: String,
    /// The provision of the draft it stands in.
    pub provision: usize,
    /// The wordings it comes from, one for each passage; none where it was typed beside them.
    pub from: Vec<Stated>,
    /// Whether it comes from the draft's own wording.
    pub base: bool,
    /// Who proposed the wording it comes from.
    pub holders: Vec<String>,
    /// How that one reads; empty where there is none.
    pub was: String,
    /// How the new one reads.
    pub reads: String,
    /// Whether it stands in the text. Of several made in one passage only the first can.
    pub stands: bool,
}

/// A wording that stood on a print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// The place in the draft, cited.
    pub at: String,
    /// The provision of the draft it stands in.
    pub provision: usize,
    /// The wordings, one for each passage.
    pub on: Vec<Stated>,
    /// Whether it is the draft's own.
    pub base: bool,
    /// Who proposed it.
    pub holders: Vec<String>,
    /// What it reads; empty for a proposal to delete, or to move something.
    pub reads: String,
    /// Whether it stands in the text though it was taken out: the draft's words do where nothing else is there.
    pub stands: bool,
}

/// A wording by its place in the draft: see [`crate::negotiation::stretch::Stretch`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// What is at stake.
    pub layer: Layer,
    /// The tokens of the draft it is about.
    pub span: Range<u32>,
    /// What it reads, normalised.
    pub reads: String,
}

impl Reworded {
    /// Whether a wording was taken as it is.
    pub fn is_taken(&self) -> bool {
        !self.from.is_empty() && self.was == self.reads
    }
}

/// Reads back a reply to a bracketed print of a rolling text; nothing where it is no such reply. `marked` says that the
/// file itself claims to be one.
pub fn read_back(
    reply: &Text,
    (bookmarks, comments): (&[Bookmark], &[Comment]),
    rolling: &RollingText,
    marked: bool,
    language: Language,
) -> Option<Returned> {
    let leaf = Leaf::of(reply);
    let papers = [Language::English, Language::Russian].into_iter().flat_map(|language| {
        [true, false].map(|names| {
            let brief = Brief { names, ..Brief::consolidated(language) };
            Paper::rolling(rolling, Show::All, &brief)
        })
    });
    let sheets: Vec<(Paper, Sheet)> = papers.map(|paper| (Sheet::of(&paper), paper)).map(turned).collect();
    let said: BTreeSet<u64> = leaf.words.iter().map(|word| word.key).collect();
    let best = sheets.iter().max_by_key(|(_, sheet)| {
        let frame = sheet.words.iter().filter(|word| word.frame);
        // Of what the print says in its own words as much as can be, and as little that is not there.
        frame.map(|word| if said.contains(&word.key) { 1i64 } else { -1 }).sum::<i64>()
    });
    let (paper, sheet) = best?;
    if paper.offers.is_empty() {
        return None;
    }
    let commented = |fit: &Fit| {
        let desk = Desk { paper, sheet, leaf: &leaf, fit, rolling, language };
        comments.iter().map(|comment| desk.commented(comment)).collect()
    };
    let untouched = sheet.said().eq(leaf.said());
    let fit = Fit::new(sheet, &leaf, bookmarks);
    let states = unit::states(paper, sheet, &leaf, &fit, bookmarks);
    if !untouched && !is_print(paper, sheet, &fit, &states, marked) {
        return None;
    }
    let restored = restore::restore(paper, sheet, &leaf, &fit, &states, reply, rolling);
    let Restored { text, names, chosen, put_back, .. } = restored.named(bookmarks);
    let citations = Citations::new(&rolling.base, language);
    let aside = aside(paper, sheet, &leaf, &fit, &states, |offer| {
        let picks = paper.offers.get(offer).map(|offer| offer.picks.as_slice()).unwrap_or_default();
        citations.of(place(rolling, picks))
    });
    let mut returned = Returned { text, names, aside, commented: commented(&fit), ..Returned::default() };
    for (index, offer) in paper.offers.iter().enumerate() {
        let provision = place(rolling, &offer.picks);
        let at = citations.of(provision);
        let on = || stated(rolling, &offer.picks, offer.base);
        let holders = || rolling.codes(&offer.holders).into_iter().map(str::to_owned).collect();
        match states.offers.get(index) {
            Some(State::Gone) if !states.moot(paper, index) => {
                let (on, holders, reads) = (on(), holders(), sheet.reads(index));
                let stands = put_back.contains(&index);
                returned.opposed.push(Offered {
                    at,
                    provision,
                    on,
                    base: offer.base,
                    holders,
                    reads,
                    stands,
                });
            }
            Some(State::Edited(unit)) => {
                returned.reworded.push(Reworded {
                    at,
                    provision,
                    from: on(),
                    base: offer.base,
                    holders: holders(),
                    was: sheet.reads(index),
                    reads: leaf.reads(&unit.words),
                    stands: chosen.contains(unit),
                });
            }
            Some(State::Bare(_)) if !offer.base => {
                let was = sheet.reads(index);
                returned.reworded.push(Reworded {
                    at,
                    provision,
                    from: on(),
                    base: false,
                    holders: holders(),
                    reads: was.clone(),
                    was,
                    stands: true,
                });
            }
            _ => {}
        }
    }
    for (group, unit) in states.typed.iter().chain(&states.instead) {
        let first = paper.offers.iter().find(|offer| offer.group == *group);
        let provision = first.map_or(0, |offer| place(rolling, &offer.picks));
        returned.reworded.push(Reworded {
            at: citations.of(provision),
            provision,
            from: Vec::new(),
            base: false,
            holders: Vec::new(),
            was: String::new(),
            reads: leaf.reads(&unit.words),
            stands: chosen.contains(unit) || states.instead.iter().any(|(_, own)| own == unit),
        });
    }
    returned.reworded.sort_by_key(|reworded| reworded.provision);
    // Who leaves every word as it was can only have set them otherwise.
    if untouched
        && !(returned.reworded.is_empty() && returned.opposed.is_empty() && says(&returned.text, rolling))
    {
        let names = vec![None; rolling.base.provisions().len()];
        let Returned { aside, commented, .. } = returned;
        returned = Returned { text: rolling.base.clone(), names, aside, commented, ..Returned::default() };
    }
    Some(returned)
}

/// Words of a reply that stand in lines which are no text of the document, and that the print did not say.
fn aside(
    paper: &Paper,
    sheet: &Sheet,
    leaf: &Leaf<'_>,
    fit: &Fit,
    states: &unit::States,
    cited: impl Fn(usize) -> String,
) -> Vec<(String, String)> {
    let mut aside = Vec::new();
    for (index, line) in leaf.lines.iter().enumerate() {
        if states.frames.get(index) != Some(&true) {
            continue;
        }
        let typed = |word: &usize| fit.origins.get(*word).is_some_and(Option::is_none);
        let words: Vec<usize> = line.words.clone().filter(typed).collect();
        let reads = leaf.reads(&words);
        if !reads.contains(char::is_alphanumeric) {
            continue;
        }
        let known = fit.lines.get(index).copied().flatten();
        let sort = known.and_then(|(known, _)| sheet.lines.get(known)).map(|known| known.sort);
        let at = match sort {
            Some(Sort::Frame(Some(offer))) if offer < paper.offers.len() => cited(offer),
            _ => String::new(),
        };
        aside.push((at, reads));
    }
    aside
}

/// Whether a text says word for word what the draft says.
fn says(text: &Text, rolling: &RollingText) -> bool {
    let (one, other) = (text.provisions(), rolling.base.provisions());
    one.len() == other.len()
        && one.iter().zip(other).all(|(one, other)| one.form == other.form && one.line() == other.line())
}

fn turned((sheet, paper): (Sheet, Paper)) -> (Paper, Sheet) {
    (paper, sheet)
}

/// Wordings by their places, the draft's own or the others.
fn stated(rolling: &RollingText, picks: &[(usize, usize)], base: bool) -> Vec<Stated> {
    let one = |(index, at): &(usize, usize)| {
        let passage = rolling.passages.get(*index)?;
        let wording = passage.wordings.get(*at).filter(|wording| wording.base == base)?;
        let reads = match wording.place {
            Some(place) if passage.layer == Layer::Order => before(place),
            _ => legible(&meaning_of(&wording.fragments)),
        };
        Some(Stated { layer: passage.layer, span: passage.span.clone(), reads })
    };
    picks.iter().filter_map(one).collect()
}

/// The provision of the draft that offers stand in.
fn place(rolling: &RollingText, picks: &[(usize, usize)]) -> usize {
    let passage = |index: usize| rolling.passages.get(index);
    let first: Option<&Passage> = picks.first().and_then(|(index, _)| passage(*index));
    first.map_or(0, |passage| rolling.owner(passage))
}

/// Whether enough of a print is there to take a text for a reply to it: something of what others propose, set out as
/// the print does.
fn is_print(paper: &Paper, sheet: &Sheet, fit: &Fit, states: &unit::States, marked: bool) -> bool {
    let found = fit.images.iter().flatten().count();
    if marked {
        // Where alternatives are long, little is left when all of them were taken out: the rest tells.
        let apart =
            |at: &usize| !sheet.words.get(*at).is_some_and(|word| word.frame) && !sheet.is_offered(*at);
        let rest: Vec<usize> = (0..sheet.words.len()).filter(apart).collect();
        let left = rest.iter().filter(|at| fit.images.get(**at).copied().flatten().is_some()).count();
        return found * 5 >= sheet.words.len() || left * 5 >= rest.len().max(1);
    }
    let proposed: Vec<bool> = paper
        .offers
        .iter()
        .zip(&states.offers)
        .filter(|(offer, _)| !offer.base)
        .map(|(_, state)| matches!(state, State::Intact(_) | State::Edited(_)))
        .collect();
    let seen = proposed.iter().filter(|seen| **seen).count();
    seen > 0 && seen * 4 >= proposed.len() && found * 5 >= sheet.words.len() * 2
}
