//! The comparative table as a paper.

use super::{Brief, Role, Run, TableCell, TableLine, names};
use crate::consolidate::view::Inline;
use crate::consolidate::{Layer, RollingText, table};
use crate::language::Phrase;
use crate::text::outline;

/// The lines of the table, its head first.
pub(super) fn lines(rolling: &RollingText, brief: &Brief<'_>) -> Vec<TableLine> {
    let language = brief.language;
    let mut head: Vec<&'static str> = vec!["paper-column-element", "paper-column-draft", "paper-column-proposed"];
    if brief.names {
        head.push("paper-column-by");
    }
    let cell = |runs: Vec<Run>| TableCell { span: Default::default(), paragraphs: vec![runs] };
    let mut lines = vec![TableLine {
        head: true,
        cells: head.iter().map(|key| cell(vec![Run::plain(language.say(*key))])).collect(),
        notes: Vec::new(),
        caption: None,
    }];
    for row in table::rows(rolling) {
        let element = row.provision.map(|at| outline::citation(&rolling.base, at, language)).unwrap_or_default();
        let place = |before: usize| {
            if before >= rolling.base.provisions().len() {
                language.say("paper-to-the-end")
            } else {
                let citation = outline::citation(&rolling.base, before, language);
                language.say(Phrase::new("paper-before").with("place", citation))
            }
        };
        let element = match row.layer {
            Layer::Addition => language.say(Phrase::new("paper-after").with("place", element)),
            _ => element,
        };
        let proposed = match (row.layer, row.before) {
            (Layer::Order, Some(before)) => {
                let phrase = Phrase::new("paper-move").with("place", place(before));
                vec![Run::of(language.say(phrase), Role::Proposed)]
            }
            _ => runs(&row.proposed),
        };
        let mut cells = vec![cell(vec![Run::plain(element)]), cell(runs(&row.base)), cell(proposed)];
        if brief.names {
            cells.push(cell(vec![Run::of(names(rolling, &row.holders), Role::Names)]));
        }
        lines.push(TableLine { head: false, cells, notes: Vec::new(), caption: None });
    }
    lines
}

fn runs(line: &[Inline]) -> Vec<Run> {
    let mut runs: Vec<Run> = line
        .iter()
        .map(|inline| match inline {
            Inline::Same(words) => Run::plain(words.clone()),
            Inline::Deleted(words) => Run::of(words.clone(), Role::Goes),
            Inline::Inserted(words) => Run::of(words.clone(), Role::Proposed),
            Inline::Ellipsis => Run::plain("…"),
        })
        .collect();
    if let Some(first) = runs.first_mut() {
        first.words = first.words.trim_start().to_owned();
    }
    runs
}
