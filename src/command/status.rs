//! `travaux status`.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use super::arguments::Status;
use super::{Failure, output};
use crate::dossier::hearing::Hearing;
use crate::dossier::{Disk, Dossier};
use crate::exchange::paper::Citations;
use crate::language::{Language, Phrase, date};
use crate::negotiation::RecordId;
use crate::negotiation::carry;
use crate::negotiation::outcome;
use crate::negotiation::round::{Line, lines};
use crate::negotiation::state::Standing;
use crate::negotiation::submission::Letter;

/// Name and version of the format.
const FORMAT: &str = "travaux-status/1";

/// How a dossier stands, for other programs.
#[derive(Debug, Serialize)]
struct Written {
    format: &'static str,
    id: String,
    title: BTreeMap<String, String>,
    leading: String,
    languages: BTreeMap<String, bool>,
    drafts: Vec<WrittenDraft>,
    replies: Vec<WrittenReply>,
    delegations: Vec<WrittenDelegation>,
    /// How many passages are open, in all languages.
    open: usize,
    passages: Vec<WrittenPassage>,
    /// Proposals that could not be carried over to the current draft.
    left_behind: Vec<WrittenLeft>,
    /// Replies to older drafts that nobody has carried over yet.
    to_be_carried: Vec<String>,
    /// Positions on wordings nobody proposes any more.
    earlier_positions: Vec<String>,
    contradictions: Vec<String>,
    pending: Vec<String>,
    without_effect: Vec<String>,
    troubles: Vec<String>,
}

/// A draft that was circulated.
#[derive(Debug, Serialize)]
struct WrittenDraft {
    id: String,
    number: u32,
    date: String,
    current: bool,
    open: usize,
    languages: Vec<String>,
}

/// A reply to the current draft.
#[derive(Debug, Serialize)]
struct WrittenReply {
    id: String,
    voices: Vec<String>,
    kind: &'static str,
    date: Option<String>,
    languages: Vec<String>,
    stands: bool,
}

/// How far a delegation has answered the current draft.
#[derive(Debug, Serialize)]
struct WrittenDelegation {
    code: String,
    standing: &'static str,
    sent: Option<String>,
    sent_letter: Option<String>,
    reminded: Option<String>,
    deadline: Option<String>,
    received: Option<String>,
    letter: Option<String>,
    late: bool,
    partial: bool,
    /// Whether proposals to an older draft are carried over.
    carried: bool,
}

/// A passage of the current draft.
#[derive(Debug, Serialize)]
struct WrittenPassage {
    number: u32,
    id: String,
    language: String,
    at: String,
    proposers: Vec<String>,
    stand: &'static str,
    outcomes: Vec<WrittenOutcome>,
    options: Vec<WrittenOption>,
    known: BTreeMap<String, &'static str>,
    hangs_on: Vec<String>,
}

/// What was decided.
#[derive(Debug, Serialize)]
struct WrittenOutcome {
    id: String,
    decision: &'static str,
    status: &'static str,
    ad_referendum_of: Vec<String>,
    reason: String,
}

/// A wording.
#[derive(Debug, Serialize)]
struct WrittenOption {
    letter: char,
    base: bool,
    words: String,
    holders: Vec<String>,
    positions: BTreeMap<String, &'static str>,
}

/// A proposal without a place in the current draft.
#[derive(Debug, Serialize)]
struct WrittenLeft {
    voices: Vec<String>,
    at: String,
    was: String,
    proposed: String,
    now: String,
}

/// Says how things stand.
pub fn run(asked: &Status, language: Language) -> Result<(), Failure> {
    let dossier = Dossier::open(&asked.folder, Arc::new(Disk))?;
    let current = dossier.state().current_edition().map(|edition| edition.id);
    let mut passages = Vec::new();
    let mut earlier = Vec::new();
    if let Some(edition) = dossier.state().current_edition() {
        let leading = &dossier.genesis().leading;
        let mut tags: Vec<_> = edition.what.texts.keys().collect();
        tags.sort_by_key(|tag| (*tag != leading, (*tag).clone()));
        for tag in tags {
            let hearing = dossier.hearing(&edition.id, tag)?;
            passages.extend(self::passages(&dossier, &hearing, language));
            earlier.extend(hearing.board.earlier.iter().map(ToString::to_string));
        }
    }
    if asked.json {
        let mut bytes = Vec::new();
        let written = written(&dossier, current, (passages, earlier), language);
        if serde_json::to_writer_pretty(&mut bytes, &written).is_err() {
            debug_assert!(false, "a status without JSON form");
        }
        bytes.push(b'\n');
        return output::write(None, &bytes);
    }
    let said = told(&dossier, current, &passages, &asked.folder, language);
    output::write(None, said.as_bytes())
}

fn passages(dossier: &Dossier, hearing: &Hearing, language: Language) -> Vec<WrittenPassage> {
    let state = dossier.state();
    let rolling = &hearing.rolling;
    let citations = Citations::new(&rolling.base, language);
    let open = hearing.board.items.iter().filter_map(|item| {
        let passage = hearing.passage(item)?;
        let outcomes =
            item.outcomes.iter().filter_map(|id| state.outcomes.get(id)).map(|it| WrittenOutcome {
                id: it.id.to_string(),
                decision: it.what.decision.word(),
                status: it.what.status.word(),
                ad_referendum_of: match &it.what.status {
                    outcome::Status::AdReferendum(codes) => codes.iter().map(ToString::to_string).collect(),
                    _ => Vec::new(),
                },
                reason: it.what.reason.clone(),
            });
        let options = item.options.iter().zip(&passage.wordings).map(|(choice, wording)| WrittenOption {
            letter: choice.letter,
            base: wording.base,
            words: carry::written(&wording.fragments),
            holders: choice.holders.iter().map(ToString::to_string).collect(),
            positions: choice.positions.iter().map(|it| (it.0.to_string(), it.1.word())).collect(),
        });
        let links = item.links.iter().filter_map(|id| state.links.get(id));
        Some(WrittenPassage {
            number: item.number,
            id: passage.id(),
            language: hearing.language.to_string(),
            at: if rolling.base.is_empty() { String::new() } else { citations.of(item.provision) },
            proposers: rolling.codes(&passage.proposers()).into_iter().map(str::to_owned).collect(),
            stand: item.stand.word(),
            outcomes: outcomes.collect(),
            options: options.collect(),
            known: item.known.iter().map(|(code, known)| (code.to_string(), known.word())).collect(),
            hangs_on: links.map(|link| link.what.condition.clone()).collect(),
        })
    });
    open.collect()
}

fn written(
    dossier: &Dossier,
    current: Option<RecordId>,
    (passages, earlier): (Vec<WrittenPassage>, Vec<String>),
    language: Language,
) -> Written {
    let state = dossier.state();
    let genesis = dossier.genesis();
    let drafts = state.editions.iter().map(|edition| WrittenDraft {
        id: edition.id.to_string(),
        number: edition.what.number,
        date: edition.what.date.to_string(),
        current: Some(edition.id) == current,
        open: edition.what.open.len(),
        languages: edition.what.texts.keys().map(ToString::to_string).collect(),
    });
    let about = current.map(|id| state.submissions_about(&id)).unwrap_or_default();
    let replies = about.into_iter().map(|submission| WrittenReply {
        id: submission.id.to_string(),
        voices: submission.what.voices.iter().map(ToString::to_string).collect(),
        kind: submission.what.kind.word(),
        date: submission.what.date.map(|date| date.to_string()),
        languages: submission.what.texts.keys().map(ToString::to_string).collect(),
        stands: state.stands(&submission.id),
    });
    let lines = current.map(|id| lines(state, &id)).unwrap_or_default();
    let said = |phrases: Vec<Phrase>| phrases.into_iter().map(|it| language.say(it)).collect();
    Written {
        format: FORMAT,
        id: dossier.id().to_string(),
        title: genesis.title.iter().map(|(tag, title)| (tag.to_string(), title.clone())).collect(),
        leading: genesis.leading.to_string(),
        languages: genesis
            .languages
            .iter()
            .map(|(tag, role)| (tag.to_string(), *role == crate::negotiation::Role::Authentic))
            .collect(),
        drafts: drafts.collect(),
        replies: replies.collect(),
        delegations: lines.iter().map(delegation).collect(),
        open: passages.iter().filter(|passage| is_open(passage)).count(),
        passages,
        left_behind: left_behind(dossier, current),
        to_be_carried: dossier.to_be_carried().iter().map(ToString::to_string).collect(),
        earlier_positions: earlier,
        contradictions: said(state.contradictions.iter().map(|it| it.phrase()).collect()),
        pending: state.pending.keys().map(ToString::to_string).collect(),
        without_effect: state.without_effect.keys().map(ToString::to_string).collect(),
        troubles: said(dossier.troubles().iter().map(|it| it.phrase()).collect()),
    }
}

fn is_open(passage: &WrittenPassage) -> bool {
    !matches!(passage.stand, "agreed" | "agreed-in-group" | "ad-referendum")
}

fn delegation(line: &Line<'_>) -> WrittenDelegation {
    let number = |letter: Option<&Letter>| letter.map(|it| it.number.clone()).filter(|it| !it.is_empty());
    let said = |date: Option<jiff::civil::Date>| date.map(|date| date.to_string());
    WrittenDelegation {
        code: line.code.to_string(),
        standing: standing(&line.standing).0,
        sent: said(line.sent),
        sent_letter: line.sent_letter.clone(),
        reminded: said(line.reminded),
        deadline: said(line.deadline),
        received: said(line.received),
        letter: number(line.letter),
        late: line.late,
        partial: line.partial,
        carried: line.carried,
    }
}

/// What of older replies has no place in the current draft.
fn left_behind(dossier: &Dossier, current: Option<RecordId>) -> Vec<WrittenLeft> {
    let state = dossier.state();
    let within = current.and_then(|id| state.edition(&id)).map(|edition| edition.what.carried.as_slice());
    let later = state.carried.values().filter(|it| it.what.to == current).map(|it| &it.what);
    let mut left = Vec::new();
    for carried in within.unwrap_or_default().iter().chain(later) {
        let voices = state.submissions.get(&carried.submission).map(|it| it.what.voices.as_slice());
        left.extend(carried.left.iter().map(|it| WrittenLeft {
            voices: voices.unwrap_or_default().iter().map(ToString::to_string).collect(),
            at: it.at.clone(),
            was: it.was.clone(),
            proposed: it.proposed.clone(),
            now: it.now.clone(),
        }));
    }
    left
}

/// The name of a standing for programs, and its phrase for people.
fn standing(standing: &Standing) -> (&'static str, &'static str) {
    match standing {
        Standing::NotSent => ("not-sent", "status-not-sent"),
        Standing::Silent => ("silent", "status-silent"),
        Standing::NoComments(_) => ("no-comments", "status-no-comments"),
        Standing::Remarked(_) => ("remarks", "status-remarks"),
        Standing::Replied(_) => ("replied", "status-replied"),
    }
}

/// The same in words.
fn told(
    dossier: &Dossier,
    current: Option<RecordId>,
    passages: &[WrittenPassage],
    folder: &Path,
    language: Language,
) -> String {
    let state = dossier.state();
    let mut lines = vec![dossier.title(language.code()).to_owned(), folder.display().to_string()];
    match current.and_then(|id| state.edition(&id)) {
        None => lines.push(language.say("status-no-draft")),
        Some(edition) => {
            let phrase = Phrase::new("command-draft").with("number", edition.what.number);
            lines.push(language.say(phrase.inner("date", date(edition.what.date))));
            lines.push(String::new());
            for line in self::lines(state, &edition.id) {
                let name = state.roster.get(&line.code).map(|entry| entry.short(language.code()).to_owned());
                let name = name.filter(|name| *name != line.code.as_str()).unwrap_or_default();
                let said = reply_line(&line, language);
                lines.push(format!("{:<8} {name:<24} {said}", line.code.as_str()));
            }
            lines.push(String::new());
            let open: Vec<&WrittenPassage> = passages.iter().filter(|it| is_open(it)).collect();
            lines.push(language.say(Phrase::new("status-open").count("count", open.len())));
            for passage in open {
                let stand = match passage.stand {
                    "open" => String::new(),
                    _ => format!(" ({})", language.say(stand_key(passage.stand))),
                };
                let number = format!("№ {}", passage.number);
                let (id, at, who) = (&passage.id, &passage.at, passage.proposers.join(", "));
                lines.push(format!("  {number:<6} {id:<12} {at} — {who}{stand}"));
            }
        }
    }
    for contradiction in &state.contradictions {
        lines.push(format!("! {}", language.say(contradiction.phrase())));
    }
    if !state.pending.is_empty() {
        lines.push(language.say(Phrase::new("status-pending").count("count", state.pending.len())));
    }
    for trouble in dossier.troubles() {
        lines.push(format!("! {}", language.say(trouble.phrase())));
    }
    lines.push(String::new());
    lines.join("\n")
}

/// "replied on 21 March 2026, letter No. 14/2-318, late".
fn reply_line(line: &Line<'_>, language: Language) -> String {
    let mut said = language.say(standing(&line.standing).1);
    if let Some(day) = line.received {
        said += &format!(", {}", language.say(date(day)));
    }
    if let Some(letter) = line.letter.filter(|letter| !letter.number.is_empty()) {
        said += &format!(", № {}", letter.number);
    }
    for (told, key) in
        [(line.partial, "status-partial"), (line.late, "status-late"), (line.carried, "status-carried")]
    {
        if told {
            said += &format!(", {}", language.say(key));
        }
    }
    said
}

fn stand_key(word: &str) -> &'static str {
    match word {
        "pending" => "stand-pending",
        "partly" => "stand-partly",
        "reopened" => "stand-reopened",
        "contradicted" => "stand-contradicted",
        _ => "stand-open",
    }
}
