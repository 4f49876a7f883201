//! What follows from what is shown and decided on the page. It is made anew when something else is shown, and only
//! where they touch it when decisions are taken.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::history::Trace;
use super::{Page, Show};
use crate::consolidate::RollingText;
use crate::desk::sheet::{self, Beside, Heading, SetOut, Sheet, find};
use crate::desk::sitting::Sitting;
use crate::text::outline::Outline;

/// What follows from what is shown and decided.
pub(super) struct Made {
    pub sheet: Sheet,
    /// What the sheet was set out with, where it shows what is proposed.
    set_out: Option<SetOut>,
    pub pairs: Vec<Beside>,
    /// What stands under what in the base, for citations.
    pub tree: Outline,
    /// The matter every passage belongs to.
    pub matter_of: BTreeMap<usize, usize>,
    tables: Vec<(Range<usize>, Vec<u16>)>,
    /// Whether most of the page stands in tables.
    of_tables: bool,
    pub outline: Vec<Heading>,
    pub compared: Option<Arc<RollingText>>,
    pub identity: u64,
}

impl Made {
    /// What follows from the texts alone.
    pub fn new(sitting: &Sitting) -> Self {
        let mut matter_of = BTreeMap::new();
        for (at, matter) in sitting.matters.iter().enumerate() {
            matter_of.extend(matter.passages.iter().map(|passage| (*passage, at)));
        }
        let base = &sitting.rolling.base;
        Self {
            sheet: Sheet::default(),
            set_out: None,
            pairs: Vec::new(),
            tree: Outline::new(base),
            matter_of,
            tables: Vec::new(),
            of_tables: false,
            outline: sheet::outline(base),
            compared: None,
            identity: 0,
        }
    }

    /// How wide the columns of a table are, relative to each other.
    pub fn columns(&self, row: usize) -> &[u16] {
        self.tables.iter().find(|(rows, _)| rows.contains(&row)).map_or(&[], |(_, columns)| columns)
    }

    /// Whether a heading stands over a table: the page is one of tables, or the next row that is no heading is a table's.
    pub fn is_over_table(&self, row: usize) -> bool {
        let rows = &self.sheet.rows;
        let below = || rows.iter().skip(row + 1).find(|below| !below.kind.is_heading());
        self.of_tables || !self.tables.is_empty() && below().is_some_and(|below| below.kind.is_row())
    }

    /// Measures the tables anew.
    fn measure_tables(&mut self) {
        let rows = &self.sheet.rows;
        self.tables = sheet::columns(rows);
        let in_tables: usize = self.tables.iter().map(|(rows, _)| rows.len()).sum();
        let headings = rows.iter().filter(|row| row.kind.is_heading()).count();
        self.of_tables = in_tables * 2 > rows.len() - headings;
    }
}

impl Page {
    /// Counts anew what is open in each part.
    pub(super) fn count_open(&mut self) {
        let rolling = &self.sitting.rolling;
        let disputed = self.disputed().into_iter().filter_map(|index| {
            let passage = rolling.passages.get(index)?;
            let provision = if rolling.base.is_empty() { 0 } else { rolling.owner(passage) };
            Some((provision, !self.settled.settles(rolling, index)))
        });
        let disputed: Vec<(usize, bool)> = disputed.collect();
        sheet::count(&mut self.made.outline, disputed);
    }

    /// Shows what was decided since the page was made.
    pub(super) fn show_decided(&mut self) {
        let made = &mut self.made;
        let Some(set_out) = &mut made.set_out else {
            if self.show == Show::Clean && self.past.is_none() {
                self.make();
                self.refind();
            } else {
                // Two texts compared, and earlier drafts, are what they are.
                self.count_open();
            }
            return;
        };
        let changed = set_out.again(&self.sitting.rolling, &self.settled, &mut made.sheet.rows);
        let rows = changed.iter().filter_map(|it| made.sheet.rows.get(it.rows.start..it.rows.start + it.now));
        if !made.tables.is_empty() || rows.flatten().any(|row| row.kind.is_row()) {
            made.measure_tables();
        }
        if let Some(found) = &mut self.find {
            find::find_again(&made.sheet, &changed, &found.words, &mut found.hits);
            found.at = found.at.min(found.hits.len().saturating_sub(1));
        }
        self.count_open();
    }

    /// Makes anew what follows from what is shown and decided.
    pub(super) fn make(&mut self) {
        self.count_open();
        let rolling = &self.sitting.rolling;
        self.made.pairs.clear();
        self.made.set_out = None;
        let compared = match self.show {
            Show::One => Some((None, Some(self.one))),
            Show::Two => Some(self.two),
            _ => None,
        };
        self.made.compared = compared.map(|(left, right)| {
            if self.sitting.pair && left.is_none() && right == Some(0) {
                rolling.clone()
            } else {
                self.sitting.compare(left, right)
            }
        });
        let past = match (self.past, &self.trace) {
            (Some(draft), Trace::Ready(traced)) => traced.text(draft),
            _ => None,
        };
        self.made.sheet = match (self.show, &self.made.compared) {
            _ if past.is_some() => past.map(sheet::clean).unwrap_or_default(),
            (Show::One | Show::Two, Some(compared)) => {
                if self.beside && self.show == Show::Two {
                    self.made.pairs = sheet::beside(compared);
                }
                sheet::redline(compared)
            }
            (Show::Clean, _) => sheet::clean(&self.sitting.clean(&self.settled)),
            _ => {
                let (set_out, rows) = SetOut::new(rolling, &self.settled, self.filter);
                self.made.set_out = Some(set_out);
                Sheet { rows }
            }
        };
        self.made.measure_tables();
        let side = |side: Option<usize>| side.map_or(0, |voice| voice as u64 + 1);
        self.made.identity = match self.show {
            _ if self.past.is_some() => 1_000_000_000 + self.past.unwrap_or(0) as u64,
            Show::Clean => 1,
            Show::All => 2,
            Show::One => 1000 + self.one as u64,
            Show::Two => 1_000_000 + side(self.two.0) * 1000 + side(self.two.1) * 2 + u64::from(self.beside),
        };
    }
}
