//! Replies to older drafts that came when the next one was out.

use std::collections::BTreeMap;

use proptest::prelude::*;
use travaux::dossier::Dossier;
use travaux::dossier::entry::Reply;
use travaux::dossier::hearing::Choice;
use travaux::negotiation::RecordId;
use travaux::negotiation::late::late;
use travaux::negotiation::outcome::Status;
use travaux::negotiation::round::lines;
use travaux::negotiation::submission::{About, Kind};
use travaux::text::markdown;

use crate::course::{Course, steps};
use crate::often::cases;
use crate::round::{BASE, begun, code, day, decide, hearing, occasion, ru, submit, text};

/// Draft 1, answered by ARM with two proposals, and draft 2, in which something else was agreed and those are open.
fn carried(root: &std::path::Path) -> (Dossier, RecordId) {
    let mut dossier = begun(root);
    let older = dossier.state().current.unwrap();
    submit(&mut dossier, "KAZ", &BASE.replace("тридцати", "шестидесяти"));
    submit(
        &mut dossier,
        "ARM",
        &BASE.replace("преступностью", "терроризмом").replace("самостоятельно", "поровну"),
    );
    let number = hearing(&dossier)
        .board
        .items
        .iter()
        .find(|it| it.options[1].holders == [code("KAZ")])
        .unwrap()
        .number;
    decide(&mut dossier, number, Choice::Wording(1), Status::Agreed);
    let draft = dossier.next_draft(day()).unwrap().draft;
    dossier.publish(draft, &occasion()).unwrap();
    (dossier, older)
}

fn answer(dossier: &mut Dossier, kind: Kind, about: RecordId, source: &str) -> RecordId {
    let mut reply = Reply::new(kind, vec![code("ARM")], About::Edition(about));
    if !source.is_empty() {
        reply.texts = BTreeMap::from([(ru(), text(source))]);
    }
    dossier.submit(reply, &occasion()).unwrap().record
}

/// What ARM proposes to the current draft.
fn proposed(dossier: &Dossier) -> Vec<String> {
    let items = hearing(dossier).board.items;
    let own = |it: &&travaux::negotiation::board::Choice| it.holders.contains(&code("ARM"));
    items
        .iter()
        .flat_map(|item| item.options.iter().filter(own))
        .map(|it| it.reads.trim().to_owned())
        .collect()
}

#[test]
fn a_later_reply_to_the_older_draft_takes_the_place_of_the_one_that_was_carried() {
    let home = tempfile::tempdir().unwrap();
    let (mut dossier, older) = carried(&home.path().join("a.dossier"));
    assert_eq!(proposed(&dossier), ["терроризмом", "поровну"]);
    let reply = answer(&mut dossier, Kind::Full, older, &BASE.replace("самостоятельно", "совместно"));
    // Nothing is taken over unasked, and nobody overlooks it.
    assert_eq!(proposed(&dossier), ["терроризмом", "поровну"]);
    assert_eq!(dossier.to_be_carried(), [reply]);
    let current = dossier.state().current.unwrap();
    let line = lines(dossier.state(), &current).into_iter().find(|line| line.code == code("ARM")).unwrap();
    assert!(line.carried && line.older.iter().any(|late| late.submission == reply && late.number == 1));
    dossier.carry_over(reply, &occasion()).unwrap();
    assert_eq!(proposed(&dossier), ["совместно"]);
    assert!(late(dossier.state()).is_empty());
}

#[test]
fn a_later_reply_that_asks_for_nothing_takes_the_carried_proposals_back() {
    for (kind, source) in [(Kind::Full, BASE), (Kind::NoComments, "")] {
        let home = tempfile::tempdir().unwrap();
        let (mut dossier, older) = carried(&home.path().join("a.dossier"));
        let reply = answer(&mut dossier, kind, older, source);
        assert_eq!(dossier.to_be_carried(), [reply], "{kind:?}");
        dossier.carry_over(reply, &occasion()).unwrap();
        assert!(proposed(&dossier).is_empty() && late(dossier.state()).is_empty(), "{kind:?}");
        let published = &dossier.state().current_edition().unwrap().id;
        let kept = dossier.text_of(published, &ru()).unwrap().text;
        assert!(markdown::write(&kept).contains("шестидесяти"));
    }
}

#[test]
fn who_has_answered_the_newer_draft_keeps_that_answer_and_the_late_one_is_told_of() {
    let home = tempfile::tempdir().unwrap();
    let (mut dossier, older) = carried(&home.path().join("a.dossier"));
    let current = dossier.state().current.unwrap();
    let now = markdown::write(&dossier.text_of(&current, &ru()).unwrap().text);
    answer(&mut dossier, Kind::Full, current, &now.replace("шестидесяти", "сорока"));
    let reply = answer(&mut dossier, Kind::Full, older, &BASE.replace("самостоятельно", "совместно"));
    let told = late(dossier.state());
    assert!(dossier.to_be_carried().is_empty());
    assert!(told.len() == 1 && told[0].submission == reply && !told[0].goes_on);
    // Once they speak again on the newer draft, there is nothing left to be told.
    answer(&mut dossier, Kind::Full, current, &now);
    assert!(late(dossier.state()).is_empty());
}

proptest! {
    #![proptest_config(cases(24))]

    /// Of every reply to an older draft something became, or it is told of; once all that can be is carried over, nothing
    /// waits, and what was carried is the word of whoever has not answered the draft itself.
    #[test]
    fn no_reply_to_an_older_draft_is_overlooked(steps in steps(14)) {
        let home = tempfile::tempdir().unwrap();
        let mut course = Course::new(begun(&home.path().join("a.dossier")));
        for step in &steps {
            course.take(step, |_| {});
        }
        let waiting = course.dossier.to_be_carried();
        for reply in &waiting {
            course.dossier.carry_over(*reply, &occasion()).unwrap();
        }
        prop_assert_eq!(course.dossier.to_be_carried(), Vec::<RecordId>::new());
        let state = course.dossier.state();
        let current = state.current.unwrap();
        let told = late(state);
        for ((about, _), answers) in state.answers.iter().filter(|((about, _), _)| *about != current) {
            let Some(edition) = state.edition(about) else { continue };
            for answer in answers.iter().filter(|it| !it.carried) {
                let within = state.editions.iter().any(|it| it.what.replies.contains(&answer.submission));
                let since = state.carried.values().any(|it| it.what.submission == answer.submission);
                let listed = told.iter().any(|it| it.submission == answer.submission);
                let newer = |voice| state.submissions.values().any(|it| {
                    let on = state.edition(it.what.about.record()).map_or(0, |it| it.what.number);
                    it.what.voices.contains(voice) && on > edition.what.number
                });
                prop_assert!(within || since || listed || answer.voices.iter().all(newer)
                    || state.submissions[&answer.submission].what.kind == Kind::NoComments, "{answer:?}");
            }
        }
        for reply in waiting {
            let said = &state.submissions[&reply].what;
            for answer in state.answers_to(&current, &ru()).iter().filter(|it| it.carried) {
                let same = said.voices.iter().any(|voice| answer.voices.contains(voice));
                let older = answer.submission != reply && state.submissions[&answer.submission].counter < state.submissions[&reply].counter;
                prop_assert!(!(same && older) || said.voices.len() > 1, "{answer:?}");
            }
        }
    }
}
