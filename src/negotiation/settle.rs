//! From outcomes to the next text.

use super::outcome::{Decision, Outcome};
use super::piece::Piece;
use crate::compare::BaseSide;
use crate::consolidate::compose::Choice;
use crate::consolidate::{Certificate, Layer, Lettering, Passage, RollingText, VoiceSet, Wording, of_base};
use crate::text::Text;

/// The text that results when these outcomes are carried out on a base. Those that keep the base change nothing; of
/// outcomes for one place the first counts, and one whose words make no sense is left out.
pub fn carry_out<'o>(base: &Text, outcomes: impl IntoIterator<Item = &'o Outcome>) -> Text {
    let side = BaseSide::new(base);
    let mut passages: Vec<Passage> = Vec::new();
    for outcome in outcomes.into_iter().filter(|outcome| outcome.takes_effect()) {
        let on = &outcome.on;
        let span = on.from..on.to;
        let known = passages.iter().any(|passage| passage.layer == on.layer && passage.span == span);
        let fits = span.start <= span.end && span.end <= side.len();
        if outcome.decision == Decision::Keep || known || !fits {
            continue;
        }
        let Some(fragments) = Piece::read_all(&outcome.effect) else { continue };
        let wording = |fragments, place, base| Wording {
            fragments,
            place,
            base,
            holders: VoiceSet::default(),
            variants: Vec::new(),
        };
        let stands = match on.layer {
            Layer::Addition | Layer::Order => Vec::new(),
            _ => of_base(&side, &span).0,
        };
        let place = outcome.before.filter(|place| *place <= side.len());
        if on.layer == Layer::Order && place.is_none() {
            continue;
        }
        let wordings = vec![
            wording(stands, (on.layer == Layer::Order).then_some(span.end), true),
            wording(fragments, place, false),
        ];
        passages.push(Passage { layer: on.layer, span, wordings, coarse: false });
        for ending in &outcome.endings {
            let span = ending.from..ending.to;
            let known = passages.iter().any(|it| it.layer == Layer::Ending && it.span == span);
            let fits = span.start <= span.end && span.end <= side.len();
            if let Some(fragments) = Piece::read_all(&ending.effect).filter(|_| fits && !known) {
                let wordings =
                    vec![wording(of_base(&side, &span).0, None, true), wording(fragments, None, false)];
                passages.push(Passage { layer: Layer::Ending, span, wordings, coarse: false });
            }
        }
    }
    passages.sort_by_key(|passage| (passage.span.start, passage.span.end, passage.layer));
    let choices = (0..passages.len()).map(|index| (index, Choice::Take(1))).collect();
    let rolling = RollingText {
        base: base.clone(),
        starts: side.starts.to_vec(),
        voices: Vec::new(),
        passages,
        certificate: Certificate::default(),
        lettering: Lettering::default(),
    };
    rolling.compose(&choices).text
}
