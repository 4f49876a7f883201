//! What came in on a draft, turn after turn: what passages have their numbers from and wordings their letters, so that both
//! are what was shown when they first appeared on the board, and stay.
//!
//! The board is set out again as of each record that changed what stands on the draft, from the first on. Nothing is kept
//! of what was shown: it follows from the records, so that two copies of a dossier with the same records show the same.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::staying;
use crate::consolidate::readings::meaning_of;
use crate::consolidate::{Lettering, Passage, Revision, RollingText, Stages};
use crate::dossier::Dossier;
use crate::dossier::kept::Voice;
use crate::negotiation::carry::in_numbers_of;
use crate::negotiation::letter::{Letters, Worded};
use crate::negotiation::number::{Numbers, Place};
use crate::negotiation::state::{Spoke, Turn};
use crate::negotiation::stretch::before;
use crate::negotiation::{Code, LanguageTag, RecordId};
use crate::text::Text;

/// Everything that ever came in on a draft in one language, what was replaced or taken back since included.
#[derive(Default)]
pub(super) struct History<'v> {
    /// The places the draft brought along.
    brought: Vec<Place>,
    /// What came in, in order.
    came: Vec<Came<'v>>,
    /// What stood after each turn, by its place in what came in.
    stood: Vec<BTreeSet<usize>>,
    /// The names of the voices that stand, and which of what came in each speaks.
    speaks: BTreeMap<String, usize>,
}

/// Something that came in.
struct Came<'v> {
    text: Cow<'v, Text>,
    /// In the numbers of the draft, where they are others than its own.
    numbered: Option<Cow<'v, Text>>,
    partial: bool,
}

impl Dossier {
    /// What came in on a draft, in the order in which it was entered. `voices` are those that stand, each with what it
    /// says in the numbers of the draft.
    pub(super) fn came<'v>(
        &self,
        (edition, language): (&RecordId, &LanguageTag),
        base: &Text,
        (voices, renumbered): (&'v [Voice], &'v [Text]),
    ) -> History<'v> {
        let state = self.state();
        let mut history = History::default();
        if let Some(edition) = state.edition(edition) {
            let mut own: Vec<_> =
                edition.what.open.iter().filter(|open| &open.language == language).collect();
            own.sort_by_key(|open| open.number);
            history.brought = own.into_iter().map(|open| (open.layer, open.from..open.to)).collect();
        }
        let answers = state.answers_to(edition, language).iter();
        let worded = answers.filter(|it| state.answer(it, language).is_some());
        let standing: Vec<Spoke> = worded.map(|it| Spoke { submission: it.submission, by: it.by }).collect();
        let nothing = Vec::new();
        let turns = state.turns.get(&(*edition, language.clone())).unwrap_or(&nothing);
        let mut known: BTreeMap<Spoke, usize> = BTreeMap::new();
        let mut stood = BTreeSet::new();
        for turn in turns {
            for spoke in self.in_order(turn) {
                if let Entry::Vacant(new) = known.entry(spoke) {
                    let heard = standing.iter().position(|it| *it == spoke);
                    let heard = heard.and_then(|at| Some((voices.get(at)?, renumbered.get(at)?)));
                    let Some(one) = self.heard(language, base, spoke, heard) else { continue };
                    new.insert(history.came.len());
                    history.came.push(one);
                }
                stood.extend(known.get(&spoke));
            }
            for spoke in &turn.gone {
                known.get(spoke).map(|at| stood.remove(at));
            }
            history.stood.push(stood.clone());
        }
        let speaks = voices.iter().zip(&standing);
        history.speaks =
            speaks.filter_map(|(voice, spoke)| Some((voice.name.clone(), *known.get(spoke)?))).collect();
        history
    }

    /// What came in by one record: what a draft brought along is called in protocol order, as the table was when the
    /// dossier was made.
    fn in_order(&self, turn: &Turn) -> Vec<Spoke> {
        let mut came = turn.came.clone();
        let place = |code: &Code| (self.genesis().roster.place(code), code.clone());
        came.sort_by_cached_key(|spoke| {
            let said = self.state().submissions.get(&spoke.submission);
            let codes = said.map(|it| it.what.voices.iter().map(place).collect::<Vec<_>>());
            (codes, *spoke)
        });
        came
    }

    /// What was said; nothing where it has no wording, or its text is not here any more.
    fn heard<'v>(
        &self,
        language: &LanguageTag,
        base: &Text,
        spoke: Spoke,
        standing: Option<(&'v Voice, &'v Text)>,
    ) -> Option<Came<'v>> {
        if let Some((voice, numbered)) = standing {
            let numbered = (voice.text != *numbered).then_some(Cow::Borrowed(numbered));
            let text = Cow::Borrowed(&voice.text);
            return Some(Came { text, numbered, partial: voice.partial });
        }
        let said = self.spoken(&spoke, language)?;
        let numbered = in_numbers_of(base, &said.text);
        let numbered = (said.text != numbered).then_some(Cow::Owned(numbered));
        Some(Came { text: Cow::Owned(said.text), numbered, partial: said.partial })
    }
}

impl History<'_> {
    /// The numbers of the passages of a rolling text of this draft that stay once all count alike, and the letters of
    /// their wordings.
    pub fn names(&self, base: &Text, rolling: &RollingText, stays: &[usize]) -> (Vec<u32>, Lettering) {
        let mut names = Names { numbers: Numbers::new(&self.brought), letters: Letters::default() };
        let before = self.replay(base, &mut names);
        let passages: Vec<&Passage> = stays.iter().filter_map(|at| rolling.passages.get(*at)).collect();
        let speaks = |voice: usize| self.speaks.get(&rolling.voices.get(voice)?.code).copied();
        let now: Vec<Shown> = passages.iter().map(|passage| Shown::new(passage, &speaks)).collect();
        let (numbers, letters) = names.show(&before, &now).into_iter().unzip();
        let letters: Vec<Vec<usize>> = letters;
        let wordings = passages.iter().zip(letters).map(|(passage, letters)| {
            let mut letters = letters.into_iter();
            let all = passage
                .wordings
                .iter()
                .map(|it| if it.base { 0 } else { letters.next().unwrap_or_default() });
            (passage.id(), all.collect())
        });
        let came = (0..rolling.voices.len()).map(|voice| speaks(voice).unwrap_or(usize::MAX));
        (numbers, Lettering { wordings: wordings.collect(), came: came.collect() })
    }

    /// Shows every board there was, one after the other; the places on the last.
    fn replay(&self, base: &Text, names: &mut Names) -> Vec<Place> {
        let mut revisions: Vec<Revision<'_>> = Vec::new();
        revisions.extend(self.came.iter().map(|it| it.revision(&it.text)));
        // Where each stands in the numbers of the draft.
        let mut alike: Vec<usize> = (0..revisions.len()).collect();
        for (it, alike) in self.came.iter().zip(&mut alike) {
            if let Some(numbered) = &it.numbered {
                *alike = revisions.len();
                revisions.push(it.revision(numbered));
            }
        }
        let mut stages = Stages::new(base, &revisions);
        let windows: Vec<Vec<usize>> = stages.windows().iter().map(|it| it.voices.clone()).collect();
        let moving: Vec<usize> = (0..revisions.len()).filter(|voice| stages.moves(*voice)).collect();
        // What is on the board in each window, and last which blocks are to stand elsewhere.
        let mut boards: Vec<Vec<Place>> = vec![Vec::new(); windows.len() + 1];
        let mut stood = &BTreeSet::new();
        for now in &self.stood {
            let mut touched = BTreeSet::new();
            for voice in stood.symmetric_difference(now) {
                touched.insert(*voice);
                touched.extend(alike.get(*voice));
            }
            stood = now;
            let (mut before, mut shown) = (Vec::new(), Vec::new());
            for (window, board) in boards.iter_mut().enumerate() {
                let within = windows.get(window).unwrap_or(&moving);
                if !within.iter().any(|voice| touched.contains(voice)) {
                    continue;
                }
                let heard = |all: Vec<usize>| -> Vec<usize> {
                    all.into_iter().filter(|voice| within.binary_search(voice).is_ok()).collect()
                };
                let as_sent = heard(stood.iter().copied().collect());
                let mut counting_alike: Vec<usize> =
                    stood.iter().filter_map(|voice| alike.get(*voice)).copied().collect();
                counting_alike.sort_unstable();
                let counting_alike = heard(counting_alike);
                let mut set_out = |heard: &[usize]| match window < windows.len() {
                    true => stages.passages(window, heard),
                    false => stages.order(heard),
                };
                let mut passages = set_out(&as_sent);
                if as_sent != counting_alike {
                    let stay = staying(passages.iter().enumerate(), set_out(&counting_alike).iter());
                    let mut at = 0..;
                    passages.retain(|_| at.next().is_some_and(|at| stay.contains(&at)));
                }
                let speaks = |voice: usize| as_sent.get(voice).copied();
                let now = passages.iter().map(|passage| Shown::new(passage, &speaks));
                let now: Vec<Shown> = now.collect();
                before.append(board);
                board.extend(now.iter().map(|it| it.place.clone()));
                shown.extend(now);
            }
            shown.sort_by(|one: &Shown, other: &Shown| by_place(&one.place, &other.place));
            names.show(&before, &shown);
        }
        boards.concat()
    }
}

impl Came<'_> {
    fn revision<'t>(&self, text: &'t Text) -> Revision<'t> {
        Revision { voice: "", text, partial: self.partial }
    }
}

/// The names of everything that was ever on the board.
struct Names {
    numbers: Numbers,
    letters: Letters,
}

/// A passage as it is on the board.
struct Shown {
    place: Place,
    wordings: Vec<Worded>,
}

impl Shown {
    fn new(passage: &Passage, speaks: &dyn Fn(usize) -> Option<usize>) -> Self {
        let worded = passage.wordings.iter().filter(|wording| !wording.base).map(|wording| Worded {
            reads: wording.place.map_or_else(|| meaning_of(&wording.fragments), before),
            holders: wording.holders.iter().filter_map(speaks).collect(),
        });
        Self { place: (passage.layer, passage.span.clone()), wordings: worded.collect() }
    }
}

impl Names {
    /// The number of each passage and the letters of its wordings.
    fn show(&mut self, before: &[Place], now: &[Shown]) -> Vec<(u32, Vec<usize>)> {
        let places: Vec<Place> = now.iter().map(|it| it.place.clone()).collect();
        let numbers = self.numbers.show(before, &places);
        let letters = &mut self.letters;
        let name = |(number, it): (u32, &Shown)| (number, letters.show(number, &it.place, &it.wordings));
        numbers.into_iter().zip(now).map(name).collect()
    }
}

fn by_place(one: &Place, other: &Place) -> Ordering {
    (one.1.start, one.1.end, one.0).cmp(&(other.1.start, other.1.end, other.0))
}
