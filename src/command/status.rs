//! `travaux status`.

mod left;
mod written;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use super::{Failure, carry, output};
use crate::dossier::cite::Places;
use crate::dossier::history::{self, short};
use crate::dossier::waiting::waiting;
use crate::dossier::{Disk, Dossier};
use crate::language::{Language, Phrase, date};
use crate::negotiation::clash::clashes;
use crate::negotiation::late::{Late, late};
use crate::negotiation::position::Matter;
use crate::negotiation::round::{Line, lines};
use crate::negotiation::state::Standing;
use crate::negotiation::streamline::suggestions;
use crate::negotiation::{RecordId, StateOfPlay, news};
use written::{Found, WrittenPassage, is_open, written};

/// How many of those that wait are named.
const NAMED: usize = 12;

/// `travaux status`.
#[derive(Debug, Args)]
pub struct Status {
    /// The dossier.
    pub folder: PathBuf,
    /// Whether other programs are to read it.
    #[arg(long)]
    pub json: bool,
}

/// Says how things stand.
pub fn run(asked: &Status, language: Language) -> Result<(), Failure> {
    let dossier = Dossier::open(&asked.folder, Arc::new(Disk))?;
    let current = dossier.state().current_edition().map(|edition| edition.id);
    let mut found = Found::default();
    if let Some(edition) = dossier.state().current_edition() {
        let leading = &dossier.genesis().leading;
        let mut tags: Vec<_> = edition.what.texts.keys().collect();
        tags.sort_by_key(|tag| (*tag != leading, (*tag).clone()));
        for tag in tags {
            let hearing = dossier.hearing(&edition.id, tag)?;
            let apart = clashes(&hearing.board, dossier.state());
            found.clashes.extend(apart.iter().map(|clash| language.say(clash.phrase(language))));
            found.streamline += suggestions(&hearing.board).len();
            found.add(&dossier, &hearing, language);
        }
    }
    if asked.json {
        let mut bytes = Vec::new();
        let written = written(&dossier, current, found, language);
        if serde_json::to_writer_pretty(&mut bytes, &written).is_err() {
            debug_assert!(false, "a status without JSON form");
        }
        bytes.push(b'\n');
        return output::write(None, &bytes);
    }
    let said = told(&dossier, current, &found, &asked.folder, language);
    output::write(None, said.as_bytes())
}

/// The name of a standing for programs, and its phrase for people. Of whom no draft is on record as sent to, it cannot be
/// said that a reply is owed.
fn standing(standing: &Standing, circulated: bool) -> (&'static str, &'static str) {
    match standing {
        Standing::Silent if !circulated => ("not-sent", "information-nothing-known"),
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
    found: &Found,
    folder: &Path,
    language: Language,
) -> String {
    let state = dossier.state();
    let mut lines = vec![dossier.title(language.code()).to_owned(), folder.display().to_string()];
    match current.and_then(|id| state.edition(&id)) {
        None => lines.push(language.say("status-no-draft")),
        Some(edition) => {
            lines.push(language.say(edition.what.named()));
            lines.push(String::new());
            let circulated = is_circulated(state, &edition.id);
            for line in self::lines(state, &edition.id) {
                let name = state.roster.get(&line.code).map(|entry| entry.short(language.code()).to_owned());
                let name = name.filter(|name| *name != line.code.as_str()).unwrap_or_default();
                let said = reply_line(&line, circulated, language);
                lines.push(format!("{:<8} {name:<24} {said}", line.code.as_str()));
            }
            lines.push(String::new());
            lines.extend(late(state).iter().map(|it| late_reply(state, it, language)));
            let open: Vec<&WrittenPassage> = found.passages.iter().filter(|it| is_open(it)).collect();
            lines.push(language.say(Phrase::new("status-open").count("count", open.len())));
            let mut tag = dossier.genesis().leading.as_str();
            for passage in open {
                // Each language counts its passages anew.
                if passage.language != tag {
                    tag = &passage.language;
                    lines.push(language.say(Phrase::new("status-language").with("language", tag)));
                }
                let stand = match passage.stand {
                    "open" => String::new(),
                    _ => format!(" ({})", language.say(stand_key(passage.stand))),
                };
                let number =
                    language.say(Phrase::new("paper-letter-numbered").with("number", passage.number));
                let (at, who) = (&passage.at, passage.proposers.join(", "));
                lines.push(format!("  {number:<6} {at} — {who}{stand}"));
                lines.extend(passage.once_agreed.as_ref().map(|words| {
                    let said =
                        Phrase::new("status-once-agreed").with("words", words).with("number", passage.number);
                    format!("         {}", language.say(said))
                }));
                lines.extend(hangs(passage, language).map(|said| format!("         {said}")));
            }
            if !found.agreed.is_empty() {
                lines.push(language.say(Phrase::new("status-agreed").count("count", found.agreed.len())));
                lines.extend(found.agreed.iter().map(|line| format!("  {line}")));
            }
            lines.extend(left::lines(dossier, edition, language));
            lines.extend(beside(dossier, &edition.id, found, language));
        }
    }
    lines.extend(found.clashes.iter().map(|said| format!("! {said}")));
    if found.streamline > 0 {
        lines.push(language.say(Phrase::new("status-streamline").count("count", found.streamline)));
    }
    let mut places = Places::new(dossier, language);
    for contradiction in &state.contradictions {
        lines.push(format!("! {}", language.say(contradiction.phrase())));
        let records = contradiction.records().iter();
        lines.extend(records.map(|id| format!("    {}  {}", short(id), history::told(&mut places, id))));
    }
    if !state.pending.is_empty() {
        lines.push(language.say(Phrase::new("status-pending").count("count", state.pending.len())));
        let named = waiting(dossier);
        lines.extend(named.iter().take(NAMED).map(|it| format!("! {}", language.say(it.clone()))));
        if named.len() > NAMED {
            lines.push("  …".to_owned());
        }
    }
    if !state.withheld.is_empty() {
        lines.push(language.say(Phrase::new("status-withheld").count("count", state.withheld.len())));
    }
    let records = dossier.records();
    for refused in news((&[], &StateOfPlay::default()), (records, state)).refused {
        lines.push(format!("! {}", language.say(refused.phrase())));
    }
    for trouble in dossier.troubles() {
        lines.push(format!("! {}", language.say(trouble.phrase())));
    }
    lines.push(String::new());
    lines.join("\n")
}

/// A reply that came too late for the draft it answers.
fn late_reply(state: &StateOfPlay, late: &Late, language: Language) -> String {
    let letter = state.submissions.get(&late.submission).and_then(|it| it.what.letter.as_ref());
    let number = letter.map(|letter| letter.number.as_str()).filter(|number| !number.is_empty());
    let key = match (late.goes_on, number) {
        (true, None) => "status-late-reply",
        (true, Some(_)) => "status-late-letter",
        (false, None) => "status-late-reply-stays",
        (false, Some(_)) => "status-late-letter-stays",
    };
    let voice = carry::joined(&late.voices);
    let phrase = Phrase::new(key).with("voice", voice).with("number", late.number);
    format!("! {}", language.say(phrase.with("letter", number.unwrap_or_default())))
}

/// What a passage hangs on.
fn hangs(passage: &WrittenPassage, language: Language) -> impl Iterator<Item = String> + '_ {
    let own = passage.links.iter().filter(|link| link.passage == Some(passage.number));
    own.map(move |link| {
        let phrase = match link.hangs_on {
            Some(number) => Phrase::new("status-hangs-on").with("number", number),
            None => Phrase::new("status-hangs"),
        };
        let said = language.say(phrase.with("voices", link.voices.join(", ")));
        if link.condition.is_empty() { said } else { format!("{said}: {}", link.condition) }
    })
}

/// What is said of the whole item, and what is to follow in other languages.
fn beside(dossier: &Dossier, edition: &RecordId, found: &Found, language: Language) -> Vec<String> {
    let state = dossier.state();
    let mut lines = Vec::new();
    let spoken = state.stances.get(&Matter::Item(*edition)).map(Vec::as_slice).unwrap_or_default();
    if !spoken.is_empty() {
        lines.push(language.say("status-item"));
    }
    for it in spoken {
        let Some(position) = state.positions.get(&it.record) else { continue };
        let stance = language.say(position.what.stance.key());
        let reason = match position.what.reason.as_str() {
            "" => String::new(),
            reason => format!(": {reason}"),
        };
        lines.push(format!("  {} — {stance}{reason}", it.voice));
    }
    if !found.to_follow.is_empty() {
        lines.push(language.say(Phrase::new("status-to-follow").count("count", found.to_follow.len())));
    }
    lines.extend(found.to_follow.iter().map(|it| format!("  {}  {}", it.language, it.at)));
    lines
}

/// Whether it is on record that a draft was sent to anybody.
fn is_circulated(state: &StateOfPlay, edition: &RecordId) -> bool {
    state.circulations.values().any(|it| it.what.edition == *edition)
}

/// "replied, 21 March 2026, No. 14/2-318, late".
fn reply_line(line: &Line<'_>, circulated: bool, language: Language) -> String {
    let mut said = language.say(standing(&line.standing, circulated).1);
    if let Some(day) = line.received {
        said += &format!(", {}", language.say(date(day)));
    }
    if let Some(letter) = line.letter.filter(|letter| !letter.number.is_empty()) {
        let number = Phrase::new("paper-letter-numbered").with("number", &letter.number);
        said += &format!(", {}", language.say(number));
    }
    for (told, key) in [
        (line.partial, "status-partial"),
        (line.late, "status-late"),
        (line.carried, "status-carried"),
        (!line.older.is_empty(), "status-older"),
    ] {
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
