//! The comparative table as a paper.

use super::{Brief, Citations, Role, Run, Table, TableCell, TableLine, names};
use crate::consolidate::table::{Matter, Proposal};
use crate::consolidate::view::{Inline, Joint};
use crate::consolidate::{Layer, RollingText};
use crate::language::{Language, Phrase};
use crate::text::content::ANCHOR;

/// The table: rival proposals share the cells that say what they are about.
pub(super) fn table(rolling: &RollingText, matters: &[Matter], brief: &Brief<'_>) -> Table {
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
    for matter in matters {
        let rivals = matter.proposals.len();
        let element = TableCell::from(element(matter, &citations)).over(rivals);
        let mut cells = vec![element, TableCell::new(stands(matter)).over(rivals)];
        for (_, proposal) in matter.by_proposer() {
            cells.push(TableCell::new(proposed(matter, proposal, &citations, language)));
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
    cited(matter, matter.provision.map(|at| (at, matter.last.unwrap_or(at))), citations)
}

/// The place a proposal on a matter changes.
pub fn element_of(matter: &Matter, proposal: &Proposal, citations: &Citations<'_>) -> String {
    cited(matter, proposal.provisions, citations)
}

fn cited(matter: &Matter, provisions: Option<(usize, usize)>, citations: &Citations<'_>) -> String {
    match (provisions, matter.layer) {
        (None, _) => String::new(),
        (Some((at, _)), Layer::Addition) => citations.after(at),
        (Some((first, last)), _) => citations.several(first, last),
    }
}

/// What the draft says on a matter, a paragraph each; a dash where it says nothing.
pub fn stands(matter: &Matter) -> Vec<Vec<Run>> {
    // Nothing of the draft itself goes on or begins anew.
    let says = |_| String::new();
    if matter.base.is_empty() { vec![vec![Run::plain("—")]] } else { paragraphs(&matter.base, &says) }
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
        _ => paragraphs(&proposal.said, &|key| language.say(key)),
    }
}

/// The same, of the provisions alone that the proposal changes.
pub fn proposed_alone(
    matter: &Matter,
    proposal: &Proposal,
    citations: &Citations<'_>,
    language: Language,
) -> Vec<Vec<Run>> {
    match (matter.layer, proposal.said.get(proposal.own.clone())) {
        (Layer::Order, _) | (_, None) => proposed(matter, proposal, citations, language),
        (_, Some(own)) => paragraphs(own, &|key| language.say(key)),
    }
}

/// A line of a matter as the paragraphs it is.
fn paragraphs(line: &[Inline], say: &dyn Fn(&'static str) -> String) -> Vec<Vec<Run>> {
    let mut all: Vec<Vec<Run>> = vec![Vec::new()];
    for (nth, inline) in line.iter().enumerate() {
        if let Inline::Next(joint, lead) = inline {
            if nth > 0 {
                all.push(Vec::new());
            }
            let stood = matches!(line.get(nth + 1), Some(Inline::Same(_)));
            let opening = match (joint, lead.as_str()) {
                // What the draft has without a break.
                (Joint::Comes, "") if stood => Run::plain(say("paper-begins-anew") + " ").italic(),
                (Joint::Comes, lead) => Run::of(lead, Role::Proposed),
                (Joint::Goes, lead) => Run::of(lead, Role::Goes),
                (Joint::Stays, lead) => Run::plain(lead),
            };
            all.last_mut().into_iter().for_each(|last| last.push(opening.clone()));
            continue;
        }
        let Some(last) = all.last_mut() else { continue };
        match inline {
            Inline::Same(words) => last.push(Run::plain(words.clone())),
            Inline::Stands(words) => last.push(Run::of(words.clone(), Role::Stands)),
            Inline::Deleted(words) => last.push(Run::of(words.clone(), Role::Goes)),
            Inline::Inserted(words) => last.push(Run::of(words.clone(), Role::Proposed)),
            Inline::Ellipsis => last.push(Run::plain("…")),
            Inline::Joined(lead) => last.extend(super::joined(lead, say)),
            Inline::Next(..) => {}
        }
    }
    for paragraph in &mut all {
        // Where a footnote or a picture stands among words in a line, a star does; what the footnote says follows.
        paragraph.iter_mut().for_each(|run| run.words = run.words.replace(ANCHOR, "*"));
        paragraph.retain(|run| !run.words.is_empty());
        paragraph.dedup_by(|next, run| {
            let one = next.role == run.role && next.styles == run.styles;
            if one {
                run.words.push_str(&next.words);
            }
            one
        });
        if let Some(first) = paragraph.first_mut() {
            first.words = first.words.trim_start().to_owned();
        }
        super::part(paragraph);
    }
    all.retain(|paragraph| !paragraph.is_empty());
    all
}
