//! A consolidated draft with tracked changes that came back: which proposals of others were taken, and which taken out.
//!
//! Whoever accepts a proposal in Word makes it plain words of the file: it is taken. Whoever rejects one makes it
//! vanish: it is opposed, never silently gone.

use std::collections::BTreeSet;

use super::{Offered, Reworded, place, stated};
use crate::consolidate::compose::written;
use crate::consolidate::readings::meaning_of;
use crate::consolidate::{Layer, Passage, Revision, RollingText, Wording, consolidate};
use crate::exchange::paper::Citations;
use crate::exchange::word::RecoveredVoice;
use crate::language::Language;
use crate::text::content::ANCHOR;
use crate::text::{Kind, Text};

/// What a text wants otherwise than a draft, told apart by where and how.
type Wants = BTreeSet<(Layer, u32, u32, String)>;

/// Of the proposals a draft was sent out with, those that were taken and those that are gone. `voices` are what others
/// still say in the file, `plain` what it says before all changes, `own` what its sender says.
pub fn fates(
    rolling: &RollingText,
    voices: &[RecoveredVoice],
    plain: &Text,
    own: &Text,
    language: Language,
) -> (Vec<Reworded>, Vec<Offered>) {
    let citations = Citations::new(&rolling.base, language);
    // What became plain words of the file is nobody's change any more.
    let plain = wants(&rolling.base, plain);
    let voice = |voice| gone(rolling, voice, voices, &plain);
    let gone: Vec<Wants> = (0..rolling.voices.len()).map(voice).collect();
    let mut taken = Vec::new();
    let mut opposed = Vec::new();
    if gone.iter().all(Wants::is_empty) {
        return (taken, opposed);
    }
    let mine = wants(&rolling.base, own);
    let noteless = lost_notes(&rolling.base, voices.iter().map(|voice| &voice.text).chain([own])) > 0;
    for (index, passage) in rolling.passages.iter().enumerate() {
        let (from, to) = (passage.span.start, passage.span.end);
        let here = |(layer, begin, end, _): &&(Layer, u32, u32, String)| {
            *layer == passage.layer
                && *begin <= to
                && from <= *end
                && (from == to || *begin < to || begin == end)
        };
        if !counts(passage) {
            continue;
        }
        for (at, wording) in passage.wordings.iter().enumerate().filter(|(_, it)| !it.base) {
            let holders: Vec<usize> = wording.holders.iter().collect();
            let lost: Vec<_> =
                holders.iter().filter_map(|voice| gone.get(*voice)?.iter().find(here)).collect();
            // As long as one of its holders still says it, it is there.
            if lost.is_empty() || lost.len() < holders.len() {
                continue;
            }
            let picks = [(index, at)];
            let (provision, on) = (place(rolling, &picks), stated(rolling, &picks, false));
            let (at, base) = (citations.of(provision), false);
            let holders = rolling.codes(&wording.holders).into_iter().map(str::to_owned).collect();
            if noteless && of_note(rolling, provision, wording) {
                continue;
            }
            let reads = written(&wording.fragments).replace(ANCHOR, "*").replace('\n', " ¶ ");
            if lost.iter().all(|lost| mine.contains(*lost)) {
                let was = reads.clone();
                taken.push(Reworded { at, provision, from: on, base, holders, was, reads, stands: true });
            } else {
                opposed.push(Offered { at, provision, on, base, holders, reads, stands: false });
            }
        }
    }
    (taken, opposed)
}

/// How many footnotes came back without their words, which a draft did not go out with. Some programs lose them when
/// they save a file with comments; nobody took them out.
pub fn lost_notes<'t>(base: &Text, texts: impl Iterator<Item = &'t Text>) -> usize {
    let empty = |text: &Text| {
        let notes = text.provisions().iter().filter(|it| it.form.kind == Kind::Footnote);
        notes.filter(|it| it.line().trim().is_empty()).count()
    };
    if empty(base) > 0 { 0 } else { texts.map(empty).max().unwrap_or(0) }
}

/// Whether a wording is of a footnote, or has one.
fn of_note(rolling: &RollingText, provision: usize, wording: &Wording) -> bool {
    let at = rolling.base.provisions().get(provision);
    at.is_some_and(|it| it.form.kind == Kind::Footnote)
        || wording.fragments.iter().any(|fragment| fragment.content.text.contains(ANCHOR))
}

/// What a voice wanted when the draft was sent out and does not want any more in the file.
fn gone(rolling: &RollingText, voice: usize, voices: &[RecoveredVoice], plain: &Wants) -> Wants {
    let code = rolling.voices.get(voice).map(|voice| voice.code.as_str()).unwrap_or_default();
    let now = voices.iter().find(|known| known.code == code);
    let (Some(now), Some(before)) = (now, rolling.project(voice)) else { return Wants::new() };
    if now.partial {
        return Wants::new();
    }
    let now = wants(&rolling.base, &now.text);
    wants(&rolling.base, &before)
        .into_iter()
        .filter(|want| !now.contains(want) || plain.contains(want))
        .collect()
}

fn wants(base: &Text, text: &Text) -> Wants {
    let alone = consolidate(base, &[Revision { voice: "FILE", text, partial: false }], &[]);
    let passages = alone.passages.iter().filter(|passage| counts(passage));
    passages
        .flat_map(|passage| {
            let proposed = passage.wordings.iter().filter(|wording| !wording.base);
            let (from, to) = (passage.span.start, passage.span.end);
            proposed.map(move |it| (passage.layer, from, to, meaning_of(&it.fragments)))
        })
        .collect()
}

/// Numbers, formatting and typography do not count: they are not set out as changes of several voices.
fn counts(passage: &Passage) -> bool {
    passage.layer.is_open() && passage.layer != Layer::Order
}
