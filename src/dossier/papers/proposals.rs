//! What became of a delegation's proposals, for its ministry: each proposal to each draft, what was decided and why, and
//! how the place reads now.

use std::collections::BTreeMap;

use super::subject::{Subject, subjects};
use super::{PaperKind, Round, gone};
use crate::consolidate::Layer;
use crate::consolidate::table::{Matter, Proposal};
use crate::dossier::hearing::Hearing;
use crate::exchange::paper::table::{element_of, proposed, stands};
use crate::exchange::paper::{Block, Paper, Place, Run, Table, TableCell, capital};
use crate::language::Phrase;
use crate::negotiation::board::Stand;
use crate::negotiation::{Code, ProvisionId, RecordId};
use crate::text::{Kind, Provision};

pub(super) fn paper(round: &Round<'_>) -> Paper {
    let mut paper = round.sheet(PaperKind::Proposals);
    let hearings = hearings(round);
    let text = Now::of(round);
    let asked: Vec<Option<Code>> = match &round.manner.delegation {
        Some(code) => vec![Some(code.clone())],
        // Without names the proposals of all stand together: parted, they would tell whose they are.
        None if !round.manner.names => vec![None],
        None => round.lines.iter().map(|line| Some(line.code.clone())).collect(),
    };
    let mut first = true;
    for code in asked {
        let blocks = of(round, &hearings, &text, code.as_ref());
        // Among all, those who proposed nothing need no sheet.
        if round.manner.delegation.is_none() && blocks.is_empty() {
            continue;
        }
        if !std::mem::take(&mut first) {
            paper.blocks.push(Block::NewPage);
        }
        if let Some(code) = code.filter(|_| round.manner.names) {
            paper.blocks.push(Block::heading(1, round.delegation(&code)));
        }
        match blocks.is_empty() {
            true => paper.blocks.push(Block::words(Place::Text, round.say("proposals-none"))),
            false => paper.blocks.extend(blocks),
        }
    }
    if first {
        return paper.with_nothing(round.say("proposals-none"));
    }
    paper
}

/// The drafts up to this one, the oldest first. One whose text is not here is left out.
fn hearings(round: &Round<'_>) -> Vec<Hearing> {
    let mut hearings = Vec::new();
    let mut at = Some(round.edition);
    while let Some(edition) = at {
        hearings.extend(round.dossier.hearing(&edition.id, &round.hearing.language));
        at = edition.what.previous.as_ref().and_then(|id| round.state().edition(id));
    }
    hearings.reverse();
    hearings
}

/// How places read now, and what became of them on the way: the drafts up to the newest, the oldest first.
struct Now {
    drafts: Vec<Draft>,
    newest: Option<RecordId>,
}

struct Draft {
    edition: RecordId,
    number: u32,
    /// Every provision: what stands before its words, and its words.
    lines: BTreeMap<ProvisionId, (String, String)>,
}

impl Now {
    fn of(round: &Round<'_>) -> Self {
        let newest = round.state().current_edition().unwrap_or(round.edition);
        let mut drafts = Vec::new();
        let mut at = Some(newest);
        while let Some(edition) = at {
            let kept = round.dossier.text_of(&edition.id, &round.hearing.language).ok();
            drafts.extend(kept.map(|kept| {
                // The cells of a row stand apart as they do beside it.
                let line = |it: &Provision| match it.form.kind {
                    Kind::Row | Kind::Head => it.line().replace(" | ", " — "),
                    _ => it.line(),
                };
                let lines = kept.text.provisions().iter().map(|it| (it.form.lead(), line(it)));
                let lines = kept.ids.iter().copied().zip(lines).collect();
                Draft { edition: edition.id, number: edition.what.number, lines }
            }));
            at = edition.what.previous.as_ref().and_then(|id| round.state().edition(id));
        }
        drafts.reverse();
        Self { drafts, newest: Some(newest.id) }
    }

    fn number(&self) -> u32 {
        self.drafts.last().map_or(0, |draft| draft.number)
    }

    /// The drafts that came after one.
    fn after(&self, edition: &RecordId) -> &[Draft] {
        let at = self.drafts.iter().position(|draft| draft.edition == *edition);
        at.and_then(|at| self.drafts.get(at + 1..)).unwrap_or_default()
    }

    /// How a place reads. Of what was to be added, the words it brought in: `added`.
    fn reads(&self, round: &Round<'_>, of: &Hearing, matter: &Matter, added: &[String]) -> String {
        let after = self.after(&of.edition);
        if matter.layer != Layer::Addition {
            let id = matter.provision.and_then(|at| of.base.ids.get(at));
            return id.map_or_else(|| round.say("proposals-gone"), |id| line(round, after, id));
        }
        let letters = |words: &str| -> String { words.chars().filter(|it| it.is_alphabetic()).collect() };
        let mut found: Vec<String> = Vec::new();
        for wanted in added.iter().map(|words| letters(words)).filter(|wanted| !wanted.is_empty()) {
            // What came in with one draft is followed to the newest, whatever its words are by now.
            let came = after.iter().enumerate().find_map(|(at, draft)| {
                let same = draft.lines.iter().find(|(_, (_, words))| letters(words) == wanted);
                same.map(|(id, _)| (at, id))
            });
            let said = came.map(|(at, id)| line(round, after.get(at..).unwrap_or_default(), id));
            found.extend(said.filter(|said| !found.contains(said)));
        }
        if found.is_empty() { round.say("proposals-not-added") } else { found.join("\n") }
    }
}

/// How a provision reads in the last of these drafts; where it was taken out later than with the first, with which.
fn line(round: &Round<'_>, after: &[Draft], id: &ProvisionId) -> String {
    if let Some((lead, words)) = after.last().and_then(|newest| newest.lines.get(id)) {
        return format!("{lead}{words}");
    }
    let left = after.iter().position(|draft| !draft.lines.contains_key(id));
    match left.filter(|at| *at > 0).and_then(|at| after.get(at)) {
        Some(draft) => round.say(Phrase::new("proposals-taken-out").with("number", draft.number)),
        None => round.say("proposals-gone"),
    }
}

/// The words of the provisions a proposal would add.
fn added(of: &Hearing, proposal: &Proposal) -> Vec<String> {
    let wordings = proposal
        .picks
        .iter()
        .filter_map(|(passage, wording)| of.rolling.passages.get(*passage)?.wordings.get(*wording));
    wordings.flat_map(|wording| &wording.fragments).map(|it| it.content.text.clone()).collect()
}

/// The proposals of one delegation; of all, without one.
fn of(round: &Round<'_>, hearings: &[Hearing], now: &Now, code: Option<&Code>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for hearing in hearings {
        let Some(here) = Round::new(round.dossier, hearing, round.manner.clone()) else { continue };
        let mut columns = vec![
            ("element", 15, here.say("paper-column-element")),
            ("draft", 22, here.say("proposals-column-draft")),
            ("proposal", 22, here.say("proposals-column-proposal")),
            ("outcome", 19, here.say("paper-column-outcome")),
        ];
        // The newest draft reads as it reads.
        let newer = now.newest != Some(hearing.edition);
        if newer {
            let name = Phrase::new("proposals-column-now").with("number", now.number());
            columns.push(("now", 22, here.say(name)));
        }
        let mut table = Table::new(&columns);
        let mut rows: Vec<(usize, Vec<TableCell>)> = Vec::new();
        for subject in subjects(&here) {
            for proposal in &subject.matter.proposals {
                let own = here.codes(&proposal.holders);
                if code.is_some_and(|code| !own.contains(code)) {
                    continue;
                }
                let outcome = became(&here, &subject, proposal);
                let now =
                    newer.then(|| now.reads(&here, hearing, &subject.matter, &added(hearing, proposal)));
                let matter = &subject.matter;
                rows.push((matter.provision.unwrap_or(0), cells(&here, matter, proposal, outcome, now)));
            }
        }
        for gone in gone::all(&here) {
            let Some(proposal) = gone.proposal() else { continue };
            if code.is_some_and(|code| !gone.codes.contains(code)) {
                continue;
            }
            let outcome = gone.became(&here);
            let now = newer.then(|| now.reads(&here, hearing, &gone.matter, &gone.words));
            rows.push((gone.place(), cells(&here, &gone.matter, proposal, outcome, now)));
        }
        rows.sort_by_key(|(place, _)| *place);
        rows.into_iter().for_each(|(_, cells)| table.row(cells));
        let notes = notes(&here, code);
        if table.is_empty() && notes.is_empty() {
            continue;
        }
        let heading = Phrase::new("proposals-to").with("draft", here.draft());
        blocks.push(Block::heading(2, here.say(heading)));
        if !table.is_empty() {
            blocks.push(Block::Table(table));
        }
        blocks.extend(notes);
    }
    blocks
}

/// The line of a proposal; how the place reads now where that is told.
fn cells(
    round: &Round<'_>,
    matter: &Matter,
    proposal: &Proposal,
    outcome: Vec<Vec<Run>>,
    now: Option<String>,
) -> Vec<TableCell> {
    let citations = round.citations();
    let mut cells = vec![
        TableCell::from(element_of(matter, proposal, &citations)),
        TableCell::new(stands(matter)),
        TableCell::new(proposed(matter, proposal, &citations, round.manner.language)),
        TableCell::new(outcome),
    ];
    cells.extend(now.map(TableCell::from));
    cells
}

/// What became of a proposal, and why.
fn became(round: &Round<'_>, subject: &Subject<'_>, proposal: &Proposal) -> Vec<Vec<Run>> {
    let mut said = Vec::new();
    match subject.fate(round, proposal) {
        Some(fate) => {
            said.push(vec![Run::plain(round.verdict(fate.verdict)).bold()]);
            said.extend(fate.reasons.iter().map(|reason| vec![Run::plain(capital(reason))]));
        }
        None => {
            let open = subject.concerned(proposal).any(|item| matches!(item.stand, Stand::Open));
            let key = if open { "proposals-not-dealt-with" } else { "stand-pending" };
            said.push(vec![Run::plain(capital(&round.say(key))).bold()]);
        }
    }
    let caveats = subject.caveats_of(round, proposal).into_iter();
    said.extend(caveats.map(|words| vec![Run::plain(capital(&words)).italic()]));
    said
}

/// Replies of the delegation to this draft that were taken back, and proposals to an earlier one that have no place in it.
fn notes(round: &Round<'_>, code: Option<&Code>) -> Vec<Block> {
    let state = round.state();
    let speaks = |codes: &[Code]| code.is_none_or(|code| codes.contains(code));
    let mut blocks = Vec::new();
    for submission in state.submissions_about(&round.edition.id) {
        if state.withdrawn.contains_key(&submission.id) && speaks(&submission.what.voices) {
            let letter =
                submission.what.letter.as_ref().map(|letter| round.letter(letter)).unwrap_or_default();
            let phrase = match letter.as_str() {
                "" => Phrase::new("proposals-reply-withdrawn"),
                letter => Phrase::new("proposals-letter-withdrawn").with("letter", letter),
            };
            blocks.push(Block::item("—", round.say(phrase)));
        }
    }
    for carried in &round.edition.what.carried {
        let Some(submission) = state.submissions.get(&carried.submission) else { continue };
        if !speaks(&submission.what.voices) {
            continue;
        }
        for left in carried.left.iter().filter(|left| left.language == round.hearing.language) {
            let phrase = Phrase::new("proposals-left-behind")
                .with("at", capital(&left.at))
                .with("proposed", super::decided::quoted(&left.proposed));
            blocks.push(Block::item("—", round.say(phrase)));
        }
    }
    blocks
}
