//! What came in on a draft, in the order in which it came: what passages get their numbers and wordings their letters from,
//! so that both stay whatever comes later.

use std::collections::BTreeMap;

use crate::consolidate::{KeptReadings, Layer, Lettering, Readings, Revision, RollingText, consolidate};
use crate::dossier::Dossier;
use crate::dossier::kept::Voice;
use crate::negotiation::carry::in_numbers_of;
use crate::negotiation::letter::{Came, letters};
use crate::negotiation::number::{Place, meets};
use crate::negotiation::stretch::before;
use crate::negotiation::submission::{Answer, Kind};
use crate::negotiation::{Code, LanguageTag, RecordId};
use crate::text::Text;

/// Everything that ever came in on a draft in one language, what was replaced or taken back since included.
#[derive(Default)]
pub(super) struct History {
    /// What the draft brought along, then what each submission opened.
    pub opened: Vec<Vec<Place>>,
    /// The places the draft brought along.
    brought: Vec<Place>,
    /// What came in, in order.
    came: Vec<Came>,
    /// What each says.
    texts: BTreeMap<RecordId, (Text, bool)>,
    /// Where each would have a block stand.
    moves: BTreeMap<(RecordId, u32, u32), String>,
}

impl Dossier {
    /// What came in on a draft, in the order in which it was entered.
    pub(super) fn came(&self, edition: &RecordId, language: &LanguageTag, base: &Text) -> History {
        let state = self.state();
        let mut history = History::default();
        if let Some(edition) = state.edition(edition) {
            let mut own: Vec<_> =
                edition.what.open.iter().filter(|open| &open.language == language).collect();
            own.sort_by_key(|open| open.number);
            history.brought = own.into_iter().map(|open| (open.layer, open.from..open.to)).collect();
            history.opened.push(history.brought.clone());
            // What the draft brought along is called in protocol order, as the table was when the dossier was made.
            let mut carried: Vec<_> = edition
                .what
                .carried
                .iter()
                .filter_map(|it| Some((it.submission, it.texts.get(language)?)))
                .collect();
            let place = |code: &Code| (self.genesis().roster.place(code), code.clone());
            carried.sort_by_cached_key(|(submission, _)| {
                let said = state.submissions.get(submission);
                let codes = said.map(|it| it.what.voices.iter().map(place).collect::<Vec<_>>());
                (codes, *submission)
            });
            for (submission, answer) in carried {
                self.take_in(&mut history, base, (submission, answer, false));
                // Its passages are those the draft says it brought along.
                if let Some(last) = history.came.last_mut() {
                    let brought = &history.brought;
                    last.opened.retain(|place| brought.iter().any(|known| meets(known, place)));
                }
            }
        }
        let mut said: Vec<(u64, RecordId, (RecordId, &Answer, bool))> = Vec::new();
        for it in state.submissions_about(edition) {
            if let Some(answer) = it.what.texts.get(language).filter(|_| it.what.kind.is_worded()) {
                said.push((it.counter, it.id, (it.id, answer, it.what.kind == Kind::Parts)));
            }
        }
        for it in state.carried.values().filter(|it| it.what.to.as_ref() == Some(edition)) {
            if let Some(answer) = it.what.texts.get(language) {
                said.push((it.counter, it.id, (it.what.submission, answer, false)));
            }
        }
        said.sort_by_key(|(counter, id, _)| (*counter, *id));
        for (_, _, what) in said {
            if let Some(opened) = self.take_in(&mut history, base, what) {
                history.opened.push(opened);
            }
        }
        self.see_off(&mut history);
        history
    }

    /// Says of each when it was replaced or taken back.
    fn see_off(&self, history: &mut History) {
        let state = self.state();
        let said = |submission: &RecordId| state.submissions.get(submission);
        let counter = |record: &RecordId| {
            let found = self.records().iter().find(|it| it.id == *record);
            found.map_or(u64::MAX, |record| record.counter())
        };
        let known: Vec<RecordId> = history.came.iter().map(|one| one.submission).collect();
        for (at, one) in history.came.iter_mut().enumerate() {
            let Some(own) = said(&one.submission) else { continue };
            let replaces = |later: &RecordId| {
                said(later)
                    .is_some_and(|later| own.what.voices.iter().all(|it| later.what.voices.contains(it)))
            };
            let replaced = known.iter().skip(at + 1).position(replaces).map(|nth| at + 1 + nth);
            let withdrawn = state.withdrawn.get(&one.submission).map(|by| {
                let by = counter(by);
                known.iter().position(|later| counter(later) > by).unwrap_or(known.len()).max(at + 1)
            });
            one.gone = replaced.into_iter().chain(withdrawn).min();
        }
    }

    /// Takes a submission in; what it opens by itself. A text that is not here any more opens nothing.
    fn take_in(
        &self,
        history: &mut History,
        base: &Text,
        (submission, answer, partial): (RecordId, &Answer, bool),
    ) -> Option<Vec<Place>> {
        let text = self.text(&answer.text.hash).ok()?;
        let numbered = in_numbers_of(base, &text);
        let alone = consolidate(base, &[Revision { voice: "1", text: &numbered, partial }], &[]);
        let mut opened: Vec<Place> = Vec::new();
        for (_, passage) in alone.open_passages() {
            if let (Layer::Order, Some(to)) =
                (passage.layer, passage.wordings.iter().find(|it| !it.base).and_then(|it| it.place))
            {
                history.moves.insert((submission, passage.span.start, passage.span.end), before(to));
            }
            opened.push((passage.layer, passage.span.clone()));
        }
        history.came.push(Came { submission, opened: opened.clone(), gone: None });
        history.texts.insert(submission, (text, partial));
        Some(opened)
    }
}

impl History {
    /// The letters of the wordings of a rolling text of this draft; `numbered` are its passages by index, with their numbers.
    pub fn lettering(
        &self,
        base: &Text,
        (rolling, numbered): (&RollingText, &[(usize, u32)]),
        voices: &[Voice],
        kept: &KeptReadings,
    ) -> Lettering {
        let standing: BTreeMap<RecordId, &str> =
            voices.iter().map(|voice| (voice.submission, voice.name.as_str())).collect();
        let names: Vec<(String, &Text, bool)> = self
            .texts
            .iter()
            .filter(|(submission, _)| !standing.contains_key(submission))
            .map(|(submission, (text, partial))| (submission.to_string(), text, *partial))
            .collect();
        let gone: Vec<Revision<'_>> = names
            .iter()
            .map(|(name, text, partial)| Revision { voice: name, text, partial: *partial })
            .collect();
        let gone = Readings::new(base, &gone);
        let here = kept.on(base, voices.iter().map(|voice| &voice.text));
        let reads = |submission: &RecordId, (layer, span): &Place| {
            if *layer == Layer::Order {
                return self.moves.get(&(*submission, span.start, span.end)).cloned();
            }
            let read = match standing.get(submission) {
                Some(name) => here.read(name, span, *layer),
                None => gone.read(&submission.to_string(), span, *layer),
            };
            read.map(|read| read.meaning).filter(|meaning| *meaning != here.base(span, *layer).meaning)
        };
        let known = letters(&self.brought, &self.came, &reads);
        let submission = |voice: usize| {
            let code = &rolling.voices.get(voice)?.code;
            voices.iter().find(|voice| &voice.name == code).map(|voice| voice.submission)
        };
        let passages = numbered.iter().filter_map(|(at, number)| Some((*number, rolling.passages.get(*at)?)));
        let wordings = passages.map(|(number, passage)| {
            let held: Vec<Vec<RecordId>> = passage
                .wordings
                .iter()
                .map(|it| it.holders.iter().filter_map(submission).collect())
                .collect();
            (passage.id(), known.of(number, &(passage.layer, passage.span.clone()), &held))
        });
        let came = (0..rolling.voices.len())
            .map(|voice| submission(voice).map_or(usize::MAX, |submission| known.first(&[submission])));
        Lettering { wordings: wordings.collect(), came: came.collect() }
    }
}
