//! Rows of the page as blocks of a paper.

use super::{Block, Brief, Caption, Citations, LineKind, Note, Offer, Prose, Role, Run, Setting, Shape};
use super::{Table, TableCell, TableLine, by, joined, names};
use crate::consolidate::view::{Alternative, Piece, Rival, Rivals, Row, RowBody};
use crate::consolidate::{Passage, RollingText, VoiceSet};
use crate::language::Phrase;
use crate::text::content::ANCHOR;
use crate::text::{Content, Kind};

pub(super) fn blocks(rolling: &RollingText, rows: &[Row], brief: &Brief<'_>) -> (Vec<Block>, Vec<Offer>) {
    let mut blocks = Vec::new();
    let mut offers = Offers::default();
    let citations = Citations::new(&rolling.base, brief.language);
    for row in rows.iter().filter(|row| row.form.kind != Kind::Meta) {
        let mut setter = Setter { rolling, brief, row, citations: &citations, offers: &mut offers };
        let offer = setter.offer();
        let provision = row.provision.filter(|_| row.alternative.as_ref().is_none_or(|it| it.base));
        match &row.body {
            RowBody::Prose(pieces) => {
                let caption = setter.caption();
                blocks
                    .extend(caption.map(|words| Block::Caption(Caption { words, introduces: true, offer })));
                blocks.push(Block::Prose(Prose { offer, provision, ..setter.prose(pieces) }));
            }
            RowBody::Cells(cells) => {
                let cells = cells.iter().map(|cell| TableCell {
                    span: cell.span,
                    paragraphs: cell.paragraphs.iter().map(|pieces| setter.runs(pieces)).collect(),
                });
                let line = TableLine {
                    kind: if row.form.kind == Kind::Head { LineKind::Head } else { LineKind::Row },
                    cells: cells.collect(),
                    notes: setter.notes(),
                    caption: setter.caption(),
                    offer,
                    provision,
                };
                match blocks.last_mut() {
                    Some(Block::Table(table)) if line.kind != LineKind::Head => table.lines.push(line),
                    _ => blocks.push(Block::Table(Table::of_document(vec![line]))),
                }
            }
        }
    }
    (blocks, offers.list)
}

/// The offers set out so far.
#[derive(Default)]
struct Offers {
    list: Vec<Offer>,
    groups: usize,
    /// The offer that the alternative set out last became: the alternative's group and option, and the offer.
    last: Option<((usize, usize), usize)>,
}

impl Offers {
    fn add(&mut self, offer: Offer) -> usize {
        self.list.push(offer);
        self.list.len() - 1
    }

    /// A number for a group of rivals.
    fn group(&mut self) -> usize {
        self.groups += 1;
        self.groups - 1
    }

    /// The offer an alternative makes; its rows make one.
    fn whole(&mut self, alternative: &Alternative) -> usize {
        let here = (alternative.group, alternative.option);
        if let Some((known, offer)) = self.last
            && known == here
        {
            return offer;
        }
        let group = match self.last {
            Some(((group, _), offer)) if group == here.0 => self.list.get(offer).map(|offer| offer.group),
            _ => None,
        };
        let group = group.unwrap_or_else(|| self.group());
        let offer = self.add(Offer {
            group,
            picks: alternative.picks.clone(),
            base: alternative.base,
            holders: alternative.holders.clone(),
            shape: Shape::Provisions,
        });
        self.last = Some((here, offer));
        offer
    }
}

struct Setter<'a> {
    rolling: &'a RollingText,
    brief: &'a Brief<'a>,
    row: &'a Row,
    citations: &'a Citations<'a>,
    offers: &'a mut Offers,
}

impl Setter<'_> {
    fn redline(&self) -> bool {
        self.brief.setting == Setting::Redline
    }

    /// The offer the row as a whole belongs to.
    fn offer(&mut self) -> Option<usize> {
        let alternative = self.row.alternative.as_ref().filter(|it| !it.settled && !self.redline())?;
        Some(self.offers.whole(alternative))
    }

    /// What introduces the row, if it is the first of an alternative or proposed as a whole.
    fn caption(&self) -> Option<String> {
        let alternative = self.row.alternative.as_ref().filter(|it| it.first && !self.redline())?;
        let language = self.brief.language;
        if alternative.is_addition() {
            return Some(by(self.brief, self.rolling, &alternative.holders, "paper-added-by", "paper-added"));
        }
        let whose = if alternative.base {
            language.say("paper-draft")
        } else {
            by(self.brief, self.rolling, &alternative.holders, "paper-proposed-by", "paper-proposed")
        };
        Some(
            language
                .say(Phrase::new("paper-option").with("letter", alternative.letter()).with("whose", whose)),
        )
    }

    /// What the whole row is on this paper.
    fn role(&self) -> Role {
        match &self.row.alternative {
            Some(alternative) if self.redline() => {
                if alternative.base {
                    Role::Goes
                } else {
                    Role::Proposed
                }
            }
            Some(Alternative { base: true, .. }) => Role::Stands,
            Some(_) => Role::Plain,
            None if self.row.presence.is_some() => Role::Goes,
            None if self.row.added => Role::Proposed,
            None => Role::Plain,
        }
    }

    fn prose(&mut self, pieces: &[Piece]) -> Prose {
        Prose {
            kind: self.row.form.kind,
            depth: self.row.form.depth(),
            label: self.row.form.label.as_ref().map(|label| label.surface.to_string()).unwrap_or_default(),
            role: self.role(),
            runs: self.runs(pieces),
            notes: self.notes(),
            alternative: self.row.alternative.is_some() && !self.redline(),
            offer: None,
            provision: None,
        }
    }

    fn runs(&mut self, pieces: &[Piece]) -> Vec<Run> {
        let mut runs = Vec::new();
        for piece in pieces {
            match piece {
                // In a new provision of a redline, words that stood elsewhere before are not new.
                Piece::Same(content) if self.row.added => push(&mut runs, content, Role::Plain),
                Piece::Same(content) => push(&mut runs, content, self.role()),
                Piece::Gone(content) => push(&mut runs, content, Role::Goes),
                Piece::Joined(lead) => runs.extend(joined(lead, &|key| self.brief.language.say(key))),
                Piece::Fresh(content) => push(&mut runs, content, Role::Proposed),
                Piece::Settled { content, .. } => push(&mut runs, content, Role::Plain),
                Piece::Rivals(rivals) => self.rivals(rivals, &mut runs),
            }
        }
        super::part(&mut runs);
        runs
    }

    fn rivals(&mut self, rivals: &Rivals, runs: &mut Vec<Run>) {
        let group = if self.redline() { 0 } else { self.offers.group() };
        for rival in &rivals.options {
            if self.redline() {
                push(runs, &rival.content, if rival.base { Role::Goes } else { Role::Proposed });
            } else if !(rival.base && rival.content.text.trim().is_empty()) {
                self.bracketed(rival, group, runs);
            }
        }
    }

    /// "[sixty — ALT, KRS]"; "[delete — BLN]" where the proposal is to say nothing.
    fn bracketed(&mut self, rival: &Rival, group: usize, runs: &mut Vec<Run>) {
        let text = &rival.content.text;
        let gap = text.len() - text.trim_start().len();
        let spaced = gap > 0 || matches!(runs.last(), Some(last) if last.role == Role::Bracket);
        if spaced {
            runs.push(Run::plain(" "));
        }
        let offer = self.offers.add(Offer {
            group,
            picks: rival.picks.clone(),
            base: rival.base,
            holders: rival.holders.clone(),
            shape: Shape::Words(rival.content.clone()),
        });
        let mut own = vec![Run::of("[", Role::Bracket)];
        if text.trim().is_empty() {
            own.push(Run::of(self.brief.language.say("paper-delete-here"), Role::Names));
        } else {
            let content = crate::consolidate::view::slice(&rival.content, gap, text.trim_end().len());
            push(&mut own, &content, if rival.base { Role::Stands } else { Role::Proposed });
        }
        if self.brief.names && !rival.holders.is_empty() {
            own.push(Run::of(format!(" — {}", names(self.rolling, &rival.holders)), Role::Names));
        }
        own.push(Run::of("]", Role::Bracket));
        runs.extend(own.into_iter().map(|run| Run { offer: Some(offer), ..run }));
    }

    /// What the margin says: whether the provision is to go, where it is to stand, how it is numbered.
    fn notes(&mut self) -> Vec<Note> {
        let rolling = self.rolling;
        let passage =
            |index: Option<usize>| index.and_then(|index| Some((index, rolling.passages.get(index)?)));
        let mut notes = Vec::new();
        if self.row.alternative.as_ref().is_some_and(|it| !it.base)
            || self.redline() && self.row.order.is_none()
        {
            return notes;
        }
        if let Some((index, passage)) = passage(self.row.presence).filter(|_| !self.redline()) {
            let proposers = passage.proposers();
            let words = by(self.brief, rolling, &proposers, "paper-removed-by", "paper-removed");
            let taken = passage.wordings.iter().position(|wording| !wording.base);
            let offer = self.margin((index, taken.unwrap_or_default()), proposers);
            notes.push(Note { words, offer });
        }
        if let Some((index, passage)) = passage(self.row.order) {
            self.moves(index, passage, &mut notes);
        }
        if let Some((_, passage)) = passage(self.row.numbering).filter(|_| !self.redline()) {
            notes.extend(self.numbers(passage).into_iter().map(|words| Note { words, offer: None }));
        }
        notes
    }

    /// An offer that stands in the margin.
    fn margin(&mut self, pick: (usize, usize), holders: VoiceSet) -> Option<usize> {
        if self.redline() {
            return None;
        }
        let group = self.offers.group();
        let shape = Shape::Margin;
        Some(self.offers.add(Offer { group, picks: vec![pick], base: false, holders, shape }))
    }

    fn moves(&mut self, index: usize, passage: &Passage, notes: &mut Vec<Note>) {
        for (at, wording) in passage.wordings.iter().enumerate().filter(|(_, wording)| !wording.base) {
            let Some(place) = wording.place else { continue };
            let next = self.rolling.starts.partition_point(|start| *start < place);
            let place = self.citations.before(next);
            let whose = by(self.brief, self.rolling, &wording.holders, "paper-proposed-by", "paper-proposed");
            let phrase = Phrase::new("paper-moved").with("place", place).with("whose", whose);
            let words = self.brief.language.say(phrase);
            let offer = self.margin((index, at), wording.holders.clone());
            notes.push(Note { words, offer });
        }
    }

    fn numbers(&self, passage: &Passage) -> Vec<String> {
        let variants = passage.wordings.iter().flat_map(|wording| &wording.variants);
        variants
            .filter_map(|variant| {
                let label = variant.fragments.first().and_then(|fragment| fragment.label())?;
                let phrase = Phrase::new("paper-numbered").with("label", label);
                let numbered = self.brief.language.say(phrase);
                Some(if self.brief.names {
                    format!("{numbered} — {}", names(self.rolling, &variant.holders))
                } else {
                    numbered
                })
            })
            .collect()
    }
}

/// Appends content in a role: one run for every change of style, anchors by themselves.
pub(super) fn push(runs: &mut Vec<Run>, content: &Content, role: Role) {
    let text = content.text.as_str();
    let mut cuts: Vec<usize> = vec![0, text.len()];
    for mark in &content.marks {
        cuts.extend([mark.start as usize, mark.end as usize]);
    }
    let mut anchors = content.anchors.iter();
    for (at, _) in text.match_indices(ANCHOR) {
        cuts.extend([at, at + ANCHOR.len_utf8()]);
    }
    cuts.sort_unstable();
    cuts.dedup();
    for pair in cuts.windows(2) {
        let [from, until] = pair else { continue };
        let Some(words) = text.get(*from..*until) else { continue };
        let styles = content
            .marks
            .iter()
            .filter(|mark| mark.start as usize <= *from && *until <= mark.end as usize)
            .map(|mark| mark.style.clone())
            .collect();
        let anchor = if words.starts_with(ANCHOR) { anchors.next().cloned() } else { None };
        let words = if anchor.is_some() { String::new() } else { words.to_owned() };
        match runs.last_mut() {
            Some(last)
                if last.role == role
                    && last.styles == styles
                    && last.anchor.is_none()
                    && anchor.is_none() =>
            {
                last.words.push_str(&words);
            }
            _ => runs.push(Run { words, role, styles, anchor, offer: None }),
        }
    }
}
