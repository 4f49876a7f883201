//! A dossier made of a first draft as it was filled in, or of loose files in one step: title from the text, roster
//! guessed, everything kept as it came.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Progress, Source, dossiers, own, part, read};
use crate::consolidate::compose::{self, Choice};
use crate::desk::founding::{DraftFile, OFFICE, Plan, Table};
use crate::desk::journal::Journal;
use crate::desk::settled::fragments;
use crate::desk::sitting::Sitting;
use crate::dossier::entry::{Draft, Received, Reply};
use crate::dossier::hearing::{self, Ruling};
use crate::dossier::sample::rosters;
use crate::dossier::{Disk, Dossier, DossierError, NewDossier, Occasion, library};
use crate::exchange::open::{self, How};
use crate::exchange::report::{Context, examine};
use crate::language::Phrase;
use crate::negotiation::edition::Role;
use crate::negotiation::outcome::Status;
use crate::negotiation::roster::{RosterEntry, Seat};
use crate::negotiation::submission::{About, Kind, Part};
use crate::negotiation::{Code, LanguageTag, Roster};

/// Looks at the files of a first draft: what the document is called, in which language each text is, and who sat at
/// tables before.
pub fn glance(paths: Vec<PathBuf>, source: &Source) -> Result<Progress, Phrase> {
    let mut title = String::new();
    let mut drafts = Vec::new();
    for path in paths {
        let read = read::file(&path, None, source.language)?.examined;
        if title.is_empty() {
            title = super::title_of(&read.opened.text, &path);
        }
        let language = read.report.language;
        // What everyone negotiates in comes first; a translation is no authentic text until somebody says so.
        drafts.push(DraftFile { working: !drafts.is_empty(), path, language });
    }
    Ok(Progress::Drafted(title, drafts, tables(source)))
}

/// How many dossiers opened lately lend their tables.
const LENDING: usize = 6;

/// Those who sat at tables before: in dossiers opened lately, then in the councils the program knows.
fn tables(source: &Source) -> Vec<Table> {
    let language = source.language.code();
    let lately = source.lately.iter().filter_map(|folder| Dossier::open(folder, Arc::new(Disk)).ok());
    let mut tables: Vec<Table> = Vec::new();
    for dossier in lately.take(LENDING) {
        let entries = dossier.state().roster.entries().to_vec();
        let title = dossier.title(dossier.genesis().leading.as_str());
        let name = Phrase::new("founding-dossier").with("title", crate::desk::sheet::brief(title, 70));
        if tables.iter().all(|table| table.entries != entries) {
            let office = Some(dossier.genesis().office.clone());
            tables.push(Table { name: source.language.say(name), entries, office });
        }
    }
    tables.extend(rosters().into_iter().map(|(short, file)| {
        let title = file.title.iter().find(|(tag, _)| tag.as_str() == language).or(file.title.iter().next());
        let name = title.map_or_else(|| short.to_owned(), |(_, title)| title.clone());
        Table { name, entries: file.into_roster().entries().to_vec(), office: None }
    }));
    tables
}

/// Makes a dossier of a first draft in the library and opens it.
pub fn begin(plan: Plan, source: &Source) -> Result<Sitting, Phrase> {
    let said = |error: DossierError| error.phrase();
    let now = (source.now)();
    let mut draft = Draft::new(plan.date, BTreeMap::new());
    for (language, _, path) in &plan.drafts {
        let file = read::file(path, None, source.language)?;
        draft.texts.insert(language.clone(), file.examined.opened.text);
        draft.files.push(Received {
            name: read::name(path),
            bytes: file.bytes,
            part: Part::Text,
            language: Some(language.clone()),
        });
    }
    let leading = plan.drafts.first().map(|(language, ..)| language.clone());
    let leading = leading.ok_or_else(|| Phrase::new("founding-need-draft"))?;
    let new = NewDossier {
        title: BTreeMap::from([(leading.clone(), plan.title.clone())]),
        languages: plan.drafts.iter().map(|(language, role, _)| (language.clone(), *role)).collect(),
        leading,
        roster: plan.roster,
        office: plan.office.clone(),
    };
    let folder = library::new_folder(&Disk, &source.library, &plan.title)
        .map_err(|error| DossierError::from(error).phrase())?;
    let occasion = Occasion::new(plan.office, now.timestamp());
    let mut dossier = Dossier::begin(&folder, new, draft, &occasion, Arc::new(Disk)).map_err(said)?;
    source.own.sit_down(&mut dossier);
    dossiers::sitting(dossier, None, &now)
}

/// Makes the dossier in the library, enters every reply and opens it. Where something cannot be entered nothing is
/// left of it: the files stay where they are.
pub fn found(
    title: &str,
    base: &Path,
    (replies, decided): (&[(String, PathBuf)], &Journal),
    source: &Source,
    tell: &dyn Fn(Progress),
) -> Result<Sitting, Phrase> {
    let said = |error: DossierError| error.phrase();
    let now = (source.now)();
    let draft = read::file(base, None, source.language)?;
    let office: Code = OFFICE.parse().map_err(|_| Phrase::new("desk-error-nothing"))?;
    let roster = roster(replies)?;
    let leading = draft.examined.report.language.clone();
    let leading = match leading {
        Some(tag) => tag,
        None => tag(source.language.code())?,
    };
    let text = draft.examined.opened.text;
    let mut first = Draft::new(now.date(), BTreeMap::from([(leading.clone(), text.clone())]));
    first.files.push(Received {
        name: read::name(base),
        bytes: draft.bytes,
        part: Part::Text,
        language: Some(leading.clone()),
    });
    let new = NewDossier {
        title: BTreeMap::from([(leading.clone(), title.to_owned())]),
        languages: BTreeMap::from([(leading.clone(), Role::Authentic)]),
        leading: leading.clone(),
        roster,
        office: office.clone(),
    };
    let storage = Arc::new(Disk);
    let folder = library::new_folder(&*storage, &source.library, title)
        .map_err(|error| DossierError::from(error).phrase())?;
    let occasion = Occasion::new(office, now.timestamp());
    let mut dossier = Dossier::begin(&folder, new, first, &occasion, storage).map_err(said)?;
    source.own.sit_down(&mut dossier);
    let mut enter = || -> Result<(), Phrase> {
        own::ready(&mut dossier, now.timestamp()).map_err(said)?;
        let edition = dossier.state().current_edition().map(|edition| edition.id);
        let about = About::Edition(edition.ok_or_else(|| Phrase::new("desk-error-nothing"))?);
        for (index, (code, path)) in replies.iter().enumerate() {
            let name = read::name(path);
            tell(Progress::Step(
                Phrase::new("desk-work-entering").with("name", &name),
                part(index, replies.len()),
            ));
            let voice: Code = code.parse().map_err(|_| Phrase::new("desk-error-nothing"))?;
            let bytes = open::bytes(path).map_err(|error| error.phrase())?;
            let context = Context {
                roster: Some(&dossier.state().roster),
                sent: Some(&text),
                language: source.language,
                ..Context::default()
            };
            let examined =
                examine(&name, &bytes, How::default(), &context).map_err(|error| error.phrase())?;
            let mut reply = Reply::new(Kind::Full, vec![voice], about);
            reply.receive(examined, name, bytes, leading.clone());
            dossier.submit(reply, &occasion).map_err(said)?;
        }
        record(&mut dossier, decided, &occasion).map_err(said)
    };
    if let Err(phrase) = enter() {
        // The folder is new and ours: half a dossier would be worse than none.
        let _ = std::fs::remove_dir_all(&folder);
        return Err(phrase);
    }
    dossiers::sitting(dossier, None, &(source.now)())
}

/// Records what was decided on the files as outcomes: what found no place any more stays open.
fn record(dossier: &mut Dossier, decided: &Journal, occasion: &Occasion) -> Result<(), DossierError> {
    let Some(edition) = dossier.state().current.filter(|_| !decided.is_empty()) else { return Ok(()) };
    let language = dossier.genesis().leading.clone();
    let hearing = dossier.hearing(&edition, &language)?;
    let settled = decided.restore(&hearing.rolling).settled;
    let ruling = |choice| Ruling {
        choice,
        status: Status::Agreed,
        reason: String::new(),
        verdicts: Vec::new(),
        meeting: None,
    };
    let mut outcomes = Vec::new();
    for item in &hearing.board.items {
        let choice = match settled.choice(item.passage) {
            Some(Choice::Take(wording)) => hearing::Choice::Wording(*wording),
            Some(Choice::Keep) => hearing::Choice::Wording(0),
            Some(Choice::Own(words)) => {
                hearing::Choice::Words(compose::written(words), vec![occasion.office.clone()])
            }
            Some(Choice::Open) | None => continue,
        };
        outcomes.extend(hearing.outcome(item, &ruling(choice)));
    }
    for (provision, words) in settled.edits() {
        let Some(base) = hearing.rolling.base.provisions().get(*provision) else { continue };
        let own = ruling(hearing::Choice::Words(String::new(), vec![occasion.office.clone()]));
        outcomes.extend(hearing.rewriting(*provision, &fragments(base, words), &own));
    }
    for outcome in outcomes {
        dossier.decide(outcome, occasion)?;
    }
    Ok(())
}

fn tag(code: &str) -> Result<LanguageTag, Phrase> {
    code.parse().map_err(|_| Phrase::new("desk-error-nothing"))
}

/// Who sits at the table: the whole of a ready-made roster if most of it has replied, else those who have.
fn roster(replies: &[(String, PathBuf)]) -> Result<Roster, Phrase> {
    let spoke = |entry: &RosterEntry| replies.iter().any(|(code, _)| code == entry.code.as_str());
    let known: Vec<Roster> = rosters().into_iter().map(|(_, file)| file.into_roster()).collect();
    for roster in &known {
        let states = roster.entries().iter().filter(|entry| entry.kind == Seat::State);
        let speaking = states.clone().filter(|entry| spoke(entry)).count();
        let all_known =
            replies.iter().all(|(code, _)| roster.entries().iter().any(|it| it.code.as_str() == code));
        if all_known && 2 * speaking > states.count() {
            return Ok(roster.clone());
        }
    }
    let mut entries: Vec<RosterEntry> = Vec::new();
    for (code, _) in replies {
        let entry = known.iter().flat_map(|roster| roster.entries()).find(|it| it.code.as_str() == code);
        let order = u32::try_from(entries.len()).unwrap_or(u32::MAX).saturating_add(1);
        entries.push(match entry {
            Some(entry) => entry.clone(),
            None => {
                let code: Code =
                    code.parse().map_err(|_| Phrase::new("desk-intake-code-wrong").with("code", code))?;
                RosterEntry::bare(code, Seat::State, order)
            }
        });
    }
    Ok(Roster::new(entries))
}
