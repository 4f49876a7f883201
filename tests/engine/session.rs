//! A consolidation kept up to date is, to the last byte, the one made anew.

use proptest::prelude::*;
use travaux::consolidate::{Layer, Revision, RollingText, Session, consolidate};
use travaux::text::Text;

use crate::check::CODES;
use crate::draft::{self, Draft};
use crate::generate::{Edit, apply, edits, text};
use crate::often::cases;
use crate::workload::{Set, Wish};

const PROTOCOL: [&str; 3] = ["CCC", "AAA", "EEE"];

/// Voices as a test knows them: code, text, whether partial.
type Voices = Vec<(&'static str, Text, bool)>;

fn revisions(voices: &Voices) -> Vec<Revision<'_>> {
    voices.iter().map(|(voice, text, partial)| Revision { voice, text, partial: *partial }).collect()
}

fn anew(base: &Text, voices: &Voices) -> RollingText {
    consolidate(base, &revisions(voices), &PROTOCOL)
}

/// What happens to a voice.
#[derive(Debug, Clone)]
enum Step<T> {
    Change(prop::sample::Index, T),
    /// Takes over another voice's text.
    Follow(prop::sample::Index, prop::sample::Index),
    Leave(prop::sample::Index),
    Join(usize, bool, T),
}

fn step<T: std::fmt::Debug + Clone + 'static>(
    what: impl Strategy<Value = T> + 'static,
) -> impl Strategy<Value = Step<T>> {
    let (voice, what) = (any::<prop::sample::Index>, what.boxed());
    prop_oneof![
        10 => (voice(), what.clone()).prop_map(|(voice, what)| Step::Change(voice, what)),
        1 => (voice(), voice()).prop_map(|(voice, other)| Step::Follow(voice, other)),
        1 => voice().prop_map(Step::Leave),
        1 => (0usize..12, any::<bool>(), what).prop_map(|(code, partial, what)| Step::Join(code, partial, what)),
    ]
}

/// Takes steps in a session and anew, and says where they part.
fn taken<T>(
    base: &Text,
    mut voices: Voices,
    mut drafts: Vec<T>,
    fresh: &T,
    steps: &[Step<impl Clone>],
    act: impl Fn(&mut T, usize) -> Text,
) -> Result<(), String>
where
    T: Clone,
{
    let mut session = Session::new(base, &revisions(&voices), &PROTOCOL);
    for (nth, step) in steps.iter().enumerate() {
        match step {
            Step::Change(voice, _) if !voices.is_empty() => {
                let at = voice.index(voices.len());
                voices[at].1 = act(&mut drafts[at], nth);
                session.change(voices[at].0, voices[at].1.clone()).ok_or("an unknown voice")?;
            }
            Step::Follow(voice, other) if !voices.is_empty() => {
                let (at, from) = (voice.index(voices.len()), other.index(voices.len()));
                (voices[at].1, drafts[at]) = (voices[from].1.clone(), drafts[from].clone());
                session.change(voices[at].0, voices[at].1.clone()).ok_or("an unknown voice")?;
            }
            Step::Leave(voice) if !voices.is_empty() => {
                let at = voice.index(voices.len());
                drafts.remove(at);
                session.remove(voices.remove(at).0).ok_or("an unknown voice")?;
            }
            Step::Join(code, partial, _) => {
                let mut draft = fresh.clone();
                let said = act(&mut draft, nth);
                if let Some(at) = voices.iter().position(|voice| voice.0 == CODES[*code]) {
                    drafts.remove(at);
                    voices.remove(at);
                }
                session.put(Revision { voice: CODES[*code], text: &said, partial: *partial });
                voices.push((CODES[*code], said, *partial));
                drafts.push(draft);
            }
            _ => {}
        }
        let expected = anew(base, &voices);
        if **session.rolling() != expected {
            return Err(format!("after step {nth}: {:#?}\nis not\n{expected:#?}", session.rolling()));
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(400))]

    /// Drafts of every sort, with everything people do to them.
    #[test]
    fn kept_up_to_date_is_made_anew(
        base in draft::draft(), more in draft::draft(),
        first in prop::collection::vec(prop::collection::vec(draft::act(), 0..4), 0..4),
        steps in prop::collection::vec(step(draft::act()), 1..7),
    ) {
        let mut base = base;
        base.lines.extend(more.lines);
        let drafts: Vec<Draft> = first.iter().map(|acts| {
            let mut draft = base.clone();
            acts.iter().for_each(|act| draft.act(act));
            draft
        }).collect();
        let voices: Voices = drafts.iter().zip(CODES).enumerate()
            .map(|(nth, (draft, code))| (code, draft.text(), nth == 3)).collect();
        let done = taken(&base.text(), voices, drafts, &base, &steps, |draft, nth| {
            if let Step::Change(_, act) | Step::Join(_, _, act) = &steps[nth] {
                draft.act(act);
            }
            draft.text()
        });
        prop_assert_eq!(done, Ok(()));
    }

    /// Longer texts in which much stays unchanged, so that windows are small.
    #[test]
    fn windows_hold_all_that_changes(
        lines in prop::collection::vec(prop::collection::vec(prop::sample::select(vec!["a", "b", "c", "d", "shall", "not", "group", "organ"]), 1..9), 20..40),
        first in prop::collection::vec(edits(), 1..5),
        steps in prop::collection::vec(step(edits()), 1..7),
    ) {
        // Every other line is like no other.
        let lines: Vec<String> = lines.iter().enumerate().map(|(nth, words)| {
            if nth % 2 == 0 { words.join(" ") } else { format!("{} w{nth} v{nth} u{nth} t{nth}", words.join(" ")) }
        }).collect();
        let base = text(&lines);
        let drafts: Vec<Vec<String>> = first.iter().map(|edits: &Vec<Edit>| apply(&lines, edits)).collect();
        let voices: Voices = drafts.iter().zip(CODES).map(|(lines, code)| (code, text(lines), false)).collect();
        let done = taken(&base, voices, drafts, &lines, &steps, |lines, nth| {
            if let Step::Change(_, edits) | Step::Join(_, _, edits) = &steps[nth] {
                *lines = apply(lines, edits);
            }
            text(lines)
        });
        prop_assert_eq!(done, Ok(()));
    }
}

/// On natural text: a changed word renews little, and no voice notices another's change.
#[test]
fn one_changed_word_renews_little() {
    let set = Set::new(Wish { russian: false, bytes: 100_000, voices: 4, moves: true, seed: 3 });
    let mut voices: Voices =
        CODES.into_iter().zip(set.voices.iter().cloned()).map(|(code, text)| (code, text, false)).collect();
    let mut session = Session::new(&set.base, &revisions(&voices), &PROTOCOL);
    assert!(**session.rolling() == anew(&set.base, &voices));
    let (mut renewed, mut count) = (0, 0);
    for nth in (0..set.voices[0].provisions().len()).step_by(17) {
        let (code, said, _) = &mut voices[nth % 4];
        let mut provisions = said.provisions().to_vec();
        let Some(travaux::text::Body::Prose(content)) = provisions.get_mut(nth).map(|it| &mut it.body) else {
            continue;
        };
        content.text = content.text.replacen(' ', " indeed ", 1);
        *said = Text::new(provisions);
        session.change(code, said.clone());
        renewed += session.renewed().len();
        count += 1;
        assert!(**session.rolling() == anew(&set.base, &voices), "after the change of provision {nth}");
    }
    let all = session.rolling().starts.last().copied().unwrap_or_default() as usize;
    // Made-up sentences are alike, and what may have moved anywhere is looked at wherever it may stand.
    let share = if set.real { 10 } else { 5 };
    assert!(renewed / count * share < all, "{} of {all} tokens are renewed on average", renewed / count);
    assert!(session.rolling().passages.iter().any(|it| it.layer == Layer::Words));
}

#[test]
fn nobody_unknown_changes_anything() {
    let mut session = Session::new(&text(&["a".to_owned()]), &[], &PROTOCOL);
    assert!(session.change("AAA", text(&["b".to_owned()])).is_none());
    assert!(session.remove("AAA").is_none());
    assert_eq!(session.text("AAA"), None);
    assert!(session.rolling().passages.is_empty());
}
