//! A rolling text written as JSON.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::form::{self, WrittenFragment, kind_name};
use super::{ROLLING, put, put_entry, put_list};
use crate::compare::threads;
use crate::consolidate::certificate::{of_text, sha256};
use crate::consolidate::{
    ALGORITHM, Certificate, Fragment, Layer, Passage, RollingText, Variant, VoiceSet, Wording,
};
use crate::text::{Provision, Text, markdown};

/// A voice as written.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenVoice<'a> {
    #[serde(borrow)]
    pub code: Cow<'a, str>,
    pub unanswered: Vec<[u32; 2]>,
    pub order: Vec<[u32; 2]>,
}

/// A provision of the base as written.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenProvision<'a> {
    #[serde(borrow)]
    pub kind: Cow<'a, str>,
    #[serde(borrow)]
    pub label: Option<Cow<'a, str>>,
    pub depth: u8,
    pub tokens: [u32; 2],
}

/// A passage as written.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenPassage<'a> {
    #[serde(borrow)]
    pub id: Cow<'a, str>,
    pub layer: Layer,
    pub span: [u32; 2],
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub coarse: bool,
    #[serde(borrow)]
    pub wordings: Vec<WrittenWording<'a>>,
}

/// A wording as written.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenWording<'a> {
    #[serde(borrow)]
    pub text: Cow<'a, str>,
    pub base: bool,
    #[serde(borrow)]
    pub holders: Vec<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<u32>,
    #[serde(borrow)]
    pub variants: Vec<WrittenVariant<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    pub fragments: Option<Vec<WrittenFragment<'a>>>,
}

/// A variant as written.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenVariant<'a> {
    #[serde(borrow)]
    pub text: Cow<'a, str>,
    #[serde(borrow)]
    pub holders: Vec<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    pub fragments: Option<Vec<WrittenFragment<'a>>>,
}

/// A move as written.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenMove<'a> {
    #[serde(borrow)]
    pub passage: Cow<'a, str>,
    pub block: [u32; 2],
    #[serde(borrow)]
    pub what: Cow<'a, str>,
    pub to: u32,
    #[serde(borrow)]
    pub before: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub holders: Vec<Cow<'a, str>>,
}

/// A certificate as written.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenCertificate<'a> {
    #[serde(borrow)]
    pub algorithm: Cow<'a, str>,
    #[serde(borrow)]
    pub base: Cow<'a, str>,
    #[serde(borrow)]
    pub voices: BTreeMap<Cow<'a, str>, Cow<'a, str>>,
    #[serde(borrow)]
    pub rolling: Cow<'a, str>,
}

/// The rolling text as JSON, ending with a line break.
pub fn save(rolling: &RollingText) -> Vec<u8> {
    let base = markdown::write(&rolling.base);
    let algorithm = match rolling.certificate.algorithm.as_str() {
        "" => ALGORITHM,
        algorithm => algorithm,
    };
    let mut out = Vec::with_capacity(base.len() * 2 + rolling.passages.len() * 256);
    out.extend_from_slice(b"{\"format\":");
    put(&mut out, &ROLLING);
    put_entry(&mut out, "algorithm", &algorithm);
    put_list(&mut out, "voices", voices(rolling));
    put_entry(&mut out, "base", &base);
    put_list(&mut out, "provisions", provisions(&rolling.base, &rolling.starts));
    put_list(&mut out, "passages", rolling.passages.iter().map(|passage| written(rolling, passage)));
    put_list(&mut out, "moves", moves(rolling));
    put_entry(&mut out, "certificate", &certificate(rolling, algorithm));
    out.extend_from_slice(b"}\n");
    out
}

/// Fills the certificate: hashes of the base, of each voice's text as it was handed in (by code; what is not
/// among `texts` is projected) and of the JSON file itself.
pub fn certify(rolling: &mut RollingText, texts: &[(&str, &Text)]) {
    let of_voice = |index: usize| {
        let code = rolling.voices.get(index).map(|voice| voice.code.as_str());
        match texts.iter().find(|(listed, _)| Some(*listed) == code) {
            Some((_, text)) => of_text(text),
            None => rolling.project(index).map(|text| of_text(&text)).unwrap_or_default(),
        }
    };
    let indices: Vec<usize> = (0..=rolling.voices.len()).collect();
    let worth = threads::worth(rolling.base.provisions().len());
    let mut hashes = threads::in_parallel(worth, &indices, |index| match index.checked_sub(1) {
        Some(voice) => of_voice(voice),
        None => of_text(&rolling.base),
    });
    let base = hashes.remove(0);
    rolling.certificate = Certificate::new(base, hashes, String::new());
    rolling.certificate.rolling = sha256(&save(rolling));
}

fn pair(range: &Range<u32>) -> [u32; 2] {
    [range.start, range.end]
}

fn voices(rolling: &RollingText) -> impl Iterator<Item = WrittenVoice<'_>> {
    let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    rolling.voices.iter().map(move |voice| WrittenVoice {
        code: Cow::Borrowed(&voice.code),
        unanswered: voice.unanswered.iter().map(pair).collect(),
        order: voice.order.iter().map(|run| [place(run.start), place(run.end)]).collect(),
    })
}

/// The provisions of a base, given where the tokens of each begin.
pub(super) fn provisions<'a>(
    base: &'a Text,
    starts: &'a [u32],
) -> impl Iterator<Item = WrittenProvision<'a>> {
    base.provisions().iter().zip(starts.windows(2)).map(|(provision, starts)| WrittenProvision {
        kind: kind_name(provision.form.kind),
        label: provision.form.label.as_ref().map(|label| Cow::Borrowed(&*label.surface)),
        depth: provision.form.depth(),
        tokens: [starts.first().copied().unwrap_or(0), starts.last().copied().unwrap_or(0)],
    })
}

fn written<'a>(rolling: &'a RollingText, passage: &'a Passage) -> WrittenPassage<'a> {
    WrittenPassage {
        id: passage.id().into(),
        layer: passage.layer,
        span: pair(&passage.span),
        coarse: passage.coarse,
        wordings: passage.wordings.iter().map(|wording| written_wording(rolling, wording)).collect(),
    }
}

fn written_wording<'a>(rolling: &'a RollingText, wording: &'a Wording) -> WrittenWording<'a> {
    let variant = |variant: &'a Variant| WrittenVariant {
        text: form::readable(&variant.fragments),
        holders: codes(rolling, &variant.holders),
        fragments: fragments(&variant.fragments),
    };
    WrittenWording {
        text: form::readable(&wording.fragments),
        base: wording.base,
        holders: codes(rolling, &wording.holders),
        place: wording.place,
        variants: wording.variants.iter().map(variant).collect(),
        fragments: if wording.base { None } else { fragments(&wording.fragments) },
    }
}

fn fragments(fragments: &[Fragment]) -> Option<Vec<WrittenFragment<'_>>> {
    (!form::is_plain(fragments)).then(|| fragments.iter().map(WrittenFragment::of).collect())
}

/// The codes of a set, sorted.
fn codes<'a>(rolling: &'a RollingText, set: &VoiceSet) -> Vec<Cow<'a, str>> {
    let mut codes: Vec<Cow<'a, str>> = rolling.codes(set).into_iter().map(Cow::Borrowed).collect();
    codes.sort_unstable();
    codes
}

/// The moves: what the passages of order say, to be read.
pub(super) fn moves(rolling: &RollingText) -> impl Iterator<Item = WrittenMove<'_>> {
    let order = rolling.passages.iter().filter(|passage| passage.layer == Layer::Order);
    order.flat_map(move |passage| {
        let places = passage.wordings.iter().filter(|wording| !wording.base);
        places.filter_map(move |wording| {
            let to = wording.place?;
            Some(WrittenMove {
                passage: passage.id().into(),
                block: pair(&passage.span),
                what: name_at(rolling, passage.span.start).unwrap_or_default(),
                to,
                before: name_at(rolling, to),
                holders: codes(rolling, &wording.holders),
            })
        })
    })
}

/// What the provision that begins with a token is called.
pub(super) fn name_at(rolling: &RollingText, token: u32) -> Option<Cow<'_, str>> {
    let index = rolling.starts.binary_search(&token).ok()?;
    rolling.base.provisions().get(index).map(name_of)
}

/// What a provision is called: its label, else the words it begins with.
pub(super) fn name_of(provision: &Provision) -> Cow<'_, str> {
    const LONGEST: usize = 60;
    match &provision.form.label {
        Some(label) => Cow::Borrowed(&label.surface),
        None => {
            let line = provision.line();
            match line.char_indices().nth(LONGEST) {
                Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default().trim_end()).into(),
                None => line.into(),
            }
        }
    }
}

fn certificate<'a>(rolling: &'a RollingText, algorithm: &'a str) -> WrittenCertificate<'a> {
    let certificate = &rolling.certificate;
    let voices = rolling.voices.iter().zip(&certificate.voices);
    WrittenCertificate {
        algorithm: algorithm.into(),
        base: Cow::Borrowed(&certificate.base),
        voices: voices
            .map(|(voice, hash)| (Cow::Borrowed(voice.code.as_str()), Cow::Borrowed(hash.as_str())))
            .collect(),
        rolling: Cow::Borrowed(&certificate.rolling),
    }
}
