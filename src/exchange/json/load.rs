//! A rolling text read from JSON nobody vouches for.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::form::{self, WrittenFragment};
use super::save::{
    WrittenCertificate, WrittenMove, WrittenPassage, WrittenProvision, WrittenVariant, WrittenVoice,
    WrittenWording, moves, provisions,
};
use super::{JsonError, Part, ROLLING};
use crate::compare::BaseSide;
use crate::consolidate::certificate::sha256;
use crate::consolidate::{
    Certificate, Fragment, Layer, Lettering, Passage, RollingText, Variant, Voice, VoiceSet, Wording, of_base,
};
use crate::text::markdown;

/// The whole file as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written<'a> {
    #[serde(rename = "format", borrow)]
    _format: Cow<'a, str>,
    #[serde(borrow)]
    algorithm: Cow<'a, str>,
    #[serde(borrow)]
    voices: Vec<WrittenVoice<'a>>,
    #[serde(borrow)]
    base: Cow<'a, str>,
    #[serde(borrow)]
    provisions: Vec<WrittenProvision<'a>>,
    #[serde(borrow)]
    passages: Vec<WrittenPassage<'a>>,
    #[serde(borrow)]
    moves: Vec<WrittenMove<'a>>,
    #[serde(borrow)]
    certificate: WrittenCertificate<'a>,
}

/// What is looked at first.
#[derive(Debug, Deserialize)]
struct Header<'a> {
    #[serde(default, borrow)]
    format: Option<Cow<'a, str>>,
}

/// Reads a rolling text. Everything in it is checked for sense; whether it is what it claims to be, the
/// certificate says ([`crate::consolidate::certificate::verify`] with [`own_hash`]).
pub fn load(bytes: &[u8]) -> Result<RollingText, JsonError> {
    let header: Header<'_> = serde_json::from_slice(bytes)?;
    match header.format.as_deref() {
        Some(ROLLING) => {}
        Some(format) if format.starts_with("travaux-rolling/") => {
            return Err(JsonError::Unknown(format.chars().take(60).collect()));
        }
        _ => return Err(JsonError::NotRolling),
    }
    let written: Written<'_> = serde_json::from_slice(bytes)?;
    let (base, _) = markdown::read(&written.base);
    if markdown::write(&base) != written.base {
        return Err(JsonError::contradiction(Part::Base, ""));
    }
    let side = BaseSide::new(&base);
    if let Some(at) = first_difference(&written.provisions, provisions(&base, &side.starts)) {
        return Err(JsonError::contradiction(Part::Provisions, at + 1));
    }
    let voices = voices(written.voices, side.len())?;
    let codes = voices.iter().enumerate().map(|(index, voice)| (voice.code.as_str(), index)).collect();
    let reader = Reader { side: &side, codes };
    let mut passages: Vec<Passage> = Vec::with_capacity(written.passages.len());
    for passage in written.passages {
        let id = passage.id.clone();
        let passage = reader.passage(passage)?;
        if passages.last().is_some_and(|last| key(last) >= key(&passage)) {
            return Err(JsonError::contradiction(Part::Passage, id));
        }
        passages.push(passage);
    }
    let certificate = reader.certificate(written.certificate, &written.algorithm, &voices)?;
    let starts = side.starts.to_vec();
    let rolling =
        RollingText { base, starts, voices, passages, certificate, lettering: Lettering::default() };
    if let Some(at) = first_difference(&written.moves, moves(&rolling)) {
        return Err(JsonError::contradiction(Part::Moves, at + 1));
    }
    Ok(rolling)
}

/// The hash of a file's bytes as its certificate counts them: with nothing between the quotation marks of
/// `rolling`. `None` if the file does not end as [`super::save`] ends it.
pub fn own_hash(bytes: &[u8]) -> Option<String> {
    const KEY: &[u8] = b"\"rolling\":\"";
    const DIGITS: usize = 64;
    let body = bytes.strip_suffix(b"\"}}\n")?;
    let end = body.len().checked_sub(DIGITS)?;
    let (start, digits) = body.split_at_checked(end)?;
    let hexadecimal = digits.iter().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
    (hexadecimal && start.ends_with(KEY)).then(|| sha256(&[start, b"\"}}\n"].concat()))
}

fn key(passage: &Passage) -> (u32, u32, Layer) {
    (passage.span.start, passage.span.end, passage.layer)
}

/// The index of the first item in which a list differs from what it should be.
fn first_difference<T: PartialEq>(list: &[T], right: impl Iterator<Item = T>) -> Option<usize> {
    let mut count = 0;
    for right in right {
        if list.get(count) != Some(&right) {
            return Some(count);
        }
        count += 1;
    }
    (list.len() > count).then_some(count)
}

fn range([start, end]: [u32; 2], limit: u32) -> Option<Range<u32>> {
    (start <= end && end <= limit).then_some(start..end)
}

fn voices(written: Vec<WrittenVoice<'_>>, tokens: u32) -> Result<Vec<Voice>, JsonError> {
    let mut voices: Vec<Voice> = Vec::with_capacity(written.len());
    for voice in written {
        let wrong = || JsonError::contradiction(Part::Voice, voice.code.chars().take(60).collect::<String>());
        if voice.code.is_empty() || voice.code == "base" {
            return Err(wrong());
        }
        if voices.iter().any(|known| known.code == voice.code) {
            return Err(JsonError::Twice(voice.code.into_owned()));
        }
        let unanswered: Option<Vec<_>> = voice.unanswered.iter().map(|span| range(*span, tokens)).collect();
        let order: Option<Vec<_>> = voice
            .order
            .iter()
            .map(|run| range(*run, u32::MAX).map(|run| run.start as usize..run.end as usize))
            .collect();
        let (Some(unanswered), Some(order)) = (unanswered, order) else { return Err(wrong()) };
        voices.push(Voice { code: voice.code.into_owned(), unanswered, order });
    }
    Ok(voices)
}

struct Reader<'a, 'b> {
    side: &'a BaseSide<'b>,
    codes: FxHashMap<&'a str, usize>,
}

impl Reader<'_, '_> {
    fn passage(&self, written: WrittenPassage<'_>) -> Result<Passage, JsonError> {
        let id = written.id;
        let wrong = |part| JsonError::contradiction(part, id.chars().take(60).collect::<String>());
        let span = range(written.span, self.side.len()).ok_or_else(|| wrong(Part::Passage))?;
        let mut passage =
            Passage { layer: written.layer, span, wordings: Vec::new(), coarse: written.coarse };
        if passage.id() != id {
            return Err(wrong(Part::Passage));
        }
        let mut taken = VoiceSet::default();
        for (index, wording) in written.wordings.into_iter().enumerate() {
            // Exactly the first is the base's.
            if wording.base != (index == 0) {
                return Err(wrong(Part::Wording));
            }
            let wording = self.wording(wording, &passage)?.ok_or_else(|| wrong(Part::Wording))?;
            let of_variants = wording.variants.iter().try_fold(VoiceSet::default(), |all, variant| {
                disjoint(&all, &variant.holders).then(|| all.union(&variant.holders))
            });
            let of_variants = of_variants.ok_or_else(|| wrong(Part::Wording))?;
            let all = wording.holders.union(&of_variants);
            // The base has no holders; whoever writes another wording otherwise holds it too. Nobody has two.
            let held = if wording.base { wording.holders.is_empty() } else { all == wording.holders };
            if !held || !disjoint(&taken, &all) || (!wording.base && all.is_empty()) {
                return Err(wrong(Part::Wording));
            }
            taken = taken.union(&all);
            passage.wordings.push(wording);
        }
        if passage.wordings.is_empty() { Err(wrong(Part::Wording)) } else { Ok(passage) }
    }

    /// A wording; `None` if it makes no sense.
    fn wording(&self, written: WrittenWording<'_>, passage: &Passage) -> Result<Option<Wording>, JsonError> {
        let ordering = passage.layer == Layer::Order;
        if written.place.is_some() != ordering || written.place.is_some_and(|place| place > self.side.len()) {
            return Ok(None);
        }
        let fragments = if !written.base || ordering {
            read_fragments(&written.text, written.fragments)
        } else if written.fragments.is_some() {
            None
        } else {
            let (fragments, _) = of_base(self.side, &passage.span);
            (form::readable(&fragments) == written.text).then_some(fragments)
        };
        let Some(fragments) = fragments else { return Ok(None) };
        if ordering && !fragments.is_empty() {
            return Ok(None);
        }
        let holders = self.holders(&written.holders)?;
        let mut variants = Vec::with_capacity(written.variants.len());
        for variant in written.variants {
            let WrittenVariant { text, holders, fragments: list } = variant;
            let Some(fragments) = read_fragments(&text, list) else { return Ok(None) };
            let holders = self.holders(&holders)?;
            if holders.is_empty() {
                return Ok(None);
            }
            variants.push(Variant { fragments, holders });
        }
        Ok(Some(Wording { fragments, place: written.place, base: written.base, holders, variants }))
    }

    fn holders(&self, codes: &[Cow<'_, str>]) -> Result<VoiceSet, JsonError> {
        let mut set = VoiceSet::default();
        for code in codes {
            let Some(voice) = self.codes.get(&**code) else {
                return Err(JsonError::UnknownVoice(code.chars().take(60).collect()));
            };
            set.insert(*voice);
        }
        Ok(set)
    }

    fn certificate(
        &self,
        written: WrittenCertificate<'_>,
        algorithm: &str,
        voices: &[Voice],
    ) -> Result<Certificate, JsonError> {
        if written.algorithm != algorithm {
            return Err(JsonError::contradiction(Part::Certificate, ""));
        }
        if let Some(code) = written.voices.keys().find(|code| !self.codes.contains_key(&***code)) {
            return Err(JsonError::UnknownVoice(code.chars().take(60).collect()));
        }
        let hash = |voice: &Voice| written.voices.get(voice.code.as_str()).map(|hash| hash.to_string());
        Ok(Certificate {
            algorithm: written.algorithm.into_owned(),
            base: written.base.into_owned(),
            voices: voices.iter().map(|voice| hash(voice).unwrap_or_default()).collect(),
            rolling: written.rolling.into_owned(),
        })
    }
}

/// The fragments written beside a text that must agree with them.
fn read_fragments(text: &str, written: Option<Vec<WrittenFragment<'_>>>) -> Option<Vec<Fragment>> {
    match written {
        None => Some(form::plain(Cow::Borrowed(text))),
        Some(written) => {
            let fragments: Option<Vec<Fragment>> = written.into_iter().map(WrittenFragment::read).collect();
            fragments.filter(|fragments| form::readable(fragments) == *text)
        }
    }
}

fn disjoint(one: &VoiceSet, other: &VoiceSet) -> bool {
    one.iter().all(|voice| !other.contains(voice))
}
