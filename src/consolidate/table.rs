//! The comparative table: every proposal against the draft, element by element.

use super::view::{Inline, View, run_together};
use super::{Layer, RollingText, VoiceSet};

/// A row of the comparative table: one wording of one passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// The passage.
    pub passage: usize,
    /// The wording.
    pub wording: usize,
    /// The provision of the base the row is about: what the first column cites. `None` for an empty base.
    pub provision: Option<usize>,
    /// What is at stake.
    pub layer: Layer,
    /// What the draft says there.
    pub base: Vec<Inline>,
    /// What is proposed, against the draft; empty for a block that is to stand elsewhere.
    pub proposed: Vec<Inline>,
    /// For a block that is to stand elsewhere: the provision of the base before which it goes; the number of
    /// provisions for the end.
    pub before: Option<usize>,
    /// Who proposes it.
    pub holders: VoiceSet,
}

/// How many tokens of the provision stand around a change.
const AROUND: usize = 12;

/// The rows of the comparative table, in the order of the text.
pub fn rows(rolling: &RollingText) -> Vec<TableRow> {
    let view = View::new(rolling);
    let mut rows = Vec::new();
    for (index, passage) in rolling.open_passages() {
        let place = (!rolling.base.is_empty()).then(|| view.owner(passage));
        for (at, wording) in passage.wordings.iter().enumerate().filter(|(_, wording)| !wording.base) {
            rows.push(TableRow {
                passage: index,
                wording: at,
                provision: place,
                layer: passage.layer,
                base: view.excerpt(index, 0, AROUND),
                proposed: match passage.layer {
                    Layer::Order => Vec::new(),
                    Layer::Presence => {
                        vec![Inline::Deleted(run_together(&passage.wordings[0].fragments).text)]
                    }
                    _ => view.excerpt(index, at, AROUND),
                },
                before: wording.place.map(|token| rolling.starts.partition_point(|start| *start < token)),
                holders: wording.holders.clone(),
            });
        }
    }
    rows
}
