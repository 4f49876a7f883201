//! The comparative table: every proposal against the draft, element by element.
//!
//! It is the page read row by row (see [`super::view`]): what stands as rivals inside a provision is a matter with
//! an excerpt of the provision, what stands as whole alternatives is a matter with the whole of it.

mod against;

use std::collections::BTreeSet;
use std::ops::Range;

use against::{against, provisions};

use super::view::{CellView, Inline, Piece, Rivals, Row, RowBody, Show, View, abridge, between};
use super::{Layer, RollingText, VoiceSet};
use crate::text::note::{self, Marks};
use crate::text::{Anchor, Body, Content, Provision};

/// Something in dispute: a place of the draft, what it says there and what is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matter {
    /// The passages it speaks of, in order.
    pub passages: Vec<usize>,
    /// The provision of the base it is about: what the first column cites. `None` for an empty base.
    pub provision: Option<usize>,
    /// The last provision of the base it is about, where it is about several; else the same.
    pub last: Option<usize>,
    /// What is at stake.
    pub layer: Layer,
    /// What the draft says there; empty where it says nothing.
    pub base: Vec<Inline>,
    /// What is proposed, under its letters in their order.
    pub proposals: Vec<Proposal>,
}

impl Matter {
    /// The proposals where no letter is written, by who proposed them: in protocol order, each with its number among
    /// [`Matter::proposals`], from 1.
    pub fn by_proposer(&self) -> Vec<(usize, &Proposal)> {
        let mut proposals: Vec<(usize, &Proposal)> = (1..).zip(&self.proposals).collect();
        proposals.sort_by_key(|(_, proposal)| proposal.holders.first());
        proposals
    }
}

/// One proposal on a matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Which wording it takes in each passage.
    pub picks: Vec<(usize, usize)>,
    /// What it says, against the draft; empty for a block that is to stand elsewhere.
    pub said: Vec<Inline>,
    /// The provisions of the base it changes, the first and the last; `None` for an empty base.
    pub provisions: Option<(usize, usize)>,
    /// Where in what it says those begin and end.
    pub own: Range<usize>,
    /// For a block that is to stand elsewhere: the provision of the base before which it goes; the number of
    /// provisions for the end.
    pub before: Option<usize>,
    /// Who proposes it.
    pub holders: VoiceSet,
    /// Its letter: 1 for B.
    pub letter: usize,
}

/// How many words of the provision stand around a change.
const AROUND: usize = 12;

/// The matters of the table, in the order of the text.
pub fn matters(rolling: &RollingText) -> Vec<Matter> {
    let rows = View::new(rolling).rows(Show::All);
    let mut table = Table { rolling, seen: BTreeSet::new(), matters: Vec::new() };
    let mut rows = rows.as_slice();
    while let Some(row) = rows.first() {
        let group = row.alternative.as_ref().map(|it| it.group);
        let length = match group {
            Some(_) => {
                rows.iter().take_while(|it| it.alternative.as_ref().map(|it| it.group) == group).count()
            }
            None => 1,
        };
        let (here, rest) = rows.split_at(length.max(1));
        table.disputed(row);
        match group {
            Some(_) => table.whole(here),
            None => table.inline(row),
        }
        rows = rest;
    }
    table.matters
}

struct Table<'a> {
    rolling: &'a RollingText,
    /// Passages on a provision as such that are already in the table.
    seen: BTreeSet<usize>,
    matters: Vec<Matter>,
}

impl Table<'_> {
    fn place(&self, row: &Row) -> Option<usize> {
        row.provision.filter(|_| !self.rolling.base.is_empty())
    }

    /// Whether the provision stays and where it stands.
    fn disputed(&mut self, row: &Row) {
        for index in row.presence.into_iter().chain(row.order) {
            if !self.seen.insert(index) {
                continue;
            }
            let Some(passage) = self.rolling.passages.get(index) else { continue };
            let order = passage.layer == Layer::Order;
            let first = row.provision.unwrap_or_default();
            let last = match order {
                true => first,
                false => self.rolling.provision_at(passage.span.end.saturating_sub(1)).max(first),
            };
            let stood = self.rolling.base.provisions().get(first..=last).unwrap_or_default();
            let stood: &[Provision] = &stood.iter().map(worded).collect::<Vec<_>>();
            let line = |now: &[Provision]| self.noted(against(stood, now).line, stood, Some(first));
            let (stands, goes) = (line(stood), line(&[]));
            let proposed = passage.wordings.iter().enumerate().filter(|(_, wording)| !wording.base);
            let proposals = proposed.map(|(at, wording)| Proposal {
                picks: vec![(index, at)],
                own: 0..if order { 0 } else { goes.len() },
                said: if order { Vec::new() } else { goes.clone() },
                provisions: self.place(row).map(|_| (first, last)),
                before: wording
                    .place
                    .map(|token| self.rolling.starts.partition_point(|start| *start < token)),
                holders: wording.holders.clone(),
                letter: 0,
            });
            let proposals = proposals.collect();
            self.put(Matter {
                passages: vec![index],
                provision: self.place(row),
                last: self.place(row).map(|_| last),
                layer: passage.layer,
                base: stands,
                proposals,
            });
        }
    }

    /// The number of the first footnote of a row that shows a provision of the draft with all its footnotes.
    fn first_note(&self, row: &Row) -> Option<usize> {
        let all = self.rolling.base.provisions();
        let place = row.provision.filter(|_| !row.added)?;
        let own = all.get(place)?.body.paragraphs().map(Content::footnotes).sum::<usize>();
        let shown = anchors(&one_line(row)).iter().filter(|it| matches!(it, Anchor::Footnote)).count();
        (own == shown).then(|| note::first(all, place))
    }

    /// A line set against provisions of the draft from a place on, the marks of footnotes as they read.
    fn noted(&self, mut line: Vec<Inline>, stands: &[Provision], place: Option<usize>) -> Vec<Inline> {
        let anchors: Vec<Anchor> =
            stands.iter().flat_map(|it| it.body.paragraphs()).flat_map(footnotes).collect();
        let first = place.map(|place| note::first(self.rolling.base.provisions(), place));
        let mut marks = Marks::new(anchors.iter(), first);
        for inline in &mut line {
            match inline {
                Inline::Same(words) | Inline::Stands(words) | Inline::Deleted(words) => {
                    *words = marks.read(words, false);
                }
                Inline::Inserted(words) => *words = note::proposed(words),
                Inline::Ellipsis | Inline::Joined(_) | Inline::Next(..) => {}
            }
        }
        line
    }

    /// Puts a matter into the table, its proposals under their letters.
    fn put(&mut self, mut matter: Matter) {
        let known: Vec<_> = matter.proposals.iter().map(|it| (it.picks.as_slice(), &it.holders)).collect();
        let letters = self.rolling.letters(&known);
        for (proposal, letter) in matter.proposals.iter_mut().zip(letters) {
            // Those of whole alternatives were given with them.
            if proposal.letter == 0 {
                proposal.letter = letter;
            }
        }
        // Those who look for a letter look for it in its place.
        matter.proposals.sort_by_key(|proposal| proposal.letter);
        self.matters.push(matter);
    }

    /// Rivals inside a provision.
    fn inline(&mut self, row: &Row) {
        let pieces = &one_line(row);
        for (nth, piece) in pieces.iter().enumerate() {
            let Piece::Rivals(rivals) = piece else { continue };
            self.rivals(row, rivals, &pieces[..nth], &pieces[nth + 1..]);
        }
    }

    fn rivals(&mut self, row: &Row, rivals: &Rivals, before: &[Piece], after: &[Piece]) {
        let first = self.first_note(row);
        let (label, read) = (row.form.lead(), said(before));
        let before = (format!("{label}{read}"), anchors(before));
        let after = (said(after), anchors(after));
        let stood = rivals.options.iter().find(|it| it.base).map(|it| it.content.clone());
        let stood = stood.unwrap_or_default();
        // What is put in is told between what stands before it and what stands behind.
        let line = |new: Option<&Content>| {
            let own: Vec<Anchor> = footnotes(&stood).chain(new.into_iter().flat_map(footnotes)).collect();
            let mut marks = Marks::new(before.1.iter().chain(&own).chain(&after.1), first);
            let mut line = vec![Inline::Same(marks.read(&before.0, false))];
            line.push(Inline::Deleted(marks.read(&note::described(&stood), false)));
            line.extend(new.map(|new| Inline::Inserted(marks.read(&note::described(new), true))));
            line.push(Inline::Same(marks.read(&after.0, false)));
            abridge(line, AROUND)
        };
        let base = line(None).into_iter().map(Inline::stands).collect();
        let place = self.place(row);
        let proposals = rivals.options.iter().filter(|option| !option.base).map(|option| {
            let said = line(Some(&option.content));
            Proposal {
                picks: option.picks.clone(),
                own: 0..said.len(),
                said,
                provisions: place.map(|at| (at, at)),
                before: None,
                holders: option.holders.clone(),
                letter: 0,
            }
        });
        self.put(Matter {
            passages: rivals.passages.clone(),
            provision: place,
            last: place,
            layer: Layer::Words,
            base,
            proposals: proposals.collect(),
        });
    }

    /// Whole alternatives, or provisions that are proposed.
    fn whole(&mut self, rows: &[Row]) {
        let option_of = |row: &Row| row.alternative.as_ref().map(|it| it.option);
        let mut options: Vec<Range<usize>> = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            match options.last_mut() {
                Some(last) if option_of(&rows[last.start]) == option_of(row) => last.end = at + 1,
                _ => options.push(at..at + 1),
            }
        }
        let Some(first) = rows.first() else { return };
        let place = self.place(first);
        let mut base = Vec::new();
        let mut stands = Vec::new();
        let mut last = place;
        let mut proposals = Vec::new();
        for option in options {
            let (Some(rows), Some(alternative)) = (rows.get(option.clone()), &rows[option.start].alternative)
            else {
                continue;
            };
            if alternative.base {
                stands = provisions(rows);
                base = self.noted(against(&stands, &stands).line, &stands, place);
                last = rows.last().and_then(|row| self.place(row));
            } else {
                let against = against(&stands, &provisions(rows));
                let touched = against.touched.unwrap_or_default();
                proposals.push(Proposal {
                    picks: alternative.picks.clone(),
                    said: self.noted(against.line, &stands, place),
                    provisions: place.map(|at| (at + touched.0, at + touched.1)),
                    own: against.own.0..against.own.1,
                    before: None,
                    holders: alternative.holders.clone(),
                    letter: if base.is_empty() { 0 } else { alternative.letter },
                });
            }
        }
        let layer = if base.is_empty() { Layer::Addition } else { Layer::Words };
        let passages = proposals.iter().flat_map(|it| it.picks.iter().map(|(index, _)| *index));
        let passages = passages.collect::<BTreeSet<_>>().into_iter().collect();
        self.put(Matter { passages, provision: place, last, layer, base, proposals });
    }
}

/// The pieces of a row in one line.
fn one_line(row: &Row) -> Vec<Piece> {
    match &row.body {
        RowBody::Prose(pieces) => pieces.clone(),
        RowBody::Cells(cells) => run_cells(cells),
    }
}

/// Cells in one line, parted by dashes.
fn run_cells(cells: &[CellView]) -> Vec<Piece> {
    let mut line: Vec<Piece> = Vec::new();
    for paragraph in cells.iter().flat_map(|cell| &cell.paragraphs) {
        let before = said(&line);
        if !before.is_empty() {
            line.push(Piece::Same(Content::plain(between(&before))));
        }
        line.extend(paragraph.iter().cloned());
    }
    line
}

/// What pieces of a row say where the draft stands; pictures and formulas as their descriptions.
fn said(pieces: &[Piece]) -> String {
    standing(pieces).into_iter().map(note::described).collect()
}

/// The footnotes anchored in the words [`said`] tells, in order.
fn anchors(pieces: &[Piece]) -> Vec<Anchor> {
    standing(pieces).into_iter().flat_map(footnotes).collect()
}

fn footnotes(content: &Content) -> impl Iterator<Item = Anchor> {
    content.anchors.iter().filter(|anchor| **anchor == Anchor::Footnote).cloned()
}

/// What stands in pieces of a row, as the draft has it.
fn standing(pieces: &[Piece]) -> Vec<&Content> {
    let mut standing = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Same(content)
            | Piece::Fresh(content)
            | Piece::Gone(content)
            | Piece::Settled { content, .. } => standing.push(content),
            Piece::Joined(_) => {}
            Piece::Rivals(rivals) => {
                standing.extend(rivals.options.iter().filter(|it| it.base).map(|it| &it.content));
            }
        }
    }
    standing
}

/// A provision in which pictures and formulas read as their descriptions.
fn worded(provision: &Provision) -> Provision {
    let mut provision = provision.clone();
    let contents: Vec<&mut Content> = match &mut provision.body {
        Body::Prose(content) => vec![content],
        Body::Cells(cells) => cells.iter_mut().flat_map(|cell| &mut cell.paragraphs).collect(),
    };
    for content in
        contents.into_iter().filter(|content| content.anchors.iter().any(|it| *it != Anchor::Footnote))
    {
        let anchors = footnotes(content).collect();
        // Where marks stood is nothing a line of the table shows.
        *content = Content { text: note::described(content).into_owned(), marks: Vec::new(), anchors };
    }
    provision
}
