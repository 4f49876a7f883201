//! All proposals set out together: short rivals in brackets, long ones as whole alternatives, what is settled as
//! it was settled.

use std::ops::Range;

use crate::compare::BaseSide;
use crate::consolidate::compose::Choice;
use crate::consolidate::{Fragment, Layer, Opens, Passage, RollingText, VoiceSet, Wording};
use crate::desk::settled::Settled;
use crate::text::Provision;

use super::weave::{self, Draft};
use super::{Alternative, Note, Piece, Row, Says, Sheet, Tone, brief, push, reading};

/// How many words two rivals may have to stand in brackets.
const SHORT: usize = 12;
/// How many letters a note in the margin quotes.
const QUOTED: usize = 30;

/// The page with all proposals; `shown` says whose proposals are wanted.
pub fn set_out(rolling: &RollingText, settled: &Settled, shown: &dyn Fn(&VoiceSet) -> bool) -> Sheet {
    let side = BaseSide::new(&rolling.base);
    let setter = Setter { rolling, settled, shown, side };
    setter.set()
}

struct Setter<'a> {
    rolling: &'a RollingText,
    settled: &'a Settled,
    shown: &'a dyn Fn(&VoiceSet) -> bool,
    side: BaseSide<'a>,
}

/// How a passage is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// Within the line.
    Inline,
    /// As alternatives of whole provisions.
    Whole,
}

/// A passage with its place on the page: it begins and ends within these provisions.
struct Placed<'a> {
    index: usize,
    passage: &'a Passage,
    manner: Manner,
    provisions: Range<usize>,
}

impl<'a> Setter<'a> {
    fn set(&self) -> Sheet {
        let mut sheet = Sheet::default();
        let placed = self.placed();
        let mut at = 0;
        let mut next = 0;
        let count = self.side.provisions.len();
        while at <= count {
            // Alternatives that begin here; what stands before them in the line is theirs too.
            let whole: Vec<&Placed<'_>> =
                placed.iter().filter(|it| it.manner == Manner::Whole && it.provisions.start == at).collect();
            if !whole.is_empty() && next <= at {
                let end = self.extent(&placed, at);
                self.alternatives(&mut sheet, &placed, at..end);
                next = end.max(at);
                if end > at {
                    at = end;
                    continue;
                }
            }
            if at < count {
                self.provision(&mut sheet, &placed, at);
            }
            at += 1;
            next = at;
        }
        for (index, row) in sheet.rows.iter().enumerate() {
            for passage in row.passages() {
                sheet.places.entry(passage).or_insert(index);
            }
        }
        sheet
    }

    /// The end of the provisions that alternatives beginning at `start` take up, overlaps included.
    fn extent(&self, placed: &[Placed<'_>], start: usize) -> usize {
        let mut end = start;
        loop {
            let further = placed
                .iter()
                .filter(|it| it.manner == Manner::Whole)
                .filter(|it| {
                    it.provisions.start == start || (start < it.provisions.start && it.provisions.start < end)
                })
                .map(|it| it.provisions.end)
                .max()
                .unwrap_or(end);
            if further <= end {
                return end;
            }
            end = further;
        }
    }

    /// The passages of words with how and where they are set.
    fn placed(&self) -> Vec<Placed<'a>> {
        let rolling = self.rolling;
        rolling
            .passages
            .iter()
            .enumerate()
            .filter(|(_, passage)| passage.layer == Layer::Words || adds(passage))
            .filter(|(_, passage)| (self.shown)(&passage.proposers()))
            .map(|(index, passage)| {
                let manner = self.manner(index, passage);
                Placed { index, passage, manner, provisions: self.reach(passage, manner) }
            })
            .collect()
    }

    fn manner(&self, index: usize, passage: &Passage) -> Manner {
        let opens =
            |fragment: &Fragment| matches!(fragment.opens, Some(Opens::Provision(_) | Opens::Cell(_)));
        let crosses = passage
            .span
            .clone()
            .any(|at| self.side.tokens.get(at as usize).is_some_and(|token| token.sort.is_boundary()));
        if crosses || passage.wordings.iter().any(|wording| wording.fragments.iter().any(opens)) {
            return Manner::Whole;
        }
        if self.settled.is_settled(index) {
            return Manner::Inline;
        }
        let rivals: Vec<&Wording> = passage.wordings.iter().filter(|wording| !wording.base).collect();
        let long = passage.wordings.iter().map(|wording| count_words(&wording.fragments)).max().unwrap_or(0);
        let in_row = self
            .side
            .provisions
            .get(self.rolling.provision_at(passage.span.start))
            .is_some_and(|provision| provision.form.kind.is_row() || provision.form.kind.is_heading());
        if !in_row && rivals.len() > 1 && (rivals.len() > 3 || long > SHORT) {
            Manner::Whole
        } else {
            Manner::Inline
        }
    }

    /// The provisions a passage takes up; empty for one that only puts new ones in.
    fn reach(&self, passage: &Passage, manner: Manner) -> Range<usize> {
        let (from, to) = (passage.span.start, passage.span.end);
        let at_start = self.side.starts.binary_search(&from).ok();
        if from == to
            && let Some(provision) = at_start
        {
            let continues = passage
                .wordings
                .iter()
                .any(|wording| wording.fragments.first().is_some_and(|fragment| fragment.opens.is_none()));
            // An insertion at a ¶ that opens nothing belongs to the end of the provision before.
            return if continues { provision.saturating_sub(1)..provision } else { provision..provision };
        }
        let joined = at_start.is_some() && joins(&self.side, passage);
        let first = self.side.provision_at(from).saturating_sub(usize::from(joined));
        let last = self.side.provision_at(to.saturating_sub(1).max(from));
        let _ = manner;
        first..last + 1
    }

    /// A provision with its passages within the line.
    fn provision(&self, sheet: &mut Sheet, placed: &[Placed<'_>], index: usize) {
        let Some(provision) = self.side.provisions.get(index) else { return };
        let tokens = self.side.token_range(index..index + 1);
        let mut notes = self.form_notes(&tokens);
        let mut draft = Draft::new(provision.form.clone());
        let (gone, settled_gone) = self.presence(&tokens, &mut notes);
        let edited = self.settled.edit(index);
        let tone = if gone.is_some() { Tone::Deleted } else { Tone::Plain };
        if let Some(words) = edited {
            for (nth, line) in words.split('\n').enumerate() {
                if nth > 0 && draft.cells.len() > nth {
                    break;
                }
                draft.push(Piece::new(line, Tone::Settled));
            }
        } else if settled_gone {
            weave::stretch(&self.side, tokens.clone(), Tone::Deleted, gone, &mut draft);
        } else {
            let mut at = tokens.start;
            for here in
                placed.iter().filter(|it| it.manner == Manner::Inline && it.provisions == (index..index + 1))
            {
                weave::stretch(&self.side, at..here.passage.span.start.max(at), tone, gone, &mut draft);
                self.inline(here, &mut draft, &mut notes);
                at = here.passage.span.end.max(at);
            }
            weave::stretch(&self.side, at..tokens.end, tone, gone, &mut draft);
        }
        draft.label(if gone.is_some() { Tone::Deleted } else { Tone::Label });
        sheet.rows.push(Row {
            key: (index as u64) << 20,
            provision: Some(index),
            kind: draft.form.kind,
            depth: draft.form.depth(),
            cells: draft.cells,
            alternative: None,
            notes,
            edited: edited.is_some(),
        });
    }

    /// Who proposes to leave the provision out. Gives the passage, and whether that was settled on.
    fn presence(&self, tokens: &Range<u32>, notes: &mut Vec<Note>) -> (Option<usize>, bool) {
        for (index, passage) in self.rolling.passages.iter().enumerate() {
            if passage.layer != Layer::Presence
                || passage.span.is_empty()
                || passage.span.start > tokens.start
                || tokens.start >= passage.span.end
                || !(self.shown)(&passage.proposers())
            {
                continue;
            }
            let first = passage.span.start == tokens.start;
            let holders = passage.proposers();
            return match self.settled.choice(index) {
                Some(Choice::Keep) => {
                    if first {
                        notes.push(Note { passage: index, says: Says::Settled, holders });
                    }
                    (None, false)
                }
                Some(Choice::Take(_) | Choice::Own(_)) => {
                    if first {
                        notes.push(Note { passage: index, says: Says::Settled, holders });
                    }
                    (Some(index), true)
                }
                Some(Choice::Open) | None => {
                    if first {
                        notes.push(Note { passage: index, says: Says::Delete, holders });
                    }
                    (Some(index), false)
                }
            };
        }
        (None, false)
    }

    /// Notes on numbers and places.
    fn form_notes(&self, tokens: &Range<u32>) -> Vec<Note> {
        let mut notes = Vec::new();
        for (index, passage) in self.rolling.passages.iter().enumerate() {
            if !(self.shown)(&passage.proposers()) {
                continue;
            }
            let here = |at: u32| tokens.start <= at && at < tokens.end;
            match passage.layer {
                Layer::Order => {
                    for wording in passage.wordings.iter().filter(|wording| !wording.base) {
                        let place = wording.place.unwrap_or(passage.span.start);
                        let settled = self.settled.is_settled(index);
                        if here(passage.span.start) {
                            let says = if settled { Says::Settled } else { Says::MoveTo(self.cited(place)) };
                            notes.push(Note { passage: index, says, holders: wording.holders.clone() });
                        } else if here(place) && !settled {
                            let says = Says::MovedFrom(self.cited(passage.span.start));
                            notes.push(Note { passage: index, says, holders: wording.holders.clone() });
                        }
                    }
                }
                Layer::Form if here(passage.span.start) => {
                    for wording in passage.wordings.iter().filter(|wording| !wording.base) {
                        let label = wording.fragments.iter().find_map(|fragment| match &fragment.opens {
                            Some(Opens::Provision(form)) => {
                                form.label.as_ref().map(|label| label.surface.to_string())
                            }
                            _ => None,
                        });
                        if let Some(label) = label {
                            notes.push(Note {
                                passage: index,
                                says: Says::Renumber(label),
                                holders: wording.holders.clone(),
                            });
                        }
                    }
                }
                _ => {}
            }
        }
        notes
    }

    /// The provision at a token, as a margin cites it: its label or its first words.
    fn cited(&self, token: u32) -> String {
        let provision = self.side.provisions.get(self.rolling.provision_at(token));
        provision.map(cited).unwrap_or_default()
    }

    /// A passage within the line.
    fn inline(&self, placed: &Placed<'_>, draft: &mut Draft, notes: &mut Vec<Note>) {
        let (index, passage) = (placed.index, placed.passage);
        let base = |draft: &mut Draft, tone: Tone| {
            weave::stretch(&self.side, passage.span.clone(), tone, Some(index), draft);
        };
        let put = |draft: &mut Draft, fragments: &[Fragment], tone: Tone| {
            let mut pieces = Vec::new();
            weave::words(fragments, tone, Some(index), &mut pieces);
            for piece in pieces {
                draft.push(piece);
            }
        };
        let settled = |notes: &mut Vec<Note>, holders: VoiceSet| {
            notes.push(Note { passage: index, says: Says::Settled, holders });
        };
        match self.settled.choice(index) {
            Some(Choice::Keep) => {
                base(draft, Tone::Settled);
                return settled(notes, VoiceSet::default());
            }
            Some(Choice::Take(number)) => {
                if let Some(wording) = passage.wordings.get(*number) {
                    put(draft, &wording.fragments, Tone::Settled);
                    return settled(notes, wording.holders.clone());
                }
            }
            Some(Choice::Own(fragments)) => {
                put(draft, fragments, Tone::Settled);
                return settled(notes, VoiceSet::default());
            }
            Some(Choice::Open) | None => {}
        }
        let rivals: Vec<&Wording> = passage
            .wordings
            .iter()
            .filter(|wording| !wording.base && (self.shown)(&wording.holders))
            .collect();
        for wording in &rivals {
            notes.push(Note {
                passage: index,
                says: said(passage, wording),
                holders: wording.holders.clone(),
            });
        }
        if let [only] = rivals.as_slice() {
            base(draft, Tone::Deleted);
            put(draft, &only.fragments, Tone::Inserted);
            return;
        }
        let mut bracketed = |pieces: Vec<Piece>| {
            // The space before the words stands before the bracket.
            let text = reading(&pieces);
            let gap = text.len() - text.trim_start().len();
            let lead =
                if gap == 0 && draft.cells.last().is_some_and(|cell| !cell.is_empty()) { " " } else { "" };
            let before = format!("{}{lead}", text.get(..gap).unwrap_or(""));
            let mut open = Piece::new(format!("{before}["), Tone::Bracket);
            open.passage = Some(index);
            draft.push(open);
            let mut skip = gap;
            for mut piece in pieces {
                let cut = skip.min(piece.text.len());
                piece.text.drain(..cut);
                skip -= cut;
                draft.push(piece);
            }
            let mut close = Piece::new("]", Tone::Bracket);
            close.passage = Some(index);
            draft.push(close);
        };
        if !passage.span.is_empty() {
            let mut own = Draft::new(crate::text::Form::UNNUMBERED);
            weave::stretch(&self.side, passage.span.clone(), Tone::Base, Some(index), &mut own);
            bracketed(own.cells.into_iter().flatten().collect());
        }
        for wording in rivals {
            let mut pieces = Vec::new();
            weave::words(&wording.fragments, Tone::Rival, Some(index), &mut pieces);
            if pieces.is_empty() {
                let mut dash = Piece::new("—", Tone::Rival);
                dash.passage = Some(index);
                pieces.push(dash);
            }
            bracketed(pieces);
        }
    }

    /// Alternatives of whole provisions.
    fn alternatives(&self, sheet: &mut Sheet, placed: &[Placed<'_>], provisions: Range<usize>) {
        let here: Vec<&Placed<'_>> = placed
            .iter()
            .filter(|it| it.manner == Manner::Whole)
            .filter(|it| {
                it.provisions.start == provisions.start
                    || (provisions.start < it.provisions.start && it.provisions.start < provisions.end)
            })
            .collect();
        let mut base_set = provisions.is_empty();
        for placed in &here {
            let (index, passage) = (placed.index, placed.passage);
            match self.settled.choice(index) {
                Some(Choice::Take(number)) => {
                    if let Some(wording) = passage.wordings.get(*number) {
                        let fragments = wording.fragments.clone();
                        self.rows_of(
                            sheet,
                            placed,
                            *number,
                            0,
                            true,
                            &wording.holders,
                            Some(&fragments),
                            true,
                        );
                    }
                    base_set = true;
                    continue;
                }
                Some(Choice::Own(fragments)) => {
                    self.rows_of(sheet, placed, 0, 0, true, &VoiceSet::default(), Some(fragments), true);
                    base_set = true;
                    continue;
                }
                Some(Choice::Keep) => {
                    if !base_set {
                        self.rows_of(sheet, placed, 0, 0, true, &VoiceSet::default(), None, true);
                        base_set = true;
                    }
                    continue;
                }
                Some(Choice::Open) | None => {}
            }
            let rivals: Vec<(usize, &Wording)> = passage
                .wordings
                .iter()
                .enumerate()
                .filter(|(_, wording)| !wording.base && (self.shown)(&wording.holders))
                .collect();
            let alone = rivals.len() == 1 && passage.span.is_empty();
            if !base_set {
                self.rows_of(sheet, placed, 0, 0, false, &VoiceSet::default(), None, false);
                base_set = true;
            }
            for (letter, (number, wording)) in rivals.into_iter().enumerate() {
                let letter = if alone { 0 } else { letter + usize::from(!passage.span.is_empty()) };
                self.rows_of(
                    sheet,
                    placed,
                    number,
                    letter,
                    alone,
                    &wording.holders,
                    Some(&wording.fragments),
                    false,
                );
            }
        }
    }

    /// The rows of one alternative: the provisions the passage touches, with these fragments in its place.
    #[expect(
        clippy::too_many_arguments,
        reason = "one alternative has that many sides, and nobody else builds it"
    )]
    fn rows_of(
        &self,
        sheet: &mut Sheet,
        placed: &Placed<'_>,
        wording: usize,
        letter: usize,
        alone: bool,
        holders: &VoiceSet,
        fragments: Option<&[Fragment]>,
        settled: bool,
    ) {
        let passage = placed.passage;
        let mut drafts: Vec<Draft> = Vec::new();
        let base = fragments.is_none();
        let tone = Tone::Plain;
        let prefix = placed.provisions.start;
        let whole = self.side.token_range(prefix..placed.provisions.end.max(prefix));
        let own = Some(placed.index);
        if let Some(fragments) = fragments {
            let (before, rows) = weave::rows(fragments, tone, own);
            let start = self.side.starts.get(prefix).copied().unwrap_or(whole.start);
            if let Some(provision) = self.side.provisions.get(prefix)
                && (passage.span.start > start || !before.is_empty())
            {
                let mut draft = Draft::new(provision.form.clone());
                weave::stretch(&self.side, start..passage.span.start, tone, None, &mut draft);
                for mut piece in before {
                    piece.tone = Tone::Inserted;
                    draft.push(piece);
                }
                drafts.push(draft);
            }
            drafts.extend(rows);
            let rest = passage.span.end..whole.end.max(passage.span.end);
            self.append_rest(&mut drafts, rest);
        } else {
            for provision in placed.provisions.clone() {
                if let Some(provision) = self.side.provisions.get(provision) {
                    drafts.push(weave::provision(provision, tone, own));
                }
            }
        }
        if drafts.is_empty() {
            drafts.push(Draft::new(crate::text::Form::UNNUMBERED));
        }
        for (nth, mut draft) in drafts.into_iter().enumerate() {
            draft.label(Tone::Label);
            let alternative = Alternative {
                passage: placed.index,
                wording,
                letter,
                base,
                alone,
                holders: holders.clone(),
                first: nth == 0,
                settled,
            };
            let key = ((prefix as u64) << 20)
                | ((placed.index as u64 & 0x3ff) << 10)
                | ((wording as u64) << 5)
                | (nth as u64 + 1);
            sheet.rows.push(Row {
                key,
                provision: None,
                kind: draft.form.kind,
                depth: draft.form.depth(),
                cells: draft.cells,
                alternative: Some(alternative),
                notes: Vec::new(),
                edited: false,
            });
        }
    }

    /// What follows a passage in the provisions it touches.
    fn append_rest(&self, drafts: &mut Vec<Draft>, rest: Range<u32>) {
        let mut at = rest.start;
        while at < rest.end {
            let provision = self.side.provision_at(at);
            let range = self.side.token_range(provision..provision + 1);
            let until = range.end.min(rest.end);
            if at == range.start || drafts.is_empty() {
                drafts.push(Draft::new(self.side.provisions[provision].form.clone()));
            }
            if let Some(draft) = drafts.last_mut() {
                weave::stretch(&self.side, at..until, Tone::Plain, None, draft);
            }
            at = until;
        }
    }
}

/// What a wording wants, for a margin.
fn said(passage: &Passage, wording: &Wording) -> Says {
    let mut pieces = Vec::new();
    weave::words(&wording.fragments, Tone::Plain, None, &mut pieces);
    let words = brief(&reading(&pieces), QUOTED);
    if words.is_empty() {
        Says::Delete
    } else if passage.span.is_empty() {
        Says::Add(words)
    } else {
        Says::Instead(words)
    }
}

/// Whether whole provisions are put in.
pub(super) fn adds(passage: &Passage) -> bool {
    passage.layer == Layer::Addition
}

/// Whether some wording goes on in the provision before the one the passage begins with: the ¶ between them is
/// taken out.
pub(super) fn joins(side: &BaseSide<'_>, passage: &Passage) -> bool {
    let ends_inside = side.starts.binary_search(&passage.span.end).is_err();
    passage.wordings.iter().any(|wording| match wording.fragments.first() {
        Some(fragment) => fragment.opens.is_none(),
        None => !wording.base && !passage.span.is_empty() && ends_inside,
    })
}

fn count_words(fragments: &[Fragment]) -> usize {
    fragments.iter().map(|fragment| fragment.content.text.split_whitespace().count()).sum()
}

/// A provision as others cite it: its label, or its first words.
pub fn cited(provision: &Provision) -> String {
    match &provision.form.label {
        Some(label) => label.surface.trim_end_matches('.').to_owned(),
        None => format!("«{}»", brief(&provision.line(), 28)),
    }
}

/// The words of a wording as pieces in one tone.
pub fn wording_pieces(fragments: &[Fragment], tone: Tone) -> Vec<Piece> {
    let mut pieces = Vec::new();
    weave::words(fragments, tone, None, &mut pieces);
    pieces
}

/// Some words of the base before and after a passage, and the passage's own words between them.
pub fn in_context(
    side: &BaseSide<'_>,
    passage: &Passage,
    fragments: &[Fragment],
    tone: Tone,
    around: u32,
) -> Vec<Piece> {
    let opening = fragments.first().is_some_and(Fragment::opens_provision);
    // Words put in before a ¶ stand at the end of the provision before it.
    let at_end =
        passage.span.is_empty() && !opening && side.starts.binary_search(&passage.span.start).is_ok();
    let first = side
        .provision_at(passage.span.start.min(side.len().saturating_sub(1)))
        .saturating_sub(usize::from(at_end));
    let range = side.token_range(first..(first + 1).min(side.provisions.len()));
    let end = {
        let last = side.provision_at(
            passage.span.end.saturating_sub(1).max(passage.span.start).min(side.len().saturating_sub(1)),
        );
        side.token_range(last.saturating_sub(usize::from(at_end))..last + 1 - usize::from(at_end)).end
    };
    // What is quoted around it stays within its cell.
    let within = |at: u32| side.tokens.get(at as usize).is_some_and(|token| !token.sort.is_boundary());
    let mut from = passage.span.start;
    while from > range.start && passage.span.start - from < around && within(from - 1) {
        from -= 1;
    }
    let mut to = passage.span.end;
    while to < end && to - passage.span.end < around && within(to) {
        to += 1;
    }
    let mut draft = Draft::new(crate::text::Form::UNNUMBERED);
    let boundary = |at: u32| side.tokens.get(at as usize).is_some_and(|token| token.sort.is_boundary());
    let opens = opening || (!at_end && boundary(passage.span.start));
    if !opens {
        if from > range.start && within(from - 1) {
            draft.push(Piece::new("…", Tone::Plain));
        }
        weave::stretch(side, from..passage.span.start, Tone::Plain, None, &mut draft);
    }
    let mut cell: Vec<Piece> = draft.cells.into_iter().flatten().collect();
    let mut own = wording_pieces(fragments, tone);
    if opens && let Some(piece) = own.first_mut() {
        piece.text = piece.text.trim_start().to_owned();
    }
    for piece in own {
        push(&mut cell, piece);
    }
    if !opens {
        let mut after = Draft::new(crate::text::Form::UNNUMBERED);
        weave::stretch(side, passage.span.end..to, Tone::Plain, None, &mut after);
        for piece in after.cells.into_iter().flatten() {
            push(&mut cell, piece);
        }
        if to < end && within(to) {
            push(&mut cell, Piece::new(" …", Tone::Plain));
        }
    }
    cell
}
