//! Dossiers as they lie on the desk: opened, made from a sample, carried to the next edition.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use super::{Sample, Source, own};
use crate::consolidate::table::matters;
use crate::desk::proceedings::Proceedings;
use crate::desk::sitting::{Origin, Reason, Seat, Sitting, Standing, TextLanguage};
use crate::dossier::entry::Draft;
use crate::dossier::{Disk, Dossier, DossierError, Occasion, sample};
use crate::language::Phrase;
use crate::negotiation::edition::Role;
use crate::negotiation::submission::{Kind, Scope};
use crate::negotiation::{LanguageTag, ProvisionId, RecordId, StateOfPlay, state};

/// Opens a dossier, in one of its languages or the leading one.
pub fn open(folder: &Path, language: Option<&str>, source: &Source) -> Result<Sitting, Phrase> {
    sitting(source.own.open(folder)?, language, &(source.now)())
}

/// Opens a sample. It is written into the library the first time; afterwards it is the person's own dossier.
pub fn open_sample(which: Sample, source: &Source) -> Result<Sitting, Phrase> {
    let which = match which {
        Sample::Agreement => sample::Sample::Agreement,
        Sample::Programme => sample::Sample::Programme,
    };
    let name = match source.language {
        crate::language::Language::Russian => "Пример",
        crate::language::Language::English => "Sample",
    };
    let folder = source.library.join(format!("{name} {}.dossier", which.word()));
    if !folder.join("dossier.ron").is_file() {
        std::fs::create_dir_all(&source.library).map_err(|error| {
            Phrase::new("desk-error-write").with("name", source.library.display()).with("reason", error)
        })?;
        sample::write(which, &folder, (source.now)().timestamp(), Arc::new(Disk))
            .map_err(|error| error.phrase())?;
    }
    open(&folder, None, source)
}

/// What lies on the desk of a dossier.
pub(super) fn sitting(
    dossier: Dossier,
    language: Option<&str>,
    now: &jiff::Zoned,
) -> Result<Sitting, Phrase> {
    let said = |error: DossierError| error.phrase();
    let state = dossier.state();
    let edition = state.current_edition().ok_or_else(|| {
        Phrase::new("desk-error-no-edition").with("name", super::read::name(dossier.root()))
    })?;
    let leading = &dossier.genesis().leading;
    let tag = edition
        .what
        .texts
        .keys()
        .find(|tag| Some(tag.as_str()) == language)
        .or_else(|| edition.what.texts.keys().find(|tag| *tag == leading))
        .or_else(|| edition.what.texts.keys().next())
        .cloned()
        .unwrap_or_else(|| leading.clone());
    let hearing = dossier.hearing(&edition.id, &tag).map_err(said)?;
    let place: BTreeMap<ProvisionId, usize> =
        hearing.base.ids.iter().enumerate().map(|(index, id)| (*id, index)).collect();
    let mut unanswered: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for voice in hearing.voices.iter() {
        if let Scope::Provisions(answered) = &voice.scope {
            let all = hearing.base.ids.iter().enumerate();
            let not = all.filter(|(_, id)| !answered.contains(id)).map(|(index, _)| index);
            unanswered.insert(voice.name.clone(), not.collect());
        }
    }
    let mut warnings: Vec<Phrase> = dossier
        .troubles()
        .iter()
        .filter(|trouble| !trouble.is_harmless())
        .map(|trouble| trouble.phrase())
        .collect();
    if !state.contradictions.is_empty() {
        warnings.push(Phrase::new("desk-warning-contradictions").count("count", state.contradictions.len()));
    }
    let date = crate::language::date(edition.what.date);
    let rolling = Arc::clone(&hearing.rolling);
    // What only follows from numbering is nobody's to decide.
    let mut matters = matters(&rolling);
    let disputed: BTreeSet<usize> = hearing.board.items.iter().map(|item| item.passage).collect();
    matters.retain(|matter| matter.passages.iter().any(|passage| disputed.contains(passage)));
    let round = super::round::of(&dossier, edition, (&rolling, &matters), &tag, now);
    Ok(Sitting {
        round: Some(Arc::new(round)),
        title: dossier.title(tag.as_str()).to_owned(),
        base_name: Phrase::new("desk-base-edition").with("number", edition.what.number).inner("date", date),
        edition: edition.what.number,
        key: super::key_of(&rolling.base),
        matters: Arc::new(matters),
        rolling,
        seats: seats(&dossier, &edition.id),
        reasons: reasons(&dossier, &edition.id, &place),
        origin: Origin::Dossier(dossier.root().to_path_buf()),
        reports: Vec::new(),
        warnings,
        pair: false,
        unanswered,
        language: Some(tag.as_str().to_owned()),
        languages: edition
            .what
            .texts
            .iter()
            .map(|(tag, text)| TextLanguage {
                tag: tag.as_str().to_owned(),
                authentic: text.role == Role::Authentic,
            })
            .collect(),
        proceedings: Some(Proceedings::new(Arc::new(dossier.clone()), Arc::new(hearing))),
        drawn: Arc::default(),
    })
}

fn seats(dossier: &Dossier, edition: &RecordId) -> Vec<Seat> {
    let state = dossier.state();
    state
        .standings(edition)
        .iter()
        .map(|(code, found)| Seat {
            code: code.as_str().to_owned(),
            names: state.roster.get(code).map_or_else(Default::default, names),
            standing: standing(state, found),
        })
        .collect()
}

/// How far someone has answered, as the desk tells it.
pub(super) fn standing(state: &StateOfPlay, standing: &state::Standing) -> Standing {
    match standing {
        state::Standing::Silent => Standing::Silent,
        state::Standing::NotSent => Standing::NotSent,
        state::Standing::NoComments(_) => Standing::NoComments,
        state::Standing::Remarked(_) => Standing::Remarks,
        state::Standing::Replied(records) => {
            let kinds: Vec<Kind> = records
                .iter()
                .filter_map(|record| state.submissions.get(record))
                .map(|found| found.what.kind)
                .collect();
            if kinds.contains(&Kind::Full) {
                Standing::Full
            } else if kinds.contains(&Kind::Parts) {
                Standing::Part
            } else {
                Standing::Points
            }
        }
    }
}

/// The short names of a seat in the languages of the interface.
pub fn names(entry: &crate::negotiation::RosterEntry) -> [String; 2] {
    crate::language::Language::ALL.map(|language| entry.short(language.code()).to_owned())
}

fn reasons(dossier: &Dossier, edition: &RecordId, place: &BTreeMap<ProvisionId, usize>) -> Vec<Reason> {
    let state = dossier.state();
    let mut reasons = Vec::new();
    for submission in state.submissions_about(edition) {
        if state.withdrawn.contains_key(&submission.id) {
            continue;
        }
        let codes: Vec<String> = submission.what.voices.iter().map(|code| code.as_str().to_owned()).collect();
        for reason in &submission.what.reasons {
            reasons.push(Reason {
                codes: codes.clone(),
                provision: reason.provision.and_then(|id| place.get(&id).copied()),
                text: reason.text.trim_end_matches('.').to_owned(),
            });
        }
    }
    reasons
}

/// Publishes a draft that was looked at, and opens it.
pub fn publish(
    proceedings: &Proceedings,
    draft: &Draft,
    language: &LanguageTag,
    source: &Source,
) -> Result<Sitting, Phrase> {
    let mut dossier = (*proceedings.dossier).clone();
    let occasion = Occasion::new(dossier.office().clone(), (source.now)().timestamp());
    own::ready(&mut dossier, (source.now)().timestamp()).map_err(|error| error.phrase())?;
    dossier.publish(draft.clone(), &occasion).map_err(|error| error.phrase())?;
    sitting(dossier, Some(language.as_str()), &(source.now)())
}
