//! Going through the page: from difference to difference, to a number, to a provision.

use super::panel::aside::Spot;
use super::{Page, Show, Tab, View};
use crate::consolidate::table::Matter;
use crate::desk::sheet;
use crate::dossier::papers::PaperKind;

/// Where one stops on the way through a draft.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Stop {
    Passage(usize),
    Spot(Spot),
}

impl Page {
    /// The passages one goes through: all open ones, or those of one delegation.
    pub(super) fn wanted(&self) -> Vec<usize> {
        let of_one = |matter: &&Matter| {
            self.filter.is_none_or(|voice| matter.proposals.iter().any(|it| it.holders.contains(voice)))
        };
        let matters = self.sitting.matters.iter().filter(of_one);
        matters.filter_map(|matter| matter.passages.first().copied()).collect()
    }

    pub(super) fn choose(&mut self, passage: usize) {
        let found = self.matter(passage);
        let first = found.and_then(|matter| matter.passages.first().copied()).unwrap_or(passage);
        self.wording = found.and_then(|matter| self.settled.taken(matter)).unwrap_or(1);
        self.chosen = Some(first);
        self.spot = None;
        if self.asked.take().is_some() {
            self.tab = Tab::Passage;
        }
        self.reveal_passage(first);
    }

    /// The next or the previous passage.
    pub(super) fn step(&mut self, forward: bool) {
        let redlined = matches!(self.show, Show::One | Show::Two) && self.view == View::Text;
        if redlined {
            return self.step_redline(forward);
        }
        let stops = self.stops();
        let here = match self.spot {
            Some(spot) => stops.iter().position(|stop| *stop == Stop::Spot(spot)),
            None => {
                stops.iter().position(|stop| matches!(stop, Stop::Passage(it) if Some(*it) == self.chosen))
            }
        };
        let last = stops.len().saturating_sub(1);
        let next = match (here, forward) {
            // At either end one is shown where one is.
            (Some(at), true) => (at + 1).min(last),
            (Some(at), false) => at.saturating_sub(1),
            (None, true) => 0,
            (None, false) => last,
        };
        match stops.get(next) {
            Some(Stop::Passage(passage)) => self.choose(*passage),
            Some(Stop::Spot(spot)) => self.look_at(*spot),
            None => {}
        }
    }

    /// What one goes through: the differences, and what is to follow the leading language where there is none.
    fn stops(&self) -> Vec<Stop> {
        let rolling = &self.sitting.rolling;
        let passages = self.open.iter().map(|passage| {
            let found = rolling.passages.get(*passage);
            let at = self.matter(*passage).and_then(|matter| matter.provision);
            let at = at.or_else(|| found.map(|it| rolling.owner(it))).unwrap_or_default();
            (at, Stop::Passage(*passage))
        });
        let mut stops: Vec<(usize, Stop)> = passages.collect();
        if self.filter.is_none() && self.view == View::Text {
            stops.extend(self.following().map(|at| (at, Stop::Spot(Spot::Provision(at)))));
        }
        stops.sort_by_key(|(at, _)| *at);
        stops.into_iter().map(|(_, stop)| stop).collect()
    }

    /// The next place with remarks, or the one before: the draft as a whole comes first.
    pub(super) fn step_remark(&mut self, forward: bool) {
        let Some(margin) = self.margin() else { return };
        let whole = (!margin.whole.is_empty()).then_some(Spot::Whole);
        let places: Vec<Spot> =
            whole.into_iter().chain(margin.remarks.keys().copied().map(Spot::Provision)).collect();
        let matter = self.chosen.and_then(|passage| self.matter(passage)).and_then(|it| it.provision);
        let here = self.spot.or(matter.map(Spot::Provision));
        let next = match (here, forward) {
            (Some(here), true) => places.iter().find(|spot| **spot > here),
            (Some(here), false) => places.iter().rev().find(|spot| **spot < here),
            (None, true) => places.first(),
            (None, false) => places.last(),
        };
        if let Some(spot) = next.copied() {
            self.look_at(spot);
        }
    }

    /// Between the changes of two texts compared.
    fn step_redline(&mut self, forward: bool) {
        let places: Vec<(usize, usize)> = {
            let mut places: Vec<(usize, usize)> =
                self.made.sheet.places().into_iter().map(|(passage, row)| (row, passage)).collect();
            places.sort_unstable();
            places
        };
        let at = self.chosen.and_then(|chosen| places.iter().position(|(_, passage)| *passage == chosen));
        let next = match (at, forward) {
            (Some(at), true) => at + 1,
            (Some(at), false) => at.saturating_sub(1),
            (None, true) => 0,
            (None, false) => places.len().saturating_sub(1),
        };
        if let Some((_, passage)) = places.get(next).copied() {
            self.chosen = Some(passage);
            self.reveal_passage(passage);
        }
    }

    /// The matter that can be decided on just now. While two texts are compared there is none: what is compared
    /// is not what is being settled.
    pub(super) fn at_hand(&self) -> Option<&Matter> {
        let compared = matches!(self.show, Show::One | Show::Two) && self.view == View::Text;
        self.chosen
            .filter(|_| !compared && !self.sitting.pair && self.past.is_none())
            .and_then(|passage| self.matter(passage))
    }

    /// Goes to the passage with this number.
    pub(super) fn go_to_item(&mut self, number: u32) {
        let board = self.sitting.proceedings.as_ref().map(|it| &it.hearing.board);
        if let Some(passage) = board.and_then(|board| board.numbered(number)).map(|item| item.passage) {
            self.choose(passage);
        }
    }

    pub(super) fn reveal_row(&mut self, row: usize) {
        self.reveal.row = row;
        self.reveal.number += 1;
    }

    pub(super) fn reveal_passage(&mut self, passage: usize) {
        if self.view == View::Table {
            let row = match self.table {
                PaperKind::Comparative => self.table_row(passage),
                _ => self.paper_row(passage),
            };
            if let Some(row) = row {
                self.reveal_row(row);
            }
        } else if self.beside && self.show == Show::Two {
            let holds = |row: &Option<sheet::Row>| {
                row.as_ref().is_some_and(|row| row.passages().any(|it| it == passage))
            };
            if let Some(row) = self.made.pairs.iter().position(|pair| holds(&pair.left) || holds(&pair.right))
            {
                self.reveal_row(row);
            }
        } else if let Some(row) = self.made.sheet.place(passage) {
            self.reveal_row(row);
        }
    }

    pub(super) fn reveal_provision(&mut self, provision: usize) {
        self.view = View::Text;
        let at = |row: &sheet::Row| row.provision.is_some_and(|own| own >= provision);
        let row = if self.beside && self.show == Show::Two {
            self.made.pairs.iter().position(|pair| pair.left.as_ref().is_some_and(at))
        } else if self.show == Show::Clean {
            // The clean text has provisions of its own; headings are found by what they say.
            let title = self.made.outline.iter().find(|heading| heading.provision == provision);
            let base =
                self.sitting.rolling.base.provisions().get(provision).map(crate::text::Provision::line);
            self.made.sheet.rows.iter().position(|row| {
                title.is_some()
                    && base
                        .as_ref()
                        .is_some_and(|line| !line.is_empty() && row.text().ends_with(line.as_str()))
            })
        } else {
            self.made.sheet.rows.iter().position(at)
        };
        if let Some(row) = row {
            self.reveal_row(row);
        }
    }
}
