//! `travaux publish`.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use super::arguments::Publish;
use super::create::date;
use super::export::Gathered;
use super::{Failure, files, output};
use crate::consolidate::compose::{Choice, own_words};
use crate::consolidate::{ALGORITHM, Passage, RollingText};
use crate::dossier::entry::{Draft, Received};
use crate::dossier::open_passage::open_passages;
use crate::dossier::{Disk, Dossier, Occasion};
use crate::exchange::open;
use crate::language::{Language, Phrase};
use crate::negotiation::RecordId;
use crate::negotiation::submission::Part;

/// Circulates the next draft: of finished texts, or of choices in the passages of the current one.
pub fn run(asked: &Publish, language: Language) -> Result<(), Failure> {
    let mut dossier = Dossier::open(&asked.folder, Arc::new(Disk))?;
    let day = date(asked.date.as_deref())?;
    let mut draft = Draft::new(day, BTreeMap::new());
    draft.number = asked.number;
    draft.deadline = asked.deadline.as_deref().map(|typed| date(Some(typed))).transpose()?;
    if let Some(current) = dossier.state().current_edition() {
        draft.replies = standing(&dossier, &current.id);
        // A language nothing is decided in stands as it was: what was decided is to follow there.
        for tag in current.what.texts.keys() {
            draft.texts.insert(tag.clone(), dossier.text_of(&current.id, tag)?.text);
        }
    }
    if asked.text.is_empty() {
        let gathered = Gathered::of(&dossier, None, asked.language.as_deref())?;
        let rolling = gathered.rolling();
        let choices = choices(asked, &rolling)?;
        let composed = rolling.compose(&choices);
        draft.engine = ALGORITHM.to_owned();
        draft.open = open_passages(&rolling, &choices, &composed, &gathered.voices, &gathered.tag);
        draft.texts.insert(gathered.tag, composed.text);
    } else {
        for (tag, path, opened) in files::texts(&asked.text, language)? {
            draft.files.push(Received {
                name: opened.name,
                bytes: open::bytes(&path)?,
                part: Part::Text,
                language: Some(tag.clone()),
            });
            draft.texts.insert(tag, opened.text);
        }
    }
    let open = draft.open.len();
    let occasion = Occasion::new(dossier.genesis().office.clone(), Timestamp::now());
    let id = dossier.publish(draft, &occasion)?;
    let number = dossier.state().edition(&id).map_or(0, |edition| edition.what.number);
    let phrase = Phrase::new("command-published").with("number", number).count("open", open);
    output::write(None, format!("{}\n", language.say(phrase)).as_bytes())
}

/// The submissions that stand on a draft.
fn standing(dossier: &Dossier, edition: &RecordId) -> Vec<RecordId> {
    let state = dossier.state();
    let all = state.submissions_about(edition).into_iter().map(|submission| submission.id);
    all.filter(|id| !state.withdrawn.contains_key(id)).collect()
}

/// What was asked for, passage by passage.
fn choices(asked: &Publish, rolling: &RollingText) -> Result<BTreeMap<usize, Choice>, Failure> {
    let mut choices = BTreeMap::new();
    let mut choose = |id: &str, choice: &dyn Fn(&Passage) -> Result<Choice, Failure>| {
        let found = rolling.open_passages().find(|(_, passage)| passage.id() == id);
        let (index, passage) = found.ok_or_else(|| Failure::UnknownPassage(id.to_owned()))?;
        match choices.insert(index, choice(passage)?) {
            Some(_) => Err(Failure::PassageTwice(id.to_owned())),
            None => Ok(()),
        }
    };
    for words in &asked.take {
        let (id, code) = parted(words)?;
        choose(id, &|passage| taken(passage, code, rolling))?;
    }
    for words in &asked.own {
        let (id, own) = parted(words)?;
        choose(id, &|passage| Ok(Choice::Own(own_words(own, passage))))?;
    }
    for id in &asked.open {
        choose(id, &|_| Ok(Choice::Open))?;
    }
    if asked.rest_open {
        for (index, _) in rolling.open_passages() {
            choices.entry(index).or_insert(Choice::Open);
        }
    }
    Ok(choices)
}

fn parted(words: &str) -> Result<(&str, &str), Failure> {
    words.split_once('=').ok_or_else(|| Failure::Use(Phrase::new("command-choice").with("words", words)))
}

/// The wording a voice proposes in a passage; the base's for `base`.
fn taken(passage: &Passage, code: &str, rolling: &RollingText) -> Result<Choice, Failure> {
    if code == "base" {
        return Ok(Choice::Keep);
    }
    let wording = passage.wordings.iter().position(|wording| rolling.codes(&wording.holders).contains(&code));
    wording.map(Choice::Take).ok_or_else(|| {
        let known = rolling.codes(&passage.proposers()).join(", ");
        Failure::UnknownVoice { code: code.chars().take(60).collect(), known }
    })
}
