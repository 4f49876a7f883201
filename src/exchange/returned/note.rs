//! The footnotes of what a print that came back says.
//!
//! A footnote that only a proposal has is printed as a star among its words, and what it says below them. Where such
//! words come into the draft, the footnote comes with them, as the reply has it or else as it was printed.

use super::fit::Fit;
use super::sheet::{Leaf, PrintLine, Sheet, Sort};
use crate::consolidate::{Opens, RollingText};
use crate::exchange::paper::{Paper, Shape};
use crate::text::{Content, Form, Kind, Provision};

/// Where the words of a footnote are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noted {
    /// Under the provision in the reply, in this place among its footnotes.
    Reply(usize),
    /// On the print, for the star that is this word of it.
    Print(usize),
}

/// What the footnotes of a print are found with.
pub struct Notes<'a> {
    /// The print.
    pub paper: &'a Paper,
    /// The print as words.
    pub sheet: &'a Sheet,
    /// The reply.
    pub leaf: &'a Leaf<'a>,
    /// Which is which.
    pub fit: &'a Fit,
    /// What was printed.
    pub rolling: &'a RollingText,
}

/// A footnote for a star.
pub struct Found {
    /// The footnote.
    pub note: Provision,
    /// The provision of the reply it was read from.
    pub source: Option<usize>,
}

impl Notes<'_> {
    /// The footnote that a star on the print stands for; `left` tells what is left of a line of the reply.
    pub fn of_star(&self, word: usize, left: impl Fn(usize) -> Option<Content>) -> Option<Found> {
        let at = self.sheet.words.get(word)?.line;
        let reader = self.reader(word);
        let line = self.sheet.lines.get(at)?;
        // The cells of a row are lines of their own.
        let cells = self.sheet.lines.get(..at)?.iter().rev().take_while(|it| self.beside(it, line));
        let before = cells.last().unwrap_or(line).words.start..word;
        let nth = before.filter(|it| self.sheet.is_note(*it) && self.reads(reader, *it)).count();
        let below = self.below(at);
        let Some(line) = below.into_iter().filter(|below| self.stands(reader, *below)).nth(nth) else {
            // What belongs to a provision elsewhere, or moved with it, is not printed here.
            let note = self.of_reader(reader, word)?;
            return Some(Found { note, source: None });
        };
        let reply = self.leaf.lines.iter().enumerate().find(|(nth, it)| {
            let known = self.fit.lines.get(*nth).copied().flatten();
            known.is_some_and(|(known, count)| known == line && 2 * count >= it.words.len())
        });
        let printed = || self.printed(line);
        let found = match reply {
            Some((nth, own)) => (left(nth).or_else(printed)?, Some(own.provision)),
            None => (printed()?, None),
        };
        let note = Provision::prose(Form { kind: Kind::Footnote, ..Form::UNNUMBERED }, found.0);
        Some(Found { note, source: found.1 })
    }

    /// Whether a provision of the reply is what a footnote of a proposal says.
    pub fn is_below(&self, provision: usize) -> bool {
        let mut lines =
            self.leaf.lines.iter().zip(&self.fit.lines).filter(|(line, _)| line.provision == provision);
        lines.any(|(_, known)| {
            let known = known.and_then(|(known, _)| self.sheet.lines.get(known));
            known.is_some_and(|known| matches!(known.sort, Sort::Text(Some(_))) && self.says_note(known))
        })
    }

    /// The footnote of a star as the text of somebody has it: the stars they read before it tell which.
    fn of_reader(&self, reader: Option<usize>, word: usize) -> Option<Provision> {
        let nth = (0..word).filter(|it| self.sheet.is_note(*it) && self.reads(reader, *it)).count();
        let text = match reader {
            Some(voice) => self.rolling.project(voice)?,
            None => self.rolling.base.clone(),
        };
        text.into_provisions().into_iter().filter(|it| it.form.kind == Kind::Footnote).nth(nth)
    }

    /// One of those who read a word of the print; nobody where it is the draft's.
    fn reader(&self, word: usize) -> Option<usize> {
        let offer = self.offer(word).and_then(|offer| self.paper.offers.get(offer))?;
        offer.holders.iter().next()
    }

    /// The offer a word of the print belongs to.
    fn offer(&self, word: usize) -> Option<usize> {
        let mut offers = self.sheet.offers.iter().zip(&self.paper.offers);
        offers.position(|(words, offer)| words.contains(&word) && offer.shape != Shape::Margin)
    }

    /// Whether somebody reads a word of the print.
    fn reads(&self, reader: Option<usize>, word: usize) -> bool {
        let offer = self.offer(word).and_then(|offer| self.paper.offers.get(offer));
        let Some(voice) = reader else { return offer.is_none_or(|offer| offer.base) };
        let Some(offer) = offer else {
            return !self.sheet.words.get(word).is_some_and(|word| self.takes_out(voice, word.line));
        };
        let rivals = self.paper.offers.iter().filter(|other| other.group == offer.group);
        let own = rivals.into_iter().any(|rival| rival.holders.contains(voice));
        if own { offer.holders.contains(voice) } else { offer.base }
    }

    fn says_note(&self, line: &PrintLine) -> bool {
        self.sheet.words.get(line.words.clone()).is_some_and(|words| words.iter().any(|word| word.note))
    }

    /// Whether two lines are cells of one row.
    fn beside(&self, one: &PrintLine, other: &PrintLine) -> bool {
        one.provision.is_some() && one.provision == other.provision && one.sort == other.sort
    }

    /// The lines below one that say its footnotes; others' proposals may stand between.
    fn below(&self, at: usize) -> Vec<usize> {
        let Some(own) = self.sheet.lines.get(at) else { return Vec::new() };
        let lines = self.sheet.lines.iter().enumerate().skip(at + 1);
        let lines = lines.take_while(|(_, line)| {
            line.sort != Sort::Text(None) || self.says_note(line) || self.beside(line, own)
        });
        lines.filter(|(_, line)| self.says_note(line)).map(|(at, _)| at).collect()
    }

    /// Whether somebody has the footnote that a line says.
    fn stands(&self, reader: Option<usize>, line: usize) -> bool {
        let offer = |offer: Option<usize>| offer.and_then(|offer| self.paper.offers.get(offer));
        let Some(Sort::Text(own)) = self.sheet.lines.get(line).map(|line| line.sort) else { return false };
        if let Some(own) = offer(own).filter(|own| !own.base) {
            return reader.is_some_and(|voice| own.holders.contains(voice));
        }
        reader.is_none_or(|voice| !self.takes_out(voice, line))
    }

    /// Whether somebody proposes to take out what a line says: the remarks below it tell.
    fn takes_out(&self, voice: usize, line: usize) -> bool {
        let behind = self.sheet.lines.iter().skip(line + 1).map(|line| line.sort);
        let mut remarks = behind.map_while(|sort| match sort {
            Sort::Frame(remark) => Some(remark.and_then(|remark| self.paper.offers.get(remark))),
            Sort::Text(_) => None,
        });
        remarks.any(|remark| remark.is_some_and(|it| it.shape == Shape::Margin && it.holders.contains(voice)))
    }

    /// What the print says of a footnote.
    fn printed(&self, line: usize) -> Option<Content> {
        let Some(Sort::Text(offer)) = self.sheet.lines.get(line).map(|line| line.sort) else { return None };
        let Some(offer) = offer else {
            let provision = self.sheet.lines.get(line)?.provision?;
            return self.rolling.base.provisions().get(provision)?.body.paragraphs().next().cloned();
        };
        let own = |at: &usize| self.sheet.lines.get(*at).map(|it| it.sort) == Some(Sort::Text(Some(offer)));
        let nth = (0..line).filter(own).count();
        let picks = self.paper.offers.get(offer)?.picks.iter();
        let said = picks.filter_map(|(passage, at)| {
            Some(&self.rolling.passages.get(*passage)?.wordings.get(*at)?.fragments)
        });
        let notes = said.flatten().filter(|fragment| matches!(fragment.opens, Some(Opens::Provision(_))));
        notes.map(|fragment| fragment.content.clone()).nth(nth)
    }
}
