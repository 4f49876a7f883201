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
        let element = TableCell::from(element(&matter, &citations)).over(rivals);
        let mut cells = vec![element, TableCell::new(stands(&matter)).over(rivals)];
        for proposal in &matter.proposals {
            cells.push(TableCell::new(proposed(&matter, proposal, &citations, language)));
            if brief.names {
                cells.push(vec![Run::of(names(rolling, &proposal.holders), Role::Names)].into());
            }
            table.lines.push(TableLine { cells: std::mem::take(&mut cells), ..TableLine::default() });
        }
    }
    table
}

/// The place a matter is about, as cited: "Article 5, paragraph 1", "After Article 12".
pub fn element(matter: &Matter, citations: &Citations<'_>) -> String {
    match (matter.provision, matter.layer) {
        (None, _) => String::new(),
        (Some(at), Layer::Addition) => citations.after(at),
        (Some(at), _) => citations.of(at),
    }
}

/// What the draft says on a matter, a paragraph each; a dash where it says nothing.
pub fn stands(matter: &Matter) -> Vec<Vec<Run>> {
    if matter.base.is_empty() { vec![vec![Run::plain("—")]] } else { paragraphs(inlines(&matter.base)) }
}

/// What is proposed on a matter, a paragraph each.
pub fn proposed(
    matter: &Matter,
    proposal: &Proposal,
    citations: &Citations<'_>,
    language: Language,
) -> Vec<Vec<Run>> {
    match (matter.layer, proposal.before) {
        (Layer::Order, Some(before)) => {
            let phrase = Phrase::new("paper-move").with("place", citations.before(before));
            vec![vec![Run::of(super::capital(&language.say(phrase)), Role::Proposed)]]
        }
        _ => paragraphs(inlines(&proposal.said)),
    }
}

/// Runs in one line as the paragraphs they are: provisions that stand together are parted by " ¶ ". One that is itself
/// proposed shows.
fn paragraphs(line: Vec<Run>) -> Vec<Vec<Run>> {
    const END: &str = " ¶ ";
    let mut all = vec![Vec::new()];
    for run in line {
        for (nth, words) in run.words.split(END).enumerate() {
            if nth > 0 {
                all.push(Vec::new());
            }
            let parts = nth == 1 && run.role == Role::Proposed && run.words.starts_with(END);
            let words = if parts { format!("{} {words}", END.trim()) } else { words.to_owned() };
            if let Some(last) = all.last_mut().filter(|_| !words.is_empty()) {
                last.push(Run { words, ..run.clone() });
            }
        }
    }
    all.retain(|paragraph| !paragraph.is_empty());
    all
}

/// A line of a matter as runs.
fn inlines(line: &[Inline]) -> Vec<Run> {
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
