//! The list of positions: place by place each wording, who proposed it and why, what was said of it, what hangs on
//! what, and what is known of the rest.

use std::collections::BTreeSet;

use super::comments::reasons;
use super::named::set_out;
use super::subject::{Subject, subjects};
use super::{PaperKind, Round, stances};
use crate::consolidate::letter::written;
use crate::consolidate::table::Proposal;
use crate::dossier::cite::Places;
use crate::exchange::paper::table::{element, proposed, stands};
use crate::exchange::paper::{Block, Paper, Place, Run, Words, capital};
use crate::language::Phrase;
use crate::negotiation::RecordId;
use crate::negotiation::position::Matter;
use crate::negotiation::statement::Link;
use crate::negotiation::stretch::readable;

pub(super) fn paper(round: &Round<'_>) -> Paper {
    let mut paper = round.sheet(PaperKind::Positions);
    let citations = round.citations();
    let language = round.manner.language;
    let subjects = subjects(round);
    let earlier = earlier(round);
    if subjects.is_empty() && earlier.is_empty() {
        return paper.with_nothing(round.say("positions-none"));
    }
    for subject in &subjects {
        let place = element(&subject.matter, &citations);
        let heading =
            Phrase::new("paper-numbered-place").with("number", subject.numbers()).with("place", place);
        paper.blocks.push(Block::heading(2, round.say(heading)));
        for words in subject.caveats(round) {
            paper.blocks.push(under_it(vec![Run::plain(capital(&words)).italic()]));
        }
        let draft = capital(&round.say("paper-draft"));
        paper.blocks.extend(option(0, &draft, stands(&subject.matter)));
        paper.blocks.extend(stances::of_wording_signed(round, subject, None).into_iter().map(under_it));
        for proposal in &subject.matter.proposals {
            let words = proposed(&subject.matter, proposal, &citations, language);
            let by = round.names(&round.codes(&proposal.holders));
            let by = if by.is_empty() { capital(&round.say("paper-proposed")) } else { by };
            paper.blocks.extend(option(proposal.letter, &by, words));
            paper.blocks.extend(why(round, subject, proposal).into_iter().map(under_it));
            paper
                .blocks
                .extend(stances::of_wording_signed(round, subject, Some(proposal)).into_iter().map(under_it));
        }
        paper.blocks.extend(links(round, subject).into_iter().map(under_it));
        let rest = stances::of_the_rest(round, subject);
        if !rest.is_empty() {
            paper
                .blocks
                .push(Block::runs(Place::Left, vec![Run::plain(round.say("positions-rest")).italic()]));
            paper.blocks.extend(rest.into_iter().map(under_it));
        }
    }
    if !earlier.is_empty() {
        paper.blocks.push(Block::heading(2, round.say("positions-earlier")));
        paper.blocks.extend(earlier);
    }
    paper
}

/// A wording under its letter, the same as on every paper: whose it is, and what it reads.
fn option(letter: usize, whose: &str, words: Vec<Vec<Run>>) -> Vec<Block> {
    let runs = vec![Run::plain(format!("{whose}:")).bold()];
    set_out(Words { runs, mark: format!("{}.", written(letter)), ..Words::default() }, words)
}

/// A line said of what stands above it.
fn under_it(runs: Vec<Run>) -> Block {
    Block::Words(Words { runs, mark: "—".to_owned(), depth: 1, ..Words::default() })
}

/// Why it was proposed, each reason once.
fn why(round: &Round<'_>, subject: &Subject<'_>, proposal: &Proposal) -> Vec<Vec<Run>> {
    let own = round.submissions(&proposal.holders);
    let place = subject.matter.provision.unwrap_or(0);
    let mut told: BTreeSet<String> = BTreeSet::new();
    let mut lines = Vec::new();
    for reason in reasons(round) {
        let here =
            own.contains(&reason.submission) && round.hearing.base.text.under(reason.place).contains(&place);
        if here && told.insert(reason.words.clone()) {
            let mut line = vec![Run::plain(round.say("paper-reason")).italic(), Run::plain(" ")];
            line.push(Run::plain(reason.words));
            lines.push(line);
        }
    }
    lines
}

/// What it hangs on.
fn links(round: &Round<'_>, subject: &Subject<'_>) -> Vec<Vec<Run>> {
    let ids: BTreeSet<RecordId> = subject.items.iter().flat_map(|item| item.links.iter().copied()).collect();
    let mut lines = Vec::new();
    for link in ids.iter().filter_map(|id| round.state().links.get(id)) {
        let own = round.hearing.item_at(&link.what.of).map(|item| item.number);
        if !subject.items.iter().any(|item| Some(item.number) == own) {
            continue;
        }
        lines.push(vec![Run::plain(hanging(round, &link.what))]);
    }
    lines
}

/// "Korsia: hangs on No. 8 — if it falls".
fn hanging(round: &Round<'_>, link: &Link) -> String {
    let on = match round.hearing.item_at(&link.on) {
        Some(item) => round.say(Phrase::new("paper-letter-numbered").with("number", item.number)),
        None => Places::new(round.dossier, round.manner.language).of(&link.on),
    };
    let mut said = round.say(Phrase::new("positions-hangs").with("on", on));
    let names = round.names(&link.voices);
    if !names.is_empty() {
        said = format!("{names}: {said}");
    }
    if !link.condition.trim().is_empty() {
        said = format!("{said} — {}", link.condition.trim());
    }
    said
}

/// What was said of wordings that nobody proposes any more, and what hung on them.
fn earlier(round: &Round<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut places = Places::new(round.dossier, round.manner.language);
    for position in round.hearing.board.earlier.iter().filter_map(|id| round.state().positions.get(id)) {
        let Matter::Wording(on) = &position.what.on else { continue };
        let stance = round.say(position.what.stance.key());
        let names = round.names(&position.what.voices);
        let place = places.of(on);
        let mut said = if names.is_empty() { stance } else { format!("{names} — {stance}") };
        if !position.what.reason.trim().is_empty() {
            said = format!("{said}: {}", position.what.reason.trim());
        }
        blocks.push(Block::item("—", format!("{place}: {said} («{}»).", readable(&on.reads))));
    }
    for link in round.state().links.values().map(|link| &link.what) {
        let here = link.of.edition == round.edition.id && link.of.language == round.hearing.language;
        if here && round.hearing.item_at(&link.of).is_none() {
            let place = places.of(&link.of);
            blocks.push(Block::item("—", format!("{place}: {}.", hanging(round, link))));
        }
    }
    blocks
}
