//! Dossiers as they lie on the desk: opened, made from a sample, carried to the next edition.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use jiff::tz::TimeZone;

use super::{Sample, Source};
use crate::consolidate::compose::{Choice, Composed};
use crate::consolidate::table::matters;
use crate::consolidate::{ALGORITHM, Revision, consolidate};
use crate::desk::settled::Settled;
use crate::desk::sitting::{Origin, Reason, Seat, Sitting, Standing, TextLanguage};
use crate::dossier::entry::Draft;
use crate::dossier::open_passage::open_passages;
use crate::dossier::still_open::still_open;
use crate::dossier::{Disk, Dossier, DossierError, Occasion, sample};
use crate::language::Phrase;
use crate::negotiation::edition::{OpenPassage, Role};
use crate::negotiation::submission::{Kind, Scope};
use crate::negotiation::{LanguageTag, ProvisionId, RecordId, StateOfPlay, state};
use crate::text::Text;

/// Opens a dossier, in one of its languages or the leading one.
pub fn open(folder: &Path, language: Option<&str>, now: jiff::Timestamp) -> Result<Sitting, Phrase> {
    let dossier = Dossier::open(folder, Arc::new(Disk)).map_err(|error| error.phrase())?;
    sitting(&dossier, language, now)
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
    let folder = source.library.join(format!("{name} {}.dossier", which.name()));
    if !folder.join("dossier.ron").is_file() {
        std::fs::create_dir_all(&source.library).map_err(|error| {
            Phrase::new("desk-error-write").with("name", source.library.display()).with("reason", error)
        })?;
        sample::write(which, &folder, (source.now)(), Arc::new(Disk)).map_err(|error| error.phrase())?;
    }
    open(&folder, None, (source.now)())
}

/// What lies on the desk of a dossier.
pub(super) fn sitting(
    dossier: &Dossier,
    language: Option<&str>,
    now: jiff::Timestamp,
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
    let base = dossier.text_of(&edition.id, &tag).map_err(said)?;
    let voices = dossier.voices(&edition.id, &tag).map_err(said)?;
    // What was kept open speaks for those who have not answered this draft.
    let still = still_open(&base.text, &edition.what.open, &tag);
    let waiting = still.texts.iter().filter(|(code, _)| voices.iter().all(|it| !it.codes.contains(code)));
    let answers =
        voices.iter().map(|voice| Revision { voice: &voice.name, text: &voice.text, partial: voice.partial });
    let kept = waiting.map(|(code, text)| Revision { voice: code.as_str(), text, partial: false });
    let revisions: Vec<Revision<'_>> = answers.chain(kept).collect();
    let protocol: Vec<&str> = state.roster.entries().iter().map(|entry| entry.code.as_str()).collect();
    let protocol: Vec<&str> = voices.iter().map(|voice| voice.name.as_str()).chain(protocol).collect();
    let rolling = consolidate(&base.text, &revisions, &protocol);
    let place: BTreeMap<ProvisionId, usize> =
        base.ids.iter().enumerate().map(|(index, id)| (*id, index)).collect();
    let mut unanswered: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for voice in &voices {
        if let Scope::Provisions(answered) = &voice.scope {
            let not =
                base.ids.iter().enumerate().filter(|(_, id)| !answered.contains(id)).map(|(index, _)| index);
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
    if still.unplaced > 0 {
        warnings.push(Phrase::new("desk-warning-unplaced").count("count", still.unplaced));
    }
    let date = crate::language::date(edition.what.date);
    let matters = matters(&rolling);
    let round = super::round::of(dossier, edition, (&rolling, &matters), now);
    Ok(Sitting {
        round: Some(Arc::new(round)),
        title: dossier.title(tag.as_str()).to_owned(),
        base_name: Phrase::new("desk-base-edition").with("number", edition.what.number).inner("date", date),
        edition: edition.what.number,
        key: super::key_of(&rolling.base),
        matters: Arc::new(matters),
        rolling: Arc::new(rolling),
        seats: seats(dossier, &edition.id),
        reasons: reasons(dossier, &edition.id, &place),
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

/// Makes the next edition of what was decided, and opens it.
pub fn publish(
    folder: &Path,
    clean: &Text,
    sitting: &Sitting,
    settled: &Settled,
    source: &Source,
) -> Result<Sitting, Phrase> {
    let said = |error: DossierError| error.phrase();
    let mut dossier = Dossier::open(folder, Arc::new(Disk)).map_err(said)?;
    let now = (source.now)();
    let date = now.to_zoned(TimeZone::system()).date();
    let (replies, mut texts) = {
        let state = dossier.state();
        let current = state.current_edition();
        let replies: Vec<RecordId> = current
            .map(|edition| state.submissions_about(&edition.id).iter().map(|found| found.id).collect())
            .unwrap_or_default();
        let mut texts = BTreeMap::new();
        if let Some(edition) = current {
            // The other languages stand as they were: what was decided here is to follow there.
            for tag in edition.what.texts.keys() {
                texts.insert(tag.clone(), dossier.text_of(&edition.id, tag).map_err(said)?.text);
            }
        }
        (replies, texts)
    };
    let tag: LanguageTag = match sitting.language.as_deref().map(str::parse) {
        Some(Ok(tag)) => tag,
        _ => dossier.genesis().leading.clone(),
    };
    texts.insert(tag.clone(), clean.clone());
    let draft = Draft {
        open: still_undecided(&dossier, sitting, settled, clean, &tag)?,
        replies,
        engine: ALGORITHM.to_owned(),
        ..Draft::new(date, texts)
    };
    let occasion = Occasion::new(dossier.genesis().office.clone(), now);
    dossier.publish(draft, &occasion).map_err(said)?;
    self::sitting(&dossier, sitting.language.as_deref(), now)
}

/// The passages still open, as they stand in the new text.
fn still_undecided(
    dossier: &Dossier,
    sitting: &Sitting,
    settled: &Settled,
    clean: &Text,
    tag: &LanguageTag,
) -> Result<Vec<OpenPassage>, Phrase> {
    let rolling = &sitting.rolling;
    let edition = dossier.state().current_edition().map(|edition| edition.id);
    let voices = match edition {
        Some(edition) => dossier.voices(&edition, tag).map_err(|error| error.phrase())?,
        None => Vec::new(),
    };
    let mut choices = settled.choices().clone();
    let undecided: Vec<usize> = rolling
        .open_passages()
        .map(|(index, _)| index)
        .filter(|index| !settled.settles(rolling, *index))
        .collect();
    choices.extend(undecided.iter().map(|index| (*index, Choice::Open)));
    let composed = Composed { text: clean.clone(), ..rolling.compose(&choices) };
    let mut open = open_passages(rolling, &choices, &composed, &voices, tag);
    // Who holds a wording only from an earlier draft has no voice of their own here.
    for (kept, index) in open.iter_mut().zip(&undecided) {
        let wordings = rolling.passages.get(*index).map_or(&[][..], |passage| &passage.wordings);
        for (kept, wording) in kept.wordings.iter_mut().zip(wordings) {
            let codes = sitting.codes(&wording.holders);
            kept.holders = codes.iter().filter_map(|code| code.parse().ok()).collect();
        }
    }
    Ok(open)
}
