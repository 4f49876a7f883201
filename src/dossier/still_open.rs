//! The passages a draft keeps open, read back as texts: what the draft says in the wordings of each holder. Shown until
//! the holder's reply to the draft itself is here.

use std::collections::BTreeMap;

use crate::compare::BaseSide;
use crate::consolidate::compose::Choice;
use crate::consolidate::{Certificate, Fragment, Layer, Opens, Passage, RollingText, VoiceSet, Wording};
use crate::negotiation::edition::OpenPassage;
use crate::negotiation::{Code, LanguageTag};
use crate::text::token::Sort;
use crate::text::{Body, Content, Text, markdown};

/// What a draft kept open says in the wordings of its holders.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct StillOpen {
    /// The text of every holder, in the order they are first named.
    pub texts: Vec<(Code, Text)>,
    /// How many passages could not be set into the text.
    pub unplaced: usize,
}

/// Reads the open passages of a draft's text back.
pub fn still_open(base: &Text, open: &[OpenPassage], language: &LanguageTag) -> StillOpen {
    let side = BaseSide::new(base);
    let mut still = StillOpen::default();
    let mut codes: Vec<Code> = Vec::new();
    let mut passages: Vec<(Passage, &OpenPassage)> = Vec::new();
    for kept in open.iter().filter(|kept| kept.language == *language) {
        match passage(&side, kept) {
            Some(passage) => {
                for code in kept.wordings.iter().flat_map(|wording| &wording.holders) {
                    if !codes.contains(code) {
                        codes.push(code.clone());
                    }
                }
                passages.push((passage, kept));
            }
            None => still.unplaced += 1,
        }
    }
    passages.sort_by_key(|(passage, _)| (passage.span.start, passage.span.end));
    let rolling = RollingText {
        base: base.clone(),
        starts: side.starts.to_vec(),
        voices: Vec::new(),
        passages: passages.iter().map(|(passage, _)| passage.clone()).collect(),
        certificate: Certificate::default(),
    };
    for code in codes {
        let mut choices = BTreeMap::new();
        for (index, (_, kept)) in passages.iter().enumerate() {
            if let Some(wording) = kept.wordings.iter().position(|wording| wording.holders.contains(&code)) {
                choices.insert(index, Choice::Take(wording));
            }
        }
        let text = rolling.compose(&choices).text;
        still.texts.push((code, text));
    }
    still
}

/// The passage in the text of the draft; none where it does not read there as was kept.
fn passage(side: &BaseSide<'_>, kept: &OpenPassage) -> Option<Passage> {
    let span = kept.from..kept.to;
    let inside = kept.from.saturating_add(1)..kept.to;
    let cells = |at: u32| side.tokens.get(at as usize).is_some_and(|token| token.sort == Sort::Cell);
    if kept.from > kept.to || kept.to > side.len() || cells(kept.from) || inside.clone().any(cells) {
        return None;
    }
    let stands =
        kept.wordings.iter().find(|wording| wording.base).map_or("", |wording| wording.text.as_str());
    // Words alone are compared: their marks and labels are written in more than one way.
    let words = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    let read: String = span.clone().map(|at| side.surface(at)).collect();
    let plain: String = markdown::read(stands).0.provisions().iter().map(|it| it.line()).collect();
    if words(&read) != words(&plain) {
        return None;
    }
    let at_start = side.starts.binary_search(&kept.from).is_ok();
    let opening = at_start && (!span.is_empty() || begins_provision(side, kept));
    let mut passage = Passage {
        layer: if opening && span.is_empty() { Layer::Addition } else { Layer::Words },
        span,
        wordings: Vec::new(),
        coarse: false,
    };
    for wording in &kept.wordings {
        let fragments = if opening {
            provisions(&wording.text)
        } else {
            let (text, _) = markdown::read(&wording.text);
            let words: Vec<String> = text.provisions().iter().map(|it| it.line()).collect();
            let words = words.join(" ");
            let gap = match passage.span.is_empty() {
                true => words.starts_with(char::is_alphanumeric),
                false => side.surface(kept.from).starts_with(char::is_whitespace),
            };
            match words.is_empty() {
                true => Vec::new(),
                false => {
                    let gap = if gap { " " } else { "" };
                    vec![Fragment { opens: None, content: Content::plain(format!("{gap}{words}")) }]
                }
            }
        };
        passage.wordings.push(Wording {
            fragments,
            place: None,
            base: wording.base,
            holders: VoiceSet::default(),
            variants: Vec::new(),
        });
    }
    Some(passage)
}

/// Whether what is put in before a provision is one of its own, and not the end of the one before.
fn begins_provision(side: &BaseSide<'_>, kept: &OpenPassage) -> bool {
    let before = kept.from.checked_sub(1).map(|at| side.surface(at).trim_end().to_owned());
    let ends = before.is_none_or(|word| word.ends_with(['.', ';', ':', ',']));
    let mut texts = kept.wordings.iter().map(|wording| wording.text.as_str()).filter(|text| !text.is_empty());
    ends && texts.all(|text| !text.starts_with([',', ';', ':', '.']))
}

fn provisions(written: &str) -> Vec<Fragment> {
    let (text, _) = markdown::read(written);
    let provisions = text.provisions().iter();
    provisions
        .filter_map(|provision| match &provision.body {
            Body::Prose(content) => Some(Fragment {
                opens: Some(Opens::Provision(provision.form.clone())),
                content: content.clone(),
            }),
            Body::Cells(_) => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consolidate::{Revision, consolidate};
    use crate::dossier::entry::Voice;
    use crate::dossier::open_passage::open_passages;
    use crate::negotiation::submission::Scope;
    use crate::negotiation::{Digest, RecordId};

    #[test]
    fn what_was_kept_open_reads_as_its_holders_wrote_it() {
        let base = "### Статья 5. Сроки\n\n1. Орган отвечает в течение тридцати дней.\n\n2. Отказ мотивируется.\n\n3. Расходы делятся.\n";
        let one = base.replace("тридцати", "шестидесяти").replace("3. Расходы", "3. Новое.\n\n4. Расходы");
        let other = base.replace("Отказ мотивируется.", "Отказ мотивируется письменно.");
        let texts: Vec<Text> = [base, &one, &other].map(|source| markdown::read(source).0).to_vec();
        let revisions = [
            Revision { voice: "ALT", text: &texts[1], partial: false },
            Revision { voice: "KRS", text: &texts[2], partial: false },
        ];
        let rolling = consolidate(&texts[0], &revisions, &[]);
        let choices: BTreeMap<usize, Choice> =
            rolling.open_passages().map(|(index, _)| (index, Choice::Open)).collect();
        assert_eq!(choices.len(), 3);
        let composed = rolling.compose(&choices);
        let record = RecordId::from(Digest::of(b"x"));
        let voices: Vec<Voice> = ["ALT", "KRS"]
            .iter()
            .zip(&texts[1..])
            .map(|(code, text)| Voice {
                name: (*code).to_owned(),
                codes: vec![code.parse().unwrap()],
                submission: record,
                text: text.clone(),
                partial: false,
                scope: Scope::Whole,
            })
            .collect();
        let tag: LanguageTag = "ru".parse().unwrap();
        let open = open_passages(&rolling, &choices, &composed, &voices, &tag);
        let still = still_open(&composed.text, &open, &tag);
        assert_eq!(still.unplaced, 0);
        let of = |code: &str| still.texts.iter().find(|(own, _)| own.as_str() == code).unwrap().1.clone();
        let plain = |text: &Text| text.provisions().iter().map(|it| it.line()).collect::<Vec<_>>();
        assert_eq!(plain(&of("ALT")), plain(&texts[1]));
        assert_eq!(plain(&of("KRS")), plain(&texts[2]));
    }
}
