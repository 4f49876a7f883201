//! What must hold of a rolling text, as functions that name the first thing that does not.

use std::collections::BTreeMap;

use travaux::compare::{BaseSide, RevisedSide, align};
use travaux::consolidate::{Fragment, Layer, Opens, Passage, Revision, RollingText, VoiceSet, consolidate};
use travaux::text::token::{Sort, Token, is_row_number, opening_key, tokenise};
use travaux::text::{Form, Provision, Text};

/// Codes for twelve voices, in protocol order.
pub const CODES: [&str; 12] =
    ["AAA", "BBB", "CCC", "DDD", "EEE", "FFF", "GGG", "HHH", "III", "JJJ", "KKK", "LLL"];

/// Full replies named by [`CODES`].
pub fn revisions(voices: &[Text]) -> Vec<Revision<'_>> {
    voices.iter().zip(CODES).map(|(text, voice)| Revision { voice, text, partial: false }).collect()
}

pub fn roll(base: &Text, voices: &[Text]) -> RollingText {
    consolidate(base, &revisions(voices), &[])
}

/// I1 and I2: every voice and the base come out as they went in.
pub fn recoverable(base: &Text, voices: &[Text], rolling: &RollingText) -> Result<(), String> {
    for (index, voice) in voices.iter().enumerate() {
        let found = rolling.project(index).ok_or("no projection")?;
        if found != *voice {
            return Err(format!("voice {index}: {found:#?}\nis not\n{voice:#?}\nin {rolling:#?}"));
        }
    }
    if rolling.base == *base { Ok(()) } else { Err("base".to_owned()) }
}

/// I3, I4 and I5, and that wordings come in order: the base's first, then by first proposer.
pub fn well_formed(rolling: &RollingText) -> Result<(), String> {
    disjoint(rolling)?;
    let side = BaseSide::new(&rolling.base);
    for passage in &rolling.passages {
        wordings_in_order(passage).map_err(|what| format!("{what}: {passage:#?}"))?;
        one_reading_each(rolling, passage).map_err(|what| format!("{what}: {passage:#?}"))?;
        distinct(passage, side.tokens.get(passage.span.start as usize))
            .map_err(|what| format!("{what}: {passage:#?}"))?;
    }
    Ok(())
}

/// I4: passages of one dimension are sorted and disjoint, and a change of words lies inside a deletion of whole
/// provisions or outside.
fn disjoint(rolling: &RollingText) -> Result<(), String> {
    let mut ends: BTreeMap<Layer, u32> = BTreeMap::new();
    let total = rolling.starts.last().copied().unwrap_or_default();
    let mut place = (0, 0);
    for passage in &rolling.passages {
        if (passage.span.start, passage.span.end) < place {
            return Err(format!("passages out of order at {:?}", passage.span));
        }
        place = (passage.span.start, passage.span.end);
        if passage.span.start > passage.span.end || passage.span.end > total {
            return Err(format!("{:?} is no part of the base", passage.span));
        }
        if passage.layer == Layer::Order {
            continue;
        }
        // Nuances of any kind share one dimension with the words: a token is never in two of them.
        let layer = match passage.layer {
            Layer::Presence | Layer::Addition => passage.layer,
            _ => Layer::Words,
        };
        let end = ends.entry(layer).or_default();
        if passage.span.start < *end {
            return Err(format!("overlap at {:?} in {rolling:#?}", passage.span));
        }
        *end = passage.span.end;
    }
    for gone in rolling.passages.iter().filter(|passage| passage.layer == Layer::Presence) {
        let (start, end) = (gone.span.start, gone.span.end);
        for edge in [start, end] {
            if rolling.starts.binary_search(&edge).is_err() {
                return Err(format!("a deletion cuts a provision: {gone:#?}"));
            }
            let cut = rolling.passages.iter().find(|passage| {
                passage.layer == Layer::Words && passage.span.start < edge && edge < passage.span.end
            });
            if let Some(cut) = cut {
                return Err(format!("a change of words {cut:#?} cuts a deletion {gone:#?}"));
            }
        }
    }
    Ok(())
}

fn wordings_in_order(passage: &Passage) -> Result<(), &'static str> {
    let [first, rest @ ..] = passage.wordings.as_slice() else { return Err("no wording") };
    if !first.base || !first.holders.is_empty() || rest.iter().any(|wording| wording.base) {
        return Err("the base does not come first without names");
    }
    let mut last = None;
    for wording in rest {
        if wording.holders.is_empty() {
            return Err("a wording without holders");
        }
        if wording.holders.first() <= last {
            return Err("wordings out of order");
        }
        last = wording.holders.first();
    }
    if passage.layer.is_open() && rest.is_empty() {
        return Err("an open passage without a proposal");
    }
    if !passage.layer.is_open()
        && passage.layer != Layer::Ending
        && passage.wordings.iter().all(|it| it.variants.is_empty())
    {
        return Err("a passage about writing without variants");
    }
    Ok(())
}

/// I3: a voice has one reading in a passage, never two.
fn one_reading_each(rolling: &RollingText, passage: &Passage) -> Result<(), &'static str> {
    let mut seen = VoiceSet::default();
    for wording in &passage.wordings {
        let mut variants = VoiceSet::default();
        for variant in &wording.variants {
            // A partial reply that says again what it seems to leave out reads as the base, and is said to.
            let omits = |voice: usize| {
                let runs = &rolling.voices[voice].unanswered;
                runs.iter().any(|run| run.start < passage.span.end && passage.span.start < run.end)
            };
            let said_again = wording.base && variant.holders.iter().all(omits);
            if variant.holders.is_empty() || variant.fragments == wording.fragments && !said_again {
                return Err("an idle variant");
            }
            if variant.holders.iter().any(|voice| variants.contains(voice)) {
                return Err("a voice in two variants");
            }
            variants = variants.union(&variant.holders);
        }
        if !wording.base && variants.iter().any(|voice| !wording.holders.contains(voice)) {
            return Err("a variant by somebody who does not hold the wording");
        }
        let here = wording.holders.union(&variants);
        if here.iter().any(|voice| seen.contains(voice)) {
            return Err("a voice with two readings");
        }
        seen = seen.union(&here);
    }
    Ok(())
}

/// I5: no wording says what another says.
fn distinct(passage: &Passage, first: Option<&Token>) -> Result<(), &'static str> {
    if passage.layer == Layer::Order {
        let mut places: Vec<_> = passage.wordings.iter().map(|wording| wording.place).collect();
        places.sort_unstable();
        places.dedup();
        let all = places.len() == passage.wordings.len() && places.iter().all(Option::is_some);
        return if all { Ok(()) } else { Err("two wordings for one place") };
    }
    let numbered = first.is_some_and(|first| first.sort == Sort::Number);
    let mut meanings: Vec<_> =
        passage.wordings.iter().map(|wording| meaning(numbered, &wording.fragments)).collect();
    for wording in &passage.wordings {
        let said = meaning(numbered, &wording.fragments);
        if wording.variants.iter().any(|it| meaning(numbered, &it.fragments) != said) {
            return Err("a variant that says something else");
        }
    }
    meanings.sort_unstable();
    meanings.dedup();
    if meanings.len() == passage.wordings.len() { Ok(()) } else { Err("two wordings that say the same") }
}

/// What fragments say, typography, formatting and numbering apart: the keys of their tokens.
fn meaning(numbered: bool, fragments: &[Fragment]) -> Vec<u64> {
    let mut keys = Vec::new();
    for (nth, fragment) in fragments.iter().enumerate() {
        match &fragment.opens {
            Some(Opens::Provision(form)) => keys.push(opening_key(form.kind)),
            Some(Opens::Cell(_)) => keys.push(100),
            Some(Opens::Paragraph) => keys.push(101),
            None => {}
        }
        // A row's number is alone in its first cell, and a label like any other.
        let first = matches!(fragment.opens, Some(Opens::Cell(_)))
            && matches!(keys.len().checked_sub(2).and_then(|at| keys.get(at)), Some(6) | None);
        if (first || numbered && nth == 0) && is_row_number(&fragment.content) {
            keys.push(102);
            continue;
        }
        let mut tokens = Vec::new();
        tokenise(&Provision::prose(Form::UNNUMBERED, fragment.content.clone()), &mut tokens);
        keys.extend(tokens.iter().skip(1).map(|token| token.key));
    }
    keys
}

/// I6: every change of a voice lies in exactly one passage that counts it among the proposers, and a voice
/// proposes nothing where it changes nothing.
pub fn every_change_has_its_passage(
    base: &Text,
    voices: &[Text],
    rolling: &RollingText,
) -> Result<(), String> {
    let side = BaseSide::new(base);
    for (index, voice) in voices.iter().enumerate() {
        let revised = RevisedSide::new(voice, &side);
        let alignment = align(&side, &revised);
        let mine: Vec<&Passage> = rolling
            .passages
            .iter()
            .filter(|passage| {
                (passage.layer.is_open() || passage.layer == Layer::Ending)
                    && passage.layer != Layer::Order
                    && passage.proposers().contains(index)
            })
            .collect();
        for hunk in &alignment.hunks {
            for token in hunk.base.clone() {
                let count = mine.iter().filter(|passage| passage.span.contains(&token)).count();
                // A deleted provision inside of which nothing else is said, or a change of its words.
                if count != 1 {
                    return Err(format!(
                        "voice {index} has token {token} in {count} passages of {mine:#?} for {hunk:?}"
                    ));
                }
            }
            if hunk.base.is_empty() {
                let at = hunk.base.start;
                let found = mine.iter().any(|passage| passage.span.start <= at && at <= passage.span.end);
                if !found {
                    return Err(format!("voice {index} inserts at {at} and nobody says so: {mine:#?}"));
                }
            }
        }
        for passage in &mine {
            let touched = alignment
                .hunks
                .iter()
                .any(|hunk| hunk.base.start <= passage.span.end && passage.span.start <= hunk.base.end);
            if !touched {
                return Err(format!("voice {index} proposes without a change: {passage:#?}"));
            }
        }
    }
    Ok(())
}

/// P12 for one revision: matched tokens are the same words, and changes are sorted and apart.
pub fn sound_alignment(base: &Text, revised: &Text) -> Result<(), String> {
    let side = BaseSide::new(base);
    let other = RevisedSide::new(revised, &side);
    let alignment = align(&side, &other);
    let mut order: Vec<usize> = alignment.pieces.iter().cloned().flatten().collect();
    let keys: Vec<u64> =
        order.iter().flat_map(|index| other.tokens_of(*index, &side)).map(|token| token.key).collect();
    let (mut at, mut to) = (0u32, 0u32);
    for (nth, hunk) in alignment.hunks.iter().enumerate() {
        let length = hunk.base.start.checked_sub(at).ok_or("changes out of order")?;
        if hunk.revised.start.checked_sub(to) != Some(length) || length == 0 && nth > 0 {
            return Err(format!("{:?} does not follow {at}, {to}", alignment.hunks));
        }
        if hunk.base.is_empty() && hunk.revised.is_empty() {
            return Err(format!("{hunk:?} changes nothing"));
        }
        for step in 0..length {
            let one = side.tokens.get((at + step) as usize).map(|token| token.key);
            if one.is_none() || one != keys.get((to + step) as usize).copied() {
                return Err(format!("tokens {} and {} are not the same", at + step, to + step));
            }
        }
        (at, to) = (hunk.base.end, hunk.revised.end);
    }
    let (rest, left) = (side.len().checked_sub(at), (keys.len() as u32).checked_sub(to));
    if rest.is_none() || rest != left {
        return Err(format!("{rest:?} tokens of the base are left and {left:?} of the revision"));
    }
    order.sort_unstable();
    if order.iter().copied().ne(0..revised.provisions().len()) {
        return Err("the pieces are not the revision".to_owned());
    }
    Ok(())
}
