//! `travaux status`.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use super::arguments::Status;
use super::export::Gathered;
use super::{Failure, output};
use crate::consolidate::RollingText;
use crate::dossier::{Disk, Dossier};
use crate::exchange::paper::Citations;
use crate::language::{Language, Phrase, date};
use crate::negotiation::RecordId;
use crate::negotiation::state::Standing;

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
    passages: Vec<WrittenPassage>,
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
}

/// An open passage of the current draft in its leading language.
#[derive(Debug, Serialize)]
struct WrittenPassage {
    id: String,
    at: String,
    proposers: Vec<String>,
}

/// Says how things stand.
pub fn run(asked: &Status, language: Language) -> Result<(), Failure> {
    let dossier = Dossier::open(&asked.folder, Arc::new(Disk))?;
    let current = dossier.state().current_edition().map(|edition| edition.id);
    let gathered = match current {
        Some(_) => Some(Gathered::of(&dossier, None, None)?),
        None => None,
    };
    let rolling = gathered.as_ref().map(Gathered::rolling);
    let passages = rolling.as_ref().map(|rolling| passages(rolling, language)).unwrap_or_default();
    if asked.json {
        let mut bytes = Vec::new();
        let written = written(&dossier, current, passages, language);
        if serde_json::to_writer_pretty(&mut bytes, &written).is_err() {
            debug_assert!(false, "a status without JSON form");
        }
        bytes.push(b'\n');
        return output::write(None, &bytes);
    }
    let said = told(&dossier, current, &passages, &asked.folder, language);
    output::write(None, said.as_bytes())
}

fn passages(rolling: &RollingText, language: Language) -> Vec<WrittenPassage> {
    let citations = Citations::new(&rolling.base, language);
    let open = rolling.open_passages().map(|(_, passage)| WrittenPassage {
        id: passage.id(),
        at: if rolling.base.is_empty() { String::new() } else { citations.of(rolling.owner(passage)) },
        proposers: rolling.codes(&passage.proposers()).into_iter().map(str::to_owned).collect(),
    });
    open.collect()
}

fn written(
    dossier: &Dossier,
    current: Option<RecordId>,
    passages: Vec<WrittenPassage>,
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
    let standings = current.map(|id| state.standings(&id)).unwrap_or_default();
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
        delegations: standings
            .into_iter()
            .map(|(code, found)| WrittenDelegation { code: code.to_string(), standing: standing(&found).0 })
            .collect(),
        passages,
        contradictions: said(state.contradictions.iter().map(|it| it.phrase()).collect()),
        pending: state.pending.keys().map(ToString::to_string).collect(),
        without_effect: state.without_effect.keys().map(ToString::to_string).collect(),
        troubles: said(dossier.troubles().iter().map(|it| it.phrase()).collect()),
    }
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
            for (code, found) in state.standings(&edition.id) {
                let name = state.roster.get(&code).map(|entry| entry.short(language.code()).to_owned());
                let name = name.filter(|name| *name != code.as_str()).unwrap_or_default();
                lines.push(format!("{:<8} {name:<24} {}", code.as_str(), language.say(standing(&found).1)));
            }
            lines.push(String::new());
            lines.push(language.say(Phrase::new("status-open").count("count", passages.len())));
            for passage in passages {
                lines.push(format!("  {:<12} {} — {}", passage.id, passage.at, passage.proposers.join(", ")));
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
