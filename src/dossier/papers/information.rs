//! The information note on a draft: what was circulated, who replied and who has not, what is agreed, what is open.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::named::{provisions, stop};
use super::subject::{Subject, subjects};
use super::{PaperKind, Round, decided};
use crate::dossier::cite::Places;
use crate::exchange::paper::table::element;
use crate::exchange::paper::{Block, Paper, Place, Table, capital};
use crate::language::Phrase;
use crate::negotiation::board::Stand;
use crate::negotiation::position::Matter;
use crate::negotiation::round::Line;
use crate::negotiation::state::{Standing, Stated};
use crate::negotiation::statement::Circulation;
use crate::negotiation::submission::Letter;

pub(super) fn paper(round: &Round<'_>) -> Paper {
    let mut paper = round.sheet(PaperKind::Information);
    let parts = [
        ("information-sent", sent(round)),
        ("information-replies", replies(round)),
        ("information-agreed", agreed(round)),
        ("information-open", open(round)),
        ("information-whole", whole(round)),
        ("information-languages", languages(round)),
    ];
    for (heading, blocks) in parts {
        if !blocks.is_empty() {
            paper.blocks.push(Block::heading(1, round.say(heading)));
            paper.blocks.extend(blocks);
        }
    }
    paper
}

fn text(words: impl Into<String>) -> Block {
    Block::words(Place::Text, words)
}

/// When the draft was sent to whom, under which letter, with which deadline; then the reminders.
fn sent(round: &Round<'_>) -> Vec<Block> {
    let all = round.state().circulations.values();
    let mut all: Vec<&Stated<Circulation>> = all.filter(|it| it.what.edition == round.edition.id).collect();
    all.sort_by_key(|it| (it.what.date, it.counter, it.id));
    if all.is_empty() {
        return vec![text(round.say("information-not-sent"))];
    }
    let mut blocks = Vec::new();
    for circulation in all {
        let what = &circulation.what;
        let letter = what.letter.as_ref().map(|letter| round.letter(letter)).unwrap_or_default();
        let said = match (what.reminder, letter.is_empty()) {
            (false, true) => Phrase::new("information-sent-on"),
            (false, false) => Phrase::new("information-sent-under"),
            (true, true) => Phrase::new("information-reminded-on"),
            (true, false) => Phrase::new("information-reminded-under"),
        };
        let said = said.with("date", round.date(what.date)).with("letter", letter);
        let mut said = round.say(said);
        let to = what.to.iter().filter(|_| round.manner.names).map(|to| match to.number.as_str() {
            "" => round.full(&to.code),
            number => {
                let number = round.say(Phrase::new("paper-letter-numbered").with("number", number));
                format!("{} ({number})", round.full(&to.code))
            }
        });
        let to: Vec<String> = to.collect();
        said = stop(if to.is_empty() { said } else { format!("{said}: {}", to.join(", ")) });
        if let Some(deadline) = what.deadline {
            let by = Phrase::new("information-deadline").with("date", round.date(deadline));
            said = format!("{said} {}", round.say(by));
        }
        blocks.push(text(said));
    }
    blocks
}

/// Who replied how and under which letter, and who has not. Silence is never consent.
fn replies(round: &Round<'_>) -> Vec<Block> {
    let silent = |line: &&Line<'_>| matches!(line.standing, Standing::Silent | Standing::NotSent);
    let mut blocks = Vec::new();
    let none = round.lines.iter().all(|line| silent(&line) && !line.carried && line.older.is_empty());
    if none && !circulated(round) {
        // A table that says of everyone that nothing is known would say no more.
        blocks.push(text(round.say("information-no-replies")));
    } else if round.manner.names {
        let mut table = Table::new(&[
            ("delegation", 38, round.say("information-column-delegation")),
            ("reply", 32, round.say("information-column-reply")),
            ("letter", 30, round.say("information-column-letter")),
        ]);
        for line in &round.lines {
            table.row([round.full(&line.code), reply(round, line), letter(round, line)]);
        }
        blocks.push(Block::Table(table));
    } else if round.lines.iter().all(|line| silent(&line)) {
        blocks.push(text(round.say("information-no-replies")));
    } else {
        blocks.push(text(round.say("information-nameless-replies")));
    }
    if !round.manner.names {
        blocks.extend(unread(round));
    }
    if round.lines.iter().any(|line| silent(&line)) {
        blocks.push(text(round.say("information-silence")));
    }
    blocks
}

/// That there are replies to older drafts this one does not take account of.
fn unread(round: &Round<'_>) -> Option<Block> {
    let older: BTreeSet<_> =
        round.lines.iter().flat_map(|line| &line.older).map(|late| late.submission).collect();
    let phrase = Phrase::new("information-older-nameless").count("count", older.len());
    (!older.is_empty()).then(|| text(round.say(phrase)))
}

/// Whether it is on record that the draft was sent to anybody.
fn circulated(round: &Round<'_>) -> bool {
    round.state().circulations.values().any(|it| it.what.edition == round.edition.id)
}

fn reply(round: &Round<'_>, line: &Line<'_>) -> String {
    let key = match &line.standing {
        // Who was never sent the draft cannot be said to owe a reply.
        Standing::Silent if !circulated(round) => "information-nothing-known",
        Standing::NotSent => "known-not-sent",
        Standing::Silent => "known-silent",
        Standing::NoComments(_) => "information-no-comments",
        Standing::Remarked(_) => "information-remarks",
        Standing::Replied(_) if line.partial => "information-proposals-in-part",
        Standing::Replied(_) => "information-proposals",
    };
    let mut said = capital(&round.say(key));
    if line.carried && matches!(line.standing, Standing::Silent | Standing::NotSent) {
        said = format!("{said}; {}", round.say("information-carried"));
    }
    for late in &line.older {
        let older = round.say(Phrase::new("information-older").with("number", late.number));
        said = format!("{said}; {older}");
    }
    said
}

fn letter(round: &Round<'_>, line: &Line<'_>) -> String {
    let named = |letter: Option<&Letter>, day: Option<Date>| {
        let letter = letter.map(|letter| round.letter(letter)).unwrap_or_default();
        match (letter.as_str(), day) {
            ("", day) => day.map(|day| round.date(day)),
            _ => Some(letter),
        }
    };
    let mut said: Vec<String> = named(line.letter, line.received).into_iter().collect();
    if line.late {
        said.push(format!("({})", round.say("information-late")));
    }
    let mut all: Vec<String> = Some(said.join(" ")).filter(|said| !said.is_empty()).into_iter().collect();
    let older = line.older.iter().filter_map(|late| round.state().submissions.get(&late.submission));
    all.extend(older.filter_map(|reply| named(reply.what.letter.as_ref(), reply.what.date)));
    if all.is_empty() { "—".to_owned() } else { all.join("; ") }
}

/// That what was agreed on the draft before stands in this one, if anything was.
fn taken_in(round: &Round<'_>) -> Option<String> {
    let before = round.state().edition(&round.edition.what.previous?)?;
    let mut outcomes = round.state().outcomes.values();
    outcomes.find(|it| it.what.on.edition == before.id && it.what.takes_effect())?;
    Some(round.say(Phrase::new("information-taken-in").with("number", before.what.number)))
}

fn agreed(round: &Round<'_>) -> Vec<Block> {
    let agreed = decided::agreed(round);
    if agreed.is_empty() {
        let before = taken_in(round).map(text);
        let nothing = before.is_none() || round.hearing.board.open().next().is_some();
        let nothing = nothing.then(|| text(round.say("information-nothing-agreed")));
        return before.into_iter().chain(nothing).collect();
    }
    let said = agreed.iter().flat_map(|it| {
        let firmness = capital(&it.firmness(round));
        let said = format!("{}. {firmness}. {}", it.heading(round), it.sentence(round));
        std::iter::once(Block::item("—", said)).chain(provisions(it.added()))
    });
    said.collect()
}

fn open(round: &Round<'_>) -> Vec<Block> {
    let citations = round.citations();
    let subjects: Vec<Subject<'_>> = subjects(round).into_iter().filter(Subject::is_open).collect();
    if subjects.is_empty() {
        // A draft with a reply nobody has read is not settled.
        return std::iter::once(text(round.say("information-nothing-open"))).chain(unread(round)).collect();
    }
    let mut blocks =
        vec![text(round.say(Phrase::new("information-open-places").count("count", subjects.len())))];
    for subject in subjects {
        let place = element(&subject.matter, &citations);
        let place =
            Phrase::new("paper-numbered-place").with("number", subject.open_numbers()).with("place", place);
        let mut said = round.say(place);
        let codes: Vec<_> =
            subject.matter.proposals.iter().flat_map(|proposal| round.codes(&proposal.holders)).collect();
        let names = round.full_names(&codes);
        if !names.is_empty() {
            said =
                format!("{said}. {}", round.say(Phrase::new("information-proposed-by").with("names", names)));
        }
        for item in &subject.items {
            if !matches!(item.stand, Stand::Open | Stand::Agreed(_)) {
                said = format!("{said}. {}", capital(&round.say(item.stand.key())));
                break;
            }
        }
        blocks.push(Block::item("—", stop(said)));
    }
    blocks
}

/// What is said of the item as a whole.
fn whole(round: &Round<'_>) -> Vec<Block> {
    let state = round.state();
    let spoken = state.stances.get(&Matter::Item(round.edition.id)).map(Vec::as_slice).unwrap_or_default();
    let mut blocks = Vec::new();
    for it in spoken {
        let Some(position) = state.positions.get(&it.record) else { continue };
        let stance = round.say(position.what.stance.key());
        let names = round.full_names([&it.voice]);
        let mut said = match names.as_str() {
            "" => capital(&stance),
            names => format!("{names} — {stance}"),
        };
        if !position.what.reason.trim().is_empty() {
            said = format!("{said}: {}", position.what.reason.trim());
        }
        blocks.push(Block::item("—", stop(said)));
    }
    blocks
}

/// What is to follow in other languages.
fn languages(round: &Round<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut cited = Places::new(round.dossier, round.manner.language);
    for language in round.edition.what.texts.keys().filter(|it| **it != round.hearing.language) {
        // A text that is not here cannot be spoken of.
        let behind = round.dossier.to_follow(&round.edition.id, language).unwrap_or_default();
        let places: Vec<String> = behind
            .iter()
            .map(|it| cited.of_provision(&round.edition.id, &it.provision))
            .filter(|place| !place.is_empty())
            .collect();
        if !places.is_empty() {
            let name = match language.as_str() {
                "en" => round.say("desk-language-en"),
                "ru" => round.say("desk-language-ru"),
                other => other.to_owned(),
            };
            let phrase = Phrase::new("information-to-follow").with("language", name);
            blocks.push(text(round.say(phrase.with("places", places.join("; ")))));
        }
    }
    blocks
}
