//! Which provisions of a voice stand where the draft has them, and which come anew elsewhere.

use std::ops::Range;

use super::{Fate, Ground, Own, Script};
use crate::text::{Body, Kind};

/// Which of the voice's units is which of the base.
pub(super) struct Plan<'g, 'r> {
    ground: &'g Ground<'r>,
    owns: Vec<(Own, Vec<Own>)>,
    /// For each of the voice's units, the unit of the base it is.
    stays: Vec<Option<usize>>,
    /// For each of the voice's units, the run of rows it belongs to: its first and the one after its last.
    tables: Vec<Option<(usize, usize)>>,
}

impl<'g, 'r> Plan<'g, 'r> {
    pub(super) fn new(ground: &'g Ground<'r>, owns: Vec<(Own, Vec<Own>)>) -> Self {
        let mut tables: Vec<Option<(usize, usize)>> = vec![None; owns.len()];
        let mut at = 0;
        while at < owns.len() {
            let mut end = at + 1;
            if owns[at].0.form.kind.is_row() {
                while owns.get(end).is_some_and(|(own, _)| own.form.kind == Kind::Row) {
                    end += 1;
                }
                tables[at..end].fill(Some((at, end)));
            }
            at = end;
        }
        Self { ground, stays: vec![None; owns.len()], owns, tables }
    }

    pub(super) fn settle(&mut self) {
        self.pair();
        self.keep_in_order();
        self.keep_tables_whole();
    }

    /// A unit of the voice is the unit of the base whose opening it keeps, else the one most of its words come
    /// from; the same kind of paragraph it must be.
    fn pair(&mut self) {
        let ground = self.ground;
        let mut taken = vec![false; ground.units.len()];
        for pass in 0..2 {
            for at in 0..self.owns.len() {
                let (own, notes) = &self.owns[at];
                if self.stays[at].is_some() || own.form.kind == Kind::Meta {
                    continue;
                }
                let source = if pass == 0 {
                    own.opening.map(|token| ground.side.provision_at(token))
                } else {
                    own.main_source(&ground.side)
                };
                let Some(provision) = source else { continue };
                let unit = ground.unit_of(provision);
                if ground.units[unit].start != provision
                    || taken[unit]
                    || notes.len() != own.notes(&ground.side)
                {
                    continue;
                }
                if own.fits(&ground.side, provision) {
                    taken[unit] = true;
                    self.stays[at] = Some(unit);
                }
            }
        }
    }

    /// Of the units that stay the most that are in the same order stay where they are; the others move.
    fn keep_in_order(&mut self) {
        let paired: Vec<(usize, usize)> =
            self.stays.iter().enumerate().filter_map(|(own, unit)| Some((own, (*unit)?))).collect();
        let kept = longest_rise(&paired.iter().map(|(_, unit)| *unit).collect::<Vec<_>>());
        let mut stays = vec![None; self.stays.len()];
        for at in kept {
            let (own, unit) = paired[at];
            stays[own] = Some(unit);
        }
        self.stays = stays;
    }

    /// A table stays one table, or goes and comes as a whole: where its rows are parted or joined with others',
    /// where another row is its head, or where cells reach over several rows of which some change.
    fn keep_tables_whole(&mut self) {
        for table in &self.ground.tables {
            let staying: Vec<usize> = (0..self.stays.len())
                .filter(|at| self.stays[*at].is_some_and(|unit| table.contains(&unit)))
                .collect();
            let Some(first) = staying.first() else { continue };
            if !self.is_whole(table, *first, &staying) {
                staying.iter().for_each(|at| self.stays[*at] = None);
            }
        }
    }

    fn is_whole(&self, table: &Range<usize>, first: usize, staying: &[usize]) -> bool {
        let Some((from, end)) = self.tables[first] else { return false };
        let rows = from..end;
        let together = staying.iter().all(|at| rows.contains(at));
        let alone = rows.clone().all(|at| self.stays[at].is_none_or(|unit| table.contains(&unit)));
        let headed = self.stays[from] == Some(table.start);
        let spans = |body: &Body| match body {
            Body::Cells(cells) => cells.iter().any(|cell| cell.span.rows > 1),
            Body::Prose(_) => false,
        };
        let reaching = table.clone().any(|unit| spans(&self.ground.main(unit).body))
            || rows.clone().any(|at| self.owns[at].0.reaches_down());
        let unmoved = staying.len() == table.len() && rows.len() == table.len();
        together && alone && headed && (!reaching || unmoved)
    }

    pub(super) fn script(self, unanswered: &[Range<u32>]) -> Script {
        let ground = self.ground;
        let last = ground.units.len();
        let mut script = Script { fates: vec![Fate::Gone; last], added: vec![Vec::new(); last + 1] };
        for (unit, provisions) in ground.units.iter().enumerate() {
            let start = ground.side.starts[provisions.start];
            let meta = ground.side.provisions[provisions.start].form.kind == Kind::Meta;
            if meta || unanswered.iter().any(|span| span.contains(&start)) {
                script.fates[unit] = Fate::Kept;
            }
        }
        let mut cursor = 0;
        for (at, (own, notes)) in self.owns.iter().enumerate() {
            if let Some(unit) = self.stays[at] {
                script.fates[unit] = ground.fate(unit, own, notes);
                cursor = unit + 1;
            } else if own.form.kind != Kind::Meta {
                let next = self.stays[at..].iter().find_map(|unit| *unit).unwrap_or(last);
                cursor = self.gap(at, cursor..next);
                script.added[cursor].push(own.unit(notes, &ground.side));
            }
        }
        script
    }

    /// Where what is added stands: behind what it stands for, if that is between its neighbours.
    fn gap(&self, at: usize, window: Range<usize>) -> usize {
        let ground = self.ground;
        let wanted = |at: usize| {
            let until = self.owns[at].0.until;
            if until == 0 { 0 } else { ground.unit_of(ground.side.provision_at(until - 1)) + 1 }
        };
        let fit = |gap: usize| if (window.start..=window.end).contains(&gap) { gap } else { window.start };
        let inside = |gap: usize| ground.tables.iter().find(|table| table.start < gap && gap < table.end);
        let out = |gap: usize| inside(gap).map_or(gap, |table| table.end);
        match self.tables[at] {
            // A row added to a table of the base stands in it.
            Some((from, end)) if self.stays[from..end].iter().any(Option::is_some) => {
                let of = self.stays[from..end].iter().find_map(|unit| *unit).unwrap_or_default();
                let table = ground.tables.iter().find(|table| table.contains(&of));
                let gap = fit(wanted(at));
                table.map_or(gap, |table| gap.min(table.end))
            }
            // A table of its own stands together.
            Some((from, end)) => {
                let all = (from..end).map(wanted).max().unwrap_or_default();
                out(fit(all).max(window.start))
            }
            None => out(fit(wanted(at))),
        }
    }
}

/// The places of a longest rising run of numbers.
fn longest_rise(numbers: &[usize]) -> Vec<usize> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (at, number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|end| numbers[*end] < *number);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut rise = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied();
    while let Some(here) = at {
        rise.push(here);
        at = before[here];
    }
    rise.reverse();
    rise
}
