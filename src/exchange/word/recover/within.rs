//! Where somebody worked inside a wording of another voice.
//!
//! Whoever takes a proposal as it stands and changes a word of it speaks from that proposal: what it takes out of the
//! draft is gone for them, too. Changes that follow one another with nothing unchanged between them are looked at
//! together: somebody worked inside a wording there who took words out of it, or put words in the middle of it.
//!
//! Words put in right before or behind a wording are read as a change of it as well: what stands between them and the
//! draft's own words is that wording. That cannot be known, so these places are named for somebody to look at.

use super::voice::Speaker;
use crate::language::Phrase;

/// For each change of a part, counted from 1, the wording the speaker worked in there, by those who signed it.
#[derive(Debug, Default)]
pub struct Within {
    stretch_of: Vec<usize>,
    wordings: Vec<Option<String>>,
    /// The places where words were put in right beside a wording of another voice.
    pub edges: Vec<Edge>,
}

impl Within {
    /// The wording around a change, by those who signed it.
    pub fn of(&self, nth: usize) -> Option<&str> {
        let stretch = self.stretch_of.get(nth.checked_sub(1)?)?;
        self.wordings.get(*stretch)?.as_deref()
    }

    /// The place whose words this change puts in.
    pub fn edge(&self, nth: usize) -> Option<&Edge> {
        let at = self.edges.binary_search_by_key(&nth, |edge| edge.nth).ok()?;
        self.edges.get(at)
    }
}

/// Words put in right beside a wording of another voice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    /// The change that puts them in.
    pub nth: usize,
    /// The words.
    pub words: String,
    /// The words of the wording they stand beside.
    pub beside: String,
    /// Those who signed it.
    pub signed: String,
}

impl Edge {
    /// What a person is told of it; `at` is the place, cited.
    pub fn phrase(&self, at: String) -> Phrase {
        let holders: Vec<&str> = self.signed.split(',').map(str::trim).collect();
        let phrase = Phrase::new("report-edge").with("at", at).with("words", &self.words);
        phrase.with("beside", &self.beside).with("codes", holders.join(", "))
    }
}

/// How much of the words of a change is kept; more says nothing more.
const KEPT: usize = 4_096;

/// A change that is open, or was the outermost one at its place.
struct Met {
    nth: usize,
    inserts: bool,
    /// Who signed it, where it is not the speaker.
    other: Option<String>,
    /// The words in it.
    words: String,
    /// The lines of the stretch in which they begin and end.
    lines: (usize, usize),
}

impl Met {
    fn keep(&mut self, words: &str) {
        self.words.extend(words.chars().take(KEPT.saturating_sub(self.words.len())));
    }

    /// Whether its words stand in one line with those of the change behind it, and no sentence ends between them.
    fn runs_into(&self, behind: &Met) -> bool {
        self.lines.1 == behind.lines.0 && !self.words.trim_end().ends_with(['.', ';', '!', '?', '…'])
    }
}

/// Finds where a speaker worked inside wordings of others, told of a part's changes and words in their order.
pub struct Finder<'a> {
    speaker: Speaker<'a>,
    within: Within,
    open: Vec<Met>,
    /// The outermost changes of this stretch.
    stretch: Vec<Met>,
    line: usize,
    /// Who signed what was put in last by another, in this stretch.
    last: Option<String>,
    /// Whether the speaker put something in behind it.
    amid: bool,
}

impl<'a> Finder<'a> {
    /// A finder at the beginning of a part.
    pub fn new(speaker: Speaker<'a>) -> Self {
        let within = Within { wordings: vec![None], ..Within::default() };
        Self { speaker, within, open: Vec::new(), stretch: Vec::new(), line: 0, last: None, amid: false }
    }

    /// What was found.
    pub fn finish(mut self) -> Within {
        self.part();
        self.within
    }

    /// Counts a change, of the mark of a paragraph for example; which one it is.
    pub fn count(&mut self) -> usize {
        self.within.stretch_of.push(self.within.wordings.len() - 1);
        self.within.stretch_of.len()
    }

    /// Goes into a change signed like this; which one it is.
    pub fn enter(&mut self, inserts: bool, signed: String) -> usize {
        let nth = self.count();
        let other = (!self.speaker.signs(&signed)).then_some(signed);
        match &other {
            None => {
                let around = self.open.iter().find(|open| open.inserts && open.other.is_some());
                if let Some(wording) = around.and_then(|open| open.other.clone()) {
                    self.found(wording);
                }
            }
            Some(signed) => {
                if inserts && self.amid && self.last.as_ref() == Some(signed) {
                    self.found(signed.clone());
                }
            }
        }
        self.open.push(Met { nth, inserts, other, words: String::new(), lines: (self.line, self.line) });
        nth
    }

    /// Leaves the change entered last.
    pub fn leave(&mut self) {
        let Some(left) = self.open.pop() else { return };
        if let Some(around) = self.open.last_mut() {
            around.keep(&left.words);
            around.lines.1 = left.lines.1;
            return;
        }
        match &left.other {
            Some(signed) => {
                self.last = left.inserts.then(|| signed.clone());
                self.amid = false;
            }
            None => self.amid = left.inserts && self.last.is_some(),
        }
        self.stretch.push(left);
    }

    /// Words, or something that stands for words. Outside all changes they part those before from those behind.
    pub fn words(&mut self, words: &str) {
        match self.open.last_mut() {
            Some(open) => {
                if open.words.is_empty() {
                    open.lines.0 = self.line;
                }
                open.lines.1 = self.line;
                open.keep(words);
            }
            None => self.part(),
        }
    }

    /// The end of a paragraph, whose mark is a change or not.
    pub fn end_line(&mut self, changed: bool) {
        if changed {
            self.line += 1;
        } else {
            self.part();
        }
    }

    fn part(&mut self) {
        let stretch = std::mem::take(&mut self.stretch);
        if self.within.wordings.last() == Some(&None) {
            self.beside(&stretch);
        }
        self.within.wordings.push(None);
        self.last = None;
        self.amid = false;
        self.line = 0;
    }

    /// Looks for words of the speaker right beside a wording of another. Who took words out of the draft there, too,
    /// made a wording of their own.
    fn beside(&mut self, stretch: &[Met]) {
        if stretch.iter().any(|met| met.other.is_none() && !met.inserts) {
            return;
        }
        let wording = |at: Option<usize>| {
            let met = stretch.get(at?).filter(|met| met.inserts && !met.words.trim().is_empty())?;
            Some((met, met.other.clone()?))
        };
        for (at, own) in stretch.iter().enumerate() {
            if own.other.is_some() || own.words.trim().is_empty() {
                continue;
            }
            let before = wording(at.checked_sub(1)).filter(|(met, _)| met.runs_into(own));
            let behind = || wording(Some(at + 1)).filter(|(met, _)| own.runs_into(met));
            let Some((met, signed)) = before.or_else(behind) else { continue };
            self.found(signed.clone());
            if self.within.wordings.last() == Some(&Some(signed.clone())) {
                let clean = |words: &str| words.trim().to_owned();
                let (words, beside) = (clean(&own.words), clean(&met.words));
                self.within.edges.push(Edge { nth: own.nth, words, beside, signed });
            }
        }
    }

    /// Of several wordings worked in at one place the first counts.
    fn found(&mut self, wording: String) {
        if let Some(slot) = self.within.wordings.last_mut() {
            slot.get_or_insert(wording);
        }
    }
}
