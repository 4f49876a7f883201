//! Where an alternative keeps the draft's words and parts them into other provisions: a ¶ that goes, a ¶ that comes.

use std::collections::{BTreeMap, BTreeSet};

use super::said;
use crate::compare::common::equal_runs;
use crate::consolidate::view::{Row, RowBody};
use crate::text::token::tokenise;
use crate::text::{Content, Form, Provision};

/// What became of the draft's ¶ in the rows of an alternative.
#[derive(Debug, Default)]
pub(super) struct Joints {
    /// The number of a provision of the draft that is joined to what stands before it, by the row and the byte of it
    /// where it began; empty where it has none.
    pub joined: BTreeMap<(usize, usize), String>,
    /// Rows that begin where the draft goes on.
    pub parted: BTreeSet<usize>,
}

/// The words of rows, one after the other.
#[derive(Default)]
struct Line {
    keys: Vec<u64>,
    /// The row and the byte of it at which each word begins.
    places: Vec<(usize, usize)>,
    /// The word each row but the first begins with, and the row's number.
    openings: BTreeMap<usize, (usize, String)>,
}

impl Line {
    /// Nothing of rows of a table: their cells are parted by other rules.
    fn of(rows: &[Row]) -> Option<Self> {
        let mut line = Line::default();
        for (nth, row) in rows.iter().enumerate() {
            let RowBody::Prose(pieces) = &row.body else { return None };
            if nth > 0 {
                line.openings.insert(line.keys.len(), (nth, row.form.lead()));
            }
            let mut tokens = Vec::new();
            let words = Provision::prose(Form::UNNUMBERED, Content::plain(said(pieces)));
            tokenise(&words, &mut tokens);
            for token in tokens.iter().filter(|token| !token.sort.is_boundary()) {
                line.keys.push(token.key);
                line.places.push((nth, token.start as usize));
            }
        }
        Some(line)
    }
}

impl Joints {
    /// What the rows of an alternative make of the ¶ in those of the draft.
    pub(super) fn of(base: &[Row], rows: &[Row]) -> Self {
        let mut joints = Joints::default();
        if base.len() < 2 && rows.len() < 2 {
            return joints;
        }
        let Some((base, own)) = Line::of(base).zip(Line::of(rows)) else { return joints };
        let runs = equal_runs(&base.keys, &own.keys, &mut 0);
        for (from, to, length) in runs {
            // Inside a run the words before and after belong together on both sides.
            for step in 1..length {
                match (base.openings.get(&(from + step)), own.openings.get(&(to + step))) {
                    (Some((_, lead)), None) => {
                        let place = own.places.get(to + step).copied();
                        joints.joined.extend(place.map(|place| (place, lead.clone())));
                    }
                    (None, Some((row, _))) => {
                        joints.parted.insert(*row);
                    }
                    _ => {}
                }
            }
        }
        joints
    }
}
