//! The comparative table as a paper.

use super::{Brief, Citations, Role, Run, TableCell, TableLine, names};
use crate::consolidate::view::Inline;
use crate::consolidate::{Layer, RollingText, table};
use crate::language::Phrase;
use crate::text::Span;

/// The lines of the table, its head first.
pub(super) fn lines(rolling: &RollingText, brief: &Brief<'_>) -> Vec<TableLine> {
    let language = brief.language;
    let mut head: Vec<&'static str> =
        vec!["paper-column-element", "paper-column-draft", "paper-column-proposed"];
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
    let citations = Citations::new(&rolling.base, language);
    for matter in table::matters(rolling) {
        let element = matter.provision.map(|at| citations.of(at)).unwrap_or_default();
        let element = match matter.layer {
            Layer::Addition => language.say(Phrase::new("paper-after").with("place", element)),
            _ => element,
        };
        // Rival proposals share the cells that say what they are about.
        let rivals = u16::try_from(matter.proposals.len()).unwrap_or(u16::MAX);
        let shared =
            |runs: Vec<Run>| TableCell { span: Span { columns: 1, rows: rivals }, paragraphs: vec![runs] };
        let stands = if matter.base.is_empty() { vec![Run::plain("—")] } else { runs(&matter.base) };
        let mut cells = vec![shared(vec![Run::plain(element)]), shared(stands)];
        for proposal in &matter.proposals {
            let proposed = match (matter.layer, proposal.before) {
                (Layer::Order, Some(before)) => {
                    let phrase = Phrase::new("paper-move").with("place", citations.before(before));
                    vec![Run::of(language.say(phrase), Role::Proposed)]
                }
                _ => runs(&proposal.said),
            };
            cells.push(cell(proposed));
            if brief.names {
                cells.push(cell(vec![Run::of(names(rolling, &proposal.holders), Role::Names)]));
            }
            lines.push(TableLine {
                head: false,
                cells: std::mem::take(&mut cells),
                notes: Vec::new(),
                caption: None,
            });
        }
    }
    lines
}

fn runs(line: &[Inline]) -> Vec<Run> {
    let mut runs: Vec<Run> = line
        .iter()
        .map(|inline| match inline {
            Inline::Same(words) => Run::plain(words.clone()),
            Inline::Stands(words) => Run::of(words.clone(), Role::Stands),
            Inline::Deleted(words) => Run::of(words.clone(), Role::Goes),
            Inline::Inserted(words) => Run::of(words.clone(), Role::Proposed),
            Inline::Ellipsis => Run::plain("…"),
        })
        .collect();
    if let Some(first) = runs.first_mut() {
        first.words = first.words.trim_start().to_owned();
    }
    super::part(&mut runs);
    runs
}
