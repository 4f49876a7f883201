//! The comparative table as a paper.

use super::{Brief, Citations, Role, Run, Table, TableCell, TableLine, names};
use crate::consolidate::table::{Matter, Proposal};
use crate::consolidate::view::Inline;
use crate::consolidate::{Layer, RollingText, table};
use crate::language::{Language, Phrase};

/// The table: rival proposals share the cells that say what they are about.
pub(super) fn table(rolling: &RollingText, brief: &Brief<'_>) -> Table {
    let language = brief.language;
    let mut columns = vec![
        ("element", 18, language.say("paper-column-element")),
        ("draft", 34, language.say("paper-column-draft")),
        ("proposal", 36, language.say("paper-column-proposed")),
    ];
    if brief.names {
        columns.push(("delegation", 12, language.say("paper-column-by")));
    }
    let mut table = Table::new(&columns);
    let citations = Citations::new(&rolling.base, language);
    for matter in table::matters(rolling) {
        let rivals = matter.proposals.len();
        let element = TableCell::from(element(&matter, &citations, language)).over(rivals);
        let mut cells = vec![element, TableCell::from(stands(&matter)).over(rivals)];
        for proposal in &matter.proposals {
            cells.push(proposed(&matter, proposal, &citations, language).into());
            if brief.names {
                cells.push(vec![Run::of(names(rolling, &proposal.holders), Role::Names)].into());
            }
            table.lines.push(TableLine { cells: std::mem::take(&mut cells), ..TableLine::default() });
        }
    }
    table
}

/// The place a matter is about, as cited: "Article 5, paragraph 1", "after Article 12".
pub fn element(matter: &Matter, citations: &Citations<'_>, language: Language) -> String {
    let element = matter.provision.map(|at| citations.of(at)).unwrap_or_default();
    match matter.layer {
        Layer::Addition => super::capital(&language.say(Phrase::new("paper-after").with("place", element))),
        _ => element,
    }
}

/// What the draft says on a matter; a dash where it says nothing.
pub fn stands(matter: &Matter) -> Vec<Run> {
    if matter.base.is_empty() { vec![Run::plain("—")] } else { inlines(&matter.base) }
}

/// What is proposed on a matter.
pub fn proposed(
    matter: &Matter,
    proposal: &Proposal,
    citations: &Citations<'_>,
    language: Language,
) -> Vec<Run> {
    match (matter.layer, proposal.before) {
        (Layer::Order, Some(before)) => {
            let phrase = Phrase::new("paper-move").with("place", citations.before(before));
            vec![Run::of(language.say(phrase), Role::Proposed)]
        }
        _ => inlines(&proposal.said),
    }
}

/// A line of a matter as runs.
pub fn inlines(line: &[Inline]) -> Vec<Run> {
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
